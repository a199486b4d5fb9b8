--
-- breach: the finding of a government breach (NAT-03): complaint, check,
-- order, refusal, finding, withdrawn on performance; the policy says it all
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('br');
-- A city with the national mechanism, and the same with rules of it taken out.
SELECT govcredit.add_policy((('{"govcredit": "policy/1", "extends": ["cn-breach-2023", "huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"government_breach": {"dimension": {"government": "contracts_promises"}, "points": -40, "number_basis": "default"},
		"arrears_listed": {"dimension": {"government": "debt_budget"}, "points": -30, "number_basis": "default"}}}'::jsonb
	|| jsonb_build_object('name', name)) || edition)::text) IS NOT NULL AS added
  FROM (VALUES ('demo-breach', '{}'::jsonb), ('demo-breach-cut', '{"procedures": {"breach_finding": {"steps": {"finding": {"needs": null, "record": null}, "performed": {"repair": null}}}}}')) v (name, edition);
INSERT INTO br.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-breach', '[2023-08-10,)'), ('990102', 'demo-breach-cut', '[2023-08-10,)');
INSERT INTO br.subject (id, kind, name, division) VALUES (1, 'department', '示例一区财政局（演示数据）', '990101'), (2, 'department', '示例二区财政局（演示数据）', '990102'),
	(3, 'department', '示例一区新局（演示数据）', '990101'), (8, 'enterprise', '示例公司（演示数据）', '990101');
INSERT INTO br.subject (id, kind, name, division) VALUES (901, 'source', '示例省信用牵头部门（演示数据）', '990101');

-- The order is enforced: what is missing is named, with its clause
INSERT INTO br.matter (id, kind, subject, counterpart, title, opened_on, amount) VALUES (1, 'breach', 1, 8, '拖延付款', '2026-01-05', 1000), (2, 'breach', 2, 8, '拖延付款', '2026-01-05', 1000);
SELECT id, procedure FROM br.matter ORDER BY id;
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'finding', '2026-03-01');
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'complaint', '2026-01-05'), (1, 'check', '2026-01-20');
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'finding', '2026-03-01');
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'order', '2026-01-19');
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'order', '2026-02-01');
\set VERBOSITY terse
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'reprimand', '2026-02-01');
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'finding', '2026-03-01');
\set VERBOSITY default
SELECT count(*) FROM br.record;
-- A finding is not entered by hand; one made elsewhere names who made it
INSERT INTO br.record (subject, record_type, decided_on) VALUES (1, 'government_breach', '2026-03-01');
\set VERBOSITY terse
INSERT INTO br.record (subject, record_type, decided_on, matter) VALUES (1, 'government_breach', '2026-03-01', 1);
\set VERBOSITY default
INSERT INTO br.record (id, subject, record_type, decided_on, source) VALUES (101, 3, 'government_breach', '2026-03-01', 901);
UPDATE br.record SET revoke_reason = '演示' WHERE id = 101;

-- The finding makes the record
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'refusal', '2026-02-20');
INSERT INTO br.matter_step (matter, step, done_on, document_no) VALUES (1, 'finding', '2026-03-01', '示例信〔2026〕1号');
SELECT id AS found FROM br.record WHERE matter = 1 \gset
SELECT subject, record_type, decided_on, document_no, amount, matter, step FROM br.record WHERE id = :found;
SELECT measure FROM br.sanctions_on('2026-03-01') WHERE subject = 1 ORDER BY 1;
INSERT INTO br.matter_step (matter, step, done_on) VALUES (1, 'finding', '2026-03-02');
-- and what it rests on stays where it is
DELETE FROM br.matter_step WHERE matter = 1 AND step = 'refusal';
UPDATE br.matter_step SET done_on = '2026-03-02' WHERE matter = 1 AND step = 'order';
UPDATE br.matter_step SET done_on = '2026-02-02' WHERE matter = 1 AND step = 'order';
DELETE FROM br.matter_step WHERE matter = 1 AND step = 'finding';
UPDATE br.matter SET closed_on = '2026-03-05', outcome = 'dismissed' WHERE id = 1;

-- The list of each month, until it is empty; performance withdraws the record by itself
INSERT INTO br.matter_step (matter, step, done_on, paid) VALUES (1, 'payment', '2026-04-10', 300);
UPDATE br.matter SET closed_on = '2026-04-30', outcome = 'performed' WHERE id = 1;
INSERT INTO br.matter_step (matter, step, done_on, paid) VALUES (1, 'payment', '2026-05-10', 700);
UPDATE br.matter SET closed_on = '2026-05-10', outcome = 'performed' WHERE id = 1;
SELECT step, done_on FROM br.matter_step WHERE matter = 1 ORDER BY id;
SELECT r.corrected_on, r.duties_done_on, p.granted_on, p.effect, r.revoked_at FROM br.record r LEFT JOIN br.repair p ON p.record = r.id WHERE r.id = :found;
SELECT d.as_of, o.outstanding, r.score, r.records, (SELECT count(*) FROM br.sanctions_on(d.as_of) x WHERE x.subject = 1) AS measures
  FROM (VALUES (date '2026-02-28'), ('2026-03-31'), ('2026-04-30'), ('2026-05-31')) d (as_of)
  LEFT JOIN LATERAL br.outstanding_on(d.as_of) o ON o.subject = 1 LEFT JOIN LATERAL br.ranking_on(d.as_of) r ON r.subject = 1 ORDER BY 1;
SELECT step, note, effect FROM br.explain_score(1, '2026-05-31') WHERE record_type = 'government_breach';

-- Without the rules: a finding out of the blue, no record of it, nothing to withdraw
INSERT INTO br.matter_step (matter, step, done_on) VALUES (2, 'finding', '2026-03-01');
INSERT INTO br.record (subject, record_type, decided_on, matter) VALUES (2, 'government_breach', '2026-03-01', 2);
INSERT INTO br.matter_step (matter, step, done_on) VALUES (2, 'performed', '2026-05-10');
SELECT count(*), count(p.id) AS withdrawn FROM br.record r LEFT JOIN br.repair p ON p.record = r.id WHERE r.matter = 2;

-- Reorganisation is no excuse: the successor bears what was found and is free when it performs
INSERT INTO br.matter (id, kind, subject, counterpart, title, opened_on, amount) VALUES (3, 'breach', 1, 8, '拖延付款', '2026-06-01', 500);
INSERT INTO br.matter_step (matter, step, done_on) VALUES (3, 'complaint', '2026-06-01'), (3, 'check', '2026-06-02'), (3, 'order', '2026-06-03'), (3, 'refusal', '2026-06-20'), (3, 'finding', '2026-07-01');
UPDATE br.subject SET valid = '(,2026-08-01)' WHERE id = 1;
INSERT INTO br.subject_link (subject, role, target, valid) VALUES (1, 'successor', 3, '[2026-08-01,)');
SELECT subject, name, outstanding, about FROM br.outstanding_on('2026-08-31') WHERE matter = 3;
INSERT INTO br.matter_step (matter, step, done_on, paid) VALUES (3, 'payment', '2026-09-10', 500);
INSERT INTO br.matter_step (matter, step, done_on) VALUES (3, 'performed', '2026-09-10');
SELECT d.as_of, (SELECT count(*) FROM br.sanctions_on(d.as_of) x WHERE x.subject = 3) AS measures, (SELECT count(*) FROM br.outstanding_on(d.as_of) o WHERE o.subject = 3) AS owed
  FROM (VALUES (date '2026-09-09'), ('2026-09-10')) d (as_of) ORDER BY 1;

DROP SCHEMA br, br_internal, br_zh CASCADE;
-- Editions outlive the schema they were added in.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT oid FROM pg_proc
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND (proname LIKE 'policy:demo-%' OR prosrc LIKE '-- govcredit policy demo-%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
