using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Outcomes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Outcomes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AfterDays = table.Column<int>(type: "INTEGER", nullable: false),
                    OpenSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExpectedValueLow = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedValueHigh = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedCostLow = table.Column<long>(type: "INTEGER", nullable: true),
                    ExpectedCostHigh = table.Column<long>(type: "INTEGER", nullable: true),
                    Value = table.Column<long>(type: "INTEGER", nullable: true),
                    Cost = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    IsPublic = table.Column<bool>(type: "INTEGER", nullable: false),
                    FiledById = table.Column<int>(type: "INTEGER", nullable: true),
                    FiledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Outcomes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Outcomes_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Outcomes_People_FiledById",
                        column: x => x.FiledById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_FiledById",
                table: "Outcomes",
                column: "FiledById");

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_IdeaId_DeliveredAt_AfterDays",
                table: "Outcomes",
                columns: new[] { "IdeaId", "DeliveredAt", "AfterDays" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Outcomes_OpenSince_Id",
                table: "Outcomes",
                columns: new[] { "OpenSince", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Outcomes");
        }
    }
}
