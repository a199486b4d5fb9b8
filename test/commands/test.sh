# shellcheck shell=bash
# make test: every test there is, each kind one step; ends with a summary.
#
#   regression    sql/ against expected/              (pg_regress)
#   isolation     test/isolation                      (pg_isolation_regress)
#   tap           test/t/*.pl                         (prove)
#   runners       test/fuzz/run, test/agreement/*, test/model/run, test/clients/*/run
#   demo          demo/demo.sql against demo/demo.out
#
# A runner is a program that gets PGHOST and the other PG* variables of a
# running server, an existing database in PGDATABASE with the extension in it,
# and is right if it exits with 0 within five minutes.

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

passed=0
failed=0
summary=()

# result STEP PASSED FAILED
result()
{
	passed=$((passed + $2))
	failed=$((failed + $3))
	summary+=("$(printf '%-12s %4d passed %4d failed' "$1" "$2" "$3")")
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

# runners NAME PROGRAM...
runners()
{
	local name=$1 program good=0 bad=0 log db

	shift
	banner "$name"
	for program; do
		log=$stage/log/runner
		db=runner_$((passed + failed + good + bad))
		createdb "$db"
		psql -X -q -d "$db" -c 'CREATE EXTENSION govcredit'
		if run env PGDATABASE="$db" timeout --kill-after=10 300 "$program" >"$log" 2>&1; then
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

begin
build
use_server
create_cluster
start_server

regress regression "$stage/log/regress" regression.diffs \
	make -s installcheck ISOLATION=
regress isolation "$stage/log/isolation" output_iso/regression.diffs \
	make -s installcheck REGRESS=
if compgen -G 'test/t/*.pl' >/dev/null; then
	tap
fi
shopt -s nullglob
list=(test/fuzz/run test/agreement/* test/model/run test/clients/*/run)
programs=()
for program in "${list[@]}"; do
	[ ! -x "$program" ] || [ ! -f "$program" ] || programs+=("$program")
done
if [ ${#programs[@]} -gt 0 ]; then
	runners runners "${programs[@]}"
fi
if [ -f demo/demo.sql ]; then
	demo
fi

if [ "$failed" -gt 0 ] && [ -s "$stage/log/server" ] &&
	grep -qE 'PANIC|terminated by signal' "$stage/log/server"; then
	banner "the server crashed"
	grep -E -B 2 -A 3 'PANIC|terminated by signal' "$stage/log/server" | head -n 20
fi

banner summary
printf '%s\n' "${summary[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
