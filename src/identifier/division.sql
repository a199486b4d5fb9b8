/*
 * division: codes of administrative divisions 行政区划代码, GB/T 2260 and the
 * 9- and 12-digit statistical codes.  8 bytes by value; compared as integers,
 * which is the order of the tree.
 */

COMMENT ON TYPE govcredit.division IS
	'code of an administrative division 行政区划代码: 6 digits (GB/T 2260), 9 or 12; ordered as a tree';

CREATE FUNCTION govcredit.try_division(pg_catalog.text) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_try';
COMMENT ON FUNCTION govcredit.try_division(pg_catalog.text) IS
	'text to division code, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_division(pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_division(pg_catalog.text) IS
	'has the text the form of a division code? never raises';

CREATE FUNCTION govcredit.check_division(pg_catalog.text) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_check';
COMMENT ON FUNCTION govcredit.check_division(pg_catalog.text) IS
	'what keeps the text from being a division code; NULL where nothing does';

/* The tree */

CREATE FUNCTION govcredit.level(govcredit.division) RETURNS pg_catalog.text
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
 * The planner puts two comparisons in place of the call, so an index on the
 * code is used and partitions are pruned, for constants and for parameters.
 */
CREATE FUNCTION govcredit.division_within_support(pg_catalog.internal) RETURNS pg_catalog.internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_within_support';
COMMENT ON FUNCTION govcredit.division_within_support(pg_catalog.internal) IS
	'planner support of within() 优化器支持: code >= area AND code < upper_bound(area)';

CREATE FUNCTION govcredit.division_contains_support(pg_catalog.internal) RETURNS pg_catalog.internal
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_contains_support';
COMMENT ON FUNCTION govcredit.division_contains_support(pg_catalog.internal) IS
	'planner support of contains() 优化器支持: code >= area AND code < upper_bound(area)';

CREATE FUNCTION govcredit.within(code govcredit.division, area govcredit.division)
	RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	SUPPORT govcredit.division_within_support
	AS 'MODULE_PATHNAME', 'govcredit_division_within';
COMMENT ON FUNCTION govcredit.within(govcredit.division, govcredit.division) IS
	'is the first division the second one or below it? 属于; uses an index or partitions on the first';

CREATE FUNCTION govcredit.contains(area govcredit.division, code govcredit.division)
	RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT LEAKPROOF PARALLEL SAFE
	SUPPORT govcredit.division_contains_support
	AS 'MODULE_PATHNAME', 'govcredit_division_contains';
COMMENT ON FUNCTION govcredit.contains(govcredit.division, govcredit.division) IS
	'is the second division the first one or below it? 包含; uses an index or partitions on the second';

/*
 * How many rows lie between two codes: the planner's own estimators do not know
 * how far two codes lie apart.
 */
CREATE FUNCTION govcredit.division_comparison_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
	RETURNS pg_catalog.float8
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_comparison_sel';
COMMENT ON FUNCTION govcredit.division_comparison_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4) IS
	'restriction selectivity of < <= > >= 选择率估算';

CREATE FUNCTION govcredit.division_within_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
	RETURNS pg_catalog.float8
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_within_sel';
COMMENT ON FUNCTION govcredit.division_within_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4) IS
	'restriction selectivity of <@ 选择率估算';

CREATE FUNCTION govcredit.division_contains_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4)
	RETURNS pg_catalog.float8
	LANGUAGE c STABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_division_contains_sel';
COMMENT ON FUNCTION govcredit.division_contains_sel(pg_catalog.internal, pg_catalog.oid, pg_catalog.internal, pg_catalog.int4) IS
	'restriction selectivity of @> 选择率估算';

ALTER OPERATOR pg_catalog.< (govcredit.division, govcredit.division) SET (RESTRICT = govcredit.division_comparison_sel);
ALTER OPERATOR pg_catalog.<= (govcredit.division, govcredit.division) SET (RESTRICT = govcredit.division_comparison_sel);
ALTER OPERATOR pg_catalog.> (govcredit.division, govcredit.division) SET (RESTRICT = govcredit.division_comparison_sel);
ALTER OPERATOR pg_catalog.>= (govcredit.division, govcredit.division) SET (RESTRICT = govcredit.division_comparison_sel);

CREATE OPERATOR pg_catalog.<@ (
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division, FUNCTION = govcredit.within,
	COMMUTATOR = OPERATOR(pg_catalog.@>),
	RESTRICT = govcredit.division_within_sel, JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR pg_catalog.<@ (govcredit.division, govcredit.division) IS 'is the division or below it 属于';

CREATE OPERATOR pg_catalog.@> (
	LEFTARG = govcredit.division, RIGHTARG = govcredit.division, FUNCTION = govcredit.contains,
	COMMUTATOR = OPERATOR(pg_catalog.<@),
	RESTRICT = govcredit.division_contains_sel, JOIN = pg_catalog.contjoinsel
);
COMMENT ON OPERATOR pg_catalog.@> (govcredit.division, govcredit.division) IS 'is the division or above it 包含';
