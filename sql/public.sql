--
-- public: what the public reads, relation by relation of the catalogue; nothing
-- that is not published is in any of them, whatever column it hides in
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('pub');
SELECT count(*) FROM pub.setup_roles('regress_pub');
CREATE ROLE regress_pub_p IN ROLE regress_pub_reader;
CREATE ROLE regress_pub_a IN ROLE regress_pub_analyst;
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "regress-public", "extends": ["huaiyin-2019"], "title": {"zh": "演示数据", "en": "demonstration data"},
	"record_types": {"reconsideration_lost": {"disclosure": "authorised"}, "promise_broken": {"disclosure": "shared"}}}'));
INSERT INTO pub.jurisdiction (division, policy, valid) VALUES ('990101', 'regress-public', '[2019-06-12,)');
-- SECRET, 0.77 and the days of 2025-07 are of what is not published; OPEN and the days of 2025-08 of what is
INSERT INTO pub.subject (id, kind, name, division, note) VALUES (1, 'department', 'OPEN 示例局（演示数据）', '990101', 'SECRET'), (3, 'enterprise', 'OPEN 示例公司（演示数据）', '990101', 'SECRET'),
	(11, 'official', 'SECRET 某甲（演示数据）', '990101', 'SECRET');
INSERT INTO pub.subject_person (subject, resident_id) VALUES (11, '990101199003071237');
INSERT INTO pub.subject_link (subject, role, target, valid) VALUES (1, 'head', 11, '[2020-01-01,)');
INSERT INTO pub.subject (id, kind, name, division) VALUES (901, 'source', 'OPEN 示例院（演示数据）', '990101');
-- A day to come, as it may stand in books of before it was refused
ALTER TABLE pub.record DISABLE TRIGGER admissible_days;
INSERT INTO pub.record (id, ongoing, subject, record_type, decided_on, published_on, act_id, document_no, amount, note) VALUES
	(101, true, 1, 'disclosure_missed', '2025-08-01', '2025-08-02', 'SECRET', 'OPEN〔2025〕1号', NULL, 'SECRET'),
	(102, false, 1, 'disclosure_missed', '2025-07-02', NULL, 'SECRET', 'SECRET〔2025〕2号', 0.77, 'SECRET'),
	(103, false, 1, 'reconsideration_lost', '2025-07-03', NULL, NULL, 'SECRET〔2025〕3号', 0.77, 'SECRET'),
	(105, false, 11, 'personal_matters_fault', '2025-07-05', NULL, NULL, 'SECRET〔2025〕5号', NULL, 'SECRET'),
	(106, false, 1, 'judgment_defaulter', '2025-07-06', '2099-01-01', NULL, 'SECRET〔2025〕6号', NULL, 'SECRET'),
	(107, false, 1, 'disclosure_missed', '2025-07-07', '2025-07-08', NULL, 'SECRET〔2025〕7号', NULL, 'SECRET');
ALTER TABLE pub.record ENABLE TRIGGER admissible_days;
UPDATE pub.record SET revoke_reason = 'SECRET' WHERE id = 107;
INSERT INTO pub.objection (record, filed_on, statement) VALUES (102, '2025-07-12', 'SECRET');
INSERT INTO pub.publication (record, site, published_on, note) SELECT 101, p.code, '2025-08-02', 'SECRET' FROM unnest(govcredit.publication_sites('regress-public')) p (code) ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO pub.matter (id, kind, subject, person, title, opened_on, note) VALUES (1, 'lawsuit', 1, 11, 'SECRET 诉讼（演示数据）', '2025-07-05', 'SECRET');
INSERT INTO pub.matter_step (matter, step, done_on, person, note) VALUES (1, 'SECRET', '2025-07-06', 11, 'SECRET');
INSERT INTO pub.matter_party (matter, role, name) VALUES (1, 'expert', 'SECRET 某专家（演示数据）');
INSERT INTO pub.list_entry (list, subject, code, title, note) VALUES ('powers', 1, 'OPEN-1', 'OPEN 行政许可（演示数据）', 'SECRET');
INSERT INTO pub.peer (registry, own) VALUES ('SECRET', true);
INSERT INTO pub.access_scope (member, division) VALUES ('regress_pub_p', '990199');
SELECT (pub.issue_report(1, 'SECRET')).subject;
CALL pub.evaluate('2025-12-31', 'OPEN');
CALL pub.freeze(1);
SELECT pub.publish(1) IS NOT NULL AS published;
CALL pub.evaluate('2025-12-31', 'SECRET draft');

-- Every relation, every column that may be read; every function that may be called with one number or none
CREATE FUNCTION pg_temp.seen(schema text) RETURNS TABLE (relation text, "rows" bigint, secrets bigint, open_ones bigint) LANGUAGE plpgsql AS $$
DECLARE
	r record;
BEGIN
	FOR r IN
		SELECT c.relname::text, string_agg(format('%I::text', a.attname), ', ' ORDER BY a.attnum) AS columns, c.oid::regclass::text AS source
		  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 WHERE c.relnamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas(schema))) AND c.relkind IN ('r', 'p', 'v', 'm') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
		 GROUP BY c.oid, c.relname
		 UNION ALL
		SELECT p.proname || '()', 'x::text', format('%s(%s) x', p.oid::regproc, CASE p.pronargs - p.pronargdefaults WHEN 1 THEN '1' END)
		  FROM pg_proc p
		 WHERE p.pronamespace IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas(schema))) AND p.prokind = 'f' AND has_function_privilege(p.oid, 'EXECUTE')
		   AND (p.pronargs - p.pronargdefaults = 0 OR p.pronargs - p.pronargdefaults = 1 AND p.proargtypes[0] = 'bigint'::regtype)
		   AND p.provolatile <> 'v' AND p.prorettype <> 'trigger'::regtype AND p.proname <> 'today'
		 ORDER BY 1
	LOOP
		relation := r.relname;
		BEGIN
			EXECUTE format('SELECT count(*), count(*) FILTER (WHERE x ~ ''SECRET|2025-07|\m0[.]77|990101199003071237''), count(*) FILTER (WHERE x ~ ''OPEN|2025-08'')'
				' FROM (SELECT concat_ws(''|'', %s) AS x FROM %s) q', r.columns, r.source) INTO "rows", secrets, open_ones;
		EXCEPTION WHEN insufficient_privilege OR no_data_found THEN
			"rows" := NULL; secrets := NULL; open_ones := NULL;
		END;
		RETURN NEXT;
	END LOOP;
END $$;
SET ROLE regress_pub_p;
SELECT * FROM pg_temp.seen('pub') ORDER BY relation COLLATE "C";
SELECT id, published_on FROM pub.record ORDER BY id;
-- an error, a plan: neither has a value of a row that is hidden
SELECT count(*) FROM pub.record WHERE 1 / (id - 102) > 5;
SELECT count(*) FROM pub.subject WHERE name::integer = 1 AND id = 11;
CREATE FUNCTION pg_temp.peep(text) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE WARNING 'seen %', $1; RETURN true; END $$;
SELECT id FROM pub.record WHERE pg_temp.peep(document_no::text) ORDER BY id;
SELECT subject FROM pub.published WHERE pg_temp.peep(name) ORDER BY record;
SELECT count(*) FROM pub.evaluation_contribution;
SELECT * FROM pub.evaluation_changes(1);
-- a draft is as good as none
SELECT * FROM pub.evaluation_ranking(2);
SELECT * FROM pub.evaluation_ranking(99);
-- What is the public's to call reads nothing that is not
CREATE FUNCTION pg_temp.denied(call text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE 'SELECT count(*) FROM ' || call;
	RETURN NULL;
EXCEPTION
	WHEN insufficient_privilege THEN RETURN SQLERRM;
	WHEN OTHERS THEN RETURN NULL;
END
$$;
SELECT count(*) > 7 AS called, string_agg(p.proname || ': ' || x.error, ', ' ORDER BY p.proname COLLATE "C") AS denied
  FROM pg_proc p
 CROSS JOIN LATERAL (SELECT format('%s(%s)', p.oid::regproc, string_agg(CASE WHEN t::regtype = 'bigint'::regtype THEN '1::bigint' ELSE format('NULL::%s', t::regtype) END, ', ' ORDER BY o)) AS call
						  FROM unnest(p.proargtypes) WITH ORDINALITY a (t, o)) c
 CROSS JOIN LATERAL (SELECT pg_temp.denied(c.call) AS error) x
 WHERE p.pronamespace IN ('pub'::regnamespace, 'pub_internal'::regnamespace, 'pub_zh'::regnamespace) AND p.prokind = 'f' AND p.provolatile <> 'v' AND has_function_privilege(p.oid, 'EXECUTE');
SELECT pub_internal.subject_seen(1) AS organisation, pub_internal.subject_seen(11) AS person;
-- whoever has no division sees as little of the rest
SET ROLE regress_pub_a;
SELECT relation, secrets FROM pg_temp.seen('pub') WHERE secrets > 0 ORDER BY relation COLLATE "C";
-- the owner sees all of it: the test can fail
RESET ROLE;
SELECT count(*) > 10 AS secrets_in FROM pg_temp.seen('pub') WHERE secrets > 0;

DROP OWNED BY regress_pub_p;
DROP SCHEMA pub, pub_internal, pub_zh CASCADE;
DROP ROLE regress_pub_p, regress_pub_a, regress_pub_reader, regress_pub_analyst, regress_pub_recorder, regress_pub_reviewer, regress_pub_administrator;
