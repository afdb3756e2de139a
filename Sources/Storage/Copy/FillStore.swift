extension Store {
    /// Makes an empty database one of a schema that some program had, fills it, and brings it up to date: all in one
    /// transaction. It stays marked as unfinished until `endFilling`, so that it can be judged before anybody uses it.
    /// What an earlier call left, which was cut off before that, is thrown away.
    /// - Parameters:
    ///   - number: the schema of what it is filled with.
    ///   - fill: adds the rows, of tables in any order.
    /// - Throws: `SchemaRefused` where the database is not empty.
    package func fill<Value: Sendable>(
        atSchema number: Int, of migrations: [Migration],
        _ fill: @escaping @Sendable (any Transaction) throws -> Value
    ) async throws -> Value {
        try await write { tx in
            if try tx.tableNames().contains(RestoreMark.table) { try tx.dropEverything() }
            if try tx.schemaNumber(knowing: migrations) > 0 { throw SchemaRefused("the database is not empty") }
            try tx.define("CREATE TABLE restore_under_way (only_row INTEGER NOT NULL PRIMARY KEY) STRICT")
            try tx.beginSchema()
            for migration in migrations.prefix(number) { try tx.apply(migration) }
            var value: Value?
            try tx.settingForeignKeysAside { value = try fill(tx) }
            for migration in migrations.dropFirst(number) { try tx.apply(migration) }
            guard let value else { throw StoreError(.fault, "nothing was filled in") }
            return value
        }
    }

    /// What was filled in is whole.
    package func endFilling() async throws {
        try await write { try $0.define("DROP TABLE restore_under_way") }
    }

    /// Throws away what was filled in and turned out not to be whole.
    package func discardFilling() async throws {
        try await write { tx in
            if try tx.tableNames().contains(RestoreMark.table) { try tx.dropEverything() }
        }
    }

    /// Whether nothing is in it, or only what a restore left that was cut off.
    package func canBeFilled(knowing migrations: [Migration]) async throws -> Bool {
        try await read { tx in
            if try tx.tableNames().contains(RestoreMark.table) { return true }
            return try tx.schemaNumber(knowing: migrations) == 0
        }
    }
}

extension Transaction {
    fileprivate func dropEverything() throws {
        switch engine {
        case .sqlite:
            throw StoreError(.fault, "a file that could not be filled is thrown away as a whole")
        case .postgres:
            try define(
                """
                DO $$
                DECLARE thing TEXT;
                BEGIN
                    FOR thing IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() LOOP
                        -- Those that hold a part of another go with it.
                        EXECUTE format('DROP TABLE IF EXISTS %I CASCADE', thing);
                    END LOOP;
                    FOR thing IN
                        SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                        WHERE n.nspname = current_schema() AND p.prorettype = 'trigger'::regtype AND p.pronargs = 0
                            AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
                    LOOP
                        EXECUTE format('DROP FUNCTION %I()', thing);
                    END LOOP;
                END $$;
                """)
        }
    }
}
