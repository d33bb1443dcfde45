"""A photograph that proves two things: the report shows it once and refers to it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.functional.cli_cast import copy_balangan, run


def photo_sentences(made: Path) -> list[str]:
    """The sentences of a report that refer to photographs."""
    page = (made / "lkjip.html").read_text("utf-8")
    text = re.sub(r"<[^>]+>", "", page)
    return re.findall(r"Foto bukti: lihat [^.]*\.[^.]*\.", text)


def test_a_folder_whose_picture_proves_two_innovations_becomes_a_report(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    file = dossier / "evidence.yaml"
    text = file.read_text("utf-8")
    assert "proves: [lasungku-talu]" in text
    file.write_text(text.replace("proves: [lasungku-talu]", "proves: [lasungku-talu, hati-unda]"), "utf-8")
    done = run("report", dossier, "--out", tmp_path / "hasil", "--format", "html")
    assert done.code == 0, done.says
    (sentence,) = photo_sentences(tmp_path / "hasil")
    assert re.fullmatch(r"Foto bukti: lihat Gambar\s\d+\.\d+\.", sentence)
