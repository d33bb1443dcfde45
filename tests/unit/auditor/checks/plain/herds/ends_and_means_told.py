"""Both ends of a column in one clause, and means of what rows have in all."""

from __future__ import annotations

WRONG = [
    (
        "months",
        ("Bulan dengan pemotongan terbanyak adalah Juni dan yang paling sedikit adalah Januari."),
        ("rank", "Januari", "Februari"),
    ),
    (
        "vaccine",
        (
            "Kecamatan dengan ternak terdaftar terbanyak adalah Lembah Sapi dan yang paling "
            "sedikit adalah Rumput Hijau."
        ),
        ("rank", "Rumput Hijau", "Bukit Kandang"),
    ),
    (
        "months",
        "Rata-rata pemotongan ternak per bulan adalah 1.251 ekor.",
        ("average", "1.251", "1.215"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "months",
        ("Bulan dengan pemotongan terbanyak adalah Juni dan yang paling sedikit adalah Februari."),
    ),
    (
        "vaccine",
        (
            "Kecamatan dengan ternak terdaftar terbanyak adalah Lembah Sapi dan yang paling "
            "sedikit adalah Bukit Kandang."
        ),
    ),
    (
        "months",
        "Rata-rata pemotongan ternak per bulan adalah 1.215 ekor.",
    ),
    (
        "months",
        "Rata-rata pemotongan sapi per bulan adalah 479 ekor.",
    ),
]
"""Sentences that are right, or of something else."""
