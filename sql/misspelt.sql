-- A misspelt code is IG005 wherever a code is taken: of every function that has a policy, every argument that names something in it.
SET default_transaction_isolation = 'read committed'; -- facts are changed: refused in an older snapshot
SET datestyle = ISO;
SET client_min_messages = warning;
\getenv abs_srcdir PG_ABS_SRCDIR
\set file :abs_srcdir '/test/data/every_argument.sql'
\set ECHO none
\i :file
\set ECHO all

CREATE TEMP TABLE code_argument (argument text PRIMARY KEY);
INSERT INTO code_argument SELECT unnest('{subject_kind,head_kind,record_type,severity,flags,repair,action,purpose,grade,section,list,procedure,before_step,taken,deadline,report,indicator,measures,grounds,name,matter,outcome,step,ground,site}'::text[]);
CREATE FUNCTION pg_temp.misspell(fn oid, place int) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	f pg_proc;
	arguments text[];
	missing text;
	answer text;
BEGIN
	SELECT * INTO f FROM pg_proc WHERE oid = fn;
	SELECT x.known, x.missing INTO arguments, missing FROM pg_temp.arguments(f) x;
	IF missing IS NOT NULL THEN
		RETURN format('not called: no value for %s', missing);
	END IF;
	BEGIN
		EXECUTE pg_temp.call_text(f, arguments, '(SELECT)') INTO answer;
	EXCEPTION WHEN OTHERS THEN
		RETURN format('the right code is refused: %s', SQLERRM);
	END;
	arguments[place] := CASE f.proargtypes[place - 1] WHEN 'text[]'::regtype THEN format('%s || ''mispelt''::text', arguments[place]) ELSE format('replace(%s, ''i'', ''y'') || ''z''', arguments[place]) END;
	BEGIN
		EXECUTE pg_temp.call_text(f, arguments, '(SELECT)') INTO answer;
	EXCEPTION WHEN SQLSTATE 'IG005' THEN
		GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_HINT;
		RETURN CASE WHEN answer ~ '^The nearest it has is "' THEN 'IG005' ELSE 'IG005 without a hint: ' || SQLERRM END;
	WHEN OTHERS THEN
		RETURN format('%s: %s', SQLSTATE, SQLERRM);
	END;
	RETURN format('taken: %s', answer);
END
$$;
CREATE TEMP TABLE misspelt AS
SELECT p.oid::regprocedure AS function, p.proargnames[a.n] AS argument, c.argument IS NOT NULL AS is_code,
	   CASE WHEN c.argument IS NOT NULL THEN pg_temp.misspell(p.oid, a.n::int) END AS answer
  FROM extension_function p
 CROSS JOIN LATERAL unnest(p.proargtypes::oid[]) WITH ORDINALITY a (type, n)
  LEFT JOIN code_argument c ON c.argument = p.proargnames[a.n]
 WHERE 'govcredit.policy'::regtype = ANY (p.proargtypes::oid[]) AND a.type IN ('text'::regtype, 'text[]'::regtype) AND p.proargnames IS NOT NULL;

SELECT argument, count(*) AS functions, count(*) FILTER (WHERE answer = 'IG005') AS refused FROM misspelt WHERE is_code GROUP BY argument ORDER BY argument COLLATE "C";
SELECT function, argument, answer FROM misspelt WHERE is_code AND answer <> 'IG005' ORDER BY function::text COLLATE "C", argument COLLATE "C";
-- Arguments that are no codes of a policy; a new one shows here.
SELECT argument, count(*) AS functions FROM misspelt WHERE NOT is_code GROUP BY argument ORDER BY argument COLLATE "C";

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

--
-- What is entered, too: every column that holds a code of a policy or a word of
-- the registry refuses one it does not have.  A column that is neither listed
-- here as one, nor as words for people to read, shows.
--
SELECT govcredit.create_registry('mis');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "mis-papers", "extends": ["huaiyin-2019", "cn-documents-2020"], "title": {"zh": "演示数据", "en": "demonstration"}, "source": {"document": "演字〔2021〕1号"}}') IS NOT NULL AS added;
INSERT INTO mis.jurisdiction (division, policy, valid) VALUES ('990101', 'huaxian-2017', '[2017-07-01,)'), ('990102', 'huaiyin-2019', '[2019-06-12,)'), ('990103', 'mis-papers', '[2021-01-01,)');
INSERT INTO mis.subject (id, kind, name, division) VALUES (901, 'source', '示例法院（演示数据）', '990101');
INSERT INTO mis.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101'), (2, 'department', '示例二局（演示数据）', '990102'),
	(3, 'enterprise', '示例公司（演示数据）', '990101'), (4, 'official', '某甲（演示数据）', '990102');
INSERT INTO mis.subject_link (id, subject, role, target, valid, post, fields) VALUES (1, 2, 'head', 4, '[2020-01-01,)', 'deputy', '{promises}');
INSERT INTO mis.former (id, subject, name, valid) VALUES (1, 2, '示例二所（演示数据）', '[2020-01-01,2021-01-01)');
INSERT INTO mis.matter (id, kind, code, subject, title, list, item, procedure, channel, opened_on, closed_on, outcome) VALUES
	(1, 'complaint', NULL, 1, '投诉', 'street_items', 'schooling', 'major_decision', 'mail', '2026-01-05', '2026-01-20', 'upheld'),
	(2, 'promise', 'quality', 1, '承诺', NULL, NULL, NULL, NULL, '2026-01-05', NULL, NULL),
	(3, 'training', 'initial', 2, '初任培训', NULL, NULL, NULL, NULL, '2026-01-05', NULL, NULL),
	(4, 'project', NULL, 1, '项目', NULL, NULL, NULL, NULL, '2026-01-05', NULL, NULL),
	(5, 'task', 'promises', 1, '任务', NULL, NULL, NULL, NULL, '2026-01-05', NULL, NULL);
INSERT INTO mis.subject (id, kind, name, division) VALUES (5, 'enterprise', '示例五公司（演示数据）', '990103');
INSERT INTO mis.matter_step (id, matter, step, done_on) VALUES (1, 4, 'preparation', '2026-01-06');
INSERT INTO mis.matter_step (id, matter, step, done_on, ground) VALUES (2, 2, 'lawful_ground', '2026-01-06', 'public_interest');
INSERT INTO mis.matter_party (id, matter, role, name) VALUES (1, 4, 'bidder', '示例公司（演示数据）');
INSERT INTO mis.record (id, subject, record_type, severity, flags, grounds, decided_on, matter, step) VALUES
	(1, 1, 'government_breach', 'minor', '{main_responsible}', '{loss_recovered}', '2026-01-10', 4, 'preparation');
INSERT INTO mis.record (id, subject, record_type, severity, grounds, decided_on) VALUES (2, 4, 'disciplinary_sanction', 'serious', '{effect_eliminated}', '2026-01-10');
INSERT INTO mis.record (id, subject, record_type, severity, amount, decided_on, document_kind) VALUES (3, 5, 'administrative_penalty', 'minor', 100, '2026-01-10', 'judgment');
INSERT INTO mis.record_version (id, record, effective_on, document_kind, ground) VALUES (2, 3, '2026-07-01', 'ruling', '复核变更');
INSERT INTO mis.repair (id, record, granted_on, effect) VALUES (1, 2, '2026-06-01', 'lighten');
INSERT INTO mis.record_version (id, record, effective_on, severity, flags, ground) VALUES (1, 1, '2026-07-01', 'minor', '{main_responsible}', '复核变更');
INSERT INTO mis.publication (id, record, site, published_on) VALUES (1, 1, 'credit_site', '2026-01-12');
INSERT INTO mis.attestation (id, subject, list, item, issuer, issued_on) VALUES (1, 3, 'credit_reports', 'third_party_report', 901, '2026-01-05');
INSERT INTO mis.observation (id, subject, indicator, period, value) SELECT 1, 3, 'bidder_report', '[2025-01-01,2026-01-01)', 50;
INSERT INTO mis.discharge (id, what, record, code, done_on) VALUES (1, 'notice', 1, 'credit_site', '2026-01-12');
INSERT INTO mis.delivery (id, subject, what, year, recipient, sent_on) VALUES (1, 1, 'first_half', 2025, '县发改委', '2025-07-10');
INSERT INTO mis.list_entry (id, list, subject, code, title, field) VALUES (1, 'disclosure', 1, 'G-1', '预算', 'funds'), (2, 'complaint_channels', 1, 'mail', NULL, NULL);

CREATE TEMP TABLE code_column (relation text, id bigint, column_name text);
INSERT INTO code_column SELECT split_part(c, '.', 1), split_part(c, '.', 2)::bigint, split_part(c, '.', 3) FROM unnest('{subject.1.kind,former.1.kind,record.1.record_type,record.1.severity,record.1.flags,record.1.grounds,record.3.document_kind,record_version.2.document_kind,repair.1.effect,record_version.1.severity,record_version.1.flags,record.1.step,
	publication.1.site,matter.1.kind,matter.2.code,matter.3.code,matter.5.code,matter.1.list,matter.1.item,matter.1.procedure,matter.1.channel,matter.1.outcome,matter_step.1.step,matter_step.2.ground,matter_party.1.role,
	attestation.1.list,attestation.1.item,observation.1.indicator,delivery.1.what,discharge.1.code,list_entry.1.list,list_entry.1.field,list_entry.2.code,subject_link.1.fields}'::text[]) c (c);
-- Words for people, numbers of others, and words a CHECK or a trigger of the registry has.
CREATE TEMP TABLE word_column (relation text, column_name text);
INSERT INTO word_column SELECT split_part(c, '.', 1), split_part(c, '.', 2) FROM unnest('{jurisdiction.lapse,subject.name,former.name,subject.note,record.act_id,record.note,record.revoke_reason,repair.end_ground,repair.note,record_version.ground,record.document_issuer,record_version.document_issuer,record_version.note,record_version.removal,record_party.role,record_party.ground,record_party.end_ground,record_party.note,suspension.ground,suspension.note,publication.note,objection.statement,objection.answer,
	matter.title,matter.reason,matter.papers,matter.note,matter_step.note,matter_party.name,matter_party.note,attestation.number,attestation.grade,attestation.end_ground,attestation.note,observation.note,delivery.recipient,delivery.note,discharge.what,discharge.note,
	list_entry.title,list_entry.applicant,list_entry.form,list_entry.basis,list_entry.note,subject_link.role,subject_link.post,objection.outcome}'::text[]) c (c);
SELECT r.relation, a.attname FROM mis_internal.role_rights() r JOIN pg_attribute a ON a.attrelid = to_regclass(format('mis.%I', r.relation)) AND a.attnum > 0 AND NOT a.attisdropped
 WHERE (r.entered IS NOT NULL OR r.relation IN ('jurisdiction', 'publication')) AND a.atttypid IN ('text'::regtype, 'text[]'::regtype) AND r.relation <> 'access_ticket'
   AND NOT EXISTS (SELECT FROM code_column c WHERE c.relation = r.relation AND c.column_name = a.attname)
   AND NOT EXISTS (SELECT FROM word_column w WHERE w.relation = r.relation AND w.column_name = a.attname) ORDER BY 1, 2;

CREATE FUNCTION pg_temp.enter_misspelt(c code_column) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	row jsonb;
	code text;
	answer text;
	sort oid := (SELECT a.atttypid FROM pg_attribute a WHERE a.attrelid = format('mis.%I', c.relation)::regclass AND a.attname = c.column_name);
	columns text := (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a WHERE a.attrelid = format('mis.%I', c.relation)::regclass AND a.attnum > 0 AND NOT a.attisdropped);
BEGIN
	EXECUTE format('SELECT to_jsonb(r) - ''published_on'' FROM mis.%I r WHERE r.id = $1', c.relation) INTO row USING c.id;
	code := replace(coalesce(row ->> c.column_name, 'waive'), 'i', 'y') || 'z';
	row := row || jsonb_build_object('id', 900, c.column_name, CASE WHEN sort = 'text[]'::regtype THEN to_jsonb(ARRAY[replace(row -> c.column_name ->> 0, 'i', 'y') || 'z']) ELSE to_jsonb(code) END)
		|| CASE c.relation WHEN 'publication' THEN '{"published_on": "2026-01-12"}'::jsonb ELSE '{}' END || CASE c.relation WHEN 'record_version' THEN '{"effective_on": "2026-08-01"}'::jsonb ELSE '{}' END || CASE c.column_name WHEN 'field' THEN '{"code": "G-9"}'::jsonb ELSE '{}' END;
	BEGIN
		EXECUTE format('INSERT INTO mis.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::mis.%1$I, $1)', c.relation, columns) USING row;
	EXCEPTION WHEN SQLSTATE 'IG005' THEN
		GET STACKED DIAGNOSTICS answer = PG_EXCEPTION_HINT;
		RETURN CASE WHEN answer ~ '^The nearest (it has )?is "' THEN 'IG005' ELSE 'IG005 without a hint: ' || SQLERRM END;
	WHEN OTHERS THEN
		RETURN format('%s: %s', SQLSTATE, SQLERRM);
	END;
	RETURN 'taken';
END
$$;
SELECT count(*) AS columns, count(*) FILTER (WHERE a.answer = 'IG005') AS refused FROM code_column c CROSS JOIN LATERAL (SELECT pg_temp.enter_misspelt(c) AS answer) a;
SELECT c.relation, c.id, c.column_name, a.answer FROM code_column c CROSS JOIN LATERAL (SELECT pg_temp.enter_misspelt(c) AS answer) a WHERE a.answer <> 'IG005' ORDER BY 1, 2, 3;
-- By its title a code is found, and kept as the code it is.
INSERT INTO mis.matter (id, kind, subject, title, channel, opened_on) VALUES (6, 'complaint', 1, '投诉', '举报电话', '2026-02-05') RETURNING channel;
DROP SCHEMA mis, mis_internal, mis_zh CASCADE;
