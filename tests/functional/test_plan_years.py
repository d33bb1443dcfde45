"""Years of the strategic plan in the forms: blanks, its first year, its end, which budget,
and units.

Sums are made a second time here, by plain addition of the cells of `renstra.csv`.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests.dossiers import khayal

from capaian.documents.availability import PaperSource, find_paper_issues
from capaian.documents.build import build_document
from capaian.documents.narrative.fields import words_of
from capaian.documents.tree import Document, Table
from capaian.domain.issue import Level
from capaian.domain.numerals import write_decimal
from capaian.domain.period import Period
from capaian.domain.value import Known
from capaian.dossier.check import find_issues, prepare

Edit = Callable[[str], str]
Variant = Callable[..., Path]
_NAMES = {"A.1.1": "Dokumen terbit (dokumen)", "A.1.2": "Kegiatan jemput bola (kegiatan)"}
_BEFORE = "– belum ada tahun sebelumnya"
_UNKNOWN = "t.t. tidak tersedia"
_FOUR_OF_FIVE = "t.t. hanya 4 dari 5 tahun dinyatakan"


@pytest.fixture
def variant(tmp_path: Path) -> Variant:
    """Copy the dossier and edit files: name and what is done with its text."""

    def change(**edits: Edit) -> Path:
        folder = tmp_path / "kabupaten-khayal-2024"
        shutil.copytree(khayal.FOLDER, folder)
        for name, edit in edits.items():
            (file,) = folder.glob(f"{name}.*")
            before = file.read_text(encoding="utf-8")
            after = edit(before)
            assert after != before, name
            file.write_text(after, encoding="utf-8")
        return folder

    return change


def swap(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


def blank(column: str, where: Callable[[dict[str, str]], bool] = lambda _: True) -> Edit:
    def edit(text: str) -> str:
        head, *lines = (line.split(",") for line in text.splitlines())
        place = head.index(column)
        for line in lines:
            if where(dict(zip(head, line, strict=True))):
                line[place] = ""
        return "\n".join(",".join(line) for line in (head, *lines)) + "\n"

    return edit


def of(node: str, year: str) -> Callable[[dict[str, str]], bool]:
    return lambda row: (row["node"], row["period"]) == (node, year)


def document(folder: Path, kind: str, when: str | None = None) -> Document:
    (paper, *_) = PaperSource(prepare(folder), folder).split(
        kind, None if when is None else Period.parse(when)
    )
    return build_document(paper)


def rows(folder: Path, kind: str, table: str, when: str | None = None) -> list[list[str]]:
    return khayal.cells(khayal.table(document(folder, kind, when), table))


def row(found: list[list[str]], name: str) -> list[str]:
    return next(
        cells
        for cells in found
        if any(name == cell or cell.endswith(f" {name}") for cell in cells)
    )


def added(folder: Path, node: str, column: str, years: range) -> str:
    """Cells of a column of `renstra.csv` together, by hand."""
    with (folder / "renstra.csv").open(encoding="utf-8", newline="") as file:
        chosen = [
            r for r in csv.DictReader(file) if r["node"] == node and int(r["period"]) in years
        ]
    return write_decimal(sum((Decimal(r[column]) for r in chosen), Decimal(0)), 0)


# --- nothing is blank: the sums by hand


@pytest.mark.parametrize("node", _NAMES)
def test_sums_of_the_plan_are_those_of_the_file(node: str) -> None:
    folder, all_years, until = khayal.FOLDER, range(2022, 2027), range(2022, 2024)
    cells = row(rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4"), _NAMES[node])
    assert cells[4:8] == [
        added(folder, node, "target", all_years),
        added(folder, node, "budget", all_years),
        added(folder, node, "actual", until),
        added(folder, node, "spent", until),
    ]


# --- blanks


def test_a_blank_target_leaves_the_end_of_the_plan_unknown_in_every_form(variant: Variant) -> None:
    """Never 3.900 of the other four years, and no share of it."""
    folder = variant(renstra=blank("target", of("A.1.1", "2025")))
    name = _NAMES["A.1.1"]
    matrix = row(rows(folder, "renstra", "pendanaan"), name)
    assert (matrix[9], matrix[13]) == (_UNKNOWN, _FOUR_OF_FIVE)
    assert row(rows(folder, "renja", "rencana"), "Dokumen terbit")[9] == _UNKNOWN
    tc29 = row(rows(folder, "pencapaian-renstra", "tc29"), name)
    assert (tc29[3], tc29[9], tc29[10]) == (_FOUR_OF_FIVE, "2.650", _UNKNOWN)
    assert row(rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4"), name)[4] == _FOUR_OF_FIVE
    assert row(rows(folder, "evaluasi-renja", "e81-dua", "2024-Q4"), name)[11] == _UNKNOWN


def test_the_paper_says_of_how_many_years_a_sum_is_short(variant: Variant) -> None:
    folder = variant(renstra=blank("target", of("A.1.1", "2025")))
    notes = khayal.table(document(folder, "pencapaian-renstra"), "tc29").notes
    assert any("hanya 4 dari 5 tahun dinyatakan" in words_of(note) for note in notes)


def test_a_blank_budget_leaves_every_sum_above_it_unknown(variant: Variant) -> None:
    """The program of 2025 is not the 40 million of its other part;
    other years and parts are as they were.
    """
    folder = variant(renstra=blank("budget", of("A.1.1", "2025")))
    matrix = rows(folder, "renstra", "pendanaan")
    for name in (
        "Program Layanan Dokumen",
        "Pelayanan Pendaftaran dan Pencatatan",
        _NAMES["A.1.1"],
    ):
        assert (row(matrix, name)[10], row(matrix, name)[14]) == (_UNKNOWN, _FOUR_OF_FIVE)
    assert row(matrix, "Program Layanan Dokumen")[8] == "150.000.000"
    assert row(matrix, _NAMES["A.1.2"])[14] == added(folder, "A.1.2", "budget", range(2022, 2027))
    assert row(rows(folder, "renja", "rencana"), "Program Layanan Dokumen")[10] == _UNKNOWN
    share = row(
        rows(folder, "evaluasi-renja", "e81-dua", "2024-Q4"), "2.12.02 Program Layanan Dokumen"
    )[12]
    assert share == _UNKNOWN


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(blank("target", of("A.1", "2026")), id="blank"),
        pytest.param(
            swap("A.1,Pelayanan terlaksana,percent,last,2026,100,,,,renstra,\n", ""), id="no row"
        ),
    ],
)
def test_a_percentage_without_its_last_year_has_no_end_target(
    variant: Variant, edit: Edit
) -> None:
    """The 100 of 2025 is not the target of 2026."""
    folder = variant(renstra=edit)
    name = "Pelayanan terlaksana (persen)"
    tc29 = row(rows(folder, "pencapaian-renstra", "tc29"), name)
    assert (tc29[3], tc29[10]) == (_UNKNOWN, _UNKNOWN)
    assert row(rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4"), name)[4] == _UNKNOWN


def test_a_year_without_target_and_result_is_missing_from_what_was_reached(
    variant: Variant,
) -> None:
    """800 of 2022 is not what was reached until 2023."""
    chosen = of("A.1.1", "2023")
    edits = (blank("target", chosen), blank("actual", chosen))
    folder = variant(renstra=lambda text: edits[1](edits[0](text)))
    first = row(rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4"), _NAMES["A.1.1"])
    second = row(rows(folder, "evaluasi-renja", "e81-dua", "2024-Q4"), _NAMES["A.1.1"])
    assert first[6] == "t.t. hanya 1 dari 2 tahun dinyatakan"
    assert (second[9], second[11]) == (_UNKNOWN, _UNKNOWN)


def test_a_percentage_not_reported_last_year_is_not_that_of_the_year_before(
    variant: Variant,
) -> None:
    def edit(text: str) -> str:
        earlier = "A.1,Pelayanan terlaksana,percent,last,2022,80,79,,,renstra,\n"
        late = blank("actual", of("A.1", "2023"))(text)
        return late.replace("source,note\n", f"source,note\n{earlier}", 1)

    cells = row(
        rows(variant(renstra=edit), "evaluasi-renja", "e81-satu", "2024-Q4"),
        "Pelayanan terlaksana (persen)",
    )
    assert cells[6] == _UNKNOWN


@pytest.mark.parametrize("blank_target", ["2025: , 2026: 12", "2026: 12"])
def test_a_year_that_plan_yaml_leaves_out_is_unknown_too(
    variant: Variant, blank_target: str
) -> None:
    folder = variant(plan=swap("2024: 12, 2025: 12, 2026: 12", f"2024: 12, {blank_target}"))
    name = "Jumlah laporan data kependudukan (laporan)"
    tc29 = row(rows(folder, "pencapaian-renstra", "tc29"), name)
    assert (tc29[3], tc29[10]) == ("t.t. hanya 3 dari 4 tahun dinyatakan", _UNKNOWN)
    assert row(rows(folder, "renja", "rencana"), "Jumlah laporan data kependudukan")[9] == _UNKNOWN


# --- the end of the plan


def ends(folder: Path, code: str, name: str) -> list[str]:
    """The end target of the matrix, of T-C.29, of E.81 and of the report."""
    source = PaperSource(prepare(folder), folder)
    report = next(i for i in source.open("lkjip").assessment.indicators if i.code == code)
    assert report.plan_end is not None
    return [
        row(rows(folder, "renstra", "pendanaan"), name)[13],
        row(rows(folder, "pencapaian-renstra", "tc29"), name)[3],
        row(rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4"), name)[4],
        report.plan_end.target.display,
    ]


def test_the_end_of_the_plan_is_one_figure_in_all_papers() -> None:
    """Reports add up: 12 + 12 + 12 + 12, also in the yearly report;
    until 2024 there were 12 + 12.
    """
    found = ends(khayal.FOLDER, "ik-laporan", "Jumlah laporan data kependudukan (laporan)")
    assert found == [str(sum([12, 12, 12, 12]))] * 4
    report = next(
        i for i in khayal.source().open("lkjip").assessment.indicators if i.code == "ik-laporan"
    )
    assert report.plan_end is not None
    assert isinstance(report.plan_end.gap, Known)
    assert (report.plan_end.gap.value, report.plan_end.achievement.display) == (
        Decimal(12 + 12 - 48),
        "50,00",
    )


def test_a_percentage_ends_where_its_last_year_says() -> None:
    found = ends(khayal.FOLDER, "ik-akta", "Cakupan penerbitan akta kelahiran (persen)")
    assert [Decimal(cell.replace(",", ".")) for cell in found] == [Decimal(92)] * 4


def test_an_end_that_only_renstra_csv_states_is_the_report_s_too(variant: Variant) -> None:
    line = "A,Cakupan penerbitan akta kelahiran,percent,last,2026,91,,,,renstra,\n"
    folder = variant(
        plan=swap("2025: 90, 2026: 92}", "2025: 90}"),
        renstra=swap("source,note\n", f"source,note\n{line}"),
    )
    found = ends(folder, "ik-akta", "Cakupan penerbitan akta kelahiran (persen)")
    assert [Decimal(cell.replace(",", ".")) for cell in found] == [Decimal(91)] * 4


def test_two_ends_of_the_plan_are_reported_with_both_places(variant: Variant) -> None:
    line = "A,Cakupan penerbitan akta kelahiran,percent,last,2026,91,,,,renstra,\n"
    folder = variant(renstra=swap("source,note\n", f"source,note\n{line}"))
    (issue,) = [i for i in find_issues(folder).issues if i.level is Level.ERROR]
    assert str(issue.place) == "renstra.csv, baris 2, kolom target"
    assert "91" in issue.message
    assert "plan.yaml, baris 64, kolom targets.2026" in issue.message


def test_the_foot_of_e81_tells_of_how_many_rows_it_is_a_mean(variant: Variant) -> None:
    """Eight rows have an output or indicator; two of them lose their end target,
    and with it their share.
    """
    folder = variant(
        renstra=lambda text: blank("target", of("B.1", "2026"))(
            blank("target", of("A.1.1", "2025"))(text)
        )
    )
    (note, *_) = khayal.table(document(folder, "evaluasi-renja", "2024-Q4"), "e81-dua").notes
    assert "kinerja 6 dari 8 baris" in words_of(note)
    assert "anggaran 10 dari 10 program" in words_of(note)


def test_the_first_table_of_the_matrix_has_units_and_marks_like_the_others() -> None:
    found = rows(khayal.FOLDER, "renstra", "target")
    assert row(found, "Indeks Kepuasan Masyarakat")[3] == ""
    akta = row(found, "Cakupan penerbitan akta kelahiran")
    assert (akta[3], akta[5], akta[6]) == ("persen", "– tidak direncanakan", "85,00")


# --- the first year of the plan


def begun_this_year(variant: Variant) -> Path:
    def drop(text: str) -> str:
        lines = text.splitlines(keepends=True)
        return "".join(line for line in lines if ",2022," not in line and ",2023," not in line)

    return variant(
        renstra=drop,
        plan=lambda text: re.sub(r"(2022: \d+, )?2023: \d+, ", "", text).replace(
            "first_year: 2022", "first_year: 2024"
        ),
    )


def test_the_first_year_of_the_plan_has_table_tc29(variant: Variant) -> None:
    """History of 2023 was before the plan: columns 5 to 8 have a mark,
    column 10 is this year's target.
    """
    folder = begun_this_year(variant)
    found = rows(folder, "pencapaian-renstra", "tc29")
    for name in (*_NAMES.values(), "Cakupan penerbitan akta kelahiran (persen)"):
        cells = row(found, name)
        assert cells[4:8] == [_BEFORE] * 4
        assert cells[8] == cells[9]
    whole = added(folder, "A.1.1", "target", range(2024, 2027))
    assert row(found, _NAMES["A.1.1"])[3] == whole == "3.300"
    assert row(found, _NAMES["A.1.1"])[10] == "30,30"


def test_the_first_year_of_the_plan_in_form_e81(variant: Variant) -> None:
    folder = begun_this_year(variant)
    first = rows(folder, "evaluasi-renja", "e81-satu", "2024-Q4")
    second = rows(folder, "evaluasi-renja", "e81-dua", "2024-Q4")
    for name in _NAMES.values():
        assert row(first, name)[6:8] == [_BEFORE] * 2
        assert row(second, name)[7:9] == row(second, name)[9:11]


def test_later_years_still_ask_for_the_year_before(variant: Variant) -> None:
    lines = {f",{year}," for year in (2022, 2023)}
    folder = variant(
        renstra=lambda text: "".join(
            line
            for line in text.splitlines(keepends=True)
            if not any(year in line for year in lines)
        )
    )
    messages = [
        issue.message
        for issue in find_paper_issues(find_issues(folder), folder, "pencapaian-renstra", None)
    ]
    assert any("tahun lalu belum ada" in message for message in messages)


# --- which budget the work plan prints


def yearly(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if "-Q" not in line)


@pytest.mark.parametrize(
    ("empty", "kind", "head", "program"),
    [
        pytest.param(
            "actual", "original", "Pagu indikatif, pagu murni", 100 + 40, id="both are stated"
        ),
        pytest.param(
            "revised", "original", "Pagu indikatif, pagu murni", 100 + 40, id="original alone"
        ),
        pytest.param(
            "original", "revised", "Pagu indikatif, pagu perubahan", 120 + 40, id="revised alone"
        ),
    ],
)
def test_the_work_plan_names_the_budget_it_prints(
    variant: Variant, empty: str, kind: str, head: str, program: int
) -> None:
    table = khayal.table(
        document(variant(inputs=lambda text: blank(empty)(yearly(text))), "renja"), "rencana"
    )
    assert head in {cell.text for cells in table.head for cell in cells}
    assert row(khayal.cells(table), "Program Layanan Dokumen")[6] == f"{program}.000.000"
    reason = "sebab pagu murni tidak dinyatakan"
    assert (reason in words_of(table.notes[0])) is (kind == "revised")


def test_one_column_holds_one_kind_of_budget(variant: Variant) -> None:
    """A part without its original budget is not filled with the revised one,
    and no sum is made over it.
    """
    found = rows(variant(inputs=blank("original", of("A.1.1", "2024"))), "renja", "rencana")
    assert row(found, "Dokumen terbit")[6] == _UNKNOWN
    assert row(found, "Program Layanan Dokumen")[6] == _UNKNOWN
    assert row(found, "Kegiatan jemput bola")[6] == "40.000.000"


def test_a_work_plan_without_any_budget_says_where_it_belongs(variant: Variant) -> None:
    edits = (yearly, blank("original"), blank("revised"))

    def edit(text: str) -> str:
        for one in edits:
            text = one(text)
        return text

    folder = variant(inputs=edit)
    issues = find_paper_issues(find_issues(folder), folder, "renja", None)
    missing = [issue for issue in issues if issue.code == "part_required"]
    assert [(i.message, i.remedy) for i in missing] == [
        ("Pagu program dan kegiatan belum ada.", "Isi kolom original atau revised di inputs.csv.")
    ]


# --- which budget the forms of a quarter hold

_BOTH = {"2024-Q2": ("pagu murni", 100 + 40, 60), "2024-Q4": ("pagu perubahan", 120 + 40, 50)}
"""Period, budget in force with its agreement (revised in August),
million of A and of B by `inputs.csv`.
"""


def heads(table: Table) -> set[str]:
    return {cell.text for cells in table.head for cell in cells}


@pytest.mark.parametrize("when", _BOTH)
def test_a_form_of_a_quarter_holds_the_budget_in_force_with_its_agreement(when: str) -> None:
    name, program, other = _BOTH[when]
    made = document(khayal.FOLDER, "pengukuran-triwulan", when)
    assert f"Pagu 2024, {name}" in heads(khayal.table(made, "uang"))
    found = khayal.cells(khayal.table(made, "uang"))
    assert row(found, "Program Layanan Dokumen")[2] == f"{program}.000.000"
    assert row(found, "Penyusunan Data Agregat")[2] == f"{other}.000.000"
    e81 = document(khayal.FOLDER, "evaluasi-renja", when)
    assert f"Rp, {name}" in heads(khayal.table(e81, "e81-satu"))
    cells = row(khayal.cells(khayal.table(e81, "e81-satu")), "2.12.02 Program Layanan Dokumen")
    assert f"{program}.000.000" in cells


def test_the_share_of_a_quarter_is_of_the_budget_beside_it() -> None:
    """20 + 30 + 10 + 10 million of 140, not of the 160 of August."""
    found = rows(khayal.FOLDER, "pengukuran-triwulan", "uang", "2024-Q2")
    assert "50,00" in row(found, "Program Layanan Dokumen")


def unrevised(text: str) -> str:
    """A.1.2 with a budget of its own that nobody revised."""
    return blank("revised", lambda r: r["node"] == "A.1.2")(
        text.replace("all,40000000,", "all,45000000,")
    )


def test_work_that_nobody_revised_appears_among_the_revised_as_it_was_granted(
    variant: Variant,
) -> None:
    found = rows(variant(inputs=unrevised), "evaluasi-renja", "e81-satu", "2024-Q4")
    assert row(found, "Kegiatan jemput bola (kegiatan)")[9] == "45.000.000"
    assert row(found, "2.12.02 Program Layanan Dokumen")[9] == "165.000.000", (
        "120 revised and 45 granted"
    )


def test_work_below_a_revised_total_takes_no_budget_of_before(variant: Variant) -> None:
    total = "A,2024,money,all,145000000,165000000,,APBD,dpa,"
    found = rows(
        variant(inputs=lambda text: unrevised(text) + total + "\n"),
        "evaluasi-renja",
        "e81-satu",
        "2024-Q4",
    )
    assert row(found, "Kegiatan jemput bola (kegiatan)")[9].startswith("t.t.")


def test_a_target_of_this_year_that_only_renstra_csv_has_is_not_taken_and_the_form_says_from_where(
    variant: Variant,
) -> None:
    """The plan's 1.000 is no target of the work plan: the quarters' own targets are blank too."""
    folder = variant(outputs=blank("target", lambda row: row["node"] == "A.1.1"))
    for kind, table, name, place in (
        ("renja", "rencana", "Dokumen terbit", 4),
        ("pencapaian-renstra", "tc29", _NAMES["A.1.1"], 8),
    ):
        found = khayal.table(document(folder, kind), table)
        assert row(khayal.cells(found), name)[place].startswith("t.t.")
        assert any("bagi keluaran dari rencana kerja" in words_of(note) for note in found.notes)


# --- units


def with_index_and_words(variant: Variant) -> Path:
    """A program that a survey measures too, and one that is measured in words;
    their posts are declared.
    """
    folder = variant(
        nodes=lambda text: text.replace(
            "kabid-data,ik-laporan,", "kabid-data,ik-laporan iku-2,"
        ).replace(",,sekretaris,,Kabupaten Khayal", ",,sekretaris,nas-kia,Kabupaten Khayal")
    )
    declared = "".join(
        f"  - {{id: d{n}, where: w, printed: a, used: b, reason: c, covers: "
        f"['papers_differ:owner:{of}']}}\n"
        for n, of in enumerate(("B:iku-2", "C:nas-kia"))
    )
    (folder / "differences.yaml").write_text(f"differences:\n{declared}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("kind", "table", "when"),
    [
        ("renstra", "pendanaan", None),
        ("pencapaian-renstra", "tc29", None),
        ("evaluasi-renja", "e81-satu", "2024-Q4"),
        ("evaluasi-renja", "e81-dua", "2024-Q4"),
    ],
)
def test_each_row_names_its_unit_once(
    variant: Variant, kind: str, table: str, when: str | None
) -> None:
    found = rows(with_index_and_words(variant), kind, table, when)
    for unit, name in (
        ("persen", "Pelayanan terlaksana"),
        ("dokumen", "Dokumen terbit"),
        ("laporan", "Jumlah laporan data kependudukan"),
    ):
        cells = row(found, f"{name} ({unit})")
        assert sum(f"({unit})" in cell or cell == unit for cell in cells) == 1
        assert not any("%" in cell for cell in cells)
    for bare in ("Indeks Kepuasan Masyarakat", "Pemanfaatan KIA oleh mitra usaha"):
        assert row(found, bare)


def test_the_column_of_units_is_empty_beside_words_and_indices(variant: Variant) -> None:
    found = rows(with_index_and_words(variant), "renja", "rencana")
    assert row(found, "Dokumen terbit")[4:6] == ["1.000", "dokumen"]
    index, words = (
        row(found, "Indeks Kepuasan Masyarakat"),
        row(found, "Pemanfaatan KIA oleh mitra usaha"),
    )
    assert index[index.index("82,00") + 1] == ""
    assert words[words.index("Ada") + 1] == ""


# --- last year as the yearly report reads it

_STATED = "ik-akta,2023,86,85,percent,laporan-2023,"
_OF_COMPONENT = "akta,2023,86,,percent,laporan-2023,"
_AKTA = "Cakupan penerbitan akta kelahiran (persen)"


@pytest.mark.parametrize(
    "first", ["2023: 85, 2024: 88", "2024: 88"], ids=["planned", "not planned"]
)
def test_what_is_stated_of_a_component_is_last_year_in_every_form(
    variant: Variant, first: str
) -> None:
    """The indicator is its component (`formula: akta`):
    the yearly report compares with the same 86,00.
    """
    folder = variant(
        history=swap(_STATED, _OF_COMPONENT),
        plan=lambda text: (
            text.replace("{2023: 85, 2024: 88, 2025: 90", f"{{{first}, 2025: 90") + "\n"
        ),
    )
    assert row(rows(folder, "pencapaian-renstra", "tc29"), _AKTA)[6] == "86,00"
    for when in ("2024-Q2", "2024-Q4"):
        assert row(rows(folder, "evaluasi-renja", "e81-satu", when), _AKTA)[6] == "86,00"


# --- what the plan leaves open


def test_open_cells_are_named_once_with_their_places(variant: Variant) -> None:
    def edit(text: str) -> str:
        return blank("budget", of("C.1.1", "2025"))(blank("target", of("A.1.1", "2025"))(text))

    folder = variant(renstra=edit)
    (issue,) = (i for i in find_issues(folder).issues if i.code == "plan_gaps")
    lines = (folder / "renstra.csv").read_text(encoding="utf-8").splitlines()
    target = next(
        n
        for n, line in enumerate(lines, 1)
        if line.startswith("A.1.1,Dokumen terbit,dokumen,sum,2025")
    )
    budget = next(
        n
        for n, line in enumerate(lines, 1)
        if line.startswith("C.1.1,Bulan layanan,bulan,sum,2025")
    )
    assert issue.level is Level.WARNING
    assert f"2 sel kosong: baris {target} (target), baris {budget} (budget)" in issue.message


def test_a_plan_without_gaps_is_not_warned_of() -> None:
    assert not [issue for issue in find_issues(khayal.FOLDER).issues if issue.code == "plan_gaps"]
