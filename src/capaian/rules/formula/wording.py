"""Indonesian words of the formula language: functions, collections, fields, selectors."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from capaian.domain.narrative import CooperationKind, CooperationState
from capaian.rules.formula.tree import Collection, Member, MemberField, RegisterRows

WEIGHTED_MEAN = "rata-rata berbobot "
SELECTORS: Mapping[str, str] = MappingProxyType(
    {"area": "63.11.02", "period": "2023-Q3", "tier": "III"}
)
"""What a selector may choose, each with an example."""
COLLECTION_CODES = frozenset(collection.value for collection in Collection)

MEMBERS: Mapping[str, Member] = MappingProxyType(
    {
        str(member): member
        for member in (
            Member(collection, member_field)
            for collection in Collection
            for member_field in MemberField
        )
        if member != Member(Collection.INDICATORS, MemberField.ABSORPTION)
    }
)
"""What `share` and `count` may look at, as the language writes it: `programs.achievement`."""

COOPERATION_KINDS: Mapping[CooperationKind, str] = MappingProxyType(
    {
        CooperationKind.DATA_USE: "kerja sama pemanfaatan data",
        CooperationKind.KIA: "kerja sama pemanfaatan KIA",
        CooperationKind.SERVICE: "kerja sama layanan",
    }
)
REGISTERS: Mapping[str, RegisterRows] = MappingProxyType(
    {
        str(rows): rows
        for rows in (
            RegisterRows(kind, state) for kind in CooperationKind for state in CooperationState
        )
    }
)
"""What `count` and a measure may count in a register: `cooperation.data_use.signed`."""
CREDITS = "jumlah angka kredit"

_FUNCTIONS = tuple(
    csv.DictReader(
        Path(__file__).with_name("functions.csv").read_text(encoding="utf-8").splitlines()
    )
)
EXAMPLES: Mapping[str, str] = MappingProxyType({row["name"]: row["example"] for row in _FUNCTIONS})
ARGUMENTS: Mapping[str, str] = MappingProxyType(
    {row["name"]: row["arguments"] for row in _FUNCTIONS}
)
"""What stands between the parentheses of each function, for the refusal of anything else."""

FUNCTION_ALIASES: Mapping[str, str] = MappingProxyType(
    {alias: row["name"] for row in _FUNCTIONS for alias in row["aliases"].split()}
)
"""What people of the field and of spreadsheets write, to the function that is meant."""
