"""The fields of a text with what they print now, and what is wrong with a text that is being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import NarrativeText
from capaian.rules.facts import gather
from capaian.web.texts.report_texts import lay_out, name_of, paper_of, with_text
from capaian.web.years.known import YearState

if TYPE_CHECKING:
    from capaian.documents.paper import Paper


_OF_OFFICE: Final = {
    "year": "Tahun laporan",
    "prior_year": "Tahun sebelumnya",
    "office.name": "Nama dinas",
    "office.full_name": "Nama lengkap dinas",
    "office.regency_name": "Kabupaten atau kota",
    "office.province_name": "Provinsi",
}
_OF_INDICATOR: Final = {
    "actual | unit": "Realisasi",
    "target | unit": "Target",
    "achievement | unit": "Capaian",
    "status": "Dinilai",
    "prior.actual | unit": "Realisasi tahun lalu",
    "name": "Nama",
}
_OF_COMPONENT: Final = {
    "ratio | unit": "Cakupan",
    "numerator": "Sudah",
    "denominator": "Sasaran",
    "remainder": "Belum",
    "name": "Nama",
}
_OF_TIER: Final = {
    "mean_achievement": "Rata-rata capaian, persen",
    "band": "Kategori",
    "count": "Banyak indikator",
    "assessed": "Dapat dinilai",
    "met": "Mencapai target",
    "unmet": "Belum mencapai target",
    "unknown": "Belum dapat dinilai",
}


@dataclass(frozen=True, slots=True)
class PrintedField:
    """A field with what it prints now."""

    text: str
    """As it is written into a text: `{{ iku-2.actual }}`."""
    meaning: str
    value: str


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """What fields may tell of one thing."""

    title: str
    fields: Sequence[PrintedField]


def fields_of(known: YearState) -> Sequence[FieldGroup]:
    """Return the fields of a year by what they are about; none where it has no results."""
    return known.derive("fields of texts", lambda: [*_fields_of(known)])


def _fields_of(known: YearState) -> Iterator[FieldGroup]:
    from capaian.documents.narrative.fields import fill_words
    from capaian.documents.scope.roots import open_scope

    paper = paper_of(known)
    if paper is None:
        return
    facts = paper.office_year
    scope = open_scope(facts, paper.assessment, paper.rule_set)

    def group(title: str, prefix: str, meanings: Mapping[str, str]) -> FieldGroup:
        texts = {f"{{{{ {prefix}{path} }}}}": meaning for path, meaning in meanings.items()}
        return FieldGroup(
            title.strip(), [PrintedField(each, texts[each], fill_words(each, scope)) for each in texts]
        )

    for each in facts.indicators:
        yield group(f"{each.symbol} {each.name}", f"{each.code}.", _OF_INDICATOR)
    for part in facts.components:
        yield group(f"{part.symbol} {part.name}", f"{part.code}.", _OF_COMPONENT)
    for tier in paper.assessment.tiers:
        yield group(f"Eselon {tier.tier}", f"tiers.{tier.tier}.", _OF_TIER)
    yield group("Dinas dan tahun", "", _OF_OFFICE)


_WITHOUT_PLACE: Final = "text_without_place"
_TYPED: Final = "typed_digit"
_UNKNOWN: Final = "unknown_field"
_MAX_REMARKS: Final = 50
"""As many remarks are shown at once: nobody reads more, and a pasted table may give thousands."""
_MORE: Final = "Masih ada temuan lain. Perbaiki dahulu yang tertulis di sini, lalu periksa lagi."


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a text."""

    line: int | None
    words: str
    is_error: bool
    """No report can be made with it."""


def check_text(known: YearState, file: str, markdown: str) -> Sequence[Remark] | None:
    """Return what is to be said of a text; `None` where the year has no results to look at it with.

    Of very many remarks the first are told, and that there are more.
    """
    paper = paper_of(known)
    if paper is None:
        return None
    text = NarrativeText(name_of(file), markdown, Place(file))
    errors = (
        Remark(each.place.row, f"{each.message} {each.remedy}".strip(), True) for each in _errors(paper, text)
    )
    every = chain(errors, _typed(paper, text, fields_of(known)))
    found = [*islice(every, _MAX_REMARKS + 1)]
    found[_MAX_REMARKS:] = [Remark(None, _MORE, each.is_error) for each in found[_MAX_REMARKS:]]
    return found


def _errors(paper: Paper, text: NarrativeText) -> Sequence[Issue]:
    """Return the fields that lead nowhere."""
    from capaian.documents.narrative.markdown import fill_markdown
    from capaian.documents.narrative.review import locate_problems
    from capaian.documents.scope.paths import UnknownNameError
    from capaian.documents.scope.roots import open_scope

    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    try:
        fill_markdown(text.markdown, scope)
    except UnknownNameError as error:
        alone = [
            Issue(Level.ERROR, _UNKNOWN, each.message, place, each.name, each.remedy)
            for each, place in islice(locate_problems(text, scope, error), _MAX_REMARKS + 1)
        ]
    else:
        return ()
    report = lay_out(with_text(paper, text))
    own = [each for each in report.issues if each.place.file == text.place.file] if report else []
    is_printed = report is not None and all(each.code != _WITHOUT_PLACE for each in own)
    return [each for each in own if each.level is Level.ERROR] if is_printed else alone


def _typed(paper: Paper, text: NarrativeText, groups: Sequence[FieldGroup]) -> Iterator[Remark]:
    """Yield the figures that were typed by hand, as the command line tells them."""
    from capaian.documents.narrative.review import review_narratives
    from capaian.documents.scope.roots import open_scope

    year = with_text(paper, text).office_year
    fields = _by_value(groups)
    for issue in review_narratives(year, open_scope(year, paper.assessment, paper.rule_set)):
        if issue.code == _TYPED:
            field = fields.get(issue.value or "")
            remedy = f"Tulis {field} agar angkanya ikut berubah." if field else issue.remedy
            yield Remark(issue.place.row, f"{issue.message} {remedy}", False)


def _by_value(groups: Sequence[FieldGroup]) -> Mapping[str, str]:
    """Return fields by the figure that they print, where only one prints it."""
    fields = (field for group in groups for field in group.fields)
    found = gather((field.value.partition(" ")[0].rstrip("%"), field.text) for field in fields)
    return {value: own[0] for value, own in found.items() if len(own) == 1}
