/*
 * registry: scores, from records and indicators.
 */

/* first and last bound the subjects, so that a part costs as much as it is. */
CREATE FUNCTION @registry@.assess_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint, kind text, name text, division govcredit.division,
		jurisdiction govcredit.division, policy govcredit.policy, score numeric, grade text,
		dimensions jsonb, records bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.subject, a.kind, a.name, a.division, a.jurisdiction, a.policy,
		   (a.result).score, (a.result).grade, (a.result).dimensions, (a.result).live
	  FROM (SELECT p.subject, p.kind, p.name, p.division, p.jurisdiction, p.policy,
				   govcredit.assess_merge(p.state) AS result
			  FROM (SELECT s.id AS subject, s.kind, s.name, s.division, s.jurisdiction, s.policy,
						   govcredit.score_of(s.policy, as_of, s.kind, r.record_type, r.decided_on,
							   r.severity, r.amount, r.ended_on, r.act_id, r.flags, r.corrected_on,
							   r.repaired_on, r.repair, r.given) AS state
					  FROM @registry@.subject_on(as_of, known_at) s
					  LEFT JOIN @registry@.record_on(as_of, known_at, first, last) r ON r.subject = s.id
					 WHERE s.id BETWEEN first AND last
					 GROUP BY s.id, s.kind, s.name, s.division, s.jurisdiction, s.policy
					 UNION ALL
					SELECT v.subject, v.kind, v.name, v.division, v.jurisdiction, v.policy,
						   govcredit.indicators_of(v.policy, as_of, v.kind, v.indicator, v.value, m.mean)
					  FROM @registry@.indicator_on(as_of, known_at, first, last) v
					  LEFT JOIN @registry@.peer_mean_on(as_of, known_at) m
						ON v.missing = 'peer_mean'
					   AND m.jurisdiction = v.jurisdiction AND m.kind = v.kind
					   AND m.indicator = v.indicator
					 WHERE v.value IS NOT NULL OR m.mean IS NOT NULL
					 GROUP BY v.subject, v.kind, v.name, v.division, v.jurisdiction, v.policy) p
			 GROUP BY p.subject, p.kind, p.name, p.division, p.jurisdiction, p.policy) a;
END;
COMMENT ON FUNCTION @registry@.assess_on(date, timestamptz, bigint, bigint) IS
	'score, grade and dimensions of every subject on a day, or of those from one number to another 得分与等级';

CREATE FUNCTION @registry@.ranking_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (jurisdiction govcredit.division, kind text, rank bigint, subject bigint,
		name text, score numeric, grade text, percentile numeric, peers bigint, records bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.jurisdiction, a.kind,
		   CASE WHEN a.score IS NOT NULL
				THEN rank() OVER (PARTITION BY a.jurisdiction, a.kind ORDER BY a.score DESC NULLS LAST) END,
		   a.subject, a.name, a.score, a.grade,
		   CASE WHEN a.score IS NULL THEN NULL
				WHEN count(a.score) OVER peer = 1 THEN 100
				ELSE trim_scale(round(
						100.0 * (rank() OVER (PARTITION BY a.jurisdiction, a.kind ORDER BY a.score) - 1)
						/ (count(a.score) OVER peer - 1), 6)) END,
		   count(a.score) OVER peer,
		   a.records
	  FROM @registry@.assess_on(as_of, known_at) a
	WINDOW peer AS (PARTITION BY a.jurisdiction, a.kind);
END;
COMMENT ON FUNCTION @registry@.ranking_on(date, timestamptz) IS
	'score, grade and rank of every subject among its peers on a day 排名: peers are of one kind under one policy; equal scores share a rank, the next is skipped';

CREATE FUNCTION @registry@.explain_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint, line integer, step text, label text, record_type text,
		dimension text, decided_on date, base numeric, factor numeric, points numeric,
		effect numeric, note text, basis text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT x.subject, l.line, l.step, l.label, l.record_type, l.dimension, l.decided_on, l.base,
		   l.factor, l.points, l.effect, l.note, l.basis
	  FROM (SELECT p.subject, govcredit.explain_merge(p.state) AS lines
			  FROM (SELECT s.id AS subject,
						   govcredit.explain_score_of('#' || r.id::text || coalesce(' head_links.' || r.link, ''), s.policy, as_of, s.kind,
							   r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.act_id,
							   r.flags, r.corrected_on, r.repaired_on, r.repair, r.given) AS state
					  FROM @registry@.subject_on(as_of, known_at) s
					  LEFT JOIN @registry@.record_on(as_of, known_at, first, last) r ON r.subject = s.id
					 WHERE s.id BETWEEN first AND last
					 GROUP BY s.id
					 UNION ALL
					SELECT v.subject,
						   govcredit.indicators_of(v.policy, as_of, v.kind, v.indicator, v.value, m.mean)
					  FROM @registry@.indicator_on(as_of, known_at, first, last) v
					  LEFT JOIN @registry@.peer_mean_on(as_of, known_at) m
						ON v.missing = 'peer_mean'
					   AND m.jurisdiction = v.jurisdiction AND m.kind = v.kind
					   AND m.indicator = v.indicator
					 WHERE v.value IS NOT NULL OR m.mean IS NOT NULL
					 GROUP BY v.subject) p
			 GROUP BY p.subject) x
	 CROSS JOIN LATERAL unnest(x.lines) l;
END;
COMMENT ON FUNCTION @registry@.explain_on(date, timestamptz, bigint, bigint) IS
	'where the scores of all subjects come from, or of those from one number to another 得分说明';

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

