"""Figures of clauses that are reckoned: sums, gaps and shares, with the words that say of what.

Words of an operation name nothing of a table. What is left of a clause without them is read by `accounted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.direction_words import MOVES, UNLIKE
from capaian.auditor.understanding.told_clauses import Clause, Told
from capaian.domain.value import PERCENT, RUPIAH


def _words(*lines: str) -> re.Pattern[str]:
    """Return what finds each of some words."""
    return re.compile(rf"\b(?:{'|'.join(word for line in lines for word in line.split())})\b", re.IGNORECASE)


class Operation(Enum):
    """By what a figure follows from others."""

    SUM = "jumlah"
    GAP = "selisih"
    SHARE = "persentase"


_BY: Final = (
    r"(?:\s+(?:sebesar|sebanyak|sejumlah|seluas|sepanjang|mencapai|adalah|yaitu|yakni|hanya|menjadi))*"
)
_END: Final = r"\s*[(]?(?:rp\.?\s*)?$"
_GAPS: Final = (
    "perubahan selisih(?:nya)? berselisih terpaut tertinggal berbeda kurang kekurangan jarak(?:nya)?"
    r" kesenjangan (?<!varietas\s)(?<!benih\s)(?<!bibit\s)unggul"
)
_PARTS: Final = (
    "(?:ber)?kontribusi(?:nya)? porsi(?:nya)? proporsi(?:nya)? pangsa(?:nya)? andil(?:nya)? sumbangan(?:nya)?"
    " menyumbang(?:kan)?"
)
_SUMMED: Final = _words(
    "bersama(?:-sama)? (?:di|ter)?gabung\\w* (?:a|ber)?kumulati?f?\\w* akumulasi keseluruhan",
    "(?:ber|se)?jumlah(?:nya)? total(?:nya)?",
)
_TO_TARGET: Final = re.compile(
    r"^\s*(?:%|persen)?\s*(?:poin|[a-z]+)?\s*dari(?:pada)?\s+target(?:nya)?\s*(?:[.,;]|$)", re.IGNORECASE
)
_SPAN: Final = re.compile(r"\b(?:19|20)\d\d\s*[-\u2013/]\s*(?:19|20)?\d\d\b")
"""Years of which any may be meant: `dibandingkan 2028-2030`."""
_PART_OF_YEAR: Final = _words("semester triwulan tw kuartal paruh")
_APART: Final = re.compile(
    rf"{_words(MOVES, UNLIKE, _GAPS).pattern}{_BY}{_END}|\b(?:selisih|jarak|kesenjangan|perbedaan)\b[^.;]*$",
    re.IGNORECASE,
)
"""Right before a gap; a noun of it may stand farther off."""
_APART_BEHIND: Final = re.compile(
    rf"^\s*(?:%|persen)?\s*(?:poin(?:\s+persen(?:tase)?)?|[a-z]+)?\s+(?:{UNLIKE}|di\s?(?:atas|bawah))\b",
    re.IGNORECASE,
)
_OF_ALL: Final = re.compile(
    r"^\s*(?:%|persen)?[\s)]*(?:dari|terhadap)\s+(?:(?:seluruh|semua|total|jumlah|keseluruhan)\b)",
    re.IGNORECASE,
)
_HAS: Final = _words(
    "mencapai memiliki merupakan mempunyai menjadi mencatat\\w* memperoleh menerima berjumlah"
)
_OF_ALL_AHEAD: Final = re.compile(
    r"\b(?:dari|terhadap)\s+(?P<whole>(?:seluruh|semua|total|jumlah|keseluruhan)\b[^.;:,\d]*?)"
    r"\s+(?:adalah|ialah|yaitu|yakni|sebesar|mencapai|tercatat|menjadi|berada\s+pada)"
    r"(?:\s+(?:angka|sebesar|mencapai))*\s*$",
    re.IGNORECASE,
)
"""Before a share: `Proporsi PNS terhadap seluruh pegawai adalah`."""
_STATE: Final = re.compile(
    r"\b(?:masih|telah|sudah|ber(?:status|asal|ada|jenis|golongan)|merupakan|adalah)\b", re.IGNORECASE
)
"""Behind a whole what its part is: `dari seluruh pegawai berstatus kontrak`."""
_TAKES: Final = re.compile(
    r"(?<!\byang )(?<!\btidak )\b(?:me|di|ter|ber)[a-z]{4,}\b(?=(?:\s+(?:sebesar|sebanyak|hingga))*\s*$)",
    re.IGNORECASE,
)
"""Right before a share a verb, which says how a part has it: `menelan 12%`, `mengangkut 29%`."""
_PART: Final = re.compile(rf"{_words(_PARTS).pattern}[^.;:,\d]*$", re.IGNORECASE)
_OR: Final = re.compile(rf"\b(?:atau|setara(?:\s+dengan)?)\b{_BY}\s*$|[(]\s*$", re.IGNORECASE)
"""Between a count and its share."""
_MOVED: Final = _words(MOVES)
_IN_A_ROW: Final = re.compile(r"^\s*(?:[^\W\d_]+\s+)?(?:dan|serta|,)\s*(?:rp\.?\s*)?$", re.IGNORECASE)
"""Between figures of which each is of one thing: `A dan B adalah 10 dan 12`."""
_CUT: Final = re.compile(
    r"[,;:()]|\b(?:atau|dan|serta|terdiri|dengan\s+rincian|sehingga|disusul|diikuti)\b", re.IGNORECASE
)
_ADDED: Final = re.compile(
    r"\b(?:(?:di|ter)(?:pasang|bangun|bentuk|tambah)(?:kan)?|diadakan"
    r"|pe(?:masangan|mbangunan|ngadaan|mbentukan|nambahan))\b",
    re.IGNORECASE,
)
_NEW: Final = re.compile(r"\bbaru\b", re.IGNORECASE)
"""With it what was added since the year before: `dipasang 521 titik lampu baru`."""
_ENDS: Final = re.compile(r",\s*(?:dan|serta)\s", re.IGNORECASE)
_NAMED: Final = re.compile(r"(?:\b(?:satu|1)|[)])\s+[^\W\d_]+,?\s+(?:yaitu|yakni|ialah)\b", re.IGNORECASE)
"""Before the name of the one of which a figure is told: `1 (satu) komoditas yaitu`."""
_POINTS_BACK: Final = re.compile(
    r"^\W*(?:(?:jumlah|angka|nilai|capaian|realisasi|persentase|cakupan|luas|panjang|kondisi)\s+)?"
    r"(?:ini|itu|tersebut)\b",
    re.IGNORECASE,
)
_DENIED: Final = re.compile(
    r"\b(?:tidak|bukan|belum|kecuali|selain|di\s?luar|tanpa|masing-masing|setiap|kali|lipat"
    r"|rata-?\s?rata\w*\s+(?!provinsi|nasional|kabupaten|kota\b)|sekitar|hampir|kira-kira|kurang\s+lebih|lebih\s+kurang"
    r"|(?:lebih|kurang)\s+dari(?=\s*(?:rp\.?\s*)?\d)|mendekati|melebihi|minimal|maksimal|sejak|selama|akan)\b",
    re.IGNORECASE,
)
"""Denied, rough, of several, or of a plan."""
_IDLE: Final[Mapping[Operation, re.Pattern[str]]] = {
    Operation.SUM: _words(
        "bersama-sama bersama secara jika bila apabila (?:di)?gabung(?:kan|an)? a?kumulatif akumulasi",
        "totalnya jumlahnya keseluruhan seluruh(?:nya)? semuanya menyumbang(?:kan)? sekaligus baik maupun",
        "menyerap sepanjang dihimpun terkumpul diterbitkan dilayani ditangani",
        "daripada (?:di)?banding(?:kan)?",
        UNLIKE,
    ),
    Operation.GAP: _words(
        MOVES,
        UNLIKE,
        _GAPS,
        "perbedaan daripada (?:di)?banding(?:kan)? bila jika perbandingan terhadap antara di\\s?atas",
        "di\\s?bawah rata-rata sebelumnya lalu mana sama hari menit",
        "ter(?:tinggi|besar|banyak|endah|kecil|sedikit)",
    ),
    Operation.SHARE: _words(
        _PARTS,
        "terhadap seluruh semua keseluruhan setara komposisi",
        "mengambil menghabiskan menelan memakan meng(?:guna|aloka)\\w+ dialokasikan menampung",
        "mengangkut mencakup meliputi mewakili menempati menguasai mendominasi menyerap didominasi berstatus",
        "bagian bersama-sama bersama secara gabungan kelompok",
        "ter(?:besar|banyak|tinggi|kecil|sedikit|endah|luas) paling\\s+[a-z]+",
    ),
}
"""Words of each operation that name nothing."""


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure that follows from others by the words of its clause."""

    told: Told
    operation: Operation
    text: str
    """What it is of."""
    ahead: str
    """What its clause tells before, which names the rows where its own words name none."""
    others: tuple[PrintedNumber, ...]
    """The figures beside it that must be those of what is named."""
    pointed: tuple[PrintedNumber, ...] | None = None
    """Figures of the sentence before, of one of which it goes on; `None` where it points to none."""
    whole: str = ""
    """The words of what it is a share of."""
    is_said: bool = True
    """Whether a word of the operation stands there; a sum may be told by parts of the year alone."""
    is_of_all: bool = False
    """Whether words say that it is a share of all."""
    is_to_target: bool = False
    """Whether it is a gap that words say to lie to the target, and between no others."""
    is_new: bool = False
    """Whether it is a gap to the year before, which no word tells."""
    is_open: bool = False
    """Whether its verb may be of any meaning, so that only a slip of the pen is told."""

    def idle_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where words of the operation stand in a text, that name nothing unless they are of a name."""
        yield from (match.span() for match in _IDLE[self.operation].finditer(text))

    @property
    def number(self) -> PrintedNumber:
        """The figure."""
        return self.told.number


def reckoned_in(clause: Clause, before: Sequence[PrintedNumber]) -> Iterator[Reckoned]:
    """Yield the figures of a clause that its words make sums, gaps or shares.

    Args:
        clause: A part of a sentence.
        before: The figures of the sentence before.
    """
    if _DENIED.search(clause.text):
        return
    pointed = tuple(before) if _POINTS_BACK.match(clause.text) else None
    for place, told in enumerate(clause.figures):
        is_level = not (told.is_first or told.is_last or told.is_change or told.number.unit == PERCENT)
        if pointed is None and _is_share(clause, place):
            yield _share(clause, place)
        elif _APART_BEHIND.match(told.after) or (_APART.search(told.words) and not told.is_last):
            yield from (replace(gap, pointed=pointed) for gap in _gap(clause, place))
        elif is_level and _ADDED.search(clause.text) and _NEW.search(clause.text):
            yield from _added(clause)
        elif pointed is None and is_level and _may_be_sum(clause, place):
            yield _sum(clause, place)


def _is_share(clause: Clause, place: int) -> bool:
    """Whether words make a percentage a share, and not by how much something moved."""
    told = clause.figures[place]
    is_of_all = _OF_ALL.match(told.after) or _OF_ALL_AHEAD.search(told.words)
    is_told = told.number.unit == PERCENT and (is_of_all or _is_part(clause, place))
    return bool(is_told) and not _MOVED.search(_before(clause, place))


def _is_part(clause: Clause, place: int) -> bool:
    words = clause.figures[place].words
    return _PART.search(words) is not None or (place > 0 and _OR.search(words) is not None)


def _may_be_sum(clause: Clause, place: int) -> bool:
    """Whether words put something together, or tell an amount in millions, and no figure stands in a row."""
    told = clause.figures[place]
    is_asked = told.number.unit == RUPIAH or _PART_OF_YEAR.search(clause.text)
    if not (is_asked or _SUMMED.search(told.words)):
        return False
    between = [told.after for told in clause.figures[max(place - 1, 0) : place + 1]]
    own = between if place + 1 < len(clause.figures) else between[:-1]
    return not any(map(_IN_A_ROW.match, own))


def _share(clause: Clause, place: int) -> Reckoned:
    told = clause.figures[place]
    beside = _OR.search(told.words) if place else None
    behind = _CUT.split(told.after.lstrip(" )%"))[0]
    ahead = None if _OF_ALL.match(told.after) else _OF_ALL_AHEAD.search(told.words)
    before, takes = _before(clause, place), _TAKES.search(told.words)
    if takes is not None and behind:
        before = before[: len(before) - len(told.words) + takes.start()]
    return Reckoned(
        told,
        Operation.SHARE,
        f"{before} {behind}",
        "",
        (clause.figures[place - 1].number,) if beside else (),
        whole=ahead["whole"] if ahead else _STATE.split(behind)[0],
        is_of_all=ahead is not None or _OF_ALL.match(told.after) is not None,
        is_open=takes is not None and not (_HAS.match(takes[0]) or _IDLE[Operation.SHARE].match(takes[0])),
    )


def _gap(clause: Clause, place: int) -> Iterator[Reckoned]:
    """Yield the one gap of a clause: which ends belong to which of several is not plain."""
    named = _NAMED.search(clause.figures[place].words)
    if named is not None:  # the figures before are of what the name is one of
        one = replace(clause.figures[place], words=clause.figures[place].words[named.end() :])
        clause, place = Clause(clause.text, [one, *clause.figures[place + 1 :]]), 0
    if (ends := _ENDS.search(clause.figures[place].after)) is not None:
        one = replace(clause.figures[place], after=clause.figures[place].after[: ends.start()])
        clause = Clause(clause.text, [*clause.figures[:place], one])
    told = clause.figures[place]
    share = clause.figures[place + 1 : place + 2] if told.number.unit != PERCENT else ()
    beside = [each for each in share if each.number.unit == PERCENT and _OR.search(each.words)]
    others = tuple(each.number for each in clause.figures if each is not told and each not in beside)
    if _SPAN.search(clause.text):
        return
    gaps = [each for each in clause.figures if each.is_change or _APART.search(each.words)]
    if len(gaps) <= 1:
        text = " ".join((*(each.words for each in clause.figures), clause.figures[-1].after))
        is_to_target = _TO_TARGET.match(told.after) is not None
        yield Reckoned(told, Operation.GAP, text, "", others, is_to_target=is_to_target)


def _added(clause: Clause) -> Iterator[Reckoned]:
    """Yield the one count of a clause as what came to the count of the year before."""
    for told in clause.figures if len(clause.figures) == 1 and clause.figures[0].number.is_count else ():
        text = _ADDED.sub(" ", f"{told.words} {told.after}")
        yield Reckoned(told, Operation.GAP, text, "", (), is_open=True, is_new=True)


def _sum(clause: Clause, place: int) -> Reckoned:
    told = clause.figures[place]
    text = f"{told.words.rsplit(', ')[-1] if place else told.words} {_CUT.split(told.after)[0]}"
    ahead = _before(clause, place - 1) if place else ""
    return Reckoned(told, Operation.SUM, text, ahead, (), is_said=_SUMMED.search(told.words) is not None)


def _before(clause: Clause, place: int) -> str:
    """Return the words before a figure, those between earlier figures too."""
    return " ".join(each.words for each in clause.figures[: place + 1])
