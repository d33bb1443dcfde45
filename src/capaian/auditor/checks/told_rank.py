"""Ranks in sentences, `menempati peringkat kedua dari tujuh kabupaten`, beside the tables that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Held, Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS
from capaian.auditor.understanding.extremes import clauses_of, pair_names
from capaian.auditor.understanding.measures import of_years
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.orders import is_counted, orders_of, ranked_of, tells_column
from capaian.auditor.understanding.rank_times import is_before, of_time, with_words
from capaian.auditor.understanding.ranking import Ranked, Ranking, find_rankings
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.rows_meant import row_meant
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import read_roman, write_roman

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
            ("kesebelas",),
            ("kedua belas",),
        ),
        start=1,
    )
    for word in words
}
_NAMES: Final = "|".join(sorted((*_WORDS, "terakhir", "terbawah", "buncit"), key=len, reverse=True))
_ROMAN: Final = "|".join(map(write_roman, range(10, 0, -1)))
QUOTED: Final = Worded(
    r"\b(?:peringkat|urutan|ranking|rangking|posisi|tempat|rank)\s+(?:nomor\s+|no\.?\s*)?(?:ke\s*[-\u2013]?\s*)?"
    rf"(?:(?P<number>\d{{1,3}})|(?P<word>{_NAMES})|(?P<roman>(?-i:{_ROMAN})))\b(?!\s+besar\b)"
)
_COMPARED: Final = re.compile(
    r"\b(?:dari|daripada|(?:jarak|selisih|beda|terpaut)(?:nya)?\s+(?:ke|dengan|terhadap|pada))\s*$",
    re.IGNORECASE,
)
"""`terpaut 0,63 poin dari peringkat pertama`, `jarak ke peringkat pertama`: the rank of another."""
_WANTED: Final = re.compile(
    r"\b(?:menargetkan|ditargetkan|bertekad|diharapkan|berharap|mengejar|menuju|mendatang|agar"
    r"|supaya|tahun\s+(?:depan|berikutnya))\b",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(rf"\b(?:{NUMBER_WORDS}|\d+)\s+$", re.IGNORECASE)
_OTHERS: Final = re.compile(
    r"\b(?:di\s?(?:bawah|atas|belakang|depan)|setelah|sesudah|menyusul|mengungguli|mengalahkan)\b",
    re.IGNORECASE,
)
"""After these stand those that the row comes before or after."""
_TAKEN: Final = re.compile(
    r"\s*(?:dari\s+\w+\s+\w+\s+)?(?:adalah|ialah|yaitu|yakni|oleh|di(?:tempati|duduki|raih|pegang|isi|huni))\b",
    re.IGNORECASE,
)
"""Behind a rank, and then who has it."""
_TAKES: Final = re.compile(
    r"\b(?:menempati|menduduki|berada|ada|meraih|memperoleh|mendapat|di|pada|dengan|menjadi)\b", re.IGNORECASE
)
"""Between a row and its rank."""
_REACH: Final = 24
_FEWEST_DIGITS: Final = 3
"""A shorter figure may be that of the row at a place by chance."""


def check_told_rank(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield every rank that a sentence gives a row, where a table tells its place."""
    for sentence in report.document.sentences_with(QUOTED):
        if QUOTED.search(sentence.text):
            yield from _of_sentence(sentence, report)


def _of_sentence(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    near = [table for table in tables_near(sentence, report) if table.ranked]
    near = [t for t in near if is_beside(sentence, t) or _is_quoted(sentence, t) or _is_told(sentence, t)]
    near = [table for table in near if _named(sentence.text, table.ranked)]
    tables = near or [table for table in report.tables if _is_quoted(sentence, table)]
    tables = tables or [table for table in report.tables if _is_counted(sentence, table)]
    for clause in map(with_words, clauses_of(sentence.text)):
        every = [*QUOTED.finditer(clause)]
        matches = [match for match in every if not _is_of_another(match, every, clause)]
        told: dict[int, list[tuple[Ranking, Ranked]]] = {}
        for table in tables if matches else ():
            for match, row in _rows(sentence, clause, matches, table.ranked):
                orders = _orders(table, row, match, matches, sentence, report.year)
                told.setdefault(match.start(), []).extend((order, ranked_of(order, row)) for order in orders)
        for match in matches:
            yield from _statements(sentence, clause, match, told.get(match.start(), ()))


def _orders(
    table: UnderstoodTable,
    row: UnderstoodRow,
    match: re.Match[str],
    matches: Sequence[re.Match[str]],
    sentence: Sentence,
    year: int | None,
) -> Sequence[Ranking]:
    """Return the orders that a rank may be a place in: of its own year where its clause tells that."""
    clause = match.string
    found = orders_of(table, row, clause, sentence.text)
    dated = of_time(found, match, matches, clause, year)
    if dated is None:
        return [] if is_before(match, matches, clause) else _of_years(found, sentence, year)
    # A figure beside the rank of one year tells nothing of the column of the other.
    every = orders_of(table, row, "", sentence.text)
    return dated or of_time(every, match, matches, clause, year) or []


def _of_years(orders: Sequence[Ranking], sentence: Sentence, year: int | None) -> Sequence[Ranking]:
    """Return the orders of the years that a sentence names, or else of the report's, where some are."""
    named = years_in(sentence.text) or frozenset({year} if year else ())
    columns = of_years([order.column for order in orders], named)
    return [order for order in orders if order.column in columns]


def _is_of_another(match: re.Match[str], every: Sequence[re.Match[str]], clause: str) -> bool:
    """Whether a rank is that of another, one of several (`dua peringkat terbawah`), or yet to be reached."""
    before = clause[max(match.start() - _REACH, 0) : match.start()]
    is_compared = _COMPARED.search(before) and not is_before(match, every, clause)
    return bool(is_compared or _SEVERAL.search(before) or _WANTED.search(clause))


def _is_told(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Whether a sentence says by number which table it means: `peringkat ke-3 (Tabel L.10)`."""
    name = table.table.name
    return bool(table.table.number) and re.search(rf"{re.escape(name)}(?!\.?\d)", sentence.text) is not None


def _is_quoted(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Whether a sentence has the name of one row alone, and a figure of it."""
    values = {number.value for number in sentence.numbers if number.decimals}
    named = _named(sentence.text, table.ranked) if values else ()
    cells = named[0].row.cells if len(named) == 1 else ()
    return any(cell.number is not None and cell.number.value in values for cell in cells)


def _is_counted(sentence: Sentence, table: UnderstoodTable) -> bool:
    """Whether a sentence names one row alone, so many things as there are rows, and one of their columns."""
    named = _named(sentence.text, table.ranked) if is_counted(table, sentence.text) else ()
    return len(named) == 1 and tells_column(table, named[0], sentence.text)


def _named(text: str, rows: Sequence[UnderstoodRow]) -> list[UnderstoodRow]:
    found = find_named(text, [row.label for row in rows])
    return [rows[place] for place in dict.fromkeys(named.row for named in found)]


def _rows(
    sentence: Sentence, clause: str, matches: Sequence[re.Match[str]], rows: Sequence[UnderstoodRow]
) -> Iterator[tuple[re.Match[str], UnderstoodRow]]:
    """Yield each rank with the row that it is of, where it is plain which."""
    labels = tuple(row.label for row in rows)
    named_once = _named(clause, rows)
    if len(named_once) == 1 and any(is_before(match, matches, clause) for match in matches):
        yield from ((match, named_once[0]) for match in matches)
        return
    others = _OTHERS.search(clause, matches[0].end()) if len(matches) == 1 else None
    pairs = [] if others else pair_names(clause, matches, labels)
    if not pairs and len(matches) == 1:
        if others:  # behind them stand others than the one whose rank it is
            place = row_meant(_TAKES.sub(" ", clause[: matches[0].start()]), labels)
            pairs = [(matches[0], [] if place is None else [place])]
        else:
            before = _subject(clause, matches[0], rows)
            named = before if len(before) == 1 else _named(sentence.text, rows)
            pairs = [(matches[0], [rows.index(row) for row in named])]
    for match, places in pairs:
        if len(places) == 1:
            yield match, rows[places[0]]


def _subject(clause: str, match: re.Match[str], rows: Sequence[UnderstoodRow]) -> Sequence[UnderstoodRow]:
    """Return the rows named before a rank, unless that is said to be another's."""
    is_taken = _TAKEN.match(clause, match.end()) or _OTHERS.search(clause[: match.start()])
    return [] if is_taken else _named(clause[: match.start()], rows)


def _statements(
    sentence: Sentence, clause: str, match: re.Match[str], told: Sequence[tuple[Ranking, Ranked]]
) -> Iterator[Statement]:
    """Yield that a rank is right by any order that may be meant, or wrong by the one that is.

    Where the figure told with it is that of the row at that place, the name of the row is wrong.
    """
    right = [each for each in told if _holds(match, *each)]
    if not right and len({ranking.column.index for ranking, _ in told}) > 1:
        told = [each for each in told if _is_printed(each[0])]
    if right:
        yield _statement(sentence, match, *right[0])
        yield from _recomputed(sentence, match, *right[0])
    elif (
        told and len({ranking.column.index for ranking, _ in told if ranking.table is told[0][0].table}) == 1
    ):
        misnamed = _misnamed(sentence, clause, match, *told[0])
        wrong = _statement(sentence, match, *told[0])
        yield from [wrong] if misnamed is None else [replace(wrong, spots=misnamed.spots), misnamed]


def _is_printed(ranking: Ranking) -> bool:
    """Whether a table prints ranks in this order, which is meant where words tell several."""
    return any(known.is_meant and known.column == ranking.column for known in find_rankings(ranking.table))


def _misnamed(
    sentence: Sentence, clause: str, match: re.Match[str], ranking: Ranking, ranked: Ranked
) -> Statement | None:
    place = _said(match, ranking)
    there = [each for each in ranking.rows if ranking.place_of(each) == place]
    values = {value for each in there for value in _values(each.row)} - _values(ranked.row)
    own = [n for n in sentence.numbers if n.value in values and n.text in clause]
    told = [number for number in own if number.digits >= _FEWEST_DIGITS]
    if len(there) != 1 or len(told) != 1:
        return None
    right, spots = there[0].row, (told[0].spot,)
    why = (
        f"{told[0].signed} adalah milik {right.label}, yang berada pada urutan ke-{place} "
        f"menurut {ranking.table.table.name}."
    )
    return Statement(
        AuditRule.LABEL,
        False,
        told[0].spot.line,
        ranked.row.label,
        right.label,
        why,
        sentence.place,
        lines=(right.row.line,),
        spots=spots,
        keeps=spots,
        crossed=frozenset({ranked.row.row.line, right.row.line}),
    )


def _values(row: UnderstoodRow) -> frozenset[Decimal]:
    return frozenset(cell.number.value for cell in row.row.cells if cell.number is not None)


def place_told(match: re.Match[str], count: int) -> int:
    """Return the place that a match of `QUOTED` tells, among so many."""
    if match["roman"]:
        return read_roman(match["roman"]) or count
    return int(match["number"]) if match["number"] else _WORDS.get(match["word"].casefold(), count)


def _said(match: re.Match[str], ranking: Ranking) -> int:
    return place_told(match, len(ranking.rows))


def _holds(match: re.Match[str], ranking: Ranking, ranked: Ranked) -> bool:
    """Whether a row has a place, alone or with others of the same figure."""
    own = ranking.place_of(ranked)
    equal = sum(other.number.value == ranked.number.value for other in ranking.rows)
    return own <= _said(match, ranking) < own + equal


def _statement(sentence: Sentence, match: re.Match[str], ranking: Ranking, ranked: Ranked) -> Statement:
    own = ranking.place_of(ranked)
    why = (
        f"Menurut {ranking.table.table.name} {ranked.row.label} ({ranked.number.signed}) "
        f"berada pada urutan ke-{own}."
    )
    if _holds(match, ranking, ranked):
        return _made(sentence, f"ke-{_said(match, ranking)}", "", why, Level.ERROR)
    place = next(place for place, row in enumerate(ranking.rows) if row.row is ranked.row)
    against = Held(
        tuple(row.number.spot for row in ranking.rows),
        lambda changed: _holds(match, made := ranking.with_changes(changed), made.rows[place]),
    )
    wrong = _made(sentence, f"ke-{_said(match, ranking)}", f"ke-{own}", why, Level.ERROR)
    return replace(wrong, against=against)


def _recomputed(
    sentence: Sentence, match: re.Match[str], ranking: Ranking, ranked: Ranked
) -> Iterator[Statement]:
    """Yield whether a rank stays when the figures are recomputed from those beside them."""
    if ranked.computed is None:
        return
    own, computed = ranking.place_of(ranked), ranking.place_of(ranked, by_computed=True)
    why = (
        f"Bila {ranking.column.name} pada {ranking.table.table.name} dihitung ulang, "
        f"urutannya menjadi ke-{computed}."
    )
    expected = "" if computed == own else f"ke-{computed}"
    yield _made(sentence, f"ke-{_said(match, ranking)}", expected, why, Level.WARNING)


def _made(sentence: Sentence, printed: str, expected: str, why: str, level: Level) -> Statement:
    place = sentence.place
    return Statement(
        AuditRule.RANK, not expected, sentence.line, printed, expected, why if expected else "", place, level
    )
