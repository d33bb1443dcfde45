"""What is chosen when papers are made, and what the head confirms."""

from __future__ import annotations

from django import forms

from capaian.web.papers.readiness import Readiness


class PaperForm(forms.Form):
    """Period and thing of the papers of a kind; fields are there where there is a choice."""

    def __init__(self, readiness: Readiness, data: object = None) -> None:
        """Offer what there is."""
        super().__init__(data)  # type: ignore[arg-type]  # the data of a request, or none
        state, subjects = readiness.state, readiness.subjects
        parts = readiness.parts if state.can_be_given else state.periods
        whole = [("", "Tahun penuh")] if state.can_be_given else []
        if parts:
            self._offer("period", "Periode", [*whole, *((str(part), part.label) for part in parts)])
        if subjects:
            self._offer("subject", "Untuk", [("", f"Semua ({len(subjects)} naskah)"), *subjects])

    def _offer(self, name: str, label: str, choices: list[tuple[str, str]]) -> None:
        widget = forms.Select(attrs={"class": "kotak"})
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, required=False, widget=widget)


class ApprovalForm(forms.Form):
    """The head confirms to have read the version."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    dibaca = forms.BooleanField(
        label="Saya sudah membaca versi ini",
        error_messages={"required": "Baca naskahnya, lalu centang bahwa Anda sudah membacanya."},
    )
