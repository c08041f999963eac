-- Who may do what, after schema.sql and again after each upgrade. Logins and users are the DBA's: add them with
--   ALTER ROLE idealab_web ADD MEMBER [user]
-- None of the roles may define anything, so schema.sql is run by somebody else.
SET QUOTED_IDENTIFIER ON;
GO

IF DATABASE_PRINCIPAL_ID('idealab_web') IS NULL CREATE ROLE idealab_web;
IF DATABASE_PRINCIPAL_ID('idealab_jobs') IS NULL CREATE ROLE idealab_jobs;
IF DATABASE_PRINCIPAL_ID('idealab_reporting') IS NULL CREATE ROLE idealab_reporting;
GO

-- The views and indexes of full-text.sql are in this schema too, and reading is all that search needs.
-- A node that answers requests. One that also runs the timetable (Jobs:Enabled) is a member of both roles.
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO idealab_web, idealab_jobs;
GO

-- What is on record is added to and never changed, by nobody.
DENY UPDATE, DELETE ON dbo.Audit TO idealab_web, idealab_jobs;
DENY UPDATE, DELETE ON dbo.AuditSeals TO idealab_web, idealab_jobs;
DENY UPDATE, DELETE ON dbo.Decisions TO idealab_web, idealab_jobs;
DENY INSERT, UPDATE, DELETE ON dbo.__EFMigrationsHistory TO idealab_web, idealab_jobs;
GO

-- Hangfire's own tables, where they are (hangfire.sql of the same release makes them). Web nodes ask for jobs, so both write there.
IF SCHEMA_ID('hangfire') IS NOT NULL
    EXEC (N'GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE ON SCHEMA::hangfire TO idealab_web, idealab_jobs');
GO

-- Reports see the board and what became of it: no account, no address, no mail, no vote of a person, no trace of a network.
GRANT SELECT ON dbo.Topics TO idealab_reporting;
GRANT SELECT ON dbo.Challenges TO idealab_reporting;
GRANT SELECT ON dbo.ChallengeTopics TO idealab_reporting;
GRANT SELECT ON dbo.ChallengePlaces TO idealab_reporting;
GRANT SELECT ON dbo.StatusChanges TO idealab_reporting;
GRANT SELECT ON dbo.Responses TO idealab_reporting;
GRANT SELECT ON dbo.Decisions TO idealab_reporting;
GRANT SELECT ON dbo.Outcomes TO idealab_reporting;
GRANT SELECT ON dbo.Lessons TO idealab_reporting;
GRANT SELECT ON dbo.Promises TO idealab_reporting;
GRANT SELECT ON dbo.Holidays TO idealab_reporting;
GRANT SELECT ON dbo.Snapshots TO idealab_reporting;
GRANT SELECT ON dbo.RankPlaces TO idealab_reporting;
GRANT SELECT ON dbo.SiteHours TO idealab_reporting;
GRANT SELECT ON dbo.JobRuns TO idealab_reporting;
-- Of ideas everything but who wrote them.
GRANT SELECT ON dbo.Ideas TO idealab_reporting;
DENY SELECT ON dbo.Ideas (AuthorId, DraftKey) TO idealab_reporting;
GO
