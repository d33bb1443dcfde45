"""The pages that a docx names are those on which a program other than Word lays it out."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from capaian.cli.order import Order, PaperOutput
from capaian.cli.papers import make_papers
from capaian.documents.tree import Edition
from capaian.domain.numerals import read_roman

EXAMPLES = Path(__file__).parents[2] / "examples"
OFFICE = shutil.which("soffice") or "soffice"


def listed_pages(pdf: bytes) -> list[tuple[str, str, int]]:
    """Label and title, the page that the contents name, and the one that they lead to (from 0)."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        places = {page.objgen: place for place, page in enumerate(file.pages)}
        links = [link for page in file.pages for link in page.get("/Annots", [])]
        found = {
            str(link.Contents): places[link.Dest[0].objgen] for link in links if "/Dest" in link
        }
    parts = [(*words.rpartition("\t"), place) for words, place in found.items()]
    return [(entry, page, place) for entry, _, page, place in parts if entry and page]


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("example", ["balangan-2023", "belitung-2024"])
def test_libreoffice_turns_pages_where_the_docx_says(
    tmp_path: Path, example: str, edition: Edition
) -> None:
    make_papers(Order(EXAMPLES / example, output=PaperOutput(tmp_path, "docx", edition=edition)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        OFFICE,
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / f"lkjip{edition.ending}.docx",
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=300)
    listed = listed_pages((tmp_path / f"lkjip{edition.ending}.pdf").read_bytes())
    first = min(place for _, page, place in listed if page.isdigit())
    off = [
        place - first + 1 - int(page)
        if page.isdigit()
        else place + 1 - (read_roman(page.upper()) or 0)
        for _, page, place in listed
    ]
    assert len(off) > 60 and max(map(abs, off)) <= 2, off
    assert off.count(0) >= 0.9 * len(off), off
