"""The options of `capaian workbook import`, for the command and for what it starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from capaian.cli.usage import AS_JSON, flag


@dataclass(frozen=True)
class ImportWishes:
    """What was asked for besides the workbook and the dossier; its fields are the options."""

    is_agreed: Annotated[bool, flag("workbook import --yes")] = False
    is_dry: Annotated[bool, flag("workbook import --dry-run")] = False
    takes_workbook: Annotated[bool, flag("workbook import --take-workbook")] = False
    is_json: Annotated[bool, AS_JSON] = False
    is_as_typed: Annotated[bool, flag("workbook import --as-typed")] = False
