"""Words and figures: links only where they lead somewhere, marks with reasons,
signs with words.
"""

from __future__ import annotations

import pytest
from tests.every_case import every_case
from tests.unit.writers.html_papers import EXPLAINED, T1, body_of, line
from tests.unit.writers.html_reader import decoded, only, text_of, with_class

from capaian.documents import tree
from capaian.domain.identifiers import TraceId
from capaian.writers.html.markup import (
    Context,
    anchor,
    css_string,
    escape,
    render_inline,
    render_inlines,
    replace_forbidden,
)

CONTEXT = Context({"tabel-1": "Tabel 1", "a b": "Bab I"}, EXPLAINED)


@every_case(
    ("part", "html"),
    [
        (tree.Text("kata"), "kata"),
        (tree.Text("a < b & c"), "a &lt; b &amp; c"),
        (tree.Text("tebal", tree.TextStyle.STRONG), "<strong>tebal</strong>"),
        (tree.Text("miring", tree.TextStyle.EMPHASIS), "<em>miring</em>"),
        (tree.Text("orang", tree.TextStyle.NOTE), '<span class="note">orang</span>'),
        (tree.LineBreak(), "<br>"),
        (tree.Number("94,24", T1), '<a class="angka" href="#jejak-t1">94,24</a>'),
        (tree.Number("94,24", TraceId("hilang")), '<span class="angka">94,24</span>'),
        (tree.Number("94,24"), '<span class="angka">94,24</span>'),
        (
            tree.Number("9,1", T1, style=tree.TextStyle.STRONG),
            '<strong><a class="angka" href="#jejak-t1">9,1</a></strong>',
        ),
        (tree.Reference("tabel-1", "Tabel 1"), '<a class="ref" href="#tabel-1">Tabel\u00a01</a>'),
        (tree.Reference("a b", "Bab I"), '<a class="ref" href="#a%20b">Bab\u00a0I</a>'),
        (tree.Reference("hilang", "Tabel 9"), '<span class="ref">Tabel\u00a09</span>'),
        (
            tree.Link("situs", "https://x.id/?a&b"),
            '<a href="https://x.id/?a&amp;b" rel="noreferrer">situs</a>',
        ),
        (
            tree.Link("surat", "mailto:a@b.id"),
            '<a href="mailto:a@b.id" rel="noreferrer">surat</a>',
        ),
    ],
)
def test_inline(part: tree.Inline, html: str) -> None:
    assert render_inline(part, CONTEXT) == html


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:x",
        "data:text/html,x",
        "file:///x",
        "",
    ],
)
def test_link_with_another_scheme_is_only_text(url: str) -> None:
    assert render_inline(tree.Link("tekan", url), CONTEXT) == "tekan"


@pytest.mark.parametrize("mark", ["–", "…", "t.t.", "t.h.", "x"])
def test_mark_tells_its_reason_on_hover_and_aloud(mark: str) -> None:
    root = body_of(line(tree.Number(mark, reason="tidak ada peristiwa")))
    abbreviation = only(root, "//article//abbr")
    assert abbreviation.get("title") == "tidak ada peristiwa"
    assert text_of(only(abbreviation, "./*[@aria-hidden='true']")) == mark
    assert text_of(only(abbreviation, f"./*[{with_class('hid')}]")) == "tidak ada peristiwa"


@pytest.mark.parametrize(
    ("sign", "band", "expected"),
    [
        ("●", 1, "band-1"),
        ("○", 2, "band-2"),
        ("▼", 4, "band-5"),
        ("▼", 5, "band-5"),
        ("◊", 2, "band-3"),
    ],
)
def test_colour_of_a_band_follows_its_sign(sign: str, band: int, expected: str) -> None:
    assert f'class="glyph {expected}"' in render_inline(tree.Glyph(sign, "kata", band), CONTEXT)


@pytest.mark.parametrize(
    ("after", "is_spoken"),
    [
        ((), True),
        ((tree.Text(" Sangat Tinggi"),), False),
        ((tree.Text(" 0,78 poin"),), True),
        ((tree.LineBreak(), tree.Text("Sangat Tinggi")), True),
    ],
)
def test_words_of_a_sign_are_not_read_twice(
    after: tuple[tree.Inline, ...], is_spoken: bool
) -> None:
    html = render_inlines((tree.Glyph("●", "Sangat Tinggi", 1), *after), CONTEXT)
    assert ('<span class="hid">Sangat Tinggi</span>' in html) is is_spoken
    assert '<i aria-hidden="true">●</i>' in html


def test_trace_mark_leads_to_its_entry() -> None:
    root = body_of(
        tree.Paragraph((tree.Text("kata"),), tree.TraceMark("Jejak 3-1", "jejak-3-1")),
        tree.TraceList((tree.TraceEntry("jejak-3-1", "Jejak 3-1", "KTP-el", ()),)),
    )
    mark = only(root, "//article/p/a")
    assert (mark.get("href"), text_of(mark)) == ("#jejak-3-1", "Jejak 3-1")
    assert "m" in (mark.get("class") or "").split()


# --- names within the file -----------------------------------------------------------------


@pytest.mark.parametrize(
    "block_id",
    ["bab-3", "tabel 3.9", "a/b?c#d", "ünï", '"><script>', "a%20b", "100%", "iku-2.achievement"],
)
def test_any_id_becomes_an_anchor_that_can_be_read_back(block_id: str) -> None:
    assert decoded(anchor(block_id)) == block_id
    assert not set(anchor(block_id)) & set(" \"'<>&#?/")


def test_different_ids_never_share_an_anchor() -> None:
    ids = ["a b", "a%20b", "a_b", "a+b", "A b", "a  b"]
    assert len({anchor(each) for each in ids}) == len(ids)


def test_ids_that_need_care_work_in_a_whole_file() -> None:
    root = body_of(tree.Heading("a b%/é", 2, "Judul"), line(tree.Reference("a b%/é", "Judul")))
    assert only(root, "//article//a").get("href") == f"#{only(root, '//h3').get('id')}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a", "a"), ("<b>", "&lt;b&gt;"), ('"', "&quot;"), ("'", "&#x27;"), ("&amp;", "&amp;amp;")],
)
def test_escape(text: str, expected: str) -> None:
    assert escape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\tb\nc", "a\tb\nc"), ("a\x00b", "a\ufffdb"), ("\ud83d", "\ufffd"), ("😀 é −", "😀 é −")],
)
def test_forbidden_signs(text: str, expected: str) -> None:
    assert replace_forbidden(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Draf 3", '"Draf 3"'),
        ('a"b', '"a\\22 b"'),
        ("a\\b", '"a\\5c b"'),
        ("</style>", '"\\3c \\2f style\\3e "'),
    ],
)
def test_css_string_cannot_be_left(text: str, expected: str) -> None:
    assert css_string(text) == expected
