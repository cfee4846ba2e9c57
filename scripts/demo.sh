#!/usr/bin/env bash
# Builds Caisson where needed and runs real containers with it: a shell in a busybox, then in Debian,
# each showing its namespaces and limits, and the time that takes beside runc and crun.
#   scripts/demo.sh            the demonstration
#   scripts/demo.sh --shell    a shell of your own, in a busybox
#   scripts/demo.sh --with RUNTIME ...   the same by another runtime's executable
set -euo pipefail
cd "$(dirname "$0")/.."

shell= runtime=
while [ $# -gt 0 ]; do
  case "$1" in
    --shell) shell=1; shift ;;
    --with) runtime="$(type -P "$2")"; shift 2 ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "scripts/demo.sh: run it as root: its containers use root's namespaces and cgroups" >&2; exit 1; }

scripts/install-packages.sh
if [ -z "$runtime" ]; then
  JAVA_HOME="$(scripts/java-home.sh)"
  export JAVA_HOME
  echo "Building dist/target/caisson (a first build takes some minutes) ..."
  mvn -q -B -ntp -DskipTests -pl dist -am package >/dev/null
  runtime="$PWD/dist/target/caisson"
fi

work="$(mktemp -d "${TMPDIR:-/tmp}/caisson-demo.XXXXXX")"
id="demo-$$"
trap '"$runtime" --root "$work/state" delete --force "$id" >/dev/null 2>&1 || true; rm -rf --one-file-system "$work"' EXIT

# config ARGS-AS-JSON TERMINAL: five namespaces, 64 MiB, 20 processes, half a CPU, few capabilities.
config() {
  cat <<JSON
{
  "ociVersion": "1.0.2",
  "hostname": "harbour",
  "process": {
    "terminal": $2,
    "cwd": "/root",
    "args": $1,
    "env": ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root", "TERM=${TERM:-linux}", "PS1=harbour# "],
    "user": {"uid": 0, "gid": 0},
    "capabilities": {
      "bounding": ["CAP_CHOWN", "CAP_KILL"],
      "effective": ["CAP_CHOWN", "CAP_KILL"],
      "permitted": ["CAP_CHOWN", "CAP_KILL"]
    },
    "noNewPrivileges": true
  },
  "root": {"path": "$root", "readonly": true},
  "mounts": [
    {"destination": "/proc", "type": "proc", "source": "proc"},
    {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755", "size=64k"]},
    {"destination": "/dev/pts", "type": "devpts", "source": "devpts", "options": ["nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"]},
    {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev", "mode=1777", "size=16m"]},
    {"destination": "/sys", "type": "sysfs", "source": "sysfs", "options": ["nosuid", "noexec", "nodev", "ro"]},
    {"destination": "/sys/fs/cgroup", "type": "cgroup", "source": "cgroup", "options": ["nosuid", "noexec", "nodev", "ro"]}
  ],
  "linux": {
    "namespaces": [{"type": "pid"}, {"type": "network"}, {"type": "ipc"}, {"type": "uts"}, {"type": "mount"}],
    "resources": {
      "memory": {"limit": 67108864},
      "pids": {"limit": 20},
      "cpu": {"quota": 50000, "period": 100000}
    },
    "maskedPaths": ["/proc/kcore", "/proc/keys", "/proc/timer_list", "/sys/firmware"],
    "readonlyPaths": ["/proc/sys", "/proc/sysrq-trigger"]
  }
}
JSON
}

# What is typed into the shell of the demonstration.
session() {
  cat <<'SESSION'
show() { echo; echo "harbour# $1"; eval "$1" 2>&1; }
show 'head -1 /etc/os-release 2>/dev/null || busybox | head -1'
show 'hostname; id'
show 'for p in /proc/[0-9]*; do echo "process ${p#/proc/}: $(cat $p/comm)"; done'
show 'for n in ipc mnt net pid uts user cgroup; do readlink /proc/self/ns/$n; done'
show 'grep -o "^ *[a-z0-9]*:" /proc/net/dev'
show 'grep -E "^(CapEff|NoNewPrivs)" /proc/self/status'
show 'cd /sys/fs/cgroup; cat memory/memory.limit_in_bytes pids/pids.max cpu/cpu.cfs_quota_us'
show 'touch /root/wreck'
show 'i=0; while [ $i -lt 30 ]; do sleep 1 & i=$((i+1)); done'
SESSION
}

in_container() { # in_container IMAGE
  root="$(scripts/images.sh "$1")"
  rm -rf "$work/bundle"
  mkdir "$work/bundle"
  config "$(session | jq -Rs '["/bin/sh", "-c", .]')" false >"$work/bundle/config.json"
  echo
  echo "=== A shell in $1, run by $(basename "$runtime") ==="
  echo "On the host: $(hostname), $(for n in ipc mnt net pid uts user cgroup; do readlink "/proc/self/ns/$n"; done | tr '\n' ' ')"
  "$runtime" --root "$work/state" run --bundle "$work/bundle" "$id" </dev/null || true
}

# How long a container of `true` takes, by all runtimes in turn. crun 1.8.1 gives up where cgroup v1
# and `unified` are mounted side by side, so all of them get a mount namespace without `unified`.
compare() {
  config '["/bin/true"]' false >"$work/bundle/config.json"
  echo
  echo "=== The time for a container that runs true in $1: the best and the median of 20 ==="
  export work id
  unshare --mount bash -c '
    ! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified
    for round in $(seq 20); do
      for runtime in "$@"; do
        begin=${EPOCHREALTIME/./}
        "$runtime" --root "$work/state-${runtime##*/}" run --bundle "$work/bundle" "$id" </dev/null || exit
        echo "$((${EPOCHREALTIME/./} - begin))" >>"$work/times-${runtime##*/}"
      done
    done
    for runtime in "$@"; do
      sort -n "$work/times-${runtime##*/}" | awk -v name="${runtime##*/}" "
        {t[NR] = \$1 / 1000} END {printf \"%-10s %7.1f ms %7.1f ms\n\", name, t[1], t[10]}"
    done' compare $(printf '%s\n' "$runtime" "$(type -P crun)" "$(type -P runc)" | awk 'NF && !seen[$0]++')
  rm -f "$work"/times-*
}

if [ -n "$shell" ]; then
  root="$(scripts/images.sh busybox)"
  mkdir "$work/bundle"
  config '["/bin/sh"]' true >"$work/bundle/config.json"
  "$runtime" --root "$work/state" run --bundle "$work/bundle" "$id"
  exit
fi
for image in busybox debian; do
  in_container "$image"
  compare "$image"
done
