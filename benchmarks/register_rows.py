"""`python -m benchmarks.register_rows FOLDER`: a demonstration whose counters counted for a year.

20 services, 5 stages of each, 10 places, 240 days: a tally of each, 240,000 in all, the same every
time, on whatever database the environment names. They are of an office beside the demonstration;
another one of the same figures counts nothing, so that pages of both can be compared.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

from tests.audit.dice import Dice

if TYPE_CHECKING:
    from capaian.web.accounts.models import User
    from capaian.web.offices.models import Office
    from capaian.web.services.catalogue import Catalogue
    from capaian.web.services.models import Tally
    from capaian.web.years.models import OfficeYear

SEED, DAYS, STAGES, PLACES, AT_ONCE = 50, 240, 5, 10, 5_000
FEEDS = 40
"""Declared rows, as many as lines of the sheets of a real office that follow from its register."""
FULL, QUIET = "setahun-register", "tanpa-register"
"""Addresses of the office that counts, and of the one that does not."""
_NODE = "2.12.02.2.01.0004"


def main(folder: Path) -> None:
    """Make it, with every day closed and no month."""
    year, planner = begin(folder)
    from django.utils.timezone import now

    from capaian.web.services.catalogue import catalogue_of
    from capaian.web.services.models import SiteDay, Tally

    office, catalogue = year.office, catalogue_of(year)
    days = [
        day
        for number in range(365)
        if (day := date(year.year, 1, 1) + timedelta(number)).weekday() < 5
    ]
    rows = _tallies(office, planner, catalogue, days[:DAYS])
    while batch := [*islice(rows, AT_ONCE)]:
        Tally.objects.bulk_create(batch)
    done = {"closed_at": now(), "closed_by": planner, "signed_at": now(), "signed_by": planner}
    SiteDay.objects.bulk_create(
        SiteDay(office=office, site=site, day=day, **done)
        for day in days[:DAYS]
        for site in catalogue.sites
    )


def begin(folder: Path, *, has_tickets: bool = False) -> tuple[OfficeYear, User]:
    """Make a demonstration with a catalogue and feeds, and return its year with who plans it."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "capaian.web.settings",
        "CAPAIAN_DATA": str(folder),
        "CAPAIAN_MODE": "peragaan",
    }
    from capaian.web.starting import prepare

    prepare(folder, is_demonstration=True)
    from capaian.web.accounts.models import User

    planner = User.objects.get(username="perencana")
    year = _make_office(FULL)
    _make_office(QUIET)
    _write_catalogue(year, planner, has_tickets)
    return year, planner


def _make_office(slug: str) -> OfficeYear:
    """Make an office with the people and figures of the demonstration, without its registers."""
    from capaian.dossier.folder import lay_texts
    from capaian.web.demonstration.make import SLUG, make_files
    from capaian.web.offices.models import Holding, Membership, Office
    from capaian.web.years.store import take_in

    shown = Office.objects.get(slug=SLUG)
    year = shown.years.latest("year").year
    texts = {
        name: text
        for name, text in make_files(year).items()
        if not name.startswith(("registers", "feeds"))
    }
    other = Office.objects.create(slug=slug, name=f"Dinas {slug}", is_demonstration=True)
    for model in (Membership, Holding):
        for row in model.objects.filter(office=shown):
            row.pk, row.office = None, other
            row.save()
    return take_in(other, year, lay_texts(Path(slug), texts))


def _write_catalogue(year: OfficeYear, planner: User, has_tickets: bool) -> None:
    from capaian.web.planning.rulebook_defaults import SERVICES_TO_CITIZENS, begin_catalogue
    from capaian.web.services.catalogue import catalogue_of
    from capaian.web.trail.record import Author
    from capaian.web.years.change import Edit, change

    author = Author(planner, reason="Register dicoba dengan setahun penuh.")
    begin_catalogue(year, {SERVICES_TO_CITIZENS: []}, author)
    more = {"code": "legalisir", "name": "Legalisir", "unit": "lembar", "field": "events"}
    more["stages"] = "received verified processed signed delivered"
    edits = [Edit("registers/services.csv", more)]
    for weekdays, closes in (("1234", "15:00"), ("5", "13:00")):
        edits.append(
            Edit("registers/hours.csv", {"weekdays": weekdays, "opens": "08:00", "closes": closes})
        )
    if has_tickets:
        services = year.rows.filter(sheet="registers/services.csv")
        edits += [Edit(row.sheet, {"tickets": "ya"}, row.pk, row.version) for row in services]
    places = PLACES - len(catalogue_of(year).sites)
    counters = (
        {"code": f"loket-{2 + each}", "name": f"Loket {2 + each}"} for each in range(places)
    )
    edits += [Edit("registers/sites.csv", {**each, "kind": "counter"}) for each in counters]
    stages = (
        (code, stage)
        for code, each in catalogue_of(year).services.items()
        for stage in each.stages
    )
    for number, (item, stage) in enumerate(islice(stages, FEEDS)):
        cells = {
            "item": item,
            "stage": stage,
            "register": "services",
            "how": "sum",
            "span": "month",
        }
        edits.append(Edit("feeds.csv", {"node": _NODE, "name": f"Keluaran {number}", **cells}))
    change(year, edits, author)


def _tallies(office: Office, by: User, catalogue: Catalogue, days: list[date]) -> Iterator[Tally]:
    """Yield a year: each place has a holder of its own, and counters serve all kecamatan."""
    from capaian.web.services.models import Tally

    dice, areas = Dice(SEED), [str(area.code) for area in catalogue.districts]
    for day in days:
        for number, site in enumerate(catalogue.sites.values()):
            own = {
                "office": office,
                "by": by,
                "day": day,
                "site": site.code,
                "holder": number // 2 + 1,
            }
            own["post"] = ("kabid-dafduk", "kabid-capil")[number % 2]
            for service in catalogue.services.values():
                for stage in service.stages[:STAGES]:
                    yield Tally(
                        **own,
                        service=service.code,
                        stage=stage,
                        area=str(site.area or dice.one_of(areas)),
                        detail=dice.one_of(service.details) if service.details else "",
                        count=1 + dice.below(6),
                        key=uuid5(NAMESPACE_OID, f"{day} {site.code} {service.code} {stage}"),
                    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
