# shellcheck shell=bash
# make bench: times the extension against its peers.
#
#   SCALE=200k      rows of each table; 2M, for instance, is allowed
#   ROUNDS=5        times everybody runs
#   ONLY=calendar    one or more of the subjects, with commas between them
#   GROWTH=100k,1M,10M   besides, how time grows with the records
#
# A subject is test/bench/SUBJECT.sql: it makes its data, says who competes,
# and checks that the answers are the same.  test/bench/SUBJECT_round.sql, where
# there is one, is run once a round, in a session of its own;
# test/bench/SUBJECT_growth.sql once for each number of records in GROWTH.

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

subjects=(identifiers calendar rules policy layout registry)

# number SETTING TEXT: 100k or 2M as a number.
number()
{
	local n

	[[ $2 =~ ^([1-9][0-9]*)([kM]?)$ ]] ||
		fail "$1=$2 is not a number of rows such as 100k or 2M"
	n=${BASH_REMATCH[1]}
	case ${BASH_REMATCH[2]} in
		k) n=$((n * 1000)) ;;
		M) n=$((n * 1000000)) ;;
	esac
	[ "$n" -ge 10000 ] || fail "$1=$2 is too little to time: 10k at least"
	echo "$n"
}

rows=$(number SCALE "${SCALE:-200k}")
rounds=${ROUNDS:-5}
growth=()
sizes=${GROWTH:-}
for size in ${sizes//,/ }; do
	growth+=("$(number GROWTH "$size")")
done
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "ROUNDS=$rounds is not a number"
if [ -n "${ONLY:-}" ]; then
	read -ra chosen <<<"${ONLY//,/ }"
	for subject in "${chosen[@]}"; do
		[[ " ${subjects[*]} " == *" $subject "* ]] ||
			fail "ONLY=$subject is none of: ${subjects[*]}"
	done
	subjects=("${chosen[@]}")
fi

sql()
{
	run psql -X -q -v ON_ERROR_STOP=1 -v rows="$rows" -d govcredit_bench "$@" ||
		fail "the bench stopped at the error above"
}

begin
build
use_server
create_cluster
cat >>"$stage/data/postgresql.conf" <<-CONF
	shared_buffers = 1GB
	work_mem = 512MB
	maintenance_work_mem = 512MB
	max_wal_size = 8GB
	checkpoint_timeout = 1h
	synchronous_commit = off
	autovacuum = off
	jit = off
	max_parallel_workers_per_gather = 0
	max_parallel_maintenance_workers = 0
	client_min_messages = warning
CONF
start_server
createdb govcredit_bench
mkdir results

sql -f test/bench/bench.sql
for subject in "${subjects[@]}"; do
	echo "$subject: data of $rows rows, and the same answers from all ..."
	sql -f "test/bench/$subject.sql"
	contests=$(sql -At -c "SELECT contest FROM bench.contest c WHERE EXISTS
		(SELECT FROM bench.peer p WHERE p.contest = c.contest AND p.query IS NOT NULL AND NOT EXISTS
		 (SELECT FROM bench.timing t WHERE t.contest = c.contest))
		ORDER BY place")
	for contest in $contests; do
		echo "$subject: $contest, $rounds rounds ..."
		sql -c "CALL bench.race('$contest', $rounds)"
	done
	if [ -f "test/bench/${subject}_round.sql" ]; then
		echo "$subject: $rounds sessions ..."
		for ((round = 1; round <= rounds; round++)); do
			sql -v round="$round" -f "test/bench/${subject}_round.sql"
		done
	fi
	if [ -f "test/bench/${subject}_growth.sql" ]; then
		for records in "${growth[@]}"; do
			echo "$subject: growth, $records records ..."
			sql -v rows="$records" -v rounds=$((rounds < 3 ? rounds : 3)) -f "test/bench/${subject}_growth.sql"
		done
	fi
done
{
	echo "govcredit $(sed -n "s/^default_version = '\(.*\)'/\1/p" govcredit.control)," \
		"PostgreSQL $(sql -At -c 'SHOW server_version'), $rows rows, $rounds rounds"
	echo "$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)," \
		"$(nproc) processors, load when finished: $(cut -d ' ' -f 1-3 /proc/loadavg)"
	echo "Measured: $(sql -At -c "SELECT obj_description('bench.clock(boolean)'::regprocedure, 'pg_proc')")"
	sql -f test/bench/report.sql
} | tee results/report.txt
awk -f test/bench/plot.awk results/plot.tsv >results/results.svg
rm results/plot.tsv
if [ -f results/growth.tsv ]; then
	awk -f test/bench/growth.awk results/growth.tsv >results/growth.svg
	rm results/growth.tsv
fi
# test/run takes the results from here.
keep=yes
