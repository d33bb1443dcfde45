# Capaian: one truth for people and for CI. `make` alone lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
BIN := .venv/bin
EXAMPLE := examples/balangan-2023
OUT := out/$(notdir $(EXAMPLE))
PORT := 8000
# Parts of the auditor's score, one process for each of two cores.
FIRST_PARTS := truth own ordinary disguise foreign
OTHER_PARTS := planted

.PHONY: help setup report serve test check fix bench audit-score audit-score-whole round-trips nightly golden pictures docs

help: ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1|\2/' | column -t -s '|'

setup: .venv/.ready ## Install everything into .venv (quick when nothing changed)

.venv/.ready: pyproject.toml uv.lock .ci/uv.txt .ci/setup
	@bash .ci/setup
	@touch $@

report: setup ## Build the LKjIP of a real office: docx, pdf, html
	$(BIN)/capaian report $(EXAMPLE) --out $(OUT)

serve: setup ## Open the pages with the demonstration, at http://127.0.0.1:8000/ (PORT=8001 for another port)
	$(BIN)/capaian serve --demo --data out/peragaan --port $(PORT)

test: setup ## Run all tests
	$(BIN)/python -m tests.side_by_side

check: setup ## Format, lint, types, room contracts, rulebook, current docs
	$(BIN)/ruff format --check src tests benchmarks docs
	$(BIN)/ruff check src tests benchmarks docs
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/build_manual.py --check

fix: setup ## Format and mend what can be mended by itself
	$(BIN)/ruff format src tests benchmarks docs
	$(BIN)/ruff check --fix src tests benchmarks docs
	$(BIN)/python docs/build_manual.py

bench: setup ## Print the benchmarks: ratios against floors measured in the same run
	$(BIN)/python -m benchmarks

audit-score: setup ## Print how many faults the auditor finds, in what CI has time for; fails below its bars
	@$(BIN)/python -m tests.audit.score $(FIRST_PARTS) & first=$$!; \
	status=0; $(BIN)/python -m tests.audit.score $(OTHER_PARTS) || status=1; \
	wait $$first || status=1; exit $$status

audit-score-whole: setup ## The same of all parts, with 2,000 planted errors and 60 carried through files (most of an hour)
	$(BIN)/python -m tests.audit.score --whole

round-trips: setup ## Take 500 random dossiers through a workbook and back, byte by byte (some minutes)
	CAPAIAN_DOSSIERS=500 $(BIN)/pytest -q -n 2 tests/property/test_workbook_round_laws.py

nightly: setup ## Run all that CI leaves out, interleave editors 10,000 times and kill 1,000 times (an hour and more)
	env -u CAPAIAN_CI CAPAIAN_LAWS=600 $(BIN)/python -m tests.side_by_side
	CAPAIAN_INTERLEAVINGS=10000 CAPAIAN_KILLS=1000 CAPAIAN_OWN_ENTRIES=2000 $(BIN)/pytest -q -n 2 \
	  tests/web/test_many_interleavings.py tests/web/test_killing.py tests/web/test_seal_laws.py \
	  tests/web/test_own_entry_laws.py

golden: setup ## Rewrite the golden files (review the diff, note it in CHANGELOG.md)
	$(BIN)/pytest -q tests/golden --overwrite-golden

pictures: setup ## Draw the manual's pictures of the first report anew (needs soffice and pdftoppm)
	$(BIN)/python docs/draw_first_year.py

docs: setup ## Rewrite the generated manual and glossary
	$(BIN)/python docs/build_manual.py
