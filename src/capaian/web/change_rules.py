"""The rules that a change of a year and the page of a form keep, each in the order in which it is asked.

Apps below know the kinds of rules (`years.rules`, `measurement.sections`) and never who has them: those are
named here and nowhere else. `settings.CHANGE_RULES` and `settings.FORM_RULES` lead to the two tables.
"""

from __future__ import annotations

from typing import Final

from capaian.web.evidence.links import ask_of_older, find_proofs
from capaian.web.evidence.locks import keep_hashes, keep_names, refuse_locked_contents, refuse_locked_proofs
from capaian.web.evidence.reassignment import follow_proven
from capaian.web.evidence.requirements import ask_without_any, find_lacking
from capaian.web.evidence.views import draw_section
from capaian.web.measurement.beside import draw_others
from capaian.web.measurement.closings import refuse_unfit_closings
from capaian.web.measurement.compared import keep_compared
from capaian.web.measurement.factors.checks import find_unexplained, refuse_locked_factors
from capaian.web.measurement.holding import keep_held
from capaian.web.measurement.locks import refuse_locked
from capaian.web.measurement.sections import FormRules
from capaian.web.measurement.writers import note_writers
from capaian.web.planning.outcomes import explain_outcomes, keep_computable
from capaian.web.planning.redefinition import explain_redefinitions
from capaian.web.planning.superseded_agreements import explain_superseded
from capaian.web.years.rules import ChangeRules

CHANGE_RULES: Final = ChangeRules(
    locks=(
        refuse_locked,  # figures of forms that were handed in, before anything costs a computation
        refuse_locked_factors,  # and the causes told with them
        refuse_locked_proofs,  # and the evidence that proves them
    ),
    reasons=(
        explain_redefinitions,  # what an approved figure means may change, with a reason
    ),
    consequences=(
        keep_computable,  # first: without results the others have nothing to compare
        keep_held,  # forms keep the cells that they were handed in with
        keep_compared,  # approved figures keep what they are compared with
        keep_hashes,  # evidence keeps the hash of its file
        keep_names,  # and names what it proves
    ),
    restatements=(
        explain_outcomes,  # an approved result may change, with a reason
        explain_superseded,  # and a signed agreement may give way to another
        follow_proven,  # last: evidence goes with what it proves
    ),
    watchers=(
        note_writers,  # who typed a figure may not verify it
    ),
    evidence_locks=(
        refuse_locked_contents,  # files of forms that were handed in keep their content
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
    questions=(
        ask_without_any,  # no evidence at all
        ask_of_older,  # evidence of another quarter
    ),
    sections=(
        draw_others,  # what others enter about the same
        draw_section,  # evidence
    ),
    proofs=(find_proofs,),
)
"""What handing in a form meets, and what its page shows."""
