"""Where a thing with a short name came from."""

from __future__ import annotations

WRONG = [
    (
        "end",
        "Nilai IKP meningkat dari 82,91 pada tahun 2033 menjadi 83,64 pada tahun 2034.",
        ("crossref", "82,91", "81,92"),
    ),
    (
        "end",
        "Nilai IKP naik dari 80,92 menjadi 83,64.",
        ("crossref", "80,92", "81,92"),
    ),
    (
        "front",
        "IKP telah meningkat dari 79,92 pada tahun 2033 menjadi 83,64.",
        ("crossref", "79,92", "81,92"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "end",
        "Nilai IKP meningkat dari 81,92 pada tahun 2033 menjadi 83,64 pada tahun 2034.",
    ),
    (
        "front",
        "Nilai IKP naik dari 81,92 menjadi 83,64.",
    ),
    (
        "end",
        "Nilai IKP meningkat dari 79,40 pada tahun 2032 menjadi 83,64 pada tahun 2034.",
    ),
    (
        "end",
        "Dalam kurun waktu 2032-2034 nilai IKP meningkat dari 79,40 menjadi 83,64.",
    ),
    (
        "end",
        "Nilai IPP meningkat dari 71,20 pada tahun 2033 menjadi 74,10.",
    ),
    (
        "end",
        "Nilai IKP bidang kesehatan hewan meningkat dari 80,10 menjadi 82,20.",
    ),
]
"""Sentences that are right, or of something else."""
