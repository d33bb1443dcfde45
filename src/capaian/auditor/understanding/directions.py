"""Rises and falls that a sentence tells with both ends, or with the level of before that it compares with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.direction_words import (
    DOWN,
    EARLIER,
    FALL,
    GAPS,
    LESS,
    MORE,
    RISE,
    THAN,
    UNMOVED,
    UP,
    WAY,
    WENT,
    opposite_of,
)
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.policy import Trend
from capaian.domain.value import PERCENT, RUPIAH
from capaian.rules.comparison import judge_trend
from capaian.rules.outcome import HUNDRED

_WAY: Final = rf"\b{WAY}\b"
_LEVEL: Final = (
    r"(?:(?:semula|sebelumnya|hanya|sebesar|sebanyak|mencapai|level|skor|nilai|angka|indeks|persentase)\s+){0,3}"
    r"(?:\brp\.?\s*)?"
)
"""What a level may be called right before its figure: `dari level 2,61 menjadi level 3,12`."""
_OTHER_THING: Final = (
    r"(?:menjadi|dan|serta|karena|akibat|oleh|berkat|melalui|untuk|sehingga"
    r"|(?<!banding )(?<!bandingkan )dengan)"
)
"""What follows is told of something else, or of the means: `meningkat dengan lama waktu dari`."""
_FROM: Final = Worded(
    rf"\b{WENT}(?:\s*,(?:\s*(?:yaitu|yakni))?)?\s+"
    rf"(?:(?!{_OTHER_THING}\b){UNMOVED}(?:[^\W\d_]+|(?:19|20)\d\d),?\s+){{0,5}}(?:dari|semula)\s*{_LEVEL}$"
)
"""Right before where it began: `penurunan angka pengangguran dari`."""
_THAT_IS: Final = Worded(
    rf"\b{WENT}(?:\s+(?!{_OTHER_THING}\b){UNMOVED}[^\W\d_]+){{0,5}}\s*,?\s+(?:yaitu|yakni)\s+{_LEVEL}$"
)
"""The same where the year behind the figure tells that it began there: `menurun, yaitu 2,61 pada 2019`."""
_OF_QUALITY: Final = re.compile(
    r"cepat|lambat|efisien|efektif|\b(?:(?:mem)?baik|kinerja|mutu|kualitas|optimal|prima)\b", re.IGNORECASE
)
"""What grows where its measure falls: `peningkatan kecepatan layanan, yaitu 30 menit`."""
_OF_TIME: Final = re.compile(
    r"\b(?:waktu|lama(?:nya)?|durasi|masa|jarak|antrean|antrian|tunggu)\b", re.IGNORECASE
)
_TIMES: Final = frozenset(("detik", "menit", "jam", "hari", "minggu"))
_SERIES: Final = Worded(
    rf"(?P<steady>\b(?:terus|selalu|konsisten)\s+)?\b{WENT}(?:\s+{UNMOVED}[^\W\d_]+(?:-[^\W\d_]+)?){{0,6}}"
    r"\s*(?:[:(]|,?\s*\b(?:yaitu|yakni|dari)\b)\s*(?:rp\.?\s*)?$"
)
"""Right before a row of levels: `turun dua tahun berturut-turut: 94,60%, 92,12%, lalu 90,87%`."""
_THEN: Final = re.compile(
    r"^\s*(?:%|(?!(?:lalu|kemudian|dan|menjadi)\b)[^\W\d_]+\d?)?(?:\s*[(]?(?:pada\s+)?(?:tahun\s+)?20\d\d[)]?)?"
    r"\s*,?\s*(?:dan\s+)?(?:(?:lalu|kemudian|dan|menjadi)\s+)?(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
_FEWEST: Final = 3
"""Levels of a row."""
_GREATEST: Final = Worded(
    rf"\b(?:(?P<up>{RISE})|(?P<down>{FALL}))\s+ter\w+\b[^.;:\d]{{0,160}}\bdari\s*(?:rp\.?\s*)?$"
)
"""The same of one thing among others: `Kenaikan terbesar terjadi pada angka melek huruf, dari`."""
AIM: Final = re.compile(
    r"\btarget|\b(?:batas|ambang|standar|baku\s+mutu|toleransi|syarat|(?:mini|maksi)(?:mal|mum))\b",
    re.IGNORECASE,
)
"""A level that is wanted or allowed was at no time."""
_TO: Final = re.compile(rf"\b(?:menjadi|hingga\s+mencapai)\s*{_LEVEL}$", re.IGNORECASE)
_OF_YEAR: Final = re.compile(
    r"^\s*(?:%|[^\W\d_]+)?\s*[(]?(?:pada\s+)?(?:tahun\s+)?(?:19|20)\d\d\b", re.IGNORECASE
)
"""Right behind a level, when it was."""
_UNTIL: Final = re.compile(
    r"^\s*(?:%|[^\W\d_]+)?\s*[(]?(?:pada\s+|di\s+)?(?:(?:triwulan|semester|bulan|tahun|awal|januari)\b[^.;:,\d]{0,20}"
    r"(?:(?:19|20)\d\d)?[)]?)\s*,?\s*(?:hingga|sampai(?:\s+dengan)?)\s+(?:rp\.?\s*)?$",
    re.IGNORECASE,
)
"""From the level of one period to that of another: `6.215 orang pada Triwulan I hingga`."""
_BY: Final = Worded(rf"{_WAY}(?:\s+(?!dari\b|menjadi\b|rata){UNMOVED}[^\W\d_]+){{0,3}}\s*(?:\brp\.?\s*)?$")
_THEN_FROM: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin\s*)?(?:persen(?:tase)?\s*)?(?:[^\W\d_]+\s*)?[,(]?\s*(?:(?:yaitu|yakni)\s+)?dari\b"
    r"[^.;:,\d]{0,40}(?:\brp\.?\s*)?$",
    re.IGNORECASE,
)
"""From by how much to where it began."""
_SO: Final = re.compile(
    r"^[^.;:]{0,40}?(?:[,(]|\b(?:atau|sehingga|berarti|maka|yaitu|yakni)\b)[^.;:]{0,40}$", re.IGNORECASE
)
_AGAINST: Final = re.compile(
    rf"^(?:[^.;:\d]{{0,40}}?){_WAY}\s+(?:(?:jika|bila|apabila)\s+)?"
    rf"{THAN}\s+(?P<then>(?:(?!\b(?:dan|serta|sedangkan)\b)[^.;:,\d]|(?:19|20)\d\d)*(?:\brp\.\s*)?)$",
    re.IGNORECASE,
)
"""From a level to the one that it is compared with: `, menurun dibandingkan tahun 2022 sebesar`."""
_STEP_AGAINST: Final = re.compile(
    rf"^(?:,-)?\s*(?:%|persen)?\s*(?:poin\s*)?(?:[^\W\d_]+\s+)?(?:(?:jika|bila|apabila)\s+)?{THAN}\s+"
    r"(?P<then>(?:(?!\b(?:dan|serta|sedangkan)\b)[^.;:,\d]|(?:19|20)\d\d)*(?:\brp\.\s*)?)$",
    re.IGNORECASE,
)
"""The same from by how much it went: `122 juta, turun 12 juta dibandingkan tahun 2022 sebesar 110 juta`."""
RANKED: Final = re.compile(r"\b(?:peringkat|ranking|rangking|urutan|posisi|kelas|kategori)\b", re.IGNORECASE)
"""Where a smaller figure is a better one, or is none that was reached."""
_NO_LEVELS: Final = CHANGES | {Part.TARGET}
WIDER: Final = re.compile(r"\b(?:rata-?\s?rata|provinsi|nasional)\b", re.IGNORECASE)
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
    r"(?:(?:mengalami|terjadi|terdapat|ada|menunjukkan|mencatat|masih|juga|sedikit|jauh)\s+)?(?:adanya\s+)?"
    rf"\b(?:(?P<up>{UP}|{MORE})|(?P<down>{DOWN}|{LESS}))\b(?<!cepat)(?<!lambat)"
    r"(?!\s+(?:sebesar|sebanyak|se\w+|menjadi|rp))",
    re.IGNORECASE,
)
"""Behind it, which way it went from there: `mengalami kenaikan`."""


_BACK_TO: Final = Worded(rf"{_WAY}(?:\s*,)?(?:\s+(?:yaitu|yakni))?\s+menjadi\s+(?:sebesar\s+)?(?:rp\.?\s*)?$")
"""Right before what it became, with where it began behind: `meningkat menjadi 74,40% dari 71,33%`."""
_BACK_FROM: Final = re.compile(
    r"^\s*(?:%|persen\b)?\s*(?:(?:pada|di)\s+)?(?:tahun\s+20\d\d\s*)?[,(]?\s*dari\s+(?:sebesar\s+)?(?:rp\.?\s*)?$",
    re.IGNORECASE,
)


def led_back(now: Mention, then: Mention) -> bool:
    """Say whether a level is told before the one where it began, of an earlier year.

    A part of a whole is told so too: two shares are levels without a year as well, amounts of money only with
    both years.
    """
    one, other = now.number, then.number
    if one.unit != other.unit or one.decimals != other.decimals or not _BACK_FROM.match(then.before):
        return False
    named = EARLIER.search(then.after[:_REACH])
    year = int(named["year"]) if named and named["year"] else None
    if named is None:
        return one.unit == PERCENT and one.decimals > 0
    own = now.year or max(map(int, YEAR.findall(now.before)), default=None)
    if year is not None and own is not None:
        return year < own and (one.decimals > 0 or one.unit == RUPIAH)
    return one.decimals > 0 or (year is None and one.unit == RUPIAH)


def directions_in(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield each direction that a sentence tells, held against the two levels that it tells too."""
    for before, own in pairwise(paragraph.sentences):
        yield from _from_sentence_before(paragraph, before, own)
    for sentence in paragraph.sentences:
        yield from _along(paragraph, sentence)
        for place, (first, second) in enumerate(pairwise(sentence)):
            if first.number.unit != second.number.unit or RANKED.search(first.before):
                continue
            is_alike = first.number.decimals == second.number.decimals
            is_plain = not WIDER.search(first.before)
            told = _BACK_TO.search(first.before)
            if told and is_plain and led_back(first, second):
                yield direction(paragraph, told, second.number, first.number)
            if is_plain or (is_alike and (_from(first) or _behind(sentence, place))):
                yield from _between(paragraph, sentence, place)
            if is_plain and not AIM.search(f"{first.before} {second.before}"):
                yield from _against(paragraph, first, second)
                yield from _by_step(paragraph, first, second, sentence[place + 2 : place + 3])


def _from_sentence_before(
    paragraph: Paragraph, first: Sequence[Mention], then: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield the way from the one level of before in a sentence to the one level of the sentence before it."""
    base = then[0]
    told = _WENT.match(base.after) if len(then) == 1 and _COMPARED.match(base.before) else None
    if told is None or any(words.search(base.before) for words in (RANKED, WIDER, AIM)):
        return
    levels = [
        m for m in first if m.number.unit == base.number.unit and m.number.decimals == base.number.decimals
    ]
    is_plain = len(levels) == 1 and levels[0].part not in _NO_LEVELS and base.number.decimals
    if is_plain and (not levels[0].year or not base.year or levels[0].year > base.year):
        yield direction(paragraph, told, base.number, levels[0].number)


def _along(paragraph: Paragraph, sentence: Sequence[Mention]) -> Iterator[Statement]:
    """Yield the direction told of a row of levels, where all go one way, or were said to all the time."""
    told = _SERIES.search(sentence[0].before)
    follow = [*takewhile(lambda mention: _THEN.match(mention.before), sentence[1:])]
    levels = [sentence[0].number, *(mention.number for mention in follow)]
    is_alike = len({(level.unit, level.decimals) for level in levels}) == 1
    if told is None or not is_alike or len(levels) < _FEWEST or RANKED.search(sentence[0].before):
        return
    ways = {judge_trend(after.value - before.value) for before, after in pairwise(levels)}
    is_of_two = _from(sentence[0]) is not None and _TO.search(follow[0].before) is not None
    if len(ways) == 1 and not is_of_two:
        yield direction(paragraph, told, levels[0], levels[-1])
    elif told["steady"] and {Trend.UP, Trend.DOWN} <= ways:
        yield _unsteady(paragraph, told, levels)


def _unsteady(paragraph: Paragraph, told: re.Match[str], levels: Sequence[PrintedNumber]) -> Statement:
    """Return that levels said to go one way all the time went either way."""
    said = f"{told['steady'].strip()} {told['up'] or told['down']}".casefold()
    why = f"{', '.join(level.text for level in levels)} tidak {said}."
    return Statement(AuditRule.TREND, False, levels[0].spot.line, said, "berfluktuasi", why, paragraph.place)


def _between(paragraph: Paragraph, sentence: Sequence[Mention], place: int) -> Iterator[Statement]:
    """Yield the direction from one level to the next, told before the first, or with the size of the step."""
    first, second = sentence[place : place + 2]
    if _TO.search(second.before) or _UNTIL.match(second.before):
        before = _from(first) or _sized(sentence[place - 1 : place], first, second)
        for said in filter(None, (before, _behind(sentence, place))):
            yield direction(paragraph, said, first.number, second.number)
    elif first.year and second.year and first.year != second.year and (told := _behind(sentence, place)):
        earlier, later = sorted((first, second), key=lambda level: level.year or 0)
        yield direction(paragraph, told, earlier.number, later.number)


def _from(first: Mention) -> re.Match[str] | None:
    is_of_time = noun_of(first) in _TIMES
    is_of_quality = _OF_QUALITY.search(first.before) is not None
    if is_of_time and is_of_quality:
        return None
    told = _FROM.search(first.before) or _GREATEST.search(first.before)
    is_plain = not is_of_quality and (not is_of_time or _OF_TIME.search(first.before))
    is_dated = is_plain and _OF_YEAR.match(first.after)
    return told or (_THAT_IS.search(first.before) if is_dated else None)


def _sized(before: Sequence[Mention], first: Mention, second: Mention) -> re.Match[str] | None:
    """Return the way of the step told right before both levels: `turun 2,3 poin dari 18,5 menjadi 16,2`."""
    is_led = bool(before) and _THEN_FROM.match(first.before)
    sizes = [size for size in before if is_led and is_step(size.number, first.number, second.number)]
    return _BY.search(sizes[0].before) if sizes else None


def _behind(sentence: Sequence[Mention], place: int) -> re.Match[str] | None:
    """Return the way of the step told right behind both levels: `sehingga terjadi kenaikan 4,76 poin`."""
    first, second, *behind = sentence[place : place + 3]
    is_led = bool(behind) and _SO.match(behind[0].before)
    sizes = [size for size in behind if is_led and is_step(size.number, first.number, second.number)]
    return _BY.search(sizes[0].before) if sizes else None


def is_step(size: PrintedNumber, first: PrintedNumber, second: PrintedNumber) -> bool:
    """Say whether a figure is how far a level lies off the first one, or what share of that it is."""
    between = abs(second.value - first.value)
    if size.unit == PERCENT != first.unit and first.value:
        between = round(between * HUNDRED / first.value, size.decimals)
    return between == abs(size.value) != 0


def _against(paragraph: Paragraph, now: Mention, then: Mention) -> Iterator[Statement]:
    """Yield the direction of a level beside that of before: `47,5% atau naik dibanding 41,2% tahun lalu`."""
    told = _AGAINST.match(then.before.removeprefix("%"))
    is_alike = now.number.decimals == then.number.decimals
    if told is None or not is_alike or RANKED.search(then.before) or WIDER.search(then.before):
        return
    if _is_of_before(told["then"], now, then):
        yield direction(paragraph, told, then.number, now.number)


def _by_step(
    paragraph: Paragraph, now: Mention, step: Mention, behind: Sequence[Mention]
) -> Iterator[Statement]:
    """Yield the direction of a step between a level and that of before: `Rp 5, turun Rp 1 dibanding Rp 4`."""
    for then in behind:
        way, compared = _BY.search(step.before), _STEP_AGAINST.match(then.before)
        is_alike = now.number.unit == then.number.unit and now.number.decimals == then.number.decimals
        is_other = WIDER.search(then.before) or AIM.search(then.before)
        if way is None or compared is None or is_other or not is_alike:
            continue
        if is_step(step.number, then.number, now.number) and _is_of_before(compared["then"], now, then):
            yield direction(paragraph, way, then.number, now.number)


def _is_of_before(words: str, now: Mention, then: Mention) -> bool:
    """Whether the level that another is compared with is told to be of a time before."""
    named = EARLIER.search(f"{words} {then.after[:_REACH]}")
    return named is not None and (not named["year"] or not now.year or now.year >= int(named["year"]))


_REACH: Final = 30
"""Signs behind a level that say when it was."""


def direction(
    paragraph: Paragraph, told: re.Match[str], before: PrintedNumber, after: PrintedNumber
) -> Statement:
    """Return whether a level went the way that is told.

    Args:
        paragraph: Where it is told.
        told: What is matched, with a group `up` or `down`.
        before: The level where it began.
        after: The one that it came to.
    """
    said = (told["up"] or told["down"]).casefold()
    way = judge_trend(after.value - before.value)
    holds = way is (Trend.UP if told["up"] else Trend.DOWN)
    right = "" if holds else _in_place_of(said, way)
    why = "" if holds else f"Dari {before.text} menjadi {after.text} adalah {right}; tercetak {said}."
    return Statement(AuditRule.TREND, holds, before.spot.line, said, right, why, paragraph.place)


def _in_place_of(said: str, way: Trend) -> str:
    """Return the word that tells a way in the place of another: `menyempit` or `lebih rendah`."""
    is_own = said in GAPS or said.startswith("lebih")
    return opposite_of(said) if is_own and way is not Trend.STEADY else way.value
