"""Texts that follow the data: conditional parts, lists of names, endings of lists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.paper_text import write_inlines
from tests.unit.documents import cast

from capaian.documents.build import compose
from capaian.documents.narrative.fields import Control, parse_control, parse_field, words_of
from capaian.documents.narrative.markdown import end_items, fill_inlines, fill_markdown
from capaian.documents.narrative.review import fields_hash, is_outdated, review_narratives
from capaian.documents.scope.paths import Scope
from capaian.documents.tree import (
    ItemList,
    LineBreak,
    ListItem,
    Number,
    Paragraph,
    Text,
    TextStyle,
)


def filled(template: str, scope: Scope) -> str:
    return words_of(fill_inlines(template, scope))


MET, UNMET = "iku-1 where status = tercapai", "iku-2 where status = tercapai"


def test_a_problem_of_a_text_is_reported_with_its_place() -> None:
    year = cast.rich(narratives=(cast.narrative("salah", "{{ when indicators }}a"),))
    desk = cast.desk(year)
    layout = cast.layout("  - {block: text, narrative: salah}\n")
    assert compose(layout.blocks, desk) == []
    (issue,) = desk.notes.issues
    assert issue.place.file == "narrative/salah.md"
    assert "tidak berpasangan" in issue.message


def test_styles_outlive_a_condition(scope: Scope) -> None:
    inlines = fill_inlines(f"**a {{{{ when {MET} }}}}b{{{{ end }}}}** c", scope)
    styles = [i.style for i in inlines if isinstance(i, Text)]
    assert styles == [TextStyle.STRONG, TextStyle.STRONG, TextStyle.PLAIN]


def test_figures_and_breaks_stay_apart_where_words_go(scope: Scope) -> None:
    inlines = fill_inlines(f"a\n{{{{ when {MET} }}}}{{{{ iku-1.actual }}}} {{{{ end }}}}", scope)
    assert [type(i) for i in inlines] == [Text, LineBreak, Number]


def test_paragraphs_and_items_without_words_are_left_out(scope: Scope) -> None:
    none = f"{{{{ when {UNMET} }}}}x{{{{ end }}}}"
    blocks = fill_markdown(
        f"Satu.\n\n{none}\n\n- {none}\n- ada;\n\n- {none}\n\nAkhir:\n- {none}", scope
    )
    assert [type(b) for b in blocks] == [Paragraph, ItemList, Paragraph]
    assert [
        write_inlines(i.content) for b in blocks if isinstance(b, ItemList) for i in b.items
    ] == ["ada."]


# --- names


def test_figures_in_a_list_of_names_keep_their_traces(scope: Scope) -> None:
    inlines = fill_inlines("{{ names ktp.areas as ratio }}", scope)
    traces = [i.trace for i in inlines if isinstance(i, Number)]
    assert len(set(traces)) == 3
    assert None not in traces


def test_names_that_hold_commas_are_set_apart_by_semicolons() -> None:
    posts = (cast.post("a"), cast.post("b", name="JF, Substansi B"), cast.post("c"))
    office = cast.rich().office
    year = cast.rich(office=cast.replace(office, posts=posts, head=posts[0].id))
    assert filled("{{ names office.posts }}", cast.scope(year)) == "A; JF, Substansi B; dan C"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("when a.b", (Control.WHEN, "a.b")),
        ("unless a where b = c", (Control.UNLESS, "a where b = c")),
        ("otherwise", (Control.OTHERWISE, "")),
        ("end", (Control.END, "")),
        ("endings", None),
        ("whenever.x", None),
        ("iku-1.actual", None),
    ],
)
def test_words_of_a_condition(body: str, wanted: tuple[Control, str] | None) -> None:
    assert parse_control(body) == wanted


def test_the_field_that_names_is_read_apart_from_the_query() -> None:
    field = parse_field("names indicators where tier = II order gap first 1 as label | lower")
    assert (field.subject, field.named_by) == (
        "indicators where tier = II order gap first 1",
        "label",
    )
    assert field.word == "names"


# --- what texts remember, what is warned of


def test_a_condition_that_turns_makes_a_text_outdated(scope: Scope) -> None:
    text = f"{{{{ when {MET} }}}}Tercapai.{{{{ end }}}}"
    remembered = fields_hash(text, scope)
    whole = f"---\nfields: {remembered}\n---\n{text}"
    assert not is_outdated(whole, scope)
    worse = cast.scope(cast.rich(survey_elements=cast.make.elements(["70", "70", "70"])))
    assert is_outdated(whole, worse)


def test_figures_in_conditions_are_no_typed_digits() -> None:
    text = "{{ when ktp where ratio > 90.00 }}Tercapai.{{ end }}"
    year = cast.rich(narratives=(cast.narrative("a", text),))
    assert list(review_narratives(year, cast.scope(year))) == []


# --- endings of lists


def items(*texts: str) -> list[ListItem]:
    return [ListItem((Text(text),)) for text in texts]


def ends(*texts: str) -> list[str]:
    return [write_inlines(item.content) for item in end_items(items(*texts))]


@every_case(
    ("texts", "wanted"),
    [
        (("a;", "b;"), ["a;", "b."]),
        (("a;",), ["a."]),
        (("a;", "b.", "c"), ["a;", "b;", "c."]),
        (("a;", "b;;"), ["a;", "b."]),
        (("a.;", "b.;"), ["a;", "b."]),
        (("a", "b"), ["a", "b"]),
        (("a.", "b."), ["a.", "b."]),
        (("a;", "b; dan", "c."), ["a;", "b; dan", "c."]),
        (("a;", "b, atau", "c;"), ["a;", "b, atau", "c."]),
        (("a;", "berdandan", "c;"), ["a;", "berdandan;", "c."]),
    ],
)
def test_the_last_item_ends_with_a_full_stop(texts: tuple[str, ...], wanted: list[str]) -> None:
    assert ends(*texts) == wanted


def test_an_item_that_ends_with_a_figure_gets_its_mark() -> None:
    figure = ListItem((Text("nilai "), Number("2")))
    found = end_items([*items("a;"), figure])
    assert [write_inlines(item.content) for item in found] == ["a;", "nilai [2]."]


def test_figures_and_words_before_the_end_stay() -> None:
    item = ListItem((Text("naik "), Number("2"), Text(" poin;")))
    found = end_items([*items("a;"), item])
    assert write_inlines(found[-1].content) == "naik [2] poin."


@given(st.lists(st.sampled_from(["a", "b c", "d;", "e.", "f ;"]), min_size=1, max_size=6))
def test_a_list_ends_once(texts: list[str]) -> None:
    found = ends(*texts)
    if any(text.endswith(";") for text in texts):
        assert all(
            text.endswith(";") and not text.endswith((".;", ";;", " ;")) for text in found[:-1]
        )
        assert found[-1].endswith(".")
        assert not found[-1].endswith((";.", ".."))
    else:
        assert found == texts
    assert [w.rstrip(" ;.") for w in found] == [t.rstrip(" ;.") for t in texts]


@pytest.mark.parametrize(
    "query", ["office.functions", "office.units", "awards", "recommendations"]
)
def test_lists_of_a_layout_end_with_a_full_stop(query: str) -> None:
    field = {"awards": "description", "recommendations": "response"}.get(query, "name")
    layout = cast.layout(
        f'  - {{block: list, items: {query}, content: "{{{{ item.{field} }}}};"}}\n'
    )
    (part,) = compose(layout.blocks, cast.desk())
    assert isinstance(part, ItemList)
    texts = [write_inlines(item.content) for item in part.items]
    assert texts[-1].endswith(".")
    assert all(text.endswith(";") for text in texts[:-1])
