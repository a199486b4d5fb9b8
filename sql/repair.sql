-- May a record be repaired: conditions, regimes by date, first day, effects.
CREATE SCHEMA test_repair;
SET search_path = test_repair;
SET DateStyle = 'ISO';
\pset null (null)

/* ---- NAT-01: three national regimes ---- */

-- C1, C2, C3, C6 of regime C
SELECT v.name, (r).*
  FROM (VALUES ('C1', date '2026-04-10', date '2026-05-01', date '2026-07-10'), ('C2', '2026-04-10', '2026-05-01', '2026-07-11'), ('C3', '2026-04-10', NULL, '2026-12-01'), ('C6', '2026-11-30', '2026-12-10', '2027-03-01')) v(name, document, corrected, applied),
	   govcredit.repair('cn-government-integrity', 'enterprise', 'administrative_penalty', document, applied, 'ordinary', corrected_on => corrected, duties_done_on => corrected, committed_on => corrected) r
 ORDER BY 1;
-- C6 a day earlier
SELECT eligible, first_day, unmet FROM govcredit.repair('cn-government-integrity', 'enterprise', 'administrative_penalty', '2026-11-30', '2027-02-28', 'ordinary', corrected_on => '2026-12-10', duties_done_on => '2026-12-10', committed_on => '2026-12-10');

-- NAT-01: which regime: by the day of the decision, its bounds included.
CREATE FUNCTION ask(decided date, severity text, flags text[] DEFAULT NULL) RETURNS govcredit.repair_answer
	RETURN govcredit.repair('cn-government-integrity', 'enterprise', 'administrative_penalty', decided, (decided + interval '4 years')::date, severity, flags => flags, corrected_on => decided, duties_done_on => decided, committed_on => decided);
SELECT decided, s AS severity, left(regime, 1) AS regime, first_day, publication_ends_on, eligible, effects, unmet
  FROM unnest('{2019-06-30,2019-07-01,2023-04-30,2023-05-01,2026-03-31,2026-04-01}'::date[]) decided, unnest('{minor,ordinary,serious}'::text[]) WITH ORDINALITY u(s, n), ask(decided, s)
 ORDER BY decided, n;
-- the same document under B and under C: three years, one year
SELECT publication_ends_on FROM ask('2026-02-01', 'ordinary');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-by-application", "extends": "cn-government-integrity", "title": {"zh": "演示", "en": "demo"}, "repair": {"regime_chosen_by": "applied_on"}}') IS NOT NULL AS added;
SELECT left(regime, 1) AS regime, regime_chosen_by, regime_date, publication_ends_on
  FROM unnest('{2026-03-31,2026-04-01}'::date[]) applied, govcredit.repair('demo-by-application', 'enterprise', 'administrative_penalty', '2026-02-01', applied, 'ordinary') ORDER BY applied;
-- A: specific serious dishonesty is not repaired.  B: in strict domains a year
-- instead of three months; the longest minimum of all that match.
SELECT decided, flags, eligible, first_day, publication_ends_on, effects, unmet
  FROM (VALUES (date '2020-01-31', 'serious', '{specific_serious}'::text[]), ('2024-01-31', 'serious', '{specific_serious}'), ('2024-01-31', 'serious', '{strict_domain}'), ('2024-11-30', 'ordinary', NULL), ('2026-04-30', 'serious', '{strict_domain}')) v(decided, severity, flags),
	   ask(decided, severity, flags)
 ORDER BY 1, 2;
SELECT condition, required, required_zh, found, found_zh, met, from_day, rule FROM govcredit.explain_repair('cn-government-integrity', 'enterprise', 'administrative_penalty', '2024-01-31', '2024-12-31', 'serious', flags => '{strict_domain}', corrected_on => '2024-02-02', committed_on => '2025-02-02') ORDER BY rule, condition;

/* ---- Huaiyin 五10: officials only ---- */

-- HY-10: any one of three grounds; lightened or waived.
SELECT g AS grounds, eligible, first_day, publication_ends_on, effects, regime, unmet
  FROM (VALUES (1, '{loss_recovered}'::text[]), (2, '{effect_eliminated}'), (3, '{harm_prevented}'), (4, '{harm_prevented,loss_recovered}'), (5, '{NULL}'), (6, NULL)) v(n, g),
	   govcredit.repair('huaiyin-2019', 'official', 'disciplinary_sanction', '2025-03-10', '2025-03-10', grounds => g)
 ORDER BY n;
SELECT condition, required, required_zh, found, found_zh, met, rule, basis FROM govcredit.explain_repair('huaiyin-2019', 'official', 'disciplinary_sanction', '2025-03-10', '2025-04-01', grounds => '{harm_prevented}');
-- HY-10: for departments the text names no repair, so there is none.
SELECT kind, eligible, first_day, effects, unmet FROM unnest('{department,township,institution}'::text[]) kind, govcredit.repair('huaiyin-2019', kind, 'court_judgment', '2025-03-10', '2030-01-01', grounds => '{loss_recovered}', corrected_on => '2025-04-01', duties_done_on => '2025-04-01', committed_on => '2025-04-01') ORDER BY kind;
SELECT * FROM govcredit.explain_repair('huaiyin-2019', 'department', 'court_judgment', '2025-03-10', '2030-01-01');
-- HY-10: without the rule nobody is repaired.
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-no-repair", "extends": "huaiyin-2019", "title": {"zh": "演示", "en": "demo"}, "repair": {"rules": {"official": null}}}') IS NOT NULL AS added;
SELECT eligible, unmet FROM govcredit.repair('demo-no-repair', 'official', 'disciplinary_sanction', '2025-03-10', '2025-04-01', grounds => '{loss_recovered}');
-- An official's penalty stands under the national rule and the district's.
SELECT eligible, first_day, left(regime, 1) AS regime, effects, unmet FROM govcredit.repair('huaiyin-2019', 'official', 'administrative_penalty', '2025-03-10', '2025-06-11', 'ordinary', corrected_on => '2025-04-01', duties_done_on => '2025-04-01', committed_on => '2025-04-01');

/* ---- terms, conditions ---- */

SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-repair",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {"unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"}},
  "flags": {"f": {"title": {"zh": "标", "en": "f"}, "basis": "demo 2"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 3"}},
  "record_types": {
    "strict":    {"title": {"zh": "严", "en": "strict"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"},
    "inclusive": {"title": {"zh": "含", "en": "inclusive"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"},
    "at_once":   {"title": {"zh": "即", "en": "at once"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"},
    "never":     {"title": {"zh": "否", "en": "never"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"},
    "unpublished": {"title": {"zh": "不公示", "en": "unpublished"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"},
    "two_rules": {"title": {"zh": "两", "en": "two"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 4"}
  },
  "repair": {
    "grounds": {
      "paid":      {"title": {"zh": "已付", "en": "paid"}, "basis": "demo 5"},
      "forgiven":  {"title": {"zh": "谅解", "en": "forgiven"}, "basis": "demo 5"}
    },
    "effects": {
      "clear": {"title": {"zh": "清零", "en": "cleared"}, "percent": 0, "lift": true, "basis": "demo 6"},
      "half":  {"title": {"zh": "减半", "en": "halved"}, "percent": 50, "basis": "demo 6"}
    },
    "rules": {
      "strict":    {"when": {"record_type": "strict"}, "minimum_months": 3, "maximum_months": 12, "effects": "clear", "basis": "demo 7.1"},
      "inclusive": {"when": {"record_type": "inclusive"}, "minimum_months": 3, "maximum_months": 12, "inclusive": true, "effects": "clear", "basis": "demo 7.2"},
      "at_once":   {"when": {"record_type": "at_once"}, "minimum_months": 0, "requires": ["corrected", "duties_done"], "effects": ["half", "clear"], "basis": "demo 7.3"},
      "never":     {"when": {"record_type": "never"}, "maximum_months": 6, "refused": true, "minimum_months": 1, "requires": ["corrected", "duties_done", "committed"], "any_ground": ["paid", "forgiven"], "basis": "demo 7.4"},
      "never_too": {"when": {"record_type": "never"}, "not_published": true, "minimum_months": 2, "requires": ["corrected", "duties_done", "committed"], "any_ground": ["paid"], "basis": "demo 7.5"},
      "unpublished": {"when": {"record_type": "unpublished"}, "not_published": true, "basis": "demo 7.6"},
      "first":     {"when": {"record_type": "two_rules"}, "minimum_months": 1, "maximum_months": 24, "any_ground": ["paid", "forgiven"], "effects": ["clear", "half"], "basis": "demo 7.7"},
      "second":    {"when": {"record_type": "two_rules"}, "minimum_months": 2, "maximum_months": 12, "any_ground": "forgiven", "effects": ["half"], "basis": "demo 7.8"},
      "flagged":   {"when": {"record_type": "two_rules", "flags": "f"}, "in_force": "[2024-06-01,2024-06-30]", "minimum_months": 6, "basis": "demo 7.9"}
    }
  }
}$$) IS NOT NULL AS added;
-- Strictly the day after the minimum, inclusively its last day; the month's end
-- clamps; Saturdays, Sundays and holidays move nothing.
SELECT decided, s.first_day AS strict, i.first_day AS inclusive, s.publication_ends_on
  FROM unnest('{2024-01-10,2023-11-30,2024-11-30,2024-01-31,2024-02-29,2024-07-01}'::date[]) decided,
	   govcredit.repair('demo-repair', 'unit', 'strict', decided, decided) s, govcredit.repair('demo-repair', 'unit', 'inclusive', decided, decided) i
 ORDER BY decided;
SELECT applied, s.eligible AS strict, i.eligible AS inclusive, i.unmet
  FROM unnest('{2024-04-09,2024-04-10,2024-04-11}'::date[]) applied, govcredit.repair('demo-repair', 'unit', 'strict', '2024-01-10', applied) s, govcredit.repair('demo-repair', 'unit', 'inclusive', '2024-01-10', applied) i
 ORDER BY 1;
-- Done on the day is done; done tomorrow is not, and says from when.
SELECT corrected, duties, eligible, first_day, publication_ends_on, effects, unmet
  FROM (VALUES (1, date '2024-03-01', date '2024-03-01'), (2, '2024-02-01', '2024-03-02'), (3, '2024-03-05', '2024-03-04'), (4, NULL, '2024-02-01'), (5, NULL, NULL)) v(n, corrected, duties),
	   govcredit.repair('demo-repair', 'unit', 'at_once', '2024-01-10', '2024-03-01', corrected_on => corrected, duties_done_on => duties)
 ORDER BY n;
-- Refused, not published: never, whatever else is met; the end of publication is told.
SELECT * FROM govcredit.repair('demo-repair', 'unit', 'never', '2024-01-10', '2030-01-01', corrected_on => '2024-02-01', duties_done_on => '2024-02-01', committed_on => '2024-02-01', grounds => '{paid}');
SELECT condition, required, required_zh, found, found_zh, met, from_day, rule FROM govcredit.explain_repair('demo-repair', 'unit', 'never', '2024-01-10', '2030-01-01', corrected_on => '2024-02-01', grounds => '{forgiven}') ORDER BY rule, condition;
SELECT * FROM govcredit.repair('demo-repair', 'unit', 'unpublished', '2024-01-10', '2030-01-01');
-- Two rules: the longest minimum, the longest publication, every condition, each effect once.
SELECT g AS grounds, f AS flags, eligible, first_day, publication_ends_on, effects, unmet
  FROM (VALUES (1, '{paid}'::text[], NULL::text[]), (2, '{forgiven}', NULL), (3, '{forgiven}', '{f}'), (4, '{}', NULL)) v(n, g, f), govcredit.repair('demo-repair', 'unit', 'two_rules', '2024-06-15', '2024-09-01', flags => f, grounds => g)
 ORDER BY n;
-- A rule's dates are those of the decision, included.
SELECT decided, first_day FROM unnest('{2024-05-31,2024-06-01,2024-06-30,2024-07-01}'::date[]) decided, govcredit.repair('demo-repair', 'unit', 'two_rules', decided, decided, flags => '{f}') ORDER BY 1;
-- A decision is taken on a day.
SELECT eligible, first_day, publication_ends_on FROM govcredit.repair('demo-repair', 'unit', 'strict', 'infinity', '2024-01-01');

/* ---- one regime at a time ---- */

-- A bound that is in the interval or not by mistake: the last regime begins a month late, the second ends a day late.
CREATE FUNCTION regimes(name text, second text, third text) RETURNS text
	RETURN jsonb_build_object('govcredit', 'policy/1', 'name', name, 'title', '{"zh": "演示数据", "en": "demonstration data"}'::jsonb,
		'extends', '["cn-repair-2019", "cn-repair-2023", "cn-repair-2026"]'::jsonb,
		'repair', jsonb_build_object('rules',
			(SELECT jsonb_object_agg(r.code, jsonb_build_object('in_force', CASE WHEN r.code LIKE 'b-%' THEN second ELSE third END))
			   FROM govcredit.policy_items('cn-repair-2026', 'repair.rules') c, LATERAL (SELECT c.code UNION SELECT b.code FROM govcredit.policy_items('cn-repair-2023', 'repair.rules') b) r)))::text;
SELECT n, path, level, message, message_zh
  FROM (VALUES (1, '[2023-05-01,2026-04-01)', '[2026-04-01,)'), (2, '[2023-05-01,2026-04-01)', '[2026-05-01,)'), (3, '[2023-05-01,2026-04-01]', '[2026-04-01,)')) v(n, second, third)
  LEFT JOIN LATERAL govcredit.lint_policy(regimes('demo-x', second, third)) ON true
 ORDER BY n, path COLLATE "C", message COLLATE "C";
-- By what records say, not rule by rule: where one rule of a regime covers two classes and the next has a rule for each, one of these may begin late.
CREATE FUNCTION by_value(VARIADIC rules text[]) RETURNS text
	RETURN jsonb_build_object('govcredit', 'policy/1', 'name', 'demo-values', 'title', '{"zh": "演示数据", "en": "demonstration data"}'::jsonb, 'extends', 'demo-repair',
		'severities', '{"ordinary": {"title": {"zh": "一般", "en": "ordinary"}, "order": 1, "basis": "default"}, "serious": {"title": {"zh": "严重", "en": "serious"}, "order": 2, "basis": "default"}}'::jsonb,
		'repair', jsonb_build_object('rules', (SELECT jsonb_object_agg(c.code, NULL) FROM govcredit.policy_items('demo-repair', 'repair.rules') c)
			|| (SELECT jsonb_object_agg('r' || n, format('{"basis": "default", %s}', r)::jsonb) FROM unnest(rules) WITH ORDINALITY AS u (r, n))))::text;
SELECT n, path, message, message_zh
  FROM (VALUES
	(1, by_value('"regime": "B", "when": {"severity": ["ordinary", "serious"]}, "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"severity": "ordinary"}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"severity": "serious"}, "in_force": "[2024-04-01,)"')),
	(2, by_value('"regime": "B", "when": {"severity": ["ordinary", "serious"]}, "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"severity": "ordinary"}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"severity": "serious"}, "in_force": "[2024-05-01,)"')),
	(3, by_value('"regime": "B", "when": {"severity": ["ordinary", "serious"]}, "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"severity": "ordinary"}, "in_force": "[2024-03-15,)"', '"regime": "C", "when": {"severity": "serious"}, "in_force": "[2024-04-01,)"')),
	(4, by_value('"regime": "B", "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"amount": "[0,1000]"}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"amount": "(1000,)"}, "in_force": "[2024-04-10,)"', '"regime": "C", "in_force": "[2024-06-01,)"')),
	(5, by_value('"regime": "B", "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"flags": "f"}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"without_flags": "f"}, "in_force": "[2024-04-02,)"')),
	(6, by_value('"regime": "B", "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"flags": "f"}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"without_flags": "f"}, "in_force": "[2024-04-01,)"')),
	(7, by_value('"regime": "A", "when": {"severity": "ordinary"}, "in_force": "(,2024-03-01)"', '"regime": "A", "when": {"severity": "serious"}, "in_force": "(,2024-04-01)"', '"regime": "B", "when": {"severity": ["ordinary", "serious"]}, "in_force": "[2024-04-01,)"')),
	(8, by_value('"regime": "B", "in_force": "(,2024-04-01)"', '"regime": "C", "when": {"record_type": ["strict", "two_rules"]}, "in_force": "[2024-04-01,)"', '"regime": "C", "when": {"class": "dishonesty"}, "in_force": "[2024-05-01,)"'))) v(n, document)
  LEFT JOIN LATERAL (SELECT * FROM govcredit.lint_policy(document) WHERE path LIKE '$.repair.rules.%') AS l ON true
 ORDER BY n, path COLLATE "C", message COLLATE "C";
-- Of many rules, too, each path is its rule's.
SELECT count(*) AS findings, count(*) FILTER (WHERE path ~ '^\$\.repair\.rules\.r[0-9]+\.in_force$') AS of_rules, count(DISTINCT path) AS rules
  FROM govcredit.lint_policy(by_value(VARIADIC ARRAY(SELECT format('"regime": "R%s", "when": {"amount": "[%s,%s]"}, "in_force": "[2024-01-%s,2024-02-%s]"', i, 10 * i, 10 * i + 15, lpad((1 + i % 28)::text, 2, '0'), lpad((1 + i % 20)::text, 2, '0'))
	FROM generate_series(1, 60) i)));
SET client_min_messages = error;
SELECT govcredit.add_policy(regimes('demo-gap', '[2023-05-01,2026-04-01)', '[2026-05-01,)')) IS NOT NULL AND govcredit.add_policy(regimes('demo-overlap', '[2023-05-01,2026-04-01]', '[2026-04-01,)')) IS NOT NULL AS added;
SET client_min_messages = notice;
SELECT p AS policy, d AS decided, r.regime, r.first_day, r.publication_ends_on, r.unmet
  FROM unnest('{demo-gap,demo-overlap}'::text[]) p, unnest('{2026-03-31,2026-04-01,2026-04-10,2026-05-01}'::date[]) d,
	   govcredit.repair(p, 'enterprise', 'administrative_penalty', d, '2027-10-10', severity => 'serious') r
 ORDER BY p COLLATE "C", d;
-- Whatever overlaps, every line of an answer is of its regime.
SELECT count(*) > 0 AS asked, count(*) FILTER (WHERE x.rule IS NOT NULL AND item ->> 'regime' IS DISTINCT FROM r.regime) AS mixed
  FROM unnest('{2026-03-31,2026-04-01,2026-04-10}'::date[]) d, unnest('{minor,ordinary,serious}'::text[]) s,
	   govcredit.repair('demo-overlap', 'enterprise', 'administrative_penalty', d, '2027-10-10', severity => s) r,
	   govcredit.explain_repair('demo-overlap', 'enterprise', 'administrative_penalty', d, '2027-10-10', severity => s) x
  LEFT JOIN LATERAL govcredit.policy_items('demo-overlap', 'repair.rules') i ON i.code = x.rule;

/* ---- NULL and refusals ---- */

SELECT govcredit.repair('demo-repair', 'unit', 'strict', NULL, '2024-01-01') IS NULL AS no_decision, (govcredit.repair('demo-repair', 'unit', 'strict', '2024-01-01', NULL)).eligible IS NULL AS no_application,
	   govcredit.repair(NULL, 'unit', 'strict', '2024-01-01', '2024-01-01') IS NULL AS no_policy, (SELECT count(*) FROM govcredit.explain_repair('demo-repair', NULL, 'strict', '2024-01-01', '2024-01-01')) AS lines;
SELECT * FROM govcredit.repair('demo-repair', 'unit', 'lenient', '2024-01-01', '2024-02-01');
SELECT * FROM govcredit.repair('demo-repair', 'team', 'strict', '2024-01-01', '2024-02-01');
SELECT * FROM govcredit.repair('demo-repair', 'unit', 'strict', '2024-01-01', '2024-02-01', grounds => '{paid,asked}');
SELECT * FROM govcredit.repair('demo-repair', 'unit', 'strict', '2024-01-01', '2024-02-01', flags => '{g}');

-- Without a day of application: what holds whenever one applies.
SELECT t AS record_type, eligible, first_day, publication_ends_on, publication_ends_when, regime_date, unmet
  FROM unnest('{strict,never,unpublished,at_once,two_rules}'::text[]) t, govcredit.repair('demo-repair', 'unit', t, '2024-01-10', NULL, flags => CASE t WHEN 'two_rules' THEN '{f}'::text[] END) ORDER BY t COLLATE "C";
-- repair() is eligible exactly if every line is met, and names those that are not.
SELECT count(*) AS asked, count(*) FILTER (WHERE eligible) > 0 AS some_eligible,
	   count(*) FILTER (WHERE eligible IS DISTINCT FROM (SELECT bool_and(met) FROM govcredit.explain_repair('demo-repair', 'unit', t, d, a, flags => f, corrected_on => c, duties_done_on => c, committed_on => c, grounds => g))) AS eligible_differs,
	   count(*) FILTER (WHERE ARRAY(SELECT unnest(unmet) ORDER BY 1) IS DISTINCT FROM ARRAY(SELECT DISTINCT condition FROM govcredit.explain_repair('demo-repair', 'unit', t, d, a, flags => f, corrected_on => c, duties_done_on => c, committed_on => c, grounds => g) WHERE NOT met ORDER BY 1)) AS unmet_differs
  FROM unnest('{strict,inclusive,at_once,never,unpublished,two_rules}'::text[]) t, unnest('{2024-01-31,2024-06-15}'::date[]) d, unnest('{2024-02-29,2024-05-01,2024-12-15}'::date[]) a,
	   (VALUES (NULL::text[]), ('{f}')) f(f), unnest('{NULL,2024-04-01}'::date[]) c, (VALUES (NULL::text[]), ('{paid}'), ('{forgiven,paid}')) g(g),
	   govcredit.repair('demo-repair', 'unit', t, d, a, flags => f, corrected_on => c, duties_done_on => c, committed_on => c, grounds => g);
-- first_day is the first eligible day where all that has to be done is done
SELECT count(*) AS asked, count(*) FILTER (WHERE NOT (govcredit.repair('demo-repair', 'unit', t, d, f)).eligible OR (govcredit.repair('demo-repair', 'unit', t, d, f - 1)).eligible) AS wrong
  FROM unnest('{strict,inclusive}'::text[]) t, generate_series(date '2023-11-25', '2024-03-05', interval '1 day') d0, CAST(d0 AS date) d, CAST((govcredit.repair('demo-repair', 'unit', t, d, d)).first_day AS date) f;
SET DateStyle = 'German';
SELECT required, required_zh, found, found_zh FROM govcredit.explain_repair('demo-repair', 'unit', 'strict', '2024-01-31', '2024-02-29');
SET DateStyle = 'ISO';
SET client_min_messages = warning;
DROP SCHEMA test_repair CASCADE;
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
