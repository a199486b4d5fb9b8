/*
 * registry, part 5: the same questions for today, and the book of versions.
 */

CREATE VIEW @registry@.ranking AS
	SELECT * FROM @registry@.ranking_on(@registry@.today());
COMMENT ON VIEW @registry@.ranking IS
	'score, grade and rank among peers today 今日排名; for another day ranking_on(day)';
COMMENT ON COLUMN @registry@.ranking.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.ranking.kind IS 'subject kind 主体类别; peers are of one kind in one jurisdiction';
COMMENT ON COLUMN @registry@.ranking.rank IS 'place among the peers 名次; equal scores share one';
COMMENT ON COLUMN @registry@.ranking.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.ranking.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.ranking.score IS 'score 得分; NULL: nothing to score, unranked';
COMMENT ON COLUMN @registry@.ranking.grade IS 'grade 等级';
COMMENT ON COLUMN @registry@.ranking.percentile IS 'percent of the other peers strictly below 百分位';
COMMENT ON COLUMN @registry@.ranking.peers IS 'ranked peers, itself included 同类主体数';
COMMENT ON COLUMN @registry@.ranking.records IS 'records that count today 有效记录数';

CREATE VIEW @registry@.sanctions_in_force AS
	SELECT * FROM @registry@.sanctions_on(@registry@.today());
COMMENT ON VIEW @registry@.sanctions_in_force IS
	'measures in force today 今日有效惩戒措施; for another day sanctions_on(day)';
COMMENT ON COLUMN @registry@.sanctions_in_force.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.sanctions_in_force.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.sanctions_in_force.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.sanctions_in_force.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.sanctions_in_force.record IS 'record it follows from 记录编号';
COMMENT ON COLUMN @registry@.sanctions_in_force.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.sanctions_in_force.measure IS 'code of the measure 措施代码';
COMMENT ON COLUMN @registry@.sanctions_in_force.title IS 'the measure 惩戒措施';
COMMENT ON COLUMN @registry@.sanctions_in_force.effect IS
	'prohibit 禁止, restrict 限制, discretion 裁量, or impose 责令: a duty that bars nothing';
COMMENT ON COLUMN @registry@.sanctions_in_force.actions IS 'what it bars or limits 受限事项';
COMMENT ON COLUMN @registry@.sanctions_in_force.except_purposes IS 'purposes that stay free 例外用途';
COMMENT ON COLUMN @registry@.sanctions_in_force.starts_on IS 'first day 起始日期';
COMMENT ON COLUMN @registry@.sanctions_in_force.ends_on IS 'last day, included 截止日期; infinity while what ends it has not happened';
COMMENT ON COLUMN @registry@.sanctions_in_force.ends_when IS 'what ends it 终止条件';
COMMENT ON COLUMN @registry@.sanctions_in_force.body IS 'who carries it out 实施单位';
COMMENT ON COLUMN @registry@.sanctions_in_force.basis IS 'clause it rests on 依据';
COMMENT ON COLUMN @registry@.sanctions_in_force.objection_pending IS 'an objection is unanswered 异议标注; the measure stays';

CREATE VIEW @registry@.repairable AS
	SELECT * FROM @registry@.repairable_on(@registry@.today());
COMMENT ON VIEW @registry@.repairable IS
	'dishonesty records that count, and whether they may be repaired today 今日信用修复资格; for another day repairable_on(day)';
COMMENT ON COLUMN @registry@.repairable.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.repairable.kind IS 'subject kind 主体类别';
COMMENT ON COLUMN @registry@.repairable.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.repairable.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.repairable.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.repairable.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.repairable.severity IS 'severity 严重程度';
COMMENT ON COLUMN @registry@.repairable.decided_on IS 'day of the decision 决定日期';
COMMENT ON COLUMN @registry@.repairable.eligible IS 'may one apply today 可否申请';
COMMENT ON COLUMN @registry@.repairable.first_day IS 'first day one may 最早申请日期; NULL: none known';
COMMENT ON COLUMN @registry@.repairable.publication_ends_on IS 'last day of publication without repair 公示截止日期';
COMMENT ON COLUMN @registry@.repairable.effects IS 'what repair may do, best first 修复效果';
COMMENT ON COLUMN @registry@.repairable.regime IS 'rules that decide 适用规定';
COMMENT ON COLUMN @registry@.repairable.unmet IS 'what is missing 未满足条件';
COMMENT ON COLUMN @registry@.repairable.objection_pending IS 'an objection is unanswered 异议标注';

CREATE VIEW @registry@.overdue AS
	SELECT * FROM @registry@.overdue_on(@registry@.today());
COMMENT ON VIEW @registry@.overdue IS
	'what should have been published or answered and was not 今日逾期事项; for another day overdue_on(day)';
COMMENT ON COLUMN @registry@.overdue.jurisdiction IS 'division whose policy applies 辖区';
COMMENT ON COLUMN @registry@.overdue.what IS 'publication 公示, objection 异议, report 报告, or the kind of a matter 事项类别';
COMMENT ON COLUMN @registry@.overdue.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.overdue.objection IS 'objection 异议编号';
COMMENT ON COLUMN @registry@.overdue.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.overdue.name IS 'its name 主体名称';
COMMENT ON COLUMN @registry@.overdue.record_type IS 'type of the record 记录类型';
COMMENT ON COLUMN @registry@.overdue.started_on IS 'day it began, not counted 起算日期';
COMMENT ON COLUMN @registry@.overdue.due_on IS 'last day on time 到期日期';
COMMENT ON COLUMN @registry@.overdue.workdays_late IS 'working days since 逾期工作日数';
COMMENT ON COLUMN @registry@.overdue.matter IS 'matter 事项编号';
COMMENT ON COLUMN @registry@.overdue.title IS 'what the matter or the report is 事项名称';

INSERT INTO @registry@.registry_version (version, extension_version)
	SELECT 1, e.extversion FROM pg_extension e WHERE e.extname = 'govcredit';
