--
-- moved: what row security looks at stands on the row, is where the subject is
-- now, and is no part of what the books say
--
\pset null '-'
\set SHOW_CONTEXT never
\set VERBOSITY terse
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('mov');
SELECT count(*) FROM mov.setup_roles('regress_mov');
INSERT INTO mov.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)');
CREATE ROLE regress_mov_old IN ROLE regress_mov_analyst;
CREATE ROLE regress_mov_new IN ROLE regress_mov_analyst;
CREATE ROLE regress_mov_c IN ROLE regress_mov_recorder;
CREATE ROLE regress_mov_v IN ROLE regress_mov_reviewer;
CREATE ROLE regress_mov_d IN ROLE regress_mov_administrator;
INSERT INTO mov.access_scope (member, division) VALUES ('regress_mov_old', '990101'), ('regress_mov_new', '990102'), ('regress_mov_c', '990101'), ('regress_mov_c', '990102'), ('regress_mov_v', '990101'), ('regress_mov_v', '990102');

-- From the catalogue: every table whose rows are seen by whom they are about has what is compared, and what fills it
CREATE TABLE pg_temp.scoped AS
	SELECT r.relation, r.visible, c.oid, CASE WHEN r.relation = 'matter_party' THEN 'matter_subject' ELSE 'subject' END AS whose
	  FROM mov_internal.role_rights() r
	  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = 'mov'::regnamespace
	 WHERE r.visible IN ('subject', 'record', 'matter', 'duty', 'link', 'ticket', 'row');
SELECT count(*) > 12 AS looked_at FROM pg_temp.scoped;
SELECT s.relation, s.visible FROM pg_temp.scoped s
 WHERE (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = s.oid AND t.tgfoid = to_regprocedure(format('mov_internal.scope_%s()', s.relation)) AND t.tgname IN ('about', 'scope')) <> 2
	OR (SELECT count(*) FROM pg_attribute a WHERE a.attrelid = s.oid AND a.attname IN (s.whose, 'scope_division', 'protected')) <> 3
	OR NOT EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = s.oid AND a.attnum = i.indkey[0] WHERE i.indrelid = s.oid AND i.indpred IS NULL AND a.attname = s.whose)
 ORDER BY s.relation COLLATE "C";
SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('record', 'matter', 'subject')
 WHERE c.relnamespace = 'mov'::regnamespace AND c.relkind = 'r' AND c.oid NOT IN (SELECT oid FROM pg_temp.scoped) ORDER BY c.relname, a.attname;
-- the first of the triggers on entry, the last on a change but for the one that asks whether the row is whole
SELECT t.tgrelid::regclass, t.tgname FROM pg_trigger t JOIN pg_temp.scoped s ON s.oid = t.tgrelid
 WHERE NOT t.tgisinternal AND t.tgtype & 3 = 3 AND (t.tgtype & 4 > 0 AND t.tgname < 'about' COLLATE "C" OR t.tgtype & 16 > 0 AND t.tgname > 'scope' COLLATE "C" AND t.tgname <> 'whole_row') ORDER BY 1, 2;
-- what fires when a row is looked at anew either does not then, or leaves these columns out
SELECT t.tgrelid::regclass AS relation, t.tgname, p.proname FROM pg_trigger t JOIN pg_temp.scoped s ON s.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
 WHERE NOT t.tgisinternal AND t.tgtype & 16 > 0 AND t.tgname <> 'scope'
   AND (t.tgattr::text = '' OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = s.oid AND a.attname = 'protected' AND a.attnum = ANY (t.tgattr)))
   AND coalesce(pg_get_triggerdef(t.oid) NOT LIKE '%new.protected IS NOT NULL%', true)
   AND p.proname NOT LIKE 'keep\_%\_history'
   AND p.proname NOT IN ('admit_writer', 'attribute_facts', 'check_days', 'check_inheritance', 'digest_person', 'hold_facts', 'hold_matter', 'keep_trail', 'note_author', 'refuse_missing', 'withdraw_publication')
 ORDER BY 1, 2;

-- Something in each table, in states in which nothing more may change
INSERT INTO mov.subject (id, kind, name, division) VALUES (901, 'source', '示例机构（演示数据）', '990101');
INSERT INTO mov.subject (id, kind, name, division) VALUES (1, 'department', '示例一区局（演示数据）', '990101'), (2, 'department', '示例一区另一局（演示数据）', '990101'), (11, 'official', '某甲（演示数据）', '990101');
INSERT INTO mov.subject_person VALUES (11, '990101199003071237');
INSERT INTO mov.subject_link (subject, role, target, valid) VALUES (1, 'superior', 2, '[2020-01-01,)'), (2, 'head', 11, '[2020-01-01,)');
INSERT INTO mov.matter (id, kind, subject, title, opened_on, due_on, closed_on, outcome) VALUES (1, 'lawsuit', 1, '示例诉讼（演示数据）', '2026-01-05', '2026-02-27', NULL, NULL), (2, 'lawsuit', 1, '示例诉讼二（演示数据）', '2026-01-05', NULL, '2026-02-05', 'lost');
INSERT INTO mov.matter_step (matter, step, done_on) VALUES (1, '立案', '2026-01-06');
INSERT INTO mov.attestation (subject, list, item, issuer, number, issued_on) SELECT 1, l.code, i.code, 901, '一', '2026-01-07'
  FROM govcredit.policy_items('huaiyin-2019', 'lists') l CROSS JOIN LATERAL govcredit.policy_items('huaiyin-2019', format('lists.%s.items', l.code)) i WHERE NOT l.item ? 'subject_kind' ORDER BY l.code COLLATE "C", i.code COLLATE "C" LIMIT 1;
INSERT INTO mov.matter_party (matter, role, name, subject) VALUES (1, 'expert', '某专家（演示数据）', NULL), (1, 'unit', '示例一区另一局（演示数据）', 2);
INSERT INTO mov.record (id, subject, record_type, decided_on, severity) VALUES (101, 1, 'disclosure_missed', '2026-01-05', NULL), (102, 1, 'disclosure_missed', '2026-01-06', NULL), (103, 11, 'personal_matters_fault', '2026-01-05', NULL);
INSERT INTO mov.publication (record, site, published_on) VALUES (101, 'credit_site', '2026-01-10');
INSERT INTO mov.objection (record, filed_on, statement) VALUES (101, '2026-02-01', '不属实'), (103, '2026-02-01', '不属实');
UPDATE mov.objection SET answered_on = '2026-02-03', outcome = 'dismissed' WHERE record = 101;
UPDATE mov.record SET revoke_reason = '重复' WHERE id = 102;
INSERT INTO mov.record_version (record, effective_on, severity, ground) VALUES (101, '2026-02-04', 'minor', '复核变更（演示数据）');
INSERT INTO mov.record_party (record, party, share, ground) VALUES (101, 2, 0.3, '共同承担（演示数据）');
UPDATE mov.record SET grounds = '{effect_eliminated}' WHERE id = 103;
INSERT INTO mov.repair (record, granted_on, effect) VALUES (103, '2026-03-02', 'lighten');
INSERT INTO mov.suspension (matter, from_on, ground) VALUES (1, '2026-01-12', '补正材料（演示数据）');
INSERT INTO mov.suspension (record, objection, from_on, ground) SELECT 103, o.id, '2026-02-02', '补正材料（演示数据）' FROM mov.objection o WHERE o.record = 103;
UPDATE mov.matter SET published_on = '2026-02-06';
INSERT INTO mov.observation (subject, indicator, period, value) SELECT 1, p.code, '[2025-01-01,2026-01-01)', 1 FROM govcredit.policy_items('huaiyin-2019', 'indicators') p ORDER BY p.code COLLATE "C" LIMIT 1;
INSERT INTO mov.delivery (subject, what, recipient, sent_on) VALUES (1, 'records', '市平台', '2026-03-01');
INSERT INTO mov.list_entry (list, subject, code, title) VALUES ('service', 1, '一', '示例事项（演示数据）');
INSERT INTO mov.review (relation, about, opinion) VALUES ('record', 101, '同意'), ('objection', 2, '同意'), ('matter', 1, '同意'), ('subject', 1, '同意'), ('subject', 11, '同意'), ('subject', 901, '同意');
SELECT mov.issue_report(1, '示例用途（演示数据）') IS NOT NULL AS issued;
CREATE FUNCTION pg_temp.holds(relation name, who name DEFAULT CURRENT_USER) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	found bigint;
BEGIN
	PERFORM set_config('role', who, true);
	EXECUTE format('SELECT count(*) FROM mov.%I', relation) INTO found;
	RESET ROLE;
	RETURN found;
EXCEPTION WHEN insufficient_privilege THEN
	RETURN NULL;
END
$$;
-- all that a table and its history say but for rights
CREATE FUNCTION pg_temp.said(relation name) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	said text;
	past bigint := 0;
BEGIN
	EXECUTE format('SELECT md5(string_agg((to_jsonb(t) - mov_internal.rights_columns(%L)::text[])::text, '','' ORDER BY to_jsonb(t)::text COLLATE "C")) FROM (SELECT (x.*)::mov.%I AS t FROM mov.%I x) y (t)',
		'mov.' || relation, relation, relation) INTO said;
	IF to_regclass('mov_internal.' || relation || '_history') IS NOT NULL THEN
		EXECUTE format('SELECT count(*) FROM mov_internal.%I', relation || '_history') INTO past;
	END IF;
	RETURN past || ' ' || said;
END
$$;
CREATE FUNCTION pg_temp.placed(relation name, whose text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	found text;
BEGIN
	EXECUTE format('SELECT string_agg(DISTINCT coalesce(scope_division::text, ''none'') || CASE WHEN protected THEN '' protected'' ELSE '''' END, '', '') FROM mov.%I WHERE %I = 1', relation, whose) INTO found;
	RETURN found;
END
$$;
CREATE TABLE pg_temp.before AS SELECT s.relation, s.whose, pg_temp.said(s.relation) AS said FROM pg_temp.scoped s;
CREATE TABLE pg_temp.trail AS SELECT count(*) FROM mov.trail;
SELECT s.relation, pg_temp.placed(s.relation, s.whose) AS placed, pg_temp.holds(s.relation, 'regress_mov_old') AS old, pg_temp.holds(s.relation, 'regress_mov_new') AS new, pg_temp.holds(s.relation, 'regress_mov_d') AS all
  FROM pg_temp.scoped s ORDER BY s.relation COLLATE "C";
-- children say whom they are about
SELECT (SELECT array_agg(subject ORDER BY id) FROM mov.publication) AS publication, (SELECT array_agg(subject ORDER BY id) FROM mov.objection) AS objection, (SELECT array_agg(DISTINCT subject) FROM mov.matter_step) AS step,
	   (SELECT array_agg(DISTINCT matter_subject) FROM mov.matter_party) AS party, (SELECT array_agg(subject ORDER BY id) FROM mov.review) AS review,
	   (SELECT array_agg(subject ORDER BY id) FROM mov.record_version) AS version, (SELECT array_agg(subject ORDER BY id) FROM mov.repair) AS repair, (SELECT array_agg(subject ORDER BY id) FROM mov.suspension) AS suspension;

-- Nobody gives them, the owner neither
SET ROLE regress_mov_c;
INSERT INTO mov.record (subject, record_type, decided_on, protected) VALUES (1, 'disclosure_missed', '2026-01-08', false);
UPDATE mov.record SET scope_division = '990102' WHERE id = 101;
UPDATE mov.matter_step SET subject = 2;
RESET ROLE;
BEGIN;
INSERT INTO mov.objection (record, filed_on, statement, subject, scope_division, protected) VALUES (101, '2026-03-01', '不属实', 2, '990199', NULL) RETURNING subject, scope_division, protected;
INSERT INTO mov.record (subject, record_type, decided_on, protected) VALUES (1, 'no_such_type', '2026-01-08', NULL);
ROLLBACK;
BEGIN;
UPDATE mov.record SET scope_division = '990199', protected = true WHERE id = 101 RETURNING scope_division, protected;
UPDATE mov.record SET protected = NULL, note = '改', amount = 5, published_on = NULL WHERE id IN (101, 102);
SELECT id, protected, note, amount, published_on FROM mov.record WHERE id IN (101, 102) ORDER BY id;
UPDATE mov.publication SET subject = 2, protected = true RETURNING subject, scope_division, protected;
UPDATE mov.subject SET protected = true WHERE id = 1 RETURNING protected;
ROLLBACK;

-- It moves: all there is goes with it, and nothing else changes
SET ROLE regress_mov_d;
UPDATE mov.subject SET division = '990102' WHERE id = 1;
RESET ROLE;
SELECT s.relation, pg_temp.placed(s.relation, s.whose) AS placed, pg_temp.holds(s.relation, 'regress_mov_old') AS old, pg_temp.holds(s.relation, 'regress_mov_new') AS new
  FROM pg_temp.scoped s ORDER BY s.relation COLLATE "C";
SELECT b.relation FROM pg_temp.before b WHERE b.said <> pg_temp.said(b.relation) ORDER BY b.relation;
SELECT (SELECT count FROM pg_temp.trail) = count(*) AS no_trail FROM mov.trail;
SELECT subject, scope_division, target, target_division, target_protected FROM mov.subject_link ORDER BY id;
-- to and fro, and not at all
BEGIN;
UPDATE mov.subject SET division = '990101' WHERE id = 1;
SELECT DISTINCT scope_division FROM mov.record WHERE subject = 1;
ROLLBACK;
SELECT DISTINCT scope_division FROM mov.record WHERE subject = 1;

-- A kind turns out to be of natural persons
BEGIN;
INSERT INTO mov_internal.protected_kind VALUES ('department');
SELECT s.relation, pg_temp.placed(s.relation, s.whose) AS placed, pg_temp.holds(s.relation, 'regress_mov_new') AS new FROM pg_temp.scoped s ORDER BY s.relation COLLATE "C";
SELECT b.relation FROM pg_temp.before b WHERE b.said <> pg_temp.said(b.relation) ORDER BY b.relation;
INSERT INTO mov.subject (id, kind, name, division) VALUES (3, 'department', '示例三局（演示数据）', '990101') RETURNING protected;
ROLLBACK;

-- Whose file is open: that of the person, where it is now
SET ROLE regress_mov_v;
SELECT count(*) FROM mov.record WHERE subject = 11;
SELECT mov.open_ticket(11, '核查（演示数据）') > 0 AS opened;
SELECT count(*) FROM mov.record WHERE subject = 11;
SELECT subject, resident_id IS NOT NULL AS number FROM mov.subject_person;
SELECT relation, about FROM mov.review ORDER BY id;
RESET ROLE;
DELETE FROM mov.access_scope WHERE member = 'regress_mov_v' AND division = '990101';
SET ROLE regress_mov_v;
SELECT count(*) FROM mov.record WHERE subject = 11;
SELECT subject FROM mov.subject_person;
RESET ROLE;

-- Whoever leaves the books is seen by nobody in what stays
INSERT INTO mov.subject (id, kind, name, division) VALUES (4, 'department', '示例四局（演示数据）', '990101');
SELECT mov.issue_report(4, '示例用途（演示数据）') IS NOT NULL AS issued;
DELETE FROM mov.subject WHERE id = 4;
SELECT scope_division, protected FROM mov.credit_report WHERE subject = 4;

-- What a user may see is looked up once a query: no condition of a row calls a function of the registry
CREATE FUNCTION pg_temp.filters(relation name) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE
	line text;
BEGIN
	FOR line IN EXECUTE format('EXPLAIN (COSTS off) SELECT * FROM mov.%I', relation) LOOP
		IF line ~ 'Filter|Cond' THEN
			RETURN NEXT btrim(line);
		END IF;
	END LOOP;
END
$$;
GRANT SELECT ON pg_temp.scoped TO regress_mov_new, regress_mov_v;
SET ROLE regress_mov_v;
SELECT count(*) > 12 AS looked_at, array_agg(s.relation) FILTER (WHERE f ~ 'mov(_internal)?[.]') AS calling
  FROM (SELECT relation FROM pg_temp.scoped UNION ALL SELECT 'subject') s CROSS JOIN LATERAL pg_temp.filters(s.relation) f;
RESET ROLE;
DROP SCHEMA mov, mov_internal, mov_zh CASCADE;
DROP OWNED BY regress_mov_old, regress_mov_new, regress_mov_c, regress_mov_v, regress_mov_d, regress_mov_reader, regress_mov_analyst, regress_mov_recorder, regress_mov_reviewer, regress_mov_administrator;
DROP ROLE regress_mov_old, regress_mov_new, regress_mov_c, regress_mov_v, regress_mov_d, regress_mov_reader, regress_mov_analyst, regress_mov_recorder, regress_mov_reviewer, regress_mov_administrator;
