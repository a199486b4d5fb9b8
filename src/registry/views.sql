/*
 * registry, part 5: the same questions for today.
 */

CREATE VIEW @registry@.ranking WITH (security_invoker = true) AS
	SELECT * FROM @registry@.ranking_on(@internal@.today());
COMMENT ON VIEW @registry@.ranking IS
	'score, grade and rank among peers today 今日排名; for another day ranking_on(day)';
COMMENT ON COLUMN @registry@.ranking_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.ranking_row.kind IS 'subject kind 主体类别; peers are of one kind in one jurisdiction';
COMMENT ON COLUMN @registry@.ranking_row.rank IS 'place among the peers 名次; equal scores share one';
COMMENT ON COLUMN @registry@.ranking_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.ranking_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.ranking_row.score IS 'score 得分; NULL: nothing to score, unranked';
COMMENT ON COLUMN @registry@.ranking_row.grade IS 'grade 等级';
COMMENT ON COLUMN @registry@.ranking_row.percentile IS 'percent of the other peers strictly below 百分位';
COMMENT ON COLUMN @registry@.ranking_row.peers IS 'ranked peers, itself included 同类主体数';
COMMENT ON COLUMN @registry@.ranking_row.records IS 'records that count today 有效记录数; none: nobody can judge them';
COMMENT ON COLUMN @registry@.ranking_row.unjudged IS 'why it cannot be judged 无法评判原因: no score and no rank';

CREATE VIEW @registry@.sanctions_in_force WITH (security_invoker = true) AS
	SELECT * FROM @registry@.sanctions_on(@internal@.today());
COMMENT ON VIEW @registry@.sanctions_in_force IS
	'measures in force today 今日有效惩戒措施; for another day sanctions_on(day)';
COMMENT ON COLUMN @registry@.sanctions_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.sanctions_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.sanctions_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.sanctions_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.sanctions_row.record IS 'record it follows from 记录编号';
COMMENT ON COLUMN @registry@.sanctions_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.sanctions_row.measure IS 'code of the measure 措施代码';
COMMENT ON COLUMN @registry@.sanctions_row.title IS 'the measure 惩戒措施';
COMMENT ON COLUMN @registry@.sanctions_row.effect IS
	'effect 效力: prohibit 禁止, restrict 限制, discretion 裁量, or impose 实施: a duty that bars nothing';
COMMENT ON COLUMN @registry@.sanctions_row.actions IS 'what it bars or limits 受限事项';
COMMENT ON COLUMN @registry@.sanctions_row.except_purposes IS 'purposes that stay free 例外用途';
COMMENT ON COLUMN @registry@.sanctions_row.starts_on IS 'first day 起始日期';
COMMENT ON COLUMN @registry@.sanctions_row.ends_on IS 'last day, included 截止日期; NULL: no such day is known, ends_when says why';
COMMENT ON COLUMN @registry@.sanctions_row.ends_when IS 'what ends it 终止条件: term, validity, corrected, repaired, discharged (until it is done), never, or unknown while the act goes on';
COMMENT ON COLUMN @registry@.sanctions_row.body IS 'who carries it out 实施单位';
COMMENT ON COLUMN @registry@.sanctions_row.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.sanctions_row.objection_pending IS 'an objection is unanswered 异议标注; the measure stays';
COMMENT ON COLUMN @registry@.sanctions_row.statement IS 'what the subject says against the record 主体陈述, while the objection is unanswered';
COMMENT ON COLUMN @registry@.sanctions_row.about IS 'whom the record is about, where that is another 记录所指主体: the unit one headed, a body one succeeded or is liable with';
COMMENT ON COLUMN @registry@.sanctions_row.about_name IS 'its name 所指主体名称';

CREATE VIEW @registry@.repairable WITH (security_invoker = true) AS
	SELECT * FROM @registry@.repairable_on(@internal@.today());
COMMENT ON VIEW @registry@.repairable IS
	'dishonesty records that count, and whether they may be repaired today 今日信用修复资格; for another day repairable_on(day)';
COMMENT ON COLUMN @registry@.repairable_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.repairable_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.repairable_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.repairable_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.repairable_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.repairable_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.repairable_row.severity IS 'severity 严重程度';
COMMENT ON COLUMN @registry@.repairable_row.decided_on IS 'day of the decision 决定日期';
COMMENT ON COLUMN @registry@.repairable_row.eligible IS 'may one apply today 可否申请';
COMMENT ON COLUMN @registry@.repairable_row.first_day IS 'first day one may 最早申请日期; NULL: none known';
COMMENT ON COLUMN @registry@.repairable_row.publication_ends_on IS 'last day of publication without repair 公示截止日期';
COMMENT ON COLUMN @registry@.repairable_row.publication_ends_when IS 'what ends it 公示终止条件: term, validity, ended, never, or unknown; none: it is not published';
COMMENT ON COLUMN @registry@.repairable_row.effects IS 'what repair may do, best first 修复效果';
COMMENT ON COLUMN @registry@.repairable_row.regime IS 'rules that decide 适用规定';
COMMENT ON COLUMN @registry@.repairable_row.unmet IS 'what is missing 未满足条件';
COMMENT ON COLUMN @registry@.repairable_row.objection_pending IS 'an objection is unanswered 异议标注';
COMMENT ON COLUMN @registry@.repairable_row.statement IS 'what the subject says against the record 主体陈述, while the objection is unanswered';

CREATE VIEW @registry@.overdue WITH (security_invoker = true) AS
	SELECT * FROM @registry@.overdue_on(@internal@.today());
COMMENT ON VIEW @registry@.overdue IS
	'what should have been published or answered and was not 今日逾期事项; for another day overdue_on(day)';
COMMENT ON COLUMN @registry@.overdue_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.overdue_row.what IS 'what is owed 逾期类别, as in duties_on(): publication 公示, objection 异议, correction 更正 of what was upheld, removal 移出名单 of what was performed, take_down 终止公示 of what is off its list, revoked, repaired or has run out, measure 措施, step 程序步骤, report 报告, or the kind of a matter';
COMMENT ON COLUMN @registry@.overdue_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.overdue_row.objection IS 'objection 异议编号';
COMMENT ON COLUMN @registry@.overdue_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.overdue_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.overdue_row.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.overdue_row.started_on IS 'day it began, not counted 起算日期';
COMMENT ON COLUMN @registry@.overdue_row.due_on IS 'last day on time 到期日期';
COMMENT ON COLUMN @registry@.overdue_row.workdays_late IS 'working days since 逾期工作日数';
COMMENT ON COLUMN @registry@.overdue_row.matter IS 'matter 事项编号';
COMMENT ON COLUMN @registry@.overdue_row.title IS 'what the matter, the measure, the step, the report or the stage is 事项名称';
COMMENT ON COLUMN @registry@.overdue_row.basis IS 'clause it rests on 依据; none where the day was entered with the matter';
COMMENT ON COLUMN @registry@.overdue_row.site IS 'where it should have been published 公示平台';
COMMENT ON COLUMN @registry@.overdue_row.state IS 'overdue, or unknown 状态: no notice settles the working days yet';
COMMENT ON COLUMN @registry@.overdue_row.owed_by IS 'who has to do it 履行主体: of a record its source; none: a body that is not in the books (owed_by_name), or nobody is named';
COMMENT ON COLUMN @registry@.overdue_row.owed_by_name IS 'its name 履行主体名称';
COMMENT ON COLUMN @registry@.overdue_row.stages IS 'stages of the flow, one of which is owed 环节代码';
COMMENT ON COLUMN @registry@.overdue_row.taken_by IS 'whose it is to take: keeper, supplier, applicant or subject 环节承担方';

CREATE VIEW @registry@.warnings WITH (security_invoker = true) AS
	SELECT * FROM @registry@.warnings_on(@internal@.today());
COMMENT ON VIEW @registry@.warnings IS 'early warnings today 今日预警; for another day warnings_on(day)';
COMMENT ON COLUMN @registry@.warnings_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.warnings_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.warnings_row.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.warnings_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.warnings_row.warning IS 'code of the warning 预警代码';
COMMENT ON COLUMN @registry@.warnings_row.title IS 'the warning 预警';
COMMENT ON COLUMN @registry@.warnings_row.level IS 'its level 预警级别';
COMMENT ON COLUMN @registry@.warnings_row.indicator IS 'indicator that gives it 指标; none: the score';
COMMENT ON COLUMN @registry@.warnings_row.value IS 'value of the indicator, or score 指标值或得分';
COMMENT ON COLUMN @registry@.warnings_row.grade IS 'grade 等级';
COMMENT ON COLUMN @registry@.warnings_row.basis IS 'clause it rests on 依据';

CREATE VIEW @registry@.possible_duplicates WITH (security_invoker = true) AS
	SELECT * FROM @internal@.possible_duplicates_on(@internal@.today());
COMMENT ON VIEW @registry@.possible_duplicates IS
	'decisions that may be in the books twice 疑似重复记录: in other spellings of a number, a day off, from two sources; for another day possible_duplicates_on(day)';

CREATE VIEW @registry@.coverage WITH (security_invoker = true) AS
	SELECT * FROM @internal@.coverage_on(@internal@.today());
COMMENT ON VIEW @registry@.coverage IS 'how many subjects have records today 信用记录覆盖情况; for another day coverage_on(day)';
COMMENT ON COLUMN @registry@.coverage_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.coverage_row.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.coverage_row.subjects IS 'subjects there are 主体数';
COMMENT ON COLUMN @registry@.coverage_row.covered IS 'subjects with a record 已覆盖主体数';
COMMENT ON COLUMN @registry@.coverage_row.percent IS 'percent covered 覆盖率';
COMMENT ON COLUMN @registry@.coverage_row.records IS 'records 记录数';
COMMENT ON COLUMN @registry@.coverage_row.latest_on IS 'latest decision 最近决定日期';

CREATE VIEW @registry@.task_progress WITH (security_invoker = true) AS
	SELECT * FROM @registry@.task_progress_on(@internal@.today());
COMMENT ON VIEW @registry@.task_progress IS 'tasks and how far they are today 任务进展; for another day task_progress_on(day)';
COMMENT ON COLUMN @registry@.task_progress_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.task_progress_row.subject IS 'government that leads it 主体编号';
COMMENT ON COLUMN @registry@.task_progress_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.task_progress_row.matter IS 'matter the task is kept as 事项编号';
COMMENT ON COLUMN @registry@.task_progress_row.place IS 'number of the task 序号';
COMMENT ON COLUMN @registry@.task_progress_row.code IS 'its code in the policy 任务代码';
COMMENT ON COLUMN @registry@.task_progress_row.title IS 'the task 任务';
COMMENT ON COLUMN @registry@.task_progress_row.units IS 'units responsible 责任单位';
COMMENT ON COLUMN @registry@.task_progress_row.schedule IS 'schedule as the text has it 时间进度要求';
COMMENT ON COLUMN @registry@.task_progress_row.due_on IS 'last day on time 截止日期';
COMMENT ON COLUMN @registry@.task_progress_row.state IS 'open, overdue, closed or late 状态';
COMMENT ON COLUMN @registry@.task_progress_row.progress IS 'percent done 完成进度';
COMMENT ON COLUMN @registry@.task_progress_row.last_step_on IS 'day of the last step 最近进展日期';
COMMENT ON COLUMN @registry@.task_progress_row.last_note IS 'what it was 最近进展';
COMMENT ON COLUMN @registry@.task_progress_row.basis IS 'clause it rests on 依据';

CREATE VIEW @registry@.reports WITH (security_invoker = true) AS
	SELECT * FROM @internal@.reports_on(@internal@.today());
COMMENT ON VIEW @registry@.reports IS 'reports due about this year and the last 报告报送情况; for another day credit_internal.reports_on(day)';
COMMENT ON COLUMN @registry@.reports_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.reports_row.report IS 'code of the report 报告代码';
COMMENT ON COLUMN @registry@.reports_row.title IS 'the report 报告';
COMMENT ON COLUMN @registry@.reports_row.year IS 'year it is about 所属年度';
COMMENT ON COLUMN @registry@.reports_row.subject IS 'who owes it 主体编号';
COMMENT ON COLUMN @registry@.reports_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.reports_row.due_on IS 'last day on time 截止日期';
COMMENT ON COLUMN @registry@.reports_row.sent_on IS 'day it was sent 报送日期';
COMMENT ON COLUMN @registry@.reports_row.state IS 'running, in time, late or overdue 状态';
COMMENT ON COLUMN @registry@.reports_row.days_late IS 'days late 逾期天数';
COMMENT ON COLUMN @registry@.reports_row.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.reports_row.recipient IS 'to whom, a recipient of the policy 报送对象; none: the policy names nobody';

CREATE VIEW @registry@.unrecorded WITH (security_invoker = true) AS
	SELECT * FROM @internal@.unrecorded_on(@internal@.today());
COMMENT ON VIEW @registry@.unrecorded IS
	'records that matters lead to by the policy and nobody has entered 应录未录: record_matter(matter) enters them; for another day unrecorded_on(day)';

CREATE VIEW @registry@.outstanding WITH (security_invoker = true) AS
	SELECT * FROM @registry@.outstanding_on(@internal@.today());
COMMENT ON VIEW @registry@.outstanding IS 'debts and breaches with what is owed today 清欠台账; for another day outstanding_on(day)';
COMMENT ON COLUMN @registry@.outstanding_row.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.outstanding_row.matter IS 'matter 事项编号';
COMMENT ON COLUMN @registry@.outstanding_row.kind IS 'arrears or breach 事项类别';
COMMENT ON COLUMN @registry@.outstanding_row.title IS 'what it is about 事项名称';
COMMENT ON COLUMN @registry@.outstanding_row.subject IS 'who owes it now 主体编号; none: who incurred it is no more, and nobody succeeded';
COMMENT ON COLUMN @registry@.outstanding_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.outstanding_row.about IS 'who incurred it 原债务主体';
COMMENT ON COLUMN @registry@.outstanding_row.opened_on IS 'day of delivery or complaint 起始日期';
COMMENT ON COLUMN @registry@.outstanding_row.due_on IS 'last day on time 截止日期';
COMMENT ON COLUMN @registry@.outstanding_row.days_late IS 'days late 逾期天数';
COMMENT ON COLUMN @registry@.outstanding_row.amount IS 'yuan at issue 涉及金额';
COMMENT ON COLUMN @registry@.outstanding_row.paid IS 'yuan paid 已付金额';
COMMENT ON COLUMN @registry@.outstanding_row.outstanding IS 'yuan still owed 未付金额';

CREATE VIEW @registry@.fact WITH (security_invoker = true) AS
	SELECT * FROM @internal@.fact_on(@internal@.today());
COMMENT ON VIEW @registry@.fact IS
	'the records of who is there today, as compare_policies() takes them 供政策比较的事实: compare_policies(before, after, ''@registry@.fact'', day); for another day, or one division, a view of yours over fact_on(day). Indicators are not among them: compare_on() has them, and compares with what is in force';
COMMENT ON COLUMN @registry@.fact_row.subject IS 'number of the subject 主体编号';
COMMENT ON COLUMN @registry@.fact_row.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.fact_row.subject_kind IS 'its kind 主体类别';
COMMENT ON COLUMN @registry@.fact_row.record_type IS 'type of the record 记录类型; none: nothing is recorded about the subject';
COMMENT ON COLUMN @registry@.fact_row.decided_on IS 'day of the decision 决定日期';
COMMENT ON COLUMN @registry@.fact_row.severity IS 'severity 严重程度';
COMMENT ON COLUMN @registry@.fact_row.amount IS 'amount in yuan 金额';
COMMENT ON COLUMN @registry@.fact_row.ended_on IS 'day the act ended 行为终止日期';
COMMENT ON COLUMN @registry@.fact_row.ongoing IS 'the act goes on 行为是否持续';
COMMENT ON COLUMN @registry@.fact_row.act_id IS 'act it belongs to 行为标识';
COMMENT ON COLUMN @registry@.fact_row.flags IS 'circumstances 情节标志';
COMMENT ON COLUMN @registry@.fact_row.corrected_on IS 'day the wrong was put right 纠正日期';
COMMENT ON COLUMN @registry@.fact_row.repaired_on IS 'day repair was granted 修复日期';
COMMENT ON COLUMN @registry@.fact_row.repair IS 'effect granted 修复方式';
COMMENT ON COLUMN @registry@.fact_row.given IS 'points given by discretion 裁量分值';
COMMENT ON COLUMN @registry@.fact_row.division IS 'division of the subject 所属区划';
COMMENT ON COLUMN @registry@.fact_row.record IS 'number of the record 记录编号';
COMMENT ON COLUMN @registry@.fact_row.unjudged IS 'why it cannot be judged 无法评判原因; not_visible: records of the subject are hidden from the user, so leave it out of a comparison';

/*
 * What the public may see of the records, with the owner's rights: of
 * organisations, published, standing, and only as long as the policy in force
 * lets it stand there.
 */
CREATE VIEW @registry@.published WITH (security_barrier = true) AS
	WITH RECURSIVE chain AS (
		/* As joined_on() has it, which the public may not call. */
		SELECT l.subject, l.target
		  FROM @registry@.subject_link l
		 WHERE l.role = 'same_as' AND l.valid @> @internal@.today()
		 UNION
		SELECT c.subject, l.target
		  FROM chain c
		  JOIN @registry@.subject_link l
			ON l.subject = c.target AND l.role = 'same_as' AND l.valid @> @internal@.today()
	), heir AS (
		/* And as party_on() has it. */
		SELECT w.start, w.start AS body
		  FROM @registry@.record_party q
		 CROSS JOIN LATERAL (VALUES (q.party), (q.subject)) w (start)
		 UNION
		SELECT h.start, l.target
		  FROM heir h
		  JOIN @registry@.subject_link l
			ON l.subject = h.body AND l.role IN ('successor', 'same_as') AND l.valid @> @internal@.today()
	), bearing AS MATERIALIZED (
		SELECT h.start, h.body
		  FROM heir h
		 WHERE NOT EXISTS (
				SELECT
				  FROM @registry@.subject_link l
				 WHERE l.subject = h.body AND l.role IN ('successor', 'same_as') AND l.valid @> @internal@.today())
	), liable AS MATERIALIZED (
		SELECT q.record, q.party, q.role, q.share
		  FROM @registry@.record_party q
		  JOIN bearing a ON a.start = q.party
		  JOIN bearing b ON b.start = q.subject AND b.body <> a.body
		 WHERE q.effective_on <= @internal@.today()
		   AND coalesce(q.ended_on > @internal@.today(), true)
	), type AS MATERIALIZED (
		SELECT e.policy, p.code, p.title, p.basis
		  FROM (SELECT DISTINCT j.policy FROM @registry@.jurisdiction j) e
		 CROSS JOIN LATERAL govcredit.policy_items(e.policy, 'record_types') p
	), organisation AS MATERIALIZED (
		SELECT e.policy, p.code
		  FROM (SELECT DISTINCT j.policy FROM @registry@.jurisdiction j) e
		 CROSS JOIN LATERAL govcredit.policy_items(e.policy, 'subject_kinds') p
		 WHERE (p.item ->> 'natural_person')::boolean IS NOT TRUE
	)
	SELECT j.division AS jurisdiction, s.kind, s.id AS subject, s.name, s.uscc, r.id AS record, r.record_type,
		   t.title, govcredit.record_class(j.policy, s.kind, r.record_type, f.severity, f.amount, f.flags) AS class,
		   r.document_no, r.decided_on, f.severity, f.amount, r.published_on, (a.answer).ends_on AS publication_ends_on,
		   (a.answer).ends_when AS publication_ends_when, o.statement IS NOT NULL AS objection_pending, o.statement, t.basis,
		   CASE WHEN r.role IS NULL AND v.shares IS NOT NULL THEN 'principal' ELSE r.role END AS role,
		   CASE WHEN r.role IS NULL THEN 1 - v.share ELSE r.share END AS share
	  FROM (/* Apart, so that of one body its own records alone are read. */
			SELECT r.subject AS body, r.id, r.record_type, r.document_no, r.decided_on, r.ended_on, r.ongoing, r.severity, r.amount,
				   r.given, r.flags, r.published_on, r.taken_down_on, r.revoked_at, NULL::text AS role, NULL::numeric AS share
			  FROM @registry@.record r
			 WHERE NOT r.protected AND r.subject <> ALL (ARRAY(SELECT c.subject FROM chain c))
			 UNION ALL
			SELECT c.target, r.id, r.record_type, r.document_no, r.decided_on, r.ended_on, r.ongoing, r.severity, r.amount,
				   r.given, r.flags, r.published_on, r.taken_down_on, r.revoked_at, NULL AS role, NULL AS share
			  FROM chain c
			  JOIN @registry@.record r ON r.subject = c.subject
			 WHERE NOT r.protected AND NOT EXISTS (SELECT FROM chain b WHERE b.subject = c.target)
			 UNION ALL
			/* On the page of each who is liable, by the edition that judges it. */
			SELECT coalesce(c.target, q.party), r.id, r.record_type, r.document_no, r.decided_on, r.ended_on, r.ongoing, r.severity, r.amount,
				   r.given, r.flags, r.published_on, r.taken_down_on, r.revoked_at, q.role AS role, q.share AS share
			  FROM liable q
			  JOIN @registry@.record r ON r.id = q.record
			  LEFT JOIN chain c ON c.subject = q.party AND NOT EXISTS (SELECT FROM chain b WHERE b.subject = c.target)
			 WHERE NOT r.protected) r
	  /* Who once was protected stays so, whatever the edition of the day says. */
	  JOIN @registry@.subject s ON s.id = r.body AND NOT s.protected
	 CROSS JOIN LATERAL (SELECT @internal@.today() AS today) d
	 CROSS JOIN LATERAL (
			SELECT k.division, k.policy
			  FROM @registry@.jurisdiction k
			 WHERE k.valid @> d.today
			   AND s.division >= k.division
			   AND s.division < govcredit.upper_bound(k.division)
			 ORDER BY k.division DESC
			 LIMIT 1) j
	  JOIN type t ON t.policy = j.policy AND t.code = r.record_type
	  JOIN organisation k ON k.policy = j.policy AND k.code = s.kind
	  /* As version_on() has it, which the public may not call. */
	 CROSS JOIN LATERAL (
			SELECT (array_agg(v.severity ORDER BY v.effective_on DESC) FILTER (WHERE v.severity IS NOT NULL))[1] AS severity,
				   (array_agg(v.amount ORDER BY v.effective_on DESC) FILTER (WHERE v.amount IS NOT NULL))[1] AS amount,
				   (array_agg(v.given ORDER BY v.effective_on DESC) FILTER (WHERE v.given IS NOT NULL))[1] AS given,
				   (array_agg(v.flags::text ORDER BY v.effective_on DESC) FILTER (WHERE v.flags IS NOT NULL))[1]::text[] AS flags,
				   sum(v.share) AS share, array_agg(v.share) FILTER (WHERE v.share IS NOT NULL) AS shares, bool_or(v.removed) AS removed
			  FROM (SELECT CASE WHEN x.removal = 'error' THEN '-infinity' ELSE x.effective_on END AS effective_on,
						   x.severity, x.amount, x.given, x.flags, NULL::numeric AS share, x.removal IS NOT NULL AS removed
					  FROM @registry@.record_version x
					 WHERE x.record = r.id
					 UNION ALL
					SELECT '-infinity', NULL, NULL, NULL, NULL, q.share, false FROM liable q WHERE q.record = r.id) v
			 WHERE v.effective_on <= d.today) v
	 CROSS JOIN LATERAL (
			SELECT coalesce(v.severity, r.severity) AS severity,
				   CASE WHEN r.role IS NOT NULL THEN @internal@.part_of(coalesce(v.amount, r.amount), ARRAY[r.share])
						WHEN v.shares IS NULL THEN coalesce(v.amount, r.amount)
						ELSE coalesce(v.amount, r.amount) - @internal@.part_of(coalesce(v.amount, r.amount), v.shares) END AS amount,
				   coalesce(v.given, r.given) AS given, coalesce(v.flags, r.flags) AS flags) f
	  LEFT JOIN @registry@.repair p ON p.record = r.id AND p.granted_on <= d.today AND coalesce(p.ended_on > d.today, true)
	 /* What the edition of today does not know is not shown by it. OFFSET: once for its fields, of 30,000 subjects 1.76 s and 1.90 (2026-11-30). */
	 CROSS JOIN LATERAL (
			SELECT govcredit.publication(
					CASE WHEN govcredit.judges(j.policy, s.kind, r.record_type, f.severity, f.amount, f.flags, p.effect, f.given) IS NULL
						 THEN j.policy END,
					s.kind, r.record_type, r.decided_on, d.today, f.severity,
					f.amount, CASE WHEN r.ongoing THEN 'infinity' ELSE r.ended_on END, f.flags, f.given) AS answer
			OFFSET 0) a
	  LEFT JOIN LATERAL (
			SELECT string_agg(govcredit.mask_text(b.statement), chr(10) ORDER BY b.filed_on, b.id) AS statement
			  FROM @registry@.objection b
			 WHERE b.record = r.id
			   AND b.filed_on <= d.today
			   AND (b.answered_on IS NULL OR b.answered_on > d.today)) o ON true
	 WHERE r.published_on <= d.today
	   AND r.revoked_at IS NULL
	   AND v.removed IS NOT TRUE
	   AND coalesce((
			SELECT bool_or(p.published_on <= d.today AND coalesce(p.ended_on > d.today, true))
			  FROM @registry@.publication p
			 WHERE p.record = r.id), r.taken_down_on > d.today, true)
	   AND @internal@.stands_public(j.policy, a.answer, d.today, p.effect)
	   AND govcredit.on_one_server('@registry@', '@internal@');
COMMENT ON VIEW @registry@.published IS
	'records that stand published today 公示信息: of organisations, neither revoked nor off their list nor cleared by a repair nor taken down, within their term of publication or, without one, as long as they count, and none the policy in force keeps from the public; each with a pending objection and what the subject says; of several who are liable for one, on the page of each with its role and share';
COMMENT ON COLUMN @registry@.published.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.published.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.published.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.published.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.published.uscc IS 'its code 统一社会信用代码';
COMMENT ON COLUMN @registry@.published.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.published.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.published.title IS 'what the record is 记录名称';
COMMENT ON COLUMN @registry@.published.class IS 'basic, honour or dishonesty 信息类别';
COMMENT ON COLUMN @registry@.published.document_no IS 'document number 文号';
COMMENT ON COLUMN @registry@.published.decided_on IS 'day of the decision 决定日期';
COMMENT ON COLUMN @registry@.published.severity IS 'severity 严重程度';
COMMENT ON COLUMN @registry@.published.amount IS 'amount 金额; of several who are liable its part';
COMMENT ON COLUMN @registry@.published.published_on IS 'day it was published 公示日期';
COMMENT ON COLUMN @registry@.published.publication_ends_on IS 'last day of publication without repair 公示截止日期; none: publication_ends_when says which';
COMMENT ON COLUMN @registry@.published.publication_ends_when IS 'what ends it 公示终止条件: term, validity, ended (when the act ends, which goes on), never, or unknown';
COMMENT ON COLUMN @registry@.published.objection_pending IS 'an objection is unanswered 异议标注';
COMMENT ON COLUMN @registry@.published.statement IS 'what the subject says against the record 主体陈述, while the objection is unanswered; numbers of persons masked';
COMMENT ON COLUMN @registry@.published.basis IS 'clause the record type rests on 依据';
COMMENT ON COLUMN @registry@.published.role IS 'role of the subject where several are liable 责任类型: principal 主要责任, joint 共同责任, several 连带责任 or secondary 次要责任; none: it is liable alone';
COMMENT ON COLUMN @registry@.published.share IS 'its share of the amount then 责任份额';

/* A column of a question for today says what it says for any day. */
DO $do$
DECLARE
	named record;
BEGIN
	FOR named IN
		SELECT c.oid::regclass AS view, v.attname, col_description(t.attrelid, t.attnum) AS comment
		  FROM pg_class c
		  JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_proc'::regclass
		  JOIN pg_rewrite w ON w.oid = d.objid AND w.ev_class = c.oid
		  JOIN pg_proc p ON p.oid = d.refobjid AND p.proretset
		  JOIN pg_type r ON r.oid = p.prorettype AND r.typnamespace = c.relnamespace
		  JOIN pg_attribute t ON t.attrelid = r.typrelid AND t.attnum > 0 AND NOT t.attisdropped
		  JOIN pg_attribute v ON v.attrelid = c.oid AND v.attname = t.attname AND v.attnum > 0
		 WHERE c.relnamespace = '@registry@'::regnamespace AND c.relkind = 'v'
		   AND c.relname = ANY ('{ranking,sanctions_in_force,repairable,overdue,warnings,coverage,possible_duplicates,task_progress,reports,unrecorded,outstanding,fact}')
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', named.view, named.attname, named.comment);
	END LOOP;
END
$do$;

/*
 * The same views under Chinese names: a column is called what the Chinese
 * words of its comment say.
 */
DO $do$
DECLARE
	chinese record;
BEGIN
	FOR chinese IN
		SELECT v.english, v.name, obj_description(c.oid, 'pg_class') AS comment,
			   string_agg(format('%I AS %I', a.attname,
					(regexp_match(col_description(c.oid, a.attnum), '[一-龥]+'))[1]), ', ' ORDER BY a.attnum) AS columns
		  FROM (VALUES ('ranking', '排名'), ('sanctions_in_force', '有效惩戒措施'), ('repairable', '信用修复资格'),
					   ('overdue', '逾期事项'), ('warnings', '预警'), ('coverage', '覆盖情况'), ('possible_duplicates', '疑似重复'),
					   ('task_progress', '任务进展'), ('reports', '报告报送'), ('unrecorded', '应录未录'), ('outstanding', '清欠台账'),
					   ('published', '公示信息')) AS v (english, name)
		  JOIN pg_class c ON c.relname = v.english AND c.relnamespace = '@registry@'::regnamespace
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 GROUP BY v.english, v.name, c.oid
	LOOP
		EXECUTE format('CREATE VIEW %s.%I WITH (security_invoker = true) AS SELECT %s FROM %s.%I',
			'@zh@', chinese.name, chinese.columns, '@registry@', chinese.english);
		EXECUTE format('COMMENT ON VIEW %s.%I IS %L', '@zh@', chinese.name,
			format('view %s under Chinese names: %s', chinese.english, chinese.comment));
	END LOOP;
	/* What is asked of flows has no view in English: its questions are asked for a day. */
	FOR chinese IN
		SELECT v.question, v.name, v.comment,
			   string_agg(format('f.%I AS %I', a.attname,
					(regexp_match(col_description(t.typrelid, a.attnum), '[一-龥]+'))[1]), ', ' ORDER BY a.attnum) AS columns
		  FROM (VALUES ('flow_on', 'flow_row', '办理进度', 'where flows stand today 办理进度, under Chinese names'),
					   ('papers_on', 'paper_row', '办理文书', 'what stands on the papers of flows by today 文书要素, under Chinese names')) AS v (question, answer, name, comment)
		  JOIN pg_type t ON t.typname = v.answer AND t.typnamespace = '@registry@'::regnamespace
		  JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
		 GROUP BY v.question, v.name, v.comment
	LOOP
		EXECUTE format('CREATE VIEW %1$s.%2$I WITH (security_invoker = true) AS SELECT %3$s FROM %4$s.%5$I(%4$s.today()) f',
			'@zh@', chinese.name, chinese.columns, '@internal@', chinese.question);
		EXECUTE format('COMMENT ON VIEW %s.%I IS %L', '@zh@', chinese.name, format('%s: %s(day) for another day', chinese.comment, chinese.question));
	END LOOP;
	FOR chinese IN
		SELECT c.relname AS english, a.attname AS name
		  FROM pg_class c
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
		 WHERE c.relnamespace = '@zh@'::regnamespace AND c.relkind = 'v'
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I.%I IS %L', '@zh@', chinese.english, chinese.name, chinese.name);
	END LOOP;
END
$do$;
