"""Rises and falls that a sentence tells with both ends, or with the level of before that it compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import LESS, MORE, THAN, UNMOVED, WAY, WENT
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.policy import Trend
from capaian.rules.trend import judge_trend

_WAY: Final = rf"\b{WAY}\b"
_FROM: Final = Worded(rf"\b{WENT}\s+(?:(?!menjadi\b|dan\b){UNMOVED}[^\W\d_]+\s+){{0,5}}dari\s*(?:rp\.?\s*)?$")
"""Right before where it began: `penurunan angka pengangguran dari`."""
_TO: Final = re.compile(r"\bmenjadi\s*(?:rp\.?\s*)?$", re.IGNORECASE)
_BY: Final = Worded(rf"{_WAY}(?:\s+(?!dari\b|menjadi\b|rata){UNMOVED}[^\W\d_]+){{0,3}}\s*$")
"""Right before by how much."""
_THEN_FROM: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin\s*)?(?:persen(?:tase)?\s*)?(?:[^\W\d_]+\s*)?[,(]?\s*(?:(?:yaitu|yakni)\s+)?dari\b"
    r"[^.;:,\d]{0,40}$",
    re.IGNORECASE,
)
"""From by how much to where it began."""
_SO: Final = re.compile(
    r"^[^.;:]{0,40}?(?:[,(]|\b(?:atau|sehingga|berarti|maka|yaitu|yakni)\b)[^.;:]{0,40}$", re.IGNORECASE
)
_LEVEL: Final = rf"(?P<more>{MORE})|(?P<less>{LESS})"
_AGAINST: Final = re.compile(
    rf"^(?:[^.;:\d]{{0,40}}?)(?:{_WAY}|\b(?:{_LEVEL})\b)\s+(?:(?:jika|bila|apabila)\s+)?"
    rf"{THAN}\s+(?P<then>(?:[^.;:,\d]|(?:19|20)\d\d)*)$",
    re.IGNORECASE,
)
"""From a level to the one that it is compared with: `, menurun dibandingkan tahun 2022 sebesar`."""
_BEFORE: Final = re.compile(
    r"\b(?:tahun|triwulan|semester|bulan|periode)\s+(?:lalu|sebelumnya)\b|\btahun\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_LEVELS: Final = {Trend.UP: "lebih tinggi", Trend.DOWN: "lebih rendah", Trend.STEADY: "sama"}
_TURNED: Final = re.compile(
    r"\b(?:target\w*|peringkat|ranking|rangking|urutan|posisi|kelas|kategori)\b", re.IGNORECASE
)
"""Where a smaller figure is a better one, or is none that was reached."""
_NO_LEVELS: Final = CHANGES | {Part.TARGET}
_WIDER: Final = re.compile(r"\b(?:rata-?\s?rata|provinsi|nasional)\b", re.IGNORECASE)
"""Where another figure need be no level of before, unless both ends are told as such."""


_COMPARED: Final = re.compile(
    r"^[^.;:\d]*\b(?:di)?banding(?:kan)?\b(?:[^.;:\d]|(?:19|20)\d\d)*"
    r"\b(?:tahun|triwulan|semester|bulan|periode)\s+(?:sebelumnya|lalu|(?P<year>(?:19|20)\d\d))"
    r"(?:[^.;:\d]|(?:19|20)\d\d)*$",
    re.IGNORECASE,
)
"""The one level of a sentence, of before: `Jika dibandingkan dengan tahun 2023 sebesar`."""
_WENT: Final = re.compile(
    rf"^\s*(?:%|persen)?[\s,)]*(?:maka\s+|[^\W\d_]+(?:nya|\s+ini|\s+tersebut)\s+)?"
    rf"(?:(?:mengalami|terjadi|terdapat|ada|menunjukkan|mencatat)\s+)?(?:adanya\s+)?{_WAY}"
    r"(?!\s+(?:sebesar|sebanyak|se\w+|menjadi|rp))",
    re.IGNORECASE,
)
"""Behind it, which way it went from there: `mengalami kenaikan`."""


def directions_in(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield each direction that a sentence tells, held against the two levels that it tells too."""
    for before, own in pairwise(paragraph.sentences):
        yield from _from_sentence_before(paragraph, before, own)
    for sentence in paragraph.sentences:
        for place, (first, second) in enumerate(pairwise(sentence)):
            if first.number.unit != second.number.unit or _TURNED.search(first.before):
                continue
            if not _WIDER.search(first.before):
                yield from _between(paragraph, sentence, place)
                yield from _against(paragraph, first, second)
            elif _FROM.search(first.before) and first.number.decimals == second.number.decimals:
                yield from _between(paragraph, sentence, place)


def _from_sentence_before(
    paragraph: Paragraph, first: Sequence[Mention], then: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield the way from the one level of before in a sentence to the one level of the sentence before it."""
    base = then[0]
    told = _WENT.match(base.after) if len(then) == 1 and _COMPARED.match(base.before) else None
    if told is None or _TURNED.search(base.before) or _WIDER.search(base.before):
        return
    levels = [
        m for m in first if m.number.unit == base.number.unit and m.number.decimals == base.number.decimals
    ]
    is_plain = len(levels) == 1 and levels[0].part not in _NO_LEVELS and base.number.decimals
    if is_plain and (not levels[0].year or not base.year or levels[0].year > base.year):
        yield _direction(paragraph, told, base.number, levels[0].number)


def _between(paragraph: Paragraph, sentence: Sequence[Mention], place: int) -> Iterator[Statement]:
    """Yield the direction from one level to the next, told before the first, or with the size of the step."""
    first, second = sentence[place : place + 2]
    if _TO.search(second.before):
        before = _FROM.search(first.before) or _sized(sentence[place - 1 : place], first, second)
        for said in filter(None, (before, _behind(sentence, place))):
            yield _direction(paragraph, said, first.number, second.number)
    elif first.year and second.year and first.year != second.year and (told := _behind(sentence, place)):
        earlier, later = sorted((first, second), key=lambda level: level.year or 0)
        yield _direction(paragraph, told, earlier.number, later.number)


def _sized(before: Sequence[Mention], first: Mention, second: Mention) -> re.Match[str] | None:
    """Return the way of the step told right before both levels: `turun 2,3 poin dari 18,5 menjadi 16,2`."""
    is_led = bool(before) and _THEN_FROM.match(first.before)
    return _BY.search(before[0].before) if is_led and _is_step(before[0], first, second) else None


def _behind(sentence: Sequence[Mention], place: int) -> re.Match[str] | None:
    """Return the way of the step told right behind both levels: `sehingga terjadi kenaikan 4,76 poin`."""
    first, second, *behind = sentence[place : place + 3]
    is_led = bool(behind) and _SO.match(behind[0].before)
    return _BY.search(behind[0].before) if is_led and _is_step(behind[0], first, second) else None


def _is_step(size: Mention, first: Mention, second: Mention) -> bool:
    """Whether a figure is how far two levels lie apart."""
    return abs(second.number.value - first.number.value) == abs(size.number.value) != 0


def _against(paragraph: Paragraph, now: Mention, then: Mention) -> Iterator[Statement]:
    """Yield the direction of a level beside that of before: `47,5% atau naik dibanding 41,2% tahun lalu`."""
    told = _AGAINST.match(then.before.removeprefix("%"))
    is_alike = now.number.decimals == then.number.decimals
    if told is None or not is_alike or _TURNED.search(then.before) or _WIDER.search(then.before):
        return
    named = _BEFORE.search(f"{told['then']} {then.after[:_REACH]}")
    is_before = named is not None and (not named["year"] or not now.year or now.year >= int(named["year"]))
    if is_before:
        yield _direction(paragraph, told, then.number, now.number)


_REACH: Final = 30
"""Signs behind a level that say when it was."""


def _direction(
    paragraph: Paragraph, told: re.Match[str], before: PrintedNumber, after: PrintedNumber
) -> Statement:
    found = told.groupdict()
    is_up = bool(found["up"] or found.get("more"))
    way = judge_trend(after.value - before.value)
    holds = way is (Trend.UP if is_up else Trend.DOWN)
    is_level = bool(found.get("more") or found.get("less"))
    said = next(word for word in (found["up"], found["down"], found.get("more"), found.get("less")) if word)
    rule = AuditRule.CLAIM if is_level else AuditRule.TREND
    right = _LEVELS[way] if is_level else way.value
    why = f"Dari {before.text} menjadi {after.text} adalah {right}; tercetak {said.casefold()}."
    line, place = before.spot.line, paragraph.place
    return Statement(rule, holds, line, said.casefold(), "" if holds else right, "" if holds else why, place)
