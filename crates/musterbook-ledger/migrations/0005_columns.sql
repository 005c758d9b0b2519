-- What listings are answered from: rows of a fixed width that are scanned in memory.

-- Names and words, numbered: sides, places, origins, outlets, units, outcomes and so on.
CREATE TABLE name (
    id      INTEGER PRIMARY KEY,
    text    TEXT NOT NULL UNIQUE
) STRICT;

-- What was in force from when to when: rows of claims, each as a sighting of one statement, end to end in `bytes` as
-- src/columns/record.rs has it. A row is never taken out: where it ends, the entry is put down in it. `entry` is the last
-- act that changed something in `bytes`; `sum` is made of the first eight bytes of their SHA-256.
CREATE TABLE slab (
    id      INTEGER PRIMARY KEY,
    entry   INTEGER NOT NULL REFERENCES entry (id),
    sum     INTEGER NOT NULL,
    bytes   BLOB NOT NULL
) STRICT;
CREATE INDEX slab_entry ON slab (entry);

-- The claims in force now, the statement of each, and where its row is: the slab and the place in it, from 0. Of all
-- tables only this one loses rows.
-- (A table of this name with many indexes stood in files of version 4.)
DROP TABLE IF EXISTS in_force;
CREATE TABLE in_force (
    id          INTEGER PRIMARY KEY REFERENCES claim (id),
    report      INTEGER NOT NULL REFERENCES report (id),
    statement   INTEGER NOT NULL REFERENCES statement (id),
    slab        INTEGER NOT NULL REFERENCES slab (id),
    place       INTEGER NOT NULL
) STRICT;
CREATE INDEX in_force_report ON in_force (report);
CREATE INDEX in_force_statement ON in_force (statement);
