-- Indicators, and what follows from values, scores and grades: warnings,
-- incentives, consequences; reports due.
CREATE SCHEMA test_indicator;
SET search_path = test_indicator;
SET DateStyle = 'ISO';
\pset null (null)
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-indicator",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {
    "unit":     {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "team":     {"title": {"zh": "班组", "en": "team"}, "basis": "demo 1"},
    "official": {"title": {"zh": "公务员", "en": "official"}, "natural_person": true, "scope": "office", "basis": "demo 1"}
  },
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 2"}},
  "scorecards": {
    "index": {
      "title": {"zh": "指数", "en": "index"}, "subject_kinds": ["unit"], "model": "index", "basis": "demo 3",
      "dimensions": {
        "law":      {"title": {"zh": "法治", "en": "law"}, "weight": 60, "start": 70, "basis": "demo 3.1"},
        "promises": {"title": {"zh": "践诺", "en": "promises"}, "weight": 40, "max": 120, "basis": "demo 3.2"}
      },
      "grades": [{"grade": "A", "from": 80, "title": {"zh": "优", "en": "good"}, "basis": "demo 3.3"}, {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "demo 3.3"}]
    },
    "dropping": {
      "title": {"zh": "缺项", "en": "dropping"}, "subject_kinds": ["team"], "model": "index", "no_data": "drop", "basis": "demo 4",
      "dimensions": {
        "one": {"title": {"zh": "一", "en": "one"}, "weight": 75, "basis": "demo 4.1"},
        "two": {"title": {"zh": "二", "en": "two"}, "weight": 25, "basis": "demo 4.2"}
      },
      "grades": [{"grade": "A", "from": 80, "title": {"zh": "优", "en": "good"}, "basis": "demo 4.3"}, {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "demo 4.3"}]
    }
  },
  "record_types": {
    "breach": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "team"], "dimension": {"index": "law", "dropping": "two"}, "points": -10, "basis": "demo 5"}
  },
  "indicators": {
    "on_time":   {"title": {"zh": "按时率", "en": "on time"}, "unit": "%", "dimension": {"index": "law"}, "weight": 2, "linear": [[50, 0], [80, 60], [100, 100]], "missing": "skip", "basis": "demo 6.1"},
    "overdue":   {"title": {"zh": "逾期率", "en": "overdue"}, "unit": "%", "dimension": {"index": "law"}, "linear": [[0, 100], [3, 0]], "missing": "zero", "basis": "demo 6.2"},
    "published": {"title": {"zh": "公开率", "en": "published"}, "unit": "%", "dimension": {"index": "promises", "dropping": "one"}, "steps": [[90, 50], [98, 80], [100, 100]], "missing": "peer_mean", "basis": "demo 6.3"},
    "answered":  {"title": {"zh": "答复率", "en": "answered"}, "unit": "%", "dimension": {"dropping": "two"}, "steps": [[0, 10], [60, 90]], "missing": "skip", "basis": "demo 6.4"}
  },
  "warnings": {
    "low":      {"title": {"zh": "分数预警", "en": "low score"}, "level": "yellow", "subject_kind": "unit", "score": "(,60)", "basis": "demo 7.1"},
    "very_low": {"title": {"zh": "严重预警", "en": "very low score"}, "level": "red", "score": "(,40]", "basis": "demo 7.2"},
    "poor":     {"title": {"zh": "等级预警", "en": "poor grade"}, "level": "yellow", "grade": ["B"], "basis": "demo 7.3"},
    "late":     {"title": {"zh": "逾期预警", "en": "late"}, "level": "yellow", "indicator": "overdue", "value": "[2.5,)", "basis": "demo 7.4"}
  },
  "incentives": {
    "praised": {"title": {"zh": "表扬", "en": "praised"}, "subject_kind": ["unit"], "grade": ["A"], "body": "演示机关", "basis": "demo 8"}
  },
  "reports": {
    "half_year": {"title": {"zh": "半年报告", "en": "half-year report"}, "due": "07-10", "reporters": ["unit"], "basis": "demo 9.1"},
    "full_year": {"title": {"zh": "全年报告", "en": "full-year report"}, "due": "01-10", "years_later": 1, "reporters": ["unit", "team"], "basis": "demo 9.2"}
  }
}$$) IS NOT NULL AS added;

-- A figure has no dimension and gives no score; a ratio is of two figures, what is attested of a list.
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('demo-indicator'), '{name}', '"demo-figures"'), '{indicators}', govcredit.policy_document('demo-indicator') -> 'indicators' || $${
	"debt": {"title": {"zh": "债务", "en": "debt"}, "unit": "yuan", "basis": "demo 10.1"}, "means": {"title": {"zh": "财力", "en": "means"}, "unit": "yuan", "basis": "demo 10.2"},
	"burden": {"title": {"zh": "债务率", "en": "burden"}, "unit": "percent", "dimension": {"index": "law"}, "ratio": ["debt", "means"], "steps": [[0, 100], [100, 0]], "missing": "skip", "basis": "demo 10.3"}}$$))::text) IS NOT NULL AS added;
SELECT govcredit.indicator_score('demo-figures', 'burden', 99.999999) AS below, govcredit.indicator_score('demo-figures', 'burden', 100) AS at;
SELECT govcredit.indicator_score('demo-figures', 'debt', 1);
SELECT count(*) FROM govcredit.explain_indicator('demo-figures', 'debt', 1);
SELECT c.n, l.path, l.message
  FROM (VALUES (1, 'debt', '{"steps": [[0, 0]]}'), (2, 'debt', '{"missing": "skip"}'), (3, 'burden', '{"ratio": ["debt"]}'), (4, 'burden', '{"ratio": ["debt", "on_time"]}'),
			   (5, 'burden', '{"ratio": ["debt", "nothing"]}'), (6, 'burden', '{"dimension": null}'), (7, 'burden', '{"attested": "nothing"}')) c (n, indicator, patch)
 CROSS JOIN LATERAL govcredit.lint_policy((jsonb_set(govcredit.policy_document('demo-figures'), ARRAY['indicators', c.indicator],
	jsonb_strip_nulls(govcredit.policy_document('demo-figures') #> ARRAY['indicators', c.indicator] || c.patch::jsonb)))::text) l
 ORDER BY c.n, l.path, l.message;

-- Values there cannot be: none gives a score, a warning or a line, and what looks at one is found at load
SELECT govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('demo-indicator'), '{name}', '"demo-range"'), '{indicators,overdue,range}', '"[0,100]"'))::text) IS NOT NULL AS added;
SELECT value, govcredit.judges_indicator('demo-range', 'overdue', value) FROM unnest('{-0.000001,0,100,100.000001,NaN}'::numeric[]) value ORDER BY value;
SELECT govcredit.indicator_score('demo-range', 'overdue', 0) AS lowest, govcredit.indicator_score('demo-range', 'overdue', 100) AS highest, govcredit.indicator_score('demo-indicator', 'overdue', 150) AS without;
SELECT govcredit.indicator_score('demo-range', 'overdue', 150);
SELECT * FROM govcredit.explain_indicator('demo-range', 'overdue', -20);
SELECT * FROM govcredit.indicator_warnings('demo-range', 'unit', 'overdue', 150);
SELECT govcredit.indicators_of('demo-range', '2026-01-05', 'unit', 'overdue', 150, NULL);
SELECT c.n, l.level, l.path, l.message
  FROM (VALUES (1, '{"indicators": {"overdue": {"range": "[0,2]"}}}'), (2, '{"indicators": {"overdue": {"range": "[1,100]"}}}'), (3, '{"indicators": {"overdue": {"range": "[100,0]"}}}'),
			   (4, '{"indicators": {"overdue": {"range": "0-100"}}}'), (5, '{"indicators": {"overdue": {"range": 100}}}'), (6, '{"warnings": {"late": {"value": "(100,)"}}}')) c (n, patch)
 CROSS JOIN LATERAL govcredit.lint_policy((c.patch::jsonb || '{"govcredit": "policy/1", "name": "demo-range-2", "title": {"zh": "x", "en": "x"}, "extends": "demo-range"}')::text) l
 WHERE l.level = 'error'
 ORDER BY c.n, l.path COLLATE "C", l.message COLLATE "C";

-- A polyline: between its points in proportion, beyond them level.
SELECT value, govcredit.indicator_score('demo-indicator', 'on_time', value) AS on_time, govcredit.indicator_score('demo-indicator', 'overdue', value) AS overdue
  FROM unnest('{-5,0,0.01,1,1.5,3,49.999999,50,65,80,80.000001,99.99,100,250}'::numeric[]) WITH ORDINALITY u(value, n) ORDER BY n;
-- a third of the way: exact, then half away from zero at the sixth place
SELECT govcredit.indicator_score('demo-indicator', 'overdue', 1) AS two_thirds, govcredit.indicator_score('demo-indicator', 'overdue', 2) AS one_third, govcredit.indicator_score('demo-indicator', 'overdue', 0.000003) AS step, govcredit.indicator_score('demo-indicator', 'overdue', 0.00000001::numeric(10,6)) AS nothing;
-- Steps: the highest reached; below the first nothing.
SELECT value, govcredit.indicator_score('demo-indicator', 'published', value) AS published FROM unnest('{0,89.99,90,97.999999,98,99,100,101}'::numeric[]) WITH ORDINALITY u(value, n) ORDER BY n;
SELECT * FROM govcredit.explain_indicator('demo-indicator', 'on_time', 65);
SELECT * FROM govcredit.explain_indicator('demo-indicator', 'on_time', 120);
SELECT * FROM govcredit.explain_indicator('demo-indicator', 'published', 98.5);
SELECT * FROM govcredit.explain_indicator('demo-indicator', 'published', 1);
SELECT govcredit.indicator_score('demo-indicator', 'nothing', 1);
SELECT govcredit.indicator_score('demo-indicator', 'on_time', NULL) AS unknown;
SELECT govcredit.indicator_score('demo-indicator', 'on_time', 'NaN');

-- A dimension opens with the weighted mean of its indicators, then records count.
CREATE TABLE observation ("case" text, kind text, indicator text, value numeric, peer_mean numeric);
INSERT INTO observation VALUES
	('all', 'unit', 'on_time', 80, NULL), ('all', 'unit', 'overdue', 1, NULL), ('all', 'unit', 'published', 99, NULL),
	('peers', 'unit', 'published', NULL, 63.3333), ('no peers', 'unit', 'published', NULL, NULL), ('none', 'unit', NULL, NULL, NULL),
	('dropped', 'team', 'published', 100, NULL), ('both', 'team', 'published', 100, NULL), ('both', 'team', 'answered', 5, NULL), ('empty', 'team', NULL, NULL, NULL);
CREATE VIEW state AS
	SELECT "case", govcredit.indicators_of('demo-indicator', '2026-01-05', kind, indicator, value, peer_mean) AS s, 1 AS part FROM observation GROUP BY "case"
	 UNION ALL
	SELECT "case", govcredit.explain_score_of('the record', 'demo-indicator', '2026-01-05', kind, 'breach', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL), 2 FROM (SELECT DISTINCT "case", kind FROM observation) o GROUP BY "case";
-- 'all': (2 × 60 + 66.666667) / 3 = 62.222222; missing "zero" counts 0, "skip" nothing;
-- 'none': overdue is missing and counts 0, so law opens with 0
SELECT "case", (a).score, (a).grade, (a).dimensions, (a).no_data FROM (SELECT "case", govcredit.assess_merge(s) AS a FROM state WHERE part = 1 GROUP BY "case") x ORDER BY "case" COLLATE "C";
SELECT "case", (a).score, (a).grade, (a).dimensions, (a).no_data FROM (SELECT "case", govcredit.assess_merge(s) AS a FROM state GROUP BY "case") x ORDER BY "case" COLLATE "C";
SELECT (l).step, (l).dimension, (l).label, (l).points, (l).effect, (l).note, (l).basis FROM (SELECT unnest(govcredit.explain_merge(s)) AS l FROM state WHERE "case" = 'all') x;
SELECT (l).step, (l).dimension, (l).points, (l).effect, (l).note FROM (SELECT unnest(govcredit.explain_merge(s)) AS l FROM state WHERE "case" = 'dropped') x;
SELECT "case", (a).score IS NOT DISTINCT FROM (SELECT sum(effect) FROM unnest(lines)) AS adds_up FROM (SELECT "case", govcredit.assess_merge(s) AS a, govcredit.explain_merge(s) AS lines FROM state GROUP BY "case") x WHERE (a).score IS NOT NULL ORDER BY "case" COLLATE "C";
-- kept as bytes, now and by version 0.2
SELECT count(*) AS kept, count(*) FILTER (WHERE lines IS DISTINCT FROM (SELECT array_agg(l ORDER BY l.line) FROM govcredit.read_lines(bytes) l)) AS differing
  FROM (SELECT govcredit.explain_score_final(s) AS lines, govcredit.keep_lines(s) AS bytes
		  FROM (SELECT govcredit.score_combine(min(s::text)::govcredit.score_state, max(s::text)::govcredit.score_state) AS s FROM state GROUP BY "case") c) x;
SELECT k.n, l.line, l.step, l.label, l.record_type AS type, l.dimension AS dim, l.points, l.effect, l.note, l.note_zh, l.basis
  FROM (VALUES
	(1, '\x01d83bfbda50535d7002c000e608a605111178c801c100a8b5ee323e15010e02c6070406c100e888bd08a8858b0515020e04b095d0fc030206f3000c746865207265636f7264ba94019e0116009e015e0300c001c60c8605111150c801c101be027e15030e06860a020207c8a003101404'::bytea),
	(2, '\x01d83bfbda50535d7001c000c60cc60c111196019601c100060615030e06c60c0202420106100ff3000c746865207265636f7264ba94019e0116019e0106130010')) k (n, bytes)
 CROSS JOIN LATERAL govcredit.read_lines(k.bytes) l ORDER BY 1, 2;
-- refusals
SELECT govcredit.assess_merge(s) FROM (SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', 'unit', 'on_time', v, NULL) AS s FROM unnest('{70,80}'::numeric[]) v) x;
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', 'unit', 'answered', 1, NULL);
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', 'unit', 'nothing', 1, NULL);
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', NULL, 'on_time', 1, NULL);
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', 'unit', 'published', NULL, -1);
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', 'official', NULL, NULL, NULL);
SELECT govcredit.indicators_of('demo-indicator', '2026-01-05', k, NULL, NULL, NULL) FROM unnest('{unit,team}'::text[]) k;

-- Warnings, incentives
SELECT kind, score, grade, array_agg(warning || ' ' || level ORDER BY warning) AS warnings
  FROM (VALUES ('unit', 60, 'B'), ('unit', 59.999999, 'B'), ('unit', 40, NULL), ('team', 40, 'A'), ('team', 40.000001, 'B'), ('unit', NULL, 'B'), ('unit', 95, 'A')) v(kind, score, grade)
  LEFT JOIN govcredit.score_warnings('demo-indicator', kind, score, grade) ON true GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SELECT value, array_agg(warning) AS warnings FROM unnest('{2.49,2.5,100}'::numeric[]) value LEFT JOIN govcredit.indicator_warnings('demo-indicator', 'unit', 'overdue', value) ON true GROUP BY 1 ORDER BY 1;
SELECT kind, grade, i.* FROM unnest('{unit,team}'::text[]) kind, unnest('{A,B}'::text[]) grade, govcredit.incentives('demo-indicator', kind, grade) i ORDER BY 1, 2;
SELECT * FROM govcredit.incentives('demo-indicator', 'unit', 'AA');
SELECT * FROM govcredit.score_warnings('demo-indicator', 'unit', NULL, 'AA');
SELECT * FROM govcredit.incentives('demo-indicator', 'ghost', 'A');

-- Reports: the last day, included, is on time.
SELECT govcredit.report_due('demo-indicator', 'half_year', 2026) AS half_year, govcredit.report_due('demo-indicator', 'full_year', 2026) AS full_year;
SELECT r, x.*, x.day = govcredit.report_due('demo-indicator', r, 2026) AS same FROM unnest('{half_year,full_year}'::text[]) r, govcredit.explain_report_due('demo-indicator', r, 2026) x ORDER BY 1;
SELECT govcredit.report_due('demo-indicator', 'monthly', 2026);
SELECT * FROM govcredit.explain_report_due('demo-indicator', 'monthly', 2026);
SELECT govcredit.report_due('demo-indicator', 'half_year', 0);
SELECT govcredit.report_due('demo-indicator', 'half_year', 2147483647);
SET client_min_messages = warning;
DROP SCHEMA test_indicator CASCADE;
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
