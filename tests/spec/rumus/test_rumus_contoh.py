"""Rumus: indikator sebuah kantor dari awal sampai akhir.

Indikator utama “cakupan dokumen” adalah rata-rata enam komponen, dan setiap komponen adalah rasio
dua hitungan. Kantor ini membulatkan setiap angka yang tercetak (`rounding: printed`), sehingga
pembaca dengan kalkulator memperoleh angka yang sama; kantor lain boleh menghitung tanpa pembulatan
antara.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from tests.unit.rules.formula.ledger import EXACT, PRINTED, Figure, Ledger, compute

from capaian.domain.policy import Policies
from capaian.domain.value import PERCENT, Known, Reason
from capaian.rules.dependencies import needs_of, order
from capaian.rules.formula.check import FormulaScope, check
from capaian.rules.formula.parse import parse

FORMULAS = {
    "iku-2": "mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)",
    "ik-3-2": "mean(kk, ktp, kia)",
    "ik-3-4": "mean(akta-lahir, akta-mati, akta-kawin)",
    "selisih": "ik-3-4 - ik-3-2",
    "ktp": "100 * ktp.holders / ktp.eligible",
    "akta-kawin": "100 * akta-kawin.issued / akta-kawin.reported",
}
COUNTS: dict[str, Figure] = {
    "ktp.holders": "96019",
    "ktp.eligible": "96472",
    "akta-kawin.issued": "61",
    "akta-kawin.reported": "61",
    "kk": "100",
    "kia": "67.80",
    "akta-lahir": "98.09",
    "akta-mati": "100",
}


THIRDS = {"tiga-kali": "3 * sepertiga", "sepertiga": "100 * satu / tiga"}


def compute_all(
    counts: Mapping[str, Figure], policies: Policies, formulas: Mapping[str, str] = FORMULAS
) -> dict[str, str]:
    """Compute all formulas in their order, each from the results before it;
    return what is shown.
    """
    figures = dict(counts)
    shown = {}
    for code in order({code: needs_of(parse(text), formulas) for code, text in formulas.items()}):
        result = compute(formulas[code], Ledger(figures), policies)
        figures[code] = str(result.value) if isinstance(result, Known) else result.reason
        shown[code] = result.display
    return shown


@pytest.mark.parametrize(
    ("kode", "hasil"),
    [
        ("ktp", "99,53"),
        ("akta-kawin", "100,00"),
        ("iku-2", "94,24"),
        ("ik-3-2", "89,11"),
        ("ik-3-4", "99,36"),
        ("selisih", "10,25"),
    ],
)
def test_dari_hitungan_ke_indikator(kode: str, hasil: str) -> None:
    """Rumus dihitung menurut urutan ketergantungannya: komponen lebih dulu, lalu indikator."""
    assert compute_all(COUNTS, PRINTED)[kode] == hasil


@pytest.mark.parametrize(
    ("kebijakan", "hasil"),
    [
        pytest.param(PRINTED, "99,99", id="tercetak"),
        pytest.param(EXACT, "100,00", id="tepat"),
    ],
)
def test_kebijakan_pembulatan(kebijakan: Policies, hasil: str) -> None:
    """Dengan `printed` hitungan berlanjut dari angka yang tercetak (33,33),
    dengan `exact` tidak.
    """
    shown = compute_all({"satu": "1", "tiga": "3"}, kebijakan, THIRDS)
    assert shown == {"sepertiga": "33,33", "tiga-kali": hasil}


@pytest.mark.parametrize(
    ("hitungan", "tanda"),
    [
        pytest.param(
            {"ktp.holders": Reason.NOT_REPORTED},
            {"ktp": "…", "iku-2": "…", "ik-3-2": "…", "ik-3-4": "99,36"},
            id="belum-dilaporkan",
        ),
        pytest.param(
            {"akta-kawin.issued": "0", "akta-kawin.reported": "0"},
            {"akta-kawin": "–", "iku-2": "…", "ik-3-4": "…", "ik-3-2": "89,11"},
            id="tanpa-peristiwa",
        ),
        pytest.param(
            {"akta-kawin.reported": "0"},
            {"akta-kawin": "t.h.", "iku-2": "…", "ktp": "99,53"},
            id="penyebut-nol",
        ),
    ],
)
def test_yang_tidak_ada_hanya_mengenai_yang_memakainya(
    hitungan: dict[str, Figure], tanda: dict[str, str]
) -> None:
    """Data yang tidak ada mengenai setiap indikator yang memakainya,
    dan tidak mengenai yang lain.
    """
    shown = compute_all({**COUNTS, **hitungan}, PRINTED)
    assert {code: shown[code] for code in tanda} == tanda


def test_rumus_contoh_tidak_bermasalah() -> None:
    """Semua rumus contoh lulus pemeriksaan nama dan satuan."""
    scope = FormulaScope(dict.fromkeys([*FORMULAS, *COUNTS], None), result=PERCENT)
    assert [issue for text in FORMULAS.values() for issue in check(parse(text), scope)] == []
