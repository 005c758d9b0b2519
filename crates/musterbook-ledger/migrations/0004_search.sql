-- What is found fast, made of the rest and kept with it. `musterbook verify` compares both.

-- The claims in force, each with what listings are narrowed by, ordered by and count. Of a claim: `id` to `outlet`. Of the
-- statement that it is a sighting of now: `statement`, `said_by`, its origin, and `as_of`. A report's rows are taken out
-- and put in again when something happens to it: of all tables only this one loses rows.
CREATE TABLE in_force (
    id          INTEGER PRIMARY KEY REFERENCES claim (id),
    report      INTEGER NOT NULL REFERENCES report (id),
    low         REAL,
    unit        TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    side        TEXT,
    civilian    INTEGER,
    by_party    TEXT,
    place       TEXT,
    when_start  TEXT,
    when_end    TEXT,
    scope       TEXT NOT NULL,
    origin      TEXT NOT NULL,
    stance      TEXT NOT NULL,
    confidence  REAL NOT NULL,
    published   TEXT,
    outlet      TEXT,
    statement   INTEGER NOT NULL REFERENCES statement (id),
    said_by     TEXT NOT NULL,
    as_of       TEXT,
    imported    INTEGER NOT NULL
) STRICT;
CREATE INDEX in_force_report ON in_force (report);
CREATE INDEX in_force_statement ON in_force (statement);
-- A listing is narrowed by one of these and comes in the order of time.
CREATE INDEX in_force_place ON in_force (place, when_end);
CREATE INDEX in_force_origin ON in_force (origin, when_end);
CREATE INDEX in_force_outlet ON in_force (outlet, when_end);
-- These may ask for very many: what is counted is found here without a look at the claims.
CREATE INDEX in_force_side ON in_force (side, outcome, when_end, report, statement, said_by, as_of);
CREATE INDEX in_force_outcome ON in_force (outcome, when_end, report, statement, said_by, as_of);
CREATE INDEX in_force_unit ON in_force (unit, when_end, report, statement, said_by, as_of);
CREATE INDEX in_force_said_by ON in_force (said_by, statement, report, as_of);
-- The other orders.
CREATE INDEX in_force_when ON in_force (when_end, when_start);
CREATE INDEX in_force_published ON in_force (published);
CREATE INDEX in_force_low ON in_force (low);
CREATE INDEX in_force_confidence ON in_force (confidence);

-- Full text, by SQLite's FTS5: the one part that another database does in its own way.
CREATE VIRTUAL TABLE report_text USING fts5 (
    title,
    text,
    content = 'report',
    content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_text_add AFTER INSERT ON report BEGIN
    INSERT INTO report_text (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
