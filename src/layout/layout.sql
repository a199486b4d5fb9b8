/*
 * layout.sql
 *	  Layouts of existing tables: field lists and cross-field rules as editions,
 *	  the row check over them, and the trigger that runs it.
 */

COMMENT ON TYPE govcredit.layout IS
'edition of a layout of existing tables (数据标准版本): the first 64 bits of the SHA-256 of its document; reads ''name'' (looked up) or ''name@hex16'', prints the long form';

CREATE FUNCTION govcredit.add_layout(document pg_catalog.text)
RETURNS govcredit.layout
AS 'MODULE_PATHNAME', 'govcredit_layout_add'
LANGUAGE C VOLATILE PARALLEL UNSAFE;

COMMENT ON FUNCTION govcredit.add_layout(pg_catalog.text) IS
'checks and stores the document of a layout (新增数据标准) and returns its handle; the same document again is no error. govcredit: layout/1, name, title, note, basis; fields: column, name, type, length, scale, required, codes, many, personal, role, basis, comment; rules, of a row: kind, columns, other, when {column; is, lacks: values; filled, blank: true}, argument, code, severity, basis, comment; table_rules, of more than one row or of other data: kind, columns, other, code, severity, basis, comment. IG003 with the JSON path where it is wrong or a key stands twice';

CREATE FUNCTION govcredit.lint_layout(document pg_catalog.text, OUT path pg_catalog.text, OUT message pg_catalog.text, OUT message_zh pg_catalog.text)
RETURNS SETOF pg_catalog.record
AS 'MODULE_PATHNAME', 'govcredit_layout_lint'
LANGUAGE C STABLE PARALLEL SAFE COST 1000 ROWS 10;

COMMENT ON FUNCTION govcredit.lint_layout(pg_catalog.text) IS
'everything that is wrong with the document of a layout, by JSON path, keys that stand twice too (数据标准文档校验); nothing, and add_layout takes it; for who may add layouts';

CREATE FUNCTION govcredit.layout_document(layout govcredit.layout)
RETURNS pg_catalog.jsonb
AS 'MODULE_PATHNAME', 'govcredit_layout_document'
LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE;

COMMENT ON FUNCTION govcredit.layout_document(govcredit.layout) IS
'the document of a layout (数据标准文档), its hash verified; IG001 if this database does not hold it';

CREATE FUNCTION govcredit.layout_fields(
	layout govcredit.layout,
	OUT seq pg_catalog.int4, OUT "column" pg_catalog.text, OUT name pg_catalog.text, OUT type pg_catalog.text,
	OUT length pg_catalog.int4, OUT scale pg_catalog.int4, OUT required pg_catalog.text, OUT codes pg_catalog.text[],
	OUT many pg_catalog.bool, OUT personal pg_catalog.bool, OUT role pg_catalog.text, OUT basis pg_catalog.text, OUT comment pg_catalog.text)
RETURNS SETOF pg_catalog.record
LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 30
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT f.seq::int4, f."column", COALESCE(f.name, f."column"), COALESCE(f.type, 'text'), f.length, f.scale, COALESCE(f.required, 'optional'),
		   f.codes, COALESCE(f.many, false), COALESCE(f.personal, false), f.role, f.basis, f.comment
	  FROM ROWS FROM (jsonb_to_recordset(govcredit.layout_document(layout_fields.layout) -> 'fields')
			AS ("column" text, name text, type text, length int4, scale int4, required text, codes text[], many bool, personal bool, role text, basis text, comment text))
			WITH ORDINALITY AS f ("column", name, type, length, scale, required, codes, many, personal, role, basis, comment, seq)
	 ORDER BY f.seq;
END;

COMMENT ON FUNCTION govcredit.layout_fields(govcredit.layout) IS
'the columns of a layout (数据项). type: text, uscc, numeric, date, timestamp or division (数据类型), while the column of a table may be of any type that prints as one; length: most characters, of a numeric most digits (长度), scale: most of them behind the point (小数位); required: always 必填, by category and conditional: rules say when, optional 选填; codes: the values allowed (代码表), a trailing * lets text follow, many: several may stand in one cell, separated by ; ； 、 (多选); personal: holds numbers of natural persons, which findings show masked; role: what the rules of a policy take it for (含义): party, its category, party_code and person_id; document; kinds of penalty; severity_2016, the scale of that year; amount in ten thousand yuan, amount_yuan; decided_on; publication_end; organ, organ_code; status (1 revoked); basis where it is not that of the layout (依据)';

CREATE TYPE govcredit.violation AS
(
	"column"	pg_catalog.text,
	code		pg_catalog.text,
	severity	pg_catalog.text,
	message		pg_catalog.text,
	message_zh	pg_catalog.text,
	basis		pg_catalog.text,
	value		pg_catalog.text
);

COMMENT ON TYPE govcredit.violation IS 'one finding of a row check (校验问题)';
COMMENT ON COLUMN govcredit.violation."column" IS 'the column it is about (字段)';
COMMENT ON COLUMN govcredit.violation.code IS 'what is wrong, as a short word (违规代码)';
COMMENT ON COLUMN govcredit.violation.severity IS 'error 错误 or warning 提示';
COMMENT ON COLUMN govcredit.violation.message IS 'column, what was found, what was expected';
COMMENT ON COLUMN govcredit.violation.message_zh IS 'the same in Chinese (说明)';
COMMENT ON COLUMN govcredit.violation.basis IS 'standard or document the rule rests on (依据)';
COMMENT ON COLUMN govcredit.violation.value IS 'the value found, shortened; numbers of natural persons masked (原值，自然人证件号码已脱敏)';

/*
 * checked_on is the day that no decision may lie after; without it this is not
 * checked.  IMMUTABLE: a row, an edition and a policy say always the same of each
 * other; what looks beyond the row is validate_table's.
 */
CREATE FUNCTION govcredit.validate_row(layout govcredit.layout, "row" pg_catalog.anyelement, checked_on pg_catalog.date DEFAULT NULL, policy govcredit.policy DEFAULT NULL)
RETURNS SETOF govcredit.violation
AS 'MODULE_PATHNAME', 'govcredit_layout_validate_row'
LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 200 ROWS 1;

COMMENT ON FUNCTION govcredit.validate_row(govcredit.layout, pg_catalog.anyelement, pg_catalog.date, govcredit.policy) IS
'every violation of a table''s row against the rules of a layout for a row (行校验); columns are found by name, of any type. With a policy the end of publication is held against the term of its class, too (公示期限)';

CREATE FUNCTION govcredit.row_errors(layout govcredit.layout, "row" pg_catalog.anyelement, checked_on pg_catalog.date DEFAULT NULL)
RETURNS pg_catalog.text[]
AS 'MODULE_PATHNAME', 'govcredit_layout_row_errors'
LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 200;

COMMENT ON FUNCTION govcredit.row_errors(govcredit.layout, pg_catalog.anyelement, pg_catalog.date) IS
'what validate_row finds in a row but for warnings, as column: code (行错误代码), for a CHECK, a generated column or an index; empty where nothing is wrong';

CREATE FUNCTION govcredit.validate_json(layout govcredit.layout, object pg_catalog.text, checked_on pg_catalog.date DEFAULT NULL, policy govcredit.policy DEFAULT NULL)
RETURNS SETOF govcredit.violation
AS 'MODULE_PATHNAME', 'govcredit_layout_validate_json'
LANGUAGE C IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE COST 200 ROWS 1;

COMMENT ON FUNCTION govcredit.validate_json(govcredit.layout, pg_catalog.text, pg_catalog.date, govcredit.policy) IS
'every violation of a JSON object in a text, keys as columns, none twice, against the rules of a layout for a row (JSON 校验); with a policy of its term of publication, too';

CREATE FUNCTION govcredit.check_row()
RETURNS pg_catalog.trigger
AS 'MODULE_PATHNAME', 'govcredit_layout_check_row'
LANGUAGE C VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE;

COMMENT ON FUNCTION govcredit.check_row() IS
'trigger BEFORE INSERT OR UPDATE FOR EACH ROW (校验触发器): check_row(layout, ''reject'') refuses a row with errors, AFTER, too, where columns are generated; check_row(layout, ''flag'', column) writes the codes of all violations into a text or text[] column, check_row(layout, ''divert'', table) moves a row with errors to a table, one beside it if the name has no schema. A policy as last argument: the end of publication is held against the term of its class, too';

/*
 * A table for diverted rows is the DBA's own:
 *	  CREATE TABLE rejects (LIKE govcredit.rejected_row INCLUDING ALL)
 */
CREATE TABLE govcredit.rejected_row
(
	id			pg_catalog.int8	GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	rejected_at	pg_catalog.timestamptz	NOT NULL DEFAULT pg_catalog.now(),
	source		pg_catalog.text	NOT NULL,
	layout		pg_catalog.text	NOT NULL,
	original	pg_catalog.jsonb	NOT NULL,
	violations	pg_catalog.jsonb	NOT NULL
);

GRANT SELECT ON govcredit.rejected_row TO PUBLIC;
COMMENT ON TABLE govcredit.rejected_row IS 'pattern, always empty, of a table that check_row diverts rows to (问题数据表样式): CREATE TABLE … (LIKE govcredit.rejected_row INCLUDING ALL)';
COMMENT ON COLUMN govcredit.rejected_row.id IS 'number in the order of arrival (序号)';
COMMENT ON COLUMN govcredit.rejected_row.rejected_at IS 'when the row was diverted (转入时间)';
COMMENT ON COLUMN govcredit.rejected_row.source IS 'table the row was meant for (目标表)';
COMMENT ON COLUMN govcredit.rejected_row.layout IS 'layout it was checked against (数据标准)';
COMMENT ON COLUMN govcredit.rejected_row.original IS 'the row as it was (原始数据), numbers of persons included: grant with care';
COMMENT ON COLUMN govcredit.rejected_row.violations IS 'all its violations (校验问题)';

