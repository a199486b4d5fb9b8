# The files that describe the distribution agree with each other.
# META.json: https://pgxn.org/meta/spec.txt, version 1.0.0.

use strict;
use warnings;

use JSON::PP;
use Test::More;

sub slurp
{
	my $path = shift;
	open my $file, '<', $path or die "cannot open $path: $!";
	local $/;
	return <$file>;
}

my $meta = decode_json(slurp('META.json'));

# What the specification requires, and nothing it does not know
for my $key (qw(name version abstract maintainer license provides meta-spec))
{
	ok($meta->{$key}, "META.json has $key");
}
my %known = map { $_ => 1 }
  qw(name version abstract maintainer license provides meta-spec description
  generated_by tags no_index prereqs release_status resources);
is_deeply([ grep { !$known{$_} && !/^x_/i } sort keys %$meta ],
	[], 'META.json has no unknown key');
is($meta->{'meta-spec'}{version}, '1.0.0', 'version of the specification');
is($meta->{license}, 'postgresql', 'licence');
like(slurp('LICENSE'), qr/PostgreSQL License/, 'LICENSE says the same');
like($meta->{version}, qr/^\d+\.\d+\.\d+$/, 'semantic version');
like($meta->{release_status}, qr/^(stable|testing|unstable)$/, 'release status');
my ($needed) = slurp('src/compat.h') =~ /PG_VERSION_NUM < (\d\d)0000/;
is($meta->{prereqs}{runtime}{requires}{PostgreSQL},
	"$needed.0.0", 'the oldest server is the one compat.h accepts');

# One version, in the control file
my ($version) = slurp('govcredit.control') =~ /^default_version = '(\d+\.\d+\.\d+)'$/m;
ok($version, 'the control file has a default version');
is($meta->{version}, $version, 'META.json has the version of the control file');
like(slurp('CHANGELOG.md'), qr/^## (?:Unreleased|\Q$version\E)$/m,
	'the change log has it');
for my $name (sort keys %{ $meta->{provides} })
{
	my $extension = $meta->{provides}{$name};
	is($extension->{version}, $meta->{version}, "version of $name");
	ok(-f $extension->{file}, "$extension->{file} exists");
	ok(-f $extension->{docfile}, "$extension->{docfile} exists") if $extension->{docfile};
}

done_testing();
