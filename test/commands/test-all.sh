# shellcheck shell=bash
# make test-all: make test, and what takes longer.

all=yes
# shellcheck source=test/commands/test.sh
. "$stage/src/test/commands/test.sh"
