"""Computes views in DuckDB over the tables of `view_times`: duckdb_view.py FOLDER THREADS TIMES.

Prints the median of the milliseconds of each query, and fails where a count is not that of the atlas. THREADS is a number,
or 0 for all.
"""

import json
import statistics
import sys
import time
from pathlib import Path

import duckdb

folder, threads, times = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
asked = json.loads((folder / "asked.json").read_text())
LISTS = ["industry", "place", "party", "source"]
# As many values as the page lists.
MOST = 64

connection = duckdb.connect()
if threads:
    connection.execute(f"SET threads = {threads}")
connection.execute(f"CREATE TABLE rows AS SELECT * FROM read_csv('{folder}/rows.csv', nullstr='')")
for facet in LISTS:
    connection.execute(f"CREATE TABLE {facet} AS SELECT * FROM read_csv('{folder}/{facet}.csv')")


def all_rows(sql):
    return connection.execute(sql).fetchall()


def view(query):
    """The number of rows, the counts of each facet without its own filter, the rows of each place by kind, and bars."""
    window = f"first <= {query['last']} AND last >= {query['first']}"
    kind = f"kind = '{query['kind']}'" if query["kind"] else "true"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE shown AS SELECT * FROM rows WHERE {window} AND {kind}")
    counted = {"status": {}, "basis": {}}
    places = []
    for status, basis, place, of_kind, count in all_rows(
        "SELECT status, basis, drawn_at, kind, count(*) FROM shown GROUP BY GROUPING SETS ((status), (basis), (drawn_at, kind))"
    ):
        if status is not None:
            counted["status"][status] = count
        elif basis is not None:
            counted["basis"][basis] = count
        else:
            places.append((place, of_kind, count))
    counted["kind"] = dict(all_rows(f"SELECT kind, count(*) FROM rows WHERE {window} GROUP BY kind"))
    for facet in LISTS:
        order = "value" if facet == "source" else "count(*) DESC"
        counted[facet] = dict(
            all_rows(
                f"SELECT value, count(*) FROM {facet} SEMI JOIN shown USING (row) GROUP BY value ORDER BY {order} LIMIT {MOST}"
            )
        )
    bars = all_rows(
        f"SELECT year, count(*) FROM years JOIN rows ON first <= ends AND last >= starts AND {kind} GROUP BY year"
    )
    return sum(counted["status"].values()), counted, places, bars


connection.execute("CREATE TABLE years (year INTEGER, starts INTEGER, ends INTEGER)")
connection.executemany("INSERT INTO years VALUES (?, ?, ?)", asked["years"])
for query in asked["queries"]:
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        shown, counted, places, bars = view(query)
        taken.append((time.perf_counter() - start) * 1000)
    if shown != query["shown"]:
        sys.exit(f"{query['name']}: {shown} rows, and {query['shown']} in the atlas")
    for facet, values in counted.items():
        for value, count in values.items():
            # The tree of places begins where it branches, so what is around all of it is not listed.
            expected = query["facets"][facet].get(value, count if facet == "place" else 0)
            if count != expected:
                sys.exit(f"{query['name']}, {facet} {value}: {count} rows, and {expected} in the atlas")
    print(f"{query['name']}\t{statistics.median(taken):.2f}")
print(duckdb.__version__, file=sys.stderr)
