-- No end is not unknown: answers have no infinity, and say why there is no day; edges of numbers and days.
SET datestyle = ISO;
SET client_min_messages = warning;

-- Every record type of every shipped policy, for every kind it concerns: closed, open, corrected, repaired.
CREATE TEMP TABLE endless_fact AS
SELECT p.policy, k.kind, t.key AS record_type, nullif(v.s, '') AS severity, o.*
  FROM (SELECT e.edition::govcredit.policy AS policy, govcredit.policy_document(e.edition::govcredit.policy) AS d
		  FROM govcredit.editions e WHERE e.kind = 'policy' AND e.shipped) p
 CROSS JOIN jsonb_each(p.d -> 'record_types') t
 CROSS JOIN jsonb_array_elements_text(CASE jsonb_typeof(t.value -> 'subjects') WHEN 'array' THEN t.value -> 'subjects' ELSE jsonb_build_array(t.value -> 'subjects') END) k (kind)
 CROSS JOIN LATERAL (SELECT s FROM jsonb_object_keys(coalesce(p.d -> 'severities', '{"": 0}')) s) v (s)
 CROSS JOIN (VALUES (1, NULL::date, NULL::date), (2, 'infinity', NULL), (3, '2025-03-01', '2025-04-01')) o (n, ended_on, corrected_on)
 WHERE coalesce((SELECT bool_and(jsonb_typeof(r -> 'range') IS NULL) FROM jsonb_path_query(t.value, '$.points[*]') r), true)
   AND NOT coalesce(t.value #> '{points}' ? 'range', false);
SELECT count(*) > 1000 AS enough, count(DISTINCT policy) > 8 AS of_many FROM endless_fact;

CREATE FUNCTION pg_temp.endless(answer text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT answer ~ 'infinity' $$;
SELECT a.asked, count(*) > 0 AS some, count(*) FILTER (WHERE pg_temp.endless(a.answer)) AS infinite
  FROM endless_fact f
 CROSS JOIN LATERAL (
	SELECT 'sanctions', s::text FROM govcredit.sanctions(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on, NULL, f.corrected_on) s
	UNION ALL SELECT 'explain_sanctions', s::text FROM govcredit.explain_sanctions(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on, NULL, f.corrected_on) s
	UNION ALL SELECT 'validity', govcredit.validity(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on)::text
	UNION ALL SELECT 'valid_until', govcredit.valid_until(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on)::text
	UNION ALL SELECT 'explain_valid_until', x::text FROM govcredit.explain_valid_until(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on) x
	UNION ALL SELECT 'explain_points', x::text FROM govcredit.explain_points(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on, as_of => '2026-06-30') x
	UNION ALL SELECT 'repair', govcredit.repair(f.policy, f.kind, f.record_type, '2025-01-10', CASE f.n WHEN 1 THEN date '2026-06-30' END, f.severity, 1000, NULL, f.corrected_on)::text
	UNION ALL SELECT 'explain_repair', x::text FROM govcredit.explain_repair(f.policy, f.kind, f.record_type, '2025-01-10', CASE f.n WHEN 1 THEN date '2026-06-30' END, f.severity, 1000, NULL, f.corrected_on) x
	) a (asked, answer)
 GROUP BY a.asked ORDER BY a.asked COLLATE "C";
-- a last day is missing exactly where what ends it has none
SELECT s.ends_when, count(*) > 0 AS some, bool_and((s.ends_on IS NULL) = (s.ends_when IN ('never', 'unknown') OR (s.ends_when IN ('corrected', 'repaired') AND f.corrected_on IS NULL)
				OR s.ends_when = 'repaired') OR s.ends_when = 'discharged') AS closed, -- done, or at the end of the record: either may have a day
	   bool_and(s.in_force IS NULL) AS no_day_asked
  FROM endless_fact f CROSS JOIN LATERAL govcredit.sanctions(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on, NULL, f.corrected_on) s
 GROUP BY s.ends_when ORDER BY s.ends_when COLLATE "C";
SELECT v.ends_when, count(*) > 0 AS some, bool_and((v.ends_on IS NULL) = (v.ends_when <> 'term')) AS closed, bool_and(v.in_force) FILTER (WHERE v.ends_on IS NULL) AS goes_on,
	   bool_and(v.in_force = (v.ends_on >= '2026-06-30')) FILTER (WHERE v.ends_on IS NOT NULL) AS by_day
  FROM endless_fact f CROSS JOIN LATERAL govcredit.validity(f.policy, f.kind, f.record_type, '2025-01-10', f.severity, 1000, f.ended_on, as_of => '2026-06-30') v
 GROUP BY v.ends_when ORDER BY v.ends_when COLLATE "C";
SELECT r.publication_ends_when, count(*) > 0 AS some, bool_and((r.publication_ends_on IS NULL) = (r.publication_ends_when <> 'term')) AS closed
  FROM endless_fact f CROSS JOIN LATERAL govcredit.repair(f.policy, f.kind, f.record_type, '2025-01-10', '2026-06-30', f.severity, 1000) r
 GROUP BY r.publication_ends_when ORDER BY r.publication_ends_when COLLATE "C";
-- with a day what is in force says so
SELECT measure, ends_on, ends_when, in_force FROM govcredit.sanctions('huaiyin-2019', 'department', 'promise_broken', '2020-03-02', amount => 0, as_of => '2031-01-01') ORDER BY measure COLLATE "C";

-- A measure may end with its record, if the policy says so; otherwise the duty outlives it
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-endless",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {"unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 2"}},
  "terms": {"year": {"months": 12, "basis": "demo 3"}},
  "scorecards": {"card": {"title": {"zh": "总分", "en": "total"}, "subject_kinds": "unit", "model": "ledger", "start": 100, "basis": "demo 4", "grades": [{"grade": "A", "title": {"zh": "优", "en": "good"}, "from": 90, "basis": "demo 4"},
	{"grade": "B", "title": {"zh": "差", "en": "bad"}, "basis": "demo 4"}]}},
  "record_types": {
	"big":  {"title": {"zh": "大", "en": "big"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -10, "overlap": "g", "validity": "year", "basis": "demo 5"},
	"also": {"title": {"zh": "也", "en": "also"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": -10, "overlap": "g", "basis": "demo 5"},
	"good": {"title": {"zh": "好", "en": "good"}, "class": "honour", "domain": "work", "subjects": "unit", "points": 4, "overlap": "g", "basis": "demo 5"},
	"fine": {"title": {"zh": "罚", "en": "fine"}, "class": "dishonesty", "domain": "work", "subjects": "unit", "points": [{"per_unit": {"unit": 1000, "points": -1}}], "overlap": "g", "basis": "demo 5"}},
  "caps": {"fined": {"when": {"record_type": "fine"}, "max_score": 60, "basis": "demo 6"}},
  "actions": {"bid": {"title": {"zh": "投标", "en": "bidding"}, "basis": "demo 7"}, "sell": {"title": {"zh": "出售", "en": "selling"}, "basis": "demo 7"}},
  "measures": {
	"until_corrected": {"title": {"zh": "改正", "en": "correct"}, "effect": "prohibit", "bars": "bid", "targets": "unit", "body": "演示机关", "until": "corrected", "basis": "demo 8"},
	"with_record": {"title": {"zh": "随记录", "en": "with the record"}, "effect": "prohibit", "bars": "sell", "targets": "unit", "body": "演示机关", "until": "corrected", "ends_with_record": true, "basis": "demo 8"},
	"short_term": {"title": {"zh": "短", "en": "short"}, "effect": "impose", "targets": "unit", "body": "演示机关", "until": {"months": 6}, "ends_with_record": true, "basis": "demo 8"},
	"long_term": {"title": {"zh": "长", "en": "long"}, "effect": "impose", "targets": "unit", "body": "演示机关", "until": {"months": 60}, "ends_with_record": true, "basis": "demo 8"}},
  "sanction_rules": {"all": {"measures": ["until_corrected", "with_record", "short_term", "long_term"], "basis": "demo 9"}},
  "repair": {"rules": {"free": {"when": {"record_type": "also"}, "basis": "demo 10"}}}
}$$) IS NOT NULL AS added;
SELECT n, measure, ends_on, ends_when FROM (VALUES (1, NULL::date, NULL::date), (2, '2024-06-01', NULL), (3, NULL, 'infinity')) v (n, corrected_on, ended_on),
	   govcredit.sanctions('demo-endless', 'unit', 'big', '2024-01-10', corrected_on => v.corrected_on, ended_on => v.ended_on) ORDER BY n, measure COLLATE "C";
SELECT day, govcredit.bars('demo-endless', 'unit', 'big', '2024-01-10', NULL, NULL, NULL, NULL, NULL, NULL, NULL, day, NULL, 'bid') AS bid,
	   govcredit.bars('demo-endless', 'unit', 'big', '2024-01-10', NULL, NULL, NULL, NULL, NULL, NULL, NULL, day, NULL, 'sell') AS sell
  FROM unnest('{2025-01-10,2025-01-11}'::date[]) day ORDER BY day;
SELECT path, level, message FROM govcredit.lint_policy((jsonb_set(govcredit.policy_document('demo-endless'), '{measures,with_record,until}', '"validity"') || '{"name": "demo-other"}')::text) WHERE level = 'error';
-- A rule without a condition has a line, so that the lines say what the answer says
SELECT (govcredit.repair('demo-endless', 'unit', 'also', '2024-01-10', '2024-02-01')).eligible, x.condition, x.required, x.met, x.rule
  FROM govcredit.explain_repair('demo-endless', 'unit', 'also', '2024-01-10', '2024-02-01') x;

-- Overlap: what weighs nothing counts only where nothing else does, whatever the others' sign
SELECT fine, (SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', t, '2024-01-10', NULL, CASE t WHEN 'fine' THEN fine END, NULL, 'one act', NULL, NULL, NULL, NULL, NULL) FROM unnest('{big,fine}'::text[]) t) AS with_big,
	   (SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', t, '2024-01-10', NULL, CASE t WHEN 'fine' THEN fine END, NULL, 'one act', NULL, NULL, NULL, NULL, NULL) FROM unnest('{good,fine}'::text[]) t) AS with_good,
	   (SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', t, '2024-01-10', NULL, CASE t WHEN 'fine' THEN fine END, NULL, 'one act', NULL, NULL, NULL, NULL, NULL) FROM unnest('{fine}'::text[]) t) AS alone
  FROM unnest('{999,1000,5000,11000}'::numeric[]) fine ORDER BY fine;
-- Overlap: of equal bases the first code, of one type the earliest day; chosen before validity is looked at
SELECT as_of, (SELECT govcredit.score('demo-endless', as_of, 'unit', t, d, NULL, NULL, NULL, 'one act', NULL, NULL, NULL, NULL, NULL) FROM (VALUES ('big', date '2023-01-01'), ('also', '2023-06-01')) v (t, d)) AS first_code,
	   (SELECT govcredit.score('demo-endless', as_of, 'unit', 'big', d, NULL, NULL, NULL, 'one act', NULL, NULL, NULL, NULL, NULL) FROM unnest('{2023-01-01,2023-06-01}'::date[]) d) AS earliest
  FROM unnest('{2023-12-31,2024-01-02,2024-06-02}'::date[]) as_of ORDER BY as_of;

-- Numbers: further places are rounded, half away from zero; what has no end or is no number is refused, named
SELECT i, govcredit.points('demo-endless', 'unit', 'fine', amount => i) FROM unnest('{999.9999994,999.9999995,2000000.0/3,1e-30}'::text[]) t, LATERAL (SELECT CASE t WHEN '2000000.0/3' THEN 2000000.0/3 ELSE t::numeric END) n (i) ORDER BY i;
SELECT govcredit.points('demo-endless', 'unit', 'fine', amount => 'NaN');
SELECT govcredit.points('demo-endless', 'unit', 'fine', amount => 'infinity');
SELECT govcredit.points('demo-endless', 'unit', 'fine', amount => 1e131);
SELECT govcredit.grade('demo-endless', 'unit', 'NaN');
SELECT govcredit.sanctions('demo-endless', 'unit', 'fine', '2024-01-10', amount => '-infinity');
SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', 'fine', '2024-01-10', NULL, 'NaN', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
-- Days: those of the years 1 to 9999, and infinity only for an act that goes on
SELECT govcredit.valid_until('demo-endless', 'unit', 'big', '4713-01-01 BC');
SELECT govcredit.valid_until('demo-endless', 'unit', 'big', '2024-01-10', ended_on => '-infinity');
SELECT govcredit.sanctions('demo-endless', 'unit', 'big', 'infinity');
SELECT govcredit.sanctions('demo-endless', 'unit', 'big', '2024-01-10', as_of => 'infinity');
SELECT govcredit.sanctions('demo-endless', 'unit', 'big', '2024-01-10', corrected_on => 'infinity');
SELECT govcredit.repair('demo-endless', 'unit', 'big', '2024-01-10', '5874897-12-31');
SELECT govcredit.repair('demo-endless', 'unit', 'also', '2024-01-10', '-infinity');
SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', 'big', '-infinity', NULL);
SELECT govcredit.score('demo-endless', '2024-06-30', 'unit', 'big', '2024-01-10', NULL, NULL, NULL, NULL, NULL, 'infinity', NULL, NULL, NULL);
SELECT govcredit.explain_points('demo-endless', 'unit', 'big', 'infinity');
SELECT govcredit.validity('demo-endless', 'unit', 'big', '2024-01-10', as_of => 'infinity');

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
