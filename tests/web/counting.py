"""An office whose counters count: two services, two sites, two holders of one post."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

from django.http import HttpResponse
from tests.web.approving import add
from tests.web.database_replay import replay
from tests.web.filling import AREAS, YEAR, House, make_house

from capaian.web.services.presses import Press

PAGE = f"/kecil/{YEAR}/pelayanan/"
SEND = f"{PAGE}turus/kirim/"
DAY = date(YEAR, 3, 4)
SITES = ("loket-1", "kec-hulu")
STAGES = {
    "ktp": "received printed delivered refused",
    "kia": "received printed",
    "nik": "received processed",
}


def counting_house(folder: Path) -> House:
    """The small office with a catalogue of its own."""
    house = make_house(folder)
    replay("counters", lambda: open_counters(house))
    house.year.refresh_from_db()
    return house


def open_counters(house: House) -> None:
    for code, stages in STAGES.items():
        details = "0-4 5-16" if code == "kia" else ""
        cells = {"name": code.upper(), "unit": "keping", "field": "residents", "stages": stages}
        add(house, "registers/services.csv", code=code, details=details, **cells)
    add(house, "registers/sites.csv", code="loket-1", name="Loket 1", kind="counter")
    add(house, "registers/sites.csv", code="kec-hulu", name="Hulu", kind="district", area=AREAS[0])


def a_press(key: UUID | None = None, **more: object) -> Press:
    """A received card at the counter."""
    usual = {"day": DAY, "site": "loket-1", "service": "ktp", "stage": "received"}
    return Press(**{"key": key or uuid4(), **usual, **more})


def as_json(press: Press) -> Mapping[str, object]:
    return {name: getattr(press, name) for name in Press.__slots__}


def send(house: House, *presses: Press, who: str = "clerk") -> HttpResponse:
    body = json.dumps({"presses": [as_json(press) for press in presses]}, default=str)
    answer: HttpResponse = house.browser(who).post(SEND, body, content_type="application/json")
    return answer


def answers_of(house: House, register: str = "services", month: int = 3) -> dict[str, str]:
    """What the page of a month asks to be ticked, with the tick."""
    page = (
        house.browser("holder").get(f"/kecil/{YEAR}/register/{register}/{month}/").content.decode()
    )
    return dict(re.findall(r'type="checkbox" name="(yakin)" value="([0-9a-f]{64})"', page))
