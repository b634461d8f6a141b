"""Pictures made of characters: what each sign and length stands for, and that nothing is wider than it may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from viva.render.charts import bar, columns, heatmap, legend, plain, shares, standing, steps, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from viva.render.charts import Row

DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def texts(rows: Iterable[Row]) -> list[str]:
    return [plain(row) for row in rows]


# The calendar.


def test_a_step_holds_a_quarter_of_the_days_so_one_long_day_hides_none() -> None:
    assert steps([0, 1, 2, 3, 400]) == [1, 2, 3, 400]
    assert steps([5, 5, 5, 0]) == [5]
    assert steps([0, 0]) == []


def test_a_day_stands_in_its_week_below_its_month() -> None:
    counts = [0, 1, 0, 0, 2, 0, 0, 0, 3, 4]  # from a Saturday to a Monday
    marks = ["", "Apr", *[""] * 8]

    assert texts(heatmap(counts, 5, 9, DAYS, marks)) == [
        "    Apr",
        "Mon  ·█",
        "     ·",
        "Wed  ▒",
        "     ·",
        "Fri  ·",
        "    ··",
        "Sun ░▓",
    ]


def test_a_year_takes_as_many_blocks_as_it_needs_or_shows_its_last_weeks() -> None:
    counts = list(range(1, 365))
    marks = [""] * len(counts)

    whole = texts(heatmap(counts, 0, 40, DAYS, marks))
    last = texts(heatmap(counts, 0, 40, DAYS, marks, most=1))
    assert len(whole) == 8 + 1 + 8
    assert len(last) == 8
    assert [line[4:] for line in last[1:]] != [line[4:] for line in whole[1:8]]
    assert all(line.endswith("█") for line in last[1:])
    assert len(texts(heatmap(counts, 0, 120, DAYS, marks))[1]) == 4 + 2 * 52


def test_the_legend_has_a_step_for_each_shade_there_is() -> None:
    assert texts(legend([0, 1, 2, 3, 9], 40)) == ["· 0   ░ 1   ▒ 2   ▓ 3   █ 4–9"]
    assert texts(legend([0, 7], 40)) == ["· 0   █ 1–7"]
    assert texts(legend([0, 0], 40)) == ["· 0"]
    assert len(texts(legend([1, 2, 3, 9], 12))) > 1


# Columns and bars.


def test_the_highest_column_is_as_high_as_the_picture_and_the_least_is_seen() -> None:
    rows = texts(columns([8, 4, 0, 1], 12, 2, marks=["now", "", "", ""], top="8"))

    assert rows == ["8 █", "  █ █   ▂", "  now"]


def test_where_columns_have_no_room_the_first_or_the_last_go() -> None:
    values = [1, *[0] * 20, 9]
    marks = ["first", *[""] * 20, "last"]

    assert texts(columns(values, 12, 1, marks=marks, top="9"))[0] == "9 █"
    assert texts(columns(values, 12, 1, marks=marks, top="9", last=True))[0] == "9 " + " " * 9 + "█"


def test_where_long_names_have_no_room_for_all_the_short_ones_stand_for_all() -> None:
    long, short = ["juin", "", "", "", "juil."], ["jun", "", "", "", "jul"]

    narrow = [plain(row) for row in columns([1] * 5, 9, 4, marks=long, short=short, top="1")]
    wide = [plain(row) for row in columns([1] * 5, 40, 4, marks=long, short=short, top="1")]

    assert narrow[-1].split() == ["jun", "jul"]
    assert wide[-1].split() == ["juin", "juil."]


def test_a_tick_leads_from_a_column_to_its_name() -> None:
    rows = [plain(row) for row in columns([1, 3, 0], 9, 4, marks=["today", "", "+2"], top="3", ticks=True)]

    assert rows[-2] == "  ╵   ╵"
    assert rows[-1].split() == ["today"]


def test_a_bar_is_as_long_as_its_share_with_a_mark_at_another() -> None:
    assert plain(bar(0.5, 10)) == "█████·····"
    assert plain(bar(0.55, 10)) == "█████▌····"
    assert plain(bar(0.5, 10, 0.8)) == "█████···│·"
    assert plain(bar(0.8, 10, 0.5)) == "█████│██··"
    assert plain(bar(1, 10, 1)) == "█████████│"


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 50))
def test_a_mark_never_makes_a_bar_longer(share: float, tick: float, width: int) -> None:
    assert cell_len(plain(bar(share, width))) == cell_len(plain(bar(share, width, tick))) == width


# Signs.


def test_what_there_is_at_all_has_a_sign() -> None:
    assert plain(standing(1, 1, 3, 10)) == "●◐○○○"
    assert plain(standing(1, 1, 998, 5)) == "●◐○○○"


@given(st.lists(st.integers(0, 5000), min_size=3, max_size=3), st.integers(3, 60))
def test_shares_fill_the_places_and_none_is_lost(counts: list[int], places: int) -> None:
    found = shares(counts, places)

    assert sum(found) == min(sum(counts), places)
    assert all((share > 0) == (count > 0) for share, count in zip(found, counts, strict=True))


# Text.


def test_a_text_is_cut_between_words_where_it_takes_too_many_rows() -> None:
    text = "one two three four five six"

    assert texts(wrapped(text, 10, lead="· ")) == ["· one two", "  three", "  four", "  five six"]
    assert texts(wrapped(text, 10, lead="· ", most=2)) == ["· one two", "  three …"]
    assert texts(wrapped("abcdefghijklm", 6, most=1)) == ["abcd …"]
    assert texts(wrapped("a\u00a0b c", 4)) == ["a\u00a0b", "c"]


@pytest.mark.parametrize("most", [0, 1, 3])
@given(st.text("ab é漢 ", max_size=80), st.integers(6, 40))
def test_no_row_of_a_text_is_too_wide(most: int, text: str, width: int) -> None:
    for row in wrapped(text, width, lead="- ", most=most):
        assert cell_len(plain(row)) <= width
