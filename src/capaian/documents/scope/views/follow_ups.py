"""Follow-ups of a year: what was recommended or planned, what is done about it,
by whom and by when.
"""

from __future__ import annotations

from capaian.documents.scope.values import end_sentence
from capaian.documents.scope.view import View
from capaian.documents.scope.views.story import subject_name, unit_names
from capaian.domain.follow_up import NOT_DECLARED, FollowUp, FollowUpOrigin, write_due

FOLLOW_UP: View[FollowUp] = View(
    FollowUp,
    "tindak lanjut",
    "is_open",
    origin="origin.words",
    is_recommendation=lambda f, w: f.origin is FollowUpOrigin.RECOMMENDATION,
    is_missing=lambda f, w: not f.text,
    is_stated=lambda f, w: bool(f.row.state or f.row.due or f.row.responsible),
    about=lambda f, w: (
        end_sentence(f.wanted) if f.wanted else subject_name(f.subject, w) or NOT_DECLARED
    ),
    text=lambda f, w: end_sentence(f.text) if f.text else NOT_DECLARED,
    due=lambda f, w: write_due(f.row.due) or NOT_DECLARED,
    owner=lambda f, w: unit_names(f.row.units, f.row.responsible, w) or NOT_DECLARED,
    evidence=lambda f, w: f.row.evidence or NOT_DECLARED,
    state=lambda f, w: f.row.state or NOT_DECLARED,
    period=lambda f, w: f.row.period.label,
)
