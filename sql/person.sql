--
-- person: numbers of natural persons are compared by a keyed digest; who they
-- are is told to nobody; and what decides who sees what leaves a trail
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('per');
-- HMAC-SHA256 as RFC 4231 has it (cases 1, 2)
SELECT sha256(per_internal.hmac_pad(k, 92) || sha256(per_internal.hmac_pad(k, 54) || m)) = h AS rfc4231
  FROM (VALUES (decode(repeat('0b', 20), 'hex'), 'Hi There'::bytea, '\xb0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7'::bytea),
			   ('Jefe', 'what do ya want for nothing?', '\x5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')) v (k, m, h);
SELECT count(*), min(length(inner_pad)), count(DISTINCT inner_pad) FROM per_internal.person_key;
INSERT INTO per.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO per.subject (id, kind, name, division) SELECT i, 'official', '某' || i || '（演示数据）', CASE WHEN i < 14 THEN '990101' ELSE '990102' END::govcredit.division FROM generate_series(11, 16) i;
INSERT INTO per.subject (id, kind, name, division) VALUES (1, 'department', '示例一区局（演示数据）', '990101'), (2, 'department', '示例二区局（演示数据）', '990102');
INSERT INTO per.record (subject, record_type, decided_on) VALUES (11, 'personal_matters_fault', '2026-01-05'), (12, 'personal_matters_fault', '2026-01-05');
-- Two persons are two, whatever a hash of 32 bits makes of their numbers
SELECT govcredit.resident_id_hash_extended('469028195908187251', 0) = govcredit.resident_id_hash_extended('441624200011159088', 0) AS collide;
INSERT INTO per.subject_person VALUES (11, '469028195908187251'), (12, '441624200011159088');
INSERT INTO per.subject_person (subject, resident_id, digest) VALUES (13, '370177197401193566', 'mine'), (14, '370124197505118226', 'mine');
-- One number is one person's, and the message has neither number nor name
DO $$
DECLARE
	text text; detail text;
BEGIN
	INSERT INTO per.subject_person VALUES (15, '469028195908187251');
EXCEPTION WHEN unique_violation THEN
	GET STACKED DIAGNOSTICS text = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RAISE WARNING '% / %', text, regexp_replace(detail, '[0-9a-f]{64}', 'DIGEST');
END $$;
CREATE TEMP TABLE before AS SELECT subject, digest FROM per.subject_person;
SELECT per_internal.rotate_person_key();
SELECT count(*) AS changed FROM per.subject_person p JOIN before b USING (subject) WHERE p.digest <> b.digest;
\set VERBOSITY terse
INSERT INTO per.subject_person VALUES (15, '469028195908187251');
DELETE FROM per_internal.person_key;
INSERT INTO per.subject_person VALUES (15, '11010519491231002X');
SELECT per_internal.rotate_person_key();

SELECT count(*) FROM per.setup_roles('regress_per');
CREATE ROLE regress_per_c IN ROLE regress_per_recorder;
CREATE ROLE regress_per_v IN ROLE regress_per_reviewer;
CREATE ROLE regress_per_b IN ROLE regress_per_recorder;
CREATE ROLE regress_per_a IN ROLE regress_per_analyst;
CREATE ROLE regress_per_d IN ROLE regress_per_administrator;
INSERT INTO per.access_scope (member, division, writes) VALUES ('regress_per_a', '990101', true), ('regress_per_c', '990101', true), ('regress_per_v', '990101', true), ('regress_per_b', '990101', true), ('regress_per_b', '990102', false);
INSERT INTO per.subject (id, kind, name, division) VALUES (901, 'source', '示例一区法院（演示数据）', '990101'), (902, 'source', '示例二区法院（演示数据）', '990102'), (903, 'source', '示例省院（演示数据）', '990000');
ALTER TABLE per.subject ALTER id RESTART 100;
SET ROLE regress_per_c;
TABLE per_internal.person_key;
SELECT per_internal.person_digest('469028195908187251');
SELECT per_internal.rotate_person_key();
SELECT digest FROM per.subject_person;
-- a recorder enters persons, and finds those of the own divisions by number; not of others
SELECT l.state, l.error FROM per.load_records('[{"subject": {"kind": "official", "name": "某丁（演示数据）", "division": "990101", "resident_id": "11010519491231002X"}, "record_type": "personal_matters_fault", "decided_on": "2026-02-05"}]', partial => true, enter_subjects => true) l;
SELECT (SELECT f.subject FROM per.find_subject('469028195908187251') f), (SELECT f.subject FROM per.find_subject('370124197505118226') f), (SELECT f.subject FROM per.find_subject('990101199003071237') f) IS NULL AS nobody;
SELECT l.state, l.error FROM per.load_records('[{"subject": {"kind": "official", "name": "某戊（演示数据）", "division": "990101", "resident_id": "370124197505118226"}, "record_type": "personal_matters_fault", "decided_on": "2026-02-05"}]', partial => true, enter_subjects => true) l;
-- a guard tells nothing of a file that is not open
UPDATE per.subject SET valid = '(,2025-01-01)' WHERE id = 11;
UPDATE per.subject SET valid = '(,2025-01-01)' WHERE id = 13;
INSERT INTO per.subject_link (subject, role, target) VALUES (2, 'superior', 1);
INSERT INTO per.subject_link (subject, role, target, valid) VALUES (2, 'successor', 1, '[2026-01-01,)');
INSERT INTO per.subject_link (subject, role, target, valid) VALUES (99, 'successor', 1, '[2026-01-01,)');
-- Sources by division, and what one may only read one does not take away
UPDATE per.subject SET name = '改' WHERE id IN (902, 903);
UPDATE per.subject SET division = '990101' WHERE id = 902;
UPDATE per.subject SET name = '示例一区人民法院（演示数据）' WHERE id = 901;
INSERT INTO per.subject (kind, name, division) VALUES ('source', '外区局（演示数据）', '990102');
INSERT INTO per.subject (kind, name, division) VALUES ('source', '省局（演示数据）', '990000');
-- Nobody names whom he does not see, in any column that names a subject; one that is there is as one that is not
SET ROLE regress_per_c;
INSERT INTO per.matter (kind, subject, counterpart, title, opened_on) VALUES ('breach', 1, 2, '违约', '2026-01-05');
INSERT INTO per.matter (kind, subject, counterpart, title, opened_on) VALUES ('breach', 1, 99, '违约', '2026-01-05');
INSERT INTO per.matter (kind, subject, person, title, opened_on) VALUES ('service', 1, 14, '办件', '2026-01-05');
INSERT INTO per.matter (kind, subject, person, title, opened_on) VALUES ('service', 1, 11, '办件', '2026-01-05') RETURNING id AS matter \gset
INSERT INTO per.matter_step (matter, step, done_on, person) VALUES (:matter, '收件', '2026-01-06', 14);
INSERT INTO per.matter_party (matter, role, subject, name) VALUES (:matter, 'unit', 2, '示例二区局（演示数据）');
INSERT INTO per.list_entry (list, subject, code, title, joint) VALUES ('approval', 1, 'A-1', '许可', '{1,2}');
-- View and table show the same persons: to an analyst none, to who writes about them those of the own divisions
SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM per.subject s WHERE s.id = p.subject)) AS in_table, count(*) AS in_view FROM per.person p;
SET ROLE regress_per_a;
SELECT (SELECT count(*) FROM per.subject WHERE kind = 'official') AS in_table, (SELECT count(*) FROM per.person) AS in_view, (SELECT count(*) FROM per.matter) AS matters;
SELECT name FROM per_internal.subject_known() WHERE kind = 'official';
RESET ROLE;
-- from the catalogue: what names a subject besides what the row is about (scope is an administrator's, who sees all)
SELECT c.relname, a.attname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
 WHERE k.contype = 'f' AND k.confrelid = 'per.subject'::regclass AND c.relname <> 'access_scope' AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'admit_named'
	AND replace(encode(t.tgargs, 'escape'), '\000', ',') ~ ('(^|,)' || a.attname || ',')) ORDER BY 1, 2;
SET ROLE regress_per_b;
UPDATE per.subject SET division = '990101' WHERE id = 2;
SELECT division FROM per.subject WHERE id = 2;
-- What decides who sees what
SET ROLE regress_per_d;
DELETE FROM per_internal.protected_kind;
UPDATE per.access_scope SET division = '990102' WHERE member = 'regress_per_v';
UPDATE per.subject_person SET resident_id = '990101199003071237' WHERE subject = 13;
INSERT INTO per.peer (registry, own) VALUES ('here', true);
DELETE FROM per.peer;
CALL per.evaluate('2026-06-30');
DELETE FROM per.evaluation;
SELECT relation, operation, nullif(changed_by, SESSION_USER) AS by_another, (before ->> 'name') AS name_before, before ->> 'resident_id' AS number_before, after ->> 'resident_id' AS number_after, before ->> 'state' AS state_before, after ->> 'state' AS state_after
  FROM per.trail WHERE changed_by <> SESSION_USER OR relation = 'protected_kind' ORDER BY id;
-- A source has its past in history, as facts have
SELECT id, superseded_by, name AS name_before FROM per_internal.subject_history WHERE kind = 'source' ORDER BY recorded_at, id;
DELETE FROM per.trail;
INSERT INTO per.trail (relation, operation) VALUES ('subject', 'INSERT');
SET ROLE regress_per_c;
SELECT count(*) FROM per.trail;
RESET ROLE;
DELETE FROM per.trail;
DELETE FROM per_internal.protected_kind;
TRUNCATE per.access_scope;
SELECT count(*) AS numbers_in_the_trail FROM per.trail WHERE (before::text || after::text) ~ '469028195908187251|370177197401193566';
-- every table has the one or the other, or only grows
SELECT c.relname FROM pg_class c WHERE c.relnamespace IN ('per'::regnamespace, 'per_internal'::regnamespace, 'per_zh'::regnamespace) AND c.relkind = 'r'
   AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname IN ('keep_history', 'keep_trail'))
   AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'refuse_change') ORDER BY 1;

DROP OWNED BY regress_per_a, regress_per_b, regress_per_c, regress_per_v, regress_per_d;
DROP SCHEMA per, per_internal, per_zh CASCADE;
DROP ROLE regress_per_a, regress_per_b, regress_per_c, regress_per_v, regress_per_d, regress_per_reader, regress_per_analyst, regress_per_recorder, regress_per_reviewer, regress_per_administrator;
