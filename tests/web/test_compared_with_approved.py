"""A year without the closing of the year before states no other figures than were approved here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.web.exchanging import Desk, unzipped, upload, zipped
from tests.web.filling import YEAR, House, house
from tests.web.test_closings_in_force import BEGIN, NEXT, PLACE, begin, later, seal
from tests.web.test_year_approval import fill_all

from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.edits import Edit

pytestmark = pytest.mark.django_db
HISTORY = "history.csv"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    own = house(tmp_path)
    fill_all(own)
    seal(own)
    return own


def bare(own: House, tmp_path: Path) -> dict[str, bytes]:
    """The dossier of the next year as another program would write it: with figures, without the closing."""
    year = begin(own)
    files = {**unzipped(Desk(own.browser("planner"), year).got("dossier.zip"))}
    year.delete()
    del files[PLACE]
    files["sources.yaml"] = f"sources:\n  - id: lkjip\n    title: LKjIP {YEAR}\n".encode()
    lines = files[HISTORY].decode().splitlines()
    files[HISTORY] = "\n".join([lines[0], *(_of(line, lines[0]) for line in lines[1:])]).encode() + b"\n"
    return files


def _of(line: str, heads: str) -> str:
    cells = line.split(",")
    cells[heads.split(",").index("source")] = "lkjip"
    return ",".join(cells)


def begin_with(own: House, files: Mapping[str, bytes]) -> str:
    sent = {"cara": "berkas", "file": upload("tahun.zip", zipped(files))}
    return own.browser("planner").post(BEGIN, sent).content.decode()


def test_figures_of_the_approved_year_are_those_that_were_approved(own: House, tmp_path: Path) -> None:
    files = bare(own, tmp_path)
    true = files[HISTORY].decode()
    assert f",{YEAR},90," in true
    page = begin_with(own, {**files, HISTORY: true.replace(f",{YEAR},90,", f",{YEAR},12,").encode()})
    assert f"tahun {YEAR} tertulis 12, sedangkan yang disahkan di sini 90" in page and not later(own)
    begin_with(own, files)
    assert later(own)
    year = own.year.office.years.get(year=NEXT)
    row = year.rows.filter(sheet=HISTORY, cells__period=str(YEAR)).first()
    assert row is not None
    with pytest.raises(RefusedChangeError, match="yang disahkan di sini 90"):
        change(year, [Edit(HISTORY, {"actual": "12"}, row.pk, row.version)], Author())
    change(year, [Edit(HISTORY, {"note": "Sudah disahkan."}, row.pk, row.version)], Author())
