"""A form that is handed in out of the ordinary order, or as it came back: asked about once, by what was seen.

Counts of a quarter are the state at its end. Before that day nobody can know them, and where earlier quarters
are still empty they may have been typed into the form of another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar

from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.period import Period, write_date
from capaian.domain.policy import Aggregation
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import find_problems
from capaian.web.measurement.grid import Sheet
from capaian.web.measurement.looked_at import look_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.sections import form_rules


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of who hands a form in."""

    told: tuple[str, ...]
    """Why it is asked, with days and quarters."""
    look: str
    """Digest of what was looked at and of why it was asked: an answer is of that alone."""
    reason: str
    """What the history of the form tells once it was answered."""


class OutOfOrderError(CapaianError):
    """A form is handed in early, past empty ones or as it came back, and nobody has said that it is meant."""

    code: ClassVar[str] = "out_of_order_form"

    def __init__(self, question: Question) -> None:
        """Keep what is asked."""
        super().__init__("Isian ini belum diajukan. Yang Anda isi tersimpan sebagai draf.")
        self.question = question


def require_in_order(forms: Forms, form: PostForm, seen: str) -> str:
    """See to it that a form is handed in in its time, or that who does it has seen that it is not.

    Args:
        forms: As they stand now.
        form: Which is handed in.
        seen: The digest that an answer came with; empty: none did.

    Returns:
        What the history of the form is to tell; nothing in the ordinary order.

    Raises:
        OutOfOrderError: with the question, unless it was answered for what stands there now.
    """
    question = find_question(forms, form)
    # What the form lacks is told first, by the step itself.
    if question is None or (seen != question.look and find_problems(forms, form)):
        return ""
    if seen != question.look:
        raise OutOfOrderError(question)
    return question.reason


def find_question(forms: Forms, form: PostForm) -> Question | None:
    """Return what is asked before a form is handed in; `None`: nothing."""
    quarter, today = form.quarter, timezone.localdate()
    owed = forms.owed(form.post, quarter)
    has_states = any(group.component.aggregation is not Aggregation.SUM for group in owed.groups)
    told, reasons = [], []
    if today < quarter.end:
        wanted = "keadaan pada akhir triwulan" if has_states else "angka seluruh triwulan"
        end = write_date(quarter.end)
        told.append(
            f"{quarter.label} baru berakhir {end}; hari ini {write_date(today)}. Yang diminta {wanted}."
        )
        reasons.append(f"Diajukan sebelum triwulannya berakhir, {end}.")
    if empty := [*_empty_before(forms, form)]:
        names = _listed(empty)
        state = f", keadaan {write_date(quarter.end)}" if has_states else ""
        told.append(
            f"{names} belum diisi sama sekali, sedangkan yang diajukan {quarter.label}{state}. "
            "Pastikan angkanya bukan milik triwulan lain."
        )
        reasons.append(f"Diajukan selagi {names} belum diisi.")
    for ask in form_rules().questions:
        for said, noted in ask(forms, form):
            told.append(said)
            reasons.append(noted)
    if not told:
        return None
    about = [look_of(Sheet(forms, owed), form), *reasons]
    return Question(tuple(told), sha256(repr(about).encode()).hexdigest(), " ".join(reasons))


def _empty_before(forms: Forms, form: PostForm) -> Iterator[Period]:
    """Yield the quarters before of which the same post was asked and has told nothing yet."""
    for quarter in forms.quarters:
        if quarter.start >= form.quarter.start:
            return
        needed = [slot for slot in forms.owed(form.post, quarter).slots if slot.is_needed]
        is_open = forms.form(form.post, quarter).stands in OPEN
        if needed and is_open and not any(forms.text(slot) for slot in needed):
            yield quarter


def _listed(quarters: Sequence[Period]) -> str:
    """Return quarters of one year, its number behind the last: `Triwulan I dan Triwulan II Tahun 2024`."""
    *others, last = quarters
    first = ", ".join(each.label.removesuffix(f" Tahun {each.year}") for each in others)
    return f"{first} dan {last.label}" if first else last.label
