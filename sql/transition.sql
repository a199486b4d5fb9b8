--
-- transition: which edition judges what was done while an earlier one was in
-- force (新旧版本衔接、从旧兼从轻): itself, the earlier, or the earlier unless the
-- later is nowhere harder.  The same facts under three editions that differ in this.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links entered: refused in an older snapshot
SET client_min_messages = warning;

-- What an edition says of it
CREATE FUNCTION pg_temp.lint(transition text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' | ', path, upper(level), message)
	  FROM govcredit.lint_policy(format('{"govcredit": "policy/1", "name": "demo-lint", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "x"}, "transition": %s}', transition)) l
	 ORDER BY path COLLATE "C", message COLLATE "C"
$$;
SELECT pg_temp.lint('{"rule": "milder", "basis": "第九条"}');
SELECT pg_temp.lint('{"rule": "mildest", "basis": "第九条"}');
SELECT pg_temp.lint('{"rule": "milder"}');
SELECT pg_temp.lint('{"rule": "milder", "basis": "第九条", "since": "2026-01-01"}');
SELECT pg_temp.lint('"milder"');
SELECT count(govcredit.add_policy(format('{"govcredit": "policy/1", "name": "demo-%1$s", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "x"}, "transition": {"rule": "%1$s", "basis": "演示办法 第九条"},
	"record_types": {"property_rights_harm": {"points": -30}, "dereliction": {"points": -10}, "disclosure_missed": {"validity": "two_years"}, "procurement_breach": {"points": -5}, "approval_time_limit": {"points": -6}, "good_case": {"points": 5}},
	"actions": {"tender": {"title": {"zh": "组织招标", "en": "to call for tenders"}, "basis": "演示办法 第五条"}},
	"measures": {"no_tenders": {"title": {"zh": "不得自行组织招标", "en": "no tenders of its own"}, "effect": "prohibit", "bars": "tender", "targets": "department", "body": "财政部门", "until": "corrected", "basis": "演示办法 第五条"}},
	"repair": {"rules": {"official": {"effects": ["lighten"]}}}, "sanction_rules": {"buyer": {"when": {"subject_kind": "department", "record_type": "procurement_breach"}, "measures": "no_tenders", "basis": "演示办法 第五条"}}}', r)))
  FROM unnest('{later,earlier,milder}'::text[]) r;
SELECT r, govcredit.transition(('demo-' || r)::govcredit.policy) FROM unnest('{later,earlier,milder}'::text[]) r;
SELECT govcredit.transition('huaiyin-2019') AS of_one_that_says_nothing, govcredit.transition(NULL) AS of_none;

SELECT govcredit.create_registry('tr');
INSERT INTO tr.jurisdiction (division, policy, valid) SELECT '99010' || d, 'huaiyin-2019', '[2019-06-12,2026-01-01)' FROM generate_series(1, 3) d;
INSERT INTO tr.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-later', '[2026-01-01,)'), ('990102', 'demo-earlier', '[2026-01-01,)'), ('990103', 'demo-milder', '[2026-01-01,)');
INSERT INTO tr.subject (id, kind, name, division, valid) SELECT d * 100 + n, 'department', format('示例%s区%s局（演示数据）', d, n), ('99010' || d)::govcredit.division, '(,)' FROM generate_series(1, 3) d, generate_series(1, 11) n;
CREATE FUNCTION pg_temp.enter(n bigint, type text, decided date, ended date DEFAULT NULL, ongoing boolean DEFAULT false) RETURNS void LANGUAGE sql AS $$
	INSERT INTO tr.record (id, subject, record_type, decided_on, ended_on, ongoing) SELECT d * 1000 + n, d * 100 + n % 100, type, decided, ended, ongoing FROM generate_series(1, 3) d
$$;
SELECT pg_temp.enter(1, 'property_rights_harm', '2025-11-03'), pg_temp.enter(2, 'dereliction', '2025-11-04'), pg_temp.enter(3, 'disclosure_missed', '2025-11-05'), pg_temp.enter(4, 'procurement_breach', '2025-11-06'),
	pg_temp.enter(5, 'good_case', '2025-11-07'), pg_temp.enter(6, 'approval_time_limit', '2025-10-08'), pg_temp.enter(106, 'approval_time_limit', '2025-11-10');
-- by the day of the act, not of the decision: decided under the later, done under the earlier; the twin was done a day later; and what goes on is of today
SELECT pg_temp.enter(7, 'property_rights_harm', '2026-02-02', '2025-12-31'), pg_temp.enter(8, 'property_rights_harm', '2026-02-02', '2026-01-01'), pg_temp.enter(9, 'property_rights_harm', '2025-12-01', NULL, true),
	pg_temp.enter(10, 'approval_not_informed', '2025-11-11');

-- Before the later was in force all three are alike; then points, and whose clause it is
SELECT count(DISTINCT (s.n, s.score)) = count(DISTINCT s.n) AS alike FROM (SELECT subject % 100 AS n, score FROM tr.ranking_on('2025-12-31')) s;
SELECT subject % 100 AS n, record_type, string_agg(points::text, ' | ' ORDER BY subject) AS points, string_agg(coalesce(note_zh, '-'), ' | ' ORDER BY subject) AS note, string_agg(basis, ' | ' ORDER BY subject) AS basis
  FROM tr_internal.explain_on('2026-03-31') WHERE step = 'record' GROUP BY 1, 2, label LIKE '#_106' ORDER BY 1, 2, 3;
SELECT count(*) AS not_adding_up FROM tr.ranking_on('2026-03-31') r
 WHERE r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM tr.explain_score(r.subject, '2026-03-31') e) OR r.score IS DISTINCT FROM (SELECT sum(e.effect) FROM tr_internal.explain_on('2026-03-31') e WHERE e.subject = r.subject);
SELECT label, record_type, base, factor, points, note FROM tr.explain_score(304, '2026-03-31') WHERE step = 'record';

-- Validity and measures go with it; it is one edition that judges a record, not the best of two
SELECT d.day, string_agg(subject::text || ' ' || points::text, ', ' ORDER BY subject) AS points
  FROM (VALUES (date '2026-11-05'), ('2026-11-06')) d (day) CROSS JOIN LATERAL tr_internal.explain_on(d.day) e WHERE e.record_type = 'disclosure_missed' AND e.step = 'record' GROUP BY 1 ORDER BY 1;
SELECT subject, measure, ends_on FROM tr.sanctions_on('2026-03-31') WHERE subject % 100 = 4 AND measure = 'no_tenders' ORDER BY 1;
SELECT subject, count(*) AS measures FROM tr.sanctions_on('2026-03-31') WHERE subject % 100 = 4 GROUP BY 1 ORDER BY 1;
SELECT s, (SELECT count(*) FROM tr.sanctions_on('2026-03-31', subject => s)) AS of_one FROM unnest('{104,204,304}'::bigint[]) s;
-- a bar of the later is none of what the earlier judges
SELECT s, a.answer FROM unnest('{104,204,304}'::bigint[]) s CROSS JOIN LATERAL tr.measures_on(s, 'tender', NULL, '2026-03-31') a ORDER BY 1, 2;
SELECT s, tr.is_barred(s, 'tender', NULL, '2026-03-31') AS barred, s = ANY (ARRAY(SELECT b.subject FROM tr.barred_on('tender', NULL, '2026-03-31') b)) AS among FROM unnest('{104,204,304,111}'::bigint[]) s ORDER BY 1;
SELECT count(*) AS differ FROM generate_series(1, 3) d, generate_series(1, 11) n WHERE tr.is_barred(d * 100 + n, 'tender', NULL, '2026-03-31') <> (d * 100 + n = ANY (ARRAY(SELECT b.subject FROM tr.barred_on('tender', NULL, '2026-03-31') b)));

-- What it is borne by: an heir has it by the edition of the act, too
INSERT INTO tr.subject (id, kind, name, division, valid) SELECT d * 100 + 21, 'department', format('示例%s区新局（演示数据）', d), ('99010' || d)::govcredit.division, '[2026-03-01,)' FROM generate_series(1, 3) d;
UPDATE tr.subject SET valid = '(,2026-03-01)' WHERE id % 100 = 1;
INSERT INTO tr.subject_link (subject, role, target, valid) SELECT d * 100 + 1, 'successor', d * 100 + 21, '[2026-03-01,)' FROM generate_series(1, 3) d;
SELECT subject, label, points, basis FROM tr_internal.explain_on('2026-03-31') WHERE step = 'record' AND subject % 100 = 21 ORDER BY 1;

-- A repair is what the edition that judges the record grants, at the door as among what may be repaired
INSERT INTO tr.subject (id, kind, name, division, valid) SELECT d * 100 + 31, 'official', format('示例%s区某甲（演示数据）', d), ('99010' || d)::govcredit.division, '(,)' FROM generate_series(1, 3) d;
INSERT INTO tr.record (id, subject, record_type, decided_on, severity, grounds) SELECT d * 1000 + 31, d * 100 + 31, 'accountability', '2025-11-03', 'minor', '{loss_recovered}' FROM generate_series(1, 3) d;
SELECT record, eligible, effects, unmet FROM tr.repairable_on('2026-03-31') WHERE record % 1000 = 31 ORDER BY 1;
SELECT s, (SELECT string_agg(effects::text, ' ') FROM tr.repairable_on('2026-03-31', subject => s)) AS of_one FROM unnest('{131,231,331}'::bigint[]) s;
\set VERBOSITY terse
INSERT INTO tr.repair (record, granted_on, effect) VALUES (1031, '2026-03-02', 'waive');
INSERT INTO tr.repair (record, granted_on, effect) VALUES (2031, '2026-03-02', 'waive');
INSERT INTO tr.repair (record, granted_on, effect) VALUES (3031, '2026-03-02', 'waive');
\set VERBOSITY default
SELECT subject, points, note FROM tr_internal.explain_on('2026-03-31') WHERE step = 'record' AND subject % 100 = 31 ORDER BY 1;

-- Kept and read again; and tried out before it is adopted
CALL tr.evaluate('2026-03-31');
SELECT count(*) AS differences FROM tr.evaluation_differences(1);
SELECT subject, step, record_type, points, note_zh, basis FROM tr.evaluation_contribution WHERE subject IN (221, 304) AND step = 'record' ORDER BY 1;
SELECT subject, record_type, effect_before, effect_after, basis FROM tr.compare_lines_on('demo-earlier', '2026-03-31', division => '990101') WHERE subject = 104 ORDER BY 1, 2;

DROP SCHEMA tr, tr_internal, tr_zh CASCADE;
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
