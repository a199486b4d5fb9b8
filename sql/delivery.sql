--
-- delivery: what of a table went out to a platform, with its receipts: never sent,
-- returned, mended, changed, gone; nothing doubled, nothing noted twice
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET timezone = 'America/New_York';
SET client_min_messages = warning;
CREATE SCHEMA outward;
SET search_path = outward;
CREATE TABLE penalty (id int PRIMARY KEY, cf_xdr_mc text, cf_xdr_shxym text, cf_wsh text, cf_cfjgdm text, cf_jdrq date, cf_nr_fk numeric);
INSERT INTO penalty VALUES
	(1, '示例甲公司（演示数据）', '91990100MA00DEM14U', '示罚〔2026〕1号', '11990100009902019W', '2026-03-01', 0.2),
	(2, '示例乙公司（演示数据）', NULL, '示罚〔2026〕2号', '11990100009902019W', '2026-03-02', 0.3),
	(3, '示例丙公司（演示数据）', NULL, '示罚〔2026〕3号', '11990100009902019W', '2026-03-03', 0.4),
	(4, '示例丙公司（演示数据）', NULL, '示罚〔2026〕4号', '11990100009902019W', '2026-03-04', 0.5),
	(5, '示例丁公司（演示数据）', NULL, '示罚〔2026〕5号', '11990100009902019W', '2026-03-05', 0.6),
	(6, '示例丁公司（演示数据）', NULL, '示罚[2026] 5 号', '11990100009902019W', '2026-03-05', 0.7),	-- the same decision, otherwise
	(7, '示例丁公司（演示数据）', NULL, NULL, '11990100009902019W', '2026-03-05', 0.7),				-- no document number
	(8, '示例戊公司（演示数据）', NULL, '示罚〔2026〕8号', NULL, '2026-03-05', 0.8),
	(9, '示例戊公司（演示数据）', NULL, '示罚〔2026〕8号', NULL, '2026-03-05', 0.80);				-- the same row twice
CREATE TABLE sent (LIKE govcredit.delivered_row INCLUDING ALL);
CREATE VIEW stands AS SELECT state, owed, rows, cells ->> 'cf_wsh' AS document, batch, attempt AS n, sent_on, reason FROM govcredit.delivery_status('penalty', 'penalty-2018', 'sent', 'city');
SELECT * FROM stands;

-- The first batch, and its name again: the same file, nothing noted
CREATE TABLE file AS SELECT n, line FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-06') WITH ORDINALITY f (line, n);
SELECT n, regexp_replace(line, ',+', ',', 'g') AS line FROM file WHERE n > 1 ORDER BY n;
SELECT count(*), count(*) FILTER (WHERE line IN (SELECT line FROM file)) AS same FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-06') f (line);
SELECT ascii(line) AS mark FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-06', true) WITH ORDINALITY f (line, n) WHERE n = 1;
SELECT event, count(*), count(DISTINCT key) AS keys, min(day) AS day FROM sent GROUP BY 1;
SELECT line FROM file WHERE n = 1 EXCEPT SELECT govcredit.export_layout('penalty', 'penalty-2018');
SELECT count(*) FROM (SELECT line FROM file EXCEPT SELECT govcredit.export_layout('penalty', 'penalty-2018')) x;
SELECT * FROM stands;
-- nothing is owed: a file without rows, and no batch
SELECT count(*) FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'b', '2026-03-07');
SELECT DISTINCT batch FROM sent;
-- another platform has nothing yet
SELECT state, count(*), sum(rows) FROM govcredit.delivery_status('penalty', 'penalty-2018', 'sent', 'province') GROUP BY 1 ORDER BY 1;

-- The receipt: however it types them; two reasons for one row; what was never sent, what says nothing
CREATE TABLE receipt (cf_wsh text, cf_cfjgdm text, cf_xdr_mc varchar(80), reason text);
INSERT INTO receipt VALUES
	('示罚[2026]2号', '11990100009902019W', '示例乙公司(演示数据)', '1001 未查询到主体或主体信息不匹配'),
	('示罚[2026]2号', '11990100009902019W', '示例乙公司(演示数据)', '1002 统一社会信用代码为空'),
	('示罚〔2026〕3号', '11990100009902019W', '示例丙公司（演示数据）', '1002 统一社会信用代码为空'),
	('示罚〔2026〕4号', '11990100009902019W', '示例丙公司（演示数据）', ' '),
	('示罚〔2026〕5号', '11990100009902019W', '示例丁公司（演示数据）', '1003'),
	(NULL, '11990100009902019W', '示例丁公司（演示数据）', '1003');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-08', rest_accepted => false);
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-08');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-08');
SELECT event, count(*) FROM sent GROUP BY 1 ORDER BY 1;
SELECT * FROM stands;

-- Mended, changed, gone; what was returned as it was only when asked for
UPDATE penalty SET cf_xdr_shxym = '91990100MA0001018E' WHERE id = 2;
UPDATE penalty SET cf_nr_fk = 0.25 WHERE id = 1;
DELETE FROM penalty WHERE id IN (6, 7, 8, 9);
SELECT * FROM stands;
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'b', '2026-03-09');
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'c', '2026-03-10', again => true);
SELECT govcredit.withdraw_rows('penalty', 'penalty-2018', 'sent', 'city', 'w', '2026-03-10');
SELECT govcredit.withdraw_rows('penalty', 'penalty-2018', 'sent', 'city', 'w', '2026-03-10');
SELECT * FROM stands;
-- a receipt of the first batch, late: of its own batch, and nothing of the second
TRUNCATE receipt;
INSERT INTO receipt VALUES ('示罚〔2026〕1号', '11990100009902019W', '示例甲公司（演示数据）', '1004'), ('示罚〔2026〕3号', '11990100009902019W', '示例丙公司（演示数据）', '1005');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-07');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-12');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-12');
SELECT * FROM stands;
-- a form that was sent before the one on its way: sent again; back to what the platform has: nothing to do
UPDATE penalty SET cf_nr_fk = 0.2 WHERE id = 1;
SELECT state FROM stands WHERE document = '示罚〔2026〕1号';
UPDATE penalty SET cf_nr_fk = 0.25 WHERE id = 1;
TRUNCATE receipt;
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'b', '2026-03-12');
UPDATE penalty SET cf_nr_fk = 0.9 WHERE id = 1;
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'd', '2026-03-13');
INSERT INTO receipt VALUES ('示罚〔2026〕1号', '11990100009902019W', '示例甲公司（演示数据）', '1004');
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'd', '2026-03-14');
UPDATE penalty SET cf_nr_fk = 0.25 WHERE id = 1;
SELECT state, owed, reason FROM stands WHERE document = '示罚〔2026〕1号';
-- a withdrawal that is returned is owed, one that is accepted is done; what comes back is sent again
TRUNCATE receipt;
INSERT INTO receipt VALUES ('示罚〔2026〕8号', NULL, '示例戊公司（演示数据）', '2001');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'w', '2026-03-14');
SELECT * FROM stands WHERE document = '示罚〔2026〕8号';
SELECT govcredit.withdraw_rows('penalty', 'penalty-2018', 'sent', 'city', 'w2', '2026-03-15');
TRUNCATE receipt;
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'w2', '2026-03-16');
SELECT * FROM stands WHERE document = '示罚〔2026〕8号';
INSERT INTO penalty VALUES (8, '示例戊公司（演示数据）', NULL, '示罚〔2026〕8号', NULL, '2026-03-05', 0.8);
SELECT * FROM stands WHERE document = '示罚〔2026〕8号';
-- a returned row that is there no more is dropped
DELETE FROM penalty WHERE id = 3;
INSERT INTO receipt VALUES ('示罚〔2026〕3号', '11990100009902019W', '示例丙公司（演示数据）', '1005');
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'c', '2026-03-16');
SELECT * FROM stands WHERE document = '示罚〔2026〕3号';

-- The file of a batch whose rows have changed since is without them, and says so
SET client_min_messages = notice;
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-06');
SET client_min_messages = warning;

-- What is refused
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-07');
SELECT govcredit.withdraw_rows('penalty', 'penalty-2018', 'sent', 'city', 'a', '2026-03-06');
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'penalty', 'city', 'z', '2026-03-07');
SELECT govcredit.deliver_rows(NULL, 'penalty-2018', 'sent', 'city', 'z', '2026-03-07');
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'z', NULL);
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', ' ', 'z', '2026-03-07');
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'village', 'z', 'infinity');
SELECT govcredit.deliver_rows('penalty', 'licence-2018', 'sent', 'city', 'z', '2026-03-07');
SELECT * FROM govcredit.delivery_status('penalty', NULL, 'sent', 'city');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'aa', '2026-03-16');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-05');
SELECT * FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'city', 'a', '2026-03-16', 'reasons');
SELECT * FROM govcredit.take_receipt('file', 'penalty-2018', 'sent', 'city', 'a', '2026-03-16');
SELECT govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'city', 'early', '2026-03-06');
SELECT govcredit.add_layout('{"govcredit": "layout/1", "name": "any-990100", "title": {"zh": "演示数据", "en": "demonstration"}, "fields": [{"column": "cf_wsh", "type": "text"}], "rules": [], "table_rules": []}') IS NOT NULL AS added;
SELECT govcredit.deliver_rows('penalty', 'any-990100', 'sent', 'city', 'z', '2026-03-07');
-- What a whole delivery has no more, of the table it was sorted into: also what it has as bad now
CREATE TABLE typed (cf_xdr_mc text, cf_wsh govcredit.document_no, cf_cfjgdm govcredit.uscc, cf_jdrq date);
INSERT INTO typed VALUES ('示例乙公司(演示数据)', '示罚〔2026〕2号', '11990100009902019W', '2026-03-02'), ('示例甲公司（演示数据）', '示罚〔2026〕1号', '11990100009902019W', '2026-03-01'),
	('示例庚公司（演示数据）', '示罚〔2026〕77号', '11990100009902019W', '2026-03-02'), ('示例辛公司（演示数据）', NULL, '11990100009902019W', '2026-03-02');
SELECT t.cf_xdr_mc, v.cells FROM govcredit.vanished_rows('penalty', 'penalty-2018', 'typed') v JOIN typed t ON t.ctid = v."row";
-- A row that cannot be read where it is told apart has not gone; one that is not there any more has
CREATE TABLE was AS TABLE typed;
CREATE TABLE comes AS SELECT * FROM typed;
ALTER TABLE comes ALTER cf_wsh TYPE text, ALTER cf_xdr_mc TYPE text;
SELECT count(*) FROM govcredit.vanished_rows('comes', 'penalty-2018', 'was');
UPDATE comes SET cf_xdr_mc = '#N/A' WHERE ctid = (SELECT min(ctid) FROM comes);
SELECT count(*) FROM govcredit.vanished_rows('comes', 'penalty-2018', 'was');
UPDATE comes SET cf_wsh = '' WHERE ctid = (SELECT max(ctid) FROM comes WHERE cf_xdr_mc <> '#N/A');
SELECT count(*) FROM govcredit.vanished_rows('comes', 'penalty-2018', 'was');
DELETE FROM comes WHERE cf_xdr_mc = '#N/A';
SELECT count(*) FROM govcredit.vanished_rows('comes', 'penalty-2018', 'was');
DROP TABLE was, comes;
SELECT * FROM govcredit.vanished_rows('penalty', 'penalty-2018', NULL);
-- whoever may write the log delivers; nothing else is asked of him
CREATE ROLE regress_outward;
GRANT USAGE ON SCHEMA outward TO regress_outward;
GRANT SELECT ON penalty, sent, receipt TO regress_outward;
SET ROLE regress_outward;
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'county', 'a', '2026-03-07');
RESET ROLE;
GRANT INSERT ON sent TO regress_outward;
SET ROLE regress_outward;
SELECT count(*) - 1 AS rows FROM govcredit.deliver_rows('penalty', 'penalty-2018', 'sent', 'county', 'a', '2026-03-07');
SELECT state, rows FROM govcredit.take_receipt('receipt', 'penalty-2018', 'sent', 'county', 'a', '2026-03-16');
RESET ROLE;
SELECT event, count(*) FROM sent WHERE entered_by = 'regress_outward' GROUP BY 1 ORDER BY 1;
RESET search_path;
DROP FUNCTION govcredit_editions."layout:any-990100"();
DROP SCHEMA outward CASCADE;
DROP ROLE regress_outward;
