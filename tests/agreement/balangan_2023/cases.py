"""Facts of Balangan 2023 that a test changes, and what in the report hangs on each of them.

Written down from how the figures hang together, before anything was compared. `"eselon-iii:
Paragraph": 2` are two paragraphs below the heading `eselon-iii`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.agreement.balangan_2023.changes import Edit


@dataclass(frozen=True)
class Case:
    """One changed fact, and what in the report hangs on it."""

    edits: tuple[Edit, ...]
    leaf: str
    """Name of the changed fact in the traces."""
    blocks: Mapping[str, int]
    explained: frozenset[str]
    """Names of the figures whose explanation changes."""
    unmoved: frozenset[str] = frozenset()
    """Figures that hang on the fact and stay what they are,
    because rounding swallowed the change.
    """


COUNTED = ("banyaknya", "urutan")
"""How the formula of a count or a rank begins."""

EVERYWHERE = {"lampiran-jejak: Paragraph": 1, "lampiran-jejak: TraceList": 1}
"""The last annex shows the stamp of the data and every trace."""

DOCUMENTS = "Rata-rata persentase kepemilikan dokumen pendaftaran penduduk"
POPULATION_SERVICE = "Nilai Indeks Kepuasan Masyarakat terkait pelayanan pendaftaran penduduk"
CIVIL_SERVICE = "Nilai Indeks Kepuasan Masyarakat terkait pelayanan pencatatan sipil"

KTP = Case(
    (
        # 99,53 becomes 99,48: less, and the achievement 100,08 falls below that of the birth
        # certificates (with 100,09 for both, a sentence would stand in place of the chart of three
        # figures)
        Edit("counts.csv", "ktp.holders,63.11.01,2023,", "12336", "12290"),
        Edit("counts.csv", "ktp.holders,63.11,2023,", "96019", "95973"),
        Edit("peers.csv", "ktp,63,Provinsi Kalimantan Selatan,2023,", "3012907", "3012861"),
    ),
    "Sudah rekam KTP-el, Juai, Tahun 2023",
    {
        # Q2 itself: kecamatan and regency, what remains, the year before, the other regencies
        "cakupan-ktp: Paragraph": 3,
        "cakupan-ktp: Formula": 1,
        "tabel-ktp": 1,
        "gambar-ktp": 1,
        # its caption says which kecamatan is highest
        "gambar-waktu-ktp": 1,
        "tabel-peringkat-ktp": 1,
        "gambar-peringkat-ktp": 1,
        # IKU 2, mean of six: 94,24 becomes 94,23; the mean of both IKU stays 100,15
        "ringkasan-indikator": 1,
        "uraian-ringkasan: ItemList": 1,
        "angka-pokok": 1,
        "tabel-eselon-ii": 1,
        "eselon-ii: Paragraph": 1,
        "analisis-sasaran-2: KeyFigures": 1,
        "gambar-renstra-iku-2": 1,
        "tabel-capaian-iku-2": 1,
        "tabel-pembanding-iku-2": 1,
        "analisis-sasaran-2: Paragraph": 3,
        "tabel-komponen-iku-2": 1,
        # the mean of three for the head of division: 89,11 becomes 89,09
        "eselon-iii: Paragraph": 1,
        "eselon-iii: ItemList": 1,
        "tabel-eselon-iii": 1,
        "gambar-capaian-eselon-iii": 1,
        "gambar-tahun-lalu-eselon-iii": 1,
        # program III, whose achievement it is
        "tabel-efisiensi": 1,
        # the national target
        "tabel-nasional-pk-2023-dirjen": 1,
        "gambar-nasional-pk-2023-dirjen": 1,
        "standar-nasional: ItemList": 1,
        # tables of charts
        "data-gambar-renstra-iku-2": 1,
        "data-gambar-waktu-ktp": 1,
    },
    frozenset(
        {
            "Sudah rekam KTP-el, Juai, Tahun 2023",
            "Cakupan Kepemilikan KTP-el, Juai, Tahun 2023",
            "Belum: Cakupan Kepemilikan KTP-el, Juai",
            "Sudah rekam KTP-el, Kabupaten Balangan",
            "Cakupan Kepemilikan KTP-el, Kabupaten Balangan, Tahun 2023",
            "Belum: Cakupan Kepemilikan KTP-el, Kabupaten Balangan",
            "Belum tercakup: Cakupan Kepemilikan KTP-el, Tahun 2023",
            "Perubahan Cakupan Kepemilikan KTP-el",
            "Sudah rekam KTP-el, Kalimantan Selatan",
            "Cakupan Kepemilikan KTP-el, Kalimantan Selatan, Tahun 2023",
            "Realisasi IKU 2, Tahun 2023",
            "Capaian IKU 2, Tahun 2023",
            "Selisih IKU 2 terhadap target, Tahun 2023",
            "Perubahan IKU 2 dari Tahun 2022",
            "Selisih IKU 2 terhadap akhir Renstra",
            "Capaian IKU 2 terhadap target akhir Renstra 2026",
            "Perubahan per tahun sampai 2026, IKU 2",
            "Bagian Cakupan Kepemilikan KTP-el dalam kekurangan IKU 2",
            "Rata-rata capaian Sasaran 2 (II)",
            "Rata-rata capaian eselon II",
            f"Realisasi {DOCUMENTS}, Tahun 2023",
            f"Capaian {DOCUMENTS}, Tahun 2023",
            f"Perubahan {DOCUMENTS} dari Tahun 2022",
            f"Pertumbuhan {DOCUMENTS} dari Tahun 2022",
            "Rata-rata capaian Program III",
            "Efisiensi Program III",
            "Rata-rata capaian eselon III",
            "Realisasi Penyelesaian Perekaman dan Pencetakan KTP Elektronik, Tahun 2023",
            "Capaian Penyelesaian Perekaman dan Pencetakan KTP Elektronik, Tahun 2023",
        }
    ),
    # the mean of both IKU stays 100,15, and that is all it is computed from
    unmoved=frozenset({"Efisiensi seluruh dinas"}),
)

SPENDING = Case(
    (
        Edit("inputs.csv", "I.2.2,2023,money,all,,111574800,", "95640000", "95340000"),
        Edit("inputs.csv", "*,2023,money,all,6082449488,6962697488,", "6712431719", "6712131719"),
    ),
    "Realisasi Sub kegiatan I.2.2, Tahun 2023",
    {
        # the whole office: 96,41 becomes 96,40
        "ringkasan-eksekutif: KeyFigures": 1,
        "ringkasan-eksekutif: Paragraph": 1,
        "uraian-ringkasan: Paragraph": 1,
        "bab-4: Paragraph": 1,
        "efisiensi: ItemList": 1,
        # sub-activity I.2.2, activity I.2, program I, objective 1, the whole
        "analisis-sasaran-1: Paragraph": 1,
        "realisasi-anggaran: Paragraph": 2,
        "gambar-anggaran": 1,
        # its caption says how much was absorbed
        "tabel-realisasi": 1,
        # achievement less absorption of the first three
        "tabel-efisiensi": 1,
    },
    frozenset(
        {
            "Realisasi Sub kegiatan I.2.2, Tahun 2023",
            "Realisasi Kegiatan I.2, Tahun 2023",
            "Realisasi Program I, Tahun 2023",
            "Realisasi Sasaran 1 (II), Tahun 2023",
            "Realisasi seluruh dinas, Tahun 2023",
            "Serapan anggaran Sub kegiatan I.2.2, Tahun 2023",
            "Serapan anggaran Kegiatan I.2, Tahun 2023",
            "Serapan anggaran Program I, Tahun 2023",
            "Serapan anggaran Sasaran 1 (II), Tahun 2023",
            "Serapan anggaran seluruh dinas, Tahun 2023",
            "Efisiensi Sub kegiatan I.2.2",
            "Efisiensi Kegiatan I.2",
            "Efisiensi Program I",
            "Efisiensi seluruh dinas",
        }
    ),
)

SURVEY = Case(
    (Edit("survey.csv", "skm,2023,U8,Penanganan pengaduan,,,", "98.52", "98.32"),),
    "Indeks U8 Penanganan pengaduan, Tahun 2023",
    {
        # the element and the index of the survey: 86,95 becomes 86,93
        "tabel-survei-skm": 1,
        "gambar-survei-skm": 1,
        "analisis-sasaran-1: Paragraph": 5,
        "analisis-sasaran-1: KeyFigures": 1,
        "gambar-renstra-iku-1": 1,
        "tabel-capaian-iku-1": 1,
        "tabel-pembanding-iku-1": 1,
        # IKU 1 and the mean of both IKU
        "ringkasan-eksekutif: KeyFigures": 1,
        "ringkasan-eksekutif: Paragraph": 1,
        "ringkasan-indikator": 1,
        "uraian-ringkasan: Paragraph": 1,
        "uraian-ringkasan: ItemList": 1,
        "angka-pokok": 1,
        "tabel-eselon-ii": 1,
        # the mean, and what it reached
        "eselon-ii: Paragraph": 2,
        "analisis-capaian: Paragraph": 1,
        "bab-4: Paragraph": 2,
        # the mean of both IKU is what all spending is set against
        "efisiensi: ItemList": 1,
        # two heads of division answer for the same survey
        "eselon-iii: Paragraph": 1,
        "tabel-eselon-iii": 1,
        "gambar-capaian-eselon-iii": 1,
        "gambar-tahun-lalu-eselon-iii": 1,
        # tables of charts
        "data-gambar-renstra-iku-1": 1,
    },
    frozenset(
        {
            "Indeks U8 Penanganan pengaduan, Tahun 2023",
            "Rata-rata U8 Penanganan pengaduan, Tahun 2023",
            "Indeks Survei Kepuasan Masyarakat, Tahun 2023",
            "Rata-rata Survei Kepuasan Masyarakat, Tahun 2023",
            "Realisasi IKU 1, Tahun 2023",
            "Capaian IKU 1, Tahun 2023",
            "Selisih IKU 1 terhadap target, Tahun 2023",
            "Perubahan indeks unit pelayanan dari Tahun 2022",
            "Perubahan IKU 1 dari Tahun 2022",
            "Selisih IKU 1 terhadap akhir Renstra",
            "Capaian IKU 1 terhadap target akhir Renstra 2026",
            "Rata-rata capaian Sasaran 1 (II)",
            "Rata-rata capaian eselon II",
            f"Realisasi {POPULATION_SERVICE}, Tahun 2023",
            f"Capaian {POPULATION_SERVICE}, Tahun 2023",
            f"Pertumbuhan {POPULATION_SERVICE} dari Tahun 2022",
            f"Realisasi {CIVIL_SERVICE}, Tahun 2023",
            f"Capaian {CIVIL_SERVICE}, Tahun 2023",
            f"Pertumbuhan {CIVIL_SERVICE} dari Tahun 2022",
            "Rata-rata capaian eselon III",
            "Efisiensi seluruh dinas",
        }
    ),
)

CASES = {"count": KTP, "spending": SPENDING, "survey index": SURVEY}
