--
-- identity: a code for each period and kind, subjects found by any of their names and codes
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('idn');
INSERT INTO idn.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
SELECT govcredit.make_uscc('91', '990101', '10000001') AS one, govcredit.make_uscc('91', '990101', '10000002') AS two, govcredit.make_uscc('91', '990101', '10000003') AS three \gset

-- An agency that is a supplier, too: two entries with one code, each judged as what it is
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('agency', '示例代理有限公司（演示数据）', :'one', '990101'), ('enterprise', '示例代理有限公司（演示数据）', :'one', '990101');
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('agency', '又一代理（演示数据）', :'one', '990101');
\set element '{"subject": {"uscc": "' :one '"}, "record_type": "procurement_breach", "decided_on": "2026-03-01"}'
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb))::text);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;
SELECT place, state, error, message, hint FROM idn.load_records((jsonb_build_array(:'element'::jsonb || '{"record_type": "administrative_penalty", "severity": "ordinary", "amount": 100}'))::text, true);
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb || jsonb_build_object('record_type', 'administrative_penalty', 'severity', 'ordinary', 'amount', 100, 'subject', jsonb_build_object('uscc', :'one', 'kind', 'enterprise'))))::text);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;
SELECT state, message FROM idn.load_records((jsonb_build_array(:'element'::jsonb || jsonb_build_object('subject', jsonb_build_object('uscc', :'one', 'kind', 'practitioner'))))::text, true);
SELECT kind, score, records FROM idn.ranking_on('2026-06-30') ORDER BY kind COLLATE "C";

-- A code that is another's from a day on: who had it on the day of the decision is meant
INSERT INTO idn.subject (kind, name, uscc, division, valid) VALUES ('enterprise', '示例旧公司（演示数据）', :'two', '990101', '(,2024-01-01)');
INSERT INTO idn.subject (kind, name, uscc, division, valid) VALUES ('enterprise', '示例新公司（演示数据）', :'two', '990101', '[2023-06-01,)');
INSERT INTO idn.subject (kind, name, uscc, division, valid) VALUES ('enterprise', '示例新公司（演示数据）', :'two', '990101', '[2024-01-01,)');
\set element '{"subject": {"uscc": "' :two '"}, "record_type": "administrative_penalty", "severity": "ordinary", "amount": 100, "decided_on": "2023-03-01"}'
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb, :'element'::jsonb || '{"decided_on": "2024-03-01"}'))::text);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;
-- a code that was corrected on a day: records of before came under the other
UPDATE idn.subject SET uscc = :'three', since = '2025-01-01' WHERE name = '示例新公司（演示数据）';
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb || '{"decided_on": "2024-03-01"}',
	:'element'::jsonb || jsonb_build_object('decided_on', '2025-03-01', 'subject', jsonb_build_object('uscc', :'three'))))::text);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;
INSERT INTO idn.subject (kind, name, uscc, division, valid) VALUES ('enterprise', '示例三公司（演示数据）', :'two', '990101', '[2024-03-01,2024-06-01)');
-- By any name and code, brackets, width, case and spaces aside, and how
UPDATE idn.subject SET name = '示例 新（集团）Ｃo（演示数据）', since = '2026-02-01' WHERE uscc = :'three';
SELECT kind, how, matched, days FROM idn.find_subject('示例新(集团)co(演示数据)', '2026-06-30');
SELECT how, name, days FROM idn.find_subject('示例新公司（演示数据）', '2026-06-30') ORDER BY days;
SELECT how, name, days FROM idn.find_subject('示例新公司（演示数据）', '2026-01-31') ORDER BY days;
SELECT how, name FROM idn.find_subject(lower(:'two'), '2025-06-30') ORDER BY days;
SELECT how, kind FROM idn.find_subject(:'one', '2026-06-30') ORDER BY kind COLLATE "C";
SELECT count(*) FROM idn.find_subject('示例新(集团)co', '2026-06-30');
SELECT count(*) FROM idn.find_subject(NULL);
-- the loader finds whoever has no code by any of its names, too
INSERT INTO idn.subject (kind, name, division) VALUES ('department', '示例局（演示数据）', '990101'), ('department', '示例局（演示数据）', '990102');
UPDATE idn.subject SET name = '示例中心（演示数据）', since = '2026-02-01' WHERE kind = 'department' AND division = '990101';
\set element '{"subject": {"name": "示例 局(演示数据)", "kind": "department", "division": "990101"}, "record_type": "disclosure_missed", "decided_on": "2026-01-15"}'
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb))::text, false, true);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;
-- (once it is another's, only of the days on which it was its)
INSERT INTO idn.subject (kind, name, division, valid) VALUES ('department', '示例局（演示数据）', '990101', '[2026-03-01,)');
SELECT place, state FROM idn.load_records((jsonb_build_array(:'element'::jsonb, :'element'::jsonb || '{"decided_on": "2026-03-15"}'))::text);
SELECT s.kind, s.name, r.record_type, r.decided_on FROM idn.record r JOIN idn.subject s ON s.id = r.subject ORDER BY r.id DESC LIMIT 2;

-- 有限公司 and 有限责任公司 are one, where the policy holds them for the same; a form within a longer word is no form of its own
SELECT govcredit.make_uscc('91', '990101', '10000004') AS four, govcredit.make_uscc('11', '990101', '10000005') AS organ, govcredit.make_uscc('12', '990101', '10000006') AS school, govcredit.make_uscc('52', '990101', '10000007') AS club \gset
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('enterprise', '示例丁贸易有限公司（演示数据）', :'four', '990101');
SELECT how, name FROM idn.find_subject('示例丁贸易有限责任公司(演示数据)', '2026-06-30');
SELECT how, name FROM idn.find_subject('示例丁贸易股份有限公司（演示数据）', '2026-06-30');
\set element '{"subject": {"uscc": "' :four '"}, "record_type": "administrative_penalty", "severity": "ordinary", "amount": 100, "decided_on": "2026-03-01"}'
SELECT place, state, message, hint FROM idn.load_records((SELECT jsonb_agg(:'element'::jsonb || jsonb_build_object('subject', jsonb_build_object('uscc', :'four') || g, 'act_id', n) ORDER BY n)
	FROM (VALUES (1, '{"name": "示例丁贸易有限责任公司(演示数据)"}'::jsonb), (2, '{"name": "完全不同的公司（演示数据）"}'), (3, '{"kind": "agency"}'), (4, '{"division": "990102"}'), (5, '{"id": 1}'), (6, '{"resident_id": "990101199003071237"}')) v (n, g))::text, true);
-- nobody is entered a second time because one of the two has no code
SELECT place, state, message, hint FROM idn.load_records((SELECT jsonb_agg(:'element'::jsonb || jsonb_build_object('subject', g, 'act_id', n) ORDER BY n)
	FROM (VALUES (1, '{"name": "示例丁贸易有限责任公司（演示数据）", "kind": "enterprise", "division": "990101"}'::jsonb), (2, '{"name": "示例丁贸易有限公司（演示数据）", "kind": "enterprise", "division": "990102"}'),
		(3, jsonb_build_object('name', '示例丁贸易有限公司（演示数据）', 'kind', 'enterprise', 'division', '990102', 'uscc', govcredit.make_uscc('91', '990102', '10000008')))) v (n, g))::text, true, true);
-- a person by the number, of the divisions one writes in; it is not shown
INSERT INTO idn.subject (id, kind, name, division) VALUES (91, 'official', '某戊（演示数据）', '990101');
INSERT INTO idn.subject_person VALUES (91, '990101199003071237');
SELECT subject, name, how, matched, days FROM idn.find_subject('990101199003071237', '2026-06-30');
SELECT place, state, message, hint FROM idn.load_records('[{"subject": {"id": 1, "resident_id": "990101199003071237"}, "record_type": "good_case", "decided_on": "2026-03-01"}]', true);

-- Zeros and words for nothing are no code and no number
SELECT t, govcredit.try_uscc(t) AS uscc, govcredit.try_document_no(t) AS document_no, govcredit.cell_text(t) AS cell
  FROM unnest('{000000000000000000,00000000000000000X,0,无,暂无,/,／,-,——,没有,不详,空,"null",无锡,一/二}'::text[]) WITH ORDINALITY u (t, o) ORDER BY o;
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('enterprise', '陌生甲（演示数据）', '000000000000000000', '990101');

-- Kind and code do not contradict, whatever changes, nor did they
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('department', '示例己局（演示数据）', govcredit.make_uscc('91', '990101', '10000009'), '990101');
\set VERBOSITY default
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('enterprise', '示例己公司（演示数据）', :'organ', '990101');
\set VERBOSITY terse
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('enterprise', '示例己会（演示数据）', :'club', '990101'), ('institution', '示例己学校（演示数据）', :'school', '990101'), ('department', '示例己局（演示数据）', :'organ', '990101'), ('source', '示例己院（演示数据）', :'organ', '990101');
UPDATE idn.subject SET uscc = :'one' WHERE uscc = :'organ' AND kind = 'department';
UPDATE idn.subject SET kind = 'enterprise' WHERE uscc = :'organ' AND kind = 'department';
UPDATE idn.subject SET kind = 'institution', since = '2026-03-01' WHERE uscc = :'organ' AND kind = 'department';
INSERT INTO idn.former (subject, name, uscc, valid) SELECT s.id, '示例己旧局（演示数据）', :'three', '[2020-01-01,2021-01-01)' FROM idn.subject s WHERE s.uscc = :'school';
-- Each kind that may have one says what its codes begin with; and what a party is by its code alone
SELECT pack, k.code AS kind, k.item -> 'codes' AS codes FROM unnest('{huaiyin-2019,xining-2018,huaxian-2017,harbin-2007,city-x,wendeng-2020}'::govcredit.policy[]) pack, govcredit.policy_items(pack, 'subject_kinds') k
 WHERE k.item -> 'natural_person' IS NULL AND NOT k.item ? 'codes' ORDER BY 1::text COLLATE "C", 2;
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('zone', '示例开发区（演示数据）', govcredit.make_uscc('91', '990101', '10000091'), '990101');
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('grassroots', '示例村村民委员会（演示数据）', govcredit.make_uscc('11', '990101', '10000092'), '990101');
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('agency', '示例采购中心（演示数据）', govcredit.make_uscc('A1', '990101', '10000093'), '990101');
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('zone', '示例开发区（演示数据）', govcredit.make_uscc('12', '990101', '10000091'), '990101'), ('grassroots', '示例村村民委员会（演示数据）', govcredit.make_uscc('54', '990101', '10000092'), '990101'),
	('agency', '示例采购中心（演示数据）', govcredit.make_uscc('12', '990101', '10000093'), '990101');
SELECT c AS begins, govcredit.party_kind('huaiyin-2019', u::text, 'by its category') AS huaiyin, govcredit.party_kind('wendeng-2020', u::text, 'by its category') AS wendeng
  FROM unnest('{11,12,13,31,51,53,54,55,59,91,92,93,94,A1,N2,Y1}'::text[]) c, govcredit.make_uscc(c, '990101', '10000094') u ORDER BY c COLLATE "C";
SELECT path, message FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "regress-codes", "title": {"zh": "演示数据", "en": "demonstration data"}, "subject_kinds": {"organ": {"title": {"zh": "机关", "en": "organ"}, "codes": ["1", "1I", "111", "a"], "basis": "default"}}}') WHERE path ~ 'codes';

-- A person has no code of an organisation, and a number is no name, of whom it may be
INSERT INTO idn.subject (kind, name, uscc, division) VALUES ('official', '某甲（演示数据）', govcredit.make_uscc('91', '990101', '00000099'), '990101');
INSERT INTO idn.subject (kind, name, division) VALUES ('official', '11010519491231002X', '990101');
INSERT INTO idn.subject (kind, name, division) SELECT 'enterprise', govcredit.make_uscc('91', '990101', '00000099')::text, '990101';
UPDATE idn.subject SET name = '11010519491231002X' WHERE uscc = :'organ';
INSERT INTO idn.former (subject, name, valid) SELECT s.id, '11010519491231002X', '[2019-01-01,2019-07-01)' FROM idn.subject s WHERE s.uscc = :'school';

DROP SCHEMA idn, idn_internal, idn_zh CASCADE;
