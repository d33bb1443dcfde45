"""An approved year tells how its LKjIP is made, and what it tells works as it is written."""

from __future__ import annotations

import io
import re
import shlex
import zipfile
from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import YEAR, House, house
from tests.web.test_year_approval import CLOSE, fill_all

from capaian.cli.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture(name="approved")
def approving(tmp_path: Path) -> House:
    own = house(tmp_path)
    fill_all(own)
    assert own.browser("head").post(CLOSE, own.shown(tanpa="ya")).status_code == 302
    return own


def test_the_steps_of_the_page_make_the_report(
    approved: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = approved.browser("planner")
    text = browser.get(CLOSE).text
    (address,) = (
        each.attributes["href"] for each in elements(text).all("a") if "Unduh data tahun" in each.words
    )
    package = b"".join(browser.get(str(address)))  # type: ignore[arg-type]  # a file is answered in pieces
    where = tmp_path / "di sini"
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        archive.extractall(where / f"dossier-{YEAR}")
    monkeypatch.chdir(where)
    commands = re.findall(r"<code>capaian ([^<]+)</code>", text)
    assert commands == [
        f"report dossier-{YEAR}",
        f"paper dossier-{YEAR} semua",
        f"check dossier-{YEAR} --for semua",
    ]
    assert main([*shlex.split(commands[0]), "--format", "html"]) == 0
    assert (where / "out" / f"dossier-{YEAR}" / "lkjip.html").is_file()
    assert main(shlex.split(commands[2])) == 0
    assert f"out/dossier-{YEAR}" in text


def test_nothing_is_told_of_the_report_before_the_year_is_approved(tmp_path: Path) -> None:
    assert "capaian report" not in house(tmp_path).browser("planner").get(CLOSE).text


def test_who_does_not_get_the_file_of_the_year_is_not_told_how_its_papers_are_made(approved: House) -> None:
    assert "capaian report" not in approved.browser("viewer").get(CLOSE).text
