# shellcheck shell=bash
# make psql: psql on the demonstration's data, with its server running for
# just as long.

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

keep=yes
use_server
if pg_ctl -D "$stage/data" status >/dev/null; then
	# Another make psql started the server, and will stop it.
	exec psql govcredit_demo
fi
begin
start_server
trap '' INT
status=0
env --default-signal=INT psql govcredit_demo || status=$?
exit "$status"
