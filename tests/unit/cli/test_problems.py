"""How problems are shown: by file, the heaviest first, alike ones once."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from capaian.cli.issues import count_issues, show_issues
from capaian.domain.issue import Issue, Level, Place


def issue(
    level: Level = Level.ERROR, file: str = "counts.csv", row: int | None = 2, **more: str | None
) -> Issue:
    place = Place(file, row, more.get("column"))
    return Issue(
        level,
        "x",
        more.get("message") or "Salah.",
        place,
        more.get("value"),
        more.get("remedy") or "",
    )


def shown(issues: list[Issue], width: int = 200) -> list[str]:
    stream = io.StringIO()
    show_issues(issues, Console(file=stream, width=width, markup=False, highlight=False))
    return [line.rstrip() for line in stream.getvalue().splitlines()]


def test_a_problem_has_place_sentence_value_and_remedy() -> None:
    found = shown([issue(column="value", value="5x", remedy="Tulis angka.")])
    assert found == [
        "counts.csv: 1 galat",
        '  ▼ baris 2, kolom value: Salah. Tertulis: "5x".',
        "    → Tulis angka.",
        "",
    ]


def test_breaks_of_lines_in_names_are_seen_as_such() -> None:
    """A name with one looked like two."""
    found = shown(
        [issue(file="a\nb.csv", column="C (x\ny)", value="a\n.md", message="Nama a\rb salah.")]
    )
    assert found == [
        "a\\nb.csv: 1 galat",
        '  ▼ baris 2, kolom C (x\\ny): Nama a\\rb salah. Tertulis: "a\\n.md".',
        "",
    ]


def test_files_with_errors_come_first_then_by_name() -> None:
    found = shown(
        [
            issue(Level.WARNING, "a.csv"),
            issue(Level.NOTE, "0.csv"),
            issue(file="z.csv"),
            issue(file="m.csv"),
        ]
    )
    assert [line for line in found if line.endswith(("galat", "peringatan", "catatan"))] == [
        "m.csv: 1 galat",
        "z.csv: 1 galat",
        "a.csv: 1 peringatan",
        "0.csv: 1 catatan",
    ]


def test_within_a_file_errors_come_first_then_rows_in_order_and_the_whole_file_last() -> None:
    rows = [
        issue(Level.WARNING, row=1),
        issue(row=None),
        issue(row=10, message="B."),
        issue(row=9, message="A."),
    ]
    assert shown(rows) == [
        "counts.csv: 3 galat, 1 peringatan",
        "  ▼ baris 9: A.",
        "  ▼ baris 10: B.",
        "  ▼ Salah.",
        "  ◊ baris 1: Salah.",
        "",
    ]


def test_alike_problems_are_reported_once_with_all_their_rows() -> None:
    found = shown([issue(row=row, value="x", remedy="Hapus.") for row in (30, 4, 5)])
    assert found == [
        "counts.csv: 3 galat",
        '  ▼ baris 4, 5, 30: Salah. Tertulis: "x".',
        "    → Hapus.",
        "",
    ]


def test_rows_that_follow_each_other_are_reported_by_first_and_last() -> None:
    found = shown([issue(row=row) for row in (9, 2, 3, 4, 8)])
    assert found[1] == "  ▼ baris 2–4, 8, 9: Salah."


def test_texts_to_be_written_are_reported_together_after_everything_else() -> None:
    files = ["narrative/a.md", "narrative/b.md"]
    missing = [Issue(Level.WARNING, "text_missing", "Belum.", Place(file)) for file in files]
    assert shown([*missing, issue(file="z.csv")]) == [
        "z.csv: 1 galat",
        "  ▼ baris 2: Salah.",
        "",
        "Teks belum ditulis: 2 peringatan",
        "  ◊ narrative/a.md, narrative/b.md",
        "",
    ]


@pytest.mark.parametrize(
    "more", [{"value": "y"}, {"message": "Lain."}, {"column": "a"}, {"remedy": "Lain."}]
)
def test_problems_that_differ_in_anything_are_distinguished(more: dict[str, str]) -> None:
    found = shown([issue(row=2), issue(row=3, **more)])
    assert sum("▼" in line for line in found) == 2


def test_of_very_many_different_problems_the_rest_is_counted() -> None:
    """Eighteen megabytes of findings are read by nobody, and took half a minute."""
    many = [issue(row=row, message=f"Salah {row}.") for row in range(1, 1_004)]
    found = shown([*many, issue(Level.WARNING, row=1), issue(file="z.csv")])
    assert found[0] == "counts.csv: 1003 galat, 1 peringatan"
    assert sum("▼" in line for line in found) == 1_001
    assert found[1_001] == (
        "  … dan masih 3 galat, 1 peringatan di sini, yang tampil sesudah yang di atas diperbaiki."
    )
    assert found[-3:] == ["z.csv: 1 galat", "  ▼ baris 2: Salah.", ""]


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ("", "tidak ada masalah"),
        ("E", "1 galat"),
        ("WW", "2 peringatan"),
        ("NWEE", "2 galat, 1 peringatan, 1 catatan"),
    ],
)
def test_problems_are_counted_by_weight(levels: str, words: str) -> None:
    letters = {"E": Level.ERROR, "W": Level.WARNING, "N": Level.NOTE}
    assert count_issues([issue(letters[letter]) for letter in levels]) == words
