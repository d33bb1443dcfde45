"""JSON in one form only, so that the same values have the same bytes and the same SHA-256.

Keys are sorted, nothing is indented, letters stand as they are, figures are text: the rules of
RFC 8785 for the values that are used here, with one line feed at the end.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final, NoReturn

from capaian.domain.exchange import Plain

_MAX_LEVELS: Final = 50
"""Deeper than anything that is written here; brackets of a file that is none are stopped there."""


class NotCanonicalError(ValueError):
    """The bytes are no JSON, or not in the one form."""


def write_canonical(value: Plain) -> bytes:
    r"""Return plain values as JSON in the one form.

    Examples:
        >>> write_canonical({"b": [1, None], "a": "é"})
        b'{"a":"\xc3\xa9","b":[1,null]}\n'
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def read_plain(content: bytes) -> Plain:
    """Return the values of a JSON file in whatever form.

    Raises:
        NotCanonicalError: if it is no UTF-8, no JSON, nested deeper than anyone writes, or holds fractions.
    """
    try:
        text = content.decode("utf-8")
        value: Plain = json.loads(text, parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise NotCanonicalError(str(error)) from error
    if not _is_shallow(value, _MAX_LEVELS):
        raise NotCanonicalError("nested")
    return value


def is_canonical(content: bytes, value: Plain) -> bool:
    """Say whether these bytes are the one form of these values: a key given twice is not."""
    try:
        return write_canonical(value) == content
    except ValueError:  # half of a sign that needs two, written as an escape
        return False


def _refuse(text: str) -> NoReturn:
    raise NotCanonicalError(text)


def _is_shallow(value: Plain, levels: int) -> bool:
    found = [value]
    for _ in range(levels):
        found = [inner for outer in found if isinstance(outer, dict | list) for inner in _held_by(outer)]
    return not found


def _held_by(value: dict[str, Plain] | list[Plain]) -> Iterable[Plain]:
    return value.values() if isinstance(value, dict) else value
