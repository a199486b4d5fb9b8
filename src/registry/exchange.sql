/*
 * registry: loading records, and exchanging them with other registries.
 *
 * A registry sends what has changed between two moments of its books as one
 * document; whoever receives it enters that as its own, known to it from then
 * on.  A row keeps the name of the registry it came from first and its number
 * there, so the same fact comes in once, over however many registries.
 */

CREATE TABLE @registry@.peer (
	registry		text PRIMARY KEY,
	own				boolean NOT NULL DEFAULT false,
	received_until	timestamptz,
	received_at		timestamptz,
	sha256			text,
	CONSTRAINT peer_registry_check CHECK (btrim(registry) <> ''),
	CONSTRAINT peer_own_check CHECK (NOT own OR received_until IS NULL)
);
CREATE UNIQUE INDEX peer_one_own ON @registry@.peer (own) WHERE own;
COMMENT ON TABLE @registry@.peer IS 'registries records are exchanged with, this one among them 数据交换登记库';
COMMENT ON COLUMN @registry@.peer.registry IS 'name by which all others know it 登记库名称; stays';
COMMENT ON COLUMN @registry@.peer.own IS 'this registry itself 本登记库';
COMMENT ON COLUMN @registry@.peer.received_until IS 'moment up to which its changes were received without a fault 已接收截止时间; ask it for what follows';
COMMENT ON COLUMN @registry@.peer.received_at IS 'last reception 接收时间';
COMMENT ON COLUMN @registry@.peer.sha256 IS 'SHA-256 of the last document 校验码';
COMMENT ON INDEX @registry@.peer_one_own IS 'a registry has one name';

CREATE TABLE @internal@.origin (
	registry		text NOT NULL,
	relation		name NOT NULL,
	number			text NOT NULL,
	id				bigint,
	version			timestamptz NOT NULL,
	sha256			text NOT NULL,
	recorded_at		timestamptz,
	PRIMARY KEY (registry, relation, number)
);
CREATE UNIQUE INDEX origin_entered ON @internal@.origin (relation, id) WHERE recorded_at IS NOT NULL;
COMMENT ON TABLE @internal@.origin IS 'where rows came from that other registries sent 数据来源';
COMMENT ON COLUMN @internal@.origin.registry IS 'registry it was first entered in 来源登记库';
COMMENT ON COLUMN @internal@.origin.relation IS 'table 所属表';
COMMENT ON COLUMN @internal@.origin.number IS 'its id there 来源编号';
COMMENT ON COLUMN @internal@.origin.id IS 'its id here 编号; none: it was withdrawn before it came';
COMMENT ON COLUMN @internal@.origin.version IS 'when the version received entered the books there 来源版本时间';
COMMENT ON COLUMN @internal@.origin.sha256 IS 'SHA-256 of what was received 校验码';
COMMENT ON COLUMN @internal@.origin.recorded_at IS 'recording time here of what was received 接收版本记录时间: a later one has been changed here; none: the row was here before and is only linked';
COMMENT ON INDEX @internal@.origin_entered IS 'a row entered from elsewhere came from one place';

/* What of a row leaves the house: facts, not ids, remarks or who entered it. */
CREATE FUNCTION @internal@.exchanged_columns(relation name) RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE relation::text
		WHEN 'subject' THEN '{kind,name,uscc,division,valid,since}'::text[]
		WHEN 'record' THEN '{record_type,document_no,document_kind,document_on,document_issuer,notified_on,heard_on,served_on,act_id,decided_on,ended_on,ongoing,severity,amount,given,flags,corrected_on,duties_done_on,committed_on,grounds,published_on,taken_down_on}'
		WHEN 'record_version' THEN '{effective_on,severity,amount,given,flags,removal,document_no,document_kind,document_on,document_issuer,notified_on,heard_on,served_on,ground}'
		WHEN 'record_party' THEN '{effective_on,role,share,ended_on,document_no,ground,end_ground}'
		WHEN 'repair' THEN '{granted_on,effect,document_no,ended_on,end_ground,end_document_no}'
		WHEN 'suspension' THEN '{from_on,valid_until,ground,document_no}'
		WHEN 'objection' THEN '{filed_on,statement,answered_on,outcome,answer}'
		WHEN 'subject_link' THEN '{role,valid,post,fields}' END;
COMMENT ON FUNCTION @internal@.exchanged_columns(name) IS 'columns of a table that registries send each other 交换字段';

CREATE FUNCTION @internal@.exchanged(relation name, contents jsonb) RETURNS jsonb
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT jsonb_strip_nulls(coalesce(jsonb_object_agg(e.key, e.value), '{}'))
	  FROM jsonb_each(exchanged.contents) e
	 WHERE e.key = ANY (@internal@.exchanged_columns(exchanged.relation));
END;
COMMENT ON FUNCTION @internal@.exchanged(name, jsonb) IS 'the facts of a row as registries send them to each other 交换内容';

CREATE FUNCTION @internal@.digest(contents jsonb) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN encode(sha256(convert_to(govcredit.canonical_json(contents), 'UTF8')), 'hex');
COMMENT ON FUNCTION @internal@.digest(jsonb) IS 'SHA-256 of a document, however it is written 校验码';

/* What a subject was goes with it, and is of its version. */
CREATE FUNCTION @internal@.subject_version(subject bigint) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT greatest(s.recorded_at,
			(SELECT max(f.recorded_at) FROM @registry@.former f WHERE f.subject = s.id),
			(SELECT max(h.superseded_at) FROM @internal@.former_history h WHERE h.subject = s.id))
	  FROM @registry@.subject s
	 WHERE s.id = subject_version.subject;
END;
COMMENT ON FUNCTION @internal@.subject_version(bigint) IS 'when a subject, or what it was, was changed last 主体版本时间';

CREATE FUNCTION @internal@.formers(subject bigint) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('name', f.name, 'uscc', f.uscc::text, 'kind', f.kind,
			'division', f.division::text, 'valid', @internal@.shown(f.valid))) ORDER BY f.valid), '[]')
	  FROM @registry@.former f
	 WHERE f.subject = formers.subject;
END;
COMMENT ON FUNCTION @internal@.formers(bigint) IS 'what a subject was, as registries send it to each other 交换的主体历史状态';

CREATE FUNCTION @internal@.import_formers(subject bigint, said jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF @internal@.formers($1) = said THEN
		RETURN;
	END IF;
	DELETE FROM @registry@.former f
	 WHERE f.subject = $1
	   AND NOT EXISTS (
			SELECT
			  FROM jsonb_to_recordset(said) AS d (name text, uscc text, kind text, division text, valid daterange)
			 WHERE (d.name, d.uscc, d.kind, d.division, d.valid) IS NOT DISTINCT FROM (f.name, f.uscc::text, f.kind, f.division::text, f.valid));
	INSERT INTO @registry@.former (subject, name, uscc, kind, division, valid)
		SELECT $1, d.name, d.uscc, d.kind, d.division, d.valid
		  FROM jsonb_to_recordset(said) AS d (name text, uscc govcredit.uscc, kind text, division govcredit.division, valid daterange)
		 WHERE NOT EXISTS (SELECT FROM @registry@.former f WHERE f.subject = $1 AND f.valid = d.valid)
		 ORDER BY d.valid;
END
$$;
COMMENT ON FUNCTION @internal@.import_formers(bigint, jsonb) IS 'part of import_records(): what a subject was is what its registry says 接收主体历史状态';

CREATE FUNCTION @internal@.subject_versions() RETURNS TABLE (subject bigint, recorded_at timestamptz, changed boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.id, greatest(s.recorded_at, f.at), f.subject IS NOT NULL
	  FROM @registry@.subject s
	  LEFT JOIN (
			SELECT c.subject, max(c.at) AS at
			  FROM (SELECT f.subject, f.recorded_at AS at FROM @registry@.former f
					 UNION ALL
					SELECT h.subject, h.superseded_at FROM @internal@.former_history h) c
			 GROUP BY c.subject) f ON f.subject = s.id;
END;
COMMENT ON FUNCTION @internal@.subject_versions() IS 'the same of all subjects, and whether anything was said of what it was 各主体版本时间';

CREATE FUNCTION @internal@.former_part(subject bigint, changed boolean) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN changed THEN jsonb_build_object('former', @internal@.formers(subject)) ELSE '{}' END;
COMMENT ON FUNCTION @internal@.former_part(bigint, boolean) IS 'part of export_records(): what a subject was, if anything was said of it 导出主体历史状态';

/* A record is about what its subject was on the day of the decision. */
CREATE FUNCTION @internal@.decided_as() RETURNS TABLE (record bigint, kind text, division govcredit.division)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT r.id, coalesce(f.kind, s.kind), coalesce(f.division, s.division)
	  FROM @registry@.record r
	  JOIN @registry@.subject s ON s.id = r.subject
	  LEFT JOIN @internal@.former_states() f ON f.subject = s.id AND f.valid @> r.decided_on;
END;
COMMENT ON FUNCTION @internal@.decided_as() IS 'part of export_records(): kind and division of the subject of each record on the day of its decision 决定时的主体类别与区划';

/* Volatile, like all that print what a column of the DBA's may hold: so their settings are pinned. */
CREATE FUNCTION @internal@.present_row(relation name, id bigint) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	present jsonb;
BEGIN
	EXECUTE format('SELECT to_jsonb(x.*) FROM %s.%I x WHERE x.id = $1', '@registry@', relation) USING id INTO present;
	RETURN CASE WHEN relation = 'subject'
				THEN present || jsonb_build_object('recorded_at', @internal@.subject_version(id), 'former', @internal@.formers(id))
				ELSE present END;
END
$$;
COMMENT ON FUNCTION @internal@.present_row(name, bigint) IS 'part of import_records(): a row as it stands here, of a subject with what it was 当前内容';

/* What of a subject stands in other tables. */
CREATE FUNCTION @internal@.import_part(step text, relation name, id bigint, item jsonb, entered timestamptz DEFAULT NULL) RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF relation <> 'subject' THEN
		RETURN entered;
	ELSIF step = 'before' THEN
		/* Several changes at once, or a day put right: what it was is said anew. */
		IF EXISTS (SELECT FROM @registry@.subject s WHERE s.id = $3 AND s.since <> coalesce((item #>> '{row,since}')::date, '-infinity')) THEN
			DELETE FROM @registry@.former f WHERE f.subject = $3;
			UPDATE @registry@.subject s SET since = NULL WHERE s.id = $3;
		END IF;
		RETURN entered;
	ELSIF step = 'entered' AND item ? 'resident_id' THEN
		INSERT INTO @registry@.subject_person (subject, resident_id)
			VALUES (id, (item ->> 'resident_id')::govcredit.resident_id);
	END IF;
	PERFORM @internal@.import_formers(id, coalesce(item -> 'former', '[]'));
	RETURN @internal@.subject_version(id);
END
$$;
COMMENT ON FUNCTION @internal@.import_part(text, name, bigint, jsonb, timestamptz) IS
	'part of import_row(): number and past of a subject, which stand in other tables 接收主体附属信息';

/*
 * Who is meant: a code, a number of one's own books, a citizen's number for
 * those who may read them, or name, kind and division of a body without code.
 */
CREATE FUNCTION @internal@.subject_described(described jsonb, record_type text DEFAULT NULL, day date DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found bigint[];
	fewer bigint[];
	spellings text[];
	code govcredit.uscc;
BEGIN
	IF described ? 'id' THEN
		found := ARRAY(SELECT s.id FROM @registry@.subject s WHERE s.id = (described ->> 'id')::bigint);
	ELSIF described ? 'uscc' THEN
		code := (described ->> 'uscc')::govcredit.uscc;
		/* A body of several kinds has an entry for each; a code may have been another's before. */
		found := ARRAY(
			SELECT s.id FROM @registry@.subject s
			 WHERE s.uscc = code AND (s.valid * daterange(s.since, NULL) && (described ->> 'valid')::daterange) IS NOT FALSE
			   AND CASE WHEN described ? 'kind' THEN s.kind = described ->> 'kind' ELSE s.kind <> 'source' END
			 UNION
			SELECT f.subject
			  FROM @registry@.former f
			 WHERE f.uscc = code AND (f.valid && (described ->> 'valid')::daterange) IS NOT FALSE
			   AND CASE WHEN described ? 'kind' THEN f.kind = described ->> 'kind' ELSE f.kind <> 'source' END);
		/* Of no such kind: of a row from elsewhere an entry of its own, else for check_described() to say. */
		IF found = '{}' AND NOT described ? 'valid' THEN
			found := ARRAY(SELECT s.id FROM @registry@.subject s WHERE s.uscc = code AND s.kind <> 'source');
		END IF;
	ELSIF described ? 'resident_id' THEN
		found := ARRAY(SELECT p.subject FROM @internal@.person_numbered((described ->> 'resident_id')::govcredit.resident_id) p (subject)
						WHERE p.subject IS NOT NULL);
	ELSIF described ?& '{name,kind,division}' THEN
		spellings := @internal@.name_spellings(described ->> 'name');
		found := ARRAY(
			SELECT s.id
			  FROM @registry@.subject s
			 /* By name: of a kind there are many in a division. */
			 WHERE govcredit.plain_name(s.name) = ANY (spellings)
			   AND CASE WHEN s.kind = described ->> 'kind' THEN s.division = (described ->> 'division')::govcredit.division AND s.uscc IS NULL ELSE false END
			 UNION
			SELECT f.subject
			  FROM @registry@.former f
			  JOIN @registry@.subject s ON s.id = f.subject
			 WHERE govcredit.plain_name(f.name) = ANY (spellings)
			   AND CASE WHEN f.kind = described ->> 'kind' THEN f.division = (described ->> 'division')::govcredit.division AND s.uscc IS NULL ELSE false END);
		IF EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = described ->> 'kind') AND cardinality(found) > 0 THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('a name does not tell who a natural person is'), CONSTRAINT = 'name_not_identifying',
				ERRCODE = 'ambiguous_parameter',
				HINT = govcredit.say('Give the number, or the id of the subject.');
		END IF;
	ELSE
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a subject is given by uscc, by resident_id, by id, or by name, kind and division'), CONSTRAINT = 'how_subject_is_given',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	/* Several entries of one body are that body. */
	IF cardinality(found) > 1 THEN
		fewer := @internal@.entries_of(found[1], coalesce(day, @internal@.today()));
		found := CASE WHEN found <@ fewer THEN fewer[1:1] ELSE found END;
	END IF;
	/* Who had it on that day, and whom the record type concerns, if that leaves anybody. */
	IF cardinality(found) > 1 AND day IS NOT NULL THEN
		fewer := ARRAY(
			SELECT s.id
			  FROM @internal@.state_on(day) s
			 WHERE s.id = ANY (found) AND s.valid @> day
			   AND CASE WHEN code IS NULL THEN govcredit.plain_name(s.name) = ANY (@internal@.name_spellings(described ->> 'name')) ELSE s.uscc = code END);
		found := CASE WHEN fewer = '{}' THEN found ELSE fewer END;
	END IF;
	IF cardinality(found) > 1 AND record_type IS NOT NULL THEN
		fewer := ARRAY(
			SELECT s.id
			  FROM @internal@.state_on(coalesce(day, @internal@.today())) s
			 WHERE s.id = ANY (found)
			   AND govcredit.judges(@internal@.edition_of(s.division, coalesce(day, @internal@.today())), s.kind, record_type) IS DISTINCT FROM 'wrong_kind');
		found := CASE WHEN fewer = '{}' THEN found ELSE fewer END;
	END IF;
	IF cardinality(found) > 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = CASE WHEN code IS NULL THEN govcredit.say('there are %s subjects of that name, kind and division', cardinality(found))
						   ELSE govcredit.say('there are %s subjects with code %s', cardinality(found), code) END, CONSTRAINT = 'several_subjects_found',
			ERRCODE = 'ambiguous_parameter',
			DETAIL = (SELECT string_agg(format('%s: %s, %s', s.id, s.name, s.kind), '; ' ORDER BY s.id) FROM @registry@.subject s WHERE s.id = ANY (found)),
			HINT = CASE WHEN code IS NULL THEN govcredit.say('Give the id.') ELSE govcredit.say('Give the kind, or the id.') END;
	END IF;
	RETURN found[1];
END
$$;
COMMENT ON FUNCTION @internal@.subject_described(jsonb, text, date) IS
	'the subject that is described by its code, by a number for those who may read it, by its id, or by name, kind and division, present or former 查找主体; of several with one code that whose kind a record of that type and day concerns; NULL: none';

/*
 * Of several entries of one body that which only supplies, and of several
 * bodies who had the name or code on the day.
 */
CREATE FUNCTION @internal@.find_source(described jsonb, day date DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	plain CONSTANT text := govcredit.plain_name(described ->> 'name');
	code CONSTANT govcredit.uscc := described ->> 'uscc';
	found bigint[];
BEGIN
	/* A code finds; a name does where the codes do not differ. */
	WITH met AS (
		SELECT s.id, s.kind, s.division, s.uscc = code AS coded, s.valid * daterange(s.since, NULL) AS days
		  FROM @registry@.subject s
		 WHERE (s.uscc = code OR govcredit.plain_name(s.name) = plain AND (s.uscc = code) IS NOT FALSE) AND NOT s.protected
		 UNION ALL
		SELECT s.id, s.kind, f.division, f.uscc = code, f.valid
		  FROM @registry@.former f
		  JOIN @registry@.subject s ON s.id = f.subject AND NOT s.protected
		 WHERE f.uscc = code OR govcredit.plain_name(f.name) = plain AND (f.uscc = code) IS NOT FALSE
	), ranked AS (
		SELECT m.id, rank() OVER (ORDER BY m.coded IS TRUE DESC, (m.days @> $2) IS NOT FALSE DESC, m.kind = 'source' DESC) AS place
		  FROM met m
		 WHERE m.coded OR (m.division = (described ->> 'division')::govcredit.division) IS NOT FALSE
	)
	SELECT array_agg(DISTINCT r.id ORDER BY r.id) INTO found FROM ranked r WHERE r.place = 1;
	IF cardinality(found) > 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there are %s bodies "%s"', cardinality(found), coalesce(described ->> 'name', described ->> 'uscc')), CONSTRAINT = 'several_sources_found',
			ERRCODE = 'ambiguous_parameter',
			DETAIL = (SELECT string_agg(format('%s: %s, %s', s.id, s.name, s.kind), '; ' ORDER BY s.id) FROM @registry@.subject s WHERE s.id = ANY (found)),
			HINT = govcredit.say('Give the code.');
	END IF;
	RETURN found[1];
END
$$;
COMMENT ON FUNCTION @internal@.find_source(jsonb, date) IS
	'part of load_records() and import_records(): who supplied a record, by code or name, present or former 查找信息提供单位; NULL: none';

CREATE FUNCTION @internal@.refuse_repeated(path text) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF path IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('invalid document: %s: the key stands twice', path), CONSTRAINT = 'invalid_document_key_twice',
			ERRCODE = 'IG003',
			HINT = govcredit.say('Of two values of one key only one would count.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_repeated(text) IS
	'part of load_records() and import_records(): an error where a key stands twice 拒绝重复的键; NULL: none does';

/* A key that nobody reads would be a fact that nobody enters. */
CREATE FUNCTION @internal@.check_keys(what text, described jsonb, known text[]) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF jsonb_typeof(described) = 'object' THEN
		PERFORM @internal@.check_code(govcredit.say('key of %s', what), k.key, known)
		   FROM jsonb_object_keys(described) k (key)
		  ORDER BY k.key COLLATE "C";
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.check_keys(text, jsonb, text[]) IS
	'part of load_records() and import_records(): an error with the nearest key where an object has one that is not known 键名校验';

/* A code or an id finds; what else is given must be of whom it found. */
CREATE FUNCTION @internal@.check_described(described jsonb, subject bigint) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	differ record;
BEGIN
	PERFORM @internal@.check_keys(govcredit.say('a subject'), described, '{id,uscc,resident_id,name,kind,division}');
	SELECT string_agg(d.key || ' ' || d.given, ', ' ORDER BY d.key COLLATE "C") AS given,
		   string_agg(d.key || ' ' || coalesce(d.here, '-'), ', ' ORDER BY d.key COLLATE "C") AS here INTO differ
	  FROM @registry@.subject s
	 CROSS JOIN LATERAL (VALUES ('id', s.id::text), ('kind', s.kind), ('name', s.name), ('uscc', s.uscc::text), ('division', s.division::text)) h (key, here)
	 CROSS JOIN LATERAL (SELECT h.key, h.here,
			CASE h.key WHEN 'uscc' THEN (described ->> 'uscc')::govcredit.uscc::text WHEN 'division' THEN (described ->> 'division')::govcredit.division::text
				ELSE described ->> h.key END AS given) d
	 WHERE s.id = $2 AND d.given IS DISTINCT FROM d.here AND d.given IS NOT NULL
	   AND (h.key <> 'name' OR govcredit.plain_name(d.here) <> ALL (@internal@.name_spellings(d.given)))
	   AND NOT EXISTS (
			SELECT
			  FROM @registry@.former f
			 WHERE f.subject = s.id AND CASE h.key WHEN 'uscc' THEN f.uscc::text = d.given WHEN 'kind' THEN f.kind = d.given WHEN 'division' THEN f.division::text = d.given
					WHEN 'name' THEN govcredit.plain_name(f.name) = ANY (@internal@.name_spellings(d.given)) END);
	/* A number is named, not shown. */
	IF $2 IS NOT NULL AND described ->> 'resident_id' IS NOT NULL AND described ?| '{id,uscc}'
		AND (@internal@.entries_of($2, @internal@.today()) @> ARRAY[@internal@.person_numbered((described ->> 'resident_id')::govcredit.resident_id)]) IS NOT TRUE
	THEN
		differ.given := concat_ws(', ', differ.given, 'resident_id');
		differ.here := concat_ws(', ', differ.here, '-');
	END IF;
	IF differ.given IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what is given is not subject %s', $2), CONSTRAINT = 'subject_described_otherwise',
			ERRCODE = 'invalid_parameter_value',
			DETAIL = govcredit.say('Given: %s; in the books: %s.', differ.given, differ.here),
			HINT = govcredit.say('One of the two is wrong: correct what is given, or the subject, or give less.');
	END IF;
	RETURN $2;
END
$$;
COMMENT ON FUNCTION @internal@.check_described(jsonb, bigint) IS
	'part of load_records(): the subject that was found, if any; an error that names both sides where what is given is not its own, brackets, width, case, spaces and forms of a name the policy holds for the same aside, and one for a key that is not known 主体信息比对';

/* A day is written out: now and infinity are read differently tomorrow. */
CREATE FUNCTION @internal@.written_days(relation name, facts jsonb) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	columns text;
BEGIN
	SELECT string_agg(format('"%s"', k.key), ', ' ORDER BY k.key COLLATE "C") INTO columns
	  FROM jsonb_each_text(facts) k
	  JOIN pg_attribute a ON a.attrelid = format('%s.%I', '@registry@', $1)::regclass AND a.attname = k.key AND a.atttypid = 'date'::regtype
	 WHERE k.value !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
	IF columns IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('no day is given in %s', columns), CONSTRAINT = 'no_day_given',
			ERRCODE = 'invalid_datetime_format',
			HINT = govcredit.say('A day is written as 2026-06-30.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.written_days(name, jsonb) IS 'part of load_records(): an error where a day is not written out 日期须写明';

/* What is there already stays; it is known by its day, which no two of a record share. */
CREATE FUNCTION @internal@.loaded_party(described jsonb, record_type text, day date) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	party bigint;
BEGIN
	IF jsonb_typeof($1) IS DISTINCT FROM 'object' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a party that is loaded with a record is an object with a party, which is an object too'), CONSTRAINT = 'party_is_object',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	party := @internal@.check_described($1, @internal@.subject_described($1, $2, $3));
	IF party IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no such subject'), CONSTRAINT = 'there_is_no_such_subject',
			ERRCODE = 'foreign_key_violation',
			HINT = govcredit.say('Enter it first, or load with enter_subjects and give name, kind and division.');
	END IF;
	RETURN party;
END
$$;
COMMENT ON FUNCTION @internal@.loaded_party(jsonb, text, date) IS
	'part of load_records(): who is liable with the subject of a record, described as that is 导入的共同责任主体; an error where there is none';

CREATE FUNCTION @internal@.without_documents(contents jsonb) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF jsonb_typeof($1 -> 'flags') = 'array' THEN
		RETURN $1 || jsonb_build_object('flags', nullif(
			to_jsonb(@internal@.circumstances(ARRAY(SELECT jsonb_array_elements_text($1 -> 'flags')), false)), '[]'));
	END IF;
	RETURN $1;
END
$$;
COMMENT ON FUNCTION @internal@.without_documents(jsonb) IS
	'part of load_records(): a row without what its documents make of its circumstances, which a file need not say 去除文书标志';

CREATE FUNCTION @internal@.load_children(record bigint, relation name, said jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	element jsonb;
	columns CONSTANT text[] := @internal@.exchanged_columns($2) || CASE WHEN $2 = 'record_party' THEN ARRAY['party'] END;
	day CONSTANT name := columns[1];
	about record;
	wrong text;
	present jsonb;
	stated jsonb;
BEGIN
	IF said IS NULL THEN
		RETURN;
	END IF;
	IF jsonb_typeof(said) <> 'array' OR EXISTS (SELECT FROM jsonb_array_elements(said) e WHERE jsonb_typeof(e) <> 'object') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('rows of table "%s" are loaded with a record from an array of objects', $2), CONSTRAINT = 'children_not_array',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	FOR element IN SELECT jsonb_strip_nulls(e) FROM jsonb_array_elements(said) e ORDER BY e ->> day COLLATE "C" LOOP
		SELECT string_agg(format('"%s"', k.key), ', ' ORDER BY k.key COLLATE "C") INTO wrong
		  FROM jsonb_object_keys(element) k (key) WHERE k.key <> ALL (columns);
		IF wrong IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('a row of table "%s" that is loaded has no %s', $2, wrong), CONSTRAINT = 'loaded_child_has_no',
				ERRCODE = 'undefined_column';
		END IF;
		PERFORM @internal@.written_days($2, element);
		IF $2 = 'record_party' THEN
			SELECT r.decided_on, r.record_type INTO about FROM @registry@.record r WHERE r.id = $1;
			element := jsonb_build_object('effective_on', about.decided_on) || element || jsonb_build_object('party',
				@internal@.loaded_party(element -> 'party', about.record_type, coalesce((element ->> 'effective_on')::date, about.decided_on)));
		END IF;
		EXECUTE format('SELECT to_jsonb(c.*), to_jsonb(s.*) FROM jsonb_populate_record(NULL::%1$s.%2$I, $2) s'
			' LEFT JOIN %1$s.%2$I c ON c.record = $1 AND c.%3$I = s.%3$I' || CASE WHEN $2 = 'record_party' THEN ' AND c.party = s.party' ELSE '' END,
			'@registry@', $2, day)
			INTO present, stated USING $1, element;
		IF present IS NULL THEN
			EXECUTE format('INSERT INTO %1$s.%2$I (record, %3$s) SELECT $1, %3$s FROM jsonb_populate_record(NULL::%1$s.%2$I, $2)', '@registry@', $2,
					(SELECT string_agg(quote_ident(k.key), ', ') FROM jsonb_object_keys(element) k (key)))
				USING $1, element;
			CONTINUE;
		END IF;
		SELECT string_agg(k.key, ', ' ORDER BY k.key COLLATE "C") INTO wrong
		  FROM jsonb_object_keys(element) k (key)
		 WHERE @internal@.without_documents(stated) -> k.key IS DISTINCT FROM @internal@.without_documents(present) -> k.key;
		IF wrong IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('%s of %s of record %s says otherwise', $2, element ->> day, record), CONSTRAINT = 'child_says_otherwise',
				ERRCODE = 'unique_violation',
				DETAIL = govcredit.say('Different: %s.', wrong),
				HINT = govcredit.say('What ended or was corrected is an UPDATE of its row.');
		END IF;
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.load_children(bigint, name, jsonb) IS 'part of load_records(): versions, parties and repairs of a record 导入变更、共同责任主体与修复';

CREATE FUNCTION @internal@.annulled_before(of_subject bigint, record_type text, decided_on date, document_no govcredit.document_no) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT r.id
		  FROM @registry@.record r
		 WHERE r.subject = $1 AND r.decided_on <= $3 AND r.record_type = $2
		   AND r.document_no = $4 AND r.revoked_at IS NOT NULL
		   AND NOT EXISTS (SELECT FROM @registry@.record o WHERE o.replaces = r.id AND o.revoked_at IS NULL)
		 ORDER BY r.revoked_at DESC, r.id DESC
		 LIMIT 1);
END
$$;
COMMENT ON FUNCTION @internal@.annulled_before(bigint, text, date, govcredit.document_no) IS
	'part of load_records(): the revoked record under whose number a decision was made anew 被替代的已撤销记录';

/* One element of a load: what it became, or an error. */
CREATE FUNCTION @internal@.load_parts(record bigint, element jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @internal@.load_children($1, 'record_version', $2 -> 'versions');
	PERFORM @internal@.load_children($1, 'record_party', $2 -> 'parties');
	PERFORM @internal@.load_children($1, 'repair', $2 -> 'repairs');
END
$$;
COMMENT ON FUNCTION @internal@.load_parts(bigint, jsonb) IS 'part of load_records(): what is dated of a record 导入记录的后续事实';

/* Of one who has no code it is not known whether a body with that name and a code is another. */
CREATE FUNCTION @internal@.refuse_namesake(described jsonb, spellings text[]) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	namesake record;
BEGIN
	SELECT (array_agg(s.id ORDER BY s.id))[1] AS id, (array_agg(s.uscc ORDER BY s.id))[1] AS uscc INTO namesake
	  FROM @registry@.subject s
	 WHERE s.id = ANY (ARRAY(
			SELECT x.id FROM @registry@.subject x WHERE govcredit.plain_name(x.name) = ANY (spellings)
			 UNION
			/* A name it had is its name as well: a list may still give it. */
			SELECT f.subject FROM @registry@.former f WHERE govcredit.plain_name(f.name) = ANY (spellings)))
	   /* By name: of a kind there are many in a division. */
	   AND CASE WHEN s.kind = described ->> 'kind'
				THEN s.division = (described ->> 'division')::govcredit.division AND NOT s.protected
					AND (s.uscc IS NULL OR described ->> 'uscc' IS NULL)
				ELSE false END;
	IF namesake.id IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('subject %s has that name, kind and division', namesake.id), CONSTRAINT = 'subject_namesake',
			ERRCODE = 'unique_violation',
			DETAIL = govcredit.say('Given: %s; in the books: %s.', 'uscc ' || coalesce(described ->> 'uscc', '-'), 'uscc ' || coalesce(namesake.uscc::text, '-')),
			HINT = govcredit.say('If it is the same, enter its code; if not, enter the other by hand.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_namesake(jsonb, text[]) IS
	'part of load_records(): an error where who is to be entered has the name of one in the books and one of the two has no code 同名主体校验';

CREATE FUNCTION @internal@.loaded_subject(element jsonb, record_type text, decided_on date, enter_subjects boolean, place govcredit.division, OUT about bigint, OUT fresh boolean)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	described jsonb := element -> 'subject';
BEGIN
	fresh := false;
	about := @internal@.check_described(described, @internal@.subject_described(described, record_type, decided_on));
	described := jsonb_strip_nulls(jsonb_build_object('division', place::text)) || described;
	IF about IS NULL AND enter_subjects AND described ?& '{name,kind,division}' THEN
		PERFORM @internal@.refuse_namesake(described, @internal@.name_spellings(described ->> 'name'));
		INSERT INTO @registry@.subject (kind, name, uscc, division)
			SELECT d.kind, d.name, d.uscc, d.division
			  FROM jsonb_to_record(described) AS d (kind text, name text, uscc govcredit.uscc, division govcredit.division)
			RETURNING id INTO about;
		IF described ? 'resident_id' THEN
			INSERT INTO @registry@.subject_person (subject, resident_id)
				VALUES (about, (described ->> 'resident_id')::govcredit.resident_id);
		END IF;
		fresh := true;
	END IF;
	IF about IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no such subject'), CONSTRAINT = 'there_is_no_such_subject',
			ERRCODE = 'foreign_key_violation',
			HINT = govcredit.say('Enter it first, or load with enter_subjects and give name, kind and division.');
	END IF;
	/* What one cannot see one would enter twice. */
	IF NOT fresh AND NOT @internal@.sees_all() AND NOT @internal@.ticket_open(about)
		AND EXISTS (
			SELECT
			  FROM @registry@.subject s
			  JOIN @internal@.protected_kind k ON k.kind = s.kind
			 WHERE s.id = about)
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('subject %s is a natural person', about), CONSTRAINT = 'subject_is_person',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('Open a ticket, commit, then load: what is there already is compared.');
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.loaded_subject(jsonb, text, date, boolean, govcredit.division) IS
	'part of load_records(): whom an element is about, entered if need be, in the division given unless it names one 导入记录的主体';

/* A record is known by subject (whichever entry of the body), type and day with its document number or its act; without either, all of its facts must be the same. */
CREATE FUNCTION @internal@.loaded_before(facts jsonb, entries bigint[], OUT record bigint, OUT known jsonb, OUT differ text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	stated @registry@.record;
	said jsonb;
BEGIN
	stated := jsonb_populate_record(stated, facts);
	said := to_jsonb(stated);
	SELECT r.id, r.contents, d.differ INTO record, known, differ
	  FROM (/* Three branches, of which one is read: each finds what it looks for by an index. */
			SELECT r.id, r.revoked_at, to_jsonb(r.*) AS contents
			  FROM @registry@.record r
			 WHERE r.subject = ANY (entries) AND r.decided_on = stated.decided_on
			   AND r.record_type = stated.record_type AND r.document_no = stated.document_no
			   AND (stated.act_id IS NULL OR r.act_id = stated.act_id)
			 UNION ALL
			SELECT r.id, r.revoked_at, to_jsonb(r.*)
			  FROM @registry@.record r
			 WHERE stated.document_no IS NULL AND r.act_id = stated.act_id
			   AND r.subject = ANY (entries) AND r.decided_on = stated.decided_on
			   AND r.record_type = stated.record_type
			 UNION ALL
			/* Column by column: as documents, to say what differs, only those that are the same are compared. */
			SELECT r.id, r.revoked_at, to_jsonb(r.*)
			  FROM @registry@.record r
			 WHERE stated.document_no IS NULL AND stated.act_id IS NULL
			   AND r.subject = ANY (entries) AND r.decided_on = stated.decided_on
			   AND r.record_type = stated.record_type
			   AND (stated.source IS NULL OR r.source = stated.source)
			   AND (stated.ended_on IS NULL OR r.ended_on = stated.ended_on)
			   AND (stated.severity IS NULL OR r.severity = stated.severity)
			   AND (stated.amount IS NULL OR r.amount = stated.amount)
			   AND (stated.given IS NULL OR r.given = stated.given)
			   AND (stated.flags IS NULL OR @internal@.circumstances(r.flags, false) = @internal@.circumstances(stated.flags, false))
			   AND (stated.corrected_on IS NULL OR r.corrected_on = stated.corrected_on)
			   AND (stated.duties_done_on IS NULL OR r.duties_done_on = stated.duties_done_on)
			   AND (stated.committed_on IS NULL OR r.committed_on = stated.committed_on)
			   AND (stated.grounds IS NULL OR r.grounds = stated.grounds)
			   AND (stated.published_on IS NULL OR r.published_on = stated.published_on)
			   AND (stated.note IS NULL OR r.note = stated.note)) r
	 CROSS JOIN LATERAL (
			SELECT string_agg(k.key, ', ' ORDER BY k.key COLLATE "C") AS differ
			  FROM jsonb_object_keys(facts - 'subject') k (key)
			 WHERE CASE WHEN k.key = 'flags' THEN @internal@.without_documents(said) -> k.key IS DISTINCT FROM @internal@.without_documents(r.contents) -> k.key
						ELSE said -> k.key IS DISTINCT FROM r.contents -> k.key END) d
	 /* An annulled decision is made anew under its number. */
	 WHERE d.differ IS NULL OR r.revoked_at IS NULL AND (stated.document_no IS NOT NULL OR stated.act_id IS NOT NULL)
	 ORDER BY d.differ IS NOT NULL, r.revoked_at IS NOT NULL, r.id
	 LIMIT 1;
END
$$;
COMMENT ON FUNCTION @internal@.loaded_before(jsonb, bigint[]) IS
	'part of load_records(): the record that is there already, and in what it says otherwise 已有记录';

CREATE FUNCTION @internal@.loadable_columns() RETURNS text[]
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN ARRAY(
		SELECT a.attname::text
		  FROM pg_attribute a
		 WHERE a.attrelid = '@registry@.record'::regclass AND a.attnum > 0 AND NOT a.attisdropped
		   AND a.attname NOT IN ('id', 'recorded_at', 'recorded_xact', 'revoked_at', 'revoke_reason', 'entered_by')
		 ORDER BY a.attname);
END
$$;
COMMENT ON FUNCTION @internal@.loadable_columns() IS 'part of load_records(): columns of table record that are loaded 可导入的字段';

CREATE FUNCTION @internal@.loaded_source(described jsonb, day date, place govcredit.division) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	supplier bigint;
BEGIN
	IF jsonb_typeof($1) <> 'object' THEN
		described := jsonb_build_object(CASE WHEN govcredit.try_uscc($1 #>> '{}') IS NULL THEN 'name' ELSE 'uscc' END, $1);
	END IF;
	supplier := @internal@.check_described(described - 'uscc', @internal@.find_source(described, day));
	IF supplier IS NULL AND described ? 'name' AND place IS NOT NULL THEN
		INSERT INTO @registry@.subject (kind, name, uscc, division)
			VALUES ('source', described ->> 'name', (described ->> 'uscc')::govcredit.uscc, place)
			RETURNING id INTO supplier;
	END IF;
	IF supplier IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('there is no body "%s" that could have supplied it', coalesce(described ->> 'name', described ->> 'uscc')), CONSTRAINT = 'there_is_no_source',
			ERRCODE = 'foreign_key_violation',
			HINT = govcredit.say('Enter it into table subject first, with kind source if no policy judges it here.');
	END IF;
	RETURN supplier;
END
$$;
COMMENT ON FUNCTION @internal@.loaded_source(jsonb, date, govcredit.division) IS
	'part of load_records(): who supplied a record, by name or code, or by both, which must agree; entered, where a division is given, as one that is judged by no policy here 导入记录的信息提供单位';

CREATE FUNCTION @internal@.matched_record(element jsonb, enter_subjects boolean, place govcredit.division,
		OUT facts jsonb, OUT fresh boolean, OUT record bigint, OUT known jsonb, OUT differ text)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about bigint;
	loadable CONSTANT text[] := @internal@.loadable_columns();
	columns text;
BEGIN
	IF jsonb_typeof(element) IS DISTINCT FROM 'object' OR jsonb_typeof(element -> 'subject') IS DISTINCT FROM 'object' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('an element is an object with a subject, which is an object too'), CONSTRAINT = 'element_is_object',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	facts := element - '{subject,source,versions,parties,repairs}'::text[];
	SELECT string_agg(format('"%s"', k.key), ', ' ORDER BY k.key COLLATE "C") INTO columns
	  FROM jsonb_object_keys(facts) k (key)
	 WHERE k.key <> ALL (loadable);
	IF columns IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a record that is loaded has no %s', columns), CONSTRAINT = 'loaded_record_has_no',
			ERRCODE = 'undefined_column';
	END IF;

	PERFORM @internal@.written_days('record', facts);

	SELECT l.about, l.fresh INTO about, fresh
	  FROM @internal@.loaded_subject(element, facts ->> 'record_type', (facts ->> 'decided_on')::date, enter_subjects, place) l;
	IF element ->> 'source' IS NOT NULL THEN
		facts := facts || jsonb_build_object('source',
			@internal@.loaded_source(element -> 'source', (facts ->> 'decided_on')::date, CASE WHEN enter_subjects THEN place END));
	END IF;

	facts := facts || jsonb_build_object('subject', about);
	/* Of who was not in the books nothing is. */
	IF fresh THEN
		RETURN;
	END IF;
	SELECT b.record, b.known, b.differ INTO record, known, differ
	  FROM @internal@.loaded_before(facts, @internal@.entries_of(about, @internal@.today())) b;
END
$$;
COMMENT ON FUNCTION @internal@.matched_record(jsonb, boolean, govcredit.division) IS
	'part of load_records(): what an element says as columns of table record, the record that is there already, and in what that says otherwise 导入内容与已有记录的比对';

/*
 * What a feed said last of a record, by who loads it: whoever delivers the same
 * list again and again delivers what has changed, and what is gone.
 */
CREATE TABLE @internal@.fed (
	member			name NOT NULL DEFAULT CURRENT_USER,
	feed			text NOT NULL,
	record			bigint NOT NULL,
	said			jsonb NOT NULL,
	sha256			text,
	version			timestamptz NOT NULL,
	delivered_at	timestamptz NOT NULL,
	PRIMARY KEY (record, feed, member),
	CONSTRAINT fed_feed_check CHECK (btrim(feed) <> '')
);
CREATE INDEX fed_sha256_idx ON @internal@.fed (feed, member, sha256);	-- a rule that says whose rows one sees finds none by it
CREATE INDEX fed_document_idx ON @internal@.fed ((said ->> 'document_no'));
COMMENT ON TABLE @internal@.fed IS 'records that are delivered again and again, and what was said of them last 定期报送的记录';
COMMENT ON COLUMN @internal@.fed.member IS 'who loads them 导入人: nobody else sees it';
COMMENT ON COLUMN @internal@.fed.feed IS 'name of what delivers them 报送来源';
COMMENT ON COLUMN @internal@.fed.record IS 'record 记录编号';
COMMENT ON COLUMN @internal@.fed.said IS 'what it said last 上次内容';
COMMENT ON COLUMN @internal@.fed.sha256 IS 'SHA-256 of the whole element 校验码; none: it was not taken as it was';
COMMENT ON COLUMN @internal@.fed.version IS 'recording time of the record then 记录版本时间';
COMMENT ON COLUMN @internal@.fed.delivered_at IS 'when it was delivered last 最近报送时间';

/* What is delivered as before, of a record that is as it was, need not be compared. */
CREATE FUNCTION @internal@.refuse_blank(feed text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF btrim($1) = '' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a feed has a name'), CONSTRAINT = 'fed_feed_check',
			ERRCODE = 'invalid_parameter_value';
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_blank(text) IS 'part of load_records() and load_table(): an error where the name of a feed is blank 报送来源须有名称';

CREATE FUNCTION @internal@.fed_again(feed text, sha256 text, at timestamptz) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	found record;
BEGIN
	/* By its own index, and then by its key: of two one of the others would be asked. */
	SELECT f.record AS id, f.version INTO found FROM @internal@.fed f WHERE f.member = CURRENT_USER AND f.feed = $1 AND f.sha256 = $2 LIMIT 1;
	IF found.id IS NULL
		OR NOT EXISTS (SELECT FROM @registry@.record r WHERE r.id = found.id AND r.recorded_at = found.version AND r.revoked_at IS NULL)
	THEN
		RETURN NULL;
	END IF;
	/* By its record, of which there are few: of a feed there are as many as it delivers. */
	UPDATE @internal@.fed f SET delivered_at = $3
	 WHERE f.record = found.id AND CASE WHEN f.feed = $1 THEN f.member = CURRENT_USER ELSE false END;
	RETURN found.id;
END
$$;
COMMENT ON FUNCTION @internal@.fed_again(text, text, timestamptz) IS 'part of load_records(): the record that is delivered as it was 内容未变的记录';

/*
 * Of what is delivered under its number with another day, or on its day with
 * the number emptied or filled in, the layouts say that it is the same decision,
 * if its organ is the same.  Without a number the organ, the party and the day
 * are all that tells a decision, and what else it says may have been corrected.
 * What is delivered as it was has been found before, and is no candidate: else
 * a new row would take the record of one that is still there.
 */
CREATE FUNCTION @internal@.fed_otherwise(feed text, facts jsonb, at timestamptz, again boolean) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	entries CONSTANT bigint[] := @internal@.entries_of((facts ->> 'subject')::bigint, @internal@.today());
	number CONSTANT govcredit.document_no := facts ->> 'document_no';
	day CONSTANT date := facts ->> 'decided_on';
	found bigint[];
BEGIN
	SELECT array_agg(r.id ORDER BY r.id) INTO found
	  FROM @registry@.record r
	  JOIN @internal@.fed f ON f.record = r.id
	 WHERE r.subject = ANY (entries) AND r.record_type = facts ->> 'record_type' AND r.revoked_at IS NULL
	   AND CASE WHEN r.document_no IS NULL OR number IS NULL THEN r.decided_on = day ELSE r.document_no = number AND r.decided_on <> day END
	   AND (r.source <> (facts ->> 'source')::bigint) IS NOT TRUE AND (r.act_id <> facts ->> 'act_id') IS NOT TRUE
	   AND CASE WHEN f.feed = $1 THEN f.member = CURRENT_USER AND f.delivered_at < $3 ELSE false END;	-- by record
	/* To enter it once more would count one decision twice. */
	IF again AND cardinality(found) > 1 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('nobody can tell which of records %s it is', array_to_string(found, ', ')), CONSTRAINT = 'record_ambiguous',
			ERRCODE = 'cardinality_violation',
			HINT = govcredit.say('Deliver its document number and its day as they were, or revoke what its source has withdrawn.');
	END IF;
	RETURN found[1];
END
$$;
COMMENT ON FUNCTION @internal@.fed_otherwise(text, jsonb, timestamptz, boolean) IS
	'part of load_records(): the one record of a feed, not delivered yet this time, that comes with another day, with its number emptied or filled in, or without one and otherwise; the last time it is asked an error where it may be several 日期或文号变更的记录';

/*
 * What was revoked here and is delivered on is no decision made anew, whatever
 * its source puts right in it; that has a later day under its number.
 */
CREATE FUNCTION @internal@.fed_revoked(feed text, facts jsonb) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	entries CONSTANT bigint[] := @internal@.entries_of((facts ->> 'subject')::bigint, @internal@.today());
	number CONSTANT govcredit.document_no := facts ->> 'document_no';
	day CONSTANT date := facts ->> 'decided_on';
BEGIN
	RETURN (
		SELECT r.id
		  FROM @registry@.record r
		  JOIN @internal@.fed f ON f.record = r.id
		 WHERE r.subject = ANY (entries) AND r.record_type = facts ->> 'record_type' AND r.revoked_at IS NOT NULL
		   AND CASE WHEN r.document_no IS NULL OR number IS NULL THEN r.decided_on = day ELSE r.document_no = number AND r.decided_on >= day END
		   AND (r.source <> (facts ->> 'source')::bigint) IS NOT TRUE AND (r.act_id <> facts ->> 'act_id') IS NOT TRUE
		   AND CASE WHEN f.feed = $1 THEN f.member = CURRENT_USER ELSE false END	-- by record
		   AND NOT EXISTS (SELECT FROM @registry@.record o WHERE o.replaces = r.id AND o.revoked_at IS NULL)
		 ORDER BY r.decided_on, r.id
		 LIMIT 1);
END
$$;
COMMENT ON FUNCTION @internal@.fed_revoked(text, jsonb) IS
	'part of load_records(): the record of a feed that was revoked here and comes again, changed or not 已撤销而仍在报送的记录';

CREATE FUNCTION @internal@.note_fed(record bigint, feed text, facts jsonb, sha256 text, at timestamptz) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	/* Of what one delivery says twice the first counts. */
	INSERT INTO @internal@.fed AS f (feed, record, said, sha256, version, delivered_at)
		SELECT $2, r.id, jsonb_strip_nulls(to_jsonb(jsonb_populate_record(NULL::@registry@.record, $3 - 'subject'))), $4, r.recorded_at, $5
		  FROM @registry@.record r
		 WHERE r.id = $1
		ON CONFLICT ON CONSTRAINT fed_pkey DO UPDATE
			SET said = excluded.said, sha256 = excluded.sha256, version = excluded.version, delivered_at = excluded.delivered_at
		  WHERE f.delivered_at < excluded.delivered_at;
END
$$;
COMMENT ON FUNCTION @internal@.note_fed(bigint, text, jsonb, text, timestamptz) IS 'part of load_records(): keeps what a feed says of a record 留存报送内容';

/*
 * What was refused was delivered all the same, if it is known of what: by its
 * number and its party, who has a code or a name; without a number by party and
 * day.  What is blank or cannot be read rules nothing out.  It is asked when the
 * whole is delivered: what else came is not taken for it.
 */
CREATE FUNCTION @internal@.note_refused(element jsonb, feed text, at timestamptz) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	number CONSTANT govcredit.document_no := govcredit.try_document_no(element ->> 'document_no');
	day CONSTANT date := govcredit.cell_date(element ->> 'decided_on');
	type CONSTANT text := element ->> 'record_type';
	code CONSTANT govcredit.uscc := govcredit.try_uscc(element #>> '{subject,uscc}');
	spellings CONSTANT text[] := @internal@.name_spellings(element #>> '{subject,name}');
BEGIN
	WITH body AS (
		SELECT s.id FROM @registry@.subject s WHERE s.uscc = code
		 UNION
		SELECT s.id FROM @registry@.subject s WHERE govcredit.plain_name(s.name) = ANY (spellings)
		 UNION
		SELECT f.subject FROM @registry@.former f WHERE f.uscc = code
		 UNION
		SELECT f.subject FROM @registry@.former f WHERE govcredit.plain_name(f.name) = ANY (spellings)
		 UNION
		SELECT s.id FROM @registry@.subject s WHERE to_jsonb(s.id) = element #> '{subject,id}'
	), met AS (
		SELECT f.record, f.said, true AS party
		  FROM (SELECT DISTINCT e.id FROM body b CROSS JOIN LATERAL unnest(@internal@.entries_of(b.id, @internal@.today())) e (id)) e
		  JOIN @registry@.record r ON r.subject = e.id AND r.revoked_at IS NULL
		  JOIN @internal@.fed f ON f.record = r.id AND CASE WHEN f.feed = $2 THEN f.member = CURRENT_USER AND f.delivered_at < $3 ELSE false END	-- by record
		 WHERE CASE WHEN number IS NULL OR f.said -> 'document_no' IS NULL
					THEN (f.said ->> 'record_type' = type) IS NOT FALSE AND ((f.said ->> 'decided_on')::date = day) IS NOT FALSE
					ELSE f.said ->> 'document_no' = number::text END
		 UNION ALL
		/* Who cannot be told by a code may have another name by now. */
		SELECT f.record, f.said, false
		  FROM @internal@.fed f
		 WHERE code IS NULL AND f.said ->> 'document_no' = number::text
		   AND CASE WHEN f.feed = $2 THEN f.member = CURRENT_USER AND f.delivered_at < $3 ELSE false END	-- by number
	), ranked AS (
		SELECT m.record, rank() OVER (ORDER BY m.party DESC, m.said ->> 'document_no' = number::text DESC NULLS LAST, m.said ->> 'record_type' = type DESC NULLS LAST,
											   (m.said ->> 'decided_on')::date = day DESC NULLS LAST) AS place
		  FROM met m
	)
	UPDATE @internal@.fed f
	   SET delivered_at = $3, sha256 = NULL
	  FROM (SELECT DISTINCT r.record FROM ranked r WHERE r.place = 1) s
	 WHERE f.record = s.record AND CASE WHEN f.feed = $2 THEN f.member = CURRENT_USER ELSE false END;	-- by record
END
$$;
COMMENT ON FUNCTION @internal@.note_refused(jsonb, text, timestamptz) IS 'part of load_records(): an element that was refused is no record that is gone 被拒内容不视为消失';

/*
 * What the source says now takes the place of what it said last, unless that
 * was changed here meanwhile: then the two say otherwise, and nothing of the
 * record is changed.  What is blank there and was is nothing it says.
 */
CREATE FUNCTION @internal@.amend_record(record bigint, present jsonb, facts jsonb, feed text, at timestamptz, OUT amended text, OUT differ text)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
DECLARE
	stated CONSTANT jsonb := @internal@.without_documents(to_jsonb(jsonb_populate_record(NULL::@registry@.record, facts)));
	stands CONSTANT jsonb := @internal@.without_documents(present);
	last @internal@.fed;
	columns text;
BEGIN
	SELECT f.* INTO last FROM @internal@.fed f WHERE f.record = $1 AND CASE WHEN f.feed = $4 THEN f.member = CURRENT_USER ELSE false END;	-- by record
	SELECT string_agg(quote_ident(c.key), ', ' ORDER BY c.key COLLATE "C") FILTER (WHERE c.held),
		   string_agg(c.key, ', ' ORDER BY c.key COLLATE "C") FILTER (WHERE c.held),
		   string_agg(c.key, ', ' ORDER BY c.key COLLATE "C") FILTER (WHERE NOT c.held) INTO columns, amended, differ
	  FROM (SELECT k.key, stands -> k.key = coalesce(last.said -> k.key, 'null') AND (last.delivered_at = at) IS NOT TRUE AS held
			  FROM jsonb_object_keys(facts - 'subject') k (key)
			 WHERE stated -> k.key IS DISTINCT FROM stands -> k.key
			   AND (stated -> k.key <> 'null' OR coalesce(last.said -> k.key, 'null') <> 'null')) c;
	IF differ IS NULL AND columns IS NOT NULL THEN
		EXECUTE format('UPDATE %1$s.record r SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(NULL::%1$s.record, $1)) WHERE r.id = $2', '@registry@', columns)
			USING facts, record;
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.amend_record(bigint, jsonb, jsonb, text, timestamptz) IS
	'part of load_records(): a record as its source says it now, and which columns were amended; or in which the source and what was changed here differ, and nothing is amended 按来源更新记录';

CREATE FUNCTION @internal@.insert_record(facts jsonb, fresh boolean) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	about CONSTANT bigint := facts ->> 'subject';
	columns text;
	record bigint;
BEGIN
	IF NOT fresh THEN
		facts := jsonb_build_object('replaces', @internal@.annulled_before(about, facts ->> 'record_type', (facts ->> 'decided_on')::date,
			(facts ->> 'document_no')::govcredit.document_no)) || facts;
	END IF;
	/* Only what is given is written: rights on columns, and defaults, hold. */
	SELECT string_agg(quote_ident(k.key), ', ' ORDER BY k.key COLLATE "C") INTO columns
	  FROM jsonb_object_keys(jsonb_strip_nulls(facts)) k (key);
	columns := format('INSERT INTO %1$s.record (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$s.record, $1)', '@registry@', columns);
	/* A number of a row one may not read is not read back: that of a person just entered. */
	IF fresh AND NOT @internal@.sees_all() AND NOT @internal@.subject_in_scope(about) THEN
		EXECUTE columns USING facts;
	ELSE
		EXECUTE columns || ' RETURNING id' USING facts INTO record;
	END IF;
	RETURN record;
END
$$;
COMMENT ON FUNCTION @internal@.insert_record(jsonb, boolean) IS 'part of load_records(): enters a record, and says its number if one may read it 录入导入的记录';

CREATE FUNCTION @internal@.load_record(element jsonb, enter_subjects boolean, place govcredit.division, feed text, at timestamptz, again boolean,
		OUT state text, OUT record bigint, OUT message text, OUT hint text)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	digest text := CASE WHEN feed IS NOT NULL THEN encode(sha256(convert_to(element::text, 'UTF8')), 'hex') END;
	facts jsonb;
	entered jsonb;
	fresh boolean;
	known jsonb;
	differ text;
	amended text;
BEGIN
	record := @internal@.fed_again(feed, digest, at);
	IF record IS NOT NULL THEN
		state := 'already there';
		RETURN;
	END IF;
	SELECT m.facts, m.fresh, m.record, m.known, m.differ INTO facts, fresh, record, known, differ
	  FROM @internal@.matched_record(element, enter_subjects, place) m;
	IF record IS NULL AND feed IS NOT NULL AND NOT fresh THEN
		record := @internal@.fed_otherwise(feed, facts, at, again);
		IF record IS NOT NULL AND NOT again THEN
			state := 'later';
			RETURN;
		END IF;
		SELECT to_jsonb(r.*), 'decided_on, document_no' INTO known, differ FROM @registry@.record r WHERE r.id = record;
	END IF;
	/* What lets it be published may come in a version. */
	entered := facts - CASE WHEN element ? 'versions' AND (@internal@.sees_all() OR NOT fresh) THEN '{published_on,taken_down_on}'::text[] ELSE '{}' END;
	IF record IS NULL AND feed IS NOT NULL AND NOT fresh THEN
		record := @internal@.fed_revoked(feed, facts);
		known := (SELECT to_jsonb(r.*) FROM @registry@.record r WHERE r.id = load_record.record);
	END IF;
	IF record IS NULL THEN
		record := @internal@.insert_record(entered, fresh);
		state := 'entered';
	ELSIF differ IS NULL THEN
		state := CASE WHEN known -> 'revoked_at' = 'null' THEN 'already there' ELSE 'revoked' END;
	ELSIF feed IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('record %s says otherwise', record), CONSTRAINT = 'record_says_otherwise',
			ERRCODE = 'unique_violation',
			DETAIL = govcredit.say('Different: %s.', differ),
			HINT = govcredit.say('What was corrected at its source is an UPDATE of the record, or comes with the name of its feed.');
	ELSE
		SELECT a.amended, a.differ INTO amended, differ FROM @internal@.amend_record(record, known, entered, feed, at) a;
		state := CASE WHEN differ IS NOT NULL THEN 'contradiction' WHEN amended IS NOT NULL THEN 'updated' ELSE 'already there' END;
	END IF;
	IF state NOT IN ('revoked', 'contradiction') AND record IS NOT NULL THEN
		PERFORM @internal@.load_parts(record, element);
		IF entered <> facts THEN
			SELECT nullif(concat_ws(', ', amended, a.amended), ''), a.differ INTO amended, differ
			  FROM @registry@.record r
			 CROSS JOIN LATERAL @internal@.amend_record(r.id, to_jsonb(r.*), facts - ARRAY(SELECT jsonb_object_keys(entered)), feed, at) a
			 WHERE r.id = load_record.record;
			state := CASE WHEN differ IS NOT NULL THEN 'contradiction' WHEN state = 'already there' AND amended IS NOT NULL THEN 'updated' ELSE state END;
		END IF;
	END IF;
	message := CASE state WHEN 'contradiction' THEN govcredit.say('record %s says otherwise', record) WHEN 'updated' THEN govcredit.say('Changed: %s.', amended)
						  WHEN 'revoked' THEN govcredit.say('record %s was revoked here, and its source delivers it', record) END;
	IF state = 'contradiction' THEN
		hint := govcredit.say('Different: %s.', differ) || ' ' || govcredit.say('It was changed here, or the delivery says it twice; it is reported until both say the same.');
	END IF;
	IF state IN ('revoked', 'contradiction') OR record IS NULL THEN
		digest := NULL;
	END IF;
	IF feed IS NOT NULL AND state <> 'revoked' THEN
		PERFORM @internal@.note_fed(record, feed, facts, digest, at);
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.load_record(jsonb, boolean, govcredit.division, text, timestamptz, boolean) IS
	'part of load_records(): one element; state later: it may be a record of the feed that has changed, and is asked again when the others are found 导入一条';

CREATE TYPE @registry@.load_records_row AS (
	place bigint, state text, record bigint, error text, message text, hint text
);
COMMENT ON TYPE @registry@.load_records_row IS 'a row of load_records() 查询结果行';
COMMENT ON COLUMN @registry@.load_records_row.place IS 'place in the array 序号';
COMMENT ON COLUMN @registry@.load_records_row.state IS 'what became of it 处理结果';
COMMENT ON COLUMN @registry@.load_records_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.load_records_row.error IS 'SQLSTATE of what was refused 错误代码';
COMMENT ON COLUMN @registry@.load_records_row.message IS 'why 错误信息';
COMMENT ON COLUMN @registry@.load_records_row.hint IS 'what to do 处理提示';
/* Tried apart: what it became, or why not. */
CREATE FUNCTION @internal@.load_apart(element jsonb, twice text, enter_subjects boolean, place govcredit.division, feed text, at timestamptz, again boolean)
	RETURNS @registry@.load_records_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	answer @registry@.load_records_row;
	detail text;
	relation text;
BEGIN
	PERFORM @internal@.refuse_repeated(twice);
	SELECT l.state, l.record, l.message, l.hint INTO answer.state, answer.record, answer.message, answer.hint
	  FROM @internal@.load_record(element, enter_subjects, $4, feed, at, again) l;
	RETURN answer;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS answer.error = RETURNED_SQLSTATE, answer.message = MESSAGE_TEXT,
		detail = PG_EXCEPTION_DETAIL, answer.hint = PG_EXCEPTION_HINT, relation = TABLE_NAME;
	answer.state := 'refused';
	answer.record := NULL;
	answer.message := govcredit.mask_text(answer.message);
	/* The server's own details show keys and whole rows. */
	answer.hint := nullif(concat_ws(' ', CASE WHEN relation = '' THEN nullif(govcredit.mask_text(detail), '') END,
			nullif(answer.hint, '')), '');
	RETURN answer;
END
$$;
COMMENT ON FUNCTION @internal@.load_apart(jsonb, text, boolean, govcredit.division, text, timestamptz, boolean) IS
	'part of load_records() and load_table(): one element, taken or refused by itself 单独导入一条';

/*
 * Most of what a first delivery says is of bodies that nobody has met: of them
 * nothing can be there already, so they and their records are entered together,
 * by a statement each.  That is left for row by row which could turn out
 * otherwise by what comes before it, or be refused: whatever is not told apart
 * by a code of its own, and whatever fails, a half at a time.
 */
CREATE FUNCTION @internal@.new_elements(elements jsonb[], place govcredit.division, feed text)
	RETURNS TABLE (n bigint, facts jsonb, subject jsonb, sha256 text)
	LANGUAGE plpgsql STABLE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- tables grow under the plan that was made of them empty
AS $$
DECLARE
	loadable CONSTANT text[] := ARRAY(SELECT c FROM unnest(@internal@.loadable_columns()) c WHERE c NOT IN ('subject', 'source', 'replaces', 'matter', 'step'));
	days CONSTANT text[] := ARRAY(
		SELECT a.attname::text FROM pg_attribute a WHERE a.attrelid = '@registry@.record'::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid = 'date'::regtype);
	/* Who has no code, or supplies, may be taken for one of that name, or code. */
	others CONSTANT text[] := ARRAY(
		SELECT govcredit.plain_name(e #>> '{subject,name}') FROM unnest(elements) e WHERE e #>> '{subject,uscc}' IS NULL AND e #>> '{subject,name}' IS NOT NULL);
	suppliers CONSTANT text[] := ARRAY(
		SELECT DISTINCT coalesce(govcredit.try_uscc(o.said)::text, govcredit.plain_name(o.said))
		  FROM unnest(elements) e
		 CROSS JOIN LATERAL (VALUES (e #>> '{source,uscc}'), (e #>> '{source,name}'), (CASE WHEN jsonb_typeof(e -> 'source') = 'string' THEN e ->> 'source' END)) o (said)
		 WHERE o.said IS NOT NULL);
	codeless CONSTANT boolean := EXISTS (SELECT FROM @registry@.subject b WHERE b.uscc IS NULL AND b.kind <> 'source' AND NOT b.protected);
BEGIN
	RETURN QUERY
	WITH said AS MATERIALIZED (
		SELECT DISTINCT ON (c.code) e.n, e.value, e.value -> 'subject' AS whom, c.code, coalesce(e.value #>> '{subject,division}', $2::text) AS division,
			   CASE jsonb_typeof(e.value -> 'source') WHEN 'object' THEN e.value -> 'source' WHEN 'string'
					THEN jsonb_build_object(CASE WHEN govcredit.try_uscc(e.value ->> 'source') IS NULL THEN 'name' ELSE 'uscc' END, e.value -> 'source') END AS source
		  FROM unnest(elements) WITH ORDINALITY e (value, n)
		 CROSS JOIN LATERAL (SELECT govcredit.try_uscc(e.value #>> '{subject,uscc}') AS code) c
		 WHERE c.code IS NOT NULL
		 ORDER BY c.code, e.n
	), fit AS MATERIALIZED (
		SELECT s.*, CASE WHEN $3 IS NOT NULL THEN encode(sha256(convert_to(s.value::text, 'UTF8')), 'hex') END AS sha
		  FROM said s
		 WHERE s.whom - '{uscc,name,kind,division}'::text[] = '{}' AND jsonb_typeof(s.whom -> 'name') = 'string' AND jsonb_typeof(s.whom -> 'kind') = 'string'
		   AND s.value - '{subject,source}'::text[] - loadable = '{}' AND coalesce(s.source, '{}') - '{uscc,name}'::text[] = '{}'
		   AND s.value ->> 'decided_on' IS NOT NULL AND s.value ->> 'record_type' IS NOT NULL AND s.division IS NOT NULL
		   AND NOT EXISTS (SELECT FROM unnest(days) d WHERE s.value ->> d !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
		   AND s.whom ->> 'kind' <> 'source' AND NOT EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = s.whom ->> 'kind')
		   AND s.code::text <> ALL (suppliers) AND govcredit.plain_name(s.whom ->> 'name') <> ALL (suppliers)
		   /* One by one, by their indexes: not to be joined with all there are. */
		   AND (SELECT b.id FROM @registry@.subject b WHERE b.uscc = s.code LIMIT 1) IS NULL
		   AND (SELECT f.id FROM @registry@.former f WHERE f.uscc = s.code LIMIT 1) IS NULL
	), sound AS MATERIALIZED (
		/* What the edition of its day cannot judge, or is no day or no sum, is refused by itself. */
		SELECT f.*
		  FROM fit f
		  JOIN (SELECT d.division, d.day, @internal@.edition_of(d.division::govcredit.division, govcredit.cell_date(d.day)) AS policy
				  FROM (SELECT DISTINCT f.division, f.value ->> 'decided_on' AS day FROM fit f) d
				 WHERE govcredit.cell_date(d.day) BETWEEN '1949-10-01' AND @internal@.today()) e ON e.division = f.division AND e.day = f.value ->> 'decided_on'
		 WHERE CASE WHEN (f.value ->> 'amount' ~ '^[0-9]{1,12}([.][0-9]{1,6})?$') IS NOT FALSE
					THEN govcredit.judges(e.policy, f.whom ->> 'kind', f.value ->> 'record_type', f.value ->> 'severity', (f.value ->> 'amount')::numeric) IS NULL END
	), known AS MATERIALIZED (
		SELECT d.source, d.day, @internal@.find_source(d.source, d.day::date) AS id
		  FROM (SELECT DISTINCT f.source, f.value ->> 'decided_on' AS day FROM sound f WHERE f.source IS NOT NULL) d
	)
	SELECT f.n, (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(f.value - '{subject,source}'::text[] || jsonb_build_object('source', k.id)) e WHERE e.value <> 'null'),
		   f.whom || jsonb_build_object('uscc', f.code, 'division', f.division), f.sha
	  FROM sound f
	  LEFT JOIN known k ON k.source = f.source AND k.day = f.value ->> 'decided_on'
	  LEFT JOIN @registry@.subject o ON o.id = k.id
	 /* Who is not there yet is entered with the first that names him. */
	 WHERE CASE WHEN f.source IS NULL THEN true ELSE govcredit.plain_name(o.name) = govcredit.plain_name(coalesce(f.source ->> 'name', o.name)) END
	   AND (SELECT x.record FROM @internal@.fed x WHERE x.member = CURRENT_USER AND x.feed = $3 AND x.sha256 = f.sha LIMIT 1) IS NULL
	   /* A body of its name without a code may be it. */
	   AND CASE WHEN others = '{}' AND NOT codeless THEN true
				ELSE NOT EXISTS (
						SELECT
						  FROM @internal@.name_spellings(f.whom ->> 'name') w (spellings)
						 WHERE w.spellings && others
							/* By name: without a code there are many. */
							OR (SELECT b.id FROM @registry@.subject b WHERE govcredit.plain_name(b.name) = ANY (w.spellings) AND CASE WHEN b.uscc IS NULL THEN true ELSE false END LIMIT 1) IS NOT NULL) END
	 ORDER BY f.n;
END
$$;
COMMENT ON FUNCTION @internal@.new_elements(jsonb[], govcredit.division, text) IS
	'part of load_records() and load_table(): of several elements those of bodies with a code that are not in the books, whose suppliers are, with what they say as columns of the two tables 首次导入的主体与记录';

CREATE FUNCTION @internal@.load_new(elements jsonb[], place govcredit.division, feed text, at timestamptz) RETURNS bigint[]
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- tables grow under the plan that was made of them empty
AS $$
DECLARE
	many CONSTANT integer := cardinality(elements);
	few CONSTANT integer := 16;		-- by themselves they cost no more
	taken bigint[] := array_fill(NULL::bigint, ARRAY[many]);
	fresh jsonb;
	part record;
BEGIN
	IF many < few THEN
		RETURN taken;
	END IF;
	SELECT jsonb_agg(jsonb_build_object('n', e.n, 'facts', e.facts, 'subject', e.subject, 'sha256', e.sha256) ORDER BY e.n) INTO fresh
	  FROM @internal@.new_elements(elements, $2, $3) e;
	IF coalesce(jsonb_array_length(fresh), 0) < few THEN
		RETURN taken;
	END IF;
	WITH entered AS (
		INSERT INTO @registry@.subject (kind, name, uscc, division)
			SELECT d.kind, d.name, d.uscc, d.division
			  FROM jsonb_array_elements(fresh) WITH ORDINALITY f (value, place)
			 CROSS JOIN LATERAL jsonb_to_record(f.value -> 'subject') AS d (kind text, name text, uscc govcredit.uscc, division govcredit.division)
			 ORDER BY f.place
			RETURNING id, uscc)
	SELECT jsonb_agg(f.value || jsonb_build_object('id', e.id) ORDER BY e.id) INTO fresh
	  FROM jsonb_array_elements(fresh) f (value)
	  JOIN entered e ON e.uscc = (f.value #>> '{subject,uscc}')::govcredit.uscc;
	/* Only what is given is written: rights on columns, and defaults, hold. */
	FOR part IN
		SELECT k.columns, array_agg(f.value -> 'facts' || jsonb_build_object('subject', f.value -> 'id') ORDER BY f.place) AS facts
		  FROM jsonb_array_elements(fresh) WITH ORDINALITY f (value, place)
		 CROSS JOIN LATERAL (SELECT string_agg(quote_ident(c), ', ' ORDER BY c COLLATE "C") AS columns FROM jsonb_object_keys(f.value -> 'facts' || '{"subject": 0}') c) k
		 GROUP BY k.columns
		 ORDER BY k.columns COLLATE "C"
	LOOP
		EXECUTE format('INSERT INTO %1$s.record (%2$s) SELECT %2$s FROM unnest($1) WITH ORDINALITY f (facts, place) CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$s.record, f.facts) ORDER BY f.place',
				'@registry@', part.columns)
			USING part.facts;
	END LOOP;
	SELECT array_agg(r.id ORDER BY e.n) INTO taken
	  FROM generate_series(1, many) e (n)
	  LEFT JOIN jsonb_array_elements(fresh) f (value) ON (f.value ->> 'n')::integer = e.n
	  LEFT JOIN @registry@.record r ON r.subject = (f.value ->> 'id')::bigint;
	INSERT INTO @internal@.fed (feed, record, said, sha256, version, delivered_at)
		SELECT $3, r.id, jsonb_strip_nulls(to_jsonb(jsonb_populate_record(NULL::@registry@.record, f.value -> 'facts'))), f.value ->> 'sha256', r.recorded_at, $4
		  FROM jsonb_array_elements(fresh) f (value)
		  JOIN @registry@.record r ON r.subject = (f.value ->> 'id')::bigint
		 WHERE $3 IS NOT NULL;
	RETURN taken;
EXCEPTION WHEN OTHERS THEN
	RETURN @internal@.load_new(elements[:many / 2], $2, $3, $4) || @internal@.load_new(elements[many / 2 + 1:], $2, $3, $4);
END
$$;
COMMENT ON FUNCTION @internal@.load_new(jsonb[], govcredit.division, text, timestamptz) IS
	'part of load_records() and load_table(): enters what is of bodies that are not in the books, all together, and says their records by place; NULL: left for row by row 首次导入批量录入';

/* Of a list that comes every night little is new: it is looked for in one batch of five. */
CREATE FUNCTION @internal@.batches_passed(passed integer, fresh bigint[]) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN CASE WHEN passed > 0 THEN passed - 1 WHEN cardinality(fresh) = 500 AND array_remove(fresh, NULL) = '{}' THEN 4 ELSE 0 END;
END
$$;
COMMENT ON FUNCTION @internal@.batches_passed(integer, bigint[]) IS
	'part of load_records() and load_table(): in how many batches more nothing is entered together, after one in which nothing could be 跳过的批次';

CREATE FUNCTION @internal@.vanished(feed text, at timestamptz) RETURNS SETOF @registry@.load_records_row
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
	SET enable_seqscan = off	-- it grows under the plan that was made of it empty
AS $$
BEGIN
	RETURN QUERY
	SELECT NULL::bigint, 'vanished', r.id, NULL, govcredit.say('record %s is not delivered any more', r.id),
		   govcredit.say('If its source has withdrawn it, revoke it.')
	  FROM @internal@.fed f
	  JOIN @registry@.record r ON r.id = f.record AND r.revoked_at IS NULL
	 WHERE f.member = CURRENT_USER AND f.feed = $1 AND f.delivered_at < $2
	 ORDER BY r.id;
END
$$;
COMMENT ON FUNCTION @internal@.vanished(text, timestamptz) IS
	'part of load_records() and load_table(): what a feed delivered before and has no more 不再报送的记录';

/*
 * What a feed said last of what stands is what its next delivery is held
 * against, and stays.  Of a revoked record nothing is held against it, nor of a
 * feed that comes no more.
 */
CREATE FUNCTION @internal@.prune_feeds() RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	pruned bigint;
BEGIN
	PERFORM @internal@.take_turn(govcredit.say('what is loaded'));
	DELETE FROM @internal@.fed f
	 WHERE NOT EXISTS (SELECT FROM @registry@.record r WHERE r.id = f.record AND r.revoked_at IS NULL);
	GET DIAGNOSTICS pruned = ROW_COUNT;
	RETURN pruned;
END
$$;
COMMENT ON FUNCTION @internal@.prune_feeds() IS
	'for the owner, now and then: takes out what feeds said of records that are revoked, and says of how many 清理报送留存; what stands keeps what was said of it last, so every load answers as before';

CREATE FUNCTION @internal@.forget_feed(member name, feed text) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	pruned bigint;
BEGIN
	PERFORM @internal@.take_turn(govcredit.say('what is loaded'));
	DELETE FROM @internal@.fed f WHERE f.member = $1 AND f.feed = $2;
	GET DIAGNOSTICS pruned = ROW_COUNT;
	IF pruned = 0 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('"%s" has loaded no feed "%s"', $1, $2), CONSTRAINT = 'there_is_no_feed',
			ERRCODE = 'no_data_found',
			HINT = (SELECT govcredit.say('Feeds there are: %s.', string_agg(DISTINCT format('%s, "%s"', f.member, f.feed) COLLATE "C", '; ' ORDER BY format('%s, "%s"', f.member, f.feed) COLLATE "C"))
					  FROM @internal@.fed f
					HAVING count(*) > 0);
	END IF;
	RETURN pruned;
END
$$;
COMMENT ON FUNCTION @internal@.forget_feed(name, text) IS
	'for the owner: takes out all that a member''s feed said, and says of how many records 删除报送来源留存: of one that comes no more. Were it loaded again it would be a first time: nothing would be known as gone, and what differs from the books a contradiction';

CREATE FUNCTION @registry@.load_records(records text, partial boolean DEFAULT false, enter_subjects boolean DEFAULT false, feed text DEFAULT NULL)
	RETURNS SETOF @registry@.load_records_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	answer @registry@.load_records_row;
	taken record;
	batch jsonb[];
	places bigint[];
	fresh bigint[];
	passed integer := 0;
	element jsonb;
	again boolean;
	later bigint[] := '{}';
	refused jsonb[] := '{}';
	twice text;
	detail text;
	relation text;
BEGIN
	SELECT r.* INTO taken FROM govcredit.read_rows(records) r;
	IF jsonb_typeof(taken.rows) IS DISTINCT FROM 'array' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('records are loaded from an array of objects'), CONSTRAINT = 'records_not_array',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	/* Two sessions that load the same would each find it missing. */
	PERFORM @internal@.refuse_blank(feed);
	PERFORM @internal@.take_turn(govcredit.say('what is loaded'));
	/* Row by row, each is tried apart; else one fault is the end of all. */
	FOREACH again IN ARRAY ARRAY[false, true] LOOP
		FOR batch, places IN
			SELECT array_agg(e.value ORDER BY e.turn), array_agg(e.ordinality ORDER BY e.turn)
			  FROM (SELECT e.value, e.ordinality, row_number() OVER (ORDER BY feed IS NOT NULL AND e.value ->> 'document_no' IS NULL, e.ordinality) AS turn
					  FROM jsonb_array_elements(taken.rows) WITH ORDINALITY e
					 WHERE NOT again OR e.ordinality IN (SELECT unnest(later))) e
			 GROUP BY (e.turn + 467) / 500
			 ORDER BY (e.turn + 467) / 500
		LOOP
			fresh := CASE WHEN enter_subjects AND NOT again AND taken.repeated = '{}' AND passed = 0 THEN @internal@.load_new(batch, NULL, feed, at) END;
			passed := @internal@.batches_passed(passed, fresh);
			FOR turn IN 1 .. cardinality(batch) LOOP
				element := batch[turn];
				answer.place := places[turn];
				IF taken.repeated <> '{}' THEN
					twice := (SELECT min(p COLLATE "C") FROM unnest(taken.repeated) p WHERE starts_with(p, format('$[%s]', places[turn] - 1)));
				END IF;
				IF fresh[turn] IS NOT NULL THEN
					answer := NULL;
					answer.place := places[turn];
					answer.state := 'entered';
					answer.record := fresh[turn];
				ELSIF partial THEN
					answer := @internal@.load_apart(element, twice, enter_subjects, NULL, feed, at, again);
					answer.place := places[turn];
				ELSE
					PERFORM @internal@.refuse_repeated(twice);
					SELECT l.state, l.record, l.message, l.hint INTO answer.state, answer.record, answer.message, answer.hint
					  FROM @internal@.load_record(element, enter_subjects, NULL, feed, at, again) l;
				END IF;
				IF answer.state = 'later' THEN
					later := later || places[turn];
					CONTINUE;
				ELSIF answer.state = 'refused' THEN
					refused := refused || element;
				END IF;
				RETURN NEXT answer;
			END LOOP;
		END LOOP;
		EXIT WHEN later = '{}';
	END LOOP;
	PERFORM @internal@.note_refused(r, feed, at) FROM unnest(refused) r WHERE feed IS NOT NULL;
	answer.place := NULL;
	RETURN QUERY SELECT v.* FROM @internal@.vanished(feed, at) v WHERE feed IS NOT NULL;
EXCEPTION WHEN OTHERS THEN
	IF answer.place IS NULL THEN
		RAISE;
	END IF;
	GET STACKED DIAGNOSTICS answer.error = RETURNED_SQLSTATE, answer.message = MESSAGE_TEXT,
		detail = PG_EXCEPTION_DETAIL, answer.hint = PG_EXCEPTION_HINT, relation = TABLE_NAME;
	answer.hint := concat_ws(' ', CASE WHEN relation = '' THEN nullif(govcredit.mask_text(detail), '') END, nullif(answer.hint, ''));
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('element %s: %s', answer.place, govcredit.mask_text(answer.message)), CONSTRAINT = 'element_failed',
		ERRCODE = answer.error,
		HINT = coalesce(nullif(answer.hint, ''), govcredit.say('Nothing was loaded.'));
END
$$;
COMMENT ON FUNCTION @registry@.load_records(text, boolean, boolean, text) IS
	'loads records from the text of a JSON array of objects, in which no key stands twice 批量导入记录: the columns of table record, subject by code, source by name or code, or both, versions, parties and repairs as arrays of the columns of tables record_version, record_party (party as subject) and repair; a row for each element: entered, already there, revoked, or refused with SQLSTATE, message and hint. All or nothing, unless partial; repeatable. enter_subjects: who is not there yet is entered. feed: the name of what delivers this list, whole, again and again: what its source has changed is updated, what was changed here meanwhile is a contradiction, what it has no more has vanished, and nothing is done about either';

CREATE TYPE @registry@.load_table_row AS (
	state text, rows bigint, record bigint, party text, document text, decided_on text, error text, message text, hint text
);
COMMENT ON TYPE @registry@.load_table_row IS 'a row of load_table() 查询结果行';
COMMENT ON COLUMN @registry@.load_table_row.state IS
	'what became of it 处理结果: entered, already there and left out (whom no policy judges, or revoked at its source) in one row each, withheld beside them (columns of so many rows that another decides); updated, contradiction, revoked, refused and vanished row by row';
COMMENT ON COLUMN @registry@.load_table_row.rows IS 'how many rows 行数';
COMMENT ON COLUMN @registry@.load_table_row.record IS 'record 记录编号';
COMMENT ON COLUMN @registry@.load_table_row.party IS 'who it is about, as delivered 相对人';
COMMENT ON COLUMN @registry@.load_table_row.document IS 'document number, as delivered 文号';
COMMENT ON COLUMN @registry@.load_table_row.decided_on IS 'day of the decision, as delivered 决定日期';
COMMENT ON COLUMN @registry@.load_table_row.error IS 'SQLSTATE of what was refused 错误代码';
COMMENT ON COLUMN @registry@.load_table_row.message IS 'what was changed, or why not 说明';
COMMENT ON COLUMN @registry@.load_table_row.hint IS 'what to do 处理提示';

/* A row of layout_view(), as load_records() takes it. */
CREATE FUNCTION @internal@.table_element(item jsonb, columns text[], place govcredit.division) RETURNS jsonb
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	supplier CONSTANT jsonb := jsonb_strip_nulls(jsonb_build_object('uscc', item -> 'organ_code', 'name', item -> 'organ'));
BEGIN
	IF item ->> 'decided_on' IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the day of the decision is missing or cannot be read: %s',
				coalesce((SELECT string_agg(r #>> '{}', ', ') FROM jsonb_path_query(item, '$.reasons[*]') r), '-')), CONSTRAINT = 'row_without_day',
			ERRCODE = 'not_null_violation';
	END IF;
	/* A cell that cannot be read is not an empty one: it must not take away what was read there. */
	IF jsonb_path_exists(item, '$.reasons[*] ? (@ like_regex ": bad_[a-z]+$")') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('a cell of the row cannot be read: %s',
				(SELECT string_agg(r #>> '{}', ', ') FROM jsonb_path_query(item, '$.reasons[*] ? (@ like_regex ": bad_[a-z]+$")') r)), CONSTRAINT = 'row_unreadable',
			ERRCODE = 'invalid_text_representation',
			HINT = govcredit.say('Nothing of it was taken; mend it at its source.');
	END IF;
	RETURN (SELECT jsonb_object_agg(c, item -> c) FROM unnest(columns) c)
		|| jsonb_build_object('document_no', item -> 'document', 'subject',
			jsonb_strip_nulls(jsonb_build_object('uscc', item -> 'party_code', 'name', item -> 'party', 'kind', item -> 'subject_kind',
				/* Without a code it is known by name in its division. */
				'division', CASE WHEN item ->> 'party_code' IS NULL THEN place::text END)))
		|| CASE WHEN supplier = '{}' THEN '{}' ELSE jsonb_build_object('source', supplier) END;
END
$$;
COMMENT ON FUNCTION @internal@.table_element(jsonb, text[], govcredit.division) IS
	'part of load_table(): a row of a table as an element that load_records() takes 表中一行的导入内容';

/* Whose place it is decides who judges what is entered, and who may see it. */
CREATE FUNCTION @internal@.refuse_place(place govcredit.division) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT EXISTS (SELECT FROM @registry@.jurisdiction j WHERE $1 <@ j.division) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('division %s lies in no jurisdiction of this registry', $1), CONSTRAINT = 'division_in_no_jurisdiction',
			ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('Jurisdictions there are: %s.', coalesce((SELECT string_agg(d.division::text, ', ' ORDER BY d.division) FROM (SELECT DISTINCT j.division FROM @registry@.jurisdiction j) d), '-'));
	END IF;
	IF NOT @internal@.sees_all() AND NOT @internal@.in_scope($1, true)
		AND NOT EXISTS (SELECT FROM unnest(@internal@.my_places(true)) u (place) WHERE $1 <@ u.place)
	THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('you enter nothing in division %s', $1), CONSTRAINT = 'division_not_entered',
			ERRCODE = 'insufficient_privilege',
			HINT = govcredit.say('Divisions you enter in: %s.', coalesce((SELECT string_agg(d.division::text, ', ' ORDER BY d.division) FROM (SELECT unnest(@internal@.my_scopes(true)) UNION SELECT unnest(@internal@.my_places(true))) d (division)), '-'));
	END IF;
END
$$;
COMMENT ON FUNCTION @internal@.refuse_place(govcredit.division) IS
	'part of load_table(): an error where no policy of the registry applies in a division, or its user enters nothing there 入库区划校验';

CREATE FUNCTION @internal@.is_whole(item jsonb) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN item ->> 'subject_kind' IS NOT NULL AND item ->> 'decided_on' IS NOT NULL AND item -> 'revoked' IS DISTINCT FROM 'true'
		AND NOT jsonb_path_exists(item, '$.reasons[*] ? (@ like_regex ": bad_[a-z]+$")');
END
$$;
COMMENT ON FUNCTION @internal@.is_whole(jsonb) IS
	'part of load_table(): can all of a row be read, and is it neither left out nor refused before it is looked for 数据行是否完整可读';

CREATE FUNCTION @internal@.load_row(item jsonb, columns text[], place govcredit.division, feed text, at timestamptz, again boolean)
	RETURNS @registry@.load_table_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	answer @registry@.load_table_row;
BEGIN
	answer.rows := 1;
	/* Who has a code is nobody whom no policy judges only because the cell that says it is misspelt; nor is it who is not named. */
	IF item -> 'revoked' = 'true'
		OR item ->> 'subject_kind' IS NULL AND (item ->> 'party' IS NOT NULL OR item ->> 'party_code' IS NOT NULL) AND NOT (item ->> 'party_code' IS NOT NULL AND jsonb_path_exists(item, '$.reasons[*] ? (@ like_regex ": bad_code$")'))
	THEN
		answer.state := 'left out';
		RETURN answer;
	END IF;
	answer.party := item ->> 'party';
	answer.document := item ->> 'document';
	answer.decided_on := item ->> 'decided_on';
	SELECT l.state, l.record, l.error, l.message, l.hint INTO answer.state, answer.record, answer.error, answer.message, answer.hint
	  FROM @internal@.load_apart(@internal@.table_element(item, columns, $3), NULL, true, $3, feed, at, again) l;
	RETURN answer;
EXCEPTION WHEN not_null_violation OR invalid_text_representation THEN
	GET STACKED DIAGNOSTICS answer.error = RETURNED_SQLSTATE, answer.message = MESSAGE_TEXT, answer.hint = PG_EXCEPTION_HINT;
	answer.state := 'refused';
	answer.hint := nullif(answer.hint, '');
	RETURN answer;
END
$$;
COMMENT ON FUNCTION @internal@.load_row(jsonb, text[], govcredit.division, text, timestamptz, boolean) IS 'part of load_table(): one row 导入表中一行';

CREATE FUNCTION @registry@.load_table(relation regclass, division govcredit.division, feed text DEFAULT NULL)
	RETURNS SETOF @registry@.load_table_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
	SET quote_all_identifiers = off	-- a table without a name for its feed is known again by its own
AS $$
DECLARE
	at CONSTANT timestamptz := clock_timestamp();
	name CONSTANT text := coalesce($3, $1::text);
	columns CONSTANT text[] := ARRAY(
		SELECT a.attname::text FROM pg_attribute a
		 WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped
		   AND a.attname = ANY (@internal@.loadable_columns()) AND a.attname NOT IN ('subject', 'source', 'document_no', 'replaces', 'matter', 'step'));
	/* What another decides he enters: it is said, and the rest is taken. */
	given CONSTANT text[] := ARRAY(SELECT c FROM unnest(columns) c WHERE has_column_privilege('@registry@.record'::regclass, c, 'INSERT'));
	withheld CONSTANT text[] := ARRAY(SELECT c FROM unnest(columns) c WHERE c <> ALL (given));
	missing text;
	batch jsonb[];
	fresh bigint[];
	passed integer := 0;
	item jsonb;
	again boolean;
	later jsonb[] := '{}';
	refused jsonb[] := '{}';
	answer @registry@.load_table_row;
	quiet jsonb := '{}';
	withheld_rows bigint := 0;
	house CONSTANT regnamespace := '@internal@';
BEGIN
	IF govcredit.on_one_server('@registry@', house) AND ($1 IS NULL OR $2 IS NULL) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table and division of what is loaded must not be null'), CONSTRAINT = 'load_table_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	SELECT string_agg(format('"%s"', c), ', ' ORDER BY c COLLATE "C") INTO missing
	  FROM unnest('{party,party_code,document,record_type,subject_kind,decided_on}'::text[]) c
	 WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = $1 AND a.attname = c AND NOT a.attisdropped);
	IF missing IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('%s has no column %s, and is not loaded', $1, missing), CONSTRAINT = 'load_table_columns',
			ERRCODE = 'undefined_column',
			HINT = govcredit.say('layout_view() makes a view that has them.');
	END IF;
	PERFORM @internal@.refuse_blank(feed);
	PERFORM @internal@.refuse_place($2);
	PERFORM @internal@.take_turn(govcredit.say('what is loaded'));
	/* In one order every time: of what stands twice the first counts.  What may be a record that has changed waits until the others are found. */
	FOREACH again IN ARRAY ARRAY[false, true] LOOP
		FOR batch IN EXECUTE format('SELECT array_agg(o.item ORDER BY o.turn) FROM (%s) o GROUP BY (o.turn + 467) / 500 ORDER BY (o.turn + 467) / 500',
				CASE WHEN again THEN 'SELECT u.item, u.turn FROM unnest($1) WITH ORDINALITY u (item, turn)'
					 ELSE format('SELECT i.item, row_number() OVER (ORDER BY i.item ->> ''document'' IS NULL, i.item ->> ''decided_on'' COLLATE "C", i.item::text COLLATE "C") AS turn FROM %s r CROSS JOIN LATERAL (SELECT to_jsonb(r.*) - ''source_row'' AS item) i', $1) END)
			USING later
		LOOP
			fresh := CASE WHEN NOT again AND passed = 0 THEN @internal@.load_new(ARRAY(SELECT CASE WHEN @internal@.is_whole(u.item) THEN @internal@.table_element(u.item, given, $2) END FROM unnest(batch) WITH ORDINALITY u (item, turn) ORDER BY u.turn), $2, name, at) END;
			passed := @internal@.batches_passed(passed, fresh);
			FOR turn IN 1 .. cardinality(batch) LOOP
				item := batch[turn];
				answer := CASE WHEN fresh[turn] IS NULL THEN @internal@.load_row(item, given, $2, name, at, again) END;
				answer.state := coalesce(answer.state, 'entered');
				IF answer.state = 'later' THEN
					later := later || item;
					CONTINUE;
				END IF;
				IF answer.state IN ('entered', 'already there', 'left out') THEN
					quiet := quiet || jsonb_build_object(answer.state, coalesce((quiet ->> answer.state)::bigint, 0) + 1);
				ELSE
					RETURN NEXT answer;
				END IF;
				IF answer.state = 'refused' OR answer.state = 'left out' AND item -> 'revoked' IS DISTINCT FROM 'true'
					AND jsonb_path_exists(item, '$.reasons[*] ? (@ like_regex ": (bad_code|blank)$")')
				THEN
					refused := refused || item;
				END IF;
				withheld_rows := withheld_rows + (answer.state <> 'left out' AND EXISTS (SELECT FROM unnest(withheld) c WHERE item ->> c IS NOT NULL))::integer;
			END LOOP;
		END LOOP;
		EXIT WHEN later = '{}';
	END LOOP;
	PERFORM @internal@.note_refused(jsonb_build_object('document_no', r -> 'document', 'record_type', r -> 'record_type', 'decided_on', r -> 'decided_on',
				'subject', jsonb_build_object('uscc', r -> 'party_code', 'name', r -> 'party')), name, at)
	   FROM unnest(refused) r;
	RETURN QUERY
	SELECT v.state, 1::bigint, v.record, s.name, r.document_no::text, r.decided_on::text, v.error, v.message, v.hint
	  FROM @internal@.vanished(name, at) v
	  JOIN @registry@.record r ON r.id = v.record
	  JOIN @registry@.subject s ON s.id = r.subject
	 ORDER BY v.record;
	RETURN QUERY
	SELECT q.key, q.value::bigint, NULL::bigint, NULL, NULL, NULL, NULL, NULL, NULL FROM jsonb_each_text(quiet) q ORDER BY q.key COLLATE "C";
	IF withheld_rows > 0 THEN
		answer := NULL;
		answer.state := 'withheld';
		answer.rows := withheld_rows;
		answer.message := govcredit.say('Not loaded, as another decides it: %s.', array_to_string(withheld, ', '));
		answer.hint := govcredit.say('An administrator who loads the table under the same name fills it in.');
		RETURN NEXT answer;
	END IF;
END
$$;
COMMENT ON FUNCTION @registry@.load_table(regclass, govcredit.division, text) IS
	'loads the rows of a view that layout_view() makes, or of a table with its columns, into the registry, again and again 现有业务表入库: new ones are entered, with who they are about and who supplied them, in that division, what changed at the source is updated, what was changed here meanwhile is a contradiction, what is there no more has vanished, each row by itself; what was entered, already there or left out is counted. feed: the name under which this is remembered, else that of the table';

CREATE FUNCTION @internal@.exported_children(relation name, records jsonb, here text, since timestamptz, upto timestamptz) RETURNS jsonb
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	items jsonb;
BEGIN
	EXECUTE format($q$
		SELECT coalesce(jsonb_agg(jsonb_build_object(
				'registry', coalesce(o.registry, $2), 'number', coalesce(o.number, b.id::text),
				'version', CASE WHEN b.recorded_at = o.recorded_at THEN o.version ELSE b.recorded_at END,
				'record', $1 -> b.record::text,
				'row', %1$s.exchanged(%3$L, to_jsonb(b.*))) || coalesce(p.party, '{}') ORDER BY b.id), '[]')
		  FROM %2$s.%3$I b
		  LEFT JOIN %1$s.origin o ON o.relation = %3$L AND o.id = b.id AND o.recorded_at IS NOT NULL
		  /* Who is liable, or objects, is named as the subject of a record is; a person's objection to another's record is not sent, as he is not. */
		  LEFT JOIN LATERAL (
				SELECT jsonb_object_agg(k.key, jsonb_build_array(coalesce(w.registry, $2), coalesce(w.number, n.id))) AS party
				  FROM (VALUES ('party', 'subject'), ('filed_by', 'subject'), ('reviews', 'objection')) k (key, relation)
				 CROSS JOIN LATERAL (SELECT to_jsonb(b.*) ->> k.key AS id) n
				  LEFT JOIN %1$s.origin w ON w.relation = k.relation AND w.id = n.id::bigint AND w.recorded_at IS NOT NULL
				 WHERE n.id IS NOT NULL) p ON true
		 WHERE $1 ? b.record::text AND b.recorded_at <= $4 AND ($3 IS NULL OR b.recorded_at > $3)
		   AND NOT EXISTS (SELECT FROM %2$s.subject s WHERE s.id = (to_jsonb(b.*) ->> 'filed_by')::bigint AND %1$s.is_person(s.kind))
$q$, '@internal@', '@registry@', $1) INTO items USING $2, $3, $4, $5;
	RETURN items;
END
$$;
COMMENT ON FUNCTION @internal@.exported_children(name, jsonb, text, timestamptz, timestamptz) IS
	'part of export_records(): versions, parties, repairs or objections of the records that are sent 导出记录的变更、共同责任主体、修复与异议';

/* What is taken out is withdrawn, as links are; of matters nothing is sent. */
CREATE FUNCTION @internal@.exported_suspensions(records jsonb, here text, since timestamptz, upto timestamptz) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(jsonb_agg(jsonb_build_object(
			'registry', coalesce(o.registry, $2), 'number', coalesce(o.number, b.id::text),
			'version', CASE WHEN b.recorded_at = o.recorded_at THEN o.version ELSE b.recorded_at END)
		|| CASE WHEN b.gone THEN jsonb_build_object('withdrawn', 'taken out 已删除')
				ELSE jsonb_build_object('record', $1 -> b.record::text, 'row', @internal@.exchanged('suspension', b.contents)) END
		|| CASE WHEN b.objection IS NULL OR b.gone THEN '{}'
				ELSE jsonb_build_object('objection', jsonb_build_array(coalesce(q.registry, $2), coalesce(q.number, b.objection::text))) END ORDER BY b.id), '[]')
	  FROM (SELECT x.id, x.record, x.objection, x.recorded_at, false AS gone, to_jsonb(x.*) AS contents
			  FROM @registry@.suspension x
			 UNION ALL
			SELECT h.id, h.record, h.objection, max(h.superseded_at), true, NULL
			  FROM @internal@.suspension_history h
			 WHERE NOT EXISTS (SELECT FROM @registry@.suspension x WHERE x.id = h.id)
			 GROUP BY 1, 2, 3) b
	  LEFT JOIN @internal@.origin o ON o.relation = 'suspension' AND o.id = b.id AND o.recorded_at IS NOT NULL
	  LEFT JOIN @internal@.origin q ON q.relation = 'objection' AND q.id = b.objection AND q.recorded_at IS NOT NULL
	 WHERE $1 ? b.record::text AND b.recorded_at <= $4 AND ($3 IS NULL OR b.recorded_at > $3);
END;
COMMENT ON FUNCTION @internal@.exported_suspensions(jsonb, text, timestamptz, timestamptz) IS
	'part of export_records(): days on which terms of the records that are sent stand still 导出期限中止';

/* Said of a record apart from it: the one in whose place it was decided is withdrawn before. */
CREATE FUNCTION @internal@.exported_replacements(records jsonb, here text, since timestamptz, upto timestamptz) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(jsonb_agg(jsonb_build_object('record', $1 -> r.id::text,
			'replaces', jsonb_build_array(coalesce(o.registry, $2), coalesce(o.number, r.replaces::text))) ORDER BY r.id), '[]')
	  FROM @registry@.record r
	  LEFT JOIN @internal@.origin o ON o.relation = 'record' AND o.id = r.replaces AND o.recorded_at IS NOT NULL
	 WHERE $1 ? r.id::text AND r.replaces IS NOT NULL AND r.revoked_at IS NULL AND r.recorded_at <= $4 AND ($3 IS NULL OR r.recorded_at > $3);
END;
COMMENT ON FUNCTION @internal@.exported_replacements(jsonb, text, timestamptz, timestamptz) IS
	'part of export_records(): in whose place records were decided 导出替代关系';

CREATE FUNCTION @registry@.export_records(since timestamptz DEFAULT NULL, numbers boolean DEFAULT false) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
	SET jit = off	-- of 90,000 records 29 s, with it 32 (2026-11-30)
AS $$
DECLARE
	here text;
	upto timestamptz;
	after CONSTANT timestamptz := @internal@.reach(since);	/* what was being entered then was not sent */
	held bigint;
	document jsonb;
BEGIN
	SELECT p.registry INTO here FROM @registry@.peer p WHERE p.own;
	IF NOT FOUND THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('this registry has no name'), CONSTRAINT = 'registry_has_no_name',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('INSERT INTO peer (registry, own) VALUES (''...'', true); others will know its records by it.');
	END IF;
	upto := @registry@.close_books();

	/*
	 * What the policy gives out on request only does not leave, nor what it
	 * has come to forbid to collect; what left before is withdrawn.
	 */
	WITH edition AS MATERIALIZED (
		SELECT d.division, d.decided_on, @internal@.edition_of(d.division, d.decided_on) AS policy
		  FROM (SELECT DISTINCT s.division, r.decided_on
				  FROM @registry@.record r
				  JOIN @internal@.decided_as() s ON s.record = r.id
				 WHERE r.recorded_at <= upto) d
	), closed AS MATERIALIZED (
		SELECT u.policy, p.code
		  FROM (SELECT DISTINCT e.policy FROM edition e WHERE e.policy IS NOT NULL) u
		 CROSS JOIN LATERAL govcredit.policy_items(u.policy, 'record_types') p
		 WHERE p.item ->> 'disclosure' = 'authorised'
	), sent AS MATERIALIZED (
		SELECT r.id, r.subject, r.source, r.recorded_at, r.revoke_reason, to_jsonb(r.*) AS contents,
			   coalesce(o.registry, here) AS registry, coalesce(o.number, r.id::text) AS number,
			   CASE WHEN r.recorded_at = o.recorded_at THEN o.version ELSE r.recorded_at END AS version,
			   EXISTS (SELECT FROM closed c WHERE c.policy = e.policy AND c.code = r.record_type)
			   OR EXISTS (
					SELECT
					  FROM govcredit.exclusions(CASE WHEN s.record = r.id AND e.division = s.division AND e.decided_on = r.decided_on
								AND govcredit.judges(e.policy, s.kind, r.record_type, r.severity, r.amount, r.flags, NULL, r.given) IS NULL
								THEN e.policy END, s.kind, r.record_type, r.severity, r.amount, r.flags) x
					 WHERE x.from_collection) AS barred
		  FROM @registry@.record r
		  JOIN @internal@.decided_as() s ON s.record = r.id
		  JOIN edition e ON e.division = s.division AND e.decided_on = r.decided_on
		  LEFT JOIN @internal@.origin o ON o.relation = 'record' AND o.id = r.id AND o.recorded_at IS NOT NULL
		 WHERE r.recorded_at <= upto
		   AND govcredit.judges(e.policy, s.kind, r.record_type, r.severity, r.amount, r.flags, NULL, r.given) IS NULL
	), whom AS MATERIALIZED (
		SELECT s.id, v.recorded_at, to_jsonb(s.*) AS contents, v.changed,
			   coalesce(o.registry, here) AS registry, coalesce(o.number, s.id::text) AS number,
			   CASE WHEN v.recorded_at = o.recorded_at THEN o.version ELSE v.recorded_at END AS version,
			   EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = s.kind) AS person
		  FROM @internal@.subject_versions() v JOIN @registry@.subject s ON s.id = v.subject
		  LEFT JOIN @internal@.origin o ON o.relation = 'subject' AND o.id = s.id AND o.recorded_at IS NOT NULL
		 WHERE s.recorded_at <= upto AND s.kind <> 'source'
	),
	/* A natural person is named where there is something to say, who only supplies with what he supplied. */
	named AS MATERIALIZED (
		SELECT w.*,
			   NOT w.person AND (after IS NULL OR w.recorded_at > after)
			   OR EXISTS (
					SELECT
					  FROM sent t
					 WHERE t.subject = w.id AND NOT t.barred AND t.revoke_reason IS NULL
					   AND (after IS NULL OR t.recorded_at > after OR w.recorded_at > after)) AS now
		  FROM whom w
		 WHERE NOT w.person
			OR w.id IN (SELECT t.subject FROM sent t WHERE NOT t.barred AND t.revoke_reason IS NULL)
	)
	SELECT jsonb_build_object(
			'format', 'govcredit-exchange-1', 'registry', here, 'since', since, 'until', upto,
			'subjects', (
				SELECT coalesce(jsonb_agg(jsonb_build_object(
						'registry', w.registry, 'number', w.number, 'version', w.version,
						'row', @internal@.exchanged('subject', w.contents)) || @internal@.former_part(w.id, w.changed) ORDER BY w.id), '[]')
				  FROM named w WHERE w.now),
			'links', (
				SELECT coalesce(jsonb_agg(jsonb_build_object(
						'registry', coalesce(o.registry, here), 'number', coalesce(o.number, l.id::text),
						'version', CASE WHEN l.recorded_at = o.recorded_at THEN o.version ELSE l.recorded_at END)
					|| CASE WHEN l.gone THEN jsonb_build_object('withdrawn', 'taken out 已删除')
							ELSE jsonb_build_object(
								'subject', jsonb_build_array(a.registry, a.number),
								'target', jsonb_build_array(b.registry, b.number),
								'row', @internal@.exchanged('subject_link', l.contents)) END ORDER BY l.id), '[]')
				  FROM (SELECT l.id, l.subject, l.target, l.recorded_at, false AS gone, to_jsonb(l.*) AS contents
						  FROM @registry@.subject_link l
						 WHERE l.recorded_at <= upto
						 UNION ALL
						SELECT h.id, h.subject, h.target, max(h.superseded_at), true, NULL
						  FROM @internal@.subject_link_history h
						 WHERE h.superseded_at <= upto
						   AND NOT EXISTS (SELECT FROM @registry@.subject_link l WHERE l.id = h.id)
						 GROUP BY 1, 2, 3) l
				  JOIN named a ON a.id = l.subject
				  JOIN named b ON b.id = l.target
				  LEFT JOIN @internal@.origin o ON o.relation = 'subject_link' AND o.id = l.id AND o.recorded_at IS NOT NULL
				 WHERE after IS NULL OR l.recorded_at > after OR a.now AND a.person OR b.now AND b.person),
			'records', (
				SELECT coalesce(jsonb_agg(jsonb_build_object(
						'registry', t.registry, 'number', t.number, 'version', t.version)
					|| CASE WHEN t.barred THEN jsonb_build_object('withdrawn', 'no longer shared 不再共享')
							WHEN t.revoke_reason IS NOT NULL THEN jsonb_build_object('withdrawn', t.revoke_reason)
							ELSE jsonb_build_object(
								'subject', jsonb_build_array(w.registry, w.number),
								'source', (SELECT jsonb_strip_nulls(jsonb_build_object('name', a.name, 'uscc', a.uscc, 'division', a.division))
											 FROM @registry@.subject a WHERE a.id = t.source),
								'row', @internal@.exchanged('record', t.contents)) END ORDER BY t.id), '[]')
				  FROM sent t
				  JOIN whom w ON w.id = t.subject
				 WHERE (after IS NULL OR t.recorded_at > after)
				   AND (NOT t.barred
						OR EXISTS (SELECT FROM @internal@.record_history h WHERE h.id = t.id))),
			'versions', @internal@.exported_children('record_version', c.records, here, after, upto), 'parties', @internal@.exported_children('record_party', c.records, here, after, upto),
			'repairs', @internal@.exported_children('repair', c.records, here, after, upto), 'objections', @internal@.exported_children('objection', c.records, here, after, upto),
			'suspensions', @internal@.exported_suspensions(c.records, here, after, upto), 'replacements', @internal@.exported_replacements(c.records, here, after, upto))
	  FROM (SELECT coalesce(jsonb_object_agg(t.id, jsonb_build_array(t.registry, t.number)), '{}') AS records
			  FROM sent t
			 WHERE NOT t.barred) c
	  INTO document;

	SELECT count(*) INTO held
	  FROM @registry@.record r
	  JOIN @internal@.decided_as() s ON s.record = r.id
	 WHERE r.recorded_at <= upto AND (after IS NULL OR r.recorded_at > after)
	   AND govcredit.judges(@internal@.edition_of(s.division, r.decided_on), s.kind, r.record_type, r.severity,
			r.amount, r.flags, NULL, r.given) IS NOT NULL;
	IF held > 0 THEN
		RAISE WARNING USING
			MESSAGE = govcredit.say('%s records were not exported', held), CONSTRAINT = 'records_not_exported',
			DETAIL = govcredit.say('No edition of their day can read them, so whether they may leave is unknown.'),
			HINT = govcredit.say('When one can, export from the beginning again.');
	END IF;

	/* Numbers of persons: in full with a ticket, so that it is on record; masked otherwise. */
	SELECT jsonb_set(document, '{subjects}', coalesce(jsonb_agg(
			CASE WHEN n.number IS NULL THEN e.value
				 WHEN numbers AND @internal@.ticket_open(n.subject) THEN e.value || jsonb_build_object('resident_id', n.number)
				 ELSE e.value || jsonb_build_object('masked_number', govcredit.mask(n.number)) END ORDER BY e.ordinality), '[]'))
	  INTO document
	  FROM jsonb_array_elements(document -> 'subjects') WITH ORDINALITY e
	  LEFT JOIN LATERAL (
			SELECT p.subject, p.resident_id AS number
			  FROM @registry@.subject_person p
			  LEFT JOIN @internal@.origin o ON o.relation = 'subject' AND o.id = p.subject AND o.recorded_at IS NOT NULL
			 WHERE coalesce(o.registry, here) = e.value ->> 'registry'
			   AND coalesce(o.number, p.subject::text) = e.value ->> 'number') n ON true;
	RETURN document || jsonb_build_object('sha256', @internal@.digest(document));
END
$$;
COMMENT ON FUNCTION @registry@.export_records(timestamptz, boolean) IS
	'what has entered or left the books since a moment, as a document for the registry above 导出交换数据: subjects and their links, records with who is liable for them, revocations, versions, repairs, objections, days on which terms stand still, in whose place a record was decided, each with the registry it came from; NULL: everything. It says until when, and ends in its SHA-256; numbers: citizens'' numbers in full, of whom the user has opened a ticket';

CREATE FUNCTION @internal@.received(part text, named jsonb) RETURNS bigint
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(
		(SELECT ($2 ->> 1)::bigint FROM @registry@.peer p WHERE p.own AND p.registry = $2 ->> 0),
		(SELECT o.id
		   FROM @internal@.origin o
		  WHERE o.relation = CASE $1 WHEN 'record' THEN 'record' WHEN 'objection' THEN 'objection' WHEN 'reviews' THEN 'objection' ELSE 'subject' END
			AND o.registry = $2 ->> 0 AND o.number = $2 ->> 1));
END;
COMMENT ON FUNCTION @internal@.received(text, jsonb) IS
	'id here of what a document names by its registry and its number there 来源对应编号';

/* What is left out by one who does not know it would be sealed all the same. */
CREATE FUNCTION @internal@.sealed(relation name, item jsonb) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @internal@.check_keys(govcredit.say('a row that is exchanged'), item,
		'{registry,number,version,row,withdrawn,subject,target,record,objection,party,filed_by,reviews,source,resident_id,masked_number,former}');
	PERFORM @internal@.check_keys(relation::text, item -> 'row', @internal@.exchanged_columns(relation));
	PERFORM @internal@.check_keys(govcredit.say('a source'), item -> 'source', '{name,uscc,division}');
	RETURN @internal@.digest(CASE WHEN item ? 'former' THEN (item -> 'row') || jsonb_build_object('former', item -> 'former')
			ELSE coalesce(item -> 'row', jsonb_build_object('withdrawn', item -> 'withdrawn')) END);
END
$$;
COMMENT ON FUNCTION @internal@.sealed(name, jsonb) IS
	'part of import_records(): SHA-256 of what is said of a row 内容校验码; an error with the nearest key where it has one that is not known';

/* One row of a document: what became of it, or an error. */
CREATE FUNCTION @internal@.linked_subject(contents jsonb, item jsonb) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL RESTRICTED
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	met CONSTANT bigint := CASE
		WHEN contents ? 'uscc' THEN @internal@.subject_described(contents)
		WHEN item ? 'resident_id' THEN @internal@.subject_described(jsonb_build_object('resident_id', item -> 'resident_id'))
		WHEN NOT EXISTS (SELECT FROM @internal@.protected_kind k WHERE k.kind = contents ->> 'kind')
		THEN @internal@.subject_described(contents) END;
	before text;
BEGIN
	/* Two that the other registry tells apart are not made one by their name. */
	IF met IS NOT NULL AND NOT contents ? 'uscc' AND NOT item ? 'resident_id' THEN
		SELECT o.number INTO before
		  FROM @internal@.origin o
		 WHERE o.relation = 'subject' AND o.id = met AND o.registry = item ->> 'registry' AND o.number <> item ->> 'number'
		 ORDER BY o.number COLLATE "C"
		 LIMIT 1;
		IF before IS NOT NULL THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('subjects %s and %s of registry "%s" have one name, kind and division, and no code', before, item ->> 'number', item ->> 'registry'), CONSTRAINT = 'namesakes_received',
				ERRCODE = 'ambiguous_parameter',
				DETAIL = govcredit.say('The former is subject %s here: %s.', met, (SELECT s.name FROM @registry@.subject s WHERE s.id = met)),
				HINT = govcredit.say('Have their codes entered there, and the document sent again.');
		END IF;
	END IF;
	RETURN met;
END
$$;
COMMENT ON FUNCTION @internal@.linked_subject(jsonb, jsonb) IS
	'part of import_records(): the subject here that a row from elsewhere is about 接收主体的对应主体';

/* The other registry has it in its books, and says what it says of it under its name: so it is told, and not refused. */
CREATE FUNCTION @internal@.named_otherwise(relation name, item jsonb, id bigint) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	whom CONSTANT bigint := CASE WHEN relation = 'record' THEN (SELECT r.source FROM @registry@.record r WHERE r.id = $3) ELSE $3 END;
	told CONSTANT jsonb := CASE WHEN relation = 'record' THEN item -> 'source' ELSE item -> 'row' END;
	label CONSTANT text := CASE WHEN relation = 'record' THEN 'source ' ELSE 'name ' END;
	present text;
BEGIN
	SELECT s.name INTO present
	  FROM @registry@.subject s
	 WHERE s.id = whom AND told ? 'name' AND NOT EXISTS (
			SELECT
			  FROM (SELECT told ->> 'name' UNION ALL SELECT f ->> 'name' FROM jsonb_path_query(coalesce(item -> 'former', '[]'), '$[*]') f) said (name)
			  JOIN (SELECT s.name UNION ALL SELECT f.name FROM @registry@.former f WHERE f.subject = s.id) known (name)
				ON govcredit.plain_name(known.name) = ANY (@internal@.name_spellings(said.name)));
	RETURN CASE WHEN present IS NOT NULL THEN govcredit.say('Given: %s; in the books: %s.', label || (told ->> 'name'), label || present) END;
END
$$;
COMMENT ON FUNCTION @internal@.named_otherwise(name, jsonb, bigint) IS
	'part of import_records(): both sides, where a subject, or who supplied a record, has no name in common with what it is linked to 接收主体名称不一致提示; NULL: it has';

/* Where a record came from is known before it is entered: what its flags rest on has stayed there. */
CREATE FUNCTION @internal@.foreseen(relation name, item jsonb, contents jsonb, seal text) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	reserved bigint;
BEGIN
	IF relation = 'record' AND contents -> 'flags' <> 'null' THEN
		reserved := nextval(pg_get_serial_sequence('@registry@.record', 'id'));
		INSERT INTO @internal@.origin (registry, relation, number, id, version, sha256, recorded_at)
			VALUES (item ->> 'registry', foreseen.relation, item ->> 'number', reserved, (item ->> 'version')::timestamptz, seal, (item ->> 'version')::timestamptz);
		RETURN contents || jsonb_build_object('id', reserved);
	END IF;
	RETURN contents;
END
$$;
COMMENT ON FUNCTION @internal@.foreseen(name, jsonb, jsonb, text) IS
	'part of import_row(): what is to be entered, of a record with flags with the number it gets, under which its origin is noted 预先登记来源';

CREATE FUNCTION @internal@.import_row(relation name, item jsonb, later text[], OUT state text, OUT id bigint)
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	came timestamptz := (item ->> 'version')::timestamptz - sign(cardinality(later)) * interval '1 microsecond';
	contents jsonb := (item -> 'row') - later;
	seal text := @internal@.sealed(relation, item);
	known @internal@.origin;
	present jsonb;
	columns text[] := ARRAY(SELECT c FROM unnest(@internal@.exchanged_columns(relation)) WITH ORDINALITY x (c, n) WHERE c <> ALL (later) ORDER BY n);
	supplier jsonb := '{}';
	entered timestamptz;
	owner record;
BEGIN
	IF EXISTS (SELECT FROM @registry@.peer p WHERE p.own AND p.registry = item ->> 'registry') THEN
		state := 'own';
		id := item ->> 'number';
		RETURN;
	END IF;
	SELECT o.* INTO known
	  FROM @internal@.origin o
	 WHERE o.registry = item ->> 'registry' AND o.relation = import_row.relation AND o.number = item ->> 'number';
	id := known.id;
	IF known.version > came THEN
		state := 'older';
		RETURN;
	ELSIF known.version = came THEN
		state := CASE WHEN known.sha256 <> seal THEN 'conflict' WHEN known.id IS NULL THEN 'not entered' ELSE 'already there' END;
		RETURN;
	END IF;
	IF known.id IS NOT NULL THEN
		present := @internal@.present_row(relation, known.id);
		IF present IS NULL THEN
			state := 'conflict';
			RETURN;
		END IF;
	END IF;

	IF relation = 'record' THEN
		columns := columns || 'source'::text;
		/* Where it names none, it comes from the registry that entered it. */
		IF contents IS NOT NULL THEN
			supplier := jsonb_build_object('source', @internal@.import_source(
				CASE WHEN jsonb_typeof(item -> 'source') = 'object' THEN item -> 'source'
					 ELSE jsonb_build_object('name', item -> 'registry') END, @internal@.received('subject', item -> 'subject'), (contents ->> 'decided_on')::date));
		END IF;
	END IF;

	/* Withdrawn by whoever entered it. */
	IF item ? 'withdrawn' THEN
		IF known.id IS NULL THEN
			state := 'not entered';		/* It was withdrawn before it came. */
		ELSIF present IS NULL OR coalesce(present -> 'revoke_reason', 'null') <> 'null' THEN
			state := 'already there';
		ELSIF (present ->> 'recorded_at')::timestamptz <> known.recorded_at THEN
			state := 'conflict';
			RETURN;
		ELSIF relation IN ('subject_link', 'suspension') THEN
			EXECUTE format('DELETE FROM %s.%I x WHERE x.id = $1', '@registry@', relation) USING known.id;
			state := 'withdrawn';
		ELSE
			UPDATE @registry@.record r SET revoke_reason = item ->> 'withdrawn' WHERE r.id = known.id
				RETURNING r.recorded_at INTO entered;
			state := 'withdrawn';
		END IF;
	ELSIF present IS NULL AND known.registry IS NOT NULL THEN
		/* It was withdrawn before it came, and is back. */
		state := 'conflict';
		RETURN;
	ELSIF relation = 'subject' AND known.registry IS NOT NULL AND known.recorded_at IS NULL THEN
		state := 'linked';
	ELSIF present IS NOT NULL AND (present ->> 'recorded_at')::timestamptz <> known.recorded_at THEN
		/* Changed here too: to the same, or not. */
		IF @internal@.exchanged(relation, present) - later <> contents OR present -> 'former' <> coalesce(item -> 'former', '[]') THEN
			state := 'conflict';
			RETURN;
		END IF;
		entered := present ->> 'recorded_at';
		state := 'already there';
	ELSIF present IS NOT NULL THEN
		PERFORM @internal@.import_part('before', relation, id, item);
		EXECUTE format('UPDATE %1$s.%2$I x SET (%3$s) = (SELECT %3$s FROM jsonb_populate_record(NULL::%1$s.%2$I, $1)) WHERE x.id = $2 RETURNING x.recorded_at',
				'@registry@', relation, (SELECT string_agg(quote_ident(c), ', ') FROM unnest(columns) c))
			USING jsonb_build_object('ongoing', false) || contents || supplier, known.id INTO entered;
		entered := @internal@.import_part('changed', relation, id, item, entered);
		state := CASE WHEN entered = known.recorded_at THEN 'already there' ELSE 'changed' END;
	ELSE
		IF relation = 'subject' THEN
			id := @internal@.linked_subject(contents, item);
		ELSE
			/* What it is about came before it. */
			FOR owner IN SELECT k.key, @internal@.received(k.key, item -> k.key) AS id
						   FROM unnest('{subject,target,record,objection,party,filed_by,reviews}'::text[]) k (key) WHERE item ? k.key
			LOOP
				IF owner.id IS NULL AND owner.key IN ('record', 'objection') AND relation IN ('objection', 'repair', 'record_version', 'record_party', 'suspension') THEN
					state := 'not entered';		/* The record was withdrawn before it came. */
					RETURN;
				ELSIF owner.id IS NULL THEN
					RAISE EXCEPTION USING
						MESSAGE = govcredit.say('the %s of %s %s was not received', owner.key, relation, item ->> 'number'), CONSTRAINT = 'owner_not_received',
						ERRCODE = 'foreign_key_violation';
				END IF;
				contents := contents || jsonb_build_object(owner.key, owner.id);
			END LOOP;
		END IF;
		IF id IS NOT NULL THEN
			state := 'linked';
		ELSE
			contents := @internal@.foreseen(relation, item, contents || supplier, seal);
			EXECUTE format('INSERT INTO %1$s.%2$I (%3$s) SELECT %3$s FROM jsonb_populate_record(NULL::%1$s.%2$I, $1) RETURNING id, recorded_at',
					'@registry@', relation, (SELECT string_agg(quote_ident(k), ', ') FROM jsonb_object_keys(contents) k))
				USING contents INTO id, entered;
			entered := @internal@.import_part('entered', relation, id, item, entered);
			state := 'entered';
		END IF;
	END IF;
	INSERT INTO @internal@.origin (registry, relation, number, id, version, sha256, recorded_at)
		VALUES (item ->> 'registry', relation, item ->> 'number', id, came, seal, entered)
		ON CONFLICT ON CONSTRAINT origin_pkey
		DO UPDATE SET version = excluded.version, sha256 = excluded.sha256,
			recorded_at = coalesce(excluded.recorded_at, origin.recorded_at);
END
$$;
COMMENT ON FUNCTION @internal@.import_row(name, jsonb, text[]) IS 'part of import_records(): one row; later: without these columns, with which it comes again 接收一条';

/* Where it is not said where it sits, it is where it supplies. */
CREATE FUNCTION @internal@.import_source(described jsonb, about bigint, day date) RETURNS bigint
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	supplier bigint := @internal@.find_source(described, day);
BEGIN
	IF supplier IS NULL THEN
		INSERT INTO @registry@.subject (kind, name, uscc, division)
			SELECT 'source', d.name, d.uscc, coalesce(d.division, (SELECT s.division FROM @registry@.subject s WHERE s.id = $2))
			  FROM jsonb_to_record(described) AS d (name text, uscc govcredit.uscc, division govcredit.division)
			RETURNING id INTO supplier;
	END IF;
	RETURN supplier;
END
$$;
COMMENT ON FUNCTION @internal@.import_source(jsonb, bigint, date) IS
	'part of import_records(): the supplier by code or name, entered if need be as one that is judged by no policy here 接收信息提供单位';

CREATE TYPE @registry@.import_records_row AS (
	relation name, registry text, number text, state text, id bigint, error text, message text, hint text
);
COMMENT ON TYPE @registry@.import_records_row IS 'a row of import_records() 查询结果行';
COMMENT ON COLUMN @registry@.import_records_row.relation IS 'table 所属表';
COMMENT ON COLUMN @registry@.import_records_row.registry IS 'registry it was first entered in 来源登记库';
COMMENT ON COLUMN @registry@.import_records_row.number IS 'number it has there 来源编号';
COMMENT ON COLUMN @registry@.import_records_row.state IS 'what became of it 处理结果';
COMMENT ON COLUMN @registry@.import_records_row.id IS 'its number here 编号';
COMMENT ON COLUMN @registry@.import_records_row.error IS 'SQLSTATE of what was refused 错误代码';
COMMENT ON COLUMN @registry@.import_records_row.message IS 'why 错误信息';
COMMENT ON COLUMN @registry@.import_records_row.hint IS 'what to do 处理提示';
CREATE FUNCTION @internal@.received_document(document text) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	sent record;
BEGIN
	SELECT r.* INTO sent FROM govcredit.read_rows(document) r;
	PERFORM @internal@.refuse_repeated(sent.repeated[1]);
	RETURN sent.rows;
END
$$;
COMMENT ON FUNCTION @internal@.received_document(text) IS
	'part of import_records(): what another registry exported, in which no key stands twice 接收的文档';

/*
 * In whose place a record was decided, when that is withdrawn here, too.  What
 * was changed here says so itself, and a record that is not here is no matter.
 */
CREATE FUNCTION @internal@.import_replacements(said jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	item record;
	entered timestamptz;
BEGIN
	FOR item IN
		SELECT r.id, w.id AS annulled, o.registry, o.number
		  FROM jsonb_array_elements(said) e
		  JOIN @internal@.origin o ON o.relation = 'record' AND o.registry = e.value -> 'record' ->> 0 AND o.number = e.value -> 'record' ->> 1
		  JOIN @registry@.record r ON r.id = o.id AND r.recorded_at = o.recorded_at AND r.revoked_at IS NULL AND r.replaces IS NULL
		  JOIN @registry@.record w ON w.id = @internal@.received('record', e.value -> 'replaces') AND w.revoked_at IS NOT NULL
		 ORDER BY r.id
	LOOP
		UPDATE @registry@.record r SET replaces = item.annulled WHERE r.id = item.id RETURNING r.recorded_at INTO entered;
		UPDATE @internal@.origin o SET recorded_at = entered WHERE (o.registry, o.relation, o.number) = (item.registry, 'record', item.number);
	END LOOP;
END
$$;
COMMENT ON FUNCTION @internal@.import_replacements(jsonb) IS 'part of import_records(): in whose place records were decided 接收替代关系';

/*
 * A record is objected to while it stands: withdrawals come last.  What lets one
 * be published may be what it came to say: it comes before that, and again.
 */
CREATE FUNCTION @internal@.import_order(sent jsonb) RETURNS TABLE (relation name, item jsonb, later text[])
	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT x.relation, e.value, CASE WHEN again.place < 5 THEN '{published_on,taken_down_on}'::text[] ELSE '{}' END
	  FROM (VALUES (1, 'subject'::name, $1 -> 'subjects'), (2, 'record', $1 -> 'records'),
				   (3, 'record_version', $1 -> 'versions'), (4, 'record_party', $1 -> 'parties'), (5, 'repair', $1 -> 'repairs'),
				   (7, 'objection', $1 -> 'objections'), (8, 'suspension', $1 -> 'suspensions'), (9, 'subject_link', $1 -> 'links')) AS x (place, relation, items)
	 CROSS JOIN LATERAL jsonb_array_elements(x.items) WITH ORDINALITY e
	  LEFT JOIN (
			SELECT DISTINCT v.value -> 'record' ->> 0 AS registry, v.value -> 'record' ->> 1 AS number
			  FROM jsonb_array_elements($1 -> 'versions') v) v
		ON x.relation = 'record' AND v.registry = e.value ->> 'registry' AND v.number = e.value ->> 'number' AND e.value #> '{row,published_on}' IS NOT NULL
	  LEFT JOIN LATERAL (VALUES (2), (6)) again (place) ON v.number IS NOT NULL
	 ORDER BY e.value ? 'withdrawn', coalesce(again.place, x.place), e.ordinality;
END;
COMMENT ON FUNCTION @internal@.import_order(jsonb) IS
	'part of import_records(): its rows in the order in which they are entered; later: without these columns, for it comes again 接收顺序';

CREATE FUNCTION @registry@.import_records(document text, partial boolean DEFAULT false)
	RETURNS SETOF @registry@.import_records_row
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 1000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	answer @registry@.import_records_row;
	sent jsonb := @internal@.received_document(document);
	sender text := sent ->> 'registry';
	received timestamptz;
	whole boolean := true;
	ahead jsonb := '{}';
	item jsonb;
	later text[];
	detail text;
	refusing text;
BEGIN
	IF sent ->> 'format' IS DISTINCT FROM 'govcredit-exchange-1' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('this is no document of export_records()'), CONSTRAINT = 'no_export_document',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	IF @internal@.digest(sent - 'sha256') IS DISTINCT FROM sent ->> 'sha256' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the document of registry "%s" is not what was exported', sender), CONSTRAINT = 'document_not_as_exported',
			ERRCODE = 'data_exception',
			DETAIL = govcredit.say('Its contents do not have the SHA-256 it ends in.'),
			HINT = govcredit.say('Have it sent again.');
	END IF;
	IF EXISTS (SELECT FROM @registry@.peer p WHERE p.own AND p.registry = sender) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('this document was exported by this registry'), CONSTRAINT = 'exported_by_this_registry',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	PERFORM @internal@.take_turn(govcredit.say('what another registry has exported'));
	SELECT p.received_until INTO received FROM @registry@.peer p WHERE p.registry = sender;
	IF (sent ->> 'since')::timestamptz > coalesce(received, '-infinity') THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('what registry "%s" changed between %s and %s was not received', sender,
				coalesce(received::text, govcredit.say('its beginning')), sent ->> 'since'), CONSTRAINT = 'changes_not_received',
			ERRCODE = 'object_not_in_prerequisite_state',
			HINT = govcredit.say('Ask it for export_records(%s).', coalesce(quote_literal(received), ''));
	END IF;
	FOR answer.relation, item, later IN SELECT o.relation, o.item, o.later FROM @internal@.import_order(sent) o
	LOOP
		answer := ROW(answer.relation, item ->> 'registry', item ->> 'number', NULL, NULL, NULL, NULL, NULL);
		IF partial THEN
			BEGIN
				SELECT i.state, i.id INTO answer.state, answer.id FROM @internal@.import_row(answer.relation, item, later) i;
			EXCEPTION WHEN OTHERS THEN
				GET STACKED DIAGNOSTICS answer.error = RETURNED_SQLSTATE, answer.message = MESSAGE_TEXT,
					detail = PG_EXCEPTION_DETAIL, answer.hint = PG_EXCEPTION_HINT, refusing = TABLE_NAME;
				answer.state := 'refused';
				answer.id := NULL;
				answer.message := govcredit.mask_text(answer.message);
				answer.hint := nullif(concat_ws(' ', CASE WHEN refusing = '' THEN nullif(govcredit.mask_text(detail), '') END,
						nullif(answer.hint, '')), '');
				whole := whole AND later <> '{}';
			END;
		ELSE
			SELECT i.state, i.id INTO answer.state, answer.id FROM @internal@.import_row(answer.relation, item, later) i;
		END IF;
		IF later <> '{}' THEN
			/* Entered, and then changed: it was entered. */
			ahead := ahead || jsonb_build_object(concat_ws(' ', answer.number, answer.registry), nullif(answer.state, 'older'));
			CONTINUE;
		ELSIF answer.relation = 'record' AND answer.state IN ('changed', 'already there') THEN
			answer.state := greatest(answer.state, ahead ->> concat_ws(' ', answer.number, answer.registry) COLLATE "C");
		END IF;
		IF answer.relation = 'subject' AND answer.state = 'linked' OR answer.relation = 'record' AND answer.state IN ('entered', 'changed') THEN
			answer.message := @internal@.named_otherwise(answer.relation, item, answer.id);
		ELSIF answer.state = 'conflict' THEN
			answer.message := govcredit.say('%s %s has been changed here and by registry "%s"', @internal@.noun(answer.relation), coalesce(answer.id::text, govcredit.say('that was withdrawn')), answer.registry);
			answer.hint := govcredit.say('Make it what is right, here or there; it is reported until both say the same.');
			whole := false;
		END IF;
		RETURN NEXT answer;
	END LOOP;
	answer.relation := NULL;
	PERFORM @internal@.import_replacements(sent -> 'replacements');
	INSERT INTO @registry@.peer AS p (registry, received_until, received_at, sha256)
		VALUES (sender, CASE WHEN whole THEN (sent ->> 'until')::timestamptz END, clock_timestamp(), sent ->> 'sha256')
		ON CONFLICT ON CONSTRAINT peer_pkey DO UPDATE
			SET received_until = greatest(p.received_until, excluded.received_until),
				received_at = excluded.received_at, sha256 = excluded.sha256;
EXCEPTION WHEN OTHERS THEN
	IF answer.relation IS NULL THEN
		RAISE;
	END IF;
	GET STACKED DIAGNOSTICS answer.error = RETURNED_SQLSTATE, answer.message = MESSAGE_TEXT,
		detail = PG_EXCEPTION_DETAIL, answer.hint = PG_EXCEPTION_HINT, refusing = TABLE_NAME;
	answer.hint := concat_ws(' ', CASE WHEN refusing = '' THEN nullif(govcredit.mask_text(detail), '') END, nullif(answer.hint, ''));
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('%s %s of registry "%s": %s', answer.relation, answer.number, answer.registry, govcredit.mask_text(answer.message)), CONSTRAINT = 'import_row_failed',
		ERRCODE = answer.error,
		HINT = coalesce(nullif(answer.hint, ''), govcredit.say('Nothing was entered.'));
END
$$;
COMMENT ON FUNCTION @registry@.import_records(text, boolean) IS
	'enters what another registry exported, in the text of its document 接收交换数据, known here from now on; a row for each: entered, changed, withdrawn, linked to what was here, already there, not entered as it was withdrawn before it came, older, own, conflict, or refused; message: what is given of a subject or of who supplied a record under a code, and what its name is here, where they differ. Repeatable; all or nothing, unless partial. Peer.received_until advances when nothing was refused or in conflict';
