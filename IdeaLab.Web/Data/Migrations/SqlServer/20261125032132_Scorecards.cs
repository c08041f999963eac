using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Scorecards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "DisagreementTenths",
                table: "Settings",
                type: "int",
                nullable: false,
                defaultValue: 10);

            migrationBuilder.AddColumn<double>(
                name: "Evidence_Score",
                table: "Decisions",
                type: "float",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Evidence_Scorecards",
                table: "Decisions",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "Evidence_Spread",
                table: "Decisions",
                type: "float",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CriteriaSets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    ChallengeId = table.Column<int>(type: "int", nullable: true),
                    ById = table.Column<int>(type: "int", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriteriaSets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CriteriaSets_Challenges_ChallengeId",
                        column: x => x.ChallengeId,
                        principalTable: "Challenges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaSets_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Criteria",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SetId = table.Column<int>(type: "int", nullable: false),
                    Position = table.Column<int>(type: "int", nullable: false),
                    English = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Spanish = table.Column<string>(type: "nvarchar(120)", maxLength: 120, nullable: false),
                    Weight = table.Column<int>(type: "int", nullable: false),
                    Measure = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Criteria", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Criteria_CriteriaSets_SetId",
                        column: x => x.SetId,
                        principalTable: "CriteriaSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Scorings",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    SetId = table.Column<int>(type: "int", nullable: false),
                    Filed = table.Column<int>(type: "int", nullable: false),
                    Mean = table.Column<double>(type: "float", nullable: true),
                    Spread = table.Column<double>(type: "float", nullable: true),
                    Effort = table.Column<double>(type: "float", nullable: true),
                    DividedSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Version = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scorings", x => x.IdeaId);
                    table.ForeignKey(
                        name: "FK_Scorings_CriteriaSets_SetId",
                        column: x => x.SetId,
                        principalTable: "CriteriaSets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scorings_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Scorecards",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    FiledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    RevisedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Scorecards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Scorecards_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Scorecards_Scorings_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Scorings",
                        principalColumn: "IdeaId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ScoreInvitations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<int>(type: "int", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false),
                    InvitedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    DueAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    State = table.Column<int>(type: "int", nullable: false),
                    OpenSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    DeclineReason = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: true),
                    RemindAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Reminders = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScoreInvitations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ScoreInvitations_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScoreInvitations_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ScoreInvitations_Scorings_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Scorings",
                        principalColumn: "IdeaId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Ratings",
                columns: table => new
                {
                    CriterionId = table.Column<int>(type: "int", nullable: false),
                    ScorecardId = table.Column<int>(type: "int", nullable: false),
                    Value = table.Column<int>(type: "int", nullable: false),
                    Words = table.Column<string>(type: "nvarchar(500)", maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ratings", x => new { x.ScorecardId, x.CriterionId });
                    table.ForeignKey(
                        name: "FK_Ratings_Criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "Criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Ratings_Scorecards_ScorecardId",
                        column: x => x.ScorecardId,
                        principalTable: "Scorecards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "CriteriaSets",
                columns: new[] { "Id", "At", "ById", "ChallengeId" },
                values: new object[] { 1, new DateTime(2026, 11, 25, 0, 0, 0, 0, DateTimeKind.Utc), null, null });

            migrationBuilder.InsertData(
                table: "Criteria",
                columns: new[] { "Id", "English", "Measure", "Position", "SetId", "Spanish", "Weight" },
                values: new object[,]
                {
                    { 1, "It solves a real problem of our customers or our people", 0, 1, 1, "Resuelve un problema real de nuestros clientes o de nuestra gente", 3 },
                    { 2, "Many would use it", 0, 2, 1, "Lo usaría mucha gente", 2 },
                    { 3, "It fits where we want to go", 0, 3, 1, "Encaja con lo que queremos ser", 2 },
                    { 4, "Effort to build and run it", 1, 4, 1, "Esfuerzo de construirla y mantenerla", 1 }
                });

            migrationBuilder.CreateIndex(
                name: "IX_Criteria_SetId_Position",
                table: "Criteria",
                columns: new[] { "SetId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSets_ById",
                table: "CriteriaSets",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSets_ChallengeId_Id",
                table: "CriteriaSets",
                columns: new[] { "ChallengeId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ratings_CriterionId",
                table: "Ratings",
                column: "CriterionId");

            migrationBuilder.CreateIndex(
                name: "IX_Scorecards_IdeaId_PersonId",
                table: "Scorecards",
                columns: new[] { "IdeaId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Scorecards_PersonId",
                table: "Scorecards",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreInvitations_ById",
                table: "ScoreInvitations",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreInvitations_IdeaId_PersonId",
                table: "ScoreInvitations",
                columns: new[] { "IdeaId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ScoreInvitations_PersonId_OpenSince",
                table: "ScoreInvitations",
                columns: new[] { "PersonId", "OpenSince" });

            migrationBuilder.CreateIndex(
                name: "IX_ScoreInvitations_RemindAt",
                table: "ScoreInvitations",
                column: "RemindAt");

            migrationBuilder.CreateIndex(
                name: "IX_Scorings_DividedSince_IdeaId",
                table: "Scorings",
                columns: new[] { "DividedSince", "IdeaId" });

            migrationBuilder.CreateIndex(
                name: "IX_Scorings_SetId",
                table: "Scorings",
                column: "SetId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Ratings");

            migrationBuilder.DropTable(
                name: "ScoreInvitations");

            migrationBuilder.DropTable(
                name: "Criteria");

            migrationBuilder.DropTable(
                name: "Scorecards");

            migrationBuilder.DropTable(
                name: "Scorings");

            migrationBuilder.DropTable(
                name: "CriteriaSets");

            migrationBuilder.DropColumn(
                name: "DisagreementTenths",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "Evidence_Score",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Evidence_Scorecards",
                table: "Decisions");

            migrationBuilder.DropColumn(
                name: "Evidence_Spread",
                table: "Decisions");
        }
    }
}
