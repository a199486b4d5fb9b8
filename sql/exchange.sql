--
-- exchange: records from a county to its city to the province, again and again
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY default
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry(r) FROM unnest('{county,city,province}'::name[]) r;
DO $$
DECLARE r text;
BEGIN
	FOREACH r IN ARRAY '{county,city,province}'::text[] LOOP
		EXECUTE format('INSERT INTO %I.jurisdiction (division, policy, valid) VALUES (''990101'', ''huaiyin-2019'', ''[2019-06-12,)''), (''990102'', ''huaiyin-2019'', ''[2019-06-12,)'')', r);
		/* So that numbers of one are not those of another. */
		EXECUTE format('ALTER TABLE %I.subject ALTER id RESTART WITH %s', r, CASE r WHEN 'county' THEN 1 WHEN 'city' THEN 1001 ELSE 2001 END);
		EXECUTE format('ALTER TABLE %I.record ALTER id RESTART WITH %s', r, CASE r WHEN 'county' THEN 1 WHEN 'city' THEN 1001 ELSE 2001 END);
	END LOOP;
END $$;

-- What leaves is an explicit list: a new column is put into one of the two
SELECT a.attname FROM pg_attribute a
 WHERE a.attrelid = 'county.record'::regclass AND a.attnum > 0 AND a.attname <> ALL (county_internal.filled_columns(a.attrelid)) AND NOT a.attisdropped
   AND a.attname <> ALL (county_internal.exchanged_columns('record'))
   AND a.attname NOT IN ('id', 'subject', 'source', 'matter', 'step', 'note', 'entered_by', 'recorded_at', 'revoked_at', 'revoke_reason', 'replaces');
SELECT a.attname FROM pg_attribute a
 WHERE a.attrelid = 'county.objection'::regclass AND a.attnum > 0 AND a.attname <> ALL (county_internal.filled_columns(a.attrelid))
   AND a.attname <> ALL (county_internal.exchanged_columns('objection')) AND a.attname NOT IN ('id', 'record', 'filed_by', 'reviews', 'entered_by', 'recorded_at');
SELECT c.relname, a.attname FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.oid IN ('county.repair'::regclass, 'county.record_version'::regclass) AND a.attnum > 0 AND NOT a.attisdropped
   AND a.attname <> ALL (county_internal.filled_columns(a.attrelid))
   AND a.attname <> ALL (county_internal.exchanged_columns(c.relname)) AND a.attname NOT IN ('id', 'record', 'entered_by', 'recorded_at', 'note') ORDER BY 1, 2;
SELECT a.attname FROM pg_attribute a
 WHERE a.attrelid = 'county.subject_link'::regclass AND a.attnum > 0 AND a.attname <> ALL (county_internal.filled_columns(a.attrelid))
   AND a.attname <> ALL (county_internal.exchanged_columns('subject_link')) AND a.attname NOT IN ('id', 'subject', 'target', 'entered_by', 'recorded_at');
SELECT a.attname FROM pg_attribute a
 WHERE a.attrelid = 'county.subject'::regclass AND a.attnum > 0 AND a.attname <> ALL (county_internal.filled_columns(a.attrelid))
   AND a.attname <> ALL (county_internal.exchanged_columns('subject')) AND a.attname NOT IN ('id', 'note', 'recorded_at', 'entered_by');

-- The county's books
SELECT county.export_records();
INSERT INTO county.peer (registry, own) VALUES ('示例一区', true);
INSERT INTO city.peer (registry, own) VALUES ('示例市', true);
INSERT INTO province.peer (registry, own) VALUES ('示例省', true);
INSERT INTO county.subject (id, kind, name, division) VALUES (901, 'source', '示例一区审计局（演示数据）', '990101');
INSERT INTO county.subject (kind, name, division, uscc) VALUES
	('department', '示例一区住建局（演示数据）', '990101', NULL),
	('institution', '示例一区中心（演示数据）', '990101', govcredit.make_uscc('12', '990101', '00000001')),
	('enterprise', '示例公司（演示数据）', '990101', govcredit.make_uscc('91', '990101', '10000001')),
	('official', '某甲（演示数据）', '990101', NULL),
	('official', '某乙（演示数据）', '990101', NULL);
INSERT INTO county.subject_person VALUES (4, '990101199003071237');
INSERT INTO county.record (subject, record_type, source, document_no, decided_on, severity, amount, note) VALUES
	(1, 'disclosure_missed', 901, NULL, '2026-01-05', NULL, NULL, '内部备注'),
	(2, 'reconsideration_lost', NULL, '示政复〔2026〕1号', '2026-01-06', NULL, NULL, NULL),
	(3, 'administrative_penalty', NULL, '示罚〔2026〕2号', '2026-01-07', 'ordinary', 5000, NULL),
	(4, 'personal_matters_fault', NULL, NULL, '2026-01-08', NULL, NULL, NULL),
	(1, 'good_case', NULL, NULL, '2026-01-09', NULL, NULL, NULL);
INSERT INTO county.objection (record, filed_on, statement) VALUES (3, '2026-02-02', '不服（演示数据）');
-- The city knows the enterprise already, under another name
INSERT INTO city.subject (kind, name, division, uscc) VALUES ('enterprise', '示例公司旧名（演示数据）', '990101', govcredit.make_uscc('91', '990101', '10000001'));

SELECT county.export_records() AS doc \gset first_
SELECT jsonb_pretty(:'first_doc'::jsonb -> 'subjects' -> 3 #- '{version}') AS official, jsonb_pretty(:'first_doc'::jsonb -> 'records' -> 0 #- '{version}') AS record;
SELECT relation, number, state, id FROM city.import_records(:'first_doc');
SELECT note FROM city.record WHERE note IS NOT NULL;
SELECT r.record_type, a.name FROM city.record r JOIN city.subject a ON a.id = r.source ORDER BY r.id;
-- Again: nothing
SELECT state, count(*) FROM city.import_records(:'first_doc') GROUP BY 1;
SELECT registry, own, received_until = (:'first_doc'::jsonb ->> 'until')::timestamptz AS received FROM city.peer ORDER BY registry COLLATE "C";
-- On to the province, where it is still the county's
SELECT city.export_records() AS doc \gset city_
SELECT relation, registry, number, state, id FROM province.import_records(:'city_doc');
SELECT state, count(*) FROM province.import_records(:'first_doc') GROUP BY 1;
SELECT c.kind, c.name, c.score AS county, p.score AS province, c.rank = p.rank AS rank
  FROM county.ranking_on('2026-06-30') c FULL JOIN province.ranking_on('2026-06-30') p ON p.kind = c.kind AND (p.name = c.name OR c.kind = 'enterprise')
 ORDER BY c.kind COLLATE "C", c.name COLLATE "C";
-- Known there from then on, not before
SELECT count(*) FROM province_internal.record_known((SELECT min(recorded_at) - interval '1 second' FROM province.record));

-- Numbers of persons: for who may, and asks
SELECT jsonb_path_query(county.export_records(NULL, true), '$.subjects[*].resident_id') AS number;
BEGIN;
SELECT county.open_ticket(4, '上报') IS NOT NULL AS opened;
SELECT jsonb_path_query(county.export_records(NULL, true), '$.subjects[*].resident_id') AS number;
COMMIT;
SELECT jsonb_path_query(county.export_records(NULL, true), '$.subjects[*].resident_id') AS number;
SELECT jsonb_path_query(county.export_records(), '$.subjects[*].resident_id') AS number;
SELECT s.name, govcredit.mask(p.resident_id) FROM city.subject_person p JOIN city.subject s ON s.id = p.subject;

-- Life goes on in the county: repaired, revoked, corrected, answered, renamed; and only that is sent
UPDATE county.record SET corrected_on = '2026-02-01', duties_done_on = '2026-02-01', committed_on = '2026-02-01' WHERE id = 3;
INSERT INTO county.repair (record, granted_on, effect) VALUES (3, '2026-05-01', 'restore');
UPDATE county.record SET revoke_reason = '登记有误' WHERE id = 1;
UPDATE county.record SET severity = 'minor' WHERE id = 2;
UPDATE county.objection SET answered_on = '2026-02-10', outcome = 'dismissed', answer = '维持' WHERE id = 1;
UPDATE county.subject SET name = '示例一区政务中心（演示数据）' WHERE id = 2;
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset second_
SELECT jsonb_array_length(d -> 'subjects') AS subjects, jsonb_array_length(d -> 'records') AS records, jsonb_array_length(d -> 'repairs') AS repairs, jsonb_array_length(d -> 'objections') AS objections
  FROM (VALUES (:'second_doc'::jsonb)) v (d);
-- The province never had what came before from the county itself
SELECT * FROM province.import_records(:'second_doc');
SELECT relation, number, state, id FROM city.import_records(:'second_doc');
SELECT r.id, r.record_type, r.severity, p.granted_on, p.effect, r.revoke_reason FROM city.record r LEFT JOIN city.repair p ON p.record = r.id ORDER BY r.id;
SELECT city.export_records((SELECT received_until FROM province.peer WHERE registry = '示例市')) AS doc \gset city2_
SELECT relation, registry, number, state, id FROM province.import_records(:'city2_doc');
SELECT c.kind, c.score AS county, p.score AS province, c.rank = p.rank AS rank
  FROM county.ranking_on('2026-06-30') c FULL JOIN province.ranking_on('2026-06-30') p ON p.kind = c.kind AND (p.name = c.name OR c.kind = 'enterprise')
 ORDER BY c.kind COLLATE "C", c.name COLLATE "C";
SELECT filed_on, outcome, answer FROM province.objection;
-- Older after newer changes nothing
SELECT state, count(*) FROM city.import_records(:'first_doc') GROUP BY 1 ORDER BY 1;
SELECT state, count(*) FROM province.import_records(:'city_doc') GROUP BY 1 ORDER BY 1;
SELECT count(*), count(*) FILTER (WHERE revoked_at IS NULL) AS standing FROM province.record;
-- nor does what was withdrawn before it came
INSERT INTO county.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-03-05') RETURNING id AS brief \gset
SELECT county.export_records() AS doc \gset with_
UPDATE county.record SET revoke_reason = '误录' WHERE id = :brief;
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset without_
SELECT relation, number, state FROM city.import_records(:'without_doc');
SELECT relation, number, state FROM city.import_records(:'with_doc') WHERE state NOT IN ('already there', 'linked');
SELECT count(*) FROM city.record;

-- Changed on both sides: reported as long as it is so, and never overwritten
UPDATE city.record SET severity = 'serious' WHERE record_type = 'reconsideration_lost';
UPDATE county.record SET severity = 'ordinary' WHERE id = 2;
SELECT received_until AS before FROM city.peer WHERE registry = '示例一区' \gset
SELECT county.export_records(:'before') AS doc \gset both_
SELECT number, state, message, hint FROM city.import_records(:'both_doc');
SELECT number, state FROM city.import_records(:'both_doc');
SELECT severity FROM city.record WHERE record_type = 'reconsideration_lost';
SELECT received_until = :'before' AS waits FROM city.peer WHERE registry = '示例一区';
UPDATE city.record SET severity = 'ordinary' WHERE record_type = 'reconsideration_lost';
SELECT number, state FROM city.import_records(:'both_doc');
SELECT received_until > :'before' AS goes_on FROM city.peer WHERE registry = '示例一区';
-- Changed in the city alone: the province hears it from the city
UPDATE city.record SET severity = 'serious' WHERE record_type = 'reconsideration_lost';
SELECT city.export_records((SELECT received_until FROM province.peer WHERE registry = '示例市')) AS doc \gset city3_
SELECT relation, registry, number, state FROM province.import_records(:'city3_doc');
SELECT severity FROM province.record WHERE record_type = 'reconsideration_lost';

-- Links: a bureau is merged into another, whose records it bears from then on; a head who has no record is not named
UPDATE county.subject SET valid = '(,2026-06-01)' WHERE id = 1;
INSERT INTO county.subject_link (subject, role, target, valid) VALUES (1, 'successor', 2, '[2026-06-01,)'), (1, 'superior', 2, '[2020-01-01,2026-06-01)'),
	(1, 'head', 4, '[2020-01-01,2026-06-01)'), (2, 'head', 5, '[2020-01-01,)');
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset links_
SELECT relation, number, state FROM city.import_records(:'links_doc');
SELECT l.role, s.name, t.name AS target, l.valid FROM city.subject_link l JOIN city.subject s ON s.id = l.subject JOIN city.subject t ON t.id = l.target ORDER BY l.id;
SELECT relation, number, state FROM city.import_records(:'links_doc') WHERE relation = 'subject_link';
UPDATE county.subject_link SET valid = '[2020-01-01,2026-05-01)' WHERE role = 'head' AND subject = 1;
DELETE FROM county.subject_link WHERE role = 'superior';
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset links2_
SELECT relation, number, state FROM city.import_records(:'links2_doc');
SELECT state, count(*) FROM city.import_records(:'links2_doc') GROUP BY 1;
SELECT city.export_records((SELECT received_until FROM province.peer WHERE registry = '示例市')) AS doc \gset city4_
SELECT relation, registry, number, state FROM province.import_records(:'city4_doc');
SELECT l.role, s.name, t.name AS target, l.valid FROM province.subject_link l JOIN province.subject s ON s.id = l.subject JOIN province.subject t ON t.id = l.target ORDER BY l.id;
SELECT c.kind, c.score AS city, p.score AS province, c.records = p.records AS records
  FROM city.ranking_on('2026-06-30') c FULL JOIN province.ranking_on('2026-06-30') p ON p.kind = c.kind AND p.name = c.name
 ORDER BY c.kind COLLATE "C", c.name COLLATE "C";

-- What a subject was goes with it, over however many registries: one change, two at once and one before them, a day put right
CREATE VIEW stood AS SELECT 'city' AS registry, s.name AS present, s.since, f.name, f.valid FROM city.former f JOIN city.subject s ON s.id = f.subject
	UNION ALL SELECT 'province', s.name, s.since, f.name, f.valid FROM province.former f JOIN province.subject s ON s.id = f.subject;
UPDATE county.subject SET name = '示例二所（演示数据）', since = '2026-06-10' WHERE id = 2;
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset was_
SELECT relation, number, state FROM city.import_records(:'was_doc');
TABLE stood ORDER BY registry, valid;
UPDATE county.subject SET name = '示例二站（演示数据）', since = '2026-06-20' WHERE id = 2;
UPDATE county.subject SET name = '示例二院（演示数据）', since = '2026-06-25' WHERE id = 2;
UPDATE county.former SET valid = '[2020-01-01,2026-06-10)' WHERE lower_inf(valid);
INSERT INTO county.former (subject, name, valid) VALUES (2, '示例二处（演示数据）', '(,2020-01-01)');
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset was2_
SELECT relation, number, state FROM city.import_records(:'was2_doc');
SELECT relation, number, state FROM city.import_records(:'was2_doc');
SELECT city.export_records((SELECT received_until FROM province.peer WHERE registry = '示例市')) AS doc \gset was3_
SELECT relation, registry, number, state FROM province.import_records(:'was3_doc');
TABLE stood ORDER BY registry, valid;
-- changed in the city, too: one of the two says otherwise
UPDATE city.former SET name = '示例二部（演示数据）' WHERE lower_inf(valid);
UPDATE county.former SET name = '示例二科（演示数据）' WHERE lower_inf(valid);
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset was4_
SELECT relation, number, state FROM city.import_records(:'was4_doc');
UPDATE city.former SET name = '示例二科（演示数据）' WHERE lower_inf(valid);
SELECT relation, number, state FROM city.import_records(:'was4_doc');
DROP VIEW stood;

-- What is not what was exported
SELECT * FROM city.import_records(jsonb_set(:'second_doc', '{records,0,row}', '{"severity": "minor"}')::text);
SELECT * FROM city.import_records('{"hello": 1}');
SELECT * FROM city.import_records(replace(:'second_doc', '"records": ', '"records": [], "records": '));
SELECT * FROM county.import_records(:'second_doc');
-- and what went up does not come down again
SELECT state, count(*) FROM county.import_records(:'city_doc') GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM county.record;

-- What may not leave does not; what was sent before it might not is withdrawn
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-closed", "extends": "huaiyin-2019",
	"title": {"zh": "演示", "en": "demo"}, "jurisdiction": ["990101"], "effective": {"from": "2019-06-12"},
	"record_types": {"good_case": {"disclosure": "authorised"}}}'));
UPDATE county.jurisdiction SET policy = 'regress-closed' WHERE division = '990101';
INSERT INTO county.record (subject, record_type, decided_on) VALUES (2, 'good_case', '2026-04-01');
UPDATE county.record SET note = '不再共享' WHERE id = 5;
SELECT jsonb_path_query(county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')), '$.records[*]') #- '{version}' AS left;

-- One that the receiver refuses: all or nothing, or the rest, and then again
INSERT INTO county.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO county.subject (kind, name, division) VALUES ('department', '示例三区局（演示数据）', '990103') RETURNING id AS third \gset
INSERT INTO county.record (subject, record_type, decided_on) VALUES (:third, 'good_case', '2026-04-01');
SELECT county.export_records((SELECT received_until FROM city.peer WHERE registry = '示例一区')) AS doc \gset third_
SELECT * FROM city.import_records(:'third_doc');
SELECT relation, state, error, message, hint FROM city.import_records(:'third_doc', true) ORDER BY relation, number;
INSERT INTO city.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,)');
SELECT relation, state, error, message, hint FROM city.import_records(:'third_doc') ORDER BY relation, number;
SELECT received_until = (:'third_doc'::jsonb ->> 'until')::timestamptz AS received FROM city.peer WHERE registry = '示例一区';

-- A person is the same by the number; the number is in the books only where it was sent
INSERT INTO province.subject (kind, name, division) VALUES ('official', '某甲（演示数据）', '990101') RETURNING id AS person \gset
SELECT relation, number, state FROM province.import_records((SELECT county.export_records(NULL, true)::text), true) WHERE relation = 'subject' AND number = '4';
SELECT govcredit.create_registry('other');
INSERT INTO other.jurisdiction SELECT * FROM (SELECT nextval('other.jurisdiction_id_seq'), division, policy, valid FROM city.jurisdiction) j;
INSERT INTO other.subject (kind, name, division) VALUES ('official', '某甲（曾用名，演示数据）', '990101') RETURNING id AS person \gset
INSERT INTO other.subject_person VALUES (:person, '990101199003071237');
SELECT relation, number, state, id = :person AS same FROM other.import_records((SELECT county.export_records(NULL, true)::text), true) WHERE relation = 'subject' AND number = '4';

-- One code under two names: both are told, of whom a record is and of who supplied it; brackets and forms of a name are none
SELECT govcredit.create_registry('sender'), govcredit.create_registry('receiver');
INSERT INTO sender.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO receiver.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO sender.peer (registry, own) VALUES ('示例发送库', true);
INSERT INTO receiver.peer (registry, own) VALUES ('示例接收库', true);
SELECT govcredit.make_uscc('91', '990100', '40000001') AS one, govcredit.make_uscc('91', '990100', '40000002') AS two, govcredit.make_uscc('11', '990100', '40000003') AS organ \gset
INSERT INTO sender.subject (id, kind, name, uscc, division) VALUES (1, 'enterprise', '示例甲有限公司（演示数据）', :'one', '990100'), (2, 'enterprise', '示例乙有限公司（演示数据）', :'two', '990100'), (3, 'source', '示例监管局（演示数据）', :'organ', '990100');
INSERT INTO receiver.subject (id, kind, name, uscc, division) VALUES (11, 'enterprise', '示例甲有限责任公司(演示数据)', :'one', '990100'), (12, 'enterprise', '完全不同的公司（演示数据）', :'two', '990100'), (13, 'source', '示例税务局（演示数据）', :'organ', '990100');
INSERT INTO sender.record (id, subject, record_type, decided_on, document_no, severity, amount, source) VALUES (1, 1, 'administrative_penalty', '2026-01-05', '示罚〔2026〕1号', 'ordinary', 100, 3), (2, 2, 'administrative_penalty', '2026-01-06', '示罚〔2026〕2号', 'ordinary', 100, NULL);
SELECT relation, number, state, message FROM receiver.import_records((SELECT sender.export_records()::text));
SELECT relation, number, state, message FROM receiver.import_records((SELECT sender.export_records()::text));
-- a former name of it agrees
INSERT INTO receiver.former (subject, name, uscc, kind, division, valid) VALUES (13, '示例监管局（演示数据）', :'organ', 'source', '990100', '(,2026-03-01)');
UPDATE sender.record SET amount = 200 WHERE id = 1;
SELECT relation, number, state, message FROM receiver.import_records((SELECT sender.export_records()::text)) WHERE state = 'changed';
-- Who else objects, and what is to be reviewed, is known there, too
INSERT INTO sender.objection (id, record, filed_on, filed_by, statement) VALUES (1, 1, '2026-01-12', 2, '与本公司有关（演示数据）'), (2, 1, '2026-01-12', NULL, '不服（演示数据）');
UPDATE sender.objection SET answered_on = '2026-01-20', outcome = 'dismissed', answer = '维持' WHERE id = 2;
INSERT INTO sender.objection (id, record, filed_on, reviews, statement) VALUES (3, 1, '2026-01-21', 2, '申请复核（演示数据）');
INSERT INTO sender.subject (id, kind, name, division) VALUES (77, 'official', '某甲（演示数据）', '990100');
INSERT INTO sender.objection (id, record, filed_on, filed_by, statement) VALUES (4, 1, '2026-01-22', 77, '个人异议（演示数据）'); -- of whom nothing is sent
SELECT relation, number, state, message FROM receiver.import_records((SELECT sender.export_records()::text)) WHERE relation = 'objection';
SELECT o.filed_on, s.name AS filed_by, r.outcome AS reviews FROM receiver.objection o LEFT JOIN receiver.subject s ON s.id = o.filed_by LEFT JOIN receiver.objection r ON r.id = o.reviews ORDER BY o.id;
DROP SCHEMA sender, sender_internal, sender_zh, receiver, receiver_internal, receiver_zh CASCADE;

-- Rights
SELECT count(*) FROM city.setup_roles('regress_exc');
CREATE ROLE regress_exc_v IN ROLE regress_exc_reviewer, regress_exc_recorder;
CREATE ROLE regress_exc_m IN ROLE regress_exc_administrator;
SET ROLE regress_exc_v;
SELECT city.export_records();
SELECT * FROM city.import_records(:'third_doc');
SELECT * FROM city_internal.origin;
SET ROLE regress_exc_m;
SELECT jsonb_array_length(city.export_records() -> 'records') AS records;
SELECT count(*) FROM city.import_records(:'first_doc');
RESET ROLE;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT city.export_records();
ROLLBACK;

-- Two of one name without a code, who are told apart there, are not made one here: the second is refused, and what is about it; named both, all or nothing or by itself
SELECT received_until AS before FROM city.peer WHERE registry = '示例一区' \gset
INSERT INTO county.subject (id, kind, name, division) VALUES (951, 'department', '示例同名局（演示数据）', '990101'), (952, 'department', '示例同名局（演示数据）', '990101');
INSERT INTO county.record (id, subject, record_type, decided_on) VALUES (951, 951, 'disclosure_missed', '2026-03-09'), (952, 952, 'disclosure_missed', '2026-03-10');
SELECT county.export_records(:'before') AS doc \gset alike_
SELECT * FROM city.import_records(:'alike_doc');
SELECT relation, number, state, error, message, hint FROM city.import_records(:'alike_doc', true) WHERE number IN ('951', '952');
UPDATE county.subject SET uscc = govcredit.make_uscc('11', '990101', '00009520') WHERE id = 952;
SELECT county.export_records(:'before') AS doc \gset alike2_
SELECT relation, number, state, error FROM city.import_records(:'alike2_doc', true) WHERE number IN ('951', '952');
SELECT s.name, s.uscc, r.decided_on FROM city.subject s JOIN city.record r ON r.subject = s.id WHERE s.name LIKE '示例同名局%' ORDER BY r.id;
DROP SCHEMA county, county_internal, county_zh, city, city_internal, city_zh CASCADE;
DROP SCHEMA province, province_internal, province_zh, other, other_internal, other_zh CASCADE;
DROP ROLE regress_exc_v, regress_exc_m, regress_exc_reader, regress_exc_analyst, regress_exc_recorder, regress_exc_reviewer, regress_exc_administrator;
DROP FUNCTION govcredit_editions."policy:regress-closed"();
