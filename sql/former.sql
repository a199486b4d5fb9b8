--
-- former: what a subject was, and was called, in earlier days
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('fm');
INSERT INTO fm.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990103', 'xining-2018', '[2019-06-12,)');
INSERT INTO fm.subject (kind, name, uscc, division) VALUES ('department', '示例甲局（演示数据）', '11990101000000019X', '990101'),
	('department', '示例乙局（演示数据）', NULL, '990101'), ('department', '示例丙局（演示数据）', NULL, '990101'), ('department', '示例丁局（演示数据）', NULL, '990102'),
	('official', '张某（演示数据）', NULL, '990101');
INSERT INTO fm.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2025-03-03'), (2, 'disclosure_missed', '2025-03-04'), (2, 'disclosure_missed', '2025-05-04'), (4, 'good_case', '2025-06-06');
SELECT fm.close_books() AS before \gset
CREATE VIEW placed AS SELECT jurisdiction, kind, rank, subject, name, score, peers FROM fm.ranking_on('2025-12-31') WHERE kind <> 'official';
CREATE TABLE stood AS SELECT * FROM placed;

-- A bureau moves to another county: the past stays where it was
UPDATE fm.subject SET division = '990102', since = '2026-03-01' WHERE id = 1;
SELECT subject, name, uscc, kind, division, valid FROM fm.former;
SELECT count(*) AS changed FROM ((TABLE placed EXCEPT TABLE stood) UNION ALL (TABLE stood EXCEPT TABLE placed)) d;
SELECT day, jurisdiction, rank, subject, peers FROM unnest('{2026-02-28,2026-03-01}'::date[]) day CROSS JOIN LATERAL fm.ranking_on(day) WHERE kind = 'department' ORDER BY day, jurisdiction, rank, subject;
-- as the books had it, it is where it was on any day
SELECT jurisdiction, count(*) FROM fm.ranking_on('2026-03-01', :'before') WHERE kind = 'department' GROUP BY 1 ORDER BY 1;
-- (without a day it is put right: it always was there)
BEGIN;
UPDATE fm.subject SET division = '990102' WHERE id = 2;
SELECT jurisdiction, count(*) FROM fm.ranking_on('2025-12-31') WHERE kind = 'department' GROUP BY 1 ORDER BY 1;
ROLLBACK;
-- The day of a change is put right with what was before it
UPDATE fm.subject SET since = '2026-02-01' WHERE id = 1;
SELECT valid FROM fm.former;
SELECT jurisdiction FROM fm.ranking_on('2026-02-28') WHERE subject = 1;

-- Names: renamed twice, and what is known of the time before is entered by hand
UPDATE fm.subject SET name = '示例甲委（演示数据）', since = '2026-05-01' WHERE id = 1;
UPDATE fm.subject SET name = '示例甲中心（演示数据）', since = '2026-06-01' WHERE id = 1;
INSERT INTO fm.former (subject, name, valid) VALUES (3, '示例丙办（演示数据）', '[2015-01-01,2019-07-01)');
SELECT subject, name, uscc, division, valid FROM fm.former ORDER BY subject, valid;
SELECT id, since FROM fm.subject WHERE since IS NOT NULL ORDER BY id;
SELECT day, s.id, s.name, s.uscc FROM unnest('{2019-06-30,2019-07-01,2026-01-31,2026-04-30,2026-05-31,2026-06-01}'::date[]) day CROSS JOIN LATERAL fm_internal.standing_on(day) s WHERE s.id IN (1, 3) ORDER BY day, s.id;
SELECT contents ->> 'name' AS name, contents -> 'records' -> 0 ->> 'type' AS record FROM fm.issue_report(1, '示例用途', '2025-12-31');
SELECT contents ->> 'name' AS name FROM fm.issue_report(1, '示例用途', '2026-06-30');
SELECT DISTINCT name FROM fm.sanctions_on('2025-12-31') WHERE subject = 1;

-- What cannot be: a day to come, before the last change, without a day; a state that is not over, twice on a day, of nobody's kind
\set VERBOSITY sqlstate
UPDATE fm.subject SET name = '示例甲部（演示数据）', since = ((CURRENT_TIMESTAMP AT TIME ZONE 'Asia/Shanghai')::date + 1) WHERE id = 2;
\set VERBOSITY terse
UPDATE fm.subject SET name = '示例甲部（演示数据）', since = '2026-05-15' WHERE id = 1;
UPDATE fm.subject SET name = '示例甲部（演示数据）', since = NULL WHERE id = 1;
UPDATE fm.subject SET since = NULL WHERE id = 1;
UPDATE fm.subject SET since = '2026-05-01' WHERE id = 1;
UPDATE fm.subject SET valid = '[2024-01-01,)', since = '2024-01-01', name = '示例乙部（演示数据）' WHERE id = 2;
INSERT INTO fm.former (subject, name, valid) VALUES (1, '示例甲部（演示数据）', '[2026-05-10,2026-07-01)');
INSERT INTO fm.former (subject, name, valid) VALUES (2, '示例乙部（演示数据）', '[2020-01-01,)');
INSERT INTO fm.former (subject, name, valid) VALUES (1, '示例甲部（演示数据）', '[2025-01-01,2025-02-01)');
INSERT INTO fm.former (subject, name, kind, valid) VALUES (2, '示例乙部（演示数据）', 'departmnt', '[2019-07-01,2019-08-01)');
INSERT INTO fm.former (subject, name, kind, valid) VALUES (3, '示例丙部（演示数据）', 'official', '[2010-01-01,2011-01-01)');
INSERT INTO fm.former (subject, name, valid) VALUES (99, '示例（演示数据）', '[2010-01-01,2011-01-01)');
UPDATE fm.former SET subject = 2 WHERE subject = 3;

-- An organ becomes an institution with its code: judged as what it was on each day
UPDATE fm.subject SET kind = 'institution', since = '2026-07-01' WHERE id = 1;
SELECT day, kind, score FROM unnest('{2026-06-30,2026-07-01}'::date[]) day CROSS JOIN LATERAL fm.ranking_on(day) WHERE subject = 1 ORDER BY day;
SELECT count(*) FROM fm.unjudged_on('2026-07-01');
UPDATE fm.subject SET kind = 'official', since = '2026-08-01' WHERE id = 1;
-- To where another edition rules it comes with what that can judge only; what had run out before it came is nobody's concern
BEGIN;
UPDATE fm.subject SET division = '990103', since = '2026-08-01' WHERE id = 2;
ROLLBACK;
UPDATE fm.subject SET division = '990103', since = '2026-08-01' WHERE id = 3;
SELECT day, jurisdiction, govcredit.policy_name(policy) FROM unnest('{2026-07-31,2026-08-01}'::date[]) day CROSS JOIN LATERAL fm_internal.standing_on(day) s WHERE s.id = 3 ORDER BY day;
SELECT fm.is_barred(3, 'subsidy', NULL, '2026-07-31');
SELECT fm.is_barred(3, 'subsidy', NULL, '2026-08-01');
-- late, of a day on which it was where the type is known, but counting where it is not
INSERT INTO fm.record (subject, record_type, decided_on) VALUES (3, 'disclosure_missed', '2026-07-15');
-- nor does an edition take over a county whose subjects have left it, for the days before
UPDATE fm.jurisdiction SET policy = 'xining-2018' WHERE division = '990101';
DELETE FROM fm.jurisdiction WHERE division = '990101';
-- What was said of the past in error is put right; the books of before have it
SELECT fm.close_books() AS wrong \gset
UPDATE fm.former SET name = '示例丙所（演示数据）' WHERE subject = 3 AND valid @> '2016-01-01'::date;
SELECT t AS known, s.name FROM (VALUES (1, :'wrong'::timestamptz), (2, 'infinity')) k (t, moment) CROSS JOIN LATERAL fm_internal.state_on('2016-01-01', k.moment) s WHERE s.id = 3 ORDER BY 1;

-- A draft that is brought up to date says what a ranking says
CALL fm.evaluate('2025-12-31');
INSERT INTO fm.former (subject, name, division, valid) VALUES (4, '示例丁办（演示数据）', '990101', '[2019-01-01,2026-01-01)');
CALL fm.evaluate('2025-12-31');
SELECT jurisdiction, name, rank FROM fm.evaluation_ranking(1) WHERE subject = 4;
SELECT count(*) AS differ FROM fm.evaluation_differences(1);

-- Rights are by what it is now: who works where it went sees it with its past, who works where it was does not any more
SELECT count(*) FROM fm.setup_roles('regress_fm');
CREATE ROLE regress_fm_one IN ROLE regress_fm_recorder;
CREATE ROLE regress_fm_two IN ROLE regress_fm_recorder;
CREATE ROLE regress_fm_rev IN ROLE regress_fm_reviewer;
INSERT INTO fm.access_scope (member, division) VALUES ('regress_fm_one', '990101'), ('regress_fm_two', '990102'), ('regress_fm_rev', '990102');
SET ROLE regress_fm_one;
SELECT subject FROM fm.former ORDER BY subject;
INSERT INTO fm.former (subject, name, valid) VALUES (1, '示例甲会（演示数据）', '(,2015-01-01)');
INSERT INTO fm.former (subject, name, valid) VALUES (2, '示例乙会（演示数据）', '(,2015-01-01)');
UPDATE fm.subject SET name = '李某（演示数据）', since = '2026-01-01' WHERE id = 5;
SELECT subject, name, entered_by FROM fm.former WHERE subject IN (2, 5) ORDER BY subject;
SET ROLE regress_fm_two;
SELECT DISTINCT subject FROM fm.former ORDER BY subject;
SELECT name FROM fm_internal.standing_on('2025-12-31') WHERE id = 1;
DELETE FROM fm.former;
-- published under its name, that is a reviewer's, the day with it
RESET ROLE;
UPDATE fm.record SET published_on = '2025-03-04' WHERE subject = 1;
SET ROLE regress_fm_two;
UPDATE fm.subject SET name = '示例甲厅（演示数据）', since = '2026-08-01' WHERE id = 1;
UPDATE fm.subject SET since = '2026-08-01' WHERE id = 1;
SET ROLE regress_fm_rev;
UPDATE fm.subject SET name = '示例甲厅（演示数据）', since = '2026-08-01' WHERE id = 1;
UPDATE fm.subject SET since = '2026-08-02' WHERE id = 4;
RESET ROLE;
SELECT name, valid, entered_by FROM fm.former WHERE subject = 1 ORDER BY valid DESC LIMIT 1;
DROP VIEW placed;
DROP TABLE stood;
DROP SCHEMA fm, fm_internal, fm_zh CASCADE;
DROP OWNED BY regress_fm_one, regress_fm_two, regress_fm_rev, regress_fm_reader, regress_fm_analyst, regress_fm_recorder, regress_fm_reviewer, regress_fm_administrator;
DROP ROLE regress_fm_one, regress_fm_two, regress_fm_rev, regress_fm_reader, regress_fm_analyst, regress_fm_recorder, regress_fm_reviewer, regress_fm_administrator;
