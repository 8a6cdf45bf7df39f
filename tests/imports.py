"""Which modules a Python file asks for, read from its syntax tree: nothing is executed."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Import:
    """`module` is absolute, with the imported name behind it: "science_content.pages.models.SciencePage".

    `is_late`: inside a function. `is_for_types`: below `if TYPE_CHECKING`, and so never executed.
    """

    module: str
    line: int
    is_late: bool = False
    is_for_types: bool = False

    @property
    def is_at_once(self) -> bool:
        return not self.is_late and not self.is_for_types


def imports_of(path: Path, text: str) -> list[Import]:
    """Every import of a file at `path` (below the top), inside functions too; a name that is imported ends its module."""
    return list(_walk(ast.parse(text), path))


def _walk(node: ast.AST, path: Path, **how: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(name.name, child.lineno, **how) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            module = _absolute(child, path)
            yield from (Import(f"{module}.{name.name}", child.lineno, **how) for name in child.names)
        elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _walk(child, path, **how | {"is_late": True})
        elif isinstance(child, ast.If) and getattr(child.test, "id", "") == "TYPE_CHECKING":
            yield from _walk(child, path, **how | {"is_for_types": True})
        else:
            yield from _walk(child, path, **how)


def _absolute(node: ast.ImportFrom, path: Path) -> str:
    base = path.parts[: len(path.parts) - node.level] if node.level else ()
    return ".".join(filter(None, [*base, node.module]))


def file_of(module: str, root: Path) -> Path | None:
    """The file, relative to `root`, that `module` is or lies in; None for what is not below `root`."""
    parts = module.split(".")
    for end in range(len(parts), 0, -1):
        folder = Path(*parts[:end])
        for path in (folder.with_suffix(".py"), folder / "__init__.py"):
            if (root / path).is_file():
                return path
    return None
