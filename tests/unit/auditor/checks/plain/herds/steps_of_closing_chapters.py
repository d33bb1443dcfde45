"""Steps that the last chapter plans: no more in the year that is reported."""

from __future__ import annotations

WRONG = [
    (
        "steps",
        "Langkah-langkah yang akan dilakukan pada tahun 2034 yaitu:",
        ("year", "2034", "2035"),
    ),
    (
        "steps",
        "Upaya perbaikan yang akan ditempuh pada tahun 2034 antara lain:",
        ("year", "2034", "2035"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "steps",
        "Langkah-langkah yang akan dilakukan pada tahun 2035 yaitu:",
    ),
    (
        "steps",
        "Langkah-langkah yang telah dilakukan pada tahun 2034 yaitu:",
    ),
    (
        "goals",
        "Langkah-langkah yang akan dilakukan pada tahun 2034 disusun bersama bidang.",
    ),
]
"""Sentences that are right, or of something else."""
