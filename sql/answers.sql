--
-- answers: who answers for what a unit did (追究主要负责人责任): who headed it on
-- the day, until that is decided; and for life, whoever has left office (终身责任)
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- links entered: refused in an older snapshot
SET client_min_messages = warning;

-- What the texts say: of which records, and what settles it; the twin differs in one fact
SELECT v.n, h.head_record_type, h.head_flags, h.answered_by, h.basis
  FROM (VALUES (1, 'xining-2018', 'department', 'accountability', 'serious'), (2, 'xining-2018', 'department', 'accountability', 'ordinary'),
	(3, 'xining-2018', 'official', 'accountability', 'serious'), (4, 'huaxian-2017', 'township', 'accountability', 'serious'), (5, 'huaxian-2017', 'government', 'accountability', 'serious'),
	(6, 'huaiyin-2019', 'department', 'publication_late', NULL), (7, 'huaiyin-2019', 'enterprise', 'administrative_penalty', 'serious'),
	(8, 'city-x', 'department', 'decision_step_missing', 'serious'), (9, 'harbin-2007', 'department', 'enforcement_fault', 'serious'), (10, 'wendeng-2020', 'organisation', 'police_warning', NULL)) v (n, p, k, t, s)
  LEFT JOIN govcredit.head_records(v.p::govcredit.policy, v.k, v.t, v.s) h ON true ORDER BY v.n;
SELECT p, govcredit.after_office_types(p::govcredit.policy) FROM unnest('{xining-2018,huaxian-2017,huaiyin-2019,city-x,harbin-2007}'::text[]) p ORDER BY 1;
SELECT govcredit.after_office_types(NULL) IS NULL AS of_no_policy;

-- Lint
CREATE FUNCTION pg_temp.lint(more text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' | ', path, upper(level), message)
	  FROM govcredit.lint_policy((jsonb '{"govcredit": "policy/1", "name": "demo-answers", "extends": "huaxian-2017", "title": {"zh": "演示数据", "en": "x"}}' || more::jsonb)::text) l
	 ORDER BY path COLLATE "C", message COLLATE "C"
$$;
SELECT pg_temp.lint('{"head_links": {"head": {"answered_by": ["coordination_missing", "acountability"], "flags": "grav"}}}');
SELECT pg_temp.lint('{"record_types": {"government_breach": {"after_office": true}, "accountability": {"after_office": true}}, "measures": {"awards_restricted": {"after_office": true}, "person_accountable": {"after_office": true}}}');
SELECT pg_temp.lint('{"sanction_rules": {"head": {"measures": ["head_accountable", "awards_restricted"]}}}');
SELECT p, govcredit.after_office_measures(p::govcredit.policy) FROM unnest('{xining-2018,huaxian-2017,huaiyin-2019,city-x,harbin-2007}'::text[]) p ORDER BY 1;

SELECT govcredit.create_registry('wa');
INSERT INTO wa.jurisdiction (division, policy, valid) VALUES ('990101', 'xining-2018', '[2018-01-30,)'), ('990102', 'huaxian-2017', '[2017-09-26,)'), ('990103', 'huaiyin-2019', '[2019-06-12,)'), ('990104', 'city-x', '[2018-01-01,)');
INSERT INTO wa.subject (id, kind, name, division, valid) VALUES
	(11, 'department', '示例局（演示数据）', '990101', '(,)'), (12, 'official', '前局长（演示数据）', '990101', '[2010-01-01,2026-04-01)'), (13, 'official', '局长（演示数据）', '990101', '(,)'),
	(14, 'department', '双首长局（演示数据）', '990101', '(,)'), (15, 'official', '党组书记（演示数据）', '990101', '(,)'), (16, 'official', '双首长局局长（演示数据）', '990101', '(,)'),
	(17, 'department', '未登记局（演示数据）', '990101', '(,)'), (19, 'source', '示例纪委监委（演示数据）', '990101', '(,)'), (18, 'official', '经办人（演示数据）', '990101', '(,)'),
	(31, 'department', '示例二区局（演示数据）', '990102', '(,)'), (34, 'official', '退休决策人（演示数据）', '990102', '[2010-01-01,2022-01-01)'), (35, 'official', '在任决策人（演示数据）', '990102', '(,)'),
	(41, 'department', '示例三区局（演示数据）', '990103', '(,)'), (42, 'official', '承诺责任人（演示数据）', '990103', '(,)'), (43, 'official', '三区局长（演示数据）', '990103', '(,)'),
	(51, 'official', '四区退休决策人（演示数据）', '990104', '[2010-01-01,2022-01-01)');
INSERT INTO wa.subject_link (subject, role, target, valid) VALUES (11, 'head', 12, '[2020-01-01,2026-03-01)'), (11, 'head', 13, '[2026-03-01,)'), (14, 'head', 15, '[2020-01-01,)'), (14, 'head', 16, '[2020-01-01,)'),
	(41, 'head', 43, '[2020-01-01,)');

-- Replaced on the day: who heads it on it answers for it; of two both; of none nobody, and it is said; an ordinary one is none of theirs
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, act_id, source) VALUES
	(1, 11, 'accountability', '2026-02-28', 'serious', 'act-1', 19), (2, 11, 'accountability', '2026-03-01', 'serious', 'act-2', 19), (3, 11, 'accountability', '2026-02-28', 'ordinary', 'act-3', 19),
	(4, 14, 'accountability', '2026-02-28', 'serious', 'act-4', 19), (5, 17, 'accountability', '2026-02-28', 'serious', 'act-5', 19), (6, 17, 'accountability', '2026-02-28', 'ordinary', 'act-6', 19);
SELECT record, subject, name, measure, starts_on, ends_on, ends_when, about, about_name, basis FROM wa.sanctions_on('2026-03-15') WHERE measure = 'head_accountable' ORDER BY record, subject;
SELECT jurisdiction, subject, name, whom, record_type, happened_on, state, basis FROM wa_internal.unrecorded_on('2026-03-15') ORDER BY subject, happened_on;
SELECT person, name, step, since FROM wa.trace_back(1) ORDER BY 1;
SELECT count(*) AS of_the_ordinary FROM wa.trace_back(3);
SELECT record, count(*) AS measures FROM wa.sanctions_on('2026-03-15') WHERE subject IN (11, 14, 17) GROUP BY record ORDER BY record;
SELECT day, section, code, title, detail, counts_when FROM wa.integrity_file(15, '2026-03-15') WHERE section <> 'post' ORDER BY day, code;
-- it is no dishonesty of his: no points, no bar, nothing to repair or to publish
SELECT subject, score, grade FROM wa.ranking_on('2026-03-15') WHERE subject BETWEEN 12 AND 18 AND kind = 'official' ORDER BY subject;
SELECT wa.is_barred(15, 'excellent_assessment', NULL, '2026-03-15') AS barred, (SELECT count(*) FROM wa.repairable_on('2026-03-15') WHERE subject = 15) AS repairable;

-- An end of its own: the unit's correction is not it, a decision on the head is, of this act; and one that finds him not responsible
UPDATE wa.record SET corrected_on = '2026-03-20' WHERE id IN (1, 4);
SELECT count(*) FILTER (WHERE subject = 14) AS of_the_unit, count(*) FILTER (WHERE subject IN (15, 16)) AS of_the_heads FROM wa.sanctions_on('2026-03-25') WHERE record = 4 AND measure IN ('rectification', 'head_accountable');
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, act_id, source) VALUES (21, 15, 'disciplinary_sanction', '2026-04-10', 'ordinary', 'act-other', 19), (22, 16, 'head_cleared', '2026-04-20', NULL, 'act-4', 19);
SELECT d.day, s.subject, s.ends_on, s.ends_when FROM (VALUES (date '2026-04-19'), ('2026-04-20'), ('2026-06-30')) d (day) CROSS JOIN LATERAL wa.sanctions_on(d.day) s
 WHERE s.record = 4 AND s.measure = 'head_accountable' ORDER BY 1, 2;
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, act_id, source) VALUES (23, 15, 'accountability', '2026-05-11', 'ordinary', 'act-4', 19);
SELECT d.day, s.subject FROM (VALUES (date '2026-05-10'), ('2026-05-11')) d (day) LEFT JOIN LATERAL (SELECT x.subject FROM wa.sanctions_on(d.day) x WHERE x.record = 4 AND x.measure = 'head_accountable') s ON true ORDER BY 1, 2;
-- who was head is put right: it follows
SELECT wa.close_books() AS k \gset
UPDATE wa.subject_link SET valid = '[2020-01-01,2026-02-01)' WHERE target = 12;
UPDATE wa.subject_link SET valid = '[2026-02-01,)' WHERE target = 13;
SELECT k.n, s.subject FROM (VALUES (1, :'k'::timestamptz), (2, 'infinity')) k (n, known_at) CROSS JOIN LATERAL wa.sanctions_on('2026-03-15', k.known_at) s WHERE s.record = 1 AND s.measure = 'head_accountable' ORDER BY 1, 2;
UPDATE wa.subject_link SET valid = '[2026-03-01,)' WHERE target = 13;
UPDATE wa.subject_link SET valid = '[2020-01-01,2026-03-01)' WHERE target = 12;

-- Retired since: he answers for what was in his time, by one question and by the other; he is ranked and barred no more
SELECT record, subject, name, kind, measure, about FROM wa.sanctions_on('2026-06-30', subject => 12) ORDER BY record;
SELECT record, subject, measure FROM wa.sanctions_on('2026-06-30') WHERE subject = 12 ORDER BY record;
SELECT day, section, code, title, detail FROM wa.integrity_file(12, '2026-06-30') ORDER BY day, code;
SELECT count(*) AS ranked FROM wa.ranking_on('2026-06-30') WHERE subject = 12;
\set VERBOSITY terse
SELECT wa.is_barred(12, 'excellent_assessment', NULL, '2026-06-30');
SELECT wa.sanctions_on('2026-06-30', subject => 999);
SELECT wa.sanctions_on('2009-06-30', subject => 12);

-- For life: a former official, for what he did in office, and nothing else; which day that was must be said
INSERT INTO wa.record (id, subject, record_type, decided_on, severity) VALUES (51, 34, 'decision_fault', '2025-03-01', 'serious');
INSERT INTO wa.record (id, subject, record_type, decided_on, ended_on, severity) VALUES (51, 34, 'decision_fault', '2025-03-01', '2022-01-01', 'serious');
INSERT INTO wa.record (id, subject, record_type, decided_on, ended_on, severity) VALUES (51, 34, 'accountability', '2025-03-01', '2021-12-31', 'serious');
INSERT INTO wa.record (id, subject, record_type, decided_on, ended_on, severity) VALUES (51, 34, 'decision_fault', '2025-03-01', '2021-12-31', 'serious'), (52, 35, 'decision_fault', '2025-03-01', NULL, 'serious');
INSERT INTO wa.matter (id, kind, subject, title, opened_on, closed_on, outcome) VALUES (101, 'decision', 31, '旧城改造', '2017-10-01', '2017-12-01', 'adopted');
INSERT INTO wa.matter_step (matter, step, done_on, person) VALUES (101, 'risk', '2017-11-01', 34), (101, 'legality', '2017-11-02', 35);
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, matter, step) VALUES (53, 34, 'decision_fault', '2025-04-01', 'minor', 101, 'risk');
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, matter, step) VALUES (54, 34, 'decision_fault', '2025-04-01', 'minor', 101, 'legality');
INSERT INTO wa.record (id, subject, record_type, decided_on, ended_on, severity) VALUES (55, 51, 'decision_fault', '2025-03-01', '2021-12-31', 'serious');
-- the same fault: of both the accountability, of who is in office the limit of awards, for its term
SELECT d.day, s.subject, s.record, s.measure, s.effect, s.ends_on, s.ends_when FROM (VALUES (date '2025-06-30'), ('2027-03-01'), ('2027-03-02'), ('2046-03-01')) d (day) CROSS JOIN LATERAL wa.sanctions_on(d.day) s
 WHERE s.subject IN (34, 35, 51) ORDER BY 1, 2, 3, 4;
SELECT day, section, code, counts_until, counts_when FROM wa.integrity_file(34, '2025-06-30') ORDER BY day, code;
UPDATE wa.record SET corrected_on = '2025-09-01' WHERE id = 51;
SELECT record, measure FROM wa.sanctions_on('2025-10-31', subject => 34) ORDER BY record;
SELECT subject, score FROM wa.ranking_on('2025-06-30') WHERE subject IN (34, 35) ORDER BY subject;

-- The main responsible 主要责任人 of an air target: who is in charge of the promise, and who heads the unit; of another promise nobody
INSERT INTO wa.matter (id, kind, code, subject, person, title, opened_on, due_on, closed_on, outcome) VALUES
	(201, 'promise', 'air_targets', 41, 42, '空气质量目标', '2026-01-05', '2026-03-31', '2026-03-31', 'broken'), (202, 'promise', 'enterprise_contract', 41, 42, '合同', '2026-01-05', '2026-03-31', '2026-03-31', 'broken');
SELECT matter, subject, name, whom, record_type, lowest FROM wa_internal.unrecorded_on('2026-06-30') WHERE matter > 200 ORDER BY matter, subject;
ALTER TABLE wa.record ALTER id RESTART 301;
SELECT wa.record_matter(201) > 0 AS air, wa.record_matter(202, severity => 'serious') > 0 AS contract;
SELECT r.matter, r.subject, r.record_type, r.flags FROM wa.record r WHERE r.matter > 200 ORDER BY r.matter, r.subject;

-- Acting in the head's place one answers as the head does; a deputy where the rule says so, for what he is in charge of
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-posts", "extends": "xining-2018", "title": {"zh": "演示数据", "en": "x"}, "head_links": {"head": {"posts": ["head", "deputy"]}}}') IS NOT NULL AS added;
INSERT INTO wa.jurisdiction (division, policy, valid) VALUES ('990105', 'demo-posts', '[2018-01-30,)');
INSERT INTO wa.subject (id, kind, name, division, valid) SELECT d * 100 + n, CASE n WHEN 1 THEN 'department' ELSE 'official' END, '示例' || d || '区' || n || '（演示数据）', '99010' || d, '(,)' FROM unnest('{1,5}'::bigint[]) d, generate_series(1, 6) n;
INSERT INTO wa.subject_link (subject, role, target, valid, post, fields) SELECT d * 100 + 1, 'head', d * 100 + v.n, v.valid, v.post, v.fields FROM unnest('{1,5}'::bigint[]) d,
	(VALUES (2, daterange '[2020-01-01,2026-01-01)', NULL, NULL::text[]), (3, '[2026-01-01,2026-02-01)', 'acting', NULL), (4, '[2020-01-01,)', 'deputy', '{promises,discipline}'), (5, '[2020-01-01,)', 'deputy', '{procurement}'), (6, '[2026-02-01,)', NULL, NULL)) v (n, valid, post, fields);
INSERT INTO wa.record (id, subject, record_type, decided_on, severity, source) SELECT d * 100 + v.n, d * 100 + 1, 'accountability', v.day, 'serious', 19 FROM unnest('{1,5}'::bigint[]) d, (VALUES (1, date '2025-12-31'), (2, '2026-01-31'), (3, '2026-02-01')) v (n, day);
SELECT record, subject, about FROM wa.sanctions_on('2026-06-30') WHERE measure = 'head_accountable' AND record > 100 AND record NOT BETWEEN 300 AND 399 ORDER BY record, subject;
SELECT person, step, since FROM wa.trace_back(501) ORDER BY person;
SELECT subject, happened_on, state FROM wa_internal.unrecorded_on('2026-06-30') WHERE whom = 'head' AND subject > 100 ORDER BY subject, happened_on;
SELECT day, code, title, detail FROM wa.integrity_file(504, '2026-06-30') WHERE section = 'post';
SELECT post, h.rule FROM (VALUES ('head', NULL::text[]), ('acting', NULL), ('deputy', '{discipline}'), ('deputy', '{promises}'), ('deputy', NULL), ('deputy', '{}')) v (post, fields)
  LEFT JOIN govcredit.head_records('demo-posts', 'department', 'accountability', 'serious', post => v.post, fields => v.fields) h ON true;
SELECT * FROM govcredit.head_records('demo-posts', 'department', 'accountability', 'serious', post => 'minister');
SELECT pg_temp.lint('{"head_links": {"head": {"posts": ["head", "minister"]}}}');
INSERT INTO wa.subject_link (subject, role, target, valid, post, fields) VALUES (101, 'head', 13, '[2026-03-01,)', 'deputy', '{promisses}');
BEGIN;
INSERT INTO wa.subject_link (subject, role, target, valid, post, fields) SELECT 101, 'head', 13, '[2026-03-01,)', 'deputy', ARRAY[i.title] FROM govcredit.policy_items('xining-2018', 'domains') i WHERE i.code = 'promises' RETURNING fields;
ROLLBACK;
INSERT INTO wa.subject_link (subject, role, target, valid, post) VALUES (101, 'head', 13, '[2026-03-01,)', 'deputy');
INSERT INTO wa.subject_link (subject, role, target, valid, post) VALUES (13, 'unit', 101, '[2026-03-01,)', 'acting');
INSERT INTO wa.subject_link (subject, role, target, valid, fields) VALUES (101, 'head', 13, '[2026-03-01,)', '{promises}');
INSERT INTO wa.subject_link (subject, role, target, valid, post) VALUES (101, 'head', 106, '[2026-03-01,)', 'acting');

-- Who does not see the file is told that there is more, and not that there is nobody
SELECT count(*) AS roles FROM wa.setup_roles('regress_wa');
CREATE ROLE regress_wa_a IN ROLE regress_wa_recorder;
INSERT INTO wa.access_scope VALUES ('regress_wa_a', '990101');
SET ROLE regress_wa_a;
SELECT subject, effect, measure FROM wa.sanctions_on('2026-06-30') WHERE subject IN (12, 15) ORDER BY 1, 3;
SELECT subject, whom, state FROM wa_internal.unrecorded_on('2026-06-30') WHERE whom = 'head' ORDER BY 1;
SELECT section, code FROM wa.integrity_file(12, '2026-06-30') ORDER BY 1, 2;
SELECT wa.open_ticket(12, '核对') > 0 AS opened;
SELECT subject, effect, measure, about_name FROM wa.sanctions_on('2026-06-30') WHERE subject IN (12, 15) ORDER BY 1, 3;
RESET ROLE;

DROP OWNED BY regress_wa_reader, regress_wa_analyst, regress_wa_recorder, regress_wa_reviewer, regress_wa_administrator;
DROP SCHEMA wa, wa_internal, wa_zh CASCADE;
DROP ROLE regress_wa_a, regress_wa_reader, regress_wa_analyst, regress_wa_recorder, regress_wa_reviewer, regress_wa_administrator;
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
