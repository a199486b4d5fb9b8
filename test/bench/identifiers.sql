-- identifiers.sql: reading, indexing and joining codes.

\set ON_ERROR_STOP on
SELECT greatest(:rows / 20, 5000) AS few \gset

/* ---- the peers' ways to check a code ---- */

-- The usual regular expression, for a code of the right form.
CREATE DOMAIN uscc_pattern AS text
	CHECK (VALUE ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$');

CREATE FUNCTION uscc_check_plpgsql(code text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	letters constant text := '0123456789ABCDEFGHJKLMNPQRTUWXY';
	weights constant integer[] := '{1,3,9,27,19,26,16,17,20,29,25,13,8,24,10,30,28}';
	total integer := 0;
BEGIN
	FOR i IN 1 .. 17 LOOP
		total := total + (strpos(letters, substr(code, i, 1)) - 1) * weights[i];
	END LOOP;
	RETURN substr(code, 18, 1) = substr(letters, (31 - total % 31) % 31 + 1, 1);
END
$$;
CREATE DOMAIN uscc_plpgsql AS uscc_pattern CHECK (uscc_check_plpgsql(VALUE));

-- Unrolled, so that it is planned into the domain and nothing is called; STRICT
-- would stand in the way of that where the body is not.
CREATE FUNCTION uscc_check_sql(code text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
	(	  (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 1, 1)) - 1) * 1
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 2, 1)) - 1) * 3
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 3, 1)) - 1) * 9
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 4, 1)) - 1) * 27
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 5, 1)) - 1) * 19
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 6, 1)) - 1) * 26
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 7, 1)) - 1) * 16
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 8, 1)) - 1) * 17
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 9, 1)) - 1) * 20
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 10, 1)) - 1) * 29
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 11, 1)) - 1) * 25
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 12, 1)) - 1) * 13
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 13, 1)) - 1) * 8
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 14, 1)) - 1) * 24
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 15, 1)) - 1) * 10
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 16, 1)) - 1) * 30
		+ (strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 17, 1)) - 1) * 28
		+ strpos('0123456789ABCDEFGHJKLMNPQRTUWXY', substr(code, 18, 1)) - 1) % 31) = 0;
CREATE DOMAIN uscc_sql AS uscc_pattern CHECK (uscc_check_sql(VALUE));

-- Form and day of birth of a resident's number; days that a month lacks and
-- the check digit are left to the check.
CREATE DOMAIN resident_pattern AS text CHECK (VALUE ~
	'^[1-9][0-9]{5}(18|19|20|21)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$');

CREATE FUNCTION resident_check_plpgsql(number text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
	weights constant integer[] := '{7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2}';
	total integer := 0;
	year integer;
BEGIN
	IF substr(number, 11, 4) IN ('0230', '0231', '0431', '0631', '0931', '1131') THEN
		RETURN false;
	ELSIF substr(number, 11, 4) = '0229' THEN
		year := substr(number, 7, 4)::integer;
		IF year % 4 <> 0 OR year % 100 = 0 AND year % 400 <> 0 THEN
			RETURN false;
		END IF;
	END IF;
	FOR i IN 1 .. 17 LOOP
		total := total + substr(number, i, 1)::integer * weights[i];
	END LOOP;
	RETURN substr(number, 18, 1) = substr('10X98765432', total % 11 + 1, 1);
END
$$;
CREATE DOMAIN resident_plpgsql AS resident_pattern CHECK (resident_check_plpgsql(VALUE));

CREATE FUNCTION resident_check_sql(number text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN substr(number, 11, 4) IN ('0230', '0231', '0431', '0631', '0931', '1131') THEN false
		WHEN substr(number, 11, 4) = '0229' THEN
		substr(number, 9, 2) <> '00' AND substr(number, 9, 2)::integer % 4 = 0
		OR substr(number, 9, 2) = '00' AND substr(number, 7, 2)::integer % 4 = 0
		ELSE true END
	AND substr(number, 18, 1) = substr('10X98765432', 1 + (
		  (ascii(substr(number, 1, 1)) - 48) * 7
		+ (ascii(substr(number, 2, 1)) - 48) * 9
		+ (ascii(substr(number, 3, 1)) - 48) * 10
		+ (ascii(substr(number, 4, 1)) - 48) * 5
		+ (ascii(substr(number, 5, 1)) - 48) * 8
		+ (ascii(substr(number, 6, 1)) - 48) * 4
		+ (ascii(substr(number, 7, 1)) - 48) * 2
		+ (ascii(substr(number, 8, 1)) - 48) * 1
		+ (ascii(substr(number, 9, 1)) - 48) * 6
		+ (ascii(substr(number, 10, 1)) - 48) * 3
		+ (ascii(substr(number, 11, 1)) - 48) * 7
		+ (ascii(substr(number, 12, 1)) - 48) * 9
		+ (ascii(substr(number, 13, 1)) - 48) * 10
		+ (ascii(substr(number, 14, 1)) - 48) * 5
		+ (ascii(substr(number, 15, 1)) - 48) * 8
		+ (ascii(substr(number, 16, 1)) - 48) * 4
		+ (ascii(substr(number, 17, 1)) - 48) * 2) % 11, 1);
CREATE DOMAIN resident_sql AS resident_pattern CHECK (resident_check_sql(VALUE));

CREATE DOMAIN division_pattern AS text CHECK (VALUE ~ '^[1-9][0-9]{5}$');

-- What it takes to bring document numbers into one spelling by hand; enough
-- for the spellings in the data, not for all that document_no knows.
CREATE FUNCTION document_no_sql(t text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(
	translate(t, '０１２３４５６７８９［］【】〔〕（）() ', '0123456789[][][][][]'),
	'\[([0-9]{4})\]', '〔\1〕');

/* ---- data ---- */

-- Real counties, invented organisations; all check characters are right.
CREATE TABLE text_uscc AS
SELECT govcredit.make_uscc('91', d.code,
		'MA' || (SELECT string_agg(substr('0123456789ABCDEFGHJKLMNPQRTUWXY', 1 + (s.v / p.power % 31)::integer, 1), '')
				   FROM (VALUES (28629151), (923521), (29791), (961), (31), (1)) p(power)))::text AS t
  FROM (SELECT n, n::bigint * 870104729 % 887503681 AS v FROM generate_series(1, :rows) n) s
  JOIN (SELECT left(code::text, 6) AS code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS places
		  FROM govcredit.division_entry WHERE valid_to IS NULL AND govcredit.level(code) = 'county') d ON d.place = pick(s.n, 1, d.places)
 ORDER BY pick(s.n, 2, 4611686018427387903);
CREATE TABLE text_ean13 AS
SELECT s.d || (10 - (substr(d, 1, 1)::integer * 1
			+ substr(d, 2, 1)::integer * 3
			+ substr(d, 3, 1)::integer * 1
			+ substr(d, 4, 1)::integer * 3
			+ substr(d, 5, 1)::integer * 1
			+ substr(d, 6, 1)::integer * 3
			+ substr(d, 7, 1)::integer * 1
			+ substr(d, 8, 1)::integer * 3
			+ substr(d, 9, 1)::integer * 1
			+ substr(d, 10, 1)::integer * 3
			+ substr(d, 11, 1)::integer * 1
			+ substr(d, 12, 1)::integer * 3) % 10) % 10 AS t
  FROM (SELECT '69' || lpad(pick(n, 3, 10000000000)::text, 10, '0') AS d FROM generate_series(1, :rows) n) s;
CREATE TABLE text_uuid AS
SELECT md5(n::text)::uuid::text AS t FROM generate_series(1, :rows) n;
CREATE TABLE text_int8 AS
SELECT (100000000000000000 + pick(n, 4, 800000000000000000))::text AS t FROM generate_series(1, :rows) n;
CREATE TABLE text_division AS
SELECT d.code AS t
  FROM generate_series(1, :rows) n
  JOIN (SELECT left(code::text, 6) AS code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS places
		  FROM govcredit.division_entry WHERE valid_to IS NULL AND govcredit.level(code) = 'county') d ON d.place = pick(n, 5, d.places)
 ORDER BY pick(n, 2, 4611686018427387903);
-- There is no province 19, so these are nobody's numbers.
CREATE TABLE text_resident AS
SELECT s.d || substr('10X98765432', 1 + (
			  (ascii(substr(s.d, 1, 1)) - 48) * 7
			+ (ascii(substr(s.d, 2, 1)) - 48) * 9
			+ (ascii(substr(s.d, 3, 1)) - 48) * 10
			+ (ascii(substr(s.d, 4, 1)) - 48) * 5
			+ (ascii(substr(s.d, 5, 1)) - 48) * 8
			+ (ascii(substr(s.d, 6, 1)) - 48) * 4
			+ (ascii(substr(s.d, 7, 1)) - 48) * 2
			+ (ascii(substr(s.d, 8, 1)) - 48) * 1
			+ (ascii(substr(s.d, 9, 1)) - 48) * 6
			+ (ascii(substr(s.d, 10, 1)) - 48) * 3
			+ (ascii(substr(s.d, 11, 1)) - 48) * 7
			+ (ascii(substr(s.d, 12, 1)) - 48) * 9
			+ (ascii(substr(s.d, 13, 1)) - 48) * 10
			+ (ascii(substr(s.d, 14, 1)) - 48) * 5
			+ (ascii(substr(s.d, 15, 1)) - 48) * 8
			+ (ascii(substr(s.d, 16, 1)) - 48) * 4
			+ (ascii(substr(s.d, 17, 1)) - 48) * 2) % 11, 1) AS t
  FROM (SELECT '190' || lpad(pick(n, 6, 1000)::text, 3, '0')
			   || to_char(date '1940-01-01' + pick(n, 7, 24000)::integer, 'YYYYMMDD')
			   || lpad(pick(n, 8, 996)::text, 3, '0') AS d
		  FROM generate_series(1, :rows) n) s;
CREATE TABLE text_document_no AS
SELECT CASE n % 8
	   WHEN 0 THEN format('示政［%s］%s号', y, k)
	   WHEN 1 THEN format('示政办发[%s]%s号', y, k)
	   WHEN 2 THEN format('示市监罚（%s）%s号', y, k)
	   WHEN 3 THEN format('示政〔%s〕%s号', translate(y::text, '0123456789', '０１２３４５６７８９'), k)
	   WHEN 4 THEN format('示政 〔%s〕 %s 号', y, k)
	   ELSE format('示政办发〔%s〕%s号', y, k) END AS t
  FROM (SELECT n, 2000 + pick(n, 9, 27) AS y, 1 + pick(n, 10, 3000) AS k FROM generate_series(1, :rows) n) s;
CREATE TABLE few_uscc AS SELECT t FROM text_uscc LIMIT :few;
CREATE TABLE few_resident AS SELECT t FROM text_resident LIMIT :few;

CREATE TABLE key_uscc AS SELECT t::govcredit.uscc AS c FROM text_uscc;
CREATE TABLE key_uuid AS SELECT t::uuid AS c FROM text_uuid;
CREATE TABLE key_text AS SELECT t AS c FROM text_uscc;
CREATE TABLE key_int8 AS SELECT t::int8 AS c FROM text_int8;
CREATE TABLE key_division AS SELECT t::govcredit.division AS c FROM text_division;
CREATE TABLE key_division_text AS SELECT t AS c FROM text_division;

/* ---- the same answers ---- */

CALL bench.check('codes read and printed', $$
	SELECT t::govcredit.uscc::text = t AND t::uscc_sql::text = t AND t::uscc_pattern::text = t
		   AND govcredit.uscc_in(textout(t))::text = t FROM text_uscc$$);
CALL bench.check('codes in PL/pgSQL', 'SELECT t::uscc_plpgsql::text = t FROM few_uscc');
CALL bench.check('damaged codes', $$
	SELECT bench.takes('uscc_plpgsql', d.t) = a.taken AND bench.takes('uscc_sql', d.t) = a.taken
	  FROM (SELECT overlay(t PLACING substr('0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ', 1 + pick(n, 11, 36)::integer, 1)
						   FROM 1 + pick(n, 12, 18)::integer FOR 1) AS t
			  FROM (SELECT t, row_number() OVER () AS n FROM few_uscc LIMIT 3000) o) d,
		   LATERAL (SELECT bench.takes('govcredit.uscc', d.t) AS taken OFFSET 0) a$$);
CALL bench.check('residents'' numbers', $$
	SELECT t::govcredit.resident_id::text = t AND t::resident_sql::text = t FROM text_resident$$);
CALL bench.check('residents'' numbers in PL/pgSQL', 'SELECT t::resident_plpgsql::text = t FROM few_resident');
CALL bench.check('damaged residents'' numbers', $$
	SELECT bench.takes('resident_plpgsql', d.t) = a.taken AND bench.takes('resident_sql', d.t) = a.taken
	  FROM (SELECT overlay(t PLACING substr('0123456789XA', 1 + pick(n, 11, 12)::integer, 1)
						   FROM 1 + pick(n, 12, 18)::integer FOR 1) AS t
			  FROM (SELECT t, row_number() OVER () AS n FROM few_resident LIMIT 3000) o) d,
		   LATERAL (SELECT bench.takes('govcredit.resident_id', d.t) AS taken OFFSET 0) a$$);
CALL bench.check('divisions', 'SELECT t::govcredit.division::text = t AND t::division_pattern = t FROM text_division');
CALL bench.check('document numbers', 'SELECT t::govcredit.document_no::text = document_no_sql(t) FROM text_document_no');
CALL bench.check('other peers', $$
	SELECT translate(t::ean13::text, '-', '') = t FROM text_ean13
	 UNION ALL SELECT t::uuid::text = t FROM text_uuid
	 UNION ALL SELECT t::int8::text = t FROM text_int8$$);

/* ---- contests ---- */

CREATE PROCEDURE reading(contest text, peer text, source text, expression text)
LANGUAGE plpgsql AS $$
DECLARE
	rows bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM bench.%I', source) INTO rows;
	INSERT INTO bench.peer (contest, peer, rows, query, floor)
	VALUES (contest, peer, rows,
			format('SELECT count(%s) FROM bench.%I', expression, source),
			format('SELECT count(t) FROM bench.%I', source));
END
$$;

INSERT INTO contest (contest, title) VALUES
	('uscc', 'read a unified social credit code from text'),
	('resident_id', 'read a resident''s number from text'),
	('division', 'read a division code from text'),
	('document_no', 'bring a document number into its spelling');
CALL reading('uscc', 'uscc', 'text_uscc', 't::govcredit.uscc');
CALL reading('uscc', 'uscc, its input function', 'text_uscc', 'govcredit.uscc_in(textout(t))');
CALL reading('uscc', 'int8', 'text_int8', 't::int8');
CALL reading('uscc', 'isn ean13', 'text_ean13', 't::bench.ean13');
CALL reading('uscc', 'uuid', 'text_uuid', 't::uuid');
CALL reading('uscc', 'domain, pattern only', 'text_uscc', 't::bench.uscc_pattern');
CALL reading('uscc', 'domain, check in SQL', 'text_uscc', 't::bench.uscc_sql');
CALL reading('uscc', 'domain, check in PL/pgSQL', 'few_uscc', 't::bench.uscc_plpgsql');
CALL reading('resident_id', 'resident_id', 'text_resident', 't::govcredit.resident_id');
CALL reading('resident_id', 'int8 (no check)', 'text_int8', 't::int8');
CALL reading('resident_id', 'domain, pattern only', 'text_resident', 't::bench.resident_pattern');
CALL reading('resident_id', 'domain, check in SQL', 'text_resident', 't::bench.resident_sql');
CALL reading('resident_id', 'domain, check in PL/pgSQL', 'few_resident', 't::bench.resident_plpgsql');
CALL reading('division', 'division', 'text_division', 't::govcredit.division');
CALL reading('division', 'int4 (no check)', 'text_division', 't::int4');
CALL reading('division', 'domain, pattern', 'text_division', 't::bench.division_pattern');
CALL reading('document_no', 'document_no', 'text_document_no', 't::govcredit.document_no');
CALL reading('document_no', 'translate, regexp_replace', 'text_document_no', 'bench.document_no_sql(t)');

INSERT INTO contest (contest, title) VALUES
	('btree', 'build a B-tree'),
	('btree_workers', 'build a B-tree on uscc, by the wall'),
	('table', 'table of codes'),
	('join', 'hash join of a table with itself'),
	('lookup', 'look up in a B-tree, one by one'),
	('within', 'count a province''s rows by index');
INSERT INTO peer (contest, peer, rows, query, floor, after)
SELECT 'btree', k.peer, :rows,
	   format('CREATE INDEX built ON bench.%I (c %s)', k.source, k.collated),
	   format('SELECT count(c) FROM bench.%I', k.source), 'DROP INDEX bench.built'
  FROM (VALUES (1, 'uscc', 'key_uscc', ''), (2, 'uuid', 'key_uuid', ''), (3, 'text, collation C', 'key_text', ''),
			   (4, 'text, Chinese collation', 'key_text', 'COLLATE "zh-x-icu"'), (5, 'int8', 'key_int8', ''))
	   AS k(place, peer, source, collated)
 WHERE k.collated = '' OR EXISTS (SELECT FROM pg_collation WHERE collname = 'zh-x-icu')
 ORDER BY k.place;
INSERT INTO peer (contest, peer, rows, query, wall, before, after)
SELECT 'btree_workers', w.peer, :rows, p.query, true,
	   format('SET max_parallel_maintenance_workers = %s; SET min_parallel_table_scan_size = 0', w.workers), p.after
  FROM peer p, (VALUES ('with a worker', 1), ('alone', 0)) w(peer, workers)
 WHERE p.contest = 'btree' AND p.peer = 'uscc'
 ORDER BY w.workers DESC;

CREATE INDEX index_uscc ON key_uscc (c);
CREATE INDEX index_uuid ON key_uuid (c);
CREATE INDEX index_text ON key_text (c);
CREATE INDEX index_int8 ON key_int8 (c);
CREATE INDEX index_division ON key_division (c);
CREATE INDEX index_division_text ON key_division_text (c);
VACUUM ANALYZE;
INSERT INTO size (contest, peer, bytes)
SELECT s.contest, k.peer, pg_relation_size(format('bench.%s_%s', s.prefix, k.peer)::regclass)
  FROM (VALUES ('btree', 'index'), ('table', 'key')) s(contest, prefix),
	   (VALUES (1, 'uscc'), (2, 'uuid'), (3, 'text'), (4, 'int8')) k(place, peer)
 ORDER BY s.contest, k.place;

INSERT INTO peer (contest, peer, rows, query, floor)
SELECT 'join', k.peer, :rows,
	   format('SELECT count(*) FROM bench.key_%s a JOIN bench.key_%1$s b USING (c)', k.peer),
	   format('SELECT count(a.c) + (SELECT count(c) FROM bench.key_%s) FROM bench.key_%1$s a', k.peer)
  FROM (VALUES (1, 'uscc'), (2, 'uuid'), (3, 'text'), (4, 'int8')) k(place, peer)
 ORDER BY k.place;
UPDATE peer SET before = 'SET enable_mergejoin = off; SET enable_nestloop = off' WHERE contest = 'join';
INSERT INTO peer (contest, peer, rows, query, floor, before)
SELECT 'lookup', k.peer, :few,
	   format('SELECT count(b.c) FROM (SELECT c FROM bench.key_%s LIMIT %s) a JOIN bench.key_%1$s b USING (c)', k.peer, :few),
	   format('SELECT count(c) FROM (SELECT c FROM bench.key_%s LIMIT %s) a', k.peer, :few),
	   'SET enable_mergejoin = off; SET enable_hashjoin = off; SET enable_seqscan = off; SET enable_memoize = off; SET enable_bitmapscan = off'
  FROM (VALUES (1, 'uscc'), (2, 'uuid'), (3, 'text'), (4, 'int8')) k(place, peer)
 ORDER BY k.place;

CALL bench.check('rows of a province', $$
	SELECT (SELECT count(*) FROM key_division WHERE c <@ '410000')
		   = (SELECT count(*) FROM key_division_text WHERE c LIKE '41%')$$);
INSERT INTO peer (contest, peer, rows, query, before)
SELECT 'within', v.peer, (SELECT count(*) FROM key_division_text WHERE c LIKE '41%'), v.query,
	   'SET enable_seqscan = off; SET enable_bitmapscan = off'
  FROM (VALUES (1, 'division <@', $$SELECT count(*) FROM bench.key_division WHERE c <@ '410000'$$),
			   (2, 'text LIKE', $$SELECT count(*) FROM bench.key_division_text WHERE c LIKE '41%'$$)) v(place, peer, query)
 ORDER BY v.place;

INSERT INTO target (contest, ours, theirs, at_least, at_most, measure, what) VALUES
	('uscc', 'uscc', 'isn ean13', NULL, 1, 'net', 'uscc from text / isn ean13'),
	('uscc', 'uscc', 'domain, check in PL/pgSQL', 100, NULL, 'net', 'domain with PL/pgSQL check / uscc'),
	('btree', 'uscc', 'uuid', NULL, 1, 'net', 'B-tree on uscc / on uuid'),
	('btree', 'uscc', 'uuid', NULL, 1, 'size', 'size of B-tree on uscc / on uuid'),
	('table', 'uscc', 'uuid', NULL, 1, 'size', 'size of table of uscc / of uuid');
