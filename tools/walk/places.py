"""Doors by which a page goes, comes back, or stands somewhere else."""

import contextlib

from django.core.exceptions import ValidationError
from django.db import transaction

from science_content.models import SciencePage
from science_content.withdrawal.actions import restore, withdraw
from science_content.withdrawal.blocks import hide_block, show_block

from .world import World


def withdrawn(world: World) -> None:
    with contextlib.suppress(ValidationError):
        withdraw(world.article, reason="说法有误，不要照做")


def withdrawn_with_its_topic(world: World) -> None:
    topic = SciencePage.objects.get(pk=world.article.get_parent().pk)
    with contextlib.suppress(ValidationError):
        withdraw(topic, reason="整个专题有误，不要照做")


def brought_back(world: World) -> None:
    for page in (SciencePage.objects.get(pk=world.article.get_parent().pk), world.article):
        with contextlib.suppress(ValidationError):
            restore(page)


def a_block_hidden(world: World) -> None:
    with contextlib.suppress(ValidationError):
        hide_block(world.article, world.chance.choice(world.article.body).id, reason="这一段有误")


def blocks_shown(world: World) -> None:
    for block in list(world.article.hidden_blocks):
        with contextlib.suppress(ValidationError):
            show_block(world.article, block)


def renamed(world: World) -> None:
    page = world.draft()
    page.slug = f"walk-{world.next()}"
    page.save_revision().publish()


def moved(world: World) -> None:
    here = world.article.get_parent().pk
    there = next(topic for topic in world.topics if topic.pk != here)
    with contextlib.suppress(ValidationError), transaction.atomic():
        world.article.move(SciencePage.objects.get(pk=there.pk), "last-child")


def copied(world: World) -> None:
    """A copy has no translation and is not asked for; it must change nothing here, and share a withdrawal."""
    with contextlib.suppress(ValidationError), transaction.atomic():
        copy = world.article.copy(
            update_attrs={"slug": f"copy-{world.next()}", "title": "一份副本"}, copy_revisions=False
        )
        copy.delete()


def an_alias_tried(world: World) -> None:
    with contextlib.suppress(ValidationError), transaction.atomic():
        world.article.create_alias(update_slug=f"alias-{world.next()}")
