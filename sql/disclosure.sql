--
-- disclosure: what the policy says may not be published cannot be, and is in
-- no public view (HB-09, TP-03); an objection stands beside what is (ALL-09)
--
\pset null '-'
\set SHOW_CONTEXT never
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET datestyle = ISO;
SET client_min_messages = warning;
SELECT govcredit.create_registry('dis');
-- Harbin's rules; with quality accidents shared only; with no border drawn
SELECT govcredit.add_policy(e::text) IS NOT NULL AS added FROM (VALUES
	('{"govcredit": "policy/1", "name": "demo-disclosure", "extends": "harbin-2007", "title": {"zh": "演示数据", "en": "shared"},
	   "record_types": {"quality_accident": {"disclosure": "shared", "basis": "演示第一条"}}}'::jsonb),
	('{"govcredit": "policy/1", "name": "demo-disclosure-cut", "extends": "harbin-2007", "title": {"zh": "演示数据", "en": "no border"}, "exclusions": null, "repair": null,
	   "record_types": {"lax_discipline": {"disclosure": null}}}')) v (e);
INSERT INTO dis.jurisdiction (division, policy, valid) VALUES ('990101', 'harbin-2007', '[2007-09-25,)'), ('990102', 'demo-disclosure', '[2007-09-25,)'), ('990103', 'demo-disclosure-cut', '[2007-09-25,)');
INSERT INTO dis.subject (id, kind, name, division) VALUES
	(1, 'enterprise', '示例一区公司（演示数据）', '990101'), (2, 'enterprise', '示例二区公司（演示数据）', '990102'), (3, 'enterprise', '示例三区公司（演示数据）', '990103'),
	(11, 'official', '某甲（演示数据）', '990101'), (13, 'official', '某丙（演示数据）', '990103');

-- Why not, by type and by what the record contains
SELECT p AS policy, t AS record_type, f AS flags, x.exclusion, x.title, x.from_publication, x.basis
  FROM unnest('{harbin-2007,demo-disclosure,demo-disclosure-cut}'::text[]) WITH ORDINALITY a(p, n), (VALUES (1, 'enterprise', 'quality_accident', NULL::text[]), (2, 'enterprise', 'quality_accident', '{commercial_secret}'), (3, 'official', 'lax_discipline', NULL)) v(o, k, t, f)
  LEFT JOIN LATERAL govcredit.exclusions(p::govcredit.policy, k, t, flags => f) x ON true ORDER BY n, o, x.exclusion;
-- A deadline for publishing what is not published is no policy
SELECT * FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-x", "extends": "harbin-2007", "title": {"zh": "演示", "en": "x"}, "record_types": {"quality_accident": {"disclosure": "shared", "publish_within": "publication"}}}');

-- At the door
INSERT INTO dis.record (id, subject, record_type, decided_on, ongoing, severity, published_on) VALUES (101, 1, 'quality_accident', '2020-01-05', true, 'serious', '2020-01-08');
INSERT INTO dis.record (id, subject, record_type, decided_on, severity, published_on) VALUES (102, 2, 'quality_accident', '2020-01-05', 'serious', '2020-01-08');
INSERT INTO dis.record (id, subject, record_type, decided_on, severity) VALUES (102, 2, 'quality_accident', '2020-01-05', 'serious'), (111, 11, 'lax_discipline', '2020-01-05', 'ordinary');
UPDATE dis.record SET published_on = '2020-01-08' WHERE id = 111;
INSERT INTO dis.record (id, subject, record_type, decided_on, severity, flags, published_on) VALUES (103, 1, 'quality_accident', '2020-01-06', 'serious', '{commercial_secret}', '2020-01-09');
INSERT INTO dis.record (id, subject, record_type, decided_on, severity, flags) VALUES (103, 1, 'quality_accident', '2020-01-06', 'serious', '{commercial_secret}');
-- Without the rules it passes; 114 counts no longer
INSERT INTO dis.record (id, subject, record_type, decided_on, ongoing, severity, flags, published_on) VALUES (104, 3, 'quality_accident', '2020-01-06', true, 'serious', '{commercial_secret}', '2020-01-09'), (113, 13, 'lax_discipline', '2020-01-05', false, 'ordinary', NULL, '2020-01-09'),
	(114, 3, 'quality_accident', '2020-01-06', false, 'serious', NULL, '2020-01-09');

-- What the public sees: no person, nothing kept from it
CREATE ROLE regress_dis_nobody;
SELECT count(*) AS roles FROM dis.setup_roles('regress_dis');
CREATE ROLE regress_dis_p IN ROLE regress_dis_reader;
SET ROLE regress_dis_p;
SELECT record, kind, name, title, class, published_on, objection_pending, statement, basis FROM dis.published ORDER BY 1;
SELECT 记录编号, 异议标注 FROM dis_zh.公示信息 ORDER BY 1;
SELECT count(*) FROM dis.objection;
RESET ROLE;
-- Objected to, revoked, and kept from the public by a later policy
INSERT INTO dis.objection (record, filed_on, statement) VALUES (101, '2020-02-01', '检测有误');
SET ROLE regress_dis_p;
SELECT record, objection_pending, statement FROM dis.published ORDER BY 1;
RESET ROLE;
BEGIN;
UPDATE dis.jurisdiction SET valid = '[2007-09-25,2021-03-01)' WHERE division = '990101';
INSERT INTO dis.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-disclosure', '[2021-03-01,)');
COMMIT;
SET ROLE regress_dis_p;
SELECT record FROM dis.published ORDER BY 1;
RESET ROLE;
UPDATE dis.record SET revoke_reason = '演示' WHERE id = 104;
SELECT count(*) FROM dis.published;
SET ROLE regress_dis_nobody;
SELECT count(*) FROM dis.published;
RESET ROLE;

-- What may not be published is not overdue; the term of publication ends it
INSERT INTO dis.record (id, subject, record_type, decided_on, ongoing, severity, flags, published_on) VALUES
	(105, 2, 'administrative_penalty', '2020-01-06', false, 'ordinary', '{commercial_secret}', NULL), (106, 2, 'administrative_penalty', '2020-01-06', false, 'ordinary', NULL, NULL),
	(107, 2, 'administrative_penalty', '2020-01-07', false, 'ordinary', NULL, '2020-01-09'), (108, 3, 'administrative_penalty', '2020-01-07', true, 'ordinary', NULL, '2020-01-09');
SELECT record, state, basis FROM dis.deadlines_on('2020-06-30') WHERE what = 'publication' ORDER BY 1;
SELECT record, publication_ends_on, publication_ends_when FROM dis.published WHERE record > 104 ORDER BY 1;

DROP OWNED BY regress_dis_reader, regress_dis_analyst, regress_dis_recorder, regress_dis_reviewer, regress_dis_administrator;
DROP SCHEMA dis, dis_internal, dis_zh CASCADE;
DROP ROLE regress_dis_p, regress_dis_nobody, regress_dis_reader, regress_dis_analyst, regress_dis_recorder, regress_dis_reviewer, regress_dis_administrator;
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
