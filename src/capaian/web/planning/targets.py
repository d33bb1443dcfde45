"""The targets of a year in one table: each indicator with last year's beside it, saved together."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.plan import Indicator, ValueType
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.dossier.unfolding.sheets import SheetColumn
from capaian.rules.quality.odd_targets import Targets, by_code
from capaian.web.measurement.wholes import comes_whole, without_dots, without_spaces
from capaian.web.planning.agreed import find_series
from capaian.web.planning.defining import OWNER, TARGETS
from capaian.web.planning.fields import shown_text
from capaian.web.planning.odd import SURE, say_odd
from capaian.web.planning.redefinition import RedefinitionError
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.seen import SHOWN, gone_in
from capaian.web.site.spoken import spoken_flaw
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, know
from capaian.web.years.models import OfficeYear, Row

_NOTHING: Final = Targets()
FIELD: Final = "target-"
"""Before the code of an indicator, in what a form sends."""
_LETTERS_OF_TOKEN: Final = 32
_GONE: Final = (
    "Target yang Anda tulis untuk indikator berkode {code} tidak ada lagi di halaman ini: {text}. "
    "Indikatornya baru saja dihapus atau berganti kode."
)
_CLOSED: Final = "closed/"
_FIGURES: Final = frozenset({ValueType.NUMBER, ValueType.INDEX})
_COLUMNS: Final[Mapping[str, SheetColumn]] = {column.id: column for column in SHEETS[TARGETS].columns}


@dataclass(frozen=True)
class Line:
    """An indicator with its target of the year, and the one of the year before."""

    indicator: Indicator
    row: Row | None
    """Where its target stands; `None`: it has none yet."""
    last: str
    """Target of the year before, as people write it."""
    text: str = ""
    """What stands in the field."""
    over: str = ""
    """What was shown in it."""
    message: str = ""
    """What is wrong with it, or what somebody else wrote."""
    is_clash: bool = False
    """Somebody else wrote it since it was shown."""
    is_odd: bool = False
    """It can hardly be meant; what is sent once more is."""
    agreed: str = ""
    """Target of the agreement in force, where it is another one."""

    known: Targets = _NOTHING
    """What is known of its targets."""
    year: int = 0

    @property
    def name(self) -> str:
        """Name of its field."""
        return f"{FIELD}{self.indicator.code}"

    @property
    def column(self) -> str:
        """The column of its target: a figure, or words."""
        is_words = self.row is not None and not self.row.cells.get("value") and self.row.cells.get("text")
        return "text" if is_words or self.indicator.value_type not in _FIGURES else "value"

    @property
    def stands(self) -> str:
        """What is stored, as people write it."""
        return _said(self.row.cells, self.column) if self.row else ""


def _said(cells: Mapping[str, str], column: str) -> str:
    return shown_text(_COLUMNS[column], cells.get(column, ""))


def targets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the targets of the year, and write those that were typed: all of them or none."""
    own = request.here.require_year()
    lines = [*_lines(own)]
    if request.method != "POST":
        return _page(request, [_fresh(line) for line in lines])
    sent = {
        name: text.replace("\0", "").strip() for name, text in request.POST.items() if isinstance(text, str)
    }
    typed = [_typed(line, sent) for line in lines]
    gone = gone_in(sent, FIELD, {line.name for line in lines})
    if gone or any(line.message for line in typed):
        is_clash = bool(gone) or any(line.is_clash for line in typed)
        told = [_GONE.format(code=code, text=text or "kosong") for code, text in gone.items()]
        return _page(request, typed, "Belum ada yang disimpan.", flaws=told, status=409 if is_clash else 422)
    edits = [*_edits(own, typed, sent.get("formulir", "")[:_LETTERS_OF_TOKEN])]
    if not edits:
        messages.info(request, "Tidak ada target yang berubah.")
        return _page(request, typed)
    reason = sent.get("alasan", "")
    try:
        change(own, edits, author_of(request, reason))
    except ConflictError:
        return _page(
            request, [_typed(line, sent) for line in _lines(own)], "Belum ada yang disimpan.", status=409
        )
    except FlawedError as error:
        told = [spoken_flaw(flaw) for flaw in error.flaws]
        return _page(request, typed, "Belum ada yang disimpan.", flaws=told, status=422)
    except RefusedChangeError as error:
        request.refused = error.message
        asks = isinstance(error, RedefinitionError)
        return _page(request, typed, error.here, asks_reason=asks, reason=reason, status=422)
    messages.success(request, f"{len(edits)} target tahun {own.year} disimpan.")
    return redirect("targets", office=office, year=year)


def closed_years(year: OfficeYear) -> frozenset[int]:
    """Return the years before that are closed: what was approved of them lies in the dossier."""
    paths = year.files.filter(path__startswith=_CLOSED).values_list("path", flat=True)
    names = (path.removeprefix(_CLOSED).removesuffix(".json") for path in paths)
    return frozenset(int(name) for name in names if name.isascii() and name.isdecimal())


def _reopened_years(year: OfficeYear) -> frozenset[int]:
    """Return the years that are open: what was approved of them may stand in files of later ones."""
    return frozenset(year.office.years.filter(is_closed=False).values_list("year", flat=True))


def _lines(year: OfficeYear) -> Iterator[Line]:
    known = know(year)
    facts = known.found.office_year or known.read.partial
    rows = {
        (row.cells.get(OWNER, ""), row.cells.get("key", "")): row for row in year.rows.filter(sheet=TARGETS)
    }
    if facts is None:
        return
    promised = {
        promise.code: promise.targets[place]
        for series in find_series(facts, known)
        for place, paper in enumerate(series.papers)
        if paper.counts
        for promise in series.promises
    }
    known_by = by_code(facts)
    for indicator in facts.indicators:
        last = rows.get((indicator.code, str(year.year - 1)))
        before = Line(indicator, last, "")
        line = Line(indicator, rows.get((indicator.code, str(year.year))), before.stands)
        agreed = promised.get(str(indicator.code), "")
        is_other = bool(agreed and line.stands) and not _is_same(line, agreed, line.stands)
        yield replace(
            line, agreed=agreed if is_other else "", known=known_by[str(indicator.code)], year=year.year
        )


def _fresh(line: Line, text: str | None = None, message: str = "") -> Line:
    """Return a line over what stands there now."""
    stands = line.stands
    return replace(line, text=stands if text is None else text, over=stands, message=message, is_clash=False)


def _typed(line: Line, sent: Mapping[str, str]) -> Line:
    """Return a line as it was typed; with a message where it cannot be written."""
    if line.name not in sent:
        return _fresh(line)
    text, over = sent[line.name], sent.get(f"{SHOWN}{line.name}", "")
    if _is_same(line, text, over):
        return _fresh(line)
    if not _is_same(line, over, line.stands) and not _is_same(line, text, line.stands):
        stands = line.stands or "kosong"
        told = f"Baru saja diubah orang lain menjadi {stands}. Simpan lagi untuk memakai isian Anda."
        return replace(_fresh(line, text, told), is_clash=True)
    if line.column == "value" and not _is_number(_meant(line, text)):
        return _fresh(line, text, f"“{text}” bukan bilangan. Tulis misalnya 95 atau 95,5.")
    if (odd := _odd(line, text)) and sent.get(f"{SURE}{line.name}") != text:
        return replace(_fresh(line, text, odd), is_odd=True)
    if not text:
        return _fresh(
            line, text, "Target tidak dikosongkan di sini; hapus barisnya di lembar Target Renstra."
        )
    return _fresh(line, text)


def _is_number(text: str) -> bool:
    try:
        _COLUMNS["value"].kind.read_cell(text)
    except RejectedValueError:
        return False
    return True


def _odd(line: Line, text: str) -> str:
    """Say why a target can hardly be meant; nothing where it can."""
    return say_odd(line.known, _meant(line, text), line.year) if line.column == "value" else ""


def _is_same(line: Line, one: str, other: str) -> bool:
    return _meant(line, one) == _meant(line, other)


def _meant(line: Line, text: str) -> str:
    """Return a target as a dossier writes it; of what comes in whole pieces dots are those of thousands."""
    kind = _COLUMNS[line.column].kind
    is_whole = kind.is_number and comes_whole(TARGETS, line.indicator.unit)
    if not kind.is_number:
        return kind.canonical(text)
    return kind.canonical(without_dots(text) if is_whole else without_spaces(text))


def _edits(year: OfficeYear, lines: Sequence[Line], token: str) -> Iterator[Edit]:
    for line in lines:
        if _is_same(line, line.text, line.stands):
            continue
        text = _meant(line, line.text)
        if line.row is not None:
            words = {"text": ""} if line.column == "value" else {}
            yield Edit(TARGETS, {**words, line.column: text}, line.row.pk, line.row.version)
        else:
            code = str(line.indicator.code)
            own = sha256(f"{token}/{code}".encode()).hexdigest()[:_LETTERS_OF_TOKEN]
            yield Edit(TARGETS, {OWNER: code, "key": str(year.year), line.column: text}, token=own)


def _page(
    request: OfficeRequest, lines: Sequence[Line], problem: str = "", *, status: int = 200, **told: object
) -> HttpResponse:
    own = request.here.require_year()
    context = {
        "lines": lines,
        "problem": problem,
        "last": own.year - 1,
        "is_last_closed": own.year - 1 in closed_years(own) - _reopened_years(own),
        "lacking": sum(not line.stands for line in lines),
        "token": secrets.token_hex(_LETTERS_OF_TOKEN // 2),
        "may_write": may_write(request, own),
        **told,
    }
    return render(request, "planning/targets.html", context, status=status)
