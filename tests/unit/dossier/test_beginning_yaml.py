"""YAML parts written anew: what is put in comes back as it was, in canonical form, with its comments."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from capaian.dossier.years.first_parts import Section, Written, write_yaml


def loaded(content: bytes) -> object:
    return YAML(typ="safe").load(content.decode())


TEXTS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1, max_size=30)


@given(st.dictionaries(st.sampled_from(["name", "meaning", "place", "text"]), TEXTS, min_size=1))
def test_any_text_comes_back(texts: dict[str, str]) -> None:
    assert loaded(write_yaml([], [Section("goals", [{**texts}])])) == {"goals": [texts]}


@pytest.mark.parametrize(
    "text", ["12", "1.50", "true", "2024-01-01", "null", "~", "- a", "a: b", "# a", "'", '"']
)
def test_a_text_that_looks_like_something_else_stays_a_text(text: str) -> None:
    assert loaded(write_yaml([], [Section("name", {"a": text})])) == {"name": {"a": text}}


@pytest.mark.parametrize(
    ("value", "line"),
    [(2024, "a: 2024"), (True, "a: true"), (False, "a: false"), (date(2024, 1, 31), "a: 2024-01-31")],
)
def test_values_of_other_kinds_stand_bare(value: Written, line: str) -> None:
    assert write_yaml([], [Section("a", value)]).decode() == f"{line}\n"


def test_what_says_nothing_is_left_out() -> None:
    assert loaded(write_yaml([], [Section("a", {"b": "", "c": "x"})])) == {"a": {"c": "x"}}


def test_comments_stand_above_their_section() -> None:
    text = write_yaml(["Kepala."], [Section("a", 1, ["Satu.", "Lagi."]), Section("b", 2)]).decode()
    assert text == "# Kepala.\n# Satu.\n# Lagi.\na: 1\nb: 2\n"
