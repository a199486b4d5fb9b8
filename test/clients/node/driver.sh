# shellcheck shell=bash
# NODE_PATH to node-postgres: Debian's node-pg, or where it is missing npm's, of the version in package.json.
export NODE_PATH=/usr/share/nodejs
if ! node -e 'require("pg")' 2>/dev/null; then
	driver=${BASH_SOURCE[0]%/*}
	if [ ! -d "$driver/node_modules" ]; then
		npm ci --prefix "$driver" --cache "${TMPDIR:-/tmp}/govcredit-npm" --ignore-scripts --no-audit --no-fund \
			--no-update-notifier --loglevel=error
	fi
	NODE_PATH=$(cd "$driver" && pwd)/node_modules
	export NODE_PATH
fi
