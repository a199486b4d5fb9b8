# shellcheck shell=bash
# cluster.sh: the private directory ("stage") the commands work in, and the
# server in it.  Sourced by test/run and test/commands/*.sh.
#
#   $stage/src       copy of the sources, built here
#   $stage/server    the server's programs, with this build of the extension
#   $stage/data      the cluster
#   $stage/socket    its unix socket; nothing listens on TCP
#   $stage/log       logs
#
# The whole stage is readable by its owner only.

fail()
{
	echo "govcredit: $*" >&2
	exit 1
}

# choose_base MEGABYTES: where the stage will be made.  Sets "base".
choose_base()
{
	local megabytes=$1 user probe free named=

	base=${TMPDIR:-/tmp}
	user=$(stage_user)
	# The user must be able to reach it, and a socket's path is limited to
	# 107 bytes.
	if [ ${#base} -gt 60 ] || ! as_user "$user" test -w "$base" -a -x "$base"; then
		[ "$base" = /tmp ] || named=" (TMPDIR=$base is too long a path, or not for $user)"
		base=/tmp
	fi
	probe=$(mktemp "$base/govcredit.XXXXXX") || fail "cannot write into $base$named"
	echo '#!/bin/sh' >"$probe"
	chmod 700 "$probe"
	if ! "$probe" 2>/dev/null; then
		rm -f "$probe"
		fail "no program may run in $base$named, which is mounted noexec;" \
			"name another directory: TMPDIR=/var/tmp, for instance"
	fi
	rm -f "$probe"
	free=$(df -Pm "$base" | awk 'NR == 2 { print $4 }')
	[ "$free" -ge "$megabytes" ] ||
		fail "$base$named has $free MB free, and $megabytes are needed;" \
			"name another directory: TMPDIR=/var/tmp, for instance"
}

# create_stage TOP: copies the sources of TOP into a new directory that belongs
# to the user who will work there.  Sets "stage".
create_stage()
{
	local top=$1 user

	user=$(stage_user)
	stage=$(mktemp -d "$base/govcredit.XXXXXX")
	trap 'rm -rf "$stage"' EXIT
	mkdir "$stage/src" "$stage/socket" "$stage/log" "$stage/home" "$stage/tmp"
	tar -C "$top" --exclude-vcs --exclude=./build --exclude=node_modules \
		--exclude='*.o' --exclude='*.bc' --exclude='*.so' \
		--exclude='./govcredit--*.sql' --exclude=./tmp_check \
		--exclude=./results --exclude=./output_iso --exclude=./bench_results \
		-cf - . |
		tar -C "$stage/src" --no-same-owner -xf -
	echo "$PG_CONFIG" >"$stage/pg_config"
	[ -z "$packages_log" ] || mv "$packages_log" "$stage/log/packages"
	if [ "$(id -u)" -eq 0 ]; then
		chown -R "$user:" "$stage"
	fi
}

# stage_user: who works in a stage made by the caller.
stage_user()
{
	if [ "$(id -u)" -ne 0 ]; then
		id -un
	elif id postgres >/dev/null 2>&1; then
		echo postgres
	else
		echo nobody
	fi
}

# as_user USER COMMAND...: runs COMMAND as USER, who is the caller or less.
as_user()
{
	local user=$1

	shift
	if [ "$(id -u "$user")" -eq "$(id -u)" ]; then
		"$@"
	else
		setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups "$@"
	fi
}

# as_keeper TOP COMMAND...: runs COMMAND as whom the clone TOP belongs to, so
# that root leaves nothing there that its user cannot remove.
as_keeper()
{
	local keeper

	keeper=$(stat -c %u:%g "$1")
	shift
	if [ "$(id -u)" -ne 0 ] || [ "${keeper%:*}" -eq 0 ]; then
		"$@"
	else
		setpriv --reuid="${keeper%:*}" --regid="${keeper#*:}" --clear-groups "$@"
	fi
}

# enter_stage STAGE COMMAND: becomes COMMAND, in STAGE, as its owner.
enter_stage()
{
	local stage=$1 script=$1/src/test/commands/$2.sh user

	user=$(stat -c %U "$stage")
	[ "$(id -u)" -eq 0 ] || [ "$user" = "$(id -un)" ] ||
		fail "$stage belongs to $user"
	trap - EXIT
	cd "$stage" || exit
	export stage HOME=$stage/home TMPDIR=$stage/tmp
	if [ "$user" = "$(id -un)" ]; then
		exec /bin/bash "$script"
	fi
	exec setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
		/bin/bash "$script"
}

# forget_demo TOP: removes what an earlier make demo left.
forget_demo()
{
	local old

	old=$(cat "$1/build/demo" 2>/dev/null) || return 0
	# Only what create_stage made, and only if nobody works in it.
	[[ $old == */govcredit.?????? && -f $old/pg_config ]] || return 0
	! server_runs "$old/data" ||
		fail "the earlier demonstration is in use (make psql?); its server is" \
			"process $(head -n 1 "$old/data/postmaster.pid")"
	rm -rf "$old"
}

# server_runs DATADIR: a process that has ended but that nobody has reaped, as
# in a container whose process 1 does not, runs no more; nor is the process of
# that number after a crash our server.
server_runs()
{
	local pid

	pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) || return 1
	awk '$1 == "Name:" { name = $2 } $1 == "State:" { state = $2 }
		END { exit !(name == "postgres" && state !~ /^[ZX]/) }' \
		"/proc/$pid/status" 2>/dev/null
}

# Called first by every command: undo at every way out.  "keep=yes" leaves the
# stage behind.
child=
keep=
begin()
{
	trap finish EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	cd "$stage/src" || exit
}

finish()
{
	local status=$? pidfile

	trap - EXIT
	trap '' HUP INT TERM
	if [ -n "$child" ]; then
		kill -TERM -- "-$child" 2>/dev/null || true
		wait "$child" 2>/dev/null || true
	fi
	# Ours, and those an interrupted TAP test left: each in this stage.
	while IFS= read -r pidfile; do
		stop_server "${pidfile%/*}"
	done < <(find "$stage" -name postmaster.pid)
	cd /
	[ -n "$keep" ] || rm -rf "$stage"
	exit "$status"
}

# run COMMAND...: in the background and a process group of its own, so that a
# signal to this script is answered at once and ends all that COMMAND started.
run()
{
	local status=0

	setsid env --default-signal=INT,QUIT "$@" <&0 &
	child=$!
	wait "$child" || status=$?
	child=
	return "$status"
}

# build: compiles the extension and installs it into a copy of the server.
# PostgreSQL finds its libraries and shared files relative to its programs, so
# a copy of the programs with links to the rest is a whole server.
build()
{
	local config bin lib share dir

	config=$(cat "$stage/pg_config")
	bin=$("$config" --bindir) lib=$("$config" --pkglibdir)
	share=$("$config" --sharedir)
	echo "Building govcredit for $("$config" --version) ..."
	if ! run make -j2 all PG_CONFIG="$config" >"$stage/log/build" 2>&1 ||
		! run make install PG_CONFIG="$config" DESTDIR="$stage/server" \
			>>"$stage/log/build" 2>&1; then
		tail -n 40 "$stage/log/build" >&2
		fail "the extension does not build; the end of the compiler's output is above"
	fi
	mkdir -p "$stage/server$bin"
	cp -L "$bin"/* "$stage/server$bin/"
	for dir in "$lib" "$share"; do
		overlay "$dir" "$stage/server$dir"
	done
}

# overlay FROM TO: links into TO whatever of FROM it does not hold, but nothing of
# a govcredit that is installed there.
overlay()
{
	local entry target

	mkdir -p "$2"
	for entry in "$1"/*; do
		[[ ${entry##*/} != govcredit* ]] || continue
		target=$2/${entry##*/}
		if [ ! -e "$target" ]; then
			ln -s "$entry" "$target"
		elif [ -d "$entry" ] && [ ! -L "$target" ]; then
			overlay "$entry" "$target"
		fi
	done
}

# use_server: the stage's programs and server for whatever is called after it.
use_server()
{
	local bin

	bin=$stage/server$("$(cat "$stage/pg_config")" --bindir)
	export PATH=$bin:$PATH
	export PG_CONFIG=$bin/pg_config
	export PGHOST=$stage/socket PGPORT=5432 PGUSER=postgres PGDATABASE=postgres
	export PGCLIENTENCODING=UTF8 PSQLRC=/dev/null PSQL_HISTORY=$stage/home/history
}

# create_cluster OPTION...: of initdb, besides
create_cluster()
{
	if ! initdb -D "$stage/data" -U postgres -A trust -E UTF8 --locale=C \
		--no-sync "$@" >"$stage/log/initdb" 2>&1; then
		cat "$stage/log/initdb" >&2
		fail "initdb failed (see above)"
	fi
	# A cluster to be thrown away.
	cat >>"$stage/data/postgresql.conf" <<-CONF
		listen_addresses = ''
		unix_socket_directories = '$stage/socket'
		port = $PGPORT
		fsync = off
		max_connections = 50
		timezone = 'Asia/Shanghai'
		lc_messages = 'C'
		# As docs/install.md says of databases with a registry.
		jit = off
	CONF
}

# In the environment of "server", where that is set
server=()
start_server()
{
	if ! env "${server[@]}" pg_ctl -D "$stage/data" -l "$stage/log/server" -w -s start; then
		tail -n 20 "$stage/log/server" >&2
		fail "the server does not start; the end of its log is above"
	fi
}

# stop_server DATADIR: whoever started it; first as one should, then at once.
stop_server()
{
	local pid signal

	pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) || return 0
	for signal in INT QUIT; do
		server_runs "$1" || return 0
		kill -s "$signal" "$pid" 2>/dev/null || return 0
		for _ in {1..100}; do
			server_runs "$1" || return 0
			sleep 0.1
		done
	done
	echo "govcredit: the server (process $pid) does not stop" >&2
}
