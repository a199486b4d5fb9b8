# pg_upgrade takes a database with the extension and tables that use it, and one
# with a registry, to a new cluster.  It makes the extension's objects one by
# one, and functions before operator classes, so none may need what comes
# later; afterwards everything is where it was.

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
	CREATE TABLE several (codes govcredit.uscc[], state govcredit.score_state);
	INSERT INTO several SELECT array_agg(code ORDER BY code), NULL FROM aaa.subject});

# The demonstration's registry, with answers that were given, a past, and users.
$old->safe_psql('postgres', 'CREATE DATABASE registry');
$old->safe_psql('registry', 'CREATE EXTENSION govcredit');
chdir 'demo' or die "no folder demo: $!";
$old->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'registry', '-f', 'setup.sql' ], 'a registry');
chdir '..' or die $!;
$old->safe_psql('registry', $_)
  for q{SELECT credit.setup_roles('credit')},
  q{CREATE ROLE analyst LOGIN IN ROLE credit_analyst; INSERT INTO credit.access_scope VALUES ('analyst', '990101003')},
  q{CALL credit.evaluate('2026-06-30')}, q{CALL credit.freeze(1)}, q{SELECT credit.publish(1)}, q{CALL credit.evaluate('2026-09-30')};
my $known = $old->safe_psql('registry', 'SELECT credit.close_books()');
$old->safe_psql('registry', q{UPDATE credit.record SET revoke_reason = 'entered twice' WHERE record_type = 'audit_problem'});

my %questions = (
	origin => [
		map({ "TABLE $_" } qw(aaa.subject zzz.filing aaa.deadline aaa.record aaa.score zzz.per_division aaa.spelled zzz.halved aaa.joined zzz.extremes several
			  govcredit.editions govcredit.division_entry)),
		q{SELECT govcredit.policy_for(d, '2026-06-30') FROM unnest('{990101,990101001,370104,990102}'::govcredit.division[]) d},
		q{SELECT DISTINCT pg_describe_object(d.classid, d.objid, 0)
			FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
		   WHERE e.extname = 'govcredit' AND d.deptype = 'e'} ],
	registry => [
		map({ "TABLE $_" } qw(credit.jurisdiction credit.subject credit.record credit_internal.record_history credit.evaluation
			  credit.evaluation_policy credit.evaluation_score credit.evaluation_contribution credit.access_scope credit_zh.排名)),
		map({ my $f = $_; map({ "SELECT * FROM ${f}_on('2026-06-30', '$_')" } "infinity", $known) }
			qw(credit.ranking credit_internal.explain credit.sanctions credit.repairable credit.deadlines credit.overdue credit.warnings
			  credit_internal.coverage credit.indicator credit.matters credit.duties)),
		q{SELECT * FROM credit.evaluation_ranking(1)}, q{SELECT * FROM credit.evaluation_differences(1)},
		q{SELECT * FROM credit.candidates_on('department', '2026-06-30')},
		q{SELECT credit_internal.edition_for(d, '2026-06-30', '2026-06-30') FROM unnest('{990101,990101001,370104,990102}'::govcredit.division[]) d},
		q{SELECT p.oid::regprocedure, p.prosqlbody IS NULL, p.proconfig, p.proacl FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
		   WHERE n.nspname IN ('credit', 'credit_internal')} ]);

sub answers
{
	my ($node, $database) = @_;
	return { map { $_ => $node->safe_psql($database,
			qq{SELECT x FROM ($_) x ORDER BY x::text COLLATE "C"}) } @{ $questions{$database} } };
}

my %before = map { $_ => answers($old, $_) } keys %questions;
my $seen = $old->safe_psql('registry', 'SELECT subject, score FROM credit.ranking ORDER BY 1',
	extra_params => [ '-U', 'analyst' ]);
isnt($seen, '', 'somebody sees a part');
cmp_ok(length $before{registry}{$_}, '>', 0, "there is an answer to: $_")
  for grep { !/differences|matters|overdue|reports|warnings|indicator/ } @{ $questions{registry} };
$old->stop;

chdir $new->basedir or die $!;
my $bin = $new->config_data('--bindir');
command_ok(
	[ 'pg_upgrade', '--no-sync', '-b', $bin, '-B', $bin, '-d', $old->data_dir, '-D', $new->data_dir,
		'-s', $new->host, '-p', $old->port, '-P', $new->port ],
	'pg_upgrade');
$new->start;
for my $database (sort keys %questions)
{
	$new->safe_psql($database, $arrays);
	is_deeply(answers($new, $database), $before{$database}, "what was there is there, and answers as before: $database");
	is($new->safe_psql($database, q{SELECT count(*) FROM pg_opclass c JOIN pg_namespace n ON n.oid = c.opcnamespace
			WHERE n.nspname = 'govcredit' AND NOT amvalidate(c.oid)}), '0', "operator classes are valid: $database");
}

# The registry goes on.
is($new->safe_psql('registry', 'SELECT subject, score FROM credit.ranking ORDER BY 1', extra_params => [ '-U', 'analyst' ]),
	$seen, 'who saw a part sees the same part');
$new->safe_psql('registry', q{INSERT INTO credit.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-09-01')});
$new->safe_psql('registry', q{CALL credit.evaluate('2026-09-30')});
is($new->safe_psql('registry', 'SELECT count(*) FROM credit.evaluation_differences(2)'), '0', 'a draft is brought up to date');
my ($status, $out, $err) = $new->psql('registry', 'DELETE FROM credit.evaluation_score');
like($err, qr/evaluation 1 is published/, 'what was published stays');

$new->stop;
done_testing();
