"""Small changes of a source file, each one that a hurried hand makes and that types do not see.

A boundary, a sign, a condition, a constant, a filter, an order, a field. What cannot change a
result is left out: annotations, refusals, texts put together, how a value looks to a debugger.
"""

from __future__ import annotations

import ast
import copy
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from types import CodeType
from typing import Any, Final, TypeAlias, TypeVar

from tests.mutants.changed_lines import name_line

Node: TypeAlias = Any
"""A node of a tree of syntax, whose fields depend on its kind."""
_Made = TypeVar("_Made")

_SWAPPED_OPERATORS: Final[Mapping[type, type]] = {
    **{ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt},
    **{ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is},
    **{ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And},
    **{
        ast.Add: ast.Sub,
        ast.Sub: ast.Add,
        ast.Mult: ast.Div,
        ast.BitOr: ast.BitAnd,
        ast.BitAnd: ast.BitOr,
    },
}
_SWAPPED_FUNCTIONS: Final = {"min": "max", "max": "min", "any": "all", "all": "any"}
_PAIRS_OF_FIELDS: Final = (
    ("filter", "exclude"),
    ("first", "last"),
    ("before", "after"),
    ("lower", "upper"),
    ("numerator", "denominator"),
    ("original", "revised"),
    ("target", "actual"),
    ("since", "until"),
    ("begin", "end"),
    ("valid_from", "valid_to"),
    ("prior", "current"),
    ("earlier", "later"),
)
_SWAPPED_FIELDS: Final = {
    **{one: other for one, other in _PAIRS_OF_FIELDS},
    **{other: one for one, other in _PAIRS_OF_FIELDS},
}
_ARGUMENTS_IN_ANY_ORDER: Final = {"min", "max", "zip", "isinstance", "issubclass", "print"}
"""Of the last three none is a slip: types or output."""
_FIELDS_LEFT_OUT: Final = {"annotation", "returns", "decorator_list"}
_KEYWORDS_LEFT_OUT: Final = {"strict", "maxsize", "max_length", "default_factory", "encoding"}
_DEFINITIONS_LEFT_OUT: Final = {"__repr__", "__str__", "Meta", "Migration"}


@dataclass(frozen=True)
class Place:
    """A node with what is around it."""

    node: Node
    holder: Node = None
    """The list or the fields in which the node is, by `key`."""
    key: Node = None
    parent: Node = None
    statement: int = 0
    """The line of the statement that the node is part of."""
    function: range = range(0)
    """The lines of the function around; none: the statement runs when the module is loaded."""
    names: frozenset[str] = frozenset()
    """What a statement outside of functions defines: it is met where these are used."""
    fields: Mapping[str, list[str]] = field(default_factory=dict)
    """The attributes that the function reads of each of its variables."""
    members: Mapping[str, list[str]] = field(default_factory=dict)
    """The members that the file names of each enumeration."""
    keys: Mapping[str, list[str]] = field(default_factory=dict)
    """The texts by which the file looks something up in each variable."""

    def all_within(self) -> Iterator[Place]:
        """Yield every place below that can change a result."""
        for part in self._parts():
            if not _is_left_out(part.node):
                if hasattr(part.node, "lineno"):
                    yield part
                yield from part.all_within()

    def _parts(self) -> Iterator[Place]:
        for name, value in ast.iter_fields(self.node):
            if name not in _FIELDS_LEFT_OUT:
                own = replace(self, parent=self.node, function=self._function_around(name))
                nodes = (
                    [(value, i, node) for i, node in enumerate(value)]
                    if isinstance(value, list)
                    else ()
                )
                for holder, key, node in nodes or [(vars(self.node), name, value)]:
                    if isinstance(node, ast.AST):
                        yield replace(own, node=node, holder=holder, key=key)._in_its_statement()

    def _function_around(self, field_name: str) -> range:
        is_body = isinstance(self.node, ast.FunctionDef) and field_name == "body"
        return range(self.node.lineno, self.node.end_lineno + 1) if is_body else self.function

    def _in_its_statement(self) -> Place:
        """Return the place with what its own node defines and reads."""
        if not isinstance(self.node, ast.stmt):
            return self
        names = self.names if self.function else self.names | _names_bound(self.node)
        is_function = isinstance(self.node, ast.FunctionDef)
        fields = _fields_read(self.node) if is_function else self.fields
        return replace(self, statement=self.node.lineno, names=names, fields=fields)


@dataclass(frozen=True)
class Mutation:
    """A place of a file and the node that comes in its place."""

    file: Path
    tree: ast.Module
    place: Place
    new: Node
    kind: str
    """What sort of slip it is: `boundary`, `sign`, `condition`, ..."""

    @property
    def line(self) -> int:
        return int(self.place.node.lineno)

    @cached_property
    def words(self) -> str:
        """Return what was there and what is there now."""
        return f"{_brief(ast.unparse(self.place.node))}  ->  {_brief(ast.unparse(self.new))}"

    @property
    def is_other_field(self) -> bool:
        """Say whether another field of a variable is read:
        many of these only end with an error of types.
        """
        node = self.place.node
        is_field = self.kind == "field" and isinstance(node, ast.Attribute)
        return is_field and node.attr not in _SWAPPED_FIELDS

    def text(self) -> str:
        """Return the changed file as source text."""
        return self._while_changed(lambda: ast.unparse(self.tree))

    def code(self) -> CodeType:
        """Return the changed file compiled, its lines where they were."""
        return self._while_changed(lambda: compile(self.tree, str(self.file), "exec"))

    def _while_changed(self, make: Callable[[], _Made]) -> _Made:
        self.place.holder[self.place.key] = self.new
        try:
            return make()
        finally:
            self.place.holder[self.place.key] = self.place.node


def mutations_of(file: Path) -> Mapping[int, list[Mutation]]:
    tree = ast.parse(file.read_text("utf-8"))
    by_line = defaultdict(list)
    whole = Place(tree, members=_members_named(tree), keys=_keys_named(tree))
    for place in whole.all_within():
        for kind, new in _alternatives(place):
            ast.fix_missing_locations(ast.copy_location(new, place.node))
            by_line[place.node.lineno].append(Mutation(file, tree, place, new, kind))
    return by_line


def noting_lines(file: Path, notes: str) -> CodeType:
    """Return a file compiled so that statements of functions first add their line
    to a set of that name.
    """
    tree = ast.parse(file.read_text("utf-8"))
    for function in [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]:
        for node in [*ast.walk(function)]:
            for name in ("body", "orelse", "finalbody"):
                block = getattr(node, name, None)
                if isinstance(block, list):
                    setattr(
                        node, name, [part for old in block for part in _noted(old, file, notes)]
                    )
    return compile(ast.fix_missing_locations(tree), str(file), "exec")


def _noted(node: ast.stmt, file: Path, notes: str) -> Iterator[ast.stmt]:
    if not isinstance(node, ast.Expr) or not isinstance(node.value, ast.Constant):
        yield from ast.parse(f"{notes}.add({name_line(file, node.lineno)!r})").body
    yield node


def _is_left_out(node: Node) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.Raise() | ast.Assert() | ast.JoinedStr():
            return True
        case ast.Expr(value=ast.Constant()) | ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.keyword(arg=name):
            return name in _KEYWORDS_LEFT_OUT
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name in _DEFINITIONS_LEFT_OUT
    return False


def _names_bound(node: ast.stmt) -> frozenset[str]:
    match node:
        case ast.Assign(targets=targets):
            names = (name for target in targets for name in ast.walk(target))
            return frozenset(name.id for name in names if isinstance(name, ast.Name))
        case (
            ast.AnnAssign(target=ast.Name(id=name))
            | ast.FunctionDef(name=name)
            | ast.ClassDef(name=name)
        ):
            return frozenset({name})
    return frozenset()


def _fields_read(function: ast.FunctionDef) -> Mapping[str, list[str]]:
    called = {id(node.func) for node in ast.walk(function) if isinstance(node, ast.Call)}
    read: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(function):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if id(node) not in called:
                read[name].add(attr)
    return {name: sorted(attrs) for name, attrs in read.items()}


def _members_named(tree: ast.Module) -> Mapping[str, list[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attr) if _is_member(name, attr):
                named[name].add(attr)
    return {name: sorted(attrs) for name, attrs in named.items()}


def _is_member(name: str, attr: str) -> bool:
    return name[:1].isupper() and not name.isupper() and attr.isupper()


def _keys_named(tree: ast.Module) -> Mapping[str, list[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for node in ast.walk(tree):
        match node:
            case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as key)):
                named[name].add(key)
    return {name: sorted(keys) for name, keys in named.items()}


def _sibling(own: str, all_of_them: Sequence[str]) -> str:
    return all_of_them[all_of_them.index(own) - 1]


def _alternatives(place: Place) -> Iterator[tuple[str, Node]]:
    """Yield what may stand in the place of a node, each with the kind of slip that it is."""
    yield from _other_values(place)
    yield from _other_fields(place)
    yield from _other_conditions(place)
    match place.node:
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            for fewer in _with_fewer_filters(place.node):
                yield "filter", fewer
        case ast.Call():
            yield from _other_calls(place.node)
        case ast.Subscript(slice=index):
            if (turned := _other_end(index)) is not None:
                yield "order", _with(place.node, "slice", turned)
            yield from _other_keys(place)
        case ast.Expr(value=ast.Call()) | ast.Continue() if place.function:
            yield "statement", ast.Pass()


def _other_values(place: Place) -> Iterator[tuple[str, Node]]:
    node = place.node
    match node:
        case ast.Constant(value=bool() as flag):
            yield "flag", ast.Constant(not flag)
        case ast.Constant(value=int() as number):
            yield "constant", ast.Constant(number + 1)
        case ast.Call(func=ast.Name(id="Decimal"), args=[ast.Constant(value=str() as number)]):
            yield "constant", _with(node, "args", [ast.Constant(f"{number}1")])
        case ast.Tuple(elts=[_, *_, last]) | ast.Set(elts=[_, *_, last]) if _is_choice(
            place, last
        ):
            yield "choice", _with(node, "elts", node.elts[:-1])
        case ast.Name(id=name) if name in _SWAPPED_FUNCTIONS:
            yield "extreme", _with(node, "id", _SWAPPED_FUNCTIONS[name])
    yield from _other_sums(node)


def _other_sums(node: Node) -> Iterator[tuple[str, Node]]:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield "sign", operand
        case ast.BinOp(op=ast.FloorDiv(), left=left, right=right):
            up = ast.BinOp(ast.UnaryOp(ast.USub(), left), ast.FloorDiv(), right)
            yield "rounding", ast.UnaryOp(ast.USub(), up)
        case ast.Call(func=ast.Name(id="sum"), args=[values]):
            last = ast.UnaryOp(ast.USub(), ast.Constant(1))
            listed = ast.List([ast.Starred(values, ast.Load())], ast.Load())
            yield "extreme", ast.Subscript(listed, last, ast.Load())
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in _SWAPPED_OPERATORS:
            if not _is_text(node):
                if isinstance(node, ast.BinOp) and _is_one(node):
                    yield "offset", copy.copy(node.left)
                yield "sign", _with(node, "op", _SWAPPED_OPERATORS[type(op)]())


def _is_one(node: ast.BinOp) -> bool:
    """Say whether one is added or subtracted."""
    is_moved = isinstance(node.op, ast.Add | ast.Sub)
    return is_moved and isinstance(node.right, ast.Constant) and node.right.value == 1


def _other_keys(place: Place) -> Iterator[tuple[str, Node]]:
    match place.node:
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Constant(value=str() as key)):
            keys = place.keys.get(name, [])
            if len(keys) > 1:
                yield "key", _with(place.node, "slice", ast.Constant(_sibling(key, keys)))


def _other_end(index: Node) -> Node | None:
    """Return the index of the last for the first one, and the other way round."""
    match index:
        case ast.Constant(value=0):
            return ast.UnaryOp(ast.USub(), ast.Constant(1))
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)):
            return ast.Constant(0)
    return None


def _other_fields(place: Place) -> Iterator[tuple[str, Node]]:
    node = place.node
    match node:
        case ast.Attribute(attr=name) if name in _SWAPPED_FIELDS:
            yield "field", _with(node, "attr", _SWAPPED_FIELDS[name])
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if _is_member(name, attr):
            members = place.members.get(name, [])
            if len(members) > 1:
                yield "member", _with(node, "attr", _sibling(attr, members))
        case ast.Attribute(value=ast.Name(id=name), attr=attr) if place.key != "func":
            fields = place.fields.get(name, [])
            if len(fields) > 1:
                yield "field", _with(node, "attr", _sibling(attr, fields))


_BOUNDARIES: Final = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def _other_conditions(place: Place) -> Iterator[tuple[str, Node]]:
    node = place.node
    match node:
        case ast.Compare(ops=ops):
            for i, op in enumerate(ops):
                kind = "boundary" if isinstance(op, _BOUNDARIES) else "comparison"
                other = _SWAPPED_OPERATORS[type(op)]()
                yield kind, _with(node, "ops", [*ops[:i], other, *ops[i + 1 :]])
        case ast.BoolOp(op=op, values=values):
            yield "condition", _with(node, "op", _SWAPPED_OPERATORS[type(op)]())
            for i in range(len(values)):
                rest = [*values[:i], *values[i + 1 :]]
                fewer = _with(node, "values", rest) if len(rest) > 1 else copy.copy(rest[0])
                yield "condition", fewer
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "condition", operand
        case ast.IfExp(body=body, orelse=orelse):
            yield "condition", copy.copy(body)
            yield "condition", copy.copy(orelse)
        case ast.If(test=test, orelse=orelse):
            yield "condition", _with(node, "test", ast.UnaryOp(ast.Not(), test))
            yield "condition", _with(node, "orelse", []) if orelse else ast.Pass()
            if not any(isinstance(part, ast.NamedExpr) for part in ast.walk(test)):
                yield "condition", _with(node, "test", ast.Constant(True))


def _is_text(node: Node) -> bool:
    """Say whether texts or lists are put together: they have no difference."""
    parts = (node.left, node.right) if isinstance(node, ast.BinOp) else (node.value,)
    return any(
        isinstance(part, ast.JoinedStr | ast.List | ast.Tuple)
        or (isinstance(part, ast.Constant) and isinstance(part.value, str))
        for part in parts
    )


def _is_choice(place: Place, last: ast.expr) -> bool:
    """Say whether something is looked up in a group: a role, a state, a name."""
    is_looked_up = isinstance(place.parent, ast.Compare) or (
        isinstance(place.parent, ast.Call) and ast.unparse(place.parent.func) == "frozenset"
    )
    return is_looked_up and isinstance(last, ast.Attribute | ast.Constant | ast.Name)


def _with_fewer_filters(node: Node) -> Iterator[Node]:
    for i, part in enumerate(node.generators):
        if part.ifs:
            fewer = _with(part, "ifs", part.ifs[:-1])
            yield _with(
                node, "generators", [*node.generators[:i], fewer, *node.generators[i + 1 :]]
            )


def _other_calls(node: ast.Call) -> Iterator[tuple[str, Node]]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in {"filter", "exclude", "get"}:
        for i in range(len(node.keywords)):
            fewer = [*node.keywords[:i], *node.keywords[i + 1 :]]
            yield "filter", _with(node, "keywords", fewer)
    elif name == "order_by" and node.args and isinstance(node.args[0], ast.Constant):
        column = str(node.args[0].value)
        turned = ast.Constant(column[1:] if column.startswith("-") else f"-{column}")
        yield "order", _with(node, "args", [turned, *node.args[1:]])
    elif name in {"sorted", "sort"}:
        kept = [word for word in node.keywords if word.arg != "reverse"]
        is_turned = len(kept) < len(node.keywords)
        turning = [] if is_turned else [ast.keyword("reverse", ast.Constant(True))]
        yield "order", _with(node, "keywords", [*kept, *turning])
        if any(word.arg == "key" for word in node.keywords):
            others = [word for word in node.keywords if word.arg != "key"]
            yield "order", _with(node, "keywords", others)
    if name not in _ARGUMENTS_IN_ANY_ORDER:
        for i, (one, other) in enumerate(pairwise(node.args)):
            if _are_alike(one, other):
                swapped = [*node.args[:i], other, one, *node.args[i + 2 :]]
                yield "arguments", _with(node, "args", swapped)


def _are_alike(one: ast.expr, other: ast.expr) -> bool:
    """Say whether arguments are two fields of one thing: of these the types are often the same."""
    match one, other:
        case ast.Attribute(value=first), ast.Attribute(value=second):
            return one.attr != other.attr and ast.dump(first) == ast.dump(second)
    return False


def _with(node: Node, name: str, value: object) -> Node:
    changed = copy.copy(node)
    setattr(changed, name, value)
    return changed


def _brief(text: str) -> str:
    line = re.sub(r"\s+", " ", text)
    return line if len(line) <= 120 else f"{line[:85]} ... {line[-30:]}"
