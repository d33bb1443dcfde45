"""The text of the decree, cut into its sheets and freed of what a text file adds to the print."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tests.agreement.probolinggo_2021.example import indicator, office_year
from tests.agreement.probolinggo_2021.printed import SHEETS

from capaian.domain.narrative import IndividualSheet, SheetForm, SheetLine

_TITLE = re.compile(r"\s*INDIKATOR KINERJA (?:INDIVIDU|UTAMA)\s*")
_ANNEX = 300
"""Lines of the decree itself, before the annex; it names itself by the title of the sheets, too."""
_BULLET = "\uf0d8\uf0b7\u2022\u27a2\uf0fc"
_BULLETED = "iki-15-3"
"""The only explanation that the print lists with bullets; the others are numbered."""
_RULE = re.compile("-{10,}")
_HEADINGS = {
    SheetForm.KEY: ("SASARAN KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "PENANGGUNG JAWAB"),
    SheetForm.PROGRAM: ("SASARAN KINERJA PROGRAM", "INDIKATOR KINERJA PROGRAM"),
    SheetForm.ACTIVITY: ("SASARAN KINERJA KEGIATAN", "INDIKATOR KINERJA KEGIATAN"),
    SheetForm.STAFF: ("NO. URAIAN KEGIATAN/ AKTIVITAS INDIKATOR", "UNIT KERJA :"),
}


class PrintedLine(NamedTuple):
    """The name of an indicator in print, and the lines of the text file that it stands on."""

    sheet: int
    line: int
    first: int
    last: int
    name: str


def read_lines() -> list[PrintedLine]:
    """Read the hundred names that the sheets print, in order."""
    file = Path(__file__).with_name("lines.csv")
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            PrintedLine(int(row["sheet"]), int(row["line"]), int(row["first"]), int(row["last"]), row["name"])
            for row in csv.DictReader(rows)
        ]


def squeeze(text: str) -> str:
    """Return a text without spaces, line breaks, bullets and fraction rules."""
    return _RULE.sub("", re.sub(rf"[\s{_BULLET}]+", "", text))


def cut(text: str) -> list[str]:
    """Return the squeezed text of each sheet, in printed order."""
    lines = text.split("\n")
    starts = [n for n, line in enumerate(lines) if n > _ANNEX and _TITLE.fullmatch(line)]
    return [squeeze("".join(lines[a:b])) for a, b in pairwise([*starts, len(lines)])]


def remainder(body: str, strings: Iterable[str]) -> str:
    """Return what is left of a sheet when each string is taken out once.

    Raises:
        LookupError: if the sheet does not hold one of the strings.
    """
    for string in sorted(filter(None, map(squeeze, strings)), key=len, reverse=True):
        before, found, after = body.partition(string)
        if not found:
            raise LookupError(string)
        body = f"{before}|{after}" if before and after else before + after
    return body.replace("|", "")


def strings_of(sheet: IndividualSheet, number: int) -> Iterator[str]:
    """Yield everything that a sheet prints, each string as often as it stands there."""
    yield from (sheet.title, sheet.post_as_printed, *_HEADINGS[sheet.form], "SUMBER DATA")
    yield from (sheet.unit_as_printed,) if sheet.form is SheetForm.STAFF else _labels(sheet)
    yield from _tasks(sheet, number)
    yield from _objectives(sheet)
    for position, line in enumerate(sheet.lines, 1):
        yield from (f"{position}. {line.activity}",) if line.activity else ()
        yield from texts_of(line)


def name_of(line: SheetLine) -> str:
    """Return the name of an indicator as its sheet prints it."""
    return line.name_as_printed or (indicator(line.indicator).name if line.indicator else "")


def texts_of(line: SheetLine) -> Iterator[str]:
    """Yield what the cells of a line print, the objective's apart."""
    yield name_of(line)
    yield from line.explanation.split("\n")
    is_numbered = line.indicator != _BULLETED
    yield from (f"{n}. {item}" if is_numbered else item for n, item in enumerate(line.items, 1))
    if line.fraction is not None:
        yield from (line.fraction.numerator, line.fraction.denominator, f"x {line.fraction.times}")
    yield from (line.data_source, line.owner_as_printed)


def _labels(sheet: IndividualSheet) -> Iterator[str]:
    yield from ("1. JABATAN :", "PENJELASAN/FORMULASI PERHITUNGAN")
    yield from ("4. Tujuan :", sheet.goal) if sheet.goal else ()


def _tasks(sheet: IndividualSheet, number: int) -> Iterator[str]:
    post = office_year().office.posts[[p.id for p in office_year().office.posts].index(sheet.post)]
    if not post.tasks:
        return
    yield f"2. {SHEETS[number].label} :"
    yield from _lettered(post.tasks, sheet.letters) if len(post.tasks) > 1 else post.tasks
    if post.functions:
        yield "3. FUNGSI :"
        yield from _lettered(post.functions, ())


def _lettered(texts: tuple[str, ...], letters: tuple[str, ...]) -> Iterator[str]:
    letters = letters or tuple("abcdefghijklmno"[: len(texts)])
    return (f"{letter}. {text}" for letter, text in zip(letters, texts, strict=True))


def _objectives(sheet: IndividualSheet) -> Iterator[str]:
    names = {objective.id: objective.name for objective in office_year().objectives}
    cells = (line.objective_as_printed or names[line.objective] for line in sheet.lines if line.objective)
    yield from dict.fromkeys(cells)
