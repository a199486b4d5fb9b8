# The owner of a database, who is no superuser, has the extension, a registry and
# its roles, and hands both to another by dump and restore.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', $_)
	for 'CREATE ROLE first LOGIN CREATEROLE', 'CREATE ROLE second LOGIN', 'CREATE ROLE third LOGIN',
	'CREATE DATABASE one OWNER first', 'CREATE DATABASE two OWNER second';

# as ROLE, DATABASE, SQL: what it answers, or that it fails and how
sub as
{
	my ($role, $database, $sql) = @_;
	return $node->safe_psql($database, $sql, extra_params => [ '-U', $role ]);
}

sub refuses
{
	my ($role, $database, $sql, $message) = @_;
	my ($status, $out, $err) = $node->psql($database, $sql, extra_params => [ '-U', $role ]);
	isnt($status, 0, "$role is refused: $sql");
	like($err, $message, "and told why");
}

my ($status, $out, $err) = $node->psql('one', 'CREATE EXTENSION govcredit', extra_params => [ '-U', 'third' ]);
isnt($status, 0, 'who does not own the database does not make the extension');

as('first', 'one', 'CREATE EXTENSION govcredit');
is(as('first', 'one', q{
		SELECT count(*) FROM pg_depend d JOIN pg_proc p ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
		 WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e' AND p.prosecdef}),
	'0', 'nothing of the extension runs with other rights than the caller has');
chdir 'demo' or die "no folder demo: $!";
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-U', 'first', '-d', 'one', '-f', 'setup.sql' ],
	'the owner makes divisions, a registry and its rows');
chdir '..' or die $!;
as('first', 'one', q{SELECT credit.setup_roles('own')});
as('first', 'one', q{SELECT govcredit.add_policy(replace(govcredit.policy_document('city-x')::text, '"name": "city-x"', '"name": "city-y"'))});
as('first', 'one', $_)
	for q{CALL credit.evaluate('2026-06-30')}, q{CALL credit.freeze(1)}, q{SELECT credit.publish(1)};
refuses('third', 'one', q{SELECT govcredit.add_policy(replace(govcredit.policy_document('city-x')::text, '"name": "city-x"', '"name": "city-z"'))},
	qr/permission denied to add policy editions/);
refuses('third', 'one', q{INSERT INTO govcredit.division_entry (code, name, level) VALUES ('990900', 'x', 'city')},
	qr/permission denied for table division_entry/);

my @questions = (
	q{SELECT code, name FROM govcredit.division_entry WHERE NOT standard},
	q{SELECT name, edition, sha256 FROM govcredit.editions},
	q{TABLE credit.subject}, q{TABLE credit.record}, q{SELECT * FROM credit.evaluation_ranking(1)},
	q{SELECT * FROM credit.ranking_on('2026-06-30')}, q{SELECT * FROM credit.sanctions_on('2026-06-30')},
	q{SELECT g.grantee::regrole, g.privilege_type, c.relname FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g
	   WHERE c.relnamespace IN ('credit'::regnamespace, 'credit_internal'::regnamespace, 'credit_zh'::regnamespace) AND g.grantee::regrole::text LIKE 'own%'});

sub answers
{
	my ($role, $database) = @_;
	return [ map { as($role, $database, qq{SELECT x FROM ($_) x ORDER BY x::text COLLATE "C"}) } @questions ];
}

my $original = answers('first', 'one');
cmp_ok(length $original->[$_], '>', 0, "there is an answer to: $questions[$_]") for 0 .. $#questions;

# Another owner's database, whose role may not make roles
my $dump = $node->basedir . '/dump';
$node->command_ok([ 'pg_dump', '-Fc', '-U', 'first', '-f', $dump, 'one' ], 'the owner dumps');
$node->command_ok([ 'pg_restore', '--no-owner', '--exit-on-error', '-U', 'second', '-d', 'two', $dump ],
	'another restores');
is_deeply(answers('second', 'two'), $original, 'the same answers');
is(as('second', 'two', q{SELECT count(*) FROM credit.evaluation_differences(1)}), '0', 'what was published is computed again');
is(as('second', 'two', 'SELECT govcredit.upgrade_registry() > 0'), 't', 'the new owner upgrades');
as('second', 'two', q{SELECT govcredit.add_policy(replace(govcredit.policy_document('city-x')::text, '"name": "city-x"', '"name": "city-z"'))});
as('second', 'two', q{INSERT INTO govcredit.division_entry (code, name, level) VALUES ('990900', '另一市', 'city')});
as('second', 'two', q{GRANT CREATE ON SCHEMA govcredit_editions TO third});
as('third', 'two', q{SELECT govcredit.add_policy(replace(govcredit.policy_document('city-x')::text, '"name": "city-x"', '"name": "city-w"'))});
refuses('second', 'two', q{SELECT govcredit.create_registry('more'); SELECT more.setup_roles('two')}, qr/role "two_reader" is missing, and "second" may not make roles/);
$node->safe_psql('postgres', "CREATE ROLE two_$_") for qw(reader analyst recorder reviewer administrator);
as('second', 'two', q{SELECT more.setup_roles('two', adopt => true)});

# Everything goes again without a superuser.
as('first', 'one', q{DROP SCHEMA credit, credit_internal, credit_zh CASCADE; DROP EXTENSION govcredit CASCADE; DROP SCHEMA govcredit; CREATE EXTENSION govcredit});
ok(1, 'everything goes and comes again without a superuser');

$node->stop;
done_testing();
