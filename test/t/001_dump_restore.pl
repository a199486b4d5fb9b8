# A database whose tables use the extension in keys, constraints, generated
# columns, indexes, views and partition bounds comes back from pg_dump as it
# was, whatever its schemas are called: restore loads data in the order of
# schema names, with an empty search path, before it builds indexes.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE origin');
$node->command_ok([ 'psql', '-X', '-q', '-f', 'test/data/dump_restore.sql', 'origin' ],
	'the original is made');

my @relations = qw(aaa.subject zzz.filing aaa.filing_east aaa.filing_of_town
  zzz.per_division aaa.deadline zzz.overdue
  aaa.record zzz.record aaa.score aaa.score_stored
  aaa.form zzz.form zzz.form_checked
  aaa.spelled zzz.halved aaa.halved_here aaa.joined zzz.extremes govcredit.division_entry govcredit.editions);

sub contents
{
	my $database = shift;
	return {
		map {
			$_ => $node->safe_psql($database,
				qq{SELECT x FROM $_ x ORDER BY x::text COLLATE "C"})
		} @relations
	};
}

my $original = contents('origin');
cmp_ok(length $original->{$_}, '>', 0, "$_ is not empty") for @relations;

# Fails like the original does.
sub refuses
{
	my ($database, $what, $sql, $message) = @_;
	my ($status, $out, $err) = $node->psql($database, $sql);
	isnt($status, 0, "$database refuses $what");
	like($err, $message, "$database says why: $what");
}

sub uses
{
	my ($database, $index, $sql) = @_;
	like(
		$node->safe_psql($database, "SET enable_seqscan = off; EXPLAIN (COSTS OFF) $sql"),
		qr/\b$index\b/, "$database uses $index");
	is( $node->safe_psql($database, "SET enable_seqscan = off; SET enable_bitmapscan = off; $sql"),
		$node->safe_psql($database, "SET enable_indexscan = off; SET enable_bitmapscan = off; SET enable_indexonlyscan = off; $sql"),
		"$index and the table agree in $database");
}

sub check
{
	my $database = shift;

	is_deeply(contents($database), $original, "$database holds the original's rows");
	refuses($database, 'a division outside the city',
		q{INSERT INTO aaa.subject SELECT code, '370104' FROM aaa.subject LIMIT 1},
		qr/violates check constraint "of_the_city"/);
	refuses($database, 'a division without partition',
		q{INSERT INTO zzz.filing SELECT code, '990200' FROM aaa.subject LIMIT 1},
		qr/no partition of relation "filing" found/);
	refuses($database, 'a decision on a holiday of its own calendar',
		q{INSERT INTO aaa.deadline SELECT code, '2027-01-01' FROM aaa.subject LIMIT 1},
		qr/violates check constraint "on_a_workday"/);
	refuses($database, 'a record its own policy has no points for',
		q{INSERT INTO zzz.record (id, code, record_type, decided_on)
		  SELECT 0, code, 'honest_street', '2026-01-01' FROM aaa.subject LIMIT 1},
		qr/violates check constraint "of_the_policy"/);
	is( $node->safe_psql($database,
			q{SELECT DISTINCT points, govcredit.policy_name(policy), policy::text LIKE 'demo-990101-2026@%' FROM zzz.record
			   WHERE record_type = 'street_promise_broken'}),
		'-7.5|demo-990101-2026|t', "$database counts by its own policy");
	uses($database, 'record_points',
		q{SELECT count(*) FROM aaa.record
		   WHERE govcredit.points('demo-990101-2026', 'township', record_type, decided_on, 'ordinary', 2000000) = -7.5});
	uses($database, 'deadline_answer',
		q{SELECT count(*) FROM aaa.deadline WHERE govcredit.add_workdays(decided_on, 10, 'demo-2027') = '2027-01-11'});
	uses($database, 'subject_county',
		q{SELECT count(*) FROM aaa.subject WHERE govcredit.county(division) = '990101'});
	refuses($database, 'a row that its own layout finds wrong',
		q{INSERT INTO zzz.form SELECT 0, code, NULL, 'closed' FROM aaa.subject LIMIT 1},
		qr/violates check constraint "as_laid_out"/);
	refuses($database, 'such a row by trigger, too',
		q{INSERT INTO zzz.form_checked (id, state) VALUES (0, 'shut')},
		qr/violates layout "demo-990101-filing"/);
	uses($database, 'form_errors',
		q{SELECT count(*) FROM aaa.form WHERE govcredit.row_errors('demo-990101-filing', form) @> '{filed_on: not_filed}'});
	refuses($database, 'a division its CHECK with NULLIF excludes',
		q{INSERT INTO aaa.spelled (id, division) VALUES (0, '370105')},
		qr/violates check constraint "(nullif|in)_check"/);
	uses($database, 'spelled_elsewhere',
		q{SELECT count(*) FROM aaa.spelled WHERE division IS DISTINCT FROM '990101'});
	is( $node->safe_psql($database,
			q{BEGIN; UPDATE aaa.spelled SET division = '990101' WHERE id = 1; UPDATE aaa.spelled SET document = document WHERE id = 3;
			  TABLE aaa.moved; ROLLBACK}),
		'1|990102', "$database fires the trigger where its WHEN says so");
	uses($database, 'subject_pkey',
		q{SELECT count(*) FROM aaa.subject WHERE code = govcredit.make_uscc('11', '990101', '00000007')});
}

check('origin');

my $dumps = $node->basedir;
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dumps/custom", 'origin' ], 'pg_dump -Fc');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j2', '-d', 'restored', "$dumps/custom" ],
	'pg_restore -j2');
check('restored');

$node->command_ok([ 'pg_dump', '-Fp', '-f', "$dumps/plain", 'origin' ], 'pg_dump -Fp');
$node->safe_psql('postgres', 'CREATE DATABASE plain');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$dumps/plain", 'plain' ],
	'plain dump into psql');
check('plain');

# Dumped again, the copy gives the same script.
$node->command_ok([ 'pg_dump', '-Fp', '-f', "$dumps/again", 'restored' ], 'pg_dump of the copy');
# Newer servers write a random key around the script.
my ($first, $second) =
  map { slurp_file("$dumps/$_") =~ s/^\\(un)?restrict .*$//gmr } qw(plain again);
is($second, $first, 'the copy is dumped as the original was');

# Another encoding than that of the script is refused where the server would take any bytes.
$node->safe_psql('postgres', q{CREATE DATABASE bytes ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0});
refuses('bytes', 'the extension', 'CREATE EXTENSION govcredit', qr/needs a database with encoding UTF8, and this one has SQL_ASCII/);

$node->stop;
done_testing();
