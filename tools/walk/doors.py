"""Every door by which what readers get of a page may change. A door that the site refuses must leave everything as it was."""

import contextlib
from collections.abc import Callable
from datetime import timedelta
from unittest import mock

import time_machine
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow
from wagtail_localize.models import StringTranslation

from science_content.followers.actions import run_unfinished
from science_content.publishing import actions, receiver
from science_content.publishing.approving import approve, waiting
from translation.engine.drafts import write_draft
from translation.engine.sources import segments
from translation.engine.whole import whole
from translation.release.ticking import take_back, tick

from .edits import edit
from .places import (
    a_block_hidden,
    an_alias_tried,
    blocks_shown,
    brought_back,
    copied,
    moved,
    renamed,
    withdrawn,
    withdrawn_with_its_topic,
)
from .world import LANGUAGES, World, content


class Died(Exception):
    """The process was killed here."""


def signed_in(name: str) -> Client:
    client = Client()
    client.force_login(person(name))
    return client


def person(name: str) -> AbstractUser:
    return get_user_model().objects.get(username=name)


def noted(world: World) -> None:
    revision = world.article.live_revision_id
    if revision and revision not in world.sources:
        world.sources.append(revision)


def published_by_code(world: World) -> None:
    edit(world)
    world.article.get_latest_revision().publish()


def published_in_bulk(world: World) -> None:
    edit(world)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    signed_in("admin").post(f"{address}?id={world.article_id}&next=/cms/", {"include_descendants": ""})


def published_by_workflow(world: World) -> None:
    edit(world)
    state = Workflow.objects.get().start(world.article, None)
    seen = waiting(world.article).seen
    if world.chance.random() < 0.3:  # somebody's autosave between the screen and the button
        edit(world)
    task, draft = state.current_task_state, content(world.draft())
    task.task.specific.on_action(task, person("shenhe"), "approve", seen=seen)
    world.reviewed.append(draft)


def reviewed_and_published(world: World) -> None:
    """发布 by who answers for the science."""
    edit(world)
    seen = waiting(world.article).seen
    if world.chance.random() < 0.3:
        edit(world)
    draft = content(world.draft())
    approve(world.article, user=person("shenhe"), seen=seen).publish()
    world.reviewed.append(draft)


def published_by_schedule(world: World) -> None:
    edit(world)
    page = world.draft()
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        call_command("publish_scheduled")


def published_an_old_revision(world: World) -> None:
    if world.sources:
        Revision.objects.get(pk=world.chance.choice(world.sources)).publish()


def left_as_a_draft(world: World) -> None:
    edit(world)


def killed_in_the_middle(world: World) -> None:
    """Between the page's own write and what follows it."""
    edit(world)
    name = world.chance.choice(["carry", "call_followers"])
    with contextlib.suppress(Died), mock.patch.object(receiver, name, side_effect=Died), transaction.atomic():
        world.article.get_latest_revision().publish()


def one_language_fails(world: World) -> None:
    """Composition of one language raises; then it is tried again."""
    edit(world)
    whole, chosen = actions._carry, world.target(world.chance.choice(LANGUAGES)).pk

    def broken(source, target, *more):
        if target.pk == chosen:
            raise RuntimeError("disk full")
        return whole(source, target, *more)

    with mock.patch.object(actions, "_carry", broken):
        world.article.get_latest_revision().publish()
    run_unfinished()


def unpublished_and_back(world: World) -> None:
    world.article.unpublish()


def published_again(world: World) -> None:
    world.article.get_latest_revision().publish()


def followers_run(world: World) -> None:
    run_unfinished()


def translated(world: World) -> None:
    world.translate(world.chance.choice(LANGUAGES), share=world.chance.choice([0.1, 0.4]))


def released(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    world.translate(code, share=world.chance.choice([0, 0.3, 1]))
    with contextlib.suppress(ValidationError):
        world.released(code)


def released_by_the_stock_editor(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    told, before = world.would_tell(code), world.target(code).live_revision_id
    signed_in("admin").post(reverse("wagtailadmin_pages:edit", args=[world.target(code).pk]), {"action": "publish"})
    after = world.target(code).live_revision_id
    if after != before and after is not None:
        world.told[code] = world.drafts[after] = told
        world.versions[code].append(after)


def typed_wrong(world: World) -> None:
    """Ten times the number, in one sentence, and released by whoever may."""
    code = world.chance.choice(LANGUAGES)
    translation = world.translation(code)
    numbered = [each for each in segments(translation) if each.translation and any(map(str.isdigit, each.translation))]
    if not numbered:
        return
    segment = world.chance.choice(numbered)
    row = StringTranslation.objects.get(
        translation_of=segment.string, locale=translation.target_locale, context=segment.context
    )
    right = row.data
    row.data = right + "0"
    row.save()
    with contextlib.suppress(ValidationError):
        world.released(code)
    write_draft(translation).publish()
    world.told[code] = world.would_tell(code)
    row.data = right
    row.save()


def an_old_translation_published(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    revision = world.chance.choice(world.versions[code])
    Revision.objects.get(pk=revision).publish()
    world.told[code] = world.drafts[revision]


def a_draft_of_a_translation_in_bulk(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    told = world.would_tell(code)
    write_draft(world.translation(code))
    target = world.target(code)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    signed_in("admin").post(f"{address}?id={target.pk}&next=/cms/", {"include_descendants": ""})
    if world.target(code).live_revision_id == target.latest_revision_id:
        world.told[code] = told
        world.drafts[target.latest_revision_id] = told


def read_by_a_native(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    with contextlib.suppress(ValidationError):
        page, seen = world.target(code), whole(world.translation(code))
        shown = [each.digest for each in seen.can_be_read if world.chance.random() < 0.9]
        found = tick(page=page, user=person("admin"), sentences=shown, screen=seen.print)
        world.read.setdefault(code, set()).update(each.words for each in found.read)


def reading_taken_back(world: World) -> None:
    code = world.chance.choice(LANGUAGES)
    take_back(page=world.target(code), user=person("admin"))
    world.read[code] = set()


Door = Callable[[World], None]
DOORS: tuple[Door, ...] = (
    published_by_code,
    published_in_bulk,
    published_by_workflow,
    published_by_schedule,
    reviewed_and_published,
    published_an_old_revision,
    left_as_a_draft,
    killed_in_the_middle,
    one_language_fails,
    unpublished_and_back,
    published_again,
    followers_run,
    translated,
    released,
    released_by_the_stock_editor,
    typed_wrong,
    an_old_translation_published,
    a_draft_of_a_translation_in_bulk,
    read_by_a_native,
    reading_taken_back,
    withdrawn,
    withdrawn_with_its_topic,
    brought_back,
    a_block_hidden,
    blocks_shown,
    renamed,
    moved,
    copied,
    an_alias_tried,
)
# How often each is taken; 1 where nothing is said. What hides the page is rare: behind a closed page there is nothing to read.
OFTEN: dict[Door, int] = {
    published_by_code: 8,
    published_in_bulk: 3,
    published_by_workflow: 3,
    published_by_schedule: 2,
    reviewed_and_published: 3,
    published_an_old_revision: 3,
    one_language_fails: 2,
    followers_run: 4,
    released: 5,
    read_by_a_native: 3,
}
# Taken at the next step but two after the page was closed, whatever chance says.
WAYS_BACK: tuple[Door, ...] = (brought_back, published_again, blocks_shown)
