import Storage

extension Migrations {
    /// Files of documents. Which file a revision has stands in the revision, which never changes; `file` knows what was learned
    /// of each, and is filled again by reading it again; `public_file` is the projection that alone opens a file to the public.
    static var files: Migration {
        Migration(
            21, "files",
            """
            ALTER TABLE revision ADD COLUMN attachments TEXT NOT NULL DEFAULT '';

            CREATE TABLE file (
                hash TEXT NOT NULL PRIMARY KEY,
                type TEXT NOT NULL,
                size INTEGER NOT NULL,
                added_at INTEGER NOT NULL,
                state TEXT NOT NULL,
                due_at INTEGER NOT NULL,
                taken_at INTEGER,
                attempts INTEGER NOT NULL,
                examination INTEGER NOT NULL,
                findings TEXT NOT NULL,
                gaps TEXT NOT NULL,
                pages INTEGER,
                last_error TEXT NOT NULL
            ) STRICT;
            CREATE INDEX file_to_read ON file (due_at) WHERE state = 'waiting';
            CREATE INDEX file_by_examination ON file (examination) WHERE state = 'read';
            CREATE INDEX file_not_read ON file (due_at) WHERE state = 'failed';

            CREATE TABLE file_text (
                hash TEXT NOT NULL PRIMARY KEY REFERENCES file (hash),
                passages TEXT NOT NULL
            ) STRICT;

            CREATE TABLE public_file (
                document TEXT NOT NULL REFERENCES document (id),
                position INTEGER NOT NULL,
                hash TEXT NOT NULL REFERENCES file (hash),
                name TEXT NOT NULL,
                PRIMARY KEY (document, position)
            ) STRICT;
            CREATE INDEX public_file_by_hash ON public_file (hash);

            CREATE TABLE upload (
                id TEXT NOT NULL PRIMARY KEY,
                person TEXT NOT NULL REFERENCES person (id),
                name TEXT NOT NULL,
                begun_at INTEGER NOT NULL
            ) STRICT;
            """)
    }
}
