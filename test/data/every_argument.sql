/* A policy whose codes are long, and a value for every argument of every function; read by sql/toast and sql/misspelt. */

-- Codes are long and dull here, so that they can be compressed and stored elsewhere.
CREATE FUNCTION pg_temp.long(code text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT code || repeat('x', 40) $$;
CREATE TEMP TABLE argument_document AS SELECT regexp_replace($${
  "govcredit": "policy/1", "name": "demo-arguments",
  "title": {"zh": "演示数据", "en": "demonstration data"},
  "subject_kinds": {"@kind@": {"title": {"zh": "单位", "en": "unit"}, "basis": "demo 1"}, "@head@": {"title": {"zh": "负责人", "en": "head"}, "natural_person": true, "scope": "office", "basis": "demo 1"}},
  "severities": {"@severity@": {"title": {"zh": "轻", "en": "light"}, "order": 1, "basis": "demo 2"}},
  "penalty_kinds": {"@penalty@": {"title": {"zh": "警告", "en": "warning"}, "order": 1, "severity": "@severity@", "basis": "demo 2"}},
  "flags": {"@flag@": {"title": {"zh": "标", "en": "flag"}, "basis": "demo 2"}},
  "domains": {"work": {"title": {"zh": "履职", "en": "work"}, "conduct": "office", "basis": "demo 2"}},
  "terms": {"year": {"months": 12, "basis": "demo 3"}},
  "scorecards": {"card": {"title": {"zh": "总分", "en": "total"}, "subject_kinds": ["@kind@", "@head@"], "model": "index", "basis": "demo 4",
	"dimensions": {"all": {"title": {"zh": "全部", "en": "all"}, "weight": 100, "basis": "demo 4"}},
	"grades": [{"grade": "@grade@", "title": {"zh": "优", "en": "good"}, "from": 50, "basis": "demo 4"}, {"grade": "B", "title": {"zh": "差", "en": "bad"}, "basis": "demo 4"}]}},
  "record_types": {"@type@": {"title": {"zh": "违约", "en": "breach"}, "class": "dishonesty", "domain": "work", "subjects": ["@kind@", "@head@"], "dimension": "all", "overlap": "g", "validity": "year", "publish_in": "@platform@",
	"points": [{"when": {"severity": "@severity@", "flags": "@flag@"}, "range": "[-20,-1]"}, {"when": {"severity": "@severity@", "without_flags": "@flag@"}, "points": -1}], "basis": "demo 5"},
	"led": {"title": {"zh": "联责", "en": "led"}, "class": "dishonesty", "domain": "work", "subjects": "@head@", "dimension": "all", "points": -1, "basis": "demo 5"}},
  "actions": {"@action@": {"title": {"zh": "投标", "en": "bidding"}, "basis": "demo 6"}},
  "purposes": {"@purpose@": {"title": {"zh": "工资", "en": "wages"}, "basis": "demo 6"}},
  "measures": {"none": {"title": {"zh": "禁止", "en": "no"}, "effect": "prohibit", "bars": "@action@", "except_purposes": "@purpose@", "targets": "@kind@", "body": "演示机关", "until": "corrected", "basis": "demo 7"}},
  "sanction_rules": {"all": {"when": {"record_type": "@type@"}, "measures": "none", "basis": "demo 7"}},
  "repair": {"grounds": {"@ground@": {"title": {"zh": "已付", "en": "paid"}, "basis": "demo 8"}}, "effects": {"@repair@": {"title": {"zh": "减半", "en": "half"}, "percent": 50, "basis": "demo 8"}},
	"rules": {"all": {"when": {"record_type": "@type@"}, "minimum_months": 1, "any_ground": "@ground@", "effects": "@repair@", "basis": "demo 8"}}},
  "recipients": {"@platform@": {"title": {"zh": "平台", "en": "platform"}, "basis": "demo 9"}},
  "routing": {"all": {"when": {"record_type": "@type@"}, "to": "@platform@", "basis": "demo 9"}},
  "head_links": {"all": {"when": {"record_type": "@type@"}, "record_type": "led", "basis": "demo 9"}},
  "indicators": {"@indicator@": {"title": {"zh": "率", "en": "rate"}, "dimension": {"card": "all"}, "weight": 1, "unit": "%", "linear": [[0, 0], [100, 100]], "missing": "peer_mean", "basis": "demo 10"}},
  "warnings": {"low": {"title": {"zh": "低", "en": "low"}, "level": "red", "grade": "@grade@", "basis": "demo 10"},
	"rate": {"title": {"zh": "率", "en": "rate"}, "level": "red", "indicator": "@indicator@", "value": "[0,)", "basis": "demo 10"}},
  "incentives": {"praise": {"title": {"zh": "表扬", "en": "praise"}, "subject_kind": "@kind@", "grade": "@grade@", "body": "演示机关", "basis": "demo 10"}},
  "deadlines": {"@deadline@": {"title": {"zh": "五日", "en": "five days"}, "days": 5, "unit": "workday", "from": "the day after", "basis": "demo 11"}},
  "reports": {"@report@": {"title": {"zh": "年报", "en": "yearly"}, "due": "12-20", "reporters": "@kind@", "basis": "demo 11"}},
  "lists": {"@list@": {"title": {"zh": "清单", "en": "list"}, "items": {"a": {"order": 1, "title": {"zh": "甲", "en": "a"}, "basis": "demo 12"}}, "basis": "demo 12"}},
  "procedures": {"@procedure@": {"title": {"zh": "程序", "en": "procedure"}, "steps": {"first": {"order": 1, "title": {"zh": "一", "en": "first"}, "basis": "demo 13"},
	"@step@": {"order": 2, "title": {"zh": "二", "en": "second"}, "needs": "first", "record": "@type@", "grounds": {"@ground@": {"title": {"zh": "益", "en": "g"}, "basis": "demo 13"}}, "basis": "demo 13"}}, "basis": "demo 13"}},
  "matters": {"@matter@": {"title": {"zh": "纠纷", "en": "dispute"}, "own_codes": {"@code@": {"title": {"zh": "诉", "en": "in court"}, "basis": "demo 16"}},
	"outcomes": {"@outcome@": {"title": {"zh": "化解", "en": "resolved"}, "basis": "demo 16"}}, "basis": "demo 16"}},
  "exclusions": {"kept": {"title": {"zh": "不公开", "en": "kept"}, "when": {"flags": "@flag@", "amount": "[5,)"}, "from": "publication", "basis": "demo 14"}},
  "grade_consequences": {"less": {"title": {"zh": "少查", "en": "less"}, "subject_kind": "@kind@", "grade": "@grade@", "consequence": "supervision", "basis": "demo 15"}}
}$$, '@(\w+)@', '\1' || repeat('x', 40), 'g') AS document;
SELECT govcredit.add_policy(document) IS NOT NULL AS added FROM argument_document \gset

-- A value for each argument: by function and argument, by argument, by type.
CREATE TEMP TABLE argument_value (argument text PRIMARY KEY, value text);
INSERT INTO argument_value VALUES
	('policy', '''demo-arguments'''), ('as_of', '''2026-06-30'''), ('decided_on', '''2026-01-10'''), ('applied_on', '''2026-06-30'''), ('start_on', '''2026-01-10'''),
	('due_on', '''2026-01-10'''), ('paid_on', '''2026-01-20'''), ('year', '2026'), ('day', '''2026-01-10'''), ('repaired_on', '''2026-05-01'''), ('corrected_on', 'NULL'), ('ended_on', 'NULL'),
	('subject_kind', 'pg_temp.long(''kind'')'), ('head_kind', 'pg_temp.long(''head'')'), ('post', '''head'''), ('fields', 'array_fill(repeat(''领域'', 40), ''{3}'')'), ('record_type', 'pg_temp.long(''type'')'), ('severity', 'pg_temp.long(''severity'')'),
	('action', 'pg_temp.long(''action'')'), ('purpose', 'pg_temp.long(''purpose'')'), ('repair', 'pg_temp.long(''repair'')'), ('grade', 'pg_temp.long(''grade'')'),
	('indicator', 'pg_temp.long(''indicator'')'), ('deadline', 'pg_temp.long(''deadline'')'), ('report', 'pg_temp.long(''report'')'), ('list', 'pg_temp.long(''list'')'),
	('site', 'pg_temp.long(''platform'')'), ('procedure', 'pg_temp.long(''procedure'')'), ('before_step', 'pg_temp.long(''step'')'), ('name', 'pg_temp.long(''action'')'), ('section', '''actions'''), ('about', '''objection'''),
	('matter', 'pg_temp.long(''matter'')'), ('outcome', 'pg_temp.long(''outcome'')'), ('step', 'pg_temp.long(''step'')'), ('ground', 'pg_temp.long(''ground'')'), ('item', '''a'''), ('closed_on', '''2026-02-10'''), ('outcome_records.code', 'pg_temp.long(''code'')'), ('matter_basis.code', 'pg_temp.long(''code'')'),
	('policy_items.section', '''lists.'' || pg_temp.long(''list'') || ''.items'''), ('policy_section.section', '''lists.'' || pg_temp.long(''list'') || ''.items'''),
	('measures', 'array_fill(pg_temp.long(''penalty''), ''{3}'')'), ('flags', 'array_fill(pg_temp.long(''flag''), ''{3}'')'), ('grounds', 'array_fill(pg_temp.long(''ground''), ''{3}'')'),
	('taken', 'array_fill(pg_temp.long(''step''), ''{3}'')'), ('label', 'repeat(''标签'', 200)'), ('act_id', 'repeat(''一事'', 200)'),
	('amount', '1000 + 1 / 3::numeric(300, 290)'), ('given', '-5 - 1e-200'), ('score', '90 + 1 / 3::numeric(300, 290)'), ('value', '50 + 1 / 3::numeric(300, 290)'),
	('peer_mean', '50 + 1 / 3::numeric(300, 290)'), ('daily_rate', '0.0005 + 1e-200'), ('repeated', 'true'), ('personal', 'false'), ('calendar', '''cn-2026'''),
	('cell', 'rpad(''  2026-01-05'', 90)'), ('cell_division.cell', 'rpad(''990100'', 90)'), ('foreign_region.code', '''110000'''), ('foreign_region.name', '''天津市'' || repeat(''局'', 90)'), ('cell_number.cell', 'rpad(''  12.5'', 90)'), ('severity_2016.cell', 'rpad(''一般'', 90)'), ('codes', 'array_fill(''甲''::text, ''{30}'')'), ('cell_codes.cell', 'rpad(''甲'', 90)'),
	('value.text', 'repeat(''11010519491231002X '', 30)'), ('registrar_kind', '''91'''), ('division', '''990100'''), ('serial', '''MA000101'''),
	('text', 'rpad(''91990100MA0001018E'', 90)'), ('character', 'rpad(''91990100MA0001018E'', 90)'), ('numeric', '50 + 1 / 3::numeric(300, 290)'), ('date', '''2026-01-10'''),
	('division.text', 'rpad(''990100'', 90)'), ('division.character', 'rpad(''990100'', 90)'), ('check_division.text', 'rpad(''990100'', 90)'), ('is_valid_division.text', 'rpad(''990100'', 90)'), ('try_division.text', 'rpad(''990100'', 90)'),
	('resident_id.text', 'rpad(''11010519491231002X'', 90)'), ('resident_id.character', 'rpad(''11010519491231002X'', 90)'), ('is_valid_resident_id.text', 'rpad(''11010519491231002X'', 90)'), ('try_resident_id.text', 'rpad(''11010519491231002X'', 90)'),
	('govcredit.document_no', '''演政〔2026〕13号'' || repeat(''号'', 60)'), ('document_no', '''演政〔2026〕13号'' || repeat(''号'', 60)'), ('bigint', '7'), ('govcredit.policy', '''demo-arguments'''), ('boolean', 'true'),
	('lines', '(SELECT govcredit.keep_lines(govcredit.explain_score_of(repeat(''标签'', 50), ''demo-arguments'', ''2026-06-30'', pg_temp.long(''kind''), pg_temp.long(''type''), ''2026-01-10'', pg_temp.long(''severity''), 1000, NULL, n::text, NULL, NULL, NULL, NULL, -5)) FROM generate_series(1, 9) n)'),
	('score_state', '(SELECT govcredit.explain_score_of(repeat(''标签'', 50), ''demo-arguments'', ''2026-06-30'', pg_temp.long(''kind''), pg_temp.long(''type''), ''2026-01-10'', pg_temp.long(''severity''), 1000, NULL, n::text, NULL, NULL, NULL, NULL, -5) FROM generate_series(1, 9) n)'),
	('document', '(SELECT document FROM argument_document)'), ('object', '(SELECT jsonb_object_agg(''cf_'' || n, repeat(''x'', 30))::text FROM generate_series(1, 9) n)'), ('layout', '''penalty-2018'''), ('validate_json.policy', '''huaiyin-2019'''),
	('score_accum.$3', '''2026-06-30'''), ('score_accum.$4', 'pg_temp.long(''kind'')'), ('score_accum.$5', 'pg_temp.long(''type'')'), ('score_accum.$7', 'pg_temp.long(''severity'')'),
	('score_accum.$11', 'array_fill(pg_temp.long(''flag''), ''{3}'')'), ('score_accum.$14', 'pg_temp.long(''repair'')'), ('score_accum.$15', '-5 - 1e-200'),
	('score_explain_accum.$4', '''2026-06-30'''), ('score_explain_accum.$5', 'pg_temp.long(''kind'')'), ('score_explain_accum.$6', 'pg_temp.long(''type'')'), ('score_explain_accum.$8', 'pg_temp.long(''severity'')'),
	('score_explain_accum.$12', 'array_fill(pg_temp.long(''flag''), ''{3}'')'), ('score_explain_accum.$15', 'pg_temp.long(''repair'')'), ('score_explain_accum.$16', '-5 - 1e-200'),
	('recorded_at', '''2026-06-30 12:00+08'''), ('reach', '''2026-06-30 10:00+08'''), ('recorded_xact', '''7'''), ('writers', '(SELECT array_agg(n::text::xid8) FROM generate_series(500, 1, -1) n)'),
	('indicator_accum.$3', '''2026-06-30'''), ('indicator_accum.$4', 'pg_temp.long(''kind'')'), ('indicator_accum.$5', 'pg_temp.long(''indicator'')');


-- What a function is called with: the value of each argument and its type; NULL where one is not known.
CREATE FUNCTION pg_temp.arguments(f pg_proc, OUT known text[], OUT missing text) LANGUAGE plpgsql AS $$
DECLARE
	type text;
	short text;
	named text;
	value text;
BEGIN
	known := '{}';
	FOR i IN 1 .. f.pronargs LOOP
		type := format_type(f.proargtypes[i - 1], NULL);
		short := regexp_replace(type, '^govcredit\.', '');
		named := coalesce(nullif(f.proargnames[i], ''), short);
		SELECT v.value INTO value FROM argument_value v
		 WHERE v.argument IN (f.proname || '.' || named, f.proname || '.$' || i, named || '.' || short, named, short)
		 ORDER BY v.argument = f.proname || '.$' || i DESC, v.argument = f.proname || '.' || named DESC, v.argument = named || '.' || short DESC, v.argument = named DESC LIMIT 1;
		IF value IS NULL THEN
			missing := named;
			RETURN;
		END IF;
		known := known || format('(%s)::%s', value, CASE type WHEN 'character' THEN 'bpchar' ELSE type END);
	END LOOP;
END
$$;
CREATE FUNCTION pg_temp.call_text(f pg_proc, arguments text[], source text) RETURNS text LANGUAGE sql AS $$
	SELECT format(CASE WHEN f.prokind = 'a' THEN 'SELECT x::text FROM (SELECT %1$s(%2$s) FROM %3$s t) AS q (x)'
					   ELSE 'SELECT string_agg(x::text, chr(10) ORDER BY x::text COLLATE "C") FROM %3$s t CROSS JOIN LATERAL %1$s(%2$s) x' END,
				  f.pronamespace::regnamespace || '.' || quote_ident(f.proname), array_to_string(arguments, ', '), source);
$$;
CREATE TEMP VIEW extension_function AS
SELECT p.* FROM pg_proc p
  JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e' AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'govcredit')
 WHERE NOT 'internal'::regtype = ANY (p.proargtypes::oid[]);
