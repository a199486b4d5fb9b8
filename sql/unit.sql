--
-- unit: who works for a supplying unit sees and enters what that supplied and
-- what is about itself, of others the names, and is told that there is more
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('unt');
INSERT INTO unt.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
-- 1 and 2 supply; 11 supplies and is judged; 12 and 31 are judged, 21 is a person, 31 and 3 are elsewhere
INSERT INTO unt.subject (id, kind, name, division) VALUES (1, 'source', '示例法院（演示数据）', '990101'), (2, 'source', '示例银行（演示数据）', '990101'), (3, 'source', '示例二区法院（演示数据）', '990102'),
	(11, 'department', '示例甲局（演示数据）', '990101'), (12, 'department', '示例乙局（演示数据）', '990101'), (21, 'official', '某甲（演示数据）', '990101'), (31, 'department', '示例丙局（演示数据）', '990102');
INSERT INTO unt.subject_link (subject, role, target, valid) VALUES (12, 'superior', 11, '[2020-01-01,)'), (31, 'superior', 11, '[2020-01-01,)');
INSERT INTO unt.record (id, subject, record_type, source, decided_on, document_no) VALUES
	(101, 12, 'disclosure_missed', 1, '2026-01-05', '演字〔2026〕1号'), (102, 12, 'disclosure_missed', 2, '2026-01-06', '演字〔2026〕2号'), (103, 12, 'disclosure_missed', NULL, '2026-01-07', '演字〔2026〕3号'),
	(104, 11, 'disclosure_missed', 2, '2026-01-08', '演字〔2026〕4号'), (105, 12, 'disclosure_missed', 11, '2026-01-09', '演字〔2026〕5号'), (106, 31, 'disclosure_missed', 1, '2026-01-10', '演字〔2026〕6号'),
	(107, 21, 'annual_assessment_poor', 1, '2026-01-12', '演字〔2026〕7号'), (108, 21, 'annual_assessment_poor', 2, '2026-01-13', '演字〔2026〕8号'), (109, 31, 'disclosure_missed', 2, '2026-01-14', '演字〔2026〕9号');
ALTER TABLE unt.record ALTER id RESTART WITH 201;
SELECT code AS indicator FROM govcredit.policy_items('huaiyin-2019', 'indicators') ORDER BY code COLLATE "C" LIMIT 1 \gset
INSERT INTO unt.observation (id, subject, indicator, period, source, value) VALUES (1, 12, :'indicator', '[2025-01-01,2026-01-01)', 1, 1), (2, 12, :'indicator', '[2025-01-01,2026-01-01)', 2, 2), (3, 11, :'indicator', '[2025-01-01,2026-01-01)', 2, 3);
ALTER TABLE unt.observation ALTER id RESTART WITH 201;
INSERT INTO unt.attestation (id, subject, list, item, issuer, number, issued_on) VALUES (1, 12, 'three_lists', 'powers', 1, '一', '2026-01-05'), (2, 12, 'three_lists', 'powers', 2, '一', '2026-01-05'), (3, 11, 'three_lists', 'powers', 2, '二', '2026-01-05');
ALTER TABLE unt.attestation ALTER id RESTART WITH 201;
INSERT INTO unt.matter (id, kind, subject, title, opened_on) VALUES (1, 'lawsuit', 11, '甲局诉讼（演示数据）', '2026-01-05'), (2, 'lawsuit', 12, '乙局诉讼（演示数据）', '2026-01-05');
ALTER TABLE unt.matter ALTER id RESTART WITH 201;
INSERT INTO unt.matter_step (id, matter, step, done_on) SELECT m.id, m.id, '开庭', '2026-02-05' FROM unt.matter m;
INSERT INTO unt.matter_party (id, matter, role, name) SELECT m.id, m.id, 'party', '某公司（演示数据）' FROM unt.matter m;
INSERT INTO unt.delivery (id, subject, what, recipient, sent_on) VALUES (1, 11, 'records', '示例平台', '2026-01-05'), (2, 12, 'records', '示例平台', '2026-01-05');
INSERT INTO unt.list_entry (id, list, subject, code, title) VALUES (1, 'service', 11, '一', '甲局事项（演示数据）'), (2, 'service', 12, '一', '乙局事项（演示数据）');
INSERT INTO unt.objection (id, record, filed_on, statement) SELECT r.id, r.id, '2026-02-01', '示例陈述（演示数据）' FROM unt.record r;
INSERT INTO unt.suspension (id, record, objection, from_on, ground) SELECT r.id, r.id, r.id, '2026-02-03', '示例事由（演示数据）' FROM unt.record r;
INSERT INTO unt.record_version (id, record, effective_on, amount, ground) SELECT r.id, r.id, '2026-02-03', 1, '复议（演示数据）' FROM unt.record r;
INSERT INTO unt.publication (id, record, site, published_on) SELECT r.id, r.id, 'city_platform', '2026-02-04' FROM unt.record r WHERE r.id IN (101, 102);
ALTER TABLE unt.subject ALTER id RESTART WITH 201;
ALTER TABLE unt.matter_step ALTER id RESTART WITH 201;
ALTER TABLE unt.delivery ALTER id RESTART WITH 201;
ALTER TABLE unt.list_entry ALTER id RESTART WITH 201;
ALTER TABLE unt.objection ALTER id RESTART WITH 201;
ALTER TABLE unt.record_version ALTER id RESTART WITH 201;
ALTER TABLE unt.publication ALTER id RESTART WITH 201;
SELECT count(*) AS roles FROM unt.setup_roles('regress_unt');
CREATE ROLE regress_unt_c IN ROLE regress_unt_recorder;
CREATE ROLE regress_unt_v IN ROLE regress_unt_reviewer;
CREATE ROLE regress_unt_a IN ROLE regress_unt_analyst;
CREATE ROLE regress_unt_w IN ROLE regress_unt_recorder;
CREATE ROLE regress_unt_p IN ROLE regress_unt_recorder;
CREATE ROLE regress_unt_d IN ROLE regress_unt_recorder;
CREATE ROLE regress_unt_r IN ROLE regress_unt_recorder;
-- A unit is a body that there is; a user works in a division once for the whole, and once for each unit
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_c', '990101', 999);
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_c', '990101', 21);
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_c', '990101', 1), ('regress_unt_v', '990101', 1), ('regress_unt_a', '990101', 11), ('regress_unt_w', '990101', NULL), ('regress_unt_p', '990101', 1), ('regress_unt_p', '990102', 2), ('regress_unt_d', '990101', 11);
INSERT INTO unt.access_scope (member, division, unit, writes) VALUES ('regress_unt_r', '990101', 1, false);
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_c', '990101', 1);
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_w', '990101', NULL);
DELETE FROM unt.subject WHERE id = 1;
SELECT operation, after - '{id,role}'::text[] AS after FROM unt.trail WHERE relation = 'access_scope' AND after ->> 'member' = 'regress_unt_p' ORDER BY id;

-- What it supplied and what belongs to that, what is about itself, and names; each table that is about subjects
CREATE FUNCTION pg_temp.seen() RETURNS TABLE (relation name, ids text) LANGUAGE plpgsql AS $$
BEGIN
	FOR relation IN SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'scope_division' WHERE c.relnamespace = 'unt'::regnamespace AND c.relkind = 'r' AND c.relname NOT IN ('subject_person', 'review', 'credit_report') ORDER BY c.relname COLLATE "C" LOOP
		EXECUTE format('SELECT string_agg(id::text, '' '' ORDER BY id) FROM unt.%I', relation) INTO ids;
		RETURN NEXT;
	END LOOP;
	FOR relation IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'unt_internal'::regnamespace AND c.relkind = 'r' AND c.relname IN ('record_history', 'observation_history', 'objection_history') ORDER BY c.relname COLLATE "C" LOOP
		EXECUTE format('SELECT string_agg(DISTINCT id::text, '' '' ORDER BY id::text) FROM unt_internal.%I', relation) INTO ids;
		RETURN NEXT;
	END LOOP;
	relation := 'subject';
	SELECT string_agg(s.id::text, ' ' ORDER BY s.id) INTO ids FROM unt.subject s;
	RETURN NEXT;
END
$$;
UPDATE unt.record SET note = '改' WHERE true;
UPDATE unt.observation SET note = '改' WHERE true;
UPDATE unt.objection SET statement = statement || '。' WHERE true;
SET ROLE regress_unt_w;
SELECT * FROM pg_temp.seen();
SET ROLE regress_unt_c;
SELECT * FROM pg_temp.seen();
SET ROLE regress_unt_a;
SELECT * FROM pg_temp.seen();
-- each unit in its own division
SET ROLE regress_unt_p;
SELECT * FROM pg_temp.seen() WHERE relation IN ('record', 'observation', 'subject');
RESET ROLE;

-- He enters what his unit supplies, of whom he sees the name, and nothing else; not with another's name, nor takes what is another's or gives away what is his
SET ROLE regress_unt_c;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 1, '2026-03-01'), (11, 'disclosure_missed', 1, '2026-03-02') RETURNING id, subject, source, entered_by;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 2, '2026-03-03');
INSERT INTO unt.record (subject, record_type, decided_on) VALUES (12, 'disclosure_missed', '2026-03-03');
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (31, 'disclosure_missed', 1, '2026-03-03');
UPDATE unt.record SET source = 2 WHERE id = 201;
UPDATE unt.record SET source = NULL WHERE id = 201;
UPDATE unt.record SET source = 1 WHERE id = 102 RETURNING id;
UPDATE unt.record SET note = '更正' WHERE id IN (201, 102) RETURNING id;
INSERT INTO unt.observation (subject, indicator, period, source, value) VALUES (12, :'indicator', '[2024-01-01,2025-01-01)', 1, 1) RETURNING id;
INSERT INTO unt.observation (subject, indicator, period, source, value) VALUES (12, :'indicator', '[2024-01-01,2025-01-01)', 2, 1);
UPDATE unt.observation SET source = 2 WHERE id = 1;
UPDATE unt.observation SET source = 1 WHERE id = 3 RETURNING id;
INSERT INTO unt.attestation (subject, list, item, issuer, number, issued_on) VALUES (11, 'three_lists', 'powers', 1, '三', '2026-01-05') RETURNING id;
INSERT INTO unt.attestation (subject, list, item, issuer, number, issued_on) VALUES (11, 'three_lists', 'powers', 2, '四', '2026-01-05');
UPDATE unt.attestation SET issuer = 2 WHERE id = 1;
INSERT INTO unt.objection (record, filed_on, statement) VALUES (201, '2026-03-05', '示例陈述（演示数据）') RETURNING record;
INSERT INTO unt.objection (record, filed_on, statement) VALUES (104, '2026-03-05', '示例陈述（演示数据）');
INSERT INTO unt.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 12, '示例诉讼（演示数据）', '2026-03-05');
INSERT INTO unt.delivery (subject, what, recipient, sent_on) VALUES (12, 'records', '示例平台', '2026-03-05');
INSERT INTO unt.list_entry (list, subject, code, title) VALUES ('service', 12, '二', '示例事项（演示数据）');
INSERT INTO unt.matter_step (matter, step, done_on) VALUES (2, '判决', '2026-03-05');
INSERT INTO unt.subject_link (subject, role, target) VALUES (12, 'part', 11);
INSERT INTO unt.subject (kind, name, division) VALUES ('department', '示例新局（演示数据）', '990101');
UPDATE unt.subject SET note = '改' WHERE id = 12;
UPDATE unt.subject SET note = '改' WHERE id = 2;
UPDATE unt.subject SET note = '改' WHERE id = 1 RETURNING id;
INSERT INTO unt.former (subject, name, valid) VALUES (12, '示例旧局（演示数据）', '[2019-01-01,2020-01-01)');
SELECT l.state, l.error, l.message FROM unt.load_records('[{"subject": {"name": "示例乙局（演示数据）", "kind": "department", "division": "990101"}, "record_type": "disclosure_missed", "decided_on": "2026-03-08", "source": "示例法院（演示数据）"},
	{"subject": {"name": "示例乙局（演示数据）", "kind": "department", "division": "990101"}, "record_type": "disclosure_missed", "decided_on": "2026-03-09", "source": "示例银行（演示数据）"}]', true) l ORDER BY l.place;
-- a person's file takes a ticket, and opens of it what his unit supplied
SELECT unt.open_ticket(21, '核对（演示数据）') IS NOT NULL AS opened;
SELECT id FROM unt.record WHERE subject = 21 ORDER BY id;
-- where he only reads he enters nothing
SET ROLE regress_unt_r;
SELECT count(*) AS seen FROM unt.record;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 1, '2026-03-04');
UPDATE unt.record SET note = '改' RETURNING id;
-- a unit that is judged itself enters what is about itself, and changes nothing that another said of it
SET ROLE regress_unt_d;
INSERT INTO unt.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 11, '示例诉讼（演示数据）', '2026-03-05') RETURNING subject;
INSERT INTO unt.matter_step (matter, step, done_on) VALUES (1, '判决', '2026-03-05') RETURNING matter;
INSERT INTO unt.delivery (subject, what, recipient, sent_on) VALUES (11, 'records', '示例平台', '2026-03-05') RETURNING subject;
INSERT INTO unt.list_entry (list, subject, code, title) VALUES ('service', 11, '二', '示例事项（演示数据）') RETURNING subject;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (11, 'disclosure_missed', 11, '2026-03-05') RETURNING subject, source;
INSERT INTO unt.record (subject, record_type, decided_on) VALUES (11, 'disclosure_missed', '2026-03-06');
UPDATE unt.record SET note = '改' WHERE subject = 11 RETURNING source;
UPDATE unt.record SET source = 11 WHERE id = 104 RETURNING id;
INSERT INTO unt.objection (record, filed_on, statement) VALUES (104, '2026-03-05', '示例陈述（演示数据）');
-- each in its own division
SET ROLE regress_unt_p;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 2, '2026-03-10');
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (31, 'disclosure_missed', 2, '2026-03-10') RETURNING subject, source;
-- A reviewer decides on what his unit supplied, and of nobody on the whole
SET ROLE regress_unt_v;
UPDATE unt.record SET published_on = '2026-03-20' WHERE id IN (201, 102) RETURNING id;
UPDATE unt.objection SET answered_on = '2026-03-20', outcome = 'dismissed', answer = '示例答复（演示数据）' WHERE id IN (101, 102) RETURNING id;
INSERT INTO unt.publication (record, site, published_on) VALUES (101, 'credit_site', '2026-02-10') RETURNING record;
INSERT INTO unt.publication (record, site, published_on) VALUES (102, 'credit_site', '2026-02-10');
INSERT INTO unt.record_version (record, effective_on, amount, ground) VALUES (102, '2026-02-10', 1, '复议（演示数据）');
SELECT unt.issue_report(12, '示例用途（演示数据）', '2026-06-30');
UPDATE unt.subject SET name = '示例新名（演示数据）', since = '2026-01-01' WHERE id = 12;

-- Who supplied is put right: what belongs to it follows, the past, too
RESET ROLE;
UPDATE unt.record SET source = 2 WHERE id = 101;
SET ROLE regress_unt_c;
SELECT * FROM pg_temp.seen() WHERE ids ~ '\m101\M';
RESET ROLE;
UPDATE unt.record SET source = 1 WHERE id = 101;
SET ROLE regress_unt_c;
SELECT * FROM pg_temp.seen() WHERE ids ~ '\m101\M';
RESET ROLE;

-- Every question there is: whom he does not see whole he is told about as unknown, and nothing that is not so
CREATE FUNCTION pg_temp.asked(who name) RETURNS TABLE (question name, answer jsonb) LANGUAGE plpgsql AS $$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT p.proname AS question, format('SELECT to_jsonb(x) FROM unt.%I(%s) x', p.proname,
				(SELECT string_agg(CASE a.name WHEN 'as_of' THEN quote_literal('2026-06-30') WHEN 'list' THEN quote_literal('three_lists') WHEN 'action' THEN quote_literal('subsidy') WHEN 'kind' THEN quote_literal('department')
						WHEN 'policy' THEN quote_literal('huaiyin-2019') || '::govcredit.policy' ELSE 'NULL' END, ', ' ORDER BY a.n) FROM unnest(p.proargnames[:p.pronargs - p.pronargdefaults]) WITH ORDINALITY a (name, n))
				|| CASE WHEN p.proargnames @> '{division}' THEN ', division => ''990101''' ELSE '' END) AS statement
		  FROM pg_proc p
		  JOIN pg_type t ON t.oid = p.prorettype
		  JOIN pg_attribute f ON f.attrelid = t.typrelid AND f.attname = 'subject'
		 WHERE p.pronamespace = 'unt'::regnamespace AND p.proretset AND p.provolatile <> 'v' AND p.proargnames @> '{as_of}' AND NOT p.proargnames[:p.pronargs - p.pronargdefaults] && '{subject}'
		 ORDER BY p.proname COLLATE "C"
	LOOP
		question := part.question;
		EXECUTE format('SET LOCAL ROLE %I', who);
		FOR answer IN EXECUTE part.statement LOOP
			RETURN NEXT;
		END LOOP;
		RESET ROLE;
	END LOOP;
END
$$;
CREATE TEMP TABLE told AS SELECT 'unit' AS who, a.* FROM pg_temp.asked('regress_unt_a') a UNION ALL SELECT 'whole', a.* FROM pg_temp.asked(CURRENT_USER) a;
CREATE TEMP VIEW unknown AS SELECT t.*, t.answer - '{subject,name,kind,jurisdiction,division}'::text[] AS said,
	EXISTS (SELECT FROM jsonb_each_text(t.answer) e WHERE e.value ~ '(unknown|not_visible)') OR jsonb_strip_nulls(t.answer - '{subject,name,kind,jurisdiction,division}'::text[]) = '{}' AS open FROM told t;
SELECT count(DISTINCT question) > 15 AS many, count(*) FILTER (WHERE open AND answer ->> 'subject' = '12') > 15 AS told FROM unknown WHERE who = 'unit';
-- what he is told is so, or said to be unknown
SELECT u.question, u.answer FROM unknown u WHERE u.who = 'unit' AND NOT u.open AND NOT EXISTS (SELECT FROM told w WHERE w.who = 'whole' AND w.question = u.question AND w.answer = u.answer);
-- what he is not told is said to be unknown
SELECT w.question, w.answer ->> 'subject' AS subject, count(*) FROM told w WHERE w.who = 'whole' AND w.answer ->> 'subject' IN ('11', '12')
   AND NOT EXISTS (SELECT FROM told u WHERE u.who = 'unit' AND u.question = w.question AND u.answer = w.answer)
   AND NOT EXISTS (SELECT FROM unknown u WHERE u.who = 'unit' AND u.question = w.question AND u.answer ->> 'subject' = w.answer ->> 'subject' AND u.open)
 GROUP BY 1, 2 ORDER BY 1, 2;
-- about the unit itself all is said, but for its place among those of whom he sees the names
SELECT u.question, u.answer ->> 'rank' AS rank, u.answer ->> 'peers' AS peers, u.answer ->> 'unjudged' AS unjudged, u.answer ->> 'score' IS NOT NULL AS scored FROM unknown u WHERE u.who = 'unit' AND u.answer ->> 'subject' = '11' AND u.open ORDER BY 1;
-- and of who sees the division whole nothing has changed
SELECT rank, subject, peers, unjudged FROM unt.ranking_on('2026-06-30') WHERE kind = 'department' AND jurisdiction = '990101' ORDER BY subject;
SET ROLE regress_unt_a;
SELECT unt.is_barred(12, 'subsidy', NULL, '2026-06-30');
SELECT unt.is_barred(12, 'honour', NULL, '2026-06-30') AS by_what_it_supplied, unt.is_barred(11, 'subsidy', NULL, '2026-06-30') AS itself;
SELECT answer FROM unt.measures_on(12, 'subsidy', NULL, '2026-06-30');
SELECT step, note FROM unt.explain_score(12, '2026-06-30');
SELECT section, code FROM unt.integrity_file(12, '2026-06-30') ORDER BY section, code;
SELECT section, code FROM unt.integrity_file(11, '2026-06-30') WHERE section = 'unknown';
SELECT jurisdiction, kind, subjects, covered FROM unt_internal.coverage_on('2026-06-30') ORDER BY kind COLLATE "C";
SELECT item, attestation, issuer FROM unt.attested_on('three_lists', '2026-06-30') WHERE subject = 12;
RESET ROLE;
-- a frozen evaluation tells him what became of the unit, a place among all, and of others nothing
CALL unt.evaluate('2026-06-30', '示例评价（演示数据）');
CALL unt.freeze(1);
SET ROLE regress_unt_a;
SELECT subject, rank, peers FROM unt.evaluation_ranking(1) ORDER BY subject;
SELECT DISTINCT subject FROM unt.evaluation_contribution ORDER BY subject;
SELECT subject FROM unt.evaluation_differences(1);
SET ROLE regress_unt_w;
SELECT subject, rank, peers FROM unt.evaluation_ranking(1) ORDER BY subject;
RESET ROLE;

-- A type of records that concerns who stands on a list: what others attest counts, though he does not see it, and holds what rests on it
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-unit-listed", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "demonstration data"},
	"jurisdiction": ["990103"], "record_types": {"disclosure_missed": {"of_list": {"list": "three_lists"}}}}') IS NOT NULL AS added;
INSERT INTO unt.jurisdiction (division, policy, valid) VALUES ('990103', 'demo-unit-listed', '[2019-06-12,)');
INSERT INTO unt.subject (id, kind, name, division) VALUES (4, 'source', '示例三区法院（演示数据）', '990103'), (5, 'source', '示例三区银行（演示数据）', '990103'),
	(13, 'department', '示例丁局（演示数据）', '990103'), (14, 'department', '示例戊局（演示数据）', '990103');
INSERT INTO unt.attestation (id, subject, list, item, issuer, number, issued_on) VALUES (4, 13, 'three_lists', 'powers', 5, '一', '2026-01-05');
INSERT INTO unt.access_scope (member, division, unit) VALUES ('regress_unt_c', '990103', 4), ('regress_unt_p', '990103', 5);
SET ROLE regress_unt_c;
SELECT count(*) AS seen FROM unt.attestation WHERE subject IN (13, 14);
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (13, 'disclosure_missed', 4, '2026-03-01') RETURNING subject, source;
INSERT INTO unt.record (subject, record_type, source, decided_on) VALUES (14, 'disclosure_missed', 4, '2026-03-01');
SET ROLE regress_unt_p;
SELECT count(*) AS seen FROM unt.record WHERE subject = 13;
UPDATE unt.attestation SET valid_until = '2026-02-01' WHERE subject = 13;
-- nor is anybody told by the guard itself where he enters nothing
SET ROLE regress_unt_a;
SELECT has_function_privilege('unt_internal.check_membership(govcredit.policy, text, text, bigint, date, date)', 'EXECUTE') AS asks;
SET ROLE regress_unt_r;
SELECT unt_internal.check_membership('demo-unit-listed', 'record_types', 'disclosure_missed', 14, '2026-03-01', '2026-03-01') IS NOT NULL AS quiet;
RESET ROLE;

DROP SCHEMA unt, unt_internal, unt_zh CASCADE;
DROP ROLE regress_unt_c, regress_unt_v, regress_unt_a, regress_unt_w, regress_unt_p, regress_unt_r, regress_unt_d, regress_unt_reader, regress_unt_analyst, regress_unt_recorder, regress_unt_reviewer, regress_unt_administrator;
