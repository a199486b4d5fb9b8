--
-- books: what the tables of a registry refuse, what history keeps, whoever asks
--
\set SHOW_CONTEXT never
\pset null '-'
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('bk');

-- No column takes a day, a moment or an amount that is not finite: its table's checks are asked about each
CREATE FUNCTION taken(relation regclass, attribute name, value text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	checks text := (SELECT string_agg('(' || pg_get_expr(k.conbin, k.conrelid) || ')', ' AND ') FROM pg_constraint k WHERE k.conrelid = relation AND k.contype = 'c');
	answer boolean;
BEGIN
	EXECUTE format('SELECT (%s) IS NOT FALSE FROM jsonb_populate_record(NULL::%s, jsonb_build_object(%L, %L)) x', coalesce(checks, 'true'), relation, attribute, value) INTO answer;
	RETURN answer;
EXCEPTION WHEN numeric_value_out_of_range OR check_violation THEN
	RETURN false;
END $$;
CREATE VIEW asked AS
	SELECT c.oid::regclass AS relation, a.attname, v.value, v.finite
	  FROM pg_class c
	  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
	  JOIN pg_type t ON t.oid = a.atttypid
	  JOIN (VALUES ('date', 'infinity', false), ('date', '-infinity', false), ('date', '2026-01-05', true),
				   ('timestamptz', 'infinity', false), ('timestamptz', '-infinity', false), ('timestamptz', '2026-01-05', true),
				   ('daterange', '[2026-01-05,infinity]', false), ('daterange', '[2026-01-05,infinity)', false), ('daterange', '[-infinity,2026-01-05)', false),
				   ('daterange', '[2026-01-05,2026-02-05)', true),
				   ('numeric', 'NaN', false), ('numeric', 'Infinity', false), ('numeric', '-Infinity', false), ('numeric', '1', true)) v (type, value, finite) ON v.type = t.typname
	 WHERE c.relnamespace IN ('bk'::regnamespace, 'bk_internal'::regnamespace, 'bk_zh'::regnamespace) AND c.relkind IN ('r', 'p');
SELECT relation, attname, value FROM asked WHERE NOT finite AND taken(relation, attname, value) ORDER BY relation::text COLLATE "C", attname, value COLLATE "C";
SELECT count(*) > 60 AS columns, bool_or(taken(relation, attname, value)) AS some_taken FROM asked WHERE finite;

-- What is closed stays closed: not by who sees old books, has written, or stands by
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT bk.close_books();
ROLLBACK;
BEGIN ISOLATION LEVEL SERIALIZABLE;
SELECT bk.issue_report(1, '评优', '2026-06-30');
ROLLBACK;
BEGIN;
INSERT INTO bk.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,)');
SELECT bk.close_books();
ROLLBACK;
BEGIN;
SAVEPOINT s;
INSERT INTO bk.jurisdiction (division, policy, valid) VALUES ('990103', 'huaiyin-2019', '[2019-06-12,)');
ROLLBACK TO s;
CREATE TEMP TABLE of_ones_own ON COMMIT DROP AS SELECT bk.close_books() IS NOT NULL AS closed;
TABLE of_ones_own;
INSERT INTO bk.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
SELECT bk_internal.evaluation_begin('2026-06-30', '例行评价', NULL, 10);
ROLLBACK;

-- Whoever has no right on the registry holds nobody up
CREATE ROLE regress_books_stranger;
GRANT USAGE ON SCHEMA bk, bk_internal TO regress_books_stranger;
SET ROLE regress_books_stranger;
BEGIN;
LOCK TABLE bk_internal.books IN ROW EXCLUSIVE MODE;
ROLLBACK;
RESET ROLE;
REVOKE USAGE ON SCHEMA bk, bk_internal FROM regress_books_stranger;
DROP ROLE regress_books_stranger;
SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('bk'::regnamespace, 'bk_internal'::regnamespace, 'bk_zh'::regnamespace) AND p.prosrc ~* 'advisory' ORDER BY 1;
INSERT INTO bk_internal.books VALUES (true);

-- NULL where a number is due
CALL bk.evaluate('2026-06-30', batch => NULL);
CALL bk.evaluate(NULL);
CALL bk.evaluate('2026-06-30', NULL);
CALL bk.freeze(NULL);
SELECT bk_internal.evaluation_step(NULL, 1);
SELECT bk_internal.evaluation_step(1, NULL);
SELECT bk.publish(NULL);
SELECT count(*) FROM bk.evaluation;

-- Books that hold something of everything
INSERT INTO bk.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,2029-06-12)');
INSERT INTO bk.subject (id, kind, name, division) VALUES (901, 'source', '示例信用中心（演示数据）', '990101') RETURNING id AS agency \gset
INSERT INTO bk.subject (id, kind, name, division, valid) VALUES
	(1, 'department', '示例甲局（演示数据）', '990101', '[2020-04-03,2028-05-06)'), (2, 'department', '示例乙局（演示数据）', '990101', '[2020-04-23,)'),
	(3, 'official', '某甲（演示数据）', '990101', '(,2028-02-03)'), (4, 'government', '示例区人民政府（演示数据）', '990101', '(,)'),
	(5, 'enterprise', '示例丙公司（演示数据）', '990101', '(,)');
INSERT INTO bk.subject_person VALUES (3, '990101199003071237');
INSERT INTO bk.subject_link (subject, role, target, valid) VALUES (1, 'head', 3, '[2021-02-03,2027-04-05)'), (3, 'unit', 1, '[2021-02-03,)'), (1, 'superior', 4, '[2020-04-03,2027-01-02)');
INSERT INTO bk.record (id, subject, record_type, source, decided_on, ended_on, ongoing, severity, amount, document_no) VALUES
	(1, 1, 'disclosure_missed', :agency, '2026-01-05', NULL, false, NULL, NULL, '演字〔2026〕1号'), (2, 2, 'judgment_defaulter', :agency, '2026-02-03', NULL, true, NULL, NULL, NULL),
	(3, 5, 'administrative_penalty', :agency, '2025-03-04', NULL, false, 'ordinary', 5000, '演字〔2026〕2号'), (4, 3, 'annual_assessment_poor', :agency, '2026-01-12', NULL, false, NULL, NULL, NULL);
UPDATE bk.record SET corrected_on = '2025-05-01', duties_done_on = '2025-05-01', committed_on = '2025-05-01' WHERE id = 3;
INSERT INTO bk.repair (record, granted_on, effect) VALUES (3, '2025-07-08', 'restore');
INSERT INTO bk.objection (id, record, filed_on, statement) VALUES (1, 1, '2026-03-04', '不服（演示数据）');
INSERT INTO bk.publication (record, site, published_on) SELECT 1, p.code, '2026-01-06' FROM unnest(govcredit.publication_sites('huaiyin-2019')) p (code) ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO bk.matter (id, kind, subject, person, title, opened_on, due_on) VALUES (1, 'target', 1, 3, '示例目标（演示数据）', '2025-02-03', '2026-04-05');
INSERT INTO bk.matter (id, kind, subject, title, opened_on, due_on, amount) VALUES (2, 'arrears', 1, '示例欠款（演示数据）', '2025-02-03', '2026-04-05', 1000);
INSERT INTO bk.matter_step (matter, step, done_on, paid) VALUES (2, 'payment', '2026-02-03', 100);
INSERT INTO bk.matter_party (matter, role, subject, name) VALUES (1, 'unit', 2, '示例乙局（演示数据）');
INSERT INTO bk.peer (registry, own) VALUES ('示例区', true);
CALL bk.evaluate('2025-12-31');
CALL bk.freeze(1);
SELECT bk.publish(1) IS NOT NULL AS published;
CALL bk.evaluate('2026-06-30');
SELECT (bk.issue_report(1, '评优', '2026-06-30')).id AS report;

-- Every function is called under settings a session may have: what is kept, compared or said in an error is the same.
-- What is a day, a moment or a range stays one in an answer, so only texts and documents are looked at.
CREATE TABLE said (name name, literal text);
INSERT INTO said VALUES ('kind', 'department'), ('relation', 'record'), ('action', 'fiscal_appropriation'), ('list', 'powers'), ('visible', 'all'), ('part', 'subject'),
	('records', '[{"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "1999-03-04"}]'), ('described', '{"id": 1}'), ('since', '2020-01-01 00:00:00+08'),
	('element', '{"subject": {"id": 1}, "record_type": "disclosure_missed", "decided_on": "1999-03-04"}'),
	('subject_kind', 'department'), ('record_type', 'disclosure_missed'), ('code', 'disclosure_missed'), ('section', 'record_types'), ('layout', 'penalty-2018'), ('deadline', 'publication'),
	('indicator', 'promises_kept'), ('report', 'full_year'), ('document', govcredit.policy_document('huaiyin-2019')::text), ('cell', '05/03/2023'), ('value', '5/3/2023 990101199003071237'),
	('object', '{"cf_jdrq": "05/03/2023", "cf_yxq": "2023-03-05", "cf_nr_fk": 1.50}'), ('mapping', '{"cf_jdrq": "cf_jdrq", "cf_yxq": "cf_yxq"}'), ('grade', 'A'), ('taken', '{}'), ('schema', 'bk'),
	('tests', NULL), ('severity', NULL), ('repair', NULL), ('head_kind', NULL);
CREATE TABLE kept_shown (id int PRIMARY KEY, cf_wsh text, cf_jdrq text, cf_yxq date, cf_gsjzq timestamptz, cf_nr_fk float8);
INSERT INTO kept_shown VALUES (1, '1999-03-04', '05/03/2023', '2023-03-05', '2023-03-05 00:30:00+08', 1.1), (2, '', '2023-03-05', NULL, NULL, 1e20);
CREATE VIEW call AS
	SELECT p.oid, format('%s(%s)', p.oid::regproc, a.arguments) AS call, r.result, p.pronamespace = 'govcredit'::regnamespace AS product
	  FROM pg_proc p
	 CROSS JOIN LATERAL (SELECT coalesce(string_agg(coalesce(quote_ident(nullif(p.proargnames[i.n], '')) || ' => ', '') || format(CASE WHEN t.typtype = 'p' THEN '%s' ELSE '(%s)::%s' END, CASE
				WHEN s.name IS NOT NULL THEN quote_nullable(s.literal)
				WHEN t.typname IN ('int8', 'int4') THEN CASE p.proargnames[i.n] WHEN 'first' THEN '1' WHEN 'last' THEN '9' ELSE 'about' END
				ELSE coalesce(d.literal, 'NULL') END, format_type(t.oid, NULL)), ', ' ORDER BY i.n), '') AS arguments
			  FROM generate_series(1, p.pronargs) i (n)
			  JOIN pg_type t ON t.oid = p.proargtypes[i.n - 1]
			  LEFT JOIN (VALUES ('date', 'date ''2026-06-30'''), ('timestamptz', '''infinity'''), ('daterange', 'daterange ''[2025-02-03,2026-04-05)'''), ('division', '''990101'''),
							   ('policy', '''huaiyin-2019'''), ('bool', 'false'), ('jsonb', '''{}'''), ('text', '''演示'''), ('name', '''演示'''),
							   ('calendar', '''cn-2026'''), ('uscc', '''919901021000000166'''), ('resident_id', '''990101199003071237'''), ('document_no', '''演字〔2026〕1号'''), ('numeric', '62.5'),
							   ('regclass', '''kept_shown'''), ('anyelement', '(SELECT x FROM kept_shown x WHERE id = about)'),
							   ('score_state', 'SELECT govcredit.score_of(''huaiyin-2019'', ''2026-06-30'', ''department'', ''disclosure_missed'', ''2026-01-05'')')) d (type, literal) ON d.type = t.typname
			  LEFT JOIN said s ON s.name = p.proargnames[i.n] AND t.typname IN ('text', 'name', 'jsonb', 'timestamptz')) a
	 CROSS JOIN LATERAL (SELECT coalesce(string_agg(format('to_jsonb(x.%I)::text', o.name), ', ' ORDER BY o.n), '') AS result
			  FROM (SELECT u.n, u.name, u.type FROM unnest(p.proallargtypes, p.proargmodes, p.proargnames) WITH ORDINALITY u (type, mode, name, n) WHERE u.mode IN ('t', 'o')
					 UNION ALL
					SELECT a.attnum, a.attname::text, a.atttypid FROM pg_type t JOIN pg_attribute a ON a.attrelid = t.typrelid AND a.attnum > 0 WHERE t.oid = p.prorettype AND t.typtype = 'c'
					 UNION ALL
					SELECT 1, 'x', p.prorettype FROM pg_type t WHERE t.oid = p.prorettype AND t.typtype <> 'c' AND p.proallargtypes IS NULL) o
			 WHERE o.type IN ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype, 'name'::regtype)) r
	 WHERE p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype
	   AND (p.pronamespace IN ('bk'::regnamespace, 'bk_internal'::regnamespace, 'bk_zh'::regnamespace) AND p.proname <> 'setup_roles'
			OR p.pronamespace = 'govcredit'::regnamespace AND p.provolatile <> 'v' AND r.result <> '' AND 'internal'::regtype <> ALL (p.proargtypes)
			   AND EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'));
CREATE FUNCTION play(call text, result text, settings text[]) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
	detail text;
	hint text;
BEGIN
	FOR i IN 1 .. cardinality(settings) BY 2 LOOP
		PERFORM set_config(settings[i], settings[i + 1], true);
	END LOOP;
	EXECUTE format('SELECT jsonb_agg(a ORDER BY a)::text FROM (SELECT ARRAY[%s]::text[] AS a FROM %s x) r', result, call) INTO answer;
	RAISE EXCEPTION USING ERRCODE = 'P0R01', MESSAGE = coalesce(answer, 'nothing');
EXCEPTION
	WHEN SQLSTATE 'P0R01' THEN
		RETURN SQLERRM;
	WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
		RETURN concat_ws(' | ', 'error', SQLERRM, detail, hint);
END $$;
CREATE TABLE outcome (call text, setting int, answer text, product boolean);
DO $$
DECLARE
	c record;
	about int;
	answer text;
BEGIN
	FOR about IN 1 .. 3 LOOP
		FOR c IN SELECT replace(x.call, 'about', about::text) AS call, x.result, x.product FROM call x WHERE about = 1 OR x.call LIKE '%about%' ORDER BY x.oid LOOP
			FOR setting IN 0 .. 2 LOOP
				answer := play(c.call, c.result, (ARRAY['{}', '{datestyle,"SQL, DMY",timezone,America/New_York,intervalstyle,sql_standard,extra_float_digits,-15,bytea_output,escape}',
					'{datestyle,German,timezone,Pacific/Kiritimati,intervalstyle,postgres_verbose}'])[setting + 1]::text[]);
				COMMIT;
				-- A registry's moments, numbers and hashes are others each time; how they are written must not be
				INSERT INTO outcome VALUES (c.call, setting, CASE WHEN c.product THEN answer ELSE regexp_replace(regexp_replace(answer, '[0-9a-f]{64}', '#', 'g'), '[0-9]+', '#', 'g') END, c.product);
				COMMIT;
			END LOOP;
		END LOOP;
	END LOOP;
END $$;
SELECT DISTINCT o.call COLLATE "C" AS call, o.setting, left(o.answer, 200) AS answer FROM outcome o JOIN outcome i ON i.call = o.call AND i.setting = 0 WHERE o.setting > 0 AND o.answer <> i.answer ORDER BY 1, 2;
SELECT product, count(*) > 100 AS calls, count(*) FILTER (WHERE answer !~ '^error') > 90 AS answers, count(*) FILTER (WHERE answer ~ '(#|[0-9]{4})-(#|[0-9]{2})-(#|[0-9]{2})') > 10 AS with_days FROM outcome WHERE setting = 0 GROUP BY product ORDER BY product;
-- Who writes pins what the output functions look at, by itself
SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
 WHERE p.pronamespace IN ('bk'::regnamespace, 'bk_internal'::regnamespace, 'bk_zh'::regnamespace) AND p.prokind = 'f' AND p.provolatile = 'v' AND p.oid NOT IN (SELECT t.tgfoid FROM pg_trigger t WHERE t.tgname IN ('keep_history', 'about', 'once', 'admit_supplier', 'admit_named', 'check_record', 'check_record_matter', 'check_observation', 'check_matter', 'check_publication', 'check_taken_down', 'note_publication', 'attribute_facts')) AND p.proname NOT IN ('recording_time', 'standing_subject', 'source_of')
   AND NOT (SELECT array_agg(split_part(s, '=', 1)) @> '{DateStyle,TimeZone,IntervalStyle,extra_float_digits,bytea_output,lc_monetary,xmloption}' FROM unnest(p.proconfig) s)
 ORDER BY 1;

-- History: of every table that keeps one, and of columns a DBA has added
CREATE TABLE bk.extra (id bigint PRIMARY KEY, recorded_at timestamptz, n int);
SELECT bk_internal.track('bk.extra');
ALTER TABLE bk.extra ADD COLUMN day date, ADD COLUMN days daterange, ADD COLUMN moment timestamptz, ADD COLUMN moments tstzrange, ADD COLUMN lasts interval, ADD COLUMN share float8, ADD COLUMN paper bytea, ADD COLUMN price money, ADD COLUMN times timestamp[];
INSERT INTO bk.extra VALUES (1, NULL, 1, DEFAULT, '2020-04-03', '[2020-04-03,2020-05-06)', '2020-04-03 01:02:03+08', '[2020-04-03 01:02:03+08,)', '1 mon -2 days 3:04:05', 1::float8 / 3, '\x00ff', 1234.56::numeric, '{2020-04-03 01:02:03}');
SELECT bk.close_books() AS then \gset
CREATE TABLE books_kept AS SELECT (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM bk_internal.subject_known(:'then') x) AS subjects, (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.subject) FROM bk.ranking_on('2026-06-30', :'then') x) AS ranking;
BEGIN;
UPDATE bk.extra SET n = 2;
UPDATE bk.subject SET note = '一';
COMMIT;
BEGIN;
SET LOCAL datestyle = 'SQL, DMY'; SET LOCAL timezone = 'America/New_York'; SET LOCAL intervalstyle = sql_standard; SET LOCAL extra_float_digits = -15; SET LOCAL bytea_output = escape;
UPDATE bk.extra SET n = 3;
UPDATE bk.subject SET note = '二';
COMMIT;
BEGIN;
SET LOCAL datestyle = 'German'; SET LOCAL timezone = 'Pacific/Kiritimati'; SET LOCAL intervalstyle = postgres_verbose; SET LOCAL extra_float_digits = -15;
UPDATE bk.extra SET n = 4;
UPDATE bk.subject SET note = '三';
COMMIT;
SELECT id, count(*), count(DISTINCT rest) AS forms FROM bk_internal.extra_history GROUP BY 1 ORDER BY 1;
SELECT rest FROM bk_internal.extra_history WHERE n = 3;
SELECT id, count(*), count(DISTINCT valid) AS valid FROM bk_internal.subject_history GROUP BY 1 ORDER BY 1;
SELECT subjects = (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.id) FROM bk_internal.subject_known(:'then') x) AS subjects, ranking = (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.subject) FROM bk.ranking_on('2026-06-30', :'then') x) AS ranking FROM books_kept;

-- A row that is refused is shown to nobody: each CHECK says itself what must hold, and of what is missing a trigger speaks (what evaluate() and freeze() write they have from such rows)
SELECT k.conrelid::regclass AS relation, k.conname FROM pg_constraint k JOIN bk_internal.role_rights() r ON k.conrelid IN (to_regclass(format('bk.%I', r.relation)), to_regclass(format('bk_internal.%I', r.relation)))
 WHERE k.contype = 'c' AND r.relation NOT LIKE '%\_history' AND pg_get_constraintdef(k.oid) !~ 'refuse_row' ORDER BY 1, 2;
CREATE FUNCTION pg_temp.shown(relation regclass, attribute name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	EXECUTE format('INSERT INTO %s (%I) OVERRIDING SYSTEM VALUE VALUES (NULL)', relation, attribute);
	RETURN 'taken';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN CASE WHEN detail ~ 'Failing row' THEN 'shown' ELSE 'refused' END;
END $$;
SELECT s.answer, count(*) > 100 AS many, array_agg(DISTINCT s.relation::text ORDER BY s.relation::text) FILTER (WHERE s.answer <> 'refused') AS relations
  FROM (SELECT c.oid::regclass AS relation, pg_temp.shown(c.oid, a.attname) AS answer
		  FROM bk_internal.role_rights() r JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('bk'::regnamespace, 'bk_internal'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
		 WHERE r.relation NOT LIKE '%\_history' AND a.attname NOT IN ('recorded_at', 'entered_by')) s
 GROUP BY s.answer ORDER BY s.answer COLLATE "C";
INSERT INTO bk.subject (kind, name, division) VALUES ('source', NULL, '990101');
INSERT INTO bk.peer (registry) VALUES ('');
SELECT count(*) > 60 AS rules, bool_and(pg_get_constraintdef(k.oid) ~ 'WHEN [(](.*) IS FALSE[)] THEN ') AS readable FROM pg_constraint k WHERE k.contype = 'c' AND k.connamespace = 'bk'::regnamespace;

DROP SCHEMA bk, bk_internal, bk_zh CASCADE;

DROP TABLE said, outcome, books_kept, kept_shown;
DROP FUNCTION taken, play;
