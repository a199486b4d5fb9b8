-- NAT-01 to NAT-05 and NAT-07: the national rules above the cities.
\pset null (null)
SET client_min_messages = warning;
SET datestyle = ISO;

/* ---- the packs and their tests ---- */

SELECT name COLLATE "C" AS name, govcredit.policy_document(edition::govcredit.policy) -> 'effective' AS effective,
	   (SELECT count(*) FROM govcredit.lint_policy(govcredit.policy_document(edition::govcredit.policy)::text)) AS findings
  FROM govcredit.editions WHERE kind = 'policy' AND name LIKE 'cn-%' ORDER BY 1;
SELECT e.name COLLATE "C" AS name, t.test COLLATE "C" AS test, t.requirement, t.passed, t.answer
  FROM govcredit.editions e, govcredit.test_policy(e.edition::govcredit.policy) t WHERE e.kind = 'policy' AND e.name LIKE 'cn-%' ORDER BY 1, 2;

-- Each fails when its rule is taken out, or put otherwise.
CREATE FUNCTION failing(edition text, change text[], put jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	document jsonb := govcredit.policy_document(edition::govcredit.policy);
	changed govcredit.policy;
	failed text[] := '{}';
	item record;
	ok boolean;
BEGIN
	changed := govcredit.add_policy((CASE WHEN put IS NULL THEN document #- change ELSE jsonb_set(document, change, put) END - 'tests'
						  || jsonb_build_object('name', 'x-' || md5(edition || change::text)))::text);
	FOR item IN SELECT key, value FROM jsonb_each(document -> 'tests') ORDER BY key COLLATE "C" LOOP
		BEGIN
			SELECT passed INTO ok FROM govcredit.test_policy(changed, jsonb_build_object(item.key, item.value)::text);
		EXCEPTION WHEN OTHERS THEN
			ok := false;
		END;
		IF NOT ok THEN
			failed := failed || item.key;
		END IF;
	END LOOP;
	RETURN coalesce(nullif(array_to_string(failed, E'\n'), ''), 'none');
END
$$;
SET client_min_messages = error;
\pset format unaligned
\pset recordsep '\n\n'
SELECT edition || ': ' || rule || coalesce(' := ' || put, ' removed') AS rule, failing(edition, string_to_array(rule, '.'), put::jsonb) AS fails
  FROM (VALUES
	(1, 'cn-repair-2019', 'repair.rules.a-ordinary', NULL),
	(2, 'cn-repair-2019', 'repair.rules.a-serious', NULL),
	(3, 'cn-repair-2019', 'repair.rules.a-specific-serious', NULL),
	(4, 'cn-repair-2019', 'repair.rules.a-ordinary.in_force', '"[2019-06-30,2023-04-29]"'),
	(5, 'cn-repair-2019', 'repair.rules.a-serious.inclusive', 'true'),
	(6, 'cn-repair-2023', 'repair.rules.b-published', NULL),
	(7, 'cn-repair-2023', 'repair.rules.b-strict-domain', NULL),
	(8, 'cn-repair-2023', 'repair.rules.b-minor', NULL),
	(9, 'cn-repair-2023', 'repair.rules.b-simple-procedure', NULL),
	(10, 'cn-repair-2023', 'penalty_kinds.notice_of_criticism.severity', '"ordinary"'),
	(11, 'cn-repair-2026', 'repair.rules.c-minor', NULL),
	(12, 'cn-repair-2026', 'repair.rules.c-simple-procedure', NULL),
	(13, 'cn-repair-2026', 'repair.rules.c-ordinary', NULL),
	(14, 'cn-repair-2026', 'repair.rules.c-serious', NULL),
	(15, 'cn-repair-2026', 'repair.rules.c-ordinary.requires', '["duties_done", "committed"]'),
	(16, 'cn-repair-2026', 'repair.rules.c-ordinary.inclusive', 'true'),
	(17, 'cn-repair-2026', 'repair.rules.c-serious.requires', '["corrected"]'),
	(18, 'cn-repair-2026', 'penalty_kinds.licence_revoked.severity', '"ordinary"'),
	(20, 'cn-repair-2026', 'penalty_kinds.practice_restricted.severity', '"ordinary"'),
	(21, 'cn-repair-2026', 'deadlines.repair_acceptance', NULL),
	(22, 'cn-repair-2026', 'deadlines.repair_result.days', '9'),
	(23, 'cn-breach-2023', 'sanction_rules.breach-toolbox', NULL),
	(24, 'cn-breach-2023', 'sanction_rules.breach-city', NULL),
	(25, 'cn-breach-2023', 'measures.special_bonds_restricted.until', '{"months": 12}'),
	(26, 'cn-breach-2023', 'repair.rules.performed', NULL),
	(27, 'cn-breach-2023', 'repair.rules.performed.requires', '["corrected"]'),
	(28, 'cn-breach-2023', 'routing.breach-upward', NULL),
	(29, 'cn-breach-2023', 'sanction_rules.breach-toolbox.when.record_type', '["government_breach", "judgment_defaulter"]'),
	(30, 'cn-arrears-2025', 'deadlines.arrears_due', NULL),
	(31, 'cn-arrears-2025', 'deadlines.arrears_limit.moves', 'true'),
	(32, 'cn-sanctions-2020', 'terms.six_months.months', '7'),
	(33, 'cn-sanctions-2020', 'terms.twelve_months.months', '13'),
	(34, 'cn-sanctions-2020', 'terms.eighteen_months.months', '19'),
	(35, 'cn-sanctions-2020', 'terms.twenty_four_months.months', '25'),
	(36, 'cn-sanctions-2020', 'record_types.government_sanction_demotion', NULL)) r(n, edition, rule, put)
 ORDER BY n;
\pset recordsep '\n'
\pset format aligned
SET client_min_messages = warning;

/* ---- NAT-01: the three regimes in a city's own edition, chosen by date ---- */

SELECT edition, decided_on, severity, r.eligible, r.first_day, r.publication_ends_on, r.regime, r.regime_chosen_by, r.regime_date
  FROM (VALUES ('cn-government-integrity'), ('huaiyin-2019')) e(edition),
	   (VALUES (date '2019-06-30'), ('2019-07-01'), ('2023-04-30'), ('2023-05-01'), ('2026-03-31'), ('2026-04-01')) d(decided_on),
	   (VALUES ('ordinary'), ('serious')) s(severity),
	   LATERAL govcredit.repair(edition::govcredit.policy, 'enterprise', 'administrative_penalty', decided_on, '2026-10-01', severity,
					  corrected_on => decided_on + 1, duties_done_on => decided_on + 1, committed_on => decided_on + 1) r
 ORDER BY edition COLLATE "C", severity, decided_on;
-- No rule of transition was found: which date chooses is the pack's to say.
SELECT govcredit.add_policy($${"govcredit": "policy/1", "name": "x-transition", "extends": ["cn-repair-2023", "cn-repair-2026"],
	"title": {"zh": "演示数据", "en": "regime by the day of application"}, "repair": {"regime_chosen_by": "applied_on"}}$$) IS NOT NULL AS added;
SELECT edition, applied_on, r.first_day, r.publication_ends_on, r.regime, r.regime_chosen_by, r.regime_date
  FROM (VALUES ('cn-government-integrity'), ('x-transition')) e(edition), (VALUES (date '2026-03-31'), ('2026-04-01')) a(applied_on),
	   LATERAL govcredit.repair(edition::govcredit.policy, 'enterprise', 'administrative_penalty', '2026-02-01', applied_on, 'ordinary') r
 ORDER BY edition COLLATE "C", applied_on;
SELECT condition, required, found, met, from_day, rule, basis
  FROM govcredit.explain_repair('huaiyin-2019', 'enterprise', 'administrative_penalty', '2026-04-10', '2026-07-10', 'ordinary',
					  corrected_on => '2026-05-01', duties_done_on => '2026-05-01')
 ORDER BY condition COLLATE "C";

/* ---- NAT-02: the class of the heaviest kind, in the order of all thirteen ---- */

SELECT k.key AS penalty, k.value #>> '{title,zh}' AS title, govcredit.severity('cn-repair-2026', ARRAY[k.key]) AS alone,
	   govcredit.severity('cn-repair-2026', ARRAY[k.value #>> '{title,zh}', '警告']) AS with_a_warning
  FROM jsonb_each(govcredit.policy_document('cn-repair-2026') -> 'penalty_kinds') k ORDER BY (k.value ->> 'order')::int;
SELECT * FROM govcredit.explain_severity('cn-repair-2026', '{警告,罚款,责令停产停业}');
SELECT govcredit.severity('cn-repair-2026', '{没收非法所得}');

/* ---- NAT-03, NAT-05: government breach ---- */

-- A city's edition and the national mechanism in one.
SELECT govcredit.add_policy($${"govcredit": "policy/1", "name": "x-city-2024", "extends": ["cn-breach-2023", "cn-sanctions-2020", "huaiyin-2019"],
	"title": {"zh": "演示数据", "en": "a city with the national mechanism"},
	"record_types": {
		"government_breach": {"dimension": {"government": "contracts_promises"}, "points": -40, "number_basis": "default"},
		"arrears_listed": {"dimension": {"government": "debt_budget"}, "points": -30, "number_basis": "default"},
		"government_sanction_warning": {"dimension": "integrity", "points": -10, "number_basis": "default"},
		"government_sanction_demerit": {"dimension": "integrity", "points": -20, "number_basis": "default"},
		"government_sanction_serious_demerit": {"dimension": "integrity", "points": -30, "number_basis": "default"},
		"government_sanction_demotion": {"dimension": "integrity", "points": -50, "number_basis": "default"},
		"government_sanction_removal": {"dimension": "integrity", "points": -60, "number_basis": "default"},
		"government_sanction_dismissal": {"dimension": "integrity", "points": -100, "number_basis": "default"},
		"administrative_sanction_warning": {"dimension": "integrity", "points": -10, "number_basis": "default"},
		"administrative_sanction_demerit": {"dimension": "integrity", "points": -20, "number_basis": "default"},
		"administrative_sanction_serious_demerit": {"dimension": "integrity", "points": -30, "number_basis": "default"},
		"administrative_sanction_demotion": {"dimension": "integrity", "points": -50, "number_basis": "default"},
		"administrative_sanction_removal": {"dimension": "integrity", "points": -60, "number_basis": "default"},
		"administrative_sanction_dismissal": {"dimension": "integrity", "points": -100, "number_basis": "default"}}}$$) IS NOT NULL AS added;
SELECT measure, effect, actions, starts_on, ends_on, ends_when, body, rule, basis
  FROM govcredit.sanctions('x-city-2024', 'department', 'government_breach', '2024-03-01', as_of => '2026-01-01') ORDER BY measure COLLATE "C";
-- A measure that no list names is not on the list: nothing bars bidding here.
SELECT count(*) FILTER (WHERE 'bidding' = ANY (actions)) AS bars_bidding, count(*) FILTER (WHERE 'special_bonds' = ANY (actions)) AS bars_bonds
  FROM govcredit.sanctions('x-city-2024', 'department', 'government_breach', '2024-03-01', as_of => '2026-01-01');
SELECT count(*) AS measures_on_a_firm FROM govcredit.sanctions('x-city-2024', 'enterprise', 'judgment_defaulter', '2024-03-01', as_of => '2026-01-01');
-- Performed: record withdrawn, points cleared, measures lifted from that day.
SELECT as_of, govcredit.score('x-city-2024', as_of, 'department', 'government_breach', '2024-03-01', NULL, NULL, NULL, NULL, NULL,
					'2025-05-06', '2025-06-01', 'withdrawn', NULL) AS score,
	   (SELECT count(*) FROM govcredit.sanctions('x-city-2024', 'department', 'government_breach', '2024-03-01', corrected_on => '2025-05-06',
									   repaired_on => '2025-06-01', repair => 'withdrawn', as_of => d.as_of)) AS measures
  FROM unnest('{2025-05-05,2025-05-06,2025-05-31,2025-06-01}'::date[]) d(as_of) GROUP BY as_of ORDER BY as_of;
SELECT recipient, title, rule, basis FROM govcredit.routing('cn-breach-2023', 'institution', 'arrears_listed') ORDER BY recipient COLLATE "C";

/* ---- NAT-04: arrears ---- */

-- Every edition that extends the base has the terms.
SELECT govcredit.due('huaiyin-2019', 'arrears_due', '2025-06-10') AS due, govcredit.due('huaiyin-2019', 'arrears_limit', '2025-06-10') AS hard_limit;
CREATE TEMP TABLE invoice (organ text, amount numeric, delivered_on date, paid_on date);
INSERT INTO invoice VALUES
	('演示数据局', 100000, '2025-06-10', '2025-07-10'), ('演示数据局', 100000, '2025-06-10', '2025-07-11'),
	('演示数据局', 33333.33, '2025-06-10', NULL), ('演示数据院', 250000.01, '2025-07-02', '2025-08-01'),
	('演示数据院', 80000, '2025-07-02', '2025-09-10');
SELECT organ, amount, govcredit.due('cn-arrears-2025', 'arrears_due', delivered_on) AS due_on, coalesce(paid_on, '2025-09-30') AS asked_on,
	   govcredit.days_late(govcredit.due('cn-arrears-2025', 'arrears_due', delivered_on), coalesce(paid_on, '2025-09-30')) AS days_late,
	   coalesce(paid_on, '2025-09-30') > govcredit.due('cn-arrears-2025', 'arrears_limit', delivered_on) AS beyond_any_contract,
	   govcredit.late_interest(amount, govcredit.due('cn-arrears-2025', 'arrears_due', delivered_on), coalesce(paid_on, '2025-09-30'), 0.0005) AS interest
  FROM invoice ORDER BY organ COLLATE "C", delivered_on, paid_on;
SELECT organ, sum(amount) FILTER (WHERE paid_on IS NULL) AS outstanding,
	   max(govcredit.days_late(govcredit.due('cn-arrears-2025', 'arrears_due', delivered_on), coalesce(paid_on, '2025-09-30'))) AS days_late,
	   sum(govcredit.late_interest(amount, govcredit.due('cn-arrears-2025', 'arrears_due', delivered_on), coalesce(paid_on, '2025-09-30'), 0.0005)) AS interest
  FROM invoice GROUP BY organ ORDER BY organ COLLATE "C";
-- Exact, and no rate of our own.
SELECT govcredit.late_interest(0.01, '2025-07-10', '2025-07-11', 0.0005) AS a_fen, govcredit.late_interest(99999999999.99, '2025-07-10', '2026-07-10', 0.00035) AS large,
	   govcredit.late_interest(100, '2025-07-10', '2025-07-01', 0.0005) AS early, govcredit.late_interest(100, '2025-07-10', NULL, 0.0005) AS not_asked,
	   govcredit.late_interest(100, '2025-07-10', '2025-07-20', NULL) AS no_rate;
SELECT * FROM govcredit.explain_late_interest(33333.33, '2025-07-10', '2025-09-30', 0.0005) ORDER BY line;
SELECT (SELECT sum(effect) FROM govcredit.explain_late_interest(33333.33, '2025-07-10', '2025-09-30', 0.0005))
	   = govcredit.late_interest(33333.33, '2025-07-10', '2025-09-30', 0.0005) AS adds_up;
SELECT p.key, p.value -> 'days' AS days, p.value ->> 'unit' AS unit, p.value ? 'moves' AS moves
  FROM jsonb_each(govcredit.policy_document('cn-arrears-2025') -> 'deadlines') p ORDER BY p.key COLLATE "C";
-- explained, days off and all
SELECT day, count, counted, reason, basis FROM govcredit.explain_due('cn-arrears-2025', 'arrears_limit', '2025-06-10')
 WHERE count IN (0, 1, 59, 60) ORDER BY day;

/* ---- NAT-07: 政务处分 beside 行政处分 ---- */

SELECT t.key COLLATE "C" AS record_type, t.value #>> '{title,zh}' AS title, t.value ->> 'basis' AS basis,
	   govcredit.valid_until('cn-sanctions-2020', 'official', t.key, '2021-03-31') AS in_effect_until
  FROM jsonb_each(govcredit.policy_document('cn-sanctions-2020') -> 'record_types') t ORDER BY 1;
-- Both stand beside each other in a file; each ends by its own term.
SELECT as_of, govcredit.score('x-city-2024', as_of, 'official', record_type, '2021-03-31', NULL) AS score
  FROM unnest('{2021-09-30,2021-10-01,2022-03-31,2022-04-01}'::date[]) d(as_of),
	   (VALUES ('government_sanction_warning'), ('administrative_sanction_demerit')) r(record_type)
 GROUP BY as_of ORDER BY as_of;
DROP FUNCTION failing;
