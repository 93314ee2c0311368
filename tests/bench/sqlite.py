"""Writes the columns of a package as a table of SQLite, which Datasette serves: sqlite.py COLUMNS DATABASE."""

import json
import sqlite3
import sys
from array import array
from pathlib import Path

folder, database = Path(sys.argv[1]), Path(sys.argv[2])
words = json.loads((folder / "words.json").read_text())


def column(name, code):
    """The numbers of a column."""
    numbers = array(code)
    numbers.frombytes((folder / name).read_bytes())
    return numbers


def named(name):
    """The words of a column."""
    return [words[name][number] for number in column(f"{name}.u8", "B")]


names = (folder / "names.txt").read_text().splitlines()
rows = zip(names, named("kind"), named("status"), named("basis"), column("first.i32", "i"), column("last.i32", "i"))
database.unlink(missing_ok=True)
with sqlite3.connect(database) as connection:
    connection.execute("CREATE TABLE rows (id INTEGER PRIMARY KEY, name, kind, status, basis, first INTEGER, last INTEGER)")
    connection.executemany("INSERT INTO rows (name, kind, status, basis, first, last) VALUES (?, ?, ?, ?, ?, ?)", rows)
    for indexed in ("kind", "status", "basis", "first", "last"):
        connection.execute(f"CREATE INDEX rows_{indexed} ON rows ({indexed})")
    connection.execute("ANALYZE")
