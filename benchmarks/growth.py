"""Whether `assess` stays linear: time per office for few and for many offices."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import partial

from benchmarks.lines import AgainstLimit, Line, Shown
from benchmarks.offices import OFFICES, make_offices
from benchmarks.papers import EXAMPLE
from benchmarks.timing import Job, Spread, take_turns
from capaian.domain.assessment import Assessment
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.check import prepare
from capaian.rules.assess import assess

SIZES = (64, 128, 257, OFFICES)
LIMIT = 1.3
_WARM_UP = 26
"""One office of each size: every formula is parsed."""


def measure_growth(runs: int) -> list[Line]:
    """Return the processor time of each size and the dearest office to the cheapest."""
    prepared = prepare(EXAMPLE)
    offices = make_offices(prepared.office_year)
    jobs = {
        str(size): Job(partial(assess_all, offices[:size], prepared.rule_set)) for size in SIZES
    }
    assess_all(offices[:_WARM_UP], prepared.rule_set)
    times = take_turns(jobs, runs, warm_ups=0, clock=time.process_time)
    per_office = {size: times[str(size)].median / size for size in SIZES}
    return [*_size_lines(times, per_office), _growth_line(per_office)]


def assess_all(offices: Sequence[OfficeYear], rule_set: RuleSet) -> list[Assessment]:
    """Assess the offices and keep every result, as a comparison of regencies needs them."""
    return [assess(office_year, rule_set) for office_year in offices]


def _size_lines(times: Mapping[str, Spread], per_office: Mapping[int, float]) -> list[Line]:
    return [
        Shown(f"assess, {size} offices ({per_office[size] * 1000:.1f} ms each)", times[str(size)])
        for size in SIZES
    ]


def _growth_line(per_office: Mapping[int, float]) -> Line:
    growth = max(per_office.values()) / min(per_office.values())
    return AgainstLimit("assess, dearest to cheapest per office", Spread((growth,)), LIMIT, "x")
