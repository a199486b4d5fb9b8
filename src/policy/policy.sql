/* policy: the pack language. A policy handle names one immutable edition. */

COMMENT ON TYPE govcredit.policy IS
'handle of an immutable policy edition (政策版本): the first 64 bits of the SHA-256 of its flattened document; reads ''name'' (looked up) or ''name@hex16'', prints the long form';

-- The life of an edition

CREATE FUNCTION govcredit.add_policy(document text) RETURNS govcredit.policy
	AS 'MODULE_PATHNAME', 'govcredit_policy_add'
	LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.add_policy(text) IS
'checks and flattens a policy document (a pack), stores it as an edition and returns its handle; the same document again returns the same handle; IG003 with the JSON path if a rule of the language is broken or a key stands twice, 42710 if the name is taken, 54000 beyond the limits, 42501 without CREATE on govcredit_editions';

CREATE FUNCTION govcredit.flatten_policy(document text) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_flatten'
	LANGUAGE C STABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.flatten_policy(text) IS
'the document with the edition it extends merged in (RFC 7396: objects merge key by key, null removes, the rest replaces); this whole is what is hashed; at most 16 editions, none twice, and 2 MB in all; for who may add policies';

CREATE FUNCTION govcredit.lint_policy(document text, OUT path text, OUT level text, OUT message text, OUT message_zh text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_policy_lint'
	LANGUAGE C STABLE PARALLEL SAFE ROWS 20;
COMMENT ON FUNCTION govcredit.lint_policy(text) IS
'every finding about a policy document, without storing it: JSON path, level (error or warning), message; for who may add policies';

CREATE FUNCTION govcredit.read_tests(tests text) RETURNS jsonb
	AS 'MODULE_PATHNAME', 'govcredit_policy_read_tests'
	LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION govcredit.read_tests(text) IS
'tests for test_policy(), checked as those of a policy are: IG005 with the argument that is probably meant where one is unknown';

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

CREATE FUNCTION govcredit.of_list(policy govcredit.policy, section text, code text, OUT list text, OUT items text[])
	RETURNS record
	AS 'MODULE_PATHNAME', 'govcredit_policy_of_list'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.of_list(govcredit.policy, text, text) IS
'list, and items of it, one of which a subject must stand on for an item of record_types or indicators to concern it (适用名单); list NULL: it concerns all of its kinds, items NULL: any item of the list will do';

CREATE FUNCTION govcredit.policy_compiled_size(policy govcredit.policy) RETURNS bigint
	AS 'MODULE_PATHNAME', 'govcredit_policy_compiled_size'
	LANGUAGE C VOLATILE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.policy_compiled_size(govcredit.policy) IS
'bytes the compiled edition takes in this backend';
