"""Means over the activities of a program, which performance reports print below each group of rows."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.identifiers import NodeId
from capaian.domain.value import Result


@dataclass(frozen=True, slots=True)
class GroupMean:
    """Plain means over the activities of one program, or over all activities of the office.

    Activities without the figure do not count; all are percentages.
    """

    node: NodeId | None
    """The program; `None` for the whole office."""
    achievement: Result
    """Of the activities' indicators (else their outputs)."""
    prior_achievement: Result
    """The same in the year before, as its paper states it."""
    outputs: Result
    """Of the activities' outputs alone."""
    prior_outputs: Result
    """The same in the year before."""
    money: Result
    """Of the shares spent: not the share of the sums."""
    staff: Result
    """Of the shares of staff at work."""
