-- Files as they come: GB18030 with CRLF, UTF-8 with a byte-order mark, and the
-- flaws that spreadsheets and typists leave.  Labelled by hand in labels.csv.
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
  ('990000', '示例省', 'province', NULL),
  ('990100', '示例市', 'city', '990000')
ON CONFLICT DO NOTHING;
CREATE SCHEMA dirty;
SET search_path = dirty;
SET datestyle = ISO, YMD;

-- 1. All-text staging: every cell is taken as it is.
SELECT format('CREATE TABLE staging (%s)', string_agg(format('%I text', "column"), ', ' ORDER BY seq))
  FROM govcredit.layout_fields('penalty-2018')
\gexec
\copy staging from 'test/data/dirty/penalty_gb18030.csv' with (format csv, header, encoding 'GB18030')
\copy staging from 'test/data/dirty/penalty_bom.csv' with (format csv, encoding 'UTF8')
CREATE TABLE label ("row" text PRIMARY KEY, expected text);
\copy label from 'test/data/dirty/labels.csv' with (format csv, header, encoding 'UTF8')
SELECT (SELECT count(*) FROM staging) AS rows, (SELECT count(*) FROM label) AS labels;
SELECT bz, cf_sy, cf_xdr_mc, cf_frdb FROM staging WHERE bz IN ('a11', 'a12');
-- the byte-order mark is in the first cell
SELECT bz, ascii(cf_xdr_mc) = 65279 AS marked, ascii(govcredit.cell_text(cf_xdr_mc)) = 65279 AS still FROM staging WHERE bz = 'b01';

-- 2. What is found is what the labels say.
CREATE VIEW finding AS
  SELECT s.bz AS "row", string_agg(v."column" || ':' || v.code, ',' ORDER BY f.seq) AS found
    FROM staging s
    LEFT JOIN govcredit.validate_table('staging', 'penalty-2018', '2024-06-30', 'cn-government-integrity') AS v ON v."row" = s.ctid
    LEFT JOIN govcredit.layout_fields('penalty-2018') f ON f."column" = v."column"
   GROUP BY s.bz;
SELECT "row", expected, found FROM label FULL JOIN finding USING ("row") WHERE expected IS DISTINCT FROM found ORDER BY "row";
SELECT count(*) AS right_ FROM label JOIN finding USING ("row") WHERE expected IS NOT DISTINCT FROM found;
SELECT * FROM govcredit.summarise_violations('staging', 'penalty-2018', '2024-06-30');

-- 3. One statement sorts the good from the bad into a typed table.
CREATE TABLE penalty (cf_xdr_mc text, cf_xdr_lb text, cf_xdr_shxym govcredit.uscc, cf_wsh govcredit.document_no, cf_cflb text,
                      cf_nr_fk numeric(18, 6), cf_jdrq date, cf_yxq date, cf_gsjzq date, cf_cfjg text, cf_cfjgdm govcredit.uscc, bz text);
CREATE TABLE rejects (LIKE govcredit.rejected_row INCLUDING ALL);
SELECT * FROM govcredit.sort_rows('staging', 'penalty-2018', 'penalty', 'rejects', '2024-06-30');
SELECT bz, cf_xdr_shxym, cf_wsh, cf_nr_fk, cf_jdrq, cf_gsjzq FROM penalty ORDER BY bz;
SELECT original ->> 'bz' AS bz, v ->> 'severity' AS severity, v ->> 'message' AS message
  FROM rejects, jsonb_array_elements(violations) AS v ORDER BY original ->> 'bz', v ->> 'severity', v ->> 'message' COLLATE "C";

-- 4. COPY in divert mode: what goes in and what is diverted is the file.
CREATE TABLE taken (LIKE staging);
CREATE TABLE diverted (LIKE govcredit.rejected_row INCLUDING ALL);
CREATE TRIGGER divert BEFORE INSERT ON taken
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'dirty.diverted');
\copy taken from 'test/data/dirty/penalty_gb18030.csv' with (format csv, header, encoding 'GB18030')
SELECT (SELECT count(*) FROM taken) AS taken, (SELECT count(*) FROM diverted) AS diverted;
\copy taken from 'test/data/dirty/penalty_bom.csv' with (format csv, encoding 'UTF8')
SELECT (SELECT count(*) FROM taken) AS taken, (SELECT count(*) FROM diverted) AS diverted;
SELECT count(*) AS lost FROM (SELECT to_jsonb(s) FROM staging s EXCEPT ALL (SELECT to_jsonb(t) FROM taken t UNION ALL SELECT original FROM diverted)) AS x;
-- both ways sort alike
SELECT count(*) AS different FROM (SELECT original FROM rejects EXCEPT ALL SELECT original FROM diverted) AS x;

-- 5. What says that there is nothing, and what is left where a value was lost, in every cell of text that must be filled, of every shipped layout
CREATE VIEW filled AS
  SELECT l.name, f."column"
    FROM unnest('{licence-2016,licence-2018,penalty-2016,penalty-2018}'::text[]) l (name)
   CROSS JOIN LATERAL govcredit.layout_fields(l.name::govcredit.layout) f
   WHERE f.type = 'text' AND f.required = 'always' AND f.codes IS NULL;
SELECT name, count(*) FROM filled GROUP BY name ORDER BY name;
SELECT c.cell, v.code, count(*), min(v.message) COLLATE "C" AS message
  FROM unnest('{无,（无）,(无),暂无。,暂无,N/A,n/a.,.,……,。,（）,/,〔无〕,#N/A,#REF!,#VALUE!,#NAME?,#####,????,？？,暂无风险咨询公司,第3号（无）,C#,?,N/A公司,...说明}'::text[]) WITH ORDINALITY c (cell, n)
 CROSS JOIN filled f
  LEFT JOIN LATERAL govcredit.validate_json(f.name::govcredit.layout, jsonb_build_object(f."column", c.cell)::text) v ON v."column" = f."column"
 GROUP BY c.cell, c.n, v.code ORDER BY c.n, v.code;
-- A person's number or a code in the cell of a name, or beside the name; a legal representative's is published as well
SELECT f.name, f."column", c.cell, v.code, v.message
  FROM (VALUES (1, '11010519491231002X'), (2, '91990100MA0001018E'), (3, '91990100MA0001018E示例公司（演示数据）'), (4, '示例公司（11010519491231002X）'), (5, '示例公司91990100MA0001019E'), (6, '示例360公司')) c (n, cell)
 CROSS JOIN (VALUES ('licence-2016', 'xk_fr'), ('licence-2018', 'xk_frdb'), ('penalty-2016', 'cf_fr'), ('penalty-2018', 'cf_frdb'), ('penalty-2018', 'cf_xdr_mc')) f (name, "column")
  LEFT JOIN LATERAL govcredit.validate_json(f.name::govcredit.layout, jsonb_build_object(f."column", c.cell)::text) v ON v."column" = f."column"
 ORDER BY f.name, f."column", c.n;

-- What a code or a number is beside what spoils it
SELECT c.cell, v.code, v.message
  FROM unnest('{91990100 MA0001018E,‘91990100MA0001018E’,91990100MA0001018E.0,91990100-MA0001018E,91990100MA0001018E（新）,91990100MA0001019E.0,91990100MA0001018E9}'::text[]) WITH ORDINALITY c (cell, n)
  LEFT JOIN LATERAL govcredit.validate_json('penalty-2018', jsonb_build_object('cf_xdr_shxym', c.cell)::text) v ON v."column" = 'cf_xdr_shxym'
 ORDER BY c.n;
SELECT c.cell, v.code, v.message
  FROM unnest('{1.0E-1,2e3,"2,000","2，000.5",0.2万元,￥0.2,0.2 元整,0.2约,E5,0.2.1元,元}'::text[]) WITH ORDINALITY c (cell, n)
  LEFT JOIN LATERAL govcredit.validate_json('penalty-2018', jsonb_build_object('cf_nr_fk', c.cell)::text) v ON v."column" = 'cf_nr_fk'
 ORDER BY c.n;

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA dirty CASCADE;
DELETE FROM govcredit.division_entry WHERE NOT standard;
