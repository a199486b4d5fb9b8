/*
 * division_entry: which divisions there are, what they are called, when they
 * were valid, who is above them and what became of them.  A code has as many
 * rows as it has had names or superiors.
 *
 * What is shipped comes with the extension and is not dumped: so none but its own
 * scripts change it, and what a database adds may say otherwise of a code that is
 * or will be shipped.  On the days that both have, the database's own row is read.
 *
 * A start that is not recorded and an end that has not come are NULL, never
 * infinity, which drivers and JSON cannot write.
 */

CREATE TABLE govcredit.division_entry (
	code		govcredit.division NOT NULL,
	valid_from	pg_catalog.date,
	valid_to	pg_catalog.date,
	name		pg_catalog.text NOT NULL,
	level		pg_catalog.text NOT NULL,
	parent		govcredit.division,
	successors	govcredit.division[],
	parted_to	govcredit.division[],
	heading		pg_catalog.bool NOT NULL DEFAULT false,
	standard	pg_catalog.bool NOT NULL DEFAULT false,
	note		pg_catalog.text,
	CONSTRAINT division_entry_code_key UNIQUE NULLS NOT DISTINCT (code, valid_from, standard),
	CONSTRAINT division_entry_level_check CHECK (level =
		ANY (ARRAY['province', 'city', 'county', 'township', 'village']::pg_catalog.text[])),
	CONSTRAINT division_entry_validity_check CHECK (
		(valid_from <= valid_to) IS NOT FALSE
		AND pg_catalog.isfinite(valid_from) IS NOT FALSE AND pg_catalog.isfinite(valid_to) IS NOT FALSE),
	CONSTRAINT division_entry_one_at_a_time EXCLUDE USING gist (
		code WITH OPERATOR(pg_catalog.=), pg_catalog.daterange(valid_from, valid_to, '[]') WITH OPERATOR(pg_catalog.&&)) WHERE (NOT standard),
	CONSTRAINT division_entry_standard_one_at_a_time EXCLUDE USING gist (
		code WITH OPERATOR(pg_catalog.=), pg_catalog.daterange(valid_from, valid_to, '[]') WITH OPERATOR(pg_catalog.&&)) WHERE (standard)
);
CREATE INDEX division_entry_parent_idx ON govcredit.division_entry (parent);
CREATE INDEX division_entry_name_idx ON govcredit.division_entry (name COLLATE pg_catalog."C");

COMMENT ON TABLE govcredit.division_entry IS
	'administrative divisions 行政区划: each code of a county or above since 1981, the headings and zones of the end of 2023 (shipped), and the rows of this database';
COMMENT ON COLUMN govcredit.division_entry.code IS 'division code 区划代码';
COMMENT ON COLUMN govcredit.division_entry.valid_from IS
	'first day 启用日期; NULL where the start is not recorded';
COMMENT ON COLUMN govcredit.division_entry.valid_to IS
	'last day 停用日期; NULL while valid';
COMMENT ON COLUMN govcredit.division_entry.name IS 'name 名称';
COMMENT ON COLUMN govcredit.division_entry.level IS
	'administrative level 行政层级: province, city, county, township, village';
COMMENT ON COLUMN govcredit.division_entry.parent IS
	'division above 上级区划, by the data; the code may say otherwise';
COMMENT ON COLUMN govcredit.division_entry.successors IS
	'divisions that took over what was left when it ended 承继区划';
COMMENT ON COLUMN govcredit.division_entry.parted_to IS
	'divisions that took over parts before 部分划入的区划';
COMMENT ON COLUMN govcredit.division_entry.heading IS
	'a heading of the code table (市辖区, 县, 省直辖县级行政区划) and no authority';
COMMENT ON COLUMN govcredit.division_entry.standard IS
	'shipped with the extension, whose scripts alone write such rows; pg_dump writes the others only 是否随扩展提供';
COMMENT ON COLUMN govcredit.division_entry.note IS 'remark 备注';
COMMENT ON CONSTRAINT division_entry_code_key ON govcredit.division_entry IS
	'one row for each code and start, and one that is shipped';
COMMENT ON CONSTRAINT division_entry_level_check ON govcredit.division_entry IS
	'the five levels';
COMMENT ON CONSTRAINT division_entry_validity_check ON govcredit.division_entry IS
	'no validity ends before it begins, and none at infinity';
COMMENT ON CONSTRAINT division_entry_one_at_a_time ON govcredit.division_entry IS
	'a code has one name and one superior on a day, of the rows of this database';
COMMENT ON CONSTRAINT division_entry_standard_one_at_a_time ON govcredit.division_entry IS
	'a code has one name and one superior on a day, of the shipped rows';
COMMENT ON INDEX govcredit.division_entry_parent_idx IS 'the divisions below one';
COMMENT ON INDEX govcredit.division_entry_name_idx IS 'the divisions whose names a text begins with';

GRANT SELECT ON govcredit.division_entry TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON govcredit.division_entry TO @extowner@ WITH GRANT OPTION;
SELECT pg_catalog.pg_extension_config_dump('govcredit.division_entry', 'WHERE NOT standard');

CREATE FUNCTION govcredit.division_entry_shipped() RETURNS pg_catalog.trigger
	AS 'MODULE_PATHNAME', 'govcredit_division_entry_shipped'
	LANGUAGE C VOLATILE PARALLEL UNSAFE;
COMMENT ON FUNCTION govcredit.division_entry_shipped() IS
	'trigger: none but a script of the extension writes rows that it ships; what anybody else did with them would not be dumped 随附区划保护';
CREATE TRIGGER shipped_added BEFORE INSERT ON govcredit.division_entry
	FOR EACH ROW WHEN (NEW.standard) EXECUTE FUNCTION govcredit.division_entry_shipped();
CREATE TRIGGER shipped_changed BEFORE UPDATE ON govcredit.division_entry
	FOR EACH ROW WHEN (OLD.standard OR NEW.standard) EXECUTE FUNCTION govcredit.division_entry_shipped();
CREATE TRIGGER shipped_deleted BEFORE DELETE ON govcredit.division_entry
	FOR EACH ROW WHEN (OLD.standard) EXECUTE FUNCTION govcredit.division_entry_shipped();
CREATE TRIGGER shipped_truncated BEFORE TRUNCATE ON govcredit.division_entry
	FOR EACH STATEMENT EXECUTE FUNCTION govcredit.division_entry_shipped();

/* A notice: at a restore this is no reason to lose rows. */
CREATE FUNCTION govcredit.division_entry_both() RETURNS pg_catalog.trigger
	LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	shared record;
BEGIN
	SELECT count(*) AS n, string_agg(b.code || ' ' || b.name, ', ' ORDER BY b.code, b.name COLLATE "C") FILTER (WHERE b.place <= 5) AS those INTO shared
	  FROM (SELECT n.code, s.name, row_number() OVER (ORDER BY n.code, s.name COLLATE "C") AS place
			  FROM entered n
			  JOIN govcredit.division_entry s ON s.code = n.code AND s.standard
				   AND daterange(s.valid_from, s.valid_to, '[]') && daterange(n.valid_from, n.valid_to, '[]')
			 WHERE NOT n.standard) b;
	IF shared.n > 0 THEN
		RAISE NOTICE USING
			MESSAGE = govcredit.say('%s rows are of divisions that the extension ships: %s', shared.n, shared.those), CONSTRAINT = 'division_entry_both',
			DETAIL = govcredit.say('On the days that both have, the rows of this database are read.');
	END IF;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION govcredit.division_entry_both() IS
	'trigger: says which rows take the place of shipped ones 与随附区划重叠提示';
CREATE TRIGGER both_added AFTER INSERT ON govcredit.division_entry REFERENCING NEW TABLE AS entered
	FOR EACH STATEMENT EXECUTE FUNCTION govcredit.division_entry_both();
CREATE TRIGGER both_changed AFTER UPDATE ON govcredit.division_entry REFERENCING NEW TABLE AS entered
	FOR EACH STATEMENT EXECUTE FUNCTION govcredit.division_entry_both();

/*
 * Look-ups.  On a day the database's own row goes before the shipped one.
 * Without a date they answer with what was valid last, so an
 * abolished code keeps its name; no look-up reads the clock.
 */

CREATE FUNCTION govcredit.division_name(code govcredit.division, on_date pg_catalog.date DEFAULT NULL)
	RETURNS pg_catalog.text
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN (
		SELECT e.name
		  FROM govcredit.division_entry e
		 WHERE e.code = $1
		   AND ($2 IS NULL OR ((e.valid_from <= $2) IS NOT FALSE
							   AND (e.valid_to IS NULL OR e.valid_to >= $2)))
		 ORDER BY CASE WHEN $2 IS NOT NULL THEN e.standard END, e.valid_to DESC NULLS FIRST, e.standard LIMIT 1);
COMMENT ON FUNCTION govcredit.division_name(govcredit.division, pg_catalog.date) IS
	'name of a division 区划名称, on a day or the last known; NULL where it is not in division_entry';

CREATE FUNCTION govcredit.successors(code govcredit.division)
	RETURNS SETOF govcredit.division
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 2
BEGIN ATOMIC
	SELECT pg_catalog.unnest(e.successors)
	  FROM (SELECT x.successors
			  FROM govcredit.division_entry x
			 WHERE x.code = $1
			 ORDER BY x.valid_to DESC NULLS FIRST, x.standard LIMIT 1) e;
END;
COMMENT ON FUNCTION govcredit.successors(govcredit.division) IS
	'divisions that took over from one that is no more 承继区划; those may be no more, too. None of one that is valid or not in division_entry';

/*
 * The chain upwards, nearest first.  A chain of data could run in a circle;
 * the levels are five, so eight steps reach every end.
 */
CREATE FUNCTION govcredit.division_chain(code govcredit.division, on_date pg_catalog.date DEFAULT NULL)
	RETURNS TABLE (step pg_catalog.int4, division govcredit.division, name pg_catalog.text, level pg_catalog.text, heading pg_catalog.bool)
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE ROWS 3
BEGIN ATOMIC
	WITH RECURSIVE chain AS (
		SELECT 0 AS step, $1 AS code
		UNION ALL
		SELECT c.step + 1, (
				SELECT e.parent
				  FROM govcredit.division_entry e
				 WHERE e.code = c.code
				   AND ($2 IS NULL OR ((e.valid_from <= $2) IS NOT FALSE
									   AND (e.valid_to IS NULL OR e.valid_to >= $2)))
				 ORDER BY CASE WHEN $2 IS NOT NULL THEN e.standard END, e.valid_to DESC NULLS FIRST, e.standard LIMIT 1)
		  FROM chain c
		 WHERE c.code IS NOT NULL AND c.step < 8
	)
	SELECT c.step, e.code, e.name, e.level, e.heading
	  FROM chain c
	 CROSS JOIN LATERAL (
			SELECT e.code, e.name, e.level, e.heading
			  FROM govcredit.division_entry e
			 WHERE e.code = c.code
			   AND ($2 IS NULL OR ((e.valid_from <= $2) IS NOT FALSE
								   AND (e.valid_to IS NULL OR e.valid_to >= $2)))
			 ORDER BY CASE WHEN $2 IS NOT NULL THEN e.standard END, e.valid_to DESC NULLS FIRST, e.standard LIMIT 1) e
	 ORDER BY c.step;
END;
COMMENT ON FUNCTION govcredit.division_chain(govcredit.division, pg_catalog.date) IS
	'a division and those above it by division_entry, nearest first';

CREATE FUNCTION govcredit.full_name(code govcredit.division, on_date pg_catalog.date DEFAULT NULL)
	RETURNS pg_catalog.text
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN (
		SELECT pg_catalog.string_agg(c.name, '' ORDER BY c.step DESC)
		  FROM govcredit.division_chain($1, $2) c
		 WHERE c.step = 0 OR NOT c.heading);
COMMENT ON FUNCTION govcredit.full_name(govcredit.division, pg_catalog.date) IS
	'name with those of the divisions above 区划全称, such as 山东省济南市槐荫区';

CREATE FUNCTION govcredit.superior(code govcredit.division, on_date pg_catalog.date DEFAULT NULL)
	RETURNS govcredit.division
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
	RETURN (
		SELECT c.division
		  FROM govcredit.division_chain($1, $2) c
		 WHERE c.step > 0 AND NOT c.heading
		 ORDER BY c.step LIMIT 1);
COMMENT ON FUNCTION govcredit.superior(govcredit.division, pg_catalog.date) IS
	'nearest authority above by division_entry 上级; headings such as 市辖区 are passed over';

CREATE FUNCTION govcredit.division_warning(code govcredit.division, on_date pg_catalog.date DEFAULT NULL)
	RETURNS govcredit.identifier_fault
	LANGUAGE sql STABLE CALLED ON NULL INPUT PARALLEL SAFE
BEGIN ATOMIC
	SELECT ROW(w.part, NULL, $1::pg_catalog.text, w.expected, 'warning', t.en, t.zh)::govcredit.identifier_fault
	  FROM (
			SELECT 'division_unknown' AS part, NULL AS expected, NULL AS name
			 WHERE govcredit.division_name($1) IS NULL
			 UNION ALL
			SELECT CASE WHEN e.ended THEN 'division_abolished' ELSE 'division_not_yet' END,
				   CASE WHEN e.ended THEN pg_catalog.array_to_string(e.successors, ', ') END, e.name
			  FROM (
					SELECT x.name, x.successors, (x.valid_to < $2) IS TRUE AS ended
					  FROM govcredit.division_entry x
					 WHERE x.code = $1
					 /* the one before, or the first to come */
					 ORDER BY (x.valid_to < $2) IS NOT TRUE, CASE WHEN x.valid_to < $2 THEN $2 - x.valid_to ELSE x.valid_from - $2 END, x.standard
					 LIMIT 1) e
			 WHERE $2 IS NOT NULL AND govcredit.division_name($1, $2) IS NULL) w
	 CROSS JOIN LATERAL (
			SELECT (govcredit.said('Division %s is not in division_entry.', $1::pg_catalog.text)).* WHERE w.part = 'division_unknown'
			 UNION ALL
			SELECT (govcredit.said('Division %s (%s) was no more on %s.', $1::pg_catalog.text, w.name,
					pg_catalog.to_char($2::pg_catalog.timestamp, 'YYYY-MM-DD'))).* WHERE w.part = 'division_abolished'
			 UNION ALL
			SELECT (govcredit.said('Division %s (%s) was not yet on %s.', $1::pg_catalog.text, w.name,
					pg_catalog.to_char($2::pg_catalog.timestamp, 'YYYY-MM-DD'))).* WHERE w.part = 'division_not_yet') t
	 WHERE $1 IS NOT NULL;
END;
COMMENT ON FUNCTION govcredit.division_warning(govcredit.division, pg_catalog.date) IS
	'warns of a division that is not in division_entry (part division_unknown) or on the day was no more (division_abolished, expected its successors) or not yet (division_not_yet); without a day an abolished one is known. NULL where all is well 区划代码提示';
