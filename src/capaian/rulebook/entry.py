"""One entry of a rulebook file, read field by field with its file and line.

Figures are made from the text of the file, never through binary numbers: the YAML parser gives
the text and the line of every node, and this module gives it a type.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from capaian.domain.errors import FileError
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.rule_set import Provenance, Verification

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

PROVENANCE_KEYS = frozenset(
    {"regulation", "article", "valid_from", "valid_to", "verified", "note"}
)
MARKS = {
    "doc": Verification.DOCUMENT,
    "secondary": Verification.SECONDARY,
    "computed": Verification.COMPUTED,
    "unverified": Verification.UNVERIFIED,
}
"""Verification marks as the files write them."""


class EntryError(Exception):
    """An entry cannot be read; carries the issue with file and line."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


def _fault(
    place: Place, code: str, message: str, value: str | None = None, remedy: str = ""
) -> EntryError:
    return EntryError(Issue(Level.ERROR, code, message, place, value, remedy))


def _place(file: str, node: Node, column: str | None = None) -> Place:
    return Place(file, node.start_mark.line + 1, column)


@dataclass(frozen=True, slots=True)
class RulebookEntry:
    """A mapping of a rulebook file; fields that it does not state come from its group."""

    place: Place
    fields: Mapping[str, Node]

    def has(self, key: str) -> bool:
        """Say whether the entry or its group states a field."""
        return key in self.fields

    def allow(self, *keys: str) -> None:
        """Refuse fields that are neither named here nor part of the provenance."""
        for key, node in self.fields.items():
            if key not in keys and key not in PROVENANCE_KEYS:
                names = ", ".join(sorted({*keys, *PROVENANCE_KEYS}))
                place = _place(self.place.file, node, key)
                raise _fault(
                    place,
                    "unknown_field",
                    "Isian tidak dikenal.",
                    key,
                    f"Isian yang sah: {names}.",
                )

    def text(self, key: str) -> str:
        """Return the text of a field that must be stated.

        Raises:
            EntryError: the field is missing, empty or not a plain value.
        """
        text = self.optional_text(key)
        if not text:
            place = Place(self.place.file, self.place.row, key)
            raise _fault(place, "missing_field", "Isian wajib belum ada.", None, f"Isi `{key}`.")
        return text

    def optional_text(self, key: str) -> str:
        """Return the text of a field; nothing where it is not stated."""
        node = self.fields.get(key)
        if node is None:
            return ""
        if not isinstance(node, ScalarNode):
            raise _fault(
                _place(self.place.file, node, key), "not_plain", "Isian harus satu nilai."
            )
        return str(node.value).strip()

    def decimal(self, key: str) -> Decimal:
        """Return a figure exactly as the file writes it, with a decimal point.

        Raises:
            EntryError: the text is not a finite number.
        """
        return self._parse(
            key, _decimal, "bad_number", "Bukan angka.", "Tulis angka dengan titik desimal."
        )

    def decimal_or_none(self, key: str) -> Decimal | None:
        """Return a figure, or nothing where the field is not stated."""
        return self.decimal(key) if self.optional_text(key) else None

    def integer(self, key: str) -> int:
        """Return a whole number.

        Raises:
            EntryError: the text is not a whole number.
        """
        return self._parse(key, int, "bad_integer", "Bukan bilangan bulat.", "Tulis angka bulat.")

    def day(self, key: str) -> date:
        """Return a date written as `2017-01-01`.

        Raises:
            EntryError: the text is not a date.
        """
        return self._parse(
            key, date.fromisoformat, "bad_date", "Bukan tanggal.", "Tulis TTTT-BB-HH."
        )

    def flag(self, key: str) -> bool:
        """Return a yes or no written as `true` or `false`.

        Raises:
            EntryError: the text is neither.
        """
        return self._parse(
            key, _FLAGS.__getitem__, "bad_flag", "Bukan ya/tidak.", "Tulis true atau false."
        )

    def choice(self, key: str, kind: type[E]) -> E:
        """Return a value of an enumeration.

        Raises:
            EntryError: the text is none of its values.
        """
        names = "Pilihan: " + ", ".join(member.value for member in kind) + "."
        return self._parse(key, kind, "unknown_choice", "Pilihan tidak dikenal.", names)

    def items(self, key: str) -> tuple[RulebookEntry, ...]:
        """Return the mappings of a list field, without what the group states."""
        node = self.fields.get(key)
        if not isinstance(node, SequenceNode):
            place = Place(self.place.file, self.place.row, key)
            raise _fault(place, "not_a_list", "Isian harus berupa daftar.")
        return tuple(_entry(self.place.file, item, {}) for item in node.value)

    def item(self, key: str) -> RulebookEntry:
        """Return the mapping of a field that the entry is known to state (see `has`)."""
        return _entry(self.place.file, self.fields[key], {})

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the plain values of a list field."""
        node = self.fields.get(key)
        plain = isinstance(node, SequenceNode) and all(
            isinstance(n, ScalarNode) for n in node.value
        )
        if node is None or not plain:
            place = Place(self.place.file, self.place.row, key)
            raise _fault(place, "not_a_list", "Isian harus berupa daftar nilai.")
        return tuple(str(item.value) for item in node.value)

    def provenance(self) -> Provenance:
        """Return where the fact stands, since when, and how sure it is.

        Raises:
            EntryError: source, date or a known verification mark is missing.
        """
        return Provenance(
            regulation=self.text("regulation"),
            article=self.optional_text("article"),
            valid_from=self.day("valid_from"),
            valid_to=self.day("valid_to") if self.optional_text("valid_to") else None,
            verification=self._mark(),
            note=self.text("note"),
        )

    def _mark(self) -> Verification:
        names = "Tanda yang sah: " + ", ".join(MARKS) + "."
        return self._parse(
            "verified", MARKS.__getitem__, "unknown_mark", "Tanda tidak dikenal.", names
        )

    def _parse(
        self, key: str, parse: Callable[[str], T], code: str, message: str, remedy: str
    ) -> T:
        text = self.text(key)
        try:
            return parse(text)
        except (ValueError, KeyError, InvalidOperation) as error:
            place = _place(self.place.file, self.fields[key], key)
            raise _fault(place, code, message, text, remedy) from error


_FLAGS = {"true": True, "false": False}


def _decimal(text: str) -> Decimal:
    value = Decimal(text)
    if not value.is_finite():
        raise ValueError(text)
    return value


def _entry(file: str, node: Node, inherited: Mapping[str, Node]) -> RulebookEntry:
    if not isinstance(node, MappingNode):
        raise _fault(
            _place(file, node), "not_a_mapping", "Entri harus berisi pasangan nama dan nilai."
        )
    own: dict[str, Node] = {}
    for key, value in node.value:
        if key.value in own:
            place = _place(file, key)
            raise _fault(
                place, "repeated_field", "Isian ditulis dua kali.", str(key.value), "Hapus satu."
            )
        own[str(key.value)] = value
    return RulebookEntry(_place(file, node), {**inherited, **own})


def read_entries(path: Path) -> Iterator[RulebookEntry | Issue]:
    """Yield the entries of a file in order; what cannot be read comes as an issue.

    A file is a list of groups; a group states fields once for all of its `entries`.

    Raises:
        FileError: the file is missing or is not YAML.
    """
    for group in _groups(path):
        if not isinstance(group, RulebookEntry):
            yield group
            continue
        yield from _members(path.name, group)


def _groups(path: Path) -> Iterator[RulebookEntry | Issue]:
    root = _compose(path)
    if not isinstance(root, SequenceNode):
        yield Issue(
            Level.ERROR, "not_a_list", "Berkas harus berupa daftar kelompok.", Place(path.name)
        )
        return
    for node in root.value:
        try:
            yield _entry(path.name, node, {})
        except EntryError as error:
            yield error.issue


def _members(file: str, group: RulebookEntry) -> Iterator[RulebookEntry | Issue]:
    shared = {key: node for key, node in group.fields.items() if key != "entries"}
    entries = group.fields.get("entries")
    if not isinstance(entries, SequenceNode):
        yield Issue(
            Level.ERROR, "not_a_list", "Kelompok tidak memuat daftar `entries`.", group.place
        )
        return
    for node in entries.value:
        try:
            yield _entry(file, node, shared)
        except EntryError as error:
            yield error.issue


def _compose(path: Path) -> Node | None:
    try:
        root: Node | None = YAML(typ="safe").compose(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FileError(
            f"Berkas rulebook {path.name} tidak dapat dibaca: {error.strerror}."
        ) from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise FileError(
            f"{path.name}, baris {line}: bukan YAML yang sah ({error.problem})."
        ) from error
    return root
