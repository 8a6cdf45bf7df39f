"""A science reviewer stands by name for a dose whose label nobody here saw. One other number or word, and it is unsigned.

`SciencePage.signed_doses`: {mark of the dose: {"at" (ISO 8601), "by"}}; ids say nothing, so a dose that is moved stays signed.
"""

import hashlib
import json
from typing import TYPE_CHECKING, Any

from wagtail.blocks import StructValue

from ..blocks.advice import data_of, words_in
from ..blocks.evidence import SIGNED, proof_of

if TYPE_CHECKING:
    from .models import SciencePage


def mark_of_dose(value: StructValue) -> str:
    """32 hexadecimal digits of all that a Chinese dose says, in data and in words; ids say nothing."""
    data = [(name, _plain(each)) for _, name, each in data_of(value, "")]
    words = [(name, text) for _, name, text in words_in(value, "")]
    said = json.dumps([data, words], ensure_ascii=False, default=str)
    return hashlib.blake2s(said.encode(), digest_size=16).hexdigest()


def proof(page: "SciencePage", value: StructValue) -> str:
    """What this dose of a Chinese page rests on: a key of `evidence.PROOFS`, or "" where it is not proved."""
    if "evidence" not in value:  # fertiliser
        return SIGNED
    return proof_of(value) or (SIGNED if page.signed_doses and mark_of_dose(value) in page.signed_doses else "")


def _plain(value: Any) -> Any:
    """10, 10.0 and 10.0000 are one number: a form stores what the database does not."""
    return f"{value.normalize():f}" if hasattr(value, "normalize") else value
