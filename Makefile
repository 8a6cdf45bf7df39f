# Two commands do all: `make run` shows the site, `make test` proves it. Needs Python 3.11 or later with pip.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run test messages bench conformance mutants walk shots handbook lint check-production secret clean

run: $(VENV)/run.stamp
	@echo "==> 数据库"
	@$(BIN)/python manage.py migrate -v0
	@echo "==> 演示内容（已有的不改）"
	@$(BIN)/python manage.py seed_demo
	@echo
	@echo "==> 科普e站  http://$(HOST):$(PORT)/            公众页面"
	@echo "             http://$(HOST):$(PORT)/bo/         藏文"
	@echo "             http://$(HOST):$(PORT)/e/533401/   香格里拉市的触摸屏"
	@echo "             http://$(HOST):$(PORT)/cms/        后台（账号见上）"
	@echo "    按 Ctrl-C 停止。"
	@$(BIN)/python manage.py run_worker -v0 & worker=$$!; trap 'kill $$worker 2>/dev/null; wait $$worker' EXIT; trap 'exit 130' INT TERM; \
		$(BIN)/python manage.py runserver --noreload $(HOST):$(PORT)

test: $(VENV)/test.stamp
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff . 2>&1 | head -40; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/python manage.py makemigrations --check --dry-run -v0
	@$(BIN)/python -m pytest -n $${WORKERS:-2} --dist loadgroup --no-loadscope-reorder $(ARGS)

messages: $(VENV)/run.stamp
	@$(BIN)/python manage.py collect_messages $(ARGS)

bench: $(VENV)/test.stamp
	@$(BIN)/python -m tools.bench $(ARGS)

conformance: $(VENV)/test.stamp
	@$(BIN)/python -m tools.conformance $(ARGS)

mutants: $(VENV)/test.stamp
	@$(BIN)/python -m tools.mutants $(ARGS)

walk: $(VENV)/test.stamp
	@$(BIN)/python -m tools.walk $(ARGS)

shots: $(VENV)/test.stamp
	@$(BIN)/python -m tools.shots

handbook: $(VENV)/test.stamp
	@HANDBOOK_PICTURES=1 $(BIN)/python -m pytest -q tests/journeys tests/test_handbook.py

lint: $(VENV)/test.stamp
	@$(BIN)/ruff check .
	@$(BIN)/mypy

check-production: $(VENV)/test.stamp
	@SECRET_KEY=$$($(MAKE) -s secret) ALLOWED_HOSTS=kepu.example.cn DJANGO_SETTINGS_MODULE=cms.settings.production \
		$(BIN)/python manage.py check --deploy --fail-level WARNING

secret:
	@$(PYTHON) -c "import secrets; print(secrets.token_urlsafe(64))"

$(VENV)/bin/python:
	@echo "==> Python 环境"
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and '需要 Python 3.11 或更新的版本，现在是 ' + sys.version.split()[0])"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements.txt | $(VENV)/bin/python
	@echo "==> 安装依赖（第一次要一两分钟）"
	@$(BIN)/python -m pip install -q -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements.txt requirements-test.txt | $(VENV)/bin/python
	@$(BIN)/python -m pip install -q -r requirements-test.txt
	@touch $@ $(VENV)/run.stamp

clean:
	@rm -rf $(VENV) var
