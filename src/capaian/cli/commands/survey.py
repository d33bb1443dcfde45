"""`capaian survey`: the answers of a satisfaction survey as index, elements and groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from textwrap import shorten
from typing import Annotated, Any, Final

from capaian.cli import console
from capaian.cli.commands.intake import read_pairs
from capaian.cli.issues import show_issues
from capaian.cli.usage import AS_JSON, argument, flag, option, read_period, share
from capaian.domain.errors import InputError, UsageMistakeError
from capaian.domain.exchange import Plain, issue_to_plain
from capaian.domain.issue import Level, Place
from capaian.domain.numerals import write_count, write_decimal
from capaian.domain.period import Period
from capaian.domain.survey import MIN_ELEMENTS, QuestionOrder, Survey, SurveyAnswer
from capaian.dossier.intake.problems import refuse_table
from capaian.dossier.read import read_dossier
from capaian.dossier.surveys import results
from capaian.dossier.surveys.answers import SurveyFile
from capaian.dossier.surveys.questions import SurveyMapping
from capaian.rules.registers.survey_answers import answers_of, group_by_year

_ORDERS: Final = [f"{each.value} ({each.words})" for each in QuestionOrder]


@dataclass(frozen=True)
class SurveyWishes:
    """What was said of the file, and where its figures go; its fields are the options."""

    dossier: Annotated[Path | None, option("survey --dossier", "DOSSIER")] = None
    order: Annotated[str | None, option("survey --order", "URUTAN")] = None
    maps: Annotated[list[str] | None, option("survey --map", "JUDUL=ARTI")] = None
    period: Annotated[str | None, option("survey --period", "PERIODE")] = None
    survey: Annotated[str | None, option("survey --survey", "KODE")] = None
    users: Annotated[int | None, option("survey --users", "BANYAK")] = None
    sheet: Annotated[str | None, option("survey --sheet", "LEMBAR")] = None
    is_agreed: Annotated[bool, flag("survey --yes")] = False
    is_json: Annotated[bool, AS_JSON] = False


@share(SurveyWishes, "wishes")
def survey(
    file: Annotated[Path, argument("BERKAS", "Jawaban responden: xlsx, csv, tsv, atau txt.")],
    wishes: SurveyWishes,
) -> None:
    """Hitung jawaban survei kepuasan (SKM) dari Google Forms, Kobo, e-SKM: indeks, unsur,
    kelompok.
    """
    if wishes.users is not None and wishes.users < 1:
        raise UsageMistakeError("--users adalah banyaknya pengguna layanan: sedikitnya 1.")
    if wishes.order is not None and wishes.order not in {*QuestionOrder}:
        raise UsageMistakeError(
            f'--order "{wishes.order}" tidak dikenal. Pilihan: {"; ".join(_ORDERS)}.'
        )
    order = QuestionOrder(wishes.order) if wishes.order else None
    stated = SurveyMapping.of_answers(read_pairs("--map", wishes.maps), order)
    period = None if wishes.period is None else read_period(wishes.period)
    year = None if wishes.dossier is None else read_dossier(wishes.dossier).require()
    if year is not None and period is not None and period.year != year.year:
        raise UsageMistakeError(f"Dossier ini memuat tahun {year.year}, bukan {period}.")
    planned = None if year is None else results.survey_of(year, wishes.survey)
    mapping = replace(stated, remembered=results.remembered_columns(year)) if year else stated
    taken = _read(file, mapping, planned, wishes)
    answers = taken.answers if period is None else _of_period(taken, period)
    report = results.report_answers(answers, planned.classes if planned else results.CLASSES)
    columns = taken.heads if wishes.maps or order else {}
    span = period or (Period.year_of(year.year) if year else None)
    written = sorted(_write(taken, planned, span, columns, wishes)) if planned and span else None
    document: dict[str, Plain] = {
        "schema": "capaian/survey/1",
        "file": taken.name,
        "sha256": taken.sha256,
        "order": order.value if order else None,
        "columns": {**taken.heads},
        **report,
        "left_out": {
            "incomplete": taken.incomplete,
            "other_periods": len(taken.answers) - len(answers),
        },
        "sample": results.describe_sample(wishes.users, len(answers)),
        "issues": [issue_to_plain(issue) for issue in taken.issues],
        "written": [*(written or ())],
    }
    if wishes.is_json:
        console.print_json(document)
        return
    show_issues(taken.issues, console.out())
    console.write_lines(_lines(taken, document))
    if written is not None:
        names = ", ".join(written)
        console.write_line(
            f"Ditulis: {names}." if written else "Angkanya sudah tertulis di dossier ini."
        )


def _read(
    file: Path, mapping: SurveyMapping, planned: Survey | None, wishes: SurveyWishes
) -> SurveyFile:
    taken = SurveyFile(
        file, mapping, wishes.sheet, planned.min_elements if planned else MIN_ELEMENTS
    )
    if errors := [issue for issue in taken.issues if issue.level is Level.ERROR]:
        raise InputError(errors if taken.needs_order else taken.issues)
    if taken.needs_order:
        question = "Pertanyaannya hanya bernomor, dan pengaduan dapat bernomor 8 atau 9"
        options = " atau --order ".join(_ORDERS)
        raise UsageMistakeError(f"{question}. Sebutkan urutannya: --order {options}.")
    return taken


def _of_period(taken: SurveyFile, period: Period) -> Sequence[SurveyAnswer]:
    is_undated = all(each.period is None for each in taken.answers)
    found = answers_of(taken.answers, period, takes_undated=is_undated)
    if not found:
        known = ", ".join(map(str, group_by_year(taken.answers)))
        raise refuse_table(
            "survey_period", Place(taken.name), period=period.label, known=known or "-"
        )
    return found


def _write(
    taken: SurveyFile,
    planned: Survey,
    span: Period,
    columns: Mapping[str, str],
    wishes: SurveyWishes,
) -> Iterable[str]:
    if wishes.period is None and all(each.period is None for each in taken.answers):
        raise UsageMistakeError(
            f"Berkas ini tidak menyebut waktunya. Sebutkan: --period {span.year}-S1."
        )
    answers, least = _of_period(taken, span), planned.min_elements
    closed = results.ClosedAnswers(planned, span, answers, taken.sha256, least, wishes.users)
    if closed.statistics.index is None:
        raise refuse_table(
            "survey_unusable", Place(taken.name), why=results.why_hidden(closed.statistics)
        )
    dossier = wishes.dossier or Path()
    plan = results.plan_answers(dossier, closed, columns, replaces_typed=wishes.is_agreed)
    plan.write(dossier)
    return plan.files


def _lines(taken: SurveyFile, document: Mapping[str, Any]) -> Iterator[str]:
    yield f"{taken.name}: {results.headline_of(document)}"
    if document["index"]["rounded_weights"]:
        yield f"  dengan bobot 0,111: {document['index']['rounded_weights']['display']}"
    if taken.incomplete:
        yield (
            f"  {taken.incomplete} jawaban tidak dihitung: kurang dari {taken.min_elements} unsur."
        )
    if sample := document["sample"]:
        received, needed = write_count(sample["received"]), write_count(sample["needed"])
        yield f"  Sampel: {received} dari {needed} yang diperlukan."
    heads = {means: head for head, means in taken.heads.items()}
    for each in document["elements"]:
        mean, letter = write_decimal(Decimal(each["mean"]["value"]), 3), each["class"] or "-"
        head = shorten(heads[each["code"]], 60, placeholder="…")
        figures = f"{mean}, indeks {each['index']['display']}, {letter}"
        yield f"  {each['code']} {each['name']}: {figures} (kolom {head})"
    for each in document["periods"]:
        change = each["change"]
        tail = f"; {change['display']}, {change['words']}" if change else ""
        yield f"  {each['label']}: {results.headline_of(each)}{tail}"
    for words, groups in groupby(document["groups"], lambda group: group["words"]):
        yield f"Menurut {words}:"
        yield from (f"  {group['value']}: {results.headline_of(group)}" for group in groups)
    for each in document["flags"]:
        yield from [f"Periksa: {write_count(each['n'])} jawaban {each['words']}."] * bool(
            each["n"]
        )
    if document["without_flagged"]["n"] < document["n"]:
        yield f"  tanpa yang ditandai: {results.headline_of(document['without_flagged'])}"
    if reliability := document["reliability"]:
        yield f"Keandalan (alfa Cronbach): {reliability['display']}, {reliability['words']}."
    yield f"SHA-256 berkas: {taken.sha256}"
