# Memory does not grow with the rows that are scored or checked: 300,000 records
# go through score() in the room of 30,000, and as many subjects as work_mem does
# not hold are spilled, not kept; as many rows go through the row check, with all
# their findings.

use strict;
use warnings;

use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

plan skip_all => 'the kernel does not tell the peak of a process' unless -r '/proc/self/status';

my $node = PostgreSQL::Test::Cluster->new('main');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "jit = off\nmax_parallel_workers_per_gather = 0\nwork_mem = '4MB'\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION govcredit');

# Tables that keep no row, for pages of shared memory would count.
$node->safe_psql('postgres', q{
	CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
	CREATE TABLE rejected (LIKE govcredit.rejected_row INCLUDING ALL);
	CREATE TRIGGER zz BEFORE INSERT ON rejected FOR EACH ROW EXECUTE FUNCTION nothing();
	CREATE TABLE flagged (cf_xdr_mc text, cf_xdr_lb text, cf_xdr_shxym text, cf_jdrq text, n int4, flaws text);
	CREATE TRIGGER check_row BEFORE INSERT ON flagged FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'flag', 'flaws');
	CREATE TRIGGER zz BEFORE INSERT ON flagged FOR EACH ROW EXECUTE FUNCTION nothing();
	CREATE TABLE diverted (LIKE flagged);
	CREATE TRIGGER check_row BEFORE INSERT ON diverted FOR EACH ROW EXECUTE FUNCTION govcredit.check_row('penalty-2018', 'divert', 'rejected');});

# Rows made on the way, so that no page of shared memory counts.  "kept" are
# records with repeat, which a state keeps and orders at the end.
my $prologue = q{
	CREATE FUNCTION pg_temp.peak() RETURNS bigint LANGUAGE sql AS
		$$ SELECT substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s*(\d+) kB')::bigint $$;
	CREATE FUNCTION pg_temp.used() RETURNS bigint LANGUAGE sql AS
		$$ SELECT sum(total_bytes)::bigint / 1024 FROM pg_backend_memory_contexts $$;
	PREPARE one (int) AS
		SELECT govcredit.score('huaiyin-2019', '2026-06-30', 'department', 'disclosure_missed', date '2025-01-01' + n % 500, 'minor',
					 n, NULL, NULL, ARRAY['main_responsible'], NULL, NULL, NULL, NULL)
		  FROM (SELECT generate_series(1, $1) AS n) s;
	PREPARE subjects (int, int) AS
		SELECT count(score), sum(score) FROM (
			SELECT govcredit.score('huaiyin-2019', '2026-06-30', 'department',
						 CASE WHEN n % 3 = 0 THEN 'accountability' ELSE 'disclosure_missed' END, date '2025-01-01' + n % 500, 'minor')
			  FROM (SELECT generate_series(1, $1) AS n) s GROUP BY n % $2) x;
	PREPARE hoard (int) AS
		SELECT cardinality(array_agg(n::bigint)) FROM (SELECT generate_series(1, $1) AS n) s;
	PREPARE rows (int) AS
		SELECT count(v.code), sum(length(v.message)) FROM (
			SELECT 'party' AS cf_xdr_mc, 'x' || n AS cf_xdr_lb, '91990100MA00' || n AS cf_xdr_shxym, n::text AS cf_jdrq
			  FROM (SELECT generate_series(1, $1) AS n) s OFFSET 0) r, govcredit.validate_row('penalty-2018', r, '2026-01-01') AS v;
	PREPARE objects (int) AS
		SELECT count(v.code), sum(length(v.message)) FROM (SELECT generate_series(1, $1) AS n) s,
			govcredit.validate_json('penalty-2018', jsonb_build_object('cf_xdr_mc', n, 'cf_xdr_lb', n)::text, '2026-01-01') AS v;
	PREPARE flagged (int) AS
		INSERT INTO public.flagged SELECT 'party', 'x' || n, '91990100MA00' || n, n, n FROM (SELECT generate_series(1, $1) AS n) s;
	PREPARE diverted (int) AS
		INSERT INTO public.diverted SELECT 'party', 'x' || n, '91990100MA00' || n, n, n FROM (SELECT generate_series(1, $1) AS n) s;
	PREPARE points (int) AS
		SELECT sum(govcredit.points('huaiyin-2019', 'department', 'accountability', date '2025-01-01' + n % 500, 'minor', n))
		  FROM (SELECT generate_series(1, $1) AS n) s;
};

# Kilobytes by which the peak and the contexts grow from the first to the second.
sub growth
{
	my ($first, $second) = @_;
	my @seen = split /\n/, $node->safe_psql('postgres', qq{$prologue
		\\o /dev/null
		EXECUTE $first; EXECUTE $first;
		\\o
		SELECT pg_temp.peak() AS peak, pg_temp.used() AS used \\gset
		\\o /dev/null
		EXECUTE $second;
		\\o
		SELECT pg_temp.peak() - :peak;
		SELECT pg_temp.used() - :used;});
	note("from $first to $second: peak $seen[0] kB, contexts $seen[1] kB");
	return @seen;
}

my ($peak, $used);
($peak) = growth('hoard(3000)', 'hoard(300000)');
cmp_ok($peak, '>', 2048, 'what does grow is seen to grow');
($peak, $used) = growth('one(30000)', 'one(300000)');
cmp_ok($peak, '<=', 512, 'ten times the records of a subject: the peak is where it was');
cmp_ok($used, '<=', 64, 'and nothing stays');
($peak, $used) = growth('points(30000)', 'points(300000)');
cmp_ok($peak, '<=', 512, 'ten times the calls of points(): the peak is where it was');
cmp_ok($used, '<=', 64, 'and nothing stays');
($peak, $used) = growth('subjects(30000, 100)', 'subjects(30000, 100)');
cmp_ok($peak, '<=', 512, 'the same again: nothing is lost');
cmp_ok($used, '<=', 64, 'and nothing stays');

for my $check ('rows', 'objects', 'flagged', 'diverted')
{
	($peak, $used) = growth("$check(10000)", "$check(100000)");
	cmp_ok($peak, '<=', 512, "ten times the rows checked ($check): the peak is where it was");
	cmp_ok($used, '<=', 64, 'and nothing stays');
}

# 100,000 states of some 150 to 400 bytes are five times work_mem.
($peak, $used) = growth('subjects(3000, 1000)', 'subjects(300000, 100000)');
cmp_ok($peak, '<=', 20 * 1024, 'more subjects than work_mem holds: they are spilled');
cmp_ok($used, '<=', 64, 'and nothing stays');

# An evaluation: its states spill where work_mem does not hold them, and come out the same.
$node->safe_psql('postgres', q{
	SET client_min_messages = warning;
	SELECT govcredit.create_registry('credit');
	INSERT INTO credit.jurisdiction (division, policy, valid) VALUES ('990101', 'huaiyin-2019', '[2019-06-12,)');
	INSERT INTO credit.subject (id, kind, name, division)
		SELECT n, 'department', '第' || n || '单位（演示数据）', '990101' FROM generate_series(1, 2000) n;
	INSERT INTO credit.record (subject, record_type, decided_on, severity)
		SELECT 1 + n % 2000, (ARRAY['accountability', 'disclosure_missed', 'good_case'])[1 + n % 3], date '2024-01-01' + n % 500, 'minor'
		  FROM generate_series(1, 20000) n;
	ANALYZE});
sub spilled
{
	return $node->safe_psql('postgres', q{SELECT pg_stat_force_next_flush(); SELECT temp_bytes FROM pg_stat_database WHERE datname = 'postgres'}) =~ s/\A\s+//r;
}
my %evaluation;
for my $run ([ 1, 'small', '256kB' ], [ 2, 'large', '256MB' ])
{
	my ($id, $title, $memory) = @$run;
	my $before = spilled();
	$node->safe_psql('postgres', "SET work_mem = '$memory'; CALL credit.evaluate('2025-06-30', '$title')");
	$node->safe_psql('postgres', "SET work_mem = '$memory'; CALL credit.freeze($id)");
	my $grown = spilled() - $before;
	$id == 1 ? cmp_ok($grown, '>', 1024 * 1024, 'an evaluation spills') : is($grown, 0, 'an evaluation that has room does not');
	$evaluation{$title} = $node->safe_psql('postgres', qq{SELECT md5(string_agg((s.subject, s.score, s.grade, c.lines)::text, ',' ORDER BY s.subject))
		FROM credit.evaluation_score s
		JOIN (SELECT c.subject, string_agg((c.line, c.label, c.effect, c.note)::text, ',' ORDER BY c.line) AS lines
				FROM credit.evaluation_contribution c WHERE c.evaluation = $id GROUP BY c.subject) c USING (subject) WHERE s.evaluation = $id});
}
is($evaluation{small}, $evaluation{large}, 'with the same scores and lines');

$node->stop;
done_testing();
