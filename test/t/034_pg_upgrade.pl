# pg_upgrade takes a database with the extension and tables that use it to a
# new cluster.  It makes the extension's objects one by one, so
# none may need what comes later; afterwards everything is where it was.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $manual = slurp_file('docs/scale.md');
$manual =~ /^<!-- arrays -->\n+```sql\n(.*?)^```/ms or die 'docs/scale.md has no block arrays';
my $arrays = $1;

my @how = ('--encoding=UTF8', '--locale=C');
my ($old, $new) = map { my $node = PostgreSQL::Test::Cluster->new($_); $node->init(extra => [@how]); $node } qw(old new);
$old->start;
$old->safe_psql('postgres', 'CREATE DATABASE origin');
$old->command_ok([ 'psql', '-X', '-q', '-f', 'test/data/dump_restore.sql', 'origin' ], 'tables that use it');
$old->safe_psql(
	'origin', q{
	SET client_min_messages = warning;
	SET search_path = public, govcredit;
	CREATE TABLE several (codes uscc[], state score_state);
	INSERT INTO several SELECT array_agg(code ORDER BY code), NULL FROM aaa.subject});

my @questions = (
	map({ "TABLE $_" } qw(aaa.subject zzz.filing aaa.deadline aaa.record aaa.score zzz.per_division several
		  govcredit.editions govcredit.division_entry)),
	q{SELECT policy_for(d, '2026-06-30') FROM unnest('{990101,990101001,370104,990102}'::division[]) d},
	q{SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0)
		FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
	   WHERE e.extname = 'govcredit' AND d.deptype = 'e'});

sub answers
{
	my $node = shift;
	return { map { $_ => $node->safe_psql('origin',
			qq{SET search_path = public, govcredit; SELECT x FROM ($_) x ORDER BY x::text COLLATE "C"}) } @questions };
}

my $before = answers($old);
$old->stop;

chdir $new->basedir or die $!;
my $bin = $new->config_data('--bindir');
command_ok(
	[ 'pg_upgrade', '--no-sync', '-b', $bin, '-B', $bin, '-d', $old->data_dir, '-D', $new->data_dir,
		'-s', $new->host, '-p', $old->port, '-P', $new->port ],
	'pg_upgrade');
$new->start;
my $version = $new->safe_psql('postgres', 'SHOW server_version_num');
$new->safe_psql('origin', $arrays) if $version < 170000;
is_deeply(answers($new), $before, 'what was there is there, and answers as before');
is($new->safe_psql('origin', q{SELECT count(*) FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace
		WHERE n.nspname = 'govcredit' AND NOT amvalidate(c.oid)}), '0', 'operator classes are valid');

$new->stop;
done_testing();
