# `make` checks the records and builds the dataset; `make help` lists the rest.

# The oldest Python that will do, and where one is looked for: on the path, then among those that pyenv keeps.
OLDEST := 3.12
FIT := import sys; sys.exit(sys.version_info < (3, 12))
NEWEST_FIRST = for place in python3 python3.14 python3.13 python3.12 \
	$$(ls -d "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.*/bin/python3 2> /dev/null | sort -Vr); do \
	if "$$place" -c '$(FIT)' 2> /dev/null; then echo "$$place"; exit; fi; done; echo python3
PYTHON ?= $(shell $(NEWEST_FIRST))
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

# What is compiled is kept, whatever the environment says: each program that a test starts would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE

# The article texts, where they are at hand: ARCHIVE=DIR make validate
export ARCHIVE
# Real files to measure (docs/benchmarks.md): CORPORA=DIR make bench
export CORPORA
WITH_ARCHIVE = $${ARCHIVE:+--archive "$$ARCHIVE"}

# What says most in half a minute.
QUICK = $(addprefix tests/,rules schemas speakers archive migrations syndication)

# What is held against a full run after each of many random edits.
HISTORIES_OF = $(patsubst %,tests/checks/test_%.py,cache cache_mapped processes replay)

# These only help the others: they invent records, run commands, and call other programs.
HELPERS = $(addprefix bench/,advisories.py corpus.py measure.py peers.py rungs.py scale.py)
MEASUREMENTS = $(filter-out $(HELPERS),$(sort $(wildcard bench/*.py)))

.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
.PHONY: all validate build test quick check test-formats test-spark fuzz torture slopes conformance corpora bench bench-peers bench-scale docs snapshots mutants pins package clean help

all: build ## check the records and build the dataset into dist/ (what `make` alone does)

validate: $(READY) ## check the records; with ARCHIVE=DIR each quote, too, against the article texts in DIR
	@$(BIN)/onrecord validate $(WITH_ARCHIVE)

build: $(READY)
	@$(BIN)/onrecord build $(WITH_ARCHIVE)

test: check ## style, types and all tests
	$(BIN)/pytest -rs -n 2 --dist worksteal

quick: $(READY) ## the tests of the rules and of the schemas, in half a minute
	$(BIN)/pytest -n 2 --dist worksteal $(QUICK)

# Several of them are large, so that they have pins of their own. pyicu, which followthemoney needs, is compiled.
test-formats: $(READY) ## install the programs that read the dataset's formats, and open each format with its own
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-readers.txt
	REQUIRE_READERS=1 $(BIN)/pytest tests/dataset/test_formats_*.py tests/reading/test_typed_reader.py
	REQUIRE_READERS=1 $(BIN)/pytest tests/spark/test_spark_build.py -k shipped

# PySpark and the client that Sail is asked with are two packages of one name, so that real Spark has an environment apart.
SPARK := build/spark
test-spark: $(SPARK)/.ready ## install Apache Spark into build/spark/, and hold what it finds against the local engine
	ONRECORD_SPARK=local[2,4] PYTHONPATH="$(CURDIR)" $(SPARK)/bin/python -m pytest -rs tests/spark -m "not sail_says_enough"

$(SPARK)/.ready: requirements-spark.txt pyproject.toml $(READY)
	@$(BIN)/python -m venv --clear $(SPARK)
	@$(SPARK)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-spark.txt
	@touch $@

check: $(READY) ## style and types only
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

fuzz: $(READY) ## the fuzz tests for long: each parser gets MINUTES=5 of generated input
	FUZZ_MINUTES=$${MINUTES:-5} $(BIN)/pytest tests/fuzz

torture: $(READY) ## kill each command that writes 200 times, starve it, damage what is remembered 100,000 times, and go through 100 random histories of a dataset
	KILLS=$${KILLS:-200} $(BIN)/pytest tests/torture
	ONRECORD_MUTATIONS=$${MUTATIONS:-100000} $(BIN)/pytest tests/checks/test_remembered.py
	HISTORIES=$${HISTORIES:-100} $(BIN)/pytest $(HISTORIES_OF)

slopes: $(READY) ## how time grows with whatever can be made large: a table, up to MOST=64000
	$(BIN)/python tests/slopes/slope.py --most $${MOST:-64000}

conformance: $(READY) ## hold the engine against the published test suites (downloads them), and write docs/conformance.md
	$(BIN)/python tests/conformance/published_suites.py

bench: $(READY) ## the measurements: one table for each script in bench/; with CORPORA=DIR on the real files there, too
	@for script in $(MEASUREMENTS); do $(BIN)/python "$$script" || exit 1; done

bench-peers: $(READY) ## install other validators into build/peers/, so that make bench measures them beside OnRecord
	@$(BIN)/python bench/peers.py

bench-scale: $(SPARK)/.ready ## measure the check on Apache Spark beside the local engine, stage by stage (RECORDS=10000,100000; BUILD=1: the dataset, too; ALONE=1: without the local engine)
	PYTHONPATH="$(CURDIR):$(CURDIR)/bench" $(SPARK)/bin/python bench/scale.py --records $${RECORDS:-10000,100000} $${BUILD:+--build} $${ALONE:+--alone}

corpora: $(READY) ## hold the configurations in docs/corpora/ against the real corpora in DIR=...
	$(BIN)/python tests/mapped/real_corpora.py "$(DIR)"

docs: $(READY) ## write anew what is generated: published schemas, docs/rules.md, docs/fields.md, the screen in README.md
	$(BIN)/python tests/report/published_schemas.py
	$(BIN)/python tests/rules/rules_page.py
	$(BIN)/onrecord schema docs > docs/fields.md
	$(BIN)/onrecord models --language python > build/models.py && mv build/models.py onrecord/models.py
	$(BIN)/python tests/test_readme.py

snapshots: $(READY) ## write anew what the program says of each case of the rules and of each change, and each form of the report; git diff then shows what changed
	$(BIN)/python tests/rules/snapshots.py
	$(BIN)/python tests/report/golden.py
	$(BIN)/python tests/changes/pairs.py

mutants: $(READY) ## change the rules on purpose (MODULES="dates events"; all: some 15 minutes), and see whether a test notices
	$(BIN)/python tests/rules/mutants.py $(MODULES)

pins: ## choose the newest versions that pyproject.toml allows, and write them with their hashes to requirements.txt
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	build/pins/bin/pip install -qq uv
	build/pins/bin/uv pip compile -q --universal --python-version $(OLDEST) --generate-hashes --upgrade --no-header --no-annotate \
		--extra dev pyproject.toml -o build/requirements.txt
	(sed -n '/^#/p' requirements.txt; cat build/requirements.txt) > build/pinned.txt
	mv build/pinned.txt requirements.txt
	build/pins/bin/uv pip compile -q --universal --python-version $(OLDEST) --generate-hashes --upgrade --no-header --no-annotate \
		--extra readers -c requirements.txt pyproject.toml -o build/requirements-readers.txt
	(sed -n '/^#/p' requirements-readers.txt; cat build/requirements-readers.txt) > build/pinned.txt
	mv build/pinned.txt requirements-readers.txt
	sed -n '/^pandas==/d; s/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.txt > build/constraints.txt
	build/pins/bin/uv pip compile -q --universal --python-version $(OLDEST) --generate-hashes --upgrade --no-header --no-annotate \
		--extra spark -c build/constraints.txt pyproject.toml tests/spark/requirements.in -o build/requirements-spark.txt
	(sed -n '/^#/p' requirements-spark.txt; cat build/requirements-spark.txt) > build/pinned.txt
	mv build/pinned.txt requirements-spark.txt
	rm -rf build/pins build/requirements.txt build/requirements-readers.txt build/requirements-spark.txt

# Built twice, in two folders, from what is committed: a release that nobody else can build again proves nothing.
package: export SOURCE_DATE_EPOCH = $(shell git log -1 --format=%ct)
package: $(READY) ## wheel, source archive, bill of materials and checksums of the last commit, in build/package/
	@rm -rf build/package build/first build/second build/runtime
	@for folder in build/first build/second; do \
		mkdir -p $$folder/tree && git archive HEAD | tar -x -C $$folder/tree && \
		$(BIN)/python -m build --no-isolation --outdir $$folder/made $$folder/tree > $$folder/log || { cat $$folder/log; exit 1; }; \
	done
	@diff -r build/first/made build/second/made || { echo "two builds of one commit differ" >&2; exit 1; }
	@$(BIN)/python -m venv build/runtime
	@sed -n 's/^\([A-Za-z0-9._-]*==[^ ;]*\).*/\1/p' requirements.txt > build/constraints.txt
	@build/runtime/bin/python -m pip install -qq --disable-pip-version-check -c build/constraints.txt build/first/made/*.whl
	@build/runtime/bin/python -m pip uninstall -qq -y pip
	@mv build/first/made build/package
	@$(BIN)/cyclonedx-py environment build/runtime --output-reproducible -o build/package/sbom.json
	@cd build/package && sha256sum -- * > ../SHA256SUMS && mv ../SHA256SUMS .
	@rm -rf build/first build/second build/runtime
	@cat build/package/SHA256SUMS

clean: ## delete everything that make made
	rm -rf $(VENV) dist build .onrecord .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# An environment that can't work any more (its Python is gone or too old, the folder was moved) is made anew.
MOVED := test -e $(READY) && test "$$(cat $(READY))" != "$$(pwd -P)"
USABLE := $(shell test ! -e $(VENV) || { { $(BIN)/python -c '$(FIT)'; } 2> /dev/null && ! { $(MOVED); }; } && echo yes)
ifneq ($(USABLE),yes)
.PHONY: $(READY)
CLEAR := --clear
endif

$(READY): pyproject.toml requirements.txt
	@command -v "$(PYTHON)" > /dev/null || { echo "OnRecord needs Python $(OLDEST) or later, but there is no '$(PYTHON)' here. Install it, or name yours: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c '$(FIT)' || { echo "OnRecord needs Python $(OLDEST) or later, but '$(PYTHON)' is $$("$(PYTHON)" -V 2>&1). Name a newer one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2> /dev/null || { echo "'$(PYTHON)' can't make environments, because its venv module is missing. On Debian and Ubuntu: sudo apt install python3-venv" >&2; exit 1; }
	@echo "making the environment in $(VENV) (once; about a minute)"
	@"$(PYTHON)" -m venv $(CLEAR) $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@pwd -P > $@
