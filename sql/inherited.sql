--
-- inherited: ratios, statements and ratings of who succeeded another, until its
-- own say otherwise (承继单位的数据项与指标).  Each with its twin.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('ih');
INSERT INTO ih.jurisdiction (division, policy, valid) VALUES ('990101', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO ih.subject (id, kind, name, division, valid) VALUES
	(1, 'township', '示例旧镇（演示数据）', '990101', '(,2026-01-01)'), (2, 'township', '示例旧乡（演示数据）', '990101', '(,2026-01-01)'), (3, 'township', '示例新镇（演示数据）', '990101', '[2026-01-01,)'),
	(4, 'township', '示例照旧镇（演示数据）', '990101', '(,)'), (5, 'township', '示例并入镇（演示数据）', '990101', '(,2026-01-01)'), (6, 'township', '示例接收镇（演示数据）', '990101', '(,)'),
	(9, 'source', '示例评级公司（演示数据）', '990101', '(,)');
INSERT INTO ih.subject_link (subject, role, target, valid) VALUES (1, 'successor', 3, '[2026-01-01,)'), (2, 'successor', 3, '[2026-01-01,)'), (5, 'successor', 6, '[2026-01-01,)');
INSERT INTO ih.observation (subject, indicator, period, value) VALUES
	(1, 'debt_balance', '[2025-01-01,2026-01-01)', 120), (1, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 100), (2, 'debt_balance', '[2025-01-01,2026-01-01)', 90), (2, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 100),
	(4, 'debt_balance', '[2025-01-01,2026-01-01)', 120), (4, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 100),
	(5, 'debt_balance', '[2025-01-01,2026-01-01)', 300), (5, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 100), (6, 'debt_balance', '[2025-01-01,2026-01-01)', 50), (6, 'fiscal_capacity', '[2025-01-01,2026-01-01)', 100);
-- before: each its own; after: both together, with the warning, as who was never succeeded has it; what was taken in with what was there
SELECT d.day, i.subject, i.value, i.numerator, i.denominator FROM (VALUES (date '2025-12-31'), ('2026-01-01')) d (day) CROSS JOIN LATERAL ih.indicator_on(d.day) i
 WHERE i.indicator = 'debt_ratio' AND i.subject < 9 ORDER BY 1, 2;
SELECT subject, warning, value FROM ih.warnings_on('2026-01-31') WHERE indicator = 'debt_ratio' ORDER BY 1;
SELECT subject, period, item, value, sources FROM ih_internal.figures_on('balance_sheet', '2026-01-31') WHERE value IS NOT NULL ORDER BY subject, place;
-- its own, once a period of its own has ended
INSERT INTO ih.observation (subject, indicator, period, value) VALUES (3, 'debt_balance', '[2026-01-01,2026-07-01)', 80), (3, 'fiscal_capacity', '[2026-01-01,2026-07-01)', 200), (6, 'debt_balance', '[2026-01-01,2026-07-01)', 200), (6, 'fiscal_capacity', '[2026-01-01,2026-07-01)', 200);
SELECT d.day, i.subject, i.value, i.numerator, i.denominator FROM (VALUES (date '2026-06-29'), ('2026-06-30')) d (day) CROSS JOIN LATERAL ih.indicator_on(d.day) i
 WHERE i.indicator = 'debt_ratio' AND i.subject IN (3, 6) ORDER BY 1, 2;
SELECT subject, period, item, value, sources FROM ih_internal.figures_on('balance_sheet', '2026-06-30') WHERE value IS NOT NULL AND subject IN (3, 6) ORDER BY subject, place;

-- Ratings: one's own before those of whom one succeeded
INSERT INTO ih.subject (id, kind, name, division, valid) VALUES (11, 'enterprise', '示例甲公司（演示数据）', '990101', '(,2026-01-01)'), (12, 'enterprise', '示例乙公司（演示数据）', '990101', '(,2026-01-01)'), (13, 'enterprise', '示例新公司（演示数据）', '990101', '(,)');
INSERT INTO ih.subject_link (subject, role, target, valid) VALUES (11, 'successor', 13, '[2026-01-01,)'), (12, 'successor', 13, '[2026-01-01,)');
INSERT INTO ih.attestation (subject, list, item, issuer, issued_on, score) VALUES (11, 'credit_reports', 'third_party_report', 9, '2025-06-01', 60), (12, 'credit_reports', 'third_party_report', 9, '2025-06-01', 80);
SELECT d.day, i.subject, i.indicator, i.value FROM (VALUES (date '2025-12-31'), ('2026-01-01')) d (day) CROSS JOIN LATERAL ih.indicator_on(d.day) i WHERE i.subject > 10 AND i.value IS NOT NULL ORDER BY 1, 2, 3;
INSERT INTO ih.attestation (subject, list, item, issuer, issued_on, score) VALUES (13, 'credit_reports', 'third_party_report', 9, '2026-02-01', 90);
SELECT d.day, i.subject, i.indicator, i.value FROM (VALUES (date '2026-01-31'), ('2026-02-01')) d (day) CROSS JOIN LATERAL ih.indicator_on(d.day) i WHERE i.subject > 10 AND i.value IS NOT NULL ORDER BY 1, 2, 3;

DROP SCHEMA ih, ih_internal, ih_zh CASCADE;
