"""What paths, queries, conditions and texts with fields come to for the office of the cast, or why
they are refused. A slash stands for a line break; figures are in brackets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.conftest import Golden
from tests.paper_text import write_inlines
from tests.transcripts import check_transcript
from tests.unit.documents import cast

from capaian.documents.narrative.fields import settle
from capaian.documents.narrative.markdown import fill_inlines
from capaian.documents.narrative.review import review_narratives
from capaian.documents.scope.paths import Scope, UnknownNameError, plain_text
from capaian.documents.scope.values import Series
from capaian.domain.value import Known, Unavailable

Question = Callable[[Scope, str], str]


def value_of(scope: Scope, path: str) -> str:
    value = settle(scope.resolve(path), scope)
    if isinstance(value, Known):
        assert value.trace in {*scope.world.assessment.traces, *scope.world.facts.explanations}
    return f"!{value.words}" if isinstance(value, Unavailable) else plain_text(value)


def selected(scope: Scope, query: str) -> str:
    found = scope.select(query)
    assert isinstance(found, Series)
    return ", ".join(item.key for item in found.items) or "nothing"


def whether_holds(scope: Scope, condition: str) -> str:
    return "holds" if scope.holds(condition) else "does not hold"


def filled(scope: Scope, template: str) -> str:
    return write_inlines(fill_inlines(template.replace("\\n", "\n"), scope)) or "nothing"


@pytest.mark.parametrize(
    ("name", "question"),
    [
        ("paths", value_of),
        ("queries", selected),
        ("conditions", whether_holds),
        ("templates", filled),
    ],
)
def test_what_is_answered(name: str, question: Question, golden: Golden) -> None:
    scope = cast.scope()

    def answer(line: str) -> Iterator[str]:
        try:
            yield question(scope, line)
        except UnknownNameError as error:
            yield f"{type(error).__name__} {error.name}: {error.message} {error.remedy}".rstrip()

    check_transcript(golden, Path(__file__).parent / "answers" / f"{name}.txt", answer)


def test_typed_figures_that_a_field_should_give(golden: Golden) -> None:
    def answer(text: str) -> Iterator[str]:
        year = cast.rich(narratives=(cast.narrative("teks", text),))
        for issue in review_narratives(year, cast.scope(year)):
            yield (
                f"{issue.level.value}, {issue.place}: {issue.value}. {issue.message} "
                f"{issue.remedy}"
            )

    check_transcript(golden, Path(__file__).parent / "answers" / "typed-figures.txt", answer)
