"""Counts of rows that bear a word in a column of such words."""

from __future__ import annotations

WRONG = [
    (
        "savings",
        "Berdasarkan tabel di atas, sebanyak 4 (empat) program dinyatakan efisien.",
        ("count", "4 program", "3 program"),
    ),
    (
        "savings",
        "Sebanyak 2 program dinyatakan tidak efisien.",
        ("count", "2 program", "1 program"),
    ),
    (
        "savings",
        "Dua program tergolong efisien.",
        ("count", "2 program", "3 program"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "savings",
        "Berdasarkan tabel di atas, sebanyak 3 (tiga) program dinyatakan efisien.",
    ),
    (
        "savings",
        "Sebanyak 1 program dinyatakan tidak efisien.",
    ),
    (
        "savings",
        "Pada tahun sebelumnya 4 program dinyatakan efisien.",
    ),
    (
        "savings",
        "Dua di antaranya program yang dinyatakan efisien.",
    ),
    (
        "advice",
        "Sebanyak 3 rekomendasi dinyatakan selesai.",
    ),
    (
        "savings",
        "Sebanyak 4 kegiatan dinyatakan efisien.",
    ),
    (
        "savings",
        "Tiga dari empat program tergolong efisien.",
    ),
]
"""Sentences that are right, or of something else."""
