"""Rows of a budget that are not of the own office: told by the codes of offices and nodes, then by names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from capaian.domain.office import Office
from capaian.dossier.intake.accounts import (
    Code,
    is_all_spending,
    is_coded,
    is_of_office,
    is_own_office,
    other_node,
    read_codes,
)
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, read_figure
from capaian.dossier.intake.headings import Headings
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.owners import OWN, OWNER, is_own_name
from capaian.dossier.intake.sums import Figures, shown
from capaian.dossier.intake.total_words import after_total, is_named_total, is_total
from capaian.dossier.intake.words import fold
from capaian.dossier.tables.rejection import RejectedValueError

_NONE: Final[Mapping[str, str]] = {}
_MARK: Final = "."
"""What every code has; most cells have none."""
_MANY: Final = 4096
"""Texts of which is known what they are: names come again in long tables."""
_OFFICE_HEADS: Final = re.compile(r"\b(?:skpd|opd|perangkat daerah|satuan kerja|unit|organisasi)\b")
# DINAS KESEHATAN, SKPD : 1.02.0.00.0.00.01.0000 DINAS KESEHATAN, Disdukcapil; no `Belanja Pakaian Dinas`
_OFFICE_OF_ROWS: Final = re.compile(
    r"""
    (?:(?:[0-9x]+|skpd|opd|nama|unit|organisasi|kerja|satuan|perangkat|daerah)\ )*
    (?:(?:dinas|badan|inspektorat|sekretariat(?!\ dinas)|satuan\ polisi|kecamatan|rumah\ sakit)\ [a-z]
      | (?:(?:dis)?dukcapil|rsud)\b)
    """,
    re.VERBOSE,
)


def rows_of_others(
    table: ForeignTable, heads: Sequence[Head], desk: Desk, settled: Mapping[str, str] = _NONE
) -> Mapping[int, str]:
    """Return the rows of a budget that are not of the own office, with what names whose they are.

    An office is named in a row of its own above its rows, or in each of them; where it has a code, that says
    which it is. Below a program, activity or sub-activity of another field no account is of an own one. A
    total is no row of the office above it: it may be that of the whole file.

    Args:
        table: The table.
        heads: Columns of codes and names.
        desk: Whose dossier it is; who said that the table is of the own office has said it of all offices,
            not of codes of other fields.
        settled: What names were settled to mean before, by their letters.
    """
    teller = _Teller(table, heads, desk, settled)
    return {row: named for row in table.rows if (named := teller.other_of(row))}


@lru_cache(maxsize=_MANY)
def _may_name_office(text: str) -> bool:
    return _OFFICE_OF_ROWS.match(fold(text)) is not None


def is_own_total(texts: Sequence[str], office: Office) -> bool | None:
    """Say whether a total is of the own office, by its code or name; `None`: it names none.

    Args:
        texts: Codes and names of the row.
        office: The own office.
    """
    by_code = is_own_office(texts)
    names = [rest for text in texts if _may_name_office(rest := after_total(text))]
    if by_code is not None or not names:
        return by_code
    return any(is_own_name(name, office) for name in names)


@lru_cache(maxsize=_MANY)
def _is_total(text: str) -> bool:
    return is_total(text)


class _Teller:
    """Goes down a table and knows whose the rows are."""

    def __init__(
        self, table: ForeignTable, heads: Sequence[Head], desk: Desk, settled: Mapping[str, str]
    ) -> None:
        self._table = table
        self._heads = heads
        self._office = desk.office.office
        self._is_told = desk.told(OWNER) == OWN
        self._named_in = [head for head in office_columns(table) if not self._names_only_others(head)]
        self._nodes_in = self._columns_of_nodes()
        self._other_office = ""
        self._other_field = ""
        self._headings = Headings(table, heads, desk, settled)

    def other_of(self, row: int) -> str:
        """Return whose a row is; empty: of the own office, as far as one can tell."""
        texts = [text for head in self._heads if (text := self._table.text(row, head))]
        office = None if self._is_told else self._office_of(row, texts)
        if office is None and not self._is_told and not (self._other_office or self._other_field):
            office = self._headings.other_office(row, texts)
        if office is not None:
            self._other_office, self._other_field = office, ""
        if any(map(_is_total, texts)) and not is_coded(texts):
            return ""
        field = self._field_of(row, [text for text in texts if _MARK in text])
        if field is not None:
            self._other_field = field
        return self._other_office or self._other_field

    def _office_of(self, row: int, texts: Sequence[str]) -> str | None:
        """Return the other office that a row names; empty: it names the own one; `None`: it names none."""
        names = [text for head in self._named_in if (text := self._table.text(row, head))]
        names = [text for text in names if not _is_total(text)]
        is_own = is_own_office([text for text in texts if _MARK in text])
        if is_own is None:
            names = names or [text for text in texts if _may_name_office(text)]
            is_own = any(is_own_name(text, self._office) for text in names) if names else None
        if is_own is None:
            return None
        return "" if is_own else [*names, *_named_by_code(texts)][0]

    def _field_of(self, row: int, texts: Sequence[str]) -> str | None:
        """Return the other field that the code of a row is of; empty: the own one; `None`: it has no code."""
        other = other_node(texts)
        if other:
            return f"urusan {other[0]}.{other[1]:02}"
        if read_codes(texts).node:
            return ""
        strange = (self._table.text(row, head) for head in self._nodes_in)
        return next((f"kode {text}" for text in strange if any(map(str.isdigit, text))), None)

    def _columns_of_nodes(self) -> list[Head]:
        """Return the columns of nodes where accounts have one of their own: nothing else stands in them."""
        found = []
        for row in self._table.rows:
            coded = {head: text for head in self._heads if _MARK in (text := self._table.text(row, head))}
            lines = {head: read_codes([text]) for head, text in coded.items()}
            if any(line.account for line in lines.values()):
                found += [head for head, line in lines.items() if line.node and not line.account]
        return [*dict.fromkeys(found)]

    def _names_only_others(self, head: Head) -> bool:
        """Say whether a column never names the own office: it may tell its units as well."""
        texts = {self._table.text(row, head) for row in self._table.rows} - {""}
        return not any(is_own_name(text, self._office) for text in texts)


def _named_by_code(texts: Sequence[str]) -> Iterator[str]:
    """Yield the cell with the code of an office, with the name behind it."""
    for text, behind in zip(texts, [*texts[1:], ""], strict=True):
        if is_own_office([text]) is False:
            yield text if behind[:1].isdigit() else f"{text} {behind}".strip()


def doubt_columns(table: ForeignTable, desk: Desk) -> None:
    """Doubt a table in which a column of offices names others only, and no code says whose the rows are."""
    rows = [[text for head in table.heads if (text := table.text(row, head))] for row in table.rows]
    if desk.told(OWNER) == OWN or any(is_own_office(texts) is not None for texts in rows):
        return
    office = desk.office.office
    named = {head: {table.text(row, head) for row in table.rows} - {""} for head in office_columns(table)}
    others = {head: texts for head, texts in named.items() if texts}
    if others and not any(is_own_name(text, office) for texts in others.values() for text in texts):
        head, texts = next(iter(others.items()))
        words = (
            f'tabel {OWN} ({office.name}), padahal kolom "{head.name}" tidak pernah menyebutnya: {min(texts)}'
        )
        desk.doubt(table.place(None, head), OWNER, OWN, words)


def office_columns(table: ForeignTable) -> list[Head]:
    """Return the columns that name offices, by their heads."""
    return [
        head
        for head in table.heads
        if _OFFICE_HEADS.search(fold(head.name)) and "kode" not in fold(head.name).split()
    ]


@dataclass(frozen=True)
class LeftOut:
    """Rows of somebody else."""

    named: str
    rows: tuple[int, ...]
    lowest: Mapping[int, Figures]
    """Amounts of those below which nothing of them stands, by the names of columns: they make up the rest."""
    is_whole: bool
    """Whether all of them are understood, so that nothing is missing from the amounts."""

    def words_of(self, heads: Sequence[Head]) -> str:
        """Say what they come to in some columns; rows without any code may be sums of others."""
        if not self.lowest:
            return "tanpa kode, jadi jumlahnya tidak dihitung"
        return ", ".join(f"{head.name} {shown(self._amount(head))}" for head in heads)

    def _amount(self, head: Head) -> Decimal:
        return sum((figures.get(head.name) or Decimal(0) for figures in self.lowest.values()), Decimal(0))


def left_out(
    table: ForeignTable, others: Mapping[int, str], codes: Sequence[Head], heads: Sequence[Head]
) -> Iterator[LeftOut]:
    """Yield what is not taken, by whose it is.

    Args:
        table: The table.
        others: Rows of others, with what names whose they are.
        codes: Columns of codes and names.
        heads: Columns of amounts.
    """
    for named in dict.fromkeys(others.values()):
        rows = [row for row, whose in others.items() if whose == named and table.holds(row, heads)]
        if rows:
            lowest, is_whole = _lowest(table, rows, codes)
            figures = {row: _figures(table, row, heads) for row in lowest}
            is_read = all(len(found) == len(heads) for found in figures.values())
            yield LeftOut(named, tuple(rows), figures, is_whole and is_read)


def _lowest(table: ForeignTable, rows: Sequence[int], codes: Sequence[Head]) -> tuple[list[int], bool]:
    """Return the rows of nodes and accounts below which none stands, and whether no other row tells money."""
    keyed: list[tuple[Code, int]] = []
    node: Code = ()
    texts_of = {row: [text for head in codes if (text := table.text(row, head))] for row in rows}
    is_named_in_each = any(is_coded(texts) and is_of_office(texts) for texts in texts_of.values())
    is_whole = True
    for row, texts in texts_of.items():
        if any(map(is_named_total, texts)):
            continue
        line = read_codes(texts)
        here = other_node(texts) or line.node
        node = here or node
        if here or line.account:
            keyed.append(((*node, *line.account), row))
        else:
            is_whole &= is_all_spending(texts) or (is_of_office(texts) and not is_named_in_each)
    above = {code[:length] for code, _ in keyed for length in range(1, len(code))}
    return [row for code, row in keyed if code not in above], is_whole


def _figures(table: ForeignTable, row: int, heads: Sequence[Head]) -> Figures:
    """Return the amounts of a row that can be read."""
    found: dict[str, Decimal | None] = {}
    for head in heads:
        with suppress(RejectedValueError):
            marks = table.marks(head, Kind.AMOUNT)
            found[head.name] = read_figure(table.value(row, head), marks, Kind.AMOUNT)
    return found
