# shellcheck shell=bash
# make test: every test there is, each kind one step; ends with a summary.
# make test-all: those that take long, too.
#
#   regression    sql/ against expected/              (pg_regress)
#   isolation     test/isolation                      (pg_isolation_regress)
#   tap           test/t/*.pl                         (prove)
#   runners       test/fuzz/run, test/agreement/*, test/model/run, test/clients/*/run,
#                 test/applications/*/run
#   demo          demo/demo.sql against demo/demo.out
#   bench         every subject of make bench, as small and short as it gets
#
# and in make test-all only
#
#   npm           test/applications/*/run_npm, with packages of the npm registry
#   long          test/long/*
#   NAME          regression and isolation once more, as test/variants/NAME says
#
#   ONLY=regression,bench    one or more of the steps, with commas between them
#
# A runner is a program that gets PGHOST and the other PG* variables of a
# running server, an existing database in PGDATABASE with the extension in it,
# and is right if it exits with 0 within five minutes, one of test/long within
# an hour.
#
# A variant is a file of bash, which may set
#
#   initdb=(--locale=zh_CN.UTF-8)      options of initdb; localedef makes the locale
#   conf="autovacuum = off"            lines of postgresql.conf
#   environment=(PGDATESTYLE='SQL, DMY')    of each psql that runs a test: pg_regress
#                                      itself sets PGTZ, PGDATESTYLE and PGOPTIONS
#   input=, output=                    what sed -E does to a test and to what psql says
#   user="CREATEDB CREATEROLE"         the database belongs to a role with these
#                                      attributes, gc_owner, and the tests run as it
#   suites=(regression)                instead of both
#   tests="install catalog"            of the regression suite, instead of all

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

passed=0
failed=0
summary=()

# result STEP PASSED FAILED, once for each step: the time is since the last.
reported=$SECONDS
result()
{
	passed=$((passed + $2))
	failed=$((failed + $3))
	summary+=("$(printf '%-20s %4d passed %4d failed  %s' "$1" "$2" "$3" \
		"$(minutes $((SECONDS - reported)))")")
	reported=$SECONDS
}

# minutes SECONDS
minutes()
{
	printf '%3d.%d min' $(($1 / 60)) $(($1 % 60 / 6))
}

banner()
{
	printf '\n== %s\n' "$1"
}

# lines FILE PATTERN: how many lines match.
lines()
{
	grep -cE "$2" "$1" || true
}

# show FILE: the beginning of what went wrong.
show()
{
	[ ! -s "$1" ] || { echo "-- ${1#"$stage/src/"}"; head -n 60 "$1"; }
}

# regress NAME LOG DIFFS COMMAND...: a pg_regress of either kind.
regress()
{
	local name=$1 log=$2 diffs=$3 good bad status=0

	shift 3
	banner "$name"
	run "$@" >"$log" 2>&1 || status=$?
	# Up to 15 "test x ... ok", from 16 on TAP.
	grep -E '^ *(test .*|x +|[^ ]+ +)\.\.\. |^(not )?ok ' "$log" || true
	good=$(lines "$log" '\.\.\. ok|^ok ')
	bad=$(lines "$log" '\.\.\. FAILED|^not ok ')
	if [ "$status" -ne 0 ]; then
		[ "$bad" -gt 0 ] || { bad=1; tail -n 20 "$log"; }
		show "$diffs"
	fi
	result "$name" "$good" "$bad"
}

tap()
{
	local pgxs good bad status=0 log=$stage/log/tap file

	banner "tap"
	pgxs=$(pg_config --pgxs)
	run env TESTDIR="$stage/src" TESTDATADIR="$stage/src/tmp_check" \
		TESTLOGDIR="$stage/src/tmp_check/log" PGPORT=65432 \
		PG_REGRESS="${pgxs%/*}/../test/regress/pg_regress" \
		prove -I "${pgxs%/*}/../test/perl" test/t/*.pl >"$log" 2>&1 || status=$?
	cat "$log"
	good=$(lines "$log" '^test/t/.* ok$')
	bad=$(($(printf '%s\n' test/t/*.pl | wc -l) - good))
	if [ "$status" -ne 0 ]; then
		[ "$bad" -gt 0 ] || bad=1
		for file in tmp_check/log/regress_log_*; do
			! grep -qE '^not ok|died|# *Failed' "$file" || tail -n 40 "$file"
		done
	fi
	result tap "$good" "$bad"
}

# programs NAME SECONDS PROGRAM...: what is no executable file is none of them.
programs()
{
	local name=$1 limit=$2 program good=0 bad=0 log db

	shift 2
	banner "$name"
	for program; do
		[[ -x $program && -f $program ]] || continue
		log=$stage/log/runner
		db=runner_$((passed + failed + good + bad))
		createdb "$db"
		psql -X -q -d "$db" -c 'CREATE EXTENSION govcredit'
		if run env PGDATABASE="$db" timeout --kill-after=10 "$limit" "$program" >"$log" 2>&1; then
			good=$((good + 1))
			printf '%-40s ok    %s\n' "$program" "$(tail -n 1 "$log")"
		else
			bad=$((bad + 1))
			printf '%-40s FAILED\n' "$program"
			tail -n 40 "$log"
		fi
	done
	result "$name" "$good" "$bad"
}

demo()
{
	local diffs=$stage/log/demo.diffs

	banner demo
	createdb govcredit_demo
	(cd demo && run psql -X -q -P pager=off -v ON_ERROR_STOP=1 \
		-d govcredit_demo -f demo.sql) >"$stage/log/demo" 2>&1 || true
	if diff -u demo/demo.out "$stage/log/demo" >"$diffs"; then
		echo "the output of demo/demo.sql is demo/demo.out"
		result demo 1 0
	else
		head -n 60 "$diffs"
		result demo 0 1
	fi
}

bench()
{
	local log=$stage/log/bench good bad

	banner bench
	mapfile -t subjects <test/bench/subjects
	run test/bench/run "$stage/bench" 10000 1 "${subjects[@]}" >"$log" 2>&1 || true
	good=$(lines "$log" '^[a-z_]+: done$')
	bad=$((${#subjects[@]} - good))
	if [ "$bad" -gt 0 ]; then
		tail -n 60 "$log"
	else
		echo "measured: ${subjects[*]}"
	fi
	result bench "$good" "$bad"
}

regression()
{
	regress regression "$stage/log/regress" regression.diffs \
		make -s installcheck ISOLATION=
}

isolation()
{
	regress isolation "$stage/log/isolation" output_iso/regression.diffs \
		make -s installcheck REGRESS=
}

runners()
{
	programs runners 300 test/fuzz/run test/agreement/* test/model/run test/clients/*/run \
		test/applications/*/run
}

npm()
{
	programs npm 600 test/applications/*/run_npm
}

long()
{
	programs long 3600 test/long/*
}

# variant NAME: in a cluster and an environment of its own
variant()
{
	local name=$1 suite options initdb=() conf='' environment=() tests=''
	local input='' output='' user=''
	local suites=(regression isolation)

	server=()
	# shellcheck source=/dev/null
	. "test/variants/$name"
	stop_server "$stage/data"
	rm -rf "$stage/data"
	make_locales "${initdb[@]}"
	create_cluster "${initdb[@]}"
	printf '%s\n' "$conf" >>"$stage/data/postgresql.conf"
	start_server
	make_launcher launcher
	if [ -n "$user" ]; then
		# What pg_regress sets for a database, and sql/bounded, is a superuser's to set.
		psql -X -q -d postgres -c "CREATE ROLE gc_owner LOGIN $user" \
			-c 'GRANT SET ON PARAMETER lc_messages, govcredit.rows_limit TO gc_owner'
	fi
	for suite in "${suites[@]}"; do
		if [[ $suite != regression && $suite != isolation ]]; then
			"$suite"
			continue
		fi
		options=(ISOLATION= ${tests:+"REGRESS=$tests"})
		[ "$suite" = regression ] || options=(REGRESS=)
		regress "$name $suite" "$stage/log/$name" "$([ "$suite" = regression ] || echo output_iso/)regression.diffs" \
			env ${user:+PGUSER=gc_owner} make -s installcheck "${options[@]}" LAUNCHER=./launcher
	done
}

# make_launcher FILE: a program that runs a test's psql as the variant says.
make_launcher()
{
	cat >"$1" <<-LAUNCHER
		#!/bin/bash
		sed -E $(printf %q "$input") |
			env $([ ${#environment[@]} -eq 0 ] || printf '%q ' "${environment[@]}") "\$@" 2>&1 |
			sed -E $(printf %q "$output")
		exit "\${PIPESTATUS[1]}"
	LAUNCHER
	chmod 700 "$1"
}

# make_locales OPTION...: the one that --locale=NAME.CODESET names, if the machine
# lacks it.
make_locales()
{
	local option name

	for option; do
		[[ $option == --locale=*.* ]] || continue
		name=${option#*=}
		mkdir -p "$stage/locale"
		export LOCPATH=$stage/locale
		localedef -i "${name%.*}" -f "${name#*.}" "$stage/locale/$name" ||
			fail "localedef cannot make $name"
	done
}

shopt -s nullglob
steps=(regression isolation tap runners demo bench)
variants=()
if [ -n "${all:-}" ]; then
	variants=("$stage"/src/test/variants/*)
	variants=("${variants[@]##*/}")
	steps+=(npm long "${variants[@]}")
fi
if [ -n "${ONLY:-}" ]; then
	chosen=" ${ONLY//,/ } "
	for step in $chosen; do
		[[ " ${steps[*]} " == *" $step "* ]] || fail "ONLY=$step is none of: ${steps[*]}"
	done
	# In the usual order: after a variant the cluster is another.
	for i in "${!steps[@]}"; do
		[[ $chosen == *" ${steps[i]} "* ]] || unset "steps[i]"
	done
fi

begin
build
use_server
create_cluster
start_server
result build 1 0
for step in "${steps[@]}"; do
	if [[ " ${variants[*]} " == *" $step "* ]]; then
		variant "$step"
	else
		"$step"
	fi
done

if [ "$failed" -gt 0 ] && [ -s "$stage/log/server" ] &&
	grep -qE 'PANIC|terminated by signal' "$stage/log/server"; then
	banner "the server crashed"
	grep -E -B 2 -A 3 'PANIC|terminated by signal' "$stage/log/server" | head -n 20
fi

banner summary
printf '%s\n' "${summary[@]}"
echo "$passed passed, $failed failed, in $(minutes "$SECONDS")"
[ "$failed" -eq 0 ]
