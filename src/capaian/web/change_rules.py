"""The rules that a change of a year and the page of a form keep,
each in the order in which it is asked.

Apps below know the kinds of rules (`years.change`, `measurement.gate`) and never who has them:
those are named here and nowhere else, and the one rule that rests on all registers.
`settings.CHANGE_RULES` and `FORM_RULES` lead to the tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.dossier.surveys.results import SURVEY_SHEETS
from capaian.dossier.tables.parts import SERVICES, SITES
from capaian.web.evidence.views import draw_section
from capaian.web.evidence.year_evidence import (
    find_lacking,
    find_proofs,
    hold_files,
    note_without_any,
)
from capaian.web.feed.month_closing import keep_register_figures, take_in_months
from capaian.web.measurement.entry.views import draw_given, draw_others
from capaian.web.measurement.figures import note_writers
from capaian.web.measurement.gate import FormRules, find_unexplained
from capaian.web.measurement.reopening import keep_computable, reopen_changed
from capaian.web.measurement.year_approvals import refuse_unfit_closings
from capaian.web.stored_kinds import REGISTER_KINDS
from capaian.web.surveys.register import keep_survey_figures
from capaian.web.trail.record import Author
from capaian.web.years.change import ChangeRules, Edit, RefusedChangeError
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear


def keep_counted_codes(
    year: OfficeYear, edits: Sequence[Edit], _: Author, before: YearState, after: YearState
) -> None:
    """Refuse to remove or rename a site or service at which a register of
    the year has anything.
    """
    kinds = [entry for kind in REGISTER_KINDS.values() for entry in kind.entries]
    for part, column, remedy in (
        (SITES, "site", ""),
        (SERVICES, "service", " Bila layanan berhenti, isi Berlaku sampai."),
    ):
        if any(edit.sheet == part.file for edit in edits):
            entries = [kind.of_year(year) for kind in kinds if column in kind.codes]
            old, new = (
                {e.cells.get("code") for e in each.rows.get(part.file, ())}
                for each in (before, after)
            )
            gone = {f"{column}__in": old - new}
            used = (
                rows.filter(**gone).order_by().values_list(column, flat=True) for rows in entries
            )
            if found := sorted({code for codes in used for code in codes.distinct()}):
                raise RefusedChangeError(
                    f"{part.title} {', '.join(found)} sudah dipakai register tahun "
                    f"{year.year}: kodenya "
                    f"tidak dapat dihapus atau diganti. Nama dan kolom lain boleh diubah.{remedy}"
                )


CHANGE_RULES: Final = ChangeRules(
    checks=(
        # where and what was counted in the year keeps its code
        (keep_counted_codes, (SITES.file, SERVICES.file)),
        (keep_register_figures, ()),  # what a register filled is changed by its month alone
        # what a closed survey filled is changed by opening it again
        (keep_survey_figures, SURVEY_SHEETS),
        (keep_computable, ()),  # then: without results the others have nothing to compare
    ),
    consequences=(
        reopen_changed,  # what was handed in, approved or signed changes with a reason
    ),
    watchers=(
        note_writers,  # who typed a figure may not verify it
        take_in_months,  # months that a dossier brings are closed here too
    ),
    closing_checks=(
        refuse_unfit_closings,  # a closing of a year before is one that this office approved
    ),
)
"""What a change of rows meets."""

FORM_RULES: Final = FormRules(
    checks=(
        find_unexplained,  # a missed target without a cause
        find_lacking,  # required evidence that is not there
    ),
    notes=(
        note_without_any,  # no evidence at all
    ),
    sections=(
        draw_given,  # what registers fill
        draw_others,  # what others enter about the same
        draw_section,  # evidence
    ),
    find_proofs=find_proofs,
    hold_files=hold_files,
)
"""What handing in a form meets, and what its page shows."""
