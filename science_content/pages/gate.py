"""The publish gate: no page goes live, by any door, with a block that its own `clean()` refuses.

And the review gate: no page carries a reviewer's name with a source that is missing or 待核, or a picture without words.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.models import Page

from ..blocks import answers
from ..quality.register import errors

LONGEST_NAME = 60  # characters of a title in a message


class NotPublishable(ValidationError):
    """The page must not go live; `messages` say why, in Chinese, block by block."""


def reasons_against(page: Page) -> list[str]:
    """What keeps `page` from going live, one sentence each; empty where nothing does.

    A page that says who reviewed it is asked what its review was asked; one that nobody reviewed says so to its readers.
    """
    found: list[str] = page.missing()
    source = page.source_page if page.locale_id else None  # Wagtail gives a new page its parent's language after this
    if source is not None and source.pk != page.pk and source.withdrawn_at:
        found.append("中文原文已经撤回，译文不能发布。")
    found += without_consent(page)
    in_chinese = not page.locale_id or page.language.is_source
    for child in page.body:
        said = list(answers.problems(child.block, child.value))
        said += answers.too_long(child.block, child.value, in_chinese)
        try:
            child.block.clean(child.value)
        except ValidationError as error:
            said = said or sentences(error)
        found += [f"{child.block.label}：{sentence}" for sentence in said]
    return found + (review_problems(page) if page.science_reviewer else [])


def without_consent(page: Page) -> list[str]:
    """A sentence for each picture, sound or film whose people have not agreed to be shown: on no page, in no language."""
    body = page.body.stream_block, page.body
    shown = [("封面", page.cover)] if page.cover else []
    shown += [(picture.name, picture.image) for picture in answers.pictures(*body)]
    shown += [(played.name, played.media) for played in answers.media(*body)]
    return [f"{name}里的人还没有同意。" for name, file in shown if not file.may_be_shown]


def review_problems(page: Page) -> list[str]:
    """What keeps `page` from passing science review, one sentence each. Translations are reviewed by their language."""
    is_translation = page.locale_id and not page.language.is_source
    return [] if is_translation else [finding.sentence for finding in errors(page)]


def sentences(error: ValidationError) -> list[str]:
    """Every sentence inside a block's error, however deep it is nested in structs and lists."""
    nested = getattr(error, "block_errors", None)
    if isinstance(nested, dict):
        return [text for inner in nested.values() for text in sentences(inner)]
    if isinstance(nested, list):
        return [text for inner in nested if inner for text in sentences(inner)]
    return list(error.messages)


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
        return sentences(error)
    found = [(_label(page, name), text) for name, each in error.message_dict.items() for text in each]
    return [f"{label}{text}" for label, text in found if label is not None] or [text for _, text in found]


def _label(page: Page, name: str) -> str | None:
    """None for a field that no editor sees, as the title of the draft, which is too long where the title is."""
    if name == NON_FIELD_ERRORS:
        return ""
    field = page._meta.get_field(name)
    return f"{field.verbose_name}：" if field.editable else None
