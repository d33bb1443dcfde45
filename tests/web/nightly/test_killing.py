"""A process that is killed while it writes leaves the old state or the new one,
and what it said stands.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
KILLS = int(os.environ.get("CAPAIAN_KILLS", "50"))
"""`make nightly` kills a thousand of each."""


@pytest.mark.parametrize("deed", ["import", "approval", "backup", "job", "paper"])
def test_nothing_is_half_and_nothing_is_lost_that_was_acknowledged(
    deed: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "tests.web.killing", str(tmp_path), "1", f"{deed}={KILLS}"]
    environment = {**os.environ, "CAPAIAN_MODE": "produksi", "PYTHONPATH": str(ROOT)}
    environment.pop("DATABASE_URL", None)  # each kill needs a copy of its own
    done = subprocess.run(
        command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)[deed]
    assert data["wrong"] == []
    assert data["old"] + data["new"] == KILLS
    assert min(data["old"], data["new"]) >= KILLS // 20, (
        "kills that all come too early or too late show nothing"
    )
