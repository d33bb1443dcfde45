"""Rows that are about none of the areas or accounts of a table: `Rata-rata`, `Persentase`, `Sisa`.

They are worked out of the rows above, or stand for comparison, and are never taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.words import fold

_MANY: Final = 4096
"""Texts of which is known what they are: names come again in long tables."""
# Rata-rata per kecamatan, Persentase (%), Nilai Tertinggi
_STATISTIC: Final = re.compile(
    r"""
    (?:(?:nilai|angka|tingkat)\ )?
    (?:rata\ ?rata|rataan|rerata|median|modus|simpangan|standar\ deviasi|deviasi
      |persentase|prosentase|persen|proporsi|rasio|%
      |tertinggi|terendah|terbanyak|tersedikit|terbesar|terkecil|maksimum|maksimal|minimum|minimal
      |kenaikan|penurunan|pertumbuhan|selisih)
    (?:\ .*)?
    | (?:maks|max|min|mean|average|stdev)
    """,
    re.VERBOSE,
)
# Target 2024, Capaian (%), Tahun lalu; in a budget such rows may tell the amounts themselves
_COMPARED: Final = re.compile(
    r"(?:nilai |angka )?(?:target|capaian|pencapaian|realisasi|peringkat|perubahan|naik turun)(?: .*)?"
    r"|rank|ranking|tahun (?:lalu|sebelumnya|[0-9]{4})"
)
_LARGER: Final = {
    IntakeTable.COUNTS: re.compile(
        r"(?:provinsi|propinsi|prov|prop)(?: .*)?|nasional|(?:republik )?indonesia"
    ),
    IntakeTable.PEERS: re.compile(r"nasional|(?:republik )?indonesia"),
}
"""Areas that hold all those of a table, and more."""
# SURPLUS/(DEFISIT), Sisa Anggaran, SILPA, Dibulatkan, Terbilang; and what is worked out of the amounts
_OF_BUDGETS: Final = re.compile(
    r"(?:surplus|defisit|sisa|silpa|sikpa|dibulatkan|pembulatan|terbilang)(?: .*)?"
)
# Sumber dana: DAU, DAK Non Fisik, PAD, Dana Bagi Hasil
_FUND: Final = re.compile(
    r"""
    (?:sumber\ (?:dana|pendanaan|anggaran|pembiayaan)\ )?
    (?:dau|dak|pad|dbh|dbhcht|did|dif|otsus|bankeu|apbn|pendapatan\ asli\ daerah
      |(?:dana\ )?(?:alokasi\ (?:umum|khusus)|bagi\ hasil|insentif|otonomi\ khusus|transfer\ umum)
      |bantuan\ keuangan)
    (?:\ .*)?
    """,
    re.VERBOSE,
)


def is_of_fund(texts: Sequence[str]) -> bool:
    """Say whether a row is about a source of money alone, out of which a row above it is paid.

    Examples:
        >>> [is_of_fund(texts) for texts in (["Sumber dana: DAU"], ["-", "DAK Fisik"], ["Belanja", "DAU"])]
        [True, True, False]
    """
    named = [folded for text in texts if (folded := fold(text))]
    return bool(named) and all(map(_FUND.fullmatch, named))


@lru_cache(maxsize=_MANY)
def is_aside(text: str, sort: IntakeTable) -> bool:
    """Say whether a row is about none of the areas or accounts of a table, by its words alone.

    Examples:
        >>> is_aside("RATA-RATA", IntakeTable.COUNTS), is_aside("Persentase (%)", IntakeTable.PEERS)
        (True, True)
        >>> is_aside("PROVINSI BALI", IntakeTable.COUNTS), is_aside("PROVINSI BALI", IntakeTable.PEERS)
        (True, False)
        >>> is_aside("SURPLUS/(DEFISIT)", IntakeTable.INPUTS), is_aside("Ratatotok", IntakeTable.COUNTS)
        (True, False)
    """
    folded = fold(text)
    if sort is IntakeTable.INPUTS:
        wanted = [_STATISTIC, _OF_BUDGETS]
    else:
        wanted = [_STATISTIC, _COMPARED, _LARGER[sort]]
    return any(one.fullmatch(folded) for one in wanted)
