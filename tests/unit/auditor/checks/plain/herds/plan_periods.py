"""Years of a plan in a sentence beside those of its heading."""

from __future__ import annotations

WRONG = [
    (
        "plan",
        "Renstra Dinas Peternakan Tahun 2033-2038 memuat arah pembangunan.",
        ("year", "2033-2038", "2031-2036"),
    ),
    (
        "plan",
        ("Rencana Strategis Dinas Peternakan Kabupaten Padang Gembala Tahun 2032-2037 memuat dua tujuan."),
        ("year", "2032-2037", "2031-2036"),
    ),
    (
        "plan",
        ("Rencana Strategis Dinas Peternakan periode 2030-2035 disusun bersama pemangku kepentingan."),
        ("year", "2030-2035", "2031-2036"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "plan",
        "Renstra Dinas Peternakan Tahun 2031-2036 memuat arah pembangunan.",
    ),
    (
        "plan",
        "Renstra sebelumnya Tahun 2030-2035 telah dievaluasi.",
    ),
    (
        "plan",
        "Renstra Kementerian Pertanian Tahun 2030-2035 menjadi acuan.",
    ),
    (
        "plan",
        "Renstra periode berikutnya, 2033-2038, sedang disiapkan.",
    ),
    (
        "plan",
        "RPJMN Tahun 2030-2034 menjadi acuan.",
    ),
    (
        "end",
        "Renstra Provinsi Tahun 2032-2037 menjadi acuan.",
    ),
]
"""Sentences that are right, or of something else."""
