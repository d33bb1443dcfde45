"""Figures that their own sentence explains, so that they are no slip of what a table prints."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import Final

from capaian.auditor.understanding.figures import Figure, words_of
from capaian.auditor.understanding.mentions import Mention, Part
from capaian.auditor.understanding.named_units import kind_of_unit
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT

_PLANNED: Final = re.compile(
    r"\b(kuota|rencana|target|usulan|kapasitas|kebutuhan|sasaran|pendaftar|pengusul|peminat)(?:nya)?\b"
    r"(?=(?:\s+(?:awal|semula|sebanyak|sebesar|hanya|yaitu|yakni|adalah|rp\.?|seluruhnya|sejumlah))*\s*$)",
    re.IGNORECASE,
)
"""What a figure is called right before it, though no table has such a column."""
_PLANNED_AFTER: Final = re.compile(
    r"\s*(?:orang\s+|unit\s+)?(kuota|pengusul|pendaftar|peminat|pemohon|usulan)\b", re.I
)
_FRACTION: Final = re.compile(
    r"\bseper(?:sepuluh|seratus)\b|\b1/100?\b|\bsepuluh (?:persen|kali)\b"
    r"|(?<![\d.,])10?(?:,0+)?\s*(?:%|persen\b)|\bsatu persen\b|\b100? kali\b",
    re.IGNORECASE,
)
_IDLE: Final = words_of(
    "sebesar sebanyak senilai sejumlah total jumlah seluruh keseluruhan semua mencapai adalah yaitu yakni"
    " tersedia dengan nilai dana tabel hanya telah sudah dapat pagu anggaran realisasi alokasi terserap"
    " direalisasikan dialokasikan dianggarkan terealisasi capaian target maka ada menjadi atas program"
    " kegiatan daerah dinas laporan secara kami hingga sampai akhir"
)
"""Words before a figure that give it no name of its own."""
_UNIT: Final = re.compile(
    r"\s*(orang|jiwa|responden|dokumen|lembar|keping|berkas|laporan|hari|unit|buah)\b", re.IGNORECASE
)
_NEAR: Final = 6
"""Figures before an achievement that may be what it is reckoned from."""
_TENS: Final = frozenset(map(Decimal, ("10", "100", "0.1", "0.01")))
_FEWEST: Final = 10
_HUNDRED: Final = 100
"""Figures from here on are no rest of two others by chance."""


def is_explained(paragraph: Paragraph, mention: Mention, figure: Figure) -> bool:
    """Whether a figure follows from its sentence, is called what no column is, or is a part with a name."""
    return (
        _is_share(paragraph, mention)
        or _is_achievement(paragraph, mention)
        or _is_counted_otherwise(mention, figure)
        or _is_rest(paragraph, mention)
        or _is_called_otherwise(mention, figure)
        or _is_part_of_its_own(paragraph, mention, figure)
    )


def _is_share(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether it is the share of one figure of its sentence in another."""
    number = mention.number
    if number.unit != PERCENT or not number.decimals:
        return False
    own = [abs(m.number.value) for m in paragraph.sentence_of(mention) if m is not mention]
    counts = [value for value in own if value >= _FEWEST]
    shares = (part / whole * 100 for part, whole in permutations(counts, 2))
    return any(round_half_up(share, number.decimals) == number.value for share in shares)


def _is_achievement(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether it is what a level told before it reaches of a target told before it."""
    number, place = mention.number, paragraph.mentions.index(mention)
    if number.unit != PERCENT or not number.decimals or mention.head is not Part.ACHIEVEMENT:
        return False
    before = paragraph.mentions[max(place - _NEAR, 0) : place]
    target = next((each for each in reversed(before) if each.part is Part.TARGET), None)
    levels = [each for each in before if each is not target and each.part is not Part.TARGET]
    if target is None or not target.number.value:
        return False
    shares = (level.number.value / target.number.value * 100 for level in levels if level.number.decimals)
    return any(round_half_up(share, number.decimals) == number.value for share in shares)


def _is_counted_otherwise(mention: Mention, figure: Figure) -> bool:
    """Whether it counts other things than its column does: `418 dokumen`, and `Responden (orang)`."""
    unit = _UNIT.match(mention.after)
    kinds = {kind_of_unit(word) for word in figure.heads if _UNIT.match(word)}
    return unit is not None and bool(kinds) and kind_of_unit(unit[1]) not in kinds


def _is_rest(paragraph: Paragraph, mention: Mention) -> bool:
    """Whether it is what is left of one figure of its sentence without another: `402 tidak, dari 3.735`."""
    number = mention.number
    if not number.is_exact or abs(number.value) < _HUNDRED:
        return False
    own = [abs(m.number.value) for m in paragraph.sentence_of(mention) if m is not mention]
    return any(whole - part == number.value for whole, part in permutations(own, 2) if part >= _HUNDRED)


def _is_called_otherwise(mention: Mention, figure: Figure) -> bool:
    """Whether words call it a quota, a plan or those who asked, and nothing at the figure does."""
    called = _PLANNED.search(mention.before) or _PLANNED_AFTER.match(mention.after)
    if called is None:
        return False
    known = figure.heads.union(figure.title.words, *(name.words for name in figure.names))
    return called[1].casefold() not in known and not {part.value for part in figure.parts} & {
        called[1].casefold(),
        "target",
    }


def _is_part_of_its_own(paragraph: Paragraph, mention: Mention, figure: Figure) -> bool:
    """Whether it is an exact tenth or hundredth that is said to be one, or that has another name."""
    if not mention.number.value or abs(figure.number.value / mention.number.value) not in _TENS:
        return False
    own = paragraph.sentence_of(mention)
    if _FRACTION.search(" ".join(f"{m.before} {m.number.text} {m.after}" for m in own)):
        return True
    clause = re.split(r"[;.,]\s|\b(?:dan|serta|sedangkan|dari)\b", mention.before)[-1]
    known = figure.heads.union(figure.title.words, _IDLE, *(name.words for name in figure.names))
    return bool(words_of(clause) - known)
