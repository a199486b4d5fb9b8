--
-- ledger: the ledgers offices keep 台账, in Chinese, with titles for codes
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET client_min_messages = warning;
SELECT govcredit.create_registry('lg');
CREATE OR REPLACE FUNCTION lg_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-06-30';
INSERT INTO lg.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO lg.subject (id, kind, name, division) VALUES
	(1, 'department', '示例区住建局（演示数据）', '990100'), (2, 'enterprise', '示例公司（演示数据）', '990100'), (3, 'township', '示例街道（演示数据）', '990100'),
	(901, 'source', '示例评级机构（演示数据）', '990100');
INSERT INTO lg.matter (id, kind, code, subject, counterpart, title, opened_on, due_on, closed_on, outcome, published_on, amount) VALUES
	(1, 'complaint', NULL, 1, 2, '拖延办理（演示数据）', '2026-05-06', '2026-05-20', '2026-05-25', 'upheld', NULL, NULL),
	(2, 'complaint', NULL, 1, NULL, '态度（演示数据）', '2026-06-20', '2026-07-10', NULL, NULL, NULL, NULL),
	(3, 'promise', 'investment_policy', 1, 2, '土地优惠（演示数据）', '2026-01-05', '2026-05-31', NULL, NULL, '2026-01-08', 500000);
INSERT INTO lg.matter (id, kind, code, subject, title, list, item, opened_on, due_on) VALUES (4, 'promise', 'street', 3, '养老服务（演示数据）', 'street_items', 'elderly_care', '2026-02-01', '2026-12-31');
INSERT INTO lg.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES (5, 'arrears', 1, '工程款（演示数据）', '2026-01-10', '2026-06-01', 300000);
INSERT INTO lg.record (id, subject, record_type, document_no, decided_on, severity, corrected_on, duties_done_on, committed_on) VALUES
	(11, 2, 'administrative_penalty', '示罚〔2025〕1号', '2025-05-06', 'ordinary', '2025-06-01', '2025-06-01', '2025-06-01'), (12, 1, 'promise_broken', NULL, '2026-03-02', NULL, NULL, NULL, NULL);
INSERT INTO lg.objection (id, record, filed_on, statement, answered_on, outcome, answer) VALUES (1, 11, '2025-06-05', '数额有误（演示数据）', '2025-06-10', 'partly_upheld', '更正数额（演示数据）'), (2, 12, '2026-06-01', '并未失信（演示数据）', NULL, NULL, NULL);
INSERT INTO lg.repair (id, record, granted_on, effect, document_no) VALUES (1, 11, '2026-05-08', 'restore', '示修〔2026〕1号');
INSERT INTO lg.list_entry (list, subject, code, title, valid) VALUES ('powers', 1, 'Q-1', '施工许可', '[2024-01-01,)');

\x on
SELECT * FROM lg_zh."投诉台账" ORDER BY "编号";
SELECT * FROM lg_zh."承诺台账" ORDER BY "编号";
SELECT * FROM lg_zh."异议台账" ORDER BY "编号";
SELECT * FROM lg_zh."修复台账" ORDER BY "编号";
SELECT * FROM lg_zh."名单台账" ORDER BY 1, 2, 3;
SELECT "名称", "金额", "已付金额", "未付金额" FROM (SELECT "事项名称" AS "名称", "金额", "已付金额", "未付金额", "事项类别" FROM lg_zh."事项台账") x WHERE "事项类别" = '拖欠账款' OR "金额" IS NOT NULL ORDER BY 1;
\x off
SELECT "履行主体", "义务类别", "事项名称", "截止日期", "履行日期", "状态" FROM lg_zh."义务清单" WHERE "义务类别" NOT IN ('报告', '通报') ORDER BY 1, 2, 3, 4;
-- Nobody reads a code in one
SELECT v.name, c.key, c.value
  FROM unnest('{投诉台账,承诺台账,异议台账,修复台账,名单台账,事项台账,义务清单}'::text[]) v (name)
 CROSS JOIN LATERAL query_to_xml(format('SELECT to_jsonb(x)::text AS j FROM lg_zh.%I x', v.name), false, false, '') q (doc)
 CROSS JOIN LATERAL xmltable('/table/row' PASSING q.doc COLUMNS j text) r
 CROSS JOIN LATERAL jsonb_each_text(r.j::jsonb) c
 WHERE c.value ~ '^[a-z][a-z_ ]*$' ORDER BY 1, 2, 3;
