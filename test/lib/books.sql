-- books.sql: the books of a city of :subjects subjects and :each records of each,
-- with observations, matters, versions, publications, parties, objections, heads,
-- former names and a history, in past the guards as from a dump.  For test/long/scale and
-- make bench.

SELECT govcredit.create_registry('credit');
INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
-- A hundred townships of as many subjects each
SET session_replication_role = replica;
INSERT INTO credit.subject (id, kind, name, division, protected)
SELECT n, CASE WHEN n % 10 = 0 THEN 'official' WHEN n % 10 < 4 THEN 'department' ELSE 'enterprise' END,
	   '第' || n || '号主体（演示数据）', ('990101' || to_char(1 + n % 100, 'FM000'))::govcredit.division, n % 10 = 0
  FROM generate_series(1, :subjects) n;
INSERT INTO credit.record (id, subject, record_type, decided_on, severity, amount, published_on, corrected_on, recorded_at, scope_division, protected)
SELECT n, s.id, CASE s.kind WHEN 'official' THEN 'annual_assessment_poor' WHEN 'department' THEN (ARRAY['disclosure_missed', 'debt_arrears', 'good_case'])[1 + n % 3] ELSE 'administrative_penalty' END,
	   date '2024-01-01' + n % 900, CASE s.kind WHEN 'enterprise' THEN 'ordinary' END, CASE s.kind WHEN 'enterprise' THEN 20000 END,
	   CASE WHEN s.kind = 'enterprise' AND n % 2 = 0 THEN date '2024-01-08' + n % 900 END, CASE WHEN n % 5 = 0 THEN date '2024-03-01' + n % 900 END,
	   timestamptz '2026-01-01 00:00+08' + n * interval '1 millisecond', s.division, s.protected
  FROM generate_series(1, :each * :subjects) n JOIN credit.subject s ON s.id = 1 + n % :subjects;
INSERT INTO credit_internal.record_history (id, subject, record_type, decided_on, severity, amount, ongoing, recorded_at, superseded_at, entered_by)
SELECT r.id, r.subject, r.record_type, r.decided_on, r.severity, r.amount, r.ongoing, r.recorded_at - interval '1 day', r.recorded_at, 'scale' FROM credit.record r WHERE r.id % 4 = 0;
INSERT INTO credit.record_version (record, effective_on, severity, ground, subject, scope_division, protected)
SELECT r.id, r.decided_on + 30, 'minor', '复议', r.subject, r.scope_division, r.protected FROM credit.record r WHERE r.id % 151 = 0 AND r.severity IS NOT NULL;
INSERT INTO credit.publication (record, site, published_on, subject, scope_division, protected)
SELECT r.id, '信用中国', r.published_on, r.subject, r.scope_division, r.protected FROM credit.record r WHERE r.published_on IS NOT NULL AND r.id % 4 = 0;
INSERT INTO credit.record_party (record, party, role, share, effective_on, ground, subject, scope_division, protected)
SELECT r.id, o.id, 'joint', 0.5, r.decided_on, '连带责任', r.subject, r.scope_division, r.protected
  FROM credit.record r JOIN credit.subject s ON s.id = r.subject JOIN credit.subject o ON o.id = 1 + r.subject % :subjects AND o.kind = s.kind WHERE r.id % 1000 = 5;
INSERT INTO credit.objection (record, filed_on, statement, subject, scope_division, protected)
SELECT r.id, r.decided_on + 10, '不实', r.subject, r.scope_division, r.protected FROM credit.record r WHERE r.id % 500 = 0;
INSERT INTO credit.matter (kind, subject, title, opened_on, due_on, amount, scope_division, protected)
SELECT 'arrears', s.id, '欠款', date '2025-01-01' + s.id::int % 300, date '2025-06-01' + s.id::int % 300, 1000, s.division, s.protected FROM credit.subject s WHERE s.kind = 'department' AND s.id % 5 = 1;
INSERT INTO credit.former (subject, kind, name, division, valid)
SELECT s.id, s.kind, '曾用名' || s.id, s.division, '[2020-01-01,2025-01-01)' FROM credit.subject s WHERE s.id % 100 = 1;
UPDATE credit.subject SET since = '2025-01-01' WHERE id % 100 = 1;
INSERT INTO credit.subject_link (subject, target, role, valid, scope_division, protected, target_division, target_protected)
SELECT s.id, o.id, 'head', '[2020-01-01,)', s.division, s.protected, o.division, o.protected FROM credit.subject s JOIN credit.subject o ON o.id = s.id - 1 AND o.kind = 'official' WHERE s.id % 10 = 1;
SET session_replication_role = origin;
INSERT INTO credit.observation (subject, indicator, period, value)
SELECT s.id, 'contracts_performed', '[2025-01-01,2026-01-01)', 1 + s.id % 90 FROM credit.subject s WHERE s.kind = 'department' ORDER BY s.id LIMIT 5000;
SELECT setval(pg_get_serial_sequence('credit.subject', 'id'), :subjects), setval(pg_get_serial_sequence('credit.record', 'id'), :each * :subjects);
