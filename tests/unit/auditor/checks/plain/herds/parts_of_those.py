"""Things told before, parted in two, beside the table that lists them."""

from __future__ import annotations

WRONG = [
    (
        "advice",
        (
            "Dari 5 (lima) rekomendasi tersebut, 3 (tiga) rekomendasi telah selesai dan 1 (satu) "
            "rekomendasi masih dalam proses."
        ),
        ("count", "5 rekomendasi", "4 rekomendasi"),
    ),
    (
        "advice",
        (
            "Dari enam rekomendasi tersebut, sebanyak tiga rekomendasi sudah ditindaklanjuti, "
            "sedangkan satu rekomendasi masih diproses."
        ),
        ("count", "6 rekomendasi", "4 rekomendasi"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "advice",
        (
            "Dari 4 (empat) rekomendasi tersebut, 3 (tiga) rekomendasi telah selesai dan 1 (satu)"
            " rekomendasi masih dalam proses."
        ),
    ),
    (
        "advice",
        ("Dari 4 rekomendasi tersebut, 2 rekomendasi telah selesai penuh dan 1 rekomendasi sebagian."),
    ),
    (
        "end",
        "Dari 9 temuan tersebut, 5 temuan telah selesai dan 3 temuan masih dalam proses.",
    ),
]
"""Sentences that are right, or of something else."""
