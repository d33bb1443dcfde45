"""Reports as html on a telephone: short while folded, nothing beside the screen,
traces open at a touch.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.dossiers.large_office import write_large_office

from capaian.cli.order import Order, PaperOutput
from capaian.cli.papers import make_papers

EXAMPLES = Path(__file__).parents[2] / "examples"
MOST_SCREENS = 120


@pytest.mark.parametrize("office", ["balangan-2023", "belitung-2024", "large"])
def test_a_report_is_short_enough_to_be_read(
    chromium: Browser, tmp_path: Path, office: str
) -> None:
    is_large = office == "large"
    dossier = write_large_office(tmp_path / office) if is_large else EXAMPLES / office
    make_papers(Order(dossier, output=PaperOutput(tmp_path, "html")))
    page = chromium.new_page(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page.goto((tmp_path / "lkjip.html").as_uri())
    root = "document.documentElement"
    assert page.evaluate(f"{root}.scrollHeight") / 740 <= MOST_SCREENS
    assert page.evaluate(f"{root}.scrollWidth") <= 360
    entry = page.locator(page.locator("a.angka").first.get_attribute("href") or "")
    expect(entry).to_be_hidden()
    page.locator("a.angka").first.click()
    expect(entry).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate(f"{root}.scrollWidth") <= 360
    page.close()
