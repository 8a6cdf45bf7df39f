"""Random steps through every door: no reader is told what nobody stands for, and nothing safe is withheld."""

import pytest

from tools.walk.doors import DOORS
from tools.walk.guards import GUARDS, without
from tools.walk.walking import walk

SEEDS = {77: 150}  # seed → steps
# guard → a seed by which a walk comes soon where it is missed
SOON = dict.fromkeys(GUARDS, 14) | {GUARDS[0]: 2, GUARDS[1]: 1}


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_no_door_shows_what_nobody_stands_for(seed):
    walked = walk(seed, SEEDS[seed])
    assert walked.found == [], str(walked)
    assert walked.steps == SEEDS[seed] and len(walked.doors) >= 25
    assert not walked.is_blind, str(walked)


def test_there_are_doors_enough():
    assert len({door.__name__ for door in DOORS}) >= 25 and sum(SEEDS.values()) >= 150


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDS)
def test_a_walk_notices_that_a_guard_is_gone(name):
    with without(name):
        assert walk(SOON[name], 120).found
