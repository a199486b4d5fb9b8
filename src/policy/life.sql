/* policy/life: which edition applies, what a new one would change, does it say what it should */

CREATE FUNCTION govcredit.policy_for(division govcredit.division, on_day date) RETURNS govcredit.policy
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT e.edition::govcredit.policy
	  FROM govcredit.editions e
	 -- OFFSET: each document is read once, not wherever it is mentioned: 68 ms, without 155 (2026-11-30).
	 CROSS JOIN LATERAL (SELECT govcredit.sound_document(e.edition::govcredit.policy) OFFSET 0) p(document)
	 CROSS JOIN LATERAL pg_catalog.jsonb_array_elements_text(p.document -> 'jurisdiction') j(code)
	 WHERE e.kind = 'policy'
	   AND govcredit.within($1, j.code::govcredit.division)
	   AND coalesce((p.document #>> '{effective,from}')::date, '-infinity') <= $2
	   AND coalesce((p.document #>> '{effective,to}')::date, 'infinity') >= $2
	 -- As text: pg_upgrade makes functions before operator classes.
	 ORDER BY j.code::govcredit.division::pg_catalog.text COLLATE "C" DESC,
			  (p.document #>> '{effective,from}')::date DESC NULLS LAST,
			  pg_catalog.length(e.name) DESC, e.name COLLATE "C" DESC
	 LIMIT 1;
END;
COMMENT ON FUNCTION govcredit.policy_for(govcredit.division, date) IS
'the edition in force in a division on a day (适用政策): of the nearest jurisdiction upward, the latest to come into force, the latest correction of its name; NULL if there is none; a damaged edition is passed over with a warning';

CREATE FUNCTION govcredit.fact_columns(facts regclass) RETURNS text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $function$
DECLARE
	columns text := '';
	wanted record;
	present boolean;
	known CONSTANT text[] := '{subject,subject_kind,record_type,decided_on,severity,amount,ended_on,ongoing,act_id,flags,corrected_on,repaired_on,repair,given}';
	unused text[];
	misspelt record;
BEGIN
	FOR wanted IN
		SELECT * FROM (VALUES
			('subject', 'text', true), ('subject_kind', 'text', true), ('record_type', 'text', true),
			('decided_on', 'date', true), ('severity', 'text', false), ('amount', 'numeric', false),
			('ended_on', 'date', false), ('ongoing', 'boolean', false), ('act_id', 'text', false), ('flags', 'text[]', false),
			('corrected_on', 'date', false), ('repaired_on', 'date', false), ('repair', 'text', false),
			('given', 'numeric', false)) AS w(name, type, required)
	LOOP
		SELECT count(*) > 0 INTO present
		  FROM pg_attribute a
		 WHERE a.attrelid = facts AND a.attname = wanted.name::name AND a.attnum > 0 AND NOT a.attisdropped;
		IF wanted.required AND NOT present THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('relation "%s" has no column "%s"', facts, wanted.name), CONSTRAINT = 'relation_has_no_column',
				ERRCODE = 'undefined_column',
				HINT = govcredit.say('Its columns are named as the facts of a record: subject, subject_kind, record_type, decided_on, and where known severity, amount, ended_on or ongoing, act_id, flags, corrected_on, repaired_on, repair, given.');
		END IF;
		columns := columns || CASE WHEN columns = '' THEN '' ELSE ', ' END ||
			CASE WHEN present THEN format('f.%1$I::%2$s AS %1$I', wanted.name, wanted.type)
				 ELSE format('NULL::%2$s AS %1$I', wanted.name, wanted.type) END;
	END LOOP;

	-- A column that is not read is the user's own, unless it is one of these misspelt.
	SELECT array_agg(a.attname::text ORDER BY a.attnum) INTO unused
	  FROM pg_attribute a
	 WHERE a.attrelid = facts AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> ALL (known::name[]);
	SELECT u.name, govcredit.meant(u.name, known) AS meant INTO misspelt
	  FROM unnest(unused) u(name)
	 WHERE govcredit.meant(u.name, known) IS NOT NULL
	 LIMIT 1;
	IF FOUND THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('column "%s" of relation "%s" is not a fact of a record', misspelt.name, facts), CONSTRAINT = 'column_not_a_fact',
			ERRCODE = 'IG005',
			HINT = govcredit.say('Perhaps "%s" is meant. A column of your own needs another name.', misspelt.meant);
	ELSIF unused IS NOT NULL THEN
		RAISE NOTICE USING
			MESSAGE = govcredit.say('not used of relation "%s": %s', facts, array_to_string(unused, ', ')), CONSTRAINT = 'columns_not_used';
	END IF;
	RETURN columns;
END;
$function$;
COMMENT ON FUNCTION govcredit.fact_columns(regclass) IS
'the facts of records in the columns of a relation f (事实字段), each by its name and of its type, NULL where there is none; an error where one that must be there is not, or one is misspelt';

/* What a policy says of its kinds of matters, piece by piece; titles and remarks say nothing. */
CREATE FUNCTION govcredit.matters_said(policy govcredit.policy, OUT place text, OUT said jsonb, OUT basis text)
	RETURNS SETOF record
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT concat_ws('.', 'matters', m.code, k.key), k.value, m.basis
	  FROM govcredit.policy_items($1, 'matters') m
	 CROSS JOIN LATERAL jsonb_each(m.item) k
	 WHERE k.key NOT IN ('title', 'basis', 'number_basis', 'note', 'outcomes')
	 UNION ALL
	SELECT concat_ws('.', 'matters', m.code, 'outcomes', o.key), o.value - '{title,basis,number_basis,note}'::text[], o.value ->> 'basis'
	  FROM govcredit.policy_items($1, 'matters') m
	 CROSS JOIN LATERAL jsonb_each(m.item -> 'outcomes') o
	 UNION ALL
	/* Of a stage its term, too: by its name alone two would say the same. */
	SELECT concat_ws('.', 'procedures', p.code, 'steps', t.key),
		   t.value - '{title,basis,number_basis,note}'::text[]
			|| coalesce(jsonb_build_object('term', govcredit.policy_item($1, 'deadlines', t.value ->> 'within') - '{title,basis,number_basis,note}'::text[]), '{}'),
		   t.value ->> 'basis'
	  FROM govcredit.policy_items($1, 'procedures') p
	 CROSS JOIN LATERAL jsonb_each(p.item -> 'steps') t
	 WHERE EXISTS (SELECT FROM govcredit.procedure_stages($1, p.code))
	 UNION ALL
	SELECT concat_ws('.', s.section, i.code), i.item - '{title,basis,number_basis,note}'::text[], i.basis
	  FROM (VALUES ('documents'), ('suppliers')) s (section)
	 CROSS JOIN LATERAL govcredit.policy_items($1, s.section) i
	 UNION ALL
	SELECT concat_ws('.', 'record_types', t.code, k.key), k.value, t.basis
	  FROM govcredit.policy_items($1, 'record_types') t
	 CROSS JOIN LATERAL jsonb_each(t.item) k
	 WHERE k.key IN ('documents', 'suppliers');
END;
COMMENT ON FUNCTION govcredit.matters_said(govcredit.policy) IS
'what a policy says of its kinds of matters (事项类别规定), of the stages they go through (办理环节), of documents and of suppliers, by its place in the document, with the clause';

CREATE FUNCTION govcredit.compare_policies(
	before govcredit.policy,
	after govcredit.policy,
	facts regclass,
	as_of date,
	OUT subject text, OUT subject_kind text,
	OUT score_before numeric, OUT grade_before text, OUT rank_before bigint,
	OUT score_after numeric, OUT grade_after text, OUT rank_after bigint,
	OUT change numeric,
	OUT because text, OUT effect_before numeric, OUT effect_after numeric, OUT basis text)
	RETURNS SETOF record
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_column
DECLARE
	missing CONSTANT text := CASE WHEN $1 IS NULL THEN 'before' WHEN $2 IS NULL THEN 'after' WHEN $3 IS NULL THEN 'facts' WHEN $4 IS NULL THEN 'as_of' END;
BEGIN
	IF missing IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s of a question must not be null', missing), CONSTRAINT = 'null_in_question',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	-- What the edition in force cannot judge nobody can compare; a record that the other has no type for is no record to it.
	RETURN QUERY EXECUTE format($query$
		WITH fact AS MATERIALIZED (
			SELECT x.*, CASE WHEN x.record_type IS NOT NULL AND x.decided_on IS NULL THEN 'no_decided_on'
							 WHEN x.repair IS NOT NULL AND x.repaired_on IS NULL THEN 'no_repaired_on' WHEN b.reason <> 'not_scored' THEN b.reason END AS unread,
				   CASE WHEN a.reason NOT IN ('unknown_record_type', 'wrong_kind', 'not_scored') THEN a.reason END AS unread_after
			  FROM (SELECT %1$s FROM %2$s f) x
			 CROSS JOIN LATERAL (SELECT govcredit.judges($1, x.subject_kind, x.record_type, x.severity, x.amount, x.flags, x.repair, x.given)) b(reason)
			 CROSS JOIN LATERAL (SELECT govcredit.judges($2, x.subject_kind, x.record_type, x.severity, x.amount, x.flags, x.repair, x.given)) a(reason)
		), compared AS (
			SELECT subject, subject_kind, min(unread COLLATE "C") AS unread, coalesce(min(unread COLLATE "C"), min(unread_after COLLATE "C")) AS unread_after
			  FROM fact
			 GROUP BY subject, subject_kind
		), side AS (
			SELECT 'before' AS side, $1 AS policy UNION ALL SELECT 'after', $2
		), known AS (
			SELECT s.side, t.key AS record_type, k.kind
			  FROM side s, jsonb_each(govcredit.policy_document(s.policy) -> 'record_types') t,
				   jsonb_array_elements_text(CASE jsonb_typeof(t.value -> 'subjects')
						WHEN 'array' THEN t.value -> 'subjects' ELSE jsonb_build_array(t.value -> 'subjects') END) k(kind)
		), state AS (
			SELECT s.side, f.subject, f.subject_kind,
				   govcredit.explain_score_of(NULL::text, s.policy, $3, f.subject_kind, k.record_type, f.decided_on, f.severity,
						f.amount, CASE WHEN f.ongoing THEN 'infinity' ELSE f.ended_on END, f.act_id, f.flags, f.corrected_on, f.repaired_on, f.repair, f.given) AS state
			  FROM fact f
			 CROSS JOIN side s
			  JOIN compared c ON (c.subject, c.subject_kind) = (f.subject, f.subject_kind)
				AND CASE s.side WHEN 'before' THEN c.unread ELSE c.unread_after END IS NULL
			  LEFT JOIN known k ON k.side = s.side AND k.record_type = f.record_type AND k.kind = f.subject_kind
			 GROUP BY s.side, s.policy, f.subject, f.subject_kind
		), result AS (
			SELECT side, subject, subject_kind, govcredit.assess_merge(state) AS a
			  FROM state
			 GROUP BY side, subject, subject_kind
		), ranked AS (
			SELECT side, subject, subject_kind, (a).score, (a).grade,
				   CASE WHEN (a).score IS NOT NULL
						THEN rank() OVER (PARTITION BY side, subject_kind ORDER BY (a).score DESC NULLS LAST) END AS rank
			  FROM result
		), line AS (
			SELECT s.side, s.subject, s.subject_kind,
				   coalesce(l.record_type, l.step || coalesce(' ' || l.dimension, '')) AS item,
				   sum(l.effect) AS effect, min(l.basis COLLATE "C") AS basis
			  FROM (SELECT side, subject, subject_kind, govcredit.explain_merge(state) AS lines
					  FROM state GROUP BY side, subject, subject_kind) s,
				   unnest(s.lines) l
			 GROUP BY 1, 2, 3, 4
		), cause AS (
			SELECT DISTINCT ON (subject, subject_kind)
				   subject, subject_kind, item, coalesce(b.effect, 0) AS effect_before,
				   coalesce(a.effect, 0) AS effect_after, coalesce(a.basis, b.basis) AS basis
			  FROM (SELECT * FROM line WHERE side = 'before') b
			  FULL JOIN (SELECT * FROM line WHERE side = 'after') a USING (subject, subject_kind, item)
			 WHERE coalesce(a.effect, 0) <> coalesce(b.effect, 0)
			 ORDER BY subject, subject_kind, abs(coalesce(a.effect, 0) - coalesce(b.effect, 0)) DESC, item COLLATE "C"
		)
		SELECT x.subject, x.subject_kind, b.score, b.grade, b.rank, a.score, a.grade, a.rank, a.score - b.score,
			   coalesce(x.unread_after, c.item), c.effect_before, c.effect_after, c.basis
		  FROM compared x
		  LEFT JOIN (SELECT * FROM ranked WHERE side = 'before') b USING (subject, subject_kind)
		  LEFT JOIN (SELECT * FROM ranked WHERE side = 'after') a USING (subject, subject_kind)
		  LEFT JOIN cause c ON (c.subject, c.subject_kind) = (x.subject, x.subject_kind) AND x.unread_after IS NULL
		 WHERE x.unread_after IS NOT NULL OR (b.score, b.grade, b.rank) IS DISTINCT FROM (a.score, a.grade, a.rank)
		 ORDER BY abs(a.score - b.score) DESC NULLS FIRST, x.subject COLLATE "C", x.subject_kind COLLATE "C"
	$query$, govcredit.fact_columns(facts), facts)
	USING before, after, as_of;
	-- Of matters, documents and suppliers no fact says whom it would move.
	RETURN QUERY
	SELECT NULL::text, NULL::text, NULL::numeric, NULL::text, NULL::bigint, NULL::numeric, NULL::text, NULL::bigint, NULL::numeric,
		   coalesce(b.place, a.place), NULL::numeric, NULL::numeric, coalesce(a.basis, b.basis)
	  FROM govcredit.matters_said(before) b
	  FULL JOIN govcredit.matters_said(after) a USING (place)
	 WHERE b.said IS DISTINCT FROM a.said
	 ORDER BY coalesce(b.place, a.place) COLLATE "C";
END;
$function$;
COMMENT ON FUNCTION govcredit.compare_policies(govcredit.policy, govcredit.policy, regclass, date) IS
'who would move if one edition took the place of another (政策比较): subjects whose score, grade or rank differ over the facts of a relation, furthest first, and what makes the greatest difference; first those of whom an edition cannot judge a record, with no score and the reason (unknown_record_type where before does not know the type; what after has no type for is no record to it); last, without a subject, where the two say otherwise of matters and their stages, documents or suppliers; the relation''s columns are named as the facts of a record; IG005 where one is misspelt, and a notice names those not used';

CREATE FUNCTION govcredit.test_answer(policy govcredit.policy, ask text, facts jsonb) RETURNS jsonb
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_variable
DECLARE
	flag_list text[] := ARRAY(SELECT jsonb_array_elements_text(facts -> 'flags'));
	ground_list text[] := ARRAY(SELECT jsonb_array_elements_text(facts -> 'grounds'));
	measure_list text[] := ARRAY(SELECT jsonb_array_elements_text(facts -> 'measures'));
	repairable govcredit.repair_answer;
	public govcredit.publication_answer;
	answer jsonb;
BEGIN
	CASE ask
		WHEN 'points' THEN
			answer := to_jsonb(govcredit.points(policy, facts ->> 'subject_kind', facts ->> 'record_type', (facts ->> 'decided_on')::date,
				facts ->> 'severity', (facts ->> 'amount')::numeric, (facts ->> 'ended_on')::date, flag_list,
				coalesce((facts ->> 'repeated')::boolean, false), (facts ->> 'repaired_on')::date, facts ->> 'repair',
				(facts ->> 'as_of')::date, (facts ->> 'given')::numeric));
		WHEN 'valid_until' THEN
			answer := to_jsonb(govcredit.valid_until(policy, facts ->> 'subject_kind', facts ->> 'record_type', (facts ->> 'decided_on')::date,
				facts ->> 'severity', (facts ->> 'amount')::numeric, (facts ->> 'ended_on')::date, flag_list, (facts ->> 'given')::numeric));
		WHEN 'severity' THEN
			answer := to_jsonb(govcredit.severity(policy, measure_list));
		WHEN 'grade' THEN
			answer := to_jsonb(govcredit.grade(policy, facts ->> 'subject_kind', (facts ->> 'score')::numeric));
		WHEN 'score' THEN
			SELECT to_jsonb(govcredit.assess_merge(s.state)) INTO answer
			  FROM (SELECT govcredit.score_of(policy, (facts ->> 'as_of')::date, facts ->> 'subject_kind',
						   r.value ->> 'record_type', (r.value ->> 'decided_on')::date, r.value ->> 'severity',
						   (r.value ->> 'amount')::numeric, (r.value ->> 'ended_on')::date, r.value ->> 'act_id',
						   ARRAY(SELECT jsonb_array_elements_text(r.value -> 'flags')),
						   (r.value ->> 'corrected_on')::date, (r.value ->> 'repaired_on')::date,
						   r.value ->> 'repair', (r.value ->> 'given')::numeric) AS state
					  FROM jsonb_array_elements(coalesce(nullif(facts -> 'records', '[]'), '[{}]')) r
					 UNION ALL
					SELECT govcredit.indicators_of(policy, (facts ->> 'as_of')::date, facts ->> 'subject_kind',
						   i.key, (i.value #>> '{}')::numeric, NULL)
					  FROM jsonb_each(facts -> 'indicators') i) s;
		WHEN 'sanctions' THEN
			answer := coalesce((SELECT jsonb_agg(m.measure ORDER BY m.measure COLLATE "C")
				FROM govcredit.sanctions(policy, facts ->> 'subject_kind', facts ->> 'record_type', (facts ->> 'decided_on')::date,
					facts ->> 'severity', (facts ->> 'amount')::numeric, (facts ->> 'ended_on')::date, flag_list,
					(facts ->> 'corrected_on')::date, (facts ->> 'repaired_on')::date, facts ->> 'repair',
					(facts ->> 'as_of')::date, (facts ->> 'given')::numeric) m), '[]');
		WHEN 'repair' THEN
			repairable := govcredit.repair(policy, facts ->> 'subject_kind', facts ->> 'record_type', (facts ->> 'decided_on')::date,
				(facts ->> 'applied_on')::date, facts ->> 'severity', (facts ->> 'amount')::numeric, flag_list,
				(facts ->> 'corrected_on')::date, (facts ->> 'duties_done_on')::date, (facts ->> 'committed_on')::date, ground_list);
			answer := to_jsonb(repairable);
		WHEN 'due' THEN
			answer := to_jsonb(govcredit.due(policy, facts ->> 'deadline', (facts ->> 'start_on')::date));
		WHEN 'report_due' THEN
			answer := to_jsonb(govcredit.report_due(policy, facts ->> 'report', (facts ->> 'year')::integer));
		WHEN 'indicator_score' THEN
			answer := to_jsonb(govcredit.indicator_score(policy, facts ->> 'indicator', (facts ->> 'value')::numeric));
		WHEN 'indicator_warnings' THEN
			answer := coalesce((SELECT jsonb_agg(x.warning ORDER BY x.warning COLLATE "C")
				FROM govcredit.indicator_warnings(policy, facts ->> 'subject_kind', facts ->> 'indicator', (facts ->> 'value')::numeric) x), '[]');
		WHEN 'routing' THEN
			answer := coalesce((SELECT jsonb_agg(x.recipient ORDER BY x.recipient COLLATE "C")
				FROM govcredit.routing(policy, facts ->> 'subject_kind', facts ->> 'record_type', facts ->> 'severity',
					(facts ->> 'amount')::numeric, flag_list) x), '[]');
		WHEN 'head_records' THEN
			answer := coalesce((SELECT jsonb_agg(x.head_record_type ORDER BY x.head_record_type COLLATE "C")
				FROM govcredit.head_records(policy, facts ->> 'subject_kind', facts ->> 'record_type', facts ->> 'severity',
					(facts ->> 'amount')::numeric, flag_list) x), '[]');
		WHEN 'exclusions' THEN
			answer := coalesce((SELECT jsonb_agg(x.exclusion ORDER BY x.exclusion COLLATE "C")
				FROM govcredit.exclusions(policy, facts ->> 'subject_kind', facts ->> 'record_type', facts ->> 'severity',
					(facts ->> 'amount')::numeric, flag_list) x), '[]');
		WHEN 'record_class' THEN
			answer := to_jsonb(govcredit.record_class(policy, facts ->> 'subject_kind', facts ->> 'record_type', facts ->> 'severity',
				(facts ->> 'amount')::numeric, flag_list));
		WHEN 'publication' THEN
			public := govcredit.publication(policy, facts ->> 'subject_kind', facts ->> 'record_type', (facts ->> 'decided_on')::date,
				(facts ->> 'as_of')::date, facts ->> 'severity', (facts ->> 'amount')::numeric, (facts ->> 'ended_on')::date, flag_list,
				(facts ->> 'given')::numeric);
			answer := to_jsonb(public);
		WHEN 'score_warnings' THEN
			answer := coalesce((SELECT jsonb_agg(x.warning ORDER BY x.warning COLLATE "C")
				FROM govcredit.score_warnings(policy, facts ->> 'subject_kind', (facts ->> 'score')::numeric, facts ->> 'grade') x), '[]');
		WHEN 'incentives' THEN
			answer := coalesce((SELECT jsonb_agg(x.incentive ORDER BY x.incentive COLLATE "C")
				FROM govcredit.incentives(policy, facts ->> 'subject_kind', facts ->> 'grade') x), '[]');
		WHEN 'grade_consequences' THEN
			answer := coalesce((SELECT jsonb_agg(x.code ORDER BY x.code COLLATE "C")
				FROM govcredit.grade_consequences(policy, facts ->> 'subject_kind', facts ->> 'grade') x), '[]');
		WHEN 'list_items' THEN
			answer := coalesce((SELECT jsonb_agg(x.item ORDER BY x.place)
				FROM govcredit.list_items(policy, facts ->> 'list') x), '[]');
		WHEN 'missing_steps' THEN
			answer := coalesce((SELECT jsonb_agg(x.step ORDER BY x.place)
				FROM govcredit.missing_steps(policy, facts ->> 'procedure',
					ARRAY(SELECT jsonb_array_elements_text(facts -> 'taken')), facts ->> 'before_step') x), '[]');
	END CASE;
	RETURN answer;
END;
$function$;
COMMENT ON FUNCTION govcredit.test_answer(govcredit.policy, text, jsonb) IS
'what a policy answers to the question of a test (测试答案), with the facts it is asked with';

CREATE FUNCTION govcredit.test_policy(
	policy govcredit.policy,
	tests text DEFAULT NULL,
	OUT test text, OUT requirement text, OUT passed boolean, OUT expected jsonb, OUT answer jsonb)
	RETURNS SETOF record
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp
AS $function$
#variable_conflict use_variable
DECLARE
	item record;
BEGIN
	IF policy IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s of a question must not be null', 'policy'), CONSTRAINT = 'null_in_question',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	FOR item IN
		SELECT t.key, t.value
		  FROM jsonb_each(CASE WHEN tests IS NULL THEN govcredit.policy_document(policy) -> 'tests'
							   ELSE govcredit.read_tests(tests) END) t
		 ORDER BY t.key COLLATE "C"
	LOOP
		test := item.key;
		requirement := item.value ->> 'requirement';
		expected := item.value -> 'expect';
		answer := coalesce(govcredit.test_answer(policy, item.value ->> 'ask', item.value -> 'with'), 'null');
		-- A set may be written in any order; items and steps have theirs.
		IF jsonb_typeof(expected) = 'array' AND item.value ->> 'ask' NOT IN ('list_items', 'missing_steps') THEN
			expected := coalesce((SELECT jsonb_agg(e ORDER BY e #>> '{}' COLLATE "C") FROM jsonb_array_elements(expected) e), '[]');
		END IF;
		-- An edition keeps its fractions as text, so both sides are put that way.
		passed := CASE WHEN jsonb_typeof(expected) = 'object'
					   THEN govcredit.canonical_json(answer)::jsonb @> govcredit.canonical_json(expected)::jsonb
					   ELSE govcredit.canonical_json(answer) = govcredit.canonical_json(expected) END;
		RETURN NEXT;
	END LOOP;
END;
$function$;
COMMENT ON FUNCTION govcredit.test_policy(govcredit.policy, text) IS
'runs a policy''s tests (政策自测), its own or those given as a JSON document: each names what is asked, with which facts, and what is expected; an object is expected to be part of the answer, anything else to be all of it';
