"""Which papers an office can be given, and what the others lack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from capaian.cli.console import printable, write_indented
from capaian.cli.issues import MARKS, show_issues
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Issue

if TYPE_CHECKING:
    from capaian.documents.availability import PaperState


def show_overview(states: Sequence[PaperState], issues: Sequence[Issue], screen: Console) -> None:
    """Print a table of all kinds of papers, what those lack that cannot be given, and every other problem."""
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
    told = (*state.missing, *state.left_out)
    if told:
        screen.print()
        write_indented(screen, 0, (state.kind, "bold"))
    for issue in told:
        write_indented(screen, 2, MARKS[issue.level], (str(issue.place), "bold"), (f": {issue.message}", ""))
        if issue.remedy:
            write_indented(screen, 4, (f"→ {issue.remedy}", ""))


def find_other_issues(states: Sequence[PaperState], found: Sequence[Issue]) -> tuple[Issue, ...]:
    """Return what is wrong with the dossier and with papers that can be given, each problem once."""
    told = (issue for state in states for issue in state.issues if issue not in state.missing)
    left_out = {issue for state in states for issue in state.left_out}
    return tuple(issue for issue in dict.fromkeys((*found, *told)) if issue not in left_out)


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
    papers: list[Plain] = [_to_plain(state) for state in states]
    others: list[Plain] = [issue_to_plain(issue) for issue in issues]
    return {"schema": "capaian/papers/1", "papers": papers, "issues": others}


def _to_plain(state: PaperState) -> dict[str, Plain]:
    missing: list[Plain] = [issue_to_plain(issue) for issue in state.missing]
    left_out: list[Plain] = [issue_to_plain(issue) for issue in state.left_out]
    return {
        "kind": state.kind,
        "title": state.title,
        "can_be_given": state.can_be_given,
        "count": state.count,
        "periods": [str(period) for period in state.periods],
        "missing": missing,
        "left_out": left_out,
    }
