"""A question about a sentence, from where it is translated."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from translation.engine.sheet import keyed_sentences
from translation.engine.sources import translation_of
from translation.questions.actions import CannotAsk, ask

from .changes import BadChanges, read_questions
from .views import ANOTHER_PERSON, NOBODY_TRANSLATES, clock, refused, sent_to


@csrf_protect
@never_cache
@require_POST
def ask_about(request: HttpRequest, page_id: int) -> JsonResponse:
    """`{"person", "changes": [{"key", "to", "text"}]}` → `{"answers": [{"key", "state", "id" or "why"}], "at"}`, as `views.save` has it.

    `state`: saved; gone, the Chinese has changed; refused, with `why` in Chinese.
    """
    page = sent_to(request, page_id)
    if isinstance(page, JsonResponse):
        return page
    try:
        person, sent = read_questions(request.body)
    except BadChanges as reason:
        return refused(str(reason), 400)
    if person != request.user.pk:
        return refused(ANOTHER_PERSON, 409)
    translation = translation_of(page)
    if translation is None:
        return refused(NOBODY_TRANSLATES, 404)
    sentences = dict(keyed_sentences(translation))
    answers: list[dict[str, object]] = []
    for each in sent:
        sentence = sentences.get(each.key)
        if sentence is None:
            answers.append({"key": each.name, "state": "gone", "why": "中文变了，请刷新再问"})
            continue
        said = {"path": sentence.path, "chinese": sentence.text, "to": each.to, "text": each.text}
        try:
            question = ask(page=page, user=request.user, **said)
        except CannotAsk as reason:
            answers.append({"key": each.name, "state": "refused", "why": " ".join(reason.messages)})
        else:
            answers.append({"key": each.name, "state": "saved", "id": question.pk})
    return JsonResponse({"answers": answers, "at": clock()})
