#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck disable=SC2154  # what is used here without being set is set in dev
#
# What ./dev flatpak does; read by dev. Flatpak's programs are those of the platform, with the user's installation;
# this machine's own are only asked for what Flathub has, and start the application.

# By Debian's and by Fedora's names, beside those that Ingot is built and tested with: the builder, and the portals,
# which the tests need. On a tree they make it another one.
debian_flatpak_packages=(flatpak flatpak-builder appstream-compose elfutils xdg-desktop-portal)
fedora_flatpak_packages=(flatpak flatpak-builder elfutils xdg-desktop-portal)

flatpak_id=io.github.ingot_app.Ingot
flatpak_manifest=flatpak/$flatpak_id.json
stand_in_family=io.github.ingot_app.Debian
stand_in_branch=$tree_suite
stand_in_remote=ingot-debian

# manifest_says NAME: a value of the manifest
manifest_says()
{
  sed -n "s/^  \"$1\": \"\(.*\)\",\$/\1/p" "$top/$flatpak_manifest"
}

# find_flathub: prints whose remote flathub is, user or system, if it can be reached and has the runtime
find_flathub()
{
  local whose sdk
  sdk=$(manifest_says sdk)//$(manifest_says runtime-version)
  for whose in user system; do
    if flatpak remotes "--$whose" --columns=name 2>/dev/null | grep -qx flathub \
      && timeout 30 flatpak remote-info "--$whose" flathub "$sdk" >/dev/null 2>&1; then
      echo "$whose"
      return
    fi
  done
}

# Chooses what the application is built on, and sets the platform up for that.
prepare_flatpak()
{
  if [ -z "$(command -v flatpak)" ]; then
    install_packages flatpak
  fi
  flathub=$(find_flathub)
  if [ -z "$flathub" ]; then
    echo "Flatpak has no remote \"flathub\" here, or cannot reach it: a Platform and an Sdk of Debian $tree_suite packages" \
      "take the place of $(manifest_says runtime)."
    export INGOT_PLATFORM=tree
  fi
  debian_packages+=("${debian_flatpak_packages[@]}")
  fedora_packages+=("${fedora_flatpak_packages[@]}")
  installation=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
  mkdir -p "$installation" "$cache"
  directories_to_write+=("$installation" "$cache")
  [ ! -d /var/lib/flatpak ] || directories_to_write+=(/var/lib/flatpak)
  set_up
  [ "$door" = bubblewrap ] || fail "Flatpak needs bubblewrap, which is not allowed here"
}

# on_installation COMMAND…: runs a command on the platform, with the user's installation of Flatpak. It may ask a system
# bus whether it may install, and there is none.
on_installation()
{
  # shellcheck disable=SC2016  # for the inner shell
  inside nested env FLATPAK_USER_DIR="$installation" dbus-run-session -- \
    bash -c 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"' sh "$@"
}

# --- What it is built on ---

use_flathub()
{
  local version
  version=$(manifest_says runtime-version)
  step "Installing what it is built on, from Flathub" flatpak install "--$flathub" --noninteractive --or-update flathub \
    "$(manifest_says runtime)//$version" "$(manifest_says sdk)//$version"
}

# A stand-in is named by everything it is made of.
stand_in_name()
{
  { basename "$root"; cat "$top"/flatpak/{make-stand-in,not-of-packages}; } | sha256sum | cut -c 1-12
}

make_stand_in()
{
  stand_in=$cache/flatpak-$(stand_in_name)
  lock "$cache/lock"
  if [ ! -d "$stand_in" ]; then
    remove "$stand_in.unfinished"
    step "Making a Platform and an Sdk in $cache (about 1 GB, once)" \
      inside nested flatpak/make-stand-in "$root" "$stand_in.unfinished"
    mv "$stand_in.unfinished" "$stand_in"
  fi
  unlock
}

install_stand_in()
{
  on_installation flatpak remote-add --user --if-not-exists --no-gpg-verify "$stand_in_remote" "file://$stand_in/repo"
  on_installation flatpak remote-modify --user --url="file://$stand_in/repo" "$stand_in_remote"
  on_installation flatpak install --user --noninteractive --or-update "$stand_in_remote" \
    "$stand_in_family."{Platform,Sdk}"//$stand_in_branch"
}

# The manifest, but for what it is built on. It is beside flatpak/, since it names the sources from there.
write_manifest_for_stand_in()
{
  sed -e "s/\"runtime\": \".*\"/\"runtime\": \"$stand_in_family.Platform\"/" \
    -e "s/\"sdk\": \".*\"/\"sdk\": \"$stand_in_family.Sdk\"/" \
    -e "s/\"runtime-version\": \".*\"/\"runtime-version\": \"$stand_in_branch\"/" \
    "$top/$flatpak_manifest" >"$top/build/$flatpak_id.json"
}

use_stand_in()
{
  make_stand_in
  step "Installing them for this user" install_stand_in
  write_manifest_for_stand_in
  flatpak_manifest=build/$flatpak_id.json
}

# --- Commands ---

flatpak_build()
{
  local branch
  branch=$(manifest_says branch)
  mkdir -p "$top/build/flatpak"
  lock "$top/build/flatpak.lock"
  if [ -n "$flathub" ]; then
    use_flathub
  else
    use_stand_in
  fi
  step "Building the application" on_installation flatpak-builder --user --disable-rofiles-fuse --force-clean \
    --state-dir=build/flatpak/state --repo=build/flatpak/repo build/flatpak/app "$flatpak_manifest"
  step "Making build/ingot.flatpak" on_installation \
    flatpak build-bundle build/flatpak/repo build/ingot.flatpak "$flatpak_id" "$branch"
  step "Installing it for this user" on_installation \
    flatpak install --user --noninteractive --reinstall build/ingot.flatpak
  unlock
  step "Starting it on a virtual display" on_desktop sandbox tests/e2e/start-sandbox.py
}

# on_desktop ENVIRONMENT COMMAND…: runs a command, which starts what is installed, in an environment of run-in
on_desktop()
{
  inside nested env FLATPAK_USER_DIR="$installation" tests/harness/run-in "$@"
}

# The server that the tests need, outside of the sandbox. Prints where it is.
build_demo_server()
{
  local directory=build/flatpak/demo-${root##*-}
  if [ ! -f "$top/$directory/build.ninja" ]; then
    inside offline meson setup -Dtests=false "$directory"
  fi
  inside offline ninja -C "$directory" app/demo/ingot-demo-server
  demo_server=$directory/app/demo/ingot-demo-server
}

# flatpak_test: ends with "N passed, N failed", as dev test does
flatpak_test()
{
  local environment failed
  is_installed || fail "it is not installed; ./dev flatpak does that"
  # Nobody else may mount the files that a person chooses for a sandbox within one.
  [ "$EUID" = 0 ] || fail "flatpak test needs root"
  step "Building a demo server" build_demo_server
  for environment in sandbox sandbox-without-portals; do
    on_desktop "$environment" "tests/e2e/test-$environment.py" "$flatpak_id" "$demo_server" 2>"$scratch/log" \
      | tee -a "$scratch/results" || tail -n 60 "$scratch/log" >&2
  done
  failed=$((2 - $(grep -c '^ok ' "$scratch/results" || true)))
  echo "$((2 - failed)) passed, $failed failed"
  [ "$failed" = 0 ]
}

is_installed()
{
  flatpak info --user "$flatpak_id" >/dev/null 2>&1
}

# flatpak_run [ARGUMENT…]: starts what is installed, on this machine's display
flatpak_run()
{
  is_installed || fail "it is not installed; ./dev flatpak does that"
  [ -n "${WAYLAND_DISPLAY:-}${DISPLAY:-}" ] || fail "there is no display to run it on; see ./dev flatpak test"
  flatpak run --user "$flatpak_id" "$@"
}

# obey_flatpak [COMMAND [ARGUMENT…]]
obey_flatpak()
{
  local command=${1:-build}
  [ $# -eq 0 ] || shift
  [ "${1:-}" != -- ] || shift
  case $command in
    build) prepare_flatpak; flatpak_build ;;
    run) flatpak_run "$@" ;;
    test) prepare_flatpak; flatpak_test ;;
    *) fail "flatpak does not know '$command'; see ./dev --help" ;;
  esac
}
