--
-- roles: row security by role and division, tickets, masked numbers; and the
-- ways around that are none
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET search_path = public, govcredit;
SET client_min_messages = warning;
SELECT govcredit.create_registry('acc');
INSERT INTO acc.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
SELECT kind FROM acc.protected_kind ORDER BY 1;
INSERT INTO acc.subject (id, kind, name, division) VALUES (1, 'department', '示例一区局（演示数据）', '990101'), (2, 'department', '示例二区局（演示数据）', '990102'),
	(11, 'official', '某甲（演示数据）', '990101'), (12, 'official', '某乙（演示数据）', '990102');
INSERT INTO acc.subject_person VALUES (11, '990101199003071237');
INSERT INTO acc.record (id, subject, record_type, decided_on, published_on) VALUES (101, 1, 'disclosure_missed', '2026-01-05', '2026-01-10'), (102, 1, 'reconsideration_lost', '2026-01-06', NULL),
	(103, 2, 'disclosure_missed', '2026-01-05', NULL), (104, 11, 'personal_matters_fault', '2026-01-05', NULL);
UPDATE acc.record SET note = '更正' WHERE id IN (101, 104);
CALL acc.evaluate('2026-06-30');
SELECT setup_roles FROM acc.setup_roles('regress_acc') ORDER BY 1;
SELECT count(*) FROM acc.setup_roles('regress_acc');
CREATE ROLE regress_acc_p IN ROLE regress_acc_reader;
CREATE ROLE regress_acc_a IN ROLE regress_acc_analyst;
CREATE ROLE regress_acc_c IN ROLE regress_acc_recorder;
CREATE ROLE regress_acc_v IN ROLE regress_acc_reviewer;
CREATE ROLE regress_acc_nobody;
INSERT INTO acc.access_scope VALUES ('regress_acc_a', '990101'), ('regress_acc_c', '990101'), ('regress_acc_v', '990101');

-- Nobody
SET ROLE regress_acc_nobody;
SELECT count(*) FROM acc.subject;
-- The public: organisations, published records, published evaluations; nothing to compute with
SET ROLE regress_acc_p;
SELECT id FROM acc.subject ORDER BY 1;
SELECT id FROM acc.record ORDER BY 1;
SELECT note FROM acc.record;
SELECT count(*) FROM acc.evaluation;
SELECT count(*) FROM acc.evaluation_score;
SELECT count(*) FROM acc.history;
SELECT count(*) FROM acc.ranking;
SELECT count(*) FROM acc.subject_person;
RESET ROLE;
CALL acc.freeze(1);
SELECT acc.publish(1) IS NOT NULL AS published;
SET ROLE regress_acc_p;
SELECT subject FROM acc.evaluation_score ORDER BY 1;
SELECT subject, rank FROM acc.evaluation_ranking(1) ORDER BY 1;
-- An analyst: the organisations of the division, in every table, view and function
SET ROLE regress_acc_a;
SELECT id FROM acc.subject ORDER BY 1;
SELECT id FROM acc.record ORDER BY 1;
SELECT relation, id FROM acc.history ORDER BY 1, 2;
SELECT subject, rank, records FROM acc.ranking_on('2026-06-30') ORDER BY 1;
SELECT DISTINCT 主体编号 FROM acc.排名;
SELECT count(*) FROM acc.explain_score(2, '2026-06-30');
SELECT count(*) FROM acc.integrity_file(11, '2026-06-30');
SELECT subject, resident_id FROM acc.person;
SELECT * FROM acc.subject_person;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-02-05');
UPDATE acc.access_scope SET division = '990000';
SELECT acc.open_ticket(11, '好奇');
-- around it: a function in WHERE, an operator that leaks, an error that tells, EXPLAIN, COPY
CREATE FUNCTION pg_temp.leak(text) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 AS $$ BEGIN RAISE WARNING 'seen %', $1; RETURN true; END $$;
SELECT id FROM acc.subject WHERE pg_temp.leak(name) ORDER BY 1;
SELECT count(*) FROM acc.subject WHERE 1 / (id - 12) > 100;
SELECT count(*) FROM acc.record WHERE note::integer = 1 AND subject = 2;
COPY (SELECT id FROM acc.record ORDER BY 1) TO STDOUT;
COPY acc.subject_person TO STDOUT;
EXPLAIN (COSTS OFF, ANALYZE, TIMING OFF, SUMMARY OFF) SELECT FROM acc.subject_person;
SET row_security = off;
SELECT count(*) FROM acc.subject;
RESET row_security;
-- an index condition survives
SET enable_seqscan = off;
CREATE FUNCTION pg_temp.plan(text) RETURNS SETOF text LANGUAGE plpgsql AS $$ DECLARE l text; BEGIN FOR l IN EXECUTE 'EXPLAIN (COSTS OFF) ' || $1 LOOP IF l ~ 'Index Cond: .*(subject = 1|division)' THEN RETURN NEXT trim(l); END IF; END LOOP; END $$;
SELECT DISTINCT plan FROM pg_temp.plan('SELECT FROM acc.record WHERE subject = 1') WHERE plan ~ 'subject = 1';
SELECT DISTINCT plan FROM pg_temp.plan('SELECT FROM acc.subject WHERE division = ''990101''') WHERE plan ~ '990101';
RESET enable_seqscan;
-- A recorder enters, in the division, about officials too; reads a file with a ticket, and only when it is committed
SET ROLE regress_acc_c;
SELECT id FROM acc.subject ORDER BY 1;
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-02-05');
INSERT INTO acc.record (subject, record_type, decided_on) VALUES (2, 'good_case', '2026-02-05');
INSERT INTO acc.subject (kind, name, division) VALUES ('department', '外区（演示数据）', '990102');
INSERT INTO acc.history (relation, id, recorded_at, superseded_at, contents) VALUES ('record', 1, now(), now(), '{}');
CREATE TEMP TABLE history (id bigint, recorded_at timestamptz);
CREATE TRIGGER forge BEFORE UPDATE ON history FOR EACH ROW EXECUTE FUNCTION acc.keep_history();
CREATE FUNCTION pg_temp.forge() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO acc.history (relation, id, recorded_at, superseded_at, contents) VALUES ('record', 1, now(), now(), '{}'); RETURN NEW; END $$;
CREATE TRIGGER forge BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION pg_temp.forge();
INSERT INTO pg_temp.history VALUES (1, now());
UPDATE acc.record SET note = '演示' WHERE id = 101;
SELECT superseded_by FROM acc.history WHERE id = 101 ORDER BY recorded_at DESC LIMIT 1;
SELECT id FROM acc.record ORDER BY 1;
UPDATE acc.record SET note = '改' WHERE id = 104;
BEGIN;
SELECT acc.open_ticket(11, '核对') > 0 AS opened;
SELECT id FROM acc.record WHERE subject = 11;
ROLLBACK;
SELECT id FROM acc.record WHERE subject = 11;
BEGIN;
INSERT INTO acc.access_ticket (member, subject, purpose, opened_at, opened_in) VALUES ('postgres', 11, '核对', now(), '3');
SELECT id FROM acc.record WHERE subject = 11;
COMMIT;
SELECT id FROM acc.record WHERE subject = 11;
UPDATE acc.record SET note = '改' WHERE id = 104;
SELECT code FROM acc.integrity_file(11, '2026-06-30');
SELECT acc.open_ticket(12, '外区');
SELECT * FROM acc.subject_person;
DELETE FROM acc.access_ticket;
-- A reviewer sees a number with a ticket of one's own
SET ROLE regress_acc_v;
SELECT count(*) FROM acc.subject_person;
SELECT acc.open_ticket(11, '身份核验') > 0 AS opened;
SELECT * FROM acc.subject_person;
SELECT subject, resident_id FROM acc.person;
RESET ROLE;
SELECT member, subject, purpose FROM acc.access_ticket ORDER BY id;

DROP OWNED BY regress_acc_a, regress_acc_c;
DROP SCHEMA acc CASCADE;
DROP ROLE regress_acc_p, regress_acc_a, regress_acc_c, regress_acc_v, regress_acc_nobody;
DROP ROLE regress_acc_reader, regress_acc_analyst, regress_acc_recorder, regress_acc_reviewer, regress_acc_administrator;
