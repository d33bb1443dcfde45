"""Figures of a paper of ours that were typed over: its file keeps those that it was made with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from capaian.auditor.contradictions import Contradiction, ContradictionGround
from capaian.auditor.document.grids import PrintedPlace
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.quantities.figures import words_at
from capaian.auditor.reading.content import ReportContent
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def audit_retyped_figures(content: ReportContent, year: int) -> Iterator[Contradiction]:
    """Yield every figure that the file was not made with,
    and a note where its record does not fit.
    """
    for each in content.retyped:
        number = next(iter(read_numbers(each.now, each.spot.line, each.spot.cell)), None)
        place = PrintedPlace(each.spot.line, each.page)
        quantity = words_at(place, each.quote, year, "naskah", each.quote, number)
        why = f"ketika naskah dibuat tercetak {each.made}; diketik ulang sesudahnya"
        yield Contradiction(
            AuditRule.COPY, quantity, each.made, why, ContradictionGround.RECORD, printed=each.now
        )
    if content.has_unfit_record:
        quantity = words_at(PrintedPlace(1), "", year, "naskah")
        why = "catatan angka di dalam berkas rusak, diubah, atau milik naskah lain"
        yield Contradiction(
            AuditRule.COPY,
            quantity,
            "",
            why,
            ContradictionGround.RECORD,
            Level.NOTE,
            printed="catatan angka",
        )


def without_effects(
    contradictions: Iterable[Contradiction], retyped: Sequence[Contradiction]
) -> Iterator[Contradiction]:
    """Yield contradictions, those that rest on figures that were typed over as notes.

    What is said of such a figure itself is left out: its record tells what stood there.
    """
    changed = {(each.quantity.place.line, each.printed): each.quantity for each in retyped}
    for each in contradictions:
        figures = (each.quantity, *each.inputs)
        known = [changed.get((figure.place.line, figure.text)) for figure in figures]
        if known[0] is not None:
            continue
        roots = [root for root in known if root is not None]
        yield replace(each, level=Level.NOTE, right=None, follows=roots[0]) if roots else each
