-- The pack language: handles, adding, extending, every class of finding.
\pset null (null)
CREATE SCHEMA test_policy;
SET search_path = test_policy;
SELECT amname, amvalidate(o.oid)
  FROM pg_opclass o JOIN pg_am a ON a.oid = o.opcmethod
 WHERE o.opcintype = 'govcredit.policy'::regtype
 ORDER BY 1;

-- A small pack in which everything is right; the findings below come from
-- changing one thing in it.
CREATE FUNCTION pack(name text DEFAULT 'demo-pack') RETURNS jsonb
	RETURN jsonb_set($${
  "govcredit": "policy/1", "name": "",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "source": {"document": "演示〔2026〕1号", "issued": "2026-01-02"},
  "jurisdiction": ["990100"],
  "effective": {"from": "2026-01-02"},
  "subject_kinds": {
    "unit":   {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"},
    "person": {"title": {"zh": "公务员", "en": "official"}, "natural_person": true, "scope": "office", "basis": "demo 1"}
  },
  "severities": {
    "minor":   {"title": {"zh": "轻微", "en": "minor"}, "order": 1, "basis": "demo 2"},
    "serious": {"title": {"zh": "严重", "en": "serious"}, "order": 2, "basis": "demo 2"}
  },
  "penalty_kinds": {
    "warning": {"title": {"zh": "警告", "en": "warning"}, "order": 1, "severity": "minor", "basis": "demo 2"},
    "closure": {"title": {"zh": "责令关闭", "en": "closure"}, "order": 2, "severity": "serious", "basis": "demo 2"}
  },
  "flags": {
    "led":      {"title": {"zh": "主要责任人", "en": "led it"}, "basis": "demo 2"},
    "followed": {"title": {"zh": "从属责任", "en": "followed"}, "basis": "demo 2"}
  },
  "domains": {
    "work":    {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 3"},
    "private": {"title": {"zh": "其他", "en": "other"}, "conduct": "other", "basis": "demo 3"}
  },
  "terms": {
    "year": {"months": 12, "basis": "demo 4"},
    "size": {"bands": [{"up_to": 10, "months": 12}, {"up_to": 20.5, "months": 18}, {"months": 24}], "basis": "demo 4"}
  },
  "ageing": {"half": {"steps": [[12, 50], [18, 25]], "basis": "demo 5"}},
  "scorecards": {
    "index": {
      "title": {"zh": "指数", "en": "index"}, "subject_kinds": ["unit"], "model": "index", "places": 1, "basis": "demo 6",
      "dimensions": {
        "law":      {"title": {"zh": "法治", "en": "law"}, "weight": 60, "basis": "demo 6"},
        "promises": {"title": {"zh": "践诺", "en": "promises"}, "weight": 40, "start": 80, "max": 120, "basis": "demo 6"}
      },
      "grades": [
        {"grade": "A", "from": 80, "title": {"zh": "优", "en": "good"}, "basis": "demo 6"},
        {"grade": "B", "title": {"zh": "差", "en": "poor"}, "basis": "demo 6"}
      ]
    },
    "ledger": {
      "title": {"zh": "台账", "en": "ledger"}, "subject_kinds": "person", "model": "ledger", "start": 1000, "places": 0, "basis": "demo 7",
      "grades": [
        {"grade": "A", "from": 960, "title": {"zh": "优", "en": "good"}, "basis": "demo 7"},
        {"grade": "D", "direct_score": 599, "title": {"zh": "差", "en": "poor"}, "basis": "demo 7"}
      ]
    }
  },
  "record_types": {
    "breach": {
      "title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "person"],
      "dimension": {"index": "promises"},
      "points": [
        {"when": {"severity": "minor"}, "points": -2.5},
        {"when": {"severity": "serious"}, "points": -20, "basis": "demo 8.2"}
      ],
      "repeat": {"mode": "flat", "multiplier": 2}, "ageing": "half", "validity": "size", "overlap": "deed",
      "publish_within": "soon", "basis": "demo 8"
    },
    "fine": {
      "title": {"zh": "罚款", "en": "fine"}, "class": "dishonesty", "domain": "private", "subjects": "unit",
      "dimension": "law",
      "points": [
        {"when": {"amount": "[0,1000]"}, "points": -1},
        {"when": {"amount": "(1000,)"}, "points": -5}
      ],
      "validity": "year", "basis": "demo 9"
    },
    "honour": {
      "title": {"zh": "表彰", "en": "honour"}, "class": "honour", "domain": "work", "subjects": ["unit", "person"],
      "dimension": {"index": "law"}, "points": 5, "validity": "year", "basis": "demo 10"
    },
    "expelled": {
      "title": {"zh": "开除", "en": "expelled"}, "class": "dishonesty", "domain": "work", "subjects": "person",
      "points": [{"grade": "D"}], "validity": "year", "basis": "demo 11"
    },
    "licence": {
      "title": {"zh": "许可", "en": "licence"}, "class": "basic", "domain": "private", "subjects": ["unit", "person"], "basis": "demo 12"
    }
  },
  "caps": {"breached": {"when": {"record_type": "breach"}, "max_score": 90, "max_grade": "B", "basis": "demo 13"}},
  "actions": {"bid": {"title": {"zh": "投标", "en": "bidding"}, "basis": "demo 14"}},
  "purposes": {"wages": {"title": {"zh": "工资", "en": "wages"}, "basis": "demo 14"}},
  "measures": {
    "no_bids": {"title": {"zh": "限制投标", "en": "no bids"}, "effect": "prohibit", "bars": ["bid"], "except_purposes": "wages",
      "targets": ["unit"], "body": "演示机关", "until": {"months": 6}, "basis": "demo 15"}
  },
  "sanction_rules": {"breach": {"when": {"class": "dishonesty", "domain": "work"}, "measures": ["no_bids"], "basis": "demo 15"}},
  "repair": {
    "regime_chosen_by": "applied_on",
    "grounds": {"paid": {"title": {"zh": "已付", "en": "paid"}, "basis": "demo 16"}},
    "effects": {"clear": {"title": {"zh": "清零", "en": "cleared"}, "percent": 0, "lift": true, "basis": "demo 16"}},
    "rules": {"all": {"when": {"class": "dishonesty"}, "regime": "demo", "in_force": "[2026-01-02,)", "minimum_months": 3, "maximum_months": 12,
      "requires": ["corrected"], "any_ground": "paid", "effects": "clear", "basis": "demo 16"}}
  },
  "deadlines": {"soon": {"title": {"zh": "公示", "en": "publication"}, "days": 7, "unit": "workday", "from": "decided_on", "basis": "demo 17"}}
}$$::jsonb, '{name}', to_jsonb(name));

-- The pack with the value at a path replaced, or taken out.
CREATE FUNCTION with_value(path text, value jsonb) RETURNS jsonb
	RETURN jsonb_set(pack(), string_to_array(path, '.'), value);
CREATE FUNCTION without(path text) RETURNS jsonb
	RETURN pack() #- string_to_array(path, '.');

-- SQLSTATE of a statement.
CREATE FUNCTION state_of(statement text) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE statement;
	RETURN 'done';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE;
END
$$;

SELECT * FROM govcredit.lint_policy(pack()::text);

/* ---- handles ---- */

SELECT govcredit.add_policy(pack()::text) AS handle;
-- The same document again, however it is written; its own flattened form too.
SELECT govcredit.add_policy(pack()::text) = 'demo-pack' AS same,
	   govcredit.add_policy(with_value('record_types.breach.points.0.points', '-2.50')::text) = 'demo-pack' AS trailing_zero,
	   govcredit.add_policy(with_value('record_types.breach.points.0.points', '"-2.5"')::text) = 'demo-pack' AS decimal_as_text,
	   govcredit.add_policy(govcredit.policy_document('demo-pack')::text) = 'demo-pack' AS own_document;
-- A name is taken once.
SELECT govcredit.add_policy(with_value('terms.year.months', '13')::text);
SELECT govcredit.add_policy((jsonb_set(with_value('terms.year.months', '13'), '{name}', '"demo-pack.2"'))::text) <> 'demo-pack' AS another;

SELECT 'demo-pack'::govcredit.policy AS by_name,
	   'demo-pack'::govcredit.policy::text::govcredit.policy AS by_long_form,
	   substr('demo-pack'::govcredit.policy::text, 10)::govcredit.policy AS by_hash,
	   ('other' || substr('demo-pack'::govcredit.policy::text, 10))::govcredit.policy AS the_hash_decides;
SELECT govcredit.policy_name('demo-pack'),
	   encode(govcredit.policy_send('demo-pack'), 'hex') = substr('demo-pack'::govcredit.policy::text, 11) AS binary_is_the_hash,
	   substr(e.sha256, 1, 16) = substr(e.edition, 11) AS of_the_sha256,
	   e.sha256 = encode(sha256(convert_to(govcredit.canonical_json(govcredit.policy_document('demo-pack')), 'UTF8')), 'hex') AS of_the_document
  FROM govcredit.editions e WHERE e.name = 'demo-pack';
SELECT 'no-such-pack'::govcredit.policy;
SELECT 'demo pack'::govcredit.policy;
SELECT ''::govcredit.policy;
SELECT 'demo-pack@12'::govcredit.policy;
SELECT 'demo-pack@ABCDEF0123456789'::govcredit.policy;
SELECT s, state_of(s)
  FROM unnest('{"SELECT ''no-such-pack''::govcredit.policy", "SELECT ''demo pack''::govcredit.policy",
				"SELECT govcredit.add_policy(with_value(''terms.year.months'', ''13'')::text)", "SELECT govcredit.add_policy(''{}'')",
				"SELECT govcredit.policy_document(''@0000000000000001'')"}'::text[]) WITH ORDINALITY u(s, n) ORDER BY n;
-- A calendar is no policy.
SELECT 'cn-2026'::govcredit.policy;

-- Binary format.
CREATE TABLE handles (n int, p govcredit.policy);
INSERT INTO handles VALUES (1, 'demo-pack'), (2, 'demo-pack.2'), (3, 'huaiyin-2019'), (4, NULL), (5, '@0000000000000001');
\copy handles TO 'results/policy.data' (FORMAT binary)
CREATE TABLE copies (LIKE handles);
\copy copies FROM 'results/policy.data' (FORMAT binary)
SELECT count(*) AS rows, bool_and(h.p IS NOT DISTINCT FROM c.p) AS same FROM handles h JOIN copies c USING (n);

-- Comparison: the order is that of the hash and means nothing but an order.
SELECT p::text AS unknown_edition FROM handles WHERE n = 5;
SELECT a.p = b.p AS eq, a.p <> b.p AS ne, (a.p < b.p) <> (a.p > b.p) AS one_way,
	   (a.p <= b.p) = (a.p < b.p OR a.p = b.p) AS le, (a.p >= b.p) = (b.p <= a.p) AS ge,
	   (govcredit.policy_cmp(a.p, b.p) < 0) = (a.p < b.p) AS cmp, count(*)
  FROM handles a, handles b WHERE a.p IS NOT NULL AND b.p IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1;
SELECT count(DISTINCT govcredit.policy_hash(p)) AS hashes, count(DISTINCT govcredit.policy_hash_extended(p, 7)) AS extended FROM handles;
SELECT count(DISTINCT p) AS distinct_handles FROM (TABLE handles UNION ALL TABLE copies) s;
BEGIN;
SET LOCAL enable_seqscan = off;
SET LOCAL enable_bitmapscan = off;
CREATE INDEX handles_btree ON handles (p);
SELECT n FROM handles WHERE p = 'demo-pack';
DROP INDEX handles_btree;
CREATE INDEX handles_hash ON handles USING hash (p);
SELECT n FROM handles WHERE p = 'demo-pack';
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_nestloop = off;
SELECT count(*) AS merged FROM handles h JOIN copies c ON h.p = c.p;
ROLLBACK;

/* ---- an edition that is not there, or no longer what it was ---- */

SELECT govcredit.policy_document('@0000000000000001');
SELECT govcredit.points('gone@0000000000000001', 'unit', 'fine', amount => 1);
BEGIN;
SELECT govcredit.add_policy(pack('demo-rolled-back')::text) AS handle \gset
SELECT govcredit.points(:'handle', 'unit', 'fine', amount => 1);
ROLLBACK;
SELECT govcredit.points(:'handle', 'unit', 'fine', amount => 1);
SELECT count(*) AS editions FROM govcredit.editions WHERE name = 'demo-rolled-back';
-- Kept compiled, the hash is not computed again; a new session refuses.
SELECT format('CREATE OR REPLACE FUNCTION govcredit_editions.%I() RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
			  p.proname, replace(p.prosrc, '-20', '-2')) AS damage
  FROM pg_proc p WHERE p.proname = 'sha256_' || substr('demo-pack.2'::govcredit.policy::text, 13) \gset
:damage;
\c -
SET search_path = test_policy;
SELECT govcredit.points('demo-pack.2', 'unit', 'fine', amount => 1);
SELECT state_of($$SELECT govcredit.points('demo-pack.2', 'unit', 'fine', amount => 1)$$);
SELECT govcredit.points('demo-pack', 'unit', 'fine', amount => 1);

/* ---- extends ---- */

SELECT govcredit.add_policy($${
  "govcredit": "policy/1", "name": "demo-child", "extends": "demo-pack",
  "title": {"zh": "演示数据：子", "en": "child"},
  "subject_kinds": {"unit": {"basis": "child 1"}, "team": {"title": {"zh": "班组", "en": "team"}, "basis": "child 2"}},
  "terms": {"size": {"bands": null, "months": 6}},
  "record_types": {
    "fine": null,
    "honour": {"points": 7.5},
    "expelled": {"points": [{"grade": "D", "basis": "child 3"}]}
  }
}$$) IS NOT NULL AS added;
-- Objects merge, null removes, arrays and the rest replace.
SELECT d #>> '{subject_kinds,unit,basis}' AS merged, d #>> '{subject_kinds,unit,title,en}' AS kept,
	   d #> '{terms,size}' AS removed_and_added, d #> '{record_types,fine}' AS removed,
	   d #> '{record_types,honour,points}' AS replaced, d #> '{record_types,expelled,points}' AS array_replaced
  FROM govcredit.policy_document('demo-child') d;
-- What an edition says of itself is its own.
SELECT d -> 'title' ->> 'en' AS title, d ? 'source' AS source, d ? 'jurisdiction' AS jurisdiction, d ? 'effective' AS effective, d ? 'extends' AS extends,
	   d -> 'derived_from' ->> 0 = 'demo-pack'::govcredit.policy::text AS derived_from
  FROM govcredit.policy_document('demo-child') d;
SELECT govcredit.points('demo-child', 'unit', 'honour') AS child, govcredit.points('demo-pack', 'unit', 'honour') AS parent;
-- The child of a child knows its whole line.
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-grandchild", "extends": "demo-child", "title": {"zh": "孙", "en": "grandchild"}, "record_types": {"honour": {"points": 8}}}') IS NOT NULL AS added;
SELECT govcredit.points('demo-grandchild', 'unit', 'honour') AS points, d #>> '{subject_kinds,unit,basis}' AS basis, d ? 'source' AS source
  FROM govcredit.policy_document('demo-grandchild') d;
-- Null in a new object leaves nothing; null at the top removes a section.
SELECT govcredit.flatten_policy('{"name": "x", "extends": "demo-pack", "note": null, "new": {"a": null, "b": {"c": null}}, "record_types": null, "caps": 1}')
	   - 'scorecards' - 'subject_kinds' - 'measures' - 'repair' - 'terms' - 'severities' - 'penalty_kinds' - 'domains' - 'flags' - 'actions' - 'purposes' - 'sanction_rules' - 'ageing' - 'deadlines' - 'derived_from' AS merged;
SELECT govcredit.flatten_policy(pack()::text) = pack() AS without_extends;
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-orphan", "extends": "no-such-pack"}');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-orphan", "extends": 1}');
SELECT govcredit.add_policy('{"govcredit": "policy/1", "name": "demo-orphan", "extends": "@0000000000000001"}');
-- A child is linted as the whole it becomes.
SELECT * FROM govcredit.lint_policy('{"govcredit": "policy/1", "name": "demo-orphan", "extends": "demo-pack", "title": {"zh": "子", "en": "child"}, "severities": {"minor": null}}');

/* ---- findings ---- */

-- add_policy raises the first and leaves nothing behind; lint_policy lists all.
SELECT govcredit.add_policy((jsonb_set(with_value('terms.year.months', '0'), '{name}', '"demo-refused"'))::text);
SELECT govcredit.add_policy((jsonb_set(with_value('terms.year', '{"months": 0, "weeks": 3}'), '{name}', '"demo-refused"'))::text);
SELECT count(*) AS editions FROM govcredit.editions WHERE name = 'demo-refused';
SELECT 'demo-refused'::govcredit.policy;
-- Warnings do not stop it.
SELECT govcredit.add_policy((jsonb_set(with_value('record_types.fine.points.1.when.amount', '"[1001,)"'), '{name}', '"demo-warned"'))::text) IS NOT NULL AS added;

CREATE FUNCTION findings(document jsonb) RETURNS text
	RETURN (SELECT coalesce(string_agg(concat_ws(' ', path, upper(level), message), E'\n'), 'none') FROM govcredit.lint_policy(document::text));
\pset format unaligned
\pset tuples_only on

\echo == documents that are no packs
SELECT v, findings(v) FROM unnest('{"[]", "1", "null", "\"x\""}'::jsonb[]) v;
SELECT findings('{}');
SELECT findings(with_value('govcredit', '"policy/2"'));

\echo == unknown keys: at the top, in an item, in a condition, in a row
SELECT findings(pack() || '{"record_type": {}}');
SELECT findings(with_value('record_types.breach.weight', '1'));
SELECT findings(with_value('record_types.breach.points.0.when.severty', '"minor"'));
SELECT findings(with_value('record_types.breach.points.0.value', '1'));
SELECT findings(with_value('record_types.breach.points.0.when.record_type', '"breach"'));
SELECT findings(with_value('caps.breached.when.kind', '"unit"'));
SELECT findings(with_value('title.fr', '"x"'));
SELECT findings(with_value('scorecards.index.dimensions.law.wieght', '1'));
SELECT findings(pack() || '{"odd \"key\"": 1, "单位": 2}');
SELECT length(message) AS length, left(message, 16) AS message, octet_length(message) <= 1023 AS clipped FROM govcredit.lint_policy((pack() || jsonb_build_object(repeat('单', 1000), 1))::text);

\echo == what every item needs
SELECT findings(without('record_types.honour.basis'));
SELECT findings(with_value('record_types.honour.basis', '""'));
SELECT findings(with_value('record_types.honour.basis', '7'));
SELECT findings(without('record_types.honour.title'));
SELECT findings(without('record_types.honour.title.zh'));
SELECT findings(with_value('record_types.honour', '[]'));
SELECT findings(with_value('record_types', '[]'));
SELECT findings(with_value('record_types.a b', pack() #> '{record_types,honour}'));
SELECT findings(jsonb_set(pack(), ARRAY['actions', repeat('a', 64)], pack() #> '{actions,bid}'));

\echo == the head
SELECT findings(with_value('source.issued', '"2026-02-30"'));
SELECT findings(with_value('source.issued', '"20-1-01-01"')), findings(with_value('source.issued', '"2026-01-1-"'));
SELECT findings(with_value('effective.to', '"2026-01-01"'));
SELECT findings(with_value('effective.from', '"tomorrow"'));
SELECT findings(with_value('jurisdiction', '["990100", "99"]'));
SELECT findings(without('name'));

\echo == numbers
SELECT findings(with_value('record_types.honour.points', '1.00001'));
SELECT findings(with_value('record_types.honour.points', '100000')), findings(with_value('record_types.honour.points', '100000.0001'));
SELECT findings(with_value('record_types.honour.points', '"five"'));
SELECT findings(with_value('record_types.honour.points', '1e400'));
SELECT findings(with_value('terms.year.months', '1.5')), findings(with_value('terms.year.months', '1201')), findings(with_value('terms.year.months', '"12"'));
SELECT findings(with_value('scorecards.ledger.places', '7'));

\echo == weights
SELECT findings(with_value('scorecards.index.dimensions.law.weight', '61'));
SELECT findings(with_value('scorecards.index.dimensions.law.weight', '60.5'));
SELECT findings(with_value('scorecards.index.dimensions.law.weight', '-1'));
SELECT findings(with_value('scorecards.index.dimensions.law.weight', '"60"'));
SELECT findings(without('scorecards.index.dimensions.law.weight'));
-- reported together with what stands before them
SELECT findings(jsonb_set(with_value('terms.year.months', '0'), '{scorecards,index,dimensions,law,weight}', '61'));

\echo == scorecards
SELECT findings(with_value('scorecards.index.dimensions.promises.start', '121'));
SELECT findings(with_value('scorecards.index.dimensions.promises.start', '-1'));
SELECT findings(without('scorecards.index.dimensions'));
SELECT findings(with_value('scorecards.index.start', '100'));
SELECT findings(without('scorecards.ledger.start'));
SELECT findings(with_value('scorecards.ledger.dimensions', '{}'));
SELECT findings(with_value('scorecards.ledger.subject_kinds', '["person", "unit"]'));
SELECT findings(with_value('scorecards.ledger.subject_kinds', '[]'));
SELECT findings(with_value('scorecards.ledger.subject_kinds', '["person", "person"]'));
SELECT findings(with_value('scorecards.ledger.model', '"sum"'));

\echo == grades: best first, the lowest without a bound
SELECT findings(without('scorecards.index.grades'));
SELECT findings(with_value('scorecards.index.grades', '[]'));
SELECT findings(with_value('scorecards.index.grades.1.from', '60'));
SELECT findings(without('scorecards.index.grades.0.from'));
SELECT findings(jsonb_insert(pack(), '{scorecards,index,grades,1}', '{"grade": "AA", "from": 80, "title": {"zh": "优", "en": "x"}, "basis": "x"}'));
SELECT findings(jsonb_insert(pack(), '{scorecards,index,grades,1}', '{"grade": "A", "from": 70, "title": {"zh": "优", "en": "x"}, "basis": "x"}'));

\echo == codes that do not exist
SELECT findings(with_value('record_types.breach.domain', '"nowhere"'));
SELECT findings(with_value('record_types.breach.subjects', '["unit", "ghost"]'));
SELECT findings(with_value('record_types.breach.points.0.when.severity', '["minor", "mild"]'));
SELECT findings(with_value('record_types.breach.points.0.when.flags', '["none"]'));
SELECT findings(with_value('record_types.breach.dimension.index', '"lawfulness"'));
SELECT findings(with_value('record_types.breach.dimension.other', '"law"'));
SELECT findings(with_value('record_types.fine.dimension', '{"ledger": "law", "index": "law"}'));
SELECT findings(with_value('record_types.breach.ageing', '"third"'));
SELECT findings(with_value('record_types.breach.validity', '"century"'));
SELECT findings(with_value('record_types.breach.publish_within', '"later"'));
SELECT findings(with_value('record_types.breach.publish_in', '["portal"]'));
SELECT findings(with_value('record_types.breach.publish_together', 'true'));
SELECT findings(with_value('record_types.breach.severity', '"mild"'));
SELECT findings(with_value('penalty_kinds.warning.severity', '"mild"'));
SELECT findings(with_value('caps.breached.when.record_type', '"breech"'));
SELECT findings(with_value('caps.breached.max_grade', '"Z"'));
SELECT findings(with_value('sanction_rules.breach.measures', '["no_bids", "no_loans"]'));
SELECT findings(with_value('sanction_rules.breach.when.class', '"bad"'));
SELECT findings(with_value('sanction_rules.breach.when.domain', '1'));
SELECT findings(with_value('measures.no_bids.bars', '["lend"]'));
SELECT findings(with_value('measures.no_bids.except_purposes', '["food"]'));
SELECT findings(with_value('measures.no_bids.targets', '["ghost"]'));
SELECT findings(with_value('repair.rules.all.any_ground', '"asked"'));
SELECT findings(with_value('repair.rules.all.effects', '"reset"'));
SELECT findings(with_value('repair.rules.all.requires', '["sorry"]'));

\echo == rows of points
SELECT findings(with_value('record_types.breach.points.1.when', '{"severity": ["minor", "serious"]}'));
SELECT findings(with_value('record_types.fine.points.1.when.amount', '"[1000,)"'));
SELECT findings(with_value('record_types.breach.points', '[{"points": -1}, {"when": {"flags": ["led"]}, "points": -2}]'));
SELECT findings(with_value('record_types.breach.points', '[{"when": {"flags": ["led"]}, "points": -1}, {"when": {"flags": ["followed"]}, "points": -2}]'));
-- told apart by a flag that is set in one and not in the other
SELECT findings(with_value('record_types.breach.points', '[{"when": {"flags": ["led"]}, "points": -2}, {"when": {"without_flags": ["led"]}, "points": -1}]'));
SELECT findings(with_value('record_types.breach.points', '[{"when": {"subject_kind": "unit"}, "points": -2}, {"when": {"subject_kind": "person"}, "points": -1}]'));
SELECT findings(with_value('record_types.breach.points.0.when.flags', '["led"]'));
SELECT findings(with_value('record_types.breach.points.0.when', '{"severity": "minor", "flags": "led", "without_flags": "led"}'));
SELECT findings(with_value('record_types.fine.points', '[]'));
SELECT findings(with_value('record_types.fine.points', '{}'));
SELECT findings(with_value('record_types.fine.points', 'true'));
SELECT findings(with_value('record_types.fine.points.0', '5'));
SELECT findings(without('record_types.fine.points'));
SELECT findings(with_value('record_types.licence.points', '-1'));
SELECT findings(with_value('record_types.honour.points', '-1'));
SELECT findings(with_value('record_types.fine.points.0.points', '1'));
SELECT findings(with_value('record_types.fine.points.0.when', '{"subject_kind": "person", "amount": "[0,1000]"}'));

\echo == intervals
SELECT i, findings(with_value('record_types.fine.points.0.when.amount', to_jsonb(i)))
  FROM unnest('{"[0,1000)","[0.01,1000]","(,1000]","[1000,0]","(5,5)","[5,5]","0-1000","[0;1000]","[0,1000","[1e3,2e3]","[0, 1000]","[0,1,2]","(9223372036854.775807,)",""}'::text[]) WITH ORDINALITY u(i, n)
 ORDER BY n;
SELECT findings(with_value('record_types.fine.points.0.when.amount', '1000'));
SELECT i, findings(with_value('repair.rules.all.in_force', to_jsonb(i)))
  FROM unnest('{"[2026-04-01,)","(2026-04-01,2026-04-02)","[2026-04-01,2026-03-31]","[2026-4-1,)","[2026-02-29,)","2026-04-01"}'::text[]) WITH ORDINALITY u(i, n)
 ORDER BY n;

\echo == holes and falling steps
SELECT findings(with_value('record_types.fine.points.1.when.amount', '"[1001,)"'));
SELECT findings(with_value('record_types.fine.points.1.points', '-0.5'));
SELECT findings(with_value('record_types.breach.points', '[{"when": {"severity": "serious"}, "points": -1}]'));
-- no false alarm where another row takes what is left
SELECT findings(with_value('record_types.breach.points', '[{"when": {"severity": "serious", "amount": "[0,5]"}, "points": -1}, {"when": {"severity": "serious", "amount": "(5,)"}, "points": -2}, {"when": {"severity": "minor"}, "points": -1}]'));

\echo == direct grades
SELECT findings(with_value('record_types.fine.points.0', '{"when": {"amount": "[0,1000]"}, "grade": "B"}'));
SELECT findings(with_value('record_types.expelled.points.0.grade', '"Z"'));
SELECT findings(with_value('record_types.expelled.points.0.grade', '"A"'));
SELECT findings(with_value('record_types.expelled.class', '"honour"'));
-- it counts as a score of its own grade
SELECT findings(with_value('scorecards.ledger.grades.1.direct_score', '959.9999')), findings(with_value('scorecards.ledger.grades.1.direct_score', '960'));
SELECT findings(with_value('scorecards.ledger.grades.0.direct_score', '959')), findings(with_value('scorecards.ledger.grades.0.direct_score', '960'));

\echo == terms and ageing
SELECT findings(with_value('terms.size.months', '12'));
SELECT findings(with_value('terms.size.bands', '[]'));
SELECT findings(without('terms.size.bands.0.up_to'));
SELECT findings(with_value('terms.size.bands.2.up_to', '30'));
SELECT findings(with_value('terms.size.bands.1.up_to', '10'));
SELECT findings(with_value('ageing.half.steps', '[]'));
SELECT findings(with_value('ageing.half.steps', '[[12, 50], [12, 25]]'));
SELECT findings(with_value('ageing.half.steps', '[[12, 50], [18, 75]]'));
SELECT s, findings(with_value('ageing.half.steps.1', s)) FROM unnest('{"[18]","[18,101]","[0,50]","[18.5,20]","18","[18,\"x\"]"}'::jsonb[]) WITH ORDINALITY u(s, n) ORDER BY n;

\echo == natural persons outside office and licensed work
SELECT findings(with_value('record_types.fine.subjects', '["unit", "person"]'));
SELECT findings(with_value('domains.work.conduct', '"other"'));
SELECT findings(without('subject_kinds.person.scope'));
SELECT findings(with_value('subject_kinds.person.scope', '"home"'));

\echo == caps, measures, rules, repair, deadlines
SELECT findings(with_value('caps.breached', '{"basis": "x"}'));
SELECT findings(with_value('caps.breached.max_score', '59.95'));
SELECT findings(with_value('measures.no_bids.effect', '"forbid"'));
SELECT findings(with_value('measures.no_bids.effect', '"impose"'));
SELECT findings(without('measures.no_bids.bars'));
SELECT findings(without('measures.no_bids.until'));
SELECT findings(with_value('measures.no_bids.until', '"forever"'));
SELECT findings(with_value('measures.no_bids.until', '{"days": 3}'));
SELECT findings(without('measures.no_bids.body'));
SELECT findings(with_value('sanction_rules.breach.when', '{"subject_kind": "person", "record_type": "breach"}'));
SELECT findings(with_value('sanction_rules.breach.when', '{"record_type": "fine", "domain": "work"}'));
SELECT findings(with_value('sanction_rules.breach.when', 'null'));
SELECT findings(with_value('repair.regime_chosen_by', '"today"'));
SELECT findings(with_value('repair.rules.all.minimum_months', '13'));
SELECT findings(with_value('repair.rules.all.refused', 'true'));
SELECT findings(with_value('repair.rules.all.refused', '"yes"'));
SELECT findings(with_value('repair.effects.clear.percent', '101'));
SELECT findings(with_value('repair.rule', '{}'));
SELECT findings(with_value('deadlines.soon.unit', '"week"'));
SELECT findings(with_value('deadlines.soon.moves', 'true'));
SELECT findings(with_value('penalty_kinds.closure.order', '1'));
SELECT findings(with_value('record_types.breach.repeat', '{"mode": "twice", "multiplier": 101}'));

\echo == ranges, units, accrual, aggravations, yearly caps, indicators and what follows
CREATE FUNCTION with_item(section text, code text, item jsonb) RETURNS jsonb
	RETURN jsonb_set(pack() || jsonb_build_object(section, coalesce(pack() -> section, '{}')), ARRAY[section, code], item || '{"title": {"zh": "演示", "en": "demo"}, "basis": "demo"}');
SELECT findings(with_value('record_types.fine.points', '[{"range": "[-50,-5]"}]'));
SELECT findings(with_value('record_types.fine.points', '[{"range": "[-50,5]"}]'));
SELECT findings(with_value('record_types.fine.points', '[{"range": "(,-5]"}]'));
SELECT findings(with_value('record_types.fine.points', '[{"range": "[-50,-5]", "points": -1}]'));
SELECT findings(with_value('record_types.fine.points', '[{"when": {}}]'));
SELECT findings(with_value('record_types.fine.points', '[{"per_unit": {"unit": 0, "points": -1}}]'));
SELECT findings(with_value('record_types.fine.points', '[{"per_unit": {"unit": 10, "points": -1, "plus": 1}}]'));
SELECT findings(with_value('record_types.fine.points', '[{"per_unit": {"points": -1, "each": 10}}]'));
SELECT findings(with_value('record_types.fine.accrual', '{"every_months": 0}'));
SELECT findings(with_value('record_types.fine.yearly_cap', '"none"'));
SELECT findings(with_item('yearly_caps', 'y', '{"points": -40}'));
SELECT findings(with_item('aggravations', 'g', '{"when": {"flags": "led"}, "percent": 0}'));
SELECT findings(with_item('indicators', 'i', '{"unit": "%", "dimension": {"index": "law"}, "missing": "skip", "steps": [[1, 2]], "linear": [[1, 2], [2, 3]]}'));
SELECT findings(with_item('indicators', 'i', '{"unit": "%", "dimension": {"index": "law"}, "missing": "skip", "linear": [[1, 2]]}'));
SELECT findings(with_item('indicators', 'i', '{"unit": "%", "dimension": {"index": "law"}, "missing": "skip", "steps": [[2, 2], [1, 3]]}'));
SELECT findings(with_item('indicators', 'i', '{"unit": "%", "dimension": {"index": "low"}, "missing": "guess", "steps": [[2, -2]]}'));
SELECT findings(with_item('warnings', 'w', '{"level": "red"}'));
SELECT findings(with_item('warnings', 'w', '{"level": "red", "score": "[0,60)", "grade": "B"}'));
SELECT findings(with_item('warnings', 'w', '{"level": "red", "grade": "Z"}'));
SELECT findings(with_item('incentives', 'i', '{"subject_kind": "unit", "grade": ["A", "Z"], "body": "x"}'));
SELECT findings(with_item('reports', 'r', '{"due": "02-29", "reporters": ["unit"]}')), findings(with_item('reports', 'r', '{"due": "7-10", "reporters": ["unit"]}'));
SELECT findings(with_item('routing', 'r', '{"when": {"class": "dishonesty"}, "to": "nobody"}'));
SELECT findings(with_item('head_links', 'h', '{"when": {"record_type": "fine"}, "record_type": "fine"}'));
SELECT findings(jsonb_set(with_item('head_links', 'h', '{"when": {"record_type": "fine"}, "record_type": "fine"}'), '{record_types,fine,points}', '[{"range": "[-50,-5]"}]'));
SELECT findings(with_value('repair.effects.clear.replace', '{"points": -1, "months": 6}'));
SELECT findings(with_value('repair.effects.clear', '{"title": {"zh": "代替", "en": "instead"}, "replace": {"points": 1}, "basis": "demo"}'));
SELECT findings(with_item('exclusions', 'e', '{"when": {"class": "basic"}, "from": ["sight"]}'));
SELECT findings(with_item('procedures', 'p', '{"steps": {}}'));
SELECT findings(with_item('procedures', 'p', '{"missing": "breech", "steps": {"a": {"title": {"zh": "一", "en": "a"}, "order": 1, "basis": "x"}, "b": {"title": {"zh": "二", "en": "b"}, "order": 1, "basis": "x"}}}'));
SELECT findings(with_item('procedures', 'p', '{"steps": {"a": {"title": {"zh": "一", "en": "a"}, "order": 1, "needs": "b", "basis": "x"}, "b": {"title": {"zh": "二", "en": "b"}, "order": 2, "needs": ["a", "c"], "record": "breech", "repair": "clean", "basis": "x"}}}'));
SELECT findings(with_item('lists', 'l', '{"items": {"a": {"title": {"zh": "一", "en": "a"}, "order": 1, "needs": "a", "basis": "x"}}}'));
SELECT findings(with_item('promises', 'p', '{"made_by": "unit", "broken": "honour"}'));
SELECT findings(with_item('grade_consequences', 'g', '{"subject_kind": "unit", "consequence": "jail"}'));
\echo == limits
CREATE FUNCTION many(section text, item text, n int) RETURNS jsonb
	RETURN jsonb_set(pack(), string_to_array(section, '.'),
		(pack() #> string_to_array(section, '.')) ||
		(SELECT jsonb_object_agg('x' || i, pack() #> string_to_array(section || '.' || item, '.')) FROM generate_series(1, n) i));
SELECT findings(many('subject_kinds', 'unit', 62)), findings(many('subject_kinds', 'unit', 63));
SELECT findings(many('flags', 'led', 62)), findings(many('flags', 'led', 63));
SELECT findings(many('severities', 'minor', 31));
SELECT findings(many('scorecards.index.dimensions', 'law', 63));
SELECT findings(many('record_types', 'licence', 4091)), findings(many('record_types', 'licence', 4092));
SELECT findings(jsonb_set(many('scorecards', 'index', 15), '{scorecards,index,subject_kinds}', '["unit"]')) ~ '^\$\.scorecards ERROR has 17 entries, more than the limit of 16' AS scorecards;
\pset tuples_only off
\pset format aligned
-- 64 kinds and 64 dimensions work to the last bit.
SELECT govcredit.add_policy((jsonb_set(jsonb_set(jsonb_set(many('subject_kinds', 'unit', 62), '{name}', '"demo-wide"'),
		'{scorecards,index,dimensions}', (SELECT jsonb_object_agg('d' || i, jsonb_build_object('title', '{"zh": "维", "en": "d"}'::jsonb, 'weight', CASE WHEN i <= 36 THEN 2 ELSE 1 END, 'basis', 'x')) FROM generate_series(1, 64) i)),
		'{record_types}', '{"t": {"title": {"zh": "类", "en": "t"}, "class": "dishonesty", "domain": "work", "subjects": ["unit", "x62", "x9"], "dimension": "d64", "points": -50, "basis": "x"}}')
	- 'caps' - 'sanction_rules' - 'repair')::text) IS NOT NULL AS added;
SELECT govcredit.score('demo-wide', '2026-02-01', 'unit', 't', '2026-01-05', NULL) AS score, govcredit.points('demo-wide', 'x9', 't') AS points;
SELECT govcredit.points('demo-wide', 'x8', 't');
-- The compiled forms stay within 256 KiB.
SELECT name AS too_large FROM govcredit.editions
 WHERE kind = 'policy' AND shipped AND govcredit.policy_compiled_size(edition::govcredit.policy) > 256 * 1024 ORDER BY name;
-- Shipped packs have no finding.
SELECT e.name, l.* FROM govcredit.editions e, govcredit.lint_policy(govcredit.policy_document(e.edition::govcredit.policy)::text) l
 WHERE e.kind = 'policy' AND e.shipped ORDER BY 1, 2;
SET client_min_messages = warning;
DROP SCHEMA test_policy CASCADE;
-- Editions outlive the schema they were added in.
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
