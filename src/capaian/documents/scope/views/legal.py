"""Laws, decrees and letters: what a decree weighs, cites and settles, and the rows of its annexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from capaian.documents.scope.values import Series, Value, absent, yes_no
from capaian.documents.scope.view import Reader, View, lines, listed, post
from capaian.documents.scope.views.office import definitive_title
from capaian.documents.scope.world import World
from capaian.domain.decree import Article, DecreeAnnex, DecreeEntry
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.narrative import LegalDocument
from capaian.domain.numerals import write_roman
from capaian.domain.office import signed_title
from capaian.domain.period import write_partial_date
from capaian.domain.plan import Indicator

_IKU, _IKI = "iku", "iki"
"""What decrees on the office's indicators and on those of posts are used for."""
_DOTS = ".............................."
_BETWEEN = " & "
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
    return tuple(world.definitions[code] for code in row.entry.indicators if code in world.definitions)


def _row_name(row: AnnexRow, world: World) -> str:
    return _BETWEEN.join(i.as_printed.get(row.document.id, i.name) for i in _indicators(row, world))


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
    name=_row_name,
    objective=_row_objective,
    indicators=lambda r, w: w.select("indicators", lambda i: i.key in r.entry.indicators),
    count=lambda r, w: w.facts.counted("Indikator dalam satu baris", len(r.entry.indicators), "lampiran"),
    meaning=_defined("definition.meaning"),
    reason=_defined("definition.reason"),
    calculation=_defined("definition.calculation"),
    owner=lambda r, w: _distinct(w.post_name(i.owner) for i in _indicators(r, w)),
    data_source=_defined("data_source"),
)


def _distinct(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, words)))


def _annexes(document: LegalDocument, world: World) -> Series:
    """The decree's own annexes; for a decree that is still to be written, one of each kind of indicator."""
    annexes = document.annexes or _usual_annexes(document, world)
    numbered = (NumberedAnnex(document, write_roman(n), annex) for n, annex in enumerate(annexes, start=1))
    return ANNEX.series(numbered, world, "number", is_open=True)


def _usual_annexes(document: LegalDocument, world: World) -> tuple[DecreeAnnex, ...]:
    if _IKU not in document.use:
        return ()
    indicators = world.office_year.indicators
    key = [i.code for i in indicators if i.is_key]
    others = [i.code for i in indicators if not i.is_key and i.definition.meaning]
    titled = (("Indikator Kinerja Utama", key), ("Indikator Kinerja", others))
    return tuple(DecreeAnnex(title, _entries(codes)) for title, codes in titled if codes)


def _entries(codes: Sequence[IndicatorCode]) -> tuple[DecreeEntry, ...]:
    return tuple(DecreeEntry((code,)) for code in codes)


@dataclass(frozen=True, slots=True)
class NumberedAnnex:
    """An annex of a decree with its Roman numeral."""

    document: LegalDocument
    number: str
    annex: DecreeAnnex


def _is_of_key_indicators(annex: NumberedAnnex, world: World) -> str:
    codes = (code for entry in annex.annex.entries for code in entry.indicators)
    return yes_no(all(world.definitions[code].is_key for code in codes if code in world.definitions))


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


def _citation(document: LegalDocument) -> str:
    return f"{document.title} ({document.gazette})" if document.gazette else document.title


def _signatory_title(document: LegalDocument, world: World) -> str:
    """Post of the signature as the paper names it, held as it was when the paper was signed."""
    office = world.office_year.office
    if document.signatory == office.head:
        return signed_title(definitive_title(office), document.acting)
    name = world.post_name(None if document.signatory is None else PostId(document.signatory))
    return signed_title(name, document.acting) if name else ""


def _signatory_post(document: LegalDocument, world: World) -> str:
    """The same without the regency, which titles of decrees print on a line of its own."""
    return _signatory_title(document, world).removesuffix(f" {world.office_year.office.regency_name}")


def _issued_on(document: LegalDocument) -> str:
    """As much of the date as is known; dots for what is to be written by hand."""
    return write_partial_date(document.date) if document.date else _DOTS


def _revoked(document: LegalDocument, world: World) -> Value:
    found = world.find("documents", document.revokes)
    return absent("dokumen yang dicabut") if document.revokes is None else found


DOCUMENT: View[LegalDocument] = View(
    LegalDocument,
    "dokumen",
    "id title kind number about gazette",
    name="title",
    date=lambda d, w: write_partial_date(d.date) if d.date else "",
    use=lines("kegunaan", "use"),
    is_legal_basis=lambda d, w: yes_no("legal_basis" in d.use),
    is_iku=lambda d, w: yes_no(_IKU in d.use),
    is_iki=lambda d, w: yes_no(_IKI in d.use),
    citation=lambda d, w: _citation(d),
    considerations=lines("pertimbangan", "considerations"),
    legal_bases=lambda d, w: _cited("dasar hukum", d.legal_bases, w),
    attentions=lambda d, w: _cited("perhatian", d.attentions, w),
    articles=listed(ARTICLE, "articles", "label"),
    issued_at=lambda d, w: d.issued_at or w.office_year.office.place,
    signatory=post("signatory"),
    signatory_title=_signatory_title,
    signatory_post=_signatory_post,
    issued_on=lambda d, w: _issued_on(d),
    revokes=_revoked,
    annexes=_annexes,
)
