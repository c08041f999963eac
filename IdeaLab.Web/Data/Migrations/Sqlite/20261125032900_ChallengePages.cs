using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChallengePages : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Challenges_ClosedAt_ClosesAt",
                table: "Challenges");

            migrationBuilder.AddColumn<int>(
                name: "ChallengeId",
                table: "OwedNews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChallengeId",
                table: "Drafts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FormKey",
                table: "Challenges",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Result_Ideas",
                table: "Challenges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Result_Participants",
                table: "Challenges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Result_Votes",
                table: "Challenges",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "Challenges",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ChallengePlaces",
                columns: table => new
                {
                    ChallengeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Votes = table.Column<int>(type: "INTEGER", nullable: false),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChallengePlaces", x => new { x.ChallengeId, x.Rank, x.IdeaId });
                    table.ForeignKey(
                        name: "FK_ChallengePlaces_Challenges_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "Challenges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ChallengePlaces_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_ChallengeId_PersonId",
                table: "OwedNews",
                columns: new[] { "ChallengeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_ClosedAt_ClosesAt_Id",
                table: "Challenges",
                columns: new[] { "ClosedAt", "ClosesAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_ClosesAt_Id",
                table: "Challenges",
                columns: new[] { "ClosesAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_FormKey",
                table: "Challenges",
                column: "FormKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ChallengePlaces_IdeaId",
                table: "ChallengePlaces",
                column: "IdeaId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_OwedNews_Challenges_ChallengeId",
                table: "OwedNews",
                column: "ChallengeId",
                principalTable: "Challenges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OwedNews_Challenges_ChallengeId",
                table: "OwedNews");

            migrationBuilder.DropTable(
                name: "ChallengePlaces");

            migrationBuilder.DropIndex(
                name: "IX_OwedNews_ChallengeId_PersonId",
                table: "OwedNews");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Challenges_ClosedAt_ClosesAt_Id",
                table: "Challenges");

            migrationBuilder.DropIndex(
                name: "IX_Challenges_ClosesAt_Id",
                table: "Challenges");

            migrationBuilder.DropIndex(
                name: "IX_Challenges_FormKey",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "ChallengeId",
                table: "OwedNews");

            migrationBuilder.DropColumn(
                name: "ChallengeId",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "FormKey",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "Result_Ideas",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "Result_Participants",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "Result_Votes",
                table: "Challenges");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Challenges");

            migrationBuilder.CreateIndex(
                name: "IX_Challenges_ClosedAt_ClosesAt",
                table: "Challenges",
                columns: new[] { "ClosedAt", "ClosesAt" });
        }
    }
}
