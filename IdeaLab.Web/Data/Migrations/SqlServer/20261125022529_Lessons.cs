using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Lessons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ideas_Status_MovedAt",
                table: "Ideas");

            migrationBuilder.AddColumn<DateTime>(
                name: "DeliveredAt",
                table: "Ideas",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LessonDueSince",
                table: "Ideas",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LessonWaivedAt",
                table: "Ideas",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LessonWrittenAt",
                table: "Ideas",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Lessons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    Happened = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Learned = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    NextTime = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lessons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Lessons_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LessonVersions",
                columns: table => new
                {
                    LessonId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Happened = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    Learned = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    NextTime = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LessonVersions", x => new { x.LessonId, x.Number });
                    table.ForeignKey(
                        name: "FK_LessonVersions_Lessons_LessonId",
                        column: x => x.LessonId,
                        principalTable: "Lessons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LessonVersions_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_AnswerRefusedAt_Id",
                table: "Ideas",
                columns: new[] { "AnswerRefusedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_LessonDueSince_Id",
                table: "Ideas",
                columns: new[] { "LessonDueSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_Status_DeliveredAt_Id",
                table: "Ideas",
                columns: new[] { "Status", "DeliveredAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Lessons_IdeaId",
                table: "Lessons",
                column: "IdeaId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lessons_WrittenAt_Id",
                table: "Lessons",
                columns: new[] { "WrittenAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LessonVersions_ById",
                table: "LessonVersions",
                column: "ById");

            // Before this, nothing was kept of when an idea came to its end: 5 is delivered, 6 declined, 7 merged.
            migrationBuilder.Sql("""
                UPDATE Ideas SET DeliveredAt = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s.[To] = 5 AND s.[From] <> 7) WHERE Status = 5;
                UPDATE Ideas SET LessonDueSince = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s.[To] = Ideas.Status AND s.[From] <> 7) WHERE Status IN (5, 6);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LessonVersions");

            migrationBuilder.DropTable(
                name: "Lessons");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_AnswerRefusedAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_LessonDueSince_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_Status_DeliveredAt_Id",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "DeliveredAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "LessonDueSince",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "LessonWaivedAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "LessonWrittenAt",
                table: "Ideas");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_Status_MovedAt",
                table: "Ideas",
                columns: new[] { "Status", "MovedAt" });
        }
    }
}
