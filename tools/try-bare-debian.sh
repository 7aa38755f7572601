#!/usr/bin/env bash
# Proves that a fresh Debian 12 with git, python3 and make, and nothing else, gets from a clone to reports and tests.
#
#   tools/try-bare-debian.sh FOLDER [REPOSITORY]
#
# FOLDER is new and is kept for a look inside; REPOSITORY is this one if not given, as committed. Needs root and
# debootstrap. The Debian mirror, the certificates and the settings of pip are those of this machine.

set -euo pipefail

folder=$(realpath -m "${1:?"usage: $0 FOLDER [REPOSITORY]"}")
repository=${2:-$(cd "$(dirname "$0")/.." && pwd)}
release=bookworm

if [ -e "$folder" ]; then
    echo "$folder is there already" >&2
    exit 1
fi

# ---- a bare Debian

mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    sed -n "s/^$release //p" | head -n 1)
debootstrap --variant=minbase --include=ca-certificates,git,make,python3 "$release" "$folder" "$mirror" >/dev/null

apt-config dump | grep '^Acquire::' >"$folder/etc/apt/apt.conf.d/host"
cp /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/"
# What pip is told to take from this machine's own disk is not there inside.
for settings in /etc/pip.conf ~/.pip/pip.conf ~/.config/pip/pip.conf; do
    [ -e "$settings" ] || continue
    inside_settings=$folder/${settings/#$HOME//root}
    mkdir -p "$(dirname "$inside_settings")"
    grep -v -e find-links -e file: "$settings" >"$inside_settings" || true
done
mapfile -t pip_environment < <(env | grep '^PIP_' | grep -v -e FIND_LINKS -e file: || true)

git clone --quiet --no-hardlinks "$repository" "$folder/root/project"

# ---- the commands, each from nothing and again

# In namespaces of its own: what is mounted and what is started there is gone when the command ends. The dialogue is
# tested on a terminal, so the devices of terminals are there as on any machine.
inside() {
    unshare --mount --pid --fork bash -c '
        mount -t proc proc "$1/proc" && mkdir -p "$1/dev/pts" &&
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$1/dev/pts" && ln -sf pts/ptmx "$1/dev/ptmx" &&
        shift && exec "$@"' - "$folder" \
        chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "${pip_environment[@]}" \
        make --directory=/root/project "$1"
}

failed=0
table=""
for command in report report test test; do
    start=$(date +%s%1N)
    inside "$command" || failed=1
    tenths=$(($(date +%s%1N) - start))
    table+=$(printf 'make %-8s %5d.%d s' "$command" $((tenths / 10)) $((tenths % 10)))$'\n'
done
printf '\n%s' "$table"
exit $failed
