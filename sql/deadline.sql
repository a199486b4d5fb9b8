-- When something is due.
CREATE SCHEMA test_deadline;
SET search_path = test_deadline;
SET DateStyle = 'ISO';
\pset null (null)
SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-deadline",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "deadlines": {
    "in_3":  {"title": {"zh": "三日", "en": "3"}, "days": 3, "unit": "workday", "from": "filed_on", "basis": "demo 1"},
    "in_7":  {"title": {"zh": "七日", "en": "7"}, "days": 7, "unit": "workday", "from": "decided_on", "basis": "demo 1"},
    "in_10": {"title": {"zh": "十日", "en": "10"}, "days": 10, "unit": "workday", "from": "filed_on", "basis": "demo 1"},
    "day":   {"title": {"zh": "一天", "en": "a day"}, "days": 1, "unit": "day", "from": "filed_on", "basis": "demo 2"},
    "days_30":  {"title": {"zh": "三十天", "en": "30 days"}, "days": 30, "unit": "day", "from": "delivered_on", "basis": "国务院令第802号"},
    "days_60":  {"title": {"zh": "六十天", "en": "60 days"}, "days": 60, "unit": "day", "from": "delivered_on", "basis": "国务院令第802号"},
    "days_30_moving": {"title": {"zh": "三十天", "en": "30 days"}, "days": 30, "unit": "day", "from": "filed_on", "moves": true, "basis": "demo 3"},
    "month": {"title": {"zh": "一个月", "en": "a month"}, "days": 1, "unit": "month", "from": "filed_on", "basis": "demo 4"},
    "month_moving": {"title": {"zh": "一个月", "en": "a month"}, "days": 1, "unit": "month", "from": "filed_on", "moves": true, "basis": "demo 4"},
    "long":  {"title": {"zh": "很久", "en": "long"}, "days": 3660, "unit": "day", "from": "filed_on", "basis": "demo 4"}
  }
}$$) IS NOT NULL AS added;

-- Working days, the first day not counted, make-up days counted.
SELECT start, govcredit.due('demo-deadline', 'in_3', start) AS "+3", govcredit.due('demo-deadline', 'in_7', start) AS "+7", govcredit.due('demo-deadline', 'in_10', start) AS "+10"
  FROM unnest('{2019-09-27,2024-09-12,2026-02-12}'::date[]) start ORDER BY 1;
-- HY-07: publication within seven working days of the decision, the other acts too.
-- HY-09: an objection is answered within ten working days of the filing.
SELECT govcredit.due('huaiyin-2019', 'publication', '2019-09-27') AS publication, govcredit.due('huaiyin-2019', 'publication_other_acts', '2019-09-27') AS other_acts, govcredit.due('huaiyin-2019', 'objection', '2019-09-27') AS objection;
SELECT d.key, d.value ->> 'days' AS days, d.value ->> 'unit' AS unit, d.value ->> 'from' AS "from" FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'deadlines') d WHERE d.key IN ('publication', 'publication_other_acts', 'objection') ORDER BY 1;
-- HY-09: answered on the due day is on time.
SELECT filed_on, answered_on, answered_on > govcredit.due('huaiyin-2019', 'objection', filed_on) AS late
  FROM (VALUES (date '2026-02-12', date '2026-03-04'), ('2026-02-12', '2026-03-05'), ('2026-02-13', '2026-03-05')) v(filed_on, answered_on) ORDER BY 1, 2;
-- repair: three to accept, ten to answer
SELECT govcredit.due('huaiyin-2019', 'repair_acceptance', '2026-02-12') AS acceptance, govcredit.due('huaiyin-2019', 'repair_result', '2026-02-24') AS result;
-- 2026-12-28 + 7 needs a notice that is not known
SELECT govcredit.due('demo-deadline', 'in_7', '2026-12-28');
SELECT * FROM govcredit.explain_due('demo-deadline', 'in_7', '2026-12-28');
DO $$ BEGIN PERFORM govcredit.due('demo-deadline', 'in_7', '2026-12-28'); EXCEPTION WHEN OTHERS THEN RAISE NOTICE '%', SQLSTATE; END $$;
SELECT govcredit.due('demo-deadline', 'in_7', '2006-12-20');

-- NAT-04: 30 and 60 calendar days from delivery
SELECT govcredit.due('demo-deadline', 'days_30', '2025-06-10') AS due, govcredit.due('demo-deadline', 'days_60', '2025-06-10') AS hard_limit;
-- Article 203: a last day off moves where the term says so: National Day 2020 to
-- the 9th; a Saturday to Monday; a working Saturday and a working day stay.
SELECT start, govcredit.due('demo-deadline', 'days_30', start) AS term, govcredit.due('demo-deadline', 'days_30_moving', start) AS moved, govcredit.due('demo-deadline', 'month', start) AS month, govcredit.due('demo-deadline', 'month_moving', start) AS month_moved
  FROM unnest('{2020-09-01,2020-08-28,2020-09-10,2024-01-31,2023-01-31,2024-12-31}'::date[]) start ORDER BY 1;
SELECT govcredit.due('demo-deadline', 'days_30', '2026-12-15') AS needs_no_calendar, govcredit.due('demo-deadline', 'month', '2026-12-28') AS nor_this;
SELECT govcredit.due('demo-deadline', 'days_30_moving', '2026-12-15');
SELECT govcredit.due('demo-deadline', 'days_30_moving', '2026-11-30');

-- What is not known, or has no end.
SELECT govcredit.due('demo-deadline', 'in_3', NULL) AS no_day, govcredit.due(NULL, 'in_3', '2026-01-01') AS no_policy;
SELECT govcredit.due('demo-deadline', 'in_3', 'infinity');
SELECT govcredit.due('demo-deadline', 'days_30_moving', '-infinity');
SELECT * FROM govcredit.explain_due('demo-deadline', 'in_3', 'infinity');
SELECT govcredit.due('demo-deadline', 'long', '5874897-12-31');
SELECT govcredit.due('demo-deadline', 'long', '9999-12-31') AS latest;
SELECT govcredit.due('demo-deadline', 'in_4', '2026-01-01');
SELECT govcredit.due('demo-deadline', 'in_3', '2026-01-01', 'no-such-calendar');
SELECT govcredit.due('demo-deadline', 'in_3', '2026-01-05', '@0000000000000001');

-- Explained day by day; the last row is the answer.
SELECT * FROM govcredit.explain_due('demo-deadline', 'in_3', '2019-09-27');
SELECT * FROM govcredit.explain_due('demo-deadline', 'days_30_moving', '2020-09-01') WHERE day = '2020-09-01' OR day >= '2020-09-30';
SELECT * FROM govcredit.explain_due('demo-deadline', 'day', '2020-09-30');
SELECT count(*) AS asked, count(*) FILTER (WHERE due IS DISTINCT FROM (SELECT max(e.day) FROM govcredit.explain_due('demo-deadline', d, start, 'cn-2026') e)) AS other_end,
	   count(*) FILTER (WHERE d LIKE 'in%' AND (SELECT count(*) FROM govcredit.explain_due('demo-deadline', d, start, 'cn-2026') e WHERE counted AND govcredit.is_workday(e.day, 'cn-2026')) <> substr(d, 4)::int) AS other_count,
	   count(*) FILTER (WHERE d LIKE '%moving' AND NOT govcredit.is_workday(due, 'cn-2026')) AS on_a_day_off
  FROM unnest('{in_3,in_7,in_10,days_30,days_30_moving,month,month_moving}'::text[]) d, generate_series(date '2023-01-03', '2023-12-31', interval '11 days') s, CAST(s AS date) start, govcredit.due('demo-deadline', d, start, 'cn-2026') due;
-- The calendar may be a column.
SELECT govcredit.due('demo-deadline', 'in_3', '2026-02-12', c) FROM unnest('{cn-2026}'::govcredit.calendar[]) c;
SET client_min_messages = warning;
DROP SCHEMA test_deadline CASCADE;
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
