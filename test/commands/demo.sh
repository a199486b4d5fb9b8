# shellcheck shell=bash
# make demo: plays demo/demo.sql in a database of its own and leaves the data
# for make psql.

set -euo pipefail
# shellcheck source=test/lib/cluster.sh
. "$stage/src/test/lib/cluster.sh"

begin
build
use_server
# shellcheck disable=SC2119
create_cluster
start_server
createdb govcredit_demo
cd demo
run psql -X -q -P pager=off -v ON_ERROR_STOP=1 -d govcredit_demo -f demo.sql ||
	fail "the demonstration stopped at the error above"
cd ..
keep=yes

cat <<EOT

The server is stopped; its data stays in $stage
(make demo begins afresh and removes it).  To go on:

    make psql                                  psql on these tables
    echo 'TABLE pg_extension' | make -s psql   or a script
EOT
