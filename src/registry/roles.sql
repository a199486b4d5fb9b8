/*
 * registry: who may see and write what, once setup_roles() was called.
 *
 * Row security rests on the subject: whoever does not see a subject sees
 * nothing that is about it, in any table, view or function, for all of them
 * run with the rights of whoever asks.
 */

CREATE TABLE @registry@.protected_kind (
	kind			text PRIMARY KEY
);
COMMENT ON TABLE @registry@.protected_kind IS 'kinds of subjects that are natural persons 自然人主体类别, as the policies in force say';
COMMENT ON COLUMN @registry@.protected_kind.kind IS 'kind 主体类别';

CREATE FUNCTION @registry@.note_protected_kinds() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, govcredit, pg_temp
AS $$
BEGIN
	INSERT INTO @registry@.protected_kind (kind)
		SELECT p.code
		  FROM govcredit.policy_items(NEW.policy, 'subject_kinds') p
		 WHERE p.item ->> 'natural_person' = 'true'
		ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @registry@.note_protected_kinds() IS
	'trigger: kinds a policy calls natural persons are protected from then on';
CREATE TRIGGER note_protected_kinds AFTER INSERT OR UPDATE ON @registry@.jurisdiction
	FOR EACH ROW EXECUTE FUNCTION @registry@.note_protected_kinds();

CREATE TABLE @registry@.access_scope (
	member			name NOT NULL,
	division		govcredit.division NOT NULL,
	PRIMARY KEY (member, division)
);
COMMENT ON TABLE @registry@.access_scope IS 'divisions a user works in, with all below them 用户辖区授权';
COMMENT ON COLUMN @registry@.access_scope.member IS 'role of the user 用户';
COMMENT ON COLUMN @registry@.access_scope.division IS 'division 辖区';

CREATE TABLE @registry@.access_ticket (
	id				bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	member			name NOT NULL DEFAULT CURRENT_USER,
	subject			bigint NOT NULL REFERENCES @registry@.subject,
	purpose			text NOT NULL,
	opened_at		timestamptz NOT NULL DEFAULT clock_timestamp(),
	opened_in		xid8 NOT NULL DEFAULT pg_current_xact_id(),
	CONSTRAINT access_ticket_purpose_check CHECK (btrim(purpose) <> '')
);
CREATE INDEX access_ticket_subject_idx ON @registry@.access_ticket (subject, member, opened_at);
COMMENT ON TABLE @registry@.access_ticket IS
	'who opened whose file, and what for 查阅登记; good for an hour, and not in the transaction that entered it, so that a rollback erases no disclosure';
COMMENT ON COLUMN @registry@.access_ticket.id IS 'number 编号';
COMMENT ON COLUMN @registry@.access_ticket.member IS 'who opened it 查阅人';
COMMENT ON COLUMN @registry@.access_ticket.subject IS 'whose file 被查阅主体';
COMMENT ON COLUMN @registry@.access_ticket.purpose IS 'what for 查阅目的';
COMMENT ON COLUMN @registry@.access_ticket.opened_at IS 'when 查阅时间';
COMMENT ON COLUMN @registry@.access_ticket.opened_in IS 'transaction that entered it 事务';

/* What a user may not give is entered, whatever was given. */
CREATE FUNCTION @registry@.stamp_ticket() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	NEW.member := CURRENT_USER;
	NEW.opened_at := clock_timestamp();
	NEW.opened_in := pg_current_xact_id();
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @registry@.stamp_ticket() IS 'trigger: a ticket says who opened it, when and in which transaction';
CREATE TRIGGER stamp_ticket BEFORE INSERT ON @registry@.access_ticket
	FOR EACH ROW EXECUTE FUNCTION @registry@.stamp_ticket();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON @registry@.access_ticket
	FOR EACH STATEMENT EXECUTE FUNCTION @registry@.refuse('What was disclosed stays on record.');

CREATE FUNCTION @registry@.open_ticket(subject bigint, purpose text) RETURNS bigint
	LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	INSERT INTO @registry@.access_ticket (subject, purpose)
		VALUES (open_ticket.subject, open_ticket.purpose)
	RETURNING id;
END;
COMMENT ON FUNCTION @registry@.open_ticket(bigint, text) IS
	'opens the file of a natural person for an hour 查阅登记; commit, then read';

/* PL/pgSQL keeps its plan, and is one line in the plans of others. */
CREATE FUNCTION @registry@.in_scope(division govcredit.division) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, govcredit, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT
		  FROM @registry@.access_scope a
		 WHERE a.member = CURRENT_USER
		   AND $1 >= a.division
		   AND $1 < govcredit.upper_bound(a.division));
END
$$;
COMMENT ON FUNCTION @registry@.in_scope(govcredit.division) IS 'does the user work in that division 是否在授权辖区内?';

CREATE FUNCTION @registry@.ticket_open(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, govcredit, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT
		  FROM @registry@.access_ticket t
		 WHERE t.subject = $1
		   AND t.member = CURRENT_USER
		   AND t.opened_at > statement_timestamp() - interval '1 hour'
		   AND t.opened_in IS DISTINCT FROM pg_current_xact_id_if_assigned());
END
$$;
COMMENT ON FUNCTION @registry@.ticket_open(bigint) IS 'has the user a ticket for that file, committed within the hour 是否持有有效查阅登记?';

CREATE FUNCTION @registry@.history_visible(relation name, id bigint, contents jsonb) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, govcredit, pg_temp
AS $$
DECLARE
	about bigint := $3 ->> 'subject';
BEGIN
	CASE $1
		WHEN 'jurisdiction', 'measure' THEN
			RETURN true;
		WHEN 'subject' THEN
			RETURN EXISTS (SELECT FROM @registry@.subject s WHERE s.id = $2);
		WHEN 'objection' THEN
			RETURN EXISTS (SELECT FROM @registry@.record r WHERE r.id = ($3 ->> 'record')::bigint);
		WHEN 'matter_step', 'matter_party' THEN
			RETURN EXISTS (SELECT FROM @registry@.matter m WHERE m.id = ($3 ->> 'matter')::bigint);
		ELSE
			RETURN EXISTS (
				SELECT
				  FROM @registry@.subject s
				 WHERE s.id = about
				   AND (s.kind <> ALL (ARRAY(SELECT k.kind FROM @registry@.protected_kind k))
						OR @registry@.ticket_open(s.id)));
	END CASE;
END
$$;
COMMENT ON FUNCTION @registry@.history_visible(name, bigint, jsonb) IS
	'may the user see what a row once said? 历史版本可见性: whoever sees what it is about';

/* Owner's rights on purpose: the number itself stays behind the mask. */
CREATE VIEW @registry@.person WITH (security_barrier = true) AS
	SELECT p.subject, s.name, govcredit.mask(p.resident_id) AS resident_id
	  FROM @registry@.subject_person p
	  JOIN @registry@.subject s ON s.id = p.subject
	 WHERE @registry@.in_scope(s.division);
COMMENT ON VIEW @registry@.person IS 'natural persons of the user''s divisions, numbers masked 自然人（证件号码脱敏）';
COMMENT ON COLUMN @registry@.person.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.person.name IS 'name 姓名';
COMMENT ON COLUMN @registry@.person.resident_id IS 'masked number 脱敏身份号码';

CREATE FUNCTION @registry@.setup_roles(prefix name DEFAULT 'credit') RETURNS SETOF name
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, govcredit, pg_temp
	SET client_min_messages = warning
AS $$
DECLARE
	place CONSTANT text := (
		SELECT quote_ident(n.nspname) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		 WHERE c.oid = '@registry@.history'::regclass);
	reader CONSTANT text := quote_ident(prefix || '_reader');
	analyst CONSTANT text := quote_ident(prefix || '_analyst');
	recorder CONSTANT text := quote_ident(prefix || '_recorder');
	reviewer CONSTANT text := quote_ident(prefix || '_reviewer');
	administrator CONSTANT text := quote_ident(prefix || '_administrator');
	role text;
	part record;
BEGIN
	FOREACH role IN ARRAY ARRAY['reader', 'analyst', 'recorder', 'reviewer', 'administrator'] LOOP
		IF to_regrole(quote_ident(prefix || '_' || role)) IS NULL THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN', prefix || '_' || role);
		END IF;
	END LOOP;

	EXECUTE format('REVOKE ALL ON SCHEMA %s FROM PUBLIC', place);
	EXECUTE format('REVOKE ALL ON ALL ROUTINES IN SCHEMA %s FROM PUBLIC', place);
	EXECUTE format('GRANT USAGE ON SCHEMA %s TO %s, %s, %s, %s, %s', place, reader, analyst, recorder, reviewer, administrator);

	/* Readers see what was published; the computing functions are not theirs. */
	EXECUTE format('GRANT SELECT ON %1$s.agency, %1$s.jurisdiction, %1$s.evaluation, %1$s.evaluation_policy, %1$s.evaluation_score, %1$s.evaluation_contribution, %1$s.list_entry, %1$s.protected_kind TO %2$s', place, reader);
	EXECUTE format('GRANT SELECT ON %1$s.published, %1$s."公示信息" TO %2$s', place, reader);
	EXECUTE format('GRANT SELECT (id, kind, name, uscc, division, valid) ON %s.subject TO %s', place, reader);
	EXECUTE format('GRANT SELECT (id, subject, record_type, source, document_no, decided_on, ended_on, severity, amount, corrected_on, published_on) ON %s.record TO %s', place, reader);
	EXECUTE format('GRANT EXECUTE ON FUNCTION %1$s.evaluation_ranking(bigint), %1$s.evaluation_changes(bigint), %1$s.policy_family(govcredit.policy), %1$s.today() TO %2$s', place, reader);
	EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %s TO %s, %s, %s', place, analyst, recorder, reviewer);
	EXECUTE format('REVOKE SELECT ON %s.subject_person FROM %s, %s', place, analyst, recorder);
	EXECUTE format('GRANT EXECUTE ON ALL ROUTINES IN SCHEMA %s TO %s, %s, %s, %s', place, analyst, recorder, reviewer, administrator);
	EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %s TO %s', place, administrator);
	EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %s TO %s, %s, %s', place, recorder, reviewer, administrator);
	EXECUTE format('GRANT INSERT ON %s.access_ticket TO %s, %s', place, recorder, reviewer);
	EXECUTE format('GRANT INSERT, UPDATE ON %1$s.subject, %1$s.record, %1$s.objection, %1$s.matter, %1$s.matter_step, %1$s.matter_party, %1$s.observation, %1$s.delivery, %1$s.list_entry TO %2$s, %3$s', place, recorder, reviewer);
	EXECUTE format('GRANT INSERT ON %1$s.subject_person TO %2$s, %3$s', place, recorder, reviewer);
	/*
	 * A history its writers could write by hand would be none: the trigger
	 * writes it with the owner's rights, and nobody else may make a trigger
	 * of that function.
	 */
	EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON %s.history FROM %s, %s, %s', place, recorder, reviewer, administrator);
	EXECUTE format('REVOKE EXECUTE ON FUNCTION %s.keep_history() FROM %s, %s, %s, %s', place, analyst, recorder, reviewer, administrator);
	ALTER FUNCTION @registry@.keep_history() SECURITY DEFINER;
	ALTER TABLE @registry@.history ALTER superseded_by
		SET DEFAULT coalesce(nullif(current_setting('role'), 'none')::name, SESSION_USER);
	EXECUTE format('GRANT INSERT ON %1$s.credit_report TO %2$s', place, reviewer);

	FOR part IN
		SELECT x.relation, x.condition, x.published
		  FROM (VALUES
			('subject', format('%s.in_scope(division) AND (kind <> ALL (ARRAY(SELECT k.kind FROM %1$s.protected_kind k)) OR pg_has_role(%L, ''MEMBER'') OR pg_has_role(%L, ''MEMBER''))',
				place, prefix || '_recorder', prefix || '_reviewer'),
				format('kind <> ALL (ARRAY(SELECT k.kind FROM %s.protected_kind k))', place)),
			('subject_person', format('%s.ticket_open(subject)', place), NULL),
			('record', NULL, format('published_on IS NOT NULL AND revoked_at IS NULL AND (repaired_on IS NULL OR repaired_on > %1$s.today())'
				' AND record_type <> ALL (ARRAY(SELECT p.code FROM %1$s.jurisdiction j CROSS JOIN LATERAL govcredit.policy_items(j.policy, ''record_types'') p'
				' WHERE p.item ->> ''disclosure'' IN (''shared'', ''authorised'')))', place)),
			('evaluation', 'true', 'state = ''published'''),
			('matter', NULL, NULL),
			('observation', NULL, NULL),
			('delivery', NULL, NULL),
			('credit_report', NULL, NULL),
			('list_entry', NULL, 'true'),
			('evaluation_score', NULL, format('EXISTS (SELECT FROM %s.evaluation e WHERE e.id = evaluation AND e.state = ''published'')', place)),
			('evaluation_contribution', NULL, format('EXISTS (SELECT FROM %s.evaluation e WHERE e.id = evaluation AND e.state = ''published'')', place)),
			('objection', format('EXISTS (SELECT FROM %s.record r WHERE r.id = record)', place), NULL),
			('matter_step', format('EXISTS (SELECT FROM %s.matter m WHERE m.id = matter)', place), NULL),
			('matter_party', format('EXISTS (SELECT FROM %s.matter m WHERE m.id = matter)', place), NULL),
			('history', format('%s.history_visible(relation, id, contents)', place), NULL),
			('access_ticket', 'member = CURRENT_USER', NULL),
			('access_scope', 'member = CURRENT_USER', NULL)) AS x (relation, condition, published)
	LOOP
		/* About a subject one sees; about a natural person, with a ticket. */
		part.condition := coalesce(part.condition, format(
			'EXISTS (SELECT FROM %1$s.subject s WHERE s.id = subject AND (s.kind <> ALL (ARRAY(SELECT k.kind FROM %1$s.protected_kind k)) OR %1$s.ticket_open(s.id)))', place));
		EXECUTE format('ALTER TABLE %s.%I ENABLE ROW LEVEL SECURITY', place, part.relation);
		EXECUTE format('DROP POLICY IF EXISTS administrator ON %s.%I', place, part.relation);
		EXECUTE format('CREATE POLICY administrator ON %s.%I TO %s USING (true)', place, part.relation, administrator);
		EXECUTE format('DROP POLICY IF EXISTS member ON %s.%I', place, part.relation);
		EXECUTE format('CREATE POLICY member ON %s.%I FOR SELECT TO %s, %s, %s USING (%s)', place, part.relation, analyst, recorder, reviewer, part.condition);
		EXECUTE format('DROP POLICY IF EXISTS reader ON %s.%I', place, part.relation);
		IF part.published IS NOT NULL THEN
			EXECUTE format('CREATE POLICY reader ON %s.%I FOR SELECT TO %s USING (%s%s)', place, part.relation, reader, part.published,
				CASE WHEN part.relation NOT IN ('subject', 'evaluation')
					 THEN format(' AND EXISTS (SELECT FROM %s.subject s WHERE s.id = subject)', place) ELSE '' END);
		END IF;
		EXECUTE format('DROP POLICY IF EXISTS entry ON %s.%I', place, part.relation);
		EXECUTE format('DROP POLICY IF EXISTS change ON %s.%I', place, part.relation);
		IF part.relation NOT IN ('evaluation', 'evaluation_score', 'evaluation_contribution', 'access_scope', 'history') THEN
			EXECUTE format('CREATE POLICY entry ON %s.%I FOR INSERT TO %s, %s WITH CHECK (%s)', place, part.relation, recorder, reviewer,
				CASE part.relation WHEN 'access_ticket' THEN format('EXISTS (SELECT FROM %s.subject s WHERE s.id = subject)', place)
					WHEN 'subject_person' THEN format('EXISTS (SELECT FROM %s.subject s WHERE s.id = subject)', place)
					WHEN 'subject' THEN format('%s.in_scope(division)', place)
					WHEN 'record' THEN format('EXISTS (SELECT FROM %s.subject s WHERE s.id = subject)', place)
					ELSE part.condition END);
			EXECUTE format('CREATE POLICY change ON %s.%I FOR UPDATE TO %s, %s USING (%s)', place, part.relation, recorder, reviewer, part.condition);
		END IF;
	END LOOP;
	RETURN QUERY SELECT (prefix || '_' || r)::name FROM unnest(ARRAY['reader', 'analyst', 'recorder', 'reviewer', 'administrator']) r;
END
$$;
COMMENT ON FUNCTION @registry@.setup_roles(name) IS
	'makes the roles reader 公众, analyst 分析员, recorder 录入员, reviewer 审核员 and administrator 管理员, their rights and row security 角色与行级权限; call it again after an upgrade. Divisions are given to users in access_scope';
