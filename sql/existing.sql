--
-- existing: a table of one's own names is checked by a trigger through its mapping,
-- and sorted after every delivery without doubling anything
--
\pset null '-'
\set VERBOSITY default
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET client_min_messages = warning;
SELECT govcredit.make_uscc('91', '990100', '30000001') AS a, govcredit.make_uscc('11', '990100', '30000002') AS organ \gset
\set mapping '{"cf_xdr_mc": "mc", "cf_xdr_shxym": "dm", "cf_xdr_lb": {"column": "lb", "codes": {"1": "法人及非法人组织", "2": "自然人"}}, "cf_frdb": {"value": "演示"}, "cf_wsh": "wsh", "cf_cflb": "cflb", "cf_nr": "nr", "cf_nr_fk": {"column": "fk", "unit": "yuan"}, "cf_jdrq": "rq", "cf_yxq": {"value": "2099-12-31"}, "cf_gsjzq": "js", "cf_cfjg": "jg", "cf_cfjgdm": "jgdm", "cf_wfxw": {"value": "演示数据"}, "cf_sy": {"value": "演示数据"}, "cf_yj": {"value": "演示数据"}, "cf_sjly": "jg", "cf_sjlydm": "jgdm"}'
CREATE TABLE public.own (id int PRIMARY KEY, mc text, lb int, dm text, wsh text, cflb text, nr text, fk numeric, rq date, jg text, jgdm text, js date, found text[], twice numeric GENERATED ALWAYS AS (fk * 2) STORED);

-- Refused, with all that is wrong, in the words of the layout; what is right passes
CREATE TRIGGER check_row BEFORE INSERT OR UPDATE ON public.own FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject', :'mapping');
INSERT INTO public.own VALUES (1, '示例甲公司（演示数据）', 1, :'a', '示罚〔2026〕1号', '罚款', '罚款2000元', 2000, '2026-01-05', '示例局（演示数据）', :'organ');
INSERT INTO public.own VALUES (2, '暂无', 2, :'a', '/', '罚款', '罚款2000元', 0, '1025-01-05', '示例局（演示数据）', :'a');
UPDATE public.own SET fk = NULL WHERE id = 1;
SELECT id, fk FROM public.own;
-- Flagged: the codes stand in its own column, and go when it is right; a policy before the mapping adds the terms
DROP TRIGGER check_row ON public.own;
CREATE TRIGGER check_row BEFORE INSERT OR UPDATE ON public.own FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'found', 'huaiyin-2019', :'mapping');
INSERT INTO public.own VALUES (2, '示例甲公司（演示数据）', 1, :'a', '示罚〔2026〕2号', '罚款', '罚款2000元', 0, '2026-01-05', '示例局（演示数据）', :'a', '2040-01-01');
SELECT id, found FROM public.own ORDER BY id;
UPDATE public.own SET fk = 2000, jgdm = :'organ', js = NULL WHERE id = 2;
SELECT id, found FROM public.own ORDER BY id;
-- Diverted: the row as it was, under its own names
DROP TRIGGER check_row ON public.own;
CREATE TABLE public.own_reject (LIKE govcredit.rejected_row INCLUDING ALL);
CREATE TRIGGER check_row BEFORE INSERT OR UPDATE ON public.own FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'public.own_reject', :'mapping');
COPY public.own (id, mc, lb, dm, wsh, cflb, nr, fk, rq, jg, jgdm) FROM stdin WITH (FORMAT csv);
3,示例甲公司（演示数据）,1,91990100MAO001042Y,示罚〔2026〕3号,警告,警告,,2026-01-06,示例局（演示数据）,119901003000000269
\.
SELECT original ->> 'dm' AS dm, original ->> 'rq' AS rq, v ->> 'column' AS "column", v ->> 'code' AS code FROM public.own_reject, jsonb_array_elements(violations) v ORDER BY v ->> 'column' COLLATE "C", v ->> 'code' COLLATE "C";
SELECT count(*) FROM public.own;
-- What is wrong with the trigger itself
DROP TRIGGER check_row ON public.own;
CREATE FUNCTION pg_temp.fired(VARIADIC arguments text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
	hint text;
BEGIN
	EXECUTE format('CREATE TRIGGER check_row BEFORE INSERT ON public.own FOR EACH ROW EXECUTE FUNCTION govcredit.check_row(%s)', (SELECT string_agg(quote_literal(a), ', ' ORDER BY o) FROM unnest(arguments) WITH ORDINALITY u (a, o)));
	INSERT INTO public.own (id) VALUES (9);
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(detail, ''), nullif(hint, ''));
END
$$;
SELECT pg_temp.fired('penalty-2018', 'reject', '{"cf_xdr_mc": "mcc"}');
SELECT pg_temp.fired('penalty-2018', 'reject', '{"cf_xdr_mcc": "mc"}');
SELECT pg_temp.fired('penalty-2018', 'reject', '{"cf_nr_fk": "twice"}');
SELECT pg_temp.fired('penalty-2018', 'reject', '{"cf_xdr_mc": ');
SELECT pg_temp.fired('penalty-2018', 'reject', 'huaiyin-2019', '{}', '{}');
SELECT pg_temp.fired('penalty-2018', 'flag', '{}');

-- Sorted night by night: what is there is known, what changed is updated, what is new is entered, on both sides
CREATE TABLE public.staging (mc text, dm text, wsh text, cflb text, nr text, fk text, rq text, gs text);
SELECT govcredit.map_table('public.staging', 'penalty-2018', 'staging_2018', ('{"cf_xdr_mc": "mc", "cf_xdr_shxym": "dm", "cf_xdr_lb": {"value": "法人及非法人组织"}, "cf_frdb": {"value": "演示"}, "cf_wsh": "wsh", "cf_cflb": "cflb", "cf_nr": "nr", "cf_nr_fk": {"column": "fk", "unit": "yuan"}, "cf_jdrq": "rq", "cf_yxq": {"value": "2099-12-31"}, "cf_cfjg": {"value": "示例局（演示数据）"}, "cf_cfjgdm": {"value": "' || :'organ' || '"}, "cf_wfxw": {"value": "演示数据"}, "cf_sy": {"value": "演示数据"}, "cf_yj": {"value": "演示数据"}, "cf_sjly": {"value": "示例局（演示数据）"}, "cf_sjlydm": {"value": "' || :'organ' || '"}, "published_on": "gs"}')::jsonb);
CREATE TABLE public.typed (id int GENERATED ALWAYS AS IDENTITY, cf_xdr_mc varchar(40), cf_xdr_shxym govcredit.uscc, cf_wsh govcredit.document_no, cf_cfjgdm govcredit.uscc, cf_nr_fk numeric(18, 6), cf_jdrq date, published_on date);
CREATE TABLE public.bad (LIKE govcredit.rejected_row INCLUDING ALL);
INSERT INTO public.staging VALUES ('示例甲公司（演示数据）', :'a', '示罚〔2026〕1号', '罚款', '罚款2000元', '2000', '2026-01-05', NULL), ('示例甲公司（演示数据）', :'a', '示罚〔2026〕2号', '罚款', '罚款3000元', '3000', '2026-01-06', NULL),
	('示例甲公司（演示数据）', :'a', '示罚〔2026〕3号', '罚款', '罚款4000元', '4000', '45785', NULL), ('示例甲公司（演示数据）', :'a', '示罚〔2026〕4号', '罚款', '罚款4000元', '4000', '2026-01-07', NULL), ('示例甲公司（演示数据）', :'a', '示罚〔2026〕4号', '罚款', '罚款4000元', '4000', '2026-01-07', NULL);
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.typed', 'public.bad', '2026-06-30');
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.typed', 'public.bad', '2026-06-30');
UPDATE public.staging SET rq = '2026-01-08' WHERE rq = '45785';
UPDATE public.staging SET gs = '2026-01-12' WHERE wsh = '示罚〔2026〕1号';
DELETE FROM public.staging WHERE wsh = '示罚〔2026〕2号';
INSERT INTO public.staging VALUES ('示例甲公司（演示数据）', '91990100MAO001042Y', '示罚〔2026〕5号', '罚款', '罚款4000元', '4000', '2026-01-07', NULL);
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.typed', 'public.bad', '2026-06-30');
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.typed', 'public.bad', '2026-06-30');
SELECT id, cf_wsh, cf_nr_fk, cf_jdrq, published_on FROM public.typed ORDER BY id;
SELECT original ->> 'cf_wsh' AS document FROM public.bad ORDER BY id;
-- what is there no more is listed; a table for bad rows is one beside the table, whatever the path of who writes
SELECT t.cf_wsh FROM govcredit.vanished_rows('public.staging_2018', 'penalty-2018', 'public.typed') v JOIN public.typed t ON t.ctid = v."row";
CREATE TRIGGER check_row BEFORE INSERT OR UPDATE ON public.typed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'bad');
CREATE TEMP TABLE bad (LIKE govcredit.rejected_row INCLUDING ALL);
INSERT INTO public.typed (cf_xdr_mc) VALUES ('示例甲公司（演示数据）');
SET search_path = pg_catalog;
INSERT INTO public.typed (cf_xdr_mc) VALUES ('示例甲公司（演示数据）');
RESET search_path;
SELECT (SELECT count(*) FROM pg_temp.bad) AS other, count(*) FROM public.bad WHERE original ->> 'cf_wsh' IS NULL;
DROP TRIGGER check_row ON public.typed;

-- A cell that cannot be read takes nothing away: the row is refused, and its record is neither changed nor gone; its twin, emptied, is a change
SELECT govcredit.create_registry('ex');
INSERT INTO ex.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
DELETE FROM public.staging;
INSERT INTO public.staging SELECT '示例甲公司（演示数据）', :'a', '示改〔2026〕' || n || '号', '罚款;吊销许可证件', '罚款200000元', '200000', '2026-01-05', '2026-01-12' FROM generate_series(1, 6) n;
SELECT govcredit.layout_view('public.staging_2018', 'penalty-2018', 'huaiyin-2019', 'staging_seen', '{"calendar": "cn-2026"}');
SELECT state, rows FROM ex.load_table('public.staging_seen', '990100', 'own');
UPDATE public.staging SET fk = '200000.00元' WHERE wsh = '示改〔2026〕1号';
UPDATE public.staging SET gs = '2026-01-1O' WHERE wsh = '示改〔2026〕2号';
UPDATE public.staging SET cflb = '罚款;吊销许可證件' WHERE wsh = '示改〔2026〕3号';
UPDATE public.staging SET rq = '2026-01-35' WHERE wsh = '示改〔2026〕4号';
UPDATE public.staging SET cflb = '罚款;其他-责令改正', gs = NULL WHERE wsh = '示改〔2026〕5号';
SELECT state, document, error, message, hint FROM ex.load_table('public.staging_seen', '990100', 'own') WHERE document IS NOT NULL ORDER BY state, document;
SELECT document_no, severity, amount, published_on FROM ex.record ORDER BY id;
SELECT rows_rejected FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.typed', 'public.bad', '2026-06-30');
SELECT original ->> 'cf_wsh' AS document, v ->> 'column' AS "column", v ->> 'code' AS code
  FROM public.bad, jsonb_array_elements(violations) v
 WHERE original ->> 'cf_wsh' LIKE '示改%' ORDER BY original ->> 'cf_wsh' COLLATE "C", v ->> 'column' COLLATE "C";
DELETE FROM public.staging WHERE wsh = '示改〔2026〕6号';
SELECT state, document FROM ex.load_table('public.staging_seen', '990100', 'own') WHERE state = 'vanished';
-- A day that is corrected, a number that is left out one night: the same decision, once (which of two that are gone nobody can tell); under a number of its own it is another
UPDATE public.staging SET fk = '200000', gs = '2026-01-12', cflb = '罚款;吊销许可证件', rq = '2026-01-05';
UPDATE public.staging SET rq = '2026-01-06' WHERE wsh = '示改〔2026〕1号';
UPDATE public.staging SET wsh = NULL WHERE wsh = '示改〔2026〕2号';
INSERT INTO public.staging SELECT mc, dm, '示改〔2026〕7号', cflb, nr, fk, '2026-01-07', gs FROM public.staging WHERE wsh = '示改〔2026〕1号';
SELECT state, rows, document, message FROM ex.load_table('public.staging_seen', '990100', 'own') ORDER BY state, document COLLATE "C";
UPDATE ex.record SET revoke_reason = '来源撤销' WHERE id = 6;
SELECT state, rows, document, message, hint FROM ex.load_table('public.staging_seen', '990100', 'own') ORDER BY state, document COLLATE "C";
UPDATE public.staging SET wsh = '示改〔2026〕2号' WHERE wsh IS NULL;
SELECT state, rows, document, message FROM ex.load_table('public.staging_seen', '990100', 'own') ORDER BY state, document COLLATE "C";
SELECT document_no, decided_on FROM ex.record ORDER BY id;
-- Whoever has no name is not somebody; a feed has one
INSERT INTO ex.subject (kind, name, division) VALUES ('enterprise', '暂无', '990100');
INSERT INTO ex.subject (kind, name, division) VALUES ('enterprise', ' / ', '990100');
INSERT INTO ex.subject (kind, name, division) VALUES ('enterprise', '暂无风险咨询有限公司（演示数据）', '990100') RETURNING name;
SELECT state FROM ex.load_table('public.staging_seen', '990100', ' ');
-- A day long gone is no day to come
INSERT INTO ex.subject (kind, name, division, since) VALUES ('enterprise', '示例申公司（演示数据）', '990100', '1025-03-01');
UPDATE ex.record SET decided_on = '1949-09-30' WHERE id = 1;
UPDATE ex.record SET decided_on = '2999-09-30' WHERE id = 1;
-- What a column cannot hold is one bad row; quoting makes no other table of it
UPDATE public.staging SET cflb = '罚款';
CREATE TABLE public.short (cf_xdr_mc varchar(12), cf_wsh varchar(10), cf_cfjgdm govcredit.uscc);
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.short', 'public.bad', '2026-06-30');
UPDATE public.staging SET wsh = '示改〔2026〕1000号' WHERE wsh = '示改〔2026〕1号';
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.short', 'public.bad', '2026-06-30');
SET quote_all_identifiers = on;
SELECT * FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.short', 'public.bad', '2026-06-30');
UPDATE public.staging SET cflb = '罚款;吊销许可证件', wsh = replace(wsh, '1000', '1');
SELECT state, rows FROM ex.load_table('public.staging_seen', '990100') ORDER BY state;
SET quote_all_identifiers = off;
SELECT state, rows FROM ex.load_table('public.staging_seen', '990100') ORDER BY state;
DROP TABLE public.short;
-- nor is it cut or rounded by a domain, whose own check holds all the same
CREATE DOMAIN public.short_no AS varchar(10);
CREATE DOMAIN public.shorter_no AS public.short_no CHECK (VALUE <> '示改〔2026〕0号');
CREATE DOMAIN public.whole_fine AS numeric(12, 0);
CREATE TABLE public.short (cf_xdr_mc text, cf_wsh public.shorter_no, cf_cfjgdm govcredit.uscc, cf_nr_fk public.whole_fine);
UPDATE public.staging SET cflb = '罚款', nr = '罚款', fk = '20000', wsh = '示改〔2026〕1000号' WHERE wsh = '示改〔2026〕1号';
UPDATE public.staging SET cflb = '罚款', nr = '罚款', fk = '25000' WHERE wsh = '示改〔2026〕3号';
UPDATE public.staging SET cflb = '罚款', nr = '罚款', fk = '30000' WHERE wsh = '示改〔2026〕4号';
SELECT rows_read, rows_accepted, rows_rejected + rows_known AS bad FROM govcredit.sort_rows('public.staging_2018', 'penalty-2018', 'public.short', 'public.bad', '2026-06-30');
SELECT cf_wsh, cf_nr_fk FROM public.short ORDER BY cf_wsh COLLATE "C";
SELECT original ->> 'cf_wsh' AS document, v ->> 'column' AS "column" FROM public.bad, jsonb_array_elements(violations) v WHERE v ->> 'code' = 'unreadable' ORDER BY original ->> 'cf_wsh' COLLATE "C", v ->> 'column' COLLATE "C";
DROP TABLE public.short;
DROP DOMAIN public.shorter_no, public.short_no, public.whole_fine;
-- What a row is looked for by does not grow with the load: of 400 new bodies, then of 400 that are known, some rows are read each, under plans of empty tables
SELECT govcredit.create_registry('many');
INSERT INTO many.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
ALTER TABLE many.subject SET (autovacuum_enabled = off);
ALTER TABLE many.record SET (autovacuum_enabled = off);
ALTER TABLE many_internal.fed SET (autovacuum_enabled = off);
CREATE TABLE public.many AS
	SELECT format('示例%s有限公司（演示数据）', i) AS party, CASE WHEN i % 2 = 0 THEN govcredit.make_uscc('91', '990100', lpad(i::text, 8, '0'))::text END AS party_code, format('示罚〔2026〕%s号', i) AS document,
		   '2026-01-05' AS decided_on, 'administrative_penalty' AS record_type, 'enterprise' AS subject_kind, 'ordinary' AS severity, i::text AS amount
	  FROM generate_series(1, 400) i;
CREATE FUNCTION pg_temp.read_each(rows bigint) RETURNS TABLE (relation name, few boolean) LANGUAGE sql AS $$
	SELECT t.relname, (t.seq_tup_read + coalesce(t.idx_tup_fetch, 0)) / $1 < 10
	  FROM pg_stat_xact_user_tables t
	 WHERE t.relid IN ('many.subject'::regclass, 'many.record'::regclass, 'many_internal.fed'::regclass)
	 ORDER BY t.relname COLLATE "C"
$$;
BEGIN;
SELECT state, sum(rows) AS rows, max(message) AS message FROM many.load_table('public.many', '990100') GROUP BY state;
SELECT * FROM pg_temp.read_each(400);
SELECT state, sum(rows) AS rows, max(message) AS message FROM many.load_table('public.many', '990100') GROUP BY state;
SELECT * FROM pg_temp.read_each(800);
UPDATE public.many SET amount = amount || '0';
SELECT state, sum(rows) AS rows, max(message) AS message FROM many.load_table('public.many', '990100') GROUP BY state;
SELECT * FROM pg_temp.read_each(1200);
UPDATE public.many SET severity = 'none such';
SELECT state, sum(rows) AS rows, max(message) AS message FROM many.load_table('public.many', '990100') GROUP BY state;
SELECT * FROM pg_temp.read_each(1600);
COMMIT;
DROP SCHEMA many, many_internal, many_zh CASCADE;
DROP TABLE public.many;
-- What stands unchanged keeps its record, whatever new is delivered before it: under its number an earlier day, or another organ; on the day of one without a number one that has one
CREATE TABLE public.rows (party text, party_code text, document text, organ text, organ_code text, decided_on text, record_type text, subject_kind text, severity text, amount text);
CREATE FUNCTION pg_temp.row(firm int, document text, day text, amount text, organ int DEFAULT 1) RETURNS void LANGUAGE sql AS $$
	INSERT INTO public.rows VALUES (format('示例行%s有限公司（演示数据）', firm), govcredit.make_uscc('91', '990100', (40000000 + firm)::text), document, format('示例局%s（演示数据）', organ),
		govcredit.make_uscc('11', '990100', (40000000 + organ)::text), day, 'administrative_penalty', 'enterprise', 'ordinary', amount)
$$;
CREATE FUNCTION pg_temp.rows_loaded(OUT state text, OUT rows bigint, OUT party text, OUT message text) RETURNS SETOF record LANGUAGE sql AS $$
	SELECT l.state, l.rows, l.party, l.message FROM ex.load_table('public.rows', '990100') l ORDER BY l.state COLLATE "C", l.record, l.message COLLATE "C"
$$;
CREATE VIEW pg_temp.rows_held AS
	SELECT s.name, r.document_no, r.decided_on, r.amount, o.name AS organ, rank() OVER (ORDER BY r.id) AS place, (SELECT count(*) FROM ex_internal.record_history h WHERE h.id = r.id) AS changes
	  FROM ex.record r JOIN ex.subject s ON s.id = r.subject LEFT JOIN ex.subject o ON o.id = r.source
	 WHERE s.name LIKE '示例行%';
SELECT pg_temp.row(1, '示行1号', '2026-02-10', '100'), pg_temp.row(2, '示行2号', '2026-02-10', '100'), pg_temp.row(3, NULL, '2026-02-10', '100') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
SELECT pg_temp.row(1, '示行1号', '2026-02-01', '900'), pg_temp.row(2, '示行2号', '2026-02-01', '900', 2), pg_temp.row(3, '示行3号', '2026-02-10', '900') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
SELECT * FROM pg_temp.rows_held ORDER BY place;
-- its twins: the old one is there no more, and its organ is the same, or another
DELETE FROM public.rows WHERE amount = '100' OR party LIKE '示例行3%';
UPDATE public.rows SET decided_on = '2026-02-03', organ = '示例局3（演示数据）', organ_code = govcredit.make_uscc('11', '990100', '40000003') WHERE party LIKE '示例行2%';
UPDATE ex.record r SET revoke_reason = '来源撤销（演示数据）' FROM ex.subject s WHERE s.id = r.subject AND s.name LIKE '示例行%' AND r.amount = 100;
UPDATE public.rows SET decided_on = '2026-02-02' WHERE party LIKE '示例行1%';
SELECT * FROM pg_temp.rows_loaded();
-- Two of one number, both days corrected: nobody can tell which is which, and neither is entered once more
TRUNCATE public.rows;
UPDATE ex.record r SET revoke_reason = '来源撤销（演示数据）' FROM ex.subject s WHERE s.id = r.subject AND s.name LIKE '示例行%' AND r.revoked_at IS NULL;
SELECT pg_temp.row(4, '示行4号', '2026-02-10', '100'), pg_temp.row(4, '示行4号', '2026-02-12', '200') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
UPDATE public.rows SET decided_on = (decided_on::date + 20)::text;
SELECT * FROM pg_temp.rows_loaded();
UPDATE public.rows SET decided_on = (decided_on::date - 20)::text WHERE amount = '100';
SELECT * FROM pg_temp.rows_loaded();
-- Without a number: what is corrected is the one of that day that is left; of another day it is another
TRUNCATE public.rows;
UPDATE ex.record r SET revoke_reason = '来源撤销（演示数据）' FROM ex.subject s WHERE s.id = r.subject AND s.name LIKE '示例行%' AND r.revoked_at IS NULL;
SELECT pg_temp.row(5, NULL, '2026-02-10', '100'), pg_temp.row(5, NULL, '2026-02-10', '200'), pg_temp.row(5, NULL, '2026-02-11', '300') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
UPDATE public.rows SET amount = '250' WHERE amount = '200';
UPDATE public.rows SET decided_on = '2026-02-20' WHERE amount = '300';
SELECT * FROM pg_temp.rows_loaded();
-- One number, two parties: what is refused of one is nothing that the other said, nor keeps it from going
TRUNCATE public.rows;
UPDATE ex.record r SET revoke_reason = '来源撤销（演示数据）' FROM ex.subject s WHERE s.id = r.subject AND s.name LIKE '示例行%' AND r.revoked_at IS NULL;
SELECT pg_temp.row(6, '示行6号', '2026-02-10', '100'), pg_temp.row(7, '示行6号', '2026-02-10', '100') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
UPDATE public.rows SET amount = 'abc' WHERE party LIKE '示例行6%';
UPDATE public.rows SET amount = '150', decided_on = '2026-02-11' WHERE party LIKE '示例行7%';
SELECT * FROM pg_temp.rows_loaded();
DELETE FROM public.rows WHERE party LIKE '示例行7%';
SELECT * FROM pg_temp.rows_loaded();
-- What is refused is not gone, without a number, with a number or a day that cannot be read, under a broken code; of somebody else it is
TRUNCATE public.rows;
UPDATE ex.record r SET revoke_reason = '来源撤销（演示数据）' FROM ex.subject s WHERE s.id = r.subject AND s.name LIKE '示例行%' AND r.revoked_at IS NULL;
SELECT pg_temp.row(8, NULL, '2026-02-10', '100'), pg_temp.row(9, '示行9号', '2026-02-10', '100'), pg_temp.row(10, '示行10号', '2026-02-10', '100'), pg_temp.row(11, '示行11号', '2026-02-10', '100'),
	   pg_temp.row(12, '示行12号', '2026-02-10', '100') \g /dev/null
SELECT * FROM pg_temp.rows_loaded();
UPDATE public.rows SET amount = 'abc' WHERE party ~ '行(8|9|12)有';
UPDATE public.rows SET document = '' WHERE party ~ '行9有';
UPDATE public.rows SET decided_on = '2026-02-32' WHERE party ~ '行10有';
UPDATE public.rows SET party_code = translate(party_code, '0', 'O') WHERE party ~ '行11有';
UPDATE public.rows SET party = '示例行13有限公司（演示数据）', party_code = govcredit.make_uscc('91', '990100', '40000013') WHERE party ~ '行12有';
SELECT * FROM pg_temp.rows_loaded();
-- The same of JSON, all or nothing or by itself
CREATE FUNCTION pg_temp.json_loaded(partial boolean) RETURNS TABLE (place bigint, state text, message text) LANGUAGE sql AS $$
	SELECT l.place, l.state, l.message
	  FROM ex.load_records((SELECT jsonb_agg(jsonb_build_object('subject', jsonb_build_object('name', r.party, 'uscc', r.party_code, 'kind', 'enterprise', 'division', '990100'), 'record_type', r.record_type,
			'document_no', r.document, 'decided_on', r.decided_on, 'severity', r.severity, 'amount', r.amount) ORDER BY r.decided_on COLLATE "C", r.amount COLLATE "C" DESC)::text FROM public.rows r), $1, true, 'rows') l
	 ORDER BY l.place, l.record
$$;
TRUNCATE public.rows;
SELECT pg_temp.row(14, '示行14号', '2026-02-10', '100'), pg_temp.row(15, NULL, '2026-02-10', '100'), pg_temp.row(16, NULL, '2026-02-10', '100') \g /dev/null
SELECT * FROM pg_temp.json_loaded(false);
SELECT pg_temp.row(14, '示行14号', '2026-02-01', '900'), pg_temp.row(15, '示行15号', '2026-02-10', '900') \g /dev/null
UPDATE public.rows SET amount = '150' WHERE party ~ '行16有';
SELECT * FROM pg_temp.json_loaded(false);
UPDATE public.rows SET amount = 'abc' WHERE party ~ '行16有';
SELECT * FROM pg_temp.json_loaded(true);
SELECT * FROM pg_temp.rows_held WHERE name ~ '行1[456]有' ORDER BY place;
DROP VIEW pg_temp.rows_held;
DROP TABLE public.rows;
-- What was revoked here is not brought to life by its source changing a cell; under its number a later day is a decision made anew
SELECT govcredit.make_uscc('91', '990100', 'MA098001') AS rv \gset
CREATE FUNCTION pg_temp.said(code text, day text, amount numeric, number text, name text DEFAULT '示例撤销厂（演示数据）') RETURNS text LANGUAGE sql AS $$
	SELECT jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('subject', jsonb_build_object('name', $5, 'kind', 'enterprise', 'division', '990100', 'uscc', $1),
		'record_type', 'administrative_penalty', 'severity', 'ordinary', 'decided_on', $2, 'amount', $3, 'document_no', $4)))::text
$$;
SELECT l.state FROM ex.load_records(pg_temp.said(:'rv', '2026-02-05', 2000, '示撤〔2026〕1号'), true, true, 'rev') l;
UPDATE ex.record SET revoke_reason = '复议撤销（演示数据）' WHERE document_no = '示撤〔2026〕1号';
SELECT c.what, l.state, l.message ~ 'revoked' AS told, l.error
  FROM (VALUES (1, 'as it was', '2026-02-05', 2000, '示撤〔2026〕1号'), (2, 'amount', '2026-02-05', 2500, '示撤〔2026〕1号'), (3, 'number emptied', '2026-02-05', 2500, NULL), (4, 'earlier day', '2026-02-01', 2500, '示撤〔2026〕1号')) c (place, what, day, amount, number)
 CROSS JOIN LATERAL ex.load_records(pg_temp.said(:'rv', c.day, c.amount, c.number), true, true, 'rev') l ORDER BY c.place;
SELECT count(*) FILTER (WHERE r.revoked_at IS NULL) AS stand, count(*) AS records FROM ex.record r JOIN ex.subject s ON s.id = r.subject WHERE s.uscc = :'rv';
SELECT l.state FROM ex.load_records(pg_temp.said(:'rv', '2026-06-05', 1500, '示撤〔2026〕1号'), true, true, 'rev') l;
SELECT r.decided_on, r.revoked_at IS NULL AS stands, r.replaces IS NOT NULL AS anew FROM ex.record r JOIN ex.subject s ON s.id = r.subject WHERE s.uscc = :'rv' ORDER BY 1;
-- By a name it had, without its code, nobody is entered once more
UPDATE ex.subject SET name = '示例新名厂（演示数据）', since = '2026-03-01' WHERE uscc = :'rv';
SELECT l.state, l.error, l.message ~ 'has that name' AS told FROM ex.load_records(pg_temp.said(NULL, '2026-02-06', 2000, '示撤〔2026〕2号'), true, true, 'names') l;
SELECT count(*) FROM ex.subject WHERE name ~ '示例撤销厂|示例新名厂';
SELECT l.state FROM ex.load_records(pg_temp.said(NULL, '2026-02-06', 2000, '示撤〔2026〕3号', '示例无关厂（演示数据）'), true, true, 'names') l;
-- A misspelt kind of party: who has a code is refused, not left out; left out and not gone without one; a natural person is left out
DELETE FROM public.staging;
INSERT INTO public.staging VALUES ('示例甲公司（演示数据）', :'a', '示类1号', '罚款', '罚款2000元', '2000', '2026-02-05', NULL), ('示例类公司（演示数据）', NULL, '示类2号', '罚款', '罚款2000元', '2000', '2026-02-05', NULL);
CREATE TABLE public.own_kinds AS SELECT s.*, '法人及非法人组织'::text AS lb FROM public.staging s;
SELECT govcredit.map_table('public.own_kinds', 'penalty-2018', 'own_kinds_2018', '{"cf_xdr_mc": "mc", "cf_xdr_shxym": "dm", "cf_xdr_lb": "lb", "cf_wsh": "wsh", "cf_cflb": "cflb", "cf_nr": "nr", "cf_nr_fk": {"column": "fk", "unit": "yuan"}, "cf_jdrq": "rq"}');
SELECT govcredit.layout_view('public.own_kinds_2018', 'penalty-2018', 'huaiyin-2019', 'own_kinds_seen', '{"calendar": "cn-2026"}');
SELECT state, rows FROM ex.load_table('public.own_kinds_seen', '990100') ORDER BY state COLLATE "C";
UPDATE public.own_kinds SET lb = '法人及非法人组只';
SELECT state, document, message FROM ex.load_table('public.own_kinds_seen', '990100') ORDER BY state COLLATE "C";
UPDATE public.own_kinds SET lb = '自然人', dm = NULL;
SELECT state, document, message IS NOT NULL AS told FROM ex.load_table('public.own_kinds_seen', '990100') ORDER BY state COLLATE "C", record;
DROP VIEW public.own_kinds_seen, public.own_kinds_2018;
DROP TABLE public.own_kinds;
DROP SCHEMA ex, ex_internal, ex_zh CASCADE;
DROP VIEW public.staging_seen, public.staging_2018;
DROP TABLE public.own, public.own_reject, public.staging, public.typed, public.bad;
