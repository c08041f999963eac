using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class SnapshotOrders : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Snapshots_TopicId_TakenAt",
                table: "Snapshots");

            migrationBuilder.AddColumn<int>(
                name: "Order",
                table: "Snapshots",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "BandFrom",
                table: "RankPlaces",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "BandTo",
                table: "RankPlaces",
                type: "int",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Snapshots_Order_TopicId_TakenAt",
                table: "Snapshots",
                columns: new[] { "Order", "TopicId", "TakenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Snapshots_TopicId",
                table: "Snapshots",
                column: "TopicId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Snapshots_Order_TopicId_TakenAt",
                table: "Snapshots");

            migrationBuilder.DropIndex(
                name: "IX_Snapshots_TopicId",
                table: "Snapshots");

            migrationBuilder.DropColumn(
                name: "Order",
                table: "Snapshots");

            migrationBuilder.DropColumn(
                name: "BandFrom",
                table: "RankPlaces");

            migrationBuilder.DropColumn(
                name: "BandTo",
                table: "RankPlaces");

            migrationBuilder.CreateIndex(
                name: "IX_Snapshots_TopicId_TakenAt",
                table: "Snapshots",
                columns: new[] { "TopicId", "TakenAt" });
        }
    }
}
