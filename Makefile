# Capaian: one truth for people and for CI. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
EXAMPLE := examples/balangan-2023
OUT := out/$(notdir $(EXAMPLE))
PORT := 8000
# Two fifths of the collection of tests is rewriting their assertions, once: what comes of it is kept everywhere.
export PYTHONDONTWRITEBYTECODE :=
# Parts of the score that CI has time for, one process for each of two cores: real reports and our own.
FIRST_PARTS := strict sound
OTHER_PARTS := digits hand
# Of about the same length, so that two cores have something to do until the end. One more at a time than there are
# cores, and a browser, which waits for answers, before the others: beside four it takes twice as long as beside two.
JOBS := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))
TESTS_OF_browser := tests/browser
TESTS_OF_web-a-to-n := $(wildcard tests/web/test_[a-n]*.py)
TESTS_OF_web-o-to-z := $(filter-out $(TESTS_OF_web-a-to-n),$(wildcard tests/web/test_*.py))
TESTS_OF_commands := tests/functional tests/agreement tests/cases
TESTS_OF_rest := $(addprefix --ignore ,$(TESTS_OF_browser) tests/web $(TESTS_OF_commands))
TESTS := $(addprefix test-,browser rest web-a-to-n web-o-to-z commands)

# Parts of the night by name (tests/nightly.py), all by default: `make nightly PARTS="kills postgres"`.
PARTS :=

.PHONY: help setup setup-tests report serve test $(TESTS) check fix bench audit-score
.PHONY: sizes nightly release golden pictures docs

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

setup: .venv/.ready ## Install everything into .venv (quick when nothing changed)

.venv/.ready: pyproject.toml uv.lock .ci/uv.txt .ci/setup
	@bash .ci/setup
	@touch $@

setup-tests: setup .venv/.ready-tests ## Install what only tests, checks and benchmarks need, a browser among it

.venv/.ready-tests: .venv/.ready
	@bash .ci/setup tests
	@touch $@

report: setup ## Build the LKjIP of a real office: docx, pdf, html
	$(BIN)/capaian report $(EXAMPLE) --out $(OUT)

serve: setup ## Open the pages with the demonstration, at http://127.0.0.1:8000/ (PORT=8001 for another port)
	$(BIN)/capaian serve --demo --data out/peragaan --port $(PORT)

# One process for each: what tests share is imported, computed and remembered by folder, and a browser waits more
# than it works. All run to their end; one that fails, or finds no test, fails the whole.
test: setup-tests ## Run all tests; what takes long is left to nightly (the list is in tests/conftest.py)
	@$(MAKE) --no-print-directory --jobs $(JOBS) --keep-going $(TESTS)

# A line for each file: `sed` passes on whole lines, and those of dots alone (-q) end after 72 tests.
$(TESTS): test-%:
	@nice -n $(if $(filter browser,$*),0,10) $(BIN)/pytest --no-header $(TESTS_OF_$*) | sed -u 's/^/$*: /'

check: setup-tests ## Format, lint, types, room contracts, rulebook, current docs
	$(BIN)/ruff format --check src tests benchmarks docs
	$(BIN)/ruff check src tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m docs.build_manual --check

fix: setup-tests ## Format and mend what can be mended by itself
	$(BIN)/ruff format src tests benchmarks docs
	$(BIN)/ruff check --fix src tests benchmarks docs
	$(BIN)/python -m docs.build_manual

bench: setup-tests ## Print the benchmarks: ratios against floors measured in the same run
	$(BIN)/python -m benchmarks

audit-score: setup-tests ## Print how many faults the auditor finds, in what CI has time for; fails below its bars
	@$(BIN)/python -m tests.audit.score $(FIRST_PARTS) & first=$$!; \
	status=0; $(BIN)/python -m tests.audit.score $(OTHER_PARTS) || status=1; \
	wait $$first || status=1; exit $$status

nightly: setup-tests ## Run what `make test` leaves out, in two hours (PARTS="kills postgres": these alone)
	CAPAIAN_NIGHTLY=1 bash .ci/setup tests
	$(BIN)/python -m tests.nightly $(PARTS)

release: setup-tests ## Run what nightly runs with ten times as many examples (a day)
	CAPAIAN_NIGHTLY=1 bash .ci/setup tests
	$(BIN)/python -m tests.nightly --release $(PARTS)

sizes: setup-tests ## Print the substance of the source by room, in nodes of the syntax tree, beside the budgets
	$(BIN)/python docs/sizes.py

golden: setup-tests ## Rewrite the golden files (review the diff, note it in CHANGELOG.md)
	$(BIN)/pytest -q tests/golden $$(grep -rl "golden: Golden" tests/unit tests/functional tests/web) --overwrite-golden

pictures: setup-tests ## Draw the pictures of the manual and of the README anew (needs soffice and pdftoppm)
	$(BIN)/python docs/draw_first_year.py

docs: setup-tests ## Rewrite the generated manual and glossary
	$(BIN)/python -m docs.build_manual
