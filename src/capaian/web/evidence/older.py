"""Evidence that is older than the value it proves: the form came back, and the value was corrected since."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from capaian.domain.period import write_date
from capaian.web.evidence.asked import brought_for, names_in
from capaian.web.evidence.linked import Proofs
from capaian.web.measurement.figures import given_columns
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.since import Since, since_handed_in


def ask_of_older(forms: Forms, form: PostForm) -> Iterator[tuple[str, str]]:
    """Ask of values that say something else than when they were handed in, with the evidence of then."""
    since = since_handed_in(forms, form) if brought_for(form) else None
    names = [*_outgrown(forms, form, since)] if since else []
    if since and names:
        day, listed = write_date(timezone.localdate(since.at)), ", ".join(names)
        told = (
            f"Nilai berikut berubah sejak diajukan {day}, sedangkan buktinya dari sebelum itu: {listed}. "
            "Unggah bukti yang baru di bagian Bukti dukung, atau ajukan bila bukti lama masih membuktikannya."
        )
        yield told, f"Diajukan dengan bukti dari sebelum nilainya berubah: {listed}."


def _outgrown(forms: Forms, form: PostForm, since: Since) -> Iterator[str]:
    """Yield what a form tells of whose values changed, and for which nothing was brought since."""
    owed, proofs = forms.owed(form.post, form.quarter), Proofs(forms)
    for code, name in names_in(owed).items():
        slots = (slot for slot in owed.by_code.get(code, ()) if slot.column in given_columns(slot.sheet))
        last = proofs.last_brought(form, proofs.of(form, code))
        if last is not None and last <= since.at and any(slot.name in since.before for slot in slots):
            yield name
