.DEFAULT_GOAL := help
PYTHON ?= python3
ARGS ?=
unexport PYTHONDONTWRITEBYTECODE

pip = .venv/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --build-constraint constraints.txt

.NOTPARALLEL:
.PHONY: help quiz test lint

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST)

.venv/ready: pyproject.toml constraints.txt
	@if [ -e $@ ]; then mv $@ .venv/unfinished; else $(PYTHON) -m venv --clear --without-pip .venv; fi
	@$(PYTHON) -m pip --python .venv/bin/python install --quiet --disable-pip-version-check --constraint constraints.txt pip
	@$(pip) --editable .
	@touch $@

.venv/ready-%: .venv/ready
	@mv .venv/ready .venv/unfinished
	@$(pip) --group $*
	@mv .venv/unfinished .venv/ready
	@touch $@

quiz: .venv/ready  ## open the Alibaba deck
	@.venv/bin/viva quiz alibaba-covid $(ARGS)

test: .venv/ready-test  ## run the tests
	@.venv/bin/pytest $(ARGS)

lint: .venv/ready-lint  ## ruff, mypy, import-linter
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy src
	.venv/bin/lint-imports
