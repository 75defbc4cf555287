#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key that Ingot has, pressed: it does what it is said to do, and the focus stays where a person expects it."""
import re

from job import (INGOT, REPOSITORY, add_token, ask_for_repository, clipboard, demo_server, go_to_row, held, leave_dialog,
                 open_repository, tell, use)
from person import Atspi, Person, holds


def is_row(person, name):
    """Whether the focus is on the row of a token."""
    focus = person.focus()
    return focus is not None and focus.get_role_name() == "list item" and focus.get_name().startswith(f"{name} ")


def press_until(person, key, condition, most):
    """Presses a key until something holds, and tells how often."""
    for times in range(most):
        if condition():
            return times
        before = person.focus()
        person.press(key)
        person.wait("another focus", lambda: person.focus() not in (before, None))
    raise AssertionError(f"{most} times {key} were not enough; {person.describe()}")


# The stories

def searching_the_sidebar():
    with Person([INGOT, "--demo"]) as person:
        person.wait_for("list item", REPOSITORY)
        person.press("ctrl+f")
        person.wait_for("entry", "Search repositories and views", focused=True)
        person.type("pay")
        person.wait_gone("list item", "web-frontend")
        person.press("Down")
        first = person.wait_for("list item", focused=True)
        assert holds(first, Atspi.StateType.SELECTED), person.describe()
        person.press("Escape")
        person.wait_gone("entry", "Search repositories and views")
        person.wait_for("list item", "web-frontend")

        person.press("ctrl+f")
        person.wait_for("entry", "Search repositories and views", focused=True)
        person.type(REPOSITORY)
        person.wait_for("list item", REPOSITORY)
        person.press("Return")
        person.wait_for("list item", contains="vector-checkout")

        person.press("ctrl+f", "Escape")
        person.wait_for("list item", focused=True)
        person.quit()


def searching_the_tokens():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "default")
        person.type("vector")
        person.wait_for("entry", "Search tokens", focused=True)
        person.wait_gone("list item", contains="default Token")
        person.press("Return")
        person.wait("the row that was found", lambda: is_row(person, "vector-checkout"))
        # The titles, by which rows are sorted, are between.
        press_until(person, "shift+Tab", lambda: person.is_focused("entry", "Search tokens", None), 4)
        person.press("Down")
        person.wait("the row that was found", lambda: is_row(person, "vector-checkout"))
        person.quit()


def through_the_tokens():
    """Tab goes through one row, leaves the list, and comes to the sidebar’s header; the arrow keys move in the list."""
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "default")
        person.press("Down")
        person.wait("the next row", lambda: not is_row(person, "default"))
        person.press("Up")
        person.wait("the row before", lambda: is_row(person, "default"))
        for key, name in ("End", "vector-checkout"), ("Home", "batch-reconciliation"), ("Page_Down", "vector-checkout"), \
                ("Page_Up", "batch-reconciliation"), ("Down", "default"):
            person.press(key)
            person.wait(f"the row {name}", lambda name=name: is_row(person, name))
        # A row is called what it is, without the buttons in it, and without the token.
        person.wait_for("list item", "default Token, hidden, ends with mB2x, parser: None", focused=True)
        press_until(person, "Tab", lambda: person.is_focused("button", "Reveal", None), 3)
        person.press("space")
        person.wait_for("list item", "default Token, revealed, parser: None")
        press_until(person, "Tab", lambda: person.is_focused("button", "Copy Token", None), 3)
        times = press_until(person, "Tab", lambda: person.is_focused("list item", REPOSITORY, None), 10)
        assert times >= 6, f"Tab had to be pressed only {times} times: the sidebar’s header was left out"
        # Once more round: the row first, and then what is in it.
        press_until(person, "Tab", lambda: is_row(person, "default"), 10)
        press_until(person, "Tab", lambda: person.is_focused("list item", REPOSITORY, None), 14)
        press_until(person, "shift+Tab", lambda: person.is_focused("button", "Copy Token", None), 10)
        person.quit()


def a_row_by_its_keys():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "filebeat-prod-eu")

        for key in "shift+F10", "Menu":
            person.press(key)
            person.wait_for("menu item", "Copy Token", focused=True)
            person.press("Escape")
            person.wait_gone("menu", "Token Menu")
            person.wait("the row", lambda: is_row(person, "filebeat-prod-eu"))

        person.press("Menu")
        person.wait_for("menu item", "Copy Token", focused=True)
        person.press("Down")
        person.wait_for("menu item", "Edit…", focused=True)
        person.press("Return")
        person.wait_for("dialog", "Edit Token")
        person.wait_for("combo box", "Assigned Parser", focused=True)
        person.press("Escape")
        person.wait_gone("dialog")
        person.wait("the row", lambda: is_row(person, "filebeat-prod-eu"))

        person.press("Return")
        person.wait_for("dialog", "Edit Token")
        person.wait_for("combo box", "Assigned Parser", focused=True)
        person.press("Escape")
        person.wait_gone("dialog")
        person.wait("the row", lambda: is_row(person, "filebeat-prod-eu"))

        person.press("Delete")
        person.wait_for(contains="Delete “filebeat-prod-eu”?")
        person.wait_for("button", "Cancel", focused=True)
        person.press("Escape")
        person.wait_gone("alert")
        person.wait("the row", lambda: is_row(person, "filebeat-prod-eu"))

        person.press("ctrl+c")
        person.wait_for("label", contains="Token copied")
        assert clipboard().endswith("8kQz"), clipboard()
        person.wait("the row", lambda: is_row(person, "filebeat-prod-eu"))
        person.quit()


def sorting():
    """The titles of the columns are come to by Tab and say by which rows are sorted."""
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "default")
        for key, first, order in ("Return", "default", "ascending"), ("space", "pos-terminals-syslog", "descending"):
            press_until(person, "shift+Tab", lambda: person.is_focused("button", "Parser", None), 2)
            person.press(key)
            person.wait(f"rows that begin with {first}", lambda first=first: tokens(person)[0] == first)
            title = person.focus()
            assert title.get_description() == f"Sorted in {order} order", title.get_description()
        person.quit()


def open_many(person):
    person.wait_for("list item", REPOSITORY)
    person.press("ctrl+f")
    person.wait_for("entry", "Search repositories and views", focused=True)
    person.type("token-warehouse")
    person.wait_gone("list item", REPOSITORY)
    person.press("Return")
    person.wait("its rows", lambda: tokens(person))


def scroll_away(person, width):
    """Leaves the row with the focus behind, and has the rows made anew."""
    first = tokens(person)[0]
    person.turn_wheel(80)
    person.wait("other rows", lambda: tokens(person)[:1] not in ([], [first]))
    person.resize(width, 700)


def far_away():
    """Keys mean the row that has the focus, where it was scrolled away before the window turned narrow or wide."""
    with demo_server("--tokens", "1000") as server, use(server) as person:
        open_many(person)
        person.tab_to("list item", contains=" Token, ")
        name = person.focus().get_name()
        scroll_away(person, 400)
        person.wait_gone("button", "Parser")
        person.press("shift+F10")
        person.wait_for("menu item", "Copy Token")
        person.press("Escape")
        person.wait_gone("menu item", "Copy Token")
        person.wait_for("list item", name, focused=True)

        scroll_away(person, 1000)
        person.wait_for("button", "Parser")
        person.press("ctrl+c")
        person.wait_for("label", contains="Token copied")
        person.wait_for("list item", name, focused=True)
        assert clipboard().endswith(re.search("ends with ([^,]*)", name)[1]), name
        person.quit()


def sorting_many():
    """What comes first by then is seen, wherever the rows are by then that were seen before."""
    with demo_server("--tokens", "1000") as server, use(server) as person:
        open_many(person)
        first = tokens(person)[0]
        person.tab_to("button", "Name")
        person.press("Return")
        person.wait("the last of the alphabet", lambda: tokens(person)[:1] not in ([], [first]))
        last = tokens(person)[0]
        assert last > "v", last
        person.press("Return")
        person.wait("the first of the alphabet", lambda: tokens(person)[:1] == [first])
        person.quit()


def tokens(person):
    return [row.get_name().split(" ")[0] for row in person.see_all("list item") if " Token, " in row.get_name()]


def refreshing():
    with demo_server() as server, use(server) as person:
        open_repository(person)
        go_to_row(person, "default")
        for key, name in ("F5", "somebody"), ("ctrl+r", "somebody-else"):
            add_token(server, name)
            person.press(key)
            person.wait_for("list item", contains=f"{name} Token")
            person.wait("the row", lambda: is_row(person, "default"))
        person.quit()


def while_rows_stand_in():
    """As long as the server has not answered, no key reaches a row that is not one of its tokens."""
    with demo_server() as server, held(server, "ListIngestTokens") as (way, release), \
         Person([INGOT, "--server", way[0], "--token-file", "-"], way[1]) as person:
        ask_for_repository(person)
        person.wait_for("label", "…")
        person.press("F6")
        person.wait("the content", lambda: person.focus() and not person.is_focused("list item", None, None))
        # Round the window once, and in each place what would do something to a row.
        for keys in [("ctrl+a", "Delete", "ctrl+c", "Tab")] * 12 + [("shift+F10", "Escape", "Down", "Delete", "F6")]:
            before = person.focus()
            person.press(*keys)
            person.wait("another focus", lambda: person.focus() not in (before, None))
            assert not person.is_focused("list item", None, " Token"), person.describe()
        assert person.see("dialog") is None and person.see("alert") is None, person.describe()
        assert not person.see("list item", contains=" Token, "), person.describe()

        release()
        person.wait_for("list item", contains="vector-checkout")
        rows = [row for row in person.see_all("list item") if " Token, " in row.get_name()]
        assert rows and not any(holds(row, Atspi.StateType.SELECTED) for row in rows), person.describe()
        go_to_row(person, "default")
        person.quit()


def in_the_window():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "default")

        person.press("F6")
        person.wait_for("list item", REPOSITORY, focused=True)
        person.press("F6")
        person.wait("the content", lambda: person.focus() and not person.is_focused("list item", REPOSITORY, None))

        person.press("F10")
        person.wait_for("menu item", "New Window", focused=True)
        person.wait_for("menu", "Main Menu")
        person.press("Escape")
        person.wait_gone("menu", "Main Menu")

        person.press("ctrl+n")
        person.wait_for("text", "Name", focused=True)
        leave_dialog(person, "Cancel")

        person.press("ctrl+question")
        person.wait_for("label", contains="Keyboard shortcuts")
        person.press("Escape")
        person.wait_gone("label", contains="Keyboard shortcuts")

        person.press("ctrl+shift+n")
        person.wait("a second window", lambda: len(person.windows("frame")) == 2)
        # It is where this one is.
        person.wait_for("button", "New Token")
        person.press("ctrl+w")
        person.wait("its end", lambda: len(person.windows("frame")) == 1)
        person.quit()


tell({
    "searching the sidebar": searching_the_sidebar,
    "searching the tokens": searching_the_tokens,
    "through the tokens by Tab and arrow keys": through_the_tokens,
    "a row by its keys": a_row_by_its_keys,
    "a row that was scrolled far away": far_away,
    "sorting": sorting,
    "sorting many": sorting_many,
    "refreshing": refreshing,
    "while rows stand in": while_rows_stand_in,
    "in the window": in_the_window,
})
