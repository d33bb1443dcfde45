"""Laws of replacing: whatever files come to say, rows say it, and what differs is told, nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from tests.web.beginnings import lay, small, small_files

from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetSpec
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear, Row
from capaian.web.years.replace import Wanted, _pair, replace_files

pytestmark = pytest.mark.django_db
COUNTS, TEXT = "counts.csv", "narrative/satu.md"
WORDS = ("Satu.", "Dua.", "Tiga.", "Empat.", "Satu.")
HEAD = "measure,area,period,value,source"


Item = TypeVar("Item")


class Draws:
    """Choices that are the same for the same seed, on every machine."""

    def __init__(self, seed: int) -> None:
        self._seed, self._numbers = seed, count()

    def below(self, limit: int) -> int:
        digest = sha256(f"{self._seed} {next(self._numbers)}".encode()).digest()
        return int.from_bytes(digest[:8]) % limit

    def choice(self, items: Sequence[Item]) -> Item:
        return items[self.below(len(items))]

    def sample(self, items: Sequence[Item], size: int) -> list[Item]:
        """So many of them, in any order."""
        left = [*items]
        return [left.pop(self.below(len(left))) for _ in range(size)]


def some_texts(draw: Draws) -> dict[str, str]:
    """A dossier that differs from the usual one in rows, figures, order, comments and texts."""
    texts = {name: content.decode() for name, content in small_files().items()}
    lines = texts[COUNTS].splitlines()[1:]
    chosen = draw.sample(lines, 1 + draw.below(len(lines)))
    figures = [line.replace(",2024,,", f",2024,{draw.choice(['', '1', '2'])},") for line in chosen]
    texts[COUNTS] = "\n".join([HEAD, *figures, ""])
    paragraphs = [draw.choice(WORDS) for _ in range(draw.below(6))]
    if paragraphs:
        texts[TEXT] = "\n\n".join(paragraphs) + "\n"
    if draw.below(3) == 0:
        texts["sources.yaml"] = f"# catatan {draw.below(3)}\n{texts['sources.yaml']}"
    if draw.below(3) == 0:
        texts["office.yaml"] = texts["office.yaml"].replace("Disdukcapil", draw.choice(["Dinas", "Kantor"]))
    return texts


def row_texts(year: OfficeYear) -> dict[int, tuple[str, dict[str, str]]]:
    return {row.pk: (row.sheet, row.cells) for row in year.rows.all()}


@pytest.mark.parametrize("seed", range(12))
def test_rows_say_what_the_files_say_and_the_log_tells_each_difference(seed: int, tmp_path: Path) -> None:
    draw, year = Draws(seed), small(tmp_path)
    for step in range(4):
        texts, before, entries = some_texts(draw), row_texts(year), Entry.objects.count()
        year.refresh_from_db()
        revision = year.revision
        replace_files(year, Wanted(texts, revision, {"step": step}), Author())
        after = row_texts(year)
        assert know(year).made.files == texts
        told = [*Entry.objects.order_by("number")[entries:]]
        changed = {pk for pk in before.keys() & after.keys() if before[pk] != after[pk]}
        assert sum(entry.action == "row.added" for entry in told) == len(after.keys() - before.keys())
        assert sum(entry.action == "row.removed" for entry in told) == len(before.keys() - after.keys())
        named = {int(one.subject.rpartition("/")[2]) for one in told if one.action == "row.changed"}
        assert named == changed
        assert year.revision == revision + bool(told)
        assert (told[0].action if told else "year.replaced") == "year.replaced"


@pytest.mark.parametrize("seed", range(6))
def test_there_and_back_again_keeps_the_rows_that_are_in_both(seed: int, tmp_path: Path) -> None:
    draw, year = Draws(seed), small(tmp_path)
    first = {**know(year).made.files}
    ids = {row.cells["measure"] + row.cells["area"]: row.pk for row in year.rows.filter(sheet=COUNTS)}
    other = some_texts(draw)
    for texts in (other, first):
        year.refresh_from_db()
        replace_files(year, Wanted(texts, year.revision, {}), Author())
    assert know(year).made.files == first
    there = [line.split(",") for line in other[COUNTS].splitlines()[1:]]
    kept = {measure + area for measure, area, *_ in there}
    now = {row.cells["measure"] + row.cells["area"]: row.pk for row in year.rows.filter(sheet=COUNTS)}
    assert {name for name in ids if now[name] == ids[name]} >= kept
    assert now.keys() == ids.keys()


def matched_slowly(spec: SheetSpec, old: Sequence[Row], new: Sequence[FlatRow]) -> list[int | None]:
    """For each new row the old one with the same key, looked for one by one; keys are there once."""
    names = [column.id for column in (*spec.parents, *spec.keys)]
    found = []
    for row in new:
        same = [
            one.pk for one in old if all(one.cells.get(name, "") == row.cells.get(name, "") for name in names)
        ]
        found.append(same[0] if same else None)
    return found


@pytest.mark.parametrize("sheet", [COUNTS, "nodes.csv", "areas.csv", "plan.yaml#indicators"])
@pytest.mark.parametrize("seed", range(3))
def test_rows_with_keys_are_matched_as_somebody_would_who_looks_at_each(
    sheet: str, seed: int, tmp_path: Path
) -> None:
    draw = Draws(seed)
    flat = rows_of(lay(small_files(), tmp_path))[sheet]
    old = [Row(pk=place, sheet=sheet, cells=row.cells) for place, row in enumerate(flat, 1)]
    old = draw.sample(old, len(old))
    new = draw.sample(flat, draw.below(len(flat) + 1))
    kept = old[: draw.below(len(old) + 1)]
    pairs = [*_pair(SHEETS[sheet], kept, new)]
    matched = [pair.old.pk if pair.old else None for pair in pairs if pair.new is not None]
    assert matched == matched_slowly(SHEETS[sheet], kept, new)
    gone = {pair.old.pk for pair in pairs if pair.new is None and pair.old}
    assert gone == {row.pk for row in kept} - {*matched}
    assert [pair.place for pair in pairs if pair.new is not None] == [*range(1, len(new) + 1)]


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("Satu.\n\nDua.\n", "Dua.\n\nSatu.\n", {"Satu.", "Dua."}),
        ("Satu.\n\nSatu.\n", "Satu.\n", {"Satu."}),
        ("Satu.\n", "Satu.\n\nSatu.\n", {"Satu."}),
        ("Satu.\n\nDua.\n", "Dua lagi.\n\nSatu.\n", {"Satu."}),
        ("Satu.\n", "Lain.\n", set()),
    ],
)
def test_paragraphs_that_say_the_same_are_the_same_rows(
    before: str, after: str, kept: set[str], tmp_path: Path
) -> None:
    year = small(tmp_path, "kecil", {TEXT: before.encode()})
    ids = {pk: cells["paragraph"] for pk, (sheet, cells) in row_texts(year).items() if sheet == "narrative"}
    texts = {**know(year).made.files, TEXT: after}
    replace_files(year, Wanted(texts, 0, {}), Author())
    now = {pk: cells["paragraph"] for pk, (sheet, cells) in row_texts(year).items() if sheet == "narrative"}
    assert {text for pk, text in now.items() if ids.get(pk) == text} == kept
    assert know(year).made.files[TEXT] == after
    assert len(now.keys() & ids.keys()) == min(len(ids), len(now)), "a changed paragraph is the same row"
