#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Servers, by keys alone: added, tested, switched, edited, removed and brought back, from the first start on."""
from job import INGOT, REPOSITORY, demo_server, tell
from person import Person, labels


def fill_in(person, server, name):
    """Replaces the name that the address suggests."""
    address, api_token = server
    person.wait_for("dialog", "Add Server")
    person.wait_for("text", "Address", focused=True)
    person.type(address)
    person.tab_to("text", "API Token")
    person.type(api_token)
    person.tab_to("text", "Name")
    person.press("ctrl+a")
    person.type(name)


def open_list(person, current):
    """The button with the name of the server that is open leads to all of them."""
    person.tab_to("toggle button", contains=current)
    person.press("Return")
    person.wait_for("list item", "Add Server…")


def walk_list(person, current, *rows):
    """The arrow keys go through all that is in it, and back."""
    open_list(person, current)
    for key, names in ("Down", rows[1:]), ("Up", rows[-2::-1]):
        for name in names:
            person.press(key)
            person.wait_for("list item", name, focused=True)
    person.press("Escape")
    person.wait_gone("list", "Actions")


def wait_open(person, name):
    person.wait_for("toggle button", contains=name)
    person.wait_for("list item", REPOSITORY)


def add_first(person, server, name):
    person.use("button", "Add Server…")
    fill_in(person, server, name)
    person.use("button", "Add")
    person.wait_gone("dialog", "Add Server")
    wait_open(person, name)


def choose(person, current, row):
    """What is typed while the list still closes goes nowhere."""
    open_list(person, current)
    person.use("list item", row)
    person.wait_gone("list", "Actions")


def add_another(person, server, name, current):
    """Return in a row does what “Add” does."""
    choose(person, current, "Add Server…")
    fill_in(person, server, name)
    person.press("Return")
    person.wait_gone("dialog", "Add Server")
    wait_open(person, name)


def manage(person, current):
    choose(person, current, "Manage Servers…")
    person.wait_for("dialog", "Manage Servers")


def test_connection(person):
    person.use("button", "Test Connection")
    for step in "Reached", "Secure", "LogScale", "Signed In", "Repositories", "May Change Tokens":
        row = person.wait_for("list item", f"{step}: done")
        if step == "Signed In":
            assert labels(row)[-1] == "root@example.com", person.describe()
    person.wait_for("button", "Test Connection", focused=True)


def added_and_switched():
    with demo_server() as one, demo_server() as other, Person([INGOT]) as person:
        person.use("button", "Add Server…")
        fill_in(person, one, "Logs Europe")
        test_connection(person)
        person.use("button", "Add")
        person.wait_gone("dialog", "Add Server")
        wait_open(person, "Logs Europe")
        add_another(person, other, "Logs Asia", "Logs Europe")

        person.press("ctrl+1")
        wait_open(person, "Logs Europe")
        person.press("ctrl+2")
        wait_open(person, "Logs Asia")

        walk_list(person, "Logs Asia", "Logs Europe", "Logs Asia", "Add Server…", "Manage Servers…")
        choose(person, "Logs Asia", "Logs Europe")
        wait_open(person, "Logs Europe")

        # Nothing is opened that is not there.
        person.press("ctrl+3")
        person.press("ctrl+question")
        person.wait_for("label", contains="Keyboard shortcuts")
        person.press("Escape")
        wait_open(person, "Logs Europe")
        person.quit()


def edited():
    with demo_server() as server, Person([INGOT]) as person:
        add_first(person, server, "Logs Europe")
        manage(person, "Logs Europe")
        person.wait_for("list item", contains="Logs Europe")
        person.tab_to("list item", contains="Logs Europe")
        person.press("Return")
        person.wait_for("dialog", "Edit Server")

        # The API token in the keyring is used; it is not shown.
        test_connection(person)
        person.tab_to("text", "Name")
        person.press("ctrl+a")
        person.type("Logs Frankfurt")
        person.tab_to("check box", "Read-Only")
        person.press("space")
        person.use("button", "Save")
        person.wait_gone("dialog", "Edit Server")
        person.wait_for("list item", contains="Logs Frankfurt", focused=True)
        person.press("Escape")
        person.wait_gone("dialog", "Manage Servers")
        person.wait_for("toggle button", contains="Logs Frankfurt", focused=True)
        assert "Read-Only" in labels(person.see("toggle button", contains="Logs Frankfurt")), person.describe()
        person.quit()


def put_in_order():
    """Ctrl and a number open what is at that place by then."""
    with demo_server() as server, Person([INGOT]) as person:
        add_first(person, server, "Logs Europe")
        add_another(person, server, "Logs Asia", "Logs Europe")
        manage(person, "Logs Asia")
        person.tab_to("list item", contains="Logs Europe")
        for key, order in ("alt+Down", ["Logs Asia", "Logs Europe"]), ("alt+Up", ["Logs Europe", "Logs Asia"]), \
                ("alt+Down", ["Logs Asia", "Logs Europe"]):
            person.press(key)
            person.wait(f"the order {order}", lambda order=order: [
                name for row in person.see_all("list item") for name in order if name in row.get_name()] == order)
            person.wait_for("list item", contains="Logs Europe", focused=True)
        person.press("Escape")
        person.wait_gone("dialog", "Manage Servers")
        person.press("ctrl+2")
        wait_open(person, "Logs Europe")
        person.quit()


def removed_and_brought_back():
    with demo_server() as server, Person([INGOT]) as person:
        add_first(person, server, "Logs Europe")
        add_another(person, server, "Logs Asia", "Logs Europe")
        manage(person, "Logs Asia")
        person.tab_to("list item", contains="Logs Europe")
        person.press("Delete")
        person.wait_gone("list item", contains="Logs Europe")
        person.wait_for("list item", contains="Logs Asia", focused=True)

        person.use("button", "Undo")
        person.wait_for("list item", contains="Logs Europe", focused=True)

        # Removed for good with the toast, which the first Escape is for.
        person.press("Delete")
        person.wait_gone("list item", contains="Logs Europe")
        person.wait_for("list item", contains="Logs Asia", focused=True)
        person.press("Escape")
        person.wait_gone("button", "Undo")
        person.press("Escape")
        person.wait_gone("dialog", "Manage Servers")
        # The other one is the first now.
        person.press("ctrl+1")
        wait_open(person, "Logs Asia")
        person.quit()


tell({
    "added, tested, and switched": added_and_switched,
    "edited": edited,
    "put in order": put_in_order,
    "removed and brought back": removed_and_brought_back,
})
