using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdeaLab.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ModerationRightsSignOn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sanctions_Standing",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_Flags_ById",
                table: "Flags");

            migrationBuilder.AddColumn<string>(
                name: "Provider",
                table: "Sessions",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SealedIdToken",
                table: "Sessions",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "ProposalVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RolesFromSignOn",
                table: "People",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilencedAt",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SilencedUntil",
                table: "People",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "Ideas",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Ground",
                table: "Flags",
                type: "INTEGER",
                nullable: false,
                defaultValue: 8);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithheldAt",
                table: "Comments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ClaimRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Claim = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: true),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    SegmentId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ClaimRules", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ClaimRules_Segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DataExports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Size = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DataExports_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "HoldingSettings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    HoldsPosts = table.Column<bool>(type: "INTEGER", nullable: false),
                    Threshold = table.Column<int>(type: "INTEGER", nullable: false),
                    YoungDays = table.Column<int>(type: "INTEGER", nullable: false),
                    TrustedPosts = table.Column<int>(type: "INTEGER", nullable: false),
                    LinksWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    AccountAgeWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    RepeatedTextWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    ShoutingWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    ListedWordsWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    TypingTimeWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    HoneypotWeight = table.Column<int>(type: "INTEGER", nullable: false),
                    EnglishWords = table.Column<string>(type: "TEXT", maxLength: 30500, nullable: false),
                    SpanishWords = table.Column<string>(type: "TEXT", maxLength: 30500, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HoldingSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ModerationActs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    PersonId = table.Column<int>(type: "INTEGER", nullable: false),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: true),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Ground = table.Column<int>(type: "INTEGER", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    ById = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    UndoneById = table.Column<int>(type: "INTEGER", nullable: true),
                    UndoReason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ModerationActs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ModerationActs_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationActs_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationActs_People_ById",
                        column: x => x.ById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationActs_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationActs_People_UndoneById",
                        column: x => x.UndoneById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ModerationActs_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RetentionPeriods",
                columns: table => new
                {
                    What = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionPeriods", x => x.What);
                });

            migrationBuilder.CreateTable(
                name: "SeenProviders",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    LastAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Claims = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeenProviders", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "DataExportContents",
                columns: table => new
                {
                    ExportId = table.Column<int>(type: "INTEGER", nullable: false),
                    Zip = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataExportContents", x => x.ExportId);
                    table.ForeignKey(
                        name: "FK_DataExportContents_DataExports_ExportId",
                        column: x => x.ExportId,
                        principalTable: "DataExports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Appeals",
                columns: table => new
                {
                    ActId = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OpenSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DecidedById = table.Column<int>(type: "INTEGER", nullable: true),
                    IsUpheld = table.Column<bool>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appeals", x => x.ActId);
                    table.ForeignKey(
                        name: "FK_Appeals_ModerationActs_ActId",
                        column: x => x.ActId,
                        principalTable: "ModerationActs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Appeals_People_DecidedById",
                        column: x => x.DecidedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EarlierTexts",
                columns: table => new
                {
                    ActId = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Body = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    Passage = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EarlierTexts", x => x.ActId);
                    table.ForeignKey(
                        name: "FK_EarlierTexts_ModerationActs_ActId",
                        column: x => x.ActId,
                        principalTable: "ModerationActs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Withheld",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    IdeaId = table.Column<int>(type: "INTEGER", nullable: false),
                    CommentId = table.Column<int>(type: "INTEGER", nullable: true),
                    VersionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsFromBeginning = table.Column<bool>(type: "INTEGER", nullable: false),
                    Score = table.Column<int>(type: "INTEGER", nullable: true),
                    Found = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ActId = table.Column<int>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedById = table.Column<int>(type: "INTEGER", nullable: true),
                    LeftChallengeId = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Withheld", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Withheld_Comments_CommentId",
                        column: x => x.CommentId,
                        principalTable: "Comments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_Ideas_IdeaId",
                        column: x => x.IdeaId,
                        principalTable: "Ideas",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_ModerationActs_ActId",
                        column: x => x.ActId,
                        principalTable: "ModerationActs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_People_EndedById",
                        column: x => x.EndedById,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Withheld_ProposalVersions_VersionId",
                        column: x => x.VersionId,
                        principalTable: "ProposalVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            // As columns that are added, so that no table is written anew.
            migrationBuilder.Sql("ALTER TABLE Flags ADD COLUMN VersionId INTEGER NULL REFERENCES ProposalVersions (Id) ON DELETE RESTRICT;");
            migrationBuilder.Sql("ALTER TABLE Sanctions ADD COLUMN ActId INTEGER NULL REFERENCES ModerationActs (Id) ON DELETE RESTRICT;");

            // One open flag of a person about a thing: of several that two requests at once left, the first stays open.
            migrationBuilder.Sql("UPDATE Flags SET OpenSince = NULL WHERE OpenSince IS NOT NULL AND Id NOT IN (SELECT MIN(Id) FROM Flags WHERE OpenSince IS NOT NULL GROUP BY ById, IdeaId, CommentId);");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_ActId",
                table: "Sanctions",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_Standing",
                table: "Sanctions",
                column: "PersonId",
                unique: true,
                filter: "LiftedAt IS NULL AND ActId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_StandingOfAct",
                table: "Sanctions",
                column: "PersonId",
                unique: true,
                filter: "LiftedAt IS NULL AND ActId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_People_SilencedUntil",
                table: "People",
                column: "SilencedUntil",
                filter: "SilencedUntil IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Ideas_WithheldAt_Id",
                table: "Ideas",
                columns: new[] { "WithheldAt", "Id" },
                filter: "WithheldAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_OpenOfComment",
                table: "Flags",
                columns: new[] { "ById", "CommentId" },
                unique: true,
                filter: "OpenSince IS NOT NULL AND CommentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_OpenOfIdea",
                table: "Flags",
                columns: new[] { "ById", "IdeaId" },
                unique: true,
                filter: "OpenSince IS NOT NULL AND CommentId IS NULL AND VersionId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_OpenOfVersion",
                table: "Flags",
                columns: new[] { "ById", "VersionId" },
                unique: true,
                filter: "OpenSince IS NOT NULL AND VersionId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_VersionId",
                table: "Flags",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_DecidedById",
                table: "Appeals",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_Appeals_OpenSince_ActId",
                table: "Appeals",
                columns: new[] { "OpenSince", "ActId" });

            migrationBuilder.CreateIndex(
                name: "IX_ClaimRules_Provider",
                table: "ClaimRules",
                column: "Provider");

            migrationBuilder.CreateIndex(
                name: "IX_ClaimRules_SegmentId",
                table: "ClaimRules",
                column: "SegmentId");

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_ExpiresAt",
                table: "DataExports",
                column: "ExpiresAt",
                filter: "ExpiresAt IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_Pending",
                table: "DataExports",
                column: "PersonId",
                unique: true,
                filter: "MadeAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DataExports_PersonId_Id",
                table: "DataExports",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_At_Id",
                table: "ModerationActs",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_ById",
                table: "ModerationActs",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_CommentId",
                table: "ModerationActs",
                column: "CommentId");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_IdeaId_Id",
                table: "ModerationActs",
                columns: new[] { "IdeaId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_PersonId_Id",
                table: "ModerationActs",
                columns: new[] { "PersonId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_UndoneById",
                table: "ModerationActs",
                column: "UndoneById");

            migrationBuilder.CreateIndex(
                name: "IX_ModerationActs_VersionId",
                table: "ModerationActs",
                column: "VersionId");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_ActId",
                table: "Withheld",
                column: "ActId");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Comment_Standing",
                table: "Withheld",
                column: "CommentId",
                unique: true,
                filter: "EndedAt IS NULL AND CommentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_CommentId_Id",
                table: "Withheld",
                columns: new[] { "CommentId", "Id" },
                filter: "CommentId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_EndedById",
                table: "Withheld",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Idea_Standing",
                table: "Withheld",
                column: "IdeaId",
                unique: true,
                filter: "EndedAt IS NULL AND CommentId IS NULL AND VersionId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_IdeaId_Id",
                table: "Withheld",
                columns: new[] { "IdeaId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Since_Id",
                table: "Withheld",
                columns: new[] { "Since", "Id" },
                filter: "EndedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_Version_Standing",
                table: "Withheld",
                column: "VersionId",
                unique: true,
                filter: "EndedAt IS NULL AND VersionId IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Withheld_VersionId_Id",
                table: "Withheld",
                columns: new[] { "VersionId", "Id" },
                filter: "VersionId IS NOT NULL");

        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Flags_ProposalVersions_VersionId",
                table: "Flags");

            migrationBuilder.DropForeignKey(
                name: "FK_Sanctions_ModerationActs_ActId",
                table: "Sanctions");

            migrationBuilder.DropTable(
                name: "Appeals");

            migrationBuilder.DropTable(
                name: "ClaimRules");

            migrationBuilder.DropTable(
                name: "DataExportContents");

            migrationBuilder.DropTable(
                name: "EarlierTexts");

            migrationBuilder.DropTable(
                name: "HoldingSettings");

            migrationBuilder.DropTable(
                name: "RetentionPeriods");

            migrationBuilder.DropTable(
                name: "SeenProviders");

            migrationBuilder.DropTable(
                name: "Withheld");

            migrationBuilder.DropTable(
                name: "DataExports");

            migrationBuilder.DropTable(
                name: "ModerationActs");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_ActId",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_Standing",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_Sanctions_StandingOfAct",
                table: "Sanctions");

            migrationBuilder.DropIndex(
                name: "IX_People_SilencedUntil",
                table: "People");

            migrationBuilder.DropIndex(
                name: "IX_Ideas_WithheldAt_Id",
                table: "Ideas");

            migrationBuilder.DropIndex(
                name: "IX_Flags_OpenOfComment",
                table: "Flags");

            migrationBuilder.DropIndex(
                name: "IX_Flags_OpenOfIdea",
                table: "Flags");

            migrationBuilder.DropIndex(
                name: "IX_Flags_OpenOfVersion",
                table: "Flags");

            migrationBuilder.DropIndex(
                name: "IX_Flags_VersionId",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "Provider",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "SealedIdToken",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "ActId",
                table: "Sanctions");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "ProposalVersions");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "RolesFromSignOn",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SilencedAt",
                table: "People");

            migrationBuilder.DropColumn(
                name: "SilencedUntil",
                table: "People");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "Ideas");

            migrationBuilder.DropColumn(
                name: "Ground",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "VersionId",
                table: "Flags");

            migrationBuilder.DropColumn(
                name: "WithheldAt",
                table: "Comments");

            migrationBuilder.CreateIndex(
                name: "IX_Sanctions_Standing",
                table: "Sanctions",
                column: "PersonId",
                unique: true,
                filter: "LiftedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Flags_ById",
                table: "Flags",
                column: "ById");
        }
    }
}
