-- The life of an edition: which applies, what a new one would change, does it
-- say what it should.
\set SHOW_CONTEXT never
SET client_min_messages = warning;

-- Which edition applies
SELECT govcredit.policy_name(govcredit.policy_for('370104', '2019-06-12')) AS first_day,
	   govcredit.policy_for('370104', '2019-06-11') AS day_before,
	   govcredit.policy_name(govcredit.policy_for('370104003', '2026-01-01')) AS street_below,
	   govcredit.policy_for('370105', '2026-01-01') AS neighbour;

-- A correction is another edition, in force for the same district
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "huaiyin-2019.2", "extends": "huaiyin-2019",
	"title": {"zh": "槐荫区政务诚信建设工作方案（更正）", "en": "corrected"},
	"jurisdiction": ["370104"], "effective": {"from": "2019-06-12"},
	"record_types": {"approval_time_limit": {"points": -6}, "disclosure_missed": null}}'));
SELECT govcredit.policy_name(govcredit.policy_for('370104', '2026-01-01'));
-- and one for a street of it is nearer than the district's
SELECT govcredit.policy_name(govcredit.add_policy('{"govcredit": "policy/1", "name": "street-demo", "extends": "huaiyin-2019",
	"title": {"zh": "演示", "en": "demo"},
	"jurisdiction": ["370104003"], "effective": {"from": "2020-01-01", "to": "2020-12-31"}}'));
SELECT govcredit.policy_name(govcredit.policy_for('370104003', '2020-12-31')) AS last_day,
	   govcredit.policy_name(govcredit.policy_for('370104003', '2021-01-01')) AS day_after,
	   govcredit.policy_name(govcredit.policy_for('370104004', '2020-06-01')) AS other_street;

-- A damaged edition is passed over and named, it does not stand in everybody's way
CREATE TABLE life_sound AS
	SELECT p.oid::regprocedure AS function, p.proname, p.prosrc FROM pg_proc p
	 WHERE p.pronamespace = 'govcredit_editions'::regnamespace
	   AND p.prosrc LIKE '-- govcredit policy street-demo' || chr(10) || '%';
CREATE FUNCTION life_store(body text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE OR REPLACE FUNCTION govcredit_editions.%I() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
				   (SELECT proname FROM life_sound), body);
END
$$;
\set VERBOSITY terse
SELECT life_store(replace(prosrc, '2020-12-31', '2021-12-31')) FROM life_sound;
SELECT govcredit.policy_name(govcredit.policy_for('370104003', '2020-12-31')) AS of_the_district, govcredit.policy_for('650100', '2026-01-01') AS elsewhere;
\set VERBOSITY default
SELECT life_store(prosrc) FROM life_sound;
SELECT govcredit.policy_name(govcredit.policy_for('370104003', '2020-12-31')) AS healed;
DROP FUNCTION life_store;
DROP TABLE life_sound;

-- What the correction would change
CREATE TABLE life_fact (subject int, subject_kind text, record_type text, decided_on date, amount numeric);
INSERT INTO life_fact VALUES
	(1, 'department', 'approval_time_limit', '2026-02-01', NULL),
	(1, 'department', 'approval_time_limit', '2026-03-01', NULL),
	(2, 'department', 'approval_time_limit', '2026-03-01', NULL),
	(2, 'department', 'promise_broken', '2026-03-01', 2000000),
	(3, 'department', 'disclosure_missed', '2026-03-01', NULL),
	(4, 'department', NULL, NULL, NULL);
SELECT * FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019.2', 'life_fact', '2026-06-30');
SELECT count(*) AS moved FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019', 'life_fact', '2026-06-30');
CREATE TABLE life_no_fact (subject int, record_type text);
SELECT * FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019.2', 'life_no_fact', '2026-06-30');

-- A column that is nearly a fact is an error, one of the user's own is named.
CREATE VIEW life_misspelt AS SELECT subject, subject_kind, record_type, decided_on, amount AS ammount FROM life_fact;
SELECT * FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019.2', 'life_misspelt', '2026-06-30');
CREATE VIEW life_wider AS SELECT *, false AS ongoing, 7 AS "Row", '演示数据' AS "单位" FROM life_fact;
SELECT count(*) FROM govcredit.compare_policies('huaiyin-2019', 'huaiyin-2019.2', 'life_wider', '2026-06-30');

-- Does it say what it should
SELECT * FROM govcredit.test_policy('huaiyin-2019', '{
	"a promise of two million": {"ask": "points", "with": {"subject_kind": "department", "record_type": "promise_broken", "amount": 2000000}, "expect": -20},
	"wrong on purpose": {"ask": "points", "with": {"subject_kind": "department", "record_type": "promise_broken", "amount": 2000000}, "expect": -19},
	"defaulter": {"requirement": "HY-06", "ask": "sanctions",
		"with": {"subject_kind": "grassroots", "record_type": "judgment_defaulter", "decided_on": "2026-01-10"},
		"expect": ["subsidies_restricted", "appropriations_stopped", "financing_restricted", "projects_restricted"]},
	"officials may repair": {"requirement": "HY-10", "ask": "repair",
		"with": {"subject_kind": "official", "record_type": "dereliction", "decided_on": "2026-01-10", "applied_on": "2026-02-01", "grounds": ["loss_recovered"]},
		"expect": {"eligible": true, "unmet": []}},
	"departments may not": {"requirement": "HY-10", "ask": "repair",
		"with": {"subject_kind": "department", "record_type": "dereliction", "decided_on": "2026-01-10", "applied_on": "2026-02-01"},
		"expect": {"eligible": false, "unmet": ["no_rule"]}},
	"score": {"ask": "score", "with": {"subject_kind": "department", "as_of": "2026-06-30",
		"records": [{"record_type": "approval_time_limit", "decided_on": "2026-02-01"}, {"record_type": "approval_time_limit", "decided_on": "2026-03-01"}]},
		"expect": {"score": 96.65, "grade": "A"}},
	"score without records": {"ask": "score", "with": {"subject_kind": "department", "as_of": "2026-06-30", "records": []}, "expect": {"score": 98.00}},
	"objection": {"requirement": "HY-09", "ask": "due", "with": {"deadline": "objection", "start_on": "2024-09-12"}, "expect": "2024-09-27"},
	"heaviest": {"requirement": "NAT-02", "ask": "severity", "with": {"measures": ["警告", "吊销许可证件"]}, "expect": "serious"},
	"band": {"ask": "grade", "with": {"subject_kind": "department", "score": 80}, "expect": "B"},
	"two years": {"ask": "valid_until", "with": {"subject_kind": "official", "record_type": "dereliction", "decided_on": "2024-02-29"}, "expect": "2026-02-28"}}');
SELECT * FROM govcredit.test_policy('huaiyin-2019', '{"x": {"ask": "weather", "with": {}, "expect": 1}}');
-- every shipped pack passes its own tests
SELECT e.name, t.*
  FROM govcredit.editions e, govcredit.test_policy(e.edition::govcredit.policy) t
 WHERE e.kind = 'policy' AND e.shipped AND NOT t.passed
 ORDER BY 1, 2;
DROP TABLE life_fact, life_no_fact;

-- A driver's text or varchar is a policy or a calendar where one is wanted
PREPARE by_text(text, varchar) AS
	SELECT govcredit.points($1, 'department', 'disclosure_missed') AS points, govcredit.is_workday('2024-10-01', $2) AS workday;
EXECUTE by_text('huaiyin-2019', 'cn-2026');
EXECUTE by_text('no-such-pack', 'cn-2026');

-- Tests that come later ask which edition applies, too.
DO $$
DECLARE
	function regprocedure;
BEGIN
	FOR function IN
		SELECT p.oid FROM pg_proc p
		 WHERE pronamespace = 'govcredit_editions'::regnamespace
		   AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
		   AND (proname IN ('policy:huaiyin-2019.2', 'policy:street-demo')
				OR prosrc LIKE '-- govcredit policy huaiyin-2019.2' || chr(10) || '%'
				OR prosrc LIKE '-- govcredit policy street-demo' || chr(10) || '%')
	LOOP
		EXECUTE format('DROP FUNCTION %s', function);
	END LOOP;
END
$$;
