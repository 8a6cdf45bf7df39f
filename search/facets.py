"""What was found, by topic, kind, language, place and month: counted in the database on the ids that the engine returned,
as engines differ in what they can count."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext

from languages import registry
from places.models import Place
from science_content.models import PageTopic, SciencePage, TopicPage
from science_content.pages.months import MONTHS, months_in
from science_content.pages.places import places_of
from science_content.pages.tree import stands_in
from science_content.pages.types import page_types

DIMENSIONS = ("topic", "kind", "month", "place", "lang")
EVERYWHERE = "everywhere"


@dataclass
class Facts:
    """Of one found page, as filters ask for them; `places` hold all codes around a place too, or `EVERYWHERE`."""

    topic: set[str] = field(default_factory=set)
    kind: set[str] = field(default_factory=set)
    month: set[str] = field(default_factory=set)
    place: set[str] = field(default_factory=set)
    lang: set[str] = field(default_factory=set)

    def fits(self, dimension: str, value: str) -> bool:
        held = getattr(self, dimension)
        return value in held or (dimension in ("place", "month") and EVERYWHERE in held)


@dataclass(frozen=True)
class Choice:
    """`label_tag`: the language that the label is written in."""

    value: str
    label: str
    label_tag: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    dimension: str
    choices: list[Choice]

    @property
    def is_chosen(self) -> bool:
        return any(choice.is_chosen for choice in self.choices)


def facts_of(page_ids: list[int]) -> dict[int, Facts]:
    """In six queries, however many pages."""
    found = {page_id: Facts() for page_id in page_ids}
    pages = SciencePage.objects.filter(pk__in=page_ids)
    keys: dict = defaultdict(list)
    for pk, path, kind, months, key in pages.values_list("pk", "path", "content_type", "months", "translation_key"):
        found[pk].kind.add(ContentType.objects.get_for_id(kind).model)
        found[pk].month = {str(month) for month in months_in(months)} or {EVERYWHERE}
        keys[key].append((pk, path))
    _add_topics(found, keys)
    for pk, places in places_of({pk: path for pages in keys.values() for pk, path in pages}).items():
        codes = (code for place in places for code in place.path.strip("/").split("/"))
        found[pk].place = set(codes) or {EVERYWHERE}
    versions = SciencePage.objects.readable().filter(translation_key__in=keys)
    for key, code in versions.values_list("translation_key", "locale__language_code"):
        for pk, _ in keys[key]:
            found[pk].lang.add(code)
    return found


def _add_topics(found: dict[int, Facts], keys: Mapping) -> None:
    """The readable Chinese topics that a page stands under, at any depth and in any language, or names in a row."""
    topics = TopicPage.objects.values_list(
        "path", "translation_key", "locale__language_code", "pk", "live", "withdrawn_at"
    )
    chinese = {
        key: str(pk)
        for _, key, code, pk, live, withdrawn_at in topics
        if code == registry.SOURCE and live and not withdrawn_at
    }
    by_path = {path: chinese[key] for path, key, *_ in topics if key in chinese}
    for pages in keys.values():
        for pk, path in pages:
            found[pk].topic |= {topic for start, topic in by_path.items() if stands_in(path, start)}
    for pk, key in PageTopic.objects.filter(page__in=found).values_list("page", "topic__translation_key"):
        if key in chinese:
            found[pk].topic.add(chinese[key])


def fitting(facts: Mapping[int, Facts], chosen: Mapping[str, str], but: str = "") -> set[int]:
    """The pages that fit all that is chosen, in every dimension but one."""
    return {
        pk for pk, each in facts.items() if all(each.fits(name, value) for name, value in chosen.items() if name != but)
    }


def facets(facts: Mapping[int, Facts], chosen: Mapping[str, str], language: registry.Language) -> list[Facet]:
    """What can be chosen, each with how many pages it leaves; nothing that leaves none, nor a dimension with one choice."""
    found = []
    for dimension in DIMENSIONS:
        counts = _counts(dimension, [facts[pk] for pk in fitting(facts, chosen, but=dimension)])
        named = _NAMES[dimension](counts, chosen.get(dimension, ""), language)
        choices = [
            Choice(value, label, tag, counts[value], value == chosen.get(dimension)) for value, label, tag in named
        ]
        if len(choices) > 1 or any(choice.is_chosen for choice in choices):
            found.append(Facet(dimension, choices))
    return found


def _counts(dimension: str, facts: Iterable[Facts]) -> Counter[str]:
    """Pages for everywhere count for each place and month that some page names."""
    facts = list(facts)
    counts = Counter(value for each in facts for value in getattr(each, dimension))
    everywhere = counts.pop(EVERYWHERE, 0)
    return Counter({value: count + everywhere for value, count in counts.items()})


Named = Iterable[tuple[str, str, str]]


def _topics(counts: Counter, chosen: str, language: registry.Language) -> Named:
    """In the order of the tree, in the reader's language where the topic stands in it."""
    pages = list(TopicPage.objects.select_related("locale").filter(pk__in=counts).order_by("path"))
    keys = [page.translation_key for page in pages]
    own = TopicPage.objects.readable().filter(locale__language_code=language.code, translation_key__in=keys)
    names = dict(own.values_list("translation_key", "title"))
    for page in pages:
        name = names.get(page.translation_key)
        yield str(page.pk), name or page.title, language.tag if name else page.language.tag


def _kinds(counts: Counter, chosen: str, language: registry.Language) -> Named:
    for model in page_types():
        if model._meta.model_name in counts:
            yield model._meta.model_name, gettext(model.kind), language.interface_tag


def _months(counts: Counter, chosen: str, language: registry.Language) -> Named:
    numbers = [number for number, _ in MONTHS if str(number) in counts]
    return [(str(number), gettext("%(number)s月") % {"number": number}, language.interface_tag) for number in numbers]


def _places(counts: Counter, chosen: str, language: registry.Language) -> Named:
    """Prefectures, and the counties of the one that is chosen or that the chosen county lies in."""
    places = Place.objects.filter(pk__in=counts, level__in=("prefecture", "county"))
    around = chosen[:4]
    for place in places.order_by("code"):
        if place.level == "prefecture" or (around and place.code.startswith(around)):
            yield place.code, place.name, "zh-Hans"


def _languages(counts: Counter, chosen: str, language: registry.Language) -> Named:
    """To a reader of Chinese by their Chinese names, to others as each names itself."""
    found = [each for each in registry.LANGUAGES.values() if each.code in counts]
    if language.is_source:
        return [(each.code, each.short_zh, "zh-Hans") for each in found]
    return [(each.code, each.label, each.label_tag) for each in found]


_NAMES: dict[str, Callable[[Counter, str, registry.Language], Named]] = {
    "topic": _topics,
    "kind": _kinds,
    "month": _months,
    "place": _places,
    "lang": _languages,
}
