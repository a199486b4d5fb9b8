-- entry.sql: what it takes to enter a row through all guards, for the owner and
-- for a recorder under row security, beside a bare table with the same columns,
-- checks, keys and indexes and no trigger of its own.  entry_round.sql undoes
-- what it enters; half as many subjects as rows are there, a tenth as many rows
-- are entered.

\set ON_ERROR_STOP on
SET client_min_messages = warning;
SELECT govcredit.create_registry('entered') \g /dev/null
SELECT greatest(:rows / 2, 1000) AS subjects, least(greatest(:rows / 10, 500), 20000) AS entries \gset

INSERT INTO entered.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
SET session_replication_role = replica;
INSERT INTO entered.subject (id, kind, name, division)
SELECT n, 'department', '第' || n || '单位（演示数据）', ('990101' || to_char(1 + n % 14, 'FM000'))::govcredit.division
  FROM generate_series(1, :subjects) n;
RESET session_replication_role;
SELECT setval(pg_get_serial_sequence('entered.subject', 'id'), :subjects) \g /dev/null
SELECT count(*) FROM entered.setup_roles('bench_entry', adopt => true) \g /dev/null
SELECT to_regrole('bench_entry_clerk') IS NULL AS new \gset
\if :new
CREATE ROLE bench_entry_clerk;
\endif
GRANT bench_entry_recorder TO bench_entry_clerk;
GRANT USAGE ON SCHEMA bench TO bench_entry_clerk;
INSERT INTO entered.access_scope (member, division) VALUES ('bench_entry_clerk', '990101');

-- The same keys, and nobody who looks
DO $$
DECLARE
	t text;
	key text;
BEGIN
	FOREACH t IN ARRAY '{record,record_version,record_party,observation,matter,matter_step,matter_party,publication,objection,attestation,list_entry,subject,subject_link,former}'::text[] LOOP
		EXECUTE format('CREATE TABLE bench.bare_%1$s (LIKE entered.%1$s INCLUDING ALL)', t);
		FOR key IN SELECT pg_get_constraintdef(c.oid) FROM pg_constraint c WHERE c.conrelid = format('entered.%s', t)::regclass AND c.contype = 'f' LOOP
			EXECUTE format('ALTER TABLE bench.bare_%s ADD %s', t, key);
		END LOOP;
	END LOOP;
END
$$;

-- What is entered, by table: into which columns, and the values of row n
CREATE TABLE bench.entry (relation text PRIMARY KEY, place serial, columns text NOT NULL, row text NOT NULL, share integer NOT NULL);
INSERT INTO bench.entry (relation, columns, row, share) VALUES
	('record', 'subject, record_type, decided_on, severity', $$1 + n * 7919 % s, 'disclosure_missed', date '2025-03-03', NULL$$, 1),
	('observation', 'subject, indicator, period, value', $$1 + n * 7919 % s, 'contracts_performed', '[2024-01-01,2025-01-01)', 90$$, 2),
	('matter', 'kind, subject, title, opened_on', $$'lawsuit', 1 + n * 7919 % s, '演示数据', '2024-01-01'$$, 2),
	('publication', 'record, site, published_on', $$n + 1000000000, 'credit_site', '2025-04-01'$$, 4),
	('record_version', 'record, effective_on, amount, ground', $$n + 1000000000, '2025-04-05', 5, '演示数据'$$, 4),
	('subject', 'kind, name, division', $$'department', '演示数据' || n, '990101001'$$, 2),
	('objection', 'record, filed_on, statement', $$n + 1000000000, '2025-05-05', '演示数据'$$, 4),
	('record_party', 'record, party, share, effective_on, ground', $$n + 1000000000, 1 + (n + 7) % s, 0.5, '2025-04-05', '演示数据'$$, 10),
	('matter_step', 'matter, step, done_on', $$n + 1000000000, '立案', '2024-01-06'$$, 4),
	('matter_party', 'matter, role, name', $$n + 1000000000, 'agency', '演示数据'$$, 4),
	('attestation', 'subject, list, item, issuer, number, issued_on', $$1 + n * 7919 % s, 'credit_report_uses', 'approval', 1000000000, n::text, '2025-01-07'$$, 4),
	('list_entry', 'list, subject, code, title, valid', $$'powers', 1 + n * 7919 % s, 'P' || n, '权力（演示数据）', '[2026-01-01,)'$$, 10),
	('subject_link', 'subject, role, target', $$n, 'superior', 1 + s / 2 + n % 50$$, 10),
	('former', 'subject, valid, kind, name, division', $$n, '(,2020-01-01)', 'department', '演示数据' || n, '990101001'$$, 10);
-- What some of it belongs to, and who issues
INSERT INTO entered.record (id, subject, record_type, decided_on)
SELECT n + 1000000000, 1 + n % :subjects, 'disclosure_missed', '2025-03-03' FROM generate_series(1, :entries + 50) n;
INSERT INTO entered.matter (id, kind, subject, title, opened_on)
SELECT n + 1000000000, 'lawsuit', 1 + n % :subjects, '演示数据', '2024-01-01' FROM generate_series(1, :entries + 50) n;
INSERT INTO entered.subject (id, kind, name, division) VALUES (1000000000, 'source', '示例机构（演示数据）', '990101');
VACUUM ANALYZE;

INSERT INTO bench.contest (contest, title)
SELECT 'entry of ' || relation, 'entering a row into ' || relation || ', beyond what makes it' FROM bench.entry ORDER BY place;
INSERT INTO bench.peer (contest, peer, rows, query)
SELECT 'entry of ' || e.relation, p.peer, greatest(:entries / e.share, 50), NULL
  FROM bench.entry e
 CROSS JOIN (VALUES (1, 'through all guards'), (2, 'by a recorder'), (3, 'bare table')) p (place, peer)
 WHERE p.peer <> 'by a recorder' OR e.relation IN ('record', 'observation', 'matter')
 ORDER BY e.place, p.place;
CREATE TABLE bench.entry_size AS SELECT :subjects::bigint AS subjects;
INSERT INTO bench.target (contest, ours, theirs, at_most, what) VALUES
	('entry of record', 'through all guards', 'bare table', 5, 'record through all guards / into a bare table with the same keys'),
	('entry of record', 'by a recorder', 'bare table', 5, 'record by a recorder / into a bare table with the same keys'),
	('entry of observation', 'through all guards', NULL, 100000, 'observation through all guards: nanoseconds'),
	('entry of matter', 'through all guards', NULL, 100000, 'matter through all guards: nanoseconds'),
	('entry of publication', 'through all guards', NULL, 100000, 'publication through all guards: nanoseconds'),
	('entry of subject', 'through all guards', 'bare table', NULL, 'subject into a bare table with the same keys / through all guards'),
	('entry of record_version', 'through all guards', 'bare table', NULL, 'version into a bare table with the same keys / through all guards'),
	('entry of former', 'through all guards', 'bare table', NULL, 'former name into a bare table with the same keys / through all guards');
