-- demo.sql: a fictional district from an empty database to its answers.
--
-- Every subject here is invented, stands in the fictional division 990101 and
-- is marked 演示数据; codes are generated.  The day is fixed, so that the
-- output is the same whenever it runs: demo.out, which make test compares.

\set ON_ERROR_STOP on
\pset footer off
\pset null ''
SET client_min_messages = warning;
SET datestyle = ISO;

CREATE EXTENSION govcredit;
\i setup.sql

\echo
\echo govcredit demonstration: district 990101 of the fictional city 990100, on 2026-06-30.
\echo All names and codes are invented and marked 演示数据.
\echo
\echo '1. A file of 40 penalties arrives in the national 30-column layout; each row is checked as it stands.'
SELECT count(*) AS rows,
	   count(*) FILTER (WHERE found IS NULL) AS clean,
	   count(*) FILTER (WHERE found = 'warning') AS to_be_looked_at,
	   count(*) FILTER (WHERE found = 'error') AS refused
  FROM (SELECT f.line, min(v.severity) AS found
		  FROM demo.penalty_file f
		  LEFT JOIN LATERAL govcredit.validate_row('penalty-2018', f, '2026-06-30') v ON true
		 GROUP BY f.line) c;

\echo Every reason, with the line, the column, what was found and what was expected.
SELECT line, "column", severity, reason
  FROM demo.penalty_reject
 ORDER BY line, "column", code;

\echo The clean rows about organisations are in the registry: the class follows from the penalties named, the amount is in yuan.
SELECT r.severity, count(*) AS records, sum(r.amount) AS yuan
  FROM credit.record r
 WHERE r.record_type = 'administrative_penalty' AND r.document_no IS NOT NULL
 GROUP BY r.severity ORDER BY r.severity;

\echo The rest was entered by hand, of nearly every record type of the policy.
SELECT count(*) AS "record types", count(*) FILTER (WHERE EXISTS (
		SELECT FROM credit.record r WHERE r.record_type = t.record_type)) AS "with a record",
	   (SELECT count(*) FROM credit.record) AS records, (SELECT count(*) FROM credit.subject WHERE kind <> 'source') AS subjects
  FROM credit_internal.record_type_known() t;

\echo 2. How the departments of the district rank among each other.
SELECT rank, name, score, grade, round(percentile, 1) AS percentile, records
  FROM credit.ranking_on('2026-06-30')
 WHERE kind = 'department'
 ORDER BY rank, subject;

\echo Why the last one stands where it does: every contribution; the effects add up to its score.
SELECT line, label, record_type AS "record type", dimension, base, factor, points, effect, note
  FROM credit.explain_score((SELECT id FROM credit.subject WHERE name LIKE '示例区住房城乡建设局%'), '2026-06-30')
 ORDER BY line;
SELECT sum(e.effect) AS "sum of effects",
	   (SELECT r.score FROM credit.ranking_on('2026-06-30') r WHERE r.subject = s.id) AS score
  FROM credit.subject s, credit.explain_score(s.id, '2026-06-30') e
 WHERE s.name LIKE '示例区住房城乡建设局%'
 GROUP BY s.id;

\echo 3. Sanctions in force against institutions and grassroots organisations: a judgment defaulter.
SELECT split_part(name, '（', 1) AS name, title, effect, starts_on, ends_when AS "until", body
  FROM credit.sanctions_on('2026-06-30')
 WHERE kind IN ('institution', 'grassroots')
 ORDER BY subject, measure;

\echo May it receive appropriations?  Wages and livelihood stay free; what no list names is not barred.
SELECT q.action, q.purpose, m.answer, m.answer_zh, m.title,
	   credit.is_barred(s.id, q.action, q.purpose, '2026-06-30') AS barred
  FROM credit.subject s
 CROSS JOIN (VALUES (1, 'fiscal_appropriation', NULL), (2, 'fiscal_appropriation', 'wages'),
					(3, 'fiscal_appropriation', 'livelihood'), (4, 'subsidy', NULL),
					(5, 'bidding', NULL)) AS q (n, action, purpose)
 CROSS JOIN LATERAL credit.measures_on(s.id, q.action, q.purpose, '2026-06-30') m
 WHERE s.name LIKE '示例区公共资源交易中心%'
 ORDER BY q.n;

\echo Who is barred from something today, one line for each action that some list prohibits.
SELECT a.action, string_agg(split_part(s.name, '（', 1), ', ' ORDER BY s.id) AS barred
  FROM (VALUES ('bidding'), ('fiscal_appropriation'), ('honour')) AS a (action)
  LEFT JOIN LATERAL credit.barred_on(a.action, NULL, '2026-06-30') b ON true
  LEFT JOIN credit.subject s ON s.id = b.subject
 GROUP BY a.action ORDER BY a.action;

\echo 4. Penalties of enterprises and accountability of officials, decided before June: what may be repaired today, and what not, with the first day and what is missing.
SELECT record, split_part(name, '（', 1) AS name, severity, decided_on, eligible, first_day,
	   publication_ends_on AS published_until, left(regime, 1) AS regime, array_to_string(unmet, ', ') AS unmet
  FROM credit.repairable_on('2026-06-30')
 WHERE record_type IN ('administrative_penalty', 'accountability')
   AND kind IN ('enterprise', 'official') AND decided_on < '2026-06-01'
 ORDER BY eligible DESC, first_day, record;

\echo 5. Publications and objections overdue, by working day (the Dragon Boat holiday of 19 to 21 June is not counted).
SELECT what, record, objection, split_part(name, '（', 1) AS name, string_agg(site, ', ' ORDER BY site) AS where_missing,
	   started_on, due_on, workdays_late
  FROM credit.overdue_on('2026-06-30')
 WHERE what IN ('publication', 'objection')
 GROUP BY what, record, objection, name, started_on, due_on, workdays_late
 ORDER BY due_on, record;

\echo 6. The half-year is evaluated: what has changed since the last one, and through what.
CALL credit.evaluate('2025-12-31', '2025年度评价');
CALL credit.freeze(1);
SELECT credit.publish(1) AS published \gset
CALL credit.evaluate('2026-06-30', '2026年上半年评价');
CALL credit.freeze(2);
SELECT rank, name, score, earlier_score, moved
  FROM credit.evaluation_ranking(2)
 WHERE kind = 'department' AND score <> earlier_score
 ORDER BY rank;
SELECT split_part(name, '（', 1) AS name, item, record_type AS "record type", decided_on,
	   effect_before AS before, effect_after AS after, change, note
  FROM credit.evaluation_changes(2)
 WHERE kind = 'department' AND abs(change) >= 1
 ORDER BY change, item;

\echo 7. An objection is upheld: the record is revoked, and what was known before stays known.
SELECT credit.close_books() AS before \gset
UPDATE credit.objection SET answered_on = '2026-06-30', outcome = 'upheld', answer = '经核查，承诺已按期兑现'
 WHERE id = 1;
UPDATE credit.record SET revoke_reason = '异议成立' WHERE id = (SELECT record FROM credit.objection WHERE id = 1);
SELECT split_part(n.name, '（', 1) AS name, b.score AS "score as known before", n.score AS "score now"
  FROM credit.ranking_on('2026-06-30') n
  JOIN credit.ranking_on('2026-06-30', :'before') b USING (subject)
 WHERE b.score <> n.score;

\echo '8. Real divisions and real codes, with no conduct attached: names, containment, superiors ...'
SELECT code, govcredit.full_name(code) AS name,
	   (SELECT count(*) FROM govcredit.division_entry t
		 WHERE t.code <@ d.code AND t.level = 'township' AND t.standard) AS townships
  FROM (VALUES ('370104'::govcredit.division), ('410526'), ('630100'), ('230100')) AS d (code)
 ORDER BY code;

\echo '... 80 codes from public pages, all read, by registrar; and what is wrong with some that are not codes.'
SELECT govcredit.registrar(uscc) AS registrar, count(*) AS codes,
	   count(DISTINCT govcredit.division_code(uscc)) AS divisions
  FROM demo.uscc_sample
 GROUP BY 1 ORDER BY 1;
SELECT t.code, f.part, f.position, f.expected, f.message
  FROM (VALUES (1, '91530100MA6PJ8WGOY'), (2, '913401007885810000'), (3, '123456789012345678')) AS t (n, code)
 CROSS JOIN LATERAL govcredit.check_uscc(t.code) f
 ORDER BY t.n;

\echo 'To go on:  make psql   then, for example:'
\echo '    TABLE credit.ranking;                                    today''s ranking'
\echo '    SELECT * FROM credit.explain_score(3, ''2026-06-30'');     why, line by line'
\echo '    SELECT * FROM credit.sanctions_on(''2025-12-31'');         sanctions on another day'
\echo '    \\d+ credit.record                                        every column explained'
