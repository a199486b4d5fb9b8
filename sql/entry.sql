--
-- registry: what is refused at the door: numbers, days, figures, links
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('en');
INSERT INTO en.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,2030-01-01)'), ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO en.subject (kind, name, division, valid) VALUES ('department', '示例一局（演示数据）', '990101', '[2019-06-12,)'), ('department', '示例二局（演示数据）', '990101', '[2019-06-12,)'),
	('official', '张某甲（演示数据）', '990101', '[2020-01-01,2029-01-01)'), ('official', '张某甲（演示数据）', '990101', '[2020-01-01,)'),
	('enterprise', '示例公司（演示数据）', '990101', '[2019-06-12,)'), ('government', '示例县（演示数据）', '990102', '(,)');

-- Numbers are kept as they are, or refused; never rounded
INSERT INTO en.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-05', 4.999), (1, 'disclosure_missed', '2026-01-06', 5000.00), (1, 'disclosure_missed', '2026-01-07', 0.000001);
SELECT amount FROM en.record ORDER BY id;
INSERT INTO en.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-05', 4.9999999);
INSERT INTO en.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-05', 1e12);
INSERT INTO en.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-05', 'NaN');
INSERT INTO en.record (subject, record_type, decided_on, given) VALUES (1, 'disclosure_missed', '2026-01-05', 1.00001);
INSERT INTO en.matter (kind, subject, counterpart, title, opened_on, amount) VALUES ('arrears', 1, 5, '货款', '2026-01-05', 100.0000001);
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod) AS rounds
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'en' AND c.relkind IN ('r', 'p') AND a.atttypid = 'numeric'::regtype AND a.atttypmod >= 0 ORDER BY c.relname COLLATE "C", a.attname COLLATE "C";

-- A decision was taken by today, and not before there was anybody to take it
INSERT INTO en.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '9998-12-31');
INSERT INTO en.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '1025-03-05');
UPDATE en.record SET decided_on = '9999-12-31' WHERE id = 1;
SELECT state, error, message FROM en.load_records('[{"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "2036-03-05"}, {"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "2026-03-05", "amount": "NaN"},
	{"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "2026-03-05", "corrected_on": "infinity"}, {"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "now"}]', partial => true);

-- Facts of a day: by number, whoever has the same name, whether or not the edition has a last day
SELECT count(*), count(DISTINCT subject) AS subjects, count(DISTINCT name) AS names, count(record) AS records FROM en_internal.fact_on('2026-06-30');
SELECT count(DISTINCT subject) AS subjects FROM en_internal.fact_on('2025-12-31') WHERE record IS NULL;

-- Figures that cannot be read, or cannot be divided
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'debt_balance', '[2025-01-01,2026-01-01)', 12000000000000000);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'debt_balance', '[2025-01-01,2026-01-01)', 'NaN');
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'debt_balance', '[2025-01-01,2026-01-01)', 120000000000);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 1);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'fiscal_capacity', '[2025-01-01,2026-01-01)', -5);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 240000000000);
SELECT indicator, value FROM en_internal.indicator_value_on('2026-06-30') WHERE subject = 6 ORDER BY indicator COLLATE "C";
-- No rating is better than 100 or worse than 0, whichever figure is entered last
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'external_rating', '[2025-01-01,2026-01-01)', 150);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'external_rating', '[2025-01-01,2026-01-01)', -20);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'debt_ratio', '[2024-01-01,2025-01-01)', -0.000001);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'debt_balance', '[2024-01-01,2025-01-01)', -1);
INSERT INTO en.observation (subject, indicator, period, value) VALUES (6, 'external_rating', '[2024-01-01,2025-01-01)', 0), (6, 'external_rating', '[2023-01-01,2024-01-01)', 100);
UPDATE en.observation SET value = 100.000001 WHERE indicator = 'external_rating';
DELETE FROM en.observation WHERE indicator = 'external_rating';
-- ... and one that slipped in takes the score of its subject only
SET session_replication_role = replica;
UPDATE en.observation SET value = 0.000001 WHERE indicator = 'fiscal_capacity';
RESET session_replication_role;
SELECT count(*) AS ranked, count(unjudged) AS unjudged FROM en.ranking_on('2026-06-30');
SELECT count(*) >= 0 AS answered FROM en.warnings_on('2026-06-30');
SELECT subject, record, indicator, reason FROM en.unjudged_on('2026-06-30');
-- A ratio and a plain value: the mean of both
INSERT INTO en.subject (id, kind, name, division) VALUES (901, 'source', '甲（演示数据）', '990101'), (902, 'source', '乙（演示数据）', '990101');
INSERT INTO en.observation (subject, indicator, period, source, numerator, denominator) SELECT 6, p.code, '[2025-01-01,2026-01-01)', 901, 1, 2
  FROM govcredit.policy_items('huaxian-2017', 'indicators') p WHERE p.item ->> 'unit' = 'percent' AND NOT p.item ?| '{ratio,attested}' ORDER BY p.code COLLATE "C" LIMIT 1 RETURNING indicator AS percent \gset
INSERT INTO en.observation (subject, indicator, period, source, value) VALUES (6, :'percent', '[2025-01-01,2026-01-01)', 902, 90);
SELECT value, sources FROM en_internal.indicator_value_on('2026-06-30') WHERE subject = 6 AND indicator = :'percent';

-- Links: once, of the right sort, and a predecessor has ended
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (1, 'head', 3, '[2020-01-01,)');
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (1, 'head', 3, '[2020-03-01,)');
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (3, 'unit', 1, '[2020-01-01,2021-01-01)'), (3, 'unit', 1, '[2021-01-01,)');
INSERT INTO en.subject_link (subject, role, target) VALUES (3, 'unit', 1);
INSERT INTO en.subject_link (subject, role, target) VALUES (1, 'head', 5);
INSERT INTO en.subject_link (subject, role, target) VALUES (1, 'unit', 2);
INSERT INTO en.subject_link (subject, role, target) VALUES (5, 'superior', 3);
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (1, 'successor', 4, '[2026-02-01,)');
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (1, 'successor', 2, '[2026-02-01,)');
UPDATE en.subject SET valid = '[2019-06-12,2026-02-01)' WHERE id = 1;
INSERT INTO en.subject_link (subject, role, target, valid) VALUES (1, 'successor', 2, '[2026-02-01,)');
UPDATE en.subject SET valid = '[2019-06-12,)' WHERE id = 1;

-- One record that no edition of its day can read stays at home; the others leave
INSERT INTO en.peer (registry, own) VALUES ('示例区', true);
SET session_replication_role = replica;
INSERT INTO en.record (subject, record_type, decided_on, entered_by) VALUES (2, 'disclosure_missed', '2031-01-05', 'x'), (2, 'gone_type', '2026-01-05', 'x');
RESET session_replication_role;
SELECT jsonb_array_length(en.export_records() -> 'records') AS exported, (SELECT count(*) FROM en.record) AS held;
SET client_min_messages = error;
DROP SCHEMA en, en_internal, en_zh CASCADE;
