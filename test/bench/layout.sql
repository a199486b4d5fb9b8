-- layout.sql: a penalty row of 30 columns checked, against the same check in
-- PL/pgSQL; COPY through the trigger against COPY without.
--
-- The rows are those of test/layouts/generate.sql, all-text.  A tenth of them is
-- made and then repeated, for making them takes longer than checking them.

\set ON_ERROR_STOP on
SELECT least(:rows / 10, 10000) AS made \gset
SELECT least(:made / 2, 5000) AS few \gset
\i test/layouts/generate.sql
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
	('990000', '示例省', 'province', NULL), ('990100', '示例市', 'city', '990000'), ('990200', '演示市', 'city', '990000');

SELECT format('CREATE TABLE bench.penalty_made (%s)', string_agg(format('%I text', "column"), ', ' ORDER BY seq)),
	   string_agg(quote_ident("column"), ', ' ORDER BY seq) AS columns
  FROM govcredit.layout_fields('penalty-2018') \gset make_
:make_format;
INSERT INTO bench.penalty_made
SELECT r.* FROM layout_test.generate('penalty-2018', :made, 1, 0.3) g, jsonb_populate_record(NULL::bench.penalty_made, g."row") AS r;
CREATE TABLE bench.penalty_clean (LIKE bench.penalty_made);
INSERT INTO bench.penalty_clean
SELECT r.* FROM layout_test.generate('penalty-2018', :made, 2, 0) g, jsonb_populate_record(NULL::bench.penalty_clean, g."row") AS r;
CREATE TABLE bench.penalty AS
SELECT p.* FROM generate_series(1, :rows / :made) AS n, bench.penalty_made AS p;
DROP SCHEMA layout_test CASCADE;

/* ---- the check in PL/pgSQL ---- */

-- A cell without the space and the spreadsheet's marks around it; what stands for no code is none.
CREATE FUNCTION cell(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN nullif(nullif(CASE WHEN left(btrim(t, E' \t\r\n\u3000\u00a0\ufeff'), 1) IN ('=', '''') THEN regexp_replace(regexp_replace(btrim(t, E' \t\r\n\u3000\u00a0\ufeff'), '^="([^"]*)"$', '\1'), '^''([^'']+)$', '\1')
					  ELSE btrim(t, E' \t\r\n\u3000\u00a0\ufeff') END, ''), '00000000000000000X');

-- What must be filled is not by a word for nothing.
CREATE FUNCTION filled(t text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN t <> ALL ('{无,暂无,没有,不详,空,/,／,-,－,—,——,--,"NULL","null"}') THEN t END;

-- What is wrong with a credit code, in the order in which one would look.
CREATE FUNCTION uscc_fault(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	letters constant text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
	outer_weights constant integer[] := '{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}';
	inner_weights constant integer[] := '{3,7,9,10,5,8,4,2}';
	code text := upper(translate(t, '０１２３４５６７８９', '0123456789'));
	total integer := 0;
BEGIN
	IF strpos(code, '*') > 0 THEN
		RETURN 'masked_number';
	ELSIF char_length(code) <> 18 THEN
		RETURN 'uscc_length';
	ELSIF code !~ '^[0-9A-HJ-NP-RTUWXY]{2}[0-9]{6}[0-9A-HJ-NP-RTUWXY]{10}$' THEN
		RETURN 'uscc_character';
	ELSIF code = repeat(left(code, 1), 18) AND left(code, 1) = '0' THEN
		RETURN 'uscc_placeholder';
	END IF;
	FOR i IN 1 .. 17 LOOP
		total := total + (strpos(letters, substr(code, i, 1)) - 1) * outer_weights[i];
	END LOOP;
	IF substr(code, 18, 1) <> substr(letters, (31 - total % 31) % 31 + 1, 1) THEN
		RETURN 'uscc_check_character';
	END IF;
	total := 0;
	FOR i IN 1 .. 8 LOOP
		total := total + (strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(code, 8 + i, 1)) - 1) * inner_weights[i];
	END LOOP;
	IF substr(code, 17, 1) <> substr('0X987654321', total % 11 + 1, 1) THEN
		RETURN 'uscc_organisation_code';
	END IF;
	RETURN NULL;
END
$$;

CREATE FUNCTION resident_fault(t text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	weights constant integer[] := '{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}';
	total integer := 0;
BEGIN
	IF char_length(t) <> 18 THEN
		RETURN 'resident_id_length';
	ELSIF t !~ '^[0-9]{17}[0-9Xx]$' THEN
		RETURN 'resident_id_character';
	ELSIF substr(t, 11, 2) NOT BETWEEN '01' AND '12' OR substr(t, 13, 2) NOT BETWEEN '01' AND '31'
		OR to_char(to_date(substr(t, 7, 8), 'YYYYMMDD'), 'YYYYMMDD') <> substr(t, 7, 8) THEN
		RETURN 'resident_id_birth_date';
	END IF;
	FOR i IN 1 .. 17 LOOP
		total := total + substr(t, i, 1)::integer * weights[i];
	END LOOP;
	IF upper(substr(t, 18, 1)) <> substr('10X98765432', total % 11 + 1, 1) THEN
		RETURN 'resident_id_check_character';
	END IF;
	RETURN NULL;
EXCEPTION WHEN datetime_field_overflow THEN
	RETURN 'resident_id_birth_date';
END
$$;

-- A day, and whether it is written as it should be.
CREATE FUNCTION day_of(t text, OUT day date, OUT plain boolean) LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
	part text[];
BEGIN
	plain := true;
	part := regexp_match(t, '^(\d{4})[-/](\d\d?)[-/](\d\d?)$');
	IF part IS NULL THEN
		plain := false;
		part := regexp_match(t, '^(\d{4})年(\d\d?)月(\d\d?)日$');
		IF part IS NULL THEN
			RETURN;
		END IF;
	END IF;
	day := make_date(part[1]::integer, part[2]::integer, part[3]::integer);
EXCEPTION WHEN datetime_field_overflow THEN
	day := NULL;
END
$$;

-- All violations, as column:code.
CREATE FUNCTION check_penalty(p bench.penalty_made, as_of date) RETURNS text[] LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE
	found text[] := '{}';
	kinds constant text[] := '{警告,通报批评,罚款,没收,没收违法所得,没收非法财物,暂扣许可证件,降低资质等级,吊销许可证件,限制开展生产经营活动,责令停产停业,责令关闭,限制从业,行政拘留}';
	papers constant text[] := '{身份证,护照号,港澳居民来往内地通行证,台湾居民来往大陆通行证,外国人永久居留身份证}';
	category text := cell(p.cf_xdr_lb);
	code text := cell(p.cf_xdr_shxym);
	registration text := cell(p.cf_xdr_gszc);
	organisation text := cell(p.cf_xdr_zzjg);
	tax text := cell(p.cf_xdr_swdj);
	institution text := cell(p.cf_xdr_sydw);
	society text := cell(p.cf_xdr_shzz);
	head_paper text := cell(p.cf_fr_zjlx);
	head_number text := cell(p.cf_fr_zjhm);
	paper text := cell(p.cf_xdr_zjlx);
	number text := cell(p.cf_xdr_zjhm);
	content text := cell(p.cf_nr);
	fine_text text := cell(p.cf_nr_fk);
	goods_text text := cell(p.cf_nr_wfff);
	licence text := cell(p.cf_nr_zkdx);
	organ_code text := cell(p.cf_cfjgdm);
	source_code text := cell(p.cf_sjlydm);
	fault text;
	kind text[];
	kinds_known boolean := false;
	fined boolean := false;
	confiscated boolean := false;
	licensed boolean := false;
	fine numeric;
	goods numeric;
	sums numeric[];
	decided record;
	term record;
	until record;
	total integer;
BEGIN
	-- required in every row, and their lengths
	IF filled(cell(p.cf_xdr_mc)) IS NULL THEN found := found || 'cf_xdr_mc:missing_value'::text;
	ELSIF char_length(cell(p.cf_xdr_mc)) > 200 THEN found := found || 'cf_xdr_mc:too_long'::text; END IF;
	IF filled(cell(p.cf_wsh)) IS NULL THEN found := found || 'cf_wsh:missing_value'::text;
	ELSIF char_length(cell(p.cf_wsh)) > 128 THEN found := found || 'cf_wsh:too_long'::text; END IF;
	IF filled(cell(p.cf_wfxw)) IS NULL THEN found := found || 'cf_wfxw:missing_value'::text;
	ELSIF char_length(cell(p.cf_wfxw)) > 2000 THEN found := found || 'cf_wfxw:too_long'::text; END IF;
	IF filled(cell(p.cf_sy)) IS NULL THEN found := found || 'cf_sy:missing_value'::text;
	ELSIF char_length(cell(p.cf_sy)) > 5000 THEN found := found || 'cf_sy:too_long'::text; END IF;
	IF filled(cell(p.cf_yj)) IS NULL THEN found := found || 'cf_yj:missing_value'::text;
	ELSIF char_length(cell(p.cf_yj)) > 2048 THEN found := found || 'cf_yj:too_long'::text; END IF;
	IF filled(content) IS NULL THEN found := found || 'cf_nr:missing_value'::text;
	ELSIF char_length(content) > 4000 THEN found := found || 'cf_nr:too_long'::text; END IF;
	IF filled(cell(p.cf_cfjg)) IS NULL THEN found := found || 'cf_cfjg:missing_value'::text;
	ELSIF char_length(cell(p.cf_cfjg)) > 200 THEN found := found || 'cf_cfjg:too_long'::text; END IF;
	IF filled(cell(p.cf_sjly)) IS NULL THEN found := found || 'cf_sjly:missing_value'::text;
	ELSIF char_length(cell(p.cf_sjly)) > 200 THEN found := found || 'cf_sjly:too_long'::text; END IF;
	IF char_length(registration) > 50 THEN found := found || 'cf_xdr_gszc:too_long'::text; END IF;
	IF char_length(organisation) > 9 THEN found := found || 'cf_xdr_zzjg:too_long'::text; END IF;
	IF char_length(tax) > 15 THEN found := found || 'cf_xdr_swdj:too_long'::text; END IF;
	IF char_length(institution) > 12 THEN found := found || 'cf_xdr_sydw:too_long'::text; END IF;
	IF char_length(society) > 50 THEN found := found || 'cf_xdr_shzz:too_long'::text; END IF;
	IF char_length(cell(p.cf_frdb)) > 50 THEN found := found || 'cf_frdb:too_long'::text; END IF;
	IF char_length(head_number) > 64 THEN found := found || 'cf_fr_zjhm:too_long'::text; END IF;
	IF char_length(number) > 64 THEN found := found || 'cf_xdr_zjhm:too_long'::text; END IF;
	IF char_length(licence) > 200 THEN found := found || 'cf_nr_zkdx:too_long'::text; END IF;
	IF char_length(cell(p.bz)) > 512 THEN found := found || 'bz:too_long'::text; END IF;

	IF cell(p.cf_xdr_mc) ~* '^[0-9A-Z*-]*$' AND char_length(regexp_replace(cell(p.cf_xdr_mc), '[^0-9]', '', 'g')) >= 6 THEN found := found || 'cf_xdr_mc:code_for_name'::text; END IF;
	IF cell(p.cf_cfjg) ~* '^[0-9A-Z*-]*$' AND char_length(regexp_replace(cell(p.cf_cfjg), '[^0-9]', '', 'g')) >= 6 THEN found := found || 'cf_cfjg:code_for_name'::text; END IF;

	-- the party
	IF category IS NULL THEN
		found := found || 'cf_xdr_lb:missing_value'::text;
	ELSIF category IN ('法人及非法人组织', '个体工商户') THEN
		IF coalesce(code, filled(registration), filled(organisation), filled(tax), filled(institution), filled(society)) IS NULL THEN found := found || 'cf_xdr_shxym:no_identifier'::text; END IF;
		IF filled(cell(p.cf_frdb)) IS NULL THEN found := found || 'cf_frdb:missing_value'::text; END IF;
		IF paper IS NOT NULL THEN found := found || 'cf_xdr_zjlx:not_blank'::text; END IF;
		IF number IS NOT NULL THEN found := found || 'cf_xdr_zjhm:not_blank'::text; END IF;
	ELSIF category = '自然人' THEN
		IF code IS NOT NULL THEN found := found || 'cf_xdr_shxym:not_blank'::text; END IF;
		IF registration IS NOT NULL THEN found := found || 'cf_xdr_gszc:not_blank'::text; END IF;
		IF organisation IS NOT NULL THEN found := found || 'cf_xdr_zzjg:not_blank'::text; END IF;
		IF tax IS NOT NULL THEN found := found || 'cf_xdr_swdj:not_blank'::text; END IF;
		IF institution IS NOT NULL THEN found := found || 'cf_xdr_sydw:not_blank'::text; END IF;
		IF society IS NOT NULL THEN found := found || 'cf_xdr_shzz:not_blank'::text; END IF;
		IF paper IS NULL THEN found := found || 'cf_xdr_zjlx:missing_value'::text; END IF;
		IF number IS NULL THEN found := found || 'cf_xdr_zjhm:missing_value'::text; END IF;
	ELSE
		found := found || 'cf_xdr_lb:bad_code'::text;
	END IF;
	IF code IS NOT NULL THEN
		fault := uscc_fault(code);
		IF fault IS NOT NULL THEN found := found || ('cf_xdr_shxym:' || fault);
		ELSIF (category = '法人及非法人组织' AND left(translate(code, '９２', '92'), 2) = '92') OR (category = '个体工商户' AND left(translate(code, '９２', '92'), 2) <> '92') THEN
			found := found || 'cf_xdr_shxym:code_differs_from_category'::text;
		END IF;
	END IF;
	IF strpos(registration, '*') > 0 THEN found := found || 'cf_xdr_gszc:masked_number'::text;
	ELSIF registration ~ '^[0-9]{15}$' THEN
		total := 10;
		FOR i IN 1 .. 14 LOOP
			total := (total + substr(registration, i, 1)::integer) % 10;
			total := CASE total WHEN 0 THEN 10 ELSE total END * 2 % 11;
		END LOOP;
		IF (total + substr(registration, 15, 1)::integer) % 10 <> 1 THEN found := found || 'cf_xdr_gszc:registration_number_check_character'::text; END IF;
	END IF;
	IF char_length(organisation) <= 9 THEN
		IF strpos(organisation, '*') > 0 THEN found := found || 'cf_xdr_zzjg:masked_number'::text;
		ELSIF char_length(organisation) <> 9 THEN found := found || 'cf_xdr_zzjg:organisation_code_length'::text;
		ELSIF organisation !~ '^[0-9A-Z]{8}[0-9X]$' THEN found := found || 'cf_xdr_zzjg:organisation_code_character'::text;
		ELSE
			total := 0;
			FOR i IN 1 .. 8 LOOP
				total := total + (strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(organisation, i, 1)) - 1) * ('{3,7,9,10,5,8,4,2}'::integer[])[i];
			END LOOP;
			IF substr(organisation, 9, 1) <> substr('0X987654321', total % 11 + 1, 1) THEN found := found || 'cf_xdr_zzjg:organisation_code_check_character'::text; END IF;
		END IF;
	END IF;
	IF strpos(tax, '*') > 0 THEN found := found || 'cf_xdr_swdj:masked_number'::text; END IF;
	IF strpos(institution, '*') > 0 THEN found := found || 'cf_xdr_sydw:masked_number'::text; END IF;
	IF strpos(society, '*') > 0 THEN found := found || 'cf_xdr_shzz:masked_number'::text; END IF;
	IF head_paper IS NOT NULL AND head_paper <> ALL (papers) THEN found := found || 'cf_fr_zjlx:bad_code'::text; END IF;
	IF paper IS NOT NULL AND paper <> ALL (papers) THEN found := found || 'cf_xdr_zjlx:bad_code'::text; END IF;
	IF head_paper IS NOT NULL AND head_number IS NULL THEN found := found || 'cf_fr_zjhm:missing_value'::text; END IF;
	IF strpos(head_number, '*') > 0 THEN found := found || 'cf_fr_zjhm:masked_number'::text;
	ELSIF head_number IS NOT NULL AND head_paper = '身份证' THEN
		fault := resident_fault(head_number);
		IF fault IS NOT NULL THEN found := found || ('cf_fr_zjhm:' || fault); END IF;
	END IF;
	IF strpos(number, '*') > 0 THEN found := found || 'cf_xdr_zjhm:masked_number'::text;
	ELSIF number IS NOT NULL AND paper = '身份证' THEN
		fault := resident_fault(number);
		IF fault IS NOT NULL THEN found := found || ('cf_xdr_zjhm:' || fault); END IF;
	END IF;

	-- the penalty
	IF cell(p.cf_cflb) IS NULL THEN
		found := found || 'cf_cflb:missing_value'::text;
	ELSE
		-- one kind is written with a separator inside
		kind := regexp_split_to_array(replace(cell(p.cf_cflb), '没收违法所得、没收非法财物', '没收'), ' *[;；、] *');
		kinds_known := true;
		FOR i IN 1 .. cardinality(kind) LOOP
			kinds_known := kinds_known AND (kind[i] = ANY (kinds) OR kind[i] LIKE '其他%');
		END LOOP;
		IF NOT kinds_known THEN found := found || 'cf_cflb:bad_code'::text; END IF;
		fined := '罚款' = ANY (kind);
		confiscated := kind && '{没收,没收违法所得,没收非法财物}';
		licensed := kind && '{暂扣许可证件,吊销许可证件}';
	END IF;
	IF fine_text IS NULL THEN
		IF fined THEN found := found || 'cf_nr_fk:fine_without_amount'::text; END IF;
	ELSIF fine_text !~ '^[-+]?[0-9]+(\.[0-9]*)?$' THEN
		found := found || 'cf_nr_fk:bad_number'::text;
	ELSE
		fine := fine_text::numeric;
		IF abs(fine) >= 1000000000000 OR scale(trim_scale(fine)) > 6 THEN
			found := found || 'cf_nr_fk:number_out_of_range'::text;
		ELSIF fined AND fine <= 0 THEN
			found := found || 'cf_nr_fk:fine_without_amount'::text;
		ELSIF fined THEN
			SELECT array_agg(replace(m[1], ',', '')::numeric * CASE m[2] WHEN '万' THEN 1 WHEN '亿' THEN 10000 ELSE 0.0001 END) INTO sums
			  FROM regexp_matches(content, '([0-9][0-9,]*(?:\.[0-9]+)?) *([万亿]?)元', 'g') AS m;
			IF fine <> ALL (sums) AND fine <> (SELECT sum(s) FROM unnest(sums) AS s) THEN found := found || 'cf_nr_fk:amount_differs_from_text'::text; END IF;
		ELSIF kinds_known AND fine <> 0 THEN
			found := found || 'cf_nr_fk:amount_without_fine'::text;
		END IF;
	END IF;
	IF goods_text IS NULL THEN
		IF confiscated THEN found := found || 'cf_nr_wfff:confiscation_without_amount'::text; END IF;
	ELSIF goods_text !~ '^[-+]?[0-9]+(\.[0-9]*)?$' THEN
		found := found || 'cf_nr_wfff:bad_number'::text;
	ELSE
		goods := goods_text::numeric;
		IF abs(goods) >= 1000000000000 OR scale(trim_scale(goods)) > 6 THEN found := found || 'cf_nr_wfff:number_out_of_range'::text;
		ELSE
			IF goods < 0 THEN found := found || 'cf_nr_wfff:negative_amount'::text; END IF;
			IF goods <> 0 AND kinds_known AND NOT confiscated THEN found := found || 'cf_nr_wfff:amount_without_confiscation'::text; END IF;
		END IF;
	END IF;
	IF licensed AND licence IS NULL THEN found := found || 'cf_nr_zkdx:licence_not_named'::text;
	ELSIF kinds_known AND NOT licensed AND licence IS NOT NULL THEN found := found || 'cf_nr_zkdx:licence_without_measure'::text; END IF;

	-- days
	IF cell(p.cf_jdrq) IS NULL THEN
		found := found || 'cf_jdrq:missing_value'::text;
		SELECT NULL::date AS day INTO decided;
	ELSE
		decided := day_of(cell(p.cf_jdrq));
		IF decided.day IS NULL THEN found := found || 'cf_jdrq:bad_date'::text;
		ELSIF NOT decided.plain THEN found := found || 'cf_jdrq:date_format'::text; END IF;
		IF decided.day > as_of THEN found := found || 'cf_jdrq:date_in_future'::text; END IF;
	END IF;
	IF cell(p.cf_yxq) IS NULL THEN
		found := found || 'cf_yxq:missing_value'::text;
	ELSE
		term := day_of(cell(p.cf_yxq));
		IF term.day IS NULL THEN found := found || 'cf_yxq:bad_date'::text;
		ELSIF NOT term.plain THEN found := found || 'cf_yxq:date_format'::text; END IF;
		IF term.day < decided.day THEN found := found || 'cf_yxq:date_order'::text; END IF;
	END IF;
	IF cell(p.cf_gsjzq) IS NOT NULL THEN
		until := day_of(cell(p.cf_gsjzq));
		IF until.day IS NULL THEN found := found || 'cf_gsjzq:bad_date'::text;
		ELSIF NOT until.plain THEN found := found || 'cf_gsjzq:date_format'::text; END IF;
		IF until.day < decided.day THEN found := found || 'cf_gsjzq:date_order'::text; END IF;
	END IF;

	-- organs
	IF organ_code IS NULL THEN
		found := found || 'cf_cfjgdm:missing_value'::text;
	ELSE
		fault := uscc_fault(organ_code);
		IF fault IS NOT NULL THEN found := found || ('cf_cfjgdm:' || fault);
		ELSIF organ_code NOT LIKE '1%' THEN found := found || 'cf_cfjgdm:not_an_organ'::text; END IF;
	END IF;
	IF source_code IS NULL THEN
		found := found || 'cf_sjlydm:missing_value'::text;
	ELSE
		fault := uscc_fault(source_code);
		IF fault IS NOT NULL THEN found := found || ('cf_sjlydm:' || fault); END IF;
	END IF;
	RETURN found;
END
$$;

VACUUM ANALYZE bench.penalty, bench.penalty_made;
CALL bench.check('violations of penalties', $$
	SELECT ARRAY(SELECT v."column" || ':' || v.code FROM govcredit.validate_row('penalty-2018', p, '2025-06-30') AS v ORDER BY 1)
		   = ARRAY(SELECT v FROM unnest(check_penalty(p, '2025-06-30')) AS v ORDER BY 1)
	  FROM bench.penalty_made p$$);

/* ---- contests ---- */

INSERT INTO bench.contest (contest, title) VALUES
	('layout_row', 'check a penalty row of 30 columns, 3 of 10 flawed'),
	('layout_copy', 'COPY of clean penalties through the trigger'),
	('layout_copy_flawed', 'COPY of penalties, 3 of 10 flawed, through the trigger');

INSERT INTO bench.peer (contest, peer, rows, query, floor) VALUES
	('layout_row', 'validate_row', :rows, 'SELECT count(v.code) FROM bench.penalty p, govcredit.validate_row(''penalty-2018'', p, ''2025-06-30'') AS v', 'SELECT count(p) FROM bench.penalty p'),
	('layout_row', 'PL/pgSQL', :few, format('SELECT count(v) FROM (SELECT p FROM bench.penalty_made p LIMIT %s) AS s, unnest(check_penalty(p, ''2025-06-30'')) AS v', :few),
	 format('SELECT count(p) FROM (SELECT p FROM bench.penalty_made p LIMIT %s) AS s', :few));

CREATE TABLE bench.rejected (LIKE govcredit.rejected_row INCLUDING ALL);
CREATE FUNCTION penalty_table(name text, mode text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TABLE bench.%I (LIKE bench.penalty_made, flaws text)', name);
	IF mode <> 'none' THEN
		EXECUTE format('CREATE TRIGGER check_row BEFORE INSERT ON bench.%I FOR EACH ROW EXECUTE FUNCTION govcredit.check_row(''penalty-2018'', %s)', name,
			CASE mode WHEN 'reject' THEN '''reject''' WHEN 'flag' THEN '''flag'', ''flaws''' ELSE '''divert'', ''bench.rejected''' END);
	END IF;
END
$$;
SELECT penalty_table('penalty_' || mode, mode) FROM unnest('{none,reject,flag,divert}'::text[]) AS mode \g /dev/null
SELECT current_setting('data_directory') || '/bench_penalty_clean' AS clean, current_setting('data_directory') || '/bench_penalty_flawed' AS flawed \gset
COPY (SELECT p.* FROM generate_series(1, :rows / :made), bench.penalty_clean p) TO :'clean';
COPY bench.penalty TO :'flawed';

INSERT INTO bench.peer (contest, peer, rows, query, after)
SELECT c.contest, m.peer, :rows, format('COPY bench.penalty_%s (%s) FROM %L', m.mode, :'make_columns', c.file), format('TRUNCATE bench.penalty_%s, bench.rejected', m.mode)
  FROM (VALUES ('layout_copy', :'clean'), ('layout_copy_flawed', :'flawed')) AS c (contest, file),
	   (VALUES (1, 'none', 'no trigger'), (2, 'reject', 'reject'), (3, 'flag', 'flag'), (4, 'divert', 'divert')) AS m (n, mode, peer)
 WHERE NOT (c.contest = 'layout_copy_flawed' AND m.mode = 'reject')
 ORDER BY c.contest, m.n;

-- What went in and what was diverted is the file.
DO $$
DECLARE
	load text;
BEGIN
	FOR load IN SELECT p.query FROM bench.peer p WHERE p.contest = 'layout_copy_flawed' AND p.peer = 'divert' LOOP
		EXECUTE load;
	END LOOP;
END
$$;
CALL bench.check('rows of the file', $$
	SELECT (SELECT count(*) FROM bench.penalty) = (SELECT count(*) FROM bench.penalty_divert) + (SELECT count(*) FROM bench.rejected)
		   AND EXISTS (SELECT FROM bench.rejected) AND EXISTS (SELECT FROM bench.penalty_divert)$$);
TRUNCATE bench.penalty_divert, bench.rejected;

INSERT INTO bench.target (contest, ours, theirs, at_least, at_most, what) VALUES
	('layout_row', 'validate_row', NULL, NULL, 5000, 'check of a penalty row, ns'),
	('layout_row', 'validate_row', 'PL/pgSQL', 30, NULL, 'PL/pgSQL / check of a penalty row'),
	('layout_copy', 'reject', 'no trigger', NULL, 2, 'COPY with the trigger, reject / without'),
	('layout_copy', 'flag', 'no trigger', NULL, 2, 'COPY with the trigger, flag / without'),
	('layout_copy', 'divert', 'no trigger', NULL, 2, 'COPY with the trigger, divert / without'),
	('layout_copy_flawed', 'flag', 'no trigger', NULL, 2, 'COPY of flawed rows, flag / without'),
	('layout_copy_flawed', 'divert', 'no trigger', NULL, 2, 'COPY of flawed rows, divert / without');
