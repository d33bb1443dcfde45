"""The small valid dossier, and ways to spoil a copy of it."""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from capaian.domain.issue import Issue
from capaian.dossier.read import ReadResult, read_dossier

HERE = Path(__file__).parent
BASE = HERE / "base"


@dataclass(frozen=True)
class Case:
    """One way to spoil a dossier, with everything that must be said about it and nothing else."""

    name: str
    file: str
    expect: tuple[str, ...]
    """`code file:line:column` of each issue, in order of their finding."""
    replace: tuple[str, str] | None = None
    content: str | None = None
    append: str = ""
    rename: str = ""
    delete: bool = False
    says: str = ""
    """Words that the first message or its remedy contains."""


def listed_cases() -> list[tuple[str, Case]]:
    """Return the cases of `cases.csv`, each with its theme;
    line feeds in them are written as `\\n`.
    """
    text = (HERE / "cases.csv").read_text(encoding="utf-8")
    return [(row["theme"], _case(row)) for row in csv.DictReader(text.splitlines())]


def _case(row: dict[str, str]) -> Case:
    old, new = (_signs(row[name]) for name in ("text", "by"))
    expect = tuple(filter(None, row["expect"].split(" | ")))
    case = Case(row["name"], row["file"], expect, says=row["says"])
    match row["way"]:
        case "replace":
            return replace(case, replace=(old, new))
        case "content":
            return replace(case, content=new)
        case "append":
            return replace(case, append=new)
        case "rename":
            return replace(case, rename=new)
    return replace(case, delete=True)


def _signs(text: str) -> str:
    for written, sign in {"\\n": "\n", "\\t": "\t", "\\r": "\r", "\\0": "\0", "\\a": "\a"}.items():
        text = text.replace(written, sign)
    return text


def copy_base(folder: Path) -> Path:
    return shutil.copytree(BASE, folder / "dossier")


def spoil(dossier: Path, case: Case) -> None:
    target = dossier / case.file
    if case.delete:
        target.unlink()
        return
    text = target.read_text(encoding="utf-8") if target.exists() else ""
    if case.replace:
        old, new = case.replace
        assert text.count(old) >= 1, f"{case.name}: {old!r} is not in {case.file}"
        text = text.replace(old, new, 1)
    elif case.content is not None:
        text = case.content
    if case.rename:
        target.unlink()
    named = target.with_name(case.rename or target.name)
    named.write_text(text + case.append, encoding="utf-8", newline="")


def read_changed(dossier: Path, file: str, old: str, new: str) -> ReadResult:
    spoil(dossier, Case("", file, (), (old, new)))
    return read_dossier(dossier)


def describe(issue: Issue) -> str:
    """Return an issue in the notation of the cases."""
    place = issue.place
    parts = [place.file, "" if place.row is None else str(place.row), place.column or ""]
    return f"{issue.code} {':'.join(parts).rstrip(':')}"
