"""The reason for which a month of a register is reopened."""

from __future__ import annotations

from django import forms

from capaian.web.feed.month_closing import SHORTEST_REASON


class ReopeningForm(forms.Form):
    """Why the figures of a closed month are looked at again, or why what was approved changes."""

    alasan = forms.CharField(
        label="Alasan",
        help_text=f"Sedikitnya {SHORTEST_REASON} huruf; tercatat dan tercetak pada versi berikutnya.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "kotak"}),
        required=False,
    )
    problem = ""
    """Why nothing was written."""
