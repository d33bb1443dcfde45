"""Laws, decrees and letters: what a decree weighs, cites and settles, and the rows of its annexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from capaian.documents.scope.values import Series, Value, absent, one_of, yes_no
from capaian.documents.scope.views.office import head_title, texts
from capaian.documents.scope.world import View, World
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.legal import Article, DecreeAnnex, DecreeEntry
from capaian.domain.narrative import LegalDocument
from capaian.domain.numerals import write_roman
from capaian.domain.period import write_partial_date
from capaian.domain.plan import Definition, Indicator

_IKU, _IKI = "iku", "iki"
"""What decrees on the office's indicators and on those of posts are used for."""
_DOTS = ".............................."
_BETWEEN = " & "
"""Between two indicators that share a row of an annex."""

ARTICLE: View[Article] = View(
    "diktum",
    {
        "label": lambda a, w: a.label,
        "name": lambda a, w: a.label,
        "text": lambda a, w: a.text,
        "items": lambda a, w: texts("rincian diktum", a.items, w),
    },
)

ENTRY: View[tuple[LegalDocument, DecreeEntry]] = View(
    "baris lampiran",
    {
        "name": lambda e, w: _BETWEEN.join(_wording(i, e[0]) for i in _indicators(e[1], w)),
        "objective": lambda e, w: _objective(e[0], e[1], w),
        "indicators": lambda e, w: Series(
            "indikator", w.select("indicators", lambda i: i.key in e[1].indicators).items
        ),
        "count": lambda e, w: w.facts.counted("Indikator dalam satu baris", len(e[1].indicators), "lampiran"),
        "meaning": lambda e, w: _defined(e[1], w, lambda d: d.meaning),
        "reason": lambda e, w: _defined(e[1], w, lambda d: d.reason),
        "calculation": lambda e, w: _defined(e[1], w, lambda d: d.calculation),
        "owner": lambda e, w: _distinct(w.post_name(i.owner) for i in _indicators(e[1], w)),
        "data_source": lambda e, w: _distinct(i.data_source for i in _indicators(e[1], w)),
    },
)


def _indicators(entry: DecreeEntry, world: World) -> tuple[Indicator, ...]:
    return tuple(world.definitions[code] for code in entry.indicators if code in world.definitions)


def _wording(indicator: Indicator, document: LegalDocument) -> str:
    return indicator.as_printed.get(document.id, indicator.name)


def _objective(document: LegalDocument, entry: DecreeEntry, world: World) -> str:
    wanted = {indicator.objective for indicator in _indicators(entry, world)}
    named = [o for o in world.office_year.objectives if o.id in wanted]
    return _distinct(o.as_printed.get(document.id, o.name) for o in named)


def _defined(entry: DecreeEntry, world: World, read: Callable[[Definition], str]) -> str:
    return _distinct(read(indicator.definition) for indicator in _indicators(entry, world))


def _distinct(words: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, words)))


def _annexes(document: LegalDocument, world: World) -> Series:
    """The decree's own annexes; for a decree that is still to be written, one of each kind of indicator."""
    annexes = document.annexes or _usual_annexes(document, world)
    numbered = ((write_roman(place), annex) for place, annex in enumerate(annexes, start=1))
    items = tuple(ANNEX.of(numeral, (document, numeral, annex), world) for numeral, annex in numbered)
    return Series("lampiran keputusan", items, is_open=True)


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


ANNEX: View[tuple[LegalDocument, str, DecreeAnnex]] = View(
    "lampiran keputusan",
    {
        "number": lambda a, w: a[1],
        "label": lambda a, w: f"Lampiran {a[1]}" if len(a[0].annexes) != 1 else "Lampiran",
        "title": lambda a, w: a[2].title,
        "name": lambda a, w: a[2].title,
        "is_key": lambda a, w: yes_no(
            all(w.definitions[c].is_key for e in a[2].entries for c in e.indicators if c in w.definitions)
        ),
        "entries": lambda a, w: Series(
            "baris lampiran",
            tuple(ENTRY.of(str(n), (a[0], e), w) for n, e in enumerate(a[2].entries, start=1)),
        ),
    },
)


def _cited(kind: str, ids: tuple[str, ...], world: World) -> Series:
    """Documents in the order in which a decree cites them; one may be cited twice."""
    known = {document.id: document for document in world.office_year.documents}
    found = (known[document] for document in ids if document in known)
    return Series(kind, tuple(DOCUMENT.of(d.id, d, world) for d in found), is_open=True)


def _citation(document: LegalDocument) -> str:
    return f"{document.title} ({document.gazette})" if document.gazette else document.title


def _signatory_title(document: LegalDocument, world: World) -> str:
    """Post of the signature as the paper names it; `Plt.` only where the paper was signed so."""
    office = world.office_year.office
    if document.signatory == office.head:
        return head_title(office, is_acting=document.is_acting)
    acting = "Plt. " if document.is_acting else ""
    name = world.post_name(None if document.signatory is None else PostId(document.signatory))
    return f"{acting}{name}" if name else ""


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
    "dokumen",
    {
        "id": lambda d, w: d.id,
        "title": lambda d, w: d.title,
        "name": lambda d, w: d.title,
        "kind": lambda d, w: "" if d.kind is None else one_of(d.kind),
        "number": lambda d, w: d.number,
        "date": lambda d, w: write_partial_date(d.date) if d.date else "",
        "use": lambda d, w: texts("kegunaan", d.use, w),
        "is_legal_basis": lambda d, w: yes_no("legal_basis" in d.use),
        "is_iku": lambda d, w: yes_no(_IKU in d.use),
        "is_iki": lambda d, w: yes_no(_IKI in d.use),
        "about": lambda d, w: d.about,
        "gazette": lambda d, w: d.gazette,
        "citation": lambda d, w: _citation(d),
        "considerations": lambda d, w: texts("pertimbangan", d.considerations, w),
        "legal_bases": lambda d, w: _cited("dasar hukum", d.legal_bases, w),
        "attentions": lambda d, w: _cited("perhatian", d.attentions, w),
        "articles": lambda d, w: Series("diktum", tuple(ARTICLE.of(a.label, a, w) for a in d.articles)),
        "issued_at": lambda d, w: d.issued_at or w.office_year.office.place,
        "signatory": lambda d, w: w.post_name(d.signatory),
        "signatory_title": _signatory_title,
        "signatory_post": _signatory_post,
        "issued_on": lambda d, w: _issued_on(d),
        "revokes": _revoked,
        "annexes": _annexes,
    },
)


def documents_root(world: World) -> Value:
    """Return laws, decrees and letters by id."""
    items = tuple(DOCUMENT.of(d.id, d, world) for d in world.office_year.documents)
    return Series("dokumen", items, is_open=True)
