"""Where each table of the print stands in this report: table for table, column for column,
row for row.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from tests.agreement.balangan_2023.grid import Grid, figures
from tests.agreement.balangan_2023.grid import Path as Heading
from tests.agreement.balangan_2023.printed import PrintedCell

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"

RowNames = Mapping[int, str]
"""Row of the print, and a cell that names the row here."""


@dataclass(frozen=True)
class Counterpart:
    """The table of this report that shows what a table of the print shows."""

    table: str
    """Id in the document tree."""
    columns: Mapping[str, Heading]
    """Column of the print, and the heading of ours."""
    rows: RowNames | None = None
    """`None` where both have the same rows in the same order."""
    upper: frozenset[str] = frozenset()
    """Columns of the print that are the last figure of our cell, not the first: `91-100`."""
    moved: Mapping[tuple[int, str], Heading] = field(default_factory=dict)
    """Cells that stand in another column here than the rest of their column."""

    def shown(self, cell: PrintedCell, grid: Grid) -> str:
        """Return our text for a printed cell.

        Raises:
            LookupError: if the table has no such cell.
        """
        row = cell.row - 1 if self.rows is None else grid.row_named(self.rows[cell.row])
        heading = self.moved.get((cell.row, cell.column)) or self.columns[cell.column]
        return grid.text(row, heading)

    def figure(self, cell: PrintedCell, grid: Grid) -> Decimal | None:
        """Return our figure for a printed cell; `None` where we print a mark or words."""
        found = figures(self.shown(cell, grid))
        if not found:
            return None
        return found[-1] if cell.column in self.upper else found[0]


def _rows_of(file: str) -> list[dict[str, str]]:
    with (EXAMPLE / file).open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


_DISTRICTS: RowNames = dict(
    enumerate(
        (
            "Juai",
            "Halong",
            "Awayan",
            "Batu Mandi",
            "Lampihong",
            "Paringin",
            "Paringin Selatan",
            "Tebing Tinggi",
            "Kabupaten Balangan",
        ),
        1,
    )
)
_REGENCIES: RowNames = dict(
    enumerate(
        (
            "Provinsi Kalimantan Selatan",
            "Kota Banjarbaru",
            "Kabupaten Tanah Bumbu",
            "Kabupaten Tanah Laut",
            "Kabupaten Tabalong",
            "Kabupaten Tapin",
            "Kabupaten Balangan",
            "Kabupaten Hulu Sungai Utara",
            "Kabupaten Barito Kuala",
            "Kabupaten Banjar",
            "Kabupaten Hulu Sungai Tengah",
            "Kota Banjarmasin",
            "Kabupaten Hulu Sungai Selatan",
            "Kabupaten Kotabaru",
        ),
        1,
    )
)
_CODES = [row["id"] for row in _rows_of("nodes.csv")]
_GENERAL, _CIVIL, _POPULATION, _INFORMATION, _PROFILE = (
    [code for code in _CODES if code == program or code.startswith(f"{program}.")]
    for program in ("V", "IV", "III", "I", "II")
)
_BUDGET: RowNames = (
    dict(enumerate(_INFORMATION + _PROFILE, 3))
    | {13: "Jumlah sasaran 1"}
    | dict(enumerate(_POPULATION + _CIVIL, 15))
    | {27: "Jumlah sasaran 2"}
    | dict(enumerate(_GENERAL, 29))
    # The print ends with a sum over the secretariat, whose only program is V.
    | {50: "V"}
)
_EFFICIENCY: RowNames = dict(
    enumerate(_GENERAL + _POPULATION + _CIVIL + _INFORMATION + _PROFILE, 1)
)
_PROGRAMS: RowNames = {
    1: "Program Penunjang Urusan Pemerintahan Daerah Kabupaten/Kota",
    2: "Program Pendaftaran Penduduk",
    3: "Program Pencatatan Sipil",
    4: "Program Pengelolaan Informasi Administrasi Kependudukan",
    5: "Program Pengelolaan Profil Kependudukan",
    6: "Jumlah",
}

_RESULTS: Mapping[str, Heading] = {
    "Realisasi 2022": ("Realisasi", "2022"),
    "Target 2023": ("2023", "Target"),
    "Realisasi 2023": ("2023", "Realisasi"),
    "Capaian": ("2023", "Capaian"),
}
_COMPARISONS: Mapping[str, Heading] = {
    "Capaian 2022": ("Capaian", "2022"),
    "Target 2023": ("2023", "Target"),
    "Realisasi 2023": ("2023", "Realisasi"),
    "Capaian 2023": ("2023", "Capaian"),
    "Capaian 2023 thdp 2026": ("Capaian terhadap target 2026",),
}


def _coverage(code: str, whole: tuple[str, str], part: tuple[str, str]) -> Counterpart:
    """Pair up a table of coverage by kecamatan; `whole` and `part` are (print, ours)."""
    columns: Mapping[str, Heading] = {
        whole[0]: (whole[1],),
        part[0]: (part[1],),
        "Ratio": ("Cakupan",),
    }
    return Counterpart(f"tabel-{code}", columns, _DISTRICTS)


COUNTERPARTS: Mapping[str, Counterpart] = {
    "1.1": Counterpart("tabel-pegawai-jabatan", {"Jumlah": ("Jumlah",)}),
    "1.2": Counterpart("tabel-barang", {"Baik": ("Keadaan", "Baik"), "Jumlah": ("Jumlah",)}),
    "2.1": Counterpart(
        "tabel-sasaran", {str(year): ("Target", str(year)) for year in range(2021, 2027)}
    ),
    "2.4": Counterpart("tabel-pk-2023", {"Target": ("Target",)}),
    "2.5": Counterpart("tabel-pk-2023-perubahan", {"Target": ("Target",)}),
    "2.6": Counterpart("tabel-anggaran", {"Anggaran": ("Anggaran perubahan",)}, _PROGRAMS),
    "3.1": Counterpart(
        "tabel-skala",
        {"Batas bawah": ("Batas dalam peraturan",), "Batas atas": ("Batas dalam peraturan",)},
        upper=frozenset({"Batas atas"}),
    ),
    "3.2": Counterpart("tabel-eselon-ii", _RESULTS),
    "3.3": Counterpart("tabel-eselon-iii", _RESULTS),
    "3.4": Counterpart("tabel-eselon-iv", _RESULTS),
    "3.5": Counterpart("tabel-capaian-iku-1", _COMPARISONS),
    "3.6": Counterpart(
        "tabel-survei-skm",
        {
            "NRR 2022": ("Tahun 2022", "Rata-rata unsur"),
            "Indeks 2022": ("Tahun 2022", "Indeks"),
            "NRR 2023": ("Tahun 2023", "Rata-rata unsur"),
            "Indeks 2023": ("Tahun 2023", "Indeks"),
        },
    ),
    "3.7": Counterpart("tabel-capaian-iku-2", _COMPARISONS),
    "3.8": _coverage("kk", ("Jumlah Keluarga", "Jumlah keluarga"), ("Memiliki KK", "Memiliki KK")),
    "3.9": _coverage("ktp", ("Wajib KTP", "Wajib KTP"), ("Sudah Rekam", "Sudah rekam KTP-el")),
    "3.10": Counterpart(
        "tabel-peringkat-ktp",
        {
            "No": ("Peringkat",),
            "WKTP": ("Wajib KTP",),
            "REKAM": ("Sudah rekam KTP-el",),
            "Persen": ("Cakupan",),
        },
        _REGENCIES,
    ),
    "3.11": _coverage("kia", ("Wajib KIA", "Wajib KIA"), ("Sudah Cetak", "Sudah cetak KIA")),
    "3.12": _coverage(
        "akta-lahir",
        ("Penduduk 0-17", "Penduduk usia 0–17 tahun"),
        ("Memiliki Akta", "Memiliki akta kelahiran"),
    ),
    "3.13": _coverage(
        "akta-mati",
        ("Kematian dilaporkan", "Kematian dilaporkan"),
        ("Penerbitan", "Penerbitan akta kematian"),
    ),
    "3.14": _coverage(
        "akta-kawin",
        ("Perkawinan dilaporkan", "Perkawinan dilaporkan"),
        ("Penerbitan", "Penerbitan akta perkawinan"),
    ),
    "3.15": Counterpart("tabel-komponen-iku-2", {"Capaian": ("Cakupan",)}),
    "PK-Dirjen": Counterpart("tabel-pk-2023-dirjen", {"Target": ("Target",)}),
    "3.16": Counterpart(
        "tabel-nasional-pk-2023-dirjen", {"Target": ("Target",), "Realisasi": ("Realisasi",)}
    ),
    "Ombudsman": Counterpart(
        "tabel-ombudsman-2023",
        {
            "Input": ("Dimensi penilaian", "Input"),
            "Proses": ("Dimensi penilaian", "Proses"),
            "Output": ("Dimensi penilaian", "Output"),
            "Pengaduan": ("Dimensi penilaian", "Pengaduan"),
            "Nilai": ("Nilai",),
        },
        # The overall mark stands in the first column of its own row, where the print merges all
        # columns.
        moved={(7, "Input"): ("Nilai",)},
    ),
    "3.17": Counterpart(
        "tabel-realisasi",
        {"Pagu": ("Pagu",), "Realisasi": ("Realisasi",), "Capaian": ("Serapan",)},
        _BUDGET,
    ),
    "3.18": Counterpart(
        "tabel-efisiensi",
        {
            "Capaian Kinerja": ("Capaian kinerja",),
            "Penyerapan": ("Penyerapan anggaran",),
            "Efisiensi": ("Tingkat efisiensi",),
        },
        _EFFICIENCY,
    ),
}
