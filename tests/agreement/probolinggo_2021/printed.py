"""The decree as it was read by hand: sheets in printed order with what each holds,
and all credit weights.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple


class PrintedSheet(NamedTuple):
    """One sheet of the print, counted by hand."""

    post: str
    """Behind `JABATAN`, as printed."""
    label: str
    """What the print calls the list of tasks; empty where it has none."""
    tasks: int
    functions: int
    """Functions where the print has both tasks and functions."""
    lines: int
    tier: str


SHEETS = (
    PrintedSheet(
        "KEPALA DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA PROBOLINGGO", "TUGAS", 1, 5, 3, "II"
    ),
    PrintedSheet(
        "SEKRETARIS DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA PROBOLINGGO",
        "TUGAS",
        1,
        12,
        1,
        "III",
    ),
    PrintedSheet("KEPALA SUB BAGIAN UMUM DAN KEPEGAWAIAN", "TUGAS", 12, 0, 3, "IV"),
    PrintedSheet("PENGELOLA BARANG MILIK DAERAH", "FUNGSI", 12, 0, 12, "pelaksana"),
    PrintedSheet("PRANATA KOMPUTER PELAKSANA LANJUTAN", "FUNGSI", 6, 0, 6, "JF"),
    PrintedSheet("ARSIPARIS PELAKSANA", "FUNGSI", 7, 0, 5, "JF"),
    PrintedSheet("KEPALA SUB BAGIAN PERENCANAAN DAN KEUANGAN", "FUNGSI", 15, 0, 3, "IV"),
    PrintedSheet("VERIFIKATOR KEUANGAN", "FUNGSI", 5, 0, 4, "pelaksana"),
    PrintedSheet("BENDAHARA PENGELUARAN", "FUNGSI", 5, 0, 4, "pelaksana"),
    PrintedSheet("BIDANG PELAYANAN PENDAFTARAN PENDUDUK", "TUGAS", 1, 5, 3, "III"),
    PrintedSheet("SEKSI IDENTITAS PENDUDUK", "TUGAS", 14, 0, 3, "IV"),
    PrintedSheet("STAF PENGELOLA DATA ADMINISTRASI DAN VERIFIKASI", "", 0, 0, 5, "pelaksana"),
    PrintedSheet("SEKSI PINDAH DATANG", "TUGAS", 11, 0, 1, "IV"),
    PrintedSheet("PENGELOLA MUTASI PENDUDUK", "TUGAS", 5, 0, 5, "pelaksana"),
    PrintedSheet("SEKSI PENDATAAN PENDUDUK", "TUGAS", 15, 0, 1, "IV"),
    PrintedSheet("BIDANG PELAYANAN PENCATATAN SIPIL", "TUGAS", 1, 8, 3, "III"),
    PrintedSheet("SEKSI KELAHIRAN", "FUNGSI", 12, 0, 1, "IV"),
    PrintedSheet("PENGELOLA AKTA DAN LEGALISASI", "FUNGSI", 6, 0, 6, "pelaksana"),
    PrintedSheet("PENGELOLA AKTA DAN LEGALISASI", "FUNGSI", 6, 0, 6, "pelaksana"),
    PrintedSheet(
        "SEKSI PERKAWINAN, PERCERAIAN, PERUBAHAN STATUS ANAK, PERWARGANEGARAAN DAN KEMATIAN",
        "FUNGSI",
        13,
        0,
        5,
        "IV",
    ),
    PrintedSheet("PENGELOLA AKTA DAN LEGALISASI", "FUNGSI", 4, 0, 5, "pelaksana"),
    PrintedSheet(
        "BIDANG PENGELOLAAN INFORMASI ADMINISTRASI KEPENDUDUKAN DAN PEMANFAATAN DATA",
        "TUGAS",
        1,
        5,
        2,
        "III",
    ),
    PrintedSheet("SEKSI SISTEM INFORMASI ADMINISTRASI KEPENDUDUKAN", "FUNGSI", 12, 0, 1, "IV"),
    PrintedSheet("PENGELOLAAN SIAK", "FUNGSI", 5, 0, 3, "pelaksana"),
    PrintedSheet("PRANATA KOMPUTER PELAKSANA LANJUTAN", "TUGAS", 6, 0, 6, "JF"),
    PrintedSheet("SEKSI PENGELOLAAN DAN PENYAJIAN DATA", "FUNGSI", 14, 0, 1, "IV"),
    PrintedSheet("SEKSI KERJASAMA DAN INOVASI PELAYANAN", "FUNGSI", 12, 0, 2, "IV"),
)
"""The sheet of key indicators and the 26 individual sheets;
the second index is the sheet's number.
"""


class Weight(NamedTuple):
    """What one activity of a credit-point indicator is worth."""

    indicator: str
    measure: str
    unit: str
    weight: Decimal
    per: int


_ACTIVITIES = (
    (2, "penggandaan", "kegiatan", "0.013", 1),
    (2, "operasi", "laporan", "0.013", 1),
    (2, "dokumentasi", "file", "0.048", 1),
    (2, "rekam-tanpa-validasi", "karakter", "0.001", 1000),
    (2, "rekam-dengan-validasi", "karakter", "0.004", 1000),
    (2, "verifikasi", "karakter", "0.001", 1000),
    (2, "laporan-rekam", "laporan", "0.053", 1),
    (2, "pemasangan", "laporan", "0.004", 1),
    (2, "deteksi", "laporan", "0.006", 1),
    (3, "instalasi", "kegiatan", "0.500", 1),
    (3, "perbaikan", "kegiatan", "0.125", 1),
    (4, "karya-tulis", "makalah", "2.500", 1),
    (4, "petunjuk-teknis", "buku", "3.000", 1),
    (5, "seminar", "kegiatan", "1.000", 1),
)
"""Line of the sheet, activity, unit, weight and how many it is for: the same on both sheets."""

WEIGHTS = tuple(
    Weight(f"iki-{number}-{line}", f"{post}.{activity}", unit, Decimal(weight), per)
    for number, post in ((4, "prakom-umum"), (24, "prakom-siak"))
    for line, activity, unit, weight, per in _ACTIVITIES
)
