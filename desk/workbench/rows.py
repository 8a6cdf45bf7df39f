"""A sentence of the translators' editor as HTML: in code, as a template would cost a page of hundreds three times as much."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.urls import reverse
from django.utils.html import escape, format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from desk.templatetags.sentences import inline
from languages.registry import Language
from languages.sentences import mark
from translation.engine.concordance import Stretch
from translation.engine.saving import Key
from translation.engine.sheet import Entry
from translation.engine.typed import as_typed
from translation.questions.actions import answer_seen
from translation.questions.models import Question
from translation.readings.models import Returned
from translation.release.verdicts import Standing

LETTERS_OF_A_LINE = 60


@dataclass(frozen=True)
class Beside:
    """What stands with the sentences: how each stands with its readers, what was asked of it, ids of who wrote the words that
    somebody is to read. `user`: id of who looks.
    """

    language: Language
    standings: dict[Key, Standing]
    asked: dict[Key, list[Question]]
    authors: dict[Key, int]
    user: int


def row(entry: Entry, label: str, beside: Beside) -> SafeString:
    """`label` of its field, "" where the block says it already.

    What stands in the box beforehand: the words so far; old words that may still be right, which nobody has saved; or none.
    """
    former, standing, language = entry.former, beside.standings[entry.key], beside.language
    is_prefilled = former is not None and former.is_safe
    words = as_typed(former.words) if former and former.is_safe else entry.typed
    return format_html(
        '<div class="wb-row" id="s-{}" data-key="{}" data-state="{}"{}{}{}{}{}{}{}>'
        '<div class="wb-zh" lang="zh-Hans">{}<p>{}</p>{}</div>'
        '<div class="wb-words"><textarea lang="{}" rows="{}" readonly>\n{}</textarea>{}{}{}</div></div>',
        entry.name,
        entry.name,
        "former" if is_prefilled else entry.state,
        _attribute(' data-print="{}"', entry.print),
        mark_safe(" data-guarded" if entry.guarded else ""),
        _attribute(' data-source="{}"', entry.source if "<" in entry.chinese else ""),
        _attribute(' data-read="{}"', standing.state),
        mark_safe(" data-may" if standing.is_open else ""),
        _attribute(' data-back="{}"', str(standing.returned.pk) if standing.returned else ""),
        _attribute(' data-by="{}"', str(beside.authors.get(entry.key, ""))),
        _attribute("<small>{}</small>", label),
        inline(entry.chinese),
        _former(entry, language),
        language.tag,
        1 + max(len(words), len(entry.chinese)) // LETTERS_OF_A_LINE,  # a first guess: the browser fits it where it can
        words,
        _attribute('<p class="wb-back-reason">{}</p>', said_of(standing.returned)),
        _findings(entry),
        _questions(entry, beside),
    )


def said_of(returned: Returned | None) -> str:
    """Who sent a sentence back, what is to be done, and why; "" where nobody did."""
    return f"{returned.reader}退回，{returned.get_kind_display()}：{returned.reason}" if returned else ""


def _questions(entry: Entry, beside: Beside) -> SafeString | str:
    """What was asked of the sentence and answered, as a list; whoever asked may put an answer aside."""
    questions = beside.asked.get(entry.key, ())
    items = format_html_join(
        "", '<li id="q-{}"{}><p>{}</p>{}{}</li>', (_question(entry, each, beside.user) for each in questions)
    )
    return format_html('<ul class="wb-asked" lang="zh-Hans">{}</ul>', items) if items else ""


def _question(entry: Entry, each: Question, user: int) -> tuple[object, ...]:
    is_mine = each.user_id == user and each.closed_at is None
    said = f"{each.asker}问{each.get_to_display()}：{each.text}"
    aside = f"{reverse('question_put_aside', args=[each.pk])}?{urlencode({'seen': answer_seen(each)})}"
    old = format_html("<p>问的是：{}</p>", as_typed(each.chinese)) if each.mark != mark(entry.chinese) else ""
    answer = f"{each.answerer}答：{each.answer}" if each.answered_at else "还没有人回答"
    return (
        each.pk,
        format_html(' data-put-aside="{}"', aside) if is_mine else "",
        said,
        old,
        format_html('<p class="{}">{}</p>', "wb-answer" if each.answered_at else "wb-unanswered", answer),
    )


def _attribute(html: str, value: str) -> SafeString | str:
    return format_html(html, value) if value else ""


def _findings(entry: Entry) -> SafeString | str:
    items: Iterable[tuple[SafeString, str]] = [
        (mark_safe(' class="blocks"' if found.blocks else ""), found.sentence) for found in entry.open_findings
    ]
    if not items:
        return ""
    return format_html('<ul class="wb-findings">{}</ul>', format_html_join("", "<li{}>{}</li>", items))


def _former(entry: Entry, language: Language) -> SafeString | str:
    """What the Chinese was when the old words were made, with the difference; words that no longer fit stand beside the box."""
    if entry.former is None:
        return ""
    words = as_typed(entry.former.words)
    if entry.former.is_elsewhere:
        return format_html('<div class="wb-former" data-words="{}" data-elsewhere>别处的译文，看对再用</div>', words)
    old, new = marked(as_typed(entry.former.chinese), entry.source)
    said = format_html('<div class="wb-former" data-words="{}"><p>原来：{}</p><p>现在：{}</p>', words, old, new)
    if not entry.former.is_safe:
        said += format_html(
            '<p class="wb-former-words">旧译：<span lang="{}">{}</span></p>'
            "<p><strong>数或“不”变了，旧译要改。</strong></p>",
            language.tag,
            words,
        )
    return said + mark_safe("</div>")


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The two texts, escaped, with what went in `<del>` and what came in `<ins>`."""
    before, after = [], []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        before.append(escape(old[i:j]) if kind == "equal" else f"<del>{escape(old[i:j])}</del>" if i < j else "")
        after.append(escape(new[k:m]) if kind == "equal" else f"<ins>{escape(new[k:m])}</ins>" if k < m else "")
    return mark_safe("".join(before)), mark_safe("".join(after))  # noqa: S308 -- each piece is escaped


def found(stretches: Iterable[Stretch]) -> SafeString:
    """A text, escaped, with what was looked for in `<mark>`."""
    pieces = [f"<mark>{escape(each.text)}</mark>" if each.is_found else escape(each.text) for each in stretches]
    return mark_safe("".join(pieces))  # noqa: S308 -- each piece is escaped
