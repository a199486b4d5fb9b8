# govcredit: PGXS makefile.
#
#   make, make install, make installcheck   for a server of your own
#   make demo, make test, make bench        do everything themselves on Debian
#   make test-all                           what takes longer, too
#   make test-install                       as root: the first two on fresh Debians
#   make format, format-check, lint         for who changes the code: CONTRIBUTING.md
#
# PG_CONFIG=/path/to/pg_config chooses another server.

EXTENSION = govcredit
EXTVERSION := $(shell sed -n "s/^default_version = '\(.*\)'/\1/p" govcredit.control)

MODULE_big = govcredit
OBJS = \
	src/module.o \
	src/voice/voice.o \
	src/edition/edition.o \
	src/document/canonical.o \
	src/document/document.o \
	src/document/literal.o \
	src/document/reader.o \
	src/calendar/calendar_core.o \
	src/calendar/calendar.o \
	src/identifier/letters_core.o \
	src/identifier/checkdigit_core.o \
	src/identifier/fault.o \
	src/identifier/shown.o \
	src/identifier/name.o \
	src/identifier/uscc_core.o \
	src/identifier/division_core.o \
	src/identifier/division.o \
	src/identifier/division_plan.o \
	src/identifier/resident_id_core.o \
	src/identifier/resident_id.o \
	src/identifier/plaincode_core.o \
	src/identifier/plaincode.o \
	src/identifier/uscc.o \
	src/identifier/document_no_core.o \
	src/identifier/document_no.o \
	src/value/span.o \
	src/layout/field_core.o \
	src/layout/layout_compile.o \
	src/layout/layout_cell.o \
	src/layout/layout_check.o \
	src/layout/layout_row.o \
	src/layout/layout_json.o \
	src/layout/layout_term.o \
	src/layout/layout.o \
	src/layout/layout_trigger.o \
	src/policy/compile.o \
	src/policy/duty.o \
	src/policy/item.o \
	src/policy/matter.o \
	src/policy/measure.o \
	src/policy/paper.o \
	src/policy/repair.o \
	src/policy/scoring.o \
	src/policy/test.o \
	src/policy/type.o \
	src/policy/who.o \
	src/policy/flatten.o \
	src/policy/policy.o \
	src/rules/facts.o \
	src/rules/judge.o \
	src/rules/moment.o \
	src/rules/one_server.o \
	src/rules/points.o \
	src/rules/score_state.o \
	src/rules/score.o \
	src/rules/weigh.o \
	src/rules/explain_score.o \
	src/rules/line_row.o \
	src/rules/kept_lines.o \
	src/rules/grade.o \
	src/rules/sanction.o \
	src/rules/repair.o \
	src/rules/indicator.o \
	src/rules/routing.o \
	src/rules/paper.o \
	src/rules/duties.o \
	src/rules/matter.o \
	src/rules/deadline.o \
	src/registry/rows.o \
	src/registry/barred.o \
	src/registry/entry.o \
	src/registry/guards.o

# What create_registry() runs, in this order.
REGISTRY_SQL = \
	src/registry/tables.sql \
	src/registry/history.sql \
	src/registry/guards.sql \
	src/registry/former.sql \
	src/registry/matter.sql \
	src/registry/discharge.sql \
	src/registry/flow.sql \
	src/registry/questions.sql \
	src/registry/attestation.sql \
	src/registry/indicator.sql \
	src/registry/scores.sql \
	src/registry/duties.sql \
	src/registry/owed.sql \
	src/registry/statistics.sql \
	src/registry/ledger.sql \
	src/registry/reports.sql \
	src/registry/evaluation.sql \
	src/registry/views.sql \
	src/registry/exchange.sql \
	src/registry/roles.sql

# The install script is the rooms' SQL in this order: a room may use only what
# stands above it.
ROOMS_SQL = \
	src/preamble.sql \
	src/voice/voice.sql \
	src/edition/edition.sql \
	src/document/document.sql \
	build/value-calendar.sql \
	src/calendar/calendar.sql \
	build/calendar-cn-2026.sql \
	src/identifier/identifier.sql \
	src/value/span.sql \
	build/value-division.sql \
	src/identifier/division.sql \
	src/identifier/division_entry.sql \
	build/divisions.sql \
	build/value-resident_id.sql \
	src/identifier/resident_id.sql \
	build/value-uscc.sql \
	src/identifier/uscc.sql \
	build/value-document_no.sql \
	src/identifier/document_no.sql \
	src/identifier/conversion.sql \
	build/value-policy.sql \
	src/policy/policy.sql \
	build/policy_schema.sql \
	build/policy-cn-repair-2019.sql \
	build/policy-cn-repair-2023.sql \
	build/policy-cn-repair-2026.sql \
	build/policy-cn-breach-2023.sql \
	build/policy-cn-recognition-2021.sql \
	build/policy-cn-repair-flow-2026.sql \
	build/policy-henan-objection-2020.sql \
	build/policy-shandong-objection-2020.sql \
	build/policy-cn-arrears-2025.sql \
	build/policy-cn-sanctions-2020.sql \
	build/policy-cn-documents-2020.sql \
	build/policy-henan-documents-2020.sql \
	build/policy-wendeng-2020.sql \
	build/policy-cn-government-integrity.sql \
	build/policy-xining-2018.sql \
	build/policy-huaxian-2017.sql \
	build/policy-city-x.sql \
	build/policy-huaiyin-2019.sql \
	build/policy-harbin-2007.sql \
	src/rules/judge.sql \
	src/rules/moment.sql \
	src/rules/one_server.sql \
	src/rules/points.sql \
	src/rules/score.sql \
	src/rules/sanction.sql \
	src/rules/repair.sql \
	src/rules/indicator.sql \
	src/rules/routing.sql \
	src/rules/paper.sql \
	src/rules/duties.sql \
	src/rules/matter.sql \
	src/rules/deadline.sql \
	src/rules/arrears.sql \
	src/policy/life.sql \
	build/value-layout.sql \
	src/layout/layout.sql \
	build/layout-penalty-2018.sql \
	build/layout-licence-2018.sql \
	build/layout-penalty-2016.sql \
	build/layout-licence-2016.sql \
	src/layout/layout_table.sql \
	src/layout/layout_export.sql \
	src/layout/delivery.sql \
	build/registry_template.sql \
	build/registry_migrations.sql \
	src/registry/entry.sql \
	src/registry/registry.sql \
	src/arrays.sql

REGRESS = \
	install \
	operators \
	catalog \
	security \
	packs \
	clause \
	scenario_xining \
	scenario_huaxian \
	scenario_city_x \
	scenario_harbin \
	scenario_huaiyin \
	parallel \
	partition \
	one_server \
	edition \
	document \
	voice \
	days \
	asked \
	bounded \
	calendar \
	division \
	resident_id \
	uscc \
	span \
	document_no \
	conversion \
	layout \
	layout_table \
	layout_document \
	layout_planted \
	layout_hostile \
	layout_dirty \
	layout_export \
	delivery \
	life \
	points \
	policy \
	national \
	wendeng \
	score \
	sanction \
	endless \
	unseen \
	lapsed \
	terms \
	closed \
	repaired \
	versions \
	parties \
	suspension \
	onday \
	removal \
	rests \
	toast \
	misspelt \
	repair \
	deadline \
	indicator \
	duties \
	books \
	history \
	huaiyin \
	registry \
	evaluation \
	matter \
	matters \
	papers \
	outcome \
	unjudged \
	same \
	random \
	entry \
	breach \
	head \
	answers \
	follows \
	inherited \
	transition \
	led \
	disclosure \
	of_list \
	publication \
	take_down owed statistics ledger \
	objection \
	promise \
	report \
	roles \
	rights \
	person \
	decision \
	held \
	stands \
	around \
	public \
	moved \
	load \
	exchange \
	feed \
	bulk \
	nightly \
	existing \
	flow \
	former \
	lookup \
	identity \
	keys \
	source \
	unit \
	plainly \
	analyst \
	upgrade

EXTRA_CLEAN = $(EXTENSION)--$(EXTVERSION).sql build
DATA_built = $(EXTENSION)--$(EXTVERSION).sql
ISOLATION = edition registry_create registry_books registry_circle registry_subject registry_former registry_evaluate registry_matter registry_published registry_decided registry_roles registry_snapshot registry_breach registry_flow registry_load registry_edition registry_move registry_unit registry_bearer registry_party delivery
ISOLATION_OPTS = --load-extension=$(EXTENSION) --inputdir=test/isolation
REGRESS_OPTS = --load-extension=$(EXTENSION) --encoding=UTF8
# A program that starts psql with other settings (test/commands/test.sh, variants).
ifdef LAUNCHER
ISOLATION_OPTS += --launcher=$(LAUNCHER)
REGRESS_OPTS += --launcher=$(LAUNCHER)
endif

PG_CPPFLAGS = -DGOVCREDIT_VERSION='"$(EXTVERSION)"' -I$(srcdir)/src -Ibuild
# The server's own headers have unused parameters.
PG_CFLAGS = -Wextra -Wno-unused-parameter
# What SQL calls, and nothing else that another library could take for its own.
SHLIB_LINK = -Wl,--version-script=$(srcdir)/src/exports.map

# These do everything themselves, so they must work where there is no pg_config
# yet.  A PG_CONFIG the caller chose is handed on, the default not.
COMMANDS = demo test test-all bench psql
CHOSEN_PG_CONFIG := $(PG_CONFIG)

.DEFAULT_GOAL := all
.PHONY: $(COMMANDS) test-install
$(COMMANDS):
	@exec env PG_CONFIG='$(CHOSEN_PG_CONFIG)' test/run $@
test-install:
	@exec test/install/run

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
else ifneq ($(filter-out $(COMMANDS) test-install,$(or $(MAKECMDGOALS),all)),)
MAJORVERSION := $(shell $(PG_CONFIG) --version 2>/dev/null | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
$(error no PGXS from $(PG_CONFIG): install postgresql-server-dev-$(or $(MAJORVERSION),NN), or set PG_CONFIG)
endif

# PGXS comes with the client's package on Debian, the server's headers and the
# compiler with others.
$(OBJS) $(OBJS:.o=.bc): | server-headers
.PHONY: server-headers
server-headers:
	@fault=$$(echo '#include "postgres.h"' | $(CC) $(CPPFLAGS) -x c -fsyntax-only - 2>&1) || { \
		packages= ; \
		command -v $(firstword $(CC)) >/dev/null || packages=' gcc libc6-dev'; \
		[ -f '$(includedir_server)/postgres.h' ] || packages="$$packages postgresql-server-dev-$(MAJORVERSION)"; \
		if [ -n "$$packages" ]; then echo "missing packages:$$packages (as Debian calls them)"; \
		else echo "$$fault" | head -n 1; fi >&2; \
		exit 1; }

# For who changes the code (CONTRIBUTING.md): Debian's pg-bsd-indent and
# similarity-tester.
.PHONY: format format-check lint
format format-check:
	PG_CONFIG='$(PG_CONFIG)' test/format $(if $(filter format-check,$@),--check)
lint: all format-check
	test/lint $$($(PG_CONFIG) --includedir-server)

# The manuals, with the links among them
install: install-docs
uninstall: uninstall-docs
.PHONY: install-docs uninstall-docs
install-docs:
	$(MKDIR_P) '$(DESTDIR)$(docdir)/extension/$(EXTENSION)/docs'
	$(INSTALL_DATA) README.md CHANGELOG.md LICENSE '$(DESTDIR)$(docdir)/extension/$(EXTENSION)/'
	$(INSTALL_DATA) docs/*.md '$(DESTDIR)$(docdir)/extension/$(EXTENSION)/docs/'
uninstall-docs:
	rm -rf '$(DESTDIR)$(docdir)/extension/$(EXTENSION)'

# The catalogue of messages, sorted for the search.
build/messages.inc: src/voice/messages.awk src/voice/messages.tsv
	mkdir -p build
	LC_ALL=C awk -f src/voice/messages.awk src/voice/messages.tsv > $@.tmp
	mv $@.tmp $@
src/voice/voice.o src/voice/voice.bc: build/messages.inc

# The counties, by which the planner tells how many rows lie between two codes.
DIVISIONS = src/identifier/division_history.csv src/identifier/division_headings.csv
build/counties.inc: src/identifier/division_plan.awk $(DIVISIONS)
	mkdir -p build
	awk -f src/identifier/division_plan.awk $(DIVISIONS) > $@.tmp
	mv $@.tmp $@
src/identifier/division_plan.o src/identifier/division_plan.bc: build/counties.inc

# Headers are few: a change of one rebuilds all.
$(OBJS): $(wildcard src/*.h src/*/*.h)

$(EXTENSION)--$(EXTVERSION).sql: $(ROOMS_SQL)
	cat $(ROOMS_SQL) > $@

# Reference data that is kept as CSV becomes INSERTs here.
build/divisions.sql: src/identifier/divisions.awk $(DIVISIONS) src/identifier/townships.csv
	mkdir -p build
	awk -f src/identifier/divisions.awk $(DIVISIONS) $(DIVISIONS) src/identifier/townships.csv > $@.tmp
	mv $@.tmp $@

# Input, output, casts and order of the value types.
build/value-%.sql: src/value/value.awk src/value/types.tsv src/value/value.sql.in
	mkdir -p build
	awk -v type=$* -f src/value/value.awk src/value/types.tsv src/value/value.sql.in > $@.tmp
	mv $@.tmp $@

# Shipped documents are added by the install script and so belong to the extension;
# the base of policies stands before those that extend it.
ADD = mkdir -p build && { printf 'SELECT govcredit.add_$(1)($$json$$'; cat $<; printf '$$json$$);\n'; } > $@.tmp && mv $@.tmp $@
build/policy-%.sql: src/packs/%.json Makefile
	$(call ADD,policy)
build/calendar-%.sql: src/calendar/%.json Makefile
	$(call ADD,calendar)
build/layout-%.sql: src/layout/%.json Makefile
	$(call ADD,layout)

# policy_schema() is a file that people read.
build/policy_schema.sql: src/policy/schema.json Makefile
	mkdir -p build
	{ echo 'CREATE FUNCTION govcredit.policy_schema() RETURNS pg_catalog.jsonb'; \
	  echo '	LANGUAGE sql IMMUTABLE PARALLEL SAFE'; \
	  echo '	RETURN $$json_schema$$'; \
	  cat $<; \
	  echo '$$json_schema$$::pg_catalog.jsonb;'; \
	  echo "COMMENT ON FUNCTION govcredit.policy_schema() IS"; \
	  echo "	'JSON Schema, draft 2020-12, of the pack language (政策语言): what an editor can check; lint_policy() finds more';"; } > $@.tmp
	mv $@.tmp $@

# create_registry() finds its template in a function, each statement under a line
# that says where it stands.
LOCATE = awk '/^(CREATE|COMMENT|INSERT|UPDATE|DELETE|ALTER|DROP|DO) / { printf "-- %s:%d\n", FILENAME, FNR } { print }'
build/registry_template.sql: $(REGISTRY_SQL) Makefile
	mkdir -p build
	{ echo 'CREATE FUNCTION govcredit.registry_template() RETURNS pg_catalog.text'; \
	  echo '	LANGUAGE sql IMMUTABLE PARALLEL SAFE'; \
	  echo '	RETURN $$registry$$'; \
	  $(LOCATE) $(REGISTRY_SQL); \
	  echo '$$registry$$::pg_catalog.text;'; \
	  echo "COMMENT ON FUNCTION govcredit.registry_template() IS"; \
	  echo "	'what create_registry() runs (登记库模板), with @registry@, @internal@ and @zh@ where the schemas go, and above each statement the file and line of its source';"; } > $@.tmp
	mv $@.tmp $@

# What upgrade_registry() does to get from one layout to the next: a file each,
# NNNN.sql.  What the template says of functions, views, triggers and comments, an
# upgrade says again by itself.  A file brings tables and types, their indexes,
# constraints and rows to what the template makes of them; a line
# "-- retires: @registry@.f(date, text)", or of a view, what loses its signature.
MIGRATIONS = $(sort $(wildcard src/registry/migrate/*.sql))
build/registry_migrations.sql: $(MIGRATIONS) Makefile
	mkdir -p build
	{ echo 'CREATE FUNCTION govcredit.registry_migrations()'; \
	  echo '	RETURNS TABLE (version integer, retires pg_catalog.text[], statements pg_catalog.text)'; \
	  echo '	LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 1'; \
	  echo 'BEGIN ATOMIC'; \
	  echo '	SELECT m.version, m.retires, m.statements FROM (VALUES'; \
	  separator=; \
	  for file in $(MIGRATIONS); do \
		version=$$(basename $$file .sql | sed 's/^0*//'); \
		retires=$$(sed -n "s/^-- retires: \(.*\)/'\1',/p" $$file | tr -d '\n' | sed 's/,$$//'); \
		printf '%s(%s, ARRAY[%s]::pg_catalog.text[], $$migration$$' "$$separator" "$$version" "$$retires"; \
		$(LOCATE) $$file | grep -v '^-- retires: '; \
		echo '$$migration$$::pg_catalog.text)'; \
		separator=,; \
	  done; \
	  echo '	) AS m (version, retires, statements);'; \
	  echo 'END;'; \
	  echo "COMMENT ON FUNCTION govcredit.registry_migrations() IS"; \
	  echo "	'layouts of a registry (登记库结构版本): what upgrade_registry() does to get from one to the next';"; } > $@.tmp
	mv $@.tmp $@
