"""`capaian report` for an office with a layout of its own: every table of its print, in three formats."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from tests.functional.cli_cast import ROOT, finish, start
from tests.unit.documents.test_belitung import PRINTED

BELITUNG = ROOT / "examples" / "belitung-2024"


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out") / "belitung"
    done = finish(start("report", BELITUNG, "--out", folder))
    assert done.code == 0, done.says
    return folder


def docx_text(folder: Path) -> str:
    xml = zipfile.ZipFile(folder / "lkjip.docx").read("word/document.xml").decode("utf-8")
    kept = re.sub(r"<w:instrText[^>]*>.*?</w:instrText>", "", xml)
    return unescape(re.sub(r"<[^>]+>", "", kept.replace("<w:tab/>", " ")))


def pdf_text(folder: Path) -> str:
    paper = pypdfium2.PdfDocument(folder / "lkjip.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in paper)
    paper.close()
    return text


def html_text(folder: Path) -> str:
    page = (folder / "lkjip.html").read_text(encoding="utf-8")
    body = re.sub(r"<(style|script)\b.*?</\1>", "", page, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", body))


READERS: Mapping[str, Callable[[Path], str]] = {"docx": docx_text, "pdf": pdf_text, "html": html_text}


@pytest.fixture(scope="module", params=READERS)
def text(request: pytest.FixtureRequest, reported: Path) -> str:
    """All words of one format, with single spaces."""
    return " ".join(READERS[request.param](reported).split())


@pytest.mark.parametrize(("label", "words"), PRINTED)
def test_every_format_holds_every_table_of_the_print(text: str, label: str, words: str) -> None:
    assert re.search(rf"{re.escape(label)}(?![.\d])", text)
    assert words in text.replace("- ", "-")


@pytest.mark.parametrize(
    "words", ["77,18", "110,91", "6.272.323.501", "3 (Tiga) mitra", "Pelangi Waterpark", "Lampiran V"]
)
def test_every_format_holds_what_the_print_says(text: str, words: str) -> None:
    assert words in text


def test_no_person_is_named(text: str) -> None:
    assert not re.search(r"\bNIP\b|\b\d{8} ?\d{6} ?\d ?\d{3}\b", text)
