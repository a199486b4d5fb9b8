-- Conversions of existing tables: bad_values() lists what stands in the way,
-- ALTER TABLE ... TYPE does the rest.  Codes are generated for the fictional
-- division 990100; the resident's numbers are the examples of GB 11643.
SET datestyle = ISO;

-- A table as it is met: varchar(18), a default, two indexes, a key.
CREATE TABLE public.company (
	id integer PRIMARY KEY,
	code varchar(18) DEFAULT '91990100MA0000998J',
	area bigint,
	note text
);
INSERT INTO public.company (id, code, area)
	SELECT i, govcredit.make_uscc('91', '990100', 'MA' || lpad(i::text, 6, '0'))::text, 990100 + i % 5
	  FROM generate_series(1, 20) i;
CREATE INDEX company_code ON public.company (code);
CREATE UNIQUE INDEX company_code_area ON public.company (area, code) WHERE id > 0;
UPDATE public.company SET code = lower(code) WHERE id = 2;
UPDATE public.company SET code = '' WHERE id = 3;
UPDATE public.company SET code = NULL WHERE id = 4;
UPDATE public.company SET code = overlay(code PLACING 'O' FROM 4) WHERE id = 5;
UPDATE public.company SET code = left(code, 17) WHERE id = 6;
UPDATE public.company SET code = left(code, 17) || '0' WHERE id = 7;
UPDATE public.company SET code = '11010519491231002X' WHERE id = 8;
UPDATE public.company SET code = '123456789012345678' WHERE id = 9;
UPDATE public.company SET code = '913401007885810000' WHERE id = 10;
UPDATE public.company SET code = '00000000000000000X' WHERE id = 11;

-- ALTER TABLE stops at the first row it cannot convert and changes nothing.
ALTER TABLE public.company ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
\echo :LAST_ERROR_SQLSTATE

-- All of them in one pass.  A resident's number is never shown in full.
SELECT c.id, b.in_table, b.value, b.part, b."position", b.found, b.expected, b.severity, b.message
  FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc') b
  JOIN public.company c ON c.ctid = b.row_id
 ORDER BY c.id;
-- Also what the type takes and the standard does not.
SELECT c.id, b.part, b.severity
  FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc', warnings => true) b
  JOIN public.company c ON c.ctid = b.row_id
 ORDER BY c.id;

-- The rows listed are exactly those the type refuses.
SELECT count(*) AS differences
  FROM public.company c
  FULL JOIN govcredit.bad_values('public.company', 'code', 'govcredit.uscc') b ON b.row_id = c.ctid
 WHERE (b.row_id IS NOT NULL) <> (c.code IS NOT NULL AND govcredit.try_uscc(c.code) IS NULL);

-- Two spellings of one code are one value afterwards.
UPDATE public.company SET code = '91990100ma0000138y' WHERE id = 12;
SELECT govcredit.try_uscc(code) AS code, count(*), array_agg(DISTINCT code COLLATE "C" ORDER BY code COLLATE "C") AS spellings
  FROM public.company
 GROUP BY 1 HAVING count(*) > 1 AND govcredit.try_uscc(code) IS NOT NULL;

-- Repaired, the column converts; default and indexes come along.
CREATE TABLE public.set_aside AS
	SELECT c.id, c.code, b.message
	  FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc') b
	  JOIN public.company c ON c.ctid = b.row_id;
UPDATE public.company c SET code = NULL FROM public.set_aside s WHERE s.id = c.id;
SELECT count(*) AS bad FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc');
ALTER TABLE public.company ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
\d public.company
INSERT INTO public.company (id) VALUES (21) RETURNING code;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT id FROM public.company WHERE code = '91990100MA0000138Y';
RESET enable_seqscan;
SELECT id FROM public.company WHERE code = '91990100ma0000138y'::varchar ORDER BY id;

-- Nothing is left to be done, and that can be asked too.
SELECT count(*) AS bad FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc');

-- bigint: no cast leads from a number to a code, so the way is the text.
ALTER TABLE public.company ALTER area SET DEFAULT 990100;
ALTER TABLE public.company ALTER area TYPE govcredit.division;
ALTER TABLE public.company ALTER area TYPE govcredit.division USING area::text::govcredit.division;
ALTER TABLE public.company ALTER area DROP DEFAULT;
UPDATE public.company SET area = 99010 WHERE id = 1;
UPDATE public.company SET area = 0 WHERE id = 2;
ALTER TABLE public.company ALTER area TYPE govcredit.division USING area::text::govcredit.division;
SELECT c.id, b.value, b.part, b."position", b.found, b.expected, b.message
  FROM govcredit.bad_values('public.company', 'area', 'govcredit.division') b
  JOIN public.company c ON c.ctid = b.row_id
 ORDER BY c.id;
UPDATE public.company SET area = 990100 WHERE id IN (1, 2);
ALTER TABLE public.company ALTER area TYPE govcredit.division USING area::text::govcredit.division,
	ALTER area SET DEFAULT '990100';
SELECT area, count(*) FROM public.company WHERE area <@ '990100' GROUP BY area ORDER BY area;
\d public.company_code_area

-- char(18), blank-padded, with a hash index; the numbers of persons.
CREATE TABLE public.person (id integer, number char(18) NOT NULL DEFAULT '');
INSERT INTO public.person VALUES
	(1, '11010519491231002X'), (2, '110105491231002'), (3, '11010519491231002x'),
	(4, '110105194912310021'), (5, '11010519490230002X'), (6, '3701**********1234'),
	(7, ''), (8, '1101O519491231002X'), (9, '110105491331002'), (10, '11010519491231002');
CREATE INDEX person_number ON public.person USING hash (number);
ALTER TABLE public.person ALTER number TYPE govcredit.resident_id USING number::govcredit.resident_id;
\echo :LAST_ERROR_SQLSTATE
SELECT p.id, b.value, b.part, b."position", b.found, b.expected, b.message
  FROM govcredit.bad_values('public.person', 'number', 'govcredit.resident_id') b
  JOIN public.person p ON p.ctid = b.row_id
 ORDER BY p.id;
DELETE FROM public.person USING govcredit.bad_values('public.person', 'number', 'govcredit.resident_id') b
 WHERE person.ctid = b.row_id;
ALTER TABLE public.person ALTER number DROP DEFAULT,
	ALTER number TYPE govcredit.resident_id USING number::govcredit.resident_id;
\d public.person
SELECT id, govcredit.mask(number), govcredit.birth_date(number) FROM public.person ORDER BY id;

-- text, in partitions: ctid is of the partition, so the table is named.
CREATE TABLE public.decision (issued date NOT NULL, number text) PARTITION BY RANGE (issued);
CREATE TABLE public."decision of 2018" PARTITION OF public.decision
	FOR VALUES FROM ('2018-01-01') TO ('2019-01-01');
CREATE TABLE public."decision of 2019" PARTITION OF public.decision
	FOR VALUES FROM ('2019-01-01') TO ('2020-01-01');
CREATE INDEX decision_number ON public.decision (number);
INSERT INTO public.decision VALUES
	('2018-01-30', '宁政[2018]13号'), ('2018-02-01', '   '), ('2019-06-12', '济槐信用办〔２０１９〕2号'),
	('2019-06-13', E'济槐\u0007'), ('2019-06-14', repeat('号', 700)), ('2019-06-15', NULL);
SELECT b.in_table, d.issued, left(b.value, 12) AS value, b.part, b."position", b.found, b.expected, b.message
  FROM govcredit.bad_values('public.decision', 'number', 'govcredit.document_no') b
  JOIN public.decision d ON d.tableoid = b.in_table AND d.ctid = b.row_id
 ORDER BY d.issued;
DELETE FROM public.decision d USING govcredit.bad_values('public.decision', 'number', 'govcredit.document_no') b
 WHERE d.tableoid = b.in_table AND d.ctid = b.row_id;
ALTER TABLE public.decision ALTER number TYPE govcredit.document_no USING number::govcredit.document_no;
SELECT issued, number FROM public.decision WHERE number = '宁政（2018）13号' ORDER BY issued;
\d public."decision of 2018"

-- Keys: the constraint goes, both sides are converted, it comes back.
CREATE TABLE public.subject (code char(18) PRIMARY KEY);
CREATE TABLE public.record (subject varchar REFERENCES public.subject, points integer);
INSERT INTO public.subject SELECT code::text FROM public.company WHERE id = 13;
INSERT INTO public.record SELECT code, 1 FROM public.subject;
ALTER TABLE public.record DROP CONSTRAINT record_subject_fkey;
ALTER TABLE public.subject ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
ALTER TABLE public.record ALTER subject TYPE govcredit.uscc USING subject::govcredit.uscc, ADD FOREIGN KEY (subject) REFERENCES public.subject;
\d public.record
INSERT INTO public.record VALUES ('91990100MA0000998J', 2);

-- What looks into the text of a column keeps it from being converted, and is
-- to be dropped before: the type itself checks more.
CREATE TABLE public.checked (code text CHECK (code ~ '^[0-9A-Z]{18}$'));
ALTER TABLE public.checked ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
ALTER TABLE public.checked DROP CONSTRAINT checked_code_check, ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;
CREATE TABLE public.patterned (code varchar(18));
CREATE INDEX patterned_code ON public.patterned (code varchar_pattern_ops);
ALTER TABLE public.patterned ALTER code TYPE govcredit.uscc USING code::govcredit.uscc;

-- Where the column has to stay as it is: a second one beside it.
CREATE TABLE public.kept (code text, clean govcredit.uscc GENERATED ALWAYS AS (govcredit.try_uscc(code)) STORED);
INSERT INTO public.kept VALUES ('91990100ma0000998j'), ('none');
SELECT * FROM public.kept ORDER BY code;

-- Names that want quoting, a temporary table, a domain, a search path that
-- knows nothing.
CREATE SCHEMA "Odd ""schema""";
CREATE TABLE "Odd ""schema"""."a'table; --" ("the 'column' $1 %I" text);
INSERT INTO "Odd ""schema"""."a'table; --" VALUES ('37010'), ('370104'), ('11010519491231002X');
SET search_path = '';
SELECT in_table, value, message
  FROM govcredit.bad_values('"Odd ""schema"""."a''table; --"', 'the ''column'' $1 %I', 'govcredit.division')
 ORDER BY value COLLATE "C";
CREATE DOMAIN public.code_text AS varchar(18);
CREATE TEMP TABLE scratch (code public.code_text);
INSERT INTO scratch VALUES ('x');
SELECT value, message FROM govcredit.bad_values('scratch', 'code', 'govcredit.division');
RESET search_path;
-- An operator of somebody else's is not picked up.
CREATE SCHEMA trap;
CREATE FUNCTION trap.no(oid, regclass) RETURNS boolean LANGUAGE plpgsql AS
	$$ BEGIN RAISE 'trapped'; END $$;
CREATE OPERATOR trap.= (LEFTARG = oid, RIGHTARG = regclass, FUNCTION = trap.no);
SET search_path = trap, pg_catalog;
SELECT count(*) FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc');
RESET search_path;

-- A division's and a document number's error mask persons' numbers as well.
\set VERBOSITY terse
SELECT '11010519491231002X'::govcredit.division;
SELECT (E'张三11010519491231002X\u0001')::govcredit.document_no;
\set VERBOSITY default
SELECT govcredit.mask_text(t), govcredit.mask_text(t, personal => true)
  FROM unnest(ARRAY['11010519491231002X', '110105491231002', 'card 11010519491231002X, 110105491231002',
					'１１０１０５１９４９１２３１００２Ｘ', '91990100MA0000998J', '370104', '']) t
 ORDER BY t COLLATE "C";

-- Calls that make no sense
\set VERBOSITY default
\set SHOW_CONTEXT never
SELECT * FROM govcredit.bad_values('public.company', 'nocolumn', 'govcredit.uscc');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM govcredit.bad_values('public.company', 'code', 'text');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM govcredit.bad_values(NULL, 'code', 'govcredit.uscc');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM govcredit.bad_values('public.company_code', 'code', 'govcredit.uscc');
\echo :LAST_ERROR_SQLSTATE
SELECT * FROM govcredit.bad_values('public.nowhere', 'code', 'govcredit.uscc');
\echo :LAST_ERROR_SQLSTATE
SET govcredit.language = zh;
SELECT * FROM govcredit.bad_values('public.company', 'nocolumn', 'govcredit.uscc');
SELECT * FROM govcredit.bad_values('public.company', 'code', 'text');
SELECT * FROM govcredit.bad_values(NULL, 'code', 'govcredit.uscc');
SELECT * FROM govcredit.bad_values('public.company_code', 'code', 'govcredit.uscc');
RESET govcredit.language;
-- The rights are those of the caller.
CREATE ROLE regress_conversion_reader;
SET ROLE regress_conversion_reader;
SELECT * FROM govcredit.bad_values('public.company', 'code', 'govcredit.uscc');
RESET ROLE;
DROP ROLE regress_conversion_reader;

-- Whatever a text is checked for, no answer repeats a person's number.
SELECT v.kind, f.part, f.message
  FROM (VALUES ('uscc', govcredit.check_uscc('11010519491231002X')), ('division', govcredit.check_division('11010519491231002X')),
			   ('document_no', govcredit.check_document_no('11010519491231002X')), ('organisation_code', govcredit.check_organisation_code('11010519491231002X')),
			   ('registration_number', govcredit.check_registration_number('11010519491231002X')), ('lei', govcredit.check_lei('11010519491231002X'))) v (kind, f)
 CROSS JOIN LATERAL (SELECT (v.f).*) f
 WHERE v.f::text LIKE '%19491231%' OR f.part IS NULL ORDER BY v.kind;
