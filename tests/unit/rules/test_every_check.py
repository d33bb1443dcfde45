"""Each check of the list speaks of what it is for, in the words that people read,
and else is silent.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.conftest import Golden
from tests.every_case import every_case
from tests.factories import office_year, rule_set
from tests.unit.rules.checked_years import LOUD as LOUD_FACTS
from tests.unit.rules.checked_years import QUIET as QUIET_FACTS
from tests.unit.rules.judged_years import LOUD_RESULTS, QUIET_RESULTS

from capaian.domain.assessment import IndicatorResult, TierResult
from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Issue
from capaian.domain.office import Area, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.rules.assess import assess, judge_indicators
from capaian.rules.checks.row import CheckedYear
from capaian.rules.checks.validate import CHECKS, FINDERS, JUDGED_CHECKS, judge, validate

MESSAGES = Path(__file__).parents[2] / "golden" / "messages" / "pemeriksaan.txt"
REGENCIES = {"99.02": "Kabupaten Jauh", "99.71": "Kota Contoh", "99.01": "Kabupaten Contoh"}
LAW = replace(
    rule_set(),
    areas=(
        *(
            Area(
                AreaCode(code),
                name,
                AreaKind.REGENCY,
                AreaCode("99"),
                office_year().areas[0].place,
            )
            for code, name in REGENCIES.items()
        ),
        office_year().areas[0],
    ),
)


LOUD, QUIET = {**LOUD_FACTS, **LOUD_RESULTS}, {**QUIET_FACTS, **QUIET_RESULTS}


def issues_of(check: str, year: OfficeYear) -> list[Issue]:
    results = assess(year, LAW) if check in JUDGED_CHECKS else None
    return [
        CHECKS[check].issue(found) for found in FINDERS[check](CheckedYear(year, LAW, results))
    ]


def test_each_check_has_a_search_and_a_year_that_it_speaks_of() -> None:
    assert [*CHECKS] == [*dict.fromkeys(CHECKS)]
    assert CHECKS.keys() == FINDERS.keys() == LOUD.keys()


@every_case(
    ("check", "number"),
    [(check, number) for check, years in LOUD.items() for number in range(len(years))],
)
def test_a_check_speaks(check: str, number: int) -> None:
    found = issues_of(check, LOUD[check][number])
    assert found and all(issue.code == check.partition(".")[0] for issue in found)
    year = LOUD[check][number]
    heard = assess(year, LAW).issues if check in JUDGED_CHECKS else validate(year, LAW)
    assert all(issue in heard for issue in found)


@every_case(
    ("check", "number"),
    [(check, number) for check, years in QUIET.items() for number in range(len(years))],
)
def test_a_check_is_silent(check: str, number: int) -> None:
    assert issues_of(check, QUIET[check][number]) == []


def test_the_invented_office_is_sound() -> None:
    assert validate(office_year(), rule_set()) == assess(office_year(), rule_set()).issues == ()


def _figures(result: IndicatorResult | TierResult) -> tuple[str, ...]:
    if isinstance(result, TierResult):
        return result.tier, result.mean_achievement.display
    now = result.current
    return (
        result.code,
        now.actual.display,
        now.target.display,
        now.achievement.display,
        now.status_words,
    )


@every_case(
    "year",
    [year for table in (LOUD_RESULTS, QUIET_RESULTS) for own in table.values() for year in own],
)
def test_indicators_alone_agree_with_all_results(year: OfficeYear) -> None:
    assessment, found = assess(year, LAW), judge_indicators(year, LAW)
    assert found.issues == judge(assessment, year, LAW)
    for own, whole in ((found.indicators, assessment.indicators), (found.tiers, assessment.tiers)):
        assert [*map(_figures, own)] == [*map(_figures, whole)]


def test_the_words_of_all_checks(golden: Golden) -> None:
    """All wording stands here: read it as a planner would."""
    lines = []
    for check, years in LOUD.items():
        lines.append(f"# {check}")
        for issue in (issue for year in years for issue in issues_of(check, year)):
            value = "" if issue.value is None else f" “{issue.value}”"
            lines += [
                f"{issue.level} {issue.place}{value}",
                f"  {issue.message}",
                f"  → {issue.remedy}",
            ]
            lines += [f"  [{issue.subject}]"] if issue.subject else []
    golden.check("\n".join((*lines, "")), MESSAGES)
