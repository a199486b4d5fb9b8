/* rules/routing: who is told of a record, and what the head gets with it */

CREATE FUNCTION govcredit.routing(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	OUT recipient text, OUT title text, OUT rule text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_routing'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.routing(govcredit.policy, text, text, text, numeric, text[]) IS
'who is told of a record (通报对象), by rule and clause; one row unknown where policy, kind or type is NULL';

CREATE FUNCTION govcredit.head_records(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	head_kind text DEFAULT NULL,
	post text DEFAULT NULL,
	fields text[] DEFAULT NULL,
	OUT head_record_type text, OUT rule text, OUT basis text, OUT head_flags text[], OUT answered_by text[])
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_head_records'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.head_records(govcredit.policy, text, text, text, numeric, text[], text, text, text[]) IS
'records that the head in office on the day of the act gets with a record of the organisation (主要负责人联责); with head_kind only those that may concern a head of that kind, with post (head, acting, deputy) and fields those that one answers for as that, a deputy for the domains he is in charge of; with the flags it has beside those of the organisation''s (head_flags), and the record types of the head that settle it (answered_by; none: it ends with the organisation''s record); one row unknown where policy, kind or type is NULL';

CREATE FUNCTION govcredit.head_types(policy govcredit.policy)
	RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_head_types'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.head_types(govcredit.policy) IS
'record types (记录类型) of an organisation with which its head may get a record: head_records() is empty for records of all others; NULL if policy is NULL';

CREATE FUNCTION govcredit.follows(policy govcredit.policy, subject_kind text, record_type text, flags text[] DEFAULT NULL)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_follows'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.follows(govcredit.policy, text, text, text[]) IS
'what of a record is not for whoever enters it to say (不得自行填报): its type, where it follows from the unit''s record and who headed the unit (head_links with answered_by), or a flag of a natural person''s that says who answers for a matter, where points depend on it; NULL: nothing';

CREATE FUNCTION govcredit.after_office_types(policy govcredit.policy)
	RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_after_office_types'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.after_office_types(govcredit.policy) IS
'record types (记录类型) for which a policy holds an official to account after he has left office (终身责任); NULL where the policy is';

CREATE FUNCTION govcredit.after_office_measures(policy govcredit.policy)
	RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_after_office_measures'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.after_office_measures(govcredit.policy) IS
'measures (惩戒措施) that stay in force when an official has left office (终身责任); NULL where the policy is';

CREATE FUNCTION govcredit.publication_sites(policy govcredit.policy)
	RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_publication_sites'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.publication_sites(govcredit.policy) IS
'places where a policy has something published (公示渠道): those of its recipients that publish_in of a record type or of a promise names; empty where it names none; NULL where the policy is';

CREATE FUNCTION govcredit.publication_site(policy govcredit.policy, site text)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_publication_site'
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.publication_site(govcredit.policy, text) IS
'code of a place of publication (公示渠道) by code or Chinese title: one of publication_sites(), or of all recipients where the policy names no place; an error with the nearest (IG005) where it is none';
