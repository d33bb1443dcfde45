"""The file of measures that the manual shows, with the columns of the invented register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from tests.register.balangan import HEADS, ROOT

from capaian.register.persons import propose_columns
from capaian.register.plan import columns_as_yaml

PAGE = ROOT / "docs" / "manual" / "register-penduduk.md"
MEASURES, VALUES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


def write_plan(path: Path, heads: Sequence[str] = HEADS) -> Path:
    path.write_text(MEASURES + columns_as_yaml(propose_columns(heads)), encoding="utf-8")
    return path
