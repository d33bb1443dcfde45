"""`capaian check`: every problem of a dossier at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.office_year import Prepared, find_issues
from capaian.cli.paper import open_paper
from capaian.cli.usage import UsageMistakeError
from capaian.documents.build import check_paper
from capaian.documents.layout import general_layouts
from capaian.domain.errors import InputError
from capaian.domain.exchange import issue_to_plain
from capaian.domain.issue import Issue, Level


def check(
    dossier: Annotated[Path, typer.Argument(help="Folder dossier.")],
    kind: Annotated[
        str | None, typer.Option("--for", help="Naskah yang akan dibuat, misalnya lkjip.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Cetak JSON.")] = False,
) -> None:
    """Periksa dossier: semua masalah sekaligus, dengan tempat dan perbaikannya."""
    kinds = general_layouts()
    if kind is not None and kind not in kinds:
        raise UsageMistakeError(f"Naskah {kind!r} tidak dikenal. Pilihan: {', '.join(kinds)}.")
    issues = _all_issues(dossier, kind)
    if as_json:
        console.print_json(
            {"schema": "capaian/issues/1", "issues": [issue_to_plain(issue) for issue in issues]}
        )
    else:
        console.show_issues(issues, console.out())
        console.out().print(f"Hasil pemeriksaan: {console.count_issues(issues)}.")
    if any(issue.level is Level.ERROR for issue in issues):
        raise typer.Exit(InputError.exit_code)


def _all_issues(dossier: Path, kind: str | None) -> tuple[Issue, ...]:
    office_year, rule_set, issues = find_issues(dossier)
    broken = any(issue.level is Level.ERROR for issue in issues)
    if office_year is None or kind is None or broken:
        return issues
    paper = open_paper(Prepared(office_year, rule_set, issues), dossier, kind)
    return (*issues, *check_paper(paper))
