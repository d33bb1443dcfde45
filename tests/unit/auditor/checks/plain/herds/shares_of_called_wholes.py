"""Shares whose whole is called behind them."""

from __future__ import annotations

WRONG = [
    (
        "end",
        (
            "Tersedia 28 orang dari kebutuhan sebanyak 40 orang, sehingga masih kurang 12 orang "
            "atau 42,86% dari kebutuhan."
        ),
        ("ratio", "42,86", "30,00"),
    ),
    (
        "end",
        ("Bibit sebanyak 50 ekor, tersalur 36 ekor, dan tersisa 14 ekor atau 38,89% dari bibit."),
        ("ratio", "38,89", "28,00"),
    ),
    (
        "money",
        (
            "Pendapatan terbesar berasal dari pasar hewan sebesar Rp651.000.000 atau 57,11% dari "
            "total pendapatan."
        ),
        ("ratio", "57,11", "56,47"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "end",
        (
            "Tersedia 28 orang dari kebutuhan sebanyak 40 orang, sehingga masih kurang 12 orang "
            "atau 30,00% dari kebutuhan."
        ),
    ),
    (
        "money",
        (
            "Pendapatan terbesar berasal dari pasar hewan sebesar Rp651.000.000 atau 56,47% dari "
            "total pendapatan."
        ),
    ),
    (
        "money",
        "Pendapatan pasar hewan sebesar Rp651.000.000 atau 105,00% dari target.",
    ),
    (
        "end",
        "Terdapat 12 kelompok atau 30,00% dari seluruh kelompok.",
    ),
]
"""Sentences that are right, or of something else."""
