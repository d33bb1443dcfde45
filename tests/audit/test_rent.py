"""Finders pay rent: each has two files that need it, and taken out it is missed in both; else it leaves.

Files are real reports, invented ones with every second error that was planted in them by hand, or, where only
one report is known that needs a finder, some lines that have the same fault.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import pytest
from tests.audit.invented_score import read_hand_plants, read_sound_reports
from tests.audit.score import SHARED
from tests.unit.auditor.reports import FIELD, table

from capaian.auditor import engine
from capaian.auditor.document.report import ReportPrint, print_of_lines, read_printed
from capaian.auditor.linkage import table_links
from capaian.auditor.reading.text import read_lines
from capaian.auditor.relations import table_audit
from capaian.domain.audit import Finding

BALANGAN, BELITUNG = "documents/balangan-lkjip-2023.txt", "documents/belitung-lkj-2024.txt"
REVENUE, FISHERY = "data/audit/dispenda-lkip-2016.pdf", "data/lkip-2016/diskanlut-jabar-bab3.pdf"
TRANSPORT = "data/lkip-2016/dishub-jabar-bab3.pdf"
LINES: Final[Mapping[str, str]] = {
    "months": table("Wilayah|JAN|FEB|MAR|APR|MEI|MEI|JUL", "Juai|1|2|3|4|5|6|7", "Awayan|2|3|4|5|6|7|8"),
    "years": table("Wilayah|2021|2022|2023", "Juai|11|12|13", title="Tabel 1 Data Tahun 2020-2022"),
    "unit": table("Indikator|Satuan|Target|Realisasi", "Indeks Kepuasan Masyarakat|%|3,30|3,66"),
    "unit of a sentence": table("Indikator|Target|Realisasi", "Indeks Kepuasan Layanan Loket|3,30|3,66")
    + "\nIndeks Kepuasan Layanan Loket terealisasi 3,66% tahun ini.\n",
    "marks": table(
        "Wilayah|Nilai", "Juai|93,46", "Awayan|88,10", "Halong|91,25", "Paringin|934,6", "Batu|97,40"
    ),
    "leap": table("Indikator|Target|Realisasi", "Akta kelahiran anak|98%|980,9%"),
    "efficient": "Capaian kinerja sebesar 81,20% dengan serapan anggaran 95,10%, secara efisien.\n",
    "year": "Laporan Kinerja ini laporan tahun 2023.\n\nLaporan Kinerja Dinas Tahun 2022 disusun rapi.\n",
    "symbols": "".join(
        f"Q{at} (Cakupan Akta)\n\nQ{shown} = 12 / 24\n\n" for at, shown in ((1, 1), (2, 2), (3, 2))
    ),
    "levels": table("Uraian|Pagu (Rp)", "Kegiatan Pelayanan Akta Lahir|67.638.000", title="Tabel 1 Pagu")
    + table("Uraian|Pagu (Rp)", "Sub Kegiatan Pelayanan Akta Lahir|67.638.000", title="Tabel 2 Pagu"),
    "names": table(
        "No|Pegawai", *(f"{at}|{name}" for at, name in enumerate(("Ani Budi", "Cici Dodo", "Eko Fani")))
    )
    + table(
        "No|Pegawai|Hari",
        *(
            f"{at}|{name}|{at}"
            for at, name in enumerate(
                ("Ani Budi", "Cici Dodo", "Eko Fani", "Gina Hadi", "Ani Budi", "Indra Jaya"), start=31
            )
        ),
        title="Tabel 2",
    ),
    "rest": table(
        "Sasaran|Penyerapan Anggaran|Tingkat Efisiensi",
        "Mutu Layanan|97,9%|2,1%",
        "Data Akurat|99,7%|13%",
        "Arsip Tertib|87,4%|12,6%",
        "Pegawai Terlatih|91,1%|8,9%",
        "Sarana Lengkap|99,2%|0,8%",
    ),
    "products": table(
        "Kantor|Hari kerja|Titik layanan|Jam buka|Jam setahun",
        "Induk|294|34|8|79.968",
        "Gerai|346|16|8|44.288",
        "Keliling|250|15|8|58.080",
    ),
    "stacked": table(
        "Dokumen|Jumlah|Cakupan (%)",
        "KK terbit|64.045|96,63",
        "Kepala keluarga|66.276|",
        "KTP terbit|131.582|99,28",
        "Wajib KTP|132.533|",
        "KIA terbit|26.024|76,80",
        "Wajib KIA|38.382|",
    ),
    "counted": table("Jabatan|Jumlah", "Jabatan Fungsional Umum|13", "Jabatan Pelaksana Teknis|9")
    + "\nTerdapat 15 orang Jabatan Fungsional Umum.\n",
    "working": "Gangguan : 30 / 2.849 x 100% = 0,01%\n",
    "groups": table(
        "No|Kegiatan|Anggaran (Rp)",
        "1|Belanja Tidak Langsung|17.803.394.426",
        "|Belanja Langsung|1.918.684.900",
        "1|Pemeriksaan Reguler|718.984.400",
        "2|Kebijakan Pengawasan|600.000.000",
        "3|Tindak Lanjut|599.700.000",
        "|JUMLAH|19.722.079.326",
    ),
}
FILES: Final[Mapping[str, tuple[str, str]]] = {
    "find_column_laws": (BALANGAN, BELITUNG),
    "find_column_sums": ("akta+1", "kota+0"),
    "find_column_products": (REVENUE, "products"),
    "find_row_totals": (BELITUNG, FISHERY),
    "find_tree_laws": (BELITUNG, "kependudukan+0"),
    "find_share_columns": ("kota+0", "pangan+1"),
    "find_remainder_columns": ("rest", "rest"),
    "find_stacked_ratios": (BELITUNG, "stacked"),
    "find_other_parts": ("groups", "groups"),
    "find_indicator_laws": (BALANGAN, "pangan+0"),
    "find_sentence_laws": (BALANGAN, TRANSPORT),
    "find_shares_of_totals": ("kependudukan+1", "sindurlaya+1"),
    "find_workings": (REVENUE, "working"),
    "find_table_links": (BALANGAN, BELITUNG),
    "find_repeated_rows": (BELITUNG, BELITUNG),
    "find_text_links": (BALANGAN, TRANSPORT),
    "find_near_figures": ("kependudukan+1", "kota+1"),
    "find_counted_things": (BALANGAN, "counted"),
    "find_settled_totals": (BELITUNG, BELITUNG),
    "audit_bounds": (BALANGAN, BELITUNG),
    "audit_trends": (BELITUNG, "kependudukan+0"),
    "audit_index_columns": ("akta+1", "kota+0"),
    "audit_rank_columns": ("perpustakaan+1", "wanalaya+1"),
    "audit_month_heads": (REVENUE, "months"),
    "audit_year_heads": (REVENUE, "years"),
    "audit_units": (BELITUNG, "unit"),
    "audit_class_intervals": ("akta+1", "kota+1"),
    "audit_moved_marks": (REVENUE, "marks"),
    "audit_leaps": ("leap", "leap"),
    "audit_changes": (BALANGAN, "pangan+1"),
    "audit_scales": (FISHERY, "akta+0"),
    "audit_class_counts": ("akta+0", "kependudukan+0"),
    "audit_verdicts": (BALANGAN, TRANSPORT),
    "audit_directions": ("kota+1", "pangan+0"),
    "audit_extremes": ("akta+0", "kota+1"),
    "audit_efficiency": (BELITUNG, "efficient"),
    "audit_actuals_as_achievements": (BALANGAN, BELITUNG),
    "audit_number_words": ("kependudukan+1", "perpustakaan+0"),
    "audit_list_counts": ("pangan+1", "kependudukan+0"),
    "audit_sentence_years": (BELITUNG, "perpustakaan+0"),
    "audit_sentence_units": (BELITUNG, "unit of a sentence"),
    "audit_row_units": ("akta+0", "wanalaya+0"),
    "audit_number_marks": (BALANGAN, "kota+1"),
    "audit_report_year": (BALANGAN, "year"),
    "audit_table_numbers": (BELITUNG, "akta+0"),
    "audit_place_names": ("kependudukan+0", "pangan+1"),
    "audit_formula_symbols": (BALANGAN, "symbols"),
    "audit_doubled_labels": (BALANGAN, "names"),
    "audit_plan_levels": (BALANGAN, "levels"),
}


@cache
def _print_of(name: str) -> ReportPrint:
    if name in LINES:
        return print_of_lines(read_lines(FIELD + LINES[name]))
    if "/" in name:
        return read_printed(SHARED / name)
    report, _, half = name.partition("+")
    text, changed = read_sound_reports()[report], set()
    for plant in [each for each in read_hand_plants() if each.report == report][int(half) :: 2]:
        if plant.line not in changed:
            text = plant.spoil(text)
            changed.add(plant.line)
    return print_of_lines(read_lines(text))


def _audit(name: str) -> list[Finding]:
    return [*engine.audit_printed(_print_of(name), "laporan.txt").findings]


@cache
def _whole(name: str) -> list[Finding]:
    return _audit(name)


def test_each_finder_stands_in_the_table() -> None:
    """Finders of tables and reports are lists of the engine; a new one is entered with its two files."""
    assert {each.__name__ for each in (*engine.TABLE_AUDITS, *engine.REPORT_AUDITS)} <= {*FILES}


CASES: Final = [
    (finder, name)
    for finder, names in FILES.items()
    for name in {*names}
    # Where `shared/` is missing the others are tried, as `make audit-score` says of its own parts.
    if "/" not in name or SHARED.is_dir()
]


@pytest.mark.parametrize(("finder", "name"), CASES)
def test_what_a_finder_alone_sees_is_missed_without_it(
    finder: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _whole(name)
    for module in (engine, table_audit, table_links):
        monkeypatch.setattr(module, finder, lambda *_: [], raising=False)
    for audits in ("TABLE_AUDITS", "REPORT_AUDITS"):
        rest = tuple(each for each in getattr(engine, audits) if each.__name__ != finder)
        monkeypatch.setattr(engine, audits, rest)
    assert _audit(name) != found
