"""Whether the analysis runs as machine code: modules compiled by `make compiled`, else Python.

A compiled module is used only where it was made of these very sources: a table beside it holds a
sum of each source that it depends on, and where one differs, all of the analysis runs in Python.
Both give the same results. The setting STEMMA_COMPILED switches the compiled modules off.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.abc import MetaPathFinder
from importlib.machinery import ExtensionFileLoader, ModuleSpec
from importlib.util import source_hash, spec_from_file_location
from pathlib import Path

__all__ = ["FOLDER", "TABLE", "state", "sums", "usable", "use"]

# Where the compiled modules of this interpreter are kept, outside the sources.
FOLDER = Path(sys.prefix, "stemma-compiled", sys.implementation.cache_tag or "python")
TABLE = "table.txt"
_PACKAGE = Path(__file__).parent
# Rooms whose sources the compiled modules depend on: their own and those whose types they know.
_ROOMS = ("analysis", "languages", "model", "text")
_OFF = "0"


class _Finder(MetaPathFinder):
    """Finds compiled modules by their full names."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = files

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> ModuleSpec | None:
        """Return where the compiled module is; None for every other module."""
        del path, target
        file = self.files.get(fullname)
        if file is None:
            return None
        return spec_from_file_location(fullname, file, loader=ExtensionFileLoader(fullname, file))


def use() -> None:
    """Have Python take the compiled modules where they are of these very sources."""
    if state() == "compiled" or os.environ.get("STEMMA_COMPILED") == _OFF:
        return
    files = usable(FOLDER)
    if files:
        sys.meta_path.insert(0, _Finder(files))


def state() -> str:
    """Return `compiled` where the analysis runs as machine code, else `in Python`."""
    return "compiled" if any(isinstance(f, _Finder) for f in sys.meta_path) else "in Python"


def sums() -> dict[str, str]:
    """Return a sum of each source that compiled modules depend on, by its path in the package."""
    found = {}
    for room in _ROOMS:
        for folder, inner, files in os.walk(_PACKAGE / room):
            inner[:] = sorted(n for n in inner if n not in {"__pycache__", "packs"})
            for file in (Path(folder, f) for f in sorted(files) if f.endswith(".py")):
                name = file.relative_to(_PACKAGE).as_posix()
                found[name] = source_hash(file.read_bytes()).hex()
    return found


def usable(folder: Path) -> dict[str, str]:
    """Return the files of the folder's compiled modules by name; none where a source differs."""
    table = folder / TABLE
    if not table.is_file():
        return {}
    files: dict[str, str] = {}
    made_of: dict[str, str] = {}
    for line in table.read_text(encoding="utf-8").splitlines():
        kind, name, value = line.split("\t")
        if kind == "module":
            files[name] = str(folder / value)
        else:
            made_of[name] = value
    return files if made_of == sums() else {}
