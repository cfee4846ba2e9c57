#!/usr/bin/env bash
# Runs all there is to run: packages, formatting, the rooms' own tests, the native build, and the
# integration tests beside runc and crun. The last line is `N passed, N failed` over all reports.
# Arguments go to Maven: scripts/test.sh -Pquick -Dtest='Run*' -Dsurefire.failIfNoSpecifiedTests=false
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/install-packages.sh
JAVA_HOME="$(scripts/java-home.sh)"
export JAVA_HOME

reports() { find . -path '*/target/surefire-reports/TEST-*.xml' "$@"; }

reports -delete # what an earlier run found is not this one's result
built=0
# A failed test is counted below and does not keep the next room's tests from running.
mvn -B -ntp -Dspotless.goal=check -Dmaven.test.failure.ignore=true verify "$@" || built=$?

read -r passed failed skipped < <(
  { reports -print0 | xargs -0r grep -ho '<testsuite [^>]*>'; } | awk '
    function count(name,  at) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH) + 0 : 0 }
    { tests += count("tests"); failed += count("errors") + count("failures"); skipped += count("skipped") }
    END { print tests - failed - skipped + 0, failed + 0, skipped + 0 }')
# The executable on a real bundle; its last line counts, as the reports do.
if [ "$built" = 0 ]; then
  smoke=$(scripts/smoke.sh) || true
  echo "$smoke"
  read -r more _ broken _ < <(tail -n 1 <<<"$smoke")
  passed=$((passed + more)) failed=$((failed + ${broken%,}))
fi
[ "$skipped" = 0 ] || echo "$skipped skipped"
[ "$built" = 0 ] || echo "the build failed"
echo "$passed passed, $failed failed"
[ "$built" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
