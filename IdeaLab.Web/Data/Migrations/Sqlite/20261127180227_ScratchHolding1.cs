using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ScratchHolding1 : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "HoldingSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    HoldsPosts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Threshold = table.Column<int>(type: "INTEGER", nullable: false),
                    YoungDays = table.Column<int>(type: "INTEGER", nullable: false),
                    TrustedPosts = table.Column<int>(type: "INTEGER", nullable: false),
                    LinksWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountAgeWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    RepeatedTextWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    ShoutingWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    ListedWordsWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    TypingTimeWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    HoneypotWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    EnglishWords = table.Column<string>(type: "TEXT", maxLength: 30500, nullable: false),
                    SpanishWords = table.Column<string>(type: "TEXT", maxLength: 30500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoldingSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Withheld",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsFromBeginning = table.Column<bool>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Found = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<int>(type: "INTEGER", nullable: true),
                    LeftChallengeId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withheld", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Withheld_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_People_EndedById",
                        column: x => x.EndedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_WithheldAt_Id",
                table: "Ideas",
                columns: new[] { "WithheldAt", "Id" },
                filter: "WithheldAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Comment_Standing",
                table: "Withheld",
                column: "CommentId",
                unique: true,
                filter: "EndedAt IS NULL AND CommentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_CommentId_Id",
                table: "Withheld",
                columns: new[] { "CommentId", "Id" },
                filter: "CommentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_EndedById",
                table: "Withheld",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Idea_Standing",
                table: "Withheld",
                column: "IdeaId",
                unique: true,
                filter: "EndedAt IS NULL AND CommentId IS NULL AND VersionId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_IdeaId_Id",
                table: "Withheld",
                columns: new[] { "IdeaId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Version_Standing",
                table: "Withheld",
                column: "VersionId",
                unique: true,
                filter: "EndedAt IS NULL AND VersionId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_VersionId_Id",
                table: "Withheld",
                columns: new[] { "VersionId", "Id" },
                filter: "VersionId IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HoldingSettings");

            migrationBuilder.DropTable(
                name: "Withheld");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_WithheldAt_Id",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "Comments");
        }
    }
}
