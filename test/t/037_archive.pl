# Old versions of a registry's rows, moved to tables of their year with the
# statements of docs/scale.md: the same answers for now and for every moment
# before, between and after, the same hands kept apart, and a year that is
# taken off is refused.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $manual = slurp_file('docs/scale.md');

# A block of the manual, by the comment above it.
sub block
{
	my $name = shift;
	$manual =~ /^<!-- $name -->\n+```sql\n(.*?)^```/ms or die "docs/scale.md has no block $name";
	return $1;
}

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "jit = off\nfsync = off\ntimezone = 'Asia/Shanghai'");
$node->start;
$node->safe_psql('postgres', 'CREATE DATABASE whole');
sub whole { return $node->safe_psql('whole', 'SET client_min_messages = warning;' . shift) }

# Years cannot be waited for: each is as long as what is done in it
my @moment;
sub year_ends { push @moment, whole('SELECT credit.close_books()') }
whole(q{
	CREATE EXTENSION govcredit;
	SELECT govcredit.create_registry('credit');
	SELECT credit.setup_roles('credit');
	INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
	INSERT INTO credit.subject (id, kind, name, division)
		SELECT i, 'department', '示例' || i || '局（演示数据）', '990101' FROM generate_series(1, 6) i;
	INSERT INTO credit.record (subject, record_type, decided_on)
		SELECT 1 + i % 6, 'disclosure_missed', date '2026-01-01' + i FROM generate_series(1, 30) i});
year_ends();
for my $year (1 .. 3)
{
	whole(qq{UPDATE credit.record SET decided_on = decided_on + 1, note = '第$year次更正（演示数据）' WHERE id % 3 <> $year % 3 AND revoked_at IS NULL});
	whole(qq{UPDATE credit.record SET revoke_reason = '重复录入' WHERE id = $year * 4});
	whole(qq{UPDATE credit.subject SET name = '示例$year更名（演示数据）', since = '2026-06-0$year' WHERE id = $year});
	year_ends();
}
$node->safe_psql('postgres', 'CREATE DATABASE archived TEMPLATE whole');

# Two years, one after the other; the third goes on
my $archive = block('archive');
my @year;
for my $year (0, 1)
{
	$year[$year] = $archive =~ s/'2025'/'202$year'/gr =~ s/'2025-01-01'/'$moment[$year]'/gr =~ s/'2026-01-01'/'$moment[$year + 1]'/gr;
	$node->safe_psql('archived', $year[$year]);
}
$node->safe_psql('archived', block('archive kept'));
$node->safe_psql('archived', "VACUUM (FREEZE, ANALYZE) credit_archive.record_202$_") for 0, 1;
my $count = q{SELECT count(*), count(*) FILTER (WHERE h.tableoid = 'credit_internal.record_history'::regclass), count(DISTINCT h.tableoid) FROM credit_internal.record_history h};
like($node->safe_psql('archived', $count), qr/^(\d+)\|(?!\1\|)\d+\|3$/, 'the history lies in three tables');

my @questions = (
	q{TABLE credit.record}, q{TABLE credit_internal.record_history}, q{TABLE credit_internal.subject_history},
	(map { my $at = $_; (
		qq{SELECT * FROM credit.ranking_on('2026-06-30', $at)}, qq{SELECT * FROM credit_internal.record_known($at)},
		qq{SELECT * FROM credit.repairable_on('2026-06-30', $at)}, qq{SELECT * FROM credit_internal.subject_on('2026-06-30', $at)},
		qq{SELECT e.* FROM credit_internal.subject_known($at) s, credit.explain_score(s.id, '2026-06-30', $at) e})
	} "'infinity'", map { "'$_'" } @moment),
	q{SELECT r.id, credit_internal.is_author('record', r.id, CURRENT_USER) FROM credit.record r});

# Each between two lines that say which it is
sub answers
{
	my $database = shift;
	return $node->safe_psql($database, join ';', map { ("SELECT '-- $_'", qq{SELECT x::text FROM ($questions[$_]) x ORDER BY x::text COLLATE "C"}) } 0 .. $#questions);
}
my $whole = answers('whole');
unlike($whole, qr/^-- \d+\n(--|\Z)/m, 'every question has an answer');
is(answers('archived'), $whole, 'the same answers');
my @of = map { $node->safe_psql('archived', "SELECT md5(string_agg(x::text, ' ' ORDER BY x::text)) FROM credit_internal.record_known('$_') x") } @moment;
my %of = map { $_ => 1 } @of;
is(scalar keys %of, 4, 'which are others at each of the moments');

# Life goes on in both
my @then;
for my $database (qw(whole archived))
{
	my $now = $node->safe_psql($database, 'SELECT credit.close_books()');
	my $was = $node->safe_psql($database, q{SELECT x::text FROM credit.ranking_on('2026-06-30') x ORDER BY 1});
	$node->safe_psql($database, q{UPDATE credit.record SET revoke_reason = '重复录入' WHERE id IN (1, 2)});
	is($node->safe_psql($database, "SELECT x::text FROM credit.ranking_on('2026-06-30', '$now') x ORDER BY 1"), $was, "$database: what was known is known");
	push @then, $node->safe_psql($database, q{SELECT x::text FROM credit.ranking_on('2026-06-30') x ORDER BY 1});
}
is($then[1], $then[0], 'and what is entered afterwards counts the same');
is($node->safe_psql('archived', q{SELECT count(*) FROM ONLY credit_internal.record_history h WHERE h.id IN (1, 2) AND h.superseded_at > now() - interval '1 hour'}) > 0, 1, 'new versions are of the year that goes on');

# Nothing of it changes, nothing is taken off
for my $try (
	[ 'UPDATE credit_archive.record_2020 SET note = NULL', qr/UPDATE of table "record_2020" is refused/ ],
	[ 'DELETE FROM credit_internal.record_history', qr/DELETE of table "record_history" is refused/ ],
	[ 'TRUNCATE credit_archive.record_2020', qr/TRUNCATE of table "record_2020" is refused/ ],
	[ 'DROP TABLE credit_archive.record_2020', qr/what the books said then is in credit_archive/ ],
	[ 'ALTER TABLE credit_archive.record_2020 NO INHERIT credit_internal.record_history', qr/what the books said then is in credit_archive/ ],
	[ "INSERT INTO credit_archive.record_2020 SELECT * FROM ONLY credit_internal.record_history", qr/violates check constraint/ ],
	[ $year[0], qr/already exists/ ])
{
	my ($status, $out, $err) = $node->psql('archived', $try->[0]);
	like($err, $try->[1], 'refused: ' . (split /\n/, $try->[0])[0]);
}
$node->safe_psql('archived', q{CREATE ROLE curious LOGIN; GRANT credit_analyst TO curious});
my ($status, $out, $err) = $node->psql('archived', 'SET ROLE curious; SELECT * FROM credit_archive.record_2020');
like($err, qr/permission denied/, 'nobody else reads it by its own name');

# The registry takes no notice of it: upgrades, roles, columns added
is($node->safe_psql('archived', 'SELECT govcredit.upgrade_registry()'), '1', 'it is upgraded like any other');
$node->safe_psql('archived', q{SET client_min_messages = warning; SELECT credit.setup_roles('credit')});
$node->safe_psql('archived', q{
	ALTER EVENT TRIGGER archive_altered DISABLE;
	ALTER TABLE credit.record ADD COLUMN shelf text;
	SELECT credit_internal.track('credit.record');
	ALTER EVENT TRIGGER archive_altered ENABLE;
	UPDATE credit.record SET shelf = 'A（演示数据）' WHERE id = 5});
is($node->safe_psql('archived', "SELECT count(*) FROM credit_internal.record_known('$moment[1]')"),
	$node->safe_psql('whole', "SELECT count(*) FROM credit_internal.record_known('$moment[1]')"), 'a column that is added is added to what was archived');

# The year as a dump: alone, and the whole with it
my $folder = PostgreSQL::Test::Utils::tempdir;
$node->command_ok([ 'pg_dump', '--data-only', '-t', 'credit_archive.*_2020', '-f', "$folder/year", 'archived' ], 'a year is dumped');
like(slurp_file("$folder/year"), qr/第1次更正|演示数据/, 'with what was said then');
$node->command_ok([ 'pg_dump', '-Fc', '-f', "$folder/all", 'archived' ], 'and the whole');
$node->safe_psql('postgres', 'CREATE DATABASE restored TEMPLATE template0');
$node->command_ok([ 'pg_restore', '-d', 'restored', "$folder/all" ], 'which is restored');
is($node->safe_psql('restored', "SELECT count(*), md5(string_agg(x::text, ' ' ORDER BY x::text)) FROM credit.ranking_on('2026-06-30', '$moment[1]') x"),
	$node->safe_psql('archived', "SELECT count(*), md5(string_agg(x::text, ' ' ORDER BY x::text)) FROM credit.ranking_on('2026-06-30', '$moment[1]') x"), 'with the same answers');

# What a version takes: twice the row of the table at most, beside its indexes
$node->safe_psql('whole', q{
	INSERT INTO credit.record (subject, record_type, decided_on, severity, act_id) SELECT 1 + i % 6, 'disclosure_missed', date '2026-01-01' + i % 100, NULL, 'act ' || i FROM generate_series(1, 600) i;
	CREATE TABLE public.before AS SELECT count(*) AS rows, pg_relation_size('credit.record') AS size FROM credit.record});
my $history = $node->safe_psql('whole', q{SELECT count(*) || ' ' || pg_relation_size('credit_internal.record_history') FROM credit_internal.record_history});
$node->safe_psql('whole', q{UPDATE credit.record SET decided_on = decided_on + 1 WHERE act_id IS NOT NULL});
my ($row, $version) = split /\|/, $node->safe_psql('whole', qq{
	SELECT round(b.size::numeric / b.rows), round((pg_relation_size('credit_internal.record_history') - split_part('$history', ' ', 2)::bigint)::numeric
			/ (SELECT count(*) - split_part('$history', ' ', 1)::bigint FROM credit_internal.record_history)) FROM public.before b});
cmp_ok($version, '<=', 2 * $row, "a version takes $version bytes, the row $row");

$node->stop;
done_testing();
