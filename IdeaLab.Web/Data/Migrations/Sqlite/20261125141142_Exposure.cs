using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Exposure : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DaySalts",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DaySalts", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "PassingViewings",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Visitor = table.Column<Guid>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PassingViewings", x => new { x.Day, x.IdeaId, x.Visitor });
                    table.ForeignKey(
                        name: "FK_PassingViewings_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Viewings",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Viewings", x => new { x.IdeaId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_Viewings_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Viewings_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "SupportLow", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_Status_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "Status", "SupportLow", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "SupportLow", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_TopicId_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "TopicId", "SupportLow", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_PassingViewings_IdeaId",
                table: "PassingViewings",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_Viewings_PersonId",
                table: "Viewings",
                column: "PersonId");

            // Whoever voted has seen what they voted for.
            migrationBuilder.Sql("INSERT INTO Viewings (IdeaId, PersonId, FirstAt, LastDay) SELECT IdeaId, VoterId, CastAt, date(CastAt) FROM Votes WHERE MergeId IS NULL;");
            migrationBuilder.Sql("UPDATE Ideas SET Viewers = (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id), Seen = Seen + (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DaySalts");

            migrationBuilder.DropTable(
                name: "PassingViewings");

            migrationBuilder.DropTable(
                name: "Viewings");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_Status_SupportLow_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_SupportLow_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_TopicId_SupportLow_Id",
                table: "Ideas");
        }
    }
}
