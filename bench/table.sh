# Sourced by run.sh: the page.

heading() {
  echo "# Caisson beside crun and runc"
  echo
  echo "Written by \`bench/run.sh --runs $runs\`: $(nproc) CPUs ($(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)),"
  echo "Linux $(uname -r), cgroup v$([ -e /sys/fs/cgroup/cgroup.controllers ] && echo 2 || echo 1), load $(cut -d' ' -f1 /proc/loadavg) at the end."
  echo "$("${path[crun]}" --version | head -1), $("${path[runc]}" --version | head -1). The container is a static busybox under"
  echo "\`runc spec\`'s configuration; \`run\` masks ten paths, \`run, none masked\` none. \`create\` counts what the container's"
  echo "init has used as well. Each cell is min / p10 / median; a ratio compares medians."
  [ -z "$caisson" ] || echo "\`caisson\` is the executable as packages install it (immutable), \`caisson-copied\` a plain copy."
}

label() {
  case "$1" in
    version) echo '`--version`' ;;
    run-unmasked) echo '`run`, none masked' ;;
    *) echo "\`$1\`" ;;
  esac
}

timings() {
  one_table "CPU time, ms" 4 1000000 1
  one_table "Wall time, ms" 3 1000000 1
  one_table "Minor page faults" 5 1 0
  one_table "Peak resident set, MiB" 6 1024 1
}

# one_table TITLE FIELD DIVISOR DECIMALS
one_table() {
  local verb name cells ratios
  echo; echo "## $1"; echo
  printf '| |'; printf ' %s |' "${names[@]}"; [ -z "$caisson" ] || printf ' to crun | to runc |'; echo
  printf '|---|'; for name in "${names[@]}"; do printf -- '--:|'; done; [ -z "$caisson" ] || printf -- '--:|--:|'; echo
  for verb in version create state start kill delete run run-unmasked; do
    printf '| %s |' "$(label "$verb")"
    for name in "${names[@]}"; do
      printf ' %s |' "$(quantiles "$verb" "$name" "$2" | awk -v d="$3" -v p="$4" '{printf "%.*f / %.*f / %.*f", p, $1/d, p, $2/d, p, $3/d}')"
    done
    if [ -n "$caisson" ]; then
      for name in crun runc; do
        printf ' %s |' "$({ quantiles "$verb" caisson "$2"; quantiles "$verb" "$name" "$2"; } | awk 'NR==1 {a=$3} NR==2 {printf "%.2f", a/$3}')"
      done
    fi
    echo
  done
}

# quantiles VERB NAME FIELD: minimum, 10th percentile and median
quantiles() {
  awk -v verb="$1" -v name="$2" -v field="$3" '$1 == verb && $2 == name {print $field}' "$samples" | sort -n |
    awk '{v[NR] = $1} END {print v[1], v[int((NR - 1) * 0.1) + 1], v[int((NR - 1) * 0.5) + 1]}'
}

counts() {
  local name
  for name in "${names[@]}"; do
    trace "$name" calls -c
    trace "$name" processes -e trace=clone,clone3,fork,vfork -e signal=none
  done
  echo; echo "## Counted once"; echo
  printf '| |'; printf ' %s |' "${names[@]}"; echo
  printf '|---|'; for name in "${names[@]}"; do printf -- '--:|'; done; echo
  row 'system calls of `run`' count_calls
  row 'of these `futex`' count_futex
  row 'processes of `run`, init among them' count_processes
  row 'threads beyond these' count_threads
  row 'smallest memory limit that works' smallest_limit
  row 'executable, MB' size
}

row() {
  local name
  printf '| %s |' "$1"
  for name in "${names[@]}"; do printf ' %s |' "$("$2" "$name")"; done
  echo
}

trace() { # trace NAME KIND STRACE-OPTIONS...: strace's report of a run, kept as trace-NAME-KIND
  local name="$1" kind="$2"; shift 2
  strace -f -qq -o "$work/trace-$name-$kind" "$@" \
    "${path[$name]}" --root "$work/root-$name" run --bundle "$work/true" "bench-$$" </dev/null >/dev/null
}

# Lines of the summary: % time, seconds, usecs/call, calls, [errors,] name.
count_calls() { awk '$NF == "total" {print $4}' "$work/trace-$1-calls"; }
count_futex() { awk '$NF == "futex" {n = $4} END {print n + 0}' "$work/trace-$1-calls"; }
# A call that was interrupted in the report is resumed on a line of its own, which does not count again.
forks() { grep -E '^[0-9]+ +(clone3?|v?fork)\(' "$work/trace-$1-processes" | grep -v -- '= -1 '; }
count_processes() { forks "$1" | awk '!/CLONE_THREAD/ {n++} END {print n + 1}'; }
count_threads() { forks "$1" | awk '/CLONE_THREAD/ {n++} END {print n + 0}'; }
size() { stat -c %s "$(realpath "${path[$1]}")" | awk '{printf "%.2f\n", $1 / 1e6}'; }
