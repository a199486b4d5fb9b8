/* uscc: the unified social credit code (统一社会信用代码), GB 32100-2015 */

COMMENT ON TYPE govcredit.uscc IS
	'Unified social credit code, GB 32100-2015 (统一社会信用代码): 18 letters, check character verified; a code really issued with a wrong one ends in an exclamation mark';

/*
 * Were that of divisions the only one a text could be cast to, "text <@ text",
 * which PostgreSQL refuses, would become a comparison of divisions.  With two
 * that it could be, it stays refused.
 */
CREATE OPERATOR pg_catalog.<@ (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc, FUNCTION = govcredit.uscc_eq,
	COMMUTATOR = OPERATOR(pg_catalog.@>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel
);
COMMENT ON OPERATOR pg_catalog.<@ (govcredit.uscc, govcredit.uscc) IS
	'equal: a code has nothing but itself below it 等于; there so that <@ of two texts stays no operator';

CREATE OPERATOR pg_catalog.@> (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc, FUNCTION = govcredit.uscc_eq,
	COMMUTATOR = OPERATOR(pg_catalog.<@),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel
);
COMMENT ON OPERATOR pg_catalog.@> (govcredit.uscc, govcredit.uscc) IS
	'equal: a code has nothing but itself below it 等于; there so that @> of two texts stays no operator';

/* The parts of a code. */

CREATE FUNCTION govcredit.registrar(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_registrar'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.registrar(govcredit.uscc) IS 'First character: the department that registers (登记管理部门代码): 1 organs, 5 civil affairs, 8 unions, 9 market regulation, …';

CREATE FUNCTION govcredit.kind(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_kind'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.kind(govcredit.uscc) IS 'Second character: the kind of organisation, numbered by its registrar (机构类别代码): under 1: 1 organ, 2 public institution, 3 mass organisation; under 5: 1 society, 2 private non-enterprise unit, 3 foundation; under 9: 1 enterprise, 2 sole trader, 3 cooperative of farmers';

CREATE FUNCTION govcredit.division_code(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_division_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.division_code(govcredit.uscc) IS 'Characters 3 to 8: the division of the registrar at the time of issue (登记管理机关行政区划码)';

CREATE FUNCTION govcredit.division(govcredit.uscc) RETURNS govcredit.division
	AS 'MODULE_PATHNAME', 'govcredit_uscc_division'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.division(govcredit.uscc) IS
	'Characters 3 to 8 as a division (登记管理机关行政区划); NULL where they begin with 0, as no division does';

CREATE FUNCTION govcredit.organisation_code(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_organisation_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.organisation_code(govcredit.uscc) IS 'Characters 9 to 17: the organisation code of GB 11714 (主体标识码，即组织机构代码)';

CREATE FUNCTION govcredit.check_character(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_check_character'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.check_character(govcredit.uscc) IS 'Character 18 as issued (校验码)';

CREATE FUNCTION govcredit.expected_check_character(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_expected_check_character'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.expected_check_character(govcredit.uscc) IS 'The check character that belongs to the first 17 by GB 32100 (应有校验码)';

CREATE FUNCTION govcredit.has_valid_check(govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_has_valid_check'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.has_valid_check(govcredit.uscc) IS 'Whether the check character is the one of GB 32100 (校验码是否正确); false for the codes written with an exclamation mark';

CREATE FUNCTION govcredit.has_valid_organisation_code(govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_has_valid_organisation_code'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.has_valid_organisation_code(govcredit.uscc) IS 'Whether the organisation code inside passes its own check by GB 11714 (主体标识码校验是否正确); placeholders such as 123456789012345678 do not';

CREATE FUNCTION govcredit.make_uscc(registrar_kind pg_catalog.text, division pg_catalog.text, serial pg_catalog.text)
	RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_make'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.make_uscc(pg_catalog.text, pg_catalog.text, pg_catalog.text) IS
	'A code from its 2, 6 and 8 free characters, both check characters computed (构造代码，用于演示和测试数据)';

/* Testers: they take any text and never raise. */

CREATE FUNCTION govcredit.is_valid_uscc(pg_catalog.text) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_is_valid'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.is_valid_uscc(pg_catalog.text) IS
	'Whether the text is a unified social credit code (统一社会信用代码) by GB 32100-2015, the organisation code inside included';

CREATE FUNCTION govcredit.check_uscc(pg_catalog.text) RETURNS govcredit.identifier_fault
	AS 'MODULE_PATHNAME', 'govcredit_uscc_check'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.check_uscc(pg_catalog.text) IS
	'What is wrong with a unified social credit code (统一社会信用代码) and what was expected; NULL where nothing is';

CREATE FUNCTION govcredit.is_valid_organisation_code(pg_catalog.text) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_organisation_code_is_valid'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.is_valid_organisation_code(pg_catalog.text) IS
	'Whether the text is a organisation code (组织机构代码) by GB 11714-1997; nine characters, a hyphen before the last one is skipped';

CREATE FUNCTION govcredit.check_organisation_code(pg_catalog.text) RETURNS govcredit.identifier_fault
	AS 'MODULE_PATHNAME', 'govcredit_organisation_code_check'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.check_organisation_code(pg_catalog.text) IS
	'What is wrong with a organisation code (组织机构代码) and what was expected; NULL where nothing is';

CREATE FUNCTION govcredit.is_valid_registration_number(pg_catalog.text) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_registration_number_is_valid'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.is_valid_registration_number(pg_catalog.text) IS
	'Whether the text is a 15-digit registration number (工商注册号) by ISO 7064 MOD 11,10';

CREATE FUNCTION govcredit.check_registration_number(pg_catalog.text) RETURNS govcredit.identifier_fault
	AS 'MODULE_PATHNAME', 'govcredit_registration_number_check'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.check_registration_number(pg_catalog.text) IS
	'What is wrong with a 15-digit registration number (工商注册号) and what was expected; NULL where nothing is';

CREATE FUNCTION govcredit.is_valid_lei(pg_catalog.text) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_lei_is_valid'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.is_valid_lei(pg_catalog.text) IS
	'Whether the text is a legal entity identifier (法人机构识别编码) by ISO 17442, ISO 7064 MOD 97-10';

CREATE FUNCTION govcredit.check_lei(pg_catalog.text) RETURNS govcredit.identifier_fault
	AS 'MODULE_PATHNAME', 'govcredit_lei_check'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.check_lei(pg_catalog.text) IS
	'What is wrong with a legal entity identifier (法人机构识别编码) and what was expected; NULL where nothing is';

CREATE FUNCTION govcredit.try_uscc(pg_catalog.text) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_try'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.try_uscc(pg_catalog.text) IS
	'Text to code, NULL instead of an error (尝试转换): for columns that are not clean yet';
