"""Laws, decrees and letters with their annexes; individual sheets,
printed or made from the plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from string import ascii_lowercase

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Series, Thing, Value, as_thing, extend, records
from capaian.documents.scope.view import Reader, View, lines, linked, listed, post
from capaian.documents.scope.views.comparisons import traces_of
from capaian.documents.scope.views.indicators import INDICATOR
from capaian.documents.scope.views.office import (
    definitive_title,
    head_title,
    regent_title,
    without_regency,
)
from capaian.documents.scope.views.work import OUTPUT
from capaian.documents.scope.views.year_registers import YearRegister
from capaian.documents.scope.world import World
from capaian.documents.tree import Quotient
from capaian.domain.identifiers import NodeId, PostId
from capaian.domain.narrative import (
    Article,
    DecreeAnnex,
    DecreeEntry,
    DocumentUse,
    IndividualSheet,
    LegalDocument,
    SheetForm,
    SheetLine,
)
from capaian.domain.numerals import decimals_of, write_roman
from capaian.domain.office import Post, signed_title
from capaian.domain.period import Period, PeriodKind, write_partial_date
from capaian.domain.plan import Indicator
from capaian.domain.registers.closed_month import FeedMethod
from capaian.domain.value import Unavailable
from capaian.rules.agreements import lines_in_force, write_target
from capaian.rules.facts import group
from capaian.rules.pace import required_pace
from capaian.rules.registers.feed import Holder

_DOTS = ".............................."
_BETWEEN_INDICATORS = " & "
"""Between two indicators that share a row of an annex."""

ARTICLE: View[Article] = View(
    Article, "diktum", "label text", name="label", items=lines("rincian diktum", "items")
)


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A row of an annex with the decree that words it."""

    document: LegalDocument
    entry: DecreeEntry


def _indicators(row: AnnexRow, world: World) -> tuple[Indicator, ...]:
    return tuple(
        world.definitions[code] for code in row.entry.indicators if code in world.definitions
    )


def _row_objective(row: AnnexRow, world: World) -> str:
    wanted = {indicator.objective for indicator in _indicators(row, world)}
    named = [o for o in world.office_year.objectives if o.id in wanted]
    return _distinct(o.as_printed.get(row.document.id, o.name) for o in named)


def _defined(path: str) -> Reader[AnnexRow]:
    """Read what the definitions of the row's indicators say, each once."""
    read = attrgetter(path)
    return lambda row, world: _distinct(read(indicator) for indicator in _indicators(row, world))


ENTRY: View[AnnexRow] = View(
    AnnexRow,
    "baris lampiran",
    name=lambda r, w: _BETWEEN_INDICATORS.join(
        i.as_printed.get(r.document.id, i.name) for i in _indicators(r, w)
    ),
    objective=_row_objective,
    meaning=_defined("definition.meaning"),
    reason=_defined("definition.reason"),
    calculation=_defined("definition.calculation"),
    owner=lambda r, w: _distinct(w.post_name(i.owner) for i in _indicators(r, w)),
    data_source=_defined("data_source"),
)


def _distinct(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, words)))


def _annexes(document: LegalDocument, world: World) -> Series:
    """The decree's own annexes; for a decree that is still to be written,
    one of each kind of indicator.
    """
    annexes = document.annexes or _usual_annexes(document, world)
    numbered = (
        NumberedAnnex(document, write_roman(n), annex) for n, annex in enumerate(annexes, start=1)
    )
    return ANNEX.series(numbered, world, "number", is_open=True)


def _usual_annexes(document: LegalDocument, world: World) -> tuple[DecreeAnnex, ...]:
    if DocumentUse.KEY_INDICATORS not in document.use:
        return ()
    indicators = world.office_year.indicators
    key = [i.code for i in indicators if i.is_key]
    others = [i.code for i in indicators if not i.is_key and i.definition.meaning]
    titled = (("Indikator Kinerja Utama", key), ("Indikator Kinerja", others))
    entries = ((title, tuple(DecreeEntry((code,)) for code in codes)) for title, codes in titled)
    return tuple(DecreeAnnex(title, own) for title, own in entries if own)


@dataclass(frozen=True, slots=True)
class NumberedAnnex:
    """An annex of a decree with its Roman numeral."""

    document: LegalDocument
    number: str
    annex: DecreeAnnex


def _is_of_key_indicators(annex: NumberedAnnex, world: World) -> bool:
    codes = (code for entry in annex.annex.entries for code in entry.indicators)
    return all(world.definitions[code].is_key for code in codes if code in world.definitions)


ANNEX: View[NumberedAnnex] = View(
    NumberedAnnex,
    "lampiran keputusan",
    "number annex.title",
    label=lambda a, w: f"Lampiran {a.number}" if len(a.document.annexes) != 1 else "Lampiran",
    name="annex.title",
    is_key=_is_of_key_indicators,
    entries=lambda a, w: ENTRY.series((AnnexRow(a.document, e) for e in a.annex.entries), w),
)


def _cited(kind: str, ids: tuple[str, ...], world: World) -> Series:
    """Documents in the order in which a decree cites them; one may be cited twice."""
    known = {document.id: document for document in world.office_year.documents}
    found = (known[document] for document in ids if document in known)
    return DOCUMENT.series(found, world, "id", kind=kind, is_open=True)


def _signatory_title(document: LegalDocument, world: World) -> str:
    """Post of the signature as the paper names it, held as it was when the paper was signed."""
    office = world.office_year.office
    if document.signatory == office.head:
        return signed_title(definitive_title(office), document.acting)
    name = world.post_name(None if document.signatory is None else PostId(document.signatory))
    return signed_title(name, document.acting) if name else ""


DOCUMENT: View[LegalDocument] = View(
    LegalDocument,
    "dokumen",
    "id title kind number about gazette",
    name="title",
    date=lambda d, w: write_partial_date(d.date) if d.date else "",
    is_legal_basis=lambda d, w: DocumentUse.LEGAL_BASIS in d.use,
    is_iku=lambda d, w: DocumentUse.KEY_INDICATORS in d.use,
    is_iki=lambda d, w: DocumentUse.POST_INDICATORS in d.use,
    is_attached=lambda d, w: DocumentUse.ATTACHMENT in d.use,
    is_review=lambda d, w: DocumentUse.REVIEW in d.use,
    has_file=lambda d, w: any(d.id in each.proves for each in w.office_year.evidence),
    citation=lambda d, w: f"{d.title} ({d.gazette})" if d.gazette else d.title,
    considerations=lines("pertimbangan", "considerations"),
    legal_bases=lambda d, w: _cited("dasar hukum", d.legal_bases, w),
    attentions=lambda d, w: _cited("perhatian", d.attentions, w),
    articles=listed(ARTICLE, "articles", "label"),
    issued_at=lambda d, w: d.issued_at or w.office_year.office.place,
    signatory=post("signatory"),
    signatory_title=_signatory_title,
    signatory_post=lambda d, w: without_regency(_signatory_title(d, w), w.office_year.office),
    issued_on=lambda d, w: write_partial_date(d.date) if d.date else _DOTS,
    annexes=_annexes,
)


_TITLE = "INDIKATOR KINERJA INDIVIDU"
_PICTURE = "(rumus dimuat sebagai gambar)"
_PROPOSED = " (rumus usulan)"
_LEVELS = {SheetForm.KEY: "Utama", SheetForm.PROGRAM: "Program", SheetForm.ACTIVITY: "Kegiatan"}


def _result(field: str) -> Reader[SheetLine]:
    """Read a figure of the indicator's year; nothing where the plan measures no such indicator."""

    def reader(line: SheetLine, world: World) -> Value:
        found = as_thing(world.find("indicators", line.indicator))
        return "" if found is None else found.field(field) or ""

    return reader


def _line_name(line: SheetLine, world: World) -> str:
    known = None if line.indicator is None else world.definitions.get(line.indicator)
    return line.name_as_printed or ("" if known is None else known.name)


def _explanation(line: SheetLine, world: World) -> str:
    """Words or a list; for a formula that is a picture what the office proposes for it."""
    items = (
        [f"{n}. {item}" for n, item in enumerate(line.items, start=1)]
        if line.is_numbered
        else line.items
    )
    proposed = _proposed(line, world) if line.is_pictured else ""
    words = "\n".join(filter(None, [line.explanation, *items, proposed]))
    return f"{words}\n" if words and line.fraction is not None else words


def _fraction(line: SheetLine, world: World) -> Value:
    found = line.fraction
    if found is None:
        return ""
    return Quotient(found.numerator, found.denominator, f"× {found.times}" if found.times else "")


def _proposed(line: SheetLine, world: World) -> str:
    known = None if line.indicator is None else world.definitions.get(line.indicator)
    words = "" if known is None else known.definition.calculation
    return f"{words}{_PROPOSED}" if words else _PICTURE


def _post(sheet: IndividualSheet, world: World) -> Post | None:
    return world.office_year.post_by_id.get(sheet.post)


def _post_name(sheet: IndividualSheet, world: World) -> str:
    return sheet.post_as_printed or world.post_name(sheet.post)


def _task_label(sheet: IndividualSheet, post: Post | None, usual: str) -> str:
    """The print's own label, which stands over the only list that the post has."""
    is_only = post is not None and not (post.tasks and post.functions)
    return sheet.task_label if sheet.task_label and is_only else usual


def _lines(sheet: IndividualSheet, world: World) -> Series:
    """The lines of a sheet; where a post has one for each holder, with what this one did."""
    things, own = LINE.series(_with_sources(sheet.lines), world), f"{sheet.post}:{sheet.holder}"
    is_of_holder = _is_of_holder(sheet, world)
    return Series(things.kind, tuple(_own(t, own) if is_of_holder else t for t in things.items))


def _is_of_holder(sheet: IndividualSheet, world: World) -> bool:
    """Whether the post has a sheet for each holder."""
    return sum(other.post == sheet.post for other in world.office_year.sheets) > 1


def _own(line: Thing, holder: str) -> Thing:
    parts = line.field("parts")
    own = parts.get(holder) if isinstance(parts, Series) else None
    return line if own is None else extend(line, actual=own.field("value"), achievement="")


def _year_target(line: SheetLine, world: World) -> Value:
    """Return the target of the whole year, of which a part of it is on the way."""
    year = Period.year_of(world.assessment.year)
    found = (
        None
        if line.indicator is None
        else lines_in_force(world.office_year, year).get(line.indicator)
    )
    known = None if line.indicator is None else world.definitions.get(line.indicator)
    stated = found.line.target if found else known.plan_targets.get(year.year) if known else None
    if known is None or stated is None or stated.value is None:
        return write_target(stated) if stated and not stated.is_empty else ""
    place, source = (found.line.place, found.agreement.source) if found else (known.place, None)
    figure = DossierFigure(f"Target setahun {known.name}", stated.value, known.unit, place, source)
    return world.fact(replace(figure, decimals=decimals_of(stated.value)))


def _pace(line: SheetLine, world: World) -> Value:
    """Return how much more each month must bring to reach the target of the year,
    or why none is known.
    """
    result = world.results.get(line.indicator) if line.indicator else None
    if result is None:
        return ""
    pace = required_pace(world.office_year, world.assessment, result.code)
    if pace.direct is None:
        return pace.gap.words if pace.gap else "menurut bagiannya"
    formula, target = (
        "(target setahun − realisasi) ÷ sisa bulan",
        getattr(pace.target, "display", ""),
    )
    actual = result.current.actual
    working = f"({target} − {actual.display}) ÷ {pace.horizon.months}"
    name = f"Perlu sebulan, {result.name}"
    return world.facts.computed(name, pace.direct.per_month, formula, working, traces_of(actual))


def _parts(line: SheetLine, world: World) -> Series:
    """What each holder did of an indicator of a post with several that a register sums up;
    nobody's last.
    """
    year = world.office_year
    indicator = None if line.indicator is None else year.indicator_by_code.get(line.indicator)
    post = (
        None
        if indicator is None or indicator.owner is None
        else year.post_by_id.get(indicator.owner)
    )
    feed = next(
        (f for f in year.feeds if f.indicator == line.indicator and f.how is FeedMethod.SUM), None
    )
    if indicator is None or feed is None or post is None or post.holders == 1:
        return Series("pemegang", ())
    register, span = YearRegister(feed.register, world), world.assessment.as_of
    months = [m for m in Period.year_of(span.year).parts(PeriodKind.MONTH) if m.end <= span.end]
    none: dict[Holder, Decimal | None] = {
        (post.id, n): Decimal(0) for n in range(1, post.holders + 1)
    }
    result = world.results.get(indicator.code)
    actual = result.current.actual if result else None
    rows = (
        {"id": ":".join(map(str, holder)), "name": name, "value": figure}
        for holder, value in {**none, **register.feed.by_holder(feed, *months)}.items()
        for name in [year.holder_name(*holder)]
        for words in [f"{indicator.name}, {name}"]
        # Where a month of the post is unknown, nobody's part is whole either.
        for known in [register.figure(words, value, indicator.unit, months[-1], months=months)]
        for figure in [actual if isinstance(actual, Unavailable) else known]
    )
    return records("pemegang", rows, "id", is_open=True)


def _holders(sheet: IndividualSheet, world: World) -> Series:
    found = {part.key: part for line in sheet.lines for part in _parts(line, world).items}
    return Series("pemegang", tuple(found.values()))


LINE: View[SheetLine] = View(
    SheetLine,
    "baris lembar",
    "activity data_source",
    objective=lambda s, w: s.objective_as_printed or w.objective_name(s.objective),
    name=_line_name,
    explanation=_explanation,
    fraction=_fraction,
    owner=lambda s, w: s.owner_as_printed or w.post_name(s.owner),
    indicator=linked("indicators", "indicator"),
    parts=_parts,
    has_parts=lambda s, w: bool(_parts(s, w).items),
    year_target=_year_target,
    pace=_pace,
    is_on_the_way=lambda s, w: (
        w.assessment.as_of.kind is not PeriodKind.YEAR and bool(_year_target(s, w))
    ),
    **{field: _result(field) for field in ("target", "actual", "achievement", "unit")},
)


def _outputs(sheet: IndividualSheet, world: World) -> Series:
    """Outputs of the objectives of the sheet that are no indicators."""
    nodes = dict.fromkeys(line.objective for line in sheet.lines)
    results = (world.node_results[node] for node in nodes if node and node in world.node_results)
    return OUTPUT.series((output for result in results for output in result.outputs), world)


def _with_sources(lines: tuple[SheetLine, ...]) -> Iterator[SheetLine]:
    """Lines that share the source cell of a line above repeat its words,
    so that the cells join.
    """
    above = ""
    for line in lines:
        above = line.data_source if line.source_rows else above
        yield replace(line, data_source=above)


def _written_out(tasks: Series) -> str:
    """A list with the print's own letters, where they do not run from a."""
    return "\n".join(f"{task.field('letter')}. {task.field('text')}" for task in tasks.items)


def _above(sheet: IndividualSheet, world: World) -> str:
    """Post that the holder answers to, as it signs;
    for the head the head of the regency or town.
    """
    office, post = world.office_year.office, _post(sheet, world)
    if post is None or post.parent is None:
        return regent_title(office) if sheet.post == office.head else ""
    return _signing(post.parent, world)


def _signing(post: PostId, world: World) -> str:
    """A post as its holder signs now; the head with office and regency."""
    if post == world.office_year.office.head:
        return head_title(world.office_year.office)
    known = world.office_year.post_by_id.get(post)
    return "" if known is None else known.signed_name


def _list_of(sheet: IndividualSheet, world: World, part: str) -> Series:
    """The tasks or functions of a post, with the letters of the print where it has as many."""
    post = _post(sheet, world)
    texts: tuple[str, ...] = () if post is None else getattr(post, part)
    letters = sheet.letters if len(sheet.letters) == len(texts) else ascii_lowercase
    pairs = zip(letters, texts, strict=False)
    return records(
        "tugas", ({"letter": letter, "text": text, "name": text} for letter, text in pairs)
    )


def _components(sheet: IndividualSheet, world: World) -> Series:
    """Components that the indicators of the sheet are means of, each once."""
    codes = [line.indicator for line in sheet.lines if line.indicator in world.results]
    series = [
        INDICATOR.of(code, world.results[code], world).field("components")
        for code in codes
        if code
    ]
    found = {item.key: item for part in series if isinstance(part, Series) for item in part.items}
    return Series("komponen", tuple(found.values()))


def _proposed_names(sheet: IndividualSheet, world: World) -> Series:
    """Indicators whose formula no source states."""
    codes = {line.indicator for line in sheet.lines}
    indicators = world.office_year.indicators
    return world.pick(
        "indicators", (i.code for i in indicators if i.code in codes and i.formula_proposed)
    )


SHEET: View[IndividualSheet] = View(
    IndividualSheet,
    "lembar individu",
    "id title form holder goal note",
    name=_post_name,
    post=_post_name,
    unit="unit_as_printed",
    tasks_label=lambda s, w: _task_label(s, _post(s, w), "TUGAS"),
    functions_label=lambda s, w: _task_label(s, _post(s, w), "FUNGSI"),
    tasks=lambda s, w: _list_of(s, w, "tasks"),
    functions=lambda s, w: _list_of(s, w, "functions"),
    tasks_text=lambda s, w: _written_out(_list_of(s, w, "tasks")),
    functions_text=lambda s, w: _written_out(_list_of(s, w, "functions")),
    is_lettered=lambda s, w: bool(s.letters),
    level=lambda s, w: _LEVELS.get(s.form, ""),
    above=_above,
    signatory=lambda s, w: _signing(s.post, w),
    lines=_lines,
    holders=_holders,
    is_of_holder=_is_of_holder,
    outputs=_outputs,
    components=_components,
    proposed=_proposed_names,
    is_first=lambda s, w: w.office_year.sheets[:1] in ((), (s,)),
)


def sheets_root(world: World) -> Value:
    """Return the individual sheets in printed order; without any,
    one for each post with indicators.
    """
    sheets = world.office_year.sheets or _made(world)
    return SHEET.series(sheets, world, "id", is_open=True)


def _made(world: World) -> tuple[IndividualSheet, ...]:
    office = world.office_year.office
    own = (
        each for each in world.office_year.indicators if each.is_key or each.owner != office.head
    )
    owned = group(own, lambda indicator: indicator.owner)
    return tuple(
        _sheet_of(post, owned[post.id], world) for post in office.posts if post.id in owned
    )


def _sheet_of(post: Post, indicators: Sequence[Indicator], world: World) -> IndividualSheet:
    is_head = post.id == world.office_year.office.head
    form = (
        SheetForm.KEY
        if is_head
        else SheetForm.PROGRAM
        if post.tier == "III"
        else SheetForm.ACTIVITY
    )
    return IndividualSheet(
        id=str(post.id),
        post=post.id,
        title=_TITLE,
        form=form,
        lines=tuple(
            SheetLine(
                objective=NodeId(each.objective),
                indicator=each.code,
                explanation=each.definition.calculation,
                data_source=each.data_source,
                owner=post.id,
                place=each.place,
            )
            for each in indicators
        ),
        place=indicators[0].place,
    )
