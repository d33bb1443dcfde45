"""YAML that is meant to do harm."""

from __future__ import annotations

from tests.bad_input.spoiling import Case

CASES = [
    Case(
        name="alias",
        file="awards.yaml",
        content="awards:\n  - &x {name: a}\n  - *x\n",
        expect=("yaml_alias awards.yaml:2", "yaml_alias awards.yaml:3"),
        says="tanda kutip",
    ),
    Case(
        name="merge key",
        file="awards.yaml",
        content="awards:\n  - {name: a, <<: {giver: b}}\n",
        expect=("unknown_key awards.yaml:2:awards[a].<<",),
    ),
    Case(
        name="python tag",
        file="awards.yaml",
        content="awards: !!python/object/apply:os.system [ls]\n",
        expect=("yaml_tag awards.yaml:1", "wrong_type awards.yaml:1:awards[1]"),
    ),
    Case(
        name="own tag",
        file="awards.yaml",
        content="awards:\n  - name: !rahasia x\n",
        expect=("yaml_tag awards.yaml:2",),
    ),
    Case(
        name="nesting",
        file="awards.yaml",
        content="awards: " + "[" * 40 + "a" + "]" * 40 + "\n",
        expect=("too_deep awards.yaml:1",),
        says="30",
    ),
    Case(
        name="nesting in the layout",
        file="layout.yaml",
        content="{a: " * 40 + "1" + "}" * 40 + "\n",
        expect=("too_deep layout.yaml:1",),
    ),
]
