/*
 * registry: scores, from records and indicators.
 */

CREATE TYPE @registry@.unjudged_row AS (
	jurisdiction govcredit.division, kind text, subject bigint, name text, policy govcredit.policy, record bigint,
	record_type text, indicator text, reason text, matter bigint
);
COMMENT ON TYPE @registry@.unjudged_row IS 'a row of unjudged_on() 查询结果行';
COMMENT ON COLUMN @registry@.unjudged_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.unjudged_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.unjudged_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.unjudged_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.unjudged_row.policy IS 'policy edition 政策版本';
COMMENT ON COLUMN @registry@.unjudged_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.unjudged_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.unjudged_row.indicator IS 'indicator 指标';
COMMENT ON COLUMN @registry@.unjudged_row.reason IS 'why it cannot be judged 无法评判原因';
COMMENT ON COLUMN @registry@.unjudged_row.matter IS 'matter 事项';
/* What is judged by nobody is said, and harms nobody else. */
CREATE FUNCTION @registry@.unjudged_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.unjudged_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT s.jurisdiction, s.kind, s.id, s.name, s.policy, NULL::bigint, NULL::text, NULL::text, govcredit.judges(s.policy, s.kind), NULL::bigint
	  FROM @internal@.standing_on($1, $2) s
	 WHERE govcredit.judges(s.policy, s.kind) IS NOT NULL
	 UNION ALL
	SELECT s.jurisdiction, s.kind, s.id, s.name, s.policy, r.id, r.record_type, NULL, r.unjudged, NULL
	  FROM @internal@.subject_on($1, $2) s
	  JOIN @internal@.record_on($1, $2) r ON r.subject = s.id
	 WHERE r.unjudged IS NOT NULL
	 UNION ALL
	SELECT i.jurisdiction, i.kind, i.subject, i.name, i.policy, NULL, NULL, i.indicator,
		   govcredit.judges_indicator(i.policy, i.indicator, i.value), NULL
	  FROM @registry@.indicator_on($1, $2) i
	 WHERE i.indicator IS NOT NULL AND govcredit.judges_indicator(i.policy, i.indicator, i.value) IS NOT NULL
	 UNION ALL
	SELECT s.jurisdiction, s.kind, s.id, s.name, s.policy, NULL, NULL, m.indicator, m.unjudged, NULL
	  FROM @internal@.stand_in_on($1, $2) m
	  JOIN @internal@.subject_on($1, $2) s ON s.id = m.subject
	 WHERE m.unjudged IS NOT NULL
	 UNION ALL
	SELECT m.jurisdiction, m.subject_kind, m.subject, m.name, s.policy, NULL, NULL, NULL, m.unjudged, m.matter
	  FROM @internal@.matter_steps_on($1, $2) m
	  JOIN @internal@.standing_on($1, $2) s ON s.id = m.subject
	 WHERE m.unjudged IS NOT NULL
	 UNION ALL
	/* What nobody bears ends no measure: nobody can say whose it is. */
	SELECT NULL, b.kind, b.id, b.name, NULL, r.id, r.record_type, NULL, 'no_bearer', NULL
	  FROM @internal@.subject_known($2) s
	  JOIN @internal@.record_known($2) r ON r.subject = s.id AND r.decided_on <= $1
	  LEFT JOIN @internal@.joined_on($1, $2) j ON j.subject = s.id
	  JOIN @internal@.subject_known($2) b ON b.id = coalesce(j.body, s.id)
	 WHERE s.valid << daterange($1, $1, '[]')
	   AND CASE WHEN s.valid << daterange($1, $1, '[]')
				THEN NOT @internal@.has_heir(s.id, $1, $2) AND NOT @internal@.outlived(r.id, $1, $2) END
	 UNION ALL
	SELECT NULL, b.kind, b.id, b.name, NULL, r.id, r.record_type, NULL, 'no_bearer', NULL
	  FROM @internal@.party_on($1, $2) p
	  JOIN @internal@.subject_known($2) b ON b.id = p.bearer AND b.valid << daterange($1, $1, '[]')
	  JOIN @internal@.record_known($2) r ON r.id = p.record AND r.decided_on <= $1
	 /* CASE: asked of the records with parties, not of all. */
	 WHERE CASE WHEN r.id = p.record THEN NOT @internal@.has_heir(p.party, $1, $2) AND NOT @internal@.outlived(r.id, $1, $2) END;
END;
COMMENT ON FUNCTION @registry@.unjudged_on(date, timestamptz) IS
	'what no edition can judge on a day, and why 无法评判的主体、记录、指标与事项: subjects over whom none is in force (no_policy) or whose kind theirs does not know or score, records and values of indicators theirs cannot read, by the reasons of govcredit.judges(), and matters whose procedure or steps it does not know; records that still count of who is no more and has no successor (no_bearer); not who only supplies (kind source), who is nobody''s to judge; for who asks also what rests on records (not_visible) or peers (peers_not_visible) that row security hides from him, and on peers whose value cannot be read (peers_unjudged); their scores are NULL, their measures unknown';

/*
 * Few subjects bear records about others, so these are worked out for all at
 * once.  The state keeps the records with their labels, and so serves scores
 * and explanations.  A kept plan: explain_score() of five heads, the first of a
 * session, 107 ms, with one for each 133 (2026-11-30).
 */
CREATE FUNCTION @internal@.borne_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		trial @registry@.jurisdiction DEFAULT NULL, among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, state govcredit.score_state, unjudged text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
	IF @internal@.in_transition($1, $2, $5) THEN
		RETURN QUERY
		SELECT c.subject,
			   govcredit.score_combine(
				govcredit.explain_score_of(c.label, c.policy, $1, c.kind, c.record_type, c.decided_on, c.severity, c.amount, c.act_end, c.act_id,
						c.flags, c.corrected_on, c.repaired_on, c.repair, c.given) FILTER (WHERE c.earlier IS NULL AND c.fault IS NULL),
				govcredit.kept_points_of(c.label, c.policy, $1, c.kind, c.record_type, c.decided_on,
						@internal@.earlier_points(c.earlier, c.about, c.kind, c.record_type, c.decided_on, c.severity, c.amount, c.act_end, c.flags,
							c.repaired_on, c.repair, c.given, $1, $2),
						govcredit.valid_until(c.earlier, c.kind, c.record_type, c.decided_on, c.severity, c.amount, c.act_end, c.flags, c.given))
					FILTER (WHERE c.earlier IS NOT NULL AND c.fault IS NULL)),
			   min(c.fault COLLATE "C")
				FILTER (WHERE ($5).division IS NULL OR c.fault NOT IN ('unknown_record_type', 'wrong_kind'))
		  FROM (SELECT b.subject, '#' || b.id::text || coalesce(CASE WHEN b.link LIKE 'party.%' THEN ' ' ELSE ' head_links.' END || b.link, '') AS label,
					   s.policy, b.kind, b.record_type, b.decided_on, b.severity, b.amount, @internal@.act_end(b.ended_on, b.ongoing) AS act_end, b.act_id,
					   b.flags, b.corrected_on, b.repaired_on, b.repair, b.given, b.about, nullif(b.policy, s.policy) AS earlier,
					   coalesce(b.unjudged, CASE WHEN b.policy IS NULL THEN govcredit.judges(s.policy, b.kind) END) AS fault
				  FROM @internal@.borne_record_on($1, $2, $3, $4, $5, $6) b
				 CROSS JOIN LATERAL (SELECT x.policy FROM @internal@.standing_on($1, $2, $5) x WHERE x.id = b.subject OFFSET 0) s
				 WHERE ($6 IS NULL OR b.subject = ANY ($6)) AND (b.policy IS NOT NULL OR b.unjudged IS NOT NULL)
				 UNION ALL
				SELECT w.subject, '#' || w.record::text, w.policy, w.kind, w.earlier_type, w.decided_on, w.severity, w.amount,
					   @internal@.act_end(w.ended_on, w.ongoing), w.act_id, w.flags, w.corrected_on, w.repaired_on, w.repair, w.given, w.subject, w.earlier, NULL
				  FROM @internal@.scored_record_on($1, $2, $3, $4, $6, $5) w
				 WHERE w.earlier IS NOT NULL) c
		 GROUP BY c.subject;
		RETURN;
	END IF;
	/* A record that an edition on trial has no type for is no record to it. */
	RETURN QUERY
	SELECT b.subject,
		   govcredit.explain_score_of('#' || b.id::text || coalesce(CASE WHEN b.link LIKE 'party.%' THEN ' ' ELSE ' head_links.' END || b.link, ''), b.policy, $1, b.kind,
			   b.record_type, b.decided_on, b.severity, b.amount, @internal@.act_end(b.ended_on, b.ongoing), b.act_id,
			   b.flags, b.corrected_on, b.repaired_on, b.repair, b.given)
			FILTER (WHERE b.policy IS NOT NULL AND govcredit.judges(b.policy, b.kind) IS NULL),
		   min(b.unjudged COLLATE "C")
			FILTER (WHERE ($5).division IS NULL OR b.unjudged NOT IN ('unknown_record_type', 'wrong_kind'))
	  FROM @internal@.borne_record_on($1, $2, $3, $4, $5, $6) b
	 WHERE $6 IS NULL OR b.subject = ANY ($6)
	 GROUP BY b.subject;
END
$$;
COMMENT ON FUNCTION @internal@.borne_state_on(date, timestamptz, bigint, bigint, @registry@.jurisdiction, bigint[]) IS
	'what records about others add to the scores of those who bear them 代为承担记录计分, and why one of them cannot be judged; with them what an earlier edition judges of one''s own (transition)';

/*
 * What the score of each is made of, a row without a record of who has none, and
 * why its edition cannot judge one.
 */
CREATE FUNCTION @internal@.scored_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL,
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (subject bigint, policy govcredit.policy, kind text, record bigint, record_type text, decided_on date, severity text,
		amount numeric, ended_on date, ongoing boolean, act_id text, flags text[], corrected_on date, repaired_on date, repair text,
		given numeric, fault text, earlier govcredit.policy, earlier_type text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	/* CASE: what an earlier edition judges is no record here, and counts in borne_state_on(). */
	SELECT w.id, w.policy, w.kind, r.id,
		   CASE WHEN govcredit.transition(w.policy) IS NULL
					OR @internal@.earlier_edition(w.policy, r.subject, w.kind, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing,
							r.flags, r.repair, r.given, $2) IS NULL
				THEN r.record_type END, r.decided_on, r.severity, r.amount, r.ended_on,
		   r.ongoing, r.act_id, r.flags, r.corrected_on, r.repaired_on, r.repair, r.given,
		   govcredit.judges(w.policy, w.kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given),
		   CASE WHEN govcredit.transition(w.policy) IS NOT NULL
				THEN @internal@.earlier_edition(w.policy, r.subject, w.kind, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing,
						r.flags, r.repair, r.given, $2) END,
		   r.record_type
	  FROM @internal@.subject_on($1, $2, $6) w
	  LEFT JOIN @internal@.record_at($1, $2) r
		ON r.subject = w.id
	   AND r.subject BETWEEN $3 AND $4 AND ($5 IS NULL OR r.subject = ANY ($5))
	 WHERE w.id BETWEEN $3 AND $4 AND ($5 IS NULL OR w.id = ANY ($5))
	   AND CASE WHEN govcredit.judges(w.policy, w.kind) IS NULL THEN true END;
END;
COMMENT ON FUNCTION @internal@.scored_record_on(date, timestamptz, bigint, bigint, bigint[], @registry@.jurisdiction) IS
	'part of score_state_on(): the records of those whom a policy judges on a day, and why one of them cannot be judged 计分记录; of what an earlier edition judges (earlier) the type stands apart (earlier_type)';

/*
 * first and last bound the subjects, and among names them, so that a part costs
 * as much as it is.  Grouped by the number alone, the records are read once, in
 * whatever order they lie, and the states spill where they outgrow work_mem.
 * CASE: in a join of others, states of different subjects may meet in a row
 * before it is found out that they do not belong together.
 *
 * FULL: whoever has records, bears others' or has indicators stands; all three are
 * of those who stand.  A left join of groups, whose number the planner cannot
 * know, goes now and then through all of them for each subject.
 *
 * Where the edition cannot judge one of the records there is no state: a score
 * without it would be another.  The condition on the edition is a CASE, since of
 * a function that is NULL the planner expects one row in two hundred.
 */
CREATE FUNCTION @internal@.score_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, state govcredit.score_state, unjudged text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.division, s.jurisdiction, s.policy,
		   CASE WHEN r.subject = s.id AND r.unjudged IS NULL
					AND (b.subject IS DISTINCT FROM s.id OR b.unjudged IS NULL)
					AND (i.subject IS DISTINCT FROM s.id OR i.unjudged IS NULL)
				THEN govcredit.score_combine(govcredit.score_combine(r.state,
						CASE WHEN b.subject = s.id THEN b.state END),
						CASE WHEN i.subject = s.id THEN i.state END) END,
		   coalesce(govcredit.judges(s.policy, s.kind), r.unjudged, b.unjudged, i.unjudged)
	  FROM (SELECT x.* FROM @internal@.standing_on($1, $2) x WHERE x.id BETWEEN $3 AND $4 AND ($5 IS NULL OR x.id = ANY ($5))) s
	  FULL JOIN (
			SELECT w.subject,
				   govcredit.score_of(w.policy, $1, w.kind, CASE WHEN w.fault IS NULL THEN w.record_type END,
					   w.decided_on, w.severity, w.amount, @internal@.act_end(w.ended_on, w.ongoing), w.act_id, w.flags,
					   w.corrected_on, w.repaired_on, w.repair, w.given) AS state,
				   min(CASE WHEN w.fault IS NOT NULL AND NOT @internal@.outlived(w.record, $1, $2) THEN w.fault END COLLATE "C") AS unjudged
			  FROM @internal@.scored_record_on($1, $2, $3, $4, $5, NULL) w
			 GROUP BY w.subject) r ON r.subject = s.id
	  FULL JOIN @internal@.borne_state_on($1, $2, $3, $4, NULL, $5) b ON b.subject = s.id
	  FULL JOIN @internal@.indicator_state_on($1, $2, $3, $4, NULL, $5) i ON i.subject = s.id;
END;
COMMENT ON FUNCTION @internal@.score_state_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'the state of the score of every subject on a day, or of those from one number to another, or of those named 得分状态: of its own records, those about others it bears, and indicators; NULL where its policy cannot judge one of them (unjudged)';

CREATE FUNCTION @internal@.explain_state_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL,
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, state govcredit.score_state, unjudged text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.division, s.jurisdiction, s.policy,
		   CASE WHEN r.subject = s.id AND r.unjudged IS NULL
					AND (b.subject IS DISTINCT FROM s.id OR b.unjudged IS NULL)
					AND (i.subject IS DISTINCT FROM s.id OR i.unjudged IS NULL)
				THEN govcredit.score_combine(govcredit.score_combine(r.state,
						CASE WHEN b.subject = s.id THEN b.state END),
						CASE WHEN i.subject = s.id THEN i.state END) END,
		   coalesce(govcredit.judges(s.policy, s.kind), r.unjudged, b.unjudged, i.unjudged)
	  FROM (SELECT x.* FROM @internal@.standing_on($1, $2, $6) x WHERE x.id BETWEEN $3 AND $4 AND ($5 IS NULL OR x.id = ANY ($5))) s
	  FULL JOIN (
			SELECT w.subject,
				   govcredit.explain_score_of('#' || w.record::text, w.policy, $1, w.kind, CASE WHEN w.fault IS NULL THEN w.record_type END,
					   w.decided_on, w.severity, w.amount, @internal@.act_end(w.ended_on, w.ongoing), w.act_id, w.flags,
					   w.corrected_on, w.repaired_on, w.repair, w.given) AS state,
				   min(CASE WHEN w.fault IS NOT NULL AND NOT @internal@.outlived(w.record, $1, $2) THEN w.fault END COLLATE "C")
						FILTER (WHERE ($6).division IS NULL OR w.fault NOT IN ('unknown_record_type', 'wrong_kind')) AS unjudged
			  FROM @internal@.scored_record_on($1, $2, $3, $4, $5, $6) w
			 GROUP BY w.subject) r ON r.subject = s.id
	  FULL JOIN @internal@.borne_state_on($1, $2, $3, $4, $6, $5) b ON b.subject = s.id
	  FULL JOIN @internal@.indicator_state_on($1, $2, $3, $4, $6, $5) i ON i.subject = s.id;
END;
COMMENT ON FUNCTION @internal@.explain_state_on(date, timestamptz, bigint, bigint, bigint[], @registry@.jurisdiction) IS
	'the same with every record kept, for govcredit.explain_lines() 可说明的得分状态';

CREATE FUNCTION @internal@.assess_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, score numeric, grade text,
		dimensions jsonb, records bigint, unjudged text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.subject, a.kind, a.name, a.division, a.jurisdiction, a.policy,
		   (x.result).score, (x.result).grade, (govcredit.assess_final(a.state)).dimensions,
		   CASE WHEN a.unjudged IS NULL THEN coalesce((x.result).live, 0) END, a.unjudged
	  FROM @internal@.score_state_on(as_of, known_at, first, last, among) a
	 /* The dimensions are worked out only where somebody reads them. */
	 CROSS JOIN LATERAL (SELECT govcredit.assess_final(a.state, false) AS result) x;
END;
COMMENT ON FUNCTION @internal@.assess_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'score, grade and dimensions of every subject on a day, or of those from one number to another, or of those named 得分与等级';

CREATE TYPE @registry@.ranking_row AS (
	jurisdiction govcredit.division, kind text, rank bigint, subject bigint, name text, score numeric, grade text,
	percentile numeric, peers bigint, records bigint, unjudged text
);
COMMENT ON TYPE @registry@.ranking_row IS 'a row of ranking_on() 查询结果行';
CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.ranking_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.jurisdiction, a.kind,
		   CASE WHEN a.score IS NOT NULL AND NOT bool_or(a.hidden) OVER peer THEN rank() OVER place END,
		   a.subject, a.name, a.score, a.grade,
		   CASE WHEN a.score IS NULL OR bool_or(a.hidden) OVER peer THEN NULL
				WHEN count(a.score) OVER peer = 1 THEN 100
				/* Whose score is lower: all but those with this one or a higher. */
				ELSE trim_scale(round(100.0 * (count(a.score) OVER peer - count(a.score) OVER place)
						/ (count(a.score) OVER peer - 1), 6)) END,
		   CASE WHEN NOT bool_or(a.hidden) OVER peer THEN count(a.score) OVER peer END,
		   a.records, coalesce(a.unjudged, CASE WHEN bool_or(a.hidden) OVER peer THEN 'peers_not_visible' END)
	  /*
	   * Among whom one sees of others the names alone there is no place.  OFFSET:
	   * what is sorted is what is shown, not the states it is worked out from; of
	   * 100,000 subjects 3.3 s of processor, with them and sorted twice 4.2 (2026-11-30).
	   */
	  FROM (SELECT x.jurisdiction, x.jurisdiction::text COLLATE "C" AS seat, x.kind, x.subject, x.name, x.score, x.grade,
				   x.records, x.unjudged, x.subject = ANY (ARRAY(SELECT n.subject FROM @internal@.named_only() n)) AS hidden
			  FROM @internal@.assess_on(as_of, known_at) x
			OFFSET 0) a
	WINDOW peer AS (PARTITION BY a.seat, a.kind),
		   place AS (PARTITION BY a.seat, a.kind ORDER BY a.score DESC NULLS LAST);
END;
COMMENT ON FUNCTION @registry@.ranking_on(date, timestamptz) IS
	'score, grade and rank of every subject among its peers on a day 排名: peers are of one kind under one policy; equal scores share a rank, the next is skipped; who cannot be judged has none (unjudged), and the others rank without it; nobody has one where the user sees of the peers the names alone (peers_not_visible)';

CREATE FUNCTION @internal@.explain_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (subject bigint, line integer, step text, label text, record_type text,
		dimension text, decided_on date, base numeric, factor numeric, points numeric,
		effect numeric, note text, basis text, note_zh text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT x.subject, l.line, l.step, l.label, l.record_type, l.dimension, l.decided_on, l.base,
		   l.factor, l.points, l.effect, l.note, l.basis, l.note_zh
	  FROM @internal@.explain_state_on(as_of, known_at, first, last, among) x
	 CROSS JOIN LATERAL (
			SELECT k.line, k.step, k.label, k.record_type, k.dimension, k.decided_on, k.base, k.factor, k.points, k.effect, k.note, k.basis, k.note_zh
			  FROM govcredit.explain_lines(x.state) k
			 UNION ALL
			SELECT 1, 'unjudged', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x.unjudged, NULL, NULL
			 WHERE x.unjudged IS NOT NULL) l;
END;
COMMENT ON FUNCTION @internal@.explain_on(date, timestamptz, bigint, bigint, bigint[]) IS
	'where the scores of all subjects come from, or of those from one number to another, or of those named 得分说明; of one that cannot be judged one line unjudged';

/*
 * As explain_state_on() has it for all.  A record that the edition cannot judge
 * and that had run out counts for nothing; without any the state is begun all
 * the same.
 */
CREATE FUNCTION @internal@.explain_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF govcredit.score_line
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- 2 to 13 ms, without 10 to 22
AS $$
DECLARE
	stands pg_catalog.record;
	state govcredit.score_state;
	part govcredit.score_state;
	reason text;
	other text;
BEGIN
	SELECT s.kind, s.policy INTO stands FROM @internal@.standing_of($1, $2, $3) s;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	reason := govcredit.judges(stands.policy, stands.kind);
	IF reason IS NULL THEN
		SELECT govcredit.explain_score_of('#' || r.id::text, stands.policy, $2, stands.kind,
				   CASE WHEN r.policy = stands.policy THEN r.record_type END,
				   r.decided_on, r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.act_id, r.flags,
				   r.corrected_on, r.repaired_on, r.repair, r.given),
			   min(r.unjudged COLLATE "C")
		  INTO state, reason
		  FROM (VALUES (true)) one (row)
		  LEFT JOIN @internal@.own_record_of($1, $2, $3) r ON true;
	END IF;
	IF govcredit.transition(stands.policy) IS NOT NULL OR @internal@.bears_others($1, $2, $3) THEN
		SELECT b.state, b.unjudged INTO part, other FROM @internal@.borne_state_on($2, $3, $1, $1) b WHERE b.subject = $1;
		state := govcredit.score_combine(state, part);
		reason := coalesce(reason, other);
	END IF;
	SELECT i.state, i.unjudged INTO part, other FROM @internal@.indicator_state_on($2, $3, $1, $1) i WHERE i.subject = $1;
	reason := coalesce(reason, other);
	IF reason IS NULL THEN
		RETURN QUERY
		SELECT l.line, l.step, l.label, l.record_type, l.dimension, l.decided_on, l.base,
			   l.factor, l.points, l.effect, l.note, l.basis, l.note_zh
		  FROM govcredit.explain_lines(govcredit.score_combine(state, part)) l;
	ELSE
		RETURN QUERY
		SELECT 1, 'unjudged', NULL::text, NULL::text, NULL::text, NULL::date, NULL::numeric,
			   NULL::numeric, NULL::numeric, NULL::numeric, reason, NULL::text, NULL::text;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.explain_of(bigint, date, timestamptz) IS
	'explain_on() of one subject 单一主体得分说明';

CREATE FUNCTION @registry@.explain_score(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF govcredit.score_line
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	body CONSTANT bigint := (@internal@.asked_subject($1, $2, $3)).body;
BEGIN
	RETURN QUERY
	SELECT l.line, l.step,
		   /* What one has with a unit one headed says which. */
		   CASE WHEN strpos(l.label, ' head_links.') > 0
				THEN concat_ws(' ', l.label, (
						SELECT @internal@.named_source(r.subject, $2, $3)
						  FROM @internal@.record_known($3) r
						 WHERE r.id = substring(l.label FROM '^#([0-9]+) ')::bigint))
				ELSE l.label END,
		   l.record_type, l.dimension, l.decided_on, l.base,
		   l.factor, l.points, l.effect, l.note, l.basis, l.note_zh
	  FROM @internal@.explain_of(body, $2, $3) l;
END
$$;
COMMENT ON FUNCTION @registry@.explain_score(bigint, date, timestamptz) IS
	'where a score comes from 得分说明: one line per contribution, with the name of the unit where it follows from having headed one, the effects add up to the score of ranking_on(); of one that cannot be judged one line unjudged, whose note says why; a subject that is not there is an error';

/*
 * A row of table jurisdiction that is not there, for who tries it: in the one
 * division that has an edition of its own on that day, unless another is named.
 */
CREATE FUNCTION @internal@.trial_of(policy govcredit.policy, as_of date, known_at timestamptz DEFAULT 'infinity',
		division govcredit.division DEFAULT NULL)
	RETURNS @registry@.jurisdiction
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	places govcredit.division[] := CASE WHEN $4 IS NOT NULL THEN ARRAY[$4] ELSE ARRAY(
		SELECT j.division FROM @internal@.jurisdiction_known($3) j WHERE j.valid @> $2 ORDER BY j.division) END;
	trial @registry@.jurisdiction;
BEGIN
	IF $1 IS NULL OR govcredit.asked($2, $3) IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('an edition is tried out by its name and for a day'), CONSTRAINT = 'trial_needs_name_and_day',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	IF cardinality(places) <> 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('policy %s would take the place of which?', govcredit.policy_name($1)), CONSTRAINT = 'takes_place_of_which',
			ERRCODE = 'invalid_parameter_value',
			DETAIL = govcredit.say('Divisions with an edition of their own on %s: %s.', @internal@.shown($2),
						coalesce(nullif(array_to_string(places, ', '), ''), govcredit.say('none'))),
			HINT = govcredit.say('Name the division it would be adopted in.');
	END IF;
	IF $4 IS NOT NULL AND NOT EXISTS (
		SELECT FROM @internal@.standing_on($2) s
		 WHERE s.division >= $4 AND s.division < govcredit.upper_bound($4))
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no subject in division %s on %s', $4, @internal@.shown($2)), CONSTRAINT = 'no_subject_in_division',
			ERRCODE = 'no_data_found',
			HINT = govcredit.say('Or it is not open to you.');
	END IF;
	trial.division := places[1];
	trial.policy := $1;
	trial.valid := daterange(NULL, NULL);
	RETURN trial;
END
$$;
COMMENT ON FUNCTION @internal@.trial_of(govcredit.policy, date, timestamptz, govcredit.division) IS
	'part of compare_on(): an edition as if it were adopted 试行版本, in the one division that has an edition on that day or the one named';

/* PL/pgSQL: as an argument of what becomes part of a plan the edition on trial would be looked for with every record. */
CREATE FUNCTION @internal@.compared_on(policy govcredit.policy, as_of date, known_at timestamptz, division govcredit.division)
	RETURNS TABLE (subject bigint, kind text, name text, jurisdiction_before govcredit.division, jurisdiction govcredit.division,
		state_before govcredit.score_state, state govcredit.score_state, unjudged_before text, unjudged text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	on_trial CONSTANT @registry@.jurisdiction := @internal@.trial_of($1, $2, $3, $4);
BEGIN
	RETURN QUERY
	SELECT coalesce(a.subject, b.subject), coalesce(a.kind, b.kind), coalesce(a.name, b.name), b.jurisdiction, a.jurisdiction,
		   b.state, a.state, b.unjudged, a.unjudged
	  FROM @internal@.explain_state_on($2, $3) b
	  FULL JOIN @internal@.explain_state_on($2, $3, trial => on_trial) a ON a.subject = b.subject;
END
$$;
COMMENT ON FUNCTION @internal@.compared_on(govcredit.policy, date, timestamptz, govcredit.division) IS
	'what every subject has by the edition in force and by another 两个版本的评分状态';

CREATE TYPE @registry@.compare_lines_row AS (
	subject bigint, name text, step text, item text, record_type text, dimension text, effect_before numeric,
	effect_after numeric, change numeric, note text, basis text
);
COMMENT ON TYPE @registry@.compare_lines_row IS 'a row of compare_lines_on() 查询结果行';
COMMENT ON COLUMN @registry@.compare_lines_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.compare_lines_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.compare_lines_row.step IS 'what the line is 步骤';
COMMENT ON COLUMN @registry@.compare_lines_row.item IS 'what the line is about 项目';
COMMENT ON COLUMN @registry@.compare_lines_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.compare_lines_row.dimension IS 'dimension it counts in 维度';
COMMENT ON COLUMN @registry@.compare_lines_row.effect_before IS 'what it added to the score before 原影响分';
COMMENT ON COLUMN @registry@.compare_lines_row.effect_after IS 'what it adds to the score after 新影响分';
COMMENT ON COLUMN @registry@.compare_lines_row.change IS 'difference of the two 变化';
COMMENT ON COLUMN @registry@.compare_lines_row.note IS 'remark 备注';
COMMENT ON COLUMN @registry@.compare_lines_row.basis IS 'clause it rests on 依据';
CREATE FUNCTION @registry@.compare_lines_on(policy govcredit.policy, as_of date,
		known_at timestamptz DEFAULT 'infinity', division govcredit.division DEFAULT NULL)
	RETURNS SETOF @registry@.compare_lines_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH side AS MATERIALIZED (
		SELECT x.* FROM @internal@.compared_on(policy, as_of, known_at, division) x
	)
	SELECT d.subject, d.name, d.step, d.label, d.record_type, d.dimension, d.effect_before, d.effect_after,
		   d.effect_after - d.effect_before, d.note, d.basis
	  FROM (SELECT s.subject, s.name, l.step, l.label, l.record_type, l.dimension,
				   coalesce(sum(l.effect) FILTER (WHERE NOT l.present), 0) AS effect_before,
				   coalesce(sum(l.effect) FILTER (WHERE l.present), 0) AS effect_after,
				   coalesce(max(l.note COLLATE "C") FILTER (WHERE l.present), max(l.note COLLATE "C")) AS note,
				   coalesce(max(l.basis COLLATE "C") FILTER (WHERE l.present), max(l.basis COLLATE "C")) AS basis
			  FROM side s
			 CROSS JOIN LATERAL (
					SELECT false AS present, x.* FROM govcredit.explain_lines(s.state_before) x
					 UNION ALL
					SELECT true, x.* FROM govcredit.explain_lines(s.state) x) l
			 GROUP BY s.subject, s.name, l.step, l.label, l.record_type, l.dimension) d
	 WHERE d.effect_before <> d.effect_after
	 UNION ALL
	SELECT DISTINCT s.subject, s.name, 'unjudged', NULL, NULL, NULL, NULL::numeric, NULL::numeric, NULL::numeric, u.reason, NULL
	  FROM side s
	 CROSS JOIN LATERAL (VALUES (s.unjudged_before), (s.unjudged)) u (reason)
	 WHERE u.reason <> 'not_scored';
END;
COMMENT ON FUNCTION @registry@.compare_lines_on(govcredit.policy, date, timestamptz, govcredit.division) IS
	'what would come, go or weigh otherwise under another edition, and by which clause 政策比较说明: records, those borne for others, indicators; the changes of a subject add up to that of compare_on(); of one that cannot be judged before or after a line unjudged, whose note says why';

CREATE TYPE @registry@.compare_row AS (
	jurisdiction govcredit.division, kind text, subject bigint, name text, score_before numeric, grade_before text,
	rank_before bigint, score_after numeric, grade_after text, rank_after bigint, change numeric, because text,
	effect_before numeric, effect_after numeric, basis text
);
COMMENT ON TYPE @registry@.compare_row IS 'a row of compare_on() 查询结果行';
COMMENT ON COLUMN @registry@.compare_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.compare_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.compare_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.compare_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.compare_row.score_before IS 'score before 原得分';
COMMENT ON COLUMN @registry@.compare_row.grade_before IS 'grade before 原等级';
COMMENT ON COLUMN @registry@.compare_row.rank_before IS 'rank before 原名次';
COMMENT ON COLUMN @registry@.compare_row.score_after IS 'score after 新得分';
COMMENT ON COLUMN @registry@.compare_row.grade_after IS 'grade after 新等级';
COMMENT ON COLUMN @registry@.compare_row.rank_after IS 'rank after 新名次';
COMMENT ON COLUMN @registry@.compare_row.change IS 'difference of the two 变化';
COMMENT ON COLUMN @registry@.compare_row.because IS 'what makes the difference 变化原因';
COMMENT ON COLUMN @registry@.compare_row.effect_before IS 'what it added to the score before 原影响分';
COMMENT ON COLUMN @registry@.compare_row.effect_after IS 'what it adds to the score after 新影响分';
COMMENT ON COLUMN @registry@.compare_row.basis IS 'clause it rests on 依据';
CREATE FUNCTION @registry@.compare_on(policy govcredit.policy, as_of date,
		known_at timestamptz DEFAULT 'infinity', division govcredit.division DEFAULT NULL)
	RETURNS SETOF @registry@.compare_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	WITH side AS MATERIALIZED (
		SELECT c.* FROM @internal@.compared_on(policy, as_of, known_at, division) c
	), ranked AS (
		/* OFFSET: what is sorted is what is shown, not the states, and each is worked out once; 1.2 s, without 1.5 (30,000 subjects, 2026-11-30). */
		SELECT s.*,
			   CASE WHEN (s.before).score IS NOT NULL AND NOT bool_or(s.hidden) OVER (PARTITION BY s.seat_before, s.kind)
					THEN rank() OVER (PARTITION BY s.seat_before, s.kind ORDER BY (s.before).score DESC NULLS LAST) END AS rank_before,
			   CASE WHEN (s.after).score IS NOT NULL AND NOT bool_or(s.hidden) OVER (PARTITION BY s.seat, s.kind)
					THEN rank() OVER (PARTITION BY s.seat, s.kind ORDER BY (s.after).score DESC NULLS LAST) END AS rank
		  FROM (SELECT c.subject, c.kind, c.name, c.jurisdiction, c.unjudged_before, c.unjudged,
					   c.jurisdiction_before::text COLLATE "C" AS seat_before, c.jurisdiction::text COLLATE "C" AS seat,
					   govcredit.assess_final(c.state_before, false) AS before, govcredit.assess_final(c.state, false) AS after,
					   c.subject = ANY (ARRAY(SELECT n.subject FROM @internal@.named_only() n)) AS hidden
				  FROM side c
				OFFSET 0) s
	), moved AS MATERIALIZED (
		SELECT r.*
		  FROM ranked r
		 WHERE ((r.before).score, (r.before).grade, r.rank_before) IS DISTINCT FROM ((r.after).score, (r.after).grade, r.rank)
			OR nullif(r.unjudged, 'not_scored') IS NOT NULL OR nullif(r.unjudged_before, 'not_scored') IS NOT NULL
	), cause AS (
		/* Records of one type together, as compare_policies() has them. */
		SELECT DISTINCT ON (l.subject) l.*
		  FROM (SELECT r.subject, coalesce(x.record_type, x.label, concat_ws(' ', x.step, x.dimension)) AS item,
					   coalesce(sum(x.effect) FILTER (WHERE NOT x.present), 0) AS effect_before,
					   coalesce(sum(x.effect) FILTER (WHERE x.present), 0) AS effect_after,
					   coalesce(min(x.basis COLLATE "C") FILTER (WHERE x.present), min(x.basis COLLATE "C")) AS basis
				  FROM moved r
				  JOIN side c ON c.subject = r.subject
				 CROSS JOIN LATERAL (
						SELECT false AS present, b.* FROM govcredit.explain_lines(c.state_before) b
						 UNION ALL
						SELECT true, a.* FROM govcredit.explain_lines(c.state) a) x
				 GROUP BY 1, 2) l
		 WHERE l.effect_before <> l.effect_after
		 ORDER BY l.subject, abs(l.effect_after - l.effect_before) DESC, l.item COLLATE "C"
	)
	SELECT r.jurisdiction, r.kind, r.subject, r.name, (r.before).score, (r.before).grade, r.rank_before, (r.after).score, (r.after).grade, r.rank,
		   (r.after).score - (r.before).score, coalesce(c.item, nullif(r.unjudged, 'not_scored'), nullif(r.unjudged_before, 'not_scored')),
		   c.effect_before, c.effect_after, c.basis
	  FROM moved r
	  LEFT JOIN cause c ON c.subject = r.subject;
END;
COMMENT ON FUNCTION @registry@.compare_on(govcredit.policy, date, timestamptz, govcredit.division) IS
	'who would move were that edition in force on a day 政策试行比较: score, grade and rank by the same facts, indicators among them, before and after, and what makes the greatest difference, or why it cannot be judged; in the one division that has an edition of its own, or the one named with all that follows it';
