"""Every field that a paper can print of three invented offices,
small enough to follow with pen and paper.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.scope_fields import field_lines
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

FOLDER = Path(__file__).parent / "scopes"
SCOPES = {
    "lengkap": cast.scope(cast.rich()),
    "serba-kurang": cast.scope(cast.small()),
    "naskah-hukum": legal.scope(as_of=legal.SEMESTER),
}


@pytest.mark.parametrize("name", SCOPES)
def test_every_field_of_an_office(name: str, golden: Golden) -> None:
    golden.check("\n".join(field_lines(SCOPES[name], longest=100)) + "\n", FOLDER / f"{name}.txt")
