"""Signs that no face of the papers has: told with file and line, the rest never suspected."""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.writers.undrawable_signs import find_undrawable_signs


def dossier(folder: Path, **texts: str | bytes) -> Path:
    """A folder with files; `__` stands for a folder and `_` for the point before the ending."""
    for name, text in texts.items():
        file = folder / name.replace("__", "/").replace("_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def found(folder: Path) -> list[tuple[str, int | None, str | None]]:
    return [
        (issue.place.file, issue.place.row, issue.value) for issue in find_undrawable_signs(folder)
    ]


def test_each_line_is_named_with_its_signs(tmp_path: Path) -> None:
    folder = dossier(
        tmp_path,
        facts_csv="id,name\nsatu,Satu\ndua,漢字 dan 漢\n",
        narrative__bab__satu_md="Baris satu\n\nBaris 😀 tiga\nempat 字\n",
        layouts__pk_yaml="id: pk\ntitle: 漢\n",
        plan_yaml="goals: 字\n",
    )
    assert found(folder) == [
        ("facts.csv", 3, "漢 字"),
        ("layouts/pk.yaml", 2, "漢"),
        ("narrative/bab/satu.md", 3, "😀"),
        ("narrative/bab/satu.md", 4, "字"),
        ("plan.yaml", 1, "字"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Cakupan ≥ 99,5% ✓ – “baik” …",
        "e\u0301lan",
        "\ufeffawal",
        "a\u00adb\u200bc\u2060d",
        "# 漢\n  # 字\nid: a",
        "",
    ],
)
def test_what_can_be_drawn_is_never_suspected(tmp_path: Path, text: str) -> None:
    assert found(dossier(tmp_path, plan_yaml=text)) == []


def test_a_sign_that_cannot_be_seen_is_reported_by_its_number(tmp_path: Path) -> None:
    assert found(dossier(tmp_path, plan_yaml="a\u202eb")) == [("plan.yaml", 1, "U+202E")]


def test_a_number_sign_is_no_comment_in_a_text(tmp_path: Path) -> None:
    assert found(dossier(tmp_path, narrative__a_md="# 漢")) == [("narrative/a.md", 1, "漢")]


def test_files_that_are_no_texts_are_left_to_who_reads_them(tmp_path: Path) -> None:
    folder = dossier(tmp_path, plan_yaml=b"\xff\xfe", evidence__a_csv="漢", catatan_txt="漢")
    (folder / "facts.csv").mkdir()
    assert found(folder) == []


def test_links_are_never_followed(tmp_path: Path) -> None:
    outside = dossier(tmp_path / "luar", plan_yaml="漢", a_md="漢")
    folder = dossier(tmp_path / "dossier", office_yaml="id: a")
    (folder / "plan.yaml").symlink_to(outside / "plan.yaml")
    (folder / "narrative").symlink_to(outside)
    assert found(folder) == []


def test_a_warning_says_what_to_do(tmp_path: Path) -> None:
    (issue,) = find_undrawable_signs(dossier(tmp_path, plan_yaml="漢"))
    assert (issue.level.value, issue.code) == ("warning", "undrawable_sign")
    assert "PDF" in issue.message
    assert issue.remedy == "Ganti atau hapus tanda itu."
