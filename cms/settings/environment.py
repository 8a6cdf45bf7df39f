"""The environment, read once; nonsense is refused with a sentence before anything else starts."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from search.engines.connection import INIT_COMMAND

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()
env.read_env(BASE_DIR / ".env")
SECONDS_OPEN = 60  # a connection to SQLite: to open it anew for each request takes longer than most questions
ENGINES = {"django.db.backends.sqlite3", "django.db.backends.postgresql"}


def boolean(name: str, default: bool) -> bool:
    value = env.str(name, default=str(default)).strip().lower()
    if value not in {"true", "false", "1", "0", "yes", "no", "on", "off"}:
        raise ImproperlyConfigured(f"环境变量 {name} 应为 true 或 false，现在是“{value}”。")
    return value in {"true", "1", "yes", "on"}


def whole_number(name: str, default: int, least: int, most: int) -> int:
    value = env.str(name, default=str(default)).strip()
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"环境变量 {name} 应为 {least} 到 {most} 之间的整数，现在是“{value}”。")
    return int(value)


def hosts(name: str, default: list[str]) -> list[str]:
    values = [value.strip() for value in env.str(name, default=",".join(default)).split(",") if value.strip()]
    bad = [value for value in values if "/" in value or " " in value]
    if bad or not values:
        raise ImproperlyConfigured(f"环境变量 {name} 应为用逗号分开的主机名，现在有误：{bad or '空'}。")
    return values


def address(name: str, default: str) -> str:
    value = env.str(name, default=default).strip().rstrip("/")
    if not re.fullmatch(r"https?://[\w.\-]+(:\d+)?(/[^\s?#]*)?", value):
        raise ImproperlyConfigured(f"环境变量 {name} 应为以 http:// 或 https:// 开头的网址，现在是“{value}”。")
    return value


def internal_location(name: str) -> str:
    value = env.str(name, default="").strip()
    if value and not re.fullmatch(r"/[\w\-]+(/[\w\-]+)*/", value, re.ASCII):
        raise ImproperlyConfigured(f"环境变量 {name} 应为空，或以 / 开头和结尾的路径，例：/files/，现在是“{value}”。")
    return value


def secret(name: str) -> str:
    value = env.str(name, default="")
    if len(value) < 50 or len(set(value)) < 5:
        raise ImproperlyConfigured(f"环境变量 {name} 应为至少 50 个字符的随机串；可用 make secret 生成。")
    return value


def email(name: str, default: str) -> dict:
    try:
        return env.email(name, default=default)
    except Exception as error:
        raise ImproperlyConfigured(f"环境变量 {name} 不是可用的邮件网址，例：smtp://用户:密码@主机:587。") from error


def mail_from(name: str, site: str) -> str:
    """From whom mails come: "name <address>" or an address; where nothing is said, a name of nobody's at the site's host."""
    value = env.str(name, default=f"noreply@{urlsplit(site).hostname}").strip()
    if not re.fullmatch(r"(?:[^<>@,\"\x00-\x1f]+ <)?[^\s<>@,\"]+@[\w.\-]+>?", value) or value.count("<") != value.count(
        ">"
    ):
        raise ImproperlyConfigured(
            f"环境变量 {name} 应为一个邮箱，前面可以有名字，例：科普e站 <kepu@example.cn>，现在是“{value}”。"
        )
    return value


def database(name: str, default: str) -> dict:
    try:
        config = env.db(name, default=default)
    except Exception as error:
        raise ImproperlyConfigured(f"环境变量 {name} 不是可用的数据库网址，例：sqlite:///var/db.sqlite3。") from error
    if config.get("ENGINE") not in ENGINES or not config.get("NAME"):
        raise ImproperlyConfigured(f"环境变量 {name} 没有写明数据库种类和名称，例：postgres://用户:密码@主机/库名。")
    if config["ENGINE"].endswith("sqlite3"):
        if config["NAME"] != ":memory:":
            config["NAME"] = str(BASE_DIR / config["NAME"])
            Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        config["CONN_MAX_AGE"] = SECONDS_OPEN
        config["OPTIONS"] = {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": INIT_COMMAND,
        }
    return config


SEARCH_URL = re.compile(
    r"(?P<engine>elasticsearch|opensearch)\+(?P<url>https?://(?:[^\s/@]+@)?[\w.\-]+(?::\d+)?)/(?P<prefix>[a-z0-9][a-z0-9-]*)"
)


def search_backends(name: str, database_engine: str) -> dict[str, dict]:
    """The database searches; with an address of a cluster that does, and the database stands by with an index of its own."""
    module = "postgres" if database_engine.endswith("postgresql") else "sqlite"
    in_database = {"BACKEND": f"search.engines.{module}"}
    value = env.str(name, default="").strip().rstrip("/")
    if not value:
        return {"default": in_database}
    found = SEARCH_URL.fullmatch(value)
    if not found:
        example = "opensearch+https://用户:密码@主机:9200/kepu"
        raise ImproperlyConfigured(
            f"环境变量 {name} 应为搜索引擎的网址，最后是索引名的开头（小写字母），例：{example}。"
        )
    return {
        "default": {
            "BACKEND": f"search.engines.{found['engine']}",
            "URLS": [found["url"]],
            "INDEX_PREFIX": f"{found['prefix']}_",
            "FALLBACK": "database",
        },
        "database": in_database,
    }
