"""By how much all rows of a table moved together, beside its total: `turun 17 kasus dibandingkan tahun 2023`.

No end of the move is told beside it, and no row is named: what moved is what the title of the table is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.turned import turned_in_tables
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, read_count
from capaian.auditor.understanding.direction_words import WAY, opposite_of
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import POINTS, Mention
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nearby import is_beside, tables_near
from capaian.auditor.understanding.prose import read_sentences
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_THAN: Final = (
    r"(?:(?:jika|bila|kalau|apabila)\s+)?(?:(?:di)?banding(?:kan)?(?:\s+dengan)?|dari(?:pada)?|terhadap)"
    r"\s+(?:(?:kondisi|keadaan|jumlah|posisi|pada)\s+)*tahun\s+(?P<year>20\d\d|lalu|sebelumnya)\b"
    r"(?!\s+(?:yang|yaitu|sebesar|sebanyak|sejumlah|menjadi|ke)\b)"
)
"""The year that the total is held against, without its level."""
_BEHIND: Final = re.compile(rf"\s*(?P<unit>(?:[^\W\d_]+\s+){{0,3}}?),?\s*{_THAN}", re.IGNORECASE)
_AHEAD: Final = re.compile(rf"^\W*{_THAN},?\s*", re.IGNORECASE)
_MOVED: Final = Worded(
    rf"(?:\b(?:mengalami|terjadi|telah|sudah|justru|berhasil|kembali)\s+)*\b{WAY}"
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|hingga))?\s*(?:rp\.?\s*)?$"
)
_OTHER: Final = re.compile(
    r"[,;:()]|\b(?:target\w*|rencana|rata-?\s?rata|rerata|setiap|masing|sebagian|beberapa|antara|selain|kecuali"
    r"|triwulan|semester|bulan|per|menjadi|yang|dan|serta|tidak|bukan|belum|akan)\b",
    re.IGNORECASE,
)
"""Part of them, another time, or several things."""
_WHEN: Final = re.compile(r"\b(?:(?:pada|di|selama)\s+)?tahun\s+20\d\d\b,?\s*", re.IGNORECASE)
_WHERE: Final = re.compile(r"\b(?:di|pada|dari|untuk)\b\s*(?P<where>.*)$", re.IGNORECASE)
_OF_ALL: Final = re.compile(r"\b(?:seluruh|semua|total|jumlah|keseluruhan|secara)\b", re.IGNORECASE)
_SO_MANY: Final = re.compile(rf"^(?P<number>\d{{1,3}}|{NUMBER_WORDS})\b(?P<noun>.*)$", re.IGNORECASE)
_PLANNED: Final = frozenset({Role.TARGET, Role.BUDGET})
_PAIR: Final = 2


def moved_totals(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield each move of a total that a sentence right beside its table tells otherwise."""
    levels_of = {id(table): levels for table in report.tables if len(levels := _levels(table)) >= _PAIR}
    for sentence, mentions in read_sentences(report.document) if levels_of else ():
        for mention in mentions:
            if mention.number.spot in turned_in_tables(report):
                continue  # told by the column of changes
            said = _MOVED.search(mention.before)
            table = _table(sentence, mention, said, report, levels_of) if said else None
            if said is not None and table is not None:
                place = f"{sentence.place} dan {table.table.name}"
                yield from _claims(place, mention, said, levels_of[id(table)])


def _levels(table: UnderstoodTable) -> Mapping[int, PrintedNumber]:
    """Return the figures of the one total of a table by their years; of each year it has one column."""
    dated = [c for c in table.figure_columns if len(c.years) == 1 and not _PLANNED & {*c.roles}]
    years = [max(column.years) for column in dated]
    if len(table.totals) != 1 or len({*years}) != len(years):
        return {}
    cells = table.totals[0].row.cells
    found = {year: cells[c.index].number for year, c in zip(years, dated, strict=True)}
    return {year: number for year, number in found.items() if number is not None and number.unit != PERCENT}


def _table(
    sentence: Sentence,
    mention: Mention,
    said: re.Match[str],
    report: UnderstoodReport,
    levels_of: Mapping[int, Mapping[int, PrintedNumber]],
) -> UnderstoodTable | None:
    """Return the table whose total moved: the nearest, where its title says what did, and of all."""
    if mention.number.unit == PERCENT or POINTS.match(mention.after) or mention.number.value <= 0:
        return None
    name = _WHEN.sub("", _AHEAD.sub("", mention.before[: said.start()])).strip()
    near = [table for table in tables_near(sentence, report) if is_beside(sentence, table)][:1]
    for table in near:
        if id(table) in levels_of and not _OTHER.search(name) and _is_of_all(name, table):
            return table
    return None


def _is_of_all(name: str, table: UnderstoodTable) -> bool:
    """Whether words name what a table is of, in all of its rows: `kecelakaan di lima ruas jalan utama`."""
    where = _WHERE.search(name)
    thing = words_of(_OF_ALL.sub(" ", name[: where.start()] if where else name))
    if not thing or not thing <= words_of(f"{table.table.title} {table.table.section}"):
        return False
    if find_named(name, table.labels):
        return False
    many = _SO_MANY.match(where["where"]) if where else None
    if many is not None:
        is_noun = words_of(table.heads_of_names) <= words_of(many["noun"])
        return read_count(many["number"].casefold()) == len(table.items) and is_noun
    return where is None or _OF_ALL.match(where["where"]) is not None


def _claims(
    place: str, mention: Mention, said: re.Match[str], levels: Mapping[int, PrintedNumber]
) -> Iterator[Claim]:
    behind = _BEHIND.match(mention.after)
    than = behind or _AHEAD.match(mention.before)
    if than is None:
        return
    year = int(than["year"]) if than["year"].isdecimal() else None
    told = years_in(mention.before) - {year}
    last = min(told) if len(told) == 1 else max(levels)
    year = last - 1 if year is None else year
    if len(told) > 1 or not {year, last} <= {*levels} or year >= last:
        return
    now, before, number = levels[last], levels[year], mention.number
    if number.decimals != now.decimals or number.unit != now.unit or now.value == before.value:
        return
    is_up, word = bool(said["up"]), said["up"] or said["down"]
    inputs = (now, before) if now.value > before.value else (before, now)
    gap = abs(now.value - before.value)
    if is_up is (now.value > before.value):
        yield Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, number, inputs, place, subject="perubahan")
    elif gap == number.value:
        way = "naik" if now.value > before.value else "turun"
        yield Statement(
            AuditRule.TREND,
            False,
            number.spot.line,
            word,
            opposite_of(word) or way,
            f"Jumlah {before.text} ({year}) menjadi {now.text} ({last}), yaitu {way}; tercetak {word}.",
            place,
            lines=(now.spot.line,),
        )
