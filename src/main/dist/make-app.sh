#!/bin/sh
# Makes the folder "papertape" beside papertape.jar: the program, a cache of its loaded classes that
# one replay leaves, and the command "papertape", which starts from that cache. Unless
# PAPERTAPE_JAVA_OPTIONS says otherwise, its JVM is tuned for replays of a few seconds: what lasts so
# short is compiled best once, and quickly; its memory comes in few large pages where the kernel has
# them; no file tells other programs of its performance.
#
# make-app.sh JDK FOLDER PRICES
#   JDK     home of the JDK 25 that the command will use: a cache belongs to the JVM that made it
#   FOLDER  where papertape.jar is
#   PRICES  what to replay, as for prices=
set -eu

java=$1/bin/java
prices=$(cd "$(dirname "$3")" && pwd)/$(basename "$3")
app=$(cd "$2" && pwd)/papertape
training=$app/training

rm -rf "$app"
mkdir -p "$training"
cp "$app.jar" "$app/papertape.jar"
"$java" -XX:AOTCacheOutput="$app/papertape.aot" -Xlog:disable -jar "$app/papertape.jar" \
    replay "prices=$prices" "reports=$training/reports" "--spring.datasource.url=jdbc:h2:file:$training/books" > "$training/log" 2>&1 ||
    { cat "$training/log" >&2; exit 1; }
rm -r "$training"

cat > "$app/papertape" <<EOF
#!/bin/sh
app=\$(dirname "\$(readlink -f "\$0")")
pages=
if read -r modes < /sys/kernel/mm/transparent_hugepage/enabled; then
    case \$modes in
        *'[never]'*) ;;
        *) pages=-XX:+UseTransparentHugePages ;;
    esac
fi 2> /dev/null
exec "$java" -XX:AOTCache="\$app/papertape.aot" -Xlog:disable -Dpapertape.command="\$0" \\
    \${PAPERTAPE_JAVA_OPTIONS--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData \$pages} -jar "\$app/papertape.jar" "\$@"
EOF
chmod +x "$app/papertape"
echo "made $app/papertape"
