--
-- layout_export: a table as a file in a layout's columns, for a platform and for a spreadsheet
--
\set SHOW_CONTEXT never
SET datestyle = 'SQL, DMY';
SET timezone = 'America/New_York';
CREATE SCHEMA outward;
SET search_path = outward;
-- columns in another order, of other types, one lacking; cells with all that a file must not lose
CREATE TABLE penalty (bz text, cf_jdrq date, cf_nr_fk numeric(20, 9), cf_xdr_mc varchar(200), cf_xdr_shxym govcredit.uscc, cf_yxq timestamptz, cf_wsh text,
	cf_xdr_gszc text, cf_gsjzq text, cf_cfjgdm text, cf_nr text, id int GENERATED ALWAYS AS IDENTITY);
INSERT INTO penalty (bz, cf_jdrq, cf_nr_fk, cf_xdr_mc, cf_xdr_shxym, cf_yxq, cf_wsh, cf_xdr_gszc, cf_gsjzq, cf_cfjgdm, cf_nr) VALUES
	(NULL, '05/03/2023', 0.200000000, '示例市甲商贸有限公司（演示数据）', '91990100MA00DEM14U', '2098-12-31 18:00 UTC', '示市监罚决字〔2023〕1号', '990100000000016', '2024年3月5日', ' 119901000099010322 ', E'罚款2000元，\n"从轻"'),
	('=1+1', NULL, -1.5, '@乙，"丙"（演示数据）', NULL, NULL, '-2号', '0012', '长期', '12E5', '+3'),
	('', '01/10/1949', 100, '丁,戊（演示数据）', NULL, 'infinity', E'\t3号', '12E5', NULL, '00000000000000000X', '');
SELECT line FROM govcredit.export_layout('penalty', 'penalty-2018') WITH ORDINALITY f (line, n) ORDER BY n;
SELECT line FROM govcredit.export_layout('penalty', 'penalty-2018', true) WITH ORDINALITY f (line, n) WHERE n > 1 ORDER BY n;
SELECT ascii(line) = 65279 AS marked, right(line, -1) = (SELECT f.line FROM govcredit.export_layout('penalty', 'penalty-2018') WITH ORDINALITY f (line, n) WHERE n = 1) AS header
  FROM govcredit.export_layout('penalty', 'penalty-2018', true) WITH ORDINALITY f (line, n) WHERE n = 1;
-- No mark in a file that is not written in UTF-8: the header, which is ASCII, is the same as without
SET client_encoding = 'GBK';
SELECT convert_to(line, 'UTF8') = (SELECT convert_to(f.line, 'UTF8') FROM govcredit.export_layout('penalty', 'penalty-2018') WITH ORDINALITY f (line, n) WHERE n = 1) AS header
  FROM govcredit.export_layout('penalty', 'penalty-2018', true) WITH ORDINALITY f (line, n) WHERE n = 1;
RESET client_encoding;
SELECT govcredit.export_layout('penalty', NULL);
SELECT govcredit.export_layout(NULL, 'penalty-2018');
SELECT govcredit.export_layout('penalty', 'penalty-2019');

-- What left comes back as it was, from either file
SET datestyle = ISO, YMD;
SELECT format('CREATE TABLE plain (%1$s); CREATE TABLE sheet (%1$s)', string_agg(format('%I text', "column"), ', ' ORDER BY seq))
  FROM govcredit.layout_fields('penalty-2018')
\gexec
\pset format unaligned
\pset tuples_only on
\o results/export_plain.csv
SELECT line FROM govcredit.export_layout('penalty', 'penalty-2018') WITH ORDINALITY f (line, n) ORDER BY n;
\o results/export_sheet.csv
SELECT line FROM govcredit.export_layout('penalty', 'penalty-2018', true) WITH ORDINALITY f (line, n) ORDER BY n;
\o
\pset tuples_only off
\pset format aligned
\copy plain from 'results/export_plain.csv' with (format csv, header, encoding 'UTF8')
\copy sheet from 'results/export_sheet.csv' with (format csv, header, encoding 'UTF8')
CREATE FUNCTION read(relation regclass) RETURNS SETOF jsonb LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT (SELECT jsonb_object_agg(c.key, govcredit.cell_text(c.value)) FROM jsonb_each_text(to_jsonb(t)) c) FROM %s t', relation);
END
$$;
SELECT (SELECT count(*) FROM plain) AS rows, count(*) AS other FROM (SELECT read('plain') EXCEPT ALL SELECT read('sheet')) x;
SELECT count(*) AS other
  FROM (SELECT v."column", v.code, v.value FROM govcredit.validate_table('plain', 'penalty-2018', '2026-06-30') v
		EXCEPT ALL SELECT v."column", v.code, v.value FROM govcredit.validate_table('sheet', 'penalty-2018', '2026-06-30') v) x;
SELECT cf_jdrq, cf_nr_fk, cf_yxq, cf_gsjzq, cf_xdr_shxym, cf_nr FROM plain ORDER BY cf_jdrq NULLS LAST;
SET client_min_messages = warning;
RESET search_path;
DROP SCHEMA outward CASCADE;
