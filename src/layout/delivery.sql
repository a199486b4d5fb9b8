/*
 * layout: what of a table went out to a platform, and what that said of it; what a
 * delivery that came in has no more.
 *
 * A log of one's own keeps, of each row, every delivery and every answer, one
 * below the other: nothing is changed in it.  A row is known by what its layout
 * says is unique, as it is written in the file; its form is the SHA-256 of its
 * line there.  Which attempt and which answer is part of the key of the log, so
 * two sessions that deliver the same row do not both succeed, at any isolation.
 */

CREATE TABLE govcredit.delivered_row
(
	recipient	pg_catalog.text	NOT NULL,
	layout		pg_catalog.text	NOT NULL,
	key			pg_catalog.text	NOT NULL,
	attempt		pg_catalog.int4	NOT NULL,
	answer		pg_catalog.int4	NOT NULL DEFAULT 0,
	event		pg_catalog.text	NOT NULL,
	batch		pg_catalog.text	NOT NULL,
	day			pg_catalog.date	NOT NULL,
	cells		pg_catalog.jsonb	NOT NULL,
	sha256		pg_catalog.text,
	reason		pg_catalog.text,
	entered_at	pg_catalog.timestamptz	NOT NULL DEFAULT pg_catalog.now(),
	entered_by	pg_catalog.name	NOT NULL DEFAULT CURRENT_USER,
	PRIMARY KEY (recipient, layout, key, attempt, answer),
	CONSTRAINT delivered_row_named_check CHECK (pg_catalog.btrim(recipient) OPERATOR(pg_catalog.<>) '' AND pg_catalog.btrim(batch) OPERATOR(pg_catalog.<>) ''),
	CONSTRAINT delivered_row_event_check CHECK (CASE WHEN answer OPERATOR(pg_catalog.=) 0
		THEN event OPERATOR(pg_catalog.=) 'withdrawn' OR event OPERATOR(pg_catalog.=) 'sent' AND sha256 IS NOT NULL
		ELSE event OPERATOR(pg_catalog.=) 'accepted' OR event OPERATOR(pg_catalog.=) 'returned' AND reason IS NOT NULL END),
	CONSTRAINT delivered_row_day_check CHECK (pg_catalog.isfinite(day)),
	CONSTRAINT delivered_row_place_check CHECK (attempt OPERATOR(pg_catalog.>) 0 AND answer OPERATOR(pg_catalog.>=) 0)
);
CREATE INDEX delivered_row_batch_idx ON govcredit.delivered_row (batch, recipient);

GRANT SELECT ON govcredit.delivered_row TO PUBLIC;
COMMENT ON TABLE govcredit.delivered_row IS 'pattern, always empty, of a log of what of a table was delivered, and what the platform answered (报送记录表样式): CREATE TABLE … (LIKE govcredit.delivered_row INCLUDING ALL), one for each table';
COMMENT ON COLUMN govcredit.delivered_row.recipient IS 'platform it was delivered to (报送对象)';
COMMENT ON COLUMN govcredit.delivered_row.layout IS 'layout it was delivered in (数据标准)';
COMMENT ON COLUMN govcredit.delivered_row.key IS 'SHA-256 of the cells by which the layout tells rows apart, however they are typed (行标识)';
COMMENT ON COLUMN govcredit.delivered_row.attempt IS 'the how many-eth time this row was delivered or withdrawn (第几次报送)';
COMMENT ON COLUMN govcredit.delivered_row.answer IS '0: the delivery itself; 1 and on: what was answered to it (第几次回执)';
COMMENT ON COLUMN govcredit.delivered_row.event IS 'sent 报送 or withdrawn 撤回; of an answer accepted 接收 or returned 退回';
COMMENT ON COLUMN govcredit.delivered_row.batch IS 'name of the file it was in (批次)';
COMMENT ON COLUMN govcredit.delivered_row.day IS 'day it was delivered, or answered (报送或回执日期)';
COMMENT ON COLUMN govcredit.delivered_row.cells IS 'the cells by which the layout tells rows apart, as delivered (标识字段)';
COMMENT ON COLUMN govcredit.delivered_row.sha256 IS 'SHA-256 of the row''s line in the file, as it is without the marks for a spreadsheet (内容校验码)';
COMMENT ON COLUMN govcredit.delivered_row.reason IS 'why it was returned (退回原因)';
COMMENT ON COLUMN govcredit.delivered_row.entered_at IS 'when it was noted (记录时间)';
COMMENT ON COLUMN govcredit.delivered_row.entered_by IS 'who noted it (记录人)';
COMMENT ON CONSTRAINT delivered_row_event_check ON govcredit.delivered_row IS 'what was sent has its form, what was returned a reason';

CREATE FUNCTION govcredit.delivery_columns(layout govcredit.layout)
RETURNS pg_catalog.text[]
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	columns CONSTANT text[] := ARRAY(
		SELECT jsonb_array_elements_text(u.columns)
		  FROM (SELECT r.value -> 'columns' AS columns
				  FROM jsonb_array_elements(govcredit.layout_document(layout) -> 'table_rules') WITH ORDINALITY r
				 WHERE r.value ->> 'kind' = 'unique'
				 ORDER BY r.ordinality
				 LIMIT 1) u);
BEGIN
	IF columns = '{}' THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('layout %s does not say what tells its rows apart', layout), CONSTRAINT = 'layout_without_unique',
			ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('A table rule of kind unique says it.');
	END IF;
	RETURN columns;
END
$$;
COMMENT ON FUNCTION govcredit.delivery_columns(govcredit.layout) IS
	'the columns by which a layout tells rows apart, document number first (行标识字段)';

CREATE FUNCTION govcredit.delivery_query(relation pg_catalog.regclass, layout govcredit.layout, spreadsheet pg_catalog.bool, reason pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	columns CONSTANT text[] := govcredit.delivery_columns(layout);
	missing text;
	listed text;
	keyed text;
	named text;
BEGIN
	/* Of a receipt the column of reasons as well. */
	SELECT string_agg(quote_ident(w.name), ', ' ORDER BY w.n) INTO missing
	  FROM unnest(columns || $4) WITH ORDINALITY AS w (name, n)
	 WHERE NOT EXISTS (
			SELECT
			  FROM pg_attribute a
			 WHERE a.attrelid = $1 AND a.attnum > 0 AND NOT a.attisdropped
			   AND CASE WHEN w.n > cardinality(columns) THEN a.attname = w.name ELSE lower(a.attname) = lower(w.name) END);
	IF missing IS NOT NULL AND $1 IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table %s has no column %s', $1, missing), CONSTRAINT = 'delivery_column_missing',
			ERRCODE = 'undefined_column',
			HINT = govcredit.say('Layout %s tells rows apart by %s.', govcredit.layout_document(layout) ->> 'name', array_to_string(columns, ', '));
	END IF;
	SELECT string_agg(format('%s AS c%s', govcredit.export_cell(s.attribute, s.holds, s.type), c.n), ', ' ORDER BY c.n),
		   string_agg(format('govcredit.cell_key(s.c%s)', c.n), ', ' ORDER BY c.n),
		   string_agg(format('%L, s.c%s', c.name, c.n), ', ' ORDER BY c.n) INTO listed, keyed, named
	  FROM unnest(columns) WITH ORDINALITY AS c (name, n)
	  JOIN govcredit.layout_source(relation, layout) s ON s."column" = c.name;
	/* OFFSET: a line is written once. deliver_rows() of 10,000 rows 1.2 s, without 4.8 (2026-11-30). */
	RETURN format($q$
SELECT CASE WHEN govcredit.cell_key(s.c1) IS NOT NULL THEN encode(sha256(convert_to(ARRAY[%s]::text, 'UTF8')), 'hex') END AS key,
	   jsonb_strip_nulls(jsonb_build_object(%s)) AS cells, encode(sha256(convert_to(s.plain, 'UTF8')), 'hex') AS sha256, s.%s AS line, s.reason, s.place
  FROM (SELECT %s, %s AS place, %s AS plain, %s AS line, %s AS reason FROM %s OFFSET 0) s$q$,
		keyed, named, CASE WHEN $3 IS TRUE THEN 'line' ELSE 'plain' END, listed, govcredit.layout_row_id(relation),
		CASE WHEN $4 IS NULL THEN govcredit.export_line(relation, layout, false) ELSE 'NULL::text' END,
		CASE WHEN $4 IS NULL AND $3 IS TRUE THEN govcredit.export_line(relation, layout, true) ELSE 'NULL::text' END,
		CASE WHEN $4 IS NULL THEN 'NULL::text' ELSE format('govcredit.cell_text(%I::text)', $4) END,
		govcredit.layout_relation(relation));
END
$$;
COMMENT ON FUNCTION govcredit.delivery_query(pg_catalog.regclass, govcredit.layout, pg_catalog.bool, pg_catalog.text) IS
	'the query of the rows of a table as they are delivered, or of a receipt with its reasons (报送语句): what tells each apart, its form, its line';

/* What everything of a log looks at first. */
CREATE FUNCTION govcredit.delivery_log(log pg_catalog.regclass, VARIADIC given pg_catalog.text[])
RETURNS pg_catalog.text
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	missing text;
BEGIN
	IF log IS NULL OR EXISTS (SELECT FROM unnest(given) g WHERE btrim(g) IN ('', 'infinity', '-infinity') IS NOT FALSE) THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table, layout, log, recipient, batch and day of a delivery must be given'), CONSTRAINT = 'delivery_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	SELECT string_agg(quote_ident(p.attname), ', ' ORDER BY p.attnum) INTO missing
	  FROM pg_attribute p
	 WHERE p.attrelid = 'govcredit.delivered_row'::regclass AND p.attnum > 0
	   AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = log AND a.attname = p.attname AND a.atttypid = p.atttypid AND NOT a.attisdropped);
	IF missing IS NOT NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('table %s is no log of deliveries: it lacks %s', log, missing), CONSTRAINT = 'no_delivery_log',
			ERRCODE = 'undefined_column',
			HINT = govcredit.say('CREATE TABLE ... (LIKE govcredit.delivered_row INCLUDING ALL) makes one.');
	END IF;
	RETURN govcredit.layout_relation(log);
END
$$;
COMMENT ON FUNCTION govcredit.delivery_log(pg_catalog.regclass, pg_catalog.text[]) IS
	'name of a log of deliveries, quoted (报送记录表名); an error where it is none, or anything given is NULL, blank or no day';

/*
 * What the platform has is what was sent last and not returned.  A row that is
 * as that is in order; else it counts whether what was sent last came back.
 */
CREATE FUNCTION govcredit.delivery_state_query(relation pg_catalog.regclass, layout govcredit.layout, log pg_catalog.text, spreadsheet pg_catalog.bool)
RETURNS pg_catalog.text
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN format($q$
WITH f AS MATERIALIZED (
	SELECT q.key, count(*) AS rows, count(DISTINCT q.sha256) AS forms, min(q.sha256) AS sha256, min(q.line COLLATE "C") AS line,
		   (array_agg(q.cells ORDER BY q.line COLLATE "C"))[1] AS cells
	  FROM (%s) q
	 GROUP BY q.key, CASE WHEN q.key IS NULL THEN q.sha256 END
), sending AS MATERIALIZED (
	SELECT s.key, s.attempt, s.event, s.cells, s.sha256, s.batch, s.day, a.event AS answered, a.reason
	  FROM %2$s s
	  LEFT JOIN (
			SELECT DISTINCT ON (x.key, x.attempt) x.key, x.attempt, x.event, x.reason
			  FROM %2$s x
			 WHERE x.recipient = $1 AND x.layout = $2 AND x.answer > 0
			 ORDER BY x.key, x.attempt, x.answer DESC) a ON a.key = s.key AND a.attempt = s.attempt
	 WHERE s.recipient = $1 AND s.layout = $2 AND s.answer = 0
), last AS MATERIALIZED (
	SELECT DISTINCT ON (s.key) s.* FROM sending s ORDER BY s.key, s.attempt DESC
), has AS MATERIALIZED (
	SELECT DISTINCT ON (s.key) s.* FROM sending s WHERE s.answered IS DISTINCT FROM 'returned' ORDER BY s.key, s.attempt DESC
)
SELECT CASE WHEN f.rows IS NULL AND h.event = 'sent' THEN 'withdrawal owed'
			WHEN f.rows IS NULL AND h.event = 'withdrawn' THEN CASE WHEN h.answered = 'accepted' THEN 'withdrawn' ELSE 'withdrawal unanswered' END
			WHEN f.rows IS NULL THEN 'dropped'
			WHEN f.key IS NULL THEN 'without key'
			WHEN f.forms > 1 THEN 'stands twice'
			WHEN h.event = 'sent' AND h.sha256 = f.sha256 THEN CASE WHEN h.answered = 'accepted' THEN 'accepted' ELSE 'unanswered' END
			WHEN l.key IS NULL THEN 'never delivered'
			WHEN l.event = 'sent' AND l.answered = 'returned' THEN CASE WHEN l.sha256 = f.sha256 THEN 'returned' ELSE 'mended' END
			ELSE 'changed' END,
	   coalesce(f.rows, 0), coalesce(f.cells, l.cells), l.batch, l.attempt, l.day,
	   CASE WHEN l.answered = 'returned' AND (h.sha256 = f.sha256) IS NOT TRUE THEN l.reason END, coalesce(f.key, l.key), f.sha256, f.line
  FROM f
  FULL JOIN last l ON l.key = f.key
  LEFT JOIN has h ON h.key = l.key$q$,
	govcredit.delivery_query(relation, layout, spreadsheet, NULL), log);
COMMENT ON FUNCTION govcredit.delivery_state_query(pg_catalog.regclass, govcredit.layout, pg_catalog.text, pg_catalog.bool) IS
	'the query that delivery_state() runs, with recipient and layout as $1 and $2 (报送状态语句)';

CREATE FUNCTION govcredit.delivery_state(relation pg_catalog.regclass, layout govcredit.layout, log pg_catalog.regclass, recipient pg_catalog.text, spreadsheet pg_catalog.bool,
	OUT state pg_catalog.text, OUT rows pg_catalog.int8, OUT cells pg_catalog.jsonb, OUT batch pg_catalog.text, OUT attempt pg_catalog.int4,
	OUT sent_on pg_catalog.date, OUT reason pg_catalog.text, OUT key pg_catalog.text, OUT sha256 pg_catalog.text, OUT line pg_catalog.text)
RETURNS SETOF pg_catalog.record
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET timezone = 'Asia/Shanghai'
SET intervalstyle = 'postgres'
AS $$
BEGIN
	RETURN QUERY EXECUTE govcredit.delivery_state_query($1, $2, govcredit.delivery_log($3, $1::text, $2::text, $4), $5)
		USING $4, $2::text;
END
$$;
COMMENT ON FUNCTION govcredit.delivery_state(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.text, pg_catalog.bool) IS
	'part of delivery_status() and deliver_rows(): how each row stands with a platform, with its line in the file (报送状态明细)';

CREATE FUNCTION govcredit.delivery_status(relation pg_catalog.regclass, layout govcredit.layout, log pg_catalog.regclass, recipient pg_catalog.text)
RETURNS TABLE (state pg_catalog.text, owed pg_catalog.bool, rows pg_catalog.int8, cells pg_catalog.jsonb, batch pg_catalog.text,
			   attempt pg_catalog.int4, sent_on pg_catalog.date, reason pg_catalog.text)
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
	SELECT d.state, d.state NOT IN ('accepted', 'unanswered', 'withdrawn', 'withdrawal unanswered', 'dropped'),
		   d.rows, d.cells, d.batch, d.attempt, d.sent_on, d.reason
	  FROM govcredit.delivery_state($1, $2, $3, $4, false) d
	 ORDER BY d.state COLLATE "C", d.cells::text COLLATE "C";
END;
COMMENT ON FUNCTION govcredit.delivery_status(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.text) IS
'how every row of a table, and every row that was delivered, stands with a platform (报送状态): never delivered, changed since, mended after it was returned; returned and as it was; stands twice and differs, without key (no document number): neither is sent; gone, so that a withdrawal owed; all these are owed. Not owed: accepted, unanswered, withdrawn, withdrawal unanswered, dropped (returned, and there no more). rows: so many rows of the table, so that their sum is all of them';

CREATE FUNCTION govcredit.delivery_batch(log pg_catalog.regclass, layout govcredit.layout, recipient pg_catalog.text, batch pg_catalog.text, day pg_catalog.date, event pg_catalog.text)
RETURNS pg_catalog.bool
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
AS $$
DECLARE
	given CONSTANT text := concat_ws(', ', $6, $5, $2);
	known text;
	latest date;
BEGIN
	EXECUTE format('SELECT concat_ws('', '', x.event, x.day, x.layout) FROM %s x WHERE x.batch = $1 AND x.recipient = $2 AND x.answer = 0 LIMIT 1',
			govcredit.delivery_log($1, $2::text, $3, $4, $5::text, $6))
		INTO known USING $4, $3;
	IF known <> given THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('batch "%s" is another: %s', $4, known), CONSTRAINT = 'batch_is_another',
			ERRCODE = 'invalid_parameter_value',
			DETAIL = govcredit.say('Given: %s; in the books: %s.', given, known),
			HINT = govcredit.say('A batch is one file of one day: give another name.');
	ELSIF known IS NULL THEN
		EXECUTE format('SELECT max(x.day) FROM %s x WHERE x.recipient = $1 AND x.layout = $2 AND x.answer = 0', govcredit.delivery_log($1, $3)) INTO latest USING $3, $2::text;
		IF latest > $5 THEN
			RAISE EXCEPTION USING
				MESSAGE = govcredit.say('batch "%s" is of %s, and "%s" was sent the last one on %s', $4, $5, $3, latest), CONSTRAINT = 'batch_before_last',
				ERRCODE = 'check_violation',
				HINT = govcredit.say('What is delivered is noted in the order of its days.');
		END IF;
	END IF;
	RETURN known IS NOT NULL;
END
$$;
COMMENT ON FUNCTION govcredit.delivery_batch(pg_catalog.regclass, govcredit.layout, pg_catalog.text, pg_catalog.text, pg_catalog.date, pg_catalog.text) IS
	'is there a batch of that name already? (批次校验); an error where it is of another day, layout or sort, or a new one is of a day before the last';

CREATE FUNCTION govcredit.refuse_delivered(log pg_catalog.regclass)
RETURNS pg_catalog.void
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE EXCEPTION USING
		MESSAGE = govcredit.say('somebody else has written the same rows into log %s meanwhile', log), CONSTRAINT = 'delivered_meanwhile',
		ERRCODE = 'unique_violation',
		HINT = govcredit.say('Nothing was noted. Call it again.');
END
$$;
COMMENT ON FUNCTION govcredit.refuse_delivered(pg_catalog.regclass) IS 'part of deliver_rows() and take_receipt(): an error where two sessions note the same (拒绝重复报送)';

CREATE FUNCTION govcredit.deliver_rows(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	log pg_catalog.regclass,
	recipient pg_catalog.text,
	batch pg_catalog.text,
	sent_on pg_catalog.date,
	spreadsheet pg_catalog.bool DEFAULT false,
	again pg_catalog.bool DEFAULT false)
RETURNS SETOF pg_catalog.text
LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	book CONSTANT text := govcredit.delivery_log($3, $1::text, $2::text, $4, $5, $6::text);
	known CONSTANT bool := govcredit.delivery_batch($3, $2, $4, $5, $6, 'sent');
	written bigint;
	noted bigint;
BEGIN
	RETURN NEXT govcredit.export_header(layout, spreadsheet);
	IF NOT known THEN
		/* One statement: what is noted is what is given out. */
		RETURN QUERY EXECUTE format($q$
WITH s AS MATERIALIZED (
	SELECT d.* FROM govcredit.delivery_state($1, $2, $3, $4, $5) d
	 WHERE d.state IN ('never delivered', 'changed', 'mended') OR d.state = 'returned' AND $6 IS TRUE
), n AS (
	INSERT INTO %s (recipient, layout, key, attempt, event, batch, day, cells, sha256)
	SELECT $4, $2::text, s.key, coalesce(s.attempt, 0) + 1, 'sent', $7, $8, s.cells, s.sha256 FROM s
	RETURNING key
)
SELECT s.line FROM s JOIN n ON n.key = s.key ORDER BY s.cells::text COLLATE "C"$q$, book)
			USING $1, $2, $3, $4, $7, $8, $5, $6;
		RETURN;
	END IF;
	RETURN QUERY EXECUTE format($q$
SELECT s.line
  FROM govcredit.delivery_state($1, $2, $3, $4, $5) s
  JOIN %s b ON b.recipient = $4 AND b.layout = $2::text AND b.key = s.key AND b.answer = 0 AND b.batch = $6 AND b.sha256 = s.sha256
 WHERE s.state <> 'stands twice'
 ORDER BY s.cells::text COLLATE "C"$q$, book)
		USING $1, $2, $3, $4, $7, $5;
	GET DIAGNOSTICS written = ROW_COUNT;
	EXECUTE format('SELECT count(*) FROM %s b WHERE b.recipient = $1 AND b.batch = $2 AND b.answer = 0', book) INTO noted USING $4, $5;
	IF written < noted THEN
		RAISE WARNING USING
			MESSAGE = govcredit.say('%s of the %s rows of batch "%s" are not as they were sent, and are left out', noted - written, noted, $5), CONSTRAINT = 'batch_not_as_sent',
			HINT = govcredit.say('They go out with the next batch.');
	END IF;
EXCEPTION WHEN unique_violation THEN
	PERFORM govcredit.refuse_delivered($3);
END
$$;
COMMENT ON FUNCTION govcredit.deliver_rows(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.date, pg_catalog.bool, pg_catalog.bool) IS
'what of a table a platform is owed, as the lines of a CSV file, each row noted in a log like delivered_row (报送): what it never had, what changed since, what it returned and was mended; with again what it returned, as it is. The name of a batch given again gives out its rows again and notes nothing; spreadsheet as for export_layout. Withdrawals are withdraw_rows''';

CREATE FUNCTION govcredit.withdraw_rows(
	relation pg_catalog.regclass,
	layout govcredit.layout,
	log pg_catalog.regclass,
	recipient pg_catalog.text,
	batch pg_catalog.text,
	sent_on pg_catalog.date,
	spreadsheet pg_catalog.bool DEFAULT false)
RETURNS SETOF pg_catalog.text
LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE COST 100000 ROWS 1000
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	book CONSTANT text := govcredit.delivery_log($3, $1::text, $2::text, $4, $5, $6::text);
	columns CONSTANT text[] := govcredit.delivery_columns($2);
BEGIN
	IF NOT govcredit.delivery_batch($3, $2, $4, $5, $6, 'withdrawn') THEN
		EXECUTE format($q$
INSERT INTO %s (recipient, layout, key, attempt, event, batch, day, cells)
SELECT $4, $2::text, s.key, s.attempt + 1, 'withdrawn', $5, $6, s.cells
  FROM govcredit.delivery_state($1, $2, $3, $4, false) s
 WHERE s.state = 'withdrawal owed'$q$, book)
			USING $1, $2, $3, $4, $5, $6;
	END IF;
	RETURN NEXT govcredit.export_mark(spreadsheet) || array_to_string(columns, ',');
	RETURN QUERY EXECUTE format($q$
SELECT (SELECT string_agg(govcredit.csv_cell(b.cells ->> c.name, $3, false), ',' ORDER BY c.n) FROM unnest($4) WITH ORDINALITY AS c (name, n))
  FROM %s b
 WHERE b.recipient = $1 AND b.batch = $2 AND b.answer = 0
 ORDER BY b.cells::text COLLATE "C"$q$, book)
		USING $4, $5, $7, columns;
EXCEPTION WHEN unique_violation THEN
	PERFORM govcredit.refuse_delivered($3);
END
$$;
COMMENT ON FUNCTION govcredit.withdraw_rows(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.date, pg_catalog.bool) IS
'what a platform has and the table no more, as the lines of a CSV file of the cells that tell rows apart, each noted in the log as withdrawn (撤回报送); the name of a batch given again gives it out again';

CREATE FUNCTION govcredit.receipt_query(receipt pg_catalog.regclass, layout govcredit.layout, log pg_catalog.text, reason pg_catalog.text)
RETURNS pg_catalog.text
LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
RETURN format($q$
WITH g AS MATERIALIZED (
	/* What comes back without a reason has come back all the same. */
	SELECT q.key, count(*) AS rows, coalesce(string_agg(DISTINCT q.reason COLLATE "C", '; ' ORDER BY q.reason COLLATE "C"), '未说明原因') AS reason,
		   count(q.reason) > 0 AS reasoned,
		   (array_agg(q.cells ORDER BY q.cells::text COLLATE "C"))[1] AS cells
	  FROM (%s) q
	 GROUP BY q.key
), b AS MATERIALIZED (
	SELECT s.key, s.attempt, s.cells, a.answer, a.event, a.reason, a.day
	  FROM %2$s s
	  LEFT JOIN LATERAL (
			SELECT x.answer, x.event, x.reason, x.day
			  FROM %2$s x
			 WHERE x.recipient = $1 AND x.layout = $2 AND x.key = s.key AND x.attempt = s.attempt AND x.answer > 0
			 ORDER BY x.answer DESC
			 LIMIT 1) a ON true
	 WHERE s.recipient = $1 AND s.layout = $2 AND s.batch = $3 AND s.answer = 0
), v AS MATERIALIZED (
	SELECT CASE WHEN g.rows IS NULL AND b.event IS NOT NULL THEN 'known'
				WHEN g.rows IS NULL THEN CASE WHEN $5 IS TRUE THEN 'accepted' ELSE 'unanswered' END
				WHEN g.key IS NULL THEN 'without key'
				WHEN b.key IS NULL THEN 'never sent'
				WHEN b.event IS NULL THEN CASE WHEN g.reasoned THEN 'returned' ELSE 'without reason' END
				WHEN b.event = 'returned' AND b.reason = g.reason
					OR EXISTS (
						SELECT
						  FROM %2$s x
						 WHERE x.recipient = $1 AND x.layout = $2 AND x.key = b.key AND x.attempt = b.attempt AND x.answer > 0
						   AND (x.event, x.reason, x.day) = ('returned', g.reason, $4)) THEN 'known'
				WHEN b.day <= $4 THEN 'answered anew'
				ELSE 'contradiction' END AS state,
		   coalesce(g.rows, 1) AS rows, coalesce(b.cells, g.cells) AS cells, g.reason, coalesce(b.key, g.key) AS key, b.attempt, b.answer,
		   b.event, b.reason AS before, b.day
	  FROM g FULL JOIN b ON b.key = g.key
), n AS (
	INSERT INTO %2$s (recipient, layout, key, attempt, answer, event, batch, day, cells, reason)
	SELECT $1, $2, v.key, v.attempt, coalesce(v.answer, 0) + 1, CASE v.state WHEN 'accepted' THEN 'accepted' ELSE 'returned' END, $3, $4, v.cells, v.reason
	  FROM v
	 WHERE v.state IN ('accepted', 'returned', 'without reason', 'answered anew')
)
SELECT v.state, count(*), CASE WHEN s.shown THEN min(v.cells::text COLLATE "C") END::jsonb, CASE WHEN s.shown THEN min(v.reason COLLATE "C") END,
	   CASE WHEN v.state IN ('answered anew', 'contradiction')
			THEN govcredit.say('Answered before: %%s.', min(concat_ws(', ', v.event, v.day, v.before) COLLATE "C"))
			WHEN v.state = 'never sent'
			THEN (SELECT govcredit.say('It went out in batch "%%s".', x.batch) FROM %2$s x
				   WHERE x.recipient = $1 AND x.layout = $2 AND x.key = min(v.key) AND x.answer = 0 ORDER BY x.attempt DESC LIMIT 1) END
  FROM v
 CROSS JOIN LATERAL (SELECT v.state NOT IN ('accepted', 'returned', 'known', 'unanswered') AS shown) s
 GROUP BY v.state, s.shown, CASE WHEN s.shown THEN coalesce(v.key, '') END
 ORDER BY v.state COLLATE "C", 3$q$,
	govcredit.delivery_query(receipt, layout, false, reason), log);
COMMENT ON FUNCTION govcredit.receipt_query(pg_catalog.regclass, govcredit.layout, pg_catalog.text, pg_catalog.text) IS
	'the statement that take_receipt() runs, with recipient, layout, batch, day and whether the rest is accepted as $1 to $5 (回执语句)';

CREATE FUNCTION govcredit.take_receipt(
	receipt pg_catalog.regclass,
	layout govcredit.layout,
	log pg_catalog.regclass,
	recipient pg_catalog.text,
	batch pg_catalog.text,
	answered_on pg_catalog.date,
	reason pg_catalog.text DEFAULT 'reason',
	rest_accepted pg_catalog.bool DEFAULT true)
RETURNS TABLE (state pg_catalog.text, rows pg_catalog.int8, cells pg_catalog.jsonb, said pg_catalog.text, message pg_catalog.text)
LANGUAGE plpgsql VOLATILE CALLED ON NULL INPUT PARALLEL UNSAFE COST 100000 ROWS 10
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
SET timezone = 'Asia/Shanghai'
AS $$
DECLARE
	book CONSTANT text := govcredit.delivery_log($3, $1::text, $2::text, $4, $5, $6::text, $7);
	sent date;
BEGIN
	EXECUTE format('SELECT max(x.day) FROM %s x WHERE x.batch = $1 AND x.recipient = $2 AND x.layout = $3 AND x.answer = 0', book)
		INTO sent USING $5, $4, $2::text;
	IF sent IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('no batch "%s" in layout %s was delivered to "%s"', $5, govcredit.layout_document($2) ->> 'name', $4), CONSTRAINT = 'there_is_no_batch',
			ERRCODE = 'no_data_found',
			HINT = govcredit.say('What it answers was never sent, or under another name: log %s has them.', $3);
	ELSIF sent > $6 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('batch "%s" was sent on %s and cannot be answered on %s', $5, sent, $6), CONSTRAINT = 'answered_before_sent',
			ERRCODE = 'check_violation';
	END IF;
	RETURN QUERY EXECUTE govcredit.receipt_query($1, $2, book, $7) USING $4, $2::text, $5, $6, $8;
EXCEPTION WHEN unique_violation THEN
	PERFORM govcredit.refuse_delivered($3);
END
$$;
COMMENT ON FUNCTION govcredit.take_receipt(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass, pg_catalog.text, pg_catalog.text, pg_catalog.date, pg_catalog.text, pg_catalog.bool) IS
'notes what a platform answered to a batch (回执): receipt is a table of what it returned, with the columns that tell rows apart and one of reasons; the rest of the batch is accepted, unless rest_accepted is false, and what was answered before stays. Counted: accepted, returned, known, unanswered; row by row: without reason (returned all the same, and noted so: 未说明原因), answered anew (noted beside what was answered before), and, of which nothing is noted, contradiction (older than an answer that says otherwise), never sent in this batch, without key. Given twice it changes nothing';

/* sort_rows() enters and updates; what a whole delivery has no more it leaves. */
/* By the day of each delivery and of each answer. */
CREATE FUNCTION govcredit.delivery_statistics(log pg_catalog.regclass, from_on pg_catalog.date, to_on pg_catalog.date)
RETURNS TABLE (recipient pg_catalog.text, layout pg_catalog.text, batches pg_catalog.int8, sent pg_catalog.int8, sent_again pg_catalog.int8,
			   accepted pg_catalog.int8, returned pg_catalog.int8, withdrawn pg_catalog.int8, unanswered pg_catalog.int8, compliant pg_catalog.numeric)
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 10
SET search_path = pg_catalog, pg_temp
SET datestyle = 'ISO, YMD'
AS $$
BEGIN
	IF $2 IS NULL OR $3 IS NULL OR NOT isfinite($2) OR NOT isfinite($3) OR $2 > $3 THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('statistics are of a period: from %s to %s is none', coalesce($2::text, 'NULL'), coalesce($3::text, 'NULL')),
			CONSTRAINT = 'statistics_period', ERRCODE = 'invalid_parameter_value',
			HINT = govcredit.say('Both days count: of March from 2026-03-01 to 2026-03-31.');
	END IF;
	RETURN QUERY EXECUTE format($q$
SELECT x.recipient, x.layout, count(DISTINCT x.batch) FILTER (WHERE x.answer = 0),
	   count(*) FILTER (WHERE x.event = 'sent'), count(*) FILTER (WHERE x.event = 'sent' AND x.attempt > 1),
	   count(*) FILTER (WHERE x.event = 'accepted' AND x.answer = x.last), count(*) FILTER (WHERE x.event = 'returned' AND x.answer = x.last),
	   count(*) FILTER (WHERE x.event = 'withdrawn'),
	   count(*) FILTER (WHERE x.answer = 0 AND x.last = 0),
	   round(100.0 * count(*) FILTER (WHERE x.event = 'accepted' AND x.answer = x.last)
			 / nullif(count(*) FILTER (WHERE x.event IN ('accepted', 'returned') AND x.answer = x.last), 0), 2)
  FROM (/* Answered anew, a delivery is what was answered last. */
		SELECT l.*, max(l.answer) OVER (PARTITION BY l.recipient, l.layout, l.key, l.attempt) AS last
		  FROM %1$s l
		 WHERE l.day <= $2) x
 WHERE x.day BETWEEN $1 AND $2
 GROUP BY x.recipient, x.layout
 ORDER BY x.recipient COLLATE "C", x.layout COLLATE "C"$q$, govcredit.delivery_log($1, $2::text)) USING $2, $3;
END
$$;
COMMENT ON FUNCTION govcredit.delivery_statistics(pg_catalog.regclass, pg_catalog.date, pg_catalog.date) IS
'what a log of deliveries says of a period (报送统计), by platform and layout: rows sent and sent again, accepted 合规, returned 退回, withdrawn, those of the period unanswered at its end, and accepted in percent of those answered, each by its last answer (合规率; NULL where none was). Both days count; NULL or no period is an error';

CREATE FUNCTION govcredit.vanished_rows(staging pg_catalog.regclass, layout govcredit.layout, accepted pg_catalog.regclass)
RETURNS TABLE ("row" pg_catalog.tid, cells pg_catalog.jsonb)
LANGUAGE plpgsql STABLE CALLED ON NULL INPUT PARALLEL SAFE COST 100000 ROWS 100
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF staging IS NULL OR accepted IS NULL THEN
		RAISE EXCEPTION USING
			MESSAGE = govcredit.say('the table must not be NULL'), CONSTRAINT = 'table_null',
			ERRCODE = 'null_value_not_allowed';
	END IF;
	/* A row that cannot be read where it is told apart has not gone: by what of that can be read it is known. */
	RETURN QUERY EXECUTE format($q$
WITH was AS MATERIALIZED (%1$s), comes AS MATERIALIZED (%2$s), strange AS MATERIALIZED (
	SELECT s.cells, e.bad
	  FROM comes s
	  JOIN %3$s t ON t.%4$s = s.place
	 CROSS JOIN LATERAL (SELECT array_agg(split_part(x, ': ', 1)) AS bad FROM unnest(govcredit.row_errors($1, t)) x) e
	 WHERE NOT EXISTS (SELECT FROM was a WHERE a.key = s.key) AND e.bad && $2)
SELECT a.place, a.cells
  FROM was a
 WHERE a.key IS NOT NULL AND NOT EXISTS (SELECT FROM comes s WHERE s.key = a.key)
   AND NOT EXISTS (
		SELECT
		  FROM strange q
		 CROSS JOIN LATERAL (
				SELECT bool_and(govcredit.cell_key(a.cells ->> c) IS NOT DISTINCT FROM govcredit.cell_key(q.cells ->> c)) AND (count(*) > 1 OR bool_or(c = $2[1])) AS same
				  FROM unnest($2) c
				 WHERE c <> ALL (q.bad)) k
		 WHERE k.same)
 ORDER BY a.cells::text COLLATE "C", a.place$q$,
		govcredit.delivery_query(accepted, layout, false, NULL), govcredit.delivery_query(staging, layout, false, NULL),
		govcredit.layout_relation(staging), govcredit.layout_row_id(staging))
		USING layout, govcredit.delivery_columns(layout);
END
$$;
COMMENT ON FUNCTION govcredit.vanished_rows(pg_catalog.regclass, govcredit.layout, pg_catalog.regclass) IS
'rows of a typed table that the table sort_rows() filled it from has no more, good or bad, by what the layout says is unique (不再报送的行): where each delivery is whole, what its source has taken out. "row" is the ctid in the typed table; nothing is done about them, and what has no document number is not among them';
