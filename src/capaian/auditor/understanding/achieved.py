"""Achievements of running text with the target and the actual that they follow from, in whatever order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import Spot
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.beyond import lies_beyond
from capaian.auditor.understanding.direction_words import MOVED
from capaian.auditor.understanding.directions import WIDER
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.own_subjects import names_another
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import ONE, PERCENT

_TIMES: Final = 2
_FULL: Final = 100
_NEAR: Final = 12
"""Percent by which a share that no word calls an achievement may be off."""
_APART_BY: Final = 2
"""Places between an actual and its target, where the share of it stands between both."""
_LOWER_IS_BETTER: Final = (Law.INVERSE, Law.MIRROR)
_OF_OTHER: Final = Worded(
    r"\bter(?:tinggi|rendah|besar|kecil|baik|banyak|sedikit)\b|\blain(?:nya)?\b|\bsedangkan\b|\bsementara\b"
    r"|\b(?:indikator|ukuran|sasaran)\s+(?!ini\b|itu\b|tersebut\b)"
)
"""Words of a sentence that is no longer about the thing of the sentence before."""
_STILL: Final = re.compile(
    r"\b(?:(?:pen)?capaian|tercapai|terealisasi|realisasi|kinerja|ini|itu|tersebut|demikian|\w+nya)\b",
    re.IGNORECASE,
)
"""Words of a sentence that goes on with the thing of the sentence before, or with how far it is achieved."""
_FOLLOWS: Final = re.compile(r"^[^.;]{0,60}$", re.DOTALL)
"""So little stands between figures of one clause."""
_WANTED: Final = re.compile(r"\b(?:harus|sekurang-kurangnya|minimal|masih\s+kurang)\b[^.;,]*$", re.IGNORECASE)
"""A figure that is still to be reached is neither target nor actual."""
_OF_TARGET: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+){0,2}dari\s+(?:target|rencana)\b[^.;]*$", re.IGNORECASE)
_AGAINST: Final = Worded(
    r"(?<!diperoleh )(?<!didapat )(?<!dihitung )(?<!berasal )"
    r"\b(?:dari(?:pada)?|dibanding(?:kan)?(?:\s+dengan)?|terhadap)\s+realisasi(?:nya)?\b"
)
"""An actual that another is compared with; what is `diperoleh dari realisasi` is worked out of it."""
_APART: Final = re.compile(
    r"\b(?:lebih\s+[^\W\d_]+|kurang|terpaut|berselisih)(?:\s+(?:sebesar|sebanyak|sekitar))?\s*$",
    re.IGNORECASE,
)
"""How far something lies from a target: `lebih lama 4,05 hari kerja dari target`."""
_WITH_ACHIEVEMENT: Final = re.compile(
    r"^\s*(?:%|persen|[^\W\d_]+)?\s*(?:[,(]|\bdengan\b|\batau\b|\bdan\b)*\s*(?:(?:tingkat|persentase)\s+)?"
    r"(?:pen|keter)?capaian(?:nya|\s+kinerja(?:nya)?)?(?:\s+(?:sebesar|adalah|mencapai|yaitu))*\s*$",
    re.IGNORECASE,
)
"""All that stands between a level and its achievement: `92,95 dengan capaian 100,49%`."""
_PAST_TARGET: Final = re.compile(
    r"^\s*(?:%|persen)?\s*[),]*\s*(?:(?:yang|dan|sehingga|telah|sudah|berhasil|berada)\s+)*"
    r"(?:(?:belum|tidak)\s+)?(?:mencapai|memenuhi|melampaui|melebihi|di\s?atas|di\s?bawah|dari|terhadap)\s+target\b"
    r"(?:[^.;:,(\d]|(?:19|20)\d\d)*$",
    re.IGNORECASE,
)
"""From an achievement to the target behind it: `100,49% melampaui target sebesar`."""
_OF_OTHER_TARGET: Final = re.compile(r"\btarget\b(?P<of>(?:[^.;:,(\d]|(?:19|20)\d\d)*)$", re.IGNORECASE)
"""Whose target it is: `melampaui target provinsi sebesar`."""
_OF_WIDER: Final = re.compile(
    rf"{WIDER.pattern}|\b(?:kabupaten|kota|pusat|renstra|rpjmd|rpd|rpjmn|akhir|standar|minimal|lalu|sebelumnya|depan)\b",
    re.IGNORECASE,
)
_WITH_TARGET: Final = re.compile(
    r"^\s*(?:%|persen|[^\W\d_]+)?\s*(?:[,(]|\bdengan\b|\bdan\b)*\s*target(?:nya)?(?:\s+(?:sebesar|adalah|yaitu))*\s*$",
    re.IGNORECASE,
)
"""All that stands between a level and its target: `92,95 dengan target 92,50`."""
_NO_NOUNS: Final = ("", "dengan", "atau", "dan", "capaian")
"""What stands behind a level that tells no unit."""
_COMPARED: Final = re.compile(r"\b(?:di)?banding(?:kan)?\b|\bdari\b", re.IGNORECASE)
_ALSO: Final = re.compile(r"^[^.;]{0,20}(?:[(]|\batau\b(?:\s+(?:sebesar|setara))?|,)\s*$", re.IGNORECASE)
"""What leads on from an actual to its share of the target: `63,11% (105,18%)`."""
_BESIDE_OTHER: Final = re.compile(
    rf"\b(?:(?:di)?banding(?:kan)?|(?:lebih\s+[^\W\d_]+|{MOVED})\s+dari|daripada|ketimbang"
    r"|melampaui|melebihi|menyamai|di\s?(?:atas|bawah))\b"
    r"(?P<other>[^.;:,]*(?:,\s*(?:yaitu|yakni)\b[^.;:,]*)?)$",
    re.IGNORECASE,
)
"""What another figure is compared with, up to it: `lebih tinggi dibandingkan tahun 2023 sebesar`."""
_OF_PLAN: Final = re.compile(r"\b(?:\w*target\w*|rencana|renstra|rpjmd|standar|menjadi)\b", re.IGNORECASE)
"""Words that tell a plan it is held against, or where it ended: it may still be the achievement."""


def achievements_in(paragraph: Paragraph, year: int | None = None) -> Iterator[Equation]:
    """Yield achievements with the target and the actual of their sentence, or of those right before it.

    Args:
        paragraph: Sentences with their quantities.
        year: That of the report, if it tells one.
    """
    known: set[Spot] = set()
    for sentence in paragraph.sentences:
        for equation in _of_sentence(paragraph, sentence, year):
            known.add(equation.result.spot)
            yield equation
    for equation in _in_order(paragraph, year):
        if equation.result.spot not in known:
            yield equation


def _of_sentence(paragraph: Paragraph, sentence: Sequence[Mention], year: int | None) -> Iterator[Equation]:
    """Yield the achievement of a sentence that has one, one target and one actual, in whatever order."""
    target, actual, achieved = (_only(sentence, part) for part in _THREE)
    if target is None:
        return
    if actual is None:
        actual = _beside(sentence, target) or _between(sentence, target, achieved)
    if actual is None:
        actual, achieved = _called_achievements(sentence, target)
    if actual is None:
        return
    if achieved is None:
        achieved = _unnamed(sentence, target, actual)
    if achieved is None or _is_past_another(sentence, achieved, target, year):
        return
    places = sorted(sentence.index(mention) for mention in (target, actual, achieved))
    is_one_clause = places[-1] - places[0] == 2 and all(
        _FOLLOWS.match(sentence[place].before) for place in places[1:]
    )
    yield from _equation(paragraph, target, actual, achieved, is_sure=is_one_clause)


_THREE: Final = (Part.TARGET, Part.ACTUAL, Part.ACHIEVEMENT)


def _only(sentence: Sequence[Mention], part: Part) -> Mention | None:
    found = [mention for mention in sentence if mention.part is part and not _is_compared(mention)]
    return found[0] if len(found) == 1 and not found[0].is_mean else None


def _is_compared(mention: Mention) -> bool:
    """Whether it is what another figure is compared with."""
    return bool(_AGAINST.search(mention.before))


def _beside(sentence: Sequence[Mention], target: Mention) -> Mention | None:
    """Return the figure of which a target is told, whatever it is called: `12 menit dari target 15 menit`."""
    place = sentence.index(target) - 1
    before = sentence[place] if place >= 0 and _OF_TARGET.search(target.before) else None
    if before is None or before.part is not None or _APART.search(before.before):
        return None
    return None if before.is_mean else before


def _between(sentence: Sequence[Mention], target: Mention, achieved: Mention | None) -> Mention | None:
    """Return the level right before its achievement and target, in either order, whatever it is called."""
    if achieved is None:
        return None
    places = [sentence.index(achieved), sentence.index(target)]
    first = min(places)
    if first == 0 or abs(places[0] - places[1]) > 1:
        return None
    level = sentence[first - 1]
    is_past = _WITH_ACHIEVEMENT.match(achieved.before) and _PAST_TARGET.match(target.before)
    is_told = is_past if places[0] < places[1] else _WITH_TARGET.match(target.before)
    is_level = level.part in (None, Part.ACHIEVEMENT) and not level.is_mean
    is_of_one = not level.number.is_count or noun_of(level) in (*_NO_NOUNS, noun_of(target))
    return level if is_told and is_level and is_of_one else None


def _is_past_another(
    sentence: Sequence[Mention], achieved: Mention, target: Mention, year: int | None
) -> bool:
    """Whether the target behind an achievement is that of others or of another year, and not its own."""
    told = _OF_OTHER_TARGET.search(target.before)
    if told is None or sentence.index(achieved) > sentence.index(target):
        return False
    return _OF_WIDER.search(told["of"]) is not None or bool(years_in(told["of"]) - {year})


def _called_achievements(
    sentence: Sequence[Mention], target: Mention
) -> tuple[Mention | None, Mention | None]:
    """Return actual and achievement where both are called so: `mencapai 63% atau 105% dari target`."""
    own = [mention for mention in sentence if mention.part is Part.ACHIEVEMENT and not mention.is_mean]
    if len(own) != 2 or not _COMPARED.search(target.before):
        return None, None
    first, last = own
    places = [sentence.index(mention) for mention in (first, target, last)]
    is_between = places[1] - places[0] == places[2] - places[1] == 1
    is_behind = places[1] - places[2] == places[2] - places[0] == 1
    return (first, last) if is_between or is_behind else (None, None)


def _unnamed(sentence: Sequence[Mention], target: Mention, actual: Mention) -> Mention | None:
    """Return the share of the target right behind it or its actual, where no word calls it achievement."""
    places = sentence.index(target), sentence.index(actual)
    is_past = places[0] - places[1] == _APART_BY and _PAST_TARGET.match(target.before)
    place = places[1] + 1 if is_past else max(places) + 1
    share = sentence[place] if place < len(sentence) else None
    if share is None or share.part is not None or share.number.unit != PERCENT:
        return None
    found = actual.number.value / target.number.value * _FULL if target.number.value else None
    near = found is not None and abs(found - share.number.value) <= share.number.value * _NEAR / _FULL
    return share if near and _ALSO.search(share.before) else None


def _in_order(paragraph: Paragraph, year: int | None) -> Iterator[Equation]:
    """Yield achievements with the last target and the last actual before them."""
    held: dict[Part, Mention] = {}
    for mention in paragraph.mentions:
        is_other = _OF_OTHER.search(mention.before) or (
            mention.part is Part.ACHIEVEMENT and not _STILL.search(mention.before)
        )
        if mention.is_first and is_other:
            held.clear()
        if mention.part in (Part.TARGET, Part.ACTUAL) and not (mention.is_mean or _is_compared(mention)):
            held[mention.part] = mention
            if _WANTED.search(mention.before):
                held.pop(mention.part)
        if mention.part is Part.ACHIEVEMENT and len(held) == 2 and not mention.is_mean:
            if not _is_of_other(mention, (*held.values(),), year):
                made = [*_equation(paragraph, held[Part.TARGET], held[Part.ACTUAL], mention)]
                yield from (each for each in made if each.holds() or not _has_share(paragraph, each))
            held.clear()


def _has_share(paragraph: Paragraph, made: Equation) -> bool:
    """Whether a share told before is that of the two figures: `105 ton atau 105,00% dari target 100 ton`."""
    first = min(number.spot for number in made.inputs)
    told = (m.number for m in paragraph.mentions if m.number.unit == PERCENT)
    return any(
        replace(made, result=number).holds() for number in told if first < number.spot < made.result.spot
    )


def _is_of_other(achieved: Mention, told: Sequence[Mention], year: int | None) -> bool:
    """Whether a figure called an achievement is one of another year or place than target and actual."""
    years = {mention.year or year for mention in told}
    if achieved.year and None not in years and achieved.year not in years:
        return True
    compared = _BESIDE_OTHER.search(achieved.before)
    return compared is not None and not _OF_PLAN.search(compared["other"])


def _equation(
    paragraph: Paragraph, target: Mention, actual: Mention, achieved: Mention, *, is_sure: bool = False
) -> Iterator[Equation]:
    """Yield the achievement by the law that it keeps, if it can be that of the two figures."""
    years = {mention.year for mention in (target, achieved)} - {None}
    if not _are_of_a_kind(target, actual, is_sure=is_sure) or len(years) > 1:
        return
    made = Equation(
        AuditRule.ACHIEVEMENT,
        Law.PERCENT,
        achieved.number,
        (actual.number, target.number),
        paragraph.place,
        subject="capaian",
    )
    lower = (replace(made, law=law) for law in _LOWER_IS_BETTER)
    equation = made if made.holds() else next((other for other in lower if other.holds()), made)
    mentions = paragraph.mentions
    last = max(mentions.index(target), mentions.index(actual))
    is_behind = mentions.index(achieved) > last
    is_of_another = lies_beyond(achieved.before) or (
        is_behind and names_another(achieved, mentions[: last + 1])
    )
    if is_of_another and not equation.holds():
        return
    if (is_sure or _is_likely(equation)) and not _is_capped(equation):
        yield equation


def _are_of_a_kind(target: Mention, actual: Mention, *, is_sure: bool) -> bool:
    """Whether two figures measure one thing; in one clause a percentage may lack its sign."""
    one, other = target.number, actual.number
    if one.unit == other.unit:
        return not is_sure or _is_of_size(target, actual)
    return (one.unit == PERCENT) == (other.unit == PERCENT) and {one.unit, other.unit} <= {ONE, PERCENT}


def _is_of_size(target: Mention, actual: Mention) -> bool:
    """Whether two figures may be on one scale: 3,40 and 84,37 are on two."""
    low, high = sorted(abs(mention.number.value) for mention in (target, actual))
    return target.number.unit == PERCENT or high <= low * 10


def _is_likely(equation: Equation) -> bool:
    """Whether what follows is about what is printed: figures of another scale give quite another one."""
    found, printed = equation.computed(), equation.result.value
    return found is not None and printed > 0 and printed / _TIMES <= found <= printed * _TIMES


def _is_capped(equation: Equation) -> bool:
    """Whether it is full at a target that was passed: reports write no more than 100% now and then."""
    found = equation.computed()
    return equation.result.value == _FULL and found is not None and found > _FULL
