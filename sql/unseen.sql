--
-- registry: what an answer rests on and row security hides from who asks makes
-- it unknown to him, not another one
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('un');
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('city-x'), '{indicators,disputes_resolved,missing}', '"peer_mean"'),
	'{name}', '"unseen-peers"'))::text) IS NOT NULL AS added;
INSERT INTO un.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)'), ('990200', 'unseen-peers', '[2018-01-01,)');
-- 1 took over 2, which had taken over 3; 4 and 5 have nothing to do with it; 6 is a person; 11 to 13 are peers
INSERT INTO un.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '承继局（演示数据）', '990101', '[2019-06-12,)'), (2, 'department', '中间局（演示数据）', '990101', '[2019-06-12,2026-02-01)'),
	(3, 'department', '原局（演示数据）', '990103', '[2019-06-12,2026-01-01)'), (4, 'department', '无关局（演示数据）', '990101', '[2019-06-12,)'),
	(5, 'department', '邻区局（演示数据）', '990103', '[2019-06-12,)'), (6, 'official', '某甲（演示数据）', '990101', '[2019-06-12,)'),
	(11, 'government', '甲县（演示数据）', '990201', '[2018-01-01,)'), (12, 'government', '乙县（演示数据）', '990202', '[2018-01-01,)'),
	(13, 'government', '丙县（演示数据）', '990201', '[2018-01-01,)');
INSERT INTO un.record (subject, record_type, decided_on, severity) VALUES (3, 'accountability', '2025-11-11', 'serious'), (6, 'accountability', '2025-11-11', 'serious');
INSERT INTO un.matter (kind, subject, title, opened_on, amount) VALUES ('arrears', 3, '示例欠款（演示数据）', '2025-11-11', 100);
INSERT INTO un.subject_link (subject, role, target, valid) VALUES (3, 'successor', 2, '[2026-01-01,)'), (2, 'successor', 1, '[2026-02-01,)');
INSERT INTO un.matter (kind, subject, title, opened_on, closed_on, outcome)
	SELECT 'dispute', s, '纠纷' || i, '2026-01-05', '2026-02-05', CASE WHEN i <= s % 10 * 4 THEN 'mediated' ELSE 'unresolved' END
	  FROM generate_series(1, 10) i, generate_series(11, 12) s;
SELECT count(*) AS roles FROM un.setup_roles('regress_un');
CREATE ROLE regress_un_a IN ROLE regress_un_analyst;
CREATE ROLE regress_un_w IN ROLE regress_un_analyst;
CREATE ROLE regress_un_c IN ROLE regress_un_recorder;
CREATE ROLE regress_un_d IN ROLE regress_un_administrator;
GRANT EXECUTE ON FUNCTION un_internal.bar_state(bigint[], text, text, date, timestamptz) TO regress_un_analyst;
INSERT INTO un.access_scope (member, division) VALUES ('regress_un_a', '990101'), ('regress_un_a', '990201'), ('regress_un_c', '990101'), ('regress_un_w', '990100'), ('regress_un_w', '990200');

CREATE FUNCTION un.asked(subject bigint, as_of date DEFAULT '2026-06-30') RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN un.is_barred(subject, 'honour', NULL, as_of);
EXCEPTION WHEN object_not_in_prerequisite_state THEN
	RETURN 'unknown';
END
$$;
PREPARE answer AS
	SELECT r.subject, un.asked(r.subject) AS is_barred, coalesce(b.state, 'free') AS barred_on,
		   (SELECT string_agg(DISTINCT m.answer, ', ') FROM un.measures_on(r.subject, 'honour', NULL, '2026-06-30') m) AS measures,
		   (SELECT count(*) FROM un.sanctions_on('2026-06-30') x WHERE x.subject = r.subject AND x.effect = 'unknown') AS unknown_measures,
		   r.score, r.rank, r.unjudged
	  FROM un.ranking_on('2026-06-30') r
	  LEFT JOIN un.barred_on('honour', NULL, '2026-06-30') b ON b.subject = r.subject
	 WHERE r.subject < 10
	 ORDER BY 1;
PREPARE peers AS SELECT r.subject, r.score IS NOT NULL AS scored, r.unjudged FROM un.ranking_on('2026-06-30') r WHERE r.subject > 10 ORDER BY 1;
PREPARE owed AS
	SELECT 'matters_on' AS question, m.matter, m.subject, m.about, m.state, m.outstanding FROM un.matters_on('2026-06-30') m WHERE m.kind IS DISTINCT FROM 'dispute'
	 UNION ALL
	SELECT 'outstanding_on', o.matter, o.subject, o.about, NULL, o.outstanding FROM un.outstanding_on('2026-06-30') o
	 UNION ALL
	SELECT 'overdue_on', o.matter, o.subject, NULL, o.state, NULL FROM un.overdue_on('2026-06-30') o WHERE o.state = 'unknown' AND o.subject < 10
	 ORDER BY 1, 3, 5;
PREPARE unjudged AS SELECT u.subject, u.record, u.indicator, u.reason FROM un.unjudged_on('2026-06-30') u ORDER BY u.subject, u.indicator COLLATE "C";
-- What shows a part says that there is more: the file, the facts, the values, the warnings
PREPARE parts AS SELECT 'integrity_file' AS question, 1 AS subject, f.section AS says, f.code FROM un.integrity_file(1, '2026-06-30') f WHERE f.day IS NULL
	 UNION ALL
	SELECT 'fact_on', f.subject, f.record_type, f.unjudged FROM un_internal.fact_on('2026-06-30') f WHERE f.record IS NULL AND f.subject < 10
	 UNION ALL
	SELECT 'indicator_on', i.subject, string_agg(DISTINCT coalesce(i.value::text, 'none'), ' '), i.unjudged FROM un.indicator_on('2026-06-30') i WHERE i.subject < 10 GROUP BY i.subject, i.unjudged
	 UNION ALL
	SELECT 'warnings_on', w.subject, w.warning, w.level FROM un.warnings_on('2026-06-30') w WHERE w.subject < 10
	 ORDER BY 1, 2, 3;
INSERT INTO un.subject_link (subject, role, target, valid) VALUES (6, 'unit', 4, '[2020-01-01,2024-01-01)'), (6, 'unit', 5, '[2024-01-01,)');
PREPARE told AS SELECT r.subject, r.record, r.recipient, r.target, r.unjudged FROM un.routing_on('2026-06-30') r WHERE r.recipient IN ('superior', 'own_unit', 'unknown') AND r.subject < 10 ORDER BY r.subject, r.record, r.recipient COLLATE "C", r.target;
PREPARE file AS SELECT f.section, f.code, f.title FROM un.integrity_file(6, '2026-06-30') f ORDER BY f.section COLLATE "C", f.code COLLATE "C", f.title COLLATE "C";

-- The owner and an administrator see the whole, and so does whoever works in the whole of it
EXECUTE answer;
EXECUTE owed;
EXECUTE peers;
EXECUTE parts;
EXECUTE file;
SET ROLE regress_un_d;
EXECUTE answer;
EXECUTE unjudged;
SET ROLE regress_un_w;
EXECUTE answer;
EXECUTE peers;
EXECUTE unjudged;

-- Who sees a part: whoever bears what is hidden is unknown, everybody else as before
SET ROLE regress_un_a;
EXECUTE answer;
EXECUTE owed;
EXECUTE peers;
EXECUTE unjudged;
EXECUTE parts;
\set VERBOSITY terse
SELECT un.is_barred(1, 'honour', NULL, '2026-06-30');
\set VERBOSITY default
SELECT step, note FROM un.explain_score(1, '2026-06-30');
-- before there was anything to bear, then as known now
SELECT d.as_of, un.asked(1, d.as_of) FROM (VALUES (date '2026-01-31'), ('2026-02-01')) d (as_of) ORDER BY 1;
-- what runs with the owner's rights names nobody it need not
SELECT * FROM un_internal.hidden_bearer_on('2026-06-30') ORDER BY 1;
SELECT * FROM un_internal.hidden_bearer_on('2026-01-15') ORDER BY 1;
SELECT subject, state FROM un_internal.bar_state('{1,4,5,6}', 'honour', NULL, '2026-06-30') ORDER BY 1;

-- A person's file that is not open is no empty one
SET ROLE regress_un_c;
EXECUTE answer;
EXECUTE file;
SELECT un.open_ticket(6, '核对') > 0 AS opened;
EXECUTE answer;
-- he worked where the other does not look: so it says
EXECUTE file;
RESET ROLE;

-- A superior that one does not see is not none; nor are two units the one that is seen
INSERT INTO un.record (id, subject, record_type, decided_on, severity) VALUES (901, 4, 'accountability', '2026-03-02', 'serious');
INSERT INTO un.subject_link (subject, role, target, valid) VALUES (4, 'superior', 5, '[2020-01-01,)'), (6, 'unit', 1, '[2024-01-01,)');
EXECUTE told;
SET ROLE regress_un_a;
EXECUTE told;
SET ROLE regress_un_w;
EXECUTE told;
SET ROLE regress_un_c;
EXECUTE told;
-- what runs with the owner's rights tells nothing of whom one does not see
SELECT * FROM un_internal.hidden_target_on('2026-06-30') ORDER BY subject;
RESET ROLE;

DROP OWNED BY regress_un_reader, regress_un_analyst, regress_un_recorder, regress_un_reviewer, regress_un_administrator;
DROP SCHEMA un, un_internal, un_zh CASCADE;
DROP ROLE regress_un_a, regress_un_w, regress_un_c, regress_un_d, regress_un_reader, regress_un_analyst, regress_un_recorder, regress_un_reviewer, regress_un_administrator;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:unseen-%' OR prosrc LIKE '-- govcredit policy unseen-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
