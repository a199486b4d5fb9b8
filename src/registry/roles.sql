/*
 * registry: who may see and write what, once setup_roles() was called.
 *
 * Row security rests on the subject: whoever does not see a subject sees
 * nothing that is about it, in any table, view or function, for all of them
 * run with the rights of whoever asks.  A row says where its subject is and
 * whether that is a natural person (scope_rows()); where one works and whose
 * files are open to one is looked up once a query, and the rest is comparing.
 */

CREATE FUNCTION @internal@.note_protected_kinds() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	INSERT INTO @internal@.protected_kind (kind)
		SELECT p.code
		  FROM govcredit.policy_items(NEW.policy, 'subject_kinds') p
		 WHERE p.item ->> 'natural_person' = 'true'
		ON CONFLICT DO NOTHING;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.note_protected_kinds() IS
	'trigger: kinds a policy calls natural persons are protected from then on';
CREATE TRIGGER note_protected_kinds AFTER INSERT OR UPDATE ON @registry@.jurisdiction
	FOR EACH ROW EXECUTE FUNCTION @internal@.note_protected_kinds();

CREATE TABLE @registry@.access_scope (
	member			name NOT NULL,
	division		govcredit.division NOT NULL,
	writes			boolean NOT NULL DEFAULT true,
	role			regrole NOT NULL DEFAULT to_regrole(quote_ident(CURRENT_USER)),
	PRIMARY KEY (member, division)
);
COMMENT ON TABLE @registry@.access_scope IS 'divisions a user works in, with all below them 用户辖区授权';
COMMENT ON COLUMN @registry@.access_scope.member IS 'role of the user 用户';
COMMENT ON COLUMN @registry@.access_scope.division IS 'division 辖区';
COMMENT ON COLUMN @registry@.access_scope.writes IS 'may what the role may write be written there 可否录入; false: read only';
COMMENT ON COLUMN @registry@.access_scope.role IS 'the role that had that name when the row was written 授权时的角色: another one of the same name, made later, works nowhere; a dump has its name';

CREATE FUNCTION @internal@.stamp_scope() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	NEW.role := to_regrole(quote_ident(NEW.member));
	IF NEW.role IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no role "%s"', NEW.member), CONSTRAINT = 'there_is_no_role',
			ERRCODE = 'undefined_object',
			HINT = govcredit.say('Make the role first: a name alone is nobody.');
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.stamp_scope() IS 'trigger: a scope is the role''s that has the name now, whatever was given';
CREATE TRIGGER stamp_scope BEFORE INSERT OR UPDATE ON @registry@.access_scope
	FOR EACH ROW EXECUTE FUNCTION @internal@.stamp_scope();

CREATE TABLE @registry@.access_ticket (
	id				bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	member			name NOT NULL DEFAULT CURRENT_USER,
	login			name NOT NULL DEFAULT SESSION_USER,
	subject			bigint NOT NULL REFERENCES @registry@.subject,
	purpose			text NOT NULL,
	opened_at		timestamptz NOT NULL DEFAULT clock_timestamp(),
	opened_in		xid8 NOT NULL DEFAULT pg_current_xact_id(),
	role			oid NOT NULL DEFAULT to_regrole(quote_ident(CURRENT_USER)),
	CONSTRAINT access_ticket_purpose_check CHECK (btrim(purpose) <> '')
);
CREATE INDEX access_ticket_member_idx ON @registry@.access_ticket (member, opened_at);
CREATE INDEX access_ticket_subject_idx ON @registry@.access_ticket (subject);
COMMENT ON TABLE @registry@.access_ticket IS
	'who opened whose file, and what for 查阅登记; good for an hour, and not in the transaction that entered it, so that a rollback erases no disclosure';
COMMENT ON COLUMN @registry@.access_ticket.id IS 'number 编号';
COMMENT ON COLUMN @registry@.access_ticket.member IS 'who opened it 查阅人: the current role, so that a pool of connections works for each user by SET ROLE';
COMMENT ON COLUMN @registry@.access_ticket.login IS 'login the connection was made with 登录角色';
COMMENT ON COLUMN @registry@.access_ticket.subject IS 'whose file 被查阅主体';
COMMENT ON COLUMN @registry@.access_ticket.purpose IS 'what for 查阅目的';
COMMENT ON COLUMN @registry@.access_ticket.opened_at IS 'when 查阅时间';
COMMENT ON COLUMN @registry@.access_ticket.opened_in IS 'transaction that entered it 事务';
COMMENT ON COLUMN @registry@.access_ticket.role IS 'number of the role 角色标识: of another one of the same name, made later, the ticket is not';

/* What a user may not give is entered, whatever was given. */
CREATE FUNCTION @internal@.stamp_ticket() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NEW.subject IS NULL OR NOT @internal@.subject_seen(NEW.subject) THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN NEW.subject IS NULL THEN govcredit.say('%s of a question must not be null', 'subject')
						   ELSE govcredit.say('there is no subject %s', NEW.subject) END,
			CONSTRAINT = CASE WHEN NEW.subject IS NULL THEN 'null_in_question' ELSE 'there_is_no_subject' END,
			ERRCODE = CASE WHEN NEW.subject IS NULL THEN 'null_value_not_allowed' ELSE 'foreign_key_violation' END,
			HINT = govcredit.say('Or it is not open to you.');
	END IF;
	NEW.member := CURRENT_USER;
	NEW.login := SESSION_USER;
	NEW.opened_at := clock_timestamp();
	NEW.opened_in := pg_current_xact_id();
	NEW.role := to_regrole(quote_ident(CURRENT_USER));
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.stamp_ticket() IS 'trigger: a ticket is for a file one may ask for, and says who opened it, when and in which transaction';
CREATE TRIGGER stamp_ticket BEFORE INSERT ON @registry@.access_ticket
	FOR EACH ROW EXECUTE FUNCTION @internal@.stamp_ticket();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON @registry@.access_ticket
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('What was disclosed stays on record.');

CREATE FUNCTION @registry@.open_ticket(subject bigint, purpose text) RETURNS bigint
	LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	INSERT INTO @registry@.access_ticket (subject, purpose)
		VALUES (open_ticket.subject, open_ticket.purpose)
	RETURNING id;
END;
COMMENT ON FUNCTION @registry@.open_ticket(bigint, text) IS
	'opens the file of a natural person for an hour 查阅登记; commit, then read';

CREATE FUNCTION @internal@.my_scopes(writing boolean DEFAULT false) RETURNS govcredit.division[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN ARRAY(
		SELECT a.division
		  FROM @registry@.access_scope a
		 WHERE a.member = CURRENT_USER
		   AND pg_get_userbyid(a.role) = CURRENT_USER
		   AND (a.writes OR NOT $1));
END
$$;
COMMENT ON FUNCTION @internal@.my_scopes(boolean) IS
	'divisions the user works in, or writes in 用户的授权辖区';

/* Who may open no file has none open, whatever he could open before. */
CREATE FUNCTION @internal@.my_tickets(who name DEFAULT CURRENT_USER) RETURNS bigint[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT has_any_column_privilege(who, '@registry@.access_ticket'::regclass, 'INSERT') THEN
		RETURN NULL;
	END IF;
	RETURN ARRAY(
		SELECT DISTINCT t.subject
		  FROM @registry@.access_ticket t
		 WHERE t.member = who
		   AND pg_get_userbyid(t.role) = who
		   AND t.opened_at > statement_timestamp() - interval '1 hour'
		   /* Committed, so not of this transaction; xids of another cluster, restored here, count for nothing. */
		   AND CASE WHEN t.opened_in < pg_snapshot_xmax(pg_current_snapshot())
					THEN pg_xact_status(t.opened_in) = 'committed' END);
END
$$;
COMMENT ON FUNCTION @internal@.my_tickets(name) IS
	'natural persons for whose file the user has a ticket, committed within the hour 用户持有有效查阅登记的自然人; NULL: of one who opens none';

/* Asked for a single row; row security compares columns. */
CREATE FUNCTION @internal@.in_scope(division govcredit.division, writing boolean DEFAULT false) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(division <@ ANY (@internal@.my_scopes(writing)), false);
COMMENT ON FUNCTION @internal@.in_scope(govcredit.division, boolean) IS
	'does the user work in that division, or write there 是否在授权辖区内?';

CREATE FUNCTION @internal@.ticket_open(subject bigint, who name DEFAULT CURRENT_USER) RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN coalesce(subject = ANY (@internal@.my_tickets(who)), false);
COMMENT ON FUNCTION @internal@.ticket_open(bigint, name) IS 'has the user a ticket for that file, committed within the hour 是否持有有效查阅登记?';

/* What is about a subject is seen by who sees that; about a natural person, with a ticket. */
CREATE FUNCTION @internal@.subject_in_scope(subject bigint, writing boolean DEFAULT false) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
		SELECT
		  FROM @registry@.subject s
		 WHERE s.id = $1
		   AND CASE WHEN $2 THEN @internal@.in_scope(s.division, true)
					ELSE NOT s.protected OR @internal@.ticket_open(s.id) END);
END
$$;
COMMENT ON FUNCTION @internal@.subject_in_scope(bigint, boolean) IS
	'does the user see what is about that subject, or write it 主体信息是否可见?';

CREATE FUNCTION @internal@.score_in_scope(evaluation bigint, subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (SELECT FROM @registry@.evaluation_score s WHERE s.evaluation = $1 AND s.subject = $2);
END
$$;
COMMENT ON FUNCTION @internal@.score_in_scope(bigint, bigint) IS
	'does the user see that score 得分是否可见?';

/*
 * What was known does not change for who saw it, though the subject is no more.
 * Of a natural person nothing is left to open a ticket for.
 */
CREATE FUNCTION @internal@.gone_division(subject bigint) RETURNS govcredit.division
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
	last record;
BEGIN
	IF EXISTS (SELECT FROM @registry@.subject s WHERE s.id = $1) THEN
		RETURN NULL;
	END IF;
	SELECT h.division, EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = h.kind) AS person INTO last
	  FROM @internal@.subject_history h
	 WHERE h.id = $1
	 ORDER BY h.superseded_at DESC
	 LIMIT 1;
	IF last.person OR NOT @internal@.sees_all() AND NOT EXISTS (
		SELECT
		  FROM @registry@.access_scope a
		 WHERE a.member = who AND pg_get_userbyid(a.role) = who
		   AND last.division >= a.division AND last.division < govcredit.upper_bound(a.division))
	THEN
		RETURN NULL;
	END IF;
	RETURN last.division;
END
$$;
COMMENT ON FUNCTION @internal@.gone_division(bigint) IS
	'part of row security: last division, one of the user''s, of an organisation that was taken out of the books 已删除主体的原区划; NULL: it is there, never was, was elsewhere, or was a natural person';

CREATE FUNCTION @internal@.subject_was_in_scope(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.subject_in_scope($1) OR coalesce(@internal@.in_scope(@internal@.gone_division($1)), false);
END
$$;
COMMENT ON FUNCTION @internal@.subject_was_in_scope(bigint) IS
	'does the user see what was about that subject, which may be no more 历史信息是否可见?';

/* With the rights of who asks, inside views and guards with the owner's: they name nobody whom he could not name himself. */
CREATE FUNCTION @internal@.subject_seen(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE COST 20
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (SELECT FROM @registry@.subject s WHERE s.id = $1);
END
$$;
COMMENT ON FUNCTION @internal@.subject_seen(bigint) IS
	'does the user see the row of that subject 主体是否可见?';

CREATE FUNCTION @internal@.subject_was_listed(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED COST 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.subject_seen($1) OR coalesce(@internal@.in_scope(@internal@.gone_division($1)), false);
END
$$;
COMMENT ON FUNCTION @internal@.subject_was_listed(bigint) IS
	'does the user see what the row of that subject once said 主体历史是否可见?';

/* Owner's rights on purpose: the number itself stays behind the mask. */
CREATE VIEW @registry@.person WITH (security_barrier = true) AS
	SELECT p.subject, s.name, govcredit.mask(p.resident_id) AS resident_id
	  FROM @registry@.subject_person p
	  JOIN @registry@.subject s ON s.id = p.subject
	 WHERE @internal@.subject_seen(p.subject);
COMMENT ON VIEW @registry@.person IS 'natural persons whom the user sees in table subject, numbers masked 自然人（证件号码脱敏）: recorders and reviewers those of their divisions, analysts none';
COMMENT ON COLUMN @registry@.person.subject IS 'subject 主体编号';
COMMENT ON COLUMN @registry@.person.name IS 'name 姓名';
COMMENT ON COLUMN @registry@.person.resident_id IS 'masked number 脱敏身份号码';

/* Columns that a DBA has the server compute have no value yet when guards compare rows. */
CREATE FUNCTION @internal@.computed_columns(relation oid) RETURNS text[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN ARRAY(SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = $1 AND (a.attgenerated <> '' OR a.attname IN ('recorded_xact', 'scope_division', 'protected', 'target_division', 'target_protected')));
END
$$;
COMMENT ON FUNCTION @internal@.computed_columns(oid) IS 'part of the triggers: generated columns of a table and those that the registry fills, no facts of anybody''s 生成列与登记库填写的列';

/*
 * Behind a view or a rule of somebody else's his rights are asked, not those of
 * who is at work, who would decide without knowing: so the guard asks those.
 */
CREATE FUNCTION @internal@.admit_columns(relation oid, operation text, fields text[]) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
	field text;
BEGIN
	IF fields = '{}' OR @internal@.sees_all() THEN
		RETURN;
	END IF;
	FOREACH field IN ARRAY fields LOOP
		IF NOT has_column_privilege(who, relation, field, operation) THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('"%s" has no right to write column "%s" of table "%s"', who, field, (SELECT c.relname FROM pg_class c WHERE c.oid = relation)), CONSTRAINT = 'not_the_writers_right',
				ERRCODE = 'insufficient_privilege',
				DETAIL = govcredit.say('A view or a rule writes here with the rights of another.'),
				HINT = govcredit.say('Who is at work needs the right himself.');
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.admit_columns(oid, text, text[]) IS
	'part of the triggers: an error where who is at work has no right of his own on what is written, by a view or rule of another''s 操作人自身权限检查';

/*
 * Four eyes: who entered the facts of a record does not decide about it.  The
 * arguments name what is decided, not entered; a remark is no fact.
 */
CREATE FUNCTION @internal@.attribute_facts() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	decided text[] := TG_ARGV || '{entered_by,note}'::text[];
	who CONSTANT name := @internal@.actor();
	said jsonb := to_jsonb(NEW);
	stood jsonb;
BEGIN
	IF TG_OP = 'INSERT' THEN
		IF CURRENT_USER = who THEN
			PERFORM @internal@.admit_columns(TG_RELID, TG_OP, ARRAY(SELECT a FROM unnest(TG_ARGV) a WHERE said ->> a IS NOT NULL));
		END IF;
		NEW.entered_by := who;
		RETURN NEW;
	END IF;
	said := said - @internal@.computed_columns(TG_RELID);
	stood := to_jsonb(OLD) - @internal@.computed_columns(TG_RELID);
	IF CURRENT_USER = who THEN
		PERFORM @internal@.admit_columns(TG_RELID, TG_OP, ARRAY(SELECT n.key FROM jsonb_each(said) n WHERE n.value <> stood -> n.key));
	ELSE
		/* That it was performed follows from a step, under the owner's rights: the author of the rest stays. */
		decided := decided || '{corrected_on,duties_done_on}'::text[];
	END IF;
	NEW.entered_by := CASE WHEN said - decided = stood - decided THEN OLD.entered_by ELSE who END;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.attribute_facts() IS 'trigger: a row says who entered its facts, or changed them last';

/*
 * An author is written down by name, as people read it; whose name it was is
 * kept here, so that a role renamed stays the author of what it entered.
 */
CREATE TABLE @internal@.author (
	name			name NOT NULL,
	role			regrole NOT NULL,
	PRIMARY KEY (name, role)
);
COMMENT ON TABLE @internal@.author IS 'which role has entered facts or given opinions under which name 录入人与角色对照; only grows';
COMMENT ON COLUMN @internal@.author.name IS 'name the role had 当时的角色名';
COMMENT ON COLUMN @internal@.author.role IS 'the role, by the name it has now 角色; a dump has that name';
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON @internal@.author
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('Who once was an author stays one.');

/* Every name under which a role has entered something, and the one it has. */
CREATE FUNCTION @internal@.author_names(who name) RETURNS name[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	acting CONSTANT regrole := to_regrole(quote_ident(who));
BEGIN
	IF acting IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no role "%s" any more', who), CONSTRAINT = 'role_gone',
			ERRCODE = 'undefined_object',
			HINT = govcredit.say('It was renamed or dropped while the session went on: connect, or set the role, anew.');
	END IF;
	RETURN ARRAY(SELECT a.name FROM @internal@.author a WHERE a.role = acting UNION SELECT who);
END
$$;
COMMENT ON FUNCTION @internal@.author_names(name) IS 'names under which a role has entered facts or given opinions 角色用过的名称';

CREATE FUNCTION @internal@.note_author() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
BEGIN
	/* Before there are roles nobody decides, and a dump needs none. */
	IF (SELECT c.relrowsecurity FROM pg_class c WHERE c.oid = '@internal@.author'::regclass)
		AND NOT EXISTS (SELECT FROM @internal@.author a WHERE a.name = who AND a.role = to_regrole(quote_ident(who)))
	THEN
		PERFORM @internal@.author_names(who);
		INSERT INTO @internal@.author (name, role) VALUES (who, to_regrole(quote_ident(who))) ON CONFLICT DO NOTHING;
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.note_author() IS 'trigger: keeps whose name it is that facts and opinions are entered under';

/* Of who is at work, not of CURRENT_USER: a guard with the owner's rights asks, too. */
CREATE FUNCTION @internal@.sees_all() RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN EXISTS (
			SELECT
			  FROM pg_class c
			 WHERE c.oid = '@registry@.record'::regclass
			   AND (NOT c.relrowsecurity OR pg_has_role(@internal@.actor(), c.relowner, 'USAGE')))
		OR EXISTS (
			SELECT
			  FROM pg_policy p
			 CROSS JOIN LATERAL unnest(p.polroles) u (role)
			 WHERE p.polrelid = '@registry@.record'::regclass
			   AND p.polname = 'administrator' AND pg_has_role(@internal@.actor(), u.role, 'USAGE'));
END
$$;
COMMENT ON FUNCTION @internal@.sees_all() IS
	'does row security hide nothing from the user 是否不受行级权限限制? the owner, administrators, everybody before setup_roles()';

/* Of who is at work, too. */
CREATE FUNCTION @internal@.writes_in(division govcredit.division) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN @internal@.sees_all() OR EXISTS (
		SELECT
		  FROM @registry@.access_scope a
		 WHERE a.member = @internal@.actor() AND pg_get_userbyid(a.role) = a.member
		   AND $1 >= a.division AND $1 < govcredit.upper_bound(a.division) AND a.writes);
END
$$;
COMMENT ON FUNCTION @internal@.writes_in(govcredit.division) IS
	'does who is at work write in that division 操作人可否在该区划录入? asked by guards with the owner''s rights';

/* Looks the number up where its caller writes, for whom nothing else of the table is open. */
CREATE FUNCTION @registry@.person_numbered(number govcredit.resident_id) RETURNS bigint
	LANGUAGE plpgsql STABLE STRICT PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT s.id
		  FROM @registry@.subject_person p
		  JOIN @registry@.subject s ON s.id = p.subject
		 WHERE p.digest = @internal@.person_digest(number)
		   AND @internal@.writes_in(s.division));
END
$$;
COMMENT ON FUNCTION @registry@.person_numbered(govcredit.resident_id) IS
	'whose number it is, among the persons of the divisions one writes in 按号码查找自然人';

/*
 * What decides who sees what, and has no history of its own: who changed it,
 * when, and what it was.  A number is masked here, too.
 */
CREATE TABLE @registry@.trail (
	id				bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	relation		name NOT NULL,
	operation		text NOT NULL,
	changed_at		timestamptz NOT NULL DEFAULT clock_timestamp(),
	changed_by		name NOT NULL DEFAULT CURRENT_USER,
	before			jsonb,
	after			jsonb
);
CREATE INDEX trail_relation_idx ON @registry@.trail (relation, changed_at);
COMMENT ON TABLE @registry@.trail IS
	'what was changed of rights, numbers of persons, kinds, evaluations and exchange 变更留痕, append-only';
COMMENT ON COLUMN @registry@.trail.id IS 'number 编号';
COMMENT ON COLUMN @registry@.trail.relation IS 'table 所属表';
COMMENT ON COLUMN @registry@.trail.operation IS 'INSERT, UPDATE or DELETE 操作';
COMMENT ON COLUMN @registry@.trail.changed_at IS 'when 变更时间';
COMMENT ON COLUMN @registry@.trail.changed_by IS 'role that changed it 变更人';
COMMENT ON COLUMN @registry@.trail.before IS 'the row before 变更前';
COMMENT ON COLUMN @registry@.trail.after IS 'the row after 变更后';

CREATE FUNCTION @internal@.keep_trail() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
	after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
	/* The arguments name what changes by itself. */
	IF before - coalesce(TG_ARGV, '{}') = after - coalesce(TG_ARGV, '{}') THEN
		RETURN NULL;
	END IF;
	IF TG_TABLE_NAME = 'subject_person' THEN
		before := before || jsonb_build_object('resident_id', govcredit.mask((before ->> 'resident_id')::govcredit.resident_id));
		after := after || jsonb_build_object('resident_id', govcredit.mask((after ->> 'resident_id')::govcredit.resident_id));
	END IF;
	INSERT INTO @registry@.trail (relation, operation, changed_by, before, after)
		VALUES (TG_TABLE_NAME, TG_OP, @internal@.actor(), before, after);
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.keep_trail() IS 'trigger: enters who changed what, and what it was before';
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.subject_person
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail('digest', 'scope_division', 'protected');
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @internal@.protected_kind
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.access_scope
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.matter_kind
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.evaluation
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail('reached', 'done', 'expected', 'changed_at', 'known_before');
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.peer
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
/* What comes in says in history when and by whom. */
CREATE TRIGGER keep_trail AFTER UPDATE OR DELETE ON @registry@.origin
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON @registry@.trail
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('The trail only grows.');
CREATE TRIGGER refuse_change BEFORE UPDATE OR DELETE OR TRUNCATE ON @internal@.protected_kind
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('Who once was protected stays protected.');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.subject_person
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.access_scope
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.matter_kind
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.peer
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.origin
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');

/*
 * Guards with the owner's rights see what their writer may not, and row
 * security looks at a new row only after them: so this one, before them and
 * with its caller's rights, sees whether they may answer him at all.
 */
CREATE FUNCTION @internal@.admit() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	field text;
	about bigint;
BEGIN
	IF @internal@.sees_all() THEN
		RETURN NEW;
	END IF;
	FOREACH field IN ARRAY TG_ARGV LOOP
		about := to_jsonb(NEW) ->> field;
		CONTINUE WHEN about IS NULL;
		/* The words of the server, which says no more either. */
		IF NOT @internal@.subject_in_scope(about, true) THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('new row violates row-level security policy for table "%s"', TG_TABLE_NAME), CONSTRAINT = 'row_security_violated',
				ERRCODE = 'insufficient_privilege';
		END IF;
		IF NOT @internal@.subject_in_scope(about) THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('the file of subject %s is not open to you', about), CONSTRAINT = 'file_not_open',
				ERRCODE = 'insufficient_privilege',
				HINT = govcredit.say('open_ticket(subject, purpose), commit, then change it.');
		END IF;
	END LOOP;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.admit() IS 'trigger: who changes what a guard would tell about, what is of a person''s file, or what burdens another, writes and sees that himself';
/*
 * Since when follows from what is entered of its past, which was admitted there:
 * under the owner's rights.  How deep in triggers a statement is says nothing:
 * anybody has triggers, on a temporary table.
 */
CREATE TRIGGER admit BEFORE UPDATE ON @registry@.subject
	FOR EACH ROW WHEN (CURRENT_USER = @internal@.actor() OR NEW.since IS NOT DISTINCT FROM OLD.since) EXECUTE FUNCTION @internal@.admit('id');
/* What one bears, heads or is under is of both: across divisions who writes in both enters it. */
CREATE TRIGGER admit BEFORE INSERT OR UPDATE ON @registry@.subject_link
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.admit('subject', 'target');
/*
 * Under whose name what stands published comes to count is no recorder's to
 * enter: of itself, of whom it succeeded, and of a unit, on the day of the act,
 * whoever headed it, where a policy makes that count.  Held until commit, so
 * that nothing is published meanwhile.
 */
CREATE FUNCTION @internal@.hold_bearer() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	said CONSTANT @registry@.subject_link := CASE WHEN TG_OP <> 'DELETE' THEN NEW END;
	stood CONSTANT @registry@.subject_link := CASE WHEN TG_OP <> 'INSERT' THEN OLD END;
	/* Who is above, where one works, and what came out of what goes on bear nothing. */
	free CONSTANT text[] := '{superior,unit,part,head}';
	concerned bigint[] := ARRAY(
		SELECT u.subject
		  FROM (VALUES (said.subject, said.role), (stood.subject, stood.role)) l (subject, role)
		 CROSS JOIN LATERAL unnest(@internal@.borne_by(l.subject)) u (subject)
		 WHERE l.role <> ALL (free));
	shown bigint;
BEGIN
	IF @internal@.sees_all()
		OR (said.subject, said.role, said.target, said.valid) IS NOT DISTINCT FROM (stood.subject, stood.role, stood.target, stood.valid)
	THEN
		RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
	END IF;
	PERFORM
	   FROM @registry@.subject s
	  WHERE s.id = ANY (concerned) OR s.id = said.subject AND said.role = 'head' OR s.id = stood.subject AND stood.role = 'head'
	  ORDER BY s.id
	    FOR NO KEY UPDATE;
	SELECT w.subject INTO shown
	  FROM (SELECT r.subject
			  FROM @registry@.record r
			 WHERE r.subject = ANY (concerned) AND r.published_on IS NOT NULL AND r.revoked_at IS NULL
			 UNION ALL
			SELECT q.party
			  FROM @registry@.record_party q
			  JOIN @registry@.record r ON r.id = q.record AND r.published_on IS NOT NULL AND r.revoked_at IS NULL
			 WHERE q.party = ANY (concerned)) w
	 LIMIT 1;
	IF NOT FOUND THEN
		SELECT r.subject INTO shown
		  FROM (VALUES (said.subject, said.role, said.target, said.valid), (stood.subject, stood.role, stood.target, stood.valid)) l (subject, role, target, valid)
		  JOIN @registry@.subject u ON u.id = l.subject
		  JOIN @registry@.subject h ON h.id = l.target
		 CROSS JOIN LATERAL (SELECT @internal@.entries_of(l.subject, @internal@.today()) AS entries OFFSET 0) e
		  JOIN @registry@.record r
			ON r.id IN (
				SELECT x.id FROM @registry@.record x WHERE x.subject = ANY (e.entries)
				 UNION ALL
				SELECT q.record FROM @registry@.record_party q WHERE q.party = ANY (e.entries))
		   AND r.published_on IS NOT NULL AND r.revoked_at IS NULL
		   AND l.valid @> least(r.decided_on, coalesce(r.ended_on, r.decided_on))
		  JOIN @registry@.jurisdiction j ON h.division >= j.division AND h.division < govcredit.upper_bound(j.division)
		 CROSS JOIN LATERAL govcredit.head_records(
				CASE WHEN govcredit.judges(j.policy, u.kind, r.record_type, r.severity, r.amount, r.flags) IS NULL
						AND govcredit.judges(j.policy, h.kind) IS DISTINCT FROM 'unknown_kind'
					 THEN j.policy END,
				u.kind, r.record_type, r.severity, r.amount, r.flags, h.kind)
		 WHERE l.role = 'head'
		   /* Who headed it on that day before and after the change heads it still. */
		   AND NOT ((said.subject, said.role, said.target) IS NOT DISTINCT FROM (stood.subject, stood.role, stood.target)
				AND said.valid @> least(r.decided_on, coalesce(r.ended_on, r.decided_on))
				AND stood.valid @> least(r.decided_on, coalesce(r.ended_on, r.decided_on)))
		 LIMIT 1;
	END IF;
	IF FOUND THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('records of subject %s are published; who bears them is decided, not entered', shown), CONSTRAINT = 'succession_of_published',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('An administrator enters who succeeds it, headed it then, or is it under another number.');
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
COMMENT ON FUNCTION @internal@.hold_bearer() IS 'trigger: who succeeds a subject that bears published records, or is it under another number, and who headed it on their days where that counts, is an administrator''s to enter';
CREATE TRIGGER hold_bearer BEFORE INSERT OR UPDATE ON @registry@.subject_link
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.hold_bearer();
CREATE TRIGGER hold_bearer_gone BEFORE DELETE ON @registry@.subject_link
	FOR EACH ROW EXECUTE FUNCTION @internal@.hold_bearer();
/* What follows from a change of the subject was admitted there. */
CREATE TRIGGER admit BEFORE INSERT OR UPDATE ON @registry@.former
	FOR EACH ROW WHEN (CURRENT_USER = @internal@.actor()) EXECUTE FUNCTION @internal@.admit('subject');
/*
 * A key finds whatever is there, and tells: so what is named is looked for with
 * the rights of who names it.  The arguments are pairs: a column, and the table
 * that it names a row of.
 */
CREATE FUNCTION @internal@.admit_named() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	said jsonb := to_jsonb(NEW);
	stood jsonb := CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(OLD) END;
	field text;
	named bigint;
	seen boolean;
BEGIN
	FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
		field := TG_ARGV[2 * i];
		CONTINUE WHEN said ->> field IS NULL OR said -> field IS NOT DISTINCT FROM stood -> field;
		/* One, or an array of them, however deep. */
		FOREACH named IN ARRAY CASE jsonb_typeof(said -> field) WHEN 'number' THEN ARRAY[(said ->> field)::bigint]
				ELSE ARRAY(SELECT DISTINCT v::bigint FROM jsonb_path_query(said -> field, '$.**') q (v) WHERE jsonb_typeof(v) = 'number') END
		LOOP
			/* These for each row that is entered, in a plan that is kept. */
			CASE TG_ARGV[2 * i + 1]
				WHEN 'subject' THEN seen := EXISTS (SELECT FROM @registry@.subject r WHERE r.id = named);
				WHEN 'matter' THEN seen := EXISTS (SELECT FROM @registry@.matter r WHERE r.id = named);
				WHEN 'record' THEN seen := EXISTS (SELECT FROM @registry@.record r WHERE r.id = named);
				ELSE EXECUTE format('SELECT EXISTS (SELECT FROM %s.%I r WHERE r.id = $1)', '@registry@', TG_ARGV[2 * i + 1]) INTO seen USING named;
			END CASE;
			IF NOT seen THEN
				RAISE EXCEPTION USING
					MESSAGE = CASE TG_ARGV[2 * i + 1] WHEN 'subject' THEN govcredit.say('there is no subject %s', named)
								   WHEN 'record' THEN govcredit.say('there is no record %s', named)
								   WHEN 'matter' THEN govcredit.say('there is no matter %s', named)
								   ELSE govcredit.say('there is no %s %s', TG_ARGV[2 * i + 1], named) END,
					CONSTRAINT = CASE TG_ARGV[2 * i + 1] WHEN 'subject' THEN 'there_is_no_subject' WHEN 'record' THEN 'there_is_no_record'
									  WHEN 'matter' THEN 'there_is_no_matter' ELSE 'there_is_no_row' END,
					ERRCODE = 'foreign_key_violation',
					COLUMN = field,
					HINT = CASE WHEN TG_ARGV[2 * i + 1] = 'subject' THEN govcredit.say('Or it is not open to you: name it in words, as a party or in note.')
								ELSE govcredit.say('Or it is not open to you.') END;
			END IF;
		END LOOP;
	END LOOP;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.admit_named() IS 'trigger: nobody names what he does not see; whether it is there is not told';

/*
 * How many people a decision takes: two, who entered (经办) and who decides
 * (审核); three, with a review by another between them (审批); or one, where an
 * office has no second, and then he says why.
 */
CREATE TABLE @registry@.decision_levels (
	id				integer PRIMARY KEY DEFAULT 1,
	levels			integer NOT NULL,
	CONSTRAINT decision_levels_one CHECK (id = 1),
	CONSTRAINT decision_levels_check CHECK (levels BETWEEN 1 AND 3)
);
COMMENT ON TABLE @registry@.decision_levels IS 'how many people a decision takes 审批层级; no row: two';
COMMENT ON COLUMN @registry@.decision_levels.id IS 'there is one 编号';
COMMENT ON COLUMN @registry@.decision_levels.levels IS '1, with a reason; 2 经办、审核; 3 经办、审核、审批 层级';
CREATE TRIGGER keep_trail AFTER INSERT OR UPDATE OR DELETE ON @registry@.decision_levels
	FOR EACH ROW EXECUTE FUNCTION @internal@.keep_trail();
CREATE TRIGGER refuse_truncate BEFORE TRUNCATE ON @registry@.decision_levels
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('DELETE leaves a trail.');

CREATE FUNCTION @registry@.set_decision_levels(levels integer) RETURNS void
	LANGUAGE sql VOLATILE PARALLEL UNSAFE
BEGIN ATOMIC
	INSERT INTO @registry@.decision_levels AS d (id, levels) VALUES (1, set_decision_levels.levels)
		ON CONFLICT (id) DO UPDATE SET levels = excluded.levels;
END;
COMMENT ON FUNCTION @registry@.set_decision_levels(integer) IS
	'sets how many people a decision takes 设定审批层级: 1, 2 or 3; administrators and the owner';

CREATE TABLE @registry@.review (
	id				bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	relation		name NOT NULL,
	about			bigint NOT NULL,
	opinion			text NOT NULL,
	version			timestamptz NOT NULL DEFAULT now(),
	alone			boolean NOT NULL DEFAULT false,
	reviewed_by		name NOT NULL DEFAULT CURRENT_USER,
	reviewed_at		timestamptz NOT NULL DEFAULT now(),
	CONSTRAINT review_relation_check CHECK (relation IN ('record', 'objection', 'matter', 'observation', 'attestation', 'subject', 'evaluation')),
	CONSTRAINT review_opinion_check CHECK (btrim(opinion) <> '')
);
CREATE INDEX review_about_idx ON @registry@.review (relation, about);
COMMENT ON TABLE @registry@.review IS
	'opinions before a decision 审核意见, where it takes three, and reasons of who decides alone 独任决定理由; they stay';
COMMENT ON COLUMN @registry@.review.id IS 'number 编号';
COMMENT ON COLUMN @registry@.review.relation IS 'table of what is to be decided on 所属表';
COMMENT ON COLUMN @registry@.review.about IS 'its id there 审核对象';
COMMENT ON COLUMN @registry@.review.opinion IS 'opinion, or why one decides alone 意见或理由';
COMMENT ON COLUMN @registry@.review.version IS 'recording time of the version it is about 审核版本, of a matter with its steps and parties, of a record with its matter and its objections, of an objection with its record, of all with the names and codes of who is concerned: of another it says nothing';
COMMENT ON COLUMN @registry@.review.alone IS 'of who had entered the facts by then 是否独任决定; whether an opinion is another''s is asked at the decision';
COMMENT ON COLUMN @registry@.review.reviewed_by IS 'whose 审核人';
COMMENT ON COLUMN @registry@.review.reviewed_at IS 'when 审核时间';
CREATE TRIGGER note_author AFTER INSERT ON @registry@.review
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.note_author();
DO $do$
BEGIN
	PERFORM @internal@.scope_rows('@registry@.review', 'about');
END
$do$;
CREATE TRIGGER refuse_change BEFORE UPDATE OF id, relation, about, opinion, version, alone, reviewed_by, reviewed_at OR DELETE OR TRUNCATE
	ON @registry@.review
	FOR EACH STATEMENT EXECUTE FUNCTION @internal@.refuse('An opinion stays; another may follow.');

/* NULL: there is none, or one does not see it. */
CREATE FUNCTION @internal@.row_version(relation name, id bigint) RETURNS timestamptz
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	version timestamptz;
BEGIN
	IF relation IN ('record', 'objection', 'matter', 'observation', 'attestation', 'subject') THEN
		EXECUTE format('SELECT r.recorded_at FROM %s.%I r WHERE r.id = $1', '@registry@', relation) INTO version USING id;
	END IF;
	IF relation = 'evaluation' THEN
		RETURN (SELECT e.changed_at FROM @registry@.evaluation e WHERE e.id = row_version.id);
	ELSIF version IS NULL THEN
		RETURN NULL;
	END IF;
	/* What belongs to it is of its version, what was taken out too, and under what names and codes it is shown. */
	RETURN CASE relation
		WHEN 'record' THEN greatest(version,
			(SELECT greatest(s.recorded_at, a.recorded_at, @internal@.row_version('matter', r.matter))
			   FROM @registry@.record r
			   LEFT JOIN @registry@.subject s ON s.id = r.subject
			   LEFT JOIN @registry@.subject a ON a.id = r.source
			  WHERE r.id = row_version.id),
			(SELECT max(p.recorded_at) FROM @registry@.repair p WHERE p.record = row_version.id),
			(SELECT max(v.recorded_at) FROM @registry@.record_version v WHERE v.record = row_version.id),
			(SELECT max(greatest(q.recorded_at, s.recorded_at))
			   FROM @registry@.record_party q
			   JOIN @registry@.subject s ON s.id = q.party
			  WHERE q.record = row_version.id),
			/* Who objects may have given an opinion before. */
			(SELECT max(o.recorded_at) FROM @registry@.objection o WHERE o.record = row_version.id))
		WHEN 'objection' THEN greatest(version, (
			SELECT @internal@.row_version('record', o.record) FROM @registry@.objection o WHERE o.id = row_version.id))
		WHEN 'matter' THEN greatest(version,
			(SELECT max(s.recorded_at)
			   FROM @registry@.matter m
			   JOIN @registry@.subject s ON s.id IN (m.subject, m.person, m.counterpart)
			  WHERE m.id = row_version.id),
			(SELECT max(t.recorded_at) FROM @registry@.matter_step t WHERE t.matter = row_version.id),
			(SELECT max(p.recorded_at) FROM @registry@.matter_party p WHERE p.matter = row_version.id),
			(SELECT max(h.superseded_at) FROM @internal@.matter_step_history h WHERE h.matter = row_version.id),
			(SELECT max(h.superseded_at) FROM @internal@.matter_party_history h WHERE h.matter = row_version.id))
		WHEN 'observation' THEN greatest(version, (
			SELECT greatest(s.recorded_at, a.recorded_at)
			  FROM @registry@.observation o
			  LEFT JOIN @registry@.subject s ON s.id = o.subject
			  LEFT JOIN @registry@.subject a ON a.id = o.source
			 WHERE o.id = row_version.id))
		WHEN 'attestation' THEN greatest(version, (
			SELECT greatest(s.recorded_at, a.recorded_at)
			  FROM @registry@.attestation t
			  LEFT JOIN @registry@.subject s ON s.id = t.subject
			  LEFT JOIN @registry@.subject a ON a.id = t.issuer
			 WHERE t.id = row_version.id))
		ELSE version END;
END
$$;
COMMENT ON FUNCTION @internal@.row_version(name, bigint) IS 'recording time of a row that is decided on, with what belongs to it 当前版本时间';

CREATE FUNCTION @internal@.matter_authors(matter bigint, upto timestamptz DEFAULT 'infinity') RETURNS name[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN ARRAY(
		SELECT m.entered_by FROM @registry@.matter m WHERE m.id = $1 AND m.recorded_at <= upto
		 UNION
		SELECT t.entered_by FROM @registry@.matter_step t WHERE t.matter = $1 AND t.recorded_at <= upto
		 UNION
		SELECT p.entered_by FROM @registry@.matter_party p WHERE p.matter = $1 AND p.recorded_at <= upto
		 UNION
		SELECT h.entered_by FROM @internal@.matter_history h WHERE h.id = $1 AND h.recorded_at <= upto
		 UNION
		SELECT h.entered_by FROM @internal@.matter_step_history h WHERE h.matter = $1 AND h.recorded_at <= upto
		 UNION
		SELECT h.entered_by FROM @internal@.matter_party_history h WHERE h.matter = $1 AND h.recorded_at <= upto);
END
$$;
COMMENT ON FUNCTION @internal@.matter_authors(bigint, timestamptz) IS
	'who entered facts of a matter, its steps and parties, by a moment, those taken out since among them 事项及其步骤、参与方的录入人';

/* Whoever ever gave a fact of it, though another changed it since: history has them. */
CREATE FUNCTION @internal@.is_author(relation name, id bigint, who name) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	/* Of a role that is gone the name it had. */
	names CONSTANT name[] := CASE WHEN to_regrole(quote_ident(who)) IS NULL THEN ARRAY[who] ELSE @internal@.author_names(who) END;
	present boolean;
BEGIN
	/* Of an evaluation whatever it scores is a fact. */
	IF relation = 'evaluation' THEN
		RETURN EXISTS (
			SELECT
			  FROM @registry@.evaluation e
			  JOIN @registry@.evaluation_score s ON s.evaluation = e.id
			 WHERE e.id = is_author.id
			   AND (EXISTS (SELECT FROM @registry@.record r WHERE r.subject = s.subject AND r.decided_on <= e.as_of AND r.entered_by = ANY (names))
					OR EXISTS (SELECT FROM @internal@.record_history r WHERE r.subject = s.subject AND r.decided_on <= e.as_of AND r.entered_by = ANY (names))
					OR EXISTS (SELECT FROM @registry@.observation o WHERE o.subject = s.subject AND o.entered_by = ANY (names))
					OR EXISTS (SELECT FROM @internal@.observation_history o WHERE o.subject = s.subject AND o.entered_by = ANY (names))));
	END IF;
	EXECUTE format('SELECT EXISTS (SELECT FROM %1$s.%2$I r WHERE r.id = $1 AND r.entered_by = ANY ($2))'
		' OR EXISTS (SELECT FROM %3$s.%4$I h WHERE h.id = $1 AND h.entered_by = ANY ($2))', '@registry@', relation, '@internal@', relation || '_history')
		INTO present USING id, names;
	RETURN present
		OR relation = 'matter' AND @internal@.matter_authors(id) && names
		/* What it says from a later day on, whom else it is about, and what it was on earlier days. */
		OR relation = 'record' AND (
			EXISTS (SELECT FROM @registry@.record_version v WHERE v.record = is_author.id AND v.entered_by = ANY (names))
			OR EXISTS (SELECT FROM @internal@.record_version_history v WHERE v.record = is_author.id AND v.entered_by = ANY (names))
			OR EXISTS (SELECT FROM @registry@.record_party q WHERE q.record = is_author.id AND q.entered_by = ANY (names))
			OR EXISTS (SELECT FROM @internal@.record_party_history q WHERE q.record = is_author.id AND q.entered_by = ANY (names)))
		OR relation = 'subject' AND (
			EXISTS (SELECT FROM @registry@.former f WHERE f.subject = is_author.id AND f.entered_by = ANY (names))
			OR EXISTS (SELECT FROM @internal@.former_history f WHERE f.subject = is_author.id AND f.entered_by = ANY (names)))
		/* What a record arose from is among its facts, as it was when the record came to name it. */
		OR relation = 'record' AND EXISTS (
		SELECT
		  FROM @registry@.record r
		 WHERE r.id = is_author.id AND r.matter IS NOT NULL
		   AND @internal@.matter_authors(r.matter, coalesce((
				SELECT min(h.recorded_at) FROM @internal@.record_history h
				 WHERE h.id = is_author.id AND h.matter = r.matter), r.recorded_at)) && names)
		/* Whoever objects to a record has a side: revoking it would be to answer oneself. */
		OR relation = 'record' AND EXISTS (
		SELECT
		  FROM @registry@.objection o
		 WHERE o.record = is_author.id AND @internal@.is_author('objection', o.id, who));
END
$$;
COMMENT ON FUNCTION @internal@.is_author(name, bigint, name) IS 'did that role enter facts of that row under any name, of the steps and parties of that matter, of the matter that record arose from, or an objection to that record 是否录入过该行事实、所属事项或对该记录的异议?';

/* Under whose names it is shown: whatever keys it, or a part of it, has to a subject, who supplied it among them. */
CREATE FUNCTION @internal@.concerned(relation name, id bigint) RETURNS TABLE (part name, about bigint)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 2
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	key record;
BEGIN
	FOR key IN
		SELECT c.relname AS held_by, a.attname AS field, t.relname AS named
		  FROM pg_class c
		  JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND f.conparentid = 0 AND cardinality(f.conkey) = 1
		  JOIN pg_class t ON t.oid = f.confrelid AND t.relnamespace = c.relnamespace AND t.relname = 'subject'
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
		  JOIN @internal@.role_rights() r ON r.relation = c.relname
		 WHERE c.relnamespace = (SELECT h.relnamespace FROM pg_class h WHERE h.oid = '@registry@.record'::regclass)
		   AND (r.relation = concerned.relation OR r.visible = concerned.relation)
		 ORDER BY t.relname, c.relname, a.attname
	LOOP
		RETURN QUERY EXECUTE format('SELECT DISTINCT %L::name, x.%I FROM %s.%I x WHERE x.%I = $1 AND x.%2$I IS NOT NULL ORDER BY 2',
			key.named, key.field, '@registry@', key.held_by, CASE key.held_by WHEN relation THEN 'id' ELSE relation END) USING id;
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.concerned(name, bigint) IS 'subjects that a row names that is decided on, or a part of it, who supplied it among them 所涉主体';

CREATE FUNCTION @internal@.admit_review() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NEW.relation IS NULL OR NEW.about IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('null value in column "%s" of relation "%s" violates not-null constraint', CASE WHEN NEW.relation IS NULL THEN 'relation' ELSE 'about' END, TG_TABLE_NAME), CONSTRAINT = 'column_is_missing',
			ERRCODE = 'not_null_violation',
			COLUMN = CASE WHEN NEW.relation IS NULL THEN 'relation' ELSE 'about' END;
	ELSIF @internal@.row_version(NEW.relation, NEW.about) IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no %s %s', NEW.relation, NEW.about), CONSTRAINT = 'there_is_no_row',
			ERRCODE = 'foreign_key_violation';
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.admit_review() IS 'trigger: an opinion is about what is there, and seen by whose it is';
CREATE TRIGGER admit BEFORE INSERT ON @registry@.review
	FOR EACH ROW EXECUTE FUNCTION @internal@.admit_review();

/* With the owner's rights: the version is the one that four_eyes() looks for, whatever of it the reviewer sees. */
CREATE FUNCTION @internal@.stamp_review() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	NEW.version := @internal@.row_version(NEW.relation, NEW.about);
	NEW.reviewed_by := @internal@.actor();
	NEW.reviewed_at := clock_timestamp();
	NEW.alone := @internal@.is_author(NEW.relation, NEW.about, NEW.reviewed_by);
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.stamp_review() IS 'trigger: an opinion says whose it is, when, and of which version';
CREATE TRIGGER stamp_review BEFORE INSERT ON @registry@.review
	FOR EACH ROW EXECUTE FUNCTION @internal@.stamp_review();

CREATE FUNCTION @internal@.check_decision(relation name, about bigint, concerns name[], ids bigint[], giving boolean) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
	names CONSTANT name[] := @internal@.author_names(who);
	levels CONSTANT integer := coalesce((SELECT d.levels FROM @registry@.decision_levels d), 2);
	seen CONSTANT timestamptz := @internal@.row_version(relation, about);
BEGIN
	FOR i IN 1 .. cardinality(concerns) LOOP
		CONTINUE WHEN NOT (@internal@.is_author(concerns[i], ids[i], who) OR giving AND concerns[i] = relation);
		IF levels > 1 THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('%s %s was entered by "%s", who does not decide about it', concerns[i], ids[i], who), CONSTRAINT = 'entered_by_decider',
				ERRCODE = 'insufficient_privilege',
				HINT = govcredit.say('Another reviewer does.');
		ELSIF NOT EXISTS (
			SELECT
			  FROM @registry@.review v
			 WHERE v.relation = check_decision.relation AND v.about = check_decision.about
			   AND v.reviewed_by = ANY (names) AND v.version = seen)
		THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('%s %s was entered by "%s", who says why before deciding alone', concerns[i], ids[i], who), CONSTRAINT = 'lone_decision_needs_reason',
				ERRCODE = 'insufficient_privilege',
				HINT = govcredit.say('INSERT INTO review (relation, about, opinion) VALUES (''%s'', %s, …)', relation, about);
		END IF;
	END LOOP;
	IF levels = 3 AND NOT EXISTS (
		SELECT
		  FROM @registry@.review v
		 WHERE v.relation = check_decision.relation AND v.about = check_decision.about
		   AND v.version = seen AND v.reviewed_by <> ALL (names)
		   /* Who has come to have a side since is none who stands between. */
		   AND NOT EXISTS (
				SELECT
				  FROM unnest(concerns, ids) c (relation, id)
				 WHERE @internal@.is_author(c.relation, c.id, v.reviewed_by))
		   AND NOT @internal@.is_author(check_decision.relation, check_decision.about, v.reviewed_by))
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s %s has not been reviewed by another', relation, about), CONSTRAINT = 'not_reviewed_by_another',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('Another reviewer does: INSERT INTO review (relation, about, opinion) VALUES (''%s'', %s, …)', relation, about);
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_decision(name, bigint, name[], bigint[], boolean) IS
	'part of the triggers: an error where who is at work has entered facts of what he decides on, or too few take part 审批回避与层级检查';

/* What is decided on by a function, in the words of the triggers. */
CREATE FUNCTION @internal@.writes_evaluation(evaluation bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT CASE WHEN e.division IS NOT NULL THEN @internal@.writes_in(e.division)
					ELSE (SELECT bool_and(@internal@.writes_in(p.jurisdiction)) FROM @registry@.evaluation_policy p WHERE p.evaluation = e.id) END
		  FROM @registry@.evaluation e
		 WHERE e.id = $1), false);
END
$$;
COMMENT ON FUNCTION @internal@.writes_evaluation(bigint) IS
	'does who is at work write in the division of an evaluation, or, where it is of all, in each that it judges 操作人可否在该评价的全部辖区录入?';

CREATE FUNCTION @internal@.check_evaluation_decision(evaluation bigint) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF @internal@.sees_all() THEN
		RETURN;
	END IF;
	IF NOT @internal@.writes_evaluation($1) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('evaluation %s is of divisions in which you do not write', $1), CONSTRAINT = 'evaluation_elsewhere',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('A reviewer publishes it who writes in all of them.');
	END IF;
	PERFORM @internal@.check_decision('evaluation', $1, ARRAY['evaluation']::name[], ARRAY[$1], false);
END
$$;
COMMENT ON FUNCTION @internal@.check_evaluation_decision(bigint) IS
	'part of publish(): an error where who is at work does not write in all of its divisions, has entered what it scores, or too few take part 评价发布的辖区、回避与层级检查';

/* The reason of who decides alone is about what stands, not about what he changes with it. */
CREATE FUNCTION @internal@.refuse_mixed(relation name, said jsonb, stood jsonb) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	free text[];
BEGIN
	IF (SELECT d.levels FROM @registry@.decision_levels d) = 1 THEN
		SELECT '{entered_by,note,revoked_at}'::text[] || r.decided || r.named INTO free
		  FROM @internal@.role_rights() r WHERE r.relation = $1;
		IF said - free <> stood - free THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('facts of %s %s change and are decided on in one statement', relation, stood ->> 'id'), CONSTRAINT = 'facts_with_decision',
				ERRCODE = 'object_not_in_prerequisite_state',
				HINT = govcredit.say('Change the facts first; then say why in table review, and decide.');
		END IF;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_mixed(name, jsonb, jsonb) IS
	'part of the triggers: an error where one person decides alone and a statement changes what it decides on 独任决定不得同时改动事实';

/*
 * The arguments are pairs: a table, and the column that has the id in it.  Who
 * entered facts of any of them does not decide.
 */
CREATE FUNCTION @internal@.four_eyes() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	concerns name[];
	ids bigint[];
	seen timestamptz;
BEGIN
	IF @internal@.sees_all() THEN
		RETURN NEW;
	END IF;
	FOR i IN 0 .. TG_NARGS / 2 - 1 LOOP
		concerns := concerns || TG_ARGV[2 * i]::name;
		ids := ids || (to_jsonb(NEW) ->> TG_ARGV[2 * i + 1])::bigint;
	END LOOP;
	/* Who publishes decides under what names, too: held until commit, and as whoever decides has seen them. */
	IF TG_TABLE_NAME IN (concerns[1], 'publication') THEN
		seen := @internal@.row_version(concerns[1], ids[1]);
		SELECT concerns || coalesce(array_agg(c.part ORDER BY c.part COLLATE "C", c.about), '{}'), ids || coalesce(array_agg(c.about ORDER BY c.part COLLATE "C", c.about), '{}')
		  INTO concerns, ids
		  FROM (SELECT DISTINCT x.part, x.about FROM @internal@.concerned(concerns[1], ids[1]) x) c;
		FOR i IN 2 .. cardinality(concerns) LOOP
			EXECUTE format('SELECT FROM %s.%I x WHERE x.id = $1 FOR SHARE', '@registry@', concerns[i]) USING ids[i];
		END LOOP;
		PERFORM FROM @registry@.objection o WHERE concerns[1] = 'record' AND o.record = ids[1] ORDER BY o.id FOR SHARE;
		IF seen < @internal@.row_version(concerns[1], ids[1]) THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('what %s %s shows has just been changed', concerns[1], ids[1]), CONSTRAINT = 'changed_while_decided',
				ERRCODE = 'serialization_failure',
				HINT = govcredit.say('Look at it again, then decide.');
		END IF;
	END IF;
	IF TG_TABLE_NAME = concerns[1] THEN
		PERFORM @internal@.refuse_mixed(TG_TABLE_NAME, to_jsonb(NEW) - @internal@.computed_columns(TG_RELID), to_jsonb(OLD) - @internal@.computed_columns(TG_RELID));
	END IF;
	/* Nor who gives facts in this very statement. */
	PERFORM @internal@.check_decision(concerns[1], ids[1], concerns, ids,
		TG_TABLE_NAME = concerns[1] AND to_jsonb(NEW) ->> 'entered_by' = @internal@.actor());
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.four_eyes() IS
	'trigger: who entered facts does not decide about them, and as many people take part as decision_levels says';
CREATE TRIGGER four_eyes BEFORE UPDATE OF published_on, revoke_reason ON @registry@.record
	FOR EACH ROW EXECUTE FUNCTION @internal@.four_eyes('record', 'id');
CREATE TRIGGER four_eyes BEFORE UPDATE OF answered_on, outcome, answer ON @registry@.objection
	FOR EACH ROW EXECUTE FUNCTION @internal@.four_eyes('objection', 'id', 'record', 'record');
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON @registry@.record_version
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('record', 'record');
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON @registry@.record_party
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('record', 'record');
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON @registry@.suspension
	FOR EACH ROW WHEN (NEW.matter IS NULL AND NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('record', 'record', 'objection', 'objection');
CREATE TRIGGER four_eyes_matter BEFORE INSERT OR UPDATE ON @registry@.suspension
	FOR EACH ROW WHEN (NEW.matter IS NOT NULL AND NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('matter', 'matter');
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON @registry@.repair
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('record', 'record');
CREATE TRIGGER four_eyes BEFORE INSERT OR UPDATE ON @registry@.publication
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.four_eyes('record', 'record');
CREATE TRIGGER four_eyes BEFORE UPDATE OF published_on ON @registry@.matter
	FOR EACH ROW EXECUTE FUNCTION @internal@.four_eyes('matter', 'id');
CREATE TRIGGER four_eyes BEFORE UPDATE OF published_on ON @registry@.observation
	FOR EACH ROW EXECUTE FUNCTION @internal@.four_eyes('observation', 'id');
CREATE TRIGGER four_eyes BEFORE UPDATE OF published_on ON @registry@.attestation
	FOR EACH ROW EXECUTE FUNCTION @internal@.four_eyes('attestation', 'id');

/*
 * What stands published or repaired does not change under that.  What happens afterwards (the
 * arguments: correction, performance, the end) is entered once, until the first of
 * them has a day.  Whatever else the table has, or will have, stays.
 */
CREATE FUNCTION @internal@.hold_facts() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	said jsonb := to_jsonb(NEW);
	stood jsonb := to_jsonb(OLD);
	free text[] := '{published_on,revoke_reason,revoked_at,entered_by,note}'::text[] || @internal@.computed_columns(TG_RELID);
	field text;
	published CONSTANT boolean := stood ->> 'published_on' IS NOT NULL;
	repaired CONSTANT boolean := TG_TABLE_NAME = 'record'
		AND EXISTS (SELECT FROM @registry@.repair p WHERE p.record = OLD.id AND p.ended_on IS NULL);
BEGIN
	IF @internal@.sees_all() OR NOT (published OR repaired) THEN
		RETURN NEW;
	END IF;
	IF stood ->> TG_ARGV[0] IS NULL AND NOT repaired THEN
		/* Once, and not before the decision: an act that goes on ends on a day, grounds become more. What a step makes of it may come before what was entered. */
		FOREACH field IN ARRAY coalesce(TG_ARGV, '{}') LOOP
			IF CURRENT_USER <> @internal@.actor()
				OR (stood ->> field) IS NULL AND (field !~ '_on$' OR NOT coalesce((said ->> field) < (stood ->> 'decided_on'), false))
				OR jsonb_typeof(stood -> field) = 'array' AND (said -> field) @> (stood -> field)
				OR (stood -> field) = 'true' AND (said ->> 'ended_on') IS NOT NULL
			THEN
				free := free || field;
			END IF;
		END LOOP;
	END IF;
	IF said - free <> stood - free THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN NOT repaired THEN govcredit.say('%s %s is published; its facts stay as they are', TG_TABLE_NAME, OLD.id)
						   WHEN NOT published THEN govcredit.say('%s %s is repaired; its facts stay as they are', TG_TABLE_NAME, OLD.id)
						   ELSE govcredit.say('%s %s is published and repaired; its facts stay as they are', TG_TABLE_NAME, OLD.id) END,
			CONSTRAINT = CASE WHEN NOT repaired THEN 'facts_of_published_stay' WHEN NOT published THEN 'facts_of_repaired_stay'
							  ELSE 'facts_of_published_repaired_stay' END,
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = CASE WHEN NOT repaired
					THEN govcredit.say('A reviewer withdraws it (published_on NULL); then it is corrected, and published again.')
					ELSE govcredit.say('A reviewer takes the repair back (ended_on and end_ground in table repair) and withdraws it (published_on NULL); then it is corrected, and decided on again.') END;
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.hold_facts() IS 'trigger: facts of what is published, or repaired, do not change, but for those that come later';
CREATE TRIGGER hold_facts BEFORE UPDATE ON @registry@.record
	FOR EACH ROW EXECUTE FUNCTION @internal@.hold_facts('revoked_at', 'ended_on', 'ongoing', 'corrected_on', 'duties_done_on', 'committed_on', 'grounds');
CREATE TRIGGER hold_facts BEFORE UPDATE ON @registry@.matter
	FOR EACH ROW WHEN (OLD.published_on IS NOT NULL) EXECUTE FUNCTION @internal@.hold_facts('closed_on', 'outcome', 'reason');
CREATE TRIGGER hold_facts BEFORE UPDATE ON @registry@.observation
	FOR EACH ROW WHEN (OLD.published_on IS NOT NULL) EXECUTE FUNCTION @internal@.hold_facts();
CREATE TRIGGER hold_facts BEFORE UPDATE ON @registry@.attestation
	FOR EACH ROW WHEN (OLD.published_on IS NOT NULL) EXECUTE FUNCTION @internal@.hold_facts();

/*
 * Nor does the course of a published matter, or who took part.  It goes on: a
 * step from that day on is entered, and moves nothing that was published.
 */
CREATE FUNCTION @internal@.hold_matter() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	free CONSTANT text[] := '{entered_by,note}'::text[] || @internal@.computed_columns(TG_RELID);
	said CONSTANT jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
	stood CONSTANT jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
	/* Nor comes anything to it from another. */
	concerned CONSTANT bigint[] := ARRAY[stood ->> 'matter', said ->> 'matter'];
	whose bigint;
	published date;
BEGIN
	IF NOT @internal@.sees_all() AND said - free IS DISTINCT FROM stood - free THEN
		PERFORM FROM @registry@.matter m WHERE m.id = ANY (concerned) ORDER BY m.id FOR NO KEY UPDATE;
		SELECT m.id, m.published_on INTO whose, published
		  FROM @registry@.matter m
		 WHERE m.id = ANY (concerned) AND m.published_on IS NOT NULL
		 ORDER BY m.id
		 LIMIT 1;
		IF FOUND AND (TG_OP <> 'INSERT' OR TG_TABLE_NAME <> 'matter_step' OR (said ->> 'done_on')::date < published) THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('matter %s is published; its steps and parties stay as they are', whose), CONSTRAINT = 'matter_published',
				ERRCODE = 'object_not_in_prerequisite_state',
				DETAIL = govcredit.say('It was published on %s. What is done from then on is entered as a step.', @internal@.shown(published)),
				HINT = govcredit.say('A reviewer withdraws it (published_on NULL); then it is corrected, and published again.');
		END IF;
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
COMMENT ON FUNCTION @internal@.hold_matter() IS 'trigger: steps and parties of a published matter do not change; steps that follow are added';
CREATE TRIGGER hold_facts BEFORE INSERT OR UPDATE OR DELETE ON @registry@.matter_step
	FOR EACH ROW EXECUTE FUNCTION @internal@.hold_matter();
CREATE TRIGGER hold_facts BEFORE INSERT OR UPDATE OR DELETE ON @registry@.matter_party
	FOR EACH ROW EXECUTE FUNCTION @internal@.hold_matter();

/* What a subject says stands beside the record it objects to: while that is published, it is what was filed. */
CREATE FUNCTION @internal@.hold_statement() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT @internal@.sees_all() AND EXISTS (SELECT FROM @registry@.record r WHERE r.id = OLD.record AND r.published_on IS NOT NULL) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('record %s is published, and what objection %s says with it', OLD.record, OLD.id), CONSTRAINT = 'statement_published',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('A reviewer withdraws the record (published_on NULL), or answers the objection; then another is entered.');
	END IF;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.hold_statement() IS 'trigger: the statement of an objection does not change while it is shown';
CREATE TRIGGER hold_statement BEFORE UPDATE OF statement ON @registry@.objection
	FOR EACH ROW WHEN (NEW.statement <> OLD.statement) EXECUTE FUNCTION @internal@.hold_statement();

CREATE FUNCTION @internal@.is_shown(subject bigint) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* What it bears for others changes with it. */
	RETURN EXISTS (SELECT FROM @registry@.record r WHERE r.subject = ANY (@internal@.borne_by($1)) AND r.published_on IS NOT NULL AND r.revoked_at IS NULL)
		OR EXISTS (
			SELECT
			  FROM @registry@.record_party q
			  JOIN @registry@.record r ON r.id = q.record AND r.published_on IS NOT NULL AND r.revoked_at IS NULL
			 WHERE q.party = ANY (@internal@.borne_by($1)))
		OR EXISTS (SELECT FROM @registry@.record r WHERE r.source = $1 AND r.published_on IS NOT NULL AND r.revoked_at IS NULL)
		OR EXISTS (SELECT FROM @registry@.attestation a WHERE a.subject = $1 AND a.published_on IS NOT NULL)
		OR EXISTS (SELECT FROM @registry@.attestation a WHERE a.issuer = $1 AND a.published_on IS NOT NULL)
		OR EXISTS (SELECT FROM @registry@.observation o WHERE o.subject = $1 AND o.published_on IS NOT NULL)
		OR EXISTS (SELECT FROM @registry@.observation o WHERE o.source = $1 AND o.published_on IS NOT NULL)
		OR EXISTS (SELECT FROM @registry@.matter m WHERE $1 IN (m.subject, m.person, m.counterpart) AND m.published_on IS NOT NULL)
		OR EXISTS (
			SELECT
			  FROM @registry@.matter_step t
			  JOIN @registry@.matter m ON m.id = t.matter AND m.published_on IS NOT NULL
			 WHERE t.person = $1)
		OR EXISTS (
			SELECT
			  FROM @registry@.matter_party p
			  JOIN @registry@.matter m ON m.id = p.matter AND m.published_on IS NOT NULL
			 WHERE p.subject = $1)
		OR EXISTS (
			SELECT
			  FROM @registry@.evaluation_score s
			  JOIN @registry@.evaluation e ON e.id = s.evaluation AND e.state = 'published'
			 WHERE s.subject = $1);
END
$$;
COMMENT ON FUNCTION @internal@.is_shown(bigint) IS 'does anything published show that subject, as whom it is about or who supplied it 是否见于已公示信息?';

/*
 * Under what name and code it stands published, and where, as what and when,
 * hence by which policy, is decided, not entered.  What a subject is, whatever
 * columns that has: all but the free ones.
 */
CREATE FUNCTION @internal@.hold_name() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	free CONSTANT text[] := '{note,entered_by,recorded_at}'::text[] || @internal@.computed_columns(TG_RELID);
BEGIN
	IF @internal@.sees_all() OR to_jsonb(NEW) - free = to_jsonb(OLD) - free THEN
		RETURN NEW;
	END IF;
	IF NOT @internal@.is_shown(OLD.id) THEN
		/* Which of the two he is tells a column that is none of the names. */
		IF NOT has_column_privilege(@internal@.actor(), TG_RELID, 'entered_by', 'UPDATE') THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('nothing published shows %s %s; what it is and is called is entered, not decided', TG_TABLE_NAME, OLD.id), CONSTRAINT = 'nothing_published_shows',
				ERRCODE = 'insufficient_privilege',
				HINT = govcredit.say('A recorder changes them.');
		END IF;
		RETURN NEW;
	END IF;
	IF NOT has_column_privilege(@internal@.actor(), '@registry@.record', 'published_on', 'UPDATE') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s %s is shown by what is published; what it is and is called stays as it is', TG_TABLE_NAME, OLD.id), CONSTRAINT = 'name_code_published',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('A reviewer changes them who has entered nothing of it.');
	END IF;
	PERFORM @internal@.refuse_mixed(TG_TABLE_NAME, to_jsonb(NEW) - @internal@.computed_columns(TG_RELID), to_jsonb(OLD) - @internal@.computed_columns(TG_RELID));
	PERFORM @internal@.check_decision(TG_TABLE_NAME, OLD.id, ARRAY[TG_TABLE_NAME], ARRAY[OLD.id], false);
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.hold_name() IS
	'trigger: name, code and division that published things show are changed by a reviewer who has entered nothing of the subject';
CREATE TRIGGER hold_name BEFORE UPDATE ON @registry@.subject
	FOR EACH ROW WHEN (NEW.protected IS NOT NULL) EXECUTE FUNCTION @internal@.hold_name();

/* What it was on earlier days is judged by what it was then, in a division where one writes. */
CREATE FUNCTION @internal@.hold_former() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF @internal@.sees_all() THEN
		RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
	END IF;
	IF TG_OP <> 'DELETE' AND NOT @internal@.writes_in(NEW.division) OR TG_OP <> 'INSERT' AND NOT @internal@.writes_in(OLD.division) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('new row violates row-level security policy for table "%s"', TG_TABLE_NAME), CONSTRAINT = 'row_security_violated',
			ERRCODE = 'insufficient_privilege';
	END IF;
	IF @internal@.is_shown(CASE WHEN TG_OP = 'DELETE' THEN OLD.subject ELSE NEW.subject END) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('subject %s is shown by what is published; what it was stays as it is', CASE WHEN TG_OP = 'DELETE' THEN OLD.subject ELSE NEW.subject END), CONSTRAINT = 'former_of_published',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('A reviewer changes what it is from a day on (since); an administrator puts right what it was.');
	END IF;
	RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
COMMENT ON FUNCTION @internal@.hold_former() IS 'trigger: what a subject was that published things show is no recorder''s to enter, nor in a division where he does not write';
CREATE TRIGGER hold_former BEFORE INSERT OR UPDATE OR DELETE ON @registry@.former
	FOR EACH ROW WHEN (CURRENT_USER = @internal@.actor()) EXECUTE FUNCTION @internal@.hold_former();

/*
 * Who may do what with which table: the one place to say it.  Views are read
 * by who reads what they show, functions run with the rights of who calls
 * them, so a table is all there is to give rights on.  Nobody has TRIGGER,
 * REFERENCES or TRUNCATE, administrators neither: a trigger on a table that a
 * guard writes would run with the owner's rights.  Row numbers are nobody's to
 * give.
 */
CREATE FUNCTION @internal@.role_rights()
	RETURNS TABLE (relation name, visible text, public_rows text, public_columns text[], entered text,
		decided text[], administered text, named text[])
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 50
BEGIN ATOMIC
	WITH r (relation, visible, public_rows, public_columns, entered, decided, administered) AS (VALUES
		('registry_version'::name, 'all', NULL, NULL::text[], NULL::text, NULL::text[], 'read'),
		('protected_kind', 'all', 'all', NULL, NULL, NULL, 'read'),
		('jurisdiction', 'all', 'all', NULL, NULL, NULL, 'change'),
		('matter_kind', 'all', NULL, NULL, NULL, NULL, 'change'),
		('measure', 'all', NULL, NULL, NULL, NULL, 'change'),
		('subject', 'division', 'organisation', '{id,kind,name,uscc,division,valid}', 'change', NULL, 'change'),
		('former', 'listed', NULL, NULL, 'change', NULL, 'change'),
		('subject_person', 'ticket', NULL, NULL, 'add', NULL, 'change'),
		('person_key', 'owner', NULL, NULL, NULL, NULL, NULL),
		('subject_link', 'link', NULL, NULL, 'change', NULL, 'change'),
		('record', 'subject', 'published', '{id,subject,record_type,source,document_no,decided_on,ended_on,ongoing,corrected_on,published_on}',
			'change', '{published_on,revoke_reason}', 'change'),
		('record_version', 'record', NULL, NULL, 'decide', '{severity,amount,given,flags,document_no,ground,note}', 'change'),
		('record_party', 'record', NULL, NULL, 'decide', '{role,share,ended_on,document_no,ground,end_ground,note}', 'change'),
		('suspension', 'duty', NULL, NULL, 'decide', '{valid_until,ground,document_no,note}', 'change'),
		('repair', 'record', NULL, NULL, 'decide', '{ended_on,end_ground,end_document_no,note}', 'change'),
		('objection', 'record', NULL, NULL, 'change', '{answered_on,outcome,answer}', 'change'),
		('publication', 'record', NULL, NULL, 'decide', '{ended_on,note}', 'change'),
		('matter', 'subject', NULL, NULL, 'change', '{published_on}', 'change'),
		('matter_step', 'matter', NULL, NULL, 'change', NULL, 'change'),
		('matter_party', 'matter', NULL, NULL, 'change', NULL, 'change'),
		('observation', 'subject', NULL, NULL, 'change', '{published_on}', 'change'),
		('attestation', 'subject', 'published', '{id,subject,list,item,issuer,number,issued_on,valid_until,grade,score,published_on}',
			'change', '{published_on}', 'change'),
		('delivery', 'subject', NULL, NULL, 'change', NULL, 'change'),
		('list_entry', 'subject', 'organisation', '{id,list,subject,code,title,field,applicant,form,basis,time_limit,fee,joint,valid}', 'change', NULL, 'change'),
		('credit_report', 'subject', NULL, NULL, NULL, NULL, 'read'),
		('evaluation', 'all', 'published', NULL, NULL, NULL, 'delete'),
		('evaluation_policy', 'all', 'evaluation', NULL, NULL, NULL, 'read'),
		('evaluation_score', 'score', 'evaluation', NULL, NULL, NULL, 'read'),
		('evaluation_contribution', 'scored', NULL, NULL, NULL, NULL, 'read'),
		('tracked', 'owner', NULL, NULL, NULL, NULL, NULL),
		('trail', 'administrator', NULL, NULL, NULL, NULL, 'read'),
		('decision_levels', 'all', NULL, NULL, NULL, NULL, 'change'),
		('review', 'row', NULL, NULL, NULL, '{}', 'add'),
		('author', 'all', NULL, NULL, NULL, NULL, 'read'),
		('access_scope', 'own', 'own', NULL, NULL, NULL, 'change'),
		('access_ticket', 'own', 'own', NULL, 'add', '{}', 'add'),
		('peer', 'administrator', NULL, NULL, NULL, NULL, 'change'),
		('origin', 'administrator', NULL, NULL, NULL, NULL, 'change'),
		('books', 'administrator', NULL, NULL, NULL, NULL, 'read'),
		('moment', 'administrator', NULL, NULL, NULL, NULL, 'read'),
		('own_trigger', 'owner', NULL, NULL, NULL, NULL, NULL)
	)
	SELECT r.relation, r.visible, r.public_rows, r.public_columns, r.entered, r.decided, r.administered,
		   CASE r.relation WHEN 'subject' THEN '{kind,name,uscc,division,valid,since}'::text[] END
	  FROM r
	 UNION ALL
	SELECT (c.relname::text || '_history')::name, coalesce('past ' || r.visible, 'owner'), NULL, NULL, NULL, NULL, 'read', NULL
	  FROM pg_trigger t
	  JOIN pg_class c ON c.oid = t.tgrelid AND NOT c.relispartition
	   AND c.relnamespace = (SELECT h.relnamespace FROM pg_class h WHERE h.oid = '@registry@.record'::regclass)
	  LEFT JOIN r ON r.relation = c.relname
	 WHERE t.tgname = 'keep_history';
END;
COMMENT ON FUNCTION @internal@.role_rights() IS
	'rights of the roles on each table 权限表: which rows members see, which rows and columns the public, what recorders enter (add: rows, change: and amend them; decide: reviewers add rows), which columns reviewers decide ("{}": they add rows), what administrators do besides reading (read: nothing, add: rows, delete: them, change: all of it), which columns both recorders and reviewers change (named: reviewers once something published shows them); visible to "owner": to nobody else; "past": of the history of a table, whoever sees what it is about';

/*
 * Which triggers are the registry's: check_registry_triggers() asks, before
 * anything is done with the owner's rights.  Filled at the end.
 */
CREATE TABLE @internal@.own_trigger (
	relation		name NOT NULL,
	name			name NOT NULL,
	definition		text NOT NULL,
	server			integer NOT NULL,
	PRIMARY KEY (relation, name)
);
COMMENT ON TABLE @internal@.own_trigger IS 'triggers that the registry has made 登记库自建触发器; another with a function of the registry''s or the server''s on its tables is none of them';
COMMENT ON COLUMN @internal@.own_trigger.relation IS 'table 所属表';
COMMENT ON COLUMN @internal@.own_trigger.name IS 'name 触发器名称';
COMMENT ON COLUMN @internal@.own_trigger.definition IS 'what it does, as the server writes it 定义';
COMMENT ON COLUMN @internal@.own_trigger.server IS 'major version of the server that wrote it 服务器主版本: others may write a condition in other words';

/*
 * A day without end breaks most drivers and JSON, an amount that is no number
 * passes every comparison: no column of a table takes one.  What has no end
 * says so by NULL, by an open range or by a column of its own.
 */
DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS relation, c.relname,
			   string_agg(CASE t.typname
					WHEN 'numeric' THEN format('abs(%I) < ''Infinity''', a.attname)
					WHEN 'daterange' THEN format('isfinite(lower(%1$I)) AND isfinite(upper(%1$I))', a.attname)
					ELSE format('isfinite(%I)', a.attname) END, ' AND ' ORDER BY a.attnum) AS condition
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		  JOIN pg_type t ON t.oid = a.atttypid
		 /* Of a table of the DBA's own the past is what it was. */
		 WHERE (r.relation NOT LIKE '%\_history' OR r.visible <> 'owner')
		   AND t.oid = ANY (ARRAY['date', 'timestamptz', 'numeric', 'daterange']::regtype[]::oid[])
		   AND NOT EXISTS (
				SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = c.relname || '_finite_check')
		 GROUP BY c.oid, c.relname
	LOOP
		EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s)', part.relation,
			part.relname || '_finite_check', part.condition);
	END LOOP;
END
$do$;

/* An element that is NULL is no code, and is equal to none. */
DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS relation, c.relname || '_elements_check' AS name,
			   string_agg(format('array_position(%I, NULL) IS NULL', a.attname), ' AND ' ORDER BY a.attnum) AS condition
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		  JOIN pg_type t ON t.oid = a.atttypid
		 WHERE r.relation NOT LIKE '%\_history' AND c.relkind = 'r'
		   AND t.typcategory = 'A'
		   AND NOT EXISTS (
				SELECT FROM pg_constraint k WHERE k.conrelid = c.oid AND k.conname = c.relname || '_elements_check')
		 GROUP BY c.oid, c.relname
	LOOP
		EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I CHECK (%s)', part.relation, part.name, part.condition);
	END LOOP;
END
$do$;

/*
 * Where a row is not what its table demands the server shows the whole of it,
 * to who may read it and to the log: statements of persons, names, what is not
 * published.  So a CHECK that fails says itself what it demands, and of what is
 * missing a trigger speaks that fires after all that could give it.
 */
CREATE FUNCTION @internal@.refuse_row(relation text, rule text) RETURNS boolean
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('new row for relation "%s" violates check constraint "%s"', relation, rule), CONSTRAINT = coalesce(rule, ''),
		ERRCODE = 'check_violation',
		TABLE = coalesce(relation, ''),
		/* Nothing, where somebody asks of what there is not. */
		DETAIL = coalesce((
			SELECT govcredit.say('It must hold: %s.', substring(pg_get_constraintdef(k.oid), 'WHEN [(](.*) IS FALSE[)] THEN '))
			  FROM pg_constraint k
			 WHERE k.contype = 'c' AND k.conname = rule
			   AND k.conrelid IN (to_regclass(format('%s.%I', '@registry@', coalesce(relation, ''))), to_regclass(format('%s.%I', '@internal@', coalesce(relation, ''))))), '');
END
$$;
COMMENT ON FUNCTION @internal@.refuse_row(text, text) IS
	'part of every CHECK of a registry: refuses a row without showing it 拒绝不符合条件的行';

CREATE FUNCTION @internal@.refuse_missing() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	said CONSTANT jsonb := to_jsonb(NEW);
	field text;
BEGIN
	FOREACH field IN ARRAY TG_ARGV LOOP
		IF said ->> field IS NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('null value in column "%s" of relation "%s" violates not-null constraint', field, TG_TABLE_NAME), CONSTRAINT = 'column_is_missing',
				ERRCODE = 'not_null_violation',
				COLUMN = field,
				TABLE = TG_TABLE_NAME,
				SCHEMA = TG_TABLE_SCHEMA;
		END IF;
	END LOOP;
	RETURN NEW;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_missing() IS
	'trigger: refuses a row in which what every row needs is missing, without showing it 拒绝缺少必填内容的行';

DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS relation, c.relname, k.conname, pg_get_expr(k.conbin, k.conrelid) AS rule, obj_description(k.oid, 'pg_constraint') AS comment
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'c' AND k.convalidated
		 WHERE r.relation NOT LIKE '%\_history'
		   /* CASE: of these tables alone, it may lock whose expression it shows. */
		   AND CASE WHEN c.relnamespace = k.connamespace THEN pg_get_expr(k.conbin, k.conrelid) !~ '\.refuse_row\(' END
		 ORDER BY c.relname, k.conname
	LOOP
		EXECUTE format('ALTER TABLE %1$s DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I CHECK (CASE WHEN (%3$s) IS FALSE THEN %4$s.refuse_row(%5$L, %2$L) ELSE true END)',
			part.relation, part.conname, part.rule, '@internal@', part.relname);
		IF part.comment IS NOT NULL THEN
			EXECUTE format('COMMENT ON CONSTRAINT %I ON %s IS %L', part.conname, part.relation, part.comment);
		END IF;
	END LOOP;
	FOR part IN
		SELECT c.oid::regclass AS relation,
			   string_agg(format('NEW.%I IS NULL', a.attname), ' OR ' ORDER BY a.attnum) AS condition,
			   string_agg(quote_literal(a.attname), ', ' ORDER BY a.attnum) AS columns
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attnotnull
		 /* What a freeze writes it has from here. */
		 WHERE r.relation NOT LIKE '%\_history' AND r.relation NOT IN ('evaluation_score', 'evaluation_contribution')
		 GROUP BY c.oid
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER whole_row BEFORE INSERT OR UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s.refuse_missing(%s)',
			part.relation, part.condition, '@internal@', part.columns);
	END LOOP;
END
$do$;

/*
 * What is there once, and what others rest on.  The server's own words show a
 * row to its owner and say nothing to anybody else, so the tables look first,
 * with the owner's rights: what stands in the way may be hidden, and is told by
 * what was given.  The keys stay, for two sessions at once.
 */
CREATE FUNCTION @internal@.refuse_again(relation text, rule text, given jsonb, fields text[], on_days boolean) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	stack text;
	same text;
BEGIN
	/*
	 * Who says what is to happen then has it from the server.  A trigger is not
	 * told, so the words are looked for wherever a statement at work may have
	 * them: of a function in SQL and of EXECUTE the stack has the name only, of
	 * a cursor and a rule nothing.  Where they stand without being meant, in a
	 * literal or a comment, the key refuses the row in the server's words.
	 */
	GET DIAGNOSTICS stack = PG_CONTEXT;
	stack := concat_ws(' ', current_query(), stack);
	IF EXISTS (
		SELECT
		  FROM (SELECT stack AS statement
				 UNION ALL
				SELECT c.statement FROM pg_cursors c
				 UNION ALL
				SELECT p.statement FROM pg_prepared_statements p WHERE strpos(stack, p.name) > 0
				 UNION ALL
				SELECT p.prosrc
				  FROM pg_proc p
				  JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'sql'
				 WHERE strpos(stack, p.proname) > 0) s
		 WHERE s.statement ~* '\mon(\s|--[^\n\r]*[\n\r]|/\*.*\*/)+conflict\M')
		OR EXISTS (SELECT FROM pg_proc p WHERE p.prosqlbody IS NOT NULL AND strpos(stack, p.proname) > 0 AND p.prosqlbody::text ~ '\mONCONFLICTEXPR\M')
		OR EXISTS (SELECT FROM pg_rewrite r WHERE r.ev_type <> '1' AND r.ev_action::text ~ '\mONCONFLICTEXPR\M')
	THEN
		RETURN;
	END IF;
	same := (
		SELECT string_agg(concat(f, ' (' || govcredit.mask_text(left(given ->> f, 80)) || ')'), ', ' ORDER BY n)
		  FROM unnest(fields) WITH ORDINALITY u (f, n));
	RAISE EXCEPTION USING
		MESSAGE = CASE WHEN on_days THEN govcredit.say('another row of table "%s" has the same %s on one of these days', relation, same)
					   ELSE govcredit.say('another row of table "%s" has the same %s', relation, same) END, CONSTRAINT = rule,
		ERRCODE = CASE WHEN on_days THEN 'exclusion_violation' ELSE 'unique_violation' END,
		TABLE = relation,
		SCHEMA = '@registry@',
		COLUMN = fields[1],
		HINT = CASE WHEN fields = '{id}' THEN govcredit.say('Leave it out: rows are numbered by the table. If it was, numbers were given by hand beyond its sequence; its owner sets that on (setval).')
					WHEN on_days THEN govcredit.say('Change that row, or let this one begin after it. It may be one that is not open to you.')
					ELSE govcredit.say('Change that row. It may be one that is not open to you.') END;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_again(text, text, jsonb, text[], boolean) IS
	'part of the triggers: refuses what another row is already, without showing that 拒绝重复的行';

/* The arguments are pairs: a table, and the column by which it names a row of this one. */
CREATE FUNCTION @internal@.refuse_named() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	field CONSTANT text := TG_ARGV[0];
	was CONSTANT text := to_jsonb(OLD) ->> field;
	held boolean;
BEGIN
	IF TG_OP = 'UPDATE' AND to_jsonb(NEW) ->> field = was THEN
		RETURN NULL;
	END IF;
	FOR i IN 1 .. TG_NARGS - 1 BY 2 LOOP
		EXECUTE format('SELECT EXISTS (SELECT FROM %s r WHERE r.%I = ($1).%I)', TG_ARGV[i], TG_ARGV[i + 1], field) INTO held USING OLD;
		IF held THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('row %s of table "%s" stays: others rest on it', was, TG_TABLE_NAME), CONSTRAINT = 'row_rested_on',
				ERRCODE = 'foreign_key_violation',
				TABLE = TG_TABLE_NAME,
				SCHEMA = TG_TABLE_SCHEMA,
				COLUMN = field,
				DETAIL = CASE WHEN @internal@.sees_all() THEN govcredit.say('Rows of table "%s" do.', split_part(TG_ARGV[i], '.', -1)) END,
				HINT = govcredit.say('What is over ends on a day and stays in the books; what was an error is taken out after what rests on it.');
		END IF;
	END LOOP;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_named() IS
	'trigger: what other rows rest on stays, whether or not who takes it out sees those 拒绝删除被引用的行';

DO $do$
DECLARE
	part record;
	body text;
BEGIN
	FOR part IN
		SELECT c.oid, c.relname, c.oid::regclass AS relation,
			   EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'protected' AND c.relname <> 'subject') AS scoped,
			   EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indexprs IS NOT NULL AND (i.indisunique OR i.indisexclusion)) AS computed,
			   (SELECT format('(%s) IS DISTINCT FROM (%s)', string_agg(format('t.%I', a.attname), ', ' ORDER BY k.n), string_agg(format('OLD.%I', a.attname), ', ' ORDER BY k.n))
				  FROM pg_index i
				 CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, n)
				  JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
				 WHERE i.indrelid = c.oid AND i.indisprimary) AS another
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = '@registry@'::regnamespace
		 WHERE r.entered IS NOT NULL OR r.decided IS NOT NULL OR r.administered IN ('add', 'change')
		 ORDER BY c.relname
	LOOP
		SELECT string_agg(format($f$
	IF %1$s EXISTS (
		SELECT
		  FROM (SELECT %2$s FROM (SELECT %3$s) n%4$s) n
		  JOIN (SELECT %2$s, t.* FROM %5$s t%4$s) t
			ON %6$s
		 WHERE TG_OP = 'INSERT' OR %7$s)
	THEN
		PERFORM %8$s.refuse_again(%9$L, %10$L, to_jsonb(NEW) - %13$L::text[], %11$L, %12$L);
	END IF;$f$,
				format('(TG_OP = ''INSERT'' OR (%s) IS DISTINCT FROM (%s)) AND', k.now, k.was),
				e.keys, k.said, ' WHERE ' || pg_get_expr(i.indpred, i.indrelid), part.relation, e.same, part.another,
				'@internal@', part.relname, x.relname, k.fields, coalesce(c.contype = 'x', false), k.dull), '' ORDER BY NOT i.indisprimary, x.relname)
		  INTO body
		  FROM pg_index i
		  JOIN pg_class x ON x.oid = i.indexrelid
		  LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u', 'x')
		 CROSS JOIN LATERAL (
				SELECT string_agg(format('%s AS key_%s', pg_get_indexdef(i.indexrelid, n, true), n), ', ' ORDER BY n) AS keys,
					   string_agg(format('t.key_%1$s OPERATOR(%2$s) n.key_%1$s', n, coalesce((
							SELECT format('%I.%s', s.nspname, o.oprname) FROM pg_operator o JOIN pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = c.conexclop[n]), 'pg_catalog.=')), ' AND ' ORDER BY n) AS same
				  FROM generate_series(1, i.indnkeyatts) n) e
		 CROSS JOIN LATERAL (
				SELECT array_agg(a.attname ORDER BY a.attnum) FILTER (WHERE c.contype IS DISTINCT FROM 'x' OR a.atttypid NOT IN ('daterange'::regtype, 'date'::regtype)) AS fields,
					   coalesce(array_agg(a.attname) FILTER (WHERE a.atttypid IN ('bytea'::regtype, 'daterange'::regtype)), '{}') AS dull,
					   string_agg(format('NEW.%1$I AS %1$I', a.attname), ', ' ORDER BY a.attnum) AS said,
					   string_agg(format('NEW.%I', a.attname), ', ' ORDER BY a.attnum) AS now,
					   string_agg(format('OLD.%I', a.attname), ', ' ORDER BY a.attnum) AS was
				  FROM pg_attribute a
				 WHERE a.attrelid = i.indrelid
				   AND a.attnum IN (
						SELECT d.refobjsubid
						  FROM pg_depend d
						 WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = i.indrelid
						   AND (d.classid = 'pg_class'::regclass AND d.objid = i.indexrelid OR d.classid = 'pg_constraint'::regclass AND d.objid = c.oid))) k
		 WHERE i.indrelid = part.oid AND (i.indisunique OR i.indisexclusion);
		CONTINUE WHEN body IS NULL;
		/* What makes a key fail, days in the wrong order, a CHECK refuses in words. */
		EXECUTE format('CREATE OR REPLACE FUNCTION %s.%I() RETURNS trigger LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS %L',
			'@internal@', 'once_' || part.relname, format(E'\nBEGIN%s\n\tRETURN NEW;%s\nEND\n', body, CASE WHEN part.computed THEN E'\nEXCEPTION WHEN data_exception THEN\n\tRETURN NEW;' END));
		EXECUTE format('COMMENT ON FUNCTION %s.%I() IS %L', '@internal@', 'once_' || part.relname,
			format('trigger of %s: what is there already is looked for before its keys refuse it 重复校验', part.relname));
		EXECUTE format('CREATE OR REPLACE TRIGGER once BEFORE INSERT OR UPDATE ON %s FOR EACH ROW%s EXECUTE FUNCTION %s.%I()',
			part.relation, CASE WHEN part.scoped THEN ' WHEN (NEW.protected IS NOT NULL)' END, '@internal@', 'once_' || part.relname);
	END LOOP;
	/* Before the server's own, which come by name: "RI_ConstraintTrigger". */
	FOR part IN
		SELECT f.confrelid::regclass AS relation, n.attname AS field,
			   string_agg(format('%L, %L', f.conrelid::regclass, a.attname), ', ' ORDER BY f.conrelid::regclass::text COLLATE "C", a.attname) AS pairs
		  FROM pg_constraint f
		  JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
		  JOIN pg_attribute n ON n.attrelid = f.confrelid AND n.attnum = f.confkey[1]
		 WHERE f.contype = 'f' AND f.conparentid = 0 AND cardinality(f.conkey) = 1 AND f.confdeltype IN ('a', 'r')
		   AND f.connamespace = '@registry@'::regnamespace
		 GROUP BY f.confrelid, n.attname
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER "Named" AFTER DELETE OR UPDATE OF %I ON %s FOR EACH ROW EXECUTE FUNCTION %s.refuse_named(%L, %s)',
			part.field, part.relation, '@internal@', part.field, part.pairs);
	END LOOP;
END
$do$;

/*
 * A day says what has happened, unless it says by when something has to or is
 * the bound of days: none is entered that is to come, or before there was
 * anybody to decide, and none that is a typing error.  Only rows with such a
 * day call the trigger.  What a freeze writes it has from records, history from
 * its table.
 */
DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS relation,
			   string_agg(CASE x.kind
					WHEN '=' THEN format('NEW.%1$I < ''1949-10-01'' OR NEW.%1$I > (CURRENT_TIMESTAMP AT TIME ZONE ''Asia/Shanghai'')::date', a.attname)
					WHEN '>' THEN format('NEW.%1$I < ''1949-10-01'' OR NEW.%1$I > (CURRENT_TIMESTAMP AT TIME ZONE ''Asia/Shanghai'')::date + 36525', a.attname)
					ELSE format('NOT (lower_inf(NEW.%1$I) AND upper_inf(NEW.%1$I)) AND NOT daterange(%2$L, (CURRENT_TIMESTAMP AT TIME ZONE ''Asia/Shanghai'')::date + 36525) @> daterange(coalesce(lower(NEW.%1$I), upper(NEW.%1$I)), coalesce(upper(NEW.%1$I), lower(NEW.%1$I)), ''[]'')', a.attname,
							CASE x.kind WHEN '~' THEN '1800-01-01' ELSE '1949-10-01' END) END,
					' OR ' ORDER BY a.attnum) AS condition,
			   string_agg(quote_literal(x.kind || a.attname), ', ' ORDER BY a.attnum) AS columns
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 CROSS JOIN LATERAL (
				SELECT CASE WHEN a.atttypid = 'daterange'::regtype AND r.relation = 'subject' THEN '~'
							WHEN a.atttypid = 'daterange'::regtype THEN '#'
							WHEN a.attname IN ('due_on', 'valid_until') THEN '>'
							ELSE '=' END) x (kind)
		 WHERE a.atttypid IN ('date'::regtype, 'daterange'::regtype) AND r.relation <> 'evaluation_contribution'
		   AND r.relation NOT LIKE '%\_history'
		 GROUP BY c.oid
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER admissible_days BEFORE INSERT OR UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s.check_days(%s)',
			part.relation, part.condition, '@internal@', part.columns);
	END LOOP;
END
$do$;

/*
 * Guards ask who is at work and what others have entered.  In a function of
 * somebody's own that runs with his rights another would be at work than he who
 * gives the facts, and an old snapshot does not have the facts: so neither
 * writes here.  What is only added, and decided on later, may be entered in any
 * transaction.
 */
CREATE FUNCTION @internal@.admit_writer() RETURNS trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	who CONSTANT name := @internal@.actor();
BEGIN
	/* Of a role renamed under its session the guards say so. */
	IF CURRENT_USER <> who AND to_regrole(quote_ident(who)) IS NOT NULL
		AND CURRENT_USER <> (SELECT pg_get_userbyid(c.relowner) FROM pg_class c WHERE c.oid = '@registry@.record'::regclass)
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table "%s" is not written with the rights of "%s" while "%s" is at work', TG_TABLE_NAME, CURRENT_USER, who), CONSTRAINT = 'writer_not_at_work',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('Who is at work would be the author, and another would have given the facts.'),
			HINT = govcredit.say('Make the function SECURITY INVOKER, or let the registry''s owner own it.');
	END IF;
	IF CURRENT_USER = who AND NOT @internal@.sees_all()
		AND NOT (TG_OP = 'DELETE' AND has_table_privilege(who, TG_RELID, 'DELETE') OR TG_OP <> 'DELETE' AND has_any_column_privilege(who, TG_RELID, replace(TG_OP, 'DELETE', 'INSERT')))
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('"%s" has no right to write table "%s"', who, TG_TABLE_NAME), CONSTRAINT = 'not_the_writers_table',
			ERRCODE = 'insufficient_privilege',
			DETAIL = govcredit.say('A view or a rule writes here with the rights of another.'),
			HINT = govcredit.say('Who is at work needs the right himself.');
	END IF;
	IF TG_OP <> 'INSERT' OR TG_ARGV[0] = 'decides' THEN
		PERFORM @internal@.refuse_old_snapshot(govcredit.say('a change of table "%s"', TG_TABLE_NAME));
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION @internal@.admit_writer() IS
	'trigger: who writes is who is at work, or the registry''s owner for him, and what rests on what others have entered sees it';
DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT c.oid::regclass AS relation,
			   /* These decide, or are taken for what has happened, by being there. */
			   CASE WHEN r.decided = '{}' AND r.relation <> 'access_ticket' OR r.relation IN ('matter_step', 'matter_party') OR r.entered = 'decide' THEN quote_literal('decides') ELSE '' END AS decides
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		 WHERE r.entered IS NOT NULL OR r.decided IS NOT NULL
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER admit_writer BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s.admit_writer(%s)',
			part.relation, '@internal@', part.decides);
	END LOOP;
	/* What is entered has an author, who is not he who decides. */
	FOR part IN
		SELECT c.oid::regclass AS relation, (SELECT string_agg(quote_literal(d.name), ', ' ORDER BY d.n) FROM unnest(r.decided) WITH ORDINALITY d (name, n)) AS decided
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = '@registry@'::regnamespace
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'entered_by'
		 WHERE r.entered IS NOT NULL
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER attribute_facts BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s.attribute_facts(%s)',
			part.relation, '@internal@', part.decided);
		EXECUTE format('CREATE OR REPLACE TRIGGER note_author AFTER INSERT OR UPDATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION %s.note_author()',
			part.relation, '@internal@');
	END LOOP;
END
$do$;

/*
 * Each key by which a row names another, and what names without one.  Whom a row
 * is about admits the row first, where there is a guard for that.
 */
DO $do$
DECLARE
	part record;
BEGIN
	FOR part IN
		SELECT k.relation,
			   string_agg(format('NEW.%I IS NOT NULL', k.field), ' OR ' ORDER BY k.field) AS condition,
			   string_agg(quote_ident(k.field), ', ' ORDER BY k.field) AS columns,
			   string_agg(format('%L, %L', k.field, k.named), ', ' ORDER BY k.field) AS pairs
		  FROM (SELECT c.oid::regclass AS relation, a.attname::text AS field, t.relname::text AS named
				  FROM @internal@.role_rights() r
				  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace = '@registry@'::regnamespace
				  JOIN pg_constraint f ON f.conrelid = c.oid AND f.contype = 'f' AND f.conparentid = 0
				  JOIN pg_class t ON t.oid = f.confrelid AND t.relnamespace = c.relnamespace
				  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = f.conkey[1]
				  JOIN pg_attribute n ON n.attrelid = t.oid AND n.attnum = f.confkey[1] AND n.attname = 'id'
				 WHERE cardinality(f.conkey) = 1 AND (r.entered IS NOT NULL OR r.decided IS NOT NULL)
				 UNION
				SELECT '@registry@.list_entry'::regclass, 'joint', 'subject') k
		 GROUP BY k.relation
	LOOP
		EXECUTE format('CREATE OR REPLACE TRIGGER admit_named BEFORE INSERT OR UPDATE OF %s ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION %s.admit_named(%s)',
			part.columns, part.relation, part.condition, '@internal@', part.pairs);
	END LOOP;
END
$do$;

/*
 * The same of functions and procedures.  What stands in the inner schema is
 * called by who needs it for what he reads, enters and calls, and by nobody
 * else: views, row security, defaults and functions of others run with the
 * rights of who asks.
 */
CREATE FUNCTION @internal@.routine_rights() RETURNS TABLE (routine name, called_by text[])
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 150
BEGIN ATOMIC
	SELECT r.routine, w.called_by
	  FROM (VALUES
			/* asked, entered, called */
			('{reader,analyst,recorder,reviewer,administrator}'::text[], '{evaluation_ranking,verify_report}'::name[]),
			/* serves it */
			('{reader,analyst,recorder,reviewer,administrator}'::text[], '{actor,asked_evaluation,cleared,earlier_evaluation,part_of,rank_evaluation,sees_all,stands_public,subject_seen,today}'::name[]),
			/* asked, entered, called */
			('{analyst,recorder,reviewer,administrator}'::text[], '{attested_on,barred_on,candidates_on,compare_lines_on,compare_on,deadlines_on,entry_on,evaluation_changes,
				evaluation_differences,explain_score,indicator_on,integrity_file,is_barred,matters_on,measures_on,outstanding_on,
				overdue_on,ranking_by,ranking_on,repairable_on,reports_on,routing_on,sanctions_on,steps_missing_on,
				task_progress_on,trace_back,unjudged_on,untrained_on,warnings_on}'::name[]),
			/* serves it */
			('{analyst,recorder,reviewer,administrator}'::text[], '{act_end,decision_at,answer_zh,asked_code,asked_list,own_lists,compared_on,asked_row,asked_subject,assess_on,attestation_on,bearer_on,begun_in,body_of,borne_on,borne_record_on,borne_state_on,coverage_on,
				deadline_known,decided_under,derived_on,edition_for,entries_of,explain_on,explain_state_on,fact_on,head_link_on,head_record_on,heir_of,indicator_known,indicator_state_on,
				indicator_value_on,joined_on,jurisdiction_under,list_known,matter_on,matter_steps_on,objection_pending,
				objection_statement,observation_on,others_bear,outlived,party_on,party_record_on,peer_mean_on,procedure_unjudged,publication_owed,rate_on,reach,record_at,record_on,
				record_type_known,report_known,rest_of,score_state_on,shown,stand_in_on,standing_on,state_on,states_of,stayed_due,subject_on,suspension_on,
				version_on,in_scope,my_scopes,my_tickets,subject_in_scope,ticket_open,trial_of,hidden_bearer_on,hidden_in_file,hidden_target_on,unseen_on,asked_places,writers_at}'::name[]),
			('{analyst,recorder,reviewer,administrator}'::text[], '{file_unseen,has_heir,has_section,named_source,refuse_source,uncorrected}'::name[]),
			('{recorder,reviewer,administrator}'::text[], '{is_draft}'::name[]),
			('{recorder,administrator}'::text[], '{check_described,check_keys}'::name[]),
			/* serves it */
			('{analyst,recorder,reviewer}'::text[], '{gone_division,score_in_scope,subject_was_in_scope,subject_was_listed}'::name[]),
			/* asked, entered, called */
			('{recorder,reviewer,administrator}'::text[], '{close_books,open_ticket}'::name[]),
			/* serves it */
			('{recorder,reviewer,administrator}'::text[], '{borne_by,check_code,hold_bearers,hold_collection,hold_standing_record,hold_subject,is_person,check_membership,division_of,edition_of,judging_editions,hold_repairs,judged_under,keeps_hands,policy_for,refuse_collection,refuse_publication,refuse_repair,refuse_shares,
				admit_columns,computed_columns,recording_time,refuse_old_snapshot,refuse_replacement,refuse_row,refuse_unreadable,standing_subject,subject_states}'::name[]),
			/* asked, entered, called */
			('{recorder,administrator}'::text[], '{load_records,load_tasks,person_numbered,record_matter}'::name[]),
			/* serves it */
			('{recorder,administrator}'::text[], '{annulled_before,exchanged_columns,find_source,find_subject,find_subjects,load_children,load_parts,load_record,loaded_party,refuse_repeated,take_turn,written_days}'::name[]),
			/* asked, entered, called */
			('{reviewer,administrator}'::text[], '{issue_report,publish}'::name[]),
			/* serves it */
			('{reviewer,administrator}'::text[], '{row_version}'::name[]),
			('{reviewer}'::text[], '{writes_evaluation,writes_in}'::name[]),
			/* serves it */
			('{reader}'::text[], '{is_public}'::name[]),
			/* asked, entered, called */
			('{administrator}'::text[], '{evaluate,export_records,freeze,import_records,set_decision_levels}'::name[]),
			/* serves it */
			('{administrator}'::text[], '{digest,edition_turn,evaluation_begin,evaluation_step,decided_as,exchanged,exported_children,former_part,formers,freeze_step,import_source,import_formers,import_part,import_row,
				must_commit,present_row,received,received_document,sealed,subject_version,subject_versions}'::name[]),
			/* asked, entered, called */
			('{}'::text[], '{setup_roles}'::name[])
		   ) AS w (called_by, routines)
	 CROSS JOIN LATERAL unnest(w.routines) r (routine)
	 UNION ALL
	/* What track() makes, of tables of the DBA's, too */
	SELECT (t.relation::text || '_known')::name, '{analyst,recorder,reviewer,administrator}' FROM @internal@.tracked t;
END;
COMMENT ON FUNCTION @internal@.routine_rights() IS
	'which roles call which function 函数权限表; none: the owner alone. Of what serves the registry nobody calls what is not here';

/* In the words of role_rights(), what row security asks. */
CREATE FUNCTION @internal@.row_condition(relation name, visible text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	/* Uncorrelated, and so looked up once a query. */
	scopes CONSTANT text := '(SELECT @internal@.my_scopes())::govcredit.division[]';
	writes CONSTANT text := '(SELECT @internal@.my_scopes(true))::govcredit.division[]';
	tickets CONSTANT text := '(SELECT @internal@.my_tickets())';
	whose CONSTANT text := CASE WHEN relation IN ('matter_party', 'matter_party_history') THEN 'matter_subject' ELSE 'subject' END;
	/* A CASE, of which the planner takes half of the rows to pass, where it would guess one of twenty of an array it does not know. */
	test CONSTANT text := 'CASE WHEN NOT %s <@ ANY (%s) THEN false WHEN %s THEN %s = ANY (%s::bigint[]) ELSE true END';
	seen CONSTANT text := format(test, 'scope_division', scopes, 'protected', whose, tickets);
BEGIN
	RETURN CASE regexp_replace(visible, '^past (?!division|listed|subject|link|record|matter|duty)', '')
		WHEN 'all' THEN 'true'
		/* Of the public, which has no division. */
		WHEN 'organisation' THEN 'NOT protected'
		/* Who writes about persons must be able to name them, and who enters what is supplied whoever supplies. */
		WHEN 'division' THEN format('CASE WHEN kind = ''source'' THEN true WHEN NOT division <@ ANY (%s) THEN false WHEN protected THEN %s IS NOT NULL ELSE true END', scopes, tickets)
		WHEN 'listed' THEN '@internal@.subject_seen(subject)'
		WHEN 'ticket' THEN format('scope_division <@ ANY (%s) AND subject = ANY (%s::bigint[])', scopes, tickets)
		WHEN 'own' THEN 'member = CURRENT_USER'
		/* What is about the row of a person is seen by who sees that. */
		WHEN 'row' THEN format('relation = ''evaluation'' OR %s OR relation = ''subject'' AND scope_division <@ ANY (%s) AND %s IS NOT NULL',
			seen, scopes, tickets)
		WHEN 'subject' THEN seen
		WHEN 'record' THEN seen
		WHEN 'matter' THEN seen
		WHEN 'duty' THEN seen
		/* What was ranked in a division stays its members', wherever it has moved since. */
		WHEN 'score' THEN format('division <@ ANY (%s)', scopes)
			|| ' AND kind <> ALL (ARRAY(SELECT k.kind FROM @internal@.protected_kind k)) OR @internal@.subject_in_scope(subject)'
		WHEN 'scored' THEN '@internal@.subject_in_scope(subject) OR @internal@.score_in_scope(evaluation, subject)'
		/* Who heads what and works where is of the person's file. */
		WHEN 'link' THEN seen || ' AND ' || format(test, 'target_division', scopes, 'target_protected', 'target', tickets)
		/* What was known does not change for who saw it, though the subject is no more. */
		WHEN 'past division' THEN '@internal@.subject_was_listed(id)'
		WHEN 'past listed' THEN '@internal@.subject_was_listed(subject)'
		WHEN 'past subject' THEN '@internal@.subject_was_in_scope(' || whose || ')'
		WHEN 'past record' THEN '@internal@.subject_was_in_scope(' || whose || ')'
		WHEN 'past matter' THEN '@internal@.subject_was_in_scope(' || whose || ')'
		WHEN 'past duty' THEN '@internal@.subject_was_in_scope(' || whose || ')'
		WHEN 'past link' THEN '@internal@.subject_was_in_scope(subject) AND @internal@.subject_in_scope(target)'
		WHEN 'evaluation' THEN 'evaluation = ANY (ARRAY(SELECT e.id FROM @registry@.evaluation e WHERE e.state = ''published''))'
			|| CASE WHEN relation = 'evaluation_policy' THEN '' ELSE ' AND @internal@.subject_seen(subject)' END
		WHEN 'published' THEN CASE relation
			WHEN 'evaluation' THEN 'state = ''published'''
			WHEN 'attestation' THEN 'NOT protected AND published_on <= @internal@.today()'
			ELSE 'NOT protected AND revoked_at IS NULL AND published_on IS NOT NULL AND @internal@.is_public(id)' END
		/* What is written: in a division where one writes. */
		WHEN 'write all' THEN 'true'
		WHEN 'write division' THEN format('division <@ ANY (%s)', writes)
		WHEN 'write listed' THEN '@internal@.subject_in_scope(subject, true)'
		WHEN 'write own' THEN 'EXISTS (SELECT FROM @registry@.subject s WHERE s.id = subject)'
		WHEN 'write row' THEN 'relation = ''evaluation'' AND @internal@.writes_evaluation(about) OR ' || format('scope_division <@ ANY (%s)', writes)
		ELSE CASE WHEN visible LIKE 'write %' THEN format('scope_division <@ ANY (%s)', writes) END
		END;
END
$$;
COMMENT ON FUNCTION @internal@.row_condition(name, text) IS 'condition of row security that a word of role_rights() stands for 行级权限条件';

CREATE TYPE @registry@.setup_roles_row AS (
	role name
);
COMMENT ON TYPE @registry@.setup_roles_row IS 'a row of setup_roles() 查询结果行';
COMMENT ON COLUMN @registry@.setup_roles_row.role IS 'the role, by the name it has now 角色; a dump has that name';
/*
 * Roles are the cluster's.  One that was there before has members of its own,
 * perhaps of another registry: it is taken on demand only, and said whose it
 * is.  A role is this registry's once a policy of its tables names it.
 */
CREATE FUNCTION @registry@.setup_roles(prefix name DEFAULT NULL, adopt boolean DEFAULT false) RETURNS SETOF @registry@.setup_roles_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET client_min_messages = warning
AS $$
DECLARE
	place CONSTANT name := (
		SELECT n.nspname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		 WHERE c.oid = '@registry@.record'::regclass);
	owner CONSTANT oid := (SELECT c.relowner FROM pg_class c WHERE c.oid = '@registry@.record'::regclass);
	words CONSTANT text[] := '{reader,analyst,recorder,reviewer,administrator}';
	/*
	 * With the owner's rights: what must see more than who writes, or write
	 * where nobody may write by hand.  Each is pinned to its path, looks at
	 * nothing its caller could have made, and is a trigger of this registry
	 * alone, or a step of its procedures.
	 */
	trusted CONSTANT regprocedure[] := ARRAY(
			/* A history its writers could write by hand would be none, who sees a row follows its subject, whoever sees that, and a key sees all rows. */
			SELECT DISTINCT t.tgfoid::regprocedure
			  FROM pg_trigger t
			  JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace = (SELECT h.relnamespace FROM pg_class h WHERE h.oid = '@registry@.record'::regclass)
			 WHERE t.tgname IN ('keep_history', 'about', 'once', 'Named'))
		|| ARRAY[
		'@internal@.recording_time()', '@internal@.reach(timestamptz)', '@internal@.writers_at(timestamptz)', '@internal@.edition_turn()', '@internal@.take_turn(text)', '@registry@.close_books()', '@internal@.gone_division(bigint)',
		'@internal@.move_rows()', '@internal@.protect_kind()',
		/* A subject's records must stay inside its validity whether or not its writer sees them, and what it was is kept whoever changes it. */
		'@internal@.check_subject()', '@internal@.check_former()', '@internal@.keep_former()',
		/* What is public, and whether somebody bears what is hidden from who asks, rests on what he does not see. */
		'@internal@.is_public(bigint)', '@internal@.hidden_bearer_on(date, timestamptz, bigint, bigint)', '@internal@.hidden_in_file(bigint, date, timestamptz)', '@internal@.hidden_target_on(date, timestamptz)', '@internal@.has_heir(bigint, date, timestamptz)', '@internal@.named_source(bigint, date, timestamptz)',
		/* No circle of links may close, and no succession stop, where its writer does not look. */
		'@internal@.check_subject_link()', '@internal@.check_inheritance()', '@internal@.hold_bearers(bigint[])', '@internal@.hold_subject(bigint)',
		/* Who gave a fact once is in the history, whether or not who decides sees it; and so is what shows a name. */
		'@internal@.four_eyes()', '@internal@.hold_name()', '@internal@.hold_bearer()', '@internal@.hold_former()', '@internal@.stamp_review()',
		/* Where a record is published no more nobody but a decision writes. */
		'@internal@.withdraw_publication()',
		/* Whose name it was is nobody's to write. */
		'@internal@.note_author()',
		/* A report is about the whole of the books, and made in no other way. */
		'@registry@.issue_report(bigint, text, date)',
		/* What a policy makes follow from a step is written where its writer may not write. */
		'@internal@.follow_step()',
		'@internal@.note_protected_kinds()',
		'@internal@.keep_trail()',
		/* The key of the persons' numbers is the owner's alone. */
		'@internal@.digest_person()',
		'@registry@.person_numbered(govcredit.resident_id)',
		'@internal@.delete_evaluation_parts()',
		'@internal@.check_evaluation_part()',
		'@internal@.evaluation_begin(date, text, govcredit.division, integer)',
		'@internal@.evaluation_step(bigint, integer)',
		'@internal@.freeze_step(bigint, integer)',
		'@registry@.publish(bigint)',
		/* Whoever holds a report may ask of it, and the answer is about the whole of the books. */
		'@registry@.verify_report(bigint, text)']::regprocedure[];
	reader text;
	analyst text;
	recorder text;
	reviewer text;
	administrator text;
	member text;
	everybody text;
	present name[];
	word text;
	part record;
	routine regprocedure;
	granted text;
BEGIN
	PERFORM govcredit.check_registry_session(pg_get_userbyid(owner));
	PERFORM govcredit.check_registry_schema(n, pg_get_userbyid(owner)), govcredit.check_registry_calls(n, pg_get_userbyid(owner)), govcredit.check_registry_triggers(n, pg_get_userbyid(owner))
	   FROM unnest(govcredit.registry_schemas(place)) n;

	present := ARRAY(
		SELECT DISTINCT r.rolname
		  FROM pg_policy p
		  JOIN pg_class c ON c.oid = p.polrelid AND c.relnamespace = to_regnamespace(quote_ident(place))
		 CROSS JOIN LATERAL unnest(p.polroles) u (role)
		  JOIN pg_roles r ON r.oid = u.role
		 WHERE p.polname IN ('administrator', 'member', 'reader')
		 ORDER BY r.rolname);
	IF prefix IS NULL THEN
		prefix := coalesce((SELECT left(r, -length('_administrator')) FROM unnest(present) r WHERE r LIKE '%\_administrator'),
			current_database() || '_' || place);
	END IF;
	IF octet_length(prefix) > 63 - octet_length('_administrator') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('prefix "%s" is too long for the names of roles', prefix), CONSTRAINT = 'prefix_too_long',
			ERRCODE = 'name_too_long',
			HINT = govcredit.say('Give a shorter one: setup_roles(''prefix'').');
	END IF;
	IF present <> '{}' AND NOT present @> ARRAY[prefix || '_administrator']::name[] THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the registry has roles already: %s', (SELECT string_agg(r, ', ' ORDER BY r COLLATE "C") FROM unnest(present) r)), CONSTRAINT = 'registry_has_roles',
			ERRCODE = 'duplicate_object',
			HINT = govcredit.say('Leave the prefix out, or rename them: ALTER ROLE … RENAME TO.');
	END IF;
	FOREACH word IN ARRAY words LOOP
		CONTINUE WHEN prefix || '_' || word = ANY (present);
		SELECT r.rolname, concat_ws(', ', CASE WHEN r.rolsuper THEN govcredit.say('superuser') END, CASE WHEN r.rolcanlogin THEN govcredit.say('can log in') END,
					govcredit.say('members: %s', coalesce((
						SELECT string_agg(quote_ident(m.rolname), ', ' ORDER BY m.rolname COLLATE "C")
						  FROM pg_roles m
						 WHERE m.oid <> r.oid AND NOT m.rolsuper AND pg_has_role(m.oid, r.oid, 'MEMBER')), govcredit.say('none')))) AS described
		  INTO part
		  FROM pg_roles r WHERE r.rolname = prefix || '_' || word;
		IF NOT FOUND THEN
			IF NOT (SELECT r.rolsuper OR r.rolcreaterole FROM pg_roles r WHERE r.rolname = CURRENT_USER) THEN
				RAISE EXCEPTION USING
					MESSAGE = govcredit.say('role "%s" is missing, and "%s" may not make roles', prefix || '_' || word, CURRENT_USER), CONSTRAINT = 'role_missing',
					ERRCODE = 'insufficient_privilege',
					HINT = govcredit.say('Let who may make five roles without login, %1$s_reader, _analyst, _recorder, _reviewer and _administrator; then setup_roles(%1$L, adopt => true).', prefix);
			END IF;
			BEGIN
				EXECUTE format('CREATE ROLE %I NOLOGIN', prefix || '_' || word);
			EXCEPTION WHEN unique_violation OR duplicate_object THEN
				RAISE EXCEPTION USING
					MESSAGE = govcredit.say('role "%s" has just been made by somebody else', prefix || '_' || word), CONSTRAINT = 'role_just_made',
					ERRCODE = 'duplicate_object',
					HINT = govcredit.say('See whose it is, then call setup_roles() again.');
			END;
		ELSIF adopt THEN
			RAISE WARNING USING
				MESSAGE = govcredit.say('role "%s" was there before, and has rights on this registry now', part.rolname), CONSTRAINT = 'role_was_before',
				DETAIL = govcredit.say('It is: %s.', part.described);
		ELSE
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('role "%s" is there already, and not this registry''s', part.rolname), CONSTRAINT = 'role_of_others',
				ERRCODE = 'duplicate_object',
				DETAIL = govcredit.say('It is: %s.', part.described),
				HINT = govcredit.say('Give another prefix; or, if its members shall have rights on this registry, adopt => true.');
		END IF;
	END LOOP;
	reader := quote_ident(prefix || '_reader');
	analyst := quote_ident(prefix || '_analyst');
	recorder := quote_ident(prefix || '_recorder');
	reviewer := quote_ident(prefix || '_reviewer');
	administrator := quote_ident(prefix || '_administrator');
	member := concat_ws(', ', analyst, recorder, reviewer);
	everybody := concat_ws(', ', reader, member, administrator);

	/* Everything anew, so that what this version gives no more is taken back. */
	FOR part IN SELECT n.oid::regnamespace AS name FROM pg_namespace n WHERE n.nspname = ANY (govcredit.registry_schemas(place)) ORDER BY n.nspname LOOP
		EXECUTE format('REVOKE ALL ON SCHEMA %s FROM PUBLIC, %s', part.name, everybody);
		EXECUTE format('GRANT USAGE ON SCHEMA %s TO %s', part.name, everybody);
	END LOOP;
	FOR part IN
		SELECT c.oid, c.oid::regclass AS name, c.relkind FROM pg_class c
		 WHERE c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace, '@zh@'::regnamespace)
		   AND c.relkind IN ('r', 'p', 'v', 'm', 'S') AND c.relowner = owner
		 ORDER BY c.relname COLLATE "C"
	LOOP
		EXECUTE format('REVOKE ALL ON %s %s FROM %s', CASE part.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, part.name, everybody);
		/* Whoever may make a trigger on a table acts as whoever writes there. */
		FOR granted IN
			SELECT DISTINCT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(g.grantee)) END
			  FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g
			 WHERE c.oid = part.oid AND part.relkind IN ('r', 'p') AND g.grantee <> owner
			   AND g.privilege_type IN ('TRIGGER', 'REFERENCES', 'TRUNCATE')
		LOOP
			EXECUTE format('REVOKE TRIGGER, REFERENCES, TRUNCATE ON %s FROM %s CASCADE', part.name, granted);
		END LOOP;
	END LOOP;

	/*
	 * The computing functions are not the public's: an answer from a part of
	 * the books would be wrong.  What a registry exchanges is the whole, and so
	 * is what it evaluates.  A DBA's own functions in the outer schema are his.
	 */
	FOR part IN
		SELECT coalesce(r.called_by, '{}') AS called_by, string_agg(p.oid::regprocedure::text, ', ' ORDER BY p.oid) AS routines
		  FROM pg_proc p
		  LEFT JOIN @internal@.routine_rights() r ON r.routine = p.proname
		 WHERE p.proowner = owner
		   AND (p.pronamespace = '@internal@'::regnamespace OR p.pronamespace = '@registry@'::regnamespace AND r.routine IS NOT NULL)
		 GROUP BY 1
	LOOP
		EXECUTE format('REVOKE ALL ON ROUTINE %s FROM PUBLIC, %s', part.routines, everybody);
		SELECT string_agg(quote_ident(prefix || '_' || c), ', ') INTO granted FROM unnest(part.called_by) c;
		IF granted IS NOT NULL THEN
			EXECUTE format('GRANT EXECUTE ON ROUTINE %s TO %s', part.routines, granted);
		END IF;
	END LOOP;
	FOREACH routine IN ARRAY trusted LOOP
		EXECUTE format('ALTER FUNCTION %s SECURITY DEFINER', routine);
	END LOOP;

	/* What stands published is everybody's to see. */
	EXECUTE 'GRANT SELECT ON @registry@.published, @zh@."公示信息" TO ' || everybody;

	/* Views that read with their caller's rights, and the one behind its mask. */
	FOR part IN
		SELECT c.oid::regclass AS name
		  FROM pg_class c
		 WHERE c.relnamespace IN ('@registry@'::regnamespace, '@zh@'::regnamespace) AND c.relkind = 'v'
		   AND c.relowner = owner
		   AND (c.reloptions @> '{security_invoker=true}' OR c.oid = '@registry@.person'::regclass)
	LOOP
		EXECUTE format('GRANT SELECT ON %s TO %s, %s', part.name, member, administrator);
	END LOOP;

	FOR part IN
		SELECT r.*, c.oid::regclass AS name,
			   string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (
					WHERE a.attidentity = '' AND a.attname <> ALL (f.columns)) AS given,
			   string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FILTER (
					WHERE a.attidentity = '' AND a.attname <> ALL (f.columns) AND a.attname <> ALL (coalesce(r.decided, '{}'))) AS facts
		  FROM @internal@.role_rights() r
		  JOIN pg_class c ON c.relname = r.relation AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
		 CROSS JOIN @internal@.filled_columns(c.oid) f (columns)
		 GROUP BY r.relation, r.visible, r.public_rows, r.public_columns, r.entered, r.decided, r.administered, r.named, c.oid
	LOOP
		FOREACH word IN ARRAY ARRAY['administrator', 'member', 'reader', 'entry', 'change', 'decision'] LOOP
			EXECUTE format('DROP POLICY IF EXISTS %I ON %s', word, part.name);
		END LOOP;
		EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part.name);
		CONTINUE WHEN part.visible = 'owner';
		EXECUTE format('GRANT SELECT %2$s ON %1$s TO %3$s', part.name,
			CASE part.administered
				WHEN 'add' THEN format(', INSERT (%s)', part.given)
				WHEN 'delete' THEN ', DELETE'
				WHEN 'change' THEN format(', INSERT (%1$s), UPDATE (%1$s), DELETE', part.given) END, administrator);
		EXECUTE format('CREATE POLICY administrator ON %s TO %s USING (true)', part.name, administrator);

		IF part.visible <> 'administrator' THEN
			EXECUTE format('GRANT SELECT ON %s TO %s', part.name,
				CASE part.visible WHEN 'ticket' THEN reviewer ELSE member END);
			EXECUTE format('CREATE POLICY member ON %s FOR SELECT TO %s USING (%s)', part.name, member,
				@internal@.row_condition(part.relation, part.visible));
		END IF;
		IF part.public_rows IS NOT NULL THEN
			EXECUTE format('GRANT SELECT %s ON %s TO %s',
				CASE WHEN part.public_columns IS NOT NULL THEN '(' || array_to_string(part.public_columns, ', ') || ')' END,
				part.name, reader);
			EXECUTE format('CREATE POLICY reader ON %s FOR SELECT TO %s USING (%s)', part.name, reader,
				@internal@.row_condition(part.relation, part.public_rows));
		END IF;

		/* Recorders enter and correct facts, reviewers decide. */
		IF part.entered IS NOT NULL OR part.decided = '{}' THEN
			granted := concat_ws(', ', CASE WHEN part.entered <> 'decide' THEN recorder END, CASE WHEN part.entered = 'decide' OR part.decided = '{}' THEN reviewer END);
			EXECUTE format('GRANT INSERT (%s) ON %s TO %s', CASE part.entered WHEN 'decide' THEN part.given ELSE part.facts END, part.name, granted);
			EXECUTE format('CREATE POLICY entry ON %s FOR INSERT TO %s WITH CHECK (%s)', part.name, granted,
				@internal@.row_condition(part.relation, 'write ' || part.visible));
		END IF;
		IF part.entered IN ('change', 'decide') THEN
			EXECUTE format('GRANT UPDATE (%s) ON %s TO %s', CASE part.entered WHEN 'change' THEN part.facts ELSE array_to_string(part.decided, ', ') END,
				part.name, CASE part.entered WHEN 'change' THEN recorder ELSE reviewer END);
			EXECUTE format('CREATE POLICY change ON %s FOR UPDATE TO %s, %s USING (%s) WITH CHECK (%s)', part.name,
				recorder, reviewer,
				/* Where one only reads, nothing is moved away either. */
				concat_ws(' AND ', @internal@.row_condition(part.relation, part.visible), @internal@.row_condition(part.relation, 'write ' || part.visible)),
				@internal@.row_condition(part.relation, 'write ' || part.visible));
		END IF;
		IF cardinality(part.decided || part.named) > 0 THEN
			EXECUTE format('GRANT UPDATE (%s) ON %s TO %s', array_to_string(part.decided || part.named, ', '), part.name, reviewer);
		END IF;
	END LOOP;

	/* To lock the row of a subject one has to be able to change some of it. */
	EXECUTE 'GRANT UPDATE (note) ON @registry@.subject TO ' || reviewer;
	RETURN QUERY SELECT (prefix || '_' || w)::name FROM unnest(words) w;
END
$$;
COMMENT ON FUNCTION @registry@.setup_roles(name, boolean) IS
	'makes the roles reader 公众, analyst 分析员, recorder 录入员, reviewer 审核员 and administrator 管理员, named after the database and the schema unless a prefix is given, their rights and row security, as role_rights() says 角色与行级权限; may be called again. A role that is there already is refused, or taken with adopt => true. Divisions are given to users in access_scope';

/*
 * What is written here, exported, hashed or said in an error must be the same
 * whatever the session has set: dates, ranges of them, moments, and of columns
 * a DBA has added anything an output function prints.  Functions that only
 * read are called for every row and print nothing of the kind.
 */
DO $do$
DECLARE
	writer record;
BEGIN
	FOR writer IN
		SELECT p.oid::regprocedure AS signature
		  FROM pg_proc p
		  JOIN pg_language l ON l.oid = p.prolang AND l.lanname = 'plpgsql'
		 WHERE p.pronamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		   AND p.proowner = (SELECT c.relowner FROM pg_class c WHERE c.oid = '@registry@.record'::regclass)
		   AND p.provolatile = 'v'
		   /* Called for each row that changes, and prints nothing: what it keeps has a type. */
		   AND p.oid NOT IN (SELECT t.tgfoid FROM pg_trigger t WHERE t.tgname IN ('keep_history', 'about', 'once'))
		   AND EXISTS (SELECT FROM unnest(p.proconfig) s (setting) WHERE s.setting LIKE 'search_path=pg_catalog, %')
	LOOP
		EXECUTE format('ALTER FUNCTION %s SET datestyle = ''ISO, YMD'' SET timezone = ''Asia/Shanghai''',
			writer.signature);
		EXECUTE format('ALTER FUNCTION %s SET intervalstyle = iso_8601 SET extra_float_digits = 1 SET bytea_output = hex'
			' SET lc_monetary = ''C'' SET xmloption = content', writer.signature);
	END LOOP;
END
$do$;

/* What was made here, and nothing that was there before: that was looked at first. */
DO $do$
DECLARE
	datestyle CONSTANT text := current_setting('datestyle');
	quoted CONSTANT text := current_setting('quote_all_identifiers');
BEGIN
	/* In the words in which it is asked, whatever the session has set. */
	PERFORM set_config('datestyle', 'ISO, YMD', true), set_config('quote_all_identifiers', 'off', true);
	DELETE FROM @internal@.own_trigger;
	INSERT INTO @internal@.own_trigger (relation, name, definition, server)
		SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid), current_setting('server_version_num')::integer / 10000
		  FROM pg_trigger t
		  JOIN pg_class c ON c.oid = t.tgrelid AND c.relnamespace IN ('@registry@'::regnamespace, '@internal@'::regnamespace)
		  JOIN @internal@.role_rights() r ON r.relation = c.relname
		 WHERE NOT t.tgisinternal AND t.tgparentid = 0;
	PERFORM set_config('datestyle', datestyle, true), set_config('quote_all_identifiers', quoted, true);
END
$do$;

/* Those of the DBA, too, have their columns looked at by an upgrade. */
DO $do$
BEGIN
	PERFORM @internal@.track(c.oid)
	   FROM @internal@.tracked t
	   JOIN pg_class c ON c.oid = to_regclass(format('%s.%I', '@registry@', t.relation));
END
$do$;
