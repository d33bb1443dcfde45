"""Whether a closing was forged is worked out once for its content,
and again for any other content.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.closing.closed import balangan_file, edited

from capaian.dossier import check as check_module
from capaian.dossier.check import check
from capaian.dossier.read import read_dossier
from capaian.dossier.years import edited_closings
from capaian.dossier.years.edited_closings import DifferingResult
from capaian.dossier.years.snapshot import Snapshot, hash_snapshot

CLOSING = Path("closed") / "2023.json"


@dataclass
class Comparisons:
    """How often results of a closing were computed from its texts."""

    times: int = 0
    answers: list[tuple[DifferingResult, ...]] = field(default_factory=list)


@pytest.fixture
def comparisons(monkeypatch: pytest.MonkeyPatch) -> Iterator[Comparisons]:
    """Count without computing anything otherwise; nothing is remembered before or after."""
    found, real = Comparisons(), edited_closings.find_edited

    def count(snapshot: Snapshot, file: str) -> tuple[DifferingResult, ...]:
        found.times += 1
        found.answers.append(real(snapshot, file))
        return found.answers[-1]

    monkeypatch.setattr(edited_closings, "find_edited", count)
    check_module._judge.cache_clear()
    yield found
    check_module._judge.cache_clear()


def forged_in(dossier: Path) -> bool:
    """Whether the check says that the closing was edited."""
    return any(issue.code == "closing_forged" for issue in check(read_dossier(dossier)).issues)


def put(dossier: Path, content: bytes) -> None:
    """Let another closing lie there, with its hash noted where the one before was noted."""
    before = hash_snapshot((dossier / CLOSING).read_bytes())
    sources = dossier / "sources.yaml"
    text = sources.read_text(encoding="utf-8").replace(before, hash_snapshot(content))
    sources.write_text(text, encoding="utf-8")
    (dossier / CLOSING).write_bytes(content)


def raise_first(document: dict[str, object]) -> None:
    """Let the first indicator have reached more than its texts come to."""
    document["assessment"]["indicators"][0]["periods"][0]["actual"]["value"] = "99.99"


def test_the_same_content_is_computed_once(dossier: Path, comparisons: Comparisons) -> None:
    assert [forged_in(dossier) for _ in range(3)] == [False] * 3
    assert comparisons.times == 1


def test_another_text_of_the_year_does_not_ask_again_but_one_of_the_closing_does(
    dossier: Path, comparisons: Comparisons
) -> None:
    assert not forged_in(dossier)
    (dossier / "narrative").mkdir(exist_ok=True)
    (dossier / "narrative" / "lain.md").write_text("Satu.\n", encoding="utf-8")
    assert not forged_in(dossier)
    assert comparisons.times == 1
    put(dossier, edited(balangan_file(), raise_first))
    assert forged_in(dossier)
    assert forged_in(dossier)
    assert comparisons.times == 2
    assert [len(answer) > 0 for answer in comparisons.answers] == [False, True]
    put(dossier, balangan_file())
    assert not forged_in(dossier)
    assert comparisons.times == 2
