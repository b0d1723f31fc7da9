# `make site` and `make test` set up everything they need, on a fresh machine too.
# Stamps in .venv/stamps remember what is done; `make clean` forgets it all.

SHELL := /bin/bash
PYTHON ?=
export PYTHON

venv := .venv
stamps := $(venv)/stamps
bin := $(venv)/bin
pip := $(bin)/python -m pip --disable-pip-version-check -qq
catalogues := $(wildcard kamdocs/language/catalogues/*/LC_MESSAGES/*.po)

# macOS takes this variable away from everything its own shell starts, so it stands in front
# of each command.
ifeq ($(shell uname -s),Darwin)
libraries := DYLD_FALLBACK_LIBRARY_PATH="$$(brew --prefix)/lib:/usr/local/lib:/usr/lib"
endif

.PHONY: site test test-slow setup lint format messages lock bench measure lighthouse wheel clean help
.DELETE_ON_ERROR:

site: $(stamps)/catalogues  ## build the demonstration
	@$(libraries) $(bin)/kamdocs build

test: lint $(stamps)/node-dev  ## what a change must pass, but for the slow tests
	@scripts/install-system test
	@$(libraries) $(bin)/python -m pytest -n 2 -m "not slow" $(ARGS)

test-slow: lint $(stamps)/node-dev  ## what takes minutes (wheels, equal bytes, the preview with real edits)
	@scripts/install-system test
	@$(libraries) $(bin)/python -m pytest -n 2 -m slow $(ARGS)

setup: $(stamps)/dev $(stamps)/catalogues  ## .venv with everything a developer needs

lint: setup  ## style, types, import rules
	@$(bin)/ruff check
	@$(bin)/ruff format --check --quiet
	@$(bin)/mypy
	@$(bin)/lint-imports --no-logo
	@$(bin)/check-jsonschema -q --builtin-schema vendor.github-workflows .github/workflows/*.yml

format: setup  ## mend the style of all code
	@$(bin)/ruff check --fix-only --quiet
	@$(bin)/ruff format

messages: setup  ## bring the catalogues of translations up to date, and say what is missing
	@$(bin)/python scripts/messages.py

bench: setup  ## measure, on this machine
	@$(libraries) $(bin)/python scripts/bench.py $(ARGS)

lighthouse: site $(stamps)/node-dev  ## what Lighthouse says of portfolio and account pages
	@$(bin)/python tests/bench/lighthouse.py site $(ARGS)

measure: setup $(stamps)/node-dev  ## build sites and open them: times, sizes, ratios
	@$(libraries) $(bin)/python tests/bench/measure.py $(ARGS)

lock:  ## newest versions of everything, into requirements/ and package-lock.json
	@scripts/lock

wheel: setup  ## dist/: what is published
	@PATH="$$PATH:$(CURDIR)/$(bin)" $(bin)/python -m build --no-isolation --outdir dist

help:  ## what can be made
	@awk -F ':|## ' '/^[a-z-]+:.*## / {printf "%-12s%s\n", $$1, $$NF}' Makefile

clean:  ## forget everything that was made
	rm -rf $(venv) node_modules dist site .kamdocs kamdocs/vendor
	find kamdocs -name '*.mo' -delete

$(bin)/python:
	@scripts/install-system run
	@python=$$(scripts/find-python) && echo "Using $$($$python --version)" && $$python -m venv $(venv)
	@mkdir -p $(stamps)

$(stamps)/run: requirements/run.txt | $(bin)/python
	@scripts/install-system run
	@$(pip) install --no-deps --require-hashes -r $<
	@$(libraries) $(bin)/python scripts/check_libraries.py
	@touch $@

$(stamps)/dev: requirements/dev.txt $(stamps)/run
	@$(pip) install --no-deps --require-hashes -r $<
	@touch $@

$(stamps)/npm: requirements/node.txt $(stamps)/run
	@command -v npm >/dev/null || $(pip) install --no-deps --require-hashes -r $<
	@touch $@

$(stamps)/node-dev: package-lock.json .npmrc $(stamps)/npm
	@PATH="$$PATH:$(CURDIR)/$(bin)" npm ci --silent
	@touch $@

# pyproject.toml counts for its dependencies, entry points and assets.
$(stamps)/package: pyproject.toml kamdocs/__init__.py hatch_build.py package-lock.json $(stamps)/npm
	@$(pip) install --no-build-isolation --no-deps --editable .
	@$(bin)/python -m pip check >/dev/null
	@touch $@

$(stamps)/catalogues: $(catalogues) hatch_build.py $(stamps)/package
	@$(bin)/python hatch_build.py
	@touch $@
