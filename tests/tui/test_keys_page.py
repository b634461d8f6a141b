"""The page on practising names every key there is."""

from __future__ import annotations

from tests.tui import keys_page
from viva.tui.actions import ACTIONS


def test_the_tables_of_keys_are_those_of_the_actions() -> None:
    text = keys_page.PAGE.read_text("utf-8")

    assert keys_page.page(text) == text


def test_so_are_those_of_a_class() -> None:
    text = keys_page.CLASS_PAGE.read_text("utf-8")

    assert keys_page.page(text, keys_page.CLASS_TITLES) == text


def test_every_place_where_there_is_more_than_one_thing_to_do_has_a_table() -> None:
    several = {place for place, actions in ACTIONS.items() if len(actions) > 1}

    told = {*keys_page.TITLES, *keys_page.CLASS_TITLES}

    assert several - told <= {"asking", "hand-in", "note", "class-commands"}
