"""Text by script: which script a stretch is written in, what its syllables are, how spellings are made equal."""

from languages.scripts.breaks import line_breaks, with_line_breaks
from languages.scripts.folding import fold, fold_digits, strip_invisible
from languages.scripts.runs import Run, dominant_script, runs, split_han
from languages.scripts.syllables import base_form, syllables
from languages.scripts.table import COMMON, INHERITED, OTHER, script_of

__all__ = [
    "COMMON",
    "INHERITED",
    "OTHER",
    "Run",
    "base_form",
    "dominant_script",
    "fold",
    "fold_digits",
    "line_breaks",
    "runs",
    "script_of",
    "split_han",
    "strip_invisible",
    "syllables",
    "with_line_breaks",
]
