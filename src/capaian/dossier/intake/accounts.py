"""Codes of the regional finance system: programs, activities and sub-activities, and accounts below them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import Final

from capaian.domain.identifiers import NodeId
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.domain.work import NodeKind, WorkNode
from capaian.dossier.intake.areas import Match
from capaian.dossier.intake.words import closeness, fold, squeeze

Code = tuple[int, ...]
"""A code without the noughts before its groups: `2.12.01` and `2.12.1` are one."""

# 2.12.01.2.01.0001, X.XX.01.2.01.0001, behind the code of an office or before that of an account;
# in 2.12.03.2.12.0001 the second 2.12 is an activity
_NODE: Final = re.compile(
    r"(?<![0-9.])(?:(?=2\.12\.[0-9]{2}\.)|(?:[0-9.]*?\.)?)(?:2\.12|x\.xx)((?:\.[0-9]{1,4}){1,4})"
    r"(?=\.5\.|[^0-9.]|\.?\Z)",
    re.I,
)
# 5.1.02.01, 5.1.02.01.001.00024; but 5.02.01 is a program: second groups of fields have two digits
_ACCOUNT: Final = re.compile(
    r"(?:\A|[^0-9.]|\.)(5\.(?!0[0-9]\b)[0-9]{1,4}(?:\.[0-9]{1,6}){0,9})\.?(?:\Z|[^0-9.])"
)
# 2.12.0.00.0.00.01.0000: three fields and a number; also without the unit at its end, or before another code
_OFFICE: Final = re.compile(
    r"(?<![0-9.])(?P<fields>[0-9]\.[0-9]{2}(?:\.[0-9]\.[0-9]{2}){2})\.[0-9]{2}(?:\.[0-9]{4})?(?![0-9])\.?"
)
# 7.01.01.2.02.0001, alone, before its name or an account
_OTHER_NODE: Final = re.compile(
    r"\s*(?!2\.12)([0-9]\.[0-9]{2}(?:\.[0-9]{1,4}){1,4})(?=\.5\.[0-9]\.|\.?(?:\s|\Z))"
)
# 2.12, alone or before its name
_FIELD: Final = re.compile(r"(?:2\.12|x\.xx)\.?(?:\s|\Z)", re.I)
# 1.02 KESEHATAN
_ANY_FIELD: Final = re.compile(r"([0-9]\.[0-9]{2})\.?(?:\s|\Z)")
_OWN_FIELD: Final = "2.12"
_FIELDS: Final = re.compile(r"[0-9]\.[0-9]{2}")
# 5 BELANJA DAERAH, the code in a cell of its own or before the words
_SPENDING: Final = re.compile(r"(?:\A|\n)5\.?[ \n]+belanja(?: daerah)?(?:\n|\Z)", re.I)
# 2 URUSAN PEMERINTAHAN WAJIB ...
_AFFAIR: Final = re.compile(r"(?:\A|\n)(?:[0-9x]\.?[ \n]+)?urusan\b", re.I)
ALL_SPENDING: Final[Code] = (5,)
"""Account above all others."""
_HEAD: Final = (2, 12)
_SUBACTIVITY_DEPTH: Final = 6
_PROGRAM_DEPTH: Final = 3
RANKS: Final[Mapping[int, str]] = {3: "program", 5: "kegiatan", 6: "sub kegiatan"}
"""What nodes are called whose codes have so many groups."""
_RANK: Final = re.compile(r"\A(?:program|kegiatan|sub kegiatan|subkegiatan)\b")
_SAME: Final = 100
_CLOSE: Final = 90
_APART: Final = 4
_NEAR: Final = 70
"""Percent of letters from which a name is offered at all; a wrong offer is soon accepted."""
_SHOWN: Final = 3
KINDS: Final[Mapping[str, tuple[Code, ...]]] = {
    "operations": ((5, 1),),
    "personnel": ((5, 1, 1),),
    "goods": ((5, 1, 2),),
    "capital": ((5, 2),),
    "machinery": ((5, 2, 2),),
}
"""Kinds of money of `inputs.csv` by the beginnings of their accounts.

Legal basis:
    Permendagri 90/2019 and its updates: 5.1 belanja operasi, 5.1.01 pegawai, 5.1.02 barang dan jasa,
    5.2 belanja modal, 5.2.02 peralatan dan mesin.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """What the codes of a row say."""

    node: Code
    """Of a program, activity or sub-activity; empty: none."""
    account: Code = ()

    @property
    def is_subactivity(self) -> bool:
        """Whether it is a sub-activity itself."""
        return len(self.node) == _SUBACTIVITY_DEPTH and not self.account


def is_of_office(texts: Sequence[str]) -> bool:
    """Say whether a row without the code of a program is about the whole office, or more.

    Examples:
        >>> is_of_office(["2.12.0.00.0.00.01.0000", "Dinas"]), is_of_office(["2.12", "Kependudukan"])
        (True, True)
        >>> is_of_office(["2", "Alat tulis"])
        False
    """
    is_coded = any(_OFFICE.search(text) or _FIELD.match(text.strip()) for text in texts)
    return is_coded or bool(_AFFAIR.search(_row(texts)))


def is_own_office(texts: Sequence[str]) -> bool | None:
    """Say whether a row is about the own office, or one of its units, by its code; `None`: it has none.

    Without the code of an office that of a field above all programs tells it.

    Examples:
        >>> is_own_office(["2.12.2.14.0.00.01.0003"]), is_own_office(["7.01.0.00.0.00.04.0000 Kecamatan"])
        (True, False)
        >>> is_own_office(["1.02", "KESEHATAN"]), is_own_office(["2.12.01.2.01.0001"]) is None
        (False, True)
    """
    offices = [found["fields"] for text in texts if (found := _OFFICE.search(text))]
    if offices:
        return any(_OWN_FIELD in _FIELDS.findall(fields) for fields in offices)
    fields = [found[1] for text in texts if (found := _ANY_FIELD.match(text.strip()))]
    return _OWN_FIELD in fields if fields else None


def other_node(texts: Sequence[str]) -> Code:
    """Return the code of a program, activity or sub-activity of another field; empty: there is none.

    Examples:
        >>> other_node(["7.01.01.2.02.0001", "Penyediaan Gaji"]), other_node(["5.02.02 PROGRAM"])
        ((7, 1, 1, 2, 2, 1), (5, 2, 2))
        >>> other_node(["2.12.01.2.01.0001", "5.1.02"])
        ()
    """
    found = [match[1] for text in texts if (match := _OTHER_NODE.match(_OFFICE.sub("", text)))]
    other = max(map(_groups, found), key=len, default=())
    return other if len(other) > len(read_codes(texts).node) else ()


def is_all_spending(texts: Sequence[str]) -> bool:
    """Say whether a row is about all spending: of the office, or of the sub-activity above it.

    Examples:
        >>> is_all_spending(["5 BELANJA DAERAH"]), is_all_spending(["5", "Belanja"])
        (True, True)
        >>> is_all_spending(["5", "Alat tulis"])
        False
    """
    return bool(_SPENDING.search(_row(texts)))


def _row(texts: Sequence[str]) -> str:
    return "\n".join(text.strip() for text in texts)


def read_codes(texts: Iterable[str]) -> Line:
    """Return the codes in the cells of a row, the longest of each sort.

    Examples:
        >>> read_codes(["2.12.01.2.01.0001", "Penyusunan Dokumen"])
        Line(node=(2, 12, 1, 2, 1, 1), account=())
        >>> read_codes(["2.12.01.2.01.01.5.1.02.01", "1.000"]).account
        (5, 1, 2, 1)
    """
    nodes: list[Code] = [()]
    accounts: list[Code] = [()]
    for text in texts:
        nodes += [(*_HEAD, *_groups(found[1])) for found in _NODE.finditer(text)]
        accounts += [_groups(found[1]) for found in _ACCOUNT.finditer(text)]
    return Line(max(nodes, key=len), max(accounts, key=len))


def _groups(text: str) -> Code:
    return tuple(int(group) for group in text.split(".") if group)


def write_code(code: Code) -> str:
    """Write a code of a node or account as papers do.

    Examples:
        >>> write_code((2, 12, 1, 2, 1, 1)), write_code((5, 1, 2))
        ('2.12.01.2.01.0001', '5.1.02')
    """
    widths = (1, 2, 2, 1, 2, 4) if code[:2] == _HEAD else (1, 1, 2, 2, 2, 4)
    return ".".join(
        str(group).zfill(width) for group, width in zip(code, chain(widths, repeat(1)), strict=False)
    )


class NodeBook:
    """The nodes of the work plan by code and by name."""

    def __init__(self, office: OfficeYear, rules: RuleSet, settled: Mapping[str, str]) -> None:
        """Gather what the nodes are called."""
        self._nodes = office.nodes
        self._settled = settled
        self._official = {read_codes([entry.code]).node: entry.name for entry in rules.nomenclature}
        self._by_code = {code: node for node in office.nodes if (code := code_of(node))}

    def find(self, code: Code, name: str) -> Match:
        """Return the node of a sub-activity: by its code, by its official name, by the name in the table.

        One that the plan lacks is its official code, where its name is official too and the plan has the
        program by its official code.
        """
        settled = self._settled.get(squeeze(write_code(code))) or self._settled.get(squeeze(name))
        if settled is not None:
            return Match(settled)
        if code in self._by_code:
            return Match(str(self._by_code[code].id))
        name = _NODE.sub("", name).strip()
        subactivities = [node for node in self._nodes if node.kind is NodeKind.SUBACTIVITY]
        for known in (self._official.get(code, ""), name):
            same = [node for node in subactivities if known and squeeze(node.name) == squeeze(known)]
            if len(same) == 1:
                return Match(str(same[0].id))
        official = self._official.get(code, "")
        is_official = bool(official) and closeness(squeeze(name), squeeze(official)) >= _CLOSE
        if is_official and code[:_PROGRAM_DEPTH] in self._by_code:
            return Match(write_code(code))
        return _nearly(name or official, subactivities)

    def former_name(self, code: Code, name: str) -> str | None:
        """Return what the plan calls a code that has another name here, and not the same cut short."""
        own = self._by_code.get(code)
        if own is None or not name:
            return None
        before, now = (_RANK.sub("", fold(text)) for text in (own.name, name))
        is_cut = set(now.split()) <= set(before.split())
        return None if is_cut or closeness(squeeze(before), squeeze(now)) >= _CLOSE else own.name

    def other_than(self, code: Code, name: str) -> WorkNode | None:
        """Return the node of the same kind that a name beside the code of another one belongs to."""
        own = self._by_code.get(code)
        if own is None or not name:
            return None
        names = (own.name, self._official.get(code, ""))
        grade = max(closeness(squeeze(name), squeeze(known)) for known in names)
        if grade == _SAME:
            return None
        others = [node for node in self._nodes if node.kind is own.kind and node is not own]
        best = max(others, key=lambda node: closeness(squeeze(name), squeeze(node.name)), default=own)
        other = closeness(squeeze(name), squeeze(best.name))
        is_other = other == _SAME > grade or (other >= _CLOSE and grade < _NEAR)
        return best if is_other else None


def code_of(node: WorkNode) -> Code:
    """Return the official code of a node: its own, else its id; empty where neither is one."""
    return read_codes([node.code]).node or read_codes([str(node.id)]).node


def _nearly(name: str, nodes: Iterable[WorkNode]) -> Match:
    grades = sorted(
        ((closeness(squeeze(name), squeeze(node.name)), node.id) for node in nodes), key=lambda pair: -pair[0]
    )
    near = tuple(str(node) for grade, node in grades[:_SHOWN] if grade >= _NEAR)
    best, rest = grades[:1], grades[1:2]
    is_one = bool(best) and best[0][0] >= _CLOSE and (not rest or best[0][0] - rest[0][0] >= _APART)
    return Match(NodeId(best[0][1]) if is_one else None, is_doubtful=is_one, near=near)


def is_coded(texts: Sequence[str]) -> bool:
    """Say whether a row is about a node or account, whatever it is called."""
    return read_codes(texts) != Line(()) or bool(other_node(texts))
