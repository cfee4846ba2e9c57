#!/usr/bin/env bash
# Makes the root file systems that tests, demo and benchmark run, once, and prints where they are:
#   images.sh busybox   Debian's static busybox with its applets as links
#   images.sh debian    Debian bookworm, debootstrap's minbase
# They are kept under ${XDG_CACHE_HOME:-~/.cache}/caisson/images and are never written to afterwards:
# who needs a writable one makes a copy.
set -euo pipefail

cache="${XDG_CACHE_HOME:-$HOME/.cache}/caisson/images"
suite=bookworm

# What every image needs besides its programs: mount points, and a user that is not root.
finish() {
  local root="$1"
  mkdir -p "$root"/{dev,proc,sys,run,root,etc,home/sailor}
  mkdir -p -m 1777 "$root/tmp"
  chmod 1777 "$root/tmp"
  chown 1000:1000 "$root/home/sailor"
}

busybox() {
  local root="$1" applet
  mkdir -p "$root"/{bin,etc}
  cp "$(type -P busybox)" "$root/bin/busybox"
  for applet in $("$root/bin/busybox" --list); do
    [ "$applet" = busybox ] || ln -s busybox "$root/bin/$applet"
  done
  printf '%s\n' 'root:x:0:0:root:/root:/bin/sh' 'sailor:x:1000:1000:sailor:/home/sailor:/bin/sh' >"$root/etc/passwd"
  printf '%s\n' 'root:x:0:' 'sailor:x:1000:' 'crew:x:2000:sailor' >"$root/etc/group"
}

# The mirror is the one this machine is set up for: either form of apt's sources is understood.
mirror() {
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    awk '/^deb / { for (i = 2; i <= NF; i++) if ($i ~ /^[a-z]+:\/\//) { print $i; exit } }
         /^URIs:/ { print $2; exit }'
}

debian() {
  local root="$1" log="$1.log"
  debootstrap --variant=minbase "$suite" "$root" "$(mirror)" >"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }
  rm -rf "$log" "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/dev/*
  printf '%s\n' 'sailor:x:1000:1000:sailor:/home/sailor:/bin/sh' >>"$root/etc/passwd"
  printf '%s\n' 'sailor:x:1000:' >>"$root/etc/group"
}

[ $# = 1 ] && [[ "$1" =~ ^(busybox|debian)$ ]] || { sed -n '2,4s/^# //p' "$0" >&2; exit 2; }
mkdir -p "$cache"
exec 9>"$cache/lock"
flock 9 # two test runs at once make one image, not half of two
if [ ! -d "$cache/$1" ]; then
  made="$(mktemp -d "$cache/making.XXXXXX")"
  trap 'rm -rf "$made"' EXIT
  "$1" "$made/root"
  finish "$made/root"
  chmod 755 "$made/root"
  mv "$made/root" "$cache/$1" # all or nothing: a broken download leaves no image behind
fi
echo "$cache/$1"
