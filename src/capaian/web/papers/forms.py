"""What is chosen when papers are made, and what the head confirms."""

from __future__ import annotations

from django import forms

from capaian.web.papers.readiness import Readiness


class PaperForm(forms.Form):
    """Period and thing of the papers of a kind; fields are there where there is a choice."""

    period = forms.ChoiceField(label="Periode", required=False)
    subject = forms.ChoiceField(label="Untuk", required=False)

    def __init__(self, readiness: Readiness, data: object = None) -> None:
        """Offer what there is."""
        super().__init__(data)  # type: ignore[arg-type]  # the data of a request, or none
        state = readiness.state
        whole = [("", "Tahun penuh")] if state.can_be_given else []
        offered = readiness.parts if state.can_be_given else state.periods
        self._offer("period", [*whole, *((str(part), part.label) for part in offered)], bool(offered))
        everything = [("", f"Semua ({len(readiness.subjects)} naskah)")]
        self._offer("subject", [*everything, *readiness.subjects], bool(readiness.subjects))

    def _offer(self, name: str, choices: list[tuple[str, str]], is_choice: bool) -> None:
        field = self.fields[name]
        if not is_choice or not isinstance(field, forms.ChoiceField):
            del self.fields[name]
            return
        field.choices = choices
        field.widget.attrs["class"] = "kotak"


class ApprovalForm(forms.Form):
    """The head confirms to have read the version."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    dibaca = forms.BooleanField(
        label="Saya sudah membaca versi ini",
        error_messages={"required": "Baca naskahnya, lalu centang bahwa Anda sudah membacanya."},
    )
