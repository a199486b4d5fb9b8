# Three counties on three servers, each with a registry of its own, and a city
# that reads what they have published: their evaluations as they stand, one
# ranking of all, and nothing else of theirs.

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

# One registry is made; the others are copies of its server, before anything is in it.
my %county = (990101 => PostgreSQL::Test::Cluster->new('c990101'));
$county{990101}->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$county{990101}->append_conf('postgresql.conf', "jit = off\nfsync = off");
$county{990101}->start;
$county{990101}->safe_psql('postgres', q{
	SET client_min_messages = warning;
	CREATE DATABASE credit});
$county{990101}->safe_psql('credit', q{
	SET client_min_messages = warning;
	CREATE EXTENSION govcredit;
	SELECT govcredit.create_registry('credit');
	SELECT credit.setup_roles('credit');
} . block('cities county'));
$county{990101}->stop;
$county{990101}->backup_fs_cold('empty');
for my $name (qw(990102 990103))
{
	$county{$name} = PostgreSQL::Test::Cluster->new("c$name");
	$county{$name}->init_from_backup($county{990101}, 'empty');
}
$_->start for values %county;

# Bodies of two kinds in each (演示数据); the third county has an edition of its own
my %edition = (990101 => 'huaiyin-2019', 990102 => 'huaiyin-2019', 990103 => 'demo-990103');
$county{990103}->safe_psql('credit', q{SELECT govcredit.add_policy('{
	"govcredit": "policy/1", "name": "demo-990103", "extends": "huaiyin-2019",
	"title": {"zh": "示例区（演示数据）", "en": "demonstration"}, "jurisdiction": ["990103"], "effective": {"from": "2019-06-12"},
	"record_types": {"disclosure_missed": {"points": -9, "basis": "演示数据"}}}')});
for my $name (sort keys %county)
{
	my $n = $name - 990100;
	$county{$name}->safe_psql('credit', qq{
		INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('$name', '$edition{$name}', '[2019-06-12,)');
		INSERT INTO credit.subject (id, kind, name, division)
			SELECT i, CASE WHEN i > 6 THEN 'township' ELSE 'department' END, '示例' || $n * 100 + i || '（演示数据）', '$name'
			  FROM generate_series(1, 8) i;
		INSERT INTO credit.record (subject, record_type, decided_on)
			SELECT 1 + i % 8, 'disclosure_missed', date '2026-01-01' + i FROM generate_series(1, 5 + 7 * $n) i});
	$county{$name}->safe_psql('credit', q{CALL credit.evaluate('2026-06-30')});
	$county{$name}->safe_psql('credit', q{CALL credit.freeze(1)});
	$county{$name}->safe_psql('credit', q{SELECT credit.publish(1)});
	# A draft, and one that is frozen
	$county{$name}->safe_psql('credit', q{CALL credit.evaluate('2026-07-31')});
	$county{$name}->safe_psql('credit', q{CALL credit.evaluate('2026-05-31')});
	$county{$name}->safe_psql('credit', q{CALL credit.freeze(3)});
}

# The city has a database of its own
my $city = $county{990101};
$city->safe_psql('postgres', 'CREATE DATABASE city');
my $made = block('cities');
for my $name (sort keys %county)
{
	my ($host, $port) = ($county{$name}->host, $county{$name}->port);
	$made =~ s/host 'c$name', port '5432'/host '$host', port '$port'/ or die;
}
$city->safe_psql('city', 'SET client_min_messages = warning; CREATE EXTENSION govcredit;' . $made);

# What each has published, as it stands there
my @rows;
for my $name (sort keys %county)
{
	my $there = $county{$name}->safe_psql('credit', q{SELECT r.kind, r.rank, r.name, r.score, r.grade FROM credit.evaluation_ranking(1) r ORDER BY r.subject});
	my $here = $city->safe_psql('city', qq{SELECT c.kind, c.rank, c.name, c.score, c.grade FROM county_score c WHERE c.county = '$name' ORDER BY c.subject});
	is($here, $there, "$name is seen as it is published");
	is(scalar(split /\n/, $here), 8, "$name: all of it, once");
	push @rows, map { [ $name, split /\|/ ] } split /\n/, $there;
}
is($city->safe_psql('city', 'SELECT DISTINCT c.as_of, c.title FROM county_score c'), '2026-06-30|例行评价', 'a draft and what is frozen are not seen');

# One ranking of all, reckoned here from what each says
my @wanted;
for my $row (@rows)
{
	my ($name, $kind, $rank, $who, $score) = @$row;
	my $above = grep { $_->[1] eq $kind && $edition{ $_->[0] } eq $edition{$name} && $_->[4] > $score } @rows;
	push @wanted, join '|', $name, $kind, $who, $score, $rank, 1 + $above;
}
is( $city->safe_psql('city', q{SELECT r.county, r.kind, r.name, r.score, r.rank_there, r.rank FROM county_ranking r}) =~ s/^(.*)$/$1/gmr
	  =~ s/\A(.*)\z/join("\n", sort split m{\n}, $1)/ser,
	join("\n", sort @wanted), 'one ranking of all three');
is($city->safe_psql('city', q{SELECT count(*) > 0 FROM county_ranking r WHERE r.rank <> r.rank_there}), 't', 'which moves some');
is($city->safe_psql('city', q{SELECT count(DISTINCT r.county) FROM county_ranking r WHERE r.rank = 1 AND r.kind = 'department' AND r.county = '990103'}), '1',
	'who is judged by another edition is ranked apart');
my ($status, $out, $err) = $city->psql('city', q{SELECT govcredit.policy_document(c.policy) FROM county_score c WHERE c.county = '990103' LIMIT 1});
like($err, qr/policy edition .* does not exist/, 'which the city need not have');

# Nothing else of theirs
my $import = 'IMPORT FOREIGN SCHEMA credit LIMIT TO (record, subject, record_version, repair, evaluation_contribution, objection, ranking) FROM SERVER c990102 INTO more';
$city->safe_psql('city', "CREATE SCHEMA more; $import");
for my $table (qw(record_version repair evaluation_contribution objection ranking))
{
	($status, $out, $err) = $city->psql('city', "SELECT count(*) FROM more.$table");
	isnt($status, 0, "no $table");
	like($err, qr/permission denied/, "$table: no right to it");
}
is($city->safe_psql('city', 'SELECT count(*) FROM c990102.published'), '0', 'no record that is not published');
($status, $out, $err) = $city->psql('city', 'SELECT severity FROM more.record');
like($err, qr/permission denied/, 'of records what is public alone');
for my $write ('UPDATE c990102.evaluation_score SET score = 100', 'DELETE FROM c990102.evaluation', q{INSERT INTO c990102.evaluation (as_of, title) VALUES ('2026-01-01', 'x')})
{
	($status, $out, $err) = $city->psql('city', $write);
	like($err, qr/permission denied|cannot/, "refused: $write");
}

# What is published later
$county{990102}->safe_psql('credit', q{SELECT credit.publish(3)});
is($city->safe_psql('city', q{SELECT count(*) FROM county_score c WHERE c.as_of = '2026-05-31'}), '8', 'what is published later is seen at once');
$city->safe_psql('city', "ALTER SERVER c990102 OPTIONS (ADD use_remote_estimate 'true')");
like($city->safe_psql('city', q{EXPLAIN (VERBOSE, COSTS OFF) SELECT c.name, c.score FROM county_score c WHERE c.county = '990102' AND c.as_of = '2026-06-30'}),
	qr/Remote SQL: .*INNER JOIN.*as_of = '2026-06-30'/, 'a day is sent, and joined there');

# A county that is not there is an error
$county{990103}->stop;
($status, $out, $err) = $city->psql('city', 'SELECT count(*) FROM county_ranking');
isnt($status, 0, 'a county that cannot be reached is an error');
like($err, qr/could not connect to server "c990103"/, 'which says whose');
is($out, '', 'and no answer from the others');

$_->stop for grep { $_ != $county{990103} } values %county;
done_testing();
