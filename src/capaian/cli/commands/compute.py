"""`capaian compute`: all results of an office-year, as a summary or as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from capaian.cli import console
from capaian.cli.issues import mention_issues
from capaian.cli.screens.summary import show_summary
from capaian.cli.usage import AS_JSON, AS_OF, DOSSIER, read_period
from capaian.domain.exchange import assessment_to_plain
from capaian.dossier.check import prepare


def compute(
    dossier: Annotated[Path, DOSSIER],
    as_of: Annotated[str | None, AS_OF] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Hitung semua indikator, cakupan, anggaran, dan pembandingnya."""
    period = None if as_of is None else read_period(as_of)
    prepared = prepare(dossier)
    assessment = prepared.assess(period)
    if as_json:
        console.print_json(assessment_to_plain(assessment))
        return
    show_summary(assessment, console.out())
    mention_issues([*dict.fromkeys((*prepared.issues, *assessment.issues))], dossier)
