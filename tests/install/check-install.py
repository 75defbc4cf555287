#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "meson install" brings: every file that a desktop needs, and no other. check-install.py BUILD LINGUAS"""
import configparser
import json
import pathlib
import re
import subprocess
import sys
import tempfile

BUILD, LINGUAS = map(pathlib.Path, sys.argv[1:])
ID = "io.github.ingot_app.Ingot"
LANGUAGES = [line for line in LINGUAS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
FILES = {
    "bin/ingot",
    f"share/applications/{ID}.desktop",
    f"share/dbus-1/services/{ID}.service",
    f"share/glib-2.0/schemas/{ID}.gschema.xml",
    f"share/icons/hicolor/scalable/apps/{ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
    "share/man/man1/ingot.1",
    f"share/metainfo/{ID}.metainfo.xml",
    *(f"share/locale/{language}/LC_MESSAGES/ingot.mo" for language in LANGUAGES),
}


def install(target):
    """Installs below target, and returns where the prefix is there."""
    subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--quiet", "--destdir", target], check=True)
    options = json.loads((BUILD / "meson-info" / "intro-buildoptions.json").read_text(encoding="utf-8"))
    prefix = next(option["value"] for option in options if option["name"] == "prefix")
    return pathlib.Path(target) / prefix.lstrip("/"), prefix


def read(path):
    parser = configparser.ConfigParser(interpolation=None, delimiters="=", comment_prefixes="#")
    parser.optionxform = str
    parser.read(path, encoding="utf-8")
    return parser


def check_files(installed, _):
    found = {str(path.relative_to(installed)) for path in installed.rglob("*") if not path.is_dir()}
    assert found == FILES, f"missing: {sorted(FILES - found)}, more: {sorted(found - FILES)}"


def check_service(installed, prefix):
    """The name of the service, of its file and of the desktop file are one, or nobody finds it."""
    service = read(installed / f"share/dbus-1/services/{ID}.service")["D-BUS Service"]
    assert dict(service) == {"Name": ID, "Exec": f"{prefix}/bin/ingot --gapplication-service"}, dict(service)
    entry = read(installed / f"share/applications/{ID}.desktop")["Desktop Entry"]
    assert entry["DBusActivatable"] == "true"


def check_desktop_file(installed, _):
    path = installed / f"share/applications/{ID}.desktop"
    subprocess.run(["desktop-file-validate", path], check=True)
    desktop = read(path)
    assert desktop["Desktop Entry"]["Actions"] == "new-window;"
    assert desktop["Desktop Action new-window"]["Name"]
    for language in LANGUAGES:
        assert desktop["Desktop Entry"][f"Comment[{language}]"] != desktop["Desktop Entry"]["Comment"], language


def check_metainfo(installed, _):
    path = installed / f"share/metainfo/{ID}.metainfo.xml"
    subprocess.run(["appstreamcli", "validate", "--no-net", "--override=url-homepage-missing=info", path], check=True,
                   stdout=sys.stderr)


def check_manual(installed, _):
    """The manual page tells of the options that the program tells of, and of what it reads from the environment."""
    told = subprocess.run([BUILD / "app" / "ingot", "--help"], check=True, capture_output=True, text=True).stdout
    manual = (installed / "share/man/man1/ingot.1").read_text(encoding="utf-8")
    options = set(re.findall(r"^ +(?:-., )?--([a-z-]+)", told, re.MULTILINE))
    documented = set(re.findall(r"^\.It .*Fl Fl ([a-z-]+)", manual, re.MULTILINE))
    left_to_libraries = {"help-all", "help-gapplication", "gapplication-service"}
    assert {"demo", "server"} < options and options - left_to_libraries == documented - left_to_libraries, \
        f"{options} and {documented}"
    assert ".It Ev INGOT_API_TOKEN" in manual and "INGOT_API_TOKEN" in told


def check_schema(installed, _):
    subprocess.run(["glib-compile-schemas", "--strict", installed / "share/glib-2.0/schemas"], check=True)


def main():
    checks = [check_files, check_service, check_desktop_file, check_metainfo, check_manual, check_schema]
    failures = 0
    print(f"1..{len(checks)}")
    with tempfile.TemporaryDirectory() as target:
        place = install(target)
        for number, check in enumerate(checks, start=1):
            try:
                check(*place)
                print(f"ok {number} {check.__name__}")
            except (AssertionError, KeyError, subprocess.CalledProcessError) as error:
                failures += 1
                print(f"not ok {number} {check.__name__}\n# {error!r}")
    sys.exit(1 if failures else 0)


main()
