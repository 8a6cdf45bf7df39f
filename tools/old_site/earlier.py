"""What is known of earlier commits: which of them upgrades are proved from, what has moved since, what differs on purpose."""

from .moved import Moved

# Name → full hash. A name says what the commit is the last of.
EARLIER = {
    # Main before parts and rooms were put in order: ten rooms in one knot, `Place` inside science_content.
    "before the house grew": "3d10b5957c41807e51feac8ad8797944cc057f04",
}

# Models that bear another label today, as then → now; their tables, permissions and content types follow.
MOVED = Moved(models={})

# Pattern (of fnmatch) of a difference that is meant → why. It is still shown.
EXPECTED: dict[str, str] = {}
