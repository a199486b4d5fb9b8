--
-- roles: row security by role and division, tickets, masked numbers; and the
-- ways around that are none
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('acc');
CREATE OR REPLACE FUNCTION acc_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
INSERT INTO acc.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
SELECT kind FROM acc_internal.protected_kind ORDER BY 1;
INSERT INTO acc.subject (id, kind, name, division) VALUES (1, 'department', '示例一区局（演示数据）', '990101'), (2, 'department', '示例二区局（演示数据）', '990102'),
	(11, 'official', '某甲（演示数据）', '990101'), (12, 'official', '某乙（演示数据）', '990102');
INSERT INTO acc.subject_person VALUES (11, '990101199003071237');
SELECT setval(pg_get_serial_sequence('acc.subject', 'id'), 1000) AS numbered_from;
INSERT INTO acc.record (id, subject, record_type, decided_on, published_on) VALUES (101, 1, 'disclosure_missed', '2026-01-05', '2026-01-10'), (102, 1, 'reconsideration_lost', '2026-01-06', NULL),
	(103, 2, 'disclosure_missed', '2026-01-05', NULL), (104, 11, 'personal_matters_fault', '2026-01-05', NULL);
UPDATE acc.record SET note = '更正' WHERE id IN (101, 104);
CALL acc.evaluate('2026-06-30');
SELECT setup_roles FROM acc.setup_roles('regress_acc') ORDER BY 1;
SELECT count(*) FROM acc.setup_roles('regress_acc');
CREATE ROLE regress_acc_p IN ROLE regress_acc_reader;
CREATE ROLE regress_acc_a IN ROLE regress_acc_analyst;
CREATE ROLE regress_acc_c IN ROLE regress_acc_recorder;
CREATE ROLE regress_acc_v IN ROLE regress_acc_reviewer;
CREATE ROLE regress_acc_d IN ROLE regress_acc_administrator;
CREATE ROLE regress_acc_b IN ROLE regress_acc_recorder, regress_acc_reviewer;
CREATE ROLE regress_acc_nobody;
CREATE ROLE regress_acc_pool NOINHERIT;
GRANT regress_acc_c, regress_acc_v TO regress_acc_pool;
INSERT INTO acc.access_scope VALUES ('regress_acc_a', '990101'), ('regress_acc_c', '990101'), ('regress_acc_v', '990101'), ('regress_acc_b', '990101');
INSERT INTO acc.access_scope VALUES ('regress_acc_b', '990102', false);

-- Nothing is forgotten: each table has its rights in role_rights(), each view
-- reads with its caller's rights but the one that masks, each function is
-- everybody's but the public's, or stands here
SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('acc'::regnamespace, 'acc_internal'::regnamespace, 'acc_zh'::regnamespace) AND c.relkind IN ('r', 'p') AND c.relname NOT IN (SELECT relation FROM acc_internal.role_rights()) ORDER BY 1;
SELECT relation FROM acc_internal.role_rights() WHERE coalesce(to_regclass('acc.' || quote_ident(relation)), to_regclass('acc_internal.' || quote_ident(relation))) IS NULL;
SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('acc'::regnamespace, 'acc_internal'::regnamespace, 'acc_zh'::regnamespace) AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity ORDER BY 1;
SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('acc'::regnamespace, 'acc_internal'::regnamespace, 'acc_zh'::regnamespace) AND c.relkind = 'v' AND coalesce(c.reloptions, '{}') @> '{security_invoker=true}' IS NOT TRUE ORDER BY 1;
SELECT p.proname, has_function_privilege('regress_acc_reader', p.oid, 'EXECUTE') AS reader, has_function_privilege('regress_acc_analyst', p.oid, 'EXECUTE') AS analyst,
	   has_function_privilege('regress_acc_administrator', p.oid, 'EXECUTE') AS administrator, p.prosecdef
  FROM pg_proc p WHERE p.pronamespace = to_regnamespace('acc')
   AND (has_function_privilege('regress_acc_reader', p.oid, 'EXECUTE') OR NOT has_function_privilege('regress_acc_analyst', p.oid, 'EXECUTE')
		OR NOT has_function_privilege('regress_acc_administrator', p.oid, 'EXECUTE') OR p.prosecdef OR has_function_privilege('regress_acc_nobody', p.oid, 'EXECUTE'))
   AND (p.prorettype <> 'trigger'::regtype OR p.prosecdef)
 ORDER BY 1;
-- what each role may do: r read, a add, u change, d delete; (some) columns only
SELECT c.relname, string_agg(CASE WHEN x.whole THEN x.letter WHEN x.columns > 0 THEN format('%s(%s)', x.letter, x.columns) ELSE '' END, '' ORDER BY x.place) FILTER (WHERE role = 'reader') AS reader,
	   string_agg(CASE WHEN x.whole THEN x.letter WHEN x.columns > 0 THEN format('%s(%s)', x.letter, x.columns) ELSE '' END, '' ORDER BY x.place) FILTER (WHERE role = 'analyst') AS analyst,
	   string_agg(CASE WHEN x.whole THEN x.letter WHEN x.columns > 0 THEN format('%s(%s)', x.letter, x.columns) ELSE '' END, '' ORDER BY x.place) FILTER (WHERE role = 'recorder') AS recorder,
	   string_agg(CASE WHEN x.whole THEN x.letter WHEN x.columns > 0 THEN format('%s(%s)', x.letter, x.columns) ELSE '' END, '' ORDER BY x.place) FILTER (WHERE role = 'reviewer') AS reviewer,
	   string_agg(CASE WHEN x.whole THEN x.letter WHEN x.columns > 0 THEN format('%s(%s)', x.letter, x.columns) ELSE '' END, '' ORDER BY x.place) FILTER (WHERE role = 'administrator') AS administrator
  FROM pg_class c
 CROSS JOIN unnest('{reader,analyst,recorder,reviewer,administrator}'::text[]) role
 CROSS JOIN LATERAL (
		SELECT w.place, w.letter, has_table_privilege('regress_acc_' || role, c.oid, w.word) AS whole,
			   CASE WHEN w.word <> 'DELETE' THEN (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND has_column_privilege('regress_acc_' || role, c.oid, a.attnum, w.word)) END AS columns
		  FROM (VALUES (1, 'r', 'SELECT'), (2, 'a', 'INSERT'), (3, 'u', 'UPDATE'), (4, 'd', 'DELETE')) w (place, letter, word)) x
 WHERE c.relnamespace IN ('acc'::regnamespace, 'acc_internal'::regnamespace, 'acc_zh'::regnamespace) AND c.relkind = 'r'
 GROUP BY c.relname ORDER BY c.relname COLLATE "C";
-- No policy looks a second table up through a first: planning would multiply
SELECT p.polrelid::regclass, p.polname FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
 CROSS JOIN LATERAL (SELECT unnest(ARRAY[pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)]) AS condition) e
 WHERE c.relnamespace IN ('acc'::regnamespace, 'acc_internal'::regnamespace, 'acc_zh'::regnamespace)
   AND regexp_replace(e.condition, 'EXISTS \( SELECT\s+FROM UNNEST', '', 'g') ~ '(EXISTS.*EXISTS|EXISTS[^)]*FROM acc[.](record|matter|evaluation))';

-- Nobody
SET ROLE regress_acc_nobody;
SELECT count(*) FROM acc.subject;
-- The public: organisations, published records, published evaluations; nothing to compute with
SET ROLE regress_acc_p;
SELECT id FROM acc.subject ORDER BY 1;
SELECT id FROM acc.record ORDER BY 1;
SELECT note FROM acc.record;
SELECT count(*) FROM acc.evaluation;
SELECT count(*) FROM acc.evaluation_score;
SELECT count(*) FROM acc.evaluation_policy;
SELECT entered_by FROM acc.record;
SELECT count(*) FROM acc.objection;
SELECT acc.load_records('[]');
SELECT count(*) FROM acc_internal.record_history;
SELECT count(*) FROM acc.ranking;
SELECT count(*) FROM acc.subject_person;
-- A reviewer publishes what is frozen, and can do nothing else to an evaluation
SET ROLE regress_acc_v;
SELECT acc.publish(1);
RESET ROLE;
INSERT INTO acc.access_scope VALUES ('regress_acc_v', '990102');
SET ROLE regress_acc_v;
SELECT acc.publish(1);
UPDATE acc.evaluation SET state = 'running';
UPDATE acc.evaluation SET title = '改';
RESET ROLE;
CALL acc.freeze(1);
SET ROLE regress_acc_c;
SELECT acc.publish(1);
SET ROLE regress_acc_v;
SELECT acc.publish(1) IS NOT NULL AS published;
RESET ROLE;
DELETE FROM acc.access_scope WHERE member = 'regress_acc_v' AND division = '990102';
SET ROLE regress_acc_p;
SELECT count(*) FROM acc.evaluation_policy;
SELECT subject FROM acc.evaluation_score ORDER BY 1;
SELECT subject, rank FROM acc.evaluation_ranking(1) ORDER BY 1;
-- An analyst: the organisations of the division, in every table, view and function
SET ROLE regress_acc_a;
SELECT id FROM acc.subject ORDER BY 1;
SELECT id FROM acc.record ORDER BY 1;
SELECT 'record' AS relation, id FROM acc_internal.record_history UNION ALL SELECT 'subject', id FROM acc_internal.subject_history UNION ALL SELECT 'objection', id FROM acc_internal.objection_history
 UNION ALL SELECT 'matter', id FROM acc_internal.matter_history UNION ALL SELECT 'subject_link', id FROM acc_internal.subject_link_history ORDER BY 1, 2;
SELECT subject, rank, records FROM acc.ranking_on('2026-06-30') ORDER BY 1;
SELECT DISTINCT 主体编号 FROM acc_zh.排名;
SELECT count(*) FROM acc.explain_score(2, '2026-06-30');
SELECT count(*) FROM acc.integrity_file(11, '2026-06-30');
SELECT subject, resident_id FROM acc.person;
SELECT subject, resident_id FROM acc.subject_person;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-02-05');
UPDATE acc.access_scope SET division = '990000';
SELECT acc.open_ticket(11, '好奇');
-- around it: a function in WHERE, an operator that leaks, an error that tells, EXPLAIN, COPY
CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE WARNING 'seen %', $1; RETURN true; END $$;
SELECT id FROM acc.subject WHERE pg_temp.leak(name) ORDER BY 1;
SELECT count(*) FROM acc.subject WHERE 1 / (id - 12) > 100;
SELECT count(*) FROM acc.record WHERE note::integer = 1 AND subject = 2;
COPY (SELECT id FROM acc.record ORDER BY 1) TO STDOUT;
COPY acc.subject_person TO STDOUT;
EXPLAIN (COSTS OFF, ANALYZE, TIMING OFF, SUMMARY OFF) SELECT FROM acc.subject_person;
SET row_security = off;
SELECT count(*) FROM acc.subject;
RESET row_security;
-- an index condition survives
SET enable_seqscan = off;
CREATE FUNCTION pg_temp.plan(text) RETURNS SETOF text LANGUAGE plpgsql AS $$ DECLARE l text; BEGIN FOR l IN EXECUTE 'EXPLAIN (COSTS OFF) ' || $1 LOOP IF l ~ 'Index Cond: .*(subject = 1|division)' THEN RETURN NEXT trim(l); END IF; END LOOP; END $$;
SELECT DISTINCT plan FROM pg_temp.plan('SELECT FROM acc.record WHERE subject = 1') WHERE plan ~ 'subject = 1';
SELECT DISTINCT plan FROM pg_temp.plan('SELECT FROM acc.subject WHERE division = ''990101''') WHERE plan ~ '990101';
RESET enable_seqscan;
-- A recorder enters, in the division, about officials too; reads a file with a ticket, and only when it is committed
SET ROLE regress_acc_c;
SELECT id FROM acc.subject ORDER BY 1;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-02-05');
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (2, 'good_case', '2026-02-05');
BEGIN;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (11, 'personal_matters_fault', '2026-02-05');
SELECT count(*) FROM acc.record WHERE subject = 11;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (11, 'personal_matters_fault', '2026-02-06') RETURNING id;
ROLLBACK;
INSERT INTO acc.subject (kind, name, division) VALUES ('department', '外区（演示数据）', '990102');
INSERT INTO acc_internal.record_history (id, recorded_at, superseded_at) VALUES (1, now(), now());
CREATE TEMP TABLE history (id bigint, recorded_at timestamptz);
CREATE TRIGGER forge BEFORE UPDATE ON history FOR EACH ROW EXECUTE FUNCTION acc_internal.keep_record_history();
CREATE FUNCTION pg_temp.forge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO acc_internal.record_history (id, recorded_at, superseded_at) VALUES (1, now(), now()); RETURN NEW; END $$;
CREATE TRIGGER forge BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION pg_temp.forge();
INSERT INTO pg_temp.history VALUES (1, now());
UPDATE acc.record SET note = '演示' WHERE id = 101;
SELECT superseded_by FROM acc_internal.record_history WHERE id = 101 ORDER BY recorded_at DESC LIMIT 1;
SELECT id FROM acc.record ORDER BY 1;
UPDATE acc.record SET note = '改' WHERE id = 104;
-- types of one's own, where a function is compiled that keeps the caller's path: those in pg_temp are found before pg_catalog's
\c -
SET default_transaction_isolation = 'read committed';
SET datestyle = ISO;
SET client_min_messages = warning;
SET ROLE regress_acc_c;
CREATE TEMP TABLE record (division govcredit.division, x boolean, person boolean);
SELECT id FROM acc.record WHERE subject = 11;
DROP TABLE pg_temp.record;
BEGIN;
SELECT acc.open_ticket(11, '核对') > 0 AS opened;
SELECT id FROM acc.record WHERE subject = 11;
ROLLBACK;
SELECT id FROM acc.record WHERE subject = 11;
BEGIN;
INSERT INTO acc.access_ticket (member, subject, purpose, opened_at, opened_in) VALUES ('postgres', 11, '核对', now(), '3');
SELECT id FROM acc.record WHERE subject = 11;
COMMIT;
SELECT id FROM acc.record WHERE subject = 11;
UPDATE acc.record SET note = '改' WHERE id = 104;
SELECT code FROM acc.integrity_file(11, '2026-06-30');
SELECT acc.open_ticket(12, '外区');
SELECT subject, resident_id FROM acc.subject_person;
DELETE FROM acc.access_ticket;
-- A reviewer sees a number with a ticket of one's own
SET ROLE regress_acc_v;
SELECT count(*) FROM acc.subject_person;
SELECT acc.open_ticket(11, '身份核验') > 0 AS opened;
SELECT subject, resident_id FROM acc.subject_person;
SELECT subject, resident_id FROM acc.person;

-- Duties: who records does not decide, who decides does not record
RESET ROLE;
INSERT INTO acc.subject (id, kind, name, division) VALUES (3, 'enterprise', '示例公司（演示数据）', '990101');
ALTER TABLE acc.record ALTER id RESTART 201;
SET ROLE regress_acc_c;
-- row numbers are nobody's to give, not even where the standard lets one override them
INSERT INTO acc.record (id, subject, record_type, decided_on) VALUES (77, 1, 'good_case', '2026-01-07');
INSERT INTO acc.record (id, subject, record_type, decided_on) OVERRIDING SYSTEM VALUE VALUES (77, 1, 'good_case', '2026-01-07');
INSERT INTO acc.access_ticket (id, subject, purpose) OVERRIDING SYSTEM VALUE VALUES (77, 11, '核对');
UPDATE acc.record SET id = 77 WHERE id = 101;
SELECT nextval('acc.record_id_seq');
INSERT INTO acc.record (subject, record_type, decided_on, severity, amount) VALUES (3, 'administrative_penalty', '2026-01-07', 'ordinary', 5000);
INSERT INTO acc.record (subject, record_type, decided_on, entered_by) VALUES (1, 'disclosure_missed', '2026-02-07', 'postgres');
INSERT INTO acc.record (subject, record_type, decided_on, published_on) VALUES (1, 'good_case', '2026-01-07', '2026-01-08');
UPDATE acc.record SET corrected_on = '2026-02-01', duties_done_on = '2026-02-01', committed_on = '2026-02-01' WHERE id = 201;
INSERT INTO acc.repair (record, granted_on, effect) VALUES (201, '2026-05-01', 'restore');
UPDATE acc.record SET revoke_reason = '误录' WHERE id = 202;
UPDATE acc.record SET published_on = '2026-02-08' WHERE id = 202;
INSERT INTO acc.objection (record, filed_on, statement) VALUES (202, '2026-02-10', '不服（演示数据）');
UPDATE acc.objection SET answered_on = '2026-02-11', outcome = 'upheld' WHERE id = 1;
INSERT INTO acc.matter (kind, subject, title, opened_on) VALUES ('promise', 1, '示例承诺（演示数据）', '2026-01-05');
INSERT INTO acc.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05');
INSERT INTO acc.matter_step (matter, step, done_on) VALUES (2, '立案', '2026-01-06');
UPDATE acc.matter SET published_on = '2026-01-06' WHERE id = 2;
SELECT acc.issue_report(1, '投标');
SELECT entered_by FROM acc.record WHERE id IN (201, 202) ORDER BY id;
SET ROLE regress_acc_v;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-01-07');
UPDATE acc.record SET amount = 1 WHERE id = 201;
INSERT INTO acc.objection (record, filed_on, statement) VALUES (201, '2026-02-10', '不服（演示数据）');
INSERT INTO acc.repair (record, granted_on, effect) VALUES (201, '2026-05-01', 'restore');
UPDATE acc.record SET published_on = '2026-02-08' WHERE id = 202;
UPDATE acc.objection SET answered_on = '2026-02-11', outcome = 'upheld' WHERE id = 1;
UPDATE acc.record SET revoke_reason = '异议成立' WHERE id = 202;
UPDATE acc.matter SET published_on = '2026-01-06' WHERE id = 2;
SELECT (acc.issue_report(1, '投标')).purpose;
-- what was decided leaves who entered it
SELECT r.id, r.entered_by, p.granted_on, p.entered_by AS granted_by, r.revoke_reason FROM acc.record r LEFT JOIN acc.repair p ON p.record = r.id WHERE r.id IN (201, 202) ORDER BY r.id;
-- What the policy makes follow from a step follows; but who entered the finding does not undo it by a step
RESET ROLE;
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-breach", "extends": ["cn-breach-2023", "huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"government_breach": {"dimension": {"government": "contracts_promises"}, "points": -40, "number_basis": "default"},
		"arrears_listed": {"dimension": {"government": "debt_budget"}, "points": -30, "number_basis": "default"}}}'));
INSERT INTO acc.jurisdiction (division, policy, valid) VALUES ('990103', 'regress-breach', '[2023-08-10,)');
INSERT INTO acc.subject (id, kind, name, division) VALUES (5, 'department', '示例三区局（演示数据）', '990103');
INSERT INTO acc.access_scope VALUES ('regress_acc_c', '990103'), ('regress_acc_b', '990103');
ALTER TABLE acc.matter ALTER id RESTART 5;
SET ROLE regress_acc_c;
INSERT INTO acc.matter (kind, subject, title, opened_on, amount) VALUES ('breach', 5, '拖延付款（演示数据）', '2026-01-05', 1000);
INSERT INTO acc.matter_step (matter, step, done_on) VALUES (5, 'complaint', '2026-01-05'), (5, 'check', '2026-01-20'), (5, 'order', '2026-02-01'), (5, 'refusal', '2026-02-20'), (5, 'finding', '2026-03-01');
INSERT INTO acc.matter_step (matter, step, done_on, paid) VALUES (5, 'payment', '2026-05-10', 1000);
UPDATE acc.matter SET closed_on = '2026-05-10', outcome = 'performed' WHERE id = 5;
INSERT INTO acc.matter_step (matter, step, done_on) VALUES (5, 'performed', '2026-05-10');
SET ROLE regress_acc_b;
UPDATE acc.matter SET closed_on = '2026-05-10', outcome = 'performed' WHERE id = 5;
SELECT r.record_type, r.entered_by, p.granted_on, p.effect, p.entered_by AS granted_by FROM acc.record r LEFT JOIN acc.repair p ON p.record = r.id WHERE r.matter = 5;
SELECT DISTINCT superseded_by FROM acc_internal.record_history WHERE matter = 5;
-- A broken promise is recorded of the official in charge too: by who has opened the file
RESET ROLE;
BEGIN;
INSERT INTO acc.subject (id, kind, name, division) VALUES (13, 'official', '某丙（演示数据）', '990101');
SET ROLE regress_acc_c;
INSERT INTO acc.matter (kind, code, subject, person, title, opened_on, closed_on, outcome)
	VALUES ('promise', 'investment_promise', 1, 11, '招商承诺（演示数据）', '2026-01-05', '2026-02-05', 'broken'),
		('promise', 'enterprise_contract', 1, 13, '合同（演示数据）', '2026-01-05', '2026-02-05', 'broken'),
		('promise', 'investment_promise', 1, 13, '招商承诺二（演示数据）', '2026-01-05', '2026-02-05', 'broken');
SELECT acc.record_matter(6) = acc.record_matter(6) AS once;
SELECT acc.record_matter(7) > 0 AS of_the_unit_alone;
SELECT matter, subject, record_type, entered_by FROM acc.record WHERE matter IN (6, 7) ORDER BY matter, subject;
SELECT acc.record_matter(8);
ROLLBACK;
ALTER TABLE acc.record ALTER id RESTART 213;
-- Four eyes: who is both decides on what another entered, not on one's own
SET ROLE regress_acc_b;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-03-07');
UPDATE acc.record SET published_on = '2026-03-08' WHERE id = 213;
UPDATE acc.record SET entered_by = 'regress_acc_c' WHERE id = 213;
UPDATE acc.record SET revoke_reason = '误录' WHERE id = 213;
INSERT INTO acc.objection (record, filed_on, statement) VALUES (213, '2026-03-10', '不服（演示数据）');
UPDATE acc.objection SET answered_on = '2026-03-11', outcome = 'upheld' WHERE id = 2;
UPDATE acc.record SET published_on = '2026-01-10' WHERE id = 102;
SELECT published_on FROM acc.record WHERE id = 102;
-- A division one may read only
SELECT id FROM acc.subject WHERE division = '990102' ORDER BY 1;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (2, 'good_case', '2026-03-07');
UPDATE acc.record SET amount = 1 WHERE id = 103;
UPDATE acc.record SET published_on = '2026-03-07' WHERE id = 103;
UPDATE acc.subject SET name = '改' WHERE id = 2;
INSERT INTO acc.subject (kind, name, division) VALUES ('department', '外区（演示数据）', '990102');
INSERT INTO acc.objection (record, filed_on, statement) VALUES (103, '2026-03-10', '不服（演示数据）');
INSERT INTO acc.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 2, '示例诉讼（演示数据）', '2026-01-05');
UPDATE acc.access_scope SET writes = true;
-- The validity of a subject holds all its records, seen or not
SET ROLE regress_acc_c;
UPDATE acc.subject SET valid = '(,2026-01-01)' WHERE id = 11;

-- A pool of connections: who the current role is counts, and the login is noted
RESET ROLE;
SET SESSION AUTHORIZATION regress_acc_pool;
SELECT count(*) FROM acc.subject;
SET ROLE regress_acc_v;
SELECT id FROM acc.record WHERE subject = 11;
SELECT acc.open_ticket(11, '连接池') > 0 AS opened;
SET ROLE regress_acc_c;
SELECT count(*) FROM acc.access_ticket WHERE purpose = '连接池';
RESET SESSION AUTHORIZATION;
SELECT member, login, purpose FROM acc.access_ticket WHERE purpose = '连接池';

ALTER TABLE acc.record ALTER id RESTART 224;
-- An administrator: all divisions, all numbers, but no history of one's own making
SET ROLE regress_acc_d;
SELECT id FROM acc.subject ORDER BY 1;
SELECT count(*) FROM acc.subject_person;
INSERT INTO acc.access_scope VALUES ('regress_acc_a', '990102');
DELETE FROM acc.access_scope WHERE division = '990102' AND member = 'regress_acc_a';
INSERT INTO acc.jurisdiction (division, policy, valid) VALUES ('990104', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (2, 'good_case', '2026-03-07');
UPDATE acc.record SET revoke_reason = '误录' WHERE id = 224;
INSERT INTO acc_internal.record_history (id, recorded_at, superseded_at) VALUES (1, now(), now());
DELETE FROM acc_internal.record_history;
UPDATE acc.access_ticket SET purpose = '改';
CALL acc.evaluate('2026-06-30', '管理员');
SELECT count(*) FROM acc.evaluation_score s JOIN acc.evaluation e ON e.id = s.evaluation WHERE e.title = '管理员';
CREATE TABLE acc.mine (id int);
ALTER TABLE acc.record DISABLE TRIGGER keep_history;
-- DBA's right to another role stays when the rights are given again
RESET ROLE;
GRANT SELECT ON acc.objection TO regress_acc_nobody;
SELECT count(*) FROM acc.setup_roles('regress_acc');
SELECT has_table_privilege('regress_acc_nobody', 'acc.objection', 'SELECT') AS stays;
REVOKE SELECT ON acc.objection FROM regress_acc_nobody;
SELECT member, subject, purpose FROM acc.access_ticket ORDER BY id;

DROP OWNED BY regress_acc_a, regress_acc_c, regress_acc_v, regress_acc_b, regress_acc_d;
DROP SCHEMA acc, acc_internal, acc_zh CASCADE;
DROP ROLE regress_acc_pool, regress_acc_p, regress_acc_a, regress_acc_c, regress_acc_v, regress_acc_b, regress_acc_d, regress_acc_nobody;
DROP ROLE regress_acc_reader, regress_acc_analyst, regress_acc_recorder, regress_acc_reviewer, regress_acc_administrator;
