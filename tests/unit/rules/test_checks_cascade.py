"""Links between indicators: circles, indicators without a link."""

from __future__ import annotations

from tests.factories import DOCUMENTS, indicator, office_year, place, rule_set

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue, Level
from capaian.domain.plan import CascadeKind, CascadeLink
from capaian.rules.checks.validate import validate


def link(child: str, parent: str, kind: CascadeKind = CascadeKind.CONTRIBUTION) -> CascadeLink:
    where = place("plan.yaml", 90)
    return CascadeLink(IndicatorCode(child), IndicatorCode(parent), kind, False, "", where)


INDICATORS = (
    indicator("mean", "mean(ktp, akta)"),
    indicator("ratio", "100 * reported / 2"),
    indicator("reported", unit=DOCUMENTS),
    indicator("survey", "index(skm)"),
    indicator("signed", "count(cooperation.data_use.signed)"),
    indicator("none"),
)


def cascade_issues(*links: CascadeLink) -> list[Issue]:
    year = office_year(cascade=links, indicators=INDICATORS, agreements=(), nodes=(), outputs=())
    codes = ("cascade", "indicator_without_link")
    return [issue for issue in validate(year, rule_set()) if issue.code.startswith(codes)]


def broken(*links: CascadeLink) -> list[tuple[str, Level, str | None]]:
    found = cascade_issues(*links)
    return [(i.code, i.level, i.value) for i in found if i.code != "indicator_without_link"]


def test_a_circle_is_reported_with_its_path() -> None:
    links = (link("mean", "none"), link("none", "survey"), link("survey", "mean"))
    ((code, level, path),) = broken(*links)
    assert (code, level) == ("cascade_cycle", Level.ERROR)
    assert path == "mean → none → survey → mean"


def test_an_indicator_above_itself_is_a_circle_and_nothing_else() -> None:
    assert broken(link("mean", "mean", CascadeKind.COMPONENT)) == [
        ("cascade_cycle", Level.ERROR, "mean → mean")
    ]


def test_two_circles_are_reported_both_and_a_child_of_two_parents_is_none() -> None:
    links = (
        link("mean", "none"),
        link("none", "mean"),
        link("survey", "ratio"),
        link("ratio", "survey"),
        link("signed", "mean"),
        link("signed", "ratio"),
    )
    assert [path for *_, path in broken(*links)] == [
        "mean → none → mean",
        "survey → ratio → survey",
    ]
