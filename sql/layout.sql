-- The fictional division of all rows here.
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
  ('990000', '示例省', 'province', NULL),
  ('990100', '示例市', 'city', '990000');

-- The layouts are editions, and their rules name columns they have.
SELECT e.name, d #>> '{title,zh}' AS title, (SELECT count(*) FROM govcredit.layout_fields(e.edition)) AS fields,
       jsonb_array_length(d -> 'rules') AS rules, jsonb_array_length(d -> 'table_rules') AS table_rules
  FROM govcredit.editions e, govcredit.layout_document(e.edition::govcredit.layout) AS d
 WHERE e.kind = 'layout' AND e.shipped ORDER BY e.name COLLATE "C";
SELECT "column", name, type, length, scale, required
  FROM govcredit.layout_fields('penalty-2018');

-- The same columns as text, as varchar and as what they are.
SELECT format('CREATE TABLE penalty_%s (%s)', kind,
              string_agg(format('%I %s', "column",
                                CASE kind WHEN 'text' THEN 'text' WHEN 'varchar' THEN 'varchar(6000)'
                                     ELSE CASE type WHEN 'numeric' THEN 'numeric'
                                                    WHEN 'date' THEN 'date'
                                                    WHEN 'uscc' THEN CASE WHEN required = 'always' THEN 'govcredit.uscc' ELSE 'text' END
                                                    ELSE 'text' END END),
                         ', ' ORDER BY seq))
  FROM govcredit.layout_fields('penalty-2018'), (VALUES ('text'), ('varchar'), ('native')) AS k (kind)
 GROUP BY kind ORDER BY kind
\gexec

-- One clean row of each category of party.
CREATE TABLE clean (party text PRIMARY KEY, "row" jsonb);
INSERT INTO clean VALUES ('organisation', '{
  "cf_xdr_mc": "示例市甲商贸有限公司（演示数据）", "cf_xdr_lb": "法人及非法人组织",
  "cf_xdr_shxym": "91990100MA00DEM14U", "cf_frdb": "演示甲",
  "cf_fr_zjlx": "身份证", "cf_fr_zjhm": "990101199003070015",
  "cf_wsh": "示市监罚决字〔2023〕1号", "cf_wfxw": "违反广告管理规定（演示数据）",
  "cf_sy": "演示数据", "cf_yj": "《中华人民共和国广告法》第五十八条",
  "cf_cflb": "罚款", "cf_nr": "处罚款2000元", "cf_nr_fk": "0.2",
  "cf_jdrq": "2023-03-05", "cf_yxq": "2099-12-31", "cf_gsjzq": "2024-03-05",
  "cf_cfjg": "示例市市场监督管理局（演示数据）", "cf_cfjgdm": "119901000099010322",
  "cf_sjly": "示例市市场监督管理局（演示数据）", "cf_sjlydm": "119901000099010322"}');
INSERT INTO clean
  SELECT 'sole trader', "row" || '{"cf_xdr_mc": "示例市乙小吃店（演示数据）", "cf_xdr_lb": "个体工商户",
           "cf_xdr_shxym": "00000000000000000X", "cf_xdr_gszc": "990100000000013",
           "cf_cflb": "没收违法所得、没收非法财物；暂扣许可证件", "cf_nr": "没收违法所得1.5万元，暂扣许可证",
           "cf_nr_fk": "0", "cf_nr_wfff": "1.500000", "cf_nr_zkdx": "食品经营许可证 演示1号"}'
    FROM clean WHERE party = 'organisation';
INSERT INTO clean
  SELECT 'natural person', "row" - '{cf_xdr_shxym,cf_frdb,cf_fr_zjlx,cf_fr_zjhm}'::text[]
           || '{"cf_xdr_mc": "演示丙（演示数据）", "cf_xdr_lb": "自然人",
           "cf_xdr_zjlx": "身份证", "cf_xdr_zjhm": "990101198512310027"}'
    FROM clean WHERE party = 'organisation';

SELECT party, v.*
  FROM clean, govcredit.validate_json('penalty-2018', "row"::text, '2024-06-30') AS v;
SELECT party, v.*
  FROM clean, jsonb_populate_record(NULL::penalty_text, "row") AS r,
       govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v;
SELECT party, v.*
  FROM clean, jsonb_populate_record(NULL::penalty_varchar, "row") AS r,
       govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v;
SELECT party, v.*
  FROM clean, jsonb_populate_record(NULL::penalty_native, "row") AS r,
       govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v;

-- Each flaw, and what it has to be found as: no less, no more.  A flaw is
-- native where a table with dates, numbers and codes can hold it.
CREATE TABLE flaw (id int GENERATED ALWAYS AS IDENTITY, party text DEFAULT 'organisation',
                   patch jsonb, expected text, native bool DEFAULT true);
INSERT INTO flaw (party, patch, expected, native) VALUES
  ('organisation', '{"cf_wsh": null}', 'cf_wsh:missing_value', true),
  ('organisation', '{"cf_wsh": " \t　"}', 'cf_wsh:missing_value', true),
  ('organisation', '{"cf_cfjgdm": "00000000000000000X"}', 'cf_cfjgdm:missing_value', false),
  ('organisation', '{"cf_xdr_lb": "公司"}', 'cf_xdr_lb:bad_code', true),
  ('organisation', '{"cf_xdr_lb": "演示甲990101199003070015\n（演示数据）"}', 'cf_xdr_lb:bad_code', true),
  ('organisation', '{"cf_xdr_shxym": "91990100MA00DEM14"}', 'cf_xdr_shxym:uscc_length', true),
  ('organisation', '{"cf_xdr_shxym": "91990100MAO0DEM14U"}', 'cf_xdr_shxym:uscc_character', true),
  ('organisation', '{"cf_xdr_shxym": "91990100MA00DEM14T"}', 'cf_xdr_shxym:uscc_check_character', true),
  ('organisation', '{"cf_xdr_shxym": "91990100MA00DEM14T!"}', 'cf_xdr_shxym:uscc_check_character', true),
  ('organisation', '{"cf_xdr_shxym": "123456789012345678"}', 'cf_xdr_shxym:uscc_organisation_code', true),
  ('organisation', '{"cf_xdr_shxym": "913401007885810000"}', 'cf_xdr_shxym:uscc_check_character', true),
  ('organisation', '{"cf_xdr_shxym": "000000000000000000"}', 'cf_xdr_shxym:uscc_placeholder', true),
  ('organisation', '{"cf_xdr_shxym": "9199****MA00DEM14U"}', 'cf_xdr_shxym:masked_number', true),
  ('organisation', '{"cf_xdr_shxym": " ９１990100ma00dem14u "}', NULL, true),
  ('organisation', '{"cf_xdr_shxym": "990101199003070015"}', 'cf_xdr_shxym:uscc_check_character', true),
  ('organisation', '{"cf_xdr_shxym": null}', 'cf_xdr_shxym:no_identifier', true),
  ('organisation', '{"cf_xdr_shxym": "00000000000000000X"}', 'cf_xdr_shxym:no_identifier', true),
  ('organisation', '{"cf_xdr_shxym": null, "cf_xdr_zzjg": "0099010AX"}', NULL, true),
  ('organisation', '{"cf_xdr_zzjg": "0099010A3"}', 'cf_xdr_zzjg:organisation_code_check_character', true),
  ('organisation', '{"cf_xdr_zzjg": "0099010A"}', 'cf_xdr_zzjg:organisation_code_length', true),
  ('organisation', '{"cf_xdr_zzjg": "0099-10AX"}', 'cf_xdr_zzjg:organisation_code_character', true),
  ('organisation', '{"cf_xdr_zzjg": "0099010A-X"}', 'cf_xdr_zzjg:too_long', true),
  ('organisation', '{"cf_xdr_gszc": "990100000000014"}', 'cf_xdr_gszc:registration_number_check_character', true),
  ('organisation', '{"cf_xdr_gszc": "9901000000000"}', NULL, true),
  ('organisation', '{"cf_xdr_swdj": "9901********1"}', 'cf_xdr_swdj:masked_number', true),
  ('organisation', '{"cf_frdb": ""}', 'cf_frdb:missing_value', true),
  ('organisation', '{"cf_fr_zjlx": "驾驶证"}', 'cf_fr_zjlx:bad_code', true),
  ('organisation', '{"cf_fr_zjhm": null}', 'cf_fr_zjhm:missing_value', true),
  ('organisation', '{"cf_fr_zjhm": "990101199003070016"}', 'cf_fr_zjhm:resident_id_check_character', true),
  ('organisation', '{"cf_fr_zjhm": "990101199013070015"}', 'cf_fr_zjhm:resident_id_birth_date', true),
  ('organisation', '{"cf_fr_zjhm": "99010119900307001"}', 'cf_fr_zjhm:resident_id_length', true),
  ('organisation', '{"cf_fr_zjhm": "9901**********0015"}', 'cf_fr_zjhm:masked_number', true),
  ('organisation', '{"cf_fr_zjhm": "9901XXXXXXXXXX0015"}', 'cf_fr_zjhm:masked_number', true),
  ('organisation', '{"cf_fr_zjlx": "护照号", "cf_fr_zjhm": "E00000000"}', NULL, true),
  ('organisation', '{"cf_xdr_zjlx": "身份证", "cf_xdr_zjhm": "990101198512310027"}', 'cf_xdr_zjlx:not_blank, cf_xdr_zjhm:not_blank', true),
  ('natural person', '{"cf_xdr_shxym": "91990100MA00DEM14U"}', 'cf_xdr_shxym:not_blank', true),
  ('natural person', '{"cf_xdr_shxym": "00000000000000000X"}', NULL, true),
  ('natural person', '{"cf_xdr_zjlx": null, "cf_xdr_zjhm": null}', 'cf_xdr_zjlx:missing_value, cf_xdr_zjhm:missing_value', true),
  ('natural person', '{"cf_xdr_zjhm": "990101198512310028"}', 'cf_xdr_zjhm:resident_id_check_character', true),
  ('sole trader', '{"cf_xdr_gszc": null}', 'cf_xdr_shxym:no_identifier', true),
  ('organisation', '{"cf_cflb": "罚金"}', 'cf_cflb:bad_code', true),
  ('organisation', '{"cf_cflb": "罚款；罚金、警告"}', 'cf_cflb:bad_code', true),
  ('organisation', '{"cf_cflb": "警告、罚款; 其他-责令改正"}', NULL, true),
  ('organisation', '{"cf_nr_fk": null}', 'cf_nr_fk:fine_without_amount', true),
  ('organisation', '{"cf_nr_fk": "0"}', 'cf_nr_fk:fine_without_amount', true),
  ('organisation', '{"cf_nr_fk": "-0.2"}', 'cf_nr_fk:fine_without_amount', true),
  ('organisation', '{"cf_cflb": "警告"}', 'cf_nr_fk:amount_without_fine', true),
  ('organisation', '{"cf_nr_fk": "2000"}', 'cf_nr_fk:amount_differs_from_text', true),
  ('organisation', '{"cf_nr": "处罚款壹仟元，没收1000元"}', NULL, true),
  ('organisation', '{"cf_nr": "依据处5000元以上2万元以下罚款的规定，罚款2,000.00 元"}', NULL, true),
  ('organisation', '{"cf_nr": "罚款人民币贰仟元整，缴至第12345678901234567890号账户"}', NULL, true),
  ('organisation', '{"cf_nr": "罚款，限二〇二三年四月一日前缴纳"}', NULL, true),
  ('organisation', '{"cf_nr": "罚款三千元"}', 'cf_nr_fk:amount_differs_from_text', true),
  ('organisation', '{"cf_nr": "罚款壹万贰仟叁佰肆拾伍元陆角柒分", "cf_nr_fk": "1.234567"}', NULL, true),
  ('organisation', '{"cf_nr_fk": "2000元"}', 'cf_nr_fk:bad_number', false),
  ('organisation', '{"cf_nr_fk": "2,000"}', 'cf_nr_fk:bad_number', false),
  ('organisation', '{"cf_nr_fk": "0.20000001"}', 'cf_nr_fk:number_out_of_range', true),
  ('organisation', '{"cf_nr_fk": "1234567890123"}', 'cf_nr_fk:number_out_of_range', true),
  ('organisation', '{"cf_cflb": "罚款、没收违法所得"}', 'cf_nr_wfff:confiscation_without_amount', true),
  ('organisation', '{"cf_nr_wfff": "1"}', 'cf_nr_wfff:amount_without_confiscation', true),
  ('sole trader', '{"cf_nr_wfff": "-1"}', 'cf_nr_wfff:negative_amount', true),
  ('sole trader', '{"cf_nr_zkdx": null}', 'cf_nr_zkdx:licence_not_named', true),
  ('organisation', '{"cf_nr_zkdx": "食品经营许可证 演示1号"}', 'cf_nr_zkdx:licence_without_measure', true),
  ('organisation', '{"cf_jdrq": "2024-07-01", "cf_gsjzq": null}', 'cf_jdrq:date_in_future', true),
  ('organisation', '{"cf_yxq": "2023-03-04"}', 'cf_yxq:date_order', true),
  ('organisation', '{"cf_yxq": "2023-03-05"}', NULL, true),
  ('organisation', '{"cf_gsjzq": "2022-03-05"}', 'cf_gsjzq:date_order', true),
  ('organisation', '{"cf_gsjzq": "2099-12-31"}', NULL, true),
  ('organisation', '{"cf_jdrq": "2023-02-29"}', 'cf_jdrq:bad_date', false),
  ('organisation', '{"cf_jdrq": "44990"}', 'cf_jdrq:bad_date', false),
  ('organisation', '{"cf_jdrq": "05/03/2023"}', 'cf_jdrq:bad_date', false),
  ('organisation', '{"cf_jdrq": "2023年3月5日"}', 'cf_jdrq:date_format', false),
  ('organisation', '{"cf_jdrq": "2023/3/5"}', NULL, true),
  ('organisation', '{"cf_jdrq": "2023-03-05 10:20:30"}', NULL, true),
  ('organisation', '{"cf_cfjgdm": "91990100MA00DEM14U"}', 'cf_cfjgdm:not_an_organ', true),
  ('organisation', '{"cf_sjlydm": "12990100009901040R"}', NULL, true),
  ('organisation', '{"cf_sjlydm": "12990100009901040P"}', 'cf_sjlydm:uscc_check_character', false),
  -- more than is taken for one sum
  ('organisation', '{"cf_nr": "罚款39000亿3900000000千3900000000000元"}', 'cf_nr_fk:amount_differs_from_text', true),
  ('organisation', '{"cf_nr": "罚款9,999,999,999,999,000元"}', NULL, true),
  -- several at once
  ('organisation', '{"cf_wsh": null, "cf_xdr_shxym": "91990100MA00DEM14T", "cf_nr_fk": null, "cf_yxq": "2020-01-01", "cf_gsjzq": "2020-01-01"}',
   'cf_xdr_shxym:uscc_check_character, cf_wsh:missing_value, cf_nr_fk:fine_without_amount, cf_yxq:date_order, cf_gsjzq:date_order', true);
INSERT INTO flaw (patch, expected) VALUES
  (jsonb_build_object('cf_xdr_mc', repeat('示', 200)), NULL),
  (jsonb_build_object('cf_xdr_mc', repeat('示', 201)), 'cf_xdr_mc:too_long'),
  (jsonb_build_object('cf_nr', repeat('x', 4001)), 'cf_nr:too_long');

CREATE VIEW flawed AS
  SELECT f.id, f.expected, f.native, c."row" || f.patch AS "row", f.patch
    FROM flaw f JOIN clean c USING (party);

SELECT id, patch, expected, got
  FROM flawed, LATERAL (SELECT string_agg(v."column" || ':' || v.code, ', ') AS got
         FROM govcredit.validate_json('penalty-2018', "row"::text, '2024-06-30') AS v) AS j
 WHERE got IS DISTINCT FROM expected ORDER BY id;
SELECT id, patch, expected, got
  FROM flawed, jsonb_populate_record(NULL::penalty_text, "row") AS r,
       LATERAL (SELECT string_agg(v."column" || ':' || v.code, ', ') AS got
         FROM govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v) AS j
 WHERE got IS DISTINCT FROM expected ORDER BY id;
SELECT id, patch, expected, got
  FROM flawed, jsonb_populate_record(NULL::penalty_varchar, "row") AS r,
       LATERAL (SELECT string_agg(v."column" || ':' || v.code, ', ') AS got
         FROM govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v) AS j
 WHERE got IS DISTINCT FROM expected ORDER BY id;
WITH f AS MATERIALIZED (SELECT * FROM flawed WHERE native)
SELECT id, patch, expected, got
  FROM f, jsonb_populate_record(NULL::penalty_native, "row") AS r,
       LATERAL (SELECT string_agg(v."column" || ':' || v.code, ', ') AS got
         FROM govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v) AS j
 WHERE got IS DISTINCT FROM expected ORDER BY id;

-- What the type uscc takes although a standard does not is found in it, too.
CREATE TABLE coded (cf_xdr_shxym govcredit.uscc);
INSERT INTO coded VALUES ('91990100MA00DEM14U'), ('91990100MA00DEM14T!'), ('123456789012345678'), (NULL);
SELECT c.cf_xdr_shxym, v.code, v.severity
  FROM coded c LEFT JOIN LATERAL govcredit.validate_row('penalty-2018', c) AS v ON v."column" = 'cf_xdr_shxym'
 ORDER BY 1;

-- What a finding says; persons' numbers are masked wherever they stand.
\pset format unaligned
SELECT f.id, v.severity, v.code, v.message, v.value
  FROM flawed f, govcredit.validate_json('penalty-2018', f."row"::text, '2024-06-30') AS v
 WHERE f.id < (SELECT max(id) - 2 FROM flaw) ORDER BY f.id, v."column" COLLATE "C";
SELECT v.code, v.message_zh, v.basis
  FROM flawed f, govcredit.validate_json('penalty-2018', f."row"::text, '2024-06-30') AS v
 WHERE f.id < (SELECT max(id) - 2 FROM flaw) ORDER BY f.id, v."column" COLLATE "C";
\pset format aligned
SELECT v.code, v.value, length(v.value)
  FROM flawed f, govcredit.validate_json('penalty-2018', f."row"::text, '2024-06-30') AS v
 WHERE v.code = 'too_long' AND length(f."row" ->> v."column") > 100 ORDER BY f.id;

-- No day to compare with: nothing lies in the future.
SELECT count(*)
  FROM clean, govcredit.validate_json('penalty-2018', ("row" || '{"cf_jdrq": "2098-07-01", "cf_gsjzq": null}')::text) AS v;

-- A table that lacks columns, has others, had some, and shouts its names.
CREATE TABLE narrow ("CF_XDR_MC" text, gone int, cf_xdr_lb text, id int DEFAULT 7, cf_jdrq timestamptz, cf_yxq timestamp);
ALTER TABLE narrow DROP COLUMN gone;
INSERT INTO narrow VALUES ('演示甲（演示数据）', '自然人', 1, '2023-03-04 16:00:00+00', '2023-03-04 23:59:59');
ALTER TABLE narrow ADD COLUMN cf_sy text DEFAULT 'added later';
SELECT v."column", v.code, v.message
  FROM narrow AS n, govcredit.validate_row('penalty-2018', n, '2024-06-30') AS v;
-- the same as a stored row and as an unnamed record
CREATE TABLE holder (n narrow);
INSERT INTO holder SELECT n FROM narrow n;
SELECT count(*) FROM holder, govcredit.validate_row('penalty-2018', n, '2024-06-30') AS v;
SELECT count(*) FROM (SELECT n.* FROM narrow n OFFSET 0) AS r, govcredit.validate_row('penalty-2018', r, '2024-06-30') AS v;
SELECT (govcredit.validate_row('penalty-2018', r)).code
  FROM (VALUES (1, '演示'), (2, NULL)) AS r (id, cf_xdr_mc)
 WHERE r.id = 2 LIMIT 1;
-- different layouts and row types at one call site
SELECT l, count(v.code)
  FROM (VALUES ('penalty-2018'), ('licence-2018'), ('penalty-2016'), ('licence-2016')) AS x (l)
       LEFT JOIN narrow n ON true
       LEFT JOIN LATERAL govcredit.validate_row(x.l, n) AS v ON true
 GROUP BY l ORDER BY l COLLATE "C";

-- The other layouts.
SELECT v."column", v.code, v.message FROM govcredit.validate_json('licence-2018', '{
  "xk_xdr_mc": "示例市甲商贸有限公司（演示数据）", "xk_xdr_lb": "法人及非法人组织", "xk_xdr_shxym": "91990100MA00DEM14U",
  "xk_frdb": "演示甲", "xk_xkws": "准予行政许可决定书", "xk_wsh": "示许字〔2023〕1号", "xk_xklb": "普通", "xk_nr": "演示数据",
  "xk_jdrq": "2023-03-05", "xk_yxqz": "2023-03-05", "xk_yxqzi": "2099-12-31",
  "xk_xkjg": "示例市行政审批局（演示数据）", "xk_xkjgdm": "119901000099010322", "xk_zt": "1",
  "xk_lydw": "示例市行政审批局（演示数据）", "xk_lydwdm": "119901000099010322"}', '2024-06-30') AS v;
SELECT v."column", v.code, v.message FROM govcredit.validate_json('licence-2018', '{
  "xk_xdr_mc": "示例市甲商贸有限公司（演示数据）", "xk_xdr_lb": "法人及非法人组织", "xk_xdr_shxym": "91990100MA00DEM14U",
  "xk_frdb": "演示甲", "xk_xkws": "准予行政许可决定书", "xk_wsh": "示许字〔2023〕1号", "xk_xklb": "一般", "xk_nr": "演示数据",
  "xk_jdrq": "2023-03-05", "xk_yxqz": "2023-03-05", "xk_yxqzi": "2023-03-04",
  "xk_xkjg": "示例市行政审批局（演示数据）", "xk_xkjgdm": "119901000099010322", "xk_zt": 3,
  "xk_lydw": "示例市行政审批局（演示数据）", "xk_lydwdm": "119901000099010322"}', '2024-06-30') AS v;
SELECT v."column", v.code, v.message FROM govcredit.validate_json('penalty-2016', '{
  "cf_wsh": "示市监罚决字〔2016〕1号", "cf_cfmc": "演示数据", "cf_bm": "演示1", "cf_cflb1": "罚款", "cf_sy": "演示数据",
  "cf_yj": "演示数据", "cf_xdr_mc": "示例市甲商贸有限公司（演示数据）", "cf_xdr_zdm": "0099010AX", "cf_fr": "演示甲",
  "cf_jg": "罚款2000元", "cf_jdrq": "2016-03-05", "cf_xzjg": "示例市市场监督管理局（演示数据）", "cf_zt": "0",
  "dfbm": "990100", "sjc": "2016-03-07 10:00:00"}', '2024-06-30') AS v;
SELECT v."column", v.code, v.message FROM govcredit.validate_json('penalty-2016', '{
  "cf_wsh": "示市监罚决字〔2016〕1号", "cf_cfmc": "演示数据", "cf_bm": "演示1", "cf_cflb1": "罚金", "cf_sy": "演示数据",
  "cf_yj": "演示数据", "cf_xdr_mc": "演示丙（演示数据）", "cf_xdr_sfz": "990101198512310028",
  "cf_jg": "罚款2000元", "cf_jdrq": "2016-03-05", "cf_xzjg": "示例市市场监督管理局（演示数据）", "cf_zt": 0,
  "dfbm": "9901O0", "sjc": "2016-03-04 10:00:00"}', '2024-06-30') AS v;
SELECT v."column", v.code FROM govcredit.validate_json('licence-2016', '{}') AS v;

-- A rule more than a shipped layout has is a layout of one's own.
SELECT govcredit.add_layout(jsonb_insert(govcredit.layout_document('penalty-2018') || '{"name": "demo-penalty"}', '{rules,-1}',
  '{"kind": "required", "columns": ["bz"], "code": "no_remark"}', true)::text) IS NOT NULL AS added;
SELECT v."column", v.code, v.message FROM clean, govcredit.validate_json('demo-penalty', "row"::text) AS v WHERE party = 'organisation';

-- What cannot be checked at all.
SELECT * FROM govcredit.validate_json('penalty-2019', '{}');
SELECT * FROM govcredit.validate_json(NULL, '{}');
SELECT * FROM govcredit.validate_json('penalty-2018', '[]');
SELECT * FROM govcredit.validate_json('penalty-2018', '{"cf_wsh": "示罚〔2026〕1号", "cf_wsh": "示罚〔2026〕2号"}');
SELECT * FROM govcredit.validate_json('penalty-2018', NULL);
SELECT * FROM govcredit.validate_row('penalty-2018', 1);
SELECT * FROM govcredit.validate_row('penalty-2018', NULL::penalty_text);

-- Parallel workers read the layout for themselves.
INSERT INTO penalty_text SELECT r.* FROM flawed, jsonb_populate_record(NULL::penalty_text, "row") AS r;
SELECT count(*), count(DISTINCT code) FROM penalty_text p, govcredit.validate_row('penalty-2018', p, '2024-06-30') AS v;
BEGIN;
SET LOCAL parallel_setup_cost = 0;
SET LOCAL parallel_tuple_cost = 0;
SET LOCAL min_parallel_table_scan_size = 0;
SET LOCAL max_parallel_workers_per_gather = 2;
ALTER TABLE penalty_text SET (parallel_workers = 2);
EXPLAIN (COSTS OFF) SELECT count(*) FROM penalty_text p, govcredit.validate_row('penalty-2018', p, '2024-06-30') AS v;
SELECT count(*), count(DISTINCT code) FROM penalty_text p, govcredit.validate_row('penalty-2018', p, '2024-06-30') AS v;
ROLLBACK;

-- Those who only read may check.
CREATE ROLE regress_govcredit_reader;
GRANT USAGE ON SCHEMA govcredit TO regress_govcredit_reader;
SET ROLE regress_govcredit_reader;
SELECT count(*) FROM govcredit.validate_json('penalty-2018', '{}');
RESET ROLE;
REVOKE USAGE ON SCHEMA govcredit FROM regress_govcredit_reader;
DROP ROLE regress_govcredit_reader;

-- The trigger refuses, with one error for all violations.
CREATE TABLE guarded (LIKE penalty_native);
CREATE TRIGGER guard BEFORE INSERT OR UPDATE ON guarded
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject');
INSERT INTO guarded SELECT r.* FROM clean, jsonb_populate_record(NULL::guarded, "row") AS r;
INSERT INTO guarded SELECT r.* FROM flawed, jsonb_populate_record(NULL::guarded, "row") AS r
 WHERE id = (SELECT max(id) - 3 FROM flaw);
UPDATE guarded SET cf_nr_fk = NULL WHERE cf_xdr_lb = '法人及非法人组织';
-- warnings pass
UPDATE guarded SET cf_nr_zkdx = '食品经营许可证 演示2号' WHERE cf_xdr_lb = '法人及非法人组织';
SELECT cf_xdr_lb, cf_nr_fk, cf_nr_zkdx FROM guarded ORDER BY cf_xdr_lb COLLATE "C";

-- It flags.
CREATE TABLE flagged (LIKE penalty_text, flaws text[], note text);
CREATE TRIGGER flag BEFORE INSERT OR UPDATE ON flagged
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'flaws');
CREATE TRIGGER flag_text BEFORE INSERT OR UPDATE ON flagged
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'note');
INSERT INTO flagged SELECT r.* FROM penalty_text AS r;
SELECT flaws, note, count(*) FROM flagged GROUP BY flaws, note ORDER BY note COLLATE "C";
UPDATE flagged SET cf_wsh = 'x' WHERE 'missing_value' = ANY (flaws) AND cf_wsh IS NULL;
SELECT flaws, count(*) FROM flagged WHERE cf_wsh = 'x' GROUP BY flaws ORDER BY flaws::text COLLATE "C";

-- no decision may lie after today, whenever that is
INSERT INTO flagged
  SELECT r.* FROM clean, jsonb_populate_record(NULL::flagged, "row" || '{"cf_jdrq": "2098-01-01", "cf_gsjzq": null}') AS r
   WHERE party = 'organisation'
RETURNING flaws;

-- It diverts: what goes in and what is diverted is the whole file.
CREATE SCHEMA "odd place";
CREATE TABLE "odd place".rejects (LIKE govcredit.rejected_row INCLUDING ALL);
CREATE TABLE taken (LIKE penalty_text);
CREATE TRIGGER divert BEFORE INSERT OR UPDATE ON taken
  FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', '"odd place".rejects');
INSERT INTO taken SELECT r.* FROM penalty_text AS r;
SELECT (SELECT count(*) FROM penalty_text) AS file, (SELECT count(*) FROM taken) AS taken,
       (SELECT count(*) FROM "odd place".rejects) AS diverted;
-- nothing lost, nothing changed
SELECT count(*) FROM
  (SELECT to_jsonb(p) FROM penalty_text p
   EXCEPT ALL (SELECT to_jsonb(t) FROM taken t UNION ALL SELECT original FROM "odd place".rejects)) AS lost;
SELECT source, layout, v ->> 'column' AS "column", v ->> 'code' AS code
  FROM "odd place".rejects, jsonb_array_elements(violations) AS v
 WHERE jsonb_array_length(violations) > 2 ORDER BY id, v ->> 'column' COLLATE "C";
DELETE FROM "odd place".rejects;
\copy taken (cf_xdr_mc, cf_wsh) from stdin
示例市甲商贸有限公司（演示数据）	1号
示例市乙小吃店（演示数据）	2号
\.
SELECT original ->> 'cf_wsh' AS cf_wsh, jsonb_array_length(violations) FROM "odd place".rejects ORDER BY id;

-- A partition, whose columns stand in another order; columns dropped; types of
-- all kinds: the original is what to_jsonb gives.
CREATE DOMAIN shown AS text CHECK (VALUE <> 'never');
CREATE TYPE pair AS (a int, b text);
CREATE TABLE kinds (gone int, cf_xdr_mc shown, cf_jdrq date, n2 int2, n8 int8, f float8, n numeric, z numeric, i numeric, b bool, at timestamp, tz timestamptz,
                    j json, jb jsonb, list text[], c pair, u govcredit.uscc, d govcredit.document_no, y bytea, ch char(5), "Ü""" text, cf_wsh varchar(40));
ALTER TABLE kinds DROP COLUMN gone;
CREATE TABLE kinds_file (LIKE kinds);
INSERT INTO kinds_file VALUES
  ('示例', '2024-02-03', 1, 9007199254740993, 1.5, 1.50, 'NaN', 'Infinity', true, '2024-01-01 10:00', '2024-01-01 10:00+08', '{"a": [1, {"b": null}]}', '[1, {"z": 2, "a": "x"}]',
   '{a,NULL,"b c"}', ROW(1, 'x'), '91990100MA0001018E', '示市监罚决字〔2025〕1号', '\xdead', 'ab', E'ü"\\\n', repeat('长', 40)),
  (NULL, '-infinity', NULL, NULL, '-Infinity', 0, -1, 1e-20, false, 'infinity', NULL, '3', '"x"', '{{a,b},{c,d}}', NULL, NULL, NULL, '', '', '', NULL),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'null', '{}', '{}', ROW(NULL, NULL), NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TRIGGER divert BEFORE INSERT ON kinds FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', '"odd place".rejects');
INSERT INTO kinds SELECT * FROM kinds_file;
SELECT count(*) AS rows, count(*) FILTER (WHERE r.original::text = to_jsonb(k)::text) AS originals,
       count(*) FILTER (WHERE r.violations = (SELECT to_jsonb(array_agg(v)) FROM govcredit.validate_row('penalty-2018', k, '2026-01-01') AS v)) AS violations
  FROM "odd place".rejects r JOIN kinds_file k ON r.original = to_jsonb(k) WHERE r.source = 'public.kinds';
CREATE TABLE penalty_parted (id int, cf_xdr_mc text, flaws text) PARTITION BY RANGE (id);
CREATE TABLE penalty_parted_1 (flaws text, gone int, id int, cf_xdr_mc text);
ALTER TABLE penalty_parted_1 DROP COLUMN gone;
ALTER TABLE penalty_parted ATTACH PARTITION penalty_parted_1 FOR VALUES FROM (0) TO (10);
CREATE TABLE penalty_parted_2 PARTITION OF penalty_parted FOR VALUES FROM (10) TO (20);
CREATE TRIGGER flag BEFORE INSERT OR UPDATE ON penalty_parted FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'flaws');
INSERT INTO penalty_parted VALUES (1, '示例一'), (11, '示例二');
UPDATE penalty_parted SET id = 12 WHERE id = 1;
SELECT tableoid::regclass, id, cf_xdr_mc, left(flaws, 14) AS flaws FROM penalty_parted ORDER BY id;
DROP TRIGGER flag ON penalty_parted;
CREATE TRIGGER divert BEFORE INSERT ON penalty_parted FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', '"odd place".rejects');
INSERT INTO penalty_parted VALUES (2, '示例三'), (13, '示例四');
SELECT source, original FROM "odd place".rejects WHERE source LIKE '%penalty_parted%' ORDER BY source;
DROP TABLE penalty_parted;
-- a column is added between two executions of a prepared statement
PREPARE more AS INSERT INTO kinds (cf_xdr_mc) VALUES ('示例') RETURNING cf_xdr_mc;
EXECUTE more;
ALTER TABLE kinds ADD COLUMN cf_sy text DEFAULT '演示数据', DROP COLUMN n8;
EXECUTE more;
SELECT original ->> 'cf_sy' AS cf_sy, original ? 'n8' AS n8 FROM "odd place".rejects ORDER BY id DESC LIMIT 2;
DEALLOCATE more;

-- Generated columns have no value before; after the row, it may only be refused.
CREATE TABLE computed (mc text, cf_xdr_mc text GENERATED ALWAYS AS (upper(mc)) STORED, flaws text);
CREATE TRIGGER guard BEFORE INSERT ON computed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'flaws');
INSERT INTO computed VALUES ('a');
DROP TRIGGER guard ON computed;
SELECT govcredit.add_layout('{"govcredit": "layout/1", "title": {"zh": "演示数据", "en": "demonstration data"}, "name": "demo-names", "fields": [{"column": "cf_xdr_mc", "codes": ["A", "B"]}]}');
CREATE TRIGGER guard AFTER INSERT OR UPDATE ON computed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('demo-names', 'reject');
INSERT INTO computed VALUES ('a'), ('b');
INSERT INTO computed VALUES ('a'), ('c');
UPDATE computed SET mc = 'd' WHERE mc = 'a';
SELECT * FROM computed ORDER BY mc;
DROP TABLE computed;

-- Whoever may insert needs no rights on the layouts, but to insert into the
-- table for diverted rows; its own policies hold.
CREATE ROLE regress_govcredit_app;
GRANT USAGE ON SCHEMA public, "odd place" TO regress_govcredit_app;
GRANT INSERT ON taken TO regress_govcredit_app;
\c
SET ROLE regress_govcredit_app;
INSERT INTO taken (cf_xdr_mc) VALUES ('示例');
RESET ROLE;
GRANT INSERT ON "odd place".rejects TO regress_govcredit_app;
SET ROLE regress_govcredit_app;
INSERT INTO taken (cf_xdr_mc) VALUES ('示例');
RESET ROLE;
ALTER TABLE "odd place".rejects ENABLE ROW LEVEL SECURITY;
SET ROLE regress_govcredit_app;
INSERT INTO taken (cf_xdr_mc) VALUES ('示例');
RESET ROLE;
CREATE POLICY app ON "odd place".rejects FOR INSERT TO regress_govcredit_app WITH CHECK (source = 'public.taken');
SET ROLE regress_govcredit_app;
INSERT INTO taken (cf_xdr_mc) VALUES ('示例');
RESET ROLE;
SELECT count(*) FROM "odd place".rejects WHERE original ->> 'cf_xdr_mc' = '示例' AND source = 'public.taken';
REVOKE ALL ON SCHEMA public, "odd place" FROM regress_govcredit_app;
REVOKE ALL ON taken, "odd place".rejects FROM regress_govcredit_app;
DROP POLICY app ON "odd place".rejects;
DROP ROLE regress_govcredit_app;

-- A cell made to be read over and over is not.
SET statement_timeout = '20s';
SELECT count(*) FROM unnest('{1万,"1,000",十1,"1 ",〇}'::text[]) AS t, govcredit.validate_json('penalty-2018',
  jsonb_build_object('cf_cflb', '罚款', 'cf_nr_fk', '1', 'cf_nr', repeat(t, 200000))::text) AS v WHERE v."column" = 'cf_nr';
SELECT length(message), message LIKE '%...%' AS cut FROM govcredit.validate_json('penalty-2018', jsonb_build_object('cf_cflb', repeat('演示；', 200000))::text) WHERE "column" = 'cf_cflb';
RESET statement_timeout;

-- Triggers that cannot work say why.
CREATE TRIGGER wrong BEFORE INSERT ON narrow FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE TRIGGER wrong BEFORE INSERT ON narrow FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'forgive');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE TRIGGER wrong BEFORE INSERT ON narrow FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'id');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE TRIGGER wrong BEFORE INSERT ON narrow FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'nowhere');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE TRIGGER wrong AFTER INSERT ON narrow FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', '"odd place".rejects');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE TRIGGER wrong BEFORE INSERT ON narrow EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject');
INSERT INTO narrow DEFAULT VALUES;
DROP TRIGGER wrong ON narrow;
CREATE VIEW looked AS SELECT * FROM narrow;
CREATE TRIGGER wrong INSTEAD OF INSERT ON looked FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject');
INSERT INTO looked DEFAULT VALUES;
DROP VIEW looked;
