"""Who may know whom: reads the order of parts and the list of rooms from docs/design.md and holds the tree against it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PARTS = ("cms", "home", "network", "search", "translation", "science_content", "languages")
SCAFFOLDING = {"migrations", "management", "templatetags", "templates", "static", "data", "settings", "__pycache__"}
LOCALIZE = "wagtail_localize"
DECLARATIONS = {f"{LOCALIZE}.fields", f"{LOCALIZE}.segments", f"{LOCALIZE}.strings"}
TEMPLATE_USE = re.compile(r"{%-?\s*(load|extends|include)\s+([^%]+?)\s*-?%}")
PAGE_RULE = re.compile(r"(?:subpage_types|parent_page_types)\b[^=]*=\s*\[([^\]]*)\]")
IMPORTED_BY_STRING = re.compile(r"""["'](\w+)\.\w+["']""")


def violations(root: Path) -> list[str]:
    """Sentences that name each upward import, load, page rule, unlisted room and forbidden import below `root`."""
    libraries = _tag_libraries(root)
    found: list[str] = []
    for part in PARTS:
        for path in sorted((root / part).rglob("*.py")):
            if "migrations" not in path.parts:
                found += _python(path.relative_to(root), path.read_text(encoding="utf-8"), part)
        for path in sorted((root / part).rglob("*.html")):
            found += _template(path.relative_to(root), path.read_text(encoding="utf-8"), part, libraries)
        found += _rooms(root, part)
    return found


def _above(part: str, other: str) -> bool:
    return other in PARTS and PARTS.index(other) < PARTS.index(part)


def _python(path: Path, text: str, part: str) -> Iterator[str]:
    for module in _imports(ast.parse(text), path):
        other = module.split(".")[0]
        if _above(part, other):
            yield f"{path}: imports {module} upwards"
        if other == LOCALIZE and not _may_import(path, module):
            yield f"{path}: imports {module}; only translation/engine acts through {LOCALIZE}"
        if part == "languages" and other in {"django", "wagtail"}:
            yield f"{path}: imports {module}; languages is plain Python"
    for rule in PAGE_RULE.findall(text):
        for other in IMPORTED_BY_STRING.findall(rule):
            if _above(part, other):
                yield f"{path}: page rule names {other} upwards"


def _imports(tree: ast.AST, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(path.parts[: len(path.parts) - node.level]) if node.level else ""
            module = ".".join(filter(None, [base, node.module]))
            yield module
            yield from (f"{module}.{name.name}" for name in node.names if module == LOCALIZE)


def _may_import(path: Path, module: str) -> bool:
    declares = any(module == name or module.startswith(f"{name}.") for name in DECLARATIONS)
    return path.parts[:2] == ("translation", "engine") or declares or module == LOCALIZE


def _template(path: Path, text: str, part: str, libraries: dict[str, str]) -> Iterator[str]:
    for verb, rest in TEMPLATE_USE.findall(text):
        names = rest.split() if verb == "load" else re.findall(r"^[\"']([^\"']+)[\"']", rest)
        for name in names:
            other = libraries.get(name) if verb == "load" else name.split("/")[0].removesuffix(".html")
            owner = "cms" if verb != "load" and "/" not in name else other
            if owner and _above(part, owner):
                yield f"{path}: {verb.rstrip('s')}s {name} upwards"


def _tag_libraries(root: Path) -> dict[str, str]:
    return {path.stem: part for part in PARTS for path in (root / part / "templatetags").glob("*.py")}


def listed_rooms(root: Path) -> dict[str, set[str]]:
    """Rooms by part from the section "Rooms" of docs/design.md: lines like "| science_content | places, topics |"."""
    text = (root / "docs" / "design.md").read_text(encoding="utf-8")
    section = text.partition("## Rooms")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\w+) \| ([^|]+) \|", section, re.MULTILINE)
    return {part: {name.strip() for name in names.split(",")} for part, names in rows if part in PARTS}


def _rooms(root: Path, part: str) -> Iterator[str]:
    rooms = listed_rooms(root).get(part, set())
    for folder in sorted(path.name for path in (root / part).glob("*/") if any(path.rglob("*.py"))):
        if folder not in SCAFFOLDING and folder not in rooms:
            yield f"{part}/{folder}: a room that docs/design.md does not list"
