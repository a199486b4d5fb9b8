--
-- load: COPY into every table a recorder loads, with all checks; records from
-- JSON in one call
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('load');

-- COPY: a row that is right, then one that is not
COPY load.jurisdiction (division, policy, valid) FROM STDIN;
990101	huaiyin-2019	[2019-06-12,)
\.
COPY load.jurisdiction (division, policy, valid) FROM STDIN;
990101	huaiyin-2019	[2020-01-01,)
\.
COPY load.subject (id, kind, name, uscc, division) FROM STDIN;
901	source	示例一区审计局（演示数据）	\N	990101
\.
COPY load.subject (id, kind, name, uscc, division) FROM STDIN;
902	source	示例一区统计局（演示数据）	11990101000000000X	990101
\.
COPY load.subject (id, kind, name, division, valid) FROM STDIN;
1	department	示例一区住建局（演示数据）	990101	[2020-01-01,)
2	department	示例一区教育局（演示数据）	990101	[2020-01-01,)
11	official	某甲（演示数据）	990101	[2020-01-01,)
\.
COPY load.subject (kind, name, division) FROM STDIN;
resident	某居民（演示数据）	990101
\.
COPY load.former (subject, name, kind, division, valid) FROM STDIN;
2	示例一区教委（演示数据）	department	990101	[2020-01-01,2021-01-01)
\.
COPY load.former (subject, name, kind, division, valid) FROM STDIN;
2	示例一区教委（演示数据）	department	990101	[2021-01-01,)
\.
COPY load.subject_person (subject, resident_id) FROM STDIN;
11	990101199003071237
\.
COPY load.subject_person (subject, resident_id) FROM STDIN;
1	990101199003071238
\.
COPY load.subject_link (subject, role, target, valid) FROM STDIN;
1	superior	2	[2020-01-01,)
11	unit	1	[2020-01-01,)
\.
COPY load.subject_link (subject, role, target, valid) FROM STDIN;
2	superior	1	[2020-01-01,)
\.
COPY load.record (id, subject, record_type, source, document_no, decided_on, flags) FROM STDIN;
101	1	disclosure_missed	901	示政公〔2026〕3号	2026-01-05	{}
\.
COPY load.record (subject, record_type, decided_on) FROM STDIN;
1	disclosure_missed	2019-12-31
\.
COPY load.objection (record, filed_on, statement) FROM STDIN;
101	2026-01-20	已公开（演示数据）
\.
COPY load.objection (record, filed_on, statement) FROM STDIN;
101	2026-01-04	早于决定
\.
COPY load.matter (id, kind, subject, title, opened_on, due_on, amount) FROM STDIN;
201	arrears	1	示例工程款（演示数据）	2026-01-05	2026-02-05	10000
\.
COPY load.matter (kind, subject, title, opened_on) FROM STDIN;
wish	1	愿望（演示数据）	2026-01-05
\.
COPY load.matter_step (matter, step, done_on, paid) FROM STDIN;
201	付款	2026-01-10	4000
\.
COPY load.matter_step (matter, step, done_on, paid) FROM STDIN;
201	付款	2026-01-11	7000
\.
COPY load.matter_party (matter, role, name) FROM STDIN;
201	unit	示例公司（演示数据）
\.
COPY load.matter_party (matter, role, name) FROM STDIN;
201	unit	示例公司（演示数据）
\.
COPY load.observation (subject, indicator, period, value) FROM STDIN;
1	property_disputes_resolved	[2025-01-01,2026-01-01)	95
\.
COPY load.observation (subject, indicator, period, value) FROM STDIN;
1	no_such_indicator	[2025-01-01,2026-01-01)	95
\.
COPY load.attestation (subject, list, item, issuer, number, issued_on) FROM STDIN;
1	three_lists	powers	901	Q-1	2026-01-05
\.
COPY load.attestation (subject, list, item, issuer, number, issued_on) FROM STDIN;
1	three_lists	horoscope	901	Q-2	2026-01-05
\.
COPY load.delivery (subject, what, year, recipient, sent_on) FROM STDIN;
1	records	\N	示例市平台	2026-01-05
\.
COPY load.delivery (subject, what, year, recipient, sent_on) FROM STDIN;
999	records	\N	示例市平台	2026-01-05
\.
COPY load.discharge (what, record, code, done_on) FROM STDIN;
notice	101	city_platform	2026-02-05
\.
COPY load.discharge (what, record, code, done_on) FROM STDIN;
notice	101	moon	2026-02-05
\.
COPY load.list_entry (list, subject, code, title, valid) FROM STDIN;
powers	1	P-1	示例许可（演示数据）	[2020-01-01,)
\.
COPY load.list_entry (list, subject, code, title, valid) FROM STDIN;
powers	1	P-1	示例许可（演示数据）	[2021-01-01,)
\.
-- None is forgotten: each table recorders write holds a row, those they do not are not asked
DO $$
DECLARE r record; n bigint;
BEGIN
	FOR r IN SELECT relation FROM load_internal.role_rights() WHERE entered <> 'decide' AND relation NOT IN ('access_ticket', 'fed') ORDER BY 1 LOOP
		EXECUTE format('SELECT count(*) FROM load.%I', r.relation) INTO n;
		IF n = 0 THEN
			RAISE WARNING 'no COPY into %', r.relation;
		END IF;
	END LOOP;
END $$;
-- Each is stamped and keeps its history
SELECT count(*) FROM load.record WHERE recorded_at IS NULL OR entered_by <> CURRENT_USER;

ALTER TABLE load.subject ALTER id RESTART WITH 21;
-- JSON: subjects by code, name or number, sources by name or code
INSERT INTO load.subject (kind, name, division, uscc) VALUES ('enterprise', '示例公司（演示数据）', '990101', govcredit.make_uscc('91', '990101', '10000001'));
CREATE TABLE load_feed (feed jsonb);
INSERT INTO load_feed SELECT jsonb_build_array(
	jsonb_build_object('subject', jsonb_build_object('uscc', lower(govcredit.make_uscc('91', '990101', '10000001')::text)), 'record_type', 'administrative_penalty',
		'document_no', '示罚[2026]2号', 'decided_on', '2026-01-07', 'severity', 'ordinary', 'amount', 5000, 'source', '示例一区审计局（演示数据）'),
	jsonb_build_object('subject', '{"name": "示例一区住建局（演示数据）", "kind": "department", "division": "990101"}'::jsonb, 'record_type', 'good_case', 'decided_on', '2026-02-01'),
	jsonb_build_object('subject', '{"resident_id": "990101199003071237"}'::jsonb, 'record_type', 'personal_matters_fault', 'decided_on', '2026-02-02', 'flags', '["main_responsible"]'::jsonb));
SELECT l.* FROM load_feed, load.load_records(feed::text) l;
-- Again: nothing, however the document number is written
SELECT l.place, l.state FROM load_feed, load.load_records(replace(feed::text, '示罚[2026]2号', '示罚〔2026〕2号')) l;
SELECT r.id, r.subject, r.source, r.document_no, r.amount, r.flags FROM load.record r ORDER BY r.id;
-- One that was revoked does not come back
UPDATE load.record SET revoke_reason = '误录' WHERE record_type = 'good_case';
SELECT l.place, l.state FROM load_feed, load.load_records(feed::text) l WHERE l.state = 'revoked';

-- All or nothing
SELECT count(*) FROM load.load_records('[{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-01"}, {"subject": {"id": 1}, "record_type": "no_such_type", "decided_on": "2026-03-01"}]');
SELECT count(*) FROM load.record WHERE decided_on = '2026-03-01';
-- or each for itself: whatever the tables refuse
SELECT place, state, error, message, hint FROM load.load_records($$[
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"id": 1}, "record_type": "no_such_type", "decided_on": "2026-03-01"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2019-03-01"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-02-30"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "990101199003071237"},
	{"subject": {"id": 1}, "record_type": "good_case"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-01", "decidedon": 1, "id": 7},
	{"subject": {"id": 77}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"uscc": "91990101100000010X"}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"name": "某甲（演示数据）", "kind": "official", "division": "990101"}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"name": "某甲（演示数据）"}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"resident_id": "990101199003071245"}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-02", "source": "无此单位"},
	{"subject": 1, "record_type": "good_case", "decided_on": "2026-03-02"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-02", "revoke_reason": "x"},
	{"subject": {"id": 1}, "record_type": "disclosure_missed", "document_no": "示政公〔2026〕3号", "decided_on": "2026-01-05", "severity": "minor"},
	7, null]$$, true);
-- Of two values of one key only one would count: refused by its row, wherever in it, however it is written, and nothing is lost of the others
SELECT place, state, error, message, hint FROM load.load_records('[
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-11", "act_id": "T-1"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-12", "act_id": "T-2", "act_id": "T-3"},
	{"subject": {"id": 2, "\u0069d": 1}, "record_type": "good_case", "decided_on": "2026-03-13", "act_id": "T-4"}]', true);
SELECT * FROM load.load_records('[{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-14", "act_id": "T-5"}, {"subject": {"id": 1}, "record_type": "good_case", "record_type": "good_case", "decided_on": "2026-03-15"}]');
SELECT act_id FROM load.record WHERE act_id LIKE 'T-%' ORDER BY 1;
-- so many that not each can be named refuse the whole; more than a document may have, but none twice, are taken
SELECT * FROM load.load_records((SELECT '[' || string_agg('{"subject": {"id": 1}, "note": "a", "note": "b"}', ',') || ']' FROM generate_series(1, 100)), true);
SELECT count(*), min(state) FROM load.load_records((SELECT '[' || string_agg(format('{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-03-11", "act_id": "T-1", "note": %s}', '"' || repeat('x', 3000000) || '"'), ',') || ']' FROM generate_series(1, 1)), true);
SELECT * FROM load.load_records(NULL);
SELECT * FROM load.load_records('[{"subject": ');
SELECT * FROM load.load_records('{}');
SELECT * FROM load.load_records('[]');
-- Two acts of one day, told apart
SELECT place, state FROM load.load_records('[{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-04-01", "act_id": "A-1"}, {"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-04-01", "act_id": "A-2"}]');
-- Subjects that are not there yet
SELECT place, state, error, message FROM load.load_records('[
	{"subject": {"name": "示例新局（演示数据）", "kind": "department", "division": "990101"}, "record_type": "good_case", "decided_on": "2026-03-01"},
	{"subject": {"name": "示例新局（演示数据）", "kind": "department", "division": "990101"}, "record_type": "good_case", "decided_on": "2026-03-02"},
	{"subject": {"name": "某丙（演示数据）", "kind": "official", "division": "990101", "resident_id": "990101199003071245"}, "record_type": "personal_matters_fault", "decided_on": "2026-03-02"},
	{"subject": {"name": "示例外局（演示数据）", "kind": "department", "division": "990109"}, "record_type": "good_case", "decided_on": "2026-03-02"}]', true, true);
SELECT name, kind, division FROM load.subject WHERE name ~ '新局|外局|某丙' ORDER BY id;
-- A DBA's column is loaded by its name, and its default holds where it is not given
ALTER TABLE load.record ADD COLUMN case_no text;
ALTER TABLE load.record ALTER case_no SET DEFAULT '无';
SELECT place, state FROM load.load_records('[{"subject": {"id": 2}, "record_type": "good_case", "decided_on": "2026-04-01", "case_no": "C-1"}, {"subject": {"id": 2}, "record_type": "good_case", "decided_on": "2026-04-02"}]');
SELECT case_no FROM load.record WHERE subject = 2 ORDER BY decided_on;

-- Rights: a recorder loads facts about whom one may enter; what is there about a person is compared with a ticket only
SELECT count(*) FROM load.setup_roles('regress_load');
CREATE ROLE regress_load_c IN ROLE regress_load_recorder;
CREATE ROLE regress_load_a IN ROLE regress_load_analyst;
INSERT INTO load.access_scope (member, division) VALUES ('regress_load_c', '990101'), ('regress_load_a', '990101');
SET ROLE regress_load_c;
SELECT place, state, error, message FROM load.load_records('[
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-05-01"},
	{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-05-02", "published_on": "2026-05-03"},
	{"subject": {"resident_id": "990101199003071237"}, "record_type": "personal_matters_fault", "decided_on": "2026-05-02"},
	{"subject": {"id": 11}, "record_type": "personal_matters_fault", "decided_on": "2026-02-02", "flags": ["main_responsible"]}]', true);
SELECT load.open_ticket(11, '录入') IS NOT NULL AS opened;
SELECT place, state FROM load.load_records('[{"subject": {"id": 11}, "record_type": "personal_matters_fault", "decided_on": "2026-02-02", "flags": ["main_responsible"]}]', true);
SELECT entered_by FROM load.record WHERE decided_on = '2026-05-01';
COPY load.record (subject, record_type, decided_on) FROM STDIN;
1	good_case	2026-05-04
\.
SET ROLE regress_load_a;
SELECT place, state, error, message FROM load.load_records('[{"subject": {"id": 1}, "record_type": "good_case", "decided_on": "2026-05-01", "act_id": "x"}]', true);
RESET ROLE;

DROP TABLE load_feed;
DROP SCHEMA load, load_internal, load_zh CASCADE;
DROP ROLE regress_load_c, regress_load_a, regress_load_reader, regress_load_analyst, regress_load_recorder, regress_load_reviewer, regress_load_administrator;
