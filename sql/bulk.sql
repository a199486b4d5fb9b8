--
-- bulk: what is new of bodies nobody has met is entered together, and becomes what it becomes row by row
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- loads are refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry(r) FROM unnest('{together,apart}'::name[]) r;
INSERT INTO together.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO apart.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
-- A delivery with what deliveries have: each line, which is one of so many, is wrong in its way
CREATE FUNCTION pg_temp.code(i int, letters text DEFAULT '91') RETURNS text LANGUAGE sql AS $$ SELECT govcredit.make_uscc(letters, '990100', lpad(i::text, 8, '0'))::text $$;
CREATE FUNCTION pg_temp.name(i int) RETURNS text LANGUAGE sql AS $$ SELECT format('示例%s有限公司（演示数据）', i) $$;
CREATE TABLE public.bulk AS
	SELECT i, pg_temp.name(i) AS party, pg_temp.code(i) AS party_code, format('示罚〔2025〕%s号', i) AS document, format('示例局%s（演示数据）', i % 3) AS organ, pg_temp.code(i % 3 + 90000, '11') AS organ_code,
		   (date '2025-01-01' + i)::text AS decided_on, 'administrative_penalty' AS record_type, 'enterprise' AS subject_kind, 'ordinary' AS severity, (i * 100)::text AS amount
	  FROM generate_series(1, 640) i;
UPDATE public.bulk SET amount = 'abc' WHERE i % 97 = 5;
UPDATE public.bulk SET party_code = pg_temp.code(i - 1) WHERE i % 97 = 10;							-- another's code
UPDATE public.bulk SET party_code = pg_temp.code(i - 1), party = pg_temp.name(i - 1) WHERE i % 97 = 15;	-- a second decision
UPDATE public.bulk SET party_code = NULL WHERE i % 97 = 20;
UPDATE public.bulk SET party_code = NULL, party = pg_temp.name(i + 1) WHERE i % 97 = 25;				-- without a code, before the one that has it
UPDATE public.bulk SET party_code = NULL, party = pg_temp.name(i - 1) WHERE i % 97 = 30;				-- and after it
UPDATE public.bulk SET party_code = NULL, party = format('示例%s有限责任公司（演示数据）', i + 1) WHERE i % 97 = 35;	-- in another form of the name
UPDATE public.bulk SET organ = '另一局（演示数据）' WHERE i % 97 = 40;
UPDATE public.bulk SET record_type = 'none such' WHERE i % 97 = 45;
UPDATE public.bulk SET party_code = translate(party_code, '9', '8') WHERE i % 97 = 50;
UPDATE public.bulk SET party_code = pg_temp.code(i % 3 + 90000, '11') WHERE i % 97 = 55;				-- the organ's own code
UPDATE public.bulk SET organ = NULL, organ_code = NULL, severity = NULL WHERE i % 97 = 60;
UPDATE public.bulk SET organ = '示例新局（演示数据）', organ_code = pg_temp.code(91000 + i, '11') WHERE i % 97 = 65;
UPDATE public.bulk SET party = organ WHERE i % 97 = 70;
UPDATE public.bulk SET document = NULL WHERE i % 97 = 75;
UPDATE public.bulk SET decided_on = '2025/1/1' WHERE i % 97 = 80;
UPDATE public.bulk SET decided_on = '2999-01-01' WHERE i % 97 = 85;
UPDATE public.bulk SET subject_kind = 'department' WHERE i % 97 = 90;
ALTER TABLE public.bulk DROP i;
-- By JSON, whole and each by itself
CREATE TEMP TABLE delivered AS
	SELECT row_number() OVER (ORDER BY b.decided_on COLLATE "C", b.document COLLATE "C", b.party COLLATE "C") AS place,
		   jsonb_strip_nulls(jsonb_build_object('subject', jsonb_build_object('uscc', b.party_code, 'name', b.party, 'kind', b.subject_kind, 'division', '990100'), 'record_type', b.record_type,
				'document_no', b.document, 'decided_on', b.decided_on, 'severity', b.severity, 'amount', b.amount)
			|| CASE WHEN b.organ IS NULL THEN '{}' ELSE jsonb_build_object('source', jsonb_build_object('uscc', b.organ_code, 'name', b.organ)) END) AS element
	  FROM public.bulk b;
INSERT INTO together.subject (kind, name, uscc, division) SELECT DISTINCT 'source', b.organ, b.organ_code::govcredit.uscc, '990100'::govcredit.division FROM public.bulk b WHERE b.organ ~ '示例局' ORDER BY 2;
INSERT INTO apart.subject (kind, name, uscc, division) SELECT s.kind, s.name, s.uscc, s.division FROM together.subject s ORDER BY s.id;
CREATE TEMP TABLE became AS
	SELECT 'together' AS how, l.place, l.state, l.record, l.error, l.message, l.hint FROM together.load_records((SELECT jsonb_agg(d.element ORDER BY d.place)::text FROM delivered d), true, true, 'platform') l;
INSERT INTO became
	SELECT 'apart', d.place, l.state, l.record, l.error, l.message, l.hint FROM (SELECT * FROM delivered ORDER BY place) d CROSS JOIN LATERAL apart.load_records(jsonb_build_array(d.element)::text, true, true, 'platform') l WHERE l.place = 1;
SELECT t.state, t.error, count(*), count(*) FILTER (WHERE a.state IS DISTINCT FROM t.state OR a.error IS DISTINCT FROM t.error OR regexp_replace(a.message, '\d+', '#') IS DISTINCT FROM regexp_replace(t.message, '\d+', '#')) AS otherwise
  FROM became t LEFT JOIN became a ON a.how = 'apart' AND a.place = t.place
 WHERE t.how = 'together' GROUP BY 1, 2 ORDER BY t.state COLLATE "C", t.error COLLATE "C";
SELECT place, t.state, t.error, t.message, a.state, a.error, a.message FROM became t JOIN became a USING (place) WHERE t.how = 'together' AND a.how = 'apart' AND (a.state, a.error) IS DISTINCT FROM (t.state, t.error) ORDER BY place;
CREATE FUNCTION pg_temp.held(registry text) RETURNS TABLE (kind text, name text, uscc text, record text) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT s.kind, s.name, s.uscc::text, jsonb_strip_nulls(to_jsonb(r.*) - ''{id,subject,source,recorded_at,recorded_xact,entered_by}''::text[] || jsonb_build_object(''source'', o.name, ''said'', f.said - ''source'', ''sha256'', f.sha256, ''feed'', f.feed, ''current'', f.version = r.recorded_at))::text
		FROM %1$I.subject s LEFT JOIN %1$I.record r ON r.subject = s.id LEFT JOIN %1$I.subject o ON o.id = r.source LEFT JOIN %2$I.fed f ON f.record = r.id', registry, registry || '_internal');
END
$$;
SELECT count(*), count(record) AS records FROM pg_temp.held('together');
SELECT count(*) AS otherwise FROM (SELECT * FROM pg_temp.held('together') EXCEPT ALL SELECT * FROM pg_temp.held('apart')) x;
SELECT count(*) AS otherwise FROM (SELECT * FROM pg_temp.held('apart') EXCEPT ALL SELECT * FROM pg_temp.held('together')) x;
-- They are entered together: in fewer parts of the transaction than there are
SELECT count(DISTINCT r.xmin::text) * 2 < count(*) AS together FROM together.record r;
SELECT count(DISTINCT r.xmin::text) = count(*) AS apart FROM apart.record r;
-- The same once more is nothing new; all or nothing names the first that is wrong
SELECT l.state, count(*) FROM together.load_records((SELECT jsonb_agg(d.element ORDER BY d.place)::text FROM delivered d), true, true, 'platform') l GROUP BY 1 ORDER BY l.state COLLATE "C";
SELECT count(*) FROM together.load_records((SELECT jsonb_agg(d.element ORDER BY d.place)::text FROM delivered d), false, true);
DROP SCHEMA together, together_internal, together_zh, apart, apart_internal, apart_zh CASCADE;
-- By a table, by a recorder, whole and in small parts
SELECT govcredit.create_registry(r) FROM unnest('{together,apart}'::name[]) r;
INSERT INTO together.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO apart.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
SELECT count(*) FROM together.setup_roles('regress_bulk');
SELECT count(*) FROM apart.setup_roles('regress_blk2');
CREATE ROLE regress_bulk_r IN ROLE regress_bulk_recorder, regress_blk2_recorder;
INSERT INTO together.access_scope (member, division) VALUES ('regress_bulk_r', '990100');
INSERT INTO apart.access_scope (member, division) VALUES ('regress_bulk_r', '990100');
CREATE TABLE public.bulk_turns AS SELECT b.*, row_number() OVER (ORDER BY b.document IS NULL, b.decided_on COLLATE "C", to_jsonb(b.*)::text COLLATE "C") AS turn FROM public.bulk b;
GRANT SELECT ON public.bulk, public.bulk_turns TO regress_bulk_r;
GRANT TEMP ON DATABASE :DBNAME TO regress_bulk_r;
SET ROLE regress_bulk_r;
CREATE TEMP TABLE whole AS SELECT l.* FROM together.load_table('public.bulk', '990100', 'nightly') l;
CREATE TEMP TABLE part AS SELECT b.* FROM public.bulk b LIMIT 0;
CREATE TEMP TABLE parts AS SELECT l.* FROM whole l LIMIT 0;
DO $$
BEGIN
	FOR k IN 0 .. 64 LOOP
		TRUNCATE pg_temp.part;
		INSERT INTO pg_temp.part SELECT b.party, b.party_code, b.document, b.organ, b.organ_code, b.decided_on, b.record_type, b.subject_kind, b.severity, b.amount FROM public.bulk_turns b WHERE b.turn > k * 10 AND b.turn <= (k + 1) * 10;
		INSERT INTO pg_temp.parts SELECT l.* FROM apart.load_table('pg_temp.part', '990100', 'nightly') l WHERE l.state <> 'vanished';
	END LOOP;
END
$$;
SELECT state, sum(rows) FROM whole GROUP BY 1 ORDER BY state COLLATE "C";
SELECT count(*) AS otherwise FROM (SELECT state, party, document, error FROM whole WHERE record IS NULL AND party IS NOT NULL EXCEPT ALL SELECT state, party, document, error FROM parts) x;
SELECT w.state, w.rows, p.rows FROM (SELECT state, sum(rows) AS rows FROM whole GROUP BY 1) w FULL JOIN (SELECT state, sum(rows) AS rows FROM parts GROUP BY 1) p USING (state) WHERE w.rows IS DISTINCT FROM p.rows;
RESET ROLE;
SELECT count(*), count(record) AS records FROM pg_temp.held('together');
SELECT count(*) AS otherwise FROM (SELECT * FROM pg_temp.held('together') EXCEPT ALL SELECT * FROM pg_temp.held('apart')) x;
SELECT count(*) AS otherwise FROM (SELECT * FROM pg_temp.held('apart') EXCEPT ALL SELECT * FROM pg_temp.held('together')) x;
DROP TABLE whole, part, parts;
DROP SCHEMA together, together_internal, together_zh, apart, apart_internal, apart_zh CASCADE;
DROP TABLE public.bulk, public.bulk_turns;
REVOKE TEMP ON DATABASE :DBNAME FROM regress_bulk_r;
DROP ROLE regress_bulk_r, regress_bulk_reader, regress_bulk_analyst, regress_bulk_recorder, regress_bulk_reviewer, regress_bulk_administrator,
	regress_blk2_reader, regress_blk2_analyst, regress_blk2_recorder, regress_blk2_reviewer, regress_blk2_administrator;
