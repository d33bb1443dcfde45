"""How forms ask for the statistics of a survey: what its rows say that their source gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.survey import GivenStatistic, Survey
from capaian.rules.survey import index_step


@dataclass(frozen=True, slots=True)
class Statistic:
    """What is asked of each element."""

    headings: Mapping[str, str]
    """By the ids of columns."""
    unit: str
    hint: str = ""
    """What may be typed instead; nothing: each column takes only its own."""


_MEAN: Final = {"mean": "Nilai rata-rata"}
_INDEX: Final = {"index": "Nilai indeks"}
_ASKED: Final[Mapping[GivenStatistic, Statistic]] = {
    GivenStatistic.MEAN: Statistic(
        _MEAN,
        "1 sampai {top}",
        "Isi rata-rata 1 sampai {top}, atau indeks sampai 100; indeks disimpan sebagai rata-ratanya.",
    ),
    GivenStatistic.INDEX: Statistic(
        _INDEX,
        "{lowest} sampai 100",
        "Isi indeks sampai 100, atau rata-rata 1 sampai {top}; rata-rata disimpan sebagai indeksnya.",
    ),
    GivenStatistic.BOTH: Statistic(_MEAN | _INDEX, "1 sampai {top}; {lowest} sampai 100"),
}


def statistics_of(survey: Survey) -> Mapping[GivenStatistic, Statistic]:
    """Return what is asked of an element, by what its source gives."""
    ends = {"top": str(survey.top), "lowest": write_exact(index_step(survey.top))}
    return {
        given: Statistic(each.headings, each.unit.format(**ends), each.hint.format(**ends))
        for given, each in _ASKED.items()
    }
