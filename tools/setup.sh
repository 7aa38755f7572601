#!/bin/sh
# Makes the machine ready for the Makefile: Debian's packages where they are missing, then .venv from the lock files.
# What is ready already is left alone, so that this can run before every command.
#
#   tools/setup.sh runtime   what the program needs
#   tools/setup.sh dev       and what its tests need
#   tools/setup.sh node      and what the tests that run JavaScript need

set -eu
cd "$(dirname "$0")/.."
level=$1

fail() {
    echo "setup: $*" >&2
    exit 1
}

# ---- what Debian has to bring

# Prints the Debian package of each thing that is missing.
missing_packages() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    python3 - <<'PYTHON'
from ctypes.util import find_library

# WeasyPrint lays out text with these; nothing on PyPI brings them.
packages = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
for library, package in packages.items():
    if find_library(library) is None:
        print(package)
PYTHON
    [ "$level" = runtime ] || command -v pdftotext >/dev/null || echo poppler-utils
    if [ "$level" = node ]; then
        command -v node >/dev/null || echo nodejs
        command -v npm >/dev/null || echo npm
        command -v chromium >/dev/null || echo chromium
    fi
}

install_packages() {
    packages=$(missing_packages | tr '\n' ' ')
    [ -n "$packages" ] || return 0
    command -v apt-get >/dev/null || fail "this system lacks what Debian calls: $packages
Install these with the system's own package manager, then run this again."

    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        as_root='sudo -n'
        $as_root true 2>/dev/null || fail "these Debian packages are missing: $packages
Ask the administrator of this machine to run

    apt-get install --no-install-recommends $packages

and then run this again. Nothing has been changed."
    fi

    echo "Installing Debian packages: $packages"
    $as_root apt-get -qq update
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends $packages >/dev/null
    packages=$(missing_packages | tr '\n' ' ')
    [ -z "$packages" ] || fail "installed, but $(command -v python3) still does not find: $packages"
}

# ---- .venv

# An environment is ready for a level when it was completed with these lock files, in this place, for this Python.
# Whatever else is found there (interrupted, moved, older, Python upgraded) is made anew.
ready() {
    [ "$(cat ".venv/ready-$1" 2>/dev/null)" = "$(environment_key)" ]
}

environment_key() {
    { pwd && .venv/bin/python --version 2>&1 && cat requirements*.txt; } | cksum
}

pip_install() {
    # Bytecode is left to the first import: most of what is installed is never imported.
    PIP_USER=0 .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-input --no-compile --no-deps "$@"
}

install_locked() {
    lock=$1
    echo "Installing $lock into .venv"
    pip_install --require-hashes --only-binary :all: -r "$lock"
}

make_environment() {
    if [ "$1" = dev ] && ready runtime; then
        rm .venv/ready-*
    else
        rm -rf .venv
        python3 -m venv .venv
        # The pip of Debian 12 takes twice as long over the rest.
        install_locked requirements-pip.txt
    fi
    case $1 in
        runtime) install_locked requirements.txt ;;
        dev) install_locked requirements-dev.txt ;;
    esac
    environment_key >".venv/ready-$1"
    [ "$1" = runtime ] || cp .venv/ready-dev .venv/ready-runtime
}

install_project() {
    key=$(cat pyproject.toml hatch_build.py | cksum)
    [ "$(cat .venv/ready-project 2>/dev/null)" != "$key" ] || return 0
    pip_install --no-build-isolation --editable .
    echo "$key" >.venv/ready-project
}

compile_translations() {
    for source in rules/translations/*.po; do
        if [ -e "$source" ] && ! [ "${source%.po}.mo" -nt "$source" ]; then
            .venv/bin/python hatch_build.py
            return
        fi
    done
}

install_node_modules() {
    key=$(cksum <tests/node/package-lock.json)
    [ "$(cat tests/node/node_modules/ready 2>/dev/null)" != "$key" ] || return 0
    npm --prefix tests/node ci --ignore-scripts --no-audit --no-fund
    echo "$key" >tests/node/node_modules/ready
}

# ----

case $level in
    runtime) environment=runtime ;;
    dev | node) environment=dev ;;
    *) fail "no such level: $level" ;;
esac
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || fail "Python 3.11 or later is needed as python3"

if ! ready $environment; then
    install_packages
    make_environment $environment
fi
install_project
compile_translations
if [ "$level" = node ]; then
    install_packages
    install_node_modules
fi
