"""The manual's way from an empty office to its second year: each command of the page, in its order."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.closing.next_years import fill
from tests.functional.cli_cast import edit, run

PAGE = (ROOT / "docs" / "manual" / "tahun-berikutnya.md").read_text(encoding="utf-8")
COMMANDS = [
    shlex.split(line)
    for block in re.findall(r"^```sh\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    for line in block.splitlines()
]


def fill_in(folder: Path) -> None:
    """Do what `check` asks for: counts, money, survey, targets, all invented."""
    wholes = ("families", "eligible", "population", "reported")
    fill(folder / "counts.csv", lambda row: {"value": "100" if row["measure"].endswith(wholes) else "95"})
    fill(folder / "inputs.csv", lambda _: {"revised": "100", "actual": "90"})
    fill(folder / "survey.csv", lambda _: {"index": "85"})
    party = "    second_party: Bupati Balangan\n"
    targets = "{indicator: ikm, target: 84}", "{indicator: kepemilikan-dokumen, target: 94}"
    lines = "".join(f"      - {target}\n" for target in targets)
    edit(folder / "agreements.yaml", party, f"{party}    targets:\n{lines}")


def write_texts(folder: Path) -> None:
    """Write each text that the report is said to lack."""
    (folder / "narrative").mkdir()
    plain = json.loads(run("check", folder, "--for", "lkjip", "--json").out)
    for issue in plain["issues"]:
        if issue["code"] == "text_missing":
            (folder / issue["place"]["file"]).write_text("Kata-kata kantor.\n", encoding="utf-8")


def test_the_page_leads_from_an_empty_office_to_the_second_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for program, *arguments in COMMANDS:
        assert program == "capaian"
        if arguments[0] == "report":
            fill_in(tmp_path / "kantor-2024")
            waiting = re.findall(r"^  \d\. (\S+):", run("check", "kantor-2024").out, re.MULTILINE)
            assert waiting == ["outputs.csv"]
            assert "Keluaran (`outputs.csv`) boleh menyusul" in PAGE
        if arguments[0] == "close":
            assert run(*arguments).code == 10
            write_texts(tmp_path / "kantor-2024")
        done = run(*arguments)
        assert done.code == 0, (arguments, done.says)
    assert (tmp_path / "out" / "kantor-2024" / "lkjip.pdf").stat().st_size > 100_000
    history = (tmp_path / "kantor-2025" / "history.csv").read_text(encoding="utf-8")
    assert "kepemilikan-dokumen,,2024,95,94,,percent,penutupan-2024," in history
    assert "Yang diisi berikutnya" in run("check", "kantor-2025").out


def test_the_page_names_every_command_of_the_years() -> None:
    assert [arguments[1] for arguments in COMMANDS] == [
        "new",
        "check",
        "workbook",
        "workbook",
        "report",
        "close",
        "new",
    ]
