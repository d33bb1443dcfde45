"""Counts of things that their own sentence names one by one: `empat kecamatan yaitu A, B, C, dan D`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final

from capaian.auditor.checks.counted import tables_by_thing
from capaian.auditor.checks.counted_meant import items_of
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS, OPEN_LIST, Count, counts_in, read_count
from capaian.auditor.understanding.listed_rows import rows_listed
from capaian.auditor.understanding.name_lists import names_listed
from capaian.auditor.understanding.predicates import with_noun_behind
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_ANNOUNCES: Final = Worded(r"\b(?:yaitu|yakni|adalah|ialah|meliputi|terdiri (?:dari|atas))\b")
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\d[^()]*\)")
"""Behind a name its figures: `Melati (89,07%)`."""
_LISTED: Final = re.compile(
    r"^(?P<between>(?:[^.;:,]|[.,](?=\d)){0,110}?)(?P<comma>,\s*)?"
    r"\b(?:yaitu|yakni|meliputi|terdiri (?:dari|atas))\s*:?\s*"
    r"(?P<list>[A-Z](?:[^.;:()]|[.]\d)*(?:,|\bdan\b)(?:[^.;:()]|[.]\d)*)[.;]?$"
)
_SHORT: Final = 40
"""Signs between a count and its list, where no comma parts them."""
_FIGURE: Final = re.compile(r"\s+\d+,\d+(?:\s*(?:%|persen\b))?")
"""Behind a name its figure: `Melati 89,07%`."""
_QUANTITY: Final = (
    r"(?:(?:dengan|yang|memiliki|mempunyai|mencatat(?:kan)?)\s+)*"
    rf"(?:(?!{NUMBER_WORDS}\b)[^\W\d][\w/-]*\s+){{0,6}}?"
)
_HELD_AGAINST: Final = (
    r"(?:(?:angka|batas|target|standar|nasional|provinsi|kabupaten|kota|daerah|dinas|tingkat|total"
    r"|(?:ke)?seluruh(?:an)?|rata-?\s?rata|capaian|cakupan|persentase|realisasi|sebesar|nilai|minimal|tersebut|(?:pada\s+)?tahun\s+20\d\d)\b[/\s]*)*"
)
_AT_LEVEL: Final = re.compile(
    rf"\s+{_QUANTITY}(?:(?:mencapai|melampaui|melewati|melebihi|memenuhi|di\s?atas|di\s?bawah"
    r"|(?:kurang|lebih(?:\s+(?:tinggi|rendah|besar|kecil))?)\s+dari(?:pada)?)\s+"
    rf"{_HELD_AGAINST}(?:\d[\d.,]*\s*(?:%|persen|poin)?(?:\s+atau\s+(?:lebih|kurang))?)?"
    r"|ter(?:tinggi|endah|besar|kecil|banyak|sedikit|cepat|lama))\s*",
    re.IGNORECASE,
)
"""What is said of the things counted, and names no others: `telah mencapai 98% atau lebih`."""
_GOES_ON: Final = re.compile(
    r"(?:masih|belum|telah|sudah|berada|mempunyai|memiliki|mencapai|hanya|baru|tidak|justru|melampaui"
    r"|serta|dengan|yang|sedangkan|sementara|sehingga|karena|di|ditambah)\b"
)
"""Behind the last name of a list within its sentence: `Melati, Dahlia, dan Seruni, masih di bawah 98%`."""
_NAMED_PART: Final = re.compile(r"(?:(?:dan|serta)\s+)?[A-Z\d]")
_PART_OF: Final = re.compile(
    rf"(?<![\w.,/-])(?P<part>\d{{1,4}}|{NUMBER_WORDS})(?:\s*\([a-z ]+\))?(?:\s+[a-z]+)?"
    r"\s+dari\s+(?:(?:total|seluruh|sebanyak|jumlah|ke)\s+)*$",
    re.IGNORECASE,
)
"""Before a whole its part, which is what is listed: `tiga dari lima kecamatan`."""
_OF_WHOLE: Final = re.compile(r"\bdari\s+(?:(?:total|seluruh|sebanyak|jumlah|ke)\s+)*$", re.IGNORECASE)
_ONE: Final = re.compile(r"\b(?:yaitu|yakni)\b[^.;:]*[.]$", re.IGNORECASE)
"""A list that ends its sentence is all there is, be it one name."""
_AMONG: Final = re.compile(
    r"\b(?:antar|antara|di\s?antara\w*|dari|salah satu)\s+(?:[a-z]+\s+)?$", re.IGNORECASE
)
_AND_OTHERS: Final = re.compile(
    rf",\s*serta\s+(?:\d{{1,3}}|{NUMBER_WORDS})\s*(?:\([^()]*\))?\s+[^.;:,]*[.;]?$", re.IGNORECASE
)
"""Behind a list so many of another thing: `Bidang Pangan, dan Bidang Tani, serta 2 (dua) UPTD`."""
_MOST: Final = 12
"""More are seldom all named."""
_MEASURED: Final = re.compile(
    r"tahun|bulan|hari|minggu|jam|orang|jiwa|kali|poin|persen|meter|unit|ribu|juta|miliar|buah|lembar|keping|desimal"
    r"|angka|arah|sisi|hal|digit|langkah"
)
"""What is counted and not named one by one."""
_LONGEST: Final = 7
"""Words of a name; more are several names without a comma between them."""


def check_enumerated(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield each count beside the number of things that its sentence names behind it."""
    for sentence in report.document.sentences_with(_ANNOUNCES):
        if OPEN_LIST.search(sentence.text):
            continue
        text = with_noun_behind(sentence.text)
        counts = [_counted(told, text) for told in counts_in(text)]
        numbers = {count.number for count in counts}
        for count in counts:
            names = _rows_of(count, text, report) or _names_of(count, text[count.end :])
            # A list that fits another count of the sentence is of that one's things.
            if names and (count.number in names or numbers.isdisjoint(names)):
                yield _statement(sentence, count, names)


def _rows_of(count: Count, text: str, report: UnderstoodReport) -> range:
    """Return how many rows of a table stand behind a count of such, where nothing else is named there."""
    if count.number < 2 or (
        _OF_WHOLE.search(text, 0, count.start) and not _PART_OF.search(text, 0, count.start)
    ):
        return range(0)
    tables = tables_by_thing(report).get(count.noun, ())
    listed = (rows_listed(text[count.end :], [row.label for row in items_of(table)]) for table in tables)
    number = max(listed, default=0)
    is_told = number > 1 or (_ONE.search(text, count.end) and not _AMONG.search(text, 0, count.start))
    return range(number, number + 1) if number and is_told else range(0)


def _names_of(count: Count, behind: str) -> range:
    """Return how many names stand behind a count: as surely as words tell where one of them ends."""
    behind = _AND_OTHERS.sub("", behind)
    names = _names_behind(behind) if count.number > 1 else range(0)
    if not 1 < count.number <= _MOST or _MEASURED.fullmatch(count.noun):
        return names
    listed = names_listed(behind)
    is_sure = len(listed) == 1 and (not names or listed[0] in names)
    return listed if is_sure or not names else names


def _counted(count: Count, text: str) -> Count:
    """Return the count whose things are named: of a part and its whole that of the part."""
    found = _PART_OF.search(text[: count.start])
    number = read_count(found["part"]) if found else None
    return count if number is None else replace(count, number=number)


def _names_behind(words: str) -> range:
    """Return how many names a list may have, as `dan` may stand within one or between two."""
    match = _LISTED.match(_IN_BRACKETS.sub("", words))
    if match is None or not _is_of_count(match["between"], is_apart=bool(match["comma"])):
        return range(0)
    parts = [part for part in re.split(r"\s*,\s*", _FIGURE.sub("", match["list"]).strip()) if part.strip()]
    parts = [part for part in (_names_first(parts) if match["comma"] else parts) if part.casefold() != "dan"]
    least = len(parts)
    most = least + sum(len(re.findall(r"\bdan\b", part)) - part.startswith("dan ") for part in parts)
    is_list = most > 1 and all(len(part.split()) <= _LONGEST for part in parts)
    return range(least, most + 1) if is_list else range(0)


def _is_of_count(between: str, *, is_apart: bool) -> bool:
    """Whether what is listed are the things counted, and not others that the words between name."""
    if not between.strip() or _AT_LEVEL.fullmatch(between):
        return True
    return not is_apart and len(between) <= _SHORT


def _names_first(parts: Sequence[str]) -> Sequence[str]:
    """Return the names that a sentence lists before it goes on; none where it is not plain that they end."""
    names = [*takewhile(_NAMED_PART.match, parts)]
    return names if len(names) == len(parts) or _GOES_ON.match(parts[len(names)]) else ()


def _statement(sentence: Sentence, count: Count, names: range) -> Statement:
    """Return the statement that a count is one of those that its list may have."""
    holds = count.number in names
    why = "" if holds else f"Disebut {count.number} {count.thing}, sedangkan yang dirinci ada {names[-1]}."
    printed, expected = f"{count.number} {count.thing}", "" if holds else str(names[-1])
    place = sentence.place
    return Statement(AuditRule.COUNT, holds, sentence.line, printed, expected, why, place, Level.WARNING)
