"""The finding that the manual walks through is what the command says of the report that the manual prints."""

from __future__ import annotations

import re
from pathlib import Path

from docs.auditor_page import write_auditor_manual
from tests.functional.cli_cast import run

PART = write_auditor_manual().split("## Satu temuan, langkah demi langkah")[1].split("\n## ")[0]
REPORT, ANSWER = re.findall(r"```\n(.+?)```", PART, re.DOTALL)


def audited(text: str, folder: Path) -> tuple[int, list[str]]:
    """Return the exit code and the lines of what is said."""
    file = folder / "laporan.txt"
    file.write_text(text, encoding="utf-8")
    result = run("audit", file)
    return result.code, [line.strip() for line in result.out.splitlines()]


def test_the_command_says_what_the_manual_prints(tmp_path: Path) -> None:
    code, lines = audited(REPORT, tmp_path)
    assert code == 13
    for printed in ANSWER.strip().splitlines():
        pattern = ".*".join(map(re.escape, printed.strip().split("...")))
        assert any(re.fullmatch(pattern, line) for line in lines), printed


def test_the_remedy_leaves_nothing_to_find(tmp_path: Path) -> None:
    assert audited(REPORT.replace("661.000.000", "616.000.000"), tmp_path)[0] == 0


def test_the_arithmetic_of_the_steps_is_right() -> None:
    """A second route: plain whole numbers."""
    assert 616_000_000 * 10_000 == 9_625 * 640_000_000
    assert 616_000_000 + 199_500_000 == 815_500_000
