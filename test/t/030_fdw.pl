# A city and two shards: records are distributed by the hash of the subject's
# code over two servers and asked for through postgres_fdw.  Filters, points
# and whole scores are computed where the records are, a policy needs no
# look-up to get there, and the answers are those of one table.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my %shard;
my $manual = slurp_file('docs/scale.md');

# A block of the manual, by the comment above it.
sub block
{
	my $name = shift;
	$manual =~ /^<!-- $name -->\n+```sql\n(.*?)^```/ms or die "docs/scale.md has no block $name";
	return $1;
}

sub started
{
	my $node = PostgreSQL::Test::Cluster->new(shift);
	$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION govcredit');
	return $node;
}

for my $name (qw(east west))
{
	$shard{$name} = started($name);
	$shard{$name}->safe_psql('postgres', block('shard'));
}
my $city = started('city');
my $pack = q{{
	"govcredit": "policy/1", "name": "demo-990101-2026", "extends": "huaiyin-2019",
	"title": {"zh": "示例区（演示数据）", "en": "demonstration"},
	"jurisdiction": ["990101"], "effective": {"from": "2026-01-01"},
	"record_types": {"street_promise_broken": {"points": -7.5, "basis": "演示数据"}}}};

my $made = block('city') =~ s/ALTER DATABASE credit/ALTER DATABASE postgres/gr;
for my $name (qw(east west))
{
	my ($host, $port) = ($shard{$name}->host, $shard{$name}->port);
	$made =~ s/host '$name', port '5432', dbname 'credit'/host '$host', port '$port', dbname 'postgres'/ or die;
}
$city->safe_psql('postgres', $made . q{
	CREATE TABLE whole (LIKE record);
	CREATE TABLE whole_subject (LIKE subject)});

# 300 invented subjects (演示数据) in nine towns, 6,000 records of all kinds
$city->safe_psql(
	'postgres', q{
	INSERT INTO whole_subject
		SELECT govcredit.make_uscc('11', '990101', to_char(1 + n, 'FM00000000')), '示例' || n || '（演示数据）'
		  FROM generate_series(0, 299) n;
	INSERT INTO whole
		WITH type AS (
			SELECT t.key, row_number() OVER (ORDER BY t.key COLLATE "C") - 1 AS place, count(*) OVER () AS places
			  FROM jsonb_each(govcredit.policy_document('huaiyin-2019') -> 'record_types') t
			 WHERE t.value -> 'subjects' ? 'township'
		), effect AS (
			SELECT array_agg(e ORDER BY e COLLATE "C") AS names
			  FROM jsonb_object_keys(govcredit.policy_document('huaiyin-2019') -> 'repair' -> 'effects') e
		)
		SELECT n, '#' || n, govcredit.make_uscc('11', '990101', to_char(1 + n % 300, 'FM00000000')),
			   ('99010100' || 1 + n / 300 % 9)::govcredit.division, 'township', t.key,
			   date '2023-01-01' + (r % 1200)::int,
			   (ARRAY['minor', 'ordinary', 'serious'])[1 + r / 7 % 3], r / 11 % 20000000,
			   CASE WHEN r % 3 = 0 THEN date '2023-01-01' + (r % 1200 + r / 13 % 90)::int END,
			   CASE WHEN r % 4 = 0 THEN 'act ' || r / 17 % 5 END,
			   CASE WHEN r % 5 = 0 THEN ARRAY['main_responsible'] END,
			   CASE WHEN r % 6 = 0 THEN date '2026-05-01' + (r / 19 % 100)::int END,
			   CASE WHEN r % 6 = 0 THEN e.names[1 + r / 23 % cardinality(e.names)] END
		  FROM generate_series(1, 6000) n
		 CROSS JOIN LATERAL (SELECT ('x' || md5(n::text))::bit(60)::bigint AS r) d
		 CROSS JOIN effect e
		  JOIN type t ON t.place = r / 29 % t.places;
	INSERT INTO record SELECT * FROM whole;
	INSERT INTO subject SELECT * FROM whole_subject;
	ANALYZE record, subject, whole;
});
my @counts = map { $shard{$_}->safe_psql('postgres', 'SELECT count(DISTINCT code) FROM record') } qw(east west);
is($counts[0] + $counts[1], 300, 'no subject is on two servers');
cmp_ok($_, '>', 100, "each server has its share: $_") for @counts;

# In a query ~ stands for the distributed tables, or for the whole ones.
sub plan_of
{
	my $query = shift =~ s/~(record|subject)/$1/gr;
	return $city->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) $query");
}

sub same
{
	my ($what, $query) = @_;
	my $whole = $query =~ s/~record/whole/gr =~ s/~subject/whole_subject/gr;
	$query =~ s/~(record|subject)/$1/g;
	my ($from_shards, $from_whole) =
	  map { $city->safe_psql('postgres', "SELECT q::text FROM ($_) q ORDER BY 1") } $query, $whole;
	cmp_ok(length $from_whole, '>', 0, "$what: there is an answer");
	is($from_shards, $from_whole, "$what: the same answer");
}

# All of the query is in the remote SQL, which looks like this.
sub ships
{
	my ($what, $query, @patterns) = @_;
	my $plan = plan_of($query);
	my @remote = $plan =~ /Remote SQL: (.*)/g;
	isnt(scalar @remote, 0, "$what: asked remotely") or diag($plan);
	for my $pattern (@patterns)
	{
		is(scalar(grep { $_ !~ $pattern } @remote), 0, "$what: $pattern") or diag($plan);
	}
	unlike($plan, qr/^\s*Filter:/m, "$what: nothing is filtered here");
	same($what, $query);
	return $plan;
}

# Nothing of the query but the columns is in the remote SQL.
sub stays
{
	my ($what, $query, $pattern) = @_;
	unlike($_, $pattern, "$what: not $pattern") for plan_of($query) =~ /Remote SQL: (.*)/g;
	same($what, $query);
}

my $policy = $city->safe_psql('postgres', q{SELECT 'huaiyin-2019'::govcredit.policy});
my $long = qr/'\Q$policy\E'::govcredit\.policy/;
like($policy, qr/^huaiyin-2019@[0-9a-f]{16}$/, 'the long form');

# Filters on identifiers
my $code = $city->safe_psql('postgres', 'SELECT min(code) FROM whole');
my $plan = ships('one subject', qq{SELECT id FROM ~record WHERE code = '$code'},
	qr/WHERE \(\(code = '$code'\)\)/);
is(scalar(() = $plan =~ /Remote SQL/g), 1, 'one subject: on one server');
ships('written small, as text', qq{SELECT id FROM ~record WHERE code = lower('$code')::varchar},
	qr/code = '$code'/);
ships('several divisions', q{SELECT id FROM ~record WHERE division IN ('990101003', '990101005')},
	qr/division = ANY \('\{990101003,990101005\}'::govcredit\.division\[\]\)/);
for my $containment (q{govcredit.within(division, '990101003')}, q{division <@ '990101003'}, q{'990101003' @> division})
{
	ships($containment, "SELECT id FROM ~record WHERE $containment",
		qr/division >= '990101003'.*division < '990101004'/);
}
ships('a parent', q{SELECT id FROM ~record WHERE govcredit.county(division) = '990101' AND id < 100},
	qr/govcredit\.county\(division\) = '990101'/);
ships('in order', 'SELECT code, id FROM ~record ORDER BY code, id', qr/ORDER BY code .*ASC NULLS LAST/);

# Rules, one record at a time
ships('points',
	q{SELECT id FROM ~record WHERE govcredit.points('huaiyin-2019', kind, record_type, decided_on, severity, amount) <= -3},
	qr/WHERE \(\(govcredit\.points\($long, kind, record_type, decided_on, severity, amount,.*\) <= /);
ships('validity',
	q{SELECT id FROM ~record WHERE govcredit.valid_until('huaiyin-2019', kind, record_type, decided_on, severity) < '2026-06-30'},
	qr/govcredit\.valid_until\($long/);
ships('working days', q{SELECT id FROM ~record WHERE decided_on >= '2025-01-01' AND govcredit.add_workdays(decided_on, 7, 'cn-2026') < '2025-06-01'},
	qr/govcredit\.add_workdays\(decided_on, 7, 'cn-2026@[0-9a-f]{16}'::govcredit\.calendar/);

# Whole scores: a subject is on one server
my $score = q{govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity)};
my $facts = q{'huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity, amount, ended_on,
	act_id, flags, NULL, repaired_on, repair, NULL};
ships('scores', "SELECT code, $score AS score FROM ~record GROUP BY code",
	qr/SELECT code, govcredit\.score\($long, '2026-06-30'::date, kind, record_type, decided_on, severity\) FROM public\.record GROUP BY 1/);
like(plan_of("SELECT code, $score AS score FROM ~record GROUP BY code"), qr/Async Foreign Scan.*Async Foreign Scan/s, 'scores: both servers count at once');
ships('scores with all facts', "SELECT code, govcredit.score($facts) AS score FROM ~record GROUP BY code",
	qr/govcredit\.score\($long, .*repair, NULL::numeric\).* GROUP BY 1/);
ships('assessments', "SELECT code, govcredit.assess($facts) AS assessed FROM ~record GROUP BY code",
	qr/govcredit\.assess\(.* GROUP BY 1/);
ships('one field of an assessment', "SELECT code, (govcredit.assess($facts)).grade FROM ~record GROUP BY code",
	qr/govcredit\.assess\(.* GROUP BY 1/);
ships('explanations', "SELECT code, govcredit.explain_score(label, $facts) AS why FROM ~record GROUP BY code",
	qr/govcredit\.explain_score\(.* GROUP BY 1/);
ships('some records', "SELECT code, $score FILTER (WHERE govcredit.within(division, '990101003')) AS score FROM ~record GROUP BY code",
	qr/FILTER \(WHERE .*division < /);
ships('a condition on the score', "SELECT code FROM ~record GROUP BY code HAVING $score < 70",
	qr/HAVING \(\(govcredit\.score\(/);
ships('aggregates in an order', "SELECT code, govcredit.score('huaiyin-2019', '2026-06-30', kind, record_type, decided_on, severity ORDER BY id) AS score FROM ~record GROUP BY code",
	qr/govcredit\.score\(.* ORDER BY id/);
# Joins are worth sending where the shards are asked for what they cost.
$city->safe_psql('postgres', "ALTER SERVER $_ OPTIONS (ADD use_remote_estimate 'true')") for qw(east west);
ships('names beside scores',
	"SELECT s.code, s.name, $score AS score FROM ~subject s LEFT JOIN ~record r USING (code) GROUP BY s.code, s.name",
	qr/govcredit\.score\(.*LEFT JOIN public\.record .*GROUP BY 1/);
$city->safe_psql('postgres', "ALTER SERVER $_ OPTIONS (DROP use_remote_estimate)") for qw(east west);
$plan = ships('a ranking', "SELECT code, $score AS score, rank() OVER (ORDER BY $score DESC) FROM ~record GROUP BY code",
	qr/govcredit\.score\(.* GROUP BY 1/);
like($plan, qr/WindowAgg/, 'a ranking: ranked here');
$plan = $city->safe_psql('postgres', q{
	SET plan_cache_mode = force_generic_plan;
	PREPARE q (govcredit.policy, govcredit.division) AS
		SELECT code, govcredit.score($1, '2026-06-30', kind, record_type, decided_on, severity) FROM record
		 WHERE govcredit.within(division, $2) GROUP BY code;
	EXPLAIN (VERBOSE, COSTS OFF) EXECUTE q ('huaiyin-2019', '990101003')});
is(scalar(() = $plan =~ /Remote SQL: SELECT code, govcredit\.score\(\$1::govcredit\.policy, .*govcredit\.upper_bound\(\$2::govcredit\.division\)/g),
	2, 'parameters of a generic plan are sent as such') or diag($plan);

# Where a group is spread over servers, PostgreSQL sends the rows, unless the
# states are asked for by name.
stays('scores across servers', "SELECT division, count(*), $score AS score FROM ~record GROUP BY division",
	qr/govcredit\.score\(/);
ships('states', "SELECT division, govcredit.score_merge(part) AS score, govcredit.assess_merge(part) AS assessed
	FROM (SELECT division, code, govcredit.score_of($facts) AS part FROM ~record GROUP BY division, code) parts GROUP BY division",
	qr/SELECT .*govcredit\.score_of\(.* GROUP BY/);
is( $city->safe_psql('postgres', qq{
	SELECT count(*), count(*) FILTER (WHERE w.score = p.score)
	  FROM (SELECT division, govcredit.score($facts) AS score FROM whole GROUP BY division) w
	  JOIN (SELECT division, govcredit.score_merge(part) AS score
			  FROM (SELECT division, code, govcredit.score_of($facts) AS part FROM record GROUP BY division, code) parts
			 GROUP BY division) p USING (division)}), '9|9', 'states merged are the score of the whole');
# ... or a view there gives one state a group
for my $name (qw(east west))
{
	$shard{$name}->safe_psql('postgres', qq{
		CREATE VIEW part AS SELECT division, govcredit.score_of($facts) AS part FROM record GROUP BY division});
	$city->safe_psql('postgres', qq{
		CREATE FOREIGN TABLE part_$name (division govcredit.division, part govcredit.score_state) SERVER $name OPTIONS (table_name 'part')});
}
is( $city->safe_psql('postgres', qq{
	SELECT count(*), count(*) FILTER (WHERE w.score = p.score)
	  FROM (SELECT division, govcredit.score($facts) AS score FROM whole GROUP BY division) w
	  JOIN (SELECT division, govcredit.score_merge(part) AS score
			  FROM (TABLE part_east UNION ALL TABLE part_west) parts
			 GROUP BY division) p USING (division)}), '9|9', 'states of views merged are the score of the whole');

# Each county on its own server: a division says which is asked, and who has
# records in several counties is merged from their states.
for my $part ([ 'east', '990101001', '990101005' ], [ 'west', '990101005', '990102' ])
{
	my ($name, $from, $to) = @$part;
	$shard{$name}->safe_psql('postgres', 'CREATE TABLE filed (LIKE record)');
	$city->safe_psql('postgres', ($name eq 'east' ? 'CREATE TABLE filed (LIKE record) PARTITION BY RANGE (division);' : '') . qq{
		CREATE FOREIGN TABLE filed_$name PARTITION OF filed FOR VALUES FROM ('$from') TO ('$to')
			SERVER $name OPTIONS (table_name 'filed')});
}
$city->safe_psql('postgres', 'INSERT INTO filed SELECT * FROM whole; ANALYZE filed');
sub of_filed { my $query = shift; return plan_of($query =~ s/~filed/filed/gr) }
for my $area ([ '990101003', 'east' ], [ '990101007', 'west' ])
{
	my $plan = of_filed("SELECT code, $score AS score FROM ~filed WHERE govcredit.within(division, '$area->[0]') GROUP BY code, division");
	like($plan, qr/govcredit\.score\(.*GROUP BY/, "$area->[0] is scored remotely") or diag($plan);
	like($plan, qr/filed_$area->[1]/, "by its server");
	is(scalar(() = $plan =~ /Remote SQL/g), 1, 'alone');
}
my $merged = "SELECT code, govcredit.score_merge(part) AS score
	FROM (SELECT code, division, govcredit.score_of($facts) AS part FROM filed GROUP BY code, division) parts GROUP BY code";
like(of_filed($merged), qr/Remote SQL: SELECT code, division, govcredit\.score_of\(.*Remote SQL: SELECT code, division, govcredit\.score_of\(/s,
	'the states of a subject come from both');
is( $city->safe_psql('postgres', qq{
	SELECT count(*), count(*) FILTER (WHERE w.score = p.score)
	  FROM (SELECT code, govcredit.score($facts) AS score FROM whole GROUP BY code) w JOIN ($merged) p USING (code)}),
	'300|300', 'and give the score of the whole');

# What is not immutable is not sent
stays('the default calendar', q{SELECT id FROM ~record WHERE decided_on >= '2025-01-01' AND govcredit.add_workdays(decided_on, 7) < '2025-06-01'},
	qr/add_workdays/);
stays('a condition on the text a function gives', q{SELECT id FROM ~record WHERE govcredit.level(division) = 'township' AND id < 100}, qr/level/);
stays('a number cast to text', "SELECT code, govcredit.explain_score(id::text, $facts) AS why FROM ~record GROUP BY code", qr/explain_score/);
stays('a handle as text', q{SELECT id FROM ~record WHERE ('huaiyin-2019'::govcredit.policy)::text || kind = 'x' OR id < 10}, qr/kind =/);
stays('a field in a condition', q{SELECT id FROM ~record WHERE id < 10 AND (govcredit.repair('huaiyin-2019', kind, record_type, decided_on, '2026-06-30', severity)).eligible IS NOT NULL}, qr/repair\(/);
stays('sets', q{SELECT r.id, e.step, e.points FROM ~record r, govcredit.explain_points('huaiyin-2019', r.kind, r.record_type, r.decided_on, r.severity) e WHERE r.id < 10},
	qr/explain_points/);

# An edition the shards do not have: comparing its handle needs none, its rules do
my $handle = $city->safe_psql('postgres', "SELECT govcredit.add_policy('$pack')");
like($handle, qr/^demo-990101-2026@/, 'an edition of the city');
ships('a handle unknown there', q{SELECT id FROM ~record WHERE id < 10 AND govcredit.policy_eq('demo-990101-2026', '} . $handle . q{')}, qr/id < 10/);
my $by_demo = q{SELECT code, govcredit.score('demo-990101-2026', '2026-06-30', kind, record_type, decided_on, severity) AS score FROM ~record GROUP BY code};
my ($status, $out, $err) = $city->psql('postgres', "\\set VERBOSITY verbose\n" . $by_demo =~ s/~//r);
isnt($status, 0, 'rules unknown there are an error');
like($err, qr/IG001: +policy edition \@[0-9a-f]{16} does not exist in this database/, 'which says what is missing') ;
like($err, qr/remote SQL command: SELECT code, govcredit\.score\('\Q$handle\E'/, 'and that it is missing there');
for my $name (qw(east west))
{
	is($shard{$name}->safe_psql('postgres', "SELECT govcredit.add_policy('$pack')"), $handle, "added to $name it has the same handle");
}
ships('an edition of the city', $by_demo, qr/govcredit\.score\('\Q$handle\E'::govcredit\.policy/);

$_->stop for $city, values %shard;
done_testing();
