"""Numbers of persons: what looks like one, what does not, and that no message repeats one.

All numbers are invented: the NIPs have an impossible month, the NIKs a regency that does not
exist.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bad_input.spoiling import copy_base, read_changed
from tests.every_case import every_case

from capaian.dossier.read import read_dossier
from capaian.rulebook.personal import find_personal_number, looks_personal, mask_personal_numbers

NIK = "6399010101900001"
NIP = "199013012015131001"


@every_case(
    "text",
    [
        NIK,
        "6399017101900001",
        "639901-310190-0001",
        "639901.310190.0001",
        "639901 310190 0001",
        f"NIK:{NIK}.",
        f"({NIK})",
        f"NIK{NIK}",
        "63.99.01.010190.0001",
        "63.99.01.01.01.90.0001",
        "63 99 01 41 01 90 0001",
        "6399 0101 0190 0001",
        "6399\t0101\t0190\t0001",
        "6399/0101/0190/0001",
        "639901\u2013010190\u20130001",
        "639901 - 010190 - 0001",
        "639901\u00a0010190\u00a00001",
        "63990101\u200b01900001",
        " ".join(NIK),
        "".join(chr(ord(sign) + 0xFEE0) for sign in NIK),
        NIP,
        "19901301 201513 1 001",
        "19901301.201513.1.001",
        f"NIP. {NIP}",
    ],
)
def test_what_looks_like_the_number_of_a_person(text: str) -> None:
    assert find_personal_number(text) is not None
    assert not any(sign.isdigit() for sign in mask_personal_numbers(text).replace("NIK", ""))


@every_case(
    "text",
    [
        "",
        "6962697488",
        "1234567890123456",
        "6399013201900001",
        "6399017201900001",
        "6399010113900001",
        "6399010001900001",
        "6399013002900001",
        "63990101019000011",
        "639901010190001",
        "a6399010101900001f",
        "0a1b" * 16,
        "2020 2021 2022 2023",
        "6.962.697.488 dan 7.222.115.700",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "5.1.02.01.01.0024",
        "2.12.03.2.01.0002.5.1.02.01.01.0024",
        "63.99.01.2001 63.99.01.2002",
        "6.399.010.101.900.001",
        "Rp6.399.010.101.900,01",
        "13/01/2024 - 05/02/2024",
        "13-01-2024 05-02-2024",
        "2024 2025 2026 2027",
        "3090 0101 0190 0001",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "639901  010190  0001",
    ],
)
def test_what_does_not(text: str) -> None:
    assert find_personal_number(text) is None


EXAMPLES = Path(__file__).parents[3] / "examples"
TEXTS = sorted(path for end in ("csv", "yaml", "md") for path in EXAMPLES.rglob(f"*.{end}"))


@every_case("path", TEXTS)
def test_no_text_of_an_office_is_taken_for_a_person(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert find_personal_number(text) is None
    assert not looks_personal(text)
    assert mask_personal_numbers(text) == text


@given(
    st.integers(1, 28),
    st.integers(1, 12),
    st.integers(0, 99),
    st.integers(1, 9999),
    st.sampled_from(" ./-\t_"),
)
def test_two_dates_are_no_person(day: int, month: int, year: int, number: int, sign: str) -> None:
    first, last = (
        f"{day:02}{sign}{month:02}{sign}20{year:02}",
        f"{month:02}{sign}{day:02}{sign}20{year:02}",
    )
    assert find_personal_number(f"{first} {last}") is None
    assert find_personal_number(f"{first} - {last}") is None


def test_the_first_one_is_found() -> None:
    assert find_personal_number(f"x {NIP} dan {NIK}") == 2
    assert find_personal_number(f"x {NIK} dan {NIP}") == 2


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("counts.csv", "12336", NIK),
        ("counts.csv", "ktp.holders", NIK),
        ("counts.csv", "measure", NIK),
        ("factors.csv", "Menambah", f"Menambah {NIP}"),
        ("areas.csv", "district", NIK),
        ("office.yaml", "rounding: printed", f"rounding: '{NIK}'"),
        ("office.yaml", "kepala,", f"'{NIK}',"),
        ("office.yaml", "year: 2023", f"'{NIK}': 2023"),
        ("plan.yaml", "goals", f"'{NIP}': 1\ngoals"),
        ("evidence.yaml", "loket.png", f"{NIK}.png"),
        ("awards.yaml", "giver: Provinsi", f"giver: {NIK}\n    giver: {NIK}"),
        ("layout.yaml", "ringkasan", NIP),
        ("narrative/ringkasan.md", "Cakupan", NIK),
    ],
)
def test_no_issue_repeats_the_number(file: str, old: str, new: str, tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), file, old, new)
    assert "personal_number" in [issue.code for issue in result.issues]
    for issue in result.issues:
        assert NIK not in repr(issue), issue
        assert NIP not in repr(issue), issue


def test_every_value_with_a_number_is_reported(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "awards.yaml").write_text(
        f"awards:\n  - name: {NIK}\n  - name: a\n    giver: {NIP}\n"
    )
    issues = read_dossier(dossier).issues
    assert [(issue.code, issue.place.row) for issue in issues] == [
        ("personal_number", 2),
        ("personal_number", 4),
    ]
