"""Five reports that we did not make, and what is bound in them: read by eye, row by row."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tests.audit.foreign_bonds import (
    Across,
    Below,
    Classes,
    Foreign,
    Levels,
    Ordered,
    Quoted,
    Rows,
    Said,
    Stacked,
    graded,
    turned,
)
from tests.audit.relations import Kinship

_MEAN: Final = Kinship.MEAN
_SUM: Final = Kinship.SUM
_DIFFERENCE: Final = Kinship.DIFFERENCE

_MONEY: Final = Rows("Tabel. 3.2", until="Total pagu dana")
_BUDGET: Final = (r"^[IVX]+\t", r"^\d+\t\tKegiatan", r"^\d+\t\t(?!Kegiatan)")
_SUMMARY: Final = Rows("Tabel 3.1", until="Capaian Kinerja diatas")
_PROGRAMS: Final = Rows("Tabel 3.2.2.2", but=("(KK)", "Jumlah Kepala Keluarga"))
_ANNEX_1: Final = Rows("LAMPIRAN I :", until="LAMPIRAN II :", but=("1\t\t2\t",))
_ANNEX_2: Final = Rows("LAMPIRAN II :", until="LAMPIRAN III :", but=("1\t\t2\t",))
_ANNEX_3: Final = Rows("LAMPIRAN III :", until="LAMPIRAN IV :", only=r"^\d\.\d\t")
_ANNEX_4: Final = Rows("LAMPIRAN IV :", until="LAMPIRAN V")
_MET: Final = ("Belum Tercapai", "Tercapai")

BELITUNG: Final = Foreign(
    "documents/belitung-lkj-2024.txt",
    "2024",
    (
        Below(Rows("Tabel 1.1"), (2,), "^Jumlah"),
        Below(Rows("Tabel 1.2"), (4,), "^Jumlah"),
        Below(Rows("Tabel 1.3"), (1, 3, 4), "^Jumlah"),
        Below(Rows("Tabel 1.4"), (2, 3, 5, 8, 12), "^Jumlah"),
        Below(Rows("Tabel 1.5"), (1, 2, 4, 5, 6), "^Jumlah"),
        Across(Rows("Tabel 1.2"), 4, (1, 2, 3), _SUM),
        Across(Rows("Tabel 1.3"), 4, (1, 2, 3), _SUM),
        Across(Rows("Tabel 1.4"), 12, tuple(range(1, 12)), _SUM),
        Across(Rows("Tabel 1.5"), 6, (1, 2, 3, 4, 5), _SUM),
        Below(Rows("Tabel 2.3"), (2,), "^\t\tRp"),
        Across(_SUMMARY, 5, (4, 3)),
        Across(Rows("Tabel 3.2.1"), 5, (4, 3)),
        Across(Rows("Tabel 3.2.2.1"), 5, (4, 3)),
        Stacked(_PROGRAMS, 3, 4),
        Levels(Rows("Tabel 3.2.2.2"), (4,), (r"^\tPersentase capaian tertib", r"^\d\t", r"^[a-e]\t"), _MEAN),
        Across(Rows("Tabel 3.5"), 4, (3, 2)),
        Across(Rows("Tabel 3.5"), 7, (6, 5)),
        Across(Rows("Tabel 3.5"), 8, (5, 6)),
        Across(Rows("Tabel. 3.6"), 7, (6, 5)),
        Across(replace(_MONEY, but=("Pengadaan Pakaian", "Barang Cetak")), 5, (4, 3)),
        Levels(_MONEY, (3,), _BUDGET, but=("IV\t",)),
        Levels(_MONEY, (4,), _BUDGET, but=("IV\t", "Kegiatan: Administrasi Umum")),
        Below(Rows("a. Belanja Operasi", until="Belanja pegawai"), (1, 2), "^Jumlah"),
        Across(_ANNEX_1, 7, (6, 5)),
        Across(_ANNEX_1, 10, (9, 8)),
        Across(_ANNEX_1, 13, (12, 11)),
        Below(_ANNEX_1, (7, 10, 13), "^Capaian Rata", r"^\d\.\d\t", _MEAN),
        Across(_ANNEX_2, 12, (5, 11)),
        Below(_ANNEX_2, (8, 9), "^Capaian Rata", r"^\d\.\d\t", _MEAN),
        Across(_ANNEX_3, 8, (7, 6)),
        Across(_ANNEX_3, 11, (10, 9)),
        Across(_ANNEX_3, 14, (13, 12)),
        Quoted(("Hasil pengukuran kinerja Dinas", "Hasil analisis pencapaian"), _SUMMARY, (4, 5)),
        Quoted(("Pada tahun 2024, nilai Indeks", "Nilai indeks kepuasan"), _SUMMARY, (3, 4)),
        Quoted(("Pencapaian realisasi target", "Indikator ini digunakan untuk"), _SUMMARY, (3, 4, 5)),
        Quoted(("Rata-rata capaian sasaran program Penunjang", "Kemudian juga"), _MONEY, (3, 4, 5)),
        Quoted(("Rata-rata capaian Sasaran", "Capaian sasaran kegiatan", "92,79%"), _MONEY, (3, 4, 5)),
        Quoted(("Kinerja Tahun 2024 sebesar",), Rows("Tabel 3.2.2.2"), (4,)),
        Quoted(("Penyerapan anggaran", "Total pagu", "Pada Tahun 2023 yang lalu"), _MONEY, (3, 4, 5)),
        Quoted(("2. Realisasi penyerapan", "Berdasarkan pembahasan"), _MONEY, (5,)),
        Quoted(("Berdasarkan hasil analisis efisiensi",), Rows("Tabel 3.5"), (7, 8)),
        Said("Pada Tahun 2023 yang lalu", "86,86", ("4.826.390.146", "5.556.670.837")),
    ),
    (
        Classes(_SUMMARY, 6, graded(("99.999", "Tercapai"), ("-1", "Belum Tercapai")), (5,), _MET),
        Classes(Rows("Tabel 3.2.1"), 6, graded(("99.999", "Tercapai"), ("-1", "Belum Tercapai")), (5,), _MET),
        Classes(_ANNEX_2, 7, turned, (5, 6), ("Naik", "Turun")),
        Classes(_ANNEX_2, 10, turned, (8, 9), ("Naik", "Turun")),
        Classes(_ANNEX_4, 7, turned, (6, 5), ("Naik", "Turun")),
        Classes(_ANNEX_4, 10, turned, (9, 8), ("Naik", "Turun")),
    ),
    (Ordered(Rows("Tabel 2.3")), Ordered(Rows("Tabel 3.2.2.1"))),
)

_AREAS: Final = ("Tabel 3. 8", "Tabel 3. 9", "Tabel 3. 11", "Tabel 3. 12", "Tabel 3. 13", "Tabel 3. 14")
_TOTAL: Final = "^Kabupaten"
_PAGU: Final = Rows("Tabel 3. 17", until="3.3.1. Analisis")
_NUMBERS: Final = (r"^[IVX]+\t", r"^[IVX]+\.\d+\t", r"^[IVX]+\.\d+\.\d+\t")
_PEERS: Final = Rows("Tabel 3. 10")
_GRADE: Final = graded(
    ("90.999", "Sangat Tinggi"), ("75.999", "Tinggi"), ("65.999", "Sedang"), ("50.999", "Rendah")
)
_GRADES: Final = ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi")

BALANGAN: Final = Foreign(
    "documents/balangan-lkjip-2023.txt",
    "2023",
    (
        *(Across(Rows(title, but=("\t0\t0\t",)), 4, (3, 2)) for title in _AREAS),
        *(Below(Rows(title), (2, 3), _TOTAL) for title in _AREAS),
        Below(Rows("Tabel 2. 6"), (2,), "^Jumlah", r"^\d\."),
        Across(Rows("Tabel 3. 2"), 6, (5, 4)),
        Below(Rows("Tabel 3. 2"), (6,), "Rata-rata", r"^\d\t", _MEAN),
        Across(Rows("Tabel 3. 3"), 6, (5, 4)),
        Across(Rows("Tabel 3. 5"), 4, (3, 2)),
        Across(Rows("Tabel 3. 7"), 4, (3, 2)),
        Below(Rows("Tabel 3. 6", until="IKM Unit"), (2, 4), "^Total", "", _MEAN),
        Below(Rows("Tabel 3. 15"), (2,), "^Rata-rata", "^Q", _MEAN),
        Across(Rows("REKAPITULASI HASIL", until="- d."), 6, (2, 3, 4, 5), _SUM),
        Across(replace(_PAGU, but=("Gaji dan Tunjangan", "Kegiatan : Administrasi Umum")), 4, (3, 2)),
        Levels(_PAGU, (2,), _NUMBERS, but=("V.2\t",)),
        Levels(_PAGU, (3,), _NUMBERS),
        Below(_PAGU, (2, 3), "(?i)^Capaian realisasi", r"^[IVX]+\t"),
        Across(Rows("Tabel 3. 18", until="Adanya efisiensi"), 4, (2, 3), _DIFFERENCE),
        Quoted(("Indikator Indeks", "Capaian kinerja nyata indikator"), Rows("Tabel 3. 2"), (4, 5, 6)),
        Quoted(("Indikator Persentase", "Capaian kinerja nyata persentase"), Rows("Tabel 3. 2"), (4, 5, 6)),
        Quoted(("Dari hasil perhitungan Indeks",), Rows("Tabel 3. 6"), (5,)),
        Quoted(("Capaian kinerja nyata tingkat", "Dari rincian"), Rows("Tabel 3. 2"), (5,)),
        Quoted(("Jumlah Kartu Keluarga",), Rows("Tabel 3. 8"), (2, 3, 4)),
        Quoted(("Jumlah perekaman KTP", "Capaian 99,53%"), Rows("Tabel 3. 9"), (2, 3, 4)),
        Quoted(("Jumlah penerbitan Kartu Identitas",), Rows("Tabel 3. 11"), (2, 3, 4)),
        Quoted(("Jumlah penduduk usia 0-17", "Capaian 98,09%"), Rows("Tabel 3. 12"), (2, 3, 4)),
        Quoted(("Jumlah penerbitan Akta Kematian di",), Rows("Tabel 3. 13"), (2, 3)),
        Quoted(("Pada tahun 2023 Dinas", "Pada Tahun Anggaran 2023"), Rows("Tabel 2. 6"), (2,)),
        Said("Pada Tahun Anggaran 2023", "6.082.449.488", ("5.492.970.288", "589.479.200"), _SUM),
        Said("Pada Tahun Anggaran 2023", "6.962.697.488", ("6.286.215.538", "676.481.950"), _SUM),
        Said("dan Pencatatan Sipil serta dukungan", "2,58", ("86,95", "84,37"), _DIFFERENCE),
    ),
    (
        Classes(Rows("Tabel 3. 2"), 7, _GRADE, (6,), _GRADES),
        Classes(Rows("Tabel 3. 3"), 7, _GRADE, (6,), _GRADES),
        Classes(Rows("Tabel 3. 4"), 7, _GRADE, (6,), _GRADES),
    ),
    (
        *(Ordered(Rows(title)) for title in _AREAS),
        Ordered(_PEERS, 4),
        Ordered(Rows("Tabel 3. 6")),
        Ordered(Rows("Tabel 2. 6")),
    ),
)

_OUTCOMES: Final = Rows("TABEL 3.1", until="Sumber")
_FIRST: Final = "Sampai dengan tahun 2016, capaian kinerja Indikator"
_BRIDGES: Final = Rows("TABEL3.5", until="Sumber")
_LINKED: Final = Rows("TABEL 3.7", until="Sumber")
_SPENT: Final = Rows("TABEL 3.8", until="Sumber")
_SAVED: Final = Rows("TABEL 3.9", until="Sumber")

TRANSPORT: Final = Foreign(
    "data/lkip-2016/dishub-jabar-bab3.pdf",
    "2016",
    (
        Across(_OUTCOMES, 5, (4, 3)),
        Across(Rows("TABEL 3.3", until="Sumber", but=("Jembatan Timbang", "RATA")), 5, (4, 3), _DIFFERENCE),
        Below(Rows("TABEL 3.3", until="Sumber"), (3,), "^RATA", "", _MEAN),
        Across(Rows("TABEL 3.4", until="Sumber", but=("transportasi udara",)), 8, (6, 7)),
        Across(Rows(_FIRST, until="Pencapaian"), 3, (2, 1)),
        Below(Rows(_FIRST, until="Pencapaian"), (3,), "^RATA", "", _MEAN),
        Across(_BRIDGES, 3, (1, 2), _SUM),
        Across(_BRIDGES, 6, (4, 5), _SUM),
        Below(_BRIDGES, (1, 2, 3, 4, 5, 6), "^Jumlah", r"^[A-Z]+\t\d"),
        Across(Rows("TABEL 3.6", until="Sumber", only="^Realisasi 20"), 6, (1, 2, 3, 4, 5), _MEAN),
        Across(_LINKED, 5, (4, 3)),
        Across(replace(_SPENT, but=("4.\t",)), 5, (4, 3)),
        Across(replace(_SPENT, but=("4.\t",)), 9, (8, 7)),
        Across(_SAVED, 6, (4, 5), _DIFFERENCE),
        Below(_SAVED, (4, 5, 6), "^RATA", "", _MEAN),
        Quoted(("Sampai dengan tahun 2016 jumlah Kabupaten", "Dari ruas jalan"), _OUTCOMES, (3, 4, 5)),
        Quoted(("Jumlah dermaga yang ada", "Berdasarkan data sampai"), _OUTCOMES, (3, 4, 5)),
        Quoted(("\uf0a7 Jumlah kendaraan wajib", "Adapun Prosentase"), _OUTCOMES, (3, 4, 5)),
        Quoted(("Sesuai dengan data yang tersedia",), _BRIDGES, (4, 5, 6)),
        Quoted(("Berdasarkan tabel realisasi",), Rows("TABEL 3.4", until="Sumber"), (8,)),
        Quoted(("Dengan memperhatikan skala", "Secara keseluruhan tingkat"), _OUTCOMES, (5,)),
        Said("Pada tahun anggaran 2016 untuk", "99,05", ("1.172.224.600", "1.183.500.000")),
        Said("Pencapaian Sasaran ke-3", "62,60", ("27,877,928,292.00", "44,534,967,200.00")),
    ),
    (),
    (Ordered(Rows("TABEL 3.2", until="Sumber")), Ordered(Rows("TABEL 3.4", until="Sumber"))),
)

_KEY: Final = Rows("Tabel 3.2", until="3.1.3")
_MARKS: Final = Rows("Tabel 3.3", until="Penjelasan")
_INCOME: Final = Rows("Tabel 3.6", until="Perbandingan")
_SPENDING: Final = Rows("Tabel 3.7", until="Gambaran")
_TASKS: Final = Rows("Tabel 3.8", until="Dari Tabel")
_SHARED: Final = Rows("Tabel 3.9", until="Dari Tabel")

FISHERY: Final = Foreign(
    "data/lkip-2016/diskanlut-jabar-bab3.pdf",
    "2016",
    (
        Across(_KEY, 5, (4, 3)),
        Across(
            replace(_KEY, but=("Non Konsumsi", "NTP", "Prosentase Jumlah", "Ketersediaan ikan")), 8, (7, 6)
        ),
        Across(
            replace(_MARKS, but=("Non Konsumsi", "Garam", "Prosentase Jumlah", "Konsumsi ikan")), 5, (4, 3)
        ),
        Across(
            Rows("Tabel 3.5", until="3.1.5", but=("Budidaya", "Tangkap", "Garam")), 5, (4, 3), _DIFFERENCE
        ),
        Across(_INCOME, 4, (3, 2)),
        Below(_INCOME, (2, 3), "^Jumlah"),
        Across(replace(_SPENDING, but=("29.084", "0,00\t")), 4, (3, 2)),
        Levels(_SPENDING, (2,), (r"^\d\.\t", r"^\t[a-g]\.")),
        Across(_TASKS, 4, (3, 2)),
        Below(_TASKS, (2,), "^Jumlah"),
        Across(_SHARED, 4, (3, 2)),
        Below(_SHARED, (2, 3), "^Jumlah"),
        Quoted(("Dari Tabel 3.8",), _TASKS, (2, 3, 4)),
        Quoted(("Dari Tabel 3.9", "10.491.732.000,00 atau"), _SHARED, (2, 3, 4)),
        Quoted(("Program Pengembangan dan", "Program Peningkatan", "Program Pengawasan"), _TASKS, (2, 3, 4)),
        Said(
            "Program Pengembangan Ketahanan Pangan yang",
            "84,47",
            ("885.132.399,00", "1.047.832.100,00"),
        ),
        Said("Program Pengembangan Budidaya", "98,30", ("27.239.540.654,00", "27.711.934.245,00")),
        Said(
            "Program Pengembangan Perikanan Tangkap yang", "91,23", ("11.047.989.424,00", "12.109.727.000,00")
        ),
        Said("Program Pengelolaan Sumber Daya Laut", "84.82", ("1.441.865.000,00", "1.700.000.000,00")),
        Said("Dari Tabel 3.9", "112.739.500,00", ("3.693.500.000,00", "3.580.760.500,00"), _DIFFERENCE),
    ),
    (
        Classes(
            _MARKS,
            6,
            graded(("100", "Sangat Baik"), ("80", "Baik"), ("55", "Sedang"), ("-1", "Kurang")),
            (5,),
            ("Kurang", "Sedang", "Baik", "Sangat Baik"),
        ),
    ),
    (Ordered(_INCOME), Ordered(_TASKS)),
)

_ACTIVITIES: Final = Rows("Tabel 3.7", until="Tabel 3.8")

UNITY: Final = Foreign(
    "data/lkip-2016/lkip-2016-full-a.pdf",
    "2016",
    (
        *(Across(Rows(title), 5, (4, 3)) for title in ("Tabel 3.1", "Tabel 3.2", "Tabel 3.3")),
        Across(replace(_ACTIVITIES, but=("22\t",)), 4, (3, 2)),
        Below(_ACTIVITIES, (2,), "^Jumlah"),
        Across(Rows("Tabel 3.8", until="Berdasarkan data"), 4, (3, 2)),
        Quoted(tuple(f"({number}) " for number in range(1, 9)), _ACTIVITIES, (2,)),
        Quoted(tuple(f"{number}) Program" for number in range(4, 10)), _ACTIVITIES, (2,)),
        Quoted(tuple(f"{number}. Kegiatan" for number in range(1, 25)), _ACTIVITIES, (2, 3)),
        Quoted(("Berdasarkan data tersebut", "13.167.445.057,00 atau"), _ACTIVITIES, (2, 3, 4)),
        Quoted(("13.167.445.057,00 atau",), Rows("Tabel 3.8", until="Berdasarkan data"), (2, 3, 4)),
        Said(
            "Pada Tahun Anggaran 2016, Badan",
            "24.275.063.039,00",
            ("14.513.515.000,00", "9.761.548.039,00"),
            _SUM,
        ),
        Said("13.167.445.057,00 atau", "22.599.636.052,00", ("13.167.445.057,00", "9.432.190.995,00"), _SUM),
    ),
    (),
    (Ordered(_ACTIVITIES),),
)

PRINTS: Final = (BELITUNG, BALANGAN, TRANSPORT, FISHERY, UNITY)
