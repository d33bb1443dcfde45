"""Where figures were approved, and telling those who did what became of what they approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from capaian.web.accounts.models import User
from capaian.web.measurement.flow import Step
from capaian.web.measurement.forms import NO_POST
from capaian.web.measurement.models import OF_AGREEMENTS, ApprovedYear, Notice, PostForm
from capaian.web.measurement.readers import Readers, named_to
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True)
class Approvals:
    """Where figures of a definition were approved."""

    forms: tuple[PostForm, ...]
    years: tuple[ApprovedYear, ...]
    """Snapshots of the year, those that are void by now too."""
    names: Mapping[str, str]
    """What the posts of the forms are called."""
    heads: tuple[User, ...] = ()
    """Who is told of a signed agreement."""

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


def tell_approvers(
    year: OfficeYear, approvals: Approvals, what: str, author: Author, known: Iterable[Approvals] = ()
) -> None:
    """Say to each who approved figures what became of what they are computed from.

    Args:
        year: Of which office.
        approvals: What they approved.
        what: What changed, in words.
        author: Who changed it, and why.
        known: Approvals whose authors were told of the same change already.
    """
    readers = Readers(year)
    already = {user.pk for each in known for user in _told(readers, each)}
    for user, (when, address) in _told(readers, approvals).items():
        if user != author.user and user.pk not in already:
            text = f"{what} sesudah {when}: {author.reason.strip()}"
            Notice.objects.create(office_year=year, to=user, text=text, address=address)


def _told(readers: Readers, approvals: Approvals) -> Mapping[User, tuple[str, str]]:
    """Return who is told, each with what was approved and where its page is."""
    told: dict[User, tuple[str, str]] = {}
    for by, act, address in _acts(approvals):
        for user in readers.of(by):
            told.setdefault(user, (f"{named_to(user, by)} {act}", address))
    for head in approvals.heads:
        told.setdefault(head, ("ditandatangani", OF_AGREEMENTS))
    return told


def _acts(approvals: Approvals) -> Iterator[tuple[User, str, str]]:
    """Yield who approved what, and where its page is."""
    for form in approvals.forms:
        step = form.steps.filter(step=Step.APPROVE).select_related("by").last()
        if step is not None:
            what = f"menyetujui isian {approvals.names[form.post]}, {form.quarter.label}"
            yield step.by, what, f"{form.post or NO_POST}/{form.period}"
    for approval in approvals.years:
        yield approval.by, f"mengesahkan {approval.name}", ""
