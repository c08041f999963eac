using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Promises : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "AnswerWithinDays",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<DateTime>(
                name: "AnswerRefusedAt",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "QueuedBy",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            // Ideas from before were promised nothing; they wait at the end of the queue, the oldest first.
            migrationBuilder.Sql("""
                UPDATE "Ideas" SET "QueuedBy" = strftime('%Y-%m-%d %H:%M:%f', "CreatedAt", '+100 years') WHERE "FirstAnsweredAt" IS NULL AND "Status" IN (0, 1);
                """);

            migrationBuilder.CreateTable(
                name: "Holidays",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holidays", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "Promises",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Promises", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Promises_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_TopicId_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "TopicId", "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Promises_DueAt_IdeaId_SettledAt",
                table: "Promises",
                columns: new[] { "DueAt", "IdeaId", "SettledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Promises_IdeaId",
                table: "Promises",
                column: "IdeaId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Holidays");

            migrationBuilder.DropTable(
                name: "Promises");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_TopicId_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "AnswerWithinDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "AnswerRefusedAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "QueuedBy",
                table: "Ideas");
        }
    }
}
