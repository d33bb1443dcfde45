"""What is said twice of one printed figure counts once: the strongest says it, the others join it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from capaian.auditor.printed.number import SWAPPED
from capaian.auditor.roots import weight_of
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

_FIGURES: Final = re.compile(r"\d+[.,]\d[\d.,]*")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*|\b(?:[A-Z]|[IVXL]+)\b")
_OF_NUMBERS: Final = (AuditRule.YEAR, AuditRule.NUMBERING)
"""Rules by which a year, or the number of a title, is another, whatever words stand beside it."""
_OF_FORM: Final = (AuditRule.FORMAT, AuditRule.UNIT)
"""Rules by which a figure is written otherwise, whatever it should be."""
_SAYS_LESS: Final = {AuditRule.CROSSREF: 1, AuditRule.UNIT: 2, AuditRule.FORMAT: 2}
"""Rules that say less of a figure than what recomputes it: it differs elsewhere, or is written otherwise."""


def join_figures(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings of which one alone counts for each printed figure, where one edit settles all.

    Findings that follow from different others are different edits, and so is what is right as printed. What
    followed from one that joins another follows from that other.
    """
    groups = _groups(findings)
    pairs = [pair for those in groups for pair in _pairs(those)]
    joined = {each.id: first for first, each in pairs}
    forms = {first.id: form for first, each in pairs if (form := _form_of(each, first))}
    moot = {form.id: first for those in groups for first, form in _unsure(those)}
    return tuple(_joined(_moot(_formed(finding, forms), moot), joined) for finding in findings)


def _groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """The findings of each printed figure, in the order of the report."""
    found: dict[object, list[Finding]] = {}
    marked = {_marked(each): each.figure for each in findings if each.figure is not None}
    for finding in findings:
        is_of_unit = finding.rule is AuditRule.UNIT and finding.figure is None
        figure = marked.get(_marked(finding)) if is_of_unit else None
        found.setdefault(figure or _figure(finding), []).append(finding)
    return [those for those in found.values() if len(those) > 1]


def _marked(finding: Finding) -> object:
    """Where the words of a finding are marked."""
    return finding.line, finding.cell, finding.quote, finding.mark


def _figure(finding: Finding) -> object:
    """What a finding is about; of words, which may stand in a row twice, only what is marked alike."""
    if finding.figure is not None:
        return finding.figure
    number = _number_of(finding)
    if number is not None and finding.mark is not None:
        return finding.rule, finding.line, finding.quote, finding.mark[0] + number.start()
    return finding.line, finding.cell, finding.printed, finding.quote, finding.mark


def _number_of(finding: Finding) -> re.Match[str] | None:
    """The year or number of a title that a finding is about: of `tahun 2031` that is `2031`."""
    return _NUMBER.search(finding.printed) if finding.rule in _OF_NUMBERS else None


def _renumber_alike(first: Finding, other: Finding) -> bool:
    """Whether two findings would have the same year, or number of a title, in place of one."""
    if first.rule is not other.rule or first.rule not in _OF_NUMBERS:
        return False
    one, same = (_NUMBER.search(each.computed) for each in (first, other))
    return one is not None and same is not None and one[0] == same[0]


def _pairs(those: Sequence[Finding]) -> list[tuple[Finding, Finding]]:
    """The strongest of each edit, with every other that it settles."""
    pairs: list[tuple[Finding, Finding]] = []
    firsts: list[Finding] = []
    for finding in sorted(those, key=_strength):
        first = next((each for each in firsts if _is_one_edit(each, finding)), None)
        if first is None:
            firsts.append(finding)
        else:
            pairs.append((first, finding))
    return pairs


def _strength(finding: Finding) -> tuple[bool, int, int]:
    return finding.root is not None, weight_of(finding.level), _SAYS_LESS.get(finding.rule, 0)


def _is_one_edit(first: Finding, other: Finding) -> bool:
    """Whether an edit of the figure settles both: they have one root, or the one is that of the other.

    What may be right is to be written right whatever comes of it.
    """
    is_only_form = other.rule in _OF_FORM and first.is_supported
    if first.stays or other.stays or is_only_form or _are_apart(first, other):
        return False
    is_known = first.figure is not None or other.root is not None or _say_the_same(first, other)
    is_known = is_known or _renumber_alike(first, other)
    return is_known and other.root in (first.root, first.id)


def _are_apart(first: Finding, other: Finding) -> bool:
    """Whether a finding is about words of their own that stand beside the figure of the first."""
    if first.mark is None or other.mark is None or other.root == first.id:
        return False
    is_of_words = not any(map(str.isdigit, other.printed + other.computed))
    is_beside = other.mark[0] >= first.mark[1] or other.mark[1] <= first.mark[0]
    return is_of_words and is_beside and any(map(str.isdigit, first.printed))


def _unsure(those: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Yield each finding on the form of a figure with the one by which another figure may belong there."""
    unsure = next((each for each in those if each.is_supported and each.rule not in _OF_FORM), None)
    for each in those:
        if unsure is not None and each.rule in _OF_FORM and each.root is None and not each.stays:
            yield unsure, each


def _say_the_same(first: Finding, other: Finding) -> bool:
    """Whether two findings would have the same words there, for the same figures."""
    is_alike = (first.rule, first.computed, first.mark) == (other.rule, other.computed, other.mark)
    figures = [{*_FIGURES.findall(each.why)} for each in (first, other)]
    return is_alike and figures[0] == figures[1] != set()


def _form_of(form: Finding, first: Finding) -> str:
    """Return the figure that belongs there in the form that another finding asks for; empty where none."""
    if form.rule is AuditRule.FORMAT and form.computed.translate(SWAPPED) == first.computed:
        return form.computed
    is_bare = not first.computed.endswith("%") and first.computed[-1:].isdigit()
    return f"{first.computed}%" if is_bare and form.computed == f"{form.printed}%" else ""


def _formed(finding: Finding, forms: Mapping[str, str]) -> Finding:
    """Return a finding with the right figure in the form of the figures around it, so that one edit does."""
    return replace(finding, computed=forms.get(finding.id, finding.computed))


def _moot(finding: Finding, moot: Mapping[str, Finding]) -> Finding:
    """Return a finding on the form of a figure that may be replaced with the finding that says so as root."""
    first = moot.get(finding.id)
    if first is None:
        return finding
    why = f"{finding.why} Hanya bila {first.id} tidak mengganti angka ini."
    return replace(finding, why=why, root=first.root or first.id)


def _joined(finding: Finding, joined: Mapping[str, Finding]) -> Finding:
    if (first := joined.get(finding.id)) is not None:
        return replace(finding, joins=first.id, root=first.root or first.id, level=Level.NOTE)
    root = joined.get(finding.root or "")
    return finding if root is None else replace(finding, root=root.root or root.id)
