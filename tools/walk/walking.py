"""Takes the steps, and says after each what is wrong."""

import random
from collections import Counter
from dataclasses import dataclass, field

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings

from .doors import DOORS, OFTEN, WAYS_BACK, Door, noted
from .oracle import violations
from .world import World


@dataclass
class Walked:
    """`found`: (step, door, what was wrong). `doors`: how often each was tried; `refused`: how often the site said no.
    `open_steps`: after how many the page could be read; `seen`: its revisions that could; `closed`: for how long it cannot by now."""

    seed: int
    steps: int = 0
    found: list[tuple[int, str, str]] = field(default_factory=list)
    doors: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    closed: int = 0
    open_steps: int = 0
    seen: set[int] = field(default_factory=set)

    @property
    def is_blind(self) -> bool:
        """Behind a closed page, or before one whose drafts are all refused, is nothing to find; short walks may be so."""
        return self.steps >= 100 and (self.open_steps <= self.steps / 2 or len(self.seen) <= self.steps / 5)

    def __str__(self) -> str:
        where = f"{self.steps} steps through {len(self.doors)} doors, {len(self.seen)} revisions seen"
        lines = ["  it saw too little"] if self.is_blind and not self.found else []
        lines += [f"  step {step} {door}: {what}" for step, door, what in self.found[:20]]
        return "\n".join([f"seed {self.seed}: {where}, {len(self.found)} violations", *lines])


def walk(seed: int, steps: int, *, stop_at_first: bool = True) -> Walked:
    """Random steps from `seed`; needs a migrated database with the site set up, and changes it."""
    with override_settings(SEARCHES_PER_MINUTE=10_000):  # nobody else asks as often
        try:
            return _walk(seed, steps, stop_at_first)
        finally:
            cache.clear()  # it counts searches, and keeps pages of a database that is rolled back


def _walk(seed: int, steps: int, stop_at_first: bool) -> Walked:
    world = World.made(random.Random(seed))
    walked = Walked(seed)
    walked.found += [(0, "start", said) for said in violations(world)]
    while walked.steps < steps and not (walked.found and stop_at_first):
        door = _next(world, walked)
        walked.steps += 1
        world.steps = walked.steps
        walked.doors[door.__name__] += 1
        try:
            with transaction.atomic():
                door(world)
        except ValidationError:
            walked.refused[door.__name__] += 1
        noted(world)
        _count(world, walked)
        walked.found += [(walked.steps, door.__name__, said) for said in violations(world)]
    return walked


def _next(world: World, walked: Walked) -> Door:
    if walked.closed > 2:
        return WAYS_BACK[walked.closed % len(WAYS_BACK)]
    return world.chance.choices(DOORS, [OFTEN.get(door, 1) for door in DOORS])[0]


def _count(world: World, walked: Walked) -> None:
    page = world.article
    is_open = page.live and not page.withdrawn_at
    walked.closed = 0 if is_open else walked.closed + 1
    walked.open_steps += is_open
    if is_open and page.live_revision_id:
        walked.seen.add(page.live_revision_id)
