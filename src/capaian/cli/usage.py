"""Arguments: what the commands share, and those that cannot be understood."""

from __future__ import annotations

import csv
import inspect
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Final

import typer
from typer.models import ArgumentInfo, OptionInfo

from capaian.domain import period as domain_period
from capaian.domain.errors import UsageMistakeError
from capaian.domain.period import Period
from capaian.dossier.issues import nearest_words
from capaian.dossier.tables.parts import OFFICE

Parser = Callable[[str], object]


WORDS: Final[Mapping[str, str]] = dict(
    [*csv.reader(Path(__file__).with_name("options.csv").read_text("utf-8").splitlines())][1:]
)
"""The line of the help of each option, by the command that takes it and its name:
`intake --map`.
"""


def option(
    key: str,
    metavar: str,
    words: str = "",
    *,
    parser: Parser | None = None,
    show_default: bool = True,
) -> OptionInfo:
    """Return an option with a value, by its key in the table of options;
    its words may be given instead.
    """
    name, line = key.split()[-1], words or WORDS[key]
    made: OptionInfo = typer.Option(
        name, metavar=metavar, help=line, parser=parser, show_default=show_default
    )
    return made


def flag(key: str) -> OptionInfo:
    """Return an option without a value, by its key in the table of options."""
    made: OptionInfo = typer.Option(key.split()[-1], metavar="", help=WORDS[key])
    return made


def argument(metavar: str, words: str, *, parser: Parser | None = None) -> ArgumentInfo:
    """Return an argument that must be given."""
    made: ArgumentInfo = typer.Argument(
        metavar=metavar, help=words, parser=parser, show_default=False
    )
    return made


def share(
    read: Callable[..., object], name: str
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that gives a command the options of a dataclass.

    Args:
        read: Its fields are the options; what it returns is what the command takes.
        name: The parameter of the command that takes it.
    """
    options = inspect.signature(read, eval_str=True).parameters

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = inspect.signature(command, eval_str=True)
        kept = [parameter for key, parameter in own.parameters.items() if key != name]

        @wraps(command)
        def made(**given: object) -> None:
            taken = read(**{key: given.pop(key) for key in options})
            command(**given, **{name: taken})

        made.__dict__["__signature__"] = own.replace(parameters=[*kept, *options.values()])
        return made

    return decorate


# --- what the commands share ------------------------------------------------------------------

MAX_LISTED = 24
"""Names that are listed where none is like what was typed: every kind of paper."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")

AS_JSON = flag("--json")
AS_OF = option("--as-of", "PERIODE")
INSTALLATION = typer.Option("--data", help="Folder basis data, bukti, dan kunci.")
DEFAULT_INSTALLATION = Path("capaian-data")
DOSSIER = argument("DOSSIER", "Folder dossier, misalnya dossier-saya.")
"""The argument that every command takes."""


def read_path(text: str) -> Path:
    """Read the path of a file or folder; `UsageMistakeError` for nothing at all,
    as of an unset variable.
    """
    if not text.strip():
        raise UsageMistakeError(
            "Nama berkas atau folder kosong. Tulis namanya; untuk folder ini tulis titik (.)."
        )
    return Path(text)


def real_path(path: Path) -> Path:
    """Return where a path leads; a link that leads back to itself leads nowhere,
    and stays as it is.
    """
    return Path(os.path.realpath(path))


def find_dossier_above(path: Path) -> Path | None:
    """Return the dossier that a path lies in; `None`: in none."""
    return next((each for each in real_path(path).parents if (each / OFFICE.file).exists()), None)


def read_day(text: str, example: str) -> date:
    """Read a day; raises `UsageMistakeError` with an example for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageMistakeError(
            f'Tanggal "{text}" tidak dikenal. Tulis tahun-bulan-hari, misalnya {example}.'
        ) from error


def read_approval_day(text: str, year: int) -> date:
    """Read the day on which a year was approved: it was over by then,
    and nobody approves ahead.
    """
    day = read_day(text, f"{year + 1}-02-28")
    if day < date(year, 12, 31):
        raise UsageMistakeError(f"Tanggal pengesahan {text} mendahului akhir tahun {year}.")
    # The only look at the clock: it refuses what has not come yet, and no result depends on it.
    if day > (today := datetime.now().astimezone().date()):
        raise UsageMistakeError(f"Tanggal pengesahan {text} belum tiba; hari ini {today}.")
    return day


def read_period(text: str) -> Period:
    """Read a period given on the command line;
    the `UsageMistakeError` names the accepted forms.
    """
    try:
        return domain_period.read_period(text)
    except ValueError as error:
        written = _YEAR.search(text)
        year = written.group() if written else "2024"
        raise UsageMistakeError(
            f'Periode "{text}" tidak dikenal. Tulis {year}, {year}-S1, {year}-Q3, atau {year}-M07.'
        ) from error


def require(options: Mapping[str, str]) -> None:
    """Refuse a command that lacks options; the `UsageMistakeError` names all that are empty."""
    if missing := [name for name, text in options.items() if not text.strip()]:
        raise UsageMistakeError(f"Belum diisi: {', '.join(missing)}.")


def program_as_typed() -> str:
    """Return the program as the user called it: `capaian` from the search path, else its path."""
    called = Path(sys.argv[0])
    found = shutil.which("capaian")
    is_found = found is not None and Path(found).resolve() == called.resolve()
    is_elsewhere = called.stem == "capaian" and not is_found
    return sys.argv[0] if is_elsewhere else "capaian"


def check_command(dossier: Path) -> str:
    """Write the command that tells every problem of a dossier."""
    return f"{program_as_typed()} check {as_command(dossier)}"


def as_command(dossier: Path) -> str:
    """Write a path the way it can be typed after a command.

    Examples:
        >>> as_command(Path("data kami"))
        '"data kami"'
    """
    text = str(dossier)
    return f'"{text}"' if " " in text else text


def suggest(name: str, names: Collection[str]) -> str:
    """Return the sentence that offers the names nearest to what was typed,
    else those that there are.

    Examples:
        >>> suggest("iku2", [f"iku-{number}"
        ...     for number in range(1, 30)]), suggest("odt", ["docx", "pdf"])
        ('Yang terdekat: iku-2, iku-29, iku-28.', 'Yang ada: docx, pdf.')
    """
    return nearest_words(name, names).strip() or f"Yang ada: {', '.join([*names][:MAX_LISTED])}."
