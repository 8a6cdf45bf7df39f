"""The one table that fills the arguments of addresses with ids of the demo."""

from collections.abc import Iterator
from string import Formatter

from django.urls import reverse
from django.utils.translation import override

from tests.safety.addresses import Address, bulk_actions
from tests.safety.things import Things

# What an argument is: a kind of thing (see `things.py`), or "=" and the value itself.
ARGUMENTS = {
    "page_id": "page",
    "parent_page_id": "page",
    "page_to_move_id": "page",
    "destination_id": "topic",
    "revision_id": "revision",
    "revision_id_a": "=earliest",
    "revision_id_b": "=latest",
    "task_state_id": "task_state",
    "workflow_state_id": "workflow_state",
    "task_id": "task",
    "action_name": "=approve",
    "content_type_app_name": "=science_content",
    "content_type_model_name": "=articlepage",
    "translation_id": "translation",
    "translation_source_id": "source",
    "string_segment_id": "string_segment",
    "overridable_segment_id": "overridable_segment",
    "mode": "=default",
    "document_id": "document",
    "doc_id": "document",
    "image_id": "image",
    "filter_spec": "=max-165x165",
    "collection_id": "collection",
    "redirect_id": "redirect",
    "restriction_id": "collection_restriction",
    "page_view_restriction_id": "page_restriction",
    "session_id": "editing_session",
    "feedback_id": "feedback",
    "question_id": "question",
    "uidb64": "=MQ",
    "token": "=set-password",
    "code": "=533401",
    "language": "=zh-hans",
    "path": "path",
    "month": "=9",
    "crop": "=walnut",
    "county": "=533401",
    "within": "=100",
    "stream": "=tibetan",
    "kind": "=factchecks",
    "audience": "=farmer",
    "media_id": "media",
    "media_type": "=audio",
}
# Where an argument means something else: the longest start of an address's name that fits adds to the table above.
BY_PREFIX = {
    "wagtailadmin_api:pages": {"pk": "page", "action_name": "=publish"},
    "wagtailadmin_api:documents": {"pk": "document"},
    "wagtailadmin_api:images": {"pk": "image"},
    "wagtailadmin_pages:revisions_compare": {"pk": "page"},
    "wagtailadmin_pages:choose_parent": {"app_label": "=science_content", "model_name": "=articlepage"},
    "wagtailadmin_pages:workflow_action": {"page_id": "reviewed"},
    "wagtailadmin_pages:collect_workflow_action_data": {"page_id": "reviewed"},
    "wagtailadmin_pages:confirm_workflow_cancellation": {"page_id": "reviewed"},
    "wagtailadmin_pages:workflow_preview": {"page_id": "reviewed"},
    "wagtailadmin_pages:workflow_history_detail": {"page_id": "reviewed"},
    "wagtailadmin_tag_model_autocomplete": {"app_name": "=taggit", "model_name": "=tag"},
    "wagtailadmin_collections": {"pk": "collection"},
    "wagtailadmin_workflows:remove": {"page_pk": "topic", "workflow_pk": "workflow"},
    "wagtailadmin_workflows:add_task": {"app_label": "=science_content", "model_name": "=sciencereviewtask"},
    "wagtailadmin_workflows:edit_task": {"pk": "task"},
    "wagtailadmin_workflows:disable_task": {"pk": "task"},
    "wagtailadmin_workflows:enable_task": {"pk": "task"},
    "wagtailadmin_workflows": {"pk": "workflow"},
    "wagtailadmin_editing_sessions:ping": {"app_label": "=wagtailcore", "model_name": "=page", "object_id": "page"},
    "wagtail_localize": {"app_label": "=science_content", "model_name": "=crop", "pk": "=1"},
    "wagtailsettings": {"app_name": "=cms", "model_name": "=sitefacts", "pk": "site"},
    "wagtaildocs:create_multiple": {"uploaded_file_id": "document_upload"},
    "wagtaildocs:delete_upload": {"uploaded_file_id": "document_upload"},
    "wagtailimages:create_multiple": {"uploaded_file_id": "image_upload"},
    "wagtailimages:delete_upload": {"uploaded_file_id": "image_upload"},
    "wagtaillocales": {"pk": "locale"},
    "wagtailsites": {"pk": "site"},
    "wagtailusers_users": {"pk": "user"},
    "wagtailusers_groups": {"pk": "group"},
    "wagtaildocs_chooser": {"pk": "document"},
    "wagtailimages_chooser": {"pk": "image"},
    "place_registry": {"pk": "village"},
    "place_chooser": {"pk": "village"},
    "crop_registry": {"pk": "crop"},
    "contact_registry": {"pk": "contact"},
    "translation_claim": {"language": "=bo"},
    "sitemap": {"language": "=zh-hans"},
    "styleguide_in": {"code": "=bo"},
    "places:topic": {"slug": "=niu-yang-yang-zhi"},
    "media": {"path": "image_path"},
    "wagtailcore_authenticate_with_password": {"page_id": "hidden"},
}
# Routes whose arguments have no name, and nameless routes: what to put there, "{kind}" being the id of a thing.
BY_HAND = {
    "wagtaildocs_serve": "/documents/{document}/{document_name}",
    "public_page": "/<language>/{path}/",
    "kiosk:page": "/e/533401/zh-hans/{path}/",
    "wagtail_serve": "/<language>/{path}/",
    "places:to_county": "/<language>/places/533401100/",
    "/cms/test404/": "/cms/test404/",
    "/cms/^.*/$": "/cms/no/such/address/",
    "/cms/localize/submit/page/<int:page_id>/": "/cms/localize/submit/page/{page}/",
    "/cms/localize/update/<int:translation_source_id>/": "/cms/localize/update/{source}/",
    r"/cms/localize/^translate/\d+/pofile/(download|upload)/$": "/cms/localize/translate/{translation}/pofile/download/",
    r"/cms/localize/^translate/\d+/preview/(\w+/)?$": "/cms/localize/translate/{translation}/preview/kiosk/",
    r"/cms/localize/^translate/\d+/machine_translate/$": "/cms/localize/translate/{translation}/machine_translate/",
    r"/cms/localize/^translate/\d+/disable/$": "/cms/localize/translate/{translation}/disable/",
    r"/cms/localize/^translate/\d+/overrides/\d+/edit/$": "/cms/localize/translate/{translation}/overrides/1/edit/",
    r"/cms/localize/^translate/\d+/strings/\d+/edit/$": "/cms/localize/translate/{translation}/strings/1/edit/",
    r"/cms/localize/^page/\d+/convert_to_alias/$": "/cms/localize/page/{page}/convert_to_alias/",
    "/cms/localize/^reports/translations/(results/)?$": "/cms/localize/reports/translations/",
    "/cms/localize/^submit/snippet/.*$": "/cms/localize/submit/snippet/science_content/crop/1/",
    "/cms/localize/^api/snippets/.*$": "/cms/localize/api/snippets/science_content/crop/",
}
# What every browser sends with a form that Wagtail's view (8.0.1) cannot do without: it fails where the field is absent.
SENT = {
    "wagtailadmin_choose_page_external_link": {"external-link-chooser-url": ""},
    "wagtailredirects:process_import": {"import_file_name": "x", "input_format": "x"},
}
# Asked once for each page of `Things.pages` where a page stands in the address.
PAGE_KINDS = {"page", "revision"}
PUBLIC_LANGUAGES = ("zh-hans", "bo")
BULK_THINGS = {"scienceimage": "image", "sciencedocument": "document", "user": "user"}


class NotFilled(LookupError):
    """An address takes an argument that the table does not know."""


def urls(address: Address, things: Things) -> Iterator[tuple[str, str]]:
    """(key in the table of what is allowed, URL) for each thing the address is asked for. Raises NotFilled."""
    if address.name == "wagtail_bulk_action":
        yield from _bulk(things)
        return
    for whose in _variants(address):
        yield f"{address.name} {whose}".strip(), _url(address, things, whose or "source")


def _variants(address: Address) -> tuple[str, ...]:
    if address.is_public:
        return PUBLIC_LANGUAGES
    kinds = set(_kinds(address).values())
    return ("bo", "lis") if "translation" in kinds else ("source", "bo", "lis") if kinds & PAGE_KINDS else ("",)


def _kinds(address: Address) -> dict[str, str]:
    """What each argument of the address is."""
    if address.name in BY_HAND:
        return {name: name for _, name, _, _ in Formatter().parse(BY_HAND[address.name]) if name}
    fits = max((start for start in BY_PREFIX if address.name.startswith(start)), key=len, default="")
    table = ARGUMENTS | BY_PREFIX.get(fits, {})
    absent = sorted(address.arguments - set(table))
    if absent:
        raise NotFilled(
            f"{address.name} ({address.route}): tests/safety/arguments.py does not say what {', '.join(absent)} is"
        )
    return {name: table[name] for name in address.arguments}


def _url(address: Address, things: Things, whose: str) -> str:
    language, page = (whose, "source") if address.is_public else ("zh-hans", whose)
    values = {
        name: kind[1:] if kind.startswith("=") else things.id(kind, page) for name, kind in _kinds(address).items()
    }
    if address.name in BY_HAND:
        return BY_HAND[address.name].replace("<language>", language).format(**values)
    with override(language):
        return reverse(address.name, kwargs=values)


def _bulk(things: Things) -> Iterator[tuple[str, str]]:
    for app, model, action in bulk_actions():
        url = reverse("wagtail_bulk_action", args=[app, model, action])
        if model == "page":
            yield from ((f"bulk {action} page {whose}", f"{url}?id={page.pk}") for whose, page in things.pages.items())
        else:
            yield f"bulk {action} {model}", f"{url}?id={things.id(BULK_THINGS[model])}"
