-- policy.sql: what it takes to compile a pack.  policy_round.sql times it in
-- sessions of their own.

\set ON_ERROR_STOP on
INSERT INTO contest (contest, title) VALUES ('compile', 'compile a pack: a session''s first call less its second');
INSERT INTO peer (contest, peer, rows) VALUES ('compile', 'huaiyin-2019', 1);
SELECT govcredit.points('huaiyin-2019', 'department', 'ppp_breach') \g /dev/null
INSERT INTO size (contest, peer, bytes) VALUES ('compile', 'huaiyin-2019', govcredit.policy_compiled_size('huaiyin-2019'));
INSERT INTO target (contest, ours, at_most, measure, what) VALUES
	('compile', 'huaiyin-2019', 20000000, 'net', 'compile huaiyin-2019: nanoseconds'),
	('compile', 'huaiyin-2019', 262144, 'size', 'compiled huaiyin-2019: bytes');
