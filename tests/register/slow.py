"""The slow reference: one person after the other, without Ibis, SQL or numpy."""

from __future__ import annotations

import ast
import csv
import re
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from capaian.domain.period import MONTHS

WORDS = {
    "YA": True,
    "TIDAK": False,
    "LAKI-LAKI": "L",
    "PEREMPUAN": "P",
    "AKTIF": "aktif",
    "MENINGGAL": "mati",
}
WORDS |= {"KAWIN": "kawin", "BELUM KAWIN": "belum_kawin", "": None}


def age_on(born: date, day: date) -> int:
    """Completed years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def read_day(text: str) -> date | None:
    """A day in one of the spellings of the invented register."""
    for number, month in enumerate(MONTHS, 1) if " " in text else ():
        text = text.replace(f" {month} ", f"-{number}-")
    text = f"{text[:4]}-{text[4:6]}-{text[6:]}" if text.isdigit() else text
    parts = [int(part) for part in re.split("[-/]", text) if part]
    if len(parts) != 3:
        return None
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def value_of(node: ast.expr, person: Mapping[str, object]) -> object:
    """Three values: true, false, and None for what is not known."""
    match node:
        case ast.BoolOp(joint, nodes):
            found = [value_of(each, person) for each in nodes]
            weak = isinstance(joint, ast.Or)
            return weak if weak in found else None if None in found else not weak
        case ast.UnaryOp(ast.Not(), operand):
            inner = value_of(operand, person)
            return None if inner is None else not inner
        case ast.Compare(left, [ast.Is()], [_]):
            return value_of(left, person) is None
        case ast.Compare(left, [sign], [right]):
            a, b = value_of(left, person), value_of(right, person)
            if a is None or b is None:
                return None
            if isinstance(a, date):
                b = date.fromisoformat(str(b))
            signs = (
                {"Lt": a < b, "LtE": a <= b, "Gt": a > b, "GtE": a >= b}
                if not isinstance(b, list)
                else {}
            )
            return {**signs, "Eq": a == b, "NotEq": a != b, "In": isinstance(b, list) and a in b}[
                type(sign).__name__
            ]
        case ast.Name(name):
            return person[name]
        case ast.Tuple(nodes):
            return [value_of(each, person) for each in nodes]
        case ast.Constant(value):
            return value
    raise ValueError(ast.unparse(node))


def holds(text: str, person: Mapping[str, object]) -> bool:
    """Whether a condition is known to be true of a person."""
    return value_of(parsed(text), person) is True


@cache
def parsed(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body


def count(register: Path, plan: Path, cut_off: date) -> dict[str, Counter[str]]:
    """The counts of each kecamatan by code of the dossier."""
    wanted = YAML(typ="safe").load(plan.read_text("utf-8"))
    heads = {name: head[0] for name, head in wanted["columns"].items()}
    sheet: dict[str, Counter[str]] = defaultdict(Counter)
    with register.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            person: dict[str, object] = {
                name: WORDS.get(row[head], row[head]) for name, head in heads.items()
            }
            days = {name: read_day(row[heads[name]]) for name in ("born", "died", "married")}
            person |= {**days, "age": days["born"] and age_on(days["born"], cut_off)}
            own = sheet[f"{row['KODE_DESA'][:2]}.{row['KODE_DESA'][2:4]}.{row['KODE_DESA'][4:6]}"]
            for one in wanted["measures"]:
                part, whole = one["numerator"], one["denominator"]
                is_meant = holds(one.get("population", wanted["population"]), person)
                is_among = is_meant and holds(str(whole["condition"]), person)
                own[whole["code"]] += is_among
                own[part["code"]] += is_among and holds(part["condition"], person)
    return sheet
