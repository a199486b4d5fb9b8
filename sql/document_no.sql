-- document_no: numbers of official documents

-- The operator classes are complete.
SELECT am.amname, opc.opcname, amvalidate(opc.oid)
  FROM pg_opclass opc JOIN pg_am am ON am.oid = opc.opcmethod
 WHERE opc.opcintype = 'govcredit.document_no'::regtype
 ORDER BY 1, 2;

-- However typed, it is one number.
SELECT t AS typed, t::govcredit.document_no AS number, t::govcredit.document_no = '宁政〔2018〕13号' AS equal
  FROM unnest(ARRAY['宁政〔2018〕13号', '宁政[2018]13号', '宁政［2018］13号', '宁政(2018)13号', '宁政（2018）13号',
					'宁政【2018】13号', '宁政〖2018〗13号', '宁政{2018}13号', '宁政﹝2018﹞13号', '宁政〘2018〙13号',
					'宁政〈2018〉13号', '宁政<2018>13号', '宁政＜ ２０１８＞13号', '宁政《2018》13号',
					'宁政〔2018)13号', '宁政〔２０１８〕１３号', ' 宁政 〔2018〕 13 号 ', E'宁政〔2018〕\n13号\t',
					'宁政〔2018〕13号　',
					-- these are other numbers
					'宁政〔2018〕第13号', '宁政〔2018〕013号', '宁政发〔2018〕13号', '宁政〔2018〕13-1号', '宁政〔2018〕13']) WITH ORDINALITY u(t, o)
 ORDER BY o;
-- psql pads characters without width differently from version to version.
SELECT U&'\FEFF宁政〔2018〕\200B13号'::govcredit.document_no AS number,
	   U&'\FEFF宁政〔2018〕\200B13号'::govcredit.document_no = '宁政〔2018〕13号' AS equal;

-- What it has in it, where it has it.
SELECT n AS number, govcredit.agency_mark(n), govcredit.year(n), govcredit.serial(n)
  FROM unnest(ARRAY['宁政〔2018〕13号', '鲁济槐消行罚决字〔2023〕第0012号', '鲁济槐消行罚决字〔2023〕第0012-1号',
					'鲁济槐消行罚决字〔2023〕第００１２－１号', '鲁济槐消行罚决字[2023]0012号之一',
					'国办发〔2020〕49号', '发改财金〔2023〕1103号', 'ABC 审批〔2024〕001号', 'A B[2024]1',
					'济建罚字（历下）〔2023〕5号', '[2018]13号', '〔2018〕第13号', '沪税稽罚〔2023〕100234',
					'(2023)鲁0104民初123号', '〔2023〕鲁0104执123号之一', '（2023）京行终字第45号', '（2023）鲁0104',
					'国家税务总局公告2018年第13号', '公告2018年13号', '2018年第13号', '建市2018年工作要点', '12018年第13号',
					'370104202300012', '宁政〔218〕13号', '宁政〔3018〕13号', '宁政（一）13号', '宁政〔2018〕', '〔2018〕',
					'宁政〔2018〕第号', '<办法>〔2018〕1号', 'A<B>C', 'GB/T 9704—2012', '号']::govcredit.document_no[]) WITH ORDINALITY u(n, o)
 ORDER BY o;

-- Long penalty numbers are kept.
SELECT length(n::text), govcredit.year(n), govcredit.serial(n)
  FROM govcredit.document_no(repeat('济南市槐荫区综合行政执法局', 20) || '罚决字〔2023〕第37010420230000123456789号') n;

-- What is no number is refused.
SELECT ''::govcredit.document_no;
SELECT E' \n　'::govcredit.document_no;
SELECT E'宁政〔2018〕\x0113号'::govcredit.document_no;
SELECT govcredit.document_no(repeat('宁', 667));
SELECT govcredit.document_no(repeat('(', 667));
SELECT octet_length(govcredit.document_no(repeat('宁', 666))::text), octet_length(govcredit.document_no(repeat('宁', 666) || repeat(' ', 5000))::text),
	   octet_length(govcredit.document_no(repeat('1', 2000))::text), octet_length(govcredit.document_no('1 ' || repeat('1', 1998))::text);
SELECT govcredit.document_no('1 ' || repeat('1', 1999));
SELECT t AS typed, govcredit.is_valid_document_no(t), govcredit.try_document_no(t), c.part, c."position", c.found, c.expected, c.severity, c.message
  FROM unnest(ARRAY['宁政[2018]13号', '', ' ', E'宁政\x7F', repeat('9', 2001)]) u(s), substr(s, 1, 20) t, govcredit.check_document_no(s) c
 ORDER BY t COLLATE "C", c.part;

-- A sample in every spelling: 3 marks × 3 years × 4 serials.
CREATE TABLE document (no govcredit.document_no NOT NULL, typed text NOT NULL, n int);
INSERT INTO document
SELECT t, t, row_number() OVER (ORDER BY t COLLATE "C")
  FROM (SELECT m || l || y || r || s
		  FROM unnest(ARRAY['宁政', '鲁济槐消行罚决字', 'ZJ']) m, unnest(ARRAY['2018', '2023', '２０２４']) y,
			   unnest(ARRAY['13号', '第0012号', '第0012-1号', '１００号']) s,
			   (VALUES ('〔', '〕'), ('[', ']'), ('(', ')'), ('（', '）'), (' ［', ' ］ '), ('<', '>')) b(l, r)) x(t);
SELECT count(*) AS typed, count(DISTINCT typed) AS spellings, count(DISTINCT no) AS numbers FROM document;

-- Round trip; the order is that of the bytes; hash and equality agree.
SELECT count(*) AS wrong FROM document
 WHERE no::text::govcredit.document_no <> no OR no::text::govcredit.document_no::text <> no::text OR typed::govcredit.document_no <> no;
SELECT count(*) AS wrong
  FROM document a CROSS JOIN document b
 WHERE (a.no < b.no) <> (a.no::text COLLATE "C" < b.no::text COLLATE "C")
	OR (a.no <= b.no) <> (a.no::text COLLATE "C" <= b.no::text COLLATE "C")
	OR (a.no = b.no) <> (a.no::text = b.no::text)
	OR (a.no <> b.no) <> (a.no::text <> b.no::text)
	OR (a.no >= b.no) <> (a.no::text COLLATE "C" >= b.no::text COLLATE "C")
	OR (a.no > b.no) <> (a.no::text COLLATE "C" > b.no::text COLLATE "C")
	OR sign(govcredit.document_no_cmp(a.no, b.no)) <> (a.no > b.no)::int - (a.no < b.no)::int
	OR (a.no = b.no) <> (govcredit.document_no_hash(a.no) = govcredit.document_no_hash(b.no));
SELECT min(no), max(no), bool_and((govcredit.document_no_hash_extended(no, 0) & x'ffffffff'::int8) = (govcredit.document_no_hash(no)::int8 & x'ffffffff'::int8)) AS extended
  FROM document;

-- Spelling is done once and for all: random texts of what numbers are made of
-- do not change when spelled again, and blanks and bracket styles are nothing.
SELECT setseed(0.5);
CREATE TEMP TABLE noise AS
	SELECT i, string_agg(substr('（）()[]〔〕【】<>《》 　123２０８年号第字-－—aＢ宁政·：', 1 + floor(random() * 35)::int, 1), '' ORDER BY j) AS t
	  FROM generate_series(1, 3000) i, generate_series(1, 3 + i % 15) j GROUP BY i;
SELECT count(*) > 2900 AS many, count(*) FILTER (WHERE govcredit.try_document_no(t)::text::govcredit.document_no::text <> govcredit.try_document_no(t)::text) AS unstable,
	   count(*) FILTER (WHERE govcredit.try_document_no(translate(t, '()[]', '（）［］')) <> govcredit.try_document_no(t)) AS by_bracket,
	   count(*) FILTER (WHERE govcredit.try_document_no('　' || t || ' ') <> govcredit.try_document_no(t)) AS by_blank
  FROM noise WHERE govcredit.is_valid_document_no(t);

-- An index answers as a sequential scan does.
CREATE INDEX document_no_idx ON document (no);
VACUUM ANALYZE document;
CREATE FUNCTION pg_temp.answers() RETURNS TABLE (query text, rows bigint, sum bigint)
LANGUAGE plpgsql AS $$
BEGIN
	FOR query IN
		SELECT format('SELECT count(*), sum(n) FROM document WHERE %s', q)
		  FROM unnest(ARRAY['no < ''宁政[2023]第0012号''', 'no <= ''宁政[2023]第0012号''', 'no = ''宁政[2023]第0012号''',
							'no <> ''宁政[2023]第0012号''', 'no >= ''宁政[2023]第0012号''', 'no > ''宁政[2023]第0012号''',
							'no = ANY (''{宁政[2023]第0012号,ZJ(2018)13号,nil}'')']) q
	LOOP
		EXECUTE query INTO rows, sum;
		RETURN NEXT;
	END LOOP;
END $$;
SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off;
CREATE TEMP TABLE by_seqscan AS SELECT * FROM pg_temp.answers();
RESET enable_indexscan; RESET enable_bitmapscan; RESET enable_indexonlyscan;
SET enable_seqscan = off;
SELECT query, rows, a IS NOT DISTINCT FROM b AS same
  FROM by_seqscan a FULL JOIN pg_temp.answers() b USING (query, rows, sum)
 ORDER BY query COLLATE "C";
SET enable_bitmapscan = off;
EXPLAIN (COSTS off) SELECT n FROM document WHERE no = '宁政[2018]13号';
SET plan_cache_mode = force_generic_plan;
PREPARE by_text(text) AS SELECT n FROM document WHERE no = $1;
EXPLAIN (COSTS off) EXECUTE by_text('x');
PREPARE by_varchar(varchar) AS SELECT count(*) FROM document WHERE no = $1;
EXPLAIN (COSTS off) EXECUTE by_varchar('x');
EXECUTE by_varchar('宁政（2018）13号');
RESET plan_cache_mode;

-- Row security leaves the index condition alone.
ALTER TABLE document ENABLE ROW LEVEL SECURITY;
CREATE POLICY even ON document USING (n % 2 = 0);
CREATE ROLE regress_document_reader;
GRANT SELECT ON document TO regress_document_reader;
GRANT USAGE ON SCHEMA govcredit TO regress_document_reader;
SET ROLE regress_document_reader;
EXPLAIN (COSTS off) SELECT n FROM document WHERE no = '宁政[2018]13号';
RESET ROLE;
ALTER TABLE document DISABLE ROW LEVEL SECURITY;
REVOKE ALL ON document FROM regress_document_reader;
REVOKE USAGE ON SCHEMA govcredit FROM regress_document_reader;
DROP ROLE regress_document_reader;
DROP INDEX document_no_idx;
CREATE INDEX document_no_hash_idx ON document USING hash (no);
EXPLAIN (COSTS off) SELECT n FROM document WHERE no = '宁政[2018]13号';
SELECT count(*) FROM document WHERE no = '宁政[2018]13号';
RESET enable_seqscan; RESET enable_bitmapscan;

-- Joins and partitions
SET enable_nestloop = off; SET enable_hashjoin = off;
SELECT count(*) FROM document a JOIN document b USING (no);
RESET enable_hashjoin; SET enable_mergejoin = off;
SELECT count(*) FROM document a JOIN document b USING (no);
RESET enable_nestloop; RESET enable_mergejoin;
CREATE TABLE by_hash (no govcredit.document_no) PARTITION BY HASH (no);
CREATE TABLE by_hash_0 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE by_hash_1 PARTITION OF by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO by_hash SELECT no FROM document;
SELECT count(*) = (SELECT count(*) FROM document) AS all, count(DISTINCT tableoid) FROM by_hash;

-- The longest number fits an index.
CREATE TABLE longest (no govcredit.document_no PRIMARY KEY);
INSERT INTO longest SELECT string_agg(md5(i::text), '' ORDER BY i) || repeat('x', 16) FROM generate_series(1, 62) i;
SELECT octet_length(no::text) FROM longest;

-- COPY, text and binary; binary input is spelled and checked as text is.
CREATE TEMP TABLE restored (no govcredit.document_no);
\copy (SELECT no FROM document) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
SELECT count(*), count(*) FILTER (WHERE no NOT IN (SELECT no FROM document)) AS foreign FROM restored;
TRUNCATE restored;
\copy (SELECT no FROM document) TO 'results/document_no.data'
\copy restored FROM 'results/document_no.data'
SELECT count(*), count(*) FILTER (WHERE no NOT IN (SELECT no FROM document)) AS foreign FROM restored;
TRUNCATE restored;
SELECT convert_from(govcredit.document_no_send('宁政[2018]13号'), 'UTF8');
\copy (SELECT '宁政 [2018] 13号'::text) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
SELECT * FROM restored;
\copy (SELECT ''::text) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
\copy (SELECT E'宁\x02'::text) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
\copy (SELECT '\xe5ae'::bytea) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
\copy (SELECT '\x4100'::bytea) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)
\copy (SELECT repeat('9', 2001)) TO 'results/document_no.data' (FORMAT binary)
\copy restored FROM 'results/document_no.data' (FORMAT binary)

-- Existing tables: duplicates by spelling are found, then the column changes its type.
CREATE TABLE legacy (no varchar(100));
INSERT INTO legacy VALUES ('宁政[2018]13号'), ('宁政〔2018〕13号'), ('国办发(2020)49号'), (NULL);
SELECT govcredit.document_no(no), count(*) FROM legacy GROUP BY 1 HAVING count(*) > 1;
ALTER TABLE legacy ALTER no TYPE govcredit.document_no USING no::govcredit.document_no;
SELECT * FROM legacy ORDER BY no;
SELECT count(*) FROM legacy WHERE no::text LIKE '宁政%';

DROP TABLE document, by_hash, longest, legacy;

-- Corner brackets, the old 号, years of two digits, and what has no year.
SELECT t AS typed, n AS number, govcredit.agency_mark(n), govcredit.year(n), govcredit.serial(n)
  FROM unnest(ARRAY['宁政「2018」13号', '宁政『2018』13號', '「示例」〔2018〕1号', '示政〔18〕13号', '示政（18）第13号', '示政[18]13',
					'国家发展和改革委员会令第36号', '中华人民共和国国务院令第802号', '示例市人民政府令 第 5 號', '令5号', '公告第13号', '第13号', '13号',
					'示罚字第370104201803150001号（更正）', '（18）号', '示政〔18〕号']) WITH ORDINALITY u (t, o)
 CROSS JOIN LATERAL govcredit.document_no(t) n ORDER BY o;
-- What equals what: brackets, width, space and 號; not 第, zeros, or a year cut short.
SELECT a, b, a::govcredit.document_no = b::govcredit.document_no AS equal
  FROM (VALUES ('示政「2018」13號', '示政〔2018〕13号'), ('示政（18）13号', '示政〔18〕13号'), ('示政〔18〕13号', '示政〔2018〕13号'),
			   ('第13号', '13号'), ('示政〔2018〕第13号', '示政〔2018〕13号'), ('示政〔2018〕013号', '示政〔2018〕13号')) v (a, b)
 ORDER BY a COLLATE "C", b COLLATE "C";
-- What stands where there is no number, and a person's number, is none.
SELECT t, f.part, f.found, f.severity, f.message, govcredit.is_valid_document_no(t) AS valid
  FROM unnest(ARRAY['0', '000000000000000000', '-', '———', '/', '（）', '〔〕', '００', '11010519491231002X', ' １１０１０５１９４９１２３１００２ｘ ']) WITH ORDINALITY u (t, o)
 CROSS JOIN LATERAL govcredit.check_document_no(t) f ORDER BY o;
SELECT '11010519491231002X'::govcredit.document_no;
SELECT '第11010519491231002X号'::govcredit.document_no IS NOT NULL AS counted, '370104202300012'::govcredit.document_no IS NOT NULL AS digits;
