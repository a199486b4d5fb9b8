--
-- lookup: somebody is found by name, code or document number, by an index, whoever asks
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET client_min_messages = warning;
SET default_transaction_isolation = 'read committed'; -- editions are entered: refused in an older snapshot

-- Names are compared aside from width, case, brackets and spaces
SELECT n.name, govcredit.plain_name(n.name) AS plain, cardinality(govcredit.name_pairs(n.name)) AS pairs
  FROM (VALUES (1, 'ＡＢｃ（集团）〔一〕【二】［三］[四]'), (2, '示例　新 公司' || chr(160) || chr(9) || chr(10) || chr(13) || 'ｃｏ．，ｌｔｄ'), (3, '甲'), (4, ''), (5, 'ÄäßΩω－＆＋／'), (6, '𠮷野家')) n (place, name)
 ORDER BY n.place;
SELECT count(*) FILTER (WHERE govcredit.plain_name(chr(c)) IS DISTINCT FROM upper(translate(chr(c),
		'０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ（）〔〕【】［］[]－．＆＋／，　 ' || chr(160) || chr(9) || chr(10) || chr(13),
		'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz()()()()()-.&+/,') COLLATE "C")) AS otherwise, count(*) > 60000 AS characters
  FROM (SELECT c FROM generate_series(1, 65533) c WHERE c NOT BETWEEN 55296 AND 57343 UNION ALL SELECT generate_series(65536, 1114111, 997)) c;

SELECT count(*) > 0 AS made FROM govcredit.create_registry('lkp');
INSERT INTO lkp.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO lkp.subject (id, kind, name, uscc, division)
SELECT n, CASE WHEN n % 50 = 0 THEN 'official' ELSE 'enterprise' END, '第' || n || '号' || chr(19968 + n) || chr(20100 + n * 7 % 900) || '示例单位（演示数据）', NULL, CASE WHEN n % 2 = 0 THEN '990101001' ELSE '990102001' END::govcredit.division
  FROM generate_series(1, 600) n;
INSERT INTO lkp.former (subject, name, valid) VALUES (12, '曾名厂（演示数据）', '(,2024-01-01)');
INSERT INTO lkp.record (subject, record_type, decided_on, severity, document_no)
SELECT 2 + n * 2, 'administrative_penalty', '2025-03-03', 'ordinary', ('演罚〔2025〕' || n || '号')::govcredit.document_no FROM generate_series(1, 200) n WHERE (2 + n * 2) % 50 <> 0;
SELECT count(*) AS roles FROM lkp.setup_roles('regress_lkp');
CREATE ROLE regress_lkp_a IN ROLE regress_lkp_analyst;
CREATE ROLE regress_lkp_c IN ROLE regress_lkp_recorder;
INSERT INTO lkp.access_scope (member, division) VALUES ('regress_lkp_a', '990101'), ('regress_lkp_c', '990101');
ANALYZE lkp.subject, lkp.former, lkp.record;

-- Which indexes a statement asks for what it looks for
CREATE FUNCTION public.asked_of(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan jsonb;
BEGIN
	SET LOCAL enable_seqscan = off;
	EXECUTE 'EXPLAIN (COSTS OFF, FORMAT JSON) ' || statement INTO plan;
	SET LOCAL enable_seqscan = on;
	RETURN (SELECT string_agg(DISTINCT replace(n ->> 'Index Name', 'subject_one_code', 'subject_uscc_idx') COLLATE "C", ', ')
			  FROM jsonb_path_query(plan, 'strict $.**{0 to last} ? (@."Index Name" != null && @."Index Cond" != null)') n
			 WHERE n ->> 'Index Cond' ~ '(plain_name|name_pairs|uscc|document_no|~)');
END
$$;
CREATE TABLE public.question (n integer, statement text);
INSERT INTO public.question VALUES
	(1, $$SELECT id FROM lkp.subject WHERE govcredit.plain_name(name) = govcredit.plain_name('第7号示例单位(演示数据)')$$),
	(2, $$SELECT id FROM lkp.subject WHERE govcredit.plain_name(name) ^@ govcredit.plain_name('第７号')$$),
	(3, $$SELECT subject FROM lkp.former WHERE govcredit.plain_name(name) = govcredit.plain_name('曾名厂（演示数据）')$$),
	(4, $$SELECT id FROM lkp.subject WHERE uscc = govcredit.try_uscc('91990100MA0000015X')$$),
	(5, $$SELECT id FROM lkp.record WHERE document_no = '演罚〔2025〕7号'$$);
GRANT SELECT ON public.question TO PUBLIC;
SELECT q.n, public.asked_of(q.statement) FROM public.question q ORDER BY q.n;
SELECT public.asked_of($$SELECT id FROM lkp.subject WHERE govcredit.name_pairs(name) @> govcredit.name_pairs('示例')$$);
SET ROLE regress_lkp_a;
SELECT q.n, public.asked_of(q.statement) FROM public.question q ORDER BY q.n;
SET ROLE regress_lkp_c;
SELECT q.n, public.asked_of(q.statement) FROM public.question q ORDER BY q.n;
RESET ROLE;

-- The same are found as by reading all, for who sees all and for who sees a part
CREATE FUNCTION public.found(part text) RETURNS TABLE (by_index bigint[], by_reading bigint[]) LANGUAGE sql AS $$
	SELECT (SELECT array_agg(f.subject ORDER BY f.subject) FROM lkp_internal.find_subjects(part, '2026-06-30', true) f),
		   (SELECT array_agg(s.id ORDER BY s.id)
			  FROM lkp.subject s
			 WHERE strpos(govcredit.plain_name(s.name), govcredit.plain_name(part)) > 0 AND (s.kind <> 'official' OR CURRENT_USER !~ '^regress_lkp'))
$$;
CREATE TABLE public.part (n integer, part text);
INSERT INTO public.part VALUES (1, '第1'), (2, '2号'), (3, ' １０ 号'), (4, '例单位(演'), (5, '没有这个'), (6, '号' || chr(19968 + 8)), (7, '位（演示数据）');
GRANT SELECT ON public.part TO PUBLIC;
SELECT p.part, cardinality(f.by_index) AS found, f.by_index IS NOT DISTINCT FROM f.by_reading AS same FROM public.part p CROSS JOIN LATERAL public.found(p.part) f ORDER BY p.n;
SET ROLE regress_lkp_a;
SELECT p.part, cardinality(f.by_index) AS found, f.by_index IS NOT DISTINCT FROM f.by_reading AS same FROM public.part p CROSS JOIN LATERAL public.found(p.part) f ORDER BY p.n;
SELECT subject, kind, how, matched, days FROM lkp_internal.find_subjects('曾名', '2026-06-30', true);
SELECT count(*) FROM lkp_internal.find_subjects('第12号', '2026-06-30');
SELECT count(*) FROM lkp_internal.find_subjects('单', part => true);
SELECT count(*) FROM lkp_internal.find_subjects(' ', part => true);
SELECT count(*) FROM lkp_internal.find_subjects('单位', part => true, at_most => 100);
SELECT count(*) FROM lkp_internal.find_subjects('单位', part => NULL);
SELECT count(*) FROM lkp_internal.find_subjects(NULL, part => true);
-- a person with a ticket
SET ROLE regress_lkp_c;
SELECT count(*) FROM lkp_internal.find_subjects('第100号', part => true);
SELECT count(*) AS ticket FROM lkp.open_ticket(100, '演示');
SELECT subject, kind, how FROM lkp_internal.find_subjects('第100号', part => true);
RESET ROLE;
-- and the index over parts is asked, whoever asks
DISCARD PLANS;
BEGIN;
SET LOCAL ROLE regress_lkp_a;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_indexscan = off;
SELECT count(*) FROM lkp_internal.find_subjects('第12号', part => true);
RESET ROLE;
SELECT pg_stat_get_xact_numscans('lkp.subject_name_part_idx'::regclass) > 0 AS subject_asked, pg_stat_get_xact_numscans('lkp.former_name_part_idx'::regclass) > 0 AS former_asked;
COMMIT;

DROP FUNCTION public.asked_of(text), public.found(text);
DROP TABLE public.question, public.part;
DROP OWNED BY regress_lkp_a, regress_lkp_c;
DROP SCHEMA lkp, lkp_internal, lkp_zh CASCADE;
DROP ROLE regress_lkp_a, regress_lkp_c;
DROP ROLE regress_lkp_reader, regress_lkp_analyst, regress_lkp_recorder, regress_lkp_reviewer, regress_lkp_administrator;
