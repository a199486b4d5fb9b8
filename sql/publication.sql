--
-- publication: one rule says what may be public and until when, and everything
-- that shows, demands or prints asks it; what a record is depends on its facts
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;

-- The rule: order 58 keeps warnings and simple procedure from publication, order 36 asks for neither, and no end is not unknown
SELECT c.what, p.allowed, p.required, p.reason, p.ends_on, p.ends_when, p.basis
  FROM (VALUES (1, 'minor, order 58', 'huaiyin-2019', 'enterprise', 'administrative_penalty', date '2026-01-15', 'minor', NULL::date, NULL::text[]),
			   (2, 'simple procedure, order 58', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2026-01-15', 'ordinary', NULL, '{simple_procedure}'),
			   (3, 'ordinary, order 58', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2026-01-15', 'ordinary', NULL, NULL),
			   (4, 'minor, order 36', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2026-06-04', 'minor', NULL, NULL),
			   (5, 'ordinary, order 36', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2026-06-04', 'ordinary', NULL, NULL),
			   (6, 'specific serious, 2019', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2020-06-04', 'serious', NULL, '{specific_serious}'),
			   (7, 'before any rule, with a term', 'huaiyin-2019', 'enterprise', 'administrative_penalty', '2019-06-20', 'ordinary', NULL, NULL),
			   (8, 'before any rule, without', 'cn-repair-2019', 'enterprise', 'administrative_penalty', '2019-06-20', 'ordinary', NULL, NULL),
			   (9, 'licence', 'huaiyin-2019', 'enterprise', 'licence', '2020-01-15', NULL, NULL, NULL),
			   (10, 'two years', 'huaiyin-2019', 'enterprise', 'false_litigation', '2021-01-01', NULL, NULL, NULL),
			   (11, 'on the list', 'huaiyin-2019', 'enterprise', 'judgment_defaulter', '2025-03-03', NULL, NULL, NULL),
			   (12, 'off the list', 'huaiyin-2019', 'enterprise', 'judgment_defaulter', '2025-03-03', NULL, '2025-06-15', NULL),
			   (13, 'a secret', 'harbin-2007', 'enterprise', 'quality_accident', '2020-01-15', 'serious', NULL, '{commercial_secret}'),
			   (14, 'without a finding', 'xining-2018', 'department', 'court_judgment', '2026-01-15', 'serious', NULL, NULL),
			   (15, 'with a finding', 'xining-2018', 'department', 'court_judgment', '2026-01-15', 'serious', NULL, '{dishonesty_found}'))
		 c (n, what, policy, kind, type, decided_on, severity, ended_on, flags)
 CROSS JOIN LATERAL govcredit.publication(c.policy::govcredit.policy, c.kind, c.type, c.decided_on, '2026-11-29', c.severity, NULL, c.ended_on, c.flags) p
 ORDER BY c.n;
SELECT govcredit.publication(NULL, 'enterprise', 'licence', '2020-01-15', '2020-01-15') IS NULL AS of_nothing, govcredit.record_class('xining-2018', 'department', NULL) AS class;
SELECT govcredit.publication('huaiyin-2019', 'enterprise', 'no_such_type', '2020-01-15', '2020-01-15');
-- Where the day asked about chooses the regime, it chooses this one too
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-pub-applied", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "by application"},
	"repair": {"regime_chosen_by": "applied_on"}}') IS NOT NULL AS added;
SELECT d.day, p.allowed, p.required, p.ends_on
  FROM (VALUES (date '2026-03-31'), ('2026-04-01')) d (day)
 CROSS JOIN LATERAL govcredit.publication('demo-pub-applied', 'enterprise', 'administrative_penalty', '2026-01-15', d.day, 'minor') p ORDER BY 1;

-- Lint: a condition of what is basic anyway, a term of nothing for what does not stand on a list
SELECT * FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-x", "extends": "xining-2018", "title": {"zh": "演示", "en": "x"},
	"terms": {"nothing": {"months": 0, "basis": "x"}},
	"record_types": {"training_completed": {"class_when": {"flags": ["dishonesty_found"]}}, "audit_finding": {"class_when": {"record_type": "licence"}}}}');

SELECT govcredit.create_registry('pub');
INSERT INTO pub.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'xining-2018', '[2018-02-01,)'),
	('990103', 'harbin-2007', '[2007-09-25,)');
INSERT INTO pub.subject (id, kind, name, division) VALUES
	(1, 'enterprise', '示例一公司（演示数据）', '990101'), (2, 'department', '示例二局（演示数据）', '990102'), (3, 'enterprise', '示例三公司（演示数据）', '990103'),
	(4, 'official', '某甲（演示数据）', '990102'), (5, 'department', '示例五局（演示数据）', '990102'),
	(81, 'source', '示例人民法院（演示数据）', '990102'), (82, 'source', '示例审计局（演示数据）', '990102');

-- A judgment without a finding of dishonesty (XN-05) is none: in the file, told to whom, to be repaired, of which class, in a report
INSERT INTO pub.record (id, subject, record_type, decided_on, severity, flags, source) VALUES
	(11, 2, 'court_judgment', '2026-01-15', 'serious', NULL, 81), (12, 2, 'court_judgment', '2026-01-15', 'serious', '{dishonesty_found}', 81),
	(13, 4, 'audit_finding', '2026-01-15', 'serious', NULL, 82), (14, 4, 'audit_finding', '2026-01-15', 'serious', '{dishonesty_found}', 82);
SELECT r.id, f.section, f.counts_until, f.counts_when,
	   (SELECT string_agg(x.recipient, ' ' ORDER BY x.recipient COLLATE "C") FROM pub.routing_on('2026-06-30') x WHERE x.record = r.id) AS told,
	   (SELECT count(*) FROM pub.repairable_on('2026-06-30') x WHERE x.record = r.id) AS repairable,
	   (SELECT count(*) FROM pub.sanctions_on('2026-06-30') x WHERE x.record = r.id) AS measures
  FROM pub.record r CROSS JOIN LATERAL pub.integrity_file(r.subject, '2026-06-30') f WHERE f.reference = r.id ORDER BY 1;
UPDATE pub.record SET published_on = '2026-02-01' WHERE id = 11;
UPDATE pub.record SET published_on = '2026-02-01' WHERE id = 12;
-- the finding is a fact of the record, and with it goes what was published
UPDATE pub.record SET flags = NULL WHERE id = 12;
SELECT subject, score, honours FROM pub.candidates_on('department', '2026-06-30') ORDER BY 1;
UPDATE pub.record SET revoke_reason = '演示' WHERE id = 12;
SELECT subject, score, honours FROM pub.candidates_on('department', '2026-06-30') ORDER BY 1;

-- Order 58 at the door, in what is due, in what is printed
INSERT INTO pub.record (id, subject, record_type, decided_on, severity, published_on) VALUES (21, 1, 'administrative_penalty', '2025-06-10', 'minor', '2025-06-12');
INSERT INTO pub.record (id, subject, record_type, decided_on, severity) VALUES (21, 1, 'administrative_penalty', '2025-06-10', 'minor'), (22, 1, 'administrative_penalty', '2025-06-10', 'ordinary'),
	(23, 1, 'administrative_penalty', '2026-06-04', 'minor');
INSERT INTO pub.publication (record, site, published_on) VALUES (21, 'government_site', '2025-06-12');
SELECT record, count(*) FROM pub.overdue_on('2026-06-30') WHERE what = 'publication' GROUP BY 1 ORDER BY 1;
INSERT INTO pub.record (id, subject, record_type, decided_on, severity, flags) VALUES (31, 3, 'quality_accident', '2026-01-15', 'serious', '{commercial_secret}'), (32, 3, 'quality_accident', '2026-01-15', 'serious', NULL);
SELECT s.id, x ->> 'record' AS record, x ->> 'class' AS class
  FROM pub.subject s CROSS JOIN LATERAL jsonb_array_elements(pub_internal.report_contents(s.id, '演示', '2026-06-30', 'infinity') -> 'records') x
 WHERE s.id IN (1, 2, 3) ORDER BY 1, x ->> 'record' COLLATE "C";
-- the measure stands, of what is not said stays unsaid
SELECT x ->> 'record' AS record, x ->> 'measure' AS measure
  FROM jsonb_array_elements(pub_internal.report_contents(3, '演示', '2026-06-30', 'infinity') -> 'sanctions') x ORDER BY x ->> 'record' COLLATE "C", x ->> 'measure' COLLATE "C";

-- Whom a record is only told publishes nothing; a place by code or title, and none that is near
INSERT INTO pub.publication (record, site, published_on) VALUES (21, 'audit', '2025-06-13');
INSERT INTO pub.publication (record, site, published_on) VALUES (21, '信用中国网', '2025-06-13');
INSERT INTO pub.publication (record, site, published_on) VALUES (21, '审计部门', '2025-06-13');
SELECT govcredit.publication_sites('huaiyin-2019') AS sites, govcredit.publication_sites(NULL) AS none;
-- Several rows in one statement, of several records and of one: the first day is the record's, one entered at the record before them stays, and one that is ended everywhere is taken down
BEGIN;
INSERT INTO pub.record (id, subject, record_type, decided_on, published_on) VALUES (81, 1, 'licence', '2025-03-03', NULL), (82, 1, 'licence', '2025-03-03', '2025-03-05'), (83, 1, 'licence', '2025-03-03', NULL);
INSERT INTO pub.publication (record, site, published_on, ended_on) VALUES
	(81, 'credit_site', '2025-03-08', NULL), (82, 'credit_site', '2025-03-09', NULL), (81, 'government_site', '2025-03-07', '2025-03-12'), (83, 'credit_site', '2025-03-08', '2025-03-20'), (83, 'government_site', '2025-03-10', '2025-03-25');
SELECT r.id, r.published_on, r.taken_down_on FROM pub.record r WHERE r.id BETWEEN 81 AND 83 ORDER BY 1;
-- nothing to say leaves no version
INSERT INTO pub.publication (record, site, published_on) VALUES (82, 'government_site', '2025-03-10');
SELECT h.id, h.published_on, count(*) FROM pub_internal.record_history h WHERE h.id BETWEEN 81 AND 83 GROUP BY 1, 2 ORDER BY 1;
INSERT INTO pub.publication (record, site, published_on) SELECT 81, 'credit_site', '2025-04-04' WHERE false;
DELETE FROM pub.publication p WHERE p.record = 81 AND p.site = 'government_site';
SELECT r.id, r.published_on, r.taken_down_on FROM pub.record r WHERE r.id = 81;
-- a remark, or what it is withdrawn for, is looked at no more; a day is
UPDATE pub.record SET note = '演示' WHERE id BETWEEN 81 AND 83;
SAVEPOINT before;
UPDATE pub.record SET published_on = '2025-03-04' WHERE id = 81;
ROLLBACK TO before;
UPDATE pub.record SET published_on = NULL WHERE id = 81;
SELECT r.id, r.published_on, (SELECT count(*) FROM pub.publication p WHERE p.record = r.id) AS places FROM pub.record r WHERE r.id = 81;
ROLLBACK;
-- a partition that is named notes it, too
BEGIN;
ALTER TABLE pub.publication RENAME TO publication_was;
CREATE TABLE pub.publication (LIKE pub.publication_was INCLUDING DEFAULTS INCLUDING IDENTITY) PARTITION BY LIST (site);
CREATE TABLE pub.publication_rest PARTITION OF pub.publication DEFAULT;
SELECT pub_internal.guard_parts('pub.publication', 'publication');
SELECT t.tgrelid::regclass AS relation, t.tgname FROM pg_trigger t WHERE t.tgrelid IN ('pub.publication'::regclass, 'pub.publication_rest'::regclass) ORDER BY 1, 2;
ROLLBACK;
-- What a row says, and what of it changes: a number with more zeros is the same, columns by name are passed over
SELECT govcredit.row_columns(r) = ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = 'pub.record'::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum) AS by_place
  FROM pub.record r ORDER BY r.id LIMIT 1;
CREATE TABLE pub.two (a integer, gone text, b numeric, c text[], d text, e integer GENERATED ALWAYS AS (a + 1) STORED, f jsonb);
ALTER TABLE pub.two DROP COLUMN gone;
INSERT INTO pub.two VALUES (1, 1.0, '{x}', NULL, DEFAULT, '{"a": 1}'), (2, 1.00, '{x}', NULL, DEFAULT, '{"a":1}'), (2, NULL, '{x,y}', '', DEFAULT, '{"a": 2}');
SELECT x.a, y.a, y.c, govcredit.changed_columns(x, y, '{}') AS changed, govcredit.changed_columns(x, y, '{a,nothing}') AS passed_over FROM pub.two x CROSS JOIN pub.two y ORDER BY x.a, x.c, y.a, y.c;
SELECT govcredit.row_columns(x) FROM pub.two x LIMIT 1;
SELECT govcredit.changed_columns(x, ROW(1, 2), '{}') FROM pub.two x LIMIT 1;
DROP TABLE pub.two;
-- Off the list nothing is left: points, cap, measures, publication (HY-06)
INSERT INTO pub.subject (id, kind, name, division) VALUES (6, 'department', '示例六局（演示数据）', '990101'), (7, 'enterprise', '示例七公司（演示数据）', '990101');
INSERT INTO pub.record (id, subject, record_type, decided_on, published_on) VALUES (61, 6, 'judgment_defaulter', '2025-03-03', '2025-03-05'), (71, 7, 'judgment_defaulter', '2025-03-03', '2025-03-05');
SELECT d.day, a.subject, a.score, a.grade, (SELECT count(*) FROM pub.sanctions_on(d.day) x WHERE x.subject = a.subject) AS measures
  FROM (VALUES (date '2025-06-15'), ('2025-06-16'), ('2035-06-30')) d (day) CROSS JOIN LATERAL pub_internal.assess_on(d.day) a WHERE a.subject IN (6, 7) ORDER BY 1, 2;
SELECT record, publication_ends_on, publication_ends_when FROM pub.published ORDER BY 1;
INSERT INTO pub.record_version (record, effective_on, removal, document_no, ground) VALUES (61, '2025-06-16', 'performed', '演法〔2025〕1号', '已履行'), (71, '2025-06-16', 'settled', '演法〔2025〕2号', '和解');
SELECT d.day, a.subject, a.score, a.grade, (SELECT count(*) FROM pub.sanctions_on(d.day) x WHERE x.subject = a.subject) AS measures
  FROM (VALUES (date '2025-06-15'), ('2025-06-16'), ('2035-06-30')) d (day) CROSS JOIN LATERAL pub_internal.assess_on(d.day) a WHERE a.subject IN (6, 7) ORDER BY 1, 2;
SELECT record, publication_ends_on, publication_ends_when FROM pub.published ORDER BY 1;
SELECT step, day, input FROM govcredit.explain_valid_until('huaiyin-2019', 'department', 'judgment_defaulter', '2025-03-03');

-- An objection that was upheld is followed by the record, or somebody is told (HY-09); whoever objects is answered, revoked or not
INSERT INTO pub.objection (id, record, filed_on, statement) VALUES (1, 22, '2026-06-01', '罚款数额有误'), (2, 31, '2026-06-01', '有误'), (3, 32, '2026-06-01', '有误');
UPDATE pub.objection SET answered_on = '2026-06-10', outcome = 'upheld', answer = '属实' WHERE id IN (1, 2);
SELECT what, record, due_on, workdays_late, state FROM pub.overdue_on('2026-06-30') WHERE objection IS NOT NULL ORDER BY what COLLATE "C", record;
UPDATE pub.record SET amount = 500 WHERE id = 22;
UPDATE pub.record SET revoke_reason = '异议成立' WHERE id = 31;
UPDATE pub.record SET revoke_reason = '重复录入' WHERE id = 32;
SELECT what, record, due_on, state FROM pub.overdue_on('2026-06-30') WHERE objection IS NOT NULL ORDER BY what COLLATE "C", record;
UPDATE pub.objection SET answered_on = '2026-06-30', outcome = 'dismissed' WHERE id = 3;
SELECT what, record, due_on, state FROM pub.overdue_on('2026-06-30') WHERE objection IS NOT NULL ORDER BY what COLLATE "C", record;

-- Where no notice reaches: unknown, not nothing, and said three months before; on no day at all nothing is late
ALTER TABLE pub.objection DISABLE TRIGGER admissible_days; -- the calendar ends later
INSERT INTO pub.objection (id, record, filed_on, statement) VALUES (4, 22, govcredit.calendar_ends() - 3, '有误'), (5, 23, govcredit.calendar_ends() - 40, '有误');
ALTER TABLE pub.objection ENABLE TRIGGER admissible_days;
SELECT objection, due_on IS NULL AS unknown, state FROM pub.overdue_on(govcredit.calendar_ends() + 90) WHERE objection IN (4, 5) ORDER BY 1;
SELECT state, count(*) FROM pub.deadlines_on(govcredit.calendar_ends() + 4) WHERE objection = 4 GROUP BY 1;
SELECT d.n, count(w.warning) AS rows, min(w.level) AS level, bool_and(w.title LIKE '%' || to_char(govcredit.calendar_ends(), 'YYYY-MM-DD') || '%') AS names_the_day
  FROM (VALUES (1, -120), (2, -80), (3, 1)) d (n, days) LEFT JOIN LATERAL pub.warnings_on(govcredit.calendar_ends() + d.days) w ON w.warning = 'calendar_ends' GROUP BY 1 ORDER BY 1;
SELECT count(*) > 0 AS answered, count(workdays_late) AS late FROM pub.overdue_on('infinity') WHERE what = 'publication';
SELECT count(*) FROM pub.matters_on('infinity');

-- Everybody verifies what he holds; a wrong code learns nothing
SELECT id AS report, sha256 FROM pub.issue_report(1, '演示', '2026-06-30') \gset
CREATE ROLE regress_pub_nobody;
SELECT count(*) AS roles FROM pub.setup_roles('regress_pub');
CREATE ROLE regress_pub_p IN ROLE regress_pub_reader;
CREATE ROLE regress_pub_a IN ROLE regress_pub_analyst;
SET ROLE regress_pub_p;
SELECT genuine, same_today, as_of, purpose FROM pub.verify_report(:report, :'sha256');
SELECT * FROM pub.verify_report(:report, repeat('0', 64));
SELECT * FROM pub.verify_report(NULL, :'sha256');
SET ROLE regress_pub_a;
SELECT genuine, same_today, as_of, purpose FROM pub.verify_report(:report, :'sha256');
RESET ROLE;
-- What the public reads in the table is what stands published: not before its day, not after its last, not what counts no longer
ALTER TABLE pub.record DISABLE TRIGGER admissible_days;
INSERT INTO pub.record (id, subject, record_type, decided_on, severity, published_on) VALUES
	(91, 1, 'licence', '2026-01-05', NULL, '2026-01-08'), (92, 1, 'licence', '2026-01-05', NULL, '2999-01-08'),
	(93, 1, 'false_litigation', '2021-01-01', NULL, '2021-01-08'), (94, 1, 'administrative_penalty', '2020-01-05', 'ordinary', '2020-01-08');
ALTER TABLE pub.record ENABLE TRIGGER admissible_days;
SET ROLE regress_pub_p;
SELECT r.id FROM pub.record r ORDER BY 1;
SELECT r.record FROM pub.published r ORDER BY 1;
RESET ROLE;

-- Whom row security hides nothing from
SELECT govcredit.sees_all('pub', CURRENT_USER) AS owner;
SELECT govcredit.sees_all('pub_internal', CURRENT_USER);
SET ROLE regress_pub_p;
SELECT govcredit.sees_all('pub', CURRENT_USER) AS public;
RESET ROLE;
GRANT regress_pub_administrator TO regress_pub_nobody;
SET ROLE regress_pub_nobody;
SELECT govcredit.sees_all('pub', CURRENT_USER) AS administrator;
RESET ROLE;
REVOKE regress_pub_administrator FROM regress_pub_nobody;

DROP OWNED BY regress_pub_reader, regress_pub_analyst, regress_pub_recorder, regress_pub_reviewer, regress_pub_administrator;
DROP SCHEMA pub, pub_internal, pub_zh CASCADE;
DROP ROLE regress_pub_p, regress_pub_a, regress_pub_nobody, regress_pub_reader, regress_pub_analyst, regress_pub_recorder, regress_pub_reviewer, regress_pub_administrator;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
