"""Rumus: pesan kesalahan.

Rumus diperiksa sebelum dihitung. Setiap pesan menyebut apa yang salah, di huruf keberapa, mengapa,
dan apa yang harus ditulis. Nama yang tidak dikenal dijawab dengan nama terdekat yang ada.
"""

from __future__ import annotations

import pytest

from capaian.domain.value import PERCENT, Unit
from capaian.rules.formula.check import FormulaScope, check
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse

SCOPE = FormulaScope(
    {
        "ktp": PERCENT,
        "kia": PERCENT,
        "ktp.holders": Unit("orang"),
        "ktp.eligible": Unit("orang"),
        "pagu": Unit("rupiah"),
    },
    surveys=("skm",),
    areas=("63.11.01", "63.11.02"),
    result=PERCENT,
)


@pytest.mark.parametrize(
    ("rumus", "kolom", "saran"),
    [
        pytest.param(
            "67,5 + ktp",
            1,
            "Untuk satu angka tulis titik (67.5) tanpa pemisah ribuan; "
            "untuk beberapa angka tulis spasi sesudah koma.",
            id="koma",
        ),
        pytest.param("100 × ktp", 5, "Perkalian ditulis dengan *.", id="kali"),
        pytest.param("ktp : kia", 5, "Untuk pembagian tulis /.", id="titik-dua"),
        pytest.param("rerata(ktp, kia)", 1, "Tulis mean().", id="fungsi"),
        pytest.param("(ktp + kia / 2", 1, "Tambahkan ) di belakang bagiannya.", id="kurung"),
        pytest.param("KTP + kia", 1, "Tulis ktp.", id="huruf-besar"),
        pytest.param("ktp ** 2", 6, "Tulis perkaliannya: a * a.", id="pangkat"),
        pytest.param("2 ktp", 3, "Sisipkan *, /, + atau -.", id="tanpa-tanda"),
    ],
)
def test_yang_tidak_terbaca(rumus: str, kolom: int, saran: str) -> None:
    """Teks yang bukan rumus ditolak dengan letak dan saran tulisan yang benar."""
    with pytest.raises(FormulaError) as caught:
        parse(rumus)
    assert (caught.value.issue.column, caught.value.issue.remedy) == (kolom, saran)


@pytest.mark.parametrize(
    ("rumus", "pesan"),
    [
        pytest.param(
            "mean(ktp, kai)", "Kolom 11: Nama “kai” tidak dikenal. Maksudnya kia?", id="nama"
        ),
        pytest.param(
            "ktp-kia",
            "Kolom 1: Nama “ktp-kia” tidak dikenal. Untuk pengurangan tulis ktp - kia "
            "(dengan spasi).",
            id="tanda-hubung",
        ),
        pytest.param(
            "100 * skm",
            "Kolom 7: Nama “skm” tidak dikenal. Ini kode survei: tulis index(skm).",
            id="survei",
        ),
        pytest.param(
            "ktp + pagu",
            "Kolom 7: Satuan tidak sama: “ktp” dalam persen, “pagu” dalam Rp. "
            "Jumlahkan atau rata-ratakan hanya yang satuannya sama; untuk perbandingan "
            "pakai pembagian.",
            id="satuan",
        ),
        pytest.param(
            "ktp.holders / ktp.eligible",
            "Kolom 1: Hasil rumus berupa pecahan, padahal satuan yang dinyatakan persen. "
            "Kalikan dengan 100: 100 * pembilang / penyebut.",
            id="pecahan",
        ),
        pytest.param(
            "ktp / 0",
            "Kolom 7: Pembagi “0” selalu nol, jadi rumus ini tidak pernah ada hasilnya. "
            "Ganti pembaginya dengan nama penyebut, misalnya ktp.eligible.",
            id="pembagi-nol",
        ),
        pytest.param(
            "ktp[area=63.11.03]",
            "Kolom 1: Wilayah “63.11.03” tidak dikenal. Maksudnya 63.11.02 atau 63.11.01?",
            id="wilayah",
        ),
        pytest.param(
            "95",
            "Kolom 1: Rumus ini hanya berisi angka, jadi hasilnya diketik, bukan dihitung. "
            "Pakai nama data; realisasi yang dilaporkan langsung ditulis di outputs.csv "
            "tanpa rumus.",
            id="diketik",
        ),
    ],
)
def test_yang_terbaca_tetapi_salah(rumus: str, pesan: str) -> None:
    """Rumus yang terbaca diperiksa nama, satuan, pemilih, dan pembaginya."""
    assert [str(issue) for issue in check(parse(rumus), SCOPE)] == [pesan]


@pytest.mark.parametrize(
    ("rumus", "kata"),
    [
        pytest.param("1 + " * 130 + "1", "paling banyak 500", id="panjang"),
        pytest.param("(" * 21 + "ktp" + ")" * 21, "lebih dari 20", id="susunan"),
        pytest.param("+".join(["1"] * 220), "paling banyak 200", id="bagian"),
        pytest.param("9" * 21, "lebih panjang dari 20 angka", id="angka"),
    ],
)
def test_batas(rumus: str, kata: str) -> None:
    """Rumus paling panjang 500 huruf, 20 kurung bersusun, 200 bagian,
    dan 20 angka dalam satu bilangan.
    """
    with pytest.raises(FormulaError, match=kata):
        parse(rumus)
