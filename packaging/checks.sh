# shellcheck shell=bash
# Sourced by test and prove: what is looked at, in which order. All is looked at even when something fails.

# shellcheck source=packaging/setup.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

# command and Debian package of the standard tools that the tests judge our files with
tools="pdftotext:poppler-utils pdfsig:poppler-utils qpdf:qpdf 7z:p7zip-full age:age ssh-keygen:openssh-client openssl:openssl strace:strace jq:jq xxd:xxd git:git javac:default-jdk-headless"

need_tools() {
    local tool packages=()
    for tool in $tools; do
        command -v "${tool%%:*}" >/dev/null || packages+=("${tool##*:}")
    done
    # part of veraPDF, which brings no command of its own
    [ -e /usr/share/java/jaxb-runtime.jar ] || packages+=(libjaxb-java)
    [ ${#packages[@]} -gt 0 ] || return 0
    if may_install; then
        apt_install "${packages[@]}"
    else
        echo "Some tests will fail, since these packages are missing: ${packages[*]}. Have an administrator run: apt-get install ${packages[*]}" >&2
    fi
}

# Tests save and sync thousands of times. Where there is ample memory the ordinary run does so in it, which saves
# time and the disk; elsewhere, and in the long proofs always, in the usual place for temporary files.
in_memory() {
    local free
    [ -n "${TMPDIR:-}" ] && return
    free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1) || return 0
    [ "${free:-0}" -ge 6000000 ] && [ -w /dev/shm ] || return 0
    [ "$(awk '/^MemAvailable/ {print $2}' /proc/meminfo)" -ge 10000000 ] || return 0
    TMPDIR=$(mktemp -d /dev/shm/clinicguard-tests-XXXXXX)
    export TMPDIR
    trap 'rm -rf -- "$TMPDIR"' EXIT
}

failed=()

check() {
    echo "── $*"
    "$@" || failed+=("$*")
}

# The types need one core for a while, and no test waits for what they say: both go on at once.
begin_types() {
    types_told=$(mktemp)
    mypy >"$types_told" 2>&1 &
    types_begun=$!
}

# what mypy said, and whether it was content
types() {
    local ended=0
    wait "$types_begun" || ended=$?
    cat "$types_told"
    rm -f -- "$types_told"
    return "$ended"
}

# check_all PYTEST-ARGUMENT…
check_all() {
    # no screen and no language of whoever calls
    unset DISPLAY WAYLAND_DISPLAY
    export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
    set_up requirements-dev
    need_tools
    need_qt offscreen
    cd "$root" || return
    export PATH="$venv/bin:$PATH"
    begin_types
    check ruff check
    check ruff format --check
    check lint-imports
    check packaging/catalogues check
    compile_catalogues || failed+=("compile the catalogues")
    check python -m pytest "$@"
    check types
    [ ${#failed[@]} -eq 0 ] && return
    printf 'failed: %s\n' "${failed[@]}" >&2
    return 1
}
