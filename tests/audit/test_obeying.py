"""Who obeys a report of findings makes no new error, one repair at a time or all at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.audit.invented_score import read_hand_plants, read_sound_reports
from tests.audit.obeying import Edit, audit_lines, errors_of, find_edit, find_edits, new_errors, obey
from tests.audit.truth import SHARED

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.text import read_lines
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

REPORTS = read_sound_reports()
PLANTS = read_hand_plants()
HARBOUR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 3.1 Capaian Kinerja Tahun 2031

No | Indikator | Target 2031 | Realisasi 2031 | Capaian 2030 | Capaian 2031 | Naik/(Turun)
1 | Kapal yang disandarkan tepat waktu | 80,00 | 84,00 | 102,50 | 105,00 | Naik
2 | Dermaga yang berfungsi penuh | 90,00 | 81,00 | 95,00 | {docks} | {course}
3 | Peti kemas yang diperiksa | 60,00 | 57,00 | 95,00 | 95,00 | Tetap
4 | Pelaut yang dilatih ulang | 50,00 | 49,00 | 99,20 | 98,00 | Turun
5 | Mercu suar yang menyala | 40,00 | 40,00 | 99,00 | 100,00 | Naik

Tabel 3.2 Anggaran

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Pengerukan alur pelayaran | 412.537.000 | 398.114.250 | 96,50
2 | Pengecatan mercu suar | 87.416.500 | 85.230.125 | {lights}
3 | Perbaikan dermaga kayu | 153.284.000 | 141.787.700 | 92,50
 | Jumlah | {total} | 625.132.075 | 95,69
"""
SLIPS = ({}, {"docks": "96,00", "course": "Naik"}, {"lights": "79,50"}, {"total": "653.273.500"})
RIGHT = {"docks": "90,00", "course": "Turun", "lights": "97,50", "total": "653.237.500"}


def lines_of(report: str) -> Sequence[Line]:
    return read_lines(report.replace(" | ", "\t"))


def spoilt(name: str) -> tuple[Sequence[Line], set[int]]:
    """Return a report with every error that was thought up for it, one in a line, and their lines."""
    text, lines = REPORTS[name], set[int]()
    for plant in PLANTS:
        if plant.report == name and plant.line not in lines:
            text = plant.spoil(text)
            lines.add(plant.line)
    return read_lines(text), lines


@pytest.mark.parametrize("name", sorted({plant.report for plant in PLANTS})[::2])
def test_obeying_all_findings_of_an_invented_report_breaks_nothing_that_was_right(name: str) -> None:
    lines, wrong = spoilt(name)
    before = audit_lines(lines)
    edits = [edit for repair in find_edits(before, lines) for edit in repair]
    assert len(edits) >= 12
    fresh = [f for f in new_errors(lines, before, edits) if f.line not in wrong]
    assert [(f.line, f.printed, f.correction) for f in fresh] == []


@pytest.mark.parametrize("slip", SLIPS, ids=str)
def test_each_repair_alone_and_all_together_leave_no_error(slip: dict[str, str]) -> None:
    lines = lines_of(HARBOUR.format(**RIGHT | slip))
    before = audit_lines(lines)
    repairs = find_edits(before, lines)
    assert bool(repairs) is bool(slip)
    for repair in (*repairs, [edit for those in repairs for edit in those]):
        assert [(f.line, f.printed, f.correction) for f in new_errors(lines, before, repair)] == []


def test_a_word_that_a_wrong_figure_bears_out_is_told_to_change_with_it() -> None:
    lines = lines_of(HARBOUR.format(**RIGHT | SLIPS[1]))
    (wrong,) = errors_of(audit_lines(lines)).values()
    assert (wrong.printed, wrong.computed) == ("96,00", "90,00")
    assert "Ikut berubah: kata “Naik” menjadi “Turun”" in wrong.why
    repair = find_edits(audit_lines(lines), lines)[0]
    assert [f.printed for f in errors_of(audit_lines(obey(lines, repair))).values()] == ["Naik"]


def test_a_word_that_only_a_wrong_figure_refutes_stays() -> None:
    told = audit_lines(lines_of(HARBOUR.format(**RIGHT | {"docks": "98,50"}))).findings
    assert [(f.printed, f.remedy) for f in told] == [
        ("98,50", "seharusnya 90,00"),
        ("Turun", "sudah benar; sesuai setelah T-001 diperbaiki"),
    ]


@pytest.mark.parametrize("name", ["balangan-lkjip-2023", "belitung-lkj-2024"] if SHARED.is_dir() else [])
def test_obeying_all_findings_of_a_printed_report_breaks_nothing(name: str) -> None:
    lines = read_lines((SHARED / "documents" / f"{name}.txt").read_text(encoding="utf-8"))
    before = audit_lines(lines)
    edits = [edit for repair in find_edits(before, lines) for edit in repair]
    assert [(f.line, f.printed, f.correction) for f in new_errors(lines, before, edits)] == []


def test_an_edit_is_typed_at_the_place_that_the_finding_marks() -> None:
    lines = lines_of(HARBOUR.format(**RIGHT | {"lights": "79,50"}))
    (wrong,) = errors_of(audit_lines(lines)).values()
    edit = find_edit(wrong, lines)
    assert edit is not None
    typed = obey(lines, [edit])
    assert [line.text for line in typed] == [line.text for line in lines_of(HARBOUR.format(**RIGHT))]


def test_of_two_edits_of_one_place_one_is_typed() -> None:
    typed = obey([Line(1, ("a 12 b", "12"))], [Edit("1", 1, 2, 4, "13"), Edit("2", 1, 2, 4, "14")])
    assert typed[0].cells == ("a 13 b", "12")


def test_what_leaves_a_choice_is_no_edit() -> None:
    lines = lines_of(HARBOUR.format(**RIGHT))
    line = next(line for line in lines if "mercu suar" in line.text and "87" in line.text)
    found = Finding(
        "T-001", AuditRule.SUM, Level.ERROR, line.number, None, "", line.text, "87", "12 atau 13", ""
    )
    assert find_edit(found, lines) is None
