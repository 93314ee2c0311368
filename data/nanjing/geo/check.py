"""Checks areas.geojson; prints what it measured and exits with 1 if anything is wrong.

check.py [FILE]      FILE is ../areas.geojson unless given
"""

import json
import math
import sys
from collections import Counter
from pathlib import Path

DISTRICTS = set(
    "xuanwu qinhuai jianye gulou pukou qixia yuhuatai jiangning lishui luhe gaochun".split()
)
CITY = "nanjing"
CORNER, CORNER_OF, CORNER_METRES = (118.7788, 32.0437), ("xuanwu", "qinhuai", "gulou"), 150
AREA_KM2, AREA_TOLERANCE_KM2 = 6590, 20
DISSOLVED_TOLERANCE = 0.001
MAX_BYTES = 150_000
DECIMALS = 5

# WGS 84 (CGCS2000 differs by far less than a metre): semi-major axis and eccentricity.
SEMI_MAJOR = 6378137.0
ECCENTRICITY = 0.0818191908426

errors = []


def need(condition, message):
    if not condition:
        errors.append(message)


def positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for c in coordinates:
            yield from positions(c)


def polygons(geometry):
    match geometry["type"]:
        case "Polygon":
            return [geometry["coordinates"]]
        case "MultiPolygon":
            return geometry["coordinates"]
        case _:
            return []


def rings(geometry):
    return [ring for polygon in polygons(geometry) for ring in polygon]


def edges(geometry):
    for ring in rings(geometry):
        for a, b in zip(ring, ring[1:]):
            yield tuple(a), tuple(b)


def doubled_area(ring):
    """Twice the signed area in square degrees; positive if counter-clockwise."""
    x0, y0 = ring[0]
    return sum(
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        for (ax, ay), (bx, by) in zip(ring, ring[1:])
    )


def authalic(latitude):
    """Area on the ellipsoid from the equator up, per radian of longitude."""
    s, e = math.sin(math.radians(latitude)), ECCENTRICITY
    q = (1 - e * e) * (s / (1 - e * e * s * s) + math.atanh(e * s) / e)
    return SEMI_MAJOR * SEMI_MAJOR * q / 2


def area_km2(geometry):
    """Holes count as negative, because they run the other way."""
    return sum(
        -math.radians(b[0] - a[0]) * (authalic(a[1]) + authalic(b[1])) / 2
        for a, b in edges(geometry)
    ) / 1e6


def metres(a, b):
    x = math.radians(b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return math.hypot(x, math.radians(b[1] - a[1])) * 6371008.8


def side(a, b, c):
    cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (cross > 1e-15) - (cross < -1e-15)


def crosses(geometry):
    """Whether two edges cross at a point inside both."""
    all_edges = list(edges(geometry))
    for i, (a, b) in enumerate(all_edges):
        for c, d in all_edges[i + 1:]:
            if side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0:
                return True
    return False


def check_features(features):
    for id_, count in Counter(f.get("id") for f in features).items():
        need(isinstance(id_, str), f"a feature id is not a string: {id_}")
        need(count == 1, f"id {id_} is used {count} times")
    for f in features:
        id_, geometry = f.get("id"), f["geometry"]
        need("role" in f["properties"], f"{id_}: no role")
        for x, y in positions(geometry["coordinates"]):
            need(
                x == round(x, DECIMALS) and y == round(y, DECIMALS),
                f"{id_}: {x},{y} has more than {DECIMALS} decimals",
            )
            need(117.8 <= x <= 119.9 and 30.8 <= y <= 33.0, f"{id_}: {x},{y} is far away")
        for polygon in polygons(geometry):
            for i, ring in enumerate(polygon):
                need(len(ring) >= 4 and ring[0] == ring[-1], f"{id_}: a ring is not closed")
                if i == 0:
                    need(doubled_area(ring) > 0, f"{id_}: an outer ring is not counter-clockwise")
                else:
                    need(doubled_area(ring) < 0, f"{id_}: a hole is not clockwise")
        need(not crosses(geometry), f"{id_}: two edges cross")


def check_outlines(features):
    outlines = {
        f["id"]: f["geometry"] for f in features if f["properties"].get("role") == "outline"
    }
    if set(outlines) != DISTRICTS | {CITY}:
        errors.append(f"the outlines are {sorted(outlines)}")
        return
    city = outlines[CITY]
    districts = {id_: g for id_, g in outlines.items() if id_ != CITY}

    corners = set.intersection(
        *({tuple(p) for p in positions(districts[id_]["coordinates"])} for id_ in CORNER_OF)
    )
    distance = min((metres(CORNER, c) for c in corners), default=math.inf)
    need(distance <= CORNER_METRES, f"corner of {CORNER_OF}: {distance:.0f} m off")

    total = sum(area_km2(g) for g in districts.values())
    dissolved = area_km2(city)
    need(abs(total - AREA_KM2) <= AREA_TOLERANCE_KM2, f"total area {total:.2f} km2")
    need(
        abs(total - dissolved) <= DISSOLVED_TOLERANCE * dissolved,
        f"districts {total:.2f} km2, city {dissolved:.2f} km2",
    )

    # Districts run counter-clockwise, so a shared edge occurs once in each direction. When
    # these pairs are struck out, what is left must be the edges of the city and nothing
    # else: then the districts neither overlap nor leave a gap.
    left = Counter(e for g in districts.values() for e in edges(g))
    need(max(left.values()) == 1, "two districts use an edge in the same direction")
    left = {(a, b) for a, b in left if (b, a) not in left}
    odd = left ^ set(edges(city))
    need(not odd, f"{len(odd)} edges are neither shared by two districts nor the city's")

    vertices = sum(len(ring) for g in districts.values() for ring in rings(g))
    print(f"districts: {len(districts)}, with {vertices} positions")
    print(f"area: districts {total:.2f} km2, city {dissolved:.2f} km2")
    print(f"corner of {', '.join(CORNER_OF)}: {sorted(corners)}, {distance:.0f} m off")


def main():
    default = Path(__file__).resolve().parent.parent / "areas.geojson"
    data = Path(sys.argv[1] if len(sys.argv) > 1 else default).read_bytes()
    collection = json.loads(data)
    features = collection["features"]
    need(collection["type"] == "FeatureCollection", "not a FeatureCollection")
    need(data.endswith(b"\n") and b"\r" not in data, "the line ends are not LF")
    need(data.count(b"\n") == len(features) + 2, "not one feature per line")
    need(len(data) <= MAX_BYTES, f"{len(data)} bytes are too many")
    check_features(features)
    check_outlines(features)
    roles = Counter(f["properties"].get("role") for f in features)
    print(f"features: {dict(sorted(roles.items()))}, {len(data)} bytes")
    if errors:
        sys.exit("\n".join(f"error: {e}" for e in errors))


if __name__ == "__main__":
    main()
