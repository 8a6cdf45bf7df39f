"""What may harm whoever follows a page, as far as it is known by its form and by the lists: the gate refuses it at every door."""

from collections.abc import Iterator
from dataclasses import replace

from ..blocks.advice import advice_in
from ..blocks.dose import DoseBlock
from ..blocks.leaves import places_in
from .dosage import amounts_in_prose
from .exceptions import not_excused
from .findings import Finding
from .plausible import doubts_of_dose, doubts_of_fertiliser
from .substances import forbidden


def dangers(page) -> Iterator[Finding]:
    """Of a Chinese page, in its own type; its translations follow what it says. What somebody named an exception is none.

    Each sentence names the block, by its number, or the field.
    """
    names = _names(page)
    found = [each.finding for each in forbidden(page) if each.is_sure]
    found += implausible(page)
    found += amounts_in_prose(page) if page.gives_advice else ()
    for finding in not_excused(page, found):
        where = names.get(finding.block) if finding.block else str(page._meta.get_field(finding.field).verbose_name)
        yield replace(finding, sentence=f"{where}：{finding.sentence}" if where else finding.sentence)


def implausible(page) -> Iterator[Finding]:
    """Doses and fertilisers whose numbers are odd: a named reason helps, save where they are ten times outside."""
    for place, value in advice_in(page.body).items():
        doubts = doubts_of_dose(value) if isinstance(value.block, DoseBlock) else doubts_of_fertiliser(value)
        for doubt in doubts:
            yield Finding(doubt.sentence, block=place, subject="" if doubt.is_refused else doubt.subject)


def _names(page) -> dict[str, str]:
    """Id of each block and of each row in it → what its block is called, with its number."""
    return {
        place: f"{block.block.label}（正文第{number}块）"
        for number, block in enumerate(page.body, start=1)
        for place in (block.id or "", *places_in(block.block, block.value))
    }
