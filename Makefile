# Every target makes ready what it needs first (tools/setup.sh); where all is ready, that takes no time.

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help report test test-all lint translations schemas bench lock clean setup-runtime setup-dev setup-node

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

report: setup-runtime ## write the reports on the samples, in English and Arabic, into reports_out
	$(BIN)/checklist report checklist/samples/*.json --lang en --lang ar --out reports_out

test: lint ## run the checks of the source and the tests
	$(BIN)/pytest -q

test-all: setup-node lint ## the same, with the tests that need Node.js
	$(BIN)/pytest -q -m "needs_node or not needs_node"

lint: setup-dev ## run the checks of the source alone
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

translations: setup-runtime ## bring the translation files up to date with the texts
	$(BIN)/python tools/translations.py

schemas: setup-runtime ## write the JSON Schemas from the models and the rules
	$(BIN)/checklist schema --write

bench: setup-dev ## measure the program
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/validate_speed.py

# Locked with uv, which writes pip's format in seconds. It holds no addresses: pip takes them from its configuration.
LOCK := UV_CUSTOM_COMPILE_COMMAND="make lock" .venv/lock/bin/uv pip compile --quiet --upgrade --universal \
	--python-version 3.11 --generate-hashes --no-annotate

lock: setup-runtime ## write the lock files anew with the newest versions that pyproject.toml allows
	python3 -m venv .venv/lock
	.venv/lock/bin/pip install --quiet --disable-pip-version-check uv
	echo pip | $(LOCK) -o requirements-pip.txt -
	$(LOCK) --extra build -o requirements.txt pyproject.toml
	$(LOCK) --extra build --extra dev -c requirements.txt -o requirements-dev.txt pyproject.toml
	cd tests/node && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

clean: ## remove everything that was made here
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache dist reports_out tests/node/node_modules
	rm -f rules/translations/*.mo
	find . -name __pycache__ -prune -exec rm -rf {} +

setup-runtime:
	@tools/setup.sh runtime

setup-dev:
	@tools/setup.sh dev

setup-node:
	@tools/setup.sh node
