"""One paper for each thing: per agreement, per post, per sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from capaian.documents.build import find_mistakes
from capaian.documents.paper import Paper
from capaian.documents.requirements import find_subjects, missing_parts
from capaian.documents.scope.roots import open_scope
from capaian.domain.errors import InputError

_STRANGE = re.compile(r"[^a-z0-9._]+")


def split_paper(paper: Paper) -> tuple[Paper, ...]:
    """Return the paper itself, or one for each thing that its layout names, each with its file name.

    Raises:
        InputError: with everything that the dossier lacks for it, or with the problems of the layout.
        FileError: if the layout or a picture cannot be read.
    """
    layout = paper.find_layout()
    scope = open_scope(paper.office_year, paper.assessment, paper.rule_set)
    missing = missing_parts(layout, scope)
    if missing:
        raise InputError([*missing, *find_mistakes(paper, missing)])
    ready = replace(paper, layout=layout, pictures=paper.find_pictures())
    if not layout.each:
        return (replace(ready, name=paper.kind),)
    subjects = find_subjects(layout, scope)
    names = _file_names(paper.kind, [subject.name for subject in subjects])
    pairs = zip(subjects, names, strict=True)
    return tuple(replace(ready, subject=subject.thing.key, name=name) for subject, name in pairs)


def _file_names(kind: str, names: Iterable[str]) -> list[str]:
    """File names that every system takes, no two of them equal."""
    made: list[str] = []
    for name in names:
        plain = _STRANGE.sub("-", name.lower()).strip("-.") or "tanpa-nama"
        wanted = plain if plain.startswith(f"{kind}-") else f"{kind}-{plain}"
        number = 2
        chosen = wanted
        while chosen in made:
            chosen, number = f"{wanted}-{number}", number + 1
        made.append(chosen)
    return made
