"""Which findings were let pass: known by what was found, the Chinese and the words, so that none outlives a change of either."""

import json
from hashlib import blake2s
from uuid import UUID

from languages.sentences import normal

from ..checks.findings import Finding
from .models import Dismissal


def key_of(finding: Finding, source: str, words: str) -> str:
    """32 hexadecimal digits. A blank or a comma changed in Chinese keeps it, any change of the words does not."""
    said = [finding.check, normal(source), words, *finding.params]
    return blake2s(json.dumps(said).encode(), digest_size=16).hexdigest()


def dismissals_of(page_key: UUID, language: str) -> dict[str, Dismissal]:
    """{key: dismissal} of all that was let pass on the page in the language, what no longer counts too. One query."""
    rows = Dismissal.objects.filter(page_key=page_key, language=language).select_related("user")
    return {row.key: row for row in rows}
