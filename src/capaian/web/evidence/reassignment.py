"""Evidence goes with the figures that it proves, wherever the plan gives them.

A file is brought for a form. One that another post owes the figure for now would lack it, and nobody could
take it away or call it otherwise where it stayed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, names_in
from capaian.web.evidence.uploads import deed_of, widen
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Asked, ask
from capaian.web.measurement.reopening import FILLED_IN
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

_PostsByThing = Mapping[tuple[str, str], Sequence[str]]
"""The posts that tell of a thing, by quarter and code."""


def follow_proven(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """Let evidence of open forms go to the open forms that tell of what it proves after a change."""
    if all(edit.sheet in FILLED_IN for edit in edits):
        return
    brought = Upload.objects.filter(office_year=year, file__isnull=False, form__state__in=OPEN)
    uploads = [*brought.select_related("file", "form__office_year__office")]
    was, then = forms_in(year, before) if uploads else None, after.read.office_year
    if was is None or then is None:
        return
    proves = {row.cells.get("file", ""): row.cells.get("proves", "") for row in after.rows.get(PROOFS, ())}
    tells = _posts_of(ask(after, then, was.rhythms))
    deeds = [
        deed
        for upload in uploads
        for deed in _follow(upload, upload.counts_for(proves.get(upload.name, "").split()), tells, author)
    ]
    record(year.office, author, deeds)


def _posts_of(asked: Asked) -> _PostsByThing:
    found: dict[tuple[str, str], list[str]] = {}
    for post in asked.duties:
        for quarter in asked.quarters:
            for code in names_in(asked.owed(post, quarter)):
                found.setdefault((str(quarter), code), []).append(str(post))
    return found


def _follow(upload: Upload, codes: Sequence[str], tells: _PostsByThing, author: Author) -> Iterator[Deed]:
    """Let one file go, or count for another form too where it proves something else of its own."""
    form = upload.form
    if form is None:
        return
    posts = {code: tells.get((form.period, code), ()) for code in codes}
    goes = {code: own[0] for code, own in posts.items() if own and form.post not in own}
    stays = len(goes) < len(codes)
    for post in dict.fromkeys(goes.values()):
        to, _ = PostForm.objects.get_or_create(office_year=upload.office_year, post=post, period=form.period)
        own = [code for code, each in goes.items() if each == post]
        there = Upload.objects.filter(file=upload.file, form=to).first()
        if to.stands not in OPEN:
            continue
        if there is not None:
            yield from widen(there, own)
        elif stays or len(own) < len(goes):
            yield from _link(upload, to, own, author)
        else:
            yield _move(upload, to)


def _move(upload: Upload, to: PostForm) -> Deed:
    before = {"form": str(upload.form), "sha256": upload.sha256}
    upload.form = to
    upload.save(update_fields=["form"])
    return deed_of(upload, "evidence.moved", before)


def _link(upload: Upload, to: PostForm, codes: Sequence[str], author: Author) -> Iterator[Deed]:
    if author.user is None or upload.file is None:
        return
    made = Upload.objects.get(pk=upload.pk)
    made.pk, made.form, made.codes, made.by = None, to, " ".join(codes), author.user
    made.save(force_insert=True)
    yield deed_of(made, "evidence.linked")
