using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrendingSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "CommentHundredths",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 50);

            migrationBuilder.AddColumn<int>(
                name: "FollowHundredths",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 25);

            migrationBuilder.AddColumn<int>(
                name: "HalfLifeDays",
                table: "Settings",
                type: "INTEGER",
                nullable: false,
                defaultValue: 7);

            migrationBuilder.AddColumn<int>(
                name: "RescoredUpTo",
                table: "Settings",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "CommentHundredths",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "FollowHundredths",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "HalfLifeDays",
                table: "Settings");

            migrationBuilder.DropColumn(
                name: "RescoredUpTo",
                table: "Settings");
        }
    }
}
