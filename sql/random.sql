--
-- registry: whatever is entered, and in whatever order, a draft brought up to
-- date is a new evaluation, is the ranking, is its explanation; measures and
-- bars are of one mind; and what was known at a moment stays so
--
-- The statements are drawn at random, with a seed that is known.  Many are
-- refused, as they should be; none may break anything.
-- RANDOM_SEED and RANDOM_ROUNDS play longer games.
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links entered: refused in an older snapshot
SET client_min_messages = warning;
SET jit = off;
\getenv seed RANDOM_SEED
\if :{?seed}
\else
\set seed 20261130
\endif
\getenv rounds RANDOM_ROUNDS
\if :{?rounds}
\else
\set rounds 2
\endif
SELECT govcredit.create_registry('rd');
SELECT govcredit.add_policy((jsonb_set(govcredit.policy_document('huaiyin-2019'), '{scorecards,government,dimensions,disclosure,start}', '60')
	|| '{"name": "random-next", "jurisdiction": ["990101"]}')::text) IS NOT NULL AS next,
	   govcredit.add_policy((jsonb_set(jsonb_set(govcredit.policy_document('city-x'), '{indicators,disputes_resolved,missing}', '"peer_mean"'),
	'{name}', '"random-peers"'))::text) IS NOT NULL AS peers;
INSERT INTO rd.jurisdiction (division, policy, valid, lapse) VALUES
	('990101', 'huaiyin-2019', '[2019-06-12,2025-01-01)', NULL), ('990101', 'random-next', '[2025-01-01,)', NULL),
	('990102', 'huaiyin-2019', '[2019-06-12,)', NULL), ('990103', 'xining-2018', '[2018-01-01,)', NULL), ('990104', 'wendeng-2020', '[2020-01-01,)', NULL), ('990200', 'city-x', '[2018-01-01,)', NULL);
INSERT INTO rd.subject (id, kind, name, division, valid)
	SELECT i, (ARRAY['department', 'official', 'enterprise', 'township', 'government'])[1 + i % 5], '演示' || i || '（演示数据）',
		   (ARRAY['990101', '990102', '990103'])[1 + i % 3]::govcredit.division, '[2018-01-01,)'
	  FROM generate_series(1, 24) i;
INSERT INTO rd.subject (id, kind, name, division, valid)
	SELECT i, 'government', '演示' || i || '县（演示数据）', ('9902' || to_char(i - 24, 'FM00'))::govcredit.division, '[2018-01-01,)'::daterange FROM generate_series(25, 28) i
	 UNION ALL
	SELECT i, CASE WHEN i % 2 = 0 THEN 'official' ELSE 'organisation' END, '演示' || i || '（演示数据）', '990104', '[2020-01-01,)' FROM generate_series(29, 34) i;
SELECT setval('rd.subject_id_seq', 100);

CREATE SCHEMA random;
CREATE TABLE random.refused (statement text, sqlstate text, message text);
CREATE TABLE random.accepted (statement text);
CREATE TABLE random.remembered (known_at timestamptz, as_of date, question text, said text);
CREATE TABLE random.days AS SELECT d::date AS as_of FROM unnest('{2022-06-30,2025-06-30,2026-06-30}'::date[]) d;

CREATE FUNCTION random.one_of(texts text[]) RETURNS text LANGUAGE sql VOLATILE
	RETURN ($1)[1 + floor(random() * cardinality($1))::integer];
CREATE FUNCTION random.day() RETURNS date LANGUAGE sql VOLATILE
	RETURN date '2021-01-01' + floor(random() * 2000)::integer;
CREATE FUNCTION random.span() RETURNS daterange LANGUAGE sql VOLATILE
	RETURN daterange(random.day(), CASE WHEN random() < 0.3 THEN '2026-07-01'::date END);
/* A row's number, by its place: drawn without a sort, so that it is the same in every plan. */
CREATE FUNCTION random.row_of(relation regclass) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	rows bigint;
	number bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM %s', relation) INTO rows;
	EXECUTE format('SELECT id FROM %s ORDER BY id OFFSET %s LIMIT 1', relation, floor(random() * rows)::bigint) INTO number;
	RETURN coalesce(number, 1);
END
$$;

CREATE FUNCTION random.edition(place govcredit.division, day date) RETURNS govcredit.policy LANGUAGE sql STABLE
	RETURN (SELECT j.policy FROM rd.jurisdiction j WHERE j.valid @> $2 AND $1 <@ j.division ORDER BY j.division DESC LIMIT 1);

CREATE FUNCTION random.record() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	row CONSTANT bigint := random.row_of('rd.subject');
	about CONSTANT rd.subject := (SELECT s FROM rd.subject s WHERE s.id = row);
	decided CONSTANT date := random.day();
	edition CONSTANT govcredit.policy := random.edition(about.division, decided);
	types CONSTANT text[] := ARRAY(SELECT p.code FROM govcredit.policy_items(edition, 'record_types') p
		WHERE p.item -> 'subjects' ? about.kind ORDER BY p.code COLLATE "C");
BEGIN
	RETURN format('INSERT INTO rd.record (subject, record_type, decided_on, severity, amount, given, ongoing, corrected_on, act_id) VALUES (%s, %L, %L, %s, %s, %s, %L, %L, %s)',
		about.id, random.one_of(types), decided, random.one_of('{''minor'',''ordinary'',''ordinary'',''serious'',"NULL","NULL"}'::text[]),
		random.one_of('{"NULL",1000,50000,1200000,9999999.99}'::text[]), random.one_of('{"NULL","NULL","NULL",-3,5}'::text[]), random() < 0.1,
		CASE WHEN random() < 0.2 THEN decided + 30 END, random.one_of('{"NULL","NULL","NULL",''A-1'',''A-2''}'::text[]));
END
$$;
CREATE FUNCTION random.matter() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	opened CONSTANT date := random.day();
	kind CONSTANT text := random.one_of('{arrears,arrears,dispute,dispute,promise,decision,breach,target}'::text[]);
	about CONSTANT bigint := random.row_of('rd.subject');
BEGIN
	RETURN format('INSERT INTO rd.matter (kind, subject, counterpart, title, opened_on, due_on, amount, code) VALUES (%L, %s, %s, %L, %L, %L, %s, %L)',
		kind, about, CASE WHEN random() < 0.3 THEN random.row_of('rd.subject')::text ELSE 'NULL' END, '示例事项（演示数据）', opened,
		CASE WHEN random() < 0.6 THEN opened + 90 END, random.one_of('{"NULL",100,5000}'::text[]),
		CASE WHEN kind = 'promise' THEN (SELECT random.one_of(array_agg(p.code ORDER BY p.code COLLATE "C"))
			FROM rd.subject s, govcredit.policy_items(random.edition(s.division, opened), 'promises') p WHERE s.id = about) END);
END
$$;

/* What may happen, one statement each; the frequent ones stand more than once. */
CREATE FUNCTION random.statement() RETURNS text LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	row bigint;
	day date := random.day();
	i bigint;
BEGIN
	CASE floor(random() * 40)::integer
	WHEN 0, 1, 2, 3, 4, 5, 6, 7 THEN RETURN random.record();
	WHEN 8, 9 THEN RETURN random.matter();
	WHEN 10 THEN RETURN format('UPDATE rd.record SET amount = %s, severity = %L WHERE id = %s', random.one_of('{"NULL",2000,77777}'::text[]),
		random.one_of('{minor,ordinary,serious}'::text[]), random.row_of('rd.record'));
	WHEN 11 THEN RETURN format('UPDATE rd.record SET revoke_reason = %L WHERE id = %s', '有误', random.row_of('rd.record'));
	WHEN 12 THEN RETURN format('INSERT INTO rd.record_version (record, effective_on, severity, amount, ground) SELECT id, decided_on + %s, %L, %s, ''复议'' FROM rd.record WHERE id = %s',
		1 + floor(random() * 300)::integer, random.one_of('{minor,ordinary,serious}'::text[]), random.one_of('{"NULL",2000,77777}'::text[]), random.row_of('rd.record'));
	WHEN 13 THEN RETURN format('INSERT INTO rd.repair (record, granted_on, effect) SELECT id, decided_on + %s, %L FROM rd.record WHERE id = %s', floor(random() * 400)::integer,
		random.one_of('{waive,lighten,restore}'::text[]), random.row_of('rd.record'));
	WHEN 14 THEN RETURN format('UPDATE rd.record SET corrected_on = decided_on + %s, duties_done_on = decided_on + %1$s WHERE id = %s',
		floor(random() * 200)::integer, random.row_of('rd.record'));
	WHEN 15 THEN RETURN format('UPDATE rd.record SET ended_on = %L, ongoing = false WHERE id = %s', day, random.row_of('rd.record'));
	WHEN 16 THEN RETURN format('UPDATE rd.record SET published_on = decided_on + %s WHERE id = %s', floor(random() * 30)::integer, random.row_of('rd.record'));
	WHEN 17 THEN RETURN format('UPDATE rd.subject SET division = %L WHERE id = %s', random.one_of('{990101,990102,990103}'::text[]), random.row_of('rd.subject'));
	WHEN 18 THEN RETURN format('UPDATE rd.subject SET valid = %L WHERE id = %s', daterange('2018-01-01', CASE WHEN random() < 0.7 THEN day END), random.row_of('rd.subject'));
	WHEN 19 THEN RETURN format('UPDATE rd.subject SET name = %L WHERE id = %s', '演示新名（演示数据）', random.row_of('rd.subject'));
	WHEN 20 THEN RETURN format('INSERT INTO rd.subject (kind, name, division, valid) VALUES (%L, %L, %L, %L)', random.one_of('{department,official,enterprise,township}'::text[]),
		'演示新设（演示数据）', random.one_of('{990101,990102,990103}'::text[]), random.span());
	WHEN 21, 22, 23 THEN RETURN format('INSERT INTO rd.subject_link (subject, role, target, valid) VALUES (%s, %L, %s, %L)', random.row_of('rd.subject'),
		random.one_of('{superior,unit,head,head,successor,successor,part}'::text[]), random.row_of('rd.subject'), random.span());
	WHEN 24 THEN
		/* A body that ends, and who takes over. */
		row := random.row_of('rd.subject');
		SELECT s.id INTO i FROM rd.subject s, rd.subject o WHERE o.id = row AND s.kind = o.kind AND s.id <> row ORDER BY abs(s.id - row - 7), s.id LIMIT 1;
		RETURN format('WITH ended AS (UPDATE rd.subject SET valid = %L WHERE id = %s) INSERT INTO rd.subject_link (subject, role, target, valid) VALUES (%2$s, ''successor'', %s, %L)',
			daterange('2018-01-01', day), row, coalesce(i, row), daterange(day, NULL));
	WHEN 25 THEN RETURN format('DELETE FROM rd.subject_link WHERE id = %s', random.row_of('rd.subject_link'));
	WHEN 26 THEN RETURN format('INSERT INTO rd.observation (subject, indicator, period, value) VALUES (%s, %L, %L, %s)', 25 + floor(random() * 4)::integer,
		(SELECT random.one_of(array_agg(p.code ORDER BY p.code COLLATE "C")) FROM govcredit.policy_items('random-peers', 'indicators') p),
		daterange(day, (day + 365)), random.one_of('{0,12.5,80,100,-1,1e30}'::text[]));
	WHEN 27 THEN RETURN format('INSERT INTO rd.matter_step (matter, step, done_on, paid) VALUES (%s, %L, %L, %s)', random.row_of('rd.matter'),
		random.one_of('{payment,complaint,check,order,finding,performed,risk}'::text[]), day, random.one_of('{"NULL",50,100}'::text[]));
	WHEN 28, 29 THEN RETURN format('UPDATE rd.matter SET closed_on = opened_on + %s, outcome = %L WHERE id = %s', floor(random() * 200)::integer,
		random.one_of('{paid,mediated,unresolved,kept,broken,adopted,met,missed}'::text[]), random.row_of('rd.matter'));
	WHEN 30 THEN RETURN format('INSERT INTO rd.objection (record, filed_on, statement) SELECT r.id, r.decided_on + %s, %L FROM rd.record r WHERE r.id = %s',
		floor(random() * 60)::integer, '不服（演示数据）', random.row_of('rd.record'));
	WHEN 31 THEN RETURN format('UPDATE rd.objection SET answered_on = filed_on + 5, outcome = %L WHERE id = %s', random.one_of('{upheld,dismissed}'::text[]), random.row_of('rd.objection'));
	WHEN 32 THEN RETURN format('DELETE FROM rd.subject WHERE id = %s', random.row_of('rd.subject'));
	WHEN 33 THEN
		/* Two entries turn out to be one body. */
		row := random.row_of('rd.subject');
		SELECT s.id INTO i FROM rd.subject s, rd.subject o WHERE o.id = row AND s.kind = o.kind AND s.id <> row ORDER BY abs(s.id - row - 4), s.id LIMIT 1;
		RETURN format('INSERT INTO rd.subject_link (subject, role, target, valid) VALUES (%s, ''same_as'', %s, %L)', row, coalesce(i, row),
			CASE WHEN random() < 0.7 THEN '(,)' ELSE daterange(day, CASE WHEN random() < 0.3 THEN '2026-07-01'::date END) END);
	WHEN 34 THEN RETURN random.one_of(ARRAY['DELETE FROM rd.subject_link WHERE', format('UPDATE rd.subject_link SET valid = valid * daterange(NULL, %L) WHERE', day)])
		|| format(' id = (SELECT l.id FROM rd.subject_link l WHERE l.role = ''same_as'' ORDER BY l.id OFFSET %s LIMIT 1)', floor(random() * 4)::integer);
	WHEN 35, 36 THEN
		/* Another of its kind is liable, too. */
		row := random.row_of('rd.record');
		SELECT s.id INTO i FROM rd.record r JOIN rd.subject o ON o.id = r.subject JOIN rd.subject s ON s.kind = o.kind AND s.id <> o.id
		 WHERE r.id = row ORDER BY abs(s.id - row % 30 - 3), s.id LIMIT 1;
		RETURN format('INSERT INTO rd.record_party (record, party, role, share, effective_on, ground) SELECT r.id, %s, %L, %s, r.decided_on + %s, ''共同承担'' FROM rd.record r WHERE r.id = %s', coalesce(i, 1),
			random.one_of('{joint,several,secondary}'::text[]), random.one_of('{0.1,0.25,0.333333,0.5,0.9}'::text[]), random.one_of('{0,0,40,400}'::text[]), row);
	WHEN 37 THEN RETURN random.one_of(ARRAY[format('UPDATE rd.record_party SET ended_on = effective_on + %s, end_ground = ''改判'' WHERE', floor(random() * 200)::integer), 'UPDATE rd.record_party SET share = 0.2 WHERE'])
		|| format(' id = %s', random.row_of('rd.record_party'));
	ELSE
		RETURN random.one_of(ARRAY[
			format('UPDATE rd.jurisdiction SET valid = %L WHERE division = ''990102''', daterange('2019-06-12', CASE WHEN random() < 0.3 THEN day END)),
			format('INSERT INTO rd.jurisdiction (division, policy, valid) VALUES (%L, %L, %L)', random.one_of('{990102,990103,990100}'::text[]),
				random.one_of('{xining-2018,random-next,wendeng-2020}'::text[]), daterange(day, NULL)),
			format('SELECT rd.record_matter(%s)', random.row_of('rd.matter')),
			format('UPDATE rd.repair SET ended_on = granted_on + %s, end_ground = ''不实'' WHERE id = %s', floor(random() * 90)::integer, random.row_of('rd.repair')),
			format('UPDATE rd.record_version SET severity = ''minor'', effective_on = effective_on + 5 WHERE id = %s', random.row_of('rd.record_version')),
			format('INSERT INTO rd.suspension (matter, from_on, valid_until, ground) VALUES (%s, %L, %L, ''补正'')', random.row_of('rd.matter'), day, day + 30),
			format('UPDATE rd.publication SET ended_on = published_on + 20 WHERE id = %s', random.row_of('rd.publication')),
			format('INSERT INTO rd.delivery (subject, what, year, recipient, sent_on) VALUES (%s, %L, 2025, %L, %L)', random.row_of('rd.subject'), 'progress', '示例（演示数据）', day),
			format('INSERT INTO rd.publication (record, site, published_on) SELECT r.id, p.code, r.decided_on + 3 FROM rd.record r, govcredit.policy_items(''huaiyin-2019'', ''recipients'') p WHERE r.id = %s ORDER BY p.code COLLATE "C" LIMIT 1',
				random.row_of('rd.record'))]);
	END CASE;
END
$$;
CREATE FUNCTION random.play(statements integer) RETURNS void LANGUAGE plpgsql VOLATILE AS $$
DECLARE
	drawn text;
	message text;
BEGIN
	FOR i IN 1 .. statements LOOP
		drawn := random.statement();
		CONTINUE WHEN drawn IS NULL;
		BEGIN
			EXECUTE drawn;
			SET CONSTRAINTS ALL IMMEDIATE;
			INSERT INTO random.accepted VALUES (drawn);
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS message = MESSAGE_TEXT;
			INSERT INTO random.refused VALUES (drawn, SQLSTATE, message);
		END;
	END LOOP;
END
$$;

/* Every question about a day, in a text that does not depend on the session. */
CREATE FUNCTION random.answers(as_of date, known_at timestamptz) RETURNS TABLE (question text, said text) LANGUAGE plpgsql STABLE AS $$
DECLARE
	f pg_proc;
BEGIN
	FOR f IN
		SELECT p.* FROM pg_proc p
		 WHERE p.pronamespace = 'rd'::regnamespace AND p.proretset AND p.proargnames[1:2] = '{as_of,known_at}'
		   AND p.pronargs - p.pronargdefaults = 1
		 ORDER BY p.proname COLLATE "C"
	LOOP
		question := f.proname;
		BEGIN
			EXECUTE format('SELECT md5(coalesce(string_agg(a::text, E''\n'' ORDER BY a::text COLLATE "C"), '''')) FROM rd.%I($1, $2) a', f.proname) INTO said USING $1, $2;
		EXCEPTION WHEN OTHERS THEN
			said := SQLSTATE || ' ' || SQLERRM;
		END;
		RETURN NEXT;
	END LOOP;
END
$$;
CREATE FUNCTION random.bar(subject bigint, action text, as_of date) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN CASE WHEN rd.is_barred(subject, action, NULL, as_of) THEN 'barred' ELSE 'free' END;
EXCEPTION
	WHEN object_not_in_prerequisite_state THEN
		RETURN 'unknown';
	WHEN no_data_found THEN
		RETURN 'not there';
	WHEN SQLSTATE 'IG005' THEN
		RETURN NULL; -- not declared there
END
$$;
/* What contradicts what, on a day. */
CREATE FUNCTION random.contradictions(day date) RETURNS TABLE (which text, subject bigint, one text, other text) LANGUAGE plpgsql STABLE AS $$
DECLARE
	asked text;
	known timestamptz;
BEGIN
	RETURN QUERY
	WITH draft AS (
		SELECT e.title, s.subject, s.score, s.grade, s.unjudged, s.dimensions, s.records, s.name, s.policy
		  FROM rd.evaluation e JOIN rd.evaluation_score s ON s.evaluation = e.id WHERE e.as_of = $1
	), ranked AS (
		SELECT * FROM rd.ranking_on($1)
	), explained AS (
		SELECT x.subject, sum(x.effect) AS score FROM rd_internal.explain_on($1) x GROUP BY 1
	)
	SELECT 'brought up to date, drawn up anew', coalesce(o.subject, n.subject), o::text, n::text
	  FROM (SELECT * FROM draft WHERE title = 'kept') o FULL JOIN (SELECT * FROM draft WHERE title <> 'kept') n USING (subject)
	 WHERE (o.score, o.grade, o.unjudged, o.dimensions, o.records, o.name, o.policy) IS DISTINCT FROM (n.score, n.grade, n.unjudged, n.dimensions, n.records, n.name, n.policy)
	 UNION ALL
	SELECT 'evaluation, ranking', coalesce(o.subject, n.subject), concat_ws(' ', o.score, o.grade, o.unjudged, o.records), concat_ws(' ', n.score, n.grade, n.unjudged, n.records)
	  FROM (SELECT * FROM draft WHERE title = 'kept') o FULL JOIN ranked n USING (subject)
	 WHERE (o.score, o.grade, o.unjudged, o.records) IS DISTINCT FROM (n.score, n.grade, n.unjudged, n.records)
	 UNION ALL
	SELECT 'ranking, explanation', r.subject, r.score::text, x.score::text
	  FROM ranked r LEFT JOIN explained x ON x.subject = r.subject WHERE r.score IS DISTINCT FROM x.score
	 UNION ALL
	SELECT 'ranking, explanation of one', r.subject, r.score::text, x.score::text
	  FROM ranked r CROSS JOIN LATERAL (SELECT sum(l.effect) AS score FROM rd.explain_score(r.subject, $1) l) x
	 WHERE r.subject % 9 = 0 AND r.score IS DISTINCT FROM x.score
	 UNION ALL
	SELECT 'ranking, unjudged', r.subject, r.unjudged, NULL
	  FROM ranked r WHERE (r.score IS NULL) <> (r.unjudged IS NOT NULL)
		OR r.unjudged IS NOT NULL AND NOT EXISTS (SELECT FROM rd.unjudged_on($1) u WHERE u.subject = r.subject);
	RETURN QUERY
	WITH asked AS MATERIALIZED (
		SELECT r.subject, random.bar(r.subject, 'honour', $1) AS state FROM rd.ranking_on($1) r
	)
	SELECT 'one asked, all asked', a.subject, a.state, coalesce(b.state, 'free')
	  FROM asked a
	  LEFT JOIN rd.barred_on('honour', NULL, $1) b ON b.subject = a.subject
	 WHERE a.state <> coalesce(b.state, 'free');
	/* Another entry of a body is no row of any list, and every question about it is one about the body. */
	RETURN QUERY
	WITH joined AS MATERIALIZED (
		SELECT j.subject, j.body FROM rd_internal.joined_on($1) j
	)
	SELECT 'entry, ranked for itself', j.subject, j.body::text, NULL
	  FROM joined j JOIN rd.ranking_on($1) r ON r.subject = j.subject
	 UNION ALL
	SELECT 'entry, body', j.subject, b.state, o.state
	  FROM joined j
	  JOIN rd_internal.bar_state(ARRAY(SELECT x.subject FROM joined x), 'honour', NULL, $1) b ON b.subject = j.subject
	  JOIN rd_internal.bar_state(ARRAY(SELECT x.body FROM joined x), 'honour', NULL, $1) o ON o.subject = j.body
	 WHERE b.state <> o.state
	 UNION ALL
	SELECT 'entry, body asked', j.subject, random.bar(j.subject, 'honour', $1), random.bar(j.body, 'honour', $1)
	  FROM joined j
	  JOIN rd.ranking_on($1) r ON r.subject = j.body
	 WHERE random.bar(j.subject, 'honour', $1) IS DISTINCT FROM random.bar(j.body, 'honour', $1)
	 UNION ALL
	/* Each record counts for one who stands, but for those of heads. */
	SELECT 'record of two', min(r.subject), r.id::text, NULL
	  FROM rd_internal.record_on($1) r
	 WHERE r.id IS NOT NULL AND r.link IS NULL
	 GROUP BY r.id
	HAVING count(*) > 1
	 UNION ALL
	SELECT 'head or party of it twice', r.subject, r.id::text, NULL
	  FROM rd_internal.record_on($1) r
	 WHERE r.link IS NOT NULL
	 GROUP BY r.subject, r.id, CASE WHEN r.link NOT LIKE 'party.%' THEN r.link || r.about END, r.record_type
	HAVING count(*) > 1
	 UNION ALL
	SELECT 'party of its own', r.subject, r.id::text, NULL
	  FROM rd_internal.record_on($1) r
	 WHERE r.link LIKE 'party.%' AND EXISTS (SELECT FROM rd_internal.record_on($1) x WHERE x.id = r.id AND x.subject = r.subject AND x.link IS NULL)
	 UNION ALL
	/* Of those who are there the amount counts once. */
	SELECT 'amount, parts of it', NULL, d.id::text || ' ' || d.amount, x.parts::text
	  FROM rd_internal.decision_at($1) d
	  JOIN (SELECT r.id, sum(r.amount) AS parts FROM rd_internal.record_on($1) r WHERE coalesce(r.link, 'party.') LIKE 'party.%' GROUP BY r.id) x ON x.id = d.id
	 WHERE d.amount <> x.parts
	   AND EXISTS (SELECT FROM rd_internal.record_on($1) r WHERE r.id = d.id AND r.link IS NULL)
	   AND NOT EXISTS (SELECT FROM rd_internal.party_on($1) p LEFT JOIN rd_internal.standing_on($1) s ON s.id = p.bearer WHERE p.record = d.id AND p.bearer IS NOT NULL AND s.id IS NULL)
	 UNION ALL
	SELECT 'record of nobody', r.subject, r.id::text, NULL
	  FROM rd_internal.record_at($1) r
	  JOIN rd_internal.state_on($1) s ON s.id = r.subject AND s.valid @> $1
	 WHERE NOT EXISTS (SELECT FROM rd_internal.record_on($1) x WHERE x.id = r.id AND x.link IS NULL);
	/* Of one subject is said what is said of it among all, of another entry what is said of the body; now, and as known before. */
	FOR asked, known IN
		SELECT q.q, k.k FROM unnest('{deadlines_on,duties_on,overdue_on,repairable_on,sanctions_on}'::text[]) q (q)
		 CROSS JOIN (SELECT timestamptz 'infinity' UNION SELECT max(r.known_at) FROM random.remembered r WHERE $1 = (SELECT max(d.as_of) FROM random.days d)) k (k) WHERE k.k IS NOT NULL
	LOOP
		RETURN QUERY EXECUTE format(
			'WITH every AS (SELECT x.subject, x::text AS said FROM rd.%1$I($1, $2) x WHERE x.subject IS NOT NULL),'
			' single AS (SELECT s.id, x::text AS said FROM rd_internal.standing_on($1, $2) s CROSS JOIN LATERAL rd.%1$I($1, $2, s.id) x)'
			' SELECT %1$L || '' of all'', d.*, $2::text FROM (TABLE every EXCEPT ALL TABLE single) d'
			' UNION ALL SELECT %1$L || '' of one'', d.*, $2::text FROM (TABLE single EXCEPT ALL TABLE every) d'
			' UNION ALL SELECT %1$L || '' of an entry'', j.subject, NULL, $2::text FROM rd_internal.joined_on($1, $2) j'
			' WHERE CASE WHEN j.body IN (SELECT s.id FROM rd_internal.standing_on($1, $2) s)'
			' THEN ARRAY(SELECT x::text COLLATE "C" FROM rd.%1$I($1, $2, j.subject) x ORDER BY 1)'
			' <> ARRAY(SELECT x::text COLLATE "C" FROM rd.%1$I($1, $2, j.body) x ORDER BY 1) END', asked) USING $1, known;
	END LOOP;
	RETURN QUERY
	SELECT 'lines of one, of all', s.id, o.said, e.said
	  FROM rd_internal.standing_on($1) s
	 CROSS JOIN LATERAL (SELECT string_agg(to_jsonb(l)::text, ' ' ORDER BY l.line) AS said FROM rd.explain_score(s.id, $1) l) o
	  LEFT JOIN (SELECT x.subject, string_agg((to_jsonb(x) - 'subject')::text, ' ' ORDER BY x.line) AS said FROM rd_internal.explain_on($1) x GROUP BY x.subject) e ON e.subject = s.id
	 WHERE o.said IS DISTINCT FROM e.said;
	RETURN QUERY
	SELECT 'overdue, deadline', o.subject, o::text, NULL
	  FROM rd.overdue_on($1) o
	 WHERE o.record IS NOT NULL AND NOT EXISTS (SELECT FROM rd.deadlines_on($1) d WHERE d.record = o.record AND d.state = o.state);
END
$$;

SELECT setseed(:seed % 1000000 / 1000000.0);
SELECT 1 AS round \gset
\i test/data/random_round.sql
-- What was known at each of the moments
CREATE TABLE random.asked_again AS
	SELECT m.*, a.* FROM (SELECT DISTINCT m.known_at, m.as_of FROM random.remembered m) m CROSS JOIN LATERAL random.answers(m.as_of, m.known_at) a;
SELECT a.question, a.as_of, count(*)
  FROM random.remembered r
  JOIN random.asked_again a USING (known_at, as_of, question)
 WHERE a.said <> r.said
 GROUP BY 1, 2
 ORDER BY 1, 2;
-- Enough happened, nothing was refused by accident, no question failed
SELECT (SELECT count(*) FROM random.accepted) > 30 * :rounds AS happened,
	   (SELECT count(DISTINCT regexp_replace(a.statement, '^(\S+( \S+){1,2}).*', '\1')) FROM random.accepted a) > 12 AS of_many_kinds,
	   (SELECT count(*) FROM rd.ranking_on('2026-06-30') r WHERE r.score IS NOT NULL) > 10 AS scored,
	   (SELECT count(DISTINCT r.known_at) FROM random.remembered r) = :rounds AS moments,
	   EXISTS (SELECT FROM random.accepted a WHERE a.statement ~ '^INSERT.*same_as') AS joined,
	   EXISTS (SELECT FROM random.accepted a WHERE a.statement ~ '^INSERT.*record_party') AS shared;
SELECT DISTINCT r.sqlstate, r.message FROM random.refused r WHERE r.sqlstate !~ '^(22|23|55|IG|0A|42501|25)' ORDER BY 1, 2;
SELECT r.question, r.said FROM random.remembered r WHERE r.said !~ '^[0-9a-f]{32}$' ORDER BY 1, 2;
