"""What is known of earlier commits: which of them upgrades are proved from, what has moved since, what differs on purpose."""

from .moved import Moved

# Name → full hash. A name says what the commit is the last of.
EARLIER = {
    # Main before parts and rooms were put in order: ten rooms in one knot, `Place` inside science_content.
    "before the house grew": "3d10b5957c41807e51feac8ad8797944cc057f04",
}

# Models that bear another label today, as then → now; their tables, permissions and content types follow.
MOVED = Moved(models={"science_content.place": "places.place"})

DOSES = "doses say what product was used on what, and what is waited for; ids and words: tests/science_content/test_dose_migration.py"
FOLLOWS = "words, rows and state of a translation are those of its Chinese page from the upgrade on"

# Pattern (of fnmatch) of a difference that is meant → why. It is still shown.
EXPECTED: dict[str, str] = {
    "wagtail_localize_translationsource *: schema_version was *": "no word changed by the migrations: not out of date by them",
    # A translation follows its Chinese page from the upgrade on: the site was left with one that did not, of another place.
    "science_content_pageplace * has appeared": FOLLOWS,
    "science_content_sciencepage *: language_state was *": FOLLOWS,
    "wagtailcore_revision *: content was *page_places*page_sources*": FOLLOWS,
    "*/bo/shi-yan-zhuan-ti/ya-chong-zen-me-fang/ *": FOLLOWS,
    "*/bo/languages/22/ *": FOLLOWS,
    "*/bo/side-by-side/22/ *": FOLLOWS,
    "/bo/places/533401/ *": FOLLOWS,
    "*/bo/search/?q=%E8%9A%9C%E8%99%AB%E6%80%8E%E4%B9%88%E9%98%B2 *": FOLLOWS,
    "/e/533401/bo/ *": FOLLOWS,
    "/e/533401/bo/kinds/articles/ *": FOLLOWS,
    "science_content_sciencepage *: own_words was “None”, is “{}”": "words are bound to sentences once, after the migrations",
    "science_content_visiblechange * has appeared": "what readers see changed",
    'science_content_sciencepage *: body was *"substance"*"kind"*': DOSES,
    'wagtailcore_revision *: content was *"substance*"kind*': DOSES,
    "wagtail_localize_translationsource *: content_json was *substance*kind*": DOSES,
    "* says was *用药用量*农药*": DOSES,
    "* says was *用药用量*兽药*": DOSES,
    "* says was *用药用量*施肥*": DOSES,
    "science_content_sciencepage *: body was *dose*fertiliser*": DOSES,
    "wagtailcore_revision *: content was *dose*fertiliser*": DOSES,
    "wagtailcore_revision *: content was *own_words*": FOLLOWS,
    "* says was *安全间隔期*": DOSES,
    "auth_group_permissions * “places.contact: * has appeared": "editors keep the numbers of offices, as they keep places",
    "* says was *藏区*涉藏*": "official texts say 涉藏 since 2020",
    "* says was “藏区*": "official texts say 涉藏 since 2020",
}
