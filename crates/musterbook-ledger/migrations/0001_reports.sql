-- Reports, what was read in them, and what people decided. Rows are only ever added. Every row belongs to an entry:
-- the act that wrote it, with its time. "As known on a day" is "entries up to the last one of that day".
--
-- For PostgreSQL: drop `STRICT` and `WITHOUT ROWID`, read `REAL` as `DOUBLE PRECISION`, `BLOB` as `BYTEA`; in queries drop
-- `INDEXED BY`. Ids are given by the program. Days are ISO 8601 texts, times too (UTC, six digits of a second), so that
-- they sort. JSON is text.

CREATE TABLE entry (
    id      INTEGER PRIMARY KEY,
    at      TEXT NOT NULL,
    what    TEXT NOT NULL CHECK (what IN ('add', 'read', 'link', 'decide', 'import')),
    author  TEXT,
    reason  TEXT
) STRICT;

-- A text, once. `hash` is the SHA-256 of text, title, outlet and day of publication.
CREATE TABLE report (
    id              INTEGER PRIMARY KEY,
    entry           INTEGER NOT NULL REFERENCES entry (id),
    hash            TEXT NOT NULL UNIQUE,
    title           TEXT,
    outlet          TEXT,
    authors         TEXT NOT NULL,
    published       TEXT,
    published_rule  TEXT,
    language        TEXT,
    text            TEXT NOT NULL,
    furniture       TEXT NOT NULL,
    notes           TEXT NOT NULL
) STRICT;
CREATE INDEX report_published ON report (published);
CREATE INDEX report_outlet ON report (outlet, published);

-- Where a text was found: a file, a page, an item of a feed. What stood at an address through time is its versions,
-- numbered from 1.
CREATE TABLE version (
    address TEXT NOT NULL,
    number  INTEGER NOT NULL CHECK (number >= 1),
    report  INTEGER NOT NULL REFERENCES report (id),
    entry   INTEGER NOT NULL REFERENCES entry (id),
    PRIMARY KEY (address, number)
) STRICT;
CREATE INDEX version_report ON version (report);
CREATE INDEX version_later ON version (number) WHERE number > 1;

-- One reading of a report by one version of the reader, numbered from 1. The newest is the one in force.
CREATE TABLE reading (
    id      INTEGER PRIMARY KEY,
    report  INTEGER NOT NULL REFERENCES report (id),
    number  INTEGER NOT NULL CHECK (number >= 1),
    reader  TEXT NOT NULL,
    entry   INTEGER NOT NULL REFERENCES entry (id),
    UNIQUE (report, reader)
) STRICT;
CREATE INDEX reading_report ON reading (report, id);
CREATE INDEX reading_later ON reading (number) WHERE number > 1;

-- A claim, with the fields of the claims guide (`by` is `by_party`: BY is a word of SQL). Offsets are Unicode code points
-- into the report's text.
CREATE TABLE claim (
    id              INTEGER PRIMARY KEY,
    reading         INTEGER NOT NULL REFERENCES reading (id),
    report          INTEGER NOT NULL REFERENCES report (id),
    anchor_start    INTEGER NOT NULL,
    anchor_end      INTEGER NOT NULL CHECK (anchor_end > anchor_start),
    anchor_text     TEXT NOT NULL,
    low             REAL,
    high            REAL CHECK (low IS NULL OR high IS NULL OR low <= high),
    qualifier       TEXT NOT NULL,
    share_of        TEXT,
    unit            TEXT NOT NULL,
    outcome         TEXT NOT NULL,
    side            TEXT,
    civilian        INTEGER CHECK (civilian IN (0, 1)),
    by_party        TEXT,
    place           TEXT,
    when_start      TEXT,
    when_end        TEXT,
    scope           TEXT NOT NULL,
    per             TEXT,
    source          TEXT NOT NULL,
    origin          TEXT NOT NULL,
    stance          TEXT NOT NULL,
    likelihood_low  REAL,
    likelihood_high REAL,
    confidence      REAL NOT NULL,
    evidence_start  INTEGER NOT NULL,
    evidence_end    INTEGER NOT NULL,
    trace           TEXT NOT NULL,
    -- Of its report, here too, for listings that are ordered or narrowed by them.
    published       TEXT,
    outlet          TEXT,
    -- Of a claim that a person corrected: the decision that made it.
    decision        INTEGER
) STRICT;
CREATE INDEX claim_report ON claim (report, anchor_start);
CREATE INDEX claim_reading ON claim (reading);
CREATE INDEX claim_decision ON claim (decision) WHERE decision IS NOT NULL;

-- Every number of a report that is in no claim, and why.
CREATE TABLE rejected (
    reading         INTEGER NOT NULL REFERENCES reading (id),
    anchor_start    INTEGER NOT NULL,
    anchor_end      INTEGER NOT NULL,
    anchor_text     TEXT NOT NULL,
    low             REAL,
    high            REAL,
    qualifier       TEXT NOT NULL,
    reason          TEXT NOT NULL,
    because         TEXT NOT NULL,
    PRIMARY KEY (reading, anchor_start, anchor_end)
) STRICT;
