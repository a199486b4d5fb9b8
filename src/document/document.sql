/* document: policies, calendars and layouts are read from text */

CREATE FUNCTION govcredit.read_document(document pg_catalog.text) RETURNS pg_catalog.jsonb
	AS 'MODULE_PATHNAME', 'govcredit_document_read'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION govcredit.read_document(pg_catalog.text) IS
	'JSON document (文档) as jsonb, checked before jsonb drops anything: 22P02 with the line if it is no JSON, IG003 with the JSON path if a key stands twice, 54000 beyond 2 MB, 64 levels or numbers of 64 digits';

CREATE FUNCTION govcredit.read_rows(document pg_catalog.text, OUT rows pg_catalog.jsonb, OUT repeated pg_catalog.text[])
	AS 'MODULE_PATHNAME', 'govcredit_document_rows'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION govcredit.read_rows(pg_catalog.text) IS
	'JSON of rows (数据文本) as jsonb, up to govcredit.rows_limit and a value for each 32 bytes of it (54000), and the JSON paths of keys that stand twice, of which jsonb keeps the last; IG003 where these are 100 or more';

CREATE FUNCTION govcredit.meant(name pg_catalog.text, known pg_catalog.text[]) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_document_meant'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100;
COMMENT ON FUNCTION govcredit.meant(pg_catalog.text, pg_catalog.text[]) IS
	'the known name that a misspelt one probably means (疑为), for hints; NULL if none is near';
