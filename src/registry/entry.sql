/* registry/entry: what is done for every row that enters a registry, whichever it is */

CREATE FUNCTION govcredit.recording_time(books regclass, last_moment regclass) RETURNS timestamptz
	AS 'MODULE_PATHNAME', 'govcredit_recording_time'
	LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE COST 10;
COMMENT ON FUNCTION govcredit.recording_time(regclass, regclass) IS
'part of registries: locks the table that writers lock until the end of the transaction, and then takes a time later than the last moment given out (记录时间); needs the rights of who locks and reads them';

CREATE FUNCTION govcredit.enter_row() RETURNS trigger
	AS 'MODULE_PATHNAME', 'govcredit_enter_row'
	LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.enter_row() IS
'trigger of registries, before each row that is inserted: when it was entered, in which transaction and by whom (记录时间、事务与录入人), whatever was given; its arguments are the inner schema and the columns it fills in';

CREATE FUNCTION govcredit.row_there(schema regnamespace, relation name, id bigint) RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_row_there'
	LANGUAGE C VOLATILE STRICT PARALLEL UNSAFE COST 10;
COMMENT ON FUNCTION govcredit.row_there(regnamespace, name, bigint) IS
'part of registries: does the user see a row of that number in a table of a schema he may use (是否可见该行)? NULL where none is named';

CREATE FUNCTION govcredit.record_plain(registry regnamespace, subject bigint, decided_on date, record_type text, severity text, amount numeric, flags text[], given numeric, grounds text[])
	RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_record_plain'
	LANGUAGE C VOLATILE PARALLEL UNSAFE COST 20;
COMMENT ON FUNCTION govcredit.record_plain(regnamespace, bigint, date, text, text, numeric, text[], numeric, text[]) IS
'part of registries: is a record what most are (是否一般信息)? its subject is there on the day, has been what it is since and has no heir, one edition alone judges it from then on, can do so, keeps it out of no collection, and asks for no list its subject stands on and no step that makes it; then its guard has nothing to look up. false of a subject the user does not see';

CREATE FUNCTION govcredit.my_scopes(scopes regclass, writing boolean) RETURNS govcredit.division[]
	AS 'MODULE_PATHNAME', 'govcredit_my_scopes'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.my_scopes(regclass, boolean) IS
'part of registries: divisions the user works in for the whole, or writes in, as a table access_scope has it (用户的授权辖区)';

CREATE FUNCTION govcredit.my_units(scopes regclass, writing boolean) RETURNS bigint[]
	AS 'MODULE_PATHNAME', 'govcredit_my_units'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.my_units(regclass, boolean) IS
'part of registries: supplying units the user works for, or writes for, by the number of the row, as a table access_scope has it (用户的授权信息提供单位)';

CREATE FUNCTION govcredit.my_places(scopes regclass, writing boolean) RETURNS govcredit.division[]
	AS 'MODULE_PATHNAME', 'govcredit_my_places'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.my_places(regclass, boolean) IS
'part of registries: divisions in which the user works, or writes, for those units, in the same order, as a table access_scope has it (信息提供单位授权所在辖区)';

CREATE FUNCTION govcredit.only_edition(jurisdictions regclass, division govcredit.division, on_day date) RETURNS govcredit.policy
	AS 'MODULE_PATHNAME', 'govcredit_only_edition'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.only_edition(regclass, govcredit.division, date) IS
'part of registries: the edition in force in a division on a day, where none but it is from then on (唯一适用政策); NULL: none is, or which one has to be looked up';

CREATE FUNCTION govcredit.barred_plainly(registry regnamespace, internal regnamespace,
	subject bigint, action text, purpose text, as_of date, known_at timestamptz) RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_barred_plainly'
	LANGUAGE C STABLE PARALLEL SAFE COST 20;
COMMENT ON FUNCTION govcredit.barred_plainly(regnamespace, regnamespace, bigint, text, text, date, timestamptz) IS
'part of registries: is_barred() of a subject of a registry, in two schemas, that is what it was, bears nothing for others and whose records say what they said (是否禁止：通常情形), of what its books say now, to who sees them whole; NULL: of any other, and where there is no answer';

CREATE FUNCTION govcredit.sees_all(registry regnamespace, who name) RETURNS boolean
	AS 'MODULE_PATHNAME', 'govcredit_sees_all'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.sees_all(regnamespace, name) IS
'part of registries: does row security hide nothing from a role (是否不受行级权限限制)? from the owner of the table record of a schema and its administrators, and from nobody before it has row security';

CREATE FUNCTION govcredit.row_columns(version record) RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_row_columns'
	LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION govcredit.row_columns(record) IS
'part of registries: names of the columns of a row, in their order (字段名)';

CREATE FUNCTION govcredit.changed_columns(version record, before record, except_for text[]) RETURNS text[]
	AS 'MODULE_PATHNAME', 'govcredit_changed_columns'
	LANGUAGE C STABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION govcredit.changed_columns(record, record, text[]) IS
'part of registries: names of the columns in which two rows of a table differ, other than those and generated ones (变动字段); a number that is written with more zeros is the same';
