using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MailAsWished : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MailChoiceChallenges",
                table: "People",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MailChoiceReplies",
                table: "People",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "MailChoiceStillYes",
                table: "People",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "CommentId",
                table: "OwedNews",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "OwedNews",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Domain",
                table: "Mails",
                type: "nvarchar(254)",
                maxLength: 254,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "FirstAttemptAt",
                table: "Mails",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "News",
                table: "Mails",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldAt",
                table: "Comments",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AddressRefusal",
                table: "Accounts",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AddressRefusedAt",
                table: "Accounts",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MailStops",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false),
                    Fault = table.Column<int>(type: "int", nullable: false),
                    Detail = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Found = table.Column<int>(type: "int", nullable: false),
                    LastFoundAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    NextProbeAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Dialogue = table.Column<string>(type: "nvarchar(max)", maxLength: 8000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailStops", x => x.Id);
                });

            // The one choice is carried over to every kind of news; what was written before is told, and is of the kind it always was.
            migrationBuilder.Sql("UPDATE People SET MailChoiceReplies = MailChoice, MailChoiceChallenges = MailChoice, MailChoiceStillYes = MailChoice;");
            migrationBuilder.Sql("UPDATE Comments SET ToldAt = CreatedAt;");
            migrationBuilder.Sql("UPDATE OwedNews SET Kind = CASE WHEN ChallengeId IS NOT NULL THEN 4 WHEN ChangeId IS NOT NULL AND EXISTS (SELECT 1 FROM ProposalVersions AS c INNER JOIN Votes AS v ON v.IdeaId = c.IdeaId WHERE c.Id = OwedNews.ChangeId AND v.VoterId = OwedNews.PersonId AND COALESCE(v.ConfirmedAt, v.CastAt) < c.At) THEN 8 ELSE 1 END;");

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_CommentId_PersonId",
                table: "OwedNews",
                columns: new[] { "CommentId", "PersonId" },
                unique: true,
                filter: "[CommentId] IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_FailedAt",
                table: "Mails",
                column: "FailedAt",
                filter: "FailedAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_SentAt_Domain",
                table: "Mails",
                columns: new[] { "SentAt", "Domain" },
                filter: "SentAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_ToldAt",
                table: "Comments",
                column: "ToldAt");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_AddressRefusedAt",
                table: "Accounts",
                column: "AddressRefusedAt",
                filter: "AddressRefusedAt IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_OwedNews_Comments_CommentId",
                table: "OwedNews",
                column: "CommentId",
                principalTable: "Comments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OwedNews_Comments_CommentId",
                table: "OwedNews");

            migrationBuilder.DropTable(
                name: "MailStops");

            migrationBuilder.DropIndex(
                name: "IX_OwedNews_CommentId_PersonId",
                table: "OwedNews");

            migrationBuilder.DropIndex(
                name: "IX_Mails_FailedAt",
                table: "Mails");

            migrationBuilder.DropIndex(
                name: "IX_Mails_SentAt_Domain",
                table: "Mails");

            migrationBuilder.DropIndex(
                name: "IX_Comments_ToldAt",
                table: "Comments");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_AddressRefusedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "MailChoiceChallenges",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailChoiceReplies",
                table: "People");

            migrationBuilder.DropColumn(
                name: "MailChoiceStillYes",
                table: "People");

            migrationBuilder.DropColumn(
                name: "CommentId",
                table: "OwedNews");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "OwedNews");

            migrationBuilder.DropColumn(
                name: "Domain",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "FirstAttemptAt",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "News",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "ToldAt",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "AddressRefusal",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "AddressRefusedAt",
                table: "Accounts");
        }
    }
}
