"""Braces that do not match, and texts made to be slow."""

from __future__ import annotations

import pytest

from capaian.documents.narrative.fields import FIELD
from capaian.documents.narrative.markdown import _TOKEN, UnpairedError, _Run


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{{ iku-1.actual dan seterusnya", id="opened and not closed"),
        pytest.param("nilai iku-1.actual }} dan", id="closed and not opened"),
        pytest.param("{{ a {{ b", id="opened twice"),
        pytest.param("{{" * 1000, id="many times"),
    ],
)
def test_braces_that_do_not_match_are_refused(text: str) -> None:
    run = _Run(None)
    with pytest.raises(UnpairedError) as problem:
        run.words(text)
    assert "tidak berpasangan" in problem.value.message
    assert len(problem.value.message) < 120, "a message repeats only the first words"


def test_single_braces_are_words() -> None:
    run = _Run(None)
    run.words("himpunan {1, 2}")
    assert run.inlines


@pytest.mark.parametrize(
    "text",
    ["[" * 200_000, "{{" * 100_000, "{{" + " " * 200_000, "{{ " * 70_000, "[" + "a" * 200_000],
)
def test_hostile_texts_hold_no_token(text: str) -> None:
    """Quadratic patterns would take minutes here."""
    assert [match for match in _TOKEN.finditer(text)] == []


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("{{ iku-2.actual }}", "iku-2.actual"),
        ("{{iku-2.actual}}", "iku-2.actual"),
        ("{{  iku-2.actual | signed  }}", "iku-2.actual | signed"),
        ("{{ a\n b }}", "a\n b"),
    ],
)
def test_a_field_is_what_appears_between_the_braces(text: str, body: str) -> None:
    match = FIELD.fullmatch(text)
    assert match is not None
    assert match["body"] == body
