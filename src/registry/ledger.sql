/*
 * registry: ledgers 台账, one view each, with the columns that offices keep.
 * What stands in them are titles, as the policy or the regulation has them.
 */

CREATE FUNCTION @internal@.title_of(policy govcredit.policy, section text, code text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(govcredit.policy_item($1, $2, $3) #>> '{title,zh}', $3);
COMMENT ON FUNCTION @internal@.title_of(govcredit.policy, text, text) IS
	'title of an item of a section of a policy 条目名称; its code where it has none';

CREATE FUNCTION @internal@.state_zh(state text) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN CASE state
		WHEN 'in time' THEN (govcredit.said('done in time')).zh
		WHEN 'late' THEN (govcredit.said('done late')).zh
		WHEN 'overdue' THEN (govcredit.said('overdue')).zh
		WHEN 'running' THEN (govcredit.said('running')).zh
		WHEN 'open' THEN (govcredit.said('open')).zh
		WHEN 'done' THEN (govcredit.said('done')).zh
		WHEN 'lapsed' THEN (govcredit.said('not used in time')).zh
		WHEN 'closed' THEN (govcredit.said('done')).zh
		WHEN 'unknown' THEN (govcredit.said('cannot be judged')).zh
		WHEN 'upheld' THEN (govcredit.said('upheld')).zh
		WHEN 'partly_upheld' THEN (govcredit.said('upheld in part')).zh
		WHEN 'dismissed' THEN (govcredit.said('dismissed')).zh
		WHEN 'withdrawn' THEN (govcredit.said('withdrawn')).zh
		WHEN 'not_accepted' THEN (govcredit.said('not accepted')).zh
		ELSE state END;
COMMENT ON FUNCTION @internal@.state_zh(text) IS 'how a duty stands, or an objection ended, in Chinese 状态和结果名称';

CREATE FUNCTION @internal@.list_zh(policy govcredit.policy, list text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE $2
		WHEN 'powers' THEN (govcredit.said('list of powers')).zh
		WHEN 'responsibilities' THEN (govcredit.said('list of responsibilities')).zh
		WHEN 'negative' THEN (govcredit.said('negative list')).zh
		WHEN 'service' THEN (govcredit.said('list of services')).zh
		WHEN 'approval' THEN (govcredit.said('list of approvals')).zh
		WHEN 'disclosure' THEN (govcredit.said('disclosure catalogue')).zh
		ELSE @internal@.title_of($1, 'lists', $2) END;
COMMENT ON FUNCTION @internal@.list_zh(govcredit.policy, text) IS 'list a unit keeps or stands on, in Chinese 清单名称';

CREATE FUNCTION @internal@.duty_zh(policy govcredit.policy, what text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE $2
		WHEN 'publication' THEN (govcredit.said('publication')).zh
		WHEN 'take_down' THEN (govcredit.said('taking down')).zh
		WHEN 'objection' THEN (govcredit.said('answer to an objection')).zh
		WHEN 'correction' THEN (govcredit.said('correction')).zh
		WHEN 'removal' THEN (govcredit.said('removal from a list')).zh
		WHEN 'measure' THEN (govcredit.said('measure')).zh
		WHEN 'notice' THEN (govcredit.said('notice to a recipient')).zh
		WHEN 'report' THEN (govcredit.said('report')).zh
		WHEN 'evaluation' THEN (govcredit.said('evaluation')).zh
		WHEN 'step' THEN (govcredit.said('step of a procedure')).zh
		WHEN 'training' THEN (govcredit.said('training')).zh
		ELSE @internal@.title_of($1, 'matters', $2) END;
COMMENT ON FUNCTION @internal@.duty_zh(govcredit.policy, text) IS 'what is owed, in Chinese 义务类别名称; of a matter its kind, as the policy calls it';

CREATE VIEW @zh@."事项台账" WITH (security_invoker = true) AS
	SELECT m.matter AS "编号", @internal@.title_of(e.policy, 'matters', m.kind) AS "事项类别", m.name AS "责任单位", p.name AS "责任人", c.name AS "相对人",
		   @internal@.title_of(e.policy, x.codes, m.code) AS "类别", @internal@.title_of(e.policy, 'lists.' || m.list || '.items', m.item) AS "清单事项",
		   m.title AS "事项名称", k.channel AS "受理渠道", k.document_no AS "文号", m.opened_on AS "起始日期", m.due_on AS "截止日期",
		   k.published_on AS "公示日期", m.closed_on AS "办结日期", coalesce(x.item #>> ARRAY['outcomes', m.outcome, 'title', 'zh'], m.outcome) AS "办理结果",
		   @internal@.state_zh(m.state) AS "状态", m.days_late AS "逾期天数", k.reason AS "原因", m.amount AS "金额", m.paid AS "已付金额", m.outstanding AS "未付金额"
	  FROM @registry@.matters_on(@internal@.today()) m
	  JOIN @registry@.matter k ON k.id = m.matter
	  LEFT JOIN @registry@.subject p ON p.id = m.person
	  LEFT JOIN @registry@.subject c ON c.id = k.counterpart
	 CROSS JOIN LATERAL (
			SELECT @internal@.edition_for(@internal@.begun_in(m.about, m.opened_on), m.opened_on, m.opened_on, 'infinity') AS policy) e
	 CROSS JOIN LATERAL (
			SELECT i.item, i.item ->> 'codes' AS codes FROM (SELECT govcredit.policy_item(e.policy, 'matters', m.kind) AS item) i) x;
COMMENT ON VIEW @zh@."事项台账" IS 'ledger of matters 事项台账, as they stand today; those of complaints and promises are parts of it';

CREATE VIEW @zh@."投诉台账" WITH (security_invoker = true) AS
	SELECT m."编号", m."责任单位" AS "被投诉单位", m."责任人", m."相对人" AS "投诉人", m."事项名称", m."受理渠道", m."文号", m."起始日期" AS "受理日期",
		   m."截止日期" AS "办理期限", m."办结日期", m."办理结果", m."状态", m."逾期天数", m."原因"
	  FROM @zh@."事项台账" m
	  JOIN @registry@.matter k ON k.id = m."编号"
	 WHERE k.kind = 'complaint';
COMMENT ON VIEW @zh@."投诉台账" IS 'ledger of complaints 投诉台账, as they stand today';

CREATE VIEW @zh@."承诺台账" WITH (security_invoker = true) AS
	SELECT m."编号", m."责任单位" AS "承诺单位", m."责任人", m."相对人" AS "承诺对象", m."类别" AS "承诺类别", m."清单事项" AS "承诺事项", m."事项名称" AS "承诺内容",
		   m."文号", m."起始日期" AS "承诺日期", m."截止日期" AS "承诺期限", m."公示日期", m."办结日期", m."办理结果" AS "兑现情况", m."状态", m."逾期天数",
		   m."金额" AS "涉及金额", m."原因"
	  FROM @zh@."事项台账" m
	  JOIN @registry@.matter k ON k.id = m."编号"
	 WHERE k.kind = 'promise';
COMMENT ON VIEW @zh@."承诺台账" IS 'ledger of promises 承诺台账, as they stand today';

CREATE VIEW @zh@."异议台账" WITH (security_invoker = true) AS
	SELECT o.id AS "编号", s.name AS "被异议主体", coalesce(f.name, s.name) AS "申请人", r.id AS "记录编号",
		   @internal@.title_of(e.policy, 'record_types', r.record_type) AS "信息类别", r.document_no AS "文号", o.statement AS "异议内容",
		   o.filed_on AS "申请日期", d.due_on AS "办理期限", o.answered_on AS "答复日期", @internal@.state_zh(o.outcome) AS "处理结果", o.answer AS "答复内容",
		   @internal@.state_zh(d.state) AS "状态", d.workdays_late AS "逾期工作日数", o.reviews AS "申请复核的异议"
	  FROM @registry@.objection o
	  JOIN @registry@.record r ON r.id = o.record
	  JOIN @registry@.subject s ON s.id = r.subject
	  LEFT JOIN @registry@.subject f ON f.id = o.filed_by
	  LEFT JOIN @registry@.deadlines_on(@internal@.today()) d ON d.objection = o.id AND d.what = 'objection'
	 CROSS JOIN LATERAL (SELECT @internal@.edition_for(@internal@.begun_in(s.id, o.filed_on), o.filed_on, o.filed_on, 'infinity') AS policy) e;
COMMENT ON VIEW @zh@."异议台账" IS 'ledger of objections 异议台账, as they stand today';

CREATE VIEW @zh@."修复台账" WITH (security_invoker = true) AS
	SELECT p.id AS "编号", s.name AS "主体名称", r.id AS "记录编号", @internal@.title_of(e.policy, 'record_types', r.record_type) AS "信息类别",
		   r.document_no AS "文号", r.decided_on AS "决定日期", p.granted_on AS "修复日期", @internal@.title_of(e.policy, 'repair.effects', p.effect) AS "修复方式",
		   p.document_no AS "修复文号", p.ended_on AS "修复终止日期", p.end_ground AS "终止理由", p.end_document_no AS "终止文号"
	  FROM @registry@.repair p
	  JOIN @registry@.record r ON r.id = p.record
	  JOIN @registry@.subject s ON s.id = r.subject
	 CROSS JOIN LATERAL (SELECT @internal@.edition_for(@internal@.begun_in(s.id, p.granted_on), p.granted_on, p.granted_on, 'infinity') AS policy) e
	 WHERE govcredit.on_one_server('@registry@', '@internal@'::regnamespace);
COMMENT ON VIEW @zh@."修复台账" IS 'ledger of repairs that were granted 修复台账';

CREATE VIEW @zh@."名单台账" WITH (security_invoker = true) AS
	SELECT x.list AS "名单", s.name AS "主体名称", x.item AS "名单事项", x.keeper AS "认定单位", x.document_no AS "文号", x.from_on AS "列入日期",
		   x.until_on AS "移出日期", x.ground AS "移出理由"
	  FROM (SELECT l.subject, @internal@.list_zh(e.policy, l.list) AS list, l.title AS item, NULL::text AS keeper, l.basis AS document_no,
				   lower(l.valid) AS from_on, upper(l.valid) AS until_on, NULL::text AS ground
			  FROM @registry@.list_entry l
			 CROSS JOIN LATERAL (
					SELECT @internal@.edition_for(@internal@.begun_in(l.subject, d.day), d.day, d.day, 'infinity') AS policy
					  FROM (SELECT coalesce(lower(l.valid), @internal@.today()) AS day) d) e
			 UNION ALL
			SELECT a.subject, @internal@.title_of(e.policy, 'lists', a.list), @internal@.title_of(e.policy, 'lists.' || a.list || '.items', a.item),
				   i.name, a.number, a.issued_on, a.valid_until + 1, NULL
			  FROM @registry@.attestation a
			  LEFT JOIN @registry@.subject i ON i.id = a.issuer
			 CROSS JOIN LATERAL (SELECT @internal@.edition_for(@internal@.begun_in(a.subject, a.issued_on), a.issued_on, a.issued_on, 'infinity') AS policy) e) x
	  JOIN @registry@.subject s ON s.id = x.subject
	 WHERE govcredit.on_one_server('@registry@', '@internal@'::regnamespace);
COMMENT ON VIEW @zh@."名单台账" IS 'ledger of who stands on which list 名单台账';

CREATE VIEW @zh@."义务清单" WITH (security_invoker = true) AS
	SELECT d.owed_by_name AS "履行主体", @internal@.duty_zh(s.policy, d.what) AS "义务类别", d.name AS "涉及主体", coalesce(d.title, @internal@.title_of(s.policy, 'record_types', d.code)) AS "事项名称",
		   @internal@.title_of(s.policy, 'recipients', d.recipient) AS "接收方", d.year AS "所属年度", d.started_on AS "起算日期", d.due_on AS "截止日期",
		   d.done_on AS "履行日期", d.document_no AS "文号", @internal@.state_zh(d.state) AS "状态", d.workdays_late AS "逾期工作日数", d.basis AS "依据"
	  FROM @registry@.duties_on(@internal@.today()) d
	  LEFT JOIN @internal@.standing_on(@internal@.today()) s ON s.id = d.subject;
COMMENT ON VIEW @zh@."义务清单" IS 'who owes what by when, today 今日义务清单';
