"""The words of the command-line library in Indonesian."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, cast

import typer
from typer._coercion import RuntimeParam
from typer.core import TyperCommand, TyperGroup, TyperOption

from capaian.cli.usage import program_as_typed

if TYPE_CHECKING:  # the base that commands and groups share has no public name
    from typer._click.core import Command as _Any
else:
    _Any = object

_MISTAKES = (
    # No such command 'reprt'. Did you mean 'report'?
    (r"No such command '(.+?)'\.", "Perintah {0} tidak dikenal."),
    # No such option: --fromat Did you mean --format?
    (r"No such option:? '?([^\s']+?)'?\.?(?= |$)", "Opsi {0} tidak dikenal."),
    (r"Missing argument '?(.+?)'?\.", "Argumen {0} belum diisi."),
    (r"Missing option '?(.+?)'?\.", "Opsi {0} belum diisi."),
    (r"Option '?(\S+?)'? requires (?:an|\d+) arguments?\.", "Opsi {0} memerlukan nilai."),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+?)\)", "Argumen berlebih: {0}."),
    (r"Invalid value for '?(.+?)'?: (.+)", "Nilai untuk {0} tidak dapat dipakai: {1}"),
)
"""Sentences of the library and ours; anything else is shown as it is."""
_GUESS = re.compile(r"(?:Did you mean|Possible options:)\s*(.+?)\??\)?$")


def say_mistake(sentence: str) -> str:
    """Say in Indonesian what is wrong with a command, and what to do.

    Examples:
        >>> say_mistake("No such command 'reprt'. Did you mean 'report'?")
        'Perintah reprt tidak dikenal. Maksudnya report? Bantuan: capaian --help'
    """
    text = " ".join(sentence.split())
    found = ((re.match(pattern, text), words) for pattern, words in _MISTAKES)
    translated = next((words.format(*match.groups()) for match, words in found if match), text)
    guess, typed = _GUESS.search(text), re.search(r"--?\w[\w-]*", text)
    guesses = guess[1].replace("'", "").split(", ") if guess else []
    # Of several options the one most like what was typed.
    likely = get_close_matches(typed[0], guesses, 1, 0) if typed else guesses
    hint = f" Maksudnya {', '.join(likely)}?" if likely else ""
    return f"{translated}{hint} Bantuan: {program_as_typed()} --help"


class _Indonesian(_Any):
    """What commands and groups of commands say of themselves."""

    def get_help(self, ctx: object) -> str:
        """Return the help, its panels named in Indonesian."""
        # Loaded for the help alone: it brings readers of Markdown and of program code, a sixth of
        # the start.
        from typer import rich_utils

        rich_utils.ARGUMENTS_PANEL_TITLE = "Argumen"
        rich_utils.OPTIONS_PANEL_TITLE = "Opsi"
        rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
        rich_utils.ERRORS_PANEL_TITLE = "Galat"
        rich_utils.REQUIRED_LONG_STRING = "[wajib]"
        rich_utils.DEFAULT_STRING = "[bawaan: {}]"
        return super().get_help(cast("typer.Context", ctx))

    def get_usage(self, ctx: object) -> str:
        """Return the line that shows how the command is called."""
        line = super().get_usage(cast("typer.Context", ctx)).replace("[OPTIONS]", "[OPSI]")
        line = line.replace("Usage:", "Pemakaian:").replace(
            "COMMAND [ARGS]...", "PERINTAH [ARGUMEN]..."
        )
        return re.sub("[{}]", "", line)

    def get_help_option(self, ctx: object) -> TyperOption | None:
        """Return the option that shows the help."""
        option = super().get_help_option(cast("typer.Context", ctx))
        if option is not None:
            option.help, option.metavar = "Tampilkan bantuan ini.", ""
        return option


class _AsTyped(RuntimeParam):
    """A text or path that is taken as it is typed."""

    def _coerce_value(self, value: object, param: object, ctx: object) -> object:
        return self.annotation(value)


class Command(_Indonesian, TyperCommand):
    """A command whose help speaks Indonesian."""

    def parse_args(self, ctx: object, args: list[str]) -> list[str]:
        """Read what was typed; the library would load all of pydantic for texts,
        a tenth of `compute`.
        """
        for each in cast("list[TyperOption]", self.params):
            typed = each.type_descriptor
            if typed.annotation in (str, Path) and typed.parameter_info.parser is None:
                # Private: all that is public, a `parser` too, goes through pydantic.
                each._runtime_param = _AsTyped(typed.parameter_info, typed.annotation)
        return super().parse_args(cast("typer.Context", ctx), args)


class CommandGroup(_Indonesian, TyperGroup):
    """A group of commands, its help in Indonesian."""


def make_group(name: str, words: str) -> typer.Typer:
    """Return a group of commands; called without one it shows its help."""
    help_names = {"help_option_names": ["--help", "-h"]}
    return typer.Typer(
        name=name, cls=CommandGroup, help=words, no_args_is_help=True, context_settings=help_names
    )
