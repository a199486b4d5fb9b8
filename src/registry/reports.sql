/*
 * registry: warnings, coverage, the file of an official, credit reports.
 */

CREATE TYPE @registry@.warnings_row AS (
	jurisdiction govcredit.division, kind text, subject bigint, name text, warning text, title text, level text,
	indicator text, value numeric, grade text, basis text
);
COMMENT ON TYPE @registry@.warnings_row IS 'a row of warnings_on() 查询结果行';
CREATE FUNCTION @registry@.warnings_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.warnings_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT a.jurisdiction, a.kind, a.subject, a.name, w.warning, w.title, w.level, NULL::text, a.score, a.grade, w.basis
	  FROM @internal@.assess_on($1, $2) a
	 CROSS JOIN LATERAL govcredit.score_warnings(CASE WHEN a.unjudged IS NULL OR a.unjudged = 'not_scored' THEN a.policy END,
			a.kind, a.score, a.grade) w
	 /* An edition that warns of nothing is judged by whoever is not. */
	 WHERE w.warning <> 'unknown' OR a.policy IS NULL OR EXISTS (SELECT FROM govcredit.policy_items(a.policy, 'warnings'))
	 UNION ALL
	SELECT i.jurisdiction, i.kind, i.subject, i.name, w.warning, w.title, w.level, i.indicator, i.value, NULL, w.basis
	  FROM @registry@.indicator_on($1, $2) i
	 CROSS JOIN LATERAL govcredit.indicator_warnings(i.policy, i.kind, i.indicator,
			CASE WHEN govcredit.judges_indicator(i.policy, i.indicator, i.value) IS NULL THEN i.value END) w
	 WHERE i.value IS NOT NULL
	 UNION ALL
	/* Notices come in November: three months are time to add them. */
	SELECT j.place::govcredit.division, NULL, NULL, NULL, 'calendar_ends',
		   format('工作日历止于%s，其后到期日无从确定', to_char(c.day, 'YYYY-MM-DD')),
		   CASE WHEN c.day < $1 THEN 'red' ELSE 'yellow' END, NULL, NULL, NULL, 'default'
	  FROM (SELECT DISTINCT k.division::text AS place
			  FROM @internal@.jurisdiction_known($2) k
			 WHERE k.valid @> $1) j
	 CROSS JOIN (SELECT govcredit.calendar_ends() AS day) c
	 WHERE govcredit.asked($1, $2) IS NOT NULL AND c.day < ($1 + interval '3 months')::date;
END;
COMMENT ON FUNCTION @registry@.warnings_on(date, timestamptz) IS
	'early warnings of a day 预警, from scores, grades and indicators, and from three months before the working days run out (calendar_ends, about nobody); unknown of whom no edition can judge, or what the user does not see whole (unjudged_on() says why); a warning is no sanction';

CREATE TYPE @registry@.coverage_row AS (
	jurisdiction govcredit.division, kind text, subjects bigint, covered bigint, percent numeric, records bigint,
	latest_on date
);
COMMENT ON TYPE @registry@.coverage_row IS 'a row of coverage_on() 查询结果行';
CREATE FUNCTION @internal@.coverage_on(as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.coverage_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
	SELECT c.place::govcredit.division, c.kind, c.subjects, CASE WHEN c.whole THEN c.covered END,
		   CASE WHEN c.whole THEN round(100.0 * c.covered / c.subjects, 2) END,
		   CASE WHEN c.whole THEN c.records END, CASE WHEN c.whole THEN c.latest_on END
	  FROM (SELECT s.jurisdiction::text AS place, s.kind, count(*) AS subjects, count(r.records) AS covered,
				   coalesce(sum(r.records), 0)::bigint AS records, max(r.latest_on) AS latest_on,
				   bool_and(s.id <> ALL (ARRAY(SELECT u.subject FROM @internal@.unseen_on(as_of, known_at) u))) AS whole
			  FROM @internal@.standing_on(as_of, known_at) s
			  LEFT JOIN (
					SELECT x.subject, count(*) AS records, max(x.decided_on) AS latest_on
					  FROM @internal@.record_on(as_of, known_at) x
					 WHERE x.decided_on <= as_of
					 GROUP BY x.subject) r ON r.subject = s.id
			 GROUP BY s.jurisdiction::text, s.kind) c;
END;
COMMENT ON FUNCTION @internal@.coverage_on(date, timestamptz) IS
	'how many subjects have a record at all, by jurisdiction and kind 信用记录覆盖率; NULL where one of them bears what the user does not see (unjudged_on() lists it)';

/* With the owner's rights: of whom one does not see oneself it always says so. */
CREATE FUNCTION @internal@.hidden_in_file(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity') RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
	entries CONSTANT bigint[] := @internal@.entries_of($1, $2, $3);
BEGIN
	RETURN govcredit.asked($2, $3) IS NOT NULL AND EXISTS (
		SELECT
		  FROM (SELECT e.id FROM unnest(entries) e (id)
				 UNION
				SELECT CASE l.role WHEN 'head' THEN l.subject ELSE l.target END
				  FROM @internal@.subject_link_known($3) l
				 WHERE (l.role = 'unit' AND l.subject = ANY (entries) OR l.role = 'head' AND l.target = ANY (entries))
				   AND NOT l.valid >> daterange($2, $2, '[]')
				 UNION
				SELECT m.subject FROM @internal@.matter_known($3) m WHERE m.person = ANY (entries) AND m.opened_on <= $2
				 UNION
				SELECT m.subject
				  FROM @internal@.matter_step_known($3) t
				  JOIN @internal@.matter_known($3) m ON m.id = t.matter
				 WHERE t.person = ANY (entries) AND t.done_on <= $2
				 UNION
				SELECT m.subject
				  FROM @internal@.matter_party_known($3) p
				  JOIN @internal@.matter_known($3) m ON m.id = p.matter
				 WHERE p.subject = ANY (entries) AND m.kind = 'training' AND m.opened_on <= $2) w
		  LEFT JOIN @registry@.subject s ON s.id = w.id
		 CROSS JOIN LATERAL (
				SELECT CASE WHEN s.id IS NULL THEN @internal@.gone_division(w.id) ELSE s.division END AS division) d
		 WHERE NOT EXISTS (
				SELECT
				  FROM @registry@.access_scope a
				 WHERE a.member = who AND pg_get_userbyid(a.role) = who AND (a.unit IS NULL OR a.unit = w.id)
				   AND d.division >= a.division AND d.division < govcredit.upper_bound(a.division))
			OR s.kind = ANY (ARRAY(SELECT k.kind FROM @internal@.protected_kind k)) AND NOT @internal@.ticket_open(w.id, who));
END
$$;
COMMENT ON FUNCTION @internal@.hidden_in_file(bigint, date, timestamptz) IS
	'part of integrity_file(): does who is at work see less than the file holds: posts, matters, steps or training at units he does not see 档案是否有不可见内容?';

CREATE TYPE @registry@.integrity_file_row AS (
	day date, section text, code text, title text, detail text, counts_until date, counts_when text,
	objection_pending boolean, statement text, reference bigint
);
COMMENT ON TYPE @registry@.integrity_file_row IS 'a row of integrity_file() 查询结果行';
COMMENT ON COLUMN @registry@.integrity_file_row.day IS 'day it is of 日期';
COMMENT ON COLUMN @registry@.integrity_file_row.section IS 'part of the file 档案部分';
COMMENT ON COLUMN @registry@.integrity_file_row.code IS 'its code in the policy 代码';
COMMENT ON COLUMN @registry@.integrity_file_row.title IS 'what it is 名称';
COMMENT ON COLUMN @registry@.integrity_file_row.detail IS 'what there is to say of it 内容';
COMMENT ON COLUMN @registry@.integrity_file_row.counts_until IS 'last day on which it counts 有效截止日期';
COMMENT ON COLUMN @registry@.integrity_file_row.counts_when IS 'what ends it 终止条件';
COMMENT ON COLUMN @registry@.integrity_file_row.objection_pending IS 'an objection is unanswered 异议标注';
COMMENT ON COLUMN @registry@.integrity_file_row.statement IS 'what the subject says against the record 主体陈述';
COMMENT ON COLUMN @registry@.integrity_file_row.reference IS 'where it stands: document number or row 文号或编号';
CREATE FUNCTION @registry@.integrity_file(subject bigint, as_of date, known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.integrity_file_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 50
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_generic_plan	-- of five subjects, the first of a session, 101 ms, without 138 (2026-11-30)
AS $$
DECLARE
	/* The first of them stands for all. */
	entries CONSTANT bigint[] := @internal@.entries_of(@internal@.asked_row('subject', $1, $3), $2, $3);
BEGIN
	RETURN QUERY
	SELECT r.decided_on, CASE WHEN t.class IS NULL THEN 'record'
				ELSE govcredit.record_class(e.policy, r.kind, r.record_type, r.severity, r.amount, r.flags) END, r.record_type, t.title,
		   concat_ws('; ', r.document_no::text, r.severity, r.repair || ' ' || @internal@.shown(r.repaired_on),
				CASE WHEN r.link LIKE 'party.%' THEN concat_ws(' ', r.link, r.amount)
					 WHEN r.link IS NOT NULL THEN (@internal@.about_other(r.about, r.subject, $2, $3)).name END),
		   CASE WHEN isfinite(v.until) THEN v.until END,
		   CASE WHEN r.unjudged IS NOT NULL OR e.policy IS NULL THEN 'unknown'
				WHEN isfinite(v.until) THEN 'validity'
				WHEN govcredit.valid_until(e.policy, r.kind, r.record_type, r.decided_on, r.severity, r.amount,
						r.decided_on, r.flags, r.given) < 'infinity' THEN 'ended'
				ELSE 'never' END,
		   o.pending, o.statement, r.id
	  FROM (SELECT x.*
			  FROM @internal@.standing_of(entries[1], $2, $3) s
			 CROSS JOIN @internal@.record_of(entries[1], $2, $3) x
			 UNION ALL
			SELECT x.* FROM @internal@.former_record_on($2, $3, entries[1], entries[1]) x) r
	 /* What the edition of the day does not know is called, and has run out, by that of its own. */
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN r.policy IS NULL
						THEN @internal@.edition_for(@internal@.begun_in(CASE WHEN r.link IS NULL THEN r.about ELSE r.subject END, r.decided_on, $3),
								r.decided_on, r.decided_on, $3)
						ELSE r.policy END AS policy) d
	 CROSS JOIN LATERAL (
			SELECT CASE WHEN govcredit.judges(d.policy, r.kind, r.record_type, r.severity, r.amount, r.flags, r.repair, r.given) IS NULL
						THEN d.policy END AS policy) e
	 CROSS JOIN LATERAL (
			SELECT x.item #>> '{title,zh}' AS title, x.item ->> 'class' AS class
			  FROM (SELECT govcredit.policy_item(e.policy, 'record_types', r.record_type) AS item) x) t
	 CROSS JOIN LATERAL @internal@.objection_of(r.id, $2, $3) o
	 CROSS JOIN LATERAL (
			SELECT govcredit.valid_until(CASE WHEN r.unjudged IS NULL THEN e.policy END, r.kind, r.record_type, r.decided_on, r.severity, r.amount,
					@internal@.act_end(r.ended_on, r.ongoing), r.flags, r.given) AS until) v
	 WHERE r.decided_on <= $2
	 UNION ALL
	/* Where one stood until the list's keeper took one off it; what was an error nobody keeps. */
	SELECT r.decided_on, 'removed', r.record_type, t.title, concat_ws('; ', v.document_no::text, v.removal, @internal@.shown(v.effective_on)),
		   v.effective_on - 1, 'removal', NULL, NULL, r.id
	  FROM @internal@.record_version_known($3) v
	  JOIN @internal@.record_known($3) r ON r.id = v.record
	 CROSS JOIN LATERAL (
			SELECT govcredit.policy_item(@internal@.edition_for(@internal@.begun_in(r.subject, r.decided_on, $3), r.decided_on, r.decided_on, $3),
					'record_types', r.record_type) #>> '{title,zh}' AS title) t
	 WHERE v.subject = ANY (entries) AND v.removal <> 'error' AND v.effective_on <= $2
	 UNION ALL
	SELECT m.opened_on, 'matter', m.kind, m.title, concat_ws('; ', m.name, m.outcome, m.state), NULL, NULL, NULL, NULL, m.matter
	  FROM (SELECT x.opened_on, x.kind, x.title, x.name, x.outcome, x.state, x.matter
			  FROM @internal@.matters_of(entries[1], $2, $3) x
			 UNION ALL
			SELECT x.opened_on, x.kind, x.title, x.name, x.outcome, x.state, x.matter
			  FROM @registry@.matters_on($2, $3) x
			 WHERE x.person = entries[1] AND x.subject IS DISTINCT FROM entries[1]
			   /* A unit is in charge of nothing: of it no others' are gone through. */
			   AND EXISTS (SELECT FROM @internal@.matter_known($3) k WHERE k.person = ANY (entries))) m
	 WHERE m.matter IS NOT NULL
	 UNION ALL
	SELECT t.done_on, 'stage', t.step, m.title, s.name, NULL, NULL, NULL, NULL, m.id
	  FROM @internal@.matter_step_known($3) t
	  JOIN @internal@.matter_known($3) m ON m.id = t.matter
	  LEFT JOIN @internal@.joined_on($2, $3) j ON j.subject = m.subject
	 CROSS JOIN LATERAL (SELECT x.name FROM @internal@.state_on($2, $3) x WHERE x.id = CASE WHEN j.body IS NULL THEN m.subject ELSE j.body END LIMIT 1) s
	 WHERE t.person = ANY (entries) AND t.done_on <= $2
	 UNION ALL
	SELECT m.opened_on, 'training', coalesce(m.code, m.item), m.title, p.note, NULL, NULL, NULL, NULL, m.id
	  FROM @internal@.matter_party_known($3) p
	  JOIN @internal@.matter_known($3) m ON m.id = p.matter
	 WHERE p.subject = ANY (entries)
	   AND m.kind = 'training' AND m.opened_on <= $2
	 UNION ALL
	SELECT DISTINCT lower(l.valid), 'post', coalesce(l.post, l.role), s.name, concat_ws('; ', @internal@.shown(l.valid), array_to_string(l.fields, ', ')), NULL::date, NULL, NULL::boolean, NULL, s.id
	  FROM @internal@.subject_link_known($3) l
	  LEFT JOIN @internal@.joined_on($2, $3) j ON j.subject = CASE WHEN l.role = 'head' THEN l.subject ELSE l.target END
	 CROSS JOIN LATERAL (
			SELECT x.id, x.name
			  FROM @internal@.state_on($2, $3) x
			 WHERE x.id = coalesce(j.body, CASE WHEN l.role = 'head' THEN l.subject ELSE l.target END)
			 LIMIT 1) s
	 WHERE (l.role = 'unit' AND l.subject = ANY (entries)
			OR l.role = 'head' AND l.target = ANY (entries))
	   AND NOT l.valid >> daterange($2, $2, '[]')
	 UNION ALL
	SELECT NULL, 'unknown', 'not_visible', '另有不可见内容', NULL, NULL, NULL, NULL, NULL, NULL
	 WHERE row_security_active('@registry@.record'::regclass) AND NOT @internal@.sees_all()
	   AND (@internal@.hidden_in_file($1, $2, $3) OR EXISTS (SELECT FROM @internal@.unseen_on($2, $3, entries[1], entries[1])));
END
$$;
COMMENT ON FUNCTION @registry@.integrity_file(bigint, date, timestamptz) IS
	'file of an official, or of anybody 诚信档案: posts, honours and dishonesty, promises and matters in charge, stages answered for, training, lists one has been taken off (removed); a record whose last day (counts_until) is past counts no more, of one without the day counts_when says whether it ends with its act (ended), never, or nobody can tell (unknown); one objected to carries what the subject says; of who has left office those for which the policy holds him to account after it (终身责任); a row unknown (not_visible) where there is more than the user sees';

CREATE TABLE @registry@.credit_report (
	id				bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	subject			bigint NOT NULL,
	purpose			text NOT NULL,
	as_of			date NOT NULL,
	known_at		timestamptz NOT NULL,
	issued_at		timestamptz NOT NULL DEFAULT clock_timestamp(),
	issued_by		name NOT NULL DEFAULT CURRENT_USER,
	contents		jsonb NOT NULL,
	sha256			text NOT NULL,
	CONSTRAINT credit_report_purpose_check CHECK (btrim(purpose) <> '')
);
COMMENT ON TABLE @registry@.credit_report IS
	'credit reports that were issued 专项信用报告, in place of certificates of no violation 无违法违规证明; they stay';
COMMENT ON COLUMN @registry@.credit_report.id IS 'number of the report 报告编号';
COMMENT ON COLUMN @registry@.credit_report.subject IS 'whom it is about 主体';
COMMENT ON COLUMN @registry@.credit_report.purpose IS 'what it is for 用途; it answers for nothing else';
COMMENT ON COLUMN @registry@.credit_report.as_of IS 'day it speaks of 截止日期';
COMMENT ON COLUMN @registry@.credit_report.known_at IS 'moment whose books it read 数据截止时间';
COMMENT ON COLUMN @registry@.credit_report.issued_at IS 'when it was issued 出具时间';
COMMENT ON COLUMN @registry@.credit_report.issued_by IS 'role that issued it 出具人';
COMMENT ON COLUMN @registry@.credit_report.contents IS 'what it says 报告内容';
COMMENT ON COLUMN @registry@.credit_report.sha256 IS 'SHA-256 of the contents, printed on it 校验码';
DO $do$
BEGIN
	PERFORM @internal@.scope_rows('@registry@.credit_report');
END
$do$;
CREATE TRIGGER refuse_change BEFORE UPDATE OF id, subject, purpose, as_of, known_at, issued_at, issued_by, contents, sha256 OR DELETE OR TRUNCATE
	ON @registry@.credit_report
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('A report that was issued stays; issue another.');

CREATE FUNCTION @internal@.report_contents(subject bigint, purpose text, as_of date, known_at timestamptz)
	RETURNS jsonb
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	asked CONSTANT record := @internal@.asked_subject($1, $3, $4);
BEGIN
	IF asked.policy IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('no policy is in force over subject %s on %s', $1, @internal@.shown($3)), CONSTRAINT = 'no_policy_over_subject',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('Whether anything is forbidden to it is unknown; unjudged_on() lists all such subjects.');
	END IF;
	RETURN (
	WITH r AS MATERIALIZED (
		SELECT x.id, x.record_type, x.document_no, x.decided_on, x.repaired_on, x.policy, x.repair,
			   govcredit.record_class(x.policy, x.kind, x.record_type, x.severity, x.amount, x.flags) AS class,
			   govcredit.valid_until(x.policy, x.kind, x.record_type, x.decided_on,
					x.severity, x.amount, @internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given) AS until,
			   (govcredit.publication(x.policy, x.kind, x.record_type, x.decided_on, as_of,
					x.severity, x.amount, @internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given)).allowed
		  FROM @internal@.record_of(asked.body, as_of, known_at) x
	)
	SELECT jsonb_build_object(
			'subject', s.id, 'name', s.name, 'uscc', s.uscc::text, 'kind', s.kind, 'purpose', purpose,
			'as_of', as_of, 'policy', s.policy::text,
			'records', coalesce((
				SELECT jsonb_agg(jsonb_build_object(
						'record', r.id, 'type', r.record_type, 'title', t.title,
						'class', r.class,
						'document_no', r.document_no::text, 'decided_on', r.decided_on,
						'counts_until', CASE WHEN isfinite(r.until) THEN @internal@.shown(r.until) ELSE 'open' END,
						'repaired_on', r.repaired_on,
						'objection_pending', o.pending,
						'statement', o.statement)
						ORDER BY r.decided_on, r.id)
				  FROM r
				  JOIN govcredit.policy_items(s.policy, 'record_types') t ON t.code = r.record_type
				 CROSS JOIN LATERAL @internal@.objection_of(r.id, as_of, known_at) o
				 WHERE r.decided_on <= as_of
				   AND r.allowed
				   AND NOT @internal@.cleared(r.policy, r.repair)
				   AND coalesce(r.until, 'infinity') >= as_of), '[]'),
			'sanctions', coalesce((
				SELECT jsonb_agg(jsonb_build_object(
						'record', CASE WHEN EXISTS (SELECT FROM r WHERE r.id = x.record AND r.allowed) THEN x.record END,
						'measure', x.measure, 'title', x.title, 'effect', x.effect,
						'basis', x.basis) ORDER BY x.record, x.measure)
				  FROM @internal@.sanctions_of(asked.body, as_of, known_at) x), '[]'))
	  FROM @internal@.standing_of(asked.body, as_of, known_at) s
	 WHERE s.policy IS NOT NULL);
END
$$;
COMMENT ON FUNCTION @internal@.report_contents(bigint, text, date, timestamptz) IS
	'what a credit report says 报告内容: the records that count on a day, but for those that may not be published or that a repair has cleared, and the measures in force; another entry of a body (same_as) is that body; a subject that is not there then, or stands under no policy, is an error';

/* Of who is at work: the report is drawn up with the owner's rights. */
CREATE FUNCTION @internal@.may_report(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.sees_all() OR EXISTS (
		SELECT
		  FROM @registry@.subject s
		  JOIN @registry@.access_scope a
			ON s.division >= a.division AND s.division < govcredit.upper_bound(a.division)
		 WHERE s.id = $1 AND a.writes AND a.unit IS NULL
		   AND a.member = @internal@.actor() AND pg_get_userbyid(a.role) = a.member
		   AND (NOT EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = s.kind)
				OR @internal@.ticket_open($1, @internal@.actor())));
END
$$;
COMMENT ON FUNCTION @internal@.may_report(bigint) IS
	'part of issue_report(): does who is at work write about that subject, with a ticket if it is a person 可否出具该主体的报告?';

CREATE FUNCTION @registry@.issue_report(subject bigint, purpose text, as_of date DEFAULT NULL)
	RETURNS @registry@.credit_report
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	issued @registry@.credit_report;
BEGIN
	PERFORM @internal@.refuse_old_snapshot(govcredit.say('a credit report'));
	issued.as_of := coalesce($3, @internal@.today());
	IF $1 IS NULL OR $2 IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a credit report is about a subject and for a purpose: %s is null', CASE WHEN $1 IS NULL THEN 'subject' ELSE 'purpose' END), CONSTRAINT = 'report_null',
			ERRCODE = 'null_value_not_allowed';
	ELSIF btrim($2) = '' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('purpose of a credit report is empty'), CONSTRAINT = 'report_purpose_empty',
			ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('Say what it is for; it answers for nothing else.');
	END IF;
	PERFORM @internal@.answerable_day(govcredit.say('a credit report'), issued.as_of);
	issued.subject := @internal@.body_of($1, issued.as_of);
	IF NOT @internal@.may_report($1) OR NOT @internal@.may_report(issued.subject) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('you issue no report about subject %s', $1), CONSTRAINT = 'report_not_issued_by_you',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('A reviewer does, who writes in its division; about a person: open_ticket(subject, purpose), commit, and try again.');
	END IF;
	issued.known_at := @registry@.close_books();
	issued.contents := @internal@.report_contents(issued.subject, $2, issued.as_of, issued.known_at);
	INSERT INTO @registry@.credit_report (subject, purpose, as_of, known_at, issued_by, contents, sha256)
		VALUES (issued.subject, $2, issued.as_of, issued.known_at, @internal@.actor(), issued.contents,
			encode(sha256(convert_to(govcredit.canonical_json(issued.contents), 'UTF8')), 'hex'))
		RETURNING * INTO issued;
	RETURN issued;
END
$$;
COMMENT ON FUNCTION @registry@.issue_report(bigint, text, date) IS
	'issues a credit report for a purpose 出具专项信用报告: numbered, dated, with the code by which it is verified; asked about another entry of a body, of that body; the only way to make one, and about the whole of the books once there are roles, whoever issues it';

CREATE TYPE @registry@.verify_report_row AS (
	genuine boolean, same_today boolean, issued_at timestamptz, as_of date, purpose text
);
COMMENT ON TYPE @registry@.verify_report_row IS 'a row of verify_report() 查询结果行';
COMMENT ON COLUMN @registry@.verify_report_row.genuine IS 'issued here, and what the books said then 是否真实';
COMMENT ON COLUMN @registry@.verify_report_row.same_today IS 'the books still say so about that day 现在是否仍然一致';
COMMENT ON COLUMN @registry@.verify_report_row.issued_at IS 'when it was issued 出具时间';
COMMENT ON COLUMN @registry@.verify_report_row.as_of IS 'day it is for 评价日';
COMMENT ON COLUMN @registry@.verify_report_row.purpose IS 'what it was issued for 用途';
/*
 * Whoever holds a report asks, and he holds it who knows its code: with the
 * owner's rights once there are roles, since the answer is about the whole of the books and must not
 * depend on who asks.  A wrong code learns nothing.
 */
CREATE FUNCTION @registry@.verify_report(report bigint, sha256 text)
	RETURNS SETOF @registry@.verify_report_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 1
	SET search_path = pg_catalog, pg_temp
	SET standard_conforming_strings = on
AS $$
DECLARE
	issued @registry@.credit_report;
	answer @registry@.verify_report_row;
	house CONSTANT regnamespace := '@internal@';
BEGIN
	IF govcredit.on_one_server('@registry@', house) AND ($1 IS NULL OR $2 IS NULL) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a credit report is verified by its number and its code: %s is null', CASE WHEN $1 IS NULL THEN 'report' ELSE 'sha256' END), CONSTRAINT = 'verify_report_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	answer.genuine := false;
	/* As it was typed from paper: 64 characters, and the spaces between them. */
	SELECT c.* INTO issued FROM @registry@.credit_report c WHERE octet_length($2) <= 1024 AND c.id = $1 AND c.sha256 = lower(regexp_replace($2, '\s', '', 'g'));
	IF FOUND THEN
		answer.genuine := issued.sha256 = encode(sha256(convert_to(govcredit.canonical_json(issued.contents), 'UTF8')), 'hex')
			AND issued.contents IS NOT DISTINCT FROM
				@internal@.report_contents(issued.subject, issued.purpose, issued.as_of, issued.known_at);
		/* Who has been taken out of the books, or from under the policy, is not what he was. */
		answer.same_today := EXISTS (SELECT FROM @internal@.subject_on(issued.as_of) s WHERE s.id = issued.subject)
			AND issued.contents =
				@internal@.report_contents(issued.subject, issued.purpose, issued.as_of, 'infinity');
		answer.issued_at := issued.issued_at;
		answer.as_of := issued.as_of;
		answer.purpose := issued.purpose;
	END IF;
	RETURN NEXT answer;
END
$$;
COMMENT ON FUNCTION @registry@.verify_report(bigint, text) IS
	'is a report genuine 验证信用报告: issued here, with this code, and what the books said then; same_today: they still say so about that day. For everybody who has number and code; of a wrong code nothing but that';

CREATE FUNCTION @internal@.asked_places(places bigint) RETURNS bigint
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF coalesce(places, 0) < 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s places: there is the first at least', coalesce(places::text, 'NULL')), CONSTRAINT = 'places_out_of_range',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	RETURN places;
END
$$;
COMMENT ON FUNCTION @internal@.asked_places(bigint) IS 'part of candidates_on(): how many places, one at least 名额数';

CREATE TYPE @registry@.candidates_row AS (
	jurisdiction govcredit.division, place bigint, subject bigint, name text, score numeric, grade text,
	honours bigint
);
COMMENT ON TYPE @registry@.candidates_row IS 'a row of candidates_on() 查询结果行';
COMMENT ON COLUMN @registry@.candidates_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.candidates_row.place IS 'place among them 名次; none: nobody can tell';
COMMENT ON COLUMN @registry@.candidates_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.candidates_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.candidates_row.score IS 'score 得分';
COMMENT ON COLUMN @registry@.candidates_row.grade IS 'grade 等级';
COMMENT ON COLUMN @registry@.candidates_row.honours IS 'honours that count 有效荣誉数';
CREATE FUNCTION @registry@.candidates_on(kind text, as_of date, places bigint DEFAULT 10,
		known_at timestamptz DEFAULT 'infinity')
	RETURNS SETOF @registry@.candidates_row
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	SELECT c.jurisdiction,
		   /* Among whom one sees of others the names alone there is no place. */
		   CASE WHEN NOT EXISTS (
				SELECT
				  FROM @internal@.named_only() n
				  JOIN @internal@.standing_on($2, $4) s ON s.id = n.subject
				 WHERE s.kind = $1 AND s.jurisdiction = c.jurisdiction) THEN c.place END,
		   c.subject, c.name, c.score, c.grade, c.honours
	  FROM (SELECT r.jurisdiction, r.subject, r.name, r.score, r.grade, h.honours,
				   rank() OVER (PARTITION BY r.jurisdiction::text ORDER BY r.score DESC, h.honours DESC) AS place
			  FROM @internal@.assess_on($2, $4) r
			 CROSS JOIN LATERAL (
					SELECT count(*) FILTER (WHERE t.class = 'honour') AS honours,
						   count(*) FILTER (WHERE t.class = 'dishonesty'
								AND govcredit.record_class(x.policy, x.kind, x.record_type, x.severity, x.amount,
										x.flags) = 'dishonesty') AS dishonesty
					  FROM @internal@.record_on($2, $4) x
					  JOIN @internal@.record_type_known($4) t
						ON t.policy = r.policy AND t.record_type = x.record_type
					 WHERE x.subject = r.subject AND x.decided_on <= $2
					   AND NOT @internal@.cleared(x.policy, x.repair)
					   AND CASE WHEN x.subject = r.subject
								THEN coalesce(govcredit.valid_until(x.policy, x.kind, x.record_type, x.decided_on,
										x.severity, x.amount, @internal@.act_end(x.ended_on, x.ongoing), x.flags, x.given), 'infinity') >= $2 END) h
			 WHERE r.kind = (SELECT @internal@.asked_code('subject_kinds', $1, $2, $4)) AND r.score IS NOT NULL AND h.dishonesty = 0) c
	 WHERE c.place <= @internal@.asked_places($3)
	   AND @internal@.asked_code('subject_kinds', $1, $2, $4) IS NOT NULL
	 UNION ALL
	SELECT r.jurisdiction, NULL, r.subject, r.name, NULL, NULL, NULL
	  FROM @internal@.assess_on($2, $4) r
	 WHERE r.kind = (SELECT @internal@.asked_code('subject_kinds', $1, $2, $4)) AND r.unjudged <> 'not_scored';
END;
COMMENT ON FUNCTION @registry@.candidates_on(text, date, bigint, timestamptz) IS
	'who may be proposed as demonstration unit or among the ten most honest 示范单位、十佳候选: the best scores, then the most honours, of those without dishonesty that counts and no repair has cleared; without a place who cannot be judged, so that nobody can tell (unjudged_on() says why)';
