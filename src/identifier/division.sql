/*
 * division: codes of administrative divisions 行政区划代码, GB/T 2260 and the
 * 9- and 12-digit statistical codes.  8 bytes by value; compared as integers,
 * which is the order of the tree.
 */

CREATE TYPE govcredit.division;

CREATE FUNCTION govcredit.division_in(cstring) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_in';
COMMENT ON FUNCTION govcredit.division_in(cstring) IS 'I/O';

CREATE FUNCTION govcredit.division_out(govcredit.division) RETURNS cstring
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_out';
COMMENT ON FUNCTION govcredit.division_out(govcredit.division) IS 'I/O';

CREATE FUNCTION govcredit.division_recv(internal) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_recv';
COMMENT ON FUNCTION govcredit.division_recv(internal) IS 'I/O';

CREATE FUNCTION govcredit.division_send(govcredit.division) RETURNS bytea
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_send';
COMMENT ON FUNCTION govcredit.division_send(govcredit.division) IS 'I/O';

CREATE TYPE govcredit.division (
	INPUT = govcredit.division_in,
	OUTPUT = govcredit.division_out,
	RECEIVE = govcredit.division_recv,
	SEND = govcredit.division_send,
	LIKE = pg_catalog.int8
);
COMMENT ON TYPE govcredit.division IS
	'code of an administrative division 行政区划代码: 6 digits (GB/T 2260), 9 or 12; ordered as a tree';

/* Text */

CREATE FUNCTION govcredit.division(text) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_from_text';
COMMENT ON FUNCTION govcredit.division(text) IS 'reads a division code from text';

CREATE FUNCTION govcredit.division(bpchar) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_from_text';
COMMENT ON FUNCTION govcredit.division(bpchar) IS
	'reads a division code from blank-padded text';

CREATE FUNCTION govcredit.try_division(text) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_try';
COMMENT ON FUNCTION govcredit.try_division(text) IS
	'text to division code, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_division(text) RETURNS boolean
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_division(text) IS
	'has the text the form of a division code? never raises';

CREATE FUNCTION govcredit.check_division(text) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_check';
COMMENT ON FUNCTION govcredit.check_division(text) IS
	'what keeps the text from being a division code; NULL where nothing does';

/*
 * Implicit, so that a parameter or column of type text or varchar is compared
 * as a division and finds the index.
 */
CREATE CAST (text AS govcredit.division)
	WITH FUNCTION govcredit.division(text) AS IMPLICIT;
COMMENT ON CAST (text AS govcredit.division) IS
	'reads a division code, so that drivers may send text';

CREATE CAST (varchar AS govcredit.division)
	WITH FUNCTION govcredit.division(text) AS IMPLICIT;
COMMENT ON CAST (varchar AS govcredit.division) IS
	'reads a division code, so that drivers may send varchar';

CREATE CAST (bpchar AS govcredit.division)
	WITH FUNCTION govcredit.division(bpchar) AS IMPLICIT;
COMMENT ON CAST (bpchar AS govcredit.division) IS
	'reads a division code, so that char(n) columns join directly';

CREATE CAST (govcredit.division AS text) WITH INOUT AS ASSIGNMENT;
COMMENT ON CAST (govcredit.division AS text) IS 'the shortest form of the code';

/* Comparison: that of int8 */

CREATE FUNCTION govcredit.division_lt(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8lt';
COMMENT ON FUNCTION govcredit.division_lt(govcredit.division, govcredit.division) IS 'implementation of < operator';

CREATE FUNCTION govcredit.division_le(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8le';
COMMENT ON FUNCTION govcredit.division_le(govcredit.division, govcredit.division) IS 'implementation of <= operator';

CREATE FUNCTION govcredit.division_eq(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8eq';
COMMENT ON FUNCTION govcredit.division_eq(govcredit.division, govcredit.division) IS 'implementation of = operator';

CREATE FUNCTION govcredit.division_ne(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8ne';
COMMENT ON FUNCTION govcredit.division_ne(govcredit.division, govcredit.division) IS 'implementation of <> operator';

CREATE FUNCTION govcredit.division_ge(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8ge';
COMMENT ON FUNCTION govcredit.division_ge(govcredit.division, govcredit.division) IS 'implementation of >= operator';

CREATE FUNCTION govcredit.division_gt(govcredit.division, govcredit.division) RETURNS boolean
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8gt';
COMMENT ON FUNCTION govcredit.division_gt(govcredit.division, govcredit.division) IS 'implementation of > operator';

CREATE FUNCTION govcredit.division_cmp(govcredit.division, govcredit.division) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'btint8cmp';
COMMENT ON FUNCTION govcredit.division_cmp(govcredit.division, govcredit.division) IS 'less-equal-greater';

CREATE FUNCTION govcredit.division_hash(govcredit.division) RETURNS integer
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashint8';
COMMENT ON FUNCTION govcredit.division_hash(govcredit.division) IS 'hash';

CREATE FUNCTION govcredit.division_hash_extended(govcredit.division, bigint) RETURNS bigint
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'hashint8extended';
COMMENT ON FUNCTION govcredit.division_hash_extended(govcredit.division, bigint) IS 'hash';

CREATE FUNCTION govcredit.division_smaller(govcredit.division, govcredit.division) RETURNS govcredit.division
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8smaller';
COMMENT ON FUNCTION govcredit.division_smaller(govcredit.division, govcredit.division) IS 'smaller of two';

CREATE FUNCTION govcredit.division_larger(govcredit.division, govcredit.division) RETURNS govcredit.division
	LANGUAGE internal IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'int8larger';
COMMENT ON FUNCTION govcredit.division_larger(govcredit.division, govcredit.division) IS 'larger of two';

CREATE OPERATOR govcredit.< (
	FUNCTION = govcredit.division_lt,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR govcredit.< (govcredit.division, govcredit.division) IS 'less than';

CREATE OPERATOR govcredit.<= (
	FUNCTION = govcredit.division_le,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR govcredit.<= (govcredit.division, govcredit.division) IS 'less than or equal';

CREATE OPERATOR govcredit.= (
	FUNCTION = govcredit.division_eq,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = eqsel, JOIN = eqjoinsel,
	HASHES, MERGES
);
COMMENT ON OPERATOR govcredit.= (govcredit.division, govcredit.division) IS 'equal';

CREATE OPERATOR govcredit.<> (
	FUNCTION = govcredit.division_ne,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR govcredit.<> (govcredit.division, govcredit.division) IS 'not equal';

CREATE OPERATOR govcredit.>= (
	FUNCTION = govcredit.division_ge,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR govcredit.>= (govcredit.division, govcredit.division) IS 'greater than or equal';

CREATE OPERATOR govcredit.> (
	FUNCTION = govcredit.division_gt,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR govcredit.> (govcredit.division, govcredit.division) IS 'greater than';

CREATE OPERATOR CLASS govcredit.division_ops DEFAULT FOR TYPE govcredit.division USING btree AS
	OPERATOR 1 govcredit.<,
	OPERATOR 2 govcredit.<=,
	OPERATOR 3 govcredit.=,
	OPERATOR 4 govcredit.>=,
	OPERATOR 5 govcredit.>,
	FUNCTION 1 govcredit.division_cmp(govcredit.division, govcredit.division),
	FUNCTION 2 pg_catalog.btint8sortsupport(internal),
	FUNCTION 4 pg_catalog.btequalimage(oid);
COMMENT ON OPERATOR CLASS govcredit.division_ops USING btree IS
	'order of the division tree';

CREATE OPERATOR CLASS govcredit.division_ops DEFAULT FOR TYPE govcredit.division USING hash AS
	OPERATOR 1 govcredit.=,
	FUNCTION 1 govcredit.division_hash(govcredit.division),
	FUNCTION 2 govcredit.division_hash_extended(govcredit.division, bigint);
COMMENT ON OPERATOR CLASS govcredit.division_ops USING hash IS 'equality of divisions';

CREATE AGGREGATE govcredit.min(govcredit.division) (
	SFUNC = govcredit.division_smaller, STYPE = govcredit.division,
	COMBINEFUNC = govcredit.division_smaller,
	SORTOP = OPERATOR(govcredit.<), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.min(govcredit.division) IS 'first of the divisions';

CREATE AGGREGATE govcredit.max(govcredit.division) (
	SFUNC = govcredit.division_larger, STYPE = govcredit.division,
	COMBINEFUNC = govcredit.division_larger,
	SORTOP = OPERATOR(govcredit.>), PARALLEL = SAFE
);
COMMENT ON AGGREGATE govcredit.max(govcredit.division) IS 'last of the divisions';

/* The tree */

CREATE FUNCTION govcredit.level(govcredit.division) RETURNS text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_level';
COMMENT ON FUNCTION govcredit.level(govcredit.division) IS
	'level by code 行政层级: province, city, county, township or village';

CREATE FUNCTION govcredit.parent(govcredit.division) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_parent';
COMMENT ON FUNCTION govcredit.parent(govcredit.division) IS
	'nearest division above by code; NULL for a province';

CREATE FUNCTION govcredit.province(govcredit.division) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_province';
COMMENT ON FUNCTION govcredit.province(govcredit.division) IS
	'province of a division by code 省级';

CREATE FUNCTION govcredit.city(govcredit.division) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_city';
COMMENT ON FUNCTION govcredit.city(govcredit.division) IS
	'city of a division by code 地级; NULL where it has none';

CREATE FUNCTION govcredit.county(govcredit.division) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_county';
COMMENT ON FUNCTION govcredit.county(govcredit.division) IS
	'county of a division by code 县级; NULL where it has none';

CREATE FUNCTION govcredit.upper_bound(govcredit.division) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_upper_bound';
COMMENT ON FUNCTION govcredit.upper_bound(govcredit.division) IS
	'first code after a division and all below it; the end of a partition FOR VALUES FROM (d) TO (upper_bound(d))';

/*
 * Not STRICT and with a parsed body: the planner puts the two comparisons in
 * place of the call, so an index on the first argument is used and partitions
 * are pruned, for constants and for parameters.
 */
CREATE FUNCTION govcredit.within(code govcredit.division, area govcredit.division)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN $1 OPERATOR(govcredit.>=) $2
		AND $1 OPERATOR(govcredit.<) govcredit.upper_bound($2);
COMMENT ON FUNCTION govcredit.within(govcredit.division, govcredit.division) IS
	'is the first division the second one or below it? 属于; uses an index or partitions on the first';

CREATE FUNCTION govcredit.contains(area govcredit.division, code govcredit.division)
	RETURNS boolean
	LANGUAGE sql IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN $2 OPERATOR(govcredit.>=) $1
		AND $2 OPERATOR(govcredit.<) govcredit.upper_bound($1);
COMMENT ON FUNCTION govcredit.contains(govcredit.division, govcredit.division) IS
	'is the second division the first one or below it? 包含; uses an index or partitions on the second';

CREATE OPERATOR govcredit.<@ (
	FUNCTION = govcredit.within,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.@>),
	RESTRICT = contsel, JOIN = contjoinsel
);
COMMENT ON OPERATOR govcredit.<@ (govcredit.division, govcredit.division) IS
	'is the division or below it';

CREATE OPERATOR govcredit.@> (
	FUNCTION = govcredit.contains,
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division,
	COMMUTATOR = OPERATOR(govcredit.<@),
	RESTRICT = contsel, JOIN = contjoinsel
);
COMMENT ON OPERATOR govcredit.@> (govcredit.division, govcredit.division) IS
	'is the division or above it';
