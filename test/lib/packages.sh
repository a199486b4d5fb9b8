# shellcheck shell=bash
# packages.sh: what the commands need, and how to get it on Debian.
# Sourced by test/run.

# PostgreSQL of this Debian, used where no server is installed or chosen.
default_major=15
if grep -qs '^VERSION_CODENAME=trixie' /etc/os-release; then
	default_major=17
fi

fail()
{
	echo "govcredit: $*" >&2
	exit 1
}

# have_header FILE: the compiler that PGXS will use is there and finds FILE.
have_header()
{
	local compiler=gcc

	[ ! -x "$PG_CONFIG" ] || read -r compiler _ < <("$PG_CONFIG" --cc)
	echo "#include <$1>" | "$compiler" -E -o /dev/null - 2>/dev/null
}

have_command()
{
	command -v "$1" >/dev/null
}

have_perl()
{
	perl -M"$1" -e 1 2>/dev/null
}

have_python()
{
	/usr/bin/python3 -c "import $1" 2>/dev/null
}

# node-postgres of Debian, or npm, with which test/clients/node/run gets it.
have_node_pg()
{
	have_command node && {
		NODE_PATH=/usr/share/nodejs node -e 'require("pg")' 2>/dev/null ||
			have_command npm
	}
}

# Can clang link a fuzz target?
have_fuzzer()
{
	local archive

	have_command clang || return 1
	archive=$(clang -print-file-name="libclang_rt.fuzzer-$(uname -m).a")
	[ -f "$archive" ] ||
		[ -f "$(clang -print-runtime-dir)/libclang_rt.fuzzer-$(uname -m).a" ] ||
		[ -f "$(clang -print-resource-dir)/lib/linux/libclang_rt.fuzzer-$(uname -m).a" ]
}

# headers_fault: compiles a program of two lines against the server's headers
# with the compiler and the flags PGXS will use, and prints the first thing the
# compiler does not like.  That pgxs.mk and pg_config are there says nothing:
# Debian's postgresql-client-NN brings them.
headers_fault()
{
	local command fault

	command="$("$PG_CONFIG" --cc) -I'$("$PG_CONFIG" --includedir-server)'"
	command+=" $("$PG_CONFIG" --cppflags) -x c -fsyntax-only -"
	fault=$(printf '#include "postgres.h"\n#include "fmgr.h"\nPG_MODULE_MAGIC;\n' |
		sh -c "$command" 2>&1) || echo "${fault%%$'\n'*}"
}

# The server a chosen pg_config belongs to must be whole; it is not ours to
# complete.
check_chosen_server()
{
	local command=$1 pgxs bindir file lacking=()

	[ -x "$(command -v "$PG_CONFIG")" ] ||
		fail "PG_CONFIG=$PG_CONFIG is not a program"
	PG_CONFIG=$(command -v "$PG_CONFIG")
	bindir=$("$PG_CONFIG" --bindir)
	pgxs=$("$PG_CONFIG" --pgxs)
	set -- "$bindir/postgres" "$bindir/initdb" "$bindir/pg_ctl" \
		"$bindir/psql" "$pgxs" "$("$PG_CONFIG" --includedir-server)/postgres.h"
	if [[ $command == test* ]]; then
		set -- "$@" "${pgxs%/*}/../test/regress/pg_regress" \
			"${pgxs%/*}/../test/perl/PostgreSQL/Test/Cluster.pm" \
			"$("$PG_CONFIG" --pkglibdir)/auto_explain.so"
		! wants runners || set -- "$@" "$("$PG_CONFIG" --pkglibdir)/plpgsql_check.so"
	fi
	if [ "$command" != demo ]; then
		set -- "$@" "$("$PG_CONFIG" --pkglibdir)/isn.so"
	fi
	for file; do
		[ -e "$file" ] || lacking+=("$file")
	done
	[ ${#lacking[@]} -eq 0 ] ||
		fail "the server of PG_CONFIG=$PG_CONFIG lacks ${lacking[*]}"
}

# Sets PG_CONFIG, and adds to the array "missing" what a default server lacks.
check_default_server()
{
	local major=$default_major bin

	# Debian's /usr/bin/pg_config stands for the newest server installed.
	if have_command pg_config; then
		major=$(pg_config --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
		[ "$major" -ge 15 ] ||
			fail "govcredit needs PostgreSQL 15 or later, and pg_config is of $major"
		bin=$(pg_config --bindir)
	fi
	# That of libpq-dev alone does not know the server's directory.
	if [ ! -x "${bin:-}/pg_config" ] || [ "${bin:-}" = /usr/bin ]; then
		bin=/usr/lib/postgresql/$major/bin
	fi
	PG_CONFIG=$bin/pg_config
	[ -x "$bin/postgres" ] || missing+=("postgresql-$major")
	plpgsql_check=postgresql-$major-plpgsql-check
	# Without a compiler its headers cannot be tried yet, only looked for.
	if [ ! -x "$PG_CONFIG" ] || [ ! -f "$("$PG_CONFIG" --pgxs)" ] ||
		[ ! -f "$("$PG_CONFIG" --includedir-server)/postgres.h" ] ||
		{ have_header stdio.h && [ -n "$(headers_fault)" ]; }; then
		missing+=("postgresql-server-dev-$major")
	fi
}

# wants STEP: whether make test runs it (ONLY).
wants()
{
	[[ -z ${ONLY:-} || ,$ONLY, == *,"$1",* ]]
}

# require_packages COMMAND: install what COMMAND lacks, or name it and stop.
# What apt and dpkg say goes into a file, named in "packages_log".
packages_log=
require_packages()
{
	local command=$1 sudo=() fault
	local missing=() plpgsql_check=

	if [ -n "${PG_CONFIG:-}" ]; then
		check_chosen_server "$command"
	else
		check_default_server
	fi
	export PG_CONFIG

	have_command make || missing+=(make)
	have_header stdio.h || missing+=(gcc libc6-dev)
	if [[ $command == test* ]]; then
		! wants tap || have_perl IPC::Run || missing+=(libipc-run-perl)
	fi
	if [[ $command == test* ]] && wants runners; then
		[ -z "$plpgsql_check" ] || [ -e "${PG_CONFIG%/bin/pg_config}/lib/plpgsql_check.so" ] ||
			missing+=("$plpgsql_check")
		have_python stdnum || missing+=(python3 python3-stdnum)
		have_python jsonschema || missing+=(python3-jsonschema)
		have_fuzzer || missing+=(clang libclang-rt-dev)
		# test/clients
		have_python psycopg2 || missing+=(python3-psycopg2)
		have_python psycopg || missing+=(python3-psycopg)
		have_header postgresql/libpq-fe.h || have_header libpq-fe.h ||
			missing+=(libpq-dev)
		have_command javac || missing+=(default-jdk-headless)
		[ -e /usr/share/java/postgresql.jar ] || missing+=(libpostgresql-jdbc-java)
		have_node_pg || missing+=(node-pg)
		# test/applications
		have_python sqlalchemy || missing+=(python3-sqlalchemy)
		have_python django || missing+=(python3-django)
	fi
	if [ "$command" = test-all ]; then
		! wants npm || have_command npm || missing+=(npm)
		# test/variants: localedef and what it reads
		[ -e /usr/share/i18n/locales/zh_CN ] || missing+=(locales)
		# and another clock
		compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null || missing+=(libfaketime)
	fi
	if [ ${#missing[@]} -gt 0 ]; then
		install_packages
	fi
	fault=$(headers_fault)
	[ -z "$fault" ] ||
		fail "$("$PG_CONFIG" --cc) does not compile against the server headers of $PG_CONFIG: $fault"
}

# Installs the packages of the array "missing".
# shellcheck disable=SC2154	# base: choose_base
install_packages()
{
	have_command apt-get ||
		fail "missing packages: ${missing[*]}; this is not Debian: install them (or their like) and try again"
	if [ "$(id -u)" -ne 0 ]; then
		# sudo may ask for a password, but only where somebody can type one.
		if have_command sudo && { sudo -n true 2>/dev/null ||
			{ [ -t 0 ] && sudo -v; }; }; then
			sudo=(sudo)
		else
			fail "missing packages: ${missing[*]}; no right to install them; as root: apt-get install ${missing[*]}"
		fi
	fi
	echo "govcredit: installs ${missing[*]} with what they depend on, which may take minutes ..."
	packages_log=$(mktemp "$base/govcredit-packages.XXXXXX")
	if ! "${sudo[@]}" /bin/bash "${BASH_SOURCE[0]%/*}/install.sh" "${missing[@]}" \
		>"$packages_log" 2>&1; then
		tail -n 20 "$packages_log" >&2
		fail "installing ${missing[*]} failed; the end of $packages_log is above"
	fi
	echo "govcredit: installed $(grep -c '^Setting up ' "$packages_log" || true) packages"
}
