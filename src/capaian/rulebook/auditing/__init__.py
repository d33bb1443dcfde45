"""Words of the auditor: what each rule sees and when it is silent, and the reviewer's checklist.

They are texts and a form, not law in force, so they stand outside the `RuleSet`; papers, manual
and command line read them here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ruamel.yaml import YAML

from capaian.domain.audit import AuditRule
from capaian.domain.audit.wording import AuditSubject
from capaian.domain.numerals import write_roman

_FOLDER: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class RuleText:
    """What readers are told of a rule."""

    rule: AuditRule
    sees: str
    printed: str
    """Excerpt of a published report."""
    remark: str
    """What the auditor says of it."""
    silent: str
    """When it makes no finding."""


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One statement of the checklist."""

    group: str
    """`II`."""
    number: int
    text: str
    shown_by: tuple[AuditRule, ...] = ()
    """Statements of these rules prove that the report holds it."""
    doubted_by: tuple[AuditRule, ...] = ()
    """Errors of these rules are told to the reviewer."""
    about: tuple[AuditSubject, ...] = ()
    """So are errors of any rule that are about these."""
    only: tuple[AuditSubject, ...] = ()
    """Where any are named, no errors are told that are about others."""
    matter: str = ""
    """Indonesian: what those errors are about."""
    refuted: bool = False
    """Whether such an error proves that the statement does not hold."""
    sourced: bool = False
    """Answered where the report was held against the dossier that it comes from."""


@dataclass(frozen=True, slots=True)
class ReviewGroup:
    """A part of the checklist."""

    numeral: str
    title: str
    items: tuple[ReviewItem, ...]


@cache
def load_rule_texts() -> Mapping[AuditRule, RuleText]:
    """Return the texts of all rules in the order of the rules.

    Examples:
        >>> load_rule_texts()[AuditRule.NUMBERING].printed
        '3.1.6, lalu 3.1.10'
    """
    texts = {text.rule: text for text in map(_rule_text, _read("rules.yaml"))}
    return MappingProxyType({rule: texts[rule] for rule in AuditRule})


@cache
def load_review_form() -> tuple[ReviewGroup, ...]:
    """Return the checklist part by part.

    Examples:
        >>> [(group.numeral, len(group.items)) for group in load_review_form()]
        [('I', 6), ('II', 7), ('III', 10)]
    """
    groups = enumerate(_read("review-form.yaml"), start=1)
    return tuple(_group(write_roman(place), plain) for place, plain in groups)


def _rule_text(plain: dict[str, object]) -> RuleText:
    example = plain["example"]
    if not isinstance(example, dict):
        raise TypeError(example)
    return RuleText(
        rule=AuditRule(str(plain["rule"])),
        sees=str(plain["sees"]),
        printed=str(example["printed"]),
        remark=str(example["said"]),
        silent=str(plain["silent"]),
    )


def _group(numeral: str, plain: dict[str, object]) -> ReviewGroup:
    listed = plain["items"]
    if not isinstance(listed, list):
        raise TypeError(listed)
    items = (_item(numeral, number, item) for number, item in enumerate(listed, start=1))
    return ReviewGroup(numeral, str(plain["title"]), tuple(items))


def _item(group: str, number: int, plain: dict[str, object]) -> ReviewItem:
    shown, doubted = _words(plain, "shown_by"), _words(plain, "doubted_by")
    return ReviewItem(
        group=group,
        number=number,
        text=str(plain["text"]),
        shown_by=tuple(map(AuditRule, shown)),
        doubted_by=tuple(map(AuditRule, doubted)),
        about=tuple(map(AuditSubject, _words(plain, "about"))),
        only=tuple(map(AuditSubject, _words(plain, "only"))),
        matter=str(plain.get("matter", "")),
        refuted=plain.get("refuted") is True,
        sourced=plain.get("sourced") is True,
    )


def _words(plain: dict[str, object], key: str) -> tuple[str, ...]:
    listed = plain.get(key, [])
    if not isinstance(listed, list):
        raise TypeError(listed)
    return tuple(map(str, listed))


def _read(name: str) -> list[dict[str, object]]:
    loaded = YAML(typ="safe", pure=True).load(_FOLDER / name)
    return [dict(entry) for entry in loaded]
