# `make` alone lists what there is.
PYTHON ?= python3
python := .venv/bin/python
ARGS ?=
SIZE ?= 100000
OUT ?=

.DEFAULT_GOAL := help
.PHONY: help run test check check-format check-lint check-types check-layers check-messages format messages \
	bench bench-drift screens journal wheel lock clean setup setup-dev

help: ## this list
	@awk -F ' ## ' '/^[a-z-]+:.* ## / { sub(/:.*/, "", $$1); printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: setup ## open Leaderward, everything it needs set up first (ARGS="--sample" for the sample journal)
	@bash .ci/start $(ARGS)

test: setup-dev ## the whole test suite (ARGS="tests/journal -k undo" for a part)
	$(python) -m pytest $(ARGS)

check: check-format check-lint check-types check-layers check-messages ## formatting, lint, types, layers, list of sentences

check-format: setup-dev
	$(python) -m ruff format --check .

check-lint: setup-dev
	$(python) -m ruff check .

check-types: setup-dev
	$(python) -m mypy

check-layers: setup-dev
	.venv/bin/lint-imports --no-cache

check-messages: setup-dev
	$(python) .ci/messages.py --check

format: setup-dev ## put the code into the house's format
	$(python) -m ruff format .
	$(python) -m ruff check --fix .

messages: setup-dev ## collect the sentences into resources/locale/leaderward.pot
	$(python) .ci/messages.py

bench: setup-dev ## measure speed on a large journal
	$(python) -m tests.benchmarks $(ARGS)

bench-drift: setup-dev ## measure the estimate beside others on journals whose truth is known (ARGS="--quick")
	$(python) -m tests.benchmarks.drift_quality $(ARGS)

screens: setup-dev ## take the pictures in docs/screens anew
	$(python) -m tests.screens docs/screens $(ARGS)

journal: setup-dev ## write a large journal: make journal SIZE=100000 OUT=big.leaderward
	@test -n "$(OUT)" || { echo "Name the file: make journal SIZE=$(SIZE) OUT=big.leaderward" >&2; exit 2; }
	$(python) -m tests.generator --size $(SIZE) "$(OUT)" $(ARGS)

wheel: setup-dev ## build the package into dist/
	$(python) -m build --wheel --no-isolation

lock: setup-dev ## pin the packages anew (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
		--custom-compile-command "make lock" --group dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean: ## remove what can be made anew, .venv and drift.png included
	rm -rf .venv build dist drift.png .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@PYTHON="$(PYTHON)" bash .ci/setup run

setup-dev:
	@PYTHON="$(PYTHON)" bash .ci/setup dev
