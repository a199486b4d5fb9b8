--
-- voice: what people read, in their language; nothing else depends on it
--
\pset null '-'
CREATE FUNCTION pg_temp.told(statement text) RETURNS TABLE (state text, code text, message text, detail text, hint text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, code = CONSTRAINT_NAME, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
	RETURN NEXT;
END $$;
CREATE TEMP TABLE attempt (n int, statement text);
INSERT INTO attempt VALUES
	(1, $$SELECT '91370105MA3TESTX1'::govcredit.uscc$$),
	(2, $$SELECT '370105199001011'::govcredit.division$$),
	(3, $$SELECT 'nowhere-2026'::govcredit.policy$$),
	(4, $$SELECT govcredit.points('huaiyin-2019', 'department', 'no_such_type')$$),
	(5, $$SELECT govcredit.add_policy('{"govcredit": "policy/1"}')$$),
	(6, $$SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "x", "name": "y"}')$$),
	(7, $$SELECT govcredit.add_workdays('2044-01-04', 3, 'cn-2026')$$);
-- The library knows its settings when it is loaded
SELECT govcredit.say('');
SHOW govcredit.language;
SELECT a.n, t.* FROM attempt a, pg_temp.told(a.statement) t ORDER BY a.n;
SET govcredit.language = zh;
SELECT a.n, t.* FROM attempt a, pg_temp.told(a.statement) t ORDER BY a.n;
-- Neither SQLSTATE nor code changes; what is asked is answered alike
CREATE TEMP TABLE answer AS SELECT 'zh' AS language, c.* FROM govcredit.check_uscc('9137') c UNION ALL SELECT 'zh', c.* FROM govcredit.check_resident_id('37010519900230') c;
SET govcredit.language = en;
SELECT count(*) AS differences FROM (
	SELECT part, position, found, expected, severity, message, message_zh FROM answer
	EXCEPT (SELECT c.* FROM govcredit.check_uscc('9137') c UNION ALL SELECT c.* FROM govcredit.check_resident_id('37010519900230') c)) d;
SELECT message, message_zh FROM answer ORDER BY message COLLATE "C";
-- There are two
SET govcredit.language = 'fr';
SHOW govcredit.language;
-- A message with arguments; one that is in no catalogue stays as it is; a percent sign
SET govcredit.language = zh;
SELECT govcredit.say('out of memory'), govcredit.say('nobody says %s', 'this'), govcredit.say('100 %%'), govcredit.say(NULL, 1), govcredit.said('more than %s', 3), govcredit.message_code('out of memory'), govcredit.message_code('nobody says this');
-- Evaluated again and again in one expression
DO $$ BEGIN FOR i IN 1..3 LOOP RAISE NOTICE '%', govcredit.say('more than %s', i) || repeat(' ', 0); END LOOP; END $$;
SELECT govcredit.say('%s is already a day off by the notice of %s', g, 2026) FROM generate_series(1, 3) g;
RESET govcredit.language;
-- Each message has its code, and Chinese where the English is a sentence; test/agreement/messages finds what the code says without one
SELECT count(*) > 300 AS many, count(*) = count(DISTINCT code) AS codes, count(*) = count(DISTINCT en) AS known_by_their_english,
	   count(*) FILTER (WHERE en ~ '[a-z]{3} [a-z]{3}' AND zh !~ '[一-龥]') AS without_chinese FROM govcredit.messages();
