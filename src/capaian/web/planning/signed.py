"""Signed agreements: what stands in one was approved by who signed it."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.web.planning.agreed import AGREEMENTS, OWNER
from capaian.web.planning.defining import PROMISED
from capaian.web.years.models import OfficeYear


def words_of_signed(title: str) -> str:
    """Return where a target of a signed agreement stands, for people."""
    return f"tercantum dalam {title}, yang sudah ditandatangani"


def signed_title(year: OfficeYear, sheet: str, cells: Mapping[str, str]) -> str:
    """Return the title of the signed agreement in which a row stands; nothing for other rows."""
    if sheet not in PROMISED:
        return ""
    own = cells.get("id" if sheet == AGREEMENTS else OWNER, "")
    found = year.rows.filter(sheet=AGREEMENTS, cells__id=own).first()
    return found.cells.get("title", own) if found is not None and found.cells.get("signed") else ""
