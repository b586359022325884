# Works with GNU make 3.81 and later. `make` alone lists the targets.

PYTHON    ?= python3
CORPUS    ?= examples/articles
PUBLISHED ?=
OUTPUT    ?= output/dataset
WORKERS   ?= 1
REPORT    ?= output/report.html
DATABASE  ?= $(OUTPUT)/timeline.duckdb
CORPORA   ?= ../shared/corpora
PARTS     ?=
SAMPLE    ?= $(wildcard ../shared/gold/unlabelled.jsonl)
UV        ?= uv
GOLD      ?= ../shared/gold

VENV      := .venv
BIN       := $(VENV)/bin
INSTALLED := $(VENV)/.installed
EXTRACT    = $(BIN)/timeline extract "$(CORPUS)" $(if $(PUBLISHED),--published $(PUBLISHED)) --workers $(WORKERS)

.DEFAULT_GOAL := help
.PHONY: help dataset test lint verify measure calibrate report duckdb schemas docs models benchmark torture audit lock wheel clean

help: ## list the targets
	@echo "make dataset                 the tables of the examples in $(OUTPUT)"
	@echo "make dataset CORPUS=DIR      the same for your own files; also PUBLISHED=YYYY-MM-DD OUTPUT=DIR WORKERS=N"
	@echo
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-16s %s\n", $$1, $$2 }'

# The environment. It is made anew when the lock or the project's own list of requirements changes.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is older or missing. Try: make PYTHON=python3.11" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

# Exit status 1 says that some documents were rejected; the dataset is complete for the rest.
dataset: $(INSTALLED) ## read the articles, write the tables, show the chronology
	$(EXTRACT) --out "$(OUTPUT)" || [ $$? -eq 1 ]
	@$(BIN)/timeline show "$(OUTPUT)"

test: $(INSTALLED) ## run the tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(INSTALLED) ## check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m timeline.tables.generate --check

verify: $(INSTALLED) ## build the dataset once more, with two workers, and compare every byte
	@test -f "$(OUTPUT)/datapackage.json" || { echo "no dataset in $(OUTPUT): run make dataset first" >&2; exit 1; }
	@rm -rf build/verify && mkdir -p build
	$(EXTRACT) --workers 2 --quiet --out build/verify || [ $$? -eq 1 ]
	@diff -rq --exclude="*.duckdb*" "$(OUTPUT)" build/verify && echo "the same bytes: $(OUTPUT)"
	@rm -rf build/verify

measure: $(INSTALLED) ## score the program on annotated articles in the folder GOLD
	@test -f "$(GOLD)/articles.jsonl" || { echo "no annotated articles in $(GOLD): name their folder with GOLD=DIR" >&2; exit 1; }
	@mkdir -p build
	$(BIN)/timeline extract "$(GOLD)/articles.jsonl" --out build/measured --quiet || [ $$? -eq 1 ]
	$(BIN)/timeline evaluate build/measured "$(GOLD)/articles.gold.jsonl"

calibrate: $(INSTALLED) ## fit the confidence of events on the annotated articles in GOLD, show how far it holds
	$(BIN)/python -m training.confidence "$(GOLD)/articles.gold.jsonl" --write

report: dataset ## write the dataset as a page to look at, output/report.html
	$(BIN)/timeline report "$(OUTPUT)" --out "$(REPORT)"

duckdb: $(INSTALLED) ## load the dataset into a DuckDB database
	$(BIN)/timeline load "$(OUTPUT)" --database "$(DATABASE)"

schemas: $(INSTALLED) ## write the files that are derived from schemas/
	$(BIN)/python -m timeline.tables.generate

docs: $(INSTALLED) ## write the outputs, the code book and the pictures in docs/ anew
	$(BIN)/python -m documentation

models: $(INSTALLED) ## train the pipelines from the corpora in CORPORA
	$(BIN)/python -m training --corpora "$(CORPORA)"

benchmark: $(INSTALLED) ## measure the speed, on the articles in SAMPLE or the examples, and news in OTHERS; only some PARTS
	$(BIN)/python -m benchmarks $(PARTS) $(if $(SAMPLE),--articles "$(SAMPLE)") $(if $(OTHERS),--others "$(OTHERS)")

torture: $(INSTALLED) ## break inputs, kill runs, fill disks, and see what holds; only some PARTS
	$(BIN)/python -m torture $(PARTS)

audit: ## ask the advisories of PyPI about all locked requirements (needs the network)
	@mkdir -p build
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	build/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement requirements.lock

wheel: $(INSTALLED) ## build the wheel in dist/
	$(BIN)/hatchling build -t wheel

lock: ## settle versions and hashes of all requirements anew (needs uv)
	$(UV) pip compile pyproject.toml --extra cluster --extra html --extra report --extra stata --extra xlsx --group dev --generate-hashes --universal \
	  --python-version 3.11 --no-emit-index-url --no-emit-find-links --no-annotate \
	  --custom-compile-command "make lock" --upgrade --quiet -o requirements.lock

clean: ## remove what was built, except the environment
	rm -rf build dist output/dataset .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find timeline tests training benchmarks torture -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
