"""By which letters a remembered sentence is looked up: pairs of neighbours, kept as numbers."""

from zlib import crc32

FEWEST_LETTERS = 5  # of a shorter sentence everything is alike: it is found word for word alone


def grams_of(masked: str, language: str) -> list[int]:
    """Each pair once, none of a sentence with fewer than FEWEST_LETTERS; positive and below 2**31."""
    if len(masked) < FEWEST_LETTERS:
        return []
    pairs = {masked[at : at + 2] for at in range(len(masked) - 1)}
    return sorted(crc32(f"{language}:{pair}".encode()) & 0x7FFFFFFF for pair in pairs)
