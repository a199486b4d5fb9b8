-- Huaiyin's pack, clause by clause: each query fails if its items leave the pack.
CREATE SCHEMA test_huaiyin;
SET search_path = test_huaiyin;
SET DateStyle = 'ISO';
\pset null (null)

-- What a record of a type weighs for a subject, alone, on the day of its decision:
-- points, the dimensions that move, and what it does to the total.
CREATE FUNCTION weighs(kind text, type text, severity text DEFAULT NULL, amount numeric DEFAULT NULL, flags text[] DEFAULT NULL,
	OUT points numeric, OUT dimension text, OUT effect numeric, OUT valid_until date)
BEGIN ATOMIC
	SELECT govcredit.points('huaiyin-2019', kind, type, '2026-01-05', severity, amount, flags => flags, as_of => '2026-01-05'),
		   (SELECT l.dimension FROM unnest(lines) l WHERE step = 'record'), (SELECT l.effect FROM unnest(lines) l WHERE step = 'record'),
		   govcredit.valid_until('huaiyin-2019', kind, type, '2026-01-05', severity, amount, flags => flags)
	  FROM (SELECT govcredit.explain_score(NULL, 'huaiyin-2019', '2026-01-05', kind, type, '2026-01-05', severity, amount, NULL, NULL, flags, NULL, NULL, NULL, NULL) AS lines) s;
END;

-- HY-02: an official's file: its dimensions, and what stands in it
SELECT key AS dimension, value ->> 'weight' AS weight FROM jsonb_each(govcredit.policy_document('huaiyin-2019') #> '{scorecards,official,dimensions}') ORDER BY 1;
SELECT type, severity, w.* FROM (VALUES
	('court_judgment', 'minor'), ('court_judgment', 'ordinary'), ('court_judgment', 'serious'), ('court_judgment', NULL),
	('administrative_penalty', 'minor'), ('administrative_penalty', 'ordinary'), ('administrative_penalty', 'serious'),
	('disciplinary_sanction', 'minor'), ('disciplinary_sanction', 'ordinary'), ('disciplinary_sanction', 'serious'),
	('accountability', 'minor'), ('accountability', 'ordinary'), ('accountability', 'serious'),
	('personnel_file_fault', NULL), ('personal_matters_fault', NULL), ('annual_assessment_excellent', NULL), ('annual_assessment_poor', NULL)) v(type, severity),
	weighs('official', type, severity) w ORDER BY 1, 3, 2;
-- HY-02: the text names no administrative sanction and no audit finding of an official
SELECT type FROM jsonb_object_keys(govcredit.policy_document('huaiyin-2019') -> 'record_types') type WHERE type IN ('administrative_sanction', 'government_sanction', 'audit_finding') ORDER BY 1;

-- HY-03: the government file's ten categories are the dimensions, in the text's words
SELECT value #>> '{title,zh}' AS category, value ->> 'weight' AS weight, value ->> 'number_basis' AS weight_is FROM jsonb_each(govcredit.policy_document('huaiyin-2019') #> '{scorecards,government,dimensions}') ORDER BY value ->> 'weight' DESC, value #>> '{title,zh}' COLLATE "C";
SELECT (govcredit.assess('huaiyin-2019', '2026-01-05', 'department', NULL, NULL, NULL)).score AS nothing_known;
SELECT type, severity, amount, w.* FROM (VALUES
	('court_judgment', 'ordinary', NULL), ('accountability', 'ordinary', NULL), ('disclosure_missed', NULL, NULL), ('debt_arrears', NULL, NULL), ('debt_arrears', NULL, 999999.99), ('debt_arrears', NULL, 1000000),
	('reconsideration_lost', NULL, NULL), ('audit_problem', 'minor', NULL), ('audit_problem', NULL, NULL), ('audit_problem', 'serious', NULL)) v(type, severity, amount),
	weighs('department', type, severity, amount) w ORDER BY 1, 4 DESC, 3;

-- HY-06: measures and what stays free: sql/sanction.  The defaulter's points:
SELECT kind, w.*, (SELECT (govcredit.assess('huaiyin-2019', '2026-01-05', k, 'judgment_defaulter', '2026-01-05', NULL)).grade FROM unnest(ARRAY[kind]) k) AS grade FROM unnest('{department,grassroots,enterprise}'::text[]) kind, weighs(kind, 'judgment_defaulter') w ORDER BY 1;

-- HY-07: penalties, licences, defaulters and parties to false litigation
SELECT kind, type, w.* FROM (VALUES ('enterprise', 'administrative_penalty'), ('enterprise', 'false_litigation'), ('agency', 'false_litigation'), ('enterprise', 'licence'), ('township', 'disclosure_missed')) v(kind, type), weighs(kind, type, 'ordinary') w ORDER BY 1, 2;
SELECT key AS type, value ->> 'publish_within' AS publish_within FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') WHERE value ? 'publish_within' ORDER BY 1;

-- HY-08: contracts and promises, by the amount
SELECT amount, w.* FROM unnest('{NULL,1000000,1000000.01,10000000,10000000.01}'::numeric[]) WITH ORDINALITY u(amount, n), weighs('township', 'promise_broken', NULL, amount) w ORDER BY n;

-- HY-09, HY-10: sql/deadline, sql/repair.  An official's repaired record weighs half or nothing.
SELECT repair, govcredit.points('huaiyin-2019', 'official', 'disciplinary_sanction', '2026-01-05', 'ordinary', repaired_on => '2026-02-01', repair => repair, as_of => '2026-02-01') FROM unnest('{lighten,waive}'::text[]) repair ORDER BY 1;

-- HY-11: procurement, public-private partnership, investment; for the department and for the person
SELECT type, kind, w.points, w.dimension, w.valid_until FROM unnest('{procurement_breach,ppp_breach,ppp_performed,investment_falsification,investment_unlawful_preference,investment_breach}'::text[]) type, unnest('{department,official}'::text[]) kind, weighs(kind, type) w ORDER BY 1, 2;
-- one act of investment promotion counts once
SELECT govcredit.score('huaiyin-2019', '2026-01-05', 'official', type, '2026-01-05', NULL, NULL, NULL, act, NULL, NULL, NULL, NULL, NULL) AS score, act IS NOT NULL AS one_act
  FROM unnest('{investment_falsification,investment_unlawful_preference}'::text[]) type, (VALUES (NULL::text), ('x')) a(act) GROUP BY act ORDER BY 2;

-- HY-12: property rights
SELECT kind, w.* FROM unnest('{government,department,township,zone}'::text[]) kind, weighs(kind, 'property_rights_harm') w ORDER BY 1;

-- HY-13: air; heavier on the main responsible person
SELECT type, kind, flags, w.points, w.dimension FROM unnest('{air_target_missed,air_rectification_missed}'::text[]) type, (VALUES ('department', NULL::text[]), ('official', NULL), ('official', '{main_responsible}')) v(kind, flags), weighs(kind, type, NULL, NULL, flags) w ORDER BY 1, 2, 3 NULLS FIRST;

-- HY-14: approval
SELECT type, kind, w.points, w.dimension, w.valid_until FROM unnest('{approval_time_limit,approval_not_informed,approval_rule_broken,dereliction}'::text[]) type, unnest('{department,official}'::text[]) kind, weighs(kind, type) w ORDER BY 1, 2;
-- a second missed limit doubles
SELECT govcredit.score('huaiyin-2019', '2026-02-05', 'department', 'approval_time_limit', day, NULL) AS score FROM unnest('{2026-01-05,2026-02-05}'::date[]) day;

-- HY-15: statistics; falsification and interference are serious
SELECT type, kind, w.points, w.dimension, govcredit.policy_document('huaiyin-2019') #>> ARRAY['record_types', type, 'severity'] AS severity
  FROM (VALUES ('statistics_falsification', 'department'), ('statistics_falsification', 'official'), ('statistics_interference', 'official')) v(type, kind), weighs(kind, type) w ORDER BY 1, 2;

-- HY-16: streets
SELECT type, kind, w.points, w.dimension, w.valid_until FROM (VALUES ('street_promise_broken', 'township'), ('honest_street', 'township'), ('honest_community', 'grassroots')) v(type, kind), weighs(kind, type) w ORDER BY 1;

-- HY-17: good cases; training is on the file and weighs nothing
SELECT type, kind, w.points, w.dimension, w.valid_until FROM (VALUES ('good_case', 'department'), ('good_case', 'official'), ('training_completed', 'official')) v(type, kind), weighs(kind, type) w ORDER BY 1, 2;

-- Every number that the text does not give says so.
SELECT key FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types')
 WHERE value ? 'points' AND value ->> 'basis' <> 'default' AND value ->> 'number_basis' IS DISTINCT FROM 'default' ORDER BY 1;
SET client_min_messages = warning;
DROP SCHEMA test_huaiyin CASCADE;
