using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdeaLab.Web.Data.Migrations.Sqlite;

/// <summary>Full-text search over title and body, accents folded. The index holds no text of its own; triggers keep it in step, and a vote does not touch it.</summary>
[DbContext(typeof(SqliteIdeaLabDb))]
[Migration("20261122235959_Search")]
public sealed class Search : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE VIRTUAL TABLE "IdeaSearch" USING fts5("Title", "Body", content = 'Ideas', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 2');

        CREATE TRIGGER "IdeaSearch_Insert" AFTER INSERT ON "Ideas" BEGIN
            INSERT INTO "IdeaSearch" (rowid, "Title", "Body") VALUES (new."Id", new."Title", new."Body");
        END;

        CREATE TRIGGER "IdeaSearch_Delete" AFTER DELETE ON "Ideas" BEGIN
            INSERT INTO "IdeaSearch" ("IdeaSearch", rowid, "Title", "Body") VALUES ('delete', old."Id", old."Title", old."Body");
        END;

        CREATE TRIGGER "IdeaSearch_Update" AFTER UPDATE OF "Title", "Body" ON "Ideas" BEGIN
            INSERT INTO "IdeaSearch" ("IdeaSearch", rowid, "Title", "Body") VALUES ('delete', old."Id", old."Title", old."Body");
            INSERT INTO "IdeaSearch" (rowid, "Title", "Body") VALUES (new."Id", new."Title", new."Body");
        END;

        INSERT INTO "IdeaSearch" ("IdeaSearch") VALUES ('rebuild');
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TRIGGER "IdeaSearch_Insert";
        DROP TRIGGER "IdeaSearch_Delete";
        DROP TRIGGER "IdeaSearch_Update";
        DROP TABLE "IdeaSearch";
        """);
}
