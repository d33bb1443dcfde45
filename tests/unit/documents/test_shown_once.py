"""What two indicators rest on stands in full at the first of them; at the other a sentence says where."""

from __future__ import annotations

from dataclasses import replace

from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import Heading, Paragraph, Table
from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear

LAYOUT = """
  - {block: heading, kind: chapter, title: Hasil}
  - block: each
    items: indicators where is_key = ya
    blocks:
      - block: each
        items: item.components
        name: part
        optional: true
        once: ["cakupan-{{ part.code }}", "tabel-{{ part.code }}"]
        again: "{{ part.name }} diuraikan pada"
        blocks:
          - {block: heading, id: "cakupan-{{ part.code }}", title: "{{ part.name }}"}
          - block: table
            id: "tabel-{{ part.code }}"
            caption: Kecamatan
            rows: part.areas
            columns: [{head: Nama, field: name}, {head: Angka, field: numerator}]
"""


def office() -> OfficeYear:
    """An office with two key indicators: the mean of two shares, and one of these alone."""
    year = cast.rich()
    alone = [
        replace(each, is_key=True, objective=NodeId("sasaran-2"), tier="II") if each.code == "ik-3" else each
        for each in year.indicators
    ]
    return replace(year, indicators=tuple(alone))


def shown(paper: Paper) -> list[str]:
    """Return the titles, tables and sentences of a paper."""
    found = []
    for block in build_document(paper).blocks:
        if isinstance(block, Heading):
            found.append(block.title)
        elif isinstance(block, Table):
            found.append(block.label)
        elif isinstance(block, Paragraph):
            found.append(write_inlines(block.content))
    return found


def test_a_share_that_two_indicators_rest_on_is_told_once() -> None:
    assert shown(cast.paper(office(), cast.layout(LAYOUT))) == [
        "Hasil",
        "Cakupan ktp",
        "Tabel 1.1",
        "Cakupan akta",
        "Tabel 1.2",
        "Cakupan ktp diuraikan pada <bagian 1.1> (<Tabel 1.1>).",
    ]


def test_without_figures_the_sentence_names_no_table() -> None:
    found = shown(cast.paper(replace(office(), counts=()), cast.layout(LAYOUT)))
    assert found[-1] == "Cakupan ktp diuraikan pada <bagian 1.1>."


def test_the_report_has_one_section_of_each_share() -> None:
    found = shown(cast.paper(office()))
    assert found.count("Cakupan ktp") == 1
    assert [
        each for each in found if each.startswith("Cakupan ktp menurut kecamatan diuraikan pada <bagian 3.")
    ]
