# shellcheck shell=bash
# run_one NAME COMMAND...: COMMAND is an application of test/applications/NAME: it does what the list "operations"
# says, in that order, with the login regress_app, and prints its version and the answers, which are the same with every
# client ("expected").  What NAME cannot do its file "without" lists.
#
# Sourced by the runners, who stand in test/applications/NAME.

set -euo pipefail

# shellcheck disable=SC2034	# used by npm.sh
applications=$(cd .. && pwd)

# Roles are the cluster's.
forget()
{
	psql -X -q -v ON_ERROR_STOP=1 <<-'SQL'
		SET client_min_messages = error;
		DROP SCHEMA IF EXISTS credit, credit_internal, credit_zh CASCADE;
		DROP TABLE IF EXISTS public.company CASCADE;
		SELECT format('DROP OWNED BY %1$I; DROP ROLE %1$I', rolname) FROM pg_catalog.pg_roles WHERE rolname ~ '^regress_app(_|$)' ORDER BY rolname DESC \gexec
	SQL
}

run_one()
{
	local name=$1 answers version wanted operations

	shift
	trap forget EXIT
	PGOPTIONS='-c client_min_messages=warning' psql -X -q -v ON_ERROR_STOP=1 -f "$applications/setup.sql"
	[ ! -f functions.sql ] || PGUSER=regress_app psql -X -q -v ON_ERROR_STOP=1 -f functions.sql
	answers=$(PGUSER=regress_app "$@" <"$applications/operations")
	version=$(head -n 1 <<<"$answers" | cut -c 3-)
	echo "$version"
	wanted=$(cat "$applications/expected")
	if [ -f "$applications/$name/without" ]; then
		wanted=$(grep -vE "^($(sed 's/\t.*//' "$applications/$name/without" | paste -sd '|')):" <<<"$wanted")
	fi
	diff -u --label expected --label "$name" <(echo "$wanted") <(tail -n +2 <<<"$answers")
	operations=$(cut -d: -f1 <<<"$wanted" | uniq | wc -l)
	forget
	# Another release of Debian has others, which is no fault.
	[[ $version == libpq* ]] || grep -qF "$(cut -d ' ' -f 2 <<<"${version%%,*}")" "$applications/../../docs/applications.md" ||
		version+=" (docs/applications.md names other versions)"
	echo "$version: $operations of $(wc -l <"$applications/operations") operations"
}
