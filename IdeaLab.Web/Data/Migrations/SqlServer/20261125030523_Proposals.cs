using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
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
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ChangeId",
                table: "OwedNews",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Ideas",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    LatestNumber = table.Column<int>(type: "int", nullable: false)
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
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    Number = table.Column<int>(type: "int", nullable: false),
                    ById = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Note = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false),
                    IsMaterial = table.Column<bool>(type: "bit", nullable: false),
                    Restores = table.Column<int>(type: "int", nullable: true),
                    Problem = table.Column<string>(type: "nvarchar(max)", maxLength: 10000, nullable: false),
                    Beneficiaries = table.Column<string>(type: "nvarchar(max)", maxLength: 10000, nullable: false),
                    Solution = table.Column<string>(type: "nvarchar(max)", maxLength: 10000, nullable: false),
                    Effort = table.Column<int>(type: "int", nullable: true),
                    ValueLow = table.Column<long>(type: "bigint", nullable: true),
                    ValueHigh = table.Column<long>(type: "bigint", nullable: true),
                    CostLow = table.Column<long>(type: "bigint", nullable: true),
                    CostHigh = table.Column<long>(type: "bigint", nullable: true),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: true)
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
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    PersonId = table.Column<int>(type: "int", nullable: false)
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
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    PictureId = table.Column<int>(type: "int", nullable: false)
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
                    VersionId = table.Column<int>(type: "int", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    What = table.Column<string>(type: "nvarchar(300)", maxLength: 300, nullable: false),
                    Likelihood = table.Column<int>(type: "int", nullable: true),
                    Impact = table.Column<int>(type: "int", nullable: true),
                    Answer = table.Column<string>(type: "nvarchar(1000)", maxLength: 1000, nullable: false)
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
                unique: true,
                filter: "[ChangeId] IS NOT NULL");

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
