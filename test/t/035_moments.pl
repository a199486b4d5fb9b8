# A moment given out answers the same after what happens to databases: a writer
# that was prepared and a restart, a standby, a clock that goes back, and a dump
# restored where transactions have lower numbers.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

sub node
{
	my $node = PostgreSQL::Test::Cluster->new(shift);
	$node->init(allows_streaming => 1, extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', 'max_prepared_transactions = 5');
	return $node;
}

my $node = node('first');
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE city');
$node->safe_psql(
	'city', q{
	CREATE EXTENSION govcredit;
	SELECT govcredit.create_registry('credit');
	INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
	INSERT INTO credit.subject (id, kind, name, division) VALUES (1, 'department', '示例局（演示数据）', '990101');
});
# Numbers of transactions that no new cluster has reached
$node->safe_psql('city', "DO 'BEGIN FOR i IN 1 .. 3000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END'");

my @moments;

sub seen
{
	my ($at, $database) = @_;
	return join ' ', map {
		$at->safe_psql($database // 'city', qq{SELECT records FROM credit.ranking_on('2026-06-30', '$_')})
	} @moments;
}

sub give
{
	my $at = shift;
	push @moments, $at->safe_psql('city', 'SELECT credit.close_books()');
	return;
}

my $enter = q{INSERT INTO credit.record (subject, record_type, decided_on, note) VALUES (1, 'good_case', '2026-01-05', '%s')};
$node->safe_psql('city', sprintf $enter, 'before');
$node->safe_psql('city', 'BEGIN; ' . sprintf($enter, 'prepared') . q{; PREPARE TRANSACTION 'entry'});
give($node);
is(seen($node), '1', 'what is prepared does not count at a moment');
$node->restart;
$node->safe_psql('city', sprintf $enter, 'after the restart');
give($node);
is(seen($node), '1 2', 'nor at the next one, after a restart');

my $backup = 'base';
$node->backup($backup);
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, $backup, has_streaming => 1);
$standby->start;

$node->safe_psql('city', q{COMMIT PREPARED 'entry'});
give($node);
is(seen($node), '1 2 3', 'committed, it counts from the next moment on');
$node->wait_for_catchup($standby);
is(seen($standby), '1 2 3', 'a standby says the same');
my ($status, $out, $err) = $standby->psql('city', 'SELECT credit.close_books()');
like($err, qr/the books cannot be closed on a standby/, 'and gives out none');
$standby->stop;

# The clock stands an hour before the last moment given out.
$node->safe_psql(
	'city', q{
	BEGIN;
	SELECT setval('credit_internal.last_moment', (extract(epoch FROM clock_timestamp() + interval '1 hour') * 1000000)::bigint);
	COMMIT;
});
give($node);
$node->safe_psql('city', sprintf $enter, 'in the hour that comes again');
$node->safe_psql('city', q{UPDATE credit.record SET note = 'changed' WHERE note = 'before'});
give($node);
is(seen($node), '1 2 3 3 4', 'a clock that goes back takes nothing back');
is( $node->safe_psql('city', q{SELECT count(*) FROM credit_internal.record_history WHERE superseded_at < recorded_at}),
	'0', 'nor does history run backwards');

# Restored where numbers are lower, with writers of its own
my $dump = PostgreSQL::Test::Utils::tempdir . '/city.dump';
# More of them are used up here than a restore uses: a number for each subtransaction that writes.
$node->safe_psql('city', q{
	CREATE TEMP TABLE used (n integer);
	DO $$ BEGIN FOR n IN 1 .. 5000 LOOP BEGIN INSERT INTO used VALUES (n); EXCEPTION WHEN division_by_zero THEN NULL; END; END LOOP; END $$;
});
$node->safe_psql('city', 'BEGIN; ' . sprintf($enter, 'prepared again') . q{; PREPARE TRANSACTION 'again'});
give($node);
$node->safe_psql('city', q{COMMIT PREPARED 'again'});
my $highest = $node->safe_psql('city', 'SELECT max(recorded_xact::text::bigint) FROM credit.record');
$node->command_ok([ 'pg_dump', '-Fc', '-f', $dump, 'city' ], 'a dump');
$node->stop;
my $other = node('other');
$other->start;
$other->safe_psql('postgres', 'CREATE DATABASE city');
$other->command_ok([ 'pg_restore', '--exit-on-error', '-d', 'city', $dump ], 'restored');
cmp_ok($other->safe_psql('city', 'SELECT pg_current_xact_id()'), '<', $highest, 'numbers of transactions are lower there');
is(seen($other), '1 2 3 3 4 4', 'the moments that were given out answer the same');
give($other);
$other->safe_psql('city', 'BEGIN; ' . sprintf($enter, 'prepared there') . q{; PREPARE TRANSACTION 'there'});
give($other);
$other->safe_psql('city', q{COMMIT PREPARED 'there'});
give($other);
is(seen($other), '1 2 3 3 4 4 5 5 6', 'and so do new ones, whatever the numbers in the rows');

# The first one there finds nobody writing, or waits for a while.
$other->safe_psql('postgres', 'CREATE DATABASE copy TEMPLATE city');
$other->safe_psql('copy', 'BEGIN; ' . sprintf($enter, 'prepared in a copy') . q{; PREPARE TRANSACTION 'copy'});
($status, $out, $err) = $other->psql('copy', 'SELECT credit.close_books()');
like($err, qr/somebody has been writing into the registry for longer than 5 seconds/, 'the first moment in another database waits for open writers');
$other->safe_psql('copy', q{COMMIT PREPARED 'copy'});
$other->safe_psql('copy', 'SELECT credit.close_books()');
is(seen($other, 'copy'), '1 2 3 3 4 4 5 5 6', 'a copied database answers as the first');
$other->stop;

done_testing();
