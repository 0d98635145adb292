# shellcheck shell=bash
# Sourced by the builds: what is built is what is committed, so that the same commit builds the same program again.
# Whoever sources this has sourced setup.sh and set `place` (where the made things may lie).

source=$place/source

take_source() {
    rm -rf -- "$source"
    mkdir -p "$source"
    if git -C "$root" rev-parse --verify --quiet HEAD >/dev/null 2>&1; then
        git -C "$root" archive HEAD | tar -x -C "$source"
        [ -z "$(git -C "$root" status --porcelain -- clinicguard ui resources packaging)" ] ||
            echo "   what is changed and not committed is not in it" >&2
    else
        cp -a "$root/clinicguard" "$root/ui" "$root/resources" "$root/packaging" "$root/pyproject.toml" "$source/"
    fi
    "$venv/bin/python" "$source/packaging/catalogues" compile
    # a module that cannot be read would only be missed in the built program
    (cd "$source" && "$venv/bin/python" -m compileall -q -x '/\.venv/' clinicguard ui && QT_QPA_PLATFORM=offscreen "$venv/bin/python" -c '
import importlib, pkgutil, clinicguard, ui
for package in (clinicguard, ui):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.endswith(("__main__", "windows", "away_windows")):
            importlib.import_module(module.name)')
    find "$source" -name __pycache__ -prune -exec rm -rf {} +
}

# all_resources_in BUILT: every data file stands in the built program as it stands in the source
all_resources_in() {
    diff -rq "$source/resources" "$1/_internal/resources" >&2 || {
        echo "the built program lacks data files, or has others" >&2
        exit 1
    }
}
