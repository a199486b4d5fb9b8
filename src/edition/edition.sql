/* ---- edition: immutable documents named by what they contain ---- */

/*
 * The text of policies, calendars and layouts lives here, one function per document
 * and one per name, because pg_dump writes functions before any table.
 */
CREATE SCHEMA govcredit_editions;
COMMENT ON SCHEMA govcredit_editions IS
	'Documents of policies, calendars and layouts (政策、日历与数据标准版本), kept as functions so that pg_dump writes them before any table; add with govcredit.add_policy(), add_calendar() and add_layout(), never by hand';
GRANT USAGE ON SCHEMA govcredit_editions TO PUBLIC;
-- What is made here belongs to a superuser, who need not be the one that makes it.
GRANT CREATE ON SCHEMA govcredit_editions TO @extowner@ WITH GRANT OPTION;

CREATE FUNCTION govcredit.canonical_json(document pg_catalog.jsonb) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_document_canonical'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.canonical_json(pg_catalog.jsonb) IS
	'Canonical form (规范形式) of a JSON document after RFC 8785, with numbers other than safe integers as decimal strings; the SHA-256 of its UTF-8 names an edition';

/*
 * Reads the frames around the documents, never runs the functions: they may
 * belong to anybody who was granted CREATE on the schema.
 */
CREATE VIEW govcredit.editions AS
	WITH framed AS (
		SELECT pg_catalog.regexp_match(
				   pg_catalog."left"(p.prosrc, 200),
				   '^-- govcredit (policy|calendar|layout) ([a-z0-9.-]+)\n-- sha256 ([0-9a-f]{64})\n') AS part,
			   p.oid,
			   p.proowner
		  FROM pg_catalog.pg_proc p
		  JOIN pg_catalog.pg_namespace n
			ON n.oid = p.pronamespace
		 WHERE n.nspname = 'govcredit_editions'::pg_catalog.name
		   AND p.pronargs = 0::pg_catalog.int2
		   AND pg_catalog.starts_with(p.proname::pg_catalog.text, 'sha256_'::pg_catalog.text)
	)
	SELECT f.part[1] AS kind,
		   f.part[2] AS name,
		   pg_catalog.concat(f.part[2], '@', pg_catalog."left"(f.part[3], 16)) AS edition,
		   f.part[3] AS sha256,
		   EXISTS (SELECT
					 FROM pg_catalog.pg_depend d
					 JOIN pg_catalog.pg_extension e
					   ON e.oid = d.refobjid
					WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
					  AND d.objid = f.oid
					  AND d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass
					  AND d.deptype = 'e'::pg_catalog."char"
					  AND e.extname = 'govcredit'::pg_catalog.name) AS shipped,
		   pg_catalog.pg_get_userbyid(f.proowner) AS owner
	  FROM framed f
	 WHERE f.part IS NOT NULL;
COMMENT ON VIEW govcredit.editions IS
	'Editions of this database: policies, calendars and layouts (政策、日历与数据标准版本一览)';
COMMENT ON COLUMN govcredit.editions.kind IS 'policy (政策), calendar (日历) or layout (数据标准)';
COMMENT ON COLUMN govcredit.editions.name IS 'Name of the edition (版本名称), never reused';
COMMENT ON COLUMN govcredit.editions.edition IS
	'Long form of its handle (版本句柄): name, @, first 16 digits of the SHA-256';
COMMENT ON COLUMN govcredit.editions.sha256 IS
	'SHA-256 of the canonical document (规范文本的散列值)';
COMMENT ON COLUMN govcredit.editions.shipped IS
	'Came with the extension (随扩展提供); others are written by pg_dump';
COMMENT ON COLUMN govcredit.editions.owner IS 'Role that added it (添加者)';
GRANT SELECT ON govcredit.editions TO PUBLIC;
