#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the Flatpak that is installed, waits for its first page, and quits."""
from sandbox import Guest

with Guest() as person:
    person.wait_for("button", "Add Server…")
    person.quit()
