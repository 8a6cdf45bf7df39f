"""A folder that holds a manual: `content.json`, its pictures, sounds and films. Written by one site, read by another, or by hand."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.models import Page

from ..media.models import ScienceImage, ScienceMedia
from ..pages.models import SciencePage
from ..topics.models import TopicPage
from .bodies import Known
from .building import build_whole, keys_of
from .checking import refuse_bad
from .faults import BadContent, Fault
from .fields import TYPES, faults_of_column
from .writing import files_of, pieces_named, written

CONTENT = "content.json"
MOST_BYTES = 20_000_000  # of content.json
FACTS = {
    ScienceImage: ("title", "alt", "licence", "source", "consent"),
    ScienceMedia: ("title", "type", "duration", "width", "height", "licence", "source", "consent"),
}
ROOMS: dict[str, type[ScienceImage] | type[ScienceMedia]] = {"images": ScienceImage, "media": ScienceMedia}


def write_folder(page: SciencePage, folder: Path) -> int:
    """The live content of `page`, a Chinese page, and its chapters into `folder`, which is made; the number of pages.

    Raises FileExistsError where there is a `content.json` already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if (folder / CONTENT).exists():
        raise FileExistsError(str(folder / CONTENT))
    first = page.specific
    chapters = list(SciencePage.objects.child_of(page).order_by("path").specific())
    pages = [first, *chapters]
    images, media = files_of(pages)
    listed = {"images": _copied(images, folder / "images"), "media": _copied(media, folder / "media")}
    stems = {room: {facts.pop("id"): stem for stem, facts in rows.items()} for room, rows in listed.items()}
    piece = written(first, pieces_named(pages, stems["images"], stems["media"]), chapters)
    said = {"content": piece} | {room: rows for room, rows in listed.items() if rows}
    (folder / CONTENT).write_text(json.dumps(said, ensure_ascii=False, indent=2), encoding="utf-8")
    return len(pages)


def _copied(files: Mapping[int, Any], folder: Path) -> dict[str, dict[str, Any]]:
    """Stem → what is said of the file; its bytes lie in `folder`."""
    found: dict[str, dict[str, Any]] = {}
    for pk, file in files.items():
        folder.mkdir(exist_ok=True)
        suffix = Path(file.file.name).suffix.lower()
        stem = f"{pk}"
        with file.file.open("rb") as opened:
            (folder / f"{stem}{suffix}").write_bytes(opened.read())
        facts = {name: getattr(file, name) for name in FACTS[type(file)]}
        said = {name: value for name, value in facts.items() if value not in (None, "")}
        found[stem] = {"id": pk, "file": f"{stem}{suffix}"} | said
    return found


def read_folder(folder: Path, parent: Page, publish: bool = False) -> SciencePage:
    """The manual of `folder` as a new page below `parent`: a draft, or published through the gate.

    Raises BadContent where anything is not of the format, and ValidationError where the gate refuses; nothing is stored then.
    """
    said = _loaded(folder)
    piece = said.get("content")
    found = [fault for room in ROOMS for fault in _faults_of_files(said.get(room) or {}, room, folder)]
    if not isinstance(piece, dict) or not all(isinstance(piece.get(name), str) for name in ("key", "title", "type")):
        found.append(Fault("content", "这里应是一篇内容，有代号、类别和标题。"))
    if found:
        raise BadContent(found)
    assert isinstance(piece, dict)
    if piece["type"] in TYPES and not TYPES[piece["type"]].can_exist_under(parent):
        raise BadContent([Fault("content.type", f"“{parent.title}”下面不能放这一类内容：请选一个专题。")])
    stems = {room: dict.fromkeys(said.get(room) or {}, 0) for room in ROOMS}
    keys = keys_of([piece], parent)
    refuse_bad(piece, Known(stems["images"], stems["media"], keys))
    if SciencePage.objects.child_of(parent).filter(translation_key=keys[piece["key"]]).exists():
        raise BadContent([Fault("content.slug", "这里已经有地址一样的一篇：先改地址，或者换个地方放。")])
    return _stored(said, piece, folder, parent, keys, publish)


def _stored(
    said: Mapping[str, Any],
    piece: dict[str, Any],
    folder: Path,
    parent: Page,
    keys: Mapping[str, UUID],
    publish: bool,
) -> SciencePage:
    made: list[Any] = []
    try:
        with transaction.atomic():
            ids = {room: _stored_files(said.get(room) or {}, room, folder, made) for room in ROOMS}
            topics = {topic.slug: topic for topic in TopicPage.objects.filter(locale=parent.locale)}
            return build_whole(parent, piece, topics, Known(ids["images"], ids["media"], keys), publish)
    except BaseException:
        for file in made:  # a transaction that is rolled back leaves files on the disk
            file.file.delete(save=False)
        raise


def _loaded(folder: Path) -> dict[str, Any]:
    path = folder / CONTENT
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadContent([Fault("", f"{CONTENT} 太大。")])
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BadContent([Fault("", f"文件夹里没有 {CONTENT}。")]) from error
    except (ValueError, RecursionError, OSError) as error:
        raise BadContent([Fault("", f"{CONTENT} 读不出来：{error}"[:300])]) from error
    if not isinstance(said, dict):
        raise BadContent([Fault("", "最外面应是一个对象。")])
    unknown = [Fault(name, "没有这一项。") for name in said if name not in ("content", *ROOMS)]
    wrong = [Fault(room, "这里应是文件的清单（对象）。") for room in ROOMS if not isinstance(said.get(room, {}), dict)]
    if unknown or wrong:
        raise BadContent([*unknown, *wrong])
    return said


def _faults_of_files(rows: Mapping[str, Any], room: str, folder: Path) -> Iterator[Fault]:
    model = ROOMS[room]
    for stem, row in rows.items():
        path = f"{room}.{stem}"
        if not isinstance(row, dict):
            yield Fault(path, "这里应是几项内容（对象）。")
            continue
        name = row.get("file")
        if not isinstance(name, str) or "/" in name or "\\" in name or not (folder / room / name).is_file():
            yield Fault(f"{path}.file", "文件夹里没有这个文件。")
        for column, value in row.items():
            if column != "file" and column not in FACTS[model]:
                yield Fault(f"{path}.{column}", "没有这一项。")
            elif column != "file":
                yield from faults_of_column(model._meta.get_field(column), value, f"{path}.{column}")
        if not row.get("consent"):
            yield Fault(f"{path}.consent", "要写里面的人同不同意：none_shown、given 或 pending。")


def _stored_files(rows: Mapping[str, Any], room: str, folder: Path, made: list[Any]) -> dict[str, int]:
    """Stem → id. Raises BadContent for a file that no upload would take."""
    ids: dict[str, int] = {}
    for stem, row in rows.items():
        facts = {name: value for name, value in row.items() if name != "file"}
        content = ContentFile((folder / room / row["file"]).read_bytes(), row["file"])
        file = ROOMS[room](file=content, **{"title": stem} | facts)
        try:
            file.full_clean()
            file.save()
        except ValidationError as error:
            raise BadContent([Fault(f"{room}.{stem}", sentence) for sentence in error.messages]) from error
        made.append(file)
        ids[stem] = file.pk
    return ids
