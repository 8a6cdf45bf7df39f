"""A file lives and dies with the transaction that writes or deletes it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from science_content.media.storage import UploadStorage
from science_content.models import ScienceDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    return tmp_path


def save(name: str = "a.txt") -> str:
    return default_storage.save(f"documents/{name}", ContentFile(b"words"))


def lies(name: str) -> bool:
    return default_storage.exists(name)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is written and deleted inside counts afterwards as committed."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_what_is_committed_stays_whatever_is_rolled_back_later(folder, committed):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with committed():
            name = save()
        1 / 0  # noqa: B018
    assert lies(name)


def test_what_is_rolled_back_is_gone(folder):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        name = save()
        1 / 0  # noqa: B018
    assert not lies(name)


def test_only_what_the_savepoint_wrote_is_gone_with_it(folder):
    with transaction.atomic():
        kept = save("a.txt")
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            gone = save("b.txt")
            1 / 0  # noqa: B018
    assert lies(kept) and not lies(gone)


def test_what_a_transaction_deletes_is_there_until_it_is_committed(folder, committed):
    name = save()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        default_storage.delete(name)
        1 / 0  # noqa: B018
    assert lies(name)
    with committed():
        default_storage.delete(name)
        assert lies(name)
    assert not lies(name)


def test_what_was_written_and_deleted_in_one_transaction_is_gone(folder, committed):
    with committed():
        name = save()
        default_storage.delete(name)
    assert not lies(name)


def test_a_row_that_is_refused_takes_its_file_with_it(folder):
    with pytest.raises(IntegrityError), transaction.atomic():
        ScienceDocument.objects.create(title="表", collection_id=None, file=ContentFile(b"words", "a.txt"))
    assert not list(folder.rglob("*.txt"))


def test_a_full_disk_leaves_no_part(folder, monkeypatch):
    class Torn(ContentFile):
        def chunks(self, chunk_size=None):
            yield b"wor"
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        default_storage.save("documents/a.txt", Torn(b"words"))
    assert not list(folder.rglob("*.txt"))


def test_a_task_that_deletes_later_finds_the_same_storage():
    path, arguments, options = UploadStorage(location="/x").deconstruct()
    assert path == "science_content.media.storage.UploadStorage" and options == {"location": "/x"}
