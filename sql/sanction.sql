-- Measures that follow from a record, and when they are in force.
CREATE SCHEMA test_sanction;
SET search_path = test_sanction;
SET DateStyle = 'ISO';
\pset null (null)

/* ---- Huaiyin 三5 ---- */

-- HY-06: a department with a record: explanation, rectification, no honours,
-- public criticism, the head accountable.  Not graded: the same for every record.
SELECT measure, effect, actions, ends_when, starts_on, ends_on, rule FROM govcredit.sanctions('huaiyin-2019', 'department', 'promise_broken', '2025-03-10', amount => 0) ORDER BY measure;
SELECT record_type, array_agg(DISTINCT measures::text) AS measures
  FROM (SELECT t.key AS record_type, s, (SELECT array_agg(measure ORDER BY measure) FROM govcredit.sanctions('huaiyin-2019', 'department', t.key, '2025-03-10', s) WHERE rule = 'department-record') AS measures
		  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') t, unnest('{minor,ordinary,serious}'::text[]) s
		 WHERE t.value ->> 'class' = 'dishonesty' AND t.value -> 'subjects' ? 'department') x
 GROUP BY 1
HAVING array_agg(DISTINCT measures::text) <> '{"{honours_cancelled,public_criticism,rectification,written_explanation}"}' ORDER BY 1;

-- HY-06: the judgment defaulter.  Three are restricted, all other appropriations
-- stopped, wages and livelihood stay free.
SELECT kind, measure, effect, actions, except_purposes FROM unnest('{department,institution,grassroots}'::text[]) WITH ORDINALITY u(kind, n), govcredit.sanctions('huaiyin-2019', kind, 'judgment_defaulter', '2025-03-10')
 WHERE rule = 'defaulter' ORDER BY n, measure;
SELECT title, body, basis FROM govcredit.sanctions('huaiyin-2019', 'institution', 'judgment_defaulter', '2025-03-10') ORDER BY measure;
-- HY-06: whom the text does not name it does not sanction: townships, zones,
-- the government, officials, companies; nor honours and plain information.
SELECT kind, type, (SELECT count(*) FROM govcredit.sanctions('huaiyin-2019', kind, type, '2025-03-10', 'serious')) AS measures
  FROM (VALUES ('township', 'judgment_defaulter'), ('zone', 'judgment_defaulter'), ('government', 'judgment_defaulter'), ('enterprise', 'judgment_defaulter'),
			   ('institution', 'court_judgment'), ('official', 'disciplinary_sanction'), ('enterprise', 'administrative_penalty'), ('department', 'good_case'), ('enterprise', 'licence')) v(kind, type)
 ORDER BY 1, 2;
-- Who has performed stays on the list until its keeper takes him off (法释〔2017〕7号 第十条): the last day on it is the last.
SELECT day, array_agg(measure ORDER BY measure) AS in_force
  FROM unnest('{2025-03-09,2025-03-10,2025-05-31,2025-06-01}'::date[]) day LEFT JOIN govcredit.sanctions('huaiyin-2019', 'institution', 'judgment_defaulter', '2025-03-10', ended_on => '2025-05-31', as_of => day) ON true
 GROUP BY 1 ORDER BY 1;
-- Of no list in force until corrected: the day before is the last.
SELECT day, count(measure) AS in_force
  FROM unnest('{2025-03-09,2025-03-10,2025-05-31,2025-06-01}'::date[]) day LEFT JOIN govcredit.sanctions('huaiyin-2019', 'department', 'promise_broken', '2025-03-10', 'minor', corrected_on => '2025-06-01', as_of => day) ON true
 GROUP BY 1 ORDER BY 1;
SELECT day, array_agg(measure ORDER BY measure) AS in_force
  FROM unnest('{2025-03-09,2025-03-10,2025-05-31,2025-06-01}'::date[]) day LEFT JOIN govcredit.sanctions('huaiyin-2019', 'institution', 'judgment_defaulter', '2025-03-10', corrected_on => '2025-06-01', as_of => day) ON true
 GROUP BY 1 ORDER BY 1;
-- The difference the rule makes: without it nobody is sanctioned as a defaulter.
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-without-rule", "extends": "huaiyin-2019", "title": {"zh": "演示", "en": "demo"}, "sanction_rules": {"defaulter": null}}') IS NOT NULL AS added;
SELECT count(*) AS measures FROM govcredit.sanctions('demo-without-rule', 'institution', 'judgment_defaulter', '2025-03-10');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-without-rules", "extends": "demo-without-rule", "title": {"zh": "演示", "en": "demo"}, "sanction_rules": {"department-record": null}}') IS NOT NULL AS added;
SELECT count(*) AS measures FROM govcredit.sanctions('demo-without-rules', 'department', 'promise_broken', '2025-03-10');
-- The base pack names no measure.
SELECT count(*) AS measures FROM govcredit.sanctions('cn-government-integrity', 'department', 'judgment_defaulter', '2025-03-10');

/* ---- every way to end, targets, exceptions ---- */

SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-sanction",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {
    "unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "team": {"title": {"zh": "班组", "en": "team"}, "basis": "demo 1"}
  },
  "severities": {
    "minor":   {"title": {"zh": "轻微", "en": "minor"}, "order": 1, "basis": "demo 2"},
    "serious": {"title": {"zh": "严重", "en": "serious"}, "order": 2, "basis": "demo 2"}
  },
  "flags": {"insured": {"title": {"zh": "已投保", "en": "insured"}, "basis": "demo 2"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 3"}},
  "terms": {"size": {"bands": [{"up_to": 10, "months": 12}, {"months": 24}], "basis": "demo 4"}},
  "record_types": {
    "breach": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "team"],
      "points": [{"when": {"severity": "minor"}, "points": -5}, {"when": {"severity": "serious"}, "points": -20}], "severity": "minor", "validity": "size", "basis": "demo 5"},
    "default": {"title": {"zh": "拖欠", "en": "default"}, "class": "dishonesty", "domain": "work", "subjects": ["unit"],
      "points": [{"when": {"amount": "[0,)"}, "points": -5}], "amount": 0, "basis": "demo 6"},
    "medal": {"title": {"zh": "奖章", "en": "medal"}, "class": "honour", "domain": "work", "subjects": ["unit"], "points": 5, "basis": "demo 7"}
  },
  "actions": {
    "bid":  {"title": {"zh": "投标", "en": "bidding"}, "basis": "demo 8"},
    "loan": {"title": {"zh": "贷款", "en": "loan"}, "basis": "demo 8"}
  },
  "purposes": {
    "wages":  {"title": {"zh": "工资", "en": "wages"}, "basis": "demo 8"},
    "relief": {"title": {"zh": "救灾", "en": "relief"}, "basis": "demo 8"}
  },
  "measures": {
    "for_validity":  {"title": {"zh": "甲", "en": "a"}, "effect": "prohibit", "bars": ["bid", "loan"], "targets": ["unit", "team"], "body": "演示机关", "until": "validity", "basis": "demo 9.1"},
    "for_months":    {"title": {"zh": "乙", "en": "b"}, "effect": "restrict", "bars": "bid", "except_purposes": ["wages", "relief"], "targets": ["unit", "team"], "body": "演示机关", "until": {"months": 6}, "basis": "demo 9.2"},
    "to_correction": {"title": {"zh": "丙", "en": "c"}, "effect": "discretion", "bars": "loan", "targets": ["unit"], "body": "演示机关", "until": "corrected", "basis": "demo 9.3"},
    "to_repair":     {"title": {"zh": "丁", "en": "d"}, "effect": "impose", "targets": ["unit"], "body": "演示机关", "until": "repaired", "basis": "demo 9.4"},
    "large_default": {"title": {"zh": "戊", "en": "e"}, "effect": "prohibit", "bars": "loan", "targets": ["unit"], "body": "演示机关", "until": "corrected", "basis": "demo 9.5"}
  },
  "sanction_rules": {
    "all":      {"when": {"record_type": "breach"}, "measures": ["for_validity", "for_months", "to_correction", "to_repair"], "basis": "demo 10.1"},
    "serious":  {"when": {"record_type": "breach", "severity": "serious"}, "measures": ["for_validity"], "basis": "demo 10.2"},
    "insured":  {"when": {"flags": "insured"}, "except": true, "measures": ["for_months", "to_repair"], "basis": "demo 10.3"},
    "large":    {"when": {"class": "dishonesty", "amount": "[50000.01,)"}, "measures": ["large_default"], "basis": "demo 10.4"},
    "anything": {"measures": ["to_correction"], "except": true, "when": {"record_type": "default"}, "basis": "demo 10.5"}
  },
  "repair": {"effects": {
    "lift": {"title": {"zh": "解除", "en": "lifted"}, "percent": 0, "lift": true, "basis": "demo 11"},
    "less": {"title": {"zh": "减轻", "en": "lightened"}, "percent": 50, "basis": "demo 11"}}}
}$$) IS NOT NULL AS added;
-- Validity counts from the end of the act and by weight, a term from the decision.
SELECT case_, measure, effect, starts_on, ends_on, ends_when, rule
  FROM (VALUES (1, 'minor', NULL::date, NULL::date, NULL::date, NULL), (2, 'serious', NULL, NULL, NULL, NULL), (3, 'minor', '2024-08-31', NULL, NULL, NULL), (4, 'minor', 'infinity', NULL, NULL, NULL),
			   (5, 'minor', NULL, '2024-05-05', NULL, NULL), (6, 'minor', NULL, NULL, '2024-06-06', 'less'), (7, 'minor', NULL, NULL, '2024-06-06', 'lift'), (8, 'minor', NULL, '2024-05-05', '2024-04-04', 'lift')) v(case_, severity, ended_on, corrected_on, repaired_on, repair),
	   govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', severity, ended_on => ended_on, corrected_on => corrected_on, repaired_on => repaired_on, repair => repair)
 ORDER BY case_, rule, measure;
-- Corrected or repaired on the day of the decision: never in force.
SELECT measure FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', corrected_on => '2024-02-29', repaired_on => '2024-02-29', repair => 'lift') ORDER BY 1;
SELECT measure FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', corrected_on => '2024-02-29', repaired_on => '2024-02-29', repair => 'less') ORDER BY 1;
-- The first and the last day are in force.
SELECT day, array_agg(measure ORDER BY measure) AS in_force
  FROM unnest('{2024-02-28,2024-02-29,2024-08-29,2024-08-30,2025-02-28,2025-03-01}'::date[]) day LEFT JOIN govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', as_of => day) ON true
 GROUP BY 1 ORDER BY 1;
-- Measures have targets; a row marked "except" takes away.
SELECT measure FROM govcredit.sanctions('demo-sanction', 'team', 'breach', '2024-02-29') ORDER BY 1;
SELECT measure FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', flags => '{insured}') ORDER BY 1;
SELECT amount, measure, effect FROM unnest('{NULL,50000,50000.01}'::numeric[]) WITH ORDINALITY u(amount, n) LEFT JOIN govcredit.sanctions('demo-sanction', 'unit', 'default', '2024-02-29', amount => amount) ON true ORDER BY n;
-- Only dishonesty is sanctioned, whatever a rule says.
SELECT count(*) AS measures FROM govcredit.sanctions('demo-sanction', 'unit', 'medal', '2024-02-29', amount => 60000);
-- Of what is unknown nobody can tell.
SELECT measure, effect, ends_when, in_force FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', NULL);
SELECT measure, effect, ends_when, in_force FROM govcredit.sanctions('demo-sanction', NULL, 'breach', '2024-02-29');
SELECT measure, effect, ends_when, in_force FROM govcredit.sanctions(NULL, 'unit', 'breach', '2024-02-29');
SELECT * FROM govcredit.explain_sanctions(NULL, 'unit', 'breach', '2024-02-29');
SELECT * FROM govcredit.exclusions(NULL, 'unit', 'breach');
SELECT * FROM govcredit.exclusions('demo-sanction', 'unit', NULL);

/* ---- refusals ---- */

SELECT * FROM govcredit.sanctions('demo-sanction', 'unit', 'breech', '2024-02-29');
SELECT * FROM govcredit.sanctions('demo-sanction', 'crowd', 'breach', '2024-02-29');
SELECT * FROM govcredit.sanctions('demo-sanction', 'team', 'default', '2024-02-29');
SELECT * FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', 'grave');
SELECT * FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', repaired_on => '2024-03-01', repair => 'all');
SELECT * FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', repair => 'lift');
SELECT * FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', flags => '{uninsured}');

/* ---- explained ---- */

SELECT measure, title, rule, applies, reason, reason_zh, basis FROM govcredit.explain_sanctions('demo-sanction', 'team', 'breach', '2024-02-29', 'serious', flags => '{insured}', as_of => '2025-01-01') ORDER BY rule, measure;
SELECT measure, applies, reason, reason_zh FROM govcredit.explain_sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', corrected_on => '2024-02-29', as_of => '2024-02-28') ORDER BY 1;
SET DateStyle = 'SQL, DMY';
SELECT measure, applies, reason, reason_zh FROM govcredit.explain_sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', as_of => '2024-12-31') ORDER BY 1;
SET DateStyle = 'ISO';
-- What applies is what sanctions() returns.
SELECT count(*) AS asked, count(*) FILTER (WHERE
		ARRAY(SELECT rule || measure FROM govcredit.sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', s, ended_on => e, flags => f, corrected_on => c, repaired_on => r, repair => CASE WHEN r IS NOT NULL THEN 'lift' END, as_of => day) ORDER BY 1) IS DISTINCT FROM
		ARRAY(SELECT rule || measure FROM govcredit.explain_sanctions('demo-sanction', 'unit', 'breach', '2024-02-29', s, ended_on => e, flags => f, corrected_on => c, repaired_on => r, repair => CASE WHEN r IS NOT NULL THEN 'lift' END, as_of => day) WHERE applies ORDER BY 1)) AS differing
  FROM unnest('{minor,serious}'::text[]) s, unnest('{NULL,2023-12-01,infinity}'::date[]) e, (VALUES (NULL::text[]), ('{insured}')) f(f), unnest('{NULL,2024-05-05}'::date[]) c, unnest('{NULL,2024-06-06}'::date[]) r,
	   unnest('{NULL,2024-02-28,2024-02-29,2024-06-06,2024-09-01,2025-03-01,2026-03-01}'::date[]) day;
SET client_min_messages = warning;
DROP SCHEMA test_sanction CASCADE;
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

-- bars() is true where sanctions() has a prohibition that names the action: for
-- every policy, kind, type, severity, action and purpose there is
SELECT count(*) FILTER (WHERE b.bars) > 0 AS some_bar, count(*) FILTER (WHERE NOT b.bars) > 0 AS some_do_not,
	   count(*) FILTER (WHERE b.bars IS DISTINCT FROM b.said) AS differences, count(*) FILTER (WHERE b.bars AND NOT b.listed) AS not_listed
  FROM (SELECT t.key = ANY (govcredit.barring_types(p.policy, a.action, u.purpose)) AS listed,
			   govcredit.bars(p.policy, k.kind, t.key, day.decided, v.severity, 500000, NULL, NULL, day.corrected, day.repaired,
						CASE WHEN day.repaired IS NOT NULL THEN e.repair END, day.as_of, NULL, a.action, u.purpose) AS bars,
			   EXISTS (
				SELECT FROM govcredit.sanctions(p.policy, k.kind, t.key, day.decided, v.severity, 500000, NULL, NULL, day.corrected,
						day.repaired, CASE WHEN day.repaired IS NOT NULL THEN e.repair END, day.as_of) s
				 WHERE s.effect = 'prohibit' AND a.action = ANY (s.actions)
				   AND (u.purpose = ANY (s.except_purposes)) IS NOT TRUE) AS said
		  FROM (SELECT x.edition::govcredit.policy AS policy, govcredit.policy_document(x.edition::govcredit.policy) AS d
				  FROM govcredit.editions x WHERE x.kind = 'policy' AND x.name IN ('huaiyin-2019', 'cn-breach-2023', 'city-x', 'xining-2018')) p
		 CROSS JOIN jsonb_each(p.d -> 'record_types') t
		 CROSS JOIN jsonb_array_elements_text(t.value -> 'subjects') k (kind)
		 CROSS JOIN LATERAL (SELECT jsonb_object_keys(p.d -> 'severities') LIMIT 2) v (severity)
		 CROSS JOIN LATERAL (SELECT jsonb_object_keys(p.d -> 'actions')) a (action)
		 CROSS JOIN LATERAL (SELECT NULL UNION SELECT jsonb_object_keys(coalesce(p.d -> 'purposes', '{}'))) u (purpose)
		 CROSS JOIN LATERAL (SELECT min(x) FROM jsonb_object_keys(p.d #> '{repair,effects}') x) e (repair)
		 CROSS JOIN (VALUES (date '2025-01-10', NULL::date, NULL::date, date '2025-06-30'), ('2025-01-10', '2025-03-01', NULL, '2025-06-30'),
						('2025-01-10', NULL, '2025-05-05', '2025-06-30'), ('2025-01-10', NULL, NULL, NULL), ('2025-09-10', NULL, NULL, '2025-06-30'),
						('2015-01-10', NULL, NULL, '2025-06-30')) AS day (decided, corrected, repaired, as_of)
		 WHERE coalesce((SELECT bool_and(jsonb_typeof(r -> 'points') <> 'object') FROM jsonb_path_query(t.value, '$.points[*]') r), true)) b;
-- the types that can bar, and none where no measure prohibits the action or the purpose is excepted; titles name the same
SELECT purpose, govcredit.barring_types('huaiyin-2019', 'fiscal_appropriation', purpose) FROM unnest('{wages,工资}'::text[] || NULL::text) purpose ORDER BY purpose COLLATE "C";
SELECT action, govcredit.barring_types('huaiyin-2019', action) FROM unnest('{subsidy,fiscal_appropriation,财政拨款}'::text[]) action ORDER BY action COLLATE "C";
SELECT purpose, govcredit.bars('huaiyin-2019', 'institution', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, '财政拨款', purpose)
  FROM unnest('{wages,民生保障}'::text[] || NULL::text) purpose ORDER BY purpose COLLATE "C";
-- what is misspelt or not said is no answer; the nearest code or title is named
SELECT govcredit.barring_types('huaiyin-2019', 'honor');
SELECT govcredit.barring_types('huaiyin-2019', '财政拨付');
SELECT govcredit.barring_types('huaiyin-2019', 'honour', 'operations');
SELECT govcredit.barring_types('huaiyin-2019', NULL);
SELECT govcredit.barring_types(NULL, 'honour');
SELECT govcredit.bars('huaiyin-2019', 'institution', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, 'fiscal_approprition', 'wages');
SELECT govcredit.bars('huaiyin-2019', 'institution', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, 'fiscal_appropriation', 'salary');
SELECT govcredit.bars('city-x', 'department', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, 'honour', 'wages');
SELECT govcredit.bars('huaiyin-2019', NULL, 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, 'honour');
SELECT govcredit.bars('huaiyin-2019', 'institution', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, NULL);
SELECT govcredit.bars(NULL, 'institution', 'judgment_defaulter', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-30', NULL, 'honour');
