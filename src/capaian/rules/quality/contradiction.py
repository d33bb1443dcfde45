"""Contradictions of data as issues, and what becomes of them when they are declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import Difference
from capaian.domain.period import Period

REMEDY = 'Perbaiki angkanya, atau nyatakan di differences.yaml beserta alasannya (covers: ["{subject}"]).'
_AGREED_OTHERWISE = (
    "Samakan bila salah tulis. Bila memang disepakati lain, laporan tetap dapat dibuat; nyatakan di "
    'differences.yaml beserta alasannya (covers: ["{subject}"]).'
)


def contradiction(subject: str, message: str, place: Place, value: str) -> Issue:
    """Return an error that a declared difference may cover.

    Args:
        subject: key with its parts joined by colons; the first part is the code of the issue.
        message: Indonesian; what contradicts what, with the figures.
        place: where the doubtful figure stands.
        value: the doubtful figure.

    Examples:
        >>> issue = contradiction("total_differs:ktp.holders:2023", "...", Place("counts.csv", 9), "96019")
        >>> issue.code, issue.level.value
        ('total_differs', 'error')
    """
    code = subject.partition(":")[0]
    return Issue(Level.ERROR, code, message, place, value, REMEDY.format(subject=subject), subject)


def agreed_otherwise(subject: str, message: str, place: Place, value: str) -> Issue:
    """Return a warning of a target other than that of the strategic plan; the arguments are as above.

    Offices agree on more, or on what the year allows, and what was agreed is what counts.
    """
    told = contradiction(subject, message, place, value)
    return replace(told, level=Level.WARNING, remedy=_AGREED_OTHERWISE.format(subject=subject))


def total_subject(node: str, kind: str, column: str, period: Period) -> str:
    """Return the key of a stated amount of a node that is not the sum of what is below it.

    Examples:
        >>> total_subject("I.4", "all", "actual", Period.year_of(2024))
        'total_differs:inputs:I.4:all:actual:2024'
    """
    return f"total_differs:inputs:{node}:{kind}:{column}:{period}"


def apply_differences(issues: Iterable[Issue], differences: Sequence[Difference]) -> Iterator[Issue]:
    """Yield the issues with declared ones as warnings, and a warning for each declaration without use.

    Two things that differ do so either way round: a declaration may name them in any order.
    """
    declared = {things_of(subject): difference for difference in differences for subject in difference.covers}
    met: set[tuple[str, ...]] = set()
    for issue in issues:
        things = things_of(issue.subject) if issue.subject is not None else ()
        difference = declared.get(things)
        if difference is None:
            yield issue
            continue
        met.add(things)
        yield _as_declared(issue, difference)
    for difference in differences:
        for subject in difference.covers:
            if things_of(subject) not in met:
                yield _without_use(subject, difference)


def things_of(subject: str) -> tuple[str, ...]:
    """Return the kind of a contradiction and what it is between, in one order."""
    code, *things = subject.split(":")
    return (code, *sorted(things))


def _as_declared(issue: Issue, difference: Difference) -> Issue:
    message = f"{issue.message} Dinyatakan: {difference.reason}"
    return replace(issue, level=Level.WARNING, message=message, remedy="")


def is_declared(issue: Issue) -> bool:
    """Say whether an issue is a contradiction that was declared: nothing is left to be done about it."""
    return issue.subject is not None and issue.level is Level.WARNING and not issue.remedy


def _without_use(subject: str, difference: Difference) -> Issue:
    return Issue(
        level=Level.WARNING,
        code="difference_without_use",
        message="Perbedaan yang dinyatakan ini tidak ditemukan dalam data.",
        place=replace(difference.place, column="covers"),
        value=subject,
        remedy="Periksa kunci covers, atau hapus bila datanya sudah diperbaiki.",
    )
