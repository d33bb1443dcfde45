"""Individual indicator sheets: as a decree prints them, or made from what the plan says of each post."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from capaian.documents.scope.values import Series, Value, absent, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.views.indicators import INDICATOR
from capaian.documents.scope.views.office import head_title, regent_title
from capaian.documents.scope.world import World
from capaian.documents.tree import Quotient
from capaian.domain.decree import IndividualSheet, SheetForm, SheetLine
from capaian.domain.identifiers import NodeId, PostId
from capaian.domain.office import Post
from capaian.domain.plan import Indicator

_TITLE = "INDIKATOR KINERJA INDIVIDU"
_PICTURE = "(rumus dimuat sebagai gambar)"
_PROPOSED = " (rumus usulan)"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LEVELS = {SheetForm.KEY: "Utama", SheetForm.PROGRAM: "Program", SheetForm.ACTIVITY: "Kegiatan"}


@dataclass(frozen=True, slots=True)
class Task:
    """A task or function with the letter that the sheet gives it."""

    letter: str
    text: str


TASK: View[Task] = View(Task, "tugas", "letter text", name="text")


def _indicator(line: SheetLine, world: World) -> Value:
    result = None if line.indicator is None else world.results.get(line.indicator)
    return absent("indikator") if result is None else INDICATOR.of(str(result.code), result, world)


def _result(line: SheetLine, world: World, field: str) -> Value:
    """A figure of the indicator's year; nothing where the plan measures no such indicator."""
    found = None if line.indicator is None else world.results.get(line.indicator)
    value = None if found is None else INDICATOR.fields[field](found, world)
    return "" if value is None else value


def _line_name(line: SheetLine, world: World) -> str:
    known = None if line.indicator is None else world.definitions.get(line.indicator)
    return line.name_as_printed or ("" if known is None else known.name)


def _objective(line: SheetLine, world: World) -> str:
    named = (o.name for o in world.office_year.objectives if o.id == line.objective)
    return line.objective_as_printed or next(named, "")


def _explanation(line: SheetLine, world: World) -> str:
    """Words or a list; for a formula that is a picture what the office proposes for it."""
    items = [f"{n}. {item}" for n, item in enumerate(line.items, start=1)] if line.is_numbered else line.items
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


LINE: View[SheetLine] = View(
    SheetLine,
    "baris lembar",
    "activity data_source",
    objective=_objective,
    name=_line_name,
    explanation=_explanation,
    fraction=_fraction,
    owner=lambda s, w: s.owner_as_printed or w.post_name(s.owner),
    indicator=_indicator,
    target=lambda s, w: _result(s, w, "target"),
    actual=lambda s, w: _result(s, w, "actual"),
    achievement=lambda s, w: _result(s, w, "achievement"),
    unit=lambda s, w: _result(s, w, "unit"),
)


def _post(sheet: IndividualSheet, world: World) -> Post | None:
    return world.office_year.post_by_id.get(sheet.post)


def _tasks(texts: tuple[str, ...], letters: tuple[str, ...], world: World) -> Series:
    given = letters if len(letters) == len(texts) else tuple(_LETTERS)
    return TASK.series(map(Task, given, texts), world)


def _post_name(sheet: IndividualSheet, world: World) -> str:
    return sheet.post_as_printed or world.post_name(sheet.post)


def _task_label(sheet: IndividualSheet, post: Post | None, usual: str) -> str:
    """The print's own label, which stands over the only list that the post has."""
    is_only = post is not None and not (post.tasks and post.functions)
    return sheet.task_label if sheet.task_label and is_only else usual


def _lines(sheet: IndividualSheet, world: World) -> Series:
    return LINE.series(_with_sources(sheet.lines), world)


def _with_sources(lines: tuple[SheetLine, ...]) -> Iterator[SheetLine]:
    """Lines that share the source cell of a line above repeat its words, so that the cells join."""
    above = ""
    for line in lines:
        above = line.data_source if line.source_rows else above
        yield replace(line, data_source=above)


def _written_out(tasks: Series) -> str:
    """A list with the print's own letters, where they do not run from a."""
    return "\n".join(f"{task.field('letter')}. {task.field('text')}" for task in tasks.items)


def _above(sheet: IndividualSheet, world: World) -> str:
    """Post that the holder answers to, as it signs; for the head the head of the regency or town."""
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
    post = _post(sheet, world)
    return Series("tugas", ()) if post is None else _tasks(getattr(post, part), sheet.letters, world)


def _components(sheet: IndividualSheet, world: World) -> Series:
    """Components that the indicators of the sheet are means of, each once."""
    codes = [line.indicator for line in sheet.lines if line.indicator in world.results]
    series = [INDICATOR.fields["components"](world.results[code], world) for code in codes if code]
    found = {item.key: item for part in series if isinstance(part, Series) for item in part.items}
    return Series("komponen", tuple(found.values()))


def _proposed_names(sheet: IndividualSheet, world: World) -> Series:
    """Indicators whose formula no source states."""
    codes = {line.indicator for line in sheet.lines}
    proposed = {str(i.code) for i in world.office_year.indicators if i.code in codes and i.formula_proposed}
    return Series("indikator", world.select("indicators", lambda item: item.key in proposed).items)


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
    is_lettered=lambda s, w: yes_no(bool(s.letters)),
    level=lambda s, w: _LEVELS.get(s.form, ""),
    above=_above,
    signatory=lambda s, w: _signing(s.post, w),
    lines=_lines,
    components=_components,
    proposed=_proposed_names,
    is_first=lambda s, w: yes_no(w.office_year.sheets[:1] in ((), (s,))),
)


def sheets_root(world: World) -> Value:
    """Return the individual sheets in printed order; without any, one for each post with indicators."""
    sheets = world.office_year.sheets or _made(world)
    return SHEET.series(sheets, world, "id", is_open=True)


def _made(world: World) -> tuple[IndividualSheet, ...]:
    office_year = world.office_year
    owned: dict[PostId, list[Indicator]] = {}
    for indicator in office_year.indicators:
        is_for_head = indicator.owner == office_year.office.head
        if indicator.owner is not None and (indicator.is_key or not is_for_head):
            owned.setdefault(indicator.owner, []).append(indicator)
    posts = (post for post in office_year.office.posts if post.id in owned)
    return tuple(_sheet_of(post, owned[post.id], world) for post in posts)


def _sheet_of(post: Post, indicators: list[Indicator], world: World) -> IndividualSheet:
    is_head = post.id == world.office_year.office.head
    form = SheetForm.KEY if is_head else SheetForm.PROGRAM if post.tier == "III" else SheetForm.ACTIVITY
    return IndividualSheet(
        id=str(post.id),
        post=post.id,
        holder=1,
        title=_TITLE,
        form=form,
        post_as_printed="",
        unit_as_printed="",
        goal="",
        task_label="",
        letters=(),
        is_bulleted=False,
        lines=tuple(_line_of(indicator, post) for indicator in indicators),
        source=None,
        note="",
        place=indicators[0].place,
    )


def _line_of(indicator: Indicator, post: Post) -> SheetLine:
    return SheetLine(
        objective=NodeId(indicator.objective),
        indicator=indicator.code,
        activity="",
        objective_as_printed="",
        name_as_printed="",
        explanation=indicator.definition.calculation,
        fraction=None,
        items=(),
        is_pictured=False,
        data_source=indicator.data_source,
        source_rows=1,
        owner=post.id,
        owner_as_printed="",
        place=indicator.place,
    )
