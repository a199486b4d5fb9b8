--
-- registry: several entries of one body are that body, in every question, and once
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('sm');
CREATE OR REPLACE FUNCTION sm_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
INSERT INTO sm.jurisdiction (division, policy, valid) VALUES
	('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990103', 'xining-2018', '[2018-01-01,)'),
	('990104', 'huaxian-2017', '[2017-09-26,)'), ('990200', 'city-x', '[2018-01-01,)');

-- Each body has a twin of whom everything is entered under one number
INSERT INTO sm.subject (id, kind, name, division, valid) VALUES
	(1, 'township', '示例镇（演示数据）', '990104', '[2018-01-01,)'), (2, 'township', '示例镇政府（演示数据）', '990104', '[2018-01-01,)'), (3, 'township', '示例镇旧（演示数据）', '990104', '[2018-01-01,2025-01-01)'),
	(4, 'enterprise', '示例公司（演示数据）', '990104', '[2018-01-01,)'), (5, 'enterprise', '示例公司二（演示数据）', '990104', '[2018-01-01,)'),
	(6, 'official', '某甲（演示数据）', '990104', '[2018-01-01,)'), (7, 'official', '某甲二（演示数据）', '990104', '[2018-01-01,)'),
	(8, 'government', '示例县（演示数据）', '990201', '[2018-01-01,)'), (9, 'government', '示例县二（演示数据）', '990201', '[2018-01-01,)'),
	(11, 'township', '示例镇（演示数据）', '990104', '[2018-01-01,)'), (14, 'enterprise', '对照公司（演示数据）', '990104', '[2018-01-01,)'),
	(16, 'official', '对照某（演示数据）', '990104', '[2018-01-01,)'), (18, 'government', '示例县（演示数据）', '990202', '[2018-01-01,)'),
	(21, 'department', '上级局（演示数据）', '990104', '[2018-01-01,)'), (22, 'official', '某丁（演示数据）', '990101', '[2020-01-01,)'), (23, 'official', '某丁二（演示数据）', '990101', '[2020-01-01,)'),
	(24, 'department', '示例局（演示数据）', '990101', '[2020-01-01,)'), (25, 'department', '示例局二（演示数据）', '990101', '[2020-01-01,)'), (26, 'official', '对照丁（演示数据）', '990101', '[2020-01-01,)'),
	(27, 'department', '示例局（演示数据）', '990102', '[2020-01-01,)'), (28, 'department', '培训局（演示数据）', '990101', '[2020-01-01,)');
CREATE TABLE sm.twin (body bigint, entries bigint[], twin bigint);
INSERT INTO sm.twin VALUES (1, '{1,2,3}', 11), (4, '{4,5}', 14), (6, '{6,7}', 16), (8, '{8,9}', 18), (22, '{22,23}', 26), (24, '{24,25}', 27);
INSERT INTO sm.subject (id, kind, name, division) VALUES (901, 'source', '示例统计局（演示数据）', '990101'), (902, 'source', '示例评级公司（演示数据）', '990101');
-- facts, entered of the one and of the other; the twin has them all
CREATE FUNCTION sm.fact(statement text, about bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	twin CONSTANT bigint := (SELECT t.twin FROM sm.twin t WHERE about = ANY (t.entries));
BEGIN
	EXECUTE format(statement, about);
	EXECUTE format(statement, twin);
END
$$;
SELECT sm.fact(x.statement, x.about) FROM (VALUES
	('INSERT INTO sm.record (subject, record_type, decided_on, severity, amount) VALUES (%s, ''arrears_project'', ''2025-11-03'', ''serious'', 1000)', 1),
	('INSERT INTO sm.record (subject, record_type, decided_on) VALUES (%s, ''government_breach'', ''2025-10-08'')', 2),
	('INSERT INTO sm.record (subject, record_type, decided_on, published_on) VALUES (%s, ''promise_broken'', ''2024-12-03'', ''2024-12-05'')', 3),
	('INSERT INTO sm.record (subject, record_type, decided_on) VALUES (%s, ''honest_township'', ''2025-12-03'')', 2),
	('INSERT INTO sm.record (subject, record_type, decided_on, act_id) VALUES (%s, ''court_judgment'', ''2025-12-03'', ''A-1'')', 2),
	('INSERT INTO sm.record (subject, record_type, decided_on, act_id) VALUES (%s, ''judgment_unperformed'', ''2025-12-03'', ''A-1'')', 1),
	('INSERT INTO sm.record (subject, record_type, decided_on) VALUES (%s, ''licence'', ''2026-06-10'')', 5),
	('INSERT INTO sm.record (subject, record_type, decided_on, severity) VALUES (%s, ''administrative_penalty'', ''2026-03-02'', ''serious'')', 5),
	('INSERT INTO sm.record (subject, record_type, decided_on) VALUES (%s, ''accountability'', ''2026-02-02'')', 7),
	('INSERT INTO sm.record (subject, record_type, decided_on, severity) VALUES (%s, ''accountability'', ''2024-12-05'', ''serious'')', 3),
	('INSERT INTO sm.matter (kind, subject, title, opened_on, due_on, amount) VALUES (''arrears'', %s, ''示例欠款（演示数据）'', ''2025-11-11'', ''2026-01-31'', 100)', 2),
	('INSERT INTO sm.matter (kind, subject, title, procedure, opened_on, closed_on, outcome) VALUES (''decision'', %s, ''重大决策（演示数据）'', ''major_decision'', ''2025-01-01'', ''2025-03-01'', ''adopted'')', 2),
	('INSERT INTO sm.matter (kind, subject, title, opened_on, closed_on, outcome) SELECT ''dispute'', %s, ''纠纷（演示数据）'', ''2026-01-05'', ''2026-02-05'', ''mediated''', 9),
	('INSERT INTO sm.observation (subject, indicator, period, value) VALUES (%s, ''debt_balance'', ''[2025-01-01,2026-01-01)'', 90)', 2),
	('INSERT INTO sm.observation (subject, indicator, period, value) VALUES (%s, ''fiscal_capacity'', ''[2025-01-01,2026-01-01)'', 100)', 1),
	('INSERT INTO sm.attestation (subject, list, item, issuer, number, issued_on, grade, score) VALUES (%1$s, ''credit_reports'', (SELECT item FROM govcredit.list_items(''huaxian-2017'', ''credit_reports'') LIMIT 1), 902, ''R-%1$s'', ''2026-01-05'', ''AA'', 88)', 5),
	('INSERT INTO sm.list_entry (list, subject, code, title, valid) VALUES (''government_lists'', %s, ''powers'', ''示例事项（演示数据）'', ''[2026-01-01,)'')', 2),
	('INSERT INTO sm.delivery (subject, what, year, recipient, sent_on) VALUES (%s, ''whole_year'', 2025, ''示例（演示数据）'', ''2026-01-05'')', 2),
	('INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (%s, ''superior'', 21, ''[2018-01-01,)'')', 2),
	('INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (%s, ''unit'', 21, ''[2026-02-01,)'')', 7)) x (statement, about);
SELECT sm.fact(x.statement, x.about) FROM (VALUES
	('INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (%s, ''unit'', 21, ''[2026-02-01,)'')', 23),
	('INSERT INTO sm.record (subject, record_type, decided_on) VALUES (%s, ''disclosure_missed'', ''2026-02-02'')', 25),
	('INSERT INTO sm.record (subject, record_type, decided_on, severity) VALUES (%s, ''accountability'', ''2026-02-02'', ''serious'')', 24)) x (statement, about);
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (24, 'head', 23, '[2026-01-01,)'), (25, 'head', 22, '[2026-01-01,)'), (27, 'head', 26, '[2026-01-01,)');
INSERT INTO sm.matter (id, kind, subject, title, list, item, opened_on, closed_on, outcome) VALUES (602, 'training', 28, '初任培训（演示数据）', 'training_kinds', 'initial', '2026-04-01', '2026-04-03', 'held');
INSERT INTO sm.matter_party (matter, role, subject, name) VALUES (602, 'participant', 23, '某丁（演示数据）'), (602, 'participant', 26, '对照丁（演示数据）');
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (2, 'head', 7, '[2025-01-01,)'), (11, 'head', 16, '[2025-01-01,)');
INSERT INTO sm.matter_step (matter, step, done_on, paid) SELECT m.id, 'payment', '2026-01-10', 40 FROM sm.matter m WHERE m.kind = 'arrears';
-- what one source says twice of a period it says once
INSERT INTO sm.observation (subject, indicator, period, source, value) VALUES (1, 'debt_balance', '[2024-01-01,2025-01-01)', 901, 70), (2, 'debt_balance', '[2024-01-01,2025-01-01)', 901, 70), (11, 'debt_balance', '[2024-01-01,2025-01-01)', 901, 70);

-- A question about an entry as the twin's: numbers and names aside; and what is kept of a day
CREATE FUNCTION sm.plain(answer jsonb) RETURNS text LANGUAGE sql STABLE
	RETURN (SELECT string_agg(k || '=' || v, ' ' ORDER BY k COLLATE "C")
			  FROM jsonb_each_text(answer - '{subject,name,record,matter,about,person,rank,place,percentile,peers,label,item,reference,division,jurisdiction,target_name,number,attestation,objection,unit,owed_by,owed_by_name}'::text[]) e (k, v) WHERE v IS NOT NULL);
CREATE FUNCTION sm.said(as_of date) RETURNS TABLE (question text, about bigint, said text) LANGUAGE plpgsql STABLE AS $$
DECLARE
	f record;
BEGIN
	FOR f IN
		SELECT p.proname, 'sm' AS house, ''::text AS more FROM pg_proc p
		 WHERE p.pronamespace = 'sm'::regnamespace AND p.proretset AND p.proargnames[1:2] = '{as_of,known_at}'
		   AND EXISTS (SELECT FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attname = 'subject' WHERE t.oid = p.prorettype)
		 UNION ALL SELECT 'fact_on', 'sm_internal', ''
		 UNION ALL SELECT l.f, l.h, quote_literal(l.l) || ', ' FROM (VALUES ('entry_on', 'sm', 'government_lists'), ('attested_on', 'sm', 'credit_reports'), ('figures_on', 'sm_internal', 'balance_sheet')) l (f, h, l)
		 ORDER BY 1
	LOOP
		RETURN QUERY EXECUTE format('SELECT %L, a.subject, string_agg(sm.plain(to_jsonb(a)), E''\n'' ORDER BY sm.plain(to_jsonb(a)) COLLATE "C") FROM %I.%I(%s$1) a GROUP BY 2',
			f.proname, f.house, f.proname, f.more) USING $1;
	END LOOP;
END
$$;
CREATE FUNCTION sm.asked(about bigint, as_of date) RETURNS TABLE (question text, said text) LANGUAGE plpgsql STABLE AS $$
DECLARE
	q text;
BEGIN
	FOREACH q IN ARRAY '{explain_score($1\, $2),integrity_file($1\, $2),"measures_on($1, ''honour'', NULL, $2)"}'::text[] LOOP
		question := split_part(q, '(', 1);
		EXECUTE format('SELECT string_agg(sm.plain(to_jsonb(a)), E''\n'' ORDER BY sm.plain(to_jsonb(a)) COLLATE "C") FROM sm.%s a', q) INTO said USING $1, $2;
		RETURN NEXT;
	END LOOP;
	question := 'is_barred';
	said := sm.is_barred($1, 'honour', NULL, $2);
	RETURN NEXT;
END
$$;
CREATE TABLE sm.kept AS SELECT * FROM sm.said('2026-06-30') a WHERE a.about < 28;
CALL sm.evaluate('2026-06-30', 'frozen');
CALL sm.freeze(1);
CALL sm.evaluate('2026-06-30', 'kept');
SELECT sm.close_books() AS before \gset
SELECT e.subject FROM sm.evaluation_score e WHERE e.evaluation = 1 AND e.subject < 10 ORDER BY 1;

-- What cannot be one is refused at the door
INSERT INTO sm.subject (id, kind, name, uscc, division, valid) VALUES
	(31, 'enterprise', '甲公司（演示数据）', '91990101100000016P', '990101', '[2020-01-01,)'), (32, 'enterprise', '乙公司（演示数据）', '91990101100000024J', '990101', '[2020-01-01,)'),
	(33, 'enterprise', '丙公司（演示数据）', NULL, '990101', '[2019-07-01,)'), (34, 'enterprise', '丁公司（演示数据）', NULL, '990101', '[2020-01-01,2026-01-01)'),
	(35, 'official', '某乙（演示数据）', NULL, '990101', '[2020-01-01,)'), (36, 'official', '某丙（演示数据）', NULL, '990101', '[2020-01-01,)');
INSERT INTO sm.subject_person (subject, resident_id) VALUES (35, '11010519491231002X'), (36, '370124197505118226');
\set VERBOSITY terse
INSERT INTO sm.subject_link (subject, role, target) VALUES (31, 'same_as', 31);
INSERT INTO sm.subject_link (subject, role, target) VALUES (33, 'same_as', 35);
INSERT INTO sm.subject_link (subject, role, target) VALUES (35, 'same_as', 33);
INSERT INTO sm.subject_link (subject, role, target) VALUES (33, 'same_as', 1);
\set VERBOSITY default
INSERT INTO sm.subject_link (subject, role, target) VALUES (31, 'same_as', 32);
INSERT INTO sm.subject_link (subject, role, target) VALUES (35, 'same_as', 36);
-- a body that is not there while its entry is
INSERT INTO sm.subject_link (subject, role, target) VALUES (33, 'same_as', 34);
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (33, 'same_as', 31, '[2020-01-01,2027-01-01)');
\set VERBOSITY terse
-- two on a day, a succession beside it, a circle, also of both
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (33, 'same_as', 32, '[2026-01-01,)');
INSERT INTO sm.subject_link (subject, role, target) VALUES (31, 'same_as', 33);
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (34, 'successor', 33, '[2026-01-01,)');
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (34, 'same_as', 31, '[2026-01-01,)');
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (33, 'successor', 31, '[2026-01-01,)');
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (33, 'same_as', 34, '[2027-01-01,)');
\set VERBOSITY default
DELETE FROM sm.subject_link WHERE subject IN (33, 34);

-- Joined, one of them through another: they are who stands for them
INSERT INTO sm.subject_link (subject, role, target) VALUES (2, 'same_as', 1), (3, 'same_as', 2), (5, 'same_as', 4), (7, 'same_as', 6), (9, 'same_as', 8), (23, 'same_as', 22), (25, 'same_as', 24);
CREATE TABLE sm.answer AS SELECT d.as_of, a.* FROM (VALUES (date '2024-12-31'), ('2026-06-30')) d (as_of) CROSS JOIN LATERAL sm.said(d.as_of) a;
SELECT a.as_of, a.question, t.body, b.said, w.said AS twin
  FROM sm.twin t
 CROSS JOIN (SELECT DISTINCT x.as_of, x.question FROM sm.answer x) a
  LEFT JOIN sm.answer b ON (b.as_of, b.question, b.about) = (a.as_of, a.question, t.body)
  LEFT JOIN sm.answer w ON (w.as_of, w.question, w.about) = (a.as_of, a.question, t.twin)
 WHERE b.said IS DISTINCT FROM w.said
 ORDER BY 1, 2, 3;
SELECT e.entry, b.question, b.said, w.said AS twin
  FROM sm.twin t
 CROSS JOIN unnest(t.entries) e (entry)
 CROSS JOIN LATERAL sm.asked(e.entry, '2026-06-30') b
  JOIN LATERAL sm.asked(t.twin, '2026-06-30') w ON w.question = b.question
 WHERE b.said IS DISTINCT FROM w.said
 ORDER BY 1, 2;
-- no question has a row for an entry, and each that had one of it has one of the body
SELECT a.about, a.question, a.said FROM sm.answer a WHERE a.about IN (2, 3, 5, 7, 9, 23, 25) AND a.question <> 'barred_on' ORDER BY 1, 2;
SELECT count(DISTINCT k.question) AS questions, count(*) FILTER (WHERE a.said IS NULL) AS lost
  FROM sm.kept k
  JOIN sm.twin t ON k.about = ANY (t.entries)
  LEFT JOIN sm.answer a ON a.about = t.body AND a.question = k.question AND a.as_of = '2026-06-30'
 WHERE k.question <> 'unjudged_on'; -- what nobody bore somebody does
SELECT kind, subjects, covered FROM sm_internal.coverage_on('2026-06-30') WHERE jurisdiction IN ('990104', '990200') ORDER BY kind COLLATE "C", 2;
SELECT subject, kind, name, how, matched FROM sm.find_subject('示例镇旧（演示数据）', '2026-06-30');
SELECT subject, name, how, matched FROM sm.find_subject('示例镇旧（演示数据）', '2024-06-30');
-- a report, whichever number it was asked under
SELECT r.subject, (r.contents ->> 'subject')::bigint AS about, jsonb_array_length(r.contents -> 'records') AS records FROM sm.issue_report(5, '招标投标', '2026-06-30') r;
SELECT v.genuine, v.same_today FROM sm.credit_report r, LATERAL sm.verify_report(r.id, r.sha256) v ORDER BY r.id;
-- published under the name of the body
INSERT INTO sm.record (subject, record_type, decided_on, severity, published_on) VALUES (33, 'administrative_penalty', '2026-06-01', 'ordinary', '2026-06-03');
INSERT INTO sm.subject_link (subject, role, target, valid) VALUES (33, 'same_as', 31, '[2020-01-01,)');
SELECT p.subject, p.name, p.uscc FROM sm.published p WHERE p.subject IN (31, 33);
-- what is loaded of one entry is not loaded again of another
SELECT l.state FROM sm.load_records('[{"subject": {"uscc": "91990101100000016P"}, "record_type": "administrative_penalty", "decided_on": "2026-06-01", "severity": "ordinary"}]', false, true) l;
UPDATE sm.subject SET name = '示例镇（演示数据）' WHERE id = 2;
UPDATE sm.subject SET division = '990104', name = '另一镇（演示数据）' WHERE id = 11;
SELECT sm_internal.subject_described('{"name": "示例镇（演示数据）", "kind": "township", "division": "990104"}') AS found;

-- The draft follows, what is frozen stays, and so does what was known before
CALL sm.evaluate('2026-06-30', 'kept');
SELECT count(*) FILTER (WHERE e.subject IS NULL) AS missing, count(*) FILTER (WHERE r.subject IS NULL) AS too_many, bool_and((e.score, e.records) IS NOT DISTINCT FROM (r.score, r.records)) AS equal
  FROM (SELECT s.* FROM sm.evaluation_score s WHERE s.evaluation = 2) e FULL JOIN sm.ranking_on('2026-06-30') r USING (subject);
INSERT INTO sm.record (subject, record_type, decided_on) VALUES (3, 'complaint_upheld', '2024-12-10');
CALL sm.evaluate('2026-06-30', 'kept');
SELECT bool_and((e.score, e.records) IS NOT DISTINCT FROM (r.score, r.records)) AS equal FROM sm.evaluation_score e JOIN sm.ranking_on('2026-06-30') r USING (subject) WHERE e.evaluation = 2;
SELECT e.subject FROM sm.evaluation_score e WHERE e.evaluation = 1 AND e.subject < 10 ORDER BY 1;
SELECT r.subject, r.score, r.records FROM sm.ranking_on('2026-06-30', :'before') r WHERE r.subject < 10 ORDER BY 1;
SELECT r.subject, r.score, r.records FROM sm.ranking_on('2026-06-30') r WHERE r.subject < 10 ORDER BY 1;

-- of a body that is no more nobody bears what was entered of any entry, and it is said of the body
BEGIN;
UPDATE sm.subject SET valid = '[2018-01-01,2026-05-01)' WHERE id IN (1, 2);
SELECT u.subject, u.reason, count(*) FROM sm.unjudged_on('2026-06-30') u WHERE u.subject < 10 GROUP BY 1, 2 ORDER BY 1;
ROLLBACK;

-- Ended on a day, it is on its own again from then on; taken out, it was always
UPDATE sm.subject_link SET valid = '(,2026-06-01)' WHERE subject = 5 AND role = 'same_as';
SELECT d.as_of, r.subject, r.records FROM (VALUES (date '2026-05-31'), ('2026-06-30')) d (as_of), LATERAL sm.ranking_on(d.as_of) r WHERE r.subject IN (4, 5) ORDER BY 1, 2;
DELETE FROM sm.subject_link WHERE role = 'same_as';
SELECT about, question, k.said, a.said AS now
  FROM sm.kept k
  FULL JOIN (SELECT * FROM sm.said('2026-06-30') x WHERE x.about < 28) a USING (about, question)
 WHERE a.said IS DISTINCT FROM k.said AND about <> 3 AND (about, question) <> (16, 'sanctions_on') -- he headed an entry, which has its name again
 ORDER BY 1, 2;
-- Whose body, or whose entries, somebody does not see is unknown to him
SELECT govcredit.create_registry('smr');
CREATE OR REPLACE FUNCTION smr_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
INSERT INTO smr.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO smr.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '甲局（演示数据）', '990101', '[2019-06-12,)'), (2, 'department', '乙局重复（演示数据）', '990101', '[2019-06-12,)'),
	(3, 'department', '乙局（演示数据）', '990102', '[2019-06-12,)'), (4, 'department', '甲局重复（演示数据）', '990102', '[2019-06-12,)'),
	(5, 'department', '无关局（演示数据）', '990101', '[2019-06-12,)'), (6, 'official', '某甲（演示数据）', '990101', '[2019-06-12,)'), (7, 'official', '某甲重复（演示数据）', '990101', '[2019-06-12,)'),
	(8, 'department', '丙局（演示数据）', '990101', '[2019-06-12,)'), (9, 'department', '丙局重复（演示数据）', '990101', '[2019-06-12,)');
INSERT INTO smr.record (subject, record_type, decided_on, severity) VALUES (3, 'accountability', '2025-11-11', 'serious'), (4, 'accountability', '2025-11-11', 'serious'), (7, 'accountability', '2025-11-11', 'serious');
INSERT INTO smr.record (subject, record_type, decided_on, published_on) VALUES (9, 'disclosure_missed', '2026-01-06', '2026-01-10');
SELECT smr.close_books() AS before \gset
INSERT INTO smr.subject_link (subject, role, target) VALUES (2, 'same_as', 3), (4, 'same_as', 1), (7, 'same_as', 6);
SELECT count(*) > 0 AS roles FROM smr.setup_roles('regress_sm');
CREATE ROLE regress_sm_a IN ROLE regress_sm_analyst;
CREATE ROLE regress_sm_w IN ROLE regress_sm_analyst;
CREATE ROLE regress_sm_c IN ROLE regress_sm_recorder;
CREATE ROLE regress_sm_v IN ROLE regress_sm_reviewer;
CREATE ROLE regress_sm_d IN ROLE regress_sm_administrator;
GRANT EXECUTE ON FUNCTION smr_internal.bar_state(bigint[], text, text, date, timestamptz) TO regress_sm_analyst;
INSERT INTO smr.access_scope (member, division) VALUES ('regress_sm_a', '990101'), ('regress_sm_w', '990100'), ('regress_sm_c', '990101'), ('regress_sm_v', '990101');
CREATE FUNCTION smr.asked(subject bigint) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN smr.is_barred(subject, 'honour', NULL, '2026-06-30');
EXCEPTION WHEN object_not_in_prerequisite_state OR no_data_found THEN
	RETURN SQLERRM;
END
$$;
PREPARE answer AS
	SELECT i.id, smr.asked(i.id) AS is_barred, coalesce(b.state, 'free') AS barred_on, s.state AS bar_state, r.score IS NOT NULL AS scored, r.unjudged
	  FROM generate_series(1, 7) i (id)
	  LEFT JOIN smr.barred_on('honour', NULL, '2026-06-30') b ON b.subject = i.id
	  LEFT JOIN smr_internal.bar_state('{1,2,3,4,5,6,7}', 'honour', NULL, '2026-06-30') s ON s.subject = i.id
	  LEFT JOIN smr.ranking_on('2026-06-30') r ON r.subject = i.id
	 ORDER BY 1;
PREPARE unjudged AS SELECT u.subject, u.record, u.reason FROM smr.unjudged_on('2026-06-30') u ORDER BY 1;
-- who bids under any number of the body
EXECUTE answer;
SELECT smr.is_barred(2, 'honour', NULL, '2026-06-30', :'before') AS before, smr.is_barred(2, 'honour', NULL, '2026-06-30', smr.close_books()) AS now;
SET ROLE regress_sm_w;
EXECUTE answer;
SET ROLE regress_sm_a;
EXECUTE answer;
EXECUTE unjudged;
-- who writes about both joins them, but for what is published: that is an administrator's, and so is parting them
SET ROLE regress_sm_c;
\set VERBOSITY terse
INSERT INTO smr.subject_link (subject, role, target) VALUES (5, 'same_as', 3);
INSERT INTO smr.subject_link (subject, role, target) VALUES (9, 'same_as', 8);
INSERT INTO smr.subject_link (subject, role, target) VALUES (5, 'same_as', 8) RETURNING subject, target;
DELETE FROM smr.subject_link WHERE subject = 5 RETURNING subject;
-- of a person's file only with a ticket
INSERT INTO smr.subject_link (subject, role, target) VALUES (6, 'same_as', 7);
SET ROLE regress_sm_d;
INSERT INTO smr.subject_link (subject, role, target) VALUES (9, 'same_as', 8) RETURNING subject, target;
SET ROLE regress_sm_c;
DELETE FROM smr.subject_link WHERE subject = 9 RETURNING subject;
UPDATE smr.subject_link SET valid = '(,2026-06-01)' WHERE subject = 9;
-- a report about the whole body, by who writes about the whole
SET ROLE regress_sm_v;
SELECT (smr.issue_report(2, '招标投标', '2026-06-30')).id;
SELECT r.subject, jsonb_array_length(r.contents -> 'records') AS records FROM smr.issue_report(9, '招标投标', '2026-06-30') r;
-- the public reads it of the body
SET ROLE regress_sm_reader;
SELECT p.subject, p.name FROM smr.published p;
SELECT r.id FROM smr.record r;
RESET ROLE;
\set VERBOSITY default
DROP OWNED BY regress_sm_reader, regress_sm_analyst, regress_sm_recorder, regress_sm_reviewer, regress_sm_administrator;
DROP SCHEMA smr, smr_internal, smr_zh CASCADE;
DROP ROLE regress_sm_a, regress_sm_w, regress_sm_c, regress_sm_v, regress_sm_d, regress_sm_reader, regress_sm_analyst, regress_sm_recorder, regress_sm_reviewer, regress_sm_administrator;
-- Not by way of a third that has no number, neither of codes nor of persons, and with no second superior
INSERT INTO sm.subject (id, kind, name, uscc, division) VALUES (201, 'enterprise', '示例甲（演示数据）', govcredit.make_uscc('91', '990101', '00000021'), '990101'), (202, 'enterprise', '示例乙（演示数据）', govcredit.make_uscc('91', '990101', '00000022'), '990101'),
	(203, 'enterprise', '示例丙（演示数据）', NULL, '990101'), (204, 'official', '示例丁（演示数据）', NULL, '990101'), (205, 'official', '示例戊（演示数据）', NULL, '990101'), (206, 'official', '示例己（演示数据）', NULL, '990101'),
	(207, 'department', '示例庚局（演示数据）', NULL, '990101'), (208, 'department', '示例辛局（演示数据）', NULL, '990101'), (209, 'department', '示例壬局（演示数据）', NULL, '990101'), (210, 'department', '示例癸局（演示数据）', NULL, '990101');
INSERT INTO sm.subject_person (subject, resident_id) VALUES (204, '469028195908187251'), (205, '441624200011159088');
INSERT INTO sm.subject_link (subject, role, target) VALUES (203, 'same_as', 201), (206, 'same_as', 204);
INSERT INTO sm.subject_link (subject, role, target) VALUES (202, 'same_as', 203);
INSERT INTO sm.subject_link (subject, role, target) VALUES (201, 'same_as', 202);
INSERT INTO sm.subject_link (subject, role, target) VALUES (205, 'same_as', 206);
INSERT INTO sm.subject (id, kind, name, division) VALUES (211, 'enterprise', '示例子（演示数据）', '990101');
INSERT INTO sm.subject_link (subject, role, target) VALUES (211, 'same_as', 203) RETURNING subject;
UPDATE sm.subject SET uscc = govcredit.make_uscc('91', '990101', '00000023') WHERE id = 211;
UPDATE sm.subject SET uscc = govcredit.make_uscc('91', '990101', '00000021') WHERE id = 211;
INSERT INTO sm.subject_link (subject, role, target) VALUES (207, 'superior', 209), (208, 'superior', 210);
INSERT INTO sm.subject_link (subject, role, target) VALUES (208, 'same_as', 207);
DELETE FROM sm.subject_link WHERE subject = 208;
INSERT INTO sm.subject_link (subject, role, target) VALUES (208, 'same_as', 207) RETURNING subject;
INSERT INTO sm.subject_link (subject, role, target) VALUES (208, 'superior', 210);
INSERT INTO sm.subject_link (subject, role, target) VALUES (208, 'superior', 209) RETURNING subject;
DROP SCHEMA sm, sm_internal, sm_zh CASCADE;
