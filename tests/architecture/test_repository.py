"""What the repository must and must not hold."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

from tests.architecture.code import ROOT

NIP = re.compile(r"(?<!\d)\d{8} ?\d{6} ?[12] ?\d{3}(?!\d)")
NIK = re.compile(r"(?<![\dA-Fa-f.])\d{16}(?![\dA-Fa-f])")
TEXT_ENDINGS = {
    ".py",
    ".md",
    ".yaml",
    ".csv",
    ".toml",
    ".json",
    ".txt",
    ".typ",
    ".css",
    ".js",
    ".html",
    ".lark",
}
INVENTED = re.compile(r"tests/|uv\.lock|\.ci/uv\.txt")
"""Files that may hold invented numbers in the form of a NIK, to show that they are refused."""


@cache
def tracked() -> tuple[Path, ...]:
    listing = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(
        path for name in listing.stdout.split("\0") if name and (path := ROOT / name).is_file()
    )


def texts() -> list[tuple[str, str]]:
    return [
        (str(path.relative_to(ROOT)), path.read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
        if path.suffix in TEXT_ENDINGS
    ]


def test_no_personal_number_is_in_the_repository() -> None:
    found = [
        name
        for name, text in texts()
        if not INVENTED.match(name) and (NIP.search(text) or NIK.search(text))
    ]
    assert found == []


def test_no_invented_number_in_tests_is_a_real_looking_nip() -> None:
    """Invented NIPs in tests have an impossible month, so that they are nobody's."""
    for name, text in texts():
        for match in NIP.finditer(text) if name.startswith("tests/") else ():
            digits = match.group().replace(" ", "")
            assert not 1 <= int(digits[4:6]) <= 12, name


def test_decisions_are_numbered_as_they_are_titled() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert pages
    numbers = [int(page.name[:4]) for page in pages]
    assert len(set(numbers)) == len(numbers)
    for page, number in zip(pages, numbers, strict=True):
        title = page.read_text(encoding="utf-8").splitlines()[0]
        assert re.match(rf"# {number}\. \S", title), page.name


def test_each_decision_says_context_decision_and_consequence() -> None:
    for page in (ROOT / "docs" / "decisions").glob("*.md"):
        text = page.read_text(encoding="utf-8")
        for heading in ("## Context", "## Decision", "## Consequence"):
            assert heading in text, f"{page.name} lacks {heading}"


def test_the_readme_is_short_and_names_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.count("\n") <= 60
    assert "make report" in readme
    assert "make test" in readme
    picture = re.search(r"!\[[^\]]+\]\(([^)]+)\)", readme)
    assert picture
    assert (ROOT / picture.group(1)).is_file()


def test_links_of_the_documentation_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
