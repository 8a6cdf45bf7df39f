"""The publish gate: no page goes live, by any door, with a block that its own `clean()` refuses.

And the review gate: no page carries a reviewer's name with a source that is missing or 待核, or a picture without words.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Page

from ..blocks import answers
from ..quality.dangers import dangers
from ..quality.findings import ERROR, Check, Finding
from ..quality.refusals import refusals, sentences
from ..quality.register import Result, errors, results

LONGEST_NAME = 60  # characters of a title in a message


class NotPublishable(ValidationError):
    """The page must not go live; `messages` say why, in Chinese, block by block."""


class Refused(Check):
    """What the gate says, for the panel of the editor: nobody learns of it from the refusal alone."""

    id = "refused"
    name = "这样发布不了"
    severity = ERROR
    fix = "一句一句改好。不改完，从哪里都发布不了。"
    every_language = True

    def check(self, page: Page) -> Iterator[Finding]:
        yield from against(page)


def panel(page: Page) -> list[Result]:
    """All that keeps `page`, in its own type, from going live or from passing review, then what is to be mended; each once."""
    refused = tuple(against(page))
    known = {finding.sentence for finding in refused}
    others = [
        (result.check, tuple(each for each in result.findings if each.sentence not in known))
        for result in results(page)
    ]
    found = [(Refused(), refused), *others]
    return [Result(check, findings) for check, findings in found if findings]


def reasons_against(page: Page) -> list[str]:
    """What keeps `page` from going live, one sentence each; empty where nothing does.

    A page that says who reviewed it is asked what its review was asked; one that nobody reviewed says so to its readers.
    """
    found = [finding.sentence for finding in against(page)]
    return list(dict.fromkeys(found + (review_problems(page) if page.science_reviewer else [])))


def against(page: Page) -> list[Finding]:
    """What keeps `page` from going live whoever reviewed it, each with its place."""
    found = [Finding(sentence) for sentence in page.missing()]
    source = page.source_page if page.locale_id else None  # Wagtail gives a new page its parent's language after this
    if page.pk and source is None:
        found.append(Finding("中文原文已经删除，译文不能发布。"))
    elif source is not None and source.pk != page.pk and source.withdrawn_at:
        found.append(Finding("中文原文已经撤回，译文不能发布。"))
    elif source is not None and source.pk != page.pk and not source.live:
        found.append(Finding("中文原文没有公开，译文不能发布。"))
    found += [] if page.live or page.withdrawn_at else map(Finding, shared_with_withdrawn(page))
    found += (Finding(sentence, field="slug") for sentence in (taken_elsewhere(page) if page.pk else ()))
    found += without_consent(page)
    in_chinese = not page.locale_id or page.language.is_source
    found += refusals(page.body, in_chinese=in_chinese)
    found += dangers(page) if in_chinese else ()
    return found


def shared_with_withdrawn(page: Page) -> list[str]:
    """A sentence for each withdrawn page whose dose, table or danger warning still stands in `page`, its copy."""
    if not page.locale_id or not page.language.is_source:
        return []
    own = set(answers.harmful(page.body.stream_block, page.body))
    withdrawn = page.copies.exclude(withdrawn_at=None) if own else []
    return [
        f"“{twin.title}”已经撤回，这一页是它的副本，还留着里面的用量、数据表或危险警示：请改好，换成新的一块。"
        for twin in withdrawn
        if own & set(answers.harmful(twin.body.stream_block, twin.body))
    ]


def taken_elsewhere(page: Page) -> list[str]:
    """A sentence for each language in which the new slug of `page`, a Chinese page, is another page's address."""
    if not page.language.is_source or type(page).objects.filter(pk=page.pk, slug=page.slug).exists():
        return []
    others = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return [
        f"地址“{page.slug}”在{each.language.short_zh}里已经有别的页面：请换一个。"
        for each in others.select_related("locale")
        if each.get_siblings(inclusive=False).filter(slug=page.slug).exists()
    ]


def refuse_what_was_withdrawn(page: Page) -> None:
    """Raises NotPublishable where `page`, about to be stored as public, is a copy of a withdrawn one: copies begin as drafts."""
    twin = page.copies.exclude(withdrawn_at=None).first() if page.family else None
    if twin is not None:
        raise NotPublishable([f"“{twin.title}”已经撤回，它的副本只能先是草稿。"])


def without_consent(page: Page) -> list[Finding]:
    """A sentence for each picture, sound or film whose people have not agreed to be shown: on no page, in no language."""
    body = page.body.stream_block, page.body
    shown = [("封面", page.cover, {"field": "cover"})] if page.cover else []
    shown += [(picture.name, picture.image, {"block": picture.place}) for picture in answers.pictures(*body)]
    shown += [(played.name, played.media, {"block": played.place}) for played in answers.media(*body)]
    return [Finding(f"{name}里的人还没有同意。", **place) for name, file, place in shown if not file.may_be_shown]


def review_problems(page: Page) -> list[str]:
    """What keeps `page` from passing science review, one sentence each. Translations are reviewed by their language."""
    is_translation = page.locale_id and not page.language.is_source
    return [] if is_translation else [finding.sentence for finding in errors(page)]


def refuse_unpublishable(page: Page) -> None:
    """Raises NotPublishable where `page` has problems."""
    found = reasons_against(page)
    if found:
        raise NotPublishable([f"{named(page)}不能发布。", *found])


def refuse_unreviewable(page: Page) -> None:
    """Raises NotPublishable where `page` must not pass science review."""
    found = review_problems(page)
    if found:
        raise NotPublishable([f"{named(page)}不能通过科学审核。", *found])


@contextmanager
def refused_in_words(page: Page) -> Iterator[None]:
    """What Wagtail refuses of `page` inside becomes a NotPublishable that names the page, its language and each field."""
    try:
        yield
    except NotPublishable:
        raise
    except ValidationError as error:
        raise NotPublishable([f"{named(page)}不能发布。", *sentences_by_field(page, error)]) from error


def named(page: Page) -> str:
    """The page as a message names it: its title, cut where it is long, and its language where that is not Chinese."""
    title = f"“{page.title[:LONGEST_NAME]}{'…' * (len(page.title) > LONGEST_NAME)}”"
    return title if not page.locale_id or page.language.is_source else f"{page.language.name_zh}的{title}"


def sentences_by_field(page: Page, error: ValidationError) -> list[str]:
    """Each sentence of an error of a whole page behind the name of its field, as the editor knows it."""
    if not hasattr(error, "error_dict"):
        return [text for _, text in sentences(page.body.stream_block, error)]
    found = [(_label(page, name), text) for name, each in error.message_dict.items() for text in each]
    return [f"{label}{text}" for label, text in found if label is not None] or [text for _, text in found]


def _label(page: Page, name: str) -> str | None:
    """None for a field that no editor sees, as the title of the draft, which is too long where the title is."""
    if name == NON_FIELD_ERRORS:
        return ""
    field = page._meta.get_field(name)
    return f"{field.verbose_name}：" if field.editable else None
