"""`python -m benchmarks`: print the whole table; exit code 1 if a line is over its limit."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.audits import measure_audits
from benchmarks.counters import SECONDS as COUNTING_SECONDS
from benchmarks.counters import measure_counters
from benchmarks.formats import measure_formats
from benchmarks.growth import measure_growth
from benchmarks.lines import Line, render_table
from benchmarks.logs import measure_logs
from benchmarks.nation import measure_nation
from benchmarks.pages import SECONDS, USERS, measure_pages
from benchmarks.papers import PaperName, papers
from benchmarks.papers_of_year import measure_papers
from benchmarks.persons import measure_persons
from benchmarks.processes import measure_commands
from benchmarks.province import measure_province
from benchmarks.registers import measure_registers
from benchmarks.survey_answers import SECONDS as ANSWERING_SECONDS
from benchmarks.survey_answers import measure_survey_answers
from benchmarks.workbooks import measure_workbooks

SELDOM = ("nation", "persons", "province")
"""Parts that take long and much of the disk: measured where they are named."""
PARTS = (
    "commands",
    "formats",
    "papers",
    "growth",
    "audits",
    "workbooks",
    "pages",
    "counters",
    "survey",
    "registers",
    "logs",
)


def main(arguments: list[str]) -> int:
    """Measure what was asked for, print it, and return the exit code."""
    parser = _parser()
    asked = parser.parse_args(arguments)
    if unknown := [part for part in asked.parts if part not in PARTS + SELDOM]:
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS + SELDOM)}")
    measures: dict[str, Callable[[], list[Line]]] = {
        "commands": lambda: measure_commands(asked.runs),
        "formats": lambda: [
            line
            for name, document in papers(PaperName(asked.paper)).items()
            for line in measure_formats(name, document, asked.runs)
        ],
        "papers": lambda: measure_papers(min(asked.runs, 3)),
        "growth": lambda: measure_growth(min(asked.runs, 3)),
        "audits": lambda: measure_audits(min(asked.runs, 3)),
        "workbooks": lambda: measure_workbooks(asked.runs),
        "pages": lambda: measure_pages(asked.seconds, asked.users),
        "counters": lambda: measure_counters(min(asked.seconds, COUNTING_SECONDS), asked.users),
        "survey": lambda: measure_survey_answers(min(asked.seconds, ANSWERING_SECONDS)),
        "registers": lambda: measure_registers(asked.runs),
        "nation": lambda: [*measure_nation()],
        "persons": lambda: [*measure_persons()],
        "province": lambda: measure_province(asked.seconds),
        "logs": lambda: measure_logs(min(asked.runs, 3)),
    }
    print(_machine(asked.runs), flush=True)
    lines: list[Line] = []
    for part in asked.parts or PARTS:
        print(f"measuring {part} ...", file=sys.stderr, flush=True)
        lines += measures[part]()
    print(render_table(lines))
    return 0 if all(line.is_kept for line in lines) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "parts",
        nargs="*",
        help=f"any of {', '.join(PARTS)}; all by default; or {', '.join(SELDOM)}",
    )
    parser.add_argument(
        "--runs", type=int, default=5, help="counted runs of each job, after one warm-up"
    )
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, help="how long people work in the pages"
    )
    parser.add_argument(
        "--users", type=int, default=USERS, help="how many people work in the pages"
    )
    parser.add_argument(
        "--paper", choices=[name.value for name in PaperName], default=PaperName.REPORT.value
    )
    return parser


def _machine(runs: int) -> str:
    """What the figures depend on besides the code."""
    kept = "no" if sys.dont_write_bytecode and not _bytecode_exists() else "yes"
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    return (
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} "
        f"cores, load {load}, "
        f"compiled modules kept: {kept}; medians of {runs} runs after a warm-up, ours and "
        "floor in turns"
    )


def _bytecode_exists() -> bool:
    import lark

    return any((Path(lark.__file__).parent / "__pycache__").glob("*.pyc"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
