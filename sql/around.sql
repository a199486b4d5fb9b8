--
-- around: the ways around rights, with others' rights, in others' name, naming
-- those whom one does not see, moving what is published
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-shut", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration"},
	"record_types": {"disclosure_missed": {"disclosure": "authorised"}}}') IS NOT NULL AS added;
SELECT govcredit.create_registry('arn');
CREATE OR REPLACE FUNCTION arn_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
INSERT INTO arn.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990105', 'regress-shut', '[2019-06-12,)');
INSERT INTO arn.subject (id, kind, name, division) VALUES (1, 'department', '一区局（演示数据）', '990101'), (2, 'department', '二区局（演示数据）', '990102'), (3, 'official', '某甲（演示数据）', '990101'),
	(4, 'official', '某乙（演示数据）', '990102'), (6, 'department', '一区二局（演示数据）', '990101');
INSERT INTO arn.subject (id, kind, name, division) VALUES (901, 'source', '信息中心（演示数据）', '990101');
INSERT INTO arn.matter (id, kind, subject, title, opened_on) OVERRIDING SYSTEM VALUE VALUES (1, 'lawsuit', 2, '二区诉讼（演示数据）', '2026-01-05');
INSERT INTO arn.record (id, subject, record_type, decided_on, note) OVERRIDING SYSTEM VALUE VALUES (1, 2, 'disclosure_missed', '2026-01-05', '未公示（演示数据）');
SELECT setval(pg_get_serial_sequence('arn.' || t, 'id'), 100) > 0 AS numbered FROM unnest('{subject,matter,record}'::text[]) t;
INSERT INTO arn.subject_person (subject, resident_id) VALUES (3, '990101199003071237');
SELECT count(*) AS roles FROM arn.setup_roles('regress_arn');
-- clerks, reviewers, one who is both, an administrator, in the first district; a clerk in both
CREATE ROLE regress_arn_c IN ROLE regress_arn_recorder;
CREATE ROLE regress_arn_e IN ROLE regress_arn_recorder;
CREATE ROLE regress_arn_cc IN ROLE regress_arn_recorder;
CREATE ROLE regress_arn_v IN ROLE regress_arn_reviewer;
CREATE ROLE regress_arn_w IN ROLE regress_arn_reviewer;
CREATE ROLE regress_arn_b IN ROLE regress_arn_recorder, regress_arn_reviewer;
CREATE ROLE regress_arn_d IN ROLE regress_arn_administrator;
CREATE ROLE regress_arn_p IN ROLE regress_arn_reader;
INSERT INTO arn.access_scope (member, division) SELECT 'regress_arn_' || r, '990101' FROM unnest('{c,e,cc,v,w,b}'::text[]) r UNION ALL SELECT 'regress_arn_cc', '990102'
	UNION ALL SELECT 'regress_arn_' || r, '990105' FROM unnest('{c,v}'::text[]) r;

-- Who reads what is public and works in the first district, too, sees no more of the second than the public
CREATE ROLE regress_arn_both IN ROLE regress_arn_reader, regress_arn_analyst;
INSERT INTO arn.access_scope (member, division) VALUES ('regress_arn_both', '990101');
SET ROLE regress_arn_both;
SELECT (SELECT count(*) FROM arn.record) AS records, (SELECT count(*) FROM arn.matter) AS matters;
RESET ROLE;

-- Behind somebody's view or rule who is at work needs the right himself
CREATE SCHEMA regress_arn_b AUTHORIZATION regress_arn_b;
SET ROLE regress_arn_b;
GRANT USAGE ON SCHEMA regress_arn_b TO PUBLIC;
INSERT INTO arn.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-06-02');
CREATE TABLE regress_arn_b.lunch (who text);
CREATE RULE r AS ON INSERT TO regress_arn_b.lunch DO ALSO UPDATE arn.record SET published_on = '2026-06-03' WHERE id = 101;
CREATE RULE q AS ON INSERT TO regress_arn_b.lunch DO ALSO INSERT INTO arn.publication (record, site, published_on) VALUES (101, 'credit_site', '2026-06-03');
CREATE VIEW regress_arn_b.record AS SELECT * FROM arn.record;
CREATE VIEW regress_arn_b.publication AS SELECT * FROM arn.publication;
CREATE FUNCTION regress_arn_b.ticket(bigint) RETURNS bigint LANGUAGE sql SECURITY DEFINER RETURN arn.open_ticket($1, '查档');
GRANT ALL ON ALL TABLES IN SCHEMA regress_arn_b TO PUBLIC;
SET ROLE regress_arn_c;
INSERT INTO regress_arn_b.lunch VALUES ('c');
UPDATE regress_arn_b.record SET published_on = '2026-06-03' WHERE id = 101;
UPDATE regress_arn_b.record SET revoke_reason = '误录' WHERE id = 101;
INSERT INTO regress_arn_b.record (subject, record_type, decided_on, published_on) VALUES (1, 'disclosure_missed', '2026-06-02', '2026-06-03');
INSERT INTO regress_arn_b.publication (record, site, published_on) VALUES (101, 'credit_site', '2026-06-03');
SELECT regress_arn_b.ticket(3);
-- nor does a reviewer enter facts; what both may goes through
SET ROLE regress_arn_v;
INSERT INTO regress_arn_b.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-06-02');
UPDATE regress_arn_b.record SET amount = 7 WHERE id = 101;
SET ROLE regress_arn_c;
UPDATE regress_arn_b.record SET amount = 7 WHERE id = 101;
SET ROLE regress_arn_v;
UPDATE regress_arn_b.record SET published_on = '2026-06-03' WHERE id = 101;
RESET ROLE;
SELECT id, amount, published_on, entered_by FROM arn.record WHERE id > 100 ORDER BY id;
SELECT count(*) AS tickets FROM arn.access_ticket;
DROP SCHEMA regress_arn_b CASCADE;

-- What one bears, heads or is under is of both: who writes about one end only enters no link
SET ROLE regress_arn_c;
INSERT INTO arn.subject (kind, name, division, valid) VALUES ('department', '一区旧局（演示数据）', '990101', '[2020-01-01,2026-02-01)');
INSERT INTO arn.record (subject, record_type, decided_on, severity) VALUES (101, 'court_judgment', '2026-01-06', 'serious');
INSERT INTO arn.subject_link (subject, role, target, valid) VALUES (101, 'successor', 2, '[2026-02-01,)');
INSERT INTO arn.subject_link (subject, role, target) VALUES (1, 'superior', 2), (6, 'part', 2);
INSERT INTO arn.subject_link (subject, role, target) VALUES (2, 'superior', 1);
INSERT INTO arn.subject_link (subject, role, target) VALUES (1, 'superior', 6);
UPDATE arn.subject_link SET target = 2;
-- nor is it told which of them are there, and what they are
INSERT INTO arn.subject_link (subject, role, target) VALUES (1, 'superior', 4);
INSERT INTO arn.subject_link (subject, role, target) VALUES (1, 'superior', 99);
-- who writes about both does, but for what is published
SET ROLE regress_arn_cc;
INSERT INTO arn.subject_link (subject, role, target, valid) VALUES (101, 'successor', 2, '[2026-02-01,)') RETURNING subject, role, target;
SET ROLE regress_arn_c;
INSERT INTO arn.subject (kind, name, division, valid) VALUES ('department', '一区另局（演示数据）', '990101', '[2020-01-01,2026-02-01)');
INSERT INTO arn.record (subject, record_type, decided_on) VALUES (102, 'disclosure_missed', '2026-01-06');
SET ROLE regress_arn_v;
UPDATE arn.record SET published_on = '2026-01-10' WHERE subject = 102;
SET ROLE regress_arn_cc;
INSERT INTO arn.subject_link (subject, role, target, valid) VALUES (102, 'successor', 2, '[2026-02-01,)');
INSERT INTO arn.subject_link (subject, role, target, valid) VALUES (102, 'part', 2, '[2026-02-01,)') RETURNING role;
UPDATE arn.subject_link SET role = 'successor' WHERE subject = 102;
SET ROLE regress_arn_d;
INSERT INTO arn.subject_link (subject, role, target, valid) VALUES (102, 'successor', 2, '[2026-02-01,)') RETURNING subject, role, target;
SET ROLE regress_arn_cc;
UPDATE arn.subject_link SET valid = '[2026-03-01,)' WHERE subject = 102 AND role = 'successor';
RESET ROLE;

-- Nobody names what he does not see: hidden and missing are said in the same words, of every key
SET ROLE regress_arn_c;
INSERT INTO arn.list_entry (list, subject, code, title, valid, joint) VALUES ('powers', 1, '1', '示例事项（演示数据）', '[2026-01-01,)', '{{1,6},{2,6}}');
INSERT INTO arn.list_entry (list, subject, code, title, valid, joint) VALUES ('powers', 1, '1', '示例事项（演示数据）', '[2026-01-01,)', '{99}');
INSERT INTO arn.matter (kind, subject, title, opened_on, parent) VALUES ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05', 1);
INSERT INTO arn.matter (kind, subject, title, opened_on, parent) VALUES ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05', 99);
INSERT INTO arn.record (subject, record_type, decided_on, matter) VALUES (1, 'disclosure_missed', '2026-01-05', 1);
INSERT INTO arn.record (subject, record_type, decided_on, matter) VALUES (1, 'disclosure_missed', '2026-01-05', 99);
INSERT INTO arn.record (subject, record_type, decided_on, source) VALUES (1, 'disclosure_missed', '2026-01-05', 999);
RESET ROLE;
-- (the keys that are asked are those there are)
SELECT f.conrelid::regclass AS relation, a.attname AS not_asked
  FROM pg_constraint f
  JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
  JOIN pg_class c ON c.oid = f.conrelid AND c.relnamespace = 'arn'::regnamespace
  JOIN arn_internal.role_rights() r ON r.relation = c.relname AND (r.entered IS NOT NULL OR r.decided IS NOT NULL)
 WHERE f.contype = 'f' AND NOT EXISTS (
		SELECT FROM pg_trigger t
		 WHERE t.tgrelid = f.conrelid AND t.tgname = 'admit_named' AND a.attnum = ANY (t.tgattr)
		   AND encode(t.tgargs, 'escape') ~ ('(^|\\000)' || a.attname || '\\000' || (SELECT n.relname FROM pg_class n WHERE n.oid = f.confrelid) || '\\000'))
 ORDER BY 1, 2;

-- Where a subject with published records is, and so by which policy they are shown, is decided
SET ROLE regress_arn_c;
INSERT INTO arn.record (subject, record_type, decided_on) VALUES (6, 'disclosure_missed', '2026-05-20');
UPDATE arn.subject SET division = '990105' WHERE id = 6;
UPDATE arn.subject SET division = '990101' WHERE id = 6;
SET ROLE regress_arn_w;
UPDATE arn.record SET published_on = '2026-06-01' WHERE subject = 6;
SET ROLE regress_arn_c;
UPDATE arn.subject SET division = '990105' WHERE id = 6;
SET ROLE regress_arn_p;
SELECT record_type, decided_on FROM arn.published WHERE subject = 6;
SET ROLE regress_arn_w;
UPDATE arn.subject SET division = '990105' WHERE id = 6;
SET ROLE regress_arn_v;
UPDATE arn.subject SET division = '990105' WHERE id = 6 RETURNING division;
UPDATE arn.subject SET division = '990105' WHERE id = 101;
RESET ROLE;

-- What a DBA has the server compute is nobody's fact
ALTER TABLE arn.record ADD COLUMN year integer GENERATED ALWAYS AS (extract(year FROM decided_on)::integer) STORED;
ALTER TABLE arn.matter ADD COLUMN year integer GENERATED ALWAYS AS (extract(year FROM opened_on)::integer) STORED;
ALTER TABLE arn.matter_step ADD COLUMN year integer GENERATED ALWAYS AS (extract(year FROM done_on)::integer) STORED;
ALTER TABLE arn.subject ADD COLUMN long integer GENERATED ALWAYS AS (length(name)) STORED;
SELECT arn_internal.track(('arn.' || t)::regclass) FROM unnest('{record,matter,matter_step,subject}'::text[]) t;
SET ROLE regress_arn_c;
INSERT INTO arn.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-30') RETURNING year;
INSERT INTO arn.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05') RETURNING year;
SET ROLE regress_arn_v;
UPDATE arn.record SET published_on = '2026-06-01' WHERE decided_on = '2026-05-30' RETURNING entered_by, published_on, year;
UPDATE arn.matter SET published_on = '2026-06-01' WHERE year = 2026 AND subject = 1 RETURNING entered_by, published_on;
UPDATE arn.subject SET name = '一区新局（演示数据）' WHERE id = 1 RETURNING name, long;
SET ROLE regress_arn_c;
UPDATE arn.record SET note = '见附件' WHERE decided_on = '2026-05-30' RETURNING entered_by;
UPDATE arn.record SET corrected_on = '2026-06-02' WHERE decided_on = '2026-05-30' RETURNING year;
RESET ROLE;
SELECT count(*) AS versions FROM arn_internal.record_history h JOIN arn.record r USING (id) WHERE r.decided_on = '2026-05-30';
UPDATE arn.record SET note = note WHERE decided_on = '2026-05-30';
SELECT count(*) AS versions FROM arn_internal.record_history h JOIN arn.record r USING (id) WHERE r.decided_on = '2026-05-30';
INSERT INTO arn.decision_levels (levels) VALUES (1) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_arn_b;
INSERT INTO arn.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-31') RETURNING id AS alone \gset
INSERT INTO arn.review (relation, about, opinion) VALUES ('record', :alone, '独任（演示数据）');
UPDATE arn.record SET published_on = '2026-06-01' WHERE id = :alone RETURNING published_on;
RESET ROLE;

-- An opinion is of what is shown, and of who has no side by the time of the decision
INSERT INTO arn.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_arn_c;
INSERT INTO arn.subject (kind, name, division) VALUES ('department', '清白局（演示数据）', '990101') RETURNING id AS blameless \gset
INSERT INTO arn.record (subject, record_type, decided_on, source) VALUES (:blameless, 'disclosure_missed', '2026-05-20', 901) RETURNING id AS about \gset
SET ROLE regress_arn_v;
INSERT INTO arn.review (relation, about, opinion) VALUES ('record', :about, '同意（演示数据）');
SET ROLE regress_arn_c;
UPDATE arn.subject SET name = '另一个局（演示数据）' WHERE id = :blameless;
SET ROLE regress_arn_w;
UPDATE arn.record SET published_on = '2026-06-01' WHERE id = :about;
SET ROLE regress_arn_v;
INSERT INTO arn.review (relation, about, opinion) VALUES ('record', :about, '同意（演示数据）');
SET ROLE regress_arn_c;
UPDATE arn.subject SET name = '数据中心（演示数据）' WHERE id = 901;
SET ROLE regress_arn_w;
UPDATE arn.record SET published_on = '2026-06-01' WHERE id = :about;
SET ROLE regress_arn_b;
INSERT INTO arn.review (relation, about, opinion) VALUES ('record', :about, '不应公示（演示数据）');
INSERT INTO arn.objection (record, filed_on, statement) VALUES (:about, '2026-06-02', '我方不服（演示数据），本人 990101199003071237') RETURNING id AS objection \gset
SET ROLE regress_arn_w;
UPDATE arn.record SET published_on = '2026-06-01' WHERE id = :about;
SET ROLE regress_arn_v;
INSERT INTO arn.review (relation, about, opinion) VALUES ('record', :about, '同意（演示数据）');
SET ROLE regress_arn_w;
UPDATE arn.record SET published_on = '2026-06-01' WHERE id = :about RETURNING published_on;
RESET ROLE;
INSERT INTO arn.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;

-- What a subject says beside a record is masked, and stays what was filed while it is shown
SET ROLE regress_arn_p;
SELECT objection_pending, statement FROM arn.published WHERE record = :about;
SET ROLE regress_arn_b;
UPDATE arn.objection SET statement = '任意文字（演示数据）' WHERE id = :objection;
RESET ROLE;

-- A ticket does not outlive the scope
SET ROLE regress_arn_v;
SELECT arn.open_ticket(3, '核对（演示数据）') > 0 AS opened;
SELECT subject FROM arn.subject_person;
RESET ROLE;
DELETE FROM arn.access_scope WHERE member = 'regress_arn_v';
SET ROLE regress_arn_v;
SELECT subject FROM arn.subject_person;
SELECT count(*) AS seen FROM arn.subject;
RESET ROLE;

-- Where what is no more once was is told to who worked there
INSERT INTO arn.subject (id, kind, name, division) VALUES (90, 'department', '二区旧局（演示数据）', '990102'), (91, 'department', '一区旧所（演示数据）', '990101');
DELETE FROM arn.subject WHERE id IN (90, 91);
SET ROLE regress_arn_c;
SELECT arn_internal.gone_division(90) AS elsewhere, arn_internal.gone_division(91) AS here;
SET ROLE regress_arn_cc;
SELECT arn_internal.gone_division(90) AS elsewhere, arn_internal.gone_division(91) AS here;
RESET ROLE;
-- and who is at work, which a worker of a parallel plan may not know, is asked by none
SELECT p.proname FROM pg_proc p WHERE p.pronamespace = 'arn_internal'::regnamespace AND p.proparallel = 's' AND p.prosrc ~ '\m(actor|sees_all)\(\)' AND p.prorettype <> 'trigger'::regtype ORDER BY 1;

-- What is covered is unknown where somebody bears what is hidden
SET ROLE regress_arn_d;
SELECT jurisdiction, kind, subjects, covered, records FROM arn_internal.coverage_on('2026-06-30') WHERE jurisdiction = '990102' AND kind = 'department';
RESET ROLE;
CREATE ROLE regress_arn_a2 IN ROLE regress_arn_analyst;
INSERT INTO arn.access_scope (member, division) VALUES ('regress_arn_a2', '990102');
SET ROLE regress_arn_a2;
SELECT jurisdiction, kind, subjects, covered, records FROM arn_internal.coverage_on('2026-06-30') WHERE kind = 'department';
RESET ROLE;

DROP SCHEMA arn, arn_internal, arn_zh CASCADE;
DROP ROLE regress_arn_both, regress_arn_c, regress_arn_e, regress_arn_cc, regress_arn_v, regress_arn_w, regress_arn_b, regress_arn_d, regress_arn_p, regress_arn_a2,
	regress_arn_reader, regress_arn_analyst, regress_arn_recorder, regress_arn_reviewer, regress_arn_administrator;
