--
-- registry: what an edition cannot judge harms nobody else, is refused at the door, and is said
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;

-- Why an edition cannot judge, without raising
SELECT f.n, govcredit.judges('huaiyin-2019', f.kind, f.type, f.severity, f.amount, f.flags, f.repair, f.given, f.grounds) AS reason
  FROM (VALUES
	(1, 'department', 'accountability', NULL, NULL::numeric, NULL::text[], NULL, NULL::numeric, NULL::text[]),
	(2, 'departement', 'accountability', NULL, NULL, NULL, NULL, NULL, NULL),
	(3, 'department', 'accountabilty', NULL, NULL, NULL, NULL, NULL, NULL),
	(4, 'enterprise', 'accountability', NULL, NULL, NULL, NULL, NULL, NULL),
	(5, 'department', 'accountability', 'mortal', NULL, NULL, NULL, NULL, NULL),
	(6, 'department', 'accountability', 'serious', NULL, '{unfair}', NULL, NULL, NULL),
	(7, 'department', 'accountability', 'serious', NULL, NULL, 'forgive', NULL, NULL),
	(8, 'department', 'accountability', 'serious', NULL, NULL, NULL, NULL, '{none}'),
	(9, 'department', 'disclosure_missed', NULL, 'NaN', NULL, NULL, NULL, NULL),
	(10, 'department', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	(11, NULL, 'accountability', NULL, NULL, NULL, NULL, NULL, NULL)) AS f (n, kind, type, severity, amount, flags, repair, given, grounds)
 ORDER BY f.n;
SELECT govcredit.judges(NULL, 'department'), govcredit.judges_indicator('huaiyin-2019', 'nope', 1);

SELECT govcredit.add_policy($$ {"govcredit": "policy/1", "name": "unjudged-2026", "title": {"zh": "演示数据", "en": "invented"}, "extends": ["huaiyin-2019"],
	"record_types": {
		"by_amount": {"title": {"zh": "按金额", "en": "by amount"}, "class": "dishonesty", "subjects": ["department"], "dimension": "contracts_promises",
			"domain": "promises", "basis": "第一条", "validity": "two_years", "points": [{"when": {"amount": "[0,100]"}, "points": -1}, {"when": {"amount": "(100,)"}, "points": -2}]},
		"new_fault": {"title": {"zh": "新增失信", "en": "new"}, "class": "dishonesty", "subjects": ["department"], "dimension": "contracts_promises",
			"domain": "promises", "points": -5, "basis": "第一条", "validity": "two_years"}}} $$) IS NOT NULL AS added;
SELECT govcredit.create_registry('uj');
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaxian-2017', '[2017-09-26,)');
INSERT INTO uj.subject (kind, name, division, valid)
	SELECT 'department', '示例' || i || '局（演示数据）', '990101', '[2019-06-12,)' FROM generate_series(1, 4) i;
INSERT INTO uj.subject (kind, name, division, valid) VALUES ('institution', '示例中心（演示数据）', '990101', '[2019-06-12,)'),
	('enterprise', '示例公司（演示数据）', '990101', '[2019-06-12,)');
INSERT INTO uj.record (subject, record_type, decided_on, severity) VALUES (2, 'disclosure_missed', '2025-11-11', NULL), (3, 'accountability', '2025-03-03', 'serious');

-- An edition of 2026 with a type of its own, and a record of it: 2025 is answered as before
BEGIN;
UPDATE uj.jurisdiction SET valid = '[2019-06-12,2026-01-01)' WHERE division = '990101';
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990101', 'unjudged-2026', '[2026-01-01,)');
COMMIT;
INSERT INTO uj.record (subject, record_type, decided_on, amount) VALUES (1, 'new_fault', '2026-02-03', NULL), (1, 'by_amount', '2026-02-04', 50);
SELECT d.as_of, count(*) AS ranked, count(r.score) AS scored FROM (VALUES (date '2025-12-31'), ('2026-06-30')) d (as_of) CROSS JOIN LATERAL uj.ranking_on(d.as_of) r GROUP BY 1 ORDER BY 1;
CALL uj.evaluate('2025-12-31');
SELECT (SELECT count(*) FROM uj.sanctions_on('2025-12-31')) AS sanctions, (SELECT count(*) FROM uj.warnings_on('2025-12-31')) AS warnings,
	   (SELECT count(*) FROM uj.candidates_on('department', '2025-12-31')) AS candidates, (SELECT count(*) FROM uj.unjudged_on('2025-12-31')) AS unjudged;

-- A late record of the older edition's day that the newer has to judge, too
BEGIN;
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990105', 'huaiyin-2019', '[2019-06-12,2026-01-01)'), ('990105', 'xining-2018', '[2026-01-01,)');
INSERT INTO uj.subject (id, kind, name, division, valid) VALUES (60, 'department', '示例迟局（演示数据）', '990105', '[2019-06-12,)');
INSERT INTO uj.record (subject, record_type, decided_on) VALUES (60, 'approval_not_informed', '2020-11-11');
INSERT INTO uj.record (subject, record_type, decided_on) VALUES (60, 'approval_not_informed', '2025-11-11');
ROLLBACK;

-- What is refused at the door: editions, moves, links, each along the whole chain
BEGIN;
UPDATE uj.jurisdiction SET policy = 'xining-2018' WHERE policy = 'unjudged-2026';
COMMIT;
BEGIN;
UPDATE uj.jurisdiction SET valid = '[2026-01-01,2026-05-01)' WHERE policy = 'unjudged-2026';
COMMIT;
DELETE FROM uj.jurisdiction WHERE division = '990101';
UPDATE uj.subject SET division = '990102' WHERE id = 1;
UPDATE uj.subject SET valid = CASE id WHEN 3 THEN daterange '[2019-06-12,2026-03-01)' ELSE '[2019-06-12,2026-04-01)' END WHERE id IN (3, 4);
INSERT INTO uj.subject_link (subject, role, target, valid) VALUES (4, 'successor', 5, '[2026-04-01,)');
INSERT INTO uj.subject_link (subject, role, target, valid) VALUES (3, 'successor', 4, '[2026-03-01,)');
DELETE FROM uj.subject_link;
INSERT INTO uj.subject_link (subject, role, target, valid) VALUES (3, 'successor', 4, '[2026-03-01,)');
INSERT INTO uj.subject_link (subject, role, target, valid) VALUES (4, 'successor', 6, '[2026-04-01,)');
INSERT INTO uj.record (subject, record_type, decided_on) VALUES (4, 'disclosure_missed', '2026-01-15');
INSERT INTO uj.subject_link (subject, role, target, valid) VALUES (4, 'successor', 1, '[2026-04-01,)');
UPDATE uj.subject SET division = '990102' WHERE id = 4;
-- ... and what is right is not: types weighed by amount with their amounts, editions of another time, types that have run out
BEGIN;
UPDATE uj.jurisdiction SET valid = '[2026-01-01,2026-07-01)' WHERE policy = 'unjudged-2026';
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990101', 'unjudged-2026', '[2026-07-01,2040-01-01)'), ('990101', 'cn-government-integrity', '[2040-01-01,)'),
	('990101', 'cn-government-integrity', '[2018-01-01,2019-06-12)');
COMMIT;
SELECT division, govcredit.policy_name(policy) AS policy, valid FROM uj.jurisdiction ORDER BY division, valid;

-- Where one slipped in, the others are answered for, in every plan
SET session_replication_role = replica;
INSERT INTO uj.record (subject, record_type, decided_on, flags) VALUES (2, 'gone_type', '2026-03-01', NULL), (3, 'disclosure_missed', '2026-03-01', '{gone_flag}');
INSERT INTO uj.subject (id, kind, name, division, valid, recorded_at) VALUES (50, 'gone_kind', '示例无类（演示数据）', '990101', '[2020-01-01,)', '2026-01-01'),
	(51, 'department', '示例无策局（演示数据）', '990103', '[2020-01-01,)', '2026-01-01');
RESET session_replication_role;
SELECT subject, record, record_type, govcredit.policy_name(policy) AS policy, reason FROM uj.unjudged_on('2026-06-30') ORDER BY subject, record;
SELECT subject, score IS NOT NULL AS scored, rank IS NOT NULL AS ranked, peers, unjudged FROM uj.ranking_on('2026-06-30') ORDER BY subject;
SELECT subject, record, effect, ends_when FROM uj.sanctions_on('2026-06-30') WHERE effect = 'unknown' ORDER BY subject, record;
CALL uj.evaluate('2026-06-30');
CALL uj.freeze(2);
SELECT count(*), count(score) FROM uj.evaluation_score WHERE evaluation = 2;
SELECT (SELECT count(*) FROM uj.evaluation_differences(2)) AS differences;
-- It is frozen whole: who is not judged keeps a row without a score, and why
SELECT s.unjudged, count(*), count(s.rank) AS ranked, count(c.line) AS lines FROM uj.evaluation_score s
  LEFT JOIN uj.evaluation_contribution c ON c.evaluation = s.evaluation AND c.subject = s.subject AND c.line = 1
 WHERE s.evaluation = 2 GROUP BY 1 ORDER BY 1 NULLS FIRST;
SELECT count(*) AS said FROM uj.evaluation_ranking(2) r WHERE r.unjudged IS NOT NULL AND r.score IS NULL AND r.rank IS NULL;
CREATE FUNCTION pg_temp.joined() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	question record;
	setting record;
	answer bigint;
	tried bigint := 0;
BEGIN
	FOR setting IN
		SELECT h.*
		  FROM (VALUES ('on', 'on', 'on', '8'), ('on', 'on', 'on', '1'), ('off', 'off', 'on', '8'), ('on', 'off', 'off', '8'), ('off', 'on', 'off', '1')) h (hash, merge, nested, collapse)
	LOOP
		PERFORM set_config('enable_hashjoin', setting.hash, true), set_config('enable_mergejoin', setting.merge, true),
				set_config('enable_nestloop', setting.nested, true), set_config('join_collapse_limit', setting.collapse, true);
		FOR question IN
			SELECT p.oid::regprocedure::text AS signature, p.proname, p.oid::regproc AS called
			  FROM pg_proc p
			 WHERE p.pronamespace IN ('uj'::regnamespace, 'uj_internal'::regnamespace, 'uj_zh'::regnamespace) AND p.proretset AND p.proname LIKE '%\_on'
			   AND p.pronargs - p.pronargdefaults = 1 AND p.proargtypes[0] = 'date'::regtype
			   AND (EXISTS (SELECT FROM unnest(p.proargnames) a (name) WHERE a.name = 'record')
					OR EXISTS (SELECT FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid WHERE t.oid = p.prorettype AND a.attname = 'record'))
			 ORDER BY p.proname COLLATE "C"
		LOOP
			EXECUTE format('SELECT count(*) FROM uj.record r JOIN %s(%L) x ON x.record = r.id WHERE r.record_type <> %L',
				question.called, '2026-06-30', 'x') INTO answer;
			EXECUTE format('SELECT count(*) FROM uj.record r JOIN %s(%L) x ON x.record = r.id JOIN uj.subject s ON s.id = r.subject WHERE s.kind = %L',
				question.called, '2026-06-30', 'department') INTO answer;
			tried := tried + 2;
		END LOOP;
	END LOOP;
	RETURN tried;
END
$$;
BEGIN;
DELETE FROM pg_statistic WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace IN ('uj'::regnamespace, 'uj_internal'::regnamespace, 'uj_zh'::regnamespace));
SELECT pg_temp.joined() >= 40 AS tried;
ROLLBACK;

-- A question without its day or its moment is none
SELECT count(*) FROM uj.ranking_on(NULL);
SELECT count(*) FROM uj.sanctions_on('2026-06-30', NULL);
SELECT count(*) FROM uj.unjudged_on(NULL);

-- May it?  Yes, no, or an error
SELECT q.n, uj.is_barred(q.subject, q.action, q.purpose, '2026-06-30') AS barred
  FROM (VALUES (1, 1, 'honour', NULL), (2, 5, 'fiscal_appropriation', 'wages'), (3, 5, '财政拨款', '工资')) AS q (n, subject, action, purpose) ORDER BY q.n;
SELECT uj.is_barred(1, 'honor', NULL, '2026-06-30');
SELECT uj.is_barred(1, 'honour', 'vehicle', '2026-06-30');
SELECT uj.is_barred(999999, 'honour', NULL, '2026-06-30');
SELECT uj.is_barred(NULL, 'honour', NULL, '2026-06-30');
SELECT uj.is_barred(1, NULL, NULL, '2026-06-30');
SELECT uj.is_barred(1, 'honour', NULL, NULL::date);
SELECT uj.is_barred(1, 'honour', NULL, '2026-06-30', NULL);
-- nor does a kept plan find nobody where it is not said when
SET plan_cache_mode = force_generic_plan;
PREPARE standing(date, timestamptz) AS SELECT count(*) FROM uj_internal.standing_on($1, $2);
EXECUTE standing('2026-06-30', NULL);
EXECUTE standing(NULL, 'infinity');
SELECT uj.is_barred(1, 'honour', NULL, '2026-06-30', NULL);
DEALLOCATE standing;
RESET plan_cache_mode;
SELECT uj.is_barred(1, 'honour', NULL, '2010-06-30');
SELECT uj.is_barred(51, 'honour', NULL, '2026-06-30');
SELECT uj.is_barred(2, 'bidding', NULL, '2026-06-30');
SELECT uj.is_barred(4, 'bidding', NULL, '2026-06-30');
SELECT uj.is_barred(1, 'bidding', NULL, '2026-06-30');
SELECT answer, record, ends_on, ends_when FROM uj.measures_on(2, 'bidding', NULL, '2026-06-30') ORDER BY answer COLLATE "C", record;
SELECT answer FROM uj.measures_on(51, 'bidding', NULL, '2026-06-30');
SELECT answer FROM uj.measures_on(5, '财政拨款', NULL, '2026-06-30');
SELECT answer FROM uj.measures_on(5, '投票', NULL, '2026-06-30');
SELECT answer FROM uj.measures_on(999999, 'bidding', NULL, '2026-06-30');
SELECT subject, state FROM uj.barred_on('bidding', NULL, '2026-06-30') ORDER BY subject;
SELECT subject, state FROM uj.barred_on('honour', NULL, '2026-06-30') ORDER BY subject;
SELECT * FROM uj.barred_on('bidings', NULL, '2026-06-30');
SELECT * FROM uj.barred_on('bidding', NULL, NULL);
SELECT subject, state FROM uj_internal.bar_state('{1,3,5,50,51,999999,NULL}', 'honour', NULL, '2026-06-30') ORDER BY subject;
SELECT * FROM uj_internal.bar_state(NULL, 'honour', NULL, '2026-06-30');
SELECT * FROM uj_internal.bar_state('{1}', 'honor', NULL, '2026-06-30');

-- nor is one free of whose kind its edition knows nothing, however it came to be there
BEGIN;
SET LOCAL session_replication_role = replica;
UPDATE uj.subject SET kind = 'nothing' WHERE id = 1;
SELECT state FROM uj.barred_on('honour', NULL, '2026-06-30') WHERE subject = 1;
SELECT uj.is_barred(1, 'honour', NULL, '2026-06-30');
ROLLBACK;

-- A misspelt kind or list is an error, not nobody (F21)
SELECT count(*) FROM uj.candidates_on('departmnt', '2026-06-30');
SELECT count(*) FROM uj.candidates_on(NULL, '2026-06-30');
SELECT count(*) FROM uj.ranking_by('industrys', '2026-06-30');
SELECT count(*) FROM uj.attested_on('nope', '2026-06-30');
SELECT count(*) FROM uj.candidates_on('department', '1990-01-01');

-- A matter goes by the procedure it was opened under; one that this edition does not know is said, and ends no question for the others (D2d)
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990107', 'xining-2018', '[2018-01-01,2022-01-01)'), ('990107', 'huaiyin-2019', '[2022-01-01,)');
INSERT INTO uj.subject (id, kind, name, division) VALUES (90, 'department', '决策局（演示数据）', '990107');
INSERT INTO uj.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (900, 'decision', 90, '重大项目', '2020-03-01', '2020-05-01', 'adopted');
SELECT matter, count(*) AS steps FROM uj_internal.steps_missing_on('2020-12-31') WHERE matter = 900 GROUP BY matter;
SELECT matter, step, title FROM uj_internal.steps_missing_on('2026-06-30') WHERE matter = 900 ORDER BY step COLLATE "C";
UPDATE uj.jurisdiction SET policy = 'huaiyin-2019' WHERE division = '990107' AND policy = 'xining-2018';
SELECT matter, step, title FROM uj_internal.steps_missing_on('2026-06-30') WHERE matter = 900 ORDER BY step COLLATE "C";
SELECT subject, matter, govcredit.policy_name(policy) AS policy, reason FROM uj.unjudged_on('2026-06-30') WHERE matter IS NOT NULL ORDER BY matter;
SELECT uj_internal.procedure_unjudged('xining-2018', 'major_decision', '{collective}'), uj_internal.procedure_unjudged('xining-2018', 'major_decision', '{prayer}');

-- In a gap no later edition judges, and what is older than any falls under the first
INSERT INTO uj.jurisdiction (division, policy, valid) VALUES ('990106', 'huaiyin-2019', '[2019-06-12,2020-01-01)'), ('990106', 'xining-2018', '[2022-01-01,)');
SELECT govcredit.policy_name(uj_internal.policy_for('990106', '2010-01-01')) AS first, govcredit.policy_name(uj_internal.policy_for('990106', '2022-01-01')) AS later;
SELECT uj_internal.policy_for('990106', '2021-01-01');
-- What matters of the gap lead to nobody can tell, and it is said, once they have ended or are past their last day; before any edition nothing was
INSERT INTO uj.subject (id, kind, name, division) VALUES (91, 'department', '承诺局（演示数据）', '990106');
BEGIN;
SET LOCAL session_replication_role = replica;
INSERT INTO uj.matter (id, kind, code, subject, title, opened_on, due_on, scope_division, protected) VALUES (901, 'promise', 'ppp', 91, '缺位期间', '2021-03-01', '2021-06-01', '990106', false),
	(902, 'promise', 'ppp', 91, '缺位期间，未到期', '2021-03-01', '2027-06-01', '990106', false), (903, 'promise', 'ppp', 91, '此前', '2018-03-01', '2018-06-01', '990106', false);
COMMIT;
SELECT u.matter, u.subject, u.outcome, u.happened_on, u.record_type, u.state FROM uj_internal.unrecorded_on('2026-06-30') u WHERE u.subject = 91 ORDER BY u.matter;
DROP SCHEMA uj, uj_internal, uj_zh CASCADE;
