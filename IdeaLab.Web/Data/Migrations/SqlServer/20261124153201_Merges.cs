using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class Merges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "MergeId",
                table: "Votes",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "MergeId",
                table: "Follows",
                type: "int",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Merges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    IdeaId = table.Column<int>(type: "int", nullable: false),
                    TargetId = table.Column<int>(type: "int", nullable: false),
                    EndId = table.Column<int>(type: "int", nullable: true),
                    ById = table.Column<int>(type: "int", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    StepId = table.Column<int>(type: "int", nullable: false),
                    UndoneById = table.Column<int>(type: "int", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    ImportedSupport = table.Column<int>(type: "int", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    MovedBefore = table.Column<DateTime>(type: "datetime2", nullable: true),
                    PromiseId = table.Column<int>(type: "int", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Merges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Merges_Ideas_EndId",
                        column: x => x.EndId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_Ideas_TargetId",
                        column: x => x.TargetId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_People_UndoneById",
                        column: x => x.UndoneById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_Promises_PromiseId",
                        column: x => x.PromiseId,
                        principalTable: "Promises",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Merges_StatusChanges_StepId",
                        column: x => x.StepId,
                        principalTable: "StatusChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Votes_MergeId",
                table: "Votes",
                column: "MergeId");

            migrationBuilder.CreateIndex(
                name: "IX_Follows_MergeId",
                table: "Follows",
                column: "MergeId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_ById",
                table: "Merges",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_EndId",
                table: "Merges",
                column: "EndId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_IdeaId",
                table: "Merges",
                column: "IdeaId",
                unique: true,
                filter: "EndId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_IdeaId_Id",
                table: "Merges",
                columns: new[] { "IdeaId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Merges_PromiseId",
                table: "Merges",
                column: "PromiseId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_StepId",
                table: "Merges",
                column: "StepId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Merges_TargetId",
                table: "Merges",
                column: "TargetId");

            migrationBuilder.CreateIndex(
                name: "IX_Merges_UndoneById",
                table: "Merges",
                column: "UndoneById");

            migrationBuilder.AddForeignKey(
                name: "FK_Follows_Merges_MergeId",
                table: "Follows",
                column: "MergeId",
                principalTable: "Merges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Votes_Merges_MergeId",
                table: "Votes",
                column: "MergeId",
                principalTable: "Merges",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Follows_Merges_MergeId",
                table: "Follows");

            migrationBuilder.DropForeignKey(
                name: "FK_Votes_Merges_MergeId",
                table: "Votes");

            migrationBuilder.DropTable(
                name: "Merges");

            migrationBuilder.DropIndex(
                name: "IX_Votes_MergeId",
                table: "Votes");

            migrationBuilder.DropIndex(
                name: "IX_Follows_MergeId",
                table: "Follows");

            migrationBuilder.DropColumn(
                name: "MergeId",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "MergeId",
                table: "Follows");
        }
    }
}
