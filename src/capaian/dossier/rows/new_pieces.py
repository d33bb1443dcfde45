"""New values as pieces of YAML, in the form of what they stand beside."""

from __future__ import annotations

from dataclasses import dataclass

from capaian.dossier.rows.quoting import STEP, Setting, write_key, write_scalar
from capaian.dossier.rows.source_tree import BLOCK_STYLES, Collection, Piece, Scalar, Slot
from capaian.dossier.rows.values import Fields, Items, Leaf, Value

LONGEST_BRACES = 90
"""Letters of a record in braces, where nothing beside it says whether it should be."""
_NOTHING = Scalar("", "", "")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Makes pieces for one file."""

    list_step: int = STEP
    """Spaces by which the dashes of a list stand deeper than its key."""

    def piece(self, value: Value, column: int, *, is_flow: bool) -> Piece:
        """Return a value as a piece whose keys or dashes, if it is a block, stand in a column."""
        match value:
            case Leaf():
                return write_scalar(value, Setting(is_flow, column))
            case Fields(entries=entries):
                named = [(write_key(key), inner) for key, inner in entries]
                return self._collection(named, column, is_map=True, is_flow=is_flow)
            case Items(values=values):
                unnamed = [("", inner) for inner in values]
                return self._collection(unnamed, column, is_map=False, is_flow=is_flow)

    def _collection(
        self, named: list[tuple[str, Value]], column: int, *, is_map: bool, is_flow: bool
    ) -> Collection:
        if is_flow or not named:
            signs = "{}" if is_map else "[]"
            made = Collection(is_map, True, column, opening=signs[0], closing=signs[1])
            for key, value in named:
                append_flow(made, self.flow_slot(key, value))
            return made
        slots = [self.block_slot(key, value, column) for key, value in named]
        return Collection(is_map, False, column, slots=slots)

    def flow_slot(self, key: str, value: Value) -> Slot:
        """Return an entry of a map in braces, or an item in brackets."""
        head = f"{key}: " if key else ""
        return Slot("", head, self.piece(value, 0, is_flow=True), "", key)

    def block_slot(self, key: str, value: Value, column: int, *, is_flow: bool | None = None) -> Slot:
        """Return an entry of a map, or with an empty key an item of a list, with lines of its own."""
        slot = Slot("", f"{key}:" if key else "-", _NOTHING, "\n", key)
        place(slot, self.value_below(key, value, column, is_flow=is_flow))
        return slot

    def value_below(self, key: str, value: Value, column: int, *, is_flow: bool | None = None) -> Piece:
        """Return the value of a key, or with an empty key of a dash, that stands in a column.

        `is_flow` says whether it stands in braces; by default short records below a key do.
        """
        if isinstance(value, Leaf):
            return self.piece(value, column, is_flow=False)
        in_braces = self.suits_braces(key, value) if is_flow is None else is_flow
        step = STEP if not key or isinstance(value, Fields) else self.list_step
        return self.piece(value, column + step, is_flow=in_braces)

    @staticmethod
    def suits_braces(key: str, value: Value) -> bool:
        """Say whether a value stands on one line: a short record below a key, a short list of names."""
        match value:
            case Fields(entries=entries) if key:
                leaves = [inner for _, inner in entries]
            case Items(values=values):
                leaves = [inner for inner in values if isinstance(inner, Leaf) and " " not in inner.text]
                if len(leaves) < len(values):
                    return False
            case _:
                return False
        texts = [inner.text for inner in leaves if isinstance(inner, Leaf) and "\n" not in inner.text]
        return len(texts) == len(leaves) and sum(len(text) + 10 for text in texts) <= LONGEST_BRACES


def place(slot: Slot, piece: Piece) -> None:
    """Put a value into a slot of a block, where its key or dash may have had none or another."""
    if isinstance(piece, Collection) and not piece.is_flow:
        _place_block(slot, piece)
        return
    if not slot.head.endswith((" ", "\n")):
        slot.head += " "
    slot.value = piece
    slot.tail = slot.tail or "\n"
    if isinstance(piece, Scalar) and piece.style in BLOCK_STYLES and slot.tail.strip():
        sign, _, lines = piece.raw.partition("\n")
        piece.raw = f"{sign}{slot.tail.rstrip()}\n{lines}"
        slot.tail = "\n"


def _place_block(slot: Slot, block: Collection) -> None:
    is_item = slot.head.rstrip() == "-"
    if is_item and not slot.tail.strip():
        slot.head, block.is_compact = "- ", True
    else:
        slot.head = slot.head.rstrip(" ") + (slot.tail or "\n")
    slot.value, slot.tail = block, ""


def append_flow(flow: Collection, slot: Slot) -> None:
    """Add a slot behind the last within braces or brackets."""
    if flow.slots:
        last = flow.slots[-1]
        if last.tail.endswith(","):
            slot.lead = " "
        else:
            last.tail += ","
            slot.lead = last.lead if last.lead and last.lead.isspace() else " "
    flow.slots.append(slot)
