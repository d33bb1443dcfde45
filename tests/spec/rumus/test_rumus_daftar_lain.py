"""Rumus: menghitung baris daftar lain.

`count(DAFTAR[SYARAT, ...])` menghitung baris inovasi (`innovations`), pelatihan (`training`),
sarana (`assets`), pegawai (`people`), atau dokumen (`documents`); `sum(DAFTAR.ANGKA[SYARAT, ...])`
menjumlah angkanya, misalnya `participants`, `newcomers`, `hours` dan `person_hours` pelatihan,
`sound`, `damaged` dan `needed` sarana, `count` pegawai. Syarat menyebut kolom dan isinya:
`supports=kk|ktp` (salah satu cukup), `category="Tenaga honorer"`, `done<=due` (tanggal
dibandingkan dengan tanggal atau kolom lain), atau `done` saja (terisi). Semua syarat harus
dipenuhi sampai akhir periode. Pelatihan dan dokumen dihitung dalam tahunnya, inovasi sejak tahun
mulainya. Perjanjian kerja sama yang masih berlaku dihitung dengan
`count(cooperation.JENIS.signed)`. Ukuran suatu komponen dapat dihitung dengan cara yang sama:
`counted: training.participants[group=operator]`.
"""

from __future__ import annotations

import pytest
from tests.factories import indicator, office_year, place, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.narrative import DocumentUse, Innovation, InnovationState, LegalDocument
from capaian.domain.office import Asset, StaffCount, Training
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Unavailable, Unit
from capaian.rules.assess.assessment import assess


def _inovasi(
    nama: str, *mendukung: str, keadaan: str = "running", mulai: int | None = 2022
) -> Innovation:
    state = InnovationState(keadaan) if keadaan else None
    return Innovation(
        nama, nama, "", "Pola", "", mendukung, place("innovations.yaml"), state, mulai
    )


def _pelatihan(
    waktu: str, peserta: int | None, baru: int | None, jam: int, kelompok: str = "siak"
) -> Training:
    return Training(
        f"Bimtek {waktu}", peserta, waktu, "", None, place("training.csv"), kelompok, baru, jam
    )


def _sarana(
    nama: str, baik: int | None, rusak: int | None, butuh: int | None, satuan: str = "unit"
) -> Asset:
    return Asset(nama, Unit(satuan), baik, rusak, butuh, "kantor", None, place("assets.csv"))


def _pegawai(
    kelompok: str, golongan: str, jumlah: int | None, bagian: str | None = None
) -> StaffCount:
    return StaffCount(kelompok, golongan, bagian, jumlah, None, "", None, place("people.csv"))


def _laporan(tenggat: str, selesai: str, tanggal: str = "") -> LegalDocument:
    use, where = (DocumentUse.SEMESTER_REPORT,), place("documents.yaml")
    return LegalDocument(
        tenggat,
        f"Laporan {tenggat}",
        "",
        tanggal,
        use,
        None,
        None,
        None,
        None,
        where,
        due=tenggat,
        done=selesai,
    )


DAFTAR = {
    "innovations": (
        _inovasi("Antar", "kk", "ktp"),
        _inovasi("Sekolah", "ktp", "kia", mulai=2023),
        _inovasi("Lahir", "akta-lahir"),
        _inovasi("Lama", "kk", keadaan="ended"),
        _inovasi("Situs"),
    ),
    "training": (
        _pelatihan("2023-02", 6, 6, 8),
        _pelatihan("2023-08-31", 5, 2, 16),
        _pelatihan("2023", 3, 3, 4, "loket"),
    ),
    "assets": (
        _sarana("Laptop", 20, 2, 30),
        _sarana("Printer", 35, None, 40),
        _sarana("Server", None, 1, 2),
    ),
    "people": (
        _pegawai("status", "PNS", 23),
        _pegawai("status", "Tenaga honorer", 46),
        _pegawai("position", "Kepala Bidang", 3),
        _pegawai("position", "Kepala Bidang PIAK", 1, "Kepala Bidang"),
    ),
    "documents": (
        _laporan("2023-01-31", "2023-01-31"),
        _laporan("2023-07-31", "2023-08"),
        _laporan("2023-12", ""),
        _laporan("2022-07-31", "2022-07-01"),
        LegalDocument(
            "uu",
            "UU",
            "",
            "2014",
            (DocumentUse.LEGAL_BASIS,),
            None,
            None,
            None,
            None,
            place("documents.yaml"),
        ),
    ),
}


def _hasil(rumus: str, periode: str, **ganti: object) -> Assessment:
    ik = indicator("ik-daftar", rumus, unit=Unit("hal"), decimals=0)
    kosong = dict.fromkeys(("agreements", "nodes", "outputs", "history", "peers"), ())
    year = office_year(indicators=(ik,), **kosong, **{**DAFTAR, **ganti})
    return assess(year, rule_set(), Period.parse(periode))


def _hitung(rumus: str, periode: str = "2023", **ganti: object) -> CellValue:
    return _hasil(rumus, periode, **ganti).indicators[0].current.actual


@pytest.mark.parametrize(
    ("rumus", "hasil"),
    [
        pytest.param("count(innovations)", "5", id="semua"),
        pytest.param("count(innovations[supports=kk|ktp|kia])", "3", id="satu-dukungan-cukup"),
        pytest.param(
            "count(innovations[supports=kk|ktp|kia, state=running])", "2", id="semua-syarat"
        ),
        pytest.param("count(innovations[supports])", "4", id="kolom-terisi"),
        pytest.param("count(innovations[year=2023])", "1", id="mulai-tahun-ini"),
        pytest.param("count(innovations[year<2023])", "4", id="mulai-sebelumnya"),
        pytest.param("sum(training.participants)", "14", id="6+5+3"),
        pytest.param("sum(training.newcomers[group=siak])", "8", id="6+2"),
        pytest.param("sum(training.person_hours[group=siak])", "128", id="6x8+5x16"),
        pytest.param(
            '100 * sum(training.newcomers) / sum(people.count[grouping=status, category="PNS"])',
            "48",
            id="11-dari-23",
        ),
        pytest.param("sum(people.count[grouping=status])", "69", id="23+46"),
        pytest.param("sum(people.count[grouping=position])", "3", id="bagian-tidak-dihitung-lagi"),
        pytest.param(
            'sum(people.count[grouping=position, category="Kepala Bidang PIAK"])',
            "1",
            id="bagian-yang-diminta",
        ),
        pytest.param("100 * sum(assets.sound) / sum(assets.needed)", "76", id="55-dari-72"),
        pytest.param("sum(assets.damaged)", "3", id="tidak-rusak-berarti-0"),
        pytest.param("count(documents[use=semester_report])", "3", id="tahun-lalu-tidak-dihitung"),
        pytest.param("count(documents[use=semester_report, done<=due])", "1", id="tepat-waktu"),
        pytest.param("count(documents[use=semester_report, done])", "2", id="selesai"),
        pytest.param("count(documents[use=legal_basis])", "0", id="dasar-hukum-lama"),
    ],
)
def test_baris_yang_memenuhi_semua_syarat_dihitung(rumus: str, hasil: str) -> None:
    """Yang tidak selesai pada tenggatnya tidak tepat waktu;
    bagian suatu golongan tidak dihitung lagi.
    """
    assert _hitung(rumus).display == hasil


@pytest.mark.parametrize(
    ("rumus", "periode", "hasil"),
    [
        pytest.param("sum(training.participants[group=siak])", "2023-M01", "0", id="belum-ada"),
        pytest.param("sum(training.participants[group=siak])", "2023-Q1", "6", id="sampai-maret"),
        pytest.param(
            "sum(training.participants[group=siak])", "2023-M08", "11", id="hari-terakhir-agustus"
        ),
        pytest.param("sum(training.participants)", "2023-Q3", "…", id="satu-baris-hanya-bertahun"),
        pytest.param(
            "count(documents[use=semester_report])", "2023-M11", "2", id="belum-jatuh-tempo"
        ),
        pytest.param(
            "count(documents[use=semester_report, done])", "2023-M07", "1", id="selesai-kemudian"
        ),
        pytest.param(
            "count(innovations[state=running])", "2023-Q4", "4", id="mulai-tahun-ini-pada-akhirnya"
        ),
        pytest.param(
            "count(innovations[state=running])",
            "2023-Q3",
            "…",
            id="mulai-tahun-ini-sebelum-akhirnya",
        ),
        pytest.param(
            "count(innovations[supports=kk])", "2023-Q3", "2", id="syarat-lain-sudah-menjawab"
        ),
        pytest.param("sum(assets.sound)", "2023-Q1", "55", id="keadaan"),
    ],
)
def test_yang_belum_terjadi_pada_akhir_periode_belum_dihitung(
    rumus: str, periode: str, hasil: str
) -> None:
    """Tanggal yang kurang rinci membuat hasilnya belum ada, kecuali syarat lain sudah menjawab."""
    assert _hitung(rumus, periode).display == hasil


@pytest.mark.parametrize(
    ("rumus", "ganti", "kata"),
    [
        pytest.param(
            "count(training)", {"training": ()}, "training.csv tidak ada", id="tanpa-daftar"
        ),
        pytest.param(
            "100 * sum(training.newcomers) / sum(people.count[grouping=loket])",
            {"training": (), "people": ()},
            "training.csv tidak ada; people.csv tidak ada",
            id="dua-daftar",
        ),
        pytest.param(
            "sum(people.count[grouping=loket])",
            {},
            "people.csv tidak memuat loket",
            id="keadaan-yang-tidak-dinyatakan",
        ),
        pytest.param(
            "count(documents[done<=due])",
            {"documents": (_laporan("", "2023-03-05", "2023-03-01"),)},
            "kolom due di documents.yaml kosong atau tidak cukup rinci untuk Tahun 2023: Laporan ",
            id="pembanding-kosong",
        ),
        pytest.param(
            "sum(assets.needed)",
            {"assets": (_sarana("Laptop", 1, 0, None),)},
            "kolom needed di assets.csv kosong",
            id="kolom-kosong",
        ),
        pytest.param(
            "sum(assets.needed)",
            {"assets": (_sarana("Laptop", 1, 0, None), _sarana("Kursi", 1, 0, 2))},
            "kolom needed di assets.csv kosong: Laptop",
            id="satu-sel-kosong",
        ),
        pytest.param(
            "sum(assets.sound)",
            {"assets": (_sarana("Laptop", 1, 0, 1), _sarana("Kabel", 90, 0, 1, "meter"))},
            "satuan di assets.csv berbeda (meter, unit): pilih dengan unit",
            id="satuan-berbeda",
        ),
        pytest.param(
            "count(innovations[state=running])",
            {"innovations": (_inovasi("A"), _inovasi("B", keadaan=""))},
            "kolom state di innovations.yaml kosong atau tidak cukup rinci untuk Tahun 2023: B",
            id="keadaan-kosong",
        ),
        pytest.param(
            "count(documents[use=semester_report, done<=due])",
            {"documents": (_laporan("2023-07-15", "2023-07"),)},
            "kolom done di documents.yaml kosong atau tidak cukup rinci untuk Tahun 2023: "
            "Laporan 2023-07-15",
            id="bulan-di-sekitar-tenggat",
        ),
        pytest.param(
            "count(documents[use=semester_report])",
            {"documents": (_laporan("", ""),)},
            "kolom due di documents.yaml kosong atau tidak cukup rinci untuk Tahun 2023: Laporan ",
            id="dokumen-tanpa-tanggal",
        ),
    ],
)
def test_yang_kurang_disebut_daftar_dan_kolomnya(
    rumus: str, ganti: dict[str, object], kata: str
) -> None:
    """Sel kosong yang diperlukan membuat hasilnya belum ada, bukan nol,
    dan alasannya menyebut barisnya.
    """
    hasil = _hitung(rumus, **ganti)
    assert isinstance(hasil, Unavailable)
    assert hasil.words == kata


def test_jumlah_nol_pun_bersatuan() -> None:
    """Belum ada peserta berarti 0 orang, bukan 0 pelatihan."""
    langkah = _hasil("sum(training.participants[group=siak])", "2023-M01").traces.values()
    assert {each.unit for each in langkah if each.subject.startswith("Peserta pelatihan")} == {
        Unit("orang")
    }


def test_daftar_yang_ada_tetapi_kosong_berarti_nol() -> None:
    """Berkas tanpa baris menyatakan bahwa tidak ada;
    berkas yang tidak ada tidak menyatakan apa pun.
    """
    assert (
        _hitung("count(training)", training=(), files={"training.csv": "ab" * 32}).display == "0"
    )
