"""Errors in real files: one figure of the document is printed otherwise, and nothing else."""

from __future__ import annotations

from tests.audit.carried import FORMS, spoil_reports
from tests.audit.own_reports import trace_own_reports
from tests.audit.printing import print_lines


def test_the_document_differs_in_the_planted_line_alone() -> None:
    reports = {report.name: report for report in trace_own_reports()}
    made = list(spoil_reports(tuple(reports.values()), 8, seed=2))
    assert len(made) == 8
    for planted, document in made:
        lines = [line.text for line in print_lines(document, with_traces=False)]
        before = reports[planted.report].texts
        differ = [at for at, (old, new) in enumerate(zip(before, lines, strict=True), 1) if old != new]
        assert differ == list(planted.changed)
        assert lines == list(planted.lines)


def test_there_is_a_writer_for_each_form() -> None:
    assert set(FORMS) == {"docx", "pdf", "txt"}
