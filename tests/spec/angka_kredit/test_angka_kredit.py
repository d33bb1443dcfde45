"""Angka kredit: bobot kegiatan kali banyaknya.

Indikator jabatan fungsional dapat dihitung dari angka kredit. Setiap kegiatan dalam `credits`
punya bobot (`weight`) untuk setiap sekian hitungan (`per`): `0,013/laporan` berarti `weight:
0.013`, dan `0,001/1000 karakter` berarti `weight: 0.001` dengan `per: 1000`. Rumus `credits()`
menjumlah bobot kali banyaknya bagi `per`. Banyaknya diambil dari `counts.csv` menurut `measure`,
pada baris wilayah kabupaten/kota. Hitungannya tepat: 1.500 karakter bernilai 0,0015, dan
pembulatan hanya pada tampilan.
"""

from __future__ import annotations

import pytest
from tests.factories import REGENCY, activity, count, indicator, office_year, rule_set

from capaian.domain.plan import CreditActivity
from capaian.domain.value import CellValue, Known, Unavailable, Unit
from capaian.rules.assess.assessment import assess

KEGIATAN = {
    "laporan": activity("laporan", "0.013"),
    "berkas": activity("berkas", "0.048", unit="berkas"),
    "rekam": activity("rekam", "0.001", 1000, "karakter"),
    "validasi": activity("validasi", "0.004", 1000, "karakter"),
    "buku": activity("buku", "3", unit="buku"),
}


def _hitung(kegiatan: list[CreditActivity], banyaknya: dict[str, str | None]) -> CellValue:
    points = Unit("angka kredit")
    ik = indicator(
        "ik-kredit", "credits()", unit=points, credits=tuple(kegiatan), tier="JF", decimals=4
    )
    year = office_year(
        indicators=(ik,),
        counts=tuple(count(f"prakom.{code}", REGENCY, value) for code, value in banyaknya.items()),
        components=(),
        agreements=(),
        nodes=(),
        outputs=(),
        history=(),
        peers=(),
    )
    return assess(year, rule_set()).indicators[0].current.actual


@pytest.mark.parametrize(
    ("kegiatan", "banyaknya", "hasil"),
    [
        pytest.param("laporan", "12", "0,1560", id="per-laporan"),
        pytest.param("buku", "2", "6,0000", id="per-buku"),
        pytest.param("rekam", "1000", "0,0010", id="per-1000"),
        pytest.param("rekam", "1500", "0,0015", id="bagian-dari-1000"),
        pytest.param("rekam", "999", "0,0010", id="dibulatkan-hanya-tampilannya"),
        pytest.param("validasi", "250000", "1,0000", id="bobot-lain-per-1000"),
        pytest.param("laporan", "0", "0,0000", id="tidak-dilakukan"),
    ],
)
def test_bobot_kali_banyaknya(kegiatan: str, banyaknya: str, hasil: str) -> None:
    """Angka kredit satu kegiatan adalah bobot kali banyaknya bagi `per`."""
    assert _hitung([KEGIATAN[kegiatan]], {kegiatan: banyaknya}).display == hasil


@pytest.mark.parametrize(
    ("banyaknya", "hasil"),
    [
        pytest.param(
            {"laporan": "12", "berkas": "30", "rekam": "25500"}, "1,6215", id="tiga-kegiatan"
        ),
        pytest.param(
            {"laporan": "0", "berkas": "30", "rekam": "0"}, "1,4400", id="hanya-satu-dilakukan"
        ),
    ],
)
def test_angka_kredit_dijumlah(banyaknya: dict[str, str | None], hasil: str) -> None:
    """Angka kredit suatu indikator adalah jumlah semua kegiatannya:
    0,156 + 1,44 + 0,0255 = 1,6215.
    """
    kegiatan = [KEGIATAN[code] for code in ("laporan", "berkas", "rekam")]
    assert _hitung(kegiatan, banyaknya).display == hasil


@pytest.mark.parametrize(
    ("banyaknya", "kurang"),
    [
        pytest.param({"laporan": "12"}, ("prakom.rekam",), id="baris-tidak-ada"),
        pytest.param({"laporan": "12", "rekam": None}, ("prakom.rekam",), id="sel-kosong"),
        pytest.param({}, ("prakom.laporan", "prakom.rekam"), id="tidak-ada-semua"),
    ],
)
def test_kegiatan_yang_tidak_dilakukan_ditulis_nol(
    banyaknya: dict[str, str | None], kurang: tuple[str, ...]
) -> None:
    """Kegiatan yang tidak dilakukan ditulis 0.

    Baris yang tidak ada berarti belum dihitung, bukan nol.
    """
    hasil = _hitung([KEGIATAN["laporan"], KEGIATAN["rekam"]], banyaknya)
    assert isinstance(hasil, Unavailable)
    assert (hasil.words, hasil.missing) == ("masukan belum lengkap", kurang)


def test_nilainya_tepat() -> None:
    """Tidak ada yang hilang di tengah hitungan: sepuluh kali 0,0001 adalah 0,001."""
    kegiatan = [activity(f"k{n}", "0.0001") for n in range(10)]
    hasil = _hitung(kegiatan, {f"k{n}": "1" for n in range(10)})
    assert isinstance(hasil, Known)
    assert str(hasil.value.normalize()) == "0.001"
