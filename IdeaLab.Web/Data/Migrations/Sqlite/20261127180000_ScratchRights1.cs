using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    [DbContext(typeof(SqliteIdeaLabDb))]
    [Migration("20261127180000_ScratchRights1")]
    public partial class ScratchRights1 : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(name: "ErasedAt", table: "People", type: "TEXT", nullable: true);

            migrationBuilder.CreateTable(
                name: "RetentionPeriods",
                columns: table => new
                {
                    What = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table => table.PrimaryKey("PK_RetentionPeriods", x => x.What));

            migrationBuilder.CreateTable(
                name: "DataExports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExports", x => x.Id);
                    table.ForeignKey("FK_DataExports_People_PersonId", x => x.PersonId, "People", "Id", onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataExportContents",
                columns: table => new
                {
                    ExportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Zip = table.Column<byte[]>(type: "BLOB", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExportContents", x => x.ExportId);
                    table.ForeignKey("FK_DataExportContents_DataExports_ExportId", x => x.ExportId, "DataExports", "Id", onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex("IX_DataExports_ExpiresAt", "DataExports", "ExpiresAt", filter: "ExpiresAt IS NOT NULL");
            migrationBuilder.CreateIndex("IX_DataExports_Pending", "DataExports", "PersonId", unique: true, filter: "MadeAt IS NULL");
            migrationBuilder.CreateIndex("IX_DataExports_PersonId_Id", "DataExports", ["PersonId", "Id"]);
        }
    }
}
