--
-- head: the head on the day of the act gets the head's points of the rule
-- (负责人联责, NAT-06), as the books stood then, and only while the rule stands
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('hd');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-head-cut", "extends": "wendeng-2020", "title": {"zh": "演示数据", "en": "without links"}, "head_links": null}') IS NOT NULL AS added;
INSERT INTO hd.jurisdiction (division, policy, valid) VALUES ('990101', 'wendeng-2020', '[2020-01-01,)'), ('990102', 'demo-head-cut', '[2020-01-01,)'), ('990103', 'huaiyin-2019', '[2020-01-01,)');
INSERT INTO hd.subject (id, kind, name, division) VALUES
	(1, 'organisation', '示例一区建设公司（演示数据）', '990101'), (2, 'organisation', '示例二区建设公司（演示数据）', '990102'), (3, 'organisation', '示例一区新公司（演示数据）', '990101'),
	(11, 'official', '某甲（演示数据）', '990101'), (12, 'official', '某乙（演示数据）', '990101'), (13, 'official', '某丙（演示数据）', '990102'), (14, 'official', '某丁（演示数据）', '990103');
INSERT INTO hd.subject_link (subject, role, target, valid) VALUES (1, 'head', 11, '[2020-01-01,2026-01-01)'), (1, 'head', 12, '[2026-01-01,)'), (2, 'head', 13, '[2020-01-01,)'), (3, 'head', 14, '[2020-01-01,)');

-- The act ended in 2025, the decision came later: who was the head then; of one that goes on, who is at the decision
INSERT INTO hd.record (id, subject, record_type, decided_on, ended_on, ongoing) VALUES (101, 1, 'police_warning', '2026-02-10', '2025-12-20', false), (102, 1, 'penalty_warning', '2026-02-11', NULL, true),
	(103, 2, 'police_warning', '2026-02-10', '2025-12-20', false), (104, 3, 'police_warning', '2026-02-10', NULL, false);
SELECT hd.close_books() AS k1 \gset
SELECT subject, score, grade, records FROM hd.ranking_on('2026-06-30') WHERE kind = 'official' ORDER BY 1;
SELECT id, subject, about, record_type, decided_on, ended_on, ongoing, link, basis FROM hd_internal.head_record_on('2026-06-30') ORDER BY 1, 2;
SELECT step, label, record_type, base, effect, basis FROM hd.explain_score(11, '2026-06-30');
SELECT count(*) FROM hd.ranking_on('2026-06-30') r WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM hd.explain_score(r.subject, '2026-06-30') e);
-- Shown in the file; it has no publication and no repair of its own
SELECT day, section, code, reference FROM hd.integrity_file(11, '2026-06-30') ORDER BY day, section, code;
SELECT count(*) FROM hd.repairable_on('2026-06-30') WHERE subject IN (11, 12);
SELECT count(*) FROM hd.deadlines_on('2026-06-30') WHERE subject IN (11, 12);

-- It follows the unit's: amended, revoked; what was known then stays
CALL hd.evaluate('2026-06-30');
UPDATE hd.record SET ended_on = '2026-01-20' WHERE id = 101;
UPDATE hd.record SET revoke_reason = '演示' WHERE id = 102;
SELECT k.n, r.subject, r.score FROM (VALUES (1, :'k1'::timestamptz), (2, 'infinity')) k (n, known_at) CROSS JOIN LATERAL hd.ranking_on('2026-06-30', k.known_at) r WHERE r.subject IN (11, 12) ORDER BY 1, 2;
CALL hd.evaluate('2026-06-30');
SELECT subject, score FROM hd.evaluation_score WHERE subject IN (11, 12) ORDER BY 1;
SELECT * FROM hd.evaluation_differences(1);
-- It follows who was the head, however late that is put right
UPDATE hd.subject_link SET valid = '[2020-01-01,2026-02-01)' WHERE target = 11;
UPDATE hd.subject_link SET valid = '[2026-02-01,)' WHERE target = 12;
CALL hd.evaluate('2026-06-30');
SELECT subject, score FROM hd.evaluation_score WHERE subject IN (11, 12) ORDER BY 1;
SELECT * FROM hd.evaluation_differences(1);

-- A defaulter has D and so has its head; when it performs, 80 points off for the unit, 60 for the head
INSERT INTO hd.record (id, subject, record_type, decided_on, ongoing) VALUES (106, 1, 'judgment_defaulter', '2026-03-01', true);
UPDATE hd.record SET duties_done_on = '2026-05-10' WHERE id = 106;
INSERT INTO hd.repair (record, granted_on, effect) VALUES (106, '2026-05-10', 'performed_organisation');
SELECT d.as_of, r.subject, r.score, r.grade FROM (VALUES (date '2026-05-09'), ('2026-05-10')) d (as_of) CROSS JOIN LATERAL hd.ranking_on(d.as_of) r WHERE r.subject IN (1, 12) ORDER BY 1, 2;
SELECT count(*) FROM hd.ranking_on('2026-06-30') r WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM hd.explain_score(r.subject, '2026-06-30') e);

-- The unit is no more: its successor has its records, its head has the head's (ALL-08)
UPDATE hd.subject SET valid = '(,2026-08-01)' WHERE id = 1;
INSERT INTO hd.subject_link (subject, role, target, valid) VALUES (1, 'successor', 3, '[2026-08-01,)');
SELECT subject, score, grade, records FROM hd.ranking_on('2026-08-31') WHERE subject IN (3, 12) ORDER BY 1;

-- Who headed what, and what follows from it, is of the person's file: it takes a ticket (ALL-07)
SELECT count(*) AS roles FROM hd.setup_roles('regress_hd');
CREATE ROLE regress_hd_c IN ROLE regress_hd_recorder;
INSERT INTO hd.access_scope VALUES ('regress_hd_c', '990101');
SET ROLE regress_hd_c;
SELECT count(*) FROM hd.record WHERE subject = 1;
SELECT (SELECT count(*) FROM hd.subject_link WHERE role = 'head') AS links, (SELECT count(*) FROM hd_internal.subject_link_history) AS earlier,
	   (SELECT count(*) FROM hd_internal.head_record_on('2026-06-30')) AS follows, (SELECT count(*) FROM hd.integrity_file(12, '2026-06-30')) AS file;
SELECT hd.open_ticket(12, '核对') > 0 AS opened;
SELECT (SELECT count(*) FROM hd.subject_link WHERE role = 'head') AS links, (SELECT count(*) FROM hd_internal.subject_link_history) AS earlier,
	   (SELECT count(*) FROM hd_internal.head_record_on('2026-06-30')) AS follows, (SELECT count(*) FROM hd.integrity_file(12, '2026-06-30')) AS file;
-- a circle is refused though half of it is out of sight
\set VERBOSITY terse
RESET ROLE;
INSERT INTO hd.subject_link (subject, role, target, valid) VALUES (1, 'superior', 2, '[2026-01-01,)'), (2, 'superior', 3, '[2026-02-01,)');
SET ROLE regress_hd_c;
INSERT INTO hd.subject_link (subject, role, target, valid) VALUES (3, 'superior', 1, '[2026-03-01,)');
RESET ROLE;
\set VERBOSITY default

DROP OWNED BY regress_hd_reader, regress_hd_analyst, regress_hd_recorder, regress_hd_reviewer, regress_hd_administrator;
DROP SCHEMA hd, hd_internal, hd_zh CASCADE;
DROP ROLE regress_hd_c, regress_hd_reader, regress_hd_analyst, regress_hd_recorder, regress_hd_reviewer, regress_hd_administrator;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
