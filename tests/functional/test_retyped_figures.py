"""A digit changed in the Word file of our own report is told:
the file keeps what it was made with.
"""

from __future__ import annotations

from pathlib import Path

from tests.audit.dice import Dice
from tests.audit.digit_places import (
    Change,
    Kind,
    change_digits,
    find_places,
    with_other_digit,
    without_kept_figures,
)
from tests.audit.own_reports import print_papers
from tests.dossiers import khayal

from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.files import read_content
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level
from capaian.writers.docx import write_docx


def errors(content: bytes) -> list[Finding]:
    printed = print_of_content(read_content(Path("laporan.docx"), content))
    findings = audit_printed(printed, "laporan.docx").findings
    return [finding for finding in findings if finding.level is Level.ERROR]


def retyped(content: bytes) -> list[Finding]:
    return [finding for finding in errors(content) if finding.rule is AuditRule.COPY]


def test_a_figure_typed_over_is_reported_with_the_one_before() -> None:
    (paper,) = print_papers(khayal.FOLDER, ("lkjip",))
    content, dice = write_docx(paper.document), Dice("retyped")
    assert retyped(content) == []
    place = dice.one_of(find_places(content))
    changed = change_digits(content, [Change(place, with_other_digit(place.text, dice))])
    (found,) = retyped(changed)
    assert found.computed == place.text
    assert found.printed != place.text
    assert retyped(without_kept_figures(changed)) == []


def test_what_rests_on_a_figure_typed_over_is_no_error_of_its_own() -> None:
    (paper,) = print_papers(khayal.FOLDER, ("lkjip",))
    content, dice = write_docx(paper.document), Dice("effects")
    places = [
        each for each in find_places(content) if each.kind is Kind.TABLE and len(each.text) > 5
    ]
    of_rows = {place.row: place for place in (dice.one_of(places) for _ in range(12))}
    changes = [Change(place, with_other_digit(place.text, dice)) for place in of_rows.values()]
    changed = change_digits(content, changes)
    assert {each.rule for each in errors(changed)} == {AuditRule.COPY}
    assert {each.rule for each in errors(without_kept_figures(changed))} - {AuditRule.COPY}
