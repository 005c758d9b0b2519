-- Who said it first: statements, and the claims that are sightings of them.

-- One thing that one origin said once: what is counted, the figure, as of when. The fields are those of the claim that
-- the statement was founded on; the few that are searched by are here as well: `number` is low, else high; `as_of` the
-- end of its time, else the day of publication; `imported` whether it stands in another project's table.
CREATE TABLE statement (
    id          INTEGER PRIMARY KEY,
    entry       INTEGER NOT NULL REFERENCES entry (id),
    claim       INTEGER NOT NULL REFERENCES claim (id),
    origin      TEXT NOT NULL,
    unit        TEXT NOT NULL,
    outcome     TEXT NOT NULL,
    number      REAL,
    as_of       TEXT,
    imported    INTEGER NOT NULL CHECK (imported IN (0, 1))
) STRICT;
-- What may be a claim's statement is found here without a look at the statements themselves.
CREATE INDEX statement_number ON statement (unit, number, as_of, imported, origin, claim);
CREATE INDEX statement_as_of ON statement (as_of DESC, id);
CREATE INDEX statement_origin ON statement (origin, unit, number, as_of);
CREATE INDEX statement_claim ON statement (claim);

-- A claim is a sighting of the statement of its newest row. `why` says what showed it.
CREATE TABLE sighting (
    claim       INTEGER NOT NULL REFERENCES claim (id),
    statement   INTEGER NOT NULL REFERENCES statement (id),
    entry       INTEGER NOT NULL REFERENCES entry (id),
    rule        TEXT NOT NULL,
    why         TEXT NOT NULL,
    PRIMARY KEY (claim, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_statement ON sighting (statement);

-- A claim that repeats the figure of a statement and not its meaning: casualties told on as deaths, a hedge lost.
CREATE TABLE garble (
    claim       INTEGER NOT NULL REFERENCES claim (id),
    statement   INTEGER NOT NULL REFERENCES statement (id),
    entry       INTEGER NOT NULL REFERENCES entry (id),
    changed     TEXT NOT NULL,
    why         TEXT NOT NULL,
    PRIMARY KEY (claim, statement, entry)
) STRICT;
CREATE INDEX garble_statement ON garble (statement);

-- MinHash signatures of the words of reports, and their bands: two reports that share a band may be near copies.
CREATE TABLE near_signature (
    report      INTEGER PRIMARY KEY REFERENCES report (id),
    signature   BLOB NOT NULL
) STRICT;

CREATE TABLE near_band (
    band    INTEGER NOT NULL,
    hash    INTEGER NOT NULL,
    report  INTEGER NOT NULL REFERENCES report (id),
    PRIMARY KEY (band, hash, report)
) STRICT, WITHOUT ROWID;

-- The same of the last reports. Bands lie all over `near_band`; these lie close together, and go there in its order when
-- they are some thousands.
CREATE TABLE near_band_new (
    band    INTEGER NOT NULL,
    hash    INTEGER NOT NULL,
    report  INTEGER NOT NULL REFERENCES report (id),
    PRIMARY KEY (band, hash, report)
) STRICT, WITHOUT ROWID;

CREATE TABLE near_copy (
    report  INTEGER NOT NULL REFERENCES report (id),
    of      INTEGER NOT NULL REFERENCES report (id),
    entry   INTEGER NOT NULL REFERENCES entry (id),
    alike   REAL NOT NULL,
    PRIMARY KEY (report, of)
) STRICT, WITHOUT ROWID;
CREATE INDEX near_copy_of ON near_copy (of);
