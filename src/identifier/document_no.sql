/*
 * document_no: numbers of official documents 文号 in one spelling, so that a
 * number is equal however it was typed.  A varlena of text, compared as bytes.
 */

CREATE TYPE govcredit.document_no;

CREATE FUNCTION govcredit.document_no_in(pg_catalog.cstring) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_in';
COMMENT ON FUNCTION govcredit.document_no_in(pg_catalog.cstring) IS 'I/O';

CREATE FUNCTION govcredit.document_no_out(govcredit.document_no) RETURNS pg_catalog.cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_out';
COMMENT ON FUNCTION govcredit.document_no_out(govcredit.document_no) IS 'I/O';

CREATE FUNCTION govcredit.document_no_recv(pg_catalog.internal) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_recv';
COMMENT ON FUNCTION govcredit.document_no_recv(pg_catalog.internal) IS 'I/O';

CREATE FUNCTION govcredit.document_no_send(govcredit.document_no) RETURNS pg_catalog.bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_send';
COMMENT ON FUNCTION govcredit.document_no_send(govcredit.document_no) IS 'I/O';

CREATE TYPE govcredit.document_no (
	INPUT = govcredit.document_no_in,
	OUTPUT = govcredit.document_no_out,
	RECEIVE = govcredit.document_no_recv,
	SEND = govcredit.document_no_send,
	LIKE = pg_catalog.text
);
COMMENT ON TYPE govcredit.document_no IS
	'number of an official document 文号, such as 宁政〔2018〕13号; brackets, full-width forms and spaces are unified, nothing else';

/*
 * Text.  Implicit towards the type, so that a parameter or column of type
 * text or varchar is compared as what it names and finds the index.
 */

CREATE FUNCTION govcredit.document_no(pg_catalog.text) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_from_text';
COMMENT ON FUNCTION govcredit.document_no(pg_catalog.text) IS
	'text to document number, as the input function reads it';

CREATE FUNCTION govcredit.document_no(pg_catalog.bpchar) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_from_text';
COMMENT ON FUNCTION govcredit.document_no(pg_catalog.bpchar) IS
	'blank-padded text to document number';

CREATE CAST (pg_catalog.text AS govcredit.document_no)
	WITH FUNCTION govcredit.document_no(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.text AS govcredit.document_no) IS
	'implicit, so that text parameters find the index';

CREATE CAST (pg_catalog.varchar AS govcredit.document_no)
	WITH FUNCTION govcredit.document_no(pg_catalog.text) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.varchar AS govcredit.document_no) IS
	'implicit, so that varchar parameters (JDBC setString) find the index';

CREATE CAST (pg_catalog.bpchar AS govcredit.document_no)
	WITH FUNCTION govcredit.document_no(pg_catalog.bpchar) AS IMPLICIT;
COMMENT ON CAST (pg_catalog.bpchar AS govcredit.document_no) IS
	'implicit, so that char(n) columns join directly';

CREATE CAST (govcredit.document_no AS pg_catalog.text)
	WITHOUT FUNCTION AS ASSIGNMENT;
COMMENT ON CAST (govcredit.document_no AS pg_catalog.text) IS
	'on assignment only, so that comparison with text stays comparison of the type';

CREATE FUNCTION govcredit.try_document_no(pg_catalog.text) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_try';
COMMENT ON FUNCTION govcredit.try_document_no(pg_catalog.text) IS
	'text to document number, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_document_no(pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_document_no(pg_catalog.text) IS
	'can the text be taken for a document number 文号? never raises; anything but control characters, emptiness and excess can';

CREATE FUNCTION govcredit.check_document_no(pg_catalog.text) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_check';
COMMENT ON FUNCTION govcredit.check_document_no(pg_catalog.text) IS
	'what keeps the text from being a document number 文号; NULL where nothing does';

/* Comparison: that of bytea, which knows no collation */

CREATE FUNCTION govcredit.document_no_lt(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'bytealt';
COMMENT ON FUNCTION govcredit.document_no_lt(govcredit.document_no, govcredit.document_no) IS 'implementation of < operator';

CREATE FUNCTION govcredit.document_no_le(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteale';
COMMENT ON FUNCTION govcredit.document_no_le(govcredit.document_no, govcredit.document_no) IS 'implementation of <= operator';

CREATE FUNCTION govcredit.document_no_eq(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteaeq';
COMMENT ON FUNCTION govcredit.document_no_eq(govcredit.document_no, govcredit.document_no) IS 'implementation of = operator';

CREATE FUNCTION govcredit.document_no_ne(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteane';
COMMENT ON FUNCTION govcredit.document_no_ne(govcredit.document_no, govcredit.document_no) IS 'implementation of <> operator';

CREATE FUNCTION govcredit.document_no_ge(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteage';
COMMENT ON FUNCTION govcredit.document_no_ge(govcredit.document_no, govcredit.document_no) IS 'implementation of >= operator';

CREATE FUNCTION govcredit.document_no_gt(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.bool
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteagt';
COMMENT ON FUNCTION govcredit.document_no_gt(govcredit.document_no, govcredit.document_no) IS 'implementation of > operator';

CREATE FUNCTION govcredit.document_no_cmp(govcredit.document_no, govcredit.document_no) RETURNS pg_catalog.int4
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'byteacmp';
COMMENT ON FUNCTION govcredit.document_no_cmp(govcredit.document_no, govcredit.document_no) IS 'less-equal-greater';

CREATE FUNCTION govcredit.document_no_hash(govcredit.document_no) RETURNS pg_catalog.int4
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashvarlena';
COMMENT ON FUNCTION govcredit.document_no_hash(govcredit.document_no) IS 'hash';

CREATE FUNCTION govcredit.document_no_hash_extended(govcredit.document_no, pg_catalog.int8) RETURNS pg_catalog.int8
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashvarlenaextended';
COMMENT ON FUNCTION govcredit.document_no_hash_extended(govcredit.document_no, pg_catalog.int8) IS 'hash';

CREATE FUNCTION govcredit.document_no_smaller(govcredit.document_no, govcredit.document_no) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_smaller';
COMMENT ON FUNCTION govcredit.document_no_smaller(govcredit.document_no, govcredit.document_no) IS
	'smaller of two';

CREATE FUNCTION govcredit.document_no_larger(govcredit.document_no, govcredit.document_no) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_larger';
COMMENT ON FUNCTION govcredit.document_no_larger(govcredit.document_no, govcredit.document_no) IS
	'larger of two';

CREATE OPERATOR govcredit.< (
	FUNCTION = govcredit.document_no_lt,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR govcredit.< (govcredit.document_no, govcredit.document_no) IS 'less than';

CREATE OPERATOR govcredit.<= (
	FUNCTION = govcredit.document_no_le,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR govcredit.<= (govcredit.document_no, govcredit.document_no) IS 'less than or equal';

CREATE OPERATOR govcredit.= (
	FUNCTION = govcredit.document_no_eq,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR govcredit.= (govcredit.document_no, govcredit.document_no) IS 'equal';

CREATE OPERATOR govcredit.<> (
	FUNCTION = govcredit.document_no_ne,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR govcredit.<> (govcredit.document_no, govcredit.document_no) IS 'not equal';

CREATE OPERATOR govcredit.>= (
	FUNCTION = govcredit.document_no_ge,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR govcredit.>= (govcredit.document_no, govcredit.document_no) IS 'greater than or equal';

CREATE OPERATOR govcredit.> (
	FUNCTION = govcredit.document_no_gt,
	LEFTARG = govcredit.document_no, RIGHTARG = govcredit.document_no,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR govcredit.> (govcredit.document_no, govcredit.document_no) IS 'greater than';

CREATE OPERATOR CLASS govcredit.document_no_ops DEFAULT FOR TYPE govcredit.document_no USING btree AS
	OPERATOR 1 govcredit.<,
	OPERATOR 2 govcredit.<=,
	OPERATOR 3 govcredit.=,
	OPERATOR 4 govcredit.>=,
	OPERATOR 5 govcredit.>,
	FUNCTION 1 govcredit.document_no_cmp(govcredit.document_no, govcredit.document_no),
	FUNCTION 2 pg_catalog.bytea_sortsupport(internal),
	FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS govcredit.document_no_ops USING btree IS
	'order of bytes, which is that of text in collation C';

CREATE OPERATOR CLASS govcredit.document_no_ops DEFAULT FOR TYPE govcredit.document_no USING hash AS
	OPERATOR 1 govcredit.=,
	FUNCTION 1 govcredit.document_no_hash(govcredit.document_no),
	FUNCTION 2 govcredit.document_no_hash_extended(govcredit.document_no, pg_catalog.int8);
COMMENT ON OPERATOR CLASS govcredit.document_no_ops USING hash IS 'equality of document numbers';

CREATE AGGREGATE govcredit.min(govcredit.document_no) (
	SFUNC = govcredit.document_no_smaller, STYPE = govcredit.document_no,
	COMBINEFUNC = govcredit.document_no_smaller,
	SORTOP = OPERATOR(govcredit.<), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.min(govcredit.document_no) IS 'first of the numbers in order of bytes 最小文号';

CREATE AGGREGATE govcredit.max(govcredit.document_no) (
	SFUNC = govcredit.document_no_larger, STYPE = govcredit.document_no,
	COMBINEFUNC = govcredit.document_no_larger,
	SORTOP = OPERATOR(govcredit.>), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.max(govcredit.document_no) IS 'last of the numbers in order of bytes 最大文号';

/* The parts of a number, where it has them */

CREATE FUNCTION govcredit.agency_mark(govcredit.document_no) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_agency_mark';
COMMENT ON FUNCTION govcredit.agency_mark(govcredit.document_no) IS
	'mark of the agency 机关代字, such as 宁政; of a case number court and kind of case 法院代字和类型代字; NULL where there is none';

CREATE FUNCTION govcredit.year(govcredit.document_no) RETURNS pg_catalog.int4
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_year';
COMMENT ON FUNCTION govcredit.year(govcredit.document_no) IS
	'year 年份; NULL where there is none';

CREATE FUNCTION govcredit.serial(govcredit.document_no) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_serial';
COMMENT ON FUNCTION govcredit.serial(govcredit.document_no) IS
	'serial 顺序号 as written, without 第 and 号: 13, 0012, 0012-1; NULL where there is none';
