/*
 * registry: figures of a period, as a superior wants them every month.
 */

CREATE TYPE @registry@.statistics_row AS (
	jurisdiction govcredit.division, group_code text, group_name text, what text, code text, title text,
	opened bigint, due bigint, done bigint, in_time bigint, late bigint, missing bigint, remaining bigint, zero bigint,
	opened_amount numeric, cleared_amount numeric, remaining_amount numeric,
	opened_before bigint, done_before bigint, opened_last_year bigint, done_last_year bigint
);
COMMENT ON TYPE @registry@.statistics_row IS 'a row of statistics_on() 查询结果行';
COMMENT ON COLUMN @registry@.statistics_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.statistics_row.group_code IS 'number of the unit, code of the district or kind 分组代码; none: a body that is not in the books, or nobody named';
COMMENT ON COLUMN @registry@.statistics_row.group_name IS 'its name 分组名称';
COMMENT ON COLUMN @registry@.statistics_row.what IS 'what is counted 统计事项: the duties of duties_on(), record 信息归集 by its type, repair 信用修复';
COMMENT ON COLUMN @registry@.statistics_row.code IS 'report, measure, or type of the records 代码; none of other duties';
COMMENT ON COLUMN @registry@.statistics_row.title IS 'what that is 名称';
COMMENT ON COLUMN @registry@.statistics_row.opened IS 'began in the period 本期新增: of records decided, of objections and complaints filed';
COMMENT ON COLUMN @registry@.statistics_row.due IS 'whose last day lies in the period 本期应办';
COMMENT ON COLUMN @registry@.statistics_row.done IS 'done in the period 本期办结: of records published, of repairs granted';
COMMENT ON COLUMN @registry@.statistics_row.in_time IS 'of them on time 按期办结';
COMMENT ON COLUMN @registry@.statistics_row.late IS 'of them late 逾期办结';
COMMENT ON COLUMN @registry@.statistics_row.missing IS 'whose last day lies in the period and which are not done at its end 应办未办';
COMMENT ON COLUMN @registry@.statistics_row.remaining IS 'not done at the end of the period, whenever they began 期末未办结';
COMMENT ON COLUMN @registry@.statistics_row.zero IS 'reports of nothing to report 零报告';
COMMENT ON COLUMN @registry@.statistics_row.opened_amount IS 'yuan of what began 本期新增金额（元）, of matters with an amount';
COMMENT ON COLUMN @registry@.statistics_row.cleared_amount IS 'yuan paid in the period 本期清偿金额（元）';
COMMENT ON COLUMN @registry@.statistics_row.remaining_amount IS 'yuan owed at its end 期末余额（元）';
COMMENT ON COLUMN @registry@.statistics_row.opened_before IS 'began in the period before, which is as long 上期新增';
COMMENT ON COLUMN @registry@.statistics_row.done_before IS 'done in the period before 上期办结';
COMMENT ON COLUMN @registry@.statistics_row.opened_last_year IS 'began in the same period of the year before 去年同期新增';
COMMENT ON COLUMN @registry@.statistics_row.done_last_year IS 'done in the same period of the year before 去年同期办结';

/* Whole months have whole months before them. */
CREATE FUNCTION @internal@.period_before(days daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN extract(day FROM lower(days)) = 1 AND extract(day FROM upper(days)) = 1
				THEN daterange((lower(days) - make_interval(months => m.months))::date, lower(days))
				ELSE daterange(lower(days) - (upper(days) - lower(days)), lower(days)) END
	  FROM (SELECT (12 * (extract(year FROM upper(days)) - extract(year FROM lower(days)))
					+ extract(month FROM upper(days)) - extract(month FROM lower(days)))::integer AS months) m;
END;
COMMENT ON FUNCTION @internal@.period_before(daterange) IS
	'the period before one, of as many months where it consists of whole ones, of as many days otherwise 上期';

CREATE FUNCTION @internal@.asked_period(from_on date, to_on date, by text) RETURNS daterange
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF from_on IS NULL OR to_on IS NULL OR NOT isfinite(from_on) OR NOT isfinite(to_on) OR from_on > to_on THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('statistics are of a period: from %s to %s is none', coalesce(from_on::text, 'NULL'), coalesce(to_on::text, 'NULL')),
			CONSTRAINT = 'statistics_period', ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('Both days count: of March from 2026-03-01 to 2026-03-31.');
	END IF;
	IF by IS NULL OR by <> ALL ('{unit,district,kind}') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('statistics are by unit, district or kind, not by %s', coalesce(by, 'NULL')),
			CONSTRAINT = 'statistics_by', ERRCODE = 'invalid_parameter_value';
	END IF;
	RETURN daterange(from_on, to_on, '[]');
END
$$;
COMMENT ON FUNCTION @internal@.asked_period(date, date, text) IS 'part of statistics_on(): the days asked about, or an error 统计期间';

/* What is counted: duties as they stand at the end, records, repairs; of payments what was paid when. */
CREATE FUNCTION @internal@.counted_on(as_of date, known_at timestamptz)
	RETURNS TABLE (jurisdiction govcredit.division, unit bigint, unit_name text, what text, code text, title text,
		started_on date, due_on date, done_on date, state text, zero boolean, amount numeric, remaining numeric)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT d.jurisdiction, d.owed_by, d.owed_by_name, d.what, CASE WHEN d.what IN ('measure', 'report', 'evaluation') THEN d.code END,
		   CASE WHEN d.what IN ('measure', 'report', 'evaluation') THEN d.title END,
		   d.started_on, d.due_on, d.done_on, d.state, z.records = 0, m.amount, m.outstanding
	  FROM @internal@.duties_on($1, $2, NULL, false) d
	  LEFT JOIN @registry@.matters_on($1, $2) m ON m.matter = d.matter AND d.what = m.kind AND m.amount IS NOT NULL
	  LEFT JOIN (
			SELECT x.subject, x.what, x.year, x.recipient, max(x.records) AS records
			  FROM @internal@.delivery_known($2) x
			 WHERE x.sent_on <= $1
			 GROUP BY GROUPING SETS ((x.subject, x.what, x.year), (x.subject, x.what, x.year, x.recipient))) z
		ON d.what = 'report' AND z.subject = d.owed_by AND z.what = d.code AND z.year = d.year AND z.recipient IS NOT DISTINCT FROM d.recipient
	 /* Stages are parts of a matter, which is counted. */
	 WHERE d.state <> 'unknown' AND d.stages IS NULL
	 UNION ALL
	SELECT r.jurisdiction, r.source, w.name, 'record', r.record_type, t.title,
		   r.decided_on, NULL, r.published_on, 'record', false, NULL, NULL
	  FROM @internal@.record_on($1, $2) r
	  LEFT JOIN @internal@.record_type_known($2) t ON t.policy = r.policy AND t.record_type = r.record_type
	  LEFT JOIN @internal@.subject_known($2) w ON w.id = r.source
	 WHERE r.jurisdiction IS NOT NULL AND r.id IS NOT NULL AND r.link IS NULL
	 UNION ALL
	SELECT r.jurisdiction, r.subject, r.name, 'repair', NULL, NULL, NULL, NULL, r.repaired_on, 'done', false, NULL, NULL
	  FROM @internal@.record_on($1, $2) r
	 WHERE r.jurisdiction IS NOT NULL AND r.repaired_on <= $1 AND r.link IS NULL
	 UNION ALL
	SELECT m.jurisdiction, m.subject, m.name, m.kind, NULL, NULL, NULL, NULL, t.done_on, 'paid', false, t.paid, NULL
	  FROM @internal@.matter_step_known($2) t
	  JOIN @registry@.matters_on($1, $2) m ON m.matter = t.matter
	 WHERE t.paid IS NOT NULL AND t.done_on <= $1;
END;
COMMENT ON FUNCTION @internal@.counted_on(date, timestamptz) IS 'part of statistics_on(): what is counted, by whose it is 统计明细';

CREATE FUNCTION @registry@.statistics_on(from_on date, to_on date, by text DEFAULT 'unit', known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.statistics_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	WITH period AS MATERIALIZED (
		SELECT p.days, @internal@.period_before(p.days) AS before,
			   daterange((lower(p.days) - interval '1 year')::date, (upper(p.days) - interval '1 year')::date) AS last_year
		  FROM (SELECT @internal@.asked_period($1, $2, $3) AS days) p
	), counted AS (
		SELECT c.*, CASE $3 WHEN 'unit' THEN c.unit::text WHEN 'district' THEN left(u.division::text, 6) ELSE u.kind END AS group_code,
			   CASE $3 WHEN 'unit' THEN coalesce(u.name, c.unit_name) END AS group_name
		  FROM @internal@.counted_on($2, $4) c
		  LEFT JOIN @internal@.state_on($2, $4) u ON u.id = c.unit
	), added AS (
		/* By its text: a dump makes functions before it makes what compares divisions. */
		SELECT c.jurisdiction::text AS jurisdiction, c.group_code, c.group_name, c.what, c.code, min(c.title) AS title,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.started_on <@ p.days) AS opened,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.due_on <@ p.days) AS due,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.done_on <@ p.days) AS done,
			   count(*) FILTER (WHERE c.state = 'in time' AND c.done_on <@ p.days) AS in_time,
			   count(*) FILTER (WHERE c.state = 'late' AND c.done_on <@ p.days) AS late,
			   count(*) FILTER (WHERE c.state IN ('overdue', 'running') AND c.due_on <@ p.days) AS missing,
			   count(*) FILTER (WHERE c.state IN ('overdue', 'running', 'open')) AS remaining,
			   count(*) FILTER (WHERE c.zero AND c.done_on <@ p.days) AS zero,
			   sum(c.amount) FILTER (WHERE c.state <> 'paid' AND c.started_on <@ p.days) AS opened_amount,
			   sum(c.amount) FILTER (WHERE c.state = 'paid' AND c.done_on <@ p.days) AS cleared_amount,
			   sum(c.remaining) FILTER (WHERE c.state IN ('overdue', 'running', 'open')) AS remaining_amount,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.started_on <@ p.before) AS opened_before,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.done_on <@ p.before) AS done_before,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.started_on <@ p.last_year) AS opened_last_year,
			   count(*) FILTER (WHERE c.state <> 'paid' AND c.done_on <@ p.last_year) AS done_last_year
		  FROM counted c
		 CROSS JOIN period p
		 GROUP BY c.jurisdiction::text, c.group_code, c.group_name, c.what, c.code
	)
	SELECT a.jurisdiction::govcredit.division, a.group_code,
		   CASE $3 WHEN 'unit' THEN a.group_name
				   WHEN 'district' THEN govcredit.division_name(a.group_code::govcredit.division, $2)
				   ELSE (SELECT min(i.title)
						   FROM @internal@.jurisdiction_known($4) j
						  CROSS JOIN LATERAL govcredit.policy_items(j.policy, 'subject_kinds') i
						  WHERE j.division::text = a.jurisdiction AND j.valid @> $2 AND i.code = a.group_code) END,
		   a.what, a.code, a.title, a.opened, a.due, a.done, a.in_time, a.late, a.missing, a.remaining, a.zero,
		   a.opened_amount, a.cleared_amount, a.remaining_amount, a.opened_before, a.done_before, a.opened_last_year, a.done_last_year
	  FROM added a
	 WHERE a.opened + a.due + a.done + a.missing + a.remaining + a.opened_before + a.done_before + a.opened_last_year + a.done_last_year > 0
		OR a.cleared_amount > 0;
END;
COMMENT ON FUNCTION @registry@.statistics_on(date, date, text, timestamptz) IS
	'figures of a period 统计报表, by unit 单位 that owes or supplies, district 区县 or kind 主体类别 of it: what began, was due, done, on time or late, missing, and remained at its end, by duty, record type and repair, with the yuan of debts, and what began and was done in the period before 上期 and in the same of the year before 去年同期. Both days count; as the books stand at known_at, of the last day';
