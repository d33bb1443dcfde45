"""What is left of the rate at which a budget was spent."""

from __future__ import annotations

WRONG = [
    (
        "end",
        (
            "Anggaran sebesar Rp800.000.000 dan terealisasi Rp752.400.000 atau 94,05%, sehingga "
            "terdapat efisiensi anggaran sebesar 5,59%."
        ),
        ("efisiensi", "5,59", "5,95"),
    ),
    (
        "front",
        (
            "Dana sebesar Rp650.000.000 dengan realisasi Rp604.500.000 atau 93,00%, sehingga "
            "diperoleh penghematan sebesar 6,00%."
        ),
        ("efisiensi", "6,00", "7,00"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "end",
        (
            "Anggaran sebesar Rp800.000.000 dan terealisasi Rp752.400.000 atau 94,05%, sehingga "
            "terdapat efisiensi anggaran sebesar 5,95%."
        ),
    ),
    (
        "front",
        (
            "Dana sebesar Rp650.000.000 dengan realisasi Rp604.500.000 atau 93,00%, yang berarti "
            "terdapat sisa sebesar 7,00%."
        ),
    ),
    (
        "end",
        ("Capaian kinerja 101,00% dan serapan 94,05%, sehingga terdapat efisiensi sebesar 6,95%."),
    ),
]
"""Sentences that are right, or of something else."""
