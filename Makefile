# Every target sets up .venv once by itself; PYTHON chooses the interpreter (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
SCRAPY := $(BIN)/scrapy

.DEFAULT_GOAL := help
.PHONY: help setup demo check test browser ocr soak bench crawl serve pictures clean

help:  ## show this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: .venv/ready .venv/bin/yange  ## make .venv with the pinned requirements

.venv/ready: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/browse: .venv/ready requirements-browse.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-browse.txt
	@touch $@

.venv/bin/yange: .venv/ready deploy/yange.in
	@sed 's|@ROOT@|$(CURDIR)|g' deploy/yange.in > $@ && chmod +x $@

.venv-bench/ready: requirements.txt requirements-bench.txt requirements-browse.txt
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -r requirements-bench.txt -r requirements-browse.txt
	@touch $@

demo: setup  ## the whole job on the bundled sample sites, offline
	@$(SCRAPY) demo

check: setup  ## lint, format, types, imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: check .venv/browse  ## check, then the tests (nothing needed but Python)
	$(BIN)/pytest -n 2

browser:  ## install Debian's Chromium where that is allowed
	@./deploy/install-browser.sh

ocr: setup  ## let a machine read scanned documents: rapidocr with its models, 400 MB
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-ocr.txt

soak: setup  ## what is long: kill -9 series, fuzzing, attacks by class, simulated years
	$(BIN)/pytest -m soak -n 2 --timeout 1500

bench: .venv-bench/ready  ## our hot paths beside their peers, in one run
	.venv-bench/bin/python -m benchmarks

crawl: setup  ## crawl all sources that are due, then compare
	@$(SCRAPY) crawlall

HOST ?= 127.0.0.1
PORT ?= 8001
serve: setup .venv/browse  ## read the archive in a browser, at http://127.0.0.1:8001
	@$(BIN)/python -m browse --host $(HOST) --port $(PORT)

pictures: setup .venv/browse  ## draw every page of the reading room over the demo, into pictures/
	@test -f demo.db || $(SCRAPY) demo > demo.out
	@$(BIN)/python -m tests.support.pictures demo.db pictures

clean:  ## remove what the other targets made (archives are kept)
	rm -rf .venv .venv-bench .mypy_cache .ruff_cache .pytest_cache .hypothesis pictures demo.html demo.log demo.out demo.db demo.db-wal demo.db-shm demo.db.lock
