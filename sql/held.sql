--
-- held: matters, names and the days of publication stay as they were published;
-- a record stays the one its step has made; an author stays one under any name
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('hel');
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-held", "extends": ["cn-breach-2023", "huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"government_breach": {"dimension": {"government": "contracts_promises"}, "points": -40, "number_basis": "default"},
		"arrears_listed": {"dimension": {"government": "debt_budget"}, "points": -30, "number_basis": "default"}}}'));
INSERT INTO hel.jurisdiction (division, policy, valid) VALUES ('990101', 'regress-held', '[2023-08-10,)');
INSERT INTO hel.subject (id, kind, name, division) VALUES (901, 'source', '示例一区法院（演示数据）', '990101'), (902, 'source', '示例一区司法局（演示数据）', '990101');
SELECT count(*) FROM hel.setup_roles('regress_hel');
CREATE ROLE regress_hel_c IN ROLE regress_hel_recorder;
CREATE ROLE regress_hel_e IN ROLE regress_hel_recorder;
CREATE ROLE regress_hel_v IN ROLE regress_hel_reviewer;
CREATE ROLE regress_hel_w IN ROLE regress_hel_reviewer;
CREATE ROLE regress_hel_b IN ROLE regress_hel_recorder, regress_hel_reviewer;
CREATE ROLE regress_hel_d IN ROLE regress_hel_administrator;
INSERT INTO hel.access_scope (member, division) SELECT 'regress_hel_' || r, '990101' FROM unnest('{c,e,v,w,b}'::text[]) r;
SET ROLE regress_hel_c;
INSERT INTO hel.subject (kind, name, division) VALUES ('department', '示例一区财政局（演示数据）', '990101'), ('department', '示例一区住建局（演示数据）', '990101'),
	('official', '某甲（演示数据）', '990101'), ('official', '某乙（演示数据）', '990101');

-- A matter is published by who gave none of its facts: of steps and parties neither, of those taken out neither
INSERT INTO hel.matter (kind, subject, title, opened_on, amount) VALUES ('purchase', 1, '示例采购（演示数据）', '2026-01-05', 1000), ('lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05', NULL);
SET ROLE regress_hel_b;
-- Who stands under a name only stands under no number
INSERT INTO hel.matter_party (matter, role, name) VALUES (1, 'bidder', '11010519491231002X');
INSERT INTO hel.matter_party (matter, role, name) VALUES (1, 'bidder', '示例公司（演示数据）');
INSERT INTO hel.matter_step (matter, step, done_on, entered_by) VALUES (2, '立案', '2026-01-06', 'regress_hel_c');
SELECT entered_by FROM hel.matter_step;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id IN (1, 2);
RESET ROLE;
DELETE FROM hel.matter_party;
SET ROLE regress_hel_b;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = 1;
SET ROLE regress_hel_c;
INSERT INTO hel.matter_party (matter, role, name) VALUES (1, 'bidder', '示例公司（演示数据）');
SET ROLE regress_hel_v;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id IN (1, 2);
-- Published, it stays: no amount, last day, person, party or step of it changes
SET ROLE regress_hel_c;
UPDATE hel.matter SET amount = 2000 WHERE id = 2;
UPDATE hel.matter SET due_on = '2026-12-31' WHERE id = 1;
UPDATE hel.matter SET counterpart = 2 WHERE id = 1;
UPDATE hel.matter_party SET name = '另一公司（演示数据）' WHERE matter = 1;
INSERT INTO hel.matter_party (matter, role, name) VALUES (1, 'bidder', '另一公司（演示数据）');
INSERT INTO hel.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼三（演示数据）', '2026-01-05');
SELECT max(id) AS other FROM hel.matter \gset
INSERT INTO hel.matter_party (matter, role, name) VALUES (:other, 'expert', '某专家（演示数据）');
UPDATE hel.matter_party SET matter = 1 WHERE matter = :other;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:other, 'finding', '2026-01-07');
UPDATE hel.matter SET procedure = 'breach_finding' WHERE id = :other;
UPDATE hel.matter_step SET done_on = '2026-01-07' WHERE matter = 2;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (2, '调解', '2026-01-31');
INSERT INTO hel.matter_step (matter, step, done_on, document_no, amount) VALUES (1, '变更', '2026-03-01', '示采〔2026〕1号', 500);
-- what comes later is entered: a step, a payment, a remark, the end
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (2, '开庭', '2026-02-01');
INSERT INTO hel.matter_step (matter, step, done_on, paid) VALUES (1, '付款', '2026-03-01', 300);
UPDATE hel.matter_step SET note = '简易程序' WHERE matter = 2 AND step = '开庭';
UPDATE hel.matter_step SET done_on = '2026-02-02' WHERE matter = 2 AND step = '开庭';
UPDATE hel.matter SET closed_on = '2026-03-05', outcome = 'lost', reason = '程序违法', note = '已结' WHERE id = 2;
UPDATE hel.matter SET reason = '证据不足' WHERE id = 2;
-- and the rest goes by a reviewer
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = NULL WHERE id IN (1, 2);
SET ROLE regress_hel_c;
UPDATE hel.matter SET reason = '证据不足' WHERE id = 2;
UPDATE hel.matter_step SET done_on = '2026-01-07' WHERE matter = 2 AND step = '立案';
INSERT INTO hel.matter_step (matter, step, done_on, document_no, amount) VALUES (1, '变更', '2026-03-01', '示采〔2026〕1号', 500);
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id IN (1, 2);
SELECT id, amount, reason, published_on FROM hel.matter WHERE id IN (1, 2) ORDER BY id;

-- Three: an opinion on a matter is about its steps and parties, one on an objection about its record
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_hel_c;
INSERT INTO hel.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼二（演示数据）', '2026-01-05');
SELECT max(id) AS reviewed FROM hel.matter \gset
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:reviewed, '立案', '2026-01-06');
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('matter', :reviewed, '同意公示');
SET ROLE regress_hel_c;
UPDATE hel.matter_step SET done_on = '2026-01-07' WHERE matter = :reviewed;
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = :reviewed;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('matter', :reviewed, '同意公示');
SET ROLE regress_hel_c;
INSERT INTO hel.matter_party (matter, role, name) VALUES (:reviewed, 'agency', '示例律师事务所（演示数据）');
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = :reviewed;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('matter', :reviewed, '同意公示');
RESET ROLE;
DELETE FROM hel.matter_party WHERE matter = :reviewed;
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = :reviewed;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('matter', :reviewed, '同意公示');
SET ROLE regress_hel_w;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = :reviewed;
SELECT published_on FROM hel.matter WHERE id = :reviewed;
SET ROLE regress_hel_c;
INSERT INTO hel.record (subject, record_type, decided_on, amount) VALUES (2, 'disclosure_missed', '2026-01-05', 100);
SELECT max(id) AS objected FROM hel.record \gset
SET ROLE regress_hel_e;
INSERT INTO hel.objection (record, filed_on, statement) VALUES (:objected, '2026-02-10', '不服（演示数据）');
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('objection', 1, '应予驳回');
SET ROLE regress_hel_c;
UPDATE hel.record SET amount = 200 WHERE id = :objected;
SET ROLE regress_hel_w;
UPDATE hel.objection SET answered_on = '2026-02-11', outcome = 'dismissed', answer = '属实' WHERE id = 1;
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;

-- What a step has made stays its own: type, day, one of it; no record claims a step that was not taken
SET ROLE regress_hel_c;
INSERT INTO hel.matter (kind, subject, title, opened_on, amount) VALUES ('breach', 1, '拖延付款（演示数据）', '2026-01-05', 1000), ('breach', 1, '拖延付款二（演示数据）', '2026-01-05', 500);
SELECT max(id) - 1 AS one, max(id) AS two FROM hel.matter \gset
INSERT INTO hel.matter_step (matter, step, done_on) SELECT m, s, d::date FROM unnest(ARRAY[:one, :two]::bigint[]) m,
	(VALUES (1, 'complaint', '2026-01-05'), (2, 'check', '2026-01-20'), (3, 'order', '2026-02-01'), (4, 'refusal', '2026-02-20'), (5, 'finding', '2026-03-01')) v (n, s, d) ORDER BY m, n;
SELECT id AS made FROM hel.record WHERE matter = :one \gset
UPDATE hel.record SET decided_on = '2026-03-02' WHERE id = :made;
UPDATE hel.record SET record_type = 'disclosure_missed' WHERE id = :made;
UPDATE hel.record SET source = 901, decided_on = '2026-03-02' WHERE id = :made;
INSERT INTO hel.record (subject, record_type, decided_on, matter, step) VALUES (1, 'government_breach', '2026-03-01', :one, 'finding');
INSERT INTO hel.record (subject, record_type, decided_on, matter) VALUES (1, 'government_breach', '2026-03-01', :one);
INSERT INTO hel.record (subject, record_type, decided_on, matter, step, source) VALUES (1, 'government_breach', '2026-03-04', :one, 'finding', 901);
INSERT INTO hel.record (subject, record_type, decided_on, matter, step) VALUES (1, 'disclosure_missed', '2026-03-01', :one, 'no_such_step');
INSERT INTO hel.record (subject, record_type, decided_on, matter, step) VALUES (1, 'disclosure_missed', '2026-03-01', :one, 'performed');
UPDATE hel.matter SET procedure = 'promise_change' WHERE id = :one;
-- nor does a step become one that makes or repairs, nor one that does become another
UPDATE hel.matter_step SET step = 'finding' WHERE matter = :two AND step = 'complaint';
INSERT INTO hel.matter_step (matter, step, done_on, paid) VALUES (:two, 'payment', '2026-05-10', 500);
SET ROLE regress_hel_e;
UPDATE hel.matter_step SET step = 'performed' WHERE matter = :two AND step = 'payment';
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:two, 'performed', '2026-05-10');
SELECT r.corrected_on, p.granted_on, p.effect FROM hel.record r LEFT JOIN hel.repair p ON p.record = r.id WHERE r.matter = :two;
UPDATE hel.matter_step SET step = 'complaint' WHERE matter = :two AND step = 'performed';
UPDATE hel.matter_step SET done_on = '2026-05-11' WHERE matter = :two AND step = 'performed';
UPDATE hel.matter_step SET paid = 1 WHERE matter = :two AND step = 'payment';
UPDATE hel.matter_step SET done_on = '2026-06-10' WHERE matter = :two AND step = 'payment';
UPDATE hel.matter_step SET note = '转账' WHERE matter = :two AND step = 'payment';
RESET ROLE;
DELETE FROM hel.matter_step WHERE matter = :two AND step IN ('performed', 'payment');
-- revoked, the step is put right and the record entered of it: once, on its day, and performance reaches it
SET ROLE regress_hel_v;
UPDATE hel.record SET revoke_reason = '日期误录' WHERE id = :made;
SET ROLE regress_hel_c;
UPDATE hel.matter_step SET done_on = '2026-03-03' WHERE matter = :one AND step = 'finding';
INSERT INTO hel.record (subject, record_type, decided_on, matter, step) VALUES (1, 'government_breach', '2026-03-01', :one, 'finding');
INSERT INTO hel.record (subject, record_type, decided_on, matter, step) VALUES (1, 'government_breach', '2026-03-03', :one, 'finding');
INSERT INTO hel.matter_step (matter, step, done_on, paid) VALUES (:one, 'payment', '2026-05-10', 1000);
SET ROLE regress_hel_e;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:one, 'performed', '2026-05-10');
SELECT r.decided_on, p.granted_on, r.revoked_at IS NOT NULL AS revoked FROM hel.record r LEFT JOIN hel.repair p ON p.record = r.id WHERE r.matter = :one ORDER BY r.id;
-- repair was decided on what was shown, published or not
SET ROLE regress_hel_c;
UPDATE hel.record SET amount = 1 WHERE matter = :one AND revoked_at IS NULL;
UPDATE hel.record SET note = '已履行' WHERE matter = :one AND revoked_at IS NULL;
SET ROLE regress_hel_v;
UPDATE hel.repair p SET ended_on = '2026-05-12', end_ground = '材料不实（演示数据）' FROM hel.record r WHERE r.id = p.record AND r.matter = :one AND r.revoked_at IS NULL;
SET ROLE regress_hel_c;
UPDATE hel.record SET amount = 1 WHERE matter = :one AND revoked_at IS NULL;
-- what the finding rests on was given by others than who decides on its record
SET ROLE regress_hel_b;
INSERT INTO hel.matter (kind, subject, title, opened_on, amount) VALUES ('breach', 1, '拖延付款三（演示数据）', '2026-01-05', 700);
SELECT max(id) AS three FROM hel.matter \gset
SET ROLE regress_hel_c;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:three, 'complaint', '2026-01-05'), (:three, 'check', '2026-01-20'), (:three, 'order', '2026-02-01'), (:three, 'refusal', '2026-02-20'), (:three, 'finding', '2026-03-01');
SELECT id AS made FROM hel.record WHERE matter = :three \gset
SET ROLE regress_hel_b;
UPDATE hel.record SET published_on = '2026-03-05' WHERE id = :made;

-- The first day of publication: a later entry leaves it, none is of a day to come
SET ROLE regress_hel_c;
INSERT INTO hel.record (subject, record_type, decided_on) VALUES (2, 'disclosure_missed', '2026-01-06');
SELECT max(id) AS shown FROM hel.record \gset
SET ROLE regress_hel_v;
UPDATE hel.record SET published_on = '2099-01-01' WHERE id = :shown;
INSERT INTO hel.publication (record, site, published_on) VALUES (:shown, 'credit_site', '2099-01-01');
UPDATE hel.matter SET published_on = '2099-01-01' WHERE id = 2;
UPDATE hel.record SET published_on = '2026-01-10' WHERE id = :shown;
INSERT INTO hel.publication (record, site, published_on) VALUES (:shown, 'credit_site', '2026-02-01');
SELECT published_on FROM hel.record WHERE id = :shown;
INSERT INTO hel.publication (record, site, published_on) VALUES (:shown, 'government_site', '2026-01-08');
SELECT published_on FROM hel.record WHERE id = :shown;
SET ROLE regress_hel_d;
UPDATE hel.publication SET published_on = '2026-03-01' WHERE record = :shown AND site = 'credit_site';
UPDATE hel.publication SET published_on = '2099-03-01' WHERE record = :shown AND site = 'credit_site';
SELECT published_on FROM hel.record WHERE id = :shown;
DELETE FROM hel.publication WHERE record = :shown AND site = 'government_site';
SELECT published_on FROM hel.record WHERE id = :shown;
DELETE FROM hel.publication WHERE record = :shown;
SELECT published_on FROM hel.record WHERE id = :shown;
RESET ROLE;
-- asked by every table that has one
SELECT c.relname, EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'admissible_days') AS asked FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
 WHERE c.relnamespace IN ('hel'::regnamespace, 'hel_internal'::regnamespace, 'hel_zh'::regnamespace) AND c.relkind = 'r' AND c.relname NOT LIKE '%\_history' AND a.attname = 'published_on' ORDER BY c.relname COLLATE "C";

-- Name and code that published things show: a reviewer's to change, and not of who entered them
SET ROLE regress_hel_v;
UPDATE hel.record SET published_on = '2026-01-10' WHERE id = :shown;
SET ROLE regress_hel_c;
UPDATE hel.subject SET name = '改名局（演示数据）' WHERE id = 2;
UPDATE hel.subject SET uscc = govcredit.make_uscc('11', '990101', '10000001') WHERE id = 2;
UPDATE hel.subject SET note = '沿用' WHERE id = 2;
SET ROLE regress_hel_b;
UPDATE hel.subject SET name = '改名局（演示数据）' WHERE id = 2;
SELECT name FROM hel.subject WHERE id = 2;
UPDATE hel.subject SET name = '又改局（演示数据）', division = '990102' WHERE id = 2;
SET ROLE regress_hel_v;
UPDATE hel.subject SET division = '990102' WHERE id = 2;
UPDATE hel.subject SET uscc = govcredit.make_uscc('11', '990101', '10000001') WHERE id = 2;
SET ROLE regress_hel_b;
INSERT INTO hel.subject (kind, name, division) VALUES ('department', '示例一区审计局（演示数据）', '990101');
SELECT max(id) AS own FROM hel.subject WHERE kind <> 'source' \gset
UPDATE hel.subject SET name = '示例一区审计厅（演示数据）' WHERE id = :own;
SET ROLE regress_hel_v;
UPDATE hel.subject SET name = '示例一区审计司（演示数据）' WHERE id = :own;
UPDATE hel.subject SET name = '示例一区司法厅（演示数据）' WHERE id = 902;
SET ROLE regress_hel_c;
INSERT INTO hel.record (subject, record_type, decided_on, source) VALUES (:own, 'disclosure_missed', '2026-01-06', 901);
SET ROLE regress_hel_v;
UPDATE hel.record SET published_on = '2026-01-10' WHERE subject = :own;
SET ROLE regress_hel_b;
UPDATE hel.subject SET name = '示例一区审计署（演示数据）' WHERE id = :own;
SET ROLE regress_hel_c;
UPDATE hel.subject SET name = '改名法院（演示数据）' WHERE id = 901;
UPDATE hel.subject SET name = '改名司法局（演示数据）' WHERE id = 902;
SET ROLE regress_hel_v;
UPDATE hel.subject SET name = '改名法院（演示数据）' WHERE id = 901;
UPDATE hel.subject SET name = '又改法院（演示数据）' WHERE id = 901;
SELECT id, name, entered_by IS NOT NULL AS entered FROM hel.subject WHERE kind = 'source' ORDER BY id;
SET ROLE regress_hel_c;
UPDATE hel.subject SET name = '又改法院（演示数据）' WHERE id = 901;
-- three of them
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_hel_w;
UPDATE hel.subject SET name = '示例一区审计署（演示数据）' WHERE id = :own;
SET ROLE regress_hel_b;
INSERT INTO hel.review (relation, about, opinion) VALUES ('subject', :own, '同意更名');
SELECT relation, alone FROM hel.review WHERE relation = 'subject';
SET ROLE regress_hel_w;
UPDATE hel.subject SET name = '示例一区审计署（演示数据）' WHERE id = :own;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('subject', :own, '同意更名');
SET ROLE regress_hel_w;
UPDATE hel.subject SET name = '示例一区审计署（演示数据）' WHERE id = :own;
SELECT name FROM hel.subject WHERE id = :own;
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
-- A person's name, and whom one heads, without a ticket
SET ROLE regress_hel_c;
UPDATE hel.subject SET name = '某丙（演示数据）' WHERE id = 3;
UPDATE hel.subject SET note = '见档案' WHERE id = 3;
INSERT INTO hel.subject_link (subject, role, target) VALUES (1, 'head', 3);
INSERT INTO hel.subject_link (subject, role, target) VALUES (3, 'unit', 1);
INSERT INTO hel.subject_link (subject, role, target) VALUES (1, 'head', 99);
SELECT hel.open_ticket(3, '任职登记') > 0 AS opened;
UPDATE hel.subject SET name = '某丙（演示数据）' WHERE id = 3;
INSERT INTO hel.subject_link (subject, role, target) VALUES (1, 'head', 3), (3, 'unit', 1);
UPDATE hel.subject_link SET target = 4 WHERE role = 'head';
SELECT role, target FROM hel.subject_link ORDER BY id;

-- Reports come from issue_report() alone, about whom one writes, of a person with a ticket
SET ROLE regress_hel_d;
INSERT INTO hel.credit_report (subject, purpose, as_of, known_at, contents, sha256) VALUES (1, '投标', '2026-06-30', now(), '{"records": []}', '');
SELECT issued_by, jsonb_array_length(contents -> 'records') AS records FROM hel.issue_report(2, '投标', '2026-06-30');
SET ROLE regress_hel_v;
INSERT INTO hel.credit_report (subject, purpose, as_of, known_at, contents, sha256) SELECT 1, '投标', '2026-06-30', now(), hel_internal.report_contents(1, '投标', '2026-06-30', now()), '';
SELECT issued_by, jsonb_array_length(contents -> 'records') AS records FROM hel.issue_report(2, '投标', '2026-06-30');
SELECT hel.issue_report(3, '评优', '2026-06-30');
SELECT hel.issue_report(99, '评优', '2026-06-30');
SELECT hel.open_ticket(3, '评优') > 0 AS opened;
SELECT (hel.issue_report(3, '评优', '2026-06-30')).subject;
SELECT v.genuine FROM hel.credit_report c CROSS JOIN LATERAL hel.verify_report(c.id, c.sha256) v ORDER BY c.id;
RESET ROLE;
UPDATE hel.access_scope SET writes = false WHERE member = 'regress_hel_v';
SET ROLE regress_hel_v;
SELECT hel.issue_report(2, '投标', '2026-06-30');
RESET ROLE;
UPDATE hel.access_scope SET writes = true WHERE member = 'regress_hel_v';

-- Withdrawn at the record by a reviewer, it stands nowhere: the rows of its places go to history, and it is published anew
SET ROLE regress_hel_c;
INSERT INTO hel.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-04-01');
SELECT max(id) AS placed FROM hel.record \gset
SET ROLE regress_hel_v;
INSERT INTO hel.publication (record, site, published_on) VALUES (:placed, 'credit_site', '2026-04-02'), (:placed, 'government_site', '2026-04-03');
UPDATE hel.record SET published_on = '2026-04-01' WHERE id = :placed;
SET ROLE regress_hel_c;
UPDATE hel.record SET amount = 5 WHERE id = :placed;
UPDATE hel.record SET published_on = NULL WHERE id = :placed;
SET ROLE regress_hel_v;
SELECT clock_timestamp() AS before \gset
UPDATE hel.record SET published_on = NULL WHERE id = :placed;
SELECT published_on, (SELECT count(*) FROM hel.publication p WHERE p.record = r.id) AS places FROM hel.record r WHERE id = :placed;
SELECT site, published_on, superseded_by FROM hel_internal.publication_history WHERE record = :placed ORDER BY id;
SELECT site FROM hel_internal.publication_known(:'before') WHERE record = :placed ORDER BY id;
SET ROLE regress_hel_c;
UPDATE hel.record SET amount = 5 WHERE id = :placed;
SET ROLE regress_hel_v;
INSERT INTO hel.publication (record, site, published_on) VALUES (:placed, 'credit_site', '2026-04-05');
SELECT published_on, amount FROM hel.record WHERE id = :placed;
-- Whose matter a record is linked to afterwards has entered what it arose from
SET ROLE regress_hel_c;
INSERT INTO hel.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-04-02');
SELECT max(id) AS linked FROM hel.record \gset
SET ROLE regress_hel_b;
INSERT INTO hel.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼四（演示数据）', '2026-01-05');
SELECT max(id) AS later FROM hel.matter \gset
SET ROLE regress_hel_c;
UPDATE hel.record SET matter = :later WHERE id = :linked;
UPDATE hel.record SET note = '已关联' WHERE id = :linked;
SET ROLE regress_hel_b;
UPDATE hel.record SET published_on = '2026-04-05' WHERE id = :linked;
-- nor is a party moved, and its author with it
INSERT INTO hel.matter_party (matter, role, name) VALUES (:later, 'expert', '某专家（演示数据）');
SET ROLE regress_hel_c;
INSERT INTO hel.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼五（演示数据）', '2026-01-05');
UPDATE hel.matter_party SET matter = (SELECT max(id) FROM hel.matter) WHERE matter = :later;
-- Who takes part in a published matter, and who answers for a step of it, is shown by it
INSERT INTO hel.subject (kind, name, division) VALUES ('department', '示例一区水利局（演示数据）', '990101'), ('official', '某丁（演示数据）', '990101');
SELECT max(id) - 1 AS partner, max(id) AS answering FROM hel.subject WHERE kind <> 'source' \gset
INSERT INTO hel.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 1, '示例诉讼六（演示数据）', '2026-01-05');
SELECT max(id) AS shows FROM hel.matter \gset
INSERT INTO hel.matter_party (matter, role, subject, name) VALUES (:shows, 'party', :partner, '示例一区水利局（演示数据）');
INSERT INTO hel.matter_step (matter, step, done_on, person) VALUES (:shows, '立案', '2026-01-06', :answering);
SELECT hel.open_ticket(:answering, '登记') > 0 AS opened;
UPDATE hel.subject SET name = '示例一区水务局（演示数据）' WHERE id = :partner;
UPDATE hel.subject SET name = '某戊（演示数据）' WHERE id = :answering;
SET ROLE regress_hel_v;
UPDATE hel.matter SET published_on = '2026-02-01' WHERE id = :shows;
SET ROLE regress_hel_c;
UPDATE hel.subject SET name = '改名局（演示数据）' WHERE id = :partner;
UPDATE hel.subject SET name = '某己（演示数据）' WHERE id = :answering;
SET ROLE regress_hel_v;
UPDATE hel.subject SET name = '改名局（演示数据）' WHERE id = :partner;
SELECT name FROM hel.subject WHERE id = :partner;
-- Three: an opinion on a record is about the matter it arose from; who only reads there gives none, nor who works elsewhere
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示');
SET ROLE regress_hel_c;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:later, '立案', '2026-01-06');
SET ROLE regress_hel_w;
UPDATE hel.record SET published_on = '2026-04-05' WHERE id = :linked;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示');
SET ROLE regress_hel_c;
UPDATE hel.matter SET due_on = '2026-12-31' WHERE id = :later;
SET ROLE regress_hel_w;
UPDATE hel.record SET published_on = '2026-04-05' WHERE id = :linked;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示');
SET ROLE regress_hel_c;
INSERT INTO hel.matter_party (matter, role, name) VALUES (:later, 'party', '示例公司（演示数据）');
SET ROLE regress_hel_w;
UPDATE hel.record SET published_on = '2026-04-05' WHERE id = :linked;
RESET ROLE;
UPDATE hel.access_scope SET writes = false WHERE member = 'regress_hel_v';
CREATE ROLE regress_hel_x IN ROLE regress_hel_reviewer;
INSERT INTO hel.access_scope (member, division) VALUES ('regress_hel_x', '990102');
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示');
INSERT INTO hel.review (relation, about, opinion) VALUES ('objection', 1, '应予驳回');
INSERT INTO hel.review (relation, about, opinion) VALUES ('matter', :later, '同意公示');
INSERT INTO hel.review (relation, about, opinion) VALUES ('subject', :partner, '同意更名');
INSERT INTO hel.review (relation, about, opinion) VALUES ('subject', 901, '同意更名');
SET ROLE regress_hel_x;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示');
INSERT INTO hel.review (relation, about, opinion) VALUES ('subject', 901, '同意更名');
RESET ROLE;
UPDATE hel.access_scope SET writes = true WHERE member = 'regress_hel_v';
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :linked, '同意公示'), ('subject', 901, '同意更名');
SET ROLE regress_hel_w;
UPDATE hel.record SET published_on = '2026-04-05' WHERE id = :linked;
SELECT published_on FROM hel.record WHERE id = :linked;
-- performance is entered, whoever still has to give an opinion
SET ROLE regress_hel_c;
INSERT INTO hel.matter (kind, subject, title, opened_on, amount) VALUES ('breach', 1, '拖延付款四（演示数据）', '2026-01-05', 900);
SELECT max(id) AS four FROM hel.matter \gset
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:four, 'complaint', '2026-01-05'), (:four, 'check', '2026-01-20'), (:four, 'order', '2026-02-01'), (:four, 'refusal', '2026-02-20'), (:four, 'finding', '2026-03-01');
INSERT INTO hel.matter_step (matter, step, done_on, paid) VALUES (:four, 'payment', '2026-05-10', 900);
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:four, 'performed', '2026-05-10');
SET ROLE regress_hel_e;
INSERT INTO hel.matter_step (matter, step, done_on) VALUES (:four, 'performed', '2026-05-10');
SELECT r.corrected_on, p.granted_on FROM hel.record r LEFT JOIN hel.repair p ON p.record = r.id WHERE r.matter = :four;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) SELECT 'record', id, '同意修复' FROM hel.record WHERE matter = :four;
SET ROLE regress_hel_w;
INSERT INTO hel.repair (record, granted_on, effect) SELECT id, '2026-05-10', 'withdrawn' FROM hel.record WHERE matter = :four;
SELECT r.corrected_on, p.granted_on, p.effect FROM hel.record r LEFT JOIN hel.repair p ON p.record = r.id WHERE r.matter = :four;
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (2) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;

-- An author stays one whatever the role is called, and so does who gave an opinion
SET ROLE regress_hel_b;
INSERT INTO hel.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-04-05');
SELECT max(id) AS renamed FROM hel.record \gset
SET ROLE regress_hel_c;
UPDATE hel.record SET document_no = '示〔2026〕7号' WHERE id = :renamed;
RESET ROLE;
ALTER ROLE regress_hel_b RENAME TO regress_hel_b2;
UPDATE hel.access_scope SET member = 'regress_hel_b2' WHERE member = 'regress_hel_b';
SET ROLE regress_hel_b2;
UPDATE hel.record SET published_on = '2026-04-10' WHERE id = :renamed;
RESET ROLE;
-- under the name of an author one is taken for him
CREATE ROLE regress_hel_b IN ROLE regress_hel_reviewer;
INSERT INTO hel.access_scope (member, division) VALUES ('regress_hel_b', '990101');
SET ROLE regress_hel_b;
UPDATE hel.record SET published_on = '2026-04-10' WHERE id = :renamed;
SET ROLE regress_hel_d;
INSERT INTO hel.decision_levels (levels) VALUES (3) ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
SET ROLE regress_hel_v;
INSERT INTO hel.review (relation, about, opinion) VALUES ('record', :renamed, '同意公示');
RESET ROLE;
ALTER ROLE regress_hel_v RENAME TO regress_hel_v2;
UPDATE hel.access_scope SET member = 'regress_hel_v2' WHERE member = 'regress_hel_v';
SET ROLE regress_hel_v2;
UPDATE hel.record SET published_on = '2026-04-10' WHERE id = :renamed;
SET ROLE regress_hel_w;
UPDATE hel.record SET published_on = '2026-04-10' WHERE id = :renamed;
SELECT published_on FROM hel.record WHERE id = :renamed;
RESET ROLE;
SELECT name, role FROM hel_internal.author WHERE role::text LIKE 'regress%' ORDER BY name COLLATE "C", role::text COLLATE "C";
SET ROLE regress_hel_c;
INSERT INTO hel_internal.author VALUES ('regress_hel_w', 'regress_hel_c');
RESET ROLE;

DROP OWNED BY regress_hel_b, regress_hel_b2, regress_hel_c, regress_hel_d, regress_hel_e, regress_hel_v2, regress_hel_w, regress_hel_x;
DROP SCHEMA hel, hel_internal, hel_zh CASCADE;
DROP ROLE regress_hel_b, regress_hel_b2, regress_hel_c, regress_hel_d, regress_hel_e, regress_hel_v2, regress_hel_w, regress_hel_x, regress_hel_reader, regress_hel_analyst, regress_hel_recorder, regress_hel_reviewer, regress_hel_administrator;
DO $$ DECLARE f regprocedure; BEGIN SELECT oid INTO f FROM pg_proc WHERE pronamespace = 'govcredit_editions'::regnamespace AND (proname LIKE 'policy:regress-held%' OR prosrc LIKE '-- govcredit policy regress-held%'); EXECUTE format('DROP FUNCTION %s', f); END $$;
