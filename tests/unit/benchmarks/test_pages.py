"""What the people of the benchmark send is what the page of a form sends."""

from __future__ import annotations

import json

import pytest
from benchmarks.pages import FilledForm, form_in

HIDDEN = '<input type="hidden" name="csrfmiddlewaretoken" value="rahasia">'


def cell(name: str, shown: str, stored: str | None = None) -> str:
    """A cell of the grid as the template writes it."""
    over = shown if stored is None else stored
    typed = f'<input id="{name}" name="sel-{name}" value="{shown}" data-dulu="{over}" inputmode="numeric">'
    return f'{typed}<input type="hidden" name="dulu-{name}" value="{over}">'


ONE, TWO, NOTE = (
    "counts:ktp.have:99.01.01:2025-Q4:value",
    "counts:ktp.need:99.01.01:2025-Q4:value",
    "outputs:x",
)
PAGE = HIDDEN + cell(ONE, "1.234") + cell(TWO, "") + cell(NOTE, "Catatan")


def opened(page: str = PAGE) -> FilledForm:
    form = form_in(page)
    assert form is not None
    return form


@pytest.mark.parametrize(
    "page",
    ["", HIDDEN, cell(ONE, "1"), HIDDEN + cell(NOTE, "Catatan"), f'{HIDDEN}<span id="{ONE}">1.234</span>'],
)
def test_a_page_without_a_count_to_type_into_has_no_form(page: str) -> None:
    assert form_in(page) is None


@pytest.mark.parametrize(("number", "name", "old", "new"), [(0, ONE, "1.234", "1235"), (3, TWO, "", "1")])
def test_one_count_is_sent_with_what_was_read_there(number: int, name: str, old: str, new: str) -> None:
    assert opened().type(number) == {
        f"sel-{name}": new,
        f"dulu-{name}": old,
        "aksi": "simpan",
        "csrfmiddlewaretoken": "rahasia",
    }


def test_the_whole_form_sends_every_cell() -> None:
    form = opened()
    form.type(0)
    sent = form.whole()
    assert {name for name in sent if name.startswith("sel-")} == {f"sel-{name}" for name in (ONE, TWO, NOTE)}
    assert (sent[f"sel-{ONE}"], sent[f"dulu-{ONE}"], sent[f"sel-{NOTE}"]) == ("1235", "1.234", "Catatan")
    assert sent["csrfmiddlewaretoken"] == "rahasia"


@pytest.mark.parametrize("word", ["tersimpan", "bentrok"])
def test_what_the_server_says_is_what_is_sent_back_as_read(word: str) -> None:
    form = opened()
    form.type(0)
    form.take(json.dumps({word: {ONE: "1.300"}}))
    assert form.type(0) == {
        f"sel-{ONE}": "1301",
        f"dulu-{ONE}": "1.300",
        "aksi": "simpan",
        "csrfmiddlewaretoken": "rahasia",
    }
