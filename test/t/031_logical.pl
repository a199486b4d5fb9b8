# A county's registry is replicated to the city by logical replication, in
# binary, without the records that are not public: docs/scale.md.  The city
# gives the county's answers, those for what was known before included, as
# soon as it has the county's edition.

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

sub started
{
	my ($name, %how) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name);
	$node->init(%how, extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', "wal_retrieve_retry_interval = '200ms'\n");
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION govcredit');
	return $node;
}

my $county = started('county', allows_streaming => 'logical');
my $city = started('city');

my $pack = q{{
	"govcredit": "policy/1", "name": "demo-990101-2026", "extends": "huaiyin-2019",
	"title": {"zh": "示例区（演示数据）", "en": "demonstration"},
	"jurisdiction": ["990101"], "effective": {"from": "2026-01-01"},
	"record_types": {"disclosure_missed": {"points": -7.5, "basis": "演示数据"}}}};

my $handle = $county->safe_psql('postgres', "SELECT govcredit.add_policy('$pack')");
$county->safe_psql(
	'postgres', q{
	SELECT govcredit.create_registry('c990101');
	INSERT INTO c990101.jurisdiction (division, policy, valid) VALUES ('990101', 'demo-990101-2026', '[2019-06-12,)');
	INSERT INTO c990101.subject (kind, name, division, uscc)
		SELECT 'department', '示例' || n || '局（演示数据）', '990101', govcredit.make_uscc('11', '990101', to_char(n, 'FM00000000'))
		  FROM generate_series(1, 20) n;
	INSERT INTO c990101.subject (kind, name, division) VALUES ('official', '某甲（演示数据）', '990101');
	INSERT INTO c990101.subject_person SELECT id, '990101199003071237' FROM c990101.subject WHERE kind = 'official';
	INSERT INTO c990101.record (subject, record_type, document_no, decided_on)
		SELECT s.id, t.type, format('示信〔2026〕%s号', s.id), date '2026-01-05' + (s.id * 7 % 90)::int
		  FROM c990101.subject s, unnest(ARRAY['disclosure_missed', 'reconsideration_lost', 'good_case']) WITH ORDINALITY t(type, place)
		 WHERE s.kind = 'department' AND s.id % 4 >= t.place;
	-- Every type of the extension that is stored
	CREATE TABLE kept (id integer PRIMARY KEY, code govcredit.uscc, person govcredit.resident_id, place govcredit.division, paper govcredit.document_no,
		policy govcredit.policy, calendar govcredit.calendar, state govcredit.score_state, places govcredit.division[]);
	INSERT INTO kept VALUES (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
});
$city->safe_psql('postgres', q{
	CREATE TABLE kept (id integer PRIMARY KEY, code govcredit.uscc, person govcredit.resident_id, place govcredit.division, paper govcredit.document_no,
		policy govcredit.policy, calendar govcredit.calendar, state govcredit.score_state, places govcredit.division[])});

$county->safe_psql('postgres', block('publish'));
$county->safe_psql('postgres', q{
	CREATE PUBLICATION kept FOR TABLE kept;
	UPDATE c990101.record SET disclosure = 'restricted' WHERE id = 3;
	INSERT INTO c990101.record (subject, record_type, decided_on, disclosure)
		SELECT id, 'disclosure_missed', '2026-03-03', 'restricted' FROM c990101.subject WHERE kind = 'department' AND id = 1});

my $connection = $county->connstr . ' dbname=postgres';
my $subscribe = block('subscribe');
$subscribe =~ s/'host=county dbname=credit'/'$connection'/ or die 'no connection in the block';
$subscribe =~ s/PUBLICATION to_city/PUBLICATION to_city, kept/ or die 'no publication in the block';
$city->safe_psql('postgres', $_) for $subscribe =~ /(.*?;\n)/gs;
$city->wait_for_subscription_sync($county, 'from_990101');
is($city->safe_psql('postgres', 'SELECT subbinary FROM pg_subscription'), 't', 'sent in binary');

sub rows
{
	my ($node, $query) = @_;
	return $node->safe_psql('postgres', qq{SELECT x FROM ($query) x ORDER BY x::text COLLATE "C"});
}

my $public = q{SELECT * FROM c990101.record WHERE disclosure = 'public'};
my @tables = (
	'TABLE c990101.subject', 'TABLE c990101.subject_link', $public,
	q{SELECT * FROM c990101.objection WHERE disclosure = 'public'}, 'TABLE kept',
	q{SELECT * FROM c990101_internal.record_history WHERE disclosure IS DISTINCT FROM 'restricted'}, 'TABLE c990101_internal.subject_history');

sub same_rows
{
	my $when = shift;
	$county->wait_for_catchup('from_990101');
	is(rows($city, $_), rows($county, $_), "$when: $_") for @tables;
	is($city->safe_psql('postgres', q{
			SELECT count(*) FROM (SELECT to_jsonb(r) AS j FROM c990101.record r UNION ALL SELECT to_jsonb(h) FROM c990101_internal.record_history h UNION ALL SELECT to_jsonb(h) FROM c990101_internal.objection_history h) x
			 WHERE j ->> 'disclosure' = 'restricted'}), '0', "$when: nothing that is not public");
}
same_rows('copied');
cmp_ok($county->safe_psql('postgres', 'SELECT count(*) FROM c990101.record') , '>',
	$city->safe_psql('postgres', 'SELECT count(*) FROM c990101.record'), 'not all is public');
is($city->safe_psql('postgres', 'SELECT count(*) FROM c990101.subject_person'), '0', 'no number of a person');

# The handle arrived, its edition did not
my ($hash) = $handle =~ /(@[0-9a-f]{16})$/;
is($city->safe_psql('postgres', 'SELECT policy FROM c990101.jurisdiction'), $hash, 'the handle, whose name is not known here');
my $ranking = q{SELECT * FROM c990101.ranking_on('2026-06-30')};
my ($status, $out, $err) = $city->psql('postgres', "\\set VERBOSITY verbose\n$ranking");
isnt($status, 0, 'no ranking without the edition');
like($err, qr/IG001: +policy edition \Q$hash\E does not exist in this database/, 'and the reason');
is($city->safe_psql('postgres', "SELECT govcredit.add_policy('$pack')"), $handle, 'added, it has the same handle');
is($city->safe_psql('postgres', 'SELECT policy FROM c990101.jurisdiction'), $handle, 'and the rows know its name');

# What all may see is scored the same.  Records 3 and the last are restricted.
my $touched = $county->safe_psql('postgres', q{SELECT string_agg(DISTINCT subject::text, ',') FROM c990101.record WHERE disclosure <> 'public'});
my $scores = qq{SELECT subject, name, policy, score, grade, dimensions, records FROM c990101_internal.assess_on('2026-06-30') WHERE subject NOT IN ($touched)};
my $public_scores = qq{
	SELECT subject, govcredit.assess('$handle', '2026-06-30', 'department', record_type, decided_on, severity) AS assessed
	  FROM ($public) r WHERE revoked_at IS NULL GROUP BY subject};
for my $query ($scores, $public_scores)
{
	is(rows($city, $query), rows($county, $query), 'the same scores');
}
cmp_ok($city->safe_psql('postgres', "SELECT count(DISTINCT score) FROM ($scores) x"), '>', 2, 'of several kinds');

# Changes: in binary.  What was known before is asked for again.
my $before = $county->safe_psql('postgres', 'SELECT c990101.close_books()');
my $answer_before = rows($county, $scores);
$county->safe_psql(
	'postgres', q{
	INSERT INTO c990101.record (subject, record_type, document_no, decided_on) VALUES (8, 'disclosure_missed', '示信〔2026〕77号', '2026-04-01');
	UPDATE c990101.record SET revoke_reason = 'entered twice' WHERE subject = 6;
	UPDATE c990101.record SET disclosure = 'restricted' WHERE subject = 10;
	UPDATE c990101.record SET disclosure = 'public' WHERE id = 3;
	UPDATE c990101.subject SET name = '示例新局（演示数据）' WHERE id = 12;
	INSERT INTO c990101.objection (record, filed_on, statement)
		SELECT id, '2026-05-06', '不服（演示数据）' FROM c990101.record WHERE subject = 7 LIMIT 1;
	UPDATE kept SET code = govcredit.make_uscc('11', '990101', '00000001'), person = '990101199003071237', place = '990101001',
		paper = '示信〔2026〕1号', policy = 'demo-990101-2026', calendar = 'cn-2026', places = '{990101,990101001}',
		state = (SELECT govcredit.score_of(j.policy, '2026-06-30', 'department', record_type, decided_on, severity, NULL, NULL, 'a', NULL, NULL, NULL, NULL, NULL)
				   FROM c990101.record, c990101.jurisdiction j);
	INSERT INTO kept VALUES (2, '91990101MA00000000!', NULL, '990101', '示信〔2026〕第2号', 'huaiyin-2019', NULL, NULL, '{}');
});
same_rows('changed');
is($city->safe_psql('postgres', q{SELECT count(*) FROM c990101.record WHERE id = 3}), '1', 'what became public came');
is($city->safe_psql('postgres', q{SELECT count(*) FROM c990101.record WHERE subject = 10}), '0', 'what no longer is went');
is($city->safe_psql('postgres', q{SELECT govcredit.score_merge(state) FROM kept}),
	$county->safe_psql('postgres', q{SELECT govcredit.score_merge(state) FROM kept}), 'a state sent in binary gives its score');
$scores =~ s/NOT IN \($touched\)/NOT IN ($touched, 10)/;
is(rows($city, $scores), rows($county, $scores), 'the same scores after the changes');
(my $known = $scores) =~ s/'2026-06-30'/'2026-06-30', '$before'/;
is(rows($city, $known), rows($county, $known), 'the same for what was known before');
isnt(rows($city, $known), rows($city, $scores), 'which differs');
is(rows($city, q{SELECT * FROM c990101.sanctions_on('2026-06-30') WHERE objection_pending}),
	rows($county, q{SELECT * FROM c990101.sanctions_on('2026-06-30') WHERE objection_pending}), 'the same pending objections');

$_->stop for $city, $county;
done_testing();
