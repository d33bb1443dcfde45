"""All rows on one side of their targets: `Pada keempat triwulan realisasi berada di bawah target`.

Or of what a wider circle has: `Ketiga indikator berada di atas realisasi provinsi`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_words
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule

_SAID: Final = Worded(
    rf"\b(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b[^.;:]{{0,40}}?"
    r"\brealisasi(?:nya)?\b[^.;:,]{0,40}?"
    r"\b(?P<side>(?P<above>di\s?atas|melampaui|melebihi)|di\s?bawah|kurang\s+dari)\s+(?:angka\s+)?target"
)
_EXCEPT: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|tidak|nasional|provinsi|akhir|renstra|diharapkan|agar)\b",
    re.IGNORECASE,
)
_BESIDE: Final = Worded(
    rf"\b(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b(?:[^.;:]|[.]\d){{0,60}}?"
    r"\b(?P<side>(?P<above>di\s?atas|melampaui|melebihi|lebih\s+(?:tinggi|besar)\s+(?:dari(?:pada)?|dibanding(?:kan)?))"
    r"|di\s?bawah|kurang\s+dari|lebih\s+(?:rendah|kecil)\s+(?:dari(?:pada)?|dibanding(?:kan)?))\s+"
    r"(?P<other>(?:[a-z-]+\s+){0,2}?(?P<circle>provinsi|nasional|standar|spm))\b"
)
_LED: Final = Worded(
    r"\b(?:terhadap|dibanding(?:kan)?(?:\s+dengan)?)\s+"
    r"(?P<other>(?:(?:angka|rata-rata|capaian|realisasi|hasil)\s+)?(?P<circle>provinsi|nasional)),?\s+"
    rf"(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b[^.;:,\d]{{0,40}}?"
    r"\b(?P<side>(?P<above>lebih\s+(?:tinggi|besar)|unggul)|lebih\s+(?:rendah|kecil)|tertinggal)\b"
)
"""The same with the wider circle first: `Terhadap angka nasional, ketiga dokumen lebih tinggi`."""
_ALL: Final = re.compile(
    rf"^[^.;:,]{{0,30}}?\b(?:(?:seluruh|semua|setiap)|ke(?P<count>{NUMBER_WORDS}))\s+(?P<noun>[a-z]{{4,}})\b",
    re.IGNORECASE,
)
_TARGET: Final = Worded(
    r"\b(?:(?P<missed>belum|tidak)\s+(?:\w+\s+)?|(?:telah|sudah|berhasil|mampu|juga)\s+)+"
    r"(?P<side>mencapai|melampaui|memenuhi|melebihi)\s+"
    r"(?P<other>(?:target|standar)\s+(?P<circle>nasional|provinsi))\b"
)
"""What is said of all of them besides: `dan telah mencapai target nasional`."""
_LEAVES_OUT: Final = Worded(
    r"\b(?:kecuali|selain|hampir|diharapkan|agar|harus|akan|sebagian|beberapa|tidak\s+(?:semua|seluruh|setiap))\b"
)
_NOT_ALL: Final = Worded(
    r"\b(?:kecuali|selain|hampir|belum|tidak|diharapkan|agar|harus|akhir|renstra|sedangkan|tetapi|namun)\b"
)
_CIRCLES: Final = frozenset({"provinsi", "nasional", "standar", "spm"})
_FEWEST: Final = 2


def check_sides(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of the actuals of all rows of a table at hand beside their targets."""
    for sentence in report.document.sentences_with(_SAID, _BESIDE, _LED, _TARGET):
        for said in () if _EXCEPT.search(sentence.text) else _SAID.finditer(sentence.text):
            near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)]
            made = (_of_table(sentence, said, table) for table in near)
            yield from [each for each in made if each is not None][:1]
        yield from _of_circles(sentence, report)
        yield from _of_targets(sentence, report)


def _of_targets(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield whether all rows reach the target of a wider circle, or all miss it, as is said."""
    whole = _ALL.search(sentence.text)
    beside = [match.span() for match in _BESIDE.finditer(sentence.text)]
    told = [
        match
        for match in _TARGET.finditer(sentence.text)
        if not any(start <= match.start() < end for start, end in beside)
    ]
    if whole is None or len(told) != 1 or _LEAVES_OUT.search(sentence.text):
        return
    near = (table for table in tables_near(sentence, report) if is_beside(sentence, table))
    for table in near:
        pair = _aimed(told[0], table) if _is_counted(whole, table) else None
        made = None if pair is None else _reached(sentence, told[0], table, pair)
        if made is not None:
            yield made
            return


def _aimed(told: re.Match[str], table: UnderstoodTable) -> tuple[Column, Column] | None:
    """Return the one column of the target of a wider circle, and the one of the report's own levels."""
    columns = [column for column in table.figure_columns if Role.CHANGE not in column.roles]
    words = {column.index: words_of(" ".join(column.path)) for column in columns}
    wanted = words_of(told["other"])
    aims = [column for column in columns if wanted <= words[column.index]]
    own = [c for c in columns if not _CIRCLES & words[c.index] and Role.TARGET not in c.roles]
    return (aims[0], own[0]) if len(aims) == len(own) == 1 else None


def _reached(
    sentence: Sentence, told: re.Match[str], table: UnderstoodTable, pair: tuple[Column, Column]
) -> Statement | None:
    """Return whether all rows did what is said; `None` if one lacks a figure."""
    gaps = [*_gaps(table.items, *pair)]
    if len(gaps) < max(len(table.items), _FEWEST) or any(map(may_be_less, table.labels)):
        return None
    is_missed = bool(told["missed"])
    wrong = [row for row, gap in gaps if (gap >= 0) is is_missed]
    right = f"{'telah' if is_missed else 'belum'} mencapai {told['other']}"
    names = "; ".join(row.label for row in wrong)
    return Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        told[0],
        f"{right}: {len(wrong)} dari {len(gaps)}",
        f"Menurut {table.table.name} {right}: {names}.",
        sentence.place,
        lines=tuple(row.row.line for row in wrong),
    )


def _of_circles(sentence: Sentence, report: UnderstoodReport) -> Iterator[Statement]:
    """Yield what is said of all rows beside the figures of a province, of the nation, or of a standard."""
    for said in (*_BESIDE.finditer(sentence.text), *_LED.finditer(sentence.text)):
        clause = sentence.text[: said.end()]
        near = [] if _NOT_ALL.search(clause) else tables_near(sentence, report)
        made = (_beside(sentence, said, table) for table in near if is_beside(sentence, table))
        yield from [each for each in made if each is not None][:1]


def _beside(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return what the one column of the wider circle tells, beside the actuals of the report itself."""
    circle = said["circle"].casefold()
    columns = [column for column in table.figure_columns if Role.CHANGE not in column.roles]
    others = [column for column in columns if circle in words_of(" ".join(column.path))]
    levels = [c for c in columns if not _CIRCLES & words_of(" ".join(c.path)) and Role.TARGET not in c.roles]
    own = [c for c in levels if c.meaning is Role.ACTUAL] or levels
    if len(others) != 1 or len(own) != 1 or not _is_counted(said, table):
        return None
    return _statement(sentence, said, table, (others[0], own[0]), others[0].name)


def _is_counted(said: re.Match[str], table: UnderstoodTable) -> bool:
    """Whether the rows of a table are the things that are spoken of, and as many."""
    count = read_words(said["count"]) if said["count"] else len(table.items)
    noun = said["noun"].casefold()
    is_named = noun in table.heads_of_names or all(noun in label.casefold() for label in table.labels)
    return is_named and count == len(table.items)


def _of_table(sentence: Sentence, said: re.Match[str], table: UnderstoodTable) -> Statement | None:
    """Return what the one pair of targets and actuals of a table tells, if its rows are those meant."""
    pairs = [*_pairs(table)]
    if not _is_counted(said, table) or len(pairs) != 1:
        return None
    return _statement(sentence, said, table, pairs[0], "target")


def _statement(
    sentence: Sentence,
    said: re.Match[str],
    table: UnderstoodTable,
    pair: tuple[Column, Column],
    name: str,
) -> Statement | None:
    """Return whether all rows lie on the side that is told; `None` if one lacks a figure."""
    items = table.items
    gaps = [*_gaps(items, *pair)]
    if len(gaps) < max(len(items), _FEWEST):
        return None
    is_above = bool(said["above"])
    wrong = [row for row, gap in gaps if (gap < 0 if is_above else gap > 0)]
    names = "; ".join(row.label for row in wrong)
    opposite = "di bawah" if is_above else "di atas"
    return Statement(
        AuditRule.CLAIM,
        not wrong,
        sentence.line,
        said["side"],
        f"{opposite} {name}: {len(wrong)} dari {len(items)}",
        f"Menurut {table.table.name} realisasi berada {opposite} {name} pada: {names}.",
        sentence.place,
        lines=tuple(row.row.line for row in wrong),
    )


def _pairs(table: UnderstoodTable) -> Iterator[tuple[Column, Column]]:
    """Yield the targets of a table with the actuals of the same unit."""
    columns = table.figure_columns
    for target in (column for column in columns if column.meaning is Role.TARGET):
        for actual in (column for column in columns if column.meaning is Role.ACTUAL):
            if (target.is_percent, target.years) == (actual.is_percent, actual.years):
                yield target, actual


def _gaps(
    items: Sequence[UnderstoodRow], target: Column, actual: Column
) -> Iterator[tuple[UnderstoodRow, Decimal]]:
    for row in items:
        aim, found = row.row.cells[target.index].number, row.row.cells[actual.index].number
        if aim is not None and found is not None:
            yield row, found.value - aim.value
