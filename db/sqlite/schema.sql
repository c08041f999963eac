CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

BEGIN TRANSACTION;
CREATE TABLE "JobRuns" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_JobRuns" PRIMARY KEY AUTOINCREMENT,
    "Job" TEXT NOT NULL,
    "Slot" TEXT NOT NULL,
    "StartedAt" TEXT NOT NULL,
    "EndedAt" TEXT NULL,
    "Items" INTEGER NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Error" TEXT NULL,
    "Node" TEXT NOT NULL,
    "AskedById" INTEGER NULL
);

CREATE TABLE "People" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_People" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL,
    "SearchName" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Roles" INTEGER NOT NULL,
    "Language" TEXT NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "MailChoice" INTEGER NOT NULL,
    "DeclinesDigest" INTEGER NOT NULL,
    "JoinedAt" TEXT NOT NULL,
    "Source" TEXT NULL,
    "SourceKey" TEXT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Settings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Settings" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "PurposeEnglish" TEXT NOT NULL,
    "PurposeSpanish" TEXT NOT NULL,
    "Hue" INTEGER NOT NULL,
    "TimeZone" TEXT NOT NULL,
    "Language" TEXT NOT NULL,
    "SignUpIsOpen" INTEGER NOT NULL,
    "EmployeeDomains" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Topics" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Topics" PRIMARY KEY AUTOINCREMENT,
    "English" TEXT NOT NULL,
    "Spanish" TEXT NOT NULL,
    "IsClosed" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Accounts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Accounts" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "LastSignInAt" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL,
    CONSTRAINT "FK_Accounts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Drafts" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_Drafts" PRIMARY KEY,
    "Key" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "TopicId" INTEGER NULL,
    "Audience" INTEGER NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Drafts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Mails" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Mails" PRIMARY KEY AUTOINCREMENT,
    "Version" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "MessageId" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "PersonId" INTEGER NULL,
    "Subject" TEXT NOT NULL,
    "HtmlBody" TEXT NOT NULL,
    "TextBody" TEXT NOT NULL,
    "ListId" TEXT NULL,
    "UnsubscribeUrl" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "UsefulUntil" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "ClaimedUntil" TEXT NULL,
    "SentAt" TEXT NULL,
    "FailedAt" TEXT NULL,
    "LastFault" INTEGER NULL,
    "LastFaultDetail" TEXT NULL,
    CONSTRAINT "FK_Mails_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id")
);

CREATE TABLE "Ideas" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Ideas" PRIMARY KEY AUTOINCREMENT,
    "DraftKey" TEXT NULL,
    "Title" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "TopicId" INTEGER NOT NULL,
    "Audience" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Source" TEXT NULL,
    "SourceKey" TEXT NULL,
    "TrendingScore" REAL NOT NULL,
    "Version" INTEGER NOT NULL,
    "CommentCount" INTEGER NOT NULL,
    "Status" INTEGER NOT NULL,
    "FirstAnsweredAt" TEXT NULL,
    "AnsweredAt" TEXT NULL,
    "MovedAt" TEXT NULL,
    "VoteCount" INTEGER NOT NULL,
    "ImportedSupport" INTEGER NOT NULL,
    "Support" AS (VoteCount + ImportedSupport) STORED,
    CONSTRAINT "FK_Ideas_People_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ideas_Topics_TopicId" FOREIGN KEY ("TopicId") REFERENCES "Topics" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Snapshots" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Snapshots" PRIMARY KEY AUTOINCREMENT,
    "TopicId" INTEGER NULL,
    "TakenAt" TEXT NOT NULL,
    CONSTRAINT "FK_Snapshots_Topics_TopicId" FOREIGN KEY ("TopicId") REFERENCES "Topics" ("Id")
);

CREATE TABLE "TopicOwners" (
    "TopicId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_TopicOwners" PRIMARY KEY ("TopicId", "PersonId"),
    CONSTRAINT "FK_TopicOwners_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_TopicOwners_Topics_TopicId" FOREIGN KEY ("TopicId") REFERENCES "Topics" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AccountClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AccountClaims_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" INTEGER NOT NULL,
    CONSTRAINT "PK_AccountLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AccountLogins_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "AccountTokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AccountTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AccountTokens_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Digests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Digests" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Window" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "Until" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "SkippedBecause" INTEGER NULL,
    "Fault" TEXT NULL,
    "ComposedAt" TEXT NULL,
    "SentAt" TEXT NULL,
    "Subject" TEXT NULL,
    "Content" TEXT NULL,
    "MailId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Digests_Mails_MailId" FOREIGN KEY ("MailId") REFERENCES "Mails" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Digests_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Comments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Comments" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "AuthorId" INTEGER NOT NULL,
    "ParentId" INTEGER NULL,
    "Body" TEXT NOT NULL,
    "Stance" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "EditedAt" TEXT NULL,
    "DeletedAt" TEXT NULL,
    "DeletedById" INTEGER NULL,
    "Source" TEXT NULL,
    "SourceKey" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Comments_Comments_ParentId" FOREIGN KEY ("ParentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Comments_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Comments_People_AuthorId" FOREIGN KEY ("AuthorId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Follows" (
    "IdeaId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Reason" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_Follows" PRIMARY KEY ("IdeaId", "PersonId"),
    CONSTRAINT "FK_Follows_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Follows_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Responses" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Responses" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ToldAt" TEXT NULL,
    CONSTRAINT "FK_Responses_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Responses_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StatusChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StatusChanges" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "From" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ToldAt" TEXT NULL,
    CONSTRAINT "FK_StatusChanges_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_StatusChanges_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Votes" (
    "IdeaId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "CastAt" TEXT NOT NULL,
    CONSTRAINT "PK_Votes" PRIMARY KEY ("IdeaId", "VoterId"),
    CONSTRAINT "FK_Votes_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Votes_People_VoterId" FOREIGN KEY ("VoterId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RankPlaces" (
    "SnapshotId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "IdeaId" INTEGER NOT NULL,
    "Score" REAL NOT NULL,
    "Votes" REAL NOT NULL,
    "Comments" REAL NOT NULL,
    "Follows" REAL NOT NULL,
    "Imported" REAL NOT NULL,
    CONSTRAINT "PK_RankPlaces" PRIMARY KEY ("SnapshotId", "Position"),
    CONSTRAINT "FK_RankPlaces_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_RankPlaces_Snapshots_SnapshotId" FOREIGN KEY ("SnapshotId") REFERENCES "Snapshots" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_AccountClaims_UserId" ON "AccountClaims" ("UserId");

CREATE INDEX "IX_AccountLogins_UserId" ON "AccountLogins" ("UserId");

CREATE INDEX "EmailIndex" ON "Accounts" ("NormalizedEmail");

CREATE UNIQUE INDEX "IX_Accounts_PersonId" ON "Accounts" ("PersonId");

CREATE UNIQUE INDEX "UserNameIndex" ON "Accounts" ("NormalizedUserName");

CREATE INDEX "IX_Comments_AuthorId_CreatedAt" ON "Comments" ("AuthorId", "CreatedAt");

CREATE INDEX "IX_Comments_IdeaId_ParentId_CreatedAt_Id" ON "Comments" ("IdeaId", "ParentId", "CreatedAt", "Id");

CREATE INDEX "IX_Comments_ParentId_CreatedAt_Id" ON "Comments" ("ParentId", "CreatedAt", "Id");

CREATE UNIQUE INDEX "IX_Comments_Source_SourceKey" ON "Comments" ("Source", "SourceKey") WHERE Source IS NOT NULL;

CREATE INDEX "IX_Digests_MailId" ON "Digests" ("MailId");

CREATE UNIQUE INDEX "IX_Digests_PersonId_Kind_Window" ON "Digests" ("PersonId", "Kind", "Window");

CREATE INDEX "IX_Digests_State_NextAttemptAt" ON "Digests" ("State", "NextAttemptAt");

CREATE INDEX "IX_Follows_PersonId" ON "Follows" ("PersonId");

CREATE INDEX "IX_Ideas_AuthorId" ON "Ideas" ("AuthorId");

CREATE INDEX "IX_Ideas_CommentCount_Id" ON "Ideas" ("CommentCount", "Id");

CREATE INDEX "IX_Ideas_CreatedAt_Id" ON "Ideas" ("CreatedAt", "Id");

CREATE UNIQUE INDEX "IX_Ideas_DraftKey_AuthorId" ON "Ideas" ("DraftKey", "AuthorId") WHERE DraftKey IS NOT NULL;

CREATE INDEX "IX_Ideas_FirstAnsweredAt_CreatedAt_Id" ON "Ideas" ("FirstAnsweredAt", "CreatedAt", "Id");

CREATE INDEX "IX_Ideas_FirstAnsweredAt_Status_CreatedAt" ON "Ideas" ("FirstAnsweredAt", "Status", "CreatedAt");

CREATE UNIQUE INDEX "IX_Ideas_Source_SourceKey" ON "Ideas" ("Source", "SourceKey") WHERE Source IS NOT NULL;

CREATE INDEX "IX_Ideas_Status_CommentCount_Id" ON "Ideas" ("Status", "CommentCount", "Id");

CREATE INDEX "IX_Ideas_Status_CreatedAt_Id" ON "Ideas" ("Status", "CreatedAt", "Id");

CREATE INDEX "IX_Ideas_Status_MovedAt" ON "Ideas" ("Status", "MovedAt");

CREATE INDEX "IX_Ideas_Status_Support_Id" ON "Ideas" ("Status", "Support", "Id");

CREATE INDEX "IX_Ideas_Status_TrendingScore_Id" ON "Ideas" ("Status", "TrendingScore", "Id");

CREATE INDEX "IX_Ideas_Support_Id" ON "Ideas" ("Support", "Id");

CREATE INDEX "IX_Ideas_TopicId_CommentCount_Id" ON "Ideas" ("TopicId", "CommentCount", "Id");

CREATE INDEX "IX_Ideas_TopicId_CreatedAt_Id" ON "Ideas" ("TopicId", "CreatedAt", "Id");

CREATE INDEX "IX_Ideas_TopicId_Support_Id" ON "Ideas" ("TopicId", "Support", "Id");

CREATE INDEX "IX_Ideas_TopicId_TrendingScore_Id" ON "Ideas" ("TopicId", "TrendingScore", "Id");

CREATE INDEX "IX_Ideas_TrendingScore_Id" ON "Ideas" ("TrendingScore", "Id");

CREATE UNIQUE INDEX "IX_JobRuns_Job_Slot" ON "JobRuns" ("Job", "Slot");

CREATE INDEX "IX_JobRuns_StartedAt" ON "JobRuns" ("StartedAt");

CREATE UNIQUE INDEX "IX_Mails_Key" ON "Mails" ("Key");

CREATE INDEX "IX_Mails_PersonId" ON "Mails" ("PersonId");

CREATE INDEX "IX_Mails_State_NextAttemptAt" ON "Mails" ("State", "NextAttemptAt");

CREATE INDEX "IX_People_Roles" ON "People" ("Roles");

CREATE INDEX "IX_People_SearchName_Id" ON "People" ("SearchName", "Id");

CREATE UNIQUE INDEX "IX_People_Source_SourceKey" ON "People" ("Source", "SourceKey") WHERE Source IS NOT NULL;

CREATE INDEX "IX_RankPlaces_IdeaId_SnapshotId" ON "RankPlaces" ("IdeaId", "SnapshotId");

CREATE INDEX "IX_Responses_ById" ON "Responses" ("ById");

CREATE INDEX "IX_Responses_IdeaId_At" ON "Responses" ("IdeaId", "At");

CREATE INDEX "IX_Responses_ToldAt" ON "Responses" ("ToldAt");

CREATE INDEX "IX_Snapshots_TopicId_TakenAt" ON "Snapshots" ("TopicId", "TakenAt");

CREATE INDEX "IX_StatusChanges_ById" ON "StatusChanges" ("ById");

CREATE INDEX "IX_StatusChanges_IdeaId_At" ON "StatusChanges" ("IdeaId", "At");

CREATE INDEX "IX_StatusChanges_ToldAt" ON "StatusChanges" ("ToldAt");

CREATE INDEX "IX_TopicOwners_PersonId" ON "TopicOwners" ("PersonId");

CREATE UNIQUE INDEX "IX_Topics_English" ON "Topics" ("English");

CREATE UNIQUE INDEX "IX_Topics_Spanish" ON "Topics" ("Spanish");

CREATE INDEX "IX_Votes_VoterId_CastAt" ON "Votes" ("VoterId", "CastAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122220032_Initial', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "OwedNews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OwedNews" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "StepId" INTEGER NULL,
    "AnswerId" INTEGER NULL,
    CONSTRAINT "FK_OwedNews_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_Responses_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "Responses" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_StatusChanges_StepId" FOREIGN KEY ("StepId") REFERENCES "StatusChanges" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_OwedNews_AnswerId_PersonId" ON "OwedNews" ("AnswerId", "PersonId");

CREATE INDEX "IX_OwedNews_PersonId_At" ON "OwedNews" ("PersonId", "At");

CREATE UNIQUE INDEX "IX_OwedNews_StepId_PersonId" ON "OwedNews" ("StepId", "PersonId");

INSERT INTO OwedNews (PersonId, At, StepId)
SELECT f.PersonId, e.At, e.Id
FROM StatusChanges e
JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
WHERE e.ToldAt IS NOT NULL AND e.At >= datetime('now', '-8 days')
  AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)

INSERT INTO OwedNews (PersonId, At, AnswerId)
SELECT f.PersonId, e.At, e.Id
FROM Responses e
JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
WHERE e.ToldAt IS NOT NULL AND e.At >= datetime('now', '-8 days')
  AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122235343_OwedNews', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE VIRTUAL TABLE "IdeaSearch" USING fts5("Title", "Body", content = 'Ideas', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER "IdeaSearch_Insert" AFTER INSERT ON "Ideas" BEGIN
    INSERT INTO "IdeaSearch" (rowid, "Title", "Body") VALUES (new."Id", new."Title", new."Body");
END;

CREATE TRIGGER "IdeaSearch_Delete" AFTER DELETE ON "Ideas" BEGIN
    INSERT INTO "IdeaSearch" ("IdeaSearch", rowid, "Title", "Body") VALUES ('delete', old."Id", old."Title", old."Body");
END;

CREATE TRIGGER "IdeaSearch_Update" AFTER UPDATE OF "Title", "Body" ON "Ideas" BEGIN
    INSERT INTO "IdeaSearch" ("IdeaSearch", rowid, "Title", "Body") VALUES ('delete', old."Id", old."Title", old."Body");
    INSERT INTO "IdeaSearch" (rowid, "Title", "Body") VALUES (new."Id", new."Title", new."Body");
END;

INSERT INTO "IdeaSearch" ("IdeaSearch") VALUES ('rebuild');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122235959_Search', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Settings" ADD "AnswerWithinDays" INTEGER NOT NULL DEFAULT 10;

ALTER TABLE "Ideas" ADD "AnswerRefusedAt" TEXT NULL;

ALTER TABLE "Ideas" ADD "QueuedBy" TEXT NULL;

UPDATE "Ideas" SET "QueuedBy" = strftime('%Y-%m-%d %H:%M:%f', "CreatedAt", '+100 years') WHERE "FirstAnsweredAt" IS NULL AND "Status" IN (0, 1);

CREATE TABLE "Holidays" (
    "Day" TEXT NOT NULL CONSTRAINT "PK_Holidays" PRIMARY KEY,
    "Name" TEXT NOT NULL
);

CREATE TABLE "Promises" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Promises" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "SettledAt" TEXT NULL,
    CONSTRAINT "FK_Promises_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Ideas_QueuedBy_Id" ON "Ideas" ("QueuedBy", "Id");

CREATE INDEX "IX_Ideas_TopicId_QueuedBy_Id" ON "Ideas" ("TopicId", "QueuedBy", "Id");

CREATE INDEX "IX_Promises_DueAt_IdeaId_SettledAt" ON "Promises" ("DueAt", "IdeaId", "SettledAt");

CREATE INDEX "IX_Promises_IdeaId" ON "Promises" ("IdeaId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261123004657_Promises', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Audit" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Audit" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "ActorId" INTEGER NOT NULL,
    "Act" INTEGER NOT NULL,
    "Thing" TEXT NOT NULL,
    "Key" INTEGER NULL,
    "IdeaId" INTEGER NULL,
    "Changes" TEXT NULL,
    CONSTRAINT "FK_Audit_People_ActorId" FOREIGN KEY ("ActorId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Audit_ActorId_Id" ON "Audit" ("ActorId", "Id");

CREATE INDEX "IX_Audit_IdeaId_Id" ON "Audit" ("IdeaId", "Id");

CREATE INDEX "IX_Audit_Thing_Id" ON "Audit" ("Thing", "Id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124141105_Audit', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "DecisionChains" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DecisionChains" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "LastHash" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Decisions" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_Decisions" PRIMARY KEY,
    "IdeaId" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Outcome" INTEGER NOT NULL,
    "Model" INTEGER NOT NULL,
    "OptionLines" TEXT NOT NULL,
    "Reason" TEXT NOT NULL,
    "ReviewOn" TEXT NULL,
    "Evidence_Status" INTEGER NOT NULL,
    "Evidence_Votes" INTEGER NOT NULL,
    "Evidence_ImportedSupport" INTEGER NOT NULL,
    "Evidence_Followers" INTEGER NOT NULL,
    "Evidence_Comments" INTEGER NOT NULL,
    "Evidence_Supporting" INTEGER NOT NULL,
    "Evidence_Concerned" INTEGER NOT NULL,
    "Evidence_Place" INTEGER NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "FK_Decisions_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Decisions_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

INSERT INTO "DecisionChains" ("Id", "Count", "LastHash", "Version")
VALUES (1, 0, '', 0);
SELECT changes();


CREATE INDEX "IX_Decisions_ById" ON "Decisions" ("ById");

CREATE INDEX "IX_Decisions_IdeaId" ON "Decisions" ("IdeaId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124145720_Decisions', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Merges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Merges" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "TargetId" INTEGER NOT NULL,
    "EndId" INTEGER NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "StepId" INTEGER NOT NULL,
    "UndoneById" INTEGER NULL,
    "UndoneAt" TEXT NULL,
    "ImportedSupport" INTEGER NOT NULL,
    "ImportedAt" TEXT NOT NULL,
    "MovedBefore" TEXT NULL,
    "PromiseId" INTEGER NULL,
    CONSTRAINT "FK_Merges_Ideas_EndId" FOREIGN KEY ("EndId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_Ideas_TargetId" FOREIGN KEY ("TargetId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_People_UndoneById" FOREIGN KEY ("UndoneById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_Promises_PromiseId" FOREIGN KEY ("PromiseId") REFERENCES "Promises" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Merges_StatusChanges_StepId" FOREIGN KEY ("StepId") REFERENCES "StatusChanges" ("Id") ON DELETE RESTRICT
);

ALTER TABLE Votes ADD COLUMN MergeId INTEGER NULL REFERENCES Merges (Id)

ALTER TABLE Follows ADD COLUMN MergeId INTEGER NULL REFERENCES Merges (Id)

CREATE INDEX "IX_Votes_MergeId" ON "Votes" ("MergeId");

CREATE INDEX "IX_Follows_MergeId" ON "Follows" ("MergeId");

CREATE INDEX "IX_Merges_ById" ON "Merges" ("ById");

CREATE INDEX "IX_Merges_EndId" ON "Merges" ("EndId");

CREATE UNIQUE INDEX "IX_Merges_IdeaId" ON "Merges" ("IdeaId") WHERE EndId IS NOT NULL;

CREATE INDEX "IX_Merges_IdeaId_Id" ON "Merges" ("IdeaId", "Id");

CREATE INDEX "IX_Merges_PromiseId" ON "Merges" ("PromiseId");

CREATE UNIQUE INDEX "IX_Merges_StepId" ON "Merges" ("StepId");

CREATE INDEX "IX_Merges_TargetId" ON "Merges" ("TargetId");

CREATE INDEX "IX_Merges_UndoneById" ON "Merges" ("UndoneById");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124153138_Merges', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "StatusChanges" ADD "ReopenWhen" TEXT NULL;

ALTER TABLE "Promises" ADD "PausedAt" TEXT NULL;

ALTER TABLE Ideas ADD COLUMN AssigneeId INTEGER NULL REFERENCES People (Id)

ALTER TABLE "Ideas" ADD "LookAgainAt" TEXT NULL;

ALTER TABLE "Ideas" ADD "WaitingSince" TEXT NULL;

ALTER TABLE "Comments" ADD "AsksStaffSince" TEXT NULL;

CREATE TABLE "AuthorQuestions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuthorQuestions" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "Reply" TEXT NULL,
    "ClosedAt" TEXT NULL,
    CONSTRAINT "FK_AuthorQuestions_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_AuthorQuestions_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Flags" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Flags" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "CommentId" INTEGER NULL,
    "ById" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "OpenSince" TEXT NULL,
    "SettledById" INTEGER NULL,
    "SettledAt" TEXT NULL,
    CONSTRAINT "FK_Flags_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Flags_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Flags_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Flags_People_SettledById" FOREIGN KEY ("SettledById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "StaffNotes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffNotes" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "Body" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_StaffNotes_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_StaffNotes_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Ideas_AssigneeId_CreatedAt_Id" ON "Ideas" ("AssigneeId", "CreatedAt", "Id");

CREATE INDEX "IX_Ideas_AssigneeId_QueuedBy_Id" ON "Ideas" ("AssigneeId", "QueuedBy", "Id");

CREATE INDEX "IX_Ideas_Status_QueuedBy_Id" ON "Ideas" ("Status", "QueuedBy", "Id");

CREATE INDEX "IX_Comments_AsksStaffSince_Id" ON "Comments" ("AsksStaffSince", "Id");

CREATE INDEX "IX_AuthorQuestions_ById" ON "AuthorQuestions" ("ById");

CREATE INDEX "IX_AuthorQuestions_ClosedAt_AskedAt_Id" ON "AuthorQuestions" ("ClosedAt", "AskedAt", "Id");

CREATE INDEX "IX_AuthorQuestions_IdeaId_AskedAt" ON "AuthorQuestions" ("IdeaId", "AskedAt");

CREATE UNIQUE INDEX "IX_AuthorQuestions_Open" ON "AuthorQuestions" ("IdeaId") WHERE ClosedAt IS NULL;

CREATE INDEX "IX_Flags_ById" ON "Flags" ("ById");

CREATE INDEX "IX_Flags_CommentId" ON "Flags" ("CommentId");

CREATE INDEX "IX_Flags_IdeaId" ON "Flags" ("IdeaId");

CREATE INDEX "IX_Flags_OpenSince_Id" ON "Flags" ("OpenSince", "Id");

CREATE INDEX "IX_Flags_SettledById" ON "Flags" ("SettledById");

CREATE INDEX "IX_StaffNotes_ById" ON "StaffNotes" ("ById");

CREATE INDEX "IX_StaffNotes_IdeaId_Id" ON "StaffNotes" ("IdeaId", "Id");

UPDATE Comments SET AsksStaffSince = CreatedAt
WHERE Stance = 3 AND DeletedAt IS NULL
  AND NOT EXISTS (SELECT 1 FROM People p WHERE p.Id = Comments.AuthorId AND (p.Roles & 7) <> 0)
  AND NOT EXISTS (SELECT 1 FROM Comments r JOIN People p ON p.Id = r.AuthorId
                  WHERE (r.ParentId = Comments.Id OR r.ParentId = Comments.ParentId) AND r.CreatedAt > Comments.CreatedAt AND (p.Roles & 7) <> 0);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124160502_StaffWork', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Votes" ADD "Amount" INTEGER NOT NULL DEFAULT 1;

CREATE TABLE "Challenges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Challenges" PRIMARY KEY AUTOINCREMENT,
    "Question" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "OpensOn" TEXT NOT NULL,
    "ClosesOn" TEXT NOT NULL,
    "OpensAt" TEXT NOT NULL,
    "ClosesAt" TEXT NOT NULL,
    "Audience" INTEGER NOT NULL,
    "Criteria" TEXT NOT NULL,
    "OwnerId" INTEGER NOT NULL,
    "VotesPerPerson" INTEGER NULL,
    "VotesPerIdea" INTEGER NULL,
    "CreatedAt" TEXT NOT NULL,
    "ClosedAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Challenges_People_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

ALTER TABLE Ideas ADD COLUMN ChallengeId INTEGER NULL REFERENCES Challenges (Id)

CREATE TABLE "Ballots" (
    "ChallengeId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "PK_Ballots" PRIMARY KEY ("ChallengeId", "PersonId"),
    CONSTRAINT "FK_Ballots_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ballots_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "ChallengeTopics" (
    "ChallengeId" INTEGER NOT NULL,
    "TopicId" INTEGER NOT NULL,
    CONSTRAINT "PK_ChallengeTopics" PRIMARY KEY ("ChallengeId", "TopicId"),
    CONSTRAINT "FK_ChallengeTopics_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChallengeTopics_Topics_TopicId" FOREIGN KEY ("TopicId") REFERENCES "Topics" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Ideas_ChallengeId_CommentCount_Id" ON "Ideas" ("ChallengeId", "CommentCount", "Id");

CREATE INDEX "IX_Ideas_ChallengeId_CreatedAt_Id" ON "Ideas" ("ChallengeId", "CreatedAt", "Id");

CREATE INDEX "IX_Ideas_ChallengeId_Support_Id" ON "Ideas" ("ChallengeId", "Support", "Id");

CREATE INDEX "IX_Ideas_ChallengeId_TrendingScore_Id" ON "Ideas" ("ChallengeId", "TrendingScore", "Id");

CREATE INDEX "IX_Ballots_PersonId" ON "Ballots" ("PersonId");

CREATE INDEX "IX_Challenges_ClosedAt_ClosesAt" ON "Challenges" ("ClosedAt", "ClosesAt");

CREATE INDEX "IX_Challenges_OwnerId" ON "Challenges" ("OwnerId");

CREATE INDEX "IX_ChallengeTopics_TopicId" ON "ChallengeTopics" ("TopicId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261124171605_Challenges', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Settings" ADD "Currency" TEXT NOT NULL DEFAULT 'EUR';

ALTER TABLE "Challenges" ADD "PictureId" INTEGER NULL;

CREATE TABLE "PictureContents" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PictureContents" PRIMARY KEY AUTOINCREMENT,
    "Bytes" BLOB NOT NULL
);

CREATE TABLE "Pictures" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Pictures" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Alternative" TEXT NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "ContentId" INTEGER NOT NULL,
    CONSTRAINT "FK_Pictures_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Pictures_PictureContents_ContentId" FOREIGN KEY ("ContentId") REFERENCES "PictureContents" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Challenges_PictureId" ON "Challenges" ("PictureId");

CREATE INDEX "IX_Pictures_ById" ON "Pictures" ("ById");

CREATE INDEX "IX_Pictures_ContentId" ON "Pictures" ("ContentId");

CREATE TABLE "ef_temp_Challenges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Challenges" PRIMARY KEY AUTOINCREMENT,
    "Audience" INTEGER NOT NULL,
    "ClosedAt" TEXT NULL,
    "ClosesAt" TEXT NOT NULL,
    "ClosesOn" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Criteria" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "OpensAt" TEXT NOT NULL,
    "OpensOn" TEXT NOT NULL,
    "OwnerId" INTEGER NOT NULL,
    "PictureId" INTEGER NULL,
    "Question" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "VotesPerIdea" INTEGER NULL,
    "VotesPerPerson" INTEGER NULL,
    CONSTRAINT "FK_Challenges_People_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Challenges_Pictures_PictureId" FOREIGN KEY ("PictureId") REFERENCES "Pictures" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_Challenges" ("Id", "Audience", "ClosedAt", "ClosesAt", "ClosesOn", "CreatedAt", "Criteria", "Description", "OpensAt", "OpensOn", "OwnerId", "PictureId", "Question", "Version", "VotesPerIdea", "VotesPerPerson")
SELECT "Id", "Audience", "ClosedAt", "ClosesAt", "ClosesOn", "CreatedAt", "Criteria", "Description", "OpensAt", "OpensOn", "OwnerId", "PictureId", "Question", "Version", "VotesPerIdea", "VotesPerPerson"
FROM "Challenges";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Challenges";

ALTER TABLE "ef_temp_Challenges" RENAME TO "Challenges";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Challenges_ClosedAt_ClosesAt" ON "Challenges" ("ClosedAt", "ClosesAt");

CREATE INDEX "IX_Challenges_OwnerId" ON "Challenges" ("OwnerId");

CREATE INDEX "IX_Challenges_PictureId" ON "Challenges" ("PictureId");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125020811_PicturesAndCurrency', '10.0.14');

BEGIN TRANSACTION;
DROP INDEX "IX_Ideas_Status_MovedAt";

ALTER TABLE "Ideas" ADD "DeliveredAt" TEXT NULL;

ALTER TABLE "Ideas" ADD "LessonDueSince" TEXT NULL;

ALTER TABLE "Ideas" ADD "LessonWaivedAt" TEXT NULL;

ALTER TABLE "Ideas" ADD "LessonWrittenAt" TEXT NULL;

CREATE TABLE "Lessons" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Lessons" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "Happened" TEXT NOT NULL,
    "Learned" TEXT NOT NULL,
    "NextTime" TEXT NOT NULL,
    "WrittenAt" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Lessons_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "LessonVersions" (
    "LessonId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Happened" TEXT NOT NULL,
    "Learned" TEXT NOT NULL,
    "NextTime" TEXT NOT NULL,
    CONSTRAINT "PK_LessonVersions" PRIMARY KEY ("LessonId", "Number"),
    CONSTRAINT "FK_LessonVersions_Lessons_LessonId" FOREIGN KEY ("LessonId") REFERENCES "Lessons" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_LessonVersions_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Ideas_AnswerRefusedAt_Id" ON "Ideas" ("AnswerRefusedAt", "Id");

CREATE INDEX "IX_Ideas_LessonDueSince_Id" ON "Ideas" ("LessonDueSince", "Id");

CREATE INDEX "IX_Ideas_Status_DeliveredAt_Id" ON "Ideas" ("Status", "DeliveredAt", "Id");

CREATE UNIQUE INDEX "IX_Lessons_IdeaId" ON "Lessons" ("IdeaId");

CREATE INDEX "IX_Lessons_WrittenAt_Id" ON "Lessons" ("WrittenAt", "Id");

CREATE INDEX "IX_LessonVersions_ById" ON "LessonVersions" ("ById");

UPDATE Ideas SET DeliveredAt = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s."To" = 5 AND s."From" <> 7) WHERE Status = 5;
UPDATE Ideas SET LessonDueSince = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s."To" = Ideas.Status AND s."From" <> 7) WHERE Status IN (5, 6);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125022412_Lessons', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE VIEW "LessonTexts" AS SELECT l."Id", i."Title", l."Happened", l."Learned", l."NextTime" FROM "Lessons" l JOIN "Ideas" i ON i."Id" = l."IdeaId";

CREATE VIRTUAL TABLE "LessonSearch" USING fts5("Title", "Happened", "Learned", "NextTime", content = 'LessonTexts', content_rowid = 'Id', tokenize = 'unicode61 remove_diacritics 2');

CREATE TRIGGER "LessonSearch_Insert" AFTER INSERT ON "Lessons" BEGIN
    INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = new."Id";
END;

CREATE TRIGGER "LessonSearch_Delete" AFTER DELETE ON "Lessons" BEGIN
    INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
    SELECT 'delete', old."Id", "Title", old."Happened", old."Learned", old."NextTime" FROM "Ideas" WHERE "Id" = old."IdeaId";
END;

CREATE TRIGGER "LessonSearch_Update" AFTER UPDATE OF "Happened", "Learned", "NextTime" ON "Lessons" BEGIN
    INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
    SELECT 'delete', old."Id", "Title", old."Happened", old."Learned", old."NextTime" FROM "Ideas" WHERE "Id" = old."IdeaId";
    INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = new."Id";
END;

CREATE TRIGGER "LessonSearch_Title" AFTER UPDATE OF "Title" ON "Ideas" WHEN new."LessonWrittenAt" IS NOT NULL BEGIN
    INSERT INTO "LessonSearch" ("LessonSearch", rowid, "Title", "Happened", "Learned", "NextTime")
    SELECT 'delete', "Id", old."Title", "Happened", "Learned", "NextTime" FROM "Lessons" WHERE "IdeaId" = old."Id";
    INSERT INTO "LessonSearch" (rowid, "Title", "Happened", "Learned", "NextTime") SELECT * FROM "LessonTexts" WHERE "Id" = (SELECT "Id" FROM "Lessons" WHERE "IdeaId" = new."Id");
END;

INSERT INTO "LessonSearch" ("LessonSearch") VALUES ('rebuild');

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125022413_LessonSearch', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "Outcomes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Outcomes" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "DeliveredAt" TEXT NOT NULL,
    "AfterDays" INTEGER NOT NULL,
    "OpenSince" TEXT NULL,
    "ExpectedValueLow" INTEGER NULL,
    "ExpectedValueHigh" INTEGER NULL,
    "ExpectedCostLow" INTEGER NULL,
    "ExpectedCostHigh" INTEGER NULL,
    "Value" INTEGER NULL,
    "Cost" INTEGER NULL,
    "Note" TEXT NOT NULL,
    "IsPublic" INTEGER NOT NULL,
    "FiledById" INTEGER NULL,
    "FiledAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Outcomes_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Outcomes_People_FiledById" FOREIGN KEY ("FiledById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Outcomes_FiledById" ON "Outcomes" ("FiledById");

CREATE UNIQUE INDEX "IX_Outcomes_IdeaId_DeliveredAt_AfterDays" ON "Outcomes" ("IdeaId", "DeliveredAt", "AfterDays");

CREATE INDEX "IX_Outcomes_OpenSince_Id" ON "Outcomes" ("OpenSince", "Id");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125023811_Outcomes', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Votes" ADD "ConfirmedAt" TEXT NULL;

ALTER TABLE "OwedNews" ADD "ChangeId" INTEGER NULL;

ALTER TABLE "Ideas" ADD "ChangedAt" TEXT NULL;

CREATE TABLE "Proposals" (
    "IdeaId" INTEGER NOT NULL CONSTRAINT "PK_Proposals" PRIMARY KEY,
    "LatestNumber" INTEGER NOT NULL,
    CONSTRAINT "FK_Proposals_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ProposalVersions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ProposalVersions" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "Number" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "IsMaterial" INTEGER NOT NULL,
    "Restores" INTEGER NULL,
    "Problem" TEXT NOT NULL,
    "Beneficiaries" TEXT NOT NULL,
    "Solution" TEXT NOT NULL,
    "Effort" INTEGER NULL,
    "ValueLow" INTEGER NULL,
    "ValueHigh" INTEGER NULL,
    "CostLow" INTEGER NULL,
    "CostHigh" INTEGER NULL,
    "ToldAt" TEXT NULL,
    CONSTRAINT "FK_ProposalVersions_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ProposalVersions_Proposals_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Proposals" ("IdeaId") ON DELETE CASCADE
);

CREATE TABLE "ProposalMembers" (
    "VersionId" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    CONSTRAINT "PK_ProposalMembers" PRIMARY KEY ("VersionId", "Place"),
    CONSTRAINT "FK_ProposalMembers_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ProposalMembers_ProposalVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ProposalVersions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ProposalPictures" (
    "VersionId" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "PictureId" INTEGER NOT NULL,
    CONSTRAINT "PK_ProposalPictures" PRIMARY KEY ("VersionId", "Place"),
    CONSTRAINT "FK_ProposalPictures_Pictures_PictureId" FOREIGN KEY ("PictureId") REFERENCES "Pictures" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ProposalPictures_ProposalVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ProposalVersions" ("Id") ON DELETE CASCADE
);

CREATE TABLE "ProposalRisks" (
    "VersionId" INTEGER NOT NULL,
    "Place" INTEGER NOT NULL,
    "What" TEXT NOT NULL,
    "Likelihood" INTEGER NULL,
    "Impact" INTEGER NULL,
    "Answer" TEXT NOT NULL,
    CONSTRAINT "PK_ProposalRisks" PRIMARY KEY ("VersionId", "Place"),
    CONSTRAINT "FK_ProposalRisks_ProposalVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ProposalVersions" ("Id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_OwedNews_ChangeId_PersonId" ON "OwedNews" ("ChangeId", "PersonId");

CREATE INDEX "IX_ProposalMembers_PersonId" ON "ProposalMembers" ("PersonId");

CREATE INDEX "IX_ProposalPictures_PictureId" ON "ProposalPictures" ("PictureId");

CREATE INDEX "IX_ProposalVersions_ById" ON "ProposalVersions" ("ById");

CREATE UNIQUE INDEX "IX_ProposalVersions_IdeaId_Number" ON "ProposalVersions" ("IdeaId", "Number");

CREATE INDEX "IX_ProposalVersions_ToldAt" ON "ProposalVersions" ("ToldAt");

CREATE TABLE "ef_temp_OwedNews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OwedNews" PRIMARY KEY AUTOINCREMENT,
    "AnswerId" INTEGER NULL,
    "At" TEXT NOT NULL,
    "ChangeId" INTEGER NULL,
    "PersonId" INTEGER NOT NULL,
    "StepId" INTEGER NULL,
    CONSTRAINT "FK_OwedNews_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_ProposalVersions_ChangeId" FOREIGN KEY ("ChangeId") REFERENCES "ProposalVersions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_Responses_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "Responses" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_StatusChanges_StepId" FOREIGN KEY ("StepId") REFERENCES "StatusChanges" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_OwedNews" ("Id", "AnswerId", "At", "ChangeId", "PersonId", "StepId")
SELECT "Id", "AnswerId", "At", "ChangeId", "PersonId", "StepId"
FROM "OwedNews";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "OwedNews";

ALTER TABLE "ef_temp_OwedNews" RENAME TO "OwedNews";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE UNIQUE INDEX "IX_OwedNews_AnswerId_PersonId" ON "OwedNews" ("AnswerId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_ChangeId_PersonId" ON "OwedNews" ("ChangeId", "PersonId");

CREATE INDEX "IX_OwedNews_PersonId_At" ON "OwedNews" ("PersonId", "At");

CREATE UNIQUE INDEX "IX_OwedNews_StepId_PersonId" ON "OwedNews" ("StepId", "PersonId");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125030520_Proposals', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "Settings" ADD "DisagreementTenths" INTEGER NOT NULL DEFAULT 10;

ALTER TABLE "Decisions" ADD "Evidence_Score" REAL NULL;

ALTER TABLE "Decisions" ADD "Evidence_Scorecards" INTEGER NULL;

ALTER TABLE "Decisions" ADD "Evidence_Spread" REAL NULL;

CREATE TABLE "CriteriaSets" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CriteriaSets" PRIMARY KEY AUTOINCREMENT,
    "ChallengeId" INTEGER NULL,
    "ById" INTEGER NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_CriteriaSets_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_CriteriaSets_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Criteria" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Criteria" PRIMARY KEY AUTOINCREMENT,
    "SetId" INTEGER NOT NULL,
    "Position" INTEGER NOT NULL,
    "English" TEXT NOT NULL,
    "Spanish" TEXT NOT NULL,
    "Weight" INTEGER NOT NULL,
    "Measure" INTEGER NOT NULL,
    CONSTRAINT "FK_Criteria_CriteriaSets_SetId" FOREIGN KEY ("SetId") REFERENCES "CriteriaSets" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Scorings" (
    "IdeaId" INTEGER NOT NULL CONSTRAINT "PK_Scorings" PRIMARY KEY,
    "SetId" INTEGER NOT NULL,
    "Filed" INTEGER NOT NULL,
    "Mean" REAL NULL,
    "Spread" REAL NULL,
    "Effort" REAL NULL,
    "DividedSince" TEXT NULL,
    "SettledAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Scorings_CriteriaSets_SetId" FOREIGN KEY ("SetId") REFERENCES "CriteriaSets" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Scorings_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Scorecards" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Scorecards" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "FiledAt" TEXT NOT NULL,
    "RevisedAt" TEXT NULL,
    CONSTRAINT "FK_Scorecards_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Scorecards_Scorings_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Scorings" ("IdeaId") ON DELETE CASCADE
);

CREATE TABLE "ScoreInvitations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ScoreInvitations" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "Note" TEXT NOT NULL,
    "InvitedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "OpenSince" TEXT NULL,
    "ClosedAt" TEXT NULL,
    "DeclineReason" TEXT NULL,
    "RemindAt" TEXT NULL,
    "Reminders" INTEGER NOT NULL,
    CONSTRAINT "FK_ScoreInvitations_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ScoreInvitations_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ScoreInvitations_Scorings_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Scorings" ("IdeaId") ON DELETE CASCADE
);

CREATE TABLE "Ratings" (
    "CriterionId" INTEGER NOT NULL,
    "ScorecardId" INTEGER NOT NULL,
    "Value" INTEGER NOT NULL,
    "Words" TEXT NOT NULL,
    CONSTRAINT "PK_Ratings" PRIMARY KEY ("ScorecardId", "CriterionId"),
    CONSTRAINT "FK_Ratings_Criteria_CriterionId" FOREIGN KEY ("CriterionId") REFERENCES "Criteria" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Ratings_Scorecards_ScorecardId" FOREIGN KEY ("ScorecardId") REFERENCES "Scorecards" ("Id") ON DELETE CASCADE
);

INSERT INTO "CriteriaSets" ("Id", "At", "ById", "ChallengeId")
VALUES (1, '2026-11-25 00:00:00', NULL, NULL);
SELECT changes();


INSERT INTO "Criteria" ("Id", "English", "Measure", "Position", "SetId", "Spanish", "Weight")
VALUES (1, 'It solves a real problem of our customers or our people', 0, 1, 1, 'Resuelve un problema real de nuestros clientes o de nuestra gente', 3);
SELECT changes();

INSERT INTO "Criteria" ("Id", "English", "Measure", "Position", "SetId", "Spanish", "Weight")
VALUES (2, 'Many would use it', 0, 2, 1, 'Lo usaría mucha gente', 2);
SELECT changes();

INSERT INTO "Criteria" ("Id", "English", "Measure", "Position", "SetId", "Spanish", "Weight")
VALUES (3, 'It fits where we want to go', 0, 3, 1, 'Encaja con lo que queremos ser', 2);
SELECT changes();

INSERT INTO "Criteria" ("Id", "English", "Measure", "Position", "SetId", "Spanish", "Weight")
VALUES (4, 'Effort to build and run it', 1, 4, 1, 'Esfuerzo de construirla y mantenerla', 1);
SELECT changes();


CREATE UNIQUE INDEX "IX_Criteria_SetId_Position" ON "Criteria" ("SetId", "Position");

CREATE INDEX "IX_CriteriaSets_ById" ON "CriteriaSets" ("ById");

CREATE INDEX "IX_CriteriaSets_ChallengeId_Id" ON "CriteriaSets" ("ChallengeId", "Id");

CREATE INDEX "IX_Ratings_CriterionId" ON "Ratings" ("CriterionId");

CREATE UNIQUE INDEX "IX_Scorecards_IdeaId_PersonId" ON "Scorecards" ("IdeaId", "PersonId");

CREATE INDEX "IX_Scorecards_PersonId" ON "Scorecards" ("PersonId");

CREATE INDEX "IX_ScoreInvitations_ById" ON "ScoreInvitations" ("ById");

CREATE UNIQUE INDEX "IX_ScoreInvitations_IdeaId_PersonId" ON "ScoreInvitations" ("IdeaId", "PersonId");

CREATE INDEX "IX_ScoreInvitations_PersonId_OpenSince" ON "ScoreInvitations" ("PersonId", "OpenSince");

CREATE INDEX "IX_ScoreInvitations_RemindAt" ON "ScoreInvitations" ("RemindAt");

CREATE INDEX "IX_Scorings_DividedSince_IdeaId" ON "Scorings" ("DividedSince", "IdeaId");

CREATE INDEX "IX_Scorings_SetId" ON "Scorings" ("SetId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125032044_Scorecards', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Challenges_ClosedAt_ClosesAt";

ALTER TABLE "OwedNews" ADD "ChallengeId" INTEGER NULL;

ALTER TABLE "Drafts" ADD "ChallengeId" INTEGER NULL;

ALTER TABLE "Challenges" ADD "FormKey" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

ALTER TABLE "Challenges" ADD "Result_Ideas" INTEGER NULL;

ALTER TABLE "Challenges" ADD "Result_Participants" INTEGER NULL;

ALTER TABLE "Challenges" ADD "Result_Votes" INTEGER NULL;

ALTER TABLE "Challenges" ADD "ToldAt" TEXT NULL;

CREATE TABLE "ChallengePlaces" (
    "ChallengeId" INTEGER NOT NULL,
    "Rank" INTEGER NOT NULL,
    "IdeaId" INTEGER NOT NULL,
    "Votes" INTEGER NOT NULL,
    "Comments" INTEGER NOT NULL,
    CONSTRAINT "PK_ChallengePlaces" PRIMARY KEY ("ChallengeId", "Rank", "IdeaId"),
    CONSTRAINT "FK_ChallengePlaces_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ChallengePlaces_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "IX_OwedNews_ChallengeId_PersonId" ON "OwedNews" ("ChallengeId", "PersonId");

CREATE INDEX "IX_Ideas_ChallengeId_QueuedBy_Id" ON "Ideas" ("ChallengeId", "QueuedBy", "Id");

CREATE INDEX "IX_Challenges_ClosedAt_ClosesAt_Id" ON "Challenges" ("ClosedAt", "ClosesAt", "Id");

CREATE INDEX "IX_Challenges_ClosesAt_Id" ON "Challenges" ("ClosesAt", "Id");

CREATE UNIQUE INDEX "IX_Challenges_FormKey" ON "Challenges" ("FormKey");

CREATE UNIQUE INDEX "IX_ChallengePlaces_IdeaId" ON "ChallengePlaces" ("IdeaId");

CREATE TABLE "ef_temp_OwedNews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OwedNews" PRIMARY KEY AUTOINCREMENT,
    "AnswerId" INTEGER NULL,
    "At" TEXT NOT NULL,
    "ChallengeId" INTEGER NULL,
    "ChangeId" INTEGER NULL,
    "PersonId" INTEGER NOT NULL,
    "StepId" INTEGER NULL,
    CONSTRAINT "FK_OwedNews_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_ProposalVersions_ChangeId" FOREIGN KEY ("ChangeId") REFERENCES "ProposalVersions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_Responses_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "Responses" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_StatusChanges_StepId" FOREIGN KEY ("StepId") REFERENCES "StatusChanges" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_OwedNews" ("Id", "AnswerId", "At", "ChallengeId", "ChangeId", "PersonId", "StepId")
SELECT "Id", "AnswerId", "At", "ChallengeId", "ChangeId", "PersonId", "StepId"
FROM "OwedNews";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "OwedNews";

ALTER TABLE "ef_temp_OwedNews" RENAME TO "OwedNews";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE UNIQUE INDEX "IX_OwedNews_AnswerId_PersonId" ON "OwedNews" ("AnswerId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_ChallengeId_PersonId" ON "OwedNews" ("ChallengeId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_ChangeId_PersonId" ON "OwedNews" ("ChangeId", "PersonId");

CREATE INDEX "IX_OwedNews_PersonId_At" ON "OwedNews" ("PersonId", "At");

CREATE UNIQUE INDEX "IX_OwedNews_StepId_PersonId" ON "OwedNews" ("StepId", "PersonId");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125032900_ChallengePages', '10.0.14');

BEGIN TRANSACTION;
ALTER TABLE "Settings" ADD "CommentHundredths" INTEGER NOT NULL DEFAULT 50;

ALTER TABLE "Settings" ADD "FollowHundredths" INTEGER NOT NULL DEFAULT 25;

ALTER TABLE "Settings" ADD "HalfLifeDays" INTEGER NOT NULL DEFAULT 7;

ALTER TABLE "Settings" ADD "RescoredUpTo" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125062529_TrendingSettings', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Snapshots_TopicId_TakenAt";

ALTER TABLE "Snapshots" ADD "Order" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "RankPlaces" ADD "BandFrom" INTEGER NULL;

ALTER TABLE "RankPlaces" ADD "BandTo" INTEGER NULL;

CREATE INDEX "IX_Snapshots_Order_TopicId_TakenAt" ON "Snapshots" ("Order", "TopicId", "TakenAt");

CREATE INDEX "IX_Snapshots_TopicId" ON "Snapshots" ("TopicId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125083434_SnapshotOrders', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "VoteReplays" (
    "IdeaId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "LastAt" TEXT NOT NULL,
    CONSTRAINT "PK_VoteReplays" PRIMARY KEY ("IdeaId", "VoterId"),
    CONSTRAINT "FK_VoteReplays_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_VoteReplays_People_VoterId" FOREIGN KEY ("VoterId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_VoteReplays_VoterId" ON "VoteReplays" ("VoterId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125092346_VoteReplays', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Votes" ADD "Doubts" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ideas" ADD "Seen" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ideas" ADD "Viewers" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Ideas" ADD "Voters" INTEGER NOT NULL DEFAULT 0;

UPDATE Ideas SET Voters = (SELECT COUNT(*) FROM Votes WHERE Votes.IdeaId = Ideas.Id AND Votes.MergeId IS NULL);

ALTER TABLE "Ideas" ADD "SupportLow" AS (CASE WHEN Voters <= 0 THEN 0.0 ELSE (Voters + 0.821187207574908 - 1.2815515655446004 * SQRT(CAST(Voters AS float) * ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) - Voters) / (CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 0.410593603787454)) / ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 1.642374415149816) END);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125100717_SupportAndDoubts', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "EyesPools" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_EyesPools" PRIMARY KEY AUTOINCREMENT,
    "DrawnAt" TEXT NOT NULL
);

CREATE TABLE "EyesCandidates" (
    "IdeaId" INTEGER NOT NULL,
    "PoolId" INTEGER NOT NULL,
    "Weight" REAL NOT NULL,
    "Position" INTEGER NULL,
    CONSTRAINT "PK_EyesCandidates" PRIMARY KEY ("PoolId", "IdeaId"),
    CONSTRAINT "FK_EyesCandidates_EyesPools_PoolId" FOREIGN KEY ("PoolId") REFERENCES "EyesPools" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_EyesCandidates_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_EyesCandidates_IdeaId" ON "EyesCandidates" ("IdeaId");

CREATE INDEX "IX_EyesPools_DrawnAt" ON "EyesPools" ("DrawnAt");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125101711_EyesPools', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "DaySalts" (
    "Day" TEXT NOT NULL CONSTRAINT "PK_DaySalts" PRIMARY KEY,
    "Salt" BLOB NOT NULL
);

CREATE TABLE "PassingViewings" (
    "IdeaId" INTEGER NOT NULL,
    "Visitor" TEXT NOT NULL,
    "Day" TEXT NOT NULL,
    CONSTRAINT "PK_PassingViewings" PRIMARY KEY ("Day", "IdeaId", "Visitor"),
    CONSTRAINT "FK_PassingViewings_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Viewings" (
    "IdeaId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "FirstAt" TEXT NOT NULL,
    "LastDay" TEXT NOT NULL,
    CONSTRAINT "PK_Viewings" PRIMARY KEY ("IdeaId", "PersonId"),
    CONSTRAINT "FK_Viewings_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Viewings_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Ideas_ChallengeId_SupportLow_Id" ON "Ideas" ("ChallengeId", "SupportLow", "Id");

CREATE INDEX "IX_Ideas_Status_SupportLow_Id" ON "Ideas" ("Status", "SupportLow", "Id");

CREATE INDEX "IX_Ideas_SupportLow_Id" ON "Ideas" ("SupportLow", "Id");

CREATE INDEX "IX_Ideas_TopicId_SupportLow_Id" ON "Ideas" ("TopicId", "SupportLow", "Id");

CREATE INDEX "IX_PassingViewings_IdeaId" ON "PassingViewings" ("IdeaId");

CREATE INDEX "IX_Viewings_PersonId" ON "Viewings" ("PersonId");

INSERT INTO Viewings (IdeaId, PersonId, FirstAt, LastDay) SELECT IdeaId, VoterId, CastAt, date(CastAt) FROM Votes WHERE MergeId IS NULL;

UPDATE Ideas SET Viewers = (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id), Seen = Seen + (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id);

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125141142_Exposure', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Ideas_ChallengeId_CommentCount_Id";

DROP INDEX "IX_Ideas_ChallengeId_CreatedAt_Id";

DROP INDEX "IX_Ideas_ChallengeId_QueuedBy_Id";

DROP INDEX "IX_Ideas_ChallengeId_Support_Id";

DROP INDEX "IX_Ideas_ChallengeId_SupportLow_Id";

DROP INDEX "IX_Ideas_ChallengeId_TrendingScore_Id";

ALTER TABLE "People" ADD "ReceivesWarnings" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "SanctionedAt" TEXT NULL;

CREATE TABLE "Alerts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Alerts" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "Week" TEXT NOT NULL,
    "Hour" TEXT NOT NULL,
    "RaisedAt" TEXT NOT NULL,
    "Kinds" INTEGER NOT NULL,
    "Chance" REAL NOT NULL,
    "Votes" INTEGER NOT NULL,
    "Comments" INTEGER NOT NULL,
    "Flags" INTEGER NOT NULL,
    "NewVoters" INTEGER NOT NULL,
    "UsualVotes" REAL NOT NULL,
    "UsualComments" REAL NOT NULL,
    "UsualFlags" REAL NOT NULL,
    "UsualNewVoters" REAL NOT NULL,
    "Doubted" INTEGER NOT NULL,
    "Label" INTEGER NOT NULL,
    "OpenSince" TEXT NULL,
    "SeenAt" TEXT NULL,
    "SeenById" INTEGER NULL,
    CONSTRAINT "FK_Alerts_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Alerts_People_SeenById" FOREIGN KEY ("SeenById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Holds" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Holds" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "Rule" INTEGER NOT NULL,
    "FoundAt" TEXT NOT NULL,
    "WaitingSince" TEXT NULL,
    "Found" INTEGER NOT NULL,
    "Among" INTEGER NOT NULL,
    "Limit" INTEGER NOT NULL,
    "Within" INTEGER NOT NULL,
    CONSTRAINT "FK_Holds_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE
);

CREATE TABLE "NetworkSalts" (
    "Week" TEXT NOT NULL CONSTRAINT "PK_NetworkSalts" PRIMARY KEY,
    "Salt" BLOB NOT NULL
);

CREATE TABLE "Sanctions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sanctions" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Reason" TEXT NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "LiftReason" TEXT NULL,
    "LiftedById" INTEGER NULL,
    "LiftedAt" TEXT NULL,
    "PendingSince" TEXT NULL,
    CONSTRAINT "FK_Sanctions_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sanctions_People_LiftedById" FOREIGN KEY ("LiftedById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Sanctions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "SiteHours" (
    "Hour" TEXT NOT NULL,
    "Age" INTEGER NOT NULL,
    "Ideas" INTEGER NOT NULL,
    "Votes" INTEGER NOT NULL,
    "Comments" INTEGER NOT NULL,
    "Flags" INTEGER NOT NULL,
    "NewVoters" INTEGER NOT NULL,
    CONSTRAINT "PK_SiteHours" PRIMARY KEY ("Hour", "Age")
);

CREATE TABLE "VoteTraces" (
    "IdeaId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "Network" INTEGER NULL,
    CONSTRAINT "PK_VoteTraces" PRIMARY KEY ("IdeaId", "VoterId"),
    CONSTRAINT "FK_VoteTraces_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_VoteTraces_People_VoterId" FOREIGN KEY ("VoterId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "VoteWatches" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_VoteWatches" PRIMARY KEY,
    "SeenUpTo" TEXT NULL,
    "ComparedAt" TEXT NULL,
    "OneInterest" REAL NOT NULL,
    "InPassing" REAL NOT NULL
);

CREATE TABLE "Verdicts" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Verdicts" PRIMARY KEY AUTOINCREMENT,
    "HoldId" INTEGER NOT NULL,
    "IdeaId" INTEGER NOT NULL,
    "Rule" INTEGER NOT NULL,
    "To" INTEGER NOT NULL,
    "Votes" INTEGER NOT NULL,
    "PersonId" INTEGER NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_Verdicts_Holds_HoldId" FOREIGN KEY ("HoldId") REFERENCES "Holds" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Verdicts_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Verdicts_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Verdicts_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "HeldVotes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HeldVotes" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "VoterId" INTEGER NOT NULL,
    "CastAt" TEXT NOT NULL,
    "State" INTEGER NOT NULL,
    "VerdictId" INTEGER NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_HeldVotes_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_HeldVotes_People_VoterId" FOREIGN KEY ("VoterId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_HeldVotes_Verdicts_VerdictId" FOREIGN KEY ("VerdictId") REFERENCES "Verdicts" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "HoldsOfVotes" (
    "HoldId" INTEGER NOT NULL,
    "VoteId" INTEGER NOT NULL,
    CONSTRAINT "PK_HoldsOfVotes" PRIMARY KEY ("HoldId", "VoteId"),
    CONSTRAINT "FK_HoldsOfVotes_HeldVotes_VoteId" FOREIGN KEY ("VoteId") REFERENCES "HeldVotes" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_HoldsOfVotes_Holds_HoldId" FOREIGN KEY ("HoldId") REFERENCES "Holds" ("Id") ON DELETE RESTRICT
);

CREATE INDEX "IX_Votes_CastAt_IdeaId" ON "Votes" ("CastAt", "IdeaId");

CREATE INDEX "IX_Ideas_ChallengeId_CommentCount_Id" ON "Ideas" ("ChallengeId", "CommentCount", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Ideas_ChallengeId_CreatedAt_Id" ON "Ideas" ("ChallengeId", "CreatedAt", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Ideas_ChallengeId_QueuedBy_Id" ON "Ideas" ("ChallengeId", "QueuedBy", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Ideas_ChallengeId_Support_Id" ON "Ideas" ("ChallengeId", "Support", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Ideas_ChallengeId_SupportLow_Id" ON "Ideas" ("ChallengeId", "SupportLow", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Ideas_ChallengeId_TrendingScore_Id" ON "Ideas" ("ChallengeId", "TrendingScore", "Id") WHERE ChallengeId IS NOT NULL;

CREATE INDEX "IX_Follows_IdeaId_At" ON "Follows" ("IdeaId", "At") WHERE Reason = 0;

CREATE INDEX "IX_Flags_At_IdeaId" ON "Flags" ("At", "IdeaId");

CREATE INDEX "IX_Comments_CreatedAt_IdeaId" ON "Comments" ("CreatedAt", "IdeaId");

CREATE UNIQUE INDEX "IX_Alerts_IdeaId_Week" ON "Alerts" ("IdeaId", "Week");

CREATE INDEX "IX_Alerts_OpenSince_Id" ON "Alerts" ("OpenSince", "Id");

CREATE INDEX "IX_Alerts_RaisedAt" ON "Alerts" ("RaisedAt");

CREATE INDEX "IX_Alerts_SeenById" ON "Alerts" ("SeenById");

CREATE UNIQUE INDEX "IX_HeldVotes_IdeaId_VoterId" ON "HeldVotes" ("IdeaId", "VoterId");

CREATE INDEX "IX_HeldVotes_VerdictId" ON "HeldVotes" ("VerdictId");

CREATE INDEX "IX_HeldVotes_VoterId" ON "HeldVotes" ("VoterId");

CREATE INDEX "IX_Holds_FoundAt_Id" ON "Holds" ("FoundAt", "Id");

CREATE INDEX "IX_Holds_IdeaId" ON "Holds" ("IdeaId");

CREATE INDEX "IX_Holds_WaitingSince_Id" ON "Holds" ("WaitingSince", "Id");

CREATE INDEX "IX_HoldsOfVotes_VoteId" ON "HoldsOfVotes" ("VoteId");

CREATE INDEX "IX_Sanctions_ById" ON "Sanctions" ("ById");

CREATE INDEX "IX_Sanctions_LiftedById" ON "Sanctions" ("LiftedById");

CREATE INDEX "IX_Sanctions_PendingSince" ON "Sanctions" ("PendingSince") WHERE PendingSince IS NOT NULL;

CREATE INDEX "IX_Sanctions_PersonId_Id" ON "Sanctions" ("PersonId", "Id");

CREATE UNIQUE INDEX "IX_Sanctions_Standing" ON "Sanctions" ("PersonId") WHERE LiftedAt IS NULL;

CREATE INDEX "IX_Verdicts_ById" ON "Verdicts" ("ById");

CREATE INDEX "IX_Verdicts_HoldId" ON "Verdicts" ("HoldId");

CREATE INDEX "IX_Verdicts_IdeaId" ON "Verdicts" ("IdeaId");

CREATE INDEX "IX_Verdicts_PersonId" ON "Verdicts" ("PersonId");

CREATE INDEX "IX_VoteTraces_At" ON "VoteTraces" ("At");

CREATE INDEX "IX_VoteTraces_VoterId" ON "VoteTraces" ("VoterId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125162016_DoubtsAndWarnings', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "RankPlaces" ADD "Cast" REAL NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125163402_WorthWhenCast', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "RankPlaces" ADD "Viewers" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "RankPlaces" ADD "Voters" INTEGER NOT NULL DEFAULT 0;

CREATE INDEX "IX_Votes_IdeaId" ON "Votes" ("IdeaId") WHERE Doubts <> 0;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125181502_RankBands', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "VoteTraces" ADD "AgainAt" TEXT NULL;

CREATE INDEX "IX_VoteTraces_AgainAt" ON "VoteTraces" ("AgainAt") WHERE AgainAt IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125191005_VotesCastAgain', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "People" ADD "MailChoiceChallenges" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "MailChoiceReplies" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "MailChoiceStillYes" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "OwedNews" ADD "CommentId" INTEGER NULL;

ALTER TABLE "OwedNews" ADD "Kind" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Mails" ADD "Domain" TEXT NOT NULL DEFAULT '';

ALTER TABLE "Mails" ADD "FirstAttemptAt" TEXT NULL;

ALTER TABLE "Mails" ADD "News" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Comments" ADD "ToldAt" TEXT NULL;

ALTER TABLE "Accounts" ADD "AddressRefusal" TEXT NULL;

ALTER TABLE "Accounts" ADD "AddressRefusedAt" TEXT NULL;

CREATE TABLE "MailStops" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MailStops" PRIMARY KEY,
    "Version" INTEGER NOT NULL,
    "Fault" INTEGER NOT NULL,
    "Detail" TEXT NULL,
    "Since" TEXT NOT NULL,
    "Found" INTEGER NOT NULL,
    "LastFoundAt" TEXT NOT NULL,
    "NextProbeAt" TEXT NOT NULL,
    "Dialogue" TEXT NULL
);

UPDATE People SET MailChoiceReplies = MailChoice, MailChoiceChallenges = MailChoice, MailChoiceStillYes = MailChoice;

UPDATE Comments SET ToldAt = CreatedAt;

UPDATE OwedNews SET Kind = CASE WHEN ChallengeId IS NOT NULL THEN 4 WHEN ChangeId IS NOT NULL AND EXISTS (SELECT 1 FROM ProposalVersions AS c INNER JOIN Votes AS v ON v.IdeaId = c.IdeaId WHERE c.Id = OwedNews.ChangeId AND v.VoterId = OwedNews.PersonId AND COALESCE(v.ConfirmedAt, v.CastAt) < c.At) THEN 8 ELSE 1 END;

CREATE UNIQUE INDEX "IX_OwedNews_CommentId_PersonId" ON "OwedNews" ("CommentId", "PersonId");

CREATE INDEX "IX_Mails_FailedAt" ON "Mails" ("FailedAt") WHERE FailedAt IS NOT NULL;

CREATE INDEX "IX_Mails_SentAt_Domain" ON "Mails" ("SentAt", "Domain") WHERE SentAt IS NOT NULL;

CREATE INDEX "IX_Comments_ToldAt" ON "Comments" ("ToldAt");

CREATE INDEX "IX_Accounts_AddressRefusedAt" ON "Accounts" ("AddressRefusedAt") WHERE AddressRefusedAt IS NOT NULL;

CREATE TABLE "ef_temp_OwedNews" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OwedNews" PRIMARY KEY AUTOINCREMENT,
    "AnswerId" INTEGER NULL,
    "At" TEXT NOT NULL,
    "ChallengeId" INTEGER NULL,
    "ChangeId" INTEGER NULL,
    "CommentId" INTEGER NULL,
    "Kind" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "StepId" INTEGER NULL,
    CONSTRAINT "FK_OwedNews_Challenges_ChallengeId" FOREIGN KEY ("ChallengeId") REFERENCES "Challenges" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_ProposalVersions_ChangeId" FOREIGN KEY ("ChangeId") REFERENCES "ProposalVersions" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_Responses_AnswerId" FOREIGN KEY ("AnswerId") REFERENCES "Responses" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_OwedNews_StatusChanges_StepId" FOREIGN KEY ("StepId") REFERENCES "StatusChanges" ("Id") ON DELETE RESTRICT
);

INSERT INTO "ef_temp_OwedNews" ("Id", "AnswerId", "At", "ChallengeId", "ChangeId", "CommentId", "Kind", "PersonId", "StepId")
SELECT "Id", "AnswerId", "At", "ChallengeId", "ChangeId", "CommentId", "Kind", "PersonId", "StepId"
FROM "OwedNews";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "OwedNews";

ALTER TABLE "ef_temp_OwedNews" RENAME TO "OwedNews";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE UNIQUE INDEX "IX_OwedNews_AnswerId_PersonId" ON "OwedNews" ("AnswerId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_ChallengeId_PersonId" ON "OwedNews" ("ChallengeId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_ChangeId_PersonId" ON "OwedNews" ("ChangeId", "PersonId");

CREATE UNIQUE INDEX "IX_OwedNews_CommentId_PersonId" ON "OwedNews" ("CommentId", "PersonId");

CREATE INDEX "IX_OwedNews_PersonId_At" ON "OwedNews" ("PersonId", "At");

CREATE UNIQUE INDEX "IX_OwedNews_StepId_PersonId" ON "OwedNews" ("StepId", "PersonId");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125200438_MailAsWished', '10.0.14');

BEGIN TRANSACTION;
CREATE TABLE "SpentActs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SpentActs" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Act" INTEGER NOT NULL,
    "IdeaId" INTEGER NOT NULL,
    "Until" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "FK_SpentActs_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_SpentActs_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE INDEX "IX_Digests_Kind_Window_State" ON "Digests" ("Kind", "Window", "State");

CREATE INDEX "IX_SpentActs_IdeaId" ON "SpentActs" ("IdeaId");

CREATE UNIQUE INDEX "IX_SpentActs_PersonId_IdeaId_Act_Until" ON "SpentActs" ("PersonId", "IdeaId", "Act", "Until");

CREATE INDEX "IX_SpentActs_Until" ON "SpentActs" ("Until");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261125211349_MailedActs', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
CREATE TABLE "MailBodies" (
    "MailId" INTEGER NOT NULL CONSTRAINT "PK_MailBodies" PRIMARY KEY,
    "Html" TEXT NOT NULL,
    "Text" TEXT NOT NULL,
    CONSTRAINT "FK_MailBodies_Mails_MailId" FOREIGN KEY ("MailId") REFERENCES "Mails" ("Id") ON DELETE CASCADE
);

INSERT INTO "MailBodies" ("MailId", "Html", "Text") SELECT "Id", "HtmlBody", "TextBody" FROM "Mails" WHERE "TextBody" <> '';

CREATE TABLE "ef_temp_Mails" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Mails" PRIMARY KEY AUTOINCREMENT,
    "Address" TEXT NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "ClaimedUntil" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Domain" TEXT NOT NULL,
    "FailedAt" TEXT NULL,
    "FirstAttemptAt" TEXT NULL,
    "Key" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "LastFault" INTEGER NULL,
    "LastFaultDetail" TEXT NULL,
    "ListId" TEXT NULL,
    "MessageId" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "News" INTEGER NOT NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "PersonId" INTEGER NULL,
    "SentAt" TEXT NULL,
    "State" INTEGER NOT NULL,
    "Subject" TEXT NOT NULL,
    "UnsubscribeUrl" TEXT NULL,
    "UsefulUntil" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Mails_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id")
);

INSERT INTO "ef_temp_Mails" ("Id", "Address", "Attempts", "ClaimedUntil", "CreatedAt", "Domain", "FailedAt", "FirstAttemptAt", "Key", "Kind", "LastFault", "LastFaultDetail", "ListId", "MessageId", "Name", "News", "NextAttemptAt", "PersonId", "SentAt", "State", "Subject", "UnsubscribeUrl", "UsefulUntil", "Version")
SELECT "Id", "Address", "Attempts", "ClaimedUntil", "CreatedAt", "Domain", "FailedAt", "FirstAttemptAt", "Key", "Kind", "LastFault", "LastFaultDetail", "ListId", "MessageId", "Name", "News", "NextAttemptAt", "PersonId", "SentAt", "State", "Subject", "UnsubscribeUrl", "UsefulUntil", "Version"
FROM "Mails";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Mails";

ALTER TABLE "ef_temp_Mails" RENAME TO "Mails";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Mails_FailedAt" ON "Mails" ("FailedAt") WHERE FailedAt IS NOT NULL;

CREATE UNIQUE INDEX "IX_Mails_Key" ON "Mails" ("Key");

CREATE INDEX "IX_Mails_PersonId" ON "Mails" ("PersonId");

CREATE INDEX "IX_Mails_SentAt_Domain" ON "Mails" ("SentAt", "Domain") WHERE SentAt IS NOT NULL;

CREATE INDEX "IX_Mails_State_NextAttemptAt" ON "Mails" ("State", "NextAttemptAt");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126063449_MailBodies', '10.0.14');

BEGIN TRANSACTION;
CREATE TABLE "DigestContents" (
    "EntryId" INTEGER NOT NULL CONSTRAINT "PK_DigestContents" PRIMARY KEY,
    "Json" TEXT NOT NULL,
    CONSTRAINT "FK_DigestContents_Digests_EntryId" FOREIGN KEY ("EntryId") REFERENCES "Digests" ("Id") ON DELETE CASCADE
);

INSERT INTO "DigestContents" ("EntryId", "Json") SELECT "Id", "Content" FROM "Digests" WHERE "Content" IS NOT NULL;

CREATE TABLE "ef_temp_Digests" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Digests" PRIMARY KEY AUTOINCREMENT,
    "Attempts" INTEGER NOT NULL,
    "ComposedAt" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "Fault" TEXT NULL,
    "From" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "MailId" INTEGER NULL,
    "NextAttemptAt" TEXT NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "SentAt" TEXT NULL,
    "SkippedBecause" INTEGER NULL,
    "State" INTEGER NOT NULL,
    "Subject" TEXT NULL,
    "Until" TEXT NOT NULL,
    "Version" INTEGER NOT NULL,
    "Window" TEXT NOT NULL,
    CONSTRAINT "FK_Digests_Mails_MailId" FOREIGN KEY ("MailId") REFERENCES "Mails" ("Id") ON DELETE SET NULL,
    CONSTRAINT "FK_Digests_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

INSERT INTO "ef_temp_Digests" ("Id", "Attempts", "ComposedAt", "CreatedAt", "DueAt", "Fault", "From", "Kind", "MailId", "NextAttemptAt", "PersonId", "SentAt", "SkippedBecause", "State", "Subject", "Until", "Version", "Window")
SELECT "Id", "Attempts", "ComposedAt", "CreatedAt", "DueAt", "Fault", "From", "Kind", "MailId", "NextAttemptAt", "PersonId", "SentAt", "SkippedBecause", "State", "Subject", "Until", "Version", "Window"
FROM "Digests";

COMMIT;

PRAGMA foreign_keys = 0;

BEGIN TRANSACTION;
DROP TABLE "Digests";

ALTER TABLE "ef_temp_Digests" RENAME TO "Digests";

COMMIT;

PRAGMA foreign_keys = 1;

BEGIN TRANSACTION;
CREATE INDEX "IX_Digests_Kind_Window_State" ON "Digests" ("Kind", "Window", "State");

CREATE INDEX "IX_Digests_MailId" ON "Digests" ("MailId");

CREATE UNIQUE INDEX "IX_Digests_PersonId_Kind_Window" ON "Digests" ("PersonId", "Kind", "Window");

CREATE INDEX "IX_Digests_State_NextAttemptAt" ON "Digests" ("State", "NextAttemptAt");

COMMIT;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261126134301_DigestContents', '10.0.14');

BEGIN TRANSACTION;
CREATE TABLE "ActCounts" (
    "Limit" TEXT NOT NULL,
    "Who" INTEGER NOT NULL,
    "Since" TEXT NOT NULL,
    "Acts" INTEGER NOT NULL,
    CONSTRAINT "PK_ActCounts" PRIMARY KEY ("Limit", "Who")
);

CREATE TABLE "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);

CREATE INDEX "IX_ActCounts_Since" ON "ActCounts" ("Since");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127020158_SharedKeysAndLimits', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127034737_ShorterAccountKeys', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Audit" ADD "From" TEXT NULL;

CREATE TABLE "AuditChains" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditChains" PRIMARY KEY,
    "Count" INTEGER NOT NULL,
    "LastHash" TEXT NOT NULL,
    "UpTo" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "AuditSeals" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_AuditSeals" PRIMARY KEY,
    "EntryId" INTEGER NOT NULL,
    "PreviousHash" TEXT NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "FK_AuditSeals_Audit_EntryId" FOREIGN KEY ("EntryId") REFERENCES "Audit" ("Id") ON DELETE RESTRICT
);

INSERT INTO "AuditChains" ("Id", "Count", "LastHash", "UpTo", "Version")
VALUES (1, 0, '', 0, 0);
SELECT changes();


CREATE UNIQUE INDEX "IX_AuditSeals_EntryId" ON "AuditSeals" ("EntryId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127061748_SealedAudit', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
ALTER TABLE "Topics" ADD "Audience" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Settings" ADD "StaffNeedSecondFactor" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "Drafts" ADD "Segments" TEXT NOT NULL DEFAULT '';

CREATE TABLE "AccountPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_AccountPasskeys" PRIMARY KEY,
    "UserId" INTEGER NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_AccountPasskeys_Accounts_UserId" FOREIGN KEY ("UserId") REFERENCES "Accounts" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Authenticators" (
    "PersonId" INTEGER NOT NULL CONSTRAINT "PK_Authenticators" PRIMARY KEY,
    "SealedSecret" TEXT NOT NULL,
    "SetUpAt" TEXT NOT NULL,
    "LastStep" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_Authenticators_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Circles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Circles" PRIMARY KEY AUTOINCREMENT,
    "Name" TEXT NOT NULL
);

CREATE TABLE "KnownDevices" (
    "PersonId" INTEGER NOT NULL,
    "Key" TEXT NOT NULL,
    "LastSignInAt" TEXT NOT NULL,
    CONSTRAINT "PK_KnownDevices" PRIMARY KEY ("PersonId", "Key"),
    CONSTRAINT "FK_KnownDevices_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "SegmentInvitations" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SegmentInvitations" PRIMARY KEY AUTOINCREMENT,
    "Hash" TEXT NOT NULL,
    "EndsAt" TEXT NOT NULL,
    "Most" INTEGER NOT NULL,
    "Used" INTEGER NOT NULL,
    "ById" INTEGER NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_SegmentInvitations_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "Segments" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Segments" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "English" TEXT NOT NULL,
    "Spanish" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "Sessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Sessions" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "Method" INTEGER NOT NULL,
    "HasSecondFactor" INTEGER NOT NULL,
    "Browser" TEXT NULL,
    "System" TEXT NULL,
    "CreatedAt" TEXT NOT NULL,
    "LastSeenAt" TEXT NOT NULL,
    CONSTRAINT "FK_Sessions_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "RecoveryCodes" (
    "PersonId" INTEGER NOT NULL,
    "Hash" TEXT NOT NULL,
    CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY ("PersonId", "Hash"),
    CONSTRAINT "FK_RecoveryCodes_Authenticators_PersonId" FOREIGN KEY ("PersonId") REFERENCES "Authenticators" ("PersonId") ON DELETE CASCADE
);

CREATE TABLE "InvitationUses" (
    "InvitationId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    CONSTRAINT "PK_InvitationUses" PRIMARY KEY ("InvitationId", "PersonId"),
    CONSTRAINT "FK_InvitationUses_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_InvitationUses_SegmentInvitations_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "SegmentInvitations" ("Id") ON DELETE CASCADE
);

CREATE TABLE "CircleSegments" (
    "CircleId" INTEGER NOT NULL,
    "SegmentId" INTEGER NOT NULL,
    CONSTRAINT "PK_CircleSegments" PRIMARY KEY ("SegmentId", "CircleId"),
    CONSTRAINT "FK_CircleSegments_Circles_CircleId" FOREIGN KEY ("CircleId") REFERENCES "Circles" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_CircleSegments_Segments_SegmentId" FOREIGN KEY ("SegmentId") REFERENCES "Segments" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "InvitedSegments" (
    "InvitationId" INTEGER NOT NULL,
    "SegmentId" INTEGER NOT NULL,
    CONSTRAINT "PK_InvitedSegments" PRIMARY KEY ("InvitationId", "SegmentId"),
    CONSTRAINT "FK_InvitedSegments_SegmentInvitations_InvitationId" FOREIGN KEY ("InvitationId") REFERENCES "SegmentInvitations" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_InvitedSegments_Segments_SegmentId" FOREIGN KEY ("SegmentId") REFERENCES "Segments" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Memberships" (
    "SegmentId" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "Since" TEXT NOT NULL,
    "By" INTEGER NOT NULL,
    CONSTRAINT "PK_Memberships" PRIMARY KEY ("SegmentId", "PersonId"),
    CONSTRAINT "FK_Memberships_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Memberships_Segments_SegmentId" FOREIGN KEY ("SegmentId") REFERENCES "Segments" ("Id") ON DELETE CASCADE
);

ALTER TABLE Topics ADD COLUMN CircleId INTEGER NULL REFERENCES Circles (Id) ON DELETE RESTRICT;

ALTER TABLE Ideas ADD COLUMN CircleId INTEGER NULL REFERENCES Circles (Id) ON DELETE RESTRICT;

ALTER TABLE Challenges ADD COLUMN CircleId INTEGER NULL REFERENCES Circles (Id) ON DELETE RESTRICT;

CREATE INDEX "IX_Topics_CircleId" ON "Topics" ("CircleId");

CREATE INDEX "IX_Ideas_CircleId" ON "Ideas" ("CircleId") WHERE CircleId IS NOT NULL;

CREATE INDEX "IX_Challenges_CircleId" ON "Challenges" ("CircleId");

CREATE INDEX "IX_AccountPasskeys_UserId" ON "AccountPasskeys" ("UserId");

CREATE UNIQUE INDEX "IX_Circles_Name" ON "Circles" ("Name");

CREATE INDEX "IX_CircleSegments_CircleId" ON "CircleSegments" ("CircleId");

CREATE INDEX "IX_InvitationUses_PersonId" ON "InvitationUses" ("PersonId");

CREATE INDEX "IX_InvitedSegments_SegmentId" ON "InvitedSegments" ("SegmentId");

CREATE INDEX "IX_KnownDevices_LastSignInAt" ON "KnownDevices" ("LastSignInAt");

CREATE INDEX "IX_Memberships_PersonId" ON "Memberships" ("PersonId");

CREATE INDEX "IX_SegmentInvitations_ById" ON "SegmentInvitations" ("ById");

CREATE UNIQUE INDEX "IX_SegmentInvitations_Hash" ON "SegmentInvitations" ("Hash");

CREATE UNIQUE INDEX "IX_Segments_English" ON "Segments" ("English");

CREATE UNIQUE INDEX "IX_Segments_Key" ON "Segments" ("Key");

CREATE UNIQUE INDEX "IX_Segments_Spanish" ON "Segments" ("Spanish");

CREATE INDEX "IX_Sessions_LastSeenAt" ON "Sessions" ("LastSeenAt");

CREATE INDEX "IX_Sessions_PersonId" ON "Sessions" ("PersonId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127065706_SignInsAndSegments', '10.0.14');

COMMIT;

BEGIN TRANSACTION;
DROP INDEX "IX_Sanctions_Standing";

DROP INDEX "IX_Flags_ById";

ALTER TABLE "Sessions" ADD "Provider" TEXT NULL;

ALTER TABLE "Sessions" ADD "SealedIdToken" TEXT NULL;

ALTER TABLE "ProposalVersions" ADD "WithheldAt" TEXT NULL;

ALTER TABLE "People" ADD "ErasedAt" TEXT NULL;

ALTER TABLE "People" ADD "RolesFromSignOn" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "People" ADD "SilencedAt" TEXT NULL;

ALTER TABLE "People" ADD "SilencedUntil" TEXT NULL;

ALTER TABLE "Ideas" ADD "WithheldAt" TEXT NULL;

ALTER TABLE "Flags" ADD "Ground" INTEGER NOT NULL DEFAULT 8;

ALTER TABLE "Comments" ADD "WithheldAt" TEXT NULL;

CREATE TABLE "ClaimRules" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ClaimRules" PRIMARY KEY AUTOINCREMENT,
    "Provider" TEXT NOT NULL,
    "Claim" TEXT NOT NULL,
    "Value" TEXT NOT NULL,
    "Kind" INTEGER NULL,
    "Role" INTEGER NOT NULL,
    "SegmentId" INTEGER NULL,
    CONSTRAINT "FK_ClaimRules_Segments_SegmentId" FOREIGN KEY ("SegmentId") REFERENCES "Segments" ("Id") ON DELETE CASCADE
);

CREATE TABLE "DataExports" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataExports" PRIMARY KEY AUTOINCREMENT,
    "PersonId" INTEGER NOT NULL,
    "AskedAt" TEXT NOT NULL,
    "MadeAt" TEXT NULL,
    "ExpiresAt" TEXT NULL,
    "Size" INTEGER NOT NULL,
    "Attempts" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL,
    CONSTRAINT "FK_DataExports_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE CASCADE
);

CREATE TABLE "HoldingSettings" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_HoldingSettings" PRIMARY KEY,
    "HoldsPosts" INTEGER NOT NULL,
    "Threshold" INTEGER NOT NULL,
    "YoungDays" INTEGER NOT NULL,
    "TrustedPosts" INTEGER NOT NULL,
    "LinksWeight" INTEGER NOT NULL,
    "AccountAgeWeight" INTEGER NOT NULL,
    "RepeatedTextWeight" INTEGER NOT NULL,
    "ShoutingWeight" INTEGER NOT NULL,
    "ListedWordsWeight" INTEGER NOT NULL,
    "TypingTimeWeight" INTEGER NOT NULL,
    "HoneypotWeight" INTEGER NOT NULL,
    "EnglishWords" TEXT NOT NULL,
    "SpanishWords" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "ModerationActs" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ModerationActs" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "PersonId" INTEGER NOT NULL,
    "IdeaId" INTEGER NULL,
    "CommentId" INTEGER NULL,
    "VersionId" INTEGER NULL,
    "Ground" INTEGER NULL,
    "Reason" TEXT NOT NULL,
    "ById" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "EndsAt" TEXT NULL,
    "UndoneAt" TEXT NULL,
    "UndoneById" INTEGER NULL,
    "UndoReason" TEXT NULL,
    CONSTRAINT "FK_ModerationActs_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ModerationActs_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ModerationActs_People_ById" FOREIGN KEY ("ById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ModerationActs_People_PersonId" FOREIGN KEY ("PersonId") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ModerationActs_People_UndoneById" FOREIGN KEY ("UndoneById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_ModerationActs_ProposalVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ProposalVersions" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "RetentionPeriods" (
    "What" INTEGER NOT NULL CONSTRAINT "PK_RetentionPeriods" PRIMARY KEY,
    "Days" INTEGER NOT NULL,
    "Version" INTEGER NOT NULL
);

CREATE TABLE "SeenProviders" (
    "Name" TEXT NOT NULL CONSTRAINT "PK_SeenProviders" PRIMARY KEY,
    "LastAt" TEXT NOT NULL,
    "Claims" TEXT NOT NULL
);

CREATE TABLE "DataExportContents" (
    "ExportId" INTEGER NOT NULL CONSTRAINT "PK_DataExportContents" PRIMARY KEY,
    "Zip" BLOB NOT NULL,
    CONSTRAINT "FK_DataExportContents_DataExports_ExportId" FOREIGN KEY ("ExportId") REFERENCES "DataExports" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Appeals" (
    "ActId" INTEGER NOT NULL CONSTRAINT "PK_Appeals" PRIMARY KEY,
    "Text" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "OpenSince" TEXT NULL,
    "DecidedAt" TEXT NULL,
    "DecidedById" INTEGER NULL,
    "IsUpheld" INTEGER NULL,
    "Answer" TEXT NULL,
    CONSTRAINT "FK_Appeals_ModerationActs_ActId" FOREIGN KEY ("ActId") REFERENCES "ModerationActs" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_Appeals_People_DecidedById" FOREIGN KEY ("DecidedById") REFERENCES "People" ("Id") ON DELETE RESTRICT
);

CREATE TABLE "EarlierTexts" (
    "ActId" INTEGER NOT NULL CONSTRAINT "PK_EarlierTexts" PRIMARY KEY,
    "Title" TEXT NULL,
    "Body" TEXT NOT NULL,
    "Passage" TEXT NOT NULL,
    CONSTRAINT "FK_EarlierTexts_ModerationActs_ActId" FOREIGN KEY ("ActId") REFERENCES "ModerationActs" ("Id") ON DELETE CASCADE
);

CREATE TABLE "Withheld" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Withheld" PRIMARY KEY AUTOINCREMENT,
    "IdeaId" INTEGER NOT NULL,
    "CommentId" INTEGER NULL,
    "VersionId" INTEGER NULL,
    "Since" TEXT NOT NULL,
    "IsFromBeginning" INTEGER NOT NULL,
    "Score" INTEGER NULL,
    "Found" TEXT NULL,
    "ActId" INTEGER NULL,
    "EndedAt" TEXT NULL,
    "EndedById" INTEGER NULL,
    "LeftChallengeId" INTEGER NULL,
    CONSTRAINT "FK_Withheld_Comments_CommentId" FOREIGN KEY ("CommentId") REFERENCES "Comments" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Withheld_Ideas_IdeaId" FOREIGN KEY ("IdeaId") REFERENCES "Ideas" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Withheld_ModerationActs_ActId" FOREIGN KEY ("ActId") REFERENCES "ModerationActs" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Withheld_People_EndedById" FOREIGN KEY ("EndedById") REFERENCES "People" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Withheld_ProposalVersions_VersionId" FOREIGN KEY ("VersionId") REFERENCES "ProposalVersions" ("Id") ON DELETE RESTRICT
);

ALTER TABLE Flags ADD COLUMN VersionId INTEGER NULL REFERENCES ProposalVersions (Id) ON DELETE RESTRICT;

ALTER TABLE Sanctions ADD COLUMN ActId INTEGER NULL REFERENCES ModerationActs (Id) ON DELETE RESTRICT;

UPDATE Flags SET OpenSince = NULL WHERE OpenSince IS NOT NULL AND Id NOT IN (SELECT MIN(Id) FROM Flags WHERE OpenSince IS NOT NULL GROUP BY ById, IdeaId, CommentId);

CREATE INDEX "IX_Sanctions_ActId" ON "Sanctions" ("ActId");

CREATE UNIQUE INDEX "IX_Sanctions_Standing" ON "Sanctions" ("PersonId") WHERE LiftedAt IS NULL AND ActId IS NULL;

CREATE UNIQUE INDEX "IX_Sanctions_StandingOfAct" ON "Sanctions" ("PersonId") WHERE LiftedAt IS NULL AND ActId IS NOT NULL;

CREATE INDEX "IX_People_SilencedUntil" ON "People" ("SilencedUntil") WHERE SilencedUntil IS NOT NULL;

CREATE INDEX "IX_Ideas_WithheldAt_Id" ON "Ideas" ("WithheldAt", "Id") WHERE WithheldAt IS NOT NULL;

CREATE UNIQUE INDEX "IX_Flags_OpenOfComment" ON "Flags" ("ById", "CommentId") WHERE OpenSince IS NOT NULL AND CommentId IS NOT NULL;

CREATE UNIQUE INDEX "IX_Flags_OpenOfIdea" ON "Flags" ("ById", "IdeaId") WHERE OpenSince IS NOT NULL AND CommentId IS NULL AND VersionId IS NULL;

CREATE UNIQUE INDEX "IX_Flags_OpenOfVersion" ON "Flags" ("ById", "VersionId") WHERE OpenSince IS NOT NULL AND VersionId IS NOT NULL;

CREATE INDEX "IX_Flags_VersionId" ON "Flags" ("VersionId");

CREATE INDEX "IX_Appeals_DecidedById" ON "Appeals" ("DecidedById");

CREATE INDEX "IX_Appeals_OpenSince_ActId" ON "Appeals" ("OpenSince", "ActId");

CREATE INDEX "IX_ClaimRules_Provider" ON "ClaimRules" ("Provider");

CREATE INDEX "IX_ClaimRules_SegmentId" ON "ClaimRules" ("SegmentId");

CREATE INDEX "IX_DataExports_ExpiresAt" ON "DataExports" ("ExpiresAt") WHERE ExpiresAt IS NOT NULL;

CREATE UNIQUE INDEX "IX_DataExports_Pending" ON "DataExports" ("PersonId") WHERE MadeAt IS NULL;

CREATE INDEX "IX_DataExports_PersonId_Id" ON "DataExports" ("PersonId", "Id");

CREATE INDEX "IX_ModerationActs_At_Id" ON "ModerationActs" ("At", "Id");

CREATE INDEX "IX_ModerationActs_ById" ON "ModerationActs" ("ById");

CREATE INDEX "IX_ModerationActs_CommentId" ON "ModerationActs" ("CommentId");

CREATE INDEX "IX_ModerationActs_IdeaId_Id" ON "ModerationActs" ("IdeaId", "Id");

CREATE INDEX "IX_ModerationActs_PersonId_Id" ON "ModerationActs" ("PersonId", "Id");

CREATE INDEX "IX_ModerationActs_UndoneById" ON "ModerationActs" ("UndoneById");

CREATE INDEX "IX_ModerationActs_VersionId" ON "ModerationActs" ("VersionId");

CREATE INDEX "IX_Withheld_ActId" ON "Withheld" ("ActId");

CREATE UNIQUE INDEX "IX_Withheld_Comment_Standing" ON "Withheld" ("CommentId") WHERE EndedAt IS NULL AND CommentId IS NOT NULL;

CREATE INDEX "IX_Withheld_CommentId_Id" ON "Withheld" ("CommentId", "Id") WHERE CommentId IS NOT NULL;

CREATE INDEX "IX_Withheld_EndedById" ON "Withheld" ("EndedById");

CREATE UNIQUE INDEX "IX_Withheld_Idea_Standing" ON "Withheld" ("IdeaId") WHERE EndedAt IS NULL AND CommentId IS NULL AND VersionId IS NULL;

CREATE INDEX "IX_Withheld_IdeaId_Id" ON "Withheld" ("IdeaId", "Id");

CREATE INDEX "IX_Withheld_Since_Id" ON "Withheld" ("Since", "Id") WHERE EndedAt IS NULL;

CREATE UNIQUE INDEX "IX_Withheld_Version_Standing" ON "Withheld" ("VersionId") WHERE EndedAt IS NULL AND VersionId IS NOT NULL;

CREATE INDEX "IX_Withheld_VersionId_Id" ON "Withheld" ("VersionId", "Id") WHERE VersionId IS NOT NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261127182754_ModerationRightsSignOn', '10.0.14');

COMMIT;

