"""Each figure leads to its explanation; the annex nests its steps; nothing leads nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.writers.html_papers import EXPLAINED, T1, T2, body_of, line
from tests.unit.writers.html_reader import (
    every,
    nesting_breaches,
    only,
    parse,
    text_of,
    values,
    with_class,
)
from tests.unit.writers.sample import sample_document

from capaian.documents.tree import Explanation, Number, TraceEntry, TraceList, TraceStep
from capaian.domain.identifiers import TraceId
from capaian.writers.html import write_html
from capaian.writers.html.markup import Context
from capaian.writers.html.page import render_trace_list


def step(depth: int, name: str = "langkah", trace: TraceId = T1, **more: str) -> TraceStep:
    return TraceStep(
        trace, depth, name, value=more.get("value", "1"), source=more.get("source", "")
    )


# --- explanations --------------------------------------------------------------------------


def test_figure_leads_to_its_explanation() -> None:
    root = body_of(line(Number("75,00", T1)))
    href = only(root, "//article//a").get("href") or ""
    entry = only(root, f"//*[@id='{href[1:]}']")
    assert text_of(only(entry, "./dt")) == "Cakupan 75,00"


@pytest.mark.parametrize(
    ("kind", "words"),
    [("f", "100 × a ÷ b"), ("k", "100 × 3 ÷ 4 = 75"), ("p", "dua angka"), ("i", "Pembilang")],
)
def test_explanation_says_how(kind: str, words: str) -> None:
    assert text_of(only(body_of(line("x")), f"//*[@id='jejak-t1']/dd[@class='{kind}']")) == words


def test_inputs_are_links_to_their_explanations() -> None:
    links = every(body_of(line("x")), "//*[@id='jejak-t1']//a")
    assert [(link.get("href"), text_of(link)) for link in links] == [("#jejak-t2", "Pembilang")]


def test_unknown_input_is_named_but_no_link() -> None:
    lonely = {T1: Explanation("a", "", "", "1", (TraceId("t9"),), "")}
    entry = only(body_of(line("x"), explanations=lonely), "//*[@id='jejak-t1']")
    assert not every(entry, ".//a")
    assert text_of(only(entry, "./dd")) == "t9"


def test_explanations_keep_the_order_of_the_tree() -> None:
    turned = {T2: EXPLAINED[T2], T1: EXPLAINED[T1]}
    ids = values(body_of(line("x"), explanations=turned), "//details//dl/div/@id")
    assert ids == ["jejak-t2", "jejak-t1"]


def test_every_figure_of_the_sample_with_a_trace_is_a_link_to_it() -> None:
    root = parse(write_html(sample_document()))
    links = every(root, f"//article//a[{with_class('angka')}]")
    assert len(links) > 200
    explained = set(values(root, f"//details[{with_class('explanations')}]/dl/div/@id"))
    assert {(link.get("href") or "#")[1:] for link in links} <= explained
    assert len(explained) == len(sample_document().explanations)


def test_panel_waits_hidden_with_name_close_and_copy() -> None:
    panel = only(body_of(line("x")), "//aside[@id='panel']")
    assert panel.get("hidden") is not None
    assert text_of(only(panel, f".//*[@id='{panel.get('aria-labelledby')}']")) == "Jejak angka"
    assert [text_of(button) for button in every(panel, ".//button")] == ["Tutup", "Salin tautan"]
    assert {button.get("type") for button in every(panel, ".//button")} == {"button"}
    only(panel, ".//*[@role='status']")


# --- the annex -----------------------------------------------------------------------------


def test_entry_has_label_title_and_nested_steps() -> None:
    steps = (step(0, "Rata-rata"), step(1, "Q1"), step(2, "a"), step(1, "Q2"))
    root = body_of(TraceList((TraceEntry("jejak-3-1", "Jejak 3-1", "IKU 2", steps),)))
    entry = only(root, "//div[@id='jejak-3-1']")
    assert text_of(only(entry, "./p")) == "Jejak 3-1 IKU 2"
    assert [text_of(each) for each in every(entry, "./ul/li/div//span")] == ["Rata-rata"]
    assert [text_of(each[0][0]) for each in every(entry, "./ul/li/ul/li")] == ["Q1", "Q2"]
    assert len(every(entry, ".//ul")) == 3, "steps side by side share one list"
    assert [text_of(each[0][0]) for each in every(entry, "./ul/li/ul/li/ul/li")] == ["a"]


def test_step_says_everything_in_order() -> None:
    whole = TraceStep(
        T1, 0, "Cakupan", "100 × a ÷ b", "100 × 3 ÷ 4", "75,00", "counts.csv baris 2", repeats=True
    )
    item = only(
        body_of(TraceList((TraceEntry("j", "Jejak 1", "x", (whole,)),))), "//div[@id='j']/ul/li"
    )
    assert [text_of(each) for each in item] == [
        "Cakupan 75,00",
        "100 × a ÷ b",
        "100 × 3 ÷ 4",
        "counts.csv baris 2",
        "sudah diuraikan di atas",
    ]


@pytest.mark.parametrize(("trace", "count"), [(T1, 1), (TraceId("hilang"), 0)])
def test_value_of_a_step_leads_on_if_it_is_explained(trace: TraceId, count: int) -> None:
    root = body_of(TraceList((TraceEntry("j", "Jejak 1", "x", (step(0, trace=trace),)),)))
    assert values(root, "//div[@id='j']//a/@href") == [f"#jejak-{trace}"] * count


@given(st.lists(st.integers(0, 5), max_size=30))
def test_any_sequence_of_depths_nests_validly_and_keeps_every_step(depths: list[int]) -> None:
    steps = tuple(step(depth, f"n{place}") for place, depth in enumerate(depths))
    html = render_trace_list(TraceList((TraceEntry("j", "Jejak", "x", steps),)), Context({}, {}))
    assert nesting_breaches(html) == []
    assert [html.index(f">n{place}<") for place in range(len(depths))] == sorted(
        html.index(f">n{place}<") for place in range(len(depths))
    )
