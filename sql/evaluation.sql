--
-- evaluation: drawn up in batches, restarted, refreshed, frozen, published,
-- and computed again
--
\pset null '-'
\set SHOW_CONTEXT never
SET datestyle = ISO;
SET default_transaction_isolation = 'read committed'; -- books are closed, links or loads entered: refused in an older snapshot
SET client_min_messages = warning;
SELECT govcredit.create_registry('eval');
INSERT INTO eval.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
INSERT INTO eval.subject (id, kind, name, division)
	SELECT i, 'department', '示例' || i || '局（演示数据）', '990101' FROM generate_series(1, 5) i;
INSERT INTO eval.subject (id, kind, name, division)
	SELECT i, 'township', '示例' || i || '街道（演示数据）', ('990101' || to_char(i, 'FM000'))::govcredit.division FROM generate_series(6, 8) i;
INSERT INTO eval.record (subject, record_type, decided_on) VALUES
	(1, 'disclosure_missed', '2025-03-03'), (2, 'reconsideration_lost', '2025-03-04'), (3, 'good_case', '2025-03-05');
RESET client_min_messages;

-- Batches that commit; a failure in the middle, and on from there
CALL eval.evaluate('2025-06-30', batch => 0);
ALTER TABLE eval.evaluation_score ADD CONSTRAINT breaks CHECK (subject <> 6);
\set VERBOSITY terse
CALL eval.evaluate('2025-06-30', batch => 3);
\set VERBOSITY default
SELECT id, as_of, title, state, reached, done, expected FROM eval.evaluation;
ALTER TABLE eval.evaluation_score DROP CONSTRAINT breaks;
CALL eval.evaluate('2025-06-30', batch => 3);
SELECT id, state, done, expected FROM eval.evaluation;
SELECT * FROM eval.evaluation_differences(1);

-- Parts are an evaluation's, and of several each is looked at
INSERT INTO eval.evaluation_score SELECT 12345, subject, division, jurisdiction, kind, name, policy, score, grade, dimensions, records FROM eval.evaluation_score WHERE subject = 1;
INSERT INTO eval_internal.evaluation_lines (evaluation, subject, lines) VALUES (1, 100, '\x'), (12345, 1, '\x');
DELETE FROM eval.evaluation_score WHERE evaluation = 12345;

-- A draft is brought up to date by what changed since, and by that alone
CREATE TABLE public.written (subject bigint);
CREATE FUNCTION public.note_written() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO public.written VALUES (NEW.subject); RETURN NEW; END $$;
CREATE TRIGGER note_written AFTER INSERT ON eval.evaluation_score FOR EACH ROW EXECUTE FUNCTION public.note_written();
INSERT INTO eval.record (subject, record_type, decided_on) VALUES (4, 'disclosure_missed', '2025-05-06');
UPDATE eval.record SET revoke_reason = 'wrong department' WHERE subject = 1;
UPDATE eval.subject SET name = '示例新街道（演示数据）' WHERE id = 7;
DELETE FROM eval.subject WHERE id = 8;
CALL eval.evaluate('2025-06-30', batch => 2);
SELECT subject FROM public.written ORDER BY 1;
SELECT * FROM eval.evaluation_differences(1);
-- ... and by everything under another policy
UPDATE eval.jurisdiction SET valid = '[2019-06-12,2027-01-01)', lapse = '演示';
TRUNCATE public.written;
CALL eval.evaluate('2025-06-30');
SELECT count(*) FROM public.written;
DROP TRIGGER note_written ON eval.evaluation_score;
CALL eval.evaluate('2025-06-30', division => '990101');

-- Freezing and publishing are steps of their own, in this order
SELECT eval.publish(1);
SELECT eval.publish(0);
CALL eval.freeze(0);
UPDATE eval.evaluation SET state = 'frozen';
UPDATE eval.evaluation SET as_of = '2025-06-29';
INSERT INTO eval.evaluation (id, as_of, title, known_at, state, extension_version) VALUES (99, '2025-06-30', '伪造', now(), 'frozen', '0');
CALL eval.freeze(1);
SELECT e.state, p.jurisdiction, govcredit.policy_name(p.policy) AS policy, p.family,
	   p.sha256 = x.sha256 AS hash, e.extension_version = v.extversion AS version
  FROM eval.evaluation e
  JOIN eval.evaluation_policy p ON p.evaluation = e.id
  JOIN govcredit.editions x ON x.edition = p.policy::text
  JOIN pg_extension v ON v.extname = 'govcredit';
SELECT count(*) FILTER (WHERE s.score = c.total) AS adds_up, count(*) AS scores
  FROM eval.evaluation_score s
  LEFT JOIN (SELECT c.subject, sum(c.effect) AS total FROM eval.evaluation_contribution c WHERE c.evaluation = 1 GROUP BY 1) c ON c.subject = s.subject;
CALL eval.evaluate('2025-06-30');
CALL eval.freeze(1);
INSERT INTO eval.evaluation_score SELECT 1, 100, '990101', '990101', 'department', '插队', policy, 100, 'A', NULL, 0 FROM eval.evaluation_score WHERE subject = 1;
DELETE FROM eval.evaluation_score WHERE subject = 1;
UPDATE eval.evaluation_score SET score = 0;
DELETE FROM eval_internal.evaluation_lines;
UPDATE eval_internal.evaluation_lines SET lines = '\x';
DELETE FROM eval.evaluation_policy;
SELECT eval.publish(1) IS NOT NULL AS published;
SELECT eval.publish(1);
DELETE FROM eval.evaluation;
UPDATE eval.evaluation SET title = '更名';
TRUNCATE eval.evaluation CASCADE;

-- The next half-year: who moved
INSERT INTO eval.record (subject, record_type, decided_on) VALUES
	(3, 'reconsideration_lost', '2025-08-04'), (3, 'disclosure_missed', '2025-09-01'), (6, 'disclosure_missed', '2025-09-02');
SET client_min_messages = warning;
CALL eval.evaluate('2025-12-31');
SELECT rank, subject, score, grade, percentile, peers, records, earlier_evaluation AS earlier, earlier_rank, moved, earlier_score
  FROM eval.evaluation_ranking(2) ORDER BY kind, rank, subject;
CALL eval.freeze(2);
SELECT eval.publish(2) IS NOT NULL AS published;
-- A district that evaluates a street of its own is compared with its own runs
CALL eval.evaluate('2026-06-30', '街道自评', '990101006');
SELECT rank, subject, earlier_evaluation, moved FROM eval.evaluation_ranking(3);
DELETE FROM eval.evaluation WHERE id = 3;
SELECT count(*) FROM eval.evaluation_score WHERE evaluation = 3;

-- Corrections, repairs, a merger, a new policy: what was published is
-- computed again to the digit, and the new books say something else
CREATE TABLE public.published AS SELECT 1 AS evaluation, * FROM eval.evaluation_ranking(1) UNION ALL SELECT 2, * FROM eval.evaluation_ranking(2);
UPDATE eval.record SET severity = 'minor' WHERE record_type = 'reconsideration_lost';
UPDATE eval.record SET revoke_reason = 'wrong' WHERE subject = 4;
INSERT INTO eval.record (subject, record_type, decided_on) VALUES (5, 'reconsideration_lost', '2025-02-03');
UPDATE eval.subject SET name = '示例合并局（演示数据）', division = '990101001' WHERE id = 2;
UPDATE eval.subject SET valid = '(,2025-06-01)' WHERE id = 7;
UPDATE eval.jurisdiction SET valid = '[2019-06-12,2025-05-01)', lapse = '演示：再次缩短';
SELECT govcredit.add_policy((jsonb_set(govcredit.policy_document('huaiyin-2019'), '{scorecards,government,dimensions,disclosure,start}', '90')
	|| '{"name": "huaiyin-2025", "jurisdiction": ["990101"]}')::text) IS NOT NULL AS added;
INSERT INTO eval.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2025', '[2025-05-01,)');
SELECT n.evaluation, count(*) AS differences FROM (VALUES (1), (2)) AS n (evaluation) CROSS JOIN LATERAL eval.evaluation_differences(n.evaluation) d GROUP BY 1;
(SELECT 1 AS evaluation, * FROM eval.evaluation_ranking(1) UNION ALL SELECT 2, * FROM eval.evaluation_ranking(2)) EXCEPT TABLE public.published;
SELECT count(*) AS computed_again
  FROM public.published p
  JOIN eval.evaluation e ON e.id = p.evaluation
 CROSS JOIN LATERAL eval.ranking_on(e.as_of, e.known_at) r
 WHERE r.subject = p.subject
   AND (r.jurisdiction, r.kind, r.rank, r.name, r.score, r.grade, r.percentile, r.peers, r.records)
	   IS NOT DISTINCT FROM (p.jurisdiction, p.kind, p.rank, p.name, p.score, p.grade, p.percentile, p.peers, p.records);
SELECT count(*) AS lines_that_differ
  FROM (SELECT c.* FROM eval.evaluation_contribution c
		EXCEPT ALL
		SELECT e.id, x.* FROM eval.evaluation e CROSS JOIN LATERAL eval_internal.explain_on(e.as_of, e.known_at) x) d;
-- What is known now is another matter, and the run after is compared within the family
CALL eval.evaluate('2025-12-31', '更正后');
SELECT n.rank, n.subject, n.score, p.rank AS was_rank, p.score AS was_score
  FROM eval.evaluation_ranking((SELECT id FROM eval.evaluation WHERE title = '更正后')) n
  JOIN public.published p ON p.evaluation = 2 AND p.subject = n.subject
 ORDER BY n.kind, n.rank, n.subject;
SELECT DISTINCT earlier_evaluation FROM eval.evaluation_ranking((SELECT id FROM eval.evaluation WHERE title = '更正后'));
-- A changed score would be found out
ALTER TABLE eval.evaluation_score DISABLE TRIGGER USER;
UPDATE eval.evaluation_score SET score = 100 WHERE evaluation = 2 AND subject = 3;
ALTER TABLE eval.evaluation_score ENABLE TRIGGER USER;
SELECT subject, kept_score, computed_score FROM eval.evaluation_differences(2);


-- Whoever asks, the places are those of the whole, and stay when a subject goes; those of a draft are for who sees all of it
CREATE TABLE public.placed AS SELECT 1 AS evaluation, subject, rank, peers, percentile FROM eval.evaluation_ranking(1) UNION ALL SELECT 2, subject, rank, peers, percentile FROM eval.evaluation_ranking(2);
GRANT SELECT ON public.placed TO PUBLIC;
CALL eval.evaluate('2026-03-31', '草稿');
SELECT id AS draft FROM eval.evaluation WHERE title = '草稿' \gset
SELECT count(rank) AS places FROM eval.evaluation_ranking(:draft);
SELECT count(*) AS roles FROM eval.setup_roles('regress_ev');
CREATE ROLE regress_ev_one;
GRANT regress_ev_analyst TO regress_ev_one;
INSERT INTO eval.access_scope (member, division) VALUES ('regress_ev_one', '990101006'), ('regress_ev_one', '990101007');
SET ROLE regress_ev_one;
SELECT r.subject, r.rank, r.peers, r.percentile, (r.rank, r.peers, r.percentile) = (p.rank, p.peers, p.percentile) AS same FROM eval.evaluation_ranking(1) r JOIN public.placed p ON p.evaluation = 1 AND p.subject = r.subject ORDER BY 1;
SELECT count(*) > 0 AS scores, count(rank) AS places FROM eval.evaluation_ranking(:draft);
SET ROLE regress_ev_reader;
SELECT count(*) AS seen, bool_and((r.rank, r.peers, r.percentile) = (p.rank, p.peers, p.percentile)) AS same FROM eval.evaluation_ranking(2) r JOIN public.placed p ON p.evaluation = 2 AND p.subject = r.subject;
RESET ROLE;

-- What was known stays for who saw it, though a subject is taken out
INSERT INTO eval.subject (id, kind, name, division) VALUES (20, 'township', '示例撤销街道（演示数据）', '990101006');
SELECT eval.close_books() AS then \gset
DELETE FROM eval.subject WHERE id = 20;
SELECT count(*) AS townships, max(peers) AS peers FROM eval.ranking_on('2026-06-30', :'then') WHERE kind = 'township';
INSERT INTO eval.access_scope (member, division) VALUES ('regress_ev_one', '990101');
SET ROLE regress_ev_one;
SELECT count(*) AS townships, max(peers) AS peers FROM eval.ranking_on('2026-06-30', :'then') WHERE kind = 'township';
RESET ROLE;

-- What is published later of an earlier day does not become what it was compared with
CALL eval.evaluate('2025-09-30');
SELECT id AS late FROM eval.evaluation WHERE as_of = '2025-09-30' \gset
CALL eval.freeze(:late);
SELECT count(DISTINCT earlier_evaluation) AS compared, min(earlier_evaluation) AS with, sum(moved) AS moved FROM eval.evaluation_ranking(2);
SELECT eval.publish(:late) IS NOT NULL AS published;
SELECT count(DISTINCT earlier_evaluation) AS compared, min(earlier_evaluation) AS with, sum(moved) AS moved FROM eval.evaluation_ranking(2);
UPDATE eval.evaluation_policy SET earlier = :late WHERE evaluation = 2;
UPDATE eval.evaluation_score SET rank = 1 WHERE evaluation = 2;

-- Nobody dates it by hand, freezes it by hand, or takes it out without a trace
UPDATE eval.evaluation SET started_at = '2020-01-01', changed_at = '2020-01-01', published_at = '2020-01-01' WHERE id = :draft
	RETURNING started_at > '2020-01-01' AS started, changed_at > '2020-01-01' AS changed, published_at;
INSERT INTO eval.evaluation (as_of, title, known_at, extension_version) VALUES ('2026-01-01', '预先', '2100-01-01', '0');
UPDATE eval.evaluation SET state = 'frozen' WHERE id = :draft;
ALTER TABLE eval_internal.evaluation_lines DISABLE TRIGGER USER;
UPDATE eval_internal.evaluation_lines k SET lines = (SELECT o.lines FROM eval_internal.evaluation_lines o WHERE o.evaluation = 1 AND govcredit.lines_total(o.lines) <> govcredit.lines_total(k.lines) LIMIT 1) WHERE k.evaluation = :draft AND k.subject = 2;
ALTER TABLE eval_internal.evaluation_lines ENABLE TRIGGER USER;
CALL eval.freeze(:draft);
DELETE FROM eval.evaluation WHERE id = :draft;
SELECT t.operation, t.before ->> 'title' AS title, t.before ->> 'state' AS state, t.changed_by = CURRENT_USER AS by_whom FROM eval.trail t WHERE t.relation = 'evaluation' AND t.operation = 'DELETE' AND t.before ->> 'id' = :'draft';

-- Inside a transaction: said, and what to do there
BEGIN;
CALL eval.evaluate('2026-03-31', '事务');
ROLLBACK;
BEGIN;
SELECT eval_internal.evaluation_begin('2026-03-31', '事务', NULL, 100) AS run \gset
SELECT eval_internal.evaluation_step(:run, 100);
CALL eval.freeze(:run);
COMMIT;
SELECT state FROM eval.evaluation WHERE id = :run;
-- Whatever transactions are by default: what commits by itself sees what is committed, what cannot says so
SET default_transaction_isolation = 'serializable';
CALL eval.evaluate('2026-05-31', batch => 3);
BEGIN ISOLATION LEVEL READ COMMITTED;
UPDATE eval.record SET note = '其间' WHERE id = (SELECT min(id) FROM eval.record WHERE revoked_at IS NULL);
COMMIT;
CALL eval.evaluate('2026-05-31', batch => 3);
SELECT id AS run FROM eval.evaluation WHERE as_of = '2026-05-31' \gset
CALL eval.freeze(:run);
SELECT state, done = expected AS whole FROM eval.evaluation WHERE id = :run;
SELECT eval.close_books();
SELECT eval.load_records('[]');
SELECT eval_internal.evaluation_begin('2026-06-01', '事务', NULL, 100);
SET default_transaction_isolation = 'read committed';
SELECT eval_internal.evaluation_begin('2026-06-01', repeat('长', 201), NULL, 100);
-- What was published wrong stays, and says what stands in its place
SELECT eval.publish(:run) IS NOT NULL AS published;
CALL eval.evaluate('2026-05-31', '更正');
SELECT id AS better FROM eval.evaluation WHERE as_of = '2026-05-31' AND title = '更正' \gset
CALL eval.freeze(:better);
SELECT eval.publish(:better, corrects => 0, ground => '漏计（演示数据）');
SELECT eval.publish(:better, corrects => :better, ground => '漏计（演示数据）');
SELECT eval.publish(:better, corrects => 1, ground => '漏计（演示数据）');
SELECT eval.publish(:better, corrects => :run);
SELECT eval.publish(:better, corrects => :run, ground => ' ');
SELECT eval.publish(:better, ground => '漏计（演示数据）');
SELECT eval.publish(0, corrects => :run, ground => '漏计（演示数据）');
SELECT count(corrected_by) FROM eval.evaluation_ranking(:run);
SELECT eval.publish(:better, corrects => :run, ground => '漏计（演示数据）', document_no => '示更〔2026〕1号') IS NOT NULL AS published;
SELECT DISTINCT corrected_by = :better AS corrected FROM eval.evaluation_ranking(:run);
SELECT count(corrected_by) FROM eval.evaluation_ranking(:better);
SELECT correction_ground, correction_document_no FROM eval.evaluation WHERE corrects = :run;
UPDATE eval.evaluation SET correction_ground = '另一' WHERE id = :better;
CALL eval.evaluate('2026-05-31', '再更正');
SELECT id AS best FROM eval.evaluation WHERE as_of = '2026-05-31' AND title = '再更正' \gset
CALL eval.freeze(:best);
SELECT eval.publish(:best, corrects => :run, ground => '仍漏计（演示数据）');
SELECT eval.publish(:best, corrects => :better, ground => '仍漏计（演示数据）') IS NOT NULL AS published;
-- The next is compared with the last of them
CALL eval.evaluate('2026-06-30', '其后');
SELECT DISTINCT r.earlier_evaluation = :best AS with_the_best FROM eval.evaluation e, eval.evaluation_ranking(e.id) r WHERE e.title = '其后' AND r.earlier_evaluation IS NOT NULL;
-- What fails in its first batch leaves nothing
ALTER TABLE eval.evaluation_score ADD CONSTRAINT breaks CHECK (evaluation < 0) NOT VALID;
\set VERBOSITY terse
CALL eval.evaluate('2026-04-30');
\set VERBOSITY default
SELECT count(*) FROM eval.evaluation WHERE as_of = '2026-04-30';
SELECT eval_internal.evaluation_step(0, 1);

DROP TABLE public.placed;
DROP TABLE public.published, public.written;
DROP FUNCTION public.note_written();
DROP SCHEMA eval, eval_internal, eval_zh CASCADE;
DROP ROLE regress_ev_one, regress_ev_reader, regress_ev_analyst, regress_ev_recorder, regress_ev_reviewer, regress_ev_administrator;
