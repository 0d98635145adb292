# shellcheck shell=bash
# Sourced by run, test and prove: makes .venv beside the code, from the lock, and adds what the system lacks.
# Works with an emptied environment and from any folder. pip's own settings of this PC are left as they are.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
log=$root/build/set-up.log

# For the import of Qt, for a window on X11, for one on Wayland (Debian's names).
qt_packages=(
    libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
    libwayland-cursor0 libwayland-egl1
)

# tell ENGLISH 繁體 简体: one sentence, in the language of this PC
tell() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        zh_CN* | zh_SG* | zh_Hans*) printf '%s\n' "$3" >&2 ;;
        zh*) printf '%s\n' "$2" >&2 ;;
        *) printf '%s\n' "$1" >&2 ;;
    esac
}

# stop ENGLISH 繁體 简体 [STATUS]
stop() {
    tell "$@"
    exit "${4:-1}"
}

# as the program itself ends when no window can open
no_window=3

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# apt_install PACKAGE…: only called where may_install says yes
apt_install() {
    mkdir -p "$root/build"
    tell "Installing system packages: $*" "正在安裝系統套件：$*" "正在安装系统软件包：$*"
    (
        export DEBIAN_FRONTEND=noninteractive PATH="$PATH:/usr/local/sbin:/usr/sbin:/sbin"
        [ -n "${apt_updated:-}" ] || apt-get update
        apt-get install -y --no-install-recommends "$@"
    ) >>"$log" 2>&1 || {
        tail -n 15 "$log" >&2
        stop "The system packages could not be installed. The whole story is in $log" \
            "系統套件裝不上。經過記在 $log" \
            "系统软件包装不上。经过记在 $log"
    }
    apt_updated=yes
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' >/dev/null 2>&1
}

find_python() {
    local name
    for name in python3 python3.11 python3.12 python3.13 python3.14; do
        if is_new_enough "$name"; then
            python=$(command -v "$name")
            return 0
        fi
    done
    return 1
}

need_python() {
    find_python && return
    may_install && apt_install python3 python3-venv && find_python && return
    stop "ClinicGuard needs Python 3.11 to 3.14, and this PC has none. Have an administrator run: apt-get install python3 python3-venv" \
        "ClinicGuard 需要 Python 3.11 到 3.14，這台電腦沒有。由系統管理員執行：apt-get install python3 python3-venv" \
        "ClinicGuard 需要 Python 3.11 到 3.14，这台电脑没有。由系统管理员执行：apt-get install python3 python3-venv"
}

# Debian parts venv from Python; three ways round it before giving up
make_venv() {
    need_python
    local version
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    if ! "$python" -c 'import ensurepip' 2>/dev/null && may_install; then
        case $python in
            /usr/bin/*) apt_install "python$version-venv" ;;
        esac
    fi
    if "$python" -c 'import ensurepip' 2>/dev/null; then
        "$python" -m venv --clear "$venv"
    elif "$python" -c 'import virtualenv' 2>/dev/null; then
        "$python" -m virtualenv --quiet --clear "$venv"
    elif command -v virtualenv >/dev/null; then
        virtualenv --quiet --clear --python "$python" "$venv"
    else
        stop "This Python cannot make an environment of its own: venv is missing. Have an administrator run: apt-get install python$version-venv" \
            "這套 Python 少了 venv，無法建立自己的環境。由系統管理員執行：apt-get install python$version-venv" \
            "这套 Python 少了 venv，无法建立自己的环境。由系统管理员执行：apt-get install python$version-venv"
    fi
}

# what an environment was made from; a moved checkout counts as another one
recipe() {
    echo "$root"
    cat "$root/packaging/$1.txt" "$root/pyproject.toml"
}

is_set_up() { recipe "$1" | cmp -s - "$venv/made-from-$1"; }

# an interrupted set-up, a moved checkout, a Python that is gone
must_be_made_anew() {
    [ -e "$venv/unfinished" ] ||
        { [ -e "$venv/made-from-requirements" ] && [ "$(head -n 1 "$venv/made-from-requirements")" != "$root" ]; } ||
        ! is_new_enough "$venv/bin/python" ||
        ! "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

install_quietly() {
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check "$@" >>"$log" 2>&1
}

# set_up requirements | requirements-dev: what ships comes ready-made, nothing is built on this PC;
# one of the development tools comes as source only
set_up() {
    local ready_made=(--only-binary ":all:")
    [ "$1" = requirements ] || ready_made=()
    is_set_up "$1" && return
    mkdir -p "$root/build"
    : >"$log"
    # two starts at once: the second waits, and then finds the work done
    exec 9<"$root"
    ! command -v flock >/dev/null || flock 9
    if ! is_set_up "$1"; then
        tell "Setting up, once: takes a minute or two." "第一次設定，約需一兩分鐘。" "首次设置，约需一两分钟。"
        ! must_be_made_anew || make_venv
        touch "$venv/unfinished"
        if ! install_quietly --require-hashes --no-deps "${ready_made[@]}" \
            -r "$root/packaging/$1.txt" ||
            ! install_quietly --no-deps --no-build-isolation -e "$root"; then
            tail -n 15 "$log" >&2
            stop "The program's parts could not be installed. Look at the lines above: is the package source of this PC within reach? The whole story is in $log" \
                "程式的元件裝不上。看上面幾行：這台電腦的套件來源連得到嗎？經過記在 $log" \
                "程序的组件装不上。看上面几行：这台电脑的软件包来源连得到吗？经过记在 $log"
        fi
        # the larger lock holds the smaller one, with the same versions
        recipe requirements >"$venv/made-from-requirements"
        recipe "$1" >"$venv/made-from-$1"
        rm -f "$venv/unfinished"
    fi
    exec 9<&-
}

# qt_lacks PLUGIN…: the libraries that Qt and these platform plugins look for in vain
qt_lacks() {
    local qt plugin
    qt=$("$venv/bin/python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
    {
        ldd "$qt/lib/libQt6Widgets.so.6"
        for plugin in "$@"; do ldd "$qt/plugins/platforms/libq$plugin.so"; done
    } 2>/dev/null | awk '/not found/ { print $1 }' | sort -u | paste -sd ' ' -
}

# need_qt PLUGIN…: system libraries for windows; looked at once for each kind of screen
need_qt() {
    [ "$(uname -s)" = Linux ] || return 0
    local seen=$venv/qt-libraries-seen missing line
    [ -e "$seen" ] && [ "$(cat "$seen")" = "$*" ] && return
    missing=$(qt_lacks "$@")
    if [ -n "$missing" ] && may_install; then
        apt_install "${qt_packages[@]}"
        missing=$(qt_lacks "$@")
    fi
    if [ -n "$missing" ]; then
        line="apt-get install ${qt_packages[*]}"
        stop "Windows cannot be drawn: these system libraries are missing: $missing. Have an administrator run (Debian, Ubuntu): $line" \
            "無法顯示視窗，少了這些系統元件：$missing。由系統管理員執行（Debian、Ubuntu）：$line" \
            "无法显示窗口，缺少这些系统组件：$missing。由系统管理员执行（Debian、Ubuntu）：$line" \
            "$no_window"
    fi
    echo "$*" >"$seen"
}

compile_catalogues() { "$venv/bin/python" "$root/packaging/catalogues" compile --if-stale; }
