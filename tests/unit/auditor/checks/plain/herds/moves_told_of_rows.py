"""Moves of rows in words that stand beside their names, of falls, and with both ends behind them."""

from __future__ import annotations

WRONG = [
    (
        "course",
        (
            "Kenaikan terbesar dibandingkan tahun 2033 terjadi pada inseminasi buatan yaitu "
            "sebesar 5,71 poin, dari 64,85% menjadi 70,02%."
        ),
        ("difference", "5,71", "5,17"),
    ),
    (
        "disease",
        "Kejadian Surra juga meningkat sebanyak 5 kejadian.",
        ("trend", "meningkat", "menurun"),
    ),
    (
        "disease",
        "Kejadian Antraks bertambah 7 kejadian.",
        ("trend", "bertambah", "berkurang"),
    ),
    (
        "disease",
        "Penyakit kategori Jembrana berkurang 9 kejadian karena vaksinasi.",
        ("difference", "9", "6"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "disease",
        "Kejadian Surra juga menurun sebanyak 5 kejadian.",
    ),
    (
        "disease",
        "Kejadian Antraks berkurang 7 kejadian.",
    ),
    (
        "disease",
        "Penyakit kategori Jembrana berkurang 6 kejadian karena vaksinasi.",
    ),
    (
        "disease",
        "Kasus demam tiga hari meningkat sebanyak 5 kejadian.",
    ),
]
"""Sentences that are right, or of something else."""
