"""What the head of office says when approving a year."""

from __future__ import annotations

from django import forms


class ApprovalForm(forms.Form):
    """That the year was read as it was shown, and whether it may lack figures."""

    use_required_attribute = False  # the page says what is missing, on any telephone

    cap = forms.CharField(widget=forms.HiddenInput, required=False)
    """Stamp of the year that was shown."""
    tanpa = forms.BooleanField(label="Sahkan tanpa angka itu; cap data menyebutnya", required=False)
    dibaca = forms.BooleanField(
        label="Saya sudah membaca hasil di atas, isiannya (dengan keluaran dan anggaran), dan buktinya",
        error_messages={"required": "Baca yang disahkan, lalu centang bahwa Anda sudah membacanya."},
    )
