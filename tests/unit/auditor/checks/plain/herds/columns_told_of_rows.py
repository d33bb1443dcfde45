"""Figures of one row told by the head of their column, or as what it counts."""

from __future__ import annotations

WRONG = [
    (
        "money",
        ("Yang belum mencapai target adalah rumah potong hewan dengan realisasi Rp321.800.000 (92,00%)."),
        ("crossref", "321.800.000", "312.800.000"),
    ),
    (
        "money",
        ("Penjualan bibit dengan target sebesar Rp108.000.000 dan capaian 105,00% terus dikembangkan."),
        ("crossref", "108.000.000", "180.000.000"),
    ),
    (
        "money",
        ("Pasar hewan dengan realisasi sebesar Rp615.000.000 telah mencapai 105,00% dari target."),
        ("crossref", "615.000.000", "651.000.000"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "money",
        ("Yang belum mencapai target adalah rumah potong hewan dengan realisasi Rp312.800.000 (92,00%)."),
    ),
    (
        "money",
        ("Penjualan bibit dengan target sebesar Rp180.000.000 dan capaian 105,00% terus dikembangkan."),
    ),
    (
        "money",
        "Pasar hewan dengan realisasi triwulan I sebesar Rp210.000.000.",
    ),
    (
        "money",
        "Rumah potong hewan kurang Rp27.200.000 dari targetnya.",
    ),
    (
        "money",
        "Pada tahun 2033 rumah potong hewan dengan realisasi Rp301.500.000 (95,00%).",
    ),
    (
        "money",
        "Pasar hewan telah mencapai 105,00% dari target Rp620.000.000.",
    ),
]
"""Sentences that are right, or of something else."""
