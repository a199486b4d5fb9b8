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
SELECT kind, how, matched, days FROM idn_internal.find_subjects('示例新(集团)co(演示数据)', '2026-06-30');
SELECT how, name, days FROM idn_internal.find_subjects('示例新公司（演示数据）', '2026-06-30') ORDER BY days;
SELECT how, name, days FROM idn_internal.find_subjects('示例新公司（演示数据）', '2026-01-31') ORDER BY days;
SELECT how, name FROM idn_internal.find_subjects(lower(:'two'), '2025-06-30') ORDER BY days;
SELECT how, kind FROM idn_internal.find_subjects(:'one', '2026-06-30') ORDER BY kind COLLATE "C";
SELECT count(*) FROM idn_internal.find_subjects('示例新(集团)co', '2026-06-30');
SELECT count(*) FROM idn_internal.find_subjects(NULL);
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

DROP SCHEMA idn, idn_internal, idn_zh CASCADE;
