"""The publish gate: no page goes live, by any door, with a block that its own `clean()` refuses.

And the review gate: no page carries a reviewer's name with a source that is missing or 待核, or a picture without words.
"""

from django.core.exceptions import ValidationError
from wagtail.models import Page

from ..blocks import answers
from ..quality.register import errors


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
    for child in page.body:
        said = list(answers.problems(child.block, child.value))
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
        raise NotPublishable([f"“{page.title}”不能发布。", *found])


def refuse_unreviewable(page: Page) -> None:
    """Raises NotPublishable where `page` must not pass science review."""
    found = review_problems(page)
    if found:
        raise NotPublishable([f"“{page.title}”不能通过科学审核。", *found])
