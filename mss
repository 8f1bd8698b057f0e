#!/bin/sh
# The front door: finds a JDK and Maven, builds what is not built, and hands over to the launcher (infra/launcher).
set -eu

oldest_java=25
oldest_maven=3.8.6
services="certificate-authority registration-authority handset-simulator mssp-gateway ap-sample"

stop() {
    echo "mss: $*" >&2
    exit 1
}

# The project's folder, also where this script is called by a link to it.
self=$0
while [ -h "$self" ]; do
    target=$(readlink "$self")
    case $target in
        /*) self=$target ;;
        *) self=$(dirname -- "$self")/$target ;;
    esac
done
project=$(CDPATH='' cd -- "$(dirname -- "$self")" && pwd -P)
launcher=$project/infra/launcher/target/launcher.jar
bench=$project/infra/bench/target/bench.jar
stamp=$project/target/built
build_log=$project/target/build.log

# Prints the feature version of the JDK in folder $1, or nothing where there is no JDK.
java_version() {
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null || true)
    [ -n "$version" ] || version=$("$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
    echo "$version"
}

# Succeeds if the JDK in folder $1 is good enough, and keeps it in java_home.
take_java() {
    [ -n "$1" ] && [ -d "$1" ] || return 1
    version=$(java_version "$1")
    [ -n "$version" ] && [ "$version" -ge "$oldest_java" ] || return 1
    java_home=$1
}

find_java() {
    if [ -n "${MSS_JAVA_HOME:-}" ]; then
        take_java "$MSS_JAVA_HOME" || stop "MSS_JAVA_HOME=$MSS_JAVA_HOME is no JDK $oldest_java or newer: let it name one, or unset it to have one looked for."
        return
    fi
    take_java "${JAVA_HOME:-}" && return
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /opt/* /opt/*/* /usr/local/* /usr/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.local/share/mise/installs/java/*; do
        take_java "$home" && return
    done
    if command -v java >/dev/null 2>&1; then
        take_java "$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')" && return
    fi
    stop "JDK $oldest_java or newer is needed and was not found: get one from https://adoptium.net (or: apt install temurin-25-jdk, brew install openjdk, sdk install java 25-tem), or let MSS_JAVA_HOME name the folder of one."
}

# Succeeds if version $1 is not older than version $2.
not_older() {
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)" = "$2" ]
}

find_maven() {
    for maven in "${MAVEN_HOME:+$MAVEN_HOME/bin/mvn}" "$(command -v mvn || true)" /usr/share/maven/bin/mvn /opt/*/bin/mvn /opt/homebrew/bin/mvn \
        /usr/local/bin/mvn "${HOME:-}"/.sdkman/candidates/maven/current/bin/mvn; do
        [ -n "$maven" ] && [ -x "$maven" ] || continue
        version=$(JAVA_HOME=$java_home "$maven" -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9][0-9.]*\).*/\1/p' | head -n 1)
        if [ -n "$version" ] && not_older "$version" "$oldest_maven"; then
            return
        fi
    done
    stop "Maven $oldest_maven or newer is needed to build and was not found: get it from https://maven.apache.org (or: apt install maven, brew install maven), and have mvn on the PATH."
}

is_built() {
    [ -f "$stamp" ] && [ -f "$launcher" ] || return 1
    for service in $services; do
        [ -f "$project/$service/target/quarkus-app/quarkus-run.jar" ] || return 1
    done
    # A folder is newer when something in it was added or taken away.
    newer=$(cd "$project" && find . \( -name target -o -name .git -o -name .mss -o -name node_modules \) -prune -o -newer "$stamp" \
        \( -name pom.xml -o -path '*/src/main' -o -path '*/src/main/*' -o -path './.mvn/*' \) -print | head -n 1)
    [ -z "$newer" ]
}

# The benchmark is built when it is asked for, and again when anything was built after it.
bench_is_built() {
    is_built && [ -f "$bench" ] && [ -f "$stamp-bench" ] && [ -z "$(find "$stamp" -newer "$stamp-bench")" ]
}

# Shows each module when its turn comes, and now and then how much has been fetched; the rest goes to the build's log.
show_build() {
    awk -v log_file="$build_log" '
        { print > log_file }
        /Building OpenMSS ::/ { sub(/.*Building OpenMSS :: /, ""); printf "  building %-24s %s\n", $1, $NF; fflush() }
        /Downloaded from/ { fetched++; if (fetched % 50 == 0) { printf "  %d files fetched from the Maven repository\n", fetched; fflush() } }
    '
}

# Builds the services, the launcher, and the modules in $1.
build() {
    find_maven
    mkdir -p "$project/target"
    echo "Building (what the build says goes to $build_log)"
    # The time before the build counts: what changes during it has to be built again.
    : >"$stamp.begun"
    modules=infra/launcher
    for service in $services; do modules=$modules,$service; done
    [ -z "${1:-}" ] || modules=$modules,$1
    status=$( { { { (cd "$project" && JAVA_HOME=$java_home "$maven" -B -Dmaven.test.skip=true -pl "$modules" -am package) 2>&1; echo $? >&3; } |
        show_build >&4; } 3>&1; } 4>&2)
    if [ "$status" != 0 ]; then
        sed -n 's/^\[ERROR\]/  &/p' "$build_log" | head -n 20 >&2
        stop "the build failed; all it said is in $build_log"
    fi
    mv "$stamp.begun" "$stamp"
    [ -z "${1:-}" ] || cp -p "$stamp" "$stamp-bench"
}

launch() {
    MSS_PROJECT=$project
    export MSS_PROJECT
    exec "$java_home/bin/java" -Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -cp "$launcher:${launcher%/*}/lib/*" org.openmss.launcher.Main "$@"
}

measure() {
    MSS_PROJECT=$project
    export MSS_PROJECT
    exec "$java_home/bin/java" -Xmx3g -XX:+UseSerialGC -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
        -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
        -cp "$bench:${bench%/*}/lib/*:$launcher:${launcher%/*}/lib/*" org.openmss.bench.Main "$@"
}

find_java
case ${1:-help} in
    test)
        shift
        find_maven
        JAVA_HOME=$java_home
        export JAVA_HOME
        cd "$project"
        exec "$maven" verify "$@"
        ;;
    up | demo | ca | audit)
        is_built || build
        launch "$@"
        ;;
    bench)
        shift
        bench_is_built || build infra/bench,infra/bench/constant-answer
        measure "$@"
        ;;
    *)
        # These need the launcher alone, and an old one will do.
        [ -f "$launcher" ] || build
        launch "$@"
        ;;
esac
