"""The performance tree as things: which objectives the year asks something of, links in order."""

from __future__ import annotations

from dataclasses import replace

from tests import factories as make
from tests.unit.documents import cast

from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import Series
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.plan import AgreementTarget, CascadeKind, CascadeLink, Indicator


def lone(code: str, objective: str) -> Indicator:
    """An indicator that no agreement names."""
    return replace(make.indicator(code), objective=NodeId(objective))


def with_promise(indicator: Indicator, promise: AgreementTarget) -> Scope:
    agreement = make.agreement(promise)
    return cast.scope(
        make.office_year(
            objectives=(make.objective("atas"),), indicators=(indicator,), agreements=(agreement,)
        )
    )


def scope(*indicators: Indicator, promised: str | None = "iku-2", **changes: object) -> Scope:
    office_year = make.office_year(
        objectives=(
            make.objective("atas"),
            make.objective("bawah", "atas", "III"),
            make.objective("dasar", "bawah", "IV"),
            make.objective("kosong", "atas", "III"),
        ),
        indicators=indicators,
        agreements=(make.agreement(make.agreement_target(promised, 90)),) if promised else (),
        **changes,
    )
    return cast.scope(office_year)


def planned(found: Scope) -> list[str]:
    series = found.select("tree where is_planned = ya")
    assert isinstance(series, Series)
    return [item.key for item in series.items]


def test_an_objective_without_target_is_not_planned() -> None:
    found = scope(lone("iku-2", "atas"), lone("lain", "bawah"), lone("akhir", "dasar"))
    assert planned(found) == ["tujuan-1", "atas", "kosong"]


def test_what_is_above_a_target_is_planned() -> None:
    found = scope(lone("lain", "atas"), lone("tengah", "bawah"), lone("iku-2", "dasar"))
    assert planned(found) == ["tujuan-1", "atas", "bawah", "dasar", "kosong"]


def test_where_no_target_is_known_nothing_is_left_out() -> None:
    found = scope(lone("iku-2", "atas"), lone("lain", "bawah"), promised=None)
    assert planned(found) == ["tujuan-1", "atas", "bawah", "dasar", "kosong"]


def links(*pairs: tuple[str, str], proposed: bool = False) -> tuple[CascadeLink, ...]:
    return tuple(
        CascadeLink(
            IndicatorCode(child),
            IndicatorCode(parent),
            CascadeKind.CONTRIBUTION,
            proposed,
            "",
            make.place("plan.yaml"),
        )
        for child, parent in pairs
    )


def cascade(found: Scope, query: str = "cascade") -> list[tuple[str, str]]:
    series = found.select(query)
    assert isinstance(series, Series)
    return [(str(item.field("parent")), str(item.field("child"))) for item in series.items]


def test_links_to_one_indicator_stand_beside_each_other() -> None:
    indicators = [lone(code, "atas") for code in ("iku-2", "b", "c", "d")]
    found = scope(*indicators, cascade=links(("b", "iku-2"), ("c", "b"), ("d", "iku-2")))
    names = {code: f"Indikator {code}" for code in ("iku-2", "b", "c", "d")}
    expected = [("iku-2", "b"), ("iku-2", "d"), ("b", "c")]
    assert cascade(found) == [(names[parent], names[child]) for parent, child in expected]


def test_links_of_indicators_without_target_can_be_left_out() -> None:
    indicators = [lone(code, "atas") for code in ("atas", "iku-2", "c")]
    found = scope(*indicators, cascade=links(("iku-2", "atas"), ("c", "iku-2")))
    assert cascade(found, "cascade where is_planned = ya") == [("Indikator atas", "Indikator iku-2")]


def test_a_proposed_link_says_so() -> None:
    indicators = [lone(code, "atas") for code in ("atas", "iku-2")]
    series = scope(*indicators, cascade=links(("iku-2", "atas"), proposed=True)).select("cascade")
    assert isinstance(series, Series)
    assert series.items[0].field("link") == "kontribusi, usulan"


def targets(found: Scope, objective: str) -> str:
    series = found.select(f"tree where id = {objective}")
    assert isinstance(series, Series)
    (branch,) = series.items
    return str(branch.field("targets"))


def test_a_target_in_figures_names_its_unit_and_one_in_words_does_not() -> None:
    line = make.agreement_target("iku-2", 90)
    in_words = replace(line, target=replace(line.target, value=None, text="Ada"))
    counted = replace(lone("iku-2", "atas"), name="Dokumen", unit=make.DOCUMENTS)
    found = [targets(with_promise(counted, promise), "atas") for promise in (line, in_words)]
    assert found == ["Dokumen: 90 dokumen", "Dokumen: Ada"]
