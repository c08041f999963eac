using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Merges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Merges",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    TargetId = table.Column<int>(type: "INTEGER", nullable: false),
                    EndId = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StepId = table.Column<int>(type: "INTEGER", nullable: false),
                    UndoneById = table.Column<int>(type: "INTEGER", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ImportedSupport = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MovedBefore = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PromiseId = table.Column<int>(type: "INTEGER", nullable: true)
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

            // Adding them as columns and keys would write both tables anew.
            migrationBuilder.Sql("ALTER TABLE Votes ADD COLUMN MergeId INTEGER NULL REFERENCES Merges (Id)");
            migrationBuilder.Sql("ALTER TABLE Follows ADD COLUMN MergeId INTEGER NULL REFERENCES Merges (Id)");

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.DropTable(
                name: "Merges");
        }
    }
}
