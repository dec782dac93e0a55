#!/usr/bin/env bash
# Fuzzes the properties under Targets with libFuzzer and AddressSanitizer.
#
#   Tests/FuzzTests/run.sh              every target, 10 seconds each
#   Tests/FuzzTests/run.sh 600          … ten minutes each
#   Tests/FuzzTests/run.sh 600 linting markdown
#
# ZHUBI_FUZZ_PROGRAM names a program that is built already. New inputs are kept in .build-fuzz/corpus/NAME. An input that breaks a property is written to .build-fuzz/found/NAME; when it
# is mended, put it, minimised, under Tests/FuzzTests/Cases/NAME: the ordinary tests try it from then on.
set -uo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-10}
shift || true

resources=$(swiftc -print-target-info 2>/dev/null | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
if ! find "$resources/clang/lib/" -name 'libclang_rt.fuzzer*' 2>/dev/null | grep -q .; then
  echo "SKIPPED: this toolchain has no libFuzzer (${resources:-swiftc not found}): the fuzz targets were not run"
  exit 0
fi
fuzz=${ZHUBI_FUZZ_PROGRAM:-}
if [ -z "$fuzz" ]; then
  ZHUBI_FUZZ=1 nice swift build -c release --product zhubi-fuzz --scratch-path .build-fuzz \
    -Xswiftc -sanitize=fuzzer,address 2>&1 | grep -E 'error|Build|warning' | tail -5
  fuzz=.build-fuzz/release/zhubi-fuzz
fi
[ -x "$fuzz" ] || { echo "FAILED: no fuzzing binary"; exit 1; }

failed=0
targets=${*:-$("$fuzz" --list)}
for name in $targets; do
  corpus=.build-fuzz/corpus/$name
  found=.build-fuzz/found/$name
  mkdir -p "$corpus" "$found"
  "$fuzz" --seeds "$name" "$corpus"
  [ -d "Tests/FuzzTests/Cases/$name" ] && cp -n Tests/FuzzTests/Cases/"$name"/* "$corpus/" 2>/dev/null
  log=.build-fuzz/$name.log
  ZHUBI_FUZZ_TARGET=$name ASAN_OPTIONS=detect_leaks=${ZHUBI_FUZZ_LEAKS:-0} SWIFT_BACKTRACE=enable=no \
    timeout -k 10 $((seconds + 120)) nice -n 19 "$fuzz" -max_total_time="$seconds" -timeout=120 -detect_leaks=0 -rss_limit_mb=3000 \
    -max_len=4096 -artifact_prefix="$found/" -print_final_stats=1 "$corpus" >"$log" 2>&1
  status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  cover=$(grep -oE 'cov: [0-9]+' "$log" | tail -1)
  if [ $status -eq 0 ]; then
    echo "$name: ${runs:-?} inputs, ${cover:-?}, no fault"
  else
    echo "FAILED: $name (status $status) after ${runs:-?} inputs; the input is in $found/:"
    grep -aE -A3 'FAULT|ERROR: |SUMMARY|Test unit written|Fatal error' "$log" | cut -c1-600 | head -20
    failed=1
  fi
done
exit $failed
