"""The order of a sorted table, and ranks in a column or quoted in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.extremes import clauses_of, pair_names
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.ranking import Ranked, Ranking, find_ranking
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_WORDS: Final[Mapping[str, int]] = {
    word: number
    for number, words in enumerate(
        (
            ("pertama", "kesatu", "teratas"),
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
_QUOTED: Final = Worded(
    r"\b(?:peringkat|urutan|ranking|rangking|posisi)\s+(?:ke\s*[-\u2013]?\s*)?"
    rf"(?:(?P<number>\d{{1,3}})|(?P<word>{'|'.join((*_WORDS, 'terakhir', 'terbawah'))}))\b"
)
_COMPARED: Final = re.compile(r"\b(?:dari|daripada)\s*$", re.IGNORECASE)
"""`terpaut 0,63 poin dari peringkat pertama`: the rank of another."""
_AMONG_SOME: Final = re.compile(r"\b(?:antar|di\s?antara)\b", re.IGNORECASE)
"""`antar-7 kabupaten`: a place among fewer than the table has."""
_REACH: Final = 24
_FARTHEST: Final = 14
"""Lines from a sentence to the table that it speaks of."""


def check_rank(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every place in an order, as a table or a sentence gives it."""
    rankings = [ranking for table in report.tables if (ranking := find_ranking(table)) is not None]
    for ranking in rankings:
        yield from _printed(ranking)
        yield from _recomputed(ranking)
    for sentence in report.document.sentences if rankings else ():
        yield from _quoted(sentence, rankings)


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
    """Yield the ranks in a sentence, each about the row that is named with it."""
    for clause in clauses_of(sentence.text):
        matches = [
            match
            for match in _QUOTED.finditer(clause)
            if not _COMPARED.search(clause, max(match.start() - _REACH, 0), match.start())
        ]
        if matches and not _AMONG_SOME.search(clause):
            for ranking in _meant(sentence, rankings)[:1]:
                yield from _in_clause(sentence, clause, matches, ranking)


def _in_clause(
    sentence: Sentence, clause: str, matches: Sequence[re.Match[str]], ranking: Ranking
) -> Iterator[Statement]:
    pairs = pair_names(clause, matches, [ranked.row.label for ranked in ranking.rows])
    if not pairs and len(matches) == 1:
        named = _named(sentence.text, ranking.rows)
        pairs = [(matches[0], [ranking.rows.index(ranked) for ranked in named])]
    for match, rows in pairs:
        if len(rows) == 1 and not _is_of_other_column(sentence, ranking.rows[rows[0]]):
            yield from _of_quoted(
                sentence, _rank_said(match, len(ranking.rows)), ranking, ranking.rows[rows[0]]
            )


def _is_of_other_column(sentence: Sentence, ranked: Ranked) -> bool:
    """Whether the figure that is told of a row is another than that by which the rows stand in order."""
    values = {number.value for number in sentence.numbers if number.decimals}
    others = {cell.number.value for cell in ranked.row.row.cells if cell.number is not None}
    return ranked.number.value not in values and bool(values & others)


def _rank_said(match: re.Match[str], last: int) -> int:
    if match["number"]:
        return int(match["number"])
    return _WORDS.get(match["word"].casefold(), last)


def _meant(sentence: Sentence, rankings: Sequence[Ranking]) -> list[Ranking]:
    """Return the orders that a sentence may speak of: below it, above it, else of a row that it quotes."""
    below = [r for r in rankings if 0 < r.table.table.line - sentence.line <= _FARTHEST]
    above = [
        r for r in rankings if r.table.rows and 0 < sentence.line - r.table.rows[-1].row.line <= _FARTHEST
    ]
    near = [r for r in below or above if _named(sentence.text, r.rows)]
    return near or [r for r in rankings if _is_quoted(sentence, r)]


def _is_quoted(sentence: Sentence, ranking: Ranking) -> bool:
    """Whether a sentence has the name of one row and its figure."""
    values = {number.value for number in sentence.numbers if number.decimals}
    named = _named(sentence.text, ranking.rows)
    return len(named) == 1 and named[0].number.value in values


def _named(text: str, rows: Sequence[Ranked]) -> list[Ranked]:
    return [
        rows[place] for place in dict.fromkeys(n.row for n in find_named(text, [r.row.label for r in rows]))
    ]


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
