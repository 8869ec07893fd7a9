#!/bin/sh
# The same entries through `fzf --filter`, a whole process for every query: the reference of
# docs and budgets. Needs fzf (Debian: apt install fzf). `benches/fzf.sh 10000` takes a million.
set -eu
weeks=${1:-1000}
lines=$(mktemp)
trap 'rm -f "$lines"' EXIT
cargo bench --quiet --bench search -- --lines "$weeks" >"$lines"
echo "$(wc -l <"$lines") lines, $(fzf --version)"
for query in ied "baqubah ied police" "sheikh zuweid ambush uniform" "baqubah polcie checkpont" "بعقوبة"; do
    start=$(date +%s%N)
    found=$(fzf --filter "$query" <"$lines" | wc -l)
    end=$(date +%s%N)
    echo "$(((end - start) / 1000000)) ms  $found found  $query"
done
