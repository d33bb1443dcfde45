"""All, most or none of one kind among rows of several levels: `Seluruh program terserap di atas 90%`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.majorities import majorities
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.measures import measure_of, of_years
from capaian.auditor.understanding.quotes import quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    r"\b(?:(?P<all>seluruh|semua|setiap|tiap|masing-masing)|(?P<most>sebagian besar)"
    r"|(?P<none>tidak (?:ada|terdapat)(?: satu ?pun)?|tidak satu ?pun|tak satu ?pun))\s+"
    r"(?P<noun>sub\s?kegiatan|[a-z]+)\s+(?P<quantity>[^,;.:\d]*?)\b"
    r"(?P<side>(?:berada\s+)?di\s?atas|di\s?bawah|melebihi|melampaui|lebih dari|kurang dari)\s+"
    r"(?:angka\s+)?(?P<bound>\d[\d.,]*)\s*(?:%|persen\b)"
)
_COUNTED: Final = re.compile(r"seluruh|semua|tidak|tak", re.IGNORECASE)
"""All and none of the rows of one level are counted as any number of them is."""
_ABOVE: Final = re.compile(r"atas|lebih|lampaui", re.IGNORECASE)
_EXCEPT: Final = Worded(r"\b(?:kecuali|selain|hampir|target|nasional|provinsi)\b")
_FEWEST: Final = 2


def check_quantified(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of all, most or none of some things, where one table alone tells of them."""
    yield from majorities(report)
    for sentence in report.document.sentences_with(_SAID):
        for said in () if _EXCEPT.search(sentence.text) else _SAID.finditer(sentence.text):
            homes = quotes_of(report).surroundings.homes(sentence.line, sentence.text)
            found = [
                made
                for table in report.at(homes)
                if (made := _of_table(sentence, said, table, report.year)) is not None
            ]
            right = [made for made in found if made.holds]
            yield from right[:1] or found[:1]


def _of_table(
    sentence: Sentence, said: re.Match[str], table: UnderstoodTable, year: int | None
) -> Statement | None:
    rows = _rows(table, re.sub(r"\s", "", said["noun"].casefold()))
    measure = measure_of(said["quantity"], table)
    columns = [c for c in measure.columns if c.is_percent or c.may_be_share] if measure.is_named else []
    columns = [*of_years(columns, frozenset({year} if year else ()))]
    is_one_level = len({row.level for row in table.rows if row.kind is RowKind.ITEM}) == 1
    if (
        (is_one_level and _COUNTED.match(said[0]))
        or len(rows) < _FEWEST
        or len(columns) != 1
        or measure.is_foreign
    ):
        return None
    figures = _figures(rows, columns[0], table)
    bound = next((number.value for number in read_numbers(said["bound"].rstrip(".,"), 1)), None)
    return None if bound is None or not figures else _statement(sentence, said, table, bound, figures)


def _rows(table: UnderstoodTable, noun: str) -> Sequence[UnderstoodRow]:
    """Return the rows that are of a kind, by their own words or by the head over all of them."""
    items = [row for row in table.rows if row.kind is RowKind.ITEM and row.label]
    own = [row for row in items if re.sub(r"\s", "", row.label.casefold()).startswith(noun)]
    if len(own) >= _FEWEST and len({row.level for row in own}) == 1:
        return own
    is_named = noun in words_of(table.heads_of_names)
    return items if is_named and len({row.level for row in items}) == 1 else ()


def _figures(
    rows: Sequence[UnderstoodRow], column: Column, table: UnderstoodTable
) -> Sequence[tuple[UnderstoodRow, PrintedNumber]]:
    """Return the figure of every row; nothing if one has none, or is itself wrong."""
    derived = (made for relation, made in table.equations if relation.result.index == column.index)
    wrong = {equation.result.spot for made in derived for equation in made if not equation.holds()}
    cells = [(row, row.row.cells[column.index].number) for row in rows]
    found = [(row, number) for row, number in cells if number is not None and number.spot not in wrong]
    return found if len(found) == len(rows) else ()


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    table: UnderstoodTable,
    bound: Decimal,
    figures: Sequence[tuple[UnderstoodRow, PrintedNumber]],
) -> Statement:
    is_above = bool(_ABOVE.search(said["side"]))
    beyond = [(r, n) for r, n in figures if (n.value > bound if is_above else n.value < bound)]
    on_it = [n for _, n in figures if n.value == bound]
    if said["none"]:
        holds, wrong = not beyond, beyond
    else:
        wrong = [(r, n) for r, n in figures if (n.value < bound if is_above else n.value > bound)]
        holds = not wrong if said["all"] else 2 * (len(beyond) + len(on_it)) > len(figures)
    names = "; ".join(f"{row.label} {number.text}" for row, number in wrong)
    return Statement(
        AuditRule.CLAIM,
        holds,
        sentence.line,
        said[0],
        f"{len(beyond)} dari {len(figures)}",
        f"Menurut {table.table.name} tidak demikian: {names}.",
        sentence.place,
        lines=tuple(number.spot.line for _, number in wrong),
    )
