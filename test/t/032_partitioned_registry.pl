# The registry's record table, partitioned with the statements of
# docs/scale.md while there are rows in it: the same answers for now and for
# what was known before, the same refusals, and questions about one subject
# read one partition.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $manual = slurp_file('docs/scale.md');
$manual =~ /^<!-- partition -->\n+```sql\n(.*?)^```/ms or die 'docs/scale.md has no block partition';
my $partition = $1;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', 'jit = off');
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE hash');
$node->safe_psql('hash', 'CREATE EXTENSION govcredit');
chdir 'demo' or die "no folder demo: $!";
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'hash', '-f', 'setup.sql' ],
	'the registry is made');
chdir '..' or die $!;
my $before = $node->safe_psql('hash', 'SELECT credit.close_books()');
$node->safe_psql('hash', q{
	SET client_min_messages = warning;
	SELECT credit.setup_roles('credit');
	CREATE ROLE auditor;
	GRANT SELECT ON credit.record TO auditor;
	GRANT UPDATE (note) ON credit.record TO auditor;
	UPDATE credit.record SET severity = 'serious' WHERE record_type = 'court_judgment';
	UPDATE credit.record SET revoke_reason = 'entered twice' WHERE record_type = 'audit_problem';
	CALL credit.evaluate('2026-06-30')});
$node->safe_psql('postgres', 'CREATE DATABASE range TEMPLATE hash');
$node->safe_psql('postgres', 'CREATE DATABASE plain TEMPLATE hash');

# By ranges of subjects, as in the manual but narrower, and by their hash
my %how = map { $_ => $partition } qw(range hash);
$how{range} =~ s/100000/3/g or die;
$how{hash} =~ s/PARTITION BY RANGE/PARTITION BY HASH/ or die;
$how{hash} =~ s/FOR VALUES FROM.*?, i, i \* .*?\);/FOR VALUES WITH (MODULUS 8, REMAINDER %s)', i, i);/s or die;
$how{hash} =~ s/CREATE TABLE credit\.record_rest .*?\n// or die;

my @questions = (
	q{TABLE credit.record}, q{TABLE credit_internal.record_history}, q{SELECT * FROM credit.ranking_on('2026-06-30')},
	qq{SELECT * FROM credit.ranking_on('2026-06-30', '$before')},
	q{SELECT * FROM credit.sanctions_on('2026-06-30')}, q{SELECT * FROM credit.repairable_on('2026-06-30')},
	q{SELECT * FROM credit.deadlines_on('2026-06-30')}, q{TABLE credit.ranking},
	q{SELECT * FROM credit.evaluation_differences(1)},
	q{SELECT e.* FROM credit.subject s, credit.explain_score(s.id, '2026-06-30') e WHERE s.kind <> 'source'});

sub answers
{
	my $database = shift;
	return [ map { $node->safe_psql($database, qq{SELECT x::text FROM ($_) x ORDER BY x::text COLLATE "C"}) } @questions ];
}

sub refuses
{
	my ($database, $what, $sql, $message) = @_;
	my ($status, $out, $err) = $node->psql($database, $sql);
	isnt($status, 0, "$database refuses $what");
	like($err, $message, "$database says why: $what");
}

for my $database (qw(hash range))
{
	$node->safe_psql($database, $how{$database});
	is($node->safe_psql($database, 'SELECT govcredit.upgrade_registry()'), '1', "$database: it is upgraded like any other");
	cmp_ok($node->safe_psql($database, q{SELECT count(*) FROM (SELECT DISTINCT tableoid FROM credit.record) x}), '>', 2,
		"$database: the rows are in several partitions");
	is_deeply(answers($database), answers('plain'), "$database: the same answers");
	for my $rights (
		q{SELECT g.* FROM information_schema.role_column_grants g WHERE table_schema = 'credit' AND table_name = 'record'},
		q{SELECT relrowsecurity, relforcerowsecurity FROM pg_class WHERE oid = 'credit.record'::regclass},
		q{SELECT p.* FROM pg_policies p WHERE p.schemaname = 'credit'})
	{
		my ($here, $plain) = map { $node->safe_psql($_, qq{SELECT (to_jsonb(x) - 'grantor' - 'table_catalog')::text FROM ($rights) x ORDER BY 1}) } $database, 'plain';
		is($here, $plain, "$database: the same rights");
	}
	is( $node->safe_psql($database, q{SELECT count(*) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
			 WHERE c.oid = 'credit.record'::regclass AND a.attnum > 0 AND (obj_description(c.oid) IS NULL OR col_description(c.oid, a.attnum) IS NULL)}),
		'0', "$database: every column still says what it is");

	# Guards
	refuses($database, 'deleting', 'DELETE FROM credit.record', qr/DELETE of table "record" is refused/);
	refuses($database, 'deleting from a partition', 'DELETE FROM credit.record_1', qr/DELETE of table "record_1" is refused/);
	refuses($database, 'truncating', 'TRUNCATE credit.record', qr/TRUNCATE of table "record" is refused|cannot truncate/);
	refuses($database, 'truncating a partition', 'TRUNCATE credit.record_1', qr/TRUNCATE of table "record_1" is refused/);
	refuses($database, 'a record of nobody', q{INSERT INTO credit.record (subject, record_type, decided_on) VALUES (0, 'good_case', '2026-01-05')},
		qr/there is no subject 0/);
	refuses($database, 'an unknown type', q{INSERT INTO credit.record (subject, record_type, decided_on) SELECT min(id), 'street', '2026-01-05' FROM credit.subject},
		qr/"street"/);
	refuses($database, 'moving a record', q{UPDATE credit.record SET subject = subject + 1 WHERE revoked_at IS NULL}, qr/cannot move from subject/);
	is($node->safe_psql($database, q{BEGIN; INSERT INTO credit.record (subject, record_type, decided_on, severity, amount, flags, given, recorded_at)
		SELECT subject, record_type, decided_on, severity, amount, flags, given, '2020-01-01' FROM credit.record WHERE revoked_at IS NULL LIMIT 1
		RETURNING recorded_at > now() - interval '1 hour'; ROLLBACK}), 't', "$database: a moment of one's own is not kept");
	refuses($database, 'an objection to nothing', q{INSERT INTO credit.objection (record, filed_on, statement) VALUES (0, '2026-06-01', 'no')},
		qr/there is no record 0/);
	refuses($database, 'removing a subject with records', q{DELETE FROM credit.subject WHERE id IN (SELECT subject FROM credit.record)}, qr/others rest on it|refused/);

	# Life goes on, and what is changed was known
	my $past = $node->safe_psql($database, 'SELECT count(*) FROM credit_internal.record_history');
	my $then = $node->safe_psql($database, 'SELECT credit.close_books()');
	my $was = $node->safe_psql($database, "SELECT x::text FROM credit.ranking_on('2026-06-30') x ORDER BY 1");
	$node->safe_psql($database, $_) for
	  q{INSERT INTO credit.record (subject, record_type, decided_on, severity, amount, flags, given)
			SELECT subject, record_type, decided_on, severity, amount, flags, given FROM credit.record WHERE revoked_at IS NULL},
	  q{UPDATE credit.record SET revoke_reason = 'taken back' WHERE id IN (SELECT id FROM credit.record WHERE revoked_at IS NULL ORDER BY id LIMIT 5)},
	  q{INSERT INTO credit.objection (record, filed_on, statement) SELECT max(id), credit_internal.today(), '不服（演示数据）' FROM credit.record WHERE revoked_at IS NULL},
	  q{CALL credit.evaluate('2026-06-30')};
	is($node->safe_psql($database, 'SELECT count(*) - count(DISTINCT id) FROM credit.record'), '0', "$database: every number is used once");
	is($node->safe_psql($database, q{SELECT count(*) FROM credit_internal.record_history}), $past + 5,
		"$database: there is one history of all partitions");
	is($node->safe_psql($database, "SELECT x::text FROM credit.ranking_on('2026-06-30', '$then') x ORDER BY 1"), $was,
		"$database: what was known before is still the answer");
	isnt($node->safe_psql($database, "SELECT x::text FROM credit.ranking_on('2026-06-30') x ORDER BY 1"), $was, "$database: which has changed");
	is($node->safe_psql($database, q{SELECT count(*) FROM credit.evaluation_differences(1)}), '0', "$database: evaluations hold");

	# One subject, one partition; some subjects, their ranges.  Small as the
	# tables are, the planner would rather read all of them.
	my $explain = 'SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off;
		EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF)';
	my $generic = 'SET plan_cache_mode = force_generic_plan; PREPARE q (bigint, bigint) AS';
	my %query = (
		'a subject' => qq{$explain SELECT * FROM credit.sanctions_on('2026-06-30') WHERE subject = 4},
		'a subject as a parameter' => qq{$generic SELECT * FROM credit.sanctions_on('2026-06-30') WHERE subject = \$1;
			$explain EXECUTE q (4, 4)});
	%query = (
		%query,
		'an explanation' => qq{$explain SELECT * FROM credit_internal.explain_on('2026-06-30', 'infinity', 4, 4)},
		'a batch of an evaluation' => qq{$explain SELECT * FROM credit_internal.assess_on('2026-06-30', 'infinity', 3, 5)},
		'a batch by parameters' => qq{$generic SELECT * FROM credit_internal.assess_on('2026-06-30', 'infinity', \$1, \$2);
			$explain EXECUTE q (3, 5)}) if $database eq 'range';
	for my $what (sort keys %query)
	{
		my $plan = $node->safe_psql($database, $query{$what});
		my %read = map { $_ => 1 } grep { defined } map { /Scan.* on (record_(?:\d+|rest))\b(?!.*never executed)/ } split /\n/, $plan;
		is(scalar keys %read, 1, "$database: one partition for $what") or diag($plan);
	}
}

$node->stop;
done_testing();
