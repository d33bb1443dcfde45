"""`capaian check`: every problem of a dossier at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from capaian.cli import console
from capaian.cli.console import printable, write_indented
from capaian.cli.issues import MARKS, count_issues, show_issues
from capaian.cli.order import ALL_PAPERS, require_kind
from capaian.cli.usage import AS_JSON, DOSSIER, check_command, option, read_period
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Issue, has_errors
from capaian.domain.numerals import write_few
from capaian.domain.period import Period
from capaian.dossier.changes import JOURNAL
from capaian.dossier.check import DossierCheck, add_judged, find_issues
from capaian.rules.checks.gaps import Gap, find_gaps
from capaian.writers.undrawable_signs import find_undrawable_signs

if TYPE_CHECKING:
    from capaian.documents.availability import PaperState


_OFFICE_FILES = ("narrative", "layout.yaml", "layouts", "evidence.yaml", JOURNAL)
_WAITING = "Sebagian pemeriksaan menunggu galat ini diperbaiki; periksa sekali lagi sesudahnya."


def check(
    dossier: Annotated[Path, DOSSIER],
    kind: Annotated[str | None, option("check --for", "NASKAH")] = None,
    period: Annotated[str | None, option("check --period", "PERIODE")] = None,
    as_json: Annotated[bool, AS_JSON] = False,
) -> None:
    """Periksa dossier: semua masalah sekaligus, dengan tempat dan perbaikannya."""
    kind = None if kind is None else kind.lower()
    when = _understand(kind, period)
    found = add_judged(find_issues(dossier))
    found = replace(found, issues=(*found.issues, *find_undrawable_signs(dossier)))
    if kind is None and any((dossier / name).exists() for name in _OFFICE_FILES):
        # Only papers need the documents room; without it the other commands start in half the
        # time.
        from capaian.documents.availability import find_text_issues

        found = replace(found, issues=(*found.issues, *find_text_issues(found, dossier)))
    if kind == ALL_PAPERS and not found.has_errors:
        _show_overview(found, dossier, when, as_json=as_json)
        return
    steps = find_next_steps(found, dossier)
    issues = found.issues
    if kind not in (None, ALL_PAPERS):
        from capaian.documents.availability import find_paper_issues

        issues = find_paper_issues(found, dossier, str(kind), when)
    if as_json:
        console.print_json(
            {
                "schema": "capaian/issues/1",
                "issues": [issue_to_plain(issue) for issue in issues],
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
            command = f"{check_command(dossier)} --for {ALL_PAPERS}"
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


def _show_overview(
    found: DossierCheck, dossier: Path, when: Period | None, *, as_json: bool
) -> None:
    """Say of every kind of paper whether it can be given; exit code 10 if none can."""
    from capaian.documents.availability import find_states

    states = find_states(found, dossier, when)
    others = find_other_issues(states, found.issues)
    if as_json:
        console.print_json(overview_to_plain(states, others))
    else:
        show_overview(states, others, console.out())
    if not any(state.can_be_given or state.periods for state in states):
        raise typer.Exit(InputError.exit_code)


# --- what to fill in next ------------------------------------------------------------------

_MAX_SHOWN: Final = 5
_MAX_RESULTS: Final = 3
"""Results named one by one."""
_REPORT: Final = "lkjip"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A file to fill in, with all that waits for it."""

    gap: Gap
    papers: tuple[str, ...]
    """Kinds of papers that cannot be given without it."""

    @property
    def weight(self) -> tuple[bool, bool, int]:
        """How much waits for it: what was forgotten, the report, then papers and results alike."""
        return self.gap.is_hole, _REPORT in self.papers, len(self.papers) + len(self.gap.results)


def find_next_steps(dossier_check: DossierCheck, dossier: Path) -> tuple[NextStep, ...]:
    """Return what to fill in next, the most useful first; nothing while there are errors to mend.

    A file counts with what waits for it (`before`). Papers of parts of the year need more than the
    figures of the year: they are left to `check --for semua`.
    """
    if (
        dossier_check.office_year is None
        or dossier_check.has_errors
        or not (gaps := find_gaps(dossier_check.office_year))
    ):
        return ()
    # Loaded only where something is missing: it takes as long as all the rest.
    from capaian.documents.availability import covers_parts_of_year, find_states

    fillable = {file for gap in gaps for file in (gap.file, gap.before)}
    waiting = {
        state.kind: lacking
        for state in find_states(dossier_check, dossier)
        if not state.can_be_given and not state.periods and not covers_parts_of_year(state.kind)
        if (lacking := {issue.place.file for issue in state.missing}) <= fillable
    }
    steps = [
        NextStep(
            gap,
            tuple(kind for kind, lacking in waiting.items() if lacking & {gap.file, gap.before}),
        )
        for gap in gaps
    ]
    return tuple(sorted(steps, key=lambda step: step.weight, reverse=True))


def show_next_steps(steps: Sequence[NextStep], screen: Console) -> None:
    """Print the first few steps; nothing where there are none."""
    if not steps:
        return
    screen.print("\nYang diisi berikutnya, menurut apa yang dibukanya:")
    for number, step in enumerate(steps[:_MAX_SHOWN], start=1):
        write_indented(
            screen, 2, (f"{number}. {step.gap.file}", "bold"), (f": {step.gap.what}", "")
        )
        if step.papers:
            write_indented(screen, 5, (f"→ naskah: {', '.join(step.papers)}", ""))
        write_indented(
            screen, 5, (f"→ hasil: {write_few(step.gap.results, _MAX_RESULTS, '; ')}", "")
        )
    if len(steps) > _MAX_SHOWN:
        write_indented(screen, 2, (f"dan {len(steps) - _MAX_SHOWN} berkas lagi", "dim"))


def next_step_to_plain(step: NextStep) -> dict[str, Plain]:
    """Return a step as plain values."""
    gap = step.gap
    return {
        "file": gap.file,
        "what": gap.what,
        "papers": [*step.papers],
        "results": [*gap.results],
    }


# --- all papers ----------------------------------------------------------------------------


def show_overview(states: Sequence[PaperState], issues: Sequence[Issue], screen: Console) -> None:
    """Print a table of all kinds of papers, what those lack that cannot be given,
    and every other problem.
    """
    # Loaded for the overview alone: `check --json` needs no tables.
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for title in ("Naskah", "Judul", "Dapat dibuat", "Yang kurang"):
        table.add_column(title, no_wrap=title == "Naskah")
    for state in states:
        files = Text(printable(", ".join(missing_files(state))), "yellow")
        table.add_row(state.kind, state.title, say_whether(state), files)
    screen.print(table)
    for state in states:
        _show_missing(state, screen)
    if issues:
        screen.print()
        show_issues(issues, screen)
    given = sum(state.can_be_given or bool(state.periods) for state in states)
    screen.print(f"\nDapat dibuat: {given} dari {len(states)} jenis naskah.")


def _show_missing(state: PaperState, screen: Console) -> None:
    gaps = (*state.missing, *state.left_out)
    if gaps:
        screen.print()
        write_indented(screen, 0, (state.kind, "bold"))
    for issue in gaps:
        write_indented(
            screen, 2, MARKS[issue.level], (str(issue.place), "bold"), (f": {issue.message}", "")
        )
        if issue.remedy:
            write_indented(screen, 4, (f"→ {issue.remedy}", ""))


def find_other_issues(states: Sequence[PaperState], issues: Sequence[Issue]) -> tuple[Issue, ...]:
    """Return what is wrong with the dossier and with papers that can be given,
    each problem once.
    """
    paper_issues = (
        issue for state in states for issue in state.issues if issue not in state.missing
    )
    left_out = {issue for state in states for issue in state.left_out}
    return tuple(
        issue for issue in dict.fromkeys((*issues, *paper_issues)) if issue not in left_out
    )


def missing_files(state: PaperState) -> tuple[str, ...]:
    """Return the files in which something is missing, each once."""
    return tuple(dict.fromkeys(issue.place.file for issue in (*state.missing, *state.left_out)))


def say_whether(state: PaperState) -> str:
    """Say whether a paper can be given, and how many of them."""
    if state.periods:
        return f"ya, dengan --period {', '.join(map(str, state.periods))}"
    if not state.can_be_given:
        return "tidak"
    left_out = len({issue.subject for issue in state.left_out})
    made = "ya" if state.count == 1 and not left_out else f"ya, {state.count} naskah"
    return f"{made}; {left_out} tidak" if left_out else made


def overview_to_plain(states: Sequence[PaperState], issues: Sequence[Issue]) -> dict[str, Plain]:
    """Return the overview as plain values."""
    return {
        "schema": "capaian/papers/1",
        "papers": [_to_plain(state) for state in states],
        "issues": [issue_to_plain(issue) for issue in issues],
    }


def _to_plain(state: PaperState) -> dict[str, Plain]:
    return {
        "kind": state.kind,
        "title": state.title,
        "can_be_given": state.can_be_given,
        "count": state.count,
        "periods": [str(period) for period in state.periods],
        "missing": [issue_to_plain(issue) for issue in state.missing],
        "left_out": [issue_to_plain(issue) for issue in state.left_out],
    }
