# The one task runner. `make` alone lists what it can do; the text after ## is the help.
# Everything is installed into .venv, from versions pinned with hashes in requirements/; nothing else is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header
FUZZ_SECONDS ?= 600

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types bench wheels lock fuzz findings pictures scan clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.base ## open an invented county with three years of work on this machine
	@$(BIN)/gongkai demo

test: lint types ## lint, types and all tests; what could not be tried here is listed at the end
	@$(BIN)/pytest -n 2
	@$(BIN)/python tools/with_postgres.py $(BIN)/pytest -n 2 -q tests/office

lint: $(VENV)/.dev ## style, format and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo

types: $(VENV)/.dev ## mypy, strict
	@$(BIN)/mypy

bench: $(VENV)/.bench ## speed against the peers and the floor, side by side
	@$(BIN)/python -m benchmarks

wheels: $(VENV)/.dev ## ask for every base requirement as a binary for Windows and for Linux on ARM
	@$(BIN)/python tools/ask_for_wheels.py

lock: $(VENV)/.dev ## pin requirements/*.in again; UPGRADE=--upgrade takes newer versions
	@$(COMPILE) $(UPGRADE) requirements/base.in -o requirements/base.txt
	@$(COMPILE) $(UPGRADE) requirements/dev.in -o requirements/dev.txt
	@$(COMPILE) $(UPGRADE) requirements/scan.in -o requirements/scan.txt
	@$(COMPILE) $(UPGRADE) requirements/bench.in -o requirements/bench.txt
	@$(COMPILE) $(UPGRADE) requirements/postgres.in -o requirements/postgres.txt

fuzz: $(VENV)/.dev ## feed the readers broken files, FUZZ_SECONDS (600) a reader
	@$(BIN)/python tools/fuzz_readers.py $(FUZZ_SECONDS)

findings: $(VENV)/.base ## write docs/findings.md again from the code
	@$(BIN)/python tools/write_findings.py

pictures: $(VENV)/.dev ## take the pictures of the guide again
	@$(BIN)/python tools/take_pictures.py

scan: $(VENV)/.scan ## add the part that reads scanned reports (about 360 MB)

clean: ## take away what make made, except .venv
	@rm -rf build dist demo-out gongkai-demo src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find src tests tools benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

# The environment. Each stamp is newer than what it was made from, so a second call does nothing.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo '需要 Python 3.11 或更新的版本。装好后再运行，或用 make PYTHON=python3.12 指定。'; \
		echo 'Python 3.11 or newer is needed. Install it, or name it: make PYTHON=python3.12'; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo '这台电脑的 Python 缺少 venv。Debian、Ubuntu、统信、麒麟请先运行：sudo apt install python3-venv'; \
		echo 'This Python lacks venv. On Debian and its kin run first: sudo apt install python3-venv'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.base: $(BIN)/python requirements/base.txt pyproject.toml
	@echo 'installing what the program needs into $(VENV) ...'
	@$(PIP) install --quiet --require-hashes -r requirements/base.txt
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo 'installing what the tests need into $(VENV) ...'
	@$(PIP) install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/.bench: $(VENV)/.dev requirements/bench.txt
	@echo 'installing the peers to measure against into $(VENV) (about 270 MB) ...'
	@$(PIP) install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

$(VENV)/.scan: $(VENV)/.dev requirements/scan.txt
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info >= (3, 13))' || { \
		echo '扫描部件只支持 Python 3.11 和 3.12。请删除 .venv 后运行：make scan PYTHON=python3.11'; \
		echo 'Reading scans works on Python 3.11 and 3.12 alone. Remove .venv, then: make scan PYTHON=python3.11'; exit 1; }
	@echo 'installing what reading scans needs into $(VENV) ...'
	@$(PIP) install --quiet --require-hashes -r requirements/scan.txt
	@touch $@
