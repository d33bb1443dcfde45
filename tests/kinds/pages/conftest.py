"""Pages are tested as everywhere: an installation of their own, with its keys."""

from tests.web.conftest import (
    database,
    desk,
    house,
    installation,
    jobs_at_hand,
    made_keys,
    remembered_years,
    units,
)

__all__ = [
    "database",
    "desk",
    "house",
    "installation",
    "jobs_at_hand",
    "made_keys",
    "remembered_years",
    "units",
]
