"""The commands, their help, and what becomes of errors."""

from __future__ import annotations

import hashlib
import os
import sys
import traceback
from collections.abc import Iterable
from contextlib import nullcontext
from importlib import import_module
from typing import Annotated, Final

import typer
from typer.main import get_command

from capaian.cli import console
from capaian.cli.issues import count_issues, show_issues
from capaian.cli.language import Command, CommandGroup, say_mistake
from capaian.domain.errors import CapaianError, FileError, InputError
from capaian.domain.issue import Level
from capaian.dossier.durable import say_cause
from capaian.processes.collecting import without_collecting

_SIGNS_OF_A_FAULT: Final = 8
"""Of the code that the message asks people to pass on."""

USAGE = 2
UNREAD = 141
"""128 and the number of the signal: whoever read the output has gone,
as in `capaian compute … | head -1`.
"""

COMMANDS: Final = (
    "report",
    "paper",
    "compute",
    "explain",
    "check",
    "audit",
    "intake",
    "feed",
    "survey",
    "register",
    "new",
    "close",
    "draft",
    "format",
    "workbook",
    "serve",
    "init",
    "reset-password",
    "reset-log-key",
    "verify-log",
    "backup",
    "restore",
)
"""In the order of the help; each is the module of its name in `commands` or `groups`,
with `_` for `-`.
"""
_MODULES: Final = {"report": "paper"}
"""Those that lie beside another one."""
_KEEPING: Final = frozenset({"report", "paper", "compute", "explain", "check"})
"""They keep nearly all that they make of one dossier, and end:
a search would find nothing to let go.
"""
_GROUPS: Final = frozenset({"register", "workbook"})


def make_app(names: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the program with some of its commands:
    of one that is called only its own rooms are loaded.
    """
    app = typer.Typer(
        name="capaian",
        cls=CommandGroup,
        help="Angka kinerja Disdukcapil yang dapat dipertanggungjawabkan: dari hitungan mentah "
        "sampai LKjIP.",
        epilog="Kode keluar: 0 baik, 1 kesalahan program, 2 perintah keliru, 10 data, 11 berkas, "
        "13 laporan memuat galat.",
        # A program of one command is a program of commands too.
        callback=_begin,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    for name in names:
        place = name.replace("-", "_")
        if name in _GROUPS:
            app.add_typer(import_module(f"capaian.cli.groups.{place}").app)
        else:
            module = import_module(f"capaian.cli.commands.{_MODULES.get(name, place)}")
            command = getattr(module, place, None) or getattr(module, f"{place}_")
            app.command(name=name, cls=Command)(command)
    return app


def _say_version(*, is_wanted: bool) -> None:
    if is_wanted:
        from capaian import __version__
        from capaian.processes import versions

        database = versions.write_database_version(versions.database_steps())
        commit = versions.find_commit() or "tidak diketahui"
        console.out().print(f"Capaian {__version__}, commit {commit}, basis data {database}")
        raise typer.Exit


def _begin(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Sebut versi program, commit, dan basis data.",
            metavar="",
            is_eager=True,
            callback=_say_version,
        ),
    ] = False,
) -> None:
    """Take what stands before the command."""


def run_command(arguments: list[str]) -> int:
    """Run one command and return its exit code; Ctrl-C is left to the entry point."""
    console.make_streams_safe()
    try:
        _invoke(arguments)
        sys.stdout.flush()
        return 0
    except typer.Exit as leave:
        return leave.exit_code
    except typer.TyperException as mistake:
        return _show_mistake(mistake)
    except BrokenPipeError:
        console.drop_output()
        return UNREAD
    except Exception as fault:  # the one place that turns our own faults into an apology
        return _show_fault(fault)


def _invoke(arguments: list[str]) -> None:
    """Run a command by hand: the library's own way turns a closed pipe and
    Ctrl-C into something else.
    """
    called = arguments[:1]
    with without_collecting():  # modules stay
        group = get_command(make_app(called) if {*called} & {*COMMANDS} else make_app())
    work = without_collecting() if _KEEPING.issuperset(called) else nullcontext()
    with group.make_context("capaian", [*arguments]) as context, work:
        group.invoke(context)


def _show_mistake(mistake: typer.TyperException) -> int:
    sentence = mistake.format_message()
    if sentence:  # empty where the help was shown instead
        console.err().print(say_mistake(sentence))
    return USAGE


def _show_fault(fault: Exception) -> int:
    """Say what went wrong, and return the exit code of its kind."""
    screen = console.err()
    if isinstance(fault, InputError):
        # Of the others `check` tells; what is counted here was shown.
        errors = [issue for issue in fault.issues if issue.level is Level.ERROR]
        show_issues(errors, screen)
        screen.print(f"Perintah berhenti dan tidak menulis apa pun: {count_issues(errors)}.")
        return fault.exit_code
    if isinstance(fault, CapaianError):
        screen.print(console.printable(fault.message))
        return fault.exit_code
    trace = "".join(traceback.format_exception(fault))
    is_debugged = bool(os.environ.get("CAPAIAN_DEBUG"))
    if isinstance(fault, OSError):
        # Which file the system refused where no room foresaw it, such as a full disk below the
        # output.
        where = f"Berkas {fault.filename}" if fault.filename else "Keluaran"
        screen.print(
            console.printable(f"{where} tidak dapat dibaca atau ditulis: {say_cause(fault)}.")
        )
    else:
        code = hashlib.sha256(trace.encode()).hexdigest()[:_SIGNS_OF_A_FAULT].upper()
        screen.print(
            "Maaf, ini kesalahan Capaian, bukan Anda. Tidak ada yang ditulis. Sebutkan "
            f"kode {code}."
        )
        if not is_debugged:
            screen.print("Rincian untuk pengembang: jalankan lagi dengan CAPAIAN_DEBUG=1.")
    if is_debugged:
        screen.print(trace, soft_wrap=True)
    if isinstance(fault, OSError) and not fault.filename:
        console.drop_output()
    return FileError.exit_code if isinstance(fault, OSError) else 1
