/*
 * conversion: what stands in the way of ALTER TABLE ... TYPE uscc (division,
 * resident_id, document_no), all rows in one pass.
 */

CREATE FUNCTION govcredit.mask_text(value pg_catalog.text, personal pg_catalog.bool DEFAULT false)
	RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_text_mask';
COMMENT ON FUNCTION govcredit.mask_text(pg_catalog.text, pg_catalog.bool) IS
	'text with whatever has the shape of a natural person''s number cut to its division 脱敏; personal: all of it is such a number, right or wrong';

/*
 * Not STRICT: no rows would mean that all is well.  Parallel restricted,
 * because the table may be a temporary one.  The testers decide about a row,
 * since they cost a fraction of the check functions; these are asked about the
 * bad rows only.
 */
CREATE FUNCTION govcredit.bad_values(
	relation pg_catalog.regclass,
	column_name pg_catalog.name,
	type pg_catalog.regtype,
	warnings pg_catalog.bool DEFAULT false,
	OUT in_table pg_catalog.regclass,
	OUT row_id pg_catalog.tid,
	OUT value pg_catalog.text,
	OUT part pg_catalog.text,
	OUT "position" pg_catalog.int4,
	OUT found pg_catalog.text,
	OUT expected pg_catalog.text,
	OUT severity pg_catalog.text,
	OUT message pg_catalog.text)
	RETURNS SETOF pg_catalog.record
	LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL RESTRICTED ROWS 100
	SET search_path = pg_catalog, pg_temp
	AS $$
DECLARE
	name text := CASE type
		WHEN 'govcredit.uscc'::regtype THEN 'uscc'
		WHEN 'govcredit.division'::regtype THEN 'division'
		WHEN 'govcredit.resident_id'::regtype THEN 'resident_id'
		WHEN 'govcredit.document_no'::regtype THEN 'document_no' END;
	kind "char";
BEGIN
	IF relation IS NULL OR column_name IS NULL OR type IS NULL OR warnings IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = govcredit.say('no argument of bad_values() may be null'), CONSTRAINT = 'bad_values_null';
	END IF;
	IF name IS NULL THEN
		RAISE invalid_parameter_value USING
			MESSAGE = govcredit.say('cannot look for bad values of type %s', type), CONSTRAINT = 'bad_values_of_type',
			DETAIL = govcredit.say('The types are uscc, division, resident_id, document_no.');
	END IF;
	SELECT c.relkind INTO kind FROM pg_class c WHERE c.oid = relation;
	IF kind IS NULL OR kind NOT IN ('r', 'p', 'm', 'f') THEN
		RAISE wrong_object_type USING
			MESSAGE = govcredit.say('"%s" is not a table', relation), CONSTRAINT = 'not_a_table';
	END IF;
	IF NOT EXISTS (SELECT FROM pg_attribute a
					WHERE a.attrelid = relation AND a.attname = column_name
					  AND a.attnum > 0 AND NOT a.attisdropped) THEN
		RAISE undefined_column USING
			MESSAGE = govcredit.say('column "%s" of relation "%s" does not exist', govcredit.mask_text(column_name), relation), CONSTRAINT = 'column_of_relation_missing';
	END IF;

	RETURN QUERY EXECUTE format($query$
		SELECT v.tableoid::regclass, v.ctid,
			   "left"(govcredit.mask_text(v.value, %3$L), 120),
			   f.part, f."position",
			   CASE WHEN %3$L AND f.part = 'birth_date' THEN NULL ELSE f.found END,
			   f.expected, f.severity, f.message
		  FROM (SELECT t.tableoid, t.ctid, t.%1$I::text AS value
				  FROM %2$s t
				 WHERE t.%1$I IS NOT NULL AND %5$s) v
		 CROSS JOIN LATERAL govcredit.%4$I(v.value) f
		 ORDER BY v.tableoid, v.ctid$query$,
		column_name, relation, name = 'resident_id', 'check_' || name,
		CASE WHEN warnings THEN format('NOT govcredit.%I(t.%I::text)', 'is_valid_' || name, column_name)
			 ELSE format('govcredit.%I(t.%I::text) IS NULL', 'try_' || name, column_name) END);
END $$;
COMMENT ON FUNCTION govcredit.bad_values(pg_catalog.regclass, pg_catalog.name, pg_catalog.regtype, pg_catalog.bool) IS
	'the rows of a table whose column cannot be converted to uscc, division, resident_id or document_no, each with its reason 不能转换的行及原因; natural persons'' numbers are masked; warnings: also what the type takes though the standard does not';
