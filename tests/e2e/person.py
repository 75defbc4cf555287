# SPDX-License-Identifier: GPL-3.0-or-later
"""A person at the built program: eyes through AT-SPI, hands on real keys.

Nothing here sleeps: a wait looks again whenever the accessibility bus says that something changed, and gives up at its
deadline with a description of what there is.
"""
import os
import subprocess
import time

# A warning of the program is fatal; one of the library that looks at it says that something went meanwhile.
WORLD = dict(os.environ)
os.environ.pop("G_DEBUG", None)

import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE = 20  # seconds; reached by a failure only
ANSWER_MS, START_MS = 5000, 15000  # how long the library waits for a program that has much to do
EVENTS = ("object:children-changed", "object:state-changed", "object:text-changed", "object:property-change",
          "object:selection-changed", "object:announcement", "window:")
# A dialog of libadwaita is inside its window, this deep at most.
DIALOGS = ("dialog", "alert")
DIALOG_DEPTH = 4
DEPTH = 100
# What changes is asked for each time: what the library remembers may be late. It is told for every application, as one
# that the library met in an event, before it looked at the desktop, does not take this over from there.
REMEMBERED = Atspi.Cache.ROLE | Atspi.Cache.PARENT | Atspi.Cache.INTERFACES
# There is none in another, and most of what there is is in them.
ROWS = ("list item",)
# What keeps a text from left to right, or apart from the sentence around it.
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


class Lost(AssertionError):
    """What a person waited for did not come."""


class Person:
    """Starts a program and uses it. Leaving the context ends it, if a failure left it running.

    What it writes is for output, if there is one, and else something that it had to complain of.
    """

    def __init__(self, arguments, typed_in=None, environment=None, output=subprocess.PIPE):
        self._changed = True
        self._focused = None
        self.announced = []  # what a screen reader was asked to say
        self._listener = Atspi.EventListener.new(self._on_event)
        for event in EVENTS:
            self._listener.register(event)
        Atspi.set_timeout(ANSWER_MS, START_MS)
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=output, stderr=output, text=True,
                                        env={**WORLD, **(environment or {})})
        if typed_in is not None:
            self.process.stdin.write(typed_in)
        self.process.stdin.close()
        self.process.stdin = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for event in EVENTS:
            self._listener.deregister(event)
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate()

    def _on_event(self, event):
        self._changed = True
        if event.type == "object:state-changed:focused" and event.detail1:
            self._focused = event.source
        if event.type == "object:announcement":
            self.announced.append(event.any_data)

    def is_mine(self, application):
        """Whether an application on the accessibility bus is the program."""
        return application.get_process_id() == self.process.pid

    # Eyes

    def windows(self, role=None):
        desktop = Atspi.get_desktop(0)
        applications = [application for application in children(desktop) if self.is_mine(application)]
        for application in applications:
            application.set_cache_mask(REMEMBERED)
        return [window for application in applications for window in children(application)
                if holds(window, Atspi.StateType.SHOWING) and role in (None, window.get_role_name())]

    def front(self):
        """What can be used: the window with the focus, or the dialog that takes its place, the last if there are more."""
        windows = self.windows()
        active = [window for window in windows if holds(window, Atspi.StateType.ACTIVE)]
        return [dialogs(window, DIALOG_DEPTH)[-1] for window in active or windows]

    def see(self, role=None, name=None, contains=None, focused=False):
        """Finds what is showing, has this role and name, a part of a name, or the keyboard focus."""
        closed = ROWS if role in ROWS else ()
        for window in self.front():
            depth = DIALOG_DEPTH if role in DIALOGS else DEPTH
            found = search(window, lambda it: matches(it, role, name, contains, focused), depth, closed)
            if found is not None:
                return found
        return None

    def see_all(self, role):
        """Finds everything that is showing and has this role, none of it in another."""
        return [found for window in self.front() for found in search_all(window, role)]

    def wait(self, what, condition):
        """Waits until condition() gives something, and returns it."""
        deadline = time.monotonic() + PATIENCE
        context = GLib.MainContext.default()
        timer = GLib.timeout_add(500, self._look_again)
        self._changed = True
        try:
            while time.monotonic() < deadline and self.process.poll() is None:
                if self._changed and not context.pending():
                    self._changed = False
                    found = attempt(condition)
                    if found:
                        return found
                context.iteration(not self._changed)
        finally:
            GLib.source_remove(timer)
        raise Lost(f"{what} did not come; {self.describe()}")

    def _look_again(self):
        self._changed = True
        return True

    def wait_for(self, role=None, name=None, contains=None, focused=False):
        what = " ".join(part for part in (role, name or contains, "with the focus" if focused else None) if part)
        return self.wait(what, lambda: self.see(role, name, contains, focused))

    def wait_gone(self, role=None, name=None, contains=None):
        self.wait(f"the end of {role} {name or contains}", lambda: self.see(role, name, contains) is None)

    def focus(self):
        """What has the keyboard focus."""
        focused = attempt(lambda: self._focused and holds(self._focused, Atspi.StateType.FOCUSED) and self._focused)
        return focused or self.see(focused=True)

    def is_focused(self, role, name, contains):
        focused = self.focus()
        return focused is not None and matches(focused, role, name, contains, True)

    def describe(self):
        """Describes what can be seen, for whoever reads why a test failed."""
        if self.process.poll() is not None:
            return f"the program ended with {self.process.returncode}:\n{self.process.communicate()[1]}"
        lines = []
        for window in self.front():
            describe(window, 0, lines)
        return "there is:\n" + ("\n".join(lines) or "nothing")

    # Hands

    def press(self, *keys):
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], check=True, env=WORLD)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", text], check=True, env=WORLD)

    def tab_to(self, role=None, name=None, contains=None, most=40):
        """Presses Tab until the keyboard focus is there."""
        for _ in range(most):
            if attempt(lambda: self.is_focused(role, name, contains)):
                return
            before = self.focus()
            self.press("Tab")
            self.wait("another focus", lambda: self.focus() not in (before, None))
        raise Lost(f"Tab did not lead to {role} {name or contains}; {self.describe()}")

    def resize(self, width, height):
        """Changes the size of the window with the focus, as a person who drags its corner does; in pixels."""
        subprocess.run(["xdotool", "getactivewindow", "windowsize", str(width), str(height)], check=True, env=WORLD)

    def turn_wheel(self, times):
        """Scrolls down what is in the middle of the window with the focus."""
        subprocess.run(["xdotool", "getactivewindow", "mousemove", "--window", "%1", "--polar", "0", "0",
                        "click", "--repeat", str(times), "--delay", "5", "5"], check=True, env=WORLD)

    def use(self, role, name):
        """Goes to a button by Tab and presses Return."""
        self.tab_to(role, name)
        self.press("Return")

    def quit(self):
        """Quits by the keyboard. The program must end well, and have had nothing to complain of."""
        self.press("ctrl+q")
        output, errors = map(self.said_by_program, self.process.communicate(timeout=PATIENCE))
        assert self.process.returncode == 0, f"exit status {self.process.returncode}\n{errors}"
        assert not output and not errors, f"it wrote:\n{output}{errors}"

    def said_by_program(self, text):
        return text


def attempt(condition):
    try:
        return condition()
    except GLib.Error:
        return None  # it went while it was looked at


def children(accessible):
    found = (accessible.get_child_at_index(i) for i in range(accessible.get_child_count()))
    return [child for child in found if child is not None]


def holds(accessible, state):
    return accessible.get_state_set().contains(state)


def matches(accessible, role, name, contains, focused):
    if role is not None and accessible.get_role_name() != role:
        return False
    text = (accessible.get_name() or "").translate(ISOLATES)
    if (name is not None and text != name) or (contains is not None and contains not in text):
        return False
    return not focused or holds(accessible, Atspi.StateType.FOCUSED)


def search(accessible, is_it, depth=DEPTH, closed=()):
    """Finds the first of what is showing that is it, from the outside in, without looking into closed roles."""
    if not holds(accessible, Atspi.StateType.SHOWING):
        return None
    if is_it(accessible):
        return accessible
    if depth == 0 or accessible.get_role_name() in closed:
        return None
    for child in children(accessible):
        found = search(child, is_it, depth - 1, closed)
        if found is not None:
            return found
    return None


def dialogs(window, depth):
    """A window, and the dialogs in it, each above the one before it."""
    below = children(window) if depth > 0 and holds(window, Atspi.StateType.SHOWING) else []
    found = [each for child in below for each in dialogs(child, depth - 1)
             if each.get_role_name() in DIALOGS and holds(each, Atspi.StateType.SHOWING)]
    return [window, *found]


def search_all(accessible, role):
    if not holds(accessible, Atspi.StateType.SHOWING):
        return []
    if accessible.get_role_name() == role:
        return [accessible]
    return [found for child in children(accessible) for found in search_all(child, role)]


def labels(accessible):
    """The texts of the labels in a widget, in their order."""
    if not holds(accessible, Atspi.StateType.SHOWING):
        return []
    if accessible.get_role() == Atspi.Role.LABEL:
        return [(accessible.get_name() or "").translate(ISOLATES)]
    return [text for child in children(accessible) for text in labels(child)]


def describe(accessible, depth, lines):
    if not holds(accessible, Atspi.StateType.SHOWING):
        return
    name = (accessible.get_name() or "").translate(ISOLATES)
    focused = holds(accessible, Atspi.StateType.FOCUSED)
    inner = depth
    if name or focused:
        lines.append(f"{'  ' * depth}{accessible.get_role_name()} “{name}”{' (focused)' if focused else ''}")
        inner += 1
    for child in children(accessible):
        describe(child, inner, lines)
