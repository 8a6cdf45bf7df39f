"""Names of files fit file systems, columns and Wagtail's sizes, whatever they were."""

import pytest
from hypothesis import given, seed, settings
from hypothesis import strategies as st

from science_content.media.names import EXTENSION, MOST_BYTES, MOST_LETTERS, fitting


@pytest.mark.parametrize(
    "name, fits",
    [
        ("照片.JPG", "照片.jpg"),
        ("核桃 修剪.jpg", "核桃_修剪.jpg"),
        ("核" * 85 + ".jpg", "核" * 38 + ".jpg"),
        ("x" * 300 + ".pdf", "x" * 76 + ".pdf"),
        ("🌾.PDF", "file.pdf"),
        ("...", "file"),
        ("", "file"),
        (".htaccess", "htaccess"),
        ("../../etc/passwd", "passwd"),
        ("a\\b.jpg", "b.jpg"),
        ("照片\u202egpj.exe", "照片gpj.exe"),
        ("a\0b.jpg", "ab.jpg"),
        ("a.tar.gz", "a.tar.gz"),
    ],
)
def test_a_name_becomes(name, fits):
    assert fitting(name) == fits


@seed(20261130)
@settings(max_examples=200, database=None, deadline=None)
@given(st.text(max_size=400))
def test_any_name_fits_and_stays_as_it_is_the_second_time(name):
    fits = fitting(name)
    assert fits and not fits.startswith(".") and len(fits) <= MOST_LETTERS and len(fits.encode()) <= MOST_BYTES
    assert fits.isprintable() and not set(fits) & set("/\\ ") and fitting(fits) == fits


@seed(20261130)
@settings(max_examples=100, database=None, deadline=None)
@given(st.text(max_size=300), st.sampled_from([".jpg", ".heic", ".PDF", ".mp3"]))
def test_the_extension_is_kept(stem, extension):
    found = EXTENSION.search(fitting(stem + extension))
    assert found and found[0] == extension.lower()
