"""Signs that no workbook and no paper can hold, names of texts, limits of size."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.every_case import every_case

from capaian.domain.exchange import issue_to_plain
from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.file_names import is_text_file
from capaian.dossier.folder import size_limit, write_size
from capaian.dossier.read import read_dossier


@pytest.mark.parametrize(
    "sign", ["\x00", "\x01", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\ufffe", "\uffff"]
)
def test_a_text_with_a_sign_that_is_lost_is_reported_by_its_line(
    sign: str, tmp_path: Path
) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "narrative" / "ringkasan.md").write_text(f"Satu.\n\nDua{sign}.\n")
    (issue,) = read_dossier(dossier).issues
    assert issue.code == ("nul_byte" if sign == "\x00" else "control_character")
    assert (issue.place.file, issue.place.row) == ("narrative/ringkasan.md", 3)


@pytest.mark.parametrize(
    "sign", ["\t", "\r", "\u00a0", "\u200b", "\u2028", "\ufeff", "\ufffd", "😀"]
)
def test_other_signs_stay(sign: str, tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "narrative" / "ringkasan.md").write_text(f"Satu{sign} dua.\n", newline="")
    assert read_dossier(dossier).issues == ()


@every_case(
    ("file", "is_text"),
    [
        ("narrative/ringkasan.md", True),
        ("narrative/iku-1.hambatan.md", True),
        ("layout.yaml", True),
        ("layouts/pk.yaml", True),
        ("layouts/lkjip.yaml", False),
        ("layouts/layout.yaml", False),
        ("narrative/", False),
        ("narrative/Ringkasan.md", False),
        ("narrative/a/b.md", False),
        ("other/a.md", False),
        ("ringkasan.md", False),
        ("", False),
        ("/etc/passwd", False),
    ],
)
def test_names_of_texts(file: str, is_text: bool) -> None:
    assert is_text_file(file) is is_text


def test_limits_follow_the_ending() -> None:
    assert size_limit("narrative/a.md") < size_limit("plan.yaml") < size_limit("counts.csv")
    limits = [write_size(size_limit(file)) for file in ("a.md", "a.yaml", "a.csv")]
    assert limits == ["60 KB", "2 MB", "20 MB"]


def test_a_place_in_a_workbook_names_its_sheet_in_json() -> None:
    place = Place("b.xlsx", 3, "E (Jumlah)", "Data hitungan")
    plain = issue_to_plain(Issue(Level.ERROR, "x", "Salah.", place))
    assert isinstance(plain["place"], dict)
    assert plain["place"]["sheet"] == "Data hitungan"
    bare = issue_to_plain(Issue(Level.ERROR, "x", "Salah.", Place("counts.csv", 3)))
    assert bare["place"] == {"file": "counts.csv", "row": 3, "column": None}
