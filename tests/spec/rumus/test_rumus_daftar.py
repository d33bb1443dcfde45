"""Rumus: menghitung baris daftar kerja sama.

`count(cooperation.JENIS.KEADAAN)` menghitung mitra dalam `cooperation.csv`: jenisnya `data_use`,
`kia`, atau `service`; keadaannya `requested` (diajukan), `approved` (disetujui), atau `signed`
(ditandatangani). Suatu baris terhitung bila kolom keadaannya berisi tanggal sampai akhir periode,
atau `ya`. Ukuran suatu komponen dapat dihitung dengan cara yang sama: `counted:
cooperation.data_use.approved`.
"""

from __future__ import annotations

import pytest
from tests.factories import indicator, office_year, partner, rule_set

from capaian.domain.narrative import Cooperation
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Unit
from capaian.rules.assess.assessment import assess

MITRA = (
    partner("Bank", requested="2023-01-10", approved="2023-02", signed="2023-04-02"),
    partner("Rumah sakit", requested="2023-05", approved="2023-06"),
    partner("BPJS", requested="2023-08-01", approved="tidak"),
    partner("Toko buku", "kia", requested="ya", approved="ya", signed="ya"),
    partner("Pengadilan", "service", signed="2020"),
    partner("Lain", None, signed="ya"),
)


def _hitung(
    rumus: str,
    mitra: tuple[Cooperation, ...] = MITRA,
    periode: str = "2023",
    berkas: dict[str, str] | None = None,
) -> CellValue:
    ik = indicator("ik-mitra", rumus, unit=Unit("mitra"), decimals=0)
    year = office_year(
        indicators=(ik,),
        cooperation=mitra,
        files=berkas or {},
        agreements=(),
        nodes=(),
        outputs=(),
        history=(),
        peers=(),
    )
    return assess(year, rule_set(), Period.parse(periode)).indicators[0].current.actual


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        pytest.param("count(cooperation.data_use.requested)", "3", id="diajukan"),
        pytest.param("count(cooperation.data_use.approved)", "2", id="disetujui"),
        pytest.param("count(cooperation.data_use.signed)", "1", id="ditandatangani"),
        pytest.param("count(cooperation.kia.signed)", "1", id="ya-tanpa-tanggal"),
        pytest.param("count(cooperation.service.signed)", "1", id="dari-tahun-sebelumnya"),
        pytest.param(
            "count(cooperation.service.approved)", "1", id="yang-ditandatangani-tentu-disetujui"
        ),
        pytest.param(
            "100 * count(cooperation.data_use.approved) / count(cooperation.data_use.requested)",
            "67",
            id="dua-dari-tiga",
        ),
    ],
)
def test_mitra_dihitung_menurut_jenis_dan_keadaan(rumus: str, hasil: str) -> None:
    """Baris tanpa jenis tidak pernah dihitung; `tidak` dan sel kosong tidak dihitung."""
    assert _hitung(rumus).display == hasil


@pytest.mark.parametrize(
    ("periode", "hasil"),
    [
        pytest.param("2023-Q1", "1", id="triwulan-I"),
        pytest.param("2023-Q2", "2", id="triwulan-II"),
        pytest.param("2023-S2", "3", id="semester-II"),
        pytest.param("2023", "3", id="setahun"),
    ],
)
def test_yang_dihitung_sampai_akhir_periode(periode: str, hasil: str) -> None:
    """Dihitung semua yang sampai akhir periode sudah terjadi, juga yang dari tahun sebelumnya."""
    assert _hitung("count(cooperation.data_use.requested)", periode=periode).display == hasil


@pytest.mark.parametrize(
    ("tanda", "periode", "hasil"),
    [
        pytest.param("ya", "2023-Q2", "…", id="ya-sebelum-akhir-tahun"),
        pytest.param("ya", "2023-Q4", "1", id="ya-pada-akhir-tahun"),
        pytest.param("2023", "2023-Q2", "…", id="hanya-tahun"),
        pytest.param("2023-06", "2023-Q2", "1", id="bulan-dalam-triwulan"),
        pytest.param("2023-06", "2023-Q1", "0", id="bulan-sesudah-triwulan"),
        pytest.param("2024-01", "2023", "0", id="tahun-sesudahnya"),
    ],
)
def test_tanggal_yang_tidak_rinci(tanda: str, periode: str, hasil: str) -> None:
    """Tanda yang tidak dapat menjawab untuk sebagian tahun membuat hasilnya belum ada,
    bukan nol.
    """
    mitra = (partner(signed=tanda),)
    assert _hitung("count(cooperation.data_use.signed)", mitra, periode).display == hasil


@pytest.mark.parametrize(
    ("berkas", "hasil"),
    [
        pytest.param({}, "…", id="berkas-tidak-ada"),
        pytest.param({"cooperation.csv": "ab" * 32}, "0", id="berkas-tanpa-baris"),
    ],
)
def test_daftar_yang_tidak_ada_bukan_nol(berkas: dict[str, str], hasil: str) -> None:
    """Tanpa berkas `cooperation.csv` hasilnya belum ada;
    daftar yang ada tetapi kosong berarti 0.
    """
    assert _hitung("count(cooperation.data_use.signed)", (), berkas=berkas).display == hasil


@pytest.mark.parametrize(
    ("mitra", "hasil"),
    [
        pytest.param(
            (partner("A", approved="ya"), partner("B")), "1", id="yang-kosong-belum-sampai"
        ),
        pytest.param(
            (partner("A", signed="ya"), partner("B", approved="ya")), "2", id="satu-disetujui"
        ),
        pytest.param(
            (partner("A", signed="ya"), partner("B", signed="ya")), "2", id="semua-tersirat"
        ),
        pytest.param(
            (partner("A", requested="ya"), partner("B", requested="ya")), "…", id="kolom-kosong"
        ),
        pytest.param(
            (partner("A", requested="ya"), partner("B", signed="ya")), "…", id="satu-tersirat"
        ),
        pytest.param(
            (partner("A", requested="tidak"), partner("B", signed="ya")), "1", id="ditolak"
        ),
    ],
)
def test_kolom_yang_seluruhnya_kosong_tidak_diketahui(
    mitra: tuple[Cooperation, ...], hasil: str
) -> None:
    """Tanda kosong berarti belum sampai; bila kolomnya kosong untuk semua mitra sejenis,
    tidak diketahui.

    Tahap sesudahnya menyatakan tahap sebelumnya: yang disetujui tentu telah diajukan.
    """
    assert _hitung("count(cooperation.data_use.approved)", mitra).display == hasil


@pytest.mark.parametrize(
    ("sampai", "hasil"),
    [
        pytest.param("", "1", id="tanpa-batas"),
        pytest.param("2022-12-31", "0", id="berakhir-sebelum-tahun-ini"),
        pytest.param("2022", "0", id="berakhir-tahun-lalu"),
        pytest.param("2023-01", "0", id="berakhir-dalam-tahun-ini"),
        pytest.param("2023", "1", id="berakhir-pada-akhir-tahun"),
        pytest.param("selama 5 tahun", "1", id="bukan-tanggal"),
    ],
)
def test_yang_sudah_berakhir_tidak_dihitung_ditandatangani(sampai: str, hasil: str) -> None:
    """Yang berakhir sebelum hari terakhir periode tidak dihitung:
    setahun sama dengan Triwulan IV.
    """
    mitra = (partner("Toko", signed="2021", valid_to=sampai),)
    assert _hitung("count(cooperation.data_use.signed)", mitra).display == hasil
