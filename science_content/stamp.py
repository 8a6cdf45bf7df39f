"""What moves whenever a reader may see something else: asked by whoever keeps pages as they were rendered.

A counter, kept as rows whose sum is the stamp. A change adds its row in its own transaction: who sees the change sees
another sum, and who does not, does not, in whatever order transactions are committed. Not one row that is counted up:
its lock would be held until the end of the transaction, and one writer would wait for what another renders. Not the
highest id of a log: ids are given before they are committed, so a later one hides an earlier one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from random import randint
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Sum
from django.db.models.signals import post_delete, post_save

FOLDED_EVERY = 64  # rows: the sum is asked for with every page that is read


class VisibleChange(models.Model):
    """One change of what readers see, or many that were folded. `worth` is by chance: a database that was brought back
    from a copy must not come by the sums of the hours that it lost.
    """

    worth = models.BigIntegerField()

    class Meta:
        verbose_name = "读者看得到的改动"
        verbose_name_plural = "读者看得到的改动"


def stamp() -> str:
    """Another one after every transaction that changed what readers see, whoever committed first. One query."""
    for mark in _marks():
        mark.was_read = True  # in the middle of a transaction: its next change is another one
    return str(VisibleChange.objects.aggregate(sum=Sum("worth"))["sum"] or 0)


def readers_see_a_change() -> None:
    """Say it in the transaction of the change, before or after it; one row a transaction, however often it is said."""
    if not any(not mark.was_read for mark in _marks()):
        transaction.on_commit(_Mark(VisibleChange.objects.create(worth=randint(1, 2**20)).pk), robust=True)


@contextmanager
def change_for_readers() -> Iterator[None]:
    """What is written inside is one transaction, or a part of the one that is open, and moves the stamp with it."""
    with transaction.atomic():
        readers_see_a_change()
        yield


class SavedWithItsStamp:
    """Mixed into models: outside a transaction Django tells of a saved row only after that row is committed."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            super().save(*args, **kwargs)  # type: ignore[misc]  # a model has it


class _Mark:
    """Waits for the commit: while it does, its row stands. Django forgets it where the row is rolled back, savepoints too."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.was_read = False

    def __call__(self) -> None:
        if self.row % FOLDED_EVERY == 0:
            fold()


def _marks() -> list[_Mark]:
    return [waiting[1] for waiting in connection.run_on_commit if isinstance(waiting[1], _Mark)]


@transaction.atomic
def fold() -> None:
    """Many rows become one of the same sum; those that somebody else is folding are left to him."""
    rows = dict(VisibleChange.objects.select_for_update(skip_locked=True).values_list("pk", "worth"))
    if len(rows) > 1:
        VisibleChange.objects.filter(pk__in=rows).delete()
        VisibleChange.objects.create(worth=sum(rows.values()))


@dataclass(frozen=True)
class _Seen:
    """`when(row, is_new)`: whether a reader can tell; `unseen`: columns in which he never can."""

    when: Callable[[Any, bool], bool]
    unseen: frozenset[str]


_seen: dict[type[models.Model], _Seen] = {}


def seen_by_readers(
    model: type[models.Model],
    when: Callable[[Any, bool], bool] = lambda row, is_new: True,
    unseen: frozenset[str] = frozenset(),
) -> None:
    """To be called from `AppConfig.ready`: from now on a row of `model` that is saved or deleted moves the stamp.

    Not where `when(row, is_new)` is false, or nothing but columns of `unseen` is written. What writes past the rows
    (`update`, `bulk_create`) says `readers_see_a_change()` itself; `SciencePage.objects.update` does.
    """
    _seen[model] = _Seen(when, unseen)
    post_save.connect(_saved, dispatch_uid="science_content.stamp.saved")
    post_delete.connect(_deleted, dispatch_uid="science_content.stamp.deleted")


def is_seen_by_readers(model: type[models.Model] | None) -> bool:
    return model is not None and any(issubclass(model, each) for each in _seen)


def _saved(sender: type[models.Model], instance: models.Model, created: bool, **kwargs: Any) -> None:
    _tell(sender, instance, created, kwargs.get("update_fields"))


def _deleted(sender: type[models.Model], instance: models.Model, **kwargs: Any) -> None:
    _tell(sender, instance, False, None)


def _tell(sender: type[models.Model], row: models.Model, is_new: bool, columns: frozenset[str] | None) -> None:
    for model, seen in _seen.items():
        if issubclass(sender, model) and not (columns and columns <= seen.unseen) and seen.when(row, is_new):
            readers_see_a_change()
            return
