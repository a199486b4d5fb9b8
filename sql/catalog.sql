-- What holds for every object of the extension, those of the future included.
-- Each query lists violations, so each list is empty.
\set ECHO none
\pset format unaligned
\pset tuples_only on

CREATE TEMP VIEW member AS
	SELECT d.classid, d.objid, pg_describe_object(d.classid, d.objid, 0) AS object
	  FROM pg_depend d
	  JOIN pg_extension e ON e.oid = d.refobjid
	 WHERE d.refclassid = 'pg_extension'::regclass
	   AND d.deptype = 'e'
	   AND e.extname = 'govcredit';
CREATE TEMP VIEW own_proc AS
	SELECT m.object, p.*, l.lanname, n.nspname
	  FROM member m
	  JOIN pg_proc p ON p.oid = m.objid
	  JOIN pg_language l ON l.oid = p.prolang
	  JOIN pg_namespace n ON n.oid = p.pronamespace
	 WHERE m.classid = 'pg_proc'::regclass;
CREATE TEMP VIEW own_class AS
	SELECT m.object, c.*
	  FROM member m
	  JOIN pg_class c ON c.oid = m.objid
	 WHERE m.classid = 'pg_class'::regclass;
CREATE TEMP VIEW own_opclass AS
	SELECT m.object, o.*, am.amname
	  FROM member m
	  JOIN pg_opclass o ON o.oid = m.objid
	  JOIN pg_am am ON am.oid = o.opcmethod
	 WHERE m.classid = 'pg_opclass'::regclass;

-- The views above see the extension: not a violation, the only line of output.
SELECT 'functions: ' || bool_or(classid = 'pg_proc'::regclass)
	   || ', types: ' || bool_or(classid = 'pg_type'::regclass)
	   || ', operator classes: ' || bool_or(classid = 'pg_opclass'::regclass)
  FROM member;

\echo == operator classes that are not valid
SELECT object FROM own_opclass WHERE NOT amvalidate(oid) ORDER BY 1;

\echo == base types without binary input or output, or without a btree or hash class
SELECT m.object
  FROM member m
  JOIN pg_type t ON t.oid = m.objid
 WHERE m.classid = 'pg_type'::regclass
   AND t.typtype = 'b' AND t.typcategory <> 'A'
   AND (t.typsend = 0 OR t.typreceive = 0
		OR (EXISTS (SELECT FROM own_opclass o WHERE o.opcintype = t.oid)
			AND (SELECT count(*) FROM own_opclass o
				  WHERE o.opcintype = t.oid AND o.opcdefault AND o.amname IN ('btree', 'hash')) <> 2))
 ORDER BY 1;

\echo == hashable operators without a hash class, mergeable ones without a btree class
SELECT m.object, v.amname
  FROM member m
  JOIN pg_operator o ON o.oid = m.objid
  CROSS JOIN LATERAL (VALUES ('hash', o.oprcanhash), ('btree', o.oprcanmerge)) v (amname, claimed)
 WHERE m.classid = 'pg_operator'::regclass
   AND v.claimed
   AND NOT EXISTS (SELECT
					 FROM pg_amop a
					 JOIN pg_am am ON am.oid = a.amopmethod
					WHERE a.amopopr = o.oid AND am.amname = v.amname)
 ORDER BY 1, 2;

\echo == equality and inequality operators that do not say what they are
SELECT m.object
  FROM member m
  JOIN pg_operator o ON o.oid = m.objid
 WHERE m.classid = 'pg_operator'::regclass
   AND o.oprname IN ('=', '<>', '<', '<=', '>', '>=')
   AND (o.oprcom = 0 OR o.oprnegate = 0
		OR o.oprrest::oid = 0 OR o.oprjoin::oid = 0
		OR (o.oprname = '=' AND NOT (o.oprcanhash AND o.oprcanmerge)))
 ORDER BY 1;

\echo == comparison functions that are not leakproof, immutable, strict
SELECT DISTINCT p.object
  FROM own_proc p
 WHERE NOT (p.proleakproof AND p.provolatile = 'i' AND p.proisstrict)
   AND (p.oid IN (SELECT a.amproc
					FROM pg_amproc a
					JOIN pg_opfamily f ON f.oid = a.amprocfamily
					JOIN pg_am am ON am.oid = f.opfmethod
				   WHERE am.amname = 'btree' AND a.amprocnum = 1
					  OR am.amname = 'hash' AND a.amprocnum IN (1, 2))
		OR p.oid IN (SELECT o.oprcode
					   FROM pg_amop a
					   JOIN pg_am am ON am.oid = a.amopmethod
					   JOIN pg_operator x ON x.oid = a.amopopr
					   JOIN pg_operator o ON o.oid IN (x.oid, x.oprnegate, x.oprcom)
					  WHERE am.amname IN ('btree', 'hash')))
 ORDER BY 1;

\echo == functions whose definition does not state volatility and parallel mode
WITH script AS (
	SELECT pg_read_file(c.setting || '/extension/govcredit--' || e.extversion || '.sql') AS text
	  FROM pg_config c, pg_extension e
	 WHERE c.name = 'SHAREDIR' AND e.extname = 'govcredit'
), statement AS (
	SELECT s
	  FROM script,
		   regexp_split_to_table(text, '\n(?=(?:CREATE|COMMENT|GRANT|REVOKE|ALTER|DO|INSERT|SELECT)\M)') s
	 WHERE s ~ '^CREATE FUNCTION\M'
)
SELECT substring(s from '^[^\n]*')
  FROM statement
 WHERE s !~ '\m(IMMUTABLE|STABLE|VOLATILE)\M'
	OR s !~ '\mPARALLEL\s+(SAFE|RESTRICTED|UNSAFE)\M'
 ORDER BY 1;

\echo == functions that are not volatile and not parallel safe
SELECT object, provolatile, proparallel
  FROM own_proc
 WHERE provolatile <> 'v' AND proparallel <> 's'
 ORDER BY 1;

\echo == aggregates that are not parallel safe with a combine function
SELECT p.object
  FROM own_proc p
  JOIN pg_aggregate a ON a.aggfnoid = p.oid
 WHERE a.aggkind = 'n'
   AND (p.proparallel <> 's' OR a.aggcombinefn::oid = 0)
 ORDER BY 1;

\echo == aggregates whose parts cannot move between servers: a state that is internal
SELECT p.object
  FROM own_proc p
  JOIN pg_aggregate a ON a.aggfnoid = p.oid
 WHERE a.aggtranstype = 'internal'::regtype
	OR a.aggserialfn::oid <> 0
 ORDER BY 1;

\echo == types one can distribute by that lack an extended hash in their default class
SELECT o.object
  FROM own_opclass o
 WHERE o.amname IN ('btree', 'hash')
   AND NOT EXISTS (SELECT
					 FROM pg_opclass h
					 JOIN pg_am am ON am.oid = h.opcmethod
					 JOIN pg_amproc f ON f.amprocfamily = h.opcfamily
					  AND f.amproclefttype = h.opcintype AND f.amprocrighttype = h.opcintype
					WHERE h.opcintype = o.opcintype AND h.opcdefault AND am.amname = 'hash'
					  AND f.amprocnum = 2)
 ORDER BY 1;

\echo == array types that are no members, so that postgres_fdw would not send them
SELECT m.object
  FROM member m
  JOIN pg_type t ON (m.classid = 'pg_type'::regclass AND t.oid = m.objid)
				 OR (m.classid = 'pg_class'::regclass AND t.typrelid = m.objid)
 WHERE t.typarray <> 0
   AND NOT EXISTS (SELECT FROM member a WHERE a.classid = 'pg_type'::regclass AND a.objid = t.typarray)
 ORDER BY 1;

\echo == volatile functions behind operators, casts, aggregates and types
SELECT DISTINCT p.object
  FROM own_proc p
 WHERE p.provolatile = 'v' AND p.prokind = 'f'
   AND (p.oid IN (SELECT oprcode FROM pg_operator)
		OR p.oid IN (SELECT castfunc FROM pg_cast)
		OR p.oid IN (SELECT aggtransfn FROM pg_aggregate)
		OR p.oid IN (SELECT unnest(ARRAY[typinput, typoutput, typsend, typreceive]::oid[]) FROM pg_type))
 ORDER BY 1;

\echo == immutable functions that use a relation or a function that is not
SELECT DISTINCT p.object, pg_describe_object(d.refclassid, d.refobjid, 0)
  FROM own_proc p
  JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'n'
  LEFT JOIN pg_proc q ON d.refclassid = 'pg_proc'::regclass AND q.oid = d.refobjid
 WHERE p.provolatile = 'i'
   -- a C function depends on a function only through the default of an argument
   AND ((q.provolatile <> 'i' AND p.lanname <> 'c')
		OR (d.refclassid = 'pg_class'::regclass
			AND (SELECT relkind FROM pg_class WHERE oid = d.refobjid) <> 'c'))
 ORDER BY 1, 2;

\echo == security definers without search_path = pg_catalog, pg_temp
SELECT object
  FROM own_proc
 WHERE prosecdef
   AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false)
 ORDER BY 1;

\echo == SQL functions whose body is not parsed, PL/pgSQL functions with the path of the caller
SELECT object
  FROM own_proc
 WHERE (lanname = 'sql' AND prosqlbody IS NULL AND nspname <> 'govcredit_editions')
	OR (lanname = 'plpgsql'
		AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false))
 ORDER BY 1;

\echo == objects without a comment
SELECT m.object
  FROM member m
  LEFT JOIN pg_type t ON m.classid = 'pg_type'::regclass AND t.oid = m.objid
  LEFT JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
  LEFT JOIN pg_opfamily f ON m.classid = 'pg_opfamily'::regclass AND f.oid = m.objid
 WHERE obj_description(m.objid, m.classid::regclass::name) IS NULL
   AND m.classid IN ('pg_proc'::regclass, 'pg_type'::regclass, 'pg_operator'::regclass,
					 'pg_opclass'::regclass, 'pg_opfamily'::regclass, 'pg_cast'::regclass,
					 'pg_class'::regclass, 'pg_namespace'::regclass)
   -- arrays and multiranges come with their type
   AND NOT coalesce(t.typcategory = 'A' OR t.typtype = 'm', false)
   -- a relation's row type, a member of its own from PostgreSQL 16 on
   AND NOT coalesce(EXISTS (SELECT FROM pg_class r WHERE r.oid = t.typrelid AND r.relkind <> 'c'), false)
   -- indexes and sequences with their table
   AND NOT coalesce(c.relkind IN ('i', 'I', 'S'), false)
   -- a family made by CREATE OPERATOR CLASS has the name of the class
   AND NOT coalesce(EXISTS (SELECT
							  FROM pg_opclass o
							 WHERE o.opcfamily = f.oid AND o.opcname = f.opfname), false)
 ORDER BY 1;

\echo == columns without a comment
SELECT c.oid::regclass, a.attname
  FROM (SELECT oid, relkind FROM own_class
		UNION ALL
		-- composite types
		SELECT t.typrelid, 'c'
		  FROM member m
		  JOIN pg_type t ON t.oid = m.objid
		 WHERE m.classid = 'pg_type'::regclass AND t.typtype = 'c') c
  JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
   AND a.attnum > 0 AND NOT a.attisdropped
   AND col_description(c.oid, a.attnum) IS NULL
 ORDER BY 1::text COLLATE "C", a.attnum;

\echo == tables and schemas the public may write to
SELECT m.object, acl.privilege_type
  FROM member m
  LEFT JOIN pg_class c ON m.classid = 'pg_class'::regclass AND c.oid = m.objid
  LEFT JOIN pg_namespace n ON m.classid = 'pg_namespace'::regclass AND n.oid = m.objid
  CROSS JOIN LATERAL aclexplode(coalesce(c.relacl, n.nspacl)) acl
 WHERE acl.grantee = 0
   AND acl.privilege_type NOT IN ('SELECT', 'USAGE')
 ORDER BY 1, 2;

\echo == columns that pg_upgrade refuses
SELECT c.object, a.attname, a.atttypid::regtype
  FROM own_class c
  JOIN pg_attribute a ON a.attrelid = c.oid
 WHERE c.relkind IN ('r', 'p', 'm')
   AND a.attnum > 0
   AND a.atttypid IN ('regproc'::regtype, 'regprocedure'::regtype, 'regoper'::regtype,
					  'regoperator'::regtype, 'regconfig'::regtype, 'regdictionary'::regtype,
					  'regnamespace'::regtype, 'regcollation'::regtype)
 ORDER BY 1, 2;

\echo == function names of SQL and symbols of C that do not agree with the naming rule
SELECT object, prosrc
  FROM own_proc
 WHERE lanname = 'c' AND prosrc !~ '^govcredit_[a-z0-9_]+$'
 ORDER BY 1;

\echo == steps from an older version to this one that are missing
SELECT v.name, v.version
  FROM pg_available_extension_versions v
  JOIN pg_extension e ON e.extname = v.name
 WHERE v.name = 'govcredit'
   AND v.version <> e.extversion
   AND NOT EXISTS (SELECT
					 FROM pg_extension_update_paths('govcredit') u
					WHERE u.source = v.version AND u.target = e.extversion AND u.path IS NOT NULL)
 ORDER BY 2;

-- The objects of a registry belong to the DBA, not to the extension, and follow
-- the same rules.
BEGIN;
SELECT 'a registry made for this test: ' || govcredit.create_registry('catalog_registry');

\echo == its functions whose body is not parsed and whose path is not fixed
SELECT p.oid::regprocedure
  FROM pg_proc p
  JOIN pg_language l ON l.oid = p.prolang
 WHERE p.pronamespace IN ('catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND NOT (l.lanname = 'sql' AND p.prosqlbody IS NOT NULL AND NOT p.prosecdef)
   AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
   -- those that track() makes, and stay text, since columns may go
   AND NOT EXISTS (SELECT FROM catalog_registry_internal.tracked t WHERE p.proname = t.relation || '_known')
   -- a procedure that commits can fix nothing: it only calls functions, by
   -- their full names, without an operator
   AND NOT (p.prokind = 'p' AND p.prosrc ~ 'COMMIT' AND regexp_replace(p.prosrc, ':=|#variable_conflict', '', 'g') !~ '[-+*/<>=~!@#%^&|`?]')
 ORDER BY 1::text COLLATE "C";

\echo == its functions, and those of the extension, that write a backslash which a setting could change
SELECT p.oid::regprocedure
  FROM pg_proc p
  JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
 WHERE p.pronamespace IN ('govcredit'::regnamespace, 'catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND strpos(regexp_replace(p.prosrc, 'E''([^'']|'''')*''', '', 'g'), chr(92)) > 0
   AND NOT coalesce('standard_conforming_strings=on' = ANY (p.proconfig), false)
 ORDER BY 1::text COLLATE "C";

\echo == its functions, and those of the extension, whose path is another
SELECT p.oid::regprocedure, s.setting
  FROM pg_proc p
 CROSS JOIN LATERAL unnest(p.proconfig) s (setting)
 WHERE p.pronamespace IN ('govcredit'::regnamespace, 'catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND s.setting LIKE 'search\_path=%' AND s.setting <> 'search_path=pg_catalog, pg_temp'
 ORDER BY 1::text COLLATE "C";

\echo == its functions, tables, views and columns without a comment
SELECT p.oid::regprocedure::text
  FROM pg_proc p
 WHERE p.pronamespace IN ('catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND obj_description(p.oid, 'pg_proc') IS NULL
UNION ALL
SELECT concat_ws('.', c.oid::regclass, a.attname)
  FROM pg_class c
  -- the relation itself, as column 0 without a name, and its columns
  CROSS JOIN LATERAL (SELECT 0, NULL
					  UNION ALL
					  SELECT attnum, attname FROM pg_attribute
					   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) a (attnum, attname)
  LEFT JOIN pg_description d
	ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = a.attnum
 WHERE c.relnamespace IN ('catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND c.relkind IN ('r', 'p', 'v', 'm')
   AND d.description IS NULL
 ORDER BY 1;

\echo == what the public may write to in it
SELECT c.oid::regclass, acl.privilege_type
  FROM pg_class c, aclexplode(c.relacl) acl
 WHERE c.relnamespace IN ('catalog_registry'::regnamespace, 'catalog_registry_internal'::regnamespace, 'catalog_registry_zh'::regnamespace)
   AND acl.grantee = 0 AND acl.privilege_type NOT IN ('SELECT', 'USAGE')
 ORDER BY 1::text COLLATE "C", 2;
ROLLBACK;
