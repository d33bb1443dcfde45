"""Texts of the report that nobody has written or read again: told to whoever approves the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from capaian.domain.errors import InputError
from capaian.web.years.known import Known

_UNFINISHED: Final = {"text_missing": "belum ditulis", "text_outdated": "belum dibaca kembali"}
_LAYOUT: Final = "layout.yaml"


def find_unwritten(known: Known) -> Sequence[tuple[str, str]]:
    """Return the names of texts that are not finished, each with what it lacks."""
    # Only this page needs the documents room; without it the server starts sooner.
    from capaian.documents.build import check_paper
    from capaian.documents.layout import read_layout
    from capaian.documents.paper import Paper

    facts, assessment = known.found.office_year, known.assessment()
    if facts is None or assessment is None:
        return ()
    own = {**known.folder.parts, **known.folder.narratives}.get(_LAYOUT)
    try:
        layout = read_layout(None if own is None else own.decode())
        issues = check_paper(Paper(facts, assessment, known.found.rule_set, "", layout=layout))
    except InputError:
        return ()  # told where the layout stands
    return [
        (issue.place.file.rpartition("/")[2].removesuffix(".md").replace("-", " "), _UNFINISHED[issue.code])
        for issue in issues
        if issue.code in _UNFINISHED
    ]
