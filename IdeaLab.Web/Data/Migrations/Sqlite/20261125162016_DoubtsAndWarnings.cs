using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DoubtsAndWarnings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas");

            migrationBuilder.AddColumn<bool>(
                name: "ReceivesWarnings",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "SanctionedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Alerts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Week = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Hour = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kinds = table.Column<int>(type: "INTEGER", nullable: false),
                    Chance = table.Column<double>(type: "REAL", nullable: false),
                    Votes = table.Column<int>(type: "INTEGER", nullable: false),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false),
                    Flags = table.Column<int>(type: "INTEGER", nullable: false),
                    NewVoters = table.Column<int>(type: "INTEGER", nullable: false),
                    UsualVotes = table.Column<double>(type: "REAL", nullable: false),
                    UsualComments = table.Column<double>(type: "REAL", nullable: false),
                    UsualFlags = table.Column<double>(type: "REAL", nullable: false),
                    UsualNewVoters = table.Column<double>(type: "REAL", nullable: false),
                    Doubted = table.Column<int>(type: "INTEGER", nullable: false),
                    Label = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenById = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Alerts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Alerts_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Alerts_People_SeenById",
                        column: x => x.SeenById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Holds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<int>(type: "INTEGER", nullable: false),
                    FoundAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Among = table.Column<int>(type: "INTEGER", nullable: false),
                    Limit = table.Column<int>(type: "INTEGER", nullable: false),
                    Within = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Holds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Holds_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "NetworkSalts",
                columns: table => new
                {
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Salt = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_NetworkSalts", x => x.Week);
                });

            migrationBuilder.CreateTable(
                name: "Sanctions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    LiftReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    LiftedById = table.Column<int>(type: "INTEGER", nullable: true),
                    LiftedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PendingSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sanctions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Sanctions_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sanctions_People_LiftedById",
                        column: x => x.LiftedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sanctions_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteHours",
                columns: table => new
                {
                    Hour = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Age = table.Column<int>(type: "INTEGER", nullable: false),
                    Ideas = table.Column<int>(type: "INTEGER", nullable: false),
                    Votes = table.Column<int>(type: "INTEGER", nullable: false),
                    Comments = table.Column<int>(type: "INTEGER", nullable: false),
                    Flags = table.Column<int>(type: "INTEGER", nullable: false),
                    NewVoters = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteHours", x => new { x.Hour, x.Age });
                });

            migrationBuilder.CreateTable(
                name: "VoteTraces",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    VoterId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Network = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoteTraces", x => new { x.IdeaId, x.VoterId });
                    table.ForeignKey(
                        name: "FK_VoteTraces_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_VoteTraces_People_VoterId",
                        column: x => x.VoterId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VoteWatches",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenUpTo = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ComparedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OneInterest = table.Column<double>(type: "REAL", nullable: false),
                    InPassing = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VoteWatches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Verdicts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HoldId = table.Column<int>(type: "INTEGER", nullable: false),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<int>(type: "INTEGER", nullable: false),
                    To = table.Column<int>(type: "INTEGER", nullable: false),
                    Votes = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Verdicts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Verdicts_Holds_HoldId",
                        column: x => x.HoldId,
                        principalTable: "Holds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Verdicts_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Verdicts_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Verdicts_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HeldVotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    VoterId = table.Column<int>(type: "INTEGER", nullable: false),
                    CastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    VerdictId = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HeldVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HeldVotes_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HeldVotes_People_VoterId",
                        column: x => x.VoterId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HeldVotes_Verdicts_VerdictId",
                        column: x => x.VerdictId,
                        principalTable: "Verdicts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HoldsOfVotes",
                columns: table => new
                {
                    HoldId = table.Column<int>(type: "INTEGER", nullable: false),
                    VoteId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoldsOfVotes", x => new { x.HoldId, x.VoteId });
                    table.ForeignKey(
                        name: "FK_HoldsOfVotes_HeldVotes_VoteId",
                        column: x => x.VoteId,
                        principalTable: "HeldVotes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_HoldsOfVotes_Holds_HoldId",
                        column: x => x.HoldId,
                        principalTable: "Holds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_CastAt_IdeaId",
                table: "Votes",
                columns: new[] { "CastAt", "IdeaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CommentCount", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CreatedAt", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "QueuedBy", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "Support", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "SupportLow", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "TrendingScore", "Id" },
                filter: "ChallengeId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Follows_IdeaId_At",
                table: "Follows",
                columns: new[] { "IdeaId", "At" },
                filter: "Reason = 0");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_At_IdeaId",
                table: "Flags",
                columns: new[] { "At", "IdeaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_CreatedAt_IdeaId",
                table: "Comments",
                columns: new[] { "CreatedAt", "IdeaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_IdeaId_Week",
                table: "Alerts",
                columns: new[] { "IdeaId", "Week" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_OpenSince_Id",
                table: "Alerts",
                columns: new[] { "OpenSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_RaisedAt",
                table: "Alerts",
                column: "RaisedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_SeenById",
                table: "Alerts",
                column: "SeenById");

            migrationBuilder.CreateIndex(
                name: "IX_HeldVotes_IdeaId_VoterId",
                table: "HeldVotes",
                columns: new[] { "IdeaId", "VoterId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HeldVotes_VerdictId",
                table: "HeldVotes",
                column: "VerdictId");

            migrationBuilder.CreateIndex(
                name: "IX_HeldVotes_VoterId",
                table: "HeldVotes",
                column: "VoterId");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_FoundAt_Id",
                table: "Holds",
                columns: new[] { "FoundAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Holds_IdeaId",
                table: "Holds",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_Holds_WaitingSince_Id",
                table: "Holds",
                columns: new[] { "WaitingSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_HoldsOfVotes_VoteId",
                table: "HoldsOfVotes",
                column: "VoteId");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_ById",
                table: "Sanctions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_LiftedById",
                table: "Sanctions",
                column: "LiftedById");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PendingSince",
                table: "Sanctions",
                column: "PendingSince",
                filter: "PendingSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_PersonId_Id",
                table: "Sanctions",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_Standing",
                table: "Sanctions",
                column: "PersonId",
                unique: true,
                filter: "LiftedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_ById",
                table: "Verdicts",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_HoldId",
                table: "Verdicts",
                column: "HoldId");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_IdeaId",
                table: "Verdicts",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_Verdicts_PersonId",
                table: "Verdicts",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_VoteTraces_At",
                table: "VoteTraces",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_VoteTraces_VoterId",
                table: "VoteTraces",
                column: "VoterId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Alerts");

            migrationBuilder.DropTable(
                name: "HoldsOfVotes");

            migrationBuilder.DropTable(
                name: "NetworkSalts");

            migrationBuilder.DropTable(
                name: "Sanctions");

            migrationBuilder.DropTable(
                name: "SiteHours");

            migrationBuilder.DropTable(
                name: "VoteTraces");

            migrationBuilder.DropTable(
                name: "VoteWatches");

            migrationBuilder.DropTable(
                name: "HeldVotes");

            migrationBuilder.DropTable(
                name: "Verdicts");

            migrationBuilder.DropTable(
                name: "Holds");

            migrationBuilder.DropIndex(
                name: "IX_Votes_CastAt_IdeaId",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Follows_IdeaId_At",
                table: "Follows");

            migrationBuilder.DropIndex(
                name: "IX_Flags_At_IdeaId",
                table: "Flags");

            migrationBuilder.DropIndex(
                name: "IX_Comments_CreatedAt_IdeaId",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ReceivesWarnings",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SanctionedAt",
                table: "People");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CommentCount_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CommentCount", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_CreatedAt_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_Support_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "Support", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_SupportLow_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "SupportLow", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_ChallengeId_TrendingScore_Id",
                table: "Ideas",
                columns: new[] { "ChallengeId", "TrendingScore", "Id" });
        }
    }
}
