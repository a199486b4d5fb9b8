/*
 * layout_table.sql
 *	  Whole tables by a layout: single cells, all violations of a table, other
 *	  names and units, what a policy says about each row.
 *
 * The layout room otherwise knows policy and identifier only (design, section
 * 2).  Here one arrow more is drawn, layout -> rules, for layout_view and the
 * terms of publication: they call the core with a table's columns, as any
 * application would.  C goes this way only by the query of layout_term_query,
 * and the rules do not know of layouts.
 *
 * What they run they write themselves and qualify throughout; the search path
 * is pinned, so a view of the caller's that is read here must not need his.
 */

/* ---- cells ---- */

CREATE FUNCTION govcredit.cell_text(cell pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_text'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_text(pg_catalog.text) IS
'a cell without the space around it; NULL where it is blank or says that there is nothing: 无, （无）, 暂无, N/A, /, -, ., 00000000000000000X (单元格文本)';

CREATE FUNCTION govcredit.cell_date(cell pg_catalog.text)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_date'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_date(pg_catalog.text) IS
'the day that a cell names, as the row check reads it (2023-03-05, 2023/3/5, 2023年3月5日 …); NULL where it reports bad_date (单元格日期)';

CREATE FUNCTION govcredit.cell_timestamp(cell pg_catalog.text)
RETURNS pg_catalog.timestamp
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_timestamp'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_timestamp(pg_catalog.text) IS
'the time that a cell names, in Shanghai; of a day alone its midnight; NULL where the row check reports bad_date (单元格时间)';

CREATE FUNCTION govcredit.cell_number(cell pg_catalog.text)
RETURNS pg_catalog."numeric"
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_number'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_number(pg_catalog.text) IS
'the number in a cell; NULL where the row check reports bad_number (单元格数值)';

CREATE FUNCTION govcredit.cell_yuan(sum pg_catalog."numeric", unit pg_catalog.int4)
RETURNS pg_catalog."numeric"
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_yuan'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE FUNCTION govcredit.cell_codes(cell pg_catalog.text, codes pg_catalog.text[])
RETURNS pg_catalog.text[]
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_codes'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_yuan(pg_catalog."numeric", pg_catalog.int4) IS
'a sum in yuan of a sum in a unit of so many yuan, to millionths; NULL where it is no number, below zero or has more than twelve digits before the point (金额，元)';

CREATE FUNCTION govcredit.plausible_day(day pg_catalog.date)
RETURNS pg_catalog.date
AS 'MODULE_PATHNAME', 'govcredit_layout_plausible_day'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.plausible_day(pg_catalog.date) IS
'the day, if it lies from 1949-10-01 to 2099-12-31; NULL where the row check reports implausible_date (合理日期)';

CREATE FUNCTION govcredit.cell_unknown(cell pg_catalog.text, codes pg_catalog.text[])
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_unknown'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_unknown(pg_catalog.text, pg_catalog.text[]) IS
'what a cell names besides the codes, shortened, several separated by ; (代码表外的内容); NULL where nothing';

COMMENT ON FUNCTION govcredit.cell_codes(pg_catalog.text, pg_catalog.text[]) IS
'which of the codes a cell names, several separated by ; ； 、 (单元格代码); a trailing * of a code lets text follow';

CREATE FUNCTION govcredit.cell_division(cell pg_catalog.text)
RETURNS govcredit.division
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_division'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_division(pg_catalog.text) IS
'the division that a cell names or that the credit code in it contains; NULL where the row check finds the cell wrong (单元格区划)';

CREATE FUNCTION govcredit.cell_key(cell pg_catalog.text)
RETURNS pg_catalog.text
AS 'MODULE_PATHNAME', 'govcredit_layout_cell_key'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.cell_key(pg_catalog.text) IS
'a cell without what people type differently (space, full width, case, kinds of brackets), to compare cells with (比对键)';

CREATE FUNCTION govcredit.severity_2016(cell pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
RETURN CASE
	WHEN govcredit.cell_text(cell) OPERATOR(pg_catalog.=) ANY ('{1,2}'::pg_catalog.text[]) THEN 'ordinary'::pg_catalog.text
	WHEN govcredit.cell_text(cell) OPERATOR(pg_catalog.=) '3'::pg_catalog.text THEN 'serious'::pg_catalog.text
END;

COMMENT ON FUNCTION govcredit.severity_2016(pg_catalog.text) IS
'class of severity for the scale of 2016 (失信严重程度): 1 and 2 ordinary, 3 serious; NULL for 0, undetermined. That 2 (较重) is ordinary is our default';

/* ---- names ---- */

/*
 * A column of a table that nobody would read, because its name is nearly one
 * that is looked for and not there.
 */
CREATE FUNCTION govcredit.nearly(one pg_catalog.text, other pg_catalog.text)
RETURNS pg_catalog.bool
AS 'MODULE_PATHNAME', 'govcredit_layout_nearly'
LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.nearly(pg_catalog.text, pg_catalog.text) IS
'are two names one slip of the fingers apart, case aside: a letter too many, too few or another, or two changed over? (疑似误写)';

CREATE FUNCTION govcredit.refuse_misspelt(relation pg_catalog.regclass, wanted pg_catalog.text[], known pg_catalog.text[])
RETURNS pg_catalog.void
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	slip record;
BEGIN
	SELECT a.attname AS name, m.name AS meant INTO slip
	  FROM pg_attribute a JOIN unnest(wanted) AS m (name) ON govcredit.nearly(a.attname::text, m.name)
	 WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
	   AND lower(a.attname) <> ALL (known) AND lower(a.attname) <> ALL (wanted)
	   AND NOT EXISTS (SELECT FROM pg_attribute o
						WHERE o.attrelid = relation AND o.attnum > 0 AND NOT o.attisdropped AND lower(o.attname) = m.name)
	 ORDER BY a.attnum, m.name COLLATE "C" LIMIT 1;
	IF FOUND THEN
		RAISE undefined_column USING
			MESSAGE = govcredit.say('column "%s" of %s is not read', slip.name, relation), CONSTRAINT = 'column_not_read',
			HINT = govcredit.say('Perhaps "%s" is meant. Rename it; in a view before, if it is meant to be called so.', slip.meant);
	END IF;
END
$$;

COMMENT ON FUNCTION govcredit.refuse_misspelt(pg_catalog.regclass, pg_catalog.text[], pg_catalog.text[]) IS
'42703 for a column of a table whose name is nearly one that is looked for and not there (疑似误写字段名)';

/* ---- columns ---- */

CREATE FUNCTION govcredit.layout_source(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	OUT seq pg_catalog.int4, OUT "column" pg_catalog.text, OUT type pg_catalog.text, OUT role pg_catalog.text,
	OUT attribute pg_catalog.text, OUT holds pg_catalog.text, OUT name pg_catalog.text)
RETURNS SETOF pg_catalog.record
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 30
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT f.seq, f."column", f.type, f.role, CASE WHEN relation IS NULL THEN f."column" ELSE a.attname::text END,
		   CASE WHEN relation IS NULL THEN 'text'
				WHEN a.attname IS NULL THEN NULL
				WHEN a.base IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN 'text'
				WHEN a.base = 'date'::regtype THEN 'date'
				WHEN a.base = 'timestamp'::regtype THEN 'timestamp'
				WHEN a.base = 'timestamptz'::regtype THEN 'timestamptz'
				WHEN a.base IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype,
								'float4'::regtype, 'float8'::regtype) THEN 'number'
				ELSE 'other' END,
		   f.name
	  FROM govcredit.layout_fields(layout_source.layout) f
	  LEFT JOIN LATERAL (
			SELECT t.attname,
				   COALESCE((WITH RECURSIVE below AS (
								SELECT y.oid, y.typtype, y.typbasetype FROM pg_catalog.pg_type y WHERE y.oid = t.atttypid
								UNION ALL
								SELECT y.oid, y.typtype, y.typbasetype
								  FROM below b JOIN pg_catalog.pg_type y ON b.typtype = 'd' AND y.oid = b.typbasetype)
							 SELECT b.oid FROM below b WHERE b.typtype <> 'd'), t.atttypid) AS base
			  FROM pg_catalog.pg_attribute t
			 WHERE t.attrelid = relation AND t.attnum > 0 AND NOT t.attisdropped
			   AND (t.attname = f."column" OR lower(t.attname) = lower(f."column"))
			 ORDER BY t.attname = f."column" DESC, t.attnum LIMIT 1) a ON true
	 ORDER BY f.seq;
END;

COMMENT ON FUNCTION govcredit.layout_source(pg_catalog.regclass, govcredit.layout) IS
'for each column of a layout the column of a table that is taken for it, by name, and what it holds (字段对应): text, date, timestamp, timestamptz, number, other; NULL where the table has none. Of no table: the layout''s own columns, as text';

CREATE FUNCTION govcredit.layout_read(attribute pg_catalog.text, holds pg_catalog.text, wanted pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN CASE
	WHEN attribute IS NULL THEN
		'NULL::pg_catalog.' || CASE wanted WHEN 'number' THEN '"numeric"' ELSE wanted END
	WHEN wanted = 'date' THEN
		CASE holds WHEN 'date' THEN quote_ident(attribute)
				   WHEN 'timestamp' THEN format('%I::pg_catalog.date', attribute)
				   WHEN 'timestamptz' THEN format('CASE WHEN %1$I OPERATOR(pg_catalog.<) ''9999-12-31 00:00:00+00''::pg_catalog.timestamptz THEN pg_catalog.timezone(''Asia/Shanghai'', %1$I)::pg_catalog.date END', attribute)
				   ELSE format('govcredit.cell_date(%I::pg_catalog.text)', attribute) END
	WHEN wanted = 'timestamp' THEN
		CASE holds WHEN 'date' THEN format('%I::pg_catalog.timestamp', attribute)
				   WHEN 'timestamp' THEN quote_ident(attribute)
				   WHEN 'timestamptz' THEN format('CASE WHEN %1$I OPERATOR(pg_catalog.<) ''9999-12-31 00:00:00+00''::pg_catalog.timestamptz THEN pg_catalog.timezone(''Asia/Shanghai'', %1$I) END', attribute)
				   ELSE format('govcredit.cell_timestamp(%I::pg_catalog.text)', attribute) END
	WHEN wanted = 'number' THEN
		CASE holds WHEN 'number' THEN format('%I::pg_catalog."numeric"', attribute)
				   ELSE format('govcredit.cell_number(%I::pg_catalog.text)', attribute) END
	ELSE format('govcredit.cell_text(%I::pg_catalog.text)', attribute) END;

COMMENT ON FUNCTION govcredit.layout_read(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
'SQL that reads a column as text, number, date or timestamp (in Shanghai), whatever it holds; immutable, so it may be indexed (取值表达式)';

CREATE FUNCTION govcredit.layout_read_day(attribute pg_catalog.text, holds pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN CASE WHEN attribute IS NULL THEN govcredit.layout_read(NULL, holds, 'date')
			ELSE format('govcredit.plausible_day(%s)', govcredit.layout_read(attribute, holds, 'date')) END;

COMMENT ON FUNCTION govcredit.layout_read_day(pg_catalog.text, pg_catalog.text) IS
'SQL that reads a column as a day that may be meant, NULL where the row check reports bad_date or implausible_date (取日期表达式)';

CREATE FUNCTION govcredit.layout_relation(relation pg_catalog.regclass)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET quote_all_identifiers = off	-- bad rows are known again by it
AS $$
DECLARE
	kind "char" := (SELECT c.relkind FROM pg_class c WHERE c.oid = relation);
BEGIN
	IF kind IS NULL OR kind NOT IN ('r', 'p', 'v', 'm', 'f') THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN kind IS NULL THEN govcredit.say('there is no such table') ELSE govcredit.say('"%s" is neither a table nor a view', relation) END, CONSTRAINT = 'layout_no_table',
			ERRCODE = CASE WHEN relation IS NULL THEN 'null_value_not_allowed' WHEN kind IS NULL THEN 'undefined_table' ELSE 'wrong_object_type' END,
			HINT = govcredit.say('Give a table, partitioned table or view: its rows are read.');
	END IF;
	RETURN (SELECT format('%I.%I', n.nspname, c.relname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.oid = relation);
END
$$;

COMMENT ON FUNCTION govcredit.layout_relation(pg_catalog.regclass) IS 'name of a table or view with its schema, quoted; an error of anything else (表名)';

CREATE FUNCTION govcredit.layout_view_name(relation pg_catalog.regclass, view_name pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN (SELECT CASE cardinality(p.parts) WHEN 1 THEN format('%I.%I', n.nspname, p.parts[1])
			   ELSE (SELECT string_agg(quote_ident(u.part), '.' ORDER BY u.n) FROM unnest(p.parts) WITH ORDINALITY AS u (part, n)) END
		  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,
			   parse_ident(view_name) AS p (parts)
		 WHERE c.oid = relation);

COMMENT ON FUNCTION govcredit.layout_view_name(pg_catalog.regclass, pg_catalog.text) IS
'name of a view to create, in the schema of its table unless it names another (视图名)';

/*
 * What tells a row of the relation from others: ctid, or of a view the column
 * source_row, if it has one.
 */
CREATE FUNCTION govcredit.layout_row_id(relation pg_catalog.regclass)
RETURNS pg_catalog.text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN (SELECT CASE WHEN c.relkind <> 'v' THEN 'ctid'
					WHEN EXISTS (SELECT FROM pg_catalog.pg_attribute a
								  WHERE a.attrelid = c.oid AND a.attname = 'source_row' AND a.atttypid = 'tid'::regtype) THEN 'source_row'
					ELSE 'NULL::pg_catalog.tid' END
		  FROM pg_catalog.pg_class c WHERE c.oid = relation);

COMMENT ON FUNCTION govcredit.layout_row_id(pg_catalog.regclass) IS
'SQL for what tells a row of a table from others: ctid; of a view its column source_row (行标识)';

/* ---- a table's rows as a policy sees them ---- */

CREATE FUNCTION govcredit.layout_view_options(document pg_catalog.jsonb, options pg_catalog.jsonb)
RETURNS pg_catalog.void
LANGUAGE plpgsql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known text[] := '{record_type,deadline,calendar,subject_kinds}';
	wrong record;
BEGIN
	IF document IS NULL OR options IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = govcredit.say('policy and options of a layout''s view must not be null'), CONSTRAINT = 'view_arguments_null';
	END IF;
	IF jsonb_typeof(options) <> 'object' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = govcredit.say('options of a layout''s view: expected an object'), CONSTRAINT = 'view_options_not_object';
	END IF;
	SELECT k AS name, govcredit.meant(k, known) AS meant INTO wrong
	  FROM jsonb_object_keys(options) k WHERE k <> ALL (known) ORDER BY k COLLATE "C" LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = govcredit.say('options of a layout''s view: unknown key "%s"', govcredit.mask_text(wrong.name)), CONSTRAINT = 'view_option_unknown',
			HINT = concat_ws(' ', govcredit.perhaps(wrong.meant), govcredit.say('Known keys: record_type, deadline, calendar, subject_kinds.'));
	END IF;
	IF options ? 'subject_kinds' AND jsonb_typeof(options -> 'subject_kinds') <> 'object' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = govcredit.say('options of a layout''s view: subject_kinds is an object of categories'), CONSTRAINT = 'view_kinds_not_object';
	END IF;

	-- codes of the policy
	SELECT g.code, g.what, govcredit.meant(g.code, ARRAY(SELECT jsonb_object_keys(document -> g.section))) AS meant INTO wrong
	  FROM (SELECT options ->> 'record_type' AS code, 'record type' AS what, 'record_types' AS section
			UNION ALL SELECT options ->> 'deadline', 'deadline', 'deadlines'
			UNION ALL SELECT m.value, 'subject kind', 'subject_kinds'
				 FROM jsonb_each_text(CASE jsonb_typeof(options -> 'subject_kinds') WHEN 'object' THEN options -> 'subject_kinds' ELSE '{}' END) m) g
	 WHERE g.code IS NOT NULL AND document -> g.section -> g.code IS NULL
	 ORDER BY g.section, g.code COLLATE "C" LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION USING
			ERRCODE = 'IG005',
			MESSAGE = govcredit.say('policy "%s" has no %s "%s"', document ->> 'name', wrong.what, govcredit.mask_text(wrong.code)),
			CONSTRAINT = 'policy_has_no',
			HINT = CASE WHEN wrong.meant IS NULL THEN govcredit.say('policy_items() lists what it has.') ELSE govcredit.say('The nearest it has is "%s".', wrong.meant) END;
	END IF;
END
$$;

COMMENT ON FUNCTION govcredit.layout_view_options(pg_catalog.jsonb, pg_catalog.jsonb) IS
'raises where an option of layout_view is unknown, or names what the policy does not have (评价视图选项校验)';

/*
 * Every column is one expression of the table's columns alone, without look-up
 * or clock, so any of them may be indexed and the view is found to match.
 */
CREATE FUNCTION govcredit.layout_kinds_fault(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	attribute pg_catalog.text,
	known pg_catalog.text[])
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on
AS $$
DECLARE
	codes CONSTANT text[] := (
		SELECT f.codes
		  FROM govcredit.layout_fields(layout) f
		  JOIN govcredit.layout_source(relation, layout) o ON o."column" = f."column"
		 WHERE f.role = 'kinds' AND o.attribute = $3
		 LIMIT 1);
BEGIN
	RETURN format('CASE %sWHEN govcredit.cell_unknown(%I::pg_catalog.text, %L::pg_catalog.text[]) IS NOT NULL THEN %L END',
		CASE WHEN codes IS NOT NULL
			 THEN format('WHEN govcredit.cell_unknown(%I::pg_catalog.text, %L::pg_catalog.text[]) IS NOT NULL THEN %L ', $3, known || codes, $3 || ': bad_code') END,
		$3, known, $3 || ': unknown_kind');
END
$$;

COMMENT ON FUNCTION govcredit.layout_kinds_fault(pg_catalog.regclass, govcredit.layout, pg_catalog.text, pg_catalog.text[]) IS
'part of layout_view_columns(): the expression of what is wrong with a cell of kinds of penalty (处罚种类未能读取的原因): unknown_kind, of the code list, but of no class; bad_code, of neither';

CREATE FUNCTION govcredit.layout_view_columns(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	policy govcredit.policy,
	options pg_catalog.jsonb DEFAULT '{}',
	OUT seq pg_catalog.int4, OUT "column" pg_catalog.text, OUT expression pg_catalog.text)
RETURNS SETOF pg_catalog.record
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 25
SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on
AS $$
DECLARE
	document jsonb := govcredit.policy_document(policy);
	handle text := format('%L::govcredit.policy', policy::text);
	kinds_known text[] := ARRAY(SELECT k.value #>> '{title,zh}' FROM jsonb_each(document -> 'penalty_kinds') k ORDER BY (k.value ->> 'order')::int, k.key COLLATE "C");
	extras text[] := '{subject_kind,severity,published_on,corrected_on,duties_done_on,committed_on}';
	fields jsonb;
	extra jsonb;
	kinds text;
	severity text;
	subject text := 'NULL::pg_catalog.text';
	category text;
	decided text;
	amount text;
	revoked text;
	record_type text;
	deadline text;
	days int;
	calendar text;
	due text := 'NULL::pg_catalog.date';
	published text;
	repair text;
	public text;
	points text;
	judged text;
	reasons text;
BEGIN
	PERFORM govcredit.layout_view_options(document, options);
	PERFORM govcredit.refuse_misspelt(relation, extras,
		ARRAY(SELECT lower(f."column") FROM govcredit.layout_fields(layout_view_columns.layout) f));

	-- by role: what the layout has; several columns only of penalty kinds
	SELECT jsonb_object_agg(r.role, r.columns) INTO fields
	  FROM (SELECT s.role, jsonb_agg(jsonb_build_array(s.attribute, s.holds) ORDER BY s.seq) AS columns
			  FROM govcredit.layout_source(relation, layout_view_columns.layout) s
			 WHERE s.role IS NOT NULL AND s.attribute IS NOT NULL GROUP BY s.role) r;
	-- what no layout has but a table may
	SELECT jsonb_object_agg(a.attname, CASE a.atttypid WHEN 'date'::regtype THEN 'date' WHEN 'timestamp'::regtype THEN 'timestamp'
													   WHEN 'timestamptz'::regtype THEN 'timestamptz' ELSE 'text' END)
	  INTO extra
	  FROM pg_attribute a
	 WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped
	   AND a.attname = ANY (extras);
	fields := coalesce(fields, '{}');
	extra := coalesce(extra, '{}');

	record_type := coalesce(options ->> 'record_type', CASE WHEN EXISTS (
		SELECT FROM govcredit.layout_fields(layout_view_columns.layout) f WHERE f.role = 'kinds') THEN 'administrative_penalty' ELSE 'licence' END);
	IF document -> 'record_types' -> record_type IS NULL THEN
		RAISE EXCEPTION USING
			ERRCODE = 'IG005',
			MESSAGE = govcredit.say('policy "%s" has no record type "%s"', govcredit.policy_name(policy), record_type),
			CONSTRAINT = 'policy_has_no_record_type',
			HINT = govcredit.say('Give the options a "record_type" that the policy has.');
	END IF;
	deadline := coalesce(options ->> 'deadline', document -> 'record_types' -> record_type ->> 'publish_within');
	calendar := format('%L::govcredit.calendar', coalesce((options ->> 'calendar')::govcredit.calendar, govcredit.default_calendar())::text);

	decided := govcredit.layout_read_day(fields #>> '{decided_on,0,0}', fields #>> '{decided_on,0,1}');
	amount := CASE WHEN fields ? 'amount_yuan' THEN format('govcredit.cell_yuan(%s, 1)', govcredit.layout_read(fields #>> '{amount_yuan,0,0}', fields #>> '{amount_yuan,0,1}', 'number'))
				   WHEN fields ? 'amount' THEN format('govcredit.cell_yuan(%s, 10000)', govcredit.layout_read(fields #>> '{amount,0,0}', fields #>> '{amount,0,1}', 'number'))
				   ELSE 'NULL::pg_catalog."numeric"' END;
	revoked := CASE WHEN fields ? 'status' THEN format('(%s OPERATOR(pg_catalog.=) ''1''::pg_catalog.text)',
							govcredit.layout_read(fields #>> '{status,0,0}', fields #>> '{status,0,1}', 'text')) END;

	-- class of severity: stated, on the scale of 2016, or that of the heaviest kind of penalty
	SELECT string_agg(format('COALESCE(govcredit.cell_codes(%I::pg_catalog.text, %L::pg_catalog.text[]), ''{}''::pg_catalog.text[])',
							 k.c ->> 0, kinds_known), ' OPERATOR(pg_catalog.||) ' ORDER BY k.n)
	  INTO kinds FROM jsonb_array_elements(fields -> 'kinds') WITH ORDINALITY AS k (c, n);
	severity := concat_ws(', ',
		CASE WHEN extra ? 'severity' THEN govcredit.layout_read('severity', 'text', 'text') END,
		CASE WHEN fields ? 'severity_2016' THEN format('govcredit.severity_2016(%I::pg_catalog.text)', fields #>> '{severity_2016,0,0}') END,
		CASE WHEN kinds IS NOT NULL THEN format('govcredit.severity(%s, %s)', handle, kinds) END);
	severity := CASE WHEN severity = '' THEN 'NULL::pg_catalog.text' ELSE format('COALESCE(%s)', severity) END;

	-- natural persons have no score outside their office or licensed work
	IF extra ? 'subject_kind' THEN
		subject := govcredit.layout_read('subject_kind', 'text', 'text');
	ELSIF fields ? 'category' THEN
		category := govcredit.layout_read(fields #>> '{category,0,0}', fields #>> '{category,0,1}', 'text');
		SELECT format('CASE %s END', string_agg(format('WHEN %s OPERATOR(pg_catalog.=) %L::pg_catalog.text THEN %L::pg_catalog.text', category, m.key, m.value), ' ' ORDER BY m.key COLLATE "C"))
		  INTO subject
		  FROM jsonb_each_text(coalesce(options -> 'subject_kinds', '{"法人及非法人组织": "enterprise", "个体工商户": "enterprise"}')) m;
	ELSIF fields ? 'person_id' THEN
		subject := format('CASE WHEN %s IS NULL THEN ''enterprise''::pg_catalog.text END',
						  govcredit.layout_read(fields #>> '{person_id,0,0}', fields #>> '{person_id,0,1}', 'text'));
	ELSE
		subject := '''enterprise''::pg_catalog.text';
	END IF;
	-- unless it is said who counts as what, the code does: a hospital is an institution
	IF NOT extra ? 'subject_kind' AND NOT options ? 'subject_kinds' AND fields ? 'party_code' THEN
		subject := format('govcredit.party_kind(%s, %s, %s)', handle, govcredit.layout_read(fields #>> '{party_code,0,0}', fields #>> '{party_code,0,1}', 'text'), subject);
	END IF;
	IF revoked IS NOT NULL THEN
		subject := format('CASE WHEN %s IS NOT TRUE THEN %s END', revoked, subject);
	END IF;

	published := CASE WHEN extra ? 'published_on' THEN govcredit.layout_read_day('published_on', extra ->> 'published_on')
					  ELSE 'NULL::pg_catalog.date' END;

	-- what the policy cannot judge is NULL, with its reason, and no error for the rest
	judged := format('govcredit.judges(%s, %s, %L, %s, %s)', handle, subject, record_type, severity, amount);
	IF document -> 'repair' IS NOT NULL AND fields ? 'kinds' THEN
		repair := format('(CASE WHEN %s IS NULL THEN govcredit.repair(%s, %s, %L, %s, NULL, severity => %s, amount => %s, corrected_on => %s, duties_done_on => %s, committed_on => %s) END)',
			judged, handle, subject, record_type, decided, severity, amount,
			govcredit.layout_read_day(CASE WHEN extra ? 'corrected_on' THEN 'corrected_on' END, extra ->> 'corrected_on'),
			govcredit.layout_read_day(CASE WHEN extra ? 'duties_done_on' THEN 'duties_done_on' END, extra ->> 'duties_done_on'),
			govcredit.layout_read_day(CASE WHEN extra ? 'committed_on' THEN 'committed_on' END, extra ->> 'committed_on'));
		-- one rule says what is published and until when, as in a registry; of an application nothing is known yet
		public := format('(CASE WHEN %s IS NULL THEN govcredit.publication(%s, %s, %L, %s, ''infinity'', %s, %s) END)',
			judged, handle, subject, record_type, decided, severity, amount);
		points := format('CASE WHEN %s IS NULL THEN govcredit.points(%s, %s, %L, %s, %s, %s) END', judged, handle, subject, record_type, decided, severity, amount);
	END IF;

	-- due only where a decision is published at all and the calendar knows every
	-- day up to it: one counted with guesses is real if the last day is covered
	IF deadline IS NOT NULL THEN
		days := (document #>> ARRAY['deadlines', deadline, 'days'])::int;
		due := format('CASE WHEN %6$sgovcredit.calendar_covers(%1$s, %2$s) AND govcredit.calendar_covers(%3$s, %2$s) THEN govcredit.due(%4$s, %5$L, %1$s, %2$s) END',
			decided, calendar,
			CASE document #>> ARRAY['deadlines', deadline, 'unit']
				WHEN 'workday' THEN format('govcredit.add_workdays(%s, %s, %s, true)', decided, days, calendar)
				ELSE format('(%s OPERATOR(pg_catalog.+) %s)', decided, days) END,
			handle, deadline,
			CASE WHEN public IS NULL THEN '' ELSE format('%s.allowed IS NOT FALSE AND (%s IS NULL OR %s IS NULL) AND ', public, subject, judged) END);
	END IF;

	-- each cell that is filled and not read, each code that nobody knows, and why nothing is judged
	SELECT string_agg(r.sql, ', ' ORDER BY r.n, r.sql COLLATE "C") INTO reasons
	  FROM (
		SELECT 1 AS n, format('CASE WHEN govcredit.cell_text(%I::pg_catalog.text) IS NOT NULL AND %s IS NULL THEN %L END',
							  x.name, x.sql, x.name || ': ' || x.code) AS sql
		  FROM (VALUES (fields #>> '{decided_on,0,0}', decided, 'bad_date'),
					   (fields #>> '{publication_end,0,0}', govcredit.layout_read_day(fields #>> '{publication_end,0,0}', fields #>> '{publication_end,0,1}'), 'bad_date'),
					   (coalesce(fields #>> '{amount_yuan,0,0}', fields #>> '{amount,0,0}'), amount, 'bad_number')) AS x (name, sql, code)
		 WHERE x.name IS NOT NULL
		UNION ALL
		SELECT 1, format('CASE WHEN govcredit.cell_text(%I::pg_catalog.text) IS NOT NULL AND %s IS NULL THEN %L END',
						 e.key, govcredit.layout_read_day(e.key, e.value), e.key || ': bad_date')
		  FROM jsonb_each_text(extra) e WHERE e.key LIKE '%\_on'
		UNION ALL
		SELECT 2, govcredit.layout_kinds_fault(relation, layout_view_columns.layout, k.c ->> 0, kinds_known)
		  FROM jsonb_array_elements(fields -> 'kinds') AS k (c)
		UNION ALL
		SELECT 2, format('CASE WHEN govcredit.cell_unknown(%I::pg_catalog.text, %L::pg_catalog.text[]) IS NOT NULL THEN %L END',
						 o.attribute, f.codes, o.attribute || ': bad_code')
		  FROM govcredit.layout_fields(layout_view_columns.layout) f JOIN govcredit.layout_source(relation, layout_view_columns.layout) o ON o."column" = f."column"
		 WHERE f.role IN ('category', 'status', 'severity_2016') AND f.codes IS NOT NULL AND o.attribute IS NOT NULL
		UNION ALL
		SELECT 3, format('CASE WHEN govcredit.cell_text(%I::pg_catalog.text) IS NULL THEN %L END', x.name, x.name || ': blank')
		  FROM (VALUES (fields #>> '{decided_on,0,0}'), (fields #>> '{category,0,0}')) AS x (name) WHERE x.name IS NOT NULL
		UNION ALL
		SELECT 4, format('CASE WHEN %s IS NOT NULL THEN %s END', subject, judged)) AS r;
	RETURN QUERY
	SELECT (row_number() OVER (ORDER BY c.n))::int, c.name, c.sql
	  FROM (VALUES
		(1, 'source_row', govcredit.layout_row_id(relation)),
		(2, 'party', govcredit.layout_read(fields #>> '{party,0,0}', fields #>> '{party,0,1}', 'text')),
		(3, 'party_code', govcredit.layout_read(fields #>> '{party_code,0,0}', fields #>> '{party_code,0,1}', 'text')),
		(4, 'document', govcredit.layout_read(fields #>> '{document,0,0}', fields #>> '{document,0,1}', 'text')),
		(5, 'organ', govcredit.layout_read(fields #>> '{organ,0,0}', fields #>> '{organ,0,1}', 'text')),
		(6, 'organ_code', govcredit.layout_read(fields #>> '{organ_code,0,0}', fields #>> '{organ_code,0,1}', 'text')),
		(7, 'decided_on', decided),
		(8, 'record_type', format('%L::pg_catalog.text', record_type)),
		(9, 'subject_kind', subject),
		(10, 'severity', severity),
		(11, 'class', CASE WHEN severity LIKE 'NULL%' THEN severity ELSE
			(SELECT format('CASE %s END', string_agg(format('WHEN %s OPERATOR(pg_catalog.=) %L::pg_catalog.text THEN %L::pg_catalog.text', severity, s.key, s.value #>> '{title,zh}'), ' ' ORDER BY s.key COLLATE "C"))
			   FROM jsonb_each(document -> 'severities') s) END),
		(12, 'amount', amount),
		(13, 'points', coalesce(points, 'NULL::pg_catalog."numeric"')),
		(14, 'publication_due', due),
		(15, 'published_on', published),
		(16, 'days_late', CASE WHEN extra ? 'published_on' AND deadline IS NOT NULL THEN
			format('CASE WHEN govcredit.calendar_covers(%1$s, %2$s) AND %3$s IS NOT NULL THEN GREATEST(0, govcredit.workdays_between(%3$s, %1$s, %2$s)) END', published, calendar, due)
			ELSE 'NULL::pg_catalog.int4' END),
		(17, 'first_repair_day', coalesce(repair || '.first_day', 'NULL::pg_catalog.date')),
		(18, 'repair_unmet', coalesce(repair || '.unmet', 'NULL::pg_catalog.text[]')),
		(19, 'publication_end', coalesce(public || '.ends_on', 'NULL::pg_catalog.date')),
		(20, 'publication_ends_when', CASE WHEN public IS NULL THEN 'NULL::pg_catalog.text'
			ELSE format('CASE WHEN %1$s.allowed THEN %1$s.ends_when WHEN NOT %1$s.allowed THEN ''not_published''::pg_catalog.text END', public) END),
		(21, 'stated_publication_end', govcredit.layout_read_day(fields #>> '{publication_end,0,0}', fields #>> '{publication_end,0,1}')),
		(22, 'regime', coalesce(repair || '.regime', 'NULL::pg_catalog.text')),
		(23, 'revoked', coalesce(revoked, 'false')),
		(24, 'reasons', format('NULLIF(pg_catalog.array_remove(ARRAY[%s]::pg_catalog.text[], NULL), ''{}''::pg_catalog.text[])', reasons))) AS c (n, name, sql);
END
$$;

COMMENT ON FUNCTION govcredit.layout_view_columns(pg_catalog.regclass, govcredit.layout, govcredit.policy, pg_catalog.jsonb) IS
'the columns of layout_view, each as an expression of the table''s own columns, for a CREATE INDEX (视图字段表达式); of no table: of the layout''s columns as text';

CREATE FUNCTION govcredit.layout_view(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	policy govcredit.policy,
	view_name pg_catalog.text,
	options pg_catalog.jsonb DEFAULT '{}')
RETURNS pg_catalog.regclass
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	target text := govcredit.layout_view_name(relation, view_name);
	named record;
BEGIN
	EXECUTE format('CREATE VIEW %s AS SELECT %s FROM %s', target,
		(SELECT string_agg(format('%s AS %I', c.expression, c."column"), ', ' ORDER BY c.seq)
		   FROM govcredit.layout_view_columns(relation, layout, policy, options) AS c),
		govcredit.layout_relation(relation));
	EXECUTE format('COMMENT ON VIEW %s IS %L', target,
		format('%s in layout %s as policy %s sees it (评价视图)', govcredit.layout_relation(relation), layout, policy));
	FOR named IN
		SELECT * FROM (VALUES
			('source_row', 'ctid of the row in its table (行标识)'), ('party', 'party (行政相对人)'),
			('party_code', 'unified social credit code of the party (统一社会信用代码)'), ('document', 'number of the document (文号)'),
			('organ', 'deciding organ (决定机关)'), ('organ_code', 'code of the organ (决定机关代码)'),
			('decided_on', 'day of the decision (决定日期)'), ('record_type', 'record type of the policy (记录类型)'),
			('subject_kind', 'subject kind of the policy (主体类别); NULL: has no score'),
			('severity', 'class of severity, as a code (严重程度)'), ('class', 'the same in Chinese'),
			('amount', 'amount in yuan (金额，元)'), ('points', 'points before repeat, ageing and repair (分值); NULL where the policy cannot judge the row, see reasons'),
			('publication_due', 'last day to publish in time (公示时限); NULL where it is not published, cannot be judged, or no notice settles the days'),
			('published_on', 'day of publication (公示日期)'), ('days_late', 'working days late (迟报工作日); NULL where nothing is due'),
			('first_repair_day', 'first day to apply for repair (可申请信用修复日)'),
			('repair_unmet', 'conditions of repair not met (未满足条件)'),
			('publication_end', 'last day of publication without repair, by the policy (公示截止日); NULL: no such day, publication_ends_when says why'),
			('publication_ends_when', 'what ends publication (公示终止条件): term, validity, ended, never, unknown as in publication(), or not_published (不予公示); NULL where nothing is judged'),
			('stated_publication_end', 'end of publication as the row says (填报公示截止期)'),
			('regime', 'regime of repair (适用规定)'), ('revoked', 'revoked (已撤销)'),
			('reasons', 'what of the row could not be read or judged, by column (未能读取或评判的原因); NULL: all could')) AS n (name, comment)
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, named.name, named.comment);
	END LOOP;
	RETURN target::pg_catalog.regclass;
END
$$;

COMMENT ON FUNCTION govcredit.layout_view(pg_catalog.regclass, govcredit.layout, govcredit.policy, pg_catalog.text, pg_catalog.jsonb) IS
'creates a view of a table in a layout with what a policy says of each row (评价视图): severity and class, points, publication due and days late, first repair day, end of publication. Options: record_type, deadline, calendar, subject_kinds (category to subject kind). The table may also have columns subject_kind, severity, published_on, corrected_on, duties_done_on, committed_on';

/* ---- all violations of a table ---- */

/*
 * What the rules do not publish has no end of publication.  Of the rest
 * 2099-12-31 is no end, and a day before the decision is out of order, which
 * the row check says.
 */
CREATE FUNCTION govcredit.layout_term_query(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	policy govcredit.policy,
	source pg_catalog.text DEFAULT NULL,
	place pg_catalog.text DEFAULT NULL)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	c jsonb;
	ends record;
BEGIN
	SELECT f."column" AS name, f.name AS title INTO ends
	  FROM govcredit.layout_fields(layout_term_query.layout) f WHERE f.role = 'publication_end' ORDER BY f.seq LIMIT 1;
	IF ends.name IS NULL OR policy IS NULL THEN
		RETURN NULL;
	END IF;
	SELECT jsonb_object_agg(v."column", v.expression) INTO c
	  FROM govcredit.layout_view_columns(relation, layout_term_query.layout, policy) v;
	IF c ->> 'publication_end' LIKE 'NULL%' OR c ->> 'stated_publication_end' LIKE 'NULL%' THEN
		RETURN NULL;
	END IF;
	-- one row: of the table's type, or a JSON object, whose keys may be in capitals
	IF source IS NULL THEN
		source := CASE WHEN relation IS NOT NULL THEN '(SELECT ($1).*)'
			ELSE (SELECT format('(SELECT %s)', string_agg(format('COALESCE($1 OPERATOR(pg_catalog.->>) %1$L::pg_catalog.text, $1 OPERATOR(pg_catalog.->>) %2$L::pg_catalog.text) AS %1$I',
								f."column", upper(f."column")), ', ' ORDER BY f.seq))
					FROM govcredit.layout_fields(layout_term_query.layout) f) END;
	END IF;
	RETURN format($q$SELECT %1$sCASE WHEN p.hidden THEN 'not_published' WHEN p.stated OPERATOR(pg_catalog.>) p.latest THEN 'publication_too_long' ELSE 'publication_too_short' END,%2$s
       t.en, t.zh,
       p.regime, pg_catalog.to_char(p.stated, 'YYYY-MM-DD')
  FROM (SELECT %16$s%6$s AS decided, %7$s AS stated, %8$s AS latest,
               CASE WHEN %17$s IS NULL THEN (govcredit.repair(%9$L::govcredit.policy, %10$s, %11$s, %6$s, NULL, severity => %12$s, amount => %13$s,
                                 corrected_on => %6$s, duties_done_on => %6$s, committed_on => %6$s)).first_day END AS first_day,
               COALESCE(%18$s OPERATOR(pg_catalog.=) 'not_published'::pg_catalog.text, false) AS hidden,
               %12$s AS severity, %14$s AS class, %15$s AS regime
          FROM %3$s AS r) AS w,
       LATERAL (SELECT w.*, CASE WHEN w.first_day OPERATOR(pg_catalog.>) w.decided THEN w.first_day OPERATOR(pg_catalog.-) 1 ELSE w.decided END AS earliest) AS p,
       LATERAL (SELECT (govcredit.said('%%s (%%s): found %%s, expected no value: a record of class %%s (%%s) is not published',
                                       %4$L, %5$L, pg_catalog.to_char(p.stated, 'YYYY-MM-DD'), p.severity, p.class)).* WHERE p.hidden
                UNION ALL
                SELECT (govcredit.said('%%s (%%s): found %%s, expected a day from %%s to %%s, the term of class %%s (%%s)',
                                       %4$L, %5$L, pg_catalog.to_char(p.stated, 'YYYY-MM-DD'), pg_catalog.to_char(p.earliest, 'YYYY-MM-DD'),
                                       pg_catalog.to_char(p.latest, 'YYYY-MM-DD'), p.severity, p.class)).* WHERE NOT p.hidden) AS t
 WHERE p.stated OPERATOR(pg_catalog.>=) p.decided
   AND (p.hidden OR (p.stated OPERATOR(pg_catalog.<>) '2099-12-31'::pg_catalog.date
                     AND (p.stated OPERATOR(pg_catalog.>) p.latest OR p.stated OPERATOR(pg_catalog.<) p.earliest)))$q$,
		CASE WHEN place IS NOT NULL THEN format('p.source, p.id, %L, ', ends.name) END, CASE WHEN place IS NOT NULL THEN ' ''warning'',' END,
		source, ends.name, ends.title, c ->> 'decided_on', c ->> 'stated_publication_end', c ->> 'publication_end',
		policy::text, c ->> 'subject_kind', c ->> 'record_type', c ->> 'severity', c ->> 'amount', c ->> 'class', c ->> 'regime', place || ', ',
		format('govcredit.judges(%L::govcredit.policy, %s, %s, %s, %s)', policy::text, c ->> 'subject_kind', c ->> 'record_type', c ->> 'severity', c ->> 'amount'),
		c ->> 'publication_ends_when');
END
$$;

COMMENT ON FUNCTION govcredit.layout_term_query(pg_catalog.regclass, govcredit.layout, govcredit.policy, pg_catalog.text, pg_catalog.text) IS
'the query that holds the end of publication against the term of its class and regime, by a policy (公示期限校验语句): of the rows of a source, or of one row, $1, of the table''s type, of no table a JSON object; NULL where layout or policy has no such term';

/*
 * The divisions that an organ's name begins with (山东省济南市…) against the one of
 * its code: each should be that one, above it or below it.  Names that are no
 * more than a common word (城区, 郊区) would be found in the names of organs
 * elsewhere; below the county the table is not complete.
 */
CREATE FUNCTION govcredit.foreign_region(code govcredit.division, name pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rest text := name;
	named record;
	same govcredit.division[];	/* that of the code, and whoever took over since */
BEGIN
	IF NOT EXISTS (SELECT FROM govcredit.division_entry e WHERE e.code = coalesce(govcredit.county($1), govcredit.city($1), govcredit.province($1))) THEN
		RETURN NULL;
	END IF;
	WITH RECURSIVE heirs AS (
		SELECT $1 AS code
		UNION
		SELECT s FROM heirs h CROSS JOIN LATERAL govcredit.successors(coalesce(govcredit.county(h.code), govcredit.city(h.code), govcredit.province(h.code))) s)
	SELECT array_agg(h.code) INTO same FROM heirs h;
	LOOP
		SELECT e.name, bool_or(EXISTS (SELECT FROM unnest(same) s (code) WHERE govcredit.within(e.code, s.code) OR govcredit.within(s.code, e.code))) AS agrees INTO named
		  FROM govcredit.division_entry e
		 WHERE e.name COLLATE "C" >= "left"(rest, 1) AND e.name COLLATE "C" <= rest AND starts_with(rest, e.name) AND NOT e.heading AND (char_length(e.name) > 2 OR e.name NOT LIKE '%区')
		   AND e.level IN ('province', 'city', 'county')
		 GROUP BY e.name ORDER BY char_length(e.name) DESC LIMIT 1;
		EXIT WHEN named.name IS NULL;
		IF NOT named.agrees THEN
			RETURN named.name;
		END IF;
		rest := substr(rest, char_length(named.name) + 1);
	END LOOP;
	RETURN NULL;
END
$$;

COMMENT ON FUNCTION govcredit.foreign_region(govcredit.division, pg_catalog.text) IS
'the first division that the name of an organ begins with and that neither is that of its code, nor above nor below it (名称与区划代码不一致的地名); NULL where there is none or division_entry does not have that of the code';

/*
 * The rules of a table, a row for each column that one is about; of those about
 * several together one, with the keys of all.
 */
CREATE FUNCTION govcredit.layout_table_rule(relation pg_catalog.regclass, layout govcredit.layout)
RETURNS TABLE (n pg_catalog.int8, kind pg_catalog.text, argument pg_catalog.jsonb, code pg_catalog.text, head pg_catalog.text, tail pg_catalog.text,
	severity pg_catalog.text, "column" pg_catalog.text, name pg_catalog.text, attribute pg_catalog.text, key pg_catalog.text,
	columns pg_catalog.text, keys pg_catalog.text, keys_there pg_catalog.text,
	other_column pg_catalog.text, other_name pg_catalog.text, other_attribute pg_catalog.text, other_holds pg_catalog.text, other_key pg_catalog.text)
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 5
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH document AS (
		SELECT d AS document, coalesce(d ->> 'basis', d ->> 'name') AS basis FROM govcredit.layout_document(layout_table_rule.layout) AS d),
	source AS MATERIALIZED (
		SELECT s.*, coalesce(f.basis, format('%s第%s项', d.basis, s.seq)) AS basis,
			   /* of a code that is none nothing more is said */
			   format(CASE s.type WHEN 'uscc' THEN 'CASE WHEN govcredit.is_valid_uscc(govcredit.cell_text(%1$I::pg_catalog.text)) THEN govcredit.cell_key(%1$I::pg_catalog.text) END'
							ELSE 'govcredit.cell_key(%1$I::pg_catalog.text)' END || ' COLLATE pg_catalog."C"', s.attribute) AS key
		  FROM document d CROSS JOIN govcredit.layout_source(relation, layout_table_rule.layout) s JOIN govcredit.layout_fields(layout_table_rule.layout) f ON f.seq = s.seq
		 WHERE s.attribute IS NOT NULL)
	SELECT row_number() OVER (ORDER BY r.n, k.n), r.v ->> 'kind', r.v -> 'argument', c.code,
		   format('w.source, w.id, %L, %L, %L, ', s."column", c.code, c.severity),
		   format('%L, w.value', coalesce(r.v ->> 'basis', CASE r.v ->> 'kind' WHEN 'unique' THEN d.basis ELSE s.basis END)),
		   c.severity, s."column", s.name, s.attribute, s.key, a.columns, a.keys, a.there,
		   o."column", o.name, o.attribute, o.holds, o.key
	  FROM document d
	 CROSS JOIN jsonb_array_elements(d.document -> 'table_rules') WITH ORDINALITY AS r (v, n)
	 CROSS JOIN LATERAL (SELECT coalesce(r.v ->> 'code', r.v ->> 'kind') AS code, coalesce(r.v ->> 'severity', 'error') AS severity) c
	 CROSS JOIN jsonb_array_elements_text(r.v -> 'columns') WITH ORDINALITY AS k (name, n)
	  JOIN source s ON s."column" = k.name
	  LEFT JOIN source o ON o."column" = r.v ->> 'other'
	 CROSS JOIN LATERAL (
			SELECT string_agg(x.name, ', ' ORDER BY x.n) AS columns,
				   string_agg(CASE r.v ->> 'kind' WHEN 'unique' THEN format('govcredit.cell_key(%I::pg_catalog.text)', y.attribute) ELSE y.key END, ', ' ORDER BY x.n) AS keys,
				   string_agg(CASE r.v ->> 'kind' WHEN 'in_table' THEN format('govcredit.cell_key(t.%I::pg_catalog.text)', r.v -> 'argument' ->> x.n::int) END, ', ' ORDER BY x.n) AS there
			  FROM jsonb_array_elements_text(r.v -> 'columns') WITH ORDINALITY AS x (name, n)
			  JOIN source y ON y."column" = x.name) a
	 WHERE (r.v ->> 'kind' NOT IN ('unique', 'in_table') OR k.n = 1)
	   AND (r.v ? 'other') = (o."column" IS NOT NULL);
END;
COMMENT ON FUNCTION govcredit.layout_table_rule(pg_catalog.regclass, govcredit.layout) IS
'the rules of a layout for a whole table that a table has the columns for, each with the expressions it asks with (整表校验规则的组成)';

/*
 * The look-ups and the rules about several rows: each is a query of "a seen" and
 * the columns that it needs there.
 */
CREATE FUNCTION govcredit.layout_table_rules(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	OUT seq pg_catalog.int8, OUT keys pg_catalog.text, OUT query pg_catalog.text)
RETURNS SETOF pg_catalog.record
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 5
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	WITH rule AS (SELECT r.* FROM govcredit.layout_table_rule(relation, layout_table_rules.layout) r)
	SELECT r.n,
		   format(',
       govcredit.cell_text(%1$I::pg_catalog.text) AS value_%2$s, CASE WHEN govcredit.cell_key(%1$I::pg_catalog.text) IS NOT NULL THEN ROW(%3$s)::pg_catalog.text END COLLATE pg_catalog."C" AS key_%2$s',
				  r.attribute, r.n, r.keys),
		   format($q$
UNION ALL
SELECT %2$s%3$s, %4$s
  FROM (SELECT s.source, s.id, s.value_%1$s AS value, pg_catalog.row_number() OVER (PARTITION BY s.key_%1$s ORDER BY s.place, s.id) AS k,
               pg_catalog.count(*) OVER (PARTITION BY s.key_%1$s) AS n
          FROM "a seen" AS s WHERE s.k OPERATOR(pg_catalog.=) 1 AND s.key_%1$s IS NOT NULL) AS w
 WHERE w.k OPERATOR(pg_catalog.>) 1$q$,
				  r.n, r.head,
				  format($q$(govcredit.said('%%s (%%s): found the same %%s as in a row before it, %%s in all, expected each once', %L, %L, %L, w.n)).*$q$,
						 r."column", r.name, r.columns),
				  r.tail)
	  FROM rule r WHERE r.kind = 'unique'
	UNION ALL
	SELECT r.n,
		   format(',
       govcredit.cell_text(%1$I::pg_catalog.text) AS value_%2$s, govcredit.cell_division(%1$I::pg_catalog.text) AS division_%2$s, %3$s AS day_%2$s', r.attribute, r.n,
				  CASE WHEN r.other_attribute IS NULL THEN format('%L::pg_catalog.date', r.argument ->> 0) ELSE govcredit.layout_read_day(r.other_attribute, r.other_holds) END),
		   /* a code that was given out since a day may be of a division that began later */
		   format($q$
UNION ALL
SELECT w.source, w.id, %2$L, CASE w.part WHEN 'division_unknown' THEN %3$L ELSE w.part END, %4$L, t.en, t.zh, %5$s
  FROM (WITH d AS MATERIALIZED (SELECT DISTINCT division_%1$s AS division, day_%1$s AS day FROM "a seen" WHERE division_%1$s IS NOT NULL),
             p AS MATERIALIZED (SELECT d.division, d.day, f.part FROM d CROSS JOIN LATERAL govcredit.division_warning(COALESCE(%8$sgovcredit.county(d.division), govcredit.city(d.division), govcredit.province(d.division)), d.day) AS f WHERE f.part IS NOT NULL%6$s)
        SELECT s.source, s.id, s.value_%1$s AS value, p.division, p.day, p.part
          FROM p JOIN "a seen" AS s ON s.division_%1$s OPERATOR(pg_catalog.=) p.division AND s.day_%1$s IS NOT DISTINCT FROM p.day) AS w
 CROSS JOIN LATERAL (
        SELECT (govcredit.said('%%s (%%s): found division %%s inside, expected one of division_entry', %2$L, %7$L, w.division)).* WHERE w.part OPERATOR(pg_catalog.=) 'division_unknown'
        UNION ALL
        SELECT (govcredit.said('%%s (%%s): found division %%s inside, which was no more on %%s', %2$L, %7$L, w.division, pg_catalog.to_char(w.day, 'YYYY-MM-DD'))).* WHERE w.part OPERATOR(pg_catalog.=) 'division_abolished'
        UNION ALL
        SELECT (govcredit.said('%%s (%%s): found division %%s inside, which was not yet on %%s', %2$L, %7$L, w.division, pg_catalog.to_char(w.day, 'YYYY-MM-DD'))).* WHERE w.part OPERATOR(pg_catalog.=) 'division_not_yet') AS t$q$,
				  r.n, r."column", r.code, r.severity, r.tail, CASE WHEN r.argument IS NOT NULL THEN ' AND f.part OPERATOR(pg_catalog.<>) ''division_not_yet''' END, r.name,
				  /* 01 of a city is its 市辖区, all districts together, for which its own office registers: 330101 is of 杭州市 */
				  CASE WHEN r.argument IS NOT NULL THEN 'CASE WHEN govcredit.county(d.division)::pg_catalog.text OPERATOR(pg_catalog.~~) ''____01'' AND govcredit.division_name(govcredit.county(d.division)) IS NULL THEN govcredit.city(d.division) END, ' END)
	  FROM rule r WHERE r.kind = 'known_division'
	UNION ALL
	SELECT r.n,
		   format(',
       govcredit.cell_text(%1$I::pg_catalog.text) AS value_%2$s, %3$s AS key_%2$s, %4$s AS per_%2$s', r.attribute, r.n, r.key, r.other_key),
		   /* whoever differs from the most; where none are the most, all */
		   format($q$
UNION ALL
SELECT %2$s(govcredit.said('%%s (%%s): found more than one for the same %%s (%%s), expected one', %3$L, %4$L, %5$L, %6$L)).*, %7$s
  FROM (WITH c AS MATERIALIZED (
             SELECT s.per_%1$s AS per, s.key_%1$s AS key, pg_catalog.count(*) AS n
               FROM "a seen" AS s WHERE s.k OPERATOR(pg_catalog.=) 1 AND s.per_%1$s IS NOT NULL AND s.key_%1$s IS NOT NULL GROUP BY 1, 2),
             m AS (SELECT c.per, pg_catalog.max(c.n) AS most FROM c GROUP BY c.per HAVING pg_catalog.count(*) OPERATOR(pg_catalog.>) 1),
             t AS (SELECT m.per, m.most, pg_catalog.count(*) AS firsts
                     FROM m JOIN c ON c.per OPERATOR(pg_catalog.=) m.per AND c.n OPERATOR(pg_catalog.=) m.most GROUP BY 1, 2)
        SELECT s.source, s.id, s.value_%1$s AS value
          FROM t JOIN c ON c.per OPERATOR(pg_catalog.=) t.per AND (c.n OPERATOR(pg_catalog.<) t.most OR t.firsts OPERATOR(pg_catalog.>) 1)
          JOIN "a seen" AS s ON s.per_%1$s OPERATOR(pg_catalog.=) c.per AND s.key_%1$s OPERATOR(pg_catalog.=) c.key AND s.k OPERATOR(pg_catalog.=) 1) AS w$q$,
				  r.n, r.head, r."column", r.name, r.other_column, r.other_name, r.tail)
	  FROM rule r WHERE r.kind = 'one_per'
	UNION ALL
	SELECT r.n,
		   format(',
       govcredit.cell_text(%1$I::pg_catalog.text) AS value_%2$s, CASE WHEN pg_catalog.num_nulls(%3$s) OPERATOR(pg_catalog.=) 0 THEN ROW(%3$s)::pg_catalog.text END COLLATE pg_catalog."C" AS key_%2$s',
				  r.attribute, r.n, r.keys),
		   format($q$
UNION ALL
SELECT %2$s(govcredit.said('%%s (%%s): found no row of %%s with this %%s, expected one', %3$L, %4$L, %5$L, %6$L)).*, %7$s
  FROM (SELECT s.source, s.id, s.value_%1$s AS value, s.key_%1$s AS key FROM "a seen" AS s) AS w
 WHERE w.key IS NOT NULL
   AND NOT EXISTS (SELECT FROM %8$s AS t WHERE ROW(%9$s)::pg_catalog.text COLLATE pg_catalog."C" OPERATOR(pg_catalog.=) w.key)$q$,
				  r.n, r.head, r."column", r.name, r.argument ->> 0, r.columns, r.tail,
				  govcredit.layout_relation((r.argument ->> 0)::pg_catalog.regclass), r.keys_there)
	  FROM rule r WHERE r.kind = 'in_table'
	UNION ALL
	SELECT r.n,
		   format(',
       govcredit.cell_text(%1$I::pg_catalog.text) AS value_%2$s, govcredit.cell_division(%1$I::pg_catalog.text) AS division_%2$s, govcredit.cell_text(%3$I::pg_catalog.text) AS name_%2$s',
				  r.attribute, r.n, r.other_attribute),
		   format($q$
UNION ALL
SELECT %2$s(govcredit.said('%%s (%%s): found division %%s, expected one that agrees with "%%s" in %%s (%%s)', %3$L, %4$L, w.division, w.region, %5$L, %6$L)).*, %7$s
  FROM (WITH d AS MATERIALIZED (SELECT DISTINCT division_%1$s AS division, name_%1$s AS name FROM "a seen"),
             p AS MATERIALIZED (SELECT d.*, govcredit.foreign_region(d.division, d.name) AS region FROM d)
        SELECT s.source, s.id, s.value_%1$s AS value, p.division, p.region
          FROM p JOIN "a seen" AS s ON s.division_%1$s OPERATOR(pg_catalog.=) p.division AND s.name_%1$s OPERATOR(pg_catalog.=) p.name
         WHERE p.region IS NOT NULL) AS w$q$,
				  r.n, r.head, r."column", r.name, r.other_column, r.other_name, r.tail)
	  FROM rule r WHERE r.kind = 'region_in_name'
	 ORDER BY 1;
END;

COMMENT ON FUNCTION govcredit.layout_table_rules(pg_catalog.regclass, govcredit.layout) IS
'the rules of a layout for a whole table (整表校验规则), as parts of the query that validate_table runs';

CREATE FUNCTION govcredit.validate_table_query(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	policy govcredit.policy DEFAULT NULL)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	source text := govcredit.layout_relation(relation);
	row_id text := govcredit.layout_row_id(relation);
	table_oid text := (SELECT CASE WHEN c.relkind = 'v' THEN format('%s::pg_catalog.oid', c.oid) ELSE 'tableoid' END FROM pg_class c WHERE c.oid = relation);
	document jsonb := govcredit.layout_document(layout);
	statement text;
	whole text;
	keys text;
	rules text;
BEGIN
	statement := format($q$SELECT %1$s::pg_catalog.regclass, "a row".%2$s, v."column", v.code, v.severity, v.message, v.message_zh, v.basis, v.value
  FROM %3$s AS "a row", govcredit.validate_row($1, "a row", $2) AS v$q$,
		CASE table_oid WHEN 'tableoid' THEN '"a row".tableoid' ELSE table_oid END, row_id, source);
	IF row_id LIKE 'NULL%' THEN
		statement := replace(statement, '"a row".NULL', 'NULL');
	END IF;

	-- rows that are alike in every column of the layout; the first is no finding
	SELECT string_agg(quote_ident(s.attribute), ', ' ORDER BY s.seq) INTO whole
	  FROM govcredit.layout_source(relation, validate_table_query.layout) s WHERE s.attribute IS NOT NULL;
	IF whole IS NULL THEN
		RETURN statement;
	END IF;
	SELECT statement || format($q$
UNION ALL
SELECT d.source, d.id, %1$L, 'duplicate_row', 'warning',
       (govcredit.said('%%s (%%s): found a row like one before it in every column of the layout, %%s in all, expected each row once', %1$L, %2$L, d.n)).*,
       %3$L, NULL
  FROM "a seen" AS d WHERE d.k OPERATOR(pg_catalog.>) 1$q$, f."column", f.name, coalesce(document ->> 'basis', document ->> 'name')) INTO statement
	  FROM govcredit.layout_fields(validate_table_query.layout) f ORDER BY f.role = 'document' DESC NULLS LAST, f.seq LIMIT 1;

	-- what else only a whole table shows, or other data
	SELECT string_agg(r.keys, '' ORDER BY r.seq), string_agg(r.query, '' ORDER BY r.seq) INTO keys, rules
	  FROM govcredit.layout_table_rules(relation, validate_table_query.layout) r;
	statement := format($q$WITH "a seen" AS MATERIALIZED (
SELECT %1$s::pg_catalog.regclass AS source, %1$s AS place, %2$s AS id,
       pg_catalog.row_number() OVER (PARTITION BY %3$s ORDER BY %1$s, %2$s) AS k,
       pg_catalog.count(*) OVER (PARTITION BY %3$s) AS n%4$s
  FROM %5$s)
$q$, table_oid, row_id, format('pg_catalog.sha256(pg_catalog.convert_to(ROW(%s)::pg_catalog.text, ''UTF8''))', whole), keys, source) || statement || coalesce(rules, '');

	-- the end of publication against the term of its class, by the policy
	RETURN statement || coalesce(E'\nUNION ALL\n' || govcredit.layout_term_query(relation, validate_table_query.layout, policy, source,
		format('%s::pg_catalog.regclass AS source, %s AS id', table_oid, row_id)), '');
END
$$;

COMMENT ON FUNCTION govcredit.validate_table_query(pg_catalog.regclass, govcredit.layout, govcredit.policy) IS
'the query that validate_table runs, with the layout as $1 and checked_on as $2 (整表校验语句)';

CREATE FUNCTION govcredit.validate_table(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	checked_on pg_catalog.date DEFAULT NULL,
	policy govcredit.policy DEFAULT NULL)
RETURNS TABLE (source pg_catalog.regclass, "row" pg_catalog.tid, "column" pg_catalog.text, code pg_catalog.text, severity pg_catalog.text,
			   message pg_catalog.text, message_zh pg_catalog.text, basis pg_catalog.text, value pg_catalog.text)
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY EXECUTE govcredit.validate_table_query(relation, layout, policy) USING layout, checked_on;
END
$$;

COMMENT ON FUNCTION govcredit.validate_table(pg_catalog.regclass, govcredit.layout, pg_catalog.date, govcredit.policy) IS
'every violation of every row of a table, partitioned table or view (整表校验): those of its rows; what only a table shows, rows twice and documents twice; what only other data show, divisions that are not known or not those of the organ''s name; and with a policy the end of publication against the term of its class. "row" is the ctid in the table "source", of a view its column source_row';

CREATE FUNCTION govcredit.summarise_violations(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	checked_on pg_catalog.date DEFAULT NULL,
	policy govcredit.policy DEFAULT NULL)
RETURNS TABLE ("column" pg_catalog.text, code pg_catalog.text, severity pg_catalog.text,
			   "rows" pg_catalog.int8, percent pg_catalog."numeric", example pg_catalog.text)
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 50
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	total int8;
BEGIN
	EXECUTE 'SELECT count(*) FROM ' || govcredit.layout_relation(relation) INTO total;
	RETURN QUERY
	SELECT v."column", v.code, v.severity, count(*),
		   round((100 * count(*))::numeric / total, 4),
		   min(v.value COLLATE "C")
	  FROM govcredit.validate_table(relation, layout, checked_on, policy) AS v
	 GROUP BY v."column", v.code, v.severity
	 ORDER BY v.severity COLLATE "C", count(*) DESC, v."column" COLLATE "C", v.code COLLATE "C";
END
$$;

COMMENT ON FUNCTION govcredit.summarise_violations(pg_catalog.regclass, govcredit.layout, pg_catalog.date, govcredit.policy) IS
'violations of a table by column and code (校验汇总): how many rows, per cent of all rows, the first of the values found; errors before warnings, the frequent ones first';

/* ---- from an all-text table to a typed one ---- */

CREATE FUNCTION govcredit.sort_rows(
	staging pg_catalog.regclass,
	layout govcredit.layout,
	accepted pg_catalog.regclass,
	rejected pg_catalog.regclass,
	checked_on pg_catalog.date DEFAULT NULL,
	OUT rows_read pg_catalog.int8, OUT rows_accepted pg_catalog.int8, OUT rows_rejected pg_catalog.int8,
	OUT rows_updated pg_catalog.int8, OUT rows_known pg_catalog.int8)
LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE govcredit.sort_rows_query(staging, layout, accepted, rejected) USING layout, checked_on
	   INTO rows_read, rows_accepted, rows_rejected, rows_updated, rows_known;
	IF rows_read <> (rows_accepted + rows_rejected + rows_updated + rows_known) THEN
		RAISE EXCEPTION USING
			ERRCODE = 'triggered_data_change_violation',
			MESSAGE = govcredit.say('%s rows were read, but %s accepted, %s rejected, %s updated and %s known', rows_read, rows_accepted, rows_rejected, rows_updated, rows_known),
			CONSTRAINT = 'rows_lost_in_sorting',
			HINT = govcredit.say('A trigger or a rule of one of the tables keeps rows out.');
	END IF;
END
$$;

COMMENT ON FUNCTION govcredit.sort_rows(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.regclass, pg_catalog.date) IS
'rows of an all-text table without errors go to a typed table, their cells read as the row check reads them, the others with their violations and their text to a table like rejected_row (数据分拣); a value that a column cannot hold as it is counts as a violation, too (unreadable). Repeatable: what is there already, good or bad, is known, and of a row that is unique by the layout (document, organ, party) the accepted one is updated. None is lost, or the statement fails';

/* Asked before the cast, which would be an error for all rows. */
CREATE FUNCTION govcredit.sort_rows_loses(type pg_catalog.oid, modifier pg_catalog.int4)
RETURNS pg_catalog.text
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN CASE
	WHEN type = ANY ('{int2,int4,int8}'::regtype[]::oid[])
	THEN format('(%%1$s OPERATOR(pg_catalog.<>) pg_catalog.trunc(%%1$s) OR %%1$s NOT BETWEEN %1$s)',
		CASE type WHEN 'int2'::regtype THEN '-32768 AND 32767' WHEN 'int4'::regtype THEN '-2147483648 AND 2147483647'
				  ELSE '-9223372036854775808 AND 9223372036854775807' END)
	WHEN type = ANY ('{float4,float8}'::regtype[]::oid[])
	THEN format('(CASE WHEN pg_catalog.abs(%%1$s) OPERATOR(pg_catalog.<) 1e30 THEN %%1$s::%1$s::pg_catalog."numeric" OPERATOR(pg_catalog.<>) %%1$s ELSE %%1$s IS NOT NULL END)',
		CASE type WHEN 'float4'::regtype THEN 'pg_catalog.float4' ELSE 'pg_catalog.float8' END)
	WHEN type = 'bool'::regtype
	THEN '(pg_catalog.btrim(pg_catalog.lower(%1$s::pg_catalog.text)) OPERATOR(pg_catalog.!~) ''^(t|tr|tru|true|f|fa|fal|fals|false|y|ye|yes|n|no|on|of|off|0|1)$'')'
	/* (p, s): the scale is of eleven bits with a sign. */
	WHEN type = 'numeric'::regtype AND modifier >= 4
	THEN format('(%%1$s OPERATOR(pg_catalog.<>) pg_catalog.round(%%1$s, %1$s) OR pg_catalog.abs(%%1$s) OPERATOR(pg_catalog.>=) 1e%2$s)',
		(((modifier - 4) & 2047) # 1024) - 1024, (((modifier - 4) >> 16) & 65535) - ((((modifier - 4) & 2047) # 1024) - 1024)) END;

COMMENT ON FUNCTION govcredit.sort_rows_loses(pg_catalog.oid, pg_catalog.int4) IS
'part of sort_rows(): the condition, of a number %1$s, under which a column of a type would lose or round it, or has no room for it (数值溢出或舍入条件); NULL where none does';

CREATE FUNCTION govcredit.sort_rows_columns(
	staging pg_catalog.regclass,
	layout govcredit.layout,
	accepted pg_catalog.regclass,
	OUT columns pg_catalog.text, OUT cells pg_catalog.text, OUT assigned pg_catalog.text, OUT unread pg_catalog.text, OUT content pg_catalog.text)
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	numbers oid[] := '{int2,int4,int8,numeric,float4,float8}'::regtype[]::oid[];
BEGIN
	-- a cell that the layout takes but a column of the table would lose or round
	-- is a fault of its row
	SELECT string_agg(quote_ident(c.target), ', ' ORDER BY c.n),
		   string_agg(format('(%s)::%s AS %I', c.reading, c.plain_type, c.target), ', ' ORDER BY c.n),
		   string_agg(format('%1$I = n.%1$I', c.target), ', ' ORDER BY c.n),
		   string_agg(format('(%L, %L, %s)', c.attribute, c.type, concat_ws(' OR ',
				CASE WHEN c.reads AND NOT c.checked THEN format('(govcredit.cell_text(%I::pg_catalog.text) IS NOT NULL AND %s IS NULL)', c.attribute, c.reading) END,
				format(c.loses, c.reading),
				CASE WHEN c.longest IS NOT NULL THEN format('(pg_catalog.char_length(pg_catalog.rtrim(%s::pg_catalog.text)) OPERATOR(pg_catalog.>) %s)', c.reading, c.longest) END)), ', ' ORDER BY c.n)
			FILTER (WHERE (c.reads AND NOT c.checked) OR c.loses IS NOT NULL OR c.longest IS NOT NULL),
		   format('ROW(%s)::pg_catalog.text COLLATE pg_catalog."C"', string_agg(format(CASE WHEN c.worded THEN '"a source".%I::pg_catalog.text' ELSE '"a source".%I' END, c.target), ', ' ORDER BY c.n))
	  INTO columns, cells, assigned, unread, content
	  FROM (SELECT t.attnum AS n, t.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AS worded,
				   CASE WHEN t.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND t.atttypmod > 4 THEN t.atttypmod - 4 END AS longest,
				   -- what is too long is refused, not cut
				   format_type(t.atttypid, CASE WHEN t.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) THEN -1 ELSE t.atttypmod END) AS plain_type, t.attname AS target, s.attname AS attribute, format_type(t.atttypid, t.atttypmod) AS type, w.wanted IS NOT NULL AS reads,
				   CASE
					WHEN w.wanted IN ('date', 'timestamp', 'number') THEN govcredit.layout_read(s.attname, s.holds, w.wanted)
					WHEN w.wanted = 'timestamptz' THEN format('pg_catalog.timezone(''Asia/Shanghai'', %s)', govcredit.layout_read(s.attname, s.holds, 'timestamp'))
					WHEN w.wanted IS NOT NULL THEN format('govcredit.%I(govcredit.cell_text(%I::pg_catalog.text))', 'try_' || w.wanted, s.attname)
					ELSE quote_ident(s.attname) END AS reading,
				   coalesce(f.type = CASE w.wanted WHEN 'number' THEN 'numeric' ELSE w.wanted END
							OR (f.type IN ('date', 'timestamp') AND w.wanted IN ('date', 'timestamp', 'timestamptz')), false) AS checked,
				   govcredit.sort_rows_loses(t.atttypid, t.atttypmod) AS loses
			  -- of a domain what it is made of: a cast to it would cut and round
			  FROM (SELECT d.attrelid, d.attnum, d.attname, d.attisdropped, d.attgenerated, d.attidentity, b.typid AS atttypid, b.typmod AS atttypmod
					  FROM pg_attribute d
					 CROSS JOIN LATERAL (
							WITH RECURSIVE below AS (
								SELECT d.atttypid AS typid, d.atttypmod AS typmod, 0 AS depth
								 UNION ALL
								SELECT y.typbasetype, CASE WHEN y.typtypmod <> -1 THEN y.typtypmod ELSE w.typmod END, w.depth + 1
								  FROM below w JOIN pg_type y ON y.oid = w.typid AND y.typtype = 'd')
							SELECT w.typid, w.typmod FROM below w ORDER BY w.depth DESC LIMIT 1) b) t
			  CROSS JOIN LATERAL (
					SELECT a.attname::text AS attname,
						   CASE WHEN a.atttypid IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN 'text'
								WHEN a.atttypid = 'date'::regtype THEN 'date' WHEN a.atttypid = 'timestamp'::regtype THEN 'timestamp'
								WHEN a.atttypid = 'timestamptz'::regtype THEN 'timestamptz'
								WHEN a.atttypid = ANY (numbers) THEN 'number' ELSE 'other' END AS holds
					  FROM pg_attribute a
					 WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped AND lower(a.attname) = lower(t.attname)
					 ORDER BY a.attname = t.attname DESC, a.attnum LIMIT 1) s
			  CROSS JOIN LATERAL (
					SELECT CASE WHEN t.atttypid = 'date'::regtype THEN 'date'
								WHEN t.atttypid = 'timestamp'::regtype THEN 'timestamp'
								WHEN t.atttypid = 'timestamptz'::regtype THEN 'timestamptz'
								WHEN t.atttypid = ANY (numbers) THEN 'number'
								WHEN t.atttypid = 'govcredit.uscc'::regtype THEN 'uscc'
								WHEN t.atttypid = 'govcredit.division'::regtype THEN 'division'
								WHEN t.atttypid = 'govcredit.document_no'::regtype THEN 'document_no' END AS wanted) w
			  LEFT JOIN LATERAL (
					SELECT l.type, l.scale FROM govcredit.layout_fields(sort_rows_columns.layout) l WHERE lower(l."column") = lower(s.attname)
					 ORDER BY l."column" = s.attname DESC LIMIT 1) f ON true
			 WHERE t.attrelid = accepted AND t.attnum > 0 AND NOT t.attisdropped AND t.attgenerated = '' AND t.attidentity = '') c;
END
$$;

COMMENT ON FUNCTION govcredit.sort_rows_columns(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass) IS
'part of sort_rows_query(): the columns of the typed table that the staging table has, how each is read and assigned, which values are lost, and what tells rows apart (数据分拣字段)';

/* By what the layout says that a row is unique, where both tables have all of it. */
CREATE FUNCTION govcredit.sort_rows_key(
	staging pg_catalog.regclass,
	layout govcredit.layout,
	accepted pg_catalog.regclass)
RETURNS pg_catalog.text
LANGUAGE sql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT COALESCE((
		SELECT format('CASE WHEN %s IS NOT NULL THEN ROW(%s)::pg_catalog.text END', (array_agg(t.key ORDER BY c.n))[1], string_agg(t.key, ', ' ORDER BY c.n))
		  FROM (SELECT r.value -> 'columns' AS columns
				  FROM jsonb_array_elements(govcredit.layout_document(sort_rows_key.layout) -> 'table_rules') WITH ORDINALITY r
				 WHERE r.value ->> 'kind' = 'unique' ORDER BY r.ordinality LIMIT 1) u
		 CROSS JOIN LATERAL jsonb_array_elements_text(u.columns) WITH ORDINALITY AS c (name, n)
		  LEFT JOIN LATERAL (
				SELECT format('govcredit.cell_key("a source".%I::pg_catalog.text)', x.attname) AS key
				  FROM pg_attribute x
				 WHERE x.attrelid = accepted AND x.attnum > 0 AND NOT x.attisdropped AND lower(x.attname) = lower(c.name)
				   AND EXISTS (SELECT FROM pg_attribute y WHERE y.attrelid = staging AND y.attnum > 0 AND NOT y.attisdropped AND lower(y.attname) = lower(c.name))
				 ORDER BY x.attname = c.name DESC, x.attnum LIMIT 1) t ON true
		HAVING count(*) > 0 AND count(*) = count(t.key)), 'NULL::pg_catalog.text');
END;

COMMENT ON FUNCTION govcredit.sort_rows_key(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass) IS
'part of sort_rows_query(): the expression by which a row is the same decision (数据分拣主键)';

CREATE FUNCTION govcredit.sort_rows_query(
	staging pg_catalog.regclass,
	layout govcredit.layout,
	accepted pg_catalog.regclass,
	rejected pg_catalog.regclass)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	columns text;
	cells text;
	unread text;
	assigned text;
	content text;
	key text := govcredit.sort_rows_key(staging, layout, accepted);
BEGIN
	-- a column of the one whose name is nearly one of the other would be left out without a word
	PERFORM govcredit.refuse_misspelt(staging, ARRAY(
		SELECT lower(a.attname) FROM pg_attribute a WHERE a.attrelid = accepted AND a.attnum > 0 AND NOT a.attisdropped), '{}');
	SELECT c.* INTO columns, cells, assigned, unread, content FROM govcredit.sort_rows_columns(staging, layout, accepted) c;
	IF columns IS NULL THEN
		RAISE EXCEPTION USING
			ERRCODE = 'undefined_column',
			MESSAGE = govcredit.say('table %s has no column that table %s has', accepted, staging),
			CONSTRAINT = 'tables_share_no_column';
	END IF;
	RETURN format($q$WITH "a checked" AS MATERIALIZED (
SELECT "a row", ARRAY(SELECT v FROM govcredit.validate_row($1, "a row", $2) AS v)%7$s AS "a finding"
  FROM %1$s AS "a row"),
"a verdict" AS MATERIALIZED (
SELECT "a row", "a finding", w."a fault", w."a fault" AND EXISTS (
       SELECT FROM %3$s AS k
        WHERE k.source OPERATOR(pg_catalog.=) %6$L
          AND (k.original OPERATOR(pg_catalog.-) 'source_row') OPERATOR(pg_catalog.=) (pg_catalog.to_jsonb("a row") OPERATOR(pg_catalog.-) 'source_row')) AS "a known"
  FROM "a checked", LATERAL (SELECT EXISTS (SELECT FROM pg_catalog.unnest("a finding") AS v WHERE v.severity OPERATOR(pg_catalog.=) 'error')) AS w ("a fault")),
"a reject" AS (
INSERT INTO %3$s (source, layout, original, violations)
SELECT %6$L, $1, pg_catalog.to_jsonb("a row"), pg_catalog.to_jsonb("a finding")
  FROM "a verdict" WHERE "a fault" AND NOT "a known" RETURNING 1),
"a typed" AS MATERIALIZED (
SELECT c.*, pg_catalog.row_number() OVER (PARTITION BY c."a content" ORDER BY c."a place") AS "a copy"
  FROM (SELECT t.*, %12$s AS "a content"
          FROM (SELECT %5$s, pg_catalog.row_number() OVER () AS "a place" FROM (SELECT ("a row").* FROM "a verdict" WHERE NOT "a fault") AS s) AS t) AS c),
"a new" AS MATERIALIZED (
SELECT n.* FROM "a typed" AS n LEFT JOIN (SELECT %12$s AS content, pg_catalog.count(*) AS copies FROM %2$s AS t GROUP BY 1) AS k ON k.content OPERATOR(pg_catalog.=) n."a content"
 WHERE n."a copy" OPERATOR(pg_catalog.>) COALESCE(k.copies, 0)),
"a once" AS MATERIALIZED (
SELECT %9$s AS key FROM "a typed" GROUP BY 1 HAVING pg_catalog.count(*) OPERATOR(pg_catalog.=) 1
INTERSECT
SELECT %10$s FROM %2$s AS t GROUP BY 1 HAVING pg_catalog.count(*) OPERATOR(pg_catalog.=) 1),
"a change" AS (
UPDATE %2$s AS t SET %8$s FROM "a new" AS n, "a once" AS o
 WHERE %11$s OPERATOR(pg_catalog.=) o.key AND %10$s OPERATOR(pg_catalog.=) o.key RETURNING 1),
"a good" AS (
INSERT INTO %2$s (%4$s)
SELECT %4$s FROM "a new" AS n WHERE NOT EXISTS (SELECT FROM "a once" AS o WHERE o.key OPERATOR(pg_catalog.=) %11$s)
 ORDER BY n."a place" RETURNING 1),
"a count" AS (
SELECT (SELECT pg_catalog.count(*) FROM "a verdict") AS read, (SELECT pg_catalog.count(*) FROM "a good") AS good,
       (SELECT pg_catalog.count(*) FROM "a reject") AS bad, (SELECT pg_catalog.count(*) FROM "a change") AS changed,
       (SELECT pg_catalog.count(*) FROM "a typed") AS typed, (SELECT pg_catalog.count(*) FROM "a new") AS new,
       (SELECT pg_catalog.count(*) FROM "a verdict" WHERE "a known") AS known)
SELECT read, good, bad, changed, typed OPERATOR(pg_catalog.-) new OPERATOR(pg_catalog.+) known FROM "a count"$q$,
		govcredit.layout_relation(staging), govcredit.layout_relation(accepted), govcredit.layout_relation(rejected),
		columns, cells, govcredit.layout_relation(accepted),
		CASE WHEN unread IS NULL THEN '' ELSE format($q$
       OPERATOR(pg_catalog.||) ARRAY(SELECT ROW(u.name, 'unreadable', 'error',
              (govcredit.said('%%s: found a value that %%s cannot hold as it is', u.name, u.type)).*, NULL, NULL)::govcredit.violation
              FROM (VALUES %s) AS u (name, type, lost) WHERE u.lost)$q$, unread) END,
		assigned, replace(key, '"a source"', '"a typed"'), replace(key, '"a source"', 't'), replace(key, '"a source"', 'n'), replace(content, '"a source"', 't'));
END
$$;

COMMENT ON FUNCTION govcredit.sort_rows_query(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.regclass) IS
'the statement that sort_rows runs, with the layout as $1 and checked_on as $2 (数据分拣语句)';

/* ---- other names, units, scales and codes ---- */

CREATE FUNCTION govcredit.mapped_column(
	relation pg_catalog.regclass,
	name pg_catalog.text,
	attribute pg_catalog.text,
	fired pg_catalog.bool)
RETURNS pg_catalog.oid
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	attributes text[] := ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum);
	there record;
BEGIN
	SELECT a.atttypid AS type, a.attgenerated <> '' AS generated INTO there FROM pg_attribute a
	 WHERE a.attrelid = relation AND a.attname = attribute AND a.attnum > 0 AND NOT a.attisdropped;
	IF there.type IS NULL THEN
		RAISE EXCEPTION USING
			ERRCODE = 'undefined_column',
			MESSAGE = govcredit.say('$.%s.column: column "%s" of %s does not exist', name, govcredit.mask_text(attribute), govcredit.layout_relation(relation)),
			CONSTRAINT = 'mapping_column_missing',
			HINT = coalesce(govcredit.perhaps(govcredit.meant(attribute, attributes)), govcredit.say('Its columns are %s.', array_to_string(attributes, ', ')));
	ELSIF fired AND there.generated THEN
		RAISE EXCEPTION USING
			ERRCODE = 'feature_not_supported',
			MESSAGE = govcredit.say('column "%s" is generated and has no value when check_row is fired', attribute),
			CONSTRAINT = 'generated_column_no_value',
			HINT = govcredit.say('Map the columns from which it is generated.');
	END IF;
	RETURN there.type;
END
$$;

COMMENT ON FUNCTION govcredit.mapped_column(pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.bool) IS
'type of the column of a table that a mapping gives for a column of the layout (映射字段类型); an error where there is none, or, where a trigger is fired, it has no value yet';

CREATE FUNCTION govcredit.map_table_query(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	mapping pg_catalog.jsonb,
	source pg_catalog.text DEFAULT NULL)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on
AS $$
DECLARE
	item record;
	entry jsonb;
	attribute text;
	holds oid;
	sql text;
	list text[] := '{}';
	extras text[] := '{subject_kind,severity,published_on,corrected_on,duties_done_on,committed_on}';
	wrong text;
BEGIN
	IF jsonb_typeof(mapping) IS DISTINCT FROM 'object' THEN
		RAISE EXCEPTION USING
			ERRCODE = 'IG003',
			MESSAGE = govcredit.say('$: a mapping is an object of columns of the layout'),
			CONSTRAINT = 'mapping_not_object';
	END IF;
	SELECT min(k COLLATE "C") INTO wrong FROM jsonb_object_keys(mapping) k
	 WHERE k <> ALL (extras)
	   AND NOT EXISTS (SELECT FROM govcredit.layout_fields(map_table_query.layout) f WHERE f."column" = k);
	IF wrong IS NOT NULL THEN
		RAISE EXCEPTION USING
			ERRCODE = 'IG003',
			MESSAGE = govcredit.say('$.%s: layout "%s" has no such column', govcredit.mask_text(wrong), govcredit.layout_document(map_table_query.layout) ->> 'name'),
			CONSTRAINT = 'mapping_no_such_column',
			HINT = concat_ws(' ', govcredit.perhaps(govcredit.meant(wrong,
				ARRAY(SELECT f."column" FROM govcredit.layout_fields(map_table_query.layout) f ORDER BY f.seq) || extras)), govcredit.say('Besides its columns a mapping may give %s.', array_to_string(extras, ', ')));
	END IF;

	FOR item IN
		SELECT f."column" AS name, f.type FROM govcredit.layout_source(relation, map_table_query.layout) f
		UNION ALL
		SELECT e, CASE WHEN e LIKE '%\_on' THEN 'date' ELSE 'text' END FROM unnest(extras) AS e WHERE mapping ? e
	LOOP
		entry := mapping -> item.name;
		IF entry IS NULL THEN
			SELECT jsonb_build_object('column', s.attribute) INTO entry
			  FROM govcredit.layout_source(relation, map_table_query.layout) s
			 WHERE s."column" = item.name AND s.attribute IS NOT NULL;
		ELSIF jsonb_typeof(entry) = 'string' THEN
			entry := jsonb_build_object('column', entry);
		END IF;
		IF entry IS NULL OR jsonb_typeof(entry) = 'null' THEN
			list := list || format('NULL::pg_catalog.text AS %I', item.name);
			CONTINUE;
		END IF;
		IF jsonb_typeof(entry) <> 'object' THEN
			RAISE EXCEPTION USING
				ERRCODE = 'IG003',
				MESSAGE = govcredit.say('$.%s: expected the name of a column, an object or null', item.name),
				CONSTRAINT = 'mapping_item_expected';
		END IF;
		SELECT min(k COLLATE "C") INTO wrong FROM jsonb_object_keys(entry) k WHERE k NOT IN ('column', 'value', 'unit', 'scale', 'codes');
		IF wrong IS NOT NULL THEN
			RAISE EXCEPTION USING
				ERRCODE = 'IG003',
				MESSAGE = govcredit.say('$.%s.%s: unknown key', item.name, govcredit.mask_text(wrong)),
				CONSTRAINT = 'mapping_unknown_key',
				HINT = concat_ws(' ', govcredit.perhaps(govcredit.meant(wrong, '{column,value,unit,scale,codes}')), govcredit.say('Known keys: column, value, unit, scale, codes.'));
		END IF;
		IF (entry ? 'column') = (entry ? 'value') THEN
			RAISE EXCEPTION USING
				ERRCODE = 'IG003',
				MESSAGE = govcredit.say('$.%s: expected either "column" or "value"', item.name),
				CONSTRAINT = 'mapping_column_or_value';
		END IF;
		IF entry ? 'value' THEN
			list := list || format('%L::pg_catalog.text AS %I', entry ->> 'value', item.name);
			CONTINUE;
		END IF;

		attribute := entry ->> 'column';
		holds := govcredit.mapped_column(relation, item.name, attribute, source IS NOT NULL);
		sql := quote_ident(attribute);

		-- a number in yuan where the layout has ten thousands; what is no number stays to be found
		IF entry ? 'unit' THEN
			IF item.type <> 'numeric' OR entry ->> 'unit' NOT IN ('yuan', '元', 'wan', '万元') THEN
				RAISE EXCEPTION USING
					ERRCODE = 'IG003',
					MESSAGE = govcredit.say('$.%s.unit: expected yuan or wan, of a column of numbers', item.name),
					CONSTRAINT = 'mapping_unit_unknown';
			END IF;
			IF entry ->> 'unit' IN ('yuan', '元') THEN
				sql := CASE WHEN holds IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype)
					THEN format('COALESCE(pg_catalog.trim_scale(govcredit.cell_number(%1$s::pg_catalog.text) OPERATOR(pg_catalog.*) 0.0001)::pg_catalog.text, %1$s::pg_catalog.text)', sql)
					ELSE format('pg_catalog.trim_scale(%s::pg_catalog."numeric" OPERATOR(pg_catalog.*) 0.0001)', sql) END;
			END IF;
		END IF;
		IF entry ? 'codes' THEN
			IF jsonb_typeof(entry -> 'codes') <> 'object' OR entry -> 'codes' = '{}' THEN
				RAISE EXCEPTION USING
					ERRCODE = 'IG003',
					MESSAGE = govcredit.say('$.%s.codes: expected an object of values', item.name),
					CONSTRAINT = 'mapping_codes_not_object';
			END IF;
			SELECT format('CASE %s ELSE %s::pg_catalog.text END',
						  string_agg(format('WHEN govcredit.cell_text(%s::pg_catalog.text) OPERATOR(pg_catalog.=) %L::pg_catalog.text THEN %L::pg_catalog.text', sql, m.key, m.value), ' ' ORDER BY m.key COLLATE "C"), sql)
			  INTO sql FROM jsonb_each_text(entry -> 'codes') m;
		END IF;
		IF entry ? 'scale' THEN
			IF entry ->> 'scale' <> 'severity-2016' OR item.name <> 'severity' THEN
				RAISE EXCEPTION USING
					ERRCODE = 'IG003',
					MESSAGE = govcredit.say('$.%s.scale: expected severity-2016, of the column severity', item.name),
					CONSTRAINT = 'mapping_scale_unknown';
			END IF;
			sql := format('COALESCE(govcredit.severity_2016(%1$s::pg_catalog.text), NULLIF(govcredit.cell_text(%1$s::pg_catalog.text), ''0''::pg_catalog.text))', sql);	-- what is no class stays to be found; 0 is none yet
		END IF;
		IF item.type = 'date' AND item.name = ANY (extras) AND holds NOT IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN	-- written, a day that cannot be read stays to be found
			sql := govcredit.layout_read(attribute, CASE holds WHEN 'date'::regtype THEN 'date' WHEN 'timestamp'::regtype THEN 'timestamp'
															   WHEN 'timestamptz'::regtype THEN 'timestamptz' ELSE 'text' END, 'date');
		END IF;
		list := list || format('%s AS %I', sql, item.name);
	END LOOP;
	RETURN format('SELECT %s FROM %s', concat_ws(', ', VARIADIC list || CASE WHEN source IS NULL THEN govcredit.layout_row_id(relation) || ' AS source_row' END),
				  coalesce(source, govcredit.layout_relation(relation)));
END
$$;

COMMENT ON FUNCTION govcredit.map_table_query(pg_catalog.regclass, govcredit.layout, pg_catalog.jsonb, pg_catalog.text) IS
'the query of the view that map_table creates (映射语句); of a source, rows like the table''s, that check_row looks at';

CREATE FUNCTION govcredit.map_table(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	view_name pg_catalog.text,
	mapping pg_catalog.jsonb)
RETURNS pg_catalog.regclass
LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	target text := govcredit.layout_view_name(relation, view_name);
	named record;
BEGIN
	EXECUTE format('CREATE VIEW %s AS %s', target,
		govcredit.map_table_query(relation, layout, mapping));
	EXECUTE format('COMMENT ON VIEW %s IS %L', target,
		format('%s in layout %s (标准视图)', govcredit.layout_relation(relation), layout));
	FOR named IN SELECT f."column" AS name, f.name AS comment FROM govcredit.layout_fields(map_table.layout) f
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', target, named.name, named.comment);
	END LOOP;
	RETURN target::pg_catalog.regclass;
END
$$;

COMMENT ON FUNCTION govcredit.map_table(pg_catalog.regclass, govcredit.layout, pg_catalog.text, pg_catalog.jsonb) IS
'creates a view, in the schema of the table unless the name says another, that presents it in a layout (字段映射). The mapping gives for columns of the layout the table''s column, or an object: "column" or a constant "value"; "unit": "yuan" where amounts are in yuan, not 万元; "codes": {theirs: ours}; of severity "scale": "severity-2016". Columns of the same name need not be given; null is none. Besides: subject_kind, severity, published_on, corrected_on, duties_done_on, committed_on';
