"""One engine filled with so many generated pages, as JSON: `python -m tools.bench.one_engine ENGINE SIZE stock|ours [URL]`."""

import json
import sys
import time

from search.evaluation.measures import percentile
from search.evaluation.project import throw_away
from tools.bench.generated import documents, questions

ASKED, SHOWN, WARM = 200, 500, 20


def main(engine: str, size: str, which: str, url: str = "") -> dict[str, float]:
    with throw_away(engine, url, stock=which == "stock"):
        from modelsearch.backends import get_search_backend

        from search.evaluation.models import Document
        from search.evaluation.run import fill

        rate = fill(documents(int(size)))
        backend, seconds, hits = get_search_backend(), [], 0
        for number, text in enumerate(questions(ASKED + WARM)):
            started = time.perf_counter()
            results = backend.search(text, Document, operator="and")
            found = results[:SHOWN].scores() if which == "ours" else list(results[:20])
            if number >= WARM:
                seconds.append(time.perf_counter() - started)
                hits += len(found or ())
        return {
            "rate": rate,
            "p50": percentile(seconds, 0.5) * 1000,
            "p95": percentile(seconds, 0.95) * 1000,
            "hits": hits / ASKED,
        }


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
