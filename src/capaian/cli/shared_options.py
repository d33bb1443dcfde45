"""Options and arguments in one form; those that belong together are declared once, by what holds them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps

import typer
from typer.models import ArgumentInfo, OptionInfo

Parser = Callable[[str], object]


def option(
    name: str, metavar: str, words: str, *, parser: Parser | None = None, show_default: bool = True
) -> OptionInfo:
    """Return an option with a value; its words are the line of the help."""
    made: OptionInfo = typer.Option(
        name, metavar=metavar, help=words, parser=parser, show_default=show_default
    )
    return made


def flag(name: str, words: str) -> OptionInfo:
    """Return an option without a value."""
    made: OptionInfo = typer.Option(name, metavar="", help=words)
    return made


def argument(metavar: str, words: str, *, parser: Parser | None = None) -> ArgumentInfo:
    """Return an argument that must be given."""
    made: ArgumentInfo = typer.Argument(metavar=metavar, help=words, parser=parser, show_default=False)
    return made


def share(read: Callable[..., object], name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
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
