"""`capaian check`: every problem of a dossier at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from capaian.cli import console
from capaian.cli.issues import count_issues, show_issues
from capaian.cli.order import ALL, require_kind
from capaian.cli.screens.next_steps import find_next_steps, next_step_to_plain, show_next_steps
from capaian.cli.shared_options import option
from capaian.cli.usage import AS_JSON, DOSSIER, check_command, read_period
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.exchange import issue_to_plain
from capaian.domain.issue import Issue, has_errors
from capaian.domain.period import Period
from capaian.dossier.changes import JOURNAL
from capaian.dossier.check import DossierCheck, add_judged, find_issues
from capaian.writers.undrawable_signs import find_undrawable_signs

_OWN = ("narrative", "layout.yaml", "layouts", JOURNAL)
_WAITING = "Sebagian pemeriksaan menunggu galat ini diperbaiki; periksa sekali lagi sesudahnya."


def check(
    dossier: Annotated[Path, DOSSIER],
    kind: Annotated[
        str | None, option("--for", "NASKAH", f"Naskah yang akan dibuat, misalnya lkjip; atau {ALL}.")
    ] = None,
    period: Annotated[
        str | None, option("--period", "PERIODE", "Periode naskah itu: 2024-Q3; bawaan: setahun.")
    ] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Periksa dossier: semua masalah sekaligus, dengan tempat dan perbaikannya."""
    kind = None if kind is None else kind.lower()
    when = _understand(kind, period)
    found = add_judged(find_issues(dossier))
    found = replace(found, issues=(*found.issues, *find_undrawable_signs(dossier)))
    if kind is None:
        found = replace(found, issues=(*found.issues, *_find_text_issues(found, dossier)))
    if kind == ALL and not found.has_errors:
        _show_overview(found, dossier, when, as_json=as_json)
        return
    steps = find_next_steps(found, dossier)
    issues = found.issues if kind in (None, ALL) else _find_paper_issues(found, dossier, str(kind), when)
    if as_json:
        plain = [issue_to_plain(issue) for issue in issues]
        console.print_json(
            {
                "schema": "capaian/issues/1",
                "issues": [*plain],
                "next": [next_step_to_plain(step) for step in steps],
            }
        )
    else:
        screen = console.out()
        show_issues(issues, screen)
        screen.print(f"Hasil pemeriksaan: {count_issues(issues)}.")
        if found.office_year is None:
            console.write_lines([_WAITING])
        show_next_steps(steps, screen)
        if kind is None and not found.has_errors:
            command = f"{check_command(dossier)} --for {ALL}"
            console.write_line(f"Naskah yang dapat dibuat, dan kekurangan yang lain: {command}")
    if has_errors(issues):
        raise typer.Exit(InputError.exit_code)


def _understand(kind: str | None, period: str | None) -> Period | None:
    """Refuse what cannot be meant before anything is read."""
    if kind is not None:
        require_kind(kind)
    if period is None:
        return None
    if kind is None:
        raise UsageMistakeError("--period berlaku untuk satu naskah; sebutkan dengan --for.")
    return read_period(period)


# Only papers need the documents room; without it the other commands start in half the time.


def _find_text_issues(found: DossierCheck, dossier: Path) -> tuple[Issue, ...]:
    """Return what is wrong with the office's own words and forms, where it has any."""
    if found.has_errors or not any((dossier / name).exists() for name in _OWN):
        return ()
    from capaian.documents.availability import find_text_issues

    return find_text_issues(found, dossier)


def _find_paper_issues(
    found: DossierCheck, dossier: Path, kind: str, when: Period | None
) -> tuple[Issue, ...]:
    from capaian.documents.availability import find_paper_issues

    return find_paper_issues(found, dossier, kind, when)


def _show_overview(found: DossierCheck, dossier: Path, when: Period | None, *, as_json: bool) -> None:
    """Say of every kind of paper whether it can be given; exit code 10 if none can."""
    from capaian.cli.screens.papers import find_other_issues, overview_to_plain, show_overview
    from capaian.documents.availability import find_states

    states = find_states(found, dossier, when)
    others = find_other_issues(states, found.issues)
    if as_json:
        console.print_json(overview_to_plain(states, others))
    else:
        show_overview(states, others, console.out())
    if not any(state.can_be_given or state.periods for state in states):
        raise typer.Exit(InputError.exit_code)
