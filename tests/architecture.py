"""Who may know whom: holds the tree against the order of parts and the floors of rooms in docs/design.md."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .imports import Import, imports_of
from .layout import Part, parts, reasons

SCAFFOLDING = {"migrations", "management", "templates", "static", "data", "settings", "__pycache__"}
NO_PARTS = {"tests", "tools", "docs", "locale", "var"}
# Top modules that gather what the rooms hold: they stand above all rooms, and no room imports them.
REGISTERS = {"apps", "models", "wagtail_hooks", "checks", "urls", "management", "__init__"}
LOCALIZE = "wagtail_localize"
DECLARATIONS = {f"{LOCALIZE}.fields", f"{LOCALIZE}.segments", f"{LOCALIZE}.strings"}
TEMPLATE_USE = re.compile(r"{%-?\s*(load|extends|include|url)\s+([^%]+?)\s*-?%}")
KEY_OF_MODEL = re.compile(r"(\w+)\.[A-Z]\w+")
NAME_OF_ADDRESS = re.compile(r"\bname=\"(\w+)\"")
LATE = re.compile(r"# noqa: (?:F401, )?PLC0415 -- (.+)$")
# Named where they are used, made where all addresses or shells are made.
UPWARDS_ON_PURPOSE = {
    ("science_content", "page_qr"): "its view is here, its address stands with all others in cms/urls.py",
    ("science_content", "public_page"): "whether a link meets a page: what it meets has no other name",
}


@dataclass(frozen=True)
class House:
    """The tree below `root` with what its documents say of it."""

    root: Path

    @cached_property
    def parts(self) -> list[Part]:
        return parts(self.root)

    @cached_property
    def order(self) -> list[str]:
        return [part.name for part in self.parts]

    @cached_property
    def reasons(self) -> frozenset[str]:
        return reasons(self.root)

    @cached_property
    def libraries(self) -> dict[str, str]:
        return {path.stem: name for name in self.order for path in (self.root / name).rglob("templatetags/*.py")}

    @cached_property
    def templates(self) -> dict[str, str]:
        """Name of a template → its part; what we change of Wagtail's own stays Wagtail's."""
        found = {}
        for name in reversed(self.order):
            for path in (self.root / name).rglob("templates/**/*.html"):
                found[path.as_posix().rpartition("/templates/")[2]] = name
        return {name: part for name, part in found.items() if not name.startswith("wagtail")}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """Name of an address → the part that makes it; of two the lower one."""
        found = {}
        for name in self.order:
            for path in [*(self.root / name).rglob("urls.py"), *(self.root / name).rglob("hooks.py")]:
                found |= dict.fromkeys(NAME_OF_ADDRESS.findall(path.read_text(encoding="utf-8")), name)
        return found

    def is_above(self, other: str | None, part: str) -> bool:
        return other in self.order and self.order.index(other) < self.order.index(part)


def violations(root: Path) -> list[str]:
    """Sentences that name whatever reaches upwards or sideways below `root`, and what is not listed or not there."""
    house = House(root)
    found = list(_listed_in_one_place(house))
    for part in house.parts:
        modules: dict[str, set[str]] = {}
        for path in sorted((root / part.name).rglob("*.py")):
            if "migrations" not in path.parts:
                relative, text = path.relative_to(root), path.read_text(encoding="utf-8")
                found += _python(house, part, relative, text)
                modules[_module(relative)] = {
                    each.module for each in imports_of(relative, text) if not each.is_late and not each.is_for_types
                }
        for path in sorted((root / part.name).rglob("*.html")):
            found += _template(house, part.name, path.relative_to(root), path.read_text(encoding="utf-8"))
        found += _rooms(root, part)
        found += _cycles(modules)
    return found


def _module(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _listed_in_one_place(house: House) -> Iterator[str]:
    """A part stands in the list of docs/design.md, as a folder and, where it is an app, in INSTALLED_APPS, in one order."""
    installed = _installed(house.root)
    for part in house.parts:
        folder = house.root / part.name
        if not part.is_later and not folder.is_dir():
            yield f"{part.name}: a part that docs/design.md lists, and no folder"
        if (folder / "apps.py").exists() and part.name not in installed:
            yield f"{part.name}: a part with an app that INSTALLED_APPS does not have"
    for name in installed:
        if (house.root / name).is_dir() and name not in house.order:
            yield f"{name}: an app of ours that docs/design.md does not list as a part"
    ours = [name for name in installed if name in house.order]
    if ours != sorted(ours, key=house.order.index):
        yield "INSTALLED_APPS: our parts stand in another order than in docs/design.md"
    for folder in sorted(path.name for path in house.root.glob("[a-z]*/") if any(path.rglob("*.py"))):
        if folder not in house.order and folder not in NO_PARTS:
            yield f"{folder}: a folder with code that docs/design.md does not list as a part"


def _installed(root: Path) -> list[str]:
    settings = root / "cms" / "settings" / "base.py"
    if not settings.exists():
        return []
    for node in ast.parse(settings.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "INSTALLED_APPS":
            return [name for name in ast.literal_eval(node.value) if "." not in name]
    return []


def _python(house: House, part: Part, path: Path, text: str) -> Iterator[str]:
    lines = text.splitlines()
    for each in imports_of(path, text):
        top = each.module.split(".")[0]
        if house.is_above(top, part.name):
            yield f"{path}: imports {each.module} upwards"
        elif top == part.name:
            yield from _between_rooms(part, path, each)
        if top == LOCALIZE and not _may_import(path, each.module):
            yield f"{path}: imports {each.module}; only translation/engine acts through {LOCALIZE}"
        if part.name == "languages" and top in {"django", "wagtail"}:
            yield f"{path}: imports {each.module}; languages is plain Python"
        if each.is_late and not _says_why(lines[each.line - 1], house.reasons):
            yield f"{path}:{each.line}: imports {each.module} inside a function without a permitted reason in its line"
    yield from _strings(house, part.name, path, text)


def _says_why(line: str, permitted: frozenset[str]) -> bool:
    said = LATE.search(line)
    return bool(said and said[1] in permitted)


def _between_rooms(part: Part, path: Path, each: Import) -> Iterator[str]:
    room = path.with_suffix("").parts[1]
    other = (each.module.split(".") + ["__init__"])[1]
    if room == other or _is_register(part, room):
        return
    if _is_register(part, other):
        yield f"{path}: imports {each.module}, a register; ask the room"
        return
    here, there = part.floor(room), part.floor(other)
    if here is None or there is None:
        return  # an unlisted room is named by itself; a name that is no room is the part's own
    if there < here:
        yield f"{path}: imports {each.module} from a higher floor"
    elif there == here:
        yield f"{path}: imports {each.module} from the same floor"


def _is_register(part: Part, room: str) -> bool:
    return room in REGISTERS and room not in part.rooms


def _may_import(path: Path, module: str) -> bool:
    declares = any(module == name or module.startswith(f"{name}.") for name in DECLARATIONS)
    return path.parts[:2] == ("translation", "engine") or declares


def _strings(house: House, part: str, path: Path, text: str) -> Iterator[str]:
    """Keys of models, templates and addresses that are written as strings."""
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        key = KEY_OF_MODEL.fullmatch(node.value)
        owner = key[1] if key else house.templates.get(node.value) or house.addresses.get(node.value)
        if house.is_above(owner, part) and (part, node.value) not in UPWARDS_ON_PURPOSE and _is_named(node.value, key):
            yield f"{path}: names {node.value} upwards"


def _is_named(value: str, key: re.Match | None) -> bool:
    """A plain word may be anything; names of addresses that could be meant have two words."""
    return bool(key) or value.endswith(".html") or "_" in value


def _template(house: House, part: str, path: Path, text: str) -> Iterator[str]:
    for verb, rest in TEMPLATE_USE.findall(text):
        names = rest.split() if verb == "load" else re.findall(r"^[\"']([^\"']+)[\"']", rest)
        known = {"load": house.libraries, "url": house.addresses}.get(verb, house.templates)
        for name in names:
            owner = known.get(name) or name.split("/")[0].removesuffix(".html")
            if house.is_above(owner, part) and (part, name) not in UPWARDS_ON_PURPOSE:
                yield f"{path}: {verb.rstrip('s')}s {name} upwards"


def _rooms(root: Path, part: Part) -> Iterator[str]:
    folder = root / part.name
    there = {path.stem for path in folder.glob("*.py")} | {
        path.name for path in folder.glob("*/") if any(path.rglob("*.py"))
    }
    for room in sorted(there - SCAFFOLDING - REGISTERS - part.rooms):
        yield f"{part.name}/{room}: a room that docs/design.md does not list"
    if not part.is_later:
        for room in sorted(part.rooms - there):
            yield f"{part.name}/{room}: docs/design.md lists it, and there is no such room"
    for path in sorted(folder.rglob("__init__.py")):
        if path.parent != folder and [*path.parent.iterdir()] == [path]:
            yield f"{path.parent.relative_to(root)}: emptied, and its __init__.py left"


def _cycles(modules: dict[str, set[str]]) -> Iterator[str]:
    """Modules of one part that ask for each other in a circle, at the top of their files."""
    asks = {name: {_known(each, modules) for each in asked} - {None, name} for name, asked in modules.items()}
    done: set[str] = set()
    for start in sorted(asks):
        circle = _circle(start, asks, [], done)
        if circle:
            yield f"{' → '.join(circle)}: a cycle"
            return


def _known(module: str, modules: dict[str, set[str]]) -> str | None:
    return next((name for name in (module, module.rpartition(".")[0]) if name in modules), None)


def _circle(name: str, asks: dict[str, set[str]], way: list[str], done: set[str]) -> list[str]:
    if name in way:
        return [*way[way.index(name) :], name]
    if name in done:
        return []
    for other in sorted(asks[name]):
        found = _circle(other, asks, [*way, name], done)
        if found:
            return found
    done.add(name)
    return []
