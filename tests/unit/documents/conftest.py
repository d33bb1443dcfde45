"""The invented office that answers the questions of papers, for the tests of a file."""

from __future__ import annotations

import pytest
from tests.unit.documents import cast

from capaian.documents.scope.paths import Scope


@pytest.fixture(scope="module")
def scope() -> Scope:
    return cast.scope()
