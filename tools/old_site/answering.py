"""Run by the interpreter of a code base, in its folder: reads addresses from standard input, a line each, answers in JSON lines.

Stands alone, as the code base may be older than this package: it imports nothing of ours.
"""

import base64
import json
import os
import sys
from datetime import datetime

sys.path.insert(0, os.getcwd())
HEADERS = ("Cache-Control", "Content-Language", "Vary", "X-Robots-Tag")


def main(moment: str) -> None:
    """All addresses are answered as if it were `moment`: pages show what month it is."""
    out, sys.stdout = sys.stdout, sys.stderr
    import django
    import time_machine

    django.setup()
    from django.apps import apps
    from django.db import connections
    from django.test import Client

    models = sorted(model._meta.label_lower for model in apps.get_models(include_auto_created=True))
    print(json.dumps({"models": models}), file=out, flush=True)
    client = Client(raise_request_exception=False)
    with time_machine.travel(datetime.fromisoformat(moment), tick=False):
        for line in sys.stdin:
            print(json.dumps(_answer(client.get(json.loads(line)))), file=out, flush=True)
    connections.close_all()


def _answer(response) -> dict:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return {
        "status": response.status_code,
        "location": response.get("Location", ""),
        "headers": {name: response[name] for name in HEADERS if name in response}
        | {"cookies": sorted(response.cookies)},
        "type": response.get("Content-Type", "").partition(";")[0],
        "content": base64.b64encode(content).decode(),
    }


main(sys.argv[1])
