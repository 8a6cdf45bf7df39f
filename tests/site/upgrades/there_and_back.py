"""Takes a site back to where it was, and forward again: `python -m tests.site.upgrades.there_and_back`.

Prints, as JSON, what the database says of regions today, then, and after, and what became of aliases. Once for both: most
of the time goes by while Django thinks about the steps.
"""

import json
from typing import Any

import django
from django.core.management import call_command

from tests.site.upgrades import aliases, places


def main() -> dict[str, Any]:
    pages = aliases.planted()
    states = {"today": places.state()}
    call_command("migrate", "places", "zero", verbosity=0)
    states["before"] = places.state()
    call_command("migrate", "places", "0001", verbosity=0)  # alone, for which Django makes a content type
    call_command("migrate", verbosity=0)
    states["after"] = places.state()
    return {"places": states, "aliases": aliases.found(pages)}


if __name__ == "__main__":
    django.setup()
    print(json.dumps(main(), default=str))
