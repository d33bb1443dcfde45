"""`capaian draft`: what nobody wrote is drafted and marked, and nothing that is written changes."""

from __future__ import annotations

import json
from pathlib import Path

from tests.functional.cli_cast import copy_balangan, run


def marked(dossier: Path) -> list[str]:
    """The texts that papers call drafts."""
    issues = json.loads(run("check", dossier, "--for", "lkjip", "--json").out)["issues"]
    return sorted(each["place"]["file"] for each in issues if each["message"].startswith("Teks ini draf"))


def test_missing_texts_are_drafted_and_marked_until_they_are_read(tmp_path: Path) -> None:
    dossier = copy_balangan(tmp_path)
    texts = dossier / "narrative"
    kept = (texts / "penutup.md").read_bytes()
    for name in ("analisis-kia", "kata-pengantar"):
        (texts / f"{name}.md").unlink()
    done = run("draft", dossier)
    assert done.out.splitlines() == ["Draf: narrative/kata-pengantar.md", "Draf: narrative/analisis-kia.md"]
    drafted = (texts / "analisis-kia.md").read_text()
    assert "{{ kia.remainder | unit }}" in drafted and (texts / "penutup.md").read_bytes() == kept
    assert run("format", dossier).out == "Dossier sudah dalam bentuk baku.\n"
    assert marked(dossier) == ["narrative/analisis-kia.md", "narrative/kata-pengantar.md"]
    (texts / "analisis-kia.md").write_text(drafted.partition("---\n")[2].partition("---\n")[2])
    assert marked(dossier) == ["narrative/kata-pengantar.md"]
    assert run("draft", dossier).out == "Semua teks sudah ada.\n"
