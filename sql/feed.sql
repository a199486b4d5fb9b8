--
-- feed: an existing table goes into a registry in one statement, again and again:
-- what is new, what changed, what is gone, what contradicts, and nothing doubled
--
\pset null '-'
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- loads are refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('fee');
INSERT INTO fee.jurisdiction (division, policy, valid) VALUES ('990100', 'huaiyin-2019', '[2019-06-12,)');
SELECT govcredit.make_uscc('91', '990100', '20000001') AS a, govcredit.make_uscc('92', '990100', '20000002') AS b, govcredit.make_uscc('12', '990100', '20000003') AS hospital,
	   govcredit.make_uscc('11', '990100', '20000004') AS organ, govcredit.make_uscc('91', '990100', '20000005') AS c \gset
-- A table of one's own names, as a nightly dump fills it
CREATE TABLE public.cf (id int PRIMARY KEY, mc text, lb text, dm text, wsh text, cflb text, nr text, fk text, rq text, jg text, jgdm text, gs text);
CREATE TEMP TABLE dump (LIKE public.cf);
ALTER TABLE dump ADD nights int[];
INSERT INTO dump VALUES
	(1, '示例甲有限公司（演示数据）', '1', :'a', '示罚〔2026〕1号', '罚款', '罚款2000元', '0.2', '2026-01-05', '示例局（演示数据）', :'organ', NULL, '{1}'),
	(1, '示例甲有限责任公司(演示数据)', '1', :'a', '示罚[2026]1号', '罚款', '罚款2000元', '0.2', '2026/1/5', '示例局（演示数据）', :'organ', '2026-01-12', '{2,3}'),		-- published meanwhile
	(2, '示例乙店（演示数据）', '3', :'b', '示罚〔2026〕2号', '罚款', '罚款500元', '0.05', '2026-01-06', '示例局（演示数据）', :'organ', NULL, '{1,2}'),
	(2, '示例乙店（演示数据）', '3', :'b', '示罚〔2026〕2号', '罚款', '罚款600元', '0.06', '2026-01-06', '示例局（演示数据）', :'organ', NULL, '{3}'),	-- corrected at its source
	(3, '示例医院（演示数据）', '1', :'hospital', '示罚〔2026〕3号', '警告', '警告', NULL, '2026-01-07', '示例局（演示数据）', :'organ', NULL, '{1,2,3}'),
	(4, '示例丙有限公司（演示数据）', '1', :'c', '示罚〔2026〕4号', '罚款', '罚款1000元', '0.1', '2026-01-08', '示例局（演示数据）', :'organ', NULL, '{1,2}'),	-- gone
	(5, '完全不同的公司（演示数据）', '1', :'a', '示罚〔2026〕5号', '罚款', '罚款1000元', '0.1', '2026-01-09', '示例局（演示数据）', :'organ', NULL, '{1,2}'),		-- the code of the line above
	(6, '示例甲有限公司（演示数据）', '1', :'a', '暂无', '罚款', '罚款1000元', '0.1', '45785', '示例局（演示数据）', :'organ', NULL, '{2}'),				-- no day
	(7, '某人（演示数据）', '2', NULL, '示罚〔2026〕7号', '罚款', '罚款100元', '0.01', '2026-01-10', '示例局（演示数据）', :'organ', NULL, '{1,2,3}'),				-- nobody's subject
	(8, '示例乙店（演示数据）', '3', :'b', '示罚〔2026〕8号', '罚款', '罚款700元', '0.07', '2026-02-06', '示例局（演示数据）', :'organ', NULL, '{3}'),		-- twice, otherwise
	(9, '示例乙店（演示数据）', '3', :'b', '示罚〔2026〕8号', '罚款', '罚款800元', '0.08', '2026-02-06', '示例局（演示数据）', :'organ', NULL, '{3}');
CREATE FUNCTION pg_temp.night(n int) RETURNS bigint LANGUAGE sql AS $$
	TRUNCATE public.cf;
	INSERT INTO public.cf SELECT id, mc, lb, dm, wsh, cflb, nr, fk, rq, jg, jgdm, gs FROM pg_temp.dump WHERE n = ANY (nights);
	SELECT count(*) FROM public.cf;
$$;
\set mapping '{"cf_xdr_mc": "mc", "cf_xdr_shxym": "dm", "cf_xdr_lb": {"column": "lb", "codes": {"1": "法人及非法人组织", "2": "自然人", "3": "个体工商户"}}, "cf_wsh": "wsh", "cf_cflb": "cflb", "cf_nr": "nr", "cf_nr_fk": "fk", "cf_jdrq": "rq", "cf_cfjg": "jg", "cf_cfjgdm": "jgdm", "published_on": "gs"}'
SELECT govcredit.map_table('public.cf', 'penalty-2018', 'cf_2018', :'mapping');
SELECT govcredit.layout_view('public.cf_2018', 'penalty-2018', 'huaiyin-2019', 'cf_seen', '{"calendar": "cn-2026"}');
-- The kind of party is that of its code: a hospital is an institution
SELECT pg_temp.night(1);
SELECT document, subject_kind, points, reasons FROM public.cf_seen ORDER BY document COLLATE "C";

-- The first night, and once more: nothing is new
SELECT state, rows, record, document, error, message, hint FROM fee.load_table('public.cf_seen', '990100');
SELECT state, rows, record, document, error, message, hint FROM fee.load_table('public.cf_seen', '990100');
SELECT s.kind, s.name, s.division, r.document_no, r.severity, r.amount, o.name AS source, o.kind FROM fee.record r JOIN fee.subject s ON s.id = r.subject LEFT JOIN fee.subject o ON o.id = r.source ORDER BY r.id;
-- The second: what was published arrives, with its history; a bad row harms itself only
SELECT pg_temp.night(2);
SELECT state, rows, record, document, error, message FROM fee.load_table('public.cf_seen', '990100');
SELECT r.published_on, (SELECT count(*) FROM fee_internal.record_history h WHERE h.id = r.id) AS before FROM fee.record r WHERE r.document_no = '示罚〔2026〕1号';
-- The third: what was changed here meanwhile contradicts until both say the same, what is gone is listed, what one delivery says twice is taken once
UPDATE fee.record SET amount = 550 WHERE document_no = '示罚〔2026〕2号';
SELECT pg_temp.night(3);
SELECT state, rows, record, party, document, message, hint FROM fee.load_table('public.cf_seen', '990100');
SELECT document_no, amount FROM fee.record ORDER BY id;
SELECT state, rows, record, document, message FROM fee.load_table('public.cf_seen', '990100');
UPDATE fee.record SET amount = 600 WHERE document_no = '示罚〔2026〕2号';
UPDATE fee.record SET revoke_reason = '来源撤回（演示数据）' WHERE document_no = '示罚〔2026〕4号';
SELECT state, rows, record, document FROM fee.load_table('public.cf_seen', '990100');
-- what was filled in here and is blank there stays; a value its source takes back goes
UPDATE fee.record SET published_on = '2026-01-20' WHERE document_no = '示罚〔2026〕2号';
UPDATE public.cf SET gs = NULL WHERE id = 1;
SELECT state, rows, document, message FROM fee.load_table('public.cf_seen', '990100');
SELECT document_no, published_on FROM fee.record WHERE document_no IN ('示罚〔2026〕1号', '示罚〔2026〕2号') ORDER BY id;
-- what is refused the second time was delivered all the same, and is not gone
UPDATE public.cf SET mc = '另一公司（演示数据）' WHERE id = 1;
SELECT state, rows, document, hint FROM fee.load_table('public.cf_seen', '990100');
-- a table that lacks what is needed; no table, no division
SELECT * FROM fee.load_table('public.cf', '990100');
SELECT * FROM fee.load_table(NULL, '990100');
SELECT * FROM fee.load_table('public.cf_seen', NULL);
-- a division that is none of the registry's
\set VERBOSITY default
SELECT * FROM fee.load_table('public.cf_seen', '990200');
\set VERBOSITY terse
-- a row that names nobody is nobody's whom no policy judges: it is refused
INSERT INTO public.cf (id) VALUES (99);
SELECT state, rows, error, message FROM fee.load_table('public.cf_seen', '990100') WHERE state IN ('refused', 'left out') AND document IS NULL ORDER BY state;
DELETE FROM public.cf WHERE id = 99;

-- The same of JSON: without a feed the books are right, with one its source is
\set doc '[{"subject": {"uscc": "' :b '"}, "record_type": "administrative_penalty", "document_no": "示罚〔2026〕9号", "decided_on": "2026-03-01", "severity": "ordinary", "amount": 100}]'
SELECT place, state, message FROM fee.load_records(:'doc', false, false, 'platform');
\set doc '[{"subject": {"uscc": "' :b '"}, "record_type": "administrative_penalty", "document_no": "示罚〔2026〕9号", "decided_on": "2026-03-01", "severity": "ordinary", "amount": 200, "published_on": "2026-03-05"}]'
SELECT place, state, message, hint FROM fee.load_records(:'doc', true);
SELECT place, state, message FROM fee.load_records(:'doc', false, false, 'platform');
SELECT place, state, message FROM fee.load_records(:'doc', true, false, 'platform');
SELECT amount, published_on FROM fee.record WHERE document_no = '示罚〔2026〕9号';
SELECT place, state, message, hint FROM fee.load_records('[]', false, false, 'platform');
SELECT place, state FROM fee.load_records('[]', false, false, 'another');
SELECT * FROM fee.load_records(:'doc', false, false, ' ');

-- A recorder loads in bulk; what a reviewer decides is withheld, and an administrator fills it in
SELECT count(*) FROM fee.setup_roles('regress_fee');
CREATE ROLE regress_fee_c IN ROLE regress_fee_recorder;
CREATE ROLE regress_fee_e IN ROLE regress_fee_recorder;
CREATE ROLE regress_fee_d IN ROLE regress_fee_administrator;
INSERT INTO fee.access_scope (member, division) VALUES ('regress_fee_c', '990100'), ('regress_fee_e', '990101');
GRANT SELECT ON public.cf_seen TO regress_fee_c, regress_fee_d, regress_fee_e;
TRUNCATE public.cf;
INSERT INTO public.cf VALUES (21, '示例甲有限公司（演示数据）', '1', :'a', '示罚〔2026〕21号', '罚款', '罚款2000元', '0.2', '2026-04-05', '示例局（演示数据）', :'organ', '2026-04-07');
SET ROLE regress_fee_c;
SELECT state, rows, document, message, hint FROM fee.load_table('public.cf_seen', '990100', 'nightly');
SELECT state, rows, document, message FROM fee.load_table('public.cf_seen', '990100', 'nightly');
SELECT count(*) FROM fee_internal.fed;
SET ROLE regress_fee_e;
-- in whose scope the division is not, nor his the subject
\set VERBOSITY default
SELECT state, rows, document, error FROM fee.load_table('public.cf_seen', '990100', 'nightly');
\set VERBOSITY terse
SELECT state, rows, document, error FROM fee.load_table('public.cf_seen', '990101', 'nightly');
SELECT count(*) FROM fee_internal.fed;
SET ROLE regress_fee_d;
SELECT state, rows, document, message FROM fee.load_table('public.cf_seen', '990100', 'nightly');
RESET ROLE;
SELECT published_on, entered_by FROM fee.record WHERE document_no = '示罚〔2026〕21号';

-- What is kept of feeds: nothing of what was revoked, so that it does not grow for ever, and every load answers as before
CREATE TEMP TABLE fed AS SELECT f.* FROM fee_internal.fed f;
TRUNCATE public.cf;
INSERT INTO public.cf SELECT id, mc, lb, dm, wsh, cflb, nr, fk, rq, jg, jgdm, gs FROM dump WHERE 2 = ANY (nights);
CREATE FUNCTION pg_temp.answers() RETURNS SETOF text LANGUAGE sql AS $$
	SELECT concat_ws(' | ', state, rows, record, document, error, message) FROM fee.load_table('public.cf_seen', '990100') UNION ALL
	SELECT concat_ws(' | ', state, record, error, message) FROM fee.load_records('[]', false, false, 'platform') ORDER BY 1;
$$;
SELECT a AS answer FROM pg_temp.answers() a;
CREATE TEMP TABLE before AS SELECT a AS answer FROM pg_temp.answers() a;
SET ROLE regress_fee_c;
SELECT fee_internal.prune_feeds();
SELECT fee_internal.forget_feed('regress_fee_c', 'nightly');
RESET ROLE;
SELECT fee_internal.prune_feeds();
SELECT fee_internal.prune_feeds();
SELECT count(*) FILTER (WHERE r.revoked_at IS NOT NULL) AS revoked, count(*) FILTER (WHERE f.record IS NULL) AS pruned, count(*)
  FROM pg_temp.fed o JOIN fee.record r ON r.id = o.record LEFT JOIN fee_internal.fed f USING (record, feed, member);
SELECT (SELECT count(*) FROM before) AS answers, count(*) AS other FROM (SELECT a FROM pg_temp.answers() a EXCEPT ALL SELECT answer FROM before) x;
-- A feed that comes no more; who loads it again after that begins anew, and nothing is changed unseen
SELECT fee_internal.forget_feed('regress_fee_c', 'nightly');
SELECT fee_internal.forget_feed('regress_fee_c', 'nightly');
DELETE FROM public.cf WHERE id = 2;
UPDATE public.cf SET nr = '罚款9000元', fk = '0.9' WHERE id = 1;
SELECT fee_internal.forget_feed(CURRENT_USER, 'public.cf_seen') > 0 AS forgotten;
SELECT state, rows, document, hint FROM fee.load_table('public.cf_seen', '990100');

-- What may be in the books twice: other spellings, a day off, two sources, no number; not what acts, amounts or numbers tell apart
INSERT INTO fee.subject (id, kind, name, division, uscc) VALUES (901, 'enterprise', '示例丁公司（演示数据）', '990100', NULL), (902, 'source', '示例二局（演示数据）', '990100', NULL);
INSERT INTO fee.record (id, subject, record_type, document_no, decided_on, severity, amount, source, act_id) VALUES
	(801, 901, 'administrative_penalty', '示市监罚字〔2026〕88号', '2026-05-05', 'ordinary', 100, NULL, NULL), (802, 901, 'administrative_penalty', '示市监罚〔2026〕第088号', '2026-05-05', 'ordinary', 100, 902, NULL),
	(803, 901, 'administrative_penalty', '示市监罚〔2026〕88号', '2026-05-09', 'ordinary', 100, 902, NULL), (804, 901, 'administrative_penalty', '示市监罚〔2026〕89号', '2026-05-05', 'ordinary', 100, NULL, NULL),
	(805, 901, 'administrative_penalty', NULL, '2026-06-01', 'ordinary', 300, NULL, NULL), (806, 901, 'administrative_penalty', NULL, '2026-06-02', 'ordinary', 300, 902, NULL),
	(807, 901, 'administrative_penalty', NULL, '2026-06-01', 'ordinary', 400, NULL, 'A'), (808, 901, 'administrative_penalty', NULL, '2026-06-01', 'ordinary', 400, NULL, 'B'),
	(809, 901, 'administrative_penalty', '示市监罚〔2026〕90号', '2026-06-02', 'ordinary', 500, NULL, NULL), (810, 901, 'administrative_penalty', NULL, '2026-06-03', 'ordinary', 500, NULL, NULL);
SELECT record, other, because, document_no, other_document_no FROM fee_internal.possible_duplicates_on('2026-06-30') ORDER BY 1, 2;
UPDATE fee.record SET revoke_reason = '重复（演示数据）' WHERE id IN (802, 803, 806);
SELECT record, other, because FROM fee.possible_duplicates ORDER BY 1, 2; -- view: today
SELECT count(*) FROM fee_internal.possible_duplicates_on('2026-05-31');
-- of another entry of one body, too
INSERT INTO fee.subject (id, kind, name, division) VALUES (903, 'enterprise', '示例丁公司二（演示数据）', '990100');
INSERT INTO fee.record (id, subject, record_type, document_no, decided_on, severity, amount) VALUES (811, 903, 'administrative_penalty', '示市监罚〔2026〕89号', '2026-05-05', 'ordinary', 100);
SELECT count(*) FROM fee.possible_duplicates WHERE other = 811;
INSERT INTO fee.subject_link (subject, role, target) VALUES (903, 'same_as', 901);
SELECT subject, record, other, because FROM fee.possible_duplicates WHERE other = 811;

DROP VIEW public.cf_seen, public.cf_2018;
DROP TABLE public.cf;
DROP OWNED BY regress_fee_c, regress_fee_d, regress_fee_e;
DROP SCHEMA fee, fee_internal, fee_zh CASCADE;
DROP ROLE regress_fee_c, regress_fee_d, regress_fee_e, regress_fee_reader, regress_fee_analyst, regress_fee_recorder, regress_fee_reviewer, regress_fee_administrator;
