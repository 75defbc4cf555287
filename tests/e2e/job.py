# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does with Ingot, by keys, for the stories of the end-to-end tests.

A test is called with the paths of ingot and ingot-demo-server, on a display of its own with a session bus.
"""
import contextlib
import http.server
import json
import subprocess
import sys
import threading
import traceback
import urllib.request

from person import WORLD, Person, labels

INGOT, DEMO_SERVER = sys.argv[1:]
REPOSITORY = "payments"

PARSERS = "query ($name: String!) { repository(name: $name) { ingestTokens { name parser { name } } } }"
ADD = "mutation ($input: AddIngestTokenV3Input!) { addIngestTokenV3(input: $input) { name } }"


# What a person does in the window

def use(server):
    """Starts the program on a server; the API token comes as a file would."""
    return Person([INGOT, "--server", server[0], "--token-file", "-"], server[1])


def ask_for_repository(person):
    """Typing in the list searches it; Return opens what is found first."""
    person.wait_for("list item", REPOSITORY)
    person.tab_to("list item")
    person.type(REPOSITORY)
    person.wait_gone("list item", "web-frontend")
    person.wait_for("list item", REPOSITORY)
    person.press("Return")


def open_repository(person):
    ask_for_repository(person)
    person.wait_for("list item", contains="vector-checkout")


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


def first_row(person):
    row = person.focus()
    return row and row.get_role_name() == "list item" and row.get_index_in_parent() == 0


def go_to_row(person, name):
    """From the first row downwards, each key when the one before it was obeyed."""
    person.wait_for("list item", contains=f"{name} Token")
    person.tab_to("list item", contains=" Token, ")
    person.press("Home")
    person.wait("the first row", lambda: first_row(person))
    for _ in range(20):
        before = person.wait("a row with the focus", person.focus)
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
    person.wait_for("list item", contains=f", parser: {parser}")


def ask_to_delete(person, name):
    go_to_row(person, name)
    person.press("Delete")
    person.wait_for(contains=f"Delete “{name}”?")
    person.wait_for("button", "Cancel", focused=True)


def delete_token(person, name):
    ask_to_delete(person, name)
    leave_dialog(person, "Delete")
    person.wait_gone("list item", contains=f"{name} Token")


# What is looked at beside the window

def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], env=WORLD, capture_output=True, text=True).stdout


@contextlib.contextmanager
def demo_server(*arguments, user="root"):
    """Starts a server of its own, and gives its address and the API token of a user."""
    process = subprocess.Popen([DEMO_SERVER, "--port", "0", *arguments], stdout=subprocess.PIPE, text=True, env=WORLD)
    try:
        address = process.stdout.readline().strip()
        account = next(line for line in process.stdout if line.startswith(f"{user}@"))
        yield address, account.split("\t")[-1].strip()
    finally:
        process.terminate()
        process.communicate()


@contextlib.contextmanager
def stand_in(server, answer):
    """Stands before a server, and gives what leads there instead. Each request is answered by answer(), which is called
    with the operation, with what gets the server's own words, and with what writes."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def pass_on(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name: self.headers[name] for name in ("Content-Type", "Authorization") if name in self.headers}
            request = urllib.request.Request(server[0].rstrip("/") + self.path, body or None, headers)

            def get():
                with urllib.request.urlopen(request) as words:
                    return words.read()

            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            answer(self.path.rpartition("=")[2], get, self.wfile.write)

        do_GET = do_POST = pass_on

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as way:
        threading.Thread(target=way.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{way.server_port}/", server[1]
        finally:
            way.shutdown()


@contextlib.contextmanager
def held(server, operation):
    """Gives what leads to a server, and what lets its answers to an operation come."""
    released = threading.Event()

    def answer(asked, get, write):
        text = get()
        # Nobody waits for a server that says nothing at all.
        while asked == operation and not released.wait(1):
            write(b" ")
        write(text)

    with stand_in(server, answer) as way:
        try:
            yield way, released.set
        finally:
            released.set()


@contextlib.contextmanager
def without_parser(server, parser):
    """Gives what leads to a server, and what removes a parser there, as somebody else does who knows of two changes."""
    removed = threading.Event()
    refusals = [b'{"errors": [{"message": "There is no such parser."}]}'] * 2

    def answer(asked, get, write):
        if removed.is_set() and asked == "AssignParser" and refusals:
            write(refusals.pop())
            return
        words = json.loads(get())
        if removed.is_set() and asked == "ListParsers":
            parsers = words["data"]["repository"]["parsers"]
            parsers[:] = [other for other in parsers if other["name"] != parser]
        write(json.dumps(words).encode())

    with stand_in(server, answer) as way:
        yield way, removed.set


def ask(server, document, variables):
    address, api_token = server
    request = urllib.request.Request(f"{address.rstrip('/')}/graphql",
                                     json.dumps({"query": document, "variables": variables}).encode(),
                                     {"Content-Type": "application/json", "Authorization": f"Bearer {api_token}"})
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["data"]


def list_parsers(server):
    """The server's own word: a repository's tokens, each with the name of its parser."""
    tokens = ask(server, PARSERS, {"name": REPOSITORY})["repository"]["ingestTokens"]
    return {token["name"]: token["parser"] and token["parser"]["name"] for token in tokens}


def add_token(server, name):
    """Creates a token as somebody else does."""
    ask(server, ADD, {"input": {"repositoryName": REPOSITORY, "name": name, "parser": "json"}})


def tell(stories):
    """Tells the stories, a dictionary of names and functions, as a test; ends the program."""
    failures = 0
    print(f"1..{len(stories)}")
    for number, (name, story) in enumerate(stories.items(), start=1):
        try:
            story()
            print(f"ok {number} {name}", flush=True)
        except Exception:  # whatever it is, it is told, and the next story begins
            print(f"not ok {number} {name}")
            print(*(f"# {line}" for line in traceback.format_exc().splitlines()), sep="\n", flush=True)
            failures += 1
    sys.exit(1 if failures else 0)
