-- Whole tables by a layout: all violations, mapping, views by policy, sorting.
\set SHOW_CONTEXT never
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
  ('990000', '示例省', 'province', NULL),
  ('990100', '示例市', 'city', '990000'),
  ('990200', '演示市', 'city', '990000')
ON CONFLICT DO NOTHING;
CREATE SCHEMA dump;
SET search_path = dump;
SET datestyle = ISO, YMD;

SELECT format('CREATE TABLE penalty (id int PRIMARY KEY, %s)', string_agg(format('%I text', "column"), ', ' ORDER BY seq))
  FROM govcredit.layout_fields('penalty-2018')
\gexec
CREATE TABLE row0 (doc jsonb);
INSERT INTO row0 VALUES ('{
  "cf_xdr_mc": "示例市甲商贸有限公司（演示数据）", "cf_xdr_lb": "法人及非法人组织",
  "cf_xdr_shxym": "91990100MA00DEM14U", "cf_frdb": "演示甲",
  "cf_wsh": "示市监罚决字〔2023〕1号", "cf_wfxw": "违反广告管理规定（演示数据）",
  "cf_sy": "演示数据", "cf_yj": "《中华人民共和国广告法》第五十八条",
  "cf_cflb": "罚款", "cf_nr": "处罚款2000元", "cf_nr_fk": "0.2",
  "cf_jdrq": "2023-03-05", "cf_yxq": "2099-12-31", "cf_gsjzq": "2024-03-05",
  "cf_cfjg": "示例市市场监督管理局（演示数据）", "cf_cfjgdm": "119901000099010322",
  "cf_sjly": "示例市市场监督管理局（演示数据）", "cf_sjlydm": "119901000099010322"}');
INSERT INTO penalty
SELECT r.* FROM (VALUES
  (1, '{}'::jsonb),
  (2, '{}'),                                                       -- the same row again
  (3, '{"cf_wsh": "示市监罚决字[2023]１ 号", "cf_nr": "罚款2000元"}'),  -- the same document, otherwise typed
  (4, '{"cf_wsh": "2号", "cf_xdr_mc": "示例市乙商贸有限公司（演示数据）"}'),
  (5, '{"cf_wsh": "2号", "cf_xdr_mc": "示例市丙商贸有限公司（演示数据）"}'), -- one document, two parties
  (6, '{"cf_wsh": "3号", "cf_cfjg": "示例省演示市城市管理局（演示数据）"}'),
  (7, '{"cf_wsh": "4号", "cf_cfjg": "示例省示例市城市管理局（演示数据）"}'),
  (8, '{"cf_wsh": "5号", "cf_xdr_shxym": "91370199100003962P"}'),
  (9, '{"cf_wsh": "6号", "cf_gsjzq": "2024-03-06"}'),
  (10, '{"cf_wsh": "7号", "cf_gsjzq": "2023-06-04"}'),
  (11, '{"cf_wsh": "8号", "cf_gsjzq": "2023-06-05"}'),
  (12, '{"cf_wsh": "9号", "cf_gsjzq": "2099-12-31"}'),
  (13, '{"cf_wsh": "10号", "cf_cflb": "罚款；吊销许可证件", "cf_nr_zkdx": "演示许可证1号", "cf_gsjzq": "2026-03-05"}'),
  (14, '{"cf_wsh": "11号", "cf_jdrq": "44990", "cf_gsjzq": null}'),
  (15, '{"cf_wsh": "12号", "cf_jdrq": "2023年3月5日"}'),
  (16, '{"cf_wsh": null, "cf_nr_fk": null}'),
  (17, '{"cf_wsh": null, "cf_nr_fk": "2000元"}')) AS v (id, patch),
  row0, jsonb_populate_record(NULL::penalty, jsonb_build_object('id', v.id) || doc || patch) AS r;

-- Every violation of every row, with the policy's terms of publication.
\pset format unaligned
SELECT p.id, v.source, v."column", v.code, v.severity, v.value
  FROM govcredit.validate_table('penalty', 'penalty-2018', '2024-06-30', 'huaiyin-2019') AS v
  JOIN penalty p ON p.ctid = v."row" ORDER BY p.id, v."column" COLLATE "C", v.code COLLATE "C";
SELECT p.id, v.message, v.message_zh, v.basis
  FROM govcredit.validate_table('penalty', 'penalty-2018', '2024-06-30', 'huaiyin-2019') AS v
  JOIN penalty p ON p.ctid = v."row"
 WHERE v.code ~ '^(duplicate|publication|region|division)' ORDER BY p.id, v.code COLLATE "C";
\pset format aligned
SELECT * FROM govcredit.summarise_violations('penalty', 'penalty-2018', '2024-06-30', 'huaiyin-2019');
-- without a policy nothing is said about terms; an empty table has no violations
SELECT count(*) FILTER (WHERE code LIKE 'publication%') AS terms, count(*) FROM govcredit.validate_table('penalty', 'penalty-2018');
CREATE TABLE nothing (LIKE penalty);
SELECT * FROM govcredit.summarise_violations('nothing', 'penalty-2018');
SELECT * FROM govcredit.validate_table('penalty', 'penalty-2019');

-- The term of a row alone, of a JSON object, of a row that comes in.
SELECT id, v.code, v.message FROM penalty p, govcredit.validate_row('penalty-2018', p, '2024-06-30', 'huaiyin-2019') AS v WHERE v.code LIKE 'publication%' ORDER BY id;
SELECT id, v.code, v.value FROM penalty p, govcredit.validate_json('penalty-2018', to_jsonb(p)::text, '2024-06-30', 'huaiyin-2019') AS v WHERE v.code LIKE 'publication%' ORDER BY id;
SELECT v.code, v.message_zh, v.basis FROM penalty p, govcredit.validate_json('penalty-2018',
  (SELECT jsonb_object_agg(upper(k), x)::text FROM jsonb_each(to_jsonb(p)) AS e (k, x)), '2024-06-30', 'huaiyin-2019') AS v WHERE id = 9;
-- the policy may differ from row to row; what has no end of publication has no term
SELECT x.name, v.code, v.basis FROM penalty t, unnest('{huaiyin-2019,cn-repair-2019,cn-repair-2023,NULL}'::text[]) WITH ORDINALITY AS x (name, n)
  LEFT JOIN LATERAL govcredit.validate_row('penalty-2018', t, '2024-06-30', x.name::govcredit.policy) AS v ON true WHERE id = 9 ORDER BY n;
SELECT count(*) FROM govcredit.validate_json('licence-2018', '{"xk_jdrq": "2024-09-12"}', NULL, 'huaiyin-2019') AS v WHERE v.code LIKE 'publication%';
SELECT count(*) FROM (SELECT p.*, 1 AS more FROM penalty p OFFSET 0) AS r, govcredit.validate_row('penalty-2018', r, '2024-06-30', 'huaiyin-2019') AS v;
SELECT * FROM govcredit.validate_json('penalty-2018', '{}', NULL, 'nonsense');
CREATE TABLE termed (LIKE penalty, flaws text[]);
CREATE TRIGGER term BEFORE INSERT ON termed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'flaws', 'huaiyin-2019');
INSERT INTO termed SELECT * FROM penalty;
SELECT id, flaws FROM termed WHERE flaws::text LIKE '%publication%' ORDER BY id;
DROP TRIGGER term ON termed;
CREATE TRIGGER term AFTER INSERT OR UPDATE ON termed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject', 'huaiyin-2019');
INSERT INTO termed SELECT * FROM penalty WHERE id = 9;
UPDATE termed SET cf_wsh = NULL WHERE id = 9;
CREATE TRIGGER wrong BEFORE UPDATE ON termed FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'reject', 'nonsense');
UPDATE termed SET cf_wsh = NULL WHERE id = 9;
DROP TABLE termed;

-- A partitioned table; the table is where the row lies.
CREATE TABLE parted (LIKE penalty) PARTITION BY RANGE (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (1) TO (3);
CREATE TABLE parted_2 PARTITION OF parted FOR VALUES FROM (3) TO (100);
INSERT INTO parted SELECT * FROM penalty;
SELECT source, code, count(*) FROM govcredit.validate_table('parted', 'penalty-2018', '2024-06-30', 'huaiyin-2019')
 GROUP BY source, code ORDER BY source::text COLLATE "C", code COLLATE "C";

-- A view that does not say which row is meant, a materialized view, a reader.
CREATE VIEW plain AS SELECT * FROM penalty;
SELECT source, count(*), count("row") AS known FROM govcredit.validate_table('plain', 'penalty-2018', '2024-06-30', 'huaiyin-2019') AS v GROUP BY source;
CREATE MATERIALIZED VIEW kept AS SELECT * FROM penalty;
CREATE ROLE regress_govcredit_reader;
GRANT USAGE ON SCHEMA dump, govcredit TO regress_govcredit_reader;
GRANT SELECT ON kept TO regress_govcredit_reader;
SET ROLE regress_govcredit_reader;
SELECT source, count(*), count("row") AS known FROM govcredit.validate_table('kept', 'penalty-2018', '2024-06-30', 'huaiyin-2019') AS v GROUP BY source;
SELECT count(*) FROM govcredit.validate_table('penalty', 'penalty-2018');
RESET ROLE;
REVOKE ALL ON SCHEMA dump, govcredit FROM regress_govcredit_reader;
REVOKE ALL ON kept FROM regress_govcredit_reader;
DROP ROLE regress_govcredit_reader;

-- A table whose columns are called as the query's own names, in capitals.
CREATE TABLE shouting ("CF_XDR_MC" text, "CF_WSH" varchar(20), t int, v text, "row" text, source text, id int);
INSERT INTO shouting VALUES ('演示', '1号', 1, 'v', 'r', 's', 1), ('演示', '1 号', 1, 'v', 'r', 's', 2);
SELECT code, count(*) FROM govcredit.validate_table('shouting', 'penalty-2018') GROUP BY code ORDER BY code COLLATE "C";

-- What a policy says of each row.
SELECT govcredit.layout_view('penalty', 'penalty-2018', 'huaiyin-2019', 'penalty_seen', '{"calendar": "cn-2026"}');
SELECT document, subject_kind AS kind, severity, class, amount, points, publication_due AS due, first_repair_day AS repair,
       publication_end AS "end", stated_publication_end AS stated
  FROM penalty_seen s JOIN penalty p ON p.ctid = s.source_row ORDER BY p.id;
SELECT regime, repair_unmet, record_type, revoked, count(*) FROM penalty_seen GROUP BY 1, 2, 3, 4 ORDER BY count(*);
-- What is shared and not published has no end of publication, as in a registry: one rule says what is published.
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-shared", "title": {"zh": "演示数据", "en": "demonstration data"}, "extends": "huaiyin-2019",
  "record_types": {"administrative_penalty": {"disclosure": "shared", "publish_within": null}}}') IS NOT NULL AS added;
SELECT count(*) AS seen, govcredit.layout_view('penalty', 'penalty-2018', 'demo-shared', 'shared_seen', '{"calendar": "cn-2026"}') FROM penalty;
SELECT p.id, v.publication_end AS "end", v.publication_ends_when AS "when", s.publication_end AS shared_end, s.publication_ends_when AS shared_when, s.publication_due AS due
  FROM penalty p JOIN penalty_seen v ON v.source_row = p.ctid JOIN shared_seen s ON s.source_row = p.ctid ORDER BY p.id;
SELECT p.id, v.code, v.message FROM penalty p, govcredit.validate_row('penalty-2018', p, '2024-06-30', 'demo-shared') v WHERE v.code LIKE '%publi%' ORDER BY p.id;
DROP VIEW shared_seen;
SELECT regexp_replace(obj_description('penalty_seen'::regclass, 'pg_class'), '@[0-9a-f]{16}', '@…', 'g');
SELECT attname FROM pg_attribute WHERE attrelid = 'penalty_seen'::regclass AND attnum > 0 AND col_description(attrelid, attnum) IS NULL;

-- Its columns may be indexed, each by the expression it is.
DO $$
DECLARE c record;
BEGIN
	FOR c IN SELECT "column", expression FROM govcredit.layout_view_columns('penalty', 'penalty-2018', 'huaiyin-2019', '{"calendar": "cn-2026"}')
			  WHERE "column" IN ('severity', 'decided_on', 'publication_due', 'first_repair_day', 'points')
	LOOP
		EXECUTE format('CREATE INDEX %I ON penalty ((%s))', 'penalty_' || c."column", c.expression);
	END LOOP;
END $$;
BEGIN;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
CREATE FUNCTION plan_of(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Scan' THEN RETURN NEXT trim(line); END IF;
	END LOOP;
END $$;
SELECT plan_of('SELECT document FROM penalty_seen WHERE severity = ''serious''');
SELECT plan_of('SELECT document FROM penalty_seen WHERE decided_on = ''2023-03-05''');
SELECT plan_of('SELECT document FROM penalty_seen WHERE publication_due < ''2023-03-20''');
SELECT plan_of('SELECT document FROM penalty_seen WHERE first_repair_day <= ''2023-06-06''');
SELECT plan_of('SELECT document FROM penalty_seen WHERE points < -10');
SELECT count(*) FROM penalty_seen WHERE points < -10;
ROLLBACK;

-- The other layouts.
SELECT format('CREATE TABLE %I (%s)', replace(layout, '-', '_'),
              string_agg(format('%I %s', "column", CASE type WHEN 'date' THEN 'date' WHEN 'timestamp' THEN 'timestamptz' ELSE 'text' END), ', ' ORDER BY seq))
  FROM unnest('{penalty-2016,licence-2016,licence-2018}'::text[]) AS l (layout), govcredit.layout_fields(l.layout) GROUP BY layout ORDER BY layout COLLATE "C"
\gexec
ALTER TABLE penalty_2016 ADD COLUMN published_on date, ADD COLUMN corrected_on date, ADD COLUMN duties_done_on date, ADD COLUMN committed_on text;
INSERT INTO penalty_2016 (cf_wsh, cf_xdr_mc, cf_xdr_shxym, cf_xdr_sfz, cf_cflb1, cf_cflb2, cf_jdrq, cf_zt, cf_sxyzcd, published_on, corrected_on, duties_done_on, committed_on) VALUES
  ('1号', '示例市甲商贸有限公司（演示数据）', '91990100MA00DEM14U', NULL, '警告', '罚款', '2019-09-27', '0', '0', '2019-10-12', '2019-10-01', '2019-10-02', '2020年1月5日'),
  ('2号', '示例市甲商贸有限公司（演示数据）', '91990100MA00DEM14U', NULL, '警告', NULL, '2019-09-27', '0', '3', '2019-10-14', NULL, NULL, NULL),
  ('3号', '示例市甲商贸有限公司（演示数据）', '91990100MA00DEM14U', NULL, '罚款', NULL, '2019-09-27', '1', '1', NULL, NULL, NULL, NULL),
  ('4号', '演示丙（演示数据）', NULL, '990101198512310027', '罚款', NULL, '2026-12-28', '0', NULL, '2026-12-30', NULL, NULL, NULL);
SELECT govcredit.layout_view('penalty_2016', 'penalty-2016', 'cn-government-integrity', '"Seen 2016"', '{"calendar": "cn-2026"}');
SELECT document, subject_kind AS kind, severity, points, publication_due AS due, published_on AS published, days_late AS late, first_repair_day AS repair,
       publication_end AS "end", repair_unmet AS unmet, revoked
  FROM "Seen 2016" ORDER BY document;
INSERT INTO licence_2018 (xk_wsh, xk_xdr_mc, xk_xdr_lb, xk_jdrq) VALUES ('1号', '示例市甲商贸有限公司（演示数据）', '法人及非法人组织', '2024-09-12');
SELECT govcredit.layout_view('licence_2018', 'licence-2018', 'cn-government-integrity', 'public.licence_seen', '{"calendar": "cn-2026"}');
SELECT document, record_type, severity, points, publication_due, publication_end FROM public.licence_seen;
DROP VIEW public.licence_seen;
INSERT INTO licence_2016 (xk_wsh, xk_xdr, xk_jdrq) VALUES ('1号', '示例市甲商贸有限公司（演示数据）', '2026-02-12');
SELECT govcredit.layout_view('licence_2016', 'licence-2016', 'cn-government-integrity', 'licence_2016_seen', '{"calendar": "cn-2026"}');
SELECT document, subject_kind, publication_due FROM licence_2016_seen;
SELECT govcredit.layout_view('penalty', 'penalty-2018', 'huaiyin-2019', 'x', '{"kalender": "cn-2026"}');
SELECT govcredit.layout_view('penalty', 'penalty-2018', 'huaiyin-2019', 'x', '{"record_type": "nonsense"}');
SELECT govcredit.layout_view('penalty', 'penalty-2019', 'huaiyin-2019', 'x');
-- who is scored, and as what, is the DBA's to say
SELECT govcredit.layout_view('penalty', 'penalty-2018', 'huaiyin-2019', 'agencies', '{"calendar": "cn-2026", "subject_kinds": {"法人及非法人组织": "agency"}}');
SELECT DISTINCT subject_kind FROM agencies;

-- One statement maps other names, a constant, yuan, codes and the scale of 2016.
CREATE TABLE legacy (id int, dsr text, lx int, dm text, fddbr text, wh text, zl text, nr text, fk numeric(14, 2), fk_text varchar(20), rq date, jg text, cd char(1), gs timestamp);
INSERT INTO legacy VALUES
  (1, '示例市甲商贸有限公司（演示数据）', 1, '91990100MA00DEM14U', '演示甲', '示市监罚决字〔2023〕1号', '罚款', '罚款2000元', 2000, '2000', '2023-03-05', '示例市市场监督管理局（演示数据）', '3', '2023-03-20 12:00'),
  (2, '示例市乙商贸有限公司（演示数据）', 9, '91990100MA00DEM14U', '演示甲', '示市监罚决字〔2023〕2号', '罚款', '罚款1234.56元', 1234.56, '1,234.56', '2023-03-05', '示例市市场监督管理局（演示数据）', '0', NULL);
SELECT govcredit.map_table('legacy', 'penalty-2018', 'legacy_2018', '{
  "cf_xdr_mc": "dsr", "cf_xdr_lb": {"column": "lx", "codes": {"1": "法人及非法人组织", "2": "自然人"}},
  "cf_xdr_shxym": "dm", "cf_frdb": "fddbr", "cf_wsh": "wh", "cf_cflb": "zl", "cf_nr": "nr",
  "cf_wfxw": {"value": "演示数据"}, "cf_sy": {"value": "演示数据"}, "cf_yj": {"value": "演示数据"},
  "cf_nr_fk": {"column": "fk", "unit": "yuan"}, "cf_jdrq": "rq", "cf_yxq": {"value": "2099-12-31"},
  "cf_cfjg": "jg", "cf_cfjgdm": {"value": "119901000099010322"}, "cf_sjly": "jg", "cf_sjlydm": {"value": "119901000099010322"},
  "severity": {"column": "cd", "scale": "severity-2016"}, "published_on": "gs"}');
SELECT cf_xdr_lb, cf_nr_fk, cf_jdrq, severity, published_on FROM legacy_2018 ORDER BY cf_wsh;
SELECT l.id, v.source, v."column", v.code, v.value FROM govcredit.validate_table('legacy_2018', 'penalty-2018', '2024-06-30') AS v
  JOIN legacy l ON l.ctid = v."row" ORDER BY l.id, v.code;
SELECT govcredit.layout_view('legacy_2018', 'penalty-2018', 'huaiyin-2019', 'legacy_seen', '{"calendar": "cn-2026"}');
SELECT document, subject_kind AS kind, severity, amount, points, publication_due AS due, published_on AS published, days_late AS late, first_repair_day AS repair
  FROM legacy_seen ORDER BY document;
-- what is no number stays, to be found
SELECT govcredit.map_table('legacy', 'penalty-2018', 'legacy_text', '{"cf_nr_fk": {"column": "fk_text", "unit": "元"}}');
SELECT cf_nr_fk FROM legacy_text ORDER BY source_row;
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_xdr_mc": "nope"}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_xdr": "dsr"}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_nr_fk": {"column": "fk", "unit": "dollar"}}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_nr_fk": {"column": "fk", "unti": "yuan"}}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_nr_fk": 3}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_nr_fk": {"column": "fk", "value": "3"}}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_xdr_lb": {"column": "lx", "codes": []}}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '{"cf_nr": {"column": "cd", "scale": "severity-2016"}}');
SELECT govcredit.map_table('legacy', 'penalty-2018', 'x', '[]');
SELECT govcredit.map_table('legacy', 'penalty-2019', 'x', '{}');

-- A layout of one's own: an edition, with a name that is never another's.
SELECT govcredit.add_layout('{"govcredit": "layout/1", "name": "demo-lunch", "title": {"zh": "午餐", "en": "lunch"}, "basis": "演示数据",
  "fields": [{"column": "dish", "name": "菜名", "codes": ["饺子", "面条"], "required": "always", "length": 10},
             {"column": "price", "name": "价格", "type": "numeric", "length": 6, "scale": 2, "role": "amount_yuan"}],
  "rules": [{"kind": "positive", "columns": ["price"], "when": {"column": "dish", "is": ["饺子"]}, "code": "free_lunch", "severity": "warning"}],
  "table_rules": [{"kind": "unique", "columns": ["dish"], "code": "twice", "severity": "warning"}]}') AS lunch \gset
SELECT :'lunch'::govcredit.layout;
SELECT "column", code, severity, basis FROM govcredit.validate_json('demo-lunch', '{"dish": "饺子"}');
SELECT "column", name, type, length, required, codes, role, basis FROM govcredit.layout_fields('demo-lunch');
SELECT govcredit.add_layout(govcredit.layout_document('demo-lunch')::text) = :'lunch' AS there_already;
SELECT govcredit.add_layout((govcredit.layout_document('demo-lunch') - 'rules')::text);
SELECT govcredit.add_layout('{"govcredit": "layout/1", "name": "Lunch", "title": {"zh": "午餐", "en": "lunch"}, "fields": [{"column": "dish"}]}');
SELECT govcredit.add_layout('{"govcredit": "layout/2", "name": "demo-lunch.2", "title": {"zh": "午餐", "en": "lunch"}, "fields": [{"column": "dish"}]}');
SELECT kind, name, shipped FROM govcredit.editions WHERE kind = 'layout' AND name LIKE 'demo-lunch%' ORDER BY name;
-- what only a table or other data show is no business of a row
CREATE TABLE meal (id int, dish text, price numeric);
INSERT INTO meal VALUES (1, '面条', 3), (2, '面条', 4), (3, '饺子', NULL), (4, ' 面条', 4);
SELECT m.id, v.code FROM govcredit.validate_table('meal', 'demo-lunch') AS v JOIN meal m ON m.ctid = v."row" ORDER BY 1, 2;
SELECT m.id, v.code FROM meal m, govcredit.validate_row('demo-lunch', m) AS v ORDER BY 1, 2;

-- A look-up follows the data it looks into, and stands in no row.
CREATE TABLE looked AS SELECT * FROM penalty WHERE id IN (1, 6, 8);
CREATE FUNCTION found(layout govcredit.layout) RETURNS TABLE (id int, "column" text, code text, value text, message text)
LANGUAGE sql AS $$ SELECT l.id, v."column", v.code, v.value, v.message FROM govcredit.validate_table('looked', layout) AS v JOIN looked l ON l.ctid = v."row" WHERE v.code ~ '^(division|region)' $$;
SELECT * FROM found('penalty-2018') ORDER BY id, "column" COLLATE "C";
BEGIN;
DELETE FROM govcredit.division_entry WHERE code = '990100';
SELECT id, "column", code FROM found('penalty-2018') ORDER BY id, "column" COLLATE "C", code;
ROLLBACK;
SELECT count(*) FROM looked l, govcredit.validate_row('penalty-2018', l) AS v WHERE v.code ~ '^(division|region)';
SELECT cell, govcredit.cell_division(cell), govcredit.foreign_region(govcredit.cell_division(cell), '示例省演示市城市管理局') AS other
  FROM unnest('{990100,990200,990000,990100001,991100,119901000099010322,119901000099010323,123456789012345678,0,x}'::text[]) WITH ORDINALITY AS c (cell, n) ORDER BY n;

-- A name of before a division was taken over is no other region's; another's is
SELECT code, name, govcredit.foreign_region(code, name) AS other
  FROM (VALUES ('370181'::govcredit.division, '济南市章丘区公安局'), ('370181', '章丘市公安局'), ('370114', '章丘区公安局'), ('371202', '济南市莱芜区公安局'), ('371202', '青岛市公安局')) v (code, name) ORDER BY code, name COLLATE "C";

/*
 * Divisions by the day: of the row, or of when such codes began to be given out;
 * one value of these per value of those; and what must be in a table of one's own.
 */
SELECT govcredit.add_layout('{"govcredit": "layout/1", "name": "demo-master", "title": {"zh": "主数据校验（演示数据）", "en": "master data"},
  "fields": [{"column": "code", "type": "uscc"}, {"column": "name"}, {"column": "area", "type": "division"}, {"column": "day", "type": "date"}],
  "table_rules": [{"kind": "known_division", "columns": ["area"], "other": "day", "severity": "warning", "basis": "GB/T 2260"},
    {"kind": "known_division", "columns": ["code"], "argument": ["2015-10-01"], "code": "code_division"},
    {"kind": "one_per", "columns": ["name"], "other": "code", "code": "names_of_code", "severity": "warning"}, {"kind": "one_per", "columns": ["code"], "other": "name", "code": "codes_of_name"},
    {"kind": "in_table", "columns": ["code"], "argument": ["known.Master", "Code"], "code": "unknown_code"},
    {"kind": "in_table", "columns": ["name", "code"], "argument": ["known.Master", "title", "Code"], "code": "name_not_of_code"}]}') IS NOT NULL AS added;
CREATE TABLE filed (id int, code text, name text, area text, day text);
INSERT INTO filed VALUES
	(1, '91990100MA00DEM14U', '示例甲公司（演示数据）', '371202', '2018-12-31'), (2, '91990100MA00DEM14U', '示例甲公司(演示数据)', '371202', '2019-01-01'),
	(3, '91990100MA00DEM14U', '示例乙公司（演示数据）', '370116', '2017-06-30'), (4, '91990100MA00DEM14U', '示例甲公司（演示数据）', '371202', NULL),
	(5, govcredit.make_uscc('91', '441282', '00000001')::text, '示例丙公司（演示数据）', '370199', '2019-01-01'), (6, govcredit.make_uscc('91', '370116', '00000001')::text, '示例丙公司（演示数据）', '370104', '2019-01-01'),
	(7, '91990100MA00DEM14V', '示例甲公司（演示数据）', NULL, '2019-01-01'), (8, NULL, '示例甲公司（演示数据）', '370104', '38'), (9, '', NULL, '', '');
SELECT m.id FROM govcredit.validate_table('filed', 'demo-master') v JOIN filed m ON m.ctid = v."row";
CREATE SCHEMA known;
CREATE TABLE known."Master" ("Code" govcredit.uscc, title text);
INSERT INTO known."Master" VALUES ('91990100MA00DEM14U', '示例甲公司（演示数据）');
SELECT m.id FROM govcredit.validate_table('filed', 'demo-master') v JOIN filed m ON m.ctid = v."row";
SELECT govcredit.add_layout(replace(replace(govcredit.layout_document('demo-master')::text, 'known.Master', 'known.\"Master\"'), '"demo-master"', '"demo-master-2"')) IS NOT NULL AS added;
SELECT m.id, v."column", v.code, v.severity, v.message, v.basis FROM govcredit.validate_table('filed', 'demo-master-2') v JOIN filed m ON m.ctid = v."row" ORDER BY m.id, v."column" COLLATE "C", v.code COLLATE "C";
SELECT code, "rows", percent FROM govcredit.summarise_violations('filed', 'demo-master-2') WHERE code ~ 'of_code|_of_name' ORDER BY code COLLATE "C";
INSERT INTO known."Master" SELECT f.code::govcredit.uscc, f.name FROM filed f WHERE f.id = 6;
SELECT m.id, v.code FROM govcredit.validate_table('filed', 'demo-master-2') v JOIN filed m ON m.ctid = v."row" WHERE v.code IN ('unknown_code', 'name_not_of_code') ORDER BY m.id, v.code COLLATE "C";
-- 01 of a city is its 市辖区, for which its own office gives out codes; of a place it is none, nor is 01 of no city
INSERT INTO filed VALUES (10, govcredit.make_uscc('91', '330101', '00000001')::text, '示例丁公司（演示数据）', '330101', '2019-01-01'), (11, govcredit.make_uscc('91', '339901', '00000001')::text, '示例戊公司（演示数据）', NULL, '2019-01-01');
SELECT m.id, v."column", v.code, v.message FROM govcredit.validate_table('filed', 'demo-master-2') v JOIN filed m ON m.ctid = v."row" WHERE m.id > 9 AND v.code ~ 'division' ORDER BY m.id, v."column" COLLATE "C";
SELECT path, message FROM govcredit.lint_layout('{"govcredit": "layout/1", "name": "demo-wrong", "title": {"zh": "演示数据", "en": "x"},
  "fields": [{"column": "code", "type": "uscc"}, {"column": "name"}, {"column": "day", "type": "date"}],
  "rules": [{"kind": "registrar", "columns": ["code"], "argument": ["911", "9!", "9", "92"]}, {"kind": "not_code", "columns": ["code"]}, {"kind": "one_per", "columns": ["code"], "other": "name"}],
  "table_rules": [{"kind": "one_per", "columns": ["code"]}, {"kind": "in_table", "columns": ["code"]}, {"kind": "in_table", "columns": ["code", "name"], "argument": ["a.b", "c"]},
    {"kind": "known_division", "columns": ["code"], "argument": ["2015"]}, {"kind": "known_division", "columns": ["code"], "other": "name"}, {"kind": "known_division", "columns": ["code"], "argument": ["2015-10-01", "2016-10-01"]},
    {"kind": "unique", "columns": ["code"], "argument": ["x"]}]}') ORDER BY path COLLATE "C", message COLLATE "C";
DROP TABLE known."Master";
DROP SCHEMA known;
DROP TABLE filed;

-- What a row is found to be depends on row, edition and day alone, so constraints,
-- generated columns and indexes may ask; what looks elsewhere, they may not.
SELECT p.oid::regprocedure AS function, p.provolatile FROM pg_proc p
 WHERE p.pronamespace = 'govcredit'::regnamespace AND p.proname ~ '^(validate_|row_errors|check_row|foreign_region|layout_(document|fields)$)' ORDER BY p.oid::regprocedure::text COLLATE "C";
CREATE TYPE meal_row AS (dish text, price numeric);
CREATE TABLE offered (id int, dish text, price numeric,
  errors text[] GENERATED ALWAYS AS (govcredit.row_errors('demo-lunch', ROW(dish, price)::meal_row)) STORED);
CREATE INDEX offered_wrong ON offered (id) WHERE govcredit.row_errors('demo-lunch', offered) <> '{}';
CREATE INDEX offered_errors ON offered USING gin (govcredit.row_errors('demo-lunch', offered));
INSERT INTO offered (id, dish, price) VALUES (1, '面条', 3), (2, '米饭', 4), (3, NULL, 12345.678), (4, '饺子', NULL);
SELECT id, errors FROM offered ORDER BY id;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM offered WHERE govcredit.row_errors('demo-lunch', offered) <> '{}' ORDER BY id;
SELECT id FROM offered WHERE govcredit.row_errors('demo-lunch', offered) <> '{}' ORDER BY id;
EXPLAIN (COSTS OFF) SELECT id FROM offered WHERE govcredit.row_errors('demo-lunch', offered) @> '{dish: missing_value}';
SELECT id FROM offered WHERE govcredit.row_errors('demo-lunch', offered) @> '{dish: missing_value}';
RESET enable_seqscan;
ALTER TABLE offered ADD CONSTRAINT as_laid_out CHECK (govcredit.row_errors('demo-lunch', offered) = '{}') NOT VALID;
INSERT INTO offered (id, dish, price) VALUES (5, '米饭', 4);
INSERT INTO offered (id, dish, price) VALUES (6, '饺子', 0);
ALTER TABLE offered VALIDATE CONSTRAINT as_laid_out;
CREATE INDEX ON offered (govcredit.foreign_region('990100', dish));
SELECT govcredit.row_errors(NULL, o), govcredit.row_errors('demo-lunch', NULL::offered) FROM offered o;
SELECT govcredit.row_errors('demo-lunch', NULL::offered) IS NULL AS no_row, govcredit.row_errors('demo-lunch', ROW('面条', 3));
SELECT govcredit.row_errors('demo-lunch', 'x'::text);
-- nor does it depend on settings, whatever the types of the columns
SELECT govcredit.add_layout(jsonb_build_object('govcredit', 'layout/1', 'name', 'demo-settings', 'title', '{"zh": "演示数据", "en": "demonstration data"}'::jsonb,
	'fields', (SELECT jsonb_agg(jsonb_build_object('column', c, 'codes', '["none"]'::jsonb)) FROM unnest('{d,t,tz,i,f,b,m,da,dr,c}'::text[]) AS c))::text) IS NOT NULL AS added;
CREATE TYPE dated AS (d date, tz timestamptz);
CREATE TABLE settings (d date, t timestamp, tz timestamptz, i interval, f float8, b bytea, m money, da date[], dr daterange, c dated);
INSERT INTO settings VALUES ('2024-03-05', '2024-03-05 10:00', '2024-03-05 10:00+08', '1 day 2 hours', 0.1::float8 + 0.2, '\xdead', 12.5, '{2024-03-05}', '[2024-03-05,2024-04-06)', ROW('2024-03-05', '2024-03-05 10:00+08'));
CREATE TABLE settings_found AS SELECT 'here' AS at, v."column", v.value, v.message FROM settings s, govcredit.validate_row('demo-settings', s) AS v;
BEGIN;
SET LOCAL datestyle = 'German'; SET LOCAL intervalstyle = 'iso_8601'; SET LOCAL timezone = 'America/New_York'; SET LOCAL extra_float_digits = -5; SET LOCAL bytea_output = 'escape';
INSERT INTO settings_found SELECT 'there', v."column", v.value, v.message FROM settings s, govcredit.validate_row('demo-settings', s) AS v;
SHOW datestyle;
COMMIT;
SELECT "column", value FROM settings_found WHERE at = 'here' ORDER BY 1;
SELECT count(*) AS found, count(DISTINCT ("column", value, message)) AS different FROM settings_found;
-- in parallel workers, too
INSERT INTO settings SELECT s.* FROM settings s, generate_series(1, 999);
ALTER TABLE settings SET (parallel_workers = 2);
BEGIN;
SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0; SET LOCAL min_parallel_table_scan_size = 0; SET LOCAL max_parallel_workers_per_gather = 2; SET LOCAL datestyle = 'German';
EXPLAIN (COSTS OFF) SELECT count(*) FROM settings s, govcredit.validate_row('demo-settings', s) AS v;
SELECT count(*), count(DISTINCT v.message) FROM settings s, govcredit.validate_row('demo-settings', s) AS v;
ROLLBACK;
-- an edition that is gone is missed by a call that knew it
DO $$
DECLARE
	gone govcredit.layout := govcredit.add_layout('{"govcredit": "layout/1", "name": "demo-gone", "title": {"zh": "演示数据", "en": "demonstration data"}, "fields": [{"column": "dish", "required": "always"}]}');
BEGIN
	FOR i IN 1 .. 2 LOOP
		RAISE NOTICE '%', govcredit.row_errors(gone, ROW(NULL, 1)::meal_row);
		EXECUTE format('DROP FUNCTION govcredit_editions.sha256_%s()', split_part(gone::text, '@', 2));
	END LOOP;
END $$;

-- Good rows from bad in one statement; every row ends in one of the tables.
CREATE TABLE good (id int, cf_wsh govcredit.document_no, cf_jdrq date, cf_nr_fk numeric(18, 6), cf_xdr_shxym govcredit.uscc, cf_xdr_mc text,
                   n int GENERATED ALWAYS AS IDENTITY);
CREATE TABLE bad (LIKE govcredit.rejected_row INCLUDING ALL);
SELECT * FROM govcredit.sort_rows('penalty', 'penalty-2018', 'good', 'bad', '2024-06-30');
SELECT id, cf_wsh, cf_jdrq, cf_nr_fk, cf_xdr_shxym FROM good ORDER BY id;
SELECT original ->> 'id' AS id, source, v ->> 'column' AS "column", v ->> 'code' AS code, v ->> 'value' AS value
  FROM bad, jsonb_array_elements(violations) AS v ORDER BY (original ->> 'id')::int, v ->> 'column' COLLATE "C";
CREATE FUNCTION keep_out() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE TRIGGER keep_out BEFORE INSERT ON good FOR EACH ROW EXECUTE FUNCTION keep_out();
TRUNCATE good;
SELECT * FROM govcredit.sort_rows('penalty', 'penalty-2018', 'good', 'bad', '2024-06-30');
SELECT (SELECT count(*) FROM good) AS good, (SELECT count(*) FROM bad) AS bad;

-- What a column cannot hold as it is is no good row, whatever the layout says.
SELECT govcredit.add_layout('{"govcredit": "layout/1", "title": {"zh": "演示数据", "en": "demonstration data"}, "name": "demo-notes", "fields": [{"column": "no"}, {"column": "at", "type": "timestamp"}, {"column": "sum", "type": "numeric", "length": 10, "scale": 4}]}');
CREATE TABLE notes (id int, no text, at text, sum text, day text, n text, seen text);
CREATE TABLE notes_good (id int, no govcredit.document_no, at timestamp, sum numeric(10, 2), day date, n int, seen timestamptz);
INSERT INTO notes VALUES
  (1, '示市监罚决字〔2025〕1号', '2024/1/1 10:00:30.5', '1.5', '2024-01-01', '1', '2024年1月1日 10:00'),
  (2, '2号', '2024-01-01 24:30', NULL, ' ', '', NULL),
  (3, '3号', '2024-01-01', '1.555', '2024-01-01', '1.5', '45292'),
  (4, '4号', '2024-01-01 20:00+0000', '1.55', 'soon', 'one', '2024-01-01T24:00');
SELECT * FROM govcredit.sort_rows('notes', 'demo-notes', 'notes_good', 'bad');
SELECT id, no, at, sum, day, n, seen AT TIME ZONE 'Asia/Shanghai' AS seen FROM notes_good ORDER BY id;
SELECT original ->> 'id' AS id, v ->> 'code' AS code, v ->> 'message' AS message, v ->> 'message_zh' AS message_zh
  FROM bad, jsonb_array_elements(violations) AS v WHERE source = 'dump.notes_good' ORDER BY original ->> 'id', v ->> 'column' COLLATE "C";
DELETE FROM notes WHERE id > 1;
CREATE FUNCTION pg_temp.sorted_into(type text, cell text, OUT rows_accepted bigint) LANGUAGE plpgsql AS $$
BEGIN
	CREATE TABLE narrow_text (n text);
	EXECUTE format('CREATE TABLE narrow (n %s)', type);
	CREATE TABLE narrow_bad (LIKE govcredit.rejected_row INCLUDING ALL);
	INSERT INTO narrow_text VALUES (cell), (cell || 'x');
	SELECT s.rows_accepted INTO rows_accepted FROM govcredit.sort_rows('narrow_text', 'demo-any', 'narrow', 'narrow_bad') s;
	DROP TABLE narrow_text, narrow, narrow_bad;
END $$;
SELECT govcredit.add_layout('{"govcredit": "layout/1", "name": "demo-any", "title": {"zh": "演示数据", "en": "demonstration"}, "fields": [{"column": "n", "name": "n", "type": "text"}], "rules": [], "table_rules": []}') IS NOT NULL AS added;
-- what has no room, or would be rounded, is one bad row, whatever the type of the column; what just fits is taken
UPDATE notes SET n = '12345678901';
SELECT * FROM govcredit.sort_rows('notes', 'demo-notes', 'notes_good', 'bad');
CREATE DOMAIN small_sum AS numeric(4, 1);
SELECT t.type, c.cell, s.rows_accepted AS taken FROM unnest('{int2,int4,int8,real,float8,"numeric(4,1)","numeric(2,-2)",small_sum,bool}'::text[]) WITH ORDINALITY t (type, n)
 CROSS JOIN LATERAL unnest(CASE t.type WHEN 'int2' THEN '{32767,-32768,32768,1.5}' WHEN 'int4' THEN '{2147483647,-2147483648,2147483648}' WHEN 'int8' THEN '{9223372036854775807,-9223372036854775808,9223372036854775808}'
		WHEN 'real' THEN '{123456,0.5,99999999999,1234567890123456789012345678901234567890}' WHEN 'float8' THEN '{0.1,99999999999,12345678901234567890}' WHEN 'numeric(2,-2)' THEN '{9900,9950,10000}'
		WHEN 'bool' THEN '{true,0,是}' ELSE '{999.9,-999.9,999.95,1000}' END::text[]) WITH ORDINALITY c (cell, m)
 CROSS JOIN LATERAL pg_temp.sorted_into(t.type, c.cell) s ORDER BY t.n, c.m;
DROP DOMAIN small_sum;

-- Single cells.
SELECT c, govcredit.cell_text(c), govcredit.cell_date(c), govcredit.cell_number(c), govcredit.cell_key(c)
  FROM (VALUES (1, ' 2023/3/5 '), (2, '2023年3月5日'), (3, '44990'), (4, '0.20'), (5, '００１'), (6, '　'), (7, '00000000000000000X'),
               (8, '示 市监〔2023〕１号'), (9, '示市监[2023]1号'), (10, '1e5'), (11, 'NaN')) AS v (n, c) ORDER BY n;
SELECT c, govcredit.cell_timestamp(c)
  FROM (VALUES (1, '2023-03-05'), (2, ' 2023/3/5 1:02 '), (3, '2023-03-05T23:59:60.25Z'), (4, '2023.3.5 00:30 -0100'), (5, '2023-03-05 24:00:00'),
               (6, '2023-03-05 24:00:01'), (7, '2023-03-05 07:59+16:00'), (8, '2023-03-05 07:59+15:59')) AS v (n, c) ORDER BY n;
SELECT govcredit.cell_codes('警告、没收违法所得、没收非法财物；罚款', '{罚款,没收违法所得,没收非法财物,警告}'),
       govcredit.cell_codes('没收违法所得、没收非法财物', '{没收违法所得,没收违法所得、没收非法财物}'),
       govcredit.cell_codes('其他-责令改正', '{其他*}'), govcredit.cell_codes('罚金', '{罚款}'), govcredit.cell_codes('', '{罚款}');
SELECT govcredit.cell_codes('x', ARRAY['x', NULL]);
SELECT s, govcredit.severity_2016(s) FROM unnest('{0,1,2,3,4}'::text[] || NULL) AS s ORDER BY s;

-- What has no rows is said to be no table
SELECT * FROM govcredit.validate_table(NULL, 'penalty-2018', '2026-01-01');
CREATE SEQUENCE numbers;
SELECT * FROM govcredit.validate_table('numbers', 'penalty-2018', '2026-01-01');
SELECT * FROM govcredit.summarise_violations('numbers', 'penalty-2018', '2026-01-01');
SELECT * FROM govcredit.validate_table('pg_catalog.pg_class_oid_index', 'penalty-2018', '2026-01-01');

RESET search_path;
SET client_min_messages = warning;
DROP SCHEMA dump CASCADE;
DELETE FROM govcredit.division_entry WHERE NOT standard;
