"""`pytest -sq tests/web/save_path.py`: prints what one POST of a quarter form with
four cells runs through.

Files and calls are counted by the interpreter over `src/capaian`; processor time is that of whole
answers.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from statistics import median
from types import FrameType

import pytest
from tests.web.elements import elements
from tests.web.filling import House, make_house

import capaian

pytestmark = pytest.mark.django_db

SOURCE = str(Path(capaian.__file__).parent)
OF_CELLS, OF_FORMS = ("Kind.canonical", "Kind.read_cell"), ("forms_of", "forms_in")
CELLS = 4
TRIES = 20


@pytest.fixture(scope="session", autouse=True)
def remembered_years() -> None:
    """Nothing is remembered here as it is between other tests:
    that would hide what a save reads.
    """


def fields_of(house: House) -> dict[str, str]:
    """What a browser would send of the page as it is now."""
    page = elements(house.browser("clerk").get(house.address()).content.decode())
    fields = [each.attributes for each in page.by_id("isian") if each.tag == "input"]
    return {each["name"]: each.get("value", "") for each in fields if each.get("name")}


def filled(house: House, number: int, by_script: bool) -> dict[str, str]:
    """What is sent once somebody typed other counts into all cells;
    the script leaves out what it knows.
    """
    fields = fields_of(house)
    cells = [name for name in fields if name.startswith("sel-")]
    assert len(cells) == CELLS
    base = 5_000 if by_script else 1_000  # nothing that was read for the other one is at hand
    fields |= {name: str(base + 100 * place + number) for place, name in enumerate(cells)}
    if by_script:
        return {
            name: text
            for name, text in fields.items()
            if name.startswith(("sel-", "dulu-counts:"))
        }
    return {**fields, "aksi": "simpan"}


@pytest.mark.parametrize("by_script", [False, True], ids=["button", "script"])
def test_print_the_path_of_a_save(tmp_path: Path, by_script: bool) -> None:
    house = make_house(tmp_path)
    browser, headers = house.browser("clerk"), {"accept": "application/json"} if by_script else {}
    files, calls, times = set[str](), Counter[str](), list[float]()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(SOURCE):
            files.add(frame.f_code.co_filename)
            calls[frame.f_code.co_qualname] += 1

    def save(number: int, *, is_watched: bool = False) -> float:
        sent, begun = filled(house, number, by_script), time.process_time()
        if is_watched:
            sys.setprofile(watch)
        try:
            answer = browser.post(house.address(), sent, headers=headers)
        finally:
            sys.setprofile(None)
        assert answer.status_code == (200 if by_script else 302), answer.content
        return time.process_time() - begun

    save(0)
    times += (save(number) for number in range(1, TRIES + 1))
    save(TRIES + 1, is_watched=True)
    name, took = "script" if by_script else "button", f"{1000 * median(times):.1f} ms"
    lines = [f"\n{name}: {len(files)} files, {took}"]
    lines += [f"  {calls[name] / CELLS} calls a cell of {name}" for name in OF_CELLS]
    lines += [f"  {calls[name]} calls of {name}" for name in OF_FORMS]
    lines += [f"    {path.removeprefix(SOURCE)}" for path in sorted(files)]
    sys.stdout.write("\n".join(lines))
