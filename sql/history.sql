--
-- history: what rows said before their tables changed shape.  Columns are
-- added, dropped, renamed and retyped under a table that is tracked; what was
-- known stays what it was.
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET datestyle = ISO;
SET client_min_messages = warning;
SELECT govcredit.create_registry('hs');
-- Every table that says when its rows entered the books is tracked, and each history has the columns of its table, typed and described
SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'recorded_at'
 WHERE c.relnamespace IN ('hs'::regnamespace, 'hs_internal'::regnamespace, 'hs_zh'::regnamespace) AND c.relkind IN ('r', 'p') AND c.relname NOT LIKE '%\_history' AND c.relname NOT IN (SELECT relation FROM hs_internal.tracked) ORDER BY 1;
SELECT t.relation, a.attname FROM hs_internal.tracked t JOIN pg_attribute a ON a.attrelid = to_regclass('hs.' || t.relation) AND a.attnum > 0 AND NOT a.attisdropped
 WHERE a.attname <> ALL (hs_internal.rights_columns(a.attrelid)) AND NOT EXISTS (SELECT FROM pg_attribute h WHERE h.attrelid = to_regclass('hs_internal.' || t.relation || '_history') AND h.attname = a.attname AND h.atttypid = a.atttypid
	AND h.atttypmod = a.atttypmod AND h.attcollation = a.attcollation AND col_description(h.attrelid, h.attnum) = col_description(a.attrelid, a.attnum)) ORDER BY 1, 2;
SELECT h.attrelid::regclass, h.attname FROM hs_internal.tracked t JOIN pg_attribute h ON h.attrelid = to_regclass('hs_internal.' || t.relation || '_history') AND h.attnum > 0
 WHERE (h.atttypid = 'jsonb'::regtype) <> (h.attname = 'rest') ORDER BY 1, 2;
-- and nothing reads rows out of jsonb, or looks for them there
SELECT p.proname FROM pg_proc p WHERE p.pronamespace IN ('hs'::regnamespace, 'hs_internal'::regnamespace, 'hs_zh'::regnamespace) AND p.proname <> 'take_columns' AND (p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), '')) ~ 'jsonb_populate_record\(' ORDER BY 1;
SELECT indexdef FROM pg_indexes WHERE schemaname = 'hs' AND indexdef ~ '->' ORDER BY 1;

-- What cannot be tracked
CREATE TABLE hs.bare (id bigint);
CREATE TABLE hs.small (id int, recorded_at timestamptz);
CREATE TABLE hs.taken (id bigint, recorded_at timestamptz, rest text);
CREATE TABLE hs.other (id bigint, recorded_at timestamptz);
CREATE TABLE hs.counted (id bigint, recorded_at timestamptz, recorded_xact int);
CREATE TABLE hs_internal.other_history ();
CREATE TABLE public.hs_elsewhere (id bigint, recorded_at timestamptz);
CREATE TABLE hs.of_a_name_that_is_longer_than_fifty_bytes_are_together (id bigint, recorded_at timestamptz);
SELECT hs_internal.track('hs.bare');
SELECT hs_internal.track('hs.small');
SELECT hs_internal.track('hs.taken');
SELECT hs_internal.track('hs.other');
SELECT hs_internal.track('hs.counted');
SELECT hs_internal.track('public.hs_elsewhere');
SELECT hs_internal.track('hs.of_a_name_that_is_longer_than_fifty_bytes_are_together');
SELECT hs_internal.track('hs.ranking');
DROP TABLE hs.bare, hs.small, hs.taken, hs.other, hs.counted, hs_internal.other_history, public.hs_elsewhere, hs.of_a_name_that_is_longer_than_fifty_bytes_are_together;

-- A table of the DBA's own
CREATE TABLE hs.thing (id bigint PRIMARY KEY, recorded_at timestamptz, name text, amount numeric(12,2), code varchar(4), "案号 %$" text COLLATE "C", gone text);
COMMENT ON COLUMN hs.thing."案号 %$" IS 'case number 案号';
SELECT hs_internal.track('hs.thing');
CREATE TABLE moment (n int PRIMARY KEY, t timestamptz);
CREATE PROCEDURE hs_moment(n int) LANGUAGE sql AS $$ INSERT INTO moment SELECT $1, clock_timestamp() $$;
INSERT INTO hs.thing VALUES (1, '2000-01-01', 'one', 1.25, 'a', '甲一', 'x'), (2, NULL, 'two', 2.50, 'b', '甲二', 'y'), (3, NULL, 'three', 3, '7', '甲三', 'z');
SELECT count(*) FROM hs.thing WHERE recorded_at > now() - interval '1 hour';
CALL hs_moment(1);
UPDATE hs.thing SET name = 'uno' WHERE id = 1;
UPDATE hs.thing SET name = name;	-- nothing changes: no version
UPDATE hs.thing SET amount = 2.51 WHERE id = 2;
UPDATE hs.thing SET id = 9 WHERE id = 2;
DELETE FROM hs.thing WHERE id = 3;
TRUNCATE hs.thing;
UPDATE hs_internal.thing_history SET name = 'never';
DELETE FROM hs_internal.thing_history;
TRUNCATE hs_internal.thing_history;
CALL hs_moment(2);
SELECT m.n, k.id, k.name, k.amount, k.code, k."案号 %$", k.gone, k.rest FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
SELECT count(*) FROM hs_internal.thing_known('2000-01-02');
SELECT DISTINCT superseded_by = CURRENT_USER AS mine FROM hs_internal.thing_history;
-- Versions of a row follow each other
SELECT h.id, h.superseded_at = coalesce(lead(h.recorded_at) OVER w, t.recorded_at) AS without_gap FROM hs_internal.thing_history h LEFT JOIN hs.thing t USING (id) WINDOW w AS (PARTITION BY h.id ORDER BY h.recorded_at) ORDER BY h.id;

-- ADD, with and without a default: until track() looks again, in rest, as the columns print whatever the session has set
ALTER TABLE hs.thing ADD COLUMN days daterange, ADD COLUMN colour text DEFAULT 'red', ADD COLUMN flags text[] DEFAULT '{a,"b c"}', ADD COLUMN paper bytea;
UPDATE hs.thing SET days = '[2026-01-02,2026-03-04)', paper = '\x00ff' WHERE id = 1;
CALL hs_moment(3);
SET datestyle = 'SQL, DMY';
SET bytea_output = escape;
UPDATE hs.thing SET colour = 'blue', flags = NULL WHERE id = 1;
RESET bytea_output;
SET datestyle = ISO;
SELECT id, name, rest FROM hs_internal.thing_history ORDER BY recorded_at, id;
CREATE TABLE hs_said AS SELECT m.n, k.id, k.name, k.amount FROM moment m, hs_internal.thing_known(m.t) k;
CREATE TABLE hs_rest AS SELECT m.n, to_jsonb(k) AS k FROM moment m, hs_internal.thing_known(m.t) k;
UPDATE hs.thing SET paper = '\x01';
TABLE hs_rest EXCEPT SELECT m.n, to_jsonb(k) FROM moment m, hs_internal.thing_known(m.t) k;
SELECT hs_internal.track('hs.thing');
SELECT id, name, days, colour, flags, paper, rest FROM hs_internal.thing_history ORDER BY recorded_at, id;
SELECT m.n, k.id, k.days, k.colour, k.flags, k.paper FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
TABLE hs_said EXCEPT SELECT m.n, k.id, k.name, k.amount FROM moment m, hs_internal.thing_known(m.t) k;

-- Who has built on it goes on: more columns come at the end
CREATE VIEW hs_view AS SELECT id, name, colour FROM hs_internal.thing_known();
CREATE FUNCTION hs_function() RETURNS SETOF text LANGUAGE sql STABLE BEGIN ATOMIC SELECT k.name FROM hs_internal.thing_known() k ORDER BY k.id; END;
ALTER TABLE hs.thing ADD COLUMN later int;
SELECT * FROM hs_view ORDER BY 1;
SELECT hs_internal.track('hs.thing');
SELECT * FROM hs_view ORDER BY 1;
SELECT hs_function();

-- RENAME: the past comes along; names that change places; a name that was another column's
ALTER TABLE hs.thing RENAME colour TO paint;
\set VERBOSITY sqlstate
SELECT count(*) FROM hs_internal.thing_known();
\set VERBOSITY terse
UPDATE hs.thing SET paint = 'green';
SELECT hs_internal.track('hs.thing');
UPDATE hs.thing SET paint = 'green' WHERE id = 1;
BEGIN;
ALTER TABLE hs.thing RENAME name TO swap;
ALTER TABLE hs.thing RENAME paint TO name;
ALTER TABLE hs.thing RENAME swap TO paint;
SELECT hs_internal.track('hs.thing');
COMMIT;
SELECT m.n, k.id, k.name, k.paint FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
SELECT * FROM hs_view ORDER BY 1;
BEGIN;
ALTER TABLE hs.thing RENAME name TO swap;
ALTER TABLE hs.thing RENAME paint TO name;
ALTER TABLE hs.thing RENAME swap TO colour;
SELECT hs_internal.track('hs.thing');
COMMIT;
TABLE hs_said EXCEPT SELECT m.n, k.id, k.name, k.amount FROM moment m, hs_internal.thing_known(m.t) k;

-- ALTER TYPE: where the new one can say all of it, there; else beside it
DROP VIEW hs_view;
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing ALTER amount TYPE numeric(14,4), ALTER code TYPE text, ALTER later TYPE bigint;
SELECT hs_internal.track('hs.thing');
COMMIT;
SELECT m.n, k.id, k.amount, k.code FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing ALTER amount TYPE integer;
SELECT hs_internal.track('hs.thing');
COMMIT;
SELECT m.n, k.id, k.amount, k.was1_amount FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
UPDATE hs.thing SET code = '5';
CALL hs_moment(4);
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing ALTER code TYPE integer USING code::integer;
\set VERBOSITY default
SELECT hs_internal.track('hs.thing');
COMMIT;
\set VERBOSITY terse
SELECT m.n, k.id, k.code, k.was1_code FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
-- renamed and retyped at once
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing RENAME amount TO yuan;
ALTER TABLE hs.thing ALTER yuan TYPE numeric;
SELECT hs_internal.track('hs.thing');
COMMIT;
SELECT m.n, k.id, k.yuan, k.was1_amount FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;

-- DROP: stays in the past; again a column of that name, of the same type and of another
CREATE TABLE hs_said_then AS SELECT m.n, to_jsonb(k) - 'rest' AS said FROM moment m, hs_internal.thing_known(m.t) k;
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing DROP COLUMN gone;
SAVEPOINT dropped;
UPDATE hs.thing SET yuan = 8;
ROLLBACK TO dropped;
\set VERBOSITY sqlstate
SELECT count(*) FROM hs_internal.thing_known();
ROLLBACK TO dropped;
\set VERBOSITY terse
SELECT hs_internal.track('hs.thing');
COMMIT;
TABLE hs_said_then EXCEPT SELECT m.n, to_jsonb(k) - 'rest' FROM moment m, hs_internal.thing_known(m.t) k;
DROP TABLE hs_said_then;
UPDATE hs.thing SET yuan = 8;
SELECT m.n, k.id, k.gone FROM moment m, hs_internal.thing_known(m.t) k ORDER BY 1, 2;
ALTER TABLE hs.thing ADD COLUMN gone text DEFAULT 'back';
SELECT hs_internal.track('hs.thing');
SELECT m.n, k.id, k.gone FROM moment m, hs_internal.thing_known(m.t) k WHERE m.n IN (1, 4) ORDER BY 1, 2;
BEGIN;
SELECT hs_internal.keep_rows('hs.thing');
ALTER TABLE hs.thing DROP COLUMN gone;
ALTER TABLE hs.thing ADD COLUMN gone date;
SELECT hs_internal.track('hs.thing');
COMMIT;
SELECT m.n, k.id, k.gone, k.was1_gone FROM moment m, hs_internal.thing_known(m.t) k WHERE m.n IN (1, 4) ORDER BY 1, 2;
-- a column that came and went between two looks is in rest for ever
ALTER TABLE hs.thing ADD COLUMN brief int DEFAULT 5;
UPDATE hs.thing SET yuan = 9 WHERE id = 1;
ALTER TABLE hs.thing DROP COLUMN brief;
SELECT hs_internal.track('hs.thing');
\set VERBOSITY default
SELECT hs_internal.keep_rows('hs.thing', losing => true);
\set VERBOSITY terse
SELECT hs_internal.track('hs.thing');
SELECT rest FROM hs_internal.thing_history WHERE rest IS NOT NULL;
-- Again, with nothing new: nothing changes
SELECT array_agg(a.attname ORDER BY a.attnum) AS columns FROM pg_attribute a WHERE a.attrelid = 'hs_internal.thing_history'::regclass AND a.attnum > 0 \gset
SELECT hs_internal.track('hs.thing');
SELECT array_agg(a.attname ORDER BY a.attnum) = :'columns' AS same FROM pg_attribute a WHERE a.attrelid = 'hs_internal.thing_history'::regclass AND a.attnum > 0;
SELECT m.n, k.id, k.name, k.was1_amount, k.was1_code, k."案号 %$", k.was1_gone, k.colour, k.days, k.flags FROM moment m, hs_internal.thing_known(m.t) k WHERE m.n IN (1, 2) ORDER BY 1, 2;
ALTER TABLE hs.thing RENAME TO matterless;
SELECT hs_internal.track('hs.matterless');
DROP FUNCTION hs_function;
DROP TABLE hs.matterless, hs_said, hs_rest, moment;

-- After a restore the table is another: a column renamed before anybody looked takes its past along where the others stand in their places, and is asked for where not
CREATE TABLE hs.again (id bigint PRIMARY KEY, recorded_at timestamptz, a int, b text, c text);
SELECT hs_internal.track('hs.again');
INSERT INTO hs.again VALUES (1, NULL, 1, 'b', 'c');
UPDATE hs.again SET a = 2;
UPDATE hs_internal.tracked SET source = 1 WHERE relation = 'again';
ALTER TABLE hs.again RENAME b TO beta;
\set VERBOSITY default
SELECT hs_internal.track('hs.again');
SELECT a, beta, c FROM hs_internal.again_history;
SELECT source = 'hs.again'::regclass AS known FROM hs_internal.tracked WHERE relation = 'again';
UPDATE hs_internal.tracked SET source = 1, columns = '{id,recorded_at,dropped,a,beta,c,recorded_xact}' WHERE relation = 'again';
ALTER TABLE hs.again RENAME c TO gamma;
SELECT hs_internal.track('hs.again');
SELECT a, beta, c, gamma FROM hs_internal.again_history;
-- as the hint says
ALTER TABLE hs_internal.again_history DROP COLUMN gamma;
ALTER TABLE hs_internal.again_history RENAME c TO gamma;
SELECT hs_internal.track('hs.again');
SELECT a, beta, gamma FROM hs_internal.again_history;
-- a column dropped since, or added, is none that was renamed
UPDATE hs_internal.tracked SET source = 1 WHERE relation = 'again';
ALTER TABLE hs.again DROP COLUMN gamma, ADD COLUMN delta text;
SELECT hs_internal.track('hs.again');
\set VERBOSITY terse
DROP TABLE hs.again;

-- What rows say now is known for the moments before, whatever becomes of the columns: kept by keep_rows(), which no trigger stops, in the transaction that changes them; else nothing is changed
CREATE TABLE hs.own (id bigint PRIMARY KEY, recorded_at timestamptz NOT NULL DEFAULT now(), x text, y text);
SELECT hs_internal.track('hs.own');
CREATE TRIGGER stops BEFORE UPDATE ON hs.own FOR EACH ROW EXECUTE FUNCTION hs_internal.refuse('演示数据');
ALTER TABLE hs.own ENABLE ALWAYS TRIGGER stops;
CREATE TRIGGER asleep BEFORE UPDATE ON hs.own FOR EACH ROW EXECUTE FUNCTION hs_internal.refuse('演示数据');
ALTER TABLE hs.own DISABLE TRIGGER asleep;
INSERT INTO hs.own (id, x, y) VALUES (1, 'a', 'a'), (2, 'b', 'b');
SELECT hs.close_books() AS first \gset
BEGIN;
ALTER TABLE hs.own DROP x, ALTER y TYPE date USING date '2020-01-01';
SELECT hs_internal.track('hs.own');
ROLLBACK;
-- in another transaction it is too early
SELECT hs_internal.keep_rows('hs.own');
BEGIN;
ALTER TABLE hs.own DROP x;
SELECT hs_internal.track('hs.own');
ROLLBACK;
BEGIN;
SELECT hs_internal.keep_rows('hs.own');
INSERT INTO hs.own (id, x, y) VALUES (3, 'c', 'c');
ALTER TABLE hs.own DROP x, ALTER y TYPE date USING date '2020-01-01';
SAVEPOINT retyped;
DELETE FROM hs.own;
ROLLBACK TO retyped;
SELECT hs_internal.track('hs.own');
COMMIT;
SELECT hs.close_books() AS second \gset
SELECT 1 AS moment, k.id, k.x, k.was1_y, k.y FROM hs_internal.own_known(:'first') k UNION ALL
SELECT 2, k.id, k.x, k.was1_y, k.y FROM hs_internal.own_known(:'second') k ORDER BY 1, 2;
SELECT tgname, tgenabled FROM pg_trigger WHERE tgrelid = 'hs.own'::regclass AND NOT tgisinternal ORDER BY 1;
-- committed without: what is lost is said, and is nothing else than it was
ALTER TABLE hs.own ALTER y TYPE text USING '演示数据';
\set VERBOSITY default
DELETE FROM hs.own WHERE id = 1;
SELECT hs_internal.keep_rows('hs.own');
SELECT hs_internal.keep_rows('hs.own', losing => true);
\set VERBOSITY terse
SELECT k.id, k.y FROM hs_internal.own_known(:'second') k ORDER BY 1;
SELECT k.id, k.y FROM hs_internal.own_known() k ORDER BY 1;
-- a restored table, too
UPDATE hs_internal.tracked SET source = 1, columns = array_remove(columns, '') WHERE relation = 'own';
ALTER TABLE hs.own DROP y;
SELECT hs_internal.track('hs.own');
SELECT hs_internal.keep_rows('hs.own', losing => true);

-- Views and functions on what was known are read by a restore as a dump writes them: what they could not be is refused, and so is another type of what they name
CREATE TABLE hs.note (id bigint PRIMARY KEY, recorded_at timestamptz NOT NULL DEFAULT now(), a text, y text);
SELECT hs_internal.track('hs.note');
CREATE VIEW public.hs_w AS SELECT * FROM hs_internal.note_known('infinity');
CREATE FUNCTION public.hs_f() RETURNS SETOF text LANGUAGE sql STABLE BEGIN ATOMIC SELECT k.a FROM hs_internal.note_known() k; END;
CREATE VIEW public.hs_z AS SELECT k.id FROM hs_internal.note_known('infinity') k;
INSERT INTO hs.note (id, a, y) VALUES (1, 'a', 'y');
ALTER TABLE hs.note ADD c int;
SELECT hs_internal.track('hs.note');
ALTER TABLE hs.note RENAME a TO b;
SELECT hs_internal.track('hs.note');
SELECT a FROM public.hs_w;
\set VERBOSITY default
BEGIN;
ALTER TABLE hs.note ADD a int;
SELECT hs_internal.track('hs.note');
ROLLBACK;
BEGIN;
SELECT hs_internal.keep_rows('hs.note');
SAVEPOINT kept;
ALTER TABLE hs.note ALTER y TYPE varchar(9);
SELECT hs_internal.track('hs.note');
ROLLBACK TO kept;
ALTER TABLE hs.note ALTER y TYPE date USING date '2020-01-01';
SELECT hs_internal.track('hs.note');
ROLLBACK;
DROP VIEW public.hs_w;
DROP FUNCTION public.hs_f;
ALTER TABLE hs.note ADD a int;
SELECT hs_internal.track('hs.note');
DROP VIEW public.hs_z;
SELECT hs_internal.track('hs.note');
\set VERBOSITY terse
SELECT k.id, k.a, k.b, k.c FROM hs_internal.note_known() k;
DROP TABLE hs.note;

-- Partitioned: one history, one version for a row that moves
CREATE TABLE hs.part (id bigint, recorded_at timestamptz, place int, n int, PRIMARY KEY (id, place)) PARTITION BY LIST (place);
CREATE TABLE hs.part_1 PARTITION OF hs.part FOR VALUES IN (1);
CREATE TABLE hs.part_2 (n int, place int NOT NULL, dropped text, id bigint NOT NULL, recorded_at timestamptz);
ALTER TABLE hs.part_2 DROP COLUMN dropped;
ALTER TABLE hs.part ATTACH PARTITION hs.part_2 FOR VALUES IN (2);
SELECT hs_internal.track('hs.part_1');
SELECT hs_internal.track('hs.part');
INSERT INTO hs.part VALUES (1, NULL, 1, 1), (2, NULL, 2, 1);
SELECT clock_timestamp() AS then \gset
UPDATE hs.part SET n = 2;
UPDATE hs.part SET place = 2 WHERE id = 1;
UPDATE hs.part_2 SET n = 3;
ALTER TABLE hs.part ADD COLUMN note text DEFAULT '注';
UPDATE hs.part SET n = 4;
DELETE FROM hs.part WHERE id = 2;
SELECT id, place, n, rest FROM hs_internal.part_history ORDER BY id, recorded_at;
SELECT hs_internal.track('hs.part');
SELECT id, place, n, note FROM hs_internal.part_known(:'then') ORDER BY 1;
SELECT id, place, n, note, rest FROM hs_internal.part_history ORDER BY id, recorded_at;
-- TRUNCATE of a partition is refused as of the table, and a new one takes no row before it is
TRUNCATE hs.part_1;
TRUNCATE ONLY hs.part_2;
CREATE TABLE hs.part_3 PARTITION OF hs.part FOR VALUES IN (3) PARTITION BY LIST (place);
CREATE TABLE hs.part_3_1 PARTITION OF hs.part_3 FOR VALUES IN (3);
\set VERBOSITY default
INSERT INTO hs.part VALUES (5, NULL, 3, 1);
UPDATE hs.part SET place = 3, n = 1 WHERE id = 1;
SELECT hs_internal.track('hs.part');
INSERT INTO hs.part VALUES (5, NULL, 3, 1);
TRUNCATE hs.part_3;
TRUNCATE hs.part_3_1;
DROP TABLE hs.part;
-- rows of a child table would have no history
CREATE TABLE hs.heir () INHERITS (hs.own);
SELECT hs_internal.track('hs.own');
ALTER TABLE hs.heir NO INHERIT hs.own;
SELECT hs_internal.track('hs.own');
\set VERBOSITY terse
DROP TABLE hs.heir, hs.own;

-- A table of the template gains a column, and its questions and rights go on
INSERT INTO hs.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO hs.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
INSERT INTO hs.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-05');
SELECT clock_timestamp() AS then \gset
SELECT subject, score FROM hs_internal.assess_on('2026-06-30', :'then');
SELECT count(*) FROM hs.setup_roles('regress_hs');
ALTER TABLE hs.record ADD COLUMN case_no text DEFAULT 'A';
UPDATE hs.record SET case_no = 'B';
UPDATE hs.record SET revoke_reason = '误录（演示数据）';
SELECT hs_internal.track('hs.record');
SELECT case_no, rest FROM hs_internal.record_history ORDER BY recorded_at;
SELECT subject, score FROM hs_internal.assess_on('2026-06-30', :'then');
SELECT prosecdef FROM pg_proc WHERE oid = 'hs_internal.keep_record_history()'::regprocedure;
SELECT govcredit.upgrade_registry('hs');
SELECT subject, score FROM hs_internal.assess_on('2026-06-30', :'then');
CREATE ROLE regress_hs_a IN ROLE regress_hs_recorder;
INSERT INTO hs.access_scope (member, division) VALUES ('regress_hs_a', '990101');
SET ROLE regress_hs_a;
SELECT case_no FROM hs_internal.record_history ORDER BY recorded_at;
SELECT hs_internal.track('hs.record');
UPDATE hs.subject SET note = '改';
SELECT name, note, superseded_by FROM hs_internal.subject_history;
RESET ROLE;

-- Columns named as the moment, the row and what the triggers call their own: nothing takes them for that
SELECT clock_timestamp() AS before \gset
ALTER TABLE hs.subject ADD known_at timestamptz, ADD as_of date DEFAULT '2000-01-01', ADD t text, ADD h text, ADD moment timestamptz, ADD about bigint, ADD edition text, ADD policy text;
ALTER TABLE hs.record ADD known_at timestamptz, ADD as_of date DEFAULT '2000-01-01', ADD t text, ADD h text, ADD moment timestamptz, ADD about bigint, ADD edition text, ADD policy text;
SELECT count(*) FROM hs.ranking_on('2026-06-30');
UPDATE hs.subject SET note = '又改';
INSERT INTO hs.record (subject, record_type, decided_on) VALUES (1, 'disclosure_missed', '2026-01-06');
SELECT hs_internal.track('hs.subject'), hs_internal.track('hs.record');
UPDATE hs.subject SET note = '再改', known_at = '2000-01-01';
UPDATE hs.record SET amount = 5, known_at = '2000-01-01' WHERE decided_on = '2026-01-06';
UPDATE hs.record SET revoke_reason = '误录（演示数据）' WHERE decided_on = '2026-01-06';
SELECT count(*) FROM hs.ranking_on('2026-06-30');
SELECT note, known_at IS NULL AS none FROM hs_internal.subject_known(:'before');
SELECT note, known_at IS NULL AS none FROM hs_internal.subject_known();
SELECT count(*) FROM hs_internal.record_known(:'before');
SELECT count(*) FROM hs.ranking_on('2026-06-30', :'before');
-- nor does an upgrade, which reads the questions anew
SELECT govcredit.upgrade_registry('hs');
SELECT count(*) FROM hs.ranking_on('2026-06-30', :'before');
SELECT count(*), min(score) AS score FROM hs.ranking_on('2026-06-30');

DROP PROCEDURE hs_moment;
DROP OWNED BY regress_hs_a;
DROP SCHEMA hs, hs_internal, hs_zh CASCADE;
DROP ROLE regress_hs_a, regress_hs_reader, regress_hs_analyst, regress_hs_recorder, regress_hs_reviewer, regress_hs_administrator;
