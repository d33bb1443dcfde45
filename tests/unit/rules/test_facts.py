"""The facts by what they are about: every row under its key, in the order of the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests import factories as make

from capaian.domain.identifiers import ComponentCode, SourceId
from capaian.domain.office import AreaKind
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.work import Resource
from capaian.rules.facts import Facts, group


def facts(**changes: object) -> Facts:
    return Facts(make.office_year(**changes))


def test_counts_of_one_measure_in_one_area() -> None:
    rows = (
        make.count("ktp.have", make.HULU, 1, "2023-Q2"),
        make.count("ktp.have", make.TENGAH, 2, "2023-Q2"),
        make.count("ktp.have", make.HULU, 3, "2023-Q1"),
        make.count("ktp.need", make.HULU, 4, "2023-Q2"),
    )
    assert facts(counts=rows).counts[rows[0].measure, make.HULU] == (rows[0], rows[2])


def test_measures_are_those_of_all_components() -> None:
    assert list(facts().measures) == ["ktp.have", "ktp.need", "akta.have", "akta.need"]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        pytest.param("ktp.have", "Memiliki ktp", id="a measure by its name"),
        pytest.param("ktp", "Cakupan ktp", id="a component without symbol by its name"),
        pytest.param("akta", "Q4", id="a component by its symbol"),
        pytest.param("iku-1", "IKU 1", id="an indicator by its symbol"),
        pytest.param("ik-3", "Indikator ik-3", id="an indicator without symbol by its name"),
        pytest.param("skm", "Survei Kepuasan", id="a survey by its name"),
        pytest.param(make.HULU, "Hulu", id="an area by its name"),
    ],
)
def test_what_readers_call_a_code(code: str, name: str) -> None:
    parts = (make.component("ktp"), make.component("akta", symbol="Q4"))
    assert facts(components=parts).names[code] == name


def test_districts_hang_on_the_regency_and_villages_on_their_district() -> None:
    areas = (
        *make.AREAS,
        make.village("99.01.01.02", "B", make.HULU),
        make.village("99.01.01.01", "A", make.HULU),
    )
    below = facts(areas=areas).parts_of_area
    assert below[make.REGENCY] == tuple(area.code for area in make.AREAS)
    assert below[make.HULU] == ("99.01.01.02", "99.01.01.01")
    assert set(below) == {make.REGENCY, make.HULU}


def test_a_district_without_parent_belongs_to_the_regency() -> None:
    loose = replace(make.AREAS[0], parent=None)
    assert facts(areas=(loose,)).parts_of_area == {make.REGENCY: (make.HULU,)}


@pytest.mark.parametrize("kind", [AreaKind.PROVINCE, AreaKind.REGENCY, AreaKind.VILLAGE])
def test_other_areas_without_parent_hang_on_nothing(kind: AreaKind) -> None:
    loose = replace(make.AREAS[0], parent=None, kind=kind)
    assert facts(areas=(loose,)).parts_of_area == {}


def test_outputs_are_of_an_indicator_or_of_a_node() -> None:
    both = replace(make.report("ik-4", 7), node=make.output("I.1.1", 1, 1).node)
    rows = (make.report("ik-4", 45), make.output("I.1.1", 10, 8), both, make.output("I.1.1", 5, 4))
    grouped = facts(outputs=rows)
    assert grouped.indicator_outputs == {"ik-4": (rows[0], rows[2])}
    assert grouped.node_outputs == {"I.1.1": (rows[1], rows[3])}


def test_an_output_of_nothing_is_in_neither() -> None:
    grouped = facts(outputs=(make.output(None, 1, 1),))
    assert (grouped.indicator_outputs, grouped.node_outputs) == ({}, {})


def test_inputs_by_node_resource_and_kind() -> None:
    rows = (
        make.money("I", 1, 1),
        make.money("I", 2, 2, kind="capital"),
        make.money("I", 3, 3, resource=Resource.STAFF),
        make.money("I", 4, 4, period=Period(2022)),
        make.money("II", 5, 5),
    )
    grouped = facts(inputs=rows).inputs
    assert grouped[rows[0].node, Resource.MONEY, "all"] == (rows[0], rows[3])
    assert len(grouped) == 4


def test_survey_elements_by_survey_and_period() -> None:
    rows = (*make.elements(["80", "90"]), *make.elements(["70"], 2022))
    grouped = facts(survey_elements=rows).elements
    assert {str(period): len(found) for (_, period), found in grouped.items()} == {
        "2023": 2,
        "2022": 1,
    }


def test_history_by_subject_and_period() -> None:
    rows = (
        make.history("iku-2", "82"),
        make.history("iku-2", "81", when=2021),
        make.history("ktp", "88"),
    )
    grouped = facts(history=rows).history
    assert grouped["iku-2", Period(2021)] is rows[1]
    assert ("ktp", Period(2021)) not in grouped


def test_peers_by_subject() -> None:
    rows = (
        make.peer("99.02", 1, 2),
        replace(make.peer("99.02", 3, 4), subject="akta"),
        make.peer("99.03", 5, 6),
    )
    assert facts(peers=rows).peers == {"ktp": (rows[0], rows[2]), "akta": (rows[1],)}


def test_months_of_work_alone_are_none_of_indicators_but_its_quarters_are() -> None:
    rows = [
        make.output("2.12.01", 1, 1, period=Period.parse(text)) for text in ("2023-Q2", "2023-M04")
    ]
    found = facts(
        counts=(), outputs=(*rows, make.report("ik-4", 1, "2023-M07")), survey_elements=()
    ).data_periods
    assert {str(period) for period in found} == {"2023-Q2", "2023-M07"}


@pytest.mark.parametrize(
    ("changes", "has_data"),
    [
        pytest.param(
            {"counts": (make.count("ktp.have", make.HULU, 1, "2023-Q2"),)}, True, id="counted"
        ),
        pytest.param({"outputs": (make.report("ik-4", 1, "2023-Q2"),)}, True, id="reported"),
        pytest.param({"survey_elements": make.elements(["80"], "2023-Q2")}, True, id="asked"),
        pytest.param(
            {"inputs": (make.money("I", 1, 1, period=Period.parse("2023-Q2")),)}, False, id="paid"
        ),
    ],
)
def test_periods_with_data(changes: dict[str, object], has_data: bool) -> None:
    nothing: dict[str, object] = {"counts": (), "outputs": (), "survey_elements": (), "inputs": ()}
    assert (Period.parse("2023-Q2") in facts(**{**nothing, **changes}).data_periods) is has_data


def test_a_reference_carries_what_the_source_is() -> None:
    found = facts().reference(make.place("counts.csv", 9), make.SOURCE)
    assert (found.file, found.row, found.source) == ("counts.csv", 9, make.SOURCE)
    assert (found.title, found.cut_off, found.sha256) == (
        make.source().title,
        date(2023, 12, 31),
        "ab" * 32,
    )


@pytest.mark.parametrize("named", [None, SourceId("tidak-ada")])
def test_a_reference_to_no_known_source_still_has_its_place(named: SourceId | None) -> None:
    found = facts().reference(make.place("counts.csv", 9), named)
    assert (found.file, found.row, found.source) == ("counts.csv", 9, named)
    assert (found.title, found.cut_off, found.sha256) == ("", None, None)


def test_groups_keep_the_order_of_rows_and_of_first_sight() -> None:
    assert list(group(["b1", "a1", "b2"], lambda text: text[0]).items()) == [
        ("b", ("b1", "b2")),
        ("a", ("a1",)),
    ]


def test_names_of_indicators_do_not_hide_areas() -> None:
    named = facts(
        indicators=(make.indicator("x"),), surveys=(make.survey(name="Survei Lain"),)
    ).names
    assert (named["x"], named["skm"], named[make.TENGAH]) == (
        "Indikator x",
        "Survei Lain",
        "Tengah",
    )


def test_a_measure_adds_up_as_the_first_component_that_counts_it() -> None:
    first = make.component("ktp", aggregation=Aggregation.SUM)
    second = replace(
        make.component("ktp"), code=ComponentCode("lain"), aggregation=Aggregation.MEAN
    )
    own = facts(components=(first, second, make.component("akta"))).aggregations
    assert own == {
        "ktp.have": Aggregation.SUM,
        "ktp.need": Aggregation.SUM,
        "akta.have": Aggregation.LAST,
        "akta.need": Aggregation.LAST,
    }
