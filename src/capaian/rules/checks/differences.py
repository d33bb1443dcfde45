"""Declared differences: which contradictions of the data an office knows of and has a reason for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from capaian.domain.issue import Issue, Level
from capaian.domain.narrative import Difference


def things_of(subject: str) -> tuple[str, ...]:
    """Return the kind of a contradiction and what it is between, in one order.

    Two things that differ do so either way round: a declaration may name them in any order.
    """
    code, *things = subject.split(":")
    return (code, *sorted(things))


def is_declared(issue: Issue) -> bool:
    """Say whether an issue is a contradiction that was declared: nothing is left to be done about it."""
    return issue.subject is not None and issue.level is Level.WARNING and not issue.remedy


def apply_differences(issues: Iterable[Issue], differences: Sequence[Difference]) -> Iterator[Issue]:
    """Yield the issues with declared ones as warnings, and a warning for each declaration without use."""
    declared = {things_of(subject): difference for difference in differences for subject in difference.covers}
    used = set[tuple[str, ...]]()
    for issue in issues:
        things = things_of(issue.subject) if issue.subject is not None else ()
        difference = declared.get(things)
        if difference is None:
            yield issue
        else:
            used.add(things)
            message = f"{issue.message} Dinyatakan: {difference.reason}"
            yield replace(issue, level=Level.WARNING, message=message, remedy="")
    for difference in differences:
        unused = (subject for subject in difference.covers if things_of(subject) not in used)
        yield from (_without_use(subject, difference) for subject in unused)


def _without_use(subject: str, difference: Difference) -> Issue:
    return Issue(
        Level.WARNING,
        "difference_without_use",
        "Perbedaan yang dinyatakan ini tidak ditemukan dalam data.",
        replace(difference.place, column="covers"),
        subject,
        "Periksa kunci covers, atau hapus bila datanya sudah diperbaiki.",
    )
