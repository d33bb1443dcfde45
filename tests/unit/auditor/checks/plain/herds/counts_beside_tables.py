"""Counts of what a table lists, in the sentence that leads to it or goes on of it."""

from __future__ import annotations

WRONG = [
    (
        "goals",
        "Renstra memuat 4 (empat) sasaran sebagaimana tabel berikut:",
        ("count", "4 sasaran", "3 sasaran"),
    ),
    (
        "goals",
        "Kinerja dinas diukur dengan satu tujuan dan 2 (dua) sasaran sebagai berikut:",
        ("count", "2 sasaran", "3 sasaran"),
    ),
    (
        "events",
        "Selama tahun 2034 dilaksanakan 5 (lima) pelatihan dengan jumlah peserta 4.690 orang.",
        ("count", "5 pelatihan", "4 pelatihan"),
    ),
    (
        "events",
        "Tiga pelatihan dilaksanakan, dengan peserta seluruhnya 4.690 orang.",
        ("count", "3 pelatihan", "4 pelatihan"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "goals",
        "Renstra memuat 3 (tiga) sasaran sebagaimana tabel berikut:",
    ),
    (
        "events",
        ("Selama tahun 2034 dilaksanakan 4 (empat) pelatihan dengan jumlah peserta 4.690 orang."),
    ),
    (
        "events",
        "Terdapat 2 pelatihan yang pesertanya lebih dari 1.200 orang.",
    ),
    (
        "events",
        "Pada tahun 2033 dilaksanakan 3 pelatihan.",
    ),
    (
        "events",
        "Dua pelatihan di antaranya bagi peternak muda.",
    ),
    (
        "goals",
        "Masing-masing bidang mendukung 2 sasaran sebagai berikut:",
    ),
    (
        "events",
        "Tahun depan direncanakan 6 pelatihan.",
    ),
]
"""Sentences that are right, or of something else."""
