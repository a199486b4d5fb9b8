/* registry: makes and migrates the relational shell, as objects of the caller */

/*
 * A registry is three schemas.  In the first stands what people read, enter and
 * call, in the second what serves it, in the third the questions in Chinese.
 */
CREATE FUNCTION govcredit.registry_schemas(schema pg_catalog.name) RETURNS pg_catalog.text[]
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN ARRAY[schema::pg_catalog.text, schema::pg_catalog.text OPERATOR(pg_catalog.||) '_internal',
		schema::pg_catalog.text OPERATOR(pg_catalog.||) '_zh'];
COMMENT ON FUNCTION govcredit.registry_schemas(pg_catalog.name) IS
	'the schemas of a registry (登记库的三个模式): of that name, with _internal and with _zh';

/* Read from the catalogue, where who may not look into the schema sees it, too; a table that others put there is none. */
CREATE FUNCTION govcredit.registry_home(schema pg_catalog.name) RETURNS pg_catalog.oid
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.oid
	  FROM pg_catalog.pg_class c
	  JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
	 WHERE n.nspname OPERATOR(pg_catalog.=) (govcredit.registry_schemas(schema))[2]
	   AND c.relname OPERATOR(pg_catalog.=) 'registry_version'
	   AND c.relkind OPERATOR(pg_catalog.=) 'r'
	   AND c.relowner OPERATOR(pg_catalog.=) n.nspowner;
END;
COMMENT ON FUNCTION govcredit.registry_home(pg_catalog.name) IS
	'table registry_version of the registry of that name (登记库版本表); NULL: there is no such registry';

CREATE FUNCTION govcredit.in_transaction_block() RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_in_transaction_block'
	LANGUAGE C VOLATILE PARALLEL RESTRICTED;
COMMENT ON FUNCTION govcredit.in_transaction_block() IS
	'did the session begin a transaction of its own, or send several statements at once, so that a procedure cannot commit? (是否处于事务块中)';

/*
 * Of a template, statements and nothing else begin at the left margin; the
 * Makefile puts a line above each that says where it stands in the source.  What
 * PL/pgSQL calls a variable stays one, whatever columns a DBA gives the tables.
 */
CREATE FUNCTION govcredit.registry_statements(schema pg_catalog.name,
		template pg_catalog.text DEFAULT govcredit.registry_template())
	RETURNS TABLE (place bigint, source pg_catalog.text, statement pg_catalog.text)
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.place, pg_catalog.substring(s.statement, '^-- (\S+)\n'),
		   pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(pg_catalog.replace(
				pg_catalog.regexp_replace(s.statement, '^-- \S+\n', ''),
				E'\nAS $$\n', E'\nAS $$ #variable_conflict use_variable\n'),
				'@registry@', pg_catalog.quote_ident((govcredit.registry_schemas(schema))[1])),
				'@internal@', pg_catalog.quote_ident((govcredit.registry_schemas(schema))[2])),
				'@zh@', pg_catalog.quote_ident((govcredit.registry_schemas(schema))[3]))
	  FROM pg_catalog.regexp_split_to_table(template, E'\n(?=-- \\S+:[0-9]+\n)') WITH ORDINALITY AS s (statement, place)
	 WHERE s.statement OPERATOR(pg_catalog.!~) E'^\\s*(/[*]|$)';
END;
COMMENT ON FUNCTION govcredit.registry_statements(pg_catalog.name, pg_catalog.text) IS
	'the statements of a template for a registry of that name (登记库建库语句), in their order, each with the file and line of its source; without a template, those that make one';

/*
 * What stands in the schemas of a registry runs under its guards, some of them
 * with its owner's rights: so nobody else may own such a schema, create in it or
 * have put anything there, and nothing that is made there may be granted away
 * by default.
 */
CREATE FUNCTION govcredit.check_registry_schema(schema pg_catalog.name, owner pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place pg_namespace;
	keeper CONSTANT oid := (SELECT a.oid FROM pg_roles a WHERE a.rolname = owner);
	holder name;
	found text;
BEGIN
	SELECT n.* INTO place FROM pg_namespace n WHERE n.nspname = schema;
	IF schema IN ('govcredit', 'govcredit_editions') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "%s" is the extension''s own', schema), CONSTRAINT = 'schema_of_extension',
			ERRCODE = 'reserved_name',
			HINT = govcredit.say('Choose another name for the registry.');
	END IF;
	IF place.nspowner <> keeper THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "%s" belongs to role "%s", not to "%s"', schema, pg_get_userbyid(place.nspowner), owner), CONSTRAINT = 'schema_belongs_to',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('Whoever owns the schema could replace what runs in a registry with its owner''s rights.'),
			HINT = govcredit.say('Let its owner make the registry, or choose another schema.');
	END IF;
	SELECT string_agg(DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END COLLATE "C", ', ') INTO found
	  FROM aclexplode(place.nspacl) g
	 WHERE g.privilege_type = 'CREATE' AND g.grantee <> keeper;
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('others may create in schema "%s"', schema), CONSTRAINT = 'others_create_in_schema',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('REVOKE CREATE ON SCHEMA %I FROM %s', schema, found);
	END IF;
	/* Whoever owns the extension's could give another schema its name, and so what is called there. */
	SELECT a.rolname INTO holder
	  FROM pg_namespace n
	  JOIN pg_roles a ON a.oid = n.nspowner
	 WHERE n.nspname = 'govcredit' AND a.oid <> keeper AND NOT a.rolsuper;
	IF holder IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "govcredit" belongs to role "%s", not to "%s" or a superuser', holder, owner), CONSTRAINT = 'govcredit_belongs_to',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('Whoever owns the schema could replace what runs in a registry with its owner''s rights.'),
			HINT = govcredit.say('ALTER SCHEMA govcredit OWNER TO a superuser, or let its owner make the registry.');
	END IF;
	SELECT string_agg(DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END COLLATE "C", ', ') INTO found
	  FROM pg_namespace n
	 CROSS JOIN LATERAL aclexplode(n.nspacl) g
	 WHERE n.nspname = 'govcredit' AND g.privilege_type = 'CREATE'
	   AND NOT EXISTS (SELECT FROM pg_roles a WHERE a.oid = g.grantee AND (a.rolsuper OR a.oid = n.nspowner));
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('others may create in schema "govcredit"'), CONSTRAINT = 'others_create_in_govcredit',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('REVOKE CREATE ON SCHEMA govcredit FROM %s', found);
	END IF;
	/* What a superuser owns is no danger; pg_shdepend does not have the first of them. */
	SELECT n.nspname, string_agg(format('%s (%s)', i.identity, pg_get_userbyid(o.refobjid)), ', ' ORDER BY i.identity COLLATE "C") INTO holder, found
	  FROM pg_namespace n
	  JOIN pg_depend d ON d.refclassid = 'pg_namespace'::regclass AND d.refobjid = n.oid AND d.classid <> 'pg_extension'::regclass
	  JOIN pg_shdepend o ON o.classid = d.classid AND o.objid = d.objid AND o.objsubid = 0 AND o.deptype = 'o'
		   AND o.dbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
	  JOIN pg_roles a ON a.oid = o.refobjid
	 CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
	 WHERE n.nspname IN (check_registry_schema.schema, 'govcredit') AND o.refobjid <> keeper AND NOT a.rolsuper
	 GROUP BY n.nspname
	 ORDER BY n.nspname = 'govcredit'
	 LIMIT 1;
	IF holder IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "%s" holds objects of others', holder), CONSTRAINT = 'schema_holds_objects',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('Drop them, or make the registry''s owner theirs.');
	END IF;
	/* Functions and types are everybody's by default; setup_roles() takes the functions back. */
	SELECT string_agg(DISTINCT format('%s ON %s TO %s', g.privilege_type,
				CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' ELSE 'SCHEMAS' END,
				CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END) COLLATE "C", ', ') INTO found
	  FROM pg_default_acl d
	 CROSS JOIN LATERAL aclexplode(d.defaclacl) g
	 WHERE d.defaclrole = keeper AND d.defaclnamespace IN (0, place.oid) AND g.grantee <> keeper
	   AND NOT (g.grantee = 0 AND d.defaclobjtype IN ('f', 'T'));
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what role "%s" makes in schema "%s" is granted to others by default', owner, schema), CONSTRAINT = 'default_grants',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('Default privileges: %s.', found),
			HINT = govcredit.say('ALTER DEFAULT PRIVILEGES … REVOKE; what others shall see of the registry is granted afterwards.');
	END IF;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_schema(pg_catalog.name, pg_catalog.name) IS
	'part of create_registry(), upgrade_registry() and setup_roles(): raises where others own a schema of a registry or of the extension, may create in it, have objects there or get rights by default (登记库模式检查)';

/*
 * What a trigger, rule, policy, constraint, default or index calls runs with the
 * rights of whoever writes or asks, guards with the owner's among them: so what
 * is another's is called by none, though he once had the right to make it there.
 */
CREATE FUNCTION govcredit.check_registry_calls(schema pg_catalog.name, owner pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT oid := to_regnamespace(quote_ident(schema));
	keeper CONSTANT oid := (SELECT a.oid FROM pg_roles a WHERE a.rolname = owner);
	found text;
BEGIN
	WITH RECURSIVE relation AS (
		SELECT c.oid FROM pg_class c WHERE c.relnamespace = place
		 UNION
		/* Partitions may stand elsewhere. */
		SELECT i.inhrelid FROM pg_inherits i JOIN relation r ON r.oid = i.inhparent
	), part AS (
		SELECT 'pg_class'::regclass AS classid, r.oid FROM relation r
		 UNION ALL
		SELECT 'pg_trigger'::regclass, t.oid FROM pg_trigger t JOIN relation r ON r.oid = t.tgrelid
		 UNION ALL
		SELECT 'pg_rewrite'::regclass, w.oid FROM pg_rewrite w JOIN relation r ON r.oid = w.ev_class
		 UNION ALL
		SELECT 'pg_policy'::regclass, p.oid FROM pg_policy p JOIN relation r ON r.oid = p.polrelid
		 UNION ALL
		SELECT 'pg_attrdef'::regclass, d.oid FROM pg_attrdef d JOIN relation r ON r.oid = d.adrelid
		 UNION ALL
		SELECT 'pg_constraint'::regclass, k.oid FROM pg_constraint k
		 WHERE k.connamespace = place OR k.conrelid IN (SELECT r.oid FROM relation r)
		 UNION ALL
		SELECT 'pg_type'::regclass, t.oid FROM pg_type t WHERE t.typnamespace = place
		 UNION ALL
		SELECT 'pg_proc'::regclass, p.oid FROM pg_proc p WHERE p.pronamespace = place
		 UNION ALL
		SELECT 'pg_operator'::regclass, o.oid FROM pg_operator o WHERE o.oprnamespace = place
	)
	SELECT string_agg(DISTINCT format('%s → %s (%s)', i.identity, f.identity, a.rolname) COLLATE "C", ', ') INTO found
	  FROM part p
	  JOIN pg_depend d ON d.classid = p.classid AND d.objid = p.oid
		   AND d.refclassid IN ('pg_proc'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass, 'pg_opclass'::regclass)
	  JOIN pg_shdepend o ON o.classid = d.refclassid AND o.objid = d.refobjid AND o.objsubid = 0 AND o.deptype = 'o'
		   AND o.dbid = (SELECT b.oid FROM pg_database b WHERE b.datname = current_database())
	  JOIN pg_roles a ON a.oid = o.refobjid AND a.oid <> keeper AND NOT a.rolsuper
	 CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
	 CROSS JOIN LATERAL pg_identify_object(d.refclassid, d.refobjid, 0) f;
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('in schema "%s" something calls what belongs to others', schema), CONSTRAINT = 'registry_calls_others',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('Drop them, or make the registry''s owner theirs.');
	END IF;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_calls(pg_catalog.name, pg_catalog.name) IS
	'part of create_registry(), upgrade_registry() and setup_roles(): raises where a trigger, rule, policy, constraint, default, index, type or function in a schema of a registry calls what belongs neither to its owner nor to a superuser (登记库调用对象检查)';

/*
 * Who once had TRIGGER may have left one that calls what is the registry's own or
 * the server's, with other arguments or under another condition, and who had
 * REFERENCES a key that keeps rows of the registry where they are.
 */
CREATE FUNCTION govcredit.check_registry_triggers(schema pg_catalog.name, owner pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET datestyle = 'ISO, YMD'
	SET quote_all_identifiers = off
AS $$
DECLARE
	keeper CONSTANT oid := (SELECT a.oid FROM pg_roles a WHERE a.rolname = owner);
	/* In the inner schema of a registry alone, for all three. */
	known CONSTANT regclass := to_regclass(format('%I.own_trigger', schema));
	condition CONSTANT text := ' WHEN [(].*[)] EXECUTE ';
	places oid[];
	found text;
BEGIN
	IF known IS NULL THEN
		RETURN;
	END IF;
	places := ARRAY(
		SELECT n.oid
		  FROM pg_namespace n
		 WHERE n.nspname = ANY (govcredit.registry_schemas(substring(schema::text, '^(.*)_internal$')::name)));
	EXECUTE format($q$
		SELECT string_agg(format('%%I ON %%s', t.tgname, c.oid::regclass), ', ' ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C")
		  FROM pg_trigger t
		  JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = ANY ($1)
		  JOIN pg_proc p ON p.oid = t.tgfoid
		  JOIN pg_namespace n ON n.oid = p.pronamespace
		 WHERE NOT t.tgisinternal AND t.tgparentid = 0
		   /* An upgrade that has just ended has made some anew: those are no more. CASE: of these tables alone, it locks what it describes. */
		   AND CASE WHEN c.relnamespace = ANY ($1) THEN pg_get_triggerdef(t.oid) IS NOT NULL END
		   /* A table of the DBA's own has what track() made it; one of his functions is his. */
		   AND c.relname IN (SELECT k.relation FROM %1$s k)
		   AND (n.nspname IN ('pg_catalog', 'govcredit')
				OR EXISTS (SELECT FROM %1$s k WHERE position(format('EXECUTE FUNCTION %%I.%%I(', n.nspname, p.proname) IN k.definition) > 0))
		   AND NOT EXISTS (
				SELECT
				  FROM %1$s k
				 WHERE k.relation = c.relname AND k.name = t.tgname
				   /* Of a server of another major version, which may write it in other words, without the condition. */
				   AND CASE WHEN k.server = current_setting('server_version_num')::integer / 10000 THEN k.definition = pg_get_triggerdef(t.oid)
							ELSE regexp_replace(k.definition, $2, ' ') = regexp_replace(pg_get_triggerdef(t.oid), $2, ' ') END)
		$q$, known) INTO found USING places, condition;
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('tables of the registry have triggers that it did not make'), CONSTRAINT = 'triggers_of_others',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('Drop them: who once had the right TRIGGER made them.');
	END IF;
	SELECT string_agg(format('%I ON %s', k.conname, k.conrelid::regclass), ', ' ORDER BY k.conname COLLATE "C", k.conrelid::regclass::text COLLATE "C") INTO found
	  FROM pg_constraint k
	  JOIN pg_class c ON c.oid = k.confrelid AND c.relnamespace = ANY (places)
	  JOIN pg_class f ON f.oid = k.conrelid AND f.relowner <> keeper
	  JOIN pg_roles a ON a.oid = f.relowner AND NOT a.rolsuper
	 WHERE k.contype = 'f';
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('tables of others have keys that name rows of the registry'), CONSTRAINT = 'keys_of_others',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('Drop them: who once had the right REFERENCES made them, and they keep rows where they are.');
	END IF;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_triggers(pg_catalog.name, pg_catalog.name) IS
	'part of upgrade_registry() and setup_roles(): raises where a table of a registry has a trigger, with a function of the registry or the server, that the registry did not make, or a table of others a foreign key to it (登记库触发器检查)';

/*
 * What stands in a registry could set back the role, and the authorization, too,
 * of a session of somebody who is more than its owner: so what is done in the
 * owner's name is done in a session of the owner's.
 */
CREATE FUNCTION govcredit.check_registry_session(owner pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT pg_has_role(owner, 'MEMBER') OR SESSION_USER <> owner AND NOT (SELECT a.rolsuper FROM pg_roles a WHERE a.rolname = owner) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the registry belongs to role "%s", and the session does not', owner), CONSTRAINT = 'session_of_another',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('What stands in its schemas runs, and can take whatever rights the session has.'),
			HINT = govcredit.say('Connect as its owner: a role that is set is no fence.');
	END IF;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_session(pg_catalog.name) IS
	'part of upgrade_registry() and setup_roles(): raises where the session is not the registry owner''s, unless that is a superuser (登记库所有者会话检查)';

/* All three are looked at before the first is made. */
CREATE FUNCTION govcredit.check_registry_names(schema pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	names CONSTANT text[] := govcredit.registry_schemas(schema);
	part record;
	taken text;
BEGIN
	IF schema IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('no name is given for the registry'), CONSTRAINT = 'registry_name_missing',
			ERRCODE = 'null_value_not_allowed',
			HINT = govcredit.say('Without an argument it is called credit.');
	/*
	 * The name is put between the quotes and dollar quotes of the template,
	 * where quote_ident() does not help.
	 */
	ELSIF schema ~ '[''$\\]' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('invalid name for a registry: "%s"', schema), CONSTRAINT = 'invalid_registry_name',
			ERRCODE = 'invalid_name',
			DETAIL = govcredit.say('It must not contain apostrophes, dollar signs or backslashes.');
	ELSIF schema ~ U&'[\0001-\001f\007f-\009f]' OR schema ~ U&'^[ \00a0\2000-\200f\2028\2029\202f\205f\3000\feff]*$' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('invalid name for a registry: "%s"', regexp_replace(schema, U&'[\0001-\001f\007f-\009f]', '?', 'g')), CONSTRAINT = 'invalid_registry_name',
			ERRCODE = 'invalid_name',
			DETAIL = govcredit.say('It must have a letter or digit, and no control characters.');
	/* pg_dump writes nothing of what stands there. */
	ELSIF schema ~ '^pg_' OR schema = 'information_schema' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "%s" is the server''s own', schema), CONSTRAINT = 'schema_of_server',
			ERRCODE = 'reserved_name',
			DETAIL = govcredit.say('What is there is not dumped.'),
			HINT = govcredit.say('Choose another name for the registry.');
	END IF;
	IF octet_length(names[2]) > 63 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('name "%s" is too long for a registry', schema), CONSTRAINT = 'registry_name_too_long',
			ERRCODE = 'name_too_long',
			DETAIL = govcredit.say('Schema "%s" would have %s bytes of at most 63.', names[2], octet_length(names[2]));
	END IF;
	FOR part IN
		SELECT n.name, n.place, s.oid
		  FROM unnest(names) WITH ORDINALITY n (name, place)
		  JOIN pg_namespace s ON s.nspname = n.name
		 ORDER BY n.place
	LOOP
		PERFORM govcredit.check_registry_schema(part.name, CURRENT_USER);
		IF govcredit.registry_home(schema) IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('schema "%s" already holds a registry', schema), CONSTRAINT = 'schema_holds_registry',
				ERRCODE = 'duplicate_object',
				HINT = govcredit.say('Use upgrade_registry() to bring it to the version of this extension.');
		END IF;
		/* One of ours: the DBA's own things may stand in the first. */
		SELECT n.nspname INTO taken
		  FROM pg_namespace n
		 WHERE part.name = ANY (govcredit.registry_schemas(n.nspname))
		   AND govcredit.registry_home(n.nspname) IS NOT NULL;
		IF taken IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('schema "%s" is one of registry "%s"', part.name, taken), CONSTRAINT = 'schema_one_of_registry',
				ERRCODE = 'duplicate_schema',
				HINT = govcredit.say('Choose another name for the registry.');
		END IF;
		SELECT string_agg(o.identity, ', ' ORDER BY o.identity COLLATE "C") INTO taken
		  FROM (SELECT i.identity
				  FROM pg_depend d
				 CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
				 WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = part.oid
				 ORDER BY i.identity COLLATE "C" LIMIT 5) o;
		IF part.place > 1 AND taken IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('schema "%s" is taken', part.name), CONSTRAINT = 'schema_taken',
				ERRCODE = 'duplicate_schema',
				DETAIL = govcredit.say('It holds %s.', taken),
				HINT = govcredit.say('It would be one of registry "%s": choose another name for the registry.', schema);
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_names(pg_catalog.name) IS
	'part of create_registry(): raises where there is no name, or one that cannot be, and where one of the three schemas is too long, taken or the server''s (登记库名称检查)';

CREATE FUNCTION govcredit.create_registry(schema pg_catalog.name DEFAULT 'credit') RETURNS pg_catalog.name
	LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
	SET standard_conforming_strings = on
AS $$
DECLARE
	names CONSTANT text[] := govcredit.registry_schemas(schema);
	purposes CONSTANT text[] := ARRAY['registry of govcredit 政务诚信登记库',
		format('what serves registry "%s" of govcredit 政务诚信登记库内部对象', schema),
		format('the questions of registry "%s" of govcredit in Chinese 政务诚信登记库中文查询', schema)];
	part record;
	state text;
	message text;
	detail text;
	advice text;
	statements bigint;
BEGIN
	PERFORM govcredit.check_registry_names(schema);
	/* One at a time: the second waits here for the first. */
	FOR i IN 1 .. 3 LOOP
		IF to_regnamespace(quote_ident(names[i])) IS NULL THEN
			BEGIN
				EXECUTE format('CREATE SCHEMA %I', names[i]);
			EXCEPTION WHEN unique_violation OR duplicate_schema THEN
				RAISE EXCEPTION USING
					MESSAGE = govcredit.say('schema "%s" has just been made by somebody else', names[i]), CONSTRAINT = 'schema_just_made',
					ERRCODE = 'duplicate_schema',
					HINT = govcredit.say('See whether it is the registry you want.');
			END;
			EXECUTE format('COMMENT ON SCHEMA %I IS %L', names[i], purposes[i]);
		END IF;
		PERFORM govcredit.check_registry_schema(names[i], CURRENT_USER), govcredit.check_registry_calls(names[i], CURRENT_USER);
		/* A comment locks the schema until the transaction ends. */
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', names[i],
			obj_description(to_regnamespace(quote_ident(names[i])), 'pg_namespace'));
		IF govcredit.registry_home(schema) IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('schema "%s" already holds a registry', schema), CONSTRAINT = 'schema_holds_registry',
				ERRCODE = 'duplicate_object',
				HINT = govcredit.say('Use upgrade_registry() to bring it to the version of this extension.');
		END IF;
	END LOOP;
	BEGIN
		FOR part IN SELECT s.place, s.source, s.statement FROM govcredit.registry_statements(schema) s ORDER BY s.place LOOP
			EXECUTE part.statement;
		END LOOP;
		EXECUTE format('INSERT INTO %I.registry_version (version, extension_version)'
			' SELECT max(m.version), e.extversion FROM govcredit.registry_migrations() m, pg_extension e'
			' WHERE e.extname = ''govcredit'' GROUP BY e.extversion', names[2]);
	EXCEPTION WHEN OTHERS THEN
		/* The error alone, without a thousand lines of template as its context. */
		GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
			detail = PG_EXCEPTION_DETAIL, advice = PG_EXCEPTION_HINT;
		SELECT max(s.place) INTO statements FROM govcredit.registry_statements(schema) s;
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('registry "%s" could not be made: %s', schema, message), CONSTRAINT = 'registry_not_made',
			ERRCODE = state,
			DETAIL = concat_ws(E'\n', govcredit.say('Statement %s of %s, %s: %s', part.place, statements, part.source,
							rtrim(split_part(part.statement, E'\n', 1), ' (')), nullif(detail, '')),
			HINT = coalesce(nullif(advice, ''), govcredit.say('Nothing was made.'));
	END;
	RETURN schema;
END
$$;
COMMENT ON FUNCTION govcredit.create_registry(pg_catalog.name) IS
	'makes a registry (登记库): tables, views and functions in a schema and its two neighbours, _internal and _zh, which are created if need be; they belong to the caller and are no members of the extension, so they may be indexed, extended, partitioned and dumped';

/*
 * Drops what is retired with all that rests on it, and returns what that was.
 * Only what the template may make again goes by the way, and whether it did is
 * seen afterwards; anything else stops the upgrade here.
 */
CREATE FUNCTION govcredit.retire_from_registry(schema pg_catalog.name, entries pg_catalog.text[])
	RETURNS pg_catalog.jsonb
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	names CONSTANT text[] := govcredit.registry_schemas(schema);
	entry text;
	object regprocedure;
	relation regclass;
	fallen jsonb;
	alien text;
	gone jsonb := '[]';
BEGIN
	FOREACH entry IN ARRAY entries LOOP
		object := CASE WHEN entry ~ '[(]' THEN to_regprocedure(entry) END;
		relation := CASE WHEN entry !~ '[(]' THEN to_regclass(entry) END;
		CONTINUE WHEN object IS NULL AND relation IS NULL;

		WITH RECURSIVE fall AS (
			SELECT CASE WHEN object IS NULL THEN 'pg_class'::regclass ELSE 'pg_proc'::regclass END::oid AS classid,
				   coalesce(object::oid, relation::oid) AS objid
			 UNION
			/* A view depends by its rule. */
			SELECT CASE WHEN w.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass::oid END,
				   coalesce(w.ev_class, d.objid)
			  FROM fall f
			  JOIN pg_depend d ON d.refclassid = f.classid AND d.refobjid = f.objid AND d.deptype IN ('n', 'a')
			  LEFT JOIN pg_rewrite w ON d.classid = 'pg_rewrite'::regclass AND w.oid = d.objid
		)
		SELECT jsonb_agg(jsonb_build_object(
				'classid', f.classid, 'objid', f.objid, 'type', i.type, 'identity', i.identity,
				'retired', f.objid = coalesce(object::oid, relation::oid),
				'names', to_jsonb(a.object_names), 'args', to_jsonb(a.object_args))),
			   string_agg(i.identity, ', ' ORDER BY i.identity COLLATE "C") FILTER (WHERE NOT
					(i.type IN ('function', 'procedure', 'view') AND i.schema = ANY (names)
					 OR i.type IN ('trigger', 'policy') AND EXISTS (
						SELECT FROM unnest(names) n WHERE starts_with(split_part(i.identity, ' on ', 2), quote_ident(n) || '.'))))
		  INTO fallen, alien
		  FROM fall f
		 CROSS JOIN LATERAL pg_identify_object(f.classid, f.objid, 0) i
		 CROSS JOIN LATERAL pg_identify_object_as_address(f.classid, f.objid, 0) a;
		IF alien IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('registry "%s" cannot be upgraded: %s changes, and objects of yours depend on it', schema, entry), CONSTRAINT = 'registry_upgrade_changes',
				ERRCODE = 'dependent_objects_still_exist',
				DETAIL = govcredit.say('They are: %s.', alien),
				HINT = govcredit.say('Drop them, upgrade, and make them again.');
		END IF;

		SELECT gone || jsonb_agg(to_jsonb(f) || jsonb_build_object('restore',
				CASE WHEN r.acl IS NOT NULL THEN array_prepend(
					format('REVOKE ALL ON %s %s FROM PUBLIC', r.sort, f.identity), ARRAY(
						SELECT format('GRANT %s ON %s %s TO %s%s', g.privilege_type, r.sort, f.identity,
								CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END,
								CASE WHEN g.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
						  FROM aclexplode(r.acl) g
						 WHERE g.grantee <> r.owner)) END)) INTO gone
		  FROM jsonb_to_recordset(fallen) AS f (classid oid, objid oid, type text, identity text, retired boolean,
				names text[], args text[])
		  LEFT JOIN LATERAL (
				SELECT 'ROUTINE' AS sort, p.proacl AS acl, p.proowner AS owner FROM pg_proc p
				 WHERE f.classid = 'pg_proc'::regclass AND p.oid = f.objid
				 UNION ALL
				SELECT 'TABLE', c.relacl, c.relowner FROM pg_class c
				 WHERE f.classid = 'pg_class'::regclass AND c.oid = f.objid) r ON true;
		IF object IS NULL THEN
			EXECUTE format('DROP VIEW %s CASCADE', relation);
		ELSE
			EXECUTE format('DROP ROUTINE %s CASCADE', object);
		END IF;
	END LOOP;
	RETURN gone;
END
$$;
COMMENT ON FUNCTION govcredit.retire_from_registry(pg_catalog.name, pg_catalog.text[]) IS
	'part of upgrade_registry(): drops functions and views whose signature changes, and what of the registry rests on them (停用旧版对象); refuses where something else does';

/* The triggers of a key are the server's, and a superuser alone enables them; rows entered meanwhile are looked at by a new key. */
CREATE FUNCTION govcredit.check_registry_keys(schema pg_catalog.name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found text;
BEGIN
	SELECT string_agg(DISTINCT format('%I ON %s', k.conname, k.conrelid::regclass) COLLATE "C", ', ') INTO found
	  FROM pg_trigger t
	  JOIN pg_class c ON c.oid = t.tgrelid
	  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ANY (govcredit.registry_schemas(schema))
	  JOIN pg_constraint k ON k.oid = t.tgconstraint
	 WHERE t.tgisinternal AND t.tgenabled <> 'O';
	IF found IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('keys of registry "%s" are disabled', schema), CONSTRAINT = 'registry_keys_disabled',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('They are: %s.', found),
			HINT = govcredit.say('Drop each and add it again as it was (pg_get_constraintdef), which looks at the rows that were entered meanwhile; ALTER TABLE … ENABLE TRIGGER ALL, a superuser''s, does not.');
	END IF;
END
$$;
COMMENT ON FUNCTION govcredit.check_registry_keys(pg_catalog.name) IS
	'part of upgrade_registry(): raises where triggers of foreign keys were disabled, which the registry''s owner cannot enable (登记库外键检查)';

/* The migrations since that version, and of the template what can be said again. */
CREATE FUNCTION govcredit.renew_registry(schema pg_catalog.name, present integer) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	part record;
	state text;
	message text;
	detail text;
	advice text;
BEGIN
	FOR part IN
		SELECT s.source, s.statement
		  FROM govcredit.registry_migrations() m
		 CROSS JOIN LATERAL govcredit.registry_statements(schema, m.statements) s
		 WHERE m.version > present
		 ORDER BY m.version, s.place
	LOOP
		EXECUTE part.statement;
	END LOOP;

	FOR part IN SELECT s.source, s.statement FROM govcredit.registry_statements(schema) s ORDER BY s.place LOOP
		IF part.statement ~ '^CREATE (FUNCTION|PROCEDURE|AGGREGATE|VIEW|TRIGGER) ' THEN
			EXECUTE regexp_replace(part.statement, '^CREATE ', 'CREATE OR REPLACE ');
		ELSIF part.statement ~ '^CREATE CONSTRAINT TRIGGER ' THEN
			/* Which cannot be replaced. */
			EXECUTE regexp_replace(part.statement, '^CREATE CONSTRAINT TRIGGER (\S+) .*? ON (.*?)\s+DEFERRABLE.*$', 'DROP TRIGGER IF EXISTS \1 ON \2');
			EXECUTE part.statement;
		ELSIF part.statement ~ '^DO ' THEN
			EXECUTE replace(part.statement, 'CREATE VIEW', 'CREATE OR REPLACE VIEW');
		ELSIF part.statement ~ '^COMMENT ON (INDEX|CONSTRAINT) ' THEN
			BEGIN
				EXECUTE part.statement;
			EXCEPTION WHEN undefined_object OR undefined_table THEN
				NULL;	/* The DBA has another in its place. */
			END;
		ELSIF part.statement ~ '^COMMENT ' THEN
			EXECUTE part.statement;
		END IF;
	END LOOP;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT,
		detail = PG_EXCEPTION_DETAIL, advice = PG_EXCEPTION_HINT;
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('registry "%s" could not be upgraded: %s', schema, message), CONSTRAINT = 'registry_upgrade_failed',
		ERRCODE = state,
		DETAIL = concat_ws(E'\n', concat_ws(': ', part.source, rtrim(split_part(part.statement, E'\n', 1), ' (')), nullif(detail, '')),
		HINT = coalesce(nullif(advice, ''), govcredit.say('Nothing was changed.'));
END
$$;
COMMENT ON FUNCTION govcredit.renew_registry(pg_catalog.name, integer) IS
	'part of upgrade_registry(): runs migrations and template (更新登记库对象); what fails is named by its place in the source';

/*
 * Everything is done as the registry's owner, in a session of that role: what is
 * made belongs to it, and what stands in its schema runs with no more rights than
 * it has.
 */
CREATE FUNCTION govcredit.upgrade_registry(schema pg_catalog.name DEFAULT 'credit') RETURNS integer
	LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
	SET standard_conforming_strings = on
	SET client_min_messages = warning
AS $$
DECLARE
	latest CONSTANT integer := (SELECT max(m.version) FROM govcredit.registry_migrations() m);
	names CONSTANT text[] := govcredit.registry_schemas(schema);
	place CONSTANT text := quote_ident(names[2]);
	caller CONSTANT text := current_setting('role');
	home CONSTANT oid := govcredit.registry_home(schema);
	owner name;
	present integer;
	gone jsonb;
	part record;
	grant_again text;
	lost text;
BEGIN
	IF home IS NULL THEN
		IF schema IS NULL THEN
			PERFORM govcredit.check_registry_names(schema);
		END IF;
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('schema "%s" holds no registry', schema), CONSTRAINT = 'schema_holds_no_registry',
			ERRCODE = 'undefined_object',
			HINT = govcredit.say('Use create_registry() to make one.');
	END IF;
	SELECT pg_get_userbyid(c.relowner) INTO owner FROM pg_class c WHERE c.oid = home;
	PERFORM govcredit.check_registry_session(owner);
	PERFORM govcredit.check_registry_schema(n, owner), govcredit.check_registry_calls(n, owner), govcredit.check_registry_triggers(n, owner) FROM unnest(names) n;
	PERFORM set_config('role', owner, true);

	/* One upgrade at a time; the second finds what the first has done. */
	EXECUTE format('LOCK TABLE %s.registry_version IN SHARE ROW EXCLUSIVE MODE', place);
	EXECUTE format('SELECT max(version) FROM %s.registry_version', place) INTO present;
	IF present IS NULL OR present NOT BETWEEN 1 AND latest THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('registry "%s" has version %s, this extension knows versions 1 to %s',
				schema, coalesce(present::text, govcredit.say('none')), latest), CONSTRAINT = 'registry_version_unknown',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('Update the extension that knows it: ALTER EXTENSION govcredit UPDATE.');
	END IF;

	PERFORM govcredit.check_registry_keys(schema);
	gone := govcredit.retire_from_registry(schema, ARRAY(
		SELECT s.statement
		  FROM govcredit.registry_migrations() m
		 CROSS JOIN LATERAL unnest(m.retires) r (entry)
		 CROSS JOIN LATERAL govcredit.registry_statements(schema, r.entry) s
		 WHERE m.version > present));
	PERFORM govcredit.renew_registry(schema, present);

	/* Roles get their rights on what is new, and what was made anew its own. */
	FOR part IN
		SELECT DISTINCT left(r.rolname, -length('_administrator')) AS prefix
		  FROM pg_policy p
		  JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = to_regnamespace(quote_ident(schema))
		 CROSS JOIN LATERAL unnest(p.polroles) u (role)
		  JOIN pg_roles r ON r.oid = u.role
		 WHERE p.polname = 'administrator' AND r.rolname LIKE '%\_administrator'
	LOOP
		EXECUTE format('SELECT %I.setup_roles(%L)', schema, part.prefix);
	END LOOP;
	FOR part IN
		SELECT x.*
		  FROM jsonb_to_recordset(gone) AS x (type text, identity text, retired boolean, names text[],
				args text[], restore text[])
	LOOP
		BEGIN
			PERFORM pg_get_object_address(part.type, part.names, part.args);
		EXCEPTION WHEN undefined_object OR undefined_table OR undefined_function THEN
			IF NOT part.retired THEN
				lost := concat_ws(', ', lost, part.identity);
			END IF;
			CONTINUE;
		END;
		FOREACH grant_again IN ARRAY coalesce(part.restore, '{}') LOOP
			EXECUTE grant_again;
		END LOOP;
	END LOOP;
	IF lost IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('registry "%s" cannot be upgraded: objects of yours depend on what changes', schema), CONSTRAINT = 'registry_upgrade_objects',
			ERRCODE = 'dependent_objects_still_exist',
			DETAIL = govcredit.say('They are: %s.', lost),
			HINT = govcredit.say('Drop them, upgrade, and make them again.');
	END IF;

	EXECUTE format('INSERT INTO %s.registry_version (version, extension_version)'
		' SELECT m.version, e.extversion FROM govcredit.registry_migrations() m, pg_extension e'
		' WHERE m.version > $1 AND e.extname = ''govcredit''', place) USING present;
	EXECUTE format('UPDATE %s.registry_version v SET extension_version = e.extversion FROM pg_extension e'
		' WHERE v.version = $1 AND e.extname = ''govcredit'' AND v.extension_version <> e.extversion', place) USING latest;
	PERFORM set_config('role', caller, true);
	RETURN latest;
END
$$;
COMMENT ON FUNCTION govcredit.upgrade_registry(pg_catalog.name) IS
	'brings a registry to what create_registry() of this extension makes (升级登记库), and returns the version of its layout: functions, views, triggers and comments are those of the extension, tables are migrated; rows, rights, roles and what a DBA has added stay';
