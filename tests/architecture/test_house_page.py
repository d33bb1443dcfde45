"""The page for newcomers names files that are there."""

from __future__ import annotations

import re

from tests.architecture.code import ROOT


def test_every_path_on_the_page_of_the_house_exists() -> None:
    page = (ROOT / "docs/house.md").read_text(encoding="utf-8")
    rooms, _, rest = page.partition("## The way of one number")
    named = [
        f"src/capaian/{room}/{path}"
        for room, begin in re.findall(r"^\| `(\w+)` \|.*\| ([^|]*) \|$", rooms, re.MULTILINE)
        for path in re.findall(r"`([\w/]+(?:\.py|/))`", begin)
    ]
    named += [
        f"src/capaian/{path}"
        for path in re.findall(r"`((?:rules|dossier|domain|rulebook)/[\w/.]+)`", rest)
    ]
    named += re.findall(r"`((?:docs|tests)/[\w/.-]+)`", page)
    assert len(named) > 20
    assert [path for path in named if not (ROOT / path).exists()] == []
