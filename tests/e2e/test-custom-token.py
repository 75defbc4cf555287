#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Custom tokens, end to end and by keys alone: on a server that has the feature for them off, and on one without it."""
import re

from job import REPOSITORY, ask, demo_server, leave_dialog, open_repository, tell, use
from person import Atspi, labels

NAME = "vector-migrated"
TOKENS = "query ($name: String!) { repository(name: $name) { ingestTokens { name token } } }"
DISABLED = "{ featureFlags(includeExperimentalFeatures: true, enabledInScopeFilter: Disabled) { flag } }"
FLAG = "CustomIngestTokens"
ENABLE = "Enable Custom Ingest Tokens…"


def fill_in(person):
    """A name, and a token that is generated; it cannot be read on the screen or by a screen reader."""
    person.press("ctrl+n")
    person.wait_for("text", "Name", focused=True)
    person.type(NAME)
    person.tab_to("check box", "Custom Token")
    person.press("space")
    entry = person.wait_for("text", "Token", focused=True)
    assert person.see("check box", "Custom Token"), person.describe()
    person.use("button", "Generate")
    person.wait_for("label", contains="43 letters, 256 random bits")
    text = Atspi.Text.get_text(entry, 0, -1)
    assert re.fullmatch("[●•*]{43}", text), text
    person.use("button", "Create")


def check_created(person, server):
    """The page shows the token that the server has, which is a generated one."""
    page = labels(person.wait_for("grouping", "Ingest Token Created"))
    person.wait_for("button", "Copy Token", focused=True)
    token = page[page.index("Token") + 1]
    assert re.fullmatch("[A-Za-z0-9_-]{43}", token), token
    listed = {each["name"]: each["token"] for each in list_tokens(server)}
    assert listed.get(NAME) == token, (listed, token)
    assert not any("Not the token" in text for text in page), page
    leave_dialog(person, "Done")
    person.wait_for("list item", contains=f"{NAME} Token")


def list_tokens(server):
    return ask(server, TOKENS, {"name": REPOSITORY})["repository"]["ingestTokens"]


def is_off(server):
    """Whether the server knows the feature and has it off."""
    return FLAG in [each["flag"] for each in ask(server, DISABLED, {})["featureFlags"]]


def where_it_is_off():
    with demo_server("--version", "1.180.0") as server, use(server) as person:
        assert is_off(server)
        open_repository(person)
        fill_in(person)

        # Refused; what can be done has the focus. Escape leaves it as it is.
        person.wait_for("button", ENABLE, focused=True)
        person.wait_for("label", contains="is not enabled")
        person.press("Return")
        person.wait_for("label", contains="a feature of the whole server")
        person.wait_for("button", "Cancel", focused=True)
        person.press("Escape")
        person.wait_for("button", ENABLE, focused=True)
        assert is_off(server)
        assert NAME not in [each["name"] for each in list_tokens(server)]

        person.press("Return")
        person.wait_for("label", contains="a feature of the whole server")
        person.use("button", "Enable")
        check_created(person, server)
        assert not is_off(server)
        person.quit()


def where_it_is_gone():
    with demo_server("--version", "1.204.0") as server, use(server) as person:
        assert not is_off(server)
        open_repository(person)
        fill_in(person)
        check_created(person, server)
        person.quit()


tell({
    "1.180: refused, the feature enabled, and created": where_it_is_off,
    "1.204: created at once": where_it_is_gone,
})
