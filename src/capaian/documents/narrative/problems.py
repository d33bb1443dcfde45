"""Where the problems of a text stand: each field that leads nowhere with its line, all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.documents.narrative.fields import FIELD, fill_field, parse_control, parse_field
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.domain.issue import Place
from capaian.domain.narrative import NarrativeText


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
    found = False
    for match in FIELD.finditer(narrative.markdown):
        error = _error_of(match["body"], scope)
        if error is not None:
            found = True
            yield error, _place(narrative, match.start(), error)
    if not found:
        yield first, _place(narrative, max(narrative.markdown.find(first.path), 0), first)


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
