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
from capaian.auditor.slips import is_slip
from capaian.auditor.understanding.beyond import lies_beyond
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.less_words import may_be_less
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.nouns import NO_NOUNS, noun_of
from capaian.auditor.understanding.own_subjects import VERB
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.word_forms import are_forms_of_one
from capaian.domain.audit import AuditRule
from capaian.domain.numerals import round_half_up
from capaian.domain.value import PERCENT, RUPIAH
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
_WEIGHTED: Final = re.compile(
    r"\b(?:setelah ditimbang|tertimbang|(?:di|ter)bobot|disesuaikan|(?:dengan|menurut) bobot)\b",
    re.IGNORECASE,
)
_SPENT: Final = re.compile(
    r"\b(?:(?:ter|di)?realisasi(?:kan|nya)?|(?:ter|di)?serap(?:an(?:nya)?)?|penyerapan(?:nya)?)\b[^.;]*$",
    re.IGNORECASE,
)
_BUDGET: Final = re.compile(r"\b(?:pagu|anggaran|alokasi)(?:nya)?\b[^.;]*$", re.IGNORECASE)
_WITH: Final = re.compile(r"\bdengan\s+persentase\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"^\s*(?:%|persen)?\s*(?:[.,;)]|$)", re.IGNORECASE)
"""With a percentage may be which of the counted is meant, where its clause goes on."""
_BEHIND: Final = re.compile(
    r"^\s*(?:%|persen\b)?(?P<words>(?:(?!\b(?:dan|serta|maupun|atau|sedangkan|sementara|namun|tetapi|untuk|dengan|karena"
    r"|sehingga|dalam|selama|sepanjang|melalui|oleh)\b)[^.,;()\d])*)",
    re.IGNORECASE,
)
"""What a share is said of: `41,20% penduduk`, `37,50% belum melapor`."""
_LEADS_ON: Final = re.compile(
    r"yang|telah|sudah|belum|tidak|tanpa|bukan|sisanya|selebihnya|di|saja|tersebut|itu|ini|tahun"
)
"""Words right behind a share that name nothing that it would be of."""
_REST: Final = re.compile(r"\b(?:belum|tidak|tanpa|bukan|sisanya|selebihnya|lainnya|gagal)\b", re.IGNORECASE)
"""What is not so: `sehingga 37,50% belum melapor`."""
_SO: Final = re.compile(r"^(?:yang\s+)?(?:telah|sudah)\b", re.IGNORECASE)
"""What is so, right behind a share: `artinya 25,00% sudah`."""
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
"""Behind a whole that was planned: `8 laporan yang direncanakan`."""
_CLAUSE: Final = re.compile(r"[.;]\s")
"""Where what is told of a whole begins."""
_DURATIONS: Final = frozenset(("hari", "jam", "menit", "bulan", "detik", "minggu", "tahun", "km", "meter"))
"""What may be less than planned, and well so."""
_MOST_SPOKEN: Final = 10
"""The largest whole of a figure of speech: `9 dari 10 anak`."""
_OF_MANY: Final = re.compile(
    r"\b(?:sekitar|kira-kira|hampir|rata-rata|setiap|rumah\s+tangga|keluarga|penduduk|warga|orang|anak|balita|bayi"
    r"|remaja|pemuda|perempuan|laki-laki|siswa|lansia|masyarakat)\b",
    re.IGNORECASE,
)
"""Words of a share that is told roughly, and of those of whom there are many."""
_LOWER: Final = (Law.INVERSE, Law.MIRROR)
"""How far a plan is met of which less is better."""


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
        own = noun_of(_in_digits(part))
        is_one = own in ("", "dari", noun_of(_in_digits(whole)))
        if is_one:
            yield part, whole, bool(told["plan"]) or _PLANNED.match(whole.after) is not None


def _of_opening(whole: Mention, part: Mention) -> Iterator[_Told]:
    """Yield a part behind the whole that opens its sentence: `Dari 8 dinas, 5 dinas`."""
    told = _OPENS.match(_CLAUSE.split(whole.before)[-1]) if whole.is_first else None
    is_behind = _PLANNED.match(whole.after) is not None
    if told is None or part.part in CHANGES or (part.part is Part.TARGET and not is_behind):
        return
    noun = noun_of(_in_digits(part))
    is_planned = bool(told["plan"]) or is_behind
    if noun == noun_of(_in_digits(whole)) != "" or (noun in NO_NOUNS and not is_planned):
        yield part, whole, is_planned


def _in_digits(mention: Mention) -> Mention:
    """Return a figure without its count in words."""
    return replace(mention, after=_IN_WORDS.sub("", mention.after))


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
    is_contrary = any(replace(made, law=law).holds() for law in (Law.PERCENT, Law.UNSPENT))
    if is_contrary or _is_of_other(part, whole, share):
        return False
    if is_planned and (noun_of(_in_digits(part)) in _DURATIONS or may_be_less(paragraph.text)):
        return False
    levels = _OTHER_IN_BRACKETS if _BRACKET.search(words) else _OTHER
    is_open = (
        (_WITH.search(words) and not _ENDS.match(share.after))
        or levels.search(words)
        or (not is_planned and _HELD_AGAINST.search(words))
    )
    return not is_open or is_slip(made)


def _is_of_rest(share: Mention) -> bool:
    """Whether a share is of those of whom the contrary is so: `5 dari 8 telah, sehingga 37,50% belum`."""
    behind = _words_behind(share)
    is_denied, is_rest = (_REST.search(words) is not None for words in (share.before, behind))
    is_affirmed = _SO.search(behind) is not None or _have_one_root(behind, share.before)
    return is_rest is not is_denied and (is_rest or is_affirmed)


def _is_of_other(part: Mention, whole: Mention, share: Mention) -> bool:
    """Whether what stands right behind a share is another thing than the counted: `85,20% penduduk`."""
    first, *_ = _words_behind(share).split() or ("",)
    is_deed = _LEADS_ON.fullmatch(first) or VERB.fullmatch(first)
    return (
        bool(first)
        and not is_deed
        and not _have_one_root(first, f"{part.after} {whole.after} {share.before}")
    )


def _words_behind(share: Mention) -> str:
    """Return what is said of a share right behind it, in its own clause."""
    found = _BEHIND.match(share.after)
    return found["words"].casefold().strip() if found else ""


def _have_one_root(one: str, other: str) -> bool:
    return any(are_forms_of_one(word, known) for word in words_of(one) for known in words_of(other))


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


def is_of_budget(share: Mention, part: Mention, whole: Mention) -> bool:
    """Say whether a clause ends with the share of a budget that is spent, and not with that of its rest.

    Args:
        share: What is told last.
        part: An amount.
        whole: Another.
    """
    if part.number.unit != RUPIAH or not (_SPENT.search(part.before) and _BUDGET.search(whole.before)):
        return False
    left = HUNDRED - HUNDRED * part.number.value / whole.number.value
    is_left = abs(left - share.number.value) <= share.number.step
    return _ENDS.match(share.after) is not None and not is_left


def is_weighted(paragraph: Paragraph, equation: Equation) -> bool:
    """Whether a share that its counts do not give is said to be weighted or adjusted in its sentence."""
    if equation.rule is not AuditRule.RATIO or equation.holds():
        return False
    own = (told for told in paragraph.sentences if any(m.number.spot == equation.result.spot for m in told))
    return any(_WEIGHTED.search(f"{mention.before} {mention.after}") for told in own for mention in told)


def _equation(
    paragraph: Paragraph, share: Mention, part: Mention, whole: Mention, *, is_planned: bool
) -> Equation:
    made = Equation(
        AuditRule.ACHIEVEMENT if is_planned else AuditRule.RATIO,
        Law.UNSPENT if (is_rest := _is_of_rest(share)) else Law.PERCENT,
        share.number,
        (part.number, whole.number),
        paragraph.place,
        subject="capaian" if is_planned else "persentase",
    )
    lower = (replace(made, law=law) for law in _LOWER if is_planned and not is_rest)
    return next((each for each in lower if each.holds() and not made.holds()), made)
