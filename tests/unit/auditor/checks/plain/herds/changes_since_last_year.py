"""By how much, or which way, a level moved since last year."""

from __future__ import annotations

WRONG = [
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak mengalami kenaikan sebesar 3,30%."
        ),
        ("difference", "3,30", "3,03"),
    ),
    (
        "course",
        (
            "Cakupan inseminasi buatan mencapai 70,02%. Jika dibandingkan dengan tahun 2033 "
            "sebesar 64,85%, cakupan inseminasi buatan meningkat sebesar 5,71 poin."
        ),
        ("difference", "5,71", "5,17"),
    ),
    (
        "course",
        (
            "Anggaran tahun 2034 sebesar Rp800.000.000 dan realisasi Rp752.400.000 atau 94,05%. "
            "Dibandingkan dengan tahun 2033 dengan anggaran Rp750.000.000 dan realisasi "
            "Rp696.375.000 atau 92,85%, penyerapan anggaran menurun sebesar 1,20 poin."
        ),
        ("trend", "menurun", "meningkat"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak mengalami kenaikan sebesar 3,03%."
        ),
    ),
    (
        "course",
        (
            "Cakupan vaksinasi ternak mencapai 84,40%. Dibandingkan tahun 2033 sebesar 81,37%, "
            "cakupan vaksinasi ternak tumbuh sebesar 3,72%."
        ),
    ),
    (
        "course",
        (
            "Anggaran tahun 2034 sebesar Rp800.000.000 dan realisasi Rp752.400.000 atau 94,05%. "
            "Dibandingkan dengan tahun 2033 dengan anggaran Rp750.000.000 dan realisasi "
            "Rp696.375.000 atau 92,85%, penyerapan anggaran meningkat sebesar 1,20 poin."
        ),
    ),
    (
        "course",
        (
            "Kenaikan terbesar dibandingkan tahun 2033 terjadi pada inseminasi buatan yaitu "
            "sebesar 5,17 poin, dari 64,85% menjadi 70,02%."
        ),
    ),
]
"""Sentences that are right, or of something else."""
