"""Charts: what a specification may say, and what comes out of it."""

from __future__ import annotations

import io
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import vl_convert
from lxml import etree
from PIL import Image
from tests.every_case import every_case
from tests.unit.writers import sample_figures

from capaian.documents.tree import Chart, Width
from capaian.domain.errors import WriterError
from capaian.writers import charts
from capaian.writers.charts import draw_charts, render_png, render_svg
from capaian.writers.charts.render import CHART_ROLES, clean_svg, open_svg
from capaian.writers.theme import BANDS, CHART_WIDTHS, MIN_CHART_TEXT, light

SVG = "{http://www.w3.org/2000/svg}"
BARS = {
    "data": {"values": [{"k": "Januari", "v": 1234.5}, {"k": "Februari", "v": -80}]},
    "mark": {"type": "bar"},
    "encoding": {
        "x": {"field": "k", "type": "nominal", "sort": None},
        "y": {"field": "v", "type": "quantitative", "axis": {"format": ",.2f"}},
    },
}


def chart_of(spec: object, **changes: object) -> Chart:
    text = spec if isinstance(spec, str) else json.dumps(spec)
    plain = Chart(
        id="g-1", label="Gambar 1", caption=(), topic=(), spec=text, alt="Dua batang.", height=200
    )
    return replace(plain, **changes)


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def texts(svg: str) -> list[str]:
    return ["".join(node.itertext()) for node in parsed(svg).iter(f"{SVG}text")]


def with_mark(**mark: object) -> dict[str, object]:
    return {**BARS, "mark": {"type": "bar", **mark}}


@pytest.mark.parametrize("width", list(Width))
def test_picture_has_the_size_of_its_place(width: Width) -> None:
    root = parsed(render_svg(chart_of(BARS, width=width)))
    assert (root.get("width"), root.get("height")) == (str(CHART_WIDTHS[width]), "200")
    assert root.get("viewBox") == f"0 0 {CHART_WIDTHS[width]} 200"


@pytest.mark.parametrize("width", list(Width))
def test_nothing_of_the_sample_sticks_out(width: Width) -> None:
    """Drawn with room around it, the picture leaves the room white."""
    svg = render_svg(chart_of(BARS, width=width))
    wider = svg.replace('viewBox="0 0 ', 'viewBox="-20 -20 ', 1)
    size = (CHART_WIDTHS[width] + 40, 240)
    wider = wider.replace(f"{CHART_WIDTHS[width]} 200", f"{size[0]} {size[1]}", 1)
    wider = re.sub(
        r'width="\d+" height="200"', f'width="{size[0]}" height="{size[1]}"', wider, count=1
    )
    image = Image.open(io.BytesIO(charts.render.svg_to_png(wider, 96))).convert("L")
    inside = (20, 20, size[0] - 20, size[1] - 20)
    image.paste(255, inside)
    assert image.getextrema() == (255, 255)


def test_picture_is_read_aloud_by_its_words() -> None:
    root = parsed(render_svg(chart_of(BARS, alt='Kurang < lebih & "kutip"')))
    assert root.get("role") == "img"
    names = root.get("aria-labelledby", "").split()
    found = {node.get("id"): node.text for node in root if node.get("id")}
    assert [found[name] for name in names] == ["Gambar 1", 'Kurang < lebih & "kutip"']


def test_english_labels_of_the_renderer_are_gone() -> None:
    inner = render_svg(chart_of(BARS)).split("</desc>")[1]
    assert "aria-" not in inner
    assert "role=" not in inner


def test_numbers_are_written_in_indonesian() -> None:
    svg = render_svg(chart_of(with_mark()))
    assert "1.000,00" in texts(svg)
    spec = {**BARS, "mark": "text"}
    spec["encoding"] = {**BARS["encoding"], "text": {"field": "v", "format": ",.2f"}}
    assert {"1.234,50", "−80,00"} <= set(texts(render_svg(chart_of(spec))))


def test_all_text_is_in_our_face_and_large_enough() -> None:
    nodes = list(parsed(render_svg(sample_figures.dots())).iter(f"{SVG}text"))
    assert len(nodes) > 20
    assert {node.get("font-family") for node in nodes} == {"Laporan Sans"}
    assert min(float(node.get("font-size", "0px")[:-2]) for node in nodes) >= MIN_CHART_TEXT


def test_invisible_labels_are_removed() -> None:
    svg = (
        '<svg class="marks"><g><text opacity="0" x="1">hilang<tspan>juga</tspan></text>'
        '<text opacity="1">tampak</text></g></svg>'
    )
    cleaned = clean_svg(svg, "p", open_svg("p", 10, 10, "t", "a"))
    assert texts(cleaned) == ["tampak"]


def test_ids_of_two_charts_never_meet() -> None:
    clipped = {**BARS, "mark": {"type": "bar", "clip": True}}
    first = render_svg(chart_of(clipped, id="satu"))
    second = render_svg(chart_of(clipped, id="dua"))
    ids = [set(re.findall(r'\bid="([^"]+)"', svg)) for svg in (first, second)]
    assert len(ids[0]) > 2
    assert not ids[0] & ids[1]
    used = set(re.findall(r"url\(#([^)]+)\)", first))
    assert used
    assert used <= ids[0]


@every_case("role", sorted(CHART_ROLES))
def test_role_becomes_the_colour_of_the_theme(role: str) -> None:
    svg = render_svg(chart_of(with_mark(fill=f"@{role}")))
    assert f'fill="{light(CHART_ROLES[role])}"' in svg


@pytest.mark.parametrize("band", range(1, len(BANDS) + 1))
def test_fill_of_a_band_is_a_pattern_of_the_picture(band: int) -> None:
    svg = render_svg(chart_of(with_mark(fill=f"@band-{band}")))
    assert f'fill="url(#g-g-1-band-{band})"' in svg
    patterns = [node.get("id") for node in parsed(svg).iter(f"{SVG}pattern")]
    assert patterns == [f"g-g-1-band-{band}"]
    assert light(BANDS[band - 1].fill) in svg


def test_a_chart_that_cannot_be_drawn_is_refused_by_its_label() -> None:
    with pytest.raises(WriterError, match="Gambar 1"):
        render_svg(chart_of({**BARS, "mark": "gurita"}))


def test_formats_written_side_by_side_draw_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    original = vl_convert.vegalite_to_svg

    def slow(vl_spec: dict[str, object], **options: object) -> str:
        drawn.append("")
        time.sleep(0.05)
        return str(original(vl_spec, **options))  # type: ignore[arg-type] # options as given

    monkeypatch.setattr(vl_convert, "vegalite_to_svg", slow)
    charts = [chart_of(BARS, id=f"bersama-{place}") for place in range(3)]
    with ThreadPoolExecutor(3) as pool:
        pictures = list(pool.map(lambda _: [render_svg(chart) for chart in charts], range(3)))
    assert len(drawn) == len(charts)
    assert pictures[0] == pictures[1] == pictures[2]


def test_charts_of_a_paper_are_drawn_by_a_child_as_here(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = render_svg(chart_of(BARS, id="sini")).replace("g-sini", "g-anak")
    spoilt, whole = chart_of({**BARS, "mark": "gurita"}, id="rusak"), chart_of(BARS, id="anak")
    draw_charts((spoilt, whole))
    with pytest.raises(WriterError, match="Gambar 1"):
        render_svg(spoilt)
    monkeypatch.delattr(vl_convert, "vegalite_to_svg")
    assert render_svg(whole) == expected


def test_png_is_sharp_white_and_small() -> None:
    content = render_png(sample_figures.dots())
    image = Image.open(io.BytesIO(content))
    assert image.size[0] == pytest.approx(623 * 2, abs=1)
    assert image.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    assert len(content) < 90_000
