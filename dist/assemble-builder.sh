#!/bin/bash
# Makes the native parts that the image builder's jars from Maven Central lack, and prints their directory:
#   clib/        C headers for the builder's queries, stand-ins for the GraalVM distribution's static libraries
#   patch/       classes that replace the builder's own
#   exports.args JVM options which open the JDK to the builder
# usage: JAVA_HOME=... assemble-builder.sh BUILDER_CLASSPATH CC
# The result is kept in the user's cache under the hash of everything it is made from.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
jars=${1:?usage: assemble-builder.sh BUILDER_CLASSPATH CC}
cc=${2:?usage: assemble-builder.sh BUILDER_CLASSPATH CC}

recipe=$({ echo "$jars $cc"; cat "$JAVA_HOME/release" "$0"; find "$here/builder" -type f | sort | xargs sha256sum; } | sha256sum | cut -c1-16)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/caisson
builder=$cache/builder-$recipe
mkdir -p "$cache"
if [ -d "$builder" ]; then
  echo "$builder"
  exit
fi

making=$(mktemp -d "$cache/making.XXXXXX")
trap 'rm -rf "$making"' EXIT
mkdir -p "$making/clib/include" "$making/patch"

"$JAVA_HOME/bin/javac" -d "$making/patch" $(find "$here/builder/patch" -name '*.java')
"$JAVA_HOME/bin/java" "$here/builder/BuilderExports.java" >"$making/exports.args"
for architecture in amd64.AMD64 aarch64.AArch64 riscv64.RISCV64; do
  "$JAVA_HOME/bin/java" -cp "$jars" "$here/builder/CpuFeaturesHeader.java" "com.oracle.svm.core.${architecture}LibCHelper" \
    >"$making/clib/include/${architecture%.*}cpufeatures.h"
done
cp "$here"/builder/c/*.h "$making/clib/include/"

"$cc" -Os -ffunction-sections -fno-pic -Wall -Werror -c "$here/builder/c/standins.c" -o "$making/standins.o"
ar rcs "$making/clib/liblibchelper.a" "$making/standins.o"
for name in jvm svm_container java nio net zip; do
  ar rcs "$making/clib/lib$name.a"
done
rm "$making/standins.o"

# A build running at the same time may have been first; its result is the same.
mv -T "$making" "$builder" 2>/dev/null || [ -d "$builder" ]
echo "$builder"
