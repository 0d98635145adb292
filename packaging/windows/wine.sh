# shellcheck shell=bash
# Sourced by build and try: a Windows of its own under Wine, and how a program is run in it.
# Whoever sources this has set `root` (the checkout) and `place` (where the made things may lie).

prefix=$place/wine
stand_ins=$place/stand-ins
wine_packages=(wine wine64 gcc-mingw-w64-x86-64-win32 xvfb xauth fonts-wqy-zenhei)

# the stand-ins are for Wine alone; a Windows 10 has the real ones, and none of them is shipped
export WINEPREFIX=$prefix WINEDEBUG=-all WINEARCH=win64
export WINEDLLOVERRIDES="mscoree,mshtml=;winemenubuilder.exe=;mscms,icuuc,bcryptprimitives,ucrtbase=n,b;wbemprox="

wine_program=/usr/lib/wine/wine64
wine_server=/usr/lib/wine/wineserver64

have_wine() { [ -x "$wine_program" ] && command -v x86_64-w64-mingw32-gcc >/dev/null; }

# under_wine SECONDS PROGRAM…: its output through a pipe, since Python ends at once where it is a plain file;
# what stays running in the background afterwards is ended, or it would hold the pipe open
under_wine() {
    local patience=$1 status=0
    shift
    timeout -k 5 "$patience" "$wine_program" "$@" </dev/null 2>&1 | cat || status=${PIPESTATUS[0]}
    timeout 30 "$wine_server" -k || true
    return "$status"
}

# windows_path PATH: as a program under Wine reads it
windows_path() { printf 'Z:%s' "${1//\//\\}"; }

make_stand_ins() {
    local name
    mkdir -p "$stand_ins"
    for name in icuuc mscms bcryptprimitives; do
        [ "$stand_ins/$name.dll" -nt "$root/packaging/windows/stand-ins/$name.c" ] ||
            x86_64-w64-mingw32-gcc -shared -Os -s -o "$stand_ins/$name.dll" \
                "$root/packaging/windows/stand-ins/$name.c" -ladvapi32
    done
    python3 "$root/packaging/windows/stand-ins/mend_ucrtbase.py" \
        "$(find /usr/lib -path '*x86_64-windows/ucrtbase.dll' -print -quit)" "$stand_ins/ucrtbase.dll"
}

make_prefix() {
    make_stand_ins
    if [ ! -e "$prefix/made" ]; then
        rm -rf -- "$prefix"
        mkdir -p "$prefix"
        under_wine 180 wineboot -i >/dev/null
        under_wine 60 winecfg -v win10 >/dev/null
        # the letters of dialogs, which Wine would draw as boxes
        local font
        for font in "MS Shell Dlg" "MS Shell Dlg 2" Tahoma "Microsoft JhengHei UI" "Microsoft JhengHei" SimSun PMingLiU MingLiU; do
            under_wine 30 reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d 'WenQuanYi Zen Hei' /f >/dev/null
        done
        touch "$prefix/made"
    fi
    cp "$stand_ins"/*.dll "$prefix/drive_c/windows/system32/"
}

# with_display COMMAND…: on a screen of its own, so that windows can open
with_display() {
    xvfb-run -a -s "-screen 0 1280x900x24 -nolisten tcp" "$@"
}
