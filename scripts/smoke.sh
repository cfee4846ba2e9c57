#!/usr/bin/env bash
# Runs the built executable on a real bundle, as a user would, and looks at what it prints and leaves behind.
# The last line is `N passed, N failed`.
set -uo pipefail
caisson=$(realpath "${1:-$(dirname "$0")/../dist/target/caisson}")
scratch=$(mktemp -d -t caisson-smoke.XXXXXX)
trap 'rm -rf "$scratch"' EXIT
passed=0 failed=0

check() { # check WHAT EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    printf 'FAILED: %s\n  expected: %s\n  found:    %s\n' "$1" "$2" "$3"
  fi
}
run() { timeout 30 "$caisson" --root "$scratch/state" "$@"; }
config() { # config ARGS-JSON: the default config without a terminal, running ARGS
  rm -f "$scratch/config.json"
  "$caisson" spec --bundle "$scratch"
  jq ".process.terminal = false | .process.args = $1" "$scratch/config.json" >"$scratch/c" && mv "$scratch/c" "$scratch/config.json"
}
last() { sed -nE '$ s/.*msg="(.*)"$/\1/p' | sed 's/\\"/"/g'; }

mkdir -p "$scratch/rootfs/bin"
cp /bin/busybox "$scratch/rootfs/bin/busybox"
for applet in sh id hostname cat grep sleep true; do ln -s busybox "$scratch/rootfs/bin/$applet"; done
cd "$scratch"
mounts=$(wc -l </proc/self/mountinfo)

config '["sh", "-c", "id -u; hostname; echo pid $$; grep -c . /proc/self/mountinfo >/dev/null; grep Threads: /proc/1/status | cat"]'
check "run shows the container's own names" $'0\nrunc\npid 1\nThreads:\t1' "$(run run smoke 2>&1)"
config '["sh", "-c", "exit 7"]'
run run smoke; check "run returns the program's code" 7 $?
config '["sh", "-c", "kill -9 $$; sleep 5 & kill -9 -1; exit 3"]'
run run smoke >/dev/null 2>&1; check "init is not killed by its own SIGKILL" 3 $?
config '["/bin/nonexist"]'
check "a missing program is told in runc's words" \
  'caisson run failed: unable to start container process: error during container init: exec: "/bin/nonexist": stat /bin/nonexist: no such file or directory' \
  "$(run run smoke 2>&1 | last)"
config '["nonexist"]'
check "a program not in PATH is told in runc's words" \
  'caisson run failed: unable to start container process: error during container init: exec: "nonexist": executable file not found in $PATH' \
  "$(run run smoke 2>&1 | last)"

config '["sleep", "100"]'
run create --pid-file "$scratch/pid" smoke </dev/null >/dev/null 2>&1; check "create succeeds" 0 $?
check "a created container is created" created "$(run state smoke | jq -r .status)"
check "the pid file names init" "$(run state smoke | jq -r .pid)" "$(cat "$scratch/pid")"
check "an id is taken once" 'caisson create failed: container with given ID already exists' "$(run create smoke 2>&1 | last)"
run start smoke; check "start succeeds" 0 $?
check "a started container runs" running "$(run state smoke | jq -r .status)"
check "it is started once" 'cannot start an already running container' "$(run start smoke 2>&1 | last)"
check "list shows it" smoke "$(run list -q)"
check "a running container is not deleted" 'cannot delete container smoke that is not stopped: running' "$(run delete smoke 2>&1 | last)"
run kill smoke KILL; check "kill succeeds" 0 $?
for _ in $(seq 50); do [ "$(run state smoke | jq -r .status)" = stopped ] && break; sleep 0.1; done
check "a killed container is stopped" stopped "$(run state smoke | jq -r .status)"
check "a stopped container is not killed" 'container not running' "$(run kill smoke 2>&1 | last)"
run delete smoke; check "delete succeeds" 0 $?
check "a deleted container is gone" 'container does not exist' "$(run state smoke 2>&1 | last)"
run delete --force smoke; check "delete --force of none is no failure" 0 $?

check "no state is left" "" "$(ls "$scratch/state")"
check "no mount is left" "$mounts" "$(wc -l </proc/self/mountinfo)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
