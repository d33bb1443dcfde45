"""A photograph that nobody described, and one that proves two things: the report is made all the same.

`check` tells the first by its row; the report shows the other once and refers to it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, edit, run

MADE = "Bukti LASUNGKU TALU"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    made = copy_balangan(tmp_path)
    file = made / "evidence.yaml"
    kept = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("    date:")]
    at = next(number for number, line in enumerate(kept) if "caption: Alur layanan LASUNGKU" in line)
    file.write_text("\n".join([*kept[:at], *kept[at + 2 :]]) + "\n", "utf-8")
    return made


@pytest.mark.parametrize("options", [(), ("--for", "lkjip"), ("--for", "semua")])
def test_check_tells_row_and_remedy(dossier: Path, options: tuple[str, ...]) -> None:
    done = run("check", dossier, "--json", *options)
    assert done.code == 0
    if "semua" not in options:
        issues = json.loads(done.out)["issues"]
        (issue,) = [each for each in issues if each["code"] == "picture_undescribed"]
        assert (issue["level"], issue["place"]["file"], issue["place"]["row"]) == (
            "warning",
            "evidence.yaml",
            2,
        )
        assert MADE in issue["message"] and issue["remedy"]


def photo_sentences(page: str) -> list[str]:
    """The sentences of a report that refer to photographs."""
    return re.findall(r"Foto bukti: lihat [^.]*\.[^.]*\.", re.sub(r"<[^>]+>", "", page))


def test_the_report_shows_and_reads_out_what_it_proves(dossier: Path, tmp_path: Path) -> None:
    edit(dossier / "evidence.yaml", "proves: [lasungku-talu]", "proves: [lasungku-talu, hati-unda]")
    done = run("report", dossier, "--out", tmp_path / "hasil", "--format", "html")
    assert done.code == 0, done.err
    page = (tmp_path / "hasil" / "lkjip.html").read_text("utf-8")
    (sentence,) = photo_sentences(page)
    assert re.fullmatch(r"Foto bukti: lihat Gambar\s\d+\.\d+\.", sentence)
    assert f'alt="{MADE} dan HATI UNDA"' in page
