"""Evidence goes with the figures that it proves, wherever the plan gives them.

A file is brought for a form. One that another post owes the figure for now would lack it, and nobody could
take it away or call it otherwise where it stayed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, names_in
from capaian.web.evidence.uploads import deed_of, widen
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.form_cells import YearForms, contents_of
from capaian.web.measurement.forms import forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import FILLED_IN
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear


def follow_proven(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """Let evidence of open forms go to the open forms that tell of what it proves after a change.

    What still proves something where it is stays there.
    """
    if all(edit.sheet in FILLED_IN for edit in edits):
        return
    brought = Upload.objects.filter(office_year=year, file__isnull=False, form__state__in=OPEN)
    uploads = [*brought.select_related("file", "form__office_year__office")]
    was, then = forms_in(year, before) if uploads else None, after.read.office_year
    if was is None or then is None:
        return
    proves = {row.cells.get("file", ""): row.cells.get("proves", "") for row in after.rows.get(PROOFS, ())}
    tells = _posts_by_thing(contents_of(after, then, was.rhythms))
    for upload in uploads:
        period = upload.form.period if upload.form else ""
        codes = upload.counts_for(proves.get(upload.name, "").split())
        posts = [post for code in codes for post in tells.get((period, code), ())]
        if upload.form and posts and upload.form.post not in posts:
            to, _ = PostForm.objects.get_or_create(office_year=year, post=posts[0], period=period)
            if to.stands in OPEN:
                record(year.office, author, _move(upload, to, codes))


def _posts_by_thing(contents: YearForms) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the posts that tell of a thing, by quarter and code."""
    found: dict[tuple[str, str], list[str]] = {}
    for post in contents.duties:
        for quarter in contents.quarters:
            for code in names_in(contents.cells_of(post, quarter)):
                found.setdefault((str(quarter), code), []).append(str(post))
    return found


def _move(upload: Upload, to: PostForm, codes: Sequence[str]) -> Sequence[Deed]:
    """Move a file to another form, which may have it already; return what the log says of it."""
    there = Upload.objects.filter(file=upload.file, form=to).first()
    if there is not None:
        return widen(there, codes)
    before = {"form": str(upload.form), "sha256": upload.sha256}
    upload.form = to
    upload.save(update_fields=["form"])
    return [deed_of(upload, "evidence.moved", before)]
