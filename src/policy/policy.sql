/* policy: the pack language. A policy handle names one immutable edition. */

CREATE TYPE govcredit.policy;

CREATE FUNCTION govcredit.policy_in(cstring) RETURNS govcredit.policy
	AS 'MODULE_PATHNAME', 'govcredit_policy_in'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.policy_out(govcredit.policy) RETURNS cstring
	AS 'MODULE_PATHNAME', 'govcredit_policy_out'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.policy_recv(internal) RETURNS govcredit.policy
	AS 'MODULE_PATHNAME', 'govcredit_policy_recv'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
CREATE FUNCTION govcredit.policy_send(govcredit.policy) RETURNS bytea
	AS 'MODULE_PATHNAME', 'govcredit_policy_send'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;

CREATE TYPE govcredit.policy (
	INPUT = govcredit.policy_in,
	OUTPUT = govcredit.policy_out,
	RECEIVE = govcredit.policy_recv,
	SEND = govcredit.policy_send,
	LIKE = pg_catalog.int8
);

COMMENT ON TYPE govcredit.policy IS
'handle of an immutable policy edition (政策版本): the first 64 bits of the SHA-256 of its flattened document; reads ''name'' (looked up) or ''name@hex16'', prints the long form';
COMMENT ON FUNCTION govcredit.policy_in(cstring) IS 'I/O';
COMMENT ON FUNCTION govcredit.policy_out(govcredit.policy) IS 'I/O';
COMMENT ON FUNCTION govcredit.policy_recv(internal) IS 'I/O: 8 bytes in network order, the handle';
COMMENT ON FUNCTION govcredit.policy_send(govcredit.policy) IS 'I/O: 8 bytes in network order, the handle';

-- Comparison: by handle, the int8 functions under this type's name.  The order
-- has no meaning beyond sorting and indexing.

CREATE FUNCTION govcredit.policy_lt(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8lt' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_le(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8le' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_eq(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8eq' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_ne(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8ne' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_ge(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8ge' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_gt(govcredit.policy, govcredit.policy) RETURNS boolean
	AS 'int8gt' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_cmp(govcredit.policy, govcredit.policy) RETURNS integer
	AS 'btint8cmp' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_hash(govcredit.policy) RETURNS integer
	AS 'hashint8' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;
CREATE FUNCTION govcredit.policy_hash_extended(govcredit.policy, bigint) RETURNS bigint
	AS 'hashint8extended' LANGUAGE internal IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF;

COMMENT ON FUNCTION govcredit.policy_lt(govcredit.policy, govcredit.policy) IS 'implementation of < operator';
COMMENT ON FUNCTION govcredit.policy_le(govcredit.policy, govcredit.policy) IS 'implementation of <= operator';
COMMENT ON FUNCTION govcredit.policy_eq(govcredit.policy, govcredit.policy) IS 'implementation of = operator';
COMMENT ON FUNCTION govcredit.policy_ne(govcredit.policy, govcredit.policy) IS 'implementation of <> operator';
COMMENT ON FUNCTION govcredit.policy_ge(govcredit.policy, govcredit.policy) IS 'implementation of >= operator';
COMMENT ON FUNCTION govcredit.policy_gt(govcredit.policy, govcredit.policy) IS 'implementation of > operator';
COMMENT ON FUNCTION govcredit.policy_cmp(govcredit.policy, govcredit.policy) IS 'less-equal-greater';
COMMENT ON FUNCTION govcredit.policy_hash(govcredit.policy) IS 'hash';
COMMENT ON FUNCTION govcredit.policy_hash_extended(govcredit.policy, bigint) IS 'hash with seed';

CREATE OPERATOR govcredit.< (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_lt,
	COMMUTATOR = OPERATOR(govcredit.>), NEGATOR = OPERATOR(govcredit.>=),
	RESTRICT = pg_catalog.scalarltsel, JOIN = pg_catalog.scalarltjoinsel);
CREATE OPERATOR govcredit.<= (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_le,
	COMMUTATOR = OPERATOR(govcredit.>=), NEGATOR = OPERATOR(govcredit.>),
	RESTRICT = pg_catalog.scalarlesel, JOIN = pg_catalog.scalarlejoinsel);
CREATE OPERATOR govcredit.= (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_eq,
	COMMUTATOR = OPERATOR(govcredit.=), NEGATOR = OPERATOR(govcredit.<>),
	RESTRICT = pg_catalog.eqsel, JOIN = pg_catalog.eqjoinsel, HASHES, MERGES);
CREATE OPERATOR govcredit.<> (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_ne,
	COMMUTATOR = OPERATOR(govcredit.<>), NEGATOR = OPERATOR(govcredit.=),
	RESTRICT = pg_catalog.neqsel, JOIN = pg_catalog.neqjoinsel);
CREATE OPERATOR govcredit.>= (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_ge,
	COMMUTATOR = OPERATOR(govcredit.<=), NEGATOR = OPERATOR(govcredit.<),
	RESTRICT = pg_catalog.scalargesel, JOIN = pg_catalog.scalargejoinsel);
CREATE OPERATOR govcredit.> (
	LEFTARG = govcredit.policy, RIGHTARG = govcredit.policy, FUNCTION = govcredit.policy_gt,
	COMMUTATOR = OPERATOR(govcredit.<), NEGATOR = OPERATOR(govcredit.<=),
	RESTRICT = pg_catalog.scalargtsel, JOIN = pg_catalog.scalargtjoinsel);

COMMENT ON OPERATOR govcredit.< (govcredit.policy, govcredit.policy) IS 'less than';
COMMENT ON OPERATOR govcredit.<= (govcredit.policy, govcredit.policy) IS 'less than or equal';
COMMENT ON OPERATOR govcredit.= (govcredit.policy, govcredit.policy) IS 'the same edition';
COMMENT ON OPERATOR govcredit.<> (govcredit.policy, govcredit.policy) IS 'another edition';
COMMENT ON OPERATOR govcredit.>= (govcredit.policy, govcredit.policy) IS 'greater than or equal';
COMMENT ON OPERATOR govcredit.> (govcredit.policy, govcredit.policy) IS 'greater than';

CREATE OPERATOR CLASS govcredit.policy_ops
	DEFAULT FOR TYPE govcredit.policy USING btree AS
	OPERATOR 1 govcredit.<,
	OPERATOR 2 govcredit.<=,
	OPERATOR 3 govcredit.=,
	OPERATOR 4 govcredit.>=,
	OPERATOR 5 govcredit.>,
	FUNCTION 1 govcredit.policy_cmp(govcredit.policy, govcredit.policy),
	FUNCTION 2 (govcredit.policy, govcredit.policy) pg_catalog.btint8sortsupport(internal),
	FUNCTION 4 (govcredit.policy, govcredit.policy) pg_catalog.btequalimage(oid);
CREATE OPERATOR CLASS govcredit.policy_hash_ops
	DEFAULT FOR TYPE govcredit.policy USING hash AS
	OPERATOR 1 govcredit.=,
	FUNCTION 1 govcredit.policy_hash(govcredit.policy),
	FUNCTION 2 govcredit.policy_hash_extended(govcredit.policy, bigint);

COMMENT ON OPERATOR CLASS govcredit.policy_ops USING btree IS 'policy editions by handle';
COMMENT ON OPERATOR CLASS govcredit.policy_hash_ops USING hash IS 'policy editions by handle';
COMMENT ON OPERATOR FAMILY govcredit.policy_ops USING btree IS 'policy editions by handle';
COMMENT ON OPERATOR FAMILY govcredit.policy_hash_ops USING hash IS 'policy editions by handle';

-- Drivers send a name as text or varchar; where a policy is wanted it is one.
CREATE CAST (text AS govcredit.policy) WITH INOUT AS IMPLICIT;
CREATE CAST (varchar AS govcredit.policy) WITH INOUT AS IMPLICIT;
COMMENT ON CAST (text AS govcredit.policy) IS 'edition by name or long form; for drivers that send text';
COMMENT ON CAST (varchar AS govcredit.policy) IS 'edition by name or long form; for drivers that send varchar';

-- The life of an edition

CREATE FUNCTION govcredit.add_policy(document jsonb) RETURNS govcredit.policy
	AS 'MODULE_PATHNAME', 'govcredit_policy_add'
	LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.add_policy(jsonb) IS
'checks and flattens a policy document (a pack), stores it as an edition and returns its handle; the same document again returns the same handle; IG003 with the JSON path if a rule of the language is broken, 42710 if the name is taken';

CREATE FUNCTION govcredit.flatten_policy(document jsonb) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_flatten'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.flatten_policy(jsonb) IS
'the document with the edition it extends merged in (RFC 7396: objects merge key by key, null removes, the rest replaces); this whole is what is hashed';

CREATE FUNCTION govcredit.lint_policy(document jsonb, OUT path text, OUT level text, OUT message text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_policy_lint'
	LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.lint_policy(jsonb) IS
'every finding about a policy document, without storing it: JSON path, level (error or warning), message';

CREATE FUNCTION govcredit.policy_document(policy govcredit.policy) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_document'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_document(govcredit.policy) IS
'the flattened document of an edition; IG001 if this database does not hold it, IG002 if its text no longer has its hash';

CREATE FUNCTION govcredit.sound_document(policy govcredit.policy) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_sound_document'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.sound_document(govcredit.policy) IS
'the document of an edition; NULL with a warning that says where it is if it is damaged, for those who go through all editions';

CREATE FUNCTION govcredit.policy_name(policy govcredit.policy) RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_policy_name'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_name(govcredit.policy) IS 'name of an edition, without the hash';

CREATE FUNCTION govcredit.policy_compiled_size(policy govcredit.policy) RETURNS bigint
	AS 'MODULE_PATHNAME', 'govcredit_policy_compiled_size'
	LANGUAGE C VOLATILE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_compiled_size(govcredit.policy) IS
'bytes the compiled edition takes in this backend';
