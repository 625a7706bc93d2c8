"""The rows behind a server, read and changed beside it: what the pages say is checked against what is stored."""

import sqlite3, subprocess
from contextlib import closing


class Rows:
    def __init__(self, server):
        self.server = server

    def all(self, statement):
        """Every row, each value as text (psql knows no other)."""
        if self.server.database:
            return self._psql(statement)
        with closing(self._open()) as database:
            return [tuple("" if value is None else str(value) for value in row) for row in database.execute(statement)]

    def one(self, statement):
        rows = self.all(statement)
        assert len(rows) == 1, f"{len(rows)} rows: {statement}"
        return rows[0][0] if len(rows[0]) == 1 else rows[0]

    def count(self, statement):
        return int(self.one(statement))

    def column(self, statement):
        return [row[0] for row in self.all(statement)]

    def run(self, statement):
        if self.server.database:
            self._psql(statement)
            return
        with closing(self._open()) as database, database:
            database.execute(statement)

    def _open(self):
        return sqlite3.connect(self.server.data / "hearten.db", timeout=20)

    def _psql(self, statement):
        asked = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-v", "ON_ERROR_STOP=1", "-d", self.server.database, "-c", statement],
            check=True,
            capture_output=True,
            text=True,
        )
        return [tuple(row.split("\x1f")) for row in asked.stdout.rstrip("\n").split("\x1e") if row]
