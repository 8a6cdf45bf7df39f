"""`python -m tools.old_site COMMIT`: a site as that commit made it; with --upgrade, whether today's code keeps all of it."""

import argparse
import sys
import tempfile
from pathlib import Path

from .commits import CannotMake
from .earlier import EARLIER
from .site import make, refuse_full
from .upgrade import prove, report, upgrade


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.old_site", description=__doc__)
    parser.add_argument("commit", help=f"a hash, a branch, a tag, or one of: {', '.join(map(repr, EARLIER))}")
    parser.add_argument("--to", type=Path, metavar="DIR", help="leave a copy there; with --upgrade, the upgraded one")
    parser.add_argument(
        "--small", action="store_true", help="a few pages instead of the whole demo: seconds, not minutes"
    )
    parser.add_argument("--upgrade", action="store_true", help="prove the upgrade; 1 where anything is not as it was")
    asked = parser.parse_args()
    try:
        return _done(asked)
    except CannotMake as error:
        print(error, file=sys.stderr)
        return 2


def _done(asked: argparse.Namespace) -> int:
    if asked.to:
        refuse_full(asked.to)
    old = make(asked.commit, "small" if asked.small else "whole")
    if not asked.upgrade:
        print((old.copy(asked.to) if asked.to else old).folder)
        return 0
    with tempfile.TemporaryDirectory(prefix="old-site-") as folder:
        new = upgrade(old, asked.to or Path(folder))
        with new.asking(old.facts["moment"]) as asking:
            proved = prove(old, new, asking)
    print(report(proved))
    return 1 if proved.found else 0


if __name__ == "__main__":
    sys.exit(main())
