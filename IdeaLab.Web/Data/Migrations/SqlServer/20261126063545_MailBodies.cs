using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class MailBodies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MailBodies",
                columns: table => new
                {
                    MailId = table.Column<int>(type: "int", nullable: false),
                    Html = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Text = table.Column<string>(type: "nvarchar(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailBodies", x => x.MailId);
                    table.ForeignKey(
                        name: "FK_MailBodies_Mails_MailId",
                        column: x => x.MailId,
                        principalTable: "Mails",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.Sql("""INSERT INTO "MailBodies" ("MailId", "Html", "Text") SELECT "Id", "HtmlBody", "TextBody" FROM "Mails" WHERE "TextBody" <> '';""");

            migrationBuilder.DropColumn(
                name: "HtmlBody",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "TextBody",
                table: "Mails");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "HtmlBody",
                table: "Mails",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "TextBody",
                table: "Mails",
                type: "nvarchar(max)",
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("""UPDATE "Mails" SET "HtmlBody" = (SELECT "Html" FROM "MailBodies" WHERE "MailId" = "Id"), "TextBody" = (SELECT "Text" FROM "MailBodies" WHERE "MailId" = "Id") WHERE "Id" IN (SELECT "MailId" FROM "MailBodies");""");

            migrationBuilder.DropTable(
                name: "MailBodies");
        }
    }
}
