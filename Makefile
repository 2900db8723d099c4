# Two commands: `make run` shows the dashboard, `make test` runs every check.

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# One test process more than cores: those that drive a browser mostly wait.
WORKERS ?= $(shell cores=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2); echo $$((cores < 7 ? cores + 1 : 8)))
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

.DEFAULT_GOAL := help
.PHONY: help run demo test lint pytest browser format clean

help: ## list these targets
	@sed -nE 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/p' Makefile | expand -t 16

run: .venv/installed demo ## serve http://127.0.0.1:8501, an empty store filled with the demonstration county
	$(BIN)/streamlit run app.py --server.address 127.0.0.1 --server.port $(PORT)

demo: .venv/installed ## fill an empty store with the demonstration county
	$(BIN)/python -m data demo --if-empty

test: lint browser pytest ## run every check; installs what they need

lint: .venv/installed-dev ## check style, layout, imports, types and dead code
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/sqlfmt --check --quiet queries
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/vulture

pytest: .venv/installed-dev ## run the tests, those in a browser too
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

format: .venv/installed-dev ## lay out Python and SQL, mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/sqlfmt --quiet queries

clean: ## remove the environment and caches; the store stays
	rm -rf .venv .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Chromium and a Chinese font, for the tests that look at the pages as an officer does.
HAS_BROWSER = command -v chromium || command -v chromium-browser || command -v google-chrome
HAS_FONT = find /usr/share/fonts $(HOME)/.fonts -iname '*NotoSansCJK*' | grep . || fc-list :lang=zh | grep .

browser: ## make sure that Chromium and a Chinese font are there
	@if ($(HAS_BROWSER)) >/dev/null 2>&1 && ($(HAS_FONT)) >/dev/null 2>&1; then exit 0; fi; \
	if ! command -v apt-get >/dev/null || { [ "$$(id -u)" != 0 ] && [ -z "$(SUDO)" ]; }; then \
	  echo "The tests need Chromium (or Chrome) and a Chinese font such as Noto Sans CJK." >&2; \
	  echo "On Debian: apt-get install chromium fonts-noto-cjk" >&2; exit 1; fi; \
	$(SUDO) apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Anlan needs Python 3.11 or newer; name it with make PYTHON=…" >&2; exit 1; }
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	  if command -v apt-get >/dev/null && { [ "$$(id -u)" = 0 ] || [ -n "$(SUDO)" ]; }; then \
	    $(SUDO) apt-get update -qq && $(SUDO) apt-get install -qq -y --no-install-recommends python3-venv; \
	  else echo "Python lacks venv. On Debian: apt-get install python3-venv" >&2; exit 1; fi; fi
	$(PYTHON) -m venv .venv
	@touch $@

.venv/installed: requirements.txt | .venv/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
