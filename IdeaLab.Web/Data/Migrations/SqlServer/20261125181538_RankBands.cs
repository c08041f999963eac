using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class RankBands : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Viewers",
                table: "RankPlaces",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Voters",
                table: "RankPlaces",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateIndex(
                name: "IX_Votes_IdeaId",
                table: "Votes",
                column: "IdeaId",
                filter: "Doubts <> 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Votes_IdeaId",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "Viewers",
                table: "RankPlaces");

            migrationBuilder.DropColumn(
                name: "Voters",
                table: "RankPlaces");
        }
    }
}
