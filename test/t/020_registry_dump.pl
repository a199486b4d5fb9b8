# A registry with the demonstration's data comes back from pg_dump as it was:
# the same answers for now and for what was known before, what a DBA added to
# it, and guards that still refuse.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE origin');
$node->safe_psql('origin', 'CREATE EXTENSION govcredit');
chdir 'demo' or die "no folder demo: $!";
$node->command_ok(
	[ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', 'origin', '-f', 'setup.sql' ],
	'the original is made');
chdir '..' or die $!;

$node->safe_psql('origin', $_)
	for q{CALL credit.evaluate('2026-06-30')}, q{CALL credit.freeze(1)}, q{SELECT credit.publish(1)},
	q{CALL credit.evaluate('2026-09-30')};
my $before = $node->safe_psql('origin', 'SELECT credit.close_books()');
$node->safe_psql(
	'origin', q{
	UPDATE credit.record SET revoke_reason = 'entered twice' WHERE record_type = 'audit_problem';
	UPDATE credit.record SET severity = 'serious' WHERE record_type = 'court_judgment';
	DELETE FROM credit.subject_link WHERE role = 'head';
	ALTER TABLE credit.record ADD COLUMN case_no text;
	UPDATE credit.record SET case_no = 'A-' || id WHERE record_type = 'promise_broken';
	CREATE INDEX record_case ON credit.record (case_no);
	ALTER TABLE credit.jurisdiction ADD COLUMN gone text, ADD COLUMN phone text;
	SELECT credit_internal.track('credit.jurisdiction');
	UPDATE credit.jurisdiction SET phone = 'first' WHERE id = (SELECT min(id) FROM credit.jurisdiction);
	UPDATE credit.jurisdiction SET phone = 'second' WHERE phone = 'first';
	BEGIN;
	SELECT credit_internal.keep_rows('credit.jurisdiction');
	ALTER TABLE credit.jurisdiction DROP COLUMN gone;
	SELECT credit_internal.track('credit.jurisdiction');
	COMMIT;
	CREATE TABLE aaa_before (subject bigint PRIMARY KEY, score numeric);
	INSERT INTO aaa_before SELECT subject, score FROM credit.ranking_on('2026-06-30');
});

my @questions = (
	q{TABLE credit.jurisdiction}, q{TABLE credit.subject}, q{TABLE credit.subject_link},
	q{TABLE credit.record}, q{TABLE credit.objection}, q{SELECT jsonb_strip_nulls((to_jsonb(h) - 'rest') || coalesce(h.rest, '{}')) FROM credit_internal.record_history h},
	q{TABLE credit.evaluation}, q{TABLE credit.evaluation_policy}, q{TABLE credit.evaluation_score},
	q{TABLE credit.evaluation_contribution}, q{SELECT * FROM credit.evaluation_ranking(1)},
	q{SELECT * FROM credit.ranking_on('2026-06-30')},
	qq{SELECT * FROM credit.ranking_on('2026-06-30', '$before')},
	q{SELECT * FROM credit.sanctions_on('2026-06-30')},
	q{SELECT * FROM credit.repairable_on('2026-06-30')},
	q{SELECT * FROM credit.deadlines_on('2026-06-30')},
	q{SELECT e.* FROM credit.subject s, credit.explain_score(s.id, '2026-06-30') e WHERE s.kind <> 'source'});

sub answers
{
	my $database = shift;
	return [ map { $node->safe_psql($database, qq{SELECT x FROM ($_) x ORDER BY x::text COLLATE "C"}) } @questions ];
}

my $original = answers('origin');
cmp_ok(length $original->[$_], '>', 0, "there is an answer to: $questions[$_]") for 0 .. $#questions;
isnt($original->[11], $original->[12], 'what was known before differs from what is known now');

sub refuses
{
	my ($database, $sql, $message) = @_;
	my ($status, $out, $err) = $node->psql($database, $sql);
	isnt($status, 0, "$database refuses: $sql");
	like($err, $message, "$database says why");
}

sub check
{
	my $database = shift;

	is_deeply(answers($database), $original, "$database answers as the original");
	is($node->safe_psql($database, 'SELECT count(*) FROM credit.evaluation_differences(1)'),
		'0', "$database computes what was published again");
	refuses($database, 'DELETE FROM credit.evaluation_score', qr/evaluation 1 is published/);
	refuses($database, 'DELETE FROM credit.record', qr/DELETE of table "record" is refused/);
	refuses(
		$database,
		q{INSERT INTO credit.record (subject, record_type, decided_on) VALUES (1, 'no_such_type', '2026-01-01')},
		qr/no_such_type/);
	refuses(
		$database,
		q{INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2026-01-01,)')},
		qr/jurisdiction_one_policy/);
	like(
		$node->safe_psql($database, q{SET enable_seqscan = off; EXPLAIN SELECT FROM credit.record WHERE case_no = 'A-1'}),
		qr/record_case/, "$database keeps the DBA's index");
	is($node->safe_psql($database, 'SELECT govcredit.upgrade_registry()'),
		$node->safe_psql('origin', 'SELECT max(version) FROM credit_internal.registry_version'),
		"$database has the registry's version");
}

check('origin');

my $dumps = $node->basedir;
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dumps/custom", 'origin' ], 'pg_dump -Fc');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-j2', '-d', 'restored', "$dumps/custom" ],
	'pg_restore -j2');
check('restored');

# A column that is renamed before anybody looks at the restored table takes its past along, and who has it looked at is told.
$node->safe_psql('postgres', 'CREATE DATABASE renamed');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', 'renamed', "$dumps/custom" ], 'restored once more');
$node->safe_psql('renamed', 'ALTER TABLE credit.jurisdiction RENAME phone TO telephone');
{
	my ($status, $out, $err) = $node->psql('renamed', 'SELECT govcredit.upgrade_registry()');
	is($status, 0, 'it is upgraded');
	like($err, qr/WARNING:  columns of table "jurisdiction" are taken to have been renamed: phone, now telephone/, 'and says what it takes the column for');
}
is($node->safe_psql('renamed', q{SELECT string_agg(telephone, ' ' ORDER BY superseded_at) FROM credit_internal.jurisdiction_history WHERE telephone IS NOT NULL}), 'first second', 'its past is under the new name');

# Numbers of persons: the key came along, a number is still one person's, and
# neither client nor log is told which.  (No statement here has one in a piece.)
my ($first, $second) = map { my ($a, $b) = @$_; "('$a' || '$b')::govcredit.resident_id" } ['469028', '195908187251'], ['441624', '200011159088'];
$node->safe_psql('restored', "INSERT INTO credit.subject_person (subject, resident_id) VALUES (19, $first), (20, $second)
	ON CONFLICT (subject) DO UPDATE SET resident_id = excluded.resident_id");
for my $when ('after the restore', 'after the key was changed')
{
	my ($status, $out, $err) = $node->psql('restored', "INSERT INTO credit.subject_person (subject, resident_id) VALUES (22, $first)
		ON CONFLICT (subject) DO UPDATE SET resident_id = excluded.resident_id");
	like($err, qr/"subject_person_digest".*Key \(digest\)=\(.x[0-9a-f]{64}\)/s, "a number is one person's $when");
	cmp_ok($node->safe_psql('restored', 'SELECT credit_internal.rotate_person_key()'), '>', 1, 'the key changes');
}
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$dumps/again", 'restored' ], 'dumped after the change of key');
$node->safe_psql('postgres', 'CREATE DATABASE again');
$node->command_ok([ 'pg_restore', '--exit-on-error', '-d', 'again', "$dumps/again" ], 'and restored');
is($node->safe_psql('again', 'SELECT count(*) FROM credit.subject_person WHERE digest <> credit_internal.person_digest(resident_id)'), '0', 'with its key');
my $log = slurp_file($node->logfile);
like($log, qr/subject_person_digest/, 'the log has the refusals');
unlike($log, qr/469028195908187251|441624200011159088/, 'and no number');

# The books go on where they were.
my $last = $node->safe_psql('restored', 'SELECT max(id) FROM credit.record');
cmp_ok(
	$node->safe_psql('restored',
		q{INSERT INTO credit.record (subject, record_type, decided_on) VALUES (1, 'good_case', '2026-06-01') RETURNING id}),
	'>', $last, 'a new record gets a new id');

# A registry by its own schemas only.
$node->command_ok([ 'pg_dump', '-Fp', (map { ('-n', $_) } qw(credit credit_internal credit_zh)), '-f', "$dumps/schema", 'origin' ], 'pg_dump -n of its three schemas');
$node->safe_psql('postgres', 'CREATE DATABASE alone');
$node->safe_psql('alone', 'CREATE EXTENSION govcredit');
$node->command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-f', "$dumps/schema", 'alone' ],
	'the schemas alone into psql');
check('alone');

$node->stop;
done_testing();
