/* rules/moment: what counts at a moment of the books */

CREATE FUNCTION govcredit.counts_support(pg_catalog.internal) RETURNS pg_catalog.internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_counts_support';
COMMENT ON FUNCTION govcredit.counts_support(pg_catalog.internal) IS
'planner support of counts(): nearly everything does';

CREATE FUNCTION govcredit.counts(recorded_at timestamptz, recorded_xact xid8, reach timestamptz, writers xid8[]) RETURNS boolean
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1
	SUPPORT govcredit.counts_support
	AS 'MODULE_PATHNAME', 'govcredit_counts';
COMMENT ON FUNCTION govcredit.counts(timestamptz, xid8, timestamptz, xid8[]) IS
'does what bears a time before a moment count at it 是否计入截止时间: recorded until reach, or of none of the transactions that were writing at the moment; NULL where an argument is';
