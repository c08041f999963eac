using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class DigestContents : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DigestContents",
                columns: table => new
                {
                    EntryId = table.Column<int>(type: "int", nullable: false),
                    Json = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestContents", x => x.EntryId);
                    table.ForeignKey(
                        name: "FK_DigestContents_Digests_EntryId",
                        column: x => x.EntryId,
                        principalTable: "Digests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""INSERT INTO "DigestContents" ("EntryId", "Json") SELECT "Id", "Content" FROM "Digests" WHERE "Content" IS NOT NULL;""");

            migrationBuilder.DropColumn(
                name: "Content",
                table: "Digests");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Content",
                table: "Digests",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.Sql("""UPDATE "Digests" SET "Content" = (SELECT "Json" FROM "DigestContents" WHERE "EntryId" = "Id") WHERE "Id" IN (SELECT "EntryId" FROM "DigestContents");""");

            migrationBuilder.DropTable(
                name: "DigestContents");
        }
    }
}
