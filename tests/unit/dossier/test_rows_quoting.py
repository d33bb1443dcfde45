"""How a text is written as a YAML value: the parser must read it back, and people should like to read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.property.yaml_styler import NASTY_TEXTS

from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.quoting import Setting, is_plain, write_key, write_scalar
from capaian.dossier.rows.source_tree import Scalar, parse
from capaian.dossier.rows.values import Leaf
from capaian.dossier.yaml_nodes import MapNode, compose
from capaian.dossier.yaml_nodes import Scalar as Read

BLOCK, FLOW = Setting(is_flow=False), Setting(is_flow=True)
OLDS = ["old", "12", "'old'", '"old"', "|\n    old", "|-2\n      old", ">\n  old", "|+\n  old\n  new"]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)
ODD = st.text(
    st.sampled_from([*"ab:#-?{}[],&*!|>'\"%@` \n\t~0.", "\u2028", "\x85", "\ufeff", "😀", "\x00"]),
    max_size=12,
)


def written(leaf: Leaf, setting: Setting, old: str = "") -> str:
    root = parse(f"k: {old}\n").root if old else None
    value = root.slots[0].value if root is not None and not isinstance(root, Scalar) else None
    return write_scalar(leaf, setting, value if isinstance(value, Scalar) else None).raw


def read_back(text: str) -> str | None:
    log = IssueLog()
    root = compose(text, "x.yaml", log)
    assert not log.has_errors(), log.finish(())
    assert isinstance(root, MapNode)
    value = root.entries[0].value
    if isinstance(value, MapNode):
        value = value.entries[0].value
    assert isinstance(value, Read)
    return None if value.is_null else value.text.strip()


@pytest.mark.parametrize("text", NASTY_TEXTS)
@pytest.mark.parametrize("old", ["", *OLDS])
def test_nasty_texts_are_read_back_in_any_style(text: str, old: str) -> None:
    for is_bare in (False, True):
        leaf = Leaf(text.strip(), is_bare=is_bare)
        assert read_back(f"k: {written(leaf, BLOCK, old)}\n") == leaf.text
        assert read_back(f"k: {{k: {written(leaf, FLOW, old)}}}\n") == leaf.text


@given(TEXTS | ODD, st.sampled_from(["", *OLDS]), st.booleans())
def test_any_text_is_read_back_in_any_style(text: str, old: str, is_bare: bool) -> None:
    leaf = Leaf(text.strip(), is_bare)
    if not leaf.text:
        return
    assert read_back(f"k: {written(leaf, BLOCK, old)}\n") == leaf.text
    assert read_back(f"k: {{k: {written(leaf, FLOW, old)}}}\n") == leaf.text


@given(TEXTS | ODD)
def test_any_key_is_read_back(key: str) -> None:
    for text in (f"{write_key(key)}: 1\n", f"{{{write_key(key)}: 1}}\n"):
        log = IssueLog()
        root = compose(text, "x.yaml", log)
        assert isinstance(root, MapNode)
        assert not log.has_errors()
        assert [entry.key.text for entry in root.entries] == [key]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Kepala Dinas", "Kepala Dinas"),
        ("Jalan A. Yani Km 5,5", "Jalan A. Yani Km 5,5"),
        ("(2T-R)/T", "(2T-R)/T"),
        ("100 * ktp.holders", "100 * ktp.holders"),
        ("http://a.b", "http://a.b"),
        ("63.10", '"63.10"'),
        ("1", '"1"'),
        ("12:30", '"12:30"'),
        ("2023-07", '"2023-07"'),
        ("true", '"true"'),
        ("no", '"no"'),
        ("null", '"null"'),
        ("a: b", '"a: b"'),
        ("Loket #1", '"Loket #1"'),
        ("- a", '"- a"'),
        ("1. Satu", "1. Satu"),
        ("satu\ndua", "|\n  satu\n  dua"),
    ],
)
def test_texts_have_quotes_only_where_something_else_could_be_read(text: str, raw: str) -> None:
    assert written(Leaf(text), BLOCK) == raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [("86.10", "86.10"), ("-1", "-1"), ("2023", "2023"), ("true", "true"), ("null", '"null"'), ("ya", "ya")],
)
def test_figures_and_years_have_none(text: str, raw: str) -> None:
    assert written(Leaf(text, is_bare=True), BLOCK) == raw


def test_a_text_that_looked_like_a_figure_without_quotes_may_look_like_another() -> None:
    assert written(Leaf("13"), BLOCK, "12") == "13"
    assert written(Leaf("13"), BLOCK, "old") == '"13"'


@pytest.mark.parametrize(
    ("old", "raw"),
    [
        ("old", '"a: b"'),
        ("'old'", "'a: b'"),
        ('"old"', '"a: b"'),
        ("|\n    old", "|\n    a: b"),
        ("|-2\n      old", "|-\n      a: b"),
        (">  # c\n  old", ">  # c\n  a: b"),
    ],
)
def test_the_style_of_the_text_before_is_kept(old: str, raw: str) -> None:
    assert written(Leaf("a: b"), BLOCK, old) == raw


def test_a_folded_block_of_several_lines_keeps_its_lines() -> None:
    assert written(Leaf("a\nb"), BLOCK, ">-\n  old") == "|-\n  a\n  b"


@pytest.mark.parametrize(
    ("text", "is_in_braces"), [("a", True), ("a, b", False), ("a]", False), ("a:b", False), ("a?", False)]
)
def test_braces_allow_fewer_texts_without_quotes(text: str, is_in_braces: bool) -> None:
    assert is_plain(text, is_flow=False)
    assert is_plain(text, is_flow=True) is is_in_braces


def test_long_texts_stay_on_one_line() -> None:
    text = "kata, " * 4000 + "akhir"
    assert written(Leaf(text), BLOCK) == text
    assert "\n" not in written(Leaf(f"{text}: x"), BLOCK)
