# shellcheck shell=bash
# NODE_PATH to the packages of package.json, in the versions of package-lock.json, which come from the npm registry.
# It keeps them for the next runner; where they cannot be had the test fails.
# shellcheck disable=SC2154	# applications: run_one.sh
packages=${TMPDIR:-/tmp}/govcredit-applications
if [ ! -f "$packages/complete" ]; then
	mkdir -p "$packages"
	cp "$applications/package.json" "$applications/package-lock.json" "$packages"
	if ! npm ci --prefix "$packages" --cache "$packages/cache" --ignore-scripts --no-audit --no-fund \
		--no-update-notifier --loglevel=error --fetch-retries=1; then
		echo "the npm registry does not give the packages of test/applications/package-lock.json: what npm says is above"
		exit 1
	fi
	touch "$packages/complete"
fi
export NODE_PATH=$packages/node_modules
