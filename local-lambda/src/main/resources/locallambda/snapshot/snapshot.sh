#!/bin/sh
# Takes snapshots of processes and restores them, by CRIU: the one part of Lambda Race that needs more rights than a plain process.
#
#   snapshot start COMMAND…             becomes COMMAND in a way that it can be dumped later
#   snapshot dump PID FOLDER            ends the process and leaves its memory in FOLDER, which it makes
#   snapshot restore PID FOLDER FILE    starts a copy in a process-id namespace of its own, where it is PID again; what the process
#                                       wrote to FILE goes to this command's output. Ends with the copy, with its exit status.
#                                       A line in FOLDER/options, if there is one, has further options for CRIU
#   snapshot try                        dumps and restores a small process with an open connection; prints CRIU's version
#   snapshot bring                      brings a CRIU into the user's cache, by apt from the distribution's next release
#
# Root has the rights. Everybody else has them within a user namespace, where the kernel grants those: the process is started in one,
# dumped from inside of it, and each copy gets one of its own.
set -eu

CACHE=${LAMBDA_RACE_CACHE:-${XDG_CACHE_HOME:-${HOME:-/root}/.cache}/lambda-race}
# Connections are closed, locks and unlinked files kept, control groups left to whoever starts the copy.
FLAGS="--tcp-close --ext-unix-sk --file-locks --ghost-limit 32M --manage-cgroups=ignore -v1 --log-file log.$$"
# The copy's parent: ends as its child ended, because criu itself would not tell.
PARENT='$SIG{TERM} = "IGNORE"; waitpid($ARGV[0], 0); exit($? & 127 ? 128 + ($? & 127) : $? >> 8)'

# A restore takes a few tens of milliseconds, and each program that the shell starts on its way about one. So it starts none that it can
# do without: only root owns / (in a user namespace nobody does).
if [ -O / ]; then
    NAMESPACE= INSIDE=
else
    NAMESPACE="unshare -Ur" INSIDE="nsenter -U --preserve-credentials"
    FLAGS="$FLAGS --unprivileged"
fi

fail() {
    echo "$*"
    exit 1
}

need() {
    for each; do command -v "$each" >/dev/null || fail "there is no $each here"; done
}

# The CRIU that was brought, or the system's own.
find_criu() {
    CRIU=$CACHE/criu/criu
    [ -x "$CRIU" ] || CRIU=$(command -v criu) || fail "criu is neither in the cache nor on PATH"
}

# The first fault in CRIU's logs.
reason() {
    grep -h Error log.* 2>/dev/null | grep -v "RLIMIT_NOFILE\|Unexpected error: -1" | head -n 1 | sed 's/^([0-9.]*) *//' || true
}

start() {
    exec $NAMESPACE setsid "$@"
}

dump() {
    find_criu
    mkdir "$2"
    cd "$2"
    if [ -z "$INSIDE" ] && [ "$(readlink "/proc/$1/ns/mnt")" != "$(readlink /proc/self/ns/mnt)" ]; then
        # It has a /tmp of its own, so CRIU looks from where the process is. The file of its output is not visible there.
        INSIDE="nsenter -m --wd=$2"
        key=$(printf 'file[%x:%x]' "$(sed -n 's/^mnt_id:[[:space:]]*//p' "/proc/$1/fdinfo/1")" "$(stat -Lc %i "/proc/$1/fd/1")")
        echo "$key" >output
        FLAGS="$FLAGS --external $key"
    fi
    $INSIDE ${INSIDE:+-t "$1"} "$CRIU" dump -t "$1" -D . $FLAGS || fail "criu cannot dump process $1: $(reason)"
}

restore() {
    find_criu
    cd "$2"
    # CRIU keeps what it found out about the kernel only where /run is a tmpfs; asking again takes longer than many a restore.
    run=/dev/shm/lambda-race-criu-0
    [ -z "$NAMESPACE" ] || run=/dev/shm/lambda-race-criu-$(id -u)
    [ -d "$run" ] || mkdir -m 700 "$run" 2>/dev/null || true
    { [ -O "$run" ] && [ ! -L "$run" ]; } || run=
    output=${3#/} options=
    [ ! -e output ] || read -r output <output
    [ ! -e options ] || read -r options <options
    exec ${NAMESPACE:-unshare} -p -f -m --mount-proc --kill-child sh -c '[ -z "$1" ] || mount --bind "$1" /run; shift; exec "$@"' sh "$run" \
        "$CRIU" restore -D . $FLAGS $options --inherit-fd "fd[1]:$output" --exec-cmd -- perl -e "$PARENT" "$1"
}

# A process with a connection to its parent, which waits for the end of it; then its copy goes on and exits with 7.
PROBE='use Socket; my ($l, $c, $a, $b);
socket($l, PF_INET, SOCK_STREAM, 0) && bind($l, sockaddr_in(0, INADDR_LOOPBACK)) && listen($l, 1) or die;
if (my $child = fork()) { accept($a, $l) or die; sysread($a, $b, 1); print "$child\n"; close(STDOUT); waitpid($child, 0); exit }
require POSIX; POSIX::setsid(); open(STDIN, "<", "/dev/null"); open(STDOUT, ">>", $ARGV[0]); open(STDERR, ">&", STDOUT);
my $to = getsockname($l); close($l);
socket($c, PF_INET, SOCK_STREAM, 0) && connect($c, $to) or die; syswrite($c, "."); sysread($c, $b, 1); exit 7'

try() {
    need perl unshare nsenter setsid mount
    find_criu
    self=$(readlink -f "$0")
    place=$(mktemp -d)
    trap 'rm -rf "$place"' EXIT
    mkfifo "$place/pid"
    [ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null)" != 1 ] ||
        echo "(to allow them: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0)" >"$place/hint"
    /bin/sh "$self" start perl -e "$PROBE" "$place/output" >"$place/pid" 2>"$place/said" &
    read -r pid <"$place/pid" || fail "no user namespace can be made: $(cat "$place/said" "$place/hint" 2>/dev/null)"
    said=$(/bin/sh "$self" dump "$pid" "$place/snapshot" 2>&1) || { kill -9 "$pid" 2>/dev/null || true; fail "$said"; }
    status=0
    said=$(/bin/sh "$self" restore "$pid" "$place/snapshot" "$place/output" 2>&1 >/dev/null) || status=$?
    [ "$status" = 7 ] || fail "criu cannot restore a process with an open connection: $(cd "$place/snapshot" && reason) $said"
    "$CRIU" --version
}

# Packages of the next release, unpacked into a folder: the system stays as it is. apt checks their signatures as it always does.
bring() {
    need apt-get dpkg
    . /etc/os-release
    case "$ID" in
        debian) suite=forky parts=main keys=/usr/share/keyrings/debian-archive-keyring.gpg ;;
        ubuntu) suite=devel parts="main universe" keys=/usr/share/keyrings/ubuntu-archive-keyring.gpg ;;
        *) fail "only Debian and Ubuntu have packages that this can use; install criu 4.2 or newer" ;;
    esac
    address=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' "Codename: $VERSION_CODENAME" | head -n 1)
    [ -n "$address" ] || fail "apt knows no address for $VERSION_CODENAME"
    mkdir -p "$CACHE"
    new=$(mktemp -d "$CACHE/criu.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    chmod 755 "$new"
    mkdir -p "$new/apt/lists/partial" "$new/apt/archives/partial" "$new/root"
    : >"$new/apt/status"
    echo "deb [signed-by=$keys] $address $suite $parts" >"$new/apt/sources.list"
    cat >"$new/apt/apt.conf" <<END
Dir::Etc::sourcelist "$new/apt/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "$new/apt";
Dir::State::status "$new/apt/status";
Dir::Cache "$new/apt";
APT::Sandbox::User "$(id -un)";
Acquire::http::Timeout "5";
Acquire::https::Timeout "5";
Acquire::Retries "1";
END
    export APT_CONFIG="$new/apt/apt.conf"
    { apt-get -qq update && apt-get -qq install -y --download-only --no-install-recommends criu; } ||
        fail "criu cannot be downloaded from $address ($suite). Check the network, or install criu 4.2 or newer."
    for each in "$new"/apt/archives/*.deb; do dpkg -x "$each" "$new/root"; done
    cat >"$new/criu" <<'END'
#!/bin/sh
root=${0%/*}/root
for loader in "$root"/usr/lib64/ld-linux-*.so.* "$root"/usr/lib/ld-linux-*.so.*; do [ ! -e "$loader" ] || break; done
for libraries in "$root"/usr/lib/*-linux-gnu; do [ ! -d "$libraries" ] || break; done
exec "$loader" --library-path "$libraries" "$root/usr/sbin/criu" "$@"
END
    chmod 755 "$new/criu"
    rm -rf "$new/apt" "$CACHE/criu"
    mv -T "$new" "$CACHE/criu" || [ -x "$CACHE/criu/criu" ] # or somebody else was faster
    "$CACHE/criu/criu" --version
}

case "${1:-}:$#" in
    start:[2-9] | start:[1-9][0-9]*) shift; start "$@" ;;
    dump:3) dump "$2" "$3" ;;
    restore:4) restore "$2" "$3" "$4" ;;
    try:1) try ;;
    bring:1) bring ;;
    *) sed -n '4,11p' "$0"; exit 2 ;;
esac
