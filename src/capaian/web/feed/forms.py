"""Forms of the registers: an entry, its numbers, and the reason for which a month is reopened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms
from django.db import models

from capaian.dossier.tables.numbers import read_count
from capaian.web.measurement.flow import SHORTEST_REASON

NO_COUNT: Final = "bukan angka bulat; tulis misalnya 1500 atau 1.500"


class CountField(forms.IntegerField):
    """A whole number of a register; Django alone takes 1.000 for 1."""

    widget = forms.TextInput({"inputmode": "numeric"})

    def to_python(self, value: object) -> int | None:
        """Return the number; raises `ValidationError`."""
        if value in self.empty_values:
            return None
        found = read_count(str(value))
        if found is None:
            raise forms.ValidationError(f"{NO_COUNT.capitalize()}.")
        return found


def offer(form: forms.BaseForm, name: str, choices: Sequence[tuple[str, str]]) -> None:
    """Let a field be chosen from codes with their words; what was kept stays, offered or not."""
    field = form.fields[name]
    kept = str(form.get_initial_for_field(field, name) or "")
    gone = [(kept, kept)] if kept not in {"", *(code for code, _ in choices)} else []
    form.fields[name] = forms.ChoiceField(
        label=field.label,
        help_text=field.help_text,
        required=field.required,
        choices=[*choices, *gone],
        widget=forms.Select(attrs={"class": "kotak"}),
    )


class RegisterEntryForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """An entry of a register, with days to be picked and what the office has to be chosen."""

    use_required_attribute = False  # the page says what is missing

    def __init__(
        self,
        sent: object = None,
        *,
        instance: models.Model | None = None,
        initial: Mapping[str, object] | None = None,
        offered: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    ) -> None:
        """Show an entry, or what was sent; `offered` are codes with their words, by fields."""
        # what was sent
        super().__init__(sent, instance=instance, initial=initial)  # type: ignore[arg-type]
        for name, choices in (offered or {}).items():
            offer(self, name, choices)
        for each in self.visible_fields():
            if isinstance(each.field, forms.DateField):
                each.field.widget = forms.DateInput({"type": "date"}, "%Y-%m-%d")
            each.field.widget.attrs["class"] = "kotak"
            # A browser would cut what is too long, be it a number of a person, and nobody would
            # see it.
            each.field.widget.attrs.pop("maxlength", None)


class ReopeningForm(forms.Form):
    """Why the figures of a closed month are looked at again, or why what was approved changes."""

    alasan = forms.CharField(
        label="Alasan",
        help_text=f"Sedikitnya {SHORTEST_REASON} huruf; tercatat dan tercetak pada versi "
        "berikutnya.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "kotak"}),
        required=False,
    )
