"""Results hold where their source can tell them: not in a paper of an earlier year,
nor a closing unnamed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from capaian.domain.issue import Level
from capaian.dossier.read import read_dossier

LAST_YEAR = "  - id: lama\n    title: LKjIP Dinas Tahun 2022\n"


def warned(dossier: Path) -> list[tuple[str, str]]:
    """Files with results whose source is too old, and what is said."""
    issues = [one for one in read_dossier(dossier).issues if one.code == "source_before_row"]
    assert {one.level for one in issues} <= {Level.WARNING}
    return [(one.place.file, one.message.partition(" baris ")[0]) for one in issues]


def put(dossier: Path, source: str, *files: str) -> dict[str, int]:
    """Take the closing away, and name another source wherever it stood;
    return how many rows did.
    """
    (dossier / "closed" / "2023.json").unlink()
    text = (dossier / "sources.yaml").read_text(encoding="utf-8")
    start = text.index("  - id: penutupan-2023")
    end = text.find("\n  - id:", start + 1)
    kept = text[:start] + (text[end + 1 :] if end > 0 else "")
    (dossier / "sources.yaml").write_text(kept.rstrip("\n") + "\n" + source, encoding="utf-8")
    id_ = source.split()[2]
    counts = {}
    for file in (*files, "history.csv", "inputs.csv", "survey.csv"):
        if (dossier / file).is_file():
            rows = (dossier / file).read_text(encoding="utf-8")
            counts[file] = rows.count("penutupan-2023")
            (dossier / file).write_text(rows.replace("penutupan-2023", id_), encoding="utf-8")
    return counts


def test_a_closing_that_nothing_names_any_more_is_reported_by_the_years(dossier: Path) -> None:
    assert warned(dossier) == []
    counts = put(dossier, LAST_YEAR)
    assert counts["history.csv"] > 1
    warnings = dict(warned(dossier))
    assert {*warnings} == {file for file, count in counts.items() if count}
    # Two rows of money tell no spending, so that they are no results.
    assert {file: str(count) for file, count in counts.items()} == warnings | {
        "inputs.csv": str(int(warnings["inputs.csv"]) + 2)
    }


@pytest.mark.parametrize(
    "source",
    [
        "  - id: lkjip-2023\n    title: LKjIP tahun lalu\n",
        "  - id: lama\n    title: Buku 2020-2023\n",
        "  - id: lama\n    title: Laporan\n    cut_off: 2023-12-31\n",
        "  - id: lama\n    title: Laporan\n",
    ],
)
def test_a_source_that_may_tell_the_year_is_silent(dossier: Path, source: str) -> None:
    put(dossier, source)
    assert warned(dossier) == []


def test_targets_may_stand_in_earlier_papers(dossier: Path) -> None:
    put(dossier, LAST_YEAR)
    rows = (dossier / "history.csv").read_text(encoding="utf-8").splitlines()
    head = rows[0].split(",")
    empty = [
        ",".join(
            "" if name in {"actual", "achievement"} else cell
            for name, cell in zip(head, row.split(","), strict=True)
        )
        for row in rows[1:]
        if row.endswith("lama,") and '"' not in row
    ]
    (dossier / "history.csv").write_text("\n".join([rows[0], *empty]) + "\n", encoding="utf-8")
    assert empty
    assert "history.csv" not in [file for file, _ in warned(dossier)]


def test_peers_moved_into_this_year_are_reported_by_their_source(dossier: Path) -> None:
    """The figures of last year would stand as this year's."""
    path = dossier / "peers.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join([*lines[:1], *(line.replace(",2023,", ",2024,", 1) for line in lines[1:])]),
        encoding="utf-8",
    )
    assert ("peers.csv", str(len(lines) - 1)) in warned(dossier)
