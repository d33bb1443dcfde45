"""Each declared choice of the office in words and symbols, with where the rule stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from capaian.documents import tree
from capaian.documents.annexes.notes import text_cell
from capaian.documents.scope.views.comparisons import scale_of, with_remark
from capaian.documents.scope.world import World
from capaian.domain.numerals import write_decimal
from capaian.domain.policy import EfficiencyMethod, EfficiencyRule
from capaian.domain.rule_set import MethodDescription, Provenance
from capaian.domain.work import Resource
from capaian.rules.efficiency import is_read


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the annex."""

    matter: str
    name: str
    symbols: str
    words: str
    provenance: Provenance | None


def policy_table(world: World) -> tree.Table:
    """Return the declared choices, then the general formulas that no one chooses."""
    groups = (("Pilihan yang dipakai kantor", choices(world)), ("Rumus umum", _general(world)))
    rows = [row for title, lines in groups for row in _group(title, list(lines))]
    return tree.Table(
        id="tabel-kebijakan",
        label="",
        caption=(tree.Text("Cara menghitung setiap angka dalam laporan ini"),),
        columns=(
            tree.Column(width=22),
            tree.Column(width=24),
            tree.Column(width=24),
            tree.Column(width=48),
        ),
        head=(
            tuple(
                tree.HeadCell(text)
                for text in ("Hal", "Pilihan", "Lambang", "Penjelasan dan dasar")
            ),
        ),
        rows=tuple(rows),
        width=tree.Width.FULL,
    )


def _group(title: str, lines: list[Choice]) -> Iterator[tree.Row]:
    if lines:
        yield tree.Row((tree.Cell((tree.Text(title),), columns=4),), tree.RowKind.GROUP)
    for line in lines:
        cells = (line.matter, line.name, line.symbols)
        yield tree.Row(
            (
                *map(text_cell, cells),
                tree.Cell(_explained(line)),
            )
        )


def _explained(line: Choice) -> tree.Inlines:
    if line.provenance is None:
        return (tree.Text(line.words),)
    basis = ", ".join(filter(None, (line.provenance.regulation, line.provenance.article)))
    note = tree.Text(with_remark(basis, line.provenance), tree.TextStyle.NOTE)
    return (tree.Text(line.words), tree.LineBreak(), note)


def choices(world: World) -> Iterator[Choice]:
    """Yield every declared choice in a fixed order."""
    policies = world.office_year.policies
    yield from _named(world, "Pembulatan", "rounding", policies.rounding.value)
    yield from _steps(world)
    for polarity, method in policies.methods.items():
        found = _find(world, "polarity", polarity)
        direction = (
            polarity.value if found is None else with_remark(found.name.lower(), found.provenance)
        )
        yield from _named(world, f"Capaian: {direction}", "achievement", method.value)
    for matter, topic, limit in (
        ("Batas atas capaian", "cap", policies.cap),
        ("Batas bawah capaian", "floor", policies.floor),
    ):
        extra = "" if limit is None else f" ({write_decimal(limit, 0)} persen)"
        yield from _named(world, matter, topic, "none" if limit is None else "limited", extra)
    yield from _zeros(world)
    yield from _named(world, "Target yang dipakai", "agreement", policies.agreement.value)
    yield from _scale(world)
    yield from _named(world, "Bobot unsur survei", "survey_weight", policies.survey_weight.value)
    yield from _named(world, "Angka kabupaten/kota", "aggregation", policies.areas.value)
    tolerance = f", toleransi {write_decimal(policies.trend_tolerance, 2)}"
    yield from _named(world, "Toleransi perubahan", "trend", "tetap", tolerance)
    yield from _efficiencies(world)
    yield from _readings(world)


def _efficiencies(world: World) -> Iterator[Choice]:
    """Yield the methods in use; how their figures are read is said by the rule in force,
    and by no other.
    """
    rule = world.office_year.policies.efficiency_rule
    for method in world.office_year.policies.efficiency:
        for choice in _named(world, "Efisiensi", "efficiency", method.value):
            yield (
                choice
                if rule is EfficiencyRule.ACHIEVEMENT
                else _read_by(rule, method, choice, world)
            )


def _read_by(
    rule: EfficiencyRule, method: EfficiencyMethod, choice: Choice, world: World
) -> Choice:
    described, reading = _find(world, "efficiency", method), _find(world, "efficiency_rule", rule)
    if described is None:
        return choice
    name = rule.value if reading is None else reading.name
    verdict = "dinilai dengan" if is_read(method, rule) else "tidak dinilai oleh"
    return replace(choice, words=f"{described.words} Angka ini {verdict} aturan “{name}”.")


def _readings(world: World) -> Iterator[Choice]:
    """Yield what decides how money, staff and words are read,
    where the office has to do with it.
    """
    policies = world.office_year.policies
    if policies.efficiency_rule is not EfficiencyRule.ACHIEVEMENT:
        rule = policies.efficiency_rule.value
        yield from _named(world, "Efisien atau tidak", "efficiency_rule", rule)
    if any(row.resource is Resource.STAFF for row in world.office_year.inputs):
        yield from _named(world, "Pegawai program", "staff_totals", policies.staff_totals.value)
    if any(row.indicator is not None and row.text for row in world.office_year.outputs):
        yield from _named(world, "Target dalam kata", "words_rule", policies.words.value)
    if policies.verifier is not None:
        yield from _named(world, "Pemeriksa isian", "verifier", policies.verifier.value)


def _entries(world: World, topic: str) -> tuple[MethodDescription, ...]:
    return world.rule_set.methods.get(topic, ())


def _find(world: World, topic: str, name: str) -> MethodDescription | None:
    return next((method for method in _entries(world, topic) if method.id == name), None)


def _named(world: World, matter: str, topic: str, name: str, extra: str = "") -> Iterator[Choice]:
    """The rulebook's description of a choice; its bare name where the rulebook has none."""
    found = _find(world, topic, name)
    if found is None:
        yield Choice(matter, f"{name}{extra}", "", "Tidak dijelaskan dalam buku aturan.", None)
        return
    words = f"{found.words} {found.reading}".strip()
    yield Choice(matter, f"{found.name}{extra}", found.symbols, words, found.provenance)


def _steps(world: World) -> Iterator[Choice]:
    policies = world.office_year.policies
    chosen = [
        m for step in policies.printed_steps for m in _entries(world, "step") if m.id == step.value
    ]
    names = [with_remark(m.name, m.provenance) for m in chosen]
    if policies.rounding.value == "printed" and names:
        decimals = f"{policies.decimals} desimal, kecuali indikator menyatakan lain"
        yield Choice("Langkah yang dibulatkan", decimals, "", f"{'; '.join(names)}.", None)


def _zeros(world: World) -> Iterator[Choice]:
    zero = world.office_year.policies.zero
    for case in _entries(world, "zero_case"):
        rule = getattr(zero, case.id, None)
        chosen = None if rule is None else _find(world, "zero_rule", rule.value)
        if chosen is not None:
            words = f"{with_remark(case.words, case.provenance)} {chosen.words}"
            yield Choice(case.name, chosen.name, case.symbols, words, chosen.provenance)


def _scale(world: World) -> Iterator[Choice]:
    scale = scale_of(world)
    if scale is not None:
        words = "; ".join(band.name for band in scale.bands)
        yield Choice("Kategori capaian", scale.name, "", f"{words}.", scale.provenance)
    gap = world.office_year.policies.scale_gap
    if gap is not None:
        yield from _named(world, "Celah skala", "scale_gap", gap.value)


def _general(world: World) -> Iterator[Choice]:
    for method in _entries(world, "computation"):
        yield Choice(
            method.name,
            "",
            method.symbols,
            f"{method.words} {method.reading}".strip(),
            method.provenance,
        )
