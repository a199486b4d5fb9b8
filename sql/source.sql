--
-- source: who supplies records is a subject, and judged only where a policy judges it
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('src');
ALTER TABLE src.subject ALTER id RESTART WITH 101;
SELECT govcredit.make_uscc('11', '990101', '00000001') AS one, govcredit.make_uscc('91', '990101', '10000001') AS bank \gset
-- "source" is nobody's kind but the registry's
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-source", "title": {"zh": "演示", "en": "invented"}, "source": {"document": "演示数据", "issuer": {"zh": "演示", "en": "invented"}}, "effective": {"from": "2019-01-01"},
	"extends": ["huaiyin-2019"], "subject_kinds": {"source": {"title": {"zh": "信息提供单位", "en": "source"}}}}') IS NOT NULL AS added;
INSERT INTO src.jurisdiction (division, policy, valid) VALUES ('990101', 'regress-source', '[2019-06-12,)');
INSERT INTO src.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');

-- It sits in a division that there is, or where a policy was adopted, and no policy need be in force over it
INSERT INTO src.subject (id, kind, name, division) VALUES (1, 'source', '无此处法院（演示数据）', '123456');
INSERT INTO src.subject (id, kind, name, uscc, division) VALUES (1, 'source', '示例省法院（演示数据）', NULL, '990000'), (2, 'source', '示例银行（演示数据）', :'bank', '990102'),
	(3, 'source', '示例一区住建局（演示数据）', :'one', '990101'), (11, 'department', '示例一区住建局（演示数据）', :'one', '990101'), (12, 'department', '示例二区教育局（演示数据）', NULL, '990102'),
	(21, 'official', '某甲（演示数据）', NULL, '990101');
INSERT INTO src.subject (kind, name, uscc, division) VALUES ('source', '又一银行（演示数据）', :'bank', '990101');

-- Whatever it supplies, nothing is recorded of it
INSERT INTO src.record (id, subject, record_type, source, decided_on) VALUES (101, 11, 'disclosure_missed', 1, '2026-01-05'), (102, 12, 'disclosure_missed', 11, '2026-01-06');
INSERT INTO src.record (subject, record_type, decided_on) VALUES (2, 'disclosure_missed', '2026-01-05');
INSERT INTO src.observation (subject, indicator, period, value) SELECT 2, p.code, '[2025-01-01,2026-01-01)', 1 FROM govcredit.policy_items('huaiyin-2019', 'indicators') p ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO src.attestation (subject, list, item, issuer, issued_on) VALUES (2, 'three_lists', 'powers', 1, '2026-01-05');
INSERT INTO src.matter (kind, subject, title, opened_on) VALUES ('lawsuit', 2, '示例诉讼（演示数据）', '2026-01-05');
INSERT INTO src.delivery (subject, what, recipient, sent_on) VALUES (2, 'records', '示例平台', '2026-01-05');
INSERT INTO src.list_entry (list, subject, code, title) VALUES ('service', 2, '一', '示例事项（演示数据）');
INSERT INTO src.subject_link (subject, role, target) VALUES (11, 'superior', 3);
INSERT INTO src.subject_link (subject, role, target, valid) VALUES (2, 'successor', 12, '[2026-01-01,)');
INSERT INTO src.subject_person (subject, resident_id) VALUES (1, '990101199003071237');
SELECT state, message FROM src.load_records('[{"subject": {"id": 2}, "record_type": "disclosure_missed", "decided_on": "2026-01-07"}]', true);
-- (each table that is about a subject was tried)
SELECT c.relname FROM pg_class c JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid = 'src.subject'::regclass AND k.conkey[1] = (SELECT a.attnum FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'subject')
 WHERE c.relname <> ALL ('{record,observation,attestation,matter,delivery,list_entry,subject_link,subject_person}'::name[]) ORDER BY c.relname COLLATE "C";
-- nor is it ever what is judged, nor was, nor the other way round
UPDATE src.subject SET kind = 'department' WHERE id = 2;
UPDATE src.subject SET kind = 'source' WHERE id = 11;
INSERT INTO src.former (subject, name, kind, division, valid) VALUES (11, '示例一区建委（演示数据）', 'source', '990101', '[2019-01-01,2020-01-01)');
INSERT INTO src.former (subject, name, kind, division, valid) VALUES (3, '示例一区建委（演示数据）', 'department', '990101', '[2019-01-01,2020-01-01)');
INSERT INTO src.former (subject, name, kind, division, valid) VALUES (3, '示例一区建委（演示数据）', NULL, '123456', '[2019-01-01,2020-01-01)');
INSERT INTO src.former (subject, name, valid) VALUES (3, '示例一区建委（演示数据）', '[2019-01-01,2020-01-01)');

-- Who supplies is there, and no natural person
INSERT INTO src.record (subject, record_type, source, decided_on) VALUES (11, 'disclosure_missed', 999, '2026-01-07');
INSERT INTO src.record (subject, record_type, source, decided_on) VALUES (11, 'disclosure_missed', 21, '2026-01-07');
UPDATE src.record SET source = 21 WHERE id = 101;
INSERT INTO src.attestation (subject, list, item, issuer, issued_on) VALUES (11, 'three_lists', 'powers', 21, '2026-01-05');
INSERT INTO src.observation (subject, indicator, period, source, value) SELECT 11, p.code, '[2025-01-01,2026-01-01)', 21, 1 FROM govcredit.policy_items('huaiyin-2019', 'indicators') p ORDER BY p.code COLLATE "C" LIMIT 1;
DELETE FROM src.subject WHERE id = 1;

-- Asked about it there is no answer; in what is asked about all it is left out, by every question there is
SELECT src.is_barred(2, 'subsidy', NULL, '2026-06-30');
SELECT answer FROM src.measures_on(2, 'subsidy', NULL, '2026-06-30');
SELECT src.issue_report(2, '示例用途（演示数据）', '2026-06-30');
SELECT answer FROM src.measures_on(77, 'subsidy', NULL, '2026-06-30');
CREATE FUNCTION pg_temp.named(OUT question text, OUT subject bigint) RETURNS SETOF record LANGUAGE plpgsql AS $$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT p.proname AS question, format('SELECT DISTINCT x.subject FROM %s.%I(%s) x', n.nspname, p.proname,
				(SELECT string_agg(CASE a.name WHEN 'as_of' THEN quote_literal('2026-06-30') WHEN 'list' THEN quote_literal('three_lists') WHEN 'action' THEN quote_literal('subsidy') WHEN 'kind' THEN quote_literal('department')
						ELSE NULL END, ', ' ORDER BY a.n) FROM unnest(p.proargnames[:p.pronargs - p.pronargdefaults]) WITH ORDINALITY a (name, n))) AS statement
		  FROM pg_proc p
		  JOIN pg_namespace n ON n.oid = p.pronamespace AND n.nspname IN ('src', 'src_internal')
		  LEFT JOIN pg_type t ON t.oid = p.prorettype
		  LEFT JOIN pg_attribute f ON f.attrelid = t.typrelid AND f.attname = 'subject' AND f.attnum > 0
		 WHERE p.proretset AND p.provolatile <> 'v' AND p.proargnames @> '{as_of}' AND (f.attname IS NOT NULL OR p.proallargtypes IS NOT NULL AND p.proargnames[p.pronargs + 1:] @> '{subject}')
		   AND (p.proargnames[:p.pronargs - p.pronargdefaults])::text[] <@ '{as_of,list,action,kind}'
		 UNION ALL
		SELECT c.relname, format('SELECT DISTINCT x.subject FROM %s x', c.oid::regclass)
		  FROM pg_class c
		  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'src'
		  JOIN pg_attribute f ON f.attrelid = c.oid AND f.attname = 'subject'
		 WHERE c.relkind = 'v'
	LOOP
		IF part.statement IS NULL THEN
			RAISE WARNING '% cannot be asked', part.question;
			CONTINUE;
		END IF;
		question := part.question;
		subject := NULL;
		RETURN NEXT;
		FOR subject IN EXECUTE part.statement LOOP
			RETURN NEXT;
		END LOOP;
	END LOOP;
END
$$;
SELECT count(DISTINCT question) > 25 AS many, count(*) FILTER (WHERE subject = 11) > 5 AS judged, count(*) FILTER (WHERE subject IN (1, 2, 3)) AS sources FROM pg_temp.named();
SELECT name, rank FROM src.ranking_on('2026-06-30') ORDER BY name COLLATE "C";
CALL src.evaluate('2026-06-30', '示例评价（演示数据）', NULL, 2);
SELECT e.expected, (SELECT array_agg(s.subject ORDER BY s.subject) FROM src.evaluation_score s WHERE s.evaluation = e.id) AS scored FROM src.evaluation e;
-- the edition of a division where there are only sources is nobody's loss
INSERT INTO src.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO src.subject (id, kind, name, division) VALUES (4, 'source', '示例三区法院（演示数据）', '990103');
DELETE FROM src.jurisdiction WHERE division = '990103';

-- By name, former name or code; of several entries of one body that which supplies; of two bodies neither
SELECT l.place, l.state, l.message, l.hint FROM src.load_records(jsonb_build_array(
	'{"subject": {"id": 12}, "record_type": "disclosure_missed", "decided_on": "2026-02-01", "source": "示例银行(演示数据)"}'::jsonb,
	jsonb_build_object('subject', '{"id": 12}'::jsonb, 'record_type', 'disclosure_missed', 'decided_on', '2026-02-02', 'source', :'one'),
	'{"subject": {"id": 12}, "record_type": "disclosure_missed", "decided_on": "2026-02-03", "source": "示例一区建委（演示数据）"}'::jsonb,
	'{"subject": {"id": 12}, "record_type": "disclosure_missed", "decided_on": "2026-02-04", "source": "示例二区教育局（演示数据）"}'::jsonb,
	'{"subject": {"id": 12}, "record_type": "disclosure_missed", "decided_on": "2026-02-05", "source": "某甲（演示数据）"}'::jsonb)::text, true) l ORDER BY l.place;
SELECT decided_on, source FROM src.record WHERE decided_on BETWEEN '2026-02-01' AND '2026-02-10' ORDER BY decided_on;
INSERT INTO src.subject (id, kind, name, division) VALUES (5, 'source', '示例银行（演示数据）', '990101');
SELECT l.state, l.error, l.message, l.hint FROM src.load_records('[{"subject": {"id": 12}, "record_type": "disclosure_missed", "decided_on": "2026-02-06", "source": "示例银行（演示数据）"}]', true) l;
-- and a body that is judged is found by its code as what it is judged as
SELECT l.state FROM src.load_records(jsonb_build_array(jsonb_build_object('subject', jsonb_build_object('uscc', :'one'), 'record_type', 'disclosure_missed', 'decided_on', '2026-02-07'))::text) l;
SELECT subject FROM src.record WHERE decided_on = '2026-02-07';

-- Members see who supplies, wherever it sits, and change it where they write
SELECT count(*) AS roles FROM src.setup_roles('regress_src');
CREATE ROLE regress_src_c IN ROLE regress_src_recorder;
CREATE ROLE regress_src_a IN ROLE regress_src_analyst;
INSERT INTO src.access_scope (member, division) VALUES ('regress_src_c', '990102'), ('regress_src_a', '990102');
INSERT INTO src.attestation (subject, list, item, issuer, number, issued_on) VALUES (12, 'three_lists', 'powers', 11, '一', '2026-01-05');
SET ROLE regress_src_c;
SELECT id, kind FROM src.subject ORDER BY id;
INSERT INTO src.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 1, '2026-03-01'), (12, 'disclosure_missed', 11, '2026-03-02');
INSERT INTO src.record (subject, record_type, source, decided_on) VALUES (12, 'disclosure_missed', 1, '2026-03-01');
UPDATE src.subject SET note = '改' WHERE kind = 'source' RETURNING id;
UPDATE src.subject SET division = '990102' WHERE id = 3;
INSERT INTO src.subject (kind, name, division) VALUES ('source', '示例平台（演示数据）', '990102') RETURNING kind, entered_by;
INSERT INTO src.subject (kind, name, division) VALUES ('source', '示例平台（演示数据）', '990101');
-- whom one does not see has a name all the same where something was issued, as for the public
SET ROLE regress_src_a;
SELECT subject, issuer FROM src.attested_on('three_lists', '2026-06-30') WHERE attestation IS NOT NULL;
SELECT count(*) AS unseen FROM src.subject WHERE id = 11;
SELECT src_internal.named_source(11, '2026-06-30') AS body, src_internal.named_source(21, '2026-06-30') AS person;
RESET ROLE;

-- From one registry to another it goes with what it supplied; where nobody says who did, the registry
INSERT INTO src.peer (registry, own) VALUES ('示例一区', true);
SELECT govcredit.create_registry('srb');
INSERT INTO srb.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO srb.peer (registry, own) VALUES ('示例市', true);
SELECT src.export_records()::text AS document \gset
SELECT count(*) AS exported FROM jsonb_array_elements(:'document'::jsonb -> 'subjects') s WHERE s #>> '{row,kind}' = 'source';
SELECT relation, state, count(*) FROM srb.import_records(:'document') GROUP BY 1, 2 ORDER BY 1, 2;
SELECT s.kind, s.name, s.uscc IS NOT NULL AS coded, s.division, count(*) AS supplied FROM srb.record r JOIN srb.subject s ON s.id = r.source GROUP BY s.id ORDER BY s.name COLLATE "C";
SELECT relation, state, count(*) FROM srb.import_records(:'document') GROUP BY 1, 2 ORDER BY 1, 2;

DROP SCHEMA src, src_internal, src_zh, srb, srb_internal, srb_zh CASCADE;
DROP FUNCTION govcredit_editions."policy:regress-source"();
DROP ROLE regress_src_c, regress_src_a, regress_src_reader, regress_src_analyst, regress_src_recorder, regress_src_reviewer, regress_src_administrator;
