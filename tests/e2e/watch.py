# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything through which a secret could leave a program, written down to be searched for it.

Each channel is what somebody else could read: another program of the same user, of another one, or whoever gets a
file or a log later. What a person asks for is no leak: a token that is shown is told to assistive technologies.
"""
import base64
import http.client
import http.server
import os
import pathlib
import subprocess
import tempfile
import threading
import urllib.parse

from person import PATIENCE, WORLD, Gio, GLib

FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
# With all that the libraries tell, settings in a file, and a folder for what is temporary.
TALKATIVE = {"G_MESSAGES_DEBUG": "all", "GSETTINGS_BACKEND": "keyfile", "TMPDIR": f"{WORLD['HOME']}/tmp"}


def disguise(secret):
    """The forms in which a secret may be written down, each as the bytes that give it away."""
    plain = secret.encode()
    forms = {
        "plain": plain,
        "UTF-16": secret.encode("utf-16-le"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "percent": urllib.parse.quote(secret, safe="").replace("~", "%7E").encode(),
        "percent, small": urllib.parse.quote(secret, safe="").replace("~", "%7e").encode(),
        "every character percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
    }
    # What base64 makes of it depends on where it begins; at its ends it depends on its neighbours.
    for before in range(3):
        form = base64.b64encode(b"\0" * before + plain)
        forms[f"base64, after {before}"] = form[(0, 2, 3)[before]:-4]
    for name in [name for name in forms if name.startswith("base64")]:
        forms[f"{name}, for URLs"] = forms[name].translate(bytes.maketrans(b"+/", b"-_"))
    return forms


def find(secret, data):
    """The disguises in which a secret is in some bytes."""
    return [name for name, form in disguise(secret).items() if form in data]


class Monitor:
    """All that is said on a message bus, by anybody to anybody, as dbus-monitor hears it."""

    def __init__(self, address):
        self._speaker = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self._heard = bytearray()
        self._more = threading.Condition()
        self._process = subprocess.Popen(["dbus-monitor", "--binary", "--address", address], stdout=subprocess.PIPE,
                                         env=WORLD)
        threading.Thread(target=self._listen, daemon=True).start()
        # It loses its name when it becomes one that only listens.
        self._wait_for(b"NameLost")

    def _listen(self):
        while part := self._process.stdout.read1():
            with self._more:
                self._heard += part
                self._more.notify()

    def _wait_for(self, words):
        with self._more:
            assert self._more.wait_for(lambda: words in self._heard, PATIENCE), f"{words} was never heard"

    def say(self, words):
        """Says something on the bus itself."""
        self._speaker.emit_signal(None, "/", "test.Says", "It", GLib.Variant("(s)", (words,)))
        self._speaker.flush_sync()

    def get_heard(self):
        """What was heard until now: a last word comes after all that was said before it."""
        self.say("a last word of the test")
        self._wait_for(b"a last word of the test")
        with self._more:
            return bytes(self._heard)

    def close(self):
        self._process.terminate()
        self._process.wait()


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.note(self.requestline, self.headers, body)
        upstream = http.client.HTTPConnection(self.server.upstream)
        upstream.request(self.command, self.path, body, dict(self.headers))
        answer = upstream.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "content-length", "transfer-encoding", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = _forward

    def log_message(self, *_):
        pass


class Recorder(http.server.ThreadingHTTPServer):
    """Stands before a server, and writes down what it is asked. The API token is in one header, and only there."""

    daemon_threads = True

    def __init__(self, address):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = urllib.parse.urlsplit(address).netloc
        self.address = f"http://127.0.0.1:{self.server_port}"
        self.authorizations = set()
        self.asked = b""
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def note(self, line, headers, body):
        self.authorizations.add(headers.get("Authorization"))
        others = "\n".join(f"{name}: {value}" for name, value in headers.items() if name != "Authorization")
        self.asked += f"{line}\n{others}\n".encode() + body + b"\n"

    def close(self):
        self.shutdown()
        self.server_close()


class Watch:
    """Watches a program that has a server at an address. Leaving the context ends it."""

    def __init__(self, address):
        os.makedirs(TALKATIVE["TMPDIR"], exist_ok=True)
        # Neither is anything that the program has written.
        self.output = tempfile.TemporaryFile(dir="/tmp")
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        at_spi = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                   GLib.VariantType("(s)"), Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        self.buses = {"session bus": Monitor(WORLD["DBUS_SESSION_BUS_ADDRESS"]), "accessibility bus": Monitor(at_spi)}
        self.recorder = Recorder(address)
        self._seen = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for bus in self.buses.values():
            bus.close()
        self.recorder.close()
        self.output.close()

    def look(self, process):
        """Looks at what is there now only: how a process was called, titles of windows, files, what is selected."""
        directory = pathlib.Path("/proc") / str(process.pid)
        self._see("arguments", (directory / "cmdline").read_bytes())
        self._see("environment", (directory / "environ").read_bytes())
        self._see("titles", list_titles())
        self._see("selection", subprocess.run(["xclip", "-selection", "primary", "-o"], env=WORLD,
                                              capture_output=True).stdout)
        self._see("files", b"\n".join(list_files()))

    def _see(self, channel, data):
        self._seen[channel] = self._seen.get(channel, b"") + data + b"\n"

    def read(self):
        """All that was seen, by channel."""
        self.output.seek(0)
        return {**self._seen, "output": self.output.read(), "requests": self.recorder.asked,
                **{name: bus.get_heard() for name, bus in self.buses.items()}}

    def search(self, secrets):
        """Finds secrets, a dictionary of names and texts: where, which, and in which disguises."""
        return {(channel, name): found for channel, data in self.read().items()
                for name, secret in secrets.items() if (found := find(secret, data))}


def list_titles():
    """The titles of all windows of the display, which every program on it can ask for."""
    windows = subprocess.run(["xdotool", "search", "--name", ".*"], env=WORLD, capture_output=True, text=True).stdout
    return b"".join(subprocess.run(["xdotool", "getwindowname", window], env=WORLD, capture_output=True).stdout
                    for window in windows.split())


def list_files():
    """What is in every file of the user, with its path."""
    places = [WORLD[folder] for folder in FOLDERS]
    paths = [path for place in places for path in pathlib.Path(place).rglob("*")]
    for path in [*paths, pathlib.Path(WORLD["SECRET_FILE_TEST_PATH"])]:
        yield str(path).encode()
        if path.is_file():
            yield path.read_bytes()
