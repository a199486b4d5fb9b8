/*
 * registry, part 3: the questions, each for a day and for what was known.
 *
 * as_of is a day of Asia/Shanghai.  known_at is the moment whose books are
 * read; infinity, the default, is all that is in them by now, this
 * transaction's own rows included; then history has nothing to say, and the
 * planner leaves it out.  Plain SQL functions: the planner sees through them,
 * so a condition on their result reaches the tables.
 *
 * What several columns use is worked out once where a sub-select stays one.
 * OFFSET 0 keeps it, and keeps conditions out of it; so does LATERAL, begun anew
 * for each row, 0.3 us.  A column that is volatile keeps it, too, and lets
 * conditions on all others through: pg_is_in_recovery() is the cheapest there is.
 *
 * pg_upgrade makes functions before operator classes.  What is parsed when it
 * is made therefore groups and sorts divisions and policies as text.
 */

/* Asia/Shanghai has been eight hours ahead since 1991; the name of a zone is looked up for every row that is compared, 270 ns, an interval takes 13. */
CREATE FUNCTION @internal@.today() RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN (CURRENT_TIMESTAMP AT TIME ZONE interval '8 hours')::date;
COMMENT ON FUNCTION @internal@.today() IS 'today in Asia/Shanghai, whatever the session''s time zone 今天（北京时间）';

/* Output functions print as the session has it; a text that is kept or compared must not. */
CREATE FUNCTION @internal@.shown(day date) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN day >= '294276-01-01' AND isfinite(day)
				THEN concat_ws('-', extract(year FROM day), lpad(extract(month FROM day)::text, 2, '0'), lpad(extract(day FROM day)::text, 2, '0'))
				WHEN isfinite(day) THEN to_char(day::timestamp, 'YYYY-MM-DD') ELSE day::text END;
COMMENT ON FUNCTION @internal@.shown(date) IS
	'a day as text, YYYY-MM-DD whatever the session''s DateStyle, infinity or -infinity 日期文本';

CREATE FUNCTION @internal@.shown(days daterange) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN isempty(days) THEN 'empty'
				ELSE CASE WHEN lower_inf(days) THEN '(' ELSE '[' || @internal@.shown(lower(days)) END || ','
					 || coalesce(@internal@.shown(upper(days)), '') || ')' END;
COMMENT ON FUNCTION @internal@.shown(daterange) IS
	'days as text, [YYYY-MM-DD,YYYY-MM-DD) whatever the session''s DateStyle 期间文本';

/* Rows are told of in words; the names of tables are for statements. */
CREATE FUNCTION @internal@.noun(relation name) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE relation
		WHEN 'subject' THEN govcredit.say('subject') WHEN 'record' THEN govcredit.say('record') WHEN 'matter' THEN govcredit.say('matter')
		WHEN 'objection' THEN govcredit.say('objection') WHEN 'observation' THEN govcredit.say('observation')
		WHEN 'attestation' THEN govcredit.say('attestation') WHEN 'evaluation' THEN govcredit.say('evaluation')
		ELSE relation END;
COMMENT ON FUNCTION @internal@.noun(name) IS
	'part of the errors: what a row of that table is 行的称谓; the table''s own name for those that have none';

/* The rules take an act that goes on as one without end; tables and answers say it in a word. */
CREATE FUNCTION @internal@.act_end(ended_on date, ongoing boolean) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN ongoing THEN 'infinity' ELSE ended_on END;
COMMENT ON FUNCTION @internal@.act_end(date, boolean) IS
	'end of an act as the functions of govcredit take it 行为终止日期: infinity while it goes on';

/*
 * trial is a row of table jurisdiction that is not there: what is asked is
 * answered as if it were, in the place of those of its division.  So an
 * edition is tried out by the functions that will judge by it.
 */
CREATE FUNCTION @internal@.jurisdiction_under(known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (division govcredit.division, policy govcredit.policy, valid daterange)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT j.division, j.policy, j.valid
	  FROM @internal@.jurisdiction_known($1) j
	 WHERE ($2).division IS NULL OR j.division <> ($2).division
	 UNION ALL
	SELECT ($2).division, ($2).policy, ($2).valid
	 WHERE ($2).division IS NOT NULL;
END;
COMMENT ON FUNCTION @internal@.jurisdiction_under(timestamptz, @registry@.jurisdiction) IS
	'policies in force as the books had them at a moment 当时已知的适用政策; trial stands in for those of its division 试行';

/*
 * Which edition judges what, wherever it is asked: the nearest division's
 * upward that has one in force on as_of, the day the question is for; none for
 * what had not happened by then.  Points, validity and measures of a record are
 * asked for the day of the question.  A term (publication, objection, promise,
 * step, report) is asked for the day it began, whatever has come since.
 *
 * Three forms of one rule: of what the books say now, for guards; of what they
 * said at a moment; and for all divisions at once, on a day or on all.  PL/pgSQL
 * keeps its plan from one statement to the next, where SQL, which a sub-select
 * keeps from being put in its place, plans anew in each.
 */
CREATE FUNCTION @internal@.edition_for(division govcredit.division, fact_on date, as_of date)
	RETURNS govcredit.policy
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT j.policy
		  FROM @registry@.jurisdiction j
		 WHERE j.valid @> $3
		   AND $2 <= $3
		   AND $1 >= j.division
		   AND $1 < govcredit.upper_bound(j.division)
		 ORDER BY j.division::text COLLATE "C" DESC
		 LIMIT 1);
END
$$;
COMMENT ON FUNCTION @internal@.edition_for(govcredit.division, date, date) IS
	'edition that judges on a day what is of a day 适用政策版本, as the books have it now: that of the nearest division upward; a term is asked for the day it began; NULL where none is in force, or the fact is of a later day';

CREATE FUNCTION @internal@.edition_for(division govcredit.division, fact_on date, as_of date, known_at timestamptz,
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS govcredit.policy
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT j.policy
		  FROM @internal@.jurisdiction_under($4, $5) j
		 WHERE j.valid @> $3
		   AND $2 <= $3
		   AND $1 >= j.division
		   AND $1 < govcredit.upper_bound(j.division)
		 ORDER BY j.division::text COLLATE "C" DESC
		 LIMIT 1);
END
$$;
COMMENT ON FUNCTION @internal@.edition_for(govcredit.division, date, date, timestamptz, @registry@.jurisdiction) IS
	'the same as the books had it at a moment 当时已知的适用政策版本; trial stands in for those of its division 试行';

/*
 * Between two bounds the nearest division upward is the same, and
 * width_bucket() finds the place of a code among them.  PL/pgSQL keeps its
 * plan, and stays out of the plan of whoever asks.
 */
CREATE FUNCTION @internal@.edition_for(as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (days daterange, bounds govcredit.division[], divisions govcredit.division[],
		policies govcredit.policy[], since date[])
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	WITH known AS MATERIALIZED (
		SELECT j.division, j.policy, j.valid
		  FROM @internal@.jurisdiction_under($2, $3) j
		 WHERE $1 IS NULL OR j.valid @> $1
	), bound AS MATERIALIZED (
		SELECT b.bound, (SELECT min(coalesce(lower(k.valid), '-infinity'))
						   FROM known k
						  WHERE b.bound >= k.division AND b.bound < govcredit.upper_bound(k.division)) AS since
		  FROM (SELECT k.division AS bound FROM known k
				 UNION
				SELECT govcredit.upper_bound(k.division) FROM known k) b
	), span AS MATERIALIZED (
		/* The days between two on which something changes; of one day there is one. */
		SELECT daterange(NULL, NULL) AS days
		 WHERE $1 IS NOT NULL
		 UNION ALL
		SELECT daterange(c.day, lead(c.day) OVER (ORDER BY c.day NULLS FIRST))
		  FROM (SELECT NULL::date AS day
				 UNION
				SELECT lower(k.valid) FROM known k
				 UNION
				SELECT upper(k.valid) FROM known k) c
		 WHERE $1 IS NULL
	)
	/* Where there is none at all, a row without bounds. */
	SELECT p.days,
		   array_agg(b.bound ORDER BY b.bound) FILTER (WHERE b.bound IS NOT NULL),
		   array_agg(n.division ORDER BY b.bound) FILTER (WHERE b.bound IS NOT NULL),
		   array_agg(n.policy ORDER BY b.bound) FILTER (WHERE b.bound IS NOT NULL),
		   array_agg(b.since ORDER BY b.bound) FILTER (WHERE b.bound IS NOT NULL)
	  FROM span p
	  LEFT JOIN bound b ON true
	  LEFT JOIN LATERAL (
			SELECT k.division, k.policy
			  FROM known k
			 WHERE b.bound >= k.division
			   AND b.bound < govcredit.upper_bound(k.division)
			   AND k.valid && p.days
			 ORDER BY k.division DESC
			 LIMIT 1) n ON true
	 GROUP BY p.days;
END
$$;
COMMENT ON FUNCTION @internal@.edition_for(date, timestamptz, @registry@.jurisdiction) IS
	'the same for all divisions 分段适用政策版本: which jurisdiction and edition hold from each bound to the next on a day, or on each of the days between two changes (as_of NULL), for width_bucket(division, bounds); since: the first day on which there was any';

/* In one row, so that it is looked up in and not joined; the bounds are the same on all days. */
CREATE FUNCTION @internal@.editions(known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (starts date[], bounds govcredit.division[], policies govcredit.policy[], since date[])
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT coalesce(array_agg(lower(e.days) ORDER BY lower(e.days)) FILTER (WHERE NOT lower_inf(e.days)), '{}'), min(e.bounds),
		   array_agg(e.policies ORDER BY lower(e.days) NULLS FIRST) FILTER (WHERE e.policies IS NOT NULL), min(e.since)
	  FROM @internal@.edition_for(NULL, $1) e;
END
$$;
COMMENT ON FUNCTION @internal@.editions(timestamptz) IS
	'edition_for() of all days in one row 各期间各区划适用政策版本: policies[width_bucket(day, starts) + 1][width_bucket(division, bounds)] is the edition in force over a division on a day';

CREATE FUNCTION @internal@.standing_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (id bigint, kind text, name text, uscc govcredit.uscc,
		division govcredit.division, jurisdiction govcredit.division, policy govcredit.policy)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.uscc, s.division,
		   j.divisions[width_bucket(s.division, j.bounds)],
		   j.policies[width_bucket(s.division, j.bounds)]
	  FROM @internal@.state_on($1, $2) s
	 CROSS JOIN @internal@.edition_for($1, $2, $3) j
	 /*
	  * Asked once, before there is a row or none, in a kept plan as well.  The
	  * function of @>, of which the planner takes a third to pass: under row
	  * security it looks into no statistics for the operator, and takes one of 200.
	  */
	 WHERE range_contains_elem(s.valid, $1) AND s.kind <> 'source' AND govcredit.asked($1, $2) IS NOT NULL
	   /* Another entry of a body is that body. */
	   AND NOT EXISTS (
			SELECT FROM @internal@.subject_link_known($2) l
			 WHERE l.subject = s.id AND l.role = 'same_as' AND l.valid @> $1);
END;
COMMENT ON FUNCTION @internal@.standing_on(date, timestamptz, @registry@.jurisdiction) IS
	'all subjects that exist on a day and are somebody''s to judge, policy NULL where none is in force over them 当日存续主体; of several entries of one body (same_as) the one that stands for it; who only supplies (kind source) is nobody''s';

CREATE FUNCTION @internal@.subject_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL)
	RETURNS TABLE (id bigint, kind text, name text, uscc govcredit.uscc,
		division govcredit.division, jurisdiction govcredit.division, policy govcredit.policy)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.* FROM @internal@.standing_on(as_of, known_at, trial) s WHERE s.policy IS NOT NULL;
END;
COMMENT ON FUNCTION @internal@.subject_on(date, timestamptz, @registry@.jurisdiction) IS
	'subjects that exist on a day, each with the policy it stands under 当日主体及其适用政策; those that stand under none are in unjudged_on()';

CREATE FUNCTION @internal@.bearer_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (subject bigint, bearer bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	WITH RECURSIVE chain AS (
		SELECT l.subject, l.target
		  FROM @internal@.subject_link_known($2) l
		 WHERE l.role IN ('successor', 'same_as') AND l.valid @> $1
		 UNION
		SELECT c.subject, l.target
		  FROM chain c
		  JOIN @internal@.subject_link_known($2) l
			ON l.subject = c.target AND l.role IN ('successor', 'same_as') AND l.valid @> $1
	)
	SELECT c.subject, c.target FROM chain c WHERE govcredit.asked($1, $2) IS NOT NULL;
END;
COMMENT ON FUNCTION @internal@.bearer_on(date, timestamptz) IS
	'who bears on a day what was recorded about a subject that is no more, or is another entry of a body 承继关系与同一主体: its successor, or that body, and the successor of that';

/* PL/pgSQL keeps its plan, and stays out of the plan of whoever asks; mostly there are none. */
CREATE FUNCTION @internal@.joined_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (subject bigint, body bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 2 COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF govcredit.asked($1, $2) IS NOT NULL THEN
		RETURN QUERY
		WITH RECURSIVE chain AS (
			SELECT l.subject, l.target
			  FROM @internal@.subject_link_known($2) l
			 WHERE l.role = 'same_as' AND l.valid @> $1
			 UNION
			SELECT c.subject, l.target
			  FROM chain c
			  JOIN @internal@.subject_link_known($2) l
				ON l.subject = c.target AND l.role = 'same_as' AND l.valid @> $1
		)
		SELECT c.subject, c.target
		  FROM chain c
		 WHERE NOT EXISTS (SELECT FROM chain b WHERE b.subject = c.target);
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.joined_on(date, timestamptz) IS
	'entries that are one with another on a day, and the one that stands for the body 同一主体的重复登记';

CREATE FUNCTION @internal@.body_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 20
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	stands bigint := $1;
	next bigint;
BEGIN
	PERFORM govcredit.asked($2, $3);
	/* Link by link: for one, that is sooner than all that are joined. */
	LOOP
		SELECT l.target INTO next
		  FROM @internal@.subject_link_known($3) l
		 WHERE l.subject = stands AND l.role = 'same_as' AND l.valid @> $2;
		EXIT WHEN NOT FOUND;
		stands := next;
	END LOOP;
	RETURN stands;
END
$$;
COMMENT ON FUNCTION @internal@.body_of(bigint, date, timestamptz) IS
	'the entry that stands on a day for the body a subject is an entry of, mostly itself 主体的正式登记';

CREATE FUNCTION @internal@.entries_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS bigint[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 20
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	stands CONSTANT bigint := @internal@.body_of($1, $2, $3);
BEGIN
	RETURN stands || ARRAY(SELECT j.subject FROM @internal@.joined_on($2, $3) j WHERE j.body = stands ORDER BY j.subject);
END
$$;
COMMENT ON FUNCTION @internal@.entries_of(bigint, date, timestamptz) IS
	'all entries on a day of the body a subject is an entry of, the one that stands for it first 同一主体的全部登记';

/* Whom one does not see is an heir all the same: with the owner's rights, of subjects the user sees himself. */
CREATE FUNCTION @internal@.has_heir(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
BEGIN
	RETURN EXISTS (
			SELECT
			  FROM @internal@.bearer_on($2, $3) b
			  JOIN @internal@.subject_known($3) s ON s.id = b.bearer
			 WHERE b.subject = $1 AND s.valid @> $2)
		OR NOT @internal@.sees_all() AND NOT EXISTS (
			SELECT
			  FROM @internal@.subject_known($3) s
			  JOIN @registry@.access_scope a
				ON a.member = who AND pg_get_userbyid(a.role) = who AND (a.unit IS NULL OR a.unit = s.id)
			   AND s.division >= a.division AND s.division < govcredit.upper_bound(a.division)
			 WHERE s.id = $1);
END
$$;
COMMENT ON FUNCTION @internal@.has_heir(bigint, date, timestamptz) IS
	'is there on a day who bears what was recorded about a subject that is no more, seen or not? 有无承继单位; true of a subject the user does not see';

/*
 * By subject, too, so that a question about one reads no others' versions.  Who
 * is liable with a subject is among them, so that no question joins one more:
 * its plan is what it is without any.
 */
CREATE FUNCTION @internal@.version_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (subject bigint, record bigint, severity text, amount numeric, given numeric, flags text[], shared boolean, removed boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT v.subject, v.record,
		   (array_agg(v.severity ORDER BY v.effective_on DESC) FILTER (WHERE v.severity IS NOT NULL))[1],
		   (array_agg(v.amount ORDER BY v.effective_on DESC) FILTER (WHERE v.amount IS NOT NULL))[1],
		   (array_agg(v.given ORDER BY v.effective_on DESC) FILTER (WHERE v.given IS NOT NULL))[1],
		   /* An array of arrays would want them all of one length. */
		   (array_agg(v.flags::text ORDER BY v.effective_on DESC) FILTER (WHERE v.flags IS NOT NULL))[1]::text[],
		   bool_or(v.shared), bool_or(v.removed)
	  FROM (SELECT x.subject, x.record, CASE WHEN x.removal = 'error' THEN '-infinity' ELSE x.effective_on END AS effective_on,
				   x.severity, x.amount, x.given, x.flags, false AS shared, x.removal IS NOT NULL AS removed
			  FROM @internal@.record_version_known($2) x
			 UNION ALL
			SELECT q.subject, q.record, q.effective_on, NULL, NULL, NULL, NULL, true, false
			  FROM @internal@.record_party_known($2) q) v
	 WHERE v.effective_on <= $1
	 GROUP BY v.subject, v.record;
END;
COMMENT ON FUNCTION @internal@.version_on(date, timestamptz) IS
	'what has come into effect instead of facts of records by a day 当日已生效的变更: of each fact what was given last, NULL where none was; shared: others have come to be liable, too; removed: taken off the list, by error from the start';

/*
 * What a record says on a day: its facts, those that have come into effect
 * instead, and the repair that is in force.  Both are few, so the joins are by
 * small tables that are read once, and no question is put for each record.
 */
CREATE FUNCTION @internal@.decision_at(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text, published_on date, recorded_at timestamptz, shared boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.id, r.subject, r.record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing,
		   coalesce(v.severity, r.severity), coalesce(v.amount, r.amount), coalesce(v.given, r.given), coalesce(v.flags, r.flags),
		   r.corrected_on, r.duties_done_on, r.committed_on, r.grounds, p.granted_on, p.effect, r.published_on, r.recorded_at, v.shared
	  FROM @internal@.record_known($2) r
	  LEFT JOIN @internal@.version_on($1, $2) v ON v.subject = r.subject AND v.record = r.id
	  LEFT JOIN @internal@.repair_known($2) p
		ON p.record = r.id AND p.granted_on <= $1 AND coalesce(p.ended_on > $1, true)
	 WHERE r.decided_on <= $1 AND v.removed IS NOT TRUE;
END;
COMMENT ON FUNCTION @internal@.decision_at(date, timestamptz) IS
	'records decided by a day and not taken off their list, as they stand on it 当日记录内容: with the facts that have come into effect and the repair in force; the amount is the whole, whoever bears it (shared: not its subject alone)';

/* Who is liable on a day in place of another, however long the way; there is one at most from each to the next. */
CREATE FUNCTION @internal@.heir_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 20
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- 25 us, with a plan made anew each time 55 (2026-12-01)
AS $$
DECLARE
	body bigint := $1;
	next bigint;
BEGIN
	LOOP
		SELECT l.target INTO next
		  FROM @internal@.subject_link_known($3) l
		 WHERE l.subject = body AND l.role IN ('successor', 'same_as') AND l.valid @> $2;
		EXIT WHEN NOT FOUND;
		body := next;
	END LOOP;
	RETURN body;
END
$$;
COMMENT ON FUNCTION @internal@.heir_of(bigint, date, timestamptz) IS
	'who bears on a day what is recorded about a subject: itself, or at the end of bearer_on() 最终承担主体';

/*
 * Who is liable with the subject of a record.  Whoever has become one body
 * with it bears nothing beside it: the decision is one about that body.
 */
CREATE FUNCTION @internal@.party_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (subject bigint, record bigint, party bigint, bearer bigint, role text, share numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT q.subject, q.record, q.party, nullif(@internal@.heir_of(q.party, $1, $2), @internal@.heir_of(q.subject, $1, $2)), q.role, q.share
	  FROM @internal@.record_party_known($2) q
	 WHERE q.effective_on <= $1 AND coalesce(q.ended_on > $1, true);
END;
COMMENT ON FUNCTION @internal@.party_on(date, timestamptz) IS
	'parties of records on a day, and who bears their part then 当日共同责任主体: the party, its successor or the body it is another entry of; NULL where that is who bears the record itself';

/* Rounded down: what the others do not bear to the fen the subject bears. */
CREATE FUNCTION @internal@.part_of(amount numeric, shares numeric[]) RETURNS numeric
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	part numeric := 0;
BEGIN
	FOR i IN 1 .. coalesce(cardinality(shares), 0) LOOP
		part := part + trunc(amount * shares[i], 2);
	END LOOP;
	RETURN trim_scale(part);
END
$$;
COMMENT ON FUNCTION @internal@.part_of(numeric, numeric[]) IS
	'part of an amount that falls to shares, each rounded down to the fen 份额对应金额';

/* COST: it is asked of the few that have any. */
CREATE FUNCTION @internal@.others_bear(record bigint, amount numeric, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS numeric
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.part_of($2, ARRAY(
		SELECT p.share FROM @internal@.party_on($3, $4) p WHERE p.record = $1 AND p.bearer IS NOT NULL));
END
$$;
COMMENT ON FUNCTION @internal@.others_bear(bigint, numeric, date, timestamptz) IS
	'part of the amount of a record that others than its subject bear on a day 由其他主体承担的金额';

CREATE FUNCTION @internal@.record_at(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text, published_on date, recorded_at timestamptz)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.id, r.subject, r.record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing, r.severity,
		   CASE WHEN r.shared THEN r.amount - @internal@.others_bear(r.id, r.amount, $1, $2) ELSE r.amount END,
		   r.given, r.flags, r.corrected_on, r.duties_done_on, r.committed_on, r.grounds, r.repaired_on, r.repair,
		   r.published_on, r.recorded_at
	  FROM @internal@.decision_at($1, $2) r;
END;
COMMENT ON FUNCTION @internal@.record_at(date, timestamptz) IS
	'records decided by a day, as their subjects bear them on it 当日记录: what decision_at() says, less the part of the amount that others bear';

/* PL/pgSQL keeps its plan, and stays out of the plan of whoever asks; mostly there are none. */
CREATE FUNCTION @internal@.party_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807, entered boolean DEFAULT false,
		among bigint[] DEFAULT NULL)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text, published_on date, recorded_at timestamptz,
		about bigint, link text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 2 COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF govcredit.asked($1, $2) IS NULL OR NOT EXISTS (SELECT FROM @internal@.record_party_known($2) q) THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH named AS MATERIALIZED (
		SELECT q.subject, q.record
		  FROM @internal@.record_party_known($2) q
		 WHERE q.party BETWEEN $3 AND $4 AND ($6 IS NULL OR q.party IN (SELECT unnest($6)))
		 UNION
		SELECT q.subject, q.record
		  FROM @internal@.bearer_on($1, $2) b
		  JOIN @internal@.record_party_known($2) q ON q.party = b.subject
		 WHERE b.bearer BETWEEN $3 AND $4 AND NOT $5 AND ($6 IS NULL OR b.bearer IN (SELECT unnest($6)))
	)
	SELECT r.id, p.bearer, r.record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing, r.severity,
		   @internal@.part_of(r.amount, p.shares), r.given, r.flags, r.corrected_on, r.duties_done_on, r.committed_on, r.grounds,
		   r.repaired_on, r.repair, r.published_on, r.recorded_at, r.subject, 'party.' || p.role
	  FROM named n
	 CROSS JOIN LATERAL (
			SELECT w.bearer, array_agg(x.share) AS shares, (array_agg(x.role ORDER BY x.share DESC, x.party))[1] AS role
			  FROM @internal@.party_on($1, $2) x
			 CROSS JOIN LATERAL (SELECT CASE WHEN $5 THEN x.party ELSE x.bearer END AS bearer) w
			 WHERE x.subject = n.subject AND x.record = n.record AND w.bearer BETWEEN $3 AND $4
			 GROUP BY w.bearer) p
	 /* OFFSET: by its number. 50 records with parties among 300,000: 32 ms, without 556 (2026-11-30). */
	 CROSS JOIN LATERAL (SELECT k.* FROM @internal@.decision_at($1, $2) k WHERE k.subject = n.subject AND k.id = n.record OFFSET 0) r;
END
$$;
COMMENT ON FUNCTION @internal@.party_record_on(date, timestamptz, bigint, bigint, boolean, bigint[]) IS
	'records about others for which one is liable with them, each once, with one''s part of the amount 共同责任记录: about is their subject, link the role (party.joint); of who bears the part on the day, or (entered) of the party itself';

CREATE FUNCTION @internal@.cleared(policy govcredit.policy, repair text) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN repair IS NOT NULL AND coalesce((govcredit.policy_item($1, 'repair.effects', $2) ->> 'percent')::integer = 0, false);
END
$$;
COMMENT ON FUNCTION @internal@.cleared(govcredit.policy, text) IS
	'does that repair leave nothing of a record 修复后是否不再计入? such a record bars nobody and is in no report for others';

/*
 * One rule of what the public may read on a day, of what the edition in force
 * then says of the facts of that day: asked at the door, of what is due and by
 * what is shown.  A repair that leaves something of a record leaves it public.
 */
CREATE FUNCTION @internal@.stands_public(policy govcredit.policy, answer govcredit.publication_answer, as_of date, repair text) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN ($2).allowed AND coalesce(($2).ends_on >= $3, true)
		AND CASE WHEN $4 IS NULL THEN true ELSE NOT @internal@.cleared($1, $4) END;
COMMENT ON FUNCTION @internal@.stands_public(govcredit.policy, govcredit.publication_answer, date, text) IS
	'may a record stand public on a day, by what publication() says of its facts of that day and the repair in force 当日可否公示? allowed, within its term, not cleared; NULL where no edition says it';

/* COST: it is asked of the few whose versions say something. */
CREATE FUNCTION @internal@.removed(record bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT
		  FROM @internal@.record_version_known($3) v
		 WHERE v.record = $1 AND (v.removal = 'error' OR v.removal IS NOT NULL AND v.effective_on <= $2));
END
$$;
COMMENT ON FUNCTION @internal@.removed(bigint, date, timestamptz) IS
	'has a record been taken off its list by a day, by error from the start? 是否已移出名单';

/*
 * What an edition does not know any more may have run out under the one it was
 * decided under; then nobody has to judge it.
 */
CREATE FUNCTION @internal@.outlived(record bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	r record;
	kind text;
	edition govcredit.policy;
BEGIN
	SELECT x.* INTO r FROM @internal@.record_at($2, $3) x WHERE x.id = $1;
	IF r.id IS NULL THEN
		RETURN @internal@.removed($1, $2, $3);
	END IF;
	SELECT x.kind, coalesce(@internal@.edition_for(x.division, r.decided_on, r.decided_on, $3), (
				/* As policy_for() has it at the door: what is older than any edition is of the first. */
				SELECT CASE WHEN j.valid >> daterange(r.decided_on, r.decided_on, '[]') THEN j.policy END
				  FROM @internal@.jurisdiction_known($3) j
				 WHERE x.division >= j.division AND x.division < govcredit.upper_bound(j.division)
				 ORDER BY lower(j.valid) NULLS FIRST, j.division::text COLLATE "C" DESC
				 LIMIT 1)) INTO kind, edition
	  FROM @internal@.state_on(r.decided_on, $3) x
	 WHERE x.id = r.subject;
	IF govcredit.judges(edition, kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) IS NOT NULL THEN
		RETURN false;
	END IF;
	RETURN coalesce(govcredit.valid_until(edition, kind, r.record_type, r.decided_on, r.severity, r.amount,
			@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) < $2, false);
END
$$;
COMMENT ON FUNCTION @internal@.outlived(bigint, date, timestamptz) IS
	'had the record run out before that day, by the edition of its own day, or the first where it is older than any? 是否已过有效期';

/*
 * Editions in transition (从旧兼从轻): what was done while an earlier edition was
 * in force is judged by that one, if the edition of the day asked about says so.
 * An act that goes on is of today.  COST: it is asked of the few editions that do.
 */
CREATE FUNCTION @internal@.earlier_edition(policy govcredit.policy, about bigint, kind text, record_type text, decided_on date, severity text,
		amount numeric, ended_on date, ongoing boolean, flags text[], repair text, given numeric, known_at timestamptz DEFAULT 'infinity')
	RETURNS govcredit.policy
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	rule CONSTANT text := govcredit.transition($1);
	day CONSTANT date := least($5, coalesce($8, $5));
	earlier govcredit.policy;
BEGIN
	IF rule IS NULL OR $9 OR govcredit.judges($1, $3, $4, $6, $7, $10, $11, $12) IS NOT NULL THEN
		RETURN NULL;
	END IF;
	earlier := @internal@.edition_for(@internal@.begun_in($2, day, $13), day, day, $13);
	IF earlier = $1 OR govcredit.judges(earlier, $3, $4, $6, $7, $10, $11, $12) IS NOT NULL THEN
		RETURN NULL;
	END IF;
	/* A direct grade is one of the scorecard in force. */
	IF govcredit.points(earlier, $3, $4, $5, $6, $7, $8, $10, given => $12) IS NULL AND govcredit.points($1, $3, $4, $5, $6, $7, $8, $10, given => $12) IS NOT NULL THEN
		RETURN NULL;
	END IF;
	IF rule = 'milder'
		AND coalesce(govcredit.points($1, $3, $4, $5, $6, $7, $8, $10, given => $12), 0) >= coalesce(govcredit.points(earlier, $3, $4, $5, $6, $7, $8, $10, given => $12), 0)
		AND coalesce(govcredit.valid_until($1, $3, $4, $5, $6, $7, $8, $10, $12), 'infinity') <= coalesce(govcredit.valid_until(earlier, $3, $4, $5, $6, $7, $8, $10, $12), 'infinity')
		AND NOT EXISTS (
			SELECT
			  FROM govcredit.sanctions($1, $3, $4, $5, $6, $7, $8, $10, as_of => $5, given => $12) n
			  LEFT JOIN govcredit.sanctions(earlier, $3, $4, $5, $6, $7, $8, $10, as_of => $5, given => $12) e ON e.measure = n.measure AND e.effect = n.effect
			 WHERE e.measure IS NULL OR coalesce(n.ends_on, 'infinity') > coalesce(e.ends_on, 'infinity'))
	THEN
		RETURN NULL;
	END IF;
	RETURN earlier;
END
$$;
COMMENT ON FUNCTION @internal@.earlier_edition(govcredit.policy, bigint, text, text, date, text, numeric, date, boolean, text[], text, numeric, timestamptz) IS
	'edition of the day of the act that judges a record instead of the one in force, where that says so (transition) 从旧适用的政策版本: the earlier, or the earlier unless the later gives no more points, no longer validity and no other or longer measures; NULL: the one in force';

CREATE FUNCTION @internal@.in_transition(as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM govcredit.asked($1, $2);
	RETURN EXISTS (
		SELECT FROM @internal@.jurisdiction_under($2, $3) j WHERE j.valid @> $1 AND govcredit.transition(j.policy) IS NOT NULL);
END
$$;
COMMENT ON FUNCTION @internal@.in_transition(date, timestamptz, @registry@.jurisdiction) IS
	'does an edition in force somewhere on a day let an earlier one judge what is of its days? 是否存在新旧版本衔接';

CREATE FUNCTION @internal@.earlier_points(policy govcredit.policy, subject bigint, kind text, record_type text, decided_on date, severity text,
		amount numeric, act_end date, flags text[], repaired_on date, repair text, given numeric, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS numeric
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	repeated CONSTANT boolean := EXISTS (
		SELECT
		  FROM @internal@.record_at($13, $14) x
		 WHERE x.subject = $2 AND x.record_type = $4 AND x.decided_on < $5
		   AND CASE WHEN govcredit.judges($1, $3, x.record_type, x.severity, x.amount, x.flags, NULL, x.given) IS NULL
					THEN coalesce(govcredit.valid_until($1, $3, x.record_type, x.decided_on, x.severity, x.amount,
							@internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given) >= $5, true) END);
BEGIN
	RETURN govcredit.points($1, $3, $4, $5, $6, $7, $8, $9, repeated, $10, $11, $13, $12);
END
$$;
COMMENT ON FUNCTION @internal@.earlier_points(govcredit.policy, bigint, text, text, date, text, numeric, date, text[], date, text, numeric, date, timestamptz) IS
	'part of borne_state_on(): points on a day of a record that an earlier edition judges 从旧适用的分值';

/*
 * Who has left office is there no more: not ranked, nothing barred.  What a
 * policy holds him to account for after it (after_office) stands all the same.
 */
CREATE FUNCTION @internal@.former_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (id bigint, kind text, name text, division govcredit.division, jurisdiction govcredit.division, policy govcredit.policy)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT s.id, s.kind, s.name, s.division, j.divisions[width_bucket(s.division, j.bounds)], j.policies[width_bucket(s.division, j.bounds)]
	  FROM @internal@.state_on($1, $2) s
	 CROSS JOIN @internal@.edition_for($1, $2) j
	 WHERE s.id BETWEEN $3 AND $4
	   AND upper(s.valid) <= $1
	   AND s.kind = ANY (ARRAY(SELECT k.kind FROM @internal@.protected_kind k))
	   AND j.policies[width_bucket(s.division, j.bounds)] IS NOT NULL
	   AND govcredit.asked($1, $2) IS NOT NULL
	   AND NOT EXISTS (
			SELECT FROM @internal@.subject_link_known($2) l
			 WHERE l.subject = s.id AND l.role IN ('successor', 'same_as') AND l.valid @> $1);
END;
COMMENT ON FUNCTION @internal@.former_on(date, timestamptz, bigint, bigint) IS
	'natural persons who had left office by a day, with the policy of where they were last 已离任人员';

/*
 * A union of what is and what was cannot be looked into by the index for each
 * row of a join; for each row of LATERAL it can, and OFFSET keeps it LATERAL.
 * Few subjects bear anything about others, many are asked about one by one.
 *
 * A record of the head is not kept: it follows from the unit's as long as that
 * stands, so it cannot get out of step with it, with who was the head, or with
 * the policy.  The act ended by the decision, or goes on; whoever heads the
 * unit later bears nothing of it.
 */
CREATE FUNCTION @internal@.head_link_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint, target bigint, valid datemultirange, post text, fields text[])
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	/* Who heads a body heads all its entries, each on a day once. */
	WITH joined AS MATERIALIZED (
		SELECT j.subject, j.body FROM @internal@.joined_on($1, $2) j
	), entry AS MATERIALIZED (
		SELECT j.subject, j.body FROM joined j
		 UNION
		SELECT j.body, j.body FROM joined j
	)
	SELECT h.subject, h.target, range_agg(h.valid), h.post, h.fields
	  FROM (SELECT l.subject, l.target, l.valid, coalesce(l.post, 'head') AS post, l.fields
			  FROM @internal@.subject_link_known($2) l
			 WHERE l.role = 'head' AND l.target BETWEEN $3 AND $4
			 UNION ALL
			SELECT b.subject, coalesce(t.body, l.target), l.valid, coalesce(l.post, 'head'), l.fields
			  FROM entry a
			  JOIN entry b ON b.body = a.body
			  JOIN @internal@.subject_link_known($2) l ON l.subject = a.subject AND l.role = 'head'
			  LEFT JOIN entry t ON t.subject = l.target
			 WHERE coalesce(t.body, l.target) BETWEEN $3 AND $4
			 UNION ALL
			SELECT l.subject, t.body, l.valid, coalesce(l.post, 'head'), l.fields
			  FROM entry t
			  JOIN @internal@.subject_link_known($2) l ON l.target = t.subject AND l.role = 'head'
			 WHERE t.body BETWEEN $3 AND $4) h
	 GROUP BY h.subject, h.target, h.post, h.fields;
END;
COMMENT ON FUNCTION @internal@.head_link_on(date, timestamptz, bigint, bigint) IS
	'who headed which subject on which days, as what (post: head, acting, deputy in charge of some fields) 负责人任职期间; whoever heads one entry of a body heads them all';

/* With most records heads have nothing to do, under most editions with none: so they are not gone through. */
CREATE FUNCTION @internal@.head_types_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL) RETURNS text[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM govcredit.asked($1, $2);
	RETURN ARRAY(
		SELECT DISTINCT t.code
		  FROM @internal@.jurisdiction_under($2, $3) j
		 CROSS JOIN LATERAL unnest(govcredit.head_types(j.policy)) t (code)
		 WHERE j.valid @> $1);
END
$$;
COMMENT ON FUNCTION @internal@.head_types_on(date, timestamptz, @registry@.jurisdiction) IS
	'record types of units that an edition in force somewhere on a day also gives to their heads 主要负责人联责的记录类型; trial stands in for those of its division 试行';

/*
 * The day the head was held to account for an act, or found not to be: a record
 * of his own of that act.  What names no act is known by its matter, or by the
 * document that decides of both.
 */
CREATE FUNCTION @internal@.answered_on(record bigint, decided_on date, answered_by text[], head bigint, as_of date,
		known_at timestamptz DEFAULT 'infinity') RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	entries CONSTANT bigint[] := @internal@.entries_of($4, govcredit.asked($5, $6), $6);
BEGIN
	RETURN (
		SELECT min(r.decided_on)
		  FROM @internal@.record_known($6) r
		  JOIN @internal@.record_known($6) u
			ON u.act_id = r.act_id OR u.matter = r.matter OR u.document_no = r.document_no
		 WHERE r.subject = ANY (entries)
		   AND u.id = $1 AND r.record_type = ANY ($3) AND r.decided_on >= $2 AND r.decided_on <= $5);
END
$$;
COMMENT ON FUNCTION @internal@.answered_on(bigint, date, text[], bigint, date, timestamptz) IS
	'part of head_record_on(): first day by then on which the head has a record of one of these types about the act of a unit''s record: of the same act, matter or document 责任追究办结日期';

/* Of one head the facts are looked up, of many joined; both as head_record_on() needs them. */
CREATE FUNCTION @internal@.head_fact_of(head bigint, as_of date, known_at timestamptz DEFAULT 'infinity',
		trial @registry@.jurisdiction DEFAULT NULL, former boolean DEFAULT false)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text, recorded_at timestamptz,
		target bigint, post text, fields text[], kind text, policy govcredit.policy, name text, jurisdiction govcredit.division,
		unit_kind text, unit_division govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	/*
	 * OFFSET: explain_score() of ten heads of 30,000 subjects 49 ms, without that of
	 * the heads 168, of the units 171, of the records 57 (2026-11-30).
	 */
	SELECT r.*, l.target, l.post, l.fields, s.kind, s.policy, s.name, s.jurisdiction, u.kind, u.division
	  FROM @internal@.head_link_on($2, $3, $1, $1) l
	 CROSS JOIN LATERAL (
			SELECT x.kind, x.policy, x.name, x.jurisdiction FROM @internal@.subject_on($2, $3, $4) x WHERE x.id = l.target AND $5 IS NOT TRUE
			 UNION ALL
			SELECT x.kind, x.policy, x.name, x.jurisdiction FROM @internal@.former_on($2, $3, l.target, l.target) x WHERE $5 IS TRUE
			OFFSET 0) s
	 CROSS JOIN LATERAL (SELECT x.kind, x.division FROM @internal@.state_on($2, $3) x WHERE x.id = l.subject OFFSET 0) u
	 CROSS JOIN LATERAL (
			SELECT x.id, x.subject, x.record_type, x.source, x.document_no, x.act_id, x.decided_on, x.ended_on, x.ongoing,
				   x.severity, x.amount, x.given, x.flags, x.corrected_on, x.duties_done_on, x.committed_on, x.grounds,
				   x.repaired_on, x.repair, x.recorded_at
			  FROM @internal@.record_at($2, $3) x
			 WHERE x.subject = l.subject AND x.record_type = ANY ((SELECT @internal@.head_types_on($2, $3, $4))::text[])
			   AND l.valid @> least(x.decided_on, coalesce(x.ended_on, x.decided_on))
			 UNION ALL
			/* For its part, where the unit is liable with others: few are, and each is a question of its own. */
			SELECT x.id, x.subject, x.record_type, x.source, x.document_no, x.act_id, x.decided_on, x.ended_on, x.ongoing,
				   x.severity, x.amount, x.given, x.flags, x.corrected_on, x.duties_done_on, x.committed_on, x.grounds,
				   x.repaired_on, x.repair, x.recorded_at
			  FROM @internal@.party_record_on($2, $3, l.subject, l.subject, true) x
			 WHERE EXISTS (SELECT FROM @internal@.record_party_known($3) q WHERE q.party = l.subject)
			   AND x.record_type = ANY ((SELECT @internal@.head_types_on($2, $3, $4))::text[])
			   AND l.valid @> least(x.decided_on, coalesce(x.ended_on, x.decided_on))
			OFFSET 0) r
	 WHERE govcredit.asked($2, $3) IS NOT NULL AND (SELECT @internal@.head_types_on($2, $3, $4)) <> '{}';
END;
COMMENT ON FUNCTION @internal@.head_fact_of(bigint, date, timestamptz, @registry@.jurisdiction, boolean) IS
	'part of head_record_on(): the records of the units that one has headed, of types that heads may have to do with, and who both were on the day 单一负责人所任单位的记录';

/* A plan for those who are asked about: how many they are the planner has to know. */
CREATE FUNCTION @internal@.head_fact_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		trial @registry@.jurisdiction DEFAULT NULL, former boolean DEFAULT false, among bigint[] DEFAULT NULL)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text, recorded_at timestamptz,
		target bigint, post text, fields text[], kind text, policy govcredit.policy, name text, jurisdiction govcredit.division,
		unit_kind text, unit_division govcredit.division)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_custom_plan
	SET jit = off
AS $$
DECLARE
	types CONSTANT text[] := @internal@.head_types_on($1, $2, $5);
	heads bigint[];
	units bigint[];
BEGIN
	IF types <> '{}' THEN
		SELECT array_agg(DISTINCT l.target), array_agg(DISTINCT l.subject) INTO heads, units
		  FROM @internal@.head_link_on($1, $2, $3, $4) l
		 WHERE $7 IS NULL OR l.target = ANY ($7);
	END IF;
	IF heads IS NULL THEN
		RETURN;
	END IF;
	RETURN QUERY
	SELECT r.*, l.target, l.post, l.fields, s.kind, s.policy, s.name, s.jurisdiction, u.kind, u.division
	  FROM @internal@.head_link_on($1, $2, $3, $4) l
	  JOIN (SELECT x.id, x.kind, x.policy, x.name, x.jurisdiction FROM @internal@.subject_on($1, $2, $5) x WHERE x.id = ANY (heads) AND $6 IS NOT TRUE
			 UNION ALL
			SELECT x.id, x.kind, x.policy, x.name, x.jurisdiction FROM @internal@.former_on($1, $2, $3, $4) x WHERE x.id = ANY (heads) AND $6 IS TRUE) s
		ON s.id = l.target
	  JOIN (SELECT x.id, x.kind, x.division FROM @internal@.state_on($1, $2) x WHERE x.id = ANY (units)) u ON u.id = l.subject
	  JOIN (SELECT x.id, x.subject, x.record_type, x.source, x.document_no, x.act_id, x.decided_on, x.ended_on, x.ongoing,
				   x.severity, x.amount, x.given, x.flags, x.corrected_on, x.duties_done_on, x.committed_on, x.grounds,
				   x.repaired_on, x.repair, x.recorded_at
			  FROM @internal@.record_at($1, $2) x
			 WHERE x.subject = ANY (units) AND x.record_type = ANY (types)
			 UNION ALL
			SELECT x.id, x.subject, x.record_type, x.source, x.document_no, x.act_id, x.decided_on, x.ended_on, x.ongoing,
				   x.severity, x.amount, x.given, x.flags, x.corrected_on, x.duties_done_on, x.committed_on, x.grounds,
				   x.repaired_on, x.repair, x.recorded_at
			  FROM @internal@.party_record_on($1, $2, entered => true, among => units) x
			 WHERE x.record_type = ANY (types)) r
		ON r.subject = l.subject
	 /* CASE: taken to pass one of two, where of ranges it is one of 200, and all that follows a loop. */
	 WHERE CASE WHEN l.valid @> least(r.decided_on, coalesce(r.ended_on, r.decided_on)) THEN $7 IS NULL OR l.target = ANY ($7) END;
END
$$;
COMMENT ON FUNCTION @internal@.head_fact_on(date, timestamptz, bigint, bigint, @registry@.jurisdiction, boolean, bigint[]) IS
	'head_fact_of() of all heads, of those from one number to another, or of those named 负责人所任单位的记录';

CREATE FUNCTION @internal@.head_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		trial @registry@.jurisdiction DEFAULT NULL, former boolean DEFAULT false, among bigint[] DEFAULT NULL)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text, basis text,
		kind text, policy govcredit.policy, name text, jurisdiction govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT r.id, r.target, h.head_record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing,
		   r.severity, r.amount, NULL::numeric, f.flags,
		   CASE WHEN h.answered_by = '{}' THEN r.corrected_on
				/* Most heads have none: of 13,000 records of heads 0.5 s, asked of each 19 (2026-12-01). */
				WHEN h.answered_by IS NOT NULL AND (
						EXISTS (SELECT FROM @internal@.record_known($2) k WHERE k.subject = r.target AND k.record_type = ANY (h.answered_by))
						OR EXISTS (SELECT FROM @internal@.subject_link_known($2) k WHERE k.target = r.target AND k.role = 'same_as'))
				THEN @internal@.answered_on(r.id, r.decided_on, h.answered_by, r.target, $1, $2) END,
		   r.duties_done_on, r.committed_on,
		   r.grounds, CASE WHEN g.effect IS NOT NULL THEN r.repaired_on END, g.effect, NULL::date, r.recorded_at, r.subject, h.rule, h.basis,
		   r.kind, r.policy, r.name, r.jurisdiction
	  FROM (SELECT x.* FROM @internal@.head_fact_of($3, $1, $2, $5, $6) x WHERE $3 = $4 AND ($7 IS NULL OR $3 = ANY ($7))
			 UNION ALL
			SELECT x.* FROM @internal@.head_fact_on($1, $2, $3, $4, $5, $6, $7) x WHERE $3 <> $4) r
	 CROSS JOIN @internal@.edition_for($1, $2, $5) n
	 CROSS JOIN LATERAL govcredit.head_records(
			CASE WHEN govcredit.judges(r.policy, r.unit_kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) IS NULL
					AND govcredit.judges(r.policy, r.kind) IS DISTINCT FROM 'unknown_kind'
				 THEN r.policy END,
			r.unit_kind, r.record_type, r.severity, r.amount, r.flags, r.kind, r.post, r.fields) h
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN h.head_flags <> '{}'
						THEN ARRAY(SELECT unnest(r.flags) UNION SELECT unnest(h.head_flags) ORDER BY 1) ELSE r.flags END AS flags) f
	 CROSS JOIN LATERAL govcredit.repair(
			CASE WHEN govcredit.judges(r.policy, r.kind, h.head_record_type, r.severity, r.amount, f.flags, grounds => r.grounds) IS NULL
				 THEN r.policy END,
			r.kind, h.head_record_type, r.decided_on, r.repaired_on,
			r.severity, r.amount, f.flags, r.corrected_on, r.duties_done_on, r.committed_on, r.grounds) a
	 /* What the unit got, or what heads alone can get for it; of several nobody has chosen. */
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN NOT a.eligible OR r.repair IS NULL THEN NULL
						WHEN r.repair = ANY (a.effects) THEN r.repair
						WHEN cardinality(a.effects) = 1 AND NOT a.effects && (govcredit.repair(r.policy, r.unit_kind, r.record_type,
								r.decided_on, r.repaired_on, r.severity, r.amount, r.flags, r.corrected_on, r.duties_done_on,
								r.committed_on, r.grounds)).effects
						THEN a.effects[1] END AS effect) g
	 /* What cannot be judged of the unit is unjudged of the unit. */
	 WHERE govcredit.asked($1, $2) IS NOT NULL
	   /*
	    * Whoever stayed where they were, or went with the unit, bears it; who has gone elsewhere is judged there.
	    * Asked of what a head answers for alone.
	    */
	   AND CASE WHEN h.rule IS NOT NULL
				THEN n.policies[width_bucket(r.unit_division, n.bounds)] = r.policy
					 OR n.policies[width_bucket((
							SELECT f.division FROM @internal@.former_states($2) f
							 WHERE f.subject = r.subject AND f.valid @> least(r.decided_on, coalesce(r.ended_on, r.decided_on))),
						n.bounds)] = r.policy END;
END;
COMMENT ON FUNCTION @internal@.head_record_on(date, timestamptz, bigint, bigint, @registry@.jurisdiction, boolean, bigint[]) IS
	'records that heads have with those of the units they headed on the day of the act 主要负责人联责, by which rule and clause, and who the head is on the day; id and about are the unit''s record and the unit; corrected_on is the unit''s, or where the rule says by what it is answered the day of that; of those in office, or (former) of those who have left it; of a head who has gone to where another policy rules there are none';

/*
 * What somebody bears about others he bears whoever asks; row security hides
 * who those are.  A "no" worked out from what is left would be wrong, so who
 * bears what the asker does not see is said to be unknown to him.  The first
 * runs with the owner's rights, and tells of nobody whom the asker does not
 * see himself.
 */
CREATE FUNCTION @internal@.hidden_bearer_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 1 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
BEGIN
	/* One that is linked to nobody is not looked for among all links. */
	IF $3 = $4 AND NOT EXISTS (SELECT FROM @internal@.record_party_known($2) q WHERE q.party = $3)
		AND NOT EXISTS (SELECT FROM @internal@.subject_link_known($2) l WHERE l.target = $3 AND l.role = ANY ('{successor,head,same_as}'))
		AND NOT EXISTS (SELECT FROM @internal@.subject_link_known($2) l WHERE l.subject = $3 AND l.role = ANY ('{successor,same_as}'))
	THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH link AS MATERIALIZED (
		SELECT b.subject AS about, b.bearer
		  FROM @internal@.bearer_on($1, $2) b
		 WHERE b.bearer BETWEEN $3 AND $4
		 UNION ALL
		SELECT l.subject, l.target
		  FROM @internal@.head_link_on($1, $2, $3, $4) l
		 WHERE NOT l.valid >> daterange($1, $1, '[]')
		 UNION ALL
		SELECT p.subject, w.bearer
		  FROM @internal@.party_on($1, $2) p
		 CROSS JOIN LATERAL (
				SELECT p.bearer WHERE p.bearer BETWEEN $3 AND $4
				 UNION ALL
				SELECT l.target
				  FROM @internal@.head_link_on($1, $2, $3, $4) l
				 WHERE l.subject = p.party AND NOT l.valid >> daterange($1, $1, '[]')) w
		 UNION ALL
		/* An entry of a body that is not seen looks like one of its own. */
		SELECT b.bearer, b.subject
		  FROM @internal@.bearer_on($1, $2) b
		 WHERE b.subject BETWEEN $3 AND $4
	), seen AS MATERIALIZED (
		SELECT w.id
		  FROM (SELECT l.about AS id FROM link l UNION SELECT l.bearer FROM link l) w
		  LEFT JOIN @registry@.subject s ON s.id = w.id
		 CROSS JOIN LATERAL (
				SELECT CASE WHEN s.id IS NULL THEN @internal@.gone_division(w.id) ELSE s.division END AS division) d
		 WHERE EXISTS (
				SELECT
				  FROM @registry@.access_scope a
				 WHERE a.member = who AND pg_get_userbyid(a.role) = who AND (a.unit IS NULL OR a.unit = w.id)
				   AND d.division >= a.division AND d.division < govcredit.upper_bound(a.division))
		   AND (s.kind IS NULL OR s.kind <> ALL (ARRAY(SELECT k.kind FROM @internal@.protected_kind k))
				OR @internal@.ticket_open(w.id, who))
	)
	SELECT DISTINCT l.bearer
	  FROM link l
	 WHERE EXISTS (SELECT FROM seen b WHERE b.id = l.bearer)
	   AND NOT EXISTS (SELECT FROM seen a WHERE a.id = l.about);
END
$$;
COMMENT ON FUNCTION @internal@.hidden_bearer_on(date, timestamptz, bigint, bigint) IS
	'part of unseen_on(): subjects seen by who is at work that bear on a day what is about others, or are other entries of a body, whom he does not see 承继、联责对象或所属主体不可见的主体';

/* Who works for a unit sees of others their row, and what it supplied. */
CREATE FUNCTION @internal@.named_only(first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 1 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	scopes CONSTANT govcredit.division[] := @internal@.my_scopes();
	units CONSTANT bigint[] := @internal@.my_units();
	places CONSTANT govcredit.division[] := @internal@.my_places();
BEGIN
	IF units <> '{}' AND row_security_active('@registry@.record'::regclass) AND NOT @internal@.sees_all() THEN
		RETURN QUERY
		SELECT s.id
		  FROM @registry@.subject s
		 WHERE s.id BETWEEN $1 AND $2
		   AND s.kind <> 'source'
		   AND NOT s.division <@ ANY (scopes)
		   AND NOT EXISTS (SELECT FROM unnest(units, places) u (unit, place) WHERE u.unit = s.id AND s.division <@ u.place);
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.named_only(bigint, bigint) IS
	'part of unseen_on(): subjects of which who works for a supplying unit sees the row, and of what is about them what that unit supplied 仅可见名称的主体';

CREATE FUNCTION @internal@.unseen_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (subject bigint)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 1 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF govcredit.asked($1, $2) IS NOT NULL AND row_security_active('@registry@.record'::regclass) AND NOT @internal@.sees_all() THEN
		RETURN QUERY
		SELECT h.subject FROM @internal@.hidden_bearer_on($1, $2, $3, $4) h
		 UNION
		SELECT n.subject FROM @internal@.named_only($3, $4) n
		 UNION
		SELECT s.id
		  FROM @registry@.subject s
		 WHERE s.id BETWEEN $3 AND $4
		   AND s.kind = ANY (ARRAY(SELECT k.kind FROM @internal@.protected_kind k))
		   AND s.id <> ALL (ARRAY(
				SELECT t.subject FROM @registry@.access_ticket t
				 WHERE t.member = CURRENT_USER AND @internal@.ticket_open(t.subject)));
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.unseen_on(date, timestamptz, bigint, bigint) IS
	'subjects of whose records the user sees a part at most 记录不全部可见的主体: those that bear what is about others whom he does not see, entries of a body that he does not see, for who works for a supplying unit all but that, and natural persons whose file is not open to him; none for who sees all';

/*
 * The policy of a record's row is that of who bears it, and NULL where it
 * cannot judge the record: pure functions answer nothing then.  CASE: a plan
 * may ask about a record and a subject before it finds out that they do not
 * belong together, whatever the statistics say.
 */
CREATE FUNCTION @internal@.borne_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807,
		trial @registry@.jurisdiction DEFAULT NULL, among bigint[] DEFAULT NULL, linked boolean DEFAULT true)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT b.id, b.subject, b.record_type, b.source, b.document_no, b.act_id, b.decided_on, b.ended_on, b.ongoing,
		   b.severity, b.amount, b.given, b.flags, b.corrected_on, b.duties_done_on, b.committed_on,
		   b.grounds, b.repaired_on, b.repair, b.published_on, b.recorded_at, b.about, b.link,
		   b.kind, CASE WHEN r.unjudged IS NULL THEN t.policy END,
		   CASE WHEN r.unjudged IS NOT NULL AND NOT @internal@.outlived(b.id, $1, $2) THEN r.unjudged END, b.name, b.jurisdiction
	  FROM (SELECT p.*, s.kind, s.policy, s.name, s.jurisdiction
			  FROM (SELECT x.id, b.bearer AS subject, x.record_type, x.source, x.document_no, x.act_id, x.decided_on, x.ended_on, x.ongoing,
						   x.severity, x.amount, x.given, x.flags, x.corrected_on, x.duties_done_on, x.committed_on,
						   x.grounds, x.repaired_on, x.repair, x.published_on, x.recorded_at, x.subject AS about, NULL::text AS link
					  FROM @internal@.bearer_on($1, $2) b
					 CROSS JOIN LATERAL (
							SELECT k.id, k.subject, k.record_type, k.source, k.document_no, k.act_id, k.decided_on, k.ended_on, k.ongoing,
								   k.severity, k.amount, k.given, k.flags, k.corrected_on, k.duties_done_on, k.committed_on, k.grounds,
								   k.repaired_on, k.repair, k.published_on, k.recorded_at
							  FROM @internal@.record_at($1, $2) k
							 WHERE k.subject = b.subject
							OFFSET 0) x
					 WHERE b.bearer BETWEEN $3 AND $4
					 UNION ALL
					SELECT p.* FROM @internal@.party_record_on($1, $2, $3, $4, false, $6) p WHERE $7) p
			 /*
			  * OFFSET: few bear anything.  ranking_on() with 70 successions 0.53 s, without
			  * that of what is judged 0.63, of who bears it 0.72, of the records 0.80;
			  * explain_score() of one who bears 50 ms, 61, 52 and 126 (10,000 subjects, 100,000 records, 2026-11-30).
			  */
			 CROSS JOIN LATERAL (
					SELECT x.kind, x.policy, x.name, x.jurisdiction FROM @internal@.standing_on($1, $2, $5) x WHERE x.id = p.subject OFFSET 0) s
			 UNION ALL
			SELECT h.id, h.subject, h.record_type, h.source, h.document_no, h.act_id, h.decided_on, h.ended_on, h.ongoing,
				   h.severity, h.amount, h.given, h.flags, h.corrected_on, h.duties_done_on, h.committed_on,
				   h.grounds, h.repaired_on, h.repair, h.published_on, h.recorded_at, h.about, h.link,
				   h.kind, h.policy, h.name, h.jurisdiction
			  FROM @internal@.head_record_on($1, $2, $3, $4, $5, false, $6) h
			 WHERE $7) b
	 CROSS JOIN LATERAL (
			SELECT coalesce(CASE WHEN govcredit.transition(b.policy) IS NOT NULL
						THEN @internal@.earlier_edition(b.policy, b.about, b.kind, b.record_type, b.decided_on, b.severity, b.amount, b.ended_on, b.ongoing,
								b.flags, b.repair, b.given, $2) END, b.policy) AS policy
			OFFSET 0) t
	 CROSS JOIN LATERAL (
			SELECT govcredit.judges(t.policy, b.kind, b.record_type, b.severity, b.amount, b.flags, b.repair, b.given) AS unjudged
			OFFSET 0) r
	 UNION ALL
	SELECT NULL, s.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		   NULL, NULL, NULL, s.kind, NULL, 'not_visible', s.name, s.jurisdiction
	  FROM @internal@.unseen_on($1, $2, $3, $4) u
	  JOIN @internal@.standing_on($1, $2, $5) s ON s.id = u.subject;
END;
COMMENT ON FUNCTION @internal@.borne_record_on(date, timestamptz, bigint, bigint, @registry@.jurisdiction, bigint[], boolean) IS
	'records about others that one bears on a day 代为承担的记录: of those one succeeded (about) and, unless linked is false, of a unit one headed on the day of the act (link, the rule), and those for which one is liable with their subject (link, the role: party.joint); kind and policy are those of the bearer, policy NULL where it cannot judge the record, unjudged why; of one who bears what the user does not see a row without a record, unjudged not_visible';

CREATE FUNCTION @internal@.own_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT r.id, r.subject, r.record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing, r.severity,
		   r.amount, r.given, r.flags, r.corrected_on, r.duties_done_on, r.committed_on, r.grounds, r.repaired_on, r.repair,
		   r.published_on, r.recorded_at, r.subject, NULL::text, r.kind,
		   CASE WHEN r.fault IS NULL THEN r.policy END,
		   CASE WHEN r.fault IS NOT NULL AND NOT @internal@.outlived(r.id, $1, $2) THEN r.fault END,
		   r.name, r.jurisdiction
	  FROM (SELECT r.*, s.kind,
				   /* An earlier one judges only what it, and the one in force, can. */
				   CASE WHEN r.subject = s.id AND govcredit.transition(s.policy) IS NOT NULL
						THEN coalesce(@internal@.earlier_edition(s.policy, r.subject, s.kind, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing,
								r.flags, r.repair, r.given, $2), s.policy)
						ELSE s.policy END AS policy,
				   s.name, s.jurisdiction, pg_is_in_recovery(),
				   CASE WHEN r.subject = s.id
						THEN govcredit.judges(s.policy, s.kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) END AS fault
			  /*
			   * Each stands once, which of a union nobody else tells the planner: without it, it takes joins for a
			   * thousand times what they are, and sorts all records; of 200,000 0.13 s, with that 0.19 (2026-12-01).
			   */
			  FROM (SELECT DISTINCT ON (x.id) x.* FROM @internal@.standing_on($1, $2) x) s
			  JOIN @internal@.record_at($1, $2) r ON r.subject = s.id
			 WHERE r.subject BETWEEN $3 AND $4) r;
END;
COMMENT ON FUNCTION @internal@.own_record_on(date, timestamptz, bigint, bigint) IS
	'part of record_on(): one''s own records 本主体记录';

CREATE FUNCTION @internal@.record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807, linked boolean DEFAULT true)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT o.* FROM @internal@.own_record_on($1, $2, $3, $4) o
	 UNION ALL
	SELECT b.*
	  FROM @internal@.borne_record_on($1, $2, $3, $4, linked => $5) b;
END;
COMMENT ON FUNCTION @internal@.record_on(date, timestamptz, bigint, bigint, boolean) IS
	'records decided by a day by who bears them 当日承担的记录: one''s own, those of whom one succeeded (about), and, unless linked is false, those of a unit one headed on the day of the act (link, the rule), and those for which one is liable with their subject (link, the role), the amount one''s part of it; kind and policy are those of the bearer, to be handed to the functions that judge; policy NULL where it cannot judge the record or none is in force, unjudged why';

/*
 * Of one subject.  To plan a question about all takes ten to a hundred times
 * what it takes to answer it of one, and it is planned in every statement.  So
 * of one it is put together from these, which PL/pgSQL keeps planned from one
 * question to the next, and apart for what the books say now, where there is no
 * past to plan.  Kept from the first call on (SET plan_cache_mode): beside it is
 * what the second to sixth call of a session took, each a statement, with it and
 * without (1,000,000 subjects, 2026-11-30).
 */
CREATE FUNCTION @internal@.standing_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (id bigint, kind text, name text, uscc govcredit.uscc,
		division govcredit.division, jurisdiction govcredit.division, policy govcredit.policy)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 100
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- sanctions_on() 2.0 ms, without, here and below, 8
AS $$
BEGIN
	IF $3 = 'infinity' THEN
		RETURN QUERY SELECT s.* FROM @internal@.standing_on($2) s WHERE s.id = $1;
	ELSE
		RETURN QUERY SELECT s.* FROM @internal@.standing_on($2, $3) s WHERE s.id = $1;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.standing_of(bigint, date, timestamptz) IS
	'standing_on() of one subject 单一主体当日状态';

/* Of who is linked to nobody in such a way nothing is gone through. */
CREATE FUNCTION @internal@.bears_others(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 100
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	PERFORM govcredit.asked($2, $3);
	IF $3 = 'infinity' THEN
		RETURN EXISTS (
				SELECT
				  FROM @registry@.subject_link l
				 WHERE l.target = $1 AND l.role = ANY ('{successor,head,same_as}'))
			OR EXISTS (SELECT FROM @registry@.record_party q WHERE q.party = $1)
			OR row_security_active('@registry@.record'::regclass) AND EXISTS (SELECT FROM @internal@.unseen_on($2, $3, $1, $1));
	END IF;
	RETURN EXISTS (
			SELECT
			  FROM @internal@.subject_link_known($3) l
			 WHERE l.target = $1 AND l.role = ANY ('{successor,head,same_as}'))
		OR EXISTS (SELECT FROM @internal@.record_party_known($3) q WHERE q.party = $1)
		OR row_security_active('@registry@.record'::regclass) AND EXISTS (SELECT FROM @internal@.unseen_on($2, $3, $1, $1));
END
$$;
COMMENT ON FUNCTION @internal@.bears_others(bigint, date, timestamptz) IS
	'may a subject bear on a day what is recorded about others, or what the user does not see? 是否可能代为承担';

CREATE FUNCTION @internal@.own_record_of(whose bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	IF $3 = 'infinity' THEN
		RETURN QUERY SELECT r.* FROM @internal@.own_record_on($2) r WHERE r.subject = $1;
	ELSE
		RETURN QUERY SELECT r.* FROM @internal@.own_record_on($2, $3) r WHERE r.subject = $1;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.own_record_of(bigint, date, timestamptz) IS
	'own_record_on() of one subject 单一主体本身的记录';

CREATE FUNCTION @internal@.record_of(whose bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	RETURN QUERY SELECT r.* FROM @internal@.own_record_of($1, $2, $3) r;
	IF @internal@.bears_others($1, $2, $3) THEN
		RETURN QUERY SELECT r.* FROM @internal@.borne_record_on($2, $3, $1, $1) r WHERE r.subject = $1;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.record_of(bigint, date, timestamptz) IS
	'record_on() of one subject 单一主体承担的记录';

CREATE FUNCTION @internal@.former_record_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (id bigint, subject bigint, record_type text, source bigint,
		document_no govcredit.document_no, act_id text, decided_on date, ended_on date, ongoing boolean, severity text,
		amount numeric, given numeric, flags text[], corrected_on date, duties_done_on date,
		committed_on date, grounds text[], repaired_on date, repair text,
		published_on date, recorded_at timestamptz, about bigint, link text,
		kind text, policy govcredit.policy, unjudged text, name text, jurisdiction govcredit.division)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 2 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	/* Most editions know nothing of the kind. */
	IF govcredit.asked($1, $2) IS NULL OR NOT EXISTS (
			SELECT FROM @internal@.jurisdiction_known($2) j WHERE j.valid @> $1 AND govcredit.after_office_types(j.policy) <> '{}')
	THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH former AS MATERIALIZED (
		SELECT x.id, x.kind, x.name, x.jurisdiction, x.policy
		  FROM @internal@.former_on($1, $2, $3, $4) x
		 WHERE govcredit.after_office_types(x.policy) <> '{}'
	)
	SELECT r.id, r.subject, r.record_type, r.source, r.document_no, r.act_id, r.decided_on, r.ended_on, r.ongoing, r.severity,
		   r.amount, r.given, r.flags, r.corrected_on, r.duties_done_on, r.committed_on, r.grounds, r.repaired_on, r.repair,
		   r.published_on, r.recorded_at, r.about, r.link, f.kind,
		   CASE WHEN j.unjudged IS NULL
				THEN coalesce(@internal@.earlier_edition(f.policy, r.about, f.kind, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing,
						r.flags, r.repair, r.given, $2), f.policy) END,
		   j.unjudged, f.name, f.jurisdiction
	  FROM former f
	  JOIN (SELECT x.*, x.subject AS about, NULL::text AS link FROM @internal@.record_at($1, $2) x WHERE x.subject = ANY (ARRAY(SELECT y.id FROM former y))
			 UNION ALL
			SELECT h.id, h.subject, h.record_type, h.source, h.document_no, h.act_id, h.decided_on, h.ended_on, h.ongoing, h.severity,
				   h.amount, h.given, h.flags, h.corrected_on, h.duties_done_on, h.committed_on, h.grounds, h.repaired_on, h.repair,
				   h.published_on, h.recorded_at, h.about, h.link
			  FROM @internal@.head_record_on($1, $2, $3, $4, NULL, true) h) r ON r.subject = f.id
	 CROSS JOIN LATERAL (
			SELECT govcredit.judges(f.policy, f.kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) AS unjudged) j
	 WHERE r.record_type = ANY (govcredit.after_office_types(f.policy))
	 UNION ALL
	SELECT NULL, f.id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
		   NULL, NULL, NULL, f.kind, NULL, 'not_visible', f.name, f.jurisdiction
	  FROM @internal@.unseen_on($1, $2, $3, $4) u
	  JOIN former f ON f.id = u.subject;
END
$$;
COMMENT ON FUNCTION @internal@.former_record_on(date, timestamptz, bigint, bigint) IS
	'records for which officials who have left office answer by their policy (after_office) 终身责任记录: their own, and those of units they headed; a row without a record, unjudged not_visible, of one whom the user does not see';

CREATE TYPE @registry@.fact_row AS (
	subject bigint, name text, subject_kind text, record_type text, decided_on date, severity text, amount numeric,
	ended_on date, ongoing boolean, act_id text, flags text[], corrected_on date, repaired_on date, repair text,
	given numeric, division govcredit.division, record bigint, unjudged text
);
COMMENT ON TYPE @registry@.fact_row IS 'a row of fact_on() 查询结果行';
/* Whoever is no more has a successor, or is out of the comparison; editions that end have nothing to do with it. */
CREATE FUNCTION @internal@.fact_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.fact_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT s.id, s.name, s.kind, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing, r.act_id,
		   r.flags, r.corrected_on, r.repaired_on, r.repair, r.given, s.division, r.id, r.unjudged
	  FROM @internal@.subject_on(as_of, known_at) s
	  LEFT JOIN @internal@.record_on(as_of, known_at) r ON r.subject = s.id;
END;
COMMENT ON FUNCTION @internal@.fact_on(date, timestamptz) IS
	'the records of who is there on a day, by who bears them, with the columns compare_policies() asks for 供政策比较的事实; a subject without records is one row; unjudged where the policy cannot judge the record, or records are hidden from the user (not_visible, record NULL)';

/* Each document is read once, however many rows are joined to it. */
CREATE FUNCTION @internal@.record_type_known(known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (policy govcredit.policy, record_type text, title text, class text, publish_within text,
		publish_in text[], publish_together boolean, severity text, disclosure text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
BEGIN ATOMIC
	WITH edition AS MATERIALIZED (
		SELECT d.policy, govcredit.policy_document(d.policy) AS document
		  FROM (SELECT p.name::govcredit.policy AS policy
				  FROM (SELECT DISTINCT j.policy::text AS name
						  FROM @internal@.jurisdiction_known(known_at) j) p) d
	)
	SELECT e.policy, t.key, t.value -> 'title' ->> 'zh', t.value ->> 'class', t.value ->> 'publish_within',
		   CASE jsonb_typeof(t.value -> 'publish_in')
				WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(t.value -> 'publish_in'))
				WHEN 'string' THEN ARRAY[t.value ->> 'publish_in'] END,
		   (t.value ->> 'publish_together')::boolean, t.value ->> 'severity', t.value ->> 'disclosure'
	  FROM edition e
	 CROSS JOIN LATERAL jsonb_each(e.document -> 'record_types') t;
END;
COMMENT ON FUNCTION @internal@.record_type_known(timestamptz) IS
	'record types of the policies in force somewhere 记录类型: Chinese title, class, where and by when it is published, the severity of a record that says none, and to whom it is disclosed (NULL: the default of the policy)';

/* Of whom the books know nothing at all; who has ended has a file all the same. */
CREATE FUNCTION @internal@.asked_row(relation name, id bigint, known_at timestamptz DEFAULT 'infinity') RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	present boolean;
	house CONSTANT regnamespace := '@internal@';
BEGIN
	IF govcredit.on_one_server('@registry@', house) AND id IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s of a question must not be null', relation), CONSTRAINT = 'null_in_question',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	/* One question each: who may ask one need not be able to ask the others. */
	IF relation = 'subject' THEN
		present := EXISTS (SELECT FROM @internal@.subject_known($3) x WHERE x.id = $2);
	ELSE
		present := EXISTS (SELECT FROM @registry@.record x WHERE x.id = $2);
	END IF;
	IF NOT present THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no %s %s', @internal@.noun(relation), id), CONSTRAINT = 'there_is_no_row',
			ERRCODE = 'no_data_found',
			HINT = govcredit.say('Or it is not open to you.');
	END IF;
	RETURN id;
END
$$;
COMMENT ON FUNCTION @internal@.asked_row(name, bigint, timestamptz) IS
	'part of the questions: the subject or record that is asked about 被查询对象; there is none: an error';

CREATE FUNCTION @internal@.objection_of(record bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (pending boolean, statement text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 100
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	PERFORM govcredit.asked($2, $3);
	/* What one may not see has a row without a number, and nothing to be said of it. */
	IF $1 IS NOT NULL THEN
		PERFORM @internal@.asked_row('record', $1);
	END IF;
	SELECT count(*) > 0, string_agg(o.statement, chr(10) ORDER BY o.filed_on, o.id) INTO pending, statement
	  FROM @internal@.objection_known($3) o
	 WHERE o.record = $1
	   AND o.filed_on <= $2
	   AND (o.answered_on IS NULL OR o.answered_on > $2);
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION @internal@.objection_of(bigint, date, timestamptz) IS
	'is an objection to the record unanswered on that day, and what does the subject say? 单一记录的异议标注和主体陈述';

/* A question about somebody who is not there has no answer. */
CREATE FUNCTION @internal@.asked_subject(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity',
		OUT kind text, OUT policy govcredit.policy, OUT body bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF $1 IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('subject of a question must not be null'), CONSTRAINT = 'question_subject_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	body := @internal@.body_of($1, $2, $3);
	SELECT s.kind, s.policy INTO kind, policy FROM @internal@.standing_of(asked_subject.body, $2, $3) s;
	IF NOT FOUND THEN
		PERFORM @internal@.refuse_source($1);
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no subject %s on %s', $1, @internal@.shown($2)), CONSTRAINT = 'there_is_no_subject_on',
			ERRCODE = 'no_data_found',
			HINT = govcredit.say('Who has ended has a successor who bears what is recorded, or nobody.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.asked_subject(bigint, date, timestamptz) IS
	'kind and policy of the subject a question is about 被查询主体, or of the body it is another entry of; there is none on that day: an error';

CREATE FUNCTION @internal@.asked_person(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	body CONSTANT bigint := @internal@.body_of($1, $2, $3);
BEGIN
	IF EXISTS (SELECT FROM @internal@.standing_of(body, $2, $3)) THEN
		RETURN body;
	ELSIF EXISTS (SELECT FROM @internal@.former_on($2, $3, $1, $1)) THEN
		RETURN $1;
	END IF;
	/* There is none: an error. */
	RETURN (@internal@.asked_subject($1, $2, $3)).body;
END
$$;
COMMENT ON FUNCTION @internal@.asked_person(bigint, date, timestamptz) IS
	'the same, an official who has left office among them 被查询主体（含离任人员）; there is none: an error';

CREATE FUNCTION @internal@.only_supplies(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT
		  FROM @internal@.subject_known($3) s
		 WHERE s.id = $1 AND s.kind = 'source' AND s.valid @> $2);
END
$$;
COMMENT ON FUNCTION @internal@.only_supplies(bigint, date, timestamptz) IS
	'part of questions about what somebody owes: is a body there on a day that no policy judges, a court, a platform (是否仅为信息提供单位)?';

CREATE FUNCTION @internal@.asked_debtor(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF @internal@.only_supplies($1, $2, $3) THEN
		RETURN $1;
	END IF;
	/* There is none: an error. */
	RETURN (@internal@.asked_subject($1, $2, $3)).body;
END
$$;
COMMENT ON FUNCTION @internal@.asked_debtor(bigint, date, timestamptz) IS
	'subject of a question about what somebody owes, a body that only supplies among them 被查询的责任单位; there is none: an error';

CREATE TYPE @registry@.sanctions_row AS (
	jurisdiction govcredit.division, kind text, subject bigint, name text, record bigint, record_type text,
	measure text, title text, effect text, actions text[], except_purposes text[], starts_on date, ends_on date,
	ends_when text, body text, basis text, objection_pending boolean, statement text, about bigint, about_name text
);
COMMENT ON TYPE @registry@.sanctions_row IS 'a row of sanctions_on() 查询结果行';
CREATE FUNCTION @internal@.about_other(record_of bigint, bearer bigint, as_of date, known_at timestamptz DEFAULT 'infinity',
		OUT about bigint, OUT name text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF govcredit.asked($3, $4) IS NOT NULL AND $1 <> $2 THEN
		/* Another entry of the body is no other. */
		about := nullif(@internal@.body_of($1, $3, $4), $2);
		name := @internal@.named_source(about, $3, $4);
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.about_other(bigint, bigint, date, timestamptz) IS
	'whom a record is about, where another bears it 记录所指主体: the unit one headed, whom one succeeded or is liable with, and its name on the day';

CREATE FUNCTION @internal@.former_sanctions_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.sanctions_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 2 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	RETURN QUERY
	SELECT r.jurisdiction, r.kind, r.subject, r.name, r.id, r.record_type, m.measure, m.title,
		   m.effect, m.actions, m.except_purposes, m.starts_on, m.ends_on,
		   m.ends_when, m.body, m.basis, coalesce(o.pending, false), o.statement, n.about, n.name
	  FROM @internal@.former_record_on($1, $2, $3, $4) r
	 CROSS JOIN LATERAL govcredit.sanctions(r.policy, r.kind, r.record_type, r.decided_on,
			r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on,
			r.repair, $1, r.given) m
	 CROSS JOIN LATERAL @internal@.objection_of(r.id, $1, $2) o
	 CROSS JOIN LATERAL @internal@.about_other(r.about, r.subject, $1, $2) n
	 WHERE r.unjudged IS NOT NULL
		OR m.measure = ANY (govcredit.after_office_measures(r.policy))
		   AND NOT CASE WHEN m.ends_when = 'discharged' THEN @internal@.discharged(r.id, m.measure, $1, $2) ELSE false END;
END
$$;
COMMENT ON FUNCTION @internal@.former_sanctions_on(date, timestamptz, bigint, bigint) IS
	'part of sanctions_on(): of officials who have left office, what stays in force after it 离任人员终身责任措施';

CREATE FUNCTION @internal@.sanctions_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.sanctions_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
DECLARE
	s pg_catalog.record;
BEGIN
	SELECT x.id, x.kind, x.name, x.jurisdiction, x.policy INTO s FROM @internal@.standing_of($1, $2, $3) x;
	IF s.policy IS NOT NULL THEN
		RETURN QUERY
		SELECT s.jurisdiction, s.kind, s.id, s.name, r.id, r.record_type, m.measure, m.title,
			   m.effect, m.actions, m.except_purposes, m.starts_on, m.ends_on,
			   m.ends_when, m.body, m.basis, o.pending, o.statement, n.about, n.name
		  FROM @internal@.record_of($1, $2, $3) r
		 CROSS JOIN LATERAL govcredit.sanctions(r.policy, r.kind, r.record_type, r.decided_on,
				r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on,
				r.repair, $2, r.given) m
		 CROSS JOIN LATERAL @internal@.objection_of(r.id, $2, $3) o
		 CROSS JOIN LATERAL @internal@.about_other(r.about, r.subject, $2, $3) n
		 WHERE (m.measure IS NOT NULL OR r.unjudged IS NOT NULL)
		   AND NOT CASE WHEN m.ends_when = 'discharged' THEN @internal@.discharged(r.id, m.measure, $2, $3) ELSE false END;
	ELSIF s.id IS NULL THEN
		RETURN QUERY SELECT x.* FROM @internal@.former_sanctions_on($2, $3, $1, $1) x;
	END IF;
	IF s.id IS NOT NULL AND govcredit.judges(s.policy, s.kind) IN ('no_policy', 'unknown_kind') THEN
		RETURN QUERY
		SELECT s.jurisdiction, s.kind, s.id, s.name, NULL::bigint, NULL::text, NULL::text, NULL::text, 'unknown', NULL::text[], NULL::text[],
			   NULL::date, NULL::date, 'unknown', NULL::text, NULL::text, false, NULL::text, NULL::bigint, NULL::text;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.sanctions_of(bigint, date, timestamptz) IS
	'sanctions_on() of one subject 单一主体当日有效惩戒措施';
/* Few are objected to: joined as a set, no question is put for each record. */
CREATE FUNCTION @internal@.pending_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (record bigint, statement text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT o.record, string_agg(o.statement, chr(10) ORDER BY o.filed_on, o.id)
	  FROM @internal@.objection_known($2) o
	 WHERE o.filed_on <= $1
	   AND (o.answered_on IS NULL OR o.answered_on > $1)
	   AND govcredit.asked($1, $2) IS NOT NULL
	 GROUP BY o.record;
END;
COMMENT ON FUNCTION @internal@.pending_on(date, timestamptz) IS
	'records to which an objection is unanswered on a day, and what their subjects say 异议标注和主体陈述';
CREATE FUNCTION @internal@.sanctions_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.sanctions_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.jurisdiction, r.kind, r.subject, r.name, r.id, r.record_type, m.measure, m.title,
		   m.effect, m.actions, m.except_purposes, m.starts_on, m.ends_on,
		   m.ends_when, m.body, m.basis, o.record IS NOT NULL, o.statement, r.other, r.other_name
	  FROM (SELECT x.*, NULL::bigint AS other, NULL::text AS other_name FROM @internal@.own_record_on($1, $2) x
			 UNION ALL
			/* As about_other(), of all at once: of 13,000 records that others bear 0.1 s, one by one 2.4 (2026-12-01). */
			SELECT x.*, n.about, CASE WHEN n.about IS NOT NULL THEN coalesce(b.name, @internal@.named_source(n.about, $1, $2)) END
			  FROM @internal@.borne_record_on($1, $2) x
			  LEFT JOIN @internal@.joined_on($1, $2) j ON j.subject = x.about
			 CROSS JOIN LATERAL (SELECT nullif(coalesce(j.body, x.about), x.subject) AS about) n
			  LEFT JOIN @internal@.state_on($1, $2) b ON b.id = n.about AND b.kind <> ALL (ARRAY(SELECT k.kind FROM @internal@.protected_kind k))) r
	 CROSS JOIN LATERAL govcredit.sanctions(r.policy, r.kind, r.record_type, r.decided_on,
			r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on,
			r.repair, $1, r.given) m
	  LEFT JOIN @internal@.pending_on($1, $2) o ON o.record = r.id
	 WHERE r.jurisdiction IS NOT NULL
	   /* What cannot be judged any more has run out, unless it says why. */
	   AND (m.measure IS NOT NULL OR r.unjudged IS NOT NULL)
	   /* Of all at once, where discharged() asks of each. */
	   AND CASE WHEN m.ends_when = 'discharged'
				THEN (r.id, m.measure) NOT IN (SELECT x.record, x.code FROM @internal@.discharge_known($2) x WHERE x.what = 'measure' AND x.done_on <= $1)
				ELSE true END
	 UNION ALL
	SELECT s.jurisdiction, s.kind, s.id, s.name, NULL, NULL, NULL, NULL, 'unknown', NULL, NULL, NULL, NULL, 'unknown',
		   NULL, NULL, false, NULL, NULL, NULL
	  FROM @internal@.standing_on($1, $2) s
	 WHERE govcredit.judges(s.policy, s.kind) IN ('no_policy', 'unknown_kind');
END;
COMMENT ON FUNCTION @internal@.sanctions_on(date, timestamptz) IS
	'part of sanctions_on(): of all subjects 全部主体当日有效惩戒措施';

CREATE FUNCTION @registry@.sanctions_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.sanctions_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.* FROM @internal@.sanctions_on($1, $2) a WHERE $3 IS NULL
	 UNION ALL
	SELECT f.* FROM @internal@.former_sanctions_on($1, $2) f WHERE $3 IS NULL
	 UNION ALL
	SELECT o.* FROM @internal@.sanctions_of(@internal@.asked_person($3, $1, $2), $1, $2) o WHERE $3 IS NOT NULL;
END;
COMMENT ON FUNCTION @registry@.sanctions_on(date, timestamptz, bigint) IS
	'measures in force on a day 当日有效惩戒措施, computed from the dates of the records, those that stay after office among them (终身责任); effect unknown where the policy cannot judge the record, or none is in force over the subject';

CREATE FUNCTION @internal@.own_lists() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{powers,responsibilities,negative,service,approval,disclosure}'::text[];
COMMENT ON FUNCTION @internal@.own_lists() IS 'lists that need no policy: of powers and responsibilities, negative, of services, approvals and what is disclosed 登记库自有清单';

/*
 * A code that no edition of the day declares has no answer either.  What is
 * given is a code before it is a title, and a title that means two is neither.
 */
CREATE FUNCTION @internal@.asked_code(section text, code text, as_of date, known_at timestamptz) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	edition govcredit.policy;
	meant text[] := '{}';
BEGIN
	IF code IS NULL OR govcredit.asked(as_of, known_at) IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what is asked about must not be null'), CONSTRAINT = 'question_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	FOR edition IN
		SELECT j.policy FROM @internal@.jurisdiction_known(known_at) j WHERE j.valid @> as_of ORDER BY j.division DESC
	LOOP
		IF govcredit.has_code(edition, section, code) THEN
			meant := meant || govcredit.policy_code(edition, section, code);
		END IF;
	END LOOP;
	meant := ARRAY(SELECT DISTINCT m COLLATE "C" FROM unnest(meant) m WHERE m = code OR code <> ALL (meant) ORDER BY 1);
	IF cardinality(meant) = 1 THEN
		RETURN meant[1];
	ELSIF cardinality(meant) > 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('"%s" means several of section "%s": %s', code, section, array_to_string(meant, ', ')), CONSTRAINT = 'title_means_several',
			ERRCODE = 'IG005',
			HINT = govcredit.say('Give one of these codes.');
	END IF;
	IF edition IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('no policy is in force on %s', @internal@.shown(as_of)), CONSTRAINT = 'no_policy_on',
			ERRCODE = 'no_data_found';
	END IF;
	/* The error with the nearest one. */
	RETURN govcredit.policy_code(edition, section, code);
END
$$;
COMMENT ON FUNCTION @internal@.asked_code(text, text, date, timestamptz) IS
	'part of the questions: the code that is meant by a code or title which an edition of the day declares in that section 查询代码; there is none: IG005 with the nearest one';

/* Entries outlast the edition that declared their list. */
CREATE FUNCTION @internal@.asked_list(list text, as_of date, known_at timestamptz) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	edition govcredit.policy;
BEGIN
	IF govcredit.asked(as_of, known_at) IS NOT NULL AND list = ANY (@internal@.own_lists()) THEN
		RETURN list;
	END IF;
	SELECT j.policy INTO edition
	  FROM @internal@.jurisdiction_known(known_at) j
	 WHERE govcredit.has_code(j.policy, 'lists', list) AND NOT EXISTS (
			SELECT FROM @internal@.jurisdiction_known(known_at) d WHERE d.valid @> as_of AND govcredit.has_code(d.policy, 'lists', list))
	 ORDER BY upper(j.valid) DESC, j.division
	 LIMIT 1;
	RETURN CASE WHEN edition IS NULL THEN @internal@.asked_code('lists', list, as_of, known_at) ELSE govcredit.policy_code(edition, 'lists', list) END;
END
$$;
COMMENT ON FUNCTION @internal@.asked_list(text, date, timestamptz) IS
	'part of the questions about entries: a list of the registry''s own, or the one meant by a code or title that an edition declares or declared 查询清单; there is none: IG005 with the nearest one';

CREATE FUNCTION @internal@.answer_zh(answer text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN CASE answer
		WHEN 'prohibit' THEN (govcredit.said('prohibited')).zh
		WHEN 'restrict' THEN (govcredit.said('restricted')).zh
		WHEN 'discretion' THEN (govcredit.said('at discretion')).zh
		WHEN 'impose' THEN (govcredit.said('imposed')).zh
		WHEN 'free_for_purpose' THEN (govcredit.said('free for this purpose')).zh
		WHEN 'not_listed' THEN (govcredit.said('not on the list')).zh
		WHEN 'unknown' THEN (govcredit.said('cannot be judged')).zh END;
COMMENT ON FUNCTION @internal@.answer_zh(text) IS 'title of an answer of measures_on() 答复名称';

CREATE TYPE @registry@.measures_row AS (
	answer text, answer_zh text, measure text, title text, effect text, record bigint, starts_on date, ends_on date,
	ends_when text, body text, basis text, about bigint, about_name text
);
COMMENT ON TYPE @registry@.measures_row IS 'a row of measures_on() 查询结果行';
COMMENT ON COLUMN @registry@.measures_row.answer IS
	'what the action meets 答复: prohibit 禁止, restrict 限制, discretion 裁量, impose 实施, free_for_purpose 此用途不受限, not_listed 不在清单 or unknown 无法评判';
COMMENT ON COLUMN @registry@.measures_row.answer_zh IS 'the answer in Chinese 答复名称';
COMMENT ON COLUMN @registry@.measures_row.measure IS 'code of the measure 措施代码';
COMMENT ON COLUMN @registry@.measures_row.title IS 'the measure 惩戒措施';
COMMENT ON COLUMN @registry@.measures_row.effect IS 'effect of the measure 效力';
COMMENT ON COLUMN @registry@.measures_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.measures_row.starts_on IS 'first day 起始日期';
COMMENT ON COLUMN @registry@.measures_row.ends_on IS 'last day, included 截止日期; none: ends_when says why';
COMMENT ON COLUMN @registry@.measures_row.ends_when IS 'what ends it 终止条件';
COMMENT ON COLUMN @registry@.measures_row.body IS 'who carries it out 实施单位';
COMMENT ON COLUMN @registry@.measures_row.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.measures_row.about IS 'whom the record is about, where that is another: a unit one headed, a body one succeeded 记录所指主体';
COMMENT ON COLUMN @registry@.measures_row.about_name IS 'its name 所指主体名称';
CREATE FUNCTION @registry@.measures_on(subject bigint, action text, purpose text, as_of date,
		known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.measures_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 2
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	edition govcredit.policy;
	asked text;
	aim text;
	free @registry@.measures_row;
	body bigint;
BEGIN
	SELECT a.policy, a.body INTO edition, body FROM @internal@.asked_subject($1, $4, $5) a;
	IF edition IS NOT NULL THEN
		/* An error with the nearest code where the policy declares no such action or purpose. */
		PERFORM govcredit.barring_types(edition, $2, $3);
		asked := govcredit.policy_code(edition, 'actions', $2);
		aim := govcredit.policy_code(edition, 'purposes', $3);
	END IF;
	RETURN QUERY
	SELECT a.answer, @internal@.answer_zh(a.answer),
		   m.measure, m.title, m.effect, m.record, m.starts_on, m.ends_on, m.ends_when, m.body, m.basis, m.about, m.about_name
	  FROM @internal@.sanctions_of(body, $4, $5) m
	 CROSS JOIN LATERAL (SELECT CASE WHEN m.effect <> 'unknown' AND aim = ANY (m.except_purposes) THEN 'free_for_purpose' ELSE m.effect END) a (answer)
	 WHERE (asked = ANY (m.actions) OR m.effect = 'unknown');
	IF NOT FOUND THEN
		free.answer := 'not_listed';
		free.answer_zh := @internal@.answer_zh(free.answer);
		RETURN NEXT free;
	END IF;
END
$$;
COMMENT ON FUNCTION @registry@.measures_on(bigint, text, text, date, timestamptz) IS
	'what an action of a subject, for a purpose, meets on a day 措施查询: prohibit, restrict, discretion or impose, free_for_purpose where the measure excepts it, unknown where a record cannot be judged or no policy is in force, and one row not_listed 不在清单 where no measure names the action; ends_on is NULL where no last day is known, and ends_when says why; a subject that is not there, an action or purpose the policy does not declare is an error';

CREATE TYPE @registry@.barred_row AS (
	subject bigint, state text
);
COMMENT ON TYPE @registry@.barred_row IS 'a row of barred_on() 查询结果行';
COMMENT ON COLUMN @registry@.barred_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.barred_row.state IS 'barred or unknown 状态';
/*
 * Everybody is asked, so every table is read once, and the plan is kept.  What
 * all editions know and none lets bar is left out at once.  Of 10,000 subjects
 * with 100,000 records, as known before a tenth changed: 0.13 s, with jit 0.6 s.
 */
CREATE FUNCTION @registry@.barred_on(action text, purpose text, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.barred_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1000 COST 10000
	SET search_path = pg_catalog, pg_temp
	SET jit = off	-- of 30,000 subjects 0.8 s, with it 17 (2026-11-30)
AS $$
DECLARE
	asked text;
	aim text;
	declaring govcredit.policy[];
	editions bigint;
	harmless text[];
	changing CONSTANT boolean := @internal@.in_transition($3, $4);
BEGIN
	IF $1 IS NULL OR govcredit.asked($3, $4) IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('action of a question must not be null'), CONSTRAINT = 'action_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	/* Of subjects whose editions have all ended nobody can tell; where there is neither, the question has no answer. */
	IF EXISTS (SELECT FROM @internal@.jurisdiction_known($4) x WHERE x.valid @> $3)
		OR NOT EXISTS (SELECT FROM @internal@.standing_on($3, $4))
	THEN
		asked := @internal@.asked_code('actions', $1, $3, $4);
		aim := CASE WHEN $2 IS NOT NULL THEN @internal@.asked_code('purposes', $2, $3, $4) END;
	END IF;
	SELECT count(*), array_agg(j.policy) FILTER (
				WHERE govcredit.has_code(j.policy, 'actions', asked)
				  AND (aim IS NULL OR govcredit.has_code(j.policy, 'purposes', aim)))
	  INTO editions, declaring
	  FROM (SELECT DISTINCT x.policy FROM @internal@.jurisdiction_known($4) x WHERE x.valid @> $3) j;
	IF declaring IS NULL THEN
		PERFORM govcredit.barring_types(e.policy, asked, aim)
		   FROM (SELECT j.policy
				   FROM @internal@.jurisdiction_known($4) j
				  WHERE j.valid @> $3
				  ORDER BY j.division
				  LIMIT 1) e;
	END IF;
	SELECT array_agg(t.code) INTO harmless
	  FROM (SELECT i.code
			  FROM unnest(declaring) d (policy)
			 CROSS JOIN LATERAL govcredit.policy_items(d.policy, 'record_types') i
			 WHERE i.code <> ALL (govcredit.barring_types(d.policy, asked, aim))
			 GROUP BY i.code
			HAVING count(*) = editions) t;

	/* CASE: not to be asked about what is somebody else's. */
	RETURN QUERY
	WITH answer AS (
	SELECT x.subject, min(x.state COLLATE "C") AS state
	  FROM (SELECT r.subject,
				   CASE WHEN r.subject <> s.id OR s.policy <> ALL (declaring) THEN NULL
						WHEN govcredit.judges(s.policy, s.kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) IS NULL
						THEN CASE WHEN govcredit.bars(s.policy, s.kind, r.record_type, r.decided_on, r.severity, r.amount,
									@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on, r.repair, $3, r.given, asked, aim)
								  THEN 'barred' END
						WHEN NOT @internal@.outlived(r.id, $3, $4) THEN 'unknown' END AS state
			  FROM @internal@.subject_on($3, $4) s
			  JOIN @internal@.record_at($3, $4) r
				ON r.subject = s.id AND (harmless IS NULL OR r.record_type <> ALL (harmless))
			 WHERE NOT changing
			 UNION ALL
			/* An earlier edition bars what it says is barred. */
			SELECT r.subject,
				   CASE WHEN r.unjudged IS NOT NULL THEN 'unknown'
						WHEN govcredit.has_code(r.policy, 'actions', asked) AND (aim IS NULL OR govcredit.has_code(r.policy, 'purposes', aim))
						THEN CASE WHEN govcredit.bars(r.policy, r.kind, r.record_type, r.decided_on, r.severity, r.amount,
									@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on, r.repair, $3, r.given, asked, aim)
								  THEN 'barred' END END
			  FROM @internal@.own_record_on($3, $4) r
			 WHERE changing
			 UNION ALL
			SELECT r.subject,
				   CASE WHEN r.unjudged IS NOT NULL THEN 'unknown'
						WHEN r.policy = ANY (declaring)
							OR changing AND govcredit.has_code(r.policy, 'actions', asked) AND (aim IS NULL OR govcredit.has_code(r.policy, 'purposes', aim))
						THEN CASE WHEN govcredit.bars(r.policy, r.kind, r.record_type, r.decided_on, r.severity, r.amount,
									@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on, r.repair, $3, r.given, asked, aim)
								  THEN 'barred' END END
			  FROM @internal@.borne_record_on($3, $4) r
			 UNION ALL
			SELECT s.id, 'unknown'
			  FROM @internal@.standing_on($3, $4) s
			 WHERE s.policy IS NULL OR declaring IS NULL OR s.policy <> ALL (declaring)
				OR govcredit.judges(s.policy, s.kind) IS NOT DISTINCT FROM 'unknown_kind') x
	 WHERE x.state IS NOT NULL
	 GROUP BY x.subject)
	SELECT a.subject, a.state FROM answer a
	 UNION ALL
	/* Who bids under another number of the body is that body. */
	SELECT j.subject, a.state FROM @internal@.joined_on($3, $4) j JOIN answer a ON a.subject = j.body;
END
$$;
COMMENT ON FUNCTION @registry@.barred_on(text, text, date, timestamptz) IS
	'whom an action is forbidden on a day 当日被禁止者 (barred), and of whom nobody can tell (unknown: no policy in force, one that does not declare the action, a record it cannot judge), each once, under every number it has (same_as), to be joined with bidders, applicants, candidates; for a few of them ask is_barred(). An action no policy in force declares is an error';

CREATE FUNCTION @internal@.bar_state(subjects bigint[], action text, purpose text, as_of date,
		known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (subject bigint, state text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF $1 IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('subjects of a question must not be null'), CONSTRAINT = 'question_subjects_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	RETURN QUERY
	SELECT u.id, CASE WHEN s.id IS NULL THEN 'unknown' ELSE coalesce(b.state, 'free') END
	  FROM unnest($1) u (id)
	  LEFT JOIN @internal@.joined_on($4, $5) j ON j.subject = u.id
	  LEFT JOIN @internal@.standing_on($4, $5) s ON s.id = coalesce(j.body, u.id)
	  LEFT JOIN @registry@.barred_on($2, $3, $4, $5) b ON b.subject = u.id;
END
$$;
COMMENT ON FUNCTION @internal@.bar_state(bigint[], text, text, date, timestamptz) IS
	'is the action forbidden to each of them on a day 逐一是否禁止: barred, free or unknown; who is not there is unknown';

/*
 * Of any subject and any moment, and under row security.  Of somebody who bears
 * no records about others there is a short way.  What cannot be answered is an
 * error: no answer would be read as free.
 */
CREATE FUNCTION @internal@.barred_of(subject bigint, action text, purpose text, as_of date, known_at timestamptz) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- 0.3 ms, without 0.8
AS $$
DECLARE
	kind text;
	edition govcredit.policy;
	others boolean; changed boolean;
	state text;
	body bigint := $1;
BEGIN
	IF $1 IS NOT NULL AND govcredit.asked($4, $5) IS NOT NULL AND $5 = 'infinity' THEN
		SELECT coalesce(f.kind, s.kind),
			   @internal@.edition_for(coalesce(f.division, s.division), $4, $4),
			   EXISTS (
				SELECT
				  FROM @registry@.subject_link l
				 WHERE l.target = $1 AND l.role = ANY ('{successor,head,same_as}'))
			   OR EXISTS (SELECT FROM @registry@.record_party q WHERE q.party = $1),
			   EXISTS (SELECT FROM @registry@.record_version v WHERE v.subject = $1)
			   OR EXISTS (SELECT FROM @registry@.repair p WHERE p.subject = $1)
			   OR EXISTS (SELECT FROM @registry@.record_party q WHERE q.subject = $1)
		  INTO kind, edition, others, changed
		  FROM @registry@.subject s
		  /* As former_states() has it, for one. */
		  LEFT JOIN LATERAL (
				SELECT x.kind, x.division
				  FROM @registry@.former x
				 WHERE x.subject = s.id AND upper(x.valid) > $4
				 ORDER BY x.valid
				 LIMIT 1) f ON true
		 WHERE s.id = $1 AND s.valid @> $4
		   AND s.kind <> 'source'
		   AND NOT EXISTS (
				SELECT
				  FROM @registry@.subject_link j
				 WHERE j.subject = s.id AND j.role = 'same_as'
				   AND j.valid @> $4);
	END IF;
	IF edition IS NULL THEN
		SELECT a.kind, a.policy, a.body INTO kind, edition, body FROM @internal@.asked_subject($1, $4, $5) a;
		IF edition IS NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('no policy is in force over subject %s on %s', $1, @internal@.shown($4)), CONSTRAINT = 'no_policy_over_subject',
				ERRCODE = 'object_not_in_prerequisite_state',
				HINT = govcredit.say('Whether anything is forbidden to it is unknown; unjudged_on() lists all such subjects.');
		END IF;
	END IF;
	IF govcredit.has_code(edition, 'actions', $2) IS NOT TRUE OR $3 IS NOT NULL AND govcredit.has_code(edition, 'purposes', $3) IS NOT TRUE THEN
		PERFORM govcredit.barring_types(edition, $2, $3);
	END IF;
	others := others OR govcredit.transition(edition) IS NOT NULL;
	/* Of most nothing has come into effect but what was decided. */
	IF others IS FALSE AND changed IS FALSE THEN
		SELECT min(CASE
				WHEN govcredit.judges(edition, kind, r.record_type, r.severity, r.amount, r.flags, NULL, r.given) IS NULL
				THEN CASE WHEN govcredit.bars(edition, kind, r.record_type, r.decided_on, r.severity, r.amount,
							@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, NULL, NULL, $4, r.given, $2, $3)
						  THEN 'barred' END
				WHEN NOT @internal@.outlived(r.id, $4) THEN 'unknown' END COLLATE "C") INTO state
		  FROM @registry@.record r
		 WHERE r.subject = $1 AND r.decided_on <= $4
		   AND govcredit.known_at(r.recorded_at, r.revoked_at, 'infinity') AND govcredit.on_one_server('@registry@', '@internal@');
	ELSIF others IS FALSE THEN
		SELECT min(CASE
				WHEN govcredit.judges(edition, kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) IS NULL
				THEN CASE WHEN govcredit.bars(edition, kind, r.record_type, r.decided_on, r.severity, r.amount,
							@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.corrected_on, r.repaired_on, r.repair, $4, r.given, $2, $3)
						  THEN 'barred' END
				WHEN NOT @internal@.outlived(r.id, $4) THEN 'unknown' END COLLATE "C") INTO state
		  FROM @internal@.record_at($4) r
		 WHERE r.subject = $1;
	ELSE
		SELECT min(CASE m.answer WHEN 'prohibit' THEN 'barred'
				WHEN 'unknown' THEN 'unknown' END COLLATE "C") INTO state
		  FROM @registry@.measures_on($1, $2, $3, $4, $5) m;
	END IF;
	IF others IS FALSE AND govcredit.judges(edition, kind) = 'unknown_kind' THEN
		state := 'unknown';
	END IF;
	IF (state IS NULL OR state = 'unknown')
		AND row_security_active('@registry@.record'::regclass) AND EXISTS (SELECT FROM @internal@.unseen_on($4, $5, body, body))
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('whether that is forbidden to subject %s on %s is unknown', $1, @internal@.shown($4)), CONSTRAINT = 'forbidden_unknown',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = govcredit.say('Its file is not open to you, or it bears what is recorded about others whom you do not see.'),
			HINT = govcredit.say('Ask who sees them, or for a credit report, which is about the whole of the books.');
	END IF;
	IF state = 'unknown' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('whether that is forbidden to subject %s on %s is unknown', $1, @internal@.shown($4)), CONSTRAINT = 'forbidden_unknown',
			ERRCODE = 'object_not_in_prerequisite_state',
			DETAIL = format(govcredit.say('Policy %%s cannot judge one of its records.'), govcredit.policy_name(edition)),
			HINT = govcredit.say('unjudged_on() says which, and why.');
	END IF;
	RETURN state IS NOT NULL;
END
$$;
COMMENT ON FUNCTION @internal@.barred_of(bigint, text, text, date, timestamptz) IS
	'is_barred() of any subject and moment 单一主体是否禁止';

/* Part of the plan of whoever asks: of nearly everybody, of what the books say now, nothing is planned or started. */
CREATE FUNCTION @registry@.is_barred(subject bigint, action text, purpose text, as_of date,
		known_at timestamptz DEFAULT 'infinity')
	RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(govcredit.barred_plainly('@registry@', '@internal@', $1, $2, $3, $4, $5), @internal@.barred_of($1, $2, $3, $4, $5));
COMMENT ON FUNCTION @registry@.is_barred(bigint, text, text, date, timestamptz) IS
	'is the action forbidden 是否禁止? true for prohibitions only, not for restrictions or discretion; an error where it cannot be told: no such subject, no policy in force, an action or purpose the policy does not declare, a record it cannot judge, one that the user does not see, NULL; asked about another entry of a body (same_as), of that body; purpose NULL: for none that is excepted';

CREATE TYPE @registry@.repairable_row AS (
	jurisdiction govcredit.division, kind text, subject bigint, name text, record bigint, record_type text,
	severity text, decided_on date, eligible boolean, first_day date, publication_ends_on date,
	publication_ends_when text, effects text[], regime text, unmet text[], objection_pending boolean,
	statement text
);
COMMENT ON TYPE @registry@.repairable_row IS 'a row of repairable_on() 查询结果行';
CREATE FUNCTION @internal@.former_repairable_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS SETOF @registry@.repairable_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 2 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as standing_of()
AS $$
BEGIN
	RETURN QUERY
	SELECT r.jurisdiction, r.kind, r.subject, r.name, r.id, r.record_type, r.severity, r.decided_on,
		   a.eligible, a.first_day, u.ends_on, u.ends_when, a.effects, a.regime,
		   CASE WHEN r.unjudged IS NOT NULL THEN ARRAY[r.unjudged] ELSE a.unmet END,
		   CASE WHEN r.unjudged IS NULL THEN o.pending END, CASE WHEN r.unjudged IS NULL THEN o.statement END
	  FROM @internal@.former_record_on($1, $2, $3, $4) r
	  LEFT JOIN LATERAL govcredit.publication(r.policy, r.kind, r.record_type, r.decided_on, $1,
			r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) u ON r.unjudged IS NULL
	  LEFT JOIN LATERAL govcredit.repair(
			CASE WHEN govcredit.judges(r.policy, r.kind, r.record_type, grounds => r.grounds) IS DISTINCT FROM 'unknown_ground' THEN r.policy END,
			r.kind, r.record_type, r.decided_on, $1,
			r.severity, r.amount, r.flags, r.corrected_on, r.duties_done_on,
			r.committed_on, r.grounds) a ON r.unjudged IS NULL
	 CROSS JOIN LATERAL @internal@.objection_of(r.id, $1, $2) o
	 WHERE r.link IS NULL
	   AND CASE WHEN r.unjudged IS NOT NULL THEN true
				WHEN r.repaired_on IS NULL
					AND govcredit.record_class(r.policy, r.kind, r.record_type, r.severity, r.amount, r.flags) = 'dishonesty'
				THEN coalesce(govcredit.valid_until(r.policy, r.kind, r.record_type, r.decided_on,
						r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) >= $1, true) END;
END
$$;
COMMENT ON FUNCTION @internal@.former_repairable_on(date, timestamptz, bigint, bigint) IS
	'part of repairable_on(): of officials who have left office, what they still answer for 离任人员信用修复资格';

CREATE FUNCTION @internal@.repairable_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.repairable_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- 2.4 ms, without 8
AS $$
DECLARE
	s pg_catalog.record;
BEGIN
	SELECT x.id, x.kind, x.name, x.jurisdiction, x.policy INTO s FROM @internal@.standing_of($1, $2, $3) x;
	IF s.id IS NULL THEN
		RETURN QUERY SELECT x.* FROM @internal@.former_repairable_on($2, $3, $1, $1) x;
	ELSIF s.policy IS NULL THEN
		RETURN QUERY
		SELECT s.jurisdiction, s.kind, s.id, s.name, NULL::bigint, NULL::text, NULL::text, NULL::date,
			   NULL::boolean, NULL::date, NULL::date, NULL::text, NULL::text[], NULL::text, '{no_policy}'::text[], NULL::boolean, NULL::text;
	END IF;
	IF s.policy IS NULL THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH r AS MATERIALIZED (
		SELECT x.* FROM @internal@.record_of($1, $2, $3) x WHERE x.link IS NULL
	)
	SELECT s.jurisdiction, s.kind, s.id, s.name, r.id, r.record_type, r.severity, r.decided_on,
		   a.eligible, a.first_day, u.ends_on, u.ends_when, a.effects, a.regime, a.unmet, o.pending, o.statement
	  FROM r
	 CROSS JOIN LATERAL govcredit.publication(r.policy, r.kind, r.record_type, r.decided_on, $2,
			r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) u
	 CROSS JOIN LATERAL govcredit.repair(
			CASE WHEN govcredit.judges(r.policy, r.kind, r.record_type, grounds => r.grounds) IS NOT DISTINCT FROM 'unknown_ground'
				 THEN NULL ELSE r.policy END,
			r.kind, r.record_type, r.decided_on, $2,
			r.severity, r.amount, r.flags, r.corrected_on, r.duties_done_on,
			r.committed_on, r.grounds) a
	 CROSS JOIN LATERAL @internal@.objection_of(r.id, $2, $3) o
	 WHERE r.repaired_on IS NULL
	   AND govcredit.record_class(r.policy, r.kind, r.record_type, r.severity, r.amount, r.flags) = 'dishonesty'
	   AND coalesce(govcredit.valid_until(r.policy, r.kind, r.record_type, r.decided_on,
			r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) >= $2, true)
	 UNION ALL
	SELECT s.jurisdiction, s.kind, s.id, s.name, r.id, r.record_type, r.severity, r.decided_on,
		   NULL, NULL, NULL, NULL, NULL, NULL, ARRAY[r.unjudged], NULL, NULL
	  FROM r
	 WHERE r.unjudged IS NOT NULL;
END
$$;
COMMENT ON FUNCTION @internal@.repairable_of(bigint, date, timestamptz) IS
	'repairable_on() of one subject 单一主体信用修复资格';
CREATE FUNCTION @internal@.repairable_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.repairable_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.jurisdiction, r.kind, r.subject, r.name, r.id, r.record_type, r.severity, r.decided_on,
		   (r.a).eligible, (r.a).first_day, (r.u).ends_on, (r.u).ends_when, (r.a).effects, (r.a).regime,
		   CASE WHEN r.unjudged IS NOT NULL THEN ARRAY[r.unjudged] ELSE (r.a).unmet END,
		   CASE WHEN r.unjudged IS NULL THEN o.record IS NOT NULL END, CASE WHEN r.unjudged IS NULL THEN o.statement END
	  FROM (SELECT x.*,
				   CASE WHEN x.unjudged IS NULL
						THEN govcredit.publication(x.policy, x.kind, x.record_type, x.decided_on, $1,
								x.severity, x.amount, @internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given) END AS u,
				   CASE WHEN x.unjudged IS NULL
						THEN govcredit.repair(
								CASE WHEN govcredit.judges(x.policy, x.kind, x.record_type, grounds => x.grounds) IS NOT DISTINCT FROM 'unknown_ground'
									 THEN NULL ELSE x.policy END,
								x.kind, x.record_type, x.decided_on, $1,
								x.severity, x.amount, x.flags, x.corrected_on, x.duties_done_on,
								x.committed_on, x.grounds) END AS a
			  /* OFFSET: of 30,000 subjects 0.27 s, without 0.31 (2026-11-30). */
			  FROM (SELECT k.* FROM @internal@.record_on($1, $2, linked => false) k WHERE k.jurisdiction IS NOT NULL OFFSET 0) x
			 WHERE CASE WHEN x.unjudged IS NOT NULL THEN true
						WHEN x.repaired_on IS NULL
							AND govcredit.record_class(x.policy, x.kind, x.record_type, x.severity, x.amount, x.flags) = 'dishonesty'
						THEN coalesce(govcredit.valid_until(x.policy, x.kind, x.record_type, x.decided_on,
								x.severity, x.amount, @internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given) >= $1, true) END) r
	  LEFT JOIN @internal@.pending_on($1, $2) o ON o.record = r.id
	 UNION ALL
	SELECT s.jurisdiction, s.kind, s.id, s.name, NULL, NULL, NULL, NULL,
		   NULL, NULL, NULL, NULL, NULL, NULL, '{no_policy}', NULL, NULL
	  FROM @internal@.standing_on($1, $2) s
	 WHERE s.policy IS NULL;
END;
COMMENT ON FUNCTION @internal@.repairable_on(date, timestamptz) IS
	'part of repairable_on(): of all subjects 全部主体信用修复资格';

CREATE FUNCTION @registry@.repairable_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.repairable_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.* FROM @internal@.repairable_on($1, $2) a WHERE $3 IS NULL
	 UNION ALL
	SELECT f.* FROM @internal@.former_repairable_on($1, $2) f WHERE $3 IS NULL
	 UNION ALL
	SELECT o.* FROM @internal@.repairable_of(@internal@.asked_person($3, $1, $2), $1, $2) o WHERE $3 IS NOT NULL;
END;
COMMENT ON FUNCTION @registry@.repairable_on(date, timestamptz, bigint) IS
	'dishonesty records that still count, with whether they may be repaired on a day (eligible; NULL: nobody can tell, unmet says why), from when, and what is missing 信用修复资格, those among them for which an official answers after office; a head''s follows the unit''s';

CREATE FUNCTION @internal@.deadline_known(known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (policy govcredit.policy, deadline text, title text, days integer, unit text, basis text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	WITH edition AS MATERIALIZED (
		SELECT d.policy, govcredit.policy_document(d.policy) AS document
		  FROM (SELECT p.name::govcredit.policy AS policy
				  FROM (SELECT DISTINCT j.policy::text AS name
						  FROM @internal@.jurisdiction_known(known_at) j) p) d
	)
	SELECT e.policy, t.key, t.value -> 'title' ->> 'zh', (t.value ->> 'days')::integer, t.value ->> 'unit',
		   t.value ->> 'basis'
	  FROM edition e
	 CROSS JOIN LATERAL jsonb_each(e.document -> 'deadlines') t;
END;
COMMENT ON FUNCTION @internal@.deadline_known(timestamptz) IS
	'deadlines of the policies in force somewhere 办理时限规定';

CREATE TYPE @registry@.deadlines_row AS (
	jurisdiction govcredit.division, what text, record bigint, objection bigint, subject bigint, name text,
	record_type text, started_on date, due_on date, done_on date, state text, workdays_late integer, basis text,
	site text, owed_by bigint, matter bigint, title text, stages text[], taken_by text
);
COMMENT ON TYPE @registry@.deadlines_row IS 'a row of deadlines_on() 查询结果行';
COMMENT ON COLUMN @registry@.deadlines_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.deadlines_row.what IS 'what it is 事项类别';
COMMENT ON COLUMN @registry@.deadlines_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.deadlines_row.objection IS 'objection 异议编号';
COMMENT ON COLUMN @registry@.deadlines_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.deadlines_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.deadlines_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.deadlines_row.started_on IS 'day it began, not counted 起算日期';
COMMENT ON COLUMN @registry@.deadlines_row.due_on IS 'last day on time 截止日期';
COMMENT ON COLUMN @registry@.deadlines_row.done_on IS 'day of it 日期';
COMMENT ON COLUMN @registry@.deadlines_row.state IS 'running, in time, late, overdue, unknown or, of what an applicant or a subject might have done, lapsed 状态';
COMMENT ON COLUMN @registry@.deadlines_row.workdays_late IS 'working days since 逾期工作日数';
COMMENT ON COLUMN @registry@.deadlines_row.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.deadlines_row.site IS 'place, a recipient of the policy 公示平台';
COMMENT ON COLUMN @registry@.deadlines_row.owed_by IS 'who owes it 责任单位: the source of the record, which keeps the list, published, answers, or of a stage whom the policy names; none where the record, or the policy, names none';
COMMENT ON COLUMN @registry@.deadlines_row.matter IS 'flow whose stage it is 办理程序编号';
COMMENT ON COLUMN @registry@.deadlines_row.title IS 'what the stages are called, one of which is owed 环节名称';
COMMENT ON COLUMN @registry@.deadlines_row.stages IS 'stages of the flow, one of which is owed 环节代码';
COMMENT ON COLUMN @registry@.deadlines_row.taken_by IS 'whose it is to take: keeper, supplier, applicant or subject 环节承担方';
/*
 * The days that are not counted, each once.  One that still stands still does
 * so by the day that is asked about; what it will do nobody knows.
 */
CREATE FUNCTION @internal@.suspension_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (record bigint, objection bigint, matter bigint, days datemultirange)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT s.record, s.objection, s.matter, range_agg(daterange(s.from_on, coalesce(s.valid_until, $1), '[]'))
	  FROM @internal@.suspension_known($2) s
	 WHERE s.from_on <= $1 AND isfinite($1)
	 GROUP BY s.record, s.objection, s.matter;
END;
COMMENT ON FUNCTION @internal@.suspension_on(date, timestamptz) IS
	'days on which terms stood still, as far as that is known on a day 期限中止日';

CREATE FUNCTION @internal@.stayed_due(due_on date, started_on date, in_workdays boolean, stayed datemultirange) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	day date := due_on;
	later date := due_on;
	still bigint;
BEGIN
	/* What is added may reach days that are not counted, too. */
	WHILE stayed IS NOT NULL AND day IS NOT NULL LOOP
		IF in_workdays AND NOT govcredit.calendar_covers(day) THEN
			RETURN NULL;
		END IF;
		SELECT coalesce(sum(CASE WHEN in_workdays THEN govcredit.workdays_between(lower(d.part) - 1, upper(d.part) - 1)
								 ELSE upper(d.part) - lower(d.part) END), 0) INTO still
		  FROM unnest(stayed * datemultirange(daterange(started_on + 1, day, '[]'))) d (part);
		later := CASE WHEN in_workdays THEN govcredit.add_workdays(due_on, still::integer, govcredit.default_calendar(), true)
					  ELSE due_on + still::integer END;
		EXIT WHEN later <= day;
		day := later;
	END LOOP;
	RETURN CASE WHEN in_workdays AND stayed IS NOT NULL AND NOT govcredit.calendar_covers(day) THEN NULL ELSE day END;
END
$$;
COMMENT ON FUNCTION @internal@.stayed_due(date, date, boolean, datemultirange) IS
	'last day on time of a term some days of which are not counted 中止后的到期日; NULL where no notice settles the working days';

/*
 * Who bears on a day what is recorded about whom: itself, its heir, or, since
 * what was begun does not end with a body, nobody.
 */
CREATE FUNCTION @internal@.inherited_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (about bigint, kind text, division govcredit.division, policy govcredit.policy,
		jurisdiction govcredit.division, bearer bigint, name text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT b.subject, x.kind, x.division, j.policies[width_bucket(x.division, j.bounds)], s.jurisdiction, s.id, s.name
	  FROM @internal@.bearer_on($1, $2) b
	  JOIN @internal@.standing_on($1, $2) s ON s.id = b.bearer
	 CROSS JOIN LATERAL (
			/* LIMIT: there is one, and the planner takes what a function returns for many. */
			SELECT x.kind, x.division
			  FROM @internal@.state_on($1, $2) x
			 WHERE x.id = @internal@.body_of(b.subject, $1, $2)
			 LIMIT 1) x
	 CROSS JOIN @internal@.edition_for($1, $2) j
	 UNION ALL
	SELECT x.id, x.kind, x.division, j.policies[width_bucket(x.division, j.bounds)], j.divisions[width_bucket(x.division, j.bounds)],
		   NULL, NULL
	  FROM @internal@.state_on($1, $2) x
	 CROSS JOIN @internal@.edition_for($1, $2) j
	 WHERE CASE WHEN x.valid << daterange($1, $1, '[]') AND x.id <> ALL (ARRAY(SELECT b.subject FROM @internal@.bearer_on($1, $2) b))
				THEN NOT @internal@.has_heir(x.id, $1, $2) END
	   AND govcredit.asked($1, $2) IS NOT NULL;
END;
COMMENT ON FUNCTION @internal@.inherited_on(date, timestamptz) IS
	'who bears on a day what is recorded about a subject that does not stand for itself, its successor, the body it is an entry of, or nobody (bearer NULL) 承继的承担主体';

/* A term is begun about whoever bore on that day what it is about, where that was then, whatever has become of it since. */
CREATE FUNCTION @internal@.begun_in(subject bigint, day date, known_at timestamptz DEFAULT 'infinity') RETURNS govcredit.division
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place govcredit.division;
	stood boolean;
BEGIN
	SELECT coalesce(f.division, s.division), s.valid @> $2 INTO place, stood
	  FROM @internal@.subject_known($3) s
	  LEFT JOIN @internal@.former_states($3) f ON f.subject = s.id AND f.valid @> $2
	 WHERE s.id = @internal@.body_of($1, $2, $3);
	IF stood IS FALSE THEN
		SELECT x.division INTO place
		  FROM @internal@.bearer_on($2, $3) b
		  JOIN @internal@.state_on($2, $3) x ON x.id = b.bearer AND x.valid @> $2
		 WHERE b.subject = $1;
		place := coalesce(place, (SELECT s.division FROM @internal@.subject_known($3) s WHERE s.id = $1));
	END IF;
	RETURN place;
END
$$;
COMMENT ON FUNCTION @internal@.begun_in(bigint, date, timestamptz) IS
	'where the term of what is about a subject began 期限起算时所属区划: the division, on its first day, of the subject or of who had succeeded it by then';

/*
 * The facts of a few records change.  A term begins on the day on which its
 * record comes to be one that has to be published, and ends where it is no more
 * one: reduced, repaired.  It runs by the edition it began under.
 */
CREATE FUNCTION @internal@.owed_since(id bigint, as_of date, known_at timestamptz, record_type text, decided_on date, severity text,
		amount numeric, ended_on date, ongoing boolean, flags text[], given numeric, published_on date, days date[],
		kinds text[], editions govcredit.policy[], severities text[], amounts numeric[], givens numeric[], flagged text[],
		repairs text[], ended boolean[], shared boolean[])
	RETURNS TABLE (started_on date, kind text, edition govcredit.policy, may boolean)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	done CONSTANT date := CASE WHEN published_on <= as_of THEN published_on ELSE as_of END;
	borne numeric;
	repair text;
	stood text;
	present govcredit.policy;
BEGIN
	FOR i IN 1 .. coalesce(cardinality(days), 0) LOOP
		severity := coalesce(severities[i], severity);
		amount := coalesce(amounts[i], amount);
		given := coalesce(givens[i], given);
		flags := coalesce(flagged[i]::text[], flags);
		/* One that follows on another begins where that ends. */
		IF ended[i] OR repairs[i] IS NOT NULL THEN
			repair := repairs[i];
		END IF;
		CONTINUE WHEN days[i] < decided_on OR days[i] > done AND days[i] <> as_of;
		borne := CASE WHEN true = ANY (shared[1:i]) THEN amount - @internal@.others_bear(id, amount, days[i], known_at) ELSE amount END;
		stood := kinds[i];
		present := editions[i];
		IF days[i] <= done THEN
			IF started_on IS NULL OR edition IS NULL THEN
				kind := stood;
				edition := present;
			END IF;
			IF govcredit.judges(edition, kind, record_type, severity, borne, flags, repair, given) IS NOT NULL THEN
				edition := NULL;
				started_on := coalesce(started_on, days[i]);
			ELSIF (govcredit.publication(edition, kind, record_type, decided_on, days[i], severity, borne,
						@internal@.act_end(ended_on, ongoing), flags, given)).required
				AND NOT @internal@.cleared(edition, repair)
			THEN
				started_on := coalesce(started_on, days[i]);
			ELSE
				started_on := NULL;
			END IF;
		END IF;
	END LOOP;
	/* What was not done in time was not, where nobody says any more whether it may be. */
	IF present IS NULL THEN
		may := true;
	ELSIF govcredit.judges(present, stood, record_type, severity, borne, flags, repair, given) IS NULL THEN
		may := @internal@.stands_public(present, govcredit.publication(present, stood, record_type, decided_on, as_of, severity,
				borne, @internal@.act_end(ended_on, ongoing), flags, given), as_of, repair);
	ELSIF @internal@.outlived(id, as_of, known_at) THEN
		may := false;
	END IF;
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION @internal@.owed_since(bigint, date, timestamptz, text, date, text, numeric, date, boolean, text[], numeric, date, date[],
		text[], govcredit.policy[], text[], numeric[], numeric[], text[], text[], boolean[], boolean[]) IS
	'part of publication_owed(): what it says of a record with these facts, of which on these days these became others 逐日推算应予公示起始日';

/*
 * Of each day on which something changes what does, and what the body was then.
 * SQL, so that it is part of the plan of whoever asks, begun once: deadlines_on()
 * with 1,000 such records of 200,000 1.0 s, with plans of its own for each 1.3 (2026-11-30).
 */
CREATE FUNCTION @internal@.publication_owed(record bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (started_on date, kind text, edition govcredit.policy, may boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT o.started_on, o.kind, o.edition, CASE WHEN @internal@.removed($1, $2, $3) THEN false ELSE o.may END
	  FROM (SELECT x.id, x.subject, x.record_type, x.decided_on, x.severity, x.amount, x.ended_on, x.ongoing, x.flags, x.given, x.published_on
			  FROM @internal@.record_known($3) x
			 WHERE x.id = $1) r
	 CROSS JOIN LATERAL (
			SELECT array_agg(z.day) AS days, array_agg(z.kind) AS kinds, array_agg(z.edition) AS editions, array_agg(z.severity) AS severities,
				   array_agg(z.amount) AS amounts, array_agg(z.given) AS givens, array_agg(z.flags) AS flags, array_agg(z.effect) AS effects,
				   array_agg(z.ended) AS ended, array_agg(z.shared) AS shared
			  FROM (SELECT y.day, s.kind, e.policies[width_bucket(s.division, e.bounds)] AS edition,
						   y.severity, y.amount, y.given, y.flags, y.effect, y.ended, y.shared
					  FROM (SELECT x.day, max(x.severity) AS severity, max(x.amount) AS amount, max(x.given) AS given, max(x.flags) AS flags,
								   max(x.effect) AS effect, bool_or(x.ended) AS ended, bool_or(x.shared) AS shared
							  FROM (SELECT b.day, NULL::text AS severity, NULL::numeric AS amount, NULL::numeric AS given, NULL::text AS flags,
										   NULL::text AS effect, false AS ended, false AS shared
									  FROM (VALUES (r.decided_on), ($2)) b (day)
									 UNION ALL
									SELECT v.effective_on, v.severity, v.amount, v.given, v.flags::text, NULL, false, false
									  FROM @internal@.record_version_known($3) v
									 WHERE v.record = r.id
									 UNION ALL
									SELECT b.day, NULL, NULL, NULL, NULL, b.effect, b.effect IS NULL, false
									  FROM @internal@.repair_known($3) p
									 CROSS JOIN LATERAL (VALUES (p.granted_on, CASE WHEN p.ended_on > p.granted_on OR p.ended_on IS NULL THEN p.effect END), (p.ended_on, NULL)) b (day, effect)
									 WHERE p.record = r.id
									 UNION ALL
									SELECT b.day, NULL, NULL, NULL, NULL, NULL, false, b.shared
									  FROM @internal@.record_party_known($3) q
									 CROSS JOIN LATERAL (VALUES (q.effective_on, true), (q.ended_on, false)) b (day, shared)
									 WHERE q.record = r.id) x
							 WHERE x.day <= $2
							 GROUP BY x.day) y
					  JOIN @internal@.edition_for(NULL, $3) e ON e.days @> y.day
					 /* OFFSET: a bare number is looked up under row security, too. Of 100,000 subjects, deadlines_on() of an analyst of a tenth 0.7 s, without 31 (2026-11-30). */
					 CROSS JOIN LATERAL (
							SELECT CASE WHEN r.subject = ANY (ARRAY(SELECT l.subject FROM @internal@.subject_link_known($3) l WHERE l.role = 'same_as'))
										THEN @internal@.body_of(r.subject, y.day, $3) ELSE r.subject END AS id
							OFFSET 0) b
					 CROSS JOIN LATERAL (SELECT x.kind, x.division FROM @internal@.state_on(y.day, $3) x WHERE x.id = b.id) s
					 ORDER BY y.day) z) d
	 CROSS JOIN LATERAL @internal@.owed_since(r.id, $2, $3, r.record_type, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing, r.flags, r.given,
			r.published_on, d.days, d.kinds, d.editions, d.severities, d.amounts, d.givens, d.flags, d.effects, d.ended, d.shared) o
	 WHERE govcredit.asked($2, $3) IS NOT NULL;
END;
COMMENT ON FUNCTION @internal@.publication_owed(bigint, date, timestamptz) IS
	'part of decided_under(): since when, and by the edition of that day, a record whose facts have changed has to be published, NULL where it has not; may: can it stand public on the day that is asked about, NULL where nobody can tell 应予公示起始日';

/*
 * By the law of the subject it was decided about, on that day; before there was
 * any nothing was owed.  What cannot be public any more is owed no more.
 */
CREATE FUNCTION @internal@.decided_under(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (jurisdiction govcredit.division, bearer bigint, name text, kind text, id bigint, record_type text,
		started_on date, published_on date, edition govcredit.policy, required boolean, may boolean, source bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT r.jurisdiction, r.bearer, r.name, r.kind, r.id, r.record_type,
		   CASE WHEN c.record IS NULL THEN r.decided_on ELSE o.started_on END, r.published_on,
		   CASE WHEN c.record IS NULL THEN r.edition ELSE o.edition END,
		   CASE WHEN c.record IS NULL THEN (r.answer).required ELSE o.started_on IS NOT NULL END,
		   CASE WHEN c.record IS NULL THEN r.may ELSE o.may END, r.source
	  FROM (SELECT m.*, CASE WHEN m.policy IS NULL THEN true
							 WHEN m.policy = m.edition AND m.stands = m.kind THEN @internal@.stands_public(m.edition, m.answer, $1, NULL)
							 WHEN govcredit.judges(m.policy, m.stands, m.record_type, m.severity, m.amount, m.flags, NULL, m.given) IS NULL
							 THEN @internal@.stands_public(m.policy, govcredit.publication(m.policy, m.stands, m.record_type, m.decided_on, $1, m.severity,
									m.amount, @internal@.act_end(m.ended_on, m.ongoing), m.flags, m.given), $1, NULL)
							 WHEN @internal@.outlived(m.id, $1, $2) THEN false END AS may, pg_is_in_recovery()
			  FROM (SELECT u.*, govcredit.publication(u.edition, u.kind, u.record_type, u.decided_on, $1,
							u.severity, u.amount, @internal@.act_end(u.ended_on, u.ongoing), u.flags, u.given) AS answer, pg_is_in_recovery()
					  FROM (SELECT t.jurisdiction, t.policy, t.stands, t.bearer, t.name, t.kind, t.id, t.record_type, t.source, t.decided_on, t.severity, t.amount,
								   t.ended_on, t.ongoing, t.flags, t.given, t.published_on,
								   CASE WHEN govcredit.judges(t.edition, t.kind, t.record_type, t.severity, t.amount, t.flags, NULL, t.given) IS NULL
										THEN t.edition END AS edition, pg_is_in_recovery()
							  /* What is no state of an earlier day is the present one, on the day that is asked about as well. */
							  FROM (SELECT w.jurisdiction, w.policy, w.kind AS stands, w.id AS bearer, w.name, coalesce(f.kind, w.kind) AS kind, r.id, r.record_type, r.source,
										   r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing, r.flags, r.given, r.published_on,
										   e.policies[width_bucket(r.decided_on, e.starts) + 1][width_bucket(coalesce(f.division, w.division), e.bounds)] AS edition,
										   e.since[width_bucket(coalesce(f.division, w.division), e.bounds)] AS since
									  /* DISTINCT: as in own_record_on(). */
									  FROM (SELECT DISTINCT ON (x.id) x.* FROM @internal@.standing_on($1, $2) x) w
									  JOIN @internal@.record_known($2) r ON r.subject = w.id AND r.decided_on <= $1
									  LEFT JOIN @internal@.former_states($2) f ON f.subject = w.id AND f.valid @> r.decided_on
									 CROSS JOIN @internal@.editions($2) e
									 UNION ALL
									SELECT w.jurisdiction, w.policy, w.kind AS stands, w.bearer AS bearer, w.name, coalesce(f.kind, s.kind) AS kind, r.id, r.record_type, r.source,
										   r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing, r.flags, r.given, r.published_on,
										   e.policies[width_bucket(r.decided_on, e.starts) + 1][width_bucket(coalesce(f.division, s.division), e.bounds)],
										   e.since[width_bucket(coalesce(f.division, s.division), e.bounds)]
									  FROM @internal@.inherited_on($1, $2) w
									  JOIN @internal@.subject_known($2) s ON s.id = w.about
									 CROSS JOIN LATERAL (
											SELECT r.id, r.record_type, r.source, r.decided_on, r.severity, r.amount, r.ended_on, r.ongoing, r.flags, r.given, r.published_on
											  FROM @internal@.record_known($2) r
											 WHERE r.subject = w.about AND r.decided_on <= $1) r
									  LEFT JOIN @internal@.former_states($2) f ON f.subject = w.about AND f.valid @> r.decided_on
									 CROSS JOIN @internal@.editions($2) e) t
							 WHERE t.decided_on >= coalesce(t.since, '-infinity') AND govcredit.asked($1, $2) IS NOT NULL) u) m) r
	  LEFT JOIN (
			SELECT v.record FROM @internal@.record_version_known($2) v WHERE v.effective_on <= $1 OR v.removal = 'error'
			 UNION
			SELECT x.record FROM @internal@.repair_known($2) x WHERE x.granted_on <= $1
			 UNION
			SELECT q.record FROM @internal@.record_party_known($2) q WHERE q.effective_on <= $1) c ON c.record = r.id
	 /* OFFSET: of what was changed alone. deadlines_on() of 30,000 subjects 2.7 s, without not in 60 (2026-11-30). */
	  LEFT JOIN LATERAL (
			SELECT x.started_on, x.edition, x.may
			  FROM @internal@.publication_owed(r.id, $1, $2) x
			 WHERE c.record IS NOT NULL
			OFFSET 0) o ON true;
END;
COMMENT ON FUNCTION @internal@.decided_under(date, timestamptz) IS
	'records by who bears them on a day (bearer NULL: nobody), since when and by which edition their publication was owed 应予公示的记录及其适用政策版本: that in force when they were decided, or came to be such, NULL where none was or it cannot judge them; none of those older than any; may: whether one can stand public on the day, NULL where the edition in force cannot judge it';

/*
 * Put right is what a record rests on, since the objection to it was entered,
 * and what it lacked though it had happened by the answer.  What the subject
 * does later, pays, corrects, has repaired, is no correction of the record.
 */
CREATE FUNCTION @internal@.uncorrected(record bigint, objection bigint, answered_on date, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	filed record;
	then_known record;
	now_known record;
	then_changed record;
	now_changed record;
BEGIN
	PERFORM govcredit.asked($4, $5);
	SELECT x.* INTO now_known FROM @internal@.record_known($5) x WHERE x.id = $1;
	IF NOT FOUND OR @internal@.removed($1, $4, $5) THEN
		RETURN false;
	END IF;
	SELECT min(v.recorded_at) AS entered, min(v.filed_on) AS day INTO filed
	  FROM (SELECT o.recorded_at, o.filed_on FROM @registry@.objection o WHERE o.id = $2
			 UNION ALL
			SELECT h.recorded_at, h.filed_on FROM @internal@.objection_history h WHERE h.id = $2) v;
	SELECT x.* INTO then_known FROM @internal@.record_known(filed.entered) x WHERE x.id = $1;
	/* Changed on appeal since, it is not what it was: from that day on, and where it says something else. */
	SELECT v.severity, v.amount, v.given, v.flags INTO then_changed FROM @internal@.version_on(filed.day, filed.entered) v WHERE v.record = $1;
	SELECT v.severity, v.amount, v.given, v.flags INTO now_changed FROM @internal@.version_on($4, $5) v WHERE v.record = $1;
	RETURN (then_known.record_type, then_known.decided_on, then_known.severity, then_known.amount, then_known.given, then_known.flags,
			then_known.source, then_known.document_no::text, then_known.act_id,
			coalesce(then_changed.severity, then_known.severity), coalesce(then_changed.amount, then_known.amount),
			coalesce(then_changed.given, then_known.given), coalesce(then_changed.flags, then_known.flags))
		   IS NOT DISTINCT FROM
		   (now_known.record_type, now_known.decided_on, now_known.severity, now_known.amount, now_known.given, now_known.flags,
			now_known.source, now_known.document_no::text, now_known.act_id,
			coalesce(now_changed.severity, now_known.severity), coalesce(now_changed.amount, now_known.amount),
			coalesce(now_changed.given, now_known.given), coalesce(now_changed.flags, now_known.flags))
		AND NOT EXISTS (
			SELECT
			  FROM (VALUES (then_known.ended_on, now_known.ended_on), (then_known.corrected_on, now_known.corrected_on),
						   (then_known.duties_done_on, now_known.duties_done_on),
						   (then_known.committed_on, now_known.committed_on)) d (said, says)
			 WHERE d.said <> d.says OR d.said IS NOT NULL AND d.says IS NULL
				OR d.said IS NULL AND d.says <= $3)
		AND NOT EXISTS (SELECT FROM @internal@.record_party_known($5) q WHERE q.record = $1 AND q.recorded_at > filed.entered);
END
$$;
COMMENT ON FUNCTION @internal@.uncorrected(bigint, bigint, date, date, timestamptz) IS
	'part of deadlines_on(): does a record stand on a day as it was when an objection to it was entered, that was upheld, if in part? 异议成立而记录未更正';

/* PL/pgSQL keeps its plan: of a record by its number, whoever asks for however many. */
CREATE FUNCTION @internal@.objected(record bigint, known_at timestamptz) RETURNS TABLE (record_type text, source bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT k.record_type, k.source FROM @internal@.record_known($2) k WHERE k.id = $1
	 UNION ALL
	SELECT x.record_type, x.source FROM @registry@.record x WHERE x.id = $1 AND x.revoked_at <= $2;
END
$$;
COMMENT ON FUNCTION @internal@.objected(bigint, timestamptz) IS
	'part of deadlines_on(): the record an objection is to, one that was revoked meanwhile, too 被异议的记录';

CREATE FUNCTION @internal@.correction_under(subject bigint, answered_on date, known_at timestamptz,
		OUT policy govcredit.policy, OUT term boolean)
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	policy := @internal@.edition_for(@internal@.begun_in($1, $2, $3), $2, $2, $3);
	term := coalesce(govcredit.has_code(policy, 'deadlines', 'correction'), false);
END
$$;
COMMENT ON FUNCTION @internal@.correction_under(bigint, date, timestamptz) IS
	'part of deadlines_on(): edition under which an upheld objection has to be followed, and whether it sets a term for that (deadline correction); without one it is due on the day of the answer 更正所依政策及有无时限';

/* As it was decided: what it was changed to later is no question of what it is taken down for. */
CREATE FUNCTION @internal@.stood_public(record bigint, day date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about pg_catalog.record;
	edition govcredit.policy;
BEGIN
	SELECT r.*, s.kind, s.division, p.effect INTO about
	  FROM @registry@.record r
	 CROSS JOIN LATERAL (SELECT x.kind, x.division FROM @internal@.state_on($2, $3) x WHERE x.id = @internal@.body_of(r.subject, $2, $3)) s
	  LEFT JOIN @internal@.repair_known($3) p ON p.record = r.id AND p.granted_on < $2 AND coalesce(p.ended_on >= $2, true)
	 WHERE r.id = $1;
	edition := @internal@.edition_for(about.division, about.decided_on, $2, $3);
	RETURN CASE WHEN about.kind = ANY (ARRAY(SELECT k.kind FROM @internal@.protected_kind k)) THEN false
				WHEN govcredit.judges(edition, about.kind, about.record_type, about.severity, about.amount, about.flags, NULL, about.given) IS NULL
				THEN @internal@.stands_public(edition, govcredit.publication(edition, about.kind, about.record_type, about.decided_on, $2, about.severity,
						about.amount, @internal@.act_end(about.ended_on, about.ongoing), about.flags, about.given), $2, about.effect)
				ELSE false END;
END
$$;
COMMENT ON FUNCTION @internal@.stood_public(bigint, date, timestamptz) IS
	'part of deadlines_on(): could a record, revoked meanwhile or not, stand public on a day by what it was decided to say? 当日是否处于公示期';

/*
 * The term of what somebody has to end, by the edition in force on the day it
 * began: none where that edition sets none, unless it is due at once.
 */
CREATE FUNCTION @internal@.exit_term(what text, about bigint, record_type text, started_on date, ended_on date, at_once boolean,
		as_of date, known_at timestamptz)
	RETURNS TABLE (due_on date, done_on date, state text, workdays_late integer, basis text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	edition CONSTANT govcredit.policy := @internal@.edition_for(@internal@.begun_in($2, $4, $8), $4, $4, $8);
	deadline CONSTANT text := CASE WHEN $1 = 'removal' THEN govcredit.policy_item(edition, 'record_types', $3) ->> 'removed_within'
								   WHEN govcredit.has_code(edition, 'deadlines', 'take_down') THEN 'take_down' END;
	item CONSTANT jsonb := govcredit.policy_item(edition, 'deadlines', deadline);
	days CONSTANT integer := coalesce((item ->> 'days')::integer, 0);
BEGIN
	IF edition IS NOT NULL AND deadline IS NULL AND NOT $6 THEN
		RETURN;
	END IF;
	basis := item ->> 'basis';
	done_on := CASE WHEN $5 <= $7 THEN $5 END;
	due_on := CASE WHEN edition IS NULL THEN NULL
				   WHEN deadline IS NULL THEN $4
				   WHEN item ->> 'unit' <> 'workday'
					   OR govcredit.calendar_covers($4)
					   AND govcredit.calendar_covers(govcredit.add_workdays($4, days, govcredit.default_calendar(), true))
				   THEN govcredit.due(edition, deadline, $4) END;
	state := CASE WHEN due_on IS NULL THEN
					  CASE WHEN edition IS NULL OR coalesce(done_on, $7) > $4 + days THEN 'unknown'
						   WHEN done_on IS NULL THEN 'running'
						   ELSE 'in time' END
				  WHEN done_on <= due_on THEN 'in time'
				  WHEN done_on > due_on THEN 'late'
				  WHEN due_on < $7 THEN 'overdue'
				  ELSE 'running' END;
	workdays_late := CASE WHEN coalesce(done_on, $7) > due_on AND isfinite(coalesce(done_on, $7))
								AND govcredit.calendar_covers(due_on) AND govcredit.calendar_covers(coalesce(done_on, $7))
						  THEN govcredit.workdays_between(due_on, coalesce(done_on, $7)) END;
	RETURN NEXT;
END
$$;
COMMENT ON FUNCTION @internal@.exit_term(text, bigint, text, date, date, boolean, date, timestamptz) IS
	'part of deadlines_on(): by when a removal, or a taking down, is due, and how it stands on a day 移出与终止公示的时限';

/*
 * What was repaired or has run out must not go on standing where it was
 * published 终止公示: a duty of each place, where the policy has a term for it.
 */
CREATE FUNCTION @internal@.run_out_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		first bigint DEFAULT -9223372036854775808, last bigint DEFAULT 9223372036854775807)
	RETURNS TABLE (jurisdiction govcredit.division, record bigint, subject bigint, name text, record_type text, source bigint, about bigint, site text,
		ended_on date, ceased_on date)
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 2 COST 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* Most editions have none. */
	IF govcredit.asked($1, $2) IS NULL OR NOT EXISTS (
			SELECT FROM @internal@.jurisdiction_known($2) j WHERE govcredit.has_code(j.policy, 'deadlines', 'take_down'))
	THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH stood AS MATERIALIZED (
		SELECT r.jurisdiction, r.id, r.subject, r.name, r.record_type, r.source, r.about, p.site, p.ended_on,
			   CASE WHEN @internal@.cleared(r.policy, r.repair) THEN r.repaired_on
					WHEN u.ends_on < $1 THEN u.ends_on END AS ceased_on
		  FROM @internal@.record_on($1, $2, $3, $4, false) r
		  JOIN @internal@.record_known($2) k ON k.id = r.id AND k.published_on <= $1
		 CROSS JOIN LATERAL (
				SELECT x.site, x.ended_on FROM @internal@.publication_known($2) x WHERE x.record = r.id AND x.published_on <= $1
				 UNION ALL
				SELECT NULL, k.taken_down_on
				 WHERE NOT EXISTS (SELECT FROM @internal@.publication_known($2) x WHERE x.record = r.id)) p
		 CROSS JOIN LATERAL (
				SELECT (govcredit.publication(r.policy, r.kind, r.record_type, r.decided_on, $1, r.severity, r.amount,
							@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given)).ends_on) u
		 WHERE r.policy IS NOT NULL
	)
	SELECT w.* FROM stood w
	 /* What was taken down while it might stand is no duty done. */
	 WHERE w.ceased_on IS NOT NULL AND coalesce(w.ended_on >= w.ceased_on, true);
END
$$;
COMMENT ON FUNCTION @internal@.run_out_on(date, timestamptz, bigint, bigint) IS
	'part of exit_owed(): where a record stands, or stood too long, that was repaired or whose publication has run out, where an edition has a deadline take_down 应终止的公示: a row for each place';

/*
 * What somebody has to end: a list its keeper, once what it is about was
 * performed (法释〔2017〕7号 第十条); a publication whoever it is by, once the
 * record is off its list, revoked, repaired or has run out.  Few records are,
 * so they are looked for first; a keeper is asked for what it owes as well.
 */
CREATE FUNCTION @internal@.exit_owed(as_of date, known_at timestamptz DEFAULT 'infinity', whose bigint DEFAULT NULL)
	RETURNS SETOF @registry@.deadlines_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as deadlines_of()
AS $$
DECLARE
	/* No record is about a body that only supplies. */
	about CONSTANT bigint := CASE WHEN NOT @internal@.only_supplies($3, $1, $2) THEN $3 END;
	listed text[];
	records bigint[];
BEGIN
	IF govcredit.asked($1, $2) IS NULL THEN
		RETURN;
	ELSIF $3 IS NULL OR @internal@.bears_others($3, $1, $2) THEN
		listed := ARRAY(
			SELECT DISTINCT p.code
			  FROM (SELECT DISTINCT j.policy FROM @internal@.jurisdiction_known($2) j) e
			 CROSS JOIN LATERAL govcredit.policy_items(e.policy, 'record_types') p
			 WHERE p.item ->> 'removed_within' IS NOT NULL);
		records := ARRAY(SELECT r.id FROM @registry@.record r WHERE r.record_type = ANY (listed) OR r.revoked_at <= $2);
	ELSE
		/* Of its types alone: with all of the editions a call takes a millisecond more. */
		listed := ARRAY(
			SELECT t.record_type
			  FROM (SELECT r.record_type FROM @registry@.record r WHERE r.subject = $3
					 UNION
					SELECT r.record_type FROM @registry@.record r WHERE r.source = $3) t
			 WHERE EXISTS (
					SELECT
					  FROM (SELECT DISTINCT j.policy FROM @internal@.jurisdiction_known($2) j) e
					 WHERE govcredit.policy_item(e.policy, 'record_types', t.record_type) ->> 'removed_within' IS NOT NULL));
		records := ARRAY(
			SELECT r.id FROM @registry@.record r WHERE r.subject = $3 AND (r.record_type = ANY (listed) OR r.revoked_at <= $2)
			 UNION
			SELECT r.id FROM @registry@.record r WHERE r.source = $3 AND (r.record_type = ANY (listed) OR r.revoked_at <= $2));
	END IF;
	/* Of most subjects, under most editions, there is nothing to end. */
	IF records = '{}' AND NOT EXISTS (
			SELECT FROM @internal@.jurisdiction_known($2) j WHERE govcredit.has_code(j.policy, 'deadlines', 'take_down'))
	THEN
		RETURN;
	END IF;
	RETURN QUERY
	WITH ceased AS MATERIALIZED (
		SELECT r.id, r.subject, r.record_type, r.source, r.published_on, r.taken_down_on, r.performed_on, m.removal,
			   /* The day of the books is that of the revocation. */
			   CASE WHEN r.revoked_at <= $2 THEN (r.revoked_at AT TIME ZONE 'Asia/Shanghai')::date ELSE m.effective_on END AS ceased_on
		  FROM unnest(records) c (id)
		 CROSS JOIN LATERAL (
				SELECT k.id, k.subject, k.record_type, k.source, k.published_on, k.taken_down_on, NULL::timestamptz AS revoked_at,
					   CASE WHEN k.record_type = ANY (listed) THEN least(k.duties_done_on, k.corrected_on) END AS performed_on
				  FROM @internal@.record_known($2) k
				 WHERE k.id = c.id
				 UNION ALL
				SELECT x.id, x.subject, x.record_type, x.source, x.published_on, x.taken_down_on, x.revoked_at, NULL
				  FROM @registry@.record x
				 WHERE x.id = c.id AND x.revoked_at <= $2) r
		  LEFT JOIN LATERAL (
				SELECT v.removal, v.effective_on
				  FROM @internal@.record_version_known($2) v
				 WHERE v.record = r.id AND v.removal IS NOT NULL AND v.effective_on <= $1) m ON true
		 WHERE r.performed_on <= $1 OR m.removal IS NOT NULL OR r.revoked_at IS NOT NULL
	), owed AS MATERIALIZED (
		SELECT 'removal' AS what, x.id, x.subject, x.record_type, x.source, x.performed_on AS started_on, x.ceased_on AS done_on,
			   NULL::text AS site, false AS at_once
		  FROM ceased x
		 WHERE x.performed_on <= $1 AND (x.ceased_on IS NULL OR x.removal <> 'error' AND x.ceased_on >= x.performed_on)
		 UNION ALL
		/* At once where it might stand until then; what had run out goes by the term alone. */
		SELECT 'take_down', x.id, x.subject, x.record_type, x.source, x.ceased_on, p.ended_on, p.site, @internal@.stood_public(x.id, x.ceased_on, $2)
		  FROM ceased x
		 CROSS JOIN LATERAL (
				SELECT w.site, w.published_on, w.ended_on FROM @internal@.publication_known($2) w WHERE w.record = x.id
				 UNION ALL
				SELECT NULL, x.published_on, x.taken_down_on
				 WHERE x.published_on IS NOT NULL AND NOT EXISTS (SELECT FROM @internal@.publication_known($2) w WHERE w.record = x.id)) p
		 WHERE x.ceased_on <= $1 AND p.published_on <= x.ceased_on AND coalesce(p.ended_on >= x.ceased_on, true)
	), inherited AS MATERIALIZED (
		SELECT i.about, i.jurisdiction, i.bearer, i.name FROM @internal@.inherited_on($1, $2) i
	), ended AS (
		SELECT o.what, w.jurisdiction, o.id, w.bearer, w.name, o.record_type, o.started_on, o.done_on, o.site, o.source, o.subject AS about, o.at_once
		  FROM owed o
		 CROSS JOIN LATERAL (
				SELECT s.jurisdiction, s.id AS bearer, s.name FROM @internal@.standing_of(o.subject, $1, $2) s
				 UNION ALL
				SELECT i.jurisdiction, i.bearer, i.name FROM inherited i WHERE i.about = o.subject) w
		 WHERE $3 IS NULL OR $3 IN (w.bearer, o.source)
		 UNION ALL
		SELECT 'take_down', r.jurisdiction, r.record, r.subject, r.name, r.record_type, r.ceased_on, r.ended_on, r.site, r.source, r.about, false
		  FROM @internal@.run_out_on($1, $2, coalesce(about, -9223372036854775808), coalesce(about, 9223372036854775807)) r
		 WHERE $3 IS NULL OR $3 IN (r.subject, r.source)
	)
	SELECT e.jurisdiction, e.what, e.id, NULL::bigint, e.bearer, e.name, e.record_type, e.started_on, t.due_on, t.done_on, t.state, t.workdays_late,
		   t.basis, e.site, e.source, NULL::bigint, NULL::text, NULL::text[], NULL::text
	  FROM ended e
	 CROSS JOIN LATERAL @internal@.exit_term(e.what, e.about, e.record_type, e.started_on, e.done_on, e.at_once, $1, $2) t;
END
$$;
COMMENT ON FUNCTION @internal@.exit_owed(date, timestamptz, bigint) IS
	'part of deadlines_on(): removals that keepers of lists owe after performance, by the term of the edition, and publications that have to be taken down, by its deadline take_down: of what was repaired or has run out, where it has one, of what is off its list or revoked without one on the day itself 应移出名单与应终止公示';

/*
 * One record outside the calendar must not take the answer for all others
 * away, so where the notices do not reach, due_on is NULL and the state says
 * so: unknown, unless it is early whatever they will say, for so many working
 * days last at least as many days.  A due day counted provisionally is the true
 * one exactly if it is covered itself, for what lies before it is covered too.
 *
 * An objection that was upheld is a record that is wrong (更正或撤销错误信息):
 * it has to be revoked or put right, and is late from the next day on.
 */
CREATE FUNCTION @internal@.deadlines_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.deadlines_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH edition AS MATERIALIZED (
		SELECT e.days, e.bounds, e.policies, e.since FROM @internal@.edition_for(NULL, $2) e
	), objection AS NOT MATERIALIZED (
		/* Of a record that was revoked meanwhile, too: whoever objects is answered. */
		SELECT w.jurisdiction, w.id AS subject, w.name, w.id AS about, r.record_type, r.source, o.record, o.id, o.filed_on, o.answered_on, o.outcome
		  FROM @internal@.standing_on($1, $2) w
		  JOIN @internal@.objection_known($2) o ON o.subject = w.id
		 CROSS JOIN LATERAL @internal@.objected(o.record, $2) r
		 UNION ALL
		SELECT w.jurisdiction, w.bearer AS subject, w.name, w.about AS about, r.record_type, r.source, o.record, o.id, o.filed_on, o.answered_on, o.outcome
		  FROM @internal@.inherited_on($1, $2) w
		  JOIN @internal@.objection_known($2) o ON o.subject = w.about
		 CROSS JOIN LATERAL @internal@.objected(o.record, $2) r
	)
	SELECT d.jurisdiction, d.what, d.record, d.objection, d.subject, d.name, d.record_type,
		   d.started_on, d.due_on, d.done_on,
		   CASE WHEN d.by IS NULL THEN 'unknown'
				WHEN d.due_on IS NULL THEN
					CASE WHEN coalesce(d.done_on, $1) > d.started_on + d.days + d.still THEN 'unknown'
						 WHEN d.done_on IS NULL THEN 'running' ELSE 'in time' END
				WHEN d.done_on <= d.due_on THEN 'in time'
				WHEN d.done_on > d.due_on THEN 'late'
				WHEN d.due_on < $1 THEN 'overdue' ELSE 'running' END,
		   CASE WHEN coalesce(d.done_on, $1) > d.due_on AND isfinite(coalesce(d.done_on, $1))
					AND govcredit.calendar_covers(coalesce(d.done_on, $1))
				THEN govcredit.workdays_between(d.due_on, coalesce(d.done_on, $1)) END,
		   d.basis, d.site, d.owed_by, NULL::bigint, NULL::text, NULL::text[], NULL::text
	  FROM (SELECT n.jurisdiction, n.what, n.record, n.objection, n.subject, n.name, n.record_type, n.started_on, n.done_on, n.site, n.owed_by,
				   n.by, n.days, n.basis, n.still, pg_is_in_recovery(),
				   CASE WHEN n.due_on IS NOT NULL
						THEN least(CASE WHEN n.stayed IS NULL THEN n.due_on
										ELSE @internal@.stayed_due(n.due_on, n.started_on, n.unit = 'workday', n.stayed) END, n.with_on) END AS due_on
			  FROM (SELECT c.jurisdiction, c.what, c.record, c.objection, c.subject, c.name, c.record_type, c.started_on, c.done_on, c.with_on, c.site, c.owed_by,
						   l.policy AS by, l.days, l.unit, l.basis, pg_is_in_recovery(),
						   CASE WHEN c.what = 'correction' AND c.with_on IS NOT NULL THEN c.with_on
								WHEN l.unit <> 'workday'
									OR govcredit.calendar_covers(c.started_on)
									AND govcredit.calendar_covers(govcredit.add_workdays(c.started_on, l.days,
											govcredit.default_calendar(), true))
								THEN govcredit.due(c.policy, c.deadline, c.started_on) END AS due_on,
						   /* What is done stands still no more. */
						   CASE WHEN w.record IS NOT NULL THEN w.days * datemultirange(daterange(NULL, c.done_on, '[]')) END AS stayed,
						   CASE WHEN w.record IS NOT NULL THEN coalesce((SELECT sum(upper(d.part) - lower(d.part))
												 FROM unnest(w.days * datemultirange(daterange(c.started_on + 1, coalesce(c.done_on, $1), '[]'))) d (part)), 0)
								ELSE 0 END::integer AS still
					  FROM (SELECT r.jurisdiction, CASE WHEN r.shown_on <= $1 OR r.may THEN r.edition END AS policy, 'publication' AS what,
								   r.publish_within AS deadline, r.id AS record, NULL::bigint AS objection, r.bearer AS subject, r.name, r.record_type,
								   r.started_on, CASE WHEN r.shown_on <= $1 THEN r.shown_on END AS done_on,
								   CASE WHEN r.publish_together AND r.published_on <= $1 THEN r.published_on END AS with_on, r.site, r.source AS owed_by
							  FROM (SELECT x.jurisdiction, x.may, x.edition, t.publish_within, x.id, x.bearer, x.name, x.record_type, x.source, x.started_on,
										   t.publish_together, x.published_on, t.site, pg_is_in_recovery(),
										   CASE WHEN y.sites IS NULL OR t.site IS NULL THEN x.published_on
												ELSE y.days[array_position(y.sites, t.site)] END AS shown_on
									  FROM @internal@.decided_under($1, $2) x
									  LEFT JOIN (
											SELECT x.policy, x.record_type, x.publish_within, x.publish_together, n.site
											  FROM @internal@.record_type_known($2) x
											 CROSS JOIN LATERAL unnest(coalesce(x.publish_in, ARRAY[NULL::text])) n (site)
											 WHERE x.publish_within IS NOT NULL) t
										ON t.policy = x.edition AND t.record_type = x.record_type
									  LEFT JOIN (
											/* Of several periods in a place the first. */
											SELECT p.record, array_agg(p.site) AS sites, array_agg(p.published_on) AS days
											  FROM (SELECT x.record, x.site, min(x.published_on) AS published_on
													  FROM @internal@.publication_known($2) x
													 GROUP BY x.record, x.site) p
											 GROUP BY p.record) y ON y.record = x.id
									 /* Of natural persons the public reads nothing: nobody owes it. */
									 WHERE (x.required AND t.policy IS NOT NULL OR x.edition IS NULL AND x.started_on IS NOT NULL)
									   AND NOT EXISTS (SELECT FROM @internal@.protected_kind p WHERE p.kind = x.kind)) r
							 WHERE r.shown_on <= $1 OR r.may IS NOT FALSE
							 UNION ALL
							/* Of a person nobody owes a publication; an objection is answered. */
							SELECT s.jurisdiction, NULL, CASE WHEN p.kind IS NULL THEN 'publication' ELSE 'objection' END, NULL, NULL, NULL,
								   s.id, s.name, NULL, NULL, NULL, NULL, NULL, NULL
							  FROM @internal@.unseen_on($1, $2) h
							  JOIN @internal@.standing_on($1, $2) s ON s.id = h.subject
							  LEFT JOIN @internal@.protected_kind p ON p.kind = s.kind
							 UNION ALL
							SELECT o.jurisdiction, e.policies[n.place], 'objection', 'objection', o.record, o.id, o.subject, o.name,
								   o.record_type, o.filed_on, CASE WHEN o.answered_on <= $1 THEN o.answered_on END, NULL, NULL, o.source
							  FROM objection o
							  JOIN edition e ON e.days @> o.filed_on
							 CROSS JOIN LATERAL (SELECT width_bucket(@internal@.begun_in(o.about, o.filed_on, $2), e.bounds) AS place OFFSET 0) n	-- of 30,000 subjects with 18,000 objections 2.0 s, without 2.8
							 WHERE o.filed_on >= coalesce(e.since[n.place], '-infinity') AND NOT EXISTS (SELECT FROM @internal@.matter_known($2) m WHERE m.record = o.record AND m.objection = o.id AND m.record IS NOT NULL)
							 UNION ALL
							SELECT o.jurisdiction, e.policy, 'correction', CASE WHEN e.term THEN 'correction' ELSE 'objection' END, o.record, o.id, o.subject, o.name,
								   o.record_type, o.answered_on, NULL, CASE WHEN NOT e.term THEN o.answered_on END, NULL, o.source
							  FROM objection o
							 CROSS JOIN LATERAL @internal@.correction_under(o.about, o.answered_on, $2) e
							 WHERE o.outcome IN ('upheld', 'partly_upheld') AND @internal@.uncorrected(o.record, o.id, o.answered_on, $1, $2)) c
					  LEFT JOIN @internal@.deadline_known($2) l ON l.policy = c.policy AND l.deadline = c.deadline
					  LEFT JOIN @internal@.suspension_on($1, $2) w ON w.record = c.record AND w.objection IS NOT DISTINCT FROM c.objection AND c.what <> 'correction'
					 WHERE (c.started_on <= $1 OR c.record IS NULL)
					   AND (l.policy IS NOT NULL OR c.policy IS NULL)) n) d;
END;
COMMENT ON FUNCTION @internal@.deadlines_on(date, timestamptz) IS
	'part of deadlines_on(): of all subjects 全部主体办理时限';

/* Of most nothing has changed: the first deadlines_of() of a session 12 ms, with this in its plan 18. */
CREATE FUNCTION @internal@.owed_of(record bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (started_on date, kind text, edition govcredit.policy, may boolean)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as deadlines_of()
AS $$
BEGIN
	RETURN QUERY SELECT x.* FROM @internal@.publication_owed($1, $2, $3) x;
END
$$;
COMMENT ON FUNCTION @internal@.owed_of(bigint, date, timestamptz) IS
	'publication_owed() for one subject, with a plan of its own 单一主体记录的应予公示起始日';

CREATE FUNCTION @internal@.decided_of(whose bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS TABLE (jurisdiction govcredit.division, subject bigint, name text, kind text, id bigint, record_type text,
		started_on date, published_on date, edition govcredit.policy, required boolean, may boolean, source bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- as deadlines_of()
AS $$
BEGIN
	PERFORM govcredit.asked($2, $3);
	RETURN QUERY
	WITH edition AS MATERIALIZED (
		SELECT e.days, e.bounds, e.policies, e.since FROM @internal@.edition_for(NULL, $3) e
	), body AS MATERIALIZED (
		SELECT w.jurisdiction, w.policy, w.kind AS stands, w.id, w.name, s.kind, s.division
		  FROM @internal@.standing_of($1, $2, $3) w
		 CROSS JOIN @internal@.subject_known($3) s
		 WHERE s.id = $1
	)
	SELECT r.jurisdiction, r.subject, r.name, r.kind, r.id, r.record_type,
		   CASE WHEN r.changed THEN o.started_on ELSE r.decided_on END, r.published_on,
		   CASE WHEN r.changed THEN o.edition ELSE p.policy END,
		   CASE WHEN r.changed THEN o.started_on IS NOT NULL ELSE (u.answer).required END,
		   CASE WHEN r.changed THEN o.may
				WHEN r.policy IS NULL THEN true
				WHEN r.policy = p.policy AND r.stands = r.kind THEN @internal@.stands_public(p.policy, u.answer, $2, NULL)
				WHEN govcredit.judges(r.policy, r.stands, r.record_type, r.severity, r.amount, r.flags, NULL, r.given) IS NULL
				THEN @internal@.stands_public(r.policy, govcredit.publication(r.policy, r.stands, r.record_type, r.decided_on, $2, r.severity,
						r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given), $2, NULL)
				WHEN @internal@.outlived(r.id, $2, $3) THEN false END, r.source
	  FROM (SELECT b.jurisdiction, b.policy, b.stands, b.id AS subject, b.name, coalesce(f.kind, b.kind) AS kind, k.id, k.record_type, k.source,
				   k.decided_on, k.severity, k.amount, k.ended_on, k.ongoing, k.flags, k.given, k.published_on,
				   e.policies, e.since, width_bucket(coalesce(f.division, b.division), e.bounds) AS place,
				   EXISTS (SELECT FROM @internal@.record_version_known($3) v WHERE v.record = k.id AND (v.effective_on <= $2 OR v.removal = 'error'))
				   OR EXISTS (SELECT FROM @internal@.repair_known($3) x WHERE x.record = k.id AND x.granted_on <= $2)
				   OR EXISTS (SELECT FROM @internal@.record_party_known($3) q WHERE q.record = k.id AND q.effective_on <= $2) AS changed
			  FROM body b
			 CROSS JOIN @internal@.record_known($3) k
			  LEFT JOIN @internal@.former_states($3) f ON f.subject = $1 AND f.valid @> k.decided_on
			  JOIN edition e ON e.days @> k.decided_on
			 WHERE k.subject = $1 AND k.decided_on <= $2
			/* Of one subject 1.4 ms, without 2.5, without that below 3 (30,000 subjects, 2026-11-30). */
			OFFSET 0) r
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN NOT r.changed
							AND govcredit.judges(r.policies[r.place], r.kind, r.record_type, r.severity, r.amount, r.flags, NULL, r.given) IS NULL
						THEN r.policies[r.place] END AS policy) p
	 CROSS JOIN LATERAL (
			SELECT govcredit.publication(p.policy, r.kind, r.record_type, r.decided_on, $2,
					r.severity, r.amount, @internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) AS answer) u
	 /* OFFSET: as in decided_under(). */
	  LEFT JOIN LATERAL (
			SELECT x.started_on, x.edition, x.may
			  FROM @internal@.owed_of(r.id, $2, $3) x
			 WHERE r.changed
			OFFSET 0) o ON true
	 WHERE r.decided_on >= coalesce(r.since[r.place], '-infinity');
END
$$;
COMMENT ON FUNCTION @internal@.decided_of(bigint, date, timestamptz) IS
	'part of deadlines_of(): decided_under() of the own records of one subject 单一主体应予公示的记录';

/* What is borne for others is looked for among all; who bears nothing owes what is about itself. */
CREATE FUNCTION @internal@.deadlines_of(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.deadlines_row
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED ROWS 10 COST 1000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- 3.7 ms, without 11
AS $$
BEGIN
	IF @internal@.only_supplies($1, $2, $3) THEN
		RETURN QUERY SELECT x.* FROM @internal@.deadlines_on($2, $3) x WHERE x.owed_by = $1;
		RETURN;
	ELSIF @internal@.bears_others($1, $2, $3) THEN
		RETURN QUERY SELECT x.* FROM @internal@.deadlines_on($2, $3) x WHERE x.subject = $1;
		RETURN;
	END IF;
	RETURN QUERY
	WITH edition AS MATERIALIZED (
		SELECT e.days, e.bounds, e.policies, e.since FROM @internal@.edition_for(NULL, $3) e
	), objection AS MATERIALIZED (
		SELECT w.jurisdiction, w.id AS subject, w.name, r.record_type, r.source, o.record, o.id, o.filed_on, o.answered_on, o.outcome
		  FROM @internal@.standing_of($1, $2, $3) w
		 CROSS JOIN @internal@.objection_known($3) o
		 CROSS JOIN LATERAL @internal@.objected(o.record, $3) r
		 WHERE o.subject = $1
	)
	SELECT c.jurisdiction, c.what, c.record, c.objection, c.subject, c.name, c.record_type,
		   c.started_on, d.due_on, c.done_on,
		   CASE WHEN l.item IS NULL THEN 'unknown'
				WHEN d.due_on IS NULL THEN
					CASE WHEN coalesce(c.done_on, $2) > c.started_on + l.days + n.still THEN 'unknown' WHEN c.done_on IS NULL THEN 'running' ELSE 'in time' END
				WHEN c.done_on <= d.due_on THEN 'in time'
				WHEN c.done_on > d.due_on THEN 'late'
				WHEN d.due_on < $2 THEN 'overdue'
				ELSE 'running' END,
		   CASE WHEN coalesce(c.done_on, $2) > d.due_on AND isfinite(coalesce(c.done_on, $2))
					AND govcredit.calendar_covers(coalesce(c.done_on, $2))
				THEN govcredit.workdays_between(d.due_on, coalesce(c.done_on, $2)) END,
		   l.item ->> 'basis', c.site, c.owed_by, NULL::bigint, NULL::text, NULL::text[], NULL::text
	  FROM (SELECT r.jurisdiction, CASE WHEN w.published_on <= $2 OR r.may THEN r.edition END AS policy, 'publication' AS what,
				   t.publish_within AS deadline, r.id AS record, NULL::bigint AS objection, r.subject, r.name, r.record_type,
				   r.started_on, CASE WHEN w.published_on <= $2 THEN w.published_on END AS done_on,
				   CASE WHEN t.publish_together AND r.published_on <= $2 THEN r.published_on END AS with_on, w.site, r.source AS owed_by
			  FROM @internal@.decided_of($1, $2, $3) r
			  LEFT JOIN LATERAL (
					SELECT x.item ->> 'publish_within' AS publish_within, (x.item ->> 'publish_together')::boolean AS publish_together,
						   CASE jsonb_typeof(x.item -> 'publish_in')
								WHEN 'array' THEN ARRAY(SELECT jsonb_array_elements_text(x.item -> 'publish_in'))
								WHEN 'string' THEN ARRAY[x.item ->> 'publish_in'] END AS publish_in
					  FROM (SELECT govcredit.policy_item(r.edition, 'record_types', r.record_type) AS item) x
					 WHERE x.item ->> 'publish_within' IS NOT NULL) t ON true
			 CROSS JOIN LATERAL (
					/* Of several periods in a place the first. */
					SELECT array_agg(p.site ORDER BY p.published_on) AS sites, array_agg(p.published_on ORDER BY p.published_on) AS days
					  FROM @internal@.publication_known($3) p
					 WHERE p.record = r.id AND t.publish_in IS NOT NULL) y
			 CROSS JOIN LATERAL (
					SELECT n.site,
						   CASE WHEN y.sites IS NULL OR n.site IS NULL THEN r.published_on
								ELSE y.days[array_position(y.sites, n.site)] END AS published_on
					  FROM unnest(coalesce(t.publish_in, ARRAY[NULL::text])) n (site)) w
			 WHERE (r.required AND t.publish_within IS NOT NULL OR r.edition IS NULL AND r.started_on IS NOT NULL)
			   AND (w.published_on <= $2 OR r.may IS NOT FALSE)
			   AND NOT EXISTS (SELECT FROM @internal@.protected_kind p WHERE p.kind = r.kind)
			 UNION ALL
			SELECT o.jurisdiction, e.policies[n.place], 'objection', 'objection', o.record, o.id, o.subject, o.name,
				   o.record_type, o.filed_on, CASE WHEN o.answered_on <= $2 THEN o.answered_on END, NULL, NULL, o.source
			  FROM objection o
			  JOIN edition e ON e.days @> o.filed_on
			 CROSS JOIN LATERAL (SELECT width_bucket(@internal@.begun_in(o.subject, o.filed_on, $3), e.bounds) AS place) n
			 WHERE o.filed_on >= coalesce(e.since[n.place], '-infinity') AND NOT EXISTS (SELECT FROM @internal@.matter_known($3) m WHERE m.record = o.record AND m.objection = o.id AND m.record IS NOT NULL)
			 UNION ALL
			SELECT o.jurisdiction, e.policy, 'correction', CASE WHEN e.term THEN 'correction' ELSE 'objection' END, o.record, o.id, o.subject, o.name,
				   o.record_type, o.answered_on, NULL, CASE WHEN NOT e.term THEN o.answered_on END, NULL, o.source
			  FROM objection o
			 CROSS JOIN LATERAL @internal@.correction_under(o.subject, o.answered_on, $3) e
			 WHERE o.outcome IN ('upheld', 'partly_upheld') AND @internal@.uncorrected(o.record, o.id, o.answered_on, $2, $3)) c
	 CROSS JOIN LATERAL (
			SELECT x.item, (x.item ->> 'days')::integer AS days, x.item ->> 'unit' AS unit
			  FROM (SELECT govcredit.policy_item(c.policy, 'deadlines', c.deadline) AS item) x) l
	  LEFT JOIN LATERAL (
			SELECT x.record, x.days
			  FROM @internal@.suspension_on($2, $3) x
			 WHERE x.record = c.record AND x.objection IS NOT DISTINCT FROM c.objection AND c.what <> 'correction') w ON true
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN c.what = 'correction' AND c.with_on IS NOT NULL THEN c.with_on
						WHEN l.unit <> 'workday'
							OR govcredit.calendar_covers(c.started_on)
							AND govcredit.calendar_covers(govcredit.add_workdays(c.started_on, l.days, govcredit.default_calendar(), true))
						THEN govcredit.due(c.policy, c.deadline, c.started_on) END AS due_on,
				   /* What is done stands still no more. */
				   w.days * datemultirange(daterange(NULL, c.done_on, '[]')) AS stayed,
				   coalesce((SELECT sum(upper(d.part) - lower(d.part))
							   FROM unnest(w.days * datemultirange(daterange(c.started_on + 1, coalesce(c.done_on, $2), '[]'))) d (part)), 0)::integer AS still) n
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN n.due_on IS NOT NULL
						THEN least(CASE WHEN w.record IS NULL THEN n.due_on
										ELSE @internal@.stayed_due(n.due_on, c.started_on, l.unit = 'workday', n.stayed) END, c.with_on) END AS due_on) d
	 WHERE c.started_on <= $2
	   AND (l.item IS NOT NULL OR c.policy IS NULL);
END
$$;
COMMENT ON FUNCTION @internal@.deadlines_of(bigint, date, timestamptz) IS
	'deadlines_on() of one subject 单一主体办理时限';

CREATE FUNCTION @internal@.stages_on(as_of date, known_at timestamptz DEFAULT 'infinity', subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.deadlines_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT f.jurisdiction, f.kind, f.record, f.objection, f.bearer, f.name, o.record_type, t.started_on, t.due_on, t.done_on, t.state,
		   CASE WHEN coalesce(t.done_on, $1) > t.due_on AND isfinite(coalesce(t.done_on, $1)) AND govcredit.calendar_covers(coalesce(t.done_on, $1))
				THEN govcredit.workdays_between(t.due_on, coalesce(t.done_on, $1)) END,
		   t.basis, NULL::text, @internal@.side_of(t.taken_by, f.keeper, f.counterpart, f.bearer, f.source), f.matter, t.title, t.stages, t.taken_by
	  FROM @internal@.flow_known($1, $2, $3) f
	  LEFT JOIN LATERAL @internal@.objected(f.record, $2) o ON true
	 CROSS JOIN LATERAL @internal@.stage_terms(f.edition, f.procedure, f.opened_on, f.taken, f.days, f.stayed, $1) t;
END
$$;
COMMENT ON FUNCTION @internal@.stages_on(date, timestamptz, bigint) IS
	'part of deadlines_on(): stages of flows, taken and owed, of all or of one subject 办理环节时限';

CREATE FUNCTION @registry@.deadlines_on(as_of date, known_at timestamptz DEFAULT 'infinity',
		subject bigint DEFAULT NULL)
	RETURNS SETOF @registry@.deadlines_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT a.* FROM @internal@.deadlines_on($1, $2) a WHERE $3 IS NULL
	 UNION ALL
	SELECT o.* FROM @internal@.deadlines_of(@internal@.asked_debtor($3, $1, $2), $1, $2) o WHERE $3 IS NOT NULL
	 UNION ALL
	SELECT t.* FROM @internal@.exit_owed($1, $2) t WHERE $3 IS NULL
	 UNION ALL
	SELECT t.*
	  FROM (SELECT @internal@.asked_debtor($3, $1, $2) AS id WHERE $3 IS NOT NULL) b
	 CROSS JOIN LATERAL @internal@.exit_owed($1, $2, b.id) t
	 UNION ALL
	SELECT f.* FROM @internal@.stages_on($1, $2, CASE WHEN $3 IS NOT NULL THEN @internal@.asked_debtor($3, $1, $2) END) f;
END;
COMMENT ON FUNCTION @registry@.deadlines_on(date, timestamptz, bigint) IS
	'every publication, place by place where the policy names several (site), every objection, every record that stands as it was after an objection to it was upheld (correction), that stands on its list after performance (removal) or in public after it was taken off it, revoked, repaired or had run out (take_down), and every stage of a flow, taken or owed (an objection that goes through stages is owed by them; lapsed is what an applicant or a subject may do and has not), with who owes it and the day it is due (what may not be published is not due), by which clause, and how it stands on a day 办理时限: running, overdue, in time, late, or unknown where no notice settles the working days, none was in force on its first day or could judge it, or the user does not see what a subject bears (record NULL); by the edition in force on its first day, and none before there was any; of one subject what is about it, and the removals and takings down it owes as keeper, of a body that only supplies all it owes; explain_due() counts the days one by one';

/*
 * May the public read the record today?  What view published asks, for one
 * record: row security on the table asks it, so that both show the same.  With
 * the owner's rights once there are roles: repairs are not the public's, nor is
 * edition_for().
 */
CREATE FUNCTION @internal@.is_public(record bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 200
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	today date := @internal@.today();
	about pg_catalog.record;
BEGIN
	SELECT s.kind, @internal@.edition_for(s.division, r.decided_on, today) AS policy, r.* INTO about
	  FROM @internal@.record_at(today) r
	  JOIN @registry@.subject s ON s.id = @internal@.body_of(r.subject, today)
	 WHERE r.id = $1 AND r.published_on <= today
	   AND s.kind <> ALL (ARRAY(SELECT p.kind FROM @internal@.protected_kind p))
	   /* In one place at least, or, where none is named, everywhere. */
	   AND coalesce((
			SELECT bool_or(p.published_on <= today AND coalesce(p.ended_on > today, true))
			  FROM @registry@.publication p
			 WHERE p.record = r.id), (SELECT x.taken_down_on > today FROM @registry@.record x WHERE x.id = r.id), true);
	/* What the edition of today does not know is not shown by it. */
	IF NOT FOUND OR govcredit.judges(about.policy, about.kind, about.record_type, about.severity, about.amount, about.flags,
			about.repair, about.given) IS NOT NULL
	THEN
		RETURN false;
	END IF;
	RETURN @internal@.stands_public(about.policy, govcredit.publication(about.policy, about.kind, about.record_type, about.decided_on,
			today, about.severity, about.amount, @internal@.act_end(about.ended_on, about.ongoing), about.flags, about.given),
		today, about.repair);
END
$$;
COMMENT ON FUNCTION @internal@.is_public(bigint) IS
	'may the public read the record today 是否正在公示? as view published shows it: of an organisation, published by now and not taken down, not cleared by a repair, allowed by the policy in force, and within the days it lasts';
