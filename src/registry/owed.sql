/*
 * registry: one list of who owes what by when, and since when.
 */

CREATE TYPE @registry@.duties_row AS (
	jurisdiction govcredit.division, what text, code text, title text, owed_by bigint, owed_by_name text,
	subject bigint, name text, record bigint, objection bigint, matter bigint, recipient text, year integer,
	started_on date, due_on date, done_on date, document_no govcredit.document_no, state text, workdays_late integer, basis text,
	stages text[], taken_by text
);
COMMENT ON TYPE @registry@.duties_row IS 'a row of duties_on() 查询结果行';
COMMENT ON COLUMN @registry@.duties_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.duties_row.what IS 'what is owed 义务类别: publication 公示, removal 移出名单, take_down 终止公示, objection 异议答复, correction 更正, measure 措施, notice 通报, report 报告, evaluation 评价, step 程序步骤, training 培训 of an official new in office, or the kind of a matter';
COMMENT ON COLUMN @registry@.duties_row.code IS 'measure, report, step or item of the policy, of a record its type 代码';
COMMENT ON COLUMN @registry@.duties_row.title IS 'what it is about 事项名称';
COMMENT ON COLUMN @registry@.duties_row.owed_by IS 'who has to do it 履行主体; none: a body that is not in the books (owed_by_name), or nobody';
COMMENT ON COLUMN @registry@.duties_row.owed_by_name IS 'its name 履行主体名称';
COMMENT ON COLUMN @registry@.duties_row.subject IS 'whom it is about 主体编号';
COMMENT ON COLUMN @registry@.duties_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.duties_row.record IS 'record it follows from 记录编号';
COMMENT ON COLUMN @registry@.duties_row.objection IS 'objection to be answered 异议编号';
COMMENT ON COLUMN @registry@.duties_row.matter IS 'matter 事项编号';
COMMENT ON COLUMN @registry@.duties_row.recipient IS 'to whom or where, a recipient of the policy 接收方或公示平台';
COMMENT ON COLUMN @registry@.duties_row.year IS 'year a report is about 所属年度';
COMMENT ON COLUMN @registry@.duties_row.started_on IS 'since when 起算日期, not counted';
COMMENT ON COLUMN @registry@.duties_row.due_on IS 'last day on time 截止日期; none: the policy names no term, or state is unknown';
COMMENT ON COLUMN @registry@.duties_row.done_on IS 'day it was done 履行日期';
COMMENT ON COLUMN @registry@.duties_row.document_no IS 'document that says so 文号';
COMMENT ON COLUMN @registry@.duties_row.state IS 'in time, late, overdue, running; without a term open or done; lapsed, of what an applicant or a subject might have done; or unknown 状态';
COMMENT ON COLUMN @registry@.duties_row.workdays_late IS 'working days late 逾期工作日数';
COMMENT ON COLUMN @registry@.duties_row.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.duties_row.stages IS 'stages of a flow, one of which is owed 环节代码';
COMMENT ON COLUMN @registry@.duties_row.taken_by IS 'whose it is to take: keeper, supplier, applicant or subject 环节承担方';

/* A term of the policy from a day on; NULL where no notice settles the working days. */
CREATE FUNCTION @internal@.due_by(policy govcredit.policy, deadline text, started_on date) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	term CONSTANT jsonb := govcredit.policy_item(policy, 'deadlines', deadline);
BEGIN
	RETURN CASE WHEN term IS NULL OR started_on IS NULL THEN NULL
				WHEN term ->> 'unit' <> 'workday'
					OR govcredit.calendar_covers(started_on)
					AND govcredit.calendar_covers(govcredit.add_workdays(started_on, (term ->> 'days')::integer, govcredit.default_calendar(), true))
				THEN govcredit.due(policy, deadline, started_on) END;
END
$$;
COMMENT ON FUNCTION @internal@.due_by(govcredit.policy, text, date) IS
	'last day on time of a term of the policy 截止日期; NULL without one, and where no notice settles the working days';

CREATE FUNCTION @internal@.duty_state(termed boolean, due_on date, done_on date, as_of date) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN NOT termed THEN CASE WHEN done_on IS NULL THEN 'open' ELSE 'done' END
				WHEN due_on IS NULL THEN 'unknown'
				WHEN done_on <= due_on THEN 'in time'
				WHEN done_on > due_on THEN 'late'
				WHEN due_on < as_of THEN 'overdue'
				ELSE 'running' END;
END;
COMMENT ON FUNCTION @internal@.duty_state(boolean, date, date, date) IS
	'how a duty stands on a day 履行状态: in time, late, overdue, running, unknown; without a term open or done';

CREATE FUNCTION @internal@.workdays_late(due_on date, done_on date, as_of date) RETURNS integer
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN coalesce(done_on, as_of) > due_on AND isfinite(coalesce(done_on, as_of))
					AND govcredit.calendar_covers(due_on) AND govcredit.calendar_covers(coalesce(done_on, as_of))
				THEN govcredit.workdays_between(due_on, coalesce(done_on, as_of)) END;
END;
COMMENT ON FUNCTION @internal@.workdays_late(date, date, date) IS
	'working days by which something was late, or is on a day 逾期工作日数; NULL where it is not, and where no notice settles them';

/* What the policies in force somewhere have somebody do after a record. */
CREATE FUNCTION @internal@.measure_known(known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (policy govcredit.policy, measure text, title text, deadline text, by_body boolean, body text, corrected boolean, basis text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT e.policy, p.code, p.title, p.item ->> 'within', coalesce(p.item ->> 'owed_by' = 'body', false), p.item ->> 'body',
		   p.item ->> 'until' = 'corrected', p.basis
	  FROM (SELECT DISTINCT j.policy FROM @internal@.jurisdiction_known($1) j) e
	 CROSS JOIN LATERAL govcredit.policy_items(e.policy, 'measures') p
	 WHERE p.item ->> 'until' = 'discharged' OR p.item ? 'within' OR p.item ? 'owed_by';
END
$$;
COMMENT ON FUNCTION @internal@.measure_known(timestamptz) IS
	'measures of the policies in force somewhere that somebody has to carry out 须履行的措施, who and by when';

/* Of all records that ever led to one: what was done is told, too. */
CREATE FUNCTION @internal@.measure_duties_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 100 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	policies CONSTANT govcredit.policy[] := ARRAY(SELECT DISTINCT k.policy FROM @internal@.measure_known($2) k);
BEGIN
	IF govcredit.asked($1, $2) IS NULL OR policies = '{}' THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH duty AS MATERIALIZED (
		SELECT k.* FROM @internal@.measure_known($2) k
	), body AS MATERIALIZED (
		/* By its name, where one of those there bears it. */
		SELECT s.jurisdiction, s.name, min(s.id) AS subject
		  FROM @internal@.standing_on($1, $2) s
		 WHERE s.name = ANY (ARRAY(SELECT k.body FROM duty k WHERE k.by_body))
		 GROUP BY s.jurisdiction, s.name
		HAVING count(*) = 1
	), owed AS MATERIALIZED (
		SELECT r.jurisdiction, k.measure, k.title, k.by_body, k.body, k.deadline, k.basis, r.policy, r.subject, r.name, r.id, r.decided_on, d.done_on, d.document_no
		  FROM @internal@.record_on($1, $2, $3, $4) r
		 CROSS JOIN LATERAL govcredit.sanctions(r.policy, r.kind, r.record_type, r.decided_on,
				r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on,
				r.repair, NULL, r.given) m
		  JOIN duty k ON k.policy = r.policy AND k.measure = m.measure
		  LEFT JOIN @internal@.discharge_known($2) x ON x.record = r.id AND x.what = 'measure' AND x.code = m.measure AND x.done_on <= $1
		 CROSS JOIN LATERAL (
				SELECT CASE WHEN NOT k.corrected THEN x.done_on
							WHEN r.corrected_on <= $1 THEN r.corrected_on END AS done_on, x.document_no) d
		 WHERE r.policy = ANY (policies) AND r.decided_on <= $1
		   /* What was not done while it was in force is owed no more; what was, was done. */
		   AND (d.done_on IS NOT NULL OR m.ends_on IS NULL OR m.ends_on >= $1)
	), term AS MATERIALIZED (
		/* Each term of each day once: of 87,000 duties 1.0 s less (2026-12-01). */
		SELECT t.policy, t.deadline, t.decided_on, @internal@.due_by(t.policy, t.deadline, t.decided_on) AS due_on
		  FROM (SELECT DISTINCT o.policy, o.deadline, o.decided_on FROM owed o WHERE o.deadline IS NOT NULL) t
	)
	SELECT o.jurisdiction, 'measure', o.measure, o.title, CASE WHEN o.by_body THEN b.subject ELSE o.subject END, CASE WHEN o.by_body THEN o.body ELSE o.name END,
		   o.subject, o.name, o.id, NULL::bigint, NULL::bigint, NULL::text, NULL::integer,
		   o.decided_on, t.due_on, o.done_on, o.document_no,
		   @internal@.duty_state(o.deadline IS NOT NULL, t.due_on, o.done_on, $1),
		   @internal@.workdays_late(t.due_on, o.done_on, $1), o.basis, NULL::text[], NULL::text
	  FROM owed o
	  LEFT JOIN term t ON t.policy = o.policy AND t.deadline = o.deadline AND t.decided_on = o.decided_on
	  LEFT JOIN body b ON b.jurisdiction = o.jurisdiction AND b.name = o.body AND o.by_body;
END
$$;
COMMENT ON FUNCTION @internal@.measure_duties_on(date, timestamptz, bigint, bigint) IS
	'part of duties_on(): what measures lay on a unit, or on the body that carries them out 措施履行义务';

CREATE FUNCTION @internal@.notice_duties_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.jurisdiction, 'notice', r.record_type, d.title, r.source, (SELECT w.name FROM @internal@.subject_known($2) w WHERE w.id = r.source LIMIT 1), r.subject, r.name, r.id, NULL::bigint, NULL::bigint,
		   d.recipient, NULL::integer, r.decided_on, t.due_on, x.done_on, x.document_no,
		   CASE WHEN d.recipient = 'unknown' THEN 'unknown' ELSE @internal@.duty_state(l.policy IS NOT NULL, t.due_on, x.done_on, $1) END,
		   @internal@.workdays_late(t.due_on, x.done_on, $1), d.basis, NULL::text[], NULL::text
	  FROM @internal@.record_on($1, $2, $3, $4) r
	 CROSS JOIN LATERAL govcredit.routing(r.policy, r.kind, r.record_type, r.severity, r.amount, r.flags) d
	  LEFT JOIN @internal@.deadline_known($2) l ON l.policy = r.policy AND l.deadline = 'notice'
	  LEFT JOIN @internal@.discharge_known($2) x ON x.record = r.id AND x.what = 'notice' AND x.code = d.recipient AND x.done_on <= $1
	 CROSS JOIN LATERAL (SELECT CASE WHEN l.policy IS NOT NULL THEN @internal@.due_by(r.policy, 'notice', r.decided_on) END AS due_on) t
	 WHERE r.jurisdiction IS NOT NULL AND r.decided_on <= $1
	   /* What cannot be judged any more has run out, unless it says why. */
	   AND (d.recipient <> 'unknown' OR r.unjudged IS NOT NULL);
END;
COMMENT ON FUNCTION @internal@.notice_duties_on(date, timestamptz, bigint, bigint) IS
	'part of duties_on(): each recipient that has to be told of a record, until it was 通报义务; by the deadline notice of the policy, where it has one';

/* A promise is shown where the policy says: by its own day of publication, or by what was entered of a site. */
CREATE FUNCTION @internal@.promise_duties_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 100 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	WITH shown AS MATERIALIZED (
		SELECT e.policy, p.code, p.title, p.basis, p.item ->> 'publish_within' AS deadline, s.site #>> '{}' AS site
		  FROM (SELECT DISTINCT j.policy FROM @internal@.jurisdiction_known($2) j) e
		 CROSS JOIN LATERAL govcredit.policy_items(e.policy, 'promises') p
		 CROSS JOIN LATERAL jsonb_path_query(p.item -> 'publish_in', '$[*]') s (site)
	)
	SELECT m.jurisdiction, 'publication', m.code, m.title, m.subject, m.name, m.subject, m.name, NULL::bigint, NULL::bigint, m.matter,
		   o.site, NULL::integer, m.opened_on, t.due_on, d.done_on, x.document_no,
		   @internal@.duty_state(o.deadline IS NOT NULL, t.due_on, d.done_on, $1),
		   @internal@.workdays_late(t.due_on, d.done_on, $1), o.basis, NULL::text[], NULL::text
	  FROM @internal@.matters_on($1, $2, $3, $4) m
	  JOIN @internal@.matter_known($2) k ON k.id = m.matter
	 CROSS JOIN LATERAL (
			SELECT @internal@.edition_for(@internal@.begun_in(m.about, m.opened_on, $2), m.opened_on, m.opened_on, $2) AS policy) e
	  JOIN shown o ON o.policy = e.policy AND o.code = m.code
	  LEFT JOIN @internal@.discharge_known($2) x ON x.matter = m.matter AND x.what = 'publication' AND x.code = o.site AND x.done_on <= $1
	 CROSS JOIN LATERAL (SELECT coalesce(x.done_on, CASE WHEN k.published_on <= $1 THEN k.published_on END) AS done_on) d
	 CROSS JOIN LATERAL (SELECT @internal@.due_by(o.policy, o.deadline, m.opened_on) AS due_on) t
	 WHERE m.kind = 'promise' AND EXISTS (SELECT FROM shown);
END
$$;
COMMENT ON FUNCTION @internal@.promise_duties_on(date, timestamptz, bigint, bigint) IS
	'part of duties_on(): promises that have to be shown, each on each site 承诺公示义务';

/* Where there was an evaluation of the year, and who is in none. */
CREATE FUNCTION @internal@.evaluation_duties_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF govcredit.asked($1, $2) IS NULL OR NOT EXISTS (SELECT FROM @internal@.report_known($2) k WHERE k.evaluates IS NOT NULL) THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.jurisdiction, 'evaluation', r.report, r.title, r.subject, r.name, s.id, s.name, NULL::bigint, NULL::bigint, NULL::bigint,
		   NULL::text, r.year, r.sent_on, r.due_on, NULL::date, NULL::govcredit.document_no,
		   @internal@.duty_state(true, r.due_on, NULL, $1), @internal@.workdays_late(r.due_on, NULL, $1), r.basis, NULL::text[], NULL::text
	  FROM @internal@.reports_on($1, $2) r
	  JOIN (SELECT DISTINCT k.report, k.evaluates FROM @internal@.report_known($2) k WHERE k.evaluates IS NOT NULL) k ON k.report = r.report
	  JOIN @internal@.standing_on($1, $2) s ON s.jurisdiction = r.jurisdiction AND s.kind = ANY (k.evaluates)
	  JOIN @internal@.subject_known($2) w ON w.id = s.id
	 WHERE r.sent_on IS NOT NULL AND s.id BETWEEN $3 AND $4 AND w.valid @> least(make_date(r.year, 12, 31), $1)
	   AND NOT EXISTS (
			SELECT
			  FROM @registry@.evaluation v
			  JOIN @registry@.evaluation_score e ON e.evaluation = v.id AND e.subject = s.id
			 WHERE v.published_at < $2 AND (v.published_at AT TIME ZONE 'Asia/Shanghai')::date <= $1
			   AND extract(year FROM v.as_of) = r.year);
END
$$;
COMMENT ON FUNCTION @internal@.evaluation_duties_on(date, timestamptz, bigint, bigint) IS
	'part of duties_on(): who is in no published evaluation of a year in which there was one 未参评主体';

/*
 * Of all, or of one: where subject is given the branches of all are not begun.
 * What is late has a term: of what has none is not gone through all for it.
 */
CREATE FUNCTION @internal@.duties_on(as_of date, known_at timestamptz, subject bigint, late boolean)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT d.jurisdiction, d.what, d.record_type, d.title, d.owed_by,
		   /* Looked up: joined, in a plan that takes them for few, 200,000 records took minutes (2026-12-01). */
		   (SELECT w.name FROM @internal@.subject_known($2) w WHERE w.id = d.owed_by LIMIT 1), d.subject, d.name, d.record, d.objection, d.matter,
		   d.site, NULL::integer, d.started_on, d.due_on, d.done_on, NULL::govcredit.document_no, d.state, d.workdays_late, d.basis, d.stages, d.taken_by
	  FROM (SELECT x.* FROM @internal@.deadlines_on($1, $2) x WHERE $3 IS NULL
			 UNION ALL
			SELECT x.* FROM @internal@.deadlines_of($3, $1, $2) x WHERE $3 IS NOT NULL
			 UNION ALL
			SELECT x.* FROM @internal@.exit_owed($1, $2, $3) x
			 UNION ALL
			SELECT x.* FROM @internal@.stages_on($1, $2, $3) x) d
	 UNION ALL
	SELECT m.jurisdiction, coalesce(m.kind, 'matter'), m.code, m.title, m.subject, m.name, m.subject, m.name, NULL, NULL, m.matter,
		   NULL, NULL, m.opened_on, m.due_on, m.closed_on, NULL,
		   CASE WHEN m.state = 'unknown' THEN 'unknown' ELSE @internal@.duty_state(m.due_on IS NOT NULL, m.due_on, m.closed_on, $1) END,
		   @internal@.workdays_late(m.due_on, m.closed_on, $1),
		   govcredit.matter_basis(e.policy, m.kind, m.code), NULL, NULL
	  FROM (SELECT x.* FROM @registry@.matters_on($1, $2) x WHERE $3 IS NULL
			 UNION ALL
			SELECT x.* FROM @internal@.matters_of($3, $1, $2) x WHERE $3 IS NOT NULL) m
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN m.code IS NOT NULL
						THEN @internal@.edition_for(@internal@.begun_in(m.about, m.opened_on, $2), m.opened_on, m.opened_on, $2) END AS policy) e
	 UNION ALL
	SELECT s.jurisdiction, 'step', s.step, s.title, s.subject, s.name, s.subject, s.name, NULL, NULL, s.matter,
		   NULL, NULL, s.closed_on, s.closed_on, NULL, NULL, CASE WHEN s.step = 'unknown' THEN 'unknown' ELSE 'overdue' END,
		   @internal@.workdays_late(s.closed_on, NULL, $1), s.basis, NULL, NULL
	  FROM @internal@.steps_missing_on($1, $2) s
	 WHERE ($3 IS NULL OR s.subject = $3) AND s.matter IS NOT NULL
	 UNION ALL
	SELECT u.jurisdiction, 'training', u.training, u.title, u.unit, (SELECT w.name FROM @internal@.subject_known($2) w WHERE w.id = u.unit LIMIT 1), u.subject, u.name, NULL, NULL, NULL,
		   NULL, NULL, u.since, NULL, NULL, NULL, CASE WHEN u.training = 'unknown' THEN 'unknown' ELSE 'open' END, NULL, u.basis, NULL, NULL
	  FROM @internal@.untrained_on($1, $2) u
	 WHERE ($3 IS NULL OR u.subject = $3) AND u.unit IS NOT NULL
	 UNION ALL
	SELECT r.jurisdiction, 'report', r.report, r.title, r.subject, r.name, r.subject, r.name, NULL, NULL, NULL,
		   r.recipient, r.year, NULL, r.due_on, r.sent_on, NULL, r.state,
		   @internal@.workdays_late(r.due_on, r.sent_on, $1), r.basis, NULL, NULL
	  FROM (SELECT x.* FROM @internal@.reports_on($1, $2) x WHERE $3 IS NULL
			 UNION ALL
			SELECT x.* FROM @internal@.reports_of($3, $1, $2) x WHERE $3 IS NOT NULL) r
	 UNION ALL
	SELECT x.jurisdiction, x.what, x.code, x.title, x.owed_by, x.owed_by_name, x.subject, x.name, x.record, x.objection, x.matter,
		   x.recipient, x.year, x.started_on, x.due_on, x.done_on, x.document_no, x.state, x.workdays_late, x.basis, x.stages, x.taken_by
	  FROM (SELECT m.* FROM @internal@.measure_duties_on($1, $2, coalesce($3, -9223372036854775808), coalesce($3, 9223372036854775807)) m
			 UNION ALL
			SELECT p.* FROM @internal@.promise_duties_on($1, $2, coalesce($3, -9223372036854775808), coalesce($3, 9223372036854775807)) p
			 UNION ALL
			SELECT n.* FROM @internal@.notice_duties_on($1, $2, coalesce($3, -9223372036854775808), coalesce($3, 9223372036854775807)) n
			 WHERE NOT $4 OR EXISTS (SELECT FROM @internal@.deadline_known($2) l WHERE l.deadline = 'notice')
			 UNION ALL
			SELECT e.* FROM @internal@.evaluation_duties_on($1, $2, coalesce($3, -9223372036854775808), coalesce($3, 9223372036854775807)) e) x
	 WHERE $3 IS NULL OR x.subject = $3;
END;
COMMENT ON FUNCTION @internal@.duties_on(date, timestamptz, bigint, boolean) IS
	'part of duties_on(): of all subjects, or of one; late: of what has no term those alone that nobody can judge need be there 全部或单一主体义务';

CREATE FUNCTION @internal@.duties_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.duties_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as deadlines_of()
AS $$
BEGIN
	RETURN QUERY SELECT x.* FROM @internal@.duties_on($2, $3, $1, false) x;
END
$$;
COMMENT ON FUNCTION @internal@.duties_of(bigint, date, timestamptz) IS 'duties_on() of one subject 单一主体义务';

CREATE FUNCTION @registry@.duties_on(as_of date, known_at timestamptz DEFAULT 'infinity', subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.duties_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.* FROM @internal@.duties_on($1, $2, NULL, false) a WHERE $3 IS NULL
	 UNION ALL
	SELECT o.* FROM @internal@.duties_of(@internal@.asked_debtor($3, $1, $2), $1, $2) o WHERE $3 IS NOT NULL;
END;
COMMENT ON FUNCTION @registry@.duties_on(date, timestamptz, bigint) IS
	'who owes what, about what, since when, by when, and whether it was done 义务清单: publications by site, answers to objections, corrections, measures, notices to recipients, reports to each of theirs, evaluations, steps, training and matters; by which clause. State unknown where no notice settles the working days, no edition says it or the user does not see it';

CREATE TYPE @registry@.overdue_row AS (
	jurisdiction govcredit.division, what text, record bigint, objection bigint, subject bigint, name text,
	record_type text, started_on date, due_on date, workdays_late integer, matter bigint, title text, basis text,
	site text, state text, owed_by bigint, owed_by_name text, stages text[], taken_by text
);
COMMENT ON TYPE @registry@.overdue_row IS 'a row of overdue_on() 查询结果行';
CREATE FUNCTION @internal@.overdue_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.overdue_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT d.jurisdiction, d.what, d.record, d.objection, d.subject, d.name, CASE WHEN d.record IS NOT NULL AND d.what <> 'measure' THEN d.code END,
		   d.started_on, d.due_on, d.workdays_late, d.matter, d.title, d.basis, d.recipient, d.state, d.owed_by, d.owed_by_name, d.stages, d.taken_by
	  /* OFFSET: asked of each row of the list, not within it: of 200,000 records 2.0 s, without 4.2 (2026-12-01). */
	  FROM (SELECT x.* FROM @internal@.duties_on($1, $2, NULL, true) x OFFSET 0) d
	 /* What was done is not overdue; said apart, so that how late it was is not worked out. What an applicant or a subject may do is nobody's duty. */
	 WHERE d.done_on IS NULL AND d.state IN ('overdue', 'unknown') AND coalesce(d.taken_by NOT IN ('applicant', 'subject'), true);
END;
COMMENT ON FUNCTION @internal@.overdue_on(date, timestamptz) IS
	'part of overdue_on(): of all subjects 全部主体逾期事项';

CREATE FUNCTION @internal@.overdue_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.overdue_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as deadlines_of()
AS $$
BEGIN
	RETURN QUERY
	SELECT d.jurisdiction, d.what, d.record, d.objection, d.subject, d.name, CASE WHEN d.record IS NOT NULL AND d.what <> 'measure' THEN d.code END,
		   d.started_on, d.due_on, d.workdays_late, d.matter, d.title, d.basis, d.recipient, d.state, d.owed_by, d.owed_by_name, d.stages, d.taken_by
	  FROM @internal@.duties_on($2, $3, $1, true) d
	 WHERE d.done_on IS NULL AND d.state IN ('overdue', 'unknown') AND coalesce(d.taken_by NOT IN ('applicant', 'subject'), true);
END
$$;
COMMENT ON FUNCTION @internal@.overdue_of(bigint, date, timestamptz) IS
	'overdue_on() of one subject 单一主体逾期事项';

CREATE FUNCTION @registry@.overdue_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.overdue_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT a.* FROM @internal@.overdue_on($1, $2) a WHERE $3 IS NULL
	 UNION ALL
	SELECT o.* FROM @internal@.overdue_of(@internal@.asked_debtor($3, $1, $2), $1, $2) o WHERE $3 IS NOT NULL;
END;
COMMENT ON FUNCTION @registry@.overdue_on(date, timestamptz, bigint) IS
	'the part of duties_on() that should have been done before a day and was not 逾期事项, by which clause, and what nobody can say of yet, since no notice settles the working days, no edition says it or the user does not see it (state unknown, due_on NULL); a matter the policy has no item for is due on the day that was entered with it';
