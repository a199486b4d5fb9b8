--
-- registry: what create_registry() makes, what it refuses, what it answers
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;

-- Names
SELECT govcredit.create_registry('o''brien');
SELECT govcredit.create_registry('a$$b');
SELECT govcredit.create_registry('pg_credit');
SELECT govcredit.create_registry('information_schema');
SELECT govcredit.create_registry(n) FROM unnest(ARRAY['']) n;
SELECT govcredit.create_registry(n) FROM unnest(ARRAY['  ']) n;
SELECT govcredit.create_registry(U&'\3000');
SELECT govcredit.create_registry(E'a\nb');
SELECT govcredit.create_registry(U&'a\0085b');
SELECT govcredit.create_registry(NULL);
SELECT govcredit.upgrade_registry(NULL);
SELECT govcredit.upgrade_registry('');
-- of three schemas each must be free, and have a name of 63 bytes at most
SELECT govcredit.create_registry(repeat('x', 55)::name);
SELECT govcredit.create_registry(repeat('政', 18)::name || 'x');
CREATE SCHEMA regress_taken_zh;
SELECT govcredit.create_registry('regress_taken') AS into_an_empty_one;
SELECT govcredit.create_registry('regress_taken_zh');
SELECT govcredit.create_registry('regress_taken_internal');
DROP SCHEMA regress_taken, regress_taken_internal, regress_taken_zh CASCADE;
CREATE SCHEMA regress_taken_internal;
CREATE TABLE regress_taken_internal.mine (id int);
SELECT govcredit.create_registry('regress_taken');
SELECT count(*) AS made FROM pg_namespace WHERE nspname IN ('regress_taken', 'regress_taken_zh');
DROP SCHEMA regress_taken_internal CASCADE;
SELECT govcredit.upgrade_registry();

-- Made by an ordinary role, in a schema whose name needs quotes
CREATE ROLE regress_registry_owner;
DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO regress_registry_owner', current_database()); END $$;
SET SESSION AUTHORIZATION regress_registry_owner;
SELECT govcredit.create_registry('Credit "of" 示例');
SELECT govcredit.upgrade_registry('Credit "of" 示例');
SELECT count(*) FROM "Credit ""of"" 示例".ranking;
RESET SESSION AUTHORIZATION;
SELECT govcredit.create_registry();
SELECT govcredit.create_registry();
SELECT govcredit.upgrade_registry();
INSERT INTO credit_internal.registry_version VALUES (1000, 'later');
SELECT govcredit.upgrade_registry();
DELETE FROM credit_internal.registry_version WHERE version = 1000;

-- Nothing of it is a member of the extension, all of it is its maker's
SELECT count(*) FROM pg_depend d
 WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
   AND d.classid = 'pg_class'::regclass
   AND d.objid IN (SELECT oid FROM pg_class WHERE relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas('credit') || govcredit.registry_schemas('Credit "of" 示例'))));
SELECT DISTINCT r.rolname
  FROM (SELECT relowner FROM pg_class WHERE relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas('Credit "of" 示例')))
		 UNION SELECT proowner FROM pg_proc WHERE pronamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas('Credit "of" 示例')))) o
  JOIN pg_roles r ON r.oid = o.relowner;
DROP SCHEMA "Credit ""of"" 示例", "Credit ""of"" 示例_internal", "Credit ""of"" 示例_zh" CASCADE;

-- Every table, view, column and function is explained in both languages
SELECT c.relname, a.attname
  FROM pg_class c
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
 WHERE c.relnamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace, 'credit_zh'::regnamespace) AND c.relkind IN ('r', 'v')
   AND (coalesce(obj_description(c.oid, 'pg_class'), '') !~ '[一-龥]'
		OR coalesce(col_description(c.oid, a.attnum), '') !~ '[一-龥]')
 ORDER BY 1, 2;
SELECT p.proname FROM pg_proc p
 WHERE p.pronamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace, 'credit_zh'::regnamespace)
   AND (obj_description(p.oid, 'pg_proc') IS NULL
		OR p.prorettype <> 'trigger'::regtype AND obj_description(p.oid, 'pg_proc') !~ '[一-龥]'
		OR p.prosecdef)
 ORDER BY 1;

-- Jurisdictions
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'no-such-policy', '[2019-06-12,)');
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES
	('990100', 'cn-government-integrity', '[2018-01-01,)'),
	('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'cn-government-integrity', '[2024-01-01,2025-01-01)');
\set VERBOSITY terse
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'cn-government-integrity', 'empty');
\set VERBOSITY default
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990102', 'huaiyin-2019', '[2024-01-01,2024-12-31]'), ('990102', 'huaiyin-2019', '[2025-01-01,)');
SELECT d.division, d.as_of, govcredit.policy_name(credit_internal.edition_for(d.division, d.as_of, d.as_of)) AS policy
  FROM (VALUES ('990101'::govcredit.division, date '2019-06-11'), ('990101', '2019-06-12'), ('990101001', '2026-06-30'),
			   ('990103', '2026-06-30'), ('990100', '2017-12-31'), ('370104', '2026-06-30')) AS d (division, as_of)
 ORDER BY 1, 2;

-- Subjects
INSERT INTO credit.subject (kind, name, division) VALUES ('department', '示例局（演示数据）', '370104');
INSERT INTO credit.subject (kind, name, division) VALUES ('resident', '示例居民（演示数据）', '990101');
\set VERBOSITY terse
INSERT INTO credit.subject (kind, name, division) VALUES ('department', ' ', '990101');
\set VERBOSITY default
INSERT INTO credit.subject (kind, name, division, valid)
	SELECT 'department', '示例' || i || '局（演示数据）', '990101', '[2020-01-01,)' FROM generate_series(1, 4) i;
INSERT INTO credit.subject (kind, name, division, uscc) VALUES
	('institution', '示例中心（演示数据）', '990101', govcredit.make_uscc('12', '990101', '00000001')),
	('official', '某甲（演示数据）', '990101', NULL),
	('enterprise', '示例公司（演示数据）', '990101001', govcredit.make_uscc('91', '990101', '10000001'));
SELECT s.id, s.kind, s.name, s.uscc, s.division FROM credit.subject s ORDER BY s.id;
INSERT INTO credit.subject (kind, name, division, uscc)
	VALUES ('enterprise', '示例另公司（演示数据）', '990101', lower(govcredit.make_uscc('91', '990101', '10000001')::text));
UPDATE credit.subject SET kind = 'official' WHERE name LIKE '示例1局%';
UPDATE credit.subject SET recorded_at = '2020-01-01' WHERE name LIKE '示例1局%' RETURNING recorded_at > now() - interval '1 hour' AS of_now;
SELECT count(*) FROM credit_internal.subject_history;
UPDATE credit.subject SET id = 1000 WHERE name LIKE '示例1局%';

-- Numbers of natural persons: theirs only, once, and never in a message
SELECT id AS official FROM credit.subject WHERE kind = 'official' \gset
INSERT INTO credit.subject_person VALUES (:official - 1, '990101199003071237');
INSERT INTO credit.subject_person VALUES (NULL, '990101199003071237');
INSERT INTO credit.subject_person VALUES (0, '990101199003071237');
INSERT INTO credit.subject_person VALUES (:official, '990101199003071237');
INSERT INTO credit.subject (kind, name, division) VALUES ('official', '某乙（演示数据）', '990101') RETURNING id AS another \gset
\set VERBOSITY terse
INSERT INTO credit.subject_person VALUES (:another, '990101199003071237');
\set VERBOSITY default
SELECT govcredit.mask(resident_id) FROM credit.subject_person;
DELETE FROM credit.subject WHERE id = :another;

-- The chain of command: one superior a day, no circle on any day
SELECT min(id) AS d1 FROM credit.subject \gset
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES
	(:d1, 'superior', :d1 + 1, '[2020-01-01,2024-01-01)'),
	(:d1 + 1, 'superior', :d1 + 2, '[2020-01-01,)');
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (:d1, 'superior', :d1 + 3, '[2023-12-31,)');
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (:d1 + 2, 'superior', :d1, '[2023-12-31,)');
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (:d1 + 2, 'superior', :d1, '[2024-01-01,)');
INSERT INTO credit.subject_link (subject, role, target) VALUES (:d1, 'superior', :d1);
\set VERBOSITY terse
INSERT INTO credit.subject_link (subject, role, target) VALUES (:d1, 'friend', :d1 + 1);
\set VERBOSITY default
BEGIN ISOLATION LEVEL REPEATABLE READ;
INSERT INTO credit.subject_link (subject, role, target) VALUES (:d1 + 3, 'superior', :d1);
ROLLBACK;

-- Records that cannot be
INSERT INTO credit.record (subject, record_type, decided_on) VALUES (0, 'disclosure_missed', '2026-01-05');
INSERT INTO credit.record (subject, record_type, decided_on) VALUES (:d1, 'disclosure_missed', '2019-12-31');
INSERT INTO credit.record (subject, record_type, decided_on) VALUES (:d1, 'no_such_type', '2026-01-05');
INSERT INTO credit.record (subject, record_type, decided_on, severity) VALUES (:d1, 'accountability', '2026-01-05', 'mortal');
\set VERBOSITY terse
INSERT INTO credit.record (subject, record_type, decided_on) VALUES (:d1, 'disclosure_missed', 'infinity');
INSERT INTO credit.record (subject, record_type, decided_on, amount) VALUES (:d1, 'debt_arrears', '2026-01-05', -1);
INSERT INTO credit.record (subject, record_type, decided_on, published_on) VALUES (:d1, 'disclosure_missed', '2026-01-05', '2026-01-04');
\set VERBOSITY default
INSERT INTO credit.record (subject, record_type, decided_on, revoked_at) VALUES (:d1, 'disclosure_missed', '2026-01-05', now());
-- Moment and author are the registry's: what a client sends in them is not kept, and the catalogue asks for neither
BEGIN;
INSERT INTO credit.record (subject, record_type, decided_on, recorded_at, entered_by) VALUES (:d1, 'disclosure_missed', '2026-01-05', '2020-01-05', 'nobody')
	RETURNING recorded_at > now() - interval '1 hour' AS of_now, entered_by = CURRENT_USER AS by_whom;
ROLLBACK;
SELECT a.attrelid::regclass, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'
 WHERE c.relnamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace, 'credit_zh'::regnamespace) AND a.attname IN ('recorded_at', 'entered_by', 'issued_by', 'issued_at', 'opened_at', 'member', 'login')
   AND a.attnotnull AND NOT a.atthasdef AND c.relname <> 'access_scope' AND c.relname NOT LIKE '%\_history' ORDER BY 1, 2;

-- Repair before its day, and on it
INSERT INTO credit.record (subject, record_type, decided_on, severity, amount) VALUES (:d1 + 6, 'administrative_penalty', '2026-04-10', 'ordinary', 5000) RETURNING id AS penalty \gset
UPDATE credit.record SET corrected_on = '2026-05-01', duties_done_on = '2026-05-01', committed_on = '2026-05-01' WHERE id = :penalty;
INSERT INTO credit.repair (record, granted_on, effect) VALUES (:penalty, '2026-07-10', 'restore');
SELECT eligible, first_day, publication_ends_on, unmet FROM credit.repairable_on('2026-07-10') WHERE record = :penalty;
INSERT INTO credit.repair (record, granted_on, effect) VALUES (:penalty, '2026-07-11', 'restore');
SELECT count(*) FROM credit.repairable_on('2026-07-10') WHERE record = :penalty;
SELECT count(*) FROM credit.repairable_on('2026-07-11') WHERE record = :penalty;

-- The end of a subject leaves none of its records outside
UPDATE credit.subject SET valid = '(,2026-04-10)' WHERE id = :d1 + 6;
UPDATE credit.subject SET valid = '(,2026-04-10]' WHERE id = :d1 + 6;
SELECT count(*) FROM credit_internal.subject_on('2026-04-11') WHERE id = :d1 + 6;
UPDATE credit.subject SET valid = '(,)' WHERE id = :d1 + 6;

-- Ranking: ties share a rank, the next is skipped; percentile strictly below
INSERT INTO credit.record (subject, record_type, decided_on) VALUES
	(:d1 + 1, 'disclosure_missed', '2026-01-05'), (:d1 + 2, 'disclosure_missed', '2026-01-06'),
	(:d1 + 3, 'reconsideration_lost', '2026-01-07'), (:d1 + 3, 'disclosure_missed', '2026-01-08');
SELECT jurisdiction, kind, rank, subject - :d1 AS subject, score, grade, percentile, peers, records
  FROM credit.ranking_on('2026-06-30') ORDER BY kind, rank, subject;
-- A score and its explanation, for everybody
SELECT count(*) FROM credit.ranking_on('2026-06-30') r
 WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM credit.explain_score(r.subject, '2026-06-30') e);
-- Before the first record
SELECT DISTINCT score FROM credit.ranking_on('2025-06-30') WHERE kind = 'department';

-- What was known: amended, revoked, and asked again
SELECT credit.close_books() AS k1 \gset
UPDATE credit.record SET severity = 'minor', note = 'entered wrongly' WHERE record_type = 'reconsideration_lost';
UPDATE credit.record SET note = note WHERE record_type = 'reconsideration_lost';
UPDATE credit.record SET revoke_reason = 'wrong department' WHERE subject = :d1 + 1;
SELECT credit.close_books() AS k2 \gset
\set VERBOSITY terse
UPDATE credit.record SET revoke_reason = 'again' WHERE subject = :d1 + 1;
\set VERBOSITY default
UPDATE credit.record SET revoked_at = now() WHERE subject = :d1 + 2;
BEGIN;
UPDATE credit.record SET revoked_at = '2020-01-01', revoke_reason = 'twice' WHERE subject = :d1 + 2 RETURNING revoked_at > now() - interval '1 hour' AS of_now;
ROLLBACK;
UPDATE credit.record SET subject = :d1 WHERE subject = :d1 + 2;
DELETE FROM credit.record;
TRUNCATE credit.subject_link;
UPDATE credit_internal.record_history SET superseded_at = 'infinity';
DELETE FROM credit_internal.record_history;
TRUNCATE credit_internal.record_history;
UPDATE credit.jurisdiction SET valid = '[2019-06-12,2026-06-01)' WHERE division = '990101';
BEGIN;
UPDATE credit.jurisdiction SET valid = '[2019-06-12,2026-06-01)' WHERE division = '990101';
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2026-06-01,)');
COMMIT;
DELETE FROM credit.subject_link WHERE subject = :d1;
SELECT (SELECT count(*) FROM credit_internal.jurisdiction_history) AS jurisdiction, (SELECT count(*) FROM credit_internal.record_history) AS record,
	   (SELECT count(*) FROM credit_internal.subject_history) AS subject, (SELECT count(*) FROM credit_internal.subject_link_history) AS subject_link;
SELECT k.n, r.subject - :d1 AS subject, r.score, r.rank
  FROM (VALUES (1, :'k1'::timestamptz), (2, :'k2'), (3, 'infinity'), (4, '2020-01-01')) AS k (n, known_at)
 CROSS JOIN LATERAL credit.ranking_on('2026-06-30', k.known_at) r
 WHERE r.kind = 'department'
 ORDER BY 1, 2;

-- A policy that does not know what the books hold cannot take over
BEGIN;
UPDATE credit.jurisdiction SET valid = '[2026-06-01,2026-07-01)' WHERE division = '990101' AND valid @> date '2026-06-15';
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'cn-government-integrity', '[2026-07-01,)');
COMMIT;

-- A judgment defaulter: appropriations stop, wages and livelihood stay free
INSERT INTO credit.record (subject, record_type, decided_on, ongoing) VALUES (:d1 + 4, 'judgment_defaulter', '2026-04-02', true) RETURNING id AS defaulter \gset
SELECT q.action, q.purpose, m.answer, m.answer_zh, m.measure, credit.is_barred(:d1 + 4, q.action, q.purpose, '2026-06-30') AS barred
  FROM (VALUES ('fiscal_appropriation', 'wages'), ('fiscal_appropriation', 'livelihood'),
			   ('fiscal_appropriation', NULL), ('subsidy', NULL), ('bidding', NULL)) AS q (action, purpose)
 CROSS JOIN LATERAL credit.measures_on(:d1 + 4, q.action, q.purpose, '2026-06-30') m
 ORDER BY 1, 2;
SELECT credit.is_barred(:d1 + 4, 'fiscal_appropriation', NULL, '2026-04-01') AS before,
	   credit.is_barred(:d1 + 4, 'fiscal_appropriation', NULL, '2026-04-02') AS on_the_day;
UPDATE credit.record SET corrected_on = '2026-05-18' WHERE id = :defaulter;
INSERT INTO credit.record_version (record, effective_on, removal, document_no, ground) VALUES (:defaulter, '2026-05-20', 'performed', '演法〔2026〕1号', '已履行');
SELECT d.as_of, credit.is_barred(:d1 + 4, 'fiscal_appropriation', NULL, d.as_of) AS barred
  FROM (VALUES (date '2026-05-19'), ('2026-05-20'), ('2026-05-21')) AS d (as_of) ORDER BY 1;

-- Objections
INSERT INTO credit.objection (record, filed_on, statement) VALUES (0, '2026-06-01', '不属实');
INSERT INTO credit.objection (record, filed_on, statement) VALUES (:defaulter, '2026-04-01', '不属实');
INSERT INTO credit.objection (record, filed_on, statement) VALUES (:defaulter, '2026-06-10', '已履行') RETURNING id AS objection \gset
INSERT INTO credit.objection (record, filed_on, statement) VALUES (:defaulter, '2026-06-11', '已履行');
\set VERBOSITY terse
UPDATE credit.objection SET answered_on = '2026-06-09', outcome = 'dismissed' WHERE id = :objection;
UPDATE credit.objection SET answered_on = '2026-06-25' WHERE id = :objection;
\set VERBOSITY default
SELECT (credit_internal.objection_of(:defaulter, '2026-06-09')).pending AS before, (credit_internal.objection_of(:defaulter, '2026-06-10')).pending AS filed;

-- Deadlines: 2026-06-19 to 21 is the Dragon Boat holiday, so 10 working days from the 10th end on the 25th
SELECT d.as_of, o.what, o.site, o.due_on, o.done_on, o.state, o.workdays_late
  FROM (VALUES (date '2026-06-25'), ('2026-06-26'), ('2026-06-30')) AS d (as_of)
 CROSS JOIN LATERAL credit.deadlines_on(d.as_of) o
 WHERE o.record IN (:penalty, :defaulter)
 ORDER BY 1, 2, 3;
UPDATE credit.record SET published_on = '2026-04-22' WHERE id = :penalty;
UPDATE credit.objection SET answered_on = '2026-06-29', outcome = 'upheld', answer = '已更正' WHERE id = :objection;
UPDATE credit.objection SET answered_on = '2026-06-30' WHERE id = :objection;
DELETE FROM credit.objection;
SELECT what, site, due_on, done_on, state, workdays_late FROM credit.deadlines_on('2026-06-30') WHERE record IN (:penalty, :defaulter) ORDER BY 1, 2;
SELECT (credit_internal.objection_of(:defaulter, '2026-06-28')).pending AS pending, (credit_internal.objection_of(:defaulter, '2026-06-29')).pending AS answered;
SELECT count(*) FROM credit.overdue_on('2026-06-30') WHERE what IN ('publication', 'objection');

-- The days are those of Asia/Shanghai, whatever the session thinks
SET timezone = 'Pacific/Honolulu';
SELECT credit_internal.today() = (now() AT TIME ZONE 'Asia/Shanghai')::date AS shanghai;
SELECT subject - :d1 AS subject, score FROM credit.ranking_on('2026-06-30', :'k1') WHERE kind = 'department' ORDER BY 1;
RESET timezone;

-- A row is known to the transaction that entered it
BEGIN;
INSERT INTO credit.record (subject, record_type, decided_on) VALUES (:d1, 'disclosure_missed', '2026-06-01');
SELECT records FROM credit.ranking_on('2026-06-30') WHERE subject = :d1;
ROLLBACK;

-- A DBA's column, index and trigger live beside it
ALTER TABLE credit.record ADD COLUMN case_no text;
CREATE INDEX record_case_idx ON credit.record (case_no);
UPDATE credit.record SET case_no = 'A-1' WHERE id = :penalty;
UPDATE credit.record SET case_no = 'A-2' WHERE id = :penalty;
SELECT h.rest ->> 'case_no' AS was FROM credit_internal.record_history h WHERE h.id = :penalty ORDER BY h.recorded_at DESC LIMIT 1;
SELECT count(*) FROM credit.ranking_on('2026-06-30') WHERE kind = 'department';

-- Views answer for today; what they show is asked of the functions above
SELECT (SELECT count(*) FROM credit.ranking) = (SELECT count(*) FROM credit.ranking_on(credit_internal.today())) AS ranking,
	   (SELECT count(*) FROM credit.sanctions_in_force) = (SELECT count(*) FROM credit.sanctions_on(credit_internal.today())) AS sanctions,
	   (SELECT count(*) FROM credit.repairable) = (SELECT count(*) FROM credit.repairable_on(credit_internal.today())) AS repairable;

SET jit = off;
-- is_barred(), barred_on() and measures_on() say the same of everybody, now, then, and of a successor
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (:d1 + 4, 'successor', :d1 + 1, '[2026-05-10,)');
UPDATE credit.subject SET valid = '[2020-01-01,2026-05-10)' WHERE id = :d1 + 4;
INSERT INTO credit.subject_link (subject, role, target, valid) VALUES (:d1 + 4, 'successor', :d1 + 1, '[2026-05-10,)');
UPDATE credit.subject SET valid = '[2020-01-01,)' WHERE id = :d1 + 4;
SELECT q.as_of, q.action, count(*) FILTER (WHERE x.barred) AS barred, bool_or(x.barred AND s.id = :d1 + 1) AS successor,
	   count(*) FILTER (WHERE x.barred IS DISTINCT FROM x.measures) AS unlike_measures,
	   count(*) FILTER (WHERE x.barred IS DISTINCT FROM x.listed) AS unlike_list
  FROM (VALUES (date '2026-05-09', timestamptz 'infinity', 'fiscal_appropriation'), ('2026-05-15', 'infinity', 'fiscal_appropriation'), ('2026-05-15', :'k2', 'fiscal_appropriation'),
			   ('2026-05-15', 'infinity', 'honour'), ('2026-05-15', :'k2', 'honour'), ('2026-05-15', 'infinity', 'bidding')) AS q (as_of, known_at, action)
 CROSS JOIN LATERAL credit_internal.subject_on(q.as_of, q.known_at) s
 CROSS JOIN LATERAL (
		SELECT credit.is_barred(s.id, q.action, NULL, q.as_of, q.known_at) AS barred,
			   EXISTS (SELECT FROM credit.measures_on(s.id, q.action, NULL, q.as_of, q.known_at) m WHERE m.answer = 'prohibit') AS measures,
			   s.id IN (SELECT b.subject FROM credit.barred_on(q.action, NULL, q.as_of, q.known_at) b) AS listed) x
 WHERE govcredit.has_code(credit_internal.policy_for(s.division, q.as_of), 'actions', q.action)
 GROUP BY q.as_of, q.known_at, q.action
 ORDER BY q.as_of, q.known_at, q.action;

DROP SCHEMA credit, credit_internal, credit_zh CASCADE;
DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM regress_registry_owner', current_database()); END $$;
DROP ROLE regress_registry_owner;
