"""The form in which a person chooses how to be reminded."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from capaian.web.reminders.models import CHOSEN_EVENTS, Subscription


class SubscriptionForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Addresses and events; an empty address is no way."""

    events = forms.MultipleChoiceField(
        label="Yang diingatkan",
        choices=[(event.value, f"{event.label[:1].upper()}{event.label[1:]}") for event in CHOSEN_EVENTS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    class Meta:
        """What is asked for."""

        model = Subscription
        fields = ("email", "telegram", "events")
        help_texts: ClassVar[dict[str, Any]] = {
            "email": "Pakai surel dinas. Judul surel tidak memuat nama orang.",
            "telegram": "Nomor obrolan (chat id) Anda dengan bot dinas; tanyakan kepada administrator.",
        }
