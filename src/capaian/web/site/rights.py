"""The one table of rights: every address by its name, every method, and who may call it.

An address without a row in `rights.csv` cannot be called: of those of allauth the ones by which visitors make
and mend accounts, which the administrator does. A test walks all addresses and fails for one of ours that is
missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from capaian.dossier.declared_rows import rows_beside
from capaian.web.offices.models import Role


class Visitor(Enum):
    """Who may call an address whatever the office."""

    ANYBODY = auto()
    """Without signing in."""
    SIGNED_IN = auto()
    """Signed in: pages about oneself."""


Who = frozenset[Role | Visitor]
Methods = Mapping[str, Who]

PLANNING: Final[Who] = frozenset({Role.PLANNER, Role.ADMINISTRATOR})
_GROUPS: Final[Mapping[str, Who]] = {
    **{role.value: frozenset({role}) for role in Role},
    "anybody": frozenset({Visitor.ANYBODY}),
    "signed_in": frozenset({Visitor.SIGNED_IN}),
    "all": frozenset(Role),
    # The office and who inspects it: evidence is seen by nobody else.
    "office": frozenset(Role) - {Role.VIEWER},
    "planning": PLANNING,
    "entry": frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    "deciding": frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    # Who counts at a site, and closes its days; who receives complaints.
    "counting": frozenset({Role.PLANNER, Role.DATA_ENTRY, Role.UNIT_HEAD}),
    # Who signs a day of the counters: heads of sections have the role of a head of a unit.
    "signing": frozenset({Role.UNIT_HEAD, Role.OFFICE_HEAD}),
    "log": frozenset({Role.ADMINISTRATOR, Role.OFFICE_HEAD, Role.INSPECTOR}),
    # Who lets reports be audited; each sees their own alone.
    "auditing": frozenset({Role.PLANNER, Role.UNIT_HEAD, Role.OFFICE_HEAD, Role.INSPECTOR}),
}
"""Words of the table: a role, or several."""
DECISIONS: Final = frozenset(
    {"form_remark", "verification", "verification_form", "year_close", "paper_version"}
)
"""Addresses at which a substitute acts by what the other one may; nothing else is lent."""


def _read_who(words: str) -> Who:
    return frozenset().union(*(_GROUPS[word] for word in words.split()))


RIGHTS: Final[Mapping[str, Methods]] = {
    row["address"]: {method: _read_who(row[method]) for method in ("GET", "POST") if row[method]}
    for row in rows_beside(__file__, "rights.csv")
}
"""By address and method; a word that there is not stops the start."""
