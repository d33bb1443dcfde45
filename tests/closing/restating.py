"""A dossier of a second year whose carried figures are retyped or restated,
and what is told of it.
"""

from __future__ import annotations

from pathlib import Path

from capaian.domain.issue import Issue, Level
from capaian.dossier.read import read_dossier

HEAD = "subject,name,period,column,closed,restated,reason,source\n"


def errors(dossier: Path) -> list[Issue]:
    return [issue for issue in read_dossier(dossier).issues if issue.level is Level.ERROR]


def codes(dossier: Path) -> list[tuple[str, str, str | None]]:
    return [(issue.code, issue.place.file, issue.place.column) for issue in errors(dossier)]


def retype(dossier: Path, file: str, old: str, new: str) -> None:
    path = dossier / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def restate(dossier: Path, *rows: str) -> None:
    (dossier / "restatements.csv").write_text(
        HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8"
    )


def without(dossier: Path, file: str, begins: str) -> None:
    """Delete the lines of a file that begin so."""
    path = dossier / file
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(line for line in lines if not line.startswith(begins)), encoding="utf-8"
    )
