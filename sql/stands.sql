--
-- stands: what a published record rests on stays, whoever writes it in which table: its course, its subject now and in
-- earlier days, who bears it, under what names; and who gave any of it does not publish it
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET search_path = public, govcredit;
SET client_min_messages = warning;
SELECT govcredit.create_registry('sta');
SELECT policy_name(add_policy('{"govcredit": "policy/1", "name": "regress-stands", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"}, "record_types": {"disclosure_missed": {"disclosure": "authorised"}}}'));
INSERT INTO sta.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990105', 'regress-stands', '[2019-06-12,)'),
	('990107', 'wendeng-2020', '[2015-01-01,)');
INSERT INTO sta.agency (name, division) VALUES ('示例信息中心（演示数据）', '990101');
SELECT count(*) FROM sta.setup_roles('regress_sta');
CREATE ROLE regress_sta_p IN ROLE regress_sta_reader;
CREATE ROLE regress_sta_c IN ROLE regress_sta_recorder;
CREATE ROLE regress_sta_v IN ROLE regress_sta_reviewer;
CREATE ROLE regress_sta_w IN ROLE regress_sta_reviewer;
CREATE ROLE regress_sta_b IN ROLE regress_sta_recorder, regress_sta_reviewer;
CREATE ROLE regress_sta_d IN ROLE regress_sta_administrator;
INSERT INTO sta.access_scope (member, division) SELECT 'regress_sta_' || r, v FROM unnest('{c,v,w,b}'::text[]) r, unnest('{990101,990107}'::division[]) v;
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
		SELECT a.attname::text AS name, CASE a.attname WHEN 'division' THEN '990102' WHEN 'kind' THEN 'institution' WHEN 'valid' THEN '(,2026-11-01)' WHEN 'since' THEN '2026-05-22' WHEN 'uscc' THEN make_uscc('11', '990101', '00000055')::text ELSE '改（演示数据）' END AS other
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
SELECT max(id) - 2 AS a, max(id) - 1 AS b, max(id) AS c FROM sta.subject \gset
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
SELECT max(id) - 2 AS unit, max(id) - 1 AS head, max(id) AS next FROM sta.subject \gset
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

-- Who gave what is shown does not publish it: a version, the name of its subject or of its agency, of a counterpart
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, source, decided_on, severity, amount) VALUES (2, 'court_judgment', 1, '2026-05-06', 'minor', 10) RETURNING id AS made \gset
SET ROLE regress_sta_b;
INSERT INTO sta.record_version (record, effective_on, severity, ground) VALUES (:made, '2026-05-07', 'serious', '演示数据') RETURNING id AS version \gset
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
INSERT INTO sta.publication (record, site, published_on) VALUES (:made, 'credit_site', '2026-06-01');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SET ROLE regress_sta_b;
UPDATE sta.record_version SET amount = 5, severity = 'minor' WHERE id = :version;
SET ROLE regress_sta_c;
INSERT INTO sta.record (subject, record_type, source, decided_on) VALUES (2, 'disclosure_missed', 1, '2026-05-20') RETURNING id AS made \gset
INSERT INTO sta.matter (kind, subject, counterpart, title, opened_on) VALUES ('lawsuit', 2, 4, '示例诉讼（演示数据）', '2026-01-05') RETURNING id AS matter \gset
SET ROLE regress_sta_b;
UPDATE sta.agency SET name = '乙改中心（演示数据）' WHERE id = 1;
UPDATE sta.subject SET name = '乙改公司（演示数据）' WHERE id = 4;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
UPDATE sta.matter SET published_on = '2026-02-01' WHERE id = :matter;
-- by whatever key it names them, or a part of it does
RESET ROLE;
SELECT c.relname, (SELECT string_agg(x.part, ', ' ORDER BY x.part COLLATE "C") FROM sta_internal.concerned(c.relname::name, c.id) x) AS named
  FROM (VALUES ('record', :made::bigint), ('matter', :matter)) c (relname, id) ORDER BY c.relname COLLATE "C";
SET ROLE regress_sta_d;
SELECT sta.set_decision_levels(3);
SET ROLE regress_sta_b;
INSERT INTO sta.review (relation, about, opinion) VALUES ('record', :made, '同意公示');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SET ROLE regress_sta_v;
INSERT INTO sta.review (relation, about, opinion) VALUES ('record', :made, '同意公示');
SET ROLE regress_sta_w;
UPDATE sta.record SET published_on = '2026-06-01' WHERE id = :made;
SELECT published_on FROM sta.record WHERE id = :made;
RESET ROLE;

DROP OWNED BY regress_sta_b, regress_sta_c, regress_sta_d, regress_sta_p, regress_sta_v, regress_sta_w;
DROP SCHEMA sta, sta_internal, sta_zh CASCADE;
DROP ROLE regress_sta_b, regress_sta_c, regress_sta_d, regress_sta_p, regress_sta_v, regress_sta_w, regress_sta_reader, regress_sta_analyst, regress_sta_recorder, regress_sta_reviewer, regress_sta_administrator;
DO $$ DECLARE f regprocedure; BEGIN SELECT oid INTO f FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace AND (proname LIKE 'policy:regress-stands%' OR prosrc LIKE '-- govcredit policy regress-stands%'); EXECUTE format('DROP FUNCTION %s', f); END $$;
