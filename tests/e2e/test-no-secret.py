#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No secret gets out: whole sessions, watched through everything that somebody else could read."""
import contextlib
import os
import pathlib
import subprocess
import urllib.parse
import urllib.request

from job import (INGOT, REPOSITORY, ask, clipboard, create_token, delete_token, demo_server, go_to_row, leave_dialog,
                 open_repository, tell)
from person import PATIENCE, WORLD, Atspi, Person, labels
from watch import FOLDERS, TALKATIVE, Watch, disguise, find

TOKENS = "query ($name: String!) { repository(name: $name) { ingestTokens { name token } } }"
REVEALED = "filebeat-prod-eu"
PLANT = "pLanted~9f41c2d7-secret"


# What a person does

def paste(person, text):
    """As people do with an API token, which is not typed letter by letter."""
    subprocess.run(["xclip", "-selection", "clipboard", "-in"], input=text, check=True, env=WORLD, text=True)
    person.press("ctrl+v")
    # The program asks for it when it comes to the key; until then it must stay where it is.
    person.wait("what is pasted", lambda: Atspi.Text.get_character_count(person.focus()) == len(text))


def add_server(person, address, api_token):
    person.wait_for("button", "Add Server…")
    person.use("button", "Add Server…")
    person.wait_for("text", "Address", focused=True)
    person.type(address)
    person.tab_to("text", "API Token")
    paste(person, "wrong~" + api_token)
    person.press("ctrl+a")
    paste(person, api_token)
    person.use("button", "Test Connection")
    person.wait_for("list item", "May Change Tokens: done")
    person.use("button", "Add")
    person.wait_gone("dialog")


def copy_and_use(person, token, address):
    """Whoever was given the token sends something with it."""
    person.use("button", "Copy Token")
    person.wait_for("label", contains="Token copied")
    assert clipboard() == token
    request = urllib.request.Request(f"{address}/api/v1/ingest/json", b'[{"greeting": "hello"}]',
                                     {"Authorization": f"Bearer {clipboard()}", "Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 200, answer.status


def reveal(person, name, token):
    go_to_row(person, name)
    person.tab_to("button", "Reveal")
    person.press("space")
    person.wait_for("label", token)


def remove_server(person, name):
    person.press("F6")
    person.wait_for("list item", focused=True)
    person.tab_to("toggle button", name)
    person.press("space")
    for key, row in ("Tab", "Add Server…"), ("Down", "Manage Servers…"):
        person.wait_for("list item", focused=True)
        person.press(key)
        person.wait(row, lambda: row in labels(person.focus()))
    person.press("Return")
    person.wait_for("dialog", "Manage Servers")
    person.wait_for("list item", name, focused=True)
    person.press("Delete")
    person.wait_for("button", "Undo")
    person.press("Escape")
    person.wait_for("button", "Try the Demo")


# What is asked of the server beside the window

def list_tokens(server):
    """Every ingest token of the repository that is opened, by its name."""
    tokens = ask(server, TOKENS, {"name": REPOSITORY})["repository"]["ingestTokens"]
    return {token["name"]: token["token"] for token in tokens}


@contextlib.contextmanager
def gnome_keyring():
    """The desktop's keyring, with a password: without one it would write down what it keeps as it is."""
    daemon = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=WORLD)
    daemon.stdin.write(b"login password")
    daemon.stdin.close()
    subprocess.run(["gdbus", "wait", "--session", "--timeout", str(PATIENCE), "org.freedesktop.secrets"], check=True,
                   env=WORLD)
    try:
        yield
    finally:
        daemon.terminate()
        daemon.wait()


# What was seen

def assert_seen(seen, **words):
    """Each channel tells what it must, or nothing could be found in it."""
    for channel, word in words.items():
        assert word.encode() in seen[channel.replace("_", " ")], f"{channel} was not watched"


def assert_nothing_found(watch, secrets, shown):
    """Nothing but what was shown on purpose, to whoever reads the screen aloud."""
    found = watch.search(secrets)
    on_purpose = {("accessibility bus", name) for name in shown}
    assert set(found) == on_purpose, {place: found[place] for place in found.keys() - on_purpose}


def whole_session(environment, keyring_words):
    with demo_server() as server, Watch(server[0]) as watch:
        secrets = {"API token": server[1], "its secret part": server[1].split("~")[1]}

        def begin():
            return Person([INGOT], environment={**TALKATIVE, **environment}, output=watch.output)

        with begin() as person:
            add_server(person, watch.recorder.address, server[1])
            open_repository(person)
            watch.look(person.process)
            created = create_token(person, "courier", "kv")
            token = created[created.index("Token") + 1]
            copy_and_use(person, token, server[0].rstrip("/"))
            watch.look(person.process)
            leave_dialog(person, "Done")
            person.quit()
        tokens = list_tokens(server)
        assert tokens["courier"] == token and len(tokens) > 5, tokens.keys()

        with begin() as person:
            open_repository(person)
            delete_token(person, "courier")
            reveal(person, REVEALED, tokens[REVEALED])
            watch.look(person.process)
            remove_server(person, urllib.parse.urlsplit(watch.recorder.address).hostname)
            watch.look(person.process)
            limits = pathlib.Path(f"/proc/{person.process.pid}/limits").read_text()
            assert "Max core file size 0 0" in " ".join(limits.split()), limits
            person.quit()

        assert watch.recorder.authorizations == {None, f"Bearer {server[1]}"}, len(watch.recorder.authorizations)
        assert_seen(watch.read(), arguments=INGOT, environment="G_MESSAGES_DEBUG=all", titles="Ingot",
                    files=watch.recorder.address, requests="POST /graphql?id=AddIngestToken", output="DEBUG",
                    session_bus=keyring_words, accessibility_bus=token)
        assert_nothing_found(watch, {**secrets, **tokens}, ["courier", REVEALED])


# The stories

def with_the_keyring_of_a_sandbox():
    whole_session({}, "io.github.ingot_app.Ingot")


def with_the_keyring_of_the_desktop():
    with gnome_keyring():
        whole_session({"SECRET_BACKEND": "service"}, "dh-ietf1024-sha256-aes128-cbc-pkcs7")


def with_a_token_in_the_environment():
    with demo_server() as server, Watch(server[0]) as watch:
        with Person([INGOT, "--server", watch.recorder.address], output=watch.output,
                    environment={**TALKATIVE, "INGOT_API_TOKEN": server[1]}) as person:
            open_repository(person)
            watch.look(person.process)
            person.quit()
        assert_seen(watch.read(), environment="INGOT_API_TOKEN=", requests="POST /graphql?id=ListIngestTokens")
        assert_nothing_found(watch, {"API token": server[1], **list_tokens(server)}, [])


def plant(watch, channel, secret):
    """Does what a program must not do."""
    if channel == "output":
        subprocess.run(["echo", secret], stdout=watch.output, check=True)
    elif channel in watch.buses:
        watch.buses[channel].say(f"the token is {secret}.")
    elif channel == "requests":
        urllib.request.urlopen(f"{watch.recorder.address}/api/v1/status?token={urllib.parse.quote(secret)}").close()
    elif channel == "selection":
        subprocess.run(["xclip", "-selection", "primary", "-in"], input=secret, check=True, env=WORLD, text=True)
    elif channel == "titles":
        subprocess.run(["xdotool", "getactivewindow", "set_window", "--name", secret], check=True, env=WORLD)
    elif channel.startswith("files"):
        pathlib.Path(WORLD[channel.split()[-1]], "a file").write_text(f"token={secret}\n")


def planted_ones_are_found():
    """One in each channel, and each is found there and nowhere else."""
    files = [f"files in {folder}" for folder in FOLDERS]
    with demo_server() as server, Watch(server[0]) as watch, Person([INGOT, "--demo"]) as person:
        person.wait_for("list item", REPOSITORY)
        secrets = {}
        for channel in ["output", "requests", "selection", "titles", *watch.buses, *files]:
            secrets[channel] = f"{PLANT} in {channel}".replace(" ", "-")
            plant(watch, channel, secrets[channel])
        watch.look(person.process)
        with subprocess.Popen(["sh", "-c", "echo started; read line", "sh", f"{PLANT}-in-arguments"],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env={**WORLD, "TOKEN": f"{PLANT}-in-environment"}) as process:
            process.stdout.readline()  # before it has started there is nothing to read
            watch.look(process)
            process.stdin.close()
        secrets |= {channel: f"{PLANT}-in-{channel}" for channel in ("arguments", "environment")}
        found = watch.search(secrets)
        assert set(found) == {(name.split(" in ")[0], name) for name in secrets}, found
        assert {channel for channel, _ in found} == set(watch.read()), found
        person.quit()


def disguised_ones_are_found():
    for name, form in disguise(PLANT).items():
        assert name in find(PLANT, b"..." + form + b"..."), name
    assert find(PLANT, "…".encode() * 100) == []
    assert find(PLANT, os.urandom(4096)) == []


tell({
    "a planted one is found in each channel": planted_ones_are_found,
    "a disguised one is found": disguised_ones_are_found,
    "a whole session with the keyring of a sandbox": with_the_keyring_of_a_sandbox,
    "a whole session with the keyring of the desktop": with_the_keyring_of_the_desktop,
    "an API token in the environment": with_a_token_in_the_environment,
})
