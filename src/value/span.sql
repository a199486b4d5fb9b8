/* span: what GiST asks about spans of values, whatever their type */

CREATE FUNCTION govcredit.span_union(pg_catalog.internal, pg_catalog.internal) RETURNS pg_catalog.bytea
	AS 'MODULE_PATHNAME', 'govcredit_span_union' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.span_union(pg_catalog.internal, pg_catalog.internal) IS 'GiST support 通用搜索树支持: union';

CREATE FUNCTION govcredit.span_penalty(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME', 'govcredit_span_penalty' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.span_penalty(pg_catalog.internal, pg_catalog.internal, pg_catalog.internal) IS 'GiST support 通用搜索树支持: penalty';

CREATE FUNCTION govcredit.span_picksplit(pg_catalog.internal, pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME', 'govcredit_span_picksplit' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.span_picksplit(pg_catalog.internal, pg_catalog.internal) IS 'GiST support 通用搜索树支持: picksplit';

CREATE FUNCTION govcredit.span_same(pg_catalog.bytea, pg_catalog.bytea, pg_catalog.internal) RETURNS pg_catalog.internal
	AS 'MODULE_PATHNAME', 'govcredit_span_same' LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.span_same(pg_catalog.bytea, pg_catalog.bytea, pg_catalog.internal) IS 'GiST support 通用搜索树支持: same';
