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
from capaian.documents.narrative.markdown import UnpairedError, end_items, fill_inlines, fill_markdown
from capaian.documents.narrative.review import fields_hash, is_outdated, review_narratives
from capaian.documents.scope.paths import Scope, UnknownNameError
from capaian.documents.tree import ItemList, LineBreak, ListItem, Number, Paragraph, Text, TextStyle


@pytest.fixture(scope="module")
def scope() -> Scope:
    return cast.scope()


def filled(template: str, scope: Scope) -> str:
    return words_of(fill_inlines(template, scope))


MET, UNMET = "iku-1 where status = tercapai", "iku-2 where status = tercapai"

TEXTS = [
    (f"{{{{ when {MET} }}}}ya{{{{ end }}}}", "ya"),
    (f"{{{{ when {UNMET} }}}}ya{{{{ end }}}}", ""),
    (f"{{{{ unless {UNMET} }}}}ya{{{{ end }}}}", "ya"),
    (f"{{{{ unless {MET} }}}}ya{{{{ end }}}}", ""),
    (f"{{{{ when {MET} }}}}a{{{{ otherwise }}}}b{{{{ end }}}}", "a"),
    (f"{{{{ when {UNMET} }}}}a{{{{ otherwise }}}}b{{{{ end }}}}", "b"),
    (f"{{{{ unless {MET} }}}}a{{{{ otherwise }}}}b{{{{ end }}}}", "b"),
    (f"Satu. {{{{ when {UNMET} }}}}Dua.{{{{ end }}}} Tiga.", "Satu. Tiga."),
    (f"Satu. {{{{ when {MET} }}}}Dua.{{{{ end }}}} Tiga.", "Satu. Dua. Tiga."),
    (f"{{{{ when {UNMET} }}}}Satu.{{{{ end }}}} Dua.", "Dua."),
    (f"Satu. {{{{ when {UNMET} }}}}Dua.{{{{ end }}}}", "Satu."),
    (f"naik{{{{ unless {UNMET} }}}} 2 poin{{{{ end }}}}.", "naik 2 poin."),
    (f"{{{{ when {MET} }}}}a{{{{ when {UNMET} }}}}b{{{{ end }}}}c{{{{ end }}}}", "ac"),
    (f"{{{{ when {UNMET} }}}}a{{{{ when {MET} }}}}b{{{{ end }}}}c{{{{ otherwise }}}}d{{{{ end }}}}", "d"),
    (f"{{{{ when {MET} }}}}{{{{ when {UNMET} }}}}a{{{{ otherwise }}}}b{{{{ end }}}}{{{{ end }}}}", "b"),
    (f"{{{{ when {MET} }}}}{{{{ iku-1.actual }}}}{{{{ end }}}}", "85,00"),
]


@every_case(("template", "wanted"), TEXTS)
def test_what_a_conditional_text_says(template: str, wanted: str, scope: Scope) -> None:
    assert filled(template, scope) == wanted


@pytest.mark.parametrize(
    ("template", "word"),
    [
        ("{{ when indicators }}a", "when indicators"),
        ("{{ unless indicators }}a{{ otherwise }}b", "unless indicators"),
        ("a{{ end }}", "end"),
        ("a{{ otherwise }}b", "otherwise"),
        ("{{ when indicators }}a{{ end }}b{{ end }}", "end"),
        ("{{ when indicators }}a{{ otherwise }}b{{ otherwise }}c{{ end }}", "otherwise"),
    ],
)
def test_a_condition_without_its_counterpart_is_refused(template: str, word: str, scope: Scope) -> None:
    with pytest.raises(UnpairedError) as refused:
        fill_inlines(template, scope)
    assert refused.value.name == word
    assert refused.value.message == f"Syarat dalam teks tidak berpasangan: {{{{ {word} }}}}."
    assert "{{ end }}" in refused.value.remedy


@pytest.mark.parametrize(
    "template",
    [
        f"{{{{ when {UNMET} }}}}{{{{ iku-9.actual }}}}{{{{ end }}}}",
        f"{{{{ when {MET} }}}}a{{{{ otherwise }}}}{{{{ iku-9.actual }}}}{{{{ end }}}}",
        "{{ when iku-9 }}a{{ end }}",
        "{{ unless indicators where nama = x }}a{{ end }}",
    ],
)
def test_a_misspelt_name_is_found_in_the_branch_that_is_not_printed(template: str, scope: Scope) -> None:
    with pytest.raises(UnknownNameError):
        fill_inlines(template, scope)


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
    blocks = fill_markdown(f"Satu.\n\n{none}\n\n- {none}\n- ada;\n\n- {none}\n\nAkhir:\n- {none}", scope)
    assert [type(b) for b in blocks] == [Paragraph, ItemList, Paragraph]
    assert [write_inlines(i.content) for b in blocks if isinstance(b, ItemList) for i in b.items] == ["ada."]


# --- names ----------------------------------------------------------------------------------------------

NAMES = [
    ("{{ names districts }}", "Hulu, Tengah, dan Hilir"),
    ("{{ names akta.areas where ratio > 0 }}", "Tengah dan Hilir"),
    ("{{ names akta.areas order ratio first 1 }}", "Hilir"),
    ("{{ names indicators where tier = V }}", "tidak ada"),
    ("{{ names indicators where is_key = ya as label }}", "IKU 1 dan IKU 2"),
    ("{{ names indicators where is_key = ya | lower }}", "indikator iku-1 dan indikator iku-2"),
    ("{{ names akta.areas order ratio first 1 as ratio }}", "60,00"),
    ("{{ names akta.areas order ratio first 1 as remainder | unit }}", "2\N{NO-BREAK SPACE}orang"),
    ("{{ names indicators where is_key = ya as gap | signed }}", "0,00 dan −15,00"),
    ("{{ names peers.akta.rows }}", "t.t."),
    ("({{ terms indicators where is_key = ya as gap }}) ÷ 2", "(0,00 + −15,00) ÷ 2"),
    ("{{ terms ktp.areas }}", "Hulu + Tengah + Hilir"),
    ("{{ terms ktp.areas where name = Hulu }}", "Hulu"),
    ("{{ terms ktp.areas where name = Tidak Ada }}", "tidak ada"),
]


@every_case(("template", "wanted"), NAMES)
def test_names_as_a_sentence_lists_them(template: str, wanted: str, scope: Scope) -> None:
    assert filled(template, scope) == wanted


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
    assert (field.subject, field.named_by) == ("indicators where tier = II order gap first 1", "label")
    assert field.word == "names"


# --- what texts remember, what is warned of ---------------------------------------------------------------


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


# --- endings of lists -------------------------------------------------------------------------------------


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
        assert all(text.endswith(";") and not text.endswith((".;", ";;", " ;")) for text in found[:-1])
        assert found[-1].endswith(".")
        assert not found[-1].endswith((";.", ".."))
    else:
        assert found == texts
    assert [w.rstrip(" ;.") for w in found] == [t.rstrip(" ;.") for t in texts]


@pytest.mark.parametrize("query", ["office.functions", "office.units", "awards", "recommendations"])
def test_lists_of_a_layout_end_with_a_full_stop(query: str) -> None:
    field = {"awards": "description", "recommendations": "response"}.get(query, "name")
    layout = cast.layout(f'  - {{block: list, items: {query}, content: "{{{{ item.{field} }}}};"}}\n')
    (part,) = compose(layout.blocks, cast.desk())
    assert isinstance(part, ItemList)
    texts = [write_inlines(item.content) for item in part.items]
    assert texts[-1].endswith(".")
    assert all(text.endswith(";") for text in texts[:-1])
