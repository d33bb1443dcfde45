"""Totals of columns told by their head: `pegawai perempuan berjumlah 14 orang`."""

from __future__ import annotations

WRONG = [
    (
        "staff",
        (
            "Berdasarkan tabel di atas, pegawai golongan III merupakan yang terbanyak, sedangkan "
            "pegawai perempuan berjumlah 13 orang."
        ),
        ("crossref", "13", "14"),
    ),
    (
        "staff",
        "Pegawai laki-laki berjumlah 23 orang.",
        ("crossref", "23", "21"),
    ),
    (
        "staff",
        "Pegawai perempuan sebanyak 11 orang.",
        ("crossref", "11", "14"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "staff",
        "Pegawai perempuan berjumlah 14 orang.",
    ),
    (
        "staff",
        "Pegawai laki-laki sebanyak 21 orang.",
    ),
    (
        "staff",
        "Pegawai perempuan golongan III berjumlah 9 orang.",
    ),
    (
        "staff",
        "Pegawai perempuan yang menjabat berjumlah 5 orang.",
    ),
    (
        "staff",
        "Tambahan pegawai perempuan berjumlah 6 orang.",
    ),
    (
        "staff",
        "Pada tahun 2033 pegawai perempuan berjumlah 12 orang.",
    ),
    (
        "events",
        "Peserta perempuan berjumlah 1.900 orang.",
    ),
    (
        "staff",
        "Pegawai perempuan hanya berjumlah 13 orang lebih.",
    ),
]
"""Sentences that are right, or of something else."""
