"""Sentences put at places of invented reports: as they are right, and as their tables contradict them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from tests.unit.auditor.reports import audited

Pair = tuple[str, str | None]
"""A sentence that is right, and the same made wrong; `None`: only easily misread."""


def filled(report: str, place: str, sentence: str) -> str:
    """Return a report with one sentence at one of its places."""
    return re.sub(r"\{(\w+)\}", lambda at: sentence if at[1] == place else "", report)


def right_ones(pairs: Mapping[str, Sequence[Pair]]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each sentence that is right."""
    for place, told in pairs.items():
        yield from ((place, right) for right, _ in told)


def wrong_ones(pairs: Mapping[str, Sequence[Pair]]) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of each sentence that is wrong."""
    for place, told in pairs.items():
        yield from ((place, wrong) for _, wrong in told if wrong is not None)


def is_told(report: str, place: str, sentence: str) -> bool:
    """Say whether something is told of the line of a sentence."""
    text = filled(report, place, sentence)
    line = text.strip("\n").split("\n").index(sentence) + 1
    return line in {finding.line for finding in audited(text).findings}
