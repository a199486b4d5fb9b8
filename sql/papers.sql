--
-- papers: a record of dishonesty rests on a document that is good for it, with
-- the notice and service that it needs; who may supply records
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed';
SET client_min_messages = warning;

-- What the nation asks for
SELECT l.level, l.path, l.message FROM govcredit.lint_policy(govcredit.policy_document('cn-documents-2020')::text) l;
SELECT code, item ->> 'class' AS class, item ->> 'needs' AS needs, basis FROM govcredit.policy_items('cn-documents-2020', 'documents') ORDER BY code COLLATE "C";

-- What is no kind, a step that is none, one that nothing uses, dishonesty without
CREATE FUNCTION pg_temp.lint(change jsonb) RETURNS TABLE (level text, path text, message text) LANGUAGE sql AS $$
	SELECT l.level, l.path, l.message
	  FROM govcredit.lint_policy(('{"govcredit": "policy/1", "name": "papers-lint", "title": {"zh": "演示", "en": "demonstration"}, "source": {"document": "x"}, "effective": {"from": "2021-01-01"},
		"subject_kinds": {"firm": {"title": {"zh": "企业", "en": "firm"}, "basis": "x"}}, "domains": {"market": {"title": {"zh": "市场", "en": "market"}, "conduct": "other", "basis": "x"}}}'::jsonb || change)::text) l
	 ORDER BY l.path COLLATE "C", l.message COLLATE "C";
$$;
SELECT * FROM pg_temp.lint('{"documents": {"notice": {"title": {"zh": "告知书", "en": "notice"}, "basis": "x"}, "ruling": {"title": {"zh": "裁决书", "en": "ruling"}, "needs": ["service", "stamp"], "class": "basic", "basis": "x"}}}');
SELECT * FROM pg_temp.lint('{"documents": {"ruling": {"title": {"zh": "裁决书", "en": "ruling"}, "basis": "x"}}, "suppliers": {"court": {"title": {"zh": "法院", "en": "court"}, "names": "法院", "basis": "x"}},
	"record_types": {"breach": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "market", "subjects": "firm", "basis": "x"}}}');
SELECT * FROM pg_temp.lint('{"documents": {"ruling": {"title": {"zh": "裁决书", "en": "ruling"}, "basis": "x"}},
	"record_types": {"breach": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "documents": "rulings", "suppliers": "court", "domain": "market", "subjects": "firm", "basis": "x"},
		"licence": {"title": {"zh": "许可", "en": "licence"}, "class": "basic", "documents": "ruling", "domain": "market", "subjects": "firm", "basis": "x"}}}');

-- An edition that takes the national rule in: a penalty rests on its decision, a
-- defaulter's entry on any document, a promise is a matter of the books
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "papers-2021", "title": {"zh": "示例市政务诚信办法（演示数据）", "en": "demonstration"}, "source": {"document": "示例政发〔2021〕1号"},
	"extends": ["huaiyin-2019", "cn-documents-2020"], "jurisdiction": ["990100"], "effective": {"from": "2021-01-01"},
	"suppliers": {"courts": {"title": {"zh": "人民法院", "en": "courts"}, "names": ["人民法院"], "basis": "示例政发〔2021〕1号 三"}},
	"record_types": {"administrative_penalty": {"documents": "penalty_decision"}, "judgment_defaulter": {"suppliers": "courts"}}}'));
SELECT * FROM govcredit.record_documents('papers-2021', 'administrative_penalty');
SELECT document, needs FROM govcredit.record_documents('papers-2021', 'judgment_defaulter') ORDER BY document COLLATE "C";
SELECT count(*) FROM govcredit.record_documents('papers-2021', 'licence');
SELECT * FROM govcredit.record_suppliers('papers-2021', 'judgment_defaulter');
SELECT * FROM govcredit.record_suppliers('papers-2021', 'administrative_penalty');
SELECT * FROM govcredit.record_documents('papers-2021', NULL);
SELECT * FROM govcredit.record_documents('papers-2021', 'administrative_penalties');

-- The fact that makes it, and what is short of it
CREATE TEMP TABLE case_of (n int, flags text[]);
INSERT INTO case_of VALUES (1, NULL), (2, '{document:judgment,document:notice,document:service}'), (3, '{document:penalty_decision}'), (4, '{document:penalty_decision,document:notice}'),
	(5, '{document:penalty_decision,document:notice,document:service}'), (6, '{document:nobody_knows}'), (7, '{document:notice,document:service}');
SELECT c.n, x.class, x.fault, x.reason, x.reason_zh, x.rule, x.basis FROM case_of c CROSS JOIN LATERAL govcredit.explain_class('papers-2021', 'enterprise', 'administrative_penalty', 'serious', 20000, c.flags) x ORDER BY 1;
SELECT c.n, govcredit.record_class('papers-2021', 'enterprise', 'administrative_penalty', 'serious', 20000, c.flags) AS class,
	   govcredit.points('papers-2021', 'enterprise', 'administrative_penalty', '2026-03-03', 'serious', 20000, flags => c.flags) AS points,
	   (SELECT count(*) FROM govcredit.sanctions('papers-2021', 'enterprise', 'administrative_penalty', '2026-03-03', 'serious', 20000, flags => c.flags)) AS of_penalty,
	   (SELECT count(*) FROM govcredit.sanctions('papers-2021', 'department', 'judgment_defaulter', '2026-03-03', flags => c.flags)) AS of_defaulter,
	   (SELECT string_agg(e.exclusion, ',') FROM govcredit.exclusions('papers-2021', 'enterprise', 'administrative_penalty', 'serious', 20000, c.flags) e) AS excluded,
	   (govcredit.publication('papers-2021', 'enterprise', 'administrative_penalty', '2026-03-03', '2026-03-04', 'serious', 20000, flags => c.flags)).reason AS unpublished,
	   govcredit.judges('papers-2021', 'enterprise', 'administrative_penalty', 'serious', 20000, c.flags) AS fault
  FROM case_of c ORDER BY 1;
SELECT step, rule, input, input_zh, points, basis FROM govcredit.explain_points('papers-2021', 'enterprise', 'administrative_penalty', '2026-03-03', 'serious', 20000, flags => '{document:penalty_decision,document:notice}');
SELECT measure, rule, applies, reason, reason_zh, basis FROM govcredit.explain_sanctions('papers-2021', 'enterprise', 'judgment_defaulter', '2026-03-03');
SELECT condition, found, found_zh, met, rule, basis FROM govcredit.explain_repair('papers-2021', 'enterprise', 'administrative_penalty', '2026-03-03', '2026-12-31', 'serious', 20000);

-- On a list only after notice: by the national text, and in Henan by its own
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "papers-henan", "title": {"zh": "示例县政务诚信办法（演示数据）", "en": "demonstration"}, "source": {"document": "示例政发〔2021〕2号"},
	"extends": ["huaxian-2017", "cn-documents-2020", "henan-documents-2020"], "jurisdiction": ["990104"], "effective": {"from": "2021-01-01"}}'));
SELECT p, f.flags, x.class, x.fault, x.reason_zh, x.basis FROM unnest('{papers-2021,papers-henan}'::text[]) p CROSS JOIN (VALUES ('{document:list_decision}'::text[]), ('{document:list_decision,document:notice}')) f (flags)
 CROSS JOIN LATERAL govcredit.explain_class(p::govcredit.policy, 'department', 'judgment_defaulter', flags => f.flags) x ORDER BY p, f.flags;

-- The registry: a penalty, and its twins that differ in one fact
SELECT govcredit.create_registry('papers');
CREATE OR REPLACE FUNCTION papers_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$SELECT date '2026-06-30'$$;
INSERT INTO papers.jurisdiction (division, policy, valid) VALUES ('990100', 'papers-2021', '[2021-01-01,)');
INSERT INTO papers.subject (id, kind, name, division) SELECT i, 'enterprise', '示例' || i || '公司（演示数据）', '990100' FROM generate_series(1, 9) i;
INSERT INTO papers.subject (id, kind, name, division) VALUES (20, 'source', '示例区人民法院（演示数据）', '990100'), (21, 'source', '示例信用评级公司（演示数据）', '990100'), (22, 'department', '示例局（演示数据）', '990100'),
	(31, 'department', '示例甲局（演示数据）', '990100'), (32, 'department', '示例乙局（演示数据）', '990100');
INSERT INTO papers.record (id, subject, record_type, decided_on, severity, amount, document_no, document_kind, document_on, document_issuer, notified_on, heard_on, served_on) VALUES
	(1, 1, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示罚〔2026〕1号', 'penalty_decision', NULL, '示例局（演示数据）', '2026-02-10', '2026-02-20', '2026-03-03'),
	(2, 2, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示罚〔2026〕2号', NULL, NULL, NULL, NULL, NULL, NULL),
	(3, 3, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示罚〔2026〕3号', 'penalty_decision', NULL, NULL, NULL, NULL, '2026-03-03'),
	(4, 4, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示罚〔2026〕4号', '行政处罚决定书', '2026-03-03', NULL, '2026-02-10', NULL, NULL),
	(5, 5, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示判〔2026〕5号', 'judgment', NULL, NULL, '2026-02-10', NULL, '2026-03-03');
SELECT id, document_kind, document_on, flags FROM papers.record ORDER BY id;
-- served five days later: from then on, and not before
INSERT INTO papers.record_version (record, effective_on, served_on, ground) VALUES (4, '2026-03-08', '2026-03-08', '送达（演示数据）');
-- the decision comes two months after the lapse was entered
INSERT INTO papers.record_version (record, effective_on, document_kind, document_no, document_issuer, notified_on, served_on, ground) VALUES (2, '2026-05-08', 'penalty_decision', '示罚〔2026〕22号', '示例局（演示数据）', '2026-04-10', '2026-05-08', '处罚决定（演示数据）');
SELECT record, effective_on, document_on, flags FROM papers.record_version ORDER BY record;
CREATE FUNCTION pg_temp.says(day date) RETURNS TABLE (subject bigint, score numeric, because numeric, section text, repairable bigint, told bigint) LANGUAGE sql AS $$
	SELECT s.id, r.score, (SELECT sum(e.effect) FROM papers.explain_score(s.id, day) e WHERE e.record_type = 'administrative_penalty'),
		   (SELECT string_agg(f.section, ' ') FROM papers.integrity_file(s.id, day) f WHERE f.code = 'administrative_penalty'),
		   (SELECT count(*) FROM papers.repairable_on(day, subject => s.id) x), (SELECT count(*) FROM papers.routing_on(day) x WHERE x.subject = s.id)
	  FROM papers.subject s
	  LEFT JOIN papers.ranking_on(day) r ON r.subject = s.id
	 WHERE s.id <= 5 ORDER BY 1
$$;
SELECT d.day, x.* FROM (VALUES (date '2026-03-04'), ('2026-03-08'), ('2026-05-07'), ('2026-05-08')) d (day) CROSS JOIN LATERAL pg_temp.says(d.day) x ORDER BY 1, 2;
-- published only once it is a record
UPDATE papers.record SET published_on = '2026-03-05' WHERE id = 1;
UPDATE papers.record SET published_on = '2026-03-05' WHERE id = 2;
UPDATE papers.record SET published_on = '2026-03-05' WHERE id = 5;
UPDATE papers.record SET published_on = '2026-05-10' WHERE id = 2;
SELECT record, subject FROM papers.published ORDER BY 1;
SELECT setval(pg_get_serial_sequence('papers.record', 'id'), 1000) > 0 AS numbered;

-- What is not entered
\set VERBOSITY default
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, document_kind) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, 'penalty_desicion');
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, document_kind, notified_on, served_on) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, 'penalty_decision', '2026-02-10', '2026-03-08');
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, flags) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, '{document:penalty_decision,document:notice,document:service}');
UPDATE papers.record SET flags = '{document:penalty_decision,document:notice,document:service}' WHERE id = 3;
\set VERBOSITY terse
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, document_kind, notified_on) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, 'penalty_decision', '2026-03-04');
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, document_kind, document_on, notified_on) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, 'penalty_decision', '2026-02-03', '2026-02-04');
INSERT INTO papers.record (subject, record_type, decided_on, severity, amount, document_issuer) VALUES (6, 'administrative_penalty', '2026-03-03', 'serious', 20000, '示例局');
INSERT INTO papers.record_version (record, effective_on, served_on, ground) VALUES (3, '2026-03-10', '2026-03-11', '送达（演示数据）');
-- said later already, without it
INSERT INTO papers.record_version (record, effective_on, severity, flags, ground) VALUES (3, '2026-04-10', 'ordinary', '{}', '复议（演示数据）');
INSERT INTO papers.record_version (record, effective_on, notified_on, ground) VALUES (3, '2026-03-12', '2026-02-10', '补录（演示数据）');
UPDATE papers.record SET notified_on = '2026-02-10' WHERE id = 3;
-- put right in place, and taken back
UPDATE papers.record SET document_kind = 'penalty_decision' WHERE id = 5 RETURNING flags;
SELECT govcredit.record_class('papers-2021', 'enterprise', record_type, severity, amount, flags) FROM papers.record WHERE id = 5;
UPDATE papers.record SET document_kind = NULL, document_on = NULL, notified_on = NULL, served_on = NULL WHERE id = 5 RETURNING flags;

-- Who supplies it
\set VERBOSITY default
INSERT INTO papers.record (subject, record_type, decided_on, document_kind) VALUES (7, 'judgment_defaulter', '2026-03-03', 'judgment');
INSERT INTO papers.record (subject, record_type, decided_on, document_kind, source) VALUES (7, 'judgment_defaulter', '2026-03-03', 'judgment', 21);
SET govcredit.language = zh;
INSERT INTO papers.record (subject, record_type, decided_on, document_kind, source) VALUES (7, 'judgment_defaulter', '2026-03-03', 'judgment', 22);
RESET govcredit.language;
\set VERBOSITY terse
INSERT INTO papers.record (id, subject, record_type, decided_on, document_kind, source) VALUES (31, 31, 'judgment_defaulter', '2026-03-03', 'judgment', 20), (32, 32, 'judgment_defaulter', '2026-03-03', NULL, 20);
UPDATE papers.record SET source = 21 WHERE id = 31;
-- barred, and its twin without a document: asked of one, of all, and by the measures
SELECT s, papers.is_barred(s, 'fiscal_appropriation', NULL, '2026-03-04'), (SELECT count(*) FROM papers.barred_on('fiscal_appropriation', NULL, '2026-03-04') b WHERE b.subject = s) AS among_all,
	   (SELECT count(*) FROM papers.sanctions_on('2026-03-04', subject => s)) AS measures
  FROM unnest('{31,32}'::bigint[]) s;

-- What a matter leads to is a proposal: recorded, it is basic until its document is there
INSERT INTO papers.matter (id, kind, code, subject, title, opened_on, due_on, closed_on, outcome) SELECT i, 'promise', 'investment_policy', i, '限时（演示数据）', '2025-12-13', '2026-01-13', '2026-02-20', 'kept' FROM generate_series(31, 32) i;
SELECT u.matter, u.subject, u.record_type FROM papers_internal.unrecorded_on('2026-06-30') u ORDER BY 1, 2;
SELECT m, papers.record_matter(m) > 0 AS made FROM unnest('{31,32}'::bigint[]) m;
INSERT INTO papers.record_version (record, effective_on, document_kind, document_no, document_issuer, served_on, ground)
	SELECT r.id, '2026-05-20', 'ruling', '示决〔2026〕31号', '示例市人民政府（演示数据）', '2026-05-20', '认定（演示数据）' FROM papers.record r WHERE r.matter = 31;
SELECT d.day, s, (SELECT string_agg(f.section, ' ') FROM papers.integrity_file(s, d.day) f WHERE f.code = 'promise_broken') AS section, (SELECT r.score FROM papers.ranking_on(d.day) r WHERE r.subject = s) AS score
  FROM (VALUES (date '2026-05-19'), ('2026-05-20')) d (day) CROSS JOIN unnest('{31,32}'::bigint[]) s ORDER BY 1, 2;

-- The term of publication runs from the day on which it became a record: the service of 8 March, the decision of 8 May; of a proposal none runs
SELECT x.record, x.started_on, x.due_on, x.state FROM papers.deadlines_on('2026-06-30') x WHERE x.what = 'publication' AND x.record <= 5 ORDER BY 1, x.site COLLATE "C";

-- From one registry to another, and from a file: what is public by a later document is so there, too
INSERT INTO papers.peer (registry, own) VALUES ('示例市（演示数据）', true);
SELECT papers.export_records() AS sent \gset
SELECT govcredit.create_registry('papers_b');
INSERT INTO papers_b.peer (registry, own) VALUES ('示例省（演示数据）', true);
INSERT INTO papers_b.peer (registry) VALUES ('示例市（演示数据）');
INSERT INTO papers_b.jurisdiction (division, policy, valid) VALUES ('990100', 'papers-2021', '[2021-01-01,)');
CREATE OR REPLACE FUNCTION papers_b_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$SELECT date '2026-06-30'$$;
SELECT i.relation, i.state, count(*) FROM papers_b.import_records(:'sent') i GROUP BY 1, 2 ORDER BY 1, 2;
SELECT i.relation, i.state, count(*) FROM papers_b.import_records(:'sent') i GROUP BY 1, 2 ORDER BY 1, 2;
SELECT s.name, p.published_on FROM papers_b.published p JOIN papers_b.subject s ON s.id = p.subject ORDER BY s.name COLLATE "C";
-- a proposal sent before, and then its document with its publication at once; row by row, too
UPDATE papers.record_version SET severity = NULL, document_kind = 'penalty_decision', served_on = '2026-04-10', notified_on = '2026-02-10' WHERE record = 3 AND effective_on = '2026-04-10';
UPDATE papers.record SET published_on = '2026-06-03' WHERE id = 3;
SELECT papers.export_records() AS sent \gset
SELECT i.relation, i.state, i.error, i.message FROM papers_b.import_records(:'sent', true) i WHERE i.state NOT IN ('already there', 'linked') ORDER BY 1, 2;
SELECT s.name, p.published_on FROM papers_b.published p JOIN papers_b.subject s ON s.id = p.subject ORDER BY s.name COLLATE "C";
SELECT s.name, r.record_type, r.document_kind, r.document_on, r.notified_on, r.served_on, r.flags, v.effective_on, v.document_kind AS then_kind, v.flags AS then_flags
  FROM papers_b.record r JOIN papers_b.subject s ON s.id = r.subject LEFT JOIN papers_b.record_version v ON v.record = r.id ORDER BY s.name COLLATE "C", r.record_type COLLATE "C";

-- Two editions: whose record counts no longer, and what they say otherwise
CREATE TEMP TABLE fact_seen (subject text, subject_kind text, record_type text, decided_on date, severity text, amount numeric, flags text[]);
INSERT INTO fact_seen VALUES ('甲', 'enterprise', 'administrative_penalty', '2026-03-03', 'serious', 20000, '{document:penalty_decision,document:notice,document:service}'), ('乙', 'enterprise', 'administrative_penalty', '2026-03-03', 'serious', 20000, NULL);
SELECT subject, score_before, score_after, because, basis FROM govcredit.compare_policies('huaiyin-2019', 'papers-2021', 'fact_seen', '2026-03-04');

-- A file that is loaded again is no contradiction; with its versions, and one refused
CREATE TEMP TABLE file_of AS SELECT $$[
	{"subject": {"id": 9}, "record_type": "administrative_penalty", "decided_on": "2026-03-03", "severity": "serious", "amount": 20000, "document_no": "示罚〔2026〕9号", "document_kind": "penalty_decision", "notified_on": "2026-02-10",
	 "versions": [{"effective_on": "2026-03-09", "served_on": "2026-03-09", "ground": "送达（演示数据）"}]},
	{"subject": {"id": 8}, "record_type": "judgment_defaulter", "decided_on": "2026-03-03", "source": "示例信用评级公司（演示数据）"},
	{"subject": {"id": 8}, "record_type": "administrative_penalty", "decided_on": "2026-03-03", "severity": "minor", "amount": 200, "document_kind": "warrant"}]$$ AS file;
SELECT l.place, l.state, l.error, l.message FROM file_of f, papers.load_records(f.file, true) l ORDER BY 1;
SELECT l.place, l.state FROM file_of f, papers.load_records(f.file, true) l ORDER BY 1;
SELECT d, govcredit.record_class('papers-2021', 'enterprise', r.record_type, r.severity, r.amount, r.flags) FROM unnest('{2026-03-08,2026-03-09}'::date[]) d CROSS JOIN LATERAL papers_internal.decision_at(d) r WHERE r.subject = 9 ORDER BY 1;
-- ... and of one that is public by its later document; a feed that says its circumstances says none of what it rests on
SELECT $$[{"subject": {"id": 6}, "record_type": "administrative_penalty", "decided_on": "2026-03-03", "severity": "serious", "amount": 20000, "document_no": "示罚〔2026〕6号", "published_on": "2026-05-10", "flags": ["main_responsible"],
	"versions": [{"effective_on": "2026-05-08", "document_kind": "penalty_decision", "notified_on": "2026-04-10", "served_on": "2026-05-08", "ground": "处罚决定（演示数据）"}]},
	{"subject": {"id": 7}, "record_type": "administrative_penalty", "decided_on": "2026-03-03", "severity": "serious", "amount": 20000, "document_no": "示罚〔2026〕7号", "document_kind": "penalty_decision", "notified_on": "2026-02-10", "served_on": "2026-03-03"}]$$ AS fed \gset
SELECT l.place, l.state, l.message FROM papers.load_records(:'fed', true, feed => '处罚（演示数据）') l ORDER BY 1;
SELECT l.place, l.state, l.message FROM papers.load_records(replace(:'fed', '"2026-05-10"', '"2026-05-11"'), true, feed => '处罚（演示数据）') l ORDER BY 1;
SELECT l.place, l.state, l.message FROM papers.load_records(replace(:'fed', '"amount": 20000', '"amount": 30000'), true, feed => '处罚（演示数据）') l ORDER BY 1;
-- circumstances that a later document stands beside are put right there first
UPDATE papers.record SET flags = NULL WHERE subject = 6;
UPDATE papers.record_version v SET flags = '{}' FROM papers.record r WHERE r.id = v.record AND r.subject = 6 RETURNING v.flags;
UPDATE papers.record SET flags = NULL WHERE subject = 6 RETURNING flags;
SELECT subject, amount, flags, published_on FROM papers.record WHERE subject IN (6, 7) ORDER BY 1;

-- Xining: a judgment comes from a court and no rating company, what was found by audit from the auditors; of a body that was one on the day
INSERT INTO papers.jurisdiction (division, policy, valid) VALUES ('990102', 'xining-2018', '[2018-02-01,)');
INSERT INTO papers.subject (id, kind, name, division) VALUES (40, 'department', '示例丙局（演示数据）', '990102'), (41, 'source', '示例县法院（演示数据）', '990102'), (42, 'source', '示例审计中心（演示数据）', '990102');
UPDATE papers.subject SET name = '示例内控中心（演示数据）', since = '2026-03-01' WHERE id = 42;
INSERT INTO papers.record (id, subject, record_type, decided_on, severity, source) VALUES (41, 40, 'court_judgment', '2026-03-02', 'minor', 41);
INSERT INTO papers.record (id, subject, record_type, decided_on, severity, source) VALUES (42, 40, 'court_judgment', '2026-03-02', 'minor', 21);
INSERT INTO papers.record (id, subject, record_type, decided_on, severity) VALUES (42, 40, 'court_judgment', '2026-03-02', 'minor');
INSERT INTO papers.record (id, subject, record_type, decided_on, severity, source) VALUES (42, 40, 'audit_finding', '2026-02-02', 'minor', 42);
INSERT INTO papers.record (id, subject, record_type, decided_on, severity, source) VALUES (43, 40, 'audit_finding', '2026-03-02', 'minor', 42);
SELECT id, record_type FROM papers.record WHERE subject = 40 ORDER BY 1;

--
-- A proposal without a document is no dishonesty to any question: of three twins
-- one has nothing, one a record without its document, one with it.  Of every
-- public question, from the catalogue: the first two are answered alike.
--
SELECT govcredit.create_registry('twins');
CREATE OR REPLACE FUNCTION twins_internal.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$SELECT date '2026-06-30'$$;
INSERT INTO twins.jurisdiction (division, policy, valid) VALUES ('990100', 'papers-2021', '[2021-01-01,)');
INSERT INTO twins.subject (id, kind, name, division) SELECT k.n * 10 + i, k.kind, '示例' || k.n * 10 + i || '（演示数据）', '990100' FROM (VALUES (1, 'department'), (2, 'official'), (3, 'enterprise')) k (n, kind), generate_series(1, 3) i;
INSERT INTO twins.subject (id, kind, name, division) VALUES (90, 'source', '示例区人民法院（演示数据）', '990100');
INSERT INTO twins.subject_link (subject, role, target) SELECT 10 + i, 'head', 20 + i FROM generate_series(1, 3) i;
INSERT INTO twins.record (id, subject, record_type, decided_on, severity, amount, document_kind, notified_on, served_on, source) SELECT r.n * 10 + i, r.n * 10 + i, r.type, '2026-03-03', r.severity, r.amount,
		CASE i WHEN 3 THEN 'judgment' END, NULL, NULL, r.source FROM (VALUES (1, 'judgment_defaulter', NULL, NULL::numeric, 90), (2, 'disciplinary_sanction', 'serious', NULL, NULL)) r (n, type, severity, amount, source), generate_series(2, 3) i;
INSERT INTO twins.record (id, subject, record_type, decided_on, severity, amount, document_kind, notified_on, served_on) SELECT 30 + i, 30 + i, 'administrative_penalty', '2026-03-03', 'serious', 20000,
		CASE i WHEN 3 THEN 'penalty_decision' END, CASE i WHEN 3 THEN date '2026-02-10' END, CASE i WHEN 3 THEN date '2026-03-03' END FROM generate_series(2, 3) i;
CALL twins.evaluate('2026-06-30');
CREATE TEMP TABLE filled (argument text, value text);
INSERT INTO filled VALUES ('as_of', '''2026-06-30'''), ('day', '''2026-06-30'''), ('known_at', '''infinity'''), ('places', '10'), ('kind', '''department'''), ('policy', '''papers-2021'''), ('evaluation', '1'), ('purpose', 'NULL'), ('what', '''示例'''), ('from_on', '''2025-01-01'''), ('to_on', '''2026-06-30'''), ('by', '''unit''');
CREATE FUNCTION pg_temp.answers(call text) RETURNS TABLE (subject bigint, answer jsonb) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT coalesce(j ->> ''subject'', j ->> ''bearer'', j ->> ''id'')::bigint, j - ''{subject,bearer,id,name,record,reference,about,about_name,target,person,records,line,label,owed_by,owed_by_name}''::text[] FROM %s x CROSS JOIN LATERAL (SELECT CASE jsonb_typeof(to_jsonb(x)) WHEN ''object'' THEN to_jsonb(x) ELSE jsonb_build_object(''says'', x) END AS j) y', call);
END
$$;
CREATE TEMP TABLE question AS
SELECT p.oid::regproc::text AS asks, a.call || '(' || (
			SELECT string_agg(CASE WHEN p.proargnames[x.n] = 'subject' THEN '%1$s' WHEN p.proargnames[x.n] = 'action' THEN '%2$L' ELSE coalesce(f.value, 'NULL') END || '::' || format_type(x.type, NULL), ', ' ORDER BY x.n)
			  FROM unnest(p.proargtypes) WITH ORDINALITY x (type, n) LEFT JOIN filled f ON f.argument = p.proargnames[x.n]) || ')' AS call, 'subject' = ANY (p.proargnames) AS one, 'action' = ANY (p.proargnames) AS barring
  FROM pg_proc p CROSS JOIN LATERAL (SELECT p.oid::regproc::text AS call) a
 WHERE p.pronamespace = 'twins'::regnamespace AND p.provolatile = 's' AND NOT p.proargnames && '{record,list,report}'
 UNION ALL
SELECT c.oid::regclass::text, c.oid::regclass::text, false, false FROM pg_class c WHERE c.relnamespace = 'twins'::regnamespace AND c.relkind = 'v';
CREATE TEMP TABLE answered AS
SELECT q.asks, s.id AS twin, b.action, a.subject, a.answer
  FROM question q CROSS JOIN twins.subject s
  LEFT JOIN govcredit.policy_items('papers-2021', 'actions') i ON q.barring AND i.code IN ('fiscal_appropriation', 'excellent_assessment')
 CROSS JOIN LATERAL (SELECT i.code AS action) b
 CROSS JOIN LATERAL pg_temp.answers(format(q.call, s.id, b.action)) a
 WHERE s.kind <> 'source' AND (q.one OR s.id = 11 AND a.subject IS NOT NULL) AND (NOT q.barring OR i.code IS NOT NULL)
   AND a.answer ->> 'section' IS DISTINCT FROM 'post' AND (a.answer ->> 'effect' = '0' AND a.answer ->> 'note' = 'no row of the type''s points matches') IS NOT TRUE;
SELECT count(DISTINCT asks) AS questions FROM answered;
-- where two of a kind are answered otherwise
CREATE FUNCTION pg_temp.unlike(first int, second int) RETURNS TABLE (asks text, kind bigint, answer jsonb) LANGUAGE sql AS $$
	WITH a AS (SELECT x.asks, coalesce(x.subject, x.twin) / 10 AS kind, coalesce(x.subject, x.twin) % 10 AS twin, coalesce(x.action, '') AS action, x.answer, count(*) AS n FROM answered x GROUP BY 1, 2, 3, 4, 5)
	SELECT asks, kind, answer FROM ((SELECT asks, kind, action, answer, n FROM a WHERE twin = first EXCEPT SELECT asks, kind, action, answer, n FROM a WHERE twin = second)
		UNION (SELECT asks, kind, action, answer, n FROM a WHERE twin = second EXCEPT SELECT asks, kind, action, answer, n FROM a WHERE twin = first)) d
$$;
SELECT asks, kind, answer ->> 'section' AS section, answer ->> 'record_type' AS record_type FROM pg_temp.unlike(1, 2) WHERE answer ->> 'section' IS NOT NULL OR answer ->> 'record_type' IS NOT NULL OR asks <> 'twins.fact' ORDER BY asks COLLATE "C", kind, answer::text COLLATE "C";
SELECT asks, array_agg(DISTINCT kind ORDER BY kind) AS of_kind FROM pg_temp.unlike(2, 3) GROUP BY 1 ORDER BY asks COLLATE "C";
-- what is printed
SELECT r.subject, x.value ->> 'type' AS type, x.value ->> 'class' AS class, jsonb_array_length(r.contents -> 'sanctions') AS measures FROM (SELECT (twins.issue_report(s, '演示', '2026-06-30')).* FROM unnest('{12,13}'::bigint[]) s) r
  LEFT JOIN LATERAL jsonb_array_elements(r.contents -> 'records') x ON true ORDER BY 1, 2;
-- among those who may be honoured, and on a list of the barred
SELECT c.subject FROM twins.candidates_on('department', '2026-06-30') c ORDER BY 1;
DROP SCHEMA twins, twins_internal, twins_zh CASCADE;
