#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a sandbox, with the portals of a desktop: the API token is kept by one, a file chosen by another."""
import os
import pathlib
import tempfile

from job import REPOSITORY, ask, create_token, demo_server, leave_dialog, open_repository, tell
from sandbox import APPLICATION, FileChooser, Guest, fill_in, make_certificates, secured

HOME = pathlib.Path(os.environ["HOME"])
KEYRING = HOME / ".var/app" / APPLICATION / "data/keyrings/default.keyring"
TOKENS = "query ($name: String!) { repository(name: $name) { ingestTokens { name } } }"


def choose_ca(person, path):
    """The dialog is no part of the program, nor can it read the path that is chosen there but through the portal."""
    chooser = FileChooser(path)
    person.use("button", "Choose a CA Certificate…")
    person.wait_for("button", "Use the System’s CA Certificates")
    person.wait_for("label", "ca.pem")
    assert chooser.asked_by == APPLICATION, chooser.asked_by


def find(secret):
    """The files of the sandbox, and of the desktop around it, that hold a secret as it is."""
    files = (path for path in HOME.parent.rglob("*") if path.is_file())
    return [path for path in files if secret.encode() in path.read_bytes()]


def assert_nowhere(secret):
    planted = HOME / "planted"
    planted.write_text(f"token={secret}\n", encoding="utf-8")
    assert find(secret) == [planted], find(secret)
    planted.unlink()


def kept_from_start_to_start():
    with tempfile.TemporaryDirectory() as directory, demo_server() as server:
        make_certificates(directory)
        with secured(server[0], directory) as address:
            with Guest() as person:
                fill_in(person, address, server[1])
                choose_ca(person, f"{directory}/ca.pem")
                person.use("button", "Add")
                person.wait_gone("dialog")
                person.wait_for("list item", REPOSITORY)
                person.quit()
            # The sandbox has a keyring of its own, for which the Secret portal has the password.
            assert KEYRING.is_file()
            assert_nowhere(server[1])

            with Guest() as person:
                open_repository(person)
                create_token(person, "courier", "kv")
                leave_dialog(person, "Done")
                person.wait_for("list item", contains="courier Token")
                person.quit()
        tokens = ask(server, TOKENS, {"name": REPOSITORY})["repository"]["ingestTokens"]
        assert "courier" in [token["name"] for token in tokens], tokens


tell({
    "a server with a CA of its own and its API token are kept from start to start": kept_from_start_to_start,
})
