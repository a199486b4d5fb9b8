--
-- keys: what is there once and what others rest on is refused in words, from
-- the catalogue: each key of each table that anybody writes
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('keys');
INSERT INTO keys.jurisdiction (id, division, policy, valid) VALUES (1, '990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO keys.subject (id, kind, name, division, uscc, valid) VALUES (1, 'department', '示例甲局（演示数据）', '990101', '11990102100000016E', '(,)'), (2, 'department', '示例乙局（演示数据）', '990101', NULL, '(,)'),
	(3, 'official', '某甲（演示数据）', '990101', NULL, '(,)'), (4, 'government', '示例区人民政府（演示数据）', '990101', NULL, '(,)'), (5, 'department', '示例撤局（演示数据）', '990101', NULL, '[2020-01-01,2024-01-01)'),
	(6, 'department', '示例新局（演示数据）', '990101', NULL, '[2020-01-01,)'), (7, 'enterprise', '示例公司（演示数据）', '990101', NULL, '(,)'), (8, 'official', '某乙（演示数据）', '990101', NULL, '(,)'), (9, 'source', '示例机构（演示数据）', '990101', '11990102100000016E', '(,)');
INSERT INTO keys.subject_person (subject, resident_id) VALUES (3, '990101199003071237');
UPDATE keys.subject SET name = '示例更名局（演示数据）', since = '2022-01-01' WHERE id = 6;
INSERT INTO keys.former (id, subject, name, uscc, valid) VALUES (7, 1, '示例旧甲局（演示数据）', '11990100MA0000998T', '[2020-01-01,2021-01-01)');
INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (1, 1, 'superior', 4, '[2020-01-01,)'), (2, 1, 'head', 3, '[2020-01-01,)'), (3, 3, 'unit', 1, '[2020-01-01,)'), (4, 5, 'successor', 6, '[2024-01-01,)'), (5, 5, 'part', 6, '[2024-01-01,)');
INSERT INTO keys.matter (id, kind, subject, title, opened_on) VALUES (1, 'service', 1, '办件（演示数据）', '2025-01-05');
INSERT INTO keys.matter_step (id, matter, step, done_on) VALUES (1, 1, '受理', '2025-01-06');
INSERT INTO keys.matter_party (id, matter, role, subject, name) VALUES (1, 1, 'unit', 2, '示例乙局（演示数据）');
INSERT INTO keys.record (id, subject, record_type, source, decided_on, severity, amount, corrected_on, duties_done_on, committed_on) VALUES (1, 1, 'disclosure_missed', 9, '2026-01-05', NULL, NULL, NULL, NULL, NULL), (2, 7, 'administrative_penalty', 9, '2025-03-04', 'ordinary', 5000, '2025-05-01', '2025-05-01', '2025-05-01'),
	(3, 7, 'administrative_penalty', 9, '2025-03-05', 'ordinary', 6000, NULL, NULL, NULL);
INSERT INTO keys.repair (id, record, granted_on, effect) VALUES (1, 2, '2025-07-08', 'restore');
INSERT INTO keys.record_version (id, record, effective_on, amount, ground) VALUES (1, 3, '2025-04-01', 1000, '复议（演示数据）');
INSERT INTO keys.record (id, subject, record_type, source, decided_on) VALUES (4, 7, 'judgment_defaulter', 9, '2025-03-06');
INSERT INTO keys.record_version (id, record, effective_on, removal, document_no, ground) VALUES (2, 4, '2025-04-02', 'performed', '演法〔2025〕1号', '已履行（演示数据）');
INSERT INTO keys.record_party (id, record, party, share, ground) VALUES (1, 1, 2, 0.5, '共同承担（演示数据）');
INSERT INTO keys.publication (id, record, site, published_on) SELECT 1, 1, p.code, '2026-01-06' FROM unnest(govcredit.publication_sites('huaiyin-2019')) p (code) ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO keys.objection (id, record, filed_on, statement) VALUES (1, 1, '2026-03-04', '不服（演示数据）');
INSERT INTO keys.suspension (id, record, objection, from_on, ground) VALUES (1, 1, 1, '2026-03-05', '取证（演示数据）');
INSERT INTO keys.attestation (id, subject, list, item, issuer, number, issued_on) SELECT 1, 1, l.code, i.code, 9, '演一', '2026-01-07'
  FROM govcredit.policy_items('huaiyin-2019', 'lists') l CROSS JOIN LATERAL govcredit.policy_items('huaiyin-2019', format('lists.%s.items', l.code)) i WHERE NOT l.item ? 'subject_kind' ORDER BY l.code COLLATE "C", i.code COLLATE "C" LIMIT 1;
INSERT INTO keys.observation (id, subject, indicator, period, source, value) SELECT 1, 1, i.code, '[2025-01-01,2026-01-01)', 9, 50 FROM govcredit.policy_items('huaiyin-2019', 'indicators') i ORDER BY i.code COLLATE "C" LIMIT 1;
INSERT INTO keys.list_entry (id, list, subject, code, title, valid) VALUES (1, 'powers', 1, '演1', '许可（演示数据）', '[2025-01-01,)');
INSERT INTO keys.peer (registry, own) VALUES ('示例区', true);
INSERT INTO keys_internal.origin (registry, relation, number, id, version, sha256, recorded_at) VALUES ('示例区', 'record', '1', 1, '2026-01-06 00:00:00+08', repeat('0', 64), '2026-01-06 00:00:00+08');
INSERT INTO keys.matter (id, kind, code, subject, title, opened_on) VALUES (2, 'promise', 'investment_policy', 1, '政策承诺（演示数据）', '2025-01-05');
INSERT INTO keys.discharge (id, what, record, matter, code, done_on) VALUES (1, 'notice', 1, NULL, 'city_platform', '2026-01-06'), (2, 'publication', NULL, 2, 'government_site', '2026-01-06');
INSERT INTO keys.delivery (id, subject, what, recipient, sent_on) VALUES (1, 1, 'records', '示例平台', '2026-01-06');
SELECT count(*) FROM keys.setup_roles('regress_keys');
CREATE ROLE regress_keys_c IN ROLE regress_keys_recorder;
CREATE ROLE regress_keys_d IN ROLE regress_keys_administrator;
INSERT INTO keys.access_scope (member, division) VALUES ('regress_keys_c', '990101');
INSERT INTO keys.decision_levels (levels) VALUES (2);

CREATE FUNCTION pg_temp.tried(statement text, who name DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	said text;
	detail text;
	hint text;
	field text;
	rule text;
BEGIN
	IF who IS NOT NULL THEN
		EXECUTE format('SET LOCAL ROLE %I', who);
	END IF;
	EXECUTE statement;
	RAISE EXCEPTION USING ERRCODE = 'P0R01', MESSAGE = 'taken';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT, field = COLUMN_NAME, rule = CONSTRAINT_NAME;
	RETURN concat_ws(' | ', CASE WHEN SQLSTATE = 'P0R01' THEN NULL ELSE SQLSTATE END, said, nullif(detail, ''), nullif(hint, ''), nullif(field, ''), nullif(rule, ''));
END
$$;
-- Every unique and exclusion key: a row that has it already, entered once more
CREATE TABLE pg_temp.unique_key AS
	SELECT c.oid AS relation, c.relname, x.relname AS key, pg_get_expr(i.indpred, i.indrelid) AS condition, i.indisprimary AND i.indkey::text = '1' AS numbered
	  FROM keys_internal.role_rights() r
	  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = 'keys'::regnamespace
	  JOIN pg_index i ON i.indrelid = c.oid AND (i.indisunique OR i.indisexclusion)
	  JOIN pg_class x ON x.oid = i.indexrelid
	 WHERE r.entered IS NOT NULL OR r.decided IS NOT NULL OR r.administered IN ('add', 'change');
CREATE FUNCTION pg_temp.cloned(relation regclass, condition text, changes jsonb, who name DEFAULT NULL) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	row_there jsonb;
	fields text;
BEGIN
	EXECUTE format('SELECT to_jsonb(r) FROM %s r WHERE %s ORDER BY 1 LIMIT 1', relation, coalesce(condition, 'true')) INTO row_there;
	IF row_there IS NULL THEN
		RETURN 'no row to try';
	END IF;
	SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO fields
	  FROM pg_attribute a WHERE a.attrelid = relation AND a.attnum > 0 AND NOT a.attisdropped AND (who IS NULL OR has_column_privilege(who, relation, a.attname, 'INSERT'));
	RETURN pg_temp.tried(format('INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM jsonb_populate_record(NULL::%s, %L) r', relation, fields, fields, relation, row_there || changes), who);
END
$$;
CREATE FUNCTION pg_temp.servers(answer text) RETURNS boolean LANGUAGE sql AS $$ SELECT answer !~ ' \| ' OR answer ~ 'violates' $$;
-- (what else would be refused first is another)
CREATE TABLE pg_temp.once AS
	SELECT k.key, pg_temp.cloned(k.relation, k.condition, coalesce(v.changes, CASE WHEN k.numbered THEN '{}' ELSE '{"id": 987}' END::jsonb)) AS answer
	  FROM pg_temp.unique_key k
	  LEFT JOIN (VALUES ('former_one_code', '{"id": 987, "subject": 2}'::jsonb), ('subject_person_digest', '{"subject": 8}'),
						('origin_entered', '{"number": "2"}'), ('origin_pkey', '{"id": 987}'), ('peer_one_own', '{"registry": "另一区"}'), ('objection_pkey', '{"answered_on": "2026-03-05", "outcome": "dismissed"}')) v (key, changes) ON v.key = k.key;
SELECT left(answer, 5) COLLATE "C" AS sqlstate, count(*) > 10 AS many FROM pg_temp.once WHERE answer !~ '^(IG005|no row)' GROUP BY 1 ORDER BY 1;
SELECT key, answer FROM pg_temp.once WHERE pg_temp.servers(answer) ORDER BY key COLLATE "C";
SELECT key, answer FROM pg_temp.once WHERE key IN ('jurisdiction_one_policy', 'observation_once', 'publication_once', 'record_pkey', 'record_version_once', 'subject_link_one_superior', 'subject_person_digest') ORDER BY key COLLATE "C";
-- What every row needs and nothing gives is named as missing, before a guard asks anything of it
CREATE FUNCTION pg_temp.needed() RETURNS TABLE (relation name, field name, answer text) LANGUAGE sql AS $$
	SELECT c.relname, a.attname, pg_temp.cloned(c.oid, NULL, jsonb_build_object('id', 987, a.attname, NULL))
	  FROM keys_internal.role_rights() r
	  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = 'keys'::regnamespace
	  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
	 WHERE r.entered IS NOT NULL OR r.decided IS NOT NULL OR r.administered IN ('add', 'change')
$$;
CREATE TABLE pg_temp.lacking AS SELECT * FROM pg_temp.needed();
SELECT count(*) > 60 AS many FROM pg_temp.lacking WHERE answer LIKE format('23502 | null value in column "%s" of relation "%s" violates not-null constraint | %1$s | column_is_missing', field, relation);
SELECT relation, string_agg(field, ', ' ORDER BY field COLLATE "C") AS given_by_the_registry FROM pg_temp.lacking
 WHERE answer <> 'no row to try' AND answer NOT LIKE format('23502 | null value in column "%s" of relation "%s" violates not-null constraint | %1$s | column_is_missing', field, relation)
 GROUP BY relation ORDER BY relation COLLATE "C";
SELECT answer FROM pg_temp.lacking WHERE (relation, field) IN (('publication', 'record'), ('suspension', 'from_on')) ORDER BY relation;
SET govcredit.language = zh;
SELECT relation, field, answer FROM pg_temp.needed() WHERE answer ~ '[a-z]{3,} [a-z]{3,} [a-z]{3,}' ORDER BY relation COLLATE "C", field COLLATE "C";
RESET govcredit.language;
-- Every foreign key: a row that names nobody, and one named by others that is taken out or numbered anew; by the owner, and by who decides everything
CREATE TABLE pg_temp.foreign_key AS
	SELECT f.conname, f.conrelid, f.confrelid, a.attname AS field, n.attname AS named, a.atttypid = 'bigint'::regtype AS number
	  FROM pg_constraint f
	  JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
	  JOIN pg_attribute n ON n.attrelid = f.confrelid AND n.attnum = f.confkey[1]
	 WHERE f.contype = 'f' AND f.connamespace = 'keys'::regnamespace;
CREATE FUNCTION pg_temp.moved(k pg_temp.foreign_key, statement text, who name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	key text;
BEGIN
	EXECUTE format('SELECT min(%1$I)::text FROM %2$s WHERE %1$I IN (SELECT %3$I FROM %4$s)', k.named, k.confrelid::regclass, k.field, k.conrelid::regclass) INTO key;
	RETURN CASE WHEN key IS NULL THEN 'no row to try' ELSE pg_temp.tried(format(statement, k.confrelid::regclass, k.named, key), who) END;
END
$$;
CREATE TABLE pg_temp.named AS
	SELECT k.conname, 1 AS n, 'names nobody' AS what, pg_temp.cloned(k.conrelid, NULL, jsonb_build_object('id', 987, k.field, CASE WHEN k.number THEN '987654321'::jsonb ELSE '"nothing"' END)
			|| CASE k.conname WHEN 'objection_record_fkey' THEN '{"answered_on": "2026-03-05", "outcome": "dismissed"}'::jsonb ELSE '{}' END) AS answer
	  FROM pg_temp.foreign_key k
	 UNION ALL
	SELECT k.conname, s.n, s.what, pg_temp.moved(k, s.statement, s.who)
	  FROM pg_temp.foreign_key k
	 CROSS JOIN (VALUES (2, 'owner takes out', 'DELETE FROM %s WHERE %I = %L', NULL::name), (3, 'administrator takes out', 'DELETE FROM %s WHERE %I = %L', 'regress_keys_d'), (4, 'owner numbers anew', 'UPDATE %s SET %I = ''98765'' WHERE %2$I = %3$L', NULL)) s (n, what, statement, who);
SELECT what, count(*) > 15 AS many FROM pg_temp.named WHERE answer <> 'no row to try' GROUP BY n, what ORDER BY n;
SELECT conname, what, answer FROM pg_temp.named WHERE pg_temp.servers(answer) AND (n = 1 OR answer <> 'no row to try') ORDER BY conname COLLATE "C", n;
SELECT DISTINCT what COLLATE "C" AS what, answer COLLATE "C" AS answer FROM pg_temp.named WHERE conname IN ('subject_link_target_fkey', 'matter_step_matter_fkey') ORDER BY 1, 2;
-- each key is among what is looked at before its row goes
SELECT f.conname FROM pg_constraint f JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
 WHERE f.contype = 'f' AND f.confdeltype = 'a' AND f.connamespace IN ('keys'::regnamespace, 'keys_internal'::regnamespace)
   AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = f.confrelid AND t.tgname = 'Named' AND pg_get_triggerdef(t.oid) LIKE format('%%''%s'', ''%s''%%', f.conrelid::regclass, a.attname)) ORDER BY 1;
-- A sequence that numbers given by hand have overtaken
SELECT pg_temp.tried('INSERT INTO keys.subject (kind, name, division) VALUES (''department'', ''示例丙局（演示数据）'', ''990101'')', 'regress_keys_c');
SELECT count(setval(pg_get_serial_sequence(c.oid::regclass::text, 'id'), 1000)) > 15 AS set_on FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND a.attidentity <> '' WHERE c.relnamespace = 'keys'::regnamespace;
-- What stands in the way is not shown to who does not see it, nor does a function of the registry's that finds it say more
INSERT INTO keys.jurisdiction (id, division, policy, valid) VALUES (2, '990102', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO keys.subject (id, kind, name, division, uscc) VALUES (20, 'enterprise', '示例隐公司（演示数据）', '990102', '91990100MA0000998J');
SELECT pg_temp.tried('INSERT INTO keys.subject (kind, name, division, uscc) VALUES (''enterprise'', ''示例二公司（演示数据）'', ''990101'', ''91990100MA0000998J'')', 'regress_keys_c');
SELECT pg_temp.tried('INSERT INTO keys.publication (record, site, published_on) SELECT 1, site, ''2026-01-07'' FROM keys.publication', 'regress_keys_d');
SELECT pg_temp.tried('INSERT INTO keys.subject_person (subject, resident_id) VALUES (8, ''990101199003071237'')', 'regress_keys_c');
SET govcredit.language = zh;
SELECT pg_temp.tried('INSERT INTO keys.subject_link (subject, role, target, valid) VALUES (1, ''superior'', 4, ''[2025-01-01,)'')', 'regress_keys_c');
SELECT pg_temp.tried('INSERT INTO keys.observation (subject, indicator, period, source, value) SELECT subject, indicator, period, source, 40 FROM keys.observation');
SELECT pg_temp.tried('INSERT INTO keys.matter (id, kind, subject, title, opened_on) SELECT id, kind, subject, title, opened_on FROM keys.matter');
SELECT pg_temp.tried('DELETE FROM keys.subject WHERE id = 1', 'regress_keys_d');
RESET govcredit.language;
-- Who says what is to happen then has it, wherever the statement stands
CREATE FUNCTION pg_temp.feed() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING;
	GET DIAGNOSTICS n = ROW_COUNT;
	RETURN n;
END
$$;
CREATE FUNCTION pg_temp.feed_in_sql() RETURNS bigint LANGUAGE sql AS $$
	WITH fed AS (INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING RETURNING id)
	SELECT count(*) FROM fed;
$$;
SELECT pg_temp.feed(), pg_temp.feed_in_sql();
PREPARE keys_feed AS INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING;
EXECUTE keys_feed;
-- with a comment in between, in an atomic function, the cursor of a loop, words put together, a rule
INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') on/* here; "a" /* and 'here' */ */ -- and here
	/**/CONFLICT DO NOTHING;
CREATE FUNCTION pg_temp.feed_atomic() RETURNS bigint LANGUAGE sql BEGIN ATOMIC
	INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING RETURNING id;
END;
SELECT pg_temp.feed_atomic();
CREATE FUNCTION pg_temp.feed_loop() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint := 0;
	fed record;
BEGIN
	FOR fed IN INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING RETURNING id LOOP
		n := n + 1;
	END LOOP;
	FOR fed IN EXECUTE replace('INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, ''superior'', 4, ''[2025-01-01,)'') ON~CONFLICT DO NOTHING RETURNING id', '~', ' ') LOOP
		n := n + 1;
	END LOOP;
	EXECUTE replace('INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (11, 1, ''superior'', 4, ''[2025-01-01,)'') ON~CONFLICT DO NOTHING', '~', ' ');
	RETURN n;
END
$$;
SELECT pg_temp.feed_loop();
CREATE VIEW keys_feeder AS SELECT 11::bigint AS id;
CREATE RULE feed AS ON INSERT TO keys_feeder DO INSTEAD INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (NEW.id, 1, 'superior', 4, '[2025-01-01,)') ON CONFLICT DO NOTHING;
INSERT INTO keys_feeder VALUES (11);
DROP VIEW keys_feeder;
-- Where the words stand and are not meant the key refuses it, in the words of the server: nothing is entered
CREATE FUNCTION pg_temp.state(statement text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN EXECUTE statement; RETURN 'entered'; EXCEPTION WHEN OTHERS THEN RETURN SQLSTATE; END $$;
SELECT words, pg_temp.state(replace('INSERT INTO keys.matter (id, kind, subject, title, opened_on, note) SELECT id, kind, subject, title, opened_on, ''@'' FROM keys.matter', '@', words)) AS literal,
	   pg_temp.state('INSERT INTO keys.matter (id, kind, subject, title, opened_on) SELECT id, kind, subject, title, opened_on FROM keys.matter /* ' || words || ' */') AS comment,
	   pg_temp.state(replace('INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (10000, 1, ''superior'', 4, ''[2025-01-01,)'') /* @ */', '@', words)) AS days
  FROM unnest('{none,on conflict do nothing,ON CONFLICT,conflict}'::text[]) words ORDER BY words COLLATE "C";
SELECT count(*) FROM keys.subject_link WHERE id IN (11, 10000);
INSERT INTO keys.matter_party (id, matter, role, subject, name) VALUES (11, 1, 'unit', 2, '示例乙局（演示数据）') ON CONFLICT (matter, role, name) DO NOTHING;
INSERT INTO keys.record_version (id, record, effective_on, amount, ground) VALUES (11, 3, '2025-04-01', 900, '复议（演示数据）') ON CONFLICT ON CONSTRAINT record_version_once DO UPDATE SET amount = excluded.amount;
SELECT id, amount FROM keys.record_version ORDER BY id;
-- Days in the wrong order are what they were
SELECT pg_temp.tried('INSERT INTO keys.publication (record, site, published_on, ended_on) SELECT 1, site, ''2026-01-07'', ''2026-01-06'' FROM keys.publication');
-- Two that change places, or are entered or taken out together, are not in each other's way more than the keys say
INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (12, 2, 'superior', 4, '[2020-01-01,2021-01-01)'), (13, 2, 'superior', 1, '[2021-01-01,2022-01-01)');
UPDATE keys.subject_link SET valid = '[2020-01-01,2020-06-01)' WHERE id = 12;
UPDATE keys.subject_link SET valid = '[2020-06-01,2022-01-01)' WHERE id = 13;
INSERT INTO keys.matter (id, kind, subject, title, opened_on, parent) VALUES (31, 'service', 1, '总办件（演示数据）', '2025-01-05', NULL);
INSERT INTO keys.matter (id, kind, subject, title, opened_on, parent) VALUES (32, 'service', 1, '分办件（演示数据）', '2025-01-05', 31);
DELETE FROM keys.matter WHERE id = 31;
DELETE FROM keys.matter WHERE id IN (31, 32);
INSERT INTO keys.subject_link (id, subject, role, target, valid) VALUES (14, 2, 'superior', 4, '[2023-01-01,)'), (15, 2, 'superior', 1, '[2024-01-01,)');
-- A plan that was made while the table was empty does not go through all of it for each row that follows
SELECT govcredit.create_registry('kept');
INSERT INTO kept.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO kept.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
ANALYZE kept.record;
BEGIN;
INSERT INTO kept.record (subject, record_type, decided_on) SELECT 1, 'disclosure_missed', date '2025-01-01' + n FROM generate_series(1, 300) n;
SELECT seq_tup_read < 300 AS by_index FROM pg_stat_xact_user_tables WHERE schemaname = 'kept' AND relname = 'record';
COMMIT;
DROP SCHEMA kept, kept_internal, kept_zh CASCADE;
DROP OWNED BY regress_keys_c, regress_keys_d, regress_keys_reader, regress_keys_analyst, regress_keys_recorder, regress_keys_reviewer, regress_keys_administrator;
DROP SCHEMA keys, keys_internal, keys_zh CASCADE;
DROP ROLE regress_keys_c, regress_keys_d, regress_keys_reader, regress_keys_analyst, regress_keys_recorder, regress_keys_reviewer, regress_keys_administrator;
