"""Loads the tables of a lake into real engines, runs the SQL of comparisons over them, and holds every
counted cell against what the program itself counts. Then spoils the SQL in ways that must be noticed.

engines.py FOLDER: tables in FOLDER/lake as the program writes them, which must have what FOLDER/*.ndjson
has, as FOLDER/columns.json declares it; cases in FOLDER/cases/N.{json,duckdb.sql,ansi.sql}. Prints what was compared; ends with 1 where anything differs.
"""

import datetime
import json
import os
import pathlib
import sys

import datafusion
import duckdb
import pyarrow as pa
import pyarrow.dataset as dataset

TYPES = {
    "truth": pa.bool_(), "whole32": pa.int32(), "whole64": pa.int64(), "real": pa.float64(),
    "text": pa.string(), "day": pa.date32(), "texts": pa.list_(pa.string()),
}

# What must not pass: each is a rule of the count, left out.
MUTANTS = {
    "repeats are counted twice": ("WHERE r.telling = 1", "WHERE 1 = 1"),
    "the least telling counts": ("ORDER BY f.event_rank, f.desk", "ORDER BY f.event_rank DESC, f.desk"),
    "an open bound is lost": ("CASE WHEN COUNT(*) = COUNT(high) THEN SUM(high) END", "SUM(high)"),
    "what may belong surely does": ("WHEN r.belongs = 'possible' THEN 0", "WHEN r.belongs = 'possible' THEN 1"),
    "a toll is that of one telling": ("e.event_killed_low", "e.killed_low AS event_killed_low"),
    "a silent theatre is not held": ("COALESCE(t.rank, 1)", "COALESCE(t.rank, 0)"),
    "events are entries": ("WHEN 'events' THEN t.events_low", "WHEN 'events' THEN 1"),
}


def arrow_type(kind):
    if isinstance(kind, str):
        return TYPES[kind]
    return pa.list_(pa.struct([(column["name"], arrow_type(column["type"])) for column in kind]))


def table(folder, name, columns):
    days = [column["name"] for column in columns if column["type"] == "day"]
    rows = [json.loads(line) for line in open(folder / f"{name}.ndjson", encoding="utf-8")]
    for row in rows:
        for day in days:
            row[day] = row[day] and datetime.date.fromisoformat(row[day])
    fields = [pa.field(column["name"], arrow_type(column["type"]), column["may_be_missing"]) for column in columns]
    return pa.Table.from_pylist(rows, schema=pa.schema(fields))


def written(folder, name, held):
    """A table as it was written: its rows must be those that the program made, field by field."""
    months = dataset.partitioning(pa.schema([("month", pa.string())]), flavor="hive")
    files = dataset.dataset(folder / "lake" / name, partitioning=months)
    read = files.to_table().select(held.column_names).cast(held.schema)
    assert read.equals(held), f"{name} was written otherwise than it was made"
    listed = json.load(open(folder / "lake" / "manifest.json", encoding="utf-8"))["tables"]
    assert [table["rows"] for table in listed if table["table"] == name] == [held.num_rows], name
    return read


def own_cells(comparison):
    """Every counted number of a comparison, by subject, measure, key and the theatre of an area."""
    cells, theatre = {}, ""
    for row in comparison["rows"]:
        if row["depth"] == 1:
            theatre = row["key"] or ""
        # A day and an entry are no numbers that are added up.
        if row["line"] != "counted" or row["unit"] in ("date", "entry"):
            continue
        within = theatre if row["measure"] == "attacks" and row["depth"] == 2 else ""
        for place, cell in enumerate(row["cells"], 1):
            value = cell["value"]
            if value is not None:
                at = (place, row["measure"], row["key"] or "", within)
                assert at not in cells, f"twice: {at}"
                cells[at] = (value["low"], value["best"], value["high"], value["unsaid"], cell["disputed"] or 0)
    return cells


def told_cells(names, rows):
    cells = {}
    for row in rows:
        row = dict(zip(names, row))
        at = (row["nr"], row["measure"], row["key"] or "", row["within"] or "")
        assert at not in cells, f"twice: {at}"
        cells[at] = (row["low"], row["best"], row["high"], row["unsaid"], row["disputed"])
    return cells


def wrong(own, told):
    return [(at, own.get(at), told.get(at)) for at in sorted(own.keys() | told.keys()) if own.get(at) != told.get(at)]


def by_duckdb(connection, sql):
    answer = connection.execute(sql)
    return [column[0] for column in answer.description], answer.fetchall()


def by_datafusion(context, sql):
    answer = context.sql(sql.strip().rstrip(";")).to_arrow_table() if hasattr(datafusion.DataFrame, "to_arrow_table") else None
    return answer.column_names, [tuple(row.values()) for row in answer.to_pylist()]


def main(folder):
    declared = json.load(open(folder / "columns.json"))
    tables = {name: written(folder, name, table(folder, name, columns)) for name, columns in declared.items()}
    connection, context = duckdb.connect(), datafusion.SessionContext()
    os.chdir(folder / "lake")
    connection.execute(pathlib.Path("tables.sql").read_text(encoding="utf-8"))
    for name, held in tables.items():
        context.register_record_batches(name, [held.to_batches() or [pa.RecordBatch.from_pylist([], schema=held.schema)]])
    faults, compared, noticed = 0, 0, dict.fromkeys(MUTANTS, 0)
    for case in sorted((folder / "cases").glob("*.json")):
        own = own_cells(json.load(open(case, encoding="utf-8")))
        texts = {ending: case.with_suffix(f".{ending}.sql").read_text(encoding="utf-8") for ending in ("duckdb", "ansi")}
        for engine, answer in (
            ("DuckDB", lambda: by_duckdb(connection, texts["duckdb"])),
            ("DataFusion", lambda: by_datafusion(context, texts["ansi"])),
        ):
            differ = wrong(own, told_cells(*answer()))
            compared += len(own)
            faults += len(differ)
            print(f"{case.stem}: {engine}: {len(own)} cells, {len(differ)} wrong")
            for at, mine, theirs in differ[:12]:
                print(f"  {at}: {mine} here, {theirs} there")
        for name, (rule, without) in MUTANTS.items():
            spoilt = texts["duckdb"].replace(rule, without)
            assert spoilt != texts["duckdb"], f"there is no `{rule}`"
            noticed[name] += len(wrong(own, told_cells(*by_duckdb(connection, spoilt))))
    for name, cells in noticed.items():
        print(f"spoilt, {name}: {cells} wrong")
    print(f"compared {compared}, wrong {faults}, unnoticed {sum(not cells for cells in noticed.values())}")
    return 1 if faults or not compared else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
