"""A question about a sentence, from where it is translated."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from science_content.models import SciencePage
from translation.engine.choosing import Sentence
from translation.engine.saving import Key
from translation.engine.sheet import keyed_sentences
from translation.engine.sources import translation_of
from translation.questions.actions import CannotAsk, as_said, ask
from translation.questions.queries import asked_before

from .changes import BadChanges, SentQuestion, read_questions
from .views import ANOTHER_PERSON, NOBODY_TRANSLATES, refused, sent_to, told


@csrf_protect
@never_cache
@require_POST
def ask_about(request: HttpRequest, page_id: int) -> JsonResponse:
    """`{"person", "changes": [{"key", "to", "text"}]}` → `{"answers": [{"key", "state", "id" or "why"}], "at"}`, as `views.save` has it.

    `state`: saved; gone, the Chinese has changed; refused, with `why` in Chinese.
    """
    page = sent_to(request, page_id)
    if isinstance(page, JsonResponse) and page.status_code != 403:
        return page
    try:
        person, sent = read_questions(request.body)
    except BadChanges as reason:
        return page if isinstance(page, JsonResponse) else refused(str(reason), 400)
    if person != request.user.pk:  # may be somebody of no language, and what waits is not over
        return refused(ANOTHER_PERSON, 409)
    if isinstance(page, JsonResponse):
        return page
    translation = translation_of(page)
    if translation is None:
        return refused(NOBODY_TRANSLATES, 404)
    sentences = dict(keyed_sentences(translation))
    answers = [{"key": each.name} | _asked(request, page, sentences, each) for each in sent]
    return told(answers)


def _asked(
    request: HttpRequest, page: SciencePage, sentences: dict[Key, Sentence], sent: SentQuestion
) -> dict[str, object]:
    user: Any = request.user
    sentence = sentences.get(sent.key)
    if sentence is None:
        path = next((each.path for key, each in sentences.items() if key[0] == sent.key[0]), "")
        known = asked_before(page=page, path=path, to=sent.to, text=as_said(sent.text), user_id=user.pk)
        return {"state": "saved", "id": known.pk} if known else {"state": "gone", "why": "中文变了，请刷新再问"}
    said = {"path": sentence.path, "chinese": sentence.text, "to": sent.to, "text": sent.text}
    try:
        question = ask(page=page, user=user, **said)
    except CannotAsk as reason:
        return {"state": "refused", "why": " ".join(reason.messages)}
    return {"state": "saved", "id": question.pk}
