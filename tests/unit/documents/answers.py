"""Questions that papers ask of an office, and the answers as lines for golden files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from capaian.documents.narrative.fields import settle
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Series, Value
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.domain.value import Unavailable
from capaian.rules.assess import assess


@dataclass(frozen=True)
class Case:
    """An office with something about it, and what is asked of it.

    A question is a path (`iku-2.actual`), a query (`quarters where is_over = ya`), or either with
    fields of its things: `quarters: name period`.
    """

    title: str
    year: OfficeYear
    questions: tuple[str, ...]
    when: str
    rules: RuleSet

    def answers(self) -> Iterator[str]:
        """Yield the title, then each question with its answer:
        `!` stands before why there is none.
        """
        scope = open_scope(
            self.year, assess(self.year, self.rules, Period.parse(self.when)), self.rules
        )
        yield f"\n# {self.title}" + ("" if self.when == str(self.year.year) else f" ({self.when})")
        for question in self.questions:
            path, _, fields = question.partition(": ")
            if not fields:
                yield f"{path} = {_words(scope, _value(scope, path))}".rstrip()
                continue
            yield f"{path}: {' | '.join(fields.split())}"
            found = scope.select(path)
            yield from [f"  !{found.words}"] if isinstance(found, Unavailable) else []
            for item in scope.things(path):
                words = (_words(scope, scope.field(item, field)) for field in fields.split())
                yield f"  {item.key}: {' | '.join(words)}".rstrip()


def write_answers(cases: Iterable[Case]) -> str:
    return "\n".join(line for case in cases for line in case.answers()).lstrip() + "\n"


def _value(scope: Scope, path: str) -> Value:
    return scope.select(path) if " " in path else scope.resolve(path)


def _words(scope: Scope, value: Value) -> str:
    if isinstance(value, Series):
        return "; ".join(item.key for item in value.items) or "-"
    settled = settle(value, scope)
    if isinstance(settled, Unavailable):
        return f"!{settled.words}"
    return plain_text(settled).replace("\n", " / ")
