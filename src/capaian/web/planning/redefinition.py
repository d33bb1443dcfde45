"""Definitions of figures that were approved: another one needs a reason, a day, and is told to who approved.

What a definition was before stands in the log and in the closings; nothing of it is kept here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from capaian.domain.issue import Level
from capaian.domain.period import PeriodKind
from capaian.dossier.tables.kinds import DAY
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.same import is_same_formula
from capaian.rules.resting import bases_of
from capaian.rules.trial import find_obstacles
from capaian.web.accounts.models import User
from capaian.web.measurement.asked import ask
from capaian.web.measurement.flow import SHORTEST_REASON, State, Step
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.models import ApprovedYear, Notice, PostForm
from capaian.web.measurement.owed import Owed
from capaian.web.planning.agreed import AGREEMENTS
from capaian.web.planning.agreed import OWNER as PROMISED_IN
from capaian.web.planning.defined import INDICATORS
from capaian.web.planning.defining import (
    ADDED,
    CODES,
    COMPUTING,
    DEFINING,
    PROMISED,
    TARGET_ROWS,
    TARGETS,
    VALIDITY,
)
from capaian.web.planning.defining import OWNER as TARGET_OWNER
from capaian.web.planning.fields import shown_text
from capaian.web.trail.record import Author
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Known, know
from capaian.web.years.models import OfficeYear

_APPROVED: Final = frozenset({State.APPROVED, State.LOCKED})


class RedefinitionError(RefusedChangeError):
    """A definition of approved figures is to change without a reason, or the day from which it holds."""

    code: ClassVar[str] = "redefinition"

    def __init__(self, message: str, column: str) -> None:
        """Keep what is missing, and where it is asked for: `reason`, or the column of the day."""
        super().__init__(message)
        self.column = column


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
    """What a target was and becomes, for people: ` dari 90 menjadi 95,5`."""

    @property
    def title(self) -> str:
        """What changes, for people."""
        words = [word for word in self.words if word != VALIDITY] or self.words
        return f"{' dan '.join(words)} {self.code or ''}".strip()


@dataclass(frozen=True)
class Approvals:
    """Where figures of a definition were approved."""

    forms: tuple[PostForm, ...]
    years: tuple[ApprovedYear, ...]
    """Snapshots of the year, those that are void by now too."""
    names: Mapping[str, str]
    """What the posts of the forms are called."""

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self.forms or self.years)

    @property
    def words(self) -> str:
        """Where, for people."""
        if self.years:
            return f"tahun yang sudah disahkan ({self.years[0].name})"
        first = self.forms[0]
        more = f" dan {len(self.forms) - 1} isian lain" if len(self.forms) > 1 else ""
        return f"isian {self.names[first.post]}, {first.quarter.label},{more} yang sudah disetujui"


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


def find_approvals(year: OfficeYear, code: str | None) -> Approvals:
    """Return where figures of an indicator or component were approved, or of what it is computed from.

    Args:
        year: Of which office.
        code: Of the indicator, component, or survey; `None`: what holds for all figures.
    """
    years = tuple(year.approvals.select_related("by").order_by("-at"))
    held = tuple(form for form in year.forms.all() if form.stands in _APPROVED)
    known = know(year)
    facts = known.found.office_year
    if facts is None:
        # Without a readable plan nobody can tell which forms are concerned: all of them are.
        return Approvals(held, years, {form.post: form.post or NO_POST for form in held})
    rhythms = {code: PeriodKind(kind) for code, kind in year.rhythms.values_list("code", "kind") if held}
    forms = Forms(year, ask(known, facts, rhythms), {}, {})
    told = held
    if code is not None:
        codes = {code, *bases_of(facts).get(code, ())}
        told = tuple(
            form for form in held if form.post in forms.duties and _tells_of(_owed(forms, form), codes)
        )
    return Approvals(told, years, {form.post: forms.name_of(form.post) for form in told})


def _owed(forms: Forms, form: PostForm) -> Owed:
    return forms.owed(form.post, form.quarter)


def _tells_of(owed: Owed, codes: Set[str]) -> bool:
    is_counted = any(group.component.code in codes for group in owed.groups)
    return is_counted or any(text in codes for slot in owed.slots for _, text in slot.key)


def explain_redefinitions(year: OfficeYear, edits: Sequence[Edit], author: Author) -> None:
    """See to it that approved figures get another definition only with a reason, and tell who approved them.

    Raises:
        RedefinitionError: with what is missing.
    """
    for redefined in find_redefined(year, edits):
        approvals = find_approvals(year, redefined.code)
        if not approvals and not redefined.signed:
            continue
        title = redefined.title[0].upper() + redefined.title[1:]
        if len(author.reason.strip()) < SHORTEST_REASON:
            where = f"dipakai {approvals.words}" if approvals else words_of_signed(redefined.signed)
            raise RedefinitionError(
                f"{title} {where}. Tulis alasan mengubahnya di halaman rumus, "
                f"barisnya, atau pratinjau impor, sedikitnya {SHORTEST_REASON} huruf.",
                "reason",
            )
        if redefined.begins is not None and COMPUTING & {*redefined.words}:
            _require_day(year, redefined)
        _tell(year, approvals, f"{title} berubah{redefined.course}", author)


def keep_computable(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that no definition leaves approved figures without results.

    Papers that state something else keep nobody from another definition: it is told what differs. But an
    agreement that is there is not changed so that nothing can be computed.

    Raises:
        FlawedError: with all that forbids computing.
    """
    if any(edit.sheet in DEFINING for edit in edits) and before.is_computable and has_approvals(year):
        is_paper = any(edit.sheet == AGREEMENTS and edit.row for edit in edits)
        found = [issue for issue in after.found.issues if issue.level is Level.ERROR]
        if errors := found if is_paper else find_obstacles(found):
            raise FlawedError([after.locate(issue) for issue in errors])


def words_of_signed(title: str) -> str:
    """Return where a target of a signed agreement stands, for people."""
    return f"tercantum dalam {title}, yang sudah ditandatangani"


def signed_title(year: OfficeYear, sheet: str, cells: Mapping[str, str]) -> str:
    """Return the title of the signed agreement in which a row stands; nothing for other rows."""
    if sheet not in PROMISED:
        return ""
    own = cells.get("id" if sheet == AGREEMENTS else PROMISED_IN, "")
    found = year.rows.filter(sheet=AGREEMENTS, cells__id=own).first()
    return found.cells.get("title", own) if found is not None and found.cells.get("signed") else ""


def find_redefined(year: OfficeYear, edits: Sequence[Edit]) -> Iterator[Redefined]:
    """Yield what edits change of definitions; another text of the same formula changes nothing."""
    concerned = [edit for edit in edits if edit.sheet in DEFINING]
    stored = {row.pk: row.cells for row in year.rows.filter(pk__in=[e.row for e in concerned if e.row])}
    for edit in concerned:
        before = stored.get(edit.row or 0)
        if before is None and edit.sheet not in ADDED:
            continue
        after = None if edit.cells is None else {**(before or {}), **edit.cells}
        words = tuple(dict.fromkeys(_changes(edit.sheet, before or {}, after)))
        if any(_is_unreadable(edit.sheet, *cell) for cell in (edit.cells or {}).items()):
            continue  # told at its cell
        if before is None:  # the target is new, not the indicator that it is of
            is_target = edit.sheet in TARGET_ROWS
            words = tuple(word for word in words if word == "target" or not is_target)
        own = before or after or {}
        if edit.sheet == TARGETS and str(year.year) not in {own.get("key"), (after or {}).get("key")}:
            continue
        if words:
            begins = after.get("valid_from", "") if edit.sheet == INDICATORS and after else None
            signed = signed_title(year, edit.sheet, own)
            code = own.get(CODES[edit.sheet], "") if edit.sheet in CODES else None
            yield Redefined(code, words, begins, signed, _course(edit.sheet, own, after or {}))


def _course(sheet: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    if sheet not in TARGET_ROWS:
        return ""
    columns = [column for column in SHEETS[sheet].columns if column.id in ("value", "target.value")]
    was, becomes = (
        "".join(shown_text(column, cells.get(column.id, "")) for column in columns)
        for cells in (before, after)
    )
    return f" dari {was} menjadi {becomes}" if was and becomes and was != becomes else ""


_OF_TARGET: Final = (TARGET_OWNER, "key")
"""Columns that say of which indicator and period a target is: with others it is another target."""


def _changes(sheet: str, before: Mapping[str, str], after: Mapping[str, str] | None) -> Iterator[str]:
    if after is None:
        yield "target" if sheet in ADDED else "perjanjian" if sheet == AGREEMENTS else "definisi"
        return
    if sheet == TARGETS and before and any(before.get(name) != after.get(name) for name in _OF_TARGET):
        yield "target"
    kinds = {column.id: column.kind for column in SHEETS[sheet].columns}
    for column, word in DEFINING[sheet].items():
        was, becomes = before.get(column, ""), after.get(column, "")
        if not kinds[column].is_same(was, becomes) and not (
            column == "formula" and _computes_the_same(was, becomes)
        ):
            yield word


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


def _tell(year: OfficeYear, approvals: Approvals, what: str, author: Author) -> None:
    """Say to each who approved what the figures are computed from that their definition changed."""
    told: dict[User, tuple[str, str]] = {}
    for form in approvals.forms:
        step = form.steps.filter(step=Step.APPROVE).select_related("by").last()
        if step is not None:
            address = f"{form.post or NO_POST}/{form.period}"
            where = f"isian {approvals.names[form.post]}, {form.quarter.label}"
            told.setdefault(step.by, (f"{what} sesudah Anda menyetujui {where}", address))
    for approval in approvals.years:
        told.setdefault(approval.by, (f"{what} sesudah Anda mengesahkan {approval.name}", ""))
    for user, (text, address) in told.items():
        if user != author.user:
            Notice.objects.create(
                office_year=year, to=user, text=f"{text}: {author.reason.strip()}", address=address
            )
