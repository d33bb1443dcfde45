"""`make audit-score`: how good the auditor is, with bars that fail the build.

Where `shared/` is missing, the part that needs its truth says so; the others run.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from tests.audit import bars
from tests.audit.bars import Bar
from tests.audit.changed_digits import measure_digits
from tests.audit.invented_score import measure_invented, render_invented
from tests.audit.pdf_digits import measure_pdf_digits
from tests.audit.planted_score import measure_planted, render_planted, render_unfound
from tests.audit.slips import (
    FOUND,
    Outcome,
    Verdict,
    count_in_laws,
    plant_slips,
    read_documents,
    render_slips,
    render_unnamed,
    share_of,
)
from tests.audit.strict import (
    REPORTS,
    StrictScore,
    count_invented_errors,
    count_ordinary_errors,
    count_own_errors,
    measure_report,
    write_details,
)

Measured = list[tuple[Bar, float]]
SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
PLANTED_IN_CI, PLANTED = 300, 2000


def main(arguments: list[str]) -> int:
    """Print every part that was asked for; exit code 1 if a bar is not kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.audit.score", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", default=PARTS, help=f"any of {', '.join(PARTS)}; all by default"
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder with the truth")
    parser.add_argument(
        "--missed", action="store_true", help="list what was missed and what is false"
    )
    parser.add_argument("--whole", action="store_true", help="far more than CI")
    options = parser.parse_args(arguments)
    measured: Measured = []
    for part in options.parts:
        measured += PARTS[part](options)
    _say("\nBars")
    for bar, value in measured:
        _say(bar.tell(value))
    return 0 if all(bar.is_kept(value) for bar, value in measured) else 1


def measure_strict(options: argparse.Namespace) -> Measured:
    """Score the auditor on real reports whose errors are known."""
    if not options.shared.is_dir():
        _say(f"strict score: not measured, {options.shared} is missing")
        return []
    measured: Measured = []
    for report in REPORTS:
        scored = measure_report(report, options.shared)
        _say(f"{report.name}: {scored}")
        measured += _strict_bars(report.name, scored)
        if options.missed:
            _say(write_details(scored))
    return measured


def _strict_bars(name: str, scored: StrictScore) -> Measured:
    loud = len(scored.true) + len(scored.false)
    share = round(100 * len(scored.true) / max(1, loud), 1)
    return [(bars.STRICT_ERRORS[name], len(scored.found)), (bars.STRICT_TRUE[name], share)]


def measure_sound(_: argparse.Namespace) -> Measured:
    """Count the errors that are made of nothing."""
    return [
        (bars.ORDINARY, count_ordinary_errors()),
        (bars.OWN, count_own_errors()),
        (bars.SOUND_INVENTED, count_invented_errors()),
    ]


def measure_planted_errors(options: argparse.Namespace) -> Measured:
    """Count how many planted errors are found at the right place."""
    outcomes = measure_planted(PLANTED if options.whole else PLANTED_IN_CI, 1)
    _say(render_planted(outcomes))
    if options.missed:
        _say(render_unfound(outcomes))
    return [(bars.PLANTED, round(100 * sum(o.is_found for o in outcomes) / len(outcomes), 1))]


def measure_hand_plants(options: argparse.Namespace) -> Measured:
    """Count how many errors planted by hand in invented reports are found."""
    scored = measure_invented(1 if options.whole else 3)
    _say(render_invented(scored))
    return [(bars.INVENTED, scored.rate)]


def measure_changed_digits(_: argparse.Namespace) -> Measured:
    """Count how many digits that are changed in Word and pdf files of ours are found."""
    in_word = [is_found for _, is_found in measure_digits()]
    in_pdf = [is_found for *_, is_found in measure_pdf_digits()]
    shares = (round(100 * sum(found) / len(found), 1) for found in (in_word, in_pdf))
    return [*zip((bars.DIGITS, bars.PDF_DIGITS), shares, strict=True)]


def measure_slips(options: argparse.Namespace) -> Measured:
    """Count which figure is named where one was printed wrong,
    in all documents and in those kept aside.
    """
    if not (options.shared.is_dir() and options.whole):
        _say("planted slips: measured with --whole, where the documents are")
        return []
    outcomes = [
        each for document in read_documents(options.shared) for each in plant_slips(document)
    ]
    measured: Measured = []
    for is_aside in (False, True):
        mine: list[Outcome] = [each for each in outcomes if each.is_aside == is_aside]
        _say(f"{'kept aside' if is_aside else 'seen while rules are made'}\n{render_slips(mine)}")
        if options.missed and not is_aside:
            _say(render_unnamed(mine))
        named, other = share_of(mine, *FOUND), share_of(mine, Verdict.OTHER)
        measured += [(bars.SLIPS_NAMED[is_aside], named), (bars.SLIPS_OF_OTHERS[is_aside], other)]
    return measured


def measure_laws(options: argparse.Namespace) -> Measured:
    """Count how many amounts and percents of tables take part in a law, by document."""
    if not options.shared.is_dir():
        _say("figures in laws: measured where the documents are")
        return []
    together = {False: (0, 0), True: (0, 0)}
    for document in read_documents(options.shared):
        counted = count_in_laws(document)
        share = 100 * counted[1] // max(1, counted[0])
        counts = f"{counted[0]:>6} amounts and percents,{counted[1]:>6} in a law{share:>5} %"
        _say(f"  {document.name[:33]:<34}{counts}")
        before = together[document.is_aside]
        together[document.is_aside] = before[0] + counted[0], before[1] + counted[1]
    return [
        (bars.IN_LAWS[aside], round(100 * each[1] / each[0], 1))
        for aside, each in together.items()
    ]


PARTS: Final[Mapping[str, Callable[[argparse.Namespace], Measured]]] = {
    "strict": measure_strict,
    "sound": measure_sound,
    "planted": measure_planted_errors,
    "hand": measure_hand_plants,
    "digits": measure_changed_digits,
    "slips": measure_slips,
    "laws": measure_laws,
}


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
