using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MailedActs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SpentActs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    Act = table.Column<int>(type: "INTEGER", nullable: false),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SpentActs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SpentActs_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SpentActs_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Kind_Window_State",
                table: "Digests",
                columns: new[] { "Kind", "Window", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_SpentActs_IdeaId",
                table: "SpentActs",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_SpentActs_PersonId_IdeaId_Act_Until",
                table: "SpentActs",
                columns: new[] { "PersonId", "IdeaId", "Act", "Until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SpentActs_Until",
                table: "SpentActs",
                column: "Until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SpentActs");

            migrationBuilder.DropIndex(
                name: "IX_Digests_Kind_Window_State",
                table: "Digests");
        }
    }
}
