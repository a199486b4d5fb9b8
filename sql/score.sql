-- The score aggregate: repeat, overlap, direct grades, ageing, validity, caps,
-- rounding; its states; its explanation.
CREATE SCHEMA test_score;
SET search_path = test_score;
SET DateStyle = 'ISO';
\pset null (null)
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-score",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {
    "unit":     {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "official": {"title": {"zh": "公务员", "en": "official"}, "natural_person": true, "scope": "office", "basis": "demo 1"},
    "outsider": {"title": {"zh": "外单位", "en": "outsider"}, "basis": "demo 1"}
  },
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 3"}},
  "flags": {"final": {"title": {"zh": "终局", "en": "final"}, "basis": "demo 3"}},
  "terms": {
    "year":  {"months": 12, "basis": "demo 4"},
    "five":  {"months": 60, "basis": "demo 4"},
    "size":  {"bands": [{"up_to": 40, "months": 12}, {"months": 24}], "basis": "demo 4"}
  },
  "ageing": {"half": {"steps": [[12, 50], [24, 25]], "basis": "demo 5"}},
  "scorecards": {
    "index": {
      "title": {"zh": "指数", "en": "index"}, "subject_kinds": ["unit"], "model": "index", "basis": "demo 6",
      "dimensions": {
        "law":      {"title": {"zh": "法治", "en": "law"}, "weight": 60, "basis": "demo 6.1"},
        "promises": {"title": {"zh": "践诺", "en": "promises"}, "weight": 40, "start": 80, "max": 120, "basis": "demo 6.2"}
      },
      "grades": [
        {"grade": "A", "from": 90, "title": {"zh": "优", "en": "good"}, "basis": "demo 6.3"},
        {"grade": "B", "from": 60, "title": {"zh": "中", "en": "fair"}, "basis": "demo 6.3"},
        {"grade": "C", "title": {"zh": "差", "en": "poor"}, "basis": "demo 6.3"}
      ]
    },
    "ledger": {
      "title": {"zh": "台账", "en": "ledger"}, "subject_kinds": ["official"], "model": "ledger", "start": 1000, "places": 1, "basis": "demo 7",
      "grades": [
        {"grade": "AAA", "from": 1050, "title": {"zh": "三A", "en": "AAA"}, "basis": "demo 7.1"},
        {"grade": "AA",  "from": 1030, "title": {"zh": "双A", "en": "AA"}, "basis": "demo 7.1"},
        {"grade": "A",   "from": 960, "title": {"zh": "单A", "en": "A"}, "basis": "demo 7.1"},
        {"grade": "B",   "from": 850, "direct_score": 850, "title": {"zh": "B", "en": "B"}, "basis": "demo 7.2"},
        {"grade": "C",   "from": 600, "direct_score": 600, "title": {"zh": "C", "en": "C"}, "basis": "demo 7.2"},
        {"grade": "D",   "direct_score": 300, "title": {"zh": "D", "en": "D"}, "basis": "demo 7.2"}
      ]
    }
  },
  "record_types": {
    "plain": {"title": {"zh": "一", "en": "plain"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -10, "basis": "demo 8.1"},
    "third": {"title": {"zh": "二", "en": "third"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "promises", "points": -0.0125, "basis": "demo 8.2"},
    "yearly": {"title": {"zh": "三", "en": "yearly"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -7, "validity": "year", "basis": "demo 8.3"},
    "aged": {"title": {"zh": "四", "en": "aged"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -8, "ageing": "half", "basis": "demo 8.4"},
    "prize": {"title": {"zh": "五", "en": "prize"}, "class": "honour", "domain": "work", "subjects": ["unit", "official"], "dimension": "promises", "points": 30, "validity": "year", "basis": "demo 8.5"},
    "criticism": {"title": {"zh": "六", "en": "criticism"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -3, "validity": "size",
      "repeat": {"mode": "flat", "multiplier": 2}, "basis": "demo 9.1"},
    "lateness": {"title": {"zh": "七", "en": "lateness"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -1, "validity": "year",
      "repeat": {"mode": "power", "multiplier": 3}, "basis": "demo 9.2"},
    "warning": {"title": {"zh": "八", "en": "administrative warning"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -50, "validity": "size", "basis": "demo 9.3"},
    "deed_a": {"title": {"zh": "九", "en": "deed a"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -20, "overlap": "deed", "basis": "demo 10.1"},
    "deed_b": {"title": {"zh": "十", "en": "deed b"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "promises", "points": -20, "overlap": "deed", "basis": "demo 10.2"},
    "deed_small": {"title": {"zh": "十一", "en": "small deed"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -5, "overlap": "deed", "basis": "demo 10.3"},
    "deed_large": {"title": {"zh": "十二", "en": "large deed"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -30, "overlap": "deed", "validity": "year", "ageing": "half", "basis": "demo 10.4"},
    "deed_good": {"title": {"zh": "十三", "en": "good deed"}, "class": "honour", "domain": "work", "subjects": ["unit", "official"], "dimension": "promises", "points": 4, "overlap": "deed", "basis": "demo 10.5"},
    "deed_better": {"title": {"zh": "十四", "en": "better deed"}, "class": "honour", "domain": "work", "subjects": ["unit", "official"], "dimension": "promises", "points": 6, "overlap": "deed", "basis": "demo 10.6"},
    "other_deed": {"title": {"zh": "十五", "en": "deed of another group"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -2, "overlap": "other", "basis": "demo 10.7"},
    "removed": {"title": {"zh": "十六", "en": "removed from post"}, "class": "dishonesty", "domain": "work", "subjects": "official", "points": [{"grade": "B"}], "validity": "five", "overlap": "deed", "basis": "demo 11.1"},
    "dismissed": {"title": {"zh": "十七", "en": "dismissed"}, "class": "dishonesty", "domain": "work", "subjects": "official", "points": [{"grade": "C"}], "validity": "five", "overlap": "deed", "basis": "demo 11.2"},
    "crime": {"title": {"zh": "十八", "en": "intentional crime"}, "class": "dishonesty", "domain": "work", "subjects": "official", "points": [{"grade": "D"}], "validity": "five", "basis": "demo 11.3"},
    "capped": {"title": {"zh": "十九", "en": "capped"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -1, "validity": "year", "basis": "demo 12.1"},
    "capped_low": {"title": {"zh": "二十", "en": "capped low"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -1, "overlap": "deed", "validity": "year", "basis": "demo 12.2"},
    "capped_grade": {"title": {"zh": "二十一", "en": "grade capped"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "official"], "dimension": "law", "points": -1, "basis": "demo 12.3"},
    "licence": {"title": {"zh": "二十二", "en": "licence"}, "class": "basic", "domain": "work", "subjects": ["unit", "official"], "basis": "demo 13"}
  },
  "caps": {
    "low":   {"when": {"record_type": "capped_low"}, "max_score": 45.5, "basis": "demo 14.1"},
    "fair":  {"when": {"record_type": "capped"}, "max_score": 75, "basis": "demo 14.2"},
    "grade": {"when": {"record_type": "capped_grade"}, "max_grade": "B", "basis": "demo 14.3"},
    "grade_final": {"when": {"record_type": "capped_grade", "flags": "final"}, "max_grade": "C", "basis": "demo 14.4"}
  },
  "repair": {"effects": {
    "clear":   {"title": {"zh": "清零", "en": "cleared"}, "percent": 0, "lift": true, "basis": "demo 15"},
    "lighten": {"title": {"zh": "减轻", "en": "lightened"}, "percent": 35, "basis": "demo 15"}}}
}$$) IS NOT NULL AS added;

-- Facts by case; what is not named is NULL.
CREATE TABLE fact (
	"case" text, kind text DEFAULT 'unit', label text, record_type text, decided_on date, severity text, amount numeric, ended_on date, act_id text,
	flags text[], corrected_on date, repaired_on date, repair text, given numeric);
CREATE FUNCTION score_on("case" text, day date) RETURNS numeric
	RETURN (SELECT govcredit.score('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given)
			  FROM fact f WHERE f."case" = score_on."case");
CREATE FUNCTION assess_on("case" text, day date) RETURNS govcredit.assessment
	RETURN (SELECT govcredit.assess('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given)
			  FROM fact f WHERE f."case" = assess_on."case");
CREATE FUNCTION lines_on("case" text, day date) RETURNS SETOF govcredit.score_line
BEGIN ATOMIC
	SELECT (l).*
	  FROM (SELECT unnest(govcredit.explain_score(label, 'demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given)) l
			  FROM fact f WHERE f."case" = lines_on."case") s;
END;
-- The scores of a case on some days.
CREATE FUNCTION days("case" text, VARIADIC days date[]) RETURNS TABLE (day date, score numeric, grade text, live bigint)
BEGIN ATOMIC
	SELECT d, (a).score, (a).grade, (a).live FROM (SELECT d, assess_on("case", d) AS a FROM unnest(days) d) s ORDER BY d;
END;

/* ---- the empty file; the first record ---- */

SELECT score_on('nobody', '2026-01-05') AS no_rows, assess_on('nobody', '2026-01-05') AS assessed, (SELECT count(*) FROM lines_on('nobody', '2026-01-05')) AS lines;
-- the row an outer join leaves: no record, the start
INSERT INTO fact ("case") VALUES ('empty');
SELECT * FROM assess_on('empty', '2026-01-05');
INSERT INTO fact ("case", record_type, decided_on) VALUES ('plain', 'plain', '2026-01-05'), ('plain', 'licence', '2026-01-01'), ('plain', NULL, NULL);
-- 60 % × 90 + 40 % × 80; basic information is a record and weighs nothing
SELECT day, a.* FROM unnest('{2025-12-31,2026-01-04,2026-01-05,2026-01-06}'::date[]) day, assess_on('plain', day) a ORDER BY day;
-- the short form
SELECT govcredit.score('demo-score', '2026-01-05', kind, record_type, decided_on, severity) AS short, govcredit.assess('demo-score', '2026-01-05', kind, record_type, decided_on, severity) AS assessed FROM fact WHERE "case" = 'plain';

/* ---- repeat, flat: twice the points once there is an earlier one ---- */

INSERT INTO fact ("case", record_type, decided_on) VALUES
	('flat', 'criticism', '2024-01-10'), ('flat', 'criticism', '2024-06-10'), ('flat', 'criticism', '2024-06-10'), ('flat', 'criticism', '2024-12-01'),
	('same day', 'criticism', '2024-06-10'), ('same day', 'criticism', '2024-06-10'),
	('last day', 'criticism', '2024-01-10'), ('last day', 'criticism', '2025-01-10'),
	('expired', 'criticism', '2024-01-10'), ('expired', 'criticism', '2025-01-11'),
	('other type', 'lateness', '2024-01-10'), ('other type', 'criticism', '2024-02-10');
-- -3 -6 -6 -6; the first counts on 2025-01-10 for the last time, the others stay doubled
SELECT * FROM days('flat', '2024-01-10', '2024-06-10', '2024-12-01', '2025-01-10', '2025-01-11', '2025-06-10', '2025-06-11', '2025-12-02');
SELECT * FROM days('same day', '2024-06-10');
-- the earlier one still counts on the day of the later one: -3 -6, then -6
SELECT * FROM days('last day', '2025-01-09', '2025-01-10', '2025-01-11');
-- it does not: -3
SELECT * FROM days('expired', '2025-01-11');
SELECT * FROM days('other type', '2024-02-10');
-- Validity of the earlier one runs from the end of its act; an open act is valid.
INSERT INTO fact ("case", record_type, decided_on, ended_on) VALUES
	('ended late', 'criticism', '2023-06-01', '2024-06-30'), ('ended late', 'criticism', '2025-06-30', NULL),
	('ended later', 'criticism', '2023-06-01', '2024-06-30'), ('ended later', 'criticism', '2025-07-01', NULL),
	('open', 'criticism', '2013-06-01', 'infinity'), ('open', 'criticism', '2025-07-01', NULL);
SELECT * FROM days('ended late', '2025-06-30', '2025-07-01');
SELECT * FROM days('ended later', '2025-07-01');
SELECT * FROM days('open', '2025-07-01', '2026-07-02');
-- Repair of the earlier one, before or after, changes nothing.
INSERT INTO fact ("case", record_type, decided_on, repaired_on, repair) VALUES
	('first repaired', 'criticism', '2024-01-10', '2024-02-01', 'clear'), ('first repaired', 'criticism', '2024-06-10', NULL, NULL);
SELECT * FROM days('first repaired', '2024-01-31', '2024-02-01', '2024-06-10');

/* ---- repeat, power: three times for every earlier one ---- */

INSERT INTO fact ("case", record_type, decided_on) VALUES
	('power', 'lateness', '2024-01-01'), ('power', 'lateness', '2024-02-01'), ('power', 'lateness', '2024-03-01'),
	('power same day', 'lateness', '2024-01-01'), ('power same day', 'lateness', '2024-02-01'), ('power same day', 'lateness', '2024-02-01'), ('power same day', 'lateness', '2024-03-01'),
	('power expired', 'lateness', '2024-01-01'), ('power expired', 'lateness', '2024-06-01'), ('power expired', 'lateness', '2025-01-02');
-- -1 -3 -9, then -3 -9 and -9
SELECT * FROM days('power', '2024-01-01', '2024-02-01', '2024-03-01', '2025-01-01', '2025-01-02', '2025-02-02', '2025-03-02');
-- -1 -3 -3 -27
SELECT * FROM days('power same day', '2024-03-01');
-- one of two earlier ones has expired: -3 -3
SELECT * FROM days('power expired', '2025-01-02');
-- a million times is the most: -1 -3 ... -531441, then -1000000 each; one subject stops no ranking
INSERT INTO fact ("case", record_type, decided_on) SELECT 'too often', 'lateness', date '2024-01-01' + i FROM generate_series(1, 30) i;
SELECT score_on('too often', '2024-12-31') AS score;
SELECT record_type, decided_on, factor, points, note FROM lines_on('too often', '2024-01-16') WHERE decided_on BETWEEN '2024-01-13' AND '2024-01-16';
DELETE FROM fact WHERE "case" = 'too often';
-- what then needs more than 64 bits on the way to a result that does not
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-heavy", "extends": "demo-score", "title": {"zh": "重", "en": "heavy"}, "record_types": {
	"heavy": {"title": {"zh": "重", "en": "heavy"}, "class": "dishonesty", "domain": "work", "subjects": ["unit"], "dimension": "law", "points": -9999.9999,
		"repeat": {"mode": "power", "multiplier": 100}, "ageing": "half", "basis": "demo 9.9"}}}'));
SELECT (l).decided_on, (l).factor, (l).points
  FROM (SELECT unnest(govcredit.explain_score(NULL, 'demo-heavy', '2026-01-01', 'unit', 'heavy', date '2024-01-01' + i, NULL,
				NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) AS l FROM generate_series(0, 4) i) q
 WHERE (l).step = 'record' ORDER BY 1;

/* ---- overlap: of one act, group and sign the largest counts ---- */

INSERT INTO fact ("case", record_type, decided_on, act_id) VALUES
	('largest', 'deed_small', '2024-01-01', 'x'), ('largest', 'deed_large', '2024-01-01', 'x'), ('largest', 'deed_a', '2024-01-01', 'x'),
	('tie', 'deed_b', '2024-01-01', 'x'), ('tie', 'deed_a', '2024-01-02', 'x'),
	('signs', 'deed_a', '2024-01-01', 'x'), ('signs', 'deed_good', '2024-01-01', 'x'), ('signs', 'deed_better', '2024-01-01', 'x'),
	('own acts', 'deed_a', '2024-01-01', NULL), ('own acts', 'deed_a', '2024-01-01', NULL), ('own acts', 'deed_small', '2024-01-01', 'x'),
	('nameless act', 'deed_a', '2024-01-01', ''), ('nameless act', 'deed_small', '2024-01-01', ''),
	('two acts', 'deed_a', '2024-01-01', 'x'), ('two acts', 'deed_a', '2024-01-01', 'xy'),
	('two groups', 'deed_a', '2024-01-01', 'x'), ('two groups', 'other_deed', '2024-01-01', 'x'),
	('in time', 'deed_small', '2024-01-01', 'x'), ('in time', 'deed_large', '2024-03-01', 'x'),
	('no group', 'plain', '2024-01-01', 'x'), ('no group', 'plain', '2024-01-01', 'x'),
	('twin', 'deed_a', '2024-01-01', 'x'), ('twin', 'deed_a', '2024-01-01', 'x');
-- -30, aged to -15, expired: the smaller ones never revive
SELECT * FROM days('largest', '2024-01-01', '2024-12-31', '2025-01-01', '2025-01-02');
-- 20 and 20: deed_a before deed_b, by code; it weighs on law
SELECT * FROM assess_on('tie', '2024-01-02');
SELECT * FROM assess_on('signs', '2024-01-01');
SELECT * FROM days('own acts', '2024-01-01');
SELECT * FROM days('nameless act', '2024-01-01');
SELECT * FROM days('two acts', '2024-01-01');
SELECT * FROM days('two groups', '2024-01-01');
-- before its decision the larger one is not there yet
SELECT * FROM days('in time', '2024-02-29', '2024-03-01', '2025-03-02');
SELECT * FROM days('no group', '2024-01-01');
SELECT * FROM days('twin', '2024-01-01');
INSERT INTO fact ("case", record_type, decided_on, act_id, repaired_on, repair) VALUES
	('repaired largest', 'deed_small', '2024-01-01', 'x', NULL, NULL), ('repaired largest', 'deed_a', '2024-01-01', 'x', '2024-02-01', 'clear');
SELECT * FROM days('repaired largest', '2024-01-31', '2024-02-01');

/* ---- ageing, validity, repair ---- */

INSERT INTO fact ("case", record_type, decided_on, ended_on, repaired_on, repair) VALUES
	('aged', 'aged', '2024-02-29', NULL, NULL, NULL),
	('aged act', 'aged', '2024-05-01', '2024-08-31', NULL, NULL),
	('aged open', 'aged', '2014-05-01', 'infinity', NULL, NULL),
	('yearly', 'yearly', '2024-02-29', NULL, NULL, NULL),
	('late entry', 'yearly', '2024-12-31', '2024-02-29', NULL, NULL),
	('yearly open', 'yearly', '2014-05-01', 'infinity', NULL, NULL),
	('repaired', 'aged', '2024-01-01', NULL, '2024-06-15', 'lighten'),
	('cleared', 'aged', '2024-01-01', NULL, '2024-06-15', 'clear');
-- -8, from 2025-02-28 -4, from 2026-02-28 -2
SELECT * FROM days('aged', '2025-02-27', '2025-02-28', '2026-02-27', '2026-02-28');
SELECT * FROM days('aged act', '2024-05-01', '2025-08-30', '2025-08-31', '2026-08-30', '2026-08-31');
SELECT * FROM days('aged open', '2026-01-01');
SELECT * FROM days('yearly', '2024-02-28', '2024-02-29', '2025-02-28', '2025-03-01');
-- decided at the end of the year, the act long over
SELECT * FROM days('late entry', '2024-12-30', '2024-12-31', '2025-02-28', '2025-03-01');
SELECT * FROM days('yearly open', '2026-01-01');
-- 35 % of -8, later of -4
SELECT * FROM days('repaired', '2024-06-14', '2024-06-15', '2025-01-01');
SELECT * FROM days('cleared', '2024-06-14', '2024-06-15');

/* ---- an index: clamped dimensions, places ---- */

INSERT INTO fact ("case", record_type, decided_on) SELECT 'floor', 'plain', '2024-01-01' FROM generate_series(1, 12);
INSERT INTO fact ("case", record_type, decided_on) SELECT 'ceiling', 'prize', '2024-01-01' FROM generate_series(1, 2);
SELECT * FROM assess_on('floor', '2024-01-01');
SELECT * FROM assess_on('ceiling', '2024-01-01');
-- 92 - 0.005 and 92 - 0.01: half away from zero
INSERT INTO fact ("case", record_type, decided_on) VALUES ('third', 'third', '2024-01-01'), ('thirds', 'third', '2024-01-01'), ('thirds', 'third', '2024-01-01');
SELECT * FROM assess_on('third', '2024-01-01');
SELECT * FROM assess_on('thirds', '2024-01-01');

/* ---- caps: after the rounding the lowest; then the band; then the grade's ---- */

INSERT INTO fact ("case", record_type, decided_on, act_id, flags, repaired_on, repair) VALUES
	('capped', 'capped', '2024-01-01', NULL, NULL, NULL, NULL),
	('caps', 'capped', '2024-01-01', NULL, NULL, NULL, NULL), ('caps', 'capped_low', '2024-02-01', NULL, NULL, NULL, NULL), ('caps', 'capped', '2024-03-01', NULL, NULL, NULL, NULL),
	('cap lifted', 'capped', '2024-01-01', NULL, NULL, '2024-05-01', 'clear'), ('cap not lifted', 'capped', '2024-01-01', NULL, NULL, '2024-05-01', 'lighten'),
	('cap overlapped', 'capped_low', '2024-01-01', 'x', NULL, NULL, NULL), ('cap overlapped', 'deed_a', '2024-01-01', 'x', NULL, NULL, NULL),
	('cap above', 'capped', '2024-01-01', NULL, NULL, NULL, NULL), ('cap above', 'plain', '2024-01-01', NULL, NULL, NULL, NULL), ('cap above', 'deed_a', '2024-01-01', NULL, NULL, NULL, NULL),
	('grade capped', 'capped_grade', '2024-01-01', NULL, NULL, NULL, NULL),
	('grade capped hard', 'capped_grade', '2024-01-01', NULL, NULL, NULL, NULL), ('grade capped hard', 'capped_grade', '2024-02-01', NULL, '{final}', NULL, NULL);
SELECT * FROM days('capped', '2023-12-31', '2024-01-01', '2025-01-01', '2025-01-02');
SELECT * FROM days('caps', '2024-01-31', '2024-02-01', '2025-02-01', '2025-02-02', '2025-03-02');
SELECT * FROM days('cap lifted', '2024-04-30', '2024-05-01');
SELECT * FROM days('cap not lifted', '2024-05-01');
SELECT * FROM days('cap overlapped', '2024-01-01');
SELECT * FROM days('cap above', '2024-01-01');
SELECT * FROM days('grade capped', '2024-01-01');
SELECT * FROM days('grade capped hard', '2024-01-31', '2024-02-01');

/* ---- a ledger ---- */

INSERT INTO fact ("case", kind, record_type, decided_on) VALUES
	('W1', 'official', 'warning', '2020-03-01'),
	('W2', 'official', 'criticism', '2020-05-01'), ('W2', 'official', 'criticism', '2020-09-01');
-- W1: 950 B; two years later 1000 A
SELECT * FROM days('W1', '2021-01-01', '2022-03-01', '2022-03-02');
-- W2: 991; 994 when the first has expired
SELECT * FROM days('W2', '2020-10-01', '2021-05-01', '2021-05-02');
INSERT INTO fact ("case", kind, record_type, decided_on) VALUES
	('rounded', 'official', 'third', '2024-01-01'), ('empty ledger', 'official', NULL, NULL),
	('prizes', 'official', 'prize', '2024-01-01'), ('prizes', 'official', 'prize', '2024-02-01');
INSERT INTO fact ("case", kind, record_type, decided_on) SELECT 'rounded four', 'official', 'third', '2024-01-01' FROM generate_series(1, 4);
INSERT INTO fact ("case", kind, record_type, decided_on) SELECT 'below zero', 'official', 'warning', date '2024-01-01' FROM generate_series(1, 21) UNION ALL SELECT 'below zero', 'official', 'third', '2024-01-01' FROM generate_series(1, 4);
SELECT * FROM assess_on('empty ledger', '2024-01-01');
-- 999.9875, 999.95, -50.05 to one place
SELECT (SELECT score FROM assess_on('rounded', '2024-01-01')) AS one, (SELECT score FROM assess_on('rounded four', '2024-01-01')) AS four, (SELECT score FROM assess_on('below zero', '2024-01-01')) AS below_zero;
SELECT * FROM days('prizes', '2024-01-01', '2024-02-01', '2025-01-02');

/* ---- direct grades: the worst counts as its lowest score; bonuses are locked until it is corrected ---- */

INSERT INTO fact ("case", kind, record_type, decided_on, act_id, corrected_on, repaired_on, repair) VALUES
	('direct', 'official', 'removed', '2020-01-01', NULL, '2024-09-01', NULL, NULL), ('direct', 'official', 'prize', '2024-06-01', NULL, NULL, NULL, NULL),
	('worst', 'official', 'dismissed', '2020-01-01', NULL, NULL, NULL, NULL), ('worst', 'official', 'crime', '2021-01-01', NULL, NULL, NULL, NULL), ('worst', 'official', 'removed', '2022-01-01', NULL, NULL, NULL, NULL),
	('beats points', 'official', 'removed', '2024-01-01', 'x', NULL, NULL, NULL), ('beats points', 'official', 'deed_large', '2024-01-01', 'x', NULL, NULL, NULL),
	('beats direct', 'official', 'removed', '2024-01-01', 'x', NULL, NULL, NULL), ('beats direct', 'official', 'dismissed', '2024-01-01', 'x', NULL, NULL, NULL),
	('direct repaired', 'official', 'removed', '2024-01-01', NULL, NULL, '2024-03-01', 'clear'), ('direct lightened', 'official', 'removed', '2024-01-01', NULL, NULL, '2024-03-01', 'lighten');
INSERT INTO fact ("case", kind, record_type, decided_on) SELECT c, 'official', 'warning', '2024-01-01' FROM unnest('{locked,beats points}'::text[]) c, generate_series(1, 4);
INSERT INTO fact ("case", kind, record_type, decided_on, corrected_on) VALUES ('locked', 'official', 'removed', '2024-01-01', '2024-09-01'), ('locked', 'official', 'prize', '2024-01-01', NULL);
-- 1000 locked to 850; corrected, 1030 is still no more than 850; expired after five years
SELECT * FROM days('direct', '2019-12-31', '2020-01-01', '2024-08-31', '2024-09-01', '2025-01-01', '2025-01-02');
-- 600, then 300; the crime runs out first
SELECT * FROM days('worst', '2020-06-01', '2021-01-01', '2025-01-01', '2025-01-02', '2026-01-01', '2026-01-02', '2027-01-02');
-- four warnings and a bonus that counts from the correction on: 800, 830
SELECT * FROM days('locked', '2024-08-31', '2024-09-01');
-- the -30 of the same act does not count
SELECT * FROM days('beats points', '2024-01-01');
SELECT * FROM days('beats direct', '2024-01-01');
SELECT * FROM days('direct repaired', '2024-02-29', '2024-03-01');
SELECT * FROM days('direct lightened', '2024-03-01');

/* ---- grades ---- */

SELECT s AS score, govcredit.grade('demo-score', 'official', s) FROM unnest('{9999,1050,1049.999999,1030,1029.9,960,959.9,850,849.9,600,599,0,-1000}'::numeric[]) WITH ORDINALITY u(s, n) ORDER BY n;
SELECT * FROM govcredit.explain_grade('demo-score', 'official', 959.9);
SELECT govcredit.grade('demo-score', 'outsider', 1);
SELECT * FROM govcredit.explain_grade('demo-score', 'outsider', 1);
SELECT govcredit.grade('demo-score', 'ghost', 1);
SELECT govcredit.grade('demo-score', 'unit', 'NaN');
SELECT govcredit.grade('demo-score', 'unit', NULL) AS unknown;

/* ---- refusals ---- */

SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plain', NULL, NULL);
SELECT govcredit.score('demo-score', '2026-01-01', NULL, 'plain', '2025-01-01', NULL);
SELECT govcredit.score(NULL, '2026-01-01', 'unit', 'plain', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', NULL, 'unit', 'plain', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'outsider', NULL, '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plane', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'ghost', 'plain', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'removed', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plain', '2025-01-01', 'grave');
SELECT govcredit.score('demo-score', 'infinity', 'unit', 'plain', '2025-01-01', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plain', '2025-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'clear', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plain', '2025-01-01', NULL, NULL, NULL, NULL, NULL, NULL, '2025-02-02', 'clean', NULL);
SELECT govcredit.score('demo-score', '2026-01-01', 'unit', 'plain', '2025-01-01', NULL, NULL, NULL, NULL, '{end}', NULL, NULL, NULL, NULL);
SELECT govcredit.score('demo-score', day, 'unit', 'plain', '2025-01-01', NULL) FROM unnest('{2026-01-01,2026-01-02}'::date[]) day;
SELECT govcredit.score('demo-score', '2026-01-01', k, 'plain', '2025-01-01', NULL) FROM unnest('{unit,official}'::text[]) k;
SELECT govcredit.score(p, '2026-01-01', 'unit', NULL, '2025-01-01', NULL) FROM unnest('{demo-score,@0000000000000001}'::govcredit.policy[]) p;
SELECT govcredit.score_merge(s) FROM (SELECT govcredit.score_of('demo-score', day, 'unit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) s FROM unnest('{2026-01-01,2026-01-02}'::date[]) day GROUP BY day) p;
SELECT govcredit.explain_score_final(govcredit.score_of('demo-score', '2026-01-01', 'unit', 'plain', '2025-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL));

/* ---- explained ---- */

SELECT line, step, record_type AS type, decided_on, base, factor, points, effect, note, basis FROM lines_on('flat', '2025-01-11');
SELECT line, step, dimension AS dim, record_type AS type, base, factor, points, effect, note FROM lines_on('signs', '2024-01-01');
SELECT line, step, record_type AS type, base, points, effect, note, basis FROM lines_on('caps', '2024-02-15');
SELECT line, step, record_type AS type, base, points, effect, note, basis FROM lines_on('locked', '2024-08-31');
SELECT line, step, record_type AS type, base, points, effect, note, basis FROM lines_on('worst', '2025-01-02');
SELECT line, step, dimension, points, effect, note FROM lines_on('third', '2024-01-01');
SELECT step, dimension, count(*), sum(points) AS points, sum(effect) AS effect, max(note) AS note FROM lines_on('floor', '2024-01-01') GROUP BY 1, 2 ORDER BY min(line);
SELECT line, step, record_type AS type, points, effect, note FROM lines_on('repaired', '2025-01-01');
SELECT line, step, record_type AS type, points, effect, note FROM lines_on('plain', '2026-01-04');
-- The label is the caller's name of a record.
SELECT label, (l).label AS explained, (l).record_type FROM (SELECT 'nr. ' || n AS label, unnest(govcredit.explain_score('nr. ' || n, 'demo-score', '2026-01-05', 'unit', 'plain', '2026-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) l FROM generate_series(1, 2) n GROUP BY n) s WHERE (l).step = 'record' ORDER BY 1;
-- DateStyle is nothing to it.
SET DateStyle = 'German';
SELECT note FROM lines_on('largest', '2025-01-02') WHERE note LIKE 'expired%';
SET DateStyle = 'ISO';

/* ---- every case on many days: adds up, in any order, in parts, as a window ---- */

CREATE TABLE day AS SELECT date '2020-01-01' + 37 * i AS day FROM generate_series(0, 65) i;
CREATE VIEW asked AS SELECT f.*, d.day, row_number() OVER (PARTITION BY "case", d.day ORDER BY record_type, decided_on, act_id, flags, repair) AS n FROM fact f, day d;
CREATE TABLE whole AS
	SELECT "case", day, govcredit.assess('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given ORDER BY n) AS a,
		   govcredit.explain_score(label, 'demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given ORDER BY n) AS lines
	  FROM asked GROUP BY "case", day;
SELECT count(*) AS answers, count(DISTINCT (a).score) AS scores, count(DISTINCT (a).grade) AS grades FROM whole;
SELECT count(*) AS not_adding_up FROM whole WHERE (a).score IS DISTINCT FROM (SELECT sum(effect) FROM unnest(lines));
SELECT count(*) AS wrong_dimensions FROM whole
 WHERE (a).dimensions IS NOT NULL
   AND ((a).dimensions ->> 'law')::numeric IS DISTINCT FROM (SELECT sum(points) FROM unnest(lines) WHERE dimension = 'law');
SELECT count(*) AS differing
  FROM whole JOIN (SELECT "case", day, govcredit.assess('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given ORDER BY n DESC) AS a,
						  govcredit.explain_score(label, 'demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given ORDER BY n DESC) AS lines
					 FROM asked GROUP BY "case", day) back USING ("case", day)
 WHERE whole.a IS DISTINCT FROM back.a OR whole.lines IS DISTINCT FROM back.lines;
-- kept as bytes: the same lines, which add up to the same
CREATE TABLE kept AS
	SELECT w."case", w.day, w.lines, govcredit.keep_lines(x.s) AS bytes
	  FROM whole w
	  JOIN (SELECT "case", day, govcredit.explain_score_of(label, 'demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given ORDER BY n) AS s
			  FROM asked GROUP BY "case", day) x USING ("case", day);
SELECT count(*) AS kept, sum(octet_length(bytes)) < 20 * sum(cardinality(lines)) AS small,
	   count(*) FILTER (WHERE lines IS DISTINCT FROM (SELECT array_agg(l ORDER BY l.line) FROM govcredit.read_lines(bytes) l)) AS differing,
	   count(*) FILTER (WHERE govcredit.lines_total(bytes) IS DISTINCT FROM (SELECT sum(l.effect) FROM unnest(lines) l)) AS other_totals
  FROM kept;
-- one state a record, sent as text, merged
SELECT count(*) AS differing
  FROM whole JOIN (SELECT "case", day, govcredit.score_merge(part::text::govcredit.score_state) AS score
					 FROM (SELECT "case", day, govcredit.score_of('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) AS part FROM asked GROUP BY "case", day, n) p
					GROUP BY "case", day) m USING ("case", day)
 WHERE (a).score IS DISTINCT FROM m.score;
-- merged in steps: states of states
SELECT count(*) AS differing
  FROM whole JOIN (SELECT "case", day, govcredit.score_final(govcredit.score_combine(min(part::text)::govcredit.score_state, max(part::text)::govcredit.score_state)) AS score, count(*) AS parts
					 FROM (SELECT "case", day, govcredit.score_of('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) AS part FROM asked GROUP BY "case", day, n % 2) p
					GROUP BY "case", day) m USING ("case", day)
 WHERE parts = 2 AND (a).score IS DISTINCT FROM m.score;
-- a window: the score after each record is the score of the records so far
SELECT count(*) AS rows, count(*) FILTER (WHERE running IS DISTINCT FROM (SELECT govcredit.score('demo-score', w.day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given)
																			FROM asked s WHERE (s."case", s.day) = (w."case", w.day) AND s.n <= w.n)) AS differing
  FROM (SELECT "case", day, n, govcredit.score('demo-score', day, kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) OVER (PARTITION BY "case", day ORDER BY n) AS running
		  FROM asked WHERE day IN (SELECT day FROM day ORDER BY day LIMIT 8 OFFSET 40)) w;
-- a moving window leaves no trace of what has left it
SELECT n, govcredit.score('demo-score', '2024-12-31', kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS of_two
  FROM asked WHERE "case" = 'flat' AND day = (SELECT min(day) FROM day) ORDER BY n;

/* ---- states ---- */

CREATE TABLE state (n int, s govcredit.score_state);
INSERT INTO state
	SELECT 1, govcredit.score_of('demo-score', '2024-12-31', kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) FROM fact WHERE "case" = 'flat'
	UNION ALL SELECT 2, govcredit.score_of('demo-score', '2024-12-31', kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) FROM fact WHERE "case" = 'caps'
	UNION ALL SELECT 3, govcredit.score_of('demo-score', '2024-12-31', kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) FROM fact WHERE "case" = 'beats points'
	UNION ALL SELECT 4, govcredit.score_of('demo-score', '2024-12-31', kind, record_type, decided_on, severity, amount, ended_on, act_id, flags, corrected_on, repaired_on, repair, given) FROM fact WHERE "case" = 'nobody'
	UNION ALL SELECT 5, govcredit.score_explain_accum(NULL, '演示', 'demo-score', '2024-12-31', 'unit', 'plain', '2024-01-01', NULL, NULL, NULL, '第1号', NULL, NULL, NULL, NULL, NULL);
\copy state TO 'results/score.data' (FORMAT binary)
CREATE TABLE state_back (LIKE state);
\copy state_back FROM 'results/score.data' (FORMAT binary)
SELECT n, govcredit.score_final(a.s) AS score, a.s::text = b.s::text AS binary_same, a.s::text::govcredit.score_state::text = a.s::text AS text_same FROM state a JOIN state_back b USING (n) ORDER BY n;
-- NULL states are nothing; a state of a row without a record is the start
SELECT govcredit.score_merge(s) AS merged FROM (VALUES (NULL::govcredit.score_state), ((SELECT s FROM state WHERE n = 1)), (NULL)) v(s);
SELECT govcredit.score_combine(NULL, NULL) AS nothing, govcredit.score_final(govcredit.score_combine(NULL, s)) AS "right", govcredit.score_final(govcredit.score_combine(s, NULL)) AS "left" FROM state WHERE n = 1;
-- a state goes on taking records, and stays what it was
SELECT govcredit.score_final(govcredit.score_accum(s, 'demo-score', '2024-12-31', 'unit', 'criticism', '2024-12-31', NULL)) AS one_more, govcredit.score_final(s) AS same FROM state WHERE n = 1;
SELECT govcredit.score_accum(s, 'demo-score', '2024-12-30', 'unit', 'criticism', '2024-12-31', NULL) FROM state WHERE n = 1;
SELECT (u).label, (u).effect, (u).note FROM (SELECT unnest(govcredit.explain_score_final(s)) u FROM state WHERE n = 5) x;
-- a state that kept every record and one that added some up: a score, no explanation
SELECT govcredit.score_final(govcredit.score_combine(a.s, b.s)) AS score FROM state a, state b WHERE a.n = 2 AND b.n = 5;
SELECT govcredit.explain_score_final(govcredit.score_combine(a.s, b.s)) FROM state a, state b WHERE a.n = 2 AND b.n = 5;
SELECT ''::govcredit.score_state;
SELECT '\x'::govcredit.score_state;
SELECT '\x00'::govcredit.score_state;
SELECT '\xZZ'::govcredit.score_state;
SELECT (s::text || '00')::govcredit.score_state FROM state WHERE n = 1;

-- Every byte of a state changed in several ways, and every shorter state: refused, or a
-- state like another, never a crash and never another kind of error.
CREATE FUNCTION use_state(hex text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	s govcredit.score_state;
BEGIN
	s := hex::govcredit.score_state;
	PERFORM govcredit.score_final(s), govcredit.assess_final(s), govcredit.score_final(govcredit.score_combine(s, s)), govcredit.score_final(govcredit.score_accum(s, 'demo-score', '2024-12-31', 'unit', 'capped', '2024-12-31', NULL));
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
CREATE FUNCTION explain_state(hex text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govcredit.explain_score_final(hex::govcredit.score_state)::text;
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT outcome, count(*) > 0 AS seen
  FROM state, generate_series(0, length(s::text) / 2 - 2) byte, unnest('{00,01,7f,ff}'::text[]) value,
	   LATERAL (VALUES (use_state(overlay(s::text placing value from 3 + 2 * byte for 2))), (explain_state(overlay(s::text placing value from 3 + 2 * byte for 2)))) o(outcome)
 WHERE n <> 4 GROUP BY 1 ORDER BY 1;
SELECT use_state(left(s::text, 2 * bytes)) AS outcome, count(*) > 0 AS seen FROM state, generate_series(1, length(s::text) / 2 - 1) bytes WHERE n <> 4 GROUP BY 1 ORDER BY 1;
-- The same of lines that were kept; a label is whatever the caller says, in UTF-8.
CREATE FUNCTION read_lines(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM govcredit.lines_total(bytes), (SELECT count((l.label, l.note, l.note_zh, l.basis)::text) FROM govcredit.read_lines(bytes) l);
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;
SELECT read_lines(set_byte(bytes, byte, value)) AS outcome, count(*) > 0 AS seen
  FROM (SELECT DISTINCT ON ("case") bytes FROM kept ORDER BY "case", day DESC) k, generate_series(0, octet_length(bytes) - 1) byte, unnest('{0,1,15,127,128,255}'::int[]) value
 GROUP BY 1 ORDER BY 1;
SELECT read_lines(substring(bytes FROM 1 FOR length)) AS outcome, count(*) > 0 AS seen
  FROM (SELECT DISTINCT ON ("case") bytes FROM kept ORDER BY "case", day DESC) k, generate_series(0, octet_length(bytes) - 1) length GROUP BY 1 ORDER BY 1;
SELECT count(*) FILTER (WHERE (SELECT l.label FROM govcredit.read_lines(govcredit.keep_lines(s)) l WHERE l.step = 'record') IS DISTINCT FROM label) AS differing
  FROM (SELECT label, govcredit.score_explain_accum(NULL, label, 'demo-score', '2024-12-31', 'unit', 'plain', '2024-01-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS s
		  FROM unnest(ARRAY['', '#', '#0', '#01', '#1', '#12345678901234567', '#123456789012345678', '# 1', '#-1', '#1 head_links.a', '演示', repeat('长', 100), NULL]) label) x;
-- What an evaluation of version 0.2 has kept: later versions say the same of it.
SELECT k.n, l.line, l.step, l.label, l.record_type AS type, l.dimension AS dim, l.decided_on, l.base, l.factor, l.points, l.effect, l.note, l.note_zh, l.basis
  FROM (VALUES
	(1, '\x017d8e5605b90d4bd20000867d00b30a00fc8801de0316060613000224b31200fc88010616060613000506b31400fc88019e06169e069e060300b31400fc88019e06169e069e060300b31400fc88019e06169e069e060300b31400fc88019e06169e069e0603000506100c361200fc880106160616030d06'::bytea),
	(2, '\x017d8e5605b90d4bd202c000c60cc607111178c801f30200fc88010e16000e5d0300f30200ba89010e16000606130000c001860a8604111150c80109061701160202'),
	(3, '\x017d8e5605b90d4bd20000867d00b30400ee77061606061300050ab30c0092720616060613000508b31200c87d061606061300000506100c360400ee770616be5716050d0a'),
	(4, '\x017d8e5605b90d4bd20000867d00b3050084742e160606130001de79b30500fa752e265e5e13000704'),
	(5, '\x017d8e5605b90d4bd202c000c60cc607111178c801f30000fc88017e0600060623000a640b0000c001860a8604111150c801'),
	(6, '\x017d8e5605b90d4bd202c000c60cc607111178c801f30100fc88010eb40400ac04cc0213000b4602c001860a8604111150c80108ecd10117001500'),
	(7, '\x017d8e5605b90d4bd20000867d00b31300fc8801ca0f16ca0fca0f030007d20f101402'),
	(8, '\x017d8e5605b90d4bd202c000c60cc607111178c801f31000ba94019e0116009e015e0300c001860a8604111150c801330e00b294010616061204'),
	(9, '\x017d8e5605b90d4bd20000867d00b30c00fc88010616060613000508b31200fc880106160606130002180506100c360c00fc88010616fe3116040d08'),
	(10, '\x017d8e5605b90d4bd202c000c60cc607111178c801c001860a8604111150c801f31100fc8801e6031601e603c6010300f31100fc8801e6031601e603c6010300c401be027e1113'),
	(11, '\x017d8e5605b90d4bd202c000c60cc607111178c801c001860a8604111150c801f31100fc8801e6031601e603c6010300f31100fc8801e6031601e603c6010300c401be027e1112')) k (n, bytes) CROSS JOIN LATERAL govcredit.read_lines(k.bytes) l ORDER BY 1, 2;
-- A label or an act that is no text.
SELECT replace(s::text, encode('演示', 'hex'), 'ffffffffffff')::govcredit.score_state FROM state WHERE n = 5;
SELECT replace(s::text, encode('第1号', 'hex'), 'e7acac31e58f00')::govcredit.score_state FROM state WHERE n = 5;

-- A state that an aggregate of somebody's own begins with is not believed either.
SELECT left(s::text, 2 + 2 * 42) || '00000001' || repeat('00', 8) || '00000000' AS narrow, s::text AS sound
  FROM (SELECT govcredit.score_of('demo-score', '2024-12-31', 'unit', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) s) x \gset
CREATE AGGREGATE begun(govcredit.policy, date, text, text, date, text) (SFUNC = govcredit.score_accum, STYPE = govcredit.score_state, INITCOND = :'sound', FINALFUNC = govcredit.score_final);
CREATE AGGREGATE begun_narrow(govcredit.policy, date, text, text, date, text) (SFUNC = govcredit.score_accum, STYPE = govcredit.score_state, INITCOND = :'narrow', FINALFUNC = govcredit.score_final);
CREATE AGGREGATE merged_narrow(govcredit.score_state) (SFUNC = govcredit.score_combine, STYPE = govcredit.score_state, INITCOND = :'narrow', FINALFUNC = govcredit.score_final);
SELECT begun('demo-score', '2024-12-31', 'unit', 'third', '2024-01-01', NULL);
SELECT begun_narrow('demo-score', '2024-12-31', 'unit', 'third', '2024-01-01', NULL);
SELECT merged_narrow(s) FROM state WHERE n = 1;

SET client_min_messages = warning;
DROP SCHEMA test_score CASCADE;
RESET search_path;
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

-- A grade cap moves no point, but the explanation names it.
SELECT l.step, l.effect, l.note, l.basis
  FROM unnest((SELECT govcredit.explain_score('a', 'huaiyin-2019', '2026-06-30', 'institution', 'judgment_defaulter',
							  '2026-04-02', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))) l
 WHERE l.step <> 'start' ORDER BY l.line;
SELECT score, grade, govcredit.grade('huaiyin-2019', 'institution', score) AS grade_by_score
  FROM (SELECT (govcredit.assess('huaiyin-2019', '2026-06-30', 'institution', 'judgment_defaulter', '2026-04-02', NULL)).*) a;

-- A pack at the promised limits: 512 record types, 64 dimensions, 1,024 rules
-- and 1,024 indicators.
CREATE FUNCTION item(VARIADIC more text[] DEFAULT '{}') RETURNS jsonb LANGUAGE sql RETURN
	jsonb_build_object('title', '{"zh": "演示", "en": "demo"}'::jsonb, 'basis', 'default') || jsonb_object(more);
SELECT govcredit.policy_name(govcredit.add_policy((jsonb_build_object(
	'govcredit', 'policy/1', 'name', 'demo-limits', 'title', '{"zh": "演示", "en": "demo"}'::jsonb,
	'subject_kinds', jsonb_build_object('unit', item()),
	'severities', '{}'::jsonb,
	'domains', jsonb_build_object('d', item('conduct', 'other')),
	'actions', jsonb_build_object('a', item()),
	'measures', jsonb_build_object('m', item('effect', 'prohibit', 'bars', 'a', 'targets', 'unit', 'body', 'b', 'until', 'validity')),
	'scorecards', jsonb_build_object('s', item('model', 'index', 'subject_kinds', 'unit') || jsonb_build_object(
		'dimensions', (SELECT jsonb_object_agg('d' || n, item() || jsonb_build_object('weight', CASE WHEN n <= 36 THEN 2 ELSE 1 END))
						 FROM generate_series(1, 64) n),
		'grades', jsonb_build_array(item('grade', 'A')))),
	'record_types', (SELECT jsonb_object_agg('t' || n, item('class', 'dishonesty', 'domain', 'd', 'subjects', 'unit',
							'dimension', 'd' || (n % 64 + 1)) || jsonb_build_object('points', -n / 100.0,
							'title', jsonb_build_object('zh', '演示' || n, 'en', 'demo ' || n)))
					   FROM generate_series(1, 512) n),
	'sanction_rules', (SELECT jsonb_object_agg('r' || n, jsonb_build_object('basis', 'default', 'measures', 'm',
							'when', jsonb_build_object('record_type', 't' || (n % 512 + 1), 'amount', format('[%s,%s)', n, n + 1))))
						 FROM generate_series(1, 1024) n),
	'indicators', (SELECT jsonb_object_agg('i' || n, item('unit', '%', 'missing', 'skip') || jsonb_build_object(
							'dimension', jsonb_build_object('s', 'd' || (n % 64 + 1)), 'linear', '[[0, 0], [100, 100]]'::jsonb))
					 FROM generate_series(1, 1024) n)))::text));
SELECT govcredit.score('demo-limits', '2026-01-01', 'unit', 't' || n, '2025-01-01', NULL) AS all_types,
	   100 - round(sum(n / 100.0 * CASE WHEN n % 64 + 1 <= 36 THEN 2 ELSE 1 END) / 100, 2) AS by_hand
  FROM generate_series(1, 512) n;
SELECT count(*) AS matching FROM govcredit.sanctions('demo-limits', 'unit', 't1', '2025-01-01', amount => 512);
SELECT govcredit.score_merge(s) AS all_indicators
  FROM (SELECT govcredit.indicators_of('demo-limits', '2026-01-01', 'unit', 'i' || n, 50, NULL) AS s FROM generate_series(1, 1024) n) x;
DROP FUNCTION item;
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname = 'policy:demo-limits' OR prosrc LIKE '-- govcredit policy demo-limits%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
