-- Documents are text: what jsonb would drop is found, and what they cost is bounded.

-- A key twice, wherever it stands and however it is written.
\pset format unaligned
\pset tuples_only on
CREATE FUNCTION refusal(document text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	said text;
	more text;
BEGIN
	PERFORM govcredit.read_document(document);
	RETURN 'read';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, more = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' ', SQLSTATE, said, nullif(more, ''));
END
$$;
SELECT refusal(d) FROM unnest(ARRAY[
	'{"a": 1, "b": {"a": 2}, "c": [{"a": 1}, {"a": 1}]}',
	'{"a": 1, "a": 1}',
	E'{"a": 1,\n "b": 2,\n "\\u0061": 3}',
	'{"a\n": 1, "a\u000a": 1}',
	'{"单位": 1, "\u5355\u4f4d": 2}',
	'{"\ud83d\ude00": 1, "😀": 2}',
	'{"": 1, "": 2}',
	E'{"x": [0, {"y": {"q q": [[], [{"k": 1,\n\n"k": {}}]]}}]}',
	'{"a": {"z": 1, "z": 2}, "a": 3}',
	'[1, {"a": 1, "A": 2, "aa": 3}]',
	'{"11010519491231002X": 1, "11010519491231002X": 2}']) WITH ORDINALITY u(d, n) ORDER BY n;
\echo == no JSON, nothing, too much
SELECT refusal(d) FROM unnest(ARRAY['', '{', '{"a": 1,}', E'{"a": 1\n"b": 2}', '{"a": "\u0000"}', '{''a'': 1}', 'null', '7']) WITH ORDINALITY u(d, n) ORDER BY n;
SELECT refusal(NULL);
SELECT refusal(repeat('[', 64) || repeat(']', 64)), refusal(repeat('[', 65) || repeat(']', 65));
SELECT refusal('{"a": [0, {"b": ' || repeat('{"c":', 63) || '1' || repeat('}', 63) || '}]}') = refusal('') AS other, left(refusal(repeat('[{"a":', 10000)), 70);
SELECT refusal('[' || repeat(' ', 2097150) || ']'), refusal('[' || repeat(' ', 2097151) || ']');
SELECT refusal('["' || repeat('x', 2097140) || '"]'), refusal('[' || repeat('1,', 1000000) || '1]');
SELECT refusal('[' || repeat('9', 64) || ']'), refusal('[' || repeat('9', 65) || ']'), refusal('[1e64]'), refusal('{"n": [0, 1e65]}'), refusal('[1e-65]'), refusal('[1E+131000]'), refusal('[1e99999999999]');

\echo == every way in
CREATE FUNCTION said(statement text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	hint text;
BEGIN
	EXECUTE statement;
	RETURN 'done';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
	RETURN concat_ws(' | ', SQLSTATE, SQLERRM, nullif(hint, ''));
END
$$;
-- A pack whose first of two record types would be gone.
\set twice '{"govcredit": "policy/1", "name": "demo-twice", "title": {"zh": "演示数据", "en": "demo"},\n "record_types": {"pb": {"points": -30},\n  "pb": {"points": -1}}}'
\set notice '{"year": 2027, "basis": "演示数据", "holidays": [{"name": "元旦", "off": ["2027-01-01"], "off": ["2027-01-02"]}]}'
SELECT s, said(format(s, replace(:'twice', '\n', E'\n'))) FROM unnest(ARRAY['SELECT govcredit.add_policy(%L)', 'SELECT govcredit.flatten_policy(%L)', 'SELECT govcredit.add_calendar(%L)', 'SELECT count(*) FROM govcredit.lint_calendar(%L)', 'SELECT govcredit.add_layout(%L)', 'SELECT count(*) FROM govcredit.lint_layout(%L)', 'SELECT govcredit.read_tests(%L)',
	$$SELECT * FROM govcredit.test_policy('huaiyin-2019', %L)$$, $$SELECT govcredit.add_notice('cn-2026', 'demo-2027', %L)$$]) WITH ORDINALITY u(s, n) ORDER BY n;
SELECT said(format('SELECT govcredit.add_notice(''cn-2026'', ''demo-2027'', %L)', :'notice'));
SELECT path, level, message FROM govcredit.lint_policy(replace(:'twice', '\n', E'\n')) WHERE message LIKE '%twice%' OR path LIKE '%pb.points' ORDER BY path COLLATE "C";
SELECT s, said(s) FROM unnest(ARRAY['SELECT govcredit.add_policy(NULL)', 'SELECT govcredit.flatten_policy(NULL)', 'SELECT * FROM govcredit.lint_policy(NULL)', 'SELECT govcredit.add_calendar(NULL)', 'SELECT count(*) FROM govcredit.lint_calendar(NULL)', 'SELECT govcredit.add_layout(NULL)', 'SELECT count(*) FROM govcredit.lint_layout(NULL)', 'SELECT govcredit.read_tests(NULL)',
	'SELECT govcredit.add_notice(''cn-2026'', ''demo-2027'', NULL)', 'SELECT govcredit.add_notice(NULL, ''demo-2027'', ''{}'')']) WITH ORDINALITY u(s, n) ORDER BY n;

\echo == what may be extended
CREATE FUNCTION extending(extends jsonb) RETURNS text
	RETURN jsonb_build_object('govcredit', 'policy/1', 'name', 'demo-extending', 'title', '{"zh": "演示数据", "en": "demo"}'::jsonb, 'extends', extends)::text;
SELECT e, said(format('SELECT govcredit.flatten_policy(%L)', extending(e)))
  FROM unnest(ARRAY['"huaiyin-2019"', '["huaiyin-2019", "cn-breach-2023"]', '["cn-repair-2019", "huaiyin-2019", "cn-repair-2019"]', '[]', '{}', '7', '["huaiyin-2019", 7]', '"none-such"']::jsonb[])
	   WITH ORDINALITY u(e, n) ORDER BY n;
-- Under another spelling it is the same edition.
SELECT regexp_replace(said(format('SELECT govcredit.flatten_policy(%L)', extending(jsonb_build_array('huaiyin-2019', 'huaiyin-2019'::govcredit.policy::text)))), '@[0-9a-f]{16}', '@…');
-- 2,500 of them took 4 GB, and five seconds after a cancel they still did.
SELECT said(format('SELECT count(*) FROM govcredit.lint_policy(%L)', extending((SELECT jsonb_agg('huaiyin-2019'::text) FROM generate_series(1, 2500)))));
SELECT said(format('SELECT count(*) FROM govcredit.lint_policy(%L)', extending((SELECT jsonb_agg('huaiyin-2019'::text) FROM generate_series(1, 16)))))
	   ~ 'stands twice' AS sixteen_are_looked_at;
-- Two of 1.2 MB each are too much together.
SELECT govcredit.add_policy(jsonb_build_object('govcredit', 'policy/1', 'name', 'demo-large-' || n, 'title', '{"zh": "演示数据", "en": "demo"}'::jsonb,
		'flags', jsonb_build_object('f' || n, jsonb_build_object('title', '{"zh": "演示数据", "en": "demo"}'::jsonb, 'basis', 'demo', 'note', repeat('x', 1200000))))::text) IS NOT NULL AS added
  FROM generate_series(1, 2) n;
SELECT said(format('SELECT govcredit.flatten_policy(%L)', extending('["demo-large-1"]'))), said(format('SELECT govcredit.flatten_policy(%L)', extending('["demo-large-1", "demo-large-2"]')));
SELECT said(format('SELECT govcredit.add_policy(%L)', jsonb_build_object('note', repeat('x', 10000000))::text));

\echo == findings without end
CREATE FUNCTION many_rows(types int) RETURNS text
	RETURN jsonb_build_object('govcredit', 'policy/1', 'name', 'demo-rows', 'title', '{"zh": "演示数据", "en": "demo"}'::jsonb,
		'subject_kinds', '{"unit": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo"}}'::jsonb,
		'domains', '{"law": {"title": {"zh": "执法", "en": "law"}, "conduct": "office", "basis": "demo"}}'::jsonb,
		'record_types', (SELECT jsonb_object_agg('t' || t, jsonb_build_object('title', '{"zh": "类", "en": "type"}'::jsonb, 'class', 'dishonesty', 'domain', 'law', 'subjects', 'unit',
				'basis', 'demo', 'points', (SELECT jsonb_agg('{"points": -1}'::jsonb) FROM generate_series(1, 4096))))
			FROM generate_series(1, types) t))::text;
SELECT count(*), count(*) FILTER (WHERE level = 'error') AS errors, max(message) FILTER (WHERE path = '$') AS last FROM govcredit.lint_policy(many_rows(2));
SELECT said(format('SELECT govcredit.add_policy(%L)', many_rows(1)));
CREATE TABLE heavy AS SELECT many_rows(12) AS document;
SET statement_timeout = '20ms';
SELECT count(*) FROM govcredit.lint_policy((SELECT document FROM heavy));
RESET statement_timeout;

\echo == who may
CREATE ROLE regress_document_stranger;
GRANT USAGE ON SCHEMA public TO regress_document_stranger;
SET ROLE regress_document_stranger;
SELECT s, said(s) FROM unnest(ARRAY['SELECT govcredit.add_policy(''{}'')', 'SELECT govcredit.flatten_policy(''{}'')', 'SELECT count(*) FROM govcredit.lint_policy(''{}'')', 'SELECT govcredit.add_calendar(''{}'')',
	'SELECT govcredit.add_notice(''cn-2026'', ''demo-2027'', ''{}'')', 'SELECT govcredit.read_document(''{}'')', 'SELECT count(*) FROM govcredit.test_policy(''huaiyin-2019'')']) WITH ORDINALITY u(s, n) ORDER BY n;
RESET ROLE;
DROP OWNED BY regress_document_stranger;
DROP ROLE regress_document_stranger;

\echo == a misspelt argument of a test is no argument
SELECT t, said(format('SELECT * FROM govcredit.test_policy(''huaiyin-2019'', %L)', jsonb_build_object('t', t::jsonb)))
  FROM unnest(ARRAY[
	'{"ask": "points", "with": {"subject_kind": "department", "record_type": "promise_broken", "amount": 20000000}, "expect": -20}',
	'{"ask": "points", "with": {"subject_kind": "department", "record_type": "promise_broken", "ammount": 20000000}, "expect": -10}',
	'{"ask": "grade", "with": {"subject_kind": "department", "score": 90, "as_of": "2026-01-01"}, "expect": "A"}',
	'{"ask": "score", "with": {"subject_kind": "department", "as_of": "2026-06-30", "records": [{"record_type": "approval_time_limit", "decided": "2026-02-01"}]}, "expect": {}}',
	'{"ask": "repair", "with": {"subject_kind": "department", "record_type": "dereliction", "decided_on": "2026-01-10", "applied_on": "2026-02-01", "ground": ["loss_recovered"]}, "expect": {}}',
	'{"ask": "point", "with": {}, "expect": 1}',
	'{"ask": "points", "wiht": {}, "expect": 1}',
	'{"ask": "points", "with": {}}']) WITH ORDINALITY u(t, n) ORDER BY n;
-- Lint says the same of a pack's own.
SELECT path, level, message FROM govcredit.lint_policy((govcredit.policy_document('huaiyin-2019') || '{"tests": {
	"t": {"ask": "points", "with": {"subject_kind": "department", "record_type": "promise_broken", "ammount": 20000000}, "expect": -10},
	"u": {"ask": "score", "with": {"subject_kind": "department", "as_of": "2026-06-30", "records": [{"record_typ": "promise_broken"}]}, "expect": {}}}}')::text)
 ORDER BY path COLLATE "C";
-- Each argument of the function of that name can be asked with; of severity() it is called measures.
SELECT count(*) > 80 AS all_asked, string_agg(p.proname || '.' || a.name, ', ') FILTER (WHERE l.message LIKE 'unknown argument%') AS unknown
  FROM pg_proc p
 CROSS JOIN LATERAL unnest(p.proargnames) WITH ORDINALITY a(name, n)
  LEFT JOIN LATERAL govcredit.lint_policy((govcredit.policy_document('huaiyin-2019') || jsonb_build_object('tests', jsonb_build_object('t',
			jsonb_build_object('ask', p.proname, 'with', jsonb_build_object(a.name, 1), 'expect', 1))))::text) l ON true
 WHERE p.pronamespace = 'govcredit'::regnamespace
   AND p.proname IN ('points', 'valid_until', 'severity', 'grade', 'sanctions', 'repair', 'due', 'report_due', 'indicator_score', 'indicator_warnings', 'score_warnings',
					 'incentives', 'grade_consequences', 'routing', 'head_records', 'exclusions', 'list_items', 'missing_steps')
   AND (p.proargmodes IS NULL OR p.proargmodes[a.n] = 'i') AND a.name NOT IN ('policy', 'calendar', 'provisional', 'kinds');

\echo == numbers of citizens
SELECT s, said(s) FROM unnest(ARRAY['SELECT ''11010519491231002X''::govcredit.policy', 'SELECT ''11010519491231002X''::govcredit.calendar', 'SELECT ''11010519491231002X@1''::govcredit.policy',
	'SELECT govcredit.read_document(''{"11010519491231002X": 1, "11010519491231002X": 1}'')',
	'SELECT govcredit.add_policy(''{"govcredit": "policy/1", "name": "11010519491231002X"}'')',
	'SELECT govcredit.add_policy(''{"govcredit": "policy/1", "name": "x", "11010519491231002X": 1}'')',
	'SELECT govcredit.add_calendar(''{"govcredit": "calendar/1", "name": "x", "11010519491231002X": 1}'')',
	'SELECT govcredit.add_calendar(''{"govcredit": "calendar/1", "name": "11010519491231002X", "title": {"zh": "x", "en": "x"}, "notices": [{"year": 2030, "basis": "b", "holidays": [{"name": "x", "off": ["2030-01-01"]}]}]}'')',
	'SELECT govcredit.flatten_policy(''{"extends": "11010519491231002X"}'')',
	'SELECT govcredit.read_tests(''{"t": {"ask": "11010519491231002X", "with": {}, "expect": 1}}'')']) WITH ORDINALITY u(s, n) ORDER BY n;

\echo == what was meant
SELECT name, govcredit.meant(name, '{amount,act_id,repair,flags,fiscal_appropriation,财政拨款}') FROM unnest(ARRAY['ammount', 'AMOUNT', 'amounts', 'flag', 'remark', 'x', '', 'fiscal_appropriations', 'Fiscal_Aproppriation', '财政拔款', repeat('x', 100)]) WITH ORDINALITY u(name, n) ORDER BY n;
SELECT govcredit.meant('x', '{}'), govcredit.meant('amount', '{NULL,amount}'), govcredit.meant('amount', '{""}');
\pset format aligned
\pset tuples_only off
