-- What makes search fast, after schema.sql, by whoever may define tables; once, and again after each upgrade, which changes nothing where all is there. The site uses it within ten minutes, when it is filled.
-- Two indexes over the same texts, one for each language, since an index breaks words by the rules of one: the views are copies of the texts, kept by the server itself.
-- Before a release that changes a column of the views (its notes would say so), drop them; run this after it.
SET ANSI_NULLS, ANSI_PADDING, ANSI_WARNINGS, ARITHABORT, CONCAT_NULL_YIELDS_NULL, QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
GO

IF ISNULL(CAST(SERVERPROPERTY('IsFullTextInstalled') AS int), 0) = 0
BEGIN
    RAISERROR (N'Full-text search is not installed on this server. Add it with SQL Server''s setup; until then search works without it, slower.', 16, 1);
    SET NOEXEC ON;
END;
GO

-- "movil" finds "móvil".
IF NOT EXISTS (SELECT 1 FROM sys.fulltext_catalogs WHERE name = N'IdeaLab')
    CREATE FULLTEXT CATALOG IdeaLab WITH ACCENT_SENSITIVITY = OFF;
GO

IF OBJECT_ID(N'dbo.IdeaTextsEnglish') IS NULL
    EXEC (N'CREATE VIEW dbo.IdeaTextsEnglish WITH SCHEMABINDING AS SELECT Id, Title, Body FROM dbo.Ideas');
GO

IF OBJECT_ID(N'dbo.LessonTextsSpanish') IS NULL
    EXEC (N'CREATE VIEW dbo.LessonTextsSpanish WITH SCHEMABINDING AS SELECT l.Id, i.Title, l.Happened, l.Learned, l.NextTime FROM dbo.Lessons AS l INNER JOIN dbo.Ideas AS i ON i.Id = l.IdeaId');
GO

IF OBJECT_ID(N'dbo.LessonTextsEnglish') IS NULL
    EXEC (N'CREATE VIEW dbo.LessonTextsEnglish WITH SCHEMABINDING AS SELECT l.Id, i.Title, l.Happened, l.Learned, l.NextTime FROM dbo.Lessons AS l INNER JOIN dbo.Ideas AS i ON i.Id = l.IdeaId');
GO

IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'dbo.IdeaTextsEnglish') AND name = N'PK_IdeaTextsEnglish')
    CREATE UNIQUE CLUSTERED INDEX PK_IdeaTextsEnglish ON dbo.IdeaTextsEnglish (Id);
GO

IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'dbo.LessonTextsSpanish') AND name = N'PK_LessonTextsSpanish')
    CREATE UNIQUE CLUSTERED INDEX PK_LessonTextsSpanish ON dbo.LessonTextsSpanish (Id);
GO

IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(N'dbo.LessonTextsEnglish') AND name = N'PK_LessonTextsEnglish')
    CREATE UNIQUE CLUSTERED INDEX PK_LessonTextsEnglish ON dbo.LessonTextsEnglish (Id);
GO

-- Without a list of words to leave out: whoever searches for "the card" would else find nothing. 3082 is Spanish, 1033 English.
IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'dbo.Ideas'))
    CREATE FULLTEXT INDEX ON dbo.Ideas (Title LANGUAGE 3082, Body LANGUAGE 3082)
        KEY INDEX PK_Ideas ON IdeaLab WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF);
GO

IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'dbo.IdeaTextsEnglish'))
    CREATE FULLTEXT INDEX ON dbo.IdeaTextsEnglish (Title LANGUAGE 1033, Body LANGUAGE 1033)
        KEY INDEX PK_IdeaTextsEnglish ON IdeaLab WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF);
GO

IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'dbo.LessonTextsSpanish'))
    CREATE FULLTEXT INDEX ON dbo.LessonTextsSpanish (Title LANGUAGE 3082, Happened LANGUAGE 3082, Learned LANGUAGE 3082, NextTime LANGUAGE 3082)
        KEY INDEX PK_LessonTextsSpanish ON IdeaLab WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF);
GO

IF NOT EXISTS (SELECT 1 FROM sys.fulltext_indexes WHERE object_id = OBJECT_ID(N'dbo.LessonTextsEnglish'))
    CREATE FULLTEXT INDEX ON dbo.LessonTextsEnglish (Title LANGUAGE 1033, Happened LANGUAGE 1033, Learned LANGUAGE 1033, NextTime LANGUAGE 1033)
        KEY INDEX PK_LessonTextsEnglish ON IdeaLab WITH (CHANGE_TRACKING = AUTO, STOPLIST = OFF);
GO

SET NOEXEC OFF;
GO
