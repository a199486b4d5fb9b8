/* registry: makes and migrates the relational shell, as objects of the caller */

CREATE FUNCTION govcredit.create_registry(schema pg_catalog.name DEFAULT 'credit') RETURNS pg_catalog.name
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	state text;
	message text;
	detail text;
BEGIN
	/*
	 * The name is put between the quotes and dollar quotes of the template,
	 * where quote_ident() does not help.
	 */
	IF schema ~ '[''$\\]' THEN
		RAISE EXCEPTION 'invalid name for a registry: "%"', schema
			USING ERRCODE = 'invalid_name',
				  DETAIL = 'It must not contain apostrophes, dollar signs or backslashes.';
	END IF;
	IF to_regclass(format('%I.registry_version', schema)) IS NOT NULL THEN
		RAISE EXCEPTION 'schema "%" already holds a registry', schema
			USING ERRCODE = 'duplicate_object',
				  HINT = 'Use upgrade_registry() to bring it to the version of this extension.';
	END IF;
	IF to_regnamespace(quote_ident(schema)) IS NULL THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema, 'registry of govcredit 政务诚信登记库');
	END IF;
	/* The template's operators are found here, once and for all. */
	SET LOCAL search_path = pg_catalog, govcredit, pg_temp;
	BEGIN
		EXECUTE replace(govcredit.registry_template(), '@registry@', quote_ident(schema));
	EXCEPTION WHEN OTHERS THEN
		/* The error alone, without a thousand lines of template as its context. */
		GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
			detail = PG_EXCEPTION_DETAIL;
		RAISE EXCEPTION 'registry "%" could not be made: %', schema, message
			USING ERRCODE = state, DETAIL = detail;
	END;
	RETURN schema;
END
$$;
COMMENT ON FUNCTION govcredit.create_registry(pg_catalog.name) IS
	'makes a registry (登记库): tables, views and functions in a schema, which is created if need be; they belong to the caller and are no members of the extension, so they may be indexed, extended, partitioned and dumped';

CREATE FUNCTION govcredit.upgrade_registry(schema pg_catalog.name DEFAULT 'credit') RETURNS integer
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	latest CONSTANT integer := 1;
	present integer;
BEGIN
	IF to_regclass(format('%I.registry_version', schema)) IS NULL THEN
		RAISE EXCEPTION 'schema "%" holds no registry', schema
			USING ERRCODE = 'undefined_object',
				  HINT = 'Use create_registry() to make one.';
	END IF;
	EXECUTE format('SELECT max(version) FROM %I.registry_version', schema) INTO present;
	IF present IS NULL OR present NOT BETWEEN 1 AND latest THEN
		RAISE EXCEPTION 'registry "%" has version %, this extension knows versions 1 to %',
				schema, coalesce(present::text, 'none'), latest
			USING ERRCODE = 'object_not_in_prerequisite_state',
				  HINT = 'Update the extension that knows it: ALTER EXTENSION govcredit UPDATE.';
	END IF;
	RETURN present;
END
$$;
COMMENT ON FUNCTION govcredit.upgrade_registry(pg_catalog.name) IS
	'brings a registry to the layout of this extension and returns its version; nothing to do where it has it already';
