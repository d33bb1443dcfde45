"""Indonesian words of the formula language: functions, collections, fields, selectors."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from capaian.domain.narrative import CooperationKind, CooperationState
from capaian.rules.formula.tree import Collection, Function, Member, MemberField, RegisterRows

WEIGHTED_MEAN = "rata-rata berbobot "
SELECTORS: Mapping[str, str] = MappingProxyType({"area": "63.11.02", "period": "2023-Q3", "tier": "III"})
"""What a selector may choose, each with an example."""
COLLECTION_CODES = frozenset(collection.value for collection in Collection)

MEMBERS: Mapping[str, Member] = MappingProxyType(
    {
        str(member): member
        for member in (
            Member(collection, member_field) for collection in Collection for member_field in MemberField
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
        for rows in (RegisterRows(kind, state) for kind in CooperationKind for state in CooperationState)
    }
)
"""What `count` and a measure may count in a register: `cooperation.data_use.signed`."""
CREDITS = "jumlah angka kredit"

EXAMPLES: Mapping[str, str] = MappingProxyType(
    {
        "mean": "mean(ktp, kia)",
        "wmean": "wmean(ktp: 2, kia: 1)",
        "sum": "sum(ktp.holders, kia.issued)",
        "min": "min(ktp, kia)",
        "max": "max(ktp, kia)",
        "index": "index(skm)",
        "share": "share(programs.achievement >= 80)",
        "count": "count(indicators.achievement < 100)",
        "credits": "credits()",
    }
)

_PLAIN = "satu nama atau lebih, tanpa bobot (untuk bobot pakai wmean) dan tanpa syarat (pakai share)"
ARGUMENTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys((function.value for function in Function), _PLAIN),
        "wmean": "bobot setelah titik dua pada setiap bagian",
        "index": "tepat satu kode survei",
        "share": "tepat satu syarat atas data suatu himpunan",
        "count": "tepat satu syarat atas data suatu himpunan, satu keadaan kerja sama, atau satu daftar",
        "credits": "tanda kurung kosong: bobotnya ada di daftar credits",
    }
)
"""What stands between the parentheses of each function, for the refusal of anything else."""

FUNCTION_ALIASES: Mapping[str, str] = MappingProxyType(
    {
        "rata": "mean", "rata-rata": "mean", "rerata": "mean", "average": "mean", "avg": "mean",
        "jumlah": "sum", "total": "sum",
        "minimum": "min", "terkecil": "min",
        "maximum": "max", "maksimum": "max", "terbesar": "max",
        "indeks": "index", "ikm": "index", "skm": "index",
        "persen": "share", "persentase": "share", "percent": "share",
        "kredit": "credits", "angka-kredit": "credits", "credit": "credits",
        "banyak": "count", "banyaknya": "count", "countif": "count",
    }
)  # fmt: skip
"""What people of the field and of spreadsheets write, to the function that is meant."""
