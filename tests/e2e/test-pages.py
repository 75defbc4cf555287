#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is on the pages beside the tokens, used by keys alone, and the focus afterwards."""
import contextlib
import os
import pathlib

from job import (INGOT, REPOSITORY, add_token, ask, ask_for_repository, clipboard, demo_server, go_to_row,
                 leave_dialog, list_parsers, open_repository, pick_parser, tell, use)
from person import Person, labels

RENAME = "mutation ($name: String!, $to: String!) { renameSearchDomain(name: $name, renameTo: $to) { name } }"


def rows(person):
    return [row.get_name() for row in person.see_all("list item")]


def open_domain(person, name):
    """Searches for it, and opens what is found first."""
    person.press("ctrl+f")
    person.wait_for("entry", "Search repositories and views", focused=True)
    person.press("ctrl+a")
    person.type(name)
    person.wait("that alone", lambda: rows(person)[:1] == [name])
    person.press("Return")


def choose_in_menu(person, button, *keys):
    person.tab_to("toggle button", button)
    person.press("Return")
    person.wait_for("menu item", focused=True)
    person.press(*keys)


@contextlib.contextmanager
def nothing_glides():
    """libadwaita loses what it has drawn of a page that glides away (1.7)."""
    settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "gtk-4.0", "settings.ini")
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("[Settings]\ngtk-enable-animations=0\n", encoding="utf-8")
    try:
        yield
    finally:
        settings.unlink()


def assert_named(person):
    """Goes round once: a screen reader has something to call whatever Tab comes to."""
    reached = []
    for _ in range(40):
        before = person.focus()
        person.press("Tab")
        focus = person.wait("another focus", lambda: person.focus() not in (before, None) and person.focus())
        if focus in reached:
            return
        # What is scrolled by keys is no control.
        assert focus.get_name() or focus.get_role_name() == "scroll pane", f"{labels(focus)}; {person.describe()}"
        reached.append(focus)
    raise AssertionError(f"40 times Tab did not lead round; {person.describe()}")


# The stories

def names():
    with demo_server() as server, use(server) as person:
        open_repository(person)
        assert_named(person)
        person.press("ctrl+n")
        person.wait_for("text", "Name", focused=True)
        person.tab_to("check box", "Custom Token")
        person.press("space")
        person.wait_for("text", "Token", focused=True)
        assert_named(person)
        leave_dialog(person, "Cancel")

        go_to_row(person, "default")
        person.press("Return")
        person.wait_for("dialog", "Edit Token")
        assert_named(person)
        leave_dialog(person, "Cancel")
        go_to_row(person, "default")
        person.press("shift+Down")
        person.wait_for("label", "2 selected")
        assert_named(person)
        go_to_row(person, "default")
        person.press("shift+Down", "Return")
        person.wait_for("dialog", "Assign Parser to 2 Tokens")
        assert_named(person)
        leave_dialog(person, "Cancel")

        person.resize(370, 650)
        person.wait_for("button", "Back")
        assert_named(person)
        person.quit()


def the_sidebar():
    with demo_server() as server, use(server) as person:
        person.wait_for("list item", REPOSITORY)
        assert rows(person)[:4] == ["all-services", "payments", "web-frontend", "active-directory"], rows(person)

        person.tab_to("radio button", "All")
        for kind, there, gone in ("Repositories", REPOSITORY, "all-services"), ("Views", "all-services", REPOSITORY):
            person.press("Right")
            person.wait_for("radio button", kind, focused=True)
            person.press("space")
            person.wait_gone("list item", gone)
            person.wait_for("list item", there)
        person.press("Left", "Left")
        person.wait_for("radio button", "All", focused=True)
        person.press("Return")
        person.wait_for("list item", REPOSITORY)

        choose_in_menu(person, "Sort", "Down", "Down", "Return")
        person.wait_for("toggle button", "Sort", focused=True)
        person.wait("the largest first", lambda: rows(person)[:4] == ["payments", "web-frontend", "all-services",
                                                                      "k8s-workloads"])
        choose_in_menu(person, "Sort", "Return")
        person.wait_for("toggle button", "Sort", focused=True)
        person.wait("the first of the alphabet", lambda: rows(person)[0] == "all-services")

        person.tab_to("list item")
        person.press("Home", "Down", "Down", "Down")
        person.wait_for("list item", "active-directory", focused=True)
        person.tab_to("button", "Add Star")
        person.press("space")
        person.wait("it among the starred ones", lambda: rows(person)[0] == "active-directory")

        person.tab_to("list item")
        ask(server, RENAME, {"name": "active-directory", "to": "active-accounts"})
        person.press("F5")
        person.wait_for("list item", "active-accounts")
        person.quit()


def a_view():
    with Person([INGOT, "--demo"]) as person:
        person.wait_for("list item", REPOSITORY)
        open_domain(person, "fraud-analysis")
        person.wait_for("label", "Views Have No Ingest Tokens")
        person.press("ctrl+f", "Escape")
        person.tab_to("list item", REPOSITORY)
        person.press("Return")
        person.wait_for("list item", contains="vector-checkout")
        person.quit()


def the_parsers():
    """Each says what it is called and where it comes from, before it is chosen."""
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        person.press("ctrl+n")
        person.wait_for("text", "Name", focused=True)
        person.tab_to("combo box", "Assigned Parser")
        person.press("space")
        person.wait_for("entry", focused=True)
        person.press("Tab")
        for name, origin in ("None", ""), ("accesslog", "Built in"), ("apache_access", "apache/http-server"):
            row = person.wait_for("list item", name, focused=True)
            assert row.get_description() == origin, row.get_description()
            person.press("Down")
        person.press("Escape")
        person.wait_for("combo box", "Assigned Parser", focused=True)
        leave_dialog(person, "Cancel")
        person.quit()


def without_the_permission():
    """What an administrator is asked for says who, what and where; and the page that was waited for comes."""
    with demo_server(user="tomas.reyes") as server, use(server) as person:
        ask_for_repository(person)
        person.wait_for("label", "No Permission to See Tokens")
        person.use("button", "Copy Request")
        person.wait_for("label", contains="Request copied")
        request = clipboard()
        for part in "tomas.reyes@example.com", "Change ingest tokens", REPOSITORY, server[0]:
            assert part in request, request
        person.use("button", "Retry")
        person.wait_for("button", "Retry", focused=True)
        person.quit()


def by_name():
    with demo_server(user="lena.holm") as server, use(server) as person:
        ask_for_repository(person)
        person.wait_for("label", "Tokens Cannot Be Listed")

        person.use("button", "Edit by Name…")
        person.wait_for("text", "Name", focused=True)
        person.type("fraud-scoring")
        pick_parser(person, "kv")
        person.use("button", "Save")
        person.wait_gone("dialog")
        person.wait_for("button", "Edit by Name…", focused=True)
        person.wait_for("label", contains="“fraud-scoring” changed")

        person.use("button", "Delete by Name…")
        person.wait_for("text", "Name", focused=True)
        person.type("fraud-scoring")
        person.use("button", "Delete")
        person.wait_gone("alert")
        person.wait_for("button", "Delete by Name…", focused=True)
        person.wait_for("label", contains="“fraud-scoring” deleted")

        person.press("Return")
        person.wait_for("text", "Name", focused=True)
        person.type("fraud-scoring")
        person.use("button", "Delete")
        person.wait_for("label", contains="There is no ingest token named")
        person.press("Escape")
        person.wait_gone("alert")
        person.wait_for("button", "Delete by Name…", focused=True)
        person.quit()


def what_went_wrong():
    """Nobody is there, then an API token is wrong: what there is to read, to copy and to do."""
    with demo_server() as server:
        pass
    with use(server) as person:
        person.wait_for("label", "Server Cannot Be Reached")
        person.tab_to("list item", "Details")
        person.press("Return")
        person.wait_for("label", contains="Operation")
        person.use("button", "Copy")
        person.wait_for("label", contains="Details copied")
        assert server[0] in clipboard() and server[1].split("~")[1] not in clipboard(), clipboard()
        with demo_server("--port", server[0].rstrip("/").split(":")[-1], "--seed", "2"):
            person.use("button", "Retry")
            person.wait_for("label", "API Token Not Accepted")
            person.use("button", "Replace API Token…")
            person.wait_for("text", "API Token", focused=True)
            person.press("Escape")
            person.wait_gone("dialog")
            person.wait_for("button", "Replace API Token…", focused=True)
            person.quit()


def on_a_production_server():
    """What is deleted there is typed once more, and nothing else lets it be deleted."""
    with demo_server() as server, Person([INGOT]) as person:
        person.use("button", "Add Server…")
        person.wait_for("text", "Address", focused=True)
        person.type(server[0])
        person.tab_to("text", "API Token")
        person.type(server[1])
        person.tab_to("combo box", "Environment")
        person.press("space")
        for environment in "Development", "Staging", "Production":
            person.press("Down")
            person.wait_for("list item", environment, focused=True)
        person.press("Return")
        person.wait_for("combo box", "Environment", focused=True)
        person.use("button", "Add")
        open_repository(person)

        go_to_row(person, "default")
        person.press("Delete")
        person.wait_for("text", "Type the name to delete it", focused=True)
        person.type("defaul")
        person.press("Return")
        person.type("t")
        person.use("button", "Delete")
        person.wait_gone("alert")
        person.wait_gone("list item", contains="default Token")
        assert "default" not in list_parsers(server), list_parsers(server)
        person.quit()


def the_menus():
    with demo_server() as server, use(server) as person:
        open_repository(person)
        choose_in_menu(person, "Repository Menu", "Down", "Return")
        person.wait_for("label", contains="Ingest address copied")
        assert clipboard() == server[0], clipboard()

        person.press("ctrl+comma")
        person.wait_for("dialog", "Preferences")
        person.press("Escape")
        person.wait_gone("dialog")
        person.wait_for("toggle button", "Repository Menu", focused=True)

        person.press("F10")
        person.wait_for("menu item", "New Window", focused=True)
        person.press("Up")
        person.wait_for("menu item", "About Ingot", focused=True)
        person.press("Return")
        person.wait_for("dialog", "About")
        person.press("Escape")
        person.wait_gone("dialog")
        person.wait_for("toggle button", "Main Menu", focused=True)
        person.quit()


def in_a_narrow_window():
    """What has no room is in menus, and what has lost its words is called what it was."""
    with nothing_glides(), demo_server() as server, use(server) as person:
        open_repository(person)
        go_to_row(person, "default")
        person.resize(370, 650)
        person.wait_for("button", "Back")
        person.wait_gone("button", "Reveal")
        person.wait_for("button", "New Token")

        person.tab_to("list item", contains="default Token")
        person.press("Menu")
        person.wait_for("menu item", "Reveal", focused=True)
        person.press("Return")
        person.wait_for("list item", contains="default Token, revealed", focused=True)

        add_token(server, "another")
        choose_in_menu(person, "Repository Menu", "Down", "Return")
        person.wait_for("list item", contains="another Token")
        for _ in range(2):
            person.use("button", "Back")
            person.tab_to("list item", REPOSITORY)
            person.press("Return")
            person.wait_for("list item", contains="another Token")
        person.use("button", "Back")
        person.wait_for("list item", REPOSITORY, focused=True)
        person.quit()


tell({
    "what Tab comes to has a name": names,
    "the sidebar": the_sidebar,
    "a view": a_view,
    "the parsers": the_parsers,
    "without the permission": without_the_permission,
    "by name": by_name,
    "what went wrong": what_went_wrong,
    "on a production server": on_a_production_server,
    "the menus": the_menus,
    "in a narrow window": in_a_narrow_window,
})
