"""Whether what stands in the database is what the log says it came to.

One rule: what decides rights or figures and is told in the log is what its last entry says, and nothing of
the kind is there that no entry knows. Offices of a demonstration are made past the log, and are left out.
"""

from __future__ import annotations

from capaian.web.trail.standing_approvals import differing_approvals
from capaian.web.trail.standing_evidence import differing_evidence
from capaian.web.trail.standing_people import differing_offices, differing_people, founded_offices
from capaian.web.trail.standing_rows import differing_rows, unknown_years
from capaian.web.trail.standing_steps import differing_steps
from capaian.web.trail.standing_writers import differing_writers
from capaian.web.trail.standing_years import differing_years


def find_difference() -> str | None:
    """Return the first thing that stands otherwise than the log's last word on it; `None` if none does."""
    for differences in (
        differing_offices(),
        differing_rows(),
        unknown_years(founded_offices()),
        differing_writers(),
        differing_steps(),
        differing_approvals(),
        differing_years(),
        differing_people(),
        differing_evidence(),
    ):
        for words in differences:
            return words
    return None
