#!/usr/bin/env bash
# Installs the Debian packages that building, testing and measuring need, and only those that are missing.
set -euo pipefail

packages=(
  gcc libc6-dev musl-tools binutils zlib1g-dev # the native build links with these
  busybox-static debootstrap                   # root file systems
  runc crun                                    # the peers we are compared with
  strace jq util-linux e2fsprogs procps        # looking at what happened
)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0
[ "$(id -u)" = 0 ] || { echo "missing packages, install them as root: ${missing[*]}" >&2; exit 1; }
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
