"""The words of the command-line library in Indonesian."""

from __future__ import annotations

import difflib

import click
from typer import rich_utils


def speak_indonesian() -> None:
    """Name the panels of the help in Indonesian."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Argumen"
    rich_utils.OPTIONS_PANEL_TITLE = "Opsi"
    rich_utils.COMMANDS_PANEL_TITLE = "Perintah"
    rich_utils.ERRORS_PANEL_TITLE = "Galat"
    rich_utils.REQUIRED_LONG_STRING = "[wajib]"
    rich_utils.DEFAULT_STRING = "[bawaan: {}]"


def say_mistake(mistake: click.UsageError) -> str:
    """Say in Indonesian what is wrong with a command, and what to do."""
    command = mistake.ctx.command_path if mistake.ctx else "capaian"
    return f"{_what(mistake)} Lihat: {command} --help"


def _what(mistake: click.UsageError) -> str:
    if isinstance(mistake, click.exceptions.NoArgsIsHelpError):
        return mistake.format_message()
    if isinstance(mistake, click.MissingParameter):
        name = mistake.param.human_readable_name if mistake.param else "argumen"
        return f"{name} belum diisi."
    if isinstance(mistake, click.NoSuchOption):
        return f"Opsi {mistake.option_name} tidak dikenal.{_near(mistake.possibilities)}"
    if isinstance(mistake, click.BadParameter):
        name = mistake.param.human_readable_name if mistake.param else "argumen"
        return f"Nilai untuk {name} tidak dapat dipakai: {mistake.message}"
    return _other(mistake)


def _other(mistake: click.UsageError) -> str:
    group = mistake.ctx.command if mistake.ctx else None
    if isinstance(group, click.Group) and "'" in mistake.message:
        wanted = mistake.message.split("'")[1]
        known = list(group.commands)
        return f"Perintah {wanted} tidak dikenal.{_near(difflib.get_close_matches(wanted, known) or known)}"
    if "unexpected extra" in mistake.message:
        return f"Argumen terlalu banyak: {mistake.message.split('(')[-1].rstrip(')')}."
    return mistake.message


def _near(names: list[str] | None) -> str:
    return f" Yang ada: {', '.join(names)}." if names else ""
