SET QUOTED_IDENTIFIER ON;
SET ANSI_NULLS ON;
SET XACT_ABORT ON;
GO

IF OBJECT_ID(N'[__EFMigrationsHistory]') IS NULL
BEGIN
    CREATE TABLE [__EFMigrationsHistory] (
        [MigrationId] nvarchar(150) NOT NULL,
        [ProductVersion] nvarchar(32) NOT NULL,
        CONSTRAINT [PK___EFMigrationsHistory] PRIMARY KEY ([MigrationId])
    );
END;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [JobRuns] (
        [Id] int NOT NULL IDENTITY,
        [Job] nvarchar(60) NOT NULL,
        [Slot] datetime2 NOT NULL,
        [StartedAt] datetime2 NOT NULL,
        [EndedAt] datetime2 NULL,
        [Items] int NOT NULL,
        [Outcome] int NOT NULL,
        [Error] nvarchar(4000) NULL,
        [Node] nvarchar(100) NOT NULL,
        [AskedById] int NULL,
        CONSTRAINT [PK_JobRuns] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [People] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(80) NOT NULL,
        [SearchName] nvarchar(80) NOT NULL,
        [Kind] int NOT NULL,
        [Roles] int NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        [TimeZone] nvarchar(60) NOT NULL,
        [MailChoice] int NOT NULL,
        [DeclinesDigest] bit NOT NULL,
        [JoinedAt] datetime2 NOT NULL,
        [Source] nvarchar(100) NULL,
        [SourceKey] nvarchar(100) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_People] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Settings] (
        [Id] int NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        [PurposeEnglish] nvarchar(300) NOT NULL,
        [PurposeSpanish] nvarchar(300) NOT NULL,
        [Hue] int NOT NULL,
        [TimeZone] nvarchar(60) NOT NULL,
        [Language] nvarchar(10) NOT NULL,
        [SignUpIsOpen] bit NOT NULL,
        [EmployeeDomains] nvarchar(1000) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Settings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Topics] (
        [Id] int NOT NULL IDENTITY,
        [English] nvarchar(60) NOT NULL,
        [Spanish] nvarchar(60) NOT NULL,
        [IsClosed] bit NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Topics] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Accounts] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [LastSignInAt] datetime2 NULL,
        [UserName] nvarchar(256) NULL,
        [NormalizedUserName] nvarchar(256) NULL,
        [Email] nvarchar(256) NULL,
        [NormalizedEmail] nvarchar(256) NULL,
        [EmailConfirmed] bit NOT NULL,
        [PasswordHash] nvarchar(max) NULL,
        [SecurityStamp] nvarchar(max) NULL,
        [ConcurrencyStamp] nvarchar(max) NULL,
        [PhoneNumber] nvarchar(max) NULL,
        [PhoneNumberConfirmed] bit NOT NULL,
        [TwoFactorEnabled] bit NOT NULL,
        [LockoutEnd] datetimeoffset NULL,
        [LockoutEnabled] bit NOT NULL,
        [AccessFailedCount] int NOT NULL,
        CONSTRAINT [PK_Accounts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Accounts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Drafts] (
        [PersonId] int NOT NULL,
        [Key] uniqueidentifier NOT NULL,
        [Title] nvarchar(480) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [TopicId] int NULL,
        [Audience] int NOT NULL,
        [SavedAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Drafts] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_Drafts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Mails] (
        [Id] int NOT NULL IDENTITY,
        [Version] int NOT NULL,
        [Kind] int NOT NULL,
        [Key] nvarchar(200) NOT NULL,
        [MessageId] nvarchar(320) NOT NULL,
        [Address] nvarchar(254) NOT NULL,
        [Name] nvarchar(120) NOT NULL,
        [PersonId] int NULL,
        [Subject] nvarchar(200) NOT NULL,
        [HtmlBody] nvarchar(max) NOT NULL,
        [TextBody] nvarchar(max) NOT NULL,
        [ListId] nvarchar(200) NULL,
        [UnsubscribeUrl] nvarchar(1000) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [UsefulUntil] datetime2 NULL,
        [State] int NOT NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2 NOT NULL,
        [ClaimedUntil] datetime2 NULL,
        [SentAt] datetime2 NULL,
        [FailedAt] datetime2 NULL,
        [LastFault] int NULL,
        [LastFaultDetail] nvarchar(500) NULL,
        CONSTRAINT [PK_Mails] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Mails_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Ideas] (
        [Id] int NOT NULL IDENTITY,
        [DraftKey] uniqueidentifier NULL,
        [Title] nvarchar(120) NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [AuthorId] int NOT NULL,
        [TopicId] int NOT NULL,
        [Audience] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [Source] nvarchar(100) NULL,
        [SourceKey] nvarchar(100) NULL,
        [TrendingScore] float NOT NULL,
        [Version] int NOT NULL,
        [CommentCount] int NOT NULL,
        [Status] int NOT NULL,
        [FirstAnsweredAt] datetime2 NULL,
        [AnsweredAt] datetime2 NULL,
        [MovedAt] datetime2 NULL,
        [VoteCount] int NOT NULL,
        [ImportedSupport] int NOT NULL,
        [Support] AS VoteCount + ImportedSupport PERSISTED,
        CONSTRAINT [PK_Ideas] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Ideas_People_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Ideas_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Snapshots] (
        [Id] int NOT NULL IDENTITY,
        [TopicId] int NULL,
        [TakenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Snapshots] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Snapshots_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [TopicOwners] (
        [TopicId] int NOT NULL,
        [PersonId] int NOT NULL,
        CONSTRAINT [PK_TopicOwners] PRIMARY KEY ([TopicId], [PersonId]),
        CONSTRAINT [FK_TopicOwners_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_TopicOwners_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [AccountClaims] (
        [Id] int NOT NULL IDENTITY,
        [UserId] int NOT NULL,
        [ClaimType] nvarchar(max) NULL,
        [ClaimValue] nvarchar(max) NULL,
        CONSTRAINT [PK_AccountClaims] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AccountClaims_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [AccountLogins] (
        [LoginProvider] nvarchar(450) NOT NULL,
        [ProviderKey] nvarchar(450) NOT NULL,
        [ProviderDisplayName] nvarchar(max) NULL,
        [UserId] int NOT NULL,
        CONSTRAINT [PK_AccountLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]),
        CONSTRAINT [FK_AccountLogins_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [AccountTokens] (
        [UserId] int NOT NULL,
        [LoginProvider] nvarchar(450) NOT NULL,
        [Name] nvarchar(450) NOT NULL,
        [Value] nvarchar(max) NULL,
        CONSTRAINT [PK_AccountTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]),
        CONSTRAINT [FK_AccountTokens_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Digests] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Kind] int NOT NULL,
        [Window] nvarchar(10) NOT NULL,
        [From] datetime2 NOT NULL,
        [Until] datetime2 NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [State] int NOT NULL,
        [Attempts] int NOT NULL,
        [NextAttemptAt] datetime2 NOT NULL,
        [SkippedBecause] int NULL,
        [Fault] nvarchar(500) NULL,
        [ComposedAt] datetime2 NULL,
        [SentAt] datetime2 NULL,
        [Subject] nvarchar(200) NULL,
        [Content] nvarchar(max) NULL,
        [MailId] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Digests] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Digests_Mails_MailId] FOREIGN KEY ([MailId]) REFERENCES [Mails] ([Id]) ON DELETE SET NULL,
        CONSTRAINT [FK_Digests_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Comments] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [AuthorId] int NOT NULL,
        [ParentId] int NULL,
        [Body] nvarchar(max) NOT NULL,
        [Stance] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [EditedAt] datetime2 NULL,
        [DeletedAt] datetime2 NULL,
        [DeletedById] int NULL,
        [Source] nvarchar(100) NULL,
        [SourceKey] nvarchar(100) NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Comments] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Comments_Comments_ParentId] FOREIGN KEY ([ParentId]) REFERENCES [Comments] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Comments_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Comments_People_AuthorId] FOREIGN KEY ([AuthorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Follows] (
        [IdeaId] int NOT NULL,
        [PersonId] int NOT NULL,
        [Reason] int NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Follows] PRIMARY KEY ([IdeaId], [PersonId]),
        CONSTRAINT [FK_Follows_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Follows_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Responses] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [ById] int NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        [ToldAt] datetime2 NULL,
        CONSTRAINT [PK_Responses] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Responses_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Responses_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [StatusChanges] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [From] int NOT NULL,
        [To] int NOT NULL,
        [ById] int NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [At] datetime2 NOT NULL,
        [ToldAt] datetime2 NULL,
        CONSTRAINT [PK_StatusChanges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StatusChanges_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_StatusChanges_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [Votes] (
        [IdeaId] int NOT NULL,
        [VoterId] int NOT NULL,
        [CastAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Votes] PRIMARY KEY ([IdeaId], [VoterId]),
        CONSTRAINT [FK_Votes_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Votes_People_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE TABLE [RankPlaces] (
        [SnapshotId] int NOT NULL,
        [Position] int NOT NULL,
        [IdeaId] int NOT NULL,
        [Score] float NOT NULL,
        [Votes] float NOT NULL,
        [Comments] float NOT NULL,
        [Follows] float NOT NULL,
        [Imported] float NOT NULL,
        CONSTRAINT [PK_RankPlaces] PRIMARY KEY ([SnapshotId], [Position]),
        CONSTRAINT [FK_RankPlaces_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_RankPlaces_Snapshots_SnapshotId] FOREIGN KEY ([SnapshotId]) REFERENCES [Snapshots] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountClaims_UserId] ON [AccountClaims] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_AccountLogins_UserId] ON [AccountLogins] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [EmailIndex] ON [Accounts] ([NormalizedEmail]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Accounts_PersonId] ON [Accounts] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [UserNameIndex] ON [Accounts] ([NormalizedUserName]) WHERE [NormalizedUserName] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Comments_AuthorId_CreatedAt] ON [Comments] ([AuthorId], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Comments_IdeaId_ParentId_CreatedAt_Id] ON [Comments] ([IdeaId], [ParentId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Comments_ParentId_CreatedAt_Id] ON [Comments] ([ParentId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Comments_Source_SourceKey] ON [Comments] ([Source], [SourceKey]) WHERE Source IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Digests_MailId] ON [Digests] ([MailId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Digests_PersonId_Kind_Window] ON [Digests] ([PersonId], [Kind], [Window]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Digests_State_NextAttemptAt] ON [Digests] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Follows_PersonId] ON [Follows] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_AuthorId] ON [Ideas] ([AuthorId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_CommentCount_Id] ON [Ideas] ([CommentCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_CreatedAt_Id] ON [Ideas] ([CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ideas_DraftKey_AuthorId] ON [Ideas] ([DraftKey], [AuthorId]) WHERE DraftKey IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_FirstAnsweredAt_CreatedAt_Id] ON [Ideas] ([FirstAnsweredAt], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_FirstAnsweredAt_Status_CreatedAt] ON [Ideas] ([FirstAnsweredAt], [Status], [CreatedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Ideas_Source_SourceKey] ON [Ideas] ([Source], [SourceKey]) WHERE Source IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_CommentCount_Id] ON [Ideas] ([Status], [CommentCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_CreatedAt_Id] ON [Ideas] ([Status], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_MovedAt] ON [Ideas] ([Status], [MovedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_Support_Id] ON [Ideas] ([Status], [Support], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_TrendingScore_Id] ON [Ideas] ([Status], [TrendingScore], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_Support_Id] ON [Ideas] ([Support], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_CommentCount_Id] ON [Ideas] ([TopicId], [CommentCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_CreatedAt_Id] ON [Ideas] ([TopicId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_Support_Id] ON [Ideas] ([TopicId], [Support], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_TrendingScore_Id] ON [Ideas] ([TopicId], [TrendingScore], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Ideas_TrendingScore_Id] ON [Ideas] ([TrendingScore], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_JobRuns_Job_Slot] ON [JobRuns] ([Job], [Slot]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_JobRuns_StartedAt] ON [JobRuns] ([StartedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Mails_Key] ON [Mails] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Mails_PersonId] ON [Mails] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Mails_State_NextAttemptAt] ON [Mails] ([State], [NextAttemptAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_People_Roles] ON [People] ([Roles]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_People_SearchName_Id] ON [People] ([SearchName], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_People_Source_SourceKey] ON [People] ([Source], [SourceKey]) WHERE Source IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_RankPlaces_IdeaId_SnapshotId] ON [RankPlaces] ([IdeaId], [SnapshotId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Responses_ById] ON [Responses] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Responses_IdeaId_At] ON [Responses] ([IdeaId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Responses_ToldAt] ON [Responses] ([ToldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Snapshots_TopicId_TakenAt] ON [Snapshots] ([TopicId], [TakenAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_StatusChanges_ById] ON [StatusChanges] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_StatusChanges_IdeaId_At] ON [StatusChanges] ([IdeaId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_StatusChanges_ToldAt] ON [StatusChanges] ([ToldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_TopicOwners_PersonId] ON [TopicOwners] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Topics_English] ON [Topics] ([English]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Topics_Spanish] ON [Topics] ([Spanish]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    CREATE INDEX [IX_Votes_VoterId_CastAt] ON [Votes] ([VoterId], [CastAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122220053_Initial'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122220053_Initial', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    CREATE TABLE [OwedNews] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [StepId] int NULL,
        [AnswerId] int NULL,
        CONSTRAINT [PK_OwedNews] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_OwedNews_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OwedNews_Responses_AnswerId] FOREIGN KEY ([AnswerId]) REFERENCES [Responses] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_OwedNews_StatusChanges_StepId] FOREIGN KEY ([StepId]) REFERENCES [StatusChanges] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OwedNews_AnswerId_PersonId] ON [OwedNews] ([AnswerId], [PersonId]) WHERE [AnswerId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    CREATE INDEX [IX_OwedNews_PersonId_At] ON [OwedNews] ([PersonId], [At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OwedNews_StepId_PersonId] ON [OwedNews] ([StepId], [PersonId]) WHERE [StepId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    EXEC(N'INSERT INTO OwedNews (PersonId, At, StepId)
    SELECT f.PersonId, e.At, e.Id
    FROM StatusChanges e
    JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
    JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
    WHERE e.ToldAt IS NOT NULL AND e.At >= DATEADD(day, -8, SYSUTCDATETIME())
      AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    EXEC(N'INSERT INTO OwedNews (PersonId, At, AnswerId)
    SELECT f.PersonId, e.At, e.Id
    FROM Responses e
    JOIN Follows f ON f.IdeaId = e.IdeaId AND f.At <= e.At AND f.PersonId <> e.ById
    JOIN People p ON p.Id = f.PersonId AND p.MailChoice IN (1, 2)
    WHERE e.ToldAt IS NOT NULL AND e.At >= DATEADD(day, -8, SYSUTCDATETIME())
      AND NOT EXISTS (SELECT 1 FROM Digests d WHERE d.PersonId = p.Id AND d.Kind IN (2, 3) AND d.ComposedAt IS NOT NULL AND d.Until > e.At)');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261122235413_OwedNews'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261122235413_OwedNews', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    ALTER TABLE [Settings] ADD [AnswerWithinDays] int NOT NULL DEFAULT 10;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    ALTER TABLE [Ideas] ADD [AnswerRefusedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    ALTER TABLE [Ideas] ADD [QueuedBy] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    EXEC(N'UPDATE [Ideas] SET [QueuedBy] = DATEADD(year, 100, [CreatedAt]) WHERE [FirstAnsweredAt] IS NULL AND [Status] IN (0, 1);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE TABLE [Holidays] (
        [Day] date NOT NULL,
        [Name] nvarchar(60) NOT NULL,
        CONSTRAINT [PK_Holidays] PRIMARY KEY ([Day])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE TABLE [Promises] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [MadeAt] datetime2 NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [SettledAt] datetime2 NULL,
        CONSTRAINT [PK_Promises] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Promises_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE INDEX [IX_Ideas_QueuedBy_Id] ON [Ideas] ([QueuedBy], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_QueuedBy_Id] ON [Ideas] ([TopicId], [QueuedBy], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE INDEX [IX_Promises_DueAt_IdeaId_SettledAt] ON [Promises] ([DueAt], [IdeaId], [SettledAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    CREATE INDEX [IX_Promises_IdeaId] ON [Promises] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261123004709_Promises'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261123004709_Promises', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124141115_Audit'
)
BEGIN
    CREATE TABLE [Audit] (
        [Id] bigint NOT NULL IDENTITY,
        [At] datetime2 NOT NULL,
        [ActorId] int NOT NULL,
        [Act] int NOT NULL,
        [Thing] nvarchar(60) NOT NULL,
        [Key] int NULL,
        [IdeaId] int NULL,
        [Changes] nvarchar(max) NULL,
        CONSTRAINT [PK_Audit] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Audit_People_ActorId] FOREIGN KEY ([ActorId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124141115_Audit'
)
BEGIN
    CREATE INDEX [IX_Audit_ActorId_Id] ON [Audit] ([ActorId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124141115_Audit'
)
BEGIN
    CREATE INDEX [IX_Audit_IdeaId_Id] ON [Audit] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124141115_Audit'
)
BEGIN
    CREATE INDEX [IX_Audit_Thing_Id] ON [Audit] ([Thing], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124141115_Audit'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124141115_Audit', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    CREATE TABLE [DecisionChains] (
        [Id] int NOT NULL,
        [Count] int NOT NULL,
        [LastHash] nvarchar(64) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DecisionChains] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    CREATE TABLE [Decisions] (
        [Number] int NOT NULL,
        [IdeaId] int NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [Outcome] int NOT NULL,
        [Model] int NOT NULL,
        [OptionLines] nvarchar(2010) NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [ReviewOn] date NULL,
        [Evidence_Status] int NOT NULL,
        [Evidence_Votes] int NOT NULL,
        [Evidence_ImportedSupport] int NOT NULL,
        [Evidence_Followers] int NOT NULL,
        [Evidence_Comments] int NOT NULL,
        [Evidence_Supporting] int NOT NULL,
        [Evidence_Concerned] int NOT NULL,
        [Evidence_Place] int NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_Decisions] PRIMARY KEY ([Number]),
        CONSTRAINT [FK_Decisions_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Decisions_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'LastHash', N'Version') AND [object_id] = OBJECT_ID(N'[DecisionChains]'))
        SET IDENTITY_INSERT [DecisionChains] ON;
    EXEC(N'INSERT INTO [DecisionChains] ([Id], [Count], [LastHash], [Version])
    VALUES (1, 0, N'''', 0)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'LastHash', N'Version') AND [object_id] = OBJECT_ID(N'[DecisionChains]'))
        SET IDENTITY_INSERT [DecisionChains] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    CREATE INDEX [IX_Decisions_ById] ON [Decisions] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    CREATE INDEX [IX_Decisions_IdeaId] ON [Decisions] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124145742_Decisions'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124145742_Decisions', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    ALTER TABLE [Votes] ADD [MergeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    ALTER TABLE [Follows] ADD [MergeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE TABLE [Merges] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [TargetId] int NOT NULL,
        [EndId] int NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [StepId] int NOT NULL,
        [UndoneById] int NULL,
        [UndoneAt] datetime2 NULL,
        [ImportedSupport] int NOT NULL,
        [ImportedAt] datetime2 NOT NULL,
        [MovedBefore] datetime2 NULL,
        [PromiseId] int NULL,
        CONSTRAINT [PK_Merges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Merges_Ideas_EndId] FOREIGN KEY ([EndId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_Ideas_TargetId] FOREIGN KEY ([TargetId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_People_UndoneById] FOREIGN KEY ([UndoneById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_Promises_PromiseId] FOREIGN KEY ([PromiseId]) REFERENCES [Promises] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Merges_StatusChanges_StepId] FOREIGN KEY ([StepId]) REFERENCES [StatusChanges] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Votes_MergeId] ON [Votes] ([MergeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Follows_MergeId] ON [Follows] ([MergeId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_ById] ON [Merges] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_EndId] ON [Merges] ([EndId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Merges_IdeaId] ON [Merges] ([IdeaId]) WHERE EndId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_IdeaId_Id] ON [Merges] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_PromiseId] ON [Merges] ([PromiseId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Merges_StepId] ON [Merges] ([StepId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_TargetId] ON [Merges] ([TargetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    CREATE INDEX [IX_Merges_UndoneById] ON [Merges] ([UndoneById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    ALTER TABLE [Follows] ADD CONSTRAINT [FK_Follows_Merges_MergeId] FOREIGN KEY ([MergeId]) REFERENCES [Merges] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    ALTER TABLE [Votes] ADD CONSTRAINT [FK_Votes_Merges_MergeId] FOREIGN KEY ([MergeId]) REFERENCES [Merges] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124153201_Merges'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124153201_Merges', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [StatusChanges] ADD [ReopenWhen] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Promises] ADD [PausedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Ideas] ADD [AssigneeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Ideas] ADD [LookAgainAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Ideas] ADD [WaitingSince] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Comments] ADD [AsksStaffSince] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE TABLE [AuthorQuestions] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [ById] int NOT NULL,
        [Body] nvarchar(2000) NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [Reply] nvarchar(max) NULL,
        [ClosedAt] datetime2 NULL,
        CONSTRAINT [PK_AuthorQuestions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_AuthorQuestions_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_AuthorQuestions_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE TABLE [Flags] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [CommentId] int NULL,
        [ById] int NOT NULL,
        [Reason] nvarchar(500) NOT NULL,
        [At] datetime2 NOT NULL,
        [OpenSince] datetime2 NULL,
        [SettledById] int NULL,
        [SettledAt] datetime2 NULL,
        CONSTRAINT [PK_Flags] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Flags_Comments_CommentId] FOREIGN KEY ([CommentId]) REFERENCES [Comments] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Flags_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Flags_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Flags_People_SettledById] FOREIGN KEY ([SettledById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE TABLE [StaffNotes] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [ById] int NOT NULL,
        [Body] nvarchar(max) NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_StaffNotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_StaffNotes_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_StaffNotes_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Ideas_AssigneeId_CreatedAt_Id] ON [Ideas] ([AssigneeId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Ideas_AssigneeId_QueuedBy_Id] ON [Ideas] ([AssigneeId], [QueuedBy], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_QueuedBy_Id] ON [Ideas] ([Status], [QueuedBy], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Comments_AsksStaffSince_Id] ON [Comments] ([AsksStaffSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_AuthorQuestions_ById] ON [AuthorQuestions] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_AuthorQuestions_ClosedAt_AskedAt_Id] ON [AuthorQuestions] ([ClosedAt], [AskedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_AuthorQuestions_IdeaId_AskedAt] ON [AuthorQuestions] ([IdeaId], [AskedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_AuthorQuestions_Open] ON [AuthorQuestions] ([IdeaId]) WHERE ClosedAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Flags_ById] ON [Flags] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Flags_CommentId] ON [Flags] ([CommentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Flags_IdeaId] ON [Flags] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Flags_OpenSince_Id] ON [Flags] ([OpenSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_Flags_SettledById] ON [Flags] ([SettledById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_StaffNotes_ById] ON [StaffNotes] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    CREATE INDEX [IX_StaffNotes_IdeaId_Id] ON [StaffNotes] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    ALTER TABLE [Ideas] ADD CONSTRAINT [FK_Ideas_People_AssigneeId] FOREIGN KEY ([AssigneeId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    EXEC(N'UPDATE Comments SET AsksStaffSince = CreatedAt
    WHERE Stance = 3 AND DeletedAt IS NULL
      AND NOT EXISTS (SELECT 1 FROM People p WHERE p.Id = Comments.AuthorId AND (p.Roles & 7) <> 0)
      AND NOT EXISTS (SELECT 1 FROM Comments r JOIN People p ON p.Id = r.AuthorId
                      WHERE (r.ParentId = Comments.Id OR r.ParentId = Comments.ParentId) AND r.CreatedAt > Comments.CreatedAt AND (p.Roles & 7) <> 0);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124160516_StaffWork'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124160516_StaffWork', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    ALTER TABLE [Votes] ADD [Amount] int NOT NULL DEFAULT 1;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    ALTER TABLE [Ideas] ADD [ChallengeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE TABLE [Challenges] (
        [Id] int NOT NULL IDENTITY,
        [Question] nvarchar(160) NOT NULL,
        [Description] nvarchar(max) NOT NULL,
        [OpensOn] date NOT NULL,
        [ClosesOn] date NOT NULL,
        [OpensAt] datetime2 NOT NULL,
        [ClosesAt] datetime2 NOT NULL,
        [Audience] int NOT NULL,
        [Criteria] nvarchar(2000) NOT NULL,
        [OwnerId] int NOT NULL,
        [VotesPerPerson] int NULL,
        [VotesPerIdea] int NULL,
        [CreatedAt] datetime2 NOT NULL,
        [ClosedAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Challenges] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Challenges_People_OwnerId] FOREIGN KEY ([OwnerId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE TABLE [Ballots] (
        [ChallengeId] int NOT NULL,
        [PersonId] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Ballots] PRIMARY KEY ([ChallengeId], [PersonId]),
        CONSTRAINT [FK_Ballots_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Ballots_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE TABLE [ChallengeTopics] (
        [ChallengeId] int NOT NULL,
        [TopicId] int NOT NULL,
        CONSTRAINT [PK_ChallengeTopics] PRIMARY KEY ([ChallengeId], [TopicId]),
        CONSTRAINT [FK_ChallengeTopics_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_ChallengeTopics_Topics_TopicId] FOREIGN KEY ([TopicId]) REFERENCES [Topics] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_CommentCount_Id] ON [Ideas] ([ChallengeId], [CommentCount], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_CreatedAt_Id] ON [Ideas] ([ChallengeId], [CreatedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_Support_Id] ON [Ideas] ([ChallengeId], [Support], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_TrendingScore_Id] ON [Ideas] ([ChallengeId], [TrendingScore], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Ballots_PersonId] ON [Ballots] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Challenges_ClosedAt_ClosesAt] ON [Challenges] ([ClosedAt], [ClosesAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_Challenges_OwnerId] ON [Challenges] ([OwnerId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    CREATE INDEX [IX_ChallengeTopics_TopicId] ON [ChallengeTopics] ([TopicId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    ALTER TABLE [Ideas] ADD CONSTRAINT [FK_Ideas_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261124171617_Challenges'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261124171617_Challenges', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    ALTER TABLE [Settings] ADD [Currency] nvarchar(3) NOT NULL DEFAULT N'EUR';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    ALTER TABLE [Challenges] ADD [PictureId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    CREATE TABLE [PictureContents] (
        [Id] int NOT NULL IDENTITY,
        [Bytes] varbinary(max) NOT NULL,
        CONSTRAINT [PK_PictureContents] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    CREATE TABLE [Pictures] (
        [Id] int NOT NULL IDENTITY,
        [Kind] int NOT NULL,
        [Width] int NOT NULL,
        [Height] int NOT NULL,
        [Alternative] nvarchar(300) NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [ContentId] int NOT NULL,
        CONSTRAINT [PK_Pictures] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Pictures_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Pictures_PictureContents_ContentId] FOREIGN KEY ([ContentId]) REFERENCES [PictureContents] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    CREATE INDEX [IX_Challenges_PictureId] ON [Challenges] ([PictureId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    CREATE INDEX [IX_Pictures_ById] ON [Pictures] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    CREATE INDEX [IX_Pictures_ContentId] ON [Pictures] ([ContentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    ALTER TABLE [Challenges] ADD CONSTRAINT [FK_Challenges_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125020940_PicturesAndCurrency'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125020940_PicturesAndCurrency', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    DROP INDEX [IX_Ideas_Status_MovedAt] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    ALTER TABLE [Ideas] ADD [DeliveredAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    ALTER TABLE [Ideas] ADD [LessonDueSince] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    ALTER TABLE [Ideas] ADD [LessonWaivedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    ALTER TABLE [Ideas] ADD [LessonWrittenAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE TABLE [Lessons] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [Happened] nvarchar(1000) NOT NULL,
        [Learned] nvarchar(1000) NOT NULL,
        [NextTime] nvarchar(2000) NOT NULL,
        [WrittenAt] datetime2 NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Lessons] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Lessons_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE TABLE [LessonVersions] (
        [LessonId] int NOT NULL,
        [Number] int NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [Happened] nvarchar(1000) NOT NULL,
        [Learned] nvarchar(1000) NOT NULL,
        [NextTime] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_LessonVersions] PRIMARY KEY ([LessonId], [Number]),
        CONSTRAINT [FK_LessonVersions_Lessons_LessonId] FOREIGN KEY ([LessonId]) REFERENCES [Lessons] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_LessonVersions_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE INDEX [IX_Ideas_AnswerRefusedAt_Id] ON [Ideas] ([AnswerRefusedAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE INDEX [IX_Ideas_LessonDueSince_Id] ON [Ideas] ([LessonDueSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_DeliveredAt_Id] ON [Ideas] ([Status], [DeliveredAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Lessons_IdeaId] ON [Lessons] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE INDEX [IX_Lessons_WrittenAt_Id] ON [Lessons] ([WrittenAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    CREATE INDEX [IX_LessonVersions_ById] ON [LessonVersions] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    EXEC(N'UPDATE Ideas SET DeliveredAt = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s.[To] = 5 AND s.[From] <> 7) WHERE Status = 5;
    UPDATE Ideas SET LessonDueSince = (SELECT MAX(s.At) FROM StatusChanges s WHERE s.IdeaId = Ideas.Id AND s.[To] = Ideas.Status AND s.[From] <> 7) WHERE Status IN (5, 6);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125022529_Lessons'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125022529_Lessons', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125023954_Outcomes'
)
BEGIN
    CREATE TABLE [Outcomes] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [DeliveredAt] datetime2 NOT NULL,
        [AfterDays] int NOT NULL,
        [OpenSince] datetime2 NULL,
        [ExpectedValueLow] bigint NULL,
        [ExpectedValueHigh] bigint NULL,
        [ExpectedCostLow] bigint NULL,
        [ExpectedCostHigh] bigint NULL,
        [Value] bigint NULL,
        [Cost] bigint NULL,
        [Note] nvarchar(2000) NOT NULL,
        [IsPublic] bit NOT NULL,
        [FiledById] int NULL,
        [FiledAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Outcomes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Outcomes_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Outcomes_People_FiledById] FOREIGN KEY ([FiledById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125023954_Outcomes'
)
BEGIN
    CREATE INDEX [IX_Outcomes_FiledById] ON [Outcomes] ([FiledById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125023954_Outcomes'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Outcomes_IdeaId_DeliveredAt_AfterDays] ON [Outcomes] ([IdeaId], [DeliveredAt], [AfterDays]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125023954_Outcomes'
)
BEGIN
    CREATE INDEX [IX_Outcomes_OpenSince_Id] ON [Outcomes] ([OpenSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125023954_Outcomes'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125023954_Outcomes', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    ALTER TABLE [Votes] ADD [ConfirmedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    ALTER TABLE [OwedNews] ADD [ChangeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    ALTER TABLE [Ideas] ADD [ChangedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE TABLE [Proposals] (
        [IdeaId] int NOT NULL,
        [LatestNumber] int NOT NULL,
        CONSTRAINT [PK_Proposals] PRIMARY KEY ([IdeaId]),
        CONSTRAINT [FK_Proposals_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE TABLE [ProposalVersions] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [Number] int NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [Note] nvarchar(200) NOT NULL,
        [IsMaterial] bit NOT NULL,
        [Restores] int NULL,
        [Problem] nvarchar(max) NOT NULL,
        [Beneficiaries] nvarchar(max) NOT NULL,
        [Solution] nvarchar(max) NOT NULL,
        [Effort] int NULL,
        [ValueLow] bigint NULL,
        [ValueHigh] bigint NULL,
        [CostLow] bigint NULL,
        [CostHigh] bigint NULL,
        [ToldAt] datetime2 NULL,
        CONSTRAINT [PK_ProposalVersions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ProposalVersions_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProposalVersions_Proposals_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Proposals] ([IdeaId]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE TABLE [ProposalMembers] (
        [VersionId] int NOT NULL,
        [Place] int NOT NULL,
        [PersonId] int NOT NULL,
        CONSTRAINT [PK_ProposalMembers] PRIMARY KEY ([VersionId], [Place]),
        CONSTRAINT [FK_ProposalMembers_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProposalMembers_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE TABLE [ProposalPictures] (
        [VersionId] int NOT NULL,
        [Place] int NOT NULL,
        [PictureId] int NOT NULL,
        CONSTRAINT [PK_ProposalPictures] PRIMARY KEY ([VersionId], [Place]),
        CONSTRAINT [FK_ProposalPictures_Pictures_PictureId] FOREIGN KEY ([PictureId]) REFERENCES [Pictures] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ProposalPictures_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE TABLE [ProposalRisks] (
        [VersionId] int NOT NULL,
        [Place] int NOT NULL,
        [What] nvarchar(300) NOT NULL,
        [Likelihood] int NULL,
        [Impact] int NULL,
        [Answer] nvarchar(1000) NOT NULL,
        CONSTRAINT [PK_ProposalRisks] PRIMARY KEY ([VersionId], [Place]),
        CONSTRAINT [FK_ProposalRisks_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OwedNews_ChangeId_PersonId] ON [OwedNews] ([ChangeId], [PersonId]) WHERE [ChangeId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE INDEX [IX_ProposalMembers_PersonId] ON [ProposalMembers] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE INDEX [IX_ProposalPictures_PictureId] ON [ProposalPictures] ([PictureId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE INDEX [IX_ProposalVersions_ById] ON [ProposalVersions] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ProposalVersions_IdeaId_Number] ON [ProposalVersions] ([IdeaId], [Number]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    CREATE INDEX [IX_ProposalVersions_ToldAt] ON [ProposalVersions] ([ToldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    ALTER TABLE [OwedNews] ADD CONSTRAINT [FK_OwedNews_ProposalVersions_ChangeId] FOREIGN KEY ([ChangeId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125030523_Proposals'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125030523_Proposals', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    ALTER TABLE [Settings] ADD [DisagreementTenths] int NOT NULL DEFAULT 10;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    ALTER TABLE [Decisions] ADD [Evidence_Score] float NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    ALTER TABLE [Decisions] ADD [Evidence_Scorecards] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    ALTER TABLE [Decisions] ADD [Evidence_Spread] float NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [CriteriaSets] (
        [Id] int NOT NULL IDENTITY,
        [ChallengeId] int NULL,
        [ById] int NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_CriteriaSets] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_CriteriaSets_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_CriteriaSets_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [Criteria] (
        [Id] int NOT NULL IDENTITY,
        [SetId] int NOT NULL,
        [Position] int NOT NULL,
        [English] nvarchar(120) NOT NULL,
        [Spanish] nvarchar(120) NOT NULL,
        [Weight] int NOT NULL,
        [Measure] int NOT NULL,
        CONSTRAINT [PK_Criteria] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Criteria_CriteriaSets_SetId] FOREIGN KEY ([SetId]) REFERENCES [CriteriaSets] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [Scorings] (
        [IdeaId] int NOT NULL,
        [SetId] int NOT NULL,
        [Filed] int NOT NULL,
        [Mean] float NULL,
        [Spread] float NULL,
        [Effort] float NULL,
        [DividedSince] datetime2 NULL,
        [SettledAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Scorings] PRIMARY KEY ([IdeaId]),
        CONSTRAINT [FK_Scorings_CriteriaSets_SetId] FOREIGN KEY ([SetId]) REFERENCES [CriteriaSets] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Scorings_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [Scorecards] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [PersonId] int NOT NULL,
        [FiledAt] datetime2 NOT NULL,
        [RevisedAt] datetime2 NULL,
        CONSTRAINT [PK_Scorecards] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Scorecards_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Scorecards_Scorings_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Scorings] ([IdeaId]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [ScoreInvitations] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [PersonId] int NOT NULL,
        [ById] int NOT NULL,
        [Note] nvarchar(1000) NOT NULL,
        [InvitedAt] datetime2 NOT NULL,
        [DueAt] datetime2 NOT NULL,
        [State] int NOT NULL,
        [OpenSince] datetime2 NULL,
        [ClosedAt] datetime2 NULL,
        [DeclineReason] nvarchar(500) NULL,
        [RemindAt] datetime2 NULL,
        [Reminders] int NOT NULL,
        CONSTRAINT [PK_ScoreInvitations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ScoreInvitations_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ScoreInvitations_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ScoreInvitations_Scorings_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Scorings] ([IdeaId]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE TABLE [Ratings] (
        [CriterionId] int NOT NULL,
        [ScorecardId] int NOT NULL,
        [Value] int NOT NULL,
        [Words] nvarchar(500) NOT NULL,
        CONSTRAINT [PK_Ratings] PRIMARY KEY ([ScorecardId], [CriterionId]),
        CONSTRAINT [FK_Ratings_Criteria_CriterionId] FOREIGN KEY ([CriterionId]) REFERENCES [Criteria] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Ratings_Scorecards_ScorecardId] FOREIGN KEY ([ScorecardId]) REFERENCES [Scorecards] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'At', N'ById', N'ChallengeId') AND [object_id] = OBJECT_ID(N'[CriteriaSets]'))
        SET IDENTITY_INSERT [CriteriaSets] ON;
    EXEC(N'INSERT INTO [CriteriaSets] ([Id], [At], [ById], [ChallengeId])
    VALUES (1, ''2026-11-25T00:00:00.0000000Z'', NULL, NULL)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'At', N'ById', N'ChallengeId') AND [object_id] = OBJECT_ID(N'[CriteriaSets]'))
        SET IDENTITY_INSERT [CriteriaSets] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'English', N'Measure', N'Position', N'SetId', N'Spanish', N'Weight') AND [object_id] = OBJECT_ID(N'[Criteria]'))
        SET IDENTITY_INSERT [Criteria] ON;
    EXEC(N'INSERT INTO [Criteria] ([Id], [English], [Measure], [Position], [SetId], [Spanish], [Weight])
    VALUES (1, N''It solves a real problem of our customers or our people'', 0, 1, 1, N''Resuelve un problema real de nuestros clientes o de nuestra gente'', 3),
    (2, N''Many would use it'', 0, 2, 1, N''Lo usaría mucha gente'', 2),
    (3, N''It fits where we want to go'', 0, 3, 1, N''Encaja con lo que queremos ser'', 2),
    (4, N''Effort to build and run it'', 1, 4, 1, N''Esfuerzo de construirla y mantenerla'', 1)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'English', N'Measure', N'Position', N'SetId', N'Spanish', N'Weight') AND [object_id] = OBJECT_ID(N'[Criteria]'))
        SET IDENTITY_INSERT [Criteria] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Criteria_SetId_Position] ON [Criteria] ([SetId], [Position]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_CriteriaSets_ById] ON [CriteriaSets] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_CriteriaSets_ChallengeId_Id] ON [CriteriaSets] ([ChallengeId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_Ratings_CriterionId] ON [Ratings] ([CriterionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Scorecards_IdeaId_PersonId] ON [Scorecards] ([IdeaId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_Scorecards_PersonId] ON [Scorecards] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_ScoreInvitations_ById] ON [ScoreInvitations] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ScoreInvitations_IdeaId_PersonId] ON [ScoreInvitations] ([IdeaId], [PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_ScoreInvitations_PersonId_OpenSince] ON [ScoreInvitations] ([PersonId], [OpenSince]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_ScoreInvitations_RemindAt] ON [ScoreInvitations] ([RemindAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_Scorings_DividedSince_IdeaId] ON [Scorings] ([DividedSince], [IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    CREATE INDEX [IX_Scorings_SetId] ON [Scorings] ([SetId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032132_Scorecards'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125032132_Scorecards', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    DROP INDEX [IX_Challenges_ClosedAt_ClosesAt] ON [Challenges];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [OwedNews] ADD [ChallengeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Drafts] ADD [ChallengeId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Challenges] ADD [FormKey] uniqueidentifier NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Challenges] ADD [Result_Ideas] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Challenges] ADD [Result_Participants] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Challenges] ADD [Result_Votes] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [Challenges] ADD [ToldAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE TABLE [ChallengePlaces] (
        [ChallengeId] int NOT NULL,
        [Rank] int NOT NULL,
        [IdeaId] int NOT NULL,
        [Votes] int NOT NULL,
        [Comments] int NOT NULL,
        CONSTRAINT [PK_ChallengePlaces] PRIMARY KEY ([ChallengeId], [Rank], [IdeaId]),
        CONSTRAINT [FK_ChallengePlaces_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_ChallengePlaces_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OwedNews_ChallengeId_PersonId] ON [OwedNews] ([ChallengeId], [PersonId]) WHERE [ChallengeId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_QueuedBy_Id] ON [Ideas] ([ChallengeId], [QueuedBy], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE INDEX [IX_Challenges_ClosedAt_ClosesAt_Id] ON [Challenges] ([ClosedAt], [ClosesAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE INDEX [IX_Challenges_ClosesAt_Id] ON [Challenges] ([ClosesAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Challenges_FormKey] ON [Challenges] ([FormKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    CREATE UNIQUE INDEX [IX_ChallengePlaces_IdeaId] ON [ChallengePlaces] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    ALTER TABLE [OwedNews] ADD CONSTRAINT [FK_OwedNews_Challenges_ChallengeId] FOREIGN KEY ([ChallengeId]) REFERENCES [Challenges] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125032931_ChallengePages'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125032931_ChallengePages', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125062558_TrendingSettings'
)
BEGIN
    ALTER TABLE [Settings] ADD [CommentHundredths] int NOT NULL DEFAULT 50;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125062558_TrendingSettings'
)
BEGIN
    ALTER TABLE [Settings] ADD [FollowHundredths] int NOT NULL DEFAULT 25;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125062558_TrendingSettings'
)
BEGIN
    ALTER TABLE [Settings] ADD [HalfLifeDays] int NOT NULL DEFAULT 7;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125062558_TrendingSettings'
)
BEGIN
    ALTER TABLE [Settings] ADD [RescoredUpTo] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125062558_TrendingSettings'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125062558_TrendingSettings', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    DROP INDEX [IX_Snapshots_TopicId_TakenAt] ON [Snapshots];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    ALTER TABLE [Snapshots] ADD [Order] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    ALTER TABLE [RankPlaces] ADD [BandFrom] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    ALTER TABLE [RankPlaces] ADD [BandTo] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    CREATE INDEX [IX_Snapshots_Order_TopicId_TakenAt] ON [Snapshots] ([Order], [TopicId], [TakenAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    CREATE INDEX [IX_Snapshots_TopicId] ON [Snapshots] ([TopicId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125083459_SnapshotOrders'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125083459_SnapshotOrders', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092415_VoteReplays'
)
BEGIN
    CREATE TABLE [VoteReplays] (
        [IdeaId] int NOT NULL,
        [VoterId] int NOT NULL,
        [LastAt] datetime2 NOT NULL,
        CONSTRAINT [PK_VoteReplays] PRIMARY KEY ([IdeaId], [VoterId]),
        CONSTRAINT [FK_VoteReplays_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_VoteReplays_People_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092415_VoteReplays'
)
BEGIN
    CREATE INDEX [IX_VoteReplays_VoterId] ON [VoteReplays] ([VoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125092415_VoteReplays'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125092415_VoteReplays', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    ALTER TABLE [Votes] ADD [Doubts] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    ALTER TABLE [Ideas] ADD [Seen] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    ALTER TABLE [Ideas] ADD [Viewers] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    ALTER TABLE [Ideas] ADD [Voters] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    EXEC(N'UPDATE Ideas SET Voters = (SELECT COUNT(*) FROM Votes WHERE Votes.IdeaId = Ideas.Id AND Votes.MergeId IS NULL);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    EXEC(N'ALTER TABLE [Ideas] ADD [SupportLow] AS CASE WHEN Voters <= 0 THEN 0.0 ELSE (Voters + 0.821187207574908 - 1.2815515655446004 * SQRT(CAST(Voters AS float) * ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) - Voters) / (CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 0.410593603787454)) / ((CASE WHEN Viewers > Voters THEN Viewers ELSE Voters END) + 1.642374415149816) END PERSISTED');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125100747_SupportAndDoubts'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125100747_SupportAndDoubts', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125101739_EyesPools'
)
BEGIN
    CREATE TABLE [EyesPools] (
        [Id] int NOT NULL IDENTITY,
        [DrawnAt] datetime2 NOT NULL,
        CONSTRAINT [PK_EyesPools] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125101739_EyesPools'
)
BEGIN
    CREATE TABLE [EyesCandidates] (
        [IdeaId] int NOT NULL,
        [PoolId] int NOT NULL,
        [Weight] float NOT NULL,
        [Position] int NULL,
        CONSTRAINT [PK_EyesCandidates] PRIMARY KEY ([PoolId], [IdeaId]),
        CONSTRAINT [FK_EyesCandidates_EyesPools_PoolId] FOREIGN KEY ([PoolId]) REFERENCES [EyesPools] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_EyesCandidates_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125101739_EyesPools'
)
BEGIN
    CREATE INDEX [IX_EyesCandidates_IdeaId] ON [EyesCandidates] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125101739_EyesPools'
)
BEGIN
    CREATE INDEX [IX_EyesPools_DrawnAt] ON [EyesPools] ([DrawnAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125101739_EyesPools'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125101739_EyesPools', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE TABLE [DaySalts] (
        [Day] date NOT NULL,
        [Salt] varbinary(32) NOT NULL,
        CONSTRAINT [PK_DaySalts] PRIMARY KEY ([Day])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE TABLE [PassingViewings] (
        [IdeaId] int NOT NULL,
        [Visitor] uniqueidentifier NOT NULL,
        [Day] date NOT NULL,
        CONSTRAINT [PK_PassingViewings] PRIMARY KEY ([Day], [IdeaId], [Visitor]),
        CONSTRAINT [FK_PassingViewings_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE TABLE [Viewings] (
        [IdeaId] int NOT NULL,
        [PersonId] int NOT NULL,
        [FirstAt] datetime2 NOT NULL,
        [LastDay] date NOT NULL,
        CONSTRAINT [PK_Viewings] PRIMARY KEY ([IdeaId], [PersonId]),
        CONSTRAINT [FK_Viewings_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Viewings_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_Ideas_ChallengeId_SupportLow_Id] ON [Ideas] ([ChallengeId], [SupportLow], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_Ideas_Status_SupportLow_Id] ON [Ideas] ([Status], [SupportLow], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_Ideas_SupportLow_Id] ON [Ideas] ([SupportLow], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_Ideas_TopicId_SupportLow_Id] ON [Ideas] ([TopicId], [SupportLow], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_PassingViewings_IdeaId] ON [PassingViewings] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    CREATE INDEX [IX_Viewings_PersonId] ON [Viewings] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    EXEC(N'INSERT INTO Viewings (IdeaId, PersonId, FirstAt, LastDay) SELECT IdeaId, VoterId, CastAt, CAST(CastAt AS date) FROM Votes WHERE MergeId IS NULL;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    EXEC(N'UPDATE Ideas SET Viewers = (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id), Seen = Seen + (SELECT COUNT(*) FROM Viewings WHERE Viewings.IdeaId = Ideas.Id);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125141330_Exposure'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125141330_Exposure', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_CommentCount_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_CreatedAt_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_QueuedBy_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_Support_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_SupportLow_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    DROP INDEX [IX_Ideas_ChallengeId_TrendingScore_Id] ON [Ideas];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    ALTER TABLE [People] ADD [ReceivesWarnings] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    ALTER TABLE [People] ADD [SanctionedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [Alerts] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [Week] nvarchar(10) NOT NULL,
        [Hour] datetime2 NOT NULL,
        [RaisedAt] datetime2 NOT NULL,
        [Kinds] int NOT NULL,
        [Chance] float NOT NULL,
        [Votes] int NOT NULL,
        [Comments] int NOT NULL,
        [Flags] int NOT NULL,
        [NewVoters] int NOT NULL,
        [UsualVotes] float NOT NULL,
        [UsualComments] float NOT NULL,
        [UsualFlags] float NOT NULL,
        [UsualNewVoters] float NOT NULL,
        [Doubted] int NOT NULL,
        [Label] int NOT NULL,
        [OpenSince] datetime2 NULL,
        [SeenAt] datetime2 NULL,
        [SeenById] int NULL,
        CONSTRAINT [PK_Alerts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Alerts_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Alerts_People_SeenById] FOREIGN KEY ([SeenById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [Holds] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [Rule] int NOT NULL,
        [FoundAt] datetime2 NOT NULL,
        [WaitingSince] datetime2 NULL,
        [Found] int NOT NULL,
        [Among] int NOT NULL,
        [Limit] int NOT NULL,
        [Within] bigint NOT NULL,
        CONSTRAINT [PK_Holds] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Holds_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [NetworkSalts] (
        [Week] date NOT NULL,
        [Salt] varbinary(32) NOT NULL,
        CONSTRAINT [PK_NetworkSalts] PRIMARY KEY ([Week])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [Sanctions] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [LiftReason] nvarchar(2000) NULL,
        [LiftedById] int NULL,
        [LiftedAt] datetime2 NULL,
        [PendingSince] datetime2 NULL,
        CONSTRAINT [PK_Sanctions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sanctions_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Sanctions_People_LiftedById] FOREIGN KEY ([LiftedById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Sanctions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [SiteHours] (
        [Hour] datetime2 NOT NULL,
        [Age] int NOT NULL,
        [Ideas] int NOT NULL,
        [Votes] int NOT NULL,
        [Comments] int NOT NULL,
        [Flags] int NOT NULL,
        [NewVoters] int NOT NULL,
        CONSTRAINT [PK_SiteHours] PRIMARY KEY ([Hour], [Age])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [VoteTraces] (
        [IdeaId] int NOT NULL,
        [VoterId] int NOT NULL,
        [At] datetime2 NOT NULL,
        [Network] bigint NULL,
        CONSTRAINT [PK_VoteTraces] PRIMARY KEY ([IdeaId], [VoterId]),
        CONSTRAINT [FK_VoteTraces_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_VoteTraces_People_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [VoteWatches] (
        [Id] int NOT NULL,
        [SeenUpTo] datetime2 NULL,
        [ComparedAt] datetime2 NULL,
        [OneInterest] float NOT NULL,
        [InPassing] float NOT NULL,
        CONSTRAINT [PK_VoteWatches] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [Verdicts] (
        [Id] int NOT NULL IDENTITY,
        [HoldId] int NOT NULL,
        [IdeaId] int NOT NULL,
        [Rule] int NOT NULL,
        [To] int NOT NULL,
        [Votes] int NOT NULL,
        [PersonId] int NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_Verdicts] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Verdicts_Holds_HoldId] FOREIGN KEY ([HoldId]) REFERENCES [Holds] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Verdicts_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Verdicts_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Verdicts_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [HeldVotes] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [VoterId] int NOT NULL,
        [CastAt] datetime2 NOT NULL,
        [State] int NOT NULL,
        [VerdictId] int NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_HeldVotes] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_HeldVotes_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_HeldVotes_People_VoterId] FOREIGN KEY ([VoterId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_HeldVotes_Verdicts_VerdictId] FOREIGN KEY ([VerdictId]) REFERENCES [Verdicts] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE TABLE [HoldsOfVotes] (
        [HoldId] int NOT NULL,
        [VoteId] int NOT NULL,
        CONSTRAINT [PK_HoldsOfVotes] PRIMARY KEY ([HoldId], [VoteId]),
        CONSTRAINT [FK_HoldsOfVotes_HeldVotes_VoteId] FOREIGN KEY ([VoteId]) REFERENCES [HeldVotes] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_HoldsOfVotes_Holds_HoldId] FOREIGN KEY ([HoldId]) REFERENCES [Holds] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Votes_CastAt_IdeaId] ON [Votes] ([CastAt], [IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_CommentCount_Id] ON [Ideas] ([ChallengeId], [CommentCount], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_CreatedAt_Id] ON [Ideas] ([ChallengeId], [CreatedAt], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_QueuedBy_Id] ON [Ideas] ([ChallengeId], [QueuedBy], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_Support_Id] ON [Ideas] ([ChallengeId], [Support], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_SupportLow_Id] ON [Ideas] ([ChallengeId], [SupportLow], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_ChallengeId_TrendingScore_Id] ON [Ideas] ([ChallengeId], [TrendingScore], [Id]) WHERE ChallengeId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Follows_IdeaId_At] ON [Follows] ([IdeaId], [At]) WHERE Reason = 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Flags_At_IdeaId] ON [Flags] ([At], [IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Comments_CreatedAt_IdeaId] ON [Comments] ([CreatedAt], [IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Alerts_IdeaId_Week] ON [Alerts] ([IdeaId], [Week]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Alerts_OpenSince_Id] ON [Alerts] ([OpenSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Alerts_RaisedAt] ON [Alerts] ([RaisedAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Alerts_SeenById] ON [Alerts] ([SeenById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE UNIQUE INDEX [IX_HeldVotes_IdeaId_VoterId] ON [HeldVotes] ([IdeaId], [VoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_HeldVotes_VerdictId] ON [HeldVotes] ([VerdictId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_HeldVotes_VoterId] ON [HeldVotes] ([VoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Holds_FoundAt_Id] ON [Holds] ([FoundAt], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Holds_IdeaId] ON [Holds] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Holds_WaitingSince_Id] ON [Holds] ([WaitingSince], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_HoldsOfVotes_VoteId] ON [HoldsOfVotes] ([VoteId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Sanctions_ById] ON [Sanctions] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Sanctions_LiftedById] ON [Sanctions] ([LiftedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Sanctions_PendingSince] ON [Sanctions] ([PendingSince]) WHERE PendingSince IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Sanctions_PersonId_Id] ON [Sanctions] ([PersonId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Sanctions_Standing] ON [Sanctions] ([PersonId]) WHERE LiftedAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Verdicts_ById] ON [Verdicts] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Verdicts_HoldId] ON [Verdicts] ([HoldId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Verdicts_IdeaId] ON [Verdicts] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_Verdicts_PersonId] ON [Verdicts] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_VoteTraces_At] ON [VoteTraces] ([At]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    CREATE INDEX [IX_VoteTraces_VoterId] ON [VoteTraces] ([VoterId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125162035_DoubtsAndWarnings'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125162035_DoubtsAndWarnings', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125163716_WorthWhenCast'
)
BEGIN
    ALTER TABLE [RankPlaces] ADD [Cast] float NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125163716_WorthWhenCast'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125163716_WorthWhenCast', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125181538_RankBands'
)
BEGIN
    ALTER TABLE [RankPlaces] ADD [Viewers] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125181538_RankBands'
)
BEGIN
    ALTER TABLE [RankPlaces] ADD [Voters] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125181538_RankBands'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Votes_IdeaId] ON [Votes] ([IdeaId]) WHERE Doubts <> 0');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125181538_RankBands'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125181538_RankBands', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125191147_VotesCastAgain'
)
BEGIN
    ALTER TABLE [VoteTraces] ADD [AgainAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125191147_VotesCastAgain'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_VoteTraces_AgainAt] ON [VoteTraces] ([AgainAt]) WHERE AgainAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125191147_VotesCastAgain'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125191147_VotesCastAgain', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [People] ADD [MailChoiceChallenges] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [People] ADD [MailChoiceReplies] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [People] ADD [MailChoiceStillYes] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [OwedNews] ADD [CommentId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [OwedNews] ADD [Kind] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Mails] ADD [Domain] nvarchar(254) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Mails] ADD [FirstAttemptAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Mails] ADD [News] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Comments] ADD [ToldAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Accounts] ADD [AddressRefusal] nvarchar(500) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [Accounts] ADD [AddressRefusedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    CREATE TABLE [MailStops] (
        [Id] int NOT NULL,
        [Version] int NOT NULL,
        [Fault] int NOT NULL,
        [Detail] nvarchar(500) NULL,
        [Since] datetime2 NOT NULL,
        [Found] int NOT NULL,
        [LastFoundAt] datetime2 NOT NULL,
        [NextProbeAt] datetime2 NOT NULL,
        [Dialogue] nvarchar(max) NULL,
        CONSTRAINT [PK_MailStops] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'UPDATE People SET MailChoiceReplies = MailChoice, MailChoiceChallenges = MailChoice, MailChoiceStillYes = MailChoice;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'UPDATE Comments SET ToldAt = CreatedAt;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'UPDATE OwedNews SET Kind = CASE WHEN ChallengeId IS NOT NULL THEN 4 WHEN ChangeId IS NOT NULL AND EXISTS (SELECT 1 FROM ProposalVersions AS c INNER JOIN Votes AS v ON v.IdeaId = c.IdeaId WHERE c.Id = OwedNews.ChangeId AND v.VoterId = OwedNews.PersonId AND COALESCE(v.ConfirmedAt, v.CastAt) < c.At) THEN 8 ELSE 1 END;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_OwedNews_CommentId_PersonId] ON [OwedNews] ([CommentId], [PersonId]) WHERE [CommentId] IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Mails_FailedAt] ON [Mails] ([FailedAt]) WHERE FailedAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Mails_SentAt_Domain] ON [Mails] ([SentAt], [Domain]) WHERE SentAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    CREATE INDEX [IX_Comments_ToldAt] ON [Comments] ([ToldAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Accounts_AddressRefusedAt] ON [Accounts] ([AddressRefusedAt]) WHERE AddressRefusedAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    ALTER TABLE [OwedNews] ADD CONSTRAINT [FK_OwedNews_Comments_CommentId] FOREIGN KEY ([CommentId]) REFERENCES [Comments] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125200514_MailAsWished'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125200514_MailAsWished', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    CREATE TABLE [SpentActs] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Act] int NOT NULL,
        [IdeaId] int NOT NULL,
        [Until] datetime2 NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_SpentActs] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SpentActs_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_SpentActs_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    CREATE INDEX [IX_Digests_Kind_Window_State] ON [Digests] ([Kind], [Window], [State]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    CREATE INDEX [IX_SpentActs_IdeaId] ON [SpentActs] ([IdeaId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SpentActs_PersonId_IdeaId_Act_Until] ON [SpentActs] ([PersonId], [IdeaId], [Act], [Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    CREATE INDEX [IX_SpentActs_Until] ON [SpentActs] ([Until]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261125211429_MailedActs'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261125211429_MailedActs', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126063545_MailBodies'
)
BEGIN
    CREATE TABLE [MailBodies] (
        [MailId] int NOT NULL,
        [Html] nvarchar(max) NOT NULL,
        [Text] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_MailBodies] PRIMARY KEY ([MailId]),
        CONSTRAINT [FK_MailBodies_Mails_MailId] FOREIGN KEY ([MailId]) REFERENCES [Mails] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126063545_MailBodies'
)
BEGIN
    EXEC(N'INSERT INTO "MailBodies" ("MailId", "Html", "Text") SELECT "Id", "HtmlBody", "TextBody" FROM "Mails" WHERE "TextBody" <> '''';');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126063545_MailBodies'
)
BEGIN
    DECLARE @var nvarchar(max);
    SELECT @var = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Mails]') AND [c].[name] = N'HtmlBody');
    IF @var IS NOT NULL EXEC(N'ALTER TABLE [Mails] DROP CONSTRAINT ' + @var + ';');
    ALTER TABLE [Mails] DROP COLUMN [HtmlBody];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126063545_MailBodies'
)
BEGIN
    DECLARE @var1 nvarchar(max);
    SELECT @var1 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Mails]') AND [c].[name] = N'TextBody');
    IF @var1 IS NOT NULL EXEC(N'ALTER TABLE [Mails] DROP CONSTRAINT ' + @var1 + ';');
    ALTER TABLE [Mails] DROP COLUMN [TextBody];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126063545_MailBodies'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126063545_MailBodies', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126134459_DigestContents'
)
BEGIN
    CREATE TABLE [DigestContents] (
        [EntryId] int NOT NULL,
        [Json] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_DigestContents] PRIMARY KEY ([EntryId]),
        CONSTRAINT [FK_DigestContents_Digests_EntryId] FOREIGN KEY ([EntryId]) REFERENCES [Digests] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126134459_DigestContents'
)
BEGIN
    EXEC(N'INSERT INTO "DigestContents" ("EntryId", "Json") SELECT "Id", "Content" FROM "Digests" WHERE "Content" IS NOT NULL;');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126134459_DigestContents'
)
BEGIN
    DECLARE @var2 nvarchar(max);
    SELECT @var2 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[Digests]') AND [c].[name] = N'Content');
    IF @var2 IS NOT NULL EXEC(N'ALTER TABLE [Digests] DROP CONSTRAINT ' + @var2 + ';');
    ALTER TABLE [Digests] DROP COLUMN [Content];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261126134459_DigestContents'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261126134459_DigestContents', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020449_SharedKeysAndLimits'
)
BEGIN
    CREATE TABLE [ActCounts] (
        [Limit] nvarchar(20) NOT NULL,
        [Who] bigint NOT NULL,
        [Since] datetime2 NOT NULL,
        [Acts] int NOT NULL,
        CONSTRAINT [PK_ActCounts] PRIMARY KEY ([Limit], [Who])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020449_SharedKeysAndLimits'
)
BEGIN
    CREATE TABLE [DataProtectionKeys] (
        [Id] int NOT NULL IDENTITY,
        [FriendlyName] nvarchar(100) NULL,
        [Xml] nvarchar(max) NULL,
        CONSTRAINT [PK_DataProtectionKeys] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020449_SharedKeysAndLimits'
)
BEGIN
    CREATE INDEX [IX_ActCounts_Since] ON [ActCounts] ([Since]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127020449_SharedKeysAndLimits'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127020449_SharedKeysAndLimits', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    ALTER TABLE [AccountTokens] DROP CONSTRAINT [PK_AccountTokens];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    ALTER TABLE [AccountLogins] DROP CONSTRAINT [PK_AccountLogins];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    DECLARE @var3 nvarchar(max);
    SELECT @var3 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AccountTokens]') AND [c].[name] = N'Name');
    IF @var3 IS NOT NULL EXEC(N'ALTER TABLE [AccountTokens] DROP CONSTRAINT ' + @var3 + ';');
    ALTER TABLE [AccountTokens] ALTER COLUMN [Name] nvarchar(100) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    DECLARE @var4 nvarchar(max);
    SELECT @var4 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AccountTokens]') AND [c].[name] = N'LoginProvider');
    IF @var4 IS NOT NULL EXEC(N'ALTER TABLE [AccountTokens] DROP CONSTRAINT ' + @var4 + ';');
    ALTER TABLE [AccountTokens] ALTER COLUMN [LoginProvider] nvarchar(100) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    DECLARE @var5 nvarchar(max);
    SELECT @var5 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AccountLogins]') AND [c].[name] = N'ProviderKey');
    IF @var5 IS NOT NULL EXEC(N'ALTER TABLE [AccountLogins] DROP CONSTRAINT ' + @var5 + ';');
    ALTER TABLE [AccountLogins] ALTER COLUMN [ProviderKey] nvarchar(300) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    DECLARE @var6 nvarchar(max);
    SELECT @var6 = QUOTENAME([d].[name])
    FROM [sys].[default_constraints] [d]
    INNER JOIN [sys].[columns] [c] ON [d].[parent_column_id] = [c].[column_id] AND [d].[parent_object_id] = [c].[object_id]
    WHERE ([d].[parent_object_id] = OBJECT_ID(N'[AccountLogins]') AND [c].[name] = N'LoginProvider');
    IF @var6 IS NOT NULL EXEC(N'ALTER TABLE [AccountLogins] DROP CONSTRAINT ' + @var6 + ';');
    ALTER TABLE [AccountLogins] ALTER COLUMN [LoginProvider] nvarchar(100) NOT NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    ALTER TABLE [AccountTokens] ADD CONSTRAINT [PK_AccountTokens] PRIMARY KEY ([UserId], [LoginProvider], [Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    ALTER TABLE [AccountLogins] ADD CONSTRAINT [PK_AccountLogins] PRIMARY KEY ([LoginProvider], [ProviderKey]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127034920_ShorterAccountKeys'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127034920_ShorterAccountKeys', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    ALTER TABLE [Audit] ADD [From] nvarchar(64) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    CREATE TABLE [AuditChains] (
        [Id] int NOT NULL,
        [Count] int NOT NULL,
        [LastHash] nvarchar(64) NOT NULL,
        [UpTo] bigint NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_AuditChains] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    CREATE TABLE [AuditSeals] (
        [Number] int NOT NULL,
        [EntryId] bigint NOT NULL,
        [PreviousHash] nvarchar(64) NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_AuditSeals] PRIMARY KEY ([Number]),
        CONSTRAINT [FK_AuditSeals_Audit_EntryId] FOREIGN KEY ([EntryId]) REFERENCES [Audit] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'LastHash', N'UpTo', N'Version') AND [object_id] = OBJECT_ID(N'[AuditChains]'))
        SET IDENTITY_INSERT [AuditChains] ON;
    EXEC(N'INSERT INTO [AuditChains] ([Id], [Count], [LastHash], [UpTo], [Version])
    VALUES (1, 0, N'''', CAST(0 AS bigint), 0)');
    IF EXISTS (SELECT * FROM [sys].[identity_columns] WHERE [name] IN (N'Id', N'Count', N'LastHash', N'UpTo', N'Version') AND [object_id] = OBJECT_ID(N'[AuditChains]'))
        SET IDENTITY_INSERT [AuditChains] OFF;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    CREATE UNIQUE INDEX [IX_AuditSeals_EntryId] ON [AuditSeals] ([EntryId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127062218_SealedAudit'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127062218_SealedAudit', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Topics] ADD [Audience] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Topics] ADD [CircleId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Settings] ADD [StaffNeedSecondFactor] bit NOT NULL DEFAULT CAST(0 AS bit);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Ideas] ADD [CircleId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Drafts] ADD [Segments] nvarchar(220) NOT NULL DEFAULT N'';
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Challenges] ADD [CircleId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [AccountPasskeys] (
        [CredentialId] varbinary(900) NOT NULL,
        [UserId] int NOT NULL,
        [Data] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_AccountPasskeys] PRIMARY KEY ([CredentialId]),
        CONSTRAINT [FK_AccountPasskeys_Accounts_UserId] FOREIGN KEY ([UserId]) REFERENCES [Accounts] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [Authenticators] (
        [PersonId] int NOT NULL,
        [SealedSecret] nvarchar(500) NOT NULL,
        [SetUpAt] datetime2 NOT NULL,
        [LastStep] bigint NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Authenticators] PRIMARY KEY ([PersonId]),
        CONSTRAINT [FK_Authenticators_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [Circles] (
        [Id] int NOT NULL IDENTITY,
        [Name] nvarchar(220) NOT NULL,
        CONSTRAINT [PK_Circles] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [KnownDevices] (
        [PersonId] int NOT NULL,
        [Key] uniqueidentifier NOT NULL,
        [LastSignInAt] datetime2 NOT NULL,
        CONSTRAINT [PK_KnownDevices] PRIMARY KEY ([PersonId], [Key]),
        CONSTRAINT [FK_KnownDevices_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [SegmentInvitations] (
        [Id] int NOT NULL IDENTITY,
        [Hash] nvarchar(64) NOT NULL,
        [EndsAt] datetime2 NOT NULL,
        [Most] int NOT NULL,
        [Used] int NOT NULL,
        [ById] int NOT NULL,
        [CreatedAt] datetime2 NOT NULL,
        [WithdrawnAt] datetime2 NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_SegmentInvitations] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_SegmentInvitations_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [Segments] (
        [Id] int NOT NULL IDENTITY,
        [Key] nvarchar(40) NOT NULL,
        [English] nvarchar(60) NOT NULL,
        [Spanish] nvarchar(60) NOT NULL,
        [Description] nvarchar(300) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_Segments] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [Sessions] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [Method] int NOT NULL,
        [HasSecondFactor] bit NOT NULL,
        [Browser] nvarchar(20) NULL,
        [System] nvarchar(20) NULL,
        [CreatedAt] datetime2 NOT NULL,
        [LastSeenAt] datetime2 NOT NULL,
        CONSTRAINT [PK_Sessions] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Sessions_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [RecoveryCodes] (
        [PersonId] int NOT NULL,
        [Hash] nvarchar(64) NOT NULL,
        CONSTRAINT [PK_RecoveryCodes] PRIMARY KEY ([PersonId], [Hash]),
        CONSTRAINT [FK_RecoveryCodes_Authenticators_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [Authenticators] ([PersonId]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [InvitationUses] (
        [InvitationId] int NOT NULL,
        [PersonId] int NOT NULL,
        [At] datetime2 NOT NULL,
        CONSTRAINT [PK_InvitationUses] PRIMARY KEY ([InvitationId], [PersonId]),
        CONSTRAINT [FK_InvitationUses_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_InvitationUses_SegmentInvitations_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [SegmentInvitations] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [CircleSegments] (
        [CircleId] int NOT NULL,
        [SegmentId] int NOT NULL,
        CONSTRAINT [PK_CircleSegments] PRIMARY KEY ([SegmentId], [CircleId]),
        CONSTRAINT [FK_CircleSegments_Circles_CircleId] FOREIGN KEY ([CircleId]) REFERENCES [Circles] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_CircleSegments_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [InvitedSegments] (
        [InvitationId] int NOT NULL,
        [SegmentId] int NOT NULL,
        CONSTRAINT [PK_InvitedSegments] PRIMARY KEY ([InvitationId], [SegmentId]),
        CONSTRAINT [FK_InvitedSegments_SegmentInvitations_InvitationId] FOREIGN KEY ([InvitationId]) REFERENCES [SegmentInvitations] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_InvitedSegments_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE TABLE [Memberships] (
        [SegmentId] int NOT NULL,
        [PersonId] int NOT NULL,
        [Since] datetime2 NOT NULL,
        [By] int NOT NULL,
        CONSTRAINT [PK_Memberships] PRIMARY KEY ([SegmentId], [PersonId]),
        CONSTRAINT [FK_Memberships_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Memberships_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_Topics_CircleId] ON [Topics] ([CircleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_CircleId] ON [Ideas] ([CircleId]) WHERE CircleId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_Challenges_CircleId] ON [Challenges] ([CircleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_AccountPasskeys_UserId] ON [AccountPasskeys] ([UserId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Circles_Name] ON [Circles] ([Name]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_CircleSegments_CircleId] ON [CircleSegments] ([CircleId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_InvitationUses_PersonId] ON [InvitationUses] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_InvitedSegments_SegmentId] ON [InvitedSegments] ([SegmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_KnownDevices_LastSignInAt] ON [KnownDevices] ([LastSignInAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_Memberships_PersonId] ON [Memberships] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_SegmentInvitations_ById] ON [SegmentInvitations] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE UNIQUE INDEX [IX_SegmentInvitations_Hash] ON [SegmentInvitations] ([Hash]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Segments_English] ON [Segments] ([English]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Segments_Key] ON [Segments] ([Key]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE UNIQUE INDEX [IX_Segments_Spanish] ON [Segments] ([Spanish]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_Sessions_LastSeenAt] ON [Sessions] ([LastSeenAt]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    CREATE INDEX [IX_Sessions_PersonId] ON [Sessions] ([PersonId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Challenges] ADD CONSTRAINT [FK_Challenges_Circles_CircleId] FOREIGN KEY ([CircleId]) REFERENCES [Circles] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Ideas] ADD CONSTRAINT [FK_Ideas_Circles_CircleId] FOREIGN KEY ([CircleId]) REFERENCES [Circles] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    ALTER TABLE [Topics] ADD CONSTRAINT [FK_Topics_Circles_CircleId] FOREIGN KEY ([CircleId]) REFERENCES [Circles] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127070009_SignInsAndSegments'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127070009_SignInsAndSegments', N'10.0.14');
END;

COMMIT;
GO

BEGIN TRANSACTION;
IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    DROP INDEX [IX_Sanctions_Standing] ON [Sanctions];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    DROP INDEX [IX_Flags_ById] ON [Flags];
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Sessions] ADD [Provider] nvarchar(40) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Sessions] ADD [SealedIdToken] nvarchar(4000) NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Sanctions] ADD [ActId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [ProposalVersions] ADD [WithheldAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [People] ADD [ErasedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [People] ADD [RolesFromSignOn] int NOT NULL DEFAULT 0;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [People] ADD [SilencedAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [People] ADD [SilencedUntil] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Ideas] ADD [WithheldAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Flags] ADD [Ground] int NOT NULL DEFAULT 8;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Flags] ADD [VersionId] int NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Comments] ADD [WithheldAt] datetime2 NULL;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [ClaimRules] (
        [Id] int NOT NULL IDENTITY,
        [Provider] nvarchar(40) NOT NULL,
        [Claim] nvarchar(100) NOT NULL,
        [Value] nvarchar(200) NOT NULL,
        [Kind] int NULL,
        [Role] int NOT NULL,
        [SegmentId] int NULL,
        CONSTRAINT [PK_ClaimRules] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ClaimRules_Segments_SegmentId] FOREIGN KEY ([SegmentId]) REFERENCES [Segments] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [DataExports] (
        [Id] int NOT NULL IDENTITY,
        [PersonId] int NOT NULL,
        [AskedAt] datetime2 NOT NULL,
        [MadeAt] datetime2 NULL,
        [ExpiresAt] datetime2 NULL,
        [Size] int NOT NULL,
        [Attempts] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_DataExports] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_DataExports_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [HoldingSettings] (
        [Id] int NOT NULL,
        [HoldsPosts] bit NOT NULL,
        [Threshold] int NOT NULL,
        [YoungDays] int NOT NULL,
        [TrustedPosts] int NOT NULL,
        [LinksWeight] int NOT NULL,
        [AccountAgeWeight] int NOT NULL,
        [RepeatedTextWeight] int NOT NULL,
        [ShoutingWeight] int NOT NULL,
        [ListedWordsWeight] int NOT NULL,
        [TypingTimeWeight] int NOT NULL,
        [HoneypotWeight] int NOT NULL,
        [EnglishWords] nvarchar(max) NOT NULL,
        [SpanishWords] nvarchar(max) NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_HoldingSettings] PRIMARY KEY ([Id])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [ModerationActs] (
        [Id] int NOT NULL IDENTITY,
        [Kind] int NOT NULL,
        [PersonId] int NOT NULL,
        [IdeaId] int NULL,
        [CommentId] int NULL,
        [VersionId] int NULL,
        [Ground] int NULL,
        [Reason] nvarchar(2000) NOT NULL,
        [ById] int NOT NULL,
        [At] datetime2 NOT NULL,
        [EndsAt] datetime2 NULL,
        [UndoneAt] datetime2 NULL,
        [UndoneById] int NULL,
        [UndoReason] nvarchar(2000) NULL,
        CONSTRAINT [PK_ModerationActs] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_ModerationActs_Comments_CommentId] FOREIGN KEY ([CommentId]) REFERENCES [Comments] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ModerationActs_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ModerationActs_People_ById] FOREIGN KEY ([ById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ModerationActs_People_PersonId] FOREIGN KEY ([PersonId]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ModerationActs_People_UndoneById] FOREIGN KEY ([UndoneById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_ModerationActs_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [RetentionPeriods] (
        [What] int NOT NULL,
        [Days] int NOT NULL,
        [Version] int NOT NULL,
        CONSTRAINT [PK_RetentionPeriods] PRIMARY KEY ([What])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [SeenProviders] (
        [Name] nvarchar(40) NOT NULL,
        [LastAt] datetime2 NOT NULL,
        [Claims] nvarchar(2000) NOT NULL,
        CONSTRAINT [PK_SeenProviders] PRIMARY KEY ([Name])
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [DataExportContents] (
        [ExportId] int NOT NULL,
        [Zip] varbinary(max) NOT NULL,
        CONSTRAINT [PK_DataExportContents] PRIMARY KEY ([ExportId]),
        CONSTRAINT [FK_DataExportContents_DataExports_ExportId] FOREIGN KEY ([ExportId]) REFERENCES [DataExports] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [Appeals] (
        [ActId] int NOT NULL,
        [Text] nvarchar(2000) NOT NULL,
        [At] datetime2 NOT NULL,
        [OpenSince] datetime2 NULL,
        [DecidedAt] datetime2 NULL,
        [DecidedById] int NULL,
        [IsUpheld] bit NULL,
        [Answer] nvarchar(2000) NULL,
        CONSTRAINT [PK_Appeals] PRIMARY KEY ([ActId]),
        CONSTRAINT [FK_Appeals_ModerationActs_ActId] FOREIGN KEY ([ActId]) REFERENCES [ModerationActs] ([Id]) ON DELETE CASCADE,
        CONSTRAINT [FK_Appeals_People_DecidedById] FOREIGN KEY ([DecidedById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [EarlierTexts] (
        [ActId] int NOT NULL,
        [Title] nvarchar(120) NULL,
        [Body] nvarchar(max) NOT NULL,
        [Passage] nvarchar(max) NOT NULL,
        CONSTRAINT [PK_EarlierTexts] PRIMARY KEY ([ActId]),
        CONSTRAINT [FK_EarlierTexts_ModerationActs_ActId] FOREIGN KEY ([ActId]) REFERENCES [ModerationActs] ([Id]) ON DELETE CASCADE
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE TABLE [Withheld] (
        [Id] int NOT NULL IDENTITY,
        [IdeaId] int NOT NULL,
        [CommentId] int NULL,
        [VersionId] int NULL,
        [Since] datetime2 NOT NULL,
        [IsFromBeginning] bit NOT NULL,
        [Score] int NULL,
        [Found] nvarchar(400) NULL,
        [ActId] int NULL,
        [EndedAt] datetime2 NULL,
        [EndedById] int NULL,
        [LeftChallengeId] int NULL,
        CONSTRAINT [PK_Withheld] PRIMARY KEY ([Id]),
        CONSTRAINT [FK_Withheld_Comments_CommentId] FOREIGN KEY ([CommentId]) REFERENCES [Comments] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Withheld_Ideas_IdeaId] FOREIGN KEY ([IdeaId]) REFERENCES [Ideas] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Withheld_ModerationActs_ActId] FOREIGN KEY ([ActId]) REFERENCES [ModerationActs] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Withheld_People_EndedById] FOREIGN KEY ([EndedById]) REFERENCES [People] ([Id]) ON DELETE NO ACTION,
        CONSTRAINT [FK_Withheld_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE NO ACTION
    );
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'UPDATE Flags SET OpenSince = NULL WHERE OpenSince IS NOT NULL AND Id NOT IN (SELECT MIN(Id) FROM Flags WHERE OpenSince IS NOT NULL GROUP BY ById, IdeaId, CommentId);');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Sanctions_ActId] ON [Sanctions] ([ActId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Sanctions_Standing] ON [Sanctions] ([PersonId]) WHERE LiftedAt IS NULL AND ActId IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Sanctions_StandingOfAct] ON [Sanctions] ([PersonId]) WHERE LiftedAt IS NULL AND ActId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_People_SilencedUntil] ON [People] ([SilencedUntil]) WHERE SilencedUntil IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Ideas_WithheldAt_Id] ON [Ideas] ([WithheldAt], [Id]) WHERE WithheldAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Flags_OpenOfComment] ON [Flags] ([ById], [CommentId]) WHERE OpenSince IS NOT NULL AND CommentId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Flags_OpenOfIdea] ON [Flags] ([ById], [IdeaId]) WHERE OpenSince IS NOT NULL AND CommentId IS NULL AND VersionId IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Flags_OpenOfVersion] ON [Flags] ([ById], [VersionId]) WHERE OpenSince IS NOT NULL AND VersionId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Flags_VersionId] ON [Flags] ([VersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Appeals_DecidedById] ON [Appeals] ([DecidedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Appeals_OpenSince_ActId] ON [Appeals] ([OpenSince], [ActId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ClaimRules_Provider] ON [ClaimRules] ([Provider]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ClaimRules_SegmentId] ON [ClaimRules] ([SegmentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_DataExports_ExpiresAt] ON [DataExports] ([ExpiresAt]) WHERE ExpiresAt IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_DataExports_Pending] ON [DataExports] ([PersonId]) WHERE MadeAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_DataExports_PersonId_Id] ON [DataExports] ([PersonId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_At_Id] ON [ModerationActs] ([At], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_ById] ON [ModerationActs] ([ById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_CommentId] ON [ModerationActs] ([CommentId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_IdeaId_Id] ON [ModerationActs] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_PersonId_Id] ON [ModerationActs] ([PersonId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_UndoneById] ON [ModerationActs] ([UndoneById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_ModerationActs_VersionId] ON [ModerationActs] ([VersionId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Withheld_ActId] ON [Withheld] ([ActId]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Withheld_Comment_Standing] ON [Withheld] ([CommentId]) WHERE EndedAt IS NULL AND CommentId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Withheld_CommentId_Id] ON [Withheld] ([CommentId], [Id]) WHERE CommentId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Withheld_EndedById] ON [Withheld] ([EndedById]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Withheld_Idea_Standing] ON [Withheld] ([IdeaId]) WHERE EndedAt IS NULL AND CommentId IS NULL AND VersionId IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    CREATE INDEX [IX_Withheld_IdeaId_Id] ON [Withheld] ([IdeaId], [Id]);
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Withheld_Since_Id] ON [Withheld] ([Since], [Id]) WHERE EndedAt IS NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE UNIQUE INDEX [IX_Withheld_Version_Standing] ON [Withheld] ([VersionId]) WHERE EndedAt IS NULL AND VersionId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    EXEC(N'CREATE INDEX [IX_Withheld_VersionId_Id] ON [Withheld] ([VersionId], [Id]) WHERE VersionId IS NOT NULL');
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Flags] ADD CONSTRAINT [FK_Flags_ProposalVersions_VersionId] FOREIGN KEY ([VersionId]) REFERENCES [ProposalVersions] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    ALTER TABLE [Sanctions] ADD CONSTRAINT [FK_Sanctions_ModerationActs_ActId] FOREIGN KEY ([ActId]) REFERENCES [ModerationActs] ([Id]) ON DELETE NO ACTION;
END;

IF NOT EXISTS (
    SELECT * FROM [__EFMigrationsHistory]
    WHERE [MigrationId] = N'20261127182813_ModerationRightsSignOn'
)
BEGIN
    INSERT INTO [__EFMigrationsHistory] ([MigrationId], [ProductVersion])
    VALUES (N'20261127182813_ModerationRightsSignOn', N'10.0.14');
END;

COMMIT;
GO

