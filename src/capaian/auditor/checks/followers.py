"""What comes next in an order: `Tertinggi Melati 99,12%, kedua Dahlia 98,68%`, `disusul Seruni (97,30)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Changed
from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.measures import of_years
from capaian.auditor.understanding.naming import Named, find_named
from capaian.auditor.understanding.nearby import tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule

_FIRST: Final = Worded(
    r"\b(?:(?P<high>ter(?:tinggi|besar|banyak|luas)|paling\s+(?:tinggi|besar|banyak|luas|sering|kerap)|memimpin"
    r"|teratas|unggul)|ter(?:endah|kecil|sedikit)|paling\s+(?:rendah|kecil|sedikit|jarang))\b"
)
_LEADS: Final = re.compile(r"(?:memimpin|unggul)\b", re.IGNORECASE)
_UP_TO_VERB: Final = re.compile(r"\s+(?:(?:kini|masih|tetap|kembali|sudah|yang)\s+)?$", re.IGNORECASE)
"""Between a name and the word that puts it first."""
_OF_WHAT: Final = re.compile(r"(?:\s+(?!(?:di|pada|dengan|yaitu|yakni)\b)[a-z]+){1,4}(?=\s*[(]\d)")
"""What the first has most of, before its figure: `paling banyak mengalami bencana (23 kejadian)`."""
_SHORT_IS_FIRST: Final = re.compile(
    r"\b(?:hari|jam|menit|detik|waktu|lama|tunggakan|keluhan)\b", re.IGNORECASE
)
_NEXT: Final = re.compile(
    r"[,;(]?\s*\b(?:disusul|diikuti|menyusul|kemudian|lalu|(?:di\s+)?(?:urutan|peringkat|tempat)?\s*kedua)\b",
    re.IGNORECASE,
)
"""Between the first of an order and the one after it."""
THEN: Final = re.compile(
    r"[\s,]*(?:(?:dan|serta|lalu|kemudian|selanjutnya|berikutnya|disusul|diikuti|oleh|ketiga|keempat|kelima|sedangkan"
    r"|sementara|di|pada|urutan|posisi|peringkat|tempat|adalah|ialah|yaitu|di(?:tempati|duduki|raih|isi)|unsur|kecamatan"
    r"|desa|kelurahan|kabupaten|kota|poli|unit|jenis|program|indikator)\b[\s,]*)*",
    re.IGNORECASE,
)
"""Between those that follow."""
_OTHER: Final = re.compile(r"\b(?:tahun lalu|sebelumnya|nasional|provinsi lain)\b", re.IGNORECASE)
_FIGURE: Final = re.compile(
    r"[\s,]*[(]?\s*(?:sebesar|sebanyak|yaitu|dengan|mencapai|nilai|indeks)?\s*(?:rp\.?\s*)?$", re.I
)
_UNIT: Final = re.compile(
    r"^[^()\d]{0,25}[)]"
    r"|^\s*(?:%|(?:persen|poin|orang|jiwa|anak|dokumen|keping|unit)\b|[^\W\d_]{1,10}(?=\s*[,;(]|\s+atau\b))?"
    r"(?:\s*(?:atau\s+|[(])\d[\d.,]*\s*(?:%|persen)(?:\s+dari(?:\s+[^\W\d_]+){1,5})?[)]?)?",
    re.IGNORECASE,
)
"""What belongs to a figure behind it: to the end of its bracket, its unit, and which share that is."""

_Told = tuple[UnderstoodRow, Decimal]
"""A row that is named, and the figure right behind its name."""


def check_followers(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each row that is told to follow the highest or lowest, with its figure, if it does."""
    for sentence in report.document.sentences_with(_FIRST):
        first = _FIRST.search(sentence.text)
        if first is None or not _NEXT.search(sentence.text, first.end()) or _OTHER.search(sentence.text):
            continue
        for table in tables_near(sentence, report):
            made = [*_of_table(sentence, first, table, report.year)]
            if made:
                yield from made
                break


def _of_table(
    sentence: Sentence, first: re.Match[str], table: UnderstoodTable, year: int | None
) -> Iterator[Statement]:
    items = table.ranked
    named = _named(sentence, first, items)
    years = years_in(sentence.text) or frozenset({year} if year else ())
    told = [*_chain(sentence, named, items)] or [*_behind_first(sentence, named, table, years)]
    columns = _columns(told, table, years)
    if len(told) < 2 or len(columns) != 1:
        yield from _misnamed(sentence, told, table, is_high=bool(first["high"]))
        return
    values = [value for row in items if (value := value_of(row, columns[0])) is not None]
    values.sort(reverse=bool(first["high"]))
    if len(values) < len(items):
        return
    if told[0][1] != values[0]:
        is_late = bool(_LEADS.match(first[0])) and values[0] == told[1][1]
        if is_late and not _SHORT_IS_FIRST.search(f"{sentence.text} {columns[0].name}"):
            yield _statement(sentence, told[0], 1, values, (columns[0], table))
        return  # else who comes first is another check's
    for place, each in enumerate(told[1:], start=2):
        yield _statement(sentence, each, place, values, (columns[0], table))


def _misnamed(
    sentence: Sentence, told: Sequence[_Told], table: UnderstoodTable, *, is_high: bool
) -> Iterator[Statement]:
    """Yield the one row of an order with the figure of another, where all are the first of a column."""
    for column in table.figure_columns if len(told) > 1 else ():
        owners = _owners(table.ranked, column, is_high=is_high)
        ahead = [value for value, _ in owners[: len(told) + 1]]
        is_in_order = [value for _, value in told] == ahead[:-1] and len({*ahead}) == len(told) + 1
        pairs = enumerate(zip(told, owners, strict=False), start=1)
        wrong = [(place, row, own) for place, ((row, _), own) in pairs if row is not own[1]]
        if is_in_order and len(wrong) == 1 and len(owners) == len(table.ranked):
            place, row, (value, owner) = wrong[0]
            number = _number(sentence, value)
            why = (
                f"{number.text} pada {table.table.name} kolom {column.name} adalah milik {owner.label}, bukan"
                f" {row.label}; urutan ke-{place} sesuai angkanya."
            )
            yield _other_name(sentence, number, row, owner, why)
            return


def _owners(
    rows: Sequence[UnderstoodRow], column: Column, *, is_high: bool
) -> Sequence[tuple[Decimal, UnderstoodRow]]:
    """Return the figures of a column with their rows, in order."""
    owners = [(value, row) for row in rows if (value := value_of(row, column)) is not None]
    return sorted(owners, key=lambda owner: owner[0], reverse=is_high)


def _other_name(
    sentence: Sentence, number: PrintedNumber, row: UnderstoodRow, owner: UnderstoodRow, why: str
) -> Statement:
    """Return the statement that a figure is of a row, which it is not; the figure itself is right."""
    return Statement(
        AuditRule.LABEL,
        False,
        number.spot.line,
        row.label,
        owner.label,
        why,
        sentence.place,
        lines=(owner.row.line,),
        spots=(number.spot,),
        keeps=(number.spot,),
        crossed=frozenset({row.row.line, owner.row.line}),
    )


def _number(sentence: Sentence, value: Decimal) -> PrintedNumber:
    """Return the figure of a sentence that has a value."""
    return next(number for number in sentence.numbers if number.value == value)


def _chain(
    sentence: Sentence, named: Sequence[Named], items: Sequence[UnderstoodRow], end: int = 0
) -> Iterator[_Told]:
    """Yield the first row of an order, and those told right after it, each with its figure.

    Where the first ends before a place, only those after it are named.
    """
    for place, name in enumerate(named, start=1 if end else 0):
        between = sentence.text[end : name.start]
        is_next = not place or (_NEXT if place == 1 else THEN).match(between)
        figure = figure_behind(sentence, name) if is_next else None
        if figure is None or (place > 1 and not THEN.fullmatch(between)):
            return
        value, end = figure
        yield items[name.row], value


def _columns(told: Sequence[_Told], table: UnderstoodTable, years: frozenset[int]) -> Sequence[Column]:
    """Return the columns that have all figures of an order; of several those of the years that are told."""
    found = [c for c in table.figure_columns if told and all(value_of(t[0], c) == t[1] for t in told)]
    return of_years(found, years)


def _behind_first(
    sentence: Sentence, named: Sequence[Named], table: UnderstoodTable, years: frozenset[int]
) -> Iterator[_Told]:
    """Yield the first of an order as its table has it, where only those behind it are told with figures.

    These tell the one column that is meant.
    """
    items = table.ranked
    rest = [*_chain(sentence, named[1:], items, named[0].end)] if len(named) > 1 else []
    columns = _columns(rest, table, years)
    own = value_of(items[named[0].row], columns[0]) if len(columns) == 1 else None
    if own is not None:
        yield from ((items[named[0].row], own), *rest)


def _named(sentence: Sentence, first: re.Match[str], items: Sequence[UnderstoodRow]) -> Sequence[Named]:
    """Return the rows named behind the word for the first, with the one before it that others follow."""
    named = find_named(sentence.text, [row.label for row in items])
    behind = [name for name in named if name.start >= first.end()]
    is_ahead = _LEADS.match(first[0]) or (
        behind and _NEXT.search(sentence.text, first.end(), behind[0].start + 1)
    )
    ahead = [name for name in named if name.end <= first.start()][-1:] if is_ahead else []
    is_led = ahead and _UP_TO_VERB.fullmatch(sentence.text, ahead[0].end, first.start())
    said = _OF_WHAT.match(sentence.text, first.end())
    end = said.end() if said else first.end()
    return [*(replace(name, end=end) for name in ahead), *behind] if is_led else behind


def figure_behind(sentence: Sentence, name: Named) -> tuple[Decimal, int] | None:
    """Return the figure right behind a name, and where it ends."""
    number = number_behind(sentence, name)
    if number is None:
        return None
    end = sentence.place_of(number) + len(number.text)
    unit = _UNIT.match(sentence.text[end:])
    return number.value, end + (unit.end() if unit else 0)


def number_behind(sentence: Sentence, name: Named) -> PrintedNumber | None:
    """Return the figure right behind a name as it is printed."""
    for number in sentence.numbers:
        start = sentence.place_of(number)
        if start >= name.end and _FIGURE.fullmatch(sentence.text[name.end : start]):
            return number
    return None


def value_of(row: UnderstoodRow, column: Column) -> Decimal | None:
    """Return the figure of a row in a column, if it has one."""
    number = row.row.cells[column.index].number
    return None if number is None else number.value


def _statement(
    sentence: Sentence,
    told: _Told,
    place: int,
    values: Sequence[Decimal],
    order: tuple[Column, UnderstoodTable],
) -> Statement:
    (row, value), (column, table) = told, order
    own = values.index(value) + 1
    holds = own <= place < own + values.count(value)
    right = [each.label for each in table.ranked if value_of(each, column) == values[place - 1]]
    why = (
        f"Menurut {table.table.name} kolom {column.name}, {row.label} berada pada urutan ke-{own}; "
        f"ke-{place} adalah {', '.join(right)}."
    )
    numbers = {each.row.line: n for each in table.ranked if (n := each.row.cells[column.index].number)}
    is_falling = [*values] == sorted(values, reverse=True)

    def is_next(changed: Changed) -> bool:
        known = {line: changed.get(number.spot, number.value) for line, number in numbers.items()}
        own = known[row.row.line]
        ahead = sum(other > own if is_falling else other < own for other in known.values())
        return own == value and ahead < place <= ahead + [*known.values()].count(own)

    return Statement(
        AuditRule.RANK,
        holds,
        sentence.line,
        f"ke-{place}: {row.label}",
        ", ".join(right),
        why,
        sentence.place,
        lines=(row.row.line,),
        against=None if holds else Held(tuple(number.spot for number in numbers.values()), is_next),
    )
