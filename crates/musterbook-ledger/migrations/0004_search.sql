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
