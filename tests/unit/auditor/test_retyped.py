"""What an audit tells of figures that were typed over: each once, and what fails because of them below it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.unit.auditor.reading.docx_maker import make_docx, paragraph, record, row, table

from capaian.auditor.audit import audit
from capaian.auditor.printed.document import RetypedFigure
from capaian.auditor.printed.number import Spot
from capaian.auditor.reading.files import read_report
from capaian.auditor.retyped import _follow
from capaian.domain.audit import AuditResult, AuditRule, Finding
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

ROWS = (("Muara", "120", "90", "75,00"), ("Hulu", "200", "180", "90,00"), ("Jumlah", "320", "270", "84,38"))
HEAD = ("Kecamatan", "Wajib", "Memiliki", "Cakupan (%)")
TITLE = "Tabel 3.1 Cakupan KIA menurut Kecamatan Tahun 2023"


def made_with(*rows: tuple[str, ...], words: str = "Dokumen terbit 4.512 lembar.") -> AuditResult:
    """Return the audit of a report that was made with `ROWS`, and has these rows and words now."""
    kept = ["Laporan Kinerja 2023", TITLE, *(cell for each in ROWS for cell in each[1:])]
    kept.append("Dokumen terbit 4.512 lembar.")
    body = paragraph("Laporan Kinerja 2023") + paragraph(TITLE)
    body += table(row(*HEAD), *(row(*each) for each in rows)) + paragraph(words)
    document, file = read_report(Path("laporan.docx"), make_docx(body, kept=kept))
    return audit(document, file)


def test_a_report_as_it_was_made_has_no_finding() -> None:
    assert made_with(*ROWS).findings == ()


def test_a_record_of_another_report_is_told_in_a_note_and_used_for_nothing() -> None:
    of_another = record([f"Kegiatan {number} menyerap {number * 31},5%" for number in range(30)]).encode()
    body = paragraph("Laporan Kinerja 2023") + paragraph(TITLE)
    body += table(row(*HEAD), *(row(*each) for each in (*ROWS[:2], ("Jumlah", "320", "270", "84,83"))))
    document, file = read_report(Path("laporan.docx"), make_docx(body, data={"item1": of_another}))
    wrong, note = audit(document, file).findings
    assert (wrong.level, wrong.printed, wrong.computed) == (Level.ERROR, "84,83", "84,38")
    assert (note.id, note.level, note.rule) == ("T-002", Level.NOTE, AuditRule.CROSSREF)
    assert (note.where, note.line_words, note.remedy) == ("Seluruh laporan", "", "")
    assert document.line(note.line).text == note.quote == "Laporan Kinerja 2023"
    assert "tidak cocok dengan isinya" in note.why and "hanya dihitung ulang" in note.why


def test_a_note_on_the_record_counts_as_a_statement_that_does_not_hold() -> None:
    body = paragraph("Laporan Kinerja 2023") + paragraph("Dokumen terbit 4.512 lembar.")
    passed = [
        audit(*read_report(Path("laporan.docx"), make_docx(body, data=data))).passed
        for data in ({}, {"item1": b'<angka xmlns="urn:capaian:angka:1"/>'})
    ]
    assert passed[0] == passed[1]


def test_a_figure_that_nothing_else_tells_is_told() -> None:
    (finding,) = made_with(*ROWS, words="Dokumen terbit 4.215 lembar.").findings
    assert (finding.rule, finding.level, finding.root) == (AuditRule.CROSSREF, Level.ERROR, None)
    assert (finding.printed, finding.remedy) == ("4.215", "seharusnya 4.512")
    assert "4.512" in finding.why and "diketik ulang" in finding.why
    assert finding.quote[slice(*finding.mark or (0, 0))] == "4.215"


def test_what_fails_because_of_it_follows_from_it() -> None:
    result = made_with(("Muara", "120", "99", "75,00"), *ROWS[1:])
    roots = [finding for finding in result.findings if finding.root is None]
    (root,) = roots
    assert (root.printed, root.computed, root.cell) == (
        "99",
        "90",
        "Tabel 3.1, baris “Muara”, kolom “Memiliki”",
    )
    others = [finding for finding in result.findings if finding is not root]
    assert others and all(finding.root == root.id for finding in others)
    assert all(f.remedy == f"sudah benar; sesuai setelah {root.id} diperbaiki" for f in others)
    assert len(result.to_mend) == 1


def test_what_is_said_of_the_very_figure_names_what_stood_there() -> None:
    result = made_with(("Muara", "120", "90", "57,00"), *ROWS[1:])
    same = [finding for finding in result.findings if finding.rule is AuditRule.RATIO]
    assert [(finding.printed, finding.computed, finding.stays) for finding in same] == [
        ("57,00", "75,00", False)
    ]
    assert all(finding.root is not None for finding in same)


def test_each_of_several_figures_is_the_root_of_what_it_breaks() -> None:
    result = made_with(("Muara", "120", "99", "75,00"), ("Hulu", "200", "108", "90,00"), ROWS[2])
    told = {finding.id: finding.printed for finding in result.findings if finding.root is None}
    assert sorted(told.values()) == ["108", "99"]
    ratios = [finding for finding in result.findings if finding.rule is AuditRule.RATIO]
    assert {(finding.printed, told[finding.root or ""]) for finding in ratios} >= {
        ("75,00", "99"),
        ("90,00", "108"),
    }


def test_what_failed_when_the_report_was_made_stands_by_itself() -> None:
    wrong = ("Jumlah", "320", "270", "84,83")
    kept = ["Laporan Kinerja 2023", TITLE, *(cell for each in (*ROWS[:2], wrong) for cell in each[1:])]
    body = paragraph("Laporan Kinerja 2023") + paragraph(TITLE)
    rows = (("Muara", "120", "90", "57,00"), ROWS[1], wrong)
    body += table(row(*HEAD), *(row(*each) for each in rows))
    document, file = read_report(Path("laporan.docx"), make_docx(body, kept=kept))
    alone = [finding.printed for finding in audit(document, file).findings if finding.root is None]
    assert sorted(alone) == ["57,00", "84,83"]


def test_what_was_mended_by_hand_is_not_told_as_wrong() -> None:
    wrong = ("Jumlah", "320", "270", "84,83")
    kept = ["Laporan Kinerja 2023", TITLE, *(cell for each in (*ROWS[:2], wrong) for cell in each[1:])]
    body = paragraph("Laporan Kinerja 2023") + paragraph(TITLE)
    body += table(row(*HEAD), *(row(*each) for each in ROWS))
    document, file = read_report(Path("laporan.docx"), make_docx(body, kept=kept))
    (finding,) = audit(document, file).findings
    assert (finding.rule, finding.printed, finding.computed) == (AuditRule.CROSSREF, "84,38", "84,83")


def test_claims_count_what_was_typed_over() -> None:
    sound, spoiled = made_with(*ROWS), made_with(*ROWS, words="Dokumen terbit 4.215 lembar.")
    assert sum(spoiled.claims.values()) == sum(sound.claims.values()) + 1
    assert spoiled.passed == sound.passed


def test_of_several_figures_each_has_its_own_consequences() -> None:
    result = made_with(("Muara", "120", "99", "75,00"), ("Hulu", "210", "180", "90,00"), ROWS[2])
    first, second = (f for f in result.findings if f.root is None)
    assert (first.printed, second.printed) == ("99", "210")
    of_rows = {f.line: f.root for f in result.findings if f.rule is AuditRule.RATIO}
    assert of_rows == {first.line: first.id, second.line: second.id}
    sums = {f.printed: f.root for f in result.findings if f.rule is AuditRule.SUM}
    assert sums == {"270": first.id, "320": second.id}, "each total has the figure of its own column"


def test_two_figures_of_one_row_are_told_apart_by_what_each_working_names() -> None:
    result = made_with(("Muara", "102", "99", "75,00"), *ROWS[1:])
    ids = {f.printed: f.id for f in result.findings if f.root is None}
    assert ids.keys() == {"102", "99"}
    sums = {f.printed: f.root for f in result.findings if f.rule is AuditRule.SUM}
    assert sums == {"320": ids["102"], "270": ids["99"]}


def test_a_figure_in_words_far_off_takes_no_consequences_of_the_table() -> None:
    result = made_with(("Muara", "120", "99", "75,00"), *ROWS[1:], words="Dokumen terbit 4.215 lembar.")
    ids = {f.printed: f.id for f in result.findings if f.root is None}
    assert ids.keys() == {"99", "4.215"}
    assert {f.root for f in result.findings if f.root} == {ids["99"]}


def test_what_none_of_several_figures_explains_stands_by_itself() -> None:
    told = [_finding(number, line) for number, line in ((8, 3), (9, 5))]
    retyped = [RetypedFigure(Spot(line, 0, 0, 2), "11", "12") for line in (3, 5)]
    odd = _finding(1, 20)
    alone = _follow(odd, retyped, told, AuditResult(ReportFile("x", 0, 9, 1, ""), {}, (odd,)))
    assert (alone.root, alone.stays, alone.level) == (None, False, Level.WARNING)
    assert "T-008, T-009" in alone.why
    behind = replace(odd, root="T-002")
    root = _finding(2, 5)
    found = _follow(behind, retyped, told, AuditResult(ReportFile("x", 0, 9, 1, ""), {}, (behind, root)))
    assert (found.root, found.stays) == ("T-009", True)


def _finding(number: int, line: int) -> Finding:
    return Finding(
        f"T-{number:03}", AuditRule.SUM, Level.ERROR, line, None, "", "", "40", "41", "20 + 21 = 41.", (line,)
    )


def test_what_was_said_of_a_figure_before_is_said_as_it_was() -> None:
    """A total that was wrong when the report was made is not reckoned anew with a figure typed over since."""
    wrong = ("Jumlah", "330", "198", "60,00")
    kept = ["Laporan Kinerja 2023", TITLE, *(cell for each in (*ROWS[:2], wrong) for cell in each[1:])]
    body = paragraph("Laporan Kinerja 2023") + paragraph(TITLE)
    before = body + table(row(*HEAD), *(row(*each) for each in (*ROWS[:2], wrong)))
    typed = ("Muara", "102", "90", "75,00")
    after = body + table(row(*HEAD), *(row(*each) for each in (typed, ROWS[1], wrong)))
    said = []
    for each in (before, after):
        document, file = read_report(Path("laporan.docx"), make_docx(each, kept=kept))
        found = audit(document, file).findings
        said.append([(f.level, f.computed, f.why) for f in found if f.printed == "330"])
    assert said[0] and said[0] == said[1]
