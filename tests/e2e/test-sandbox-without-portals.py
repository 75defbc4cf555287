#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""In a sandbox, on a desktop without portals: nothing keeps an API token, which is said, with the way on."""
from job import REPOSITORY, demo_server, tell
from sandbox import Guest, fill_in


def for_this_session():
    with demo_server() as server:
        with Guest() as person:
            fill_in(person, *server)
            person.press("Return")
            person.wait_for("label", contains="No keyring")
            person.use("button", "Use for This Session")
            person.wait_gone("dialog")
            person.wait_for("list item", REPOSITORY)
            person.quit()
        with Guest() as person:
            person.wait_for("label", "No Keyring")
            person.use("button", "Enter API Token for This Session…")
            person.wait_for("text", "API Token", focused=True)
            person.type(server[1])
            person.press("Return")
            person.wait_gone("dialog")
            person.wait_for("list item", REPOSITORY)
            person.quit()


tell({"an API token is used for the session and not kept": for_this_session})
