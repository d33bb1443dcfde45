"""Rumus: menghitung dengan nama data.

Rumus menyebut data dengan kodenya (`ktp.holders`), komponen (`ktp`), atau indikator (`iku-2`), dan
menggabungkannya dengan `+`, `-`, `*`, `/`, dan tanda kurung. Angka desimal ditulis dengan titik.
Semua dihitung tanpa pembulatan di tengah; hasilnya dibulatkan menurut kebijakan kantor.
"""

from __future__ import annotations

import pytest
from tests.unit.rules.formula.ledger import Ledger, compute, trace_of

DATA = {
    "ktp.holders": "96019",
    "ktp.eligible": "96472",
    "kk": "89.11",
    "ktp": "99.53",
    "kia": "67.80",
    "akta-lahir": "98.09",
    "akta-mati": "100",
    "akta-kawin": "100",
    "ik-4-3": "2",
    "tiga": "3",
}


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        pytest.param("100 * ktp.holders / ktp.eligible", "99,53", id="rasio"),
        pytest.param("100 * ik-4-3 / 2", "100,00", id="terhadap-jumlah"),
        pytest.param("100 - ktp", "0,47", id="sisa"),
        pytest.param("ktp - kia", "31,73", id="selisih"),
        pytest.param("(kk + ktp + kia) / 3", "85,48", id="kurung"),
        pytest.param("kk + ktp + kia / 3", "211,24", id="tanpa-kurung"),
        pytest.param("-kia", "−67,80", id="negatif"),
        pytest.param("783.37 * 0.111", "86,95", id="ikm"),
        pytest.param("1 / tiga * tiga", "1,00", id="tepat"),
    ],
)
def test_perkalian_dan_pembagian_didahulukan(rumus: str, hasil: str) -> None:
    """Perkalian dan pembagian dihitung sebelum penjumlahan dan pengurangan, dari kiri ke kanan."""
    assert compute(rumus, Ledger(DATA)).display == hasil


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        pytest.param("mean(kk, ktp, kia)", "85,48", id="mean"),
        pytest.param("mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)", "92,42", id="enam"),
        pytest.param("wmean(ktp: 2, kia: 1)", "88,95", id="wmean"),
        pytest.param("sum(ktp, kia)", "167,33", id="sum"),
        pytest.param("min(kk, ktp, kia)", "67,80", id="min"),
        pytest.param("max(kk, ktp, kia)", "99,53", id="max"),
        pytest.param("index(skm)", "86,95", id="index"),
        pytest.param("index(skm) / 25", "3,48", id="rata-rata-unsur"),
        pytest.param("mean(min(kk, ktp), kia)", "78,46", id="bersusun"),
    ],
)
def test_fungsi(rumus: str, hasil: str) -> None:
    """Fungsi menggabungkan satu data atau lebih: rata-rata, rata-rata berbobot, jumlah, ujung,
    indeks.
    """
    assert compute(rumus, Ledger(DATA)).display == hasil


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        pytest.param("share(programs.achievement >= 80)", "75,00", id="paling-sedikit"),
        pytest.param("share(programs.achievement > 80)", "50,00", id="lebih"),
        pytest.param("count(programs.achievement < 80)", "1,00", id="kurang"),
        pytest.param("count(programs.achievement <= 80)", "2,00", id="paling-banyak"),
        pytest.param("count(programs.achievement = 80)", "1,00", id="tepat"),
    ],
)
def test_himpunan(rumus: str, hasil: str) -> None:
    """`share` memberi persentase dan `count` banyaknya anggota suatu
    himpunan yang memenuhi syarat.
    """
    assert compute(rumus, Ledger(members=["80", "79.99", "97.17", "100"])).display == hasil


@pytest.mark.parametrize(
    ("rumus", "dengan_angka"),
    [
        pytest.param("100 * ktp.holders / ktp.eligible", "100 × 96.019 ÷ 96.472", id="rasio"),
        pytest.param("mean(kk, ktp, kia)", "(89,11 + 99,53 + 67,80) ÷ 3", id="mean"),
        pytest.param("wmean(ktp: 2, kia: 1)", "(2 × 99,53 + 1 × 67,80) ÷ 3", id="wmean"),
        pytest.param("min(ktp, kia)", "terkecil dari (99,53; 67,80)", id="min"),
        pytest.param("100 - ktp", "100 − 99,53", id="sisa"),
    ],
)
def test_setiap_hasil_dapat_dihitung_ulang(rumus: str, dengan_angka: str) -> None:
    """Setiap hasil disertai hitungannya dengan angka, sehingga pembaca dapat mengulanginya."""
    assert trace_of(rumus, Ledger(DATA)).working == dengan_angka


@pytest.mark.parametrize(
    ("rumus", "dengan_nama"),
    [
        pytest.param(
            "100 * ktp.holders / ktp.eligible", "100 × Perekaman KTP-el ÷ Wajib KTP", id="rasio"
        ),
        pytest.param("mean(kk, ktp)", "rata-rata (Q1; Q2)", id="mean"),
    ],
)
def test_rumus_tercetak_dengan_nama(rumus: str, dengan_nama: str) -> None:
    """Dalam laporan, rumus tercetak dengan nama data, tanda × dan ÷, bukan dengan kode."""
    names = {
        "ktp.holders": "Perekaman KTP-el",
        "ktp.eligible": "Wajib KTP",
        "kk": "Q1",
        "ktp": "Q2",
    }
    assert trace_of(rumus, Ledger(DATA), names).formula == dengan_nama
