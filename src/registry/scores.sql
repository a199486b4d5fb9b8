/*
 * registry: scores, from records and indicators.
 */

/*
 * Few subjects bear records about others, so these are worked out for all at
 * once.  The state keeps the records with their labels, and so serves scores
 * and explanations.
 */
CREATE FUNCTION @registry@.borne_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint, state govcredit.score_state)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, govcredit, pg_temp
	SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
	RETURN QUERY
	SELECT b.subject,
		   govcredit.explain_score_of('#' || b.id::text || coalesce(' head_links.' || b.link, ''), s.policy, $1, s.kind,
			   b.record_type, b.decided_on, b.severity, b.amount, b.ended_on, b.act_id,
			   b.flags, b.corrected_on, b.repaired_on, b.repair, b.given)
	  FROM @registry@.borne_record_on($1, $2, $3, $4) b
	 CROSS JOIN LATERAL (SELECT x.policy, x.kind FROM @registry@.subject_on($1, $2) x WHERE x.id = b.subject OFFSET 0) s
	 GROUP BY b.subject;
END
$$;
COMMENT ON FUNCTION @registry@.borne_state_on(date, timestamptz, bigint, bigint) IS
	'what records about others add to the scores of those who bear them 代为承担记录计分';

/*
 * first and last bound the subjects, and among names them, so that a part costs
 * as much as it is.  Grouped by the number alone, the records are read once, in
 * whatever order they lie, and the states spill where they outgrow work_mem.
 * CASE: in a join of others, states of different subjects may meet in a row
 * before it is found out that they do not belong together.
 */
CREATE FUNCTION @registry@.score_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, state govcredit.score_state)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.division, s.jurisdiction, s.policy,
		   CASE WHEN r.subject = s.id
				THEN govcredit.score_combine(govcredit.score_combine(r.state,
						CASE WHEN b.subject = s.id THEN b.state END),
						CASE WHEN i.subject = s.id THEN i.state END) END
	  FROM @registry@.subject_on(as_of, known_at) s
	  JOIN (SELECT w.id AS subject,
				   govcredit.score_of(w.policy, as_of, w.kind, r.record_type,
					   r.decided_on, r.severity, r.amount, r.ended_on, r.act_id, r.flags,
					   r.corrected_on, r.repaired_on, r.repair, r.given) AS state
			  FROM @registry@.subject_on(as_of, known_at) w
			  LEFT JOIN @registry@.record_known(known_at) r
				ON r.subject = w.id
			   AND r.subject BETWEEN first AND last AND (among IS NULL OR r.subject = ANY (among))
			 WHERE w.id BETWEEN first AND last AND (among IS NULL OR w.id = ANY (among))
			 GROUP BY w.id) r ON r.subject = s.id
	  LEFT JOIN @registry@.borne_state_on(as_of, known_at, first, last) b ON b.subject = s.id
	  LEFT JOIN @registry@.indicator_state_on(as_of, known_at, first, last) i ON i.subject = s.id
	 WHERE s.id BETWEEN first AND last AND (among IS NULL OR s.id = ANY (among));
END;
COMMENT ON FUNCTION @registry@.score_state_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'the state of the score of every subject on a day, or of those from one number to another, or of those named 得分状态: of its own records, those about others it bears, and indicators';

CREATE FUNCTION @registry@.explain_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, state govcredit.score_state)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.division, s.jurisdiction, s.policy,
		   CASE WHEN r.subject = s.id
				THEN govcredit.score_combine(govcredit.score_combine(r.state,
						CASE WHEN b.subject = s.id THEN b.state END),
						CASE WHEN i.subject = s.id THEN i.state END) END
	  FROM @registry@.subject_on(as_of, known_at) s
	  JOIN (SELECT w.id AS subject,
				   govcredit.explain_score_of('#' || r.id::text, w.policy, as_of, w.kind, r.record_type,
					   r.decided_on, r.severity, r.amount, r.ended_on, r.act_id, r.flags,
					   r.corrected_on, r.repaired_on, r.repair, r.given) AS state
			  FROM @registry@.subject_on(as_of, known_at) w
			  LEFT JOIN @registry@.record_known(known_at) r
				ON r.subject = w.id
			   AND r.subject BETWEEN first AND last AND (among IS NULL OR r.subject = ANY (among))
			 WHERE w.id BETWEEN first AND last AND (among IS NULL OR w.id = ANY (among))
			 GROUP BY w.id) r ON r.subject = s.id
	  LEFT JOIN @registry@.borne_state_on(as_of, known_at, first, last) b ON b.subject = s.id
	  LEFT JOIN @registry@.indicator_state_on(as_of, known_at, first, last) i ON i.subject = s.id
	 WHERE s.id BETWEEN first AND last AND (among IS NULL OR s.id = ANY (among));
END;
COMMENT ON FUNCTION @registry@.explain_state_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'the same with every record kept, for govcredit.explain_lines() 可说明的得分状态';

CREATE FUNCTION @registry@.assess_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, score numeric, grade text,
		dimensions jsonb, records bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.subject, a.kind, a.name, a.division, a.jurisdiction, a.policy,
		   (x.result).score, (x.result).grade, (x.result).dimensions, (x.result).live
	  FROM @registry@.score_state_on(as_of, known_at, first, last, among) a
	 /* OFFSET: worked out once for its four fields. */
	 CROSS JOIN LATERAL (SELECT govcredit.assess_final(a.state) AS result OFFSET 0) x;
END;
COMMENT ON FUNCTION @registry@.assess_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'score, grade and dimensions of every subject on a day, or of those from one number to another, or of those named 得分与等级';

CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (jurisdiction govcredit.division, kind text, rank bigint, subject bigint,
		name text, score numeric, grade text, percentile numeric, peers bigint, records bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.jurisdiction, a.kind,
		   CASE WHEN a.score IS NOT NULL
				THEN rank() OVER (PARTITION BY a.jurisdiction::text, a.kind ORDER BY a.score DESC NULLS LAST) END,
		   a.subject, a.name, a.score, a.grade,
		   CASE WHEN a.score IS NULL THEN NULL
				WHEN count(a.score) OVER peer = 1 THEN 100
				ELSE trim_scale(round(
						100.0 * (rank() OVER (PARTITION BY a.jurisdiction::text, a.kind ORDER BY a.score) - 1)
						/ (count(a.score) OVER peer - 1), 6)) END,
		   count(a.score) OVER peer,
		   a.records
	  FROM @registry@.assess_on(as_of, known_at) a
	WINDOW peer AS (PARTITION BY a.jurisdiction::text, a.kind);
END;
COMMENT ON FUNCTION @registry@.ranking_on(date, timestamptz) IS
	'score, grade and rank of every subject among its peers on a day 排名: peers are of one kind under one policy; equal scores share a rank, the next is skipped';

CREATE FUNCTION @registry@.explain_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, line integer, step text, label text, record_type text,
		dimension text, decided_on date, base numeric, factor numeric, points numeric,
		effect numeric, note text, basis text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT x.subject, l.line, l.step, l.label, l.record_type, l.dimension, l.decided_on, l.base,
		   l.factor, l.points, l.effect, l.note, l.basis
	  FROM @registry@.explain_state_on(as_of, known_at, first, last, among) x
	 CROSS JOIN LATERAL govcredit.explain_lines(x.state) l;
END;
COMMENT ON FUNCTION @registry@.explain_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'where the scores of all subjects come from, or of those from one number to another, or of those named 得分说明';

CREATE FUNCTION @registry@.explain_score(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF govcredit.score_line
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT l.line, l.step, l.label, l.record_type, l.dimension, l.decided_on, l.base,
		   l.factor, l.points, l.effect, l.note, l.basis
	  FROM @registry@.explain_on(as_of, known_at, explain_score.subject, explain_score.subject) l;
END;
COMMENT ON FUNCTION @registry@.explain_score(bigint, date, timestamptz) IS
	'where a score comes from 得分说明: one line per contribution, the effects add up to the score of ranking_on()';

