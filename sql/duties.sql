-- What a policy lists and demands beside scores: who is told, what the head gets,
-- lists, procedures, exclusions, what a grade brings.
CREATE SCHEMA test_duties;
SET search_path = test_duties;
\pset null (null)
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-duties",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {
    "unit":     {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "official": {"title": {"zh": "公务员", "en": "official"}, "natural_person": true, "scope": "office", "basis": "demo 1"}
  },
  "severities": {
    "minor":   {"title": {"zh": "轻微", "en": "minor"}, "order": 1, "basis": "demo 1"},
    "serious": {"title": {"zh": "严重", "en": "serious"}, "order": 2, "basis": "demo 1"}
  },
  "flags": {"secret": {"title": {"zh": "涉密", "en": "secret"}, "basis": "demo 1"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 1"}},
  "scorecards": {"ledger": {"title": {"zh": "台账", "en": "ledger"}, "subject_kinds": ["unit", "official"], "model": "ledger", "start": 100, "basis": "demo 1",
    "grades": [{"grade": "A", "from": 90, "title": {"zh": "优", "en": "good"}, "basis": "demo 1"}, {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "demo 1"}]}},
  "record_types": {
    "aardvark": {"title": {"zh": "首", "en": "first of the codes"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -1, "basis": "demo 2"},
    "breach":   {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"],
      "points": [{"when": {"severity": "minor"}, "points": -1}, {"when": {"severity": "serious"}, "points": -5}], "basis": "demo 2"},
    "leading":  {"title": {"zh": "领导责任", "en": "leading"}, "class": "dishonesty", "domain": "work", "subjects": "official", "points": -2, "basis": "demo 2"},
    "medal":    {"title": {"zh": "奖章", "en": "medal"}, "class": "honour", "domain": "work", "subjects": "unit", "points": 2, "basis": "demo 2"}
  },
  "recipients": {
    "superior":   {"title": {"zh": "上级主管部门", "en": "superior"}, "basis": "demo 3"},
    "audit":      {"title": {"zh": "审计部门", "en": "audit"}, "basis": "demo 3"},
    "discipline": {"title": {"zh": "纪检监察机关", "en": "discipline inspection"}, "basis": "demo 3"}
  },
  "routing": {
    "units":     {"when": {"subject_kind": "unit", "class": "dishonesty"}, "to": ["superior", "audit"], "basis": "demo 4.1"},
    "officials": {"when": {"subject_kind": "official", "class": "dishonesty"}, "to": "discipline", "basis": "demo 4.2"},
    "serious":   {"when": {"severity": "serious", "amount": "[1000,)"}, "to": "discipline", "basis": "demo 4.3"}
  },
  "head_links": {"breach": {"when": {"subject_kind": "unit", "record_type": "breach", "severity": "serious"}, "record_type": "leading", "basis": "demo 5"}},
  "lists": {"services": {"title": {"zh": "承诺事项", "en": "services"}, "basis": "demo 6", "items": {
    "water":   {"title": {"zh": "供水", "en": "water"}, "order": 2, "basis": "demo 6.2"},
    "housing": {"title": {"zh": "住房", "en": "housing"}, "order": 1, "basis": "demo 6.1"},
    "relief":  {"title": {"zh": "助残", "en": "relief"}, "order": 10, "basis": "demo 6.3"}}}},
  "procedures": {"decision": {"title": {"zh": "重大决策", "en": "major decision"}, "basis": "demo 7", "missing": "breach", "steps": {
    "review":  {"title": {"zh": "合法性审查", "en": "review"}, "order": 2, "basis": "demo 7.2"},
    "hearing": {"title": {"zh": "公众参与", "en": "hearing"}, "order": 1, "basis": "demo 7.1"},
    "vote":    {"title": {"zh": "集体决定", "en": "vote"}, "order": 3, "needs": ["review", "hearing"], "basis": "demo 7.3"},
    "annul":   {"title": {"zh": "撤销", "en": "annulled"}, "order": 4, "needs": "vote", "record": "leading", "basis": "demo 7.4"}}}},
  "exclusions": {
    "secret": {"title": {"zh": "国家秘密", "en": "secret"}, "when": {"flags": "secret"}, "from": ["collection", "publication"], "basis": "demo 8.1"},
    "minor":  {"title": {"zh": "轻微不公示", "en": "minor"}, "when": {"severity": "minor"}, "from": "publication", "basis": "demo 8.2"}
  },
  "grade_consequences": {
    "promise": {"title": {"zh": "信用承诺", "en": "promise"}, "subject_kind": "unit", "consequence": "supervision", "phase": "before", "basis": "demo 9.1"},
    "checks":  {"title": {"zh": "重点监管", "en": "checks"}, "subject_kind": ["unit"], "grade": "B", "consequence": "supervision", "phase": "during", "basis": "demo 9.2"},
    "praise":  {"title": {"zh": "激励", "en": "praise"}, "subject_kind": ["unit", "official"], "grade": ["A"], "consequence": "reward", "basis": "demo 9.3"}
  }
}$$) IS NOT NULL AS added;

-- Who is told
SELECT kind, type, severity, amount, r.* FROM (VALUES (1, 'unit', 'breach', NULL, NULL), (2, 'official', 'breach', 'serious', 999.99), (3, 'official', 'breach', 'serious', 1000), (4, 'unit', 'aardvark', 'serious', 5000), (5, 'unit', 'medal', NULL, NULL)) v(n, kind, type, severity, amount)
  LEFT JOIN govcredit.routing('demo-duties', kind, type, severity, amount) r ON true ORDER BY n, r.rule, r.recipient;
SELECT * FROM govcredit.routing('demo-duties', 'unit', NULL);
-- What nobody can tell is said, by every function that answers with rows
SELECT (SELECT recipient FROM govcredit.routing(NULL, 'unit', 'medal')) AS routing, (SELECT head_record_type FROM govcredit.head_records(NULL, 'unit', 'medal')) AS head_records, (SELECT warning FROM govcredit.score_warnings(NULL, 'unit', 1, 'A')) AS score_warnings,
	   (SELECT warning FROM govcredit.indicator_warnings(NULL, 'unit', 'x', 1)) AS indicator_warnings, (SELECT incentive FROM govcredit.incentives(NULL, 'unit', 'A')) AS incentives, (SELECT code FROM govcredit.grade_consequences(NULL, 'unit', 'A')) AS grade_consequences,
	   (SELECT step FROM govcredit.missing_steps(NULL, 'x', NULL)) AS missing_steps, (SELECT exclusion FROM govcredit.exclusions(NULL, 'unit', 'medal')) AS exclusions;
SELECT * FROM govcredit.routing('demo-duties', 'unit', '');
SELECT * FROM govcredit.routing('demo-duties', 'official', 'medal');

-- What the head gets
SELECT severity, h.* FROM unnest('{minor,serious}'::text[]) severity LEFT JOIN govcredit.head_records('demo-duties', 'unit', 'breach', severity) h ON true ORDER BY 1;
SELECT * FROM govcredit.head_records('demo-duties', 'official', 'breach', 'serious');
SELECT * FROM govcredit.head_records('demo-duties', 'unit', '');
-- Of types that are not listed no head gets anything
SELECT govcredit.head_types('demo-duties') AS demo, govcredit.head_types('harbin-2007') AS harbin, govcredit.head_types(NULL) AS none;
SELECT count(*) > 0 AS some, count(*) FILTER (WHERE t.key <> ALL (govcredit.head_types('wendeng-2020'))) AS not_listed,
	   cardinality(govcredit.head_types('wendeng-2020')) < (SELECT count(*) FROM jsonb_object_keys(govcredit.policy_document('wendeng-2020') -> 'record_types')) AS not_all
  FROM jsonb_each(govcredit.policy_document('wendeng-2020') -> 'record_types') t
 CROSS JOIN LATERAL jsonb_array_elements_text(t.value -> 'subjects') k (kind)
 CROSS JOIN LATERAL govcredit.head_records('wendeng-2020', k.kind, t.key) h;
SELECT kind, h.rule FROM unnest('{unit,official}'::text[]) kind LEFT JOIN govcredit.head_records('demo-duties', 'unit', 'breach', 'serious', head_kind => kind) h ON true ORDER BY 1;

-- Lists stand in their order, not in that of the codes.
SELECT * FROM govcredit.list_items('demo-duties', 'services');
SELECT * FROM govcredit.list_items('demo-duties', 'fees');
SELECT code, title, basis FROM govcredit.policy_items('demo-duties', 'procedures.decision.steps') ORDER BY item -> 'order';

-- Steps that are missing
SELECT place, step, title FROM govcredit.missing_steps('demo-duties', 'decision', '{vote,hearing,NULL,vote}');
SELECT place, step FROM govcredit.missing_steps('demo-duties', 'decision', NULL);
SELECT count(*) AS missing FROM govcredit.missing_steps('demo-duties', 'decision', '{review,vote,hearing}');
SELECT * FROM govcredit.missing_steps('demo-duties', 'decision', '{vote,prayer}');
SELECT * FROM govcredit.missing_steps('demo-duties', 'appointment', '{}');
-- and those that a step needs; the step that makes a record
SELECT s AS before_step, t AS taken, (SELECT array_agg(m.step ORDER BY m.place) FROM govcredit.missing_steps('demo-duties', 'decision', t, s) m) AS missing
  FROM unnest('{hearing,vote,annul}'::text[]) WITH ORDINALITY a(s, n), (VALUES (1, NULL::text[]), (2, '{hearing}'), (3, '{hearing,review,vote}')) b(o, t) ORDER BY n, o;
SELECT * FROM govcredit.missing_steps('demo-duties', 'decision', '{}', 'prayer');
SELECT type, s.* FROM unnest('{breach,leading}'::text[]) type LEFT JOIN govcredit.record_step('demo-duties', type) s ON true ORDER BY 1;
SELECT * FROM govcredit.record_step('demo-duties', 'aardvarks');

-- What may not be collected, or not be published
SELECT severity, flags, e.* FROM (VALUES (1, 'serious', NULL::text[]), (2, 'minor', NULL), (3, 'serious', '{secret}'), (4, 'minor', '{secret}'), (5, NULL, NULL)) v(n, severity, flags)
  LEFT JOIN govcredit.exclusions('demo-duties', 'unit', 'breach', severity, NULL, flags) e ON true ORDER BY n, e.exclusion;
SELECT * FROM govcredit.exclusions('demo-duties', 'unit', '');

-- sections and codes: what the language or the policy does not have is an error, what it has nothing in is empty
SELECT s, count(p.code) FROM unnest('{record_types,repair.rules,lists.services.items,promises,caps,repair.grounds}'::text[]) s LEFT JOIN govcredit.policy_items('demo-duties', s) p ON true GROUP BY s ORDER BY s COLLATE "C";
SELECT * FROM govcredit.policy_items('demo-duties', 'record_typs');
SELECT * FROM govcredit.policy_items('demo-duties', 'repair.rule');
SELECT * FROM govcredit.policy_items('demo-duties', 'lists.servcies.items');
SELECT * FROM govcredit.policy_items('demo-duties', 'name');
SELECT govcredit.policy_section('demo-duties', 'repair');
SELECT govcredit.policy_code('huaiyin-2019', 'actions', a), govcredit.has_code('huaiyin-2019', 'actions', a) FROM unnest('{financing,融资授信}'::text[]) a;
SELECT govcredit.has_code('huaiyin-2019', 'actions', 'finance') AS misspelt, govcredit.policy_code('huaiyin-2019', 'actions', NULL) IS NULL AS null_stays;
SELECT govcredit.policy_code('huaiyin-2019', 'actions', 'finance');
SELECT govcredit.policy_code('huaiyin-2019', 'action', 'financing');
SELECT govcredit.has_code('huaiyin-2019', 'action', 'financing');
-- a natural person's number in the place of a code is not repeated
SELECT govcredit.policy_code('huaiyin-2019', 'actions', '11010519491231002X');
SELECT * FROM govcredit.grade_consequences('huaiyin-2019', 'department', 'Z');

-- What a grade brings
SELECT kind, grade, c.* FROM unnest('{unit,official}'::text[]) kind, unnest('{A,B}'::text[]) grade LEFT JOIN govcredit.grade_consequences('demo-duties', kind, grade) c ON true ORDER BY kind DESC, grade, code;
SELECT * FROM govcredit.grade_consequences('demo-duties', 'ghost', 'A');
SET client_min_messages = warning;
DROP SCHEMA test_duties CASCADE;
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
