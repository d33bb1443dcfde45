"""Whose a workbook is, and of which year: a workbook of last year would undo what was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import MapNode, Node, Scalar, compose
from capaian.dossier.tables.parts import OFFICE

_PATHS = (("office", "name"), ("office", "regency", "name"), ("office", "regency", "code"), ("year",))


@dataclass(frozen=True, slots=True)
class _Owner:
    """What an office file says of itself; empty where it says nothing."""

    name: str
    regency: str
    code: str
    year: str

    def is_other_than(self, other: _Owner) -> bool:
        """Say whether two differ in year or place; names of offices are written in more than one way."""
        pairs = ((self.year, other.year), (self.code, other.code))
        return any(one and two and one != two for one, two in pairs)

    def __str__(self) -> str:
        """Write it as messages do."""
        year = f"tahun {self.year}" if self.year else ""
        return " ".join(filter(None, (self.name, self.regency, year)))


def find_strangers(
    exported: Mapping[str, bytes], said: Mapping[str, bytes], dossier: Mapping[str, bytes]
) -> tuple[str, str] | None:
    """Return whose a workbook is and whose a dossier is, in words, where they are not the same.

    Args:
        exported: The files that the workbook was written from.
        said: The files as the workbook has them now: whoever mends a wrong year there means this dossier.
        dossier: The files of the dossier.
    """
    before, now, here = map(_owner, (exported, said, dossier))
    if now is None or here is None or not now.is_other_than(here):
        return None
    is_mended = before is not None and not before.is_other_than(here)
    return None if is_mended else (str(now), str(here))


def _owner(files: Mapping[str, bytes]) -> _Owner | None:
    content = files.get(OFFICE.file)
    if content is None:
        return None
    root = compose(content.decode("utf-8-sig", "replace"), OFFICE.file, IssueLog())
    return _Owner(*(_text(root, path) for path in _PATHS))


def _text(node: Node | None, path: tuple[str, ...]) -> str:
    for key in path:
        entries = node.entries if isinstance(node, MapNode) else ()
        node = next((entry.value for entry in entries if entry.key.text == key), None)
    return node.text if isinstance(node, Scalar) and not node.is_null else ""
