"""Whether years are approved, voided and closed as the log tells: by whom, for whom, when and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest

from capaian.web.measurement.models import ApprovedYear
from capaian.web.trail.anchors import APPROVED
from capaian.web.trail.models import Entry
from capaian.web.trail.standing_steps import LATER, Decision, done_as, find_other, of_entry
from capaian.web.years.models import OfficeYear

_Year = tuple[int | None, str]
"""An office and the number of a year."""
VOIDED = "approval.voided"
_IS_CLOSED = {True: "ditutup", False: "terbuka"}
_IS_VOIDED = {
    True: "batal, padahal catatan tidak mengatakannya",
    False: "berlaku lagi, padahal menurut catatan dibatalkan",
}


@dataclass
class _Approval:
    """An approval with what became of it."""

    decision: Decision
    name: str | None
    """Of its file; `None` where earlier versions did not tell it."""
    voided_at: datetime | None = None
    voided_why: str = ""

    @property
    def sha256(self) -> str:
        """Of the snapshot."""
        return self.decision.what[0]


def differing_approvals() -> Iterator[str]:
    """Yield approvals of real offices that the log has otherwise, and years that are closed without one."""
    years = OfficeYear.objects.filter(office__is_demonstration=False).order_by("pk")
    kept: dict[int, list[_Approval]] = defaultdict(list)
    found = ApprovedYear.objects.filter(office_year__in=years).select_related("acted_for").order_by("pk")
    for each in found:
        own = _Approval(done_as(each, each.sha256), each.name, each.voided_at, each.voided_why)
        kept[each.office_year_id].append(own)
    told = _told()
    for year in years:
        said = told[year.office_id, str(year.year)]
        for now, then in zip_longest(kept[year.pk], said):
            if wrong := _find_wrong(now, then):
                yield f"pengesahan {(now or then).sha256[:12]} {wrong}"
        is_closed = any(each.voided_at is None for each in said)
        if year.is_closed != is_closed:
            yield f"tahun {year.year} {_IS_CLOSED[year.is_closed]}, lain daripada menurut catatan"


def _find_wrong(now: _Approval | None, then: _Approval | None) -> str:
    """Say what is wrong with an approval; empty: nothing is."""
    if now is None or then is None:
        return "bukan yang ada dalam catatan"
    if (wrong := find_other(now.decision, then.decision)) is not None or then.name not in (None, now.name):
        return "bukan yang ada dalam catatan" + (f" ({wrong})" if wrong else "")
    if (now.voided_at is None) != (then.voided_at is None):
        return _IS_VOIDED[now.voided_at is not None]
    if now.voided_at and then.voided_at and abs(now.voided_at - then.voided_at) >= LATER:
        return "dibatalkan pada waktu lain daripada menurut catatan"
    if now.voided_why != then.voided_why:
        return "batal dengan alasan lain daripada menurut catatan"
    return ""


def _told() -> dict[_Year, list[_Approval]]:
    found: dict[_Year, list[_Approval]] = defaultdict(list)
    for entry in Entry.objects.filter(action__in=(APPROVED, VOIDED)).order_by("number"):
        said = entry.after or {}
        if entry.action == APPROVED:
            own = _Approval(of_entry(entry, said["sha256"]), said.get("file"))
            found[entry.office_id, entry.subject].append(own)
            continue
        for (office, _), approvals in found.items():
            for each in approvals:
                if office == entry.office_id and each.sha256 == entry.subject and each.voided_at is None:
                    each.voided_at, each.voided_why = entry.at, said.get("why", "")
    return found
