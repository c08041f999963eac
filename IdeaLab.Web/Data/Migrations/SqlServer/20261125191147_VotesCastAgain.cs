using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class VotesCastAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AgainAt",
                table: "VoteTraces",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_VoteTraces_AgainAt",
                table: "VoteTraces",
                column: "AgainAt",
                filter: "AgainAt IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_VoteTraces_AgainAt",
                table: "VoteTraces");

            migrationBuilder.DropColumn(
                name: "AgainAt",
                table: "VoteTraces");
        }
    }
}
