"""Facts of single posts: tasks, individual sheets with their odd corners, links, credit points, registers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.bad_input.spoiling import BASE

from capaian.domain.decree import Fraction, IndividualSheet, SheetForm, SheetLine
from capaian.domain.identifiers import IndicatorCode, MeasureCode, NodeId
from capaian.domain.issue import Place
from capaian.domain.narrative import CooperationKind
from capaian.domain.office import Post
from capaian.domain.plan import CascadeKind, CascadeLink, CreditActivity, CrossCut, Indicator, Measure
from capaian.domain.value import Unit
from capaian.dossier.canonical import format_text
from capaian.dossier.cells import Reading
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.csv_writer import write_csv
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables import BY_FILE, KeyFile, Table

ODD_SHEETS = """\
sheets:
  # yang sama untuk dua pemegang satu jabatan
  - id: akta-1
    post: pengelola-akta
    form: activity
    lines:
      - {indicator: ik-akta, data_source: Buku, source_rows: 2}
      - {source_rows: 0}
  - id: akta-2
    post: pengelola-akta
    holder: 2
    form: activity
    lines:
      - {indicator: ik-akta, data_source: Buku, source_rows: 2}
      - {source_rows: 0}
  - id: kepala
    post: kepala
    form: key
    title: INDIKATOR KINERJA UTAMA
    goal: Layanan tertib
    lines:
      - objective: sasaran-1
        indicator: iku-1
        pictured: ya
        data_source: SIAK
        owner: kabid
        owner_as_printed: Bidang Satu
  - id: staf
    post: staf
    form: staff
    post_as_printed: STAF PENGOLAH DATA
    unit_as_printed: Seksi Satu
    lines:
      - {activity: Merekap permohonan, name_as_printed: Jumlah yang direkap, data_source: Kecamatan}
  - id: prakom-2
    post: prakom
    holder: 2
    form: activity
    task_label: TUGAS
    letters: [m, n, "o"]
    bulleted: ya
    note: Huruf tugas mulai dari m.
    lines:
      - indicator: ik-kredit
        explanation: |
          Baris satu
          baris dua
        items: ["Satu (0,013/laporan)", "Dua (0,001/1000 karakter)"]
        numbered: ya
      - fraction: {numerator: Program yang baik, denominator: Seluruh program}
"""


def _read(file: str, text: str) -> dict[str, Any]:
    part = BY_FILE[file]
    assert isinstance(part, KeyFile)
    reading = Reading()
    fields = read_key_file(part, text, reading)
    assert not reading.log.has_errors()
    assert fields is not None
    return fields


@pytest.fixture
def sheets() -> dict[str, IndividualSheet]:
    read = _read("sheets.yaml", ODD_SHEETS)["sheets"]
    assert isinstance(read, tuple)
    return {sheet.id: sheet for sheet in read}


def test_sheets_keep_the_order_of_the_print(sheets: dict[str, IndividualSheet]) -> None:
    assert list(sheets) == ["akta-1", "akta-2", "kepala", "staf", "prakom-2"]


def test_two_holders_of_a_post_have_the_same_lines_on_sheets_of_their_own(
    sheets: dict[str, IndividualSheet],
) -> None:
    first, second = sheets["akta-1"], sheets["akta-2"]
    assert (first.post, first.holder) == (second.post, 1)
    assert second.holder == 2
    assert [line.indicator for line in first.lines] == [line.indicator for line in second.lines]


def test_a_source_spans_rows_and_the_rows_below_say_so(sheets: dict[str, IndividualSheet]) -> None:
    assert [(line.data_source, line.source_rows) for line in sheets["akta-1"].lines] == [("Buku", 2), ("", 0)]


def test_the_sheet_of_the_head_has_a_goal_and_owners(sheets: dict[str, IndividualSheet]) -> None:
    head = sheets["kepala"]
    assert (head.title, head.form, head.goal) == ("INDIKATOR KINERJA UTAMA", SheetForm.KEY, "Layanan tertib")
    (line,) = head.lines
    assert (line.objective, line.is_pictured, line.explanation) == ("sasaran-1", True, "")
    assert (line.owner, line.owner_as_printed) == ("kabid", "Bidang Satu")


def test_the_sheet_with_other_columns_names_what_the_plan_does_not(
    sheets: dict[str, IndividualSheet],
) -> None:
    staff = sheets["staf"]
    assert (staff.form, staff.post_as_printed, staff.unit_as_printed) == (
        SheetForm.STAFF,
        "STAF PENGOLAH DATA",
        "Seksi Satu",
    )
    assert staff.lines == (
        SheetLine(
            objective=None,
            indicator=None,
            activity="Merekap permohonan",
            objective_as_printed="",
            name_as_printed="Jumlah yang direkap",
            explanation="",
            fraction=None,
            items=(),
            is_pictured=False,
            data_source="Kecamatan",
            source_rows=1,
            owner=None,
            owner_as_printed="",
            place=Place("sheets.yaml", 34, "sheets[staf].lines[1]"),
        ),
    )


def test_tasks_under_another_label_and_other_letters_are_kept(sheets: dict[str, IndividualSheet]) -> None:
    sheet = sheets["prakom-2"]
    assert (sheet.title, sheet.task_label, sheet.letters) == (
        "INDIKATOR KINERJA INDIVIDU",
        "TUGAS",
        ("m", "n", "o"),
    )
    assert sheet.is_bulleted
    assert not sheets["staf"].is_bulleted
    assert sheet.note == "Huruf tugas mulai dari m."


def test_explanations_are_words_lists_or_fractions(sheets: dict[str, IndividualSheet]) -> None:
    words, fraction = sheets["prakom-2"].lines
    assert words.explanation == "Baris satu\nbaris dua"
    assert words.items == ("Satu (0,013/laporan)", "Dua (0,001/1000 karakter)")
    assert (words.is_numbered, fraction.is_numbered) == (True, False)
    assert fraction.fraction == Fraction("Program yang baik", "Seluruh program", "100%")


def test_formatting_keeps_every_sheet(sheets: dict[str, IndividualSheet]) -> None:
    formatted = format_text("sheets.yaml", ODD_SHEETS.replace("holder: 2", "holder: 02"))
    assert formatted == ODD_SHEETS
    assert format_text("sheets.yaml", formatted) == formatted


def test_a_post_has_tasks_functions_and_holders_but_nobody_named() -> None:
    text = (BASE / "office.yaml").read_text()
    tasks = "tasks: [menyusun, membagi], functions: [perumusan], holders: 2"
    office = _read("office.yaml", text.replace("acting: ya", f"acting: ya, {tasks}"))["office"]
    head, other = office.posts
    assert (other.tasks, other.functions, other.holders) == (("menyusun", "membagi"), ("perumusan",), 2)
    assert (head.tasks, head.functions, head.holders) == ((), (), 1)
    assert "nip" not in Post.__dataclass_fields__


def _plan(extra: str) -> dict[str, Any]:
    return _read("plan.yaml", (BASE / "plan.yaml").read_text() + extra)


def test_links_and_partners_are_read_from_the_plan() -> None:
    plan = _plan(
        "cascade:\n  - {child: ik-1, parent: iku-1, kind: contribution, proposed: ya, note: sasaran}\n"
        "crosscutting:\n  - {subject: sasaran-1, partner: Kemenag, contribution: Isbat nikah}\n"
    )
    assert plan["cascade"] == (
        CascadeLink(
            IndicatorCode("ik-1"),
            IndicatorCode("iku-1"),
            CascadeKind.CONTRIBUTION,
            True,
            "sasaran",
            Place("plan.yaml", 42, "cascade[ik-1]"),
        ),
    )
    assert plan["crosscutting"] == (
        CrossCut(
            NodeId("sasaran-1"),
            "Kemenag",
            "Isbat nikah",
            False,
            Place("plan.yaml", 44, "crosscutting[sasaran-1]"),
        ),
    )


def test_an_indicator_holds_its_credit_points_and_says_if_its_formula_is_proposed() -> None:
    plan = _plan(
        "  - code: ik-kredit\n    name: Angka kredit\n    objective: sasaran-2\n    tier: JF\n"
        "    unit: angka kredit\n    formula: credits()\n    formula_proposed: ya\n    credits:\n"
        "      - {code: rekam, name: Perekaman data, unit: karakter,"
        " weight: 0.001, per: 1000, measure: p.rekam}\n"
        '      - {code: buku, name: Petunjuk teknis, unit: buku, weight: "3.0", measure: p.buku}\n'
    )
    indicators = plan["indicators"]
    assert isinstance(indicators, tuple)
    indicator = indicators[-1]
    assert isinstance(indicator, Indicator)
    assert indicator.formula_proposed
    first, second = indicator.credits
    assert first == CreditActivity(
        "rekam",
        "Perekaman data",
        Unit("karakter"),
        Decimal("0.001"),
        1000,
        MeasureCode("p.rekam"),
        Place("plan.yaml", 49, "indicators[ik-kredit].credits[rekam]"),
    )
    assert (second.weight, second.per) == (Decimal("3.0"), 1)


def test_a_measure_names_the_register_that_it_is_counted_from() -> None:
    text = (BASE / "plan.yaml").read_text()
    counted = "unit: orang, counted: cooperation.data_use.approved}"
    plan = _read("plan.yaml", text.replace("unit: orang}", counted, 1))
    (component,) = plan["components"]
    assert component.numerator == Measure(
        MeasureCode("ktp.holders"), "Sudah rekam", Unit("orang"), "cooperation.data_use.approved"
    )
    assert component.denominator.counted == ""


PARTNERS = """\
partner,subject,kind,requested,approved,signed,valid_to,state,document,year,source
RSUD,Akta kelahiran,service,2022,,,,berjalan,,,
Toko,Potongan harga,kia,2023-01,2023-01-05,ya,2025,,,2023,
Bank,Data,data_use,ya,tidak,,,,,,
Lama,Tanpa jenis,,,,,,,,,
"""


def test_partners_have_a_kind_and_marks_that_are_dates_or_words() -> None:
    table = BY_FILE["cooperation.csv"]
    assert isinstance(table, Table)
    reading = Reading()
    rows = read_table(table, PARTNERS, reading)
    assert not reading.log.has_errors()
    assert [row.kind for row in rows] == [
        CooperationKind.SERVICE,
        CooperationKind.KIA,
        CooperationKind.DATA_USE,
        None,
    ]
    assert [row.year for row in rows] == [None, 2023, None, None]
    assert [(row.requested, row.approved, row.signed) for row in rows] == [
        ("2022", "", ""),
        ("2023-01", "2023-01-05", "ya"),
        ("ya", "tidak", ""),
        ("", "", ""),
    ]
    assert write_csv(table, rows) == PARTNERS
