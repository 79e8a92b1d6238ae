import type Sqlite from 'libsql';

/** Prepared once per connection, used again by their text. */
export class Statements {
  private readonly prepared = new Map<string, Sqlite.Statement>();

  constructor(private readonly sqlite: Sqlite.Database) {}

  get(sql: string): Sqlite.Statement {
    let statement = this.prepared.get(sql);
    if (!statement) {
      statement = this.sqlite.prepare(sql);
      this.prepared.set(sql, statement);
    }
    return statement;
  }
}
