--
-- stands: what a published record rests on stays, whoever writes it in which table: its course, its subject now and in
-- earlier days, who bears it, under what names; and who gave any of it does not publish it
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('sta');
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-stands", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"}, "record_types": {"disclosure_missed": {"disclosure": "authorised"}}}'));
INSERT INTO sta.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990105', 'regress-stands', '[2019-06-12,)'),
	('990107', 'wendeng-2020', '[2015-01-01,)');
INSERT INTO sta.subject (id, kind, name, division) VALUES (901, 'source', '示例信息中心（演示数据）', '990101');
SELECT count(*) FROM sta.setup_roles('regress_sta');
CREATE ROLE regress_sta_p IN ROLE regress_sta_reader;
CREATE ROLE regress_sta_c IN ROLE regress_sta_recorder;
CREATE ROLE regress_sta_v IN ROLE regress_sta_reviewer;
CREATE ROLE regress_sta_w IN ROLE regress_sta_reviewer;
CREATE ROLE regress_sta_b IN ROLE regress_sta_recorder, regress_sta_reviewer;
CREATE ROLE regress_sta_d IN ROLE regress_sta_administrator;
INSERT INTO sta.access_scope (member, division) SELECT 'regress_sta_' || r, v FROM unnest('{c,v,w,b}'::text[]) r, unnest('{990101,990107}'::govcredit.division[]) v;
SET ROLE regress_sta_c;
INSERT INTO sta.subject (kind, name, division) VALUES ('department', '示例一局（演示数据）', '990101'), ('department', '示例二局（演示数据）', '990101'), ('official', '某甲（演示数据）', '990101'), ('enterprise', '示例公司（演示数据）', '990101');

-- A trigger of one's own is no fence: no condition of rights asks how deep a statement is
CREATE TEMP TABLE hand (name text, valid daterange, since date);
CREATE FUNCTION pg_temp.hand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN UPDATE sta.subject SET name = NEW.name, valid = NEW.valid, since = NEW.since WHERE id = 3; RETURN NULL; END $$;
CREATE TRIGGER hand AFTER INSERT ON hand FOR EACH ROW EXECUTE FUNCTION pg_temp.hand();
UPDATE sta.subject SET valid = '(,2026-04-20)', since = '2026-01-02' WHERE id = 3;
INSERT INTO hand VALUES ('某甲（演示数据）', '(,2026-04-20)', '2026-01-02');
INSERT INTO hand VALUES ('改名（演示数据）', '(,)', '2026-01-02');
CREATE OR REPLACE FUNCTION pg_temp.hand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO sta.former (subject, name, kind, valid) VALUES (3, '曾用名（演示数据）', 'official', '[2020-01-01,2021-01-01)'); RETURN NULL; END $$;
INSERT INTO hand VALUES (NULL, NULL, NULL);
DROP TABLE hand;
SELECT open_ticket > 0 AS opened FROM sta.open_ticket(3, '登记');
INSERT INTO sta.former (subject, name, kind, valid) VALUES (3, '曾用名（演示数据）', 'official', '[2020-01-01,2021-01-01)');
RESET ROLE;
SELECT name, since FROM sta.subject WHERE id = 3;
SELECT t.tgrelid::regclass, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace IN ('sta'::regnamespace, 'sta_internal'::regnamespace) AND pg_get_triggerdef(t.oid) ~ 'pg_trigger_depth'
 UNION ALL
SELECT p.oid::regprocedure::oid::regclass, p.proname FROM pg_proc p WHERE p.pronamespace IN ('sta'::regnamespace, 'sta_internal'::regnamespace) AND p.prosrc ~ 'pg_trigger_depth';

-- What comes later is entered once, and not before the decision; what has a value stays
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, decided_on, ended_on, severity) VALUES (1, 'court_judgment', '2026-05-20', '2026-06-20', 'serious');
INSERT INTO sta.record (subject, record_type, decided_on, ongoing, severity) VALUES (1, 'court_judgment', '2026-05-21', true, 'serious');
SET ROLE regress_sta_v;
UPDATE sta.record SET published_on = '2026-06-21' WHERE id IN (1, 2);
SET ROLE regress_sta_c;
UPDATE sta.record SET ended_on = '2020-01-01' WHERE id = 1;
UPDATE sta.record SET ended_on = NULL, ongoing = true WHERE id = 1;
UPDATE sta.record SET ongoing = false WHERE id = 2;
UPDATE sta.record SET ongoing = false, ended_on = '2026-05-01' WHERE id = 2;
UPDATE sta.record SET ongoing = false, ended_on = '2026-07-01' WHERE id = 2;
UPDATE sta.record SET ongoing = true, ended_on = NULL WHERE id = 2;
-- each column: of one row that stands, those that may be given, and nothing of it changed afterwards
DO $$ DECLARE field record; said text; BEGIN
	FOR field IN
		SELECT a.attname::text AS name, a.atttypid::regtype::text AS type,
			   CASE a.atttypid WHEN 'date'::regtype THEN '2026-08-01' WHEN 'boolean'::regtype THEN 'true' WHEN 'text[]'::regtype THEN '{corrected}' WHEN 'timestamptz'::regtype THEN '2026-08-01' ELSE '7' END AS first,
			   CASE a.atttypid WHEN 'date'::regtype THEN '2026-08-02' WHEN 'boolean'::regtype THEN 'false' WHEN 'text[]'::regtype THEN '{}' ELSE NULL END AS second
		  FROM pg_attribute a
		 WHERE a.attrelid = 'sta.record'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege('regress_sta_recorder', a.attrelid, a.attname, 'UPDATE') AND a.attname <> 'entered_by'
		 ORDER BY a.attname COLLATE "C"
	LOOP
		said := field.name;
		BEGIN
			EXECUTE format('UPDATE sta.record SET %I = %L WHERE id = 2', field.name, field.first);
			said := said || ': given';
			BEGIN
				EXECUTE format('UPDATE sta.record SET %I = %L WHERE id = 2', field.name, field.second);
				said := said || ', CHANGED';
			EXCEPTION WHEN OTHERS THEN NULL; END;
			BEGIN
				EXECUTE format('UPDATE sta.record SET %I = NULL WHERE id = 2', field.name);
				said := said || ', TAKEN BACK';
			EXCEPTION WHEN OTHERS THEN NULL; END;
			RAISE WARNING '%', said;
		EXCEPTION WHEN OTHERS THEN NULL; END;
	END LOOP;
END $$;

-- Nor does what its subject is: each column but the remark is a reviewer's, once something of it is published
SET ROLE regress_sta_c;
DO $$ DECLARE field record; BEGIN
	FOR field IN
		SELECT a.attname::text AS name, CASE a.attname WHEN 'division' THEN '990102' WHEN 'kind' THEN 'institution' WHEN 'valid' THEN '(,2026-11-01)' WHEN 'since' THEN '2026-05-22' WHEN 'uscc' THEN govcredit.make_uscc('11', '990101', '00000055')::text ELSE '改（演示数据）' END AS other
		  FROM pg_attribute a
		 WHERE a.attrelid = 'sta.subject'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND has_column_privilege('regress_sta_recorder', a.attrelid, a.attname, 'UPDATE')
		   AND a.attname NOT IN ('entered_by', 'recorded_at')
		 ORDER BY a.attname COLLATE "C"
	LOOP
		BEGIN
			EXECUTE format('UPDATE sta.subject SET %I = %L WHERE id = 1', field.name, field.other);
			RAISE WARNING '%: changed', field.name;
		EXCEPTION WHEN insufficient_privilege THEN RAISE WARNING '%: %', field.name, SQLERRM; END;
	END LOOP;
END $$;
UPDATE sta.subject SET kind = 'institution', since = '2026-06-15' WHERE id = 1;
SET ROLE regress_sta_v;
UPDATE sta.subject SET kind = 'institution', since = '2026-06-15' WHERE id = 1;
SELECT kind, since FROM sta.subject WHERE id = 1;
-- and what it was: not what a reviewer's decision entered, nor anything more; elsewhere than where one writes neither
SET ROLE regress_sta_c;
UPDATE sta.former SET kind = 'township', name = '别局（演示数据）' WHERE subject = 1;
INSERT INTO sta.former (subject, name, valid) VALUES (1, '旧局（演示数据）', '[2000-01-01,2001-01-01)');
INSERT INTO sta.former (subject, name, division, valid) VALUES (2, '旧局（演示数据）', '990105', '[2000-01-01,2001-01-01)');
INSERT INTO sta.former (subject, name, valid) VALUES (2, '旧局（演示数据）', '[2000-01-01,2001-01-01)');
UPDATE sta.former SET division = '990102' WHERE subject = 2;
UPDATE sta.former SET name = '更旧局（演示数据）' WHERE subject = 2;
RESET ROLE;
SELECT subject, name, kind, division, valid FROM sta.former ORDER BY subject, valid;

-- Who bears it: along the whole chain
SET ROLE regress_sta_c;
INSERT INTO sta.subject (kind, name, division, valid) VALUES ('department', '示例甲局（演示数据）', '990101', '[2020-01-01,2026-06-01)'), ('department', '示例乙局（演示数据）', '990101', '(,)'), ('department', '示例丙局（演示数据）', '990101', '(,)');
SELECT max(id) - 2 AS a, max(id) - 1 AS b, max(id) AS c FROM sta.subject WHERE kind <> 'source' \gset
INSERT INTO sta.record (subject, record_type, decided_on, severity) VALUES (:a, 'court_judgment', '2026-05-06', 'serious');
SET ROLE regress_sta_v;
UPDATE sta.record SET published_on = '2026-06-01' WHERE subject = :a;
SET ROLE regress_sta_c;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:a, 'successor', :b, '[2026-06-01,)');
SET ROLE regress_sta_d;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:a, 'successor', :b, '[2026-06-01,)');
SET ROLE regress_sta_c;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:b, 'successor', :c, '[2026-09-01,)');
UPDATE sta.subject SET valid = '(,2026-09-01)' WHERE id = :b;
UPDATE sta.subject SET kind = 'institution' WHERE id = :b;
-- who headed a unit on the day of what is published, where a policy makes that count; who heads it now is entered
INSERT INTO sta.subject (kind, name, division) VALUES ('organisation', '示例单位（演示数据）', '990107'), ('official', '某丁（演示数据）', '990107'), ('official', '某戊（演示数据）', '990107');
SELECT max(id) - 2 AS unit, max(id) - 1 AS head, max(id) AS next FROM sta.subject WHERE kind <> 'source' \gset
INSERT INTO sta.record (subject, record_type, decided_on, amount) VALUES (:unit, 'confiscation', '2026-03-06', 50000);
SELECT count(sta.open_ticket(s, '任职登记')) FROM unnest(ARRAY[:head, :next]::bigint[]) s;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:unit, 'head', :head, '[2026-01-01,)');
SET ROLE regress_sta_v;
UPDATE sta.record SET published_on = '2026-04-01' WHERE subject = :unit;
SET ROLE regress_sta_c;
UPDATE sta.subject_link SET valid = '[2026-03-07,)' WHERE subject = :unit;
UPDATE sta.subject_link SET target = :next WHERE subject = :unit;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:unit, 'head', :next, '[2026-01-01,2026-08-01)');
UPDATE sta.subject_link SET valid = '[2026-02-01,2026-08-01)' WHERE subject = :unit;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:unit, 'head', :next, '[2026-08-01,)');
SELECT target = :head AS was, valid FROM sta.subject_link WHERE subject = :unit ORDER BY valid;

-- Who gave what is shown does not publish it: a version, the name of its subject or of who supplied it, of a counterpart
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, source, decided_on, severity, amount) VALUES (2, 'court_judgment', 901, '2026-05-06', 'minor', 10) RETURNING id AS made \gset
SET ROLE regress_sta_b;
INSERT INTO sta.record_version (record, effective_on, severity, ground) VALUES (:made, '2026-05-07', 'serious', '演示数据') RETURNING id AS version \gset
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
INSERT INTO sta.publication (record, site, published_on) VALUES (:made, 'credit_site', '2026-06-01');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SET ROLE regress_sta_b;
UPDATE sta.record_version SET amount = 5, severity = 'minor' WHERE id = :version;
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, source, decided_on) VALUES (2, 'disclosure_missed', 901, '2026-05-20') RETURNING id AS made \gset
INSERT INTO sta.matter (kind, subject, counterpart, title, opened_on) VALUES ('lawsuit', 2, 4, '示例诉讼（演示数据）', '2026-01-05') RETURNING id AS matter \gset
SET ROLE regress_sta_b;
UPDATE sta.subject SET name = '乙改中心（演示数据）' WHERE id = 901;
UPDATE sta.subject SET name = '乙改公司（演示数据）' WHERE id = 4;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
UPDATE sta.matter SET published_on = '2026-02-01' WHERE id = :matter;
-- by whatever key it names them, or a part of it does
RESET ROLE;
SELECT c.relname, (SELECT string_agg(x.part, ', ' ORDER BY x.part COLLATE "C") FROM sta_internal.concerned(c.relname::name, c.id) x) AS named
  FROM (VALUES ('record', :made::bigint), ('matter', :matter)) c (relname, id) ORDER BY c.relname COLLATE "C";
SET ROLE regress_sta_d;
INSERT INTO sta.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_sta_b;
INSERT INTO sta.review (relation, about, opinion) VALUES ('record', :made, '同意公示');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SET ROLE regress_sta_v;
INSERT INTO sta.review (relation, about, opinion) VALUES ('record', :made, '同意公示');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SELECT published_on FROM sta.record WHERE id = :made;

-- An evaluation is decided on through the same door: who writes in all of its divisions, entered nothing it scores, and, where it takes three, after another
SET ROLE regress_sta_d;
CALL sta.evaluate('2026-06-30', '示例评价（演示数据）', '990101');
CALL sta.evaluate('2026-06-30', '示例全部评价（演示数据）');
CALL sta.freeze(1);
CALL sta.freeze(2);
RESET ROLE;
CREATE ROLE regress_sta_v0 IN ROLE regress_sta_reviewer;
SET ROLE regress_sta_v0;
SELECT sta.publish(1);
INSERT INTO sta.review (relation, about, opinion) VALUES ('evaluation', 1, '同意发布');
SET ROLE regress_sta_w;
SELECT sta.publish(1);
SET ROLE regress_sta_b;
INSERT INTO sta.record (subject, record_type, decided_on) VALUES (2, 'disclosure_missed', '2026-04-02');
INSERT INTO sta.review (relation, about, opinion) VALUES ('evaluation', 1, '同意发布');
SET ROLE regress_sta_w;
SELECT sta.publish(1);
INSERT INTO sta.review (relation, about, opinion) VALUES ('evaluation', NULL, '同意发布'), ('evaluation', 99, '同意发布');
INSERT INTO sta.review (relation, about, opinion) VALUES (NULL, 1, '同意发布');
INSERT INTO sta.review (relation, about, opinion) VALUES ('evaluation', 99, '同意发布');
SET ROLE regress_sta_v;
INSERT INTO sta.review (relation, about, opinion) VALUES ('evaluation', 1, '同意发布');
SELECT sta.publish(2);
SET ROLE regress_sta_w;
SELECT sta.publish(1) IS NOT NULL AS published;
SET ROLE regress_sta_d;
INSERT INTO sta.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_sta_b;
SELECT sta.publish(2);
RESET ROLE;
INSERT INTO sta.access_scope (member, division) SELECT 'regress_sta_' || r, v FROM unnest('{b,w}'::text[]) r, unnest('{990102,990105}'::govcredit.division[]) v;
SET ROLE regress_sta_b;
SELECT sta.publish(2);
SET ROLE regress_sta_w;
SELECT sta.publish(2) IS NOT NULL AS published;
RESET ROLE;
-- whatever reviewers call that decides with the owner's rights asks there; a report decides nothing, and asks its own
SELECT p.oid::regprocedure AS decides, p.prosrc ~ 'check_\w*decision\(' AS door, p.prosrc ~ 'may_report\(' AS reports
  FROM pg_proc p
 WHERE p.pronamespace IN ('sta'::regnamespace, 'sta_internal'::regnamespace) AND p.prosecdef AND p.provolatile = 'v' AND p.prorettype <> 'trigger'::regtype
   AND has_function_privilege('regress_sta_reviewer', p.oid, 'EXECUTE')
 ORDER BY p.proname COLLATE "C";

-- What the public reads in a table is what is shown: no value that a version has changed, nobody who once was protected, no number of a person's
SET ROLE regress_sta_p;
SELECT severity FROM sta.record;
SELECT record, severity FROM sta.published WHERE record = 5;
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, decided_on) VALUES (4, 'licence', '2026-05-20') RETURNING id AS licence \gset
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-21' WHERE id = :licence;
SET ROLE regress_sta_p;
SELECT (SELECT count(*) FROM sta.record WHERE id = :licence) AS in_table, (SELECT count(*) FROM sta.published WHERE record = :licence) AS in_view;
RESET ROLE;
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-stands-persons", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"}, "subject_kinds": {"enterprise": {"natural_person": true, "scope": "licensed_work"}}}'));
INSERT INTO sta.jurisdiction (division, policy, valid) VALUES ('990106', 'regress-stands-persons', '[2026-11-01,)');
SET ROLE regress_sta_p;
SELECT (SELECT count(*) FROM sta.record WHERE id = :licence) AS in_table, (SELECT count(*) FROM sta.published WHERE record = :licence) AS in_view;
SET ROLE regress_sta_c;
INSERT INTO sta.list_entry (list, subject, code, title) VALUES ('powers', 2, 'A-1', '证号110101199003071233（演示数据）');
INSERT INTO sta.list_entry (list, subject, code, title, basis) VALUES ('powers', 2, 'A-1', '行政许可（演示数据）', '见 110101199003071233');
-- What is missing is said, and a guard that is called by hand says nothing else
INSERT INTO sta.former (subject, kind) VALUES (2, 'department');
INSERT INTO sta.subject (kind, name, division) VALUES ('department', '示例新局（演示数据）', '990101');
INSERT INTO sta.former (subject, kind) SELECT max(id), 'department' FROM sta.subject WHERE kind <> 'source';
SELECT sta_internal.refuse_row('subject_person', 'x');
SELECT sta_internal.refuse_row(NULL, NULL);
SET ROLE regress_sta_p;
SELECT genuine FROM sta.verify_report(1, repeat(' ', 1000000) || 'x');
RESET ROLE;

-- What is entered says by whom, whatever is given: each table of which people enter rows, but for two that say it otherwise
SELECT r.relation, EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'entered_by' AND a.attnotnull) AS entered_by,
	   ARRAY(SELECT t.tgname FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('attribute_facts', 'note_author', 'keep_trail', 'stamp_ticket', 'stamp_review') ORDER BY t.tgname) AS said_by
  FROM sta_internal.role_rights() r JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = 'sta'::regnamespace
 WHERE r.entered IS NOT NULL OR r.decided IS NOT NULL
 ORDER BY 3, r.relation COLLATE "C";
-- by whom is_author() asks of each that is decided on, and concerned() of each that names somebody
SELECT c.conname, ARRAY(SELECT m[1] FROM regexp_matches(pg_get_constraintdef(c.oid), '''(\w+)''::name', 'g') m WHERE m[1] <> 'evaluation' AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = format('sta.%I', m[1])::regclass AND a.attname = 'entered_by')) AS by_nobody
  FROM pg_constraint c WHERE c.conrelid = 'sta.review'::regclass AND c.conname = 'review_relation_check';

-- Who says who bears it does not publish it, nor ends what he has published in a place
SET ROLE regress_sta_c;
INSERT INTO sta.subject (kind, name, division, valid) VALUES ('department', '示例丁局（演示数据）', '990101', '[2020-01-01,2026-06-01)'), ('department', '示例戊局（演示数据）', '990101', '(,)'), ('department', '示例己局（演示数据）', '990101', '(,)');
SELECT max(id) FILTER (WHERE name ~ '丁局') AS a, max(id) FILTER (WHERE name ~ '戊局') AS b, max(id) FILTER (WHERE name ~ '己局') AS c FROM sta.subject \gset
INSERT INTO sta.record (subject, record_type, decided_on, severity) VALUES (:a, 'court_judgment', '2026-05-06', 'serious') RETURNING id AS borne \gset
SET ROLE regress_sta_b;
INSERT INTO sta.subject_link (subject, role, target, valid, entered_by) VALUES (:a, 'successor', :b, '[2026-06-01,)', 'regress_sta_c') RETURNING id AS link, entered_by \gset
\echo :entered_by
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :borne;
INSERT INTO sta.publication (record, site, published_on) VALUES (:borne, 'credit_site', '2026-06-01');
SET ROLE regress_sta_c;
UPDATE sta.subject_link SET target = :c WHERE id = :link;
UPDATE sta.subject_link SET target = :b WHERE id = :link RETURNING entered_by;
-- who once said so stays an author
SET ROLE regress_sta_b;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :borne;
SET ROLE regress_sta_v;
INSERT INTO sta.publication (record, site, published_on, entered_by) VALUES (:borne, 'credit_site', '2026-06-01', 'regress_sta_w') RETURNING id AS place, entered_by \gset
\echo :entered_by
UPDATE sta.publication SET note = '演示数据' WHERE id = :place;
UPDATE sta.publication SET ended_on = '2026-07-01' WHERE id = :place;
SET ROLE regress_sta_w;
UPDATE sta.publication SET ended_on = '2026-07-01' WHERE id = :place RETURNING entered_by;
-- with the record it ends, whoever entered it
SET ROLE regress_sta_v;
INSERT INTO sta.publication (record, site, published_on) VALUES (:borne, 'city_platform', '2026-06-03');
UPDATE sta.record SET published_on = NULL WHERE id = :borne;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :borne;

-- Who bears what is published is decided: by a reviewer who has entered nothing of the two, with as many as it takes
SET ROLE regress_sta_c;
UPDATE sta.subject_link SET valid = '[2026-06-03,)' WHERE id = :link;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:b, 'successor', :c, '[2026-09-01,)');
SET ROLE regress_sta_b;
UPDATE sta.subject_link SET valid = '[2026-06-03,)' WHERE id = :link;
SET ROLE regress_sta_v;
UPDATE sta.subject SET valid = '(,2026-09-01)' WHERE id = :b;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:b, 'successor', :c, '[2026-09-01,)');
-- v has ended it: another links it
SET ROLE regress_sta_w;
UPDATE sta.subject_link SET target = :c WHERE id = :link;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:b, 'successor', :c, '[2026-09-01,)') RETURNING entered_by;
-- of whom nothing published is shown a recorder enters it
INSERT INTO sta.subject_link (subject, role, target) VALUES (:c, 'superior', 1);
-- three levels: after an opinion of another on the subject, as it is now
SET ROLE regress_sta_c;
INSERT INTO sta.subject (kind, name, division) VALUES ('department', '示例庚局（演示数据）', '990101') RETURNING id AS d \gset
SET ROLE regress_sta_d;
INSERT INTO sta.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_sta_v;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:d, 'same_as', :c, '[2026-10-01,)');
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, decided_on, severity) VALUES (:d, 'court_judgment', '2026-05-06', 'serious') RETURNING id AS borne \gset
SET ROLE regress_sta_w;
INSERT INTO sta.review (relation, about, opinion) VALUES ('record', :borne, '同意公示');
SET ROLE regress_sta_v;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :borne;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:d, 'same_as', :c, '[2026-10-01,)');
SET ROLE regress_sta_w;
INSERT INTO sta.review (relation, about, opinion) VALUES ('subject', :d, '系同一单位');
SET ROLE regress_sta_v;
INSERT INTO sta.subject_link (subject, role, target, valid) VALUES (:d, 'same_as', :c, '[2026-10-01,)') RETURNING entered_by;
-- one: with a reason, which is kept and listed
SET ROLE regress_sta_d;
INSERT INTO sta.decision_levels (levels) VALUES (1) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_sta_v;
UPDATE sta.subject_link SET valid = '[2026-10-02,)' WHERE subject = :d;
INSERT INTO sta.review (relation, about, opinion) VALUES ('subject', :d, '仅一人在岗');
UPDATE sta.subject_link SET valid = '[2026-10-02,)' WHERE subject = :d RETURNING valid;
UPDATE sta.subject_link SET valid = '[2026-10-03,)' WHERE subject = :d;
SET ROLE regress_sta_d;
SELECT opinion, alone, reviewed_by FROM sta.review WHERE relation = 'subject' ORDER BY id;
INSERT INTO sta.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
RESET ROLE;

-- Who once had TRIGGER or REFERENCES has left nothing: with a function of the registry's or the server's neither, nor under another condition
CREATE ROLE regress_sta_t;
GRANT USAGE ON SCHEMA sta, sta_internal TO regress_sta_t;
GRANT TRIGGER ON sta.record, sta.objection, sta.former TO regress_sta_t;
GRANT REFERENCES ON sta.subject TO regress_sta_t;
GRANT EXECUTE ON FUNCTION sta_internal.attribute_facts(), sta_internal.hold_facts(), sta_internal.check_days() TO regress_sta_t;
CREATE SCHEMA sta_others AUTHORIZATION regress_sta_t;
SET ROLE regress_sta_t;
CREATE TRIGGER b_zz BEFORE UPDATE ON sta.record FOR EACH ROW EXECUTE FUNCTION sta_internal.attribute_facts('amount', 'severity', 'published_on');
CREATE TRIGGER c_zz BEFORE UPDATE ON sta.objection FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE OR REPLACE TRIGGER hold_facts BEFORE UPDATE ON sta.record FOR EACH ROW WHEN (false) EXECUTE FUNCTION sta_internal.hold_facts('revoked_at', 'ended_on', 'ongoing', 'corrected_on', 'duties_done_on', 'committed_on', 'grounds');
CREATE TABLE sta_others.holding (subject bigint REFERENCES sta.subject);
RESET ROLE;
-- in the same words, with the brackets elsewhere
CREATE FUNCTION pg_temp.bracketed(OUT said text, OUT meant text) LANGUAGE sql AS $$
	SELECT o.definition, regexp_replace(o.definition, '\(\(NOT \(lower_inf\(new\.valid\) AND upper_inf\(new\.valid\)\)\) AND (\(NOT .*\))\)\) EXECUTE', '(NOT (lower_inf(new.valid) AND upper_inf(new.valid) AND \1))) EXECUTE')
	  FROM sta_internal.own_trigger o WHERE o.relation = 'former' AND o.name = 'admissible_days'
$$;
SELECT said <> meant AS other, translate(said, '()', '') = translate(meant, '()', '') AS words FROM pg_temp.bracketed();
SELECT replace(meant, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER') AS meant, replace(said, 'CREATE TRIGGER', 'CREATE OR REPLACE TRIGGER') AS said FROM pg_temp.bracketed() \gset
SET ROLE regress_sta_t;
:meant;
RESET ROLE;
REVOKE ALL ON sta.record, sta.objection, sta.subject, sta.former FROM regress_sta_t;
\set VERBOSITY default
SELECT count(*) FROM sta.setup_roles();
SELECT govcredit.upgrade_registry('sta');
DROP TRIGGER b_zz ON sta.record;
DROP TRIGGER c_zz ON sta.objection;
SELECT count(*) FROM sta.setup_roles();
CREATE OR REPLACE TRIGGER hold_facts BEFORE UPDATE ON sta.record FOR EACH ROW EXECUTE FUNCTION sta_internal.hold_facts('revoked_at', 'ended_on', 'ongoing', 'corrected_on', 'duties_done_on', 'committed_on', 'grounds');
SELECT count(*) FROM sta.setup_roles();
:said;
SELECT count(*) FROM sta.setup_roles();
\set VERBOSITY terse
DROP SCHEMA sta_others CASCADE;
SELECT count(*) FROM sta.setup_roles();
SELECT count(*) > 100 AS own, bool_and(definition LIKE 'CREATE %TRIGGER%') AS said FROM sta_internal.own_trigger;
-- and each comes back from a dump in the words it has: made again of them it has them again
DO $$
DECLARE
	own record;
	again text;
BEGIN
	FOR own IN SELECT t.oid, c.oid::regclass AS relation, t.tgname, pg_get_triggerdef(t.oid) AS said FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c.relnamespace IN ('sta'::regnamespace, 'sta_internal'::regnamespace) AND NOT t.tgisinternal AND t.tgqual IS NOT NULL LOOP
		EXECUTE format('CREATE TEMP TABLE restored (LIKE %s)', own.relation);
		EXECUTE replace(own.said, format(' ON %s ', own.relation), ' ON pg_temp.restored ');
		SELECT regexp_replace(pg_get_triggerdef(t.oid), ' ON \S*restored ', format(' ON %s ', own.relation)) INTO again FROM pg_trigger t WHERE t.tgrelid = 'pg_temp.restored'::regclass;
		IF again <> own.said THEN
			RAISE WARNING '% of %: %', own.tgname, own.relation, again;
		END IF;
		DROP TABLE restored;
	END LOOP;
END
$$;
-- in whatever words a session that makes or upgrades it would have said so
SET datestyle = 'SQL, DMY';
SET quote_all_identifiers = on;
SELECT govcredit.upgrade_registry('sta') > 0 AS upgraded;
RESET quote_all_identifiers;
SET datestyle = ISO;
SELECT count(*) FROM sta.setup_roles();
DROP OWNED BY regress_sta_t;
DROP ROLE regress_sta_t;

DROP OWNED BY regress_sta_b, regress_sta_c, regress_sta_d, regress_sta_p, regress_sta_v, regress_sta_v0, regress_sta_w;
DROP SCHEMA sta, sta_internal, sta_zh CASCADE;
DROP ROLE regress_sta_b, regress_sta_c, regress_sta_d, regress_sta_p, regress_sta_v, regress_sta_v0, regress_sta_w, regress_sta_reader, regress_sta_analyst, regress_sta_recorder, regress_sta_reviewer, regress_sta_administrator;
DO $$ DECLARE f regprocedure; BEGIN FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace AND (proname LIKE 'policy:regress-stands%' OR prosrc LIKE '-- govcredit policy regress-stands%') LOOP EXECUTE format('DROP FUNCTION %s', f); END LOOP; END $$;
