"""An office of two units with figures, each with a clerk, and two planners."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.web.beginnings import YEAR
from tests.web.database_replay import replay
from tests.web.filling import AREAS, POST, QUARTER, House, make_house, typed
from tests.web.twins import SINCE, person

from capaian.web.accounts.models import User
from capaian.web.offices.models import Holding, HoldingKind, Role
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import WantedYear, replace_files

COUNTS, CAPIL, NEXT = "counts.csv", "kabid-capil", f"{YEAR}-Q2"
REASON = "Angka keliru, diperbaiki dahulu oleh bidangnya."
_AKTA = """  - code: akta
    name: Cakupan akta
    numerator: {code: akta.punya, name: Punya akta, unit: orang}
    denominator: {code: akta.semua, name: Anak, unit: orang}
    formula: 100 * akta.punya / akta.semua
    unit: percent
"""
_IKU = """  - code: iku-akta
    symbol: IKU 2
    name: Cakupan akta
    objective: sasaran-2
    tier: II
    is_key: true
    unit: percent
    formula: akta
    definition:
      meaning: Anak dengan akta
    owner: kabid-capil
"""


def replace(house: House, name: str, becomes: Callable[[str, str], str]) -> None:
    """Bring the own dossier with some of its texts rewritten."""
    year = OfficeYear.objects.get(pk=house.year.pk)
    texts = {path: becomes(path, text) for path, text in know(year).made.files.items()}
    author = Author(house.people[name], "planner", "Nama disesuaikan dengan naskah yang baru.")
    replace_files(year, WantedYear(texts, year.revision, {"kind": "uji"}), author)


def write(house: House, name: str, value: str, quarter: str = QUARTER) -> None:
    year = OfficeYear.objects.get(pk=house.year.pk)
    row = year.rows.get(
        sheet=COUNTS, cells__measure="ktp.holders", cells__area=AREAS[0], cells__period=quarter
    )
    change(
        year,
        [Edit(COUNTS, {"value": value}, row.pk, row.version)],
        Author(house.people[name], "planner"),
    )


def submit(house: House, post: str = POST, quarter: str = QUARTER) -> None:
    name = "clerk" if post == POST else "clerk2"
    assert (
        house.browser(name).post(house.address(post, quarter), {"aksi": "ajukan"}).status_code
        == 302
    )


def step(house: House, name: str, taken: str, post: str = POST, quarter: str = QUARTER) -> int:
    reason = REASON if taken in ("return", "reopen") else ""
    return house.step(name, taken, reason, post, quarter).status_code


def fill(house: House, quarter: str = QUARTER) -> None:
    house.fill(("30", "40"), ("50", "60"), quarter=quarter)


def two_units(folder: Path) -> House:
    """Two posts with figures, each with a clerk, and two planners."""
    house = make_house(folder)
    replay("two units", lambda: _add_unit(house))
    house.year.refresh_from_db()
    names = {"clerk2": "petugas-dua", "planner2": "perencana-dua"}
    more = {name: User.objects.get(username=user) for name, user in names.items()}
    return House(house.year, {**house.people, **more})


def _add_unit(house: House) -> None:
    office = house.year.office
    clerk, planner = (
        person(name, office, role)
        for name, role in (("petugas-dua", Role.DATA_ENTRY), ("perencana-dua", Role.PLANNER))
    )
    Holding.objects.create(
        office=office, user=clerk, post=CAPIL, kind=HoldingKind.CLERK, since=SINCE
    )
    house = House(house.year, {**house.people, "clerk2": clerk, "planner2": planner})

    def more(path: str, text: str) -> str:
        return (
            text.replace("indicators:\n", f"{_AKTA}indicators:\n", 1) + _IKU
            if path == "plan.yaml"
            else text
        )

    replace(house, "planner2", more)
    fill(house)
    areas = ("10", "20"), ("35", "45")
    sent = {
        name.replace("ktp.holders", "akta.punya"): text for name, text in typed(*areas).items()
    }
    sent = {name.replace("ktp.eligible", "akta.semua"): text for name, text in sent.items()}
    assert (
        house.browser("clerk2").post(house.address(CAPIL), {**sent, "aksi": "simpan"}).status_code
        == 302
    )
