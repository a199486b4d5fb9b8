/*
 * resident_id: citizen identity numbers 公民身份号码, GB 11643-1999, with the
 * numbers of residence permits and of foreigners' cards.  8 bytes by value:
 * the first 17 digits; the check character follows from them.
 */

CREATE TYPE govcredit.resident_id;

CREATE FUNCTION govcredit.resident_id_in(pg_catalog.cstring) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_in';
COMMENT ON FUNCTION govcredit.resident_id_in(pg_catalog.cstring) IS 'I/O';

CREATE FUNCTION govcredit.resident_id_out(govcredit.resident_id) RETURNS pg_catalog.cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_out';
COMMENT ON FUNCTION govcredit.resident_id_out(govcredit.resident_id) IS 'I/O';

CREATE FUNCTION govcredit.resident_id_recv(pg_catalog.internal) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_recv';
COMMENT ON FUNCTION govcredit.resident_id_recv(pg_catalog.internal) IS 'I/O';

CREATE FUNCTION govcredit.resident_id_send(govcredit.resident_id) RETURNS pg_catalog.bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_send';
COMMENT ON FUNCTION govcredit.resident_id_send(govcredit.resident_id) IS 'I/O';

CREATE TYPE govcredit.resident_id (
	INPUT = govcredit.resident_id_in,
	OUTPUT = govcredit.resident_id_out,
	RECEIVE = govcredit.resident_id_recv,
	SEND = govcredit.resident_id_send,
	LIKE = pg_catalog.int8
);
COMMENT ON TYPE govcredit.resident_id IS
	'citizen identity number 公民身份号码, GB 11643-1999; shown in full to who may read it: see mask()';

/*
 * Text.  Implicit towards the type, so that a parameter or column of type
 * text or varchar is compared as what it names and finds the index.
 */

CREATE FUNCTION govcredit.resident_id(pg_catalog.text) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_from_text';
COMMENT ON FUNCTION govcredit.resident_id(pg_catalog.text) IS
	'text to identity number, as the input function reads it';

CREATE FUNCTION govcredit.resident_id(pg_catalog.bpchar) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_from_text';
COMMENT ON FUNCTION govcredit.resident_id(pg_catalog.bpchar) IS
	'blank-padded text to identity number';

CREATE FUNCTION govcredit.resident_id_to_text(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_to_text';
COMMENT ON FUNCTION govcredit.resident_id_to_text(govcredit.resident_id) IS
	'identity number to text';

CREATE CAST (pg_catalog.text AS govcredit.resident_id)
	WITH FUNCTION govcredit.resident_id(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.text AS govcredit.resident_id) IS
	'implicit, so that text parameters find the index';

CREATE CAST (pg_catalog.varchar AS govcredit.resident_id)
	WITH FUNCTION govcredit.resident_id(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.varchar AS govcredit.resident_id) IS
	'implicit, so that varchar parameters (JDBC setString) find the index';

CREATE CAST (pg_catalog.bpchar AS govcredit.resident_id)
	WITH FUNCTION govcredit.resident_id(pg_catalog.bpchar) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.bpchar AS govcredit.resident_id) IS
	'implicit, so that char(n) columns join directly';

CREATE CAST (govcredit.resident_id AS pg_catalog.text)
	WITH FUNCTION govcredit.resident_id_to_text(govcredit.resident_id) AS ASSIGNMENT;
COMMENT ON CAST (govcredit.resident_id AS pg_catalog.text) IS
	'on assignment only, so that comparison with text stays comparison of the type';

CREATE FUNCTION govcredit.try_resident_id(pg_catalog.text) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_try';
COMMENT ON FUNCTION govcredit.try_resident_id(pg_catalog.text) IS
	'text to identity number, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_resident_id(pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_resident_id(pg_catalog.text) IS
	'is the text an identity number 公民身份号码 by GB 11643? never raises; does not say that it was issued';

CREATE FUNCTION govcredit.check_resident_id(pg_catalog.text) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_check';
COMMENT ON FUNCTION govcredit.check_resident_id(pg_catalog.text) IS
	'what keeps the text from being an identity number 公民身份号码; NULL where nothing does';

/* Comparison: that of int8, which is the order of the text */

CREATE FUNCTION govcredit.resident_id_lt(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8lt';
COMMENT ON FUNCTION govcredit.resident_id_lt(govcredit.resident_id, govcredit.resident_id) IS 'implementation of < operator';

CREATE FUNCTION govcredit.resident_id_le(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8le';
COMMENT ON FUNCTION govcredit.resident_id_le(govcredit.resident_id, govcredit.resident_id) IS 'implementation of <= operator';

CREATE FUNCTION govcredit.resident_id_eq(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8eq';
COMMENT ON FUNCTION govcredit.resident_id_eq(govcredit.resident_id, govcredit.resident_id) IS 'implementation of = operator';

CREATE FUNCTION govcredit.resident_id_ne(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8ne';
COMMENT ON FUNCTION govcredit.resident_id_ne(govcredit.resident_id, govcredit.resident_id) IS 'implementation of <> operator';

CREATE FUNCTION govcredit.resident_id_ge(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8ge';
COMMENT ON FUNCTION govcredit.resident_id_ge(govcredit.resident_id, govcredit.resident_id) IS 'implementation of >= operator';

CREATE FUNCTION govcredit.resident_id_gt(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8gt';
COMMENT ON FUNCTION govcredit.resident_id_gt(govcredit.resident_id, govcredit.resident_id) IS 'implementation of > operator';

CREATE FUNCTION govcredit.resident_id_cmp(govcredit.resident_id, govcredit.resident_id) RETURNS pg_catalog.int4
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'btint8cmp';
COMMENT ON FUNCTION govcredit.resident_id_cmp(govcredit.resident_id, govcredit.resident_id) IS 'less-equal-greater';

CREATE FUNCTION govcredit.resident_id_hash(govcredit.resident_id) RETURNS pg_catalog.int4
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashint8';
COMMENT ON FUNCTION govcredit.resident_id_hash(govcredit.resident_id) IS 'hash';

CREATE FUNCTION govcredit.resident_id_hash_extended(govcredit.resident_id, pg_catalog.int8) RETURNS pg_catalog.int8
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashint8extended';
COMMENT ON FUNCTION govcredit.resident_id_hash_extended(govcredit.resident_id, pg_catalog.int8) IS 'hash';

CREATE FUNCTION govcredit.resident_id_smaller(govcredit.resident_id, govcredit.resident_id) RETURNS govcredit.resident_id
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8smaller';
COMMENT ON FUNCTION govcredit.resident_id_smaller(govcredit.resident_id, govcredit.resident_id) IS 'smaller of two';

CREATE FUNCTION govcredit.resident_id_larger(govcredit.resident_id, govcredit.resident_id) RETURNS govcredit.resident_id
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8larger';
COMMENT ON FUNCTION govcredit.resident_id_larger(govcredit.resident_id, govcredit.resident_id) IS 'larger of two';

CREATE OPERATOR govcredit.< (
	FUNCTION = govcredit.resident_id_lt,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR govcredit.< (govcredit.resident_id, govcredit.resident_id) IS 'less than';

CREATE OPERATOR govcredit.<= (
	FUNCTION = govcredit.resident_id_le,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR govcredit.<= (govcredit.resident_id, govcredit.resident_id) IS 'less than or equal';

CREATE OPERATOR govcredit.= (
	FUNCTION = govcredit.resident_id_eq,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR govcredit.= (govcredit.resident_id, govcredit.resident_id) IS 'equal';

CREATE OPERATOR govcredit.<> (
	FUNCTION = govcredit.resident_id_ne,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR govcredit.<> (govcredit.resident_id, govcredit.resident_id) IS 'not equal';

CREATE OPERATOR govcredit.>= (
	FUNCTION = govcredit.resident_id_ge,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR govcredit.>= (govcredit.resident_id, govcredit.resident_id) IS 'greater than or equal';

CREATE OPERATOR govcredit.> (
	FUNCTION = govcredit.resident_id_gt,
	LEFTARG = govcredit.resident_id, RIGHTARG = govcredit.resident_id,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR govcredit.> (govcredit.resident_id, govcredit.resident_id) IS 'greater than';

CREATE OPERATOR CLASS govcredit.resident_id_ops DEFAULT FOR TYPE govcredit.resident_id USING btree AS
	OPERATOR 1 govcredit.<,
	OPERATOR 2 govcredit.<=,
	OPERATOR 3 govcredit.=,
	OPERATOR 4 govcredit.>=,
	OPERATOR 5 govcredit.>,
	FUNCTION 1 govcredit.resident_id_cmp(govcredit.resident_id, govcredit.resident_id),
	FUNCTION 2 pg_catalog.btint8sortsupport(internal),
	FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS govcredit.resident_id_ops USING btree IS
	'order of the numbers, which is the order of their text';

CREATE OPERATOR CLASS govcredit.resident_id_ops DEFAULT FOR TYPE govcredit.resident_id USING hash AS
	OPERATOR 1 govcredit.=,
	FUNCTION 1 govcredit.resident_id_hash(govcredit.resident_id),
	FUNCTION 2 govcredit.resident_id_hash_extended(govcredit.resident_id, pg_catalog.int8);
COMMENT ON OPERATOR CLASS govcredit.resident_id_ops USING hash IS 'equality of identity numbers';

CREATE AGGREGATE govcredit.min(govcredit.resident_id) (
	SFUNC = govcredit.resident_id_smaller, STYPE = govcredit.resident_id,
	COMBINEFUNC = govcredit.resident_id_smaller,
	SORTOP = OPERATOR(govcredit.<), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.min(govcredit.resident_id) IS 'least of the numbers 最小号码';

CREATE AGGREGATE govcredit.max(govcredit.resident_id) (
	SFUNC = govcredit.resident_id_larger, STYPE = govcredit.resident_id,
	COMBINEFUNC = govcredit.resident_id_larger,
	SORTOP = OPERATOR(govcredit.>), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.max(govcredit.resident_id) IS 'greatest of the numbers 最大号码';

/* The parts of a number */

CREATE FUNCTION govcredit.mask(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_masked';
COMMENT ON FUNCTION govcredit.mask(govcredit.resident_id) IS
	'number with characters 5 to 14 replaced by asterisks 脱敏, such as 3701**********1234';

CREATE FUNCTION govcredit.kind(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_kind';
COMMENT ON FUNCTION govcredit.kind(govcredit.resident_id) IS
	'citizen 公民, residence_permit 港澳台居民居住证 or foreigner 外国人永久居留身份证';

CREATE FUNCTION govcredit.division(govcredit.resident_id) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_division';
COMMENT ON FUNCTION govcredit.division(govcredit.resident_id) IS
	'division the number was issued in 地址码; NULL for a foreigner';

CREATE FUNCTION govcredit.birth_date(govcredit.resident_id) RETURNS pg_catalog.date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_birth_date';
COMMENT ON FUNCTION govcredit.birth_date(govcredit.resident_id) IS
	'date of birth 出生日期';

CREATE FUNCTION govcredit.sex(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_sex';
COMMENT ON FUNCTION govcredit.sex(govcredit.resident_id) IS
	'male 男 or female 女; NULL for a foreigner, whose number is not known to say';
