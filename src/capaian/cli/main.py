"""Entry point: the commands, their help, and what becomes of errors.

Exit codes: 0 fine, 1 our fault, 2 usage, 10 bad input, 11 file problem, 13 audit found errors.
"""

from __future__ import annotations

import hashlib
import os
import sys
import traceback

import typer

from capaian.cli import console
from capaian.cli.check import check
from capaian.cli.compute import compute
from capaian.cli.explain import explain
from capaian.cli.format import format_
from capaian.cli.language import Command, Group, say_mistake, speak_indonesian
from capaian.cli.report import report
from capaian.domain.errors import CapaianError, InputError

USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="capaian",
    cls=Group,
    help="Angka kinerja Disdukcapil yang dapat dipertanggungjawabkan: dari hitungan mentah sampai LKjIP.",
    epilog="Kode keluar: 0 baik, 1 kesalahan program, 2 perintah keliru, 10 data, 11 berkas.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["--help", "-h"]},
)
for command in (report, compute, explain, check):
    app.command(cls=Command)(command)
app.command(name="format", cls=Command)(format_)


def run() -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code; no traceback ever reaches the user."""
    speak_indonesian()
    try:
        return int(app(arguments, standalone_mode=False) or 0)
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as mistake:
        return _show_mistake(mistake)
    except (typer.Abort, KeyboardInterrupt):
        console.err().print("Dihentikan. Tidak ada yang ditulis.")
        return INTERRUPTED
    except CapaianError as problem:
        return _show_problem(problem)
    except Exception as fault:  # the one place that turns our own faults into an apology
        return _apologise(fault)


def _show_mistake(mistake: typer.TyperException) -> int:
    sentence = mistake.format_message()
    if sentence:  # empty where the help was shown instead
        console.err().print(say_mistake(sentence), markup=False)
    return USAGE


def _show_problem(problem: CapaianError) -> int:
    screen = console.err()
    if isinstance(problem, InputError):
        console.show_issues(problem.issues, screen)
        screen.print(f"Tidak ada yang ditulis: {console.count_issues(problem.issues)}.")
    else:
        screen.print(problem.message, markup=False)
    return problem.exit_code


def _apologise(fault: Exception) -> int:
    trace = "".join(traceback.format_exception(fault))
    reference = hashlib.sha256(trace.encode()).hexdigest()[:8].upper()
    screen = console.err()
    screen.print(
        f"Maaf, ini kesalahan Capaian, bukan Anda. Tidak ada yang ditulis. Sebutkan kode {reference}."
    )
    if os.environ.get("CAPAIAN_DEBUG"):
        screen.print(trace, markup=False)
    else:
        screen.print("Rincian untuk pengembang: jalankan lagi dengan CAPAIAN_DEBUG=1.")
    return 1
