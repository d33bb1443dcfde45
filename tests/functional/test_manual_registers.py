"""The manual of the registers speaks as their pages do, and its table can be pasted."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from capaian.rulebook.load import load_reference
from capaian.rules.registers.working_time import WorkCalendar
from capaian.web.services.catalogue import Catalogue
from capaian.web.services.forms import read_rows

ROOT = Path(__file__).resolve().parents[2]
MANUAL = (ROOT / "docs/manual/pelayanan.md").read_text(encoding="utf-8")
APPS = ("services", "feed", "complaints", "site", "planning")


def test_what_it_tells_to_press_is_on_a_page() -> None:
    files = [path for app in APPS for path in (ROOT / "src/capaian/web" / app).rglob("*.*")]
    pages = "\n".join(path.read_text("utf-8") for path in files if path.suffix in {".html", ".py"}).lower()
    named = [part for bold in re.findall(r"\*\*(.+?)\*\*", MANUAL, re.DOTALL) for part in bold.split(" > ")]
    words = {" ".join(part.split()).removesuffix(" ... baris").lower() for part in named}
    assert len(words) > 20
    assert [each for each in sorted(words) if each not in pages] == []


def test_its_table_is_what_excel_pastes() -> None:
    table = [line.strip("|").split("|") for line in MANUAL.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line] for line in table if "---" not in line]
    services = {each.code: each for each in load_reference().services}
    area = SimpleNamespace(code="99.01.01", name="Muara Sari")
    catalogue = Catalogue(services, {}, (area,), {}, {}, WorkCalendar((), frozenset()))  # type: ignore[arg-type]  # all that is read of them
    found = read_rows("\n".join(map("\t".join, rows)), "loket-1", "", uuid4(), catalogue, {})
    assert found.is_ready, (found.problems, found.unknown)
    assert [(each.service, each.detail, each.count) for each in found.presses] == [
        ("kk", "", 12),
        ("kia", "0-4", 3),
    ]
