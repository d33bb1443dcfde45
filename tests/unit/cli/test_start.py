"""What a command loads before it begins:
a quick start is kept only by not loading what is not used.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import capaian

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"
ENTRY = "import capaian.cli.main"
COMPUTE = f"from capaian.cli.main import main; main(['compute', {str(EXAMPLE)!r}, '--json'])"
LISTING = "import sys; {code}; print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"


def loaded_by(code: str) -> frozenset[str]:
    """Return the modules of a fresh process after it has run `code`."""
    command = [sys.executable, "-c", LISTING.format(code=code)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return frozenset(done.stderr.split())


def inside(modules: frozenset[str], room: str) -> list[str]:
    return sorted(name for name in modules if name == room or name.startswith(f"{room}."))


def test_entry_point_loads_no_room_and_no_package() -> None:
    loaded = loaded_by(ENTRY)
    assert inside(loaded, "capaian") == ["capaian", "capaian.cli", "capaian.cli.main"]
    assert not loaded & {"typer", "rich", "importlib.metadata"}


@pytest.fixture(scope="module")
def computed() -> frozenset[str]:
    return loaded_by(COMPUTE)


@pytest.mark.parametrize("room", ["capaian.dossier", "capaian.rules", "capaian.rulebook"])
def test_compute_loads_the_rooms_that_it_uses(computed: frozenset[str], room: str) -> None:
    assert inside(computed, room)


@pytest.mark.parametrize(
    "unused",
    [
        "capaian.documents",
        "capaian.writers",
        "fontTools",
        "lxml",
        "vl_convert",
        "typst",
        "rich.progress",
        "PIL",
    ],
)
def test_compute_loads_nothing_for_papers(computed: frozenset[str], unused: str) -> None:
    assert inside(computed, unused) == []


def test_package_knows_its_version_and_no_other_name() -> None:
    assert capaian.__version__.split(".")[0].isdigit()
    with pytest.raises(AttributeError, match="edition"):
        _ = capaian.edition
