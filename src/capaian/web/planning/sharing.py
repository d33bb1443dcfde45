"""Which post fills in what, on one page: each thing with a list of posts, saved together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind
from capaian.rules.duties import NOBODY
from capaian.rules.sharing import Share, ShareKind, find_shares, is_shared
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.holes import find_holes
from capaian.web.offices.holders import VACANT, holders_on
from capaian.web.planning.defined import COMPONENTS, INDICATORS
from capaian.web.planning.defining import CODES
from capaian.web.planning.saving import Draw, refuse, save
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.seen import SHOWN, gone_in
from capaian.web.trail.models import Entry
from capaian.web.years.edits import Edit, row_name
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

_OWNER: Final = "owner"
_FIELD: Final = "jabatan-"
"""Before the id of a row, in what a form sends."""
_SHEETS: Final[Mapping[ShareKind, str]] = {
    ShareKind.COMPONENT: COMPONENTS,
    ShareKind.SURVEY: "plan.yaml#surveys",
    ShareKind.INDICATOR: INDICATORS,
    ShareKind.NODE: "nodes.csv",
}
_TITLES: Final[Mapping[ShareKind, tuple[str, str]]] = {
    ShareKind.COMPONENT: ("Hitungan per kecamatan", "Jabatan yang menerbitkan dokumennya."),
    ShareKind.SURVEY: ("Survei", "Jabatan yang melaksanakan surveinya."),
    ShareKind.INDICATOR: ("Realisasi yang dilaporkan langsung", "Indikator tanpa hitungan per kecamatan."),
    ShareKind.NODE: (
        "Program, kegiatan, sub kegiatan",
        "Anggaran dan keluaran. Yang di bawah ikut induknya, kecuali diberi jabatan sendiri.",
    ),
}
_FOLLOWS: Final[Mapping[ShareKind, str]] = {
    ShareKind.COMPONENT: "Ikut indikatornya",
    ShareKind.SURVEY: "Ikut indikatornya",
    ShareKind.INDICATOR: "Ikut pekerjaan atau sasarannya",
    ShareKind.NODE: "Ikut induknya",
}
_NONE: Final = "Belum dibagi"
_GONE: Final = (
    "{name} tidak ada lagi di halaman ini; barisnya baru saja dihapus atau diganti. Yang Anda pilih "
    "untuknya: {chosen}."
)
_DIGITS: Final = 19
"""Of the id of a row, at most one less."""


@dataclass(frozen=True)
class Line:
    """Something that a post fills in, or with which such things go."""

    share: Share
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
        return f"{_FIELD}{self.row.pk}"

    @property
    def stands(self) -> str:
        """The post that its row names; empty: none."""
        return str(self.row.cells.get(_OWNER, ""))

    @property
    def is_nobodys(self) -> bool:
        """Whether no post tells it."""
        return self.share.post == NOBODY

    @property
    def is_open(self) -> bool:
        """Whether it is still to be shared out."""
        return self.share.is_told and not self.is_shared


@dataclass(frozen=True)
class Part:
    """A thing with what stands below it, which goes with it where that names no post of its own."""

    top: Line
    below: Sequence[Line] = ()

    @property
    def told(self) -> int:
        """How many things below it forms ask for."""
        return sum(line.share.is_told for line in self.below)

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

    def otherwise(self, share: Share, depth: int) -> str:
        """Return what the empty choice of a list comes to."""
        return _FOLLOWS[share.kind] if depth or share.otherwise != NOBODY else _NONE


def left_to_share(facts: Facts) -> tuple[int, int]:
    """Return how many things posts other than the head's tell, and how many anybody does."""
    told = [share for share in find_shares(facts) if share.is_told]
    return sum(is_shared(facts, share.post) for share in told), len(told)


def sharing(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which post fills in what, and write what was chosen: all of it or none."""
    own = request.here.require_year()
    posts = _posts(own)
    lines = [*_lines(own, posts)]
    if request.method != "POST":
        return _page(request, posts, [_fresh(line) for line in lines])
    sent = {name: text.replace("\0", "") for name, text in request.POST.items() if isinstance(text, str)}
    typed = [_typed(line, sent, posts) for line in lines]
    draw = partial(_page, request, posts, typed)
    told = [*_tell_gone(own, gone_in(sent, _FIELD, {line.name for line in lines}), posts)]
    if refused := refuse(typed, told, sent, draw):
        return refused
    edits = [
        Edit(line.row.sheet, {_OWNER: line.text}, line.row.pk, line.row.version)
        for line in typed
        if line.text != line.stands
    ]
    if not edits:
        messages.info(request, "Tidak ada yang berubah.")
        return _page(request, posts, typed)

    def again() -> Draw:
        return partial(_page, request, posts, [_typed(line, sent, posts) for line in _lines(own, posts)])

    if refused := save(request, edits, sent, draw, again):
        return refused
    facts = _facts(own)
    given, owed = left_to_share(facts) if facts else (0, 0)
    left = f"{owed - given} isian belum dibagi." if given < owed else "Semua isian sudah dibagi."
    messages.success(request, f"{len(edits)} pilihan disimpan. {left}")
    return redirect("sharing", office=office, year=year)


def _facts(year: OfficeYear) -> Facts | None:
    known = know(year)
    return known.found.office_year or known.read.partial


def _posts(year: OfficeYear) -> Posts | None:
    facts = _facts(year)
    return Posts(facts, holders_on(year.office_id, timezone.localdate())) if facts else None


def _lines(year: OfficeYear, posts: Posts | None) -> Iterator[Line]:
    if posts is None:
        return
    facts = posts.facts
    rows = {
        (row.sheet, row.cells.get(CODES[row.sheet], "")): row
        for row in year.rows.filter(sheet__in=[*_SHEETS.values()])
    }
    names = _names(facts)
    for share in find_shares(facts):
        row = rows.get((_SHEETS[share.kind], share.code))
        if row is not None:
            title, depth = names[share.kind, share.code]
            now = posts.option(str(share.post)) if share.post != NOBODY else ""
            yield Line(
                share, row, title, is_shared(facts, share.post), depth, posts.otherwise(share, depth), now
            )


_DEPTHS: Final = {NodeKind.ACTIVITY: 1, NodeKind.SUBACTIVITY: 2}


def _names(facts: Facts) -> Mapping[tuple[ShareKind, str], tuple[str, int]]:
    """Return what things are called, and how far below a programme they stand."""
    found = {
        (ShareKind.COMPONENT, str(each.code)): (f"{each.symbol} {each.name}", 0) for each in facts.components
    }
    found |= {(ShareKind.SURVEY, str(each.id)): (each.name, 0) for each in facts.surveys}
    found |= {
        (ShareKind.INDICATOR, str(each.code)): (f"{each.symbol} {each.name}", 0) for each in facts.indicators
    }
    found |= {
        (ShareKind.NODE, str(each.id)): (f"{each.code} {each.name}", _DEPTHS.get(each.kind, 0))
        for each in facts.nodes
    }
    return found


def _fresh(line: Line, text: str | None = None, message: str = "") -> Line:
    """Return a line over what stands there now."""
    stands = line.stands
    return replace(line, text=stands if text is None else text, over=stands, message=message, is_clash=False)


def _typed(line: Line, sent: Mapping[str, str], posts: Posts | None) -> Line:
    """Return a line as it was chosen; with a message where that cannot be written."""
    over = sent.get(f"{SHOWN}{line.name}", "")
    text = sent.get(line.name, over)
    if posts is None or line.name not in sent or text == over:
        return _fresh(line)
    if text and PostId(text) not in posts.facts.post_by_id:
        return _fresh(line, line.stands, "Pilih jabatan dari daftar.")
    if line.stands not in (over, text):
        stands = posts.option(line.stands) if line.stands else line.otherwise
        told = f"Baru saja diubah orang lain menjadi {stands}. Simpan lagi untuk memakai pilihan Anda."
        return replace(_fresh(line, text, told), is_clash=True)
    return _fresh(line, text)


def _tell_gone(year: OfficeYear, gone: Mapping[str, str], posts: Posts | None) -> Iterator[str]:
    """Yield what was chosen for rows that are not shared out any more, as far as the log still names them."""
    for row, post in gone.items():
        is_known = posts is not None and PostId(post) in posts.facts.post_by_id
        chosen = posts.option(post) if posts and is_known else post or "dikosongkan"
        yield _GONE.format(chosen=chosen, name=_name_of_row(year, row))


def _name_of_row(year: OfficeYear, text: str) -> str:
    """Return what a row is called that may be gone: it is in no list that could say so."""
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        return text
    row = year.rows.filter(pk=int(text), sheet__in=[*_SHEETS.values()]).first()
    if row is not None:
        cells = row.cells
    else:
        subjects = [row_name(year.pk, sheet, int(text)) for sheet in _SHEETS.values()]
        removed = Entry.objects.filter(office=year.office_id, subject__in=subjects, action="row.removed")
        entry = removed.order_by("number").last()
        cells = (entry.before if entry else None) or {}
    return " ".join(filter(None, (cells.get("symbol"), cells.get("name")))) or f"baris {text}"


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    for kind, (title, told) in _TITLES.items():
        parts = [*_parts([line for line in lines if line.share.kind is kind])]
        if parts:
            yield Group(title, told, sorted(parts, key=lambda part: not part.left))


def _parts(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield what stands at the top, each with the lines behind it that stand below."""
    top: Line | None = None
    below: list[Line] = []
    for line in lines:
        if top is not None and line.depth:
            below.append(line)
            continue
        if top is not None:
            yield Part(top, below)
        top, below = line, []
    if top is not None:
        yield Part(top, below)


def _page(
    request: OfficeRequest, posts: Posts | None, lines: Sequence[Line], *, status: int = 200, **told: object
) -> HttpResponse:
    own = request.here.require_year()
    context = {
        "posts": posts,
        "options": posts.options if posts else (),
        "known": frozenset(posts.facts.post_by_id) if posts else frozenset(),
        "groups": [*_groups(lines)],
        "left": sum(line.is_open for line in lines),
        "count": sum(line.share.is_told for line in lines),
        "wrong": [line for line in lines if line.message],
        "may_write": may_write(request, own),
        "holes": [*find_holes(forms)] if (forms := forms_of(own)) else (),
        **told,
    }
    return render(request, "planning/sharing.html", context, status=status)
