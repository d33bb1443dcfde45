"""Pages of tables brought into the service register: the file, what it means, what it changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode
from zipfile import ZipFile, is_zipfile

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate

from capaian.domain.errors import CapaianError, InputError
from capaian.domain.intake import IntakeColumn, IntakeTable
from capaian.domain.issue import Issue, Place, has_errors
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.intake.foreign_tables import (
    ForeignFile,
    ForeignTable,
    first_figures,
    open_tables,
)
from capaian.dossier.intake.mapping import RowRules, TableMapping, meanings
from capaian.dossier.intake.periods import month_of_table, offered_periods
from capaian.dossier.intake.persons import refuse_persons
from capaian.dossier.intake.problems import CellPosition, Problems, table_issue
from capaian.dossier.intake.register_names import (
    STAGE_MISSING,
    RegisterNames,
    UnknownName,
    day_heads,
    holds_figures,
    is_idle_head,
    propose_columns,
)
from capaian.dossier.intake.register_tables import RegisterNumber, RegisterReader, with_earlier
from capaian.dossier.intake.words import fold, words_of
from capaian.web.evidence.views import hand_out
from capaian.web.exchange.import_preview import MAX_HEAD_ROW, display_issue
from capaian.web.exchange.models import Upload, keep_upload, put_away, upload_of
from capaian.web.exchange.table_form import TableForm
from capaian.web.feed.month_closing import facts_of
from capaian.web.people.holder_numbers import HolderNumbers
from capaian.web.services.catalogue import catalogue_of
from capaian.web.services.table_comparison import ANSWERS, FOR_ALL
from capaian.web.services.table_import import BroughtTable, TablePlanner, keep_table
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.record import Author
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

MAX_TABLES_SHOWN: Final = 20
MAX_SHOWN: Final = 200
"""Problems and differences of one table."""
_UNFIT: Final = 422
_COLUMN, _NAME, _CHOICE = "kolom-", "arti-", "pilih-"
"""How fields begin: what columns hold, by their place; what names mean;
which of two numbers is right.
"""
MAX_LIKELY: Final = 6
UNUSED: Final = "-"
"""What a column is answered with of which nothing is wanted."""
_STAGE_OF_ALL: Final = "tahap"
"""Field of the stage that all kinds have which the table leaves without one."""


def service_table(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Take a table, to be shown first; list those that were written."""
    own = request.here.require_year()
    form = TableForm(request.POST, request.FILES) if request.method == "POST" else None
    problem = ""
    if form and form.is_valid():
        try:
            upload = keep_upload(own, request.user, form.cleaned_data["file"], Upload.Kind.TABLE)
        except CapaianError as error:
            problem = error.message
        else:
            site = urlencode({"tempat": request.GET.get("tempat", "")})
            return redirect(
                f"{reverse('service_table_check', args=(office, year, upload.token))}?{site}"
            )
    found = (
        own.office.counted_tables.filter(last__year=own.year).select_related("by").order_by("-pk")
    )
    names = catalogue_of(own).site_names
    tables = [(each, names.get(each.site, each.site)) for each in found[:MAX_TABLES_SHOWN]]
    context = {"form": form, "problem": problem, "tables": tables}
    return render(request, "services/table.html", context, status=_UNFIT if form else 200)


def service_table_file(
    request: OfficeRequest, office: str, year: int, pk: int
) -> HttpResponseBase:
    """Hand out a table as it was brought."""
    found = get_object_or_404(request.here.require_year().office.counted_tables, pk=pk)
    return hand_out(request, found.sha256, found.name)


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """A column of a table, and what it may hold."""

    field: str
    head: str
    example: str
    means: str
    is_of_figures: bool
    likely: Mapping[str, str]
    """What it may hold by its words, where it is not known: name by code."""
    chosen: str
    """What is offered first; what is only likely counts once somebody sends it."""


class TableCheck:
    """A file as it is understood, with what a person answered."""

    def __init__(self, year: OfficeYear, upload: Upload, sent: dict[str, str]) -> None:
        """Read the file; what is wrong with it is among the issues."""
        self.facts, self.sent = facts_of(know(year)), sent
        self.issues: tuple[Issue, ...] = ()
        self.numbers: tuple[RegisterNumber, ...] = ()
        self.unknown: Sequence[UnknownName] = ()
        self.tables: tuple[ForeignTable, ...] = ()
        earlier = year.office.counted_tables.order_by("pk").values_list("heads", "words", "site")
        self._remembered: list[tuple[dict[str, str], dict[str, str], str]] = [*earlier]
        text = sent.get("baris-judul", "")
        head_row = int(text) if text.isdecimal() and 0 < int(text) <= MAX_HEAD_ROW else 0
        with TemporaryDirectory(prefix="capaian-") as place:
            copy = Path(place) / upload.name  # its name says how it is read
            copyfile(upload.path, copy)
            try:
                file = open_tables(copy, head_rows={"": head_row} if head_row else None)
            except InputError as error:
                self.issues = error.issues
                return
            parts = ZipFile(copy).namelist() if is_zipfile(copy) else ()
        self._has_comments = any("comments" in each.casefold() for each in parts)
        self.tables = file.tables
        self._read()
        self.issues += (*self._find_unkeepable(file),)

    def _find_unkeepable(self, file: ForeignFile) -> Iterator[Issue]:
        """Yield why a file cannot be kept whole: a sheet that nobody looks at,
        or one with persons.
        """
        if file.other_sheets:
            names = ", ".join(file.other_sheets)
            yield table_issue("register_other_sheets", Place(file.name), names=names)
        if self._has_comments:
            yield table_issue("register_comments", Place(file.name))
        for table in self.taken:
            if table.hidden_rows:
                rows = ", ".join(map(str, sorted(table.hidden_rows)))
                yield table_issue(
                    "register_hidden_rows", Place(file.name, sheet=table.sheet), rows=rows
                )
        for each in self.columns:
            if not each.means and not each.is_of_figures:  # of those the reader asks
                yield table_issue(
                    "register_words", Place(file.name, sheet=self.table.sheet), head=each.head
                )
        for other in self.tables:
            if other not in self.taken:
                problems = Problems(other.file, other.sheet)
                refuse_persons(other, problems)
                yield from problems.finish()

    def _read(self) -> None:
        columns = tuple(
            IntakeColumn(head, code) for head, code in self.means.items() if code in self.meanings
        )
        rules = RowRules(adds_repeated="adds_repeated" in self.sent)
        idle = {head: "" for head, code in self.means.items() if code == UNUSED}
        names = replace(self.names, answers={**self.names.answers, **idle})
        unknown: dict[tuple[str, str], UnknownName] = {}
        for table in self.taken:
            mapping = TableMapping(IntakeTable.FIGURES, table.name, table.heads[0], columns, rules)
            problems = Problems(table.file, table.sheet)
            reader = RegisterReader(table, mapping, names, problems)
            before = len(self.numbers)
            self.numbers += reader.read(self.month_of(table))
            unknown |= reader.unknown
            for each, first in islice(with_earlier(self.numbers), before, None) if before else ():
                if first is not None:
                    words = {"name": names.services[each.service].name, "first": str(first.row)}
                    problems.add("register_repeated.sheets", CellPosition(each.row), **words)
            self.issues += problems.finish()
        self.unknown = (*unknown.values(),)
        stage = self.sent.pop(_STAGE_OF_ALL, "")
        if answered := {
            f"{_NAME}{each.text}": stage for each in self.without_stage if stage in each.choices
        }:
            self.sent, self.issues, self.numbers = {**self.sent, **answered}, (), ()
            del self.names
            self._read()

    @property
    def without_stage(self) -> Sequence[UnknownName]:
        """Kinds of which the table does not say the stage."""
        return [each for each in self.unknown if each.text.endswith(STAGE_MISSING)]

    @property
    def stages(self) -> Mapping[str, str]:
        """What can be chosen for all of them at once; empty: there is one of them,
        or they share none.
        """
        choices = [each.choices for each in self.without_stage]
        shared = {*choices[0]}.intersection(*choices) if len(choices) > 1 else set()
        return {code: name for code, name in self.names.stages.items() if code in shared}

    @property
    def has_repeated(self) -> bool:
        """Whether rows may be added up: the same is there twice."""
        return "adds_repeated" in self.sent or any(
            each.code == "register_repeated" for each in self.issues
        )

    @cached_property
    def table(self) -> ForeignTable:
        """The sheet that is taken."""
        wanted = (each for each in self.tables if each.sheet == self.sent.get("lembar"))
        return next(wanted, self.tables[0])

    @property
    def taken(self) -> Sequence[ForeignTable]:
        """The sheet that was chosen; without a choice all with the headings of the first."""
        if self.sent.get("lembar"):
            return [self.table]
        return [each for each in self.tables if each.heads == self.table.heads]

    @property
    def words(self) -> Mapping[str, str]:
        """Codes of names that somebody explained here."""
        own = {
            name.removeprefix(_NAME): code
            for name, code in self.sent.items()
            if name.startswith(_NAME)
        }
        return {text: code for text, code in own.items() if code}

    @cached_property
    def names(self) -> RegisterNames:
        """The names of the office, with those explained here or of a table before."""
        words = {text: code for _, words, _ in self._remembered for text, code in words.items()}
        return RegisterNames(self.facts, {**words, **self.words}, self.table.context)

    @cached_property
    def meanings(self) -> Mapping[str, str]:
        """What a column can hold, by its code."""
        return meanings(self.facts, IntakeTable.FIGURES)

    @cached_property
    def means(self) -> Mapping[str, str]:
        """What columns hold, by their headings: as answered, remembered, else proposed."""
        heads = self.table.heads
        answered = {
            head: self.sent[f"{_COLUMN}{place}"]
            for place, head in enumerate(heads)
            if f"{_COLUMN}{place}" in self.sent
        }
        columns = {
            each.head: each.means for each in propose_columns(self.table, self.facts, self.names)
        }
        remembered = next((own for own, _ in self._alike), {})
        fitting = {
            head: code for head, code in remembered.items() if not self._is_of_other_stage(code)
        }
        return {**columns, **fitting, **answered}

    def _is_of_other_stage(self, code: str) -> bool:
        """Say whether a column was of a stage before,
        and the titles of this table name another one.
        """
        kind, _, rest = code.partition("|")
        stage, named, service = (
            rest.partition("|")[2],
            self.names.named_stages,
            self.names.services.get(kind),
        )
        return bool(service and {*named} & {*service.stages}) and stage not in named

    @property
    def span(self) -> str:
        """The first and the last day or month with a number, in words."""
        ordered = sorted(self.numbers, key=lambda each: each.day)
        return " sampai ".join(dict.fromkeys(each.label for each in (ordered[:1] + ordered[-1:])))

    @property
    def _alike(self) -> Iterator[tuple[Mapping[str, str], str]]:
        """What columns of tables with these headings hold, and where they were counted,
        the last first.
        """
        for own, _, site in reversed(self._remembered):
            if own and {*own} <= {*self.table.heads}:
                yield own, site

    @property
    def usual_site(self) -> str:
        """Where the last table with these headings was counted; empty: there was none."""
        return next((site for _, site in self._alike), "") if self.tables else ""

    def month_of(self, table: ForeignTable) -> Period | None:
        """Return the month of a table, as somebody said or its title does; `None`:
        its rows say it.
        """
        text = self.sent.get("periode", "")
        return (
            Period.parse(text)
            if text in dict(self.periods[1:])
            else month_of_table(table, self.facts.year)
        )

    @cached_property
    def periods(self) -> Sequence[tuple[str, str]]:
        """Months that the table may be of, first those that title or file name say."""
        months = Period.year_of(self.facts.year).parts(PeriodKind.MONTH)
        named = [each for each in offered_periods(self.table, self.facts.year) if each in months]
        found = dict.fromkeys([*named, *months])
        return [("", "menurut tabelnya"), *((str(each), each.label) for each in found)]

    @cached_property
    def columns(self) -> list[ColumnMeaning]:
        """Columns that may hold something."""
        found = []
        for place, head in enumerate(self.table.heads):
            cells = self.table.cells(place)
            means = self.means.get(head, "")
            means = means if means in (*self.meanings, UNUSED) else ""
            is_open = bool(means) or not is_idle_head(head)
            if head and cells and is_open and place not in self._day_columns:
                example = first_figures(self.table, place)
                figures = holds_figures(cells)
                likely, best = self._find_likely(head) if figures and not means else ({}, means)
                found.append(
                    ColumnMeaning(f"{_COLUMN}{place}", head, example, means, figures, likely, best)
                )
        return found

    def _find_likely(self, head: str) -> tuple[Mapping[str, str], str]:
        """Return what shares most words with a heading, and its code where it is one alone."""
        words, shared = {*fold(head).split()} - words_of("whole"), Counter[str]()
        for code, name in self.meanings.items():
            own = fold(f"{code} {name}").split()
            shared[code] = sum(
                any(word.startswith(w) or w.startswith(word) for w in own) for word in words
            )
        most = max(shared.values())
        likely = [code for code, number in shared.items() if number == most > 0]
        best = likely[0] if len(likely) == 1 else ""
        return {code: self.meanings[code] for code in likely[:MAX_LIKELY]}, best

    @cached_property
    def _day_columns(self) -> Mapping[int, object]:
        return day_heads(self.table, self.month_of(self.table) or Period.year_of(self.facts.year))


def service_table_check(
    request: OfficeRequest, office: str, year: int, token: str
) -> HttpResponse:
    """Show what a table means and changes, with what is not clear;
    write it where somebody confirms.
    """
    own = request.here.require_year()
    upload, catalogue = upload_of(own, request.user, token), catalogue_of(own)
    wish = request.POST.get("tindakan", "")
    sent = {name: str(text) for each in (request.GET, request.POST) for name, text in each.items()}
    if wish == "buang":
        put_away(upload)
        messages.success(request, f"{upload.name} dibuang; tidak ada yang ditulis.")
        return redirect("service_table", office, year)
    check = TableCheck(own, upload, sent)
    numbers = check.numbers
    last = max((each.day for each in numbers), default=min(localdate(), date(own.year, 12, 31)))
    posts = HolderNumbers(own.office, request.user).posts_on(last)
    site = sent.get("tempat") or check.usual_site or catalogue.usual_site(posts)
    post = sent.get("jabatan", next(iter(posts), ""))
    choices = {
        name.removeprefix(_CHOICE): text for name, text in sent.items() if name.startswith(_CHOICE)
    }
    author, refusal = author_of(request, sent.get("alasan", "")), ""
    is_readable = bool(numbers) and not has_errors(check.issues)
    brought = None
    if is_readable:
        brought = BroughtTable(upload, numbers, site, post, choices, check.means, check.words)
    if brought and wish == "tulis":
        refusal = _write(request, brought, author, sent.get("dibaca", ""))
        if not refusal:
            return redirect("service_table", office, year)
    context = {
        "upload": upload,
        "check": check,
        "issues": [display_issue(each) for each in check.issues[:MAX_SHOWN]],
        "is_readable": is_readable,
        "plan": TablePlanner(own, request.user, brought).make() if brought else None,
        "answers": ANSWERS,
        "answer_of_all": choices.get(FOR_ALL, ""),
        "refusal": refusal,
        "sites": catalogue.site_names.items(),
        "site": site,
        "posts": [(code, catalogue.posts[code].name) for code in posts if code in catalogue.posts],
        "post": post,
        "head_row": sent.get("baris-judul", ""),
        "reason": author.reason,
    }
    return render(request, "services/table_check.html", context, status=_UNFIT if refusal else 200)


def _write(request: OfficeRequest, brought: BroughtTable, author: Author, read: str) -> str:
    """Write a table; return why it cannot be, empty: it is written."""
    try:
        table = keep_table(request.here.require_year(), brought, author, read)
    except CapaianError as error:
        request.refused = error.message
        return error.message
    put_away(brought.upload)
    done = (
        f"{table.name} ditulis: {table.tallies.count()} koreksi. Berkasnya disimpan sebagai bukti."
    )
    messages.success(request, done)
    return ""
