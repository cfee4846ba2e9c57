#!/bin/bash
# The C compiler as the image builder sees it. Compiles its queries as they are; links the image with an abort for each
# native function that no library defines, so that the list of them is never kept by hand.
# usage: link.sh CC DIRECTORY argument...
# Leaves in DIRECTORY: aborts.txt (the names), aborts.c, link.args
set -euo pipefail
cc=$1 directory=$2
shift 2
case " $* " in
  *" -Wl,--version-script,"*) ;;
  *) exec "$cc" "$@" ;;
esac
printf '%s\n' "$@" >"$directory/link.args"
: >"$directory/aborts.txt"

# The first try tells what is missing. LC_ALL=C: the linker's complaint is read below.
if LC_ALL=C "$cc" "$@" >"$directory/link.log" 2>&1; then
  cat "$directory/link.log"
  exit
fi
sed -n "s/.*undefined reference to \`\([A-Za-z0-9_]*\)'.*/\1/p" "$directory/link.log" | LC_ALL=C sort -u >"$directory/aborts.txt"
if [ ! -s "$directory/aborts.txt" ]; then
  cat "$directory/link.log" >&2
  exit 1
fi
{
  cat <<'C'
#include <string.h>
#include <unistd.h>
static void __attribute__((noreturn, cold)) missing(const char *name) {
  static const char text[] = "caisson: unsupported native function: ";
  if (write(2, text, sizeof text - 1) < 0 || write(2, name, strlen(name)) < 0 || write(2, "\n", 1) < 0) _exit(98);
  _exit(97);
}
C
  sed 's/.*/void &(void) { missing("&"); }/' "$directory/aborts.txt"
} >"$directory/aborts.c"
"$cc" -Os -ffunction-sections -fno-pic -fno-builtin -w -c "$directory/aborts.c" -o "$directory/aborts.o"
exec "$cc" "$@" "$directory/aborts.o"
