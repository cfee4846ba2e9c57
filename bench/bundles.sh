# Sourced by run.sh: the bundles, made of runc's own default configuration (`runc spec`).

root="$(scripts/images.sh busybox)"

# bundle NAME JQ-FILTER: a bundle whose configuration is the default one, changed by the filter.
bundle() {
  mkdir "$work/$1"
  (cd "$work/$1" && runc spec)
  jq --arg root "$root" ".process.terminal = false | .root.path = \$root | $2" \
    "$work/$1/config.json" >"$work/$1/config.new"
  mv "$work/$1/config.new" "$work/$1/config.json"
}

# Current engines mask ten paths; runc 1.1.5's default has fewer.
masked='["/proc/acpi","/proc/asound","/proc/interrupts","/proc/kcore","/proc/keys","/proc/latency_stats",
  "/proc/sched_debug","/proc/scsi","/proc/timer_list","/sys/firmware"]'

bundle true ".process.args = [\"/bin/true\"] | .linux.maskedPaths = $masked"
bundle sleep ".process.args = [\"/bin/sleep\",\"100\"] | .linux.maskedPaths = $masked"
bundle unmasked '.process.args = ["/bin/true"] | .linux.maskedPaths = [] | .linux.readonlyPaths = []'

# works_with NAME BYTES: five runs in a row within that much memory succeed.
works_with() {
  local i bundle="$work/limit-$2"
  [ -d "$bundle" ] || bundle "limit-$2" ".process.args = [\"/bin/true\"] | .linux.resources.memory.limit = $2"
  for i in 1 2 3 4 5; do
    timeout 20 "${path[$1]}" --root "$work/root-$1" run --bundle "$bundle" "bench-$$" >/dev/null 2>&1 || {
      "${path[$1]}" --root "$work/root-$1" delete --force "bench-$$" >/dev/null 2>&1 || true
      return 1
    }
  done
}

smallest_limit() {
  local kib
  for kib in 256 384 512 768 1024 1536 2048 3072 4096 6144 8192 12288 16384; do
    if works_with "$1" $((kib * 1024)); then echo "$kib KiB"; return; fi
  done
  echo "over 16 MiB"
}
