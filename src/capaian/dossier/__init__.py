"""One office-year outside the program: a folder of CSV, YAML and Markdown files.

Reads it into an `OfficeYear`, with every problem as an `Issue` at its file, line and column; writes it
back in one canonical form. Each part is declared once, in `tables`. Knows nothing of how papers look
and nothing of how results follow from figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from capaian.dossier.canonical import format_dossier
    from capaian.dossier.hashing import hash_dossier, stamp
    from capaian.dossier.read import ReadResult, load_dossier, read_dossier
    from capaian.dossier.reading.csv_writer import write_csv

__all__ = [
    "ReadResult",
    "format_dossier",
    "hash_dossier",
    "load_dossier",
    "read_dossier",
    "stamp",
    "write_csv",
]
_HOMES: Final[Mapping[str, str]] = {
    **dict.fromkeys(("ReadResult", "load_dossier", "read_dossier"), "read"),
    **dict.fromkeys(("hash_dossier", "stamp"), "hashing"),
    "format_dossier": "canonical",
    "write_csv": "reading.csv_writer",
}


def __getattr__(name: str) -> object:
    # Loaded when it is asked for: an import lets its child begin before most of this room is needed.
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
