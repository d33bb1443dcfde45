"""`capaian check`: every problem of a dossier at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.office_year import find_issues
from capaian.cli.problems import count_issues, show_issues
from capaian.cli.usage import DOSSIER, UsageMistakeError, suggest
from capaian.domain.errors import InputError
from capaian.domain.exchange import issue_to_plain
from capaian.domain.issue import Issue, Level


def check(
    dossier: Annotated[Path, DOSSIER],
    kind: Annotated[
        str | None,
        typer.Option("--for", metavar="NASKAH", help="Naskah yang akan dibuat, misalnya lkjip."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", metavar="", help="Cetak JSON.")] = False,
) -> None:
    """Periksa dossier: semua masalah sekaligus, dengan tempat dan perbaikannya."""
    issues = _find_all(dossier, kind)
    if as_json:
        plain = [issue_to_plain(issue) for issue in issues]
        console.print_json({"schema": "capaian/issues/1", "issues": [*plain]})
    else:
        screen = console.out()
        show_issues(issues, screen)
        screen.print(f"Hasil pemeriksaan: {count_issues(issues)}.")
    if any(issue.level is Level.ERROR for issue in issues):
        raise typer.Exit(InputError.exit_code)


def _find_all(dossier: Path, kind: str | None) -> tuple[Issue, ...]:
    if kind is None:
        return find_issues(dossier).issues
    # Only papers need the documents room; without it the other commands start in half the time.
    from capaian.cli.paper import KINDS, find_paper_issues

    if kind not in KINDS:
        raise UsageMistakeError(f'Naskah "{kind}" tidak dikenal. {suggest(kind, KINDS)}')
    return find_paper_issues(find_issues(dossier), dossier, kind)
