#!/bin/sh
# What Quarkus calls as native-image. A GraalVM gets its arguments as they are. A native-image that was put together from its
# parts (lambdas/tools/native-image) prints a version that Quarkus cannot read, and wants the jar before the executable's name.
set -eu

if "$NATIVE_IMAGE" --version | grep -q 'GraalVM.*[0-9]+[0-9]'; then exec "$NATIVE_IMAGE" "$@"; fi
if [ "$1" = --version ]; then
    number=$("$NATIVE_IMAGE" --version | sed -n '1s/^native-image //p')
    echo "native-image $number 2026-01-20"
    echo "GraalVM Runtime Environment GraalVM CE $number+10.1 (build $number+10-jvmci-b01)"
    echo "Substrate VM GraalVM CE $number+10.1 (build $number+10, serial gc)"
    exit
fi
# This builder leaves the JDK's addresses to the start of the executable, so what holds some has to wait for it too. JBoss
# Threads looks into java.lang.Thread while the executable is built.
set -- --initialize-at-run-time=io.smallrye.common.net -J--add-opens=java.base/java.lang=ALL-UNNAMED "$@"
# the last three are NAME -jar FILE; these options say what the builder does anyway
for each in "$@"; do
    shift
    case $each in
    --enable-native-access=* | --link-at-build-time | --enable-monitoring=*) ;;
    *) set -- "$@" "$each" ;;
    esac
done
name=
jar=
for each in "$@"; do
    shift
    case $each in
    -jar) ;;
    *.jar) jar=$each ;;
    -*) set -- "$@" "$each" ;;
    *) name=$each ;;
    esac
done
exec "$NATIVE_IMAGE" "$@" -jar "$jar" "$name"
