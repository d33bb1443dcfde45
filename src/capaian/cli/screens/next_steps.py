"""What to fill in next: what the dossier waits for, in order of what it unlocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rich.console import Console

from capaian.cli.console import write_indented
from capaian.domain.exchange import Plain
from capaian.dossier.check import DossierCheck
from capaian.rules.checks.gaps import Gap, find_gaps

_SHOWN: Final = 5
_FEW: Final = 3
"""Results named one by one."""
_REPORT: Final = "lkjip"


@dataclass(frozen=True, slots=True)
class NextStep:
    """A file to fill in, with all that waits for it."""

    gap: Gap
    papers: tuple[str, ...]
    """Kinds of papers that cannot be given without it."""

    @property
    def weight(self) -> tuple[bool, int]:
        """How much waits for it: the report before all else, then papers and results alike."""
        return _REPORT in self.papers, len(self.papers) + len(self.gap.results)


def find_next_steps(found: DossierCheck, dossier: Path) -> tuple[NextStep, ...]:
    """Return what to fill in next, the most useful first; nothing while there are errors to mend."""
    if found.office_year is None or found.has_errors:
        return ()
    gaps = find_gaps(found.office_year)
    files = {file for gap in gaps for file in _files_of(gap)}
    waiting = _find_waiting(found, dossier, files) if gaps else {}
    steps = [
        NextStep(gap, tuple(kind for kind, lacking in waiting.items() if lacking & _files_of(gap)))
        for gap in gaps
    ]
    return tuple(sorted(steps, key=lambda step: step.weight, reverse=True))


def _files_of(gap: Gap) -> set[str]:
    """Return the files that have their figures once a gap is filled: its own, and what waits for it."""
    return {gap.file, gap.before} - {""}


def _find_waiting(found: DossierCheck, dossier: Path, files: set[str]) -> dict[str, set[str]]:
    """Return, by kind, the files that papers wait for which these files are enough for.

    Papers of parts of the year need more than the year's figures: they are left to `check --for semua`.
    """
    # Asked only where something is missing: it takes as long as all the rest.
    from capaian.documents.availability import covers_parts_of_year, find_states

    return {
        state.kind: lacking
        for state in find_states(found, dossier)
        if not state.can_be_given and not state.periods and not covers_parts_of_year(state.kind)
        if (lacking := {issue.place.file for issue in state.missing}) <= files
    }


def show_next_steps(steps: Sequence[NextStep], screen: Console) -> None:
    """Print the first few steps; nothing where there are none."""
    if not steps:
        return
    screen.print("\nYang diisi berikutnya, menurut apa yang dibukanya:")
    for number, step in enumerate(steps[:_SHOWN], start=1):
        write_indented(screen, 2, (f"{number}. {step.gap.file}", "bold"), (f": {step.gap.what}", ""))
        if step.papers:
            write_indented(screen, 5, (f"→ naskah: {', '.join(step.papers)}", ""))
        results = step.gap.results
        more = f"; dan {len(results) - _FEW} lagi" if len(results) > _FEW else ""
        write_indented(screen, 5, (f"→ hasil: {'; '.join(results[:_FEW])}{more}", ""))
    if len(steps) > _SHOWN:
        write_indented(screen, 2, (f"dan {len(steps) - _SHOWN} berkas lagi", "dim"))


def next_steps_to_plain(steps: Sequence[NextStep]) -> list[Plain]:
    """Return all steps as plain values."""
    return [
        {
            "file": step.gap.file,
            "what": step.gap.what,
            "papers": [*step.papers],
            "results": [*step.gap.results],
        }
        for step in steps
    ]
