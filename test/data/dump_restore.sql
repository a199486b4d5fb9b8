-- A database to be dumped and restored: 001_dump_restore.pl.  The subjects are
-- invented, 演示数据; the resident's number is the example of GB 11643 itself.
\set ON_ERROR_STOP on
CREATE EXTENSION govcredit;
CREATE SCHEMA aaa;
CREATE SCHEMA zzz;

-- Rows of a DBA in a table of the extension
INSERT INTO govcredit.division_entry (code, name, level, parent) VALUES
	('990100', '示例市（演示数据）', 'city', NULL),
	('990101', '示例区（演示数据）', 'county', '990100');
-- of a code that is shipped, with its days
INSERT INTO govcredit.division_entry (code, name, level, parent, valid_from, valid_to)
	SELECT e.code, e.name || '（演示数据）', e.level, e.parent, e.valid_from, e.valid_to FROM govcredit.division_entry e WHERE e.code IN ('370104', '630122');

-- Types: keys, CHECK, generated column, expression index, partition bounds
CREATE TABLE aaa.subject (
	code govcredit.uscc PRIMARY KEY CHECK (govcredit.has_valid_check(code)),
	division govcredit.division NOT NULL
		CONSTRAINT of_the_city CHECK (govcredit.within(division, '990100')),
	head govcredit.resident_id,
	registrar text GENERATED ALWAYS AS (govcredit.registrar(code)) STORED
);
CREATE INDEX subject_county ON aaa.subject (govcredit.county(division));
INSERT INTO aaa.subject (code, division, head)
	SELECT govcredit.make_uscc('11', '990101', to_char(n, 'FM00000000')),
		   ('990101' || to_char(n % 5, 'FM000'))::govcredit.division,
		   CASE WHEN n % 10 = 0 THEN '11010519491231002X'::govcredit.resident_id END
	  FROM generate_series(1, 200) n;

CREATE TABLE zzz.filing (
	code govcredit.uscc NOT NULL REFERENCES aaa.subject,
	division govcredit.division NOT NULL,
	note text
) PARTITION BY RANGE (division);
CREATE TABLE aaa.filing_east PARTITION OF zzz.filing FOR VALUES FROM ('990101') TO ('990101003');
CREATE TABLE zzz.filing_west PARTITION OF zzz.filing FOR VALUES FROM ('990101003') TO ('990102')
	PARTITION BY HASH (code);
CREATE TABLE zzz.filing_west_0 PARTITION OF zzz.filing_west FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE aaa.filing_west_1 PARTITION OF zzz.filing_west FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO zzz.filing SELECT code, division, '演示数据' FROM aaa.subject;
CREATE VIEW aaa.filing_of_town AS
	SELECT f.code, s.registrar
	  FROM zzz.filing f JOIN aaa.subject s ON s.code = f.code
	 WHERE govcredit.within(f.division, '990101001');
CREATE MATERIALIZED VIEW zzz.per_division AS
	SELECT division, count(*) AS filings, min(code) AS first_code FROM zzz.filing GROUP BY division;

-- A calendar of this database: generated column, CHECK, expression index, view
SELECT govcredit.add_notice('cn-2026', 'demo-2027',
	'{"year": 2027, "basis": "演示数据",
	  "holidays": [{"name": "元旦", "off": ["2027-01-01/2027-01-03"], "work": ["2026-12-26"]}]}') AS handle;
CREATE TABLE aaa.deadline (
	code govcredit.uscc NOT NULL,
	decided_on date NOT NULL CONSTRAINT on_a_workday CHECK (govcredit.is_workday(decided_on, 'demo-2027')),
	publish_by date GENERATED ALWAYS AS (govcredit.add_workdays(decided_on, 7, 'demo-2027')) STORED
);
CREATE INDEX deadline_answer ON aaa.deadline (govcredit.add_workdays(decided_on, 10, 'demo-2027'));
INSERT INTO aaa.deadline (code, decided_on)
	SELECT govcredit.make_uscc('11', '990101', to_char(extract(doy FROM d), 'FM00000000')), d::date
	  FROM generate_series('2026-12-01'::timestamp, '2027-03-31', '1 day') d
	 WHERE govcredit.is_workday(d::date, 'demo-2027');
CREATE VIEW zzz.overdue AS
	SELECT code, publish_by, govcredit.workdays_between(publish_by, '2027-06-30', 'demo-2027') AS days_late
	  FROM aaa.deadline
	 WHERE publish_by < '2027-02-01';

-- A policy of this database, of one whole with what it extends: CHECK,
-- generated columns, expression index, view
SELECT govcredit.add_policy('{
	"govcredit": "policy/1", "name": "demo-990101-2026", "extends": "huaiyin-2019",
	"title": {"zh": "示例区（演示数据）", "en": "demonstration"},
	"jurisdiction": ["990101"], "effective": {"from": "2026-01-01"},
	"record_types": {"street_promise_broken": {"points": -7.5, "basis": "演示数据"}}}') AS handle;
CREATE TABLE aaa.record (
	id integer PRIMARY KEY,
	code govcredit.uscc NOT NULL REFERENCES aaa.subject,
	record_type text NOT NULL CONSTRAINT of_the_policy
		CHECK (govcredit.points('demo-990101-2026', 'township', record_type, date '2026-01-01', 'minor', 0) < 0),
	decided_on date NOT NULL,
	policy govcredit.policy NOT NULL DEFAULT 'demo-990101-2026',
	points numeric GENERATED ALWAYS AS
		(govcredit.points('demo-990101-2026', 'township', record_type, decided_on, 'serious', 5000000)) STORED,
	until date GENERATED ALWAYS AS (govcredit.valid_until(policy, 'township', record_type, decided_on)) STORED
);
CREATE INDEX record_points ON aaa.record
	(govcredit.points('demo-990101-2026', 'township', record_type, decided_on, 'ordinary', 2000000));
INSERT INTO aaa.record (id, code, record_type, decided_on)
	SELECT n, govcredit.make_uscc('11', '990101', to_char(1 + n % 50, 'FM00000000')), t.type, date '2025-01-01' + n
	  FROM unnest(ARRAY['street_promise_broken', 'accountability', 'promise_broken', 'disclosure_missed'])
		   WITH ORDINALITY t(type, place), generate_series(1, 400) n
	 WHERE n % 4 + 1 = t.place;
CREATE TABLE zzz.record (LIKE aaa.record INCLUDING ALL);
INSERT INTO zzz.record (id, code, record_type, decided_on)
	SELECT id, code, record_type, decided_on FROM aaa.record;
CREATE VIEW aaa.score AS
	SELECT code,
		   govcredit.score('demo-990101-2026', '2026-06-30', 'township', record_type, decided_on, 'minor') AS score
	  FROM zzz.record
	 GROUP BY code;
CREATE MATERIALIZED VIEW aaa.score_stored AS TABLE aaa.score;

-- A layout of this database: CHECK, generated column, expression index, trigger
SELECT govcredit.add_layout('{
	"govcredit": "layout/1", "name": "demo-990101-filing", "title": {"zh": "演示数据", "en": "demonstration data"},
	"fields": [{"column": "code", "type": "uscc", "required": "always"}, {"column": "filed_on", "type": "date"},
		{"column": "state", "codes": ["open", "closed"], "required": "always"}],
	"rules": [{"kind": "required", "columns": ["filed_on"], "when": {"column": "state", "is": ["closed"]}, "code": "not_filed"}]}') AS handle;
CREATE TYPE aaa.form_row AS (code text, filed_on text, state text);
CREATE TABLE aaa.form (
	id integer PRIMARY KEY, code text, filed_on text, state text,
	errors text[] GENERATED ALWAYS AS (govcredit.row_errors('demo-990101-filing', ROW(code, filed_on, state)::aaa.form_row)) STORED
);
CREATE INDEX form_errors ON aaa.form USING gin (govcredit.row_errors('demo-990101-filing', form));
INSERT INTO aaa.form (id, code, filed_on, state)
	SELECT n, CASE n % 7 WHEN 0 THEN 'x' ELSE govcredit.make_uscc('11', '990101', to_char(n, 'FM00000000'))::text END,
		   CASE WHEN n % 3 > 0 THEN '2026-01-05' END, CASE n % 2 WHEN 0 THEN 'open' ELSE 'closed' END
	  FROM generate_series(1, 100) n;
CREATE TABLE zzz.form (
	id integer PRIMARY KEY, code govcredit.uscc, filed_on date, state text,
	CONSTRAINT as_laid_out CHECK (govcredit.row_errors('demo-990101-filing', form) = '{}')
);
INSERT INTO zzz.form SELECT f.id, f.code::govcredit.uscc, f.filed_on::date, f.state FROM aaa.form f WHERE f.errors = '{}';
CREATE TABLE zzz.form_checked (LIKE aaa.form);
CREATE TRIGGER check_row BEFORE INSERT ON zzz.form_checked
	FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('demo-990101-filing', 'reject');
INSERT INTO zzz.form_checked SELECT id, code, filed_on, state FROM zzz.form;

/*
 * Expressions that name their operator by its symbol alone: a restore, whose
 * search path is empty, finds it in pg_catalog.
 */
CREATE TABLE aaa.spelled (
	id integer PRIMARY KEY,
	code govcredit.uscc,
	division govcredit.division,
	holder govcredit.resident_id,
	document govcredit.document_no,
	CONSTRAINT nullif_check CHECK (nullif(division, '370105') IS NOT NULL),
	CONSTRAINT distinct_check CHECK (code IS DISTINCT FROM '91990100MA0000023Q'),
	CONSTRAINT in_check CHECK (division IN ('990101', '990102') AND division <@ '990100'),
	CONSTRAINT row_check CHECK ((division, document) <> ('990103', '宁政〔2018〕13号')),
	other govcredit.uscc GENERATED ALWAYS AS (nullif(code, '91990100MA0000015X')) STORED,
	place text GENERATED ALWAYS AS (CASE division WHEN '990101' THEN 'here' ELSE 'there' END) STORED
);
CREATE INDEX spelled_elsewhere ON aaa.spelled (id) WHERE division IS DISTINCT FROM '990101';
CREATE TABLE aaa.moved (id integer, was govcredit.division);
CREATE FUNCTION aaa.note_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO aaa.moved VALUES (OLD.id, OLD.division);
	RETURN NULL;
END
$$;
CREATE TRIGGER note_move AFTER UPDATE ON aaa.spelled
	FOR EACH ROW WHEN (OLD.division IS DISTINCT FROM NEW.division) EXECUTE FUNCTION aaa.note_move();
INSERT INTO aaa.spelled (id, code, division, holder, document)
	SELECT n, govcredit.make_uscc('91', '990100', 'MA' || to_char(n + 500, 'FM000000')),
		   CASE n % 2 WHEN 0 THEN '990101' ELSE '990102' END::govcredit.division,
		   '11010519491231002X', '示政〔2026〕' || n || '号'
	  FROM generate_series(1, 20) n;
CREATE TABLE zzz.halved (id integer, division govcredit.division)
	PARTITION BY LIST ((nullif(division, '990101') IS NULL));
CREATE TABLE aaa.halved_here PARTITION OF zzz.halved FOR VALUES IN (true);
CREATE TABLE aaa.halved_there PARTITION OF zzz.halved FOR VALUES IN (false);
INSERT INTO zzz.halved SELECT id, division FROM aaa.spelled;
CREATE VIEW aaa.joined AS
	SELECT id, division, s.code, s.code IS NOT DISTINCT FROM s.other AS same, division @> '990101003' AS above
	  FROM aaa.spelled s
	  JOIN zzz.halved h USING (id, division)
	 WHERE (division, s.holder) IN (SELECT x.division, x.holder FROM aaa.spelled x);
CREATE MATERIALIZED VIEW zzz.extremes AS
	SELECT division, min(code) AS first_code, max(document) AS last_document, max(holder) AS holder,
		   CASE max(code) WHEN min(other) THEN 'one' ELSE 'several' END AS codes
	  FROM aaa.spelled
	 GROUP BY division;
