"""Lines of pointers, against a reading of the whole document."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checklist import places

TEXT = '\n{"a": [1,\n {"b/c": "x\\n",\n  "d~": []}],\n "e": {"a": 2,\n"a": 3}\n}\n'


def test_lines() -> None:
    wanted = ["", "/a/0", "/a/1", "/a/1/b~1c", "/a/1/d~0", "/e/a", "/none", "/a/9", "/e/a/deeper"]
    found = places.lines(TEXT, wanted)
    told = {"": 2, "/a/0": 2, "/a/1": 3, "/a/1/b~1c": 3, "/a/1/d~0": 4, "/e/a": 6}
    assert {pointer: line for pointer, line in found.items() if pointer in wanted} == told


def pointers(node: Any, at: str = "") -> list[str]:
    pairs = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    inner = [
        p for key, value in pairs for p in pointers(value, f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}")
    ]
    return [at, *inner]


VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
)


@given(VALUES)
def test_every_pointer_has_a_line(value: Any) -> None:
    text = json.dumps(value, indent=1)
    found = places.lines(text, pointers(value))
    assert found.keys() == set(pointers(value))
    lines = text.split("\n")
    for pointer, line in found.items():
        last = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert not pointer or last.isdigit() or json.dumps(last)[:-1] in lines[line - 1]
