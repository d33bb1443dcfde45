"""Files of survey answers as three tools export them, with what each respondent answered."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

QUESTIONS = (
    (
        "Bagaimana pendapat Saudara tentang kesesuaian persyaratan pelayanan dengan jenis "
        "pelayanannya?"
    ),
    "Bagaimana pemahaman Saudara tentang kemudahan prosedur pelayanan di unit ini?",
    "Bagaimana pendapat Saudara tentang kecepatan waktu dalam memberikan pelayanan?",
    "Bagaimana pendapat Saudara tentang kewajaran biaya/tarif dalam pelayanan?",
    "Kesesuaian produk antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?",
    "Bagaimana pendapat Saudara tentang kompetensi/kemampuan petugas dalam pelayanan?",
    "Bagaimana perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
    "Bagaimana pendapat Saudara tentang kualitas sarana dan prasarana?",
    "Bagaimana pendapat Saudara tentang penanganan pengaduan pengguna layanan?",
)
"""In the order of the questionnaire: sarana before pengaduan."""
_SAME = ("Tidak {}", "Kurang {}", "{}", "Sangat {}")
WORDS = (
    *(tuple(form.format(word) for form in _SAME) for word in ("sesuai", "mudah", "cepat")),
    ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
    *(
        tuple(form.format(word) for form in _SAME)
        for word in ("sesuai", "kompeten", "sopan dan ramah")
    ),
    ("Buruk", "Cukup", "Baik", "Sangat baik"),
    (
        "Tidak ada",
        "Ada tetapi tidak berfungsi",
        "Berfungsi kurang maksimal",
        "Dikelola dengan baik",
    ),
)
ANSWERS = tuple(
    tuple(1 + (3 * row + 5 * place + row * place // 5) % 4 for place in range(9))
    for row in range(24)
)
"""In the order of `QUESTIONS`; sarana and pengaduan differ in their sums."""


def table(rows: Sequence[Sequence[object]], sign: str = ",") -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator="\n").writerows(rows)
    return text.getvalue()


def google_forms() -> str:
    """Wide, answers in words, a time stamp of month/day/year."""
    heads = [
        "Timestamp",
        "Jenis Kelamin",
        "Jenis layanan yang diterima",
        *QUESTIONS,
        "Saran/masukan",
    ]
    rows = [
        [
            f"{1 + row % 6}/{1 + row % 28}/2025 10:22:{row:02}",
            "Perempuan" if row % 2 else "Laki-laki",
            "KTP-el" if row < 12 else "KK",
            *(WORDS[place][value - 1] for place, value in enumerate(values)),
            "Percepat pengaduan, tambah sarana dan prasarana, permudah prosedur",
        ]
        for row, values in enumerate(ANSWERS)
    ]
    return table([heads, *rows])


def numbered() -> str:
    """Wide, numbers in the order of the questionnaire, sums below."""
    rows = [[row + 1, f"{1 + row % 28:02}/02/2025", *values] for row, values in enumerate(ANSWERS)]
    sums = [sum(column) for column in zip(*ANSWERS, strict=True)]
    means = [f"{total / len(ANSWERS):.2f}".replace(".", ",") for total in sums]
    return table(
        [
            ["REKAP JAWABAN SURVEI"],
            ["No", "Tanggal", *(f"U{number}" for number in range(1, 10))],
            *rows,
            ["Jumlah", "", *sums],
            ["NRR", "", *means],
        ],
        ";",
    )


def kobo() -> str:
    """As KoboToolbox exports it, by names of questions, with columns of its own."""
    names = (
        "syarat",
        "prosedur",
        "waktu",
        "biaya",
        "produk",
        "kompetensi",
        "perilaku",
        "sarana",
        "pengaduan",
    )
    own = ["_id", "_uuid", "_submission_time", "_submitted_by", "__version__"]
    heads = [
        "start",
        "end",
        "phonenumber",
        "jk",
        *(f"skm/q{n}_{name}" for n, name in enumerate(names, 1)),
    ]
    rows = [
        [
            f"2025-02-{1 + row % 28:02}T09:12:00.000+07:00",
            f"2025-02-{1 + row % 28:02}T09:{12 if row % 4 == 0 else 14}:15.000+07:00",
            "",
            "P" if row % 2 else "L",
            *values,
            row,
            f"{row:08}-aaaa",
            "2025-02-01T02:14:00",
            "petugas",
            "v1",
        ]
        for row, values in enumerate(ANSWERS)
    ]
    return table([[*heads, *own], *rows], ";")


def write(folder: Path, text: str, name: str = "jawaban.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file
