#!/usr/bin/env bash
# Tries the integrations of editors/ in the editors themselves. What is absent is fetched where it can be, or skipped loudly.
# usage: run.sh [--captures FOLDER] ZHUBI [NAME…]
cd "$(dirname "$0")" || exit 1
command -v python3 >/dev/null || { echo "SKIPPED: python3 is absent: no editor was tried"; exit 0; }
./install.sh
exec timeout 600 python3 run.py "$@"
