# 匠心: two commands are enough, `make run` and `make test`.
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
PYTHON := $(or $(PYTHON),python3)

.PHONY: run reset test bench
.DEFAULT_GOAL := run

# installs what is missing, starts PostgreSQL and the web server, and prints the address; Ctrl-C stops all
run:
	@exec $(PYTHON) bin/prepare.py run
	@exec .venv/bin/python -m jiangxin.project.launch run --ends-with $$PPID $(OPTIONS)

# deletes all that this installation has stored, and says what it deletes
reset:
	@exec $(PYTHON) bin/prepare.py run
	@exec .venv/bin/python -m jiangxin.project.launch reset

# everything that must hold: format, lint, types, contracts, tests with coverage, and the pages in Chromium
test:
	@exec $(PYTHON) bin/test.py

# speed of the engines beside DuckDB and OpenFisca
bench:
	@exec $(PYTHON) bin/prepare.py bench
	@exec .venv/bin/python -m bench
