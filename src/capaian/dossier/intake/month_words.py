"""Which columns of a month tell by their words that they hold what was spent in it; any other one is asked.

Nobody can list what else is told by month: `KONTRAK OKTOBER`, `HPS MARET`, `PENDAPATAN DESEMBER`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.amount_words import is_surely_spent, text_of
from capaian.dossier.intake.amounts import ACTUAL, Amount, guess_amounts
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.head_times import month_told, span_of
from capaian.dossier.intake.heads import ForeignTable, Head, quoted
from capaian.dossier.intake.time_words import OF_TIMES
from capaian.dossier.intake.title_vocabulary import OF_STAGES
from capaian.dossier.intake.words import word_set
from capaian.dossier.intake.written_span import Span

_SPENT: Final = word_set(
    "realisasi terealisasi penyerapan serapan terserap diserap pengeluaran lra pencairan dicairkan "
    "pembayaran dibayar dibayarkan terbayar belanja sp2d spj pertanggungjawaban keuangan keu"
)
"""Words of what was spent."""
_BESIDE: Final = OF_STAGES.difference(("pendapatan", "pembiayaan")).union(
    word_set(
        "ls gu tu up gaji tunjangan fungsional administratif bendahara terbit diterbitkan cair progres "
        "progress capaian kumulatif akumulasi atas dari nihil daya serap terhadap dak dau pad rencana"
    )
)
"""Words that leave spending what it is: `REALISASI BELANJA PEGAWAI JANUARI`."""
_FILLS: Final = OF_TIMES.union(
    word_set(
        "bulan bln triwulan tw semester smt sem periode ta tanggal tgl ke dan pada dalam selama mulai sejak "
        "dari awal ini berjalan kumulatif setahun rp rupiah jumlah jml total nilai uang dana anggaran ribu "
        "juta"
    )
)
"""Words of times, and those that tell of money no more than how much it is."""
_NUMBER: Final = re.compile(r"[0-9]+|[ivx]+")


def words_unknown(head: Head) -> list[str]:
    """Return the words of a column of a part of the year by which it may hold anything but spending.

    Examples:
        >>> texts = "KONTRAK OKTOBER", "REALISASI MODAL S.D. MEI", "Jan-24", "REALISASI PENDAPATAN MEI"
        >>> [words_unknown(Head(1, (text,), text)) for text in texts]
        [['kontrak'], [], [], ['pendapatan']]
    """
    known = _FILLS | (_SPENT | _BESIDE if _names_spending(head) else frozenset())
    words = (word for word in text_of(head).split() if word not in known)
    return [word for word in words if month_of(word) is None and not _NUMBER.fullmatch(word)]


def _names_spending(head: Head) -> bool:
    return bool(_SPENT.intersection(text_of(head).split()))


def without_unknown_months(
    table: ForeignTable, heads: Sequence[Head], about: Span | None, told: Mapping[str, str], desk: Desk
) -> list[Head]:
    """Return columns without those of a part of the year that words do not tell to be spent; these are asked.

    So is the only column of a month that tells nothing else, beside what was spent in the year. Nothing is
    asked where another column tells in known words what was spent in the same time.

    Args:
        table: The table.
        heads: Its columns that may hold amounts.
        about: The span of time that the table is about.
        told: What the user says that columns hold, by their heads.
        desk: Where questions go.
    """
    kept = [head for head in heads if told.get(head.name) != LEFT_OUT or not _is_timed(head)]
    while unknown := _unknown(guess_amounts(kept, about, told), told):
        for one in unknown:
            if not any(_names_spending(other) and not words_unknown(other) for other in one.others):
                _ask(table, one.head, desk)
        left = [one.head for one in unknown]
        kept = [head for head in kept if head not in left]
    return kept


def _is_timed(head: Head) -> bool:
    return month_told(head) is not None or span_of(head) is not None


def _unknown(amounts: Sequence[Amount], told: Mapping[str, str]) -> list[Amount]:
    spent = [one for one in amounts if one.means == ACTUAL]
    timed = [one for one in spent if one.month is not None or one.part is not None]
    has_year = any(one not in timed and is_surely_spent(one.head) for one in spent)
    is_lone = len(timed) == 1 and has_year and not _names_spending(timed[0].head)
    return [one for one in timed if one.head.name not in told and (is_lone or words_unknown(one.head))]


def _ask(table: ForeignTable, head: Head, desk: Desk) -> None:
    words = _named_words(words_unknown(head))
    answers = {"spent": shown_means(head.name, ACTUAL), "other": shown_means(head.name, LEFT_OUT)}
    desk.log.add("month_untold_spent", table.place(None, head), head=quoted([head]), words=words, **answers)


def _named_words(words: Sequence[str]) -> str:
    named = ", ".join(f'"{word}"' for word in words)
    return f"kata {named} bukan kata realisasi" if words else "tidak ada kata realisasinya"
