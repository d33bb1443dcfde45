"""The order of a sorted table, ranks in a column or quoted in a sentence, and what is highest or lowest."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.ranking import Ranked, Ranking, find_ranking, name_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_WORDS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            ("pertama", "kesatu"),
            ("kedua",),
            ("ketiga",),
            ("keempat",),
            ("kelima",),
            ("keenam",),
            ("ketujuh",),
            ("kedelapan",),
            ("kesembilan",),
            ("kesepuluh",),
        ),
        start=1,
    )
    for word in words
}
_QUOTED: Final = re.compile(
    r"\b(?:peringkat|urutan|ranking|rangking|posisi)\s+(?:ke\s*[-\u2013]?\s*)?"
    rf"(?:(?P<number>\d{{1,3}})|(?P<word>{'|'.join(_WORDS)}))\b",
    re.IGNORECASE,
)
_FARTHEST: Final = 14
"""Lines from a sentence to the table that it speaks of."""
_HIGHEST: Final = re.compile(r"\b(?:tertinggi|paling tinggi)\b", re.IGNORECASE)
_LOWEST: Final = re.compile(r"\b(?:terendah|paling rendah)\b", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"\b(?:selisih|predikat|kualitas|grafik|belum|tidak|sisa|menyisakan)\b", re.IGNORECASE
)
_FEWEST: Final = 4
_LONG: Final = 5
"""Letters of a word that can tell a row from others."""
_MOST_NAMED: Final = 3


def check_rank(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every place in an order, as a table or a sentence gives it."""
    rankings = [ranking for table in report.tables if (ranking := find_ranking(table)) is not None]
    for ranking in rankings:
        yield from _printed(ranking)
        yield from _recomputed(ranking)
    for sentence in report.document.sentences:
        yield from _quoted(sentence, rankings)
        yield from _extremes(sentence, report)


def _statement(
    line: int, printed: str, expected: str, why: str, place: str, level: Level = Level.ERROR
) -> Statement:
    """Return the statement that a place is right; it is if nothing else is expected."""
    return Statement(
        AuditRule.RANK, not expected, line, printed, expected, why if expected else "", place, level
    )


def _place(sentence: Sentence) -> str:
    return f"Bagian {sentence.section}" if sentence.section else f"baris {sentence.line}"


def _printed(ranking: Ranking) -> Iterator[Statement]:
    """Yield each row beside the place that its printed figure has, by its rank or among the other rows."""
    wrong = ranking.out_of_order
    for ranked in ranking.rows:
        place = ranking.place_of(ranked)
        expected, why = "", ""
        if ranked.rank is not None and not _ties(ranking, ranked, place):
            expected = str(place)
            why = f"{ranked.number.text} adalah nilai ke-{place}, bukan ke-{ranked.rank}."
        elif ranked in wrong:
            expected = f"urutan ke-{place}"
            why = f"Baris lain terurut menurut {ranking.column.name}; nilai baris ini urutan ke-{place}."
        printed = str(ranked.rank or ranked.number.text)
        yield _statement(ranked.row.row.line, printed, expected, why, ranking.table.place(ranked.row))


def _ties(ranking: Ranking, ranked: Ranked, place: int) -> bool:
    """Whether equal figures are ranked one after the other."""
    equal = sum(other.number.value == ranked.number.value for other in ranking.rows)
    return ranked.rank is not None and place <= ranked.rank < place + equal


def _recomputed(ranking: Ranking) -> Iterator[Statement]:
    """Yield whether the order stays when the figures are recomputed from those beside them."""
    if not ranking.is_meant or any(ranked.computed is None for ranked in ranking.rows):
        return
    moved = [
        (ranked, ranking.place_of(ranked, by_computed=True))
        for ranked in ranking.rows
        if ranking.place_of(ranked, by_computed=True) != ranking.place_of(ranked)
    ]
    first = moved[0][0] if moved else ranking.rows[0]
    names = "; ".join(f"{ranked.row.label} ke-{place}" for ranked, place in moved)
    why = f"Bila {ranking.column.name} dihitung ulang dari angka di sebelahnya, urutannya berubah: {names}."
    place = ranking.table.table.name
    yield _statement(
        first.row.row.line, f"urutan menurut {ranking.column.name}", names, why, place, Level.WARNING
    )


def _quoted(sentence: Sentence, rankings: Sequence[Ranking]) -> Iterator[Statement]:
    """Yield a rank in a sentence about one row of the table that follows it."""
    for match in _QUOTED.finditer(sentence.text):
        rank = int(match["number"]) if match["number"] else _WORDS[match["word"].casefold()]
        near = [r for r in rankings if 0 < r.table.table.line - sentence.line <= _FARTHEST] or [
            r for r in rankings if r.table.rows and 0 < sentence.line - r.table.rows[-1].row.line <= _FARTHEST
        ]
        for ranking in near[:1]:
            named = _named(sentence.text, ranking.rows)
            if len(named) == 1:
                yield from _of_quoted(sentence, rank, ranking, named[0])


def _named(text: str, rows: Sequence[Ranked]) -> list[Ranked]:
    words = " ".join(text.casefold().split())
    found = [
        r for r in rows if (name := name_of(r.row.label)) and re.search(rf"\b{re.escape(name)}\b", words)
    ]
    names = {name_of(ranked.row.label) for ranked in found}
    return [r for r in found if not any(_is_inside(name_of(r.row.label), name) for name in names)]


def _is_inside(name: str, other: str) -> bool:
    return name != other and name in other


def _of_quoted(sentence: Sentence, rank: int, ranking: Ranking, ranked: Ranked) -> Iterator[Statement]:
    table, place = ranking.table.table.name, _place(sentence)
    own = ranking.place_of(ranked)
    holds = rank == own or _ties(ranking, Ranked(ranked.row, ranked.number, None, rank), own)
    why = f"Menurut {table} {ranked.row.label} ({ranked.number.text}) berada pada urutan ke-{own}."
    yield _statement(sentence.line, f"ke-{rank}", "" if holds else f"ke-{own}", why, place)
    if ranked.computed is not None and holds:
        computed = ranking.place_of(ranked, by_computed=True)
        why = f"Bila {ranking.column.name} pada {table} dihitung ulang, urutannya menjadi ke-{computed}."
        expected = "" if computed == own else f"ke-{computed}"
        yield _statement(sentence.line, f"ke-{rank}", expected, why, place, Level.WARNING)


def _extremes(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what a sentence calls highest or lowest of a table nearby."""
    for pattern, is_highest in ((_HIGHEST, True), (_LOWEST, False)):
        matches = [*pattern.finditer(sentence.text)]
        other = (_LOWEST if is_highest else _HIGHEST).search(sentence.text)
        if len(matches) != 1 or other or _OTHER.search(sentence.text):
            continue
        near = [t for t in report.tables if t.rows and 0 < sentence.line - t.rows[-1].row.line <= _FARTHEST]
        for table in near[-1:]:
            yield from _of_extreme(sentence, table, matches[0], is_highest=is_highest)


def _of_extreme(
    sentence: Sentence, table: UnderstoodTable, match: re.Match[str], *, is_highest: bool
) -> Iterator[Statement]:
    items = [row for row in table.rows if row.kind is RowKind.ITEM]
    named = _rows_named(sentence.text, items)
    column = _figures(sentence, table, named) if sentence.numbers else _last_figures(table, items)
    if len(items) < _FEWEST or not 0 < len(named) <= _MOST_NAMED or column is None:
        return
    numbers = [(row, row.row.cells[column.index].number) for row in items]
    values = [(row, number.value) for row, number in numbers if number is not None]
    ordered = sorted((value for _, value in values), reverse=is_highest)
    if len(values) < len(items) or len(ordered) < _FEWEST or len(set(ordered)) < _MOST_NAMED:
        return
    limit: Decimal = ordered[len(named) - 1]
    wrong = [
        row for row, value in values if row in named and (value < limit if is_highest else value > limit)
    ]
    right = [row.label for row, value in values if (value >= limit if is_highest else value <= limit)]
    why = f"Menurut {table.table.name} kolom {column.name} yang {match[0]} adalah {', '.join(right)}."
    place = _place(sentence)
    printed = f"{match[0]}: {', '.join(row.label for row in named)}"
    yield _statement(sentence.line, printed, ", ".join(right) if wrong else "", why, place)


def _rows_named(text: str, items: Sequence[UnderstoodRow]) -> list[UnderstoodRow]:
    """Return the rows whose own words a sentence has: words that no other row has."""
    words = [{w for w in re.findall(r"[a-z]+", name_of(row.label)) if len(w) >= _LONG} for row in items]
    said = {*re.findall(r"[a-z]+", text.casefold())}
    found: list[UnderstoodRow] = []
    for place, row in enumerate(items):
        others = {word for index, known in enumerate(words) if index != place for word in known}
        if (words[place] - others) & said:
            found.append(row)
    return found


def _figures(sentence: Sentence, table: UnderstoodTable, named: Sequence[UnderstoodRow]) -> Column | None:
    """Return the column that has the figures of a sentence in the rows that it names."""
    said = {number.value for number in sentence.numbers}
    return next(
        (
            column
            for column in table.columns
            if column.is_numeric and all(_value_in(row, column) in said for row in named)
        ),
        None,
    )


def _value_in(row: UnderstoodRow, column: Column) -> Decimal | None:
    number = row.row.cells[column.index].number
    return None if number is None else number.value


def _last_figures(table: UnderstoodTable, items: Sequence[UnderstoodRow]) -> Column | None:
    others = {Role.NUMBER, Role.RANK}
    numeric = [c for c in table.columns if c.is_numeric and not others & {*roles_of(c.path[-1:])}]
    return numeric[-1] if numeric and items else None
