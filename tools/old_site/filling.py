"""Run by the earlier code in its own folder: an empty database becomes a site that people have lived in.

Stands alone, as `answering.py` does. Models are found by name, wherever they live in that commit. What an administrator,
editors and readers do, no seed does, and an upgrade must keep it: rights that no role of ours has, places that people added,
an address that moved, a page withdrawn, an open review.
"""

import importlib
import os
import sys
from importlib.util import find_spec

sys.path.insert(0, os.getcwd())
TOWNSHIP = "533401999"


def main(seed: str) -> None:
    """`seed`: "whole" for the demo as the commit has it, "small" for the tree of its tests."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connections, transaction

    call_command("migrate", verbosity=0)
    call_command("seed_demo" if seed == "whole" else "setup_site")
    with transaction.atomic():
        if seed == "small" and find_spec("tests.trees"):
            importlib.import_module("tests.trees").small_tree()
        _live_in()
    connections.close_all()


def _live_in() -> None:
    admin = _people()
    _township(admin)
    article = _model("ArticlePage").objects.filter(live=True, locale__language_code="zh-hans").order_by("path").first()
    if article is None:
        return
    withdrawn = _another(article, "另一篇：撤回的", "che-hui-de")
    _under_review(_another(article, "另一篇：审核中的", "shen-he-zhong-de"), admin)
    _renamed(_another(article, "另一篇：改了地址的", "jiu-di-zhi"), admin)
    _withdrawn(withdrawn, admin)
    _heard(article)
    _placed(article, admin)


def _model(name: str):
    from django.apps import apps

    return next(model for model in apps.get_models() if model.__name__ == name)


def _people():
    """An administrator, and a group of their own that may do with places what no role may."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    admin = _model("User").objects.create_superuser("laoguanli", password="only-in-an-old-site")
    clerk = _model("User").objects.create_user("xianli", password="only-in-an-old-site")
    rights = Permission.objects.filter(content_type__model="place")
    group = Group.objects.create(name="县里登记地区的人")
    group.permissions.set(rights)
    clerk.groups.add(group)
    clerk.user_permissions.set(rights.filter(codename="delete_place"))
    front = Page.objects.get(depth=2, locale__language_code="zh-hans")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=front, permission=change)
    ours = Collection.get_first_root_node().add_child(name="县里的图片")
    add = Permission.objects.get(content_type__app_label="wagtailimages", codename="add_image")
    GroupCollectionPermission.objects.create(group=group, collection=ours, permission=add)
    return admin


def _township(admin) -> None:
    from wagtail.log_actions import log

    places = _model("Place").objects
    county = places.get(pk=TOWNSHIP[:6])
    path = f"{county.path}{TOWNSHIP}/"
    township = places.create(
        code=TOWNSHIP, name="新添乡", level="township", parent=county, path=path, spoken=county.spoken
    )
    log(instance=township, action="wagtail.create", user=admin)


def _placed(article, admin) -> None:
    """A further place of a live page, and a draft beside its live revision."""
    row = _model("PagePlace")(place_id="532823", sort_order=99)
    article.page_places.add(row)
    article.save_revision(user=admin, log_action=True).publish(user=admin)
    article.title += "（草稿）"
    article.save_revision(user=admin, log_action=True)


def _another(article, title: str, slug: str):
    return article.specific_class.objects.get(pk=article.copy(update_attrs={"title": title, "slug": slug}).pk)


def _withdrawn(page, admin) -> None:
    """Last, and without what its copies still hold: later commits withdraw those as well, and copy it only as a draft."""
    from science_content.withdrawal.actions import withdraw

    page.body = [block for block in page.body.raw_data if block["type"] == "text"]
    page.save_revision(user=admin, log_action=True).publish(user=admin)
    withdraw(page, reason="剂量写错了，正在更正。", user=admin)


def _under_review(page, admin) -> None:
    page.summary = "还没有审核的一句话。"
    page.save_revision(user=admin, log_action=True)
    page.get_workflow().start(page, admin)
    _model("Comment").objects.create(page_id=page.pk, user=admin, text="这里请再看看。", contentpath="summary")


def _renamed(page, admin) -> None:
    """Wagtail redirects from where it stood; somebody also made an address for a poster."""
    from wagtail.contrib.redirects.models import Redirect

    page.slug = "xin-di-zhi"
    page.save_revision(user=admin, log_action=True).publish(user=admin)
    Redirect.add_redirect("/hai-bao", redirect_to=page, is_permanent=False)


def _heard(page) -> None:
    for words, place in (("没看懂第二步。", TOWNSHIP), ("好用。", None)):
        _model("Feedback").objects.create(page=page, language="zh-hans", answer="unclear", words=words, place_id=place)


main(sys.argv[1])
