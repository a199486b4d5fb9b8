-- The packs of the five cities: each item rests on a clause of its own text,
-- the five differ where the texts differ, and no rule is idle.
\pset null (null)
SET client_min_messages = error;
SET datestyle = ISO;
-- Editions are added below; none is to stay.
\set ON_ERROR_ROLLBACK on
BEGIN;

CREATE TEMP TABLE city (place int, policy govcredit.policy, prefix text, last int);
INSERT INTO city VALUES (1, 'xining-2018', 'XN', 19), (2, 'huaxian-2017', 'HX', 23), (3, 'city-x', 'TP', 8),
	(4, 'huaiyin-2019', 'HY', 17), (5, 'harbin-2007', 'HB', 10);
SELECT govcredit.policy_name(policy), govcredit.policy_document(policy) #>> '{source,document}' AS document,
	   govcredit.policy_document(policy) #>> '{jurisdiction,0}' AS division, govcredit.policy_document(policy) #>> '{effective,from}' AS since
  FROM city ORDER BY place;

/* ---- every item has a basis, and the basis is its own text ---- */

-- No finding, neither error nor warning, in any shipped pack.
SELECT e.name, l.* FROM govcredit.editions e, govcredit.lint_policy(govcredit.policy_document(e.edition::govcredit.policy)::text) l
 WHERE e.kind = 'policy' AND e.shipped ORDER BY 1, 2;

-- All objects of a document with their path.
CREATE FUNCTION objects_of(document jsonb) RETURNS TABLE (path text[], value jsonb) LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	WITH RECURSIVE node (path, value) AS (
		SELECT '{}'::text[], document
		UNION ALL
		SELECT n.path || c.key, c.value
		  FROM node n
		 CROSS JOIN LATERAL (
			SELECT o.key, o.value FROM jsonb_each(CASE WHEN jsonb_typeof(n.value) = 'object' THEN n.value ELSE '{}' END) o
			UNION ALL
			SELECT (a.ordinality - 1)::text, a.value
			  FROM jsonb_array_elements(CASE WHEN jsonb_typeof(n.value) = 'array' THEN n.value ELSE '[]' END) WITH ORDINALITY a) c
		 WHERE jsonb_typeof(c.value) IN ('object', 'array'))
	SELECT n.path, n.value FROM node n WHERE jsonb_typeof(n.value) = 'object';
END;

-- What has a title has a basis.
SELECT e.name, o.path FROM govcredit.editions e, objects_of(govcredit.policy_document(e.edition::govcredit.policy)) o
 WHERE e.kind = 'policy' AND e.shipped AND o.value ? 'title' AND NOT o.value ? 'basis' AND o.path <> '{}' ORDER BY 1, 2;
-- A national or base pack: default, or a document.
SELECT e.name, o.path, o.value ->> 'basis' AS basis FROM govcredit.editions e, objects_of(govcredit.policy_document(e.edition::govcredit.policy)) o
 WHERE e.kind = 'policy' AND e.shipped AND o.value ? 'basis' AND o.value ->> 'basis' <> 'default'
   AND o.value ->> 'basis' !~ '[0-9]{4}|法|条例' AND e.name NOT IN (SELECT govcredit.policy_name(policy) FROM city) ORDER BY 1, 2;
-- The clauses of the five documents, by requirement: requirements are ours, what
-- a citizen reads is document and clause.
CREATE TEMP TABLE clause (requirement text, clauses text);
INSERT INTO clause VALUES
	('XN-01', '二(一)1'), ('XN-02', '二(一)2'), ('XN-03', '二(一)3'), ('XN-04', '二(二)1'), ('XN-05', '二(二)2'), ('XN-06', '二(二)3'),
	('XN-07', '二(二)3'), ('XN-08', '二(二)4'), ('XN-09', '二(二)4'), ('XN-10', '二(三)1'), ('XN-11', '二(三)2'), ('XN-12', '二(三)3'),
	('XN-13', '二(三)4'), ('XN-14', '二(三)5'), ('XN-15', '二(三)6'), ('XN-16', '二(四)'),
	('XN-17', '三(四) 二(一)1 二(一)2 二(一)3 二(二)1 二(二)2 二(二)3 二(二)4 二(三)1 二(三)2 二(三)3 二(三)4 二(三)5 二(三)6 二(四) 三(一) 三(二) 三(三)'),
	('XN-18', '一(二)二 一(二)三 一(二)四'), ('XN-19', '一(二)六 一(二)五'),
	('HX-01', '二(二)'), ('HX-02', '二(三)'), ('HX-03', '二(三)'), ('HX-04', '二(三)'), ('HX-05', '二(三)'), ('HX-06', '三(一)'),
	('HX-07', '三(二)'), ('HX-08', '三(三)'), ('HX-09', '三(四)'), ('HX-10', '四(一)'), ('HX-11', '一(三) 四(二)'), ('HX-12', '四(三)'),
	('HX-13', '四(四)'), ('HX-14', '五(一) 五(二)'), ('HX-15', '五(三)'), ('HX-16', '五(四)'), ('HX-17', '五(五)'), ('HX-18', '五(六)'),
	('HX-19', '五(七)'), ('HX-20', '六(三)'), ('HX-21', '二(一)'), ('HX-22', '二(四) 二(五)'),
	('HX-23', '附件1 附件2 附件3 附件4 附件5 附件6 附件7 附件8 附件9 附件10 附件11 附件12 附件13 附件14 附件15 附件16 附件17 附件18 附件19 附件20 附件21'),
	('TP-01', '一(三)'), ('TP-02', '二(一)'), ('TP-03', '二(二)'), ('TP-04', '二(三) 一(二)3'), ('TP-05', '二(四)'), ('TP-06', '二(五)'),
	('TP-07', '二(六)'), ('TP-08', '二(一) 二(二) 二(三) 二(四) 二(五) 二(六)'),
	('HY-01', '一(二)'), ('HY-02', '二1'), ('HY-03', '二2'), ('HY-04', '三3'), ('HY-05', '三4'), ('HY-06', '三5'), ('HY-07', '四6'),
	('HY-08', '四7 四8'), ('HY-09', '五9'), ('HY-10', '五10'), ('HY-11', '六11 六12 六13'), ('HY-12', '六14'), ('HY-13', '六15'),
	('HY-14', '六16'), ('HY-15', '六17'), ('HY-16', '六20'), ('HY-17', '八23 八22 八21'),
	('HB-01', '三'), ('HB-02', '四'), ('HB-03', '六'), ('HB-04', '六'), ('HB-05', '七'), ('HB-06', '八'), ('HB-07', '九'), ('HB-08', '十'),
	('HB-09', '十'), ('HB-10', '五');
-- A city's pack: default, or clauses of its own document, or what the base says at
-- the same place.
SELECT govcredit.policy_name(c.policy), o.path, o.value ->> 'basis' AS basis
  FROM city c, objects_of(govcredit.policy_document(c.policy)) o
 WHERE o.value ? 'basis' AND o.value ->> 'basis' <> 'default'
   AND (split_part(o.value ->> 'basis', ' ', 1) <> govcredit.policy_document(c.policy) #>> '{source,document}'
		OR EXISTS (SELECT FROM regexp_split_to_table(substring(o.value ->> 'basis' FROM ' (.*)'), '、') b (clause)
					WHERE b.clause NOT IN (SELECT regexp_split_to_table(k.clauses, ' ') FROM clause k WHERE left(k.requirement, 2) = c.prefix)))
   AND o.value ->> 'basis' IS DISTINCT FROM govcredit.policy_document('cn-government-integrity') #> o.path ->> 'basis'
 ORDER BY c.place, 2;
-- No city rests a rule of its own on default: only what comes from the base is.
SELECT govcredit.policy_name(c.policy), o.path FROM city c, objects_of(govcredit.policy_document(c.policy)) o
 WHERE o.value ->> 'basis' = 'default' AND govcredit.policy_document('cn-government-integrity') #> o.path IS NULL ORDER BY c.place, 2;
-- Every requirement has a clause that is the basis of something in the pack of its city.
SELECT c.prefix || '-' || to_char(n, 'FM00') AS without_item
  FROM city c, generate_series(1, c.last) n
 WHERE NOT EXISTS (SELECT FROM clause k, objects_of(govcredit.policy_document(c.policy)) o, regexp_split_to_table(k.clauses, ' ') w (clause)
					WHERE k.requirement = c.prefix || '-' || to_char(n, 'FM00')
					  AND w.clause = ANY (string_to_array(substring(o.value ->> 'basis' FROM ' (.*)'), '、')))
 ORDER BY c.place, n;

-- The packs' own tests.
SELECT govcredit.policy_name(c.policy), t.requirement, t.test, t.passed, CASE WHEN NOT t.passed THEN t.answer END AS answer
  FROM city c, govcredit.test_policy(c.policy) t ORDER BY c.place, t.requirement, t.test COLLATE "C";

/* ---- short forms of questions ---- */

CREATE FUNCTION measures(p govcredit.policy, kind text, type text, severity text DEFAULT NULL, flags text[] DEFAULT NULL) RETURNS text
	RETURN (SELECT string_agg(s.measure || ' ' || s.effect, ', ' ORDER BY s.measure COLLATE "C")
			  FROM govcredit.sanctions(p, kind, type, '2026-03-02', severity, flags => flags) s);
CREATE FUNCTION repaired(p govcredit.policy, kind text, type text) RETURNS text
	RETURN (SELECT format('%s, %s', CASE WHEN r.eligible THEN 'eligible' ELSE 'no: ' || r.unmet::text END, r.effects)
			  FROM govcredit.repair(p, kind, type, '2026-03-02', '2026-03-20',
				grounds => CASE WHEN govcredit.policy_document(p) #> '{repair,grounds}' IS NOT NULL THEN '{loss_recovered}'::text[] END) r);
CREATE FUNCTION items(p govcredit.policy, list text) RETURNS text
	RETURN (SELECT string_agg(i.title, ' ' ORDER BY i.place) FROM govcredit.list_items(p, list) i);
CREATE FUNCTION steps_missing(p govcredit.policy, procedure text, VARIADIC taken text[]) RETURNS text
	RETURN (SELECT string_agg(s.title, ' ' ORDER BY s.place) FROM govcredit.missing_steps(p, procedure, taken) s);
CREATE FUNCTION told(p govcredit.policy, kind text, type text) RETURNS text
	RETURN (SELECT string_agg(r.title, ' ' ORDER BY r.recipient COLLATE "C") FROM govcredit.routing(p, kind, type) r);
CREATE FUNCTION kept_out(p govcredit.policy, kind text, type text, VARIADIC flags text[]) RETURNS text
	RETURN (SELECT string_agg(format('%s: %s', e.title, concat_ws(', ', CASE WHEN e.from_collection THEN 'collection' END, CASE WHEN e.from_publication THEN 'publication' END)), '; ' ORDER BY e.exclusion COLLATE "C")
			  FROM govcredit.exclusions(p, kind, type, flags => flags) e);
CREATE FUNCTION brings(p govcredit.policy, kind text, grade text) RETURNS text
	RETURN (SELECT string_agg(c.title, ' ' ORDER BY c.code COLLATE "C") FROM govcredit.grade_consequences(p, kind, grade) c);
CREATE FUNCTION warned(p govcredit.policy, kind text, score numeric) RETURNS text
	RETURN (SELECT string_agg(w.title || ' ' || w.level, ', ' ORDER BY w.warning COLLATE "C") FROM govcredit.score_warnings(p, kind, score, NULL) w);
CREATE FUNCTION warned(p govcredit.policy, kind text, indicator text, value numeric) RETURNS text
	RETURN (SELECT string_agg(w.title, ', ' ORDER BY w.warning COLLATE "C") FROM govcredit.indicator_warnings(p, kind, indicator, value) w);
CREATE FUNCTION item(p govcredit.policy, section text, code text) RETURNS text
	RETURN (SELECT (i.item - 'basis' - 'number_basis' - 'note')::text FROM govcredit.policy_items(p, section) i WHERE i.code = $3);

/* ---- the five differ where their texts differ ---- */

-- Officials: Xining bars and restricts, Hua County restricts only, Huaiyin names nothing, City X breaks off before.
SELECT govcredit.policy_name(c.policy), v.type, measures(c.policy, 'official', v.type, 'ordinary')
  FROM city c JOIN (VALUES (1, 'accountability'), (2, 'accountability'), (3, 'promise_broken'), (4, 'accountability'), (5, 'inefficiency')) v (place, type) USING (place)
 ORDER BY place;
-- A department's: graded by impact in Xining and Hua County, not in Huaiyin.
SELECT govcredit.policy_name(c.policy), v.type, s.severity, measures(c.policy, 'department', v.type, s.severity)
  FROM city c JOIN (VALUES (1, 'accountability'), (2, 'accountability'), (3, 'promise_broken'), (4, 'accountability'), (5, 'inefficiency')) v (place, type) USING (place),
	   unnest('{minor,ordinary,serious}'::text[]) WITH ORDINALITY s (severity, n)
 ORDER BY place, s.n;
-- A township's: Hua County's text names townships and the zone, Xining's and Huaiyin's departments.
SELECT govcredit.policy_name(policy), measures(policy, 'township', 'accountability', 'serious') FROM city WHERE place IN (1, 2, 4) ORDER BY place;

-- Repair: Xining for departments and officials, Hua County and Huaiyin for officials, City X and Harbin not at all.
SELECT govcredit.policy_name(c.policy), k.kind, repaired(c.policy, k.kind, v.type)
  FROM city c JOIN (VALUES (1, 'accountability'), (2, 'accountability'), (3, 'promise_broken'), (4, 'accountability'), (5, 'inefficiency')) v (place, type) USING (place),
	   unnest('{official,department}'::text[]) k (kind)
 ORDER BY place, k.kind DESC;

-- What is a record of dishonesty.
SELECT t.type, string_agg(CASE WHEN item(c.policy, 'record_types', t.type) IS NULL THEN '-' ELSE c.prefix END, ' ' ORDER BY c.place) AS cities
  FROM city c, unnest('{penalty_in_office,administrative_sanction,disciplinary_sanction,accountability,court_judgment,relative_non_prosecution,audit_finding,bribery_record,first_asked_breach,bad_style}'::text[]) WITH ORDINALITY t (type, n)
 GROUP BY t.type, t.n ORDER BY t.n;
-- Court judgments and audit findings: in Xining only with a finding of dishonesty, in Hua County and Huaiyin any judgment.
SELECT govcredit.policy_name(policy), t.type, f.flags, govcredit.points(policy, 'official', t.type, severity => 'ordinary', flags => f.flags),
	   measures(policy, 'official', t.type, 'ordinary', f.flags)
  FROM city, (VALUES ('court_judgment'), ('audit_finding')) t (type), (VALUES (NULL::text[]), ('{dishonesty_found}')) f (flags)
 WHERE place = 1 ORDER BY t.type, f.flags NULLS FIRST;
SELECT govcredit.policy_name(policy), govcredit.points(policy, 'official', 'court_judgment', severity => 'ordinary') FROM city WHERE place IN (2, 4) ORDER BY place;

-- Steps of a decision: compliance review in Xining, integrity review in Hua County and City X, three steps in Harbin.
SELECT govcredit.policy_name(policy), steps_missing(policy, 'major_decision', NULL) FROM city WHERE place <> 4 ORDER BY place;
-- Service items of streets: Xining with villages and 家政, Huaiyin cut otherwise.
SELECT govcredit.policy_name(policy), items(policy, 'street_items'), govcredit.policy_document(policy) #> '{lists,street_items,subject_kind}' AS who
  FROM city WHERE place IN (1, 2, 4) ORDER BY place;
SELECT govcredit.policy_name(c.policy), k.kind, govcredit.points(c.policy, k.kind, 'street_promise_broken')
  FROM city c, unnest('{township,grassroots}'::text[]) k (kind) WHERE place = 1 ORDER BY 2;
SELECT govcredit.points('huaxian-2017', 'grassroots', 'street_promise_broken');
-- An official's file: no personnel file in Hua County.
SELECT govcredit.policy_name(policy), jsonb_object_agg(d.key, d.value -> 'weight' ORDER BY d.key) AS weights
  FROM city, jsonb_each(govcredit.policy_document(policy) #> '{scorecards,official,dimensions}') d GROUP BY place, policy ORDER BY place;
-- Seven working days are law in Hua County and City X, default elsewhere.
SELECT govcredit.policy_name(policy), govcredit.due(policy, 'publication', '2026-02-12', 'cn-2026'), basis FROM city, govcredit.policy_items(policy, 'deadlines') WHERE code = 'publication' ORDER BY place;
-- Ten working days for an objection are law in Huaiyin.
SELECT govcredit.policy_name(policy), govcredit.due(policy, 'objection', '2026-02-12', 'cn-2026'), basis FROM city, govcredit.policy_items(policy, 'deadlines') WHERE code = 'objection' ORDER BY place;
-- What may be done in bidding: the bribery check is Xining's alone.
SELECT govcredit.policy_name(policy), measures(policy, 'enterprise', 'bidding_bad_conduct', 'ordinary') FROM city WHERE place IN (1, 2) ORDER BY place;
-- Tasks and reports.
SELECT govcredit.policy_name(policy), (SELECT count(*) FROM govcredit.policy_items(policy, 'tasks')) AS tasks, (SELECT count(*) FROM govcredit.policy_items(policy, 'reports')) AS reports
  FROM city ORDER BY place;
-- Which applies where; City X is nowhere.
SELECT d.division, govcredit.policy_name(govcredit.policy_for(d.division, '2026-01-01')) ~ ('^' || govcredit.policy_name(c.policy) || '([.][0-9]+)?$') AS follows
  FROM city c, LATERAL (SELECT (govcredit.policy_document(c.policy) #>> '{jurisdiction,0}')::govcredit.division) d (division) WHERE place <> 3 ORDER BY place;
SELECT govcredit.policy_for('370104', '2019-06-11') AS the_day_before;

/* ---- no rule is idle ---- */

-- Every kind, type, severity and flag of a pack, one flag at a time.
CREATE TEMP TABLE grid AS
	SELECT c.place, c.policy, k.kind, t.key AS type, s.severity, f.flags
	  FROM city c
	 CROSS JOIN LATERAL jsonb_each(govcredit.policy_document(c.policy) -> 'record_types') t
	 CROSS JOIN LATERAL jsonb_array_elements_text(t.value -> 'subjects') k (kind)
	 CROSS JOIN unnest('{minor,ordinary,serious}'::text[]) s (severity)
	 CROSS JOIN LATERAL (SELECT NULL::text[] UNION ALL SELECT ARRAY[x.key] FROM jsonb_object_keys(govcredit.policy_document(c.policy) -> 'flags') x (key)) f (flags);
CREATE TEMP TABLE matched AS
	SELECT DISTINCT g.place, v.section, v.code
	  FROM grid g
	 CROSS JOIN LATERAL (
		SELECT y.* FROM govcredit.sanctions(g.policy, g.kind, g.type, '2026-03-02', g.severity, flags => g.flags) x,
			   LATERAL (VALUES ('sanction_rules', x.rule), ('measures', x.measure)) y
		UNION ALL
		SELECT 'sanction_rules', substring(x.reason FROM 'taken away by rule "(.*)"')
		  FROM govcredit.explain_sanctions(g.policy, g.kind, g.type, '2026-03-02', g.severity, flags => g.flags) x WHERE NOT x.applies
		UNION ALL
		SELECT y.* FROM govcredit.routing(g.policy, g.kind, g.type, g.severity, flags => g.flags) x,
			   LATERAL (VALUES ('routing', x.rule), ('recipients', x.recipient)) y
		UNION ALL
		SELECT 'exclusions', x.exclusion FROM govcredit.exclusions(g.policy, g.kind, g.type, g.severity, flags => g.flags) x
		UNION ALL
		SELECT 'aggravations', substring(x.rule FROM 'aggravations\.(.*)')
		  FROM govcredit.explain_points(g.policy, g.kind, g.type, severity => g.severity, flags => g.flags) x) v (section, code);
INSERT INTO matched
	SELECT DISTINCT c.place, 'recipients', x.site
	  FROM city c CROSS JOIN (VALUES ('record_types'), ('promises')) s (section) CROSS JOIN LATERAL govcredit.policy_items(c.policy, s.section) i
	 CROSS JOIN LATERAL jsonb_array_elements_text(i.item -> 'publish_in') x (site)
	 UNION SELECT c.place, 'recipients', x.site FROM city c CROSS JOIN LATERAL govcredit.policy_items(c.policy, 'reports') i CROSS JOIN LATERAL jsonb_array_elements_text(i.item -> 'to') x (site);
SELECT govcredit.policy_name(c.policy), s.section, string_agg(x.key, ' ' ORDER BY x.key COLLATE "C") AS idle
  FROM city c, unnest('{sanction_rules,measures,routing,recipients,exclusions,aggravations}'::text[]) s (section),
	   jsonb_object_keys(govcredit.policy_document(c.policy) -> s.section) x (key)
 WHERE NOT EXISTS (SELECT FROM matched m WHERE m.place = c.place AND m.section = s.section AND m.code = x.key)
 GROUP BY c.place, c.policy, s.section ORDER BY c.place, s.section;

/* ---- requirement by requirement: the answer, and the answer without the rule ---- */

-- The edition without some of its items.
CREATE FUNCTION cut(original govcredit.policy, paths text[]) RETURNS govcredit.policy LANGUAGE plpgsql AS $$
DECLARE
	-- Its matters name what is cut; they have cases of their own, and so have the rates of them.
	document jsonb := govcredit.policy_document(original) - 'jurisdiction' - 'matters';
	path text;
BEGIN
	document := jsonb_set(document, '{indicators}', (SELECT jsonb_object_agg(i.key, i.value - 'rate') FROM jsonb_each(document -> 'indicators') i));
	FOREACH path IN ARRAY paths LOOP
		IF document #> string_to_array(path, '.') IS NULL THEN
			RAISE EXCEPTION 'policy % has no %', original, path;
		END IF;
		document := document #- string_to_array(path, '.');
		-- What rests on a deadline has none then.
		IF path LIKE 'deadlines.%' THEN
			document := jsonb_set(document, '{measures}', (SELECT jsonb_object_agg(i.key, CASE WHEN i.value ->> 'within' = split_part(path, '.', 2) THEN i.value - 'within' ELSE i.value END) FROM jsonb_each(document -> 'measures') i));
		END IF;
	END LOOP;
	RETURN govcredit.add_policy((jsonb_set(document, '{name}', to_jsonb('cut-' || md5(original::text || paths::text))))::text);
END
$$;
CREATE FUNCTION answer(p govcredit.policy, question text) RETURNS text LANGUAGE plpgsql SET datestyle = ISO AS $$
DECLARE
	result text;
BEGIN
	EXECUTE 'SELECT (' || question || ')::text' INTO result USING p;
	RETURN coalesce(result, '(null)');
EXCEPTION WHEN SQLSTATE 'IG005' THEN
	RETURN 'unknown';
END
$$;

CREATE TEMP TABLE case_of (n int GENERATED ALWAYS AS IDENTITY, requirement text, question text, rules text[]);
INSERT INTO case_of (requirement, question, rules) VALUES
('XN-01', $$brings($1, 'department', 'A')$$, '{grade_consequences.appraisal}'),
('XN-02', $$govcredit.indicator_score($1, 'proposals_handled', 85)$$, '{indicators.proposals_handled}'),
('XN-02', $$govcredit.report_due($1, 'congress', 2018)$$, '{reports.congress}'),
('XN-03', $$warned($1, 'government', 59.99)$$, '{warnings.region_red}'),
('XN-03', $$govcredit.points($1, 'department', 'complaint_upheld', severity => 'serious')$$, '{record_types.complaint_upheld.points.2}'),
('XN-04', $$item($1, 'record_types', 'training_completed')$$, '{record_types.training_completed}'),
('XN-05', $$govcredit.points($1, 'official', 'court_judgment', severity => 'serious', flags => '{dishonesty_found}')$$, '{record_types.court_judgment.points.2}'),
('XN-05', $$measures($1, 'official', 'audit_finding', 'serious')$$, '{record_types.audit_finding.class_when}'),
('XN-05', $$told($1, 'official', 'disciplinary_sanction')$$, '{routing.handed-up}'),
('XN-06', $$measures($1, 'department', 'accountability', 'serious')$$, '{sanction_rules.department-serious}'),
('XN-06', $$(govcredit.head_records($1, 'department', 'accountability', 'serious')).head_record_type$$, '{head_links.head}'),
('XN-06', $$measures($1, 'official', 'head_to_account')$$, '{sanction_rules.head}'),
('XN-06', $$brings($1, 'department', 'D')$$, '{grade_consequences.reform_pilots}'),
('XN-06', $$govcredit.indicator_score($1, 'joint_evaluation', 88)$$, '{indicators.joint_evaluation}'),
('XN-07', $$measures($1, 'official', 'idleness')$$, '{sanction_rules.official}'),
('XN-08', $$kept_out($1, 'official', 'idleness', 'secret')$$, '{exclusions.secret}'),
('XN-08', $$steps_missing($1, 'objection', 'received')$$, '{procedures.objection.steps.corrected}'),
('XN-09', $$repaired($1, 'department', 'accountability')$$, '{repair.rules.department-official}'),
('XN-10', $$govcredit.points($1, 'review_expert', 'procurement_dishonesty', severity => 'ordinary')$$, '{record_types.procurement_dishonesty.points.1}'),
('XN-10', $$govcredit.points($1, 'department', 'acceptance_breach', severity => 'minor')$$, '{record_types.acceptance_breach}'),
('XN-11', $$items($1, 'ppp_stages')$$, '{lists.ppp_stages.items.financing}'),
('XN-11', $$govcredit.points($1, 'official', 'ppp_performed')$$, '{record_types.ppp_performed}'),
('XN-12', $$measures($1, 'practitioner', 'bribery_record')$$, '{sanction_rules.bribery}'),
('XN-12', $$measures($1, 'agency', 'bidding_bad_conduct')$$, '{sanction_rules.bidding-blacklist}'),
('XN-12', $$items($1, 'agency_information')$$, '{lists.agency_information}'),
('XN-12', $$item($1, 'indicators', 'bidder_report')::jsonb -> 'attested'$$, '{indicators.bidder_report.attested}'),
('XN-12', $$items($1, 'credit_reports')$$, '{indicators.bidder_report,lists.credit_reports}'),
('XN-14', $$items($1, 'government_rating')$$, '{lists.government_rating}'),
('XN-13', $$steps_missing($1, 'promise_change', 'lawful_ground', 'authority')$$, '{procedures.promise_change.steps.compensation}'),
('XN-13', $$govcredit.points($1, 'official', 'investment_barred_project', severity => 'ordinary')$$, '{record_types.investment_barred_project}'),
('XN-13', $$item($1, 'promises', 'investment')$$, '{promises.investment}'),
('XN-14', $$govcredit.points($1, 'department', 'arrears_wages', amount => 1000000)$$, '{record_types.arrears_wages.points.1}'),
('XN-14', $$warned($1, 'government', 'debt_ratio', 100)$$, '{warnings.debt}'),
('XN-15', $$items($1, 'street_items')$$, '{lists.street_items.items.household_services}'),
('XN-15', $$govcredit.points($1, 'grassroots', 'honest_village')$$, '{record_types.honest_village}'),
('XN-16', $$told($1, 'department', 'promise_kept')$$, '{routing.all-shared}'),
('XN-17', $$(SELECT count(*) FROM govcredit.policy_items($1, 'tasks'))$$, '{tasks.inspection}'),
('XN-17', $$govcredit.points($1, 'department', 'good_case')$$, '{record_types.good_case}'),
('XN-18', $$steps_missing($1, 'major_decision', 'participation', 'experts', 'risk', 'legality', 'collective')$$, '{procedures.major_decision.steps.compliance}'),
('XN-19', $$govcredit.points($1, 'official', 'dereliction', severity => 'ordinary', flags => '{public_harm}')$$, '{aggravations.public_harm}'),
('XN-19', $$govcredit.points($1, 'official', 'idleness', severity => 'ordinary')$$, '{record_types.idleness.points.1}'),
('XN-19', $$item($1, 'promises', 'deadline')$$, '{promises.deadline}'),

('HX-01', $$govcredit.due($1, 'publication', '2026-02-12', 'cn-2026')$$, '{deadlines.publication,record_types.licence.publish_within,record_types.administrative_penalty.publish_within}'),
('HX-01', $$told($1, 'enterprise', 'licence')$$, '{routing.both-sites}'),
('HX-01', $$item($1, 'record_types', 'licence')::jsonb -> 'publish_in'$$, '{record_types.licence.publish_in}'),
('HX-01', $$item($1, 'record_types', 'administrative_penalty')::jsonb -> 'publish_in'$$, '{record_types.administrative_penalty.publish_in}'),
('HX-01', $$items($1, 'disclosure_fields')$$, '{lists.disclosure_fields.items.funds}'),
('HX-01', $$steps_missing($1, 'public_opinion', 'collected', 'judged', 'handled')$$, '{procedures.public_opinion.steps.answered}'),
('HX-02', $$item($1, 'promises', 'guarantee')$$, '{promises.guarantee}'),
('HX-02', $$govcredit.points($1, 'official', 'promise_broken', severity => 'ordinary', repeated => true)$$, '{record_types.promise_broken.repeat}'),
('HX-03', $$govcredit.indicator_score($1, 'livelihood_items_delivered', 92.5)$$, '{indicators.livelihood_items_delivered}'),
('HX-03', $$govcredit.points($1, 'department', 'plan_missed', severity => 'minor')$$, '{record_types.plan_missed}'),
('HX-04', $$govcredit.indicator_score($1, 'lost_case_rate', 10)$$, '{indicators.lost_case_rate}'),
('HX-04', $$measures($1, 'official', 'lost_case_misconduct')$$, '{sanction_rules.lost-case}'),
('HX-05', $$steps_missing($1, 'breach_event', 'reported')$$, '{procedures.breach_event.steps.coordinated}'),
('HX-06', $$brings($1, 'township', 'B')$$, '{grade_consequences.fiscal_funds}'),
('HX-07', $$govcredit.indicator_score($1, 'proposals_handled', 100)$$, '{indicators.proposals_handled}'),
('HX-08', $$items($1, 'complaint_channels')$$, '{lists.complaint_channels.items.mail}'),
('HX-09', $$warned($1, 'zone', 65)$$, '{warnings.unit_yellow}'),
('HX-10', $$items($1, 'file_items')$$, '{lists.file_items.items.integrity}'),
('HX-10', $$govcredit.points($1, 'official', 'personal_matters_fault')$$, '{record_types.personal_matters_fault}'),
('HX-10', $$brings($1, 'official', 'C')$$, '{grade_consequences.official_decisions}'),
('HX-11', $$govcredit.points($1, 'official', 'relative_non_prosecution', severity => 'ordinary')$$, '{record_types.relative_non_prosecution}'),
('HX-11', $$told($1, 'township', 'accountability')$$, '{routing.handed-up}'),
('HX-11', $$govcredit.indicator_score($1, 'record_coverage', 99)$$, '{indicators.record_coverage}'),
('HX-12', $$measures($1, 'official', 'annual_assessment_poor')$$, '{sanction_rules.official}'),
('HX-12', $$(govcredit.head_records($1, 'zone', 'accountability', 'serious')).head_record_type$$, '{head_links.head}'),
('HX-12', $$measures($1, 'zone', 'accountability', 'minor')$$, '{sanction_rules.unit-minor}'),
('HX-12', $$told($1, 'official', 'disciplinary_sanction')$$, '{routing.discipline}'),
('HX-13', $$repaired($1, 'official', 'accountability')$$, '{repair.rules.official}'),
('HX-13', $$kept_out($1, 'official', 'accountability', 'collection_forbidden')$$, '{exclusions.collection_forbidden}'),
('HX-14', $$govcredit.points($1, 'official', 'executor_breach', severity => 'serious')$$, '{record_types.executor_breach}'),
('HX-14', $$items($1, 'ppp_stages')$$, '{lists.ppp_stages}'),
('HX-15', $$measures($1, 'enterprise', 'bidding_bad_conduct')$$, '{sanction_rules.bidding-blacklist}'),
('HX-15', $$govcredit.indicator_score($1, 'bid_contracts_performed', 90)$$, '{indicators.bid_contracts_performed}'),
('HX-15', $$item($1, 'indicators', 'bidder_report')::jsonb -> 'attested'$$, '{indicators.bidder_report.attested}'),
('HX-15', $$items($1, 'credit_reports')$$, '{indicators.bidder_report,lists.credit_reports}'),
('HX-16', $$measures($1, 'official', 'demands_ignored', 'ordinary', '{grave}')$$, '{sanction_rules.demands-ignored}'),
('HX-16', $$govcredit.points($1, 'department', 'property_rights_harm', severity => 'ordinary')$$, '{record_types.property_rights_harm}'),
('HX-16', $$steps_missing($1, 'relief', 'complaint')$$, '{procedures.relief.steps.compensation}'),
('HX-17', $$govcredit.points($1, 'government', 'arrears_deposit', amount => 999999.99)$$, '{record_types.arrears_deposit.points.0}'),
('HX-17', $$items($1, 'arrears_kinds')$$, '{lists.arrears_kinds.items.deposit}'),
('HX-17', $$items($1, 'balance_sheet')$$, '{lists.balance_sheet.items.liabilities}'),
('HX-17', $$items($1, 'government_rating')$$, '{lists.government_rating}'),
('HX-17', $$item($1, 'indicators', 'debt_ratio')::jsonb -> 'ratio'$$, '{indicators.debt_ratio.ratio}'),
('HX-17', $$warned($1, 'township', 'debt_ratio', 120)$$, '{warnings.debt}'),
('HX-18', $$govcredit.points($1, 'official', 'statistics_falsification')$$, '{record_types.statistics_falsification.points.2}'),
('HX-19', $$items($1, 'street_items')$$, '{lists.street_items.items.parking}'),
('HX-19', $$govcredit.points($1, 'township', 'honest_street')$$, '{record_types.honest_street}'),
('HX-20', $$govcredit.report_due($1, 'first_half', 2018)$$, '{reports.first_half}'),
('HX-20', $$govcredit.report_due($1, 'whole_year', 2018)$$, '{reports.whole_year}'),
('HX-20', $$govcredit.report_due($1, 'whole_year', 2018)$$, '{reports.whole_year.years_later}'),
('HX-21', $$steps_missing($1, 'major_decision', 'participation', 'experts', 'risk', 'legality', 'collective')$$, '{procedures.major_decision.steps.integrity}'),
('HX-21', $$steps_missing($1, 'decision_openness', 'notice')$$, '{procedures.decision_openness.steps.hearing}'),
('HX-21', $$'decision_fault' = ANY (govcredit.after_office_types($1))$$, '{record_types.decision_fault.after_office}'),
('HX-21', $$measures($1, 'official', 'decision_fault')$$, '{sanction_rules.decision-fault}'),
('HX-22', $$govcredit.points($1, 'department', 'needless_certificate', severity => 'ordinary')$$, '{record_types.needless_certificate}'),
('HX-22', $$govcredit.points($1, 'department', 'demonstration_unit')$$, '{record_types.demonstration_unit}'),
('HX-23', $$(SELECT format('%s, %s due by the end of 2017', count(*), count(*) FILTER (WHERE (item ->> 'due')::date = '2017-12-31')) FROM govcredit.policy_items($1, 'tasks'))$$, '{tasks.officials}'),

('TP-01', $$warned($1, 'government', 'record_coverage', 99.9)$$, '{warnings.coverage}'),
('TP-02', $$steps_missing($1, 'major_decision', 'participation', 'experts', 'risk', 'legality', 'collective')$$, '{procedures.major_decision.steps.integrity}'),
('TP-02', $$govcredit.points($1, 'department', 'lawful_demonstration_unit')$$, '{record_types.lawful_demonstration_unit}'),
('TP-03', $$govcredit.due($1, 'publication', '2026-02-12', 'cn-2026')$$, '{deadlines.publication,record_types.licence.publish_within,record_types.administrative_penalty.publish_within}'),
('TP-03', $$told($1, 'enterprise', 'licence')$$, '{routing.pushed-at-once}'),
('TP-03', $$item($1, 'record_types', 'licence')::jsonb -> 'publish_together'$$, '{record_types.licence.publish_together}'),
('TP-04', $$measures($1, 'department', 'judgment_unperformed')$$, '{sanction_rules.lost-case}'),
('TP-04', $$told($1, 'official', 'promise_broken')$$, '{routing.promises-filed}'),
('TP-05', $$warned($1, 'government', 'disputes_resolved', 79.99)$$, '{warnings.disputes_resolved}'),
('TP-05', $$warned($1, 'government', 'court_disputes_resolved', 39.99)$$, '{warnings.court_disputes_resolved}'),
('TP-05', $$govcredit.indicator_score($1, 'disputes_resolved', 80)$$, '{indicators.disputes_resolved,warnings.disputes_resolved}'),
('TP-05', $$items($1, 'dispute_means')$$, '{lists.dispute_means.items.adjudication}'),
('TP-05', $$govcredit.indicator_score($1, 'court_disputes_resolved', 20)$$, '{indicators.court_disputes_resolved,warnings.court_disputes_resolved}'),
('TP-06', $$govcredit.indicator_score($1, 'services_on_time', 98)$$, '{indicators.services_on_time}'),
('TP-06', $$govcredit.points($1, 'official', 'service_late', severity => 'ordinary')$$, '{record_types.service_late}'),
('TP-07', $$(SELECT answer ->> 'grade' FROM govcredit.test_policy($1, '{"t": {"ask": "score", "with": {"as_of": "2026-06-01", "subject_kind": "government", "records": [{"record_type": "codes_wrong", "decided_on": "2026-03-02"}]}, "expect": null}}'))$$, '{caps.demonstration-veto}'),
('TP-07', $$warned($1, 'government', 'codes_wrong_rate', 1)$$, '{warnings.codes_wrong_rate}'),
('TP-08', $$(SELECT string_agg(format('%s %s %s', item ->> 'order', jsonb_array_length(item -> 'units'), item ->> 'schedule'), '; ' ORDER BY (item ->> 'order')::int) FROM govcredit.policy_items($1, 'tasks'))$$, '{tasks.disputes}'),

('HY-01', $$items($1, 'three_lists')$$, '{lists.three_lists.items.negative}'),
('HY-01', $$brings($1, 'enterprise', 'D')$$, '{grade_consequences.class_d}'),
('HY-02', $$govcredit.points($1, 'official', 'personnel_file_fault')$$, '{record_types.personnel_file_fault}'),
('HY-02', $$items($1, 'file_items')$$, '{lists.file_items.items.personal_matters}'),
('HY-03', $$(SELECT answer ->> 'score' FROM govcredit.test_policy($1, '{"t": {"ask": "score", "with": {"as_of": "2026-06-01", "subject_kind": "department", "records": [{"record_type": "reconsideration_lost", "decided_on": "2026-03-02"}]}, "expect": null}}'))$$, '{record_types.reconsideration_lost}'),
('HY-04', $$told($1, 'department', 'promise_broken')$$, '{routing.unit}'),
('HY-04', $$told($1, 'official', 'disciplinary_sanction')$$, '{routing.official}'),
('HY-05', $$brings($1, 'department', 'A')$$, '{grade_consequences.project_investment}'),
('HY-05', $$items($1, 'credit_report_uses')$$, '{lists.credit_report_uses.items.market_access}'),
('HY-06', $$measures($1, 'department', 'promise_broken')$$, '{sanction_rules.department-record}'),
('HY-06', $$(govcredit.head_records($1, 'department', 'promise_broken')).head_record_type$$, '{head_links.head}'),
('HY-06', $$measures($1, 'grassroots', 'judgment_defaulter')$$, '{sanction_rules.defaulter}'),
('HY-07', $$govcredit.due($1, 'publication_other_acts', '2026-02-12', 'cn-2026')$$, '{deadlines.publication_other_acts}'),
('HY-07', $$item($1, 'record_types', 'licence')::jsonb -> 'publish_in'$$, '{record_types.licence.publish_in}'),
('HY-07', $$govcredit.points($1, 'enterprise', 'false_litigation')$$, '{record_types.false_litigation}'),
('HY-08', $$item($1, 'promises', 'ppp')$$, '{promises.ppp}'),
('HY-08', $$steps_missing($1, 'promise_change', 'lawful_ground', 'authority', 'procedure')$$, '{procedures.promise_change.steps.compensation}'),
('HY-09', $$govcredit.due($1, 'objection', '2026-02-12', 'cn-2026')$$, '{deadlines.objection}'),
('HY-10', $$repaired($1, 'official', 'dereliction')$$, '{repair.rules.official}'),
('HY-11', $$items($1, 'procurement_information')$$, '{lists.procurement_information.items.complaints}'),
('HY-11', $$govcredit.points($1, 'official', 'investment_unlawful_preference')$$, '{record_types.investment_unlawful_preference}'),
('HY-12', $$govcredit.indicator_score($1, 'expropriation_lawful', 97)$$, '{indicators.expropriation_lawful}'),
('HY-12', $$govcredit.points($1, 'department', 'property_rights_harm')$$, '{record_types.property_rights_harm}'),
('HY-13', $$govcredit.points($1, 'official', 'air_target_missed', flags => '{main_responsible}')$$, '{record_types.air_target_missed.points.2}'),
('HY-13', $$govcredit.indicator_score($1, 'air_problems_rectified', 50)$$, '{indicators.air_problems_rectified}'),
('HY-14', $$govcredit.points($1, 'official', 'approval_not_informed')$$, '{record_types.approval_not_informed}'),
('HY-15', $$govcredit.points($1, 'statistician', 'statistics_falsification')$$, '{record_types.statistics_falsification}'),
('HY-16', $$items($1, 'street_items')$$, '{lists.street_items.items.health_family_planning}'),
('HY-16', $$govcredit.points($1, 'grassroots', 'honest_community')$$, '{record_types.honest_community}'),
('HY-17', $$govcredit.report_due($1, 'progress', 2020)$$, '{reports.progress}'),
('HY-17', $$govcredit.points($1, 'official', 'good_case')$$, '{record_types.good_case}'),
('HY-17', $$item($1, 'record_types', 'bad_case')::jsonb -> 'publish_within'$$, '{record_types.bad_case}'),
('HY-17', $$items($1, 'training_kinds')$$, '{lists.training_kinds.items.initial}'),
('HY-17', $$steps_missing($1, 'coordination', 'raised')$$, '{procedures.coordination.steps.meeting}'),
('HY-17', $$govcredit.report_due($1, 'leading_group', 2020)$$, '{reports.leading_group}'),

('HB-01', $$items($1, 'disclosure_fields')$$, '{lists.disclosure_fields.items.education}'),
('HB-01', $$(SELECT item ->> 'at_least' FROM govcredit.policy_items($1, 'lists') WHERE code = 'disclosure_fields')$$, '{lists.disclosure_fields.at_least}'),
('HB-01', $$govcredit.points($1, 'department', 'promise_unexplained', severity => 'minor')$$, '{record_types.promise_unexplained.points.0}'),
('HB-02', $$items($1, 'approval_attributes')$$, '{lists.approval_attributes.items.fee}'),
('HB-02', $$steps_missing($1, 'joint_approval', 'accepted')$$, '{procedures.joint_approval.steps.meeting}'),
('HB-03', $$govcredit.points($1, 'official', 'one_notice_breach', severity => 'ordinary')$$, '{record_types.one_notice_breach}'),
('HB-03', $$items($1, 'eight_systems')$$, '{lists.eight_systems.items.deputy_post}'),
('HB-04', $$steps_missing($1, 'complaint', 'accepted')$$, '{procedures.complaint.steps.checked}'),
('HB-04', $$measures($1, 'department', 'complaint_upheld', 'serious', '{heavy_loss}')$$, '{sanction_rules.heavy-loss}'),
('HB-04', $$measures($1, 'official', 'buck_passing')$$, '{sanction_rules.staff}'),
('HB-05', $$(SELECT answer ->> 'score' FROM govcredit.test_policy($1, '{"t": {"ask": "score", "with": {"as_of": "2026-06-01", "subject_kind": "department", "indicators": {"inner_rating": 90, "outer_rating": 60, "supervisors_rating": 85}}, "expect": null}}'))$$, '{indicators.supervisors_rating.weight}'),
('HB-05', $$items($1, 'evaluation_system')$$, '{lists.evaluation_system.items.publication}'),
('HB-06', $$govcredit.points($1, 'official', 'duty_results')$$, '{record_types.duty_results}'),
('HB-06', $$govcredit.points($1, 'official', 'lax_discipline', severity => 'ordinary')$$, '{record_types.lax_discipline}'),
('HB-06', $$govcredit.grade($1, 'official', 90)$$, '{scorecards.official.grades.0,incentives.model_candidate,grade_consequences.reward}'),
('HB-06', $$brings($1, 'official', 'D')$$, '{grade_consequences.punishment}'),
('HB-07', $$(SELECT string_agg(title || ' ' || body, ', ') FROM govcredit.incentives($1, 'official', 'A'))$$, '{incentives.model_candidate}'),
('HB-07', $$govcredit.points($1, 'official', 'top_ten_official')$$, '{record_types.top_ten_official}'),
('HB-08', $$items($1, 'industries')$$, '{lists.industries.items.tourism}'),
('HB-08', $$measures($1, 'enterprise', 'tax_evasion')$$, '{sanction_rules.blacklist}'),
('HB-09', $$kept_out($1, 'enterprise', 'dishonesty_information', 'commercial_secret', 'personal_privacy')$$, '{exclusions.commercial_secret}'),
('HB-09', $$items($1, 'publication_border')$$, '{lists.publication_border.items.scope}'),
('HB-10', $$steps_missing($1, 'major_matters', 'congress')$$, '{procedures.major_matters.steps.cppcc}'),
('HB-10', $$govcredit.points($1, 'official', 'fee_misconduct', severity => 'ordinary')$$, '{record_types.fee_misconduct}'),
-- the other parts of the clauses
('XN-02', $$govcredit.indicator_score($1, 'proposals_on_time', 85)$$, '{indicators.proposals_on_time}'),
('XN-06', $$govcredit.due($1, 'rectification', '2026-02-12', 'cn-2026')$$, '{deadlines.rectification}'),
('XN-10', $$govcredit.points($1, 'agency', 'procurement_dishonesty', severity => 'ordinary')$$, '{record_types.procurement_dishonesty}'),
('XN-10', $$govcredit.points($1, 'department', 'purchaser_breach', severity => 'ordinary')$$, '{record_types.purchaser_breach}'),
('XN-12', $$govcredit.indicator_score($1, 'bid_contracts_performed', 85)$$, '{indicators.bid_contracts_performed}'),
('XN-14', $$steps_missing($1, 'debt_risk', 'assessment', 'warning')$$, '{procedures.debt_risk.steps.accountability}'),
('XN-15', $$items($1, 'street_affairs')$$, '{lists.street_affairs.items.finance}'),
('XN-15', $$govcredit.points($1, 'township', 'honest_street')$$, '{record_types.honest_street}'),
('XN-16', $$govcredit.indicator_score($1, 'records_shared', 85)$$, '{indicators.records_shared}'),
('XN-18', $$items($1, 'government_lists')$$, '{lists.government_lists.items.responsibilities}'),
('HX-04', $$items($1, 'lost_case_facts')$$, '{lists.lost_case_facts.items.reason}'),
('HX-04', $$govcredit.indicator_score($1, 'judgments_performed', 85)$$, '{indicators.judgments_performed}'),
('HX-06', $$brings($1, 'township', 'B')$$, '{grade_consequences.major_projects}'),
('HX-14', $$govcredit.points($1, 'department', 'acceptance_breach', severity => 'serious')$$, '{record_types.acceptance_breach}'),
('HX-15', $$items($1, 'agency_information')$$, '{lists.agency_information.items.supervision}'),
('HX-16', $$item($1, 'promises', 'investment')$$, '{promises.investment}'),
('HX-18', $$measures($1, 'official', 'statistics_falsification')$$, '{sanction_rules.official}'),
('HX-21', $$items($1, 'government_lists')$$, '{lists.government_lists.items.responsibilities}'),
('HX-22', $$items($1, 'service_channels')$$, '{lists.service_channels.items.mobile}'),
('TP-02', $$items($1, 'government_lists')$$, '{lists.government_lists.items.responsibilities}'),
('TP-02', $$item($1, 'record_types', 'training_completed')$$, '{record_types.training_completed}'),
('TP-03', $$items($1, 'disclosure_fields')$$, '{lists.disclosure_fields.items.funds}'),
('TP-03', $$steps_missing($1, 'public_opinion', 'collected', 'judged', 'handled')$$, '{procedures.public_opinion.steps.answered}'),
('TP-04', $$govcredit.indicator_score($1, 'plan_completed', 85)$$, '{indicators.plan_completed}'),
('TP-04', $$govcredit.indicator_score($1, 'lost_case_rate', 10)$$, '{indicators.lost_case_rate}'),
('TP-04', $$item($1, 'promises', 'deadline')$$, '{promises.deadline}'),
('TP-05', $$items($1, 'mediation_kinds')$$, '{lists.mediation_kinds.items.judicial}'),
('TP-05', $$steps_missing($1, 'breach_cleanup', 'found')$$, '{procedures.breach_cleanup.steps.resolved}'),
('TP-06', $$items($1, 'service_channels')$$, '{lists.service_channels.items.mobile}'),
('TP-07', $$items($1, 'demonstration_items')$$, '{lists.demonstration_items.items.codes_wrong}'),
('HY-01', $$brings($1, 'enterprise', 'D')$$, '{grade_consequences.joint_sanction}'),
('HY-08', $$item($1, 'promises', 'investment_policy')$$, '{promises.investment_policy}'),
('HY-08', $$item($1, 'promises', 'enterprise_contract')$$, '{promises.enterprise_contract}'),
('HY-12', $$govcredit.indicator_score($1, 'property_disputes_resolved', 85)$$, '{indicators.property_disputes_resolved}'),
('HY-12', $$steps_missing($1, 'relief', 'complaint')$$, '{procedures.relief.steps.compensation}'),
('HY-13', $$item($1, 'promises', 'air_targets')$$, '{promises.air_targets}'),
('HY-13', $$govcredit.indicator_score($1, 'air_targets_met', 85)$$, '{indicators.air_targets_met}'),
('HY-17', $$item($1, 'record_types', 'training_completed')$$, '{record_types.training_completed}'),
('HB-01', $$items($1, 'utility_openness')$$, '{lists.utility_openness.items.fees}'),
('HB-01', $$kept_out($1, 'department', 'disclosure_missed', 'state_secret')$$, '{exclusions.state_secret}'),
('HB-01', $$govcredit.report_due($1, 'people_benefit', 2008)$$, '{reports.people_benefit}'),
('HB-03', $$govcredit.points($1, 'official', 'first_asked_breach', severity => 'ordinary')$$, '{record_types.first_asked_breach}'),
('HB-03', $$govcredit.points($1, 'official', 'service_promise_breach', severity => 'ordinary')$$, '{record_types.service_promise_breach,promises.eight_systems}'),
('HB-03', $$govcredit.points($1, 'official', 'time_limit_breach', severity => 'ordinary')$$, '{record_types.time_limit_breach}'),
('HB-03', $$govcredit.points($1, 'official', 'negligence_breach', severity => 'ordinary')$$, '{record_types.negligence_breach}'),
('HB-03', $$govcredit.points($1, 'official', 'refusal_report_breach', severity => 'ordinary')$$, '{record_types.refusal_report_breach}'),
('HB-03', $$govcredit.points($1, 'official', 'free_agency_breach', severity => 'ordinary')$$, '{record_types.free_agency_breach}'),
('HB-03', $$govcredit.points($1, 'official', 'deputy_post_breach', severity => 'ordinary')$$, '{record_types.deputy_post_breach}'),
('HB-04', $$steps_missing($1, 'enforcement_review', 'result')$$, '{procedures.enforcement_review.steps.heard}'),
('HB-04', $$govcredit.points($1, 'official', 'enforcement_reward')$$, '{record_types.enforcement_reward}'),
('HB-04', $$measures($1, 'department', 'complaint_upheld', 'serious')$$, '{sanction_rules.named}'),
('HB-04', $$govcredit.indicator_score($1, 'reports_checked', 85)$$, '{indicators.reports_checked}'),
('HB-04', $$govcredit.indicator_score($1, 'errors_corrected', 85)$$, '{indicators.errors_corrected}'),
('HB-05', $$(SELECT item ->> 'at_least' FROM govcredit.policy_items($1, 'lists') WHERE code = 'supervisors')$$, '{lists.supervisors.at_least}'),
('HB-06', $$items($1, 'positive_entries')$$, '{lists.positive_entries.items.image}'),
('HB-06', $$items($1, 'negative_entries')$$, '{lists.negative_entries.items.discipline}'),
('HB-07', $$govcredit.points($1, 'department', 'demonstration_department')$$, '{record_types.demonstration_department}'),
('HB-08', $$items($1, 'information_kinds')$$, '{lists.information_kinds.items.dishonesty}'),
('HB-08', $$item($1, 'record_types', 'tax_credit_grade')$$, '{record_types.tax_credit_grade}'),
('HB-08', $$item($1, 'record_types', 'price_integrity')$$, '{record_types.price_integrity}'),
('HB-08', $$item($1, 'record_types', 'sme_evaluation')$$, '{record_types.sme_evaluation}'),
('HB-10', $$steps_missing($1, 'major_decision', 'experts', 'discussion')$$, '{procedures.major_decision.steps.hearing}'),
('HB-10', $$govcredit.report_due($1, 'major_matters', 2008)$$, '{reports.major_matters}'),
('HB-10', $$govcredit.indicator_score($1, 'proposals_handled', 85)$$, '{indicators.proposals_handled}'),
('HB-10', $$govcredit.points($1, 'official', 'construction_misconduct', severity => 'ordinary')$$, '{record_types.construction_misconduct}'),
('HB-10', $$govcredit.points($1, 'official', 'transport_misconduct', severity => 'ordinary')$$, '{record_types.transport_misconduct}'),
('HB-10', $$govcredit.points($1, 'official', 'admission_misconduct', severity => 'ordinary')$$, '{record_types.admission_misconduct}');

CREATE TEMP TABLE answered AS
	SELECT k.n, k.requirement, k.rules[1] AS rule, answer(c.policy, k.question) AS answer,
		   answer(cut(c.policy, k.rules), k.question) AS without
	  FROM case_of k JOIN city c ON c.prefix = left(k.requirement, 2);
\pset format unaligned
SELECT requirement, rule, answer, without FROM answered ORDER BY n;
\pset format aligned
-- No answer is unknown, and every rule makes the difference.
SELECT requirement, rule FROM answered WHERE answer = 'unknown' OR answer = without ORDER BY n;
-- Requirements without a case
SELECT c.prefix || '-' || to_char(n, 'FM00') AS without_case FROM city c, generate_series(1, c.last) n
 WHERE c.prefix || '-' || to_char(n, 'FM00') NOT IN (SELECT requirement FROM case_of) ORDER BY c.place, n;
ROLLBACK;
