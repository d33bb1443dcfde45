"""Texts in the XML of a workbook come back from a reader as they were."""

from __future__ import annotations

import subprocess
import sys

import pytest
from lxml import etree

from capaian.dossier.excel.xml_text import escape_text, quote_attribute

TEXTS = ["", "KK & KTP-el", "<b>tebal</b>", "kata \"dalam\" tanda 'petik'", "dua\nbaris\tdan\rlagi", "]]>"]


@pytest.mark.parametrize("text", TEXTS)
def test_a_reader_gives_back_the_value_of_an_attribute(text: str) -> None:
    assert etree.fromstring(f"<a b={quote_attribute(text)}/>").get("b") == text


@pytest.mark.parametrize("text", [each for each in TEXTS if "\r" not in each])
def test_a_reader_gives_back_a_text(text: str) -> None:
    assert (etree.fromstring(f"<a>{escape_text(text)}</a>").text or "") == text


def test_a_marked_copy_is_written_without_what_fetches_pages() -> None:
    """An import has 64 megabytes; a fetcher that nobody uses takes ten of them."""
    asks = "import sys, capaian.dossier.excel.marks.mark_book; print('urllib.request' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
