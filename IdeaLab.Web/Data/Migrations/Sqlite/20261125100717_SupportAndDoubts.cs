using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SupportAndDoubts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Doubts",
                table: "Votes",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Seen",
                table: "Ideas",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Viewers",
                table: "Ideas",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Voters",
                table: "Ideas",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            // Every vote until now counts; those a merge brought stay out of the rate.
            migrationBuilder.Sql("UPDATE Ideas SET Voters = (SELECT COUNT(*) FROM Votes WHERE Votes.IdeaId = Ideas.Id AND Votes.MergeId IS NULL);");

            migrationBuilder.AddColumn<double>(
                name: "SupportLow",
                table: "Ideas",
                type: "REAL",
                nullable: false,
                computedColumnSql: "CASE WHEN Voters <= 0 THEN 0.0 ELSE (Voters + 0.821187207574908 - 1.2815515655446004 * SQRT(CAST(Voters AS float) * ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) - Voters) / (CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 0.410593603787454)) / ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 1.642374415149816) END",
                stored: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "SupportLow",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "Doubts",
                table: "Votes");

            migrationBuilder.DropColumn(
                name: "Seen",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "Viewers",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "Voters",
                table: "Ideas");
        }
    }
}
