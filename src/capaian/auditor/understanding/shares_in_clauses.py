"""Shares with part and whole in one sentence, however far off: `5 dari 8 dinas telah melapor atau 62,50%`.

Words bind the three: the part is said to be of the whole, or the whole opens the sentence, or was planned.
What was done of a plan may be more than the plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import pairwise
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import Spot
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.beyond import lies_beyond
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.nouns import noun_of
from capaian.auditor.understanding.prose import Paragraph
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT
from capaian.rules.outcome import HUNDRED

_IN_WORDS: Final = re.compile(r"\s*[(][a-z ]+[)]", re.IGNORECASE)
"""A count in words behind its digits: `8 (delapan)`."""
_ALL: Final = r"(?:(?:total|seluruh|keseluruhan|sejumlah|sebanyak|jumlah)\s+)*"
_PLAN: Final = r"(?:target|rencana)(?:nya)?"
_LEAD: Final = re.compile(
    r"^(?!.*\b(?:yaitu|yakni|ialah|misalnya|seperti|antara\s+lain)\b)"
    r"[^.;:()\d]{0,120}?(?:,?\s*[(](?:\s*atau\b)?|\b(?:atau|setara|sehingga|artinya|berarti|dengan\s+persentase)\b)"
    r"(?:\s*\b(?:sebesar|dengan|mencapai|(?:per|pro)sentase(?:nya)?|adalah|tercapai|capaian(?:nya)?))*\s*$",
    re.IGNORECASE,
)
"""Words from a part or a whole to the share that they make; what is named in between has its own."""
_GOES_ON: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:\)?\s*(?:dari|terhadap)\b|-|\u2013|di\s?antara\w*|atau\s+(?:lebih|kurang)|ke\s+(?:atas|bawah)"
    r"|sampai|hingga|pada|lebih|kurang)",
    re.IGNORECASE,
)
"""Behind a share that is of something else, or an end of a range."""
_LEVEL: Final = (
    rf"{MOVES}|{CAUSED}|rata-?\s?rata(?:nya)?|nilai|skor|indeks|serapan|penyerapan|cakupan|tingkat|kelulusan|bobot"
    r"|terserap|anggaran|rp|lebih|kurang|di\s?(?:atas|bawah)|melampaui|melebihi"
)
_OTHER: Final = re.compile(rf"\b(?:{_LEVEL})\b", re.IGNORECASE)
"""Where these stand the share may be a level of what is counted: only a slip of the pen is told."""
_OTHER_IN_BRACKETS: Final = re.compile(
    rf"\b(?:{_LEVEL}|standar|ambang|batas|(?:mini|maksi)(?:mal|mum)|nasional|provinsi|(?:ber)?predikat|kategori|kriteria"
    r"|ter(?:tinggi|endah|baik|besar|kecil)|tinggi|sedang|rendah)\b",
    re.IGNORECASE,
)
"""So may it be behind more words where it stands in brackets, or is what the counted have."""
_BRACKET: Final = re.compile(
    r"[(]\s*(?:atau\s+)?(?:sebesar\s*)?$|\bdengan\s+persentase(?:\s+(?:sebesar|mencapai))*\s*$", re.IGNORECASE
)
_WITH: Final = re.compile(r"\bdengan\s+persentase\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"^\s*(?:%|persen)?\s*(?:[.,;)]|$)", re.IGNORECASE)
"""With a percentage may be which of the counted is meant, where its clause goes on."""
_HELD_AGAINST: Final = re.compile(rf"\b(?:{_PLAN}|capaian(?:nya)?)\b", re.IGNORECASE)
"""And where a part is said to be beside a target."""
_OUT_OF: Final = re.compile(
    rf"^\s*(?:[^\W\d_]+\s+){{0,3}}dari\s+{_ALL}(?P<plan>(?:{_PLAN}\s+)?)(?:[^\W\d_]+\s+){{0,2}}?{_ALL}$",
    re.IGNORECASE,
)
"""From a part to its whole: `5 laporan dari rencana sebanyak 8 laporan`."""
_OPENS: Final = re.compile(
    rf"^\W*(?:dari\s+{_ALL}|(?=(?:target|rencana|direncanakan|ditargetkan)\b))"
    rf"(?P<plan>(?:(?:{_PLAN}|direncanakan|ditargetkan)\s+)?)(?:[^\W\d_]+\s+){{0,2}}?{_ALL}$",
    re.IGNORECASE,
)
"""A sentence about the parts of the figure that follows, or about what was done of a plan."""
_PLANNED: Final = re.compile(
    r"^\s*(?:[^\W\d_]+\s+){1,4}yang\s+(?:telah\s+|sudah\s+)?(?:direncanakan|ditargetkan)\b", re.IGNORECASE
)
_CLAUSE: Final = re.compile(r"[.;]\s")
_NO_NOUN: Final = frozenset(
    ("", "di", "yang", "telah", "sudah", "belum", "masih", "baru", "dan", "atau", "sedang", "berhasil")
)
"""What stands behind a part whose noun is that of the whole."""
_DURATIONS: Final = frozenset(("hari", "jam", "menit", "bulan", "detik", "minggu", "tahun", "km", "meter"))
_MOST_SPOKEN: Final = 10
_OF_MANY: Final = re.compile(
    r"\b(?:sekitar|kira-kira|hampir|rata-rata|setiap|rumah\s+tangga|keluarga|penduduk|warga|orang|anak|balita|bayi"
    r"|remaja|pemuda|perempuan|laki-laki|siswa|lansia|masyarakat)\b",
    re.IGNORECASE,
)
"""Words of a share that is told roughly, and of those of whom there are many."""
_LOWER: Final = (Law.INVERSE, Law.MIRROR)


def shares_in_clauses(paragraph: Paragraph, known: Set[Spot]) -> Iterator[Equation]:
    """Yield the shares of parts in wholes that one clause tells.

    Args:
        paragraph: Sentences with their quantities.
        known: Figures that follow from others in a way that is told already.
    """
    for sentence in paragraph.sentences:
        for first, second, share in zip(sentence, sentence[1:], sentence[2:], strict=False):
            is_share = share.number.unit == PERCENT and share.number.spot not in known
            if not is_share or not (first.number.is_count and second.number.is_count):
                continue
            for part, whole, is_planned in (*_out_of(first, second), *_of_opening(first, second)):
                made = _equation(paragraph, share, part, whole, is_planned=is_planned)
                is_told = _is_told(paragraph, made, (part, whole, share), is_planned=is_planned)
                is_other = are_of_others(sentence, made) or is_figure_of_speech(sentence, made)
                is_other |= lies_beyond(second.before)
                if made.holds() or (is_told and not is_other):
                    yield made


_Told = tuple[Mention, Mention, bool]
"""Part and whole, and whether the whole was planned."""


def _out_of(part: Mention, whole: Mention) -> Iterator[_Told]:
    """Yield a part that is said to be of the whole behind it: `5 dari 8 dinas`."""
    told = _OUT_OF.match(_IN_WORDS.sub("", whole.before))
    if told is not None and part.part not in CHANGES:
        own = noun_of(_Plain(part))
        is_one = own in ("", "dari", noun_of(_Plain(whole)))
        if is_one:
            yield part, whole, bool(told["plan"]) or _PLANNED.match(whole.after) is not None


def _of_opening(whole: Mention, part: Mention) -> Iterator[_Told]:
    """Yield a part behind the whole that opens its sentence: `Dari 8 dinas, 5 dinas`."""
    told = _OPENS.match(_CLAUSE.split(whole.before)[-1]) if whole.is_first else None
    is_behind = _PLANNED.match(whole.after) is not None
    if told is None or part.part in CHANGES or (part.part is Part.TARGET and not is_behind):
        return
    noun = noun_of(_Plain(part))
    is_planned = bool(told["plan"]) or is_behind
    if noun == noun_of(_Plain(whole)) != "" or (noun in _NO_NOUN and not is_planned):
        yield part, whole, is_planned


class _Plain:
    """A figure without its count in words."""

    def __init__(self, mention: Mention) -> None:
        self.number: Final = mention.number
        self.after: Final = _IN_WORDS.sub("", mention.after)


def _is_told(
    paragraph: Paragraph, made: Equation, of: tuple[Mention, Mention, Mention], *, is_planned: bool
) -> bool:
    """Whether words leave no doubt that a share is that of a part, though it is not."""
    part, whole, share = of
    words = _IN_WORDS.sub("", share.before)
    is_led = _LEAD.match(words) and not _GOES_ON.match(share.after)
    is_other = share.part in CHANGES or (share.part is Part.TARGET and not is_planned)
    if not is_led or is_other or share.number.value == HUNDRED:
        return False
    is_more = part.number.value > whole.number.value
    if whole.number.value <= 0 or (is_more and not is_planned):
        return False
    if is_planned and (noun_of(_Plain(part)) in _DURATIONS or may_be_less(paragraph.text)):
        return False
    levels = _OTHER_IN_BRACKETS if _BRACKET.search(words) else _OTHER
    is_open = (
        (_WITH.search(words) and not _ENDS.match(share.after))
        or levels.search(words)
        or (not is_planned and _HELD_AGAINST.search(words))
    )
    return not is_open or _is_slip(made)


def are_of_others(sentence: Sequence[Mention], made: Equation) -> bool:
    """Say whether several parts of a whole have shares, and none of them is of it.

    `Dari 8 desa, 5 desa tinggi (92%), dan 3 desa rendah (81%)`

    Args:
        sentence: Its quantities.
        made: The share of one of the parts in the whole.
    """
    _, whole = made.inputs
    told = [
        replace(made, result=share.number, inputs=(part.number, whole))
        for part, share in pairwise(sentence)
        if part.number.is_count and part.number.spot != whole.spot and share.number.unit == PERCENT
    ]
    return len(told) > 1 and not any(each.holds() for each in told)


def is_figure_of_speech(sentence: Sequence[Mention], made: Equation) -> bool:
    """Say whether part and whole tell a share of many roughly: `3 dari 4 rumah tangga (74,70%)`.

    Args:
        sentence: Its quantities.
        made: The share of the part in the whole.
    """
    part, whole = made.inputs
    if not (1 < whole.value <= _MOST_SPOKEN and made.result.decimals):
        return False
    words = " ".join(mention.before for mention in sentence)
    is_near = round_half_up(made.result.value * whole.value / HUNDRED, 0) == part.value
    return is_near and _OF_MANY.search(words) is not None


def _is_slip(made: Equation) -> bool:
    """Whether one slip of the pen explains a share that its part and whole do not give."""
    found = made.computed()
    return found is not None and round_half_up(found, made.result.decimals) in values_of(made.result)


def _equation(
    paragraph: Paragraph, share: Mention, part: Mention, whole: Mention, *, is_planned: bool
) -> Equation:
    made = Equation(
        AuditRule.ACHIEVEMENT if is_planned else AuditRule.RATIO,
        Law.PERCENT,
        share.number,
        (part.number, whole.number),
        paragraph.place,
        subject="capaian" if is_planned else "persentase",
    )
    lower = (replace(made, law=law) for law in _LOWER if is_planned)
    return next((each for each in lower if each.holds() and not made.holds()), made)
