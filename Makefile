# Two commands matter: `make quiz` and `make test`. They need Python 3.11 or newer with pip, and make;
# all else goes into .venv. Kept to what the make of macOS (3.81) can do.

.DEFAULT_GOAL := help
ARGS ?=

# One set-up at a time: two pips in one virtual environment spoil it (make -j).
.NOTPARALLEL:

# Where this is set, every start would compile all of Viva again: three times the wait.
unexport PYTHONDONTWRITEBYTECODE

# The first Python that is new enough; PYTHON=… overrides. Looked for only when .venv is made.
found  = $(shell for python in $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python); do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$python" && break; done)
python = $(or $(found),$(error Viva needs Python 3.11 or newer, and $(or $(PYTHON),python3) is not: \
	install it, or say where it is with `make PYTHON=/path/to/python3`))

# constraints.txt holds the exact versions that the tests passed with, those of the builder too. Without it
# a new release of anything, years from now, could break the two commands for somebody who has just
# cloned; with it they get what we had. It binds only this environment: whoever installs Viva as a
# package gets the ranges of pyproject.toml. `make upgrade` writes it anew.
pinned = --quiet --disable-pip-version-check --no-input --constraint constraints.txt
stopped = || { echo "Viva is not set up yet: the cause is above (no network, if it speaks of retries). Run make again when it is gone." >&2; exit 1; }

# A virtual environment knows its folder and its Python by their full paths: if the folder was moved
# or that Python is gone, it is made anew.
ifneq ($(shell test -x .venv/bin/python && cat .venv/ready 2>/dev/null),$(CURDIR))
$(shell rm -f .venv/ready)
endif

# .venv/ready says that the environment stands. It is taken away while pip works, so that after an
# interruption it is missing, and the next make begins with an empty environment. pip itself comes from
# the Python outside: where Debian's python3-venv is missing, `venv` alone cannot bring one.
.venv/ready: pyproject.toml constraints.txt
	@echo "Setting up Viva in .venv: about half a minute, and only when what it needs has changed."
	@if test -e $@; then rm $@; \
	else $(python) -m venv --clear --without-pip .venv && \
		if $(python) -m pip --version >/dev/null 2>&1; \
		then $(python) -m pip --python .venv/bin/python install $(pinned) pip; \
		elif .venv/bin/python -m ensurepip >/dev/null 2>&1; \
		then .venv/bin/python -m pip install $(pinned) pip; \
		else echo "$(python) has no pip: install it (on Debian, the package python3-pip)." >&2; false; \
		fi; \
	fi $(stopped)
	@.venv/bin/python -m pip install $(pinned) --build-constraint constraints.txt --editable . $(stopped)
	@.venv/bin/python -m compileall -q src
	@echo "$(CURDIR)" > $@

# The dependency groups of pyproject.toml: ready-test, ready-lint.
.venv/ready-%: .venv/ready
	@echo "Adding what \`make $*\` needs to .venv."
	@mv .venv/ready .venv/unfinished
	@.venv/bin/python -m pip install $(pinned) --group $* $(stopped)
	@mv .venv/unfinished .venv/ready
	@touch $@

.PHONY: help
help:  ## what there is to make (this list)
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: quiz
quiz: .venv/ready  ## open the Alibaba deck; ARGS="--lang fr --plain" for options
	@.venv/bin/viva quiz alibaba-covid $(ARGS)

.PHONY: test
test: .venv/ready-test  ## run the tests; ARGS="-k anki" for some of them
	@.venv/bin/python -m pytest -n auto $(ARGS)

.PHONY: soak
soak: .venv/ready-test  ## run the tests that take minutes
	@.venv/bin/python -m pytest -m soak $(ARGS)

.PHONY: lint
lint: .venv/ready-test .venv/ready-lint  ## style, types and the arrows between the rooms
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo

.PHONY: format
format: .venv/ready-lint  ## put the code into its usual form
	.venv/bin/ruff check --fix --exit-zero .
	.venv/bin/ruff format .

.PHONY: bench
bench: .venv/ready-test  ## measure start, reading, grading and export
	@.venv/bin/python -m benches $(ARGS)

.PHONY: schema
schema: .venv/ready  ## write the files of schema/ anew from the code
	@mkdir -p schema
	@.venv/bin/python -c "from pathlib import Path; from viva.bank.schema import write_schemas; write_schemas(Path('schema'))"

.PHONY: wheel
wheel: .venv/ready-test  ## build the wheel and the source package into dist/
	@.venv/bin/python -m hatchling build -d dist

# SINCE=folder: that of the release before, so that those who have its files lose nothing.
.PHONY: release
release: .venv/ready  ## make the packages for Anki in dist/, for people without Python
	@.venv/bin/python tools/release.py dist $(SINCE)

.PHONY: ci
ci:  ## all that is run before a change is taken; on Debian, as root
	@bash .ci/run

# The oldest Python decides: a version picked on a newer one might not run on 3.11.
.PHONY: upgrade
upgrade: .venv/ready  ## take the newest versions of everything into constraints.txt
	@.venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "This needs a .venv of Python 3.11: make clean upgrade PYTHON=python3.11" >&2; exit 1; }
	@.venv/bin/python -m venv --clear --without-pip .venv/upgrade
	@.venv/bin/python -m pip --python .venv/upgrade/bin/python install --quiet --disable-pip-version-check \
		pip --editable . --group test --group lint
	@{ echo "# Written by \`make upgrade\` on Python 3.11; the Makefile says what it is for."; \
		.venv/bin/python -m pip --python .venv/upgrade/bin/python freeze --all --exclude-editable; \
	} > .venv/constraints.txt
	@mv .venv/constraints.txt constraints.txt
	@rm -r .venv/upgrade

.PHONY: clean
clean:  ## remove what was made, but for your history and settings, which lie elsewhere
	@rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find src tests benches -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
