--
-- plainly: what is done for every row that enters, the same as if it were not done quickly
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET client_min_messages = warning;
SET default_transaction_isolation = 'read committed'; -- editions and links are entered: refused in an older snapshot

-- One item of a policy is what stands among all of its section
WITH section AS (
	SELECT e.edition::govcredit.policy AS policy, s.section
	  FROM govcredit.editions e
	 CROSS JOIN LATERAL (
			SELECT d.key AS section
			  FROM jsonb_each(govcredit.policy_document(e.edition::govcredit.policy)) d
			 WHERE jsonb_typeof(d.value) = 'object' AND d.key NOT IN ('title', 'source', 'effective', 'repair', 'tests')
			 UNION ALL
			SELECT 'repair.' || p FROM unnest('{grounds,effects,rules}'::text[]) p
			 UNION ALL
			SELECT format('procedures.%s.steps', i.code) FROM govcredit.policy_items(e.edition::govcredit.policy, 'procedures') i
			 UNION ALL
			SELECT format('lists.%s.items', i.code) FROM govcredit.policy_items(e.edition::govcredit.policy, 'lists') i) s
	 WHERE e.kind = 'policy' AND e.shipped
)
SELECT count(*) > 1000 AS many,
	   count(*) FILTER (WHERE govcredit.policy_item(s.policy, s.section, i.code) IS DISTINCT FROM i.item) AS differ,
	   count(*) FILTER (WHERE govcredit.policy_item(s.policy, s.section, i.code || 'x') IS NOT NULL) AS invented
  FROM section s
 CROSS JOIN LATERAL govcredit.policy_items(s.policy, s.section) i;
SELECT govcredit.policy_item('huaiyin-2019', 'record_type', 'disclosure_missed');
SELECT govcredit.policy_item('huaiyin-2019', 'lists.nothing.items', 'a');
SELECT govcredit.policy_item('huaiyin-2019', 'repair.regime_chosen_by', 'a');
-- and the ratios of a figure those whose items name it
WITH ratio AS (
	SELECT e.edition::govcredit.policy AS policy, i.code, i.item -> 'ratio' ->> 0 AS upper, i.item -> 'ratio' ->> 1 AS lower
	  FROM govcredit.editions e
	 CROSS JOIN LATERAL govcredit.policy_items(e.edition::govcredit.policy, 'indicators') i
	 WHERE e.kind = 'policy' AND e.shipped
)
SELECT count(*) > 50 AS indicators, count(f.code) > 0 AS ratios,
	   count(*) FILTER (WHERE (SELECT array_agg(r.code ORDER BY r.code COLLATE "C") FROM ratio r WHERE r.policy = i.policy AND i.code IN (r.upper, r.lower))
			IS DISTINCT FROM (SELECT array_agg(r.code ORDER BY r.code COLLATE "C") FROM govcredit.figure_ratios(i.policy, i.code) r)) AS differ
  FROM ratio i
  LEFT JOIN LATERAL (SELECT r.code FROM govcredit.figure_ratios(i.policy, i.code) r LIMIT 1) f ON true;
SELECT * FROM govcredit.figure_ratios('huaiyin-2019', 'nothing');

-- A registry with all there is: two editions, heirs, former kinds, who only supplies, natural persons
SELECT count(*) > 0 AS made FROM govcredit.create_registry('ent');
INSERT INTO ent.jurisdiction (division, policy, valid) VALUES
	('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,2025-01-01)'), ('990102', 'city-x', '[2025-01-01,)'),
	('990103', 'city-x', '[2018-01-01,)'), ('990104', 'xining-2018', '[2018-01-01,)'), ('990105', 'huaxian-2017', '[2017-01-01,2024-01-01)');
INSERT INTO ent.subject (id, kind, name, division, valid)
SELECT row_number() OVER (ORDER BY j.division, k.code COLLATE "C", n.n), k.code, '第' || n.n || '单位（演示数据）', (j.division::text || '001000')::govcredit.division,
	   CASE n.n WHEN 2 THEN daterange('2020-01-01', NULL) ELSE '(,)' END
  FROM (SELECT DISTINCT ON (j.division) j.division, j.policy FROM ent.jurisdiction j ORDER BY j.division, j.valid DESC) j
 CROSS JOIN LATERAL govcredit.policy_items(j.policy, 'subject_kinds') k
 CROSS JOIN generate_series(1, 3) n
 WHERE govcredit.judges(j.policy, k.code) IS NULL
   AND (j.division <> '990102' OR govcredit.has_code('huaiyin-2019', 'subject_kinds', k.code));
INSERT INTO ent.subject (id, kind, name, division) VALUES (901, 'source', '信息提供单位（演示数据）', '990101001000');
SELECT setval(pg_get_serial_sequence('ent.subject', 'id'), 1000) > 0 AS set;
CREATE TEMP TABLE third AS
SELECT s.id, s.kind, s.division, s.id - 2 AS first FROM ent.subject s WHERE s.name LIKE '第3%' AND s.kind NOT IN (SELECT k.kind FROM ent_internal.protected_kind k);
INSERT INTO ent.subject_link (subject, role, target, valid)
SELECT t.id, 'same_as', t.first, '(,)' FROM third t WHERE t.id % 2 = 0;
INSERT INTO ent.former (subject, kind, name, division, valid)
SELECT t.id, t.kind, '曾用名（演示数据）' || t.id, t.division, '(,2022-01-01)' FROM third t WHERE t.id % 2 = 1;
SELECT count(*) > 5 AS links, (SELECT count(*) > 5 FROM ent.former) AS former FROM ent.subject_link;

-- Every type of every edition there, of every kind of subject, on days before, between and after, with facts and without
CREATE TEMP TABLE candidate AS
SELECT row_number() OVER (ORDER BY s.id, t.code COLLATE "C", d.day, f.n) AS n, s.id AS subject, t.code AS record_type, d.day AS decided_on,
	   CASE f.n WHEN 1 THEN x.severity WHEN 3 THEN 'nothing' END AS severity, CASE f.n WHEN 1 THEN 120000 WHEN 2 THEN -1 END::numeric AS amount,
	   CASE f.n WHEN 3 THEN -5 END::numeric AS given, CASE f.n WHEN 2 THEN ARRAY[x.flag] WHEN 3 THEN '{nothing}'::text[] END AS flags,
	   CASE WHEN f.n = 1 AND d.day > '2023-01-01' THEN ARRAY[x.ground] WHEN f.n = 4 THEN '{nothing}'::text[] END AS grounds
  FROM ent.subject s
 CROSS JOIN (SELECT DISTINCT i.code FROM ent.jurisdiction j CROSS JOIN LATERAL govcredit.policy_items(j.policy, 'record_types') i) t
 CROSS JOIN (VALUES (date '2016-05-05'), ('2019-12-31'), ('2024-12-31'), ('2026-03-03')) d (day)
 CROSS JOIN generate_series(0, 4) f (n)
 CROSS JOIN LATERAL (
		SELECT (SELECT min(i.code COLLATE "C") FROM govcredit.policy_items(j.policy, 'severities') i) AS severity,
			   (SELECT min(i.code COLLATE "C") FROM govcredit.policy_items(j.policy, 'flags') i) AS flag,
			   (SELECT min(i.code COLLATE "C") FROM govcredit.policy_items(j.policy, 'repair.grounds') i) AS ground
		  FROM ent.jurisdiction j WHERE s.division >= j.division AND s.division < govcredit.upper_bound(j.division) ORDER BY j.valid LIMIT 1) x;
DELETE FROM candidate c USING ent.subject s WHERE s.id = c.subject AND hashtext(format('%s %s %s %s', s.kind, c.record_type, c.decided_on, c.n)) % 80 <> 0;
SELECT count(*) BETWEEN 250 AND 4000 AS many FROM candidate;
CREATE TEMP TABLE outcome (pass text, n bigint, answer text);
CREATE FUNCTION pg_temp.enter_all(pass text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	c candidate;
	answer text;
	detail text;
BEGIN
	FOR c IN SELECT * FROM candidate ORDER BY n LOOP
		BEGIN
			INSERT INTO ent.record (subject, record_type, decided_on, severity, amount, given, flags, grounds)
				VALUES (c.subject, c.record_type, c.decided_on, c.severity, c.amount, c.given, c.flags, c.grounds);
			RAISE EXCEPTION 'entered' USING ERRCODE = 'IGENT';
		EXCEPTION WHEN SQLSTATE 'IGENT' THEN
			answer := 'entered';
		WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			answer := concat_ws(' ', SQLSTATE, SQLERRM, detail);
		END;
		INSERT INTO outcome VALUES (pass, c.n, answer);
	END LOOP;
END
$$;
SELECT pg_temp.enter_all('quick');
SELECT count(*) FILTER (WHERE record_plain) > 50 AS plain, count(*) FILTER (WHERE NOT record_plain) > 100 AS not_plain
  FROM candidate c
 CROSS JOIN LATERAL govcredit.record_plain('ent', c.subject, c.decided_on, c.record_type, c.severity, c.amount, c.flags, c.given, c.grounds);
ALTER TABLE ent.record DISABLE TRIGGER check_record;
CREATE TRIGGER check_record_slow BEFORE INSERT ON ent.record FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION ent_internal.check_record();
SELECT pg_temp.enter_all('slow');
SELECT count(*) > 250 AS asked, count(*) FILTER (WHERE q.answer = 'entered') > 100 AS entered, count(DISTINCT left(q.answer, 5)) > 3 AS refused_by
  FROM outcome q WHERE q.pass = 'quick';
SELECT c.*, q.answer AS quick, s.answer AS slow
  FROM outcome q JOIN outcome s USING (n) JOIN candidate c USING (n)
 WHERE q.pass = 'quick' AND s.pass = 'slow' AND q.answer <> s.answer
 ORDER BY n LIMIT 5;
DROP TRIGGER check_record_slow ON ent.record;
ALTER TABLE ent.record ENABLE TRIGGER check_record;

-- Whether an action is forbidden, plainly and otherwise: the same of everybody, and plainly of most
CREATE FUNCTION pg_temp.enter_what_can() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	c candidate;
	entered bigint := 0;
BEGIN
	FOR c IN SELECT * FROM candidate ORDER BY n LOOP
		BEGIN
			INSERT INTO ent.record (subject, record_type, decided_on, severity, amount, given, flags, grounds, ongoing)
				VALUES (c.subject, c.record_type, c.decided_on, c.severity, c.amount, c.given, c.flags, c.grounds, c.n % 3 = 0);
			entered := entered + 1;
		EXCEPTION WHEN OTHERS THEN
			NULL;
		END;
	END LOOP;
	RETURN entered;
END
$$;
BEGIN;
SELECT pg_temp.enter_what_can() > 50 AS entered;
UPDATE ent.record r SET revoke_reason = '有误' WHERE r.id = (SELECT min(id) FROM ent.record);
INSERT INTO ent.record_version (record, effective_on, amount, ground) SELECT r.id, r.decided_on + 1, 1, '复议' FROM ent.record r WHERE r.revoked_at IS NULL AND r.subject <> ALL (ARRAY(SELECT id FROM third)) ORDER BY r.id DESC LIMIT 1;
CREATE FUNCTION pg_temp.forbidden(plainly boolean, subject bigint, action text, purpose text, day date) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN CASE WHEN plainly THEN ent.is_barred(subject, action, purpose, day) ELSE ent_internal.barred_of(subject, action, purpose, day, 'infinity') END;
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END
$$;
CREATE TEMP TABLE question AS
SELECT row_number() OVER (ORDER BY s.id, a.code COLLATE "C", p.code COLLATE "C", d.day) AS n, s.id AS subject, a.code AS action, p.code AS purpose, d.day
  FROM (SELECT id FROM ent.subject UNION VALUES (999999::bigint), (NULL)) s
 CROSS JOIN (SELECT DISTINCT i.code FROM ent.jurisdiction j CROSS JOIN LATERAL govcredit.policy_items(j.policy, 'actions') i UNION VALUES ('评优评先'), ('nothing'), (NULL)) a
 CROSS JOIN (SELECT DISTINCT i.code FROM ent.jurisdiction j CROSS JOIN LATERAL govcredit.policy_items(j.policy, 'purposes') i UNION VALUES (NULL)) p
 CROSS JOIN (VALUES (date '2019-12-31'), ('2024-12-31'), ('2025-01-01'), ('2026-06-30'), (NULL), ('infinity'), ('9999-01-01')) d (day);
DELETE FROM question q WHERE hashtext(q::text) % CASE WHEN q.day = '2026-06-30' AND q.purpose IS NULL THEN 4 ELSE 80 END <> 0;
CREATE TEMP TABLE said AS
SELECT q.*, govcredit.barred_plainly('ent', 'ent_internal', q.subject, q.action, q.purpose, q.day, 'infinity') AS plain,
	   pg_temp.forbidden(true, q.subject, q.action, q.purpose, q.day) AS quick, pg_temp.forbidden(false, q.subject, q.action, q.purpose, q.day) AS slow
  FROM question q;
SELECT count(*) > 500 AS many, count(*) FILTER (WHERE plain) > 0 AS barred, count(*) FILTER (WHERE NOT plain) > 100 AS free, count(*) FILTER (WHERE plain IS NULL) > 100 AS otherwise,
	   count(*) FILTER (WHERE plain IS NULL AND slow = 'true') > 0 AS barred_otherwise, count(DISTINCT left(slow, 5)) > 4 AS answers
  FROM said;
SELECT * FROM said WHERE quick IS DISTINCT FROM slow OR plain::text <> slow ORDER BY n LIMIT 5;
-- Whether a record may stand public, plainly and otherwise: what nothing has happened to, has changed, is repaired or borne by several
INSERT INTO ent.record_party (record, party, share, effective_on, ground)
SELECT r.id, p.id, 0.5, r.decided_on + 1, '判决' FROM ent.record r JOIN ent.subject s ON s.id = r.subject JOIN ent.subject p ON p.kind = s.kind AND p.division = s.division AND p.id = s.id + 1
 WHERE r.revoked_at IS NULL AND s.name LIKE '第1%' ORDER BY r.amount IS NULL, r.id LIMIT 1;
DO $$
BEGIN
	EXECUTE replace(replace(pg_get_functiondef('ent_internal.refuse_publication'::regproc), 'refuse_publication(', 'refuse_slowly('), 'IF govcredit.record_plain(', 'IF false AND govcredit.record_plain(');
END
$$;
CREATE FUNCTION pg_temp.published(quick boolean, r ent.record, day date) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	IF quick THEN
		PERFORM ent_internal.refuse_publication(r.id, r.subject, r.record_type, r.decided_on, r.severity, r.amount, ent_internal.act_end(r.ended_on, r.ongoing), r.flags, r.given, day);
	ELSE
		PERFORM ent_internal.refuse_slowly(r.id, r.subject, r.record_type, r.decided_on, r.severity, r.amount, ent_internal.act_end(r.ended_on, r.ongoing), r.flags, r.given, day);
	END IF;
	RETURN 'published';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws(' ', SQLSTATE, SQLERRM, detail);
END
$$;
CREATE TEMP TABLE stands AS
SELECT r.id, d.day, pg_temp.published(true, r, d.day) AS quick, pg_temp.published(false, r, d.day) AS slow,
	   govcredit.record_plain('ent', r.subject, r.decided_on, r.record_type, r.severity, r.amount, r.flags, r.given, NULL) AS plain
  FROM ent.record r
 CROSS JOIN LATERAL (VALUES (r.decided_on + 5), (date '2025-01-01'), ('2026-06-30'), ('2040-01-01')) d (day);
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE plain) > 50 AS plain, count(*) FILTER (WHERE NOT plain) > 50 AS otherwise,
	   count(*) FILTER (WHERE plain AND slow = 'published') > 20 AS published, count(DISTINCT left(slow, 5)) > 1 AS refused
  FROM stands;
SELECT * FROM stands WHERE quick <> slow ORDER BY id, day LIMIT 5;
SELECT count(*) AS parties, (SELECT count(*) FROM ent.record_version) AS versions FROM ent.record_party;
-- What a record says later, plainly and otherwise
CREATE FUNCTION pg_temp.amend_all(pass text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	c record;
	answer text;
	detail text;
BEGIN
	FOR c IN SELECT r.id, r.decided_on, f.* FROM ent.record r CROSS JOIN (VALUES (0, 30, NULL, 77::numeric, NULL::numeric, NULL::text[]), (1, 400, 'serious', NULL, NULL, NULL), (2, 30, 'nothing', NULL, NULL, NULL), (3, 30, NULL, -1, NULL, NULL),
				(4, 0, NULL, 77, NULL, NULL), (5, 2000, NULL, NULL, NULL, '{nothing}'), (6, 30, NULL, NULL, -5, NULL), (7, 30, NULL, NULL, NULL, '{}')) f (n, later, severity, amount, given, flags)
		 WHERE (r.id + f.n) % 3 = 0 OR EXISTS (SELECT FROM ent.record_version v WHERE v.record = r.id) OR EXISTS (SELECT FROM ent.record_party q WHERE q.record = r.id)
		 ORDER BY r.id, f.n
	LOOP
		BEGIN
			INSERT INTO ent.record_version (record, effective_on, severity, amount, given, flags, ground) VALUES (c.id, c.decided_on + c.later, c.severity, c.amount, c.given, c.flags, '复议');
			RAISE EXCEPTION 'entered' USING ERRCODE = 'IGENT';
		EXCEPTION WHEN SQLSTATE 'IGENT' THEN
			answer := 'entered';
		WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
			answer := concat_ws(' ', SQLSTATE, regexp_replace(SQLERRM, 'version [0-9]+', 'version'), detail);
		END;
		INSERT INTO outcome VALUES (pass, c.id * 10 + c.n, answer);
	END LOOP;
END
$$;
TRUNCATE outcome;
SELECT pg_temp.amend_all('quick');
CREATE OR REPLACE FUNCTION ent_internal.plainly_amended(version ent.record_version) RETURNS boolean LANGUAGE plpgsql STABLE AS 'BEGIN RETURN false; END';
SELECT pg_temp.amend_all('slow');
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE answer = 'entered') > 50 AS entered, count(DISTINCT left(answer, 5)) > 2 AS refused_by FROM outcome WHERE pass = 'quick';
-- (the other way is refused, too, what another record of the subject cannot be)
SELECT q.n, q.answer AS quick, s.answer AS slow FROM outcome q JOIN outcome s USING (n)
 WHERE q.pass = 'quick' AND s.pass = 'slow' AND q.answer <> s.answer AND NOT (s.answer LIKE 'IG005 % Record %' AND s.answer NOT LIKE format('%% Record %s of %%', q.n / 10)) ORDER BY n LIMIT 5;
-- not of a table in pieces, of a moment, or of whom nobody sees whole
SELECT subject, action FROM said WHERE plain ORDER BY n LIMIT 1 \gset
SELECT govcredit.barred_plainly('ent', 'ent_internal', :subject, :'action', NULL, '2026-06-30', now());
SELECT govcredit.barred_plainly('public', 'public', :subject, :'action', NULL, '2026-06-30', 'infinity');
CREATE TABLE ent.child () INHERITS (ent.record);
SELECT govcredit.barred_plainly('ent', 'ent_internal', :subject, :'action', NULL, '2026-06-30', 'infinity');
ROLLBACK;

-- Under row security: nothing is told of whom the user does not see
SELECT count(*) > 0 AS roles FROM ent.setup_roles('regress_pla');
CREATE ROLE regress_pla_clerk;
GRANT regress_pla_recorder TO regress_pla_clerk;
GRANT SELECT ON candidate, outcome TO regress_pla_clerk;
INSERT INTO ent.access_scope (member, division) VALUES ('regress_pla_clerk', '990101');
SET ROLE regress_pla_clerk;
SELECT min(s.id) AS seen FROM ent.subject s WHERE s.division >= '990101' AND s.division < '990102' AND s.kind = 'department' \gset
SELECT govcredit.row_there('ent', 'subject', :seen) AS seen, govcredit.row_there('ent', 'subject', s.id) AS unseen, govcredit.row_there('ent', 'subject', NULL) IS NULL AS none
  FROM (SELECT max(c.subject) AS id FROM candidate c WHERE c.subject < 900) s;
SELECT count(govcredit.barred_plainly('ent', 'ent_internal', s.id, 'honour', NULL, '2026-06-30', 'infinity')) AS plainly FROM ent.subject s;
SELECT govcredit.record_plain('ent', s.id, '2025-03-03', t.code, NULL, NULL, NULL, NULL, NULL) AS plain, count(*) > 0
  FROM (SELECT c.subject AS id FROM candidate c JOIN (SELECT max(subject) AS subject FROM candidate WHERE subject < 900) m USING (subject) LIMIT 1) s
 CROSS JOIN govcredit.policy_items('huaxian-2017', 'record_types') t GROUP BY 1;
INSERT INTO ent.record (subject, record_type, decided_on) SELECT max(c.subject), 'disclosure_missed', '2025-03-03' FROM candidate c WHERE c.subject < 900;
RESET ROLE;
-- Who entered it and when is nobody's to give
BEGIN;
INSERT INTO ent.record (subject, record_type, decided_on, entered_by, recorded_at, recorded_xact) VALUES (:seen, 'disclosure_missed', '2025-03-03', 'regress_pla_clerk', '2000-01-01', '7');
SELECT entered_by = CURRENT_USER AS mine, recorded_at > now() - interval '1 hour' AS now, recorded_xact = pg_current_xact_id() AS here FROM ent.record;
ROLLBACK;
-- seen in a part that is undone is not seen after it
BEGIN;
SAVEPOINT before;
INSERT INTO ent.subject (id, kind, name, division) VALUES (2001, 'department', '演示数据', '990101001000');
SET LOCAL ROLE regress_pla_clerk;
SELECT govcredit.row_there('ent', 'subject', 2001);
ROLLBACK TO before;
SET LOCAL ROLE regress_pla_clerk;
SELECT govcredit.row_there('ent', 'subject', 2001);
ROLLBACK;
-- A lock on the books is not anybody's to take
SET ROLE regress_pla_clerk;
SELECT govcredit.recording_time('ent_internal.books', 'ent_internal.last_moment');
RESET ROLE;
CREATE TEMP TABLE mine (recorded_at timestamptz);
CREATE TRIGGER enter BEFORE INSERT ON mine FOR EACH ROW EXECUTE FUNCTION govcredit.enter_row('ent_internal', 'recorded');
INSERT INTO mine DEFAULT VALUES;
DROP TABLE mine;

DROP OWNED BY regress_pla_clerk;
DROP ROLE regress_pla_clerk;
DROP SCHEMA ent, ent_internal, ent_zh CASCADE;
DROP ROLE regress_pla_reader, regress_pla_analyst, regress_pla_recorder, regress_pla_reviewer, regress_pla_administrator;

-- Whoever calls what serves a registry may name any relation: another than a registry's table, or of another shape, is refused or says nothing
CREATE SCHEMA elsewhere;
CREATE FUNCTION pg_temp.said(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
BEGIN
	EXECUTE statement INTO answer;
	RETURN coalesce(answer, 'NULL');
EXCEPTION WHEN OTHERS THEN
	-- the server's own words of a table that is no sequence changed with 16
	RETURN SQLSTATE || ' ' || regexp_replace(regexp_replace(SQLERRM, 'relation [0-9]+', 'relation N'), 'cannot open relation ("[a-z]+")', '\1 is not a sequence');
END
$$;
CREATE TABLE ask AS
SELECT * FROM (VALUES (1, 'row_there(''elsewhere'', ''subject'', 1)'), (2, 'my_scopes(%L, true)'), (3, 'my_units(%L, true)'), (4, 'my_places(%L, true)'),
	(5, 'only_edition(%L, ''990101'', ''2026-01-01'')'), (6, 'recording_time(%L, %1$L)'),
	(7, 'record_plain(''elsewhere'', 1, ''2026-01-01'', ''disclosure_missed'', NULL, NULL, NULL, NULL, NULL)')) v (n, call);
DO $$
DECLARE
	made text;
	name text;
	what record;
BEGIN
	FOREACH made IN ARRAY ARRAY[
		'VIEW elsewhere.%I AS SELECT 1::bigint AS id, 1::bigint AS subject, ''head''::text AS role, daterange(NULL, NULL) AS valid, ''990101''::govcredit.division AS division, ''huaiyin-2019''::govcredit.policy AS policy, ''department''::text AS kind, CURRENT_USER::name AS member, 1::bigint AS unit, true AS writes',
		'MATERIALIZED VIEW elsewhere.%I AS SELECT 1::bigint AS id, 1::bigint AS subject, ''head''::text AS role, daterange(NULL, NULL) AS valid, ''990101''::govcredit.division AS division, ''huaiyin-2019''::govcredit.policy AS policy, ''department''::text AS kind, CURRENT_USER::name AS member, 1::bigint AS unit, true AS writes WITH NO DATA',
		'TABLE elsewhere.%I (id bigint, subject bigint, role text, valid daterange, division govcredit.division, policy govcredit.policy, kind text, member name, unit bigint, writes boolean) PARTITION BY LIST (id)',
		'TABLE elsewhere.%I (id text, subject integer, role integer, valid integer, division text, policy text, kind integer, member text, unit text, writes text)']
	LOOP
		FOREACH name IN ARRAY '{subject,subject_link,former,jurisdiction,access_scope}'::text[] LOOP
			EXECUTE format('CREATE ' || made, name);
		END LOOP;
		RAISE WARNING '%', left(made, 24);
		FOR what IN SELECT a.* FROM ask a ORDER BY a.n LOOP
			RAISE WARNING '% %', split_part(what.call, '(', 1), pg_temp.said('SELECT govcredit.' || format(what.call,
				'elsewhere.' || CASE what.n WHEN 5 THEN 'jurisdiction' WHEN 6 THEN 'subject' ELSE 'access_scope' END));
		END LOOP;
		FOREACH name IN ARRAY '{subject,subject_link,former,jurisdiction,access_scope}'::text[] LOOP
			EXECUTE format('DROP %s elsewhere.%I', substring(made FROM '^(.*?) elsewhere'), name);
		END LOOP;
	END LOOP;
END
$$;
CREATE TABLE elsewhere.shape (recorded_at text, recorded_xact text, entered_by text);
DO $$
DECLARE
	field text;
BEGIN
	FOREACH field IN ARRAY '{recorded_at,recorded_xact,entered_by,missing}'::text[] LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER entered BEFORE INSERT ON elsewhere.shape FOR EACH ROW EXECUTE FUNCTION govcredit.enter_row(%L, %L)', 'nowhere', field);
		RAISE WARNING '%', pg_temp.said('INSERT INTO elsewhere.shape DEFAULT VALUES');
	END LOOP;
END
$$;
-- in both languages, and of a schema one may use
SET govcredit.language = zh;
CREATE TABLE elsewhere.access_scope (id bigint, member name, unit bigint, writes boolean, role regrole, division bigint);
INSERT INTO elsewhere.access_scope VALUES (NULL, CURRENT_USER, 1, true, to_regrole(quote_ident(CURRENT_USER)), 1);
CREATE TABLE elsewhere.numbered (id text);
SELECT pg_temp.said(s) FROM unnest(ARRAY['SELECT govcredit.row_there(''elsewhere'', ''nothing'', 1)', 'SELECT govcredit.row_there(''elsewhere'', ''numbered'', 1)',
	'SELECT govcredit.my_units(''elsewhere.access_scope'', true)']) WITH ORDINALITY t (s, n) ORDER BY n;
DROP TRIGGER entered ON elsewhere.shape;
DROP TABLE elsewhere.shape;
CREATE TABLE elsewhere.shape (recorded_at timestamptz);
CREATE TRIGGER entered BEFORE INSERT ON elsewhere.shape FOR EACH ROW EXECUTE FUNCTION govcredit.enter_row('elsewhere', 'recorded_at');
SELECT pg_temp.said('INSERT INTO elsewhere.shape DEFAULT VALUES');
RESET govcredit.language;
CREATE ROLE regress_pla_stranger;
GRANT SELECT ON elsewhere.numbered TO regress_pla_stranger;
SET ROLE regress_pla_stranger;
SELECT govcredit.row_there('elsewhere', 'numbered', 1);
RESET ROLE;
DROP OWNED BY regress_pla_stranger;
DROP ROLE regress_pla_stranger;
DROP TABLE ask;
DROP SCHEMA elsewhere CASCADE;

-- A table that is renamed and made anew is the registry's: no trigger of its holds on to another table than its own
SELECT count(*) > 0 AS made FROM govcredit.create_registry('ent');
SELECT t.tgrelid::regclass AS relation, t.tgname, d.refobjid::regclass AS other
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace IN ('ent'::regnamespace, 'ent_internal'::regnamespace)
  JOIN pg_depend d ON d.classid = 'pg_trigger'::regclass AND d.objid = t.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> t.tgrelid
 WHERE NOT t.tgisinternal
 ORDER BY 1::text COLLATE "C", 2;
INSERT INTO ent.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO ent.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
SELECT govcredit.record_plain('ent', 1, '2025-03-03', 'disclosure_missed', NULL, NULL, NULL, NULL, NULL) AS plain;
ALTER TABLE ent.former RENAME TO former_before;
SELECT govcredit.record_plain('ent', 1, '2025-03-03', 'disclosure_missed', NULL, NULL, NULL, NULL, NULL) AS plain;
CREATE TABLE ent.former (LIKE ent.former_before INCLUDING ALL);
SELECT govcredit.record_plain('ent', 1, '2025-03-03', 'disclosure_missed', NULL, NULL, NULL, NULL, NULL) AS plain;
INSERT INTO ent.former (subject, kind, name, division, valid) VALUES (1, 'department', '曾用名（演示数据）', '990101', '(,2025-06-01)');
SELECT govcredit.record_plain('ent', 1, '2025-03-03', 'disclosure_missed', NULL, NULL, NULL, NULL, NULL) AS plain;
SELECT govcredit.upgrade_registry('ent');
DROP SCHEMA ent, ent_internal, ent_zh CASCADE;

-- What one edition judges, whatever has come into effect, is not looked through; all else is
SELECT count(*) > 0 AS made FROM govcredit.create_registry('rea');
INSERT INTO rea.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO rea.subject (id, kind, name, division)
SELECT n, 'department', '示例' || n || '局（演示数据）', '990101' FROM generate_series(1, 6) n;
INSERT INTO rea.record (id, subject, record_type, decided_on, corrected_on)
SELECT 10 * n, n, 'disclosure_missed', '2025-03-03', '2025-03-04' FROM generate_series(1, 6) n;
INSERT INTO rea.record_version (record, effective_on, amount, ground) VALUES (20, '2025-04-05', 5, '演示数据'), (30, '2025-04-05', 5, '演示数据'), (30, '2025-05-05', 4, '演示数据');
INSERT INTO rea.record_party (record, party, share, effective_on, ground) VALUES (10, 2, 0.5, '2025-03-05', '演示数据'), (30, 4, 0.5, '2025-03-05', '演示数据');
INSERT INTO rea.former (subject, kind, name, division, valid) VALUES (5, 'department', '曾用名（演示数据）', '990101', '(,2025-06-01)');
SELECT w.about, rea_internal.read_plainly(w.among) AS plainly
  FROM (VALUES ('a record', ARRAY[1]::bigint[]), ('one version, and liable for one', ARRAY[2]), ('two versions', ARRAY[3]), ('liable for such a record', ARRAY[4]),
			   ('was something else', ARRAY[5]), ('one of two', ARRAY[1, 5]), ('nobody', '{}'), ('all', NULL)) w (about, among);
SET session_replication_role = replica;
INSERT INTO rea.repair (record, granted_on, effect, subject, scope_division, protected) VALUES (60, '2026-04-01', 'remove', 6, '990101', false);
RESET session_replication_role;
SELECT rea_internal.read_plainly(ARRAY[6]) AS plainly;
DROP SCHEMA rea, rea_internal, rea_zh CASCADE;
