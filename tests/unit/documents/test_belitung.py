"""The report of a second real office: its own order, numbers and annexes, with figures of its print."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.every_case import every_case
from tests.paper_text import write_inlines, write_text

from capaian.documents.availability import check_paper
from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import Chart, Document, Heading, HeadingKind, Paragraph, Signature, Table
from capaian.domain.issue import Level
from capaian.dossier.read import read_dossier
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

EXAMPLE = Path(__file__).parents[3] / "examples" / "belitung-2024"


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


def rows(report: Document, label: str) -> list[list[str]]:
    return [[write_inlines(c.content).strip() for c in row.cells] for row in tables(report)[label].rows]


def plain(cells: list[str]) -> list[str]:
    """Cells without the brackets that mark traced figures."""
    return [cell.replace("[", "").replace("]", "") for cell in cells]


def row(report: Document, label: str, words: str) -> list[str]:
    """The first row that holds the words."""
    return plain(next(cells for cells in rows(report, label) if any(words in cell for cell in cells)))


PRINTED = [
    ("Tabel 1.1", "Alokasi pegawai"),
    ("Tabel 1.2", "pangkat/golongan"),
    ("Tabel 1.3", "pendidikan terakhir dan status"),
    ("Tabel 1.4", "golongan dan pendidikan terakhir"),
    ("Tabel 1.5", "non-PNS"),
    ("Tabel 2.1", "Matriks target"),
    ("Tabel 2.2", "Perjanjian kinerja"),
    ("Tabel 2.3", "Anggaran belanja langsung"),
    ("Tabel 3.1", "Ringkasan kinerja"),
    ("Tabel 3.2", "Realisasi dan capaian kinerja"),
    ("Tabel 3.2.1", "sasaran strategis 1"),
    ("Tabel 3.2.1.1", "indikator kinerja sasaran 1"),
    ("Tabel 3.2.1.2", "Nilai persepsi"),
    ("Tabel 3.2.2", "sasaran strategis 2"),
    ("Tabel 3.2.2.1", "program/eselon III"),
    ("Tabel 3.2.2.2", "Perhitungan kinerja"),
    ("Tabel 3.3", "terhadap Renstra"),
    ("Tabel 3.4", "standar nasional"),
    ("Tabel 3.5", "efisiensi"),
    ("Tabel 3.6", "Keberhasilan/kegagalan"),
    ("Tabel 3.7", "Realisasi anggaran"),
    ("Tabel LI.1", "sasaran program/sasaran kegiatan"),
    ("Tabel LII.1", "Perbandingan realisasi sasaran"),
    ("Tabel LIII.1", "indikator output kegiatan"),
    ("Tabel LIV.1", "Perbandingan realisasi indikator output"),
    ("Tabel LV.1", "PP/KP/PPS/PSN"),
]
"""Label and words of each table of the print, in its order."""


def test_all_tables_stand_in_the_order_of_the_print(report: Document) -> None:
    labels = [b.label for b in report.blocks if isinstance(b, Table) and b.label]
    assert labels[: len(PRINTED)] == [label for label, _ in PRINTED]


@every_case(("label", "words"), PRINTED)
def test_captions_say_what_the_print_says(report: Document, label: str, words: str) -> None:
    assert words in write_inlines(tables(report)[label].caption)


FIGURES = [
    ("Tabel 1.1", "Jumlah", ["", "Jumlah", "40"]),
    ("Tabel 1.2", "Gol. I", ["Gol. IV", "3", "–", "–", "3"]),
    ("Tabel 1.2", "Jumlah", ["Jumlah", "20", "–", "8", "28"]),
    ("Tabel 1.3", "S-3", ["S-3", "–", "–", "–", "–"]),
    ("Tabel 1.3", "Jumlah", ["Jumlah", "20", "–", "8", "28"]),
    ("Tabel 1.4", "Jumlah", ["Jumlah", "–", "2", "11", "–", "13", "–", "–", "2", "–", "–", "–", "28"]),
    ("Tabel 1.5", "Sopir", ["Sopir", "–", "–", "–", "–", "1", "1"]),
    (
        "Tabel 2.1",
        "a. Persentase",
        ["a. Persentase capaian pendaftaran penduduk", "76,00%", "78,00%", "80,00%"],
    ),
    ("Tabel 2.3", "Jumlah", ["", "Jumlah", "6.656.309.000", ""]),
    ("Tabel 3.7", "Jumlah", ["", "Jumlah", "6.656.309.000", "6.272.323.501", "94,23"]),
]


@every_case(("label", "words", "expected"), FIGURES)
def test_figures_are_those_of_the_print(
    report: Document, label: str, words: str, expected: list[str]
) -> None:
    assert row(report, label, words) == expected


LATER = "… belum dilaporkan"
ENDS = [
    ("Tabel 3.1", "Indeks Kepuasan", ["3,30", "3,66", "110,91", "Tercapai"]),
    ("Tabel 3.1", "Cakupan layanan", ["90,00", "77,18", "85,76", "Belum tercapai"]),
    ("Tabel 3.2", "Indeks Kepuasan", ["3,46", "3,66", LATER, LATER, "110,91", LATER, LATER]),
    ("Tabel 3.2.2.1", "pendaftaran penduduk", ["76,00", "87,24", "114,79"]),
    ("Tabel 3.2.2.1", "pemanfaatan data", ["100,00", "50,00", "50,00"]),
    ("Tabel 3.4", "Indeks Kepuasan", ["3,66", "–", "–"]),
    (
        "Tabel LI.1",
        "Rata-rata dan jumlah",
        ["100,32", "6.656.309.000", "6.272.323.501", "94,23", "", "", "98,83"],
    ),
    ("Tabel LIII.1", "Jumlah seluruhnya", ["98,83", "✓", "", "", ""]),
]


@pytest.mark.parametrize(("label", "words", "expected"), ENDS)
def test_rows_end_with_the_figures_of_the_print(
    report: Document, label: str, words: str, expected: list[str]
) -> None:
    assert row(report, label, words)[-len(expected) :] == expected


def test_the_chain_ends_with_the_indicator(report: Document) -> None:
    first = plain(rows(report, "Tabel 3.2.2.2")[0])
    assert first[-3:] == ["(1 + 2 + 3) ÷ 3", "(87,24 + 94,31 + 50,00) ÷ 3", "77,18"]


def test_each_part_of_the_chain_has_its_value_in_its_heading(report: Document) -> None:
    heads = [plain(r) for r in rows(report, "Tabel 3.2.2.2") if r[0] in ("1", "2", "3")]
    assert [(head[0], head[-1]) for head in heads] == [("1", "87,24"), ("2", "94,31"), ("3", "50,00")]


def test_the_goal_has_no_objective_beside_it(report: Document) -> None:
    goal, key, *parts = rows(report, "Tabel 2.1")
    assert goal[2:4] == ["", "Indeks Kepuasan Masyarakat"]
    assert key[0].startswith("Meningkatnya kinerja pelayanan")
    assert [part[0][:2] for part in parts] == ["a.", "b.", "c."]


def test_two_programs_share_the_row_of_their_indicator(report: Document) -> None:
    first = row(report, "Tabel 3.6", "Program Penunjang")
    assert first[1:5] == ["–", "–", "–", "–"]
    joint = row(report, "Tabel 3.6", "Program Pengelolaan Profil")
    assert joint[0].startswith("Program Pengelolaan Informasi")
    assert joint[1:5] == ["Persentase pemanfaatan data", "100,00", "50,00", "50,00"]
    assert sum(len(cells) > 1 for cells in rows(report, "Tabel 3.6")) == 4


def test_figures_of_the_print_keep_their_numbers(report: Document) -> None:
    found = {b.label: b.id for b in report.blocks if isinstance(b, Chart) and b.label}
    assert found == {
        "Gambar 3.1": "gambar-iku-1",
        "Gambar 3.2": "gambar-iku-2",
        "Gambar 3.3": "gambar-realisasi",
    }


def test_the_semester_report_and_every_annex_of_the_print_are_signed(report: Document) -> None:
    dates = [block.place_and_date for block in report.blocks if isinstance(block, Signature)][1:]
    assert dates == ["Tanjungpandan, 5 Februari 2025", *["Tanjungpandan, Februari 2025"] * 5]


def test_results_of_activities_stand_where_the_print_has_them(report: Document) -> None:
    outputs = row(report, "Tabel LIII.1", "Laporan penyelenggaraan pencatatan sipil")
    assert outputs[3] == "Kelancaran penyelenggaraan pencatatan sipil"
    assert row(report, "Tabel LIII.1", "Data Pelayanan Pendaftaran Penduduk")[3] == ""


def test_efficiency_is_shown_both_ways(report: Document) -> None:
    first = row(report, "Tabel 3.5", "Indeks Kepuasan")
    second = row(report, "Tabel 3.5", "Cakupan layanan")
    assert first[-2:] == ["105,92", "+16,50"]
    assert second[-2:] == ["109,44", "−5,62"]
    numbers = tables(report)["Tabel 3.5"].column_numbers
    assert numbers[-2:] == ("(9) = (6) ÷ (7)", "(10) = (5) − (8)")


def test_words_of_the_semester_report_stand_as_printed(report: Document) -> None:
    partners = row(report, "tabel-pk-2024-dirjen", "Mitra")
    assert partners[2:4] == ["3 (Tiga) mitra", "2 (Dua) Mitra"]
    assert row(report, "tabel-pk-2024-dirjen", "Zona Integritas")[2:4] == ["Sudah", "Sudah"]


def test_outputs_keep_their_own_decimals(report: Document) -> None:
    documents = row(report, "Tabel LIV.1", "Dokumen hasil perencanaan")
    assert "9" in documents
    assert "8" in documents


def test_sections_have_letters_and_annexes_roman_digits(report: Document) -> None:
    headings = [b for b in report.blocks if isinstance(b, Heading)]
    third = headings.index(next(h for h in headings if h.id == "bab-3"))
    numbers = [h.number for h in headings[third + 1 :] if h.kind is HeadingKind.SECTION and h.number]
    assert numbers[:4] == ["A", "1", "2", "2.1"]
    annexes = [h.number for h in headings if h.kind is HeadingKind.ANNEX]
    assert annexes == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]


def test_every_chart_that_the_data_allow_is_there(report: Document) -> None:
    assert sum(isinstance(block, Chart) for block in report.blocks) >= 7


def test_nothing_is_unwritten_and_no_digit_is_typed(paper: Paper) -> None:
    found = check_paper(paper)
    assert not [issue for issue in found if issue.level is Level.ERROR]
    assert not [issue for issue in found if issue.code in ("text_missing", "typed_digit", "text_outdated")]


def test_no_narrative_is_left_unused(paper: Paper, report: Document) -> None:
    layout = (EXAMPLE / "layout.yaml").read_text(encoding="utf-8")
    names = {path.stem for path in (EXAMPLE / "narrative").glob("*.md")}
    unused = {
        name for name in names if f"narrative: {name}" not in layout and not name.startswith("uraian-ikp-")
    }
    assert unused == set()


def test_no_paragraph_holds_stray_words(report: Document) -> None:
    for block in report.blocks:
        if isinstance(block, Paragraph):
            text = write_inlines(block.content)
            assert "{{" not in text
            assert "  " not in text
            assert " ." not in text


def test_the_report_is_the_same_every_time(paper: Paper, report: Document) -> None:
    assert write_text(build_document(paper)) == write_text(report)
