/* identifier: what the check_ functions answer with */

CREATE TYPE govcredit.identifier_fault AS (
	part pg_catalog.text,
	"position" pg_catalog.int4,
	found pg_catalog.text,
	expected pg_catalog.text,
	severity pg_catalog.text,
	message pg_catalog.text,
	message_zh pg_catalog.text
);
COMMENT ON TYPE govcredit.identifier_fault IS
	'What is wrong with an identifier (标识代码差错); NULL where nothing is. In FROM, test f.part IS NOT NULL';
COMMENT ON COLUMN govcredit.identifier_fault.part IS
	'Part that is wrong (出错部分): length, mask, placeholder, character, registrar, division, birth_date, check_character, organisation_code, person';
COMMENT ON COLUMN govcredit.identifier_fault."position" IS
	'Character it stands at, counted from 1 (字符位置); NULL where the whole is meant';
COMMENT ON COLUMN govcredit.identifier_fault.found IS
	'What stands there (实际值)';
COMMENT ON COLUMN govcredit.identifier_fault.expected IS
	'What should stand there (应有值), where that is known';
COMMENT ON COLUMN govcredit.identifier_fault.severity IS
	'error (错误): the type refuses it; warning (警告): the type takes it, the standard does not';
COMMENT ON COLUMN govcredit.identifier_fault.message IS
	'The same as a sentence for people (说明)';
COMMENT ON COLUMN govcredit.identifier_fault.message_zh IS
	'the same in Chinese (说明)';

CREATE FUNCTION govcredit.plain_name(name pg_catalog.text) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_plain_name'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.plain_name(pg_catalog.text) IS
	'a name as names are compared (名称归一): without spaces, letters, digits, brackets and signs of one width and case';

CREATE FUNCTION govcredit.name_pairs(name pg_catalog.text) RETURNS pg_catalog.int8[]
	AS 'MODULE_PATHNAME', 'govcredit_name_pairs'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.name_pairs(pg_catalog.text) IS
	'the pairs of neighbouring characters of a name as names are compared (名称相邻字对): a name that has a part has the pairs of that part, which an index over them (GIN) finds';
