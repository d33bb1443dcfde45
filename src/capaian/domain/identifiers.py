"""Names of things: codes as types, never taken for one another, and choices with their words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum
from traceback import extract_stack
from typing import Final, NewType, Self, TypeVar

SHORT_FINGERPRINT: Final = 16
"""First signs of a SHA-256 that people read and compare."""

AreaCode = NewType("AreaCode", str)
"""Official code of a province, regency, district or village: `63.11.02`."""
IndicatorCode = NewType("IndicatorCode", str)
"""Code of an indicator within an office: `iku-2`."""
ComponentCode = NewType("ComponentCode", str)
"""Code of a component within an office: `ktp`."""
MeasureCode = NewType("MeasureCode", str)
"""Code of a counted measure: `ktp.holders`."""
NodeId = NewType("NodeId", str)
"""Id of a node of the work-plan tree: `sasaran-1`, `III.1.2`."""
PostId = NewType("PostId", str)
"""Id of a post of the organisation: `kepala-dinas`."""
SourceId = NewType("SourceId", str)
"""Id of a source in `sources.yaml`."""
SurveyId = NewType("SurveyId", str)
"""Id of a survey: `skm`."""
TraceId = NewType("TraceId", str)
"""Id of a trace within one assessment: `t17`."""

_CLOSING: Final = "penutupan-"


def closing_of(year: int) -> SourceId:
    """Return the id of the source that a closed year is for later ones.

    Examples:
        >>> closing_of(2023)
        'penutupan-2023'
    """
    return SourceId(f"{_CLOSING}{year}")


def closed_year_of(source: SourceId | None) -> int | None:
    """Return the closed year that a source is; `None` for any other source.

    Examples:
        >>> [closed_year_of(SourceId(id))
        ...     for id in ("penutupan-2023", "penutupan-rapat", "lkjip-2023")]
        [2023, None, None]
    """
    year = (source or "").removeprefix(_CLOSING)
    return int(year) if year != source and year.isdecimal() else None


def is_closing_since(source: SourceId | None, year: int) -> bool:
    """Say whether a source is the closing of a year, or of a later one that took its figures over.

    Examples:
        >>> [is_closing_since(SourceId(f"penutupan-{year}"), 2023) for year in (2022, 2023, 2025)]
        [False, True, True]
    """
    closed = closed_year_of(source)
    return closed is not None and closed >= year


class WordedEnum(StrEnum):
    """A choice with its Indonesian words, so that no table elsewhere repeats them.

    Examples:
        >>> class Answer(WordedEnum):
        ...     YES = "yes", "ya"
        >>> Answer("yes").words, f"{Answer.YES}"
        ('ya', 'yes')
    """

    _value_: str
    words: str
    mark: str
    """Sign that stands for it where there is no room for words."""

    def __new__(cls, value: str, words: str = "", mark: str = "") -> Self:
        """Keep words and sign beside the value by which the choice is stored."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        member.mark = mark
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Return each value with its words, as fields of choices take them."""
        return [(member.value, member.words) for member in cls]


Choice = TypeVar("Choice", bound=Enum)
Line = TypeVar("Line")


def complete_table(choices: type[Choice], table: Mapping[Choice, Line]) -> Mapping[Choice, Line]:
    """Return a table that has a line for each member of a choice;
    a forgotten one stops the import.

    Examples:
        >>> class Answer(WordedEnum):
        ...     YES, NO = ("yes", "ya"), ("no", "tidak")
        >>> complete_table(Answer, {Answer.YES: 1})  # doctest: +ELLIPSIS
        Traceback (most recent call last):
        TypeError: Answer.NO has no line in the table at ...; add it.
    """
    lacking = ", ".join(
        f"{choices.__name__}.{member.name}" for member in choices if member not in table
    )
    if lacking:
        caller = extract_stack(limit=2)[0]
        raise TypeError(
            f"{lacking} has no line in the table at {caller.filename}:{caller.lineno}; add it."
        )
    return table
