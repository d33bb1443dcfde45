"""Which findings need an edit, and which fit once another is mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from capaian.domain.audit import AuditResult, AuditRule, Finding, Repair
from capaian.domain.audit.finding import ReportFile
from capaian.domain.issue import Level

FILE = ReportFile("laporan.txt", 0, 40, 2, "00" * 32)
TOTAL = Finding(
    "T-001", AuditRule.SUM, Level.ERROR, 9, None, "Tabel 1", "Jumlah\t47", "47", "45", "hitungan"
)
SHARE = replace(TOTAL, id="T-002", rule=AuditRule.RATIO, line=11, root="T-001", stays=True)


def result(*findings: Finding) -> AuditResult:
    return AuditResult(FILE, {AuditRule.SUM: 10, AuditRule.RATIO: 10}, findings)


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings]


def test_a_figure_that_is_right_needs_no_edit() -> None:
    audited = result(TOTAL, SHARE)
    assert ids(audited.to_mend) == ["T-001"]
    assert ids(audited.fitting) == ["T-002"]
    assert audited.passed == 18, "it does not hold as long as the other is not mended"


def test_a_consequence_that_is_wrong_itself_needs_its_own_edit() -> None:
    audited = result(TOTAL, replace(SHARE, stays=False))
    assert ids(audited.to_mend) == ["T-001", "T-002"]
    assert audited.fitting == ()


def test_a_statement_that_names_the_wrong_figure_beside_it_needs_that_edit() -> None:
    audited = result(replace(TOTAL, stays=True))
    assert ids(audited.to_mend) == ["T-001"]


def test_what_fits_after_a_finding_that_nobody_chose_is_no_error_either() -> None:
    assert ids(result(SHARE).to_mend) == []
    assert ids(result(SHARE).fitting) == ["T-002"]


def test_one_edit_settles_what_is_reported_of_one_figure() -> None:
    again = replace(TOTAL, id="T-005", rule=AuditRule.CROSSREF, root="T-001", joins="T-001")
    audited = result(TOTAL, again)
    assert (ids(audited.to_mend), ids(audited.fitting)) == (["T-001"], ["T-005"])
    assert again.remedy == "diperbaiki bersama T-001"
    assert not again.fits_later, "its figure is wrong"


REPAIR = Repair(7, "14", "12", "angka ke-2 dari 2 menjadi 4", 2)


def test_a_right_result_is_headed_by_the_figure_to_be_mended() -> None:
    beside = replace(TOTAL, stays=True, repair=REPAIR)
    assert beside.wrong == "14"
    assert beside.correction == "seharusnya: 12 (angka ke-2 dari 2 menjadi 4)"
    corrected = replace(
        beside, repair=replace(REPAIR, repaired="2", change="angka ke-1 dari 4 menjadi 2")
    )
    assert corrected.correction == "seharusnya: 2", "the change names it already"


def test_a_wrong_figure_and_one_that_follows_keep_their_own_head() -> None:
    own = replace(TOTAL, repair=replace(REPAIR, line=9, printed="47", repaired="45"))
    assert (own.wrong, own.correction) == ("47", "seharusnya: 45")
    later = replace(SHARE, repair=REPAIR)
    assert (later.wrong, later.correction) == (
        "47",
        "sudah benar; sesuai setelah T-001 diperbaiki",
    )
    assert replace(TOTAL, computed="").correction == ""


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (r"\text{nilai } 35\%", "nilai 35%"),
        ("{a} 35%", "{a} 35%"),
        ("Sasaran tercapai.", "Sasaran tercapai."),
        (
            f"Kegiatan ini {'dilaksanakan ' * 8}bersama",
            "Kegiatan ini" + " dilaksanakan" * 4 + " …",
        ),
    ],
)
def test_what_is_printed_is_reported_in_readable_words(printed: str, expected: str) -> None:
    assert replace(TOTAL, printed=printed).wrong == expected
