--
-- removal: who stands on a list leaves it by its keeper's act; what is off it
-- ends with that, and what has to be ended is owed by somebody (OFF-04)
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links, editions are entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
SELECT govcredit.create_registry('rm');
CREATE OR REPLACE FUNCTION rm_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2026-11-30'; -- what is published ends
SELECT count(*) AS roles FROM rm.setup_roles('regress_rm');
CREATE ROLE regress_rm_p IN ROLE regress_rm_reader;
INSERT INTO rm.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rm.subject (id, kind, name, division) VALUES (1, 'department', '示例一局（演示数据）', '990101'), (2, 'department', '示例二局（演示数据）', '990101'),
	(3, 'department', '示例三局（演示数据）', '990101'), (4, 'enterprise', '示例公司（演示数据）', '990101'), (90, 'source', '示例法院（演示数据）', '990101');
\set VERBOSITY terse

-- The pack: who takes off a list, within what term; no list, no keeper
SELECT l.path, l.message FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-removal", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "demo"},
  "record_types": {"promise_broken": {"removed_within": "list_removal"}}}') l WHERE l.path LIKE '%judgment_defaulter%' OR l.path LIKE '%promise_broken%';
SELECT l.path, l.message FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-removal", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "demo"},
  "record_types": {"judgment_defaulter": {"removed_within": "list_removel"}}}') l WHERE l.path LIKE '%judgment_defaulter%' OR l.path LIKE '%promise_broken%';
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-removal", "extends": "huaiyin-2019", "title": {"zh": "演示数据", "en": "demo"},
  "record_types": {"judgment_defaulter": {"removed_within": null}},
  "deadlines": {"correction": {"title": {"zh": "更正", "en": "correction"}, "days": 3, "unit": "workday", "from": "answered_on", "basis": "演示一"},
    "take_down": {"title": {"zh": "撤下", "en": "taking down"}, "days": 2, "unit": "workday", "from": "ceased_on", "basis": "演示二"}}}') IS NOT NULL AS added;
SELECT govcredit.policy_item(p.name::govcredit.policy, 'record_types', 'judgment_defaulter') ->> 'removed_within' AS removed_within
  FROM (VALUES ('huaiyin-2019'), ('demo-removal'), ('cn-breach-2023')) p (name);

-- At the door: a day alone ends no list, a removal has a document, and there is a list to be taken off
INSERT INTO rm.record (id, subject, record_type, source, decided_on, ended_on) VALUES (10, 1, 'judgment_defaulter', 90, '2026-03-02', '2026-06-01');
INSERT INTO rm.record (id, subject, record_type, source, decided_on, published_on) SELECT i, i - 9, 'judgment_defaulter', 90, '2026-03-02', '2026-03-05' FROM generate_series(10, 13) i;
INSERT INTO rm.record (id, subject, record_type, source, decided_on, severity) VALUES (20, 1, 'promise_broken', 90, '2026-03-02', 'minor');
UPDATE rm.record SET ended_on = '2026-06-01' WHERE id = 10;
INSERT INTO rm.record_version (record, effective_on, removal, ground) VALUES (10, '2026-06-15', 'performed', '已履行（演示数据）');
INSERT INTO rm.record_version (record, effective_on, removal, severity, document_no, ground) VALUES (10, '2026-06-15', 'performed', 'minor', '演法〔2026〕1号', '已履行（演示数据）');
INSERT INTO rm.record_version (record, effective_on, removal, document_no, ground) VALUES (10, '2026-06-15', 'forgotten', '演法〔2026〕1号', '已履行（演示数据）');
INSERT INTO rm.record_version (record, effective_on, removal, document_no, ground) VALUES (20, '2026-06-15', 'performed', '演法〔2026〕1号', '已履行（演示数据）');

-- Performed is not off the list: 1 and 2 performed on the same day, 1 was taken off, 2 was not; 3 was an error; 4 has not performed
UPDATE rm.record SET duties_done_on = '2026-06-10', corrected_on = '2026-06-10' WHERE id IN (10, 11);
PREPARE stands (date) AS SELECT a.subject, a.score, a.grade, (SELECT count(*) FROM rm.sanctions_on($1) x WHERE x.subject = a.subject AND x.record <> 20) AS measures,
	rm.is_barred(a.subject, 'fiscal_appropriation', NULL, $1) AS barred, (SELECT count(*) FROM rm.routing_on($1) t WHERE t.subject = a.subject AND t.record <> 20) AS told
  FROM rm_internal.assess_on($1) a ORDER BY 1;
EXECUTE stands ('2026-06-15');
PREPARE owed (date) AS SELECT what, record, subject, started_on, due_on, done_on, state, workdays_late, owed_by, basis FROM rm.deadlines_on($1) WHERE what <> 'publication' ORDER BY what COLLATE "C", record;
EXECUTE owed ('2026-06-15');
EXECUTE owed ('2026-06-16');
SELECT clock_timestamp() AS before \gset
INSERT INTO rm.record_version (record, effective_on, removal, document_no, ground) VALUES (10, '2026-06-15', 'performed', '演法〔2026〕1号', '已履行（演示数据）'), (12, '2026-06-15', 'error', '演法〔2026〕2号', '列入有误（演示数据）');
EXECUTE stands ('2026-06-14');
EXECUTE stands ('2026-06-15');
EXECUTE owed ('2026-06-16');
SELECT what, record, owed_by FROM rm.overdue_on('2026-06-16') WHERE record IS NOT NULL AND what <> 'publication' ORDER BY 1, 2;
SELECT what, record, state FROM rm.deadlines_on('2026-06-16', subject => 2) WHERE what = 'removal';
SELECT day, section, code, detail, counts_until, counts_when FROM rm.integrity_file(1, '2026-11-30') WHERE code = 'judgment_defaulter' UNION ALL SELECT day, section, code, detail, counts_until, counts_when FROM rm.integrity_file(3, '2026-11-30');
-- as the books had it before, and once only
SELECT subject, score FROM rm_internal.assess_on('2026-06-15', :'before') ORDER BY 1;
INSERT INTO rm.record_version (record, effective_on, removal, document_no, ground) VALUES (10, '2026-07-15', 'settled', '演法〔2026〕3号', '和解（演示数据）');
INSERT INTO rm.record_version (record, effective_on, severity, document_no, ground) VALUES (10, '2026-07-15', 'minor', '演法〔2026〕3号', '变更（演示数据）');
INSERT INTO rm.repair (record, granted_on, effect) VALUES (10, '2026-07-15', 'restore');
INSERT INTO rm.publication (record, site, published_on) VALUES (10, 'government_site', '2026-07-15');

-- The public reads nothing that has ended, in view and table alike; what stands elsewhere is taken down
SELECT r.id, rm_internal.is_public(r.id), EXISTS (SELECT FROM rm.published p WHERE p.record = r.id) AS published FROM rm.record r WHERE r.published_on IS NOT NULL ORDER BY 1;
SET ROLE regress_rm_p;
SELECT id FROM rm.record ORDER BY 1;
RESET ROLE;
UPDATE rm.record SET taken_down_on = '2026-06-17' WHERE id = 10;
EXECUTE owed ('2026-06-20');

-- The keeper, a court no policy judges, has all it owes; another court owes nothing; nobody is an error
INSERT INTO rm.subject (id, kind, name, division) VALUES (91, 'source', '另一法院（演示数据）', '990101');
SELECT what, record, subject, state, owed_by FROM rm.deadlines_on('2026-06-20', subject => 90) ORDER BY what COLLATE "C", record;
SELECT what, record, subject FROM rm.overdue_on('2026-06-20', subject => 90) ORDER BY what COLLATE "C", record;
SELECT count(*) FROM (SELECT * FROM rm.deadlines_on('2026-06-20') d WHERE d.owed_by = 90 EXCEPT SELECT * FROM rm.deadlines_on('2026-06-20', subject => 90)) x;
SELECT count(*) FROM rm.deadlines_on('2026-06-20', subject => 91);
SELECT count(*) FROM rm.overdue_on('2026-06-20', subject => 91);
SELECT count(*) FROM rm.deadlines_on('2026-06-20', subject => 99);
-- as the books had it before it took 1 off the list: owed still
SELECT what, record, state FROM rm.deadlines_on('2026-06-20', :'before', 90) WHERE what <> 'publication' ORDER BY record;

-- An annulled decision is taken down where it stood, by whom; its twin was never published
INSERT INTO rm.record (id, subject, record_type, source, decided_on, severity) VALUES (30, 4, 'judgment_defaulter', 90, '2026-09-01', NULL), (31, 4, 'judgment_defaulter', 90, '2026-09-02', NULL);
INSERT INTO rm.publication (id, record, site, published_on) VALUES (1, 30, 'government_site', '2026-09-03'), (2, 30, 'city_platform', '2026-09-04');
UPDATE rm.record SET revoke_reason = '复议撤销（演示数据）' WHERE id IN (30, 31);
SELECT what, record, site, started_on = (SELECT (r.revoked_at AT TIME ZONE 'Asia/Shanghai')::date FROM rm.record r WHERE r.id = 30) AS from_then, state, owed_by FROM rm.deadlines_on('2100-01-01') WHERE record IN (30, 31) ORDER BY site COLLATE "C";

-- An upheld objection: due on the day of the answer, or by the term the edition has; off the list it is corrected
INSERT INTO rm.objection (id, record, filed_on, statement) VALUES (1, 11, '2026-06-22', '已履行'), (2, 13, '2026-06-22', '非本单位');
UPDATE rm.objection SET answered_on = '2026-06-24', outcome = 'upheld', answer = '属实' WHERE id IN (1, 2);
SELECT what, record, due_on, state, owed_by, basis FROM rm.deadlines_on('2026-06-26') WHERE what = 'correction' ORDER BY record;
INSERT INTO rm.record_version (record, effective_on, removal, document_no, ground) VALUES (13, '2026-06-26', 'error', '演法〔2026〕4号', '列入有误（演示数据）');
SELECT what, record, due_on, state, owed_by, basis FROM rm.deadlines_on('2026-06-26') WHERE what = 'correction' ORDER BY record;
BEGIN;
UPDATE rm.jurisdiction SET valid = '[2019-06-12,2026-06-20)' WHERE policy = 'huaiyin-2019';
INSERT INTO rm.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-removal', '[2026-06-20,)');
COMMIT;
SELECT what, record, due_on, state, owed_by, basis FROM rm.deadlines_on('2026-06-26') WHERE what IN ('correction', 'take_down') ORDER BY record;
SELECT what, record, due_on, state, owed_by, basis FROM rm.deadlines_on('2026-06-26', subject => 2) WHERE what IN ('correction', 'take_down') ORDER BY record;

-- A paper that puts somebody on a list is ended by whoever keeps it; its twin stands
INSERT INTO rm.jurisdiction (division, policy, valid) VALUES ('990102', 'xining-2018', '[2018-02-01,)');
INSERT INTO rm.subject (id, kind, name, division) VALUES (5, 'agency', '示例五代理（演示数据）', '990102'), (6, 'agency', '示例六代理（演示数据）', '990102'), (7, 'agency', '示例七代理（演示数据）', '990102');
INSERT INTO rm.attestation (id, subject, list, item, issuer, number, issued_on, published_on)
	SELECT s, s, 'agency_information', 'qualification', 90, '演示' || s, '2026-02-01', '2026-02-02' FROM generate_series(5, 7) s;
UPDATE rm.attestation SET ended_on = '2026-08-01' WHERE id = 5;
UPDATE rm.attestation SET ended_on = '2026-08-01', end_ground = 'term_over', end_document_no = '演法〔2026〕5号' WHERE id = 5;
UPDATE rm.attestation SET ended_on = '2026-08-01', end_ground = 'error', end_document_no = '演法〔2026〕6号' WHERE id = 7;
SELECT d.day, a.subject, a.attestation FROM (VALUES (date '2026-07-31'), ('2026-08-01')) d (day), rm.attested_on('agency_information', d.day) a WHERE a.item = 'qualification' ORDER BY 1, 2;
SET ROLE regress_rm_p;
SELECT id FROM rm.attestation ORDER BY 1;
RESET ROLE;

-- It goes with the record to whoever gets it
SELECT govcredit.create_registry('rn');
INSERT INTO rn.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rn.subject (id, kind, name, division) VALUES (1, 'department', '示例一局（演示数据）', '990101');
SELECT r.state, r.message FROM rn.load_records('[{"subject": {"id": 1}, "record_type": "judgment_defaulter", "decided_on": "2026-03-02", "versions": [{"effective_on": "2026-06-15", "removal": "settled", "document_no": "演法〔2026〕1号", "ground": "和解"}]},
	{"subject": {"id": 1}, "record_type": "judgment_defaulter", "decided_on": "2026-04-02", "versions": [{"effective_on": "2026-06-15", "removal": "settled", "ground": "和解"}]}]', true) r;
SELECT d.day, (SELECT count(*) FROM rn.sanctions_on(d.day)) AS measures FROM (VALUES (date '2026-06-14'), ('2026-06-15')) d (day);

-- Who ends without successor: what it owes stays listed, and the record nobody bears says why
INSERT INTO rn.subject (id, kind, name, division, valid) VALUES (2, 'department', '示例二局（演示数据）', '990101', '[2019-01-01,2026-07-01)'), (3, 'department', '示例三局（演示数据）', '990101', '[2019-01-01,2026-07-01)'), (4, 'department', '示例四局（演示数据）', '990101', '[2026-07-01,)');
INSERT INTO rn.subject_link (subject, role, target, valid) VALUES (3, 'successor', 4, '[2026-07-01,)');
INSERT INTO rn.matter (id, kind, code, subject, title, opened_on, due_on, amount) VALUES (2, 'promise', 'enterprise_contract', 2, '演示承诺二', '2026-01-05', '2026-03-01', NULL), (3, 'promise', 'enterprise_contract', 3, '演示承诺三', '2026-01-05', '2026-03-01', NULL);
INSERT INTO rn.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES (4, 'arrears', 2, '演示欠款二', '2026-01-05', '2026-03-01', 1000000), (5, 'arrears', 3, '演示欠款三', '2026-01-05', '2026-03-01', 500000);
SELECT matter, subject, about, outstanding FROM rn.outstanding_on('2026-09-01') ORDER BY matter;
SELECT what, matter, subject, name, state FROM rn.overdue_on('2026-09-01') WHERE matter IS NOT NULL ORDER BY matter;
UPDATE rn.matter SET outcome = 'broken', closed_on = '2026-08-01' WHERE id IN (2, 3);
SELECT rn.record_matter(2);
SELECT count(*) FROM rn.record_matter(3);
DROP SCHEMA rm, rm_internal, rm_zh, rn, rn_internal, rn_zh CASCADE;
DROP ROLE regress_rm_p;
SELECT format('DROP ROLE %I', rolname) FROM pg_roles WHERE rolname LIKE 'regress\_rm\_%' ORDER BY 1 \gexec
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
