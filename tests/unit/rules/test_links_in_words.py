"""Links of an indicator in words: what is above it, what is below it, and who outside helps."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.factories import office_year, place, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.plan import CascadeKind, CascadeLink, CrossCut
from capaian.rules.assess import assess
from capaian.rules.named_figures import all_figures, links_of, select_figures, write_links

WHERE = place("plan.yaml", 9)


def link(child: str, parent: str, kind: str, *, proposed: bool) -> CascadeLink:
    return CascadeLink(
        IndicatorCode(child), IndicatorCode(parent), CascadeKind(kind), proposed, "", WHERE
    )


LINKS = (
    link("ik-3", "iku-2", "component", proposed=False),
    link("ik-4", "iku-2", "service", proposed=True),
    link("ik-5", "ik-3", "contribution", proposed=True),
)
CUTS = (
    CrossCut(IndicatorCode("iku-2"), "Kementerian Agama", "Isbat nikah", True, WHERE),
    CrossCut(NodeId("sasaran-2"), "Rumah sakit", "Akta kelahiran", False, WHERE),
)


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return assess(office_year(cascade=LINKS, crosscutting=CUTS), rule_set())


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        pytest.param(
            "iku-2",
            [
                "Diturunkan ke ik-3, Indikator ik-3: komponen rumus",
                "Diturunkan ke ik-4, Indikator ik-4: layanan (usulan)",
                "Peran Kementerian Agama: Isbat nikah (usulan)",
            ],
            id="what is below",
        ),
        pytest.param(
            "IKU 2",
            [
                "Diturunkan ke ik-3, Indikator ik-3: komponen rumus",
                "Diturunkan ke ik-4, Indikator ik-4: layanan (usulan)",
                "Peran Kementerian Agama: Isbat nikah (usulan)",
            ],
            id="by its symbol",
        ),
        pytest.param(
            "ik-3",
            [
                "Turunan dari iku-2, Indikator iku-2: komponen rumus",
                "Diturunkan ke ik-5, Indikator ik-5: kontribusi (usulan)",
            ],
            id="both ways",
        ),
        pytest.param("sasaran-2", ["Peran Rumah sakit: Akta kelahiran"], id="of an objective"),
        pytest.param("iku-1", [], id="without a link"),
    ],
)
def test_links_in_words(assessment: Assessment, name: str, lines: list[str]) -> None:
    cells = select_figures(all_figures(office_year(), assessment), assessment, name)
    assert list(write_links(cells, assessment)) == lines


def test_an_office_without_links_has_none(assessment: Assessment) -> None:
    bare = replace(assessment, cascade=(), crosscutting=())
    cells = select_figures(all_figures(office_year(), bare), bare, "iku-2")
    assert links_of(cells, bare) == ()
    assert list(write_links(cells, bare)) == []
