"""The code of a preview is of all that would be written, and of all that it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from capaian.domain.period import Period
from capaian.dossier.folder import Folder
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.shown_code import code_of

HASHES = {"office.yaml": "1"}
TAKEN = Intaken("t.xlsx", Folder(Path(), hashes=HASHES), (), (), (), (), changes={"nodes.csv": b"a"})
ASKED = Asked(means={"A": "1", "B": "2"}, choices={"C": frozenset(("x", "y", "z"))})


def test_the_same_change_has_the_same_code_in_whatever_order_options_come() -> None:
    other = replace(ASKED, means={"B": "2", "A": "1"}, choices={"C": frozenset(("z", "y", "x"))})
    assert code_of(TAKEN, "f", ASKED) == code_of(TAKEN, "f", other)


@pytest.mark.parametrize(
    "change",
    [
        lambda asked: replace(asked, drops_unbudgeted=True),
        lambda asked: replace(asked, accepts_totals=True),
        lambda asked: replace(asked, is_anew=True),
        lambda asked: replace(asked, source="lain"),
        lambda asked: replace(asked, sheet="KTP"),
        lambda asked: replace(asked, period=Period.parse("2023-M06")),
        lambda asked: replace(asked, means={"A": "1", "B": "3"}),
    ],
)
def test_any_other_option_has_another_code(change: Callable[[Asked], Asked]) -> None:
    assert code_of(TAKEN, "f", ASKED) != code_of(TAKEN, "f", change(ASKED))


def test_another_file_change_or_dossier_has_another_code() -> None:
    here = code_of(TAKEN, "f", ASKED)
    lost = replace(TAKEN, changes={"nodes.csv": b""})
    moved = replace(TAKEN, folder=Folder(Path(), hashes={"office.yaml": "2"}))
    assert here not in {code_of(TAKEN, "g", ASKED), code_of(lost, "f", ASKED), code_of(moved, "f", ASKED)}
