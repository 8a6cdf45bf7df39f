"""Who reads a guarded sentence is not who wrote it; where a language has one person alone, he may, and the page says so."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Locale

from cms.roles.actions import group_name
from cms.roles.table import LANGUAGE_REVIEWER, TRANSLATOR
from languages import registry
from science_content.models import ArticlePage, SciencePage
from science_content.pages.raw import raw_body
from tests.translation.release.native import WASH, WORDS, read_by, seen, write
from tests.trees import DOSE, TIBETAN
from translation.engine.drafts import write_draft
from translation.engine.sources import store_words, translation_of, update_source
from translation.engine.starting import start
from translation.models import NativeReading, WordsAuthor
from translation.release.actions import release
from translation.release.permissions import people_of

pytestmark = pytest.mark.django_db
SPOTS = "防叶斑"
GUARDED = (DOSE["substance"], DOSE["purpose"], DOSE["method"], "清水", WASH)


@pytest.mark.parametrize("chinese", GUARDED)
def test_who_wrote_a_guarded_sentence_does_not_read_it(written, cast, chinese):
    write(written, cast["jiaodui"], **{chinese: "ཀ 10% ཁ" if "10%" in chinese else "ཀ་ཁ།"})
    found = read_by(written.tibetan, cast["jiaodui"])
    assert [each.chinese for each in found.own] == [chinese] and chinese not in [each.chinese for each in found.read]
    assert found.read and not written.reload().tibetan.checked_by_native
    assert [each.chinese for each in seen(written.tibetan).sentences if each.is_open] == [chinese]


def test_a_plain_sentence_may_be_read_by_who_wrote_it(written, cast):
    write(written, cast["jiaodui"], **{"叶子会卷起来。": "ལོ་མ་འཁྱིལ་འགྲོ་བ་རེད།"})
    assert read_by(written.tibetan, cast["jiaodui"]).own == []
    assert written.reload().tibetan.checked_by_native


def test_the_translator_is_the_second_person_of_what_a_reviewer_wrote(written, cast, client):
    write(written, cast["jiaodui"], **{DOSE["purpose"]: "སྲིན་འབུ་འགོག་པ།"})
    read_by(written.tibetan, cast["jiaodui"])
    found = read_by(written.tibetan, cast["yiyuan"])
    assert [each.chinese for each in found.read] == [DOSE["purpose"]] and not found.own
    assert written.reload().tibetan.checked_by_native
    assert "སྲིན་འབུ་འགོག་པ།" in client.get(written.tibetan.url).content.decode()


@pytest.mark.parametrize("author", ["yiyuan", "yiyuan-lisu", "bianji", None])
def test_a_translator_reads_no_words_of_those_who_may_not_release(tree, cast, author):
    store_words(translation_of(tree.tibetan), TIBETAN | WORDS, user=author and cast[author])
    release(translation_of(tree.tibetan), user=cast["jiaodui"])
    found = read_by(tree.tibetan, cast["yiyuan"])
    assert found.read == [] and not tree.reload().tibetan.checked_words and not NativeReading.objects.exists()


@pytest.mark.parametrize("name", ["yiyuan-lisu", "bianji", "shenhe", "shengban", "xinxi"])
def test_people_of_other_work_read_nothing(written, cast, name):
    assert read_by(written.tibetan, cast[name]).read == []
    assert not written.reload().tibetan.checked_words


def test_who_wrote_first_stays_the_author_whoever_stores_the_same_again(written, cast):
    store_words(translation_of(written.tibetan), {WASH: TIBETAN[WASH]}, user=cast["jiaodui"])
    release(translation_of(written.tibetan), user=cast["jiaodui"])
    assert read_by(written.tibetan, cast["jiaodui"]).own == []
    store_words(translation_of(written.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["jiaodui"])
    write_draft(translation_of(written.tibetan))
    store_words(translation_of(written.tibetan), {WASH: "ཀ་ཁ།"}, user=cast["yiyuan"])  # takes them over, as it were
    release(translation_of(written.tibetan), user=cast["jiaodui"])
    assert [each.chinese for each in read_by(written.tibetan, cast["jiaodui"]).own] == [WASH]
    assert WordsAuthor.objects.filter(user=cast["jiaodui"]).count() == 1


def lisu_page(tree, user) -> SciencePage:
    translation = start(tree.article, Locale.objects.get(language_code="lis"))
    store_words(
        translation, {chinese: f"ꓐ {'10%' if '10%' in chinese else ''}" for chinese in (*TIBETAN, *WORDS)}, user=user
    )
    return release(translation, user=user)


def lisu_person(name: str, role: str = LANGUAGE_REVIEWER):
    user = get_user_model().objects.create_user(name, last_name=name)
    user.groups.set([Group.objects.get(name=group_name(role, registry.get("lis")))])
    return user


@pytest.fixture
def lone(cast):
    """The one person who works in Lisu."""
    cast["yiyuan-lisu"].groups.clear()
    return lisu_person("独一")


ALONE = "未经第二人审校"


def test_one_person_alone_does_all_and_the_page_says_so_until_a_second_has_read(tree, lone, client):
    page = lisu_page(tree, lone)
    assert people_of("lis") == {lone.pk}
    assert read_by(page, lone).own == []
    for prefix in ("", "/e/533301"):
        html = client.get(f"{prefix}{page.url}").content.decode()
        assert ALONE in html and "未经母语者审校" not in html, prefix
    second = lisu_person("第二")
    assert ALONE in client.get(page.url).content.decode()  # that there is one now has read nothing
    assert read_by(page, lone).read == []
    guarded = [each.chinese for each in read_by(page, second).read]
    assert set(guarded) == set(GUARDED)
    html = client.get(page.url).content.decode()
    assert ALONE not in html and "未经母语者审校" not in html


def test_with_two_people_nobody_is_alone(tree, lone, client):
    second = lisu_person("第二", TRANSLATOR)
    page = lisu_page(tree, lone)
    assert {each.chinese for each in read_by(page, lone).own} == set(GUARDED)
    assert ALONE not in client.get(page.url).content.decode()
    second.is_active = False
    second.save()
    assert read_by(page, lone).own == [] and ALONE in client.get(page.url).content.decode()


def test_an_administrator_is_nobodys_second_person_and_the_tibetan_ones_are_not_lisu(cast, lone):
    assert people_of("lis") == {lone.pk}
    assert people_of("bo") == {cast["yiyuan"].pk, cast["jiaodui"].pk}
    cast["jiaodui"].is_active = False
    cast["jiaodui"].save()
    assert people_of("bo") == {cast["yiyuan"].pk}


def publish(tree, prose: str, purpose: str) -> None:
    article = ArticlePage.objects.get(pk=tree.article.pk)
    body = raw_body(article)
    body[0]["value"], body[1]["value"]["purpose"] = f"<p>{prose}</p>", purpose
    article.body = body
    article.save_revision().publish()
    update_source(ArticlePage.objects.get(pk=article.pk))


@pytest.mark.parametrize("before", [SPOTS, DOSE["purpose"]], ids=["at once", "later"])
def test_words_that_were_read_as_plain_ones_are_not_read_beside_a_dose(written, cast, client, before):
    """The same words in two places: who wrote them may read them in the prose, and not in the dose."""
    publish(written, prose=SPOTS, purpose=before)
    write(written, cast["jiaodui"], **{SPOTS: "ཀ་ཁ་ག།"})
    read_by(written.tibetan, cast["jiaodui"])
    if before != SPOTS:
        assert written.reload().tibetan.checked_by_native
        publish(written, prose=SPOTS, purpose=SPOTS)
        write(written, cast["jiaodui"], **{SPOTS: "ཀ་ཁ་ག།"})
    html = client.get(written.tibetan.url).content.decode()
    assert "ཀ་ཁ་ག།" not in html.split('class="dose"')[1].split("</section>")[0]
    assert not written.reload().tibetan.checked_by_native
    assert SPOTS in [each.chinese for each in seen(written.tibetan).sentences if each.is_open and each.guarded]
