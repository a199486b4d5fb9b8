# shellcheck shell=bash
# make bench: times the extension against its peers.
#
#   SCALE=200k      rows of each table; 2M, for instance, is allowed
#   ROUNDS=5        times everybody runs
#   ONLY=calendar    one or more of the subjects, with commas between them
#   GROWTH=100k,1M,10M   besides, how time grows with the records
#
# test/bench/run does it; what a subject is stands there.

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

mapfile -t subjects <"$stage/src/test/bench/subjects"

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

begin
build
use_server
# shellcheck disable=SC2119
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
# test/run takes the results from here.
keep=yes
run test/bench/run results "$rows" "$rounds" "${subjects[@]}" -- "${growth[@]}"
