"""How failed statements are told: what is printed, what it should be, what mends it, what it follows from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law, write_working
from capaian.auditor.claims.statement import Statement
from capaian.auditor.consequences import Consequences, write_like, write_to
from capaian.auditor.echoes import Echo
from capaian.auditor.either import as_beside
from capaian.auditor.excerpt import excerpt_of
from capaian.auditor.links import Grounds, Links, line_of
from capaian.auditor.parts import tell_parts
from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import SWAPPED, Spot
from capaian.auditor.repair import Cause
from capaian.auditor.slips import Change
from capaian.auditor.usual_decimals import write_as_usual
from capaian.auditor.whereabouts import Whereabouts
from capaian.domain.audit import AuditRule, Finding, Repair

_ROWS_INSTEAD = "Selisihnya sama; bila di sana rinciannya yang diperbaiki, angka ini tetap."
_NO_SLIP = "Jumlah tercetak bukan salah ketik dari hitungannya."
_OF_ANOTHER = "Nama barisnya agaknya tersalin; bila nama itu diganti, pembandingan ini tidak berlaku."


def tell(failed: Sequence[Claim], grounds: Grounds) -> list[Finding]:
    """Return the findings; of those that one change mends, the first is the root of the others."""
    ids = {id(claim): f"T-{number:03}" for number, claim in enumerate(failed, start=1)}
    links, places = Links(failed, grounds), Whereabouts(grounds.document)
    findings: list[Finding] = []
    for claim in failed:
        cause, root = links.cause_of(claim), links.root_of(claim)
        made = places.locate(_tell_one(claim, root, links, grounds), _spot(claim))
        if cause is not None and root is None:
            made = places.mark(_with_copies(made, claim, cause, failed), cause.change.number.spot)
        if is_copy := cause is not None and root is not None and _is_copy(claim, cause):
            made = _with_right_figure(made, claim, cause)
        if cause is not None and _is_too_much(claim, cause):
            made = _with_right_figure(made, claim, cause)
        made = grounds.declared.tell(claim, made)
        findings.append(
            replace(
                made,
                id=ids[id(claim)],
                why=f"{made.why} {links.on_column(claim)}".rstrip(),
                repair=None if cause is None or is_copy else _repair(cause, claim, grounds.document),
                root=None if root is None else ids.get(id(root)),
                stays=links.stays(claim),
            )
        )
    return findings


def _spot(claim: Claim) -> Spot | None:
    """The figure that a statement is about, where it is one, or where its words stand."""
    if isinstance(claim, Equation):
        return claim.result.spot
    return claim.spots[0] if len(claim.spots) == 1 else claim.at


def _tell_one(claim: Claim, root: Claim | None, links: Links, grounds: Grounds) -> Finding:
    """Return a finding with what speaks for its figure, or what follows from it."""
    if isinstance(claim, Statement):
        return _in_its_form(_of_words(claim), root, grounds)
    if links.is_righted(claim):
        return _of_numbers(replace(claim, note=""))
    made = _of_numbers(claim)
    if (other := links.exchanged_with(claim)) is not None:
        return replace(made, computed=other.result.signed, why=f"{made.why} {_exchanges(claim, other)}")
    if links.renamed(claim) is not None:
        return replace(made, why=f"{made.why} {_OF_ANOTHER}", is_supported=True)
    is_mended = links.cause_of(claim) is not None
    if (elsewhere := links.elsewhere_of(claim)) is not None:
        return replace(made, why=f"{made.why} {_mends(elsewhere)}", is_supported=True)
    if not is_mended and root is None and (slips := grounds.parts.get(id(claim))):
        return _of_parts(made, slips)
    if not is_mended and (words := grounds.borne_out.get(id(claim))):
        return _borne_out(made, claim, words, grounds.document)
    if isinstance(root, Equation) and root.law is claim.law is Law.SUM and id(root) in grounds.borne_out:
        return replace(made, why=f"{made.why} {_ROWS_INSTEAD}", is_supported=True)
    made = replace(made, is_supported=links.doubts_inputs(claim))
    made = replace(made, also=tuple(_value(other, grounds) for other in links.rivals_of(claim)))
    made = _with_consequences(made, claim, grounds.consequences, is_root=root is None, is_mended=is_mended)
    is_decided = root is not None or links.mends_others(claim)
    changes = () if is_decided else grounds.either.get(id(claim), ())
    return _with_readings(made, changes, grounds.document)


def _with_readings(made: Finding, changes: Sequence[Change], document: PrintedDocument) -> Finding:
    """Return a finding with the changes of other figures of which each would mend it just as well."""
    for change in changes[1:]:
        number = change.number
        why = f"Cocok pula bila {number.signed} (baris {number.spot.line}) dibaca {change.text}."
        made = replace(made, why=f"{made.why} {why}", is_supported=True)
    return replace(made, alternative=_write_repair(changes[0], 1, document)) if changes else made


def _borne_out(made: Finding, claim: Equation, words: str, document: PrintedDocument) -> Finding:
    """Return a finding with what speaks for its figure; of two places that differ either may be right."""
    made = replace(made, is_supported=True)
    if claim.note:
        return made
    other = as_beside(claim.inputs[0], claim) if claim.law is Law.EQUAL else None
    reading = None if other is None else _write_repair(other, 1, document)
    return replace(made, why=f"{made.why} {words}", alternative=reading)


def _of_parts(made: Finding, slips: Sequence[Change]) -> Finding:
    """Return a finding on a total that is likely right with the slips of its parts of which one mends it."""
    lines = ", ".join(dict.fromkeys(str(slip.number.spot.line) for slip in slips))
    why = f"{made.why} {_NO_SLIP} Cocok bila satu salah ketik pada baris {lines} diperbaiki."
    return replace(made, computed=tell_parts(slips), why=why, is_of_parts=True)


def _in_its_form(made: Finding, root: Claim | None, grounds: Grounds) -> Finding:
    """Return what is said of a figure's form with the figure that belongs there in that form."""
    if made.rule is not AuditRule.FORMAT or not isinstance(root, Equation):
        return made
    is_of_mark = made.printed.translate(SWAPPED) == made.computed
    value = grounds.consequences.corrected.get(root.result.spot)
    if not is_of_mark or value is None:
        return made
    return replace(made, computed=root.result.write(value, root.result.decimals).translate(SWAPPED))


def _value(claim: Equation, grounds: Grounds) -> str:
    """What a statement comes to, with corrected figures in it."""
    other = grounds.consequences.recomputed(claim)
    value = claim.computed()
    return other[0] if other is not None else "" if value is None else write_like(claim, value)


def _with_consequences(
    made: Finding, claim: Equation, consequences: Consequences, *, is_root: bool, is_mended: bool
) -> Finding:
    """Return a finding with what it comes to once wrong figures are corrected, and what changes with it."""
    other = None if is_mended else consequences.recomputed(claim)
    if other is not None:
        made = replace(made, computed=other[0], why=f"{made.why} {other[1]}")
    following = consequences.following(claim) if is_root else ""
    return replace(made, why=f"{made.why} {following}".rstrip())


def add_echoes(
    findings: Sequence[Finding], failed: Sequence[Claim], echoes: Sequence[Echo], grounds: Grounds
) -> tuple[Finding, ...]:
    """Return the findings, and what repeats a wrong figure of theirs."""
    told = {id(claim): finding for claim, finding in zip(failed, findings, strict=True)}
    places = Whereabouts(grounds.document)
    made_of = []
    for number, echo in enumerate(echoes, start=len(failed) + 1):
        first = told[id(echo.of)]
        right = grounds.consequences.value_of(echo.of) if first.repair is None else None
        made = grounds.declared.tell(echo.of, _of_echo(echo, echo.right if right is None else right, places))
        made_of.append(replace(made, id=f"T-{number:03}", root=first.id, also=first.also))
    return (*findings, *made_of)


def _exchanges(claim: Equation, other: Equation) -> str:
    own, there = claim.result.signed, other.result.signed
    return (
        f"Agaknya {own} dan {there} (baris {other.result.spot.line}) tertukar: bila ditukar, keduanya cocok."
    )


def _mends(elsewhere: Equation) -> str:
    return f"Cocok bila {elsewhere.result.text} dibaca {elsewhere.inputs[0].text}."


def _of_echo(echo: Echo, right: Decimal | None, places: Whereabouts) -> Finding:
    """A figure that repeats a wrong one, with the value that the first should have, as it is told there."""
    line = echo.number.spot.line
    first = echo.of.result.spot.line
    made = replace(
        _of_numbers(echo.of),
        printed=echo.number.signed,
        computed="" if right is None else echo.number.write(right, echo.number.decimals),
        line=line,
        place=f"baris {line}",
        why=f"Mengulang {echo.number.text} dari {echo.of.place} (baris {first}), yang tidak cocok.",
        lines=(line, first),
    )
    return places.locate(made, echo.number.spot)


def _is_copy(claim: Claim, cause: Cause) -> bool:
    """Whether a statement is about a copy of the figure to be mended, in another place."""
    if not isinstance(claim, Equation) or claim.result.spot == cause.change.number.spot:
        return False
    return claim.result.spot in cause.places


def _is_too_much(claim: Claim, cause: Cause) -> bool:
    """Whether a statement says only how much its figure may be, and the change tells how much it is."""
    return isinstance(claim, Equation) and claim.law is Law.AT_MOST and claim.result.spot in cause.places


def _with_right_figure(made: Finding, claim: Claim, cause: Cause) -> Finding:
    """Return a finding on a copy of a wrong figure with the right one."""
    if not isinstance(claim, Equation):
        return made
    return replace(made, computed=claim.result.write(cause.change.value, claim.result.decimals))


def _with_copies(made: Finding, claim: Claim, cause: Cause, failed: Sequence[Claim]) -> Finding:
    """Return a finding with the other places of a figure to be mended that no finding is about."""
    own = cause.change.number
    told = {each.result.spot for each in failed if isinstance(each, Equation)} | {own.spot}
    lines = dict.fromkeys(str(spot.line) for spot in cause.places if spot not in told)
    if not lines or not isinstance(claim, Equation) or claim.result.spot in cause.places:
        return made
    return replace(made, why=f"{made.why} {own.signed} juga tercetak pada baris {', '.join(lines)}.")


def _repair(cause: Cause, claim: Claim, document: PrintedDocument) -> Repair:
    """Return the change that mends a statement, at the place of the figure that the statement rests on."""
    change = cause.change
    own = claim.numbers if isinstance(claim, Equation) else ()
    if change.number not in own:
        copies = (
            number for number in own if number.spot in cause.places and number.text == change.number.text
        )
        change = replace(change, number=next(copies, change.number))
    return _write_repair(change, len(cause.mended), document)


def _write_repair(change: Change, holds: int, document: PrintedDocument) -> Repair:
    """Return a change of a figure as it is told, with the line that the figure stands in."""
    number = change.number
    line = document.line(number.spot.line)
    quote = excerpt_of(line.text, number.text).text
    text, is_signed = write_as_usual(change, document), change.value < 0
    bare = text.lstrip("-\u2212") if number.sign else text
    repaired = number.signed.replace(number.text, bare) if is_signed else text
    return Repair(line.number, number.signed, repaired, change.words, holds, page=line.page, quote=quote)


def _of_words(claim: Statement) -> Finding:
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=claim.line,
        page=None,
        place=claim.place,
        quote="",
        printed=claim.printed,
        computed=claim.expected,
        why=claim.why,
        lines=tuple(dict.fromkeys((claim.line, *claim.lines))),
    )


def _exactly(claim: Equation, result: Decimal, computed: str) -> str:
    """Return a result beside its working: what is rounded to a whole number with its decimals too."""
    if claim.result.decimals or not result % 1 or claim.law is Law.EQUAL:
        return computed
    return f"{write_to(claim, result, 2)}, dibulatkan {computed}"


def _of_numbers(claim: Equation) -> Finding:
    result = claim.computed()
    computed = "" if result is None else write_like(claim, result)
    inputs = [number.signed for number in claim.inputs]
    working = (
        write_working(claim.law, inputs, _exactly(claim, result, computed)) if result is not None else ""
    )
    return Finding(
        id="",
        rule=claim.rule,
        level=claim.level,
        line=line_of(claim),
        page=None,
        place=claim.place,
        quote="",
        printed=claim.result.signed,
        computed=computed,
        why=f"{claim.formula}: {working}; tercetak {claim.result.signed}. {claim.note}".rstrip(),
        lines=tuple(dict.fromkeys(number.spot.line for number in claim.numbers)),
    )
