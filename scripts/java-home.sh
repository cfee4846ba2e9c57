#!/bin/bash
# Prints the home of a JDK 25: JAVA_HOME when it is one, else the newest 25 found in the usual places.
#   export JAVA_HOME=$(scripts/java-home.sh)
set -euo pipefail

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$1/release"
}

for home in "${JAVA_HOME:-}" "${GRAALVM_HOME:-}" /usr/lib/jvm/* /opt/java/* /opt/*jdk* /usr/local/*jdk* "$HOME"/.sdkman/candidates/java/*; do
  if [ -n "$home" ] && is_jdk_25 "$home"; then
    readlink -f "$home"
    exit
  fi
done
echo "no JDK 25 found in JAVA_HOME or under /usr/lib/jvm: install one (Debian: temurin-25-jdk from packages.adoptium.net, or openjdk-25-jdk where the release has it), or set JAVA_HOME" >&2
exit 1
