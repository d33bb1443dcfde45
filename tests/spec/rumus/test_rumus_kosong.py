"""Rumus: data yang tidak ada.

Data yang tidak ada bukan nol. Bila suatu masukan belum ada, hasilnya pun belum ada, dan laporan
menyebut masukan mana yang kurang. Penyebut nol adalah keadaan, bukan kesalahan: 0 dari 0 berarti
tidak ada peristiwa, sedangkan angka lain dibagi nol tidak dapat dihitung.
"""

from __future__ import annotations

import pytest
from tests.unit.rules.formula.ledger import Figure, Ledger, compute, quantity

from capaian.domain.value import Reason, Unavailable
from capaian.rules.formula.evaluate import evaluate
from capaian.rules.formula.parse import parse

DATA: dict[str, Figure] = {
    "terbit": "0",
    "dilaporkan": "0",
    "lebih": "4",
    "ktp": "99.53",
    "belum": Reason.NOT_REPORTED,
    "tiada": Reason.NO_EVENTS,
    "luar": Reason.NOT_IN_SOURCE,
}


@pytest.mark.parametrize(
    ("rumus", "tanda", "kata"),
    [
        pytest.param("100 * terbit / dilaporkan", "–", "tidak ada peristiwa", id="0-dari-0"),
        pytest.param(
            "100 * lebih / dilaporkan", "t.h.", "tidak dapat dihitung: penyebut nol", id="n-dari-0"
        ),
        pytest.param(
            "ktp + lebih / terbit",
            "t.h.",
            "tidak dapat dihitung: penyebut nol",
            id="di-dalam-jumlah",
        ),
    ],
)
def test_penyebut_nol(rumus: str, tanda: str, kata: str) -> None:
    """0 dari 0 berarti tidak ada peristiwa; angka lain dari 0 tidak dapat dihitung;
    tidak pernah 100.
    """
    result = compute(rumus, Ledger(DATA))
    assert isinstance(result, Unavailable)
    assert (result.display, result.words) == (tanda, kata)


@pytest.mark.parametrize(
    ("rumus", "kurang"),
    [
        pytest.param("100 * belum / ktp", ("belum",), id="rasio"),
        pytest.param("mean(ktp, belum)", ("belum",), id="rata-rata"),
        pytest.param("mean(ktp, tiada, luar)", ("tiada", "luar"), id="dua"),
        pytest.param("sum(ktp, belum) + belum", ("belum",), id="berulang"),
        pytest.param("0 * belum", ("belum",), id="kali-nol"),
    ],
)
def test_masukan_yang_kurang_disebut(rumus: str, kurang: tuple[str, ...]) -> None:
    """Bila masukan kurang, hasilnya “masukan belum lengkap” dengan nama
    setiap masukan yang kurang.
    """
    result = compute(rumus, Ledger(DATA))
    assert isinstance(result, Unavailable)
    assert (result.words, result.missing) == ("masukan belum lengkap", kurang)


@pytest.mark.parametrize(
    ("rumus", "alasan"),
    [
        pytest.param("belum", "belum dilaporkan", id="belum"),
        pytest.param("tiada", "tidak ada peristiwa", id="tiada"),
        pytest.param("luar", "tidak dimuat dalam sumber", id="luar"),
    ],
)
def test_rumus_satu_nama_mewarisi_alasan(rumus: str, alasan: str) -> None:
    """Rumus yang hanya menyebut satu nama mewarisi alasan mengapa nama itu tidak bernilai."""
    result = compute(rumus, Ledger(DATA))
    assert isinstance(result, Unavailable)
    assert result.words == alasan


@pytest.mark.parametrize(
    ("anggota", "hasil"),
    [
        pytest.param(["90", "70", Reason.NO_TARGET], "50,00", id="satu-tanpa-nilai"),
        pytest.param(
            ["90", Reason.NO_EVENTS, Reason.NOT_APPLICABLE], "100,00", id="satu-bernilai"
        ),
        pytest.param(["90", Reason.NOT_REPORTED], "…", id="satu-belum-dilaporkan"),
        pytest.param([Reason.NO_TARGET], "…", id="semua-tanpa-nilai"),
        pytest.param([], "…", id="tanpa-anggota"),
    ],
)
def test_anggota_tanpa_nilai_tidak_dihitung(anggota: list[Figure], hasil: str) -> None:
    """`share` tidak menghitung anggota yang memang tidak diukur,
    dan jejaknya menyebut berapa banyaknya.

    Anggota yang seharusnya bernilai tetapi belum dilaporkan membuat hasilnya belum ada.
    Himpunan tanpa anggota adalah masukan yang belum ada, bukan nol.
    """
    ledger = Ledger(members=anggota)
    result = compute("share(programs.achievement >= 80)", ledger)
    assert result.display == hasil


@pytest.mark.parametrize(
    ("diabaikan", "hasil"),
    [
        pytest.param(frozenset[Reason](), "…", id="baku"),
        pytest.param(frozenset({Reason.NO_EVENTS}), "99,53", id="dinyatakan"),
    ],
)
def test_rata_rata_mengabaikan_hanya_yang_dinyatakan(
    diabaikan: frozenset[Reason], hasil: str
) -> None:
    """Rata-rata hanya mengabaikan komponen tanpa peristiwa bila kantor
    menyatakannya sebagai kebijakan.
    """
    ledger = Ledger(DATA)
    result = evaluate(parse("mean(ktp, tiada)"), ledger, ledger.log, quantity(ignored=diabaikan))
    assert result.display == hasil
