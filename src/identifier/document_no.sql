/*
 * document_no: numbers of official documents 文号 in one spelling, so that a
 * number is equal however it was typed.  A varlena of text, compared as bytes.
 */

COMMENT ON TYPE govcredit.document_no IS
	'number of an official document 文号, such as 宁政〔2018〕13号; brackets, full-width forms and spaces are unified, nothing else';

CREATE FUNCTION govcredit.try_document_no(pg_catalog.text) RETURNS govcredit.document_no
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_try';
COMMENT ON FUNCTION govcredit.try_document_no(pg_catalog.text) IS
	'text to document number, NULL instead of an error 尝试转换: for columns that are not clean yet';

CREATE FUNCTION govcredit.is_valid_document_no(pg_catalog.text) RETURNS pg_catalog.bool
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_is_valid';
COMMENT ON FUNCTION govcredit.is_valid_document_no(pg_catalog.text) IS
	'can the text be taken for a document number 文号? never raises; anything but control characters, emptiness and excess can';

CREATE FUNCTION govcredit.check_document_no(pg_catalog.text) RETURNS govcredit.identifier_fault
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_check';
COMMENT ON FUNCTION govcredit.check_document_no(pg_catalog.text) IS
	'what keeps the text from being a document number 文号; NULL where nothing does';

/* The parts of a number, where it has them */

CREATE FUNCTION govcredit.agency_mark(govcredit.document_no) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_agency_mark';
COMMENT ON FUNCTION govcredit.agency_mark(govcredit.document_no) IS
	'mark of the agency 机关代字, such as 宁政; of a case number court and kind of case 法院代字和类型代字; NULL where there is none';

CREATE FUNCTION govcredit.year(govcredit.document_no) RETURNS pg_catalog.int4
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_year';
COMMENT ON FUNCTION govcredit.year(govcredit.document_no) IS
	'year 年份; NULL where there is none';

CREATE FUNCTION govcredit.serial(govcredit.document_no) RETURNS pg_catalog.text
	LANGUAGE c IMMUTABLE STRICT PARALLEL SAFE
	AS 'MODULE_PATHNAME', 'govcredit_document_no_serial';
COMMENT ON FUNCTION govcredit.serial(govcredit.document_no) IS
	'serial 顺序号 as written, without 第 and 号: 13, 0012, 0012-1; NULL where there is none';
