using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class OwedNews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "OwedNews",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StepId = table.Column<int>(type: "int", nullable: true),
                    AnswerId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwedNews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OwedNews_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OwedNews_Responses_AnswerId",
                        column: x => x.AnswerId,
                        principalTable: "Responses",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OwedNews_StatusChanges_StepId",
                        column: x => x.StepId,
                        principalTable: "StatusChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_AnswerId_PersonId",
                table: "OwedNews",
                columns: new[] { "AnswerId", "PersonId" },
                unique: true,
                filter: "[AnswerId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_PersonId_At",
                table: "OwedNews",
                columns: new[] { "PersonId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_StepId_PersonId",
                table: "OwedNews",
                columns: new[] { "StepId", "PersonId" },
                unique: true,
                filter: "[StepId] IS NOT NULL");

            // What readers of bundles were told of, but not yet written, before rows said so; a bundle reaches back a week and eight hours at most.
            migrationBuilder.Sql("""
                INSERT INTO OwedNews (PersonId, At, StepId)
                SELECT f.PersonId, e.At, e.Id
                FROM StatusChanges e
                JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
                JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
                WHERE e.ToldAt IS NOT NULL AND e.At >= DATEADD(day, -8, SYSUTCDATETIME())
                  AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)
                """);
            migrationBuilder.Sql("""
                INSERT INTO OwedNews (PersonId, At, AnswerId)
                SELECT f.PersonId, e.At, e.Id
                FROM Responses e
                JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
                JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
                WHERE e.ToldAt IS NOT NULL AND e.At >= DATEADD(day, -8, SYSUTCDATETIME())
                  AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OwedNews");
        }
    }
}
