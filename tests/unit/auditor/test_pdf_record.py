"""Figures of a pdf of ours that were changed: known by its record,
read within limits or passed over.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from tests.audit.dice import Dice
from tests.audit.pdf_digits import change_drawn, find_drawn
from tests.unit.writers.pdf_reader import sample_paper

from capaian.auditor.annotate.pdf import annotate_pdf
from capaian.auditor.document.report import print_of_content
from capaian.auditor.engine import audit_printed
from capaian.auditor.reading.content import ReportContent
from capaian.auditor.reading.files import read_content
from capaian.domain.audit import AuditRule
from capaian.domain.audit.figure_record import passages_of, write_record


def saved(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(sample_paper().content)) as pdf:
        change(pdf)
        pdf.save(made)
    return made.getvalue()


def read(content: bytes) -> ReportContent:
    return read_content(Path("laporan.pdf"), content)


def with_record(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.PieceInfo.Capaian.Private = pdf.make_stream(content)

    return change


def test_a_changed_figure_is_reported_with_its_page_and_marked_there() -> None:
    figures = [*find_drawn(sample_paper().file)]
    figure = Dice("pdf").one_of([each for each in figures if len(each.text) > 5])
    now = figure.with_other_digit(Dice("digit"))
    content = saved(lambda pdf: change_drawn(pdf, figure, now))
    printed = print_of_content(read(content))
    (finding,) = (f for f in audit_printed(printed, "a.pdf").findings if f.rule is AuditRule.COPY)
    assert (finding.page, finding.computed) == (figure.page + 1, figure.text)
    assert now in finding.printed
    assert now in finding.quote
    copy = pikepdf.open(io.BytesIO(annotate_pdf(content, [finding]).content))
    mark = copy.pages[figure.page].Annots[-1]
    assert (str(mark.Subtype), float(mark.Rect[2] - mark.Rect[0]) < 10 * len(now)) == (
        "/Highlight",
        True,
    )


def test_nothing_is_reported_of_a_paper_as_it_was_made_nor_of_one_saved_anew() -> None:
    for content in (
        sample_paper().content,
        saved(lambda pdf: pdf.remove_unreferenced_resources()),
    ):
        made = read(content)
        assert (made.retyped, made.has_unfit_record) == ((), False)


OTHER = write_record(passages_of(f"Kegiatan {number} selesai" for number in range(900))).encode()


@pytest.mark.parametrize(
    "record", [OTHER, OTHER.replace(b"900", b"901"), OTHER[:-1], OTHER + b" " * 5_000_000]
)
def test_a_record_that_does_not_fit_is_reported_and_passed_over(record: bytes) -> None:
    made = read(saved(with_record(record)))
    assert (made.retyped, made.has_unfit_record) == ((), True)


@pytest.mark.parametrize(
    "change",
    [
        with_record(b""),
        with_record(b"no record"),
        with_record(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        with_record(b"<angka>5</angka>"),
        lambda pdf: setattr(pdf.Root.PieceInfo.Capaian, "Private", pikepdf.Array([1])),
        lambda pdf: setattr(pdf.Root, "PieceInfo", pikepdf.Name.Capaian),
    ],
)
def test_what_is_no_record_of_ours_is_passed_over(change: Callable[[pikepdf.Pdf], None]) -> None:
    made = read(saved(change))
    assert (made.retyped, made.has_unfit_record) == ((), False)
