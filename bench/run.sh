#!/usr/bin/env bash
# Compares Caisson with Debian's runc and crun: bench/run.sh [--runs N] [--peers] [OUTPUT.md]
# All runtimes take turns within one run on one machine, so what the machine does meanwhile hits all alike.
# Writes a Markdown page (docs/benchmarks.md is one) to OUTPUT.md (seen from the repository), or to standard output.
#   --runs N   measured rounds, after one that is thrown away (default 40)
#   --peers    runc and crun alone
set -euo pipefail
cd "$(dirname "$0")/.."

arguments=("$@")
runs=40 caisson="$PWD/dist/target/caisson" output=/dev/stdout
while [ $# -gt 0 ]; do
  case "$1" in
    --runs) runs="$2"; shift 2 ;;
    --peers) caisson=; shift ;;
    -*) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
    *) output="$1"; shift ;;
  esac
done
[ "$(id -u)" = 0 ] || { echo "bench/run.sh: containers are run as root" >&2; exit 1; }

# One mount namespace for all. crun 1.8.1 gives up on a machine with cgroup v1 and `unified` side by side.
if [ -z "${BENCH_INSIDE:-}" ]; then
  export BENCH_INSIDE=1
  exec unshare --mount bench/run.sh "${arguments[@]}"
fi
! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified

work="$(mktemp -d "${TMPDIR:-/tmp}/caisson-bench.XXXXXX")"
names=() declare -A path
add() { names+=("$1"); path[$1]="$2"; }

cleanup() {
  local name
  for name in "${names[@]}"; do
    "${path[$name]}" --root "$work/root-$name" delete --force "bench-$$" >/dev/null 2>&1 || true
  done
  [ ! -e "$work/caisson-packaged" ] || chattr -i "$work/caisson-packaged"
  rm -rf --one-file-system "$work"
}
trap cleanup EXIT

if [ -n "$caisson" ]; then
  [ -x "$caisson" ] || { echo "bench/run.sh: $caisson is missing; make it with: mvn package" >&2; exit 1; }
  # As a copy that its owner could write to, and as the package installs it: immutable, so that the
  # runtime has no need to shield its executable from the container by a copy or a mount of its own.
  cp "$caisson" "$work/caisson-copied"
  cp "$caisson" "$work/caisson-packaged"
  chattr +i "$work/caisson-packaged"
  add caisson "$work/caisson-packaged"
  add caisson-copied "$work/caisson-copied"
fi
add crun "$(type -P crun)"
add runc "$(type -P runc)"

gcc -O2 -Wall -o "$work/measure" bench/measure.c
. bench/bundles.sh
. bench/table.sh

samples="$work/samples" # verb runtime wall-ns cpu-ns faults rss-KiB
: >"$samples"

# sample VERB NAME COMMAND...: one measured call; a call that fails ends the benchmark.
sample() {
  local verb="$1" name="$2" line code; shift 2
  line="$("$work/measure" "${measure_options[@]}" "$@")"
  code="${line##* }"
  [ "$code" = 0 ] || { echo "bench/run.sh: exit $code: $*" >&2; MEASURE_STDERR=1 "$work/measure" "$@" >&2; exit 1; }
  [ "$round" = 0 ] || echo "$verb $name ${line% *}" >>"$samples"
}

# One turn of one runtime: a container's whole life, and three runs.
turn() {
  local name="$1" id="bench-$$" call
  call=("${path[$name]}" --root "$work/root-$name")
  measure_options=()
  sample version "$name" "${path[$name]}" --version
  measure_options=(-i "$work/pid")
  sample create "$name" "${call[@]}" create --bundle "$work/sleep" --pid-file "$work/pid" "$id"
  measure_options=()
  sample state "$name" "${call[@]}" state "$id"
  sample start "$name" "${call[@]}" start "$id"
  sample kill "$name" "${call[@]}" kill "$id" KILL
  while [ -d "/proc/$(cat "$work/pid")" ]; do sleep 0.005; done
  sample delete "$name" "${call[@]}" delete "$id"
  sample run "$name" "${call[@]}" run --bundle "$work/true" "$id"
  sample run-unmasked "$name" "${call[@]}" run --bundle "$work/unmasked" "$id"
}

for ((round = 0; round <= runs; round++)); do
  # The order turns round each time, so that nobody always runs in another's wake.
  if ((round % 2)); then order=("${names[@]}"); else order=($(printf '%s\n' "${names[@]}" | tac)); fi
  for name in "${order[@]}"; do turn "$name"; done
done

{ heading; timings; counts; } >"$work/page.md"
cat "$work/page.md" >"$output"
