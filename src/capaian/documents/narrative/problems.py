"""Where the problems of a text stand: each field that leads nowhere with its line, all of them at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from capaian.documents.narrative.fields import FIELD, fill_field, parse_control, parse_field
from capaian.documents.narrative.inline import OpenConditionError, OpenFieldError
from capaian.documents.narrative.markdown import fill_markdown
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.domain.issue import Place
from capaian.domain.narrative import NarrativeText

_BETWEEN_PARTS: Final = re.compile(r"\n\s*\n")


def line_at(markdown: str, position: int) -> int:
    r"""Return the 1-based line of a position in a text.

    Examples:
        >>> line_at("satu\ndua", 5)
        2
    """
    return markdown.count("\n", 0, position) + 1


def locate_problems(
    narrative: NarrativeText, scope: Scope, first: UnknownNameError
) -> Iterator[tuple[UnknownNameError, Place]]:
    """Yield each field of a text that leads nowhere with its place.

    What is wrong with the text itself (braces or conditions without their counterpart) stands where the
    words of the first problem stand.
    """
    found, rest = False, narrative.markdown
    for match in FIELD.finditer(narrative.markdown):
        error = _error_of(match["body"], scope)
        if error is not None:
            found = True
            yield error, _place(narrative, match.start(), error)
            if parse_control(match["body"]) is None:
                rest = f"{rest[: match.start()]}{'x' * len(match[0])}{rest[match.end() :]}"
    for error in _unpaired(rest, scope):
        found = True
        yield error, _place(narrative, max(narrative.markdown.find(error.path), 0), error)
    if not found:
        yield first, _place(narrative, max(narrative.markdown.find(first.path), 0), first)


def _unpaired(markdown: str, scope: Scope) -> Iterator[UnknownNameError]:
    """Yield what has no counterpart, of each paragraph the first; the fields that lead nowhere are out."""
    for part in _BETWEEN_PARTS.split(markdown):
        try:
            fill_markdown(part, scope)
        except (OpenFieldError, OpenConditionError) as error:
            yield error
        except UnknownNameError:
            continue


def _place(narrative: NarrativeText, position: int, error: UnknownNameError) -> Place:
    return replace(narrative.place, row=line_at(narrative.markdown, position), column=error.path)


def _error_of(body: str, scope: Scope) -> UnknownNameError | None:
    """The error of one field, read alone."""
    control = parse_control(body)
    try:
        if control is None:
            fill_field(parse_field(body), scope)
        elif control[1]:
            scope.holds(control[1])
    except UnknownNameError as error:
        return error
    return None
