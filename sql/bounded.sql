--
-- bounded: what a stranger hands in is refused in words of a bounded length, in each function that takes a text, a number or
-- an array; from the catalogue
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET default_transaction_isolation = 'read committed'; -- books are closed: refused in an older snapshot
SET datestyle = ISO;
SET client_min_messages = error;
\getenv abs_srcdir PG_ABS_SRCDIR
\set file :abs_srcdir '/test/data/every_argument.sql'
\set ECHO none
\i :file
\set ECHO all
SELECT govcredit.create_registry('bou');
INSERT INTO bou.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO bou.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
CALL bou.evaluate('2026-06-30');

CREATE TEMP TABLE huge (type regtype, value text);
INSERT INTO huge VALUES ('bpchar', 'repeat(''某x'', 20000)::bpchar'), ('varchar', 'repeat(''某x'', 20000)::varchar'), ('numeric', '1e131000'), ('bytea', 'decode(repeat(''7a'', 20000), ''hex'')'),
	('text[]', 'ARRAY[repeat(''某x'', 20000)]'), ('text[]', 'array_fill(''某x''::text, ''{20000}'')'), ('jsonb', 'to_jsonb(repeat(''某x'', 20000))');
-- A word, and documents with such a word in every place
INSERT INTO huge SELECT 'text', replace(quote_literal(d), '@', ''' || repeat(''某x'', 20000) || ''')
  FROM unnest(ARRAY['@', '{"@": 1}', '[{"@": 1}]', '{"govcredit": "@"}', '{"govcredit": "policy/1", "name": "@"}', '{"govcredit": "policy/1", "name": "demo-bounded", "title": {"zh": "@", "en": 1}, "@": 1}',
	'[{"subject": "@", "record_type": "@", "decided_on": "@"}]', '[{"subject": "11990101000000553U", "record_type": "@", "decided_on": "2026-01-10"}]', '[{"subject": 1, "amount": "@"}]', '{@:']) d;
-- The same with a person's number for the word, as it is and in groups
CREATE FUNCTION pg_temp.number(sign text DEFAULT '') RETURNS text LANGUAGE sql AS $$ SELECT concat_ws(sign, '370104', reverse('51300102'), '0027') $$;
INSERT INTO huge SELECT 'text', replace(h.value, 'repeat(''某x'', 20000)', n) FROM huge h, unnest(ARRAY['pg_temp.number()', 'pg_temp.number('' '')']) n WHERE h.type = 'text'::regtype;
INSERT INTO huge SELECT t.type::regtype, format(t.form, n) FROM (VALUES ('bpchar', '%s::bpchar'), ('text[]', 'ARRAY[%s]')) t (type, form), unnest(ARRAY['pg_temp.number()', 'pg_temp.number('' '')']) n;
SELECT govcredit.is_valid_resident_id(pg_temp.number());
CREATE TEMP TABLE registry_value (argument text PRIMARY KEY, value text);
INSERT INTO registry_value VALUES ('as_of', '''2026-06-30'''), ('subject', '1'), ('record', '1'), ('matter', '1'), ('evaluation', '1'), ('places', '10'), ('batch', '10'), ('policy', '''huaiyin-2019'''), ('division', '''990101'''),
	('jurisdiction', '''990101'''), ('kind', '''department'''), ('list', '''training_kinds'''), ('action', '''bidding'''), ('levels', '2'), ('known_at', '''infinity''');
-- The longest of what an error says, in bytes
CREATE FUNCTION pg_temp.longest(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text;
	detail text;
	hint text;
	context text;
	field text;
	said integer[];
BEGIN
	EXECUTE statement;
	RETURN 'answers';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, context = PG_EXCEPTION_CONTEXT, field = COLUMN_NAME;
	said := ARRAY(SELECT octet_length(f) FROM unnest(ARRAY[message, detail, hint, context, field]) f);
	/* A token of what is no JSON tells a part at most. */
	IF regexp_replace(concat(message, detail, hint, context, field), ' ', '', 'g') ~ '201003150027' THEN
		RETURN format('tells the number: %s', left(concat_ws(' | ', message, detail, hint, context), 200));
	END IF;
	RETURN CASE WHEN 2000 > ALL (said) THEN 'bounded' ELSE format('%s: %s', said, left(message, 60)) END;
END
$$;
CREATE TEMP TABLE handed_in AS
SELECT p.oid::regprocedure AS function, coalesce(nullif(p.proargnames[a.n], ''), '$' || a.n) AS argument, pg_temp.longest(s.statement) AS answer
  FROM (SELECT f.oid FROM extension_function f
		 UNION
		SELECT f.oid FROM pg_proc f WHERE f.pronamespace IN ('bou'::regnamespace, 'bou_internal'::regnamespace, 'bou_zh'::regnamespace) AND f.prorettype <> 'trigger'::regtype) f
  JOIN pg_proc p ON p.oid = f.oid AND p.prokind IN ('f', 'p')
 CROSS JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY a (type, n)
  JOIN huge h ON h.type = a.type
 CROSS JOIN LATERAL (
		SELECT format(CASE p.prokind WHEN 'p' THEN 'CALL %s(%s)' ELSE 'SELECT count(x) FROM %s(%s) x' END, p.oid::regproc, string_agg(
					CASE WHEN b.n = a.n THEN h.value
						 ELSE coalesce((SELECT v.value FROM registry_value v WHERE v.argument = p.proargnames[b.n] AND p.pronamespace <> 'govcredit'::regnamespace), x.known[b.n], format('NULL::%s', format_type(b.type, NULL))) END,
					', ' ORDER BY b.n)) AS statement
		  FROM unnest(p.proargtypes::oid[]) WITH ORDINALITY b (type, n)
		 CROSS JOIN LATERAL pg_temp.arguments(p) x) s;
SELECT count(*) > 900 AS many, count(*) FILTER (WHERE answer = 'bounded') > 500 AS refused_in_words FROM handed_in;
SELECT DISTINCT function::text COLLATE "C" AS function, argument COLLATE "C" AS argument, answer COLLATE "C" AS answer FROM handed_in WHERE answer !~ '^(bounded|answers)$' ORDER BY 1, 2, 3;
-- Rows: so many bytes at once, and a value for each 32 of them; who may raises it
SHOW govcredit.rows_limit;
CREATE ROLE regress_bounded;
GRANT USAGE ON SCHEMA bou TO regress_bounded;
SET ROLE regress_bounded;
SET govcredit.rows_limit = '1GB';
SELECT govcredit.read_rows(repeat(' ', 40000000) || '[]');
SELECT govcredit.read_rows('[' || repeat('{},', 1100000) || '{}]');
SELECT load_records FROM bou.load_records('[' || repeat('{},', 1100000) || '{}]') LIMIT 1;
RESET ROLE;
SET govcredit.rows_limit = '64kB';
SELECT count(*) FROM jsonb_array_elements((govcredit.read_rows('[' || repeat('{},', 2046) || '{}]')).rows);
SELECT govcredit.read_rows('[' || repeat('{},', 2047) || '{}]');
SELECT state FROM bou.load_records('[' || repeat('{},', 2047) || '{}]', partial => true);
RESET govcredit.rows_limit;
-- What is no JSON is not shown with what stands around the fault
\set VERBOSITY default
\set SHOW_CONTEXT always
SELECT govcredit.read_rows(E'[{"name": "某甲"},\n {"name": 11010519491231002X}]');
\set VERBOSITY terse
\set SHOW_CONTEXT never

--
-- Numbers of natural persons, however they are written: no text that is shown has their birth and ordinal
--
CREATE TEMP TABLE person_number AS
SELECT b.body || c.last AS number
  FROM (SELECT '990101' || to_char('1931-02-07'::date + 3000 * n, 'YYYYMMDD') || lpad((7 * n + 1)::text, 3, '0') AS body FROM generate_series(0, 9) n
		 UNION ALL SELECT '37010420100315002' UNION ALL SELECT '91012019990315123' UNION ALL SELECT '81000019990315123') b
 CROSS JOIN LATERAL (SELECT d AS last FROM unnest(string_to_array('0,1,2,3,4,5,6,7,8,9,X', ',')) d WHERE govcredit.is_valid_resident_id(b.body || d)) c;
CREATE FUNCTION pg_temp.plain(shown text) RETURNS text LANGUAGE sql AS $$ SELECT upper(regexp_replace(normalize(shown, NFKC), '[^0-9Xx*]', '', 'g')) $$;
CREATE FUNCTION pg_temp.grouped(number text, groups integer[], sign text) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(substr(number, (SELECT coalesce(sum(g), 0)::integer FROM unnest(groups[:n - 1]) g) + 1, groups[n]), sign ORDER BY n) FROM generate_subscripts(groups, 1) n
$$;
CREATE TEMP TABLE written AS
SELECT p.number, e.before || pg_temp.grouped(w.number, g.groups::integer[], s.sign) || e.after AS said, g.groups, s.sign, e.before
  FROM person_number p
 CROSS JOIN LATERAL (VALUES (p.number), (lower(p.number)), (translate(p.number, '0123456789X', '０１２３４５６７８９Ｘ'))) w (number)
 CROSS JOIN unnest('{"{18}","{6,8,4}","{6,4,4,4}","{6,4,2,2,4}","{3,3,4,4,4}","{4,4,4,4,2}","{1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1}"}'::text[]) g (groups)
 CROSS JOIN unnest(ARRAY[' ', '-', '.', '  ', ' - ', '_', '/', U&'\00A0', U&'\3000', U&'\2009', U&'\202F', U&'\2013', U&'\2014', U&'\2212', U&'\FF0D', U&'\FF0E', U&'\00B7', U&'\30FB', U&'\200B', U&'\FEFF', U&'\00AD', U&'\200B ']) s (sign)
 CROSS JOIN (VALUES ('', ''), ('证件号码：', '，电话'), ('x', 'y'), ('id=', ';'), ('("', '")'), ('A', 'B')) e (before, after);
SELECT count(DISTINCT number) AS numbers, count(*) > 20000 AS many, count(*) FILTER (WHERE pg_temp.plain(govcredit.mask_text(said)) ~ substr(number, 7, 12)) AS shown FROM written;
SELECT groups, quote_literal(sign) AS sign, before, govcredit.mask_text(said) FROM written WHERE pg_temp.plain(govcredit.mask_text(said)) ~ substr(number, 7, 12) ORDER BY groups COLLATE "C", sign COLLATE "C", before COLLATE "C", said COLLATE "C" LIMIT 5;
-- Amid other digits, and parted where people part them, by several signs
SELECT count(*) AS numbers, count(*) FILTER (WHERE govcredit.mask_text(b || number || a) = b || left(number, 6) || repeat('*', 12) || a) AS masked FROM person_number, unnest('{0,77,000000}'::text[]) b, unnest('{"",1,42}'::text[]) a WHERE number !~ 'X' OR a = '';
SELECT count(*) AS numbers, count(*) FILTER (WHERE pg_temp.plain(govcredit.mask_text(said)) ~ substr(number, 7, 12)) AS shown FROM person_number, LATERAL (SELECT left(number, 6) || ' ' || substr(number, 7, 4) || '-' || substr(number, 11, 2) || '-' || substr(number, 13, 2) || '/' || right(number, 4) AS said) s;
SELECT count(*) AS old_numbers, count(*) FILTER (WHERE pg_temp.plain(govcredit.mask_text(said)) ~ '491231002') AS shown FROM unnest('{"110105491231002","x110105491231002y","110105 491231 002","110105-491231-002","110105 49 12 31 002"}'::text[]) said;
-- In what an error says, whoever says it
SELECT count(*) AS numbers, count(*) FILTER (WHERE pg_temp.plain(govcredit.say('there is no role "%s"', said)) ~ substr(number, 7, 12)) AS shown FROM written WHERE before = '证件号码：' AND sign = ' ';
SELECT pg_temp.grouped(number, '{6,8,4}', ' ')::govcredit.uscc FROM person_number WHERE number LIKE '370104%';
SELECT govcredit.policy_section('huaiyin-2019', '37010420100315002' || right(number, 1)) FROM person_number WHERE number LIKE '370104%';
--
-- What is none stays as it is: codes of bodies, days, moments, amounts, numbers of documents
--
CREATE TEMP TABLE other AS
SELECT govcredit.make_uscc(left(k, 1) || right(k, 1), d, body)::text AS said
  FROM unnest('{11,12,51,91,92,93}'::text[]) k, unnest('{110101,370104,990101,990119,371920}'::text[]) d, (SELECT lpad((1234567 * n % 100000000)::text, 8, '0') AS body FROM generate_series(1, 400) n UNION ALL SELECT lpad(m::text, 2, '0') || lpad(v::text, 2, '0') || '0101' FROM generate_series(1, 12) m, generate_series(1, 28, 3) v) b;
INSERT INTO other
SELECT string_agg(to_char('2018-01-01'::date + (37 * n * k) % 4000, f.format), f.between ORDER BY k)
  FROM generate_series(1, 400) n, generate_series(1, 4) k, (VALUES ('YYYY-MM-DD', ', '), ('YYYY-MM-DD', ' '), ('YYYY-MM-DD', '/'), ('YYYY年MM月DD日', '、'), ('YYYY.MM.DD', '-'), ('YYYY-MM-DD HH24:MI:SS', ' '), ('YYYYMMDD', ', ')) f (format, between) GROUP BY n, f.format, f.between
 UNION ALL
SELECT string_agg(to_char(123456.78 * n * k, f.format), f.between ORDER BY k)
  FROM generate_series(1, 400) n, generate_series(1, 5) k, (VALUES ('FM999,999,990.00', ' '), ('FM999999990.00', ' '), ('FM999999990', ', '), ('FM999999990', '; ')) f (format, between) GROUP BY n, f.format, f.between
 UNION ALL
SELECT format('演政〔2026〕%s号 2026-%s-%s %s元', n, lpad((n % 12 + 1)::text, 2, '0'), lpad((n % 28 + 1)::text, 2, '0'), n * 1990.0307) FROM generate_series(1, 400) n;
-- A code that is a person's number to the last digit is taken for that
SELECT count(*) > 20000 AS many, count(*) FILTER (WHERE govcredit.mask_text(said) <> said) AS masked, count(*) FILTER (WHERE govcredit.is_valid_resident_id(said)) AS of_either FROM other;
SELECT said, govcredit.mask_text(said) FROM other WHERE govcredit.mask_text(said) <> said AND NOT govcredit.is_valid_resident_id(said) ORDER BY said COLLATE "C" LIMIT 10;
-- A long text takes no longer for what it is made of
SET statement_timeout = '60s';
SELECT length(govcredit.mask_text(repeat('1', 8000000))), length(govcredit.mask_text(repeat('1 ', 2000000))), length(govcredit.mask_text(repeat(U&'1\200B', 2000000)));
RESET statement_timeout;
DROP SCHEMA bou, bou_internal, bou_zh CASCADE;
DROP ROLE regress_bounded;
