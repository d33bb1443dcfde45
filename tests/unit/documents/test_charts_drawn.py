"""Specifications as the theme draws them: accepted, every row there,
nothing said twice or cut off.
"""

from __future__ import annotations

import re

import pytest
from lxml import etree
from tests.every_case import every_case
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.charts import build
from capaian.documents.tree import Chart
from capaian.writers.charts import render_svg
from capaian.writers.theme import CHART_WIDTHS

with pytest.MonkeyPatch.context() as patch:  # Of a small office: whatever few points they have.
    patch.setattr(build, "_MIN_POINTS", 0)
    CHARTS = [block for block in build_document(cast.paper()).blocks if isinstance(block, Chart)]
_SVG = "{http://www.w3.org/2000/svg}"


def texts(chart: Chart) -> list[str]:
    root = etree.fromstring(render_svg(chart).encode())
    return ["".join(node.itertext()) for node in root.iter(f"{_SVG}text")]


@pytest.mark.parametrize("chart", CHARTS, ids=[c.id for c in CHARTS])
def test_every_chart_of_a_report_is_drawn_with_its_figures(chart: Chart) -> None:
    drawn = " ".join(texts(chart))
    figures = re.findall(r"\d+,\d\d", chart.alt)
    assert drawn
    assert [f for f in figures if f not in drawn] == []


@every_case("chart", CHARTS)
def test_pictures_have_the_size_that_the_tree_says(chart: Chart) -> None:
    root = etree.fromstring(render_svg(chart).encode())
    assert (float(root.attrib["width"]), float(root.attrib["height"])) == (
        CHART_WIDTHS[chart.width],
        chart.height,
    )


def test_a_report_has_charts_of_every_kind_but_none_twice() -> None:
    assert len({chart.id for chart in CHARTS}) == len(CHARTS) >= 8
