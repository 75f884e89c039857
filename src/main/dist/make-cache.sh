#!/bin/sh
# Makes papertape.aot, beside this script: the classes that a replay loads, as the JVM has them then. With it the command
# papertape starts in a third of the time. It belongs to the Java that the command finds, and to papertape.jar: after
# a change of either it is not used any more, and can be made anew.
#
# make-cache.sh [PRICES]
#   PRICES  what to replay; without it the prices beside this script
set -eu

app=$(dirname "$(readlink -f "$0")")
prices=$(readlink -f "${1:-$app/prices}")
training=$(mktemp -d)
trap 'rm -r "$training"' EXIT

# Here, so that the option has no blank whatever the folder is called.
cd "$app"
rm -f papertape.aot
PAPERTAPE_JAVA_OPTIONS=-XX:AOTCacheOutput=papertape.aot ./papertape replay "prices=$prices" \
    "reports=$training/reports" "--spring.datasource.url=jdbc:h2:file:$training/books" > "$training/log" 2>&1 || {
    cat "$training/log" >&2
    rm -f papertape.aot # The JVM makes one at its end, however that is.
    exit 1
}
echo "made $app/papertape.aot"
