-- NAT-06: a complete real scoring standard, Wendeng District 2020.
\pset null (null)
SET client_min_messages = warning;
SET datestyle = ISO;

/* ---- the table as it stands ---- */

-- test/data/make_wendeng_as_it_stands.py makes it from wendeng_rules.csv.
\set as_it_stands `cat "$PG_ABS_SRCDIR/test/data/wendeng_as_it_stands.json"`
CREATE TEMP TABLE finding AS
SELECT split_part(path, '.', 3) AS rule, path, level, message FROM govcredit.lint_policy(:'as_it_stands');
SELECT count(*) AS findings, count(DISTINCT replace(rule, '_2', '')) AS rules_concerned FROM finding;
-- rows that say the same, or something else about the same
SELECT rule, level, message FROM finding
 WHERE message LIKE 'has the domain and title%' OR message LIKE 'has the domain, title%' ORDER BY rule COLLATE "C";
-- rows that one record can match together: a step that stands twice, or a
-- bound (以上, 以下) that two steps hold
SELECT replace(path, '$.record_types.', '') AS row, replace(message, '$.record_types.', '') AS message FROM finding
 WHERE message LIKE 'one record can match%' ORDER BY path COLLATE "C", message COLLATE "C";
-- a step that falls back, a lost sign
SELECT replace(path, '$.record_types.', '') AS row, level, replace(message, '$.record_types.', '') AS message FROM finding
 WHERE message LIKE 'a larger amount%' OR message LIKE 'dishonesty adds%' ORDER BY path COLLATE "C";
-- what is lost: amounts between whole-yuan steps and above the last, levels of honours
SELECT replace(path, '$.record_types.', '') AS row, replace(message, '$.record_types.', '') AS message FROM finding
 WHERE message LIKE 'amounts%' OR message LIKE 'severity%' ORDER BY path COLLATE "C", message COLLATE "C";
SELECT count(*) AS not_listed_above FROM finding
 WHERE message !~ '^(has the domain|one record can match|a larger amount|dishonesty adds|amounts|severity)';
SET client_min_messages = error;
SELECT govcredit.add_policy(:'as_it_stands');
SET client_min_messages = warning;

/* ---- the pack ---- */

SELECT count(*) AS findings FROM govcredit.lint_policy(govcredit.policy_document('wendeng-2020')::text);
-- Every row of the table stands in the pack with its own points, but for these.
\set csv `cat "$PG_ABS_SRCDIR/test/data/wendeng_rules.csv"`
CREATE TEMP TABLE line AS
SELECT n, (regexp_match(l, '^([a-z]+),([^,]+),(.+),([+-][0-9]+(?:至[+-]?[0-9]+)?),([^,]*)$'))[1:5] AS field
  FROM regexp_split_to_table(rtrim(:'csv', E'\n'), E'\r?\n') WITH ORDINALITY s(l, n)
 WHERE n > 1;
SELECT count(*) AS rows, count(field) AS read FROM line;
CREATE TEMP TABLE said AS
SELECT t.key AS record_type, coalesce(p.value ->> 'note', t.value #>> '{title,zh}') AS rule,
	   coalesce(p.value ->> 'points', p.value ->> 'range', p.value #>> '{per_unit,points}', t.value ->> 'points') AS points,
	   t.value ->> 'basis' AS basis, t.value ->> 'note' AS note
  FROM jsonb_each(govcredit.policy_document('wendeng-2020') -> 'record_types') t
  LEFT JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(t.value -> 'points') WHEN 'array' THEN t.value -> 'points' END) p ON true;
SELECT l.n AS line, l.field[2] AS section, l.field[3] AS rule, l.field[4] AS points
  FROM line l
 WHERE NOT EXISTS (SELECT FROM said s
					WHERE s.rule = l.field[3] AND s.basis LIKE '文登区2020年评分表 ' || split_part(l.field[2], '（年', 1) || '%'
					  AND (s.points = ltrim(l.field[4], '+') OR s.points = '1' AND l.field[3] LIKE '%每%元加1分'
						   OR s.points = format('[%s,%s]', split_part(l.field[4], '至', 2), split_part(l.field[4], '至', 1))
						   OR s.points = format('[%s,%s]', split_part(ltrim(l.field[4], '+'), '至', 1), ltrim(split_part(l.field[4], '至', 2), '+'))))
 ORDER BY l.n;
-- The reasons for them.
SELECT DISTINCT record_type COLLATE "C" AS record_type, note FROM said
 WHERE note IS NOT NULL AND note !~ '^(No level is named|每月)' ORDER BY 1;
-- What is ours and not the table's.
SELECT t.key COLLATE "C" AS record_type FROM jsonb_each(govcredit.policy_document('wendeng-2020') -> 'record_types') t
 WHERE t.value ->> 'number_basis' = 'default' ORDER BY 1;
-- Only organisations and officials in office; an official for conduct in office.
SELECT k.key COLLATE "C" AS kind, k.value ->> 'scope' AS scope,
	   count(t.key) AS types, bool_and(k.key <> 'official' OR d.value ->> 'conduct' = 'office') AS in_office
  FROM govcredit.policy_document('wendeng-2020') p, jsonb_each(p -> 'subject_kinds') k
  JOIN LATERAL jsonb_each(p -> 'record_types') t
	   ON t.value -> 'subjects' @> to_jsonb(k.key) OR t.value -> 'subjects' = to_jsonb(k.key)
  JOIN LATERAL jsonb_each(p -> 'domains') d ON d.key = t.value ->> 'domain'
 GROUP BY k.key, k.value ORDER BY 1;

/* ---- its tests ---- */

SELECT test COLLATE "C" AS test, requirement, passed, answer FROM govcredit.test_policy('wendeng-2020') ORDER BY 1;

-- Each fails when its rule is taken out, or put as another text would have it.
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
SELECT rule || coalesce(' := ' || put, ' removed') AS rule, failing('wendeng-2020', string_to_array(rule, '.'), put::jsonb) AS fails
  FROM (VALUES
	(1, 'record_types.sanction_warning.points', '-49'),
	(2, 'record_types.criticised.repeat', NULL),
	(3, 'record_types.police_fine.points.1', NULL),
	(4, 'record_types.fire_fine.points.3', NULL),
	(5, 'record_types.confiscation.points.0', NULL),
	(6, 'record_types.contract_arrears.points.2', NULL),
	(7, 'record_types.wage_arrears.points.1', NULL),
	(8, 'record_types.penalty_fine.points.1', NULL),
	(9, 'record_types.sanction_removal.points', '[{"grade": "C"}]'),
	(10, 'record_types.party_warning.overlap', NULL),
	(11, 'record_types.sanction_removal.overlap', NULL),
	(12, 'record_types.award_nation.overlap', NULL),
	(13, 'record_types.unlawful_employment.overlap', '"tax"'),
	(14, 'head_links.defaulter', NULL),
	(15, 'head_links.sanctioned', NULL),
	(16, 'terms.deduction', '{"months": 12, "basis": "x"}'),
	(17, 'terms.direct_b', '{"months": 36, "basis": "x"}'),
	(18, 'terms.direct_c', '{"months": 24, "basis": "x"}'),
	(19, 'terms.direct_d', '{"months": 24, "basis": "x"}'),
	(20, 'terms.county_bonus', '{"months": 24, "basis": "x"}'),
	(21, 'terms.city_bonus', '{"months": 12, "basis": "x"}'),
	(22, 'terms.province_bonus', '{"months": 12, "basis": "x"}'),
	(23, 'terms.nation_bonus', '{"months": 12, "basis": "x"}'),
	(24, 'record_types.other_accountability.points', '-30'),
	(25, 'record_types.other_bonus.points', '10'),
	(26, 'record_types.donation.points.0', NULL),
	(27, 'record_types.donation.points.1.per_unit.above', NULL),
	(28, 'record_types.donation.points.2.per_unit.plus', NULL),
	(29, 'record_types.donation.yearly_cap', NULL),
	(30, 'record_types.loan_overdue.accrual', NULL),
	(31, 'repair.effects.performed_organisation.replace', '{"points": -60, "months": 36}'),
	(32, 'repair.effects.performed_head.replace', '{"points": -80, "months": 24}'),
	(33, 'repair.effects.performed_person.replace', '{"points": -80, "months": 24}'),
	(34, 'repair.rules.organisation', NULL),
	(35, 'repair.rules.organisation.requires', NULL),
	(36, 'repair.rules.head', NULL),
	(37, 'scorecards.official.grades.0.from', '1049'),
	(38, 'scorecards.official.grades.3.direct_score', '900'),
	(39, 'scorecards.official.grades.2.from', '950'),
	(40, 'scorecards.organisation.start', '990')) r(n, rule, put)
 ORDER BY n;
\pset recordsep '\n'
\pset format aligned
SET client_min_messages = warning;

/* ---- what explains them ---- */

-- W2, NAT-06: the lines add up to the score
SELECT line, step, label, record_type, base, factor, points, effect, note, basis
  FROM (SELECT govcredit.explain_score(label, 'wendeng-2020', '2020-10-01', 'official', 'criticised', decided_on, NULL,
							 NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS lines
		  FROM (VALUES ('first', date '2020-05-01'), ('second', '2020-09-01')) r(label, decided_on)) s,
	   unnest(s.lines) ORDER BY line;
-- A repair that puts other points in the place of the grade: before, during, after.
CREATE TEMP TABLE defaulter AS SELECT 'judgment_defaulter' AS record_type, date '2020-03-01' AS decided_on,
	date '2021-02-01' AS repaired_on, 'performed_organisation' AS repair;
SELECT d.as_of, line, step, record_type, base, factor, points, effect, note, basis
  FROM unnest('{2021-01-31,2021-02-01,2023-02-01,2023-02-02}'::date[]) d(as_of),
	   LATERAL (SELECT govcredit.explain_score('it', 'wendeng-2020', d.as_of, 'organisation', record_type, decided_on, NULL,
									 NULL, NULL, NULL, NULL, NULL, repaired_on, repair, NULL) AS lines FROM defaulter) s,
	   unnest(s.lines) ORDER BY d.as_of, line;
SELECT d.as_of, govcredit.points('wendeng-2020', 'organisation', record_type, decided_on, repaired_on => repaired_on, repair => repair, as_of => d.as_of)
  FROM unnest('{2021-01-31,2021-02-01,2023-02-01,2023-02-02}'::date[]) d(as_of), defaulter ORDER BY 1;
SELECT d.as_of, e.*
  FROM unnest('{2021-02-01,2023-02-02}'::date[]) d(as_of), defaulter,
	   LATERAL govcredit.explain_points('wendeng-2020', 'organisation', record_type, decided_on, repaired_on => repaired_on, repair => repair, as_of => d.as_of)
	   WITH ORDINALITY e(step, rule, input, input_zh, factor, points, basis, n) ORDER BY 1, n;
-- Repaired after it had run out: nothing is left to replace.
SELECT govcredit.score('wendeng-2020', '2026-01-02', 'organisation', 'judgment_defaulter', '2020-03-01', NULL, NULL, NULL, NULL, NULL, NULL,
			 '2026-01-01', 'performed_organisation', NULL) AS score,
	   govcredit.points('wendeng-2020', 'organisation', 'judgment_defaulter', '2020-03-01', repaired_on => '2026-01-01', repair => 'performed_organisation', as_of => '2026-01-02');
-- In parts it is the same.
SELECT govcredit.score_merge(s) AS score FROM (
	SELECT govcredit.score_of('wendeng-2020', '2021-02-01', 'organisation', record_type, decided_on, NULL, NULL, NULL, NULL, NULL, NULL, repaired_on, repair, NULL) AS s FROM defaulter
	UNION ALL
	SELECT govcredit.score_of('wendeng-2020', '2021-02-01', 'organisation', 'tax_evasion', '2021-01-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)) p;
-- Given points must lie in the range; months are months.
SELECT govcredit.points('wendeng-2020', 'official', 'other_accountability', given => -4);
SELECT govcredit.points('wendeng-2020', 'official', 'other_accountability');
SELECT step, rule, input, points, basis FROM govcredit.explain_points('wendeng-2020', 'organisation', 'contract_arrears', amount => 7.5);
-- Residents are no subjects.
SELECT govcredit.points('wendeng-2020', 'resident', 'criticised');

/* ---- what the language says of replace, above and plus ---- */

SELECT change, put, l.path, l.level, l.message
  FROM (VALUES
	(1, 'repair.effects.performed_person.percent', '50'),
	(2, 'repair.effects.performed_person.replace', '{"points": 50, "months": 24}'),
	(3, 'repair.effects.performed_person.replace', '{"points": -50}'),
	(4, 'repair.effects.performed_person.replace', '{"points": -50, "months": 0, "days": 3}'),
	(5, 'repair.effects.performed_person.replace', '-50'),
	(6, 'record_types.donation.points.1.per_unit.plus', '-1'),
	(7, 'record_types.donation.points.1.per_unit.above', '"much"'),
	(8, 'record_types.donation.amount_unit', '7'),
	(9, 'record_types.donation.points.3.when.amount', '"(100000,200000]"'),
	(10, 'record_types.party_warning.title.zh', '"受到严重警告处分的"')) c(n, change, put),
	   LATERAL govcredit.lint_policy((jsonb_set(govcredit.policy_document('wendeng-2020'), string_to_array(change, '.'), put::jsonb))::text) l
 ORDER BY n, l.path COLLATE "C", l.message COLLATE "C";
DROP FUNCTION failing;
