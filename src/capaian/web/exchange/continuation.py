"""What pages keep beside a dossier and the next year goes on with: required evidence and rhythms."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.web.evidence.models import Requirement
from capaian.web.evidence.requirements import names_of
from capaian.web.measurement.models import Rhythm
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def continue_from(earlier: OfficeYear, made: OfficeYear, author: Author) -> None:
    """Let a year require the evidence and keep the rhythms of the year before, of what it still tells."""
    names, deeds = _names(made), []
    codes = [code for code in _required(earlier) if code in names]
    Requirement.objects.bulk_create(Requirement(office_year=made, code=code) for code in codes)
    if codes:
        deeds.append(Deed("evidence.required", str(made.pk), {"codes": []}, {"codes": codes}))
    kinds = {code: kind for code, kind in _rhythms(earlier).items() if code in names}
    Rhythm.objects.bulk_create(Rhythm(office_year=made, code=code, kind=kind) for code, kind in kinds.items())
    deeds += [
        Deed("rhythm.changed", f"{made.pk}/{code}", None, {"kind": kind}) for code, kind in kinds.items()
    ]
    if deeds:
        record(made.office, author, deeds)


def continuation_words(made: OfficeYear) -> str:
    """Return what was carried to a year and what was not; nothing where there was nothing to carry."""
    earlier = year_before(made.office, made.year)
    if earlier is None:
        return ""
    required, rhythms = _required(earlier), _rhythms(earlier)
    names = _names(made)
    counts = [
        (len([code for code in required if code in names]), "bukti wajib"),
        (len([code for code in rhythms if code in names]), "jadwal lapor"),
    ]
    told = [f"{count} {what}" for count, what in counts if count]
    plan = ("rencana", "pekerjaan", "organisasi")
    parts = [f"Dibawa dari tahun {earlier.year}: {', '.join((*plan, *told))}."] if told else []
    if gone := sorted({*required, *rhythms} - {*names}):
        parts.append(f"Tidak ada lagi dalam rencana, jadi tidak dibawa: {', '.join(gone)}.")
    if earlier.deadlines.exists():
        parts.append("Tanggal tutup isian ditetapkan lagi di Jadwal.")
    return " ".join(parts)


def year_before(office: Office, year: int) -> OfficeYear | None:
    """Return the year of an office before another one."""
    return office.years.filter(year=year - 1).first()


def _required(year: OfficeYear) -> list[str]:
    return sorted(year.requirements.values_list("code", flat=True))


def _rhythms(year: OfficeYear) -> dict[str, str]:
    return dict(year.rhythms.order_by("code").values_list("code", "kind"))


def _names(year: OfficeYear) -> Mapping[str, str]:
    known = know(year)
    facts = known.found.office_year or known.read.partial
    return names_of(facts) if facts else {}
