/*
 * generate.sql
 *	  Rows in each of the four layouts, at any scale, with invented parties and
 *	  flaws that are known.
 *
 *	  SELECT * FROM layout_test.generate('penalty-2018', rows => 1000, seed => 1, flawed => 0.3)
 *
 * gives for each row its JSON and what was planted in it, as column:code.  The
 * same seed gives the same rows.  Check characters are worked out here again,
 * with arithmetic of its own; nothing of the extension is called.
 *
 * The mix, where a row is flawed at all: the flaws of layout_test.flaw that
 * fit the layout and the party, evenly; a tenth of the rows gets a second one
 * in a column that no other flaw touches.  Flaws that plant nothing are ways of
 * writing that must pass.  duplicate_document and duplicate_row repeat the row
 * before, where that is clean.
 *
 * Parties, persons and organs are invented and stand in division 990100.
 */
CREATE SCHEMA layout_test;

CREATE FUNCTION layout_test.pick(seed int, id bigint, what text, n int) RETURNS int
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN ((('x' || substr(md5(seed || ':' || id || ':' || what), 1, 8))::bit(32)::bigint & 2147483647) % n)::int;

/* GB 11714: eight letters and their check character */
CREATE FUNCTION layout_test.organisation(letters text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN letters || (SELECT CASE 11 - s % 11 WHEN 10 THEN 'X' WHEN 11 THEN '0' ELSE (11 - s % 11)::text END
						 FROM (SELECT sum((strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(letters, i, 1)) - 1)
										  * ('{3,7,9,10,5,8,4,2}'::int[])[i]) AS s
								 FROM generate_series(1, 8) AS i) AS x);

/* GB 32100: the check character of seventeen letters */
CREATE FUNCTION layout_test.outer_check(letters text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (SELECT substr('0123456789ABCDEFGHJKLMNPQRTUWXY', ((31 - s % 31) % 31)::int + 1, 1)
			  FROM (SELECT sum((strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(letters, i, 1)) - 1)
							   * ('{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}'::int[])[i]) AS s
					  FROM generate_series(1, 17) AS i) AS x);

CREATE FUNCTION layout_test.uscc(head text, letters text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN head || layout_test.organisation(letters) || layout_test.outer_check(head || layout_test.organisation(letters));

/* GB 11643: the check character of seventeen digits */
CREATE FUNCTION layout_test.resident(digits text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN digits || (SELECT substr('10X98765432', (sum(substr(digits, i, 1)::int * ('{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}'::int[])[i]) % 11)::int + 1, 1)
						FROM generate_series(1, 17) AS i);

/* ISO 7064 MOD 11-10: a registration number of fifteen digits from fourteen */
CREATE FUNCTION layout_test.registration(digits text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
	p int := 10;
	s int;
BEGIN
	FOR i IN 1..14 LOOP
		s := (p + substr(digits, i, 1)::int) % 10;
		p := (CASE s WHEN 0 THEN 10 ELSE s END * 2) % 11;
	END LOOP;
	RETURN digits || ((11 - p) % 10);
END
$$;

/* A clean row */
CREATE FUNCTION layout_test.clean(layout text, seed int, id bigint) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
	party text := CASE WHEN layout_test.pick(seed, id, 'party', 100) < 80 THEN 'organisation'
					   WHEN layout_test.pick(seed, id, 'party', 100) < 92 THEN 'trader' ELSE 'person' END;
	serial text := lpad(((id * 7919 + seed * 104729) % 100000000)::text, 8, '0');
	decided date := date '2019-07-01' + layout_test.pick(seed, id, 'day', 2000);
	fine int := 100 * (1 + layout_test.pick(seed, id, 'fine', 500));
	kind int := layout_test.pick(seed, id, 'kind', 20);
	name text := '示例市' || (ARRAY['甲','乙','丙','丁','戊','己','庚','辛'])[1 + layout_test.pick(seed, id, 'name', 8)]
				 || id || CASE party WHEN 'trader' THEN '小吃店' ELSE '商贸有限公司' END || '（演示数据）';
	code text := layout_test.uscc(CASE party WHEN 'trader' THEN '92' ELSE '91' END || '990100', serial);
	person text := layout_test.resident('990101' || to_char(date '1960-01-01' + layout_test.pick(seed, id, 'born', 15000), 'YYYYMMDD')
										|| lpad(layout_test.pick(seed, id, 'seq', 995)::text, 3, '0'));
	organ text := '示例市' || (ARRAY['市场监督管理局','生态环境局','应急管理局','交通运输局'])[1 + id % 4] || '（演示数据）';
	organ_code text := layout_test.uscc('11990100', '0099000' || id % 4);
	document text := format('示监%s字〔%s〕%s号', CASE WHEN layout LIKE 'pen%' THEN '罚决' ELSE '许' END, extract(year FROM decided), id);
	parties jsonb;
	r jsonb;
	p text := CASE WHEN layout LIKE 'pen%' THEN 'cf' ELSE 'xk' END;
BEGIN
	IF layout LIKE '%-2018' THEN
		parties := jsonb_build_object(p || '_xdr_lb', CASE party WHEN 'organisation' THEN '法人及非法人组织' WHEN 'trader' THEN '个体工商户' ELSE '自然人' END);
		IF party = 'person' THEN
			parties := parties || jsonb_build_object(p || '_xdr_mc', '演示' || id || '（演示数据）', p || '_xdr_zjlx', '身份证', p || '_xdr_zjhm', person);
		ELSE
			parties := parties || jsonb_build_object(p || '_xdr_mc', name, p || '_xdr_shxym', code, p || '_frdb', '演示' || id);
			IF id % 3 = 0 THEN
				parties := parties || jsonb_build_object(p || '_fr_zjlx', '身份证', p || '_fr_zjhm', person);
			END IF;
			IF id % 7 = 0 THEN
				parties := parties || jsonb_build_object(p || '_xdr_gszc', layout_test.registration('990100' || serial), p || '_xdr_zzjg', layout_test.organisation(serial));
			END IF;
		END IF;
	ELSE
		parties := jsonb_build_object(CASE p WHEN 'cf' THEN 'cf_xdr_mc' ELSE 'xk_xdr' END, CASE party WHEN 'person' THEN '演示' || id || '（演示数据）' ELSE name END);
		IF party = 'person' THEN
			parties := parties || jsonb_build_object(p || '_xdr_sfz', person);
		ELSE
			parties := parties || jsonb_build_object(p || '_xdr_shxym', code, p || '_fr', '演示' || id);
		END IF;
	END IF;

	CASE layout
		WHEN 'penalty-2018' THEN
			r := parties || jsonb_build_object('cf_wsh', document, 'cf_wfxw', '违反广告管理规定（演示数据）', 'cf_sy', '演示数据', 'cf_yj', '演示数据',
				'cf_jdrq', decided, 'cf_yxq', '2099-12-31', 'cf_gsjzq', CASE WHEN kind NOT IN (13, 14) OR decided < '2023-05-01' THEN (decided + interval '1 year')::date END,
				'cf_cfjg', organ, 'cf_cfjgdm', organ_code, 'cf_sjly', organ, 'cf_sjlydm', organ_code)
				|| CASE
					WHEN kind < 10 THEN jsonb_build_object('cf_cflb', '罚款', 'cf_nr', format('罚款人民币%s元', fine), 'cf_nr_fk', trim_scale(fine * 0.0001))
					WHEN kind < 13 THEN jsonb_build_object('cf_cflb', '警告、罚款', 'cf_nr', format('警告，并处罚款%s万元', trim_scale(fine * 0.0001)), 'cf_nr_fk', trim_scale(fine * 0.0001))
					WHEN kind < 15 THEN jsonb_build_object('cf_cflb', '警告', 'cf_nr', '警告', 'cf_nr_fk', 0)
					WHEN kind < 18 THEN jsonb_build_object('cf_cflb', '没收违法所得、没收非法财物；罚款', 'cf_nr', format('没收违法所得1.5万元，罚款%s元', fine),
															'cf_nr_fk', trim_scale(fine * 0.0001), 'cf_nr_wfff', 1.5)
					ELSE jsonb_build_object('cf_cflb', '吊销许可证件', 'cf_nr', '吊销许可证', 'cf_nr_zkdx', '演示许可证 ' || id || '号') END;
		WHEN 'licence-2018' THEN
			r := parties || jsonb_build_object('xk_xkws', '准予行政许可决定书', 'xk_wsh', document, 'xk_xklb', '普通', 'xk_xkbh', '演' || id, 'xk_nr', '演示数据',
				'xk_jdrq', decided, 'xk_yxqz', decided, 'xk_yxqzi', CASE id % 2 WHEN 0 THEN '2099-12-31' ELSE to_char(decided + interval '3 years', 'YYYY-MM-DD') END,
				'xk_xkjg', organ, 'xk_xkjgdm', organ_code, 'xk_zt', '1', 'xk_lydw', organ, 'xk_lydwdm', organ_code);
		WHEN 'penalty-2016' THEN
			r := parties || jsonb_build_object('cf_wsh', document, 'cf_cfmc', '演示数据', 'cf_bm', '演示1', 'cf_cflb1', CASE WHEN kind < 14 THEN '罚款' ELSE '警告' END,
				'cf_sy', '演示数据', 'cf_yj', '演示数据', 'cf_jg', format('罚款%s元', fine), 'cf_jdrq', decided, 'cf_xzjg', organ, 'cf_zt', '0', 'dfbm', '990100',
				'sjc', to_char(decided + 3, 'YYYY-MM-DD') || ' 10:20:30', 'cf_syfw', '0', 'cf_sxyzcd', CASE WHEN kind < 14 THEN '1' ELSE '0' END,
				'cf_gsjzq', CASE WHEN kind < 14 OR decided < '2023-05-01' THEN (decided + interval '1 year')::date END);
		WHEN 'licence-2016' THEN
			r := parties || jsonb_build_object('xk_wsh', document, 'xk_xmmc', '演示数据', 'xk_bm', '演示' || id, 'xk_splb', '核准', 'xk_nr', '演示数据',
				'xk_jdrq', decided, 'xk_jzq', '2099-12-31', 'xk_xzjg', organ, 'xk_zt', '0', 'dfbm', '990100', 'sjc', to_char(decided + 3, 'YYYY-MM-DD') || ' 10:20:30');
	END CASE;
	RETURN r;
END
$$;

/*
 * The flaws: in which layouts, of which parties (o organisations and sole
 * traders, p persons), and where the row has to have something first.
 */
CREATE TABLE layout_test.flaw (flaw text PRIMARY KEY, layouts text NOT NULL, parties text NOT NULL DEFAULT 'op', needs text);
INSERT INTO layout_test.flaw VALUES
	('document_missing', '201[68]'), ('date_serial', '201[68]'), ('date_chinese', '201[68]'), ('date_slash', '201[68]'),
	('date_impossible', '201[68]'), ('date_order', '201[68]'), ('too_long', '201[68]'), ('line_break', '201[68]'), ('space_around', '201[68]'),
	('region', '201[68]'), ('duplicate_document', '201[68]'), ('duplicate_row', '201[68]');
INSERT INTO layout_test.flaw VALUES
	('code_truncated', '201[68]', 'o'), ('code_letter_o', '201[68]', 'o'), ('code_check', '201[68]', 'o'), ('code_inner', '201[68]', 'o'),
	('code_masked', '201[68]', 'o'), ('code_missing', '201[68]', 'o'), ('code_placeholder', '201[68]', 'o'), ('code_none', '201[68]', 'o'),
	('code_full_width', '201[68]', 'o'), ('code_division', '201[68]', 'o'), ('code_short', '201[68]', 'o'), ('head_missing', '201[68]', 'o'),
	('person_check', '201[68]', 'p'), ('person_masked', '201[68]', 'p'), ('person_born', '201[68]', 'p'), ('person_code', '2018', 'p'),
	('category', '2018', 'op'), ('future', '2018', 'op'), ('status', 'licence|2016', 'op'), ('division_letter', '2016', 'op');
INSERT INTO layout_test.flaw VALUES
	('registration_check', '2018', 'o', '_xdr_gszc'), ('organisation_check', '2018', 'o', '_xdr_zzjg'), ('head_number', '2018', 'o', '_fr_zjhm'),
	('fine_missing', 'penalty-2018', 'op', '罚款'), ('fine_yuan', 'penalty-2018', 'op', '罚款'), ('fine_text', 'penalty-2018', 'op', '罚款'),
	('fine_scale', 'penalty-2018', 'op', '罚款'), ('fine_uncalled', 'penalty-2018', 'op', '"警告"'), ('goods_missing', 'penalty-2018', 'op', '没收'),
	('licence_missing', 'penalty-2018', 'op', '吊销'), ('kind_unknown', 'penalty', 'op', NULL), ('organ_enterprise', '2018', 'op', NULL),
	('category_code', '2018', 'o', NULL), ('says_nothing', '201[68]', 'op', NULL), ('name_code', '201[68]', 'o', '_shxym'), ('code_quoted', '201[68]', 'o', '_shxym'),
	('code_formula', '201[68]', 'o', '_shxym'), ('code_exponent', '201[68]', 'o', '_shxym'),
	('term_long', 'penalty', 'o', '"罚款"'), ('term_short', 'penalty', 'o', '"罚款"'),
	('term_hidden', 'penalty', 'o', '"cf_gsjzq": null');

/* The row with the flaw in it, and what that is to be found as */
CREATE FUNCTION layout_test.spoil(layout text, flaw text, seed int, id bigint, "row" jsonb, OUT spoiled jsonb, OUT planted text[])
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
AS $$
DECLARE
	p text := CASE WHEN layout LIKE 'pen%' THEN 'cf' ELSE 'xk' END;
	new boolean := layout LIKE '%-2018';
	party text := CASE layout WHEN 'licence-2016' THEN 'xk_xdr' ELSE p || '_xdr_mc' END;
	code text := "row" ->> (p || '_xdr_shxym');
	number text := CASE WHEN new THEN p || '_xdr_zjhm' ELSE p || '_xdr_sfz' END;
	ends text := CASE layout WHEN 'penalty-2018' THEN 'cf_yxq' WHEN 'licence-2018' THEN 'xk_yxqzi' WHEN 'penalty-2016' THEN 'cf_gsjzq' ELSE 'xk_jzq' END;
	organ text := CASE layout WHEN 'penalty-2018' THEN 'cf_cfjg' WHEN 'licence-2018' THEN 'xk_xkjg' ELSE p || '_xzjg' END;
	decided date := ("row" ->> (p || '_jdrq'))::date;
	c text := p || '_xdr_shxym';
	patch jsonb;
	bad text;
BEGIN
	CASE flaw
		WHEN 'document_missing' THEN patch := jsonb_build_object(p || '_wsh', NULL); planted := ARRAY[p || '_wsh:missing_value'];
		WHEN 'date_serial' THEN patch := jsonb_build_object(p || '_jdrq', (decided - date '1899-12-30')::text); planted := ARRAY[p || '_jdrq:bad_date'];
		WHEN 'date_chinese' THEN patch := jsonb_build_object(p || '_jdrq', to_char(decided, 'FMYYYY"年"FMMM"月"FMDD"日"')); planted := ARRAY[p || '_jdrq:date_format'];
		WHEN 'date_slash' THEN patch := jsonb_build_object(p || '_jdrq', to_char(decided, 'FMYYYY/FMMM/FMDD')); planted := '{}';
		WHEN 'date_impossible' THEN patch := jsonb_build_object(p || '_jdrq', to_char(decided, 'YYYY') || '-02-30'); planted := ARRAY[p || '_jdrq:bad_date'];
		WHEN 'date_order' THEN
			patch := jsonb_build_object(ends, CASE layout WHEN 'licence-2018' THEN ("row" ->> 'xk_yxqz')::date ELSE decided END - 1);
			planted := ARRAY[ends || ':date_order'] || CASE layout WHEN 'licence-2018' THEN '{xk_yxqzi:validity_before_decision}'::text[] END;
		WHEN 'too_long' THEN patch := jsonb_build_object(party, repeat('示', 300) || id); planted := ARRAY[party || ':too_long'];
		WHEN 'line_break' THEN patch := jsonb_build_object(p || CASE p WHEN 'cf' THEN '_yj' ELSE '_nr' END, E'第一条\n第二条，"演示"'); planted := '{}';
		WHEN 'space_around' THEN patch := jsonb_build_object(p || '_wsh', '　' || ("row" ->> (p || '_wsh')) || ' ', p || '_jdrq', ' ' || to_char(decided, 'YYYY-MM-DD')); planted := '{}';
		WHEN 'region' THEN
			patch := jsonb_build_object(organ, replace("row" ->> organ, '示例市', '示例省演示市'));
			planted := ARRAY[CASE layout WHEN 'penalty-2018' THEN 'cf_cfjgdm' WHEN 'licence-2018' THEN 'xk_xkjgdm' ELSE 'dfbm' END || ':region_differs_from_name']
				|| CASE WHEN new THEN ARRAY[organ || ':organ_code_of_several_names'] END;
		WHEN 'duplicate_document' THEN
			spoiled := layout_test.clean(layout, seed, id - 1);
			patch := jsonb_build_object('bz', '重复 ' || id, p || '_wsh', translate(spoiled ->> (p || '_wsh'), '〔〕', '[]'));
			spoiled := spoiled || patch; planted := ARRAY[p || '_wsh:duplicate_document']; RETURN;
		WHEN 'duplicate_row' THEN
			spoiled := layout_test.clean(layout, seed, id - 1); planted := ARRAY[p || '_wsh:duplicate_row']; RETURN;
		WHEN 'code_truncated' THEN
			bad := left(code, 15) || '000';
			patch := jsonb_build_object(c, bad);
			planted := ARRAY[c || CASE WHEN layout_test.outer_check(left(bad, 17)) <> '0' THEN ':uscc_check_character' ELSE ':uscc_organisation_code' END];
		WHEN 'code_letter_o' THEN patch := jsonb_build_object(c, regexp_replace(code, '00', '0O')); planted := ARRAY[c || ':uscc_character'];
		WHEN 'code_check' THEN patch := jsonb_build_object(c, left(code, 17) || CASE right(code, 1) WHEN 'A' THEN 'B' ELSE 'A' END); planted := ARRAY[c || ':uscc_check_character'];
		WHEN 'code_inner' THEN
			bad := left(code, 16) || CASE substr(code, 17, 1) WHEN '5' THEN '6' ELSE '5' END;
			patch := jsonb_build_object(c, bad || layout_test.outer_check(bad)); planted := ARRAY[c || ':uscc_organisation_code'];
		WHEN 'code_masked' THEN patch := jsonb_build_object(c, left(code, 4) || '****' || right(code, 10)); planted := ARRAY[c || ':masked_number'];
		WHEN 'code_missing' THEN
			patch := CASE WHEN new THEN jsonb_build_object(c, NULL, p || '_xdr_gszc', NULL, p || '_xdr_zzjg', NULL) ELSE jsonb_build_object(c, NULL) END;
			planted := ARRAY[c || ':no_identifier'];
		WHEN 'code_placeholder' THEN patch := jsonb_build_object(c, repeat('0', 18)); planted := ARRAY[c || ':uscc_placeholder'];
		WHEN 'code_none' THEN
			patch := jsonb_build_object(c, '00000000000000000X',
				CASE WHEN new THEN p || '_xdr_zzjg' ELSE p || '_xdr_zdm' END, layout_test.organisation(lpad(id::text, 8, '0'))); planted := '{}';
		WHEN 'code_full_width' THEN patch := jsonb_build_object(c, translate(lower(code), '0123456789', '０１２３４５６７８９')); planted := '{}';
		WHEN 'code_division' THEN
			patch := jsonb_build_object(c, layout_test.uscc(left(code, 2) || '990900', substr(code, 9, 8))); planted := ARRAY[c || ':division_unknown'];
		WHEN 'code_short' THEN patch := jsonb_build_object(c, left(code, 17)); planted := ARRAY[c || ':uscc_length'];
		WHEN 'head_missing' THEN
			bad := CASE WHEN new THEN p || '_frdb' ELSE p || '_fr' END;
			patch := jsonb_build_object(bad, '  '); planted := ARRAY[bad || ':missing_value'];
		WHEN 'person_check' THEN
			bad := "row" ->> number;
			patch := jsonb_build_object(number, left(bad, 17) || CASE right(bad, 1) WHEN '1' THEN '2' ELSE '1' END); planted := ARRAY[number || ':resident_id_check_character'];
		WHEN 'person_masked' THEN patch := jsonb_build_object(number, overlay("row" ->> number placing '********' from 7)); planted := ARRAY[number || ':masked_number'];
		WHEN 'person_born' THEN patch := jsonb_build_object(number, overlay("row" ->> number placing '1331' from 11)); planted := ARRAY[number || ':resident_id_birth_date'];
		WHEN 'person_code' THEN
			patch := jsonb_build_object(c, layout_test.uscc('91990100', lpad(id::text, 8, '0'))); planted := ARRAY[c || ':not_blank'];
		WHEN 'category' THEN patch := jsonb_build_object(p || '_xdr_lb', '公司'); planted := ARRAY[p || '_xdr_lb:bad_code'];
		WHEN 'future' THEN
			patch := CASE p WHEN 'cf' THEN '{"cf_jdrq": "2031-03-05", "cf_gsjzq": null}'::jsonb ELSE '{"xk_jdrq": "2031-03-05", "xk_yxqzi": "2099-12-31"}' END;
			planted := ARRAY[p || '_jdrq:date_in_future'];
		WHEN 'status' THEN patch := jsonb_build_object(p || '_zt', '9'); planted := ARRAY[p || '_zt:bad_code'];
		WHEN 'division_letter' THEN patch := '{"dfbm": "9901OO"}'; planted := ARRAY['dfbm:division_character'];
		WHEN 'registration_check' THEN
			bad := "row" ->> (p || '_xdr_gszc');
			patch := jsonb_build_object(p || '_xdr_gszc', left(bad, 14) || (right(bad, 1)::int + 1) % 10); planted := ARRAY[p || '_xdr_gszc:registration_number_check_character'];
		WHEN 'organisation_check' THEN
			bad := "row" ->> (p || '_xdr_zzjg');
			patch := jsonb_build_object(p || '_xdr_zzjg', left(bad, 8) || CASE right(bad, 1) WHEN '3' THEN '4' ELSE '3' END); planted := ARRAY[p || '_xdr_zzjg:organisation_code_check_character'];
		WHEN 'head_number' THEN patch := jsonb_build_object(p || '_fr_zjhm', left("row" ->> (p || '_fr_zjhm'), 16)); planted := ARRAY[p || '_fr_zjhm:resident_id_length'];
		WHEN 'fine_missing' THEN patch := '{"cf_nr_fk": null}'; planted := '{cf_nr_fk:fine_without_amount}';
		WHEN 'fine_yuan' THEN patch := jsonb_build_object('cf_nr_fk', trim_scale(("row" ->> 'cf_nr_fk')::numeric * 10000)); planted := '{cf_nr_fk:amount_differs_from_text}';
		WHEN 'fine_text' THEN patch := jsonb_build_object('cf_nr_fk', ("row" ->> 'cf_nr_fk') || '万元'); planted := '{cf_nr_fk:bad_number}';
		WHEN 'fine_scale' THEN patch := jsonb_build_object('cf_nr_fk', ("row" ->> 'cf_nr_fk')::numeric + 0.0000001); planted := '{cf_nr_fk:number_out_of_range}';
		WHEN 'fine_uncalled' THEN patch := '{"cf_nr_fk": 0.5}'; planted := '{cf_nr_fk:amount_without_fine}';
		WHEN 'goods_missing' THEN patch := '{"cf_nr_wfff": null}'; planted := '{cf_nr_wfff:confiscation_without_amount}';
		WHEN 'licence_missing' THEN patch := '{"cf_nr_zkdx": null}'; planted := '{cf_nr_zkdx:licence_not_named}';
		WHEN 'kind_unknown' THEN
			bad := CASE WHEN new THEN 'cf_cflb' ELSE 'cf_cflb1' END;
			patch := jsonb_build_object(bad, '罚金'); planted := ARRAY[bad || ':bad_code'];
		WHEN 'organ_enterprise' THEN
			bad := organ || 'dm';
			patch := jsonb_build_object(bad, layout_test.uscc('91990100', lpad(id::text, 8, '0'))); planted := ARRAY[bad || ':not_an_organ', bad || ':organ_of_several_codes'];
		WHEN 'category_code' THEN
			patch := jsonb_build_object(p || '_xdr_lb', CASE WHEN code LIKE '92%' THEN '法人及非法人组织' ELSE '个体工商户' END); planted := ARRAY[c || ':code_differs_from_category'];
		WHEN 'says_nothing' THEN patch := jsonb_build_object(p || '_wsh', '／'); planted := ARRAY[p || '_wsh:missing_value'];
		WHEN 'name_code' THEN patch := jsonb_build_object(party, code); planted := ARRAY[party || ':code_for_name'];
		WHEN 'code_quoted' THEN patch := jsonb_build_object(c, '''' || code); planted := '{}';
		WHEN 'code_formula' THEN patch := jsonb_build_object(c, '="' || code || '"'); planted := '{}';
		WHEN 'code_exponent' THEN patch := jsonb_build_object(c, left(code, 1) || '.' || substr(code, 2, 5) || 'E+17'); planted := ARRAY[c || ':uscc_length'];
		WHEN 'term_long' THEN patch := jsonb_build_object('cf_gsjzq', (decided + interval '37 months')::date); planted := '{cf_gsjzq:publication_too_long}';
		WHEN 'term_short' THEN patch := jsonb_build_object('cf_gsjzq', (decided + interval '1 month')::date); planted := '{cf_gsjzq:publication_too_short}';
		WHEN 'term_hidden' THEN patch := jsonb_build_object('cf_gsjzq', (decided + interval '1 year')::date); planted := '{cf_gsjzq:not_published}';
	END CASE;
	spoiled := "row" || patch;
END
$$;

/* Which flaw a row gets, NULL for none */
CREATE FUNCTION layout_test.flaw_of(layout text, seed int, id bigint, flawed numeric, "row" jsonb) RETURNS text
	LANGUAGE sql STABLE
	RETURN CASE WHEN layout_test.pick(seed, id, 'flawed', 1000000) < flawed * 1000000 THEN (
		SELECT f.flaw FROM layout_test.flaw f
		 WHERE flaw_of.layout ~ f.layouts
		   AND strpos(f.parties, CASE WHEN "row" ?| '{cf_xdr_zjhm,xk_xdr_zjhm,cf_xdr_sfz,xk_xdr_sfz}' THEN 'p' ELSE 'o' END) > 0
		   AND (f.needs IS NULL OR strpos("row"::text, f.needs) > 0)
		 ORDER BY md5(seed || ':' || id || ':' || f.flaw) COLLATE "C" LIMIT 1) END;

CREATE FUNCTION layout_test.generate(layout text, rows bigint, seed int DEFAULT 1, flawed numeric DEFAULT 0.3)
	RETURNS TABLE (id bigint, "row" jsonb, flaw text, planted text[])
	LANGUAGE plpgsql STABLE
AS $$
DECLARE
	before text := 'none yet';
	extra text;
BEGIN
	FOR n IN 1..rows LOOP
		id := n;
		"row" := layout_test.clean(layout, seed, id);
		flaw := layout_test.flaw_of(layout, seed, id, flawed, "row");
		IF flaw LIKE 'duplicate%' AND before IS NOT NULL THEN
			flaw := NULL;
		END IF;
		planted := '{}';
		IF flaw IS NOT NULL THEN
			SELECT s.spoiled, s.planted INTO "row", planted FROM layout_test.spoil(layout, flaw, seed, id, "row") AS s;
			IF layout_test.pick(seed, id, 'second', 10) = 0 AND flaw NOT LIKE 'duplicate%' THEN
				extra := CASE WHEN layout LIKE 'pen%' THEN 'cf_sy' ELSE 'xk_nr' END;
				IF NOT (flaw = 'line_break' AND extra = 'xk_nr') THEN
					"row" := "row" || jsonb_build_object(extra, NULL);
					planted := planted || (extra || ':missing_value');
				END IF;
			END IF;
		END IF;
		before := flaw;
		RETURN NEXT;
	END LOOP;
END
$$;
