using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "ConfirmedAt",
                table: "Votes",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeId",
                table: "OwedNews",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    LatestNumber = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.IdeaId);
                    table.ForeignKey(
                        name: "FK_Proposals_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IsMaterial = table.Column<bool>(type: "INTEGER", nullable: false),
                    Restores = table.Column<int>(type: "INTEGER", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Beneficiaries = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Solution = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Effort = table.Column<int>(type: "INTEGER", nullable: true),
                    ValueLow = table.Column<long>(type: "INTEGER", nullable: true),
                    ValueHigh = table.Column<long>(type: "INTEGER", nullable: true),
                    CostLow = table.Column<long>(type: "INTEGER", nullable: true),
                    CostHigh = table.Column<long>(type: "INTEGER", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProposalVersions_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProposalVersions_Proposals_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Proposals",
                        principalColumn: "IdeaId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalMembers",
                columns: table => new
                {
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalMembers", x => new { x.VersionId, x.Place });
                    table.ForeignKey(
                        name: "FK_ProposalMembers_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProposalMembers_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalPictures",
                columns: table => new
                {
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalPictures", x => new { x.VersionId, x.Place });
                    table.ForeignKey(
                        name: "FK_ProposalPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProposalPictures_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposalRisks",
                columns: table => new
                {
                    VersionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Place = table.Column<int>(type: "INTEGER", nullable: false),
                    What = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Likelihood = table.Column<int>(type: "INTEGER", nullable: true),
                    Impact = table.Column<int>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposalRisks", x => new { x.VersionId, x.Place });
                    table.ForeignKey(
                        name: "FK_ProposalRisks_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OwedNews_ChangeId_PersonId",
                table: "OwedNews",
                columns: new[] { "ChangeId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalMembers_PersonId",
                table: "ProposalMembers",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalPictures_PictureId",
                table: "ProposalPictures",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_ById",
                table: "ProposalVersions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_IdeaId_Number",
                table: "ProposalVersions",
                columns: new[] { "IdeaId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProposalVersions_ToldAt",
                table: "ProposalVersions",
                column: "ToldAt");

            migrationBuilder.AddForeignKey(
                name: "FK_OwedNews_ProposalVersions_ChangeId",
                table: "OwedNews",
                column: "ChangeId",
                principalTable: "ProposalVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OwedNews_ProposalVersions_ChangeId",
                table: "OwedNews");

            migrationBuilder.DropTable(
                name: "ProposalMembers");

            migrationBuilder.DropTable(
                name: "ProposalPictures");

            migrationBuilder.DropTable(
                name: "ProposalRisks");

            migrationBuilder.DropTable(
                name: "ProposalVersions");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropIndex(
                name: "IX_OwedNews_ChangeId_PersonId",
                table: "OwedNews");

            migrationBuilder.DropColumn(
                name: "ConfirmedAt",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "ChangeId",
                table: "OwedNews");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Ideas");
        }
    }
}
