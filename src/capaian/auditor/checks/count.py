"""Counts: digits beside their words, announced points beside the list, divisions beside those named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, groupby
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.checks.names import Name, Names, names_in
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Line, ListItem, PrintedDocument, Sentence
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import (
    NUMBER_WORDS,
    OPEN_LIST,
    Count,
    count_behind_noun,
    counts_in,
    read_count,
    read_words,
)
from capaian.auditor.understanding.numbered import are_numbered
from capaian.auditor.understanding.plans import LEVELS, count_plan
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.numerals import write_words

_BOTH: Final = Worded(
    r"(?<![\w.,/-])(?P<digits>\d{1,4})\s*\(\s*(?P<words>[A-Za-z]+(?:\s+[A-Za-z]+){0,5})\s*\)", re.NOFLAG
)
_TURNED: Final = Worded(rf"\b(?P<words>{NUMBER_WORDS})\s*\(\s*(?P<digits>\d{{1,4}})\s*\)")
_ANNOUNCED: Final = re.compile(
    r"\b(?:yaitu|yakni|adalah|meliputi|sebagai berikut|terdiri (?:dari|atas)|berikut ini)\b[^:]*:?\s*$"
    r"|\bberikut\s*:\s*$",
    re.IGNORECASE,
)
_NAMES_SEVERAL: Final = re.compile(r"[^.;:,]{4,60},[^.;:,]{4,60},?\s+(?:dan|serta)\s+[^\W\d_]{2}")
_PLAN: Final = Worded(
    rf"\b(?P<count>\d|{NUMBER_WORDS})\s*(?:\([a-z]+\)\s*)?tahun\b(?!\s+\d{{4}}(?!\s*[-\u2013]))(?:(?!\bdan\b)[^.;]){{0,60}}?"
    r"\b(?P<first>20\d\d)\s*[-\u2013]\s*(?P<last>20\d\d)\b"
)
_TOGETHER: Final = re.compile(
    rf"^ke(?P<words>{NUMBER_WORDS})\s+(?P<noun>[a-z]+)\b(?:[^.:;]*\b(?:di\s?atas|tersebut)\b|(?P<below>[^.;]*:$))",
    re.IGNORECASE,
)
_OFFICES: Final = ("bidang", "seksi", "bagian", "subbagian", "upt", "uptd")
_STRUCTURE: Final = re.compile(
    r"\b(?:terdiri|susunan|struktur|mempunyai|memiliki|membawahi|membawahkan|menaungi)\b"
    r"|^\W*(?:dengan\s+demikian|jadi),?\s+(?:[a-z]+\s+){0,6}?(?:terdapat|ada)"
    r"\s+\d{1,2}\s+(?:\([a-z ]+\)\s+)?\w+(?=[,.]|\s+(?:dan|serta|pada)\b)"
    r"|^\W*(?:[^.;,]{0,40},\s+)?(?:kepala\s+)?(?:dinas|badan|inspektorat|kantor|satuan)\b"
    r"[^.;,]{0,80}?\b(?:dibantu|didukung|ditopang|mengelola)\b",
    re.IGNORECASE,
)
_CELL: Final = re.compile(r"^(?P<digits>\d{1,2})\s*(?:\([A-Za-z ]+\)\s*)?[A-Za-z]{3,}$")
_NUMBERED: Final = re.compile(r"(?:^|\s)(\d{1,2})\.\s+(?=[A-Z])")
_NEAR: Final = 4
_WHOLE: Final = re.compile(
    r"(?<!terdiri )(?<!tersusun )\b(?:dari|antara)\s+(?:(?:total|jumlah|seluruh|sebanyak|ke)\s*)*$",
    re.IGNORECASE,
)
"""Before how many there are of what some are named of: `dari seluruh 9 kegiatan`."""
_ALIKE: Final = 0.8
"""Share of letters in order from which on a word is another one misspelt."""
Counted = Sequence[tuple[Sentence, Sequence[Count]]]
"""Sentences with the counts in them."""


def check_count(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every count whose things can be counted."""
    document = report.document
    for line in document.lines_with(_BOTH, _TURNED):
        yield from _twice_told(line)
    told: set[str] = set()
    counted = [(sentence, tuple(counts_in(sentence.text))) for sentence in document.sentences]
    for sentence, counts in counted:
        yield from _announced(sentence, counts, document)
        yield from _all_of(sentence, document)
        for found in _years(sentence):
            if found.holds or found.printed not in told:
                yield found
            told |= set() if found.holds else {found.printed}
    yield from _levels(report, counted)
    yield from _parts(document)
    yield from _offices(document, counted)
    for table in document.tables:
        yield from _listed_beside(table)


def _statement(
    line: int, printed: str, expected: str, why: str, place: str, level: Level = Level.ERROR
) -> Statement:
    """Return the statement that a count is right; it is if nothing else is expected."""
    told = why if expected else ""
    return Statement(AuditRule.COUNT, not expected, line, printed, expected, told, place, level)


def _twice_told(line: Line) -> Iterator[Statement]:
    """Yield numbers that are printed in digits and in words."""
    if "(" not in line.text:
        return
    for match in (*_BOTH.finditer(line.text), *_TURNED.finditer(line.text)):
        words = read_words(match["words"])
        if words is None:
            yield from _misspelt(line, match)
            continue
        digits = int(match["digits"])
        expected = "" if words == digits else f"{words} ({match['words']}) atau {digits}"
        why = f"Angka {digits} dan kata “{match['words']}” tidak sama."
        yield _statement(line.number, match[0], expected, why, f"baris {line.number}")


def _misspelt(line: Line, match: re.Match[str]) -> Iterator[Statement]:
    """Yield the words of a number that are nearly those of its digits: `9 (embilan)`."""
    expected = write_words(int(match["digits"]))
    own, right = (re.sub(r"\s", "", words.casefold()) for words in (match["words"], expected))
    if own != right and SequenceMatcher(None, own, right).ratio() >= _ALIKE:
        why = f"Kata bilangan {match['digits']} ditulis “{expected}”."
        place = f"baris {line.number}"
        yield Statement(
            AuditRule.FORMAT, False, line.number, match["words"], expected, why, place, Level.WARNING
        )


def _announced(sentence: Sentence, told: Sequence[Count], document: PrintedDocument) -> Iterator[Statement]:
    """Yield the number of points that a sentence announces, beside the points of the list below it."""
    text = sentence.text.strip()
    if not text.endswith(":") or OPEN_LIST.search(text) or not _ANNOUNCED.search(text):
        return
    ahead = count_behind_noun(text)
    told = told or (() if ahead is None else (ahead,))
    counts = [count for count in told if count.number > 1]
    items = _list_below(sentence, document)
    if not counts or len(items) < 2:
        return
    last = counts[-1]
    if len(text) - last.end > 90 or last.noun in ("tahun", "bulan", "hari", "orang", "kali"):
        return
    if _is_of_others(text, last, items):
        return
    ways = {*accumulate(count.number for count in reversed(told))}
    is_right = bool({len(items), len(items) - _uncounted(text, items)} & ways)
    if not is_right and any(_NAMES_SEVERAL.search(item.text) for item in items):
        return  # a point names several of them: `f. UPT Balai Benih, UPT Pelabuhan, serta UPT Laboratorium`
    expected = "" if is_right else str(len(items))
    why = f"Disebut {last.number} {last.thing}, sedangkan daftar di bawahnya memuat {len(items)} butir."
    printed = f"{last.number} {last.thing}"
    are_named = all(item.text.casefold().startswith(last.noun) for item in items)
    level = Level.ERROR if are_named and are_numbered([item.mark for item in items]) else Level.WARNING
    yield _statement(sentence.line, printed, expected, why, sentence.place, level)


def _uncounted(text: str, items: Sequence[ListItem]) -> int:
    """Return how many points a sentence names without a count: `Sekretariat, tiga Bidang dan dua UPT`."""
    return sum(item.text.casefold().strip(" ;.,") in text.casefold() for item in items)


def _is_of_others(text: str, count: Count, items: Sequence[ListItem]) -> bool:
    """Whether a list is a part of what is counted, or of things of another kind that its sentence names.

    `Dari 9 kegiatan, yang baru adalah:`; `Program untuk kedua sasaran (9 kegiatan) adalah:`.
    """
    kinds = {item.text.casefold().partition(" ")[0] for item in items}
    is_of_kind = len(kinds) == 1 and count.noun not in kinds and bool(kinds & {*text.casefold().split()})
    is_whole = _WHOLE.search(text[: count.start]) is not None and len(items) < count.number
    return is_of_kind or is_whole


def _all_of(sentence: Sentence, document: PrintedDocument) -> Iterator[Statement]:
    """Yield how many a sentence takes together, `Ketiga isu di atas`, beside the list above or below it."""
    match = _TOGETHER.match(sentence.text.strip())
    if match is None or (sentence.start and not match["below"]):
        return  # behind a sentence it takes together what that one names
    items = _list_below(sentence, document) if match["below"] else _list_above(sentence, document)
    number = read_words(match["words"])
    if len(items) < 2 or number is None:
        return
    is_of_kind = sum(item.text.casefold().startswith(match["noun"].casefold()) for item in items) == number
    expected = "" if number == len(items) or is_of_kind else str(len(items))
    side = "bawahnya" if match["below"] else "atasnya"
    printed = f"ke{match['words'].casefold()} {match['noun']}"
    why = f"Disebut {printed}, sedangkan daftar di {side} memuat {len(items)} butir."
    yield _statement(sentence.line, printed, expected, why, sentence.place, Level.WARNING)


def _offices(document: PrintedDocument, counted: Counted) -> Iterator[Statement]:
    """Yield how many divisions a sentence gives an office, beside the lists that name each of them."""
    listed: dict[str, set[int]] = {}
    for _, group in groupby(sorted(document.items, key=lambda item: item.list_id), lambda item: item.list_id):
        named = Counter(text.split()[0].casefold() for text in {item.text for item in group} if text.split())
        for noun in _OFFICES:
            if named[noun] > 1:
                listed.setdefault(noun, set()).add(named[noun])
    for sentence, counts in counted if listed else ():
        for count in counts:
            known = listed.get(count.noun)
            if known is None or not _STRUCTURE.search(sentence.text):
                continue
            expected = "" if count.number in known else " atau ".join(map(str, sorted(known)))
            why = (
                f"Disebut {count.number} {count.thing}, sedangkan daftarnya memuat {expected} {count.thing}."
            )
            printed = f"{count.number} {count.thing}"
            line = document.line_of(sentence.text[count.start : count.end], sentence)
            yield _statement(line, printed, expected, why, sentence.place, Level.WARNING)


def _list_above(sentence: Sentence, document: PrintedDocument) -> list[ListItem]:
    """Return the points of the list that ends right above a sentence."""
    before = [item for item in document.items if item.line < sentence.line][-1:]
    if not before or sentence.line - before[0].line > _NEAR:
        return []
    return [item for item in document.items if item.list_id == before[0].list_id]


def _listed_beside(table: PrintedTable) -> Iterator[Statement]:
    """Yield counts in a cell, `3 jenis`, beside the numbered things in the last cell of the row."""
    for row in table.rows:
        counts = [match for cell in row.cells if (match := _CELL.match(cell.text.strip()))]
        marks = [int(mark) for cell in row.cells[-1:] for mark in _NUMBERED.findall(cell.text)]
        if len(counts) != 1 or len(marks) < 2 or marks != [*range(1, len(marks) + 1)]:
            continue
        number = int(counts[0]["digits"])
        expected = "" if number == len(marks) else str(len(marks))
        why = f"Tercetak {counts[0][0]}, sedangkan di sebelahnya dirinci {len(marks)}."
        place = f"{table.name}, {row.label}".rstrip(", ")
        yield _statement(row.line, counts[0][0], expected, why, place, Level.WARNING)


def _list_below(sentence: Sentence, document: PrintedDocument) -> list[ListItem]:
    """Return the points of the list that begins right below a sentence, if nothing stands between."""
    after = next((item for item in document.items if item.line > sentence.line), None)
    if after is None:
        return []
    between = document.lines[sentence.line : after.line - 1]
    if any(line.text.strip() for line in between) or after.line - sentence.line > _NEAR:
        return []
    return [item for item in document.items if item.list_id == after.list_id]


def _years(sentence: Sentence) -> Iterator[Statement]:
    """Yield the number of years of a plan beside its first and last year."""
    for match in _PLAN.finditer(sentence.text) if may_name_year(sentence.text) else ():
        number = read_count(match["count"])
        years = int(match["last"]) - int(match["first"]) + 1
        if number is None or years < 1:
            continue
        is_usage = number == years - 1
        expected = "" if number == years else f"{years} tahun"
        why = f"Tahun {match['first']} sampai {match['last']} adalah {years} tahun anggaran."
        level = Level.NOTE if is_usage else Level.WARNING
        yield _statement(sentence.line, f"{number} tahun", expected, why, sentence.place, level)


def _levels(report: UnderstoodReport, counted: Counted) -> Iterator[Statement]:
    """Yield counts of programmes, activities and sub-activities beside the tables that list them."""
    document = report.document
    tables = [
        (table, listed)
        for table, columns in zip(document.tables, names_in(document), strict=True)
        if (listed := _count_levels(columns))
    ]
    whole = [(table, listed) for table, listed in tables if len(listed) == len(LEVELS)]
    named = {table.line for table, _ in whole}
    by_depth = [(t.table, count_plan(t)) for t in report.tables if t.table.line not in named]
    deep = [(table, listed) for table, listed in by_depth if listed]
    for sentence, counts in counted if whole or deep else ():
        said = {count.noun: count.number for count in counts if count.noun in LEVELS}
        if len(said) == len(LEVELS):
            alike = [each for each in deep if _is_nearly(said, each[1])]
            is_told = any(_is_right(said, listed) for _, listed in whole)
            yield from _held_against(sentence, said, whole if is_told else [*whole, *alike])
            is_whole = any(listed["program"] == said["program"] for _, listed in (*whole, *alike))
            yield from _programmes(said, tables) if is_whole else ()


def _is_right(said: Mapping[str, int], listed: Mapping[str, int]) -> bool:
    return all(listed[level] == said[level] for level in LEVELS)


def _is_nearly(said: Mapping[str, int], listed: Mapping[str, int]) -> bool:
    """Whether two levels have as many rows as is said; a table told by depth may be a part of one."""
    return sum(listed[level] == said[level] for level in LEVELS) >= len(LEVELS) - 1


def _count_levels(columns: Iterable[Names]) -> Mapping[str, int]:
    """Return how many names of each level a table lists in one column."""
    best: Counter[str] = Counter()
    for names in columns:
        counted = Counter(level for level in map(_level, names) if level)
        best = max(best, counted, key=lambda found: sum(found.values()))
    return {level: count for level, count in best.items() if count}


def _level(name: Name) -> str:
    return name.level


def _held_against(
    sentence: Sentence, said: Mapping[str, int], whole: Sequence[tuple[PrintedTable, Mapping[str, int]]]
) -> Iterator[Statement]:
    printed = ", ".join(f"{said[level]} {_spaced(level)}" for level in LEVELS)
    right = [table for table, counted in whole if _is_right(said, counted)]
    for table, counted in whole:
        own = ", ".join(f"{counted[level]} {_spaced(level)}" for level in LEVELS)
        if table in right:
            yield _statement(sentence.line, printed, "", "", sentence.place)
        elif right:
            why = f"{table.name} memuat {own}, sedangkan baris {sentence.line} menyebut {printed}."
            line = table.rows[0].line if table.rows else table.line
            found = _statement(line, own, printed, why, table.name, Level.WARNING)
            yield replace(found, lines=(sentence.line, table.rows[-1].line))
    if not right and whole:
        # A table of which not one count is the same is of other things, or was not read to its end.
        table, counted = max(whole, key=lambda each: sum(each[1][level] == said[level] for level in LEVELS))
        if not any(counted[level] == said[level] for level in LEVELS):
            return
        own = ", ".join(f"{counted[level]} {_spaced(level)}" for level in LEVELS)
        why = f"{table.name} memuat {own}."
        yield _statement(sentence.line, printed, own, why, sentence.place)


def _spaced(level: str) -> str:
    return level.replace("sub", "sub ")


def _programmes(
    said: Mapping[str, int], tables: Sequence[tuple[PrintedTable, Mapping[str, int]]]
) -> Iterator[Statement]:
    """Yield tables that list programmes, but not all of them.

    One of goals or indicators has beside each of them the programmes that support it.
    """
    for table, counted in tables:
        heads = " ".join(cell for row in table.head for cell in row)
        if {*counted} != {"program"} or counted["program"] < 2 or _OF_GOALS.search(heads):
            continue
        called = sum(any(map(_PROGRAM.match, row.texts)) for row in table.rows)
        own, all_of = max(counted["program"], called), said["program"]
        expected = "" if own >= all_of else f"{all_of} program"
        why = f"{table.name} memuat {own} program, sedangkan seluruhnya ada {all_of} program."
        yield _statement(table.line, f"{own} program", expected, why, table.name, Level.NOTE)


_PROGRAM: Final = re.compile(r"^\W*program\s+\w", re.IGNORECASE)
"""A row of a programme, however short its name is."""
_OF_GOALS: Final = re.compile(
    r"\b(?:sasaran|tujuan|indikator|program\s+(?:pendukung|penunjang))\b", re.IGNORECASE
)
_MARK: Final = re.compile(r"(?:^|\s)(?P<mark>[a-h])\.\s+(?=[A-Z])")


def _parts(document: PrintedDocument) -> Iterator[Statement]:
    """Yield tables whose points a, b, c repeat those of a cell elsewhere, but leave some out."""
    listed = [
        (cell.line, parts)
        for table in document.tables
        for row in table.rows
        for cell in row.cells
        if len(parts := _split(cell.text)) > 2
    ]
    naming: dict[str, list[int]] = {}
    for place, (_, parts) in enumerate(listed):
        for part in parts:
            naming.setdefault(_key(part), []).append(place)
    for table in document.tables if listed else ():
        rows = [(row.line, _split(cell.text)) for row in table.rows for cell in row.cells]
        single = {_key(part): line for line, parts in rows if len(parts) == 1 for part in parts}
        for place in sorted({place for key in single for place in naming.get(key, ())}):
            line, parts = listed[place]
            found = [part for part in parts if _key(part) in single]
            missing = [part for part in parts if _key(part) not in single]
            if len(found) < 2 or len(missing) > len(found):
                continue
            last = single[_key(found[-1])]
            expected = "; ".join(missing)
            why = f"Dari {len(parts)} butir pada baris {line} tabel ini memuat {len(found)}."
            yield _statement(last, f"{len(found)} butir", expected, why, table.name, Level.WARNING)


def _split(text: str) -> list[str]:
    """Return the points a., b., c. of a cell; they must run."""
    marks = [*_MARK.finditer(text)] if "." in text else []
    values = [ord(match["mark"]) for match in marks]
    if not marks or values != [*range(values[0], values[0] + len(values))]:
        return []
    ends = [*(match.start() for match in marks[1:]), len(text)]
    return [text[match.end() : end].strip() for match, end in zip(marks, ends, strict=True)]


def _key(part: str) -> str:
    return re.sub(r"[^a-z0-9]", "", part.casefold())[:40]
