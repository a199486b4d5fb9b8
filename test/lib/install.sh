#!/bin/bash
# install.sh PACKAGE...: installs Debian packages, as root, and keeps
# postgresql-common from creating and starting its default cluster meanwhile.

set -euo pipefail

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# postgresql-common reads every *.conf here before it creates a main cluster
# for a newly installed server.
dropin=/etc/postgresql-common/createcluster.d/govcredit-$$.conf

remove_dropin()
{
	rm -f "$dropin"
	# Only directories that are empty, so only those made here.
	rmdir --ignore-fail-on-non-empty "${dropin%/*}" 2>/dev/null || true
}

trap remove_dropin EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

mkdir -p "${dropin%/*}"
echo 'create_main_cluster = false' >"$dropin"

apt-get -qq update
apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 install "$@" </dev/null
