"""Takes the steps, and says after each what is wrong."""

import random
from collections import Counter
from dataclasses import dataclass, field

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import override_settings

from .doors import DOORS, noted
from .oracle import violations
from .world import World


@dataclass
class Walked:
    """`found`: (step, door, what was wrong). `doors`: how often each was tried; `refused`: how often the site said no."""

    seed: int
    steps: int = 0
    found: list[tuple[int, str, str]] = field(default_factory=list)
    doors: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        said = [f"seed {self.seed}: {self.steps} steps through {len(self.doors)} doors, {len(self.found)} violations"]
        return "\n".join([*said, *(f"  step {step} {door}: {what}" for step, door, what in self.found[:20])])


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
        door = world.chance.choice(DOORS)
        walked.steps += 1
        world.steps = walked.steps
        walked.doors[door.__name__] += 1
        try:
            with transaction.atomic():
                door(world)
        except ValidationError:
            walked.refused[door.__name__] += 1
        noted(world)
        walked.found += [(walked.steps, door.__name__, said) for said in violations(world)]
    return walked
