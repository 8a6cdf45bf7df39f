"""Measures the search on documents and questions of one's own, in an index that is thrown away: see `search.evaluation`."""

import json
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search.evaluation.project import ENGINES

LABELS = {
    "questions": "问题",
    "mrr": "MRR@10",
    "ndcg": "nDCG@10",
    "recall": "召回@10",
    "empty": "没有结果的占比",
    "p50": "p50（毫秒）",
    "p95": "p95（毫秒）",
    "documents_per_second": "每秒建索引（篇）",
}
COUNTS = {"questions", "p50", "p95", "documents_per_second"}


class Command(BaseCommand):
    help = "量一量搜索：文章和问题从文件读，建一个用完就扔的索引，网站自己的索引不动。"

    def add_arguments(self, parser) -> None:
        parser.add_argument("--docs", required=True, type=Path, help="一行一篇的 JSON：id title body lang")
        parser.add_argument("--queries", required=True, type=Path, help="一行一问的 JSON：id text lang relevant_ids")
        parser.add_argument("--engine", choices=ENGINES, default="sqlite", help="用哪种引擎，不写就用 sqlite")
        parser.add_argument(
            "--url", default="", help="服务器网址：PostgreSQL 的要能新建数据库，如 postgres://用户:密码@主机/库名"
        )
        parser.add_argument("--json", action="store_true", help="只印一行 JSON")

    def handle(self, *args, **options) -> None:
        """In a process of its own: Django is set up once for a process, and this index needs another set-up."""
        if options["engine"] != "sqlite" and not options["url"]:
            raise CommandError(f"{options['engine']} 要写服务器网址：--url")
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "search.evaluation",
                "--docs",
                options["docs"],
                "--queries",
                options["queries"],
                "--engine",
                options["engine"],
                "--url",
                options["url"],
            ],
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise CommandError((done.stderr.strip().splitlines() or ["没有说为什么。"])[-1])
        measures = json.loads(done.stdout)
        if options["json"]:
            self.stdout.write(json.dumps(measures))
            return
        for name, label in LABELS.items():
            self.stdout.write(f"{label}\t{measures[name]:.0f}" if name in COUNTS else f"{label}\t{measures[name]:.4f}")
