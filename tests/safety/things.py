"""One of everything that an address can name."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    PageViewRestriction,
    Site,
    TaskState,
    UploadedFile,
    Workflow,
    WorkflowState,
)
from wagtail.permissions import policy_registry
from wagtail_localize.models import OverridableSegment, StringSegment, Translation

from cms.models import SiteFacts
from places.actions import placed
from places.models import Contact, Place
from science_content.content_files.building import build
from science_content.feedback.actions import give_feedback
from science_content.models import ArticlePage, Crop, ScienceDocument, ScienceImage, ScienceMedia, ScienceReviewTask
from tests.safety.pictures import PDF
from tests.trees import ARTICLE, Tree
from translation.engine.starting import start
from translation.questions.actions import ask
from translation.questions.models import Question


@dataclass
class Things:
    """`pages`: the same article in Chinese, Tibetan (released) and Lisu (draft), by "source", "bo", "lis"."""

    pages: dict[str, ArticlePage]
    translations: dict[str, Translation]
    ids: dict[str, int | str]

    def id(self, kind: str, whose: str = "source") -> int | str:
        if kind == "page":
            return self.pages[whose].pk
        if kind == "revision":
            return self.pages[whose].latest_revision_id
        if kind == "translation":
            return self.translations[whose].pk
        return self.ids[kind]


def one_of_everything(person, tree: Tree) -> Things:
    """An upload and an editing session are of `person`'s own; the rest is the demo's and the small tree's."""
    pages = {"source": tree.article, "bo": tree.tibetan, "lis": _in_lisu(tree)}
    of_article = Translation.objects.filter(source__object_id=tree.article.translation_key)
    translations = {each.target_locale.language_code: each for each in of_article.select_related("target_locale")}
    ids = _of_the_tree(tree, translations["bo"]) | _of_the_site() | _files() | _of(person, tree.article)
    ids |= {"feedback": give_feedback(page=tree.article, answer="useful").pk} | _registers()
    ids |= {"question": _question(tree).pk}
    return Things(pages, translations, ids)


def _question(tree: Tree) -> Question:
    """Of the editor, about a sentence that is put into Tibetan."""
    asker = get_user_model().objects.get(username="yiyuan")
    said = {"path": "summary", "chinese": tree.article.summary, "to": "editor", "text": "早到什么时候？"}
    return ask(page=tree.tibetan, user=asker, **said)


def _in_lisu(tree: Tree) -> ArticlePage:
    lisu = Locale.objects.get(language_code="lis")
    start(tree.article, lisu)
    return ArticlePage.objects.get(pk=tree.article.get_translation(lisu).pk)


def _of_the_tree(tree: Tree, translation: Translation) -> dict:
    reviewed, hidden = _another(tree, "waits"), _another(tree, "hidden")
    Workflow.objects.get().start(reviewed, None)
    restriction = PageViewRestriction.objects.create(page=hidden.page_ptr, restriction_type="password", password="x")
    overridable = OverridableSegment.objects.filter(source=translation.source).first()
    return {
        "topic": tree.topic.pk,
        "reviewed": reviewed.pk,
        "hidden": hidden.pk,
        "path": tree.article.url_path.strip("/").split("/", 1)[1],
        "task_state": TaskState.objects.get(status="in_progress").pk,
        "workflow_state": WorkflowState.objects.get(status="in_progress").pk,
        "redirect": Redirect.objects.create(old_path="/old", redirect_page=tree.article.page_ptr).pk,
        "source": translation.source_id,
        "string_segment": StringSegment.objects.filter(source=translation.source).first().pk,
        "overridable_segment": overridable.pk if overridable else 0,
        "page_restriction": restriction.pk,
    }


def _another(tree: Tree, key: str) -> ArticlePage:
    page = build(tree.topic, "article", ARTICLE | {"key": key, "title": key, "is_demo": False}, {}, {})
    page.title = "改过的标题"
    page.save_revision()
    return page


def _of_the_site() -> dict:
    SiteFacts.for_site(Site.objects.get())  # stored when first asked for
    return {
        "user": get_user_model().objects.get(username="shenhe").pk,
        "group": Group.objects.first().pk,
        "locale": Locale.objects.get(language_code="bo").pk,
        "site": Site.objects.get().pk,
        "workflow": Workflow.objects.get().pk,
        "task": ScienceReviewTask.objects.get().pk,
    }


def _registers() -> dict:
    township = placed("533401901", "试验镇", Place.objects.get(pk="533401"))
    village = placed("533401901201", "试验村", township)
    Place.objects.bulk_create([township, village])
    office = Contact.objects.create(place_id="533401", office="vet", name="试验站", phone="0887-8220000")
    return {"village": village.pk, "crop": Crop.objects.first().pk, "contact": office.pk}


def _files() -> dict:
    document = ScienceDocument.objects.create(title="说明书", file=ContentFile(PDF, name="manual.pdf"))
    image = ScienceImage.objects.first()
    media = ScienceMedia.objects.create(
        title="录音", type="audio", source="自录", file=ContentFile(b"ID3" + bytes(64), name="voice.mp3")
    )
    for file in (document, image):
        file.get_file_size()  # stored when first asked for
    collection = Collection.get_first_root_node().add_child(name="资料")
    restriction = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password="x"
    )
    return {
        "document": document.pk,
        "document_name": document.filename,
        "image": image.pk,
        "image_path": image.file.name,
        "media": media.pk,
        "collection": collection.pk,
        "collection_restriction": restriction.pk,
    }


def _of(person, page: ArticlePage) -> dict:
    """Nothing, for nobody; an upload that waits for its description only for who may upload."""
    if person.is_anonymous:
        return dict.fromkeys(("image_upload", "document_upload", "editing_session"), 0)
    session = EditingSession.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id=str(page.pk),
        last_seen_at=timezone.now(),
    )
    return {
        "image_upload": _upload(ScienceImage, person),
        "document_upload": _upload(ScienceDocument, person),
        "editing_session": session.pk,
    }


def _upload(model, person) -> int:
    if not policy_registry.get_by_type(model).user_has_permission(person, "add"):
        return 0
    return UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(model),
        file=ContentFile(PDF, name="manual.pdf"),
        uploaded_by_user=person,
    ).pk
