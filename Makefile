# The commands of the house; each sets up what it needs.
# A Python of 3.11 to 3.13 is looked for by name; PYTHON=... names another.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	  $$p -c 'import sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && echo $$p && break; done)
READY := .venv/.ready

.PHONY: demo test check fix gate compiled bench soak docs clean
demo: $(READY)
	.venv/bin/stemma demo

test: $(READY)
	.venv/bin/python -m pytest -n auto

check: $(READY)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

fix: $(READY)
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

gate: $(READY)
	.venv/bin/python -m bench.gate

# The analysis as machine code, where a C compiler is at hand: some minutes of work, used until a
# source changes.
compiled: $(READY)
	.venv/bin/python -m bench.compile

bench: compiled
	.venv/bin/python -m bench.speed

# The long run of the fuzzing; SECONDS=... says how long, the documents tell its day. Then
# `stemma add` is killed KILLS=... times.
SECONDS ?= 1800
KILLS ?= 1000
soak: $(READY)
	.venv/bin/python -m bench.soak --seconds $(SECONDS) --write
	folder=$$(mktemp -d) && .venv/bin/python tests/store/killing.py $(KILLS) $$(date +%s) $$folder; \
	  status=$$?; rm -rf "$$folder"; exit $$status

docs: $(READY)
	.venv/bin/python -m bench.documents --write

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dossier.html

$(READY): pyproject.toml
	@test -n "$(PYTHON)" || { echo "Stemma needs Python 3.11, 3.12 or 3.13 with venv; none was found (Debian: apt-get install python3 python3-venv)"; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $(READY)
