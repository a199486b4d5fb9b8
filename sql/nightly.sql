--
-- nightly: a dirty dump comes in three nights, goes out to a platform, comes back
-- with rejects, is mended and goes out again; counted each night, so that nothing
-- is lost, doubled or altered unseen
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- loads are refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('door');
INSERT INTO door.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
CREATE SCHEMA nightly;
SET search_path = nightly;
CREATE TABLE cf (id int, mc text, dm text, wsh text, nr text, fk text, rq text, gs text);
-- What its source knows: 60 decisions, of 20 firms, each night some otherwise
CREATE TABLE source (id int PRIMARY KEY, firm int, fine int, decided_on date, published_on date);
INSERT INTO source SELECT i, i % 20, 1000 + 100 * i, date '2026-01-01' + i, NULL FROM generate_series(1, 60) i;
-- As people type it: brackets, spaces, width, and days in five ways
CREATE FUNCTION dump(night int) RETURNS bigint LANGUAGE sql AS $$
	TRUNCATE cf;
	INSERT INTO cf
	SELECT s.id, CASE (s.id + night) % 3 WHEN 0 THEN format('示例%s有限公司(演示数据)', s.firm) ELSE format('示例%s有限公司（演示数据）', s.firm) END,
		   CASE WHEN s.firm = 7 AND night = 1 THEN translate(c.code, '0', 'O') ELSE c.code END,			-- unreadable, until it is mended at its source
		   CASE s.id % 4 WHEN 0 THEN format('示罚[2026]%s号', s.id) WHEN 1 THEN format(' 示罚〔2026〕%s号', s.id) ELSE format('示罚〔2026〕%s号', s.id) END,
		   format('罚款%s元', s.fine), (s.fine / 10000.0)::numeric(20, 4)::text,
		   CASE WHEN s.id = 3 AND night < 3 THEN '46025' ELSE to_char(s.decided_on, CASE (s.id + night) % 4 WHEN 0 THEN 'YYYY/FMMM/FMDD' WHEN 1 THEN 'YYYY年FMMM月FMDD日' WHEN 2 THEN 'YYYY.MM.DD' ELSE 'YYYY-MM-DD' END) END,
		   to_char(s.published_on, 'YYYY/MM/DD')
	  FROM source s, govcredit.make_uscc('91', '990100', (30000000 + s.firm)::text) u, LATERAL (SELECT u::text) c (code);
	/* two lines of the file are there twice, one of them otherwise */
	INSERT INTO cf SELECT id, mc, dm, wsh, nr, fk, rq, gs FROM cf WHERE id = 40;
	INSERT INTO cf SELECT id, mc, dm, wsh, '罚款9900元', '0.99', rq, gs FROM cf WHERE id = 41 AND night = 2;
	SELECT count(*) FROM cf;
$$;
\set mapping '{"cf_xdr_mc": "mc", "cf_xdr_shxym": "dm", "cf_xdr_lb": {"value": "法人及非法人组织"}, "cf_frdb": {"value": "演示"}, "cf_wsh": "wsh", "cf_wfxw": {"value": "演示数据"}, "cf_sy": {"value": "演示数据"}, "cf_yj": {"value": "演示数据"}, "cf_cflb": {"value": "罚款"}, "cf_nr": "nr", "cf_nr_fk": "fk", "cf_jdrq": "rq", "cf_yxq": {"value": "2099-12-31"}, "cf_cfjg": {"value": "示例局（演示数据）"}, "cf_cfjgdm": {"value": "11990100009902019W"}, "cf_sjly": {"value": "示例局（演示数据）"}, "cf_sjlydm": {"value": "11990100009902019W"}, "published_on": "gs"}'
SELECT govcredit.map_table('cf', 'penalty-2018', 'cf_2018', :'mapping');
SELECT govcredit.layout_view('cf_2018', 'penalty-2018', 'huaiyin-2019', 'cf_seen', '{"calendar": "cn-2026"}');
-- What goes out: rows without a fault that the registry has, and has not revoked
CREATE VIEW cf_out AS
	SELECT c.* FROM cf_2018 c
	 WHERE cardinality(govcredit.row_errors('penalty-2018', c)) = 0
	   AND EXISTS (SELECT FROM door.record r WHERE r.document_no = govcredit.try_document_no(c.cf_wsh) AND r.revoked_at IS NULL);
CREATE TABLE sent (LIKE govcredit.delivered_row INCLUDING ALL);
-- The platform: what it has, whom it knows, what arrived, what it returns
SELECT format('CREATE TABLE platform (%1$s); CREATE TABLE arrived (%1$s)', string_agg(format('%I text', "column"), ', ' ORDER BY seq)) FROM govcredit.layout_fields('penalty-2018')
\gexec
CREATE TABLE platform_knows AS SELECT govcredit.make_uscc('91', '990100', (30000000 + i)::text)::text AS code FROM generate_series(0, 17) i;
CREATE TABLE receipt (cf_wsh text, cf_cfjgdm text, cf_xdr_mc text, reason text);
CREATE FUNCTION judge() RETURNS TABLE (took bigint, returned bigint) LANGUAGE sql AS $$
	TRUNCATE receipt;
	INSERT INTO receipt SELECT a.cf_wsh, a.cf_cfjgdm, a.cf_xdr_mc, '1001 未查询到主体' FROM arrived a WHERE a.cf_xdr_shxym NOT IN (SELECT code FROM platform_knows);
	INSERT INTO receipt SELECT a.cf_wsh, a.cf_cfjgdm, a.cf_xdr_mc, '1007 决定日期格式有误' FROM arrived a WHERE a.cf_jdrq !~ '^\d{4}-\d\d-\d\d$';
	WITH good AS (SELECT a.* FROM arrived a WHERE NOT EXISTS (SELECT FROM receipt r WHERE r.cf_wsh = a.cf_wsh AND r.cf_xdr_mc = a.cf_xdr_mc)),
	gone AS (DELETE FROM platform p USING good g WHERE govcredit.cell_key(p.cf_wsh) = govcredit.cell_key(g.cf_wsh)),
	took AS (INSERT INTO platform SELECT * FROM good RETURNING 1)
	SELECT (SELECT count(*) FROM took), (SELECT count(DISTINCT (cf_wsh, cf_xdr_mc)) FROM receipt);
$$;
-- Every night the same questions: are all rows of the table accounted for, does the registry
-- say what the source says, once, and does the platform have what the log says it has?
CREATE TABLE loaded (night int, state text, rows bigint, record bigint, document text, message text);
CREATE FUNCTION ask(n int) RETURNS TABLE (question text, answer bigint) LANGUAGE sql STABLE AS $$
	SELECT 'rows of the table not answered by load_table', (SELECT count(*) FROM cf) - (SELECT sum(l.rows) FROM loaded l WHERE l.night = n AND l.state NOT IN ('vanished', 'withheld'))
	UNION ALL SELECT 'documents of the source neither in the registry nor refused', (SELECT count(*) FROM source s
		WHERE NOT EXISTS (SELECT FROM door.record r WHERE r.document_no = format('示罚〔2026〕%s号', s.id)::govcredit.document_no)
		  AND NOT EXISTS (SELECT FROM loaded l WHERE l.night = n AND l.state = 'refused' AND govcredit.try_document_no(l.document) = format('示罚〔2026〕%s号', s.id)::govcredit.document_no))
	UNION ALL SELECT 'records of the registry that stand twice', (SELECT count(*) - count(DISTINCT r.document_no) FROM door.record r)
	UNION ALL SELECT 'records that say otherwise than the source, and were not reported', (SELECT count(*) FROM door.record r
		JOIN source s ON r.document_no = format('示罚〔2026〕%s号', s.id)::govcredit.document_no
		WHERE (r.amount, r.decided_on, r.published_on) IS DISTINCT FROM (s.fine::numeric, s.decided_on, s.published_on)
		  AND NOT EXISTS (SELECT FROM loaded l WHERE l.night = n AND l.record = r.id AND l.state IN ('contradiction', 'vanished')))
	UNION ALL SELECT 'subjects that stand twice', (SELECT count(*) - count(DISTINCT govcredit.plain_name(s.name)) FROM door.subject s)
	UNION ALL SELECT 'rows that go out and have no status', (SELECT count(*) FROM cf_out) - (SELECT sum(d.rows) FROM govcredit.delivery_status('cf_out', 'penalty-2018', 'sent', 'city') d)
	UNION ALL SELECT 'rows the platform has otherwise than the log says', (SELECT count(*)
		FROM (SELECT d.state, d.cells ->> 'cf_wsh' AS document FROM govcredit.delivery_status('cf_out', 'penalty-2018', 'sent', 'city') d) d
		LEFT JOIN platform p ON govcredit.cell_key(p.cf_wsh) = govcredit.cell_key(d.document)
		WHERE CASE WHEN d.state IN ('accepted', 'withdrawal owed') THEN p.cf_wsh IS NULL WHEN d.state IN ('never delivered', 'withdrawn', 'dropped') THEN p.cf_wsh IS NOT NULL END)
	UNION ALL SELECT 'lines of accepted rows that are not the platform''s', (SELECT count(*)
		FROM govcredit.delivery_state('cf_out', 'penalty-2018', 'sent', 'city', false) d
		WHERE d.state = 'accepted' AND d.line NOT IN (SELECT govcredit.export_layout('platform', 'penalty-2018')))
$$;
CREATE VIEW stands AS SELECT state COLLATE "C" AS state, owed, count(*), sum(rows) AS rows, min(reason) AS reason FROM govcredit.delivery_status('cf_out', 'penalty-2018', 'sent', 'city') GROUP BY 1, 2 ORDER BY 1;

-- The first night
SELECT dump(1);
INSERT INTO loaded SELECT 1, state, rows, record, document, message FROM door.load_table('cf_seen', '990100', 'nightly');
SELECT state, sum(rows) AS rows, min(message) AS message FROM loaded WHERE night = 1 GROUP BY 1 ORDER BY 1;
SELECT * FROM stands;
\pset format unaligned
\pset tuples_only on
\o results/nightly.csv
SELECT line FROM govcredit.deliver_rows('cf_out', 'penalty-2018', 'sent', 'city', 'night 1', '2026-04-01') WITH ORDINALITY f (line, n) ORDER BY n;
\o
\pset tuples_only off
\pset format aligned
\copy arrived from 'results/nightly.csv' with (format csv, header, encoding 'UTF8')
SELECT count(*) FROM arrived;
SELECT * FROM judge();
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'night 1', '2026-04-02');
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'night 1', '2026-04-02');
SELECT * FROM stands;
SELECT * FROM ask(1);

-- The second: fines corrected, decisions published, two gone, ten new, a code mended, one line twice and otherwise;
-- a reviewer has corrected one here
UPDATE source SET fine = fine + 50 WHERE id % 9 = 0;
UPDATE source SET published_on = decided_on + 7 WHERE id % 6 = 0;
DELETE FROM source WHERE id IN (10, 20);
INSERT INTO source SELECT i, i % 20, 1000 + 100 * i, date '2026-01-01' + i, NULL FROM generate_series(61, 70) i;
UPDATE door.record SET amount = 1 WHERE document_no = '示罚〔2026〕18号';
SELECT dump(2);
INSERT INTO loaded SELECT 2, state, rows, record, document, message FROM door.load_table('cf_seen', '990100', 'nightly');
SELECT state, sum(rows) AS rows, min(message COLLATE "C") AS message FROM loaded WHERE night = 2 GROUP BY 1 ORDER BY 1;
-- what was refused names both sides; who is who is said here, and the next load takes it
SELECT state, document, message FROM loaded WHERE night = 2 AND state IN ('refused', 'contradiction') ORDER BY record, document;
SELECT * FROM ask(2);
UPDATE door.subject SET uscc = govcredit.make_uscc('91', '990100', '30000007') WHERE govcredit.plain_name(name) = govcredit.plain_name('示例7有限公司（演示数据）');
UPDATE door.record SET amount = 2850, published_on = '2026-01-26' WHERE document_no = '示罚〔2026〕18号';
DELETE FROM loaded WHERE night = 2;
INSERT INTO loaded SELECT 2, state, rows, record, document, message FROM door.load_table('cf_seen', '990100', 'nightly');
SELECT state, sum(rows) AS rows, min(message COLLATE "C") AS message FROM loaded WHERE night = 2 GROUP BY 1 ORDER BY 1;
SELECT * FROM stands;
-- the platform has learned of one firm meanwhile; what it returned goes out as it was, what was mended by itself
INSERT INTO platform_knows VALUES (govcredit.make_uscc('91', '990100', '30000018')::text);
TRUNCATE arrived;
\pset format unaligned
\pset tuples_only on
\o results/nightly.csv
SELECT line FROM govcredit.deliver_rows('cf_out', 'penalty-2018', 'sent', 'city', 'night 2', '2026-04-03', again => true) WITH ORDINALITY f (line, n) ORDER BY n;
\o
\pset tuples_only off
\pset format aligned
\copy arrived from 'results/nightly.csv' with (format csv, header, encoding 'UTF8')
SELECT * FROM judge();
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'night 2', '2026-04-04');
SELECT * FROM stands;
SELECT * FROM ask(2);

-- The third: one that was gone is back, the last bad day is mended, one is revoked here, the platform knows everybody
INSERT INTO source VALUES (10, 10, 2000, '2026-01-11', NULL);
UPDATE door.record SET revoke_reason = '复议撤销（演示数据）' WHERE document_no = '示罚〔2026〕30号';
INSERT INTO platform_knows VALUES (govcredit.make_uscc('91', '990100', '30000019')::text);
SELECT dump(3);
INSERT INTO loaded SELECT 3, state, rows, record, document, message FROM door.load_table('cf_seen', '990100', 'nightly');
SELECT state, sum(rows) AS rows, min(message COLLATE "C") AS message FROM loaded WHERE night = 3 GROUP BY 1 ORDER BY 1;
SELECT * FROM stands;
TRUNCATE arrived;
\pset format unaligned
\pset tuples_only on
\o results/nightly.csv
SELECT line FROM govcredit.deliver_rows('cf_out', 'penalty-2018', 'sent', 'city', 'night 3', '2026-04-05', again => true) WITH ORDINALITY f (line, n) ORDER BY n;
\o
\pset tuples_only off
\pset format aligned
\copy arrived from 'results/nightly.csv' with (format csv, header, encoding 'UTF8')
SELECT * FROM judge();
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'night 3', '2026-04-06');
SELECT govcredit.withdraw_rows('cf_out', 'penalty-2018', 'sent', 'city', 'night 3, withdrawn', '2026-04-05');
DELETE FROM platform p USING sent w WHERE w.event = 'withdrawn' AND govcredit.cell_key(w.cells ->> 'cf_wsh') = govcredit.cell_key(p.cf_wsh);
TRUNCATE receipt;
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'night 3, withdrawn', '2026-04-06');
SELECT * FROM stands;
SELECT * FROM ask(3);
-- In the end the platform has what goes out, line by line, and nothing else; the log every delivery and every answer
SELECT count(*) AS lines, (SELECT count(DISTINCT f) FROM govcredit.export_layout('cf_out', 'penalty-2018') f) - 1 AS out, count(*) FILTER (WHERE line NOT IN (SELECT govcredit.export_layout('cf_out', 'penalty-2018'))) AS other
  FROM govcredit.export_layout('platform', 'penalty-2018') WITH ORDINALITY f (line, n) WHERE n > 1;
SELECT batch COLLATE "C" AS batch, event COLLATE "C" AS event, count(*) FROM sent GROUP BY 1, 2 ORDER BY 1, 2;
SELECT attempt, answer, event, batch, day, reason FROM sent WHERE cells ->> 'cf_wsh' = '示罚〔2026〕18号' ORDER BY 1, 2;

RESET search_path;
DROP SCHEMA nightly CASCADE;
DROP SCHEMA door, door_internal, door_zh CASCADE;
