"""The kecamatan of an office that has not listed them: official ones come along with their first figures."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.dossier.csv_writer import write_csv
from capaian.dossier.intake.areas import districts_of
from capaian.dossier.tables.office import AREAS


def with_districts(text: str | None, office: OfficeYear, rules: RuleSet, codes: Sequence[str]) -> str | None:
    """Return `areas.csv` with the official kecamatan, where the office lists none of those that are named.

    Args:
        text: The file as it is; `None`: there is none.
        office: The office.
        rules: Official areas.
        codes: Areas that figures came for.

    Returns:
        The file as it should be; `None` where nothing is to be added.
    """
    if not codes or office.districts:
        return None
    listed = {area.code for area in office.areas}
    added = [area for area in districts_of(office, rules) if area.code not in listed]
    made = write_csv(AREAS, [*office.areas, *added])
    return made if added and made != text else None
