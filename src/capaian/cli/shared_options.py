"""Options that belong together or that commands share: declared once, by what reads or holds them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps


def share(read: Callable[..., object], name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that gives a command the options of a function or a dataclass.

    Args:
        read: Its parameters, or fields, are the options; what it returns is what the command takes.
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
