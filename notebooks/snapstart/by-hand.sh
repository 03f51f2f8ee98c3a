#!/bin/sh
# A process counts. It is frozen into files; then two copies of it count on. Give the tool that freezes and copies.
set -eu
tool=$1
place=$(mktemp -d)
running=
trap '[ -z "$running" ] || kill -9 "$running"; rm -rf "$place"' EXIT

"$tool" start perl -MTime::HiRes=sleep -e '$| = 1; for ($n = 1; ; $n++) { print "$n "; sleep 0.2 }' </dev/null >"$place/output" 2>&1 &
pid=$!
running=$pid
sleep 1
"$tool" dump "$pid" "$place/snapshot"
running=
echo "the original counted:   $(cat "$place/output")"
echo "the snapshot:           $(ls "$place/snapshot" | wc -l) files, $(du -sh "$place/snapshot" | cut -f 1)"

for copy in one two; do
    timeout -s KILL 1 "$tool" restore "$pid" "$place/snapshot" "$place/output" >"$place/$copy" 2>/dev/null || true
    echo "copy $copy counted on:    $(cat "$place/$copy")"
done
