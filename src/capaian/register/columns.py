"""What is known of a person: the columns that conditions and rules may name (`columns.csv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from capaian.dossier.declared_rows import rows_beside
from capaian.dossier.intake.words import fold


class ColumnKind(StrEnum):
    """What the cells of a column hold."""

    AREA = "area"
    """Official code of a kecamatan or desa, in one cell or in a cell for each level."""
    DIGITS = "digits"
    TEXT = "text"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    NUMBER = "number"
    """Never in a file: computed from other columns."""


Spellings = Mapping[str, Sequence[str | int]]
"""Each value with how it is written, in capitals."""
Heads = tuple[str, ...]
"""Headings of one column: one, or one for each level of an area."""
YES, NO = "ya", "tidak"
# Numbers are no spellings: in one register 1 says yes, in another 1 says none and 2 says yes. Who has them
# declares them under `values`.
_FLAG: Final = {
    YES: ("YA", "Y", "YES", "TRUE", "ADA", "SUDAH", "MEMILIKI", "PUNYA"),
    NO: ("TIDAK", "T", "N", "NO", "FALSE", "TIDAK ADA", "BELUM", "TIDAK MEMILIKI"),
}
_AREA_LEVELS: Final = (("no prop", "no prov"), ("no kab", "no kabkota"), ("no kec",), ("no kel", "no desa"))
"""Headings of the cells that together are the code of an area."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """A column of the register."""

    name: str
    kind: ColumnKind
    heads: tuple[str, ...]
    """Usual headings, folded."""
    choices: Spellings


def _column(name: str, kind: str, heads: str, choices: str) -> PersonColumn:
    pairs = (choice.split("=") for choice in choices.split(";") if choice)
    spelt = {value: tuple(words.split("|")) for value, words in pairs}
    own = ColumnKind(kind)
    return PersonColumn(
        name, own, (fold(name), *heads.split("|")), _FLAG if own is ColumnKind.FLAG else spelt
    )


COLUMNS: Final = {row["name"]: _column(**row) for row in rows_beside(__file__, "columns.csv")}


def column_of(name: str) -> PersonColumn:
    """Return what is known of a column; one that an office adds holds texts."""
    return COLUMNS.get(name, PersonColumn(name, ColumnKind.TEXT, (), {}))


def propose_columns(heads: Sequence[str]) -> dict[str, Heads]:
    """Return which headings of a file look like which columns, to be confirmed by a person.

    Examples:
        >>> propose_columns(["NIK", "TGL_LHR", "NO_PROP", "NO_KAB", "NO_KEC", "HOBI"])
        {'nik': ('NIK',), 'born': ('TGL_LHR',), 'area': ('NO_PROP', 'NO_KAB', 'NO_KEC')}
    """
    by_words = {fold(head): head for head in heads}
    found = {
        one.name: tuple(by_words[head] for head in one.heads if head in by_words) for one in COLUMNS.values()
    }
    proposed = {name: own[:1] for name, own in found.items() if own}
    levels = [by_words[word] for words in _AREA_LEVELS for word in words if word in by_words]
    return proposed | ({"area": tuple(levels)} if len(levels) >= len(_AREA_LEVELS) - 1 else {})
