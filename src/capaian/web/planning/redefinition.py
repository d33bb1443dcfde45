"""Definitions of figures that were approved: another one needs a reason, a day, and is told to who approved.

What a definition was before stands in the log and in the closings; nothing of it is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Final

from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.tables.kinds import DAY
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.dependencies import bases_of
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.properties import is_same_formula
from capaian.web.measurement.differences.declarations import COVERS, DIFFERENCES
from capaian.web.measurement.flow import SHORTEST_REASON, State
from capaian.web.measurement.forms import NO_POST, Forms, forms_in
from capaian.web.measurement.models import ApprovedYear, PostForm
from capaian.web.measurement.owed import Owed
from capaian.web.measurement.readers import Readers
from capaian.web.planning.agreements.series import AGREEMENTS, OWNER
from capaian.web.planning.approvals import Approvals, tell_approvers
from capaian.web.planning.cell_texts import shown_text
from capaian.web.planning.defining import (
    ADDED,
    CODES,
    COMPUTING,
    DEFINING,
    PROMISED,
    TARGET_ROWS,
    TARGETS,
    VALIDITY,
    name_of,
)
from capaian.web.planning.formula_owners import COMPONENTS, INDICATORS
from capaian.web.planning.target_texts import stated_in
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Known, know
from capaian.web.years.models import OfficeYear

Texts = Mapping[str, str]

_APPROVED: Final = frozenset({State.APPROVED, State.LOCKED})
_TOLD_BY_CODE: Final = frozenset({INDICATORS, COMPONENTS})
"""Sheets whose codes are part of what they define: another one is told as such."""


ELSEWHERE: Final = "di halaman rumus, barisnya, atau pratinjau impor"  # for pages that ask for no reason


class RedefinitionError(RefusedChangeError):
    """A definition of approved figures is to change without a reason, or the day from which it holds."""

    code: ClassVar[str] = "redefinition"

    def __init__(self, message: str, column: str, things: Sequence[str] = ()) -> None:
        """Keep what is missing, where it is asked for, and what it is about, for pages that list things.

        Args:
            message: What is missing.
            column: Where it is asked for: `reason`, or the column of the day.
            things: What becomes another one, each in words.
        """
        super().__init__(f"{message} {'. '.join(things)}." if things else message)
        self.column, self.things, self._asked = column, tuple(things), message

    @property
    def here(self) -> str:
        """The message on a page that asks for what is missing itself."""
        return self._asked.replace(f" {ELSEWHERE}", " di bawah")


@dataclass(frozen=True, slots=True)
class Redefined:
    """A definition that an edit changes."""

    code: str | None
    """`None`: it holds for all figures of the year."""
    words: tuple[str, ...]
    """What of it: `rumus`, `satuan`."""
    begins: str | None
    """Day from which it holds, as written; `None` where rows of its kind have none."""
    signed: str = ""
    """Title of the signed agreement in which it stands; empty: in none."""
    course: str = ""
    """What a target, or a word of an agreement, was and becomes: ` dari 90 menjadi 95,5`."""
    is_gone: bool = False
    """Whether it is a target or an agreement that is to go."""

    @property
    def title(self) -> str:
        """What changes, for people."""
        words = [word for word in self.words if word != VALIDITY] or self.words
        return f"{' dan '.join(words)} {self.code or ''}".strip()


def words_of_signed(title: str) -> str:
    """Return where a target of a signed agreement stands, for people."""
    return f"tercantum dalam {title}, yang sudah ditandatangani"


def signed_title(year: OfficeYear, sheet: str, cells: Mapping[str, str]) -> str:
    """Return the title of the signed agreement in which a row stands; nothing for other rows."""
    if sheet not in PROMISED:
        return ""
    own = cells.get("id" if sheet == AGREEMENTS else OWNER, "")
    found = year.rows.filter(sheet=AGREEMENTS, cells__id=own).first()
    return found.cells.get("title", own) if found is not None and found.cells.get("signed") else ""


def has_approvals(year: OfficeYear) -> bool:
    """Say whether anything was approved in a year: figures, the year, or an agreement by its signature."""
    if year.forms.filter(state__in=_APPROVED).exists() or year.approvals.exists():
        return True
    return any(row.cells.get("signed") for row in year.rows.filter(sheet=AGREEMENTS))


def why_reason(year: OfficeYear, sheet: str, cells: Mapping[str, str]) -> str:
    """Return what makes a change of a row need a reason, for people; nothing where it needs none."""
    if sheet not in DEFINING or (sheet == TARGETS and cells.get("key") not in (None, "", str(year.year))):
        return ""
    code = cells.get(CODES[sheet], "") if sheet in CODES else None
    if code != "" and (approvals := find_approvals(year, code)):
        return f"dipakai {approvals.words}"
    title = signed_title(year, sheet, cells)
    return words_of_signed(title) if title else ""


def approvals_of(year: OfficeYear, known: Known) -> Approvals:
    """Return every approval of a year, whatever figures it is of."""
    held = tuple(form for form in year.forms.all() if form.stands in _APPROVED)
    return Approvals(held, _snapshots(year), _names_of(known, held))


def _names_of(known: Known, forms: Sequence[PostForm]) -> Mapping[str, str]:
    """Return what the posts of forms are called; those that the office has no more by their ids."""
    facts = known.found.office_year
    names = {str(post.id): post.name for post in facts.office.posts} if facts else {}
    return {form.post: names.get(form.post, form.post or NO_POST) for form in forms}


def _snapshots(year: OfficeYear) -> tuple[ApprovedYear, ...]:
    return tuple(year.approvals.select_related("by").order_by("-at"))


def find_approvals(year: OfficeYear, code: str | None, known: Known | None = None) -> Approvals:
    """Return where figures of an indicator or component were approved, or of what it is computed from.

    Args:
        year: Of which office.
        code: Of the indicator, component, or survey; `None`: what holds for all figures.
        known: What is known of the year; by default at the version that was read.
    """
    known = known or know(year)
    found = approvals_of(year, known)
    forms = forms_in(year, known) if code is not None and found.forms else None
    if code is None or forms is None:
        # Without a readable plan nobody can tell which forms are concerned: all of them are.
        return found
    codes = {code, *bases_of(forms.facts).get(code, ()), *_nodes_below(forms.facts, code)}
    # Of a form whose post owes nothing any more nobody can tell what it held.
    held = tuple(
        form
        for form in found.forms
        if form.post not in forms.duties or _tells_of(forms, forms.owed(form.post, form.quarter), codes)
    )
    return replace(found, forms=held)


def _nodes_below(facts: Facts, code: str) -> Iterator[str]:
    """Yield the work below a node, whose forms show what stands above it."""
    above = {str(node.id): str(node.parent or "") for node in facts.nodes}
    for node in above:
        at = above[node]
        for _ in above:
            if at == code:
                yield node
                break
            at = above.get(at, "")


def _tells_of(forms: Forms, owed: Owed, codes: Set[str]) -> bool:
    is_named = not codes.isdisjoint(owed.by_code)
    is_told = is_named or any(text in codes for slot in owed.slots for _, text in slot.key)
    rows = (forms.stored_at(*key) for key in owed.rows)
    return is_told or any(row.cells.get("source") in codes for row in rows if row is not None)


def explain_redefinitions(year: OfficeYear, edits: Sequence[Edit], author: Author) -> None:
    """See to it that approved figures get another definition only with a reason, and tell who approved them.

    Raises:
        RedefinitionError: with what is missing.
    """
    for redefined, approvals in _concerned(year, edits):
        told = _told_of(redefined, approvals)
        if len(author.reason.strip()) < SHORTEST_REASON:
            raise RedefinitionError(
                f"{told}. Tulis alasan mengubahnya {ELSEWHERE}, sedikitnya {SHORTEST_REASON} huruf.",
                "reason",
            )
        if redefined.begins is not None and COMPUTING & {*redefined.words}:
            _require_day(year, redefined)
        whom = replace(approvals, heads=Readers(year).heads if redefined.signed else ())
        what = "dihapus" if redefined.is_gone else f"berubah{redefined.course}"
        tell_approvers(year, whom, f"{capitalised(redefined.title)} {what}", author)


def _concerned(year: OfficeYear, edits: Sequence[Edit]) -> Iterator[tuple[Redefined, Approvals]]:
    """Yield what needs a reason, by its name in place of its code, with where it was approved."""
    for redefined in find_redefined(year, edits):
        approvals = find_approvals(year, redefined.code)
        if approvals or redefined.signed:
            yield replace(redefined, code=name_of(know(year), redefined.code)), approvals


def _told_of(redefined: Redefined, approvals: Approvals) -> str:
    where = f"dipakai {approvals.words}" if approvals else words_of_signed(redefined.signed)
    is_own = not approvals and redefined.code == redefined.signed
    title = replace(redefined, code=None).title if is_own else redefined.title
    return f"{capitalised(title)} {where}"


def capitalised(text: str) -> str:
    """Return words as the beginning of a sentence."""
    return text[0].upper() + text[1:]


def find_redefined(
    year: OfficeYear, edits: Sequence[Edit], known: Known | None = None
) -> Iterator[Redefined]:
    """Yield what edits change of definitions; another text of the same formula changes nothing.

    Args:
        year: Of which office.
        edits: What becomes of its rows.
        known: What was known before them; by default at the version that was read.
    """
    concerned = [edit for edit in edits if edit.sheet in DEFINING]
    rows, sheets = {edit.row for edit in concerned if edit.row}, {edit.sheet for edit in concerned}
    stored = (known or know(year)).cells_of(rows, sheets) if rows else {}
    for edit in concerned:
        if edit.sheet in (DIFFERENCES, COVERS) and edit.cells is None:
            continue  # the figures contradict each other then: whoever needs it is refused
        before = stored.get(edit.row or 0)
        after = None if edit.cells is None else {**(before or {}), **edit.cells}
        if any(_is_unreadable(edit.sheet, *cell) for cell in (edit.cells or {}).items()):
            continue  # told at its cell
        for was, becomes in _parts(edit.sheet, before, after):
            if was is not None or edit.sheet in ADDED:
                yield from _redefined(year, edit.sheet, was, becomes)


def _parts(
    sheet: str, before: Texts | None, after: Texts | None
) -> Iterator[tuple[Texts | None, Texts | None]]:
    """Yield what becomes of a row: under another key one goes and another comes, each with its own code."""
    names = {column.id: column.kind for column in (*SHEETS[sheet].parents, *SHEETS[sheet].keys)}
    is_moved = (
        before is not None
        and after is not None
        and sheet not in _TOLD_BY_CODE
        and not all(kind.is_same(before.get(name, ""), after.get(name, "")) for name, kind in names.items())
    )
    if not is_moved:
        yield before, after
        return
    yield before, None
    yield None, after


def _redefined(
    year: OfficeYear, sheet: str, before: Texts | None, after: Texts | None
) -> Iterator[Redefined]:
    words = tuple(dict.fromkeys(_changes(sheet, before or {}, after)))
    if before is None:  # the target is new, not the indicator that it is of
        is_target = sheet in TARGET_ROWS
        words = tuple(word for word in words if word == "target" or not is_target)
    own = before or after or {}
    if not words or (sheet == TARGETS and own.get("key", "").strip() != str(year.year)):
        return
    begins = after.get("valid_from", "") if sheet == INDICATORS and after else None
    code = own.get(CODES[sheet], "") if sheet in CODES else None
    is_gone = after is None and (sheet in TARGET_ROWS or sheet == AGREEMENTS)
    course = _course(sheet, own, after or {})
    yield Redefined(code, words, begins, signed_title(year, sheet, own), course, is_gone)


def _course(sheet: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    if sheet not in TARGET_ROWS and sheet != AGREEMENTS:
        return ""
    if sheet in TARGET_ROWS:
        was, becomes = (stated_in(sheet, cells) for cells in (before, after))
    else:
        differing = {*_differing(sheet, before, after)}
        columns = [column for column in SHEETS[sheet].columns if column.id in differing]
        if len(columns) != 1:
            return ""
        was, becomes = (shown_text(columns[0], cells.get(columns[0].id, "")) for cells in (before, after))
    return f" dari {was} menjadi {becomes}" if was and becomes and was != becomes else ""


def _changes(sheet: str, before: Mapping[str, str], after: Mapping[str, str] | None) -> Iterator[str]:
    if after is None:
        yield "target" if sheet in ADDED else "perjanjian" if sheet == AGREEMENTS else "definisi"
        return
    yield from (DEFINING[sheet][column] for column in _differing(sheet, before, after))


def _differing(sheet: str, before: Texts, after: Texts) -> Iterator[str]:
    kinds = {column.id: column.kind for column in SHEETS[sheet].columns}
    for column in DEFINING[sheet]:
        was, becomes = before.get(column, ""), after.get(column, "")
        if not kinds[column].is_same(was, becomes) and not (
            column == "formula" and _computes_the_same(was, becomes)
        ):
            yield column


def _is_unreadable(sheet: str, column: str, text: str) -> bool:
    """Say whether a text can surely not stand in its cell, so that nothing is written whatever the reason."""
    if sheet not in PROMISED:
        return False
    kind = next((each.kind for each in SHEETS[sheet].columns if each.id == column), None)
    try:
        if kind is not None:
            kind.read_cell(text)
    except RejectedValueError:
        return True
    return False


def _computes_the_same(first: str, second: str) -> bool:
    """Say whether two texts are surely one formula; of one that cannot be read nobody knows."""
    try:
        for text in (first, second):
            parse(text)
    except FormulaError:
        return False
    return is_same_formula(first, second)


def _require_day(year: OfficeYear, redefined: Redefined) -> None:
    try:
        day = DAY.read_cell(redefined.begins or "")
    except RejectedValueError:
        return  # told at its cell
    if not isinstance(day, date) or day.year != year.year:
        raise RedefinitionError(
            f"Isi Berlaku mulai dengan hari dalam tahun {year.year}, misalnya {year.year}-01-01 bila "
            f"{redefined.title} yang baru berlaku sepanjang tahun.",
            "valid_from",
        )
