#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several tokens at once, by keys alone: what is selected, what comes of it, and what a screen reader is told."""
from job import (INGOT, add_token, demo_server, go_to_row, list_parsers, open_repository, pick_parser, tell, use,
                 without_parser)
from person import Atspi, Person, holds


def select_from(person, name, n_more):
    """Goes to a row and selects it, with as many rows below it."""
    go_to_row(person, name)
    for n in range(n_more):
        before = person.focus()
        person.press("shift+Down")
        person.wait("the next row", lambda: person.focus() not in (before, None))
        person.wait_for("label", f"{n + 2} selected")


def selected_rows(person):
    """The names of the rows that a screen reader calls selected."""
    return [row.get_name().split(" ")[0] for row in person.see_all("list item")
            if holds(row, Atspi.StateType.SELECTED) and " Token, " in row.get_name()]


def assigning_and_deleting():
    with demo_server() as server, use(server) as person:
        open_repository(person)

        three = ["default", "filebeat-prod-eu", "fraud-scoring"]
        select_from(person, three[0], 2)
        assert selected_rows(person) == three, selected_rows(person)
        person.wait("its announcement", lambda: person.announced[-1:] == ["3 selected"])
        person.press("Return")
        person.wait_for("dialog", "Assign Parser to 3 Tokens")
        pick_parser(person, "kv")
        person.use("button", "Assign")
        person.wait_for("label", "3 changed")
        person.wait("its announcement", lambda: person.announced[-1:] == ["3 changed"])
        person.wait_for("button", "Done", focused=True)
        parsers = list_parsers(server)
        assert [parsers[name] for name in three] == ["kv"] * 3, parsers
        person.press("Return")
        person.wait_gone("dialog")
        person.wait_for("list item", contains="default Token", focused=True)
        assert selected_rows(person) == three, selected_rows(person)

        person.press("Escape")
        person.wait_gone("button", "End Selection")
        assert selected_rows(person) == [], selected_rows(person)

        select_from(person, three[0], 1)
        person.press("Delete")
        person.wait_for("dialog", "Delete 2 Ingest Tokens?")
        person.wait_for("button", "Cancel", focused=True)
        person.use("button", "Delete")
        person.wait_for("label", "2 deleted")
        person.wait("its announcement", lambda: person.announced[-1:] == ["2 deleted"])
        person.wait_for("button", "Done", focused=True)
        person.press("Escape")
        person.wait_gone("dialog")
        left = list_parsers(server)
        assert set(parsers) - set(left) == set(three[:2]), left
        person.wait_for("list item", contains="fraud-scoring Token", focused=True)
        person.quit()


def another_parser():
    with demo_server() as server, without_parser(server, "kv") as (way, remove), use(way) as person:
        open_repository(person)

        two = ["default", "filebeat-prod-eu"]
        select_from(person, two[0], 1)
        person.press("Return")
        person.wait_for("dialog", "Assign Parser to 2 Tokens")
        pick_parser(person, "kv")
        remove()
        person.use("button", "Assign")
        person.wait_for("label", "0 changed, 2 failed")
        person.wait_for("combo box", "Assigned Parser", focused=True)
        pick_parser(person, "accesslog")
        person.use("button", "Retry Failed")
        person.wait_for("label", "2 changed")
        person.wait_for("button", "Done", focused=True)
        parsers = list_parsers(server)
        assert [parsers[name] for name in two] == ["accesslog"] * 2, parsers
        person.press("Return")
        person.wait_gone("dialog")
        person.quit()


def all_and_none():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)

        go_to_row(person, "default")
        person.press("ctrl+a")
        person.wait_for("label", "8 selected")
        assert len(selected_rows(person)) == 8, selected_rows(person)
        person.press("ctrl+space")
        person.wait_for("label", "7 selected")
        assert "default" not in selected_rows(person), selected_rows(person)
        person.press("ctrl+shift+a")
        person.wait_gone("button", "End Selection")
        assert selected_rows(person) == [], selected_rows(person)
        person.quit()


def marks(person):
    """What a screen reader says of the check marks of the rows, from the first on."""
    return [holds(box, Atspi.StateType.CHECKED) for box in person.see_all("check box")]


def one_by_one():
    with demo_server() as server, use(server) as person:
        open_repository(person)

        go_to_row(person, "default")
        person.press("shift+Tab")
        person.tab_to("toggle button", "Repository Menu")
        person.press("Return")
        person.wait_for("menu item", focused=True)
        person.press("Down", "Down")
        person.wait_for("menu item", "Select Tokens", focused=True)
        person.press("Return")
        person.wait_for("list item", contains="default Token", focused=True)
        person.wait_for("check box", "Select “default”")
        assert marks(person) == [False, True] + 6 * [False], marks(person)

        # The arrow keys only move; the space bar marks, on the row and on its check box.
        person.press("Down")
        person.wait_for("list item", contains="filebeat-prod-eu Token", focused=True)
        assert selected_rows(person) == ["default"], selected_rows(person)
        person.press("space")
        person.wait_for("label", "2 selected")
        person.press("Down")
        person.wait_for("list item", contains="fraud-scoring Token", focused=True)
        person.press("Tab")
        person.wait_for("check box", "Select “fraud-scoring”", focused=True)
        person.press("space")
        person.wait_for("label", "3 selected")
        assert marks(person) == [False, True, True, True] + 4 * [False], marks(person)
        assert selected_rows(person) == ["default", "filebeat-prod-eu", "fraud-scoring"], selected_rows(person)

        # What was marked stays so when the list is read again.
        add_token(server, "another")
        person.press("F5")
        person.wait_for("list item", contains="another Token")
        assert marks(person) == [False, False, True, True, True] + 4 * [False], marks(person)
        person.press("Escape")
        person.wait_gone("check box", "Select “default”")
        assert marks(person) == [], marks(person)
        person.quit()


tell({
    "a parser for three, and the end of two": assigning_and_deleting,
    "another parser for what failed": another_parser,
    "all, all but one, none": all_and_none,
    "one by one, with check marks": one_by_one,
})
