"""A small office-year for tests of the pages: what a new dossier of two districts begins with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from tests.web.database_replay import replay

from capaian.domain.identifiers import AreaCode
from capaian.domain.issue import Place
from capaian.domain.office import Area, AreaKind
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.first_year import Beginning, begin, choose
from capaian.dossier.years.regions import Region
from capaian.rulebook import load_rulebook
from capaian.web.offices.models import Office
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import take_in

YEAR = 2024
REGENCY = AreaCode("99.01")


@cache
def small_files(*codes: str) -> Mapping[str, bytes]:
    """Files that measure who has an identity card in two districts: four counts,
    none of them there yet.

    With codes of the catalogue they measure those instead.
    """
    rules = load_rulebook()
    districts = tuple(
        Area(AreaCode(f"99.01.0{number}"), name, AreaKind.DISTRICT, REGENCY, Place("areas.csv"))
        for number, name in ((1, "Hulu"), (2, "Hilir"))
    )
    region = Region(REGENCY, "Kabupaten Khayal", "Papua Khayal", districts)
    return begin(Beginning(region, YEAR, choose(rules.catalogue, codes or ["ktp"])), rules)


def lay(files: Mapping[str, bytes], folder: Path) -> Folder:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return scan_folder(folder, IssueLog())


def small(
    folder: Path,
    slug: str = "kecil",
    more: Mapping[str, bytes] | None = None,
    codes: Sequence[str] = (),
) -> OfficeYear:
    """A small dossier of an office of its own, from files below `folder`,
    with more or other ones.
    """
    files = {**small_files(*codes), **(more or {})}

    def take() -> None:
        take_in(Office.objects.create(slug=slug, name=slug), YEAR, lay(files, folder / slug))

    replay(f"small {slug} {sorted(files.items())}", take)
    return OfficeYear.objects.get(office__slug=slug, year=YEAR)
