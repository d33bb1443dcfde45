"""The files of a new dossier: in order for every regency and every indicator, complete,
without a figure.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Level
from capaian.domain.office import Area, AreaKind
from capaian.domain.work import NodeKind
from capaian.dossier.canonical import format_dossier
from capaian.dossier.check import DossierCheck, find_issues
from capaian.dossier.years.first_year import (
    ALL_INDICATORS,
    USUAL_INDICATORS,
    Beginning,
    begin,
    choose,
)
from capaian.dossier.years.regions import Region, region_of
from capaian.rulebook import load_rulebook
from capaian.rules.assess import assess

RULES = load_rulebook()
REGENCIES = [area for area in RULES.areas if area.kind is AreaKind.REGENCY]
UNLISTED = Region(AreaCode("99.99"), "Kota Khayal", "Papua Khayal")
FIGURES = {
    "counts.csv": ["value"],
    "survey.csv": ["answers", "mean", "index"],
    "inputs.csv": ["original", "revised", "actual"],
}


def beginning(
    region: Region | None = None, codes: Sequence[str] = USUAL_INDICATORS, **more: str
) -> Beginning:
    where = region or region_of(
        RULES.areas, next(area for area in REGENCIES if area.code == "63.11")
    )
    return Beginning(where, 2024, choose(RULES.catalogue, codes), **more)


def lay(files: Mapping[str, bytes], folder: Path) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def found_in(folder: Path, files: Mapping[str, bytes]) -> DossierCheck:
    return find_issues(lay(files, folder))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


def values(content: bytes) -> dict[str, list[dict[str, object]]]:
    loaded: dict[str, list[dict[str, object]]] = YAML(typ="safe").load(content.decode())
    return loaded


def assert_is_good(files: Mapping[str, bytes], folder: Path) -> None:
    found = found_in(folder, files)
    assert [issue for issue in found.issues if issue.level is Level.ERROR] == []
    assert {issue.code for issue in found.issues} <= {"key_indicator_without_target"}
    assert format_dossier(folder) == []
    assert found.office_year is not None
    assess(found.office_year, found.rule_set)


# Those with most and fewest districts, and names with odd signs.
SOME = [area for area in REGENCIES if area.code in {"53.02", "73.18", "95.02", "31.01", "36.74"}]


@pytest.mark.parametrize("area", SOME, ids=lambda area: area.code)
def test_a_regency_begins_without_a_fault(area: Area, tmp_path: Path) -> None:
    assert_is_good(begin(beginning(region_of(RULES.areas, area)), RULES), tmp_path)


@pytest.mark.parametrize("code", ["ktp", "ikm", "cakupan-layanan", ALL_INDICATORS])
def test_each_kind_of_entry_begins_without_a_fault(code: str, tmp_path: Path) -> None:
    assert_is_good(begin(beginning(codes=[code]), RULES), tmp_path)


def test_a_regency_that_the_rulebook_does_not_know_begins_too(tmp_path: Path) -> None:
    files = begin(beginning(UNLISTED), RULES)
    assert_is_good(files, tmp_path)
    assert [row["code"] for row in rows(files["areas.csv"])] == ["99", "99.99"]
    assert rows(files["counts.csv"]) == []


def test_no_figure_is_invented() -> None:
    files = begin(beginning(codes=[ALL_INDICATORS]), RULES)
    for file, columns in FIGURES.items():
        assert rows(files[file]), file
        assert {row[column] for row in rows(files[file]) for column in columns} == {""}, file
    assert all("targets" not in item for item in values(files["plan.yaml"])["indicators"])
    assert all("targets" not in item for item in values(files["agreements.yaml"])["agreements"])


def test_each_measure_waits_in_each_district() -> None:
    found = rows(begin(beginning(), RULES)["counts.csv"])
    assert len(found) == 12 * 8
    assert len({(row["measure"], row["area"]) for row in found}) == len(found)
    assert {(row["period"], row["source"]) for row in found} == {("2024", "agregat-2024-s2")}


def test_the_nine_elements_of_the_survey_wait() -> None:
    found = rows(begin(beginning(), RULES)["survey.csv"])
    assert [row["code"] for row in found] == [f"U{number}" for number in range(1, 10)]
    assert {(row["survey"], row["period"], row["given"]) for row in found} == {
        ("skm", "2024", "index")
    }


def test_files_that_nothing_chosen_needs_are_not_there() -> None:
    assert "survey.csv" not in begin(beginning(codes=["ktp"]), RULES)
    assert "counts.csv" not in begin(beginning(codes=["ikm"]), RULES)


def test_the_work_plan_is_the_nomenclature_with_its_money_waiting() -> None:
    files = begin(beginning(), RULES)
    nodes = {row["id"]: row for row in rows(files["nodes.csv"])}
    official = {entry.code: entry.name for entry in RULES.nomenclature}
    assert all(official[code] == row["name"] for code, row in nodes.items())
    parents = {
        NodeKind.ACTIVITY.value: NodeKind.PROGRAM.value,
        NodeKind.SUBACTIVITY.value: NodeKind.ACTIVITY.value,
    }
    assert {row["kind"] for row in nodes.values()} == {*parents, NodeKind.PROGRAM.value}
    for row in nodes.values():
        above = nodes[row["parent"]]["kind"] if row["parent"] else None
        assert above == parents.get(row["kind"])
    paid = {row["node"] for row in rows(files["inputs.csv"])}
    assert paid == {
        code for code, row in nodes.items() if row["kind"] == NodeKind.SUBACTIVITY.value
    }


@pytest.mark.parametrize(
    ("codes", "served"),
    [
        pytest.param(
            USUAL_INDICATORS,
            ["", "2", "2", "1", "1"],
            id="what is not counted is judged by satisfaction",
        ),
        pytest.param(["ikm"], ["", "1", "1", "1", "1"], id="satisfaction alone"),
        pytest.param(["ktp"], ["", "2", "", "", ""], id="nothing judges the others"),
        pytest.param(["cakupan-layanan"], ["", "2", "2", "2", ""], id="by what a mean is made of"),
        pytest.param(["ikm", "akta-lahir"], ["", "1", "2", "1", "1"], id="counts go first"),
    ],
)
def test_programs_serve_the_objective_of_what_judges_them(
    codes: Sequence[str], served: list[str]
) -> None:
    nodes = rows(begin(beginning(codes=codes), RULES)["nodes.csv"])
    programs = [row["objective"] for row in nodes if row["kind"] == NodeKind.PROGRAM.value]
    assert programs == [number and f"sasaran-{number}" for number in served]
    assert {row["objective"] for row in nodes if row["kind"] != NodeKind.PROGRAM.value} == {""}


def test_every_source_that_is_named_is_declared() -> None:
    files = begin(beginning(codes=[ALL_INDICATORS]), RULES)
    declared = {item["id"]: item for item in values(files["sources.yaml"])["sources"]}
    named = {row["source"] for file in FIGURES for row in rows(files[file])}
    assert named == {*declared}
    assert {item["cut_off"] for item in declared.values()} == {date(2024, 12, 31)}


def test_key_indicators_are_numbered_in_the_order_of_the_choice() -> None:
    found = values(begin(beginning(codes=["cakupan-layanan", "ktp"]), RULES)["plan.yaml"])[
        "indicators"
    ]
    assert [(item["code"], item.get("symbol"), item.get("is_key")) for item in found] == [
        ("cakupan-layanan", "IKU 1", True),
        ("iku-ktp", "IKU 2", True),
        ("layanan-dafduk", None, None),
        ("layanan-capil", None, None),
    ]


def test_indicators_hold_for_the_whole_plan_as_far_as_a_new_dossier_knows() -> None:
    """From the first of January of its year on,
    targets of earlier years of the plan would be none.
    """
    found = values(begin(beginning(codes=[ALL_INDICATORS]), RULES)["plan.yaml"])["indicators"]
    assert [item for item in found if "valid_from" in item] == []


def test_what_the_rulebook_could_not_verify_is_marked_as_a_proposal() -> None:
    found = values(begin(beginning(codes=[ALL_INDICATORS]), RULES)["plan.yaml"])["indicators"]
    unverified = {
        e.code for e in RULES.catalogue if e.provenance.verification.value == "unverified"
    }
    for item in found:
        assert item.get("formula_proposed", False) is (
            str(item["code"]).removeprefix("iku-") in unverified
        )


def test_events_add_up_over_the_year_and_people_do_not() -> None:
    found = values(begin(beginning(codes=[ALL_INDICATORS]), RULES)["plan.yaml"])["components"]
    adding = {item["code"] for item in found if item.get("aggregation") == "sum"}
    assert {"akta-mati", "akta-kawin", "akta-cerai", "pemanfaatan-data"} <= adding
    assert not adding & {"kk", "ktp", "kia", "akta-lahir"}


def test_only_objectives_that_something_serves_are_there() -> None:
    def names(codes: Sequence[str]) -> list[object]:
        plan = values(begin(beginning(codes=codes), RULES)["plan.yaml"])
        return [(item["code"], item["id"]) for item in plan["objectives"]]

    assert names(["ikm", "ktp"]) == [("1", "sasaran-1"), ("2", "sasaran-2")]
    assert names(["ktp"]) == [("1", "sasaran-2")]


def test_what_is_only_usual_says_so() -> None:
    files = begin(beginning(), RULES)
    office = files["office.yaml"].decode()
    assert "# Usulan yang lazim" in office
    assert "# Tempat penandatanganan (place) belum diketahui" in office
    assert "# Tujuan dan sasaran di bawah ini usulan" in files["plan.yaml"].decode()
    assert (
        "belum diketahui" not in begin(beginning(place="Paringin"), RULES)["office.yaml"].decode()
    )


def test_names_and_place_of_the_office_are_those_given() -> None:
    given = beginning(UNLISTED, name="Dinas Dukcapil dan Kesejahteraan", place="Khayal Barat")
    office = YAML(typ="safe").load(begin(given, RULES)["office.yaml"].decode())["office"]
    assert (office["name"], office["place"]) == (
        "Dinas Dukcapil dan Kesejahteraan",
        "Khayal Barat",
    )
    agreement = values(begin(given, RULES)["agreements.yaml"])["agreements"][0]
    assert agreement["first_party"] == "Kepala Dinas Dukcapil dan Kesejahteraan Kota Khayal"
    assert agreement["second_party"] == "Wali Kota Khayal"


@pytest.mark.parametrize(
    "name", ['Kabupaten "Hulu: Hilir"', "Kabupaten #1", "Kabupaten Ya'u, Barat", "Kota - Lama"]
)
def test_names_with_signs_of_the_formats_stay_what_they_are(name: str, tmp_path: Path) -> None:
    files = begin(beginning(Region(AreaCode("94.99"), name, "Papua: Khayal")), RULES)
    assert_is_good(files, tmp_path)
    found = find_issues(tmp_path).office_year
    assert found is not None
    assert (found.office.regency_name, found.office.province_name) == (name, "Papua: Khayal")
