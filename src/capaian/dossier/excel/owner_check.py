"""Whose a workbook is, and of which year: a workbook of last year would undo what was closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from capaian.dossier.issues import IssueLog
from capaian.dossier.tables.office import OFFICE
from capaian.dossier.yaml_nodes import MapNode, Node, Scalar, compose

_NAME = ("office", "name")
_REGENCY = ("office", "regency", "name")
_CODE = ("office", "regency", "code")
_YEAR = ("year",)


@dataclass(frozen=True, slots=True)
class _Owner:
    """What an office file says of itself; empty where it says nothing."""

    name: str
    regency: str
    code: str
    year: str

    def is_other_than(self, other: _Owner) -> bool:
        """Say whether two differ in year or place; names of offices are written in more than one way."""
        return _differ(self.year, other.year) or _differ(self.code, other.code)

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
    owners = [_owner(files) for files in (exported, said, dossier)]
    before, now, here = owners
    if now is None or here is None or not now.is_other_than(here):
        return None
    if before is not None and not before.is_other_than(here):
        return None
    return str(now), str(here)


def _owner(files: Mapping[str, bytes]) -> _Owner | None:
    content = files.get(OFFICE.file)
    if content is None:
        return None
    root = compose(content.decode("utf-8-sig", "replace"), OFFICE.file, IssueLog())
    return _Owner(*(_text(root, path) for path in (_NAME, _REGENCY, _CODE, _YEAR)))


def _text(node: Node | None, path: tuple[str, ...]) -> str:
    for key in path:
        node = next(_below(node, key), None)
    return node.text if isinstance(node, Scalar) and not node.is_null else ""


def _below(node: Node | None, key: str) -> Iterator[Node]:
    entries = node.entries if isinstance(node, MapNode) else ()
    return (entry.value for entry in entries if entry.key.text == key)


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other
