"""How a text is written as a YAML value: the parser must read it back,
and people should like to read it.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.every_case import every_case
from tests.property.yaml_styler import NASTY_TEXTS

from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.yaml_nodes import MapNode, Scalar, compose
from capaian.dossier.rows.yaml_text import write_key, write_scalar
from capaian.dossier.rows.yaml_values import YamlLeaf

ODD = st.text(
    st.sampled_from([*"ab:#-?{}[],&*!|>'\"%@` \n\t~0.", "\u2028", "\x85", "\ufeff", "😀", "\x00"]),
    max_size=12,
)


def read_back(text: str) -> str | None:
    log = IssueLog()
    root = compose(text, "x.yaml", log)
    assert not log.has_errors(), log.finish(())
    assert isinstance(root, MapNode)
    value = root.entries[0].value
    if isinstance(value, MapNode):
        value = value.entries[0].value
    assert isinstance(value, Scalar)
    return None if value.is_null else value.text.strip()


@given(st.sampled_from(NASTY_TEXTS) | ODD, st.booleans())
@settings(max_examples=100)
def test_any_text_is_read_back(text: str, is_bare: bool) -> None:
    leaf = YamlLeaf(text.strip(), is_bare)
    if leaf.text:
        assert read_back(f"k: {write_scalar(leaf)}\n") == leaf.text
        assert read_back(f"k: {{k: {write_scalar(leaf, in_braces=True)}}}\n") == leaf.text


@given(ODD)
@settings(max_examples=50)
def test_any_key_is_read_back(key: str) -> None:
    for text in (f"{write_key(key)}: 1\n", f"{{{write_key(key)}: 1}}\n"):
        log = IssueLog()
        root = compose(text, "x.yaml", log)
        assert isinstance(root, MapNode)
        assert not log.has_errors()
        assert [entry.key.text for entry in root.entries] == [key]


@every_case(
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
    assert write_scalar(YamlLeaf(text)) == raw


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("86.10", "86.10"),
        ("-1", "-1"),
        ("2023", "2023"),
        ("true", "true"),
        ("null", '"null"'),
        ("ya", "ya"),
    ],
)
def test_figures_and_years_have_none(text: str, raw: str) -> None:
    assert write_scalar(YamlLeaf(text, is_bare=True)) == raw


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [("a", True), ("a, b", False), ("a]", False), ("a:b", False), ("a?", False)],
)
def test_braces_allow_fewer_texts_without_quotes(text: str, is_plain: bool) -> None:
    assert write_scalar(YamlLeaf(text)) == text
    assert (write_scalar(YamlLeaf(text), in_braces=True) == text) is is_plain


def test_long_texts_stay_on_one_line() -> None:
    text = "kata, " * 4000 + "akhir"
    assert write_scalar(YamlLeaf(text)) == text
    assert "\n" not in write_scalar(YamlLeaf(f"{text}: x"))
