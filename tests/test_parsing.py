"""Reading JSON with care; the messages stand in tests/invalid."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checklist import parsing

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(codec="utf-8")),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(JSON)
def test_what_is_sound_comes_through_unchanged(raw: object) -> None:
    for ascii_only in (True, False):
        content = json.dumps(raw, ensure_ascii=ascii_only).encode("utf-8")
        if b"\x00" not in content:
            assert parsing.parse("f", content) == (raw, [])


NUMBERS = (
    st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from((2**64, -(2**63) - 1, -0.0))
)


@given(st.lists(NUMBERS | st.dictionaries(st.text(max_size=3), NUMBERS | JSON, max_size=3), min_size=1, max_size=4))
def test_what_is_laid_out_as_the_program_writes_it_is_read_to_the_letter(raw: object) -> None:
    for end in ("", "\n"):
        content = (json.dumps(raw, ensure_ascii=False, indent=2) + end).encode("utf-8")
        read, problems = parsing.parse("f", content)
        assert (repr(read), problems) == (repr(json.loads(content)), [])


@pytest.mark.parametrize("second", ["1", "2", '"a"', "{}"])
def test_a_key_repeated_in_what_is_laid_out_as_the_program_writes_it_is_told(second: str) -> None:
    _, problems = parsing.parse("f", f'{{\n  "a": 1,\n  "a": {second}\n}}\n'.encode())
    assert [problem.code for problem in problems] == ["json-repeated-key"]


@given(st.binary(max_size=200))
def test_no_bytes_surprise_it(content: bytes) -> None:
    raw, problems = parsing.parse("f", content)
    assert problems == [] or raw is None


@pytest.mark.parametrize("bracket", [b"[", b'{"a":'])
def test_deep_nesting_is_told(bracket: bytes) -> None:
    raw, problems = parsing.parse("f", bracket * 20_000)
    assert raw is None
    assert [problem.code for problem in problems] == ["json-too-deep"]


def test_every_repeated_key_has_its_place() -> None:
    _, problems = parsing.parse("f", b'{"a": [{"b": 1, "b": 2}], "c": {"d/e": {"x": 1, "x": 2}}, "c2": 1}')
    assert [(problem.code, problem.pointer, problem.values["key"]) for problem in problems] == [
        ("json-repeated-key", "/a/0", "b"),
        ("json-repeated-key", "/c/d~1e", "x"),
    ]


def test_a_key_repeated_inside_what_a_later_key_replaced_is_told() -> None:
    _, problems = parsing.parse("f", b'{"a": {"b": 1, "b": 2}, "a": 1}')
    assert {problem.values["key"] for problem in problems} == {"a", "b"}
