"""By whom a sentence was read: a second person counts everywhere, who wrote it only where nothing is guarded, or alone and said so."""

from science_content.pages.read_words import ALONE, OWN, ReadWords


def test_who_wrote_it_counts_for_a_plain_sentence_alone():
    read = ReadWords([]).with_reading(["a"], OWN)
    assert read.counts("a", guarded=False) and not read.counts("a", guarded=True) and not read.alone


def test_who_works_alone_counts_and_is_named():
    read = ReadWords([]).with_reading(["a"], ALONE)
    assert read.counts("a", guarded=True) and read.alone == {"a"}


def test_a_second_reader_takes_the_mark_of_one_away():
    read = ReadWords([OWN + "b"]).with_reading(["a"], ALONE).with_reading(["a", "b"])
    assert list(read) == ["a", "b"] and read.alone == frozenset()
    assert ReadWords(["a", ALONE + "a"]).alone == frozenset()


def test_who_wrote_it_takes_no_second_reader_away():
    assert list(ReadWords(["a"]).with_reading(["a"], ALONE)) == ["a"]


def test_what_nobody_read_does_not_count():
    assert not ReadWords(["a"]).counts("b", guarded=False)
