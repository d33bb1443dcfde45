"""What to fill in next: what the dossier waits for, in order of what it unlocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console

from capaian.cli.console import write_indented
from capaian.domain.exchange import Plain
from capaian.domain.numerals import write_few
from capaian.dossier.check import DossierCheck
from capaian.rules.checks.gaps import Gap, find_gaps

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


def find_next_steps(found: DossierCheck, dossier: Path) -> tuple[NextStep, ...]:
    """Return what to fill in next, the most useful first; nothing while there are errors to mend.

    A file counts with what waits for it (`before`). Papers of parts of the year need more than the figures of
    the year: they are left to `check --for semua`.
    """
    if found.office_year is None or found.has_errors or not (gaps := find_gaps(found.office_year)):
        return ()
    # Loaded only where something is missing: it takes as long as all the rest.
    from capaian.documents.availability import covers_parts_of_year, find_states

    fillable = {file for gap in gaps for file in (gap.file, gap.before)}
    waiting = {
        state.kind: lacking
        for state in find_states(found, dossier)
        if not state.can_be_given and not state.periods and not covers_parts_of_year(state.kind)
        if (lacking := {issue.place.file for issue in state.missing}) <= fillable
    }
    steps = [
        NextStep(gap, tuple(kind for kind, lacking in waiting.items() if lacking & {gap.file, gap.before}))
        for gap in gaps
    ]
    return tuple(sorted(steps, key=lambda step: step.weight, reverse=True))


def show_next_steps(steps: Sequence[NextStep], screen: Console) -> None:
    """Print the first few steps; nothing where there are none."""
    if not steps:
        return
    screen.print("\nYang diisi berikutnya, menurut apa yang dibukanya:")
    for number, step in enumerate(steps[:_MAX_SHOWN], start=1):
        write_indented(screen, 2, (f"{number}. {step.gap.file}", "bold"), (f": {step.gap.what}", ""))
        if step.papers:
            write_indented(screen, 5, (f"→ naskah: {', '.join(step.papers)}", ""))
        write_indented(screen, 5, (f"→ hasil: {write_few(step.gap.results, _MAX_RESULTS, '; ')}", ""))
    if len(steps) > _MAX_SHOWN:
        write_indented(screen, 2, (f"dan {len(steps) - _MAX_SHOWN} berkas lagi", "dim"))


def next_step_to_plain(step: NextStep) -> dict[str, Plain]:
    """Return a step as plain values."""
    gap = step.gap
    return {"file": gap.file, "what": gap.what, "papers": [*step.papers], "results": [*gap.results]}
