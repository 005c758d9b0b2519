-- What people decided. A decision about a claim holds for its evidence (report and anchor), so that it outlives a new
-- reading; `claim` is the claim that was looked at. A decision is taken back by another that names it in `undoes`.
CREATE TABLE decision (
    id              INTEGER PRIMARY KEY,
    entry           INTEGER NOT NULL REFERENCES entry (id),
    kind            TEXT NOT NULL CHECK (kind IN ('accept', 'reject', 'correct', 'merge', 'split', 'undo')),
    report          INTEGER REFERENCES report (id),
    anchor_start    INTEGER,
    anchor_end      INTEGER,
    claim           INTEGER REFERENCES claim (id),
    -- Of a correction: the fields as they were given.
    value           TEXT,
    statement       INTEGER REFERENCES statement (id),
    into_statement  INTEGER REFERENCES statement (id),
    undoes          INTEGER REFERENCES decision (id)
) STRICT;
CREATE INDEX decision_evidence ON decision (report, anchor_start);
CREATE INDEX decision_statement ON decision (statement);
CREATE INDEX decision_undoes ON decision (undoes) WHERE undoes IS NOT NULL;
