-- Whatever stands in the cells of a table, each row answers: what cannot be read
-- is NULL and has its reason, and no other row is harmed.  Made for every layout,
-- every column of it and every kind of garbage.
\set ECHO none
\i test/layouts/generate.sql
\set ECHO all
\set SHOW_CONTEXT never
SET DateStyle = 'ISO, YMD';

CREATE TABLE layout_test.garbage (n int, value text);
INSERT INTO layout_test.garbage
SELECT o, v FROM unnest(ARRAY[NULL, '', '   ', '　', '垃圾', '其他-责令改正', '其他', '罚款、其他-x', '0000-00-00', '99991231', '9999-12-31', '1025-03-05', '0001-01-01',
	'infinity', '-Infinity', 'NaN', '1e300', '-1', repeat('9', 40), '0.' || repeat('0', 20000) || '1', repeat('0', 20000) || '1.50', '1.' || repeat('0', 20000),
	'２０２３－０３－０５', '２０２３年３月５日', '０．２', E'\x01\x02\x7f', E'a\nb\tc', '11010519491231002X', '00000000000000000X', '000000000000000000',
	'2023-02-30', '2023-03-05T25:00', '44990', '罚款,警告', '警告+罚款', '{}', '[]', '"', '''', E'\\', '%s %1$s', '1', '2099-12-31', repeat('9', 5000), repeat('示例；', 2000)]) WITH ORDINALITY u (v, o);

CREATE TABLE layout_test.answer (layout text, policy text, "column" text, n int, answered bool, decided date, amount numeric, points numeric, due date, reasons text[]);
DO $$
DECLARE
	l record;
	c record;
	p text;
	t text;
BEGIN
	FOR l IN SELECT name AS layout FROM govcredit.editions WHERE kind = 'layout' AND shipped ORDER BY name COLLATE "C" LOOP
		t := 'layout_test.h_' || translate(l.layout, '-', '_');
		-- all text, with the columns a table may have besides
		EXECUTE format('CREATE TABLE %s (spoiled text, n int, %s, subject_kind text, severity text, published_on text, corrected_on text, duties_done_on text, committed_on text)', t,
			(SELECT string_agg(format('%I text', f."column"), ', ' ORDER BY f.seq) FROM govcredit.layout_fields(l.layout) f));
		FOR c IN SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t::regclass AND a.attnum > 2 ORDER BY a.attnum LOOP
			EXECUTE format('INSERT INTO %s SELECT r.* FROM layout_test.garbage g, jsonb_populate_record(NULL::%s, layout_test.clean(%L, 1, 1) || jsonb_build_object(''subject_kind'', ''enterprise'', ''spoiled'', %L::text, ''n'', g.n, %L, g.value)) AS r',
				t, t, l.layout, c.attname, c.attname);
		END LOOP;
		FOREACH p IN ARRAY CASE WHEN l.layout LIKE 'pen%' THEN '{huaiyin-2019,city-x}'::text[] ELSE '{}' END LOOP
			PERFORM govcredit.layout_view(t::regclass, l.layout, p::govcredit.policy, 'seen', '{"calendar": "cn-2026"}');
			EXECUTE format('INSERT INTO layout_test.answer SELECT %L, %L, h.spoiled, h.n, length(s::text) > 0, s.decided_on, s.amount, s.points, s.publication_due, s.reasons
				FROM %s h JOIN layout_test.seen s ON s.source_row = h.ctid', l.layout, p, t);
			DROP VIEW layout_test.seen;
		END LOOP;
	END LOOP;
END
$$;
SELECT layout, policy, count(*), bool_and(answered) AS answered, count(*) FILTER (WHERE points IS NULL) > 0 AS some_not_judged,
	   count(*) FILTER (WHERE points IS NULL AND reasons IS NULL) AS silent
  FROM layout_test.answer GROUP BY layout, policy ORDER BY layout COLLATE "C", policy COLLATE "C";
-- a filled cell that was not read has its reason
SELECT a."column", left(g.value, 20) AS value, a.decided, a.amount, a.points, a.reasons
  FROM layout_test.answer a JOIN layout_test.garbage g USING (n)
 WHERE a.layout = 'penalty-2018' AND a.policy = 'huaiyin-2019' AND a."column" IN ('cf_jdrq', 'cf_nr_fk', 'cf_cflb', 'severity', 'subject_kind', 'published_on')
   AND g.n IN (2, 5, 6, 8, 9, 11, 14, 16, 17, 19, 23) ORDER BY a."column" COLLATE "C", g.n;
SELECT count(*) AS unread_without_reason
  FROM layout_test.answer a JOIN layout_test.garbage g USING (n)
 WHERE govcredit.cell_text(g.value) IS NOT NULL AND a.reasons IS NULL
   AND ((a."column" = 'cf_jdrq' AND a.decided IS NULL) OR (a."column" = 'cf_nr_fk' AND a.amount IS NULL));

-- Rows, tables and their sums are checked as well, with and without a policy.
SELECT l.layout, p.policy, count(v) > 1000 AS found, count(*) FILTER (WHERE v.message IS NULL OR v.message_zh IS NULL OR length(v.message) > 2000) AS odd
  FROM (VALUES ('penalty-2018', 'layout_test.h_penalty_2018'), ('penalty-2016', 'layout_test.h_penalty_2016'), ('licence-2018', 'layout_test.h_licence_2018'), ('licence-2016', 'layout_test.h_licence_2016')) l (layout, t),
	   (VALUES (NULL), ('huaiyin-2019')) p (policy),
	   govcredit.validate_table(l.t::regclass, l.layout, '2026-06-30', CASE WHEN l.layout LIKE 'pen%' THEN p.policy END::govcredit.policy) v
 GROUP BY l.layout, p.policy ORDER BY l.layout COLLATE "C", p.policy COLLATE "C" NULLS FIRST;
SELECT count(*) > 0 AS found, count(*) FILTER (WHERE v::text LIKE '%19491231%') AS persons_shown
  FROM layout_test.h_penalty_2018 h, govcredit.validate_json('penalty-2018', to_jsonb(h)::text, '2026-06-30', 'huaiyin-2019') v WHERE h.n = 28;
SELECT count(*) > 0 AS found, max("rows") > 0 AS counted FROM govcredit.summarise_violations('layout_test.h_penalty_2016', 'penalty-2016', '2026-06-30', 'huaiyin-2019');

-- Columns of other types, with the ends of their ranges and what is no value in them.
CREATE TABLE layout_test.typed (id int, cf_xdr_mc text DEFAULT '示例一有限公司（演示数据）', cf_xdr_lb text DEFAULT '法人及非法人组织', cf_cflb text[], cf_nr_fk float8, cf_jdrq timestamptz, cf_gsjzq date,
	cf_wsh int8, cf_xdr_shxym jsonb, cf_cfjg bytea, published_on timestamp, corrected_on date);
INSERT INTO layout_test.typed (id, cf_cflb, cf_nr_fk, cf_jdrq, cf_gsjzq, published_on, corrected_on) VALUES
	(1, '{罚款}', 0.2, '2024-03-05 10:00+08', '2025-03-05', '2024-03-06', NULL),
	(2, '{罚款}', 'NaN', 'infinity', 'infinity', 'infinity', 'infinity'),
	(3, '{罚款}', 'Infinity', '-infinity', '-infinity', '-infinity', '-infinity'),
	(4, '{}', 1e308, '294276-12-31 23:59:59.999999+00', '5874897-12-31', '294276-12-31', '4713-01-01 BC'),
	(5, NULL, 1e-300, '4714-11-24 00:00:00+00 BC', '4714-11-24 BC', '4714-11-24 BC', '2024-03-05');
SELECT govcredit.layout_view('layout_test.typed', 'penalty-2018', 'huaiyin-2019', 'typed_seen', '{"calendar": "cn-2026"}');
SELECT t.id, s.decided_on, s.amount, s.points, s.publication_due AS due, s.published_on AS published, s.days_late AS late, s.publication_end AS "end", s.stated_publication_end AS stated, s.first_repair_day AS repair, s.reasons
  FROM layout_test.typed t JOIN layout_test.typed_seen s ON s.source_row = t.ctid ORDER BY t.id;
SELECT t.id, v."column", v.code, v.value FROM layout_test.typed t, govcredit.validate_row('penalty-2018', t, '2026-06-30', 'huaiyin-2019') v
 WHERE v.code NOT IN ('missing_value', 'missing_column') ORDER BY t.id, v."column" COLLATE "C", v.code COLLATE "C";
CREATE TABLE layout_test.wide (id int, cf_cflb text DEFAULT '罚款', cf_nr_fk numeric, cf_jdrq date DEFAULT '2024-03-05', cf_xdr_lb text DEFAULT '法人及非法人组织');
INSERT INTO layout_test.wide (id, cf_nr_fk) VALUES (1, 1e131000), (2, 'NaN'), (3, '-Infinity'), (4, 0.00000000004), (5, 99999999);
SELECT govcredit.layout_view('layout_test.wide', 'penalty-2018', 'huaiyin-2019', 'wide_seen');
SELECT t.id, s.amount, s.points, s.reasons FROM layout_test.wide t JOIN layout_test.wide_seen s ON s.source_row = t.ctid ORDER BY t.id;

-- What the rules do not publish has no end, nothing is due of it, and nobody is late.
CREATE TABLE layout_test.hidden (id int, cf_cflb text, cf_jdrq date, cf_gsjzq date, published_on date, cf_xdr_lb text DEFAULT '法人及非法人组织', cf_nr_fk numeric);
INSERT INTO layout_test.hidden VALUES (1, '警告', '2026-01-15', '2027-01-15', '2026-02-20'), (2, '警告', '2026-01-15', NULL, NULL), (3, '警告', '2026-01-15', '2099-12-31', NULL),
	(4, '罚款', '2026-01-15', '2027-01-15', '2026-02-20');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2018', 'huaiyin-2019', 'hidden_seen', '{"calendar": "cn-2026"}');
SELECT t.id, s.class, s.publication_due AS due, s.days_late AS late, s.publication_end AS "end", s.repair_unmet, s.reasons
  FROM layout_test.hidden t JOIN layout_test.hidden_seen s ON s.source_row = t.ctid ORDER BY t.id;
SELECT t.id, v.code, v.severity, v.message, v.message_zh, v.basis
  FROM layout_test.hidden t, govcredit.validate_row('penalty-2018', t, '2026-06-30', 'huaiyin-2019') v WHERE v."column" = 'cf_gsjzq' ORDER BY t.id;
SELECT code, count(*) FROM govcredit.validate_table('layout_test.hidden', 'penalty-2018', '2026-06-30', 'huaiyin-2019') WHERE "column" = 'cf_gsjzq' GROUP BY 1 ORDER BY 1;
SELECT v.code FROM govcredit.validate_json('penalty-2018', '{"cf_cflb": "警告", "cf_xdr_lb": "法人及非法人组织", "cf_jdrq": "2026-01-15", "cf_gsjzq": "2027-01-15"}', NULL, 'huaiyin-2019') v WHERE v."column" = 'cf_gsjzq';

-- A name that nobody knows is an error, and says what was probably meant.
CREATE VIEW layout_test.slip AS SELECT 1 AS id, '2024-03-05'::text AS cf_jdrg, '罚款'::text AS cf_cflb, '2024-03-06'::date AS publised_on;
SELECT v."column", v.code, v.message FROM layout_test.slip s, govcredit.validate_row('penalty-2018', s) v WHERE v.code = 'misspelt_column';
SELECT v."column", v.code, v.severity, v.message, v.message_zh FROM govcredit.validate_json('penalty-2018', '{"cf_jdrg": "2024-03-05", "CF_CFLB": "罚款", "nonsense": 1, "11010519491231002X": 2}') v
 WHERE v.code IN ('misspelt_column', 'unknown_key') ORDER BY v."column" COLLATE "C";
SELECT count(*) FROM govcredit.validate_json('penalty-2018', (SELECT jsonb_object_agg('local_' || i, i)::text FROM generate_series(1, 5000) i)) v WHERE v.code = 'unknown_key';
SELECT govcredit.layout_view('layout_test.slip', 'penalty-2018', 'huaiyin-2019', 'x');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2081', 'huaiyin-2019', 'x');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2018', 'huaiyin-2019', 'x', '{"deadline": "publicaton"}');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2018', 'huaiyin-2019', 'x', '{"record_typ": "administrative_penalty"}');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2018', 'huaiyin-2019', 'x', '{"record_type": "administrative_penality"}');
SELECT govcredit.layout_view('layout_test.hidden', 'penalty-2018', 'huaiyin-2019', 'x', '{"subject_kinds": {"法人及非法人组织": "enterprize"}}');
SELECT * FROM govcredit.layout_view_columns('layout_test.hidden', 'penalty-2018', NULL);
SELECT * FROM govcredit.layout_source(NULL, 'penalty-2081');
SELECT * FROM govcredit.layout_source(NULL, NULL);
CREATE TABLE layout_test.nothing (id int);
SELECT count(*) FROM govcredit.validate_table('layout_test.nothing', 'penalty-2081');
SELECT count(*) FROM govcredit.summarise_violations('layout_test.nothing', 'penalty-2081');
SELECT govcredit.map_table('layout_test.hidden', 'penalty-2018', 'x', '{"cf_jdrg": "cf_jdrq"}');
SELECT govcredit.map_table('layout_test.hidden', 'penalty-2018', 'x', '{"cf_wsh": "cf_jdrg"}');
SELECT '11010519491231002X'::govcredit.layout;
CREATE TABLE layout_test.goal (cf_jdrq date, cf_cflb text);
CREATE TABLE layout_test.rejects (LIKE govcredit.rejected_row INCLUDING ALL);
SELECT govcredit.sort_rows('layout_test.slip', 'penalty-2018', 'layout_test.goal', 'layout_test.rejects');
SELECT govcredit.sort_rows('layout_test.nothing', 'penalty-2081', 'layout_test.goal', 'layout_test.rejects');

-- Days and numbers typed full width are read as codes are; days that cannot be meant are not.
SELECT x, govcredit.cell_date(x), govcredit.cell_number(x) FROM unnest('{２０２３年３月５日,２０２３－０３－０５,０．２,－１．５０,１２３}'::text[]) WITH ORDINALITY u (x, o) ORDER BY o;
SELECT v."column", v.code, v.severity FROM govcredit.validate_json('penalty-2018', '{"cf_jdrq": "２０２３－０３－０５", "cf_nr_fk": "０．２", "cf_yxq": "1025-03-05", "cf_gsjzq": "9999-12-31", "cf_nr": "罚款２０００元", "cf_cflb": "罚款"}') v
 WHERE v."column" IN ('cf_jdrq', 'cf_nr_fk', 'cf_yxq', 'cf_gsjzq') ORDER BY v."column" COLLATE "C", v.code COLLATE "C";
SELECT v."column", v.code, v.severity FROM govcredit.validate_json('penalty-2018', '{"cf_xdr_lb": "自然人", "cf_xdr_zjlx": "身份证", "cf_xdr_zjhm": "11010520300101001X"}', '2026-06-30') v WHERE v."column" = 'cf_xdr_zjhm';
SELECT v.code, v.severity FROM govcredit.validate_json('penalty-2018', '{"cf_xdr_shxym": "G1370104MA00000150"}') v WHERE v."column" = 'cf_xdr_shxym';

-- A cell may be of many megabytes, in a table and in an object.
CREATE TABLE layout_test.long (id int, cf_cflb text DEFAULT '罚款', cf_nr_fk text, cf_jdrq text DEFAULT '2024-03-05', cf_xdr_lb text DEFAULT '法人及非法人组织', cf_wsh text, severity text);
INSERT INTO layout_test.long (id, cf_nr_fk, cf_wsh) VALUES (1, repeat('9', 1000000), repeat('示例', 500000)), (2, repeat('0', 1000000) || '.2', '1号');
INSERT INTO layout_test.long (id, cf_cflb, cf_jdrq, severity) VALUES (3, repeat('示例；', 300000), '2024-03-05', NULL), (4, '罚款', repeat('2', 1000000), NULL), (5, '罚款', '2024-03-05', repeat('x', 1000000)), (6, repeat('罚款；', 300000), '2024-03-05', NULL);
SELECT govcredit.layout_view('layout_test.long', 'penalty-2018', 'huaiyin-2019', 'long_seen', '{"calendar": "cn-2026"}');
SELECT t.id, s.decided_on, s.severity = 'ordinary' AS ordinary, s.amount, s.points, s.reasons FROM layout_test.long t JOIN layout_test.long_seen s ON s.source_row = t.ctid ORDER BY t.id;
SELECT count(*) > 0 AS found FROM govcredit.validate_json('penalty-2018', jsonb_build_object('cf_nr', repeat('罚款二千元，', 1000000), 'cf_nr_fk', '0.3', 'cf_cflb', repeat('其他-x；', 500000))::text);
SET client_min_messages = warning;
DROP SCHEMA layout_test CASCADE;
