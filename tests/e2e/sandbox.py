# SPDX-License-Identifier: GPL-3.0-or-later
"""Ingot in its sandbox, the Flatpak that is installed, for the stories that are told of it."""
import contextlib
import pathlib
import socket
import ssl
import subprocess
import threading

from person import WORLD, Person

from gi.repository import Gio, GLib

APPLICATION = "io.github.ingot_app.Ingot"
CERTIFICATES = pathlib.Path(__file__).parent.parent / "harness" / "make-certificates"


class Guest(Person):
    """A person whose program is in a sandbox, where it has another number: what can be read on the display is of it."""

    def __init__(self):
        super().__init__(["flatpak", "run", "--user", "--die-with-parent", APPLICATION])

    def is_mine(self, application):
        return True

    def said_by_program(self, text):
        """Flatpak itself says what a desktop lacks, the means to mount files that a person chooses for example."""
        return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("F: "))


class FileChooser:
    """A desktop's part of the file chooser portal, where a person chooses always the same file."""

    NAME = "org.freedesktop.impl.portal.desktop.ingot"
    INTERFACE = Gio.DBusNodeInfo.new_for_xml("""
      <node>
        <interface name="org.freedesktop.impl.portal.FileChooser">
          <method name="OpenFile">
            <arg type="o" direction="in"/>
            <arg type="s" direction="in"/>
            <arg type="s" direction="in"/>
            <arg type="s" direction="in"/>
            <arg type="a{sv}" direction="in"/>
            <arg type="u" direction="out"/>
            <arg type="a{sv}" direction="out"/>
          </method>
        </interface>
      </node>""").interfaces[0]

    def __init__(self, path):
        self.asked_by = None
        self._answer = GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", [pathlib.Path(path).as_uri()])}))
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.register_object("/org/freedesktop/portal/desktop", self.INTERFACE, self._on_call, None, None)
        Gio.bus_own_name_on_connection(bus, self.NAME, Gio.BusNameOwnerFlags.NONE, None, None)

    def _on_call(self, _bus, _sender, _path, _interface, _method, arguments, invocation):
        self.asked_by = arguments[1]
        invocation.return_value(self._answer)


def make_certificates(directory):
    """Makes ca.pem, and good.pem of it for this machine."""
    subprocess.run([CERTIFICATES, directory], check=True, env=WORLD, stderr=subprocess.DEVNULL)


def hand_on(source, target):
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


def serve(listener, context, port):
    """Hands on what comes over TLS to a server without, until the listener is closed."""
    with contextlib.suppress(OSError):
        while True:
            plain, _ = listener.accept()
            threading.Thread(target=serve_one, args=(plain, context, port), daemon=True).start()


def serve_one(plain, context, port):
    with contextlib.suppress(OSError), context.wrap_socket(plain, server_side=True) as secure, \
            socket.create_connection(("127.0.0.1", port)) as server:
        answers = threading.Thread(target=hand_on, args=(server, secure), daemon=True)
        answers.start()
        hand_on(secure, server)
        answers.join()


@contextlib.contextmanager
def secured(address, directory):
    """Gives the address of the server at address over TLS, with a certificate from directory."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{directory}/good.pem", f"{directory}/good.key")
    port = int(address.rstrip("/").rpartition(":")[2])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener, context, port), daemon=True).start()
        yield f"https://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)


def fill_in(person, address, api_token):
    """Opens "Add Server" from the welcome page, and types what a server needs."""
    person.wait_for("button", "Add Server…")
    person.use("button", "Add Server…")
    person.wait_for("text", "Address", focused=True)
    person.type(address)
    person.tab_to("text", "API Token")
    person.type(api_token)
