-- What one record weighs: severity, points, ageing, validity, repair.
CREATE SCHEMA test_points;
SET search_path = test_points;
\pset null (null)
SET DateStyle = 'ISO';
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-points",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {
    "unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "team": {"title": {"zh": "班组", "en": "team"}, "basis": "demo 1"}
  },
  "severities": {
    "minor":    {"title": {"zh": "轻微", "en": "minor"}, "order": 1, "basis": "demo 2"},
    "ordinary": {"title": {"zh": "一般", "en": "ordinary"}, "order": 2, "basis": "demo 2"},
    "serious":  {"title": {"zh": "严重", "en": "serious"}, "order": 3, "basis": "demo 2"}
  },
  "flags": {
    "led":  {"title": {"zh": "主要责任人", "en": "led it"}, "basis": "demo 2"},
    "late": {"title": {"zh": "迟报", "en": "late"}, "basis": "demo 2"}
  },
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 3"}},
  "terms": {
    "year": {"months": 12, "basis": "demo 4.1"},
    "size": {"bands": [{"up_to": 10, "months": 12}, {"up_to": 20.5, "months": 18}, {"months": 24}], "basis": "demo 4.2"}
  },
  "ageing": {"half": {"steps": [[12, 50], [18, 25]], "basis": "demo 5"}, "third": {"steps": [[1, 33]], "basis": "demo 5"}},
  "record_types": {
    "breach": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "team"],
      "points": [{"when": {"severity": "minor"}, "points": -2.5}, {"when": {"severity": ["ordinary", "serious"]}, "points": -20.5, "basis": "demo 8.2"}],
      "repeat": {"mode": "flat", "multiplier": 2}, "validity": "size", "basis": "demo 8"},
    "police_fine": {"title": {"zh": "罚款", "en": "fine"}, "class": "dishonesty", "domain": "work", "subjects": "unit",
      "points": [{"when": {"amount": "[0,1000]"}, "points": -20}, {"when": {"amount": "(1000,10000)"}, "points": -30}, {"when": {"amount": "[10000,)"}, "points": -50}],
      "basis": "demo 9"},
    "flagged": {"title": {"zh": "标记", "en": "flagged"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "team"],
      "points": [{"when": {"flags": ["led", "late"]}, "points": -4}, {"when": {"flags": "led", "without_flags": "late"}, "points": -3},
                 {"when": {"without_flags": "led", "subject_kind": "unit"}, "points": -2}],
      "basis": "demo 10"},
    "preset": {"title": {"zh": "预设", "en": "preset"}, "class": "dishonesty", "domain": "work", "subjects": "unit",
      "severity": "serious", "amount": 5.5,
      "points": [{"when": {"severity": "serious", "amount": "[0,5.5]"}, "points": -1}, {"when": {"severity": "serious", "amount": "(5.5,)"}, "points": -2},
                 {"when": {"severity": ["minor", "ordinary"]}, "points": -0.5}],
      "basis": "demo 11"},
    "aged": {"title": {"zh": "衰减", "en": "aged"}, "class": "dishonesty", "domain": "work", "subjects": "unit",
      "points": -10, "ageing": "half", "basis": "demo 12"},
    "fine_grained": {"title": {"zh": "细分", "en": "fine-grained"}, "class": "dishonesty", "domain": "work", "subjects": "unit",
      "points": -0.3333, "ageing": "third", "repeat": {"mode": "power", "multiplier": 3}, "basis": "demo 13"},
    "tiny_harm": {"title": {"zh": "微", "en": "tiny"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -0.0001, "ageing": "half", "basis": "demo 14"},
    "tiny_help": {"title": {"zh": "微", "en": "tiny"}, "class": "honour", "domain": "work", "subjects": "unit", "points": 0.0001, "ageing": "half", "basis": "demo 14"},
    "largest": {"title": {"zh": "最大", "en": "largest"}, "class": "honour", "domain": "work", "subjects": "unit", "points": 100000,
      "repeat": {"mode": "flat", "multiplier": 100}, "basis": "demo 14"},
    "judged": {"title": {"zh": "裁量", "en": "judged"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": [{"range": "[-50,-5]"}], "validity": "size", "basis": "demo 14.1"},
    "donation": {"title": {"zh": "捐款", "en": "donation"}, "class": "honour", "domain": "work", "subjects": "unit", "points": [{"per_unit": {"unit": 1000, "points": 0.5}}], "basis": "demo 14.2"},
    "arrears": {"title": {"zh": "拖欠", "en": "arrears"}, "class": "dishonesty", "domain": "work", "subjects": "unit",
      "points": [{"when": {"amount": "[0,)"}, "per_unit": {"unit": 10000, "points": -1, "above": 50000, "plus": -5}}], "basis": "demo 14.3"},
    "monthly": {"title": {"zh": "按月", "en": "monthly"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -2, "accrual": {"every_months": 1, "at_most": 6}, "basis": "demo 14.4"},
    "year_long": {"title": {"zh": "一年", "en": "a year"}, "class": "honour", "domain": "work", "subjects": "unit", "points": 5, "validity": "year", "basis": "demo 15"},
    "licence": {"title": {"zh": "许可", "en": "licence"}, "class": "basic", "domain": "work", "subjects": "unit", "basis": "demo 16"}
  },
  "aggravations": {
    "led":  {"when": {"flags": "led", "record_type": ["judged", "donation", "arrears"]}, "percent": 150, "basis": "demo 18.1"},
    "late": {"when": {"flags": "late", "record_type": ["judged"]}, "percent": 200, "basis": "demo 18.2"},
    "less": {"when": {"flags": "late", "record_type": ["arrears"]}, "percent": 50, "basis": "demo 18.3"}
  },
  "repair": {"effects": {
    "instead": {"title": {"zh": "代替", "en": "instead"}, "replace": {"points": -1.5, "months": 6}, "basis": "demo 17"},
    "clear":   {"title": {"zh": "清零", "en": "cleared"}, "percent": 0, "lift": true, "basis": "demo 17"},
    "lighten": {"title": {"zh": "减轻", "en": "lightened"}, "percent": 33, "basis": "demo 17"},
    "half":    {"title": {"zh": "减半", "en": "halved"}, "percent": 50, "basis": "demo 17"},
    "keep":    {"title": {"zh": "不变", "en": "kept"}, "percent": 100, "basis": "demo 17"},
    "one":     {"title": {"zh": "百一", "en": "one percent"}, "percent": 1, "basis": "demo 17"}}}
}$$) IS NOT NULL AS added;

SELECT govcredit.add_policy((govcredit.policy_document('demo-points') || '{"name": "demo-points.2", "ageing": {"half": {"steps": [[12, 20]], "basis": "x"}, "third": {"steps": [[1, 33]], "basis": "x"}}}')::text) IS NOT NULL AS added;

/* ---- severity of a decision from its penalty kinds: the heaviest ---- */

-- NAT-02
SELECT m AS measures, govcredit.severity('cn-government-integrity', m)
  FROM (VALUES (1, '{warning}'::text[]), (2, '{警告}'), (3, '{warning,fine}'), (4, '{罚款,警告}'), (5, '{fine,licence_revoked,warning}'),
			   (6, '{降低资质等级,没收违法所得}'), (7, '{NULL,通报批评,NULL}'), (8, '{}'), (9, '{NULL}'), (10, NULL)) v(n, m)
 ORDER BY n;
SELECT measure, severity, weight, decides FROM govcredit.explain_severity('cn-government-integrity', '{warning,licence_revoked,fine,closure}');
SELECT govcredit.severity('cn-government-integrity', '{warning,flogging}');
SELECT * FROM govcredit.explain_severity('cn-government-integrity', '{批评}');

/* ---- points ---- */

SELECT s AS severity, govcredit.points('demo-points', 'unit', 'breach', severity => s) AS points FROM unnest('{minor,ordinary,serious}'::text[]) WITH ORDINALITY u(s, n) ORDER BY n;
-- W5: bounds include the number unless the interval says otherwise
SELECT a AS amount, govcredit.points('demo-points', 'unit', 'police_fine', amount => a)
  FROM unnest('{0,1000,1000.000001,1000.01,9999.999999,10000,999999999999}'::numeric[]) WITH ORDINALITY u(a, n) ORDER BY n;
SELECT govcredit.points('demo-points', 'unit', 'police_fine', amount => -0.01) AS refused;
SELECT k AS kind, f AS flags, govcredit.points('demo-points', k, 'flagged', flags => f)
  FROM (VALUES (1, 'unit', '{led,late}'::text[]), (2, 'unit', '{late,led,late}'), (3, 'unit', '{led}'), (4, 'unit', '{late}'), (5, 'unit', NULL), (6, 'unit', '{NULL}'), (7, 'team', '{led}'), (8, 'team', '{}')) v(n, k, f)
 ORDER BY n;
-- the type's own severity and amount where none is given
SELECT govcredit.points('demo-points', 'unit', 'preset') AS preset, govcredit.points('demo-points', 'unit', 'preset', amount => 6) AS more,
	   govcredit.points('demo-points', 'unit', 'preset', severity => 'minor') AS lighter, govcredit.points('demo-points', 'unit', 'preset', severity => 'minor', amount => 1) AS both;
-- × 2 once; a type without repeat is not multiplied
SELECT govcredit.points('demo-points', 'unit', 'breach', severity => 'minor', repeated => true) AS flat, govcredit.points('demo-points', 'unit', 'fine_grained', repeated => true) AS power,
	   govcredit.points('demo-points', 'unit', 'breach', severity => 'minor', repeated => NULL) AS unknown, govcredit.points('demo-points', 'unit', 'police_fine', amount => 1, repeated => true) AS none;
SELECT govcredit.points('demo-points', 'unit', 'largest', repeated => true) AS largest;
-- NULL in, NULL out; basic information has no points
SELECT govcredit.points(NULL, 'unit', 'licence') AS policy, govcredit.points('demo-points', NULL, 'licence') AS kind, govcredit.points('demo-points', 'unit', NULL) AS type,
	   govcredit.points('demo-points', 'unit', 'licence') AS basic, govcredit.points('demo-points', 'unit', 'licence', '2026-01-01', as_of => '2026-01-02') AS basic_dated;

-- One rounding, half away from zero: 0.3333 × 3 × 33 % × 33 % is 0.10888911.
SELECT govcredit.points('demo-points', 'unit', 'fine_grained', '2026-01-01', repeated => true, repaired_on => '2026-03-01', repair => 'lighten', as_of => '2026-03-01') AS one_rounding,
	   govcredit.points('demo-points', 'unit', 'tiny_harm', '2026-01-01', repaired_on => '2026-03-01', repair => 'one', as_of => '2026-03-01') AS harm_1_percent,
	   govcredit.points('demo-points', 'unit', 'tiny_harm', '2026-01-01', repaired_on => '2026-03-01', repair => 'one', as_of => '2027-01-01') AS harm_half_percent,
	   govcredit.points('demo-points', 'unit', 'tiny_help', '2026-01-01', repaired_on => '2026-03-01', repair => 'one', as_of => '2027-01-01') AS help_half_percent,
	   govcredit.points('demo-points', 'unit', 'tiny_help', '2026-01-01', repaired_on => '2026-03-01', repair => 'one', as_of => '2027-07-01') AS help_quarter_percent;

/* ---- points that the record brings, per unit, aggravated, accrued ---- */

SELECT g AS given, f AS flags, govcredit.points('demo-points', 'unit', 'judged', flags => f, given => g), govcredit.valid_until('demo-points', 'unit', 'judged', '2026-01-01', flags => f, given => g)
  FROM (VALUES (1, -5, NULL::text[]), (2, -50, NULL), (3, -7.1234, '{led}'), (4, -7, '{led,late}'), (5, -10, NULL), (6, -10, '{led}'), (7, -20.5, '{led}')) v(n, g, f) ORDER BY n;
SELECT govcredit.points('demo-points', 'unit', 'judged');
SELECT govcredit.points('demo-points', 'unit', 'judged', given => -4.9999);
SELECT govcredit.points('demo-points', 'unit', 'judged', given => -50.0001);
SELECT govcredit.points('demo-points', 'unit', 'judged', given => -7.12345);
SELECT govcredit.points('demo-points', 'unit', 'judged', given => 'NaN');
-- whole units
SELECT a AS amount, govcredit.points('demo-points', 'unit', 'donation', amount => a) AS donation, govcredit.points('demo-points', 'unit', 'donation', amount => a, flags => '{led}') AS led, govcredit.points('demo-points', 'unit', 'arrears', amount => a) AS arrears, govcredit.points('demo-points', 'unit', 'arrears', amount => a, flags => '{late}') AS less
  FROM unnest('{0,999.99,1000,2999.999999,50000,59999.99,60000,125000}'::numeric[]) WITH ORDINALITY u(a, n) ORDER BY n;
SELECT govcredit.points('demo-points', 'unit', 'donation', amount => 999999999999);
SELECT govcredit.points('demo-points', 'unit', 'donation');
-- a month begun counts from its corresponding day, six at most; an open act goes on, an ended one stops
SELECT day, govcredit.points('demo-points', 'unit', 'monthly', '2024-01-31', as_of => day) AS over, govcredit.points('demo-points', 'unit', 'monthly', '2024-01-31', ended_on => 'infinity', as_of => day) AS open,
	   govcredit.points('demo-points', 'unit', 'monthly', '2024-01-31', ended_on => '2024-03-30', as_of => day) AS ended
  FROM unnest('{2024-01-31,2024-02-28,2024-02-29,2024-03-30,2024-03-31,2024-06-29,2024-06-30,2024-07-31,2026-01-01}'::date[]) day ORDER BY day;
-- Other points for a term, from the day granted
SELECT day, govcredit.points('demo-points', 'unit', 'aged', '2024-01-15', repaired_on => '2024-08-31', repair => 'instead', as_of => day) AS instead FROM unnest('{2024-08-30,2024-08-31,2025-01-15,2025-02-28,2025-03-01}'::date[]) day ORDER BY day;
SELECT step, rule, input, input_zh, factor, points, basis FROM govcredit.explain_points('demo-points', 'unit', 'judged', '2026-01-01', flags => '{led}', given => -7.5, as_of => '2026-01-01');
SELECT step, rule, input, input_zh, factor, points, basis FROM govcredit.explain_points('demo-points', 'unit', 'monthly', '2024-01-31', ended_on => 'infinity', as_of => '2024-03-31');
SELECT step, rule, input, input_zh, factor, points, basis FROM govcredit.explain_points('demo-points', 'unit', 'arrears', amount => 61000, flags => '{late}');
SELECT step, rule, input, input_zh, factor, points, basis FROM govcredit.explain_points('demo-points', 'unit', 'aged', '2024-01-15', repaired_on => '2024-08-31', repair => 'instead', as_of => '2025-01-15');

/* ---- days ---- */

-- Ageing: a step holds from start + months, that day included.
SELECT start, day, govcredit.points('demo-points', 'unit', 'aged', start, as_of => day)
  FROM (VALUES (date '2024-01-15', date '2024-01-15'), ('2024-01-15', '2025-01-14'), ('2024-01-15', '2025-01-15'), ('2024-01-15', '2025-07-14'), ('2024-01-15', '2025-07-15'), ('2024-01-15', '2099-12-31'),
			   ('2024-02-29', '2025-02-27'), ('2024-02-29', '2025-02-28'), ('2024-02-29', '2025-08-28'), ('2024-02-29', '2025-08-29'),
			   ('2024-08-31', '2026-02-27'), ('2024-08-31', '2026-02-28'), ('2022-08-31', '2024-02-28'), ('2022-08-31', '2024-02-29')) v(start, day);
-- It counts from where validity starts: the end of the act.
SELECT govcredit.points('demo-points', 'unit', 'aged', '2024-01-15', ended_on => '2023-01-15', as_of => '2024-01-15') AS ended_before,
	   govcredit.points('demo-points', 'unit', 'aged', '2024-01-15', ended_on => '2024-03-01', as_of => '2025-02-28') AS ended_after,
	   govcredit.points('demo-points', 'unit', 'aged', '2024-01-15', ended_on => 'infinity', as_of => '2034-01-15') AS open_act;

-- Validity: the last day counts.  Its term is that of |points| before modifiers.
SELECT s AS severity, e AS ended_on, govcredit.valid_until('demo-points', 'unit', 'breach', '2024-02-29', s, ended_on => e)
  FROM (VALUES (1, 'minor', NULL::date), (2, 'serious', NULL), (3, 'minor', '2024-01-31'), (4, 'serious', '2024-08-31'), (5, 'minor', 'infinity')) v(n, s, e) ORDER BY n;
SELECT govcredit.valid_until('demo-points', 'unit', 'aged', '2024-02-29') AS no_term, govcredit.valid_until('demo-points', 'unit', 'licence', '2024-02-29') AS basic,
	   govcredit.valid_until('demo-points', 'unit', 'year_long', '2023-02-28') AS from_february, govcredit.valid_until('demo-points', 'unit', 'year_long', NULL) AS no_day;
-- Each says why: where it starts and which term ends it; the last day is the answer.
SELECT v.t AS type, v.s AS severity, v.e AS ended_on, x.step, x.rule, x.input, x.day, x.basis
  FROM (VALUES (1, 'breach', 'minor', NULL::date), (2, 'breach', 'serious', '2024-08-31'), (3, 'breach', 'minor', 'infinity'), (4, 'year_long', NULL, NULL), (5, 'aged', NULL, NULL)) v(n, t, s, e),
	   govcredit.explain_valid_until('demo-points', 'unit', v.t, '2024-02-29', v.s, ended_on => v.e) WITH ORDINALITY x ORDER BY v.n, x.ordinality;
SELECT count(*) AS asked, count(*) FILTER (WHERE (SELECT (array_agg(x.day ORDER BY x.ordinality DESC))[1] FROM govcredit.explain_valid_until('demo-points', 'unit', t, d, s, 1000, e) WITH ORDINALITY x)
		IS DISTINCT FROM govcredit.valid_until('demo-points', 'unit', t, d, s, 1000, e)) AS different
  FROM unnest('{breach,police_fine,aged,preset,tiny_help,year_long,licence}'::text[]) t, unnest('{2024-01-15,2024-02-29,2025-08-31}'::date[]) d,
	   unnest('{minor,ordinary,serious}'::text[]) s, unnest('{NULL,2023-12-31,2024-08-31,infinity}'::date[]) e;
SELECT count(*) AS of_nothing FROM govcredit.explain_valid_until('demo-points', 'unit', 'year_long', NULL);
SELECT * FROM govcredit.explain_valid_until('demo-points', 'unit', 'no_such_type', '2024-02-29');
SELECT day, govcredit.points('demo-points', 'unit', 'breach', '2024-02-29', 'minor', as_of => day) AS minor,
	   govcredit.points('demo-points', 'unit', 'breach', '2024-02-29', 'minor', repeated => true, as_of => day) AS repeated,
	   govcredit.points('demo-points', 'unit', 'breach', '2024-02-29', 'serious', as_of => day) AS serious
  FROM unnest('{2024-02-28,2024-02-29,2025-02-28,2025-03-01,2025-08-29,2025-08-30,2026-02-28,2026-03-01}'::date[]) day ORDER BY day;
SELECT govcredit.points('demo-points', 'unit', 'year_long', '2026-01-01', as_of => '2025-12-31') AS before, govcredit.points('demo-points', 'unit', 'year_long', '2026-01-01', as_of => '2026-01-01') AS on_the_day,
	   govcredit.points('demo-points', 'unit', 'year_long', '2026-01-01', ended_on => '2024-01-01', as_of => '2026-01-01') AS ended_long_ago,
	   govcredit.points('demo-points', 'unit', 'year_long', '2026-01-01', ended_on => 'infinity', as_of => '2036-01-01') AS open_act;
-- Repair: from the day granted.
SELECT day, govcredit.points('demo-points', 'unit', 'aged', '2025-06-01', repaired_on => '2026-01-10', repair => 'half', as_of => day) AS half,
	   govcredit.points('demo-points', 'unit', 'aged', '2025-06-01', repaired_on => '2026-01-10', repair => 'clear', as_of => day) AS clear,
	   govcredit.points('demo-points', 'unit', 'aged', '2025-06-01', repaired_on => '2026-01-10', repair => 'keep', as_of => day) AS keep
  FROM unnest('{2026-01-09,2026-01-10,2026-06-01}'::date[]) day ORDER BY day;

/* ---- refusals ---- */

SELECT govcredit.points('demo-points', 'unit', 'breach');
SELECT govcredit.points('demo-points', 'unit', 'police_fine');
SELECT govcredit.points('demo-points', 'unit', 'breach', severity => 'mild');
SELECT govcredit.points('demo-points', 'unit', 'breech', severity => 'minor');
SELECT govcredit.points('demo-points', 'ghost', 'breach', severity => 'minor');
SELECT govcredit.points('demo-points', 'team', 'police_fine', amount => 1);
SELECT govcredit.points('demo-points', 'unit', 'flagged', flags => '{led,lead}');
SELECT govcredit.points('demo-points', 'unit', repeat('单', 30), severity => 'minor');
SELECT govcredit.points('demo-points', 'unit', 'breach', severity => 'minor', as_of => '2026-01-01');
SELECT govcredit.points('demo-points', 'unit', 'breach', '2026-01-01', 'minor', repair => 'half', as_of => '2026-01-01');
SELECT govcredit.points('demo-points', 'unit', 'breach', '2026-01-01', 'minor', repaired_on => '2026-01-01', repair => 'quarter');
SELECT govcredit.points('demo-points', 'unit', 'police_fine', amount => 1000.0000001);
SELECT govcredit.points('demo-points', 'unit', 'police_fine', amount => 1e13);
SELECT govcredit.points('demo-points', 'unit', 'police_fine', amount => 'NaN');
SELECT govcredit.points('demo-points', 'unit', 'aged', '2026-01-01', as_of => 'infinity');
SELECT govcredit.points('demo-points', 'unit', 'aged', '2026-01-01', as_of => '0001-12-31 BC');

/* ---- explained ---- */

SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'breach', '2024-02-29', 'serious', repeated => true, repaired_on => '2024-05-01', repair => 'lighten', as_of => '2024-05-01');
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'breach', '2024-02-29', 'minor', repeated => true, as_of => '2025-03-01');
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'year_long', '2024-02-29', as_of => '2024-02-28');
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'police_fine', amount => 1000.01);
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'police_fine', amount => -1);
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'fine_grained', '2026-01-01', repeated => true, repaired_on => '2026-03-01', repair => 'lighten', as_of => '2026-03-01');
SELECT * FROM govcredit.explain_points('demo-points', 'unit', 'licence');
-- An explanation is the same under every DateStyle.
SET DateStyle = 'SQL, DMY';
SELECT input FROM govcredit.explain_points('demo-points', 'unit', 'aged', '2024-02-29', as_of => '2025-03-01') WHERE step = 'ageing';
SET DateStyle = 'ISO';
-- The rows add up to points().
SELECT count(*) AS asked, count(*) FILTER (WHERE points <> 0) > 500 AS many_weigh,
	   count(*) FILTER (WHERE points IS DISTINCT FROM (SELECT sum(e.points) FROM govcredit.explain_points('demo-points', 'unit', t, start, 'minor', 1000, ended, NULL, repeated, date '2025-03-15', repair, day) e)) AS not_adding_up
  FROM (SELECT *, govcredit.points('demo-points', 'unit', t, start, 'minor', 1000, ended, NULL, repeated, date '2025-03-15', repair, day)
		  FROM unnest('{breach,police_fine,aged,fine_grained,tiny_harm,tiny_help,year_long}'::text[]) t,
			   unnest('{2024-01-15,2024-02-29}'::date[]) start, unnest('{NULL,2023-12-31,2024-08-31,infinity}'::date[]) ended,
			   unnest('{f,t}'::bool[]) repeated, unnest('{clear,lighten,one}'::text[]) repair,
			   unnest('{2024-02-20,2025-01-20,2025-02-28,2025-03-15,2026-09-01}'::date[]) day) s;
-- One call asked about several policies, types and days in turn.
SELECT p, t, day, array_agg(DISTINCT points) AS points
  FROM (SELECT *, govcredit.points(p::govcredit.policy, 'unit', t, '2024-02-29', as_of => day)
		  FROM generate_series(1, 3) i, unnest('{demo-points,demo-points.2}'::text[]) p, unnest('{aged,year_long}'::text[]) t, unnest('{2024-03-01,2025-08-01}'::date[]) day) s
 GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SET client_min_messages = warning;
DROP SCHEMA test_points CASCADE;
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

-- The values of the national code list: two kinds in one, and one that no policy knows.
SELECT k, govcredit.severity('cn-repair-2026', k), ARRAY(SELECT e.measure FROM govcredit.explain_severity('cn-repair-2026', k) e ORDER BY e.weight) AS measures
  FROM (VALUES ('{没收违法所得、没收非法财物}'::text[]), ('{其他-责令改正}'), ('{警告,其他-责令改正}'), ('{警告、罚款}'), ('{}'), ('{NULL}')) v (k) ORDER BY k::text COLLATE "C";
SELECT govcredit.severity('cn-repair-2026', '{没收违法所得、没收}');
SELECT govcredit.severity('cn-repair-2026', '{警告、}');
SELECT count(*) AS not_read FROM govcredit.layout_fields('penalty-2018') f, unnest(f.codes) c WHERE f."column" = 'cf_cflb' AND NOT c LIKE '其他%' AND govcredit.severity('cn-repair-2023', ARRAY[c]) IS NULL;
