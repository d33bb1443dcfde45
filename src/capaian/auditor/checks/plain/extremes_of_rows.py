"""What is called highest or lowest, and is so in no column that may be meant: `Capaian paling baik diraih A`.

Every word is of the table. Of rises and falls the columns of changes are meant, and of anything else those
that words name, or else each one.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.figure_extremes import OF_REST
from capaian.auditor.checks.plain.held_against import held_against_tables
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.accounted import Meant
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.direction_words import DOWN, MOVE, MOVES, UP, opposite_of
from capaian.auditor.understanding.item_moves import Moves, moves_of_items
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.peers import peers_of
from capaian.auditor.understanding.pointers import meant_or_pointed
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.told_clauses import Clause, clauses_told
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule

_EXTREME: Final = Worded(
    r"\b(?:yang\s+)?(?:(?P<high>ter(?:tinggi|besar|banyak|luas|panjang)|paling\s+(?:tinggi|besar|banyak|luas|panjang))"
    r"|(?P<best>terbaik|paling\s+(?:baik|bagus))"
    r"|ter(?:endah|kecil|sedikit)|paling\s+(?:rendah|kecil|sedikit))\b(?!\s*(?:sebesar|sebanyak|rp\.?)?\s*\d)"
)
"""An extreme, and no bound: `paling banyak 15 potong`."""
_SECOND: Final = re.compile(
    r"[^.;:]{4,90}?(?P<joint>,?\s+(?:dan|serta)\s+)(?P<end>(?:yang\s+)?(?:ter[^\W\d_]+|paling\s+[^\W\d_]+))"
    r"(?=\s+(?:adalah|ialah|yaitu|yakni|di|terdapat|berada|pada)\s)",
    re.IGNORECASE,
)
"""Behind one end, up to the other of the same quantity: `adalah Melati dan yang paling sedikit adalah`."""
_BOTH: Final = 2
_AMONG: Final = re.compile(
    rf"\bdi\s?antara\s+(?:(?:seluruh|semua)|(?:ke)?(?P<count>{NUMBER_WORDS}))\s+[^\W\d_]+", re.IGNORECASE
)
"""All of which it is the highest."""
_MOVING: Final = re.compile(rf"\b(?:{MOVES}|perubahan|selisih)\b", re.IGNORECASE)
_MOVE: Final = re.compile(rf"\b(?:{MOVE}|pertumbuhan|tumbuh|perubahan|selisih)\b", re.IGNORECASE)
"""What alone may be the highest: `Biaya naik paling tinggi` may be said of its level too."""
_AGAINST: Final = re.compile(r"^\W*(?:terhadap|dibanding(?:kan)?(?:\s+dengan)?)\s[^,;]+,", re.IGNORECASE)
"""What all rows are held against: `Terhadap target akhir RPJMD, kemajuan ...`."""
_RIGHT_BEHIND: Final = re.compile(
    r"\d\s*(?:%|persen)?\s*[),]*\s*(?:dan\s+|yang\s+|sekaligus\s+|merupakan\s+|menjadi\s+|adalah\s+|atau\s+)*$",
    re.IGNORECASE,
)
"""A figure of which alone it can be said: `baru mencapai 88,89%, terendah di antara semua indikator`."""
_OF_NUMBER: Final = re.compile(r"(?:ter|paling\s+)(?:banyak|sedikit)", re.IGNORECASE)
_NO_NUMBER: Final = re.compile(
    r"\b(?:luas|panjang|jarak|kepadatan|kerapatan|rata-?\s?rata|rasio)\b|\b(?:ha|km2?|m2)\b|[\u00b2/]\s*km|km\s*\u00b2",
    re.IGNORECASE,
)
"""Heads over what is wide, long or dense, and never many or few."""
_RATIO: Final = re.compile(r"\brasio\b", re.IGNORECASE)
"""The best may be either end: `rasio terbaik 14,20 murid per guru`."""
_MOST: Final = re.compile(r"(.*?(?:ter|paling ))(.*)")
_FEWEST: Final = 3


def check_extremes_of_rows(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield rows that are called highest or lowest, where a table near has all that may be meant."""
    for sentence in report.document.sentences_with(_EXTREME):
        for clause in _one_end_each(clauses_told(sentence, report.numbered_names)):
            found = [*_EXTREME.finditer(clause.text)]
            if len(found) == 1:
                of_table = partial(_of_table, sentence, clause, found[0], report)
                yield from held_against_tables(sentence, report, of_table)


def _one_end_each(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield the clauses; one with both ends as two, of which the second goes on of the same quantity."""
    for clause in clauses:
        ends = [*_EXTREME.finditer(clause.text)]
        second = _SECOND.match(clause.text, ends[0].end()) if len(ends) == _BOTH else None
        if second is None or second.start("end") != ends[1].start():
            yield clause
            continue
        texts = (
            clause.text[: second.start("joint")],
            clause.text[: ends[0].start()] + clause.text[second.start("end") :],
        )
        behind = clause.text[second.start("end") :]
        last = [told for told in clause.figures if told.number.text in behind]
        first = [told for told in clause.figures if told not in last]
        yield from (Clause(text, own) for text, own in zip(texts, (first, last), strict=True))


def _of_table(
    sentence: Sentence, clause: Clause, said: re.Match[str], report: UnderstoodReport, table: UnderstoodTable
) -> Iterator[Statement]:
    text = clause.text
    if any(abs(told.number.value) not in table.values for told in clause.figures):
        return  # of a quantity that it does not print
    behind = [text[said.end() :].partition(told.number.text)[2] for told in clause.figures]
    if any(map(OF_REST.match, behind)):
        return  # what is left is least of the most
    among = _AMONG.search(text)
    rest = _AMONG.sub(" ", _AGAINST.sub("", f"{text[: said.start()]} {text[said.end() :]}"))
    meant, items = meant_or_pointed(sentence, rest, table, report), [*_ranked(table)]
    if meant is None or len(meant.rows) != 1 or meant.rows[0] not in items:
        return
    # Of the years of a row one may be the highest.
    is_moving = _MOVING.search(text) and not _MOVING.search(table.labels[meant.rows[0]])
    over_years = meant.years and not is_moving and sum(bool(c.years) for c in table.figure_columns) > 1
    is_of_all = not among or not among["count"] or read_words(among["count"]) == len(items)
    ranked = [table.items[row] for row in items]
    peers = peers_of(table.items[meant.rows[0]], ranked, table.figure_columns)
    is_plain = len(peers) == len(items) >= _FEWEST
    if (
        is_plain
        and is_of_all
        and not over_years
        and not (said["best"] and _may_be_turned(rest, meant, table))
    ):
        told = {figure.number.value for figure in clause.figures}
        cells = table.items[meant.rows[0]].row.cells
        quoted = [c for c in table.figure_columns if (n := cells[c.index].number) and n.value in told]
        is_of_figure = bool(quoted) and _RIGHT_BEHIND.search(text[: said.start()])
        meant = _countable(meant) if _OF_NUMBER.search(said[0]) else meant
        levels = [] if is_of_figure else [*_levels(rest, meant, table, report)]
        levels += [_of_column(c, table) for c in quoted]
        levels = [each for each in levels if {*items} <= {*each}]
        way = _way(text)
        yield from _statement(
            sentence, _Said(said, way, told, bool(said["high"] or said["best"])), meant.rows[0], table, levels
        )


def _countable(meant: Meant) -> Meant:
    """Return what is meant of the columns whose figures may be many or few."""
    columns = tuple(column for column in meant.columns if not _NO_NUMBER.search(" ".join(column.path)))
    return replace(meant, columns=columns or meant.columns)


def _may_be_turned(text: str, meant: Meant, table: UnderstoodTable) -> bool:
    """Whether the best may be the lowest; of achievements it is not."""
    is_of_achievements = all(Role.ACHIEVEMENT in column.roles for column in meant.columns)
    words = f"{text} {table.table.title}"
    return (may_be_less(words) or _RATIO.search(words) is not None) and not is_of_achievements


def _levels(text: str, meant: Meant, table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Moves]:
    """Yield the figures of the items, by each column or move that may be meant."""
    if _MOVING.search(text):
        yield from moves_of_items(table, meant.columns, meant.years, None, report.year)
    if _MOVE.search(text):
        return
    for column in meant.columns:
        if meant.tells_columns or Role.CHANGE not in roles_of(column.path):
            yield _of_column(column, table)


def _of_column(column: Column, table: UnderstoodTable) -> Moves:
    """Return the figures of the items in a column."""
    cells = ((row, item.row.cells[column.index].number) for row, item in enumerate(table.items))
    return {row: number.value for row, number in cells if number is not None}


def _ranked(table: UnderstoodTable) -> Iterator[int]:
    """Yield the items that one may rank: those with a name, but no province and no nation."""
    named = {item.row.line for item in table.named}
    for place, item in enumerate(table.items):
        if item.row.line in named and not WIDER_CIRCLE.match(item.label):
            yield place


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row is called, with the figures that are told of it."""

    words: re.Match[str]
    way: int
    """1 of rises, -1 of falls, 0 where words tell neither or both."""
    figures: Set[Decimal]

    is_high: bool

    @property
    def other_way(self) -> _Said:
        """The same with the other end."""
        return replace(self, is_high=not self.is_high)

    def ends(self, values: Collection[Decimal]) -> list[Decimal]:
        """Return which of some figures may be meant, the likeliest first; the largest fall is the least."""
        falls, rises = [v for v in values if v < 0], [v for v in values if v > 0]
        if self.way < 0 and falls:
            return [min(falls) if self.is_high else max(falls)]
        if self.way > 0 and falls and rises:
            return [max(rises) if self.is_high else min(rises)]
        ends = [max(values), min(values)] if self.is_high else [min(values), max(values)]
        return ends if falls else ends[:1]


def _way(text: str) -> int:
    """Return the one direction in which a clause tells that things moved."""
    ups, downs = (re.search(rf"\b(?:{way})\b", text, re.IGNORECASE) is not None for way in (UP, DOWN))
    return ups - downs


def _statement(
    sentence: Sentence,
    said: _Said,
    row: int,
    table: UnderstoodTable,
    levels: Sequence[Mapping[int, Decimal]],
) -> Iterator[Statement]:
    """Yield whether a row is the highest or lowest of any of some columns."""
    items = {*_ranked(table)}
    own = [{place: value for place, value in each.items() if place in items} for each in levels]
    ends = [said.ends(each.values()) for each in own]
    if own:
        quoted = [each for each in own if {*map(abs, each.values())} & said.figures]
        values = (quoted or own)[0]
        most = said.ends(values.values())[0]
        right = "; ".join(table.labels[place] for place, value in values.items() if value == most)
        word, label = " ".join(said.words[0].split()), table.labels[row]
        is_other_end = any(each[row] in said.other_way.ends(each.values()) for each in quoted)
        yield Statement(
            AuditRule.RANK,
            any(each[row] in end for each, end in zip(own, ends, strict=True)),
            sentence.line,
            word if is_other_end else label,
            _opposite(word) if is_other_end else right,
            f"Menurut {table.table.name} yang {word.removeprefix('yang ')} adalah {right}, bukan {label}.",
            sentence.place,
            lines=(table.items[row].row.line,),
        )


def _opposite(word: str) -> str:
    """Return the other end of what a word calls one: `terendah` of `tertinggi`; nothing where none is known.

    Ends are those of `lebih tinggi` and its like.

    Examples:
        >>> _opposite("Terbaik"), _opposite("yang terendah"), _opposite("paling banyak"), _opposite("terjauh")
        ('terendah', 'yang tertinggi', 'paling sedikit', '')
    """
    whole = word.casefold().replace("terendah", "terrendah").replace("baik", "tinggi")
    most, how = _MOST.findall(whole)[0]
    other = opposite_of(f"lebih {how}").removeprefix("lebih ")
    return f"{most}{other}".replace("terrendah", "terendah") if other else ""
