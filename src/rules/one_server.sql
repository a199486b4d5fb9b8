/* rules/one_server: a registry is on one server */

CREATE FUNCTION govcredit.on_one_server(registry regnamespace, internal regnamespace) RETURNS boolean
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1
	AS 'MODULE_PATHNAME', 'govcredit_on_one_server';
COMMENT ON FUNCTION govcredit.on_one_server(regnamespace, regnamespace) IS
'true, or an error: none of the tables of a registry, in two schemas, was given to Citus 登记库未分布; asked with constants it is answered while a query is planned';
