-- setup.sql: the fictional district, its subjects and their records.

-- The division rows are the DBA's own.
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
	('990000', '示例省', 'province', NULL),
	('990100', '示例市', 'city', '990000'),
	('990101', '示例区', 'county', '990100'),
	('990101001', '柳岸街道', 'township', '990101'),
	('990101002', '桥北街道', 'township', '990101'),
	('990101003', '书院街道', 'township', '990101');

SELECT govcredit.create_registry() AS registry \gset

INSERT INTO credit.jurisdiction (division, policy, valid)
	VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');

INSERT INTO credit.subject (kind, name, uscc, division)
SELECT v.kind, v.name || '（演示数据）',
	   CASE WHEN v.registrar <> '' THEN govcredit.make_uscc(v.registrar, '990101', v.serial) END,
	   v.division::govcredit.division
  FROM (VALUES
	(1, 'department', '示例区财政局', '11', '00000001', '990101'),
	(2, 'department', '示例区发展改革局', '11', '00000002', '990101'),
	(3, 'department', '示例区住房城乡建设局', '11', '00000003', '990101'),
	(4, 'department', '示例区市场监管局', '11', '00000004', '990101'),
	(5, 'department', '示例区自然资源局', '11', '00000005', '990101'),
	(6, 'department', '示例区生态环境分局', '11', '00000006', '990101'),
	(7, 'department', '示例区行政审批局', '11', '00000007', '990101'),
	(8, 'department', '示例区统计局', '11', '00000008', '990101'),
	(9, 'department', '示例区交通运输局', '11', '00000009', '990101'),
	(10, 'department', '示例区卫生健康局', '11', '00000010', '990101'),
	(11, 'government', '示例区人民政府', '11', '00000011', '990101'),
	(12, 'zone', '示例经济开发区管委会', '11', '00000012', '990101'),
	(13, 'township', '柳岸街道办事处', '11', '00000013', '990101001'),
	(14, 'township', '桥北街道办事处', '11', '00000014', '990101002'),
	(15, 'township', '书院街道办事处', '11', '00000015', '990101003'),
	(16, 'institution', '示例区公共资源交易中心', '12', '00000016', '990101'),
	(17, 'institution', '示例区第一医院', '12', '00000017', '990101'),
	(18, 'grassroots', '柳岸社区居民委员会', '55', '00000018', '990101001'),
	(19, 'official', '张某甲', '', '', '990101'),
	(20, 'official', '李某乙', '', '', '990101'),
	(21, 'official', '王某丙', '', '', '990101'),
	(22, 'official', '赵某丁', '', '', '990101'),
	(23, 'official', '陈某戊', '', '', '990101'),
	(24, 'enterprise', '示例甲建设有限公司', '91', '10000001', '990101'),
	(25, 'enterprise', '示例乙食品有限公司', '91', '10000002', '990101'),
	(26, 'enterprise', '示例丙运输有限公司', '91', '10000003', '990101'),
	(27, 'enterprise', '示例丁化工有限公司', '91', '10000004', '990101'),
	(28, 'enterprise', '示例戊物业有限公司', '91', '10000005', '990101'),
	(29, 'enterprise', '示例己商贸有限公司', '91', '10000006', '990101'),
	(30, 'enterprise', '示例庚餐饮店', '92', '10000007', '990101'),
	(31, 'enterprise', '示例辛检测有限公司', '91', '10000008', '990101'),
	(32, 'agency', '示例招标代理有限公司', '91', '10000009', '990101')
	) AS v (n, kind, name, registrar, serial, division)
 ORDER BY v.n;

-- Who supplies, and is judged by no policy here.
INSERT INTO credit.subject (kind, name, uscc, division) VALUES
	('source', '示例区信用信息中心（演示数据）', govcredit.make_uscc('12', '990101', '00000021'), '990101'),
	('source', '示例区人民法院（演示数据）', govcredit.make_uscc('11', '990101', '00000031'), '990101'),
	('source', '示例区监察机关（演示数据）', govcredit.make_uscc('11', '990101', '00000032'), '990101'),
	('source', '示例区审计局（演示数据）', govcredit.make_uscc('11', '990101', '00000033'), '990101');

-- The chain of command, who works where, who heads what.
INSERT INTO credit.subject_link (subject, role, target)
SELECT s.id, 'superior', g.id
  FROM credit.subject s, credit.subject g
 WHERE s.kind IN ('department', 'township', 'zone', 'institution') AND g.kind = 'government'
 ORDER BY s.id;
INSERT INTO credit.subject_link (subject, role, target, valid)
SELECT s.id, v.role, t.id, '[2024-01-01,)'
  FROM (VALUES ('张某甲', 'unit', '示例区住房城乡建设局'), ('示例区住房城乡建设局', 'head', '张某甲'),
			   ('李某乙', 'unit', '示例区生态环境分局'), ('示例区生态环境分局', 'head', '李某乙'),
			   ('王某丙', 'unit', '示例区统计局'), ('赵某丁', 'unit', '示例区行政审批局'),
			   ('陈某戊', 'unit', '示例区财政局')) AS v (subject, role, target)
  JOIN credit.subject s ON s.name = v.subject || '（演示数据）'
  JOIN credit.subject t ON t.name = v.target || '（演示数据）';

-- The file as it comes: thirty columns of text.
CREATE SCHEMA demo;
CREATE TABLE demo.penalty_file (
	cf_xdr_mc text, cf_xdr_lb text, cf_xdr_shxym text, cf_xdr_gszc text, cf_xdr_zzjg text,
	cf_xdr_swdj text, cf_xdr_sydw text, cf_xdr_shzz text, cf_frdb text, cf_fr_zjlx text,
	cf_fr_zjhm text, cf_xdr_zjlx text, cf_xdr_zjhm text, cf_wsh text, cf_wfxw text,
	cf_sy text, cf_yj text, cf_cflb text, cf_nr text, cf_nr_fk text,
	cf_nr_wfff text, cf_nr_zkdx text, cf_jdrq text, cf_yxq text, cf_gsjzq text,
	cf_cfjg text, cf_cfjgdm text, cf_sjly text, cf_sjlydm text, bz text,
	line integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
COMMENT ON TABLE demo.penalty_file IS 'a file of penalties as it came 行政处罚信息原始数据';
\copy demo.penalty_file (cf_xdr_mc, cf_xdr_lb, cf_xdr_shxym, cf_xdr_gszc, cf_xdr_zzjg, cf_xdr_swdj, cf_xdr_sydw, cf_xdr_shzz, cf_frdb, cf_fr_zjlx, cf_fr_zjhm, cf_xdr_zjlx, cf_xdr_zjhm, cf_wsh, cf_wfxw, cf_sy, cf_yj, cf_cflb, cf_nr, cf_nr_fk, cf_nr_wfff, cf_nr_zkdx, cf_jdrq, cf_yxq, cf_gsjzq, cf_cfjg, cf_cfjgdm, cf_sjly, cf_sjlydm, bz) FROM 'penalties.csv' WITH (FORMAT csv, HEADER match)

CREATE TABLE demo.penalty_reject AS
	SELECT f.line, v."column", v.severity, v.code, regexp_replace(v.message, '^.*[)]: ', '') AS reason
	  FROM demo.penalty_file f
	 CROSS JOIN LATERAL govcredit.validate_row('penalty-2018', f, '2026-06-30') v;
COMMENT ON TABLE demo.penalty_reject IS 'what is wrong with which row 校验问题';

-- What is clean and about an organisation becomes a record; what has a warning
-- waits for somebody to look.  Ordinary residents are no subjects: their rows
-- are checked and go no further.  MATERIALIZED: what is not clean may be no date.
WITH clean AS MATERIALIZED (
	SELECT f.*
	  FROM demo.penalty_file f
	 WHERE f.cf_xdr_lb <> '自然人'
	   AND NOT EXISTS (SELECT FROM demo.penalty_reject r WHERE r.line = f.line)
)
INSERT INTO credit.record (subject, record_type, source, document_no, decided_on, severity, amount, note)
SELECT s.id, 'administrative_penalty', a.id, f.cf_wsh, f.cf_jdrq::date,
	   govcredit.severity('huaiyin-2019', regexp_split_to_array(f.cf_cflb, '[;；、]')),
	   f.cf_nr_fk::numeric * 10000, f.cf_wfxw
  FROM clean f
  JOIN credit.subject s ON s.uscc = f.cf_xdr_shxym::govcredit.uscc
  JOIN credit.subject a ON a.uscc = f.cf_sjlydm::govcredit.uscc AND a.kind = 'source'
 ORDER BY f.line;

-- Everything else the policy knows, at least once.
INSERT INTO credit.record (subject, record_type, source, decided_on, ongoing, severity, amount, flags,
	act_id, corrected_on, grounds, note)
SELECT s.id, v.record_type, a.id, v.decided_on::date, v.ongoing IS NOT NULL, v.severity, v.amount, v.flags::text[],
	   v.act_id, v.corrected_on::date, v.grounds::text[], v.note
  FROM (VALUES
	-- departments
	(1, '示例区住房城乡建设局', 'promise_broken', '信用', '2025-06-18', NULL, NULL, 5000000, NULL, NULL, NULL, NULL, '拖欠工程款'),
	(2, '示例区住房城乡建设局', 'promise_broken', '信用', '2026-02-10', NULL, NULL, 800000, NULL, NULL, NULL, NULL, '未按合同付款'),
	(3, '示例区住房城乡建设局', 'audit_problem', '审计', '2026-03-05', NULL, 'serious', NULL, NULL, NULL, NULL, NULL, '挪用专项资金'),
	(4, '示例区住房城乡建设局', 'approval_time_limit', '信用', '2025-09-01', NULL, NULL, NULL, NULL, NULL, '2025-09-20', NULL, '施工许可超期'),
	(5, '示例区住房城乡建设局', 'investment_breach', '信用', '2025-11-20', NULL, NULL, NULL, NULL, 'A-2025-7', NULL, NULL, '单方解除招商协议'),
	(6, '示例区住房城乡建设局', 'investment_falsification', '信用', '2025-11-20', NULL, NULL, NULL, NULL, 'A-2025-7', NULL, NULL, '虚报配套条件'),
	(7, '示例区住房城乡建设局', 'court_judgment', '法院', '2025-03-14', NULL, 'ordinary', NULL, NULL, NULL, '2025-05-06', NULL, '败诉且认定失信'),
	(8, '示例区住房城乡建设局', 'good_case', '信用', '2026-04-22', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '按期交付回迁房'),
	(9, '示例区发展改革局', 'ppp_performed', '信用', '2025-12-12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '污水处理项目履约'),
	(10, '示例区发展改革局', 'investment_unlawful_preference', '审计', '2025-10-15', NULL, NULL, NULL, NULL, NULL, '2026-01-10', NULL, '违规承诺税收返还'),
	(11, '示例区市场监管局', 'disclosure_missed', '信用', '2026-05-20', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '处罚信息迟报'),
	(12, '示例区市场监管局', 'reconsideration_lost', '信用', '2025-12-30', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '处罚决定被撤销'),
	(13, '示例区自然资源局', 'property_rights_harm', '信用', '2026-01-22', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '征收补偿未到位'),
	(14, '示例区自然资源局', 'court_judgment', '法院', '2026-03-18', NULL, 'minor', NULL, NULL, NULL, NULL, NULL, '判决认定失信'),
	(15, '示例区生态环境分局', 'air_target_missed', '信用', '2026-01-31', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '细颗粒物年均值超标'),
	(16, '示例区生态环境分局', 'air_rectification_missed', '审计', '2026-04-30', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '督察问题未整改'),
	(17, '示例区行政审批局', 'approval_not_informed', '信用', '2026-02-03', NULL, NULL, NULL, NULL, NULL, '2026-02-20', NULL, '未一次性告知'),
	(18, '示例区行政审批局', 'approval_rule_broken', '信用', '2025-07-08', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '违规增设环节'),
	(19, '示例区行政审批局', 'promise_broken', '信用', '2026-03-25', NULL, NULL, 0, NULL, NULL, NULL, NULL, '服务承诺未兑现'),
	(20, '示例区统计局', 'statistics_falsification', '监察', '2025-08-19', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '虚报增加值'),
	(21, '示例区交通运输局', 'procurement_breach', '审计', '2025-04-09', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '未按合同验收'),
	(22, '示例区交通运输局', 'debt_arrears', '审计', '2026-03-31', NULL, NULL, 1200000, NULL, NULL, NULL, NULL, '拖欠材料款'),
	(23, '示例区交通运输局', 'accountability', '监察', '2026-04-16', NULL, 'minor', NULL, NULL, NULL, NULL, NULL, '通报'),
	(24, '示例区财政局', 'good_case', '信用', '2025-10-20', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '兑付惠企资金'),
	-- the others
	(30, '示例区人民政府', 'ppp_breach', '信用', '2025-09-10', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '可行性缺口补助未付'),
	(31, '示例区人民政府', 'audit_problem', '审计', '2026-05-11', NULL, 'minor', NULL, NULL, NULL, NULL, NULL, '预算执行进度慢'),
	(32, '示例经济开发区管委会', 'investment_breach', '信用', '2026-02-26', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '土地未按约交付'),
	(33, '示例经济开发区管委会', 'dereliction', '监察', '2026-05-06', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '未履行监管职责'),
	(34, '柳岸街道办事处', 'honest_street', '信用', '2025-12-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '诚信街道示范'),
	(35, '桥北街道办事处', 'street_promise_broken', '信用', '2025-11-11', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '助残承诺未兑现'),
	(36, '桥北街道办事处', 'street_promise_broken', '信用', '2026-04-08', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '停车承诺未兑现'),
	(37, '书院街道办事处', 'debt_arrears', '审计', '2025-10-30', NULL, NULL, 90000, NULL, NULL, NULL, NULL, '拖欠绿化款'),
	(38, '示例区公共资源交易中心', 'judgment_defaulter', '法院', '2026-04-02', true, NULL, NULL, NULL, NULL, NULL, NULL, '未履行生效判决'),
	(39, '示例区第一医院', 'licence', '信用', '2026-06-12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '执业登记'),
	(40, '柳岸社区居民委员会', 'honest_community', '信用', '2025-12-05', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '诚信社区示范'),
	-- officials in office
	(50, '张某甲', 'accountability', '监察', '2026-03-20', NULL, 'ordinary', NULL, NULL, NULL, NULL, '{loss_recovered}', '问责'),
	(51, '张某甲', 'personal_matters_fault', '监察', '2025-05-30', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '漏报房产'),
	(52, '李某乙', 'air_target_missed', '监察', '2026-02-05', NULL, NULL, NULL, '{main_responsible}', NULL, NULL, NULL, '主要责任人'),
	(53, '李某乙', 'accountability', '监察', '2026-05-08', NULL, 'minor', NULL, NULL, NULL, NULL, NULL, '提醒谈话'),
	(54, '王某丙', 'statistics_interference', '监察', '2025-08-19', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '授意虚报'),
	(55, '王某丙', 'disciplinary_sanction', '监察', '2025-09-02', NULL, 'ordinary', NULL, NULL, NULL, NULL, NULL, '党纪处分'),
	(56, '赵某丁', 'personnel_file_fault', '监察', '2025-01-16', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '学历填写不实'),
	(57, '赵某丁', 'annual_assessment_poor', '监察', '2026-01-12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '基本称职'),
	(58, '陈某戊', 'annual_assessment_excellent', '监察', '2026-01-12', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '优秀'),
	(59, '陈某戊', 'training_completed', '信用', '2026-05-22', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '诚信教育二十四学时'),
	-- enterprises
	(70, '示例己商贸有限公司', 'false_litigation', '法院', '2025-12-18', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '虚假诉讼'),
	(71, '示例招标代理有限公司', 'procurement_breach', '信用', '2026-04-14', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '泄露标底')
	) AS v (n, name, record_type, source, decided_on, ongoing, severity, amount, flags, act_id, corrected_on, grounds, note)
  JOIN credit.subject s ON s.name = v.name || '（演示数据）'
  JOIN credit.subject a ON a.name = CASE v.source
		WHEN '信用' THEN '示例区信用信息中心（演示数据）'
		WHEN '法院' THEN '示例区人民法院（演示数据）'
		WHEN '监察' THEN '示例区监察机关（演示数据）'
		WHEN '审计' THEN '示例区审计局（演示数据）' END
 ORDER BY v.n;

-- What happened since: publications, corrections, commitments.
UPDATE credit.record
   SET published_on = govcredit.add_workdays(decided_on, 3)
 WHERE record_type = 'licence' OR record_type = 'administrative_penalty' AND severity <> 'minor' AND decided_on < '2026-06-10';
UPDATE credit.record
   SET corrected_on = decided_on + 10, duties_done_on = decided_on + 12, committed_on = decided_on + 14
 WHERE record_type = 'administrative_penalty'
   AND decided_on IN ('2026-03-20', '2026-01-15', '2026-04-10', '2026-05-15', '2025-11-03', '2025-06-16');
UPDATE credit.record
   SET corrected_on = decided_on + 20
 WHERE record_type = 'administrative_penalty' AND decided_on = '2025-03-11';

-- Three objections: due after today, overdue, answered late.
INSERT INTO credit.objection (record, filed_on, statement)
SELECT r.id, '2026-06-23', '承诺已兑现，凭证见附件'
  FROM credit.record r JOIN credit.subject s ON s.id = r.subject
 WHERE r.record_type = 'promise_broken' AND s.name LIKE '示例区行政审批局%';
INSERT INTO credit.objection (record, filed_on, statement)
SELECT r.id, '2026-06-01', '考核结果已复核更正'
  FROM credit.record r WHERE r.record_type = 'annual_assessment_poor';
INSERT INTO credit.objection (record, filed_on, statement)
SELECT r.id, '2026-03-02', '档案差错系录入所致'
  FROM credit.record r WHERE r.record_type = 'personnel_file_fault';
UPDATE credit.objection
   SET answered_on = '2026-03-20', outcome = 'dismissed', answer = '经核查，记录无误'
 WHERE filed_on = '2026-03-02';

CREATE TABLE demo.uscc_sample (uscc govcredit.uscc, name text);
COMMENT ON TABLE demo.uscc_sample IS 'codes of organisations from public pages, without any conduct 公开的统一社会信用代码';
\copy demo.uscc_sample FROM '../test/data/uscc_sample.csv' WITH (FORMAT csv, HEADER match)
