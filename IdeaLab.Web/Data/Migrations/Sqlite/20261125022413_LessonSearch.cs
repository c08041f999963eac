using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace IdeaLab.Web.Data.Migrations.Sqlite;

/// <summary>Full-text search over lessons with the titles of their ideas, accents folded. The index holds no text of its own; triggers keep it in step.</summary>
[DbContext(typeof(SqliteIdeaLabDb))]
[Migration("20261125022413_LessonSearch")]
public sealed class LessonSearch : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE VIEW "LessonTexts" AS SELECT l."Id", i."Title", l."Happened", l."Learned", l."NextTime" FROM "Lessons" l JOIN "Ideas" i ON i."Id" = l."IdeaId";

        CREATE VIRTUAL TABLE "LessonSearch" USING fts5("Title", "Happened", "Learned", "NextTime", content = 'LessonTexts', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 2');

        CREATE TRIGGER "LessonSearch_Insert" AFTER INSERT ON "Lessons" BEGIN
            INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = new."Id";
        END;

        CREATE TRIGGER "LessonSearch_Delete" AFTER DELETE ON "Lessons" BEGIN
            INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
            SELECT 'delete', old."Id", "Title", old."Happened", old."Learned", old."NextTime" FROM "Ideas" WHERE "Id" = old."IdeaId";
        END;

        CREATE TRIGGER "LessonSearch_Update" AFTER UPDATE OF "Happened", "Learned", "NextTime" ON "Lessons" BEGIN
            INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
            SELECT 'delete', old."Id", "Title", old."Happened", old."Learned", old."NextTime" FROM "Ideas" WHERE "Id" = old."IdeaId";
            INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = new."Id";
        END;

        CREATE TRIGGER "LessonSearch_Title" AFTER UPDATE OF "Title" ON "Ideas" WHEN new."LessonWrittenAt" IS NOT NULL BEGIN
            INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
            SELECT 'delete', "Id", old."Title", "Happened", "Learned", "NextTime" FROM "Lessons" WHERE "IdeaId" = old."Id";
            INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = (SELECT "Id" FROM "Lessons" WHERE "IdeaId" = new."Id");
        END;

        INSERT INTO "LessonSearch" ("LessonSearch") VALUES ('rebuild');
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        DROP TRIGGER "LessonSearch_Insert";
        DROP TRIGGER "LessonSearch_Delete";
        DROP TRIGGER "LessonSearch_Update";
        DROP TRIGGER "LessonSearch_Title";
        DROP TABLE "LessonSearch";
        DROP VIEW "LessonTexts";
        """);
}
