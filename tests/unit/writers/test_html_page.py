"""The HTML file as a whole: one file, valid, accessible, closed to the network,
the same every time.
"""

from __future__ import annotations

import hashlib
import io
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest
from fontTools.ttLib import TTFont
from lxml.etree import _Element
from tests.every_case import every_case
from tests.unit.writers.html_papers import META, T1, body_of, line, words
from tests.unit.writers.html_reader import (
    every,
    fragment_targets,
    nesting_breaches,
    only,
    parse,
    seen_text,
    text_of,
    values,
    with_class,
)
from tests.unit.writers.sample import sample_document

from capaian.documents import tree
from capaian.writers.html import write_html
from capaian.writers.html.page import RENDERERS


@pytest.fixture(scope="module")
def data() -> bytes:
    return write_html(sample_document())


@pytest.fixture(scope="module")
def page(data: bytes) -> str:
    return data.decode("utf-8")


@pytest.fixture(scope="module")
def root(data: bytes) -> _Element:
    return parse(data)


# --- validity ------------------------------------------------------------------------------


def test_file_begins_with_doctype_and_names_its_language(page: str, root: _Element) -> None:
    assert page.startswith("<!doctype html>")
    assert root.get("lang") == "id"
    assert values(root, "//head/meta/@charset") == ["utf-8"]


def test_title_names_paper_and_office(root: _Element) -> None:
    title = text_of(only(root, "//head/title"))
    assert title.startswith("Laporan Kinerja Instansi Pemerintah Tahun 2023")
    assert "Kabupaten Balangan" in title


def test_every_element_is_nested_as_html_demands(page: str) -> None:
    assert nesting_breaches(page) == []


def test_reader_of_nesting_finds_planted_breaches() -> None:
    assert nesting_breaches("<p><div></div></p>")
    assert nesting_breaches("<ul><p></p></ul><b>")
    assert nesting_breaches('<a href="1"><a href="2"></a></a>')


def test_ids_are_unique(root: _Element) -> None:
    ids = values(root, "//@id")
    assert len(ids) == len(set(ids))
    assert not [name for name in ids if re.search(r"\s", name) or not name]


def test_every_link_within_the_file_has_its_target(root: _Element) -> None:
    targets = fragment_targets(root)
    assert len(targets) > 100
    assert set(targets) <= set(values(root, "//@id"))


@pytest.mark.parametrize("attribute", ["aria-labelledby", "aria-describedby", "aria-controls"])
def test_every_reference_of_a_description_has_its_target(root: _Element, attribute: str) -> None:
    named = {name for value in values(root, f"//@{attribute}") for name in value.split()}
    assert named <= set(values(root, "//@id"))


# --- access --------------------------------------------------------------------------------


def test_landmarks_are_there_once(root: _Element) -> None:
    for landmark in (
        "/html/body/header",
        "/html/body/main",
        "/html/body/footer",
        "/html/body/aside",
    ):
        only(root, landmark)


def test_first_link_skips_to_the_content(root: _Element) -> None:
    first = every(root, "//body//a")[0]
    assert first.get("href") == f"#{only(root, '//main').get('id')}"


def test_headings_go_down_one_step_at_a_time(root: _Element) -> None:
    heads = every(
        root, "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
    )
    ranks = [int(str(head.tag)[1]) for head in heads]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(ranks))
    assert all(text_of(head) for head in heads)


def test_pictures_have_words(root: _Element) -> None:
    drawings = every(root, "//figure//svg")
    assert drawings
    for drawing in drawings:
        assert drawing.get("role") == "img"
        assert drawing.get("aria-labelledby")
        assert text_of(only(drawing, "./desc"))
    assert all(alt for alt in values(root, "//img/@alt"))
    assert len(values(root, "//img/@alt")) == len(every(root, "//img"))


def test_regions_that_scroll_can_be_reached_and_are_named(root: _Element) -> None:
    regions = every(root, f"//div[{with_class('scroll')}]")
    assert regions
    for region in regions:
        assert region.get("tabindex") == "0"
        assert region.get("role") == "region"
        assert region.get("aria-label") or region.get("aria-labelledby")


# --- closed to the network -----------------------------------------------------------------


def policy_of(root: _Element) -> dict[str, str]:
    (content,) = values(root, "//meta[@http-equiv='Content-Security-Policy']/@content")
    parts = [part.strip().split(" ", 1) for part in content.split(";")]
    return {name: value for name, value in parts}


@pytest.mark.parametrize("element", ["style", "script"])
def test_policy_names_the_hash_of_style_and_script(
    page: str, root: _Element, element: str
) -> None:
    (content,) = re.findall(rf"<{element}>(.*?)</{element}>", page, re.DOTALL)
    digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert policy_of(root)[f"{element}-src"] == f"'sha256-{digest}'"


@pytest.mark.parametrize(
    ("directive", "value"),
    [
        ("default-src", "'none'"),
        ("img-src", "data:"),
        ("font-src", "data:"),
        ("base-uri", "'none'"),
        ("form-action", "'none'"),
    ],
)
def test_policy_forbids_everything_else(root: _Element, directive: str, value: str) -> None:
    assert policy_of(root)[directive] == value


def test_policy_appears_before_anything_it_governs(page: str) -> None:
    assert page.index("Content-Security-Policy") < page.index("<style>") < page.index("<script>")


def test_no_attribute_needs_what_the_policy_forbids(root: _Element) -> None:
    names = {str(name) for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on")}
    assert "style" not in names


def test_nothing_is_requested_from_elsewhere(page: str, root: _Element) -> None:
    assert not every(root, "//link | //iframe | //object | //embed | //base | //form")
    assert values(root, "//script/@src") == []
    assert all(source.startswith("data:") for source in values(root, "//*/@src"))
    assert all(target.startswith("#") for target in values(root, "//svg//@href"))
    styles = text_of(only(root, "//style"))
    assert "@import" not in styles
    assert {address[:5] for address in re.findall(r"url\(([^)]*)\)", styles)} == {"data:"}


def test_only_links_of_the_paper_lead_outside(root: _Element) -> None:
    outside = [href for href in values(root, "//a/@href") if not href.startswith("#")]
    assert outside == ["https://peraturan.example.go.id/?a=1&b=2"]


# --- style ---------------------------------------------------------------------------------


def test_script_reads_only_what_the_file_holds(page: str, root: _Element) -> None:
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    wanted = set(re.findall(r'getElementById\("([\w-]+)"\)', script))
    assert len(wanted) >= 5
    assert wanted <= set(values(root, "//@id"))
    assert not re.search(
        r"innerHTML|insertAdjacentHTML|eval\(|fetch\(|XMLHttpRequest|import\(", script
    )


def font_rules(page: str) -> list[tuple[str, str, str, bytes]]:
    pattern = (
        r'@font-face\{font-family:"([^"]+)";font-weight:(\d+);font-style:(\w+);.*?base64,([^)]+)\)'
    )
    return [
        (name, weight, style, b64decode(data))
        for name, weight, style, data in re.findall(pattern, page)
    ]


def test_fonts_are_inside_and_hold_every_sign_of_the_paper(page: str, root: _Element) -> None:
    rules = font_rules(page)
    assert {name for name, *_ in rules} == {"Laporan Sans", "Laporan Serif", "Laporan Display"}
    signs = set(seen_text(only(root, "//main")))
    for name, weight, _, data in rules:
        assert data[:4] == b"wOF2"
        if (name, weight) == ("Laporan Sans", "400"):
            with TTFont(io.BytesIO(data)) as font:
                assert signs <= set(map(chr, font.getBestCmap()))


# --- every class of block ------------------------------------------------------------------


def test_every_class_of_block_has_a_renderer() -> None:
    assert RENDERERS.keys() == {*get_args(tree.Block)}


def test_empty_paper_is_still_a_valid_file() -> None:
    data = write_html(tree.Document(META, ()))
    assert nesting_breaches(data.decode()) == []
    assert not every(parse(data), "//section")


def test_what_auditors_ask_for_is_folded_and_the_rest_is_not() -> None:
    folded = tree.Heading(
        "jejak", 1, "Jejak", tree.HeadingKind.ANNEX, "2", edition=tree.Edition.AUDIT
    )
    shown = tree.Heading("data", 1, "Data", tree.HeadingKind.ANNEX, "1")
    data = write_html(
        tree.Document(META, (shown, line("satu"), folded, line("dua"), replace(shown, id="akhir")))
    )
    assert nesting_breaches(data.decode()) == []
    [details] = every(parse(data), "//article/details")
    assert [each.tag for each in details] == ["summary", "p"] and "dua" in (details.text_content())
    assert len(every(parse(data), "//article/section")) == 2


@every_case(("count", "folded"), [(6, 0), (7, 7)])
def test_many_indicator_sheets_are_folded_up_to_the_next_section(count: int, folded: int) -> None:
    chapter = tree.Heading("bab-3", 1, "Akuntabilitas", tree.HeadingKind.CHAPTER, "III")
    within, after = (tree.Heading(f"s{level}", level, "Bagian", number="3.1") for level in (4, 3))
    sheets = (tree.SheetHead("IKU", "Nama", (), ()), within, *(line("isi"),) * 4) * count
    data = write_html(tree.Document(META, (chapter, *sheets, after, line("sesudah"))))
    details = every(parse(data), "//article/details")
    assert [[each.tag for each in one] for one in details] == [["summary", "h5", *"pppp"]] * folded
    assert "sesudah" in every(parse(data), "//article/section")[-1].text_content()


RESERVED = (
    "isi",
    "naskah",
    "panel",
    "panel-title",
    "panel-close",
    "panel-content",
    "panel-copy",
    "panel-said",
    "jejak-t1",
    "tabel-cap",
)


@every_case("name", RESERVED)
def test_a_block_never_has_an_id_of_the_page_itself(name: str) -> None:
    table = tree.Table(
        "tabel",
        "",
        words("Tabel"),
        (tree.Column(),),
        ((tree.HeadCell("A"),),),
        (tree.Row((tree.Cell(words("1")),)),),
    )
    heading = tree.Heading(name, 2, "Bagian")
    link = line(tree.Reference(name, "lihat"), tree.Number("75", T1))
    root = body_of(heading, table, link)
    ids = values(root, "//@id")
    assert len(ids) == len(set(ids))
    (own,) = values(root, "//h2/@id | //h3/@id | //h4/@id")[:1]
    assert own != name
    assert f"#{own}" in values(root, "//main//a/@href")
