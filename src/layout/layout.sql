/*
 * layout.sql
 *	  Layouts of existing tables: field lists and cross-field rules as data,
 *	  the row check over them, and the trigger that runs it.
 */

/*
 * The reference data.  Rows that come with the extension are marked standard;
 * the others are a DBA's own and are dumped.  A DBA's rule may also be added
 * to a shipped layout.
 *
 * No foreign keys between them: pg_restore with several jobs loads the DBA's
 * rows of the three tables at the same time.
 */
CREATE TABLE govcredit.layout
(
	layout		pg_catalog.text	NOT NULL PRIMARY KEY,
	title		pg_catalog.text	NOT NULL,
	title_zh	pg_catalog.text	NOT NULL,
	basis		pg_catalog.text	NOT NULL,
	standard		pg_catalog.bool	NOT NULL DEFAULT false
);

COMMENT ON TABLE govcredit.layout IS 'layouts of existing tables (数据标准) that rows can be checked against';
COMMENT ON COLUMN govcredit.layout.layout IS 'name of the layout, with its edition';
COMMENT ON COLUMN govcredit.layout.title IS 'what it holds, in English';
COMMENT ON COLUMN govcredit.layout.title_zh IS 'what it holds, in Chinese (标准名称)';
COMMENT ON COLUMN govcredit.layout.basis IS 'document it rests on (依据); with the column number the basis of each field';
COMMENT ON COLUMN govcredit.layout.standard IS 'comes with the extension, so is not dumped';

CREATE TABLE govcredit.layout_field
(
	layout		pg_catalog.text	NOT NULL,
	seq			pg_catalog.int4	NOT NULL CHECK (seq OPERATOR(pg_catalog.>) 0),
	"column"	pg_catalog.text	NOT NULL,
	name		pg_catalog.text	NOT NULL,
	type		pg_catalog.text	NOT NULL CHECK (type OPERATOR(pg_catalog.=) ANY ('{text,uscc,numeric,date,timestamp,division}'::pg_catalog.text[])),
	length		pg_catalog.int4	CHECK (length OPERATOR(pg_catalog.>) 0),
	scale		pg_catalog.int4	CHECK (scale OPERATOR(pg_catalog.>=) 0 AND scale OPERATOR(pg_catalog.<=) length),
	required	pg_catalog.text	NOT NULL DEFAULT 'optional' CHECK (required OPERATOR(pg_catalog.=) ANY ('{always,by category,conditional,optional}'::pg_catalog.text[])),
	codes		pg_catalog.text[]	CHECK (pg_catalog.cardinality(codes) OPERATOR(pg_catalog.<=) 64),
	many		pg_catalog.bool	NOT NULL DEFAULT false,
	personal	pg_catalog.bool	NOT NULL DEFAULT false,
	basis		pg_catalog.text,
	comment		pg_catalog.text,
	standard		pg_catalog.bool	NOT NULL DEFAULT false,
	role		pg_catalog.text	CHECK (role OPERATOR(pg_catalog.=) ANY ('{party,category,party_code,person_id,document,kinds,severity_2016,amount,amount_yuan,decided_on,publication_end,organ,organ_code,status}'::pg_catalog.text[])),
	PRIMARY KEY (layout, seq),
	UNIQUE (layout, "column")
);

COMMENT ON TABLE govcredit.layout_field IS 'the columns of each layout (数据项)';
COMMENT ON COLUMN govcredit.layout_field.layout IS 'the layout';
COMMENT ON COLUMN govcredit.layout_field.seq IS 'number of the column in the layout, from 1 (序号)';
COMMENT ON COLUMN govcredit.layout_field."column" IS 'name of the column, pinyin initials in the national layouts (字段名)';
COMMENT ON COLUMN govcredit.layout_field.name IS 'what the column is called in Chinese (数据项名称)';
COMMENT ON COLUMN govcredit.layout_field.type IS 'text, uscc, numeric, date, timestamp or division (数据类型); the column of a table may be of any type that prints as one';
COMMENT ON COLUMN govcredit.layout_field.length IS 'greatest length in characters, for numeric the greatest number of digits (长度)';
COMMENT ON COLUMN govcredit.layout_field.scale IS 'of a numeric: greatest number of decimal places (小数位)';
COMMENT ON COLUMN govcredit.layout_field.required IS 'always 必填; by category, conditional: rows of layout_rule say when; optional 选填';
COMMENT ON COLUMN govcredit.layout_field.codes IS 'the values allowed (代码表); a trailing * lets text follow';
COMMENT ON COLUMN govcredit.layout_field.many IS 'several codes may stand in one cell, separated by ; ； 、 (多选)';
COMMENT ON COLUMN govcredit.layout_field.personal IS 'holds numbers of natural persons, which violations show masked (自然人证件号码)';
COMMENT ON COLUMN govcredit.layout_field.basis IS 'basis of the field (依据) where it is not the layout''s own';
COMMENT ON COLUMN govcredit.layout_field.comment IS 'meaning of codes, special values';
COMMENT ON COLUMN govcredit.layout_field.role IS 'what the rules of a policy take the column for (含义): party, its category, party_code and person_id; document; kinds of penalty; severity_2016, the scale of that year; amount in ten thousand yuan, amount_yuan; decided_on; publication_end; organ, organ_code; status (1 revoked). layout_view uses it';
COMMENT ON COLUMN govcredit.layout_field.standard IS 'comes with the extension, so is not dumped';

CREATE TABLE govcredit.layout_rule
(
	layout		pg_catalog.text	NOT NULL,
	seq			pg_catalog.int4	NOT NULL,
	kind		pg_catalog.text	NOT NULL CHECK (kind OPERATOR(pg_catalog.=) ANY ('{required,blank,at_least_one,positive,not_negative,zero,not_before,not_in_future,registrar,registration_number,organisation_code,resident_id,not_masked,amount_in_text,known_division,region_in_name,unique}'::pg_catalog.text[])),
	columns		pg_catalog.text[]	NOT NULL CHECK (pg_catalog.cardinality(columns) OPERATOR(pg_catalog.>) 0),
	other		pg_catalog.text	CHECK ((other IS NOT NULL) OPERATOR(pg_catalog.=) (kind OPERATOR(pg_catalog.=) ANY ('{not_before,amount_in_text,region_in_name}'::pg_catalog.text[]))),
	when_column	pg_catalog.text,
	when_op		pg_catalog.text	CHECK (when_op OPERATOR(pg_catalog.=) ANY ('{is,lacks,filled,blank}'::pg_catalog.text[])),
	when_values	pg_catalog.text[],
	argument	pg_catalog.text[]	CHECK ((argument IS NOT NULL) OPERATOR(pg_catalog.=) (kind OPERATOR(pg_catalog.=) 'registrar')),
	code		pg_catalog.text	NOT NULL,
	severity	pg_catalog.text	NOT NULL DEFAULT 'error' CHECK (severity OPERATOR(pg_catalog.=) ANY ('{error,warning}'::pg_catalog.text[])),
	basis		pg_catalog.text,
	comment		pg_catalog.text,
	standard		pg_catalog.bool	NOT NULL DEFAULT false,
	PRIMARY KEY (layout, seq),
	CHECK ((when_column IS NULL) OPERATOR(pg_catalog.=) (when_op IS NULL)),
	CHECK ((when_values IS NOT NULL) OPERATOR(pg_catalog.=) (when_op IS NOT NULL AND when_op OPERATOR(pg_catalog.=) ANY ('{is,lacks}'::pg_catalog.text[])))
);

COMMENT ON TABLE govcredit.layout_rule IS 'rules across the columns of a layout (跨字段校验规则)';
COMMENT ON COLUMN govcredit.layout_rule.layout IS 'the layout';
COMMENT ON COLUMN govcredit.layout_rule.seq IS 'number of the rule in its layout; those shipped stay below 1000';
COMMENT ON COLUMN govcredit.layout_rule.kind IS
'what is checked. required, blank: each of the columns; at_least_one: of the columns; positive, not_negative, zero (or blank): a number; not_before: a date against the column "other"; not_in_future: a date against the as_of argument; registrar: first letter of a uscc is one of "argument"; registration_number, organisation_code, resident_id: check characters; not_masked: no asterisks; amount_in_text: ten thousand yuan against the amounts named in the column "other"; known_division: a division, or the one inside a uscc, is in division_entry; region_in_name: it agrees with the regions that the column "other" begins with; unique: no two rows of a table have the same in all columns, which validate_table looks at';
COMMENT ON COLUMN govcredit.layout_rule.columns IS 'the columns it is about (校验字段)';
COMMENT ON COLUMN govcredit.layout_rule.other IS 'the column they are compared with (对照字段)';
COMMENT ON COLUMN govcredit.layout_rule.when_column IS 'the rule holds only where this column (条件字段) …';
COMMENT ON COLUMN govcredit.layout_rule.when_op IS '… "is" one of the values or, in a list of codes, has one; "lacks" them, being filled; is "filled"; is "blank"';
COMMENT ON COLUMN govcredit.layout_rule.when_values IS 'values of the condition (条件值)';
COMMENT ON COLUMN govcredit.layout_rule.argument IS 'argument of the kind (参数)';
COMMENT ON COLUMN govcredit.layout_rule.code IS 'code of the violation (违规代码); resident_id, organisation_code and registration_number add the part that is wrong';
COMMENT ON COLUMN govcredit.layout_rule.severity IS 'error 错误 or warning 提示';
COMMENT ON COLUMN govcredit.layout_rule.basis IS 'basis of the rule (依据) where it is not that of the column';
COMMENT ON COLUMN govcredit.layout_rule.comment IS 'remark';
COMMENT ON COLUMN govcredit.layout_rule.standard IS 'comes with the extension, so is not dumped';

SELECT pg_catalog.pg_extension_config_dump('govcredit.layout', 'WHERE NOT standard');
SELECT pg_catalog.pg_extension_config_dump('govcredit.layout_field', 'WHERE NOT standard');
SELECT pg_catalog.pg_extension_config_dump('govcredit.layout_rule', 'WHERE NOT standard');

GRANT SELECT ON govcredit.layout, govcredit.layout_field, govcredit.layout_rule TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON govcredit.layout, govcredit.layout_field, govcredit.layout_rule TO @extowner@ WITH GRANT OPTION;

/*
 * Each backend keeps the layouts it has compiled until one of these tables
 * changes.  ALWAYS: rows that come by logical replication count too.
 */
CREATE FUNCTION govcredit.layout_changed()
RETURNS pg_catalog.trigger
AS 'MODULE_PATHNAME', 'govcredit_layout_changed'
LANGUAGE C VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE;

COMMENT ON FUNCTION govcredit.layout_changed() IS
'trigger on the tables that layouts are compiled from: makes every backend read them anew (缓存失效)';

CREATE TRIGGER layout_changed AFTER INSERT OR UPDATE OR DELETE ON govcredit.layout
	FOR EACH ROW EXECUTE FUNCTION govcredit.layout_changed();
CREATE TRIGGER layout_changed AFTER INSERT OR UPDATE OR DELETE ON govcredit.layout_field
	FOR EACH ROW EXECUTE FUNCTION govcredit.layout_changed();
CREATE TRIGGER layout_changed AFTER INSERT OR UPDATE OR DELETE ON govcredit.layout_rule
	FOR EACH ROW EXECUTE FUNCTION govcredit.layout_changed();
CREATE TRIGGER layout_changed AFTER INSERT OR UPDATE OR DELETE ON govcredit.division_entry
	FOR EACH ROW EXECUTE FUNCTION govcredit.layout_changed();
ALTER TABLE govcredit.layout ENABLE ALWAYS TRIGGER layout_changed;
ALTER TABLE govcredit.layout_field ENABLE ALWAYS TRIGGER layout_changed;
ALTER TABLE govcredit.layout_rule ENABLE ALWAYS TRIGGER layout_changed;
ALTER TABLE govcredit.division_entry ENABLE ALWAYS TRIGGER layout_changed;

COMMENT ON TRIGGER layout_changed ON govcredit.layout IS 'compiled layouts are forgotten';
COMMENT ON TRIGGER layout_changed ON govcredit.layout_field IS 'compiled layouts are forgotten';
COMMENT ON TRIGGER layout_changed ON govcredit.layout_rule IS 'compiled layouts are forgotten';
COMMENT ON TRIGGER layout_changed ON govcredit.division_entry IS 'compiled layouts are forgotten';

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
 * as_of is the day that no decision may lie after; without it this is not
 * checked.  STABLE, for layouts are tables.  What a policy has to say is asked
 * in SQL, in layout_table.sql.
 */
CREATE FUNCTION govcredit.validate_row(layout pg_catalog.text, "row" pg_catalog.anyelement, as_of pg_catalog.date DEFAULT NULL, policy govcredit.policy DEFAULT NULL)
RETURNS SETOF govcredit.violation
AS 'MODULE_PATHNAME', 'govcredit_layout_validate_row'
LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 200 ROWS 1;

COMMENT ON FUNCTION govcredit.validate_row(pg_catalog.text, pg_catalog.anyelement, pg_catalog.date, govcredit.policy) IS
'every violation of a table''s row against a layout (行校验); columns are found by name, of any type. With a policy the end of publication is held against the term of its class, too (公示期限)';

CREATE FUNCTION govcredit.validate_json(layout pg_catalog.text, object pg_catalog.jsonb, as_of pg_catalog.date DEFAULT NULL, policy govcredit.policy DEFAULT NULL)
RETURNS SETOF govcredit.violation
AS 'MODULE_PATHNAME', 'govcredit_layout_validate_json'
LANGUAGE C STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 200 ROWS 1;

COMMENT ON FUNCTION govcredit.validate_json(pg_catalog.text, pg_catalog.jsonb, pg_catalog.date, govcredit.policy) IS
'every violation of a JSON object, keys as columns, against a layout (JSON 校验); with a policy of its term of publication, too';

CREATE FUNCTION govcredit.check_row()
RETURNS pg_catalog.trigger
AS 'MODULE_PATHNAME', 'govcredit_layout_check_row'
LANGUAGE C VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE;

COMMENT ON FUNCTION govcredit.check_row() IS
'trigger BEFORE INSERT OR UPDATE FOR EACH ROW (校验触发器): check_row(layout, ''reject'') refuses a row with errors, AFTER, too, where columns are generated; check_row(layout, ''flag'', column) writes the codes of all violations into a text or text[] column, check_row(layout, ''divert'', table) moves a row with errors to a table. A policy as last argument: the end of publication is held against the term of its class, too';

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

