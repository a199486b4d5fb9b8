--
-- matters: section matters of the pack language, what is wrong in one, and
-- what is asked of it
--
\pset null '-'
SET client_min_messages = warning;

-- What a kind says, by its code or its name; a city lays its lists and procedures over the base
SELECT m.kind, m.title, m.section, m.codes, m.coded, m.parties, m.channels, m.lists, m.stages, m.procedure, m.time_limit, m.outcomes, m.basis
  FROM unnest('{cn-government-integrity,xining-2018,city-x}'::text[]) p, unnest('{complaint,矛盾纠纷}'::text[]) k
 CROSS JOIN LATERAL govcredit.matter_kind(p::govcredit.policy, k) m ORDER BY p COLLATE "C", m.kind;
SELECT m.kind, m.section, m.stages, m.procedure, cardinality(m.codes) > 0 AS codes FROM unnest('{promise,project,event,training,decision}'::text[]) k
 CROSS JOIN LATERAL govcredit.matter_kind('huaiyin-2019', k) m ORDER BY m.kind;
SELECT m.charge FROM govcredit.matter_kind('cn-breach-2023', 'breach') m;
\set VERBOSITY terse
SELECT govcredit.matter_kind('huaiyin-2019', 'complant');
SELECT govcredit.matter_kind('wendeng-2020', 'complaint');
\set VERBOSITY default
SELECT govcredit.matter_kind('huaiyin-2019', NULL) IS NULL AS of_none;
-- the clause of its code, and nothing where there is none
SELECT k, c, govcredit.matter_basis('harbin-2007', k, c) AS basis
  FROM (VALUES ('promise', 'people_benefit'), ('event', 'joint_approval'), ('promise', 'moon'), ('dispute', 'court'), ('feast', 'court'), ('lawsuit', '2026-1')) v (k, c) ORDER BY 1, 2;
SELECT govcredit.matter_basis('huaiyin-2019', 'training', i.item) AS basis FROM govcredit.list_items('huaiyin-2019', 'training_kinds') i LIMIT 1;

-- Another edition that says otherwise of matters is compared, whoever would be moved
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-matters-2", "extends": "harbin-2007", "title": {"zh": "演示数据", "en": "x"},
	"matters": {"training": null, "complaint": {"title": {"zh": "投诉", "en": "complaints"}, "channels": "openness_channels", "outcomes": {"partly": {"title": {"zh": "部分属实", "en": "partly upheld"}, "basis": "演示一"}}}}}') IS NOT NULL AS added;
CREATE TEMP TABLE no_fact (subject text, subject_kind text, record_type text, decided_on date);
SELECT subject, because, basis FROM govcredit.compare_policies('harbin-2007', 'demo-matters-2', 'no_fact', '2026-06-30');
SELECT count(*) FROM govcredit.compare_policies('harbin-2007', 'harbin-2007', 'no_fact', '2026-06-30');

-- Everything wrong is found, each with its place
CREATE FUNCTION pg_temp.matters(matters text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' | ', path, upper(level), message)
	  FROM govcredit.lint_policy(format('{"govcredit": "policy/1", "name": "demo-matters", "extends": "xining-2018", "title": {"zh": "演示数据", "en": "x"}, "matters": %s}', matters)) l
	 ORDER BY path COLLATE "C", message COLLATE "C"
$$;
SELECT pg_temp.matters('{"promise": {"procedure": null}}');
SELECT pg_temp.matters('{"complaint": {"channels": "complaint_chanels", "charge": "departmnt", "stages": "ppp_stage", "items": ["street_item"], "time_limit": "objecton"}}');
SELECT pg_temp.matters('{"complaint": {"parties": ["unit", "unit"], "uncoded": true}, "dispute": {"codes": "promises"}, "task": {"code_list": "street_items"}}');
SELECT pg_temp.matters('{"project": {"procedure": "major_decision"}, "event": {"procedure": "debt_risk"}, "decision": {"procedure": "major_decison", "outcome": 1}}');
SELECT pg_temp.matters('{"feast": {"title": {"zh": "宴请", "en": "feast"}, "codes": "powers", "code_list": "power", "basis": "default"}, "walk": {"outcomes": {"done": {"title": {"zh": "完成"}, "basis": 1}}}, "talk": 5}');

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
