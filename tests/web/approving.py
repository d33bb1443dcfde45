"""What tests write into a year of which forms were handed in or approved,
or an agreement was signed.
"""

from __future__ import annotations

from tests.web.filling import POST, QUARTER, YEAR, House
from tests.web.test_year_approval import fill

from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.models import Row

INDICATORS, TARGETS, POSTS = (
    "plan.yaml#indicators",
    "plan.yaml#indicators/targets",
    "office.yaml#posts",
)
COUNTS, FACTORS, NODES = "counts.csv", "factors.csv", "nodes.csv"
INPUTS, OUTPUTS = "inputs.csv", "outputs.csv"
PAPERS, LINES = "agreements.yaml#agreements", "agreements.yaml#agreements/targets"
PAPER = f"pk-{YEAR}"
PLACE = f"/kecil/{YEAR}/perencanaan"
OTHER = "kabid-capil"
WHY = "Pembagian tugas antarbidang berubah sejak Juli."
TWO = (("90", "45"), ("100", "50"))


def row(house: House, sheet: str, **cells: str) -> Row:
    return house.year.rows.get(
        sheet=sheet, **{f"cells__{name}": text for name, text in cells.items()}
    )


def indicator(house: House) -> Row:
    return row(house, INDICATORS, code="iku-ktp")


def write(house: House, stored: Row, reason: str = WHY, **cells: str) -> None:
    house.year.refresh_from_db()
    change(
        house.year, [Edit(stored.sheet, cells, stored.pk, stored.version)], Author(reason=reason)
    )


def add(house: House, sheet: str, **cells: str) -> None:
    house.year.refresh_from_db()
    named = {name.replace("__", "."): text for name, text in cells.items()}
    change(house.year, [Edit(sheet, named)], Author(reason=WHY))


def set_state(house: House, state: State, post: str = POST, quarter: str = QUARTER) -> PostForm:
    """Let a form stand somewhere, however it came there."""
    own_form = {"office_year": house.year, "post": post, "period": quarter}
    return PostForm.objects.update_or_create(**own_form, defaults={"state": state})[0]


def drafted(house: House) -> None:
    house.fill()


def works(house: House) -> None:
    """A sub-activity of the unit below a programme, with money, and its first quarter approved."""
    for kind, code, name, parent, owner in (
        ("program", "2.12.02", "Program Pendaftaran", "", POST),
        ("activity", "2.12.02.2.01", "Pelayanan", "2.12.02", ""),
        ("subactivity", "2.12.02.2.01.0001", "Perekaman", "2.12.02.2.01", ""),
    ):
        add(house, NODES, id=code, kind=kind, code=code, name=name, parent=parent, owner=owner)
    money = {"node": "2.12.02.2.01.0001", "resource": "money", "kind": "all"}
    add(house, INPUTS, period=str(YEAR), original="1000", revised="1000", **money)
    add(house, INPUTS, period=QUARTER, actual="250", **money)
    fill(house, QUARTER)


def promise(house: House, target: str = "90") -> None:
    add(house, LINES, agreements__id=PAPER, indicator="iku-ktp", target__value=target)
    sign(house)


def sign(house: House) -> None:
    house.year.refresh_from_db()
    paper = house.year.rows.get(sheet=PAPERS)
    change(
        house.year, [Edit(PAPERS, {"signed": f"{YEAR}-01-15"}, paper.pk, paper.version)], Author()
    )
