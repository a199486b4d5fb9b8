--
-- decision: who decides, how many, and what no longer changes
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('dec');
INSERT INTO dec.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO dec.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101'), (3, 'enterprise', '示例公司（演示数据）', '990101');
SELECT count(*) FROM dec.setup_roles('regress_dec');
-- two clerks, two reviewers, and two who are both
CREATE ROLE regress_dec_c IN ROLE regress_dec_recorder;
CREATE ROLE regress_dec_e IN ROLE regress_dec_recorder;
CREATE ROLE regress_dec_v IN ROLE regress_dec_reviewer;
CREATE ROLE regress_dec_w IN ROLE regress_dec_reviewer;
CREATE ROLE regress_dec_b IN ROLE regress_dec_recorder, regress_dec_reviewer;
CREATE ROLE regress_dec_d IN ROLE regress_dec_administrator;
INSERT INTO dec.access_scope (member, division) SELECT 'regress_dec_' || r, '990101' FROM unnest('{c,e,v,w,b}'::text[]) r;

-- One's own facts: not decided on, though another changed them or a remark since, and one changes them back
SET ROLE regress_dec_b;
INSERT INTO dec.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-05', 100);
SET ROLE regress_dec_c;
UPDATE dec.record SET amount = 200 WHERE id = 1;
SELECT entered_by FROM dec.record WHERE id = 1;
UPDATE dec.record SET note = '核对' WHERE id = 1;
SET ROLE regress_dec_b;
UPDATE dec.record SET published_on = '2026-01-10' WHERE id = 1;
INSERT INTO dec.publication (record, site, published_on) VALUES (1, 'credit_site', '2026-01-10');
UPDATE dec.record SET revoke_reason = '误录' WHERE id = 1;
-- nor in the statement that gives the fact
SET ROLE regress_dec_c;
INSERT INTO dec.record (subject, record_type, decided_on, amount) VALUES (1, 'disclosure_missed', '2026-01-06', 100);
SET ROLE regress_dec_b;
UPDATE dec.record SET amount = 1, published_on = '2026-01-10' WHERE id = 2;
-- a remark is no fact: who makes one may decide
UPDATE dec.record SET note = '见附件' WHERE id = 2;
SELECT entered_by FROM dec.record WHERE id = 2;
UPDATE dec.record SET published_on = '2026-01-10' WHERE id = 2;
-- One's own objection is answered by another
INSERT INTO dec.objection (record, filed_on, statement) VALUES (2, '2026-02-10', '不服（演示数据）');
UPDATE dec.objection SET answered_on = '2026-02-11', outcome = 'upheld' WHERE record = 2;
-- nor does who objects decide the record instead
UPDATE dec.record SET revoke_reason = '异议成立' WHERE id = 2;
UPDATE dec.record SET published_on = NULL WHERE id = 2;
SET ROLE regress_dec_v;
UPDATE dec.objection SET answered_on = '2026-02-11', outcome = 'dismissed', answer = '属实' WHERE record = 2;
SELECT entered_by, outcome FROM dec.objection;
-- What is published stays as it is; what comes later is entered; a correction goes by the reviewer
SET ROLE regress_dec_c;
UPDATE dec.record SET amount = 300 WHERE id = 2;
UPDATE dec.record SET record_type = 'good_case' WHERE id = 2;
UPDATE dec.record SET corrected_on = '2026-03-01', note = '已改正' WHERE id = 2;
-- in Chinese, too, nothing of it in English
SET govcredit.language = zh;
UPDATE dec.record SET amount = 300 WHERE id = 2;
RESET govcredit.language;
SET ROLE regress_dec_w;
UPDATE dec.record SET published_on = NULL WHERE id = 2;
SET ROLE regress_dec_c;
UPDATE dec.record SET amount = 300 WHERE id = 2;
SET ROLE regress_dec_w;
UPDATE dec.record SET published_on = '2026-01-10' WHERE id = 2;
SELECT amount, corrected_on, published_on FROM dec.record WHERE id = 2;
-- repair was decided on what was shown
SET ROLE regress_dec_c;
INSERT INTO dec.record (subject, record_type, decided_on, severity, amount) VALUES (3, 'administrative_penalty', '2026-01-07', 'ordinary', 5000);
UPDATE dec.record SET corrected_on = '2026-02-01', duties_done_on = '2026-02-01', committed_on = '2026-02-01' WHERE id = 3;
SET ROLE regress_dec_v;
UPDATE dec.record SET published_on = '2026-01-10' WHERE id = 3;
INSERT INTO dec.repair (record, granted_on, effect) VALUES (3, '2026-05-01', 'restore');
SET ROLE regress_dec_c;
UPDATE dec.record SET committed_on = '2026-04-01' WHERE id = 3;
-- What else is published: matters, observations, papers
SET ROLE regress_dec_b;
INSERT INTO dec.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05');
UPDATE dec.matter SET published_on = '2026-01-06' WHERE id = 1;
SET ROLE regress_dec_v;
UPDATE dec.matter SET published_on = '2026-01-06' WHERE id = 1;
SELECT entered_by, published_on FROM dec.matter;
RESET ROLE;
SELECT t.tgrelid::regclass, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN dec_internal.role_rights() r ON r.relation = c.relname
 WHERE c.relnamespace IN ('dec'::regnamespace, 'dec_internal'::regnamespace, 'dec_zh'::regnamespace) AND cardinality(r.decided) > 0 AND t.tgname IN ('attribute_facts', 'four_eyes', 'hold_facts') ORDER BY 1, 2;
SET ROLE regress_dec_v;
-- A report is what the books say
INSERT INTO dec.credit_report (subject, purpose, as_of, known_at, contents, sha256, issued_by) VALUES (1, '投标', '2026-06-30', now(), '{"records": []}', '', 'regress_dec_w');
SELECT (dec.issue_report(1, '投标')).issued_by;

-- Three: entered, reviewed, decided, each by another
SET ROLE regress_dec_v;
INSERT INTO dec.decision_levels (levels) VALUES (1) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_dec_d;
INSERT INTO dec.decision_levels (levels) VALUES (4) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
INSERT INTO dec.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_dec_c;
INSERT INTO dec.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-04-05');
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 4, '同意');
SET ROLE regress_dec_v;
UPDATE dec.record SET published_on = '2026-04-10' WHERE id = 4;
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 99, '同意');
INSERT INTO dec.review (relation, about, opinion, reviewed_by, alone) VALUES ('record', 4, '同意', 'regress_dec_w', false);
UPDATE dec.record SET published_on = '2026-04-10' WHERE id = 4;
-- of another version it says nothing
SET ROLE regress_dec_c;
UPDATE dec.record SET document_no = '示罚〔2026〕9号' WHERE id = 4;
SET ROLE regress_dec_w;
UPDATE dec.record SET published_on = '2026-04-10' WHERE id = 4;
SET ROLE regress_dec_v;
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 4, '同意公示');
SET ROLE regress_dec_w;
UPDATE dec.record SET published_on = '2026-04-10' WHERE id = 4;
SELECT published_on FROM dec.record WHERE id = 4;

-- One: the head decides alone, and says why
SET ROLE regress_dec_d;
INSERT INTO dec.decision_levels (levels) VALUES (1) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_dec_b;
INSERT INTO dec.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-05');
UPDATE dec.record SET published_on = '2026-05-10' WHERE id = 5;
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 5, ' ');
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 5, '本单位仅一名工作人员');
-- for what stands, not for what changes with the decision
UPDATE dec.record SET amount = 5, published_on = '2026-05-10' WHERE id = 5;
UPDATE dec.record SET amount = 5, revoke_reason = '误录' WHERE id = 5;
UPDATE dec.record SET corrected_on = '2026-05-06', note = '核对' WHERE id = 5;
UPDATE dec.record SET published_on = '2026-05-10' WHERE id = 5;
INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 5, '本单位仅一名工作人员');
UPDATE dec.record SET published_on = '2026-05-10' WHERE id = 5;
SELECT published_on FROM dec.record WHERE id = 5;
INSERT INTO dec.objection (record, filed_on, statement) VALUES (5, '2026-05-11', '不服（演示数据）');
INSERT INTO dec.review (relation, about, opinion) SELECT 'objection', max(id), '本单位仅一名工作人员' FROM dec.objection;
UPDATE dec.objection SET statement = '不服，请核（演示数据）', answered_on = '2026-05-12', outcome = 'dismissed' WHERE record = 5;
UPDATE dec.objection SET answered_on = '2026-05-12', outcome = 'dismissed' WHERE record = 5;
INSERT INTO dec.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼二（演示数据）', '2026-01-05');
INSERT INTO dec.review (relation, about, opinion) SELECT 'matter', max(id), '本单位仅一名工作人员' FROM dec.matter;
UPDATE dec.matter SET closed_on = '2026-05-01', outcome = 'won', published_on = '2026-05-10' WHERE title = '示例诉讼二（演示数据）';
UPDATE dec.matter SET published_on = '2026-05-10' WHERE title = '示例诉讼二（演示数据）';
-- a name that is shown is decided
INSERT INTO dec.review (relation, about, opinion) VALUES ('subject', 1, '本单位仅一名工作人员');
UPDATE dec.subject SET name = '示例厅（演示数据）' WHERE id = 1;
SELECT name, entered_by FROM dec.subject WHERE id = 1;
RESET ROLE;
SELECT about, opinion, reviewed_by, alone FROM dec.review ORDER BY id;
SELECT operation, changed_by, after ->> 'levels' AS levels FROM dec.trail WHERE relation = 'decision_levels' ORDER BY id;
DELETE FROM dec.review;

-- Nothing is decided, corrected or taken back by an old snapshot, which does not show what others have entered
INSERT INTO dec.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SELECT DISTINCT c.relname AS relation, pg_get_triggerdef(t.oid) ~ 'decides' AS a_row_decides FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = 'dec'::regnamespace WHERE t.tgname = 'admit_writer' ORDER BY 1;
INSERT INTO dec.matter (kind, subject, title, opened_on) VALUES ('purchase', 1, '示例采购（演示数据）', '2026-01-05');
INSERT INTO dec.subject (id, kind, name, division) VALUES (901, 'source', '示例单位（演示数据）', '990101');
CREATE FUNCTION pg_temp.tried(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
	RETURN 'entered';
EXCEPTION WHEN active_sql_transaction THEN
	RETURN SQLERRM;
END
$$;
CREATE TABLE pg_temp.attempt AS SELECT * FROM (VALUES
	(1, 'publish', $$UPDATE dec.record SET published_on = '2026-05-10' WHERE id = 3$$),
	(2, 'withdraw', $$UPDATE dec.record SET published_on = NULL WHERE id = 3$$),
	(3, 'revoke', $$UPDATE dec.record SET revoke_reason = '误录' WHERE id = 3$$),
	(4, 'repair', $$UPDATE dec.repair SET ended_on = '2026-05-10', end_ground = '材料不实' WHERE record = 3$$),
	(5, 'correct', $$UPDATE dec.record SET amount = 1 WHERE id = 3$$),
	(6, 'publish elsewhere', $$INSERT INTO dec.publication (record, site, published_on) VALUES (2, 'credit_site', '2026-05-10')$$),
	(7, 'answer', $$UPDATE dec.objection SET answer = '属实' WHERE record = 2$$),
	(8, 'publish a matter', $$UPDATE dec.matter SET published_on = '2026-05-10' WHERE id = 1$$),
	(9, 'take a step', $$INSERT INTO dec.matter_step (matter, step, done_on) VALUES (1, 'performed', '2026-05-10')$$),
	(10, 'name a party', $$INSERT INTO dec.matter_party (matter, role, name) VALUES (1, 'bidder', '示例公司（演示数据）')$$),
	(11, 'opinion', $$INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 2, '同意')$$),
	(12, 'name', $$UPDATE dec.subject SET name = '另一局（演示数据）' WHERE id = 1$$),
	(13, 'validity', $$UPDATE dec.subject SET valid = '[2019-01-01,2026-01-01)' WHERE id = 1$$),
	(14, 'name of a source', $$UPDATE dec.subject SET name = '另一单位（演示数据）' WHERE kind = 'source'$$),
	(15, 'attestation', $$UPDATE dec.attestation SET published_on = '2026-05-10'$$),
	(16, 'observation', $$UPDATE dec.observation SET published_on = '2026-05-10'$$),
	(17, 'take out a step', $$DELETE FROM dec.matter_step$$)
) v (place, what, statement);
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT what, pg_temp.tried(statement) FROM pg_temp.attempt ORDER BY place;
ROLLBACK;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT count(*) FROM pg_temp.attempt WHERE pg_temp.tried(statement) ~ 'SERIALIZABLE$';
-- what is only added is entered in any
INSERT INTO dec.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-06');
ROLLBACK;

-- A function that runs with the rights of its maker makes nobody else the author of what he gives
CREATE SCHEMA dec_own AUTHORIZATION regress_dec_b;
GRANT USAGE ON SCHEMA dec_own TO PUBLIC;
SET ROLE regress_dec_b;
CREATE FUNCTION dec_own.enter() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ INSERT INTO dec.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-07') $$;
CREATE FUNCTION dec_own.publish() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ UPDATE dec.record SET published_on = '2026-05-10' WHERE id = 1 $$;
CREATE FUNCTION dec_own.opine() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ INSERT INTO dec.review (relation, about, opinion) VALUES ('record', 1, '同意') $$;
\set VERBOSITY default
SET ROLE regress_dec_reader;
SELECT dec_own.enter();
\set VERBOSITY terse
SET ROLE regress_dec_v;
SELECT dec_own.publish();
SELECT dec_own.opine();
-- its maker may call it himself, and one of the registry's owner enters for who is at work
SET ROLE regress_dec_b;
SELECT dec_own.enter();
RESET ROLE;
CREATE FUNCTION dec_own.enter_for() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ INSERT INTO dec.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-05-08') $$;
SET ROLE regress_dec_c;
SELECT dec_own.enter_for();
RESET ROLE;
SELECT decided_on, entered_by FROM dec.record WHERE decided_on > '2026-05-05' ORDER BY decided_on;
DROP SCHEMA dec_own CASCADE;

DROP OWNED BY regress_dec_b, regress_dec_c, regress_dec_d, regress_dec_e, regress_dec_v, regress_dec_w;
DROP SCHEMA dec, dec_internal, dec_zh CASCADE;
DROP ROLE regress_dec_b, regress_dec_c, regress_dec_d, regress_dec_e, regress_dec_v, regress_dec_w, regress_dec_reader, regress_dec_analyst, regress_dec_recorder, regress_dec_reviewer, regress_dec_administrator;
