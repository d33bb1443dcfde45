"""How the indicators of Probolinggo 2021 hang together, and what the decree rests on."""

from __future__ import annotations

import json
from collections import Counter
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from tests.agreement.probolinggo_2021.example import (
    EXAMPLE,
    cell,
    compute,
    indicator,
    office_year,
    run,
)

from capaian.domain.plan import CascadeKind
from capaian.rulebook.personal import find_personal_number

TIERS = ("II", "III", "IV", "pelaksana")
SERVING = {"JF": "pelaksana"}
"""Functional posts stand beside the staff, under a section."""

UNLINKED = {"iki-10-3", "iki-17-6", "iki-20-5"}
"""Children's cards, recognised children and changed status of children:
no bidang measures them.
"""

STATED = {("iki-9-1", "iku-1"), ("iki-15-1", "iku-2")}
"""Links that the sheet of the head states by naming the bidang that answers
for the key indicator.
"""

LAWS = {
    "uu-23-2014": ("23 Tahun 2014", "2014"),
    "pp-39-2006": ("39 Tahun 2006", "2006"),
    "pp-38-2007": ("38 Tahun 2007", "2007"),
    "pp-18-2016": ("18 Tahun 2016", "2016"),
    "permenpan-9-2007": ("PER/09/M.PAN/5/2007", "2007-05"),
    "permenpanrb-53-2014": ("53 Tahun 2014", "2014"),
    "perda-11-2013": ("11 Tahun 2013", "2013"),
    "perda-6-2014": ("6 Tahun 2014", "2014"),
    "perda-7-2016": ("7 Tahun 2016", "2016"),
    "perwali-44-2016": ("44 Tahun 2016", "2016"),
    "perwali-45-2016": ("45 Tahun 2016", "2016"),
    "perwali-94-2016": ("94 Tahun 2016", "2016"),
}
"""The twelve laws behind the thirteen points of Mengingat: points 5 and 6 name the same one."""


def rank(code: str) -> int:
    tier = indicator(code).tier
    return TIERS.index(SERVING.get(tier, tier))


def test_tiers_of_the_indicators_are_those_of_their_posts() -> None:
    posts = {post.id: post.tier for post in office_year().office.posts}
    assert not [i.code for i in office_year().indicators if i.owner and posts[i.owner] != i.tier]
    assert Counter(i.tier for i in office_year().indicators) == {
        "II": 3,
        "III": 9,
        "IV": 21,
        "pelaksana": 44,
        "JF": 17,
    }


def test_every_indicator_below_the_head_is_linked_but_those_that_no_bidang_measures() -> None:
    children = {link.child for link in office_year().cascade}
    below = {i.code for i in office_year().indicators if i.tier != "II"}
    assert below - children == UNLINKED


def test_links_lead_upwards_and_at_most_across_sections() -> None:
    level = [
        (link.child, link.parent)
        for link in office_year().cascade
        if rank(link.child) <= rank(link.parent)
    ]
    assert level == []


def test_links_have_no_cycle() -> None:
    sorter = TopologicalSorter[str]()
    for link in office_year().cascade:
        sorter.add(link.child, link.parent)
    assert set(sorter.static_order()) >= {"iku-1", "iku-2", "iku-3"}


def test_only_links_that_the_decree_states_are_no_proposals() -> None:
    stated = {(link.child, link.parent) for link in office_year().cascade if not link.proposed}
    assert stated == STATED
    assert all(link.note for link in office_year().cascade if not link.proposed)


def test_all_three_kinds_of_links_are_used() -> None:
    assert {link.kind for link in office_year().cascade} == set(CascadeKind)


def test_components_of_a_sum_are_what_its_formula_names() -> None:
    parts = [
        link.child
        for link in office_year().cascade
        if link.parent == "iki-15-3" and link.kind is CascadeKind.COMPONENT
    ]
    assert indicator("iki-15-3").formula == f"sum({', '.join(parts)})"


def test_the_decree_has_its_number_its_day_and_its_twelve_laws() -> None:
    documents = {document.id: document for document in office_year().documents}
    decree = documents.pop("keputusan-iki-2021")
    assert (decree.number, decree.date, decree.signatory) == (
        "188.45/04.7/KEP/425.111/2021",
        "2021-01-04",
        "kepala-dinas",
    )
    assert {key: (law.number, law.date) for key, law in documents.items()} == LAWS


def test_the_decree_cites_thirteen_points_of_which_two_are_the_same() -> None:
    decree = next(d for d in office_year().documents if d.id == "keputusan-iki-2021")
    assert list(decree.legal_bases) == [*list(LAWS)[:5], "permenpan-9-2007", *list(LAWS)[5:]]
    assert [article.label for article in decree.articles] == ["KESATU", "KEDUA", "KETIGA"]
    assert [len(article.items) for article in decree.articles] == [0, 3, 0]


def test_the_city_has_its_five_districts() -> None:
    areas = {area.code: area.name for area in office_year().areas}
    assert areas == {
        "35": "Jawa Timur",
        "35.74": "Kota Probolinggo",
        "35.74.01": "Kademangan",
        "35.74.02": "Wonoasih",
        "35.74.03": "Mayangan",
        "35.74.04": "Kanigaran",
        "35.74.05": "Kedopok",
    }


def test_without_counts_nothing_is_computed_and_everything_says_why() -> None:
    results = compute(EXAMPLE)
    cells = {i["id"]: cell(results, i["id"]) for i in results["indicators"]}
    assert len(cells) == 94
    assert [code for code, found in cells.items() if "value" in found] == []
    assert [code for code, found in cells.items() if not found["reason"].strip()] == []


def test_the_example_is_checked_without_errors() -> None:
    issues = json.loads(run("check", str(EXAMPLE), "--json"))["issues"]
    assert [issue["message"] for issue in issues if issue["level"] == "error"] == []
    warned = {
        issue["value"] for issue in issues if issue["code"] == "key_indicator_without_target"
    }
    assert warned == {"iku-1", "iku-2", "iku-3"}
    noted = {issue["value"] for issue in issues if issue["code"] == "indicator_without_link"}
    assert noted == {"iki-17-6", "iki-20-5"}


def test_the_canonical_form_is_the_form_it_has(tmp_path: Path) -> None:
    before = {file.name: file.read_bytes() for file in EXAMPLE.iterdir() if file.is_file()}
    for name, content in before.items():
        (tmp_path / name).write_bytes(content)
    run("format", str(tmp_path))
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


@pytest.mark.parametrize("file", sorted(EXAMPLE.glob("*.*")), ids=lambda file: file.name)
def test_no_number_of_a_person_is_in_the_example(file: Path) -> None:
    assert find_personal_number(file.read_text(encoding="utf-8")) is None
