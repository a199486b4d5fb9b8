# Random mutations of text and of binary input, through SQL, for every base
# type of the extension: each is either taken, and then what is written is read
# back as the same value, or refused as bad input.  Nothing else, and no crash.
#
# GOVCREDIT_MUTATION_SEED and GOVCREDIT_MUTATIONS choose another run.

use strict;
use warnings;
use utf8;

use Encode qw(encode);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $seed = $ENV{GOVCREDIT_MUTATION_SEED} // 11643;
my $mutations = $ENV{GOVCREDIT_MUTATIONS} // 400;
srand($seed);
diag("seed $seed, $mutations mutations of each kind and type")
  if $ENV{GOVCREDIT_MUTATION_SEED} || $ENV{GOVCREDIT_MUTATIONS};

# Values to begin with; a type that is not named begins with what it is given.
my %values = (
	uscc => [
		'91530100757185369K', '91350203M0001QKT19!',
		'１２３４５６７８９０１２３４５６７８', ' 92141127ma0kd1y64a '
	],
	resident_id => [ '11010119000101001X', '110101900101001', '81000019900101001X' ],
	division => [ '370104', '370104001', '370104001002', '３７０１０４' ],
	document_no => [
		'宁政〔2018〕13号', '鲁济槐消行罚决字(2023)第0012号', '法[２０１５]137号-1'
	],
	calendar => [ 'cn-2026', 'cn-2026@0123456789abcdef' ],
	policy => [ 'huaiyin-2019', 'huaiyin-2019@0123456789abcdef' ],);

# What people, spreadsheets and attackers put between
my @splinters = (
	'', ' ', "\t", "\n", '!', '*', '-', '@', '0', '9', 'X', 'x', 'O', 'K', '!!', '000',
	'999999999999999999999', '９', 'Ｋ', '！', '　', '＊', '〔', '〕', '(', '第', '号', '无',
	"\x{a0}", "\x{feff}", "\x{1f600}", "\x{7f}", "\x{1}", "'", '"', '\\', '%s%n', '{', '}');

sub splinter
{
	return $splinters[ rand @splinters ];
}

sub mutate_text
{
	my $text = shift;
	for (0 .. int rand 3)
	{
		my $at = int rand(length($text) + 1);
		my $kind = int rand 6;
		if ($kind == 0) { substr($text, $at, 0) = splinter(); }
		elsif ($kind == 1) { substr($text, $at, 1) = splinter() if $at < length $text; }
		elsif ($kind == 2) { substr($text, $at, 1 + int rand 3) = '' if $at < length $text; }
		elsif ($kind == 3) { $text = substr($text, 0, $at); }
		elsif ($kind == 4) { $text .= $text if length $text < 3000; }
		elsif ($at + 2 <= length $text)
		{
			substr($text, $at, 2) = reverse substr($text, $at, 2);
		}
	}
	return $text;
}

sub mutate_bytes
{
	my $bytes = shift;
	for (0 .. int rand 3)
	{
		my $at = int rand(length($bytes) + 1);
		my $kind = int rand 5;
		if ($kind == 0) { substr($bytes, $at, 0) = chr int rand 256; }
		elsif ($kind == 1) { substr($bytes, $at, 1) = chr int rand 256 if $at < length $bytes; }
		elsif ($kind == 2) { $bytes = substr($bytes, 0, $at); }
		elsif ($kind == 3)
		{
			substr($bytes, $at, 1) ^= chr(1 << int rand 8) if $at < length $bytes;
		}
		else { $bytes = join '', map { chr int rand 256 } 1 .. 8; }
	}
	return $bytes;
}

sub hex_array
{
	return '{' . join(',', map { '"' . unpack('H*', $_) . '"' } @_) . '}';
}

my $node = PostgreSQL::Test::Cluster->new('mutation');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION govcredit');
$node->safe_psql(
	'postgres', q{
-- How many texts were taken, and how many refused with which SQLSTATE.
CREATE FUNCTION take_texts(kind regtype, texts text[])
RETURNS TABLE (verdict text, count bigint, example text) LANGUAGE plpgsql AS $$
DECLARE
	hex text;
	input text;
	output text;
	same boolean;
BEGIN
	CREATE TEMP TABLE verdicts (verdict text, hex text) ON COMMIT DROP;
	FOREACH hex IN ARRAY texts LOOP
		BEGIN
			input := convert_from(decode(hex, 'hex'), 'UTF8');
			EXECUTE format('SELECT (%L::%s)::text', input, kind) INTO output;
			EXECUTE format('SELECT %L::%2$s = %L::%2$s AND (%1$L::%2$s)::text = %1$L', output, kind, input)
			   INTO same;
			EXECUTE format('SELECT %L::text::%2$s = %1$L::%2$s AND %3$L', input, kind, same) INTO same;
			INSERT INTO verdicts VALUES (CASE WHEN same THEN 'taken' ELSE 'changed' END, hex);
		EXCEPTION WHEN OTHERS THEN
			INSERT INTO verdicts VALUES (SQLSTATE, hex);
		END;
	END LOOP;
	RETURN QUERY SELECT v.verdict, count(*), min(v.hex) FROM verdicts AS v GROUP BY 1;
END $$;

-- The same for files of COPY BINARY, each with one field of the type.
CREATE FUNCTION take_files(kind regtype, files text[])
RETURNS TABLE (verdict text, count bigint, example text) LANGUAGE plpgsql AS $$
DECLARE
	file text;
	same boolean;
BEGIN
	CREATE TEMP TABLE verdicts (verdict text, file text) ON COMMIT DROP;
	EXECUTE format('CREATE TEMP TABLE received (value %s) ON COMMIT DROP', kind);
	FOREACH file IN ARRAY files LOOP
		BEGIN
			DELETE FROM received;
			EXECUTE format('COPY received FROM %L WITH (FORMAT binary)', file);
			EXECUTE format('SELECT count(*) = 1 AND bool_and(value::text::%s = value) FROM received', kind) INTO same;
			INSERT INTO verdicts VALUES (CASE WHEN same THEN 'taken' ELSE 'changed' END, file);
		EXCEPTION WHEN OTHERS THEN
			INSERT INTO verdicts VALUES (SQLSTATE, file);
		END;
	END LOOP;
	RETURN QUERY SELECT v.verdict, count(*), min(v.file) FROM verdicts AS v GROUP BY 1;
END $$;

CREATE FUNCTION binary_of(kind regtype, input text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	result text;
BEGIN
	EXECUTE (SELECT format('SELECT encode(%s(%L::%s), ''hex'')', typsend::regproc, input, kind)
	           FROM pg_type WHERE oid = kind) INTO result;
	RETURN result;
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$;
});

my @types = split /\n/, $node->safe_psql(
	'postgres', q{
SELECT t.typname FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
  JOIN pg_extension AS e ON e.oid = d.refobjid AND e.extname = 'govcredit'
 WHERE t.typtype = 'b' AND t.typelem = 0 ORDER BY 1});
cmp_ok(scalar @types, '>', 0, 'there are types to test');

# verdicts NAME QUERY ALLOWED: all verdicts are allowed ones
sub verdicts
{
	my ($name, $query, $allowed) = @_;
	my ($status, $out, $err) = $node->psql('postgres', $query);
	is($status, 0, "$name: the server survives") or return diag($err);
	my %seen = map { my ($verdict, @rest) = split /\|/; $verdict => "@rest" } split /\n/, $out;
	my @bad = map { "$_: $seen{$_}" } grep { $_ !~ $allowed } sort keys %seen;
	is_deeply(\@bad, [], "$name: taken unchanged or refused as bad input");
	note("$name: ", join ', ', map { "$_ " . ($seen{$_} =~ s/ .*//r) } sort keys %seen);
	return;
}

my $dir = PostgreSQL::Test::Utils::tempdir();
for my $type (@types)
{
	my @seeds = @{ $values{$type} // ['1'] };
	my @texts = map { encode('UTF-8', $_) }
	  @seeds, map { mutate_text($seeds[ rand @seeds ]) } 1 .. $mutations;
	verdicts("text of $type",
		"SELECT * FROM take_texts('govcredit.$type', '" . hex_array(@texts) . "')",
		qr/^(taken|22P02|IG00\d|42704|54000)$/);

	my @binaries = map { pack 'H*', $_ }
	  grep { $_ ne '' }
	  map {
		my $text = encode('UTF-8', $_);
		$text =~ s/'/''/g;
		$node->safe_psql('postgres', "SELECT binary_of('govcredit.$type', '$text')")
	  } @seeds;
	push @binaries, "\0" x 8 unless @binaries;
	my @files;
	for my $number (0 .. $mutations)
	{
		my $field = $binaries[ rand @binaries ];
		$field = mutate_bytes($field) if $number > 0;
		push @files, "$dir/$type-$number";
		open my $file, '>:raw', $files[-1] or die "cannot write $files[-1]: $!";
		print $file "PGCOPY\n\xff\r\n\0", pack('NNnN', 0, 0, 1, length $field), $field, pack('n', 0xffff);
		close $file;
	}
	chmod 0644, @files;
	verdicts("binary of $type",
		"SELECT * FROM take_files('govcredit.$type', '{" . join(',', @files) . "}')",
		qr/^(taken|22P03|08P01|22021|IG00\d)$/);
}

$node->stop;
my $log = slurp_file($node->logfile);
unlike($log, qr/PANIC|terminated by signal|TRAP:/, 'the log shows no crash');

done_testing();
