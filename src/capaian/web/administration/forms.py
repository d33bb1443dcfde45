"""The form of the schedule of copies."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from capaian.web.administration.models import BackupSchedule


class ScheduleForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes none while it runs
    """Asks when copies are made, and how many are kept."""

    class Meta:
        """Fields in the words of the page."""

        model = BackupSchedule
        fields: ClassVar = ["hour", "kept"]
        widgets: ClassVar = {
            "hour": forms.Select(
                attrs={"class": "kotak"},
                choices=[("", "Tidak terjadwal"), *((hour, f"pukul {hour:02}.00") for hour in range(24))],
            ),
            "kept": forms.NumberInput(attrs={"class": "kotak", "inputmode": "numeric", "min": 2, "max": 365}),
        }
