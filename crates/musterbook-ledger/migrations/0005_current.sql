-- What follows from the other tables, kept so that listings are quick: the claims in force now, each with the statement that
-- it is a sighting of now. Made anew for a report whenever something is recorded about it; `verify` compares. The past is
-- asked of the other tables.
CREATE TABLE current (
    claim       INTEGER PRIMARY KEY REFERENCES claim (id),
    report      INTEGER NOT NULL REFERENCES report (id),
    statement   INTEGER NOT NULL REFERENCES statement (id)
) STRICT;
CREATE INDEX current_report ON current (report);
CREATE INDEX current_statement ON current (statement);

CREATE INDEX report_published ON report (published DESC, id);
