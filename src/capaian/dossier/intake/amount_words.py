"""Words by which heads of a budget table say what they hold: granted, changed, spent, or none of these."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.budget_papers import Paper, papers_told
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.words import KEPT, fold

FORESEEN: Final = frozenset(
    (
        "prognosis",
        "prognosa",
        "perkiraan",
        "prakiraan",
        "estimasi",
        "prediksi",
        "proyeksi",
        "jadwal",
    )
)
"""Words of what is yet to come."""
_OTHER: Final = FORESEEN | {
    *("sisa", "selisih", "fisik", "target", "rencana", "lebih", "kurang", "bobot", "spd", "rka", "rak"),
    *("bertambah", "berkurang", "belum", "saldo", "silpa", "tersisa", "blokir", "diblokir"),
}
"""Words of columns that are neither granted nor spent, whatever stands above them."""
_CHANGE: Final = frozenset(
    {
        *("bertambah", "berkurang", "penambahan", "pengurangan", "tambah", "kurang", "tambahan"),
        *("efisiensi", "refocusing", "rasionalisasi"),
    }
)
"""Words of by how much a budget was changed, where they stand before what was spent of it."""
_SIGNS: Final = re.compile(r"[()/\s\-−]*[+±][()/\s+\-−]*")
_PLANS: Final = frozenset({"dpa", "apbd"})
_CHANGED_PLANS: Final = frozenset({"dppa", "apbdp", "papbd"})
_BEFORE: Final = frozenset({"murni", "semula", "induk", "sebelum", "awal"})
_FIRST: Final = frozenset({"murni", "semula", "induk"})
"""Those of them that name a budget whatever month stands beside them."""
_SHIFT: Final = "pergeseran"
_AFTER: Final = _CHANGED_PLANS | {"perubahan", "menjadi", "setelah", "sesudah", _SHIFT, "revisi"}
_GRANTED: Final = _PLANS | _CHANGED_PLANS | {"anggaran", "pagu", "alokasi", "semula", "menjadi"}
_SIDES: Final = frozenset({"sebelum", "setelah", "sesudah"})
"""Words that head a budget also where no other tells one."""
_PAID: Final = frozenset({"ls", "gu", "tu", "up"})
"""In what way is paid what is spent: directly, or out of petty cash."""
_PAPERS: Final = frozenset({"spp", "spm", "sp2d", "spj", "kontrak", "hps", "tagihan", "kwitansi"})
_UNITS: Final = frozenset({"rp", "rupiah"})
_FILLS: Final = _UNITS | {"tahun", "ta", *map(str, range(2000, 2100))}
_SURELY_SPENT: Final = frozenset({"realisasi", "penyerapan", "pengeluaran", "sp2d", "spj"})
_SPENT: Final = _SURELY_SPENT | {"belanja"}
_SUMS: Final = frozenset({"jumlah", "total", "setahun"})
_PLAIN: Final = (
    _SUMS
    | _SPENT
    | {
        *("jml", "nilai", "rp", "rupiah", "keuangan", "uang", "dana", "s", "d", "sd", "sampai", "dengan"),
        *("bulan", "bln", "triwulan", "tw", "ini", "daya", "serap", "serapan", "terserap"),
        *("pencairan", "pembayaran", "pertanggungjawaban"),
    }
)
"""Words that tell of a column no more than that it holds what was spent, and until when."""
_USED: Final = _SURELY_SPENT | {"serapan"}
"""Words of what was spent of a budget that they name; `Serapan` alone is a share, too."""
_AGAINST: Final = frozenset({"terhadap", "thd", "dibanding", "dibandingkan"})
"""Words of columns that compare two amounts."""


@lru_cache(maxsize=KEPT)
def text_of(head: Head) -> str:
    """Return all that a head says, folded."""
    return fold(" ".join(head.parts))


@lru_cache(maxsize=KEPT)
def _words(head: Head) -> frozenset[str]:
    return frozenset(text_of(head).split())


@lru_cache(maxsize=KEPT)
def sums_up(head: Head) -> bool:
    """Say whether a column sums up those beside it: `Anggaran > Jumlah` beside funds, `Jumlah SPJ`."""
    last = fold(head.parts[-1]).split()
    return _SUMS.issuperset(last) if len(head.parts) > 1 else last[:1] in (["jumlah"], ["total"])


def names_sum(head: Head) -> bool:
    """Say whether a head names a sum, and no budget."""
    return bool(_words(head) & _SUMS) and not _words(head) & _GRANTED


def names_budget(head: Head) -> bool:
    """Say whether a head has a word for what is granted."""
    return bool(_words(head) & (_GRANTED | _SIDES))


def is_target(head: Head) -> bool:
    """Say whether a column is headed as a target, and as nothing else that is neither granted nor spent."""
    return _others(" ".join(head.parts)) == {"target"} and not is_spent(head)


def is_indicative(head: Head) -> bool:
    """Say whether a budget is that of a plan, which may be another one than was granted: `Pagu Indikatif`."""
    return Paper.DRAFT in papers_told([text_of(head)])


def tells_payment(head: Head) -> bool:
    """Say whether a column tells by its own words in what way something was paid: `LS`, `UP/GU`."""
    return bool({*fold(head.parts[-1]).split()} & _PAID)


def names_payment(head: Head) -> bool:
    """Say whether a column tells one way of payment, or the salaries apart from them, in any of its heads."""
    return bool(_words(head) & (_PAID | {"gaji"})) and not names_sum(head)


def says_no_more(head: Head) -> bool:
    """Say whether a head says of its money at most how much it is: `Jumlah (Rp)`, and no `Nilai Kontrak`."""
    return _PLAIN.issuperset(_words(head))


def is_plain(head: Head) -> bool:
    """Say whether a head says no more than that money is granted or spent, how much, and in which year."""
    return (_PLAIN | _GRANTED | _FILLS).issuperset(_words(head))


def is_before_change(head: Head) -> bool:
    """Say whether a budget is one before a change: `Anggaran Murni`, `APBD Penetapan`."""
    return bool(_words(head) & _BEFORE) or Paper.FIRST in papers_told([text_of(head)])


def is_changed(head: Head) -> bool:
    """Say whether a budget is one after a change: `Setelah Perubahan`, `APBD-P`."""
    words = _words(head)
    return bool(words & _AFTER) or ("p" in words and bool(words & _PLANS))


def _own_words(head: Head) -> frozenset[str]:
    """Return the words of the lowest part of a head that says more than a unit: `Murni > Rp`."""
    told = (frozenset(fold(part).split()) for part in reversed(head.parts))
    return next((words for words in told if words - _UNITS), frozenset())


def may_be_changed(head: Head) -> bool:
    """Say whether a column without another word is the changed budget, or the change: `Perubahan`."""
    words = _own_words(head)
    return bool(words & _AFTER) and not words & (_OTHER | _SPENT | _GRANTED)


def may_be_original(head: Head) -> bool:
    """Say whether a column without another word is the budget before a change: `Murni`, `Induk`.

    Examples:
        >>> heads = [("MURNI", "Rp"), ("MURNI",), ("REALISASI", "MURNI"), ("MURNI", "SISA")]
        >>> [may_be_original(Head(1, parts, "")) for parts in heads]
        [True, True, False, False]
    """
    words = _own_words(head)
    if words & _FIRST:
        words = frozenset(word for word in words if not (month_of(word) or word.isdigit()))
    return bool(words & _BEFORE) and words <= _BEFORE | _FILLS | _GRANTED and not is_surely_spent(head)


def is_stage(head: Head) -> bool:
    """Say whether a column without another word tells a stage of a budget, whatever month it names.

    Examples:
        >>> heads = [("PERUBAHAN (OKTOBER)",), ("REALISASI", "PERUBAHAN OKTOBER"), ("SPJ AWAL MEI",)]
        >>> [is_stage(Head(1, parts, "")) for parts in heads]
        [True, False, False]
    """
    return (may_be_changed(head) or may_be_original(head)) and not is_spent(head)


def is_behind_change(head: Head) -> bool:
    """Say whether a column tells by its own words what is there after a change: `Setelah Perubahan`."""
    return bool(_SIDES & _own_words(head))


def tells_change(head: Head) -> bool:
    """Say whether a column tells by its own words by how much something was changed.

    Examples:
        >>> heads = [("BERTAMBAH/(BERKURANG)",), ("Efisiensi",), ("Lebih/Kurang",), ("Usulan Tambahan",)]
        >>> [tells_change(Head(1, parts, "")) for parts in heads]
        [True, True, False, False]
    """
    words = _own_words(head)
    is_other_thing = is_surely_spent(head) or is_indicative(head) or bool(words & _GRANTED)
    return bool(_CHANGE & words) and "lebih" not in words and not is_other_thing


def may_tell_change(head: Head) -> bool:
    """Say whether a column may tell it, if figures bear it out: `Selisih`, `+/-`."""
    words = _own_words(head)
    return tells_change(head) or words == {"selisih"} or _SIGNS.fullmatch(head.parts[-1]) is not None


def is_shift(head: Head) -> bool:
    """Say whether a column is about money that was shifted, which may be before a change or behind it."""
    return _SHIFT in _own_words(head)


def names_paper(head: Head) -> bool:
    """Say whether a column is about papers of a payment, or a contract: `SPM`, `Nilai Kontrak`."""
    return bool(_words(head) & (_PAID | _PAPERS))


@lru_cache(maxsize=KEPT)
def is_granted(head: Head) -> bool:
    """Say whether a column of a part of the year holds what is granted: of all parts the lowest tells it.

    Where it has both words the first one is what the column holds; of what it is told is the other.

    Examples:
        >>> heads = [("REALISASI ANGGARAN", "TW I"), ("REALISASI ANGGARAN", "TW I", "PAGU"), ("PAGU TW I",)]
        >>> [is_granted(Head(1, parts, "")) for parts in (*heads, ("ANGGARAN DAN REALISASI", "TW I"))]
        [False, True, True, True]
    """
    if _words(head) & _AGAINST:
        return bool(_words(head) & _GRANTED)
    granted = _GRANTED - _PLANS if _words(head) & _USED else _GRANTED  # Realisasi > APBD
    for part in reversed(head.parts):
        told = [word for word in fold(part).split() if word in granted | _USED]
        if told:
            return told[0] in granted
    return False


def is_spent(head: Head) -> bool:
    """Say whether a head has a word for what was spent, be it `Belanja`."""
    return bool(_words(head) & _SPENT)


def is_surely_spent(head: Head) -> bool:
    """Say whether a head has a word for what was spent, and not for what it was spent on."""
    return bool(_words(head) & _SURELY_SPENT)


@lru_cache(maxsize=KEPT)
def tells_other(head: Head) -> bool:
    """Say whether a head has a word of what is neither granted nor spent, such as `Sisa`.

    The lowest part that tells decides: `Rencana dan Realisasi > Realisasi` was spent.
    """
    told = (part for part in reversed(head.parts) if _others(part) or _SURELY_SPENT & {*fold(part).split()})
    return any(_others(part) for part in islice(told, 1))


def is_idle(head: Head) -> bool:
    """Say whether a head has such a word, or is about what is to be paid out: `Anggaran Kas`."""
    return tells_other(head) or "kas" in _words(head)


def is_other(head: Head) -> bool:
    """Say whether a column is neither of both by its lowest head, or by all where none tells spending."""
    return bool(_others(head.parts[-1])) or (is_idle(head) and not is_spent(head))


@lru_cache(maxsize=KEPT)
def _others(part: str) -> frozenset[str]:
    """Return such words of a part of a head; `fisik dan keuangan`, `target dan anggaran` are money, too.

    So is the fund `DAK Non Fisik`.
    """
    words = frozenset(fold(part).split())
    is_money = "dan" in words and bool(words & {"anggaran", "pagu"})
    both = {"fisik"} if words & {"keuangan", "dak"} else {"target"} if is_money else set()
    return words & (_OTHER - both)
