"""What the numbers of a sentence are: target, actual, achievement, budget; law numbers and dates are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.counting import NUMBER_WORDS
from capaian.auditor.understanding.direction_words import DOWN, MOVED, UP
from capaian.auditor.understanding.years import YEAR
from capaian.domain.period import MONTHS
from capaian.domain.value import ONE, PERCENT, RUPIAH


class Part(StrEnum):
    """What a number in a sentence says."""

    TARGET = "target"
    ACTUAL = "realisasi"
    ACHIEVEMENT = "capaian"
    BUDGET = "pagu"
    SPENT = "belanja"
    ABSORPTION = "serapan"
    UP = "naik"
    DOWN = "turun"
    GAP = "selisih"
    REST = "sisa"


CHANGES: Final = frozenset({Part.UP, Part.DOWN, Part.GAP, Part.REST})
"""By how much a level differs from another, and no level itself."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A number of a sentence with the words around it."""

    number: PrintedNumber
    part: Part | None
    before: str
    """Words between the number before and this one."""
    after: str
    """Words between this number and the next."""
    year: int | None
    """The year named last before it, or right after it, in the sentence."""
    is_mean: bool
    head: Part | None = None
    """Its part, or that of the number before where its clause goes on without saying: `88% dan 77%`."""
    is_first: bool = False
    """Whether it is the first quantity of its sentence."""
    is_of_mean: bool = False
    """Whether it is a mean, or its clause goes on from one: `rata-rata sasaran I 100%, sasaran II 101%`."""


_MONEY: Final = Worded(r"\brp\.?\s*$")
_NOT_QUANTITY: Final = re.compile(
    r"(?:\b(?:nomor|no|pasal|ayat|angka|huruf|undang-undang|uu|pp|perpres|permen\w*|tabel|table|gambar|grafik"
    r"|bab|lampiran|halaman|hal|nip|nib|nik|telp|fax|km|kode|versi|iso(?:/iec)?|usia|umur|semester"
    r"|triwulan|iku|sasaran|program|misi|tujuan|kegiatan|indikator|eselon|tipe|peringkat|urutan|ke)\b[^\w,]*"
    r"|\b(?:jalan|jl)\b[.\s]*|\bdikali(?:kan)?(?:\s+dengan)?\s+|\bke-|[/-]\s*|:|\d\s*:\s*|\b0\d{2,3}\s+)$",
    re.IGNORECASE,
)
_BASE: Final = re.compile(
    r"\bdibanding(?:kan)?\b[^.;:\d]{0,40}\btahun\s+(?:sebelumnya|lalu|20\d\d)\s+(?:yaitu|yakni|yang)"
    r"(?:\s+(?:sebesar|mencapai|tercatat|adalah|berjumlah|berada|pada))*\s+$",
    re.IGNORECASE,
)
"""Behind it stands what it was before: `peningkatan dibandingkan tahun 2023 yaitu 86,43`."""
POINTS: Final = re.compile(r"\s*(?:%|persen)?\s*poin\b", re.IGNORECASE)
"""Behind a change that is told in points, not as a share of where it began."""
_SO_MANY: Final = re.compile(
    rf"(?:\b{NUMBER_WORDS}|[(][a-z ]+[)])\s+(?:iku|sasaran|program|misi|tujuan|kegiatan|indikator)\s+$",
    re.IGNORECASE,
)
"""So many things are numbered no more: `rata-rata enam IKU 5,40`."""
_MONTHS: Final = "|".join((*map(str.casefold, MONTHS), "nopember"))
_RIGHT_BEFORE: Final = 40
"""Signs before a number among which a word stands that names it: the longest have fewer than half of them."""
_JOINTS: Final = ("-", "_")
_JOINED_BEFORE: Final = re.compile(r"[A-Za-z][\w.]*[-_]$")
_JOINED_AFTER: Final = re.compile(r"[-_][A-Za-z]|\.[a-z]{2,4}\b")
"""Digits of a code such as `agregat-2023-s2` or of a file's name."""
_IN_FILE: Final = re.compile(r"\bbaris\s+[\d\s,\u2013-]*$", re.IGNORECASE)
"""Lines of a file: `counts.csv baris 11-18`."""
_TEX: Final = re.compile(r"\${1,2}[^$]*\\[^$]*\${1,2}")
_DATE_AFTER: Final = re.compile(
    rf"^\s*(?:{_MONTHS})\b|^\s*(?:[(][a-z ]+[)]\s*)?(?:tahun|bulan|hari)\b(?!\s+20\d\d)", re.IGNORECASE
)
_SCALED: Final = re.compile(
    r"\s*(?:ribu|juta|miliar|milyar|triliun|sen|thousand|million|billion)\b", re.IGNORECASE
)
"""A figure whose size stands in words is rounded: `1 juta unit`."""
_MARK_AFTER: Final = re.compile(r"[.)](?:\s|$)")
_REACH: Final = 200
"""Signs before and after a number among which the words stand that say what it is."""
_OF_YEAR: Final = re.compile(
    r"^\s*(?:%|(?!(?:dan|serta|atau|sedangkan|sementara|yang)\b)[^\W\d_]+)?"
    r"\s*(?:pada|di|dalam|untuk)\s+tahun\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""A year right behind a figure and its unit."""
_COMPOUND: Final = re.compile(r"^(\s*[^\W\d_]{1,6})(?:/[^\W\d_]+)+(?=[\s.,;)]|$)")
"""A unit of several words: `49,86 kg/kapita/tahun`, of which the first is kept."""
_YEAR_AFTER: Final = re.compile(r"[^.;,]{0,12}\b(?P<year>(?:19|20)\d\d)\b")
_LAST_YEAR: Final = 2099
_TWO: Final = 2
_CLAUSES: Final = 300
"""Letters that two clauses take at most."""
_BACK_TO_TARGETS: Final = re.compile(
    r"\b(?:dari(?:pada)?|\w*banding\w*|terhadap|ketimbang|atas|bawah)\s+(?:[^\W\d]+\s+){0,4}?(?:19|20)\d\d[,)]*"
    r"\s+(?:dan|serta|sedangkan|sementara|adapun)\s+(?:[^\W\d]+\s+){0,3}?(?:target|ditarget)\w*\b[^.;\d]*$",
    re.IGNORECASE,
)
"""A comparison, then a target of the year before it: `Target 2031 naik 3% dari tahun 2030, dan target`."""
_MEAN: Final = Worded(r"\brata-?\s?rata(?:nya)?\b(?!.*\b(?:tidak sama|berbeda|berlainan) (?:dengan|dari)\b)")

_PARTS: Final = (
    (Part.REST, r"\bmenyisakan\b|\bsisa(?:nya)?\b|\btersisa\b"),
    (Part.GAP, r"\bselisih\b|\bdeviasi\b|\bterpaut\b"),
    (Part.UP, rf"\b(?:{UP})\b"),
    (Part.DOWN, rf"\b(?:{DOWN})\b"),
    (
        Part.ABSORPTION,
        r"\b(?:penyerapan(?:nya)?|serapan(?:nya)?|terserap|daya serap|capaian anggaran|realisasi keuangan)\b",
    ),
    (
        Part.ACHIEVEMENT,
        r"\b(?:pen|keter)?capaian(?:nya)?\b|\bkeberhasilan\b|\bmencapai\b|\batau tercapai\b",
    ),
    (
        Part.TARGET,
        r"\btarget(?:nya)?\b(?!,?\s+(?:dan|serta|sedangkan|sementara|tetapi|namun)\b)|\bditargetkan\b|\brencana(?:nya)?\b|\bdirencanakan\b",
    ),
    (Part.SPENT, r"\brealisasi (?:anggaran|dana|keuangan|belanja|biaya)\b|\bterserap\b|\bdana\b|\bbelanja\b"),
    (Part.BUDGET, r"\bpagu(?:nya)?\b|\banggaran(?:nya)?\b|\balokasi(?:nya)?\b"),
    (
        Part.ACTUAL,
        r"\b(?:di|te)?realisasi(?:nya|kan)?\b|\b(?:diperoleh|hasil|kinerja nyata|nilai|mencapai)\b",
    ),
)
_PATTERNS: Final = tuple((part, Worded(words)) for part, words in _PARTS)
_OF_WHOLE: Final = re.compile(
    r"\s*(?:%|persen)?\s*dari\s+(?:total\s+)?(?P<whole>target|rencana|pagu|anggaran|alokasi)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OF_OWN_WHOLE: Final = re.compile(
    r"\s*(?:%|[^\W\d_]+)?\s*dari\s+(?:total\s+)?(?:target|rencana|pagu|anggaran|alokasi)\b(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_OR_ALSO: Final = re.compile(r"^\s*(?:%|persen)\s*(?:,?\s*atau(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE)
"""What stands between an actual in percent and its share of the target."""
_LEADS_ON: Final = re.compile(r"(?:nya)?(?:\s+(?!itu\b|ini\b|tersebut\b)[\w-]+){0,4}\s*$")
"""Words that end in the target itself: `dari target sebesar 95%`."""
_CALLED_ACHIEVEMENT: Final = re.compile(r"\b(?:(?:pen|keter)?capaian|keberhasilan)(?:nya)?\b", re.IGNORECASE)
_CALLED_ACTUAL: Final = re.compile(
    r"\b(?:realisasi|terealisasi)(?:nya)?(?:\s+(?:sebesar|adalah))?\s*$", re.IGNORECASE
)
_CHANGE: Final = Worded(
    rf"\b(?:(?P<up>{UP})|{DOWN})\b"
    r"(?:\s+(?:nilai|capaian|kinerja|realisasi|indeks|persentase|cakupan|kepuasan|masyarakat|penyerapan|anggaran"
    r"|tingkat|ketercapaian|pencapaian|hasil|pagu|alokasi|belanja|dana))*"
    r"\s+(?:yaitu\s+)?(?:sebesar|sebanyak|senilai)?\s*(?:rp\.?\s*)?$"
)
"""`kenaikan capaian sebesar`: the number is the change, not the achievement."""
_LEVEL: Final = Worded(rf"\b(?:{MOVED})\s+(?:dari|menjadi)\s*$")
"""`turun dari`: the number is where it was before, not by how much it fell."""
_GOES_ON: Final = re.compile(
    r"^\s*(?:%|persen|poin)?\s*(?:pada tahun (?:19|20)\d\d\s*)?(?:,\s*)?"
    r"(?:(?:dan|serta|sampai|hingga|menjadi|sedangkan)\b|:\s*$)",
    re.IGNORECASE,
)
_MEAN_GOES_ON: Final = re.compile(
    r"^\s*(?:%|persen|poin)?\s*,?\s*(?:(?:dan|serta|sedangkan|sementara|untuk|pada)\s+)*"
    r"(?!.*\b(?:ter[^\W\d]{4,}|paling)\b)[^.;:()\d]{0,60}[(]?\s*$",
    re.IGNORECASE,
)
_BECOMES: Final = Worded(r"\bmenjadi\s*$")
_BOUND: Final = Worded(
    r"\b(?:harus|wajib|perlu|minimal|minimum|sekurang-kurangnya|setidaknya|sedikitnya|maksimal|maksimum"
    r"|paling (?:sedikit|rendah|tinggi|banyak|kurang|lambat))\b[^.;,\d]*$"
)
"""`nilai sekurang-kurangnya harus mencapai`: what has to be, and is not."""
_OF_COUNT: Final = re.compile(r"\s*(?:%|persen)?\s*dari\s+(?:[^\W\d_]+\s+){0,2}$", re.IGNORECASE)
"""A share of people or things: `mencapai 99,17% dari 168.754 wajib KTP` is no achievement of a target."""
_MANY: Final = 100
_OF_MONEY: Final = frozenset({Part.BUDGET, Part.SPENT})
_OF_SHARES: Final = frozenset({Part.ACHIEVEMENT, Part.ABSORPTION, Part.REST})


def mentions_of(sentence: Sentence) -> tuple[Mention, ...]:
    """Return the quantities of a sentence.

    Examples:
        >>> from capaian.auditor.printed.document import Line
        >>> from capaian.auditor.reading.structure import read_structure
        >>> text = "Menurut PP Nomor 8 Tahun 2006, diperoleh nilai 86,95 dari target sebesar 86."
        >>> (sentence,) = read_structure([Line(1, (text,))]).sentences
        >>> [(m.number.text, m.part.value) for m in mentions_of(sentence)]
        [('86,95', 'realisasi'), ('86', 'target')]
    """
    return tuple(_mentions(sentence))


def _mentions(sentence: Sentence) -> Iterator[Mention]:
    text = sentence.text
    kept = [n for n in sentence.numbers if _is_quantity(n, text, sentence.place_of(n))]
    if not kept:
        return
    starts = [*(sentence.place_of(n) for n in kept), len(text)]
    ends = [0, *(start + n.spot.end - n.spot.start for start, n in zip(starts, kept, strict=False))]
    head: Part | None = None
    after, is_of_mean = "", False
    years = [(match.end(), int(match[0])) for match in YEAR.finditer(text)]
    for place, number in enumerate(kept):
        before = text[: starts[0]] if place == 0 else after
        after = _COMPOUND.sub(r"\1", text[ends[place + 1] : starts[place + 1]])
        said = (
            _own_year(before)
            if _BECOMES.search(before)
            else _last_year(years, _reach_of_years(text, years, starts[place]))
        )
        part = _part(number, before, after, kept[place + 1] if place + 1 < len(kept) else None)
        head = _head(number, part, before, head)
        is_mean = bool(_MEAN.search(before))
        is_of_mean = is_mean or (is_of_mean and part is None and _MEAN_GOES_ON.match(before) is not None)
        yield Mention(
            number,
            part,
            before,
            after,
            _year(said, after),
            is_mean,
            head,
            is_first=place == 0,
            is_of_mean=is_of_mean,
        )


def _head(number: PrintedNumber, part: Part | None, before: str, last: Part | None) -> Part | None:
    """Return what a number is, be it said of itself or only of the one before it."""
    if level := _LEVEL.search(before):
        return _part(number, before[: level.start()], "")
    return last if part is None and _GOES_ON.match(before) else part


def _is_quantity(number: PrintedNumber, text: str, start: int) -> bool:
    """Whether a number measures something: no law, year, date, age, place in an order, or telephone."""
    end = start + len(number.text)
    before, after = text[max(start - _REACH, 0) : start], text[end : end + _REACH]
    is_year = number.decimals == 0 and number.text.isdigit() and 1900 <= number.value <= 2100
    is_code = number.text.isdigit() and (number.text.startswith("0") or len(number.text) > 12)
    if is_year or is_code or (not before.strip(" -(") and _MARK_AFTER.match(after)):
        return False
    if _SCALED.match(after):
        return False
    is_tex = "$" in text and any(match.start() <= start < match.end() for match in _TEX.finditer(text))
    is_joined = before.endswith(_JOINTS) and _JOINED_BEFORE.search(before)
    is_in_file = "baris" in before.casefold() and _IN_FILE.search(before)
    is_word = is_joined or _JOINED_AFTER.match(after) or is_in_file
    if is_tex or is_word or (not number.decimals and _DATE_AFTER.match(after)):
        return False
    words = before[:-1] if number.value < 0 else before  # its minus joins it to nothing
    return number.unit != ONE or not _names_no_quantity(words[-_RIGHT_BEFORE:])


@lru_cache(maxsize=4096)
def _names_no_quantity(words: str) -> bool:
    """Whether words right before a number say that it measures nothing."""
    return _NOT_QUANTITY.search(words) is not None and _SO_MANY.search(words) is None


def _part(
    number: PrintedNumber, before: str, after: str, following: PrintedNumber | None = None
) -> Part | None:
    """The words nearest before a number say what it is, as far as its unit can be that."""
    if number.unit == PERCENT and (whole := _OF_WHOLE.match(after)):
        return _of_whole(before, whole, following)
    if (said := _OF_OWN_WHOLE.match(before)) and not _LEADS_ON.match(said["rest"]):
        before = said["rest"]  # the whole is that of the figure before
    if (base := _BASE.search(before)) and not POINTS.match(after):
        before = before[base.start() :]
    if change := _CHANGE.search(before):
        return Part.UP if change["up"] else Part.DOWN
    is_money = number.unit == RUPIAH or bool(_MONEY.search(before))
    found = [
        (end, part)
        for end, part in _called(before)
        if (part in _OF_MONEY) == is_money or part not in _OF_MONEY | _OF_SHARES
    ]
    allowed = [(end, part) for end, part in found if _can_be(part, number, is_money=is_money)]
    if _is_of_count(number, before, after, following):
        allowed = [(end, part) for end, part in allowed if part is not Part.ACHIEVEMENT]
    found_part = max(allowed, default=(0, None), key=lambda pair: pair[0])[1]
    return None if found_part in (Part.ACTUAL, Part.ACHIEVEMENT) and _BOUND.search(before) else found_part


def _is_of_count(number: PrintedNumber, before: str, after: str, following: PrintedNumber | None) -> bool:
    """Whether a percentage is one of so many people or things, and not called an achievement."""
    is_of_many = following is not None and following.is_count and following.value >= _MANY
    is_share = number.unit == PERCENT and _OF_COUNT.match(after)
    return is_of_many and bool(is_share) and not _CALLED_ACHIEVEMENT.search(before)


@lru_cache(maxsize=4096)
def _called(words: str) -> tuple[tuple[int, Part], ...]:
    """Return every part that words stand for, and where they end; many figures follow the same words."""
    return tuple((match.end(), part) for part, pattern in _PATTERNS for match in pattern.finditer(words))


def _of_whole(before: str, whole: re.Match[str], following: PrintedNumber | None) -> Part:
    """What a percentage of a whole is: beside a target that is printed too, the actual."""
    if whole["whole"].casefold() not in ("target", "rencana"):
        return Part.ABSORPTION
    if (
        _OR_ALSO.match(before)
        or following is None
        or not _LEADS_ON.match(whole["rest"])
        or _CALLED_ACHIEVEMENT.search(before)
    ):
        return Part.ACHIEVEMENT
    is_actual = following.unit == PERCENT or _CALLED_ACTUAL.search(before)
    return Part.ACTUAL if is_actual else Part.ACHIEVEMENT


def _can_be(part: Part, number: PrintedNumber, *, is_money: bool) -> bool:
    if part in _OF_MONEY:
        return is_money
    if part in _OF_SHARES:
        return number.unit == PERCENT
    return not is_money


def _reach_of_years(text: str, years: Sequence[tuple[int, int]], start: int) -> int:
    """Return up to where a year governs what starts there: one of a comparison ends with it."""
    if len(years) < _TWO:
        return start
    compared = _BACK_TO_TARGETS.search(text, max(0, start - _CLAUSES), start)
    return compared.start() if compared and years[0][0] <= compared.start() else start


def _last_year(years: Sequence[tuple[int, int]], start: int) -> int | None:
    """Return the last of the years, each with its end, before a start."""
    place = bisect_right(years, (start, _LAST_YEAR))
    return years[place - 1][1] if place else None


def _own_year(before: str) -> int | None:
    """Return the year between two numbers that is not of the first."""
    years = YEAR.findall(_OF_YEAR.sub("", before))
    return int(years[-1]) if years else None


def _year(said: int | None, after: str) -> int | None:
    """Return the year of a number: one said of it right after it, one before it, or one near after it."""
    found = _OF_YEAR.match(after) or (_YEAR_AFTER.match(after) if said is None else None)
    return int(found["year"]) if found else said


def only_of(mentions: Sequence[Mention], *parts: Part) -> Mention | None:
    """Return the one number that says one of these parts; `None` where none does, or several do."""
    found = [mention for mention in mentions if mention.part in parts]
    return found[0] if len(found) == 1 else None


def neighbours(mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, Mention]]:
    """Yield each pair of quantities that follow each other."""
    return pairwise(mentions)
