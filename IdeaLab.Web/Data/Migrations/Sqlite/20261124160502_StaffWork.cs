using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class StaffWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReopenWhen",
                table: "StatusChanges",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "PausedAt",
                table: "Promises",
                type: "TEXT",
                nullable: true);

            // With its foreign key at once: adding that later would rebuild the table and lose the triggers of the search index.
            migrationBuilder.Sql("ALTER TABLE Ideas ADD COLUMN AssigneeId INTEGER NULL REFERENCES People (Id)");

            migrationBuilder.AddColumn<DateTime>(
                name: "LookAgainAt",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WaitingSince",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "AsksStaffSince",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuthorQuestions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reply = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuthorQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AuthorQuestions_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AuthorQuestions_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Flags",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: true),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SettledById = table.Column<int>(type: "INTEGER", nullable: true),
                    SettledAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Flags", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Flags_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Flags_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Flags_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Flags_People_SettledById",
                        column: x => x.SettledById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StaffNotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 5000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StaffNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StaffNotes_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_StaffNotes_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_AssigneeId_CreatedAt_Id",
                table: "Ideas",
                columns: new[] { "AssigneeId", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_AssigneeId_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "AssigneeId", "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_Status_QueuedBy_Id",
                table: "Ideas",
                columns: new[] { "Status", "QueuedBy", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Comments_AsksStaffSince_Id",
                table: "Comments",
                columns: new[] { "AsksStaffSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorQuestions_ById",
                table: "AuthorQuestions",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_AuthorQuestions_ClosedAt_AskedAt_Id",
                table: "AuthorQuestions",
                columns: new[] { "ClosedAt", "AskedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorQuestions_IdeaId_AskedAt",
                table: "AuthorQuestions",
                columns: new[] { "IdeaId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AuthorQuestions_Open",
                table: "AuthorQuestions",
                column: "IdeaId",
                unique: true,
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_ById",
                table: "Flags",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_CommentId",
                table: "Flags",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_IdeaId",
                table: "Flags",
                column: "IdeaId");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_OpenSince_Id",
                table: "Flags",
                columns: new[] { "OpenSince", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Flags_SettledById",
                table: "Flags",
                column: "SettledById");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotes_ById",
                table: "StaffNotes",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_StaffNotes_IdeaId_Id",
                table: "StaffNotes",
                columns: new[] { "IdeaId", "Id" });


            // Questions from before wait for staff where none has spoken in the thread since.
            migrationBuilder.Sql("""
                UPDATE Comments SET AsksStaffSince = CreatedAt
                WHERE Stance = 3 AND DeletedAt IS NULL
                  AND NOT EXISTS (SELECT 1 FROM People p WHERE p.Id = Comments.AuthorId AND (p.Roles & 7) <> 0)
                  AND NOT EXISTS (SELECT 1 FROM Comments r JOIN People p ON p.Id = r.AuthorId
                                  WHERE (r.ParentId = Comments.Id OR r.ParentId = Comments.ParentId) AND r.CreatedAt > Comments.CreatedAt AND (p.Roles & 7) <> 0);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuthorQuestions");

            migrationBuilder.DropTable(
                name: "Flags");

            migrationBuilder.DropTable(
                name: "StaffNotes");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_AssigneeId_CreatedAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_AssigneeId_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_Status_QueuedBy_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Comments_AsksStaffSince_Id",
                table: "Comments");

            migrationBuilder.DropColumn(
                name: "ReopenWhen",
                table: "StatusChanges");

            migrationBuilder.DropColumn(
                name: "PausedAt",
                table: "Promises");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "LookAgainAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "WaitingSince",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "AsksStaffSince",
                table: "Comments");
        }
    }
}
