# make pdf builds the booklets, make test checks everything; both prepare .venv first. `make` alone lists the targets.
PYTHON ?= python3
python := .venv/bin/python
MAKEFLAGS += --no-print-directory

.PHONY: help setup setup-dev setup-code pdf site check test conformance format bench lock clean

help:
	@echo 'make pdf      build every booklet into dist/'
	@echo 'make site     build the download site into dist/site/; ARGS=--serve shows it on this machine'
	@echo 'make check    look for faults in sections/, build nothing'
	@echo 'make test     lint, types and tests'
	@echo 'make conformance FILES="a.pdf b.pdf"   judge any PDF by the PDF/UA and PDF/A profiles of veraPDF'
	@echo 'make bench    measure side by side with other tools'
	@echo 'make setup    prepare .venv and the system libraries; setup-dev: and what make test needs. The targets do it by themselves'
	@echo 'make format   put the code in its form'
	@echo 'make lock     renew the locked versions from pyproject.toml'
	@echo 'make clean    remove dist/ and .venv'

# -I -S: no site folders, so that finding nothing to do takes no time.
have_python = command -v $(PYTHON) >/dev/null || { echo 'setup: Python 3.11 or newer is needed, and no $(PYTHON) is found.' >&2; exit 2; }

prepare = $(have_python); $(PYTHON) -I -S .ci/setup.py
# Tests that ARGS leaves out need nothing installed: make test ARGS="-m 'not browser'".
kinds = $(foreach kind,browser printing,$(if $(findstring not $(kind),$(ARGS)),,$(kind)))

setup:
	@$(prepare)

setup-dev:
	@$(prepare) dev $(kinds)

setup-code:
	@$(prepare) dev

pdf: setup
	@$(python) build_pdf.py $(ARGS)

site: setup
	@$(python) build_pdf.py site $(ARGS)

check: setup
	@$(python) build_pdf.py check $(ARGS)

test: setup-dev
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@$(python) -m mypy
	@$(python) -m pytest -n auto --maxprocesses 4 --dist loadfile $(ARGS)

conformance: setup-code
	@$(python) -m tests.conformance $(ARGS) $(FILES)

format: setup-code
	@$(python) -m ruff check --fix
	@$(python) -m ruff format

bench:
	@$(prepare) bench
	@$(python) benchmarks/run.py $(ARGS)

lock:
	@$(PYTHON) .ci/lock.py

clean:
	@rm -rf dist .venv
