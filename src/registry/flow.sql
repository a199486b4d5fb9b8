/*
 * registry, part 5a: flows 办理程序.  An objection, an application for repair, a
 * finding goes through stages, one after another, as the policy says: who takes
 * each, by when, on what ground, with what paper to whom.
 *
 * A flow is a matter of a kind whose procedure has stages, and a stage is a step
 * of it: what one may see, enter and look up later is settled there.
 */

/* A day that no notice settles is none. */
CREATE FUNCTION @internal@.term_end(edition govcredit.policy, deadline text, started_on date, stayed datemultirange DEFAULT NULL) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	says CONSTANT jsonb := govcredit.policy_item(edition, 'deadlines', deadline);
	in_workdays CONSTANT boolean := says ->> 'unit' = 'workday';
BEGIN
	IF in_workdays AND NOT (govcredit.calendar_covers(started_on)
			AND govcredit.calendar_covers(govcredit.add_workdays(started_on, (says ->> 'days')::integer, govcredit.default_calendar(), true)))
	THEN
		RETURN NULL;
	END IF;
	RETURN @internal@.stayed_due(govcredit.due(edition, deadline, started_on), started_on, in_workdays, stayed);
END
$$;
COMMENT ON FUNCTION @internal@.term_end(govcredit.policy, text, date, datemultirange) IS
	'last day of a deadline of the policy some days of which are not counted 期限届满日; NULL where no notice settles the working days';

/* Who is on a side of a flow. */
CREATE FUNCTION @internal@.side_of(side text, keeper bigint, counterpart bigint, subject bigint, source bigint) RETURNS bigint
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE side WHEN 'keeper' THEN keeper WHEN 'supplier' THEN source
				WHEN 'applicant' THEN coalesce(counterpart, subject) WHEN 'subject' THEN subject END;
COMMENT ON FUNCTION @internal@.side_of(text, bigint, bigint, bigint, bigint) IS
	'who is the keeper 办理单位, supplier 信息提供单位, applicant 申请人 or subject 主体 of a flow 程序各方';

/*
 * The terms of a flow with the stages that were taken: those of the stages, and
 * those that are owed next.  A stage that pauses lets them stand still from the
 * day after until whoever has to act next has (补正, 鉴定), but for a term that
 * begins with it: it is his.
 */
CREATE FUNCTION @internal@.stage_terms(edition govcredit.policy, course text, opened_on date, taken text[], days date[], stayed datemultirange, as_of date)
	RETURNS TABLE (stages text[], title text, taken_by text, started_on date, due_on date, done_on date, state text, basis text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 3
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	count CONSTANT integer := coalesce(cardinality(taken), 0);
BEGIN
	PERFORM govcredit.asked(as_of, 'infinity');
	/* What it does not know is told in short. */
	PERFORM FROM govcredit.procedure_stages(edition, course);
	RETURN QUERY
	WITH stage AS MATERIALIZED (
		SELECT s.* FROM govcredit.procedure_stages(edition, course) s
	), event AS MATERIALIZED (
		SELECT t.place, t.stage, t.day, s.pauses, lead(t.day, 1, as_of) OVER (ORDER BY t.place) AS next
		  FROM unnest(taken, days) WITH ORDINALITY t (stage, day, place)
		  JOIN stage s ON s.stage = t.stage
	), term AS (
		SELECT x.at, x.done_on, s.place, s.stage, s.title, s.taken_by, coalesce(c.day, opened_on) AS started_on, coalesce(c.place, 0) AS since,
			   coalesce((SELECT s.longer[i]
						   FROM generate_subscripts(s.longer, 1) i
						   JOIN event e ON e.stage = s.longer_after[i] AND e.place < x.at
						  ORDER BY e.place DESC
						  LIMIT 1), s.within) AS deadline
		  FROM (SELECT e.place AS at, e.stage, e.day AS done_on FROM event e
				 UNION ALL
				SELECT count + 1, n.stage, NULL
				  FROM stage n
				 WHERE CASE WHEN count = 0 THEN n.is_first ELSE taken[count] = ANY (n.after) END) x
		  JOIN stage s ON s.stage = x.stage
		  LEFT JOIN LATERAL (
				SELECT e.place, e.day FROM event e WHERE e.place < x.at AND e.stage = ANY (s.counted_from) ORDER BY e.place DESC LIMIT 1) c ON true
		 WHERE s.within IS NOT NULL
	)
	SELECT t.stages, t.title, t.taken_by, t.started_on, d.due_on, t.done_on,
		   CASE WHEN d.due_on IS NULL THEN
					CASE WHEN coalesce(t.done_on, as_of) > t.started_on + (i.item ->> 'days')::integer THEN 'unknown'
						 WHEN t.done_on IS NULL THEN 'running' ELSE 'in time' END
				WHEN t.done_on <= d.due_on THEN 'in time'
				WHEN t.done_on > d.due_on THEN 'late'
				WHEN d.due_on >= as_of THEN 'running'
				/* Who has a right and does not use it owes nothing. */
				WHEN t.taken_by IN ('applicant', 'subject') THEN 'lapsed'
				ELSE 'overdue' END,
		   i.item ->> 'basis'
	  FROM (SELECT x.at, x.done_on, x.deadline, x.started_on, x.since, x.taken_by, array_agg(x.stage ORDER BY x.place) AS stages,
				   string_agg(x.title, '、' ORDER BY x.place) AS title
			  FROM term x
			 GROUP BY x.at, x.done_on, x.deadline, x.started_on, x.since, x.taken_by) t
	 CROSS JOIN LATERAL (
			SELECT coalesce(range_agg(daterange(e.day + 1, e.next, '[]')), '{}') + coalesce(stayed, '{}') AS days
			  FROM event e
			 WHERE e.pauses AND e.next > e.day AND e.place > t.since) w
	 CROSS JOIN LATERAL (SELECT govcredit.policy_item(edition, 'deadlines', t.deadline) AS item) i
	 CROSS JOIN LATERAL (
			SELECT @internal@.term_end(edition, t.deadline, t.started_on, w.days * datemultirange(daterange(NULL, t.done_on, '[]'))) AS due_on) d
	 ORDER BY t.at, t.stages;
END
$$;
COMMENT ON FUNCTION @internal@.stage_terms(govcredit.policy, text, date, text[], date[], datemultirange, date) IS
	'terms of the stages of a flow that were taken, in their order, and of those that are owed next, with who owes them, from when, by when, by which clause 各环节办理时限';

/* What a flow is about, and who handles it. */
CREATE FUNCTION @internal@.check_flow(becomes @registry@.matter, known govcredit.matter_kind_answer, edition govcredit.policy) RETURNS @registry@.matter
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about record;
	other bigint;
BEGIN
	IF known.flow IS NOT TRUE AND becomes.keeper IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" goes through no stages, and has no keeper', becomes.kind), CONSTRAINT = 'matter_no_flow',
			ERRCODE = 'check_violation', COLUMN = 'keeper';
	ELSIF becomes.objection IS NOT NULL AND known.about IS DISTINCT FROM 'objection' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" is about no objection', becomes.kind), CONSTRAINT = 'matter_about_no_objection',
			ERRCODE = 'check_violation', COLUMN = 'objection';
	ELSIF becomes.record IS NOT NULL AND known.about IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" is about no record', becomes.kind), CONSTRAINT = 'matter_about_no_record',
			ERRCODE = 'check_violation', COLUMN = 'record';
	ELSIF becomes.procedure IS DISTINCT FROM known.procedure
		AND (known.flow OR EXISTS (SELECT FROM govcredit.procedure_stages(edition, becomes.procedure) WHERE becomes.procedure IS NOT NULL))
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" does not go through procedure "%s"', becomes.kind, becomes.procedure), CONSTRAINT = 'flow_other_procedure',
			ERRCODE = 'check_violation', COLUMN = 'procedure';
	ELSIF known.flow IS NOT TRUE THEN
		RETURN becomes;
	ELSIF becomes.keeper IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" needs a keeper, who handles it', becomes.kind), CONSTRAINT = 'matter_needs_keeper',
			ERRCODE = 'not_null_violation', COLUMN = 'keeper';
	ELSIF known.about IS NULL THEN
		RETURN becomes;
	END IF;
	IF known.about = 'objection' THEN
		SELECT o.record, o.filed_on, o.filed_by, o.answered_on INTO about FROM @registry@.objection o WHERE o.id = becomes.objection FOR NO KEY UPDATE;
		becomes.record := coalesce(becomes.record, about.record);
		becomes.counterpart := coalesce(becomes.counterpart, about.filed_by);
		IF (becomes.record, becomes.counterpart, becomes.opened_on) IS DISTINCT FROM (about.record, about.filed_by, about.filed_on) OR about.answered_on IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('a matter of kind "%s" begins with an objection that is unanswered, on the day and for whom it was filed', becomes.kind), CONSTRAINT = 'flow_of_objection',
				ERRCODE = 'check_violation', COLUMN = 'objection';
		END IF;
	END IF;
	SELECT r.subject, r.decided_on, r.revoked_at INTO about FROM @registry@.record r WHERE r.id = becomes.record FOR NO KEY UPDATE;
	IF NOT FOUND OR about.subject <> becomes.subject OR becomes.opened_on < about.decided_on THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a matter of kind "%s" is about a record of subject %s decided by %s', becomes.kind, becomes.subject, @internal@.shown(becomes.opened_on)),
			CONSTRAINT = 'flow_of_record', ERRCODE = 'check_violation', COLUMN = 'record';
	END IF;
	IF known.about = 'repair' AND about.revoked_at IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('record %s is revoked', becomes.record), CONSTRAINT = 'record_revoked',
			ERRCODE = 'object_not_in_prerequisite_state';
	END IF;
	SELECT m.id INTO other
	  FROM @registry@.matter m
	 WHERE m.record = becomes.record AND m.kind = becomes.kind AND m.objection IS NOT DISTINCT FROM becomes.objection AND m.closed_on IS NULL AND m.id <> becomes.id;
	IF FOUND THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('matter %s about record %s goes on', other, becomes.record), CONSTRAINT = 'flow_goes_on',
			ERRCODE = 'unique_violation',
			HINT = govcredit.say('It is taken to its last stage first.');
	END IF;
	RETURN becomes;
END
$$;
COMMENT ON FUNCTION @internal@.check_flow(@registry@.matter, govcredit.matter_kind_answer, govcredit.policy) IS
	'part of check_matter(): a flow has a keeper, and is about an unanswered objection or a record that stands, one at a time 办理程序校验';

/* It ends with its last stage, by which alone it has its outcome. */
CREATE FUNCTION @internal@.check_flow_end(closed @registry@.matter, edition govcredit.policy) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT EXISTS (
		SELECT
		  FROM @registry@.matter_step t
		  JOIN govcredit.procedure_stages(edition, closed.procedure) s ON s.stage = t.step AND s.is_last
		 WHERE t.matter = closed.id AND t.done_on = closed.closed_on)
		OR closed.outcome IS DISTINCT FROM (@internal@.flow_result(closed.id, closed.procedure, edition)).outcome
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('matter %s ends with its last stage, and as its stages say', closed.id), CONSTRAINT = 'flow_ends_by_stage',
			ERRCODE = 'check_violation',
			HINT = govcredit.say('Enter the stage in table matter_step.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_flow_end(@registry@.matter, govcredit.policy) IS
	'part of check_matter(): a flow is closed by its last stage 程序办结校验';

CREATE FUNCTION @internal@.stage_reason(edition govcredit.policy, course text, stage text, ground text, note text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN nullif(concat_ws('：', govcredit.policy_item(edition, concat('procedures.', course, '.steps.', stage, '.grounds'), ground) #>> '{title,zh}',
		nullif(btrim(note), '')), '');
END
$$;
COMMENT ON FUNCTION @internal@.stage_reason(govcredit.policy, text, text, text, text) IS 'the ground of a stage, and what was noted with it 环节事由';

CREATE FUNCTION @internal@.flow_result(matter bigint, course text, edition govcredit.policy, OUT outcome text, OUT reason text, OUT done_on date, OUT document_no govcredit.document_no)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	SELECT s.outcome, @internal@.stage_reason(edition, course, t.step, t.ground, t.note), t.done_on, t.document_no INTO outcome, reason, done_on, document_no
	  FROM @registry@.matter_step t
	  JOIN govcredit.procedure_stages(edition, course) s ON s.stage = t.step AND s.outcome IS NOT NULL
	 WHERE t.matter = $1
	 ORDER BY t.done_on DESC, t.id DESC
	 LIMIT 1;
END
$$;
COMMENT ON FUNCTION @internal@.flow_result(bigint, text, govcredit.policy) IS 'outcome that the stages of a flow have given it, why, when and by which paper 程序结果';

/* Who supplied what a flow is about: who was asked, or whom the record names. */
CREATE FUNCTION @internal@.flow_supplier(matter bigint, course text, edition govcredit.policy, source bigint) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT t.addressee
		  FROM @registry@.matter_step t
		  JOIN govcredit.procedure_stages(edition, course) s ON s.stage = t.step AND s.addressee = 'supplier'
		 WHERE t.matter = $1
		 ORDER BY t.done_on DESC, t.id DESC
		 LIMIT 1), source);
END
$$;
COMMENT ON FUNCTION @internal@.flow_supplier(bigint, text, govcredit.policy, bigint) IS 'supplier in a flow that was asked last, or whom the record names 信息提供单位';

/* To decide an objection, or a repair, takes who may, and who has entered nothing of the application (经办与审核分离). */
CREATE FUNCTION @internal@.check_stage_decides(matter bigint, title text, objection bigint) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF @internal@.sees_all() THEN
		RETURN;
	ELSIF NOT (CASE WHEN objection IS NOT NULL THEN has_column_privilege(@internal@.actor(), '@registry@.objection'::regclass, 'answered_on', 'UPDATE')
					ELSE has_column_privilege(@internal@.actor(), '@registry@.repair'::regclass, 'granted_on', 'INSERT') END)
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('stage "%s" of matter %s is a decision, which a reviewer takes', title, matter), CONSTRAINT = 'stage_decides',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('It is entered by a recorder who is a reviewer, too, and has entered nothing of the matter.');
	END IF;
	PERFORM @internal@.check_decision('matter', matter, ARRAY['matter']::name[], ARRAY[matter], false);
END
$$;
COMMENT ON FUNCTION @internal@.check_stage_decides(bigint, text, bigint) IS
	'part of check_stage(): an error where who enters a decision is no reviewer, or has entered what it decides on 办理环节的审核分离';

/* By when a stage may not be taken yet: before whose last day, if it waits for a term. */
CREATE FUNCTION @internal@.check_stage_waits(becomes @registry@.matter_step, title text, waits text, waits_from text[], opened_on date, edition govcredit.policy) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	ends CONSTANT date := @internal@.term_end(edition, waits, coalesce((
		SELECT max(t.done_on) FROM @registry@.matter_step t WHERE t.matter = becomes.matter AND t.id <> becomes.id AND t.step = ANY (waits_from)), opened_on));
BEGIN
	IF waits IS NOT NULL AND (becomes.done_on > ends) IS NOT TRUE THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN ends IS NULL THEN govcredit.say('stage "%s" of matter %s cannot be taken on %s: no notice settles yet until when a term runs', title, becomes.matter, @internal@.shown(becomes.done_on))
						   ELSE govcredit.say('stage "%s" of matter %s cannot be taken on %s: a term runs until %s', title, becomes.matter, @internal@.shown(becomes.done_on), @internal@.shown(ends)) END,
			CONSTRAINT = CASE WHEN ends IS NULL THEN 'stage_term_unknown' ELSE 'stage_too_early' END,
			ERRCODE = 'check_violation', COLUMN = 'done_on',
			DETAIL = govcredit.say('By %s.', govcredit.policy_item(edition, 'deadlines', waits) ->> 'basis');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_stage_waits(@registry@.matter_step, text, text, text[], date, govcredit.policy) IS
	'part of check_stage(): an error where a term that has to be over runs still 未满期限不得办理';

/* Does it follow on the last one? */
CREATE FUNCTION @internal@.check_stage_order(becomes @registry@.matter_step, title text, course text, edition govcredit.policy) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	last record;
	possible text[];
BEGIN
	SELECT t.step, t.done_on, @internal@.stage_title(edition, course, t.step) AS title INTO last
	  FROM @registry@.matter_step t
	 WHERE t.matter = becomes.matter AND t.id <> becomes.id
	 ORDER BY t.done_on DESC, t.id DESC
	 LIMIT 1;
	IF last.done_on > becomes.done_on THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('stage "%s" of matter %s on %s comes before "%s" of %s', title, becomes.matter, @internal@.shown(becomes.done_on), last.title, @internal@.shown(last.done_on)),
			CONSTRAINT = 'stage_out_of_order', ERRCODE = 'check_violation', COLUMN = 'done_on',
			HINT = govcredit.say('Enter the stages in the order in which they were taken.');
	END IF;
	possible := ARRAY(
		SELECT s.stage
		  FROM govcredit.procedure_stages(edition, course) s
		 WHERE CASE WHEN last.step IS NULL THEN s.is_first ELSE last.step = ANY (s.after) END
		 ORDER BY s.place);
	IF becomes.step <> ALL (possible) THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN last.step IS NULL THEN govcredit.say('stage "%s" of matter %s cannot be the first', title, becomes.matter)
						   ELSE govcredit.say('stage "%s" of matter %s cannot follow "%s"', title, becomes.matter, last.title) END,
			CONSTRAINT = CASE WHEN last.step IS NULL THEN 'stage_not_first' ELSE 'stage_cannot_follow' END, ERRCODE = 'check_violation', COLUMN = 'step',
			DETAIL = govcredit.say('Possible: %s.', (
				SELECT string_agg(@internal@.stage_title(edition, course, p.stage), '、' ORDER BY p.place) FROM unnest(possible) WITH ORDINALITY p (stage, place)));
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_stage_order(@registry@.matter_step, text, text, govcredit.policy) IS
	'part of check_stage(): an error where a stage does not follow on the last one, or is of a day before it 环节顺序校验';

CREATE FUNCTION @internal@.stage_title(edition govcredit.policy, course text, stage text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN govcredit.policy_item(edition, concat('procedures.', course, '.steps'), stage) #>> '{title,zh}';
END
$$;
COMMENT ON FUNCTION @internal@.stage_title(govcredit.policy, text, text) IS 'what a stage is called 环节名称';

/* What stands beside a stage that is entered: the stages before it, its paper, its term of waiting. */
CREATE FUNCTION @internal@.check_stage(becomes @registry@.matter_step, edition govcredit.policy) RETURNS @registry@.matter_step
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about record;
	says record;
BEGIN
	SELECT m.procedure, m.opened_on, m.closed_on, m.keeper, m.counterpart, m.subject, m.record, m.objection, r.source INTO about
	  FROM @registry@.matter m
	  LEFT JOIN @registry@.record r ON r.id = m.record
	 WHERE m.id = becomes.matter;
	becomes.step := govcredit.policy_code(edition, concat('procedures.', about.procedure, '.steps'), becomes.step);
	SELECT s.* INTO says FROM govcredit.procedure_stages(edition, about.procedure) s WHERE s.stage = becomes.step;
	IF about.closed_on IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('matter %s was closed on %s: nothing about it changes any more', becomes.matter, @internal@.shown(about.closed_on)), CONSTRAINT = 'matter_closed_unchangeable',
			ERRCODE = 'object_not_in_prerequisite_state';
	END IF;
	PERFORM @internal@.check_stage_order(becomes, says.title, about.procedure, edition);
	PERFORM @internal@.check_stage_document(becomes, says.title, says.document);
	PERFORM @internal@.check_stage_waits(becomes, says.title, says.waits, says.waits_from, about.opened_on, edition);
	IF about.record IS NOT NULL AND says.outcome IS NOT NULL AND says.taken_by IS DISTINCT FROM 'applicant' THEN
		PERFORM @internal@.check_stage_decides(becomes.matter, says.title, about.objection);
	END IF;
	about.source := @internal@.flow_supplier(becomes.matter, about.procedure, edition, about.source);
	becomes.actor := coalesce(becomes.actor, @internal@.side_of(says.taken_by, about.keeper, about.counterpart, about.subject, about.source));
	becomes.addressee := coalesce(becomes.addressee, @internal@.side_of(says.addressee, about.keeper, about.counterpart, about.subject, about.source));
	IF says.addressee IS NOT NULL AND becomes.addressee IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('stage "%s" of matter %s goes to nobody: its record names no supplier', says.title, becomes.matter), CONSTRAINT = 'stage_needs_addressee',
			ERRCODE = 'not_null_violation', COLUMN = 'addressee',
			HINT = govcredit.say('Name it with the stage (addressee).');
	END IF;
	RETURN becomes;
END
$$;
COMMENT ON FUNCTION @internal@.check_stage(@registry@.matter_step, govcredit.policy) IS
	'part of check_matter_step(): a stage follows on one it may follow, in the order of days, with its paper and to whom that goes, not before a term is over, and decides by who may 办理环节校验';

CREATE FUNCTION @internal@.check_stage_document(becomes @registry@.matter_step, title text, needed boolean) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF needed AND becomes.document_no IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('stage "%s" of matter %s has a paper, whose number is missing', title, becomes.matter), CONSTRAINT = 'stage_needs_document',
			ERRCODE = 'not_null_violation', COLUMN = 'document_no';
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_stage_document(@registry@.matter_step, text, boolean) IS 'part of check_stage(): an error where the number of a paper is missing 文书文号校验';

/* What was said to somebody was said: a stage is not moved, and taken out only where nothing came of it. */
CREATE FUNCTION @internal@.hold_stage(was @registry@.matter_step, becomes @registry@.matter_step, course text, edition govcredit.policy) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	says record;
BEGIN
	IF was.id IS NULL THEN
		RETURN;
	END IF;
	SELECT x.* INTO says FROM govcredit.procedure_stages(edition, course) x WHERE x.stage = was.step;
	IF (becomes.step, becomes.done_on, becomes.ground, becomes.actor, becomes.addressee) IS NOT DISTINCT FROM (was.step, was.done_on, was.ground, was.actor, was.addressee) THEN
		PERFORM @internal@.check_stage_document(becomes, says.title, says.document);
	ELSIF becomes.id IS NOT NULL
		OR EXISTS (SELECT FROM @registry@.matter_step t WHERE t.matter = was.matter AND t.id <> was.id AND (t.done_on, t.id) > (was.done_on, was.id))
		OR says.outcome IS NOT NULL OR says.repair IS NOT NULL OR says.is_last
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('stage "%s" of matter %s stands as it was entered', says.title, was.matter), CONSTRAINT = 'stage_stands',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('The last stage may be taken out, where nothing has come of it, and entered anew.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.hold_stage(@registry@.matter_step, @registry@.matter_step, text, govcredit.policy) IS
	'part of check_matter_step(): a stage stays what it is; the last, from which nothing came, may be taken out 办理环节不得变更';

/* What comes of a stage: the answer to the objection, the repair, the end of the flow. */
CREATE FUNCTION @internal@.follow_stage(taken @registry@.matter_step, edition govcredit.policy) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about record;
	says record;
	result record;
BEGIN
	SELECT m.* INTO about FROM @registry@.matter m WHERE m.id = taken.matter;
	SELECT s.* INTO says FROM govcredit.procedure_stages(edition, about.procedure) s WHERE s.stage = taken.step;
	IF says.outcome IS NOT NULL AND about.objection IS NOT NULL THEN
		UPDATE @registry@.objection o
		   SET answered_on = taken.done_on, outcome = says.outcome, answer = @internal@.stage_reason(edition, about.procedure, taken.step, taken.ground, taken.note)
		 WHERE o.id = about.objection;
	END IF;
	IF says.repair IS NOT NULL AND about.record IS NOT NULL THEN
		INSERT INTO @registry@.repair (record, granted_on, effect, document_no) VALUES (about.record, taken.done_on, says.repair, taken.document_no);
	END IF;
	IF says.is_last THEN
		SELECT r.* INTO result FROM @internal@.flow_result(about.id, about.procedure, edition) r;
		UPDATE @registry@.matter m
		   SET closed_on = taken.done_on, outcome = result.outcome, reason = coalesce(m.reason, result.reason)
		 WHERE m.id = taken.matter;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.follow_stage(@registry@.matter_step, govcredit.policy) IS
	'part of follow_step(): a stage answers the objection, grants the repair or ends the flow, as the policy says 办理环节的后果';

/* Answered and granted is by a stage: where there is a flow, and where the policy wants one. What another registry sent was decided there. */
CREATE FUNCTION @internal@.refuse_past_flow(about text, record bigint, objection bigint, edition govcredit.policy, day date, result text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	flow record;
	kind CONSTANT text := govcredit.required_flow(edition, about);
BEGIN
	SELECT m.id, m.procedure, @internal@.policy_for(@internal@.division_of(m.subject, m.opened_on), m.opened_on) AS edition INTO flow
	  FROM @registry@.matter m
	 WHERE m.record = $2 AND CASE WHEN $1 = 'objection' THEN m.objection = $3 ELSE m.objection IS NULL AND m.opened_on <= $5 AND (m.closed_on IS NULL OR m.closed_on >= $5) END
	 ORDER BY m.id DESC
	 LIMIT 1;
	IF FOUND THEN
		IF NOT EXISTS (
			SELECT
			  FROM @registry@.matter_step t
			  JOIN govcredit.procedure_stages(flow.edition, flow.procedure) s ON s.stage = t.step
			 WHERE t.matter = flow.id AND t.done_on = $5 AND $6 = CASE WHEN $1 = 'objection' THEN s.outcome ELSE s.repair END)
		THEN
			RAISE EXCEPTION USING
				MESSAGE = CASE WHEN $1 = 'objection' THEN govcredit.say('objection %s is answered by a stage of matter %s', $3, flow.id)
							   ELSE govcredit.say('the repair of record %s is granted by a stage of matter %s', $2, flow.id) END,
				CONSTRAINT = CASE WHEN $1 = 'objection' THEN 'objection_by_stage' ELSE 'repair_by_stage' END, ERRCODE = 'check_violation',
				HINT = govcredit.say('Enter the stage in table matter_step.');
		END IF;
	ELSIF kind IS NOT NULL AND NOT EXISTS (SELECT FROM @internal@.origin x WHERE x.relation = 'record' AND x.id = $2) THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN $1 = 'objection' THEN govcredit.say('objection %s is answered by a matter of kind "%s" alone', $3, kind)
						   ELSE govcredit.say('a repair of record %s is granted by a matter of kind "%s" alone', $2, kind) END,
			CONSTRAINT = CASE WHEN $1 = 'objection' THEN 'objection_flow_required' ELSE 'repair_flow_required' END, ERRCODE = 'check_violation',
			DETAIL = govcredit.say('By %s.', (govcredit.matter_kind(edition, kind)).basis),
			HINT = govcredit.say('Enter the application in table matter, and its stages in table matter_step.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_past_flow(text, bigint, bigint, govcredit.policy, date, text) IS
	'part of the triggers: an error where an objection is answered or a repair granted past its flow 未经程序不得作出决定';

/* The flows there are, with the stages taken by a day. */
CREATE FUNCTION @internal@.flow_known(as_of date, known_at timestamptz, subject bigint DEFAULT NULL)
	RETURNS TABLE (matter bigint, kind text, bearer bigint, about bigint, name text, jurisdiction govcredit.division, procedure text, opened_on date, keeper bigint,
		counterpart bigint, record bigint, objection bigint, source bigint, edition govcredit.policy, steps bigint[], taken text[], days date[], stayed datemultirange)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM govcredit.asked($1, $2);
	/* Most registries have none, and then nothing is paid for them. */
	IF NOT EXISTS (SELECT FROM @internal@.matter_known($2) m WHERE m.keeper IS NOT NULL) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT m.id, m.kind, s.id, m.about, s.name, s.jurisdiction, m.procedure, m.opened_on, k.keeper, m.counterpart, k.record, k.objection, coalesce(t.supplier, r.source), e.policy, t.steps, t.taken, t.days, w.days
	  FROM @internal@.matter_on($1, $2, coalesce($3, -9223372036854775808), coalesce($3, 9223372036854775807)) m
	  JOIN @internal@.matter_known($2) k ON k.id = m.id AND k.keeper IS NOT NULL
	  JOIN @internal@.standing_on($1, $2) s ON s.id = m.subject
	  LEFT JOIN @internal@.record_known($2) r ON r.id = k.record
	  LEFT JOIN @internal@.suspension_on($1, $2) w ON w.matter = m.id
	 CROSS JOIN LATERAL (
			SELECT @internal@.edition_for(@internal@.begun_in(m.about, m.opened_on, $2), m.opened_on, m.opened_on, $2) AS policy OFFSET 0) e
	 CROSS JOIN LATERAL (
			SELECT array_agg(x.id ORDER BY x.done_on, x.id) AS steps, array_agg(x.step ORDER BY x.done_on, x.id) AS taken, array_agg(x.done_on ORDER BY x.done_on, x.id) AS days,
				   (array_agg(x.addressee ORDER BY x.done_on DESC, x.id DESC) FILTER (WHERE x.step IN (
					SELECT y.stage FROM govcredit.procedure_stages(e.policy, m.procedure) y WHERE y.addressee = 'supplier')))[1] AS supplier
			  FROM @internal@.matter_step_known($2) x
			 WHERE x.matter = m.id AND x.done_on <= $1) t
	 WHERE e.policy IS NOT NULL;
END
$$;
COMMENT ON FUNCTION @internal@.flow_known(date, timestamptz, bigint) IS
	'flows begun by a day, with the stages taken by then, of all or of one subject 办理程序及其环节';

/* What stands on the papers of a stage. */
CREATE TYPE @registry@.paper_row AS (
	jurisdiction govcredit.division, matter bigint, kind text, kind_title text, step bigint, stage text, title text, document_no govcredit.document_no, done_on date,
	actor bigint, actor_name text, addressee bigint, addressee_name text, ground text, ground_title text, ground_basis text, note text,
	reply_by date, reply_title text, remedy text, remedy_basis text, basis text, applicant bigint, applicant_name text, keeper bigint, keeper_name text,
	record bigint, record_document_no govcredit.document_no, decided_on date, objection bigint, papers text[]
);
COMMENT ON TYPE @registry@.paper_row IS 'a row of papers_on() 查询结果行';
COMMENT ON COLUMN @registry@.paper_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.paper_row.matter IS 'flow 事项编号';
COMMENT ON COLUMN @registry@.paper_row.kind IS 'its kind 事项类别';
COMMENT ON COLUMN @registry@.paper_row.kind_title IS 'what that is called 事项类别名称';
COMMENT ON COLUMN @registry@.paper_row.step IS 'stage that was taken, its row 步骤编号';
COMMENT ON COLUMN @registry@.paper_row.stage IS 'its code 环节代码';
COMMENT ON COLUMN @registry@.paper_row.title IS 'what it is called 环节名称';
COMMENT ON COLUMN @registry@.paper_row.document_no IS 'number of the paper 文号';
COMMENT ON COLUMN @registry@.paper_row.done_on IS 'its day 办理日期';
COMMENT ON COLUMN @registry@.paper_row.actor IS 'who took it 经办单位编号';
COMMENT ON COLUMN @registry@.paper_row.actor_name IS 'its name 经办单位名称';
COMMENT ON COLUMN @registry@.paper_row.addressee IS 'to whom it goes 受送达人编号';
COMMENT ON COLUMN @registry@.paper_row.addressee_name IS 'its name 受送达人名称';
COMMENT ON COLUMN @registry@.paper_row.ground IS 'ground it rests on 事由代码';
COMMENT ON COLUMN @registry@.paper_row.ground_title IS 'what that is called 事由名称';
COMMENT ON COLUMN @registry@.paper_row.ground_basis IS 'clause of the ground 事由依据';
COMMENT ON COLUMN @registry@.paper_row.note IS 'what was noted with it 说明';
COMMENT ON COLUMN @registry@.paper_row.reply_by IS 'by when whoever receives it has to act 答复期限';
COMMENT ON COLUMN @registry@.paper_row.reply_title IS 'what he has to do 答复事项';
COMMENT ON COLUMN @registry@.paper_row.remedy IS 'what may be done against it 救济途径';
COMMENT ON COLUMN @registry@.paper_row.remedy_basis IS 'by which clause 救济依据';
COMMENT ON COLUMN @registry@.paper_row.basis IS 'clause of the stage 依据';
COMMENT ON COLUMN @registry@.paper_row.applicant IS 'who applied, or whom it is about 申请人编号';
COMMENT ON COLUMN @registry@.paper_row.applicant_name IS 'its name 申请人名称';
COMMENT ON COLUMN @registry@.paper_row.keeper IS 'who handles it 办理单位编号';
COMMENT ON COLUMN @registry@.paper_row.keeper_name IS 'its name 办理单位名称';
COMMENT ON COLUMN @registry@.paper_row.record IS 'record it is about 所涉记录编号';
COMMENT ON COLUMN @registry@.paper_row.record_document_no IS 'document of the record 所涉文书文号';
COMMENT ON COLUMN @registry@.paper_row.decided_on IS 'day of that 决定日期';
COMMENT ON COLUMN @registry@.paper_row.objection IS 'objection that is handled 异议编号';
COMMENT ON COLUMN @registry@.paper_row.papers IS 'what was handed in 申请材料';

CREATE FUNCTION @internal@.papers_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.paper_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT f.jurisdiction, f.matter, f.kind, (govcredit.matter_kind(f.edition, f.kind)).title, t.id, t.step, s.title, t.document_no, t.done_on,
		   t.actor, a.name, t.addressee, d.name, t.ground, g.item #>> '{title,zh}', g.item ->> 'basis', t.note,
		   y.due_on, y.title, s.remedy, s.remedy_basis, s.basis, p.id, p.name, f.keeper, k.name,
		   f.record, r.document_no, r.decided_on, f.objection, m.papers
	  FROM @internal@.flow_known($1, $2) f
	  JOIN @internal@.matter_known($2) m ON m.id = f.matter
	 CROSS JOIN LATERAL unnest(f.steps) WITH ORDINALITY n (id, at)
	  JOIN @internal@.matter_step_known($2) t ON t.id = n.id
	  JOIN LATERAL govcredit.procedure_stages(f.edition, f.procedure) s ON s.stage = t.step
	 CROSS JOIN LATERAL (SELECT govcredit.policy_item(f.edition, concat('procedures.', f.procedure, '.steps.', t.step, '.grounds'), t.ground) AS item) g
	  LEFT JOIN LATERAL (
			/* The day by which whoever receives it has to act. */
			SELECT z.due_on, z.title
			  FROM @internal@.stage_terms(f.edition, f.procedure, f.opened_on, f.taken[1:n.at], f.days[1:n.at], f.stayed, t.done_on) z
			 WHERE z.done_on IS NULL AND z.taken_by = s.addressee
			 ORDER BY z.due_on
			 LIMIT 1) y ON true
	  LEFT JOIN @internal@.record_known($2) r ON r.id = f.record
	  LEFT JOIN @internal@.state_on($1, $2) a ON a.id = t.actor
	  LEFT JOIN @internal@.state_on($1, $2) d ON d.id = t.addressee
	  LEFT JOIN @internal@.state_on($1, $2) k ON k.id = f.keeper
	  LEFT JOIN @internal@.state_on($1, $2) p ON p.id = coalesce(f.counterpart, f.about)
	 ORDER BY f.matter, n.at;
END
$$;
COMMENT ON FUNCTION @internal@.papers_on(date, timestamptz) IS
	'what stands on the papers of the stages of flows taken by a day 文书要素: number, day, from whom to whom, ground with its clause, by when to reply, remedy, and the record it is about';

CREATE TYPE @registry@.flow_row AS (
	jurisdiction govcredit.division, matter bigint, kind text, kind_title text, subject bigint, name text, record bigint, objection bigint,
	opened_on date, stage text, title text, since date, next_title text, taken_by text, owed_by bigint, due_on date, state text, basis text
);
COMMENT ON TYPE @registry@.flow_row IS 'a row of flow_on() 查询结果行';
COMMENT ON COLUMN @registry@.flow_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.flow_row.matter IS 'flow 事项编号';
COMMENT ON COLUMN @registry@.flow_row.kind IS 'its kind 事项类别';
COMMENT ON COLUMN @registry@.flow_row.kind_title IS 'what that is called 事项类别名称';
COMMENT ON COLUMN @registry@.flow_row.subject IS 'whom it is about 主体编号';
COMMENT ON COLUMN @registry@.flow_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.flow_row.record IS 'record it is about 所涉记录编号';
COMMENT ON COLUMN @registry@.flow_row.objection IS 'objection that is handled 异议编号';
COMMENT ON COLUMN @registry@.flow_row.opened_on IS 'first day 起始日期';
COMMENT ON COLUMN @registry@.flow_row.stage IS 'the last stage, its code 当前环节代码';
COMMENT ON COLUMN @registry@.flow_row.title IS 'what it is called 当前环节';
COMMENT ON COLUMN @registry@.flow_row.since IS 'its day 当前环节日期';
COMMENT ON COLUMN @registry@.flow_row.next_title IS 'stages one of which is owed 待办环节';
COMMENT ON COLUMN @registry@.flow_row.taken_by IS 'whose it is to take: keeper, supplier, applicant or subject 环节承担方';
COMMENT ON COLUMN @registry@.flow_row.owed_by IS 'who owes it 责任单位; none where the policy, or the record, names nobody';
COMMENT ON COLUMN @registry@.flow_row.due_on IS 'last day on time 到期日期';
COMMENT ON COLUMN @registry@.flow_row.state IS 'running, overdue, lapsed (a right that was not used), unknown, open (nothing is owed by a day), or closed 状态';
COMMENT ON COLUMN @registry@.flow_row.basis IS 'clause it rests on 依据';

CREATE FUNCTION @internal@.flow_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.flow_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT f.jurisdiction, f.matter, f.kind, (govcredit.matter_kind(f.edition, f.kind)).title, f.bearer, f.name, f.record, f.objection, f.opened_on,
		   n.stage, s.title, n.day, t.title, t.taken_by, @internal@.side_of(t.taken_by, f.keeper, f.counterpart, f.bearer, f.source), t.due_on,
		   CASE WHEN s.is_last THEN 'closed' WHEN t.state IS NULL THEN 'open' ELSE t.state END, t.basis
	  FROM @internal@.flow_known($1, $2) f
	 CROSS JOIN LATERAL (SELECT f.taken[cardinality(f.taken)] AS stage, f.days[cardinality(f.days)] AS day) n
	  LEFT JOIN LATERAL (SELECT x.* FROM govcredit.procedure_stages(f.edition, f.procedure) x WHERE x.stage = n.stage) s ON true
	  LEFT JOIN LATERAL (
			SELECT x.* FROM @internal@.stage_terms(f.edition, f.procedure, f.opened_on, f.taken, f.days, f.stayed, $1) x WHERE x.done_on IS NULL) t ON true
	 ORDER BY f.matter, t.due_on, t.title COLLATE "C";
END
$$;
COMMENT ON FUNCTION @internal@.flow_on(date, timestamptz) IS
	'where each flow stands on a day 办理进度: the last stage, and which are owed next, by whom, by when and by which clause; a row for each term that runs';
