"""The tree of an office-year as nested lists: each thing once, below its parent,
with what it reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from tests.web.elements import Element, elements
from tests.web.example_years import OFFICES, example_year
from tests.web.filling import facts_of
from tests.web.test_planning_pages import somebody

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.value import CellValue, Reason, TextValue, Unavailable
from capaian.rules.assess import assess
from capaian.web.offices.models import Role
from capaian.web.planning.cascade import Cascade, CascadeBranch, target_words
from capaian.web.trail.models import Entry
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

PURPOSES = ("plan.yaml#goals", "plan.yaml#objectives")
HERE = "/balangan-2023/2023/pohon/"


def grown(year: OfficeYear) -> tuple[CascadeBranch, ...]:
    known = know(year)
    facts = known.dossier_check.office_year
    assert facts is not None
    return Cascade(facts, known, known.assessment()).grow()


def walk(
    branches: tuple[CascadeBranch, ...], above: CascadeBranch | None = None
) -> Iterator[tuple[CascadeBranch, CascadeBranch | None]]:
    for branch in branches:
        yield branch, above
        yield from walk(branch.below, branch)


def page_of(year: OfficeYear, role: Role = Role.PLANNER) -> Element:
    answer = somebody(year, role, name=role).get(HERE)
    assert answer.status_code == 200
    return elements(answer.text)


@pytest.mark.parametrize("name", OFFICES)
def test_everything_of_the_plan_appears_in_the_tree_once(name: str) -> None:
    year = example_year(name)
    facts = facts_of(year)
    found = Counter(branch.row for branch, _ in walk(grown(year)))
    assert None not in found
    assert set(found.values()) == {1}
    assert len(found) == sum(
        map(len, (facts.goals, facts.objectives, facts.indicators, facts.nodes))
    )


@pytest.mark.parametrize("name", OFFICES)
def test_each_appears_below_what_its_row_names(name: str) -> None:
    year = example_year(name)
    rows = {row.pk: row for row in year.rows.all()}
    for branch, above in walk(grown(year)):
        assert branch.row is not None
        cells = rows[branch.row].cells
        wanted = cells.get("parent") or cells.get("objective") or ""
        if above is None:
            assert not wanted
            continue
        assert above.row is not None
        own = rows[above.row].cells
        assert wanted == own.get("id")


def test_indicators_have_the_values_of_the_assessment() -> None:
    year = example_year("balangan-2023")
    known = know(year)
    facts = known.dossier_check.office_year
    assert facts is not None
    whole = assess(facts, known.dossier_check.rule_set)
    shown = {b.title: (b.value, b.words) for b, _ in walk(grown(year)) if b.kind == "Indikator"}
    assert len(shown) == len(whole.indicators)
    for result in whole.indicators:
        current = result.current
        wanted = (current.actual.display, f"target {current.target.display}")
        assert shown[f"{result.symbol} {result.name}".strip()] == wanted
    assert shown[next(title for title in shown if title.startswith("IKU 2"))][0] == "94,24"


def test_work_has_the_share_of_its_money_that_was_spent() -> None:
    year = example_year("balangan-2023")
    known = know(year)
    assessment = known.assessment()
    assert assessment is not None
    ratios = {
        f"{n.code} {n.name}".strip(): n.money.ratio.display
        for n in assessment.nodes
        if n.money is not None
    }
    shown = [
        b
        for b, _ in walk(grown(year))
        if b.kind in ("Program", "Kegiatan", "Sub kegiatan") and b.value
    ]
    assert shown
    for branch in shown:
        assert (branch.value, branch.words) == (f"{ratios[branch.title]}%", "serapan anggaran")


def test_the_page_draws_lists_in_lists_and_every_name_leads_to_its_row() -> None:
    year = example_year("balangan-2023")
    page = page_of(year)
    (tree,) = page.all("ul", **{"class": "ph pohon"})
    count = len([*walk(grown(year))])
    assert len(tree.all("li")) == count
    links = [each.attributes["href"] for each in tree.all("a")]
    assert len(set(links)) == count
    client = somebody(year, Role.PLANNER)
    for link in links[:: max(1, len(links) // 6)]:
        assert client.get(link).status_code == 200


def test_a_row_is_renamed_and_moved_from_there() -> None:
    year = example_year("balangan-2023")
    row = year.rows.get(sheet="plan.yaml#objectives", cells__id="sasaran-2")
    address = f"/balangan-2023/2023/perencanaan/plan-objectives/{row.pk}/"
    assert f'href="{address}"' in somebody(year, Role.PLANNER).get(HERE).text
    client = somebody(year, Role.PLANNER, name="dua")
    assert client.post(address, {"versi": "1", "sel-name": "Nama yang baru"}).status_code == 302
    assert "Nama yang baru" in client.get(HERE).text
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("role", (Role.PLANNER, Role.VIEWER))
def test_everybody_of_the_office_sees_it_and_planners_are_shown_how_to_change_it(
    role: Role,
) -> None:
    page = page_of(example_year("balangan-2023"), role)
    may = role in (Role.PLANNER, Role.ADMINISTRATOR)
    assert ("Ubah nama atau tempat" in page.text) is may
    assert ("Buka baris" in page.text) is not may


def test_a_plan_that_cannot_be_read_is_reported() -> None:
    year = example_year("balangan-2023")
    row = year.rows.filter(sheet="nodes.csv")[0]
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "kind": "apa saja"})
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    page = page_of(year)
    assert "Pohonnya belum dapat digambar" in page.text
    assert page.all("ul", **{"class": "ph pohon"}) == []


def test_programs_that_name_each_other_as_parent_are_reported_where_they_stand() -> None:
    year = example_year("balangan-2023")
    first, second = year.rows.filter(sheet="nodes.csv", cells__kind="program")[:2]
    for row, other in ((first, second), (second, first)):
        cells = {**row.cells, "parent": other.cells["id"], "objective": ""}
        Row.objects.filter(pk=row.pk).update(cells=cells)
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    page = page_of(year, Role.VIEWER)
    assert "Pohonnya belum dapat digambar" in page.text
    (link,) = [each for each in page.by_id("isi").all("a") if each.words == "Perencanaan"][1:]
    assert link.attributes["href"] == "/balangan-2023/2023/perencanaan/"


def test_names_are_shown_and_never_run() -> None:
    year = example_year("balangan-2023")
    row = year.rows.filter(sheet="plan.yaml#goals")[0]
    Row.objects.filter(pk=row.pk).update(cells={**row.cells, "name": "<script>alert(1)</script>"})
    OfficeYear.objects.filter(pk=year.pk).update(revision=7)
    text = somebody(year, Role.VIEWER).get(HERE).text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)" in text


def test_the_database_is_queried_few_times(
    django_assert_max_num_queries: Callable[[int], Any],
) -> None:
    client = somebody(example_year("balangan-2023"), Role.PLANNER)
    client.get(HERE)
    with django_assert_max_num_queries(15):
        assert client.get(HERE).status_code == 200


@pytest.mark.parametrize("name", OFFICES)
def test_goals_and_objectives_count_their_own_indicators_and_average_nothing(name: str) -> None:
    """A mean that no paper has would be a number without a trace."""
    year = example_year(name)
    known = know(year)
    facts, assessment = known.dossier_check.office_year, known.assessment()
    assert facts is not None and assessment is not None
    status = {each.code: each.current.status for each in assessment.indicators}
    lacks = {e.code for e in assessment.indicators if isinstance(e.current.target, Unavailable)}
    rows = {row.pk: row.cells["id"] for row in year.rows.filter(sheet__in=PURPOSES)}
    found = [(rows[b.row], b) for b, _ in walk(grown(year)) if b.row in rows]
    assert found
    for own, branch in found:
        assert "rata-rata" not in branch.words
        codes = [each.code for each in facts.indicators if each.objective == own]
        wanted = [code for code in codes if code not in lacks]
        met = sum(status[code] is Status.MET for code in wanted)
        if wanted:
            assert branch.words.startswith(f"{met} dari {len(wanted)} indikator mencapai target")
        else:
            assert branch.words == (f"{len(codes)} indikator belum bertarget" if codes else "")


def result(own: IndicatorResult, status: Status, target: CellValue) -> IndicatorResult:
    return replace(own, periods=(replace(own.current, status=status, target=target),))


def test_indicators_without_a_target_are_counted_apart() -> None:
    assessment = know(example_year("balangan-2023")).assessment()
    assert assessment is not None
    own = assessment.indicators[0]
    none, some = Unavailable(Reason.NOT_REPORTED), TextValue("A", TraceId("t1"), met=True)
    found = [
        result(own, Status.MET, some),
        result(own, Status.NOT_MET, some),
        result(own, Status.UNKNOWN, none),
    ]
    assert target_words(found) == "1 dari 2 indikator mencapai target; 1 belum bertarget"
    found.append(result(own, Status.UNKNOWN, some))
    text = "1 dari 3 indikator mencapai target; 1 belum dapat dinilai, 1 belum bertarget"
    assert target_words(found) == text
    assert target_words(found[2:3]) == "1 indikator belum bertarget"
    assert target_words([]) == ""
