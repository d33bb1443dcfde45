"""Required fields say in our words what they want: something written, or something chosen.

The words that come with the library call a field `bidang`, which is a part of an office here.
"""

from __future__ import annotations

from typing import Final

from django import forms

_CHOSEN: Final = (forms.Select, forms.CheckboxSelectMultiple, forms.RadioSelect, forms.FileInput)
"""How something is asked for that is chosen and not written."""


class Required(forms.Form):
    """A form whose required fields name what is to be written or chosen; a field may have own words."""

    def full_clean(self) -> None:
        """Say it before anything is looked at: some fields are only there by then."""
        for name, field in self.fields.items():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                act = "Pilih" if isinstance(field.widget, _CHOSEN) else "Tulis"
                field.error_messages["required"] = f"{act} {str(field.label or name).lower()}."
        super().full_clean()
