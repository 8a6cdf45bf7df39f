"""What the numbers of a dose rest on: a label or a standard that somebody saw. Without it no reader sees a number.

The other proof is a science reviewer's signature, which no form of an editor can write: see `pages.signatures`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils.timezone import localdate

UNPROVED, LABEL, STANDARD = "unproved", "label", "standard"
SIGNED = "signed"  # no choice of a form
EVIDENCE = [(UNPROVED, "待核：还没有看到标签或标准"), (LABEL, "看过产品标签"), (STANDARD, "看过标准原文")]
PROOFS = [(LABEL, "已对标签"), (STANDARD, "已对标准"), (SIGNED, "审核人签字")]
# National, industry, local, group standards; the Chinese veterinary pharmacopoeia by its year.
STANDARD_NUMBER = re.compile(r"(?:GB|NY|DB\d{2,4}|SN|LY|SC|T|中国兽药典)(?:/[A-Z]{1,6})?[ \d.\-—年版]{2,24}")


def proof_of(dose: Mapping[str, Any]) -> str:
    """LABEL or STANDARD where somebody saw one and says which, when and who; else ""."""
    said = dose.get("evidence")
    return said if said in (LABEL, STANDARD) and not any(evidence_problems(dose)) else ""


def evidence_problems(dose: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, sentence) for evidence that is named and not given in full; 待核 is complete as it stands."""
    said, seen_at = dose.get("evidence") or UNPROVED, _day(dose.get("seen_at"))
    if said not in dict(EVIDENCE):
        yield "evidence", "请选这个用量凭什么：标签、标准，还是待核。"
    if said in (UNPROVED, ""):
        return
    if said == LABEL and not dose.get("registration"):
        yield "registration", "看过标签，就要写上面的登记证号或批准文号。"
    if said == STANDARD and not STANDARD_NUMBER.fullmatch((dose.get("standard") or "").strip()):
        yield "standard", "看过标准，就要写标准号，如 NY/T 1276-2007。"
    if seen_at is None:
        yield "seen_at", "请写哪一天看的。"
    elif seen_at > localdate():
        yield "seen_at", "看的日子还没有到。"
    if not (dose.get("seen_by") or "").strip():
        yield "seen_by", "请写谁看的。"


def _day(value: Any) -> date | None:
    """A day, or as it is stored: "2026-01-05"."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(value)
    except (TypeError, ValueError):
        return None
