-- policy_round.sql: one session that meets a pack for the first time.  Another
-- pack goes before it, so that loading the library is not counted.

\set ON_ERROR_STOP on
DO $$
BEGIN
	PERFORM govcredit.points('cn-government-integrity', 'enterprise', 'administrative_penalty', severity => 'minor');
END
$$;
SELECT clock_timestamp() AS began \gset
SELECT govcredit.points('huaiyin-2019', 'department', 'ppp_breach') \g /dev/null
SELECT clock_timestamp() AS compiled \gset
SELECT govcredit.points('huaiyin-2019', 'department', 'ppp_breach') \g /dev/null
SELECT clock_timestamp() AS done \gset
INSERT INTO timing
SELECT 'compile', 'huaiyin-2019', :round, extract(epoch FROM timestamptz :'compiled' - :'began') * 1e9,
	   extract(epoch FROM (timestamptz :'compiled' - :'began') - (timestamptz :'done' - :'compiled')) * 1e9;
