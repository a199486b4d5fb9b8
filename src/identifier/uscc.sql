/* uscc: the unified social credit code (统一社会信用代码), GB 32100-2015 */

CREATE TYPE govcredit.uscc;

CREATE FUNCTION govcredit.uscc_in(pg_catalog.cstring) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_in'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_in(pg_catalog.cstring) IS 'I/O of type uscc (输入)';

CREATE FUNCTION govcredit.uscc_out(govcredit.uscc) RETURNS pg_catalog.cstring
	AS 'MODULE_PATHNAME', 'govcredit_uscc_out'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_out(govcredit.uscc) IS 'I/O of type uscc (输出)';

CREATE FUNCTION govcredit.uscc_recv(pg_catalog.internal) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_recv'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_recv(pg_catalog.internal) IS
	'I/O of type uscc (二进制输入): the 18 letters in ASCII, upper case, and the exclamation mark where it belongs; nothing else';

CREATE FUNCTION govcredit.uscc_send(govcredit.uscc) RETURNS pg_catalog.bytea
	AS 'MODULE_PATHNAME', 'govcredit_uscc_send'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_send(govcredit.uscc) IS
	'I/O of type uscc (二进制输出): 18 or, with the exclamation mark, 19 bytes of ASCII';

CREATE TYPE govcredit.uscc (
	INPUT = govcredit.uscc_in,
	OUTPUT = govcredit.uscc_out,
	RECEIVE = govcredit.uscc_recv,
	SEND = govcredit.uscc_send,
	INTERNALLENGTH = 12,
	ALIGNMENT = char,
	STORAGE = plain
);
COMMENT ON TYPE govcredit.uscc IS
	'Unified social credit code, GB 32100-2015 (统一社会信用代码): 18 letters, check character verified; a code really issued with a wrong one ends in an exclamation mark';

/*
 * Casts.  From text they are implicit, because drivers that declare their
 * parameters as varchar or text (JDBC setString) must find "code = ?" by the
 * index: with an implicit cast the comparison is uscc = uscc, the parameter is
 * converted once, and lists, joins and function calls resolve the same way.  To
 * text it is an assignment cast, or "uscc = text" would become text = text.
 */
CREATE FUNCTION govcredit.uscc(pg_catalog.text) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_from_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc(pg_catalog.text) IS 'Text to code, as the input function reads it (文本转统一社会信用代码)';

CREATE FUNCTION govcredit.uscc(pg_catalog.bpchar) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_from_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc(pg_catalog.bpchar) IS 'Blank-padded text to code (定长文本转统一社会信用代码)';

CREATE FUNCTION govcredit.uscc_to_text(govcredit.uscc) RETURNS pg_catalog.text
	AS 'MODULE_PATHNAME', 'govcredit_uscc_to_text'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_to_text(govcredit.uscc) IS 'Code to text (统一社会信用代码转文本)';

CREATE CAST (pg_catalog.text AS govcredit.uscc)
	WITH FUNCTION govcredit.uscc(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.text AS govcredit.uscc) IS
	'Implicit, so that text parameters find a code by its index (文本参数可用索引)';
CREATE CAST (pg_catalog.varchar AS govcredit.uscc)
	WITH FUNCTION govcredit.uscc(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.varchar AS govcredit.uscc) IS
	'Implicit, so that varchar parameters (JDBC setString) find a code by its index (驱动以 varchar 传参亦可用索引)';
CREATE CAST (pg_catalog.bpchar AS govcredit.uscc)
	WITH FUNCTION govcredit.uscc(pg_catalog.bpchar) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.bpchar AS govcredit.uscc) IS
	'Implicit; char(18) columns join codes directly (定长字符列可直接关联)';
CREATE CAST (govcredit.uscc AS pg_catalog.text)
	WITH FUNCTION govcredit.uscc_to_text(govcredit.uscc) AS ASSIGNMENT;
COMMENT ON CAST (govcredit.uscc AS pg_catalog.text) IS
	'On assignment only, so that comparisons with text stay comparisons of codes (仅赋值时转换)';

/* Comparison: the order of the text in the C collation. */

CREATE FUNCTION govcredit.uscc_lt(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_lt'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_lt(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: less than (小于)';

CREATE FUNCTION govcredit.uscc_le(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_le'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_le(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: less than or equal (小于等于)';

CREATE FUNCTION govcredit.uscc_eq(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_eq'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_eq(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: equal (等于)';

CREATE FUNCTION govcredit.uscc_ne(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_ne'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_ne(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: not equal (不等于)';

CREATE FUNCTION govcredit.uscc_ge(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_ge'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_ge(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: greater than or equal (大于等于)';

CREATE FUNCTION govcredit.uscc_gt(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.bool
	AS 'MODULE_PATHNAME', 'govcredit_uscc_gt'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_gt(govcredit.uscc, govcredit.uscc) IS 'Implementation of an operator of uscc: greater than (大于)';

CREATE FUNCTION govcredit.uscc_cmp(govcredit.uscc, govcredit.uscc) RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME', 'govcredit_uscc_cmp'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_cmp(govcredit.uscc, govcredit.uscc) IS
	'B-tree support (索引支持): less than, equal, greater as -1, 0, 1';

CREATE FUNCTION govcredit.uscc_sortsupport(pg_catalog.internal) RETURNS pg_catalog.void
	AS 'MODULE_PATHNAME', 'govcredit_uscc_sortsupport'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_sortsupport(pg_catalog.internal) IS
	'B-tree support (排序支持): sorts by the first eight bytes, the rest on ties';

CREATE FUNCTION govcredit.uscc_hash(govcredit.uscc) RETURNS pg_catalog.int4
	AS 'MODULE_PATHNAME', 'govcredit_uscc_hash'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_hash(govcredit.uscc) IS 'Hash support (散列支持)';

CREATE FUNCTION govcredit.uscc_hash_extended(govcredit.uscc, pg_catalog.int8) RETURNS pg_catalog.int8
	AS 'MODULE_PATHNAME', 'govcredit_uscc_hash_extended'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_hash_extended(govcredit.uscc, pg_catalog.int8) IS
	'Hash support, 64 bits with a seed (散列支持); hash partitions rest on it';

CREATE OPERATOR govcredit.< (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_lt,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel
);
COMMENT ON OPERATOR govcredit.< (govcredit.uscc, govcredit.uscc) IS 'Less than (小于)';

CREATE OPERATOR govcredit.<= (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_le,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel
);
COMMENT ON OPERATOR govcredit.<= (govcredit.uscc, govcredit.uscc) IS 'Less than or equal (小于等于)';

CREATE OPERATOR govcredit.= (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_eq,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR govcredit.= (govcredit.uscc, govcredit.uscc) IS 'Equal (等于)';

CREATE OPERATOR govcredit.<> (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_ne,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel
);
COMMENT ON OPERATOR govcredit.<> (govcredit.uscc, govcredit.uscc) IS 'Not equal (不等于)';

CREATE OPERATOR govcredit.>= (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_ge,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel
);
COMMENT ON OPERATOR govcredit.>= (govcredit.uscc, govcredit.uscc) IS 'Greater than or equal (大于等于)';

CREATE OPERATOR govcredit.> (
	LEFTARG = govcredit.uscc, RIGHTARG = govcredit.uscc,
	FUNCTION = govcredit.uscc_gt,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel
);
COMMENT ON OPERATOR govcredit.> (govcredit.uscc, govcredit.uscc) IS 'Greater than (大于)';

CREATE OPERATOR CLASS govcredit.uscc_ops
	DEFAULT FOR TYPE govcredit.uscc USING btree AS
	OPERATOR 1 govcredit.< ,
	OPERATOR 2 govcredit.<= ,
	OPERATOR 3 govcredit.= ,
	OPERATOR 4 govcredit.>= ,
	OPERATOR 5 govcredit.> ,
	FUNCTION 1 govcredit.uscc_cmp(govcredit.uscc, govcredit.uscc),
	FUNCTION 2 govcredit.uscc_sortsupport(pg_catalog.internal),
	FUNCTION 4 pg_catalog.btequalimage(pg_catalog.oid);
COMMENT ON OPERATOR CLASS govcredit.uscc_ops USING btree IS
	'B-tree of codes in text order (统一社会信用代码 B 树)';

CREATE OPERATOR CLASS govcredit.uscc_ops
	DEFAULT FOR TYPE govcredit.uscc USING hash AS
	OPERATOR 1 govcredit.= ,
	FUNCTION 1 govcredit.uscc_hash(govcredit.uscc),
	FUNCTION 2 govcredit.uscc_hash_extended(govcredit.uscc, pg_catalog.int8);
COMMENT ON OPERATOR CLASS govcredit.uscc_ops USING hash IS
	'Hash of codes (统一社会信用代码散列)';

CREATE FUNCTION govcredit.uscc_larger(govcredit.uscc, govcredit.uscc) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_larger'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_larger(govcredit.uscc, govcredit.uscc) IS 'The larger of two codes (两者中最大者)';

CREATE AGGREGATE govcredit.max(govcredit.uscc) (
	SFUNC = govcredit.uscc_larger,
	STYPE = govcredit.uscc,
	COMBINEFUNC = govcredit.uscc_larger,
	SORTOP = OPERATOR(govcredit.>),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.max(govcredit.uscc) IS 'The greatest code in text order (最大代码)';

CREATE FUNCTION govcredit.uscc_smaller(govcredit.uscc, govcredit.uscc) RETURNS govcredit.uscc
	AS 'MODULE_PATHNAME', 'govcredit_uscc_smaller'
	LANGUAGE C IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.uscc_smaller(govcredit.uscc, govcredit.uscc) IS 'The smaller of two codes (两者中最小者)';

CREATE AGGREGATE govcredit.min(govcredit.uscc) (
	SFUNC = govcredit.uscc_smaller,
	STYPE = govcredit.uscc,
	COMBINEFUNC = govcredit.uscc_smaller,
	SORTOP = OPERATOR(govcredit.<),
	PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.min(govcredit.uscc) IS 'The least code in text order (最小代码)';

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
