"""How many chapters a report has, beside those listed right below."""

from __future__ import annotations

WRONG = [
    (
        "outline",
        "Laporan ini terdiri dari 6 (enam) bab sebagai berikut:",
        ("count", "6 bab", "4 bab"),
    ),
    (
        "outline",
        "Laporan disusun dalam lima bab dengan susunan:",
        ("count", "5 bab", "4 bab"),
    ),
    (
        "outline",
        "Laporan kinerja terbagi dalam 3 bab, yaitu:",
        ("count", "3 bab", "4 bab"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "outline",
        "Laporan ini terdiri dari 4 (empat) bab sebagai berikut:",
    ),
    (
        "outline",
        "Laporan disusun dalam empat bab dengan susunan:",
    ),
    (
        "steps",
        "Pedoman itu terdiri dari 7 (tujuh) bab.",
    ),
    (
        "end",
        "Rencana tersebut memuat lima bab.",
    ),
]
"""Sentences that are right, or of something else."""
