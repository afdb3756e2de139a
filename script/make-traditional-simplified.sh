#!/usr/bin/env bash
# Writes the table with which search treats 國 and 国, and the look-alikes that PDF files contain, as one character.
# Needs Debian's icu-devtools (uconv). Usage: script/make-traditional-simplified.sh
set -euo pipefail
cd "$(dirname "$0")/.."
table=Sources/Actions/Resources/Search/traditional-simplified.tsv

# Radicals and Kangxi radicals, extension A, the unified ideographs, compatibility ideographs.
characters() {
    local range first last code hexadecimal
    for range in 2E80-2FD5 3400-9FFF F900-FAFF; do
        first=$((16#${range%-*})) last=$((16#${range#*-}))
        for ((code = first; code <= last; code++)); do
            printf -v hexadecimal %08X "$code"
            printf "\\U$hexadecimal\n"
        done
    done
}

export LC_ALL=C.UTF-8
{
    echo "# Han characters and the simplified character that search reads them as, one pair a line, separated by a tab."
    echo "# Made by script/make-traditional-simplified.sh with ICU's NFKC and Traditional-Simplified transliterators"
    echo "# ($(dpkg-query --show --showformat '${Package} ${Version}' icu-devtools))."
    echo "# Data of ICU, copyright 1991-2022 Unicode, Inc., Unicode License (Unicode-DFS-2016), www.unicode.org/license.txt"
    # Three bytes of UTF-8 on both sides: one character for one, none beyond the Basic Multilingual Plane.
    # A pair that ends where another begins (ICU swaps 苎 and 苧) is left out, so that folding twice changes nothing.
    paste <(characters) <(characters | uconv -f utf-8 -t utf-8 -x 'NFKC; Traditional-Simplified') |
        LC_ALL=C awk -F '\t' '
            $1 != $2 && length($1) == 3 && length($2) == 3 { order[++count] = $1; simplified[$1] = $2 }
            END {
                for (i = 1; i <= count; i++) {
                    if (!(simplified[order[i]] in simplified)) printf "%s\t%s\n", order[i], simplified[order[i]]
                }
            }'
} >"$table.new"
mv "$table.new" "$table"
echo "$table: $(grep -vc '^#' "$table") pairs"
