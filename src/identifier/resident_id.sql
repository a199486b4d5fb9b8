/*
 * resident_id: citizen identity numbers 公民身份号码, GB 11643-1999, with the
 * numbers of residence permits and of foreigners' cards.  8 bytes by value:
 * the first 17 digits; the check character follows from them.
 */

COMMENT ON TYPE govcredit.resident_id IS
	'citizen identity number 公民身份号码, GB 11643-1999; shown in full to who may read it: see mask()';

CREATE FUNCTION govcredit.try_resident_id(pg_catalog.text) RETURNS govcredit.resident_id
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_try';
COMMENT ON FUNCTION govcredit.try_resident_id(pg_catalog.text) IS
	'text to identity number, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_resident_id(pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_resident_id(pg_catalog.text) IS
	'is the text an identity number 公民身份号码 by GB 11643, of a province there is or was? never raises; does not say that it was issued';

CREATE FUNCTION govcredit.check_resident_id(value pg_catalog.text, on_date pg_catalog.date DEFAULT NULL) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE CALLED ON NULL INPUT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_check';
COMMENT ON FUNCTION govcredit.check_resident_id(pg_catalog.text, pg_catalog.date) IS
	'what keeps the text from being an identity number 公民身份号码, or what about it cannot be: no such province, and where a day is given a birth after it; NULL where nothing does';

/* The parts of a number */

CREATE FUNCTION govcredit.mask(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_masked';
COMMENT ON FUNCTION govcredit.mask(govcredit.resident_id) IS
	'number with characters 5 to 14 replaced by asterisks 脱敏, such as 3701**********1234';

CREATE FUNCTION govcredit.kind(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_kind';
COMMENT ON FUNCTION govcredit.kind(govcredit.resident_id) IS
	'citizen 公民, residence_permit 港澳台居民居住证 (81, 82, 83) or foreigner 外国人永久居留身份证 (9); of 99…, the numbers of demonstrations, citizen';

CREATE FUNCTION govcredit.division(govcredit.resident_id) RETURNS govcredit.division
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_division';
COMMENT ON FUNCTION govcredit.division(govcredit.resident_id) IS
	'division the number was issued in 地址码; NULL for a foreigner';

CREATE FUNCTION govcredit.birth_date(govcredit.resident_id) RETURNS pg_catalog.date
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_birth_date';
COMMENT ON FUNCTION govcredit.birth_date(govcredit.resident_id) IS
	'date of birth 出生日期';

CREATE FUNCTION govcredit.sex(govcredit.resident_id) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_resident_id_sex';
COMMENT ON FUNCTION govcredit.sex(govcredit.resident_id) IS
	'male 男 or female 女; NULL for a foreigner, whose number is not known to say';
