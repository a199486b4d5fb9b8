/* rules/paper: the class of a record, the documents it rests on, who may supply it */

CREATE FUNCTION govcredit.record_class(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL)
	RETURNS text
	AS 'MODULE_PATHNAME', 'govcredit_class_of_record'
	LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.record_class(govcredit.policy, text, text, text, numeric, text[]) IS
'class of a record (信息类别) by its facts: that of its type, basic 基本信息, honour 荣誉信息 or dishonesty 失信信息; basic where the type has its class only under a condition (class_when) the record does not meet, such as a judgment without a finding of dishonesty 有失信定论, or rests on none of the documents that are good for it';

CREATE FUNCTION govcredit.explain_class(
	policy govcredit.policy,
	subject_kind text,
	record_type text,
	severity text DEFAULT NULL,
	amount numeric DEFAULT NULL,
	flags text[] DEFAULT NULL,
	OUT class text, OUT fault text, OUT reason text, OUT reason_zh text, OUT rule text, OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_explain_class'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 1;
COMMENT ON FUNCTION govcredit.explain_class(govcredit.policy, text, text, text, numeric, text[]) IS
'why a record has the class that record_class() answers (信息类别说明): where it is not that of its type, fault is no_document (none of the documents good for it), document_incomplete (one without the notice, defence or service it needs) or not_found, with the reason, the rule and the clause; class unknown where policy, kind or type is NULL';

CREATE FUNCTION govcredit.record_documents(policy govcredit.policy, record_type text,
	OUT document text, OUT title text, OUT needs text[], OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_record_documents'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.record_documents(govcredit.policy, text) IS
'kinds of document that records of a type may rest on (认定依据文书), each with what it needs: notice 告知, defence 陈述申辩, service 送达; without one of them such a record is basic information; no row: it rests on none; one row unknown where policy or type is NULL';

CREATE FUNCTION govcredit.record_suppliers(policy govcredit.policy, record_type text,
	OUT supplier text, OUT title text, OUT names text[], OUT basis text)
	RETURNS SETOF record
	AS 'MODULE_PATHNAME', 'govcredit_record_suppliers'
	LANGUAGE C IMMUTABLE PARALLEL SAFE ROWS 4;
COMMENT ON FUNCTION govcredit.record_suppliers(govcredit.policy, text) IS
'who may supply records of a type (信息提供单位): bodies with one of these words in their name; no row: anybody; one row unknown where policy or type is NULL';
