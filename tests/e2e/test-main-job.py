#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job, end to end: the built programs, real keys, and what a screen reader sees.

Called with the paths of ingot and ingot-demo-server, on a display of its own with a session bus.
"""
import contextlib
import json
import pathlib
import subprocess
import sys
import traceback
import urllib.request

from person import WORLD, Person, labels

INGOT, DEMO_SERVER = sys.argv[1:]
REPOSITORY = "payments"
TOKENS = "query ($name: String!) { repository(name: $name) { ingestTokens { name token parser { name } } } }"
ADD = "mutation ($input: AddIngestTokenV3Input!) { addIngestTokenV3(input: $input) { name } }"


# What a person does in the window

def open_repository(person):
    """Typing in the list searches it; Return opens what is found first."""
    person.wait_for("list item", REPOSITORY)
    person.tab_to("list item")
    person.type(REPOSITORY)
    person.wait_gone("list item", "web-frontend")
    person.wait_for("list item", REPOSITORY)
    person.press("Return")
    person.wait_for("table row", contains="vector-checkout")


def pick_parser(person, parser):
    """Searches the parsers, at first for another; the first that is found is the one that is called so."""
    person.tab_to("combo box", "Assigned Parser")
    person.press("space")
    person.wait_for("entry", focused=True)
    person.type("zeek")
    person.wait_gone("label", "json-for-action")
    person.press("Escape")
    person.wait_for("label", "json-for-action")
    person.type(parser)
    person.wait_gone("label", "corelight-json")
    person.press("Return")
    person.wait_for("combo box", "Assigned Parser", focused=True)
    assert labels(person.see("combo box", "Assigned Parser"))[-1] == parser, person.describe()


def create_token(person, name, parser):
    person.press("ctrl+n")
    person.wait_for("text", "Name", focused=True)
    person.type(name)
    pick_parser(person, parser)
    person.use("button", "Create")
    page = person.wait_for("grouping", "Ingest Token Created")
    person.wait_for("button", "Copy Token", focused=True)
    return labels(page)


def leave_dialog(person, button):
    person.use("button", button)
    person.wait_gone("dialog")


def go_to_row(person, name):
    person.wait_for("table row", contains=f"{name} Token")
    person.tab_to("table row")
    person.press("Home")
    for _ in range(20):
        before = person.focus()
        if before.get_name().startswith(f"{name} "):
            return
        person.press("Down")
        person.wait("the next row", lambda: person.focus() not in (before, None))
    raise AssertionError(f"no row {name} by the arrow keys; {person.describe()}")


def change_parser(person, name, parser):
    go_to_row(person, name)
    person.press("Return")
    person.wait_for("dialog", "Edit Token")
    pick_parser(person, parser)
    leave_dialog(person, "Save")
    person.wait_for("table row", contains=f"Copy Token {parser} ")


def ask_to_delete(person, name):
    go_to_row(person, name)
    person.press("Delete")
    person.wait_for(contains=f"Delete “{name}”?")
    person.wait_for("button", "Cancel", focused=True)


def delete_token(person, name):
    ask_to_delete(person, name)
    leave_dialog(person, "Delete")
    person.wait_gone("table row", contains=f"{name} Token")


# What is looked at beside the window

def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=WORLD, capture_output=True, text=True).stdout


def copy_token(person, token):
    assert clipboard() != token
    person.use("button", "Copy Token")
    person.wait_for("label", contains="Token copied")
    assert clipboard() == token, f"the clipboard holds {clipboard()!r} and the page shows {token!r}"


def tells(process, secret):
    """Whether anybody can read a secret in how a process was called."""
    directory = pathlib.Path("/proc") / str(process.pid)
    return any(secret.encode() in (directory / name).read_bytes() for name in ("cmdline", "environ"))


@contextlib.contextmanager
def demo_server():
    """Starts a server of its own, and gives its address and the API token of its root user."""
    process = subprocess.Popen([DEMO_SERVER, "--port", "0"], stdout=subprocess.PIPE, text=True, env=WORLD)
    try:
        address = process.stdout.readline().strip()
        root = next(line for line in process.stdout if line.startswith("root@"))
        yield address, root.split("\t")[-1].strip()
    finally:
        process.terminate()
        process.communicate()


def ask(server, document, variables):
    address, api_token = server
    request = urllib.request.Request(f"{address.rstrip('/')}/graphql",
                                     json.dumps({"query": document, "variables": variables}).encode(),
                                     {"Content-Type": "application/json", "Authorization": f"Bearer {api_token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


def list_parsers(server):
    """The server's own word: a repository's tokens, each with the name of its parser."""
    tokens = ask(server, TOKENS, {"name": REPOSITORY})["repository"]["ingestTokens"]
    return {token["name"]: token["parser"] and token["parser"]["name"] for token in tokens}


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
        person.wait_for("table row", contains=f"courier Token, hidden, ends with {token[-4:]}")

        change_parser(person, "courier", "syslog-utc")

        ask_to_delete(person, "courier")
        person.press("Return")
        person.wait_gone("alert")
        person.wait_for("table row", contains="courier Token")
        delete_token(person, "courier")

        assert clipboard() == token
        person.quit()
        assert clipboard() == ""


def on_a_server():
    with demo_server() as server, Person([INGOT, "--server", server[0], "--token-file", "-"], server[1]) as person:
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
        person.wait_for("table row", contains="by-somebody-else")

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
        person.wait_for("table row", contains="default Token", focused=True)
        assert person.see("table row", contains="courier Token") is None, person.describe()

        ask_to_delete(person, "default")
        person.press("Escape")
        person.wait_gone("alert")
        person.wait_for("table row", contains="default Token", focused=True)

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
        person.wait_for("grouping", "Select a Repository")
        open_repository(person)
        go_to_row(person, "filebeat-prod-eu")
        person.press("ctrl+c")
        person.wait_for("label", contains="Token copied")
        assert clipboard().endswith("8kQz"), clipboard()
        person.press("ctrl+w")
        person.wait("its end", lambda: len(person.windows("frame")) == 1)
        assert clipboard() == ""

        person.quit()


STORIES = {
    "from the welcome page to a created, edited and deleted token": from_the_welcome_page,
    "a server's own word for what was done": on_a_server,
    "a secret in arguments or environment would be found": secrets_would_be_found,
    "Escape leaves everything as it was": out_of_dialogs,
    "shortcuts": by_shortcuts,
}


def main():
    failures = 0
    print(f"1..{len(STORIES)}")
    for number, (name, story) in enumerate(STORIES.items(), start=1):
        try:
            story()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # whatever it is, it is told, and the next story begins
            print(f"not ok {number} {name}")
            print(*(f"# {line}" for line in traceback.format_exc().splitlines()), sep="\n", flush=True)
            failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
