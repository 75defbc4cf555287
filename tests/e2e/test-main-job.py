#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end: the built programs, real keys, and what a screen reader sees."""
import pathlib
import subprocess

from job import (INGOT, REPOSITORY, ask, ask_to_delete, change_parser, clipboard, create_token, delete_token,
                 demo_server, go_to_row, leave_dialog, list_parsers, open_repository, tell, use)
from person import WORLD, Person

ADD = "mutation ($input: AddIngestTokenV3Input!) { addIngestTokenV3(input: $input) { name } }"


def copy_token(person, token):
    assert clipboard() != token
    person.use("button", "Copy Token")
    person.wait_for("label", contains="Token copied")
    assert clipboard() == token, f"the clipboard holds {clipboard()!r} and the page shows {token!r}"


def tells(process, secret):
    """Whether anybody can read a secret in how a process was called."""
    directory = pathlib.Path("/proc") / str(process.pid)
    return any(secret.encode() in (directory / name).read_bytes() for name in ("cmdline", "environ"))


# The stories

def from_the_welcome_page():
    with Person([INGOT]) as person:
        person.wait_for("button", "Try the Demo")
        person.use("button", "Try the Demo")
        open_repository(person)

        page = create_token(person, "courier", "kv")
        told = {title: page[page.index(title) + 1] for title in ("Name", "Token", "Assigned Parser")}
        assert told["Name"] == "courier" and told["Assigned Parser"] == "kv", told
        token = told["Token"]
        copy_token(person, token)
        leave_dialog(person, "Done")
        person.wait_for("list item", contains=f"courier Token, hidden, ends with {token[-4:]}")

        change_parser(person, "courier", "syslog-utc")

        ask_to_delete(person, "courier")
        person.press("Return")
        person.wait_gone("alert")
        person.wait_for("list item", contains="courier Token")
        delete_token(person, "courier")

        assert clipboard() == token
        person.quit()
        assert clipboard() == ""


def on_a_server():
    with demo_server() as server, use(server) as person:
        open_repository(person)
        create_token(person, "courier", "kv")
        leave_dialog(person, "Done")
        assert list_parsers(server).get("courier") == "kv", list_parsers(server)

        change_parser(person, "courier", "None")
        assert list_parsers(server).get("courier", "gone") is None, list_parsers(server)

        delete_token(person, "courier")
        assert "courier" not in list_parsers(server), list_parsers(server)

        ask(server, ADD, {"input": {"repositoryName": REPOSITORY, "name": "by-somebody-else", "parser": "json"}})
        person.press("F5")
        person.wait_for("list item", contains="by-somebody-else")

        assert not tells(person.process, server[1])
        person.quit()


def secrets_would_be_found():
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    wait = ["sh", "-c", "echo started; read line"]
    for arguments, more in ([*wait, "sh", "s3cret"], {}), (wait, {"TOKEN": "s3cret"}):
        with subprocess.Popen(arguments, **pipes, env={**WORLD, **more}) as process:
            process.stdout.readline()  # before it has started there is nothing to read
            found = tells(process, "s3cret")
            process.stdin.close()
        assert found, arguments


def out_of_dialogs():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)
        go_to_row(person, "default")

        person.press("ctrl+n")
        person.wait_for("text", "Name", focused=True)
        person.type("courier")
        person.press("Escape")
        person.wait_gone("dialog")
        person.wait_for("list item", contains="default Token", focused=True)
        assert person.see("list item", contains="courier Token") is None, person.describe()

        ask_to_delete(person, "default")
        person.press("Escape")
        person.wait_gone("alert")
        person.wait_for("list item", contains="default Token", focused=True)

        person.quit()


def by_shortcuts():
    with Person([INGOT, "--demo"]) as person:
        open_repository(person)

        person.press("ctrl+f")
        person.wait_for("entry", "Search repositories and views", focused=True)
        person.press("Escape")
        person.wait_for("list item", "web-frontend")

        person.press("ctrl+question")
        person.wait_for("label", contains="Keyboard shortcuts")
        person.press("Escape")
        person.wait_gone("label", contains="Keyboard shortcuts")

        # What was copied in a window is forgotten when it closes, not at the program's end only.
        person.press("ctrl+shift+n")
        person.wait("a second window", lambda: len(person.windows("frame")) == 2)
        # It is where this one is.
        person.wait_for("button", "New Token")
        open_repository(person)
        go_to_row(person, "filebeat-prod-eu")
        person.press("ctrl+c")
        person.wait_for("label", contains="Token copied")
        assert clipboard().endswith("8kQz"), clipboard()
        person.press("ctrl+w")
        person.wait("its end", lambda: len(person.windows("frame")) == 1)
        assert clipboard() == ""

        person.quit()


tell({
    "from the welcome page to a created, edited and deleted token": from_the_welcome_page,
    "a server's own word for what was done": on_a_server,
    "a secret in arguments or environment would be found": secrets_would_be_found,
    "Escape leaves everything as it was": out_of_dialogs,
    "shortcuts": by_shortcuts,
})
