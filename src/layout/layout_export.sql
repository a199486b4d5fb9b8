/*
 * layout: a table's rows as a file in a layout's own columns.
 */

/*
 * RFC 4180.  A spreadsheet takes a long number for a number and a text that begins
 * like a formula for one; what it is told so is taken off again when a file is read.
 */
CREATE FUNCTION govcredit.csv_cell(value pg_catalog.text, spreadsheet pg_catalog.bool, reckoned pg_catalog.bool)
	RETURNS pg_catalog.text
	LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN s.shown ~ '[",\r\n]' THEN '"' || pg_catalog.replace(s.shown, '"', '""') || '"' ELSE coalesce(s.shown, '') END
	  FROM (SELECT CASE WHEN spreadsheet IS TRUE AND NOT reckoned AND value ~ '^(0[0-9]+|[0-9]{11,}[0-9A-Za-z]*|[0-9]+[Ee][0-9]+)$' THEN '="' || value || '"'
						WHEN spreadsheet IS TRUE AND NOT reckoned AND value ~ '^[-=+@\t\r]' THEN '''' || value
						ELSE value END AS shown) s;
END;
COMMENT ON FUNCTION govcredit.csv_cell(pg_catalog.text, pg_catalog.bool, pg_catalog.bool) IS
	'a cell of a CSV file (CSV单元格): quoted where it must be; for a spreadsheet codes and what looks like a formula as text, but for what is reckoned with';

CREATE FUNCTION govcredit.export_cell(attribute pg_catalog.text, holds pg_catalog.text, type pg_catalog.text)
	RETURNS pg_catalog.text
	LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN CASE
		WHEN attribute IS NULL THEN 'NULL::pg_catalog.text'
		WHEN type = 'date' AND holds NOT IN ('date', 'timestamp', 'timestamptz') THEN
			format('COALESCE(pg_catalog.to_char(%1$s::pg_catalog.timestamp, ''YYYY-MM-DD''), govcredit.cell_text(%2$I::pg_catalog.text))', govcredit.layout_read_day(attribute, holds), attribute)
		/* what lasts for ever ends on that day in every layout */
		WHEN holds IN ('date', 'timestamp', 'timestamptz') THEN
			format('CASE WHEN %1$I OPERATOR(pg_catalog.=) ''infinity'' THEN ''2099-12-31'' ELSE pg_catalog.to_char(%2$s::pg_catalog.timestamp, %3$L) END',
				attribute, govcredit.layout_read(attribute, holds, CASE type WHEN 'date' THEN 'date' ELSE 'timestamp' END),
				CASE type WHEN 'date' THEN 'YYYY-MM-DD' ELSE 'YYYY-MM-DD HH24:MI:SS' END)
		WHEN holds = 'number' THEN format('pg_catalog.trim_scale(%I::pg_catalog."numeric")::pg_catalog.text', attribute)
		WHEN type = 'uscc' THEN format('COALESCE(govcredit.try_uscc(%1$I::pg_catalog.text)::pg_catalog.text, govcredit.cell_text(%1$I::pg_catalog.text))', attribute)
		ELSE format('govcredit.cell_text(%I::pg_catalog.text)', attribute) END;
COMMENT ON FUNCTION govcredit.export_cell(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
	'SQL that writes a column as a file in a layout has it (导出表达式): days as YYYY-MM-DD, moments in Shanghai, numbers without zeros behind, codes in their standard form; what is not read as it is';

CREATE FUNCTION govcredit.export_line(relation pg_catalog.regclass, layout govcredit.layout, spreadsheet pg_catalog.bool)
	RETURNS pg_catalog.text
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (
		SELECT format('pg_catalog.array_to_string(ARRAY[%s], '','')',
				string_agg(format('govcredit.csv_cell(%s, %L, %L)', govcredit.export_cell(s.attribute, s.holds, s.type), spreadsheet, s.type IN ('numeric', 'date', 'timestamp')), ', ' ORDER BY s.seq))
		  FROM govcredit.layout_source(relation, layout) s);
COMMENT ON FUNCTION govcredit.export_line(pg_catalog.regclass, govcredit.layout, pg_catalog.bool) IS
	'SQL of a row''s line in the file of export_layout() (导出行表达式)';

CREATE FUNCTION govcredit.export_mark(spreadsheet pg_catalog.bool)
	RETURNS pg_catalog.text
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN CASE WHEN spreadsheet IS TRUE AND pg_catalog.current_setting('server_encoding') OPERATOR(pg_catalog.=) 'UTF8'
				/* which is written as it is, or in another encoding, which has no mark */
				AND pg_catalog.current_setting('client_encoding') OPERATOR(pg_catalog.=) ANY ('{UTF8,SQL_ASCII}'::pg_catalog.text[])
				THEN pg_catalog.chr(65279) ELSE '' END;
COMMENT ON FUNCTION govcredit.export_mark(pg_catalog.bool) IS 'what a file for a spreadsheet begins with, if it is written in UTF-8 (字节序标记): GBK, GB18030 and the like have no mark';

CREATE FUNCTION govcredit.export_header(layout govcredit.layout, spreadsheet pg_catalog.bool)
	RETURNS pg_catalog.text
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	RETURN (SELECT govcredit.export_mark(spreadsheet) || string_agg(govcredit.csv_cell(f."column", spreadsheet, false), ',' ORDER BY f.seq)
			  FROM govcredit.layout_fields(layout) f);
COMMENT ON FUNCTION govcredit.export_header(govcredit.layout, pg_catalog.bool) IS
	'the first line of a file in a layout (导出表头)';

CREATE FUNCTION govcredit.export_layout(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	spreadsheet pg_catalog.bool DEFAULT false)
RETURNS SETOF pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF relation IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the table must not be NULL'), CONSTRAINT = 'table_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	RETURN NEXT govcredit.export_header(layout, spreadsheet);
	RETURN QUERY EXECUTE format('SELECT %s FROM %s', govcredit.export_line(relation, layout, spreadsheet), govcredit.layout_relation(relation));
END
$$;
COMMENT ON FUNCTION govcredit.export_layout(pg_catalog.regclass, govcredit.layout, pg_catalog.bool) IS
'a table or view as the lines of a CSV file in the columns of a layout (按数据标准导出): its names and order, a column that the table lacks empty, a day without end 2099-12-31; for a spreadsheet with a byte-order mark, if the client''s encoding is UTF-8, codes as text and nothing a formula, which validate_table reads back as it was. The first line is the header, the others are in no order: of a view with ORDER BY in its';
