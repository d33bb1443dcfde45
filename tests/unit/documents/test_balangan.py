"""The report of a real office: its tables in the order of the print, its figures computed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.every_case import every_case
from tests.paper_text import write_inlines, write_text

from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import Chart, Diagram, Document, Heading, Table, TraceList
from capaian.domain.issue import Level
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

EXAMPLE = Path(__file__).parents[3] / "examples" / "balangan-2023"


@pytest.fixture(scope="module")
def paper() -> Paper:
    year = read_dossier(EXAMPLE).require()
    rules = load_rulebook()
    return Paper(year, assess(year, rules), rules, "0" * 64, folder=EXAMPLE)


@pytest.fixture(scope="module")
def report(paper: Paper) -> Document:
    return build_document(paper)


def tables(report: Document) -> dict[str, Table]:
    return {b.label or b.id: b for b in report.blocks if isinstance(b, Table)}


def cells(report: Document, label: str, row: str) -> list[str]:
    """Texts of the first row that holds the words."""
    found = ([write_inlines(c.content) for c in r.cells] for r in tables(report)[label].rows)
    return next(cells for cells in found if any(row in cell for cell in cells))


PRINTED_ORDER = [
    *("Tabel 1.1", "Tabel 1.2"),
    *(f"Tabel 2.{n}" for n in range(1, 7)),
    *(f"Tabel 3.{n}" for n in range(1, 19)),
]


def test_all_26_tables_stand_in_the_order_of_the_print(report: Document) -> None:
    labels = [b.label for b in report.blocks if isinstance(b, Table) and b.label and "L" not in b.label]
    assert labels == PRINTED_ORDER


CAPTIONS = [
    ("Tabel 1.1", "jabatan struktural"),
    ("Tabel 1.2", "Jenis barang"),
    ("Tabel 2.1", "Sasaran strategis"),
    ("Tabel 2.2", "Program, kegiatan"),
    ("Tabel 2.3", "Indikator Kinerja Utama"),
    ("Tabel 2.4", "sebelum perubahan"),
    ("Tabel 2.5", "Perubahan Kepala Dinas"),
    ("Tabel 2.6", "anggaran"),
    ("Tabel 3.1", "Skala nilai"),
    ("Tabel 3.2", "Capaian IKU"),
    ("Tabel 3.3", "eselon III"),
    ("Tabel 3.4", "eselon IV"),
    ("Tabel 3.5", "IKM"),
    ("Tabel 3.6", "Indeks Kepuasan Masyarakat"),
    ("Tabel 3.7", "Persentase Tingkat Kepemilikan"),
    ("Tabel 3.8", "Kartu Keluarga"),
    ("Tabel 3.9", "KTP-el menurut kecamatan"),
    ("Tabel 3.10", "KTP-el kabupaten/kota"),
    ("Tabel 3.11", "Kartu Identitas Anak"),
    ("Tabel 3.12", "Akta Kelahiran"),
    ("Tabel 3.13", "Akta Kematian"),
    ("Tabel 3.14", "Akta Perkawinan"),
    ("Tabel 3.15", "Persentase Tingkat Kepemilikan"),
    ("Tabel 3.16", "standar nasional"),
    ("Tabel 3.17", "realisasi anggaran"),
    ("Tabel 3.18", "efisiensi"),
]


@every_case(("label", "words"), CAPTIONS)
def test_each_table_is_the_one_of_the_print(report: Document, label: str, words: str) -> None:
    assert words in write_inlines(tables(report)[label].caption)


@pytest.mark.parametrize("name", ["tabel-pk-2023-dirjen", "tabel-ombudsman-2023"])
def test_the_two_unnumbered_tables_keep_no_number(report: Document, name: str) -> None:
    table = tables(report)[name]
    assert table.label == ""
    assert table.caption


SECTIONS = {
    "2.1.2.2": "Sasaran Perangkat Daerah",
    "3.1.4.4": "Q2: Cakupan Kepemilikan KTP-el",
    "3.1.7": "Penghargaan",
    "3.2.2": "Analisis atas Efisiensi Penggunaan Sumber Daya",
    "3.3": "Analisis Kinerja Lainnya",
    "1.9": "Sistematika LKjIP",
}


@pytest.mark.parametrize(("number", "title"), SECTIONS.items(), ids=list(SECTIONS))
def test_sections_have_the_right_numbers(report: Document, number: str, title: str) -> None:
    assert (number, title) in [(b.number, b.title) for b in report.blocks if isinstance(b, Heading)]


FIGURES = [
    ("Tabel 3.2", "IKM", ["[84,37]", "[86,00]", "[86,95]", "[101,10]", "● Sangat Tinggi"]),
    ("Tabel 3.2", "Persentase", ["[93,46]", "[95,00]", "[94,24]", "[99,20]", "● Sangat Tinggi"]),
    ("Tabel 3.2", "Rata-rata", ["[100,15]", "● Sangat Tinggi"]),
    (
        "Tabel 3.3",
        "Rata-rata persentase kepemilikan dokumen pendaftaran",
        ["[87,62]", "[90,00]", "[89,11]", "[99,01]"],
    ),
    ("Tabel 3.3", "Rata-rata persentase kepemilikan dokumen pencatatan", ["[99,17]", "[100,00]", "[99,36]"]),
    ("Tabel 3.4", "Jumlah dokumen hasil", ["[28.240]", "[34.000]", "[29.659]", "[87,23]", "○ Tinggi"]),
    ("Tabel 3.4", "peristiwa kependudukan", ["[62,83]", "▽ Rendah"]),
    ("Tabel 3.5", "IKM", ["[99,12]", "[101,10]", "[100,81]"]),
    ("Tabel 3.6", "Persyaratan", ["[3,35]", "[83,64]", "[3,41]", "[85,34]"]),
    ("Tabel 3.6", "Rata-rata unsur", ["[3,37]", "[3,48]"]),
    ("Tabel 3.6", "IKM unit", ["[84,37]", "[86,95]"]),
    ("Tabel 3.7", "Persentase", ["[101,59]", "[99,20]", "[96,16]"]),
    ("Tabel 3.9", "Kabupaten Balangan", ["[96.472]", "[96.019]", "[453]", "[99,53]"]),
    ("Tabel 3.10", "Kabupaten Balangan", ["[7]", "[99,53]"]),
    ("Tabel 3.10", "Provinsi", ["[3.048.585]", "[3.012.907]", "[98,83]"]),
    ("Tabel 3.11", "Kabupaten Balangan", ["[26.024]", "[67,80]"]),
    ("Tabel 3.14", "Juai", ["[0]", "[– tidak ada peristiwa]"]),
    ("Tabel 3.15", "Rata-rata", ["[94,24]"]),
    ("Tabel 3.16", "KTP Elektronik", ["[99,40]", "[99,53]", "[100,13]"]),
    ("Tabel 3.16", "Kartu Identitas Anak (KIA)", ["[135,60]"]),
    ("Tabel 3.17", "Jumlah sasaran 1", ["[422.178.900]", "[386.818.677]", "[91,62]"]),
    ("Tabel 3.17", "Jumlah sasaran 2", ["[93,77]"]),
    ("Tabel 3.17", "Gaji", ["[3.838.390.488]", "[96,53]"]),
    ("Tabel 3.17", "Jumlah seluruhnya", ["[6.962.697.488]", "[6.712.431.719]", "[96,41]"]),
    ("Tabel 3.18", "Pelaporan Peristiwa Kependudukan", ["[62,83]", "[99,86]", "[−37,03]", "tidak efisien"]),
    ("Tabel 2.6", "Jumlah", ["[6.082.449.488]", "[6.962.697.488]"]),
    ("Tabel 1.1", "Jumlah", ["[69]"]),
]


@every_case(("label", "row", "wanted"), FIGURES)
def test_tables_show_the_computed_figures(report: Document, label: str, row: str, wanted: list[str]) -> None:
    assert set(wanted) <= set(cells(report, label, row))


CHARTS = [
    "gambar-pegawai-status",
    "gambar-pegawai-jabatan",
    "gambar-survei-skm",
    "gambar-ktp",
    "gambar-kia",
    "gambar-akta-lahir",
    "gambar-peringkat-ktp",
    "gambar-tahun-lalu-eselon-ii",
    "gambar-tahun-lalu-eselon-iii",
    "gambar-tahun-lalu-eselon-iv",
    "gambar-capaian-eselon-ii",
    "gambar-capaian-eselon-iii",
    "gambar-capaian-eselon-iv",
    "gambar-anggaran",
    "gambar-renstra-iku-1",
    "gambar-renstra-iku-2",
]


@every_case("name", CHARTS)
def test_every_chart_that_known_data_allow_is_there(report: Document, name: str) -> None:
    assert name in [b.id for b in report.blocks if isinstance(b, Chart)]


def test_the_organisation_chart_is_there(report: Document) -> None:
    assert [b.root.title for b in report.blocks if isinstance(b, Diagram)] == ["Kepala Dinas"]


def test_charts_of_nothing_but_full_coverage_are_left_out(report: Document) -> None:
    ids = {b.id for b in report.blocks if isinstance(b, Chart)}
    assert not ids & {"gambar-kk", "gambar-akta-mati", "gambar-akta-kawin"}


MESSAGES = {
    "gambar-peringkat-ktp": "Kabupaten Balangan melewati target nasional, peringkat [7] dari [13]",
    "gambar-survei-skm": "Semua unsur naik",
    "gambar-renstra-iku-2": "Realisasi naik tetapi target Renstra belum tercapai",
    "gambar-kia": "Paringin Selatan tertinggi ([75,86]), Halong terendah ([57,41])",
}


@pytest.mark.parametrize(("name", "words"), MESSAGES.items(), ids=list(MESSAGES))
def test_messages_say_what_the_figures_say(report: Document, name: str, words: str) -> None:
    assert [write_inlines(b.message) for b in report.blocks if isinstance(b, Chart) and b.id == name] == [
        words
    ]


def test_the_trace_of_an_indicator_reaches_the_rows_of_the_counts(report: Document) -> None:
    (listed,) = [block for block in report.blocks if isinstance(block, TraceList)]
    sources = [step.source for entry in listed.entries for step in entry.steps]
    assert any(source.startswith("counts.csv baris") for source in sources)
    assert any(source.startswith("inputs.csv baris") for source in sources)


def test_no_problem_stops_the_paper(paper: Paper) -> None:
    assert [issue for issue in check_paper(paper) if issue.level is Level.ERROR] == []


def test_what_the_source_lacks_is_reported(report: Document) -> None:
    text = write_text(report)
    assert "t.t. (tidak dimuat dalam sumber): tabel “Rencana kerja dan anggaran" in text
    assert "– (tidak ada peristiwa): tabel “Cakupan Penerbitan Akta Perkawinan" in text
    assert "3.383.390.488" in text
