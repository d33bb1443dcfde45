"""What the page shows on which forms are shared out: things with lists of posts, in their groups."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.web.measurement.duties import NOBODY, ReportingDuty, ReportingDutyKind
from capaian.web.offices.holders import VACANT
from capaian.web.years.models import Row

OWNER: Final = "owner"
FIELD: Final = "jabatan-"
"""Before the id of a row, in what a form sends."""
_FOLLOWS: Final[Mapping[ReportingDutyKind, str]] = {
    ReportingDutyKind.COMPONENT: "Ikut indikatornya",
    ReportingDutyKind.SURVEY: "Ikut indikatornya",
    ReportingDutyKind.INDICATOR: "Ikut pekerjaan atau sasarannya",
    ReportingDutyKind.NODE: "Ikut induknya",
}
_NONE: Final = "Belum dibagi"


@dataclass(frozen=True)
class Line:
    """Something that a post fills in, or with which such things go."""

    share: ReportingDuty
    row: Row
    title: str
    is_shared: bool
    depth: int = 0
    """How far below a programme it stands."""
    otherwise: str = ""
    """What the empty choice of its list comes to."""
    now: str = ""
    """The post that tells it, with who holds it."""
    text: str = ""
    """The post that its list shows."""
    over: str = ""
    """The one that was shown."""
    message: str = ""
    """What is wrong with it, or what somebody else chose."""
    is_clash: bool = False
    below: int = 0
    """How many things below it are still to be shared out."""

    @property
    def name(self) -> str:
        """Name of its field."""
        return f"{FIELD}{self.row.pk}"

    @property
    def stands(self) -> str:
        """The post that its row names; empty: none."""
        return str(self.row.cells.get(OWNER, ""))

    @property
    def is_nobodys(self) -> bool:
        """Whether no post tells it."""
        return self.share.post == NOBODY

    @property
    def is_open(self) -> bool:
        """Whether it is still to be shared out."""
        return self.share.has_form and not self.is_shared


@dataclass(frozen=True)
class Part:
    """A thing with what stands below it, which goes with it where that names no post of its own."""

    top: Line
    below: Sequence[Line] = ()

    @property
    def told(self) -> int:
        """How many things below it forms ask for."""
        return sum(line.share.has_form for line in self.below)

    @property
    def own(self) -> int:
        """How many rows below it name a post of their own."""
        return sum(bool(line.text) for line in self.below)

    @property
    def left(self) -> int:
        """How many are still to be shared out."""
        return sum(line.is_open for line in (self.top, *self.below))

    @property
    def is_open(self) -> bool:
        """Whether what is below it has to be seen."""
        return bool(self.own) or any(line.message for line in self.below)


@dataclass(frozen=True)
class Group:
    """Things of one kind: those that are still to be shared out first."""

    title: str
    help: str
    all: Sequence[Part]

    @property
    def lines(self) -> Sequence[Line]:
        """What is chosen first; of programmes with how many of their sub-activities are left."""
        return [replace(part.top, below=part.left) if part.below else part.top for part in self.all]

    @property
    def parts(self) -> Sequence[Part]:
        """Those that have something below them."""
        return [part for part in self.all if part.below]

    @property
    def left(self) -> int:
        """How many are still to be shared out."""
        return sum(part.left for part in self.all)


@dataclass(frozen=True)
class Posts:
    """The posts of the office as lists offer them."""

    facts: Facts
    holders: Mapping[str, str]

    @property
    def head(self) -> str:
        """What the post of the head of office is called."""
        return self.name(self.facts.office.head)

    def name(self, post: str) -> str:
        """Return what a post is called; posts of one name are told apart by the one above."""
        found = self.facts.post_by_id.get(PostId(post))
        if found is None:
            return "jabatan yang tidak ada lagi"
        twins = Counter(each.name for each in self.facts.office.posts)[found.name]
        above = self.facts.post_by_id.get(found.parent) if found.parent and twins > 1 else None
        return f"{found.name}, di bawah {above.name}" if above else found.name

    def option(self, post: str) -> str:
        """Return a post with who holds it."""
        return f"{self.name(post)} ({self.holders.get(post, VACANT)})"

    @property
    def options(self) -> Sequence[tuple[str, str]]:
        """All posts in the order of the office."""
        return [(str(post.id), self.option(str(post.id))) for post in self.facts.office.posts]

    def otherwise(self, share: ReportingDuty, depth: int) -> str:
        """Return what the empty choice of a list comes to."""
        return _FOLLOWS[share.kind] if depth or share.otherwise != NOBODY else _NONE
