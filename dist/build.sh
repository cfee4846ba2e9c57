#!/bin/bash
# Builds the static executable from compiled classes by GraalVM native-image.
# usage: build.sh VARIANT IMAGE_CLASSPATH BUILDER_CLASSPATH OUTPUT
#   VARIANT            shipped | quick (less optimised, faster to build)
#   IMAGE_CLASSPATH    file with the class path of the program
#   BUILDER_CLASSPATH  file with the class path of org.graalvm.nativeimage:svm, used unless GRAALVM_HOME is set
# Does nothing when OUTPUT was made from the same input. Works in a directory OUTPUT.VARIANT, which keeps the builder's
# log (build.log) and the native functions that abort (aborts.txt).
# NATIVE_IMAGE_OPTIONS: further builder options, for experiments.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
variant=${1:?usage: build.sh VARIANT IMAGE_CLASSPATH BUILDER_CLASSPATH OUTPUT}
classpath=$(<"$2") jars=$(<"$3") output=$(realpath -m "$4")
work=$output.$variant
main=${MAIN_CLASS:-io.caisson.cli.Main}
JAVA_HOME=$("$here/../scripts/java-home.sh")
export JAVA_HOME

options=()
while read -r option _; do
  case $option in '' | '#'*) ;; *) options+=("$option") ;; esac
done < <(cat "$here/options/common" "$here/options/$variant"; tr ' ' '\n' <<<"${NATIVE_IMAGE_OPTIONS:-}")
cc=$(command -v gcc) || { echo "no gcc: install gcc and libc6-dev" >&2; exit 1; }

# What decides about the result. Jars are reproducible, so their bytes may stand for their content.
input=$({
  echo "$variant $main ${GRAALVM_HOME:-$jars}" "${options[@]}"
  cat "${GRAALVM_HOME:-$JAVA_HOME}/release" "$here"/*.sh
  "$cc" --version
  tr ':' '\n' <<<"$classpath" | while read -r entry; do find "$entry" -type f | LC_ALL=C sort | xargs -r sha256sum; done
  find "$here/builder" -type f | LC_ALL=C sort | xargs sha256sum
} | sha256sum | cut -d' ' -f1)
if [ -x "$work/caisson" ] && [ "$(cat "$work/input" 2>/dev/null)" = "$input" ]; then
  cmp -s "$work/caisson" "$output" || cp "$work/caisson" "$output"
  echo "$output ($variant) is up to date"
  exit
fi
rm -rf "$work"
mkdir -p "$work"

# One build at a time: two of them fight for memory and processors.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/caisson
mkdir -p "$cache"
exec 9>"$cache/build.lock"
flock 9

printf '#!/bin/bash\nexec %q %q %q "$@"\n' "$here/link.sh" "$cc" "$work" >"$work/cc"
chmod +x "$work/cc"
image=(-imagecp "$classpath" "-H:Path=$work" -H:Name=caisson "-H:Class=$main" "-H:CCompilerPath=$work/cc" "${options[@]}")
if [ -n "${GRAALVM_HOME:-}" ]; then
  image=(-cp "$classpath" "${image[@]:2}")
  build=("$GRAALVM_HOME/bin/native-image" --no-fallback "${image[@]}")
else
  builder=$("$here/assemble-builder.sh" "$jars" "$cc")
  compiler=$(tr ':' '\n' <<<"$jars" | grep '/compiler-[^/]*\.jar$')
  modules=$(tr ':' '\n' <<<"$jars" | grep -v '/compiler-[^/]*\.jar$' | paste -sd:)
  version=$(basename "$compiler" .jar)
  # The options of GraalVM's own driver, which is not on Maven Central, for starting the generator. C1 alone: the
  # generator does not run long enough for C2 to pay.
  build=("$JAVA_HOME/bin/java" -XX:+UnlockExperimentalVMOptions -XX:+EnableJVMCI -XX:-UseJVMCICompiler
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx3g -Xss10m -Xshare:off -Djava.awt.headless=true
    -Dorg.graalvm.vendor=caisson -Dorg.graalvm.vendorurl=caisson -Dorg.graalvm.vendorversion=caisson
    "-Dorg.graalvm.version=${version#compiler-}" -Dcom.oracle.graalvm.isaot=true
    -Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader
    -Dorg.graalvm.nativeimage.imagecode=buildtime
    -Dtruffle.TruffleRuntime=com.oracle.truffle.api.impl.DefaultTruffleRuntime
    -Dgraalvm.ForcePolyglotInvalid=true -Dgraalvm.locatorDisabled=true
    -Djdk.internal.lambda.disableEagerInitialization=true -Djdk.internal.lambda.eagerlyInitialize=false
    -Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false
    -Djava.lang.invoke.MethodHandle.DONT_INLINE_THRESHOLD=-1 -Djava.lang.invoke.MethodHandle.PROFILE_GWT=false
    "@$builder/exports.args" --add-modules=ALL-DEFAULT
    --add-exports=org.graalvm.nativeimage.builder/com.oracle.svm.core=ALL-UNNAMED
    --add-exports=org.graalvm.nativeimage.builder/com.oracle.svm.core.c.function=ALL-UNNAMED
    --enable-native-access=org.graalvm.nativeimage.builder,org.graalvm.nativeimage.base,jdk.graal.compiler
    --upgrade-module-path "$compiler" --module-path "$modules"
    --patch-module "org.graalvm.nativeimage.builder=$builder/patch"
    --module org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner
    "${image[@]}" "-H:CLibraryPath=$builder/clib" -H:FallbackThreshold=0
    -H:ImageBuildID=00000000-0000-4000-8000-000000000001)
fi

echo "building $output ($variant): log in $work/build.log"
if ! env -u JAVA_TOOL_OPTIONS USE_NATIVE_IMAGE_JAVA_PLATFORM_MODULE_SYSTEM=true "${build[@]}" >"$work/build.log" 2>&1; then
  tail -n 60 "$work/build.log" >&2
  exit 1
fi
grep -hE 'reachable methods|% (\(|of) |Finished generating' "$work/build.log" || true
strip --strip-all "$work/caisson"
echo "$input" >"$work/input"
cp "$work/caisson" "$output.new"
mv "$output.new" "$output"
ls -l "$output" | awk '{ print $NF ": " $5 " bytes" }'
