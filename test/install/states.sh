#!/bin/bash
# states.sh: the states of make test-install; each is a function that brings a fresh
# tree into the state, does what a user would do, and says what is expected.
# test/install/run calls it inside the tree, as root.

set -euo pipefail

# name, tree (fresh: git and make; ready: and what make demo installs), /tmp (a
# tmpfs with these options, or disk), who reaps orphans
list()
{
	cat <<-EOT
		bare fresh disk init
		postgresql fresh disk init
		client-libpq fresh disk init
		server-dev fresh disk init
		unprivileged fresh disk init
		unprivileged-ready ready disk init
		sudo fresh disk init
		odd-path ready disk init
		no-home ready disk init
		odd-locale ready disk init
		noexec-tmp ready noexec init
		noexec-tmp-tmpdir ready noexec init
		small-tmp ready size=60m init
		not-writable ready disk init
		nobody-reaps ready disk nobody
		make-postgresql fresh disk init
		make-libpq fresh disk init
		own-cluster ready disk init
		own-cluster-zh ready disk init
		other-version ready disk init
		bench ready disk init
		test fresh disk init
	EOT
}

if [ "$1" = list ]; then
	list
	exit
fi

export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
major=15
if grep -q '^VERSION_CODENAME=trixie' /etc/os-release; then
	major=17
fi
clone=/root/govcredit

unexpected()
{
	echo "NOT AS EXPECTED: $*"
	exit 1
}

packages()
{
	apt-get -qq update
	apt-get -qq -y install "$@"
}

# clone_to DIR USER: where the clone is
clone_to()
{
	clone=$1
	mkdir -p "$clone"
	tar -C "$clone" -xf /root/commit.tar
	chown -R "$2:" "$clone"
}

# try USER COMMAND: of a shell, as USER after logging in, in the clone.  Sets rc;
# what is printed goes to /root/out, too.
try()
{
	echo "== $1: $2"
	rc=0
	su - "$1" -s /bin/bash -c "cd '$clone' && $2" >/root/out 2>&1 || rc=$?
	cat /root/out
	echo "== exit status $rc"
	echo "$rc" >/root/rc
}

# The demonstration was played, to the last line, and psql finds its tables.
plays()
{
	local user=$1 sudo=${2:-} chatter

	[ "$rc" -eq 0 ] || unexpected "exit status $rc"
	diff <(sed '0,/^Building govcredit/d; /^The server is stopped/,$d' /root/out | sed '$d') \
		"$clone/demo/demo.out" || unexpected "the demonstration is another"
	chatter=$(sed -n '/^Building/q; p' /root/out | wc -l)
	[ "$chatter" -le 3 ] || unexpected "$chatter lines before the building"
	! grep -q 'does not stop' /root/out || unexpected "the server does not stop"
	su - "$user" -s /bin/bash -c "cd '$clone' &&
		echo 'SELECT count(*) > 9 AS there FROM credit.subject' | $sudo make -s psql" >/root/psql 2>&1 ||
		unexpected "make psql: $(cat /root/psql)"
	grep -qx ' t' /root/psql || unexpected "make psql: $(cat /root/psql)"
	! grep -q 'does not stop' /root/psql || unexpected "the server does not stop"
}

# stops WORD...: early, in a line or two that say these words; nothing was built.
stops()
{
	local word

	[ "$rc" -ne 0 ] || unexpected "exit status 0"
	for word; do
		grep -qF -- "$word" /root/out || unexpected "\"$word\" is not said"
	done
	[ "$(grep -cv '^make' /root/out)" -le 2 ] || unexpected "too many words"
	! grep -q '^Building' /root/out || unexpected "it was built"
	leaves_nothing
}

leaves_nothing()
{
	! compgen -G '/tmp/govcredit*' || unexpected "something is left in /tmp"
	[ -z "$(find /etc/postgresql-common/createcluster.d -name 'govcredit*' 2>/dev/null)" ] ||
		unexpected "a setting of postgresql-common is left"
}

# all_of USER: nothing in the clone belongs to anybody else.
all_of()
{
	find "$clone" ! -user "$1" >/root/others
	[ ! -s /root/others ] || unexpected "not of $1: $(cat /root/others)"
}

user()
{
	useradd -m -s /bin/bash "$1"
}

# Not a state: what the trees called ready have.
prepare()
{
	mkdir -p /etc/postgresql-common/createcluster.d
	echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/none.conf
	apt-get -qq update
	apt-get -qq -y --no-install-recommends install gcc libc6-dev sudo locales \
		"postgresql-$major" "postgresql-server-dev-$major"
	rm /etc/postgresql-common/createcluster.d/none.conf
}

state_bare()
{
	clone_to /root/govcredit root
	try root 'make demo'
	plays root
	[ ! -e "/var/lib/postgresql/$major/main" ] || unexpected "a cluster was created"
}

state_postgresql()
{
	packages postgresql
	state_ready_or_not
}

state_client_libpq()
{
	packages "postgresql-client-$major" libpq-dev
	state_ready_or_not
}

state_server_dev()
{
	packages "postgresql-server-dev-$major"
	state_ready_or_not
}

state_ready_or_not()
{
	clone_to /root/govcredit root
	try root 'make demo'
	plays root
}

state_unprivileged()
{
	user dev
	clone_to /home/dev/govcredit dev
	try dev 'make demo'
	stops "postgresql-$major" "postgresql-server-dev-$major" gcc 'apt-get install'
	try dev 'make test'
	stops "postgresql-$major" "postgresql-server-dev-$major" clang 'apt-get install'
	all_of dev
}

state_unprivileged_ready()
{
	user dev
	clone_to /home/dev/govcredit dev
	try dev 'make demo'
	plays dev
	all_of dev
}

state_sudo()
{
	packages sudo
	user dev
	echo 'dev ALL = NOPASSWD: ALL' >/etc/sudoers.d/dev
	clone_to /home/dev/govcredit dev
	try dev 'sudo make demo'
	plays dev sudo
	all_of dev
	try dev 'make && make clean'
	[ "$rc" -eq 0 ] || unexpected "the user cannot build after sudo make demo"
	# And without sudo before make
	try dev 'make demo'
	plays dev
	all_of dev
}

state_odd_path()
{
	clone_to '/srv/my clone 政务' root
	try root 'make demo'
	plays root
	user dev
	chown -R dev: "$clone"
	try root 'make demo'
	plays root
	all_of dev
}

state_no_home()
{
	useradd -M -d /nonexistent -s /bin/bash dev
	clone_to /srv/govcredit dev
	try dev 'make demo'
	plays dev
}

state_odd_locale()
{
	clone_to /root/govcredit root
	try root 'LC_ALL=zh_CN.GBK TZ=Nowhere/Bad make demo'
	plays root
}

state_noexec_tmp()
{
	clone_to /root/govcredit root
	try root 'make demo'
	stops noexec TMPDIR
	try root 'make test'
	stops noexec TMPDIR
}

state_noexec_tmp_tmpdir()
{
	clone_to /root/govcredit root
	mkdir -m 1777 /var/tmp/x
	try root 'TMPDIR=/var/tmp/x make demo'
	plays root
	# As the message says
	try root 'make demo TMPDIR=/var/tmp'
	plays root
	leaves_nothing
}

state_small_tmp()
{
	clone_to /root/govcredit root
	try root 'make demo'
	stops 'MB free' TMPDIR
}

state_not_writable()
{
	user dev
	clone_to /srv/govcredit root
	try dev 'make demo'
	stops "cannot write $clone/build/demo"
}

state_nobody_reaps()
{
	clone_to /root/govcredit root
	try root 'make demo'
	plays root
}

state_make_postgresql()
{
	packages postgresql
	clone_to /root/govcredit root
	try root make
	stops 'missing packages:' "postgresql-server-dev-$major" gcc
	packages gcc libc6-dev
	try root make
	stops 'missing packages:' "postgresql-server-dev-$major"
}

state_make_libpq()
{
	packages libpq-dev gcc
	clone_to /root/govcredit root
	try root make
	stops "postgresql-server-dev-$major"
}

# own_cluster OPTION...: of pg_createcluster.  What stands in docs/install.md, by a
# user who is a superuser of the cluster.
own_cluster()
{
	user dev
	clone_to /home/dev/govcredit dev
	pg_createcluster "$major" own "$@" >/dev/null
	pg_ctlcluster "$major" own start
	su - postgres -c 'createuser -s dev && createdb dev'
	find /usr ! -type d | sort >/root/before
	try dev make
	[ "$rc" -eq 0 ] || unexpected "make"
	try root 'make install'
	[ "$rc" -eq 0 ] || unexpected "make install"
	[ -f "$(pg_config --docdir)/extension/govcredit/README.md" ] || unexpected "no README installed"
	try dev 'psql -X -v ON_ERROR_STOP=1 -c "CREATE EXTENSION govcredit" -c "SELECT govcredit.create_registry()"'
	[ "$rc" -eq 0 ] || unexpected "CREATE EXTENSION"
	try dev 'make installcheck'
	[ "$rc" -eq 0 ] || { find "$clone" -name regression.diffs -exec cat {} +; unexpected "make installcheck"; }
	try root 'make uninstall'
	[ "$rc" -eq 0 ] || unexpected "make uninstall"
	find /usr ! -type d | sort | diff /root/before - || unexpected "make uninstall leaves or takes what it should not"
	try dev 'psql -X -v ON_ERROR_STOP=1 -c "DROP SCHEMA credit, credit_internal, credit_zh CASCADE" -c "DROP EXTENSION govcredit CASCADE"'
	[ "$rc" -eq 0 ] || unexpected "DROP EXTENSION without the library"
}

state_own_cluster()
{
	own_cluster --locale C --encoding UTF8
}

state_own_cluster_zh()
{
	localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
	own_cluster --locale zh_CN.UTF-8
}

# The scripts, control file and library of another version stand in the server.
state_other_version()
{
	local share lib

	share=$(pg_config --sharedir)/extension
	lib=$(pg_config --pkglibdir)
	sed "s/^default_version = .*/default_version = '0.0.9'/" >"$share/govcredit.control" \
		< <(tar -xOf /root/commit.tar govcredit.control)
	echo 'SELECT 1 / 0;' | tee "$share/govcredit--0.0.9.sql" >"$share/govcredit--0.0.9--0.0.10.sql"
	echo none >"$lib/govcredit.so"
	clone_to /root/govcredit root
	try root 'make demo'
	plays root
	try root 'make test ONLY=isolation'
	[ "$rc" -eq 0 ] || unexpected "make test fails"
}

state_bench()
{
	user dev
	clone_to /home/dev/govcredit dev
	try root 'make bench SCALE=10k ROUNDS=1'
	[ "$rc" -eq 0 ] || unexpected "exit status $rc"
	[ -s "$clone/bench_results/report.txt" ] || unexpected "no results"
	all_of dev
	leaves_nothing
}

state_test()
{
	clone_to /root/govcredit root
	try root 'make test'
	[ "$rc" -eq 0 ] || unexpected "exit status $rc"
	grep -q ' passed, 0 failed' /root/out || unexpected "no summary"
	leaves_nothing
}

if [ "$1" = prepare ]; then
	prepare
else
	"state_${1//-/_}"
	echo "as expected"
fi
