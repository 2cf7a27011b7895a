# Everything one does with minnes, on a machine that has Python 3.11 or later, git and make.
# The first command makes an environment; it is renewed when pyproject.toml changes.

PYTHON ?= python3
BIN := .venv/bin
DEMO := .venv-demo/bin
LOWEST := .venv-lowest/bin
PAGES := build/demo
MUNICIPALITY ?= Orust

.PHONY: help demo test lint types format update bench browser-test wheel-test mindeps clean
.DEFAULT_GOAL := help

help: ## show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

demo: .venv-demo/installed ## check, publish and sum up the example project
	$(DEMO)/minnes check examples
	$(DEMO)/minnes render examples -o $(PAGES)/site
	$(DEMO)/minnes render examples --format md -o $(PAGES)/md
	cd examples && ../$(DEMO)/minnes report $(MUNICIPALITY)
	@echo
	@echo "The site is in $(PAGES)/site (open index.html in a browser), the same as Markdown in $(PAGES)/md."

test: .venv/installed ## run the tests, but for the slow ones of the browser and the wheel
	$(BIN)/pytest

browser-test: .venv/installed ## look at the pages in Chromium: accessibility, print, small screens
	$(BIN)/pytest -m browser

lint: .venv/installed ## look for mistakes and for code that is not formatted
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/installed ## check the types
	$(BIN)/mypy --strict minnes

format: .venv/installed ## format the code
	$(BIN)/ruff check --select I --fix
	$(BIN)/ruff format

update: .venv/installed ## make generated files anew; read the diff afterwards
	$(BIN)/python -m minnes.language.compile
	$(BIN)/minnes schema --lang en -o schemas
	$(BIN)/python -m minnes.model.reference
	$(BIN)/python -m tests.picture
	$(BIN)/pytest -n0 --update

bench: .venv/installed ## measure speed against named baselines
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m compileall -q minnes
	$(BIN)/python -m tests.benchmarks.run

wheel-test: .venv/installed ## build the wheel, install it in a fresh environment and use it
	$(BIN)/pytest -n0 -m wheel

mindeps: .venv-lowest/installed ## run the tests on the lowest versions we promise to work with
	$(LOWEST)/pytest

clean: ## remove what these commands made
	rm -rf .venv .venv-demo .venv-lowest build dist

# pip knows dependency groups since 25.1; a fresh environment may bring an older one.
.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

# What users have, and no tools: a first look does not wait for them.
.venv-demo/installed: pyproject.toml
	$(PYTHON) -m venv .venv-demo
	$(DEMO)/python -m pip install --quiet --upgrade pip
	$(DEMO)/python -m pip install --quiet --editable .
	@touch $@

.venv-lowest/installed: pyproject.toml tests/constraints-lowest.txt
	$(PYTHON) -m venv .venv-lowest
	$(LOWEST)/python -m pip install --quiet --upgrade pip
	$(LOWEST)/python -m pip install --quiet --constraint tests/constraints-lowest.txt --editable . --group test
	@touch $@
