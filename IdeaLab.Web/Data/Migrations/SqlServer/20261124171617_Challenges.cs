using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Challenges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Amount",
                table: "Votes",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "ChallengeId",
                table: "Ideas",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Challenges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Question = table.Column<string>(type: "nvarchar(160)", maxLength: 160, nullable: false),
                    Description = table.Column<string>(type: "nvarchar(max)", maxLength: 20000, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosesOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OpensAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosesAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Audience = table.Column<int>(type: "int", nullable: false),
                    Criteria = table.Column<string>(type: "nvarchar(2000)", maxLength: 2000, nullable: false),
                    OwnerId = table.Column<int>(type: "int", nullable: false),
                    VotesPerPerson = table.Column<int>(type: "int", nullable: true),
                    VotesPerIdea = table.Column<int>(type: "int", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Challenges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Challenges_People_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    ChallengeId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => new { x.ChallengeId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_Ballots_Challenges_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "Challenges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Ballots_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChallengeTopics",
                columns: table => new
                {
                    ChallengeId = table.Column<int>(type: "int", nullable: false),
                    TopicId = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChallengeTopics", x => new { x.ChallengeId, x.TopicId });
                    table.ForeignKey(
                        name: "FK_ChallengeTopics_Challenges_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "Challenges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChallengeTopics_Topics_TopicId",
                        column: x => x.TopicId,
                        principalTable: "Topics",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CommentCount", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "Support", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "TrendingScore", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_PersonId",
                table: "Ballots",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_ClosedAt_ClosesAt",
                table: "Challenges",
                columns: new[] { "ClosedAt", "ClosesAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_OwnerId",
                table: "Challenges",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ChallengeTopics_TopicId",
                table: "ChallengeTopics",
                column: "TopicId");

            migrationBuilder.AddForeignKey(
                name: "FK_Ideas_Challenges_ChallengeId",
                table: "Ideas",
                column: "ChallengeId",
                principalTable: "Challenges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Ideas_Challenges_ChallengeId",
                table: "Ideas");

            migrationBuilder.DropTable(
                name: "Ballots");

            migrationBuilder.DropTable(
                name: "ChallengeTopics");

            migrationBuilder.DropTable(
                name: "Challenges");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "Amount",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "ChallengeId",
                table: "Ideas");
        }
    }
}
